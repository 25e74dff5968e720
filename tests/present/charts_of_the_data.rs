//! The charts of the figures of this repository, in every view.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;
use std::sync::OnceLock;

use coopstat::charts::measure::EmbeddedFont;
use coopstat::charts::spec::{Axis, Body, ChartSpec, MarkIx};
use coopstat::charts::{Frame, Size, layout};
use coopstat::cli::folder;
use coopstat::model::{AreaIx, Dataset, Lang, ReporterIx, Year};
use coopstat::present::charts::{self, ChartTable, ChartView};
use coopstat::present::checks;
use coopstat::present::{FigureRef, Options, Selection, ViewState};

fn data() -> &'static Dataset {
    static DATA: OnceLock<Dataset> = OnceLock::new();
    DATA.get_or_init(|| folder::load(Path::new("data")).dataset.expect("the catalog conforms"))
}

/// Every view of an area: all its years, all reporters, both languages, and every way of showing.
fn views(area: AreaIx) -> Vec<Selection> {
    let data = data();
    let years: Vec<Year> = data.years(area).into_iter().collect();
    let reporters: Vec<ReporterIx> = data.catalog().reporters().map(|(ix, _)| ix).collect();
    let mut views = Vec::new();
    for (n, year) in years.iter().enumerate() {
        for reporter in &reporters {
            // Each year once in each language and each option, spread over the reporters: their product would only take time.
            for lang in Lang::ALL {
                let turn = n + reporter.get();
                let options = Options { multiples: turn % 2 == 0, share: turn % 3 == 0, ..Options::default() };
                let compare = if turn % 4 == 0 { years.first().copied() } else { year.before() };
                let compare = compare.filter(|other| other != year);
                views.push(Selection { year: *year, compare, area, reporter: *reporter, lang, options });
            }
        }
    }
    views
}

fn axes(body: &Body) -> Vec<&Axis> {
    match body {
        Body::Lines(lines) => vec![&lines.y],
        Body::Multiples(pictures) => pictures.iter().map(|picture| &picture.lines.y).collect(),
        Body::YearBars(bars) => vec![&bars.y],
        Body::Waterfall(fall) => vec![&fall.axis],
        Body::Bullets(bullets) => vec![&bullets.axis],
        Body::Stacked(stacked) => vec![&stacked.axis],
        Body::Ranked(ranked) => vec![&ranked.axis],
        Body::Dumbbell(dumbbell) => vec![&dumbbell.axis],
    }
}

fn marks(body: &Body) -> Vec<MarkIx> {
    let lines = |lines: &coopstat::charts::spec::Lines| {
        lines.lines.iter().flat_map(|line| &line.points).map(|point| point.mark).collect::<Vec<_>>()
    };
    match body {
        Body::Lines(body) => lines(body),
        Body::Multiples(pictures) => pictures.iter().flat_map(|picture| lines(&picture.lines)).collect(),
        Body::YearBars(bars) => bars.bars.iter().chain(&bars.net).map(|bar| bar.mark).collect(),
        Body::Waterfall(fall) => fall.steps.iter().map(|step| step.mark).collect(),
        Body::Bullets(bullets) => bullets.rows.iter().map(|row| row.mark).collect(),
        Body::Stacked(stacked) => stacked.rows.iter().flat_map(|row| &row.segments).map(|part| part.mark).collect(),
        Body::Ranked(ranked) => ranked.rows.iter().map(|row| row.mark).collect(),
        Body::Dumbbell(dumbbell) => dumbbell
            .rows
            .iter()
            .flat_map(|row| [&row.earlier, &row.later])
            .flatten()
            .map(|moment| moment.mark)
            .collect(),
    }
}

fn check_spec(spec: &ChartSpec, at: &str) {
    let mut drawn = marks(&spec.body);
    assert!(!drawn.is_empty(), "{at}: nothing is drawn");
    // The line of which the title of an index speaks is drawn first and read in its turn.
    if matches!(&spec.body, Body::Lines(_)) {
        drawn.sort_by_key(|mark| mark.0);
    }
    assert_eq!(drawn, (0..spec.marks.len()).map(MarkIx).collect::<Vec<_>>(), "{at}: each mark is drawn once, in order");
    for mark in &spec.marks {
        assert!(mark.text.len() > 4 && !mark.text.contains("NaN") && !mark.text.contains("  "), "{at}: {}", mark.text);
    }
    for axis in axes(&spec.body) {
        assert!(axis.min < axis.max, "{at}");
        assert!((2..=6).contains(&axis.ticks.len()), "{at}: {} ticks", axis.ticks.len());
        let words: BTreeSet<&str> = axis.ticks.iter().map(|tick| tick.text.as_str()).collect();
        assert!(words.len() == axis.ticks.len() && !words.contains(""), "{at}: {words:?}");
        assert!(axis.ticks.iter().all(|tick| axis.min <= tick.value && tick.value <= axis.max), "{at}");
    }
    for entry in &spec.legend {
        assert!(!entry.text.is_empty(), "{at}: an empty legend entry");
    }
    assert!(spec.footer.iter().all(|line| !line.is_empty()) && !spec.description.is_empty(), "{at}");
}

fn check(view: &ChartView, selection: &Selection) {
    let data = data();
    let catalog = data.catalog();
    let at = format!("{} {}", view.id, catalog.area(selection.area).id)
        + &format!(" {} {:?}", selection.year, selection.lang);
    assert!(!view.title.is_empty() && !view.subtitle.is_empty(), "{at}");
    assert!(view.notes.iter().all(|note| note.ends_with(['.', '!', '”', ')'])), "{at}: {:?}", view.notes);
    let safe = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_');
    assert!(
        view.file_stem.bytes().all(safe) && view.file_stem.ends_with(selection.lang.tag()),
        "{at}: {}",
        view.file_stem
    );
    let width = view.table.columns.len();
    assert!(view.table.rows.iter().all(|row| row.cells.len() == width), "{at}: a table is a rectangle");
    assert!(view.table.columns.iter().all(|column| !column.text.is_empty()), "{at}: every column is named");
    assert!(view.table.rows.iter().filter_map(|row| row.cells.first()).all(|cell| !cell.text.is_empty()), "{at}");

    let stated: BTreeSet<String> = view
        .statements
        .iter()
        .map(|(key, place)| {
            let statement = data.get(*key).and_then(|series| series.statement(*place)).expect("the statement is there");
            FigureRef { key: *key, year: statement.year }.name(catalog)
        })
        .collect();
    assert_eq!(
        view.statements.iter().collect::<BTreeSet<_>>().len(),
        view.statements.len(),
        "{at}: each statement once"
    );
    let in_table: BTreeSet<&str> =
        view.table.rows.iter().flat_map(|row| &row.cells).filter_map(|cell| cell.figure.as_deref()).collect();
    for name in &in_table {
        assert!(FigureRef::parse(name, catalog).is_some() && stated.contains(*name), "{at}: {name}");
    }
    match &view.drawing {
        Ok(spec) => {
            check_spec(spec, &at);
            assert!(!view.source_line.is_empty() && !view.sources.is_empty(), "{at}");
            let marked: Vec<&str> = spec.marks.iter().filter_map(|mark| mark.figure.as_deref()).collect();
            assert!(marked.iter().all(|name| in_table.contains(name)), "{at}: a mark's figure is in the table");
            for mark in &spec.marks {
                let origin =
                    mark.origin().unwrap_or_else(|| panic!("{at}: {}: nothing tells where it comes from", mark.text));
                assert!(origin.split(',').all(|name| stated.contains(name)), "{at}: {origin}");
                // Its link leads to all of them.
                let (state, refused) = ViewState::from_query(&format!("figure={origin}"));
                assert_eq!((state.figure.as_ref(), refused.len()), (Some(&origin), 0), "{at}");
                let figures = FigureRef::parse_all(&origin, catalog).expect("figures of the data");
                assert_eq!(figures.len(), mark.from.len().max(1), "{at}: {origin}");
                assert_eq!(checks::behind(data, &figures, selection.lang).map(|all| all.len()), Some(figures.len()));
                assert!(mark.figure.is_some() == mark.from.is_empty(), "{at}: {}", mark.text);
            }
            if view.id == "waterfall" {
                assert_eq!(marked.len() + 2, in_table.len(), "{at}: the table holds the flows shown and the levels");
            } else if matches!(view.id, "trend" | "flows" | "regions" | "growth") {
                assert_eq!(marked.len(), in_table.len(), "{at}: the table holds exactly the figures shown");
            } else if view.id == "index" {
                let left = view.table.rows.iter().flat_map(|row| &row.cells).filter(|cell| cell.text == "–").count();
                assert_eq!(marked.len() + left, in_table.len(), "{at}: and those that have no index");
            }
        }
        Err(empty) => {
            assert!(!empty.why.is_empty(), "{at}");
            if let Some(nearest) = empty.nearest {
                let there = Selection { year: nearest, ..selection.clone() };
                let view = charts::build(view.id, data, &there).expect("the same chart");
                assert!(view.drawing.is_ok(), "{at}: the year offered has the chart");
            }
        }
    }
}

#[test]
fn every_chart_of_every_view_is_whole() {
    let data = data();
    let ids = charts::ids(data.catalog());
    assert_eq!(ids, ["trend", "flows", "waterfall", "growth", "plan", "index", "makeup", "regions"]);
    let mut drawn: BTreeSet<&str> = BTreeSet::new();
    for (area, _) in data.catalog().areas() {
        for selection in views(area) {
            for id in &ids {
                let view = charts::build(id, data, &selection).expect("the catalog has the chart");
                check(&view, &selection);
                if view.drawing.is_ok() {
                    drawn.insert(id);
                }
            }
        }
    }
    assert_eq!(drawn.len(), ids.len(), "every chart is drawn for some view");
}

#[test]
fn a_chart_of_the_beginning_is_the_whole_one_but_for_its_table() {
    let dataset = data();
    let national = dataset.catalog().areas().map(|(ix, _)| ix).next().unwrap();
    let mut seen = 0;
    for selection in views(national) {
        for id in charts::ids(dataset.catalog()) {
            let Some(first) = charts::build_first(id, dataset, &selection) else { continue };
            let whole = charts::build(id, dataset, &selection).unwrap();
            assert_eq!(first.table, ChartTable::default());
            assert_eq!(ChartView { table: whole.table.clone(), ..first }, whole);
            seen += 1;
        }
    }
    assert!(seen > 20);
}

#[test]
fn what_a_chart_needs_is_all_that_it_shows() {
    let data = data();
    for selection in views(data.catalog().find_area("VN").expect("the country")).iter().step_by(7) {
        for id in charts::ids(data.catalog()) {
            let needs = charts::needs(id, data.catalog(), selection);
            let view = charts::build(id, data, selection).expect("the catalog has the chart");
            for (key, _) in &view.statements {
                assert!(needs.contains(&(key.indicator, key.area)), "{id} shows what it did not ask for");
            }
        }
    }
}

#[test]
fn the_default_view_tells_its_findings() {
    let data = data();
    let mut told = String::new();
    for query in ["", "lang=en"] {
        let (state, _) = ViewState::from_query(query);
        let selection = Selection::resolve(&state, data).expect("there is a default view");
        for id in charts::ids(data.catalog()) {
            let view = charts::build(id, data, &selection).expect("the catalog has the chart");
            let _ = writeln!(told, "{id}: {}\n  {}", view.title, view.subtitle);
            if let Err(empty) = &view.drawing {
                let _ = writeln!(told, "  ({})", empty.why);
            }
        }
    }
    insta::assert_snapshot!(told);
}

#[test]
fn on_a_phone_too_the_values_of_the_chosen_year_stand_at_its_bars() {
    let (data, font) = (data(), EmbeddedFont::new());
    let (mut seen, mut vain) = (0, Vec::new());
    for (area, _) in data.catalog().areas() {
        for selection in views(area) {
            for id in ["flows", "growth"] {
                let Some(view) = charts::build(id, data, &selection) else { continue };
                let Ok(spec) = &view.drawing else { continue };
                let Body::YearBars(body) = &spec.body else { continue };
                let Some(chosen) = body.x.chosen else { continue };
                for (width, frame) in [(288.0, Frame::Plot), (358.0, Frame::Plot), (360.0, Frame::Full)] {
                    let scene = layout(spec, Size { width, height: None }, frame, &font);
                    for bar in body.bars.iter().filter(|bar| bar.year == chosen && !bar.text.is_empty()) {
                        seen += 1;
                        let box_of =
                            |mark: MarkIx| scene.marks.iter().find(|found| found.mark == mark).map(|found| found.area);
                        let own = box_of(bar.mark).expect("every mark has a box");
                        let told = scene.labels().filter(|label| label.text == bar.text).any(|label| {
                            let area = label.area();
                            let over = |other: &coopstat::charts::spec::Bar| {
                                other.mark != bar.mark && box_of(other.mark).is_some_and(|other| other.meets(&area))
                            };
                            // Values of bars beside each other stand beside samples of their colours.
                            area.x - 14.0 < own.right() && own.x < area.right() && !body.bars.iter().any(over)
                        });
                        if !told {
                            vain.push(format!(
                                "{id} {chosen} {:?} {area:?} at {width}: {}",
                                selection.reporter, bar.text
                            ));
                        }
                    }
                }
            }
        }
    }
    assert!(seen > 100 && vain.is_empty(), "{} of {seen}:\n{}", vain.len(), vain.join("\n"));
}

#[test]
fn no_note_of_an_image_is_cut() {
    let (data, font) = (data(), EmbeddedFont::new());
    let country = data.catalog().areas().map(|(ix, _)| ix).next().expect("an area");
    for selection in views(country) {
        for id in charts::ids(data.catalog()) {
            let Some(view) = charts::build(id, data, &selection) else { continue };
            let Ok(spec) = &view.drawing else { continue };
            let scene = layout(spec, Size { width: 960.0, height: None }, Frame::Full, &font);
            let cut: Vec<_> = scene.labels().filter(|label| label.text.ends_with('…')).collect();
            assert!(cut.is_empty(), "{id} {}: {cut:?}", selection.year);
        }
    }
}

#[test]
fn the_index_of_one_area_and_reporter_has_one_base_year_and_a_title_of_the_chosen_year() {
    let data = data();
    let catalog = data.catalog();
    let mut drawn = 0;
    for area in catalog.areas().map(|(ix, _)| ix) {
        for reporter in catalog.reporters().map(|(ix, _)| ix) {
            let mut bases = BTreeSet::new();
            for year in data.years(area) {
                let options = Options::default();
                let selection = Selection { year, compare: year.before(), area, reporter, lang: Lang::En, options };
                let view = charts::build("index", data, &selection).expect("offered");
                let Ok(ChartSpec { body: Body::Lines(lines), .. }) = &view.drawing else { continue };
                drawn += 1;
                bases.extend(lines.reference.as_ref().map(|tick| tick.text.clone()));
                let is_finding = view.title.contains(" from ");
                let seen = lines.x.first <= year && year <= lines.x.last;
                assert!(!(is_finding && seen) || view.title.contains(&year.to_string()), "{year}: {}", view.title);
            }
            assert!(bases.len() <= 1, "{bases:?}");
        }
    }
    assert!(drawn > 20, "{drawn}");
}
