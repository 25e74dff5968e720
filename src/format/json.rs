//! Reads JSON as it streams by, value by value, without a tree: schema code takes each [`Item`] as the type that it wants and goes on where
//! it is another. One visitor for all types, with handlers behind `dyn`, so that the module stays small. No rule of the format lives here.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::error::{Error, Errors, Found, Place, Problem, Token, Type};
use super::{limits, scan};
use crate::model::order::Ids;

/// A step of a JSON path.
enum Step {
    Key(&'static str),
    Other(Box<str>),
    At(usize),
}

/// Where the reader is in the file and what it found wrong so far.
pub(super) struct Ctx {
    file: Box<str>,
    steps: Vec<Step>,
    errors: Errors,
    /// The path at which the text turned out to be broken. From then on nothing else is reported: it would only follow from that.
    broken_at: Option<Box<str>>,
}

/// What takes one value.
pub(super) type Handler<'h> = dyn FnMut(&mut Ctx, Item<'_>) + 'h;

/// A value of the file, to be taken at once.
pub(super) enum Item<'i> {
    Null,
    Boolean(bool),
    Number(f64),
    Text(&'i str),
    List(&'i mut (dyn ListSource + 'i)),
    Object(&'i mut (dyn ObjectSource + 'i)),
}

/// The keys of an object.
pub(super) struct Shape {
    /// All of them, those first that must be there.
    pub(super) keys: &'static [&'static str],
    /// How many must be there.
    pub(super) required: usize,
}

/// Which keys of a shape an object has.
#[derive(Clone, Copy)]
pub(super) struct Seen {
    shape: &'static Shape,
    bits: u32,
}

impl Seen {
    pub(super) fn has(self, key: &str) -> bool {
        self.shape.keys.iter().position(|known| *known == key).is_some_and(|at| self.bits & (1 << at) != 0)
    }
}

impl Ctx {
    /// Looks a file over; gives the text to be read, or what is wrong with the file as a whole.
    pub(super) fn open<'b>(file: &str, bytes: &'b [u8]) -> Result<(Self, &'b str), Errors> {
        let mut ctx = Self::new(file);
        match scan::text(bytes) {
            Ok(text) => Ok((ctx, text)),
            Err((place, problem)) => {
                ctx.errors.push(Error { file: ctx.file, path: "$".into(), place, problem });
                Err(ctx.errors)
            }
        }
    }

    pub(super) fn new(file: &str) -> Self {
        Self { file: file.into(), steps: Vec::new(), errors: Errors::default(), broken_at: None }
    }

    /// How messages call the file.
    pub(super) fn file(&self) -> &str {
        &self.file
    }

    /// Reads the one value that the text is.
    pub(super) fn read(&mut self, text: &str, handle: &mut Handler<'_>) {
        let mut reader = serde_json::Deserializer::from_str(text);
        let outcome = Seed { ctx: self, handle }.deserialize(&mut reader).and_then(|()| reader.end());
        if let Err(error) = outcome {
            self.breaks();
            let (place, problem) = explain(text, &error);
            let path = self.broken_at.clone().unwrap_or_default();
            self.errors.push_first(Error { file: self.file.clone(), path, place: Some(place), problem });
        }
    }

    /// The value, if nothing was wrong with the file.
    pub(super) fn finish<T>(self, value: Option<T>) -> Result<T, Errors> {
        match value {
            Some(value) if self.errors.is_empty() => Ok(value),
            _ => Err(self.errors),
        }
    }

    /// Notes what is wrong with the present value.
    pub(super) fn report(&mut self, problem: Problem) {
        let path = self.path();
        self.report_at(path, problem);
    }

    /// Notes what is wrong with a key of the present object.
    pub(super) fn report_key(&mut self, key: &'static str, problem: Problem) {
        self.steps.push(Step::Key(key));
        self.report(problem);
        self.steps.pop();
    }

    /// Notes what is wrong somewhere else in the file.
    pub(super) fn report_at(&mut self, path: Box<str>, problem: Problem) {
        if self.broken_at.is_none() {
            self.errors.push(Error { file: self.file.clone(), path, place: None, problem });
        }
    }

    /// The JSON path of the present value.
    pub(super) fn path(&self) -> Box<str> {
        let mut path = String::from("$");
        for step in &self.steps {
            match step {
                Step::Key(key) => {
                    path.push('.');
                    path.push_str(key);
                }
                Step::Other(key) => {
                    path.push('[');
                    super::write::quote(&mut path, &cut(key));
                    path.push(']');
                }
                Step::At(place) => {
                    path.push('[');
                    path.push_str(&place.to_string());
                    path.push(']');
                }
            }
        }
        path.into()
    }

    fn breaks(&mut self) {
        if self.broken_at.is_none() {
            self.broken_at = Some(self.path());
        }
    }
}

impl<'i> Item<'i> {
    /// A text within the format's limit.
    pub(super) fn text(self, ctx: &mut Ctx) -> Option<&'i str> {
        self.text_within(ctx, limits::TEXT)
    }

    /// A text of at most so many characters.
    pub(super) fn text_within(self, ctx: &mut Ctx, limit: usize) -> Option<&'i str> {
        let Item::Text(text) = self else { return self.refuse(ctx, Type::Text) };
        if text.len() > limit {
            let characters = text.chars().count();
            if characters > limit {
                ctx.report(Problem::TextTooLong { characters, limit });
                return None;
            }
        }
        Some(text)
    }

    /// A number; zero has no sign.
    pub(super) fn number(self, ctx: &mut Ctx) -> Option<f64> {
        let Item::Number(number) = self else { return self.refuse(ctx, Type::Number) };
        Some(number + 0.0)
    }

    /// A number, or `None` inside for `null`.
    pub(super) fn number_or_null(self, ctx: &mut Ctx) -> Option<Option<f64>> {
        match self {
            Item::Number(number) => Some(Some(number + 0.0)),
            Item::Null => Some(None),
            other => other.refuse(ctx, Type::NumberOrNull),
        }
    }

    /// A whole number in a range. `2021.0` is one: JSON does not tell the two apart.
    pub(super) fn whole(self, ctx: &mut Ctx, from: i64, to: i64) -> Option<i64> {
        let Item::Number(number) = self else { return self.refuse(ctx, Type::Whole) };
        if number.fract() != 0.0 {
            return self.refuse(ctx, Type::Whole);
        }
        let whole = number as i64; // saturates, and so stays out of range
        if !(from..=to).contains(&whole) {
            ctx.report(Problem::OutOfRange { found: number, from, to });
            return None;
        }
        Some(whole)
    }

    /// `true` or `false`.
    pub(super) fn boolean(self, ctx: &mut Ctx) -> Option<bool> {
        let Item::Boolean(boolean) = self else { return self.refuse(ctx, Type::Boolean) };
        Some(boolean)
    }

    /// Hands every item of a list to `each`, with its place; whether it is a list at all.
    pub(super) fn list(self, ctx: &mut Ctx, each: &mut dyn FnMut(&mut Ctx, usize, Item<'_>)) -> bool {
        let Item::List(source) = self else { return self.refuse::<()>(ctx, Type::List).is_some() };
        let mut place = 0;
        loop {
            ctx.steps.push(Step::At(place));
            let more = source.next(ctx, &mut |ctx, item| each(ctx, place, item));
            ctx.steps.pop();
            if !more {
                return true;
            }
            place += 1;
        }
    }

    /// Hands every key of an object that its shape knows to `each`; reports keys that are unknown, doubled or missing.
    pub(super) fn object(
        self,
        ctx: &mut Ctx,
        shape: &'static Shape,
        each: &mut dyn FnMut(&mut Ctx, &'static str, Item<'_>),
    ) -> Option<Seen> {
        self.object_as(ctx, shape, Type::Object, each)
    }

    /// As [`Item::object`], where messages call the object by another name.
    pub(super) fn object_as(
        self,
        ctx: &mut Ctx,
        shape: &'static Shape,
        name: Type,
        each: &mut dyn FnMut(&mut Ctx, &'static str, Item<'_>),
    ) -> Option<Seen> {
        let Item::Object(source) = self else { return self.refuse(ctx, name) };
        let mut seen = Seen { shape, bits: 0 };
        let mut others = Ids::new();
        let mut key = Key::None;
        while source.key(ctx, &mut |name| key = Key::find(shape, name)) {
            let (step, known) = match std::mem::replace(&mut key, Key::None) {
                Key::Known(at) => {
                    let (name, bit) = (shape.keys[at], 1 << at);
                    let first = seen.bits & bit == 0;
                    seen.bits |= bit;
                    (Step::Key(name), if first { Ok(Some(name)) } else { Err(Problem::DuplicateKey(name.into())) })
                }
                Key::Other(name) => {
                    let problem = if others.insert(name.clone(), 0).is_some() {
                        Some(Problem::DuplicateKey(cut(&name)))
                    } else if name.starts_with("x-") {
                        None
                    } else {
                        Some(Problem::UnknownKey { key: cut(&name), allowed: shape.keys })
                    };
                    (Step::Other(name), problem.map_or(Ok(None), Err))
                }
                Key::None => break,
            };
            ctx.steps.push(step);
            let sound = match known {
                // What others write under their own keys is not ours to judge.
                Ok(None) => source.value(ctx, &mut |_, _| ()),
                Ok(Some(name)) => source.value(ctx, &mut |ctx, item| each(ctx, name, item)),
                Err(problem) => {
                    ctx.report(problem);
                    source.value(ctx, &mut |_, _| ())
                }
            };
            ctx.steps.pop();
            if !sound {
                return None;
            }
        }
        for (at, name) in shape.keys.iter().enumerate().take(shape.required) {
            if seen.bits & (1 << at) == 0 {
                ctx.report_key(name, Problem::MissingKey(name));
            }
        }
        Some(seen)
    }

    fn refuse<T>(self, ctx: &mut Ctx, expected: Type) -> Option<T> {
        let found = match self {
            Item::Null => Found::Null,
            Item::Boolean(boolean) => Found::Boolean(boolean),
            Item::Number(number) => Found::Number(number),
            Item::Text(text) => Found::Text(cut(text)),
            Item::List(_) => Found::List,
            Item::Object(_) => Found::Object,
        };
        ctx.report(Problem::WrongType { found, expected });
        None
    }
}

/// The beginning of a text that may be long: enough to be found again.
pub(super) fn cut(text: &str) -> Box<str> {
    const SHOWN: usize = 80;
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => {
            let mut cut = String::from(&text[..end]);
            cut.push('…');
            cut.into()
        }
        None => text.into(),
    }
}

/// A key as the shape of its object knows it.
enum Key {
    None,
    Known(usize),
    Other(Box<str>),
}

impl Key {
    fn find(shape: &Shape, name: &str) -> Self {
        shape.keys.iter().position(|known| *known == name).map_or_else(|| Self::Other(name.into()), Self::Known)
    }
}

/// A list that is being read. `next` is false at its end, and where the text breaks.
pub(super) trait ListSource {
    fn next(&mut self, ctx: &mut Ctx, handle: &mut Handler<'_>) -> bool;
}

/// An object that is being read: a key, then its value. Both are false where the text breaks, `key` also at the end.
pub(super) trait ObjectSource {
    fn key(&mut self, ctx: &mut Ctx, handle: &mut dyn FnMut(&str)) -> bool;
    fn value(&mut self, ctx: &mut Ctx, handle: &mut Handler<'_>) -> bool;
}

/// serde's access to a list or an object, with the error that stopped it and whether its end was reached.
struct Access<A, E> {
    access: A,
    stopped: Option<E>,
    ended: bool,
}

impl<A, E> Access<A, E> {
    /// Keeps an error for serde and its path for the reader; whether there is more.
    fn take<T>(&mut self, ctx: &mut Ctx, outcome: Result<Option<T>, E>) -> bool {
        match outcome {
            Ok(Some(_)) => return true,
            Ok(None) => self.ended = true,
            Err(error) => {
                ctx.breaks();
                self.stopped = Some(error);
            }
        }
        false
    }
}

impl<'de, A: SeqAccess<'de>> ListSource for Access<A, A::Error> {
    fn next(&mut self, ctx: &mut Ctx, handle: &mut Handler<'_>) -> bool {
        if self.ended || self.stopped.is_some() {
            return false;
        }
        let outcome = self.access.next_element_seed(Seed { ctx, handle });
        self.take(ctx, outcome)
    }
}

impl<'de, A: MapAccess<'de>> ObjectSource for Access<A, A::Error> {
    fn key(&mut self, ctx: &mut Ctx, handle: &mut dyn FnMut(&str)) -> bool {
        if self.ended || self.stopped.is_some() {
            return false;
        }
        let outcome = self.access.next_key_seed(KeySeed(handle));
        self.take(ctx, outcome)
    }

    fn value(&mut self, ctx: &mut Ctx, handle: &mut Handler<'_>) -> bool {
        let outcome = self.access.next_value_seed(Seed { ctx, handle });
        self.take(ctx, outcome.map(Some))
    }
}

/// The one visitor: turns whatever comes into an [`Item`].
struct Seed<'c, 'h, 'f> {
    ctx: &'c mut Ctx,
    handle: &'h mut Handler<'f>,
}

impl<'de> DeserializeSeed<'de> for Seed<'_, '_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        (self.handle)(self.ctx, Item::Null);
        Ok(())
    }

    fn visit_bool<E>(self, value: bool) -> Result<(), E> {
        (self.handle)(self.ctx, Item::Boolean(value));
        Ok(())
    }

    fn visit_i64<E>(self, value: i64) -> Result<(), E> {
        (self.handle)(self.ctx, Item::Number(value as f64));
        Ok(())
    }

    fn visit_u64<E>(self, value: u64) -> Result<(), E> {
        (self.handle)(self.ctx, Item::Number(value as f64));
        Ok(())
    }

    fn visit_f64<E>(self, value: f64) -> Result<(), E> {
        (self.handle)(self.ctx, Item::Number(value));
        Ok(())
    }

    fn visit_str<E>(self, value: &str) -> Result<(), E> {
        (self.handle)(self.ctx, Item::Text(value));
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, access: A) -> Result<(), A::Error> {
        let mut list = Access { access, stopped: None, ended: false };
        (self.handle)(self.ctx, Item::List(&mut list));
        // A handler that wanted another type has taken nothing: the rest is still read over, and so proved to be JSON.
        while !list.ended && list.stopped.is_none() {
            list.ended = list.access.next_element::<IgnoredAny>()?.is_none();
        }
        list.stopped.map_or(Ok(()), Err)
    }

    fn visit_map<A: MapAccess<'de>>(self, access: A) -> Result<(), A::Error> {
        let mut object = Access { access, stopped: None, ended: false };
        (self.handle)(self.ctx, Item::Object(&mut object));
        while !object.ended && object.stopped.is_none() {
            object.ended = object.access.next_entry::<IgnoredAny, IgnoredAny>()?.is_none();
        }
        object.stopped.map_or(Ok(()), Err)
    }
}

/// Reads a key.
struct KeySeed<'h, 'f>(&'h mut (dyn FnMut(&str) + 'f));

impl<'de> DeserializeSeed<'de> for KeySeed<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for KeySeed<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E>(self, value: &str) -> Result<(), E> {
        (self.0)(value);
        Ok(())
    }
}

/// Where and how a text breaks JSON's grammar, from what serde_json says of it.
fn explain(text: &str, error: &serde_json::Error) -> (Place, Problem) {
    let cut_off = || (scan::place(text, text.trim_end().len()), Problem::CutOff);
    if error.is_eof() {
        return cut_off();
    }
    let offset = scan::offset(text, error.line(), error.column());
    let Some(found) = text[offset..].chars().next() else { return cut_off() };
    let said = error.to_string();
    // serde_json has no codes, only words. What they do not tell us is a value that is missing.
    let expected = WORDS.iter().find(|(words, _)| said.starts_with(words)).map_or(Token::Value, |(_, token)| *token);
    if matches!(expected, Token::Value | Token::Number) {
        let (start, word) = word_at(text, offset);
        if word.parse().is_ok_and(|value: f64| !value.is_finite()) {
            return (scan::place(text, start), Problem::NotFinite(cut(word)));
        }
        // A number that wants more digits where there is no more text.
        if expected == Token::Number && start + word.len() == text.len() {
            return cut_off();
        }
    }
    (scan::place(text, offset), Problem::Syntax { found, expected })
}

/// How serde_json begins its messages.
const WORDS: [(&str, Token); 14] = [
    ("expected `:`", Token::Colon),
    ("expected `,` or `]`", Token::CommaOrListEnd),
    ("expected `,` or `}`", Token::CommaOrObjectEnd),
    ("key must be a string", Token::Key),
    ("expected `\"`", Token::Key),
    ("trailing comma", Token::NoTrailingComma),
    ("trailing characters", Token::End),
    ("invalid escape", Token::Escape),
    ("invalid unicode", Token::Escape),
    ("lone leading surrogate", Token::Escape),
    ("unexpected end of hex escape", Token::Escape),
    ("control character", Token::EscapedControl),
    ("invalid number", Token::Number),
    ("number out of range", Token::Number),
];

/// The word or number around a byte, and where it starts; empty where there is none.
fn word_at(text: &str, offset: usize) -> (usize, &str) {
    let part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.');
    let bytes = text.as_bytes();
    let after = bytes[offset..].iter().take_while(|byte| part(byte)).count();
    if after == 0 {
        return (offset, "");
    }
    let start = offset - bytes[..offset].iter().rev().take_while(|byte| part(byte)).count();
    (start, &text[start..offset + after])
}
