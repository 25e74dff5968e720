//! What is refused before any JSON is read, in one pass over the bytes: size, encoding, web pages, depth. And where a byte stands.

use super::error::{Place, Problem};
use super::limits;

/// The text of a file without its byte order mark, or why it is not even a text.
pub(super) fn text(bytes: &[u8]) -> Result<&str, (Option<Place>, Problem)> {
    if bytes.len() > limits::FILE_BYTES {
        return Err((None, Problem::FileTooLarge { bytes: bytes.len() as u64 }));
    }
    // Editors on Windows begin UTF-8 files with a byte order mark. It says nothing that is not so anyway.
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let (sound, rest) = bytes.split_at(error.valid_up_to());
            let place = place(std::str::from_utf8(sound).unwrap_or_default(), usize::MAX);
            return Err((Some(place), Problem::NotUtf8(rest.first().copied().unwrap_or_default())));
        }
    };
    // Servers answer an unknown path with their start page, proxies with a login: not a syntax error that anyone could repair.
    let start = text.trim_start();
    if start.starts_with('<') {
        return Err((Some(place(text, text.len() - start.len())), Problem::NotJson));
    }
    match too_deep(text.as_bytes()) {
        Some(offset) => Err((Some(place(text, offset)), Problem::TooDeep)),
        None => Ok(text),
    }
}

/// As much of a file as can be read without harm, whatever is wrong with what follows.
pub(super) fn sound(bytes: &[u8]) -> &str {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = bytes.utf8_chunks().next().map_or("", |chunk| chunk.valid());
    too_deep(text.as_bytes()).and_then(|end| text.get(..end)).unwrap_or(text)
}

/// The offset of the first bracket that opens a level too many.
fn too_deep(bytes: &[u8]) -> Option<usize> {
    let (mut depth, mut in_text, mut escaped) = (0_usize, false, false);
    for (offset, byte) in bytes.iter().enumerate() {
        if in_text {
            match byte {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'"' => in_text = false,
                _ => {}
            }
            continue;
        }
        match byte {
            b'"' => in_text = true,
            b'[' | b'{' => {
                depth += 1;
                if depth > limits::DEPTH {
                    return Some(offset);
                }
            }
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}

/// Line and column of a byte offset; of the end of the text for any offset past it.
pub(super) fn place(text: &str, offset: usize) -> Place {
    let before = text.as_bytes().get(..offset).unwrap_or(text.as_bytes());
    let last = before.rsplit(|byte| *byte == b'\n').next().unwrap_or_default();
    let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
    // Every character has one byte that does not continue another.
    let column = 1 + last.iter().filter(|byte| **byte & 0xC0 != 0x80).count();
    Place { line, column }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_counts_characters_not_bytes() {
        let text = "{\n  \"tổng số\": x";
        assert_eq!(place(text, text.len() - 1), Place { line: 2, column: 14 });
        assert_eq!(text.lines().nth(1).and_then(|line| line.chars().nth(13)), Some('x'));
    }

    #[test]
    fn brackets_in_texts_are_not_depth() {
        let text = format!("[\"{}\"]", "[".repeat(40));
        assert_eq!(super::text(text.as_bytes()), Ok(&*text));
        let text = format!("[\"\\\"{}\"]", "[".repeat(40));
        assert_eq!(super::text(text.as_bytes()), Ok(&*text));
    }

    #[test]
    fn sixteen_levels_are_read_and_the_seventeenth_is_refused_at_its_bracket() {
        let nested = |n: usize| format!("{}{}", "[".repeat(n), "]".repeat(n));
        assert!(text(nested(16).as_bytes()).is_ok());
        assert_eq!(text(nested(17).as_bytes()), Err((Some(Place { line: 1, column: 17 }), Problem::TooDeep)));
    }

    #[test]
    fn a_byte_order_mark_is_skipped() {
        assert_eq!(text(b"\xEF\xBB\xBF{}"), Ok("{}"));
    }

    #[test]
    fn a_byte_that_is_not_utf_8_is_told_with_its_place() {
        assert_eq!(
            text(b"{\n\"\xE1\xBB\x95\xFF\"}"),
            Err((Some(Place { line: 2, column: 3 }), Problem::NotUtf8(0xFF)))
        );
    }

    #[test]
    fn a_web_page_is_told_apart_from_broken_json() {
        assert_eq!(text(b"\n<!DOCTYPE html>"), Err((Some(Place { line: 2, column: 1 }), Problem::NotJson)));
    }
}
