//! What other stated figures imply, beside what is stated: a level less its stated rise is the level of the year before, whatever was printed of it.
//! Part of the revisions: it finds figures that were revised without a word.

use super::evidence::{Context, Test};
use super::outcome::{CheckKind, Nature, Op, Outcome};
use super::{formula, growth};
use crate::model::{Kind, Points, Rate, Series, SeriesKey, Statement, Status, Year};

/// Compares each worked-out figure of a year with the stated one. Every input must itself be stated, by the same reporter and, where it states
/// it, by the source that the worked-out figure names; the stated figure must not be an input. Left out is what another check tells better:
/// implied plans, and levels that follow from a stated growth.
pub(super) fn check(cx: &Context<'_>, series: &Series, year: Year, found: &mut Vec<Outcome>) {
    if matches!(series.points(), Points::Compact { .. })
        || cx.catalog().indicator(series.key.indicator).kind == Kind::Target
    {
        return;
    }
    let mut derived = series.of_year(year).filter(Statement::is_derived).take(8).peekable();
    if derived.peek().is_none() {
        return;
    }
    // A figure that was marked as of low reliability may well be marked so because of this: it is told as that.
    let stated = cx.stated_in(series, year).into_iter().next();
    let Some(stated) = stated.or_else(|| cx.all_stated_in(series, year).into_iter().next()) else { return };
    for statement in derived {
        let Some(told) = cx.worked_out(series, &statement) else { continue };
        let crate::model::Origin::Derived(text) = statement.origin else { continue };
        let mut inputs = vec![];
        let mut names_itself = false;
        let mut lookup = |id: &str, of: i64| {
            let key = SeriesKey { indicator: cx.catalog().find_indicator(id)?, ..series.key };
            let of = Year::new(of)?;
            names_itself |= key == series.key && of == year;
            let all = cx.stated(key, of);
            let input = *all.iter().find(|told| told.source == statement.source).or(all.first())?;
            inputs.push(input);
            Some((input.value(), input.interval))
        };
        let Some((value, interval)) = formula::evaluate(text, &mut lookup) else { continue };
        let dated = inputs.iter().any(|input| input.as_of.is_some()) || stated.as_of.is_some() || told.as_of.is_some();
        // A formula of bare numbers does not say whose they are.
        if inputs.is_empty() || names_itself || dated || !interval.lo.is_finite() || !interval.hi.is_finite() {
            continue;
        }
        if by_growth(cx, series.key, year, &inputs.iter().map(|t| t.operand.statement.series).collect::<Vec<_>>(), text)
        {
            continue;
        }
        let test = Test {
            kind: CheckKind::Revisions,
            series: series.key,
            under_test: &stated,
            told: &stated,
            terms: vec![(Op::Plus, &told)],
            result: value,
            interval,
            lacks: vec![],
            doubts: vec![],
        };
        if test.agrees() {
            continue; // what follows from other figures confirms nothing by itself
        }
        let mut outcome = test.outcome(cx);
        outcome.nature = if stated.status == Status::LowReliability { Nature::Unreliable } else { Nature::Implied };
        outcome.repeats = told_by_growth(cx, series.key, year, &outcome);
        outcome.used.extend(inputs.iter().map(|input| input.operand.statement));
        found.push(outcome);
    }
}

/// The next year, where its growth check holds what is implied against the same stated figure.
fn told_by_growth(cx: &Context<'_>, key: SeriesKey, year: Year, implied: &Outcome) -> Option<Year> {
    let next = year.plus(1)?;
    let indicator = cx.catalog().change_of(key.indicator)?;
    let mut found = vec![];
    growth::outcomes(cx, cx.dataset.get(SeriesKey { indicator, ..key })?, next, &mut found);
    let tells =
        |growth: &Outcome| growth.verdict.differs() && implied.used.iter().all(|used| growth.used.contains(used));
    found.iter().any(tells).then_some(next)
}

/// Whether the formula only divides the next year's figure by what a stated growth gives: the growth check has that.
fn by_growth(cx: &Context<'_>, key: SeriesKey, year: Year, inputs: &[SeriesKey], formula: &str) -> bool {
    let Some(next) = year.plus(1) else { return false };
    let growth = cx.catalog().rate_of(key.indicator, Rate::Growth);
    formula.contains('/')
        && inputs == [key]
        && growth.is_some_and(|indicator| !cx.stated(SeriesKey { indicator, ..key }, next).is_empty())
}
