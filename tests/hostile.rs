//! Data that mean harm, over the whole path from bytes to what is shown and taken away: whatever is changed in the shipped files, there are errors in words
//! or charts that are well-formed; and texts appear as text and nowhere else. What holds for each is in `fuzz/targets/`.

use std::collections::BTreeMap;
use std::sync::Arc;

use coopstat::charts::look::{FONTS, Ground, Theme};
use coopstat::charts::measure::EmbeddedFont;
use coopstat::charts::svg::to_svg;
use coopstat::format::png::{SIGNATURE, chunk, next, with_metadata};
use coopstat::format::{Errors, Loader, csv, read_catalog, read_series};
use coopstat::model::Dataset;
use coopstat::present::charts;
use coopstat::present::image::ImageSize;
use coopstat::present::{FigureRef, Selection, ViewState, cards, export, headline, provenance};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};

use crate::fuzzing::targets::everything::{everything, is_drawing, is_plain};
use crate::fuzzing::targets::{Dice, csv as cells, files};
use crate::support;

/// Texts that mean something to what they could end up in.
const HOSTILE: [&str; 17] = [
    "</script><script>window.hit=1</script>",
    "<img src=x onerror=\"window.hit=1\">",
    "</text></svg><svg onload='window.hit=1'>",
    "]]><!-- <![CDATA[ --> <?xml version=\"1.0\"?> <!DOCTYPE a [<!ENTITY b \"c\">]>&b;&lt;",
    "\"' onmouseover='window.hit=1' style=\"x:expression(1)\" ",
    "javascript:alert(1)",
    "{{constructor.constructor('window.hit=1')()}} ${7*7} %s%n %3Cscript%3E",
    "=HYPERLINK(\"http://evil.example\";\"x\")",
    "-2+3+cmd|' /C calc'!A0",
    "a,\"b\"\r\nc;\td",
    "\u{202e}txt.exe\u{202c} \u{2066}\u{200f}\u{feff}\u{200b}\u{2069}",
    "\u{202e}493.72 \u{2067}",
    "../../etc/passwd\\..\\CON|*?<>:\"/.",
    "\u{0}\u{1}\u{7}\u{8}\u{1b}[31m\u{7f}\u{85}\u{2028}\u{2029}\u{fffe}\u{ffff}",
    "e\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301} 👩‍👩‍👧‍👦 𝕋\u{10ffff}",
    "}}@preamble{\"\\input{x}\"}",
    "https://evil.example/?a=1#b",
];

/// The files that ship with the page, by their paths.
fn shipped() -> BTreeMap<&'static str, Value> {
    let read = |path: &'static str| {
        let bytes = std::fs::read(support::path("data").join(path)).expect("a shipped file");
        (path, serde_json::from_slice(&bytes).expect("JSON"))
    };
    ["catalog.json", "series/national.json", "series/regions.json", "series/sectors.json"].map(read).into()
}

/// Reads a folder as the page does: the catalog, then each of its files that is there. What does not conform is left out and told.
fn read(folder: &BTreeMap<&'static str, Vec<u8>>) -> Result<Dataset, Errors> {
    let catalog = Arc::new(read_catalog("catalog.json", &folder["catalog.json"])?);
    let mut loader = Loader::new(Arc::clone(&catalog));
    for entry in &catalog.files {
        let Some(bytes) = folder.get(&*entry.path) else { continue };
        let read = read_series(&entry.path, bytes, &catalog, Some(entry));
        if let Err(errors) = read.and_then(|series| loader.add(&entry.path, series)) {
            files::told(&errors);
        }
    }
    Ok(loader.into_dataset())
}

/// A change of a file: of one of its values, or of its bytes.
#[derive(Clone, Debug)]
enum Change {
    Replace(Index, Value),
    Remove(Index),
    Double(Index),
    Rename(Index, String),
    Byte(Index, u8),
    Cut(Index),
}

fn value() -> impl Strategy<Value = Value> {
    prop_oneof![
        4 => select(HOSTILE.to_vec()).prop_map(|text| json!(text)),
        2 => any::<String>().prop_map(|text| json!(text)),
        1 => (1_usize..2001).prop_map(|n| json!("ệ".repeat(n))),
        2 => any::<f64>().prop_filter("JSON has finite numbers", |n| n.is_finite()).prop_map(|n| json!(n)),
        2 => select(vec![0.0, -1.0, 1e-300, 1e300, -1e300, 1e15, 0.5, 1900.0, 2200.0, 2021.0]).prop_map(|n| json!(n)),
        1 => any::<bool>().prop_map(|b| json!(b)),
        1 => select(vec![json!(null), json!([]), json!({}), json!({"vi": ""})]),
        2 => select(vec!["htx_total", "htx_new", "htx_dissolved", "VN", "VN-HN", "vca", "mpi", "stock", "flow", "rate", "target", "mean", "E", "B", "M", "U", "growth", "attainment"])
            .prop_map(|word| json!(word)),
    ]
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        8 => (any::<Index>(), value()).prop_map(|(at, value)| Change::Replace(at, value)),
        3 => any::<Index>().prop_map(Change::Remove),
        2 => any::<Index>().prop_map(Change::Double),
        1 => (any::<Index>(), "[a-z_-]{0,8}").prop_map(|(at, key)| Change::Rename(at, key)),
        1 => (any::<Index>(), any::<u8>()).prop_map(|(at, byte)| Change::Byte(at, byte)),
        1 => any::<Index>().prop_map(Change::Cut),
    ]
}

/// The places of a value's values, at any depth.
fn places(value: &Value, here: String, found: &mut Vec<String>) {
    match value {
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(at, item)| places(item, format!("{here}/{at}"), found));
        }
        Value::Object(keys) => keys.iter().for_each(|(key, item)| places(item, format!("{here}/{key}"), found)),
        _ => {}
    }
    found.push(here);
}

fn changed(mut file: Value, changes: &[Change]) -> Vec<u8> {
    for change in changes {
        let mut all = Vec::new();
        places(&file, String::new(), &mut all);
        let (Change::Replace(at, _) | Change::Remove(at) | Change::Double(at) | Change::Rename(at, _)) = change else {
            continue;
        };
        let place = &all[at.index(all.len())];
        let Some((parent, last)) = place.rsplit_once('/') else { continue };
        match (change, file.pointer_mut(parent)) {
            (Change::Replace(_, value), Some(Value::Array(items))) => {
                items[last.parse::<usize>().unwrap()] = value.clone()
            }
            (Change::Replace(_, value), Some(Value::Object(keys))) => drop(keys.insert(last.to_owned(), value.clone())),
            (Change::Remove(_), Some(Value::Array(items))) => drop(items.remove(last.parse().unwrap())),
            (Change::Remove(_), Some(Value::Object(keys))) => drop(keys.remove(last)),
            (Change::Double(_), Some(Value::Array(items))) => {
                let at = last.parse::<usize>().unwrap();
                items.insert(at, items[at].clone());
            }
            (Change::Rename(_, key), Some(Value::Object(keys))) => {
                let value = keys.remove(last).unwrap_or_default();
                keys.insert(key.clone(), value);
            }
            _ => {}
        }
    }
    let mut bytes = file.to_string().into_bytes();
    for change in changes {
        match change {
            Change::Byte(at, byte) => {
                let at = at.index(bytes.len());
                bytes[at] = *byte;
            }
            Change::Cut(at) => bytes.truncate(at.index(bytes.len()).max(1)),
            _ => {}
        }
    }
    bytes
}

/// 96 folders, the same ones in every run; with `COOPSTAT_CASES=10000`, so many others.
fn tries() -> ProptestConfig {
    use proptest::test_runner::RngSeed;
    let asked = std::env::var("COOPSTAT_CASES").ok().and_then(|cases| cases.parse().ok());
    let rng_seed = if asked.is_some() { RngSeed::Random } else { RngSeed::Fixed(20_211_231) };
    ProptestConfig { cases: asked.unwrap_or(96), failure_persistence: None, rng_seed, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(tries())]

    #[test]
    fn any_change_to_the_shipped_files_gives_errors_in_words_or_charts_that_are_well_formed(
        changes in proptest::collection::vec((select(vec!["catalog.json", "catalog.json", "series/national.json", "series/national.json", "series/regions.json", "series/sectors.json"]), change()), 1..4),
        dice in any::<[u8; 8]>(),
    ) {
        let folder = shipped().into_iter().map(|(path, file)| {
            let mine: Vec<Change> = changes.iter().filter(|(of, _)| *of == path).map(|(_, change)| change.clone()).collect();
            (path, changed(file, &mine))
        });
        match read(&folder.collect()) {
            Err(errors) => files::told(&errors),
            Ok(dataset) => everything(&dataset, &mut Dice::of(&dice)),
        }
    }
}

/// A data set in which every text that the format has for people is the given one, figures of which are drawn in every chart.
fn saying(text: &str) -> Dataset {
    let mut folder = shipped();
    let quote: String = text.chars().take(300).collect();
    for file in folder.values_mut() {
        say(file, text, &quote);
    }
    read(&folder.into_iter().map(|(path, file)| (path, file.to_string().into_bytes())).collect()).expect("it conforms")
}

/// Puts the text into every place of a file that is for people.
fn say(value: &mut Value, text: &str, quote: &str) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| say(item, text, quote)),
        Value::Object(keys) => {
            for (key, value) in keys.iter_mut() {
                match (key.as_str(), &*value) {
                    ("vi" | "en" | "title" | "publisher" | "note" | "table", Value::String(_)) => *value = json!(text),
                    ("quote", Value::String(_)) => *value = json!(quote),
                    _ => say(value, text, quote),
                }
            }
        }
        _ => {}
    }
}

/// The text as the reader keeps it: in these texts marks of direction are in order, and so taken back where there are as many of both kinds.
fn kept(text: &str) -> String {
    let count = |marks: &[char]| text.matches(marks).count();
    let in_pairs =
        count(&['\u{202e}']) == count(&['\u{202c}']) && count(&['\u{2066}', '\u{2067}']) == count(&['\u{2069}']);
    let turns = |c: &char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.chars().filter(|c| in_pairs || !turns(c)).collect()
}

fn selection(dataset: &Dataset, query: &str) -> (ViewState, Selection) {
    let (state, refused) = ViewState::from_query(query);
    assert_eq!(refused, []);
    let selection = Selection::resolve(&state, dataset).expect("a view");
    (state, selection)
}

/// The text as a picture has it: white space is blanks, what cannot be printed is left out.
fn printed(text: &str) -> String {
    let letters = text.chars().map(|c| if c.is_whitespace() { ' ' } else { c });
    let letters = letters.filter(|c| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}'));
    letters.collect::<String>().split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The hostile texts, each alone, all together, and one of 2,000 letters.
fn texts() -> Vec<String> {
    let long: String = HOSTILE.join(" ").chars().cycle().take(2000).collect();
    HOSTILE.map(str::to_owned).into_iter().chain([HOSTILE.join("x"), long]).collect()
}

#[test]
fn hostile_texts_stand_in_drawings_as_text_alone() {
    for text in texts() {
        let dataset = saying(&text);
        let text = kept(&text);
        let (state, selection) = selection(&dataset, "year=2022&lang=en");
        let mut drawn = 0;
        for id in charts::ids(dataset.catalog()) {
            let view = charts::build(id, &dataset, &selection).expect("a chart");
            let Ok(spec) = &view.drawing else { continue };
            let size = ImageSize::Slide.layout();
            let svg = to_svg(spec, size, Theme::Light, Ground::Filled, &EmbeddedFont::new(), FONTS);
            is_drawing(&svg);
            let document = roxmltree::Document::parse(&svg).expect("well-formed");
            let of = |tag: &str| {
                let found = document.descendants().find(|node| node.has_tag_name(tag));
                found.and_then(|node| node.text()).unwrap_or_default().to_owned()
            };
            assert_eq!(printed(&of("title")), printed(&spec.title), "{id}");
            assert_eq!(printed(&of("desc")), printed(&spec.description), "{id}");
            let words: Vec<&str> = document
                .descendants()
                .filter(|node| node.has_tag_name("text"))
                .filter_map(|node| node.text())
                .collect();
            let beginning: String = printed(&text).split(' ').next().unwrap_or_default().chars().take(6).collect();
            assert!(words.iter().any(|words| words.contains(&beginning)), "{id}: {beginning:?} is not in {words:?}");
            for ending in ["svg", "png", "csv"] {
                is_plain(&export::file_name(&view, export::Look::default(), ending));
            }
            drawn += 1;
        }
        assert!(drawn >= 6, "{drawn} charts");
        is_plain(&export::archive_name(&dataset, &selection));
        crate::fuzzing::targets::everything::view(&dataset, &state, &selection, &mut Dice::of(text.as_bytes()));
    }
}

#[test]
fn hostile_texts_stand_in_the_metadata_of_an_image_as_text_alone() {
    let mut pixel = SIGNATURE.to_vec();
    chunk(&mut pixel, *b"IHDR", &[0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
    chunk(&mut pixel, *b"IDAT", &[0x78, 0x01, 0x63, 0x60, 0x00, 0x00, 0x00, 0x02, 0x00, 0x01]);
    chunk(&mut pixel, *b"IEND", &[]);
    for text in texts() {
        let dataset = saying(&text);
        let text = kept(&text);
        let (state, selection) = selection(&dataset, "year=2022&lang=en");
        let view = charts::build("trend", &dataset, &selection).expect("a chart");
        let link = export::link("https://example.org/", &state, &dataset, &selection, "trend");
        let told = export::metadata(&dataset, &selection, &view, &link, 3780);
        assert!(told.texts.iter().any(|(key, value)| *key == "Copyright" && *value == text), "the licence is the text");
        let png = with_metadata(&pixel, &told).expect("a PNG");
        let (mut rest, mut kinds, mut found) = (&png[8..], Vec::new(), BTreeMap::new());
        while let Some((kind, body, after)) = next(rest) {
            kinds.push(String::from_utf8(kind.to_vec()).unwrap());
            if kind == *b"iTXt" {
                // Keyword, 0, not compressed, 0, language, 0, nothing, 0, the text to the end of the chunk: a zero within it would begin another field.
                let fields: Vec<&[u8]> = body.split(|byte| *byte == 0).collect();
                assert_eq!(fields.len(), 6, "{:?}", String::from_utf8_lossy(body));
                let text = |at: usize| String::from_utf8(fields[at].to_vec()).expect("UTF-8");
                found.insert(text(0), text(5));
            }
            rest = after;
        }
        assert!(rest.is_empty());
        let others = kinds.iter().filter(|kind| *kind != "iTXt").count();
        assert_eq!(others, 4, "nothing but texts, the resolution and the picture: {kinds:?}");
        for (key, value) in &told.texts {
            assert_eq!(found.get(*key), Some(&value.replace('\0', "")), "{key}");
        }
    }
}

#[test]
fn hostile_texts_stand_in_tables_as_they_are_but_for_a_guard() {
    for text in texts() {
        let dataset = saying(&text);
        let text = kept(&text);
        let (_, selection) = selection(&dataset, "year=2022&lang=en");
        let (_, file) = export::figures_csv(&dataset, &selection);
        let rows = cells::parse(&file);
        assert_eq!(csv::read(&file), Some(rows.clone()));
        let name = rows[0].iter().position(|cell| cell == "indicator_name").expect("the column");
        assert!(rows.len() > 10);
        for row in &rows[1..] {
            assert!(
                row[name] == text || row[name].strip_prefix('\'') == Some(&text),
                "{:?} became {:?}",
                text,
                row[name]
            );
            assert!(row.iter().all(|cell| !cells::runs(cell)), "{row:?}");
        }
    }
}

#[test]
fn hostile_texts_are_told_letter_by_letter_in_cards_and_provenance() {
    for text in texts() {
        let dataset = saying(&text);
        let quote = kept(&text.chars().take(300).collect::<String>());
        let text = kept(&text);
        let (_, selection) = selection(&dataset, "year=2021&lang=en");
        assert!(cards::cards(&dataset, &selection).iter().all(|card| card.name == text));
        assert!(headline::headline(&dataset, &selection).contains(text.trim()) || text.trim() != text);
        let figure = FigureRef::parse("htx_total/VN/vca/2021", dataset.catalog()).expect("the figure");
        let told = provenance::provenance(&dataset, figure, None, selection.lang, "https://example.org/", "2026-01-31");
        let told = told.expect("it is told");
        let as_it_is = |one: &provenance::Told| match &one.origin {
            provenance::ToldOrigin::Quote { words, .. } => *words == quote,
            provenance::ToldOrigin::Table(place) => *place == text,
            _ => true,
        };
        assert!(told.statements.iter().all(|one| one.source == text && one.publisher == text && as_it_is(one)));
    }
}
