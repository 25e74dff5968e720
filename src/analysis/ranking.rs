//! The areas of a country, or of a region, by one figure.

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
    rows.sort_by(|a, b| b.figure.value.total_cmp(&a.figure.value));
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
