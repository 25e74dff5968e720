//! The same figure told twice by one reporter: an estimate and what became of it, or a contradiction.

use super::evidence::{Context, Test, Told};
use super::outcome::{CheckKind, Nature, Op, Outcome};
use crate::model::{Kind, Points, Series, Status, Year};

/// Compares every statement of a year with the first in the order of the rule that speaks of the same date. One outcome for each value that is told
/// beside it, whether it differs or agrees: two numbers that agree within what rounding leaves open are not one number. Figures of two dates are two figures.
pub(super) fn check(cx: &Context<'_>, series: &Series, year: Year, found: &mut Vec<Outcome>) {
    if matches!(series.points(), Points::Compact { .. }) {
        return; // one value a year: nothing to compare
    }
    let mut rest = cx.all_stated_in(series, year);
    while !rest.is_empty() {
        let first = rest.remove(0);
        let (same, others): (Vec<_>, Vec<_>) = rest.into_iter().partition(|told| one_date(&first, told));
        rest = others;
        let begin = found.len();
        for told in &same {
            add(cx, &first, told, begin, found);
        }
        // What agrees with the first is worth a line only where nothing differs.
        if found.iter().skip(begin).any(|outcome| outcome.verdict.differs()) {
            let agreeing = found.split_off(begin).into_iter().filter(|outcome| outcome.verdict.differs());
            found.extend(agreeing);
        }
    }
}

fn add(cx: &Context<'_>, first: &Told, told: &Told, begin: usize, found: &mut Vec<Outcome>) {
    let test = Test {
        kind: CheckKind::Revisions,
        series: first.operand.statement.series,
        under_test: first,
        told: first,
        terms: vec![(Op::Plus, told)],
        result: told.value(),
        interval: told.interval,
        lacks: vec![],
    };
    let mut outcome = test.outcome(cx);
    let is_plan = cx.catalog().indicator(first.operand.statement.series.indicator).kind == Kind::Target;
    if outcome.verdict.differs() {
        let either = |test: fn(Status) -> bool| test(first.status) || test(told.status);
        if either(|s| s == Status::LowReliability) {
            outcome.nature = Nature::Unreliable;
        } else if is_plan || either(|s| matches!(s, Status::Estimate | Status::Provisional | Status::Forecast)) {
            outcome.nature = Nature::Revision;
        }
    }
    let same = found.iter_mut().skip(begin).find(|known| {
        let value = |o: &Outcome| o.arithmetic.as_ref().and_then(|a| a.terms.first().map(|(_, t)| t.value));
        known.verdict.differs() == outcome.verdict.differs()
            && known.nature == outcome.nature
            && value(known) == value(&outcome)
    });
    match same {
        Some(known) => known.used.extend(outcome.used.into_iter().skip(1)),
        None => found.push(outcome),
    }
}

/// Whether two statements speak of one date; a month without a day is the same as a day in it.
fn one_date(a: &Told, b: &Told) -> bool {
    match (a.as_of, b.as_of) {
        (Some(a), Some(b)) => {
            let days = a.day().is_none() || b.day().is_none() || a.day() == b.day();
            a.year() == b.year() && a.month() == b.month() && days
        }
        (a, b) => a.is_none() && b.is_none(),
    }
}
