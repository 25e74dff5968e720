//! The part of the module that no first view needs: a file of its own, fetched once the first view stands, or sooner when something of it is asked
//! for. All of it is reached through one table of functions; `scripts/split.mjs` puts what only they need into the other file.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use web_sys::Event;

use crate::format::Errors;
use crate::model::Dataset;
use crate::platform::page as browser;
use crate::present::charts::{self, ChartView};
use crate::present::checks::Mark;
use crate::present::{FigureRef, Selection};
use crate::text::loading::{Why, advice, heading};

use super::chart::View;
use super::dom::El;
use super::files::Gift;
use super::marks::Marks;
use super::reactive::{Effect, Memo};
use super::{Page, Problem, both};
use super::{checks, errors, export, files, menu, provenance, sections, table};

/// The figure of a card, with its name in links.
pub(super) type OfCard = Memo<Option<(FigureRef, String)>>;

/// What is told of a chart.
pub(super) type OfChart = fn(Page, &ChartView) -> El;

/// What the later part can do.
#[derive(Clone, Copy)]
pub(crate) struct Late {
    /// Makes any chart.
    pub(super) build: fn(&str, &Dataset, &Selection) -> Option<ChartView>,
    /// The sections below the charts.
    pub(crate) sections: fn(Page) -> Vec<AnyView>,
    /// The dialogs.
    pub(crate) dialogs: fn(Page) -> Vec<AnyView>,
    /// What is told of a file that does not conform.
    pub(crate) told: fn(&str, &Errors) -> Problem,
    pub(super) hear: fn(Marks, &Event),
    pub(super) draw_over: fn(Marks),
    pub(super) mark_of_card: fn(Page, FigureRef) -> Option<Mark>,
    pub(super) button_of_card: fn(Page, &Mark, OfCard) -> El,
    pub(super) mark_of_chart: fn(Page, &ChartView) -> Option<Mark>,
    pub(super) button_of_chart: fn(Page, &Mark, View) -> El,
    pub(super) table: OfChart,
    pub(super) sources: OfChart,
    pub(super) give: fn(Page, Arc<ChartView>, Gift, Option<u32>),
    pub(super) give_all: fn(Page, RwSignal<String>),
}

#[wasm_split(late, fallible)]
fn part() -> Result<Late, SplitLoaderError> {
    Ok(Late {
        build: charts::build,
        sections: |page| {
            checks::keep_found(page);
            vec![
                checks::checks(page),
                sections::year_notes(page),
                table::figures_table(page),
                sections::sources(page),
                sections::report_sources(page),
            ]
        },
        dialogs: |page| vec![provenance::provenance_dialog(page), export::export_dialog(page)],
        told: errors::told,
        hear: Marks::hear,
        draw_over: Marks::draw_over,
        mark_of_card: checks::mark_of_card,
        button_of_card: checks::button_of_card,
        mark_of_chart: checks::mark_of_chart,
        button_of_chart: checks::button_of_chart,
        table: menu::table,
        sources: menu::source_list,
        give: files::give,
        give_all: files::give_all,
    })
}

/// The name under which a later part that does not come is told, and asked for again.
pub(crate) const PART: &str = "late";

/// How long the first view stands before the part is fetched unasked, in milliseconds.
const STANDS: i32 = 1000;

/// The part and its loading; cheap to copy.
#[derive(Clone, Copy)]
pub(crate) struct Parts {
    /// The part, once it is there.
    late: RwSignal<Option<Late>>,
    problems: RwSignal<Vec<Problem>>,
}

impl Parts {
    /// Nothing is loaded yet.
    pub(crate) fn new(problems: RwSignal<Vec<Problem>>) -> Self {
        Self { late: RwSignal::new(None), problems }
    }

    /// The part, once it is there; follows its coming.
    pub(crate) fn get(self) -> Option<Late> {
        self.late.get()
    }

    /// The part, if it is there now.
    pub(crate) fn now(self) -> Option<Late> {
        self.late.get_untracked()
    }

    /// Fetches the part for what the reader may do next, unless that failed already: then only what needs it, or the reader, tries again.
    pub(crate) fn sign(self) {
        if !untrack(move || self.failed()) {
            self.ask();
        }
    }

    /// Whether the part did not come; follows it.
    pub(super) fn failed(self) -> bool {
        self.problems.with(|all| all.iter().any(|problem| problem.file == PART))
    }

    /// Fetches the part unless it is there.
    pub(crate) fn ask(self) {
        self.then(|_| {});
    }

    /// Does something with the part: at once where it is there, else when it has come, or without it where it does not come.
    pub(crate) fn then(self, work: impl FnOnce(Option<Late>) + 'static) {
        if let Some(late) = self.now() {
            return work(Some(late));
        }
        let work: Box<dyn FnOnce(Option<Late>)> = Box::new(work);
        leptos::task::spawn_local(async move {
            let came = part().await.ok();
            match came {
                Some(_) if self.late.with_untracked(Option::is_none) => self.late.set(came),
                Some(_) => {}
                None => self.tell(),
            }
            work(came);
        });
    }

    /// Tells that the part did not come, once.
    fn tell(self) {
        if untrack(move || self.failed()) {
            return;
        }
        let problem = Problem {
            code: PART.to_owned(),
            file: PART.to_owned(),
            heading: both(|lang| heading(lang, Why::NoPart)),
            lines: vec![both(|lang| advice(lang, Why::NoPart).to_owned())],
            retry: true,
        };
        self.problems.update(|all| all.push(problem));
    }

    /// Fetches the part when `stands` has said for a while that the first view is there, when the reader scrolls, or when `wanted` says so.
    pub(crate) fn follow(self, stands: impl Fn() -> bool + Copy + 'static, wanted: impl Fn() -> bool + 'static) {
        Effect::new(move |_| {
            if wanted() {
                self.ask();
            }
        });
        Effect::new(move |_| {
            if stands() {
                browser::after(STANDS, move || {
                    if untrack(stands) {
                        self.sign();
                    }
                });
            }
        });
        browser::once_scrolled(move || self.sign());
    }
}
