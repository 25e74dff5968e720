//! Files that the reader opened from the own disk: a catalog in the place of the site's, or series files beside them. Nothing is fetched here.

use leptos::prelude::*;

use super::{Loads, State};
use crate::format::read_catalog;
use crate::platform::files::Opened;
use crate::platform::page::pause;
use crate::ui::{Sorted, UNKNOWN};

impl Loads {
    /// Shows files that the reader opened: a catalog with its series files, or series files for the catalog that is shown.
    pub(in super::super) fn open(self, files: Vec<Opened>) {
        self.problems.update(|all| all.retain(|problem| problem.code == UNKNOWN));
        // Files are opened once the part has come.
        let Some(late) = self.parts.now() else { return };
        let Sorted { catalog, series: readable, refused } = (late.sort)(files);
        // After what a catalog takes back.
        let refuse = move || refused.into_iter().for_each(|problem| self.tell(problem));
        if let Some((name, bytes)) = catalog {
            match read_catalog(&name, &bytes) {
                Ok(mut catalog) => {
                    catalog.opened = Some(name.as_str().into());
                    self.followed.set_value(false);
                    self.next_round(name);
                    self.take_catalog(catalog);
                    self.opened.update(|count| *count += 1);
                    // Nothing is to be fetched for a catalog that came from the reader's own disk.
                    let all = self.with_catalog(|catalog| catalog.files.len()).unwrap_or_default();
                    self.state.update_value(|state| state.asked = (0..all).collect());
                    self.settled.set((0..all).collect());
                }
                Err(errors) => {
                    refuse();
                    return self.broken(&name, errors, true);
                }
            }
        }
        refuse();
        let round = self.state.with_value(|state| state.round);
        let names: Vec<String> = readable.iter().map(|(name, _)| name.clone()).collect();
        self.state.update_value(|state| state.opened.extend_from_slice(&names));
        let opened = self.state.with_value(|state| state.opened.len()) - names.len();
        leptos::task::spawn_local(async move {
            while self.catalog().is_none() && self.pending.get_untracked() > 0 {
                pause(50).await;
            }
            // And no other catalog has come: until the one of a round is there, that of the round before, if any, is shown and read with.
            let came = self.round.get_untracked();
            let whole = self.is_opened();
            for (turn, (name, bytes)) in readable.into_iter().enumerate() {
                // A file that is added to the site's is none of them, whatever its name.
                let place = self.with_catalog(|catalog| {
                    catalog.files.iter().position(|entry| entry.path.rsplit('/').next() == Some(name.as_str()))
                });
                let is_wanted = || {
                    self.state.with_value(|state| {
                        let last = state.opened.iter().rposition(|one| *one == name);
                        state.round == round && last == Some(opened + turn)
                    }) && self.round.get_untracked() == came
                };
                let place = place.flatten().filter(|_| whole);
                let Some(catalog) = self.catalog() else {
                    self.tell((late.lacks_catalog)(name));
                    continue;
                };
                let (catalog, add) = (late.begin_adding)(&name, place, &bytes, catalog);
                let Some(read) = self.read(&name, catalog, place, &bytes, &is_wanted).await else { continue };
                if let (false, Ok(series)) = (whole, &read) {
                    // What the site tells of the same is shown with it.
                    self.need(series.iter().map(|one| (one.key.indicator, one.key.area)).collect());
                    while self.pending.get_untracked() > 0 && is_wanted() {
                        pause(50).await;
                    }
                }
                if !is_wanted() {
                    continue;
                }
                let is_empty = read.as_ref().is_ok_and(Vec::is_empty);
                match self.state.try_update_value(|state| Some(add(state.loader.as_mut()?, read))).flatten() {
                    Some(Ok(told)) => {
                        self.fresh.set(true);
                        self.will_show(place);
                        self.opened.update(|count| *count += 1);
                        told.into_iter().for_each(|problem| self.tell(problem));
                        is_empty.then(|| (late.empty)(&name)).into_iter().for_each(|problem| self.tell(problem));
                    }
                    Some(Err(errors)) => self.broken(&name, errors, true),
                    None => {}
                }
            }
            let missing = |state: &State| {
                let data = state.loader.as_ref().filter(|_| whole)?.dataset();
                (late.missing)(&state.catalog, data, &names)
            };
            self.state.with_value(missing).into_iter().for_each(|problem| self.tell(problem));
        });
    }

    pub(super) fn is_opened(self) -> bool {
        let opened = |state: &State| state.loader.as_ref().is_some_and(|loader| loader.dataset().is_opened());
        self.state.with_value(opened)
    }
}
