//! `coopstat check`: reads a data folder with the page's own code and tells what is wrong with it, then what its figures contradict.

use std::io::{self, Write};
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use serde_json::{Value, json};

use super::folder::{self, Folder};
use super::outcomes;
use super::progress::Progress;
use super::{BROKEN, CONFORMS, DIFFERS, Language, USAGE, plain};
use crate::format::Error;
use crate::model::Lang;
use crate::text::errors;

/// Kiểm tra một thư mục dữ liệu · Check a data folder.
///
/// Tells every error of the files, then every check of the figures that differs, with its arithmetic.
///
/// Exit code: 0 the files conform, 1 they do not, 2 wrong usage, 3 they conform and checks differ (with --strict), 5 the output could not be
/// written.
#[derive(Debug, Args)]
pub struct Check {
    /// The folder with catalog.json.
    #[arg(value_name = "DIR")]
    dir: PathBuf,
    /// The language of the messages.
    #[arg(long, value_enum, default_value_t = Language::Vi)]
    lang: Language,
    /// Text for people or JSON for programs.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Exit with 3 where checks differ.
    #[arg(long)]
    strict: bool,
    /// List the checks that agree or cannot be tested, too (JSON always does).
    #[arg(long)]
    all: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
}

impl Check {
    /// Reads the folder and tells what is wrong; gives the exit code.
    pub(super) fn run(&self, out: &mut dyn Write, err: &mut dyn Write, live: bool) -> io::Result<u8> {
        let lang = self.lang.lang();
        if let Some(refused) = folder::refused(lang, &self.dir) {
            return writeln!(err, "{refused}").map(|()| USAGE);
        }
        let mut progress = Progress::new(err, live);
        let mut drawn = Ok(());
        let folder = folder::load_watched(&self.dir, &mut |done, all| {
            if drawn.is_ok() {
                drawn = progress.show(done, all);
            }
        });
        drawn.and_then(|()| progress.clear())?;
        let counts = match self.format {
            Format::Text => {
                text(lang, &folder, out)?;
                folder.dataset.as_ref().map(|dataset| {
                    writeln!(out)?;
                    outcomes::text(lang, dataset, self.all, out, &mut progress)
                })
            }
            Format::Json => json(lang, &folder, out, &mut progress)?.map(Ok),
        };
        let differ = counts.transpose()?.is_some_and(|counts| counts.differ() > 0);
        Ok(match (folder.errors.is_empty(), differ && self.strict) {
            (false, _) => BROKEN,
            (true, true) => DIFFERS,
            (true, false) => CONFORMS,
        })
    }
}

/// The report and the outcomes as one object. The outcomes are written as they are found.
fn json(
    lang: Lang,
    folder: &Folder,
    out: &mut dyn Write,
    progress: &mut Progress<'_>,
) -> io::Result<Option<outcomes::Counts>> {
    let report = format!("{:#}", report(lang, folder));
    let Some(dataset) = &folder.dataset else {
        writeln!(out, "{report}")?;
        return Ok(None);
    };
    // The object stays open for the outcomes.
    writeln!(out, "{},", report.trim_end_matches('}').trim_end())?;
    let counts = outcomes::members(lang, dataset, out, progress)?;
    writeln!(out, "}}")?;
    Ok(Some(counts))
}

/// The number of errors, those that are not listed too.
fn count(folder: &Folder) -> usize {
    folder.errors.iter().map(|errors| errors.len() + errors.omitted()).sum()
}

fn series(folder: &Folder) -> usize {
    folder.dataset.as_ref().map_or(0, |dataset| dataset.series().count())
}

fn text(lang: Lang, folder: &Folder, out: &mut dyn Write) -> io::Result<()> {
    for of_file in &folder.errors {
        for error in of_file {
            writeln!(out, "{}", plain(&errors::whereabouts(lang, error)))?;
            writeln!(out, "  {} [{}]", errors::heading(lang, error), error.code())?;
            writeln!(out, "  {}", plain(&errors::message(lang, error)))?;
            writeln!(out, "  → {}\n", errors::advice(lang, error))?;
        }
        if let Some(more) = errors::omitted(lang, of_file.omitted()) {
            writeln!(out, "{more}\n")?;
        }
    }
    let (files, series, points, wrong) = (folder.files, series(folder), folder.points, count(folder));
    match (lang, wrong) {
        (Lang::Vi, 0) => writeln!(out, "Đúng định dạng: {files} tệp, {series} chuỗi, {points} số liệu."),
        (Lang::Vi, _) => writeln!(out, "Chưa đúng định dạng: {wrong} lỗi trong {files} tệp."),
        (Lang::En, 0) => writeln!(out, "Conforms. Files: {files}, series: {series}, points: {points}."),
        (Lang::En, _) => writeln!(out, "Does not conform. Files: {files}, errors: {wrong}."),
    }
}

fn report(lang: Lang, folder: &Folder) -> Value {
    let listed: Vec<_> = folder.errors.iter().flatten().map(|error| entry(lang, error)).collect();
    json!({
        "conforms": folder.errors.is_empty(),
        "files": folder.files,
        "series": series(folder),
        "points": folder.points,
        "omitted": count(folder) - listed.len(),
        "errors": listed,
    })
}

fn entry(lang: Lang, error: &Error) -> Value {
    json!({
        "code": error.code(),
        "file": error.file,
        "path": error.path,
        "line": error.place.map(|place| place.line),
        "column": error.place.map(|place| place.column),
        "heading": errors::heading(lang, error),
        "message": errors::message(lang, error),
        "advice": errors::advice(lang, error),
    })
}
