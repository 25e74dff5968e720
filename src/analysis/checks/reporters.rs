//! The same figure told by two reporters.

use super::evidence::{Context, Test, other_dates, shrinks};
use super::outcome::{CheckKind, Lack, Op, Outcome};
use crate::model::{Kind, Series, Year};

/// Up to so many reporters of a figure every pair is compared, beyond it each with the first only: pairs grow faster than reporters.
const MOST_IN_PAIRS: usize = 8;

/// Compares the shown figure of a year with those of the reporters that follow in the catalog. Plans are left out: two bodies may plan
/// differently. Figures of two dates, and of an indicator that each works out in its own way, are not compared, but for what gathers over a year and is more up to a day than up to a later one.
pub(super) fn check(cx: &Context<'_>, one: &Series, year: Year, found: &mut Vec<Outcome>) {
    let key = one.key;
    if cx.catalog().indicator(key.indicator).kind == Kind::Target {
        return;
    }
    let all = || cx.dataset.by_reporter(key.indicator, key.area, key.sector);
    let is_first = all().next().is_some_and(|first| first.key == key);
    if !is_first && all().nth(MOST_IN_PAIRS).is_some() {
        return;
    }
    let Some(mine) = cx.stated_in(one, year).into_iter().next() else { return };
    for other in all().filter(|other| other.key.reporter > key.reporter) {
        let Some(theirs) = cx.stated_in(other, year).into_iter().next() else { continue };
        let dates = other_dates(&[&mine, &theirs]);
        let own = cx.catalog().indicator(key.indicator).own_definitions;
        // Of two dates, or by two definitions, the same number is no agreement either.
        let apart = if own { vec![mine.lacks(Lack::OneDefinition)] } else { dates };
        let test = Test {
            kind: CheckKind::Reporters,
            series: key,
            under_test: &mine,
            told: &mine,
            terms: vec![(Op::Plus, &theirs)],
            result: theirs.value(),
            interval: theirs.interval,
            lacks: if !own && shrinks(cx, &mine, &theirs) { vec![] } else { apart.clone() },
            doubts: apart,
        };
        found.push(test.outcome(cx));
    }
}
