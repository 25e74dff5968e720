//! The checks on the seed's numbers and on every clause of their rules.

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

mod growth_check {
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
        world.say(told, 2021, 2_000.0).approx = true;
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
            world.say(key(told), 2021, change).approx = true;
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
        world.say(of, 2020, 100.0).approx = false;
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
            world.say(key(of), 2020, 26_000.0).approx = about;
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
        world.say(key(of), 2021, 6.0).approx = true;
        world.say(key(of), 2022, 5.935);
        world.say(key(growth), 2022, rate).approx = true;
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
            world.say(key(of), 2020, 26_000.0).approx = true;
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
        assert_eq!(told, ["differs"; 2], "nearly 6 million is no second opinion");
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
}

mod attainment_check {
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
}

mod stock_flow_check {
    use super::*;

    fn stock(levels: [f64; 2], inflow: Option<f64>, outflow: Option<f64>) -> (World, [SeriesKey; 3]) {
        let mut world = World::new();
        let keys = world.stock_with_flows("htx").map(key);
        world.say(keys[0], 2020, levels[0]);
        world.say(keys[0], 2021, levels[1]);
        for (key, value) in [(keys[1], inflow), (keys[2], outflow)] {
            if let Some(value) = value {
                world.say(key, 2021, value);
            }
        }
        (world, keys)
    }

    #[test]
    fn the_seeds_flows_leave_496_unexplained() {
        let (world, _) = stock([26_040.0, 27_394.0], Some(2_283.0), Some(433.0));
        let outcome = only(world, CheckKind::StockFlow);
        assert_eq!(by(&outcome), Some(-496.0));
        assert_eq!(outcome.arithmetic.unwrap().result, 27_890.0);
    }

    #[test]
    fn levels_that_the_flows_explain_agree() {
        let (world, _) = stock([26_040.0, 27_890.0], Some(2_283.0), Some(433.0));
        assert_eq!(only(world, CheckKind::StockFlow).verdict, Verdict::Agrees);
    }

    #[test]
    fn a_missing_flow_is_named_and_never_taken_for_nothing() {
        let (world, keys) = stock([26_040.0, 27_394.0], Some(2_283.0), None);
        assert_eq!(lacks(&only(world, CheckKind::StockFlow)), [(Lack::Stated, keys[2].indicator, 2021)]);
    }

    #[test]
    fn a_flow_that_was_worked_out_from_the_change_is_no_evidence_for_it() {
        let told = |formula: &str| {
            let mut world = World::new();
            let [stock, inflow, outflow] = world.stock_with_flows("htx").map(key);
            world.speaking_of("htx_change", Kind::Flow, stock.indicator, None);
            world.say(stock, 2020, 26_040.0);
            world.say(stock, 2021, 27_394.0);
            world.say(inflow, 2021, 2_283.0);
            world.derive(outflow, 2021, 929.0, formula);
            let outcome = only(world, CheckKind::StockFlow);
            let names_it = outcome.used.contains(&StatementRef { series: outflow, place: 0 });
            (lacks(&outcome), outflow.indicator, names_it)
        };
        let (lacks, outflow, names_it) = told("htx_in[2021] - htx_change[2021]");
        assert_eq!((lacks, names_it), (vec![(Lack::OfItsOwn, outflow, 2021)], true));
        let (lacks, outflow, names_it) = told("htx_out[2022] / 1.1");
        assert_eq!((lacks, names_it), (vec![(Lack::Stated, outflow, 2021)], false));
    }

    #[test]
    fn a_rise_beyond_all_that_came_differs_whatever_went_and_a_fall_beyond_all_that_went() {
        let (world, _) = stock([31_364.0, 33_557.0], Some(1_942.0), None);
        let outcome = only(world, CheckKind::StockFlow);
        assert_eq!((by(&outcome), outcome.nature), (Some(251.0), Nature::Contradiction));
        assert_eq!(outcome.arithmetic.map(|told| (told.result, told.terms.len())), Some((33_306.0, 2)));
        let (world, _) = stock([31_364.0, 30_000.0], None, Some(1_000.0));
        assert_eq!(by(&only(world, CheckKind::StockFlow)), Some(-364.0));
        let (world, keys) = stock([31_364.0, 30_864.0], None, Some(1_000.0));
        assert_eq!(lacks(&only(world, CheckKind::StockFlow)), [(Lack::Stated, keys[1].indicator, 2021)]);
    }

    #[test]
    fn a_rise_beyond_what_came_until_a_day_is_told_and_no_contradiction() {
        let (mut world, [level, inflow, outflow]) = stock([31_364.0, 33_557.0], None, None);
        world.say(inflow, 2021, 1_942.0).as_of = Some(date("2021-12-11"));
        world.derive(outflow, 2021, 488.0, "htx_in[2021] - (htx[2021] - htx[2020])");
        let outcome = only(world, CheckKind::StockFlow);
        let dated = (Lack::SameDate, inflow.indicator, 2021);
        assert_eq!(lacks(&outcome), [dated, (Lack::OfItsOwn, outflow.indicator, 2021)]);
        assert_eq!(outcome.arithmetic.as_ref().map(|told| told.result), Some(33_306.0));
        assert_eq!(outcome.used.len(), 4, "the worked-out one too");
        assert_eq!((outcome.series, outcome.as_of), (level, Some(date("2021-12-11"))));
    }

    #[test]
    fn without_any_flow_nothing_was_claimed() {
        let (world, _) = stock([26_040.0, 27_394.0], None, None);
        assert!(found(world, CheckKind::StockFlow).is_empty());
    }

    #[test]
    fn levels_or_flows_too_rough_for_the_change_prove_nothing() {
        let about = |rough: usize, values: [f64; 4]| {
            let (mut world, keys) = stock([1.0, 1.0], None, None);
            let said = [(keys[0], 2023), (keys[0], 2024), (keys[1], 2024), (keys[2], 2024)];
            for (n, ((key, of), value)) in said.into_iter().zip(values).enumerate() {
                world.say(key, of, value).approx = n == rough;
            }
            let found = found(world, CheckKind::StockFlow);
            let last = found.into_iter().find(|outcome| outcome.year == year(2024)).unwrap();
            (last.verdict.code(), matches!(last.verdict, Verdict::Untestable { .. }).then(|| lacks(&last)))
        };
        let rough = |n: usize, of| Some(vec![(Lack::Sharp, IndicatorIx::at(n), of)]);
        assert_eq!(
            about(0, [26_000.0, 26_500.0, 800.0, 900.0]),
            ("untestable", rough(0, 2023)),
            "a fall beside a rise"
        );
        assert_eq!(about(0, [26_000.0, 28_500.0, 2_800.0, 900.0]).0, "agrees");
        assert_eq!(about(0, [26_000.0, 36_500.0, 800.0, 900.0]).0, "differs");
        assert_eq!(about(2, [26_001.0, 26_021.0, 800.0, 790.0]), ("untestable", rough(1, 2024)));
        assert_eq!(
            about(0, [26_000.0, 27_342.0, 2_476.0, 1_246.0]),
            ("untestable", rough(0, 2023)),
            "any inflow of 342 to 2,342 more would explain the rise"
        );
    }

    #[test]
    fn over_a_break_flows_explain_nothing() {
        for closing in [105.0, 90.0] {
            let (mut world, [level, inflow, outflow]) = stock([1.0, 100.0], None, None);
            world.say(level, 2022, closing).status = Status::Break;
            world.say(inflow, 2022, 15.0);
            world.say(outflow, 2022, 10.0);
            assert_eq!(lacks(&only(world, CheckKind::StockFlow)), [(Lack::Unbroken, level.indicator, 2022)]);
        }
    }

    #[test]
    fn a_level_of_november_raises_no_alarm() {
        let (mut world, [level, inflow, outflow]) = stock([1.0, 1.0], None, None);
        world.say(level, 2022, 29_021.0).as_of = Some(date("2022-11-08"));
        world.say(inflow, 2022, 2_187.0).as_of = Some(date("2022-11-08"));
        world.say(outflow, 2022, 100.0);
        let outcome = only(world, CheckKind::StockFlow);
        assert_eq!(
            lacks(&outcome),
            [(Lack::SameDate, level.indicator, 2022), (Lack::SameDate, inflow.indicator, 2022)]
        );
        assert_eq!(outcome.as_of, Some(date("2022-11-08")));
    }
}

mod parts_check {
    use super::*;

    /// A stock by sectors: the whole, then each sector's value.
    fn sectors(whole: f64, values: &[f64]) -> (World, SeriesKey) {
        let mut world = World::new();
        let of = key(world.indicator("htx", Kind::Stock));
        world.say(of, 2018, whole);
        for (n, value) in values.iter().enumerate() {
            let sector = world.sector(&format!("s{n}"), None);
            if !value.is_nan() {
                world.say(SeriesKey { sector: Some(sector), ..of }, 2018, *value);
            }
        }
        (world, of)
    }

    #[test]
    fn the_sectors_of_2018_add_up() {
        let (world, _) = sectors(22_456.0, &[13_712.0, 7_563.0, 1_181.0]);
        assert_eq!(only(world, CheckKind::Parts).verdict, Verdict::Agrees);
    }

    #[test]
    fn a_complete_set_that_does_not_add_up_differs() {
        let (world, _) = sectors(551.0, &[329.0, 115.0, 85.0]);
        assert_eq!(by(&only(world, CheckKind::Parts)), Some(22.0));
    }

    #[test]
    fn a_part_that_is_just_the_rest_beside_one_told_roughly_was_taken_from_the_whole_and_proves_nothing() {
        let of = |whole: f64, rough: f64, rest: &[f64]| {
            let (mut world, of) = sectors(whole, rest);
            let sector = Some(world.sector("about", None));
            world.say(SeriesKey { sector, ..of }, 2018, rough).approx = true;
            only(world, CheckKind::Parts)
        };
        let rest = |outcome: &Outcome| match &outcome.verdict {
            Verdict::Untestable { missing } => missing.iter().map(|one| (one.lack, one.series.sector)).collect(),
            _ => vec![],
        };
        let sector = |n| (Lack::OfItsOwn, Some(crate::model::SectorIx::at(n)));
        assert_eq!(rest(&of(27_342.0, 18_200.0, &[9_142.0])), [sector(0)]);
        assert_eq!(rest(&of(27_342.0, 18_200.0, &[7_961.0, 1_181.0])), [sector(0), sector(1)]);
        assert_eq!(of(27_342.0, 18_200.0, &[9_160.0]).verdict, Verdict::Agrees, "a number of its own");
        assert_eq!(of(27_000.0, 18_000.0, &[9_000.0]).verdict, Verdict::Agrees, "all are rounded");
        assert!(of(27_342.0, 18_200.0, &[5_000.0]).verdict.differs());
    }

    #[test]
    fn an_incomplete_set_below_the_whole_says_nothing() {
        let (world, of) = sectors(551.0, &[329.0, f64::NAN, 85.0]);
        let outcome = only(world, CheckKind::Parts);
        assert_eq!(lacks(&outcome), [(Lack::Stated, of.indicator, 2018)]);
    }

    #[test]
    fn an_incomplete_set_above_the_whole_differs() {
        let (world, _) = sectors(1_669.0, &[977.0, f64::NAN, 742.0]);
        assert_eq!(by(&only(world, CheckKind::Parts)), Some(-50.0));
    }

    #[test]
    fn an_incomplete_set_that_makes_up_the_whole_agrees() {
        let (world, _) = sectors(74.0, &[39.0, 35.0, f64::NAN]);
        assert_eq!(only(world, CheckKind::Parts).verdict, Verdict::Agrees);
    }

    #[test]
    fn a_sector_counted_inside_of_another_one_is_told_apart() {
        let (world, _) = sectors(33_557.0, &[22_415.0, 11_142.0, 1_181.0]);
        let outcome = only(world, CheckKind::Parts);
        assert_eq!(outcome.verdict, Verdict::Agrees);
        assert_eq!(outcome.nested.and_then(|n| n.series.sector).map(|s| s.get()), Some(2));
    }

    #[test]
    fn a_sector_that_holds_one_from_beside_it_is_told_apart() {
        let mut world = World::new();
        let of = key(world.indicator("htx", Kind::Stock));
        let other = world.sector("other", None);
        let credit = world.sector("credit", None);
        let below = ["trade", "transport"].map(|id| world.sector(id, Some(other)));
        for (sector, value) in [(other, 600.0), (credit, 100.0), (below[0], 300.0), (below[1], 200.0)] {
            world.say(SeriesKey { sector: Some(sector), ..of }, 2018, value);
        }
        let outcome = only(world, CheckKind::Parts);
        assert_eq!((outcome.verdict, outcome.nested.and_then(|n| n.series.sector)), (Verdict::Agrees, Some(credit)));
    }

    #[test]
    fn a_sector_that_is_not_told_is_told_by_its_own_sectors() {
        let mut world = World::new();
        let of = key(world.indicator("htx", Kind::Stock));
        let agri = world.sector("agri", None);
        let other = world.sector("other", None);
        let below = ["trade", "transport"].map(|id| world.sector(id, Some(other)));
        world.say(of, 2018, 110.0);
        for (sector, value) in [(agri, 60.0), (below[0], 30.0), (below[1], 10.0)] {
            world.say(SeriesKey { sector: Some(sector), ..of }, 2018, value);
        }
        assert_eq!(by(&only(world, CheckKind::Parts)), Some(10.0));
    }

    #[test]
    fn named_parts_are_compared_within_their_rounding() {
        let parts = |whole: f64| {
            let mut world = World::new();
            let ixs = ["all", "a", "b"].map(|id| world.indicator(id, Kind::Stock));
            world.edit(ixs[0]).parts = vec![ixs[1], ixs[2]];
            for (ix, value) in ixs.into_iter().zip([whole, 1.4, 1.4]) {
                world.edit(ix).decimals = 1;
                world.say(key(ix), 2018, value);
            }
            only(world, CheckKind::Parts)
        };
        assert_eq!(parts(2.9).verdict, Verdict::Agrees, "1.44 + 1.44 = 2.88");
        assert_eq!(parts(2.98).nature, Nature::Slip);
        assert_eq!(parts(3.5).nature, Nature::Contradiction);
        assert!(parts(2.98).verdict.differs() && parts(3.5).verdict.differs());
    }

    #[test]
    fn another_edition_of_the_whole_may_settle_it() {
        let (mut world, of) = sectors(100.0, &[60.0, 50.0, 30.0]);
        let late = world.source("late", Some("2022-01-01"));
        world.say(of, 2018, 140.0);
        world.say(of, 2018, 100.0).source = late;
        let outcome = only(world, CheckKind::Parts);
        assert_eq!((outcome.verdict, outcome.editions.len()), (Verdict::Agrees, 1));
    }

    #[test]
    fn parts_of_another_date_raise_no_alarm() {
        let (mut world, of) = sectors(f64::MAX, &[]);
        let sectors = ["a", "b"].map(|id| world.sector(id, None));
        world.say(of, 2019, 100.0);
        for sector in sectors {
            world.say(SeriesKey { sector: Some(sector), ..of }, 2019, 60.0).as_of = Some(date("2019-06"));
        }
        assert_eq!(only(world, CheckKind::Parts).verdict.code(), "untestable");
    }

    #[test]
    fn regions_add_up_to_the_country_or_differ() {
        for (last, expected) in [(3_420.0, None), (3_400.0, Some(20.0))] {
            let mut world = World::new();
            let of = key(world.indicator("htx", Kind::Stock));
            world.say(of, 2022, 29_378.0);
            for (n, value) in [7_957.0, 7_780.0, 6_167.0, 1_983.0, 2_071.0, last].into_iter().enumerate() {
                let area = world.region(&format!("R{n}"));
                world.say(SeriesKey { area, ..of }, 2022, value);
            }
            assert_eq!(by(&only(world, CheckKind::Regions)), expected);
        }
    }

    #[test]
    fn a_list_of_areas_or_sectors_that_is_itself_incomplete_raises_no_alarm() {
        // One region of a country, three of five provinces, one sector: less than the whole is no contradiction, more is one.
        let provinces = |values: [f64; 3]| {
            let mut world = World::new();
            let of = key(world.indicator("htx", Kind::Stock));
            let region = world.region("R4");
            world.say(SeriesKey { area: region, ..of }, 2022, 100.0);
            for (n, value) in values.into_iter().enumerate() {
                let area = world.area(&format!("P{n}"), AreaKind::Province, Some(region));
                world.say(SeriesKey { area, ..of }, 2022, value);
            }
            found(world, CheckKind::Regions)
        };
        assert!(provinces([20.0, 20.0, 20.0]).is_empty());
        assert_eq!(provinces([32.0, 31.0, 31.0]).iter().map(by).collect::<Vec<_>>(), [Some(6.0)], "nearly all of it");
        assert_eq!(provinces([40.0, 40.0, 40.0]).iter().map(by).collect::<Vec<_>>(), [Some(-20.0)]);
        let (world, _) = sectors(100.0, &[60.0]);
        assert!(found(world, CheckKind::Parts).is_empty());
        let (world, _) = sectors(100.0, &[20.0, 20.0]);
        assert!(found(world, CheckKind::Parts).is_empty());
    }

    #[test]
    fn means_of_sectors_and_regions_are_not_added_up() {
        let mut world = World::new();
        let of = key(world.indicator("income", Kind::Mean));
        let sector = world.sector("agri", None);
        let area = world.region("R1");
        world.say(of, 2018, 10.0);
        world.say(SeriesKey { sector: Some(sector), ..of }, 2018, 50.0);
        world.say(SeriesKey { area, ..of }, 2018, 50.0);
        assert_eq!(checks_all(&world.build()).count(), 0);
    }
}

mod shares_check {
    use super::*;

    fn share(value: f64, national: bool) -> Vec<Outcome> {
        let mut world = World::new();
        let of = key(world.indicator("htx", Kind::Stock));
        let rate = key(world.speaking_of("share", Kind::Rate, of.indicator, None));
        let agri = Some(world.sector("agri", None));
        let november = Some(date("2022-11-08"));
        world.say(of, 2022, 29_021.0).as_of = november;
        world.say(SeriesKey { sector: agri, ..of }, 2022, 19_384.0).as_of = november;
        world.say(SeriesKey { sector: agri, ..rate }, 2022, value).as_of = november;
        if national {
            world.say(rate, 2022, 40.0);
        }
        found(world, CheckKind::Shares)
    }

    #[test]
    fn the_printed_68_8_per_cent_of_29021_differ_from_19384() {
        let found = share(68.8, false);
        assert_eq!(found.iter().map(by).collect::<Vec<_>>(), [Some(2.007)]);
        assert!(
            matches!(found[0].verdict, Verdict::Differs { percent: None, .. }),
            "a per cent of a per cent misleads"
        );
    }

    #[test]
    fn the_share_that_the_counts_give_agrees() {
        assert_eq!(share(66.8, false)[0].verdict, Verdict::Agrees);
    }

    #[test]
    fn a_rate_that_is_told_of_the_whole_economy_too_is_no_share() {
        assert!(share(68.8, true).is_empty());
    }

    #[test]
    fn a_rate_that_is_far_from_the_share_tells_something_else() {
        assert!(share(20.0, false).is_empty());
    }

    #[test]
    fn a_regions_printed_share_is_off_by_a_slip_of_rounding() {
        let mut world = World::new();
        let of = key(world.indicator("htx", Kind::Stock));
        let rate = key(world.speaking_of("share", Kind::Rate, of.indicator, None));
        let area = world.region("R5");
        world.say(of, 2022, 29_378.0);
        world.say(SeriesKey { area, ..of }, 2022, 2_071.0);
        world.say(SeriesKey { area, ..rate }, 2022, 7.1);
        let outcome = only(world, CheckKind::Shares);
        assert!(outcome.verdict.differs());
        assert_eq!(outcome.nature, Nature::Slip);
    }
}

mod reporters_check {
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
        assert_eq!(
            dated(Kind::Stock, [125.0, 125.0], "2024-12-11").verdict,
            Verdict::Agrees,
            "as good as the year's end"
        );
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
}

mod revisions_check {
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
            world.say(of, 2020, 26_000.0).approx = true;
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
            assert!(some.iter().all(|o| o.area() == area && o.year == year(n)));
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

mod implied_check {
    use super::*;

    /// A level of 2024, its stated rise, the stated level of 2023 and the one that follows.
    fn revised(formula: &str, stated: f64) -> Vec<Outcome> {
        let mut world = World::new();
        let of = key(world.indicator("htx", Kind::Stock));
        let rise = key(world.indicator("rise", Kind::Flow));
        world.speaking_of("growth", Kind::Rate, of.indicator, Some(Rate::Growth));
        world.say(of, 2024, 33_557.0);
        world.say(rise, 2024, 1_454.0);
        world.say(of, 2023, stated);
        world.derive(of, 2023, 32_103.0, formula);
        found(world, CheckKind::Revisions)
    }

    #[test]
    fn a_silent_revision_is_found_from_the_rise_that_was_printed_later() {
        let found = revised("htx[2024] - rise[2024]", 31_364.0);
        assert_eq!(found.iter().map(|o| (by(o), o.nature)).collect::<Vec<_>>(), [(Some(-739.0), Nature::Implied)]);
        assert_eq!(found[0].used.len(), 4, "stated, implied and both inputs");
    }

    #[test]
    fn what_agrees_with_the_implied_figure_is_no_finding() {
        assert!(revised("htx[2024] - rise[2024]", 32_103.0).is_empty());
    }

    #[test]
    fn a_formula_of_bare_numbers_or_of_the_figure_itself_or_of_nothing_stated_says_nothing() {
        for formula in
            ["33557 - 1454", "htx[2023] + 739", "htx[2025] - rise[2025]", "other[2024] - 1", "about a tenth more"]
        {
            assert!(revised(formula, 31_364.0).is_empty(), "{formula}");
        }
    }

    #[test]
    fn the_rounding_of_the_numbers_in_a_formula_counts() {
        assert!(revised("htx[2024] / 1.0", 32_103.0).is_empty(), "1.0 may be 1.05");
        assert_eq!(revised("htx[2024] / 1.00", 32_103.0).len(), 1);
    }

    #[test]
    fn what_the_growth_check_tells_is_not_told_twice() {
        let (mut world, of, _) = growth(27_394.0, 7.6, 26_040.0);
        world.derive(of, 2020, 25_459.0, "x[2021] / 1.076");
        let all: Vec<_> = checks_all(&world.build()).filter(|o| o.verdict.differs()).map(|o| o.kind).collect();
        assert_eq!(all, [CheckKind::Growth]);
    }
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
