//! What the sources of a figure state of its change since another year. Over the year before, an indicator of its own tells it; over any years, the level
//! of the earlier year that was worked out from it (`htx_total[2020] - 5625` of 2015) keeps it (docs/decisions/0007, 0018).

use crate::model::{Approx, Catalog, Dataset, Rate, SeriesKey, SourceIx, Statement, Year, decimal};

use super::apart::leans;
use super::change::tidy;
use super::checks::rounding::{Interval, meant};
use super::figure::{Figure, times_scale};
use super::select::is_evidence;

/// A change since an earlier year, as a source of the figure states it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Since {
    /// By how much: in the indicator's unit, or in per cent.
    pub value: f64,
    /// The digits of the per cent behind its point; `None` of a change in number.
    pub percent: Option<u8>,
    /// Whether the source says about.
    pub approx: Approx,
    /// The source that states it.
    pub source: SourceIx,
}

/// What a source that states this very figure states of its change since an earlier year, where the level of that year was worked out from it.
#[must_use]
pub fn since(catalog: &Catalog, figure: &Figure<'_>, from: Year) -> Option<Since> {
    let indicator = catalog.indicator(figure.series.key.indicator);
    let mut found = None;
    if from > figure.year() {
        return found;
    }
    implies(catalog, figure, from, &mut |base| {
        let (value, percent) = match (factor(base), times_scale(indicator, base)) {
            (Some((factor, half)), _) => {
                let digits = (-half.log10()).round().clamp(2.0, 9.0) as u8 - 2;
                (tidy(100.0 * (factor - 1.0), 10f64.powi(-i32::from(digits)), 0.0), Some(digits))
            }
            (None, Some(from)) => (tidy(figure.value - from, figure.value, from), None),
            (None, None) => return false,
        };
        found = Some(Since { value, percent, approx: put_in_roughly(&figure.statement, base), source: base.source });
        true
    });
    found
}

/// How roughly a source tells the change that was put into the level of another year. Such a level is about a number for the rounding of the per cent alone,
/// and "up 88 percent" is no "about 88 percent" for it: only where the level from which it was worked out is rough, too, the change may be.
#[must_use]
pub fn put_in_roughly(level: &Statement<'_>, base: &Statement<'_>) -> Approx {
    if level.approx.is_rough() { base.approx } else { Approx::No }
}

/// Whether a source that states this very figure tells of another year a value, or by the change that it states implies one, and none of them tells the
/// other figure: the two are of two editions.
pub(super) fn tells_another(catalog: &Catalog, figure: &Figure<'_>, other: &Figure<'_>) -> bool {
    let indicator = catalog.indicator(other.series.key.indicator);
    let mut found = false;
    let same = any(other, other.year(), &mut |told| {
        let states = is_evidence(told) && tells(figure, told.source);
        found |= states;
        states && told.value == other.statement.value
    });
    let agrees = implies(catalog, figure, other.year(), &mut |base| {
        found = true;
        let of = |statement: &Statement<'_>| meant(indicator, figure.series, statement);
        let base = match factor(base) {
            Some((factor, half)) => of(&figure.statement).and_then(|level| level.over(Interval::around(factor, half))),
            None => of(base),
        };
        base.zip(of(&other.statement)).is_some_and(|(base, other)| base.meets(other))
    });
    found && !same && !agrees
}

/// Whether a source that states the later of two figures states that it rose where the two fall, or the other way round.
pub(super) fn contrary(dataset: &Dataset, one: &Figure<'_>, other: &Figure<'_>) -> bool {
    let catalog = dataset.catalog();
    let (from, to) = if one.year() < other.year() { (one, other) } else { (other, one) };
    let against = |stated: f64| stated * (to.value - from.value) < 0.0;
    let key = to.series.key;
    let level = to.statement.value.unwrap_or_default();
    if implies(catalog, to, from.year(), &mut |base| base.value.is_some_and(|base| against(level - base))) {
        return true;
    }
    let before = to.year().before() == Some(from.year());
    let told = [catalog.rate_of(key.indicator, Rate::Growth), catalog.change_of(key.indicator)];
    told.into_iter().flatten().filter(|_| before).any(|indicator| {
        let series = dataset.get(SeriesKey { indicator, ..key });
        series.is_some_and(|series| {
            any(&Figure { series, ..*to }, to.year(), &mut |told| {
                is_evidence(told) && told.value.is_some_and(against) && tells(to, told.source)
            })
        })
    })
}

/// Whether such a level of another year was worked out from the change of a figure, as a source states it that states this very figure.
fn implies(catalog: &Catalog, figure: &Figure<'_>, from: Year, such: &mut dyn FnMut(&Statement<'_>) -> bool) -> bool {
    let (key, of) = (figure.series.key.indicator, figure.year());
    from != of
        && any(figure, from, &mut |base| {
            leans(catalog, key, base, &|year| year == of) && tells(figure, base.source) && such(base)
        })
}

/// Whether a source states this very figure: it tells the value that is shown, whoever's statement of it that is.
#[must_use]
pub fn tells(figure: &Figure<'_>, source: SourceIx) -> bool {
    let value = figure.statement.value;
    figure.statement.source == source
        || any(figure, figure.year(), &mut |told| told.source == source && told.value == value && is_evidence(told))
}

/// Whether the figure's series has such a statement of a year, as far as it is of the site or of a file that was added as the figure is: what the one says stands
/// as it did without the other.
fn any(figure: &Figure<'_>, year: Year, such: &mut dyn FnMut(&Statement<'_>) -> bool) -> bool {
    figure.series.of_year(year).any(|told| told.opened == figure.statement.opened && such(&told))
}

/// By what a level was divided for the one before, and how far that may be off: `x[2024] / 1.0474` by 1.0474, to half of its last digit.
fn factor(base: &Statement<'_>) -> Option<(f64, f64)> {
    let crate::model::Origin::Derived(formula) = base.origin else { return None };
    let (of, by) = formula.split_once('/')?;
    let (by, digits) = (by.trim(), by.trim().split_once('.').map_or(0, |(_, digits)| digits.len()));
    let factor = decimal::read(by).filter(|factor| *factor > 0.0 && factor.is_finite())?;
    of.trim_end().ends_with(']').then(|| (factor, 0.5 * 10f64.powi(-i32::try_from(digits).unwrap_or(0))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::apart::{Apart, apart};
    use crate::analysis::figure;
    use crate::analysis::testing::{World, levels, year};
    use crate::model::Kind;

    /// A conference tells 2020 and its rise over 2015; a slide has the label of 2015, read with certainty or not.
    fn conference(uncertain: bool, formula: &str, implied: f64, label: f64) -> (World, SeriesKey) {
        let (mut world, key) = levels(&[], Kind::Stock);
        let slide = world.source("slide", None);
        world.derive(key, 2015, implied, formula);
        let point = world.say(key, 2015, label);
        (point.source, point.uncertain) = (slide, uncertain);
        world.say(key, 2020, 26_040.0);
        (world, key)
    }

    #[test]
    fn the_change_that_a_source_states_is_kept_in_the_level_that_was_worked_out_from_it() {
        let stated = |formula, implied| {
            let (world, key) = conference(true, formula, implied, 19_663.0);
            let dataset = world.build();
            let found = since(dataset.catalog(), &figure(&dataset, key, year(2020)).unwrap(), year(2015));
            found.map(|found| (found.value, found.percent))
        };
        assert_eq!(stated("x[2020] - 5625", 20_415.0), Some((5_625.0, None)));
        assert_eq!(stated("x[2020] / 1.11", 23_459.0), Some((11.0, Some(0))));
        assert_eq!(stated("x[2020] / 1.0474", 24_862.0), Some((4.74, Some(2))));
        assert_eq!(stated("26040 - 5625", 20_415.0), None, "not worked out from that year's figure");
        assert_eq!(stated("x[2019] - 5625", 20_415.0), None);
    }

    #[test]
    fn a_per_cent_of_an_exact_level_is_told_as_stated_though_the_level_before_is_about_a_number() {
        let told = |level| {
            let (mut world, key) = levels(&[], Kind::Stock);
            world.derive(key, 2013, 167.0, "x[2020] / 1.88").approx = Approx::About;
            world.say(key, 2020, 314.0).approx = level;
            let dataset = world.build();
            since(dataset.catalog(), &figure(&dataset, key, year(2020)).unwrap(), year(2013)).unwrap().approx
        };
        assert_eq!(told(Approx::No), Approx::No);
        assert_eq!(told(Approx::About), Approx::About, "nobody can tell of which of the two its source says about");
    }

    #[test]
    fn a_doubted_base_is_of_another_edition_where_the_source_of_the_figure_implies_another_one() {
        let apart = |uncertain, formula, implied, label| {
            let (world, key) = conference(uncertain, formula, implied, label);
            let dataset = world.build();
            let of = |n| figure(&dataset, key, year(n)).unwrap();
            assert_eq!(apart(&dataset, &of(2015), &of(2020)), apart(&dataset, &of(2020), &of(2015)));
            apart(&dataset, &of(2015), &of(2020))
        };
        assert_eq!(apart(true, "x[2020] - 5625", 20_415.0, 19_663.0), Some(Apart::Editions));
        assert_eq!(apart(true, "x[2020] - 5625", 20_415.0, 20_415.0), None, "it implies the one that is shown");
        assert_eq!(apart(true, "x[2020] / 1.28", 20_344.0, 20_400.0), None, "as far as its digits tell");
        assert_eq!(apart(false, "x[2020] - 5625", 20_415.0, 19_663.0), None, "both stand, and the change is told");
        assert_eq!(apart(false, "x[2020] - 5625", 20_415.0, 27_000.0), Some(Apart::Contrary), "but not a fall");
    }

    #[test]
    fn a_stated_rise_denies_a_fall_of_the_very_figure_that_it_is_stated_of_alone() {
        let apart = |value: f64, other: bool| {
            let (mut world, key) = levels(&[(2023, 158.0), (2024, 152.0)], Kind::Stock);
            let rate = world.speaking_of("growth", Kind::Rate, key.indicator, Some(Rate::Growth));
            let elsewhere = world.source("elsewhere", None);
            let point = world.say(SeriesKey { indicator: rate, ..key }, 2024, value);
            point.source = if other { elsewhere } else { point.source };
            let dataset = world.build();
            let of = |n| figure(&dataset, key, year(n)).unwrap();
            apart(&dataset, &of(2023), &of(2024))
        };
        assert_eq!(apart(11.0, false), Some(Apart::Contrary));
        assert_eq!(apart(-3.0, false), None, "another fall is told beside it");
        assert_eq!(apart(11.0, true), None, "its source does not state this figure");
    }
}
