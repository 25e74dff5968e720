//! What a figure is made of: by the indicator's parts, or by the sectors of the economy.

use crate::model::{Dataset, IndicatorIx, SectorIx, SeriesKey, Year};

use super::figure::{Figure, figure};

/// A part of a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// An indicator that the whole names as a part.
    Indicator(IndicatorIx),
    /// A sector of the economy.
    Sector(SectorIx),
}

/// One part with its figure.
#[derive(Clone, Copy, Debug)]
pub struct Share<'a> {
    /// Which part.
    pub part: Part,
    /// Its figure.
    pub figure: Figure<'a>,
    /// Per cent of the whole, or of the sum of the parts where the whole is not known.
    pub percent: Option<f64>,
}

/// A whole and its parts in one year.
#[derive(Clone, Debug)]
pub struct Composition<'a> {
    /// The whole, where it is told.
    pub whole: Option<Figure<'a>>,
    /// The parts that are known, in the catalog's order.
    pub shares: Vec<Share<'a>>,
    /// The sum of the known parts.
    pub sum: f64,
}

impl Composition<'_> {
    /// What the known parts leave of the whole; negative where they are more than it.
    #[must_use]
    pub fn rest(&self) -> Option<f64> {
        Some(self.whole?.value - self.sum)
    }
}

/// What a figure is made of in a year: the indicator's parts where it names some, else the sectors that have no parent. `None` where no part is known.
#[must_use]
pub fn composition(dataset: &Dataset, key: SeriesKey, year: Year) -> Option<Composition<'_>> {
    let catalog = dataset.catalog();
    let named = &catalog.indicator(key.indicator).parts;
    let parts: Vec<(Part, SeriesKey)> = if named.is_empty() {
        let top = catalog.sectors().filter(|(_, sector)| sector.parent == key.sector);
        top.map(|(ix, _)| (Part::Sector(ix), SeriesKey { sector: Some(ix), ..key })).collect()
    } else {
        named.iter().map(|&ix| (Part::Indicator(ix), SeriesKey { indicator: ix, ..key })).collect()
    };
    let whole = figure(dataset, key, year);
    let found: Vec<_> =
        parts.into_iter().filter_map(|(part, key)| figure(dataset, key, year).map(|figure| (part, figure))).collect();
    if found.is_empty() {
        return None;
    }
    let sum: f64 = found.iter().map(|(_, figure)| figure.value).sum();
    let base = whole.map_or(sum, |figure| figure.value);
    let percent = |value: f64| (base > 0.0).then(|| 100.0 * value / base).filter(|p| p.is_finite());
    let shares =
        found.into_iter().map(|(part, figure)| Share { part, figure, percent: percent(figure.value) }).collect();
    Some(Composition { whole, shares, sum })
}
