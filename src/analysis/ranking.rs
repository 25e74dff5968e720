//! The areas of a country, or of a region, by one figure.

use std::cmp::Ordering;

use crate::model::order;
use crate::model::{AreaIx, Dataset, SeriesKey, Year};

use super::figure::{Figure, figure};

/// One area's figure and its place.
#[derive(Clone, Copy, Debug)]
pub struct Ranked<'a> {
    /// The area.
    pub area: AreaIx,
    /// Its figure.
    pub figure: Figure<'a>,
    /// Its place from 1; equal values share a place.
    pub place: usize,
}

/// The areas that are parts of `key.area`, highest figure first, in the catalog's order where equal; areas without a figure are left out.
#[must_use]
pub fn ranking(dataset: &Dataset, key: SeriesKey, year: Year) -> Vec<Ranked<'_>> {
    let areas = dataset.catalog().children(key.area);
    let mut rows: Vec<_> = areas
        .filter_map(|area| {
            figure(dataset, SeriesKey { area, ..key }, year).map(|figure| Ranked { area, figure, place: 0 })
        })
        .collect();
    // Figures are finite; partial_cmp holds 0 and -0 equal, as they are when shared places are given.
    order::sort_by(&mut rows, |a, b| b.figure.value.partial_cmp(&a.figure.value).unwrap_or(Ordering::Equal));
    let mut place = 1;
    let mut before = None;
    for (n, row) in rows.iter_mut().enumerate() {
        if before != Some(row.figure.value) {
            place = n + 1;
        }
        before = Some(row.figure.value);
        row.place = place;
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::testing::{World, key, year};
    use crate::model::Kind;

    #[test]
    fn equal_values_share_a_place_and_keep_the_catalogs_order() {
        let mut world = World::new();
        let htx = key(world.indicator("htx", Kind::Stock));
        let areas: Vec<_> = ["a", "b", "c", "d", "e"].map(|id| world.region(id)).into();
        for (area, value) in areas.iter().zip([5.0, 7.0, 5.0, 0.0, -0.0]) {
            world.say(SeriesKey { area: *area, ..htx }, 2022, value);
        }
        let dataset = world.build();
        let rows: Vec<_> = ranking(&dataset, htx, year(2022)).iter().map(|r| (r.area, r.place)).collect();
        let expected = [(1, 1), (0, 2), (2, 2), (3, 4), (4, 4)].map(|(n, place)| (areas[n], place));
        assert_eq!(rows, expected);
    }

    #[test]
    fn areas_without_a_figure_and_areas_of_other_parents_are_left_out() {
        let mut world = World::new();
        let htx = key(world.indicator("htx", Kind::Stock));
        let region = world.region("a");
        world.region("b");
        let province = world.area("p", crate::model::AreaKind::Province, Some(region));
        for area in [region, province] {
            world.say(SeriesKey { area, ..htx }, 2022, 1.0);
        }
        let dataset = world.build();
        assert_eq!(ranking(&dataset, htx, year(2022)).len(), 1);
        assert!(ranking(&dataset, htx, year(2021)).is_empty());
    }
}
