//! Two levels, held against what came and what went between them. A change that is stated itself is tried in `growth`.

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
            world.say(key, of, value).approx = crate::model::Approx::about(n == rough);
        }
        let found = found(world, CheckKind::StockFlow);
        let last = found.into_iter().find(|outcome| outcome.year == year(2024)).unwrap();
        (last.verdict.code(), matches!(last.verdict, Verdict::Untestable { .. }).then(|| lacks(&last)))
    };
    let rough = |n: usize, of| Some(vec![(Lack::Sharp, IndicatorIx::at(n), of)]);
    assert_eq!(about(0, [26_000.0, 26_500.0, 800.0, 900.0]), ("untestable", rough(0, 2023)), "a fall beside a rise");
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
    assert_eq!(lacks(&outcome), [(Lack::SameDate, level.indicator, 2022), (Lack::SameDate, inflow.indicator, 2022)]);
    assert_eq!(outcome.as_of, Some(date("2022-11-08")));
}
