//! What holds for any data and any bytes: what is written reads back the same, and nothing panics.

use std::collections::BTreeSet;

use coopstat::format::csv::{self, Csv};
use coopstat::format::{Errors, SeriesReading, limits, read_catalog, read_series, write_catalog, write_series};
use coopstat::model::{Catalog, Series};
use proptest::collection::{btree_set, vec};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Map, Value, json};

use super::CATALOG;

fn plain() -> impl Strategy<Value = String> {
    // Anything that JSON can hold, control characters and marks that turn text round among it.
    prop_oneof![
        "[a-zA-ZÀ-ỹ0-9 .,%]{1,20}",
        "\\PC{0,10}",
        vec(any::<char>(), 0..6).prop_map(|chars| chars.into_iter().collect())
    ]
}

fn said() -> impl Strategy<Value = String> {
    plain().prop_map(|text| format!("s{text}"))
}

/// A text in its languages; as a name may be none of it is blank.
fn text() -> impl Strategy<Value = Value> {
    (said(), proptest::option::of(said())).prop_map(|(vi, en)| match en {
        Some(en) => json!({ "vi": vi, "en": en }),
        None => json!({ "vi": vi }),
    })
}

/// A text that may stand plain, where it is the same in every language.
fn text_or_plain() -> impl Strategy<Value = Value> {
    prop_oneof![plain().prop_map(|text| json!(text)), text()]
}

/// Whose figures a source gives: somebody, or nobody.
fn owner() -> impl Strategy<Value = Value> {
    prop_oneof![plain().prop_map(|name| json!(format!("Sở {name}"))), Just(Value::Null)]
}

fn day() -> impl Strategy<Value = String> {
    (1900..2100, 1..=12, 1..=28).prop_map(|(year, month, day)| format!("{year}-{month:02}-{day:02}"))
}

fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        (-1_000_000_i64..10_000_000_000).prop_map(|n| n as f64),
        (-100_000_i64..100_000_000).prop_map(|n| n as f64 / 100.0),
        any::<f64>().prop_filter("JSON has finite numbers only", |n| n.is_finite()),
    ]
}

fn years() -> impl Strategy<Value = i64> {
    1900_i64..=2200
}

/// Puts some of the optional keys into an object.
fn with(base: Value, extra: Vec<(&'static str, Option<Value>)>) -> Value {
    let mut object = match base {
        Value::Object(object) => object,
        _ => Map::new(),
    };
    object.extend(extra.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?))));
    Value::Object(object)
}

fn maybe<S: Strategy>(value: S) -> impl Strategy<Value = Option<Value>>
where
    S::Value: Into<Value>,
{
    proptest::option::of(value.prop_map(Into::into))
}

/// Ids for a list; `first` makes those of one list unlike those of another.
fn ids(first: &'static str, upper: bool) -> impl Strategy<Value = Vec<String>> {
    let tail = if upper { "[A-Za-z0-9_.-]{0,5}" } else { "[a-z0-9_.-]{0,5}" };
    btree_set(tail, 1..6).prop_map(move |tails| tails.into_iter().map(|tail| format!("{first}{tail}")).collect())
}

/// An indicator of any kind. It names only entries before it, so that nothing runs in a circle; the first is always a flow.
fn indicator(ids: Vec<String>, place: usize) -> impl Strategy<Value = Value> {
    let kinds = if place == 0 { vec!["flow"] } else { vec!["stock", "flow", "rate", "target", "mean"] };
    let base = (text(), text(), select(kinds), any::<Index>(), any::<u8>(), vec(any::<Index>(), 0..3));
    let more = (
        maybe(0_u8..=6),
        maybe(select(vec![1_i64, 1_000, 1_000_000, 1_000_000_000])),
        maybe(select(vec!["up", "down"])),
        maybe(any::<bool>()),
        maybe(any::<bool>()),
        proptest::option::of(text()),
    );
    (base, more).prop_map(move |(base, (decimals, scale, better, card, own_definitions, definition))| {
        let (name, unit, kind, of, bits, parts) = base;
        let bit = |n: u8| bits & (1 << n) != 0;
        let before = |ix: &Index| json!(ids[ix.index(place.max(1))]);
        let parts: BTreeSet<usize> = parts.iter().map(|part| part.index(place.max(1))).collect();
        let named: Vec<_> = parts.into_iter().map(|part| json!(ids[part])).collect();
        let (stock, rate) = (kind == "stock", kind == "rate");
        let of = (kind == "target" || (matches!(kind, "rate" | "flow") && place > 0 && bit(0))).then(|| before(&of));
        let extra = vec![
            ("rate", (rate && of.is_some() && bit(1)).then(|| json!(if bit(2) { "growth" } else { "attainment" }))),
            ("of", of),
            ("inflow", (stock && bit(3)).then(|| json!(ids[0]))),
            ("outflow", (stock && bit(4)).then(|| json!(ids[0]))),
            ("parts", (!matches!(kind, "rate" | "mean") && place > 0 && !named.is_empty()).then(|| json!(named))),
            ("decimals", decimals),
            ("scale", scale),
            ("better", better),
            ("card", card),
            ("own_definitions", own_definitions),
            ("definition", definition),
        ];
        with(json!({ "id": ids[place], "name": name, "unit": unit, "kind": kind }), extra)
    })
}

/// Entries with names and parents that come before them.
fn tree(ids: Vec<String>, kinds: bool) -> impl Strategy<Value = Vec<Value>> {
    let one = (text(), select(vec!["country", "region", "province"]), proptest::option::of(any::<Index>()));
    vec(one, ids.len()).prop_map(move |entries| {
        let entry = |(place, (name, kind, parent)): (usize, (Value, &str, Option<Index>))| {
            let parent = parent.filter(|_| place > 0).map(|parent| json!(ids[parent.index(place)]));
            with(
                json!({ "id": ids[place], "name": name }),
                vec![("kind", kinds.then(|| json!(kind))), ("parent", parent)],
            )
        };
        entries.into_iter().enumerate().map(entry).collect()
    })
}

/// The ids of a catalog: indicators, areas, reporters, sectors, sources.
type Ids = [Vec<String>; 5];

fn any_ids() -> impl Strategy<Value = Ids> {
    (ids("i", false), ids("A", true), ids("r", false), ids("k", false), ids("s", false))
        .prop_map(|(a, b, c, d, e)| [a, b, c, d, e])
}

/// Any catalog that the format allows, as JSON.
fn catalog(ids: Ids) -> impl Strategy<Value = Value> {
    let [of_indicators, of_areas, of_reporters, of_sectors, of_sources] = ids.clone();
    let indicators: Vec<_> = (0..of_indicators.len()).map(|place| indicator(of_indicators.clone(), place)).collect();
    let reporters: Vec<_> = of_reporters
        .iter()
        .cloned()
        .map(|id| {
            let maybe_text = || proptest::option::of(text());
            let sector = maybe(select(of_sectors.clone()));
            (text(), maybe_text(), sector, maybe(any::<bool>()), maybe_text()).prop_map(
                move |(name, short, sector, mixed, note)| {
                    let extra = vec![("short", short), ("sector", sector), ("mixed", mixed), ("note", note)];
                    with(json!({ "id": id, "name": name }), extra)
                },
            )
        })
        .collect();
    let sources: Vec<_> = of_sources
        .iter()
        .cloned()
        .map(|id| {
            (
                plain(),
                text_or_plain(),
                maybe("https?://[a-z]{1,9}\\.vn/[a-z?=&]{0,9}"),
                maybe(day()),
                maybe(day()),
                proptest::option::of(owner()),
                proptest::option::of(text_or_plain()),
            )
                .prop_map(move |(title, publisher, url, published, accessed, owner, note)| {
                    let mut extra = vec![("url", url), ("published", published), ("accessed", accessed)];
                    extra.extend([("owner", owner), ("note", note)]);
                    with(json!({ "id": id, "title": title, "publisher": publisher }), extra)
                })
        })
        .collect();
    let notes = vec(
        (
            years(),
            select(vec!["result", "limit", "context", "break"]),
            text(),
            select(of_sources),
            maybe(select(of_areas.clone())),
        ),
        0..3,
    );
    let files = vec(
        (
            maybe(vec(select(of_areas.clone()), 0..3)),
            maybe(vec(select(of_indicators), 0..3)),
            "[a-z]{1,5}(/[a-zà-ỹ ]{1,5}x)?",
        ),
        0..3,
    );
    let top = (text(), proptest::option::of(text()), maybe(day()), proptest::option::of(text()), any::<bool>());
    let opens = (maybe(years()), maybe(select(of_areas.clone())), maybe(select(of_reporters)));
    let lists = (indicators, tree(of_areas, true), reporters, tree(of_sectors, false), sources, notes, files);
    (top, opens, lists).prop_map(|((title, description, updated, licence, url), opens, lists)| {
        let (indicators, areas, reporters, sectors, sources, notes, files) = lists;
        let notes: Vec<_> = notes
            .into_iter()
            .map(|(year, kind, text, source, area)| {
                with(json!({ "year": year, "kind": kind, "text": text, "source": source }), vec![("area", area)])
            })
            .collect();
        let files: Vec<_> = files
            .into_iter()
            .enumerate()
            .map(|(place, (areas, indicators, path))| {
                with(json!({ "path": format!("{path}{place}") }), vec![("areas", areas), ("indicators", indicators)])
            })
            .collect();
        let licence =
            licence.map(|name| with(json!({ "name": name }), vec![("url", url.then(|| json!("https://l.vn")))]));
        let defaults = with(json!({}), vec![("year", opens.0), ("area", opens.1), ("reporter", opens.2)]);
        let extra = vec![
            ("description", description),
            ("updated", updated),
            ("licence", licence),
            ("default", Some(defaults)),
            ("notes", Some(json!(notes))),
        ];
        let lists = json!({
            "format": "coopstat/1", "title": title, "indicators": indicators, "areas": areas, "reporters": reporters,
            "sectors": sectors, "sources": sources, "files": files,
        });
        with(lists, extra)
    })
}

fn point(sources: Vec<String>) -> impl Strategy<Value = (i64, Value)> {
    let base = (years(), proptest::option::weighted(0.9, number()), select(sources), 0..3_usize, said());
    let more = (
        maybe(select(vec!["A", "E", "P", "F", "B", "BE", "M", "O", "U"])),
        maybe(select(vec![json!(true), json!(false), json!("over"), json!("nearly")])),
        maybe(any::<bool>()),
        maybe(0_u8..=15),
        maybe(prop_oneof![day(), day().prop_map(|day| day[..7].to_owned())]),
        proptest::option::of(text()),
    );
    (base, more).prop_map(|((year, value, source, origin, words), (status, approx, uncertain, digits, as_of, note))| {
        let key = ["quote", "table", "derived"][origin];
        let said = if origin == 1 && approx.is_some() { json!({ "vi": words, "en": words }) } else { json!(words) };
        let extra = vec![
            (key, (value.is_some() || origin == 1).then_some(said)),
            ("basis", (origin == 2 && value.is_some() && digits.is_some()).then_some(json!(words))),
            ("status", status),
            ("approx", approx),
            ("uncertain", uncertain),
            ("digits", digits),
            ("as_of", as_of),
            ("note", note),
        ];
        (year, with(json!({ "year": year, "value": value, "source": source }), extra))
    })
}

fn full(sources: Vec<String>) -> impl Strategy<Value = Value> {
    (vec(point(sources), 0..8), any::<Index>()).prop_map(|(mut points, chosen)| {
        points.sort_by_key(|(year, _)| *year);
        if !points.is_empty() {
            let chosen = chosen.index(points.len());
            points[chosen].1["use"] = json!(true);
        }
        json!({ "points": points.into_iter().map(|(_, point)| point).collect::<Vec<_>>() })
    })
}

fn compact(sources: Vec<String>) -> impl Strategy<Value = Value> {
    (1900_i64..2190, vec(proptest::option::of(number()), 0..10), select(sources))
        .prop_map(|(from, values, source)| json!({ "from": from, "values": values, "source": source }))
}

/// Any series of a catalog with these ids, as JSON. No two have the same key.
fn series(ids: Ids) -> impl Strategy<Value = Value> {
    let [indicators, areas, reporters, sectors, sources] = ids;
    let keys =
        btree_set((select(indicators), select(areas), select(reporters), proptest::option::of(select(sectors))), 0..6);
    let figures = vec(prop_oneof![full(sources.clone()).boxed(), compact(sources).boxed()], 6);
    (keys, figures).prop_map(|(keys, figures)| {
        let one =
            |((indicator, area, reporter, sector), figures): ((String, String, String, Option<String>), Value)| {
                let key = vec![
                    ("indicator", Some(json!(indicator))),
                    ("area", Some(json!(area))),
                    ("reporter", Some(json!(reporter))),
                    ("sector", sector.map(|sector| json!(sector))),
                ];
                with(figures, key)
            };
        json!({ "series": keys.into_iter().zip(figures).map(one).collect::<Vec<_>>() })
    })
}

fn any_data() -> impl Strategy<Value = (Value, Value)> {
    any_ids().prop_flat_map(|ids| (catalog(ids.clone()), series(ids))).prop_map(|(catalog, mut series)| {
        fit(&catalog, &mut series);
        (catalog, series)
    })
}

/// Makes values such as their indicators can have.
fn fit(catalog: &Value, series: &mut Value) {
    let read = read_catalog("c", catalog.to_string().as_bytes()).unwrap();
    for series in series["series"].as_array_mut().unwrap() {
        let ix = read.find_indicator(series["indicator"].as_str().unwrap()).unwrap();
        let fitting = |value: &mut Value| {
            let Some(mut number) = value.as_f64() else { return };
            let most = limits::VALUE / read.indicator(ix).scale;
            if number.abs() > most {
                number %= most;
            }
            if read.is_never_below_zero(ix) {
                number = number.abs();
            }
            if read.is_counted(ix) {
                number = number.trunc();
            }
            *value = json!(number);
        };
        if let Some(points) = series.get_mut("points").and_then(Value::as_array_mut) {
            points.iter_mut().map(|point| &mut point["value"]).for_each(fitting);
        } else if let Some(values) = series.get_mut("values").and_then(Value::as_array_mut) {
            values.iter_mut().for_each(fitting);
        }
    }
}

/// NaN stands for no value in the compact form and is not equal to itself; the writing tells it apart.
fn same(one: &[Series], other: &[Series]) -> bool {
    let told = |all: &[Series]| {
        let one = |series: &Series| format!("{:?} {:?} {}", series.key, series.points(), series.len());
        all.iter().map(one).collect::<Vec<_>>()
    };
    told(one) == told(other)
}

/// Reads a series file with a rest after each series.
fn with_rests(bytes: &[u8], catalog: &Catalog) -> Result<Vec<Series>, Errors> {
    let mut reading = SeriesReading::new("s", bytes, catalog, None)?;
    while !reading.go_on(&mut || true) {}
    reading.finish()
}

/// Whatever the bytes: an answer, never a panic, the same with rests; and never an empty list of errors.
fn survives(bytes: &[u8]) {
    let catalog = super::catalog();
    let told = |read: Result<Vec<Series>, Errors>| read.map(|series| format!("{series:?}"));
    assert_eq!(told(with_rests(bytes, &catalog)), told(read_series("s", bytes, &catalog, None)));
    for errors in [read_catalog("c", bytes).err(), read_series("s", bytes, &catalog, None).err()].into_iter().flatten()
    {
        assert!(!errors.is_empty() && errors.len() <= limits::ERRORS);
        for error in &errors {
            assert!(error.path.starts_with('$'));
            for lang in coopstat::model::Lang::ALL {
                assert!(!coopstat::text::errors::message(lang, error).is_empty());
            }
        }
    }
}

/// Files that conform, to be broken.
fn sound() -> Vec<String> {
    let point =
        r#"{"year": 2021, "value": 27.5, "source": "s", "quote": "hợp \"tác\" xã\n", "digits": 2, "as_of": "2021-06"}"#;
    let bulk = r#"{"series": [{"indicator": "a", "area": "VN", "reporter": "r", "from": 2000, "values": [1, null, -2.5e3], "source": "s"}]}"#;
    let several = r#"{"x-a": [1, [2]], "series": [
        {"indicator": "a", "area": "VN", "reporter": "r", "from": 2000, "values": [1], "source": "s"},
        {"indicator": "b", "area": "VN", "reporter": "r", "from": 2000, "values": [null, 2], "source": "s"}
    ], "x-b": {"c": 1}}"#;
    vec![CATALOG.into(), super::points(point), bulk.into(), several.into()]
}

#[test]
fn what_is_wrong_around_a_list_is_told_the_same_with_rests() {
    let series = r#"{"indicator": "a", "area": "VN", "reporter": "r", "from": 2000, "values": [1], "source": "s"}"#;
    for file in [
        format!(r#"{{"series": [{series}, {series}], "x-a": 1, "x-a": 2}}"#),
        format!(r#"{{"x-a": 1, "series": [{series}], "x-a": 2}}"#),
        format!(r#"{{"wrong": 1, "series": [{series}], "wrong": 2}}"#),
        format!(r#"{{"series": [{series}], "series": [{series}]}}"#),
        format!(r#"{{"series": [{series}, 1, "a", []]}}"#),
        format!(r#"{{"series": [{series}] "a": 1}}"#),
        format!(r#"{{"series": [{series},]}}"#),
        format!(r#"{{"series": [{series}]}}}}"#),
        format!(r#"{{"series": [{series}"#),
        format!(r#"[{{"series": [{series}]}}]"#),
    ] {
        assert!(read_series("s", file.as_bytes(), &super::catalog(), None).is_err(), "{file}");
        survives(file.as_bytes());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_reads_back_as_the_same_data((catalog, series) in any_data()) {
        let first = read_catalog("c", catalog.to_string().as_bytes());
        prop_assert!(first.is_ok(), "{:?}\n{:#}", first, catalog);
        let first = first.unwrap();
        let again = read_catalog("c", write_catalog(&first).as_bytes());
        prop_assert_eq!(again.as_ref(), Ok(&first));

        let read = read_series("s", series.to_string().as_bytes(), &first, None);
        prop_assert!(read.is_ok(), "{:?}\n{:#}", read, series);
        let read = read.unwrap();
        prop_assert!(with_rests(series.to_string().as_bytes(), &first).is_ok_and(|rested| same(&read, &rested)));
        let written = write_series(&first, &read.iter().collect::<Vec<_>>());
        let again = read_series("s", written.as_bytes(), &first, None);
        prop_assert!(again.is_ok(), "{:?}\n{}", again, written);
        prop_assert!(same(&read, &again.unwrap()), "{}", written);
    }

    #[test]
    fn no_bytes_make_the_reader_panic(bytes in vec(any::<u8>(), 0..200)) {
        survives(&bytes);
    }

    #[test]
    fn no_row_of_json_marks_makes_the_reader_panic(marks in vec(select(vec![
        "{", "}", "[", "]", ",", ":", "\"", "\\", "\"series\"", "\"points\"", "\"values\"", "null", "true", "1", "-", "1e9", ".", " ", "\n", "\u{feff}", "ệ",
        "\"x-a\"", "NaN",
    ]), 0..60)) {
        survives(marks.concat().as_bytes());
    }

    #[test]
    fn no_change_to_a_sound_file_makes_the_reader_panic(
        file in select(sound()),
        changes in vec((any::<Index>(), any::<u8>(), 0..3_u8), 1..5),
    ) {
        let mut bytes = file.into_bytes();
        for (at, byte, how) in changes {
            let at = at.index(bytes.len());
            match how {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                _ => {
                    bytes.remove(at);
                }
            }
        }
        survives(&bytes);
    }

    #[test]
    fn a_table_of_any_texts_reads_back_with_at_most_a_guard_before_a_formula(
        rows in vec(vec(prop_oneof![plain(), "[-+=@,\"\r\n\t' a1]{0,6}"], 1..5), 0..5),
    ) {
        let mut out = Csv::new();
        for row in &rows {
            for cell in row {
                out.text(cell);
            }
            out.end_row();
        }
        let written = out.finish();
        let read = csv::read(&written);
        prop_assert!(read.is_some(), "{:?}", written);
        let read = read.unwrap();
        prop_assert_eq!(read.len(), rows.len());
        for (read, row) in read.iter().zip(&rows) {
            prop_assert_eq!(read.len(), row.len());
            for (read, cell) in read.iter().zip(row) {
                prop_assert!(read == cell || *read == format!("'{cell}"), "{:?} became {:?}", cell, read);
                let runs = read.trim_start().starts_with(['=', '+', '-', '@']);
                prop_assert!(!runs || read.parse::<f64>().is_ok(), "{:?} would run", read);
            }
        }
    }
}

#[test]
fn a_sound_file_cut_off_anywhere_is_told_as_cut_off() {
    for file in sound() {
        for at in 0..file.len() {
            let bytes = &file.as_bytes()[..at];
            survives(bytes);
            let errors = read_catalog("c", bytes).unwrap_err();
            let code = if std::str::from_utf8(bytes).is_ok() { "cut-off" } else { "not-utf8" };
            assert_eq!(
                errors.iter().next().map(|error| error.code()),
                Some(code),
                "{}",
                String::from_utf8_lossy(bytes)
            );
        }
    }
}
