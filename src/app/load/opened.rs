//! Files that the reader opened from the own disk: a catalog in the place of the site's, or series files beside them. Nothing is fetched here.

use leptos::prelude::*;
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use web_sys::HtmlInputElement;

use super::{Loads, State};
use crate::format::{limits, read_catalog};
use crate::platform::files::{Opened, read};
use crate::platform::page::pause;
use crate::ui::{Sorted, UNKNOWN};

impl Loads {
    /// Shows files that the reader opened: a catalog with its series files, or series files for the catalog that is shown.
    pub(in super::super) fn open(self, input: HtmlInputElement) {
        leptos::task::spawn_local(async move {
            let _ = open(self, input).await; // once the part has come
        });
    }

    pub(super) fn is_opened(self) -> bool {
        let opened = |state: &mut State| state.loader.as_ref().is_some_and(|loader| loader.dataset().is_opened());
        State::with(opened)
    }
}

/// In the later part, as all that is done with opened files.
#[wasm_split(late, fallible)]
fn open(loads: Loads, input: HtmlInputElement) -> Result<(), SplitLoaderError> {
    leptos::task::spawn_local(async move { show(loads, read(input, limits::FILE_BYTES).await) });
    Ok(())
}

fn show(loads: Loads, files: Vec<Opened>) {
    loads.problems.update(|all| all.retain(|problem| problem.code == UNKNOWN));
    // Files are opened once the part has come.
    let Some(late) = loads.parts.now() else { return };
    let Sorted { catalog, series: readable, refused } = (late.sort)(files);
    // After what a catalog takes back.
    let refuse = move || refused.into_iter().for_each(|problem| loads.tell(problem));
    if let Some((name, bytes)) = catalog {
        match read_catalog(&name, &bytes) {
            Ok(mut catalog) => {
                catalog.opened = Some(name.as_str().into());
                loads.followed.set_value(false);
                loads.next_round(name);
                loads.take_catalog(catalog);
                loads.opened.update(|count| *count += 1);
                // Nothing is to be fetched for a catalog that came from the reader's own disk.
                let all = loads.with_catalog(|catalog| catalog.files.len()).unwrap_or_default();
                State::with(|state| state.asked = (0..all).collect());
                loads.settled.set((0..all).collect());
            }
            Err(errors) => {
                refuse();
                return loads.broken(&name, errors, true);
            }
        }
    }
    refuse();
    let round = State::with(|state| state.round);
    let names: Vec<String> = readable.iter().map(|(name, _)| name.clone()).collect();
    State::with(|state| state.opened.extend_from_slice(&names));
    let opened = State::with(|state| state.opened.len()) - names.len();
    leptos::task::spawn_local(async move {
        while loads.catalog().is_none() && loads.pending.get_untracked() > 0 {
            pause(50).await;
        }
        // And no other catalog has come: until the one of a round is there, that of the round before, if any, is shown and read with.
        let came = loads.round.get_untracked();
        let whole = loads.is_opened();
        for (turn, (name, bytes)) in readable.into_iter().enumerate() {
            // A file that is added to the site's is none of them, whatever its name.
            let place = loads.with_catalog(|catalog| {
                catalog.files.iter().position(|entry| entry.path.rsplit('/').next() == Some(name.as_str()))
            });
            let is_wanted = || {
                State::with(|state| {
                    let last = state.opened.iter().rposition(|one| *one == name);
                    state.round == round && last == Some(opened + turn)
                }) && loads.round.get_untracked() == came
            };
            let place = place.flatten().filter(|_| whole);
            let Some(catalog) = loads.catalog() else {
                loads.tell((late.lacks_catalog)(name));
                continue;
            };
            let (catalog, add) = (late.begin_adding)(&name, place, &bytes, catalog);
            let Some(read) = loads.read(&name, catalog, place, &bytes, &is_wanted).await else { continue };
            if let (false, Ok(series)) = (whole, &read) {
                // What the site tells of the same is shown with it.
                loads.need(series.iter().map(|one| (one.key.indicator, one.key.area)).collect());
                while loads.pending.get_untracked() > 0 && is_wanted() {
                    pause(50).await;
                }
            }
            if !is_wanted() {
                continue;
            }
            let is_empty = read.as_ref().is_ok_and(Vec::is_empty);
            match State::with(|state| Some(add(state.loader.as_mut()?, read))) {
                Some(Ok(told)) => {
                    loads.fresh.set(true);
                    loads.will_show(place);
                    loads.opened.update(|count| *count += 1);
                    told.into_iter().for_each(|problem| loads.tell(problem));
                    is_empty.then(|| (late.empty)(&name)).into_iter().for_each(|problem| loads.tell(problem));
                }
                Some(Err(errors)) => loads.broken(&name, errors, true),
                None => {}
            }
        }
        let missing = |state: &mut State| {
            let data = state.loader.as_ref().filter(|_| whole)?.dataset();
            (late.missing)(&state.catalog, data, &names)
        };
        State::with(missing).into_iter().for_each(|problem| loads.tell(problem));
    });
}
