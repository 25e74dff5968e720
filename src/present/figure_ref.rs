//! The name of a figure in a link: which series, which year.

use std::fmt::Write as _;

use crate::model::{Catalog, SeriesKey, Year};

/// A figure, named so that a link can carry it: `indicator/area/reporter/year`, or `indicator/area/sector/reporter/year`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FigureRef {
    /// The series.
    pub key: SeriesKey,
    /// The year.
    pub year: Year,
}

impl FigureRef {
    /// The name. Ids hold no slash, so the parts stay apart.
    #[must_use]
    pub fn name(&self, catalog: &Catalog) -> String {
        let SeriesKey { indicator, area, sector, reporter } = self.key;
        let sector = sector.map(|sector| &*catalog.sector(sector).id);
        let before = [&*catalog.indicator(indicator).id, &*catalog.area(area).id];
        let parts = before.into_iter().chain(sector).chain([&*catalog.reporter(reporter).id]);
        let mut name = String::with_capacity(parts.clone().map(|part| part.len() + 1).sum::<usize>() + 4);
        for part in parts {
            name.push_str(part);
            name.push('/');
        }
        // Writing to a string cannot fail.
        let _ = write!(name, "{}", self.year);
        name
    }

    /// The figures of names that are parted by commas, as a link has those behind a number of a chart; `None` where one of them names nothing of this catalog.
    #[must_use]
    pub fn parse_all(names: &str, catalog: &Catalog) -> Option<Vec<Self>> {
        names.split(',').map(|name| Self::parse(name, catalog)).collect()
    }

    /// The figure of a name; `None` where it names nothing of this catalog.
    #[must_use]
    pub fn parse(name: &str, catalog: &Catalog) -> Option<Self> {
        let parts: Vec<&str> = name.split('/').collect();
        let (indicator, area, sector, reporter, year) = match parts.as_slice() {
            [indicator, area, reporter, year] => (indicator, area, None, reporter, year),
            [indicator, area, sector, reporter, year] => {
                (indicator, area, Some(catalog.find_sector(sector)?), reporter, year)
            }
            _ => return None,
        };
        let key = SeriesKey {
            indicator: catalog.find_indicator(indicator)?,
            area: catalog.find_area(area)?,
            sector,
            reporter: catalog.find_reporter(reporter)?,
        };
        Some(Self { key, year: Year::new(year.parse().ok()?)? })
    }
}
