//! How the parts of a file are called in a message: types, values, what the grammar needs, bytes and characters. They fill the places that the templates of
//! the module above leave; no sentence is made here.

use super::{fill, pick};
use crate::format::{Found, Token, Type, number};
use crate::model::Lang;

pub(super) fn type_name(lang: Lang, expected: Type) -> &'static str {
    let (vi, en) = match expected {
        Type::Text => ("một văn bản trong dấu ngoặc kép", "a text in double quotes"),
        Type::TextByLanguage => ("một văn bản theo ngôn ngữ, có “vi”", "a text by language, with “vi”"),
        Type::Number => ("một số", "a number"),
        Type::NumberOrNull => ("một số, hoặc null nếu không có", "a number, or null for none"),
        Type::Whole => ("một số nguyên", "a whole number"),
        Type::Boolean => ("true hoặc false", "true or false"),
        Type::List => ("một danh sách […]", "a list […]"),
        Type::Object => ("một đối tượng {…}", "an object {…}"),
    };
    pick(lang, vi, en)
}

pub(super) fn value(lang: Lang, found: &Found) -> String {
    match found {
        Found::Null => "null".into(),
        Found::Boolean(true) => "true".into(),
        Found::Boolean(false) => "false".into(),
        Found::Number(found) => fill(lang, "số {0}", "the number {0}", &[&number(*found)]),
        Found::Text(found) => fill(lang, "văn bản “{0}”", "the text “{0}”", &[found]),
        Found::List => pick(lang, "một danh sách", "a list").into(),
        Found::Object => pick(lang, "một đối tượng", "an object").into(),
    }
}

pub(super) fn token(lang: Lang, expected: Token) -> &'static str {
    let (vi, en) = match expected {
        Token::Value => ("một giá trị JSON", "a JSON value"),
        Token::Number => {
            ("một số viết theo JSON, như 27394 hoặc 7.6", "a number as JSON writes it, such as 27394 or 7.6")
        }
        Token::Key => ("một khóa trong dấu ngoặc kép", "a key in double quotes"),
        Token::Colon => ("dấu hai chấm sau khóa", "a colon after the key"),
        Token::CommaOrListEnd => ("dấu phẩy hoặc dấu ] đóng danh sách", "a comma or the ] that ends the list"),
        Token::CommaOrObjectEnd => ("dấu phẩy hoặc dấu } đóng đối tượng", "a comma or the } that ends the object"),
        Token::NoTrailingComma => {
            ("thêm một mục, hoặc bỏ dấu phẩy ngay trước đó", "one more item, or no comma before it")
        }
        Token::Escape => (
            "một ký tự thoát của JSON, như \\\" \\\\ \\n \\u1EC7",
            "an escape that JSON knows, such as \\\" \\\\ \\n \\u1EC7",
        ),
        Token::EscapedControl => (
            "ký tự điều khiển viết dạng thoát, như \\n thay cho xuống dòng",
            "control characters written as escapes, such as \\n for a line break",
        ),
        Token::End => ("hết tệp: chỉ được một đối tượng", "the end of the file: it holds one object only"),
    };
    pick(lang, vi, en)
}

/// A byte as programmers write it.
pub(super) fn hex(byte: u8) -> String {
    let digit = |nibble: u8| char::from_digit(u32::from(nibble), 16).unwrap_or('0').to_ascii_uppercase();
    ["0x".to_owned(), digit(byte >> 4).into(), digit(byte & 15).into()].concat()
}

/// A character that a person can see.
pub(super) fn character(found: char) -> String {
    match found {
        '\n' => "\\n".into(),
        '\r' => "\\r".into(),
        '\t' => "\\t".into(),
        c if c.is_control() => c.escape_unicode().collect(),
        c => c.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_told_in_hex() {
        assert_eq!([hex(0xFF), hex(0x0A)], ["0xFF", "0x0A"]);
    }
}
