//! Why two figures of one series do not compare: what lies between them is then no rise and no fall.
//! The one rule of the page: all that tells a change asks here.

use crate::model::{Catalog, Dataset, Date, IndicatorIx, Kind, Origin, Rate, Series, Statement, Year};

use super::checks::rounding::meant;
use super::figure::Figure;
use super::since::{contrary, tells_another};
use super::stockflow::{begs, named};

/// Why two figures of one series do not compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Apart {
    /// The series breaks in between.
    Break,
    /// Their reporter is a collection of several owners, and they are of two sources.
    Owners,
    /// One was worked out from another year's figure, or is what is left of the change of its stock: it holds whatever went into it.
    WorkedOut,
    /// They are per cents of two plans, each made for its year: the yardstick is not one.
    Plan,
    /// They differ by no more than what their rounding, or an "about", leaves open: nobody can tell by how much one is the larger.
    Coarse,
    /// A source of the later one states that it rose, where the two fall, or the other way round.
    Contrary,
    /// One was not read with certainty, and the source of one tells the other year's figure differently, or implies it by the change that it states: the two are
    /// of two editions.
    Editions,
    /// They are levels, averages or shares of two days that are not whole years apart: one rose or fell to the other, but in no whole year.
    Dates,
    /// One is of another part of its year than the other.
    Period,
}

impl Apart {
    /// Whether there is no telling what lies between the two, or it would mislead: both figures stand beside each other then.
    #[must_use]
    pub const fn tells_nothing(self) -> bool {
        match self {
            Self::Coarse | Self::Contrary | Self::Editions | Self::Owners | Self::Plan | Self::WorkedOut => true,
            Self::Break | Self::Dates | Self::Period => false,
        }
    }
}

/// Why two figures of one series do not compare; `None` where they do, and may be told as a rise or a fall.
#[must_use]
pub fn apart(dataset: &Dataset, one: &Figure<'_>, other: &Figure<'_>) -> Option<Apart> {
    apart_where(dataset, one, other, false)
}

/// The same of two years that the reader chose, if `chosen`: then a rise or a fall that stands whatever a worked-out figure leaves in doubt is told.
pub(super) fn apart_where(dataset: &Dataset, one: &Figure<'_>, other: &Figure<'_>, chosen: bool) -> Option<Apart> {
    if breaks_between(dataset, one.series, one.year(), other.year()) {
        return Some(Apart::Break);
    }
    let catalog = dataset.catalog();
    let key = one.series.key;
    if of_two_owners(catalog, one, other) {
        return Some(Apart::Owners);
    }
    if catalog.indicator(key.indicator).rate == Some(Rate::Attainment) {
        return Some(Apart::Plan);
    }
    // A change that was put into one of the two is what its source states, however coarse they are.
    if follows(catalog, one, other).is_none() {
        let worked_out = is_put_together(catalog, one) || is_put_together(catalog, other);
        if worked_out && !(chosen && stands(catalog, one, other)) {
            return Some(Apart::WorkedOut);
        }
        if coarse(catalog, one, other) {
            return Some(Apart::Coarse);
        }
        if contrary(dataset, one, other) {
            return Some(Apart::Contrary);
        }
        let doubted = one.statement.is_doubted() || other.statement.is_doubted();
        if doubted && (tells_another(catalog, one, other) || tells_another(catalog, other, one)) {
            return Some(Apart::Editions);
        }
    }
    let ends = [one, other].map(|figure| end(catalog, key.indicator, &figure.statement));
    // Of a day beyond its year there is no telling which of the two is the earlier.
    let within = ends.iter().all(|end| end.is_none_or(|end| end.0 == 0));
    // What gathers is of a part of its year; all else is told at some day of it.
    let dates = within && spoken_as(catalog, key.indicator) != Kind::Flow;
    (!meet(ends[0], ends[1])).then_some(if dates { Apart::Dates } else { Apart::Period })
}

/// Whether two figures of one series are of two sources of a reporter whose figures form no series. No line joins them.
#[must_use]
pub fn of_two_owners(catalog: &Catalog, one: &Figure<'_>, other: &Figure<'_>) -> bool {
    catalog.reporter(one.series.key.reporter).mixed && one.statement.source != other.statement.source
}

/// The year of the one of two figures that was worked out from the other, as a base from a level and its stated growth: what lies between them then
/// is what was put in, and no finding of the two.
#[must_use]
pub fn follows(catalog: &Catalog, one: &Figure<'_>, other: &Figure<'_>) -> Option<Year> {
    let from = |figure: &Figure<'_>, source: Year| {
        let indicator = figure.series.key.indicator;
        leans(catalog, indicator, &figure.statement, &|year| year == source).then(|| figure.year())
    };
    from(one, other.year()).or_else(|| from(other, one.year()))
}

/// Whether a figure was worked out by a division, as a base from a level and the per cent by which that grew.
pub(super) fn is_quotient(figure: &Figure<'_>) -> bool {
    matches!(figure.statement.origin, Origin::Derived(formula) if formula.contains('/'))
}

/// Whether the way from one figure to another stands though one was worked out from a third year's: by a sum of whole statements, not by a per cent or by what is
/// left of a change, and the larger is at least twice the smaller, more than two editions of a figure ever lie apart.
fn stands(catalog: &Catalog, one: &Figure<'_>, other: &Figure<'_>) -> bool {
    let (least, most) = (one.value.min(other.value), one.value.max(other.value));
    let sum = |figure: &Figure<'_>| !is_quotient(figure) && !is_remainder(catalog, figure);
    least > 0.0 && most >= 2.0 * least && sum(one) && sum(other)
}

/// Whether a figure was worked out from one of its own series in another year.
pub(super) fn leans_on_another_year(catalog: &Catalog, figure: &Figure<'_>) -> bool {
    let own = figure.year();
    leans(catalog, figure.series.key.indicator, &figure.statement, &|year| year != own)
}

/// Whether a figure was worked out from one of its own series in another year, or from the equation that its stock and flows should keep.
fn is_put_together(catalog: &Catalog, figure: &Figure<'_>) -> bool {
    leans_on_another_year(catalog, figure) || is_remainder(catalog, figure)
}

/// Whether a flow was worked out from the change of its stock.
#[must_use]
pub fn is_remainder(catalog: &Catalog, figure: &Figure<'_>) -> bool {
    let flow = Some(figure.series.key.indicator);
    let stock = || catalog.indicators().find(|(_, indicator)| [indicator.inflow, indicator.outflow].contains(&flow));
    figure.statement.is_derived() && stock().is_some_and(|(stock, _)| begs(catalog, stock, figure.year(), figure))
}

/// Whether the formula of a statement names its own indicator in such a year.
pub(super) fn leans(
    catalog: &Catalog,
    indicator: IndicatorIx,
    statement: &Statement<'_>,
    such: &dyn Fn(Year) -> bool,
) -> bool {
    let Origin::Derived(formula) = statement.origin else { return false };
    let id = &catalog.indicator(indicator).id;
    let mut found = false;
    named(formula, &mut |name, year| found |= *name == **id && such(year));
    found
}

/// Whether two figures leave open how they differ, as the checks take it ([`meant`]). "About" does not say how far it goes: where one says it, what lies
/// between them must be more than all that they leave open from end to end, for it is told as a number. Rounded figures differ as their digits say, but for
/// less than their rounding. Equal figures stayed as they are, unless they are told roughly.
fn coarse(catalog: &Catalog, one: &Figure<'_>, other: &Figure<'_>) -> bool {
    let indicator = catalog.indicator(one.series.key.indicator);
    let half =
        |figure: &Figure<'_>| meant(indicator, figure.series, &figure.statement).map_or(0.0, |meant| meant.half());
    let (open, by) = (half(one) + half(other), (one.value - other.value).abs());
    // Binary dust decides nothing.
    let dust = (one.value.abs() + other.value.abs()) * 1e-9;
    let about = one.statement.approx.is_rough() || other.statement.approx.is_rough();
    if about { by <= 2.0 * open + dust } else { by != 0.0 && by < open - dust }
}

/// A day of a year: years from its own, month, day.
type Day = (i32, u8, Option<u8>);

/// The day of its year of which, or up to which, a statement speaks; `None` for the year's end. A level told in December is that of the year's end,
/// since yearly reports are printed then; what gathers over a year still lacks the days that are left.
pub(super) fn end(catalog: &Catalog, indicator: IndicatorIx, statement: &Statement<'_>) -> Option<Day> {
    let day = statement.as_of.filter(|_| !statement.at_year_end())?;
    let end = (day.year() - statement.year.get(), day.month(), day.day());
    let december = matches!(dated_as(catalog, indicator), Kind::Stock | Kind::Mean) && (end.0, end.1) == (0, 12);
    (!december).then_some(end)
}

/// Whether two days within a year, or its end, are one; a month without a day is the same as a day in it.
pub(super) fn meet(one: Option<Day>, other: Option<Day>) -> bool {
    match (one, other) {
        (Some(a), Some(b)) => (a.0, a.1) == (b.0, b.1) && (a.2.is_none() || b.2.is_none() || a.2 == b.2),
        (a, b) => a.is_none() && b.is_none(),
    }
}

/// The day within its year of which, or up to which, a statement speaks; `None` where it speaks of the year's end or the whole of it. By the rule of
/// [`apart`].
pub(crate) fn day_within(catalog: &Catalog, indicator: IndicatorIx, statement: &Statement<'_>) -> Option<Date> {
    statement.as_of.filter(|_| end(catalog, indicator, statement).is_some())
}

/// Whether two days of figures of one year, or its end, are one.
pub(crate) fn one_day(one: Option<Date>, other: Option<Date>) -> bool {
    let day = |date: Date| (date.year(), date.month(), date.day());
    meet(one.map(day), other.map(day))
}

/// As a figure of which kind an indicator's date is to be taken: what tells how levels changed, what share one has of another, or how far a level met
/// its plan, is of the day of the levels, as a stock is; so is a share of what the catalog does not name, as a mean is.
pub(crate) fn dated_as(catalog: &Catalog, indicator: IndicatorIx) -> Kind {
    let told = catalog.indicator(indicator);
    let of_levels = told.of.map(|of| catalog.indicator(of)).is_some_and(|of| match told.rate {
        Some(Rate::Attainment) => matches!(of.kind, Kind::Stock | Kind::Mean),
        _ => of.kind != Kind::Flow || of.of.is_some(),
    });
    match told.kind {
        _ if of_levels => Kind::Stock,
        Kind::Rate if told.of.is_none() => Kind::Mean,
        kind => kind,
    }
}

/// How the figures of an indicator speak of their year: as a level at its end (`Stock`), as what gathers over it (`Flow`), or as what is told of it at some day,
/// such as a yearly average or a share (`Mean`). The date of the first and of the last is the day when it was told; that of what gathers, how far it goes.
#[must_use]
pub fn spoken_as(catalog: &Catalog, indicator: IndicatorIx) -> Kind {
    let told = catalog.indicator(indicator);
    match (told.kind, dated_as(catalog, indicator)) {
        (Kind::Stock, _) => Kind::Stock,
        // A change, in number or in per cent, goes on until the year is over.
        (Kind::Flow, _) => Kind::Flow,
        (_, Kind::Stock | Kind::Mean) if told.rate != Some(Rate::Growth) => Kind::Mean,
        _ => Kind::Flow,
    }
}

/// Whether a series breaks after the earlier of two years and not after the later.
fn breaks_between(dataset: &Dataset, series: &Series, one: Year, other: Year) -> bool {
    let (first, last) = if one < other { (one, other) } else { (other, one) };
    series.statements().any(|s| s.year > first && s.year <= last && s.status.is_break() && s.value.is_some())
        && super::figure::all_of_series(dataset, series)
            .any(|f| f.year() > first && f.year() <= last && f.statement.status.is_break())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::change::change;
    use crate::analysis::figure;
    use crate::analysis::testing::{World, change_of, date, key, levels, year};
    use crate::model::{Point, Rate, Status};

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
    fn a_label_of_a_slide_and_a_figure_that_the_slide_tells_differently_are_of_two_editions() {
        let apart = |uncertain, told: &[f64]| {
            let (mut world, key) = levels(&[], Kind::Flow);
            let slide = world.source("slide", None);
            world.say(key, 2017, 2_226.0).chosen = true;
            for value in told {
                world.say(key, 2017, *value).source = slide;
            }
            let point = world.say(key, 2018, 2_390.0);
            (point.source, point.uncertain) = (slide, uncertain);
            let dataset = world.build();
            let of = |to: i64, from: i64| {
                change(&dataset, &figure(&dataset, key, year(to)).unwrap(), year(from)).unwrap().apart
            };
            assert_eq!(of(2018, 2017), of(2017, 2018), "and back");
            of(2018, 2017)
        };
        assert_eq!(apart(true, &[2_326.0, 1_977.0]), Some(Apart::Editions));
        assert_eq!(apart(true, &[2_326.0, 2_226.0]), None, "it tells the shown figure too");
        assert_eq!(apart(true, &[]), None, "it tells nothing of that year");
        assert_eq!(apart(false, &[2_326.0]), None, "read with certainty, it is a figure of its own");
    }

    #[test]
    fn figures_of_two_sources_of_a_collection_of_owners_do_not_compare() {
        let apart = |mixed, source: Option<&str>| {
            let (mut world, key) = levels(&[(2015, 18_638.0)], Kind::Stock);
            world.catalog.reporters[0].mixed = mixed;
            let source = source.map(|id| world.source(id, None));
            let point = world.say(key, 2019, 24_618.0);
            point.source = source.unwrap_or(point.source);
            change_of(world, key, 2019, 2015).unwrap().apart
        };
        assert_eq!(apart(true, Some("another")), Some(Apart::Owners));
        assert_eq!(apart(true, None), None, "one source states both");
        assert_eq!(apart(false, Some("another")), None, "one reporter answers for both");
    }

    #[test]
    fn a_break_told_by_a_statement_that_is_not_shown_breaks_nothing() {
        let (mut world, key) = levels(&[(2020, 5.0)], Kind::Stock);
        let aside = world.say(key, 2021, 3.0);
        aside.status = Status::Break;
        aside.approx = crate::model::Approx::About;
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
        let period = Some(Apart::Period);
        for kind in [Kind::Stock, Kind::Flow, Kind::Rate, Kind::Mean] {
            // A share or a mean is no sum over a part of the year: its date tells when it was told.
            let unlike = if kind == Kind::Flow { period } else { Some(Apart::Dates) };
            assert_eq!(apart(kind, None, None), None);
            assert_eq!(apart(kind, Some("2022-11-08"), None), unlike, "part of the year against all of it");
            assert_eq!(apart(kind, None, Some("2021-06")), unlike, "and the other way round");
            assert_eq!(apart(kind, Some("2022-11-08"), Some("2021-11-08")), None, "the same day of both years");
            assert_eq!(apart(kind, Some("2023-01-15"), None), period, "a day of the year after");
            assert_eq!(apart(kind, Some("2022-12-31"), None), None);
        }
        assert_eq!(apart(Kind::Stock, Some("2022-12"), None), None, "a level of December is that of the year's end");
        assert_eq!(apart(Kind::Mean, Some("2022-12-09"), None), None);
        assert_eq!(apart(Kind::Flow, Some("2022-12-11"), None), period, "what came until then lacks what came after");
        assert_eq!(apart(Kind::Rate, Some("2022-12-11"), None), None, "a share of what the catalog does not name");
    }

    #[test]
    fn a_growth_or_a_share_of_a_level_told_in_december_is_that_of_the_years_end() {
        let apart = |of, rate, day: &str| {
            let mut world = World::new();
            let of = world.indicator("of", of);
            let told = key(world.speaking_of("told", Kind::Rate, of, rate));
            world.say(told, 2023, 7.9);
            world.say(told, 2024, 4.74).as_of = Some(date(day));
            change_of(world, told, 2024, 2023).unwrap().apart
        };
        for rate in [Some(Rate::Growth), None] {
            assert_eq!(apart(Kind::Stock, rate, "2024-12"), None, "{rate:?}");
            // A growth goes on until the year is over; a share is told at that day.
            let unlike = if rate.is_some() { Apart::Period } else { Apart::Dates };
            assert_eq!(apart(Kind::Stock, rate, "2024-11-08"), Some(unlike), "{rate:?}");
            assert_eq!(apart(Kind::Flow, rate, "2024-12"), Some(Apart::Period), "{rate:?} of what gathers");
        }
    }

    #[test]
    fn of_two_chosen_years_a_manifold_rise_over_a_difference_of_stated_figures_stands() {
        let apart = |formula: &str, to: f64, chosen| {
            let (mut world, key) = levels(&[(2021, 27_342.0), (2025, to)], Kind::Stock);
            world.derive(key, 2001, 10_922.0, formula);
            let dataset = world.build();
            let at = |n| figure(&dataset, key, year(n)).unwrap();
            let back = apart_where(&dataset, &at(2025), &at(2001), chosen);
            assert_eq!(apart_where(&dataset, &at(2001), &at(2025), chosen), back, "and back");
            back
        };
        let worked_out = Some(Apart::WorkedOut);
        assert_eq!(apart("x[2021] - 16420", 35_041.0, true), None);
        assert_eq!(
            apart("x[2021] - 16420", 35_041.0, false),
            worked_out,
            "no title, line or index begins there by itself"
        );
        assert_eq!(apart("x[2021] - 16420", 12_000.0, true), worked_out, "as far as two editions may lie apart");
        assert_eq!(apart("x[2021] / 2.5", 35_041.0, true), worked_out, "as rough as its per cent");
    }

    #[test]
    fn which_of_two_rounded_figures_is_the_later_makes_them_no_coarser() {
        let coarse = |values: [f64; 2], about: [bool; 2]| {
            let (mut world, key) = levels(&[], Kind::Stock);
            for (of, (value, about)) in [2020, 2021].into_iter().zip(values.into_iter().zip(about)) {
                world.say(key, of, value).approx = crate::model::Approx::about(about);
            }
            change_of(world, key, 2021, 2020).unwrap().apart
        };
        for (about, found) in
            [([false; 2], None), ([true, false], Some(Apart::Coarse)), ([true; 2], Some(Apart::Coarse))]
        {
            assert_eq!(coarse([73_000.0, 71_000.0], about), found);
            assert_eq!(coarse([71_000.0, 73_000.0], [about[1], about[0]]), found, "and back");
        }
    }

    #[test]
    fn a_month_without_a_day_is_any_day_in_it() {
        let apart = |kind, before: &str, now: &str| {
            let (mut world, key) = levels(&[], kind);
            world.say(key, 2021, 100.0).as_of = Some(date(before));
            world.say(key, 2022, 90.0).as_of = Some(date(now));
            change_of(world, key, 2022, 2021).unwrap().apart
        };
        assert_eq!(apart(Kind::Stock, "2021-06", "2022-06-30"), None);
        assert_eq!(apart(Kind::Flow, "2021-06-15", "2022-06"), None);
        assert_eq!(apart(Kind::Stock, "2021-06-15", "2022-06-30"), Some(Apart::Dates));
        assert_eq!(apart(Kind::Stock, "2021-06", "2022-07"), Some(Apart::Dates));
        assert_eq!(apart(Kind::Flow, "2021-12", "2022-12-31"), Some(Apart::Period), "up to some day of December");
    }

    #[test]
    fn nothing_grows_over_a_break() {
        let (mut world, key) = levels(&[(2020, 119_000.0)], Kind::Stock);
        world.say(key, 2021, 73_000.0).status = Status::Break;
        let change = change_of(world, key, 2021, 2020).unwrap();
        assert_eq!((change.number, change.percent, change.apart), (-46_000.0, None, Some(Apart::Break)));
    }

    /// Why two stated values of 2020 and 2021 do not compare.
    fn of_values(kind: Kind, scale: f64, values: [f64; 2], edit: fn(&mut Point)) -> Option<Apart> {
        let (mut world, key) = levels(&[], kind);
        world.edit(key.indicator).scale = scale;
        edit(world.say(key, 2020, values[0]));
        edit(world.say(key, 2021, values[1]));
        change_of(world, key, 2021, 2020).unwrap().apart
    }

    #[test]
    fn a_base_that_was_worked_out_from_the_change_compares_with_the_level_that_it_came_from_alone() {
        for formula in ["x[2024] - x_change[2024]", "x[2024] / 1.0419", "x[2024]"] {
            let (mut world, key) = levels(&[(2022, 3_600.0), (2024, 3_550.0)], Kind::Mean);
            world.derive(key, 2023, 3_535.0, formula);
            let dataset = world.build();
            let at = |n| figure(&dataset, key, year(n)).unwrap();
            let of =
                |to: i64, from: i64| change(&dataset, &at(to), year(from)).map(|change| (change.apart, change.follows));
            assert_eq!(of(2024, 2023), Some((None, Some(year(2023)))), "{formula}: a change that was put into it");
            assert_eq!(of(2023, 2024), Some((None, Some(year(2023)))), "and back");
            assert_eq!(of(2023, 2022), Some((Some(Apart::WorkedOut), None)), "{formula}: of another edition than 2022");
            assert_eq!(of(2024, 2022), Some((None, None)), "{formula}: two stated ones");
        }
    }

    #[test]
    fn a_rise_that_was_put_into_its_base_is_told_however_coarse_the_two_figures_are() {
        let (mut world, key) = levels(&[], Kind::Stock);
        world.say(key, 2024, 6_100_000.0).approx = crate::model::Approx::About;
        world.derive(key, 2023, 6_000_000.0, "x[2024] - 100000");
        let change = change_of(world, key, 2024, 2023).unwrap();
        assert_eq!((change.apart, change.follows), (None, Some(year(2023))));
    }

    #[test]
    fn what_is_left_of_the_change_of_a_stock_compares_with_no_stated_flow() {
        let of = |formula: &str| {
            let mut world = World::new();
            let [stock, _, outflow] = world.stock_with_flows("htx").map(key);
            world.speaking_of("htx_change", Kind::Flow, stock.indicator, None);
            world.say(outflow, 2023, 412.0);
            world.derive(outflow, 2024, 688.0, formula);
            change_of(world, outflow, 2024, 2023).unwrap().apart
        };
        assert_eq!(of("htx_in[2024] - (htx[2024] - htx[2024] / 1.0474)"), Some(Apart::WorkedOut));
        assert_eq!(of("htx_in[2024] - htx_change[2024]"), Some(Apart::WorkedOut));
        assert_eq!(of("700 - 12"), None, "worked out of the year itself");
    }

    #[test]
    fn per_cents_of_two_plans_are_no_rise_and_no_fall() {
        let mut world = World::new();
        let new = world.indicator("new", Kind::Flow);
        let met = key(world.speaking_of("met", Kind::Rate, new, Some(Rate::Attainment)));
        world.say(met, 2021, 152.2);
        world.say(met, 2022, 109.4);
        assert_eq!(change_of(world, met, 2022, 2021).unwrap().apart, Some(Apart::Plan));
    }

    #[test]
    fn a_difference_within_what_about_and_nearly_leave_open_is_no_change() {
        let about: fn(&mut Point) = |point| point.approx = crate::model::Approx::About;
        assert_eq!(
            of_values(Kind::Stock, 1e6, [6.1, 6.0], about),
            Some(Apart::Coarse),
            "about 6.1 and nearly 6 million"
        );
        assert_eq!(of_values(Kind::Stock, 1e6, [5.8, 6.0], about), Some(Apart::Coarse));
        assert_eq!(
            of_values(Kind::Stock, 1.0, [73_000.0, 71_000.0], about),
            Some(Apart::Coarse),
            "just as much as they leave open"
        );
        assert_eq!(of_values(Kind::Stock, 1.0, [73_000.0, 73_000.0], about), Some(Apart::Coarse), "nor did it stay");
        assert_eq!(of_values(Kind::Stock, 1.0, [29_378.0, 31_700.0], about), None);
        assert_eq!(
            of_values(Kind::Stock, 1.0, [26_000.0, 27_900.0], about),
            Some(Apart::Coarse),
            "a rise, but of 800 or of 3,000"
        );
        let (mut world, key) = levels(&[(2022, 5.935)], Kind::Stock);
        world.edit(key.indicator).scale = 1e6;
        world.say(key, 2021, 6.0).approx = crate::model::Approx::About;
        let change = change_of(world, key, 2022, 2021).unwrap();
        assert_eq!((change.apart, change.percent), (Some(Apart::Coarse), None), "one is enough");
    }

    #[test]
    fn rounded_figures_compare_where_one_is_the_larger_whatever_they_were_rounded_from() {
        let plain: fn(&mut Point) = |_| ();
        assert_eq!(of_values(Kind::Rate, 1.0, [7.6, 7.7], plain), None, "the next digit is more");
        assert_eq!(of_values(Kind::Rate, 1.0, [7.6, 8.0], plain), Some(Apart::Coarse), "8 may be 7.5");
        assert_eq!(of_values(Kind::Rate, 1.0, [7.6, 7.6], plain), None, "as far as is told it stayed");
        assert_eq!(of_values(Kind::Stock, 1.0, [100.0, 101.0], plain), None, "a count is exact");
        assert_eq!(of_values(Kind::Mean, 1.0, [2_776.0, 2_839.0], plain), None);
        assert_eq!(of_values(Kind::Stock, 1.0, [73_000.0, 73_400.0], plain), Some(Apart::Coarse), "told in thousands");
    }
}
