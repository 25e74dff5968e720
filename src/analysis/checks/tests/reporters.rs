//! One figure, told by two reporters. What one of them tells at two times is tried in `revisions`.

use super::*;

fn told(count: usize, kind: Kind) -> World {
    let mut world = World::new();
    let of = key(world.indicator("x", kind));
    for n in 0..count {
        let reporter = if n == 0 { ReporterIx::at(0) } else { world.reporter(&format!("r{n}")) };
        world.say(SeriesKey { reporter, ..of }, 2021, 433.0 + 2.0 * n as f64);
    }
    world
}

#[test]
fn every_pair_of_a_few_reporters_is_compared() {
    assert_eq!(found(told(3, Kind::Flow), CheckKind::Reporters).len(), 3);
}

#[test]
fn many_reporters_are_compared_with_the_first_alone() {
    assert_eq!(found(told(8, Kind::Flow), CheckKind::Reporters).len(), 28);
    assert_eq!(found(told(30, Kind::Flow), CheckKind::Reporters).len(), 29);
}

#[test]
fn plans_of_two_bodies_may_differ() {
    assert!(found(told(2, Kind::Target), CheckKind::Reporters).is_empty());
}

#[test]
fn what_each_reporter_works_out_in_its_own_way_is_not_compared() {
    for values in [[4.8, 3.62], [3.62, 3.62]] {
        let mut world = World::new();
        let of = world.indicator("x", Kind::Rate);
        let reporter = world.reporter("second");
        world.edit(of).own_definitions = true;
        world.say(key(of), 2020, values[0]);
        world.say(SeriesKey { reporter, ..key(of) }, 2020, values[1]);
        assert_eq!(lacks(&only(world, CheckKind::Reporters)), [(Lack::OneDefinition, of, 2020)]);
    }
}

#[test]
fn a_difference_of_rates_is_in_points() {
    let outcome = only(told(2, Kind::Rate), CheckKind::Reporters);
    assert!(matches!(outcome.verdict, Verdict::Differs { by, percent: None } if by == -2.0));
}

/// What is said of two reporters' figures, the first up to a day.
fn dated(kind: Kind, values: [f64; 2], day: &str) -> Outcome {
    let mut world = World::new();
    let of = key(world.indicator("x", kind));
    let second = world.reporter("second");
    world.say(of, 2024, values[0]).as_of = Some(date(day));
    world.say(SeriesKey { reporter: second, ..of }, 2024, values[1]);
    only(world, CheckKind::Reporters)
}

#[test]
fn equal_numbers_of_two_dates_are_no_agreement() {
    let of = IndicatorIx::at(0);
    for kind in [Kind::Stock, Kind::Flow] {
        assert_eq!(lacks(&dated(kind, [125.0, 125.0], "2024-11-08")), [(Lack::SameDate, of, 2024)]);
    }
    assert_eq!(dated(Kind::Stock, [125.0, 125.0], "2024-12-11").verdict, Verdict::Agrees, "as good as the year's end");
}

#[test]
fn what_came_until_a_day_of_december_lacks_what_came_after_and_is_never_more_than_the_whole() {
    let of = IndicatorIx::at(0);
    assert_eq!(lacks(&dated(Kind::Flow, [1_942.0, 2_197.0], "2024-12-11")), [(Lack::SameDate, of, 2024)]);
    assert_eq!(by(&dated(Kind::Flow, [120.0, 112.0], "2024-12-11")), Some(8.0), "a part more than the whole");
    assert_eq!(dated(Kind::Stock, [120.0, 112.0], "2024-11-11").verdict.code(), "untestable", "a level may fall");
}

#[test]
fn figures_of_two_dates_are_not_compared() {
    let mut world = told(1, Kind::Stock);
    let reporter = world.reporter("other");
    world.say(SeriesKey { reporter, ..key(IndicatorIx::at(0)) }, 2021, 1.0).as_of = Some(date("2021-06"));
    assert_eq!(only(world, CheckKind::Reporters).verdict.code(), "untestable");
}
