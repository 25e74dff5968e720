//! A stated growth against the levels: `level of the year before = level ÷ (1 + growth ÷ 100)`; where it is told in number,
//! `level of the year before = level − change`.

use super::evidence::{Context, Test, Told, not_stated, too_rough, untestable};
use super::outcome::{Arithmetic, CheckKind, Lack, Op, Outcome, StatementRef, Verdict};
use super::rounding::Interval;
use crate::analysis::change::tidy;
use crate::model::{Kind, Rate, Series, SeriesKey, Statement, Year, order};

/// Tests every stated growth or change of a year. The level is the one that the same source states, else any; the level of the year before any that is
/// stated: where the shown ones do not agree, or are too rough to tell the change, but another edition agrees, it agrees with that edition. A change that is told
/// in number and in per cent of one level, both against one base, contradicts it once: by the number.
pub(super) fn check(cx: &Context<'_>, rates: &Series, year: Year, found: &mut Vec<Outcome>) {
    let begin = found.len();
    outcomes(cx, rates, year, found);
    let indicator = cx.catalog().indicator(rates.key.indicator);
    let mine = found.get_mut(begin..).unwrap_or_default();
    let Some(of) = indicator.of.filter(|_| mine.iter().any(|outcome| outcome.verdict.differs())) else { return };
    let in_number = indicator.kind == Kind::Flow;
    let other = if in_number { cx.catalog().rate_of(of, Rate::Growth) } else { cx.catalog().change_of(of) };
    let others = other.and_then(|indicator| cx.dataset.get(SeriesKey { indicator, ..rates.key }));
    let mut theirs = vec![];
    others.into_iter().for_each(|others| outcomes(cx, others, year, &mut theirs));
    if !in_number {
        let mut kept = found.split_off(begin);
        kept.retain(|mine| !theirs.iter().any(|number| contradicts_alike(number, mine)));
        return found.append(&mut kept);
    }
    for number in mine {
        let rates = theirs.iter().filter(|rate| contradicts_alike(number, rate));
        let new: Vec<_> =
            rates.flat_map(|rate| &rate.used).filter(|used| !number.used.contains(used)).copied().collect();
        number.used.extend(order::distinct(new));
    }
}

/// Whether a change in number and one in per cent of the same level contradict the same base, and give the same one as far as the per cent is told.
fn contradicts_alike(number: &Outcome, rate: &Outcome) -> bool {
    let both = number.arithmetic.as_ref().zip(rate.arithmetic.as_ref());
    number.verdict.differs()
        && rate.verdict.differs()
        && both.is_some_and(|(number, rate)| {
            let level = |of: &Arithmetic| of.terms.first().map(|(_, level)| level.statement);
            number.told.statement == rate.told.statement
                && level(number) == level(rate)
                && (number.result - rate.result).abs() <= rate.rounding
        })
}

/// What is found of the growths or changes of a year, each by itself.
pub(super) fn outcomes(cx: &Context<'_>, rates: &Series, year: Year, found: &mut Vec<Outcome>) {
    let indicator = cx.catalog().indicator(rates.key.indicator);
    let (Some(of), Some(before)) = (indicator.of, year.before()) else { return };
    // How the growth enters: a per cent as a quotient, a number as a difference.
    let op = match (indicator.kind, indicator.rate) {
        (Kind::Flow, _) => Op::Minus,
        (_, Some(Rate::Growth)) => Op::OverGrowth,
        _ => return,
    };
    let key = SeriesKey { indicator: of, ..rates.key };
    let stated = cx.stated_in(rates, year);
    if stated.is_empty() {
        return;
    }
    let (levels, priors) = (cx.stated(key, year), cx.stated(key, before));
    let begin = found.len();
    for rate in &stated {
        let own: Vec<_> = levels.iter().filter(|level| level.source == rate.source).collect();
        let levels = if own.is_empty() { levels.iter().collect() } else { own };
        let outcome = match (levels.first(), priors.first()) {
            (Some(level), Some(prior)) => {
                let Some(shown) = test(rates.key, op, rate, level, prior) else { continue };
                if shown.settles() { shown.outcome(cx) } else { other_editions(cx, op, rate, &levels, &priors, shown) }
            }
            (level, prior) => {
                let missing = [(level.is_none(), year), (prior.is_none(), before)];
                let missing = missing
                    .into_iter()
                    .filter(|(missing, _)| *missing)
                    .map(|(_, year)| not_stated(key, year))
                    .collect();
                let used: Vec<_> = [Some(rate), level.copied(), prior].into_iter().flatten().collect();
                untestable(cx, CheckKind::Growth, rates.key, year, &used, missing)
            }
        };
        add_once(found, begin, outcome);
    }
}

fn test<'t>(series: SeriesKey, op: Op, rate: &'t Told, level: &'t Told, prior: &'t Told) -> Option<Test<'t>> {
    let (result, interval) = if op == Op::Minus {
        (level.value() - rate.value(), level.interval.minus(rate.interval))
    } else {
        let factor = Interval { lo: 1.0 + rate.interval.lo / 100.0, hi: 1.0 + rate.interval.hi / 100.0 };
        // A fall by all there was tells nothing of how much that was.
        let interval = if factor.lo > 0.0 { level.interval.over(factor)? } else { return None };
        (level.value() / (1.0 + rate.value() / 100.0), interval)
    };
    let mut lacks = vec![];
    if !prior.is_of_the_day_of(level) {
        lacks.push(if prior.as_of.is_some() { prior } else { level }.lacks(Lack::SameDate));
    }
    if !rate.is_of_the_day_of(level) && rate.source != level.source {
        lacks.push(level.lacks(Lack::SameDate));
    }
    if level.status.is_break() {
        lacks.push(level.lacks(Lack::Unbroken));
    }
    lacks.dedup();
    // Over a break nothing is held against anything. And "over 46,000", where that is just what two rounded levels leave, was taken from them.
    let rounded = [level, prior].iter().all(|told| !told.interval.is_exact());
    let rounded = rounded && [rate, level, prior].iter().any(|told| told.approx);
    let left = tidy(level.value() - rate.value(), level.value(), rate.value());
    let doubts = if level.status.is_break() {
        vec![level.lacks(Lack::Unbroken)]
    } else if op == Op::Minus && rounded && left == prior.value() {
        vec![level.lacks(Lack::Sharp), prior.lacks(Lack::Sharp)]
    } else {
        too_rough([level, prior])
    };
    Some(Test {
        kind: CheckKind::Growth,
        series,
        under_test: rate,
        told: prior,
        terms: vec![(Op::Plus, level), (op, rate)],
        result,
        interval,
        lacks,
        doubts,
    })
}

/// Agreement with other editions of the levels, of one date, where there is one; else what the shown ones gave.
fn other_editions(
    cx: &Context<'_>,
    op: Op,
    rate: &Told,
    levels: &[&Told],
    priors: &[Told],
    shown: Test<'_>,
) -> Outcome {
    for level in levels {
        for prior in priors {
            let Some(test) = test(shown.series, op, rate, level, prior) else { continue };
            if !test.settles() || !test.lacks.is_empty() {
                continue;
            }
            let mut outcome = test.outcome(cx);
            let shown =
                [shown.terms.first().map(|(_, told)| told.operand.statement), Some(shown.told.operand.statement)];
            let editions = [level.operand.statement, prior.operand.statement];
            outcome.editions = editions.into_iter().filter(|edition| !shown.contains(&Some(*edition))).collect();
            return outcome;
        }
    }
    let base = shown.told.operand;
    let interval = shown.interval;
    let mut outcome = shown.outcome(cx);
    // Where the data hold the base that the growth implies, worked out, it goes with the difference: its note tells what is known of it.
    if let (Verdict::Differs { .. }, Some(series)) = (&outcome.verdict, cx.dataset.get(base.statement.series)) {
        let implied = series.of_year(base.year).filter(Statement::is_derived).take(8);
        let implied = implied.filter_map(|statement| cx.worked_out(series, &statement));
        outcome.used.extend(implied.filter(|told| told.interval.meets(interval)).map(|told| told.operand.statement));
    }
    outcome
}

/// Adds an outcome, or, where the same numbers were compared already for another source's same words, only names that statement too.
pub(super) fn add_once(found: &mut Vec<Outcome>, begin: usize, outcome: Outcome) {
    let same = |a: &Outcome| {
        let numbers = |o: &Outcome| {
            o.arithmetic.as_ref().map(|a| (a.told.value, a.terms.iter().map(|(_, t)| t.value).collect::<Vec<_>>()))
        };
        a.verdict == outcome.verdict
            && numbers(a) == numbers(&outcome)
            && (outcome.arithmetic.is_some() || a.used.len() == outcome.used.len())
    };
    match found.get_mut(begin..).and_then(|found| found.iter_mut().find(|a| same(a))) {
        Some(first) => {
            let new: Vec<StatementRef> = outcome.used.into_iter().filter(|used| !first.used.contains(used)).collect();
            first.used.extend(new);
        }
        None => found.push(outcome),
    }
}
