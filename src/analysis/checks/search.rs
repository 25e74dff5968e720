//! The checks of an area, a figure at a time: a search that may rest between any two steps, so that a page can answer its reader meanwhile. What it
//! finds, and in which order, does not depend on where it rested.

use std::ops::Deref;

use super::Outcome;
use super::check;
use super::evidence::{Context, Known};
use crate::model::order::{self, Sorting};
use crate::model::{AreaIx, Dataset, SeriesKey, Year};

/// Outcomes put in order in one step: about as much work as the checks of a figure.
const SORTED_AT_ONCE: usize = 64;

/// A search for what the checks find of an area, and of the one that it is a part of, where its figures take part. `D` holds the data set: a
/// reference, or an `Arc` where the search outlives whoever began it.
pub struct Search<D> {
    dataset: D,
    known: Known,
    ways: Vec<Way>,
    /// Where the search is: in which of the ways, and at which of its statements.
    way: usize,
    place: usize,
    /// The year that was checked last in this way.
    last: Option<Year>,
    /// Figures looked at, and figures in all.
    looked: usize,
    all: usize,
    found: Vec<Outcome>,
    sorting: Option<Sorting>,
}

/// A series to go through.
struct Way {
    series: SeriesKey,
    /// One year of it, or all.
    year: Option<Year>,
    /// Only what uses figures of an area.
    with: Option<AreaIx>,
}

impl<D: Deref<Target = Dataset>> Search<D> {
    /// A search that has not begun: of some years, or of all (`None`).
    #[must_use]
    pub fn new(dataset: D, area: AreaIx, years: &[Option<Year>]) -> Self {
        let parent = dataset.catalog().area(area).parent;
        let (mut ways, mut all) = (Vec::new(), 0);
        for year in years {
            for (of, with) in [(Some(area), None), (parent, Some(area))] {
                for series in of.into_iter().flat_map(|of| dataset.in_area(of)) {
                    all += if year.is_some() { 1 } else { series.len() };
                    ways.push(Way { series: series.key, year: *year, with });
                }
            }
        }
        let known = Known::new(&dataset);
        Self { dataset, known, ways, way: 0, place: 0, last: None, looked: 0, all, found: Vec::new(), sorting: None }
    }

    /// Goes on by about one figure. Answers whether there is more to do.
    pub fn step(&mut self) -> bool {
        let Some(way) = self.ways.get(self.way) else { return self.sort() };
        let series = self.dataset.get(way.series);
        let year = match way.year {
            Some(year) => (self.place == 0).then_some(year),
            None => series.and_then(|series| series.statement(self.place)).map(|statement| statement.year),
        };
        let Some((series, year)) = series.zip(year) else {
            (self.way, self.place, self.last) = (self.way + 1, 0, None);
            return true;
        };
        (self.place, self.looked) = (self.place + 1, self.looked + 1);
        // A year told several times is checked once.
        if self.last.replace(year) != Some(year) {
            let begin = self.found.len();
            check(&Context { dataset: &self.dataset, known: &self.known }, series, year, &mut self.found);
            if let Some(area) = way.with {
                let takes_part = |outcome: &Outcome| outcome.used.iter().any(|used| used.series.area == area);
                let mut kept = begin;
                for place in begin..self.found.len() {
                    if self.found.get(place).is_some_and(takes_part) {
                        self.found.swap(kept, place);
                        kept += 1;
                    }
                }
                self.found.truncate(kept);
            }
        }
        true
    }

    /// Puts some of what was found in order. Answers whether there is more to do.
    fn sort(&mut self) -> bool {
        let found = &self.found;
        let sorting = self.sorting.get_or_insert_with(|| Sorting::new(found.len()));
        sorting.step(SORTED_AT_ONCE, &|a, b| match (found.get(a), found.get(b)) {
            (Some(a), Some(b)) => a.worst_first(b).is_le(),
            _ => true,
        })
    }

    /// How many figures were looked at, and how many there are.
    #[must_use]
    pub fn progress(&self) -> (usize, usize) {
        (self.looked, self.all)
    }

    /// What was found, the worst first; does first what is still to do.
    #[must_use]
    pub fn finish(mut self) -> Vec<Outcome> {
        while self.step() {}
        if let Some(sorting) = self.sorting {
            order::arrange(&mut self.found, sorting);
        }
        self.found
    }
}
