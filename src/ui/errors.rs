//! What is told of a file that does not conform: each error with its place and what to do; and where a chart lacks what could not be read, another try.

use crate::format::{Error, Errors, Loader, in_short};
use crate::text::ui::Msg;
use crate::text::{errors, opened};

use super::dom::{El, button, el};
use super::opened::has_added;
use super::{Page, Problem, both};

/// The problem of a file. One that the reader opened, `own`, nobody can read again but the reader; what was read of it before still stands.
pub(super) fn told(file: &str, all: &Errors, own: bool, read: Option<&Loader>) -> Problem {
    let all = &in_short(all);
    let count = all.len() + all.omitted();
    let first = all.iter().next();
    let line = |error: &Error| {
        both(|lang| {
            let parts = [
                errors::whereabouts(lang, error),
                errors::message(lang, error),
                errors::advice(lang, error).to_owned(),
            ];
            parts.join(" ")
        })
    };
    let mut lines: Vec<_> = all.iter().map(line).collect();
    if all.omitted() > 0 {
        lines.push(both(|lang| errors::omitted(lang, all.omitted()).unwrap_or_default()));
    }
    if own && (has_added(file) || read.is_some_and(|read| read.has_opened(file))) {
        lines.push(both(|lang| opened::stays(lang).to_owned()));
    }
    // A file of the site is read with the catalog that came when the page was opened, and both may have been released anew since.
    if !own && read.is_some() {
        lines.push(both(|lang| errors::released_since(lang).to_owned()));
    }
    Problem {
        code: first.map(|error| error.code().to_owned()).unwrap_or_default(),
        file: file.to_owned(),
        heading: both(|lang| match first {
            Some(error) if count == 1 => errors::heading(lang, error).to_owned(),
            _ => errors::count(lang, count),
        }),
        lines,
        retry: !own,
    }
}

/// A button that asks again for all that could not be read; none where the reader opened it: nobody can ask for that again.
pub(super) fn retry(page: Page) -> Option<El> {
    let data = page.data.get_untracked().filter(|data| !data.is_opened())?;
    let again = move || data.unread_files().for_each(|file| (page.retry)(file.to_owned()));
    Some(el("p").child(button("link", again).testid("retry").words(page.t(Msg::Retry))))
}
