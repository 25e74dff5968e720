//! What several objects of the format share: texts by language, ids, years, dates, addresses, fixed words.

use super::error::{Problem, Type};
use super::json::{Ctx, Item, Shape, cut};
use super::limits;
use super::words::Words;
use crate::model::{Date, Lang, Text, Year};

/// An id that is looked up once everything that it may name has been read.
pub(super) struct Reference {
    pub(super) id: Box<str>,
    pub(super) path: Box<str>,
}

/// A text for people.
pub(super) fn text(ctx: &mut Ctx, item: Item<'_>) -> Option<Text> {
    const SHAPE: Shape = Shape { keys: &["vi", "en"], required: 1 };
    let (mut vi, mut en): (Option<Box<str>>, Option<Box<str>>) = (None, None);
    item.object_as(ctx, &SHAPE, Type::TextByLanguage, &mut |ctx, key, item| {
        *(if key == "vi" { &mut vi } else { &mut en }) = plain(ctx, item);
    });
    vi.map(|vi| Text::new(vi, en))
}

/// A text for people, or a plain one that stands in every language, such as a name.
pub(super) fn text_or_plain(ctx: &mut Ctx, item: Item<'_>) -> Option<Text> {
    match item {
        Item::Text(_) => plain(ctx, item).map(Text::same),
        _ => text(ctx, item),
    }
}

/// A text that must say something, of a key.
pub(super) fn said(ctx: &mut Ctx, key: &'static str, text: Option<Text>) -> Option<Text> {
    if text.as_ref().is_some_and(|text| Lang::ALL.iter().any(|lang| text.get(*lang).trim().is_empty())) {
        ctx.report(Problem::EmptyText(key));
    }
    text
}

/// The name of something, which stands in the middle of sentences.
pub(super) fn name(ctx: &mut Ctx, item: Item<'_>) -> Option<Text> {
    let name = text(ctx, item);
    said(ctx, "name", name)
}

/// A text in one language.
pub(super) fn plain(ctx: &mut Ctx, item: Item<'_>) -> Option<Box<str>> {
    item.text(ctx).map(own)
}

/// A text as it is kept, and as the page tells what a link or a file's name says. Marks of direction that it does not take back would turn what the page says after it, figures too: they are left out.
#[must_use]
pub fn own(text: &str) -> Box<str> {
    if takes_back(text) {
        return text.into();
    }
    let kept: String =
        text.chars().filter(|c| !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')).collect();
    kept.into()
}

/// Whether every embedding, override and isolate that a text begins also ends in it, in order (UAX 9).
fn takes_back(text: &str) -> bool {
    let mut isolates = Vec::new();
    for letter in text.chars() {
        match letter {
            '\u{202a}' | '\u{202b}' | '\u{202d}' | '\u{202e}' => isolates.push(false),
            '\u{2066}'..='\u{2068}' => isolates.push(true),
            '\u{202c}' if isolates.pop() != Some(false) => return false,
            '\u{2069}' if isolates.pop() != Some(true) => return false,
            _ => {}
        }
    }
    isolates.is_empty()
}

/// An id, written as ids are; areas may have upper case.
pub(super) fn id(ctx: &mut Ctx, item: Item<'_>, upper: bool) -> Option<Box<str>> {
    let id = item.text_within(ctx, limits::ID)?;
    let first = |c: u8| c.is_ascii_digit() || c.is_ascii_lowercase() || (upper && c.is_ascii_uppercase());
    let sound = match id.as_bytes() {
        [] => false,
        [head, tail @ ..] => first(*head) && tail.iter().all(|c| first(*c) || matches!(c, b'_' | b'.' | b'-')),
    };
    if !sound {
        ctx.report(Problem::BadId { found: cut(id), upper });
        return None;
    }
    Some(id.into())
}

/// The id of something else.
pub(super) fn reference(ctx: &mut Ctx, item: Item<'_>) -> Option<Reference> {
    item.text(ctx).map(|id| Reference { id: id.into(), path: ctx.path() })
}

/// A list of ids of something else.
pub(super) fn references(ctx: &mut Ctx, item: Item<'_>) -> Vec<Reference> {
    let mut ids = Vec::new();
    item.list(ctx, &mut |ctx, _, item| ids.extend(reference(ctx, item)));
    ids
}

/// A year that the format allows.
pub(super) fn year(ctx: &mut Ctx, item: Item<'_>) -> Option<Year> {
    item.whole(ctx, Year::FIRST.get().into(), Year::LAST.get().into()).and_then(Year::new)
}

/// A day.
pub(super) fn day(ctx: &mut Ctx, item: Item<'_>) -> Option<Date> {
    date(ctx, item, false)
}

/// A day, or a month where the source tells no day.
pub(super) fn day_or_month(ctx: &mut Ctx, item: Item<'_>) -> Option<Date> {
    date(ctx, item, true)
}

fn date(ctx: &mut Ctx, item: Item<'_>, month_allowed: bool) -> Option<Date> {
    let text = item.text(ctx)?;
    let date = Date::parse(text).filter(|date| month_allowed || date.day().is_some());
    if date.is_none() {
        ctx.report(Problem::BadDate { found: cut(text), month_allowed });
    }
    date
}

/// An address of the web. No other scheme can become a link.
pub(super) fn url(ctx: &mut Ctx, item: Item<'_>) -> Option<Box<str>> {
    let url = item.text(ctx)?;
    if !is_web_address(url) {
        ctx.report(Problem::BadUrl(cut(url)));
        return None;
    }
    Some(url.into())
}

/// Whether a text is an http or https address with a host.
#[must_use]
pub fn is_web_address(url: &str) -> bool {
    let rest = |scheme: &str| {
        url.split_at_checked(scheme.len()).filter(|(s, _)| s.eq_ignore_ascii_case(scheme)).map(|(_, rest)| rest)
    };
    let host = rest("https://").or_else(|| rest("http://")).unwrap_or_default();
    // Browsers drop or turn round these, so that the address would not be the one that is shown.
    host.starts_with(|c: char| c.is_alphanumeric() || c == '[')
        && !url.contains(|c: char| c.is_whitespace() || c.is_control() || c == '\\')
}

/// One of the format's fixed words.
pub(super) fn choice<T: Copy + PartialEq>(ctx: &mut Ctx, item: Item<'_>, words: &Words<T>) -> Option<T> {
    let word = item.text(ctx)?;
    let value = words.value(word);
    if value.is_none() {
        ctx.report(Problem::NotAmong { found: cut(word), allowed: words.words });
    }
    value
}

/// The path of a file inside the data folder: the same file whether a browser resolves it or a file system does.
pub(super) fn path(ctx: &mut Ctx, item: Item<'_>) -> Option<Box<str>> {
    let path = item.text(ctx)?;
    if !is_inside(path) {
        ctx.report(Problem::BadPath(cut(path)));
        return None;
    }
    Some(path.into())
}

fn is_inside(path: &str) -> bool {
    // `%2e%2e` climbs in a browser, `\` on Windows; `?` and `#` end the path in an address; control characters vanish from one.
    let foreign = |c: char| matches!(c, '\\' | '%' | '?' | '#') || c.is_control();
    let first = path.split('/').next().unwrap_or_default();
    !path.contains(foreign)
        && takes_back(path)
        && !first.bytes().any(|byte| byte == b':')
        && path.trim() == path
        && path.split('/').all(|part| !part.is_empty() && part != "..")
        && !path.ends_with("/.")
        && path != "."
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_web_is_an_address() {
        for sound in ["https://vca.org.vn/", "http://gso.gov.vn", "HTTPS://liên-minh.vn/a?b=c#d", "https://[::1]/x"] {
            assert!(is_web_address(sound), "{sound}");
        }
        for broken in [
            "",
            "vca.org.vn",
            "//vca.org.vn",
            "javascript:alert(1)",
            "java\nscript:x",
            "https://",
            "https:///x",
            "https:/a.vn",
            "http://a b",
            "https://a.vn\\@b.vn",
            "data:text/html,x",
            "ftp://a.vn",
        ] {
            assert!(!is_web_address(broken), "{broken}");
        }
    }

    #[test]
    fn a_text_does_not_turn_what_stands_after_it() {
        for kept in ["hợp tác", "\u{200f}a\u{200e}", "\u{202e}abc\u{202c} 1", "\u{2067}a\u{202b}b\u{202c}\u{2069}"] {
            assert_eq!(&*own(kept), kept);
        }
        for (turning, left) in [
            ("Tổng \u{202e}493.72", "Tổng 493.72"),
            ("a\u{202c}b", "ab"),
            ("\u{2066}a\u{202c}\u{2069}", "a"),
            ("\u{202e}a\u{2069}", "a"),
            ("\u{202d}\u{202e}a\u{202c}", "a"),
        ] {
            assert_eq!(&*own(turning), left, "{turning:?}");
        }
    }

    #[test]
    fn a_path_stays_in_the_folder() {
        for sound in ["a.json", "series/a.json", "./series/a.json", "tỉnh/hà nội.json", "a..b.json", "series/a:b.json"]
        {
            assert!(is_inside(sound), "{sound}");
        }
        for broken in [
            "",
            ".",
            "a/.",
            "/a.json",
            "//host/a.json",
            "../a.json",
            "a/../../b.json",
            "..",
            "a//b.json",
            "a/",
            "https://x.vn/a.json",
            "file:a.json",
            "C:/a.json",
            "a\\b.json",
            "%2e%2e/a.json",
            "a.json?x",
            "a.json#x",
            " a.json",
            ".\t./a.json",
        ] {
            assert!(!is_inside(broken), "{broken}");
        }
    }
}
