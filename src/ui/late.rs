//! The part of the module that no first view needs: a file of its own, fetched when the reader comes near what it makes, asks for something of it, or
//! lets the page rest. All of it is reached through one table of functions; `scripts/split.mjs` puts what only they need into the other file. What it
//! makes is made in turns, each a task of its own.

use std::cell::Cell;
use std::sync::Arc;

use leptos::prelude::*;
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use web_sys::Event;

use crate::charts::measure::Measure;
use crate::charts::scene::Scene;
use crate::charts::spec::ChartSpec;
use crate::charts::{Frame, Size};
use crate::format::{Errors, Loader};
use crate::model::{AreaIx, Catalog, Dataset, IndicatorIx, Lang, Series};
use crate::platform::files::Opened;
use crate::platform::first::{self, FirstView};
use crate::platform::page as browser;
use crate::platform::style;
use crate::platform::watch::SightWatch;
use crate::present::charts::{self, ChartView};
use crate::present::checks::Mark;
use crate::present::{FigureRef, Selection};
use crate::text::loading::{Why, advice, heading};

use super::chart::View;
use super::dom::El;
use super::files::Gift;
use super::marks::Marks;
use super::page::set_if_new;
use super::reactive::{Effect, Memo, RwSignal};
use super::{First, Page, Problem, both};
use super::{checks, differs, errors, export, files, found, menu, opened, provenance, sections, table};

/// The figure of a card, with its name in links.
pub(super) type OfCard = Memo<Option<(FigureRef, String)>>;

/// How a chart is laid out.
pub(super) type Layout = fn(&ChartSpec, Size, Frame, &dyn Measure) -> Scene;

/// The first view, while it or something of it stands.
pub(crate) type Standing = StoredValue<Option<FirstView>, LocalStorage>;

/// What is told of a chart and of what it was made for.
pub(super) type OfChart = fn(Page, &ChartView, &Selection) -> El;

/// Figures that must be loaded, by their indicators and areas.
type Needs = Vec<(IndicatorIx, AreaIx)>;

/// What a file, by its name and its place in an opened catalog, is read with, and what then adds it.
type BeginAdding = fn(&str, Option<usize>, &[u8], Arc<Catalog>) -> (Arc<Catalog>, opened::Adding);

/// What is among files that the reader opened.
pub(crate) struct Sorted {
    /// The catalog, by its name.
    pub(crate) catalog: Option<(String, Vec<u8>)>,
    /// The series files, by their names.
    pub(crate) series: Vec<(String, Vec<u8>)>,
    /// What is told of those that are not read.
    pub(crate) refused: Vec<Problem>,
}

/// What the later part can do.
#[derive(Clone, Copy)]
pub(crate) struct Late {
    /// Makes any chart.
    pub(super) build: fn(&str, &Dataset, &Selection) -> Option<ChartView>,
    /// Lays any chart out.
    pub(super) layout: Layout,
    /// The indicators and areas of figures, by their names in a link.
    pub(crate) needs_of: fn(&str, &Catalog) -> Vec<Needs>,
    /// Has all of it be made, and take the place of what stands for it in the first view.
    pub(crate) bring: fn(Page, Standing),
    /// Makes what has one of the names of [`SECTIONS`] or [`DIALOGS`].
    pub(crate) section: fn(Page, &str) -> AnyView,
    /// What is told of a file that does not conform, and whether it is one that the reader opened, given what was read.
    pub(crate) told: fn(&str, &Errors, bool, Option<&Loader>) -> Problem,
    pub(super) hear: fn(Marks, &Event),
    pub(super) draw_over: fn(Marks),
    pub(super) mark_of_card: fn(Page, FigureRef) -> Option<Mark>,
    pub(super) button_of_card: fn(Page, &Mark, OfCard) -> El,
    pub(super) mark_of_chart: fn(Page, &ChartView) -> Option<Mark>,
    pub(super) button_of_chart: fn(Page, &Mark, View) -> El,
    pub(super) table: OfChart,
    pub(super) sources: OfChart,
    /// What is told of files that the reader opened, and whether nothing was done since.
    pub(crate) opened: fn(&Dataset, Lang, bool) -> Option<String>,
    pub(super) link_copied: fn(Page) -> Option<&'static str>,
    /// What a file that the reader opened is read with, and what then adds it.
    pub(crate) begin_adding: BeginAdding,
    /// What was read of the site, with the files that the reader added.
    pub(crate) over: fn(&Dataset) -> Dataset,
    /// Forgets those.
    pub(crate) forget: fn(),
    /// What is told of them where a file of the site, by its name, comes after all.
    pub(crate) come_after: fn(&Loader, &str, &[Series]) -> Vec<Problem>,
    /// Which files of an opened catalog, by its name, were not opened with it, given those that were.
    pub(crate) missing: fn(&str, &Dataset, &[String]) -> Option<Problem>,
    /// What is among files that the reader opened.
    pub(crate) sort: fn(Vec<Opened>) -> Sorted,
    /// What is told of an opened series file where there is no catalog.
    pub(crate) lacks_catalog: fn(String) -> Problem,
    /// What is told of an opened file, by its name, that holds no series.
    pub(crate) empty: fn(&str) -> Problem,
    /// Tells what the link names in vain, or has it leave the state where no link was followed.
    pub(crate) tell_unknown: fn(Page, bool),
    /// Asks again for what could not be read: its notice may be closed.
    pub(super) retry: fn(Page) -> Option<El>,
    /// Keeps the focus of what may go with what is about to change.
    pub(crate) keep_focus: fn(),
    pub(super) give: fn(Page, Arc<ChartView>, Gift, Option<u32>),
    pub(super) give_all: fn(Page, RwSignal<String>),
}

/// The rules of what only the part makes.
const STYLE: &str = include_str!("../../style/late.css");

thread_local! {
    static STYLED: Cell<bool> = const { Cell::new(false) };
}

#[wasm_split(late, fallible)]
fn part() -> Result<Late, SplitLoaderError> {
    if !STYLED.replace(true) {
        style::add(STYLE);
    }
    Ok(Late {
        build: charts::build,
        layout: crate::charts::layout,
        needs_of: |names, catalog| {
            let figures = FigureRef::parse_all(names, catalog).unwrap_or_default();
            figures.into_iter().map(|figure| vec![(figure.key.indicator, figure.key.area)]).collect()
        },
        bring: |page, standing| leptos::task::spawn_local(bring(page, standing)),
        section,
        told: errors::told,
        hear: Marks::hear,
        draw_over: Marks::draw_over,
        mark_of_card: differs::mark_of_card,
        button_of_card: differs::button_of_card,
        mark_of_chart: differs::mark_of_chart,
        button_of_chart: differs::button_of_chart,
        table: menu::table,
        sources: menu::source_list,
        opened: opened::banner,
        link_copied: opened::link_copied,
        begin_adding: opened::begin_adding,
        over: opened::over,
        forget: opened::forget,
        come_after: opened::come_after,
        missing: opened::missing,
        sort: opened::sort,
        lacks_catalog: opened::lacks_catalog,
        empty: opened::empty,
        tell_unknown: opened::tell_unknown,
        retry: errors::retry,
        keep_focus: browser::keep_focus_near,
        give: files::give,
        give_all: files::give_all,
    })
}

fn section(page: Page, name: &str) -> AnyView {
    match name {
        CHECKS => {
            found::keep_found(page);
            checks::checks(page)
        }
        "context" => sections::year_notes(page),
        "figures" => table::figures_table(page),
        SOURCES => sections::sources(page),
        "report" => sections::report_sources(page),
        PROVENANCE => provenance::provenance_dialog(page),
        _ => export::export_dialog(page),
    }
}

/// Makes what the part makes, one thing after the other, and puts each in the place of what stands for it as soon as it shows the same: each in a task of
/// its own, so that the reader is answered in between.
async fn bring(page: Page, standing: Standing) {
    const SOON: i32 = 50;
    let first = move |act: &dyn Fn(&FirstView) -> bool| standing.with_value(|first| first.as_ref().is_some_and(act));
    // Nothing comes between a reader and the year that they step to, unless they asked for something of it.
    let asked = move || {
        let opened = page.state.with(|state| state.figure.is_some()) || page.export.with(|id| !id.is_empty());
        opened || page.parts.waiting.get() > 0 || page.first.get() == First::Stands
    };
    for made in 1..=turns().count() {
        browser::pause(0).await;
        while !untrack(move || page.rests() || asked()) {
            browser::pause(SOON).await;
        }
        page.parts.made.set(made);
    }
    // Where there is nothing to be checked nothing is found.
    let to_be_found = move || page.selection.with(Option::is_some) && page.found.with(Option::is_none);
    while untrack(move || page.first.get() == First::Stands || to_be_found()) {
        browser::pause(SOON).await;
    }
    // The marks come with the checks.
    for name in turns().chain([first::MARKS]) {
        while first(&|first| first.is_awaited(name)) {
            browser::pause(SOON).await;
        }
        browser::pause(0).await;
        first(&|first| first.take_place(name));
    }
    page.parts.whole.set(true);
    browser::set_whole();
}

/// The name under which a later part that does not come is told, and asked for again.
pub(crate) const PART: &str = "late";

const CHECKS: &str = "checks";
const PROVENANCE: &str = "provenance";

/// The sections below the charts, in the order of the page.
pub(crate) const SECTIONS: [&str; 5] = [CHECKS, "context", "figures", SOURCES, "report"];
/// The one that tells of the catalog alone.
pub(crate) const SOURCES: &str = "sources";
/// The dialogs.
pub(crate) const DIALOGS: [&str; 2] = [PROVENANCE, "export"];

/// What the part makes, in the order in which it is made: what was asked for may be a dialog.
fn turns() -> impl Iterator<Item = &'static str> {
    DIALOGS.into_iter().chain(charts::later()).chain(SECTIONS)
}

/// How long the page rests before the part is fetched unasked, in milliseconds.
const RESTS: i32 = 4000;

/// How near to the screen what the part makes is when it is fetched for a reader who scrolls: about a screen before they can be there. For one who does not, it
/// is fetched when it is seen.
const NEAR: &str = "100% 0px";
const SEEN: &str = "0px";

/// The part and its loading; cheap to copy.
#[derive(Clone, Copy)]
pub(crate) struct Parts {
    /// The part, once it is there.
    late: RwSignal<Option<Late>>,
    /// How much may be made of it by now, in the order of the turns.
    made: RwSignal<usize>,
    /// How much of what the reader did waits for it.
    pub(super) waiting: RwSignal<usize>,
    /// Whether all that it makes is there, and what stood of the first view has given way to it.
    whole: RwSignal<bool>,
    /// Whether it was asked for in vain. That stays so when the notice of it is closed.
    failed: RwSignal<bool>,
    problems: RwSignal<Vec<Problem>>,
    /// Counts what has come after all: this part, and files.
    pub(crate) come: RwSignal<usize>,
}

impl Parts {
    /// Nothing is loaded yet.
    pub(crate) fn new(problems: RwSignal<Vec<Problem>>) -> Self {
        Self {
            late: RwSignal::new(None),
            made: RwSignal::new(0),
            waiting: RwSignal::new(0),
            whole: RwSignal::new(false),
            failed: RwSignal::new(false),
            problems,
            come: RwSignal::new(0),
        }
    }

    /// The part, once it is there; follows its coming.
    pub(crate) fn get(self) -> Option<Late> {
        self.late.get()
    }

    /// The part, if it is there now.
    pub(crate) fn now(self) -> Option<Late> {
        self.late.get_untracked()
    }

    /// The part, once it is the turn of what has a name; follows that.
    pub(crate) fn turn(self, name: &'static str) -> impl Fn() -> Option<Late> + Copy + Send + Sync + 'static {
        let place = turns().position(|one| one == name);
        let made = Memo::new(move |_| place.is_some_and(|place| self.made.get() > place));
        move || if made.get() { self.now() } else { None }
    }

    /// Fetches the part for what the reader may do next, unless that failed already: then only what needs it, or the reader, tries again.
    pub(crate) fn sign(self) {
        if !untrack(move || self.failed()) {
            self.fetch(Box::new(|_| {}));
        }
    }

    /// Whether the part did not come; follows it.
    pub(crate) fn failed(self) -> bool {
        self.failed.get()
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
        self.waiting.update(|count| *count += 1);
        self.fetch(Box::new(move |late| {
            self.waiting.update(|count| *count -= 1);
            work(late);
        }));
    }

    /// Whether all that the part makes is in its place; follows that.
    pub(super) fn is_whole(self) -> bool {
        self.whole.get()
    }

    /// Does something when all that the part makes is in its place, or without it where the part does not come.
    pub(crate) fn when_whole(self, work: fn()) {
        if self.whole.get_untracked() {
            return work();
        }
        self.then(move |late| {
            if late.is_none() {
                return work();
            }
            let mut done = false;
            Effect::new(move |_| {
                if self.whole.get() && !std::mem::replace(&mut done, true) {
                    work();
                }
            });
        });
    }

    fn fetch(self, work: Box<dyn FnOnce(Option<Late>)>) {
        leptos::task::spawn_local(async move {
            let came = part().await.ok();
            match came {
                Some(_) if self.late.with_untracked(Option::is_none) => {
                    self.late.set(came);
                    if self.failed.get_untracked() {
                        self.failed.set(false);
                        self.has_come(PART);
                    }
                }
                Some(_) => {}
                None => self.tell(),
            }
            work(came);
        });
    }

    /// Takes the notice of a file back, or of this part, and says that it has come.
    pub(crate) fn has_come(self, file: &str) {
        self.problems.update(|all| all.retain(|problem| problem.file != file));
        self.come.update(|count| *count += 1);
    }

    /// Tells that the part did not come, once.
    fn tell(self) {
        set_if_new(self.failed)(true);
        if self.problems.with_untracked(|all| all.iter().any(|problem| problem.file == PART)) {
            return;
        }
        let problem = Problem {
            code: PART.to_owned(),
            file: PART.to_owned(),
            heading: both(|lang| heading(lang, Why::NoPart)),
            lines: vec![both(|lang| advice(lang, Why::NoPart, false).to_owned())],
            retry: true,
        };
        self.problems.update(|all| all.push(problem));
    }

    /// Fetches the part when `wanted` says so; and, once `stands` says that the page is there and has what it needs, when the reader sees what the part
    /// makes or scrolls near it, or after a rest of what is shown, as `rests` tells, unless the line is to be spared.
    pub(crate) fn follow(
        self,
        stands: impl Fn() -> bool + Copy + 'static,
        rests: impl Fn() -> bool + Copy + 'static,
        wanted: impl Fn() -> bool + 'static,
    ) {
        Effect::new(move |_| {
            if wanted() {
                self.ask();
            }
        });
        let watches = StoredValue::new_local(Vec::new());
        let scrolled = RwSignal::new(false);
        browser::once("scroll", move || scrolled.set(true));
        Effect::new(move |_| {
            let margin = if scrolled.get() { NEAR } else { SEEN };
            if self.get().is_some() {
                return watches.set_value(Vec::new());
            }
            if !stands() {
                return;
            }
            // What follows from the same change is in the page first.
            browser::after(0, move || {
                if self.now().is_some() {
                    return;
                }
                let near = move |near: bool| {
                    if near && untrack(stands) {
                        self.sign();
                    }
                };
                let all = first::later();
                watches.set_value(all.iter().filter_map(|one| SightWatch::new(one, margin, near)).collect());
            });
            self.when_rested(stands, rests);
        });
    }

    /// Fetches the part after a rest: a reader who steps through the years is left alone until they have stopped.
    fn when_rested(self, stands: impl Fn() -> bool + Copy + 'static, rests: impl Fn() -> bool + Copy + 'static) {
        browser::after(RESTS, move || {
            if self.now().is_some() || !untrack(stands) || browser::saves_data() {
                return;
            }
            if untrack(rests) { self.sign() } else { self.when_rested(stands, rests) }
        });
    }
}
