//! The table of `docs/checks.md` against what the checks find in `data/`.

use std::collections::BTreeSet;
use std::fs;

use coopstat::analysis::checks::{CheckKind, Checker, Outcome, Verdict, checks_all};
use coopstat::model::{Dataset, Year};
use coopstat::present::checks::{Scope, find, search};

use crate::support;

/// A row: number of the contradiction, check, figure, verdict, difference.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Row {
    number: String,
    check: String,
    figure: String,
    verdict: String,
    by: String,
}

fn rows() -> Vec<Row> {
    let page = fs::read_to_string(support::path("docs/checks.md")).unwrap();
    let (_, table) =
        page.split_once("<!-- the table is read by tests/checks.rs -->").expect("the mark before the table");
    let rows = table.lines().filter(|line| line.starts_with("| ")).skip(2);
    rows.map(|line| {
        let cells: Vec<_> = line.trim_matches('|').split('|').map(|cell| cell.trim().trim_matches('`')).collect();
        let [number, _, check, figure, verdict, by] = cells[..] else { panic!("not six cells: {line}") };
        let [number, check, figure, verdict, by] = [number, check, figure, verdict, by].map(str::to_owned);
        Row { number, check, figure, verdict, by }
    })
    .collect()
}

/// An outcome as the table writes it.
fn written(dataset: &Dataset, outcome: &Outcome) -> Row {
    let catalog = dataset.catalog();
    let key = outcome.series;
    let mut reporter = catalog.reporter(key.reporter).id.to_string();
    if let (CheckKind::Reporters, Some(other)) = (outcome.kind, outcome.used.get(1)) {
        reporter = format!("{reporter}/{}", catalog.reporter(other.series.reporter).id);
    }
    let sector = key.sector.map_or("*", |sector| &catalog.sector(sector).id);
    let (indicator, area) = (&catalog.indicator(key.indicator).id, &catalog.area(key.area).id);
    let (verdict, by) = match &outcome.verdict {
        Verdict::Differs { by, .. } => {
            let by = format!("{by:.3}");
            let by = by.trim_end_matches('0').trim_end_matches('.').to_owned();
            (format!("differs: {}", outcome.nature.code()), by)
        }
        other => (other.code().to_owned(), String::new()),
    };
    let figure = format!("{indicator} {area} {sector} {reporter} {}", outcome.year);
    Row { number: String::new(), check: outcome.kind.code().to_owned(), figure, verdict, by }
}

#[test]
fn the_table_tells_exactly_what_the_checks_find() {
    let dataset = support::folder("data").dataset.unwrap();
    let outcomes: Vec<_> = checks_all(&dataset).collect();
    let found: BTreeSet<_> = outcomes.iter().map(|outcome| written(&dataset, outcome)).collect();
    let rows = rows();
    let told: BTreeSet<_> = rows.iter().map(|row| Row { number: String::new(), ..row.clone() }).collect();
    for row in rows.iter().filter(|row| row.check != "none") {
        let row = Row { number: String::new(), ..row.clone() };
        assert!(found.contains(&row), "the table tells what is not found: {row:?}");
    }
    for row in found.iter().filter(|row| row.verdict.starts_with("differs")) {
        assert!(told.contains(row), "a difference that the table does not tell: {row:?}");
    }
}

#[test]
fn every_contradiction_of_the_list_is_found_or_its_silence_explained() {
    let rows = rows();
    for number in 1..=42 {
        let of_number: Vec<_> = rows.iter().filter(|row| row.number == number.to_string()).collect();
        assert!(!of_number.is_empty(), "{number} is not in the table");
        for row in of_number {
            assert!(CheckKind::from_code(&row.check).is_some() != (row.check == "none"), "{row:?}");
            assert!(!row.verdict.is_empty(), "a verdict or a reason: {row:?}");
        }
    }
}

/// What is found of a scope, series by series, without any search.
fn walked(dataset: &Dataset, scope: Scope) -> Vec<Outcome> {
    let checker = Checker::new(dataset);
    let years = match scope.year {
        None => vec![None],
        Some(year) => vec![year.before(), Some(year), year.plus(1)],
    };
    let mut found = Vec::new();
    for year in years {
        found.extend(checker.in_area(scope.area, year));
        if let Some(parent) = dataset.catalog().area(scope.area).parent {
            let of_area = |outcome: &Outcome| outcome.used.iter().any(|used| used.series.area == scope.area);
            found.extend(checker.in_area(parent, year).filter(of_area));
        }
    }
    found.sort_by(Outcome::worst_first);
    found
}

#[test]
fn a_search_finds_the_same_in_the_same_order_however_often_it_rests() {
    let dataset = support::folder("data").dataset.unwrap();
    let areas: Vec<_> =
        dataset.catalog().areas().map(|(area, _)| area).filter(|area| dataset.in_area(*area).count() > 0).collect();
    assert!(areas.len() > 2, "an area that is a part of another one is among them");
    for area in areas {
        for year in [None, Year::new(2021)] {
            let scope = Scope { area, year };
            let expected = walked(&dataset, scope);
            assert_eq!(*find(&dataset, scope), expected);
            let mut search = search(&dataset, scope);
            let mut before = search.progress();
            assert_eq!(before.0, 0);
            while search.step() {
                let now = search.progress();
                assert!(now.0 - before.0 <= 1 && now.1 == before.1, "no step looks at two figures");
                before = now;
            }
            assert_eq!(before.0, before.1, "every figure was looked at");
            assert_eq!(search.finish(), expected);
        }
    }
}
