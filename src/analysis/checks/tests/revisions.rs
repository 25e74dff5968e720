//! One figure, told several times by one reporter. What nobody states but follows from other figures is tried in `implied`, though told as a revision.

use super::*;

fn two(change: impl FnOnce(&mut World, SeriesKey)) -> Vec<Outcome> {
    let mut world = World::new();
    let of = key(world.indicator("x", Kind::Stock));
    world.say(of, 2020, 26_040.0);
    change(&mut world, of);
    found(world, CheckKind::Revisions)
}

#[test]
fn two_final_values_contradict_each_other() {
    let found = two(|world, of| {
        world.say(of, 2020, 26_400.0);
    });
    assert_eq!((by(&found[0]), found[0].nature), (Some(360.0), Nature::Contradiction));
}

#[test]
fn an_estimate_beside_a_final_figure_is_a_revision() {
    for status in [Status::Estimate, Status::Provisional, Status::Forecast] {
        let found = two(|world, of| world.say(of, 2020, 26_400.0).status = status);
        assert_eq!((found[0].verdict.differs(), found[0].nature), (true, Nature::Revision));
    }
}

#[test]
fn two_growths_of_one_level_are_of_two_bases_and_no_revision() {
    // The ministry: 29,378 of 2022, "up 7 %", an estimate, and "up 5.4 %"; 27,342 of 2021.
    let of = |before: Option<f64>| {
        let mut world = World::new();
        let of = world.indicator("x", Kind::Stock);
        let rate = key(world.speaking_of("x_growth", Kind::Rate, of, Some(crate::model::Rate::Growth)));
        if let Some(before) = before {
            world.say(key(of), 2021, before);
        }
        world.say(key(of), 2022, 29_378.0);
        world.say(rate, 2022, 7.0).status = Status::Estimate;
        world.say(rate, 2022, 5.4);
        world.say(rate, 2022, 7.0).source = SourceIx::at(0);
        world.build()
    };
    let told = |dataset: &Dataset| checks_all(dataset).map(|o| (o.kind, o.verdict.code())).collect::<Vec<_>>();
    let mut held = told(&of(Some(27_342.0)));
    held.sort_unstable();
    assert_eq!(held, [(CheckKind::Growth, "agrees"), (CheckKind::Growth, "differs")]);
    let alone = told(&of(None));
    assert!(alone.contains(&(CheckKind::Revisions, "differs")), "with no base to hold them against: {alone:?}");
}

#[test]
fn what_was_marked_unreliable_is_told_as_that() {
    let found = two(|world, of| world.say(of, 2020, 26_400.0).status = Status::LowReliability);
    assert_eq!((found[0].verdict.differs(), found[0].nature), (true, Nature::Unreliable));
    assert!(found[0].rank.sure < 0.5);
}

#[test]
fn a_changed_plan_is_a_revision() {
    let mut world = World::new();
    let plan = key(world.indicator("plan", Kind::Target));
    world.say(plan, 2030, 45_000.0);
    world.say(plan, 2030, 35_000.0);
    assert_eq!(only(world, CheckKind::Revisions).nature, Nature::Revision);
}

#[test]
fn about_the_same_agrees_beside_a_copy_and_is_not_taken_for_one() {
    let found = two(|world, of| {
        world.say(of, 2020, 26_000.0).approx = crate::model::Approx::About;
        world.say(of, 2020, 26_040.0);
    });
    let found: Vec<_> = found.iter().map(|o| (&o.verdict, o.used.len())).collect();
    assert_eq!(found, [(&Verdict::Agrees, 2), (&Verdict::Agrees, 2)]);
}

#[test]
fn each_other_value_is_told_once_with_all_who_tell_it() {
    let found = two(|world, of| {
        for value in [26_400.0, 26_400.0, 25_000.0, 26_040.0] {
            world.say(of, 2020, value);
        }
    });
    // The last in the file is the shown one: 26,040.
    assert_eq!(
        found.iter().map(|o| (by(o), o.used.len())).collect::<Vec<_>>(),
        [(Some(1_040.0), 2), (Some(-360.0), 3)]
    );
}

#[test]
fn a_figure_of_june_and_one_of_december_are_two_figures() {
    let found = two(|world, of| {
        world.say(of, 2020, 20_000.0).as_of = Some(date("2020-06"));
    });
    assert!(found.is_empty());
    let found = two(|world, of| {
        world.say(of, 2020, 20_000.0).as_of = Some(date("2020-06"));
        world.say(of, 2020, 20_001.0).as_of = Some(date("2020-06-30"));
    });
    assert_eq!(found.len(), 1, "June and the thirtieth of June are one date");
}

#[test]
fn what_gathers_and_is_more_up_to_a_day_than_up_to_a_later_one_differs() {
    let told = |part: f64, day: &str, whole: f64, end: Option<&str>| {
        let mut world = World::new();
        let of = key(world.indicator("new", Kind::Flow));
        world.say(of, 2024, part).as_of = Some(date(day));
        world.say(of, 2024, whole).as_of = end.map(date);
        found(world, CheckKind::Revisions).iter().map(by).collect::<Vec<_>>()
    };
    assert_eq!(told(120.0, "2024-12-11", 112.0, None), [Some(-8.0)]);
    assert_eq!(told(120.0, "2024-06", 112.0, Some("2024-11-08")).len(), 1);
    assert_eq!(told(120.0, "2024-11", 112.0, Some("2024-11-08")).len(), 1, "November and a day in it are one date");
    assert!(told(112.0, "2024-12-11", 120.0, None).is_empty());
    assert!(told(120.0, "2024-11-08", 112.0, Some("2024-06")).is_empty());
}

#[test]
fn a_figure_told_a_thousand_times_is_compared_a_few_times() {
    let found = two(|world, of| {
        for n in 0..1000 {
            world.say(of, 2020, f64::from(n) * 10.0);
        }
    });
    assert!(found.len() <= 32);
}
