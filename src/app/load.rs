//! Loading: the catalog, the files of the start, and each further file once, when it is first needed. What fails is told and can be tried again; what was
//! there stays.

use std::sync::Arc;

use leptos::prelude::*;

use crate::format::{Errors, Loader, read_catalog, read_series};
use crate::model::order;
use crate::model::{AreaIx, Catalog, Dataset, IndicatorIx};
use crate::platform::fetch::{self, FetchError};
use crate::platform::files::Opened;
use crate::text::errors;
use crate::text::loading::{Why, advice, heading};
use crate::ui::{Problem, both};

/// The catalog that the page opens by itself.
const CATALOG: &str = "data/catalog.json";

/// What is loaded and what is under way; cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Loads {
    data: RwSignal<Option<Arc<Dataset>>>,
    problems: RwSignal<Vec<Problem>>,
    pending: RwSignal<usize>,
    /// Whether the data is of files that the reader opened.
    pub(super) own: RwSignal<bool>,
    state: StoredValue<State>,
}

#[derive(Default)]
struct State {
    /// Counts the beginnings: an answer that belongs to an earlier one is dropped.
    round: usize,
    /// Where the catalog is.
    catalog: String,
    loader: Option<Loader>,
    /// The files that were asked for, by their place in the catalog; a failed one is taken out again.
    asked: Vec<usize>,
}

impl Loads {
    pub(super) fn new(
        data: RwSignal<Option<Arc<Dataset>>>,
        problems: RwSignal<Vec<Problem>>,
        pending: RwSignal<usize>,
    ) -> Self {
        Self { data, problems, pending, own: RwSignal::new(false), state: StoredValue::new(State::default()) }
    }

    /// Loads a catalog and the files of its start. What was shown stays until the new catalog is there.
    pub(super) fn begin(self, path: Option<String>) {
        let path = path.unwrap_or_else(|| CATALOG.to_owned());
        let round = self.next_round(path.clone());
        self.fetch(path.clone(), round, move |bytes| match read_catalog(&path, bytes) {
            Ok(catalog) => {
                self.own.set(false);
                self.take_catalog(catalog);
                let eager = self.with_catalog(|catalog| places(catalog, |entry| entry.is_eager())).unwrap_or_default();
                for place in eager {
                    self.ask(place);
                }
            }
            Err(errors) => self.tell(of_errors(&path, &errors)),
        });
    }

    /// Asks for the files that may hold some figures, each once.
    pub(super) fn need(self, needs: Vec<(IndicatorIx, AreaIx)>) {
        let wanted = self.with_catalog(|catalog| {
            places(catalog, |entry| needs.iter().any(|(indicator, area)| entry.may_hold(*indicator, *area)))
        });
        for place in wanted.unwrap_or_default() {
            self.ask(place);
        }
    }

    /// Asks again for a file that failed.
    pub(super) fn retry(self, file: &str) {
        self.problems.update(|all| all.retain(|problem| problem.file != file));
        let catalog = self.state.with_value(|state| state.catalog.clone());
        if file == catalog {
            self.begin(Some(catalog));
            return;
        }
        let place = self.with_catalog(|catalog| catalog.files.iter().position(|entry| &*entry.path == file)).flatten();
        if let Some(place) = place {
            self.ask(place);
        }
    }

    /// Shows files that the reader opened: a catalog with its series files, or series files for the catalog that is shown.
    pub(super) fn open(self, files: Vec<Opened>) {
        self.problems.set(Vec::new());
        let mut readable = Vec::new();
        for file in files {
            match file.bytes {
                Some(bytes) => readable.push((file.name, bytes)),
                None => self.tell(of_loading(&file.name, "unreadable", Why::Unreadable, false)),
            }
        }
        let is_catalog = |bytes: &[u8]| bytes.windows(FORMAT.len()).take(4096).any(|window| window == FORMAT);
        let catalog = readable.iter().position(|(_, bytes)| is_catalog(bytes)).map(|place| readable.remove(place));
        if let Some((name, bytes)) = catalog {
            match read_catalog(&name, &bytes) {
                Ok(catalog) => {
                    self.next_round(name);
                    self.own.set(true);
                    self.take_catalog(catalog);
                    // Nothing is to be fetched for a catalog that came from the reader's own disk.
                    let all = self.with_catalog(|catalog| catalog.files.len()).unwrap_or_default();
                    self.state.update_value(|state| state.asked = (0..all).collect());
                }
                Err(errors) => return self.tell(of_errors(&name, &errors)),
            }
        }
        for (name, bytes) in readable {
            let place = self.with_catalog(|catalog| {
                catalog.files.iter().position(|entry| entry.path.rsplit('/').next() == Some(name.as_str()))
            });
            self.take_series(&name, place.flatten(), &bytes);
        }
    }

    fn next_round(self, catalog: String) -> usize {
        self.problems.update(|all| all.retain(|problem| problem.code == "link"));
        self.state
            .try_update_value(|state| {
                state.round += 1;
                state.catalog = catalog;
                state.asked.clear();
                state.round
            })
            .unwrap_or_default()
    }

    fn with_catalog<T>(self, f: impl FnOnce(&Catalog) -> T) -> Option<T> {
        self.state.with_value(|state| state.loader.as_ref().map(|loader| f(loader.dataset().catalog())))
    }

    fn take_catalog(self, catalog: Catalog) {
        let loader = Loader::new(Arc::new(catalog));
        self.data.set(Some(Arc::new(loader.dataset().clone())));
        self.state.update_value(|state| state.loader = Some(loader));
    }

    /// Fetches a file of the catalog, unless that was asked for already.
    fn ask(self, place: usize) {
        let new = self.state.try_update_value(|state| order::insert(&mut state.asked, place)).unwrap_or_default();
        let Some(path) =
            self.with_catalog(|catalog| catalog.files.get(place).map(|entry| entry.path.to_string())).flatten()
        else {
            return;
        };
        if !new {
            return;
        }
        let (round, folder) = self.state.with_value(|state| {
            (state.round, state.catalog.rsplit_once('/').map(|(folder, _)| format!("{folder}/")).unwrap_or_default())
        });
        let name = path.clone();
        self.fetch_as(format!("{folder}{path}"), path, round, move |bytes| self.take_series(&name, Some(place), bytes));
    }

    fn take_series(self, name: &str, place: Option<usize>, bytes: &[u8]) {
        let outcome = self.state.try_update_value(|state| {
            let loader = state.loader.as_mut()?;
            let catalog = loader.dataset().shared_catalog();
            let entry = place.and_then(|place| catalog.files.get(place));
            let read = read_series(name, bytes, &catalog, entry).and_then(|series| loader.add(name, series));
            Some(read.map(|()| Arc::new(loader.dataset().clone())))
        });
        match outcome.flatten() {
            Some(Ok(data)) => self.data.set(Some(data)),
            Some(Err(errors)) => {
                self.forget(place);
                self.tell(of_errors(name, &errors));
            }
            None => {}
        }
    }

    /// Lets a file be asked for again.
    fn forget(self, place: Option<usize>) {
        if let Some(place) = place {
            self.state.update_value(|state| state.asked.retain(|asked| *asked != place));
        }
    }

    fn fetch(self, path: String, round: usize, done: impl FnOnce(&[u8]) + 'static) {
        self.fetch_as(path.clone(), path, round, done);
    }

    /// Fetches a path, told to the reader as `file`.
    fn fetch_as(self, path: String, file: String, round: usize, done: impl FnOnce(&[u8]) + 'static) {
        self.pending.update(|pending| *pending += 1);
        leptos::task::spawn_local(async move {
            let answer = fetch::bytes(&path).await;
            self.pending.update(|pending| *pending -= 1);
            if self.state.with_value(|state| state.round != round) {
                return;
            }
            match answer {
                Ok(bytes) => done(&bytes),
                Err(error) => {
                    let place =
                        self.with_catalog(|catalog| catalog.files.iter().position(|entry| *entry.path == *file));
                    self.forget(place.flatten());
                    let why = match error {
                        FetchError::Status(status) => Why::Status(status),
                        FetchError::NotJson => Why::WebPage,
                        FetchError::Network => Why::NoAnswer,
                    };
                    self.tell(of_loading(&file, &error.code(), why, true));
                }
            }
        });
    }

    fn tell(self, problem: Problem) {
        self.problems.update(|all| {
            all.retain(|old| (&old.code, &old.file) != (&problem.code, &problem.file));
            all.push(problem);
        });
    }
}

/// What every catalog has in it, and no series file.
const FORMAT: &[u8] = b"coopstat/1";

fn places(catalog: &Catalog, test: impl Fn(&crate::model::FileEntry) -> bool) -> Vec<usize> {
    catalog.files.iter().enumerate().filter(|(_, entry)| test(entry)).map(|(place, _)| place).collect()
}

fn of_loading(file: &str, code: &str, why: Why, retry: bool) -> Problem {
    Problem {
        code: code.to_owned(),
        file: file.to_owned(),
        heading: both(|lang| heading(lang, why)),
        lines: vec![both(|lang| advice(lang, why).to_owned())],
        retry,
    }
}

fn of_errors(file: &str, all: &Errors) -> Problem {
    let first = all.iter().next();
    let line = |error: &crate::format::Error| {
        both(|lang| {
            let parts = [
                errors::whereabouts(lang, error),
                errors::message(lang, error),
                errors::advice(lang, error).to_owned(),
            ];
            parts.join(" ")
        })
    };
    let mut lines: Vec<_> = all.iter().map(line).collect();
    if all.omitted() > 0 {
        lines.push(both(|lang| errors::omitted(lang, all.omitted()).unwrap_or_default()));
    }
    Problem {
        code: first.map(|error| error.code().to_owned()).unwrap_or_default(),
        file: file.to_owned(),
        heading: both(|lang| first.map(|error| errors::heading(lang, error).to_owned()).unwrap_or_default()),
        lines,
        retry: true,
    }
}
