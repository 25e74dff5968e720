//! Which kind of file a reader opened, by its outermost keys, before it is read, and what is told of one that is the other kind, or neither.

use super::error::{Error, Errors, OnlyOn, Problem};
use super::grammar::Reading;
use super::json::{Ctx, Item};
use super::scan;

/// Whether a file is to be read as a catalog: by the keys of its outermost object, in whatever order they stand. `indicators` is a catalog's, `series` a
/// series file's, and whichever comes first decides; a file with neither is a catalog if it has `format`. Of a file that is broken, what stands before
/// the break decides, so that it is told what it lacks for what it was meant to be.
#[must_use]
pub fn is_catalog(bytes: &[u8]) -> bool {
    let mut found = false;
    Reading::new(scan::sound(bytes), "").go_on(&mut Ctx::new(""), &mut |ctx, item| {
        let Item::Object(source) = item else { return };
        while let Some(key) = source.key(ctx) {
            let is_decided = matches!(&*key, "indicators" | "series");
            found = if is_decided { key == "indicators" } else { found || key == "format" };
            if is_decided {
                return source.rest(); // the rest of a series file may be long
            }
            if !source.value(ctx, &mut |_, _| ()) {
                return;
            }
        }
    });
    found
}

/// What a file is that is no JSON, and that a reader may take for a data file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Foreign {
    /// Comma-separated values, such as those that the page gives away.
    Csv,
    /// A document of a word processor.
    Document,
    /// A picture.
    Image,
    /// A document to be printed.
    Pdf,
    /// A workbook of a spreadsheet program.
    Spreadsheet,
    /// A text in UTF-16.
    Utf16,
    /// An archive.
    Zip,
}

/// How files of columns end, pictures, and files of office programs.
const COLUMNS: [&str; 2] = [".csv", ".tsv"];
const IMAGES: [&str; 6] = [".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg"];
const DOCUMENTS: [&str; 3] = [".doc", ".docx", ".odt"];
const SPREADSHEETS: [&str; 5] = [".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"];

/// What a file is, by its bytes and its name, where it is none that is read here but one of those that people keep figures in. Of one that begins as JSON does
/// its reader tells what is wrong.
#[must_use]
pub fn foreign(name: &str, bytes: &[u8]) -> Option<Foreign> {
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    let name = name.to_ascii_lowercase();
    let ends = |endings: &[&str]| endings.iter().any(|ending| name.ends_with(ending));
    match text {
        [b'{' | b'[', ..] => None,
        [b'%', b'P', b'D', b'F', ..] => Some(Foreign::Pdf),
        // What the page gives away itself, among others.
        _ if ends(&IMAGES) || text.starts_with(b"\x89PNG") || text.starts_with(b"\xFF\xD8\xFF") => Some(Foreign::Image),
        [b'P', b'K', ..] | [0xD0, 0xCF, 0x11, 0xE0, ..] if ends(&DOCUMENTS) => Some(Foreign::Document),
        // The parts of a workbook are named in the archive that it is.
        [b'P', b'K', ..] if !ends(&SPREADSHEETS) && !text.windows(11).any(|part| part == b"xl/workbook") => {
            Some(Foreign::Zip)
        }
        [b'P', b'K', ..] | [0xD0, 0xCF, 0x11, 0xE0, ..] => Some(Foreign::Spreadsheet),
        _ if ends(&SPREADSHEETS) => Some(Foreign::Spreadsheet),
        // The columns of the page's own files.
        _ if ends(&COLUMNS) || text.starts_with(b"year,indicator,") => Some(Foreign::Csv),
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => Some(Foreign::Utf16),
        _ => None,
    }
}

/// What is told of a file that is not what it was read as: that alone. Each key that it has instead, and each that it lacks, would be a long list of
/// consequences.
#[must_use]
pub fn in_short(errors: &Errors) -> Errors {
    // What breaks the text stands before all others, and explains them.
    let breaks =
        |error: &Error| matches!(error.problem, Problem::CutOff | Problem::Syntax { .. } | Problem::NotFinite(_));
    if errors.iter().next().is_some_and(breaks) {
        return errors.clone();
    }
    // Those of a series file.
    let other_key = |error: &Error| match &error.problem {
        Problem::UnknownKey { key, allowed } if allowed.first() == Some(&"series") => Some(key.clone()),
        _ => None,
    };
    if let Some(error) = errors.iter().find(|error| other_key(error).as_deref() == Some("format")) {
        let problem = Problem::KeyNotAllowed { key: "format", only_on: OnlyOn::Catalog };
        let mut told = errors.only(&|error| other_key(error).is_none());
        told.push_first(Error { problem, ..error.clone() });
        return told;
    }
    let alone = errors.iter().find(|error| match &error.problem {
        Problem::UnknownFormat(_) => true,
        Problem::MissingKey(key) => *key == "series",
        _ => false,
    });
    alone.map_or_else(|| errors.clone(), |error| Errors::of_error(error.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::{read_catalog, read_series};

    #[test]
    fn the_outermost_keys_tell_a_catalog_in_whatever_order_they_stand() {
        let areas =
            format!("[{}]", vec![r#"{"id": "VN-01", "name": {"vi": "Tỉnh tôi"}, "kind": "province"}"#; 100].join(","));
        let late = format!(r#"{{"areas": {areas}, "files": [], "indicators": [], "format": "coopstat/1"}}"#);
        assert!(late.find("coopstat/1").is_some_and(|at| at > 4096));
        assert!(is_catalog(late.as_bytes()));
        let escaped = r#"{"\u0066ormat": "coopstat/1", "title": {}}"#;
        assert!(is_catalog(escaped.as_bytes()));
        assert!(is_catalog(b"\xEF\xBB\xBF {\"format\": \"coopstat/1\"}"));
    }

    #[test]
    fn a_catalog_that_does_not_conform_is_still_one() {
        for broken in [
            r#"{"title": {}, "indicators": []}"#,
            r#"{"format": "coopstat/2", "title": {}}"#,
            r#"{"format": "coopstat/1", "title": {"vi": "x",}, "areas": []"#,
            r#"{"format": "coopstat/1", "indicators": [], "series": []}"#,
            r#"{"format": "coopstat/1", "x-a": [[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]}"#,
        ] {
            assert!(is_catalog(broken.as_bytes()), "{broken}");
        }
        assert!(is_catalog(b"{\"format\": \"coopstat/1\", \"title\": \"T\xEA\""));
    }

    #[test]
    fn a_series_file_is_none_whatever_its_texts_say() {
        for other in [
            r#"{"series": [{"points": [{"note": {"vi": "theo coopstat/1"}}]}]}"#,
            r#"{"x-from": {"format": "coopstat/1", "indicators": []}, "series": []}"#,
            r#"{"format": "coopstat/1", "series": []}"#,
            r#"{"series": [{"indicators": "#,
            r#"["format", "indicators"]"#,
            r#""coopstat/1""#,
            "<!DOCTYPE html><p>coopstat/1",
            "{}",
            "",
        ] {
            assert!(!is_catalog(other.as_bytes()), "{other}");
        }
    }

    #[test]
    fn a_file_of_another_kind_is_known_by_its_bytes_or_its_name() {
        for (name, bytes, is) in [
            ("so-lieu.XLSX", &b"PK\x03\x04\x14\0"[..], Some(Foreign::Spreadsheet)),
            ("so-lieu", b"PK\x03\x04 _rels xl/workbook.xml", Some(Foreign::Spreadsheet)),
            ("old.xls", b"\xD0\xCF\x11\xE0", Some(Foreign::Spreadsheet)),
            ("empty.xlsx", b"", Some(Foreign::Spreadsheet)),
            ("data.zip", b"PK\x03\x04", Some(Foreign::Zip)),
            ("a.json", b"%PDF-1.7", Some(Foreign::Pdf)),
            ("a.csv", b"1,2", Some(Foreign::Csv)),
            ("a.tsv", b"\xFF\xFE1\0", Some(Foreign::Csv)),
            ("a.txt", b"\xEF\xBB\xBFyear,indicator,indicator_name\r\n", Some(Foreign::Csv)),
            ("a.json", b"\xFF\xFE{\0", Some(Foreign::Utf16)),
            ("a.json", b"\xFE\xFF\0{", Some(Foreign::Utf16)),
            ("chart.png", b"\x89PNG\r\n\x1A\n", Some(Foreign::Image)),
            ("scan", b"\xFF\xD8\xFF\xE0", Some(Foreign::Image)),
            ("chart.svg", b"<svg", Some(Foreign::Image)),
            ("report.docx", b"PK\x03\x04", Some(Foreign::Document)),
            ("report.doc", b"\xD0\xCF\x11\xE0", Some(Foreign::Document)),
            ("named-wrongly.csv", b" {\"series\": []}", None),
            ("a.txt", b"hello", None),
            ("a.json", b"", None),
            ("a.json", b"<html>", None),
        ] {
            assert_eq!(foreign(name, bytes), is, "{name} {bytes:?}");
        }
    }

    #[test]
    fn brackets_without_end_are_not_followed() {
        let deep = format!(r#"{{"x-a": {}"#, "[".repeat(1_000_000));
        assert!(!is_catalog(deep.as_bytes()));
    }

    const CATALOG: &[u8] = br#"{"format": "coopstat/1", "title": {"vi": "X"}, "indicators": [], "areas": [], "reporters": [], "sources": [], "files": []}"#;

    fn told(text: &str) -> Vec<(String, &'static str)> {
        let catalog = read_catalog("catalog.json", CATALOG).expect("the catalog conforms");
        let errors = if is_catalog(text.as_bytes()) {
            read_catalog("x.json", text.as_bytes()).err()
        } else {
            read_series("x.json", text.as_bytes(), &catalog, None).err()
        };
        let errors = errors.map(|errors| in_short(&errors)).unwrap_or_default();
        errors.iter().map(|error| (error.path.to_string(), error.code())).collect()
    }

    #[test]
    fn a_series_file_with_the_format_of_a_catalog_is_told_that_alone() {
        for format in ["coopstat/1", "coopstat/2", "csv"] {
            let text = format!(r#"{{"format": "{format}", "title": {{"vi": "X"}}, "series": []}}"#);
            assert!(!is_catalog(text.as_bytes()));
            assert_eq!(told(&text), [(r#"$["format"]"#.to_owned(), "key-not-allowed")]);
        }
        // What is wrong in its series is told beside it.
        let wrong = told(r#"{"series": [{"indicator": "none"}], "format": "coopstat/1"}"#);
        assert!(wrong.len() > 1 && wrong.iter().any(|(path, _)| path == "$.series[0].indicator"), "{wrong:?}");
        assert!(told(r#"{"series": []}"#).is_empty());
    }

    #[test]
    fn of_a_broken_text_the_break_is_told_first() {
        assert_eq!(told(r#"{"series": [], "format":"#).first().map(|first| first.1), Some("cut-off"));
        assert_eq!(told(r#"{"rows": [}"#).first().map(|first| first.1), Some("syntax"));
    }

    #[test]
    fn a_catalog_of_an_unknown_format_and_a_file_of_no_kind_are_told_that_alone() {
        let other = r#"{"format": "coopstat/2", "measures": [], "places": []}"#;
        assert!(is_catalog(other.as_bytes()));
        assert_eq!(told(other), [("$.format".to_owned(), "unknown-format")]);
        let neither = r#"{"rows": [], "columns": [], "made": "by hand"}"#;
        assert!(!is_catalog(neither.as_bytes()));
        assert_eq!(told(neither), [("$.series".to_owned(), "missing-key")]);
    }

    #[test]
    fn a_catalog_is_known_by_its_keys_wherever_they_stand_and_not_by_a_word() {
        assert!(
            is_catalog(br#"{"title": {"vi": "X"}, "indicators" : [{"id": "series"}]}"#),
            "a catalog without its format"
        );
        assert!(!is_catalog(br#"{"x-note": "the format is coopstat/1", "series":[]}"#));
        assert!(!is_catalog(b""));
    }
}
