//! Change between two years, growth, and the index on a base year.

use crate::model::{Dataset, Date, Kind, Year};

use super::apart::{Apart, apart_where, follows, is_quotient, leans_on_another_year};
use super::checks::rounding::{left_open_between, place_of_rough};
use super::figure::{Figure, figure};

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
    /// The year whose value was worked out from the other: the change is what a source states, and what it was worked out by. `None` where the two do not compare.
    pub follows: Option<Year>,
    /// The year whose value was worked out from that of a third year, where the change is told all the same: its note says how. `None` where it follows.
    pub leans: Option<Year>,
    /// Whether that was put in as a per cent or a multiple, not as a number: the number between the two is then nobody's.
    pub by_rate: bool,
    /// Of what day, or up to what day, the value of the year compared with is, where that is not the end of the year.
    pub from_as_of: Option<Date>,
    /// Where a source tells one of the two roughly, or in thousands or millions: the power of ten to which what lies between them is told ([`place_of_rough`]), and the
    /// per cent without a digit behind its point. "About 31,700" leaves some hundreds open. `None` of a change that was put into one of the two, which is a source's own.
    pub rough: Option<f64>,
    /// Whether one of the two is an estimate, approximate, worked out, or of another date.
    pub soft: bool,
}

/// The change of a figure against the shown figure of another year in the same series; `None` where that year has none.
#[must_use]
pub fn change(dataset: &Dataset, figure_: &Figure<'_>, from_year: Year) -> Option<Change> {
    let key = figure_.series.key;
    let from = figure(dataset, key, from_year)?;
    let number = tidy(figure_.value - from.value, figure_.value, from.value);
    let apart = apart_where(dataset, &from, figure_, true);
    let indicator = dataset.catalog().indicator(key.indicator);
    let told = apart.is_none() && indicator.kind != Kind::Rate;
    let percent = told.then(|| growth(figure_.value, from.value)).flatten();
    let follows = follows(dataset.catalog(), &from, figure_).filter(|_| apart.is_none());
    let put_in = |year| [&from, figure_].into_iter().find(|one| one.year() == year).is_some_and(is_quotient);
    let third = [&from, figure_].into_iter().find(|one| leans_on_another_year(dataset.catalog(), one));
    let leans = third.map(Figure::year);
    let rough = left_open_between(indicator, [&from, figure_].map(|one| (one.series, &one.statement)));
    Some(Change {
        from_year,
        from: from.value,
        to: figure_.value,
        number,
        percent,
        apart,
        follows,
        leans: leans.filter(|_| follows.is_none() && apart.is_none()),
        by_rate: follows.is_some_and(put_in),
        rough: rough.filter(|_| follows.is_none() && number != 0.0).map(|open| place_of_rough(number, open)),
        from_as_of: from.statement.as_of.filter(|_| !from.statement.at_year_end()),
        soft: from.is_soft() || figure_.is_soft(),
    })
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

    use crate::analysis::testing::{change_of, levels};

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
    fn a_soft_end_makes_a_soft_change() {
        let (mut world, key) = levels(&[(2021, 5.0)], Kind::Stock);
        world.say(key, 2020, 5.0).approx = crate::model::Approx::About;
        assert!(change_of(world, key, 2021, 2020).unwrap().soft);
    }

    #[test]
    fn a_change_is_told_no_finer_than_the_rougher_of_its_two_figures() {
        let rough = |from: f64, to: f64, about: [bool; 2]| {
            let (mut world, key) = levels(&[], Kind::Stock);
            world.say(key, 2021, from).approx = crate::model::Approx::about(about[0]);
            world.say(key, 2023, to).approx = crate::model::Approx::about(about[1]);
            change_of(world, key, 2023, 2021).unwrap().rough
        };
        assert_eq!(rough(27_342.0, 31_700.0, [false, true]), Some(100.0), "4,358 is about 4,400");
        assert_eq!(rough(1_246.0, 400.0, [false, true]), Some(10.0), "nearly 400");
        assert_eq!(rough(20_000.0, 31_700.0, [true, true]), Some(1_000.0), "the rougher of the two");
        assert_eq!(rough(27_342.0, 31_700.0, [false, false]), None);
        assert_eq!(rough(26_000.0, 29_378.0, [true, false]), Some(100.0), "3,378 is no 3,000: about 3,400");
        assert_eq!(rough(100.0, 125.0, [true, false]), Some(1.0), "nor is 25 a 30");
        assert_eq!(rough(14_500.0, 26_000.0, [true, true]), Some(100.0), "11,500 and 79% are no 12,000");
    }

    #[test]
    fn a_change_between_figures_of_unlike_fineness_is_told_as_the_coarser_one() {
        let rough = |kind, from: f64, to: f64| {
            let (mut world, key) = levels(&[(2018, from), (2020, to)], kind);
            world.edit(key.indicator).scale = 1e6;
            change_of(world, key, 2020, 2018).unwrap().rough
        };
        assert_eq!(rough(Kind::Stock, 5.998_378, 6.1), Some(100_000.0), "101,622 is about 100,000");
        assert_eq!(rough(Kind::Mean, 1.2, 0.897_109), Some(100_000.0), "back as well");
        assert_eq!(rough(Kind::Stock, 5.9, 6.1), None, "0.2 million says itself how far it goes");
        assert_eq!(rough(Kind::Stock, 5.998_378, 6.012_345), None);
        assert_eq!(rough(Kind::Rate, 7.0, 7.25), None);
    }

    #[test]
    fn the_base_of_an_index_is_one_hundred() {
        assert_eq!(index(26_040.0, 26_040.0), Some(100.0));
        assert_eq!(index(27_394.0, 26_040.0).map(f64::round), Some(105.0));
        assert_eq!(index(0.0, 2.0), Some(0.0));
    }

    #[test]
    fn a_fall_has_a_negative_per_cent() {
        let (world, key) = levels(&[(2020, 200.0), (2021, 150.0)], Kind::Stock);
        assert_eq!(change_of(world, key, 2021, 2020).unwrap().percent, Some(-25.0));
    }
}
