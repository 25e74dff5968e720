//! Closing level against opening level and flows: `closing = opening + inflow − outflow`.

use super::evidence::{Context, Test, Told, not_stated, too_rough, untestable};
use super::outcome::{CheckKind, Lack, Missing, Op, Outcome, Verdict};
use crate::analysis::stockflow::follows_from;
use crate::model::{Series, SeriesKey, Status, Year};

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
    match &told {
        // Without a level at one end or any flow there is nothing to compare, and nobody claimed anything.
        [None, ..] | [_, _, None, None] => {}
        [Some(closing), Some(opening), Some(inflow), Some(outflow)] => {
            let all = [closing, opening, inflow, outflow];
            let mut lacks: Vec<_> =
                all.into_iter().filter(|told| told.as_of.is_some()).map(|told| told.lacks(Lack::SameDate)).collect();
            if closing.status == Status::Break {
                lacks.push(closing.lacks(Lack::Unbroken));
            }
            let test = Test {
                kind: CheckKind::StockFlow,
                series: stock.key,
                under_test: closing,
                told: closing,
                terms: vec![(Op::Plus, opening), (Op::Plus, inflow), (Op::Minus, outflow)],
                result: opening.value() + inflow.value() - outflow.value(),
                interval: opening.interval.plus(inflow.interval).minus(outflow.interval),
                lacks,
                doubts: [too_rough([closing, opening]), too_rough([inflow, outflow])].concat(),
            };
            found.push(test.outcome(cx));
        }
        some => {
            let gaps = keys.iter().zip(some).filter(|(_, told)| told.is_none());
            let (mut missing, mut begging) = (vec![], vec![]);
            for ((key, of), _) in gaps {
                let begged = begs(cx, stock.key, year, *key, *of);
                missing.push(match begged {
                    Some(_) => Missing { lack: Lack::OfItsOwn, series: *key, year: *of },
                    None => not_stated(*key, *of),
                });
                begging.extend(begged);
            }
            let used: Vec<_> = some.iter().flatten().chain(&begging).collect();
            let untestable = untestable(cx, CheckKind::StockFlow, stock.key, year, &used, missing);
            let used = untestable.used.clone();
            let outcome = beyond(cx, stock.key, some, &untestable.verdict).map(|beyond| Outcome { used, ..beyond });
            found.push(outcome.unwrap_or(untestable));
        }
    }
}

/// What no flow explains: where one is not known, a closing level that the other does not lead to even if that one is nothing; a flow is never less.
/// Where the figures are of different dates it is told with what keeps it from being a contradiction.
fn beyond(cx: &Context<'_>, stock: SeriesKey, told: &[Option<Told>; 4], lacking: &Verdict) -> Option<Outcome> {
    let (closing, opening, flow) = match told {
        [Some(closing), Some(opening), Some(inflow), None] => (closing, opening, (Op::Plus, inflow)),
        [Some(closing), Some(opening), None, Some(outflow)] => (closing, opening, (Op::Minus, outflow)),
        _ => return None,
    };
    let (result, interval, beyond);
    if flow.0 == Op::Plus {
        (result, interval) = (opening.value() + flow.1.value(), opening.interval.plus(flow.1.interval));
        beyond = closing.interval.lo > interval.hi;
    } else {
        (result, interval) = (opening.value() - flow.1.value(), opening.interval.minus(flow.1.interval));
        beyond = closing.interval.hi < interval.lo;
    }
    if !beyond || closing.status == Status::Break {
        return None;
    }
    let dated = [closing, opening, flow.1].into_iter().filter(|told| told.as_of.is_some());
    let mut lacks: Vec<_> = dated.map(|told| told.lacks(Lack::SameDate)).collect();
    if let (Verdict::Untestable { missing }, false) = (lacking, lacks.is_empty()) {
        lacks.extend(missing);
    }
    let terms = vec![(Op::Plus, opening), flow];
    let kind = CheckKind::StockFlow;
    let test = Test {
        kind,
        series: stock,
        under_test: closing,
        told: closing,
        terms,
        result,
        interval,
        lacks,
        doubts: vec![],
    };
    Some(test.outcome(cx))
}

/// The worked-out figure that stands where a source states none, if it was worked out from what is tested.
fn begs(cx: &Context<'_>, stock: SeriesKey, year: Year, key: SeriesKey, of: Year) -> Option<Told> {
    let series = cx.dataset.get(key)?;
    let mut all = series.of_year(of).take(8);
    let begs = all.find(|one| follows_from(cx.catalog(), stock.indicator, year, key.indicator, one))?;
    cx.worked_out(series, &begs)
}
