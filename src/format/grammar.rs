//! JSON's grammar and nothing above it: takes a text apart into values as it streams by, with rests where that takes long. What they mean is for `json`.
//! What is passed over is walked by recursion, which relies on [`scan`] having refused whatever is nested deeper than [`super::limits::DEPTH`].

use std::borrow::Cow;

use super::error::{Place, Problem, Token};
use super::json::{Ctx, Handler, Item, Source, cut};
use super::scan;
use crate::model::decimal;

/// A text that is being read, and where in it.
struct Text<'t> {
    text: &'t str,
    at: usize,
    broken: Option<(Place, Problem)>,
    /// Whoever reads wants to go on later.
    rests: bool,
}

/// A list or an object that is being read.
struct Open<'j, 't> {
    json: &'j mut Text<'t>,
    end: u8,
    begun: bool,
    ended: bool,
}

/// The reading of the one value that a text is. It can rest between the items of one list: that of the text's outermost object under a known key.
pub(super) struct Reading<'t> {
    text: Text<'t>,
    list: &'static str,
}

impl<'t> Reading<'t> {
    /// `list` is the key of the list in which the reading may rest.
    pub(super) fn new(text: &'t str, list: &'static str) -> Self {
        Self { text: Text { text, at: 0, broken: None, rests: false }, list }
    }

    /// Reads on until the reader rests; whether this was the end. The outermost object is handed over again after each rest, and begins with the key of the
    /// list, which goes on after the last item that was read.
    pub(super) fn go_on(&mut self, ctx: &mut Ctx, handle: &mut Handler<'_>) -> bool {
        let text = &mut self.text;
        if std::mem::take(&mut text.rests) {
            let mut open =
                Rested { list: Some(self.list), object: Open { json: text, end: b'}', begun: true, ended: false } };
            open.read(ctx, handle);
        } else {
            text.value(ctx, handle);
        }
        if text.rests {
            return false;
        }
        if text.broken.is_none() && text.next().is_some() {
            text.refuse(Token::End);
        }
        true
    }

    /// Where and why the text is not a value.
    pub(super) fn broken(self) -> Option<(Place, Problem)> {
        self.text.broken
    }
}

impl<'t> Text<'t> {
    /// Hands over the value that comes next; whether it could be read to its end.
    fn value(&mut self, ctx: &mut Ctx, handle: &mut Handler<'_>) -> bool {
        match self.next() {
            Some(b'"') => {
                if let Some(text) = self.string() {
                    handle(ctx, Item::Text(&text));
                }
            }
            Some(b'[') => self.within(b']').list(ctx, handle),
            Some(b'{') => self.within(b'}').object(ctx, handle),
            Some(b'n') => self.word(ctx, "null", Item::Null, handle),
            Some(b't') => self.word(ctx, "true", Item::Boolean(true), handle),
            Some(b'f') => self.word(ctx, "false", Item::Boolean(false), handle),
            Some(b'-' | b'0'..=b'9') => {
                if let Some(number) = self.number() {
                    handle(ctx, Item::Number(number));
                }
            }
            Some(_) => self.refuse(Token::Value),
            None => self.cut_off(),
        }
        self.broken.is_none() && !self.rests
    }

    fn within(&mut self, end: u8) -> Open<'_, 't> {
        self.at += 1;
        Open { json: self, end, begun: false, ended: false }
    }

    fn word(&mut self, ctx: &mut Ctx, word: &str, item: Item<'_>, handle: &mut Handler<'_>) {
        for byte in word.bytes() {
            if !self.takes(byte) {
                return self.refuse(Token::Value);
            }
        }
        handle(ctx, item);
    }

    fn number(&mut self) -> Option<f64> {
        let start = self.at;
        self.takes(b'-');
        let mut sound =
            if self.takes(b'0') { !self.peek().is_some_and(|next| next.is_ascii_digit()) } else { self.digits() };
        if sound && self.takes(b'.') {
            sound = self.digits();
        }
        if sound && (self.takes(b'e') || self.takes(b'E')) {
            let _ = self.takes(b'+') || self.takes(b'-');
            sound = self.digits();
        }
        let number = self.text.get(start..self.at).filter(|_| sound).and_then(decimal::read);
        if number.is_none_or(f64::is_infinite) {
            self.at -= usize::from(sound); // what is refused is the number, not what follows it
            self.refuse(Token::Number);
            return None;
        }
        number
    }

    fn digits(&mut self) -> bool {
        let start = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        self.at > start
    }

    /// The text between double quotes.
    fn string(&mut self) -> Option<Cow<'t, str>> {
        self.at += 1;
        let mut whole = Cow::Borrowed("");
        loop {
            let start = self.at;
            while !matches!(self.peek(), None | Some(b'"' | b'\\' | 0..0x20)) {
                self.at += 1;
            }
            let run = self.text.get(start..self.at)?;
            if whole.is_empty() {
                whole = Cow::Borrowed(run);
            } else {
                whole.to_mut().push_str(run);
            }
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Some(whole);
                }
                Some(b'\\') => {
                    self.at += 1;
                    whole.to_mut().push(self.escaped()?);
                }
                Some(_) => self.refuse(Token::EscapedControl),
                None => self.cut_off(),
            }
            if self.broken.is_some() {
                return None;
            }
        }
    }

    fn escaped(&mut self) -> Option<char> {
        let found = match self.peek() {
            Some(plain @ (b'"' | b'\\' | b'/')) => char::from(plain),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.code_point(),
            Some(_) => {
                self.refuse(Token::Escape);
                return None;
            }
            None => {
                self.cut_off();
                return None;
            }
        };
        self.at += 1;
        Some(found)
    }

    /// What `u` and its hexadecimal digits stand for: a character of its own, or half of one with the other half after it.
    fn code_point(&mut self) -> Option<char> {
        let first = self.unit()?;
        let code = if (0xD800..0xDC00).contains(&first) && self.takes(b'\\') {
            let second = self.unit()?;
            0x10000
                + ((first - 0xD800) << 10)
                + second.checked_sub(0xDC00).filter(|low| *low < 0x400).unwrap_or(u32::MAX >> 1)
        } else {
            first
        };
        let found = char::from_u32(code);
        if found.is_none() {
            self.refuse(Token::Escape);
        }
        found
    }

    fn unit(&mut self) -> Option<u32> {
        let mut code = 0;
        for place in 0..5 {
            let digit = match self.peek() {
                Some(b'u') if place == 0 => Some(0),
                Some(byte) if place > 0 => char::from(byte).to_digit(16),
                Some(_) => None,
                None => {
                    self.cut_off();
                    return None;
                }
            };
            let Some(digit) = digit else {
                self.refuse(Token::Escape);
                return None;
            };
            code = code * 16 + digit;
            self.at += 1;
        }
        Some(code)
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The first byte that is no white space.
    fn next(&mut self) -> Option<u8> {
        while matches!(self.peek(), Some(b' ' | b'\n' | b'\t' | b'\r')) {
            self.at += 1;
        }
        self.peek()
    }

    fn takes(&mut self, byte: u8) -> bool {
        let there = self.peek() == Some(byte);
        self.at += usize::from(there);
        there
    }

    fn cut_off(&mut self) {
        self.broken = Some((scan::place(self.text, self.text.trim_end().len()), Problem::CutOff));
    }

    /// Notes that something else was expected here.
    fn refuse(&mut self, expected: Token) {
        let Some(found) = self.text.get(self.at..).and_then(|rest| rest.chars().next()) else { return self.cut_off() };
        let mut at = self.at;
        let mut problem = Problem::Syntax { found, expected };
        if matches!(expected, Token::Value | Token::Number) {
            let (start, word) = self.word_here();
            if is_not_finite(word) {
                at = start;
                problem = Problem::NotFinite(cut(word));
            } else if expected == Token::Number && start + word.len() == self.text.len() {
                // A number that wants more digits where there is no more text.
                return self.cut_off();
            }
        }
        self.broken = Some((scan::place(self.text, at), problem));
    }

    /// The word or number around the present byte, and where it starts; empty where there is none.
    fn word_here(&self) -> (usize, &'t str) {
        let part = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.');
        let (before, after) = self.text.as_bytes().split_at(self.at);
        let after = after.iter().take_while(part).count();
        let before = if after == 0 { 0 } else { before.iter().rev().take_while(part).count() };
        let start = self.at - before;
        (start, self.text.get(start..self.at + after).unwrap_or_default())
    }
}

/// Whether a word is what programs write for numbers that are not finite, or a number too large.
fn is_not_finite(word: &str) -> bool {
    let size = word.strip_prefix(['+', '-']).unwrap_or(word);
    let among = |names: &[&str]| names.iter().any(|name| size.eq_ignore_ascii_case(name));
    among(&["nan", "inf", "infinity"]) || decimal::read(size).is_some_and(f64::is_infinite)
}

impl<'t> Open<'_, 't> {
    // A handler that wanted another type has taken nothing: the rest is still read over, and so proved to be JSON.

    fn list(&mut self, ctx: &mut Ctx, handle: &mut Handler<'_>) {
        handle(ctx, Item::List(self));
        while self.more() && self.json.value(ctx, &mut |_, _| ()) {}
    }

    fn object(&mut self, ctx: &mut Ctx, handle: &mut Handler<'_>) {
        handle(ctx, Item::Object(self));
        self.read_over(ctx);
    }

    fn read_over(&mut self, ctx: &mut Ctx) {
        while self.next_key().is_some() && self.value_of_key(ctx, &mut |_, _| ()) {}
    }

    /// Goes to the next item; whether there is one.
    fn more(&mut self) -> bool {
        if self.ended || self.json.rests || self.json.broken.is_some() {
            return false;
        }
        let is_list = self.end == b']';
        let expected = if is_list { Token::CommaOrListEnd } else { Token::CommaOrObjectEnd };
        match self.json.next() {
            Some(byte) if byte == self.end => {
                self.json.at += 1;
                self.ended = true;
            }
            Some(b',') if self.begun => {
                self.json.at += 1;
                if self.json.next() == Some(self.end) {
                    self.json.refuse(Token::NoTrailingComma);
                }
            }
            Some(_) if self.begun => self.json.refuse(expected),
            Some(_) => {}
            None => self.json.cut_off(),
        }
        self.begun = true;
        !self.ended && self.json.broken.is_none()
    }

    fn next_key(&mut self) -> Option<Cow<'t, str>> {
        if !self.more() {
            return None;
        }
        match self.json.next() {
            Some(b'"') => {}
            Some(_) => self.json.refuse(Token::Key),
            None => self.json.cut_off(),
        }
        if self.json.broken.is_some() {
            return None;
        }
        self.json.string()
    }

    /// Hands over the value after a key.
    fn value_of_key(&mut self, ctx: &mut Ctx, handle: &mut Handler<'_>) -> bool {
        match self.json.next() {
            Some(b':') => {
                self.json.at += 1;
                return self.json.value(ctx, handle);
            }
            Some(_) => self.json.refuse(Token::Colon),
            None => self.json.cut_off(),
        }
        false
    }

    fn note_break(&self, ctx: &mut Ctx) {
        if self.json.broken.is_some() {
            ctx.breaks();
        }
    }
}

impl Source for Open<'_, '_> {
    fn item(&mut self, ctx: &mut Ctx, handle: &mut Handler<'_>) -> bool {
        let more = self.more() && self.json.value(ctx, handle);
        self.note_break(ctx);
        more
    }

    fn key(&mut self, ctx: &mut Ctx) -> Option<Cow<'_, str>> {
        let key = self.next_key();
        self.note_break(ctx);
        key
    }

    fn value(&mut self, ctx: &mut Ctx, handle: &mut Handler<'_>) -> bool {
        let sound = self.value_of_key(ctx, handle);
        self.note_break(ctx);
        sound
    }

    fn rest(&mut self) {
        self.json.rests = true;
    }
}

/// The outermost object after a rest.
struct Rested<'j, 't> {
    object: Open<'j, 't>,
    /// The key of the list in which the reader rested, until it goes on with it.
    list: Option<&'static str>,
}

impl Rested<'_, '_> {
    fn read(&mut self, ctx: &mut Ctx, handle: &mut Handler<'_>) {
        handle(ctx, Item::Object(self));
        self.object.read_over(ctx);
    }
}

impl Source for Rested<'_, '_> {
    fn item(&mut self, _: &mut Ctx, _: &mut Handler<'_>) -> bool {
        false
    }

    fn key(&mut self, ctx: &mut Ctx) -> Option<Cow<'_, str>> {
        match self.list {
            Some(key) => Some(Cow::Borrowed(key)),
            None => self.object.key(ctx),
        }
    }

    fn value(&mut self, ctx: &mut Ctx, handle: &mut Handler<'_>) -> bool {
        if self.list.take().is_none() {
            return self.object.value(ctx, handle);
        }
        Open { json: self.object.json, end: b']', begun: true, ended: false }.list(ctx, handle);
        self.object.note_break(ctx);
        self.object.json.broken.is_none() && !self.object.json.rests
    }

    fn rest(&mut self) {}
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::Value;

    use super::*;

    /// The tree of a value.
    fn tree(ctx: &mut Ctx, item: Item<'_>) -> Value {
        match item {
            Item::Null => Value::Null,
            Item::Boolean(value) => value.into(),
            Item::Number(value) => value.into(),
            Item::Text(text) => text.into(),
            Item::List(source) => {
                let mut list = Vec::new();
                while source.item(ctx, &mut |ctx, item| list.push(tree(ctx, item))) {}
                list.into()
            }
            Item::Object(source) => {
                let mut object = serde_json::Map::new();
                while let Some(key) = source.key(ctx).map(Cow::into_owned) {
                    let mut found = Value::Null;
                    if !source.value(ctx, &mut |ctx, item| found = tree(ctx, item)) {
                        break;
                    }
                    object.insert(key, found);
                }
                object.into()
            }
        }
    }

    fn ours(text: &str) -> Result<Value, (Place, Problem)> {
        let mut found = Value::Null;
        let mut reading = Reading::new(text, "");
        reading.go_on(&mut Ctx::new("a"), &mut |ctx, item| found = tree(ctx, item));
        reading.broken().map_or(Ok(found), Err)
    }

    /// What serde_json reads, with all numbers as doubles: JSON does not tell whole numbers apart.
    fn theirs(text: &str) -> Option<Value> {
        fn doubles(value: Value) -> Value {
            match value {
                Value::Number(number) => number.as_f64().into(),
                Value::Array(list) => list.into_iter().map(doubles).collect(),
                Value::Object(object) => object.into_iter().map(|(key, value)| (key, doubles(value))).collect(),
                other => other,
            }
        }
        serde_json::from_str(text).ok().map(doubles)
    }

    fn problem(text: &str) -> (usize, Problem) {
        ours(text).map_err(|(place, problem)| (place.column, problem)).unwrap_err()
    }

    fn syntax(column: usize, found: char, expected: Token) -> (usize, Problem) {
        (column, Problem::Syntax { found, expected })
    }

    #[test]
    fn what_was_expected_is_told_where_it_was() {
        assert_eq!(problem("[1,]"), syntax(4, ']', Token::NoTrailingComma));
        assert_eq!(problem("[1 2]"), syntax(4, '2', Token::CommaOrListEnd));
        assert_eq!(problem("{\"a\" 1}"), syntax(6, '1', Token::Colon));
        assert_eq!(problem("{\"a\":1 \"b\"}"), syntax(8, '"', Token::CommaOrObjectEnd));
        assert_eq!(problem("{a:1}"), syntax(2, 'a', Token::Key));
        assert_eq!(problem("{\"a\":1,}"), syntax(8, '}', Token::NoTrailingComma));
        assert_eq!(problem("[1] 2"), syntax(5, '2', Token::End));
        assert_eq!(problem("[\"\\q\"]"), syntax(4, 'q', Token::Escape));
        assert_eq!(problem("[\"\\u12g4\"]"), syntax(7, 'g', Token::Escape));
        assert_eq!(problem("[\"a\tb\"]"), syntax(4, '\t', Token::EscapedControl));
        assert_eq!(problem("[01]"), syntax(3, '1', Token::Number));
        assert_eq!(problem("[1.]"), syntax(4, ']', Token::Number));
        assert_eq!(problem("[nul]"), syntax(5, ']', Token::Value));
        assert_eq!(problem("[,]"), syntax(2, ',', Token::Value));
    }

    #[test]
    fn numbers_that_are_not_finite_are_told_as_such() {
        for word in ["NaN", "nan", "Infinity", "-inf", "-Infinity", "+1e999", "1e999", "-1e400"] {
            assert_eq!(problem(&format!("[{word}]")), (2, Problem::NotFinite(word.into())), "{word}");
        }
    }

    #[test]
    fn a_text_that_ends_too_early_is_cut_off_wherever_it_ends() {
        let text = r#"{"a": [1, -2.5e+3, true, null, "x\u1EAFy\n"], "b": {}}"#;
        assert_eq!(ours(text).ok(), theirs(text));
        for end in 0..text.len() {
            let cut = text.get(..end).unwrap();
            assert_eq!(problem(cut).1, Problem::CutOff, "{cut}");
        }
    }

    proptest! {
        #[test]
        fn any_scrap_of_json_is_read_or_refused_as_serde_json_does(
            parts in prop::collection::vec(prop::sample::select(vec![
                "[", "]", "{", "}", ",", ":", "\"", "\"a\"", "\"b\":", "\\u00e1", "\\ud83d\\ude00", "\\ud83d", "\\n", "\\x", " ", "\n", "1", "-",
                "0", "2.5", "e3", "1e400", "true", "false", "null", "ắ", "\t", "x",
            ]), 0..12),
        ) {
            let text = parts.concat();
            prop_assert_eq!(ours(&text).ok(), theirs(&text), "{}", text);
        }
    }
}
