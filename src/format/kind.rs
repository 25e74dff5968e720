//! Which kind of file a reader opened, by its outermost keys, and what is told of one that is the other kind, or neither.

use super::error::{Error, Errors, OnlyOn, Problem};

/// Bytes at the beginning of a file among which its kind shows.
const BEGINNING: usize = 4096;

/// Whether a file is to be read as a catalog: it has what only a catalog has, and not the one key of a series file. What a catalog lacks, or that its format is
/// another, is told then; of a series file, that it has a key too many.
#[must_use]
pub fn is_catalog(bytes: &[u8]) -> bool {
    let beginning = bytes.get(..BEGINNING).unwrap_or(bytes);
    let has = |key: &[u8]| {
        let mut places = beginning.windows(key.len()).enumerate().filter(|(_, window)| *window == key);
        // As a key, not as a word: a colon follows.
        places.any(|(at, _)| {
            let rest = beginning.get(at + key.len()..).unwrap_or_default();
            rest.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b':')
        })
    };
    !has(b"\"series\"") && (has(b"\"format\"") || has(b"\"indicators\""))
}

/// What is told of a file that is not what it was read as: that alone. Each key that it has instead, and each that it lacks, would be a long list of
/// consequences.
#[must_use]
pub fn in_short(errors: &Errors) -> Errors {
    // A series file has one key.
    let other_key = |error: &Error| match &error.problem {
        Problem::UnknownKey { key, allowed } if *allowed == ["series"] => Some(key.clone()),
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
