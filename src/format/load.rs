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
    origins: BTreeMap<SeriesKey, (usize, usize)>,
    points: usize,
}

impl Loader {
    /// A data set without any series.
    #[must_use]
    pub fn new(catalog: Arc<Catalog>) -> Self {
        Self { dataset: Dataset::new(catalog), files: Vec::new(), origins: BTreeMap::new(), points: 0 }
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
        let mut origins = BTreeMap::new();
        for (place, one) in series.iter().enumerate() {
            let first = self.origins.get(&one.key).map(|(file, place)| (self.file(*file), *place));
            if let Some((of, at)) = first.or_else(|| origins.get(&one.key).map(|(_, at)| (file, *at))) {
                let problem = Problem::DuplicateSeries { file: of.into(), first: path_of(at) };
                errors.push(Error { file: file.into(), path: path_of(place), place: None, problem });
            } else {
                origins.insert(one.key, (self.files.len(), place));
            }
        }
        let points = series.iter().fold(self.points, |sum, one| sum.saturating_add(one.len()));
        if points > limits::POINTS {
            errors.push(Error { file: file.into(), path: "$".into(), place: None, problem: Problem::TooManyPoints });
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        self.files.push(file.into());
        self.origins.append(&mut origins);
        self.points = points;
        for one in series {
            // No key is taken: that was just seen to.
            let added = self.dataset.insert(one);
            debug_assert!(added.is_ok());
        }
        Ok(())
    }

    fn file(&self, place: usize) -> &str {
        self.files.get(place).map_or("", |file| file)
    }
}
