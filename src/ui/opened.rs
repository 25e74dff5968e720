//! What is told of files that the reader opened, and of a link that names what the data does not have.

use std::cell::RefCell;
use std::sync::Arc;

use leptos::prelude::*;

use crate::format::{Loader, foreign};
use crate::model::{AreaIx, Dataset, IndicatorIx, Lang, Series};
use crate::platform::files::Opened;
use crate::present::charts;
use crate::present::selection::{self, Unknown};
use crate::text::loading::Why;
use crate::text::{loading, opened};

use super::late::Readable;
use super::{Page, Problem, UNKNOWN, both};

/// What is shown in place of the site's figures, or together with them; nothing where all are the site's.
pub(super) fn banner(data: &Dataset, lang: Lang) -> Option<String> {
    let files = data.opened_files();
    let again = data.reopened();
    let again = (!again.is_empty()).then(|| opened::replaced(lang, &again));
    let all = || [opened::banner(lang, &files, data.is_opened())].into_iter().chain(again);
    (!files.is_empty()).then(|| all().collect::<Vec<_>>().join(" "))
}

/// A file that the reader opened, by its name, where it can be read here; else what is told of it.
pub(super) fn readable(file: Opened) -> Readable {
    let problem = |code: &str, heading, line: &dyn Fn(Lang) -> &'static str| Problem {
        code: code.to_owned(),
        file: file.name.clone(),
        heading,
        lines: vec![both(|lang| line(lang).to_owned())],
        retry: false,
    };
    let Some(bytes) = file.bytes else {
        let why = Why::Unreadable;
        let heading = both(|lang| loading::heading(lang, why));
        return Err(problem("unreadable", heading, &|lang| loading::advice(lang, why, false)));
    };
    match foreign(&file.name, &bytes) {
        Some(kind) => {
            let heading = both(|lang| opened::foreign(lang, kind).to_owned());
            Err(problem("other-format", heading, &opened::what_is_read))
        }
        None => Ok((file.name, bytes)),
    }
}

/// What is said of a link that was copied while figures are shown that it does not carry.
pub(super) fn link_copied(page: Page) -> Option<&'static str> {
    let opened = page.data.with_untracked(|data| data.as_ref().is_some_and(|data| !data.opened_files().is_empty()));
    opened.then(|| opened::link_copied(page.lang.get_untracked()))
}

/// Marks series as those of a file that is added to the site's, and tells which figures they are of.
pub(super) fn mark_added(series: &mut [Series], file: &str) -> Vec<(IndicatorIx, AreaIx)> {
    let file: Arc<str> = file.into();
    let mark = |one: &mut Series| {
        one.opened = Some(Arc::clone(&file));
        (one.key.indicator, one.key.area)
    };
    series.iter_mut().map(mark).collect()
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

/// Has the files that the reader added make way for one of the site that comes after all with some of their series; what is told of them where that one is
/// added then.
pub(super) fn giving_way(loader: &Loader, file: &str, series: &[Series]) -> Option<(Loader, Vec<Problem>)> {
    let (without, gone) = loader.giving_way(series)?;
    let told = gone.into_iter().map(|added| Problem {
        code: "gave-way".to_owned(),
        heading: both(|lang| opened::gave_way(lang, &added, file)),
        file: added.into(),
        lines: Vec::new(),
        retry: false,
    });
    Some((without, told.collect()))
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
    needs.is_none_or(|needs| page.to_come.run(needs) > 0)
}

/// Tells what the link names in vain, and no more what it named before.
pub(super) fn tell_unknown(page: Page) {
    let mut now = page.state.with_untracked(|state| {
        page.data.with_untracked(|data| data.as_ref().map(|data| selection::unknown(state, data)).unwrap_or_default())
    });
    if now.iter().any(Unknown::is_of_index) && untrack(move || index_is_to_come(page)) {
        now.retain(|unknown| !unknown.is_of_index());
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
