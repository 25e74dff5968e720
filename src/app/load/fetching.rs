//! A file on its way: how it is fetched, tried again and told where it does not come or is broken. Which files are asked for is decided in the module above;
//! what becomes of one that has come, in `reading`.

use leptos::prelude::*;

use super::{Loads, State};
use crate::format::{Errors, read_catalog};
use crate::loading::FetchError;
use crate::model::{Catalog, Series, order};
use crate::platform::fetch::{self, Call};
use crate::platform::page::{after, pause};
use crate::text::loading::{Why, advice, asks_again, heading, without_catalog};
use crate::ui::{Problem, both};

impl Loads {
    /// Fetches the catalog, or the series file at a place in it, for the given try (the first is 0).
    pub(super) fn fetch(self, place: Option<usize>, tried: u8) {
        let (round, catalog) = State::with(|state| (state.round, state.catalog.clone()));
        // The reader is told the name that the catalog gives; the server the path from the page.
        let (path, file) = match place {
            None => (catalog.clone(), catalog),
            Some(place) => {
                let file = self.with_catalog(|catalog| catalog.files.get(place).map(|entry| entry.path.to_string()));
                let Some(file) = file.flatten() else { return };
                let folder = catalog.rsplit_once('/').map(|(folder, _)| format!("{folder}/")).unwrap_or_default();
                (folder + &file, file)
            }
        };
        let call = Call::default();
        let number = State::with(|state| {
            if place.is_none() {
                // One catalog at a time: a second one would have what is read of the files go.
                state.queue.give_up(&|place| place.is_none()).1.iter().for_each(Call::give_up);
            }
            state.queue.begin(place, call.clone())
        });
        if place.is_none() {
            self.go_on();
        }
        leptos::task::spawn_local(async move {
            let answer = fetch::bytes(&path, &call).await;
            // Nobody wants what was given up, or belongs to an earlier round.
            let is_wanted = || State::with(|state| state.round == round && state.queue.waits_for(number));
            let read = match (&answer, place) {
                (Err(_), _) => None,
                // A catalog is read in a task of its own: with all that follows from it, it would take longer than a frame.
                (Ok(bytes), None) => {
                    let catalog = read_catalog(&file, bytes);
                    pause(0).await;
                    Some(Read::Catalog(catalog))
                }
                (Ok(bytes), Some(_)) => match self.catalog() {
                    Some(catalog) => self.read(&file, catalog, place, bytes, &is_wanted).await.map(Read::Series),
                    None => None,
                },
            };
            let wanted = is_wanted();
            State::with(|state| state.queue.end(number));
            self.go_on();
            if !wanted {
                return;
            }
            if let Ok(bytes) = &answer {
                self.made_of.update_value(|sum| *sum = sum.wrapping_add(digest(bytes)));
            }
            match (answer, read) {
                (Err(error), _) => self.failed(place, file, error, tried),
                (_, Some(Read::Catalog(catalog))) => self.take_catalog_file(&file, catalog),
                (_, Some(Read::Series(series))) => self.take_series(&file, place, series),
                (_, None) => {}
            }
        });
    }

    /// Tells that a file did not come, and asks for it again later where that may help.
    fn failed(self, place: Option<usize>, file: String, error: FetchError, tried: u8) {
        self.forget(place);
        self.lacks(place);
        let why = match error {
            FetchError::Status(status, _) => Why::Status(status),
            FetchError::NotJson => Why::WebPage,
            FetchError::Network => Why::NoAnswer,
            FetchError::Timeout => Why::TooSlow,
        };
        let again = error.again_after(tried);
        self.tell(of_loading(&file, &error.code(), why, place.is_none(), again));
        let Some(seconds) = again else { return };
        let round = State::with(|state| state.round);
        let milliseconds = i32::try_from(seconds * 1000).unwrap_or(i32::MAX);
        after(milliseconds, move || {
            // Not where another catalog was opened meanwhile, or the reader has tried again or closed the message.
            let still = self.problems.try_with_untracked(|all| all.iter().any(|problem| problem.file == file));
            if still == Some(true) && State::with(|state| state.round == round) {
                self.again(&file, tried + 1);
            }
        });
    }

    /// Tells what is wrong in a file; `own`: in one that the reader opened. The words for that are in the later part.
    pub(super) fn broken(self, file: &str, errors: Errors, own: bool) {
        let (round, file) = (State::with(|state| state.round), file.to_owned());
        self.parts.then(move |late| {
            if State::with(|state| state.round == round) {
                self.tell(match late {
                    Some(late) => {
                        let told = |state: &mut State| (late.told)(&file, &errors, own, state.loader.as_ref());
                        State::with(told)
                    }
                    None => {
                        let code = errors.iter().next().map_or("", |error| error.code());
                        of_loading(&file, code, Why::Unexplained, false, None)
                    }
                });
            }
        });
    }

    pub(super) fn tell(self, mut problem: Problem) {
        if self.data.with_untracked(Option::is_none) && State::with(|state| state.catalog == problem.file) {
            let first = self.stands && self.round.get_untracked() == 0;
            problem.lines.insert(0, both(|lang| without_catalog(lang, first).to_owned()));
        }
        if problem.retry {
            State::with(|state| _ = order::insert(&mut state.failed, problem.file.clone()));
        }
        // One notice for a file, in its place.
        self.problems.update(|all| match all.iter_mut().find(|old| old.file == problem.file) {
            Some(old) => *old = problem,
            None => all.push(problem),
        });
    }
}

/// Tells one file from another (FNV-1a, 32 bits); nothing depends on it that an enemy could want.
fn digest(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

/// What a file was read as.
enum Read {
    Catalog(Result<Catalog, Errors>),
    Series(Result<Vec<Series>, Errors>),
}

/// `all`: whether the catalog did not come; `again`: the seconds after which the page asks again by itself.
fn of_loading(file: &str, code: &str, why: Why, all: bool, again: Option<u32>) -> Problem {
    let mut lines = vec![both(|lang| advice(lang, why, all).to_owned())];
    lines.extend(again.map(|seconds| both(|lang| asks_again(lang, seconds))));
    Problem {
        code: code.to_owned(),
        file: file.to_owned(),
        heading: both(|lang| heading(lang, why)),
        lines,
        retry: true,
    }
}
