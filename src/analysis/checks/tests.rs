//! The checks on the seed's numbers and on every clause of their rules: each kind in a file of its own, and here what they share, the order of what is
//! found and what holds of all checks. Data sets made at random are in `consistency`.

mod attainment;
mod growth;
mod implied;
mod parts;
mod reporters;
mod revisions;
mod shares;
mod stock_flow;

use super::*;
use crate::analysis::testing::{World, date, key, year};
use crate::model::{AreaKind, IndicatorIx, Kind, Rate, ReporterIx, SeriesKey, SourceIx, Status};

/// All outcomes of a kind.
fn found(world: World, kind: CheckKind) -> Vec<Outcome> {
    checks_all(&world.build()).filter(|outcome| outcome.kind == kind).collect()
}

/// The only outcome of a kind.
fn only(world: World, kind: CheckKind) -> Outcome {
    let mut found = found(world, kind);
    assert_eq!(found.len(), 1, "{found:#?}");
    found.remove(0)
}

/// By how much an outcome differs, rounded to a thousandth.
fn by(outcome: &Outcome) -> Option<f64> {
    match outcome.verdict {
        Verdict::Differs { by, .. } => Some((by * 1000.0).round() / 1000.0),
        _ => None,
    }
}

fn lacks(outcome: &Outcome) -> Vec<(Lack, IndicatorIx, i32)> {
    match &outcome.verdict {
        Verdict::Untestable { missing } => missing.iter().map(|m| (m.lack, m.series.indicator, m.year.get())).collect(),
        other => panic!("{other:?}"),
    }
}

/// A level, its stated growth and the level of the year before.
fn growth(level: f64, rate: f64, before: f64) -> (World, SeriesKey, SeriesKey) {
    let mut world = World::new();
    let of = world.indicator("x", Kind::Stock);
    let growth = key(world.speaking_of("x_growth", Kind::Rate, of, Some(Rate::Growth)));
    world.say(key(of), 2020, before);
    world.say(key(of), 2021, level);
    world.say(growth, 2021, rate);
    (world, key(of), growth)
}

#[test]
fn contradictions_come_before_slips_revisions_and_what_cannot_be_tested() {
    let mut world = World::new();
    let of = key(world.indicator("first", Kind::Stock));
    let second = key(world.indicator("second", Kind::Stock));
    world.say(of, 2020, 100.0);
    world.say(of, 2020, 101.0);
    world.say(second, 2020, 100.0);
    world.say(second, 2020, 150.0);
    world.say(second, 2020, 300.0).status = Status::Estimate;
    let found = checks_for(&world.build(), year(2020), crate::model::AreaIx::at(0));
    let order: Vec<_> = found.iter().map(|o| (o.series.indicator.get(), o.nature, by(o))).collect();
    // The shown figure of the second is the estimate, the last in the file: beside it both others are revised.
    assert_eq!(
        order,
        [(0, Nature::Contradiction, Some(1.0)), (1, Nature::Revision, Some(200.0)), (1, Nature::Revision, Some(150.0)),]
    );
}

#[test]
fn of_two_contradictions_the_larger_and_the_more_important_is_worse() {
    let mut world = World::new();
    let card = key(world.indicator("card", Kind::Stock));
    let aside = key(world.indicator("aside", Kind::Stock));
    world.edit(aside.indicator).card = false;
    for (key, values) in [(card, [100.0, 200.0]), (aside, [100.0, 200.0])] {
        for value in values {
            world.say(key, 2020, value);
        }
    }
    for value in [100.0, 110.0] {
        world.say(card, 2021, value);
    }
    let mut found: Vec<_> = checks_all(&world.build()).collect();
    found.sort_by(Outcome::worst_first);
    let order: Vec<_> = found.iter().map(|o| (o.series.indicator, o.year.get())).collect();
    assert_eq!(order, [(card.indicator, 2020), (aside.indicator, 2020), (card.indicator, 2021)]);
}

#[test]
fn an_area_and_year_are_checked_alone_and_all_of_them_together_give_the_same() {
    let mut world = World::new();
    let of = key(world.indicator("x", Kind::Stock));
    let region = world.region("R1");
    let province = world.area("P1", AreaKind::Province, Some(region));
    for area in [of.area, region, province] {
        for n in [2019, 2020, 2021] {
            world.say(SeriesKey { area, ..of }, n, 10.0);
            world.say(SeriesKey { area, ..of }, n, 20.0).source = SourceIx::at(0);
        }
    }
    let dataset = world.build();
    let all: Vec<_> = checks_all(&dataset).collect();
    let mut pieces = 0;
    for area in [of.area, region, province] {
        for n in [2019, 2020, 2021] {
            let some = checks_for(&dataset, year(n), area);
            assert!(some.iter().all(|o| o.series.area == area && o.year == year(n)));
            assert!(some.iter().all(|o| all.contains(o)));
            pieces += some.len();
        }
    }
    assert_eq!(all.len(), pieces);
}

#[test]
fn every_check_has_a_name_that_is_found_again() {
    for kind in CheckKind::ALL {
        assert_eq!(CheckKind::from_code(kind.code()), Some(kind));
    }
    assert_eq!(CheckKind::from_code("nothing"), None);
}

#[test]
fn a_tree_of_sectors_that_is_absurdly_deep_or_wide_is_checked_without_harm() {
    let mut world = World::new();
    let of = key(world.indicator("x", Kind::Stock));
    let share = key(world.speaking_of("share", Kind::Rate, of.indicator, None));
    let mut parent = Some(world.sector("top", None));
    for n in 0..50_000 {
        parent = Some(world.sector(&format!("s{n}"), parent));
    }
    world.say(of, 2020, 1.0);
    world.say(SeriesKey { sector: parent, ..of }, 2020, 1.0);
    world.say(SeriesKey { sector: parent, ..share }, 2020, 100.0);
    for n in 0..5_000 {
        world.sector(&format!("w{n}"), None);
        world.region(&format!("R{n}"));
    }
    let dataset = world.build();
    let sums = [CheckKind::Parts, CheckKind::Regions, CheckKind::Shares];
    assert!(!checks_all(&dataset).any(|outcome| sums.contains(&outcome.kind)));
}
