//! What is told of a file that does not conform: each error with its place and what to do.

use crate::format::{Error, Errors, in_short};
use crate::text::errors;

use super::{Problem, both};

/// The problem of a file.
pub(super) fn told(file: &str, all: &Errors) -> Problem {
    let all = &in_short(all);
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
    Problem {
        code: first.map(|error| error.code().to_owned()).unwrap_or_default(),
        file: file.to_owned(),
        heading: both(|lang| first.map(|error| errors::heading(lang, error).to_owned()).unwrap_or_default()),
        lines,
        retry: true,
    }
}
