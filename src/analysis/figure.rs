//! The figure of a year: the statement that is shown, in the indicator's unit, and how far the others lie from it.

use crate::model::{Dataset, Indicator, Origin, Series, SeriesKey, Statement, Status, Year};

use super::apart::{day_within, one_day};
use super::change::tidy;
use super::checks::rounding::meant;
use super::select;

/// The figure of one series and year, as the rule chooses it.
#[derive(Clone, Copy, Debug)]
pub struct Figure<'a> {
    /// Its series.
    pub series: &'a Series,
    /// The statement that is shown.
    pub statement: Statement<'a>,
    /// Its value in the indicator's unit: the stored value times the indicator's scale.
    pub value: f64,
    /// How many other statements of the same figure there are: of the same date, by somebody who states it, with a value and not of low reliability.
    pub others: usize,
    /// How far the farthest of those others lies from the value that may be shown and says something else, in the indicator's unit; zero where none does.
    pub off: f64,
}

impl Figure<'_> {
    /// The year.
    #[must_use]
    pub fn year(&self) -> Year {
        self.statement.year
    }

    /// Whether it is anything but a final, exact figure of the year's end that a source states and that was read with certainty.
    #[must_use]
    pub fn is_soft(&self) -> bool {
        let s = &self.statement;
        self.is_uncertain() || !s.at_year_end() || matches!(s.origin, Origin::Derived(_))
    }

    /// Whether its value is not the last word: estimated, provisional, foretold, of low reliability or told roughly.
    #[must_use]
    pub fn is_uncertain(&self) -> bool {
        let s = &self.statement;
        s.approx.is_rough() || s.is_doubted() || s.status.is_preliminary() || s.status == Status::LowReliability
    }
}

/// A stored value in the indicator's unit. Where the scale is a power of ten, the decimals stay what they were: 5.998378 million is 5,998,378.
#[must_use]
pub fn times_scale(indicator: &Indicator, statement: &Statement<'_>) -> Option<f64> {
    let value = statement.value?;
    if indicator.scale == 1.0 {
        return Some(value);
    }
    let exact = value * indicator.scale;
    // Rounded to the last digit that the stored decimal can reach, so that binary dust does not show.
    let digits = i32::from(crate::model::shown_digits(value)) - indicator.scale.log10().round() as i32;
    let unit = 10f64.powi(digits.clamp(0, 15));
    let rounded = (exact * unit).round() / unit;
    Some(if rounded.is_finite() { rounded } else { exact }).filter(|v| v.is_finite())
}

/// The figure of a series' key and year; `None` where there is no statement that may be shown.
#[must_use]
pub fn figure(dataset: &Dataset, key: SeriesKey, year: Year) -> Option<Figure<'_>> {
    let series = dataset.get(key)?;
    of_series(dataset, series, year)
}

/// The figure of a series and year; `None` where there is no statement that may be shown.
#[must_use]
pub fn of_series<'a>(dataset: &Dataset, series: &'a Series, year: Year) -> Option<Figure<'a>> {
    let catalog = dataset.catalog();
    let indicator = catalog.indicator(series.key.indicator);
    let statement = select::shown(catalog, series.of_year(year))?;
    let value = times_scale(indicator, &statement)?;
    let (mut others, mut off) = (0, 0.0_f64);
    let day = |of: &Statement<'_>| day_within(catalog, series.key.indicator, of);
    for other in series.of_year(year).filter(|other| other.place != statement.place) {
        let alike = one_day(day(&statement), day(&other));
        if other.is_derived() || !alike {
            continue;
        }
        if other.value.is_none() || matches!(other.status, Status::LowReliability | Status::Missing) {
            continue;
        }
        others += 1;
        // "Over 33,000" is no other figure than 33,335.
        let told = |of: &Statement<'_>| meant(indicator, series, of);
        let agrees = told(&statement).zip(told(&other)).is_some_and(|(shown, other)| shown.meets(other));
        if let Some(other) = times_scale(indicator, &other).filter(|_| !agrees) {
            off = off.max(tidy((other - value).abs(), other, value));
        }
    }
    Some(Figure { series, statement, value, others, off })
}

/// Every figure of a series, one a year, years rising.
pub fn all_of_series<'a>(dataset: &'a Dataset, series: &'a Series) -> impl Iterator<Item = Figure<'a>> {
    let mut last = None;
    let years = series.statements().filter_map(move |statement| {
        let new = last != Some(statement.year);
        last = Some(statement.year);
        new.then_some(statement.year)
    });
    years.filter_map(move |year| of_series(dataset, series, year))
}

/// The year with a figure that lies nearest to `year`, the later of two equally near; `None` where the series has no figure at all.
#[must_use]
pub fn nearest_year(dataset: &Dataset, key: SeriesKey, year: Year) -> Option<Year> {
    let series = dataset.get(key)?;
    all_of_series(dataset, series)
        .map(|f| f.year())
        .min_by_key(|found| ((found.get() - year.get()).abs(), std::cmp::Reverse(*found)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::testing::{World, date, key, year};
    use crate::model::Kind;

    #[test]
    fn a_scaled_decimal_carries_no_dust() {
        let mut world = World::new();
        let members = world.indicator("members", Kind::Stock);
        world.edit(members).scale = 1e6;
        let key = key(members);
        for (n, value) in [5.998378, 6.139, 0.1, 7.0, 2.675].into_iter().enumerate() {
            world.say(key, 2000 + n as i64, value);
        }
        let dataset = world.build();
        let values: Vec<_> = all_of_series(&dataset, dataset.get(key).unwrap()).map(|f| f.value).collect();
        assert_eq!(values, [5_998_378.0, 6_139_000.0, 100_000.0, 7_000_000.0, 2_675_000.0]);
    }

    #[test]
    fn a_value_that_its_scale_would_make_infinite_is_no_figure() {
        let mut world = World::new();
        let huge = world.indicator("huge", Kind::Stock);
        world.edit(huge).scale = 1e9;
        world.say(key(huge), 2021, f64::MAX);
        assert!(figure(&world.build(), key(huge), year(2021)).is_none());
    }

    #[test]
    fn others_are_counted_but_neither_what_may_not_be_shown_nor_what_has_no_value() {
        let mut world = World::new();
        let htx = key(world.indicator("htx", Kind::Stock));
        world.say(htx, 2021, 26_040.0);
        world.say(htx, 2021, 26_400.0).status = Status::LowReliability;
        world.derive(htx, 2021, 25_459.0, "a / b");
        world.say(htx, 2021, 24_848.0).as_of = Some(date("2021-03-31"));
        world.say(htx, 2021, 25_001.0).approx = crate::model::Approx::About;
        world.say(htx, 2021, 26_000.0).approx = crate::model::Approx::Over;
        world.say(htx, 2021, 0.0).value = None;
        let dataset = world.build();
        let found = figure(&dataset, htx, year(2021)).unwrap();
        assert_eq!((found.value, found.others), (26_040.0, 2), "nor what was worked out or is of March");
        assert_eq!(found.off, 1_039.0, "over 26,000 says nothing else");
        assert!(!found.is_soft());
    }

    #[test]
    fn how_far_others_lie_from_the_shown_figure_is_not_how_far_they_lie_apart() {
        let mut world = World::new();
        let new = key(world.indicator("new", Kind::Flow));
        world.say(new, 2017, 2_226.0).chosen = true;
        for other in [2_326.0, 1_977.0, 2_226.0] {
            world.say(new, 2017, other);
        }
        let dataset = world.build();
        let found = figure(&dataset, new, year(2017)).unwrap();
        assert_eq!((found.others, found.off), (3, 249.0));
    }

    #[test]
    fn whatever_is_not_final_exact_stated_and_of_the_years_end_is_soft() {
        let soften: [fn(&mut crate::model::Point); 7] = [
            |p| p.approx = crate::model::Approx::About,
            |p| p.uncertain = true,
            |p| p.status = Status::Estimate,
            |p| p.status = Status::Provisional,
            |p| p.status = Status::Forecast,
            |p| p.as_of = Some(date("2021-11")),
            |p| p.origin = crate::model::PointOrigin::Derived("a / b".into()),
        ];
        for (n, soften) in soften.into_iter().enumerate() {
            let mut world = World::new();
            let htx = key(world.indicator("htx", Kind::Stock));
            soften(world.say(htx, 2021, 1.0));
            assert!(figure(&world.build(), htx, year(2021)).unwrap().is_soft(), "case {n}");
        }
    }

    #[test]
    fn a_series_has_one_figure_a_year_and_none_where_only_missing_is_told() {
        let mut world = World::new();
        let htx = key(world.indicator("htx", Kind::Stock));
        for (of, value) in [(2019, 1.0), (2019, 2.0), (2021, 3.0)] {
            world.say(htx, of, value);
        }
        world.say(htx, 2020, 0.0).value = None;
        let dataset = world.build();
        let series = dataset.get(htx).unwrap();
        let all: Vec<_> = all_of_series(&dataset, series).map(|f| (f.year().get(), f.value)).collect();
        assert_eq!(all, [(2019, 2.0), (2021, 3.0)]);
    }

    #[test]
    fn of_two_equally_near_years_the_later_is_taken() {
        let mut world = World::new();
        let htx = key(world.indicator("htx", Kind::Stock));
        world.say(htx, 2019, 1.0);
        world.say(htx, 2021, 2.0);
        let dataset = world.build();
        let near = |n| nearest_year(&dataset, htx, year(n)).map(Year::get);
        assert_eq!([near(2020), near(2000), near(2021), near(2100)], [2021, 2019, 2021, 2021].map(Some));
        let none = SeriesKey { indicator: crate::model::IndicatorIx::at(9), ..htx };
        assert_eq!(nearest_year(&dataset, none, year(2020)), None);
    }
}
