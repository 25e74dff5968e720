//! How far a plan was met.

use crate::model::{Dataset, Kind, Rate, SeriesKey, Year};

use super::figure::{Figure, figure};

/// A result beside its plan.
#[derive(Clone, Copy, Debug)]
pub struct Attainment<'a> {
    /// The result.
    pub result: Option<Figure<'a>>,
    /// The plan; where it is a range, one of its bounds.
    pub plan: Option<Figure<'a>>,
    /// The other bound of a plan that is told as a range: nothing is worked out of either.
    pub upto: Option<f64>,
    /// The per cent of the plan as the data tell it: stated by a source, or worked out by the editor where its statement is derived.
    pub stated: Option<Figure<'a>>,
    /// `100 × result ÷ plan`, where both are known and the plan is positive.
    pub worked_out: Option<f64>,
}

impl Attainment<'_> {
    /// Whether a source tells result or plan roughly, and so what is worked out of them.
    #[must_use]
    pub fn is_rough(&self) -> bool {
        self.result.iter().chain(&self.plan).any(|figure| figure.statement.approx.is_rough())
    }
}

/// How far the plan of an indicator was met in a year. `key` is the series of the result; plan and stated per cent are taken from
/// the same area, sector and reporter. `None` where neither a plan nor a per cent is known.
#[must_use]
pub fn attainment(dataset: &Dataset, key: SeriesKey, year: Year) -> Option<Attainment<'_>> {
    let catalog = dataset.catalog();
    let find = |kind: fn(&crate::model::Indicator) -> bool| {
        catalog
            .indicators()
            .filter(move |(_, indicator)| indicator.of == Some(key.indicator) && kind(indicator))
            .filter_map(move |(ix, _)| figure(dataset, SeriesKey { indicator: ix, ..key }, year))
    };
    // More than one plan may speak of an indicator, as the bounds of a range.
    let mut plans = find(|indicator| indicator.kind == Kind::Target);
    let plan = plans.next();
    let upto = plan.and_then(|plan| plans.map(|other| other.value).find(|other| *other != plan.value));
    let stated = find(|indicator| indicator.rate == Some(Rate::Attainment)).next();
    let result = figure(dataset, key, year);
    let whole = plan.filter(|_| upto.is_none());
    let worked_out = whole.zip(result).and_then(|(plan, result)| target_met(result.value, plan.value));
    (plan.is_some() || stated.is_some()).then_some(Attainment { result, plan, upto, stated, worked_out })
}

/// Per cent of the plan: `100 × result ÷ plan`; `None` where the plan is not positive.
#[must_use]
pub fn target_met(result: f64, plan: f64) -> Option<f64> {
    (plan > 0.0).then(|| 100.0 * result / plan).filter(|p| p.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_thousand_two_hundred_and_eighty_three_of_1500_planned_are_52_2_per_cent_over_the_plan() {
        assert_eq!(target_met(2283.0, 1500.0), Some(152.2));
    }

    #[test]
    fn no_plan_gives_no_per_cent() {
        assert_eq!(target_met(10.0, 0.0), None);
    }

    use crate::analysis::testing::{World, key, year};

    fn plans() -> (World, [SeriesKey; 4]) {
        let mut world = World::new();
        let new = world.indicator("new", Kind::Flow);
        let low = world.speaking_of("plan", Kind::Target, new, None);
        let high = world.speaking_of("plan_max", Kind::Target, new, None);
        let rate = world.speaking_of("met", Kind::Rate, new, Some(Rate::Attainment));
        (world, [new, low, high, rate].map(key))
    }

    #[test]
    fn what_result_and_plan_give_stands_beside_what_is_told() {
        let (mut world, [new, plan, _, rate]) = plans();
        world.say(new, 2021, 2_283.0);
        world.say(plan, 2021, 1_500.0);
        world.say(rate, 2021, 152.0);
        world.derive(rate, 2022, 109.0, "a / b");
        let dataset = world.build();
        let of = |n| attainment(&dataset, new, year(n)).map(|a| (a.stated.unwrap().value, a.worked_out));
        assert_eq!([2021, 2022].map(of), [Some((152.0, Some(152.2))), Some((109.0, None))]);
    }

    #[test]
    fn a_plan_between_two_bounds_is_no_number_and_nothing_is_attained_of_it() {
        let (mut world, [new, low, high, _]) = plans();
        world.say(high, 2021, 2_000.0);
        world.say(low, 2022, 1_000.0);
        world.say(high, 2022, 2_000.0);
        world.say(new, 2022, 1_200.0);
        world.say(low, 2024, 1_500.0);
        world.say(high, 2024, 1_500.0);
        let dataset = world.build();
        let plan = |n| attainment(&dataset, new, year(n)).map(|a| (a.plan.unwrap().value, a.upto));
        let both = Some((1_000.0, Some(2_000.0)));
        let alike = Some((1_500.0, None));
        assert_eq!([2021, 2022, 2023, 2024].map(plan), [Some((2_000.0, None)), both, None, alike]);
        let between = attainment(&dataset, new, year(2022)).unwrap();
        assert_eq!(between.worked_out, None, "1,200 is no 20% over a plan of 1,000 to 2,000");
    }

    #[test]
    fn a_plan_without_a_result_has_no_per_cent_and_a_result_without_a_plan_no_attainment() {
        let (mut world, [new, plan, ..]) = plans();
        world.say(plan, 2025, 1_000.0);
        world.say(new, 2021, 2_283.0);
        let dataset = world.build();
        let planned = attainment(&dataset, new, year(2025)).unwrap();
        assert_eq!((planned.worked_out, planned.result.is_some()), (None, false));
        assert!(attainment(&dataset, new, year(2021)).is_none());
    }
}
