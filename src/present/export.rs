//! Files to take away: their names and their texts. Images are drawn by `platform` from the same specs as the screen.

use crate::charts::layout::{Frame, layout};
use crate::charts::look::{Ground, Theme};
use crate::charts::measure::Measure;
use crate::charts::scene::{Ink, Scene, Shape};
use crate::charts::spec::ChartSpec;
use crate::format::csv::Csv;
use crate::format::png::Metadata;
use crate::model::{Catalog, Dataset, Lang, Licence};
use crate::text::{opened as words, phrases};

use super::charts::ChartView;
use super::checks::Mark;
use super::image::ImageSize;
use super::{Compare, Selection, ViewState, csv, table};

/// How an image of a chart is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// For how much room it is laid out.
    pub size: ImageSize,
    /// Pixels of the image for each pixel of its size, one of [`ImageSize::RATIOS`].
    pub ratio: u32,
    /// Its colours.
    pub theme: Theme,
    /// What lies behind it.
    pub ground: Ground,
}

impl Default for Look {
    fn default() -> Self {
        let size = ImageSize::default();
        Self { size, ratio: size.default_ratio(), theme: Theme::Light, ground: Ground::Filled }
    }
}

/// The drawing as it leaves the page: with what stands in its foot only there. `mark` says that figures of the chart differ, `page` is the page's own link.
#[must_use]
pub fn with_foot(spec: &ChartSpec, lang: Lang, page: &str, mark: Option<&Mark>) -> ChartSpec {
    let mut spec = spec.clone();
    // That figures differ is told before their sources, which the reader would look at next.
    spec.footer.splice(0..0, mark.map(|mark| phrases::differs_line(&mark.words)));
    spec.footer.extend(site(page).map(|site| phrases::site_line(lang, site)));
    spec
}

/// What a chart has to say of figures of files that the reader opened; nothing where all of its figures are the site's.
#[must_use]
pub fn opened(dataset: &Dataset, lang: Lang, view: &ChartView) -> Option<String> {
    let files = dataset.opened_among(&view.statements);
    (!files.is_empty()).then(|| words::foot(lang, &files, dataset.is_opened()))
}

/// The drawing of a chart as it leaves the page, as [`with_foot`] has it. Where it has figures of opened files it says so after its sources, and has no
/// address: nobody else sees them there; nor a licence of the site where they were added to the site's.
#[must_use]
pub fn leaving(dataset: &Dataset, lang: Lang, view: &ChartView, page: &str, mark: Option<&Mark>) -> Option<ChartSpec> {
    let spec = view.drawing.as_ref().ok()?;
    let Some(opened) = opened(dataset, lang, view) else { return Some(with_foot(spec, lang, page, mark)) };
    let mut spec = spec.clone();
    if !dataset.is_opened() {
        let catalog = dataset.catalog();
        let line = colophon(catalog, lang);
        spec.footer.retain(|one| Some(one) != line.as_ref());
    }
    spec.footer.insert(spec.footer.len().min(1), opened);
    Some(with_foot(&spec, lang, "", mark))
}

/// Licence and date of the data, for an exported image.
pub(super) fn colophon(catalog: &Catalog, lang: Lang) -> Option<String> {
    let licence = catalog.licence.as_ref().map(|licence| licence.name.get(lang).trim_end_matches('.'));
    phrases::licence_line(lang, licence, catalog.updated)
}

/// The address of the page in short, as it is typed: without scheme, query and place in the page. `None` where it leads nowhere from elsewhere.
fn site(page: &str) -> Option<&str> {
    let page = page.split(['?', '#']).next()?;
    let site = match page.split_once("://") {
        Some(("https" | "http", site)) => site,
        Some(_) => return None,
        None => page,
    };
    let site = site.strip_suffix("index.html").unwrap_or(site).trim_end_matches('/');
    (!site.is_empty()).then_some(site)
}

/// The chart laid out for an image of its own: title, legend, notes, sources and licence with it, never a scaled picture of the screen.
#[must_use]
pub fn scene(spec: &ChartSpec, look: Look, measure: &dyn Measure) -> Scene {
    let mut scene = layout(spec, look.size.layout(), Frame::Full, measure);
    // The pixels asked for are met exactly: what the layout's whole pixels leave over is ground.
    let (_, height) = look.size.pixels(scene.height, look.ratio);
    scene.height = f64::from(height) / look.size.scale(look.ratio);
    if look.ground == Ground::Transparent {
        // On another ground the column of the chosen year would be a patch: the line under it and the bold year tell it alone.
        scene.items.retain(|item| !matches!(item.shape, Shape::Rect(_, Ink::Raised)));
    }
    scene
}

/// The link of a view in which a chart stands alone. It names year, area, reporter and language even where they are the default, so that it shows
/// the same after the data have grown. `base` is the page's own link; of `state`, which may already ask for what is not shown yet, only colours and catalog
/// are taken.
#[must_use]
pub fn link(base: &str, state: &ViewState, dataset: &Dataset, selection: &Selection, chart: &str) -> String {
    let catalog = dataset.catalog();
    let base = base.split(['?', '#']).next().unwrap_or_default();
    let state = ViewState {
        year: Some(selection.year),
        compare: selection.compare.map_or(Compare::Nothing, Compare::With),
        area: Some(catalog.area(selection.area).id.to_string()),
        reporter: Some(catalog.reporter(selection.reporter).id.to_string()),
        lang: selection.lang,
        theme: state.theme,
        options: selection.options.clone(),
        chart: Some(chart.to_owned()),
        figure: None,
        checks: None,
        data: state.data.clone(),
    };
    [base, "?", &state.to_query()].concat()
}

/// The ending of a file of figures.
pub const FIGURES: &str = "csv";

/// The name of a chart's file with an ending, whoever writes it: what is in it, and how an image was made where that is not as usual.
#[must_use]
pub fn file_name(view: &ChartView, look: Look, ending: &str) -> String {
    let mut name = view.file_stem.clone();
    let look = if ending == FIGURES { Look::default() } else { look };
    if look.size != ImageSize::default() {
        name.push('_');
        name.push_str(&look.size.word());
    }
    let ground = match (look.ground, look.theme) {
        (Ground::Transparent, _) => "_transparent",
        (Ground::Filled, Theme::Dark) => "_dark",
        (Ground::Filled, _) => "",
    };
    name.push_str(ground);
    name.push('.');
    name.push_str(ending);
    name
}

/// What an exported image says of itself. `link` leads to the view that it shows.
#[must_use]
pub fn metadata(dataset: &Dataset, selection: &Selection, view: &ChartView, link: &str, per_metre: u32) -> Metadata {
    let lang = selection.lang;
    let opened = opened(dataset, lang, view).unwrap_or_default();
    let described = view.drawing.as_ref().map_or("", |spec| &spec.description);
    let licence = licensed(dataset, !opened.is_empty()).map_or("", |licence| licence.name.get(lang));
    let mut texts = vec![
        ("Title", view.title.clone()),
        ("Description", [view.subtitle.as_str(), described].join("\n")),
        ("Source", [view.source_line.as_str(), &opened].join("\n").trim_end().to_owned()),
        ("Copyright", licence.to_owned()),
        ("URL", if opened.is_empty() { link.to_owned() } else { String::new() }),
        ("Software", SOFTWARE.to_owned()),
    ];
    texts.retain(|(_, text)| !text.is_empty());
    Metadata { lang: lang.tag(), texts, per_metre }
}

/// What made an image.
pub const SOFTWARE: &str = concat!("Coopstat ", env!("CARGO_PKG_VERSION"));

/// The statements behind a chart as CSV, then what it draws and works out of them itself.
#[must_use]
pub fn chart_csv(dataset: &Dataset, selection: &Selection, view: &ChartView) -> String {
    text(
        csv::rows(dataset, &view.statements, selection.lang)
            .into_iter()
            .chain(csv::worked_out(dataset, selection, view)),
    )
}

/// Every statement of the chosen area and reporter, all years, as CSV, with its file's name.
#[must_use]
pub fn figures_csv(dataset: &Dataset, selection: &Selection) -> (String, String) {
    let catalog = dataset.catalog();
    let (area, reporter) = (&catalog.area(selection.area).id, &catalog.reporter(selection.reporter).id);
    let name = format!("coopstat_{area}_{reporter}_{}.csv", selection.lang.tag());
    (name, text(csv::rows(dataset, &table::statements(dataset, selection), selection.lang)))
}

/// The list of what an archive holds.
pub const CONTENTS: &str = "contents.csv";

/// The columns of that list.
const CONTENTS_COLUMNS: [&str; 7] = ["file", "title", "subtitle", "sources", "licence", "link", "opened"];

/// What an archive says of one of its files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry([String; 7]);

impl Entry {
    /// What there is to say of a chart's file. Of a chart without a drawing, the subtitle's place says why.
    #[must_use]
    pub fn of(dataset: &Dataset, selection: &Selection, view: &ChartView, file: String, link: String) -> Self {
        let subtitle = view.drawing.as_ref().map_or_else(|empty| empty.why.clone(), |_| view.subtitle.clone());
        let catalog = dataset.catalog();
        let sources: Vec<String> = view
            .sources
            .iter()
            .map(|ix| {
                let source = catalog.source(*ix);
                let mut line = [&*source.title, " (", source.publisher.get(selection.lang), ")"].concat();
                if let Some(url) = &source.url {
                    line.push(' ');
                    line.push_str(url);
                }
                line
            })
            .collect();
        let opened = opened(dataset, selection.lang, view).unwrap_or_default();
        let link = if opened.is_empty() { link } else { String::new() };
        let licence = licence(licensed(dataset, !opened.is_empty()), selection.lang);
        Self([file, view.title.clone(), subtitle, sources.join("; "), licence, link, opened])
    }

    /// Whether it is of a chart that gives no file.
    #[must_use]
    pub fn is_bare(&self) -> bool {
        self.0.first().is_some_and(String::is_empty)
    }
}

/// The list of an archive's files, as CSV.
#[must_use]
pub fn contents(entries: &[Entry]) -> String {
    let mut out = Csv::new();
    put_row(&mut out, &CONTENTS_COLUMNS.map(str::to_owned));
    for Entry(cells) in entries {
        put_row(&mut out, cells);
    }
    out.finish()
}

/// The name of the archive of all charts.
#[must_use]
pub fn archive_name(dataset: &Dataset, selection: &Selection) -> String {
    let catalog = dataset.catalog();
    let (area, reporter) = (&catalog.area(selection.area).id, &catalog.reporter(selection.reporter).id);
    format!("coopstat_{area}_{reporter}_{}_{}.zip", selection.year, selection.lang.tag())
}

/// The licence under which a chart's figures are: the site's is not that of a file which was added to it.
fn licensed(dataset: &Dataset, opened: bool) -> Option<&Licence> {
    dataset.catalog().licence.as_ref().filter(|_| is_of_catalog(dataset, opened))
}

/// Whether figures are those of the catalog, of which it tells licence and date; `opened`: whether any of them is of an opened file.
pub(super) fn is_of_catalog(dataset: &Dataset, opened: bool) -> bool {
    !opened || dataset.is_opened()
}

/// The licence of the data, with its address.
pub(super) fn licence(licence: Option<&Licence>, lang: Lang) -> String {
    let Some(licence) = licence else { return String::new() };
    let mut text = licence.name.get(lang).to_owned();
    if let Some(url) = &licence.url {
        text.push(' ');
        text.push_str(url);
    }
    text
}

fn put_row(out: &mut Csv, cells: &[String]) {
    for cell in cells {
        out.text(cell);
    }
    out.end_row();
}

fn text(rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut out = Csv::new();
    put_row(&mut out, &csv::COLUMNS.map(str::to_owned));
    for row in rows {
        put_row(&mut out, &row);
    }
    out.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::spec::{Axis, Body, Ranked};

    #[test]
    fn an_address_is_shown_short_and_one_that_leads_nowhere_is_not() {
        for (page, short) in [
            ("https://coopstat.example.org/?year=2021&lang=en#x", Some("coopstat.example.org")),
            ("https://example.org/coopstat/index.html?year=2021", Some("example.org/coopstat")),
            ("http://127.0.0.1:8080/", Some("127.0.0.1:8080")),
            ("example.org/htx", Some("example.org/htx")),
            ("file:///home/index.html", None),
            ("", None),
            ("?year=2021", None),
        ] {
            assert_eq!(site(page), short, "{page}");
        }
    }

    #[test]
    fn the_foot_tells_a_difference_first_and_the_address_last_and_neither_where_there_is_none() {
        let axis = Axis { min: 0.0, max: 1.0, ticks: Vec::new(), note: None };
        let spec = ChartSpec {
            title: String::new(),
            subtitle: String::new(),
            body: Body::Ranked(Ranked { axis, rows: Vec::new() }),
            legend: Vec::new(),
            footer: vec!["Nguồn: A".into()],
            description: String::new(),
            marks: Vec::new(),
        };
        let mark = Mark { count: 2, soft: false, words: "Nguồn không khớp: 2 kiểm tra".into() };
        assert_eq!(
            with_foot(&spec, Lang::Vi, "https://example.org/", Some(&mark)).footer,
            ["≠ Nguồn không khớp: 2 kiểm tra", "Nguồn: A", "Biểu đồ: Coopstat, example.org"]
        );
        assert_eq!(with_foot(&spec, Lang::En, "https://example.org/", None).footer[1], "Chart: Coopstat, example.org");
        assert_eq!(with_foot(&spec, Lang::Vi, "", None), spec);
    }
}
