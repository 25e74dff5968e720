//! Reads a data folder from the file system, with the reader that the page uses.

use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;

use crate::format::{Errors, Loader, Problem, limits, read_catalog, read_series, with_near};
use crate::model::{Catalog, Dataset, Lang};

/// The file of a data folder that names all others.
pub const CATALOG: &str = "catalog.json";

/// What a folder holds, and what is wrong with it.
#[derive(Debug)]
pub struct Folder {
    /// The figures of the files that conform; `None` where the catalog does not.
    pub dataset: Option<Dataset>,
    /// The number of files that were read, the catalog among them.
    pub files: usize,
    /// The number of points that were read; places of the compact form count, missing values too.
    pub points: usize,
    /// What is wrong, file by file.
    pub errors: Vec<Errors>,
}

/// What is told of a folder that is none; nothing where it is one.
#[must_use]
pub fn refused(lang: Lang, folder: &Path) -> Option<String> {
    if folder.is_dir() {
        return None;
    }
    let path = folder.display();
    if !folder.exists() {
        return Some(match lang {
            Lang::Vi => format!("Không có thư mục “{path}”."),
            Lang::En => format!("There is no folder “{path}”."),
        });
    }
    let holder = folder.ancestors().skip(1).find(|above| above.join(CATALOG).is_file());
    let holder = holder.map(|above| if above.as_os_str().is_empty() { Path::new(".") } else { above }.display());
    Some(match (lang, holder) {
        (Lang::Vi, Some(holder)) => format!("“{path}” là một tệp; hãy nêu thư mục chứa tệp ấy: “{holder}”."),
        (Lang::En, Some(holder)) => format!("“{path}” is a file; name its folder, “{holder}”."),
        (Lang::Vi, None) => format!("“{path}” là một tệp; cần một thư mục có {CATALOG}."),
        (Lang::En, None) => format!("“{path}” is a file; a folder with {CATALOG} is needed."),
    })
}

/// Reads the catalog of a folder and every file that it names. A file that does not conform is left out; the others are still read.
#[must_use]
pub fn load(folder: &Path) -> Folder {
    load_watched(folder, &mut |_, _| ())
}

/// As [`load`]; `watch` hears how many files of all are read.
pub fn load_watched(folder: &Path, watch: &mut dyn FnMut(usize, usize)) -> Folder {
    let mut loaded = Folder { dataset: None, files: 1, points: 0, errors: Vec::new() };
    match catalog(folder) {
        Ok(catalog) => series(folder, Arc::new(catalog), &mut loaded, watch),
        Err(errors) => loaded.errors.push(errors),
    }
    loaded
}

fn catalog(folder: &Path) -> Result<Catalog, Errors> {
    read_catalog(CATALOG, &bytes(folder, CATALOG)?)
}

fn series(folder: &Path, catalog: Arc<Catalog>, loaded: &mut Folder, watch: &mut dyn FnMut(usize, usize)) {
    let mut loader = Loader::new(Arc::clone(&catalog));
    for (done, entry) in catalog.files.iter().enumerate() {
        watch(done, catalog.files.len());
        loaded.files += 1;
        let outcome = bytes(folder, &entry.path)
            .and_then(|bytes| read_series(&entry.path, &bytes, &catalog, Some(entry)))
            .and_then(|series| loader.add(&entry.path, series));
        loaded.errors.extend(outcome.err().map(|errors| with_near(errors, &catalog)));
    }
    loaded.points = loader.points();
    loaded.dataset = Some(loader.into_dataset());
}

/// The bytes of a file of the folder. One that the reader would refuse for its size is not read into memory first.
fn bytes(folder: &Path, file: &str) -> Result<Vec<u8>, Errors> {
    let path = folder.join(file);
    let unreadable = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => Errors::of_file(file, Problem::FileMissing),
        _ => Errors::of_file(file, Problem::FileUnreadable(error.to_string().into())),
    };
    let about = fs::metadata(&path).map_err(unreadable)?;
    if !about.is_file() {
        // Of a pipe nobody knows whether anything will ever come.
        return Err(Errors::of_file(file, Problem::FileUnreadable(Box::default())));
    }
    let size = about.len();
    if size > limits::FILE_BYTES as u64 {
        return Err(Errors::of_file(file, Problem::FileTooLarge { bytes: size }));
    }
    fs::read(&path).map_err(unreadable)
}
