//! Series files that the reader adds to the site's: kept apart from those, and laid over what is read of them, so that nothing depends on which came first.
//! Such a file may name sources of its own, since its reader has no catalog to put them into.

use std::sync::Arc;

use super::catalog::own_sources;
use super::error::{Error, Errors, Problem};
use super::limits;
use crate::model::{Catalog, Dataset, Series, Source, SourceIx};

/// What the reader added, file by file.
#[derive(Clone, Debug, Default)]
pub struct Added {
    files: Vec<File>,
}

#[derive(Clone, Debug)]
struct File {
    name: Arc<str>,
    /// Their sources are counted as if this file alone were added.
    series: Vec<Series>,
    sources: Vec<Source>,
}

/// The sources that a file names itself, and a catalog that has them, for the reading of its series.
#[derive(Clone, Debug)]
pub struct Own {
    /// The site's catalog with the file's own sources behind its sources.
    pub catalog: Arc<Catalog>,
    sources: Vec<Source>,
    errors: Errors,
}

impl Own {
    /// Reads the sources of a file that is added to the site's figures. One that the site has just so is the site's.
    #[must_use]
    pub fn read(file: &str, bytes: &[u8], catalog: Arc<Catalog>) -> Self {
        let (sources, errors) = own_sources(file, bytes, &catalog);
        let mut catalog = catalog;
        if !sources.is_empty() {
            Arc::make_mut(&mut catalog).sources.extend_from_slice(&sources);
        }
        Self { catalog, sources, errors }
    }
}

impl Added {
    /// Whether anything of a file, by its name, is there.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.files.iter().any(|file| *file.name == *name)
    }

    /// Adds what was read from a file, in place of all that came from one of its name before: by its name a figure is told, cited and given away.
    ///
    /// # Errors
    /// What is wrong with the file, or that all of them have too many points. What was there is then left as it was.
    pub fn take(&mut self, name: &str, read: Result<Vec<Series>, Errors>, own: Own) -> Result<(), Errors> {
        let mut series = match read {
            Ok(series) if own.errors.is_empty() => series,
            Ok(_) => return Err(own.errors),
            Err(errors) => return Err(own.errors.and(errors)),
        };
        let name: Arc<str> = name.into();
        series.iter_mut().for_each(|one| one.set_opened(&name));
        let others = self.files.iter().filter(|file| file.name != name).flat_map(|file| &file.series);
        if others.chain(&series).map(Series::len).sum::<usize>() > limits::POINTS {
            let problem = Problem::TooManyPoints;
            return Err(Errors::of_error(Error { file: (&*name).into(), path: "$".into(), place: None, problem }));
        }
        self.files.retain(|file| file.name != name);
        self.files.push(File { name, series, sources: own.sources });
        Ok(())
    }

    /// What was read of the site with what was added. A series that both have is one: with every statement of either, those of the site first.
    #[must_use]
    pub fn over(&self, site: &Dataset) -> Dataset {
        let mut all = site.clone();
        let own = site.catalog().sources().len();
        for file in &self.files {
            let before = all.catalog().sources().len() - own;
            all.add_sources(&file.sources);
            let place = |source: SourceIx| SourceIx::at(source.get() + if source.get() < own { 0 } else { before });
            for series in &file.series {
                let series = series.clone().with_sources(&place);
                let joined = all.get(series.key).map(|there| there.with_added(&series));
                all.put(joined.unwrap_or(series));
            }
        }
        all
    }

    /// The added files that tell a figure which a file of the site tells, too, by their names.
    #[must_use]
    pub fn beside(&self, site: &[Series]) -> Vec<&str> {
        let mut files: Vec<&str> = Vec::new();
        for (file, one) in self.files.iter().flat_map(|file| file.series.iter().map(move |one| (file, one))) {
            let theirs = site.iter().find(|theirs| theirs.key == one.key);
            let meets =
                theirs.is_some_and(|theirs| one.statements().any(|told| theirs.of_year(told.year).next().is_some()));
            if meets && files.last() != Some(&&*file.name) {
                files.push(&file.name);
            }
        }
        files
    }
}
