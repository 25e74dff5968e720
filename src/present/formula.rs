//! The formulas of derived figures, in words and with the numbers put in. A formula is data for people: it is explained here, never run.

use crate::analysis::figure;
use crate::model::{Dataset, Lang, SeriesKey, Year, decimal};
use crate::text::number;

use super::show;

/// A formula with the indicators' names in place of their ids (`Tổng số hợp tác xã [2021] ÷ 1,076`), and, where every figure that it
/// names is known in the same area, sector and by the same reporter, with the numbers put in (`27.394 ÷ 1,076`).
#[must_use]
pub fn explain(dataset: &Dataset, key: SeriesKey, formula: &str, lang: Lang) -> (String, Option<String>) {
    let catalog = dataset.catalog();
    let mut named = String::new();
    let mut filled = Some(String::new());
    let mut rest = formula;
    while let Some(first) = rest.chars().next() {
        if first.is_ascii_alphabetic() {
            let end =
                rest.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-'))).unwrap_or(rest.len());
            let (id, after) = rest.split_at(end);
            let (year, after) = in_brackets(after);
            rest = after;
            let found = catalog.find_indicator(id);
            match found {
                Some(ix) => named.push_str(catalog.indicator(ix).name.get(lang)),
                None => named.push_str(id),
            }
            if let Some(year) = year {
                named.push_str(" [");
                named.push_str(&year.to_string());
                named.push(']');
            }
            let value =
                found.zip(year).and_then(|(indicator, year)| figure(dataset, SeriesKey { indicator, ..key }, year));
            filled = filled.zip(value).map(|(mut text, value)| {
                text.push_str(&show::value(catalog, &value, lang));
                text
            });
        } else if first.is_ascii_digit() {
            let end = rest.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(rest.len());
            let (digits, after) = rest.split_at(end);
            rest = after;
            let text = decimal::read(digits).map_or_else(|| digits.to_owned(), |value| number::exact(lang, value));
            named.push_str(&text);
            if let Some(filled) = &mut filled {
                filled.push_str(&text);
            }
        } else {
            rest = &rest[first.len_utf8()..];
            let sign = match first {
                '*' => '×',
                '/' => '÷',
                '-' => '−',
                other => other,
            };
            named.push(sign);
            if let Some(filled) = &mut filled {
                filled.push(sign);
            }
        }
    }
    let filled = filled.filter(|filled| *filled != named);
    (named, filled)
}

/// A year in square brackets at the start of a text, and what follows.
fn in_brackets(text: &str) -> (Option<Year>, &str) {
    let Some((inside, after)) = text.strip_prefix('[').and_then(|t| t.split_once(']')) else { return (None, text) };
    match inside.parse().ok().and_then(Year::new) {
        Some(year) => (Some(year), after),
        None => (None, text),
    }
}
