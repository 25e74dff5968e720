//! The parts against the whole: the indicators that the catalog names as parts, and the sectors below a sector or the economy.

use super::evidence::{Context, Test, Told, not_stated, other_dates, untestable};
use super::outcome::{CheckKind, Lack, Missing, Op, Outcome, StatementRef};
use super::rounding::Interval;
use crate::model::{Kind, SectorIx, Series, SeriesKey, Year};

/// Parts of one whole that are added up at most: no statistic has more, and what is looked up for every figure must stay little.
pub(super) const MOST_PARTS: usize = 4096;

/// How deep a tree of sectors or areas is followed.
pub(super) const DEEPEST: usize = 16;

/// Tests the named parts of an indicator, and its sectors where sectors add up (stocks and flows).
pub(super) fn check(cx: &Context<'_>, whole: &Series, year: Year, found: &mut Vec<Outcome>) {
    let indicator = cx.catalog().indicator(whole.key.indicator);
    if !indicator.parts.is_empty() && indicator.parts.len() <= MOST_PARTS {
        let mut parts = Parts::default();
        for part in &indicator.parts {
            parts.one(cx, SeriesKey { indicator: *part, ..whole.key }, year);
        }
        compare(cx, CheckKind::Parts, whole, year, parts, found);
    }
    if additive(indicator.kind) {
        let below = cx.below(whole.key.sector);
        let mut parts = Parts { nested: true, may_lack: if below.len() > 1 { 0.5 } else { 0.0 }, ..Parts::default() };
        for sector in below {
            sectors(cx, whole.key, *sector, year, 1, &mut parts);
        }
        if parts.told.len() + parts.missing.len() > MOST_PARTS {
            return;
        }
        compare(cx, CheckKind::Parts, whole, year, parts, found);
    }
}

/// Whether values of parts of one kind add up to that of the whole.
pub(super) fn additive(kind: Kind) -> bool {
    matches!(kind, Kind::Stock | Kind::Flow)
}

/// A sector, or, where it is not told itself, the sectors below it.
fn sectors(cx: &Context<'_>, whole: SeriesKey, sector: SectorIx, year: Year, depth: usize, parts: &mut Parts) {
    if parts.told.len() + parts.missing.len() > MOST_PARTS {
        return; // too many: nothing is compared
    }
    let before = parts.missing.len();
    parts.one(cx, SeriesKey { sector: Some(sector), ..whole }, year);
    let below = cx.below(Some(sector));
    if parts.missing.len() > before && !below.is_empty() && depth < DEEPEST {
        let told = parts.told.len();
        for sector in below {
            sectors(cx, whole, *sector, year, depth + 1, parts);
        }
        if parts.told.len() > told {
            parts.missing.remove(before); // told by its own parts, as far as those are told
        } else {
            parts.missing.truncate(before + 1); // not told at all: one name is enough
        }
    }
}

/// The parts that are stated, and those that are not.
pub(super) struct Parts {
    pub(super) told: Vec<Vec<Told>>,
    pub(super) missing: Vec<Missing>,
    /// By what part of the whole the sum may fall short before the list itself is taken to be incomplete: a catalog need not list every sector
    /// or every province. Named parts are complete by their name.
    pub(super) may_lack: f64,
    /// Whether one part may lie inside of another one by some sources' definitions, as sectors do.
    pub(super) nested: bool,
}

impl Default for Parts {
    fn default() -> Self {
        Self { told: vec![], missing: vec![], may_lack: 1.0, nested: false }
    }
}

impl Parts {
    pub(super) fn one(&mut self, cx: &Context<'_>, key: SeriesKey, year: Year) {
        let told = cx.stated(key, year);
        if told.is_empty() { self.missing.push(not_stated(key, year)) } else { self.told.push(told) }
    }
}

/// Compares the sum with the whole. Where some parts are not told, the told ones may already make up the whole (then the rest is nothing), or be
/// more than it; less than it says nothing. Each part is the one that the whole's source states, else the shown one. Where the shown whole
/// does not agree, another edition of it may. A sum that falls far short says that the catalog does not list every part: nothing is said then.
pub(super) fn compare(
    cx: &Context<'_>,
    kind: CheckKind,
    whole: &Series,
    year: Year,
    parts: Parts,
    found: &mut Vec<Outcome>,
) {
    let wholes = cx.stated_in(whole, year);
    if parts.told.is_empty() {
        return;
    }
    let beside = if parts.nested { beside(cx, whole.key, year) } else { vec![] };
    let mut shown = None;
    for (n, edition) in wholes.iter().enumerate() {
        let test = test(kind, whole.key, edition, &parts);
        let outcome = if test.agrees() {
            Some(test.outcome(cx))
        } else if let Some((rest, nested)) = nested(&parts, edition, &test, &beside) {
            let mut outcome = rest.outcome(cx);
            outcome.nested = Some(nested);
            if !outcome.used.contains(&nested) {
                outcome.used.push(nested);
            }
            Some(outcome)
        } else {
            shown.get_or_insert(test);
            None
        };
        if let Some(mut outcome) = outcome {
            outcome.editions.extend((n > 0).then_some(edition.operand.statement));
            found.push(outcome);
            return;
        }
    }
    let Some(shown) = shown else { return };
    // A whole may be a fall, and so its parts.
    let all = shown.told.value();
    if parts.missing.is_empty() && (all - shown.result) * all.signum() > all.abs() * parts.may_lack {
        return;
    }
    if parts.missing.is_empty() || exceeds(&shown) {
        return found.push(shown.outcome(cx));
    }
    // What there may be none of is not asked for; nor is anything where nothing else is missing.
    let missing: Vec<_> = parts.missing.iter().filter(|missing| cx.is_told_of(missing.series)).copied().collect();
    if !missing.is_empty() {
        let mut used = vec![shown.told];
        used.extend(shown.terms.iter().map(|(_, told)| *told));
        found.push(untestable(cx, kind, whole.key, year, &used, missing));
    }
}

/// The stated figures of the sectors that stand beside a sector.
fn beside(cx: &Context<'_>, key: SeriesKey, year: Year) -> Vec<Told> {
    let Some(sector) = key.sector else { return vec![] };
    let siblings = cx.below(cx.catalog().sector(sector).parent).iter().filter(|sibling| **sibling != sector);
    let told =
        siblings.filter_map(|sibling| cx.stated(SeriesKey { sector: Some(*sibling), ..key }, year).into_iter().next());
    told.collect()
}

fn test<'t>(kind: CheckKind, series: SeriesKey, whole: &'t Told, parts: &'t Parts) -> Test<'t> {
    let chosen = |told: &'t Vec<Told>| told.iter().find(|part| part.source == whole.source).or(told.first());
    sum_test(kind, series, whole, parts.told.iter().filter_map(chosen).collect())
}

fn sum_test<'t>(kind: CheckKind, series: SeriesKey, whole: &'t Told, parts: Vec<&'t Told>) -> Test<'t> {
    let sum = parts.iter().fold(Interval { lo: 0.0, hi: 0.0 }, |sum, part| sum.plus(part.interval));
    let mut dated = vec![whole];
    dated.extend(parts.iter().copied());
    let result = parts.iter().map(|part| part.value()).sum();
    Test {
        kind,
        series,
        under_test: whole,
        told: whole,
        result,
        interval: sum,
        lacks: other_dates(&dated),
        doubts: rest_of(whole, &parts, result),
        terms: parts.into_iter().map(|part| (Op::Plus, part)).collect(),
    }
}

/// The parts that were taken from the whole and so prove nothing of the sum: where one part is told only about so much and the sum yet hits an exact whole
/// to the last digit, the exact ones are the rest of it, by whatever name: 27,342 less about 18,200 is 9,142.
fn rest_of(whole: &Told, parts: &[&Told], result: f64) -> Vec<Missing> {
    let hits = whole.interval.is_exact() && Interval::around(result, 0.0).meets(whole.interval);
    if !hits || !parts.iter().any(|part| part.approx) {
        return vec![];
    }
    parts.iter().filter(|part| part.interval.is_exact()).map(|part| part.lacks(Lack::OfItsOwn)).collect()
}

/// Whether told parts, none of them negative, are more than the whole can be.
fn exceeds(test: &Test<'_>) -> bool {
    test.terms.iter().all(|(_, part)| part.interval.lo >= 0.0) && test.interval.lo > test.told.interval.hi
}

/// Sources count a sector inside of another one or beside it, as they like (credit funds inside of the non-agricultural ones, or not). Where the
/// complete parts add up once one of them is left out, or once a sector from beside the whole is added, that is how they were counted. The
/// sector must be much larger than the rounding: else it could explain any difference.
fn nested<'t>(parts: &Parts, whole: &'t Told, test: &Test<'t>, beside: &'t [Told]) -> Option<(Test<'t>, StatementRef)> {
    if !parts.nested || !parts.missing.is_empty() {
        return None;
    }
    let all: Vec<_> = test.terms.iter().map(|(_, told)| *told).collect();
    let explains = |sector: &Told, other: Vec<&'t Told>| {
        let test = sum_test(test.kind, test.series, whole, other);
        let rounding = test.interval.half() + whole.interval.half();
        (test.agrees() && sector.value() > 10.0 * rounding).then_some((test, sector.operand.statement))
    };
    let without = |n: usize| all.iter().enumerate().filter(|(m, _)| *m != n).map(|(_, told)| *told).collect::<Vec<_>>();
    let mut left_out =
        all.iter().enumerate().filter(|_| all.len() > 2).filter_map(|(n, out)| explains(out, without(n)));
    let mut added = beside.iter().filter_map(|more| {
        let mut other = all.clone();
        other.push(more);
        explains(more, other)
    });
    left_out.next().or_else(|| added.next())
}
