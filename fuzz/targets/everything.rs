//! Everything that is made of a data set for a view: words, cards, panels, tables, charts as descriptions, layouts, SVG and now and then PNG, files to take
//! away. Nothing panics, and each keeps its promises: an SVG is well-formed and holds drawing alone, a file's name is plain, a cell of a table is text.

use coopstat::analysis::figure;
use coopstat::charts::look::{FILE_FONTS, Ground, Palette, Theme};
use coopstat::charts::measure::EmbeddedFont;
use coopstat::charts::png::to_png;
use coopstat::charts::svg::scene_to_svg;
use coopstat::charts::walk::{Step, walk};
use coopstat::charts::{Frame, Size, layout, tween};
use coopstat::format::png::{SIGNATURE, next, with_metadata};
use coopstat::model::{Dataset, Lang, SeriesKey, Year};
use coopstat::present::charts::{self, ChartView};
use coopstat::present::export::{self, Entry, Look};
use coopstat::present::image::ImageSize;
use coopstat::present::{
    Compare, FigureRef, Options, Selection, ViewState, about, cards, checks, choices, headline, provenance, spark,
    table,
};

use super::Dice;
use super::csv::{parse, runs};

thread_local! {
    static FONT: EmbeddedFont = EmbeddedFont::new();
}

/// A view of the data set, chosen by dice, and everything in it. A data set without an area, a reporter or a year has none.
pub(crate) fn everything(dataset: &Dataset, dice: &mut Dice) {
    let state = state(dataset, dice);
    let (again, refused) = ViewState::from_query(&state.to_query());
    assert_eq!((&again, refused.as_slice()), (&state, &[][..]), "a view comes back from its own link");
    if let Some(selection) = Selection::resolve(&state, dataset) {
        view(dataset, &state, &selection, dice);
    }
}

fn state(dataset: &Dataset, dice: &mut Dice) -> ViewState {
    let catalog = dataset.catalog();
    let areas: Vec<_> = catalog.areas().map(|(_, area)| area.id.to_string()).filter(|id| id.len() <= 100).collect();
    let reporters: Vec<_> =
        catalog.reporters().map(|(_, reporter)| reporter.id.to_string()).filter(|id| id.len() <= 100).collect();
    let years: Vec<Year> = dataset.series().flat_map(|series| series.statements().map(|one| one.year)).collect();
    let mut half = || dice.throw(2) == 0;
    let (english, multiples, share, all_checks, compare) = (half(), half(), half(), half(), half());
    ViewState {
        year: dice.pick(&years).copied(),
        compare: if compare {
            dice.pick(&years).map_or(Compare::Nothing, |year| Compare::With(*year))
        } else {
            Compare::YearBefore
        },
        area: dice.pick(&areas).filter(|_| dice.0 & 1 == 0).cloned(),
        reporter: dice.pick(&reporters).filter(|_| dice.0 & 2 == 0).cloned(),
        lang: if english { Lang::En } else { Lang::Vi },
        options: Options { multiples, share, all_checks, base: dice.pick(&years).copied(), tables: Vec::new() },
        ..ViewState::default()
    }
}

/// Everything that the page shows of a selection.
pub(crate) fn view(dataset: &Dataset, state: &ViewState, selection: &Selection, dice: &mut Dice) {
    let catalog = dataset.catalog();
    let lang = selection.lang;
    let _ = (headline::headline(dataset, selection), headline::ways(dataset, selection));
    for card in cards::cards(dataset, selection) {
        let _ = (spark::spark(&card.line, card.axis), spark::point(&card.line, card.axis, selection.year));
    }
    let (told, place) = (choices::told(dataset, selection.area), choices::Place::of(selection));
    for offered in
        [choices::years(&told, selection), choices::areas(catalog, &place), choices::reporters(catalog, &place)]
    {
        assert!(offered.iter().filter(|choice| choice.chosen).count() <= 1);
    }
    let _ = (choices::compared(&told, selection), choices::track(&told, selection));
    let _ = (about::notes(catalog, selection), about::sources(dataset, lang), about::definitions(catalog, lang));

    let scope = checks::scope(dataset, selection);
    let found = checks::find(dataset, scope);
    let _ = table::figures(dataset, selection, &found);
    let _ = checks::panel(dataset, selection, &found, &checks::Wanted::default());
    for outcome in found.iter().take(8) {
        let _ = checks::used(dataset, outcome, lang);
    }
    for series in dataset.in_area(selection.area).take(4) {
        let Some(statement) = series.statements().next() else { continue };
        let figure = FigureRef { key: series.key, year: statement.year };
        assert_eq!(FigureRef::parse(&figure.name(catalog), catalog), Some(figure));
        let _ =
            provenance::provenance(dataset, figure, Some((scope, &found)), lang, "https://example.org/?", "2026-01-31");
        let _ = self::figure(dataset, figure.key, figure.year);
    }

    let mut entries = Vec::new();
    for id in charts::ids(catalog) {
        let Some(view) = charts::build(id, dataset, selection) else { continue };
        entries.push(chart(dataset, state, selection, &view, dice));
    }
    table_of_text(&export::contents(&entries), 7);
    is_plain(&export::archive_name(dataset, selection));
    let (name, file) = export::figures_csv(dataset, selection);
    is_plain(&name);
    table_of_text(&file, coopstat::present::csv::COLUMNS.len());
    let all: Vec<(SeriesKey, usize)> = table::statements(dataset, selection);
    let _ = checks::mark_of_statements(&found, &all, lang);
}

fn chart(dataset: &Dataset, state: &ViewState, selection: &Selection, view: &ChartView, dice: &mut Dice) -> Entry {
    for row in &view.table.rows {
        assert_eq!(row.cells.len(), view.table.columns.len(), "{}", view.id);
    }
    let link = export::link("https://example.org/?x=1#y", state, dataset, selection, view.id);
    let name = export::file_name(view, Look::default(), "svg");
    is_plain(&name);
    table_of_text(&export::chart_csv(dataset, selection, view), coopstat::present::csv::COLUMNS.len());
    let sizes = [ImageSize::Column, ImageSize::Slide, ImageSize::Square, ImageSize::Own { width: 240, height: None }];
    let size = dice.pick(&sizes).copied().unwrap_or_default();
    if let Ok(spec) = &view.drawing {
        let theme = if dice.throw(2) == 0 { Theme::Light } else { Theme::Dark };
        let ground = if dice.throw(2) == 0 { Ground::Filled } else { Ground::Transparent };
        let scene = FONT.with(|font| layout(spec, size.layout(), Frame::Full, font));
        let svg = scene_to_svg(&scene, &spec.title, &spec.description, theme, ground, FILE_FONTS);
        is_drawing(&svg);
        assert_eq!(scene.marks.len(), spec.marks.len(), "every mark has a box");
        for step in [Step::On, Step::Up, Step::Last] {
            assert!(walk(&spec.marks, 0, step).is_none_or(|to| to < spec.marks.len()));
        }
        let narrow = FONT.with(|font| layout(spec, Size { width: 280.0, height: None }, Frame::Plot, font));
        let _ = tween::between(&scene, &narrow, 0.5);
        if dice.throw(64) == 0 {
            let small = ImageSize::Own { width: 240, height: None };
            let scene = FONT.with(|font| layout(spec, small.layout(), Frame::Full, font));
            let pixels = small.pixels(scene.height, 1);
            let png = to_png(&scene, &Palette::of(theme), ground, pixels, small.scale(1));
            let metadata = export::metadata(dataset, selection, view, &link, small.per_metre(1));
            is_image(&with_metadata(&png, &metadata).expect("a PNG"), &metadata.texts);
        }
    }
    Entry::of(dataset, selection, view, name, link)
}

/// A well-formed document of shapes and words alone, with no attribute that could do anything.
pub(crate) fn is_drawing(svg: &str) {
    const ELEMENTS: [&str; 11] =
        ["svg", "title", "desc", "rect", "g", "line", "polyline", "polygon", "circle", "text", "path"];
    let document = match roxmltree::Document::parse(svg) {
        Ok(document) => document,
        Err(error) => panic!("{error}\n{svg}"),
    };
    for node in document.descendants() {
        assert!(!node.is_comment() && !node.is_pi(), "{node:?}");
        if node.is_element() {
            let name = node.tag_name().name();
            assert!(ELEMENTS.contains(&name), "<{name}>");
            for attribute in node.attributes() {
                let name = attribute.name();
                assert!(!name.starts_with("on") && !name.ends_with("href") && name != "style", "{attribute:?}");
            }
        }
    }
}

/// The checksums aside, a PNG whose texts are what was to be told, no more and no less.
fn is_image(png: &[u8], texts: &[(&str, String)]) {
    let mut rest = png.strip_prefix(&SIGNATURE).expect("a PNG");
    let mut found = Vec::new();
    while let Some((kind, body, after)) = next(rest) {
        if kind == *b"iTXt" {
            let mut parts = body.splitn(2, |byte| *byte == 0);
            let keyword = parts.next().unwrap_or_default().to_vec();
            // Not compressed, not translated: two zeros, a language, two zeros.
            let text = parts.next().and_then(|rest| rest.strip_prefix(b"\0\0")).expect("flags");
            let text = text.splitn(3, |byte| *byte == 0).nth(2).expect("a text").to_vec();
            found.push((String::from_utf8(keyword).expect("ASCII"), String::from_utf8(text).expect("UTF-8")));
        }
        rest = after;
    }
    assert!(rest.is_empty(), "nothing follows the last chunk");
    let told = texts.iter().filter(|(_, text)| !text.is_empty());
    let told: Vec<_> = told.map(|(keyword, text)| ((*keyword).to_owned(), text.replace('\0', ""))).collect();
    assert_eq!(found, told);
}

/// A file's name that is the same on every system and leads nowhere.
pub(crate) fn is_plain(name: &str) {
    let sound = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.');
    assert!(name.bytes().all(sound) && name.starts_with("coopstat_"), "{name}");
    assert!(name.len() <= 255, "{} bytes of {name}", name.len());
}

/// A table of so many columns, no cell of which a spreadsheet would run.
fn table_of_text(file: &str, columns: usize) {
    for row in parse(file) {
        assert_eq!(row.len(), columns, "{row:?}");
        for cell in row {
            assert!(!runs(&cell), "{cell:?} would run");
        }
    }
}
