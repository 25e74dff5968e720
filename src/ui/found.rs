//! Keeps to what the checks find of what is shown: when a search begins, in which slices it goes on, when it is given up. What is found is told by the
//! panel (`checks`) and the marks (`differs`); which figures are compared is decided in `analysis`.

use std::sync::Arc;

use leptos::prelude::*;

use crate::analysis::checks::Search;
use crate::model::Dataset;
use crate::platform::page as browser;
use crate::present::Selection;
use crate::present::checks::{Scope, scope as scope_of, search};

use super::Page;
use super::page::{AFTER_PAINT, Found, REST, is_all_of, set_if_new};
use super::reactive::Effect;

/// How long a search goes on before the browser has its turn, in milliseconds: a part of a frame.
const SLICE: f64 = 5.0;

/// Figures that are looked at between two looks at the clock.
const AT_ONCE: usize = 4;

/// A search that takes longer than this tells how far it is, in milliseconds; and again each time that so much has passed.
const TOLD: f64 = 300.0;

/// Keeps to what the checks find of the selection. Looked for anew when the data or the area changes, not when the year does, and only after what was asked
/// for is painted; in slices, between which the page answers its reader, and not while the reader steps through the years.
pub(super) fn keep_found(page: Page) {
    let keeper = Keeper {
        page,
        run: StoredValue::new_local(None),
        asked: StoredValue::new(false),
        not_before: StoredValue::new(0.0),
    };
    Effect::new(move |_| {
        page.data.track();
        page.selection.track();
        keeper.changed();
    });
}

/// A search under way.
struct Run {
    scope: Scope,
    data: Arc<Dataset>,
    search: Search<Arc<Dataset>>,
    /// When it was last told how far it is; at first, when it began.
    told: f64,
}

impl Run {
    fn is_of(&self, (scope, data): &(Scope, Arc<Dataset>)) -> bool {
        self.scope == *scope && Arc::ptr_eq(&self.data, data)
    }

    /// Whether it finds what is to be found of another selection too.
    fn goes_on(&self, data: &Arc<Dataset>, selection: &Selection) -> bool {
        Arc::ptr_eq(&self.data, data) && is_all_of(self.scope, selection)
    }
}

/// Has the checks be found, and found anew.
#[derive(Clone, Copy)]
struct Keeper {
    page: Page,
    run: StoredValue<Option<Run>, LocalStorage>,
    /// Whether a slice is to come.
    asked: StoredValue<bool>,
    not_before: StoredValue<f64>,
}

impl Keeper {
    /// Something was asked for, and is painted first. A search that goes on all the same rests as long as the view does not.
    fn changed(self) {
        let goes_on = self.page.data.with_untracked(|data| {
            self.page.selection.with_untracked(|selection| {
                let (data, selection) = data.as_ref().zip(selection.as_ref())?;
                self.run.with_value(|run| Some(run.as_ref()?.goes_on(data, selection)))
            })
        });
        let wait = if goes_on == Some(true) { REST } else { AFTER_PAINT };
        self.not_before.set_value(browser::now() + f64::from(wait));
        self.ask(wait);
    }

    fn ask(self, wait: i32) {
        if self.asked.try_get_value() == Some(false) {
            self.asked.set_value(true);
            browser::after(wait, move || {
                self.asked.set_value(false);
                self.go_on();
            });
        }
    }

    /// What is to be found of what is shown now.
    fn wanted(self) -> Option<(Scope, Arc<Dataset>)> {
        let data = self.page.data.get_untracked()?;
        let scope = self.page.selection.with_untracked(|selection| Some(scope_of(&data, selection.as_ref()?)))?;
        Some((scope, data))
    }

    /// Searches for a slice of time.
    fn go_on(self) {
        let (found, checking) = (self.page.found, self.page.checking);
        let began = browser::now();
        let wait = self.not_before.get_value() - began;
        if wait > 0.0 {
            return self.ask(wait.ceil() as i32);
        }
        let before = self.run.try_update_value(Option::take).flatten();
        let known = |wanted: &(Scope, Arc<Dataset>)| {
            found.with_untracked(|found| {
                found.as_ref().is_some_and(|found| found.scope == wanted.0 && Arc::ptr_eq(&found.data, &wanted.1))
            })
        };
        let Some(wanted) = self.wanted().filter(|wanted| !known(wanted)) else {
            return set_if_new(checking)(None);
        };
        // One for something that is not wanted any more is given up.
        let mut run = before.filter(|run| run.is_of(&wanted)).unwrap_or_else(|| {
            set_if_new(checking)(None);
            let (scope, data) = wanted;
            Run { scope, search: search(Arc::clone(&data), scope), data, told: began }
        });
        let mut more = true;
        while more && browser::now() - began < SLICE {
            // To ask for the time takes as long as a check.
            more = (0..AT_ONCE).all(|_| run.search.step());
        }
        if !more {
            let Run { scope, data, search, .. } = run;
            found.set(Some(Found { scope, data, outcomes: Arc::new(search.finish()) }));
            return set_if_new(checking)(None);
        }
        if began - run.told > TOLD {
            run.told = began;
            checking.set(Some(run.search.progress()));
        }
        self.run.set_value(Some(run));
        self.ask(0);
    }
}
