//! The reader and the writer from outside: every rule of `docs/data-format.md` with one small broken file, the folders of the repository, and
//! properties that hold for any data and any bytes.

use std::collections::BTreeSet;
use std::sync::Arc;

use coopstat::analysis::quoted;
use coopstat::format::{
    Added, Error, Errors, Loader, Own, Problem, limits, read_catalog, read_series, with_near, write_catalog,
    write_series,
};
use coopstat::model::{Catalog, FileEntry, Lang, Owner, Series, Text};
use coopstat::text::errors;

use crate::support;

mod broken;
mod properties;

/// A catalog with one indicator of each kind that the rules speak of.
const CATALOG: &str = r#"{
  "format": "coopstat/1",
  "title": { "vi": "Thử" },
  "indicators": [
    { "id": "a", "name": { "vi": "A" }, "unit": { "vi": "đơn vị" }, "kind": "stock" },
    { "id": "b", "name": { "vi": "B" }, "unit": { "vi": "đơn vị" }, "kind": "flow" }
  ],
  "areas": [{ "id": "VN", "name": { "vi": "Cả nước" }, "kind": "country" }, { "id": "VN-HN", "name": { "vi": "Hà Nội" }, "kind": "province" }],
  "reporters": [{ "id": "r", "name": { "vi": "R" } }],
  "sectors": [{ "id": "farm", "name": { "vi": "Nông nghiệp" } }],
  "sources": [{ "id": "s", "title": "S", "publisher": "P" }],
  "notes": [{ "year": 2021, "kind": "limit", "text": { "vi": "N" }, "source": "s" }],
  "files": [{ "path": "series/a.json" }]
}"#;

fn catalog() -> Catalog {
    read_catalog("catalog.json", CATALOG.as_bytes()).unwrap()
}

fn read(json: &str) -> Result<Vec<Series>, Errors> {
    read_series("a.json", json.as_bytes(), &catalog(), None)
}

/// A series file with one series of the given points.
fn points(points: &str) -> String {
    format!(r#"{{"series": [{{"indicator": "a", "area": "VN", "reporter": "r", "points": [{points}]}}]}}"#)
}

#[test]
fn an_unknown_id_is_told_with_those_that_come_nearest_to_it() {
    let catalog = support::folder("data").dataset.expect("it conforms").shared_catalog();
    let near = |key: &str, id: &str| -> Vec<String> {
        let ids = [("indicator", "htx_total"), ("area", "VN"), ("reporter", "vca"), ("sector", "agriculture")];
        let keys = ids.map(|(of, usual)| format!(r#""{of}": "{}""#, if of == key { id } else { usual })).join(", ");
        let source = if key == "source" { id } else { "vca-seed-2022" };
        let point = format!(r#"{{"year": 2021, "value": 1, "source": "{source}", "quote": "một"}}"#);
        let json = format!(r#"{{"series": [{{{keys}, "points": [{point}]}}]}}"#);
        let errors = read_series("a.json", json.as_bytes(), &catalog, None).expect_err("there is no such id");
        let errors = with_near(errors, &catalog);
        let error = errors.iter().next().expect("one");
        assert!(errors::message(Lang::Vi, error).contains(id) && errors.len() == 1, "{errors:?}");
        let Problem::UnknownId { near, .. } = &error.problem else { panic!("{error:?}") };
        let told = errors::message(Lang::En, error);
        assert_eq!(told.ends_with(&format!("The nearest ids: {}.", near.join(", "))), !near.is_empty(), "{told}");
        near.iter().map(|id| id.to_string()).collect()
    };
    // Mistyped, turned round, guessed from the name.
    assert_eq!(near("indicator", "htx_totl")[0], "htx_total");
    assert_eq!(near("indicator", "htx_members")[0], "members_htx");
    assert_eq!(near("indicator", "dissolved-coops")[0], "htx_dissolved");
    assert_eq!(near("area", "VN-hn")[0], "VN-HN");
    assert_eq!(near("area", "nghe-an"), ["VN-22"], "by its name");
    assert_eq!(near("reporter", "VCA"), ["vca"]);
    assert_eq!(near("sector", "nonagriculture"), ["non-agriculture", "agriculture"]);
    assert_eq!(near("source", "vca-seed-2021")[0], "vca-seed-2022");
    assert!(near("indicator", "htx").len() <= 5 && near("indicator", "zzzz").is_empty());
}

/// Code and path of every error.
fn told(errors: &Errors) -> Vec<(&str, &str)> {
    errors.iter().map(|error| (error.code(), &*error.path)).collect()
}

#[test]
fn the_small_folder_holds_what_its_files_say() {
    let folder = support::folder("tests/data/small");
    let dataset = folder.dataset.unwrap();
    assert_eq!((folder.files, dataset.series().count(), folder.points), (4, 18, 40));
    let catalog = dataset.catalog();
    assert_eq!(catalog.find_area("XX-A1").and_then(|ix| catalog.area(ix).parent), catalog.find_area("XX-A"));
    let cards = catalog.indicators().filter(|(_, item)| item.card).map(|(_, item)| &*item.id);
    assert_eq!(cards.collect::<Vec<_>>(), ["total", "new", "gone", "new_attainment", "good_share"]);
}

#[test]
fn the_data_of_the_dashboard_conforms_and_states_the_figures_it_started_from() {
    let folder = support::folder("data");
    let dataset = folder.dataset.unwrap();
    let catalog = dataset.catalog();
    assert!(folder.files >= 3, "the catalog names files");
    // The report of January 2022 that the dashboard began with.
    for value in [27394.0, 2283.0, 433.0, 119_710.0, 7.6, 152.2] {
        let stated = dataset.series().any(|series| {
            catalog.area(series.key.area).parent.is_none()
                && series
                    .statements()
                    .any(|one| one.year.get() == 2021 && one.value == Some(value) && !one.is_derived())
        });
        assert!(stated, "no source states {value} for 2021");
    }
    for (_, source) in catalog.sources() {
        assert!(
            !source.title.is_empty() && !source.publisher.get(Lang::Vi).is_empty(),
            "{} has no title or publisher",
            source.id
        );
    }
}

#[test]
fn every_code_has_words_of_its_own_in_both_languages_and_stands_in_the_contract() {
    let contract = std::fs::read_to_string(support::path("docs/data-format.md")).unwrap();
    let samples = broken::one_error_of_each_code();
    let codes: BTreeSet<_> = samples.iter().map(Error::code).collect();
    assert_eq!(codes, BTreeSet::from(Problem::CODES), "a code has no sample, or a sample no listed code");
    for error in &samples {
        let words = |lang| {
            [errors::heading(lang, error).to_owned(), errors::message(lang, error), errors::advice(lang, error).into()]
        };
        for (vi, en) in words(Lang::Vi).iter().zip(&words(Lang::En)) {
            assert_ne!(vi, en, "{}", error.code());
            assert!(
                !vi.contains("{0}") && !en.contains("{0}") && vi.len() > 3 && en.len() > 3,
                "{}: {vi} | {en}",
                error.code()
            );
        }
        assert!(
            contract.contains(&format!("`{}`", error.code())),
            "docs/data-format.md does not tell of {}",
            error.code()
        );
    }
}

#[test]
fn every_message_reads_as_reviewed() {
    let mut page = String::new();
    for error in broken::one_error_of_each_code() {
        for lang in Lang::ALL {
            page += &format!("{} [{}]\n", errors::heading(lang, &error), error.code());
            page += &format!("  {}\n", errors::whereabouts(lang, &error));
            page += &format!("  {}\n  → {}\n", errors::message(lang, &error), errors::advice(lang, &error));
        }
        page.push('\n');
    }
    insta::assert_snapshot!(page);
}

#[test]
fn all_errors_of_a_file_are_told_at_once_and_those_past_fifty_are_counted() {
    let bad = vec![r#"{"year": 2021, "value": 1, "source": "s"}"#; 60].join(",");
    let errors = read(&points(&bad)).unwrap_err();
    assert_eq!((errors.len(), errors.omitted()), (limits::ERRORS, 10));
    let several = r#"{"year": 1, "value": "x", "source": "t", "quote": 1, "status": "Z"}"#;
    let errors = read(&points(several)).unwrap_err();
    let at = |key: &str| format!("$.series[0].points[0].{key}");
    let paths: Vec<_> = errors.iter().map(|error| error.path.to_string()).collect();
    assert_eq!(paths, ["year", "value", "source", "quote", "status"].map(at));
}

#[test]
fn what_is_wrong_before_the_text_breaks_is_still_told_and_nothing_after_it() {
    let errors = read("{\"series\": [{\"indicator\": \"zz\",\n \"area\": ]").unwrap_err();
    assert_eq!(told(&errors), [("syntax", "$.series[0].area"), ("unknown-id", "$.series[0].indicator")]);
}

#[test]
fn two_files_with_the_same_series_are_told_with_both_places_and_change_nothing() {
    let catalog = std::sync::Arc::new(catalog());
    let mut loader = Loader::new(std::sync::Arc::clone(&catalog));
    let of =
        |indicator: &str| format!(r#"{{"indicator": "{indicator}", "area": "VN", "reporter": "r", "points": []}}"#);
    let file = |series: &[String]| {
        read_series("x", format!(r#"{{"series": [{}]}}"#, series.join(",")).as_bytes(), &catalog, None).unwrap()
    };
    loader.add("first.json", file(&[of("a")])).unwrap();
    let errors = loader.add("second.json", file(&[of("b"), of("a")])).unwrap_err();
    let error = errors.iter().next().unwrap();
    assert_eq!((&*error.file, &*error.path), ("second.json", "$.series[1]"));
    assert_eq!(error.problem, Problem::DuplicateSeries { file: "first.json".into(), first: "$.series[0]".into() });
    assert_eq!(loader.dataset().series().count(), 1);
    loader.add("third.json", file(&[of("b")])).unwrap();
    assert_eq!(loader.dataset().series().count(), 2);
}

#[test]
fn a_file_of_an_opened_catalog_takes_the_place_of_what_its_name_stood_for_and_of_nothing_else() {
    let mut catalog = catalog();
    catalog.opened = Some("own.json".into());
    let catalog = std::sync::Arc::new(catalog);
    let mut loader = Loader::new(std::sync::Arc::clone(&catalog));
    let file = |indicators: &[&str]| {
        let of = |one| format!(r#"{{"indicator": "{one}", "area": "VN", "reporter": "r", "points": []}}"#);
        let all = indicators.iter().map(of).collect::<Vec<_>>().join(",");
        read_series("x", format!(r#"{{"series": [{all}]}}"#).as_bytes(), &catalog, None).unwrap()
    };
    loader.add("other.json", file(&["a"])).unwrap();
    assert!(!loader.has_opened("mine.json") && loader.has_opened("own.json"));
    loader.replace("mine.json", file(&["b"])).unwrap();
    assert!(loader.has_opened("mine.json"));
    loader.replace("mine.json", file(&["b"])).unwrap();
    assert_eq!(loader.dataset().count(), 2);
    let errors = loader.replace("mine.json", file(&["a"])).unwrap_err();
    assert_eq!(told(&errors), [("duplicate-series", "$.series[0]")]);
    assert!(loader.has_opened("mine.json"), "what was there before stays where the new one is refused");
    loader.replace("mine.json", file(&[])).unwrap();
    assert_eq!(loader.dataset().count(), 1, "what the file holds no more is not shown any more");
}

#[test]
fn five_million_points_are_the_limit_over_all_files() {
    // 301 values a series is the most that years allow; so many areas that two halves together pass the limit.
    let count = limits::POINTS / 301 / 2 + 1;
    let areas: Vec<_> =
        (0..2 * count).map(|n| format!(r#"{{"id": "{n}", "name": {{"vi": "V"}}, "kind": "province"}}"#)).collect();
    let catalog = CATALOG.replace(r#"[{ "id": "VN","#, &format!(r#"[{}, {{ "id": "VN","#, areas.join(",")));
    let catalog = std::sync::Arc::new(read_catalog("catalog.json", catalog.as_bytes()).unwrap());
    let values = vec!["0"; 301].join(",");
    let file = |places: std::ops::Range<usize>| {
        let series: Vec<_> = places
            .map(|n| {
                format!(
                    r#"{{"indicator":"a","area":"{n}","reporter":"r","from":1900,"source":"s","values":[{values}]}}"#
                )
            })
            .collect();
        format!(r#"{{"series":[{}]}}"#, series.join(","))
    };
    let mut loader = Loader::new(std::sync::Arc::clone(&catalog));
    let half = |places| read_series("half", file(places).as_bytes(), &catalog, None).unwrap();
    loader.add("one.json", half(0..count)).unwrap();
    let errors = loader.add("two.json", half(count..2 * count)).unwrap_err();
    assert_eq!(told(&errors), [("too-many-points", "$")]);
    let errors = read_series("whole", file(0..2 * count).as_bytes(), &catalog, None).unwrap_err();
    let (series, value) = (limits::POINTS / 301, limits::POINTS % 301);
    assert_eq!(told(&errors), [("too-many-points", &*format!("$.series[{series}].values[{value}]"))]);
}

#[test]
fn a_file_holds_only_what_the_catalog_declares_for_it() {
    let catalog = catalog();
    let area = catalog.find_area("VN").unwrap();
    let entry = FileEntry { path: "a.json".into(), areas: Some(vec![area]), indicators: None };
    let file = r#"{"series": [
        {"indicator": "a", "area": "VN", "reporter": "r", "points": []},
        {"indicator": "b", "area": "VN-HN", "reporter": "r", "points": []}]}"#;
    let errors = read_series("a.json", file.as_bytes(), &catalog, Some(&entry)).unwrap_err();
    assert_eq!(told(&errors), [("not-declared", "$.series[1].area")]);
    let entry =
        FileEntry { path: "a.json".into(), areas: None, indicators: catalog.find_indicator("a").map(|ix| vec![ix]) };
    let errors = read_series("a.json", file.as_bytes(), &catalog, Some(&entry)).unwrap_err();
    assert_eq!(told(&errors), [("not-declared", "$.series[1].indicator")]);
    assert!(read_series("a.json", file.as_bytes(), &catalog, None).is_ok());
}

#[test]
fn a_view_of_an_area_needs_the_files_of_the_start_and_those_that_are_of_that_area() {
    let catalog = catalog();
    let (area, other) = (catalog.find_area("VN"), catalog.find_area("VN-HN"));
    let of = |areas, indicators| FileEntry { path: "a.json".into(), areas, indicators };
    let start = of(None, None);
    assert!(start.is_core(area) && start.is_core(None));
    let own = of(area.map(|area| vec![area]), None);
    assert!(own.is_core(area) && !own.is_core(other) && !own.is_core(None));
    let parts = of(None, catalog.find_indicator("a").map(|indicator| vec![indicator]));
    assert!(!parts.is_core(area), "parts of a figure are not the figure");
}

#[test]
fn what_the_format_allows_is_accepted() {
    for allowed in [
        r#"{"year": 2021, "value": 1, "source": "s", "quote": "một"}"#,
        r#"{"year": 2021.0, "value": 1e3, "source": "s", "quote": "một"}"#,
        r#"{"year": 1900, "value": null, "source": "s"}, {"year": 2200, "value": null, "source": "s", "status": "M"}"#,
        r#"{"value": 1e15, "table": "Bảng", "source": "s", "year": 2021, "x-mine": {"x": [{"y": null}]}}"#,
        r#"{"year": 2021, "value": 1, "source": "s", "derived": "b[2021] * 2", "use": true},
           {"year": 2021, "value": 2, "source": "s", "table": "T", "use": false},
           {"year": 2022, "value": 2, "source": "s", "table": "T", "use": true, "approx": false, "uncertain": false, "digits": 0, "as_of": "2022-06"}"#,
        "",
    ] {
        assert_eq!(read(&points(allowed)).map(|series| series.len()), Ok(1), "{allowed}");
    }
    let quote = "ệ".repeat(limits::QUOTE);
    let note = "ệ".repeat(limits::TEXT);
    let longest =
        format!(r#"{{"year": 2021, "value": 1, "source": "s", "quote": "{quote}", "note": {{"vi": "{note}"}}}}"#);
    assert!(read(&points(&longest)).is_ok());
    assert!(read_series("a.json", b"\xEF\xBB\xBF{\"series\": []}\r\n", &catalog(), None).is_ok());
}

/// What is told of one value of an indicator, the last of the catalog, whose keys are given; `None` where it conforms.
#[test]
fn a_source_names_an_owner_or_nobody_and_its_statements_know_of_nobody() {
    for (key, owner) in [
        ("", Owner::Reporter),
        (r#""owner": "Sở", "#, Owner::Named(coopstat::model::Text::same("Sở".into()))),
        (r#""owner": null, "#, Owner::Nobody),
    ] {
        let json = CATALOG.replace(r#""publisher": "P""#, &format!(r#"{key}"publisher": "P""#));
        let catalog = read_catalog("catalog.json", json.as_bytes()).unwrap();
        let source = catalog.find_source("s").unwrap();
        assert_eq!(catalog.source(source).owner, owner);
        let again = read_catalog("catalog.json", write_catalog(&catalog).as_bytes()).unwrap();
        assert_eq!(again, catalog);
        let compact = r#"{"series": [{"indicator": "a", "area": "VN", "reporter": "r", "from": 2020, "source": "s", "values": [1, 2]}]}"#;
        for json in [&points(r#"{"year": 2021, "value": 1, "source": "s", "quote": "q"}"#), compact] {
            let series = read_series("a.json", json.as_bytes(), &catalog, None).unwrap();
            let doubted = series[0].statements().all(|one| one.unowned && one.is_doubted() && !one.uncertain);
            assert_eq!(doubted, owner == Owner::Nobody, "{json}");
        }
    }
}

fn judged(indicator: &str, value: &str) -> Option<&'static str> {
    let more = format!(
        r#""kind": "stock", "inflow": "b" }},
    {{ "id": "change", "name": {{ "vi": "C" }}, "unit": {{ "vi": "đơn vị" }}, "kind": "flow", "of": "a" }},
    {{ "id": "growth", "name": {{ "vi": "G" }}, "unit": {{ "vi": "%" }}, "kind": "rate", "rate": "growth", "of": "a" }},
    {{ "id": "z", "name": {{ "vi": "Z" }}, "unit": {{ "vi": "đơn vị" }}, {indicator} }},"#
    );
    let catalog = read_catalog("c", CATALOG.replacen(r#""kind": "stock" },"#, &more, 1).as_bytes()).unwrap();
    let series = format!(
        r#"{{"series": [{{"indicator": "z", "area": "VN", "reporter": "r", "from": 2021, "values": [{value}], "source": "s"}}]}}"#
    );
    let errors = read_series("s", series.as_bytes(), &catalog, None).err()?;
    assert_eq!(errors.len(), 1);
    errors.iter().next().map(Error::code)
}

#[test]
fn levels_plans_and_what_comes_or_goes_are_never_below_zero_and_changes_may_be() {
    for (indicator, told) in [
        (r#""kind": "stock""#, Some("below-zero")),
        (r#""kind": "target", "of": "a""#, Some("below-zero")),
        (r#""kind": "target", "of": "b""#, Some("below-zero")),
        (r#""kind": "target", "of": "change""#, None),
        (r#""kind": "target", "of": "growth""#, None),
        (r#""kind": "flow", "of": "a""#, None),
        (r#""kind": "flow""#, None),
        (r#""kind": "rate""#, None),
        (r#""kind": "mean""#, None),
    ] {
        assert_eq!(judged(indicator, "-46000"), told, "{indicator}");
    }
}

#[test]
fn what_is_counted_is_whole_and_what_has_decimals_or_a_scale_need_not_be() {
    for (indicator, told) in [
        (r#""kind": "stock""#, Some("not-whole")),
        (r#""kind": "flow", "decimals": 0"#, Some("not-whole")),
        (r#""kind": "target", "of": "a""#, Some("not-whole")),
        (r#""kind": "flow", "decimals": 1"#, None),
        (r#""kind": "stock", "scale": 1000000"#, None),
        (r#""kind": "target", "of": "growth""#, None),
        (r#""kind": "rate""#, None),
        (r#""kind": "mean""#, None),
    ] {
        assert_eq!(judged(indicator, "27.394"), told, "{indicator}");
    }
}

#[test]
fn a_number_is_too_large_by_what_it_is_in_the_unit_of_its_indicator() {
    for (indicator, value, told) in [
        (r#""kind": "rate""#, "1e15", None),
        (r#""kind": "rate""#, "-1.1e15", Some("number-too-large")),
        (r#""kind": "flow", "scale": 1000000000"#, "1000000", None),
        (r#""kind": "flow", "scale": 1000000000"#, "1000001", Some("number-too-large")),
    ] {
        assert_eq!(judged(indicator, value), told, "{indicator} {value}");
    }
}

#[test]
fn the_writer_gives_readable_lines_in_the_order_of_the_tables() {
    let dataset = support::small();
    let series: Vec<_> = dataset.series().take(2).collect();
    insta::assert_snapshot!(format!(
        "{}{}",
        write_catalog(dataset.catalog()),
        write_series(dataset.catalog(), &series)
    ));
}

#[test]
fn the_tables_of_ids_are_those_of_the_catalog() {
    let contract = std::fs::read_to_string(support::path("docs/data-format.md")).unwrap();
    let (_, tables) = contract.split_once("\n## The ids of the site's catalog\n").expect("the tables");
    let (tables, _) = tables.split_once("\n## ").expect("a section after them");
    let data = support::folder("data").dataset.expect("it conforms");
    let catalog = data.catalog();
    let names = |id: &str, name: &Text| format!("| `{id}` | {} | {} |", name.get(Lang::Vi), name.get(Lang::En));
    let indicators = catalog.indicators().map(|(_, it)| {
        let (unit, scale, decimals) = (it.unit.get(Lang::Vi), it.scale, it.decimals);
        let kind = format!("{:?}", it.kind).to_lowercase();
        format!("{} {kind} | {unit} | {scale} | {decimals} |", names(&it.id, &it.name))
    });
    let areas = catalog.areas().map(|(_, it)| names(&it.id, &it.name));
    let reporters = catalog.reporters().map(|(_, it)| names(&it.id, &it.name));
    let sectors = catalog.sectors().map(|(_, it)| names(&it.id, &it.name));
    let wanted: Vec<String> = indicators.chain(areas).chain(reporters).chain(sectors).collect();
    let told: Vec<&str> = tables.lines().filter(|line| line.starts_with("| `")).collect();
    assert_eq!(told, wanted, "docs/data-format.md should have these rows:\n{}", wanted.join("\n"));
}

#[test]
fn the_examples_of_the_contract_conform() {
    let contract = std::fs::read_to_string(support::path("docs/data-format.md")).unwrap();
    let examples: Vec<_> = contract.split("```json\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    let [first, series @ ..] = &examples[..] else { panic!("the contract has no examples") };
    let catalog = read_catalog("catalog.json", first.as_bytes()).unwrap();
    let [full, added, compact] = series else {
        panic!("three of them: the full form, a file of one's own, the compact form")
    };
    // That one is beside the figures of this repository.
    let site = support::folder("data").dataset.unwrap();
    let own = Own::read("mine.json", added.as_bytes(), site.shared_catalog());
    let read = read_series("mine.json", added.as_bytes(), &own.catalog, None);
    let named = Arc::clone(&own.catalog);
    for series in read.as_ref().expect("it conforms") {
        for statement in series.statements() {
            let indicator = named.indicator(series.key.indicator);
            assert_eq!(quoted::off_scale(indicator, &statement), None, "{}", indicator.id);
            let owner = &named.source(statement.source).owner;
            assert!(matches!(owner, Owner::Named(_)), "a province's figure is told as its own body's");
        }
    }
    assert!(Added::default().take("mine.json", read, own).is_ok());
    for example in [full, compact] {
        assert_eq!(
            read_series("a.json", example.as_bytes(), &catalog, None).map(|series| series.len()),
            Ok(1),
            "{example}"
        );
    }
}
