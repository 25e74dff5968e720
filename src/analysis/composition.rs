//! What a figure is made of: by the indicator's parts, or by the sectors of the economy.

use crate::model::{Dataset, IndicatorIx, Kind, SectorIx, SeriesKey, Year};

use super::change::tidy;
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
        let whole = self.whole?.value;
        Some(tidy(whole - self.sum, whole, self.sum))
    }
}

/// What a figure is made of in a year: the indicator's parts where some are told, else the sectors right below the series' own.
/// `None` where no part is known, and for rates and means without named parts: sectors' rates and means do not add up.
#[must_use]
pub fn composition(dataset: &Dataset, key: SeriesKey, year: Year) -> Option<Composition<'_>> {
    let catalog = dataset.catalog();
    let indicator = catalog.indicator(key.indicator);
    let find = |part: Part, key: SeriesKey| figure(dataset, key, year).map(|figure| (part, figure));
    let mut found: Vec<_> = indicator
        .parts
        .iter()
        .filter_map(|&ix| find(Part::Indicator(ix), SeriesKey { indicator: ix, ..key }))
        .collect();
    if found.is_empty() && !matches!(indicator.kind, Kind::Rate | Kind::Mean) {
        let below = catalog.sectors().filter(|(_, sector)| sector.parent == key.sector);
        found = below.filter_map(|(ix, _)| find(Part::Sector(ix), SeriesKey { sector: Some(ix), ..key })).collect();
    }
    let whole = figure(dataset, key, year);
    if found.is_empty() {
        return None;
    }
    let sum = found.iter().fold(0.0, |sum, (_, figure)| tidy_sum(sum, figure.value));
    let base = whole.map_or(sum, |figure| figure.value);
    let percent = |value: f64| (base > 0.0).then(|| 100.0 * value / base).filter(|p| p.is_finite());
    let shares =
        found.into_iter().map(|(part, figure)| Share { part, figure, percent: percent(figure.value) }).collect();
    Some(Composition { whole, shares, sum })
}

/// A sum without the binary dust of decimals.
fn tidy_sum(a: f64, b: f64) -> f64 {
    tidy(a + b, a, b)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::testing::{World, key, year};

    #[test]
    fn named_parts_are_told_in_order_with_their_shares() {
        let mut world = World::new();
        let [whole, first, second] = ["whole", "first", "second"].map(|id| world.indicator(id, Kind::Stock));
        world.edit(whole).parts = vec![first, second];
        world.say(key(whole), 2018, 200.0);
        world.say(key(first), 2018, 50.0);
        world.say(key(second), 2018, 140.0);
        let dataset = world.build();
        let found = composition(&dataset, key(whole), year(2018)).unwrap();
        let shares: Vec<_> = found.shares.iter().map(|s| (s.part, s.percent)).collect();
        assert_eq!(shares, [(Part::Indicator(first), Some(25.0)), (Part::Indicator(second), Some(70.0))]);
        assert_eq!((found.sum, found.rest()), (190.0, Some(10.0)));
    }

    #[test]
    fn sectors_right_below_the_series_are_its_parts_and_the_seeds_shares_of_2018_add_up() {
        let mut world = World::new();
        let htx = key(world.indicator("htx", Kind::Stock));
        let [agri, other, credit] = ["agri", "other", "credit"].map(|id| world.sector(id, None));
        let trade = world.sector("trade", Some(other));
        world.say(htx, 2018, 22_456.0);
        for (sector, value) in [(agri, 13_712.0), (other, 7_563.0), (credit, 1_181.0), (trade, 2_000.0)] {
            world.say(SeriesKey { sector: Some(sector), ..htx }, 2018, value);
        }
        let dataset = world.build();
        let found = composition(&dataset, htx, year(2018)).unwrap();
        assert_eq!((found.shares.len(), found.sum, found.rest()), (3, 22_456.0, Some(0.0)));
        let below = composition(&dataset, SeriesKey { sector: Some(other), ..htx }, year(2018)).unwrap();
        assert_eq!(below.shares.iter().map(|s| s.part).collect::<Vec<_>>(), [Part::Sector(trade)]);
        assert_eq!(below.rest(), Some(5_563.0));
    }

    #[test]
    fn without_a_whole_the_shares_are_of_the_sum() {
        let mut world = World::new();
        let htx = key(world.indicator("htx", Kind::Stock));
        for (id, value) in [("a", 0.1), ("b", 0.2), ("c", 0.7)] {
            let sector = world.sector(id, None);
            world.say(SeriesKey { sector: Some(sector), ..htx }, 2018, value);
        }
        let dataset = world.build();
        let found = composition(&dataset, htx, year(2018)).unwrap();
        assert_eq!((found.sum, found.rest()), (1.0, None));
        assert_eq!(found.shares.iter().map(|s| s.percent).collect::<Vec<_>>(), [10.0, 20.0, 70.0].map(Some));
    }

    #[test]
    fn sectors_of_a_mean_are_no_parts_of_it() {
        let mut world = World::new();
        let mean = key(world.indicator("income", Kind::Mean));
        let sector = world.sector("agri", None);
        world.say(mean, 2018, 10.0);
        world.say(SeriesKey { sector: Some(sector), ..mean }, 2018, 8.0);
        assert!(composition(&world.build(), mean, year(2018)).is_none());
    }

    #[test]
    fn no_known_part_is_no_composition() {
        let mut world = World::new();
        let htx = key(world.indicator("htx", Kind::Stock));
        world.sector("agri", None);
        world.say(htx, 2018, 10.0);
        assert!(composition(&world.build(), htx, year(2018)).is_none());
    }
}
