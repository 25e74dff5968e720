//! Figures to take away: one row for each statement, with status, reporter, source and quote.

use crate::analysis::{shown, times_scale};
use crate::model::{Dataset, Lang, Origin, SeriesKey, Statement};
use crate::text::number;

/// The columns of an exported file. Names are stable and in English, so that a script that reads them need not know the language.
pub const COLUMNS: [&str; 25] = [
    "year",
    "indicator",
    "indicator_name",
    "area",
    "area_name",
    "sector",
    "reporter",
    "reporter_name",
    "value",
    "unit",
    "status",
    "approx",
    "uncertain",
    "as_of",
    "origin",
    "shown",
    "quote",
    "table",
    "formula",
    "source",
    "source_title",
    "publisher",
    "published",
    "url",
    "opened_file",
];

/// The rows of statements, each named by its series and its place in it. What names nothing is left out.
#[must_use]
pub fn rows(dataset: &Dataset, statements: &[(SeriesKey, usize)], lang: Lang) -> Vec<Vec<String>> {
    statements.iter().filter_map(|&(key, place)| row(dataset, key, place, lang)).collect()
}

fn row(dataset: &Dataset, key: SeriesKey, place: usize, lang: Lang) -> Option<Vec<String>> {
    let catalog = dataset.catalog();
    let series = dataset.get(key)?;
    let statement: Statement<'_> = series.statement(place)?;
    let indicator = catalog.indicator(key.indicator);
    let area = catalog.area(key.area);
    let reporter = catalog.reporter(key.reporter);
    let source = catalog.source(statement.source);
    let is_shown = shown(catalog, series.of_year(statement.year)).is_some_and(|shown| shown.place == place);
    let (origin, quote, table, formula) = match statement.origin {
        Origin::Quote(words) => ("quote", words, "", ""),
        Origin::Table(place) => ("table", "", place.get(lang), ""),
        Origin::Derived(formula) => ("derived", "", "", formula),
        Origin::Bulk => ("bulk", "", "", ""),
        Origin::None => ("", "", "", ""),
    };
    let optional = |text: Option<&str>| text.unwrap_or_default().to_owned();
    Some(vec![
        statement.year.to_string(),
        indicator.id.to_string(),
        indicator.name.get(lang).to_owned(),
        area.id.to_string(),
        area.name.get(lang).to_owned(),
        optional(key.sector.map(|sector| &*catalog.sector(sector).id)),
        reporter.id.to_string(),
        reporter.name.get(lang).to_owned(),
        times_scale(indicator, &statement).map(number::plain).unwrap_or_default(),
        indicator.unit.get(lang).to_owned(),
        statement.status.code().to_owned(),
        if statement.approx { "yes" } else { "" }.to_owned(),
        if statement.uncertain { "yes" } else { "" }.to_owned(),
        statement.as_of.map(|day| day.to_string()).unwrap_or_default(),
        origin.to_owned(),
        if is_shown { "yes" } else { "" }.to_owned(),
        quote.to_owned(),
        table.to_owned(),
        formula.to_owned(),
        source.id.to_string(),
        source.title.to_string(),
        source.publisher.get(lang).to_owned(),
        source.published.map(|day| day.to_string()).unwrap_or_default(),
        optional(source.url.as_deref()),
        optional(dataset.opened_file(key)),
    ])
}
