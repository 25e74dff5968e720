//! The grammar and the decimals of the reader against those of serde_json and of the standard library: what one takes the other takes, as the same value.

use coopstat::format::{limits, read_catalog};
use coopstat::model::decimal;

/// Any bytes, as JSON under a key that is not judged and as a decimal.
pub(crate) fn json(data: &[u8]) {
    grammar(data);
    if let Ok(text) = std::str::from_utf8(data) {
        number(text);
    }
}

fn grammar(data: &[u8]) {
    // Read as they are, the bytes are no catalog, unless they are one; under this key they are only JSON or not.
    let file = [br#"{"x-a":"#, data, b"}"].concat();
    let broken =
        |code: &str| matches!(code, "cut-off" | "syntax" | "not-finite" | "not-utf8" | "not-json" | "too-deep");
    let errors = read_catalog("catalog.json", &file).err();
    let codes: Vec<&str> = errors.iter().flatten().map(|error| error.code()).filter(|code| broken(code)).collect();
    // A number too large for a double is refused by both; one that serde_json would take for infinite it refuses as well.
    let oracle = serde_json::from_slice::<serde_json::Value>(&file);
    match oracle {
        Ok(value) => {
            let deep = depth(&value) > limits::DEPTH;
            assert_eq!(codes == ["too-deep"], deep, "{codes:?}");
            assert!(deep || codes.is_empty(), "{codes:?} of what serde_json takes");
        }
        Err(error) => assert_eq!(codes.len(), 1, "serde_json: {error}"),
    }
}

fn depth(value: &serde_json::Value) -> usize {
    match value {
        serde_json::Value::Array(items) => 1 + items.iter().map(depth).max().unwrap_or_default(),
        serde_json::Value::Object(keys) => 1 + keys.values().map(depth).max().unwrap_or_default(),
        _ => 0,
    }
}

fn number(text: &str) {
    let read = decimal::read(text);
    // The standard library takes names, a leading plus and hexadecimal-like forms besides: those are no decimals here.
    let decimal = text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b'+' | b'.' | b'e' | b'E'));
    match text.parse::<f64>() {
        Ok(parsed) if decimal && !text.starts_with('+') => {
            assert_eq!(read.map(f64::to_bits), Some(parsed.to_bits()), "{text}");
        }
        _ => assert_eq!(read, None, "{text}"),
    }
}
