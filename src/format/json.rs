//! Reads JSON as it streams by, value by value, without a tree: schema code takes each [`Item`] as the type that it wants and goes on where
//! it is another. Handlers stand behind `dyn`, so that the module stays small. No rule of the format lives here; JSON's own are in `grammar`.

use std::borrow::Cow;

use super::error::{Error, Errors, Found, Problem, Type};
use super::fields::own;
use super::grammar::Reading;
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
    /// The keys of the outermost object that are not ours, while its reading rests.
    others: Ids,
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
    List(&'i mut (dyn Source + 'i)),
    Object(&'i mut (dyn Source + 'i)),
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
        Self { file: file.into(), steps: Vec::new(), errors: Errors::default(), others: Ids::new(), broken_at: None }
    }

    /// How messages call the file.
    pub(super) fn file(&self) -> &str {
        &self.file
    }

    /// Reads the one value that the text is.
    pub(super) fn read(&mut self, text: &str, handle: &mut Handler<'_>) {
        let mut reading = Reading::new(text, "");
        reading.go_on(self, handle);
        self.close(reading);
    }

    /// Notes where a text broke that was read to its end.
    pub(super) fn close(&mut self, reading: Reading<'_>) {
        if let Some((place, problem)) = reading.broken() {
            self.breaks();
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

    /// Notes that the text breaks within the present value.
    pub(super) fn breaks(&mut self) {
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
        self.list_on(ctx, &mut 0, each, &mut || false)
    }

    /// As [`Item::list`] from a place on, until `rests` says after an item that reading is to go on later. Only the list of which [`Reading`] knows can
    /// rest.
    pub(super) fn list_on(
        self,
        ctx: &mut Ctx,
        place: &mut usize,
        each: &mut dyn FnMut(&mut Ctx, usize, Item<'_>),
        rests: &mut dyn FnMut() -> bool,
    ) -> bool {
        let Item::List(source) = self else { return self.refuse::<()>(ctx, Type::List).is_some() };
        loop {
            ctx.steps.push(Step::At(*place));
            let more = source.item(ctx, &mut |ctx, item| each(ctx, *place, item));
            ctx.steps.pop();
            if !more {
                return true;
            }
            *place += 1;
            if rests() {
                source.rest();
                return true;
            }
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
        let is_outermost = ctx.steps.is_empty();
        let mut others = if is_outermost { std::mem::take(&mut ctx.others) } else { Ids::new() };
        while let Some(name) = source.key(ctx) {
            let (step, known) = match shape.keys.iter().enumerate().find(|(_, known)| **known == name) {
                Some((at, &name)) => {
                    let bit = 1 << at;
                    let first = seen.bits & bit == 0;
                    seen.bits |= bit;
                    (Step::Key(name), if first { Ok(Some(name)) } else { Err(Problem::DuplicateKey(name.into())) })
                }
                None => {
                    let name: Box<str> = name.into();
                    let problem = if others.insert(name.clone(), 0).is_some() {
                        Some(Problem::DuplicateKey(cut(&name)))
                    } else if name.starts_with("x-") {
                        None
                    } else {
                        Some(Problem::UnknownKey { key: cut(&name), allowed: shape.keys })
                    };
                    (Step::Other(name), problem.map_or(Ok(None), Err))
                }
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
                if is_outermost {
                    ctx.others = others;
                }
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
    let text = &*own(text);
    match text.char_indices().nth(SHOWN).and_then(|(end, _)| text.get(..end)) {
        Some(start) => {
            let mut cut = String::from(start);
            cut.push('…');
            cut.into()
        }
        None => text.into(),
    }
}

/// A list or an object that is being read. What it gives is nothing at its end, and where the text breaks.
pub(super) trait Source {
    /// Hands over the next item of a list; whether there was one.
    fn item(&mut self, ctx: &mut Ctx, handle: &mut Handler<'_>) -> bool;
    /// The next key of an object.
    fn key(&mut self, ctx: &mut Ctx) -> Option<Cow<'_, str>>;
    /// Hands over the value of that key; whether it was sound.
    fn value(&mut self, ctx: &mut Ctx, handle: &mut Handler<'_>) -> bool;
    /// Leaves the rest of a list for later.
    fn rest(&mut self);
}
