//! How far a plan was met.

use crate::model::{Dataset, Kind, Rate, SeriesKey, Year};

use super::figure::{Figure, figure};

/// A result beside its plan.
#[derive(Clone, Copy, Debug)]
pub struct Attainment<'a> {
    /// The result.
    pub result: Option<Figure<'a>>,
    /// The plan.
    pub plan: Option<Figure<'a>>,
    /// The per cent of the plan as a source states it.
    pub stated: Option<Figure<'a>>,
    /// `100 × result ÷ plan`, where both are known and the plan is positive.
    pub worked_out: Option<f64>,
}

impl Attainment<'_> {
    /// The per cent to show: stated where a source states it, else worked out.
    #[must_use]
    pub fn percent(&self) -> Option<f64> {
        self.stated.map(|figure| figure.value).or(self.worked_out)
    }
}

/// How far the plan of an indicator was met in a year. `key` is the series of the result; plan and stated per cent are taken from
/// the same area, sector and reporter. `None` where neither a plan nor a per cent is known.
#[must_use]
pub fn attainment(dataset: &Dataset, key: SeriesKey, year: Year) -> Option<Attainment<'_>> {
    let catalog = dataset.catalog();
    let find = |kind: fn(&crate::model::Indicator) -> bool| {
        // More than one plan may speak of an indicator (a lower and an upper bound): the first that has a figure is taken.
        catalog
            .indicators()
            .filter(|(_, indicator)| indicator.of == Some(key.indicator) && kind(indicator))
            .find_map(|(ix, _)| figure(dataset, SeriesKey { indicator: ix, ..key }, year))
    };
    let plan = find(|indicator| indicator.kind == Kind::Target);
    let stated = find(|indicator| indicator.rate == Some(Rate::Attainment));
    let result = figure(dataset, key, year);
    let worked_out = plan.zip(result).and_then(|(plan, result)| target_met(result.value, plan.value));
    (plan.is_some() || stated.is_some()).then_some(Attainment { result, plan, stated, worked_out })
}

/// Per cent of the plan: `100 × result ÷ plan`; `None` where the plan is not positive.
#[must_use]
pub fn target_met(result: f64, plan: f64) -> Option<f64> {
    (plan > 0.0).then(|| 100.0 * result / plan).filter(|p| p.is_finite())
}

/// The plan that a result and a per cent of the plan imply: `result ÷ (per cent ÷ 100)`; `None` where the per cent is not positive.
#[must_use]
pub fn implied_target(result: f64, percent: f64) -> Option<f64> {
    (percent > 0.0).then(|| result / (percent / 100.0)).filter(|t| t.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_thousand_two_hundred_and_eighty_three_at_52_2_per_cent_over_plan_gives_a_target_of_1500() {
        assert_eq!(implied_target(2283.0, 152.2).map(f64::round), Some(1500.0));
        assert_eq!(target_met(2283.0, 1500.0), Some(152.2));
    }

    #[test]
    fn no_plan_gives_no_per_cent() {
        assert_eq!(target_met(10.0, 0.0), None);
        assert_eq!(implied_target(10.0, 0.0), None);
    }
}
