//! What is told of files that the reader opened, and of a link that names what the data does not have.

use std::cell::RefCell;
use std::sync::Arc;

use leptos::prelude::*;

use crate::analysis::quoted;
use crate::format::{Added, Errors, Loader, Own, foreign, is_catalog, number, own, with_near};
use crate::model::{Catalog, Dataset, Lang, Series};
use crate::platform::files::Opened;
use crate::platform::history::Step;
use crate::present::selection::{self, Unknown};
use crate::present::{charts, show};
use crate::text::loading::Why;
use crate::text::{loading, opened};

use super::late::Sorted;
use super::{Page, Problem, UNKNOWN, both};

thread_local! {
    /// The files that were opened last, by their names, where those of the same names gave way to them.
    static AGAIN: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// What is shown in place of the site's figures, or together with them; nothing where all are the site's. `fresh`: nothing was done since files were opened.
pub(super) fn banner(data: &Dataset, lang: Lang, fresh: bool) -> Option<String> {
    let files = data.opened_files();
    let again = AGAIN.with_borrow(|again| {
        let again: Vec<&str> = again.iter().map(String::as_str).collect();
        (fresh && !again.is_empty()).then(|| opened::replaced(lang, &again))
    });
    let all = || [opened::banner(lang, &files, data.is_opened())].into_iter().chain(again);
    (!files.is_empty()).then(|| all().collect::<Vec<_>>().join(" "))
}

/// What is told of a file that the reader opened and that is not read.
fn unread(code: &str, file: String, heading: [String; 2], line: &dyn Fn(Lang) -> &'static str) -> Problem {
    let lines = vec![both(|lang| line(lang).to_owned())];
    Problem { code: code.to_owned(), file, heading, lines, retry: false }
}

/// What is among files that the reader opened.
pub(super) fn sort(files: Vec<Opened>) -> Sorted {
    AGAIN.take();
    let mut sorted = Sorted { catalog: None, series: Vec::new(), refused: Vec::new() };
    for Opened { name, bytes } in files {
        let name: String = own(&name).into();
        let Some(bytes) = bytes else {
            let why = Why::Unreadable;
            let heading = both(|lang| loading::heading(lang, why));
            sorted.refused.push(unread("unreadable", name, heading, &|lang| loading::advice(lang, why, false)));
            continue;
        };
        let refused = match (foreign(&name, &bytes), &sorted.catalog) {
            (Some(kind), _) => {
                let heading = both(|lang| opened::foreign(lang, kind).to_owned());
                unread("other-format", name, heading, &opened::what_is_read)
            }
            (None, catalog) if is_catalog(&bytes) => {
                let Some((shown, _)) = catalog else {
                    sorted.catalog = Some((name, bytes));
                    continue;
                };
                let heading = both(|lang| opened::second_catalog(lang, shown));
                unread("second-catalog", name, heading, &opened::one_catalog)
            }
            (None, _) => {
                sorted.series.push((name, bytes));
                continue;
            }
        };
        sorted.refused.push(refused);
    }
    sorted
}

/// What is told of a series file, by its name, where there is no catalog to read it with.
pub(super) fn lacks_catalog(name: String) -> Problem {
    let heading = both(|lang| opened::no_catalog(lang).to_owned());
    unread("no-catalog", name, heading, &opened::with_catalog)
}

/// What is said of a link that was copied while figures are shown that it does not carry.
pub(super) fn link_copied(page: Page) -> Option<&'static str> {
    let opened = page.data.with_untracked(|data| data.as_ref().is_some_and(|data| !data.opened_files().is_empty()));
    opened.then(|| opened::link_copied(page.lang.get_untracked()))
}

/// Which files of an opened catalog were not opened with it. What is wrong in those that were is told of each.
pub(super) fn missing(catalog: &str, data: &Dataset, opened: &[String]) -> Option<Problem> {
    let names = data.unread_files().map(|path| path.rsplit('/').next().unwrap_or_default());
    let missing: Vec<&str> = names.filter(|name| !opened.iter().any(|one| one == name)).collect();
    (!missing.is_empty()).then(|| Problem {
        code: "not-opened".to_owned(),
        file: catalog.to_owned(),
        heading: both(|lang| opened::not_opened(lang, &missing)),
        lines: Vec::new(),
        retry: false,
    })
}

/// What is told of a file that holds no series.
pub(super) fn empty(file: &str) -> Problem {
    Problem {
        code: "no-series".to_owned(),
        file: file.to_owned(),
        heading: both(|lang| opened::without_series(lang).to_owned()),
        lines: vec![both(|lang| opened::what_is_read(lang).to_owned())],
        retry: false,
    }
}

thread_local! {
    /// What the reader added to the site's files.
    static ADDED: RefCell<Added> = RefCell::new(Added::default());
}

/// Adds a file once its series have been read; gives what is to be told of them.
pub(super) type Adding = Box<dyn FnOnce(&mut Loader, Result<Vec<Series>, Errors>) -> Result<Option<Problem>, Errors>>;

/// What an opened file is read with, by its name and its place in an opened catalog, and what then adds it: to the site's figures, whose catalog then has the sources
/// that the file names itself; or to those of the opened catalog, in place of what it held before.
pub(super) fn begin_adding(
    file: &str,
    place: Option<usize>,
    bytes: &[u8],
    catalog: Arc<Catalog>,
) -> (Arc<Catalog>, Adding) {
    let name = file.to_owned();
    let own = catalog.opened.is_none().then(|| Own::read(file, bytes, Arc::clone(&catalog)));
    let catalog = own.as_ref().map_or(catalog, |own| Arc::clone(&own.catalog));
    let of = Arc::clone(&catalog);
    let add = move |loader: &mut Loader, read: Result<Vec<Series>, Errors>| {
        let again = if own.is_some() { has_added(&name) } else { loader.has_opened(&name) };
        let told = read.as_ref().ok().and_then(|series| off_scale(&name, &of, series));
        let added = match own {
            Some(own) => ADDED.with_borrow_mut(|added| added.take(&name, read, own)),
            None => read.and_then(|series| loader.replace(&name, series)).map(|()| {
                place.into_iter().for_each(|place| loader.set_unread(place, false));
            }),
        };
        if added.is_ok() && again {
            // It took the place of what one of its name held.
            AGAIN.with_borrow_mut(|all| all.push(name));
        }
        added.map(|()| told).map_err(|errors| with_near(errors, &of))
    };
    (catalog, Box::new(add))
}

/// Values that are told one by one; of a file in which all are off, a reader does not need each.
const MOST: usize = 10;

/// What is told of the values of a file that may be off by their scale, going by their quotes; nothing where none is.
fn off_scale(file: &str, catalog: &Catalog, series: &[Series]) -> Option<Problem> {
    let mut lines = Vec::new();
    for (at, one) in series.iter().enumerate() {
        let indicator = catalog.indicator(one.key.indicator);
        for statement in one.statements() {
            let Some(off) = quoted::off_scale(indicator, &statement) else { continue };
            let place = format!("$.series[{at}].points[{}].value", statement.place);
            let stored = number(off.stored);
            lines.push(both(|lang| {
                let shown = show::stated(indicator, &statement, lang);
                opened::off_scale(lang, file, &place, off.quoted, &shown, &stored)
            }));
        }
    }
    let count = lines.len();
    lines.truncate(MOST);
    (count > 0).then(|| Problem {
        code: "off-scale".to_owned(),
        file: file.to_owned(),
        heading: both(|lang| opened::off_scale_heading(lang, count)),
        lines,
        retry: false,
    })
}

/// Whether anything of a file that was added, by its name, is there.
pub(super) fn has_added(file: &str) -> bool {
    ADDED.with_borrow(|added| added.has(file))
}

/// What was read of the site, with what was added.
pub(super) fn over(site: &Dataset) -> Dataset {
    ADDED.with_borrow(|added| added.over(site))
}

/// Forgets what was added.
pub(super) fn forget() {
    ADDED.take();
}

/// What is told of files that the reader added where one of the site comes after all, by its name, that tells some of their figures, too: those of the site are
/// shown from then on.
pub(super) fn come_after(loader: &Loader, file: &str, series: &[Series]) -> Vec<Problem> {
    if !loader.dataset().unread_files().any(|unread| unread == file) {
        return Vec::new();
    }
    let told = |added: &str| {
        let name = added.to_owned();
        let heading = both(|lang| opened::gave_way(lang, &name, file));
        Problem { code: "gave-way".to_owned(), heading, file: name, lines: Vec::new(), retry: false }
    };
    ADDED.with_borrow(|added| added.beside(series).into_iter().map(told).collect())
}

thread_local! {
    /// What was last found to be named in vain: a notice that the reader closed does not come back with the next file.
    static TOLD: RefCell<Vec<Unknown>> = const { RefCell::new(Vec::new()) };
}

/// Whether figures of the index may still come: of which years it has some is not known then.
fn index_is_to_come(page: Page) -> bool {
    let needs = page.selection.with(|selection| {
        page.data.with(|data| Some(charts::needs("index", data.as_ref()?.catalog(), selection.as_ref()?)))
    });
    needs.is_none_or(|needs| (page.to_come)(needs) > 0)
}

/// Tells what the link names in vain, and no more what it named before. Where no link was followed, but files were opened or taken back, it leaves the state
/// without a word: the reader chose it in other data.
pub(super) fn tell_unknown(page: Page, followed: bool) {
    let mut now = page.state.with_untracked(|state| {
        page.data.with_untracked(|data| data.as_ref().map(|data| selection::unknown(state, data)).unwrap_or_default())
    });
    if now.iter().any(Unknown::is_of_index) && untrack(move || index_is_to_come(page)) {
        now.retain(|unknown| !unknown.is_of_index());
    }
    if !followed {
        // Of which years there are figures is known when those of the view have come.
        if untrack(|| page.selection.get() == page.chosen.get()) {
            let of = |data: &Option<Arc<Dataset>>| {
                page.state.with_untracked(|state| Some(selection::without(state, data.as_ref()?, &now)))
            };
            page.data.with_untracked(of).into_iter().for_each(|kept| (page.go)((kept, Step::Replace)));
        }
        now.clear();
    }
    if TOLD.replace(now.clone()) == now {
        return;
    }
    page.problems.update(|all| {
        all.retain(|problem| problem.code != UNKNOWN);
        all.extend(now.into_iter().map(|unknown| {
            let advice = if unknown.is_of_view() { loading::view_advice } else { loading::refused_advice };
            Problem {
                code: UNKNOWN.to_owned(),
                lines: vec![both(|lang| advice(lang).to_owned())],
                file: unknown.part,
                heading: unknown.words,
                retry: false,
            }
        }));
    });
}
