//! A stated share against the counts: `share = 100 × part ÷ whole`.
//!
//! The format has no word for a share. A rate is taken for one where its indicator says of what it speaks but not what it tells, and where it is
//! told of sectors only (a sector's share of the economy) or of areas below a country only (an area's share of the country): nobody states the
//! share of a whole in itself. One that is off by half or more is taken to tell something else, and nothing is said of it.

use super::evidence::{Context, Test, Told, not_stated, other_dates, untestable};
use super::growth::add_once;
use super::outcome::{CheckKind, Op, Outcome};
use super::parts::{DEEPEST, additive};
use crate::model::{AreaKind, Kind, Series, SeriesKey, Year};

/// Whether no series of the share's indicator speaks of a whole: of the economy for a sector's share, of a country for an area's.
fn is_share(cx: &Context<'_>, key: SeriesKey) -> bool {
    let indicator = cx.catalog().indicator(key.indicator);
    let of = indicator.of.map(|of| cx.catalog().indicator(of).kind);
    if indicator.kind != Kind::Rate || indicator.rate.is_some() || !of.is_some_and(additive) {
        return false;
    }
    match key.sector {
        Some(_) => !cx.told_of_whole_economy(key.indicator),
        None => cx.catalog().area(key.area).parent.is_some() && !cx.told_of_a_country(key.indicator),
    }
}

/// Tests every stated share of a year. Agreement with the share of any whole above is enough; a difference is told against the whole
/// economy or the country.
pub(super) fn check(cx: &Context<'_>, shares: &Series, year: Year, found: &mut Vec<Outcome>) {
    let key = shares.key;
    let Some(of) = cx.catalog().indicator(key.indicator).of.filter(|_| is_share(cx, key)) else { return };
    let part_key = SeriesKey { indicator: of, ..key };
    let stated = cx.stated_in(shares, year);
    if stated.is_empty() {
        return;
    }
    let parts = cx.stated(part_key, year);
    let wholes = wholes(cx, part_key);
    let Some(widest) = wholes.first().copied() else { return };
    let wholes: Vec<_> = wholes.into_iter().filter_map(|key| cx.stated(key, year).into_iter().next()).collect();
    let begin = found.len();
    for share in &stated {
        let part = parts.iter().find(|part| part.source == share.source).or(parts.first());
        let outcome = match (part, wholes.first()) {
            (Some(part), Some(first)) => {
                let mut tests = wholes.iter().filter_map(|whole| test(key, share, part, whole));
                let agreeing = tests.find(Test::agrees);
                let Some(test) = agreeing.or_else(|| test(key, share, part, first)) else { continue };
                if !test.agrees() && !plausible(share, &test) {
                    continue;
                }
                test.outcome(cx)
            }
            (None, None) => continue, // neither part nor whole: nothing says that this is a share of them
            (part, whole) => {
                let missing = if part.is_none() { not_stated(part_key, year) } else { not_stated(widest, year) };
                let used: Vec<_> = [Some(share), part, whole].into_iter().flatten().collect();
                untestable(cx, CheckKind::Shares, key, year, &used, vec![missing])
            }
        };
        add_once(found, begin, outcome);
    }
}

/// The wholes that a part may be a share of, the widest first.
fn wholes(cx: &Context<'_>, part: SeriesKey) -> Vec<SeriesKey> {
    let catalog = cx.catalog();
    let mut wholes = vec![];
    if part.sector.is_some() {
        let mut sector = part.sector;
        while let Some(ix) = sector.filter(|_| wholes.len() <= DEEPEST) {
            sector = catalog.sector(ix).parent;
            wholes.push(SeriesKey { sector, ..part });
        }
    } else {
        let mut area = catalog.area(part.area).parent;
        while let Some(ix) = area.filter(|_| wholes.len() <= DEEPEST) {
            wholes.push(SeriesKey { area: ix, ..part });
            area = catalog.area(ix).parent;
        }
        if wholes.last().is_some_and(|last| catalog.area(last.area).kind != AreaKind::Country) {
            return vec![]; // no country above: of what would it be a share?
        }
    }
    if wholes.len() > DEEPEST {
        return vec![]; // a tree so deep is none that statistics have
    }
    wholes.reverse();
    wholes
}

fn test<'t>(series: SeriesKey, share: &'t Told, part: &'t Told, whole: &'t Told) -> Option<Test<'t>> {
    Some(Test {
        kind: CheckKind::Shares,
        series,
        under_test: share,
        told: share,
        interval: part.interval.over(whole.interval)?.scaled(100.0),
        result: 100.0 * part.value() / whole.value(),
        lacks: other_dates(&[share, part, whole]),
        doubts: vec![],
        terms: vec![(Op::Plus, part), (Op::PercentOf, whole)],
    })
}

fn plausible(share: &Told, test: &Test<'_>) -> bool {
    let ratio = share.value() / test.result;
    ratio > 2.0 / 3.0 && ratio < 1.5
}
