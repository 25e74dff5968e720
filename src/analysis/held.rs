//! A stated growth held against the levels, as the check of growth does it: what the title of the growth chart may say of the two.

use std::iter::once;

use super::apart::{end, meet};
use super::checks::rounding::{Interval, meant, rounded};
use super::figure::Figure;
use super::select::is_evidence;
use crate::model::{Dataset, Series, Statement};

/// Statements of a level that are looked at: whoever tells one a thousand times is not compared a million times.
const MOST: usize = 32;

/// What the levels tell of a stated growth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// The levels that are shown agree with it as far as the rounding of all three lets it be told.
    Agrees,
    /// They agree with it by what an "about" leaves open, where rounding alone does not bring the two together.
    About,
    /// Only other statements of the levels agree with it.
    Elsewhere,
    /// No statements of the levels agree with it.
    Differs,
}

/// Holds a stated per cent of growth against the levels of its year and the year before, of which the shown figures are given. `None` where that proves
/// nothing: a level is stated by nobody, or those that are do not compare, or are too rough to tell the change. A figure that was worked out is no evidence: it may come from this very growth.
#[must_use]
pub fn held(dataset: &Dataset, rate: &Figure<'_>, from: &Figure<'_>, to: &Figure<'_>) -> Option<Held> {
    let catalog = dataset.catalog();
    let indicator = catalog.indicator(to.series.key.indicator);
    let of_rate = catalog.indicator(rate.series.key.indicator);
    let by = |growth: Interval| Interval { lo: 1.0 + growth.lo / 100.0, hi: 1.0 + growth.hi / 100.0 };
    let factor = by(meant(of_rate, rate.series, &rate.statement)?);
    let rounding_alone = |level: &Statement<'_>, prior: &Statement<'_>| {
        let factor = by(rounded(of_rate, rate.series, &rate.statement)?);
        let implied = rounded(indicator, from.series, prior)?.times(factor);
        Some(implied.meets(rounded(indicator, to.series, level)?))
    };
    if !is_evidence(&rate.statement) {
        return None;
    }
    let own = |level: &Statement<'_>| level.source == rate.statement.source;
    let day = |series: &Series, one: &Statement<'_>| end(catalog, series.key.indicator, one);
    let told = day(rate.series, &rate.statement);
    // The levels of the source that states the growth, where it states them.
    let mut only_own = false;
    for level in to.series.of_year(to.year()) {
        only_own |= is_evidence(&level) && own(&level);
    }
    let (mut found, shown) = (None, [to.statement.value, from.statement.value]);
    // The shown ones are looked at wherever they stand.
    for level in once(to.statement).chain(to.series.of_year(to.year()).take(MOST)) {
        if !is_evidence(&level) || level.status.is_break() || (only_own && !own(&level)) {
            continue;
        }
        let Some(now) = meant(indicator, to.series, &level) else { continue };
        for prior in once(from.statement).chain(from.series.of_year(from.year()).take(MOST)) {
            if !is_evidence(&prior) {
                continue;
            }
            let of = day(to.series, &level);
            let compare = (own(&level) || meet(of, told)) && meet(of, day(from.series, &prior));
            let before = meant(indicator, from.series, &prior);
            // What follows from the level before is held against the later one: a fall by all there was leaves nothing to divide by.
            let agree = before.is_some_and(|before| before.times(factor).meets(now));
            if agree && before.is_some_and(|before| !now.tells_change_from(before)) {
                continue; // a small change agrees with them, and a large one
            }
            let this = match (agree, compare) {
                (true, _) if [level.value, prior.value] == shown => {
                    let by_about = rounding_alone(&level, &prior) == Some(false);
                    return Some(if by_about { Held::About } else { Held::Agrees });
                }
                (true, true) => Held::Elsewhere,
                (false, true) => Held::Differs,
                _ => continue,
            };
            if found != Some(Held::Elsewhere) {
                found = Some(this);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::figure;
    use crate::analysis::testing::{World, date, key, year};
    use crate::model::{Kind, Point, Rate, SeriesKey, SourceIx, Status};

    /// What is held of a stated growth of 2021, after `tell` has stated the levels and edited the growth.
    fn of(percent: f64, tell: impl FnOnce(&mut World, SeriesKey, SeriesKey)) -> Option<Held> {
        let mut world = World::new();
        world.source("another", None);
        let level = world.indicator("htx", Kind::Stock);
        let (level, rate) = (key(level), key(world.speaking_of("growth", Kind::Rate, level, Some(Rate::Growth))));
        world.say(rate, 2021, percent);
        tell(&mut world, level, rate);
        let dataset = world.build();
        let at = |key, of| figure(&dataset, key, year(of)).unwrap();
        held(&dataset, &at(rate, 2021), &at(level, 2020), &at(level, 2021))
    }

    fn say(world: &mut World, key: SeriesKey, of: i64, value: f64) -> &mut Point {
        world.say(key, of, value)
    }

    #[test]
    fn the_shown_level_is_looked_at_behind_however_many_others() {
        let many = |world: &mut World, level, _| {
            say(world, level, 2020, 1_000.0).digits = Some(0);
            for other in 0..40 {
                say(world, level, 2021, 2_000.0 + f64::from(other)).digits = Some(0);
            }
            say(world, level, 2021, 1_050.0).chosen = true;
        };
        assert_eq!(of(5.0, many), Some(Held::Agrees));
    }

    #[test]
    fn levels_agree_with_a_stated_growth_as_far_as_their_own_rounding_lets_it_be_told() {
        let exact = |world: &mut World, level, _| {
            say(world, level, 2020, 31_700.0).digits = Some(0);
            say(world, level, 2021, 33_335.0);
        };
        assert_eq!(of(4.74, exact), Some(Held::Differs));
        let about = |world: &mut World, level, _| {
            say(world, level, 2020, 31_700.0).approx = crate::model::Approx::About;
            say(world, level, 2021, 33_335.0);
        };
        assert_eq!(of(4.74, about), Some(Held::About), "31,826 is about 31,700, and does not round to it");
        assert_eq!(of(5.158, about), Some(Held::Agrees), "31,700 is");
        assert_eq!(of(7.6, about), Some(Held::Differs));
    }

    #[test]
    fn a_fall_by_all_there_was_agrees_with_nothing_left_and_with_nothing_else() {
        let left = |now: f64| {
            move |world: &mut World, level, _: SeriesKey| {
                say(world, level, 2020, 100.0);
                say(world, level, 2021, now);
            }
        };
        assert_eq!((of(-100.0, left(0.0)), of(-100.0, left(3.0))), (Some(Held::Agrees), Some(Held::Differs)));
        assert_eq!(of(-99.0, left(0.0)), Some(Held::Differs));
    }

    #[test]
    fn levels_too_rough_for_the_change_prove_nothing_unless_other_editions_of_them_do() {
        let rough = |world: &mut World, level, _| {
            say(world, level, 2020, 27_000.0).approx = crate::model::Approx::About;
            say(world, level, 2021, 27_394.0);
        };
        assert_eq!((of(1.5, rough), of(-1.5, rough)), (None, None), "a rise and a fall agree with it");
        assert_eq!(of(20.0, rough), Some(Held::Differs));
        let over = |world: &mut World, level, _| {
            say(world, level, 2020, 26_000.0).approx = crate::model::Approx::About;
            say(world, level, 2021, 27_342.0);
        };
        assert_eq!((of(5.0, over), of(9.0, over)), (None, None), "a small rise and a large one agree with it");
        let sharp = |world: &mut World, level, _| {
            say(world, level, 2021, 27_394.0);
            say(world, level, 2020, 26_989.0).digits = Some(0);
            let told = say(world, level, 2020, 27_000.0);
            (told.approx, told.chosen) = (crate::model::Approx::About, true);
        };
        assert_eq!(of(1.5, sharp), Some(Held::Elsewhere));
    }

    #[test]
    fn another_statement_of_a_level_may_agree_where_the_shown_one_does_not() {
        let editions = |world: &mut World, level, _| {
            say(world, level, 2020, 25_459.0);
            say(world, level, 2020, 26_040.0);
            say(world, level, 2021, 27_394.0);
        };
        assert_eq!(of(7.6, editions), Some(Held::Elsewhere));
        assert_eq!(of(5.2, editions), Some(Held::Agrees));
        assert_eq!(of(9.0, editions), Some(Held::Differs));
    }

    #[test]
    fn a_level_that_nobody_states_or_that_is_of_another_date_or_beyond_a_break_proves_nothing() {
        let derived = |world: &mut World, level, _| {
            world.derive(level, 2020, 25_459.0, "htx[2021] / 1.076");
            say(world, level, 2021, 27_394.0);
        };
        assert_eq!((of(7.6, derived), of(5.0, derived)), (None, None));
        let dated = |world: &mut World, level, _| {
            say(world, level, 2020, 26_040.0);
            say(world, level, 2021, 27_394.0).as_of = Some(date("2021-06-30"));
        };
        assert_eq!(of(7.6, dated), None);
        let broken = |world: &mut World, level, _| {
            say(world, level, 2020, 26_040.0);
            say(world, level, 2021, 27_394.0).status = Status::Break;
        };
        assert_eq!(of(7.6, broken), None);
        let of_june = |world: &mut World, level, _| {
            say(world, level, 2020, 26_040.0).as_of = Some(date("2020-06-30"));
            let point = say(world, level, 2021, 27_394.0);
            (point.as_of, point.source) = (Some(date("2021-06-30")), SourceIx::at(1));
        };
        assert_eq!(of(7.6, of_june), None, "another source's growth over the whole year");
    }
}
