//! What a figure carries with it when it leaves the page: its note, its source's dates, the licence, and how a number was worked out.

use coopstat::format::csv;
use coopstat::model::{Dataset, Lang};
use coopstat::present::csv::{COLUMNS, rows as csv_rows};
use coopstat::present::provenance::{Told, ToldOrigin, provenance};
use coopstat::present::{FigureRef, Selection, ViewState, charts, export};

use super::made::{ONE, catalog, dataset, series};
use super::quoted::shipped;

/// The rows of a chart's CSV, each cell by the name of its column.
fn rows(data: &Dataset, chart: &str, query: &str) -> Vec<impl Fn(&str) -> String + use<>> {
    let (state, _) = ViewState::from_query(query);
    let selection = Selection::resolve(&state, data).unwrap();
    let view = charts::build(chart, data, &selection).unwrap();
    let mut rows = csv::read(&export::chart_csv(data, &selection, &view)).unwrap();
    assert_eq!(rows.remove(0), COLUMNS);
    rows.into_iter()
        .map(|row| move |name: &str| row[COLUMNS.iter().position(|one| *one == name).unwrap()].clone())
        .collect()
}

#[test]
fn a_note_of_a_figure_is_in_its_dialog_its_citations_and_its_row() {
    let data = shipped();
    let at = COLUMNS.iter().position(|one| *one == "note").unwrap();
    let total = data.catalog().find_indicator("htx_total").unwrap();
    let mut told_with_source = 0;
    for series in data.series().filter(|series| series.key.indicator == total) {
        for statement in series.statements() {
            let Some(note) = statement.note else { continue };
            let figure = FigureRef { key: series.key, year: statement.year };
            for lang in Lang::ALL {
                let told = provenance(&data, figure, None, lang, "https://example.org/", "2026-11-27").unwrap();
                let own = note.get(lang);
                let place =
                    told.statements.iter().position(|one| one.note.as_ref().is_some_and(|(text, _)| text == own));
                let place = place.expect("the dialog has the note");
                if place == 0 {
                    assert!(told.citation.contains(own), "{}", told.citation);
                    assert!(told.bibtex.contains("Ghi chú: ") || told.bibtex.contains("Note: "), "{}", told.bibtex);
                }
                let of_source = told.statements.iter().filter_map(|one| one.source_note.as_ref()).map(|(text, _)| text);
                if let Some(wanted) = data.catalog().source(statement.source).note.as_ref() {
                    assert!(of_source.into_iter().any(|text| text == wanted.get(lang)), "the note of its source, too");
                    told_with_source += 1;
                }
                assert_eq!(csv_rows(&data, &[(series.key, statement.place)], lang)[0][at], own);
            }
        }
    }
    assert!(told_with_source > 10);
}

#[test]
fn a_figure_that_was_worked_out_leads_to_the_words_of_its_source_in_its_dialog_and_its_row() {
    let data = shipped();
    let at = |name: &str| COLUMNS.iter().position(|one| *one == name).unwrap();
    let mut told_in_dialogs = 0;
    for series in data.series() {
        for statement in series.statements() {
            let Some(words) = statement.basis else { continue };
            let figure = FigureRef { key: series.key, year: statement.year };
            let told = provenance(&data, figure, None, Lang::Vi, "https://example.org/", "2026-11-27").unwrap();
            let basis = |one: &Told| match &one.origin {
                ToldOrigin::Formula { basis: Some((basis, _)), .. } => basis == words,
                _ => false,
            };
            assert!(told.statements.iter().any(basis), "{words}");
            let row = &csv_rows(&data, &[(series.key, statement.place)], Lang::Vi)[0];
            assert_eq!((&*row[at("origin")], &*row[at("quote")]), ("derived", words));
            told_in_dialogs += 1;
        }
    }
    assert!(told_in_dialogs > 50);
}

#[test]
fn a_row_tells_when_its_source_was_read_how_exactly_it_tells_the_value_and_the_licence_and_day_of_the_data() {
    let data = shipped();
    for row in rows(&data, "trend", "year=2021&lang=en") {
        assert!(row("licence").contains("CC BY 4.0") && row("updated").starts_with("20"), "{}", row("licence"));
        assert_eq!(row("accessed").len(), 10, "every source of the country has the day on which it was read");
        assert_eq!(row("digits").is_empty(), row("origin") == "derived", "{}", row("year"));
    }
    let digits = |indicator: &str, year: &str| {
        let catalog = data.catalog();
        let of = catalog.find_indicator(indicator).unwrap();
        let series = data.series().filter(|one| one.key.indicator == of);
        let all = series.flat_map(|one| one.statements().map(move |statement| (one.key, statement.place)));
        let all: Vec<_> = all.collect();
        let rows = csv_rows(&data, &all, Lang::En);
        let at = |name: &str| COLUMNS.iter().position(|one| *one == name).unwrap();
        let mut of_year = rows.iter().filter(|row| row[at("year")] == year && row[at("quote")].contains("5.935"));
        of_year.next().map(|row| (row[at("value")].clone(), row[at("digits")].clone()))
    };
    if let Some(told) = digits("members_htx", "2022") {
        assert_eq!(told, ("5935000".to_owned(), "-3".to_owned()), "5.935 million is told to the thousand");
    }
}

#[test]
fn the_file_of_growth_has_the_change_that_its_title_tells_and_the_growth_that_it_works_out_with_the_formula() {
    let data = shipped();
    let rows = rows(&data, "growth", "year=2024&reporter=vca&lang=vi");
    let stated = rows.iter().find(|row| row("indicator") == "htx_total_change" && row("year") == "2024");
    let stated = stated.expect("the title tells the change in number, so the file has it");
    assert_eq!((stated("value"), stated("shown")), ("1454".to_owned(), "yes".to_owned()));
    let worked_out: Vec<_> = rows.iter().filter(|row| row("origin") == "worked_out").collect();
    assert!(!worked_out.is_empty());
    for row in worked_out {
        let year: i32 = row("year").parse().unwrap();
        assert_eq!(row("formula"), format!("100 * (htx_total[{year}] / htx_total[{}] - 1)", year - 1));
        let level = |of: i32| {
            let of = of.to_string();
            let found =
                rows.iter().find(|row| row("indicator") == "htx_total" && row("year") == of && row("shown") == "yes");
            found.expect("what it was worked out of is in the file")("value").parse::<f64>().unwrap()
        };
        let value: f64 = row("value").parse().unwrap();
        assert!((value - 100.0 * (level(year) / level(year - 1) - 1.0)).abs() < 1e-9, "{value}");
        assert_eq!((row("unit"), row("source"), row("indicator")), ("%".to_owned(), String::new(), String::new()));
        assert!(row("indicator_name").starts_with("Mức tăng"), "{}", row("indicator_name"));
    }
}

#[test]
fn every_number_that_a_chart_works_out_and_draws_has_a_row_whose_formula_gives_it_from_other_rows() {
    let data = shipped();
    let mut kinds = Vec::new();
    for (chart, query) in
        [("index", "year=2021"), ("flows", "year=2021"), ("waterfall", "year=2021"), ("waterfall", "year=2023")]
    {
        let rows = rows(&data, chart, query);
        let terms = |name: &str| {
            let (id, year) = name.trim_end_matches(']').split_once('[').unwrap();
            let found = rows.iter().find(|row| row("indicator") == id && row("year") == year && row("shown") == "yes");
            found.unwrap_or_else(|| panic!("{chart}: {name} is in the file"))("value").parse::<f64>().unwrap()
        };
        for row in rows.iter().filter(|row| row("origin") == "worked_out") {
            let formula = row("formula");
            let parts: Vec<&str> = formula.split(' ').collect();
            let wanted = match parts.as_slice() {
                ["100", "*", now, "/", base] => 100.0 * terms(now) / terms(base),
                [one, "-", other] => terms(one) - terms(other),
                [a, "-", b, "-", c, "+", d] => terms(a) - terms(b) - terms(c) + terms(d),
                _ => panic!("{formula}"),
            };
            assert!((row("value").parse::<f64>().unwrap() - wanted).abs() < 1e-6, "{chart}: {formula}");
            kinds.push(parts.len());
        }
    }
    kinds.sort_unstable();
    kinds.dedup();
    assert_eq!(kinds.len(), 3, "index, nets and remainders: {kinds:?}");
}

#[test]
fn a_number_that_a_chart_works_out_is_cited_with_every_figure_behind_it_and_a_link_alone_finds_its_sentence() {
    let data = shipped();
    let names = "htx_total/VN/vca/2021,htx_total/VN/vca/2020";
    for lang in Lang::ALL {
        let (state, _) = ViewState::from_query(&format!("year=2021&lang={}", lang.tag()));
        let selection = Selection::resolve(&state, &data).unwrap();
        let said = charts::said_of(&data, &selection, names).expect("growth is worked out of the two");
        assert!(
            said.contains("HTX. ") || said.contains("co-operatives. "),
            "two charts have one, each a sentence: {said}"
        );
        assert!(charts::said_of(&data, &selection, "htx_total/VN/vca/2021").is_none(), "a figure is none of them");
        let figures = FigureRef::parse_all(names, data.catalog()).unwrap();
        let mut all = figures
            .iter()
            .map(|one| provenance(&data, *one, None, lang, "https://example.org/?figure=x", "2026-11-27").unwrap());
        let mut first = all.next().unwrap();
        first.cite_with(lang, Some(&said), all);
        assert!(first.citation.starts_with(said.trim_end_matches('.')), "{}", first.citation);
        for value in ["27", "26"] {
            assert!(first.citation.lines().skip(1).any(|line| line.contains(value)), "{}", first.citation);
        }
        assert_eq!(first.citation.lines().count(), 3);
        assert_eq!(first.bibtex.matches("@misc{").count(), 2);
        assert!(first.bibtex.contains("-2,\n"), "no two entries of one name: {}", first.bibtex);
    }
}

#[test]
fn shares_differences_of_areas_and_per_cents_of_a_plan_have_rows_where_the_chart_draws_them() {
    let of = |sector: &str| format!(r#"{ONE},"sector":"{sector}""#);
    let about = r#","approx":true"#;
    let all = [
        series("stock", "VN", ONE, &[(2020, 90.0, ""), (2021, 100.0, about)]),
        series("stock", "VN", &of("farm"), &[(2019, 20.0, ""), (2020, 45.0, ""), (2021, 60.0, "")]),
        series("stock", "VN", &of("trade"), &[(2019, 60.0, ""), (2021, 40.0, r#","uncertain":true"#)]),
        series("stock", "P0", ONE, &[(2020, 10.0, ""), (2021, 37.0, "")]),
        series("stock", "P1", ONE, &[(2020, 30.0, ""), (2021, 25.0, about)]),
        series("stock", "P2", ONE, &[(2021, 25.0, "")]),
        series("in", "VN", ONE, &[(2020, 90.0, ""), (2021, 152.0, "")]),
        series("plan", "VN", ONE, &[(2020, 80.0, ""), (2021, 100.0, "")]),
        series("attained", "VN", ONE, &[(2020, 112.5, "")]),
    ];
    let data = dataset(&catalog(3), &all);
    let worked_out = |chart: &str, query: &str| {
        let rows = rows(&data, chart, query).into_iter().filter(|row| row("origin") == "worked_out");
        let told = ["year", "area", "sector", "value", "unit", "approx", "uncertain", "formula"];
        rows.map(|row| told.map(&row).join("|")).collect::<Vec<_>>()
    };
    assert_eq!(
        worked_out("makeup", "view=share"),
        [
            "2019|VN|farm|25|%|||100 * stock:farm[2019] / (stock:farm[2019] + stock:trade[2019])",
            "2019|VN|trade|75|%|||100 * stock:trade[2019] / (stock:farm[2019] + stock:trade[2019])",
            "2020|VN|farm|50|%|||100 * stock:farm[2020] / stock[2020]",
            "2021|VN|farm|60|%|about||100 * stock:farm[2021] / stock[2021]",
            "2021|VN|trade|40|%|about|yes|100 * stock:trade[2021] / stock[2021]",
        ]
    );
    assert_eq!(worked_out("makeup", "").len(), 0, "no share is drawn");
    let differences =
        ["2021|P0||27|HTX|||stock[2021] - stock[2020]", "2021|P1||-5|HTX|about||stock[2021] - stock[2020]"];
    assert_eq!(worked_out("regions", "compare=2020"), differences);
    let mut back = worked_out("regions", "year=2020&compare=2021");
    back.sort_unstable();
    assert_eq!(back, differences, "whichever of the years was chosen");
    assert_eq!(worked_out("regions", "compare=none").len(), 0);
    let plan = ["2021|VN||152|%|||100 * in[2021] / plan[2021]"];
    assert_eq!(worked_out("plan", ""), plan, "that of 2020 a source states");
    let rows = rows(&data, "makeup", "view=share&lang=en");
    let name = rows.iter().find(|row| row("origin") == "worked_out").unwrap()("indicator_name");
    assert_eq!(name, "Co-operatives (% of the whole)");
}
