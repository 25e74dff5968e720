//! Stock and flow: what a year's comings and goings explain of the change of a level.

use crate::model::{Dataset, SeriesKey, Year};

use super::change::tidy;
use super::figure::{Figure, figure};

/// A level, the level a year before, and the flows between them. What is not known is `None`, never zero.
#[derive(Clone, Copy, Debug)]
pub struct StockFlow<'a> {
    /// The level at the end of the year before.
    pub opening: Option<Figure<'a>>,
    /// What came.
    pub inflow: Option<Figure<'a>>,
    /// What went.
    pub outflow: Option<Figure<'a>>,
    /// The level at the end of the year.
    pub closing: Option<Figure<'a>>,
}

impl StockFlow<'_> {
    /// `closing − opening`.
    #[must_use]
    pub fn change(&self) -> Option<f64> {
        let (closing, opening) = (self.closing?.value, self.opening?.value);
        Some(tidy(closing - opening, closing, opening))
    }

    /// `inflow − outflow`.
    #[must_use]
    pub fn net(&self) -> Option<f64> {
        let (inflow, outflow) = (self.inflow?.value, self.outflow?.value);
        Some(tidy(inflow - outflow, inflow, outflow))
    }

    /// What the flows leave unexplained of the change: `change − net`.
    #[must_use]
    pub fn unexplained(&self) -> Option<f64> {
        let (change, net) = (self.change()?, self.net()?);
        Some(tidy(change - net, change, net))
    }
}

/// The stock and flow of a year, all from one area, sector and reporter; `None` where the indicator names no flows.
#[must_use]
pub fn stock_flow(dataset: &Dataset, stock: SeriesKey, year: Year) -> Option<StockFlow<'_>> {
    let indicator = dataset.catalog().indicator(stock.indicator);
    let (inflow, outflow) = (indicator.inflow?, indicator.outflow?);
    Some(StockFlow {
        opening: year.before().and_then(|before| figure(dataset, stock, before)),
        inflow: figure(dataset, SeriesKey { indicator: inflow, ..stock }, year),
        outflow: figure(dataset, SeriesKey { indicator: outflow, ..stock }, year),
        closing: figure(dataset, stock, year),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::testing::{World, key, year};

    #[test]
    fn the_flows_of_2021_leave_496_of_the_change_unexplained() {
        let mut world = World::new();
        let [stock, inflow, outflow] = world.stock_with_flows("htx").map(key);
        world.say(stock, 2020, 26_040.0);
        world.say(stock, 2021, 27_394.0);
        world.say(inflow, 2021, 2_283.0);
        world.say(outflow, 2021, 433.0);
        let dataset = world.build();
        let found = stock_flow(&dataset, stock, year(2021)).unwrap();
        assert_eq!((found.change(), found.net(), found.unexplained()), (Some(1_354.0), Some(1_850.0), Some(-496.0)));
    }

    #[test]
    fn what_is_not_known_stays_unknown() {
        let mut world = World::new();
        let [stock, inflow, _] = world.stock_with_flows("htx").map(key);
        world.say(stock, 2021, 10.0);
        world.say(inflow, 2021, 3.0);
        let dataset = world.build();
        let found = stock_flow(&dataset, stock, year(2021)).unwrap();
        assert_eq!((found.change(), found.net(), found.unexplained()), (None, None, None));
        assert!(stock_flow(&dataset, inflow, year(2021)).is_none(), "no flows are named for it");
        assert!(stock_flow(&dataset, stock, Year::FIRST).unwrap().opening.is_none());
    }

    #[test]
    fn decimals_leave_no_dust() {
        let mut world = World::new();
        let [stock, inflow, outflow] = world.stock_with_flows("money").map(key);
        for (key, of, value) in [(stock, 2020, 0.1), (stock, 2021, 0.4), (inflow, 2021, 0.7), (outflow, 2021, 0.4)] {
            world.say(key, of, value);
        }
        let dataset = world.build();
        assert_eq!(stock_flow(&dataset, stock, year(2021)).unwrap().unexplained(), Some(0.0));
    }
}
