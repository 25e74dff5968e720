//! The parts against the whole: the indicators that the catalog names as parts, and the sectors below a sector or the economy.

use super::evidence::{Context, Test, Told, not_stated, other_dates, untestable};
use super::outcome::{CheckKind, Missing, Op, Outcome};
use super::rounding::Interval;
use crate::model::{Kind, SectorIx, Series, SeriesKey, Year};

/// Tests the named parts of an indicator, and its sectors where sectors add up (stocks and flows).
pub(super) fn check(cx: &Context<'_>, whole: &Series, year: Year, found: &mut Vec<Outcome>) {
    let indicator = cx.catalog().indicator(whole.key.indicator);
    if !indicator.parts.is_empty() {
        let mut parts = Parts::default();
        for part in &indicator.parts {
            parts.one(cx, SeriesKey { indicator: *part, ..whole.key }, year);
        }
        compare(cx, CheckKind::Parts, whole, year, parts, found);
    }
    if additive(indicator.kind) {
        let mut parts = Parts { nested: true, ..Parts::default() };
        for sector in cx.below(whole.key.sector) {
            sectors(cx, whole.key, *sector, year, &mut parts);
        }
        compare(cx, CheckKind::Parts, whole, year, parts, found);
    }
}

/// Whether values of parts of one kind add up to that of the whole.
pub(super) fn additive(kind: Kind) -> bool {
    matches!(kind, Kind::Stock | Kind::Flow)
}

/// A sector, or, where it is not told itself, the sectors below it.
fn sectors(cx: &Context<'_>, whole: SeriesKey, sector: SectorIx, year: Year, parts: &mut Parts) {
    let before = parts.missing.len();
    parts.one(cx, SeriesKey { sector: Some(sector), ..whole }, year);
    let below = cx.below(Some(sector));
    if parts.missing.len() > before && !below.is_empty() {
        let told = parts.told.len();
        for sector in below {
            sectors(cx, whole, *sector, year, parts);
        }
        if parts.told.len() > told {
            parts.missing.remove(before); // told by its own parts, as far as those are told
        } else {
            parts.missing.truncate(before + 1); // not told at all: one name is enough
        }
    }
}

/// The parts that are stated, and those that are not.
#[derive(Default)]
pub(super) struct Parts {
    told: Vec<Vec<Told>>,
    missing: Vec<Missing>,
    /// Whether one part may lie inside of another one by some sources' definitions.
    nested: bool,
}

impl Parts {
    pub(super) fn one(&mut self, cx: &Context<'_>, key: SeriesKey, year: Year) {
        let told = cx.stated(key, year);
        if told.is_empty() { self.missing.push(not_stated(key, year)) } else { self.told.push(told) }
    }
}

/// Compares the sum with the whole: all of it where every part is told; where some are not, only whether the told ones are already more than
/// the whole. Each part is the one that the whole's source states, else the shown one. Where the shown whole does not agree, other editions
/// of it may.
pub(super) fn compare(
    cx: &Context<'_>,
    kind: CheckKind,
    whole: &Series,
    year: Year,
    parts: Parts,
    found: &mut Vec<Outcome>,
) {
    let wholes = cx.stated_in(whole, year);
    let Some(shown) = wholes.first() else { return };
    if parts.told.is_empty() {
        return;
    }
    let mut first = None;
    for edition in &wholes {
        let test = test(kind, whole.key, edition, &parts);
        let fits = if parts.missing.is_empty() { test.agrees() } else { !exceeds(&test) };
        let left_out = left_out(&parts, edition, &test);
        let settled = (fits || left_out.is_some()) && (test.lacks.is_empty() || first.is_none());
        if settled {
            let mut outcome = if parts.missing.is_empty() {
                test.outcome(cx)
            } else {
                let mut used = vec![edition];
                used.extend(test.terms.iter().map(|(_, told)| *told));
                untestable(cx, kind, whole.key, year, &used, parts.missing.clone())
            };
            if let Some((without, outcome_of_rest)) = left_out {
                outcome = outcome_of_rest.outcome(cx);
                outcome.left_out = Some(without.operand.statement);
                outcome.used.push(without.operand.statement);
            }
            if edition.operand.statement != shown.operand.statement && outcome.arithmetic.is_some() {
                outcome.editions.push(edition.operand.statement);
            }
            found.push(outcome);
            return;
        }
        first.get_or_insert(test);
    }
    found.extend(first.map(|test| test.outcome(cx)));
}

fn test<'t>(kind: CheckKind, series: SeriesKey, whole: &'t Told, parts: &'t Parts) -> Test<'t> {
    let chosen = |told: &'t Vec<Told>| told.iter().find(|part| part.source == whole.source).or(told.first());
    sum_test(kind, series, whole, parts.told.iter().filter_map(chosen).collect())
}

fn sum_test<'t>(kind: CheckKind, series: SeriesKey, whole: &'t Told, parts: Vec<&'t Told>) -> Test<'t> {
    let sum = parts.iter().fold(Interval { lo: 0.0, hi: 0.0 }, |sum, part| sum.plus(part.interval));
    let mut dated = vec![whole];
    dated.extend(parts.iter().copied());
    Test {
        kind,
        series,
        under_test: whole,
        told: whole,
        result: parts.iter().map(|part| part.value()).sum(),
        interval: sum,
        lacks: other_dates(&dated),
        terms: parts.into_iter().map(|part| (Op::Plus, part)).collect(),
    }
}

/// Whether told parts, none of them negative, are more than the whole can be.
fn exceeds(test: &Test<'_>) -> bool {
    test.terms.iter().all(|(_, part)| part.interval.lo >= 0.0) && test.interval.lo > test.told.interval.hi
}

/// The part that must lie inside of another one: without it the complete rest adds up to the whole. Only a part that is much larger than the
/// rounding can be told apart so.
fn left_out<'t>(parts: &Parts, whole: &'t Told, test: &Test<'t>) -> Option<(&'t Told, Test<'t>)> {
    if !parts.nested || !parts.missing.is_empty() || test.terms.len() < 3 || test.agrees() {
        return None;
    }
    test.terms.iter().enumerate().find_map(|(n, (_, without))| {
        let rest: Vec<_> = test.terms.iter().enumerate().filter(|(m, _)| *m != n).map(|(_, (_, told))| *told).collect();
        let rest = sum_test(test.kind, test.series, whole, rest);
        let rounding = rest.interval.half() + whole.interval.half();
        (rest.agrees() && without.value() > 10.0 * rounding).then_some((*without, rest))
    })
}
