//! The same figure told twice by one reporter: an estimate and what became of it, or a contradiction.

use super::evidence::{Context, Test, Told, shrinks};
use super::outcome::{CheckKind, Nature, Op, Outcome, StatementRef, Verdict};
use crate::analysis::apart::one_day;
use crate::model::{Kind, Points, Series, Status, Year};

/// Compares every statement of a year with the first in the order of the rule that speaks of the same date. One outcome for each value that is told
/// beside it, whether it differs or agrees: two numbers that agree within what rounding leaves open are not one number. Figures of two dates are two figures,
/// but for what gathers over a year and is more up to a day than up to a later one.
pub(super) fn check(cx: &Context<'_>, series: &Series, year: Year, found: &mut Vec<Outcome>) {
    if matches!(series.points(), Points::Compact { .. }) {
        return; // one value a year: nothing to compare
    }
    let all = found.len();
    let mut rest = cx.all_stated_in(series, year);
    let mut firsts: Vec<Told> = vec![];
    while !rest.is_empty() {
        let first = rest.remove(0);
        for of_other_date in firsts.iter().filter(|one| shrinks(cx, one, &first)) {
            add(cx, of_other_date, &first, found.len(), found);
        }
        firsts.push(first);
        let (same, others): (Vec<_>, Vec<_>) = rest.into_iter().partition(|told| one_day(first.as_of, told.as_of));
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
    let mut mine = found.split_off(all);
    mine.retain(|outcome| !of_two_bases(found, outcome));
    found.append(&mut mine);
}

/// Whether a difference is that of two growths of one level, each held by the growth check against the base that is stated, and not in agreement with it: they
/// are of two bases, and neither is a revision of the other.
fn of_two_bases(found: &[Outcome], outcome: &Outcome) -> bool {
    let held = |statement: StatementRef| {
        let of_year = found.iter().rev().take_while(|one| (one.series, one.year) == (outcome.series, outcome.year));
        let mut held = of_year.filter(|one| one.kind == CheckKind::Growth && one.used.contains(&statement));
        held.find(|one| !matches!(one.verdict, Verdict::Untestable { .. })).map(|one| one.verdict.differs())
    };
    let two = outcome.arithmetic.as_ref().filter(|_| outcome.verdict.differs()).and_then(|of| {
        let other = of.terms.first()?.1.statement;
        Some((held(of.told.statement)?, held(other)?))
    });
    two.is_some_and(|(one, other)| one || other)
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
        doubts: vec![],
    };
    let mut outcome = test.outcome(cx);
    let is_plan = cx.catalog().indicator(first.operand.statement.series.indicator).kind == Kind::Target;
    if outcome.verdict.differs() {
        let either = |test: fn(Status) -> bool| test(first.status) || test(told.status);
        if either(|s| s == Status::LowReliability) {
            outcome.nature = Nature::Unreliable;
        } else if is_plan || either(Status::is_preliminary) {
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
