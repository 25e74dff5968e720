//! `coopstat export`: writes charts as the page exports them, without a browser: images, drawings, figures. The same data and arguments give the same
//! bytes on every machine.

use std::cell::OnceCell;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::{ArgGroup, Args, ValueEnum};

use super::folder;
use super::progress::Progress;
use super::{BROKEN, CONFORMS, Language, NOTHING, UNWRITTEN, USAGE, plain};
use crate::analysis::checks::Outcome;
use crate::charts::look::{FILE_FONTS, Ground, Palette, Theme};
use crate::charts::measure::EmbeddedFont;
use crate::charts::png::to_png;
use crate::charts::svg::scene_to_svg;
use crate::format::is_web_address;
use crate::format::png::with_metadata;
use crate::model::{Dataset, Lang, Year};
use crate::present::charts::{self, ChartView, other_base};
use crate::present::export::Look;
use crate::present::image::ImageSize;
use crate::present::{Compare, Selection, ViewState, checks, export};
use crate::text::date::year_spans;
use crate::text::errors;

/// Xuất biểu đồ thành tệp · Export charts as files.
///
/// Draws the charts of a view as the page draws them and writes each to a file that is named as the page names it.
///
/// Exit code: 0 all is written, 1 the data does not conform, 2 wrong usage, 4 a chart that was asked for has nothing to show in this view, 5 a file
/// or the output could not be written, or a file of that name is there already.
#[derive(Debug, Args)]
#[command(group = ArgGroup::new("what").args(["charts", "all"]).required(true))]
pub struct Export {
    /// The folder with catalog.json.
    #[arg(value_name = "DIR")]
    dir: PathBuf,
    /// A chart, by its id in links; may stand more than once.
    #[arg(long = "chart", value_name = "ID", value_delimiter = ',')]
    charts: Vec<String>,
    /// Every chart that has something to show.
    #[arg(long)]
    all: bool,
    /// The year; the data's own default unless told.
    #[arg(long)]
    year: Option<String>,
    /// The year compared with, or none; the year before unless told.
    #[arg(long, value_name = "YEAR")]
    compare: Option<String>,
    /// The area, by its id.
    #[arg(long, value_name = "ID")]
    area: Option<String>,
    /// The reporter, by its id.
    #[arg(long, value_name = "ID")]
    reporter: Option<String>,
    /// How charts are shown, as `view=` in links: multiples, share, base-2018.
    #[arg(long, value_name = "WORDS")]
    view: Option<String>,
    /// The language of the charts and of the messages.
    #[arg(long, value_enum, default_value_t = Language::Vi)]
    lang: Language,
    /// The colours.
    #[arg(long, value_enum, default_value_t = Colours::Light)]
    theme: Colours,
    /// Leave the ground out: where the image is placed shows through.
    #[arg(long)]
    transparent: bool,
    /// column, slide, square, a4, or WIDTHxHEIGHT, or WIDTH (as high as the chart needs).
    #[arg(long, default_value = "column")]
    size: String,
    /// Pixels of the PNG for each pixel of the size, 1 to 8; 2 for column, slide and square, else 1.
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..=8))]
    ratio: Option<u32>,
    /// What to write, parted by commas.
    #[arg(long = "format", value_enum, value_delimiter = ',', default_value = "svg,png")]
    formats: Vec<Kind>,
    /// The folder to write to; made where it does not exist.
    #[arg(long, value_name = "DIR", default_value = ".")]
    out: PathBuf,
    /// Write over files that are there already.
    #[arg(long)]
    force: bool,
    /// The address of the published page: named in the foot of an image, and put before the link of the view in a PNG's metadata.
    #[arg(long, value_name = "URL", default_value = "")]
    page: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Colours {
    Light,
    Dark,
    Print,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Kind {
    Svg,
    Png,
    Csv,
}

impl Kind {
    const fn ending(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Csv => export::FIGURES,
        }
    }

    /// Whether there is such a file of a chart: the page gives the figures also where there is nothing to draw.
    fn is_given(self, view: &ChartView) -> bool {
        view.drawing.is_ok() || (self == Self::Csv && view.has_figures())
    }
}

/// Why nothing is written: a sentence and an exit code.
struct Refusal(String, u8);

impl Export {
    /// Reads the folder and writes the files; gives the exit code.
    pub(super) fn run(&self, out: &mut dyn Write, err: &mut dyn Write, live: bool) -> io::Result<u8> {
        let mut progress = Progress::new(err, live);
        let outcome = self.write(out, &mut progress)?;
        progress.clear()?;
        match outcome {
            Ok(code) => Ok(code),
            Err(Refusal(said, code)) => writeln!(err, "{said}").map(|()| code),
        }
    }

    fn write(&self, out: &mut dyn Write, progress: &mut Progress<'_>) -> io::Result<Result<u8, Refusal>> {
        let lang = self.lang.lang();
        let job = match self.prepare(lang) {
            Ok(job) => job,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let (mut nothing, mut told) = (false, job.warnings.clone());
        let files = job.charts.len() * self.formats.len();
        let build = |id: &&'static str| Some((*id, charts::build(id, &job.dataset, &job.selection)?));
        let views: Vec<_> = job.charts.iter().filter_map(build).collect();
        if let Some(taken) = self.taken(&job, &views) {
            return Ok(Err(exists(lang, &taken)));
        }
        for (done, (id, view)) in views.iter().enumerate() {
            for (place, kind) in self.formats.iter().enumerate() {
                progress.show(done * self.formats.len() + place, files)?;
                let bytes = match job.file(view, *kind) {
                    Ok(bytes) => bytes,
                    Err(Refusal(why, NOTHING)) => {
                        nothing = true;
                        let why = plain(&format!("{id}: {why}"));
                        if told.last() != Some(&why) {
                            told.push(why);
                        }
                        continue;
                    }
                    Err(refusal) => return Ok(Err(refusal)),
                };
                let path = self.path(&job, view, *kind);
                if let Err(error) = fs::write(&path, bytes) {
                    return Ok(Err(unwritten(lang, &path, &error)));
                }
                progress.clear()?;
                writeln!(out, "{}", path.display())?;
            }
        }
        let code = if self.all || !nothing { CONFORMS } else { NOTHING };
        Ok(if told.is_empty() { Ok(code) } else { Err(Refusal(told.join("\n"), code)) })
    }

    fn path(&self, job: &Job, view: &ChartView, kind: Kind) -> PathBuf {
        self.out.join(export::file_name(view, job.look, kind.ending()))
    }

    /// The first file that would be written over, unless that is wanted.
    fn taken(&self, job: &Job, views: &[(&str, ChartView)]) -> Option<PathBuf> {
        let of_view = |(_, view): &(&str, ChartView)| {
            let given = self.formats.iter().filter(|kind| kind.is_given(view));
            given.map(|kind| self.path(job, view, *kind)).find(|path| path.exists())
        };
        views.iter().filter(|_| !self.force).find_map(of_view)
    }

    fn prepare(&self, lang: Lang) -> Result<Job, Refusal> {
        let usage = |vi: String, en: String| Refusal(if lang == Lang::Vi { vi } else { en }, USAGE);
        let size = ImageSize::from_word(&self.size).ok_or_else(|| {
            let (size, least, most) = (&self.size, ImageSize::LEAST, ImageSize::MOST);
            usage(
                format!(
                    "“{size}” không phải là cỡ ảnh: column, slide, square, a4, hoặc RỘNGxCAO từ {least} đến {most}."
                ),
                format!("“{size}” is no size: column, slide, square, a4, or WIDTHxHEIGHT, {least} to {most} each."),
            )
        })?;
        if !self.page.is_empty() && !is_web_address(&self.page) {
            let page = &self.page;
            return Err(usage(
                format!("--page “{page}” không phải là địa chỉ web; địa chỉ bắt đầu bằng https:// hoặc http://."),
                format!("--page “{page}” is no web address; one begins with https:// or http://."),
            ));
        }
        if let Some(refused) = folder::refused(lang, &self.dir) {
            return Err(Refusal(refused, USAGE));
        }
        let dir = self.dir.display();
        let loaded = folder::load(&self.dir);
        let broken = loaded.errors.iter().flatten().next().map(|error| {
            let (at, what) = (plain(&errors::whereabouts(lang, error)), plain(&errors::message(lang, error)));
            let said = match lang {
                Lang::Vi => format!("{at}: {what}\nDữ liệu chưa đúng định dạng; “coopstat check {dir}” nêu mọi lỗi."),
                Lang::En => {
                    format!("{at}: {what}\nThe data does not conform; “coopstat check {dir}” tells every error.")
                }
            };
            Refusal(said, BROKEN)
        });
        let dataset = match (broken, loaded.dataset) {
            (None, Some(dataset)) => dataset,
            (refusal, _) => return Err(refusal.unwrap_or(Refusal(String::new(), BROKEN))),
        };
        let state = self.state(lang, &dataset)?;
        let charts = self.charts_of(lang, &dataset)?;
        let selection = Selection::resolve(&state, &dataset).ok_or_else(|| {
            usage(
                "Dữ liệu chưa có năm, địa bàn hay cơ quan nào.".into(),
                "The data has no year, area or reporter.".into(),
            )
        })?;
        if let Some(file) = self.out.ancestors().find(|above| above.is_file()) {
            let file = file.display();
            let said = match lang {
                Lang::Vi => format!("“{file}” là một tệp, không phải thư mục; hãy chọn thư mục khác cho --out."),
                Lang::En => format!("“{file}” is a file, not a folder; choose another folder for --out."),
            };
            return Err(Refusal(said, UNWRITTEN));
        }
        fs::create_dir_all(&self.out).map_err(|error| unwritten(lang, &self.out, &error))?;
        let theme = match self.theme {
            Colours::Light => Theme::Light,
            Colours::Dark => Theme::Dark,
            Colours::Print => Theme::Print,
        };
        let ground = if self.transparent { Ground::Transparent } else { Ground::Filled };
        let warnings = self.warnings(&state, &dataset, &selection);
        let look = Look { size, ratio: self.ratio.unwrap_or(size.default_ratio()), theme, ground };
        let page = self.page.clone();
        let (font, outcomes) = (EmbeddedFont::new(), OnceCell::new());
        Ok(Job { dataset, selection, state, charts, look, page, font, outcomes, warnings })
    }

    /// The link of the view that the arguments ask for. What the page would pass over with a notice is refused here.
    fn state(&self, lang: Lang, dataset: &Dataset) -> Result<ViewState, Refusal> {
        let usage = |vi: String, en: String| Refusal(if lang == Lang::Vi { vi } else { en }, USAGE);
        let catalog = dataset.catalog();
        if let Some(id) = &self.area
            && catalog.find_area(id).is_none()
        {
            let known = catalog.areas().map(|(_, area)| &*area.id).collect::<Vec<_>>().join(", ");
            return Err(usage(
                format!("Không có địa bàn “{id}”; có: {known}."),
                format!("There is no area “{id}”; there are: {known}."),
            ));
        }
        if let Some(id) = &self.reporter
            && catalog.find_reporter(id).is_none()
        {
            let known = catalog.reporters().map(|(_, reporter)| &*reporter.id).collect::<Vec<_>>().join(", ");
            return Err(usage(
                format!("Không có cơ quan báo cáo “{id}”; có: {known}."),
                format!("There is no reporter “{id}”; there are: {known}."),
            ));
        }
        let year = |text: &str| {
            text.parse().ok().and_then(Year::new).ok_or_else(|| {
                let named = self.area.as_deref().and_then(|id| catalog.find_area(id));
                let area = named.or(catalog.defaults.area).or_else(|| catalog.areas().next().map(|(ix, _)| ix));
                let name = |lang| area.map(|area| plain(catalog.area(area).name.get(lang))).unwrap_or_default();
                let known = area.map(|area| year_spans(lang, &dataset.years(area))).unwrap_or_default();
                let (vi, en) = (name(Lang::Vi), name(Lang::En));
                usage(
                    format!("“{text}” không phải là năm; các năm có số liệu của {vi}: {known}."),
                    format!("“{text}” is no year; years with figures of {en}: {known}."),
                )
            })
        };
        let mut state = match &self.view {
            None => ViewState::default(),
            // As one value of a link, whatever is in it.
            Some(words) => {
                match ViewState::from_query(&format!("view={}", words.replace('%', "%25").replace('&', "%26"))) {
                    (state, refused) if refused.is_empty() => state,
                    (_, refused) => {
                        let word = refused.first().map(|refused| plain(&refused.value)).unwrap_or_default();
                        return Err(usage(
                            format!("--view không có từ “{word}”; có: multiples, share, base-NĂM (như base-2018)."),
                            format!(
                                "--view has no word “{word}”; there are: multiples, share, base-YEAR (as base-2018)."
                            ),
                        ));
                    }
                }
            }
        };
        state.lang = lang;
        state.year = self.year.as_deref().map(year).transpose()?;
        state.compare = match self.compare.as_deref() {
            None => Compare::YearBefore,
            Some("none") => Compare::Nothing,
            Some(text) => Compare::With(year(text)?),
        };
        state.area.clone_from(&self.area);
        state.reporter.clone_from(&self.reporter);
        Ok(state)
    }

    /// What the page would tell with a notice of years that are asked for and of which there is nothing.
    fn warnings(&self, state: &ViewState, dataset: &Dataset, selection: &Selection) -> Vec<String> {
        let (lang, area) = (selection.lang, selection.area);
        let told = dataset.years(area);
        let compared = match state.compare {
            Compare::With(year) => Some(year),
            _ => None,
        };
        let name = plain(dataset.catalog().area(area).name.get(lang));
        let reporter = plain(dataset.catalog().reporter(selection.reporter).label().get(lang));
        let own = dataset.years_by(area, Some(selection.reporter));
        let vain = |year: Year| {
            let (of_area, of_reporter) = (told.contains(&year), own.contains(&year));
            let known = year_spans(lang, if of_area { &own } else { &told });
            match lang {
                _ if of_reporter => None,
                Lang::Vi if own.is_empty() && of_area => {
                    Some(format!("{name} không có số liệu năm nào theo {reporter}; --reporter chọn cơ quan khác."))
                }
                Lang::En if own.is_empty() && of_area => {
                    Some(format!("Of {name} there are no figures reported by {reporter}; --reporter chooses another."))
                }
                Lang::Vi if of_area => {
                    Some(format!("{name} không có số liệu năm {year} theo {reporter}; các năm có số liệu: {known}."))
                }
                Lang::En if of_area => Some(format!(
                    "Of {name} there are no figures of {year} reported by {reporter}; years with figures: {known}."
                )),
                Lang::Vi => Some(format!("{name} không có số liệu năm {year}; các năm có số liệu: {known}.")),
                Lang::En => Some(format!("Of {name} there are no figures of {year}; years with figures: {known}.")),
            }
        };
        let mut all: Vec<String> = state.year.into_iter().chain(compared).filter_map(vain).collect();
        if let Some((asked, shown)) = state.options.base.zip(other_base(dataset, selection)) {
            all.push(match lang {
                Lang::Vi => format!("Chỉ số không lấy được năm {asked} làm gốc; năm gốc là {shown}."),
                Lang::En => format!("The index cannot have {asked} as its base year; it has {shown}."),
            });
        }
        all
    }

    fn charts_of(&self, lang: Lang, dataset: &Dataset) -> Result<Vec<&'static str>, Refusal> {
        let known = charts::ids(dataset.catalog());
        if self.all {
            return Ok(known);
        }
        let mut found = Vec::new();
        for id in &self.charts {
            match known.iter().find(|known| *known == id) {
                Some(id) if found.contains(id) => {}
                Some(id) => found.push(*id),
                None => {
                    let known = known.join(", ");
                    let said = match lang {
                        Lang::Vi => format!("Không có biểu đồ “{id}”; có: {known}."),
                        Lang::En => format!("There is no chart “{id}”; there are: {known}."),
                    };
                    return Err(Refusal(said, USAGE));
                }
            }
        }
        Ok(found)
    }
}

fn unwritten(lang: Lang, path: &Path, error: &io::Error) -> Refusal {
    let path = path.display();
    let said = match lang {
        Lang::Vi => format!("Không ghi được “{path}”: {error}."),
        Lang::En => format!("“{path}” cannot be written: {error}."),
    };
    Refusal(said, UNWRITTEN)
}

fn exists(lang: Lang, path: &Path) -> Refusal {
    let path = path.display();
    let said = match lang {
        Lang::Vi => format!("Đã có “{path}”, không ghi tệp nào; hãy chọn thư mục khác, hoặc dùng --force để ghi đè."),
        Lang::En => format!(
            "“{path}” is there already, nothing is written; choose another folder, or write over it with --force."
        ),
    };
    Refusal(said, UNWRITTEN)
}

/// What is drawn, of what, and how.
struct Job {
    dataset: Dataset,
    selection: Selection,
    state: ViewState,
    charts: Vec<&'static str>,
    look: Look,
    page: String,
    font: EmbeddedFont,
    /// What is told beside it.
    warnings: Vec<String>,
    /// What the checks find, once a drawing needs it.
    outcomes: OnceCell<Arc<Vec<Outcome>>>,
}

impl Job {
    /// The bytes of a file, or why there is none.
    fn file(&self, view: &ChartView, kind: Kind) -> Result<Vec<u8>, Refusal> {
        if kind == Kind::Csv && kind.is_given(view) {
            return Ok(export::chart_csv(&self.dataset, &self.selection, view).into_bytes());
        }
        let spec = view.drawing.as_ref().map_err(|empty| Refusal(empty.why.clone(), NOTHING))?;
        let outcomes =
            self.outcomes.get_or_init(|| checks::find(&self.dataset, checks::scope(&self.dataset, &self.selection)));
        let mark = checks::mark_of_statements(outcomes, &view.statements, self.selection.lang);
        let spec = &export::with_foot(spec, self.selection.lang, &self.page, mark.as_ref());
        let scene = export::scene(spec, self.look, &self.font);
        if kind == Kind::Svg {
            let svg =
                scene_to_svg(&scene, &spec.title, &spec.description, self.look.theme, self.look.ground, FILE_FONTS);
            return Ok(svg.into_bytes());
        }
        let Look { size, ratio, theme, ground } = self.look;
        if !size.fits(scene.height, ratio) {
            let said = match self.selection.lang {
                Lang::Vi => "Ảnh có quá nhiều điểm ảnh; hãy giảm --ratio hoặc --size.",
                Lang::En => "The image has too many pixels; lower --ratio or --size.",
            };
            return Err(Refusal(said.to_owned(), USAGE));
        }
        let (pixels, scale) = (size.pixels(scene.height, ratio), size.scale(ratio));
        let png = to_png(&scene, &Palette::of(theme), ground, pixels, scale);
        let link = export::link(&self.page, &self.state, &self.dataset, &self.selection, view.id);
        let per_metre = size.per_metre(ratio);
        let metadata = export::metadata(&self.dataset, &self.selection, view, &link, per_metre);
        Ok(with_metadata(&png, &metadata).unwrap_or(png))
    }
}
