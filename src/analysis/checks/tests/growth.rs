//! A stated growth, in per cent or in number, held against the levels of both years. What nobody states but follows from it is tried in `implied`.

use super::*;

#[test]
fn the_seeds_27394_at_7_6_per_cent_differ_from_26040() {
    let (world, of, rate) = growth(27_394.0, 7.6, 26_040.0);
    let outcome = only(world, CheckKind::Growth);
    let Verdict::Differs { by, percent } = outcome.verdict else { panic!() };
    assert_eq!((by.round(), percent.map(|p| (p * 10.0).round())), (581.0, Some(22.0)));
    let arithmetic = outcome.arithmetic.unwrap();
    assert_eq!(arithmetic.result.round(), 25_459.0);
    assert_eq!(
        arithmetic.terms.iter().map(|(op, t)| (*op, t.value)).collect::<Vec<_>>(),
        [(Op::Plus, 27_394.0), (Op::OverGrowth, 7.6)]
    );
    assert_eq!((arithmetic.told.value, arithmetic.told.year), (26_040.0, year(2020)));
    assert_eq!(outcome.used, [(rate, 0), (of, 0), (of, 1)].map(|(series, place)| StatementRef { series, place }));
    assert_eq!((outcome.nature, outcome.year, outcome.series), (Nature::Contradiction, year(2021), rate));
}

#[test]
fn the_seeds_119710_at_0_4_per_cent_agree_with_119248() {
    assert_eq!(only(growth(119_710.0, 0.4, 119_248.0).0, CheckKind::Growth).verdict, Verdict::Agrees);
}

#[test]
fn the_seeds_108_unions_at_6_per_cent_differ_from_100() {
    assert_eq!(by(&only(growth(108.0, 6.0, 100.0).0, CheckKind::Growth)), Some(-1.887));
}

/// A level, its change as it is stated in number and the level of the year before.
fn changed(level: f64, change: f64, before: f64) -> (World, SeriesKey, SeriesKey) {
    let mut world = World::new();
    let of = world.indicator("x", Kind::Stock);
    let told = key(world.speaking_of("x_change", Kind::Flow, of, None));
    world.say(key(of), 2020, before);
    world.say(key(of), 2021, level);
    world.say(told, 2021, change);
    (world, key(of), told)
}

#[test]
fn a_change_in_number_is_held_against_the_levels_as_a_per_cent_is() {
    let (world, of, told) = changed(33_557.0, 1_454.0, 31_364.0);
    let outcome = only(world, CheckKind::Growth);
    assert_eq!((by(&outcome), outcome.series, outcome.year), (Some(-739.0), told, year(2021)));
    let arithmetic = outcome.arithmetic.unwrap();
    assert_eq!((arithmetic.result, arithmetic.told.year), (32_103.0, year(2020)));
    assert_eq!(
        arithmetic.terms.iter().map(|(op, t)| (*op, t.value)).collect::<Vec<_>>(),
        [(Op::Plus, 33_557.0), (Op::Minus, 1_454.0)]
    );
    assert_eq!(outcome.used, [(told, 0), (of, 0), (of, 1)].map(|(series, place)| StatementRef { series, place }));
    assert_eq!(only(changed(29_378.0, 2_036.0, 27_342.0).0, CheckKind::Growth).verdict, Verdict::Agrees);
    assert_eq!(by(&only(changed(60.0, -41.0, 100.0).0, CheckKind::Growth)), Some(-1.0), "a fall");
}

#[test]
fn a_change_told_roughly_agrees_with_what_it_may_be() {
    let (mut world, _, told) = changed(73_040.0, 2_000.0, 71_030.0);
    world.say(told, 2021, 2_000.0).approx = crate::model::Approx::About;
    assert!(found(world, CheckKind::Growth).iter().all(|outcome| outcome.verdict == Verdict::Agrees));
}

#[test]
fn a_change_that_is_just_what_two_rounded_levels_leave_was_taken_from_them_and_proves_nothing() {
    let over = |level, change, before| {
        let mut world = World::new();
        let of = world.indicator("x", Kind::Stock);
        let told = world.speaking_of("x_change", Kind::Flow, of, None);
        world.say(key(of), 2020, before);
        world.say(key(of), 2021, level);
        world.say(key(told), 2021, change).approx = crate::model::Approx::About;
        only(world, CheckKind::Growth)
    };
    let both = [(Lack::Sharp, IndicatorIx::at(0), 2021), (Lack::Sharp, IndicatorIx::at(0), 2020)];
    assert_eq!(lacks(&over(119_000.0, 46_000.0, 73_000.0)), both);
    assert_eq!(over(119_000.0, 45_900.0, 73_000.0).verdict, Verdict::Agrees, "a number of its own");
    assert_eq!(over(119_248.0, 46_248.0, 73_000.0).verdict, Verdict::Agrees, "one level is exact");
    assert!(over(119_000.0, 40_000.0, 73_000.0).verdict.differs());
    assert_eq!(only(changed(119_000.0, 46_000.0, 73_000.0).0, CheckKind::Growth).verdict, Verdict::Agrees);
}

#[test]
fn a_change_without_the_level_before_cannot_be_tested() {
    let mut world = World::new();
    let of = world.indicator("x", Kind::Stock);
    let change = world.speaking_of("x_change", Kind::Flow, of, None);
    world.say(key(of), 2021, 19.0);
    world.derive(key(of), 2020, 18.0, "x[2021] - x_change[2021]");
    world.say(key(change), 2021, 1.0);
    assert_eq!(lacks(&only(world, CheckKind::Growth)), [(Lack::Stated, of, 2020)]);
}

#[test]
fn the_base_that_a_growth_implies_goes_with_the_difference_where_the_data_hold_it() {
    let (mut world, of, _) = changed(33_557.0, 1_454.0, 31_364.0);
    world.derive(of, 2020, 32_103.0, "x[2021] - x_change[2021]");
    world.derive(of, 2020, 30_000.0, "x[2021] - 3557");
    let outcome = only(world, CheckKind::Growth);
    assert_eq!(by(&outcome), Some(-739.0), "it proves nothing by itself");
    let used: Vec<_> = outcome.used.iter().filter(|used| used.series == of).map(|used| used.place).collect();
    assert_eq!(used, [0, 3, 1], "the stated base, the level, and the base that follows");
}

#[test]
fn digits_that_the_number_does_not_show_make_a_rate_sharper() {
    // 10,680 over 10,000 is 6.8 %: 7 % agrees, 7.0 % does not.
    assert_eq!(only(growth(10_681.0, 7.0, 10_001.0).0, CheckKind::Growth).verdict, Verdict::Agrees);
    let (mut world, _, rate) = growth(10_681.0, 7.0, 10_001.0);
    world.say(rate, 2021, 7.0).digits = Some(1);
    let found = found(world, CheckKind::Growth);
    assert_eq!(found.iter().filter(|outcome| outcome.verdict.differs()).count(), 1);
}

#[test]
fn a_base_worked_out_from_the_rate_proves_nothing() {
    let mut world = World::new();
    let of = world.indicator("x", Kind::Flow);
    let rate = world.speaking_of("x_growth", Kind::Rate, of, Some(Rate::Growth));
    world.say(key(of), 2021, 2_283.0);
    world.derive(key(of), 2020, 2_134.0, "x[2021] / 1.07");
    world.say(key(rate), 2021, 7.0);
    assert_eq!(lacks(&only(world, CheckKind::Growth)), [(Lack::Stated, of, 2020)]);
}

#[test]
fn a_worked_out_rate_is_not_tested() {
    let (mut world, _, rate) = growth(100.0, 5.0, 100.0);
    world.derive(SeriesKey { reporter: ReporterIx::at(0), ..rate }, 2022, 9.0, "a / b");
    assert_eq!(found(world, CheckKind::Growth).len(), 1, "that of 2021 alone");
}

#[test]
fn another_edition_of_the_year_before_may_settle_it() {
    let (mut world, of, _) = growth(110.0, 10.0, 90.0);
    let late = world.source("late", Some("2022-01-01"));
    world.say(of, 2020, 100.0).approx = crate::model::Approx::No;
    world.say(of, 2020, 90.0).source = late;
    let outcome = only(world, CheckKind::Growth);
    assert_eq!(outcome.verdict, Verdict::Agrees);
    assert_eq!(outcome.editions, [StatementRef { series: of, place: 1 }]);
}

#[test]
fn the_level_of_the_rates_own_source_is_taken_even_when_it_is_not_the_shown_one() {
    let (mut world, of, _) = growth(110.0, 10.0, 100.0);
    let late = world.source("late", Some("2024-01-01"));
    world.say(of, 2021, 150.0).source = late;
    let outcome = only(world, CheckKind::Growth);
    assert_eq!(outcome.verdict, Verdict::Agrees);
    assert!(outcome.editions.is_empty(), "its own level is no other edition");
}

#[test]
fn levels_of_two_dates_may_agree_but_never_differ() {
    for (rate, expected) in [(10.0, "agrees"), (30.0, "untestable")] {
        let (mut world, of, rates) = growth(1.0, 1.0, 100.0);
        world.say(of, 2022, 110.0).as_of = Some(date("2022-11-08"));
        world.say(of, 2021, 100.0);
        world.say(rates, 2022, rate);
        let dataset = world.build();
        let all = checks_for(&dataset, year(2022), crate::model::AreaIx::at(0));
        assert_eq!(all.iter().map(|o| o.verdict.code()).collect::<Vec<_>>(), [expected]);
    }
}

#[test]
fn december_counts_as_the_years_end() {
    let (mut world, of, _) = growth(110.0, 30.0, 100.0);
    world.say(of, 2021, 110.0).as_of = Some(date("2021-12-11"));
    assert!(only(world, CheckKind::Growth).verdict.differs());
}

#[test]
fn over_a_break_a_growth_neither_differs_nor_agrees() {
    for percent in [0.4, -38.7] {
        let mut world = World::new();
        let of = world.indicator("x", Kind::Stock);
        let rate = world.speaking_of("x_growth", Kind::Rate, of, Some(Rate::Growth));
        world.say(key(of), 2020, 119_000.0);
        world.say(key(of), 2021, 73_000.0).status = Status::Break;
        world.say(key(rate), 2021, percent);
        assert_eq!(lacks(&only(world, CheckKind::Growth)), [(Lack::Unbroken, of, 2021)], "{percent} %");
    }
}

#[test]
fn an_approximate_base_widens_what_agrees() {
    for about in [false, true] {
        let mut world = World::new();
        let of = world.indicator("x", Kind::Stock);
        let rate = world.speaking_of("x_growth", Kind::Rate, of, Some(Rate::Growth));
        world.say(key(of), 2020, 26_000.0).approx = crate::model::Approx::about(about);
        world.say(key(of), 2021, 27_342.0);
        world.say(key(rate), 2021, 3.0);
        assert_eq!(only(world, CheckKind::Growth).verdict.differs(), !about);
    }
}

/// Members as the ministry told them: nearly 6 million, a year later 5.935 million.
fn nearly(rate: f64, change: f64) -> (World, SeriesKey) {
    let mut world = World::new();
    let of = world.indicator("members", Kind::Stock);
    let growth = world.speaking_of("members_growth", Kind::Rate, of, Some(Rate::Growth));
    let told = world.speaking_of("members_change", Kind::Flow, of, None);
    for ix in [of, told] {
        world.edit(ix).scale = 1e6;
    }
    world.say(key(of), 2021, 6.0).approx = crate::model::Approx::About;
    world.say(key(of), 2022, 5.935);
    world.say(key(growth), 2022, rate).approx = crate::model::Approx::About;
    world.say(key(told), 2022, change);
    (world, key(of))
}

#[test]
fn a_rise_does_not_agree_with_levels_that_fall_where_one_is_too_rough_for_either() {
    let (world, of) = nearly(4.0, 0.243);
    let found = found(world, CheckKind::Growth);
    let told: Vec<_> = found.iter().map(lacks).collect();
    assert_eq!(told, vec![vec![(Lack::Sharp, of.indicator, 2021)]; 2], "the per cent, and the number");
}

#[test]
fn a_change_beyond_what_a_rough_level_may_be_still_differs() {
    let (world, _) = nearly(30.0, 1.5);
    assert!(found(world, CheckKind::Growth).iter().all(|outcome| outcome.verdict.differs()));
}

#[test]
fn a_rough_level_serves_where_the_change_is_larger_than_all_that_it_leaves_open() {
    let of = |level, percent| {
        let mut world = World::new();
        let of = world.indicator("x", Kind::Stock);
        let rate = world.speaking_of("x_growth", Kind::Rate, of, Some(Rate::Growth));
        world.say(key(of), 2020, 26_000.0).approx = crate::model::Approx::About;
        world.say(key(of), 2021, level);
        world.say(key(rate), 2021, percent);
        only(world, CheckKind::Growth)
    };
    assert_eq!(of(29_342.0, 13.0).verdict, Verdict::Agrees);
    let rough = vec![(Lack::Sharp, IndicatorIx::at(0), 2020)];
    for percent in [1.5, 5.0, 9.0] {
        assert_eq!(lacks(&of(27_342.0, percent)), rough, "a rise of 342 to 2,342 agrees with {percent} %");
    }
}

#[test]
fn exact_levels_that_do_not_change_agree_with_a_growth_of_nothing() {
    assert_eq!(only(growth(100.0, 0.0, 100.0).0, CheckKind::Growth).verdict, Verdict::Agrees);
    let (world, of, _) = growth(73_000.0, 0.0, 73_000.0);
    let both = [(Lack::Sharp, of.indicator, 2021), (Lack::Sharp, of.indicator, 2020)];
    assert_eq!(lacks(&only(world, CheckKind::Growth)), both, "told in thousands, they may have changed by one");
}

#[test]
fn a_rough_edition_settles_nothing_and_a_sharp_one_settles_what_a_rough_one_leaves_open() {
    let (mut world, of) = nearly(4.0, 0.243);
    world.say(of, 2021, 5.692).status = Status::Estimate;
    let told: Vec<_> = found(world, CheckKind::Growth).iter().map(|outcome| outcome.verdict.code()).collect();
    assert_eq!(told, ["agrees"; 2]);
    let (mut world, of) = nearly(4.0, 0.243);
    world.say(of, 2021, 5.9);
    let told: Vec<_> = found(world, CheckKind::Growth).iter().map(|outcome| outcome.verdict.code()).collect();
    assert_eq!(told, ["differs"], "nearly 6 million is no second opinion, and number and per cent contradict it once");
}

#[test]
fn a_base_that_number_and_per_cent_of_one_change_contradict_alike_is_told_once_with_both() {
    // The unions of the ministry: 125, 18 more or 17 %, after 103.
    let of = |change: f64, percent: f64| {
        let (mut world, of, rate) = growth(125.0, percent, 103.0);
        let number = world.speaking_of("in_number", Kind::Flow, of.indicator, None);
        world.say(key(number), 2021, change);
        (found(world, CheckKind::Growth), rate)
    };
    let (told, rate) = of(18.0, 17.0);
    assert_eq!(told.iter().map(by).collect::<Vec<_>>(), [Some(-4.0)]);
    assert!(told[0].used.iter().any(|used| used.series == rate), "the per cent leads to it");
    let (told, _) = of(18.0, 10.0);
    assert_eq!(told.len(), 2, "two bases contradict the stated one, each in its own way");
    assert_eq!(of(22.0, 17.0).0.iter().filter(|outcome| outcome.verdict.differs()).count(), 1, "the number agrees");
}

#[test]
fn a_fall_by_everything_is_not_tested() {
    assert!(found(growth(0.0, -100.0, 5.0).0, CheckKind::Growth).is_empty());
}

#[test]
fn the_same_words_of_two_sources_are_one_outcome_with_both_statements() {
    let (mut world, _, rate) = growth(110.0, 30.0, 100.0);
    let second = world.source("second", None);
    world.say(rate, 2021, 30.0).source = second;
    let outcome = only(world, CheckKind::Growth);
    assert_eq!(outcome.used.iter().filter(|used| used.series == rate).count(), 2);
}

#[test]
fn a_figure_of_low_reliability_is_no_evidence() {
    let mut world = World::new();
    let of = world.indicator("x", Kind::Stock);
    let rate = world.speaking_of("x_growth", Kind::Rate, of, Some(Rate::Growth));
    world.say(key(of), 2020, 264.0).status = Status::LowReliability;
    world.say(key(of), 2021, 274.0);
    world.say(key(rate), 2021, 7.6);
    assert_eq!(lacks(&only(world, CheckKind::Growth)), [(Lack::Stated, of, 2020)]);
}
