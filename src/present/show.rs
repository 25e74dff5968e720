//! How one figure is written: its digits, its unit, its moment. Shared by cards, tables and provenance.

use crate::analysis::{Change, Figure, figure};
use crate::model::{Catalog, Dataset, Indicator, IndicatorIx, Kind, Lang, Statement, Status, Year, shown_digits};
use crate::present::Selection;
use crate::text::number;
use crate::text::standing::Standing;

/// A figure of the chosen year, area and reporter, where a source states it.
#[must_use]
pub fn stated<'a>(dataset: &'a Dataset, selection: &Selection, indicator: IndicatorIx) -> Option<Figure<'a>> {
    figure(dataset, selection.key(indicator), selection.year).filter(|found| !found.statement.is_derived())
}

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
        opened: statement.opened,
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

/// Digits after the point of a change: of a rate those of the two figures between which it lies (from 5 % to 7 % is 2, not 2.0), of others as
/// [`amount_decimals`] has it.
#[must_use]
pub fn change_decimals(indicator: &Indicator, change: &Change) -> u8 {
    match indicator.kind {
        Kind::Rate => shown_digits(change.from).max(shown_digits(change.to)).min(2),
        _ => amount_decimals(indicator, change.number),
    }
}

/// Years of a series that have a figure, with it: what a sparkline shows. Where the series breaks, only the years since its last break: a line over it
/// would draw a change of counting as a rise or a fall.
#[must_use]
pub fn line(dataset: &Dataset, series: &crate::model::Series) -> Vec<(Year, f64)> {
    let mut line = Vec::new();
    for figure in crate::analysis::figure::all_of_series(dataset, series) {
        if figure.statement.status == Status::Break {
            line.clear();
        }
        line.push((figure.year(), figure.value));
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::change;
    use crate::analysis::testing::{World, key, year};
    use crate::analysis::{figure, times_scale};

    #[test]
    fn a_sparkline_begins_at_the_last_break() {
        let mut world = World::new();
        let groups = key(world.indicator("groups", Kind::Stock));
        world.say(groups, 2010, 360.0);
        world.say(groups, 2017, 97.0).status = Status::Break;
        world.say(groups, 2018, 103.0);
        let data = world.build();
        assert_eq!(line(&data, data.get(groups).unwrap()), [(year(2017), 97.0), (year(2018), 103.0)]);
    }

    #[test]
    fn a_change_of_a_rate_has_the_digits_of_the_rates_and_one_of_a_count_no_needless_ones() {
        let digits = |kind, from: f64, to: f64| {
            let mut world = World::new();
            let indicator = world.indicator("x", kind);
            world.edit(indicator).decimals = u8::from(kind == Kind::Rate);
            world.say(key(indicator), 2020, from);
            world.say(key(indicator), 2021, to);
            let data = world.build();
            let now = figure(&data, key(indicator), year(2021)).unwrap();
            assert_eq!(times_scale(data.catalog().indicator(indicator), &now.statement), Some(to));
            change_decimals(data.catalog().indicator(indicator), &change(&data, &now, year(2020)).unwrap())
        };
        assert_eq!(digits(Kind::Rate, 5.0, 7.0), 0, "2 points, not 2.0");
        assert_eq!(digits(Kind::Rate, 6.6, 7.6), 1, "1.0 beside 7.6");
        assert_eq!(digits(Kind::Rate, 66.5, 67.03), 2);
        assert_eq!(digits(Kind::Stock, 26_040.0, 27_394.0), 0);
    }
}
