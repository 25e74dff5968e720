//! The data set: the catalog and the series that have been read so far.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::order;
use super::{AreaIx, Catalog, FileEntry, IndicatorIx, Kind, ReporterIx, SectorIx, Series, SeriesKey, Source, Year};

/// A series of the same key is in the data set already: its place, in the order in which they were added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Duplicate(pub usize);

/// A catalog and the series read so far. Grows file by file; cheap to clone, since everything in it is shared.
#[derive(Clone, Debug)]
pub struct Dataset {
    catalog: Arc<Catalog>,
    series: Vec<Arc<Series>>,
    /// Where the series of each key is in `series`.
    places: BTreeMap<SeriesKey, usize>,
    /// The files of the catalog that could not be read, by their place in it.
    unread: Vec<usize>,
}

impl PartialEq for Dataset {
    /// The same data, in whatever order it was read.
    fn eq(&self, other: &Self) -> bool {
        self.catalog == other.catalog && self.unread == other.unread && self.series().eq(other.series())
    }
}

impl Dataset {
    /// A data set without any series.
    #[must_use]
    pub fn new(catalog: Arc<Catalog>) -> Self {
        Self { catalog, series: Vec::new(), places: BTreeMap::new(), unread: Vec::new() }
    }

    /// What the figures mean.
    #[must_use]
    pub fn catalog(&self) -> &Catalog {
        &self.catalog
    }

    /// The catalog, to be shared.
    #[must_use]
    pub fn shared_catalog(&self) -> Arc<Catalog> {
        Arc::clone(&self.catalog)
    }

    /// Adds a series.
    ///
    /// # Errors
    /// The data set has a series of the same key; it is left as it was.
    pub fn insert(&mut self, series: Series) -> Result<(), Duplicate> {
        if let Some(place) = self.places.get(&series.key) {
            return Err(Duplicate(*place));
        }
        self.places.insert(series.key, self.series.len());
        self.series.push(Arc::new(series));
        Ok(())
    }

    /// Adds a series, or takes it in the place of the one with its key.
    pub fn put(&mut self, series: Series) {
        match self.places.get(&series.key).and_then(|place| self.series.get_mut(*place)) {
            Some(there) => *there = Arc::new(series),
            None => _ = self.insert(series),
        }
    }

    /// Has sources be known that the catalog does not have, behind its own.
    pub fn add_sources(&mut self, sources: &[Source]) {
        if !sources.is_empty() {
            Arc::make_mut(&mut self.catalog).sources.extend_from_slice(sources);
        }
    }

    /// Whether it is read with the same catalog as another one: only then do the indices of the one name in the other what they name there.
    #[must_use]
    pub fn has_catalog_of(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.catalog, &other.catalog) || self.catalog == other.catalog
    }

    /// Takes down whether a file of the catalog, by its place in it, could not be read.
    pub fn set_unread(&mut self, file: usize, unread: bool) {
        if unread {
            order::insert(&mut self.unread, file);
        } else {
            self.unread.retain(|other| *other != file);
        }
    }

    /// Whether the reader opened the catalog: then nothing is the site's.
    #[must_use]
    pub fn is_opened(&self) -> bool {
        self.catalog.opened.is_some()
    }

    /// The file by which a statement, by its series and its place there, is not the site's: the opened catalog, else the opened file in which it stands.
    #[must_use]
    pub fn opened_file(&self, key: SeriesKey, place: usize) -> Option<&str> {
        self.catalog.opened.as_deref().or_else(|| self.get(key)?.opened_file(place))
    }

    /// The files by which some statements, each named by its series and its place there, are not the site's, each once.
    #[must_use]
    pub fn opened_among(&self, statements: &[(SeriesKey, usize)]) -> Vec<&str> {
        self.each_once(&mut statements.iter().filter_map(|(key, place)| self.get(*key)?.opened_file(*place)))
    }

    fn each_once<'d>(&'d self, opened: &mut dyn Iterator<Item = &'d str>) -> Vec<&'d str> {
        let mut files = Vec::new();
        for file in self.catalog.opened.as_deref().into_iter().chain(opened) {
            if !files.contains(&file) {
                files.push(file);
            }
        }
        files
    }

    /// The files by which not all of this is the site's, each once.
    #[must_use]
    pub fn opened_files(&self) -> Vec<&str> {
        self.each_once(&mut self.series().flat_map(Series::opened_files))
    }

    /// Whether any file of the catalog could not be read.
    #[must_use]
    pub fn lacks_files(&self) -> bool {
        !self.unread.is_empty()
    }

    /// Whether a file could not be read that every view of an area needs; without one, that every view needs.
    #[must_use]
    pub fn lacks_core(&self, area: Option<AreaIx>) -> bool {
        self.unread().any(|file| file.is_core(area))
    }

    fn unread(&self) -> impl Iterator<Item = &FileEntry> {
        self.unread.iter().filter_map(|place| self.catalog.files.get(*place))
    }

    /// The files of the catalog that could not be read, by their paths.
    pub fn unread_files(&self) -> impl Iterator<Item = &str> {
        self.unread().map(|file| &*file.path)
    }

    /// Whether figures of an indicator in an area may stand in a file that could not be read: then nobody can say that there are none.
    #[must_use]
    pub fn may_lack(&self, indicator: IndicatorIx, area: AreaIx) -> bool {
        self.unread().any(|file| file.may_hold(indicator, area))
    }

    /// Takes out the series that a test finds, by their places in the order in which they were added.
    pub fn remove(&mut self, gone: &dyn Fn(usize) -> bool) {
        let mut place = 0;
        self.series.retain(|_| {
            place += 1;
            !gone(place - 1)
        });
        // One by one: `collect` into a tree sorts first, which is 4 KB of the module for each type.
        self.places.clear();
        for (place, series) in self.series.iter().enumerate() {
            self.places.insert(series.key, place);
        }
    }

    /// The place of the series of a key, in the order in which they were added.
    #[must_use]
    pub fn place(&self, key: SeriesKey) -> Option<usize> {
        self.places.get(&key).copied()
    }

    /// How many series there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.series.len()
    }

    /// The series of a key.
    #[must_use]
    pub fn get(&self, key: SeriesKey) -> Option<&Series> {
        self.places.get(&key).and_then(|place| self.at(*place))
    }

    fn at(&self, place: usize) -> Option<&Series> {
        self.series.get(place).map(Arc::as_ref)
    }

    fn range(&self, first: SeriesKey, last: SeriesKey) -> impl Iterator<Item = &Series> {
        self.places.range(first..=last).filter_map(|(_, place)| self.at(*place))
    }

    /// Every series, ordered by indicator, area, sector and reporter.
    pub fn series(&self) -> impl Iterator<Item = &Series> {
        self.places.values().filter_map(|place| self.at(*place))
    }

    /// The series of an indicator in an area and a sector, one for each reporter that has one.
    pub fn by_reporter(
        &self,
        indicator: IndicatorIx,
        area: AreaIx,
        sector: Option<SectorIx>,
    ) -> impl Iterator<Item = &Series> {
        let key = |reporter| SeriesKey { indicator, area, sector, reporter };
        self.range(key(ReporterIx::at(0)), key(ReporterIx::at(u32::MAX as usize)))
    }

    /// The series of an indicator in an area, of whatever sector and by whichever reporter: those of the whole economy first.
    #[must_use]
    pub fn told_of(&self, indicator: IndicatorIx, area: AreaIx) -> Vec<&Series> {
        let last = u32::MAX as usize;
        let key = |sector, reporter| SeriesKey { indicator, area, sector, reporter: ReporterIx::at(reporter) };
        self.range(key(None, 0), key(Some(SectorIx::at(last)), last)).collect()
    }

    /// The series of an indicator in an area by a reporter, one for each sector that has one and, first, that of the whole economy.
    pub fn by_sector(
        &self,
        indicator: IndicatorIx,
        area: AreaIx,
        reporter: ReporterIx,
    ) -> impl Iterator<Item = &Series> {
        let key = |sector, reporter| SeriesKey { indicator, area, sector, reporter };
        let last = key(Some(SectorIx::at(u32::MAX as usize)), ReporterIx::at(u32::MAX as usize));
        self.range(key(None, ReporterIx::at(0)), last).filter(move |series| series.key.reporter == reporter)
    }

    /// Every series of an area, ordered by indicator, sector and reporter. Looks at no series of other areas.
    pub fn in_area(&self, area: AreaIx) -> impl Iterator<Item = &Series> {
        let (first, last) = (ReporterIx::at(0), ReporterIx::at(u32::MAX as usize));
        let all = Some(SectorIx::at(u32::MAX as usize));
        self.catalog.indicators().flat_map(move |(indicator, _)| {
            let key = |sector, reporter| SeriesKey { indicator, area, sector, reporter };
            self.range(key(None, first), key(all, last))
        })
    }

    /// Every year of which some series of an area has a statement with a value, earliest first. Plans alone make no year: a target for 2030 is no
    /// figure of 2030.
    #[must_use]
    pub fn years(&self, area: AreaIx) -> Vec<Year> {
        self.years_by(area, None)
    }

    /// The same of the series of one reporter.
    #[must_use]
    pub fn years_by(&self, area: AreaIx, reporter: Option<ReporterIx>) -> Vec<Year> {
        let told = self.in_area(area).filter(|series| {
            self.catalog.indicator(series.key.indicator).kind != Kind::Target
                && reporter.is_none_or(|reporter| series.key.reporter == reporter)
        });
        let told = told.flat_map(Series::statements).filter(|statement| statement.value.is_some());
        order::distinct(told.map(|statement| statement.year))
    }
}
