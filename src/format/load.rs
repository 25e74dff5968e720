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
    files: Vec<File>,
    /// For each series, in the order in which they were added: its file, by its place in `files`, and its place in the file.
    origins: Vec<(usize, usize)>,
    points: usize,
}

/// A file whose series were added.
#[derive(Clone, Debug)]
struct File {
    name: Box<str>,
    /// Whether the reader added it to the site's.
    opened: bool,
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
        let opened = series.first().is_some_and(|one| one.opened.is_some());
        self.files.push(File { name: file.into(), opened });
        for (place, one) in series.into_iter().enumerate() {
            self.points = self.points.saturating_add(one.len());
            match self.dataset.insert(one) {
                Ok(()) => self.origins.push((self.files.len() - 1, place)),
                Err(Duplicate(first)) => {
                    let (of, at) = self.origins.get(first).copied().unwrap_or_default();
                    let of = self.files.get(of).map(|of| of.name.clone()).unwrap_or_default();
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

    /// Takes out what was added from some files of the catalog, by their names. They can be added again. What the reader added stays, whatever its name.
    pub fn remove(&mut self, files: &[&str]) {
        self.take_out(&|_, file| !file.opened && files.contains(&&*file.name));
    }

    /// Adds what was read from a file that the reader opened, in place of all that came from an opened file of the same name before: by its name a figure
    /// is told, cited and given away, so that a name stands for one file.
    ///
    /// # Errors
    /// Those of [`Loader::add`]. What came from the file before is then still there.
    pub fn replace(&mut self, file: &str, series: Vec<Series>) -> Result<(), Errors> {
        let mut with = self.clone();
        let before = self.has_series_of(file);
        with.take_out(&|_, one| self.is_own(one, file));
        with.add(file, series)?;
        if before {
            with.dataset.set_reopened(file);
        }
        *self = with;
        Ok(())
    }

    /// Whether anything of a file that the reader opened, by its name, is there: the catalog or series.
    #[must_use]
    pub fn has_opened(&self, file: &str) -> bool {
        self.dataset.catalog().opened.as_deref() == Some(file) || self.has_series_of(file)
    }

    fn has_series_of(&self, file: &str) -> bool {
        self.origins.iter().any(|(of, _)| self.files.get(*of).is_some_and(|one| self.is_own(one, file)))
    }

    /// Whether a file is the one of a name that the reader opened. One of the site may have the same name.
    fn is_own(&self, one: &File, name: &str) -> bool {
        *one.name == *name && (self.dataset.is_opened() || one.opened)
    }

    /// Takes out the series of the files that a test finds, by their place and what they are.
    fn take_out(&mut self, is_gone: &dyn Fn(usize, &File) -> bool) {
        let (files, origins) = (&self.files, &mut self.origins);
        let is_gone = |origin: &(usize, usize)| files.get(origin.0).is_some_and(|file| is_gone(origin.0, file));
        self.dataset.remove(&|place| origins.get(place).is_some_and(is_gone));
        origins.retain(|origin| !is_gone(origin));
        self.points = self.dataset.series().map(Series::len).sum();
    }

    /// What there is without the files that the reader added and that have a series of what comes from a file of the site, and their names; `None` where no
    /// such file is in the way. A file that could not be read, and comes after all, is not refused for the sake of one that was added meanwhile: what is
    /// shown must not depend on which of the two came first. The other is taken out whole, as it would not have been added at all.
    #[must_use]
    pub fn giving_way(&self, series: &[Series]) -> Option<(Self, Vec<Box<str>>)> {
        let mut gone = Vec::new();
        for one in series {
            let origin = self.dataset.place(one.key).and_then(|place| self.origins.get(place));
            let added = origin.filter(|(file, _)| self.files.get(*file).is_some_and(|file| file.opened));
            gone.extend(added.map(|(file, _)| *file).filter(|file| !gone.contains(file)));
        }
        if gone.is_empty() {
            return None;
        }
        let mut without = self.clone();
        without.take_out(&|file, _| gone.contains(&file));
        let gone = gone.into_iter().filter_map(|file| Some(self.files.get(file)?.name.clone())).collect();
        Some((without, gone))
    }
}
