//! What every component is handed: the state of the view, the data read so far, and the ways to ask for more.

use std::cell::Cell;
use std::ops::Deref;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;

use crate::analysis::checks::Outcome;
use crate::model::{AreaIx, Dataset, IndicatorIx, Lang, Year};
use crate::platform::history::Step;
use crate::platform::page as browser;
use crate::platform::watch::SightWatch;
use crate::present::checks::{Scope, Wanted};
use crate::present::{Selection, ViewState};
use crate::text::ui::Msg;

use super::Parts;
use super::dom::Place;
use super::reactive::{Effect, Memo, RwSignal};

/// Something that went wrong and that the reader is told: a file that did not come, or does not conform.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Problem {
    /// The stable code.
    pub(crate) code: String,
    /// The file.
    pub(crate) file: String,
    /// What happened, in each language, in the order of [`Lang::ALL`].
    pub(crate) heading: [String; 2],
    /// The details: what, where, and what to do, a line each.
    pub(crate) lines: Vec<[String; 2]>,
    /// Whether asking for the file again can help.
    pub(crate) retry: bool,
}

/// The code of the notice that a link names what the data does not have.
pub(crate) const UNKNOWN: &str = "unknown";

/// A text of the page in each language, in the order of [`Lang::ALL`].
pub(crate) fn both(text: impl Fn(Lang) -> String) -> [String; 2] {
    Lang::ALL.map(text)
}

/// The text of a language out of both.
pub(super) fn pick(lang: Lang, both: [String; 2]) -> String {
    let [vi, en] = both;
    match lang {
        Lang::Vi => vi,
        Lang::En => en,
    }
}

/// What the checks found.
#[derive(Clone)]
pub(crate) struct Found {
    /// Of what.
    pub(super) scope: Scope,
    /// In which data.
    pub(super) data: Arc<Dataset>,
    /// The outcomes, the worst first.
    pub(super) outcomes: Arc<Vec<Outcome>>,
}

impl Found {
    /// Whether it was found under the catalog of some data: indices of another one name nothing in it.
    pub(super) fn is_of(&self, data: &Dataset) -> bool {
        self.data.has_catalog_of(data)
    }

    /// Whether it is all that is to be found of a selection in what was read by then.
    pub(super) fn is_all_of(&self, selection: &Selection) -> bool {
        is_all_of(self.scope, selection)
    }
}

/// Whether what is found of a scope is all that is to be found of a selection.
pub(super) fn is_all_of(Scope { area, year }: Scope, selection: &Selection) -> bool {
    area == selection.area && year.is_none_or(|year| year == selection.year && !selection.options.all_checks)
}

/// The mark that the reader points at or walks on with the keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Pointed {
    /// Its chart.
    pub(crate) chart: &'static str,
    /// Its place among the marks of the chart.
    pub(crate) mark: usize,
    /// Its year, where the chart runs over the years: it lights up in all such charts.
    pub(crate) year: Option<Year>,
}

/// What stands of the first view that came with the HTML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum First {
    /// All of it: the page is made beside it.
    Stands,
    /// Its pictures, in the place of canvases that show the same; and what comes later than the rest of the page.
    Pictures,
    /// No picture.
    Gone,
}

/// How long the checks wait, in milliseconds: cards and charts are painted first.
pub(super) const AFTER_PAINT: i32 = 50;

/// How long a view must stay as it is, in milliseconds, until what is not on the screen follows it: longer than a held key takes to repeat, so
/// that stepping through the years costs nothing for what nobody sees.
pub(super) const REST: i32 = 600;

/// What was last shown for so long, and how many of the parts that are not on the screen follow it already.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Rested {
    shown: Shown,
    parts: usize,
}

/// What is shown, with the round of loading to which it belongs.
pub(crate) type Shown = (usize, Option<Selection>);

/// In so many steps, each a task of its own, what is not on the screen follows a view that rests: a chart takes as long as all that is on it.
const PARTS: usize = 12;

thread_local! {
    /// Counts the parts of the page that follow: each has its step.
    static PART: Cell<usize> = const { Cell::new(0) };
    /// Counts what was said of what was done.
    static SAID: Cell<usize> = const { Cell::new(0) };
}

/// What was last shown for so long; follows a signal that carries what is shown.
pub(crate) fn rested(shown: Memo<Shown>) -> RwSignal<Rested> {
    let rested = RwSignal::new(Rested { shown: shown.get_untracked(), parts: PARTS });
    let turn = StoredValue::new(0_usize);
    Effect::new(move |_| {
        shown.track();
        let mine = turn.try_update_value(|turn| {
            *turn += 1;
            *turn
        });
        browser::after(REST, move || follow(shown, rested, turn, mine, true));
    });
    rested
}

/// Lets one part more follow, and then the next, unless something else is shown meanwhile. `anew`: what is shown has just changed. It may be what rested last,
/// and yet parts of the page have followed something else in between, as what came on the screen does at once.
fn follow(shown: Memo<Shown>, rested: RwSignal<Rested>, turn: StoredValue<usize>, mine: Option<usize>, anew: bool) {
    if turn.try_get_value() != mine {
        return;
    }
    let now = shown.get_untracked();
    let parts = rested.with_untracked(|rested| if rested.shown == now && !anew { rested.parts + 1 } else { 1 });
    if parts <= PARTS {
        rested.set(Rested { shown: now, parts });
        browser::after(0, move || follow(shown, rested, turn, mine, false));
    }
}

/// Whether an element is on the screen: it is not while something of the first view stands in its place.
pub(super) fn seen(place: Place) -> RwSignal<bool> {
    let seen = RwSignal::new(false);
    let watch = StoredValue::new_local(None);
    Effect::new(move |_| {
        let watched = place.get().and_then(|element| SightWatch::new(&element, "0px", set_if_new(seen)));
        watch.set_value(watched);
    });
    seen
}

/// Sets a signal where that changes it.
pub(super) fn set_if_new<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>) -> impl Fn(T) + Copy + 'static {
    move |now| {
        if signal.try_with_untracked(|before| *before != now) == Some(true) {
            signal.set(now);
        }
    }
}

/// Does something after what `follow` tracks has changed and the page is painted; once, however often it changes until then.
pub(super) fn later(follow: impl Fn() + 'static, work: impl Fn() + Copy + 'static) {
    let asked = StoredValue::new(false);
    Effect::new(move |_| {
        follow();
        if !asked.get_value() {
            asked.set_value(true);
            browser::after(AFTER_PAINT, move || {
                asked.set_value(false);
                work();
            });
        }
    });
}

/// What a chart is asked to paint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Paint {
    /// What is shown now, where the chart does not show it yet.
    Now,
    /// The picture for a printer, at once: it does not wait.
    Print,
    /// After that, what is shown on the screen again.
    Screen,
}

/// How each chart is painted, by its id.
pub(crate) type Painters = StoredValue<Vec<(&'static str, Rc<dyn Fn(Paint)>)>, LocalStorage>;

/// What the page can be asked to do.
pub(crate) type Does<T, U = ()> = Box<dyn Fn(T) -> U + Send + Sync>;

/// The page's signals and callbacks, to be had from anywhere in it.
///
/// One pointer: closures hold on to it, and a dozen handles in each of hundreds of closures would be code to put them there.
#[derive(Clone, Copy)]
pub(crate) struct Page(&'static Signals);

impl Deref for Page {
    type Target = Signals;

    fn deref(&self) -> &Signals {
        self.0
    }
}

impl From<Signals> for Page {
    /// The page of these signals. It lives as long as the document does: there is one.
    fn from(signals: Signals) -> Self {
        Self(Box::leak(Box::new(signals)))
    }
}

/// What a [`Page`] has.
pub(crate) struct Signals {
    /// What the link asks for.
    pub(crate) state: RwSignal<ViewState>,
    /// Counts the catalogs that came or were left.
    pub(crate) round: RwSignal<usize>,
    /// The drawings of the charts.
    pub(crate) painters: Painters,
    /// Of a number that a chart works out and whose figures were asked for at its mark: the language, their names as a link has them, and the mark's
    /// sentence. A link has no room for that.
    pub(crate) worked_out: StoredValue<Option<(Lang, String, String)>>,
    /// The data read so far; `None` until the catalog is there.
    pub(crate) data: RwSignal<Option<Arc<Dataset>>>,
    /// What the link asks for, resolved against the data: what the bar shows as chosen.
    pub(crate) chosen: Memo<Option<Selection>>,
    /// Whether all of the data is there, and no view is to be had of it.
    pub(crate) nothing: Memo<bool>,
    /// What is shown: what is chosen, once the files that may hold its figures are there, and until then what was shown before.
    pub(crate) selection: Memo<Option<Selection>>,
    /// How many files that may hold some figures have neither come nor failed; follows what comes.
    pub(crate) to_come: Does<Vec<(IndicatorIx, AreaIx)>, usize>,
    /// What is shown, with the round of loading to which it belongs.
    pub(crate) shown: Memo<Shown>,
    /// The same when it has rested: see [`Page::trailing`].
    pub(crate) rested: RwSignal<Rested>,
    /// What stands of the first view.
    pub(crate) first: RwSignal<First>,
    /// Whether what comes later than the rest of the page still stands as the first view has it.
    pub(crate) kept: RwSignal<bool>,
    /// The charts of which the first drawing is still to come.
    pub(crate) undrawn: StoredValue<Vec<&'static str>>,
    /// Whether every chart that does not come later is drawn, or tells why it is not.
    pub(crate) drawn: RwSignal<bool>,
    /// What the checks find of it.
    pub(crate) found: RwSignal<Option<Found>>,
    /// How many figures a search that takes long has looked at, and how many there are.
    pub(crate) checking: RwSignal<Option<(usize, usize)>>,
    /// The part of the module that comes later.
    pub(crate) parts: Parts,
    /// What the reader asked of the panel of checks.
    pub(crate) wanted: RwSignal<Wanted>,
    /// The language.
    pub(crate) lang: RwSignal<Lang>,
    /// What went wrong.
    pub(crate) problems: RwSignal<Vec<Problem>>,
    /// How many files are under way.
    pub(crate) pending: RwSignal<usize>,
    /// Whether the page is dark now.
    pub(crate) dark: Memo<bool>,
    /// Device pixels to one CSS pixel, as many as are drawn.
    pub(crate) ratio: RwSignal<f64>,
    /// The id of the chart that is being exported to measure; empty while that dialog is closed.
    pub(crate) export: RwSignal<String>,
    /// Counts the changes of what the reader's system asks of colours.
    pub(crate) sight: RwSignal<usize>,
    /// What the reader points at, in any chart.
    pub(crate) pointed: RwSignal<Option<Pointed>>,
    /// What was last done, for a screen reader: "copied", "saved".
    pub(crate) said: RwSignal<String>,
    /// The same for the eye, while it is news.
    pub(crate) done: RwSignal<String>,
    /// Whether nothing was chosen since the page came, or files were opened or taken back: then no choice has an outcome to be said, and what was opened is told.
    pub(crate) fresh: RwSignal<bool>,
    /// Makes another state the page's, and its link.
    pub(crate) go: Does<(ViewState, Step)>,
    /// Asks for the files that hold some figures.
    pub(crate) need: Does<Vec<(IndicatorIx, AreaIx)>>,
    /// Gives up the files under way that may hold some figures.
    pub(crate) stop: Does<Vec<(IndicatorIx, AreaIx)>>,
    /// Asks again for a file that failed.
    pub(crate) retry: Does<String>,
}

impl Page {
    /// Words of the interface in the chosen language.
    pub(crate) fn t(self, msg: Msg) -> impl Fn() -> &'static str + Copy + Send + Sync + 'static {
        move || msg.text(self.lang.get())
    }

    /// Has every chart paint. What waits for the view to rest does not wait for a printer.
    pub(crate) fn paint(self, what: Paint) {
        if what == Paint::Print {
            set_if_new(self.rested)(Rested { shown: self.shown.get_untracked(), parts: PARTS });
        }
        self.painters.try_with_value(|painters| painters.iter().for_each(|(_, paint)| paint(what)));
    }

    /// Takes down that a chart is drawn, or tells why it is not: when none is left, the page is ready.
    pub(super) fn is_drawn(self, id: &str) {
        if self.drawn.get_untracked() {
            return;
        }
        browser::mark("first-chart");
        let left = self.undrawn.try_update_value(|undrawn| {
            undrawn.retain(|other| *other != id);
            undrawn.len()
        });
        if left == Some(0) {
            browser::mark("ready");
            self.drawn.set(true);
        }
    }

    /// Whether files are to come before what is chosen can be shown: what is shown is of another choice.
    pub(crate) fn is_behind(self) -> bool {
        self.selection.with(|shown| shown.is_some() && self.chosen.with(|chosen| shown != chosen))
    }

    /// Tells what was done: a screen reader, and for a while whoever looks.
    pub(crate) fn say(self, msg: Msg) {
        self.say_words(msg.text(self.lang.get_untracked()));
    }

    /// The same in words that are there already.
    pub(crate) fn say_words(self, words: &str) {
        const SHOWN: i32 = 4000; // ms
        let turn = SAID.get() + 1;
        SAID.set(turn);
        self.said.set(words.to_owned());
        self.done.set(words.to_owned());
        browser::after(SHOWN, move || {
            // Not what was done after it, in whatever words.
            if SAID.get() == turn {
                self.done.set(String::new());
            }
        });
    }

    /// Changes the state, as a step that Back undoes.
    pub(crate) fn change(self, change: impl FnOnce(&mut ViewState)) {
        self.change_as(Step::Push, change);
    }

    /// Changes the state. What was to open over the page and has not come to be shown is not to open over what is chosen after it: beside an open dialog nothing
    /// can be chosen.
    pub(crate) fn change_as(self, step: Step, change: impl FnOnce(&mut ViewState)) {
        let before = self.state.get_untracked();
        let mut state = before.clone();
        change(&mut state);
        self.choose(&before, state, step);
    }

    // Apart, so that the code for each change of the page is that change alone.
    fn choose(self, before: &ViewState, mut state: ViewState, step: Step) {
        if state != *before && state.figure == before.figure {
            self.take_back();
            state.figure = None;
        }
        // As above: where a press that waited has opened another dialog, that lies over all others.
        if !self.export.with_untracked(String::is_empty) {
            state.figure.clone_from(&before.figure);
        }
        if state != *before || step == Step::Push {
            // What was done before is no news any more.
            set_if_new(self.fresh)(false);
            set_if_new(self.said)(String::new());
            (self.go)((state, step));
        }
    }

    /// Takes back what was to open over the page; the link's step that asked for it leads to it no more.
    pub(crate) fn take_back(self) {
        if !self.export.with_untracked(String::is_empty) {
            self.export.set(String::new());
        }
        let mut state = self.state.get_untracked();
        if state.figure.take().is_some() {
            (self.go)((state, Step::Replace));
        }
    }

    /// What is made of the data and the selection; nothing until both are there. Made anew only when one of them changes.
    pub(crate) fn derive<T: Clone + PartialEq + Send + Sync + 'static>(
        self,
        make: fn(&Dataset, &Selection) -> T,
    ) -> Memo<Option<T>> {
        Memo::new(move |_| {
            let selection = self.selection.get()?;
            let data = self.data.get()?;
            Some(make(&data, &selection))
        })
    }

    /// Whether what is shown has rested, and all parts of the page follow; follows that.
    pub(crate) fn rests(self) -> bool {
        self.rested.with(|rested| rested.parts == PARTS && self.shown.with(|shown| rested.shown == *shown))
    }

    /// What a part of the page shows: at once while it is seen; else when the view rests, or the reader comes to it.
    pub(crate) fn trailing(self, seen: impl Fn() -> bool + Send + Sync + 'static) -> Memo<Option<Selection>> {
        let part = PART.replace(PART.get() + 1) % PARTS;
        let last = Memo::new(move |before: Option<&Shown>| {
            self.rested.track();
            match before {
                // Nothing of an earlier catalog stays.
                Some(before) if before.1.is_some() && before.0 == self.round.get() && !seen() => {
                    let follows = self.rested.with_untracked(|rested| {
                        rested.parts > part && self.shown.with_untracked(|shown| *shown == rested.shown)
                    });
                    if follows { self.shown.get_untracked() } else { before.clone() }
                }
                _ => self.shown.get(),
            }
        });
        Memo::new(move |_| last.with(|last| last.1.clone()))
    }
}
