//! Puts the series of many files into one data set: a file is added whole or not at all.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::error::{Error, Errors, Problem};
use super::limits;
use super::series::path_of;
use crate::model::{Catalog, Dataset, Series, SeriesKey};

/// A data set that grows file by file, and knows which file each of its series came from.
#[derive(Clone, Debug)]
pub struct Loader {
    dataset: Dataset,
    files: Vec<Box<str>>,
    /// Where the origin of each key is in `origins`.
    keys: BTreeMap<SeriesKey, usize>,
    /// The file and the place in it.
    origins: Vec<(usize, usize)>,
    points: usize,
}

impl Loader {
    /// A data set without any series.
    #[must_use]
    pub fn new(catalog: Arc<Catalog>) -> Self {
        Self {
            dataset: Dataset::new(catalog),
            files: Vec::new(),
            keys: BTreeMap::new(),
            origins: Vec::new(),
            points: 0,
        }
    }

    /// What has been read so far.
    #[must_use]
    pub fn dataset(&self) -> &Dataset {
        &self.dataset
    }

    /// What has been read.
    #[must_use]
    pub fn into_dataset(self) -> Dataset {
        self.dataset
    }

    /// The number of points read so far, over all files; places of the compact form count, missing values too.
    #[must_use]
    pub fn points(&self) -> usize {
        self.points
    }

    /// Adds what [`super::read_series`] read from a file, in the order in which it read it.
    ///
    /// # Errors
    /// Series that another file (or this one) has already, with both places; or the data set would grow over [`limits::POINTS`].
    /// The data set is then left as it was.
    pub fn add(&mut self, file: &str, series: Vec<Series>) -> Result<(), Errors> {
        let mut errors = Errors::default();
        let mut new = BTreeMap::new();
        for (place, one) in series.iter().enumerate() {
            let first = self.keys.get(&one.key).and_then(|place| self.origins.get(*place));
            let first = first.map(|(file, place)| (self.file(*file), *place));
            if let Some((of, at)) = first.or_else(|| new.get(&one.key).map(|at| (file, *at))) {
                let problem = Problem::DuplicateSeries { file: of.into(), first: path_of(at) };
                errors.push(Error { file: file.into(), path: path_of(place), place: None, problem });
            } else {
                new.insert(one.key, place);
            }
        }
        let points = series.iter().fold(self.points, |sum, one| sum.saturating_add(one.len()));
        if points > limits::POINTS {
            errors.push(Error { file: file.into(), path: "$".into(), place: None, problem: Problem::TooManyPoints });
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        self.points = points;
        for (place, one) in series.into_iter().enumerate() {
            self.keys.insert(one.key, self.origins.len());
            self.origins.push((self.files.len(), place));
            // No key is taken: that was just seen to.
            let added = self.dataset.insert(one);
            debug_assert!(added.is_ok());
        }
        self.files.push(file.into());
        Ok(())
    }

    /// Takes down whether a file of the catalog, by its place in it, could not be read.
    pub fn set_unread(&mut self, file: usize, unread: bool) {
        self.dataset.set_unread(file, unread);
    }

    /// Takes out what was added from some files, by their names. They can be added again.
    pub fn remove(&mut self, files: &[&str]) {
        let (names, origins) = (&self.files, &self.origins);
        let of = |origin: usize| origins.get(origin).and_then(|(file, _)| names.get(*file));
        // One by one, into a tree of the same type: `collect` and `retain` are kilobytes of the module each.
        let mut kept = BTreeMap::new();
        for (key, origin) in &self.keys {
            if !of(*origin).is_some_and(|name| files.contains(&&**name)) {
                kept.insert(*key, *origin);
            }
        }
        self.keys = kept;
        let keys = &self.keys;
        self.dataset.remove(|key| !keys.contains_key(&key));
        self.points = self.dataset.series().map(Series::len).sum();
    }

    fn file(&self, place: usize) -> &str {
        self.files.get(place).map_or("", |file| file)
    }
}
