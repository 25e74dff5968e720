//! Puts the series of many files into one data set: a file is added whole or not at all.

use std::sync::Arc;

use super::error::{Error, Errors, Problem};
use super::limits;
use super::series::path_of;
use crate::model::{Catalog, Dataset, Duplicate, Series};

/// A data set that grows file by file, and knows which file each of its series came from.
#[derive(Clone, Debug)]
pub struct Loader {
    dataset: Dataset,
    files: Vec<Box<str>>,
    /// For each series, in the order in which they were added: its file, by its place in `files`, and its place in the file.
    origins: Vec<(usize, usize)>,
    points: usize,
}

impl Loader {
    /// A data set without any series.
    #[must_use]
    pub fn new(catalog: Arc<Catalog>) -> Self {
        Self { dataset: Dataset::new(catalog), files: Vec::new(), origins: Vec::new(), points: 0 }
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
        let (before, points) = (self.dataset.count(), self.points);
        self.files.push(file.into());
        for (place, one) in series.into_iter().enumerate() {
            self.points = self.points.saturating_add(one.len());
            match self.dataset.insert(one) {
                Ok(()) => self.origins.push((self.files.len() - 1, place)),
                Err(Duplicate(first)) => {
                    let (of, at) = self.origins.get(first).copied().unwrap_or_default();
                    let of = self.files.get(of).cloned().unwrap_or_default();
                    let problem = Problem::DuplicateSeries { file: of, first: path_of(at) };
                    errors.push(Error { file: file.into(), path: path_of(place), place: None, problem });
                }
            }
        }
        if self.points > limits::POINTS {
            errors.push(Error { file: file.into(), path: "$".into(), place: None, problem: Problem::TooManyPoints });
        }
        if errors.is_empty() {
            return Ok(());
        }
        self.points = points;
        self.files.pop();
        self.origins.truncate(before);
        self.dataset.remove(&|place| place >= before);
        Err(errors)
    }

    /// Takes down whether a file of the catalog, by its place in it, could not be read.
    pub fn set_unread(&mut self, file: usize, unread: bool) {
        self.dataset.set_unread(file, unread);
    }

    /// Takes out what was added from some files, by their names. They can be added again.
    pub fn remove(&mut self, names: &[&str]) {
        let (files, origins) = (&self.files, &mut self.origins);
        let is_gone = |origin: &(usize, usize)| files.get(origin.0).is_some_and(|file| names.contains(&&**file));
        self.dataset.remove(&|place| origins.get(place).is_some_and(is_gone));
        origins.retain(|origin| !is_gone(origin));
        self.points = self.dataset.series().map(Series::len).sum();
    }

    /// Adds what was read from a file of a catalog that the reader opened, in place of all that came from one of the same name before: by its name a figure is
    /// told, cited and given away, so that a name stands for one file.
    ///
    /// # Errors
    /// Those of [`Loader::add`]. What came from the file before is then still there.
    pub fn replace(&mut self, file: &str, series: Vec<Series>) -> Result<(), Errors> {
        let mut with = self.clone();
        with.remove(&[file]);
        with.add(file, series)?;
        *self = with;
        Ok(())
    }

    /// Whether anything of a file that the reader opened with its catalog, by its name, is there: the catalog or series.
    #[must_use]
    pub fn has_opened(&self, file: &str) -> bool {
        let opened = self.dataset.catalog().opened.as_deref();
        opened == Some(file) || (opened.is_some() && self.has_series_of(file))
    }

    fn has_series_of(&self, file: &str) -> bool {
        self.origins.iter().any(|(of, _)| self.files.get(*of).is_some_and(|one| **one == *file))
    }
}
