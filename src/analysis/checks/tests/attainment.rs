//! A stated per cent of a plan, held against the result and the plan. A plan that was changed is tried in `revisions`.

use super::*;

fn plan(result: f64, percent: f64) -> (World, [SeriesKey; 4]) {
    let mut world = World::new();
    let of = world.indicator("new", Kind::Flow);
    let low = key(world.speaking_of("plan", Kind::Target, of, None));
    let high = key(world.speaking_of("plan_max", Kind::Target, of, None));
    let rate = key(world.speaking_of("met", Kind::Rate, of, Some(Rate::Attainment)));
    world.say(key(of), 2021, result);
    world.say(rate, 2021, percent);
    (world, [key(of), low, high, rate])
}

#[test]
fn the_seeds_2283_at_152_2_per_cent_agree_with_a_plan_of_1500() {
    let (mut world, [_, low, ..]) = plan(2_283.0, 152.2);
    world.say(low, 2021, 1_500.0);
    assert_eq!(only(world, CheckKind::Attainment).verdict, Verdict::Agrees);
}

#[test]
fn over_the_plan_written_as_of_the_plan_differs() {
    let (mut world, [_, low, ..]) = plan(2_283.0, 52.2);
    world.say(low, 2021, 1_500.0);
    assert_eq!(by(&only(world, CheckKind::Attainment)).map(f64::round), Some(-2_874.0));
}

#[test]
fn a_plan_worked_out_from_the_per_cent_proves_nothing() {
    let (mut world, [_, low, ..]) = plan(2_283.0, 152.2);
    world.derive(low, 2021, 1_500.0, "new[2021] / 1.522");
    assert_eq!(lacks(&only(world, CheckKind::Attainment)), [(Lack::Stated, low.indicator, 2021)]);
}

#[test]
fn agreement_with_the_upper_of_two_plans_is_enough() {
    let (mut world, [_, low, high, _]) = plan(2_000.0, 100.0);
    world.say(low, 2021, 1_500.0);
    world.say(high, 2021, 2_000.0);
    let outcome = only(world, CheckKind::Attainment);
    assert_eq!((outcome.verdict, outcome.editions.len()), (Verdict::Agrees, 1));
}

#[test]
fn a_result_and_a_per_cent_of_one_day_in_the_year_are_tested() {
    let (mut world, [of, low, _, rate]) = plan(1.0, 1.0);
    world.say(of, 2022, 2_187.0).as_of = Some(date("2022-11-08"));
    world.say(rate, 2022, 109.35).as_of = Some(date("2022-11-08"));
    world.say(low, 2022, 2_000.0);
    let dataset = world.build();
    let all = checks_for(&dataset, year(2022), crate::model::AreaIx::at(0));
    assert_eq!(all.iter().map(|o| o.verdict.code()).collect::<Vec<_>>(), ["agrees"]);
}

#[test]
fn a_level_of_december_is_held_against_its_plan_as_the_years_end_is() {
    let mut world = World::new();
    let of = world.indicator("unions", Kind::Stock);
    let plan = key(world.speaking_of("plan", Kind::Target, of, None));
    let rate = key(world.speaking_of("met", Kind::Rate, of, Some(Rate::Attainment)));
    world.say(key(of), 2025, 164.0).as_of = Some(date("2025-12-09"));
    world.say(rate, 2025, 78.1).as_of = Some(date("2025-12-09"));
    world.say(plan, 2025, 300.0);
    assert!(only(world, CheckKind::Attainment).verdict.differs(), "210 would be met by 78.1 per cent");
}

#[test]
fn a_month_and_a_day_in_it_are_one_date_of_result_and_per_cent() {
    let (mut world, [of, low, _, rate]) = plan(1.0, 1.0);
    world.say(of, 2022, 2_187.0).as_of = Some(date("2022-11-08"));
    world.say(rate, 2022, 50.0).as_of = Some(date("2022-11"));
    world.say(low, 2022, 2_000.0);
    let dataset = world.build();
    let all = checks_for(&dataset, year(2022), crate::model::AreaIx::at(0));
    assert_eq!(all.iter().map(|o| o.verdict.code()).collect::<Vec<_>>(), ["differs"]);
}
