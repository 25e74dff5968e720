//! A stated per cent of the plan against result and plan: `plan = result ÷ (per cent ÷ 100)`.

use super::evidence::{Context, Test, Told, not_stated, untestable};
use super::growth::add_once;
use super::outcome::{CheckKind, Lack, Op, Outcome};
use super::rounding::Interval;
use crate::model::{Kind, Rate, Series, SeriesKey, Year};

/// Tests every stated attainment of a year. The result is the one that the same source states, else any. Where several plans speak of the
/// indicator (a lower and an upper one), agreement with one is enough: the source does not say which it means.
pub(super) fn check(cx: &Context<'_>, rates: &Series, year: Year, found: &mut Vec<Outcome>) {
    let catalog = cx.catalog();
    let indicator = catalog.indicator(rates.key.indicator);
    let (Some(of), Some(Rate::Attainment)) = (indicator.of, indicator.rate) else { return };
    let key = SeriesKey { indicator: of, ..rates.key };
    let stated = cx.stated_in(rates, year);
    if stated.is_empty() {
        return;
    }
    let targets: Vec<_> = catalog
        .indicators()
        .filter(|(_, target)| target.kind == Kind::Target && target.of == Some(of))
        .map(|(indicator, _)| SeriesKey { indicator, ..rates.key })
        .collect();
    let plans: Vec<_> = targets.iter().flat_map(|key| cx.stated(*key, year)).collect();
    let results = cx.stated(key, year);
    let begin = found.len();
    for rate in &stated {
        let own: Vec<_> = results.iter().filter(|result| result.source == rate.source).collect();
        let results = if own.is_empty() { results.iter().collect() } else { own };
        let outcome = match (results.first(), plans.first()) {
            (Some(first), Some(plan)) => {
                let Some(shown) = test(rates.key, rate, first, plan) else { continue };
                let shown_statements = [first.operand.statement, plan.operand.statement];
                let mut all = results.iter().flat_map(|result| plans.iter().map(move |plan| (*result, plan)));
                let agreeing = all.find_map(|(result, plan)| {
                    test(rates.key, rate, result, plan)
                        .filter(|test| test.agrees() && (test.lacks.is_empty() || shown.agrees()))
                });
                let editions: Vec<_> = agreeing
                    .iter()
                    .flat_map(|test| [test.terms.first().map(|(_, told)| *told), Some(test.told)])
                    .flatten()
                    .map(|told| told.operand.statement)
                    .filter(|statement| !shown_statements.contains(statement))
                    .collect();
                let mut outcome = agreeing.unwrap_or(shown).outcome(cx);
                outcome.editions = editions;
                outcome
            }
            (result, plan) => {
                let mut missing = vec![];
                if result.is_none() {
                    missing.push(not_stated(key, year));
                }
                if plan.is_none() {
                    missing.extend(targets.first().map(|target| not_stated(*target, year)));
                }
                if missing.is_empty() {
                    continue; // the catalog knows no plan of this indicator at all
                }
                let used: Vec<_> = [Some(rate), result.copied(), plan].into_iter().flatten().collect();
                untestable(cx, CheckKind::Attainment, rates.key, year, &used, missing)
            }
        };
        add_once(found, begin, outcome);
    }
}

fn test<'t>(series: SeriesKey, rate: &'t Told, result: &'t Told, plan: &'t Told) -> Option<Test<'t>> {
    let part = Interval { lo: rate.interval.lo / 100.0, hi: rate.interval.hi / 100.0 };
    // Nothing of a plan done says nothing of the plan.
    let interval = if part.lo > 0.0 { result.interval.over(part)? } else { return None };
    let other_date = !rate.is_of_the_day_of(result);
    Some(Test {
        kind: CheckKind::Attainment,
        series,
        under_test: rate,
        told: plan,
        terms: vec![(Op::Plus, result), (Op::OverPercent, rate)],
        result: result.value() / (rate.value() / 100.0),
        interval,
        lacks: if other_date { vec![result.lacks(Lack::SameDate)] } else { vec![] },
        doubts: vec![],
    })
}
