//! Tells a catalog from a series file, before either is read.

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

#[cfg(test)]
mod tests {
    use super::*;

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
    fn brackets_without_end_are_not_followed() {
        let deep = format!(r#"{{"x-a": {}"#, "[".repeat(1_000_000));
        assert!(!is_catalog(deep.as_bytes()));
    }
}
