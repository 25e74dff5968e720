//! The panel of checks and the marks, in every view of the figures of this repository.

use std::path::Path;
use std::sync::OnceLock;

use coopstat::analysis::checks::CheckKind;
use coopstat::cli::folder;
use coopstat::model::{AreaIx, Dataset, Kind, Lang, Year};
use coopstat::present::checks::{
    Filter, Group, Panel, STEP, Scope, Wanted, find, mark_of_figure, mark_of_statements, of_figure, panel, scope, used,
};
use coopstat::present::table::figures;
use coopstat::present::{FigureRef, Options, Selection, ViewState, charts};

use super::made;

fn data() -> &'static Dataset {
    static DATA: OnceLock<Dataset> = OnceLock::new();
    DATA.get_or_init(|| folder::load(Path::new("data")).dataset.expect("the catalog conforms"))
}

fn selection(data: &Dataset, query: &str) -> Selection {
    Selection::resolve(&ViewState::from_query(query).0, data).expect("there is something to select")
}

fn shown(data: &Dataset, query: &str, wanted: &Wanted) -> Panel {
    let selection = selection(data, query);
    panel(data, &selection, &find(data, scope(data, &selection)), wanted)
}

fn areas(data: &Dataset) -> Vec<AreaIx> {
    data.catalog().areas().map(|(ix, _)| ix).collect()
}

fn year(n: i64) -> Year {
    Year::new(n).expect("a year")
}

#[test]
fn every_panel_tells_what_it_lists_and_lists_the_statements_it_used() {
    let data = data();
    for area in areas(data) {
        for lang in Lang::ALL {
            let id = &data.catalog().area(area).id;
            let query = format!("area={id}&view=all-checks&lang={}", lang.tag());
            let wanted = Wanted { shown: [usize::MAX; 3], ..Wanted::default() };
            let panel = shown(data, &query, &wanted);
            assert_eq!(panel.none.is_some(), panel.groups.is_empty(), "{id}");
            for listed in &panel.groups {
                assert_eq!(listed.cut, None);
                assert!(listed.heading.ends_with(&format!("({})", listed.items.len())), "{}", listed.heading);
                for item in &listed.items {
                    assert_eq!(item.result, listed.group.code());
                    assert_eq!(item.nature.is_empty(), listed.group != Group::Differs);
                    assert!(!item.line.is_empty() && !item.heading.is_empty());
                    let tested = item.outcome.arithmetic.as_ref().filter(|_| listed.group != Group::Untestable);
                    if let Some(arithmetic) = tested {
                        // Numbers of co-operatives, persons and đồng stand below one another in the list.
                        let of = data.catalog().indicator(arithmetic.told.statement.series.indicator);
                        let unit = if of.kind == Kind::Rate { "%" } else { of.unit.get(lang) };
                        assert!(item.line.contains(unit), "no {unit} in {}", item.line);
                    }
                    let statements = used(data, &item.outcome, lang);
                    assert_eq!(statements.len(), item.outcome.used.len());
                    for statement in statements {
                        assert!(FigureRef::parse(&statement.reference, data.catalog()).is_some());
                        assert!(!statement.told.value.is_empty() && !statement.told.source.is_empty());
                    }
                }
            }
        }
    }
}

#[test]
fn a_panel_of_a_year_is_that_of_all_years_without_the_others() {
    let data = data();
    let all = Wanted { shown: [usize::MAX; 3], ..Wanted::default() };
    // Among all years a contradiction is told once, in the year of the change that shows it.
    let items = |panel: &Panel| panel.groups.iter().flat_map(|listed| listed.items.clone()).collect::<Vec<_>>();
    let count = |panel: &Panel| items(panel).iter().filter(|item| item.outcome.repeats.is_none()).count();
    let whole = shown(data, "area=VN&view=all-checks", &all);
    let years = whole.groups.iter().flat_map(|listed| listed.items.iter().map(|item| item.year));
    let years: std::collections::BTreeSet<_> = years.collect();
    let by_year: usize = years.iter().map(|year| count(&shown(data, &format!("area=VN&year={year}"), &all))).sum();
    assert_eq!(by_year, count(&whole));
    let of_2023 = items(&shown(data, "area=VN&year=2023", &all));
    let repeats = of_2023.iter().filter(|item| item.outcome.repeats == Some(year(2024))).count();
    assert_eq!(repeats, 2, "of a year it stands with the total, and with agriculture, that it puts in doubt");
    assert_eq!(count(&whole), items(&whole).len());
}

#[test]
fn a_filter_offers_as_many_as_it_then_lists() {
    let data = data();
    let names = ["check-kind", "check-result", "check-reporter", "check-indicator"];
    let all = Wanted { shown: [usize::MAX; 3], ..Wanted::default() };
    let panel = shown(data, "area=VN&year=2021", &all);
    for (name, choices) in names.into_iter().zip(&panel.filters) {
        assert!(choices[0].chosen && choices[0].value.is_empty());
        for choice in &choices[1..] {
            let mut wanted = all.clone();
            wanted.choose(data, name, &choice.value);
            wanted.shown = all.shown;
            let listed = shown(data, "area=VN&year=2021", &wanted);
            let count: usize = listed.groups.iter().map(|listed| listed.items.len()).sum();
            assert!(choice.text.ends_with(&format!("({count})")), "{name}: {}", choice.text);
            wanted.choose(data, name, "");
            assert!(wanted.is_all(), "the empty choice takes the filter away");
        }
    }
}

#[test]
fn the_sentence_counts_what_is_listed_and_says_of_how_many_where_it_is_filtered() {
    let data = data();
    let counted = |panel: &Panel| {
        let of = |group| panel.groups.iter().find(|one| one.group == group).map_or(0, |one| one.items.len());
        Group::ALL.map(of)
    };
    let all = Wanted { shown: [usize::MAX; 3], ..Wanted::default() };
    let whole = shown(data, "area=VN&year=2021&lang=en", &all);
    let [differ, untestable, agree] = counted(&whole);
    let told = format!("{differ} differ, {untestable} cannot be tested, {agree} agree.");
    assert!(whole.summary.ends_with(&format!("2021: {told}")), "{}", whole.summary);
    let every = differ + untestable + agree;
    for (name, place) in [("check-kind", 0), ("check-result", 1), ("check-reporter", 2), ("check-indicator", 3)] {
        for choice in &whole.filters[place][1..] {
            let mut wanted = all.clone();
            wanted.choose(data, name, &choice.value);
            wanted.shown = all.shown;
            let panel = shown(data, "area=VN&year=2021&lang=en", &wanted);
            let [differ, untestable, agree] = counted(&panel);
            let left = differ + untestable + agree;
            let told = format!(
                "2021, filtered: {left} of {every} checks; {differ} differ, {untestable} cannot be tested, {agree} agree."
            );
            assert!(panel.summary.ends_with(&told), "{} {told}", panel.summary);
        }
    }
}

#[test]
fn a_filter_comes_back_from_its_words_in_a_link() {
    let catalog = data().catalog();
    for words in
        ["kind-growth", "result-differs,reporter-mpi", "kind-stock-flow,result-agrees,reporter-vca,indicator-htx_total"]
    {
        assert_eq!(Filter::of_words(words, catalog).words(catalog).as_deref(), Some(words));
    }
    for nothing in ["", "kind", "kind-", "kind-pie,reporter-nobody", "shape-round"] {
        assert_eq!(Filter::of_words(nothing, catalog), Filter::default(), "{nothing}");
    }
    assert_eq!(Filter::default().words(catalog), None);
}

#[test]
fn a_long_list_is_cut_and_says_so() {
    let panel = shown(data(), "area=VN&view=all-checks&lang=en", &Wanted::default());
    let differs = &panel.groups[0];
    assert_eq!((differs.group, differs.items.len()), (Group::Differs, STEP));
    let all: usize = differs.heading.trim_matches(|c: char| !c.is_ascii_digit()).parse().unwrap();
    assert_eq!(differs.cut, Some(format!("20 of {all} shown")));
}

#[test]
fn the_seed_is_marked_on_its_card_and_in_its_charts() {
    let data = data();
    let selection = selection(data, "year=2021&lang=en");
    let found = find(data, scope(data, &selection));
    let total = FigureRef::parse("htx_total/VN/vca/2021", data.catalog()).expect("the seed");
    let mark = mark_of_figure(data, &found, total, Lang::En).expect("it differs");
    assert!(mark.count >= 2 && !mark.soft);
    assert_eq!(mark.words, format!("Sources disagree: {} checks", mark.count));
    let attained = FigureRef::parse("htx_new_vs_plan_pct/VN/vca/2021", data.catalog()).expect("the seed");
    assert_eq!(mark_of_figure(data, &found, attained, Lang::En), None, "152.2 % of 1,500 is 2,283");

    let statements: Vec<_> =
        data.get(total.key).expect("the seed").of_year(total.year).map(|s| (total.key, s.place)).collect();
    let of_chart = mark_of_statements(&found, &statements, Lang::En).unwrap();
    assert_eq!((of_chart.count, of_chart.soft), (mark.count, mark.soft));
    assert_eq!(of_chart.words, format!("{} (2021)", mark.words));
    let trend = charts::build("trend", data, &selection).expect("the chart");
    let of_chart = mark_of_statements(&found, &trend.statements, Lang::En).unwrap();
    let filter = Filter::of_words("chart-trend", data.catalog());
    let shown = [usize::MAX; 3];
    let all_years = Selection { options: Options { all_checks: true, ..Options::default() }, ..selection.clone() };
    let of_all = panel(data, &all_years, &found, &Wanted { filter, shown });
    assert_eq!(of_all.groups[0].items.len(), of_chart.count, "the panel lists what the mark counts");
    assert_eq!(of_all.only, Some(format!("Only checks with figures of: {}", trend.title)));
    let of_year = panel(data, &selection, &found, &Wanted { filter, shown });
    assert!(
        of_year.groups[0].items.len() < of_chart.count
            && of_year.groups[0].items.iter().all(|item| item.year == selection.year)
    );
    let kinds: Vec<_> = of_year.groups[0].items.iter().map(|item| item.check).collect();
    assert!(kinds.contains(&CheckKind::Growth.code()) && kinds.contains(&CheckKind::StockFlow.code()), "{kinds:?}");
}

#[test]
fn in_the_table_of_all_figures_what_differs_has_the_mark_that_its_card_would_have() {
    let data = data();
    // Agriculture, the rest and the funds sum to 102 %.
    let selection = selection(data, "year=2022&area=VN&reporter=vca&lang=vi");
    let found = find(data, scope(data, &selection));
    let rows = figures(data, &selection, &found);
    let share = rows.iter().filter_map(|row| row.value.as_ref()).find(|cell| cell.text == "68,8").expect("the share");
    assert!(share.mark.as_ref().is_some_and(|mark| mark.words.starts_with("Nguồn không khớp: ")), "{share:?}");
    let mut marked = 0;
    for cell in rows.iter().flat_map(|row| row.value.iter().chain(&row.compared)) {
        let figure = FigureRef::parse(&cell.reference, data.catalog()).expect("a figure");
        assert_eq!(cell.mark, mark_of_figure(data, &found, figure, Lang::Vi), "{}", cell.reference);
        marked += usize::from(cell.mark.is_some());
    }
    let cells = rows.iter().map(|row| usize::from(row.value.is_some()) + usize::from(row.compared.is_some()));
    assert!(marked > 3 && marked < cells.sum(), "{marked}");
    let bare = figures(data, &selection, &[]);
    assert!(bare.iter().flat_map(|row| &row.value).all(|cell| cell.mark.is_none()), "until the checks are made");
}

#[test]
fn the_years_around_a_figure_hold_all_of_its_checks_but_what_figures_of_far_years_imply() {
    let data = data();
    let lines = |items: Vec<coopstat::present::checks::Item>| -> Vec<_> {
        items.into_iter().filter(|item| item.nature != "implied").map(|item| (item.heading, item.line)).collect()
    };
    for area in areas(data) {
        let whole = Scope { area, year: None };
        let found = find(data, whole);
        for series in data.in_area(area) {
            for statement in series.statements() {
                let figure = FigureRef { key: series.key, year: statement.year };
                let of_year = Scope { area, year: Some(figure.year) };
                let [all, around] = [(whole, &found), (of_year, &find(data, of_year))]
                    .map(|(scope, found)| lines(of_figure(data, figure, Some((scope, found)), Lang::Vi)));
                assert_eq!(all, around, "{}", figure.name(data.catalog()));
            }
        }
    }
    let total = FigureRef::parse("htx_total/VN/vca/2021", data.catalog()).expect("the seed");
    assert!(!of_figure(data, total, None, Lang::Vi).is_empty(), "found anew where the page has looked at another area");
}

#[test]
fn an_area_of_very_many_figures_is_checked_year_by_year_until_all_are_asked_for() {
    let points: Vec<(i32, f64, &str)> = (0..20_100).map(|n| (1950 + n / 201, 5.0, "")).collect();
    let data = made::dataset(&made::catalog(0), &[made::series("unions", "VN", made::ONE, &points)]);
    let of = |query| scope(&data, &selection(&data, query)).year;
    assert_eq!(of("year=2000"), Some(year(2000)));
    assert_eq!(of("year=2000&view=all-checks"), None);
}

#[test]
fn a_plan_that_was_changed_is_marked_without_alarm() {
    let points = [(2021, 1500.0, ""), (2021, 1600.0, r#","status":"E""#)];
    let data = made::dataset(&made::catalog(0), &[made::series("plan", "VN", made::ONE, &points)]);
    let found = find(&data, scope(&data, &selection(&data, "year=2021")));
    let plan = FigureRef::parse("plan/VN/one/2021", data.catalog()).expect("the plan");
    let mark = mark_of_figure(&data, &found, plan, Lang::En).expect("it differs");
    assert!(mark.soft, "{}", mark.words);
}
