//! Stock and flow: what a year's comings and goings explain of the change of a level.

use crate::model::{Dataset, SeriesKey, Year};

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
        Some(self.closing?.value - self.opening?.value)
    }

    /// `inflow − outflow`.
    #[must_use]
    pub fn net(&self) -> Option<f64> {
        Some(self.inflow?.value - self.outflow?.value)
    }

    /// What the flows leave unexplained of the change: `change − net`.
    #[must_use]
    pub fn unexplained(&self) -> Option<f64> {
        Some(self.change()? - self.net()?)
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
