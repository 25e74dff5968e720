//! The table of the selection: every figure that the chosen area and reporter have for the chosen year, beside the compared one.

use crate::analysis::{change, figure};
use crate::model::{Dataset, SeriesKey};
use crate::text::{number, standing};

use super::{FigureRef, Selection, show};

/// One row: a figure of the chosen year, or of the compared one alone.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureRow {
    /// The indicator's name.
    pub indicator: String,
    /// The sector's name; empty for the whole economy.
    pub sector: String,
    /// The unit.
    pub unit: String,
    /// The figure of the chosen year.
    pub value: Option<FigureCell>,
    /// The figure of the compared year.
    pub compared: Option<FigureCell>,
    /// The change between them with its sign, to sort by and to show.
    pub change: Option<(f64, String)>,
    /// The source of the figure.
    pub source: String,
}

/// A figure in a cell.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureCell {
    /// The value, to sort by.
    pub value: f64,
    /// The words.
    pub text: String,
    /// The figure's name in links.
    pub reference: String,
    /// Estimate, derived, …; empty of a firm figure.
    pub standing: String,
}

/// The rows, in the catalog's order of indicators, the whole economy before its sectors.
#[must_use]
pub fn figures(dataset: &Dataset, selection: &Selection) -> Vec<FigureRow> {
    let catalog = dataset.catalog();
    let lang = selection.lang;
    let series = catalog.indicators().flat_map(|(ix, _)| dataset.by_sector(ix, selection.area, selection.reporter));
    series
        .filter_map(|series| {
            let key: SeriesKey = series.key;
            let indicator = catalog.indicator(key.indicator);
            let now = figure(dataset, key, selection.year);
            let before = selection.compare.and_then(|year| figure(dataset, key, year));
            let leading = now.or(before)?;
            let cell = |figure: crate::analysis::Figure<'_>| FigureCell {
                value: figure.value,
                text: show::value(catalog, &figure, lang),
                reference: FigureRef { key, year: figure.year() }.name(catalog),
                standing: standing::in_short(lang, &show::standing(&figure.statement)),
            };
            let change = now.zip(selection.compare).and_then(|(now, year)| change(dataset, &now, year));
            Some(FigureRow {
                indicator: indicator.name.get(lang).to_owned(),
                sector: key.sector.map(|sector| catalog.sector(sector).name.get(lang).to_owned()).unwrap_or_default(),
                unit: indicator.unit.get(lang).to_owned(),
                value: now.map(cell),
                compared: before.map(cell),
                change: change.map(|change| {
                    let decimals = show::change_decimals(indicator, &change);
                    (change.number, number::signed(lang, change.number, decimals))
                }),
                source: catalog.source(leading.statement.source).publisher.to_string(),
            })
        })
        .collect()
}

/// Every statement behind the table, all years: what its CSV holds.
#[must_use]
pub fn statements(dataset: &Dataset, selection: &Selection) -> Vec<(SeriesKey, usize)> {
    let catalog = dataset.catalog();
    let series = catalog.indicators().flat_map(|(ix, _)| dataset.by_sector(ix, selection.area, selection.reporter));
    series.flat_map(|series| series.statements().map(|statement| (series.key, statement.place))).collect()
}
