//! A file that has come: how it is read without keeping the page from its reader, and shown. Where it came from makes no difference here; what is wrong with
//! it is told by `fetching`.

use std::sync::Arc;

use leptos::prelude::*;

use super::{Loads, State, places};
use crate::format::{Errors, Loader, SeriesReading};
use crate::model::{Catalog, Series};
use crate::platform::page::{after, now, pause};

impl Loads {
    /// Takes a file for one that could not be read, unless it was read before: what is shown then no more says that there is nothing in it.
    pub(super) fn lacks(self, place: Option<usize>) {
        let Some(place) = place else { return };
        if self.settled.with_untracked(|settled| settled.contains(&place)) {
            return;
        }
        State::with(|state| {
            if let Some(loader) = &mut state.loader {
                loader.set_unread(place, true);
            }
        });
        self.publish();
        self.settled.update(|settled| settled.push(place));
    }

    /// The catalog that the files are of.
    pub(super) fn catalog(self) -> Option<Arc<Catalog>> {
        State::with(|state| state.loader.as_ref().map(|it| it.dataset().shared_catalog()))
    }

    /// Reads a series file of a catalog, for no longer than [`A_GO`] at a time; nothing where nobody wants the file any more.
    pub(super) async fn read(
        self,
        name: &str,
        catalog: Arc<Catalog>,
        place: Option<usize>,
        bytes: &[u8],
        is_wanted: &dyn Fn() -> bool,
    ) -> Option<Result<Vec<Series>, Errors>> {
        let entry = place.and_then(|place| catalog.files.get(place));
        let mut reading = match SeriesReading::new(name, bytes, &catalog, entry) {
            Ok(reading) => reading,
            Err(errors) => return Some(Err(errors)),
        };
        loop {
            let (began, mut count) = (now(), 0_u8);
            // To ask for the time takes as long as a short series.
            let mut rests = || {
                count = (count + 1) % 32;
                count == 0 && now() - began > A_GO
            };
            if reading.go_on(&mut rests) {
                return is_wanted().then(|| reading.finish());
            }
            pause(0).await;
            if !is_wanted() {
                return None;
            }
        }
    }

    pub(super) fn take_catalog(self, catalog: Catalog) {
        // What was added was added to the catalog before, which was shown until now.
        if let Some(late) = self.parts.now() {
            (late.forget)();
        }
        let mut loader = Loader::new(Arc::new(catalog));
        let catalog = loader.dataset().shared_catalog();
        // What is not among the files that were opened was never read: nobody can say that it holds nothing.
        if catalog.opened.is_some() {
            (0..catalog.files.len()).for_each(|place| loader.set_unread(place, true));
        }
        // Places of the catalog before.
        self.give_up(&|_| true);
        State::with(|state| {
            state.loader = Some(loader);
            state.unshown.clear();
            state.asked.clear();
        });
        self.settled.set(Vec::new());
        self.round.update(|round| *round += 1);
        if !self.followed.get_value() {
            self.fresh.set(true);
        }
        self.publish();
    }

    /// Takes a catalog that has come, and asks for the files of its start.
    pub(super) fn take_catalog_file(self, file: &str, read: Result<Catalog, Errors>) {
        match read {
            Ok(catalog) => {
                self.take_catalog(catalog);
                self.has_come(file);
                let eager = self.with_catalog(|catalog| places(catalog, |entry| entry.is_eager())).unwrap_or_default();
                for place in eager {
                    self.ask(place, 0);
                }
            }
            Err(errors) => self.broken(file, errors, false),
        }
    }

    /// Takes the series of a file of the catalog.
    pub(super) fn take_series(self, name: &str, place: Option<usize>, read: Result<Vec<Series>, Errors>) {
        let outcome = State::with(|state| {
            let loader = state.loader.as_mut()?;
            let added = read.and_then(|series| {
                // A figure that changes under the reader's eyes is told.
                let told = self.parts.now().map_or_else(Vec::new, |late| (late.come_after)(loader, name, &series));
                loader.add(name, series).map(|()| told)
            });
            if let (Some(place), Ok(_)) = (place, &added) {
                loader.set_unread(place, false);
            }
            Some(added)
        });
        match outcome {
            Some(Ok(told)) => {
                self.will_show(place);
                self.has_come(name);
                told.into_iter().for_each(|problem| self.tell(problem));
            }
            Some(Err(errors)) => {
                self.forget(place);
                self.lacks(place);
                self.broken(name, errors, false);
            }
            None => {}
        }
    }

    /// Shows what was read from a file: at once, or together with the next ones where many are to come.
    pub(super) fn will_show(self, place: Option<usize>) {
        let (at_once, first) = State::with(|state| {
            state.unshown.push(place);
            let at_once = !state.queue.is_long();
            let first = !at_once && !std::mem::replace(&mut state.will_show, true);
            (at_once, first)
        });
        if at_once {
            self.show();
        } else if first {
            after(TOGETHER, move || self.show());
        }
    }

    fn show(self) {
        let read = State::with(|state| {
            state.will_show = false;
            std::mem::take(&mut state.unshown)
        });
        if !read.is_empty() {
            self.publish();
            self.settled.update(|settled| {
                for place in read.into_iter().flatten() {
                    if !settled.contains(&place) {
                        settled.push(place);
                    }
                }
            });
        }
    }
}

/// How long a file is read before what else there is to do has its turn, in milliseconds: less than a frame.
const A_GO: f64 = 10.0;

/// How long files that come one after the other wait to be shown together, in milliseconds.
const TOGETHER: i32 = 200;
