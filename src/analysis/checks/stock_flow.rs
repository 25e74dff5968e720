//! Closing level against opening level and flows: `closing = opening + inflow − outflow`.

use super::evidence::{Context, Test, Told, not_stated, too_rough, untestable};
use super::outcome::{CheckKind, Lack, Missing, Op, Outcome};
use crate::analysis::stockflow::follows_from;
use crate::model::{Series, SeriesKey, Year};

/// Tests a year of a stock whose flows the catalog names, by the statements that are shown. A level inside of the year cannot close with flows of
/// the whole year: then only agreement counts.
pub(super) fn check(cx: &Context<'_>, stock: &Series, year: Year, found: &mut Vec<Outcome>) {
    let indicator = cx.catalog().indicator(stock.key.indicator);
    let (Some(inflow), Some(outflow), Some(before)) = (indicator.inflow, indicator.outflow, year.before()) else {
        return;
    };
    let keys = [
        (stock.key, year),
        (stock.key, before),
        (SeriesKey { indicator: inflow, ..stock.key }, year),
        (SeriesKey { indicator: outflow, ..stock.key }, year),
    ];
    let told = keys.map(|(key, year)| cx.stated(key, year).into_iter().next());
    let [closing, opening, inflow, outflow] = &told;
    // Without a level at one end or any flow there is nothing to compare, and nobody claimed anything.
    if closing.is_none() || (inflow.is_none() && outflow.is_none()) {
        return;
    }
    let (mut missing, mut begging) = (vec![], vec![]);
    for ((key, of), _) in keys.iter().zip(&told).filter(|(_, told)| told.is_none()) {
        let begged = begs(cx, stock.key, year, *key, *of);
        missing.push(match begged {
            Some(_) => Missing { lack: Lack::OfItsOwn, series: *key, year: *of },
            None => not_stated(*key, *of),
        });
        begging.extend(begged);
    }
    if let (Some(closing), Some(opening)) = (closing, opening) {
        let mut test = Test {
            kind: CheckKind::StockFlow,
            series: stock.key,
            under_test: closing,
            told: closing,
            terms: vec![(Op::Plus, opening)],
            result: opening.value(),
            interval: opening.interval,
            lacks: vec![],
            doubts: too_rough([closing, opening]),
        };
        for (op, sign, flow) in [(Op::Plus, 1.0, inflow), (Op::Minus, -1.0, outflow)] {
            let Some(flow) = flow else { continue };
            test.result += sign * flow.value();
            test.interval = test.interval.plus(flow.interval.scaled(sign));
            test.terms.push((op, flow));
        }
        let used = told.iter().flatten();
        test.lacks.extend(used.filter(|told| told.as_of.is_some()).map(|told| told.lacks(Lack::SameDate)));
        if closing.status.is_break() {
            test.lacks.push(closing.lacks(Lack::Unbroken));
            test.doubts.insert(0, closing.lacks(Lack::Unbroken));
        }
        // A flow that is not known is never less than nothing: what the other one does not lead to it cannot explain.
        let beyond = match (inflow, outflow) {
            (Some(inflow), Some(outflow)) => {
                test.doubts.extend(too_rough([inflow, outflow]));
                true
            }
            (Some(_), None) => closing.interval.lo > test.interval.hi,
            _ => closing.interval.hi < test.interval.lo,
        };
        let whole = missing.is_empty();
        if whole || (beyond && !closing.status.is_break()) {
            if !test.lacks.is_empty() {
                test.lacks.append(&mut missing);
            }
            let mut outcome = test.outcome(cx);
            outcome.used.extend(begging.iter().map(|told| told.operand.statement));
            found.push(outcome);
            return;
        }
    }
    let used: Vec<_> = told.iter().flatten().chain(&begging).collect();
    found.push(untestable(cx, CheckKind::StockFlow, stock.key, year, &used, missing));
}

/// The worked-out figure that stands where a source states none, if it was worked out from what is tested.
fn begs(cx: &Context<'_>, stock: SeriesKey, year: Year, key: SeriesKey, of: Year) -> Option<Told> {
    let series = cx.dataset.get(key)?;
    let mut all = series.of_year(of).take(8);
    let begs = all.find(|one| follows_from(cx.catalog(), stock.indicator, year, key.indicator, one))?;
    cx.worked_out(series, &begs)
}
