//! Every chart in every state: the charts of the repository's figures and those of data sets at the edges, in both languages and themes, at four widths.
//! Each keeps the promises of the layout, and is drawn as it was reviewed: as an SVG to look at where it is shown in full (`docs/gallery/`,
//! `tests/present/gallery/`), as a line of a table elsewhere. `make gallery` writes what is drawn now, and a page of all states to
//! `target/gallery/index.html`.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use coopstat::charts::look::{FILE_FONTS, Ground, Theme};
use coopstat::charts::measure::EmbeddedFont;
use coopstat::charts::scene::Scene;
use coopstat::charts::svg::scene_to_svg;
use coopstat::charts::{Frame, Size, layout};
use coopstat::model::{Dataset, Lang};
use coopstat::present::charts::{self, ChartView};
use coopstat::present::image::ImageSize;
use coopstat::present::{Selection, ViewState, export};

use proptest::prelude::*;

use super::edges;
use crate::charts::check;
use crate::support;

const WIDTHS: [f64; 4] = [320.0, 480.0, 768.0, 1200.0];
const THEMES: [(Theme, &str); 2] = [(Theme::Light, "light"), (Theme::Dark, "dark")];
/// The width at which the edges are kept in full.
const KEPT: f64 = 480.0;

/// A data set with the views of it that are drawn: what each is called, and its link.
struct Set {
    name: String,
    dataset: Dataset,
    query: &'static str,
}

fn sets() -> Vec<Set> {
    let real = |name: &str, query| Set {
        name: name.to_owned(),
        dataset: support::folder("data").dataset.expect("the data conforms"),
        query,
    };
    let mut sets = vec![
        real("2021", "year=2021"),
        real("2022", "year=2022&compare=2018&view=multiples,share"),
        real("ministry", "year=2023&reporter=mpi&compare=none"),
    ];
    sets.extend(edges::ALL.iter().map(|edge| Set {
        name: edge.name.to_owned(),
        dataset: edges::build(edge),
        query: "year=2021",
    }));
    sets
}

fn view(set: &Set, id: &str, lang: Lang) -> (Selection, Option<ChartView>) {
    let (mut state, refused) = ViewState::from_query(set.query);
    assert_eq!(refused, []);
    state.lang = lang;
    let selection = Selection::resolve(&state, &set.dataset).expect("there is something to select");
    let view = charts::build(id, &set.dataset, &selection);
    (selection, view)
}

fn svg(view: &ChartView, scene: &Scene, theme: Theme) -> String {
    let spec = view.drawing.as_ref().expect("only what can be drawn is");
    scene_to_svg(scene, &spec.title, &spec.description, theme, Ground::Filled, FILE_FONTS)
}

/// FNV-1a, 32 bits: enough to see a change.
fn digest(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// Where `make gallery` wants the page of all states.
fn wanted() -> Option<PathBuf> {
    std::env::var_os("COOPSTAT_GALLERY").map(PathBuf::from)
}

/// Compares a drawing with the one that was reviewed, or keeps it where `make gallery` runs.
fn reviewed(path: &Path, drawn: &str, changed: &mut Vec<String>) {
    if wanted().is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, drawn).unwrap();
    } else if fs::read_to_string(path).ok().as_deref() != Some(drawn) {
        changed.push(path.display().to_string());
    }
}

#[test]
fn every_chart_in_every_state_is_drawn_as_reviewed() {
    let kept = support::path("tests/present/gallery");
    let (mut table, mut changed, mut broken) = (String::new(), Vec::new(), Vec::new());
    let mut page = String::from(HEAD);
    for (place, set) in sets().iter().enumerate() {
        let _ = writeln!(page, "<h2 id=\"{0}\">{0}</h2>", set.name);
        for id in charts::ids(set.dataset.catalog()) {
            for lang in Lang::ALL {
                let (_, view) = view(set, id, lang);
                let view = view.expect("the catalog has the chart");
                let name = format!("{} {id} {}", set.name, lang.tag());
                let spec = match &view.drawing {
                    Ok(spec) => spec,
                    Err(empty) => {
                        let _ = writeln!(table, "{name}: {}", empty.why);
                        let _ = writeln!(page, "<p><b>{id} {}</b> {}</p>", lang.tag(), empty.why);
                        continue;
                    }
                };
                let _ = writeln!(page, "<h3>{id} {}</h3><div>", lang.tag());
                for width in WIDTHS {
                    let size = Size { width, height: None };
                    let scene = match check(spec, size, Frame::Full) {
                        Ok(scene) => scene,
                        Err(told) => {
                            broken.push(format!("{name} at {width}: {told}"));
                            continue;
                        }
                    };
                    let (texts, marks) = (scene.labels().count(), scene.marks.len());
                    let _ = write!(table, "{name} {width}x{}: {marks} marks, {texts} texts", scene.height);
                    for (theme, word) in THEMES {
                        let drawn = svg(&view, &scene, theme);
                        let _ = write!(table, ", {word} {:08x}", digest(&drawn));
                        if width == KEPT && lang == Lang::Vi && theme == Theme::Light && place > 2 {
                            reviewed(&kept.join(format!("{}_{id}.svg", set.name)), &drawn, &mut changed);
                        }
                        if let Some(to) = wanted() {
                            let file = format!("{}_{id}_{}_{word}_{width}.svg", set.name, lang.tag());
                            fs::create_dir_all(&to).unwrap();
                            fs::write(to.join(&file), &drawn).unwrap();
                            let _ = writeln!(
                                page,
                                "<img loading=\"lazy\" width=\"{width}\" src=\"{file}\" alt=\"{file}\">"
                            );
                        }
                    }
                    table.push('\n');
                }
                page.push_str("</div>\n");
            }
        }
    }
    if let Some(to) = wanted() {
        fs::write(to.join("index.html"), page).unwrap();
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
    assert!(changed.is_empty(), "drawn otherwise than reviewed; `make gallery` writes anew:\n{}", changed.join("\n"));
    insta::assert_snapshot!(table);
}

const HEAD: &str = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Every chart in every state</title>\n\
    <style>body{font:16px/1.5 system-ui,sans-serif;margin:24px;background:#8882}div{display:flex;flex-wrap:wrap;gap:16px;align-items:start}\
    img{max-width:100%;height:auto}</style>\n<h1>Every chart in every state</h1>\n";

/// 40 data sets, others in every run; with `COOPSTAT_CASES=10000`, so many.
fn tries() -> ProptestConfig {
    let cases = std::env::var("COOPSTAT_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(40);
    ProptestConfig { cases, max_shrink_iters: 20, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(tries())]
    #[test]
    fn no_text_of_a_real_chart_touches_another_whatever_the_figures(
        dice in prop::collection::vec(any::<u32>(), 64..256),
        width in 320u32..1400,
        shape in prop::option::of(0.5f64..1.1),
        long: bool,
        english: bool,
    ) {
        let query = "year=2021&compare=2015&view=multiples";
        let set = Set { name: String::new(), dataset: edges::thrown(&dice, long), query };
        let lang = if english { Lang::En } else { Lang::Vi };
        let width = f64::from(width);
        let size = Size { width, height: shape.map(|shape| (width * shape).round()) };
        for id in charts::ids(set.dataset.catalog()) {
            let view = view(&set, id, lang).1.expect("the catalog has the chart");
            if let Ok(spec) = &view.drawing
                && let Err(told) = check(spec, size, Frame::Full)
            {
                prop_assert!(false, "{id} {size:?}: {told}");
            }
        }
    }
}

/// The charts of `docs/gallery.md`: each in the year in which it has most to show.
#[test]
fn the_gallery_of_the_documentation_shows_the_charts_as_they_are() {
    let folder = support::path("docs/gallery");
    let dataset = support::folder("data").dataset.expect("the data conforms");
    let mut set = Set { name: String::new(), dataset, query: "year=2021" };
    let (mut changed, mut text) = (Vec::new(), String::from(GALLERY));
    for id in charts::ids(set.dataset.catalog()) {
        set.query = if id == "regions" { "year=2022" } else { "year=2021" };
        let _ = write!(text, "\n## `{id}`\n");
        for lang in Lang::ALL {
            let view = view(&set, id, lang).1.expect("the catalog has the chart");
            let spec = view.drawing.as_ref().expect("the gallery shows charts that can be drawn");
            let scene = layout(spec, ImageSize::Column.layout(), Frame::Full, &EmbeddedFont::new());
            let name = export::file_name(&view, export::Look::default(), "svg");
            reviewed(&folder.join(&name), &svg(&view, &scene, Theme::Light), &mut changed);
            let _ = write!(text, "\n![{}](gallery/{name})\n", view.title);
        }
    }
    reviewed(&support::path("docs/gallery.md"), &text, &mut changed);
    assert!(changed.is_empty(), "drawn otherwise than reviewed; `make gallery` writes anew:\n{}", changed.join("\n"));
}

const GALLERY: &str = "# The charts\n\nEach chart as it is drawn today from the figures in `data/`, in both languages. `make gallery` writes these files anew and a page of all charts\n\
    in all states (years, reporters, languages, themes, widths, data at the edges) to `target/gallery/index.html`; a test tells where a chart is\n\
    drawn otherwise than here. The same files come from\n\n```\ncoopstat export data --all --year 2021 --lang vi --format svg --out docs/gallery\ncoopstat export data --chart regions --year 2022 --lang vi --format svg --out docs/gallery\n```\n\n\
    and from the same two with `--lang en`.\n";
