//! The year in context, and the sources and definitions: what the catalog tells in words.

use crate::model::order;
use crate::model::{Catalog, Lang, NoteKind, SourceIx, Year};
use crate::text::provenance;

/// A note of a year, ready to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearNote {
    /// What it tells.
    pub kind: NoteKind,
    /// The words.
    pub text: String,
    /// The language in which they are told.
    pub lang: Lang,
    /// Where they were read.
    pub source: SourceLine,
}

/// A source, ready to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceLine {
    /// Its title, in its own language.
    pub title: String,
    /// Its publisher.
    pub publisher: String,
    /// Published, read: in words.
    pub dates: String,
    /// Its address.
    pub url: Option<String>,
    /// What to know about it.
    pub note: Option<String>,
}

/// What to know of a year, results first, then limits, context and breaks; the catalog's order within each.
#[must_use]
pub fn notes(catalog: &Catalog, year: Year, lang: Lang) -> Vec<YearNote> {
    let mut notes: Vec<_> = catalog
        .notes
        .iter()
        .filter(|note| note.year == year)
        .map(|note| YearNote {
            kind: note.kind,
            text: note.text.get(lang).to_owned(),
            lang: note.text.told_in(lang),
            source: source(catalog, note.source, lang),
        })
        .collect();
    order::sort_by_key(&mut notes, |note| match note.kind {
        NoteKind::Result => 0,
        NoteKind::Limit => 1,
        NoteKind::Context => 2,
        NoteKind::Break => 3,
    });
    notes
}

/// A source in words.
#[must_use]
pub fn source(catalog: &Catalog, ix: SourceIx, lang: Lang) -> SourceLine {
    let source = catalog.source(ix);
    SourceLine {
        title: source.title.to_string(),
        publisher: source.publisher.to_string(),
        dates: provenance::dates(lang, source.published, source.accessed),
        url: source.url.as_ref().map(ToString::to_string),
        note: source.note.as_ref().map(ToString::to_string),
    }
}

/// Every source, in the catalog's order.
#[must_use]
pub fn sources(catalog: &Catalog, lang: Lang) -> Vec<SourceLine> {
    catalog.sources().map(|(ix, _)| source(catalog, ix, lang)).collect()
}

/// Every indicator that has a definition: name and definition.
#[must_use]
pub fn definitions(catalog: &Catalog, lang: Lang) -> Vec<(String, String)> {
    let defined = catalog.indicators().filter_map(|(_, indicator)| Some((indicator, indicator.definition.as_ref()?)));
    defined
        .map(|(indicator, definition)| (indicator.name.get(lang).to_owned(), definition.get(lang).to_owned()))
        .collect()
}
