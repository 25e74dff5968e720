//! Change between two years, growth, and the index on a base year.

use crate::model::{Catalog, Dataset, Date, IndicatorIx, Kind, Rate, Series, SeriesKey, Statement, Status, Year};

use super::figure::{Figure, figure};

/// Why two figures of one series do not compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Apart {
    /// The series breaks in between: they do not count the same.
    Break,
    /// One is of another part of its year than the other.
    Period,
}

/// The change of a figure against another year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Change {
    /// The year compared with.
    pub from_year: Year,
    /// Its value, in the indicator's unit.
    pub from: f64,
    /// The value of the figure itself.
    pub to: f64,
    /// `to - from`: in the indicator's unit; for a rate, in percentage points.
    pub number: f64,
    /// Per cent of `from`; `None` for a rate (a per cent of a per cent misleads), where `from` is zero, and where the two do not compare.
    pub percent: Option<f64>,
    /// Why the two do not compare: what lies between them is then a difference, and no rise or fall.
    pub apart: Option<Apart>,
    /// Of what day, or up to what day, the value of the year compared with is, where that is not the end of the year.
    pub from_as_of: Option<Date>,
    /// Whether one of the two is an estimate, approximate, worked out, or of another date.
    pub soft: bool,
}

/// The change of a figure against the shown figure of another year in the same series; `None` where that year has none.
#[must_use]
pub fn change(dataset: &Dataset, figure_: &Figure<'_>, from_year: Year) -> Option<Change> {
    let key = figure_.series.key;
    let from = figure(dataset, key, from_year)?;
    let number = tidy(figure_.value - from.value, figure_.value, from.value);
    let apart = apart(dataset, &from, figure_);
    let told = apart.is_none() && dataset.catalog().indicator(key.indicator).kind != Kind::Rate;
    let percent = told.then(|| growth(figure_.value, from.value)).flatten();
    Some(Change {
        from_year,
        from: from.value,
        to: figure_.value,
        number,
        percent,
        apart,
        from_as_of: from.statement.as_of.filter(|_| !from.statement.at_year_end()),
        soft: from.is_soft() || figure_.is_soft(),
    })
}

/// Why two figures of one series do not compare; `None` where they do, and may be told as a rise or a fall.
///
/// The one rule of the page: cards, headline, tooltips, titles, growth and index ask here.
#[must_use]
pub fn apart(dataset: &Dataset, one: &Figure<'_>, other: &Figure<'_>) -> Option<Apart> {
    if breaks_between(dataset, one.series, one.year(), other.year()) {
        return Some(Apart::Break);
    }
    let kind = dataset.catalog().indicator(one.series.key.indicator).kind;
    let end = |figure: &Figure<'_>| end(kind, &figure.statement);
    (end(one) != end(other)).then_some(Apart::Period)
}

/// The day of its year of which, or up to which, a statement speaks: years from its own, month, day. A level told in December is that of the year's end,
/// since yearly reports are printed then; what gathers over a year still lacks the days that are left.
fn end(kind: Kind, statement: &Statement<'_>) -> (i32, u8, Option<u8>) {
    let Some(day) = statement.as_of else { return LAST };
    let end = (day.year() - statement.year.get(), day.month(), day.day());
    match (kind, end) {
        (Kind::Stock | Kind::Mean, (0, 12, _)) => LAST,
        _ => end,
    }
}

/// The last day of the year.
const LAST: (i32, u8, Option<u8>) = (0, 12, Some(31));

/// The day within its year of which, or up to which, a statement speaks; `None` where it speaks of the year's end or the whole of it. By the rule of
/// [`apart`].
pub(crate) fn day_within(catalog: &Catalog, indicator: IndicatorIx, statement: &Statement<'_>) -> Option<Date> {
    statement.as_of.filter(|_| end(dated_as(catalog, indicator), statement) != LAST)
}

/// Whether two days within a year, or its end, are one; a month without a day is the same as a day in it.
pub(crate) fn one_day(one: Option<Date>, other: Option<Date>) -> bool {
    match (one, other) {
        (Some(a), Some(b)) => {
            let days = a.day().is_none() || b.day().is_none() || a.day() == b.day();
            a.year() == b.year() && a.month() == b.month() && days
        }
        (a, b) => a.is_none() && b.is_none(),
    }
}

/// As a figure of which kind an indicator's date is to be taken: what tells how levels changed, or what share one has of another, is of the day of the
/// levels, as a stock is.
pub(crate) fn dated_as(catalog: &Catalog, indicator: IndicatorIx) -> Kind {
    let told = catalog.indicator(indicator);
    let of_levels = told.rate != Some(Rate::Attainment)
        && told.of.map(|of| catalog.indicator(of)).is_some_and(|of| of.kind != Kind::Flow || of.of.is_some());
    if of_levels { Kind::Stock } else { told.kind }
}

/// The difference without the binary dust of decimals: 7.6 − 7.2 is 0.4.
pub(crate) fn tidy(difference: f64, a: f64, b: f64) -> f64 {
    let digits = crate::model::shown_digits(a).max(crate::model::shown_digits(b));
    let unit = 10f64.powi(i32::from(digits.min(9)));
    let tidied = (difference * unit).round() / unit;
    if tidied.is_finite() { tidied } else { difference }
}

/// Growth in per cent: `100 × (to ÷ from − 1)`; `None` where `from` is not positive, since no per cent of it has a meaning.
#[must_use]
pub fn growth(to: f64, from: f64) -> Option<f64> {
    (from > 0.0).then(|| 100.0 * (to / from - 1.0)).filter(|p| p.is_finite())
}

/// The index of a value on a base: `100 × value ÷ base`; `None` where the base is not positive.
#[must_use]
pub fn index(value: f64, base: f64) -> Option<f64> {
    (base > 0.0).then(|| 100.0 * value / base).filter(|i| i.is_finite())
}

/// Whether a series breaks after the earlier of two years and not after the later.
#[must_use]
pub fn breaks_between(dataset: &Dataset, series: &Series, one: Year, other: Year) -> bool {
    let (first, last) = if one < other { (one, other) } else { (other, one) };
    series.statements().any(|s| s.year > first && s.year <= last && s.status == Status::Break && s.value.is_some())
        && super::figure::all_of_series(dataset, series)
            .any(|f| f.year() > first && f.year() <= last && f.statement.status == Status::Break)
}

/// The growth over the year before that the shown figures of a series give, in per cent.
#[must_use]
pub fn worked_out_growth(dataset: &Dataset, key: SeriesKey, year: Year) -> Option<f64> {
    change(dataset, &figure(dataset, key, year)?, year.before()?)?.percent
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stated_totals_of_2020_and_2021_give_five_point_two_per_cent() {
        let percent = growth(27394.0, 26040.0).unwrap();
        assert_eq!((percent * 10.0).round(), 52.0);
    }

    #[test]
    fn growth_from_nothing_has_no_per_cent() {
        assert_eq!(growth(5.0, 0.0), None);
        assert_eq!(growth(5.0, -1.0), None);
        assert_eq!(index(5.0, 0.0), None);
    }

    #[test]
    fn a_difference_of_decimals_carries_no_dust() {
        assert_eq!(tidy(7.6 - 7.2, 7.6, 7.2), 0.4);
    }

    use crate::analysis::testing::{World, date, key, year};

    fn levels(values: &[(i64, f64)], kind: Kind) -> (World, SeriesKey) {
        let mut world = World::new();
        let key = key(world.indicator("x", kind));
        for (of, value) in values {
            world.say(key, *of, *value);
        }
        (world, key)
    }

    fn change_of(world: World, key: SeriesKey, to: i64, from: i64) -> Option<Change> {
        let dataset = world.build();
        change(&dataset, &figure(&dataset, key, year(to)).unwrap(), year(from))
    }

    #[test]
    fn a_change_tells_number_and_per_cent() {
        let (world, key) = levels(&[(2020, 26_040.0), (2021, 27_394.0)], Kind::Stock);
        let change = change_of(world, key, 2021, 2020).unwrap();
        assert_eq!((change.from, change.to, change.number), (26_040.0, 27_394.0, 1_354.0));
        assert_eq!(change.percent.map(|p| (p * 10.0).round()), Some(52.0));
        assert!(change.apart.is_none() && !change.soft);
    }

    #[test]
    fn a_change_against_a_year_without_a_figure_is_none() {
        let (world, key) = levels(&[(2021, 1.0)], Kind::Stock);
        assert_eq!(change_of(world, key, 2021, 2020), None);
    }

    #[test]
    fn a_rate_changes_by_points_and_has_no_per_cent() {
        let (world, key) = levels(&[(2020, 7.2), (2021, 7.6)], Kind::Rate);
        let change = change_of(world, key, 2021, 2020).unwrap();
        assert_eq!((change.number, change.percent), (0.4, None));
    }

    #[test]
    fn a_break_counts_from_the_year_that_it_is_told_of() {
        let broken = |to, from| {
            let (mut world, key) = levels(&[(2019, 5.0), (2020, 5.0), (2022, 3.0)], Kind::Stock);
            world.say(key, 2021, 3.0).status = Status::Break;
            change_of(world, key, to, from).unwrap().apart == Some(Apart::Break)
        };
        assert!(broken(2021, 2020), "into the year of the break");
        assert!(broken(2022, 2020), "over it");
        assert!(broken(2020, 2022), "and back over it");
        assert!(!broken(2020, 2019), "before it");
        assert!(!broken(2022, 2021), "after it");
    }

    #[test]
    fn a_break_told_by_a_statement_that_is_not_shown_breaks_nothing() {
        let (mut world, key) = levels(&[(2020, 5.0)], Kind::Stock);
        let aside = world.say(key, 2021, 3.0);
        aside.status = Status::Break;
        aside.approx = true;
        world.say(key, 2021, 5.0);
        assert_eq!(change_of(world, key, 2021, 2020).unwrap().apart, None);
    }

    #[test]
    fn figures_of_unlike_periods_have_a_difference_and_no_per_cent() {
        let apart = |kind, now: Option<&str>, before: Option<&str>| {
            let (mut world, key) = levels(&[], kind);
            world.say(key, 2021, 100.0).as_of = before.map(date);
            world.say(key, 2022, 90.0).as_of = now.map(date);
            let change = change_of(world, key, 2022, 2021).unwrap();
            assert_eq!(
                (change.number, change.percent.is_none()),
                (-10.0, change.apart.is_some() || kind == Kind::Rate)
            );
            change.apart
        };
        let unlike = Some(Apart::Period);
        for kind in [Kind::Stock, Kind::Flow, Kind::Rate, Kind::Mean] {
            assert_eq!(apart(kind, None, None), None);
            assert_eq!(apart(kind, Some("2022-11-08"), None), unlike, "part of the year against all of it");
            assert_eq!(apart(kind, None, Some("2021-06")), unlike, "and the other way round");
            assert_eq!(apart(kind, Some("2022-11-08"), Some("2021-11-08")), None, "the same day of both years");
            assert_eq!(apart(kind, Some("2023-01-15"), None), unlike, "a day of the year after");
            assert_eq!(apart(kind, Some("2022-12-31"), None), None);
        }
        assert_eq!(apart(Kind::Stock, Some("2022-12"), None), None, "a level of December is that of the year's end");
        assert_eq!(apart(Kind::Mean, Some("2022-12-09"), None), None);
        assert_eq!(apart(Kind::Flow, Some("2022-12-11"), None), unlike, "what came until then lacks what came after");
        assert_eq!(apart(Kind::Rate, Some("2022-12-11"), None), unlike);
    }

    #[test]
    fn nothing_grows_over_a_break() {
        let (mut world, key) = levels(&[(2020, 119_000.0)], Kind::Stock);
        world.say(key, 2021, 73_000.0).status = Status::Break;
        let change = change_of(world, key, 2021, 2020).unwrap();
        assert_eq!((change.number, change.percent, change.apart), (-46_000.0, None, Some(Apart::Break)));
    }

    #[test]
    fn a_soft_end_makes_a_soft_change() {
        let (mut world, key) = levels(&[(2021, 5.0)], Kind::Stock);
        world.say(key, 2020, 5.0).approx = true;
        assert!(change_of(world, key, 2021, 2020).unwrap().soft);
    }

    #[test]
    fn the_base_of_an_index_is_one_hundred() {
        assert_eq!(index(26_040.0, 26_040.0), Some(100.0));
        assert_eq!(index(27_394.0, 26_040.0).map(f64::round), Some(105.0));
        assert_eq!(index(0.0, 2.0), Some(0.0));
    }

    #[test]
    fn growth_is_worked_out_from_the_shown_levels_alone() {
        let (world, key) = levels(&[(2020, 200.0), (2021, 150.0)], Kind::Stock);
        let dataset = world.build();
        assert_eq!(worked_out_growth(&dataset, key, year(2021)), Some(-25.0));
        assert_eq!(worked_out_growth(&dataset, key, year(2020)), None);
        assert_eq!(worked_out_growth(&dataset, key, Year::FIRST), None);
    }
}
