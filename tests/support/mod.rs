//! What several tests need: data folders read from disk. A folder that does not conform fails the test with every error in words.

use std::path::{Path, PathBuf};

use coopstat::cli::folder::{self, Folder};
use coopstat::model::{Dataset, Lang};
use coopstat::text::errors;

/// A folder of the repository.
pub(crate) fn path(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)
}

/// Reads a folder of the repository.
pub(crate) fn folder(name: &str) -> Folder {
    let folder = folder::load(&path(name));
    let told = |error| format!("{}: {}", errors::whereabouts(Lang::En, error), errors::message(Lang::En, error));
    let wrong: Vec<_> = folder.errors.iter().flatten().map(told).collect();
    assert!(wrong.is_empty(), "{name} does not conform:\n{}", wrong.join("\n"));
    folder
}

/// The small made-up data set of `tests/data/small`.
pub(crate) fn small() -> Dataset {
    folder("tests/data/small").dataset.expect("a folder without errors has a data set")
}
