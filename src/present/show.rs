//! How one figure is written: its digits, its unit, its moment. Shared by cards, tables and provenance.

use crate::analysis::Figure;
use crate::model::{Catalog, Dataset, Indicator, Kind, Lang, Statement, Year, shown_digits};
use crate::text::number;
use crate::text::standing::Standing;

/// Digits after the point with which a value of an indicator is written: the indicator's, more where the source states more, so that no
/// figure is quoted with fewer digits than its source; a derived value keeps to the indicator's, and a stated per cent to its source's ("tăng 7%" is
/// not "tăng 7,0%").
#[must_use]
pub fn decimals(indicator: &Indicator, statement: &Statement<'_>) -> u8 {
    if statement.is_derived() {
        return indicator.decimals;
    }
    let shift = indicator.scale.log10().round();
    let digits = (f64::from(statement.digits) - shift).clamp(0.0, 9.0);
    // `digits` is between 0 and 9.
    match indicator.kind {
        Kind::Rate => digits as u8,
        _ => indicator.decimals.max(digits as u8),
    }
}

/// How firmly a statement stands, for its words.
#[must_use]
pub fn standing(statement: &Statement<'_>) -> Standing {
    Standing {
        status: statement.status,
        approx: statement.approx,
        uncertain: statement.uncertain,
        derived: statement.is_derived(),
        as_of: statement.as_of.filter(|_| !statement.at_year_end()),
    }
}

/// The value of a figure, written without its unit.
#[must_use]
pub fn value(catalog: &Catalog, figure: &Figure<'_>, lang: Lang) -> String {
    let indicator = catalog.indicator(figure.series.key.indicator);
    number::number(lang, figure.value, decimals(indicator, &figure.statement))
}

/// The value of a figure with its unit.
#[must_use]
pub fn quantity(catalog: &Catalog, figure: &Figure<'_>, lang: Lang) -> String {
    let indicator = catalog.indicator(figure.series.key.indicator);
    number::with_unit(&value(catalog, figure, lang), indicator.unit.get(lang))
}

/// A worked-out amount in the indicator's unit (a change, a difference, a rest) without needless digits.
#[must_use]
pub fn amount_decimals(indicator: &Indicator, amount: f64) -> u8 {
    match indicator.kind {
        Kind::Rate => indicator.decimals.max(shown_digits(amount).min(2)),
        _ => indicator.decimals.max(shown_digits(amount).min(1)),
    }
}

/// Years of a series that have a figure, with it: what a sparkline shows.
#[must_use]
pub fn line(dataset: &Dataset, series: &crate::model::Series) -> Vec<(Year, f64)> {
    crate::analysis::figure::all_of_series(dataset, series).map(|figure| (figure.year(), figure.value)).collect()
}
