//! What a reader does with the marks of a chart: points at them, walks over them, chooses their year, opens their provenance. Nothing here waits
//! for a drawing: what lies over the picture is drawn on it and taken off again from a copy.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlCanvasElement};

use crate::charts::look::Palette;
use crate::charts::scene::{Area, Item, Scene};
use crate::charts::spec::{Body, ChartSpec, Mark, MarkIx};
use crate::charts::tip::Around;
use crate::charts::walk::{self, Step};
use crate::model::Year;
use crate::platform::canvas::{self, Picture};
use crate::platform::page as browser;
use crate::platform::pointer;
use crate::present::charts::ChartView;

use super::chart::View;
use super::dom::{El, Place};
use super::page::{AFTER_PAINT, Page, Pointed, REST};
use super::reactive::Effect;

/// What the canvas shows.
pub(super) struct Drawn {
    pub(super) scene: Scene,
    pub(super) palette: Palette,
    pub(super) ratio: f64,
    view: Arc<ChartView>,
    year: Option<Year>,
    /// Whether the canvas shows just this scene, whatever is drawn over it.
    pub(super) shown: bool,
    /// The picture without what is drawn over it, while something is.
    bare: Option<Picture>,
}

impl Drawn {
    pub(super) const fn new(
        scene: Scene,
        view: Arc<ChartView>,
        year: Option<Year>,
        palette: Palette,
        ratio: f64,
    ) -> Self {
        Self { scene, palette, ratio, view, year, shown: false, bare: None }
    }

    /// Whether it shows the year before or after that of an earlier drawing in the same colours.
    pub(super) fn is_next_to(&self, before: &Self) -> bool {
        let next = |a: Year, b: Year| a.before() == Some(b) || b.before() == Some(a);
        self.year.zip(before.year).is_some_and(|(a, b)| next(a, b)) && self.is_like(before)
    }

    /// Whether it is drawn in the same colours as an earlier drawing, pixel for pixel.
    fn is_like(&self, before: &Self) -> bool {
        self.palette == before.palette && self.ratio == before.ratio
    }

    /// Whether a canvas that shows an earlier drawing needs to be drawn only where this one differs.
    pub(super) fn continues(&self, before: &Self) -> bool {
        before.shown && before.bare.is_none() && self.is_like(before)
    }

    fn spec(&self) -> Option<&ChartSpec> {
        self.view.drawing.as_ref().ok()
    }

    fn mark(&self, mark: usize) -> Option<&Mark> {
        self.spec()?.marks.get(mark)
    }

    /// What to draw over the picture: a ring around the mark that is pointed at, thin lines around the others of its year.
    fn over(&self, chart: &str, pointed: Pointed) -> Vec<Item> {
        let Some(spec) = self.spec() else { return Vec::new() };
        let own = (pointed.chart == chart).then_some(pointed.mark);
        let mut items = Vec::new();
        if let Some(year) = pointed.year.filter(|_| spec.is_over_years()) {
            for (ix, mark) in spec.marks.iter().enumerate() {
                if mark.year == Some(year) && own != Some(ix) {
                    items.extend(self.scene.hint(MarkIx(ix)));
                }
            }
        }
        if let Some(mark) = own {
            items.extend(self.scene.highlight(MarkIx(mark)));
        }
        items
    }
}

/// Wider than half a finger, in pixels: what is farther from all marks points at none of them.
const FAR: f64 = 32.0;

/// The keys that begin a walk over the marks.
const KEYS: [&str; 8] = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End", "Enter", " "];

/// The marks of one chart.
#[derive(Clone, Copy)]
pub(super) struct Marks {
    page: Page,
    id: &'static str,
    canvas: Place,
    drawn: StoredValue<Option<Drawn>, LocalStorage>,
    /// Where the pointer is, until the next frame looks what is there.
    pointer: StoredValue<Option<(f64, f64)>>,
    /// The mark that was pointed at before a finger came down, where one did last.
    touched: StoredValue<Option<Option<usize>>>,
    view: View,
    /// Counts what the list waits for: only the last is written.
    listing: StoredValue<usize>,
}

impl Marks {
    pub(super) fn new(page: Page, id: &'static str, view: View, canvas: Place) -> Self {
        let marks = Self {
            page,
            id,
            canvas,
            drawn: StoredValue::new_local(None),
            pointer: StoredValue::new(None),
            touched: StoredValue::new(None),
            view,
            listing: StoredValue::new(0),
        };
        Effect::new(move |_| {
            page.pointed.track();
            marks.redraw();
        });
        marks
    }

    pub(super) fn canvas(self) -> Option<HtmlCanvasElement> {
        self.canvas.now().map(JsCast::unchecked_into)
    }

    /// Looks at what the canvas shows.
    pub(super) fn with<T>(self, look: impl FnOnce(&Drawn) -> T) -> Option<T> {
        self.drawn.try_with_value(|drawn| drawn.as_ref().map(look)).flatten()
    }

    /// Notes what the canvas is to show; returns what it showed. The mark that is pointed at is looked for in the new picture.
    pub(super) fn put(self, new: Drawn) -> Option<Drawn> {
        let here = self.page.pointed.get_untracked().filter(|pointed| pointed.chart == self.id);
        let again = here.map(|pointed| {
            let old = self.with(|drawn| drawn.mark(pointed.mark).cloned()).flatten()?;
            walk::again(&old, &new.spec()?.marks)
        });
        let before = self.drawn.try_update_value(|drawn| drawn.replace(new)).flatten();
        if let Some(again) = again {
            self.point(again);
        }
        before
    }

    /// The canvas shows nothing.
    pub(super) fn clear(self) {
        self.drawn.update_value(|drawn| *drawn = None);
        self.point_off();
    }

    /// Draws over the picture what is pointed at now, and shows the tooltip or hides it.
    pub(super) fn redraw(self) {
        if let Some(late) = self.page.parts.now() {
            (late.draw_over)(self);
        }
    }

    /// As [`Marks::redraw`], in the later part.
    pub(super) fn draw_over(self) {
        let Some(canvas) = self.canvas() else { return };
        let pointed = self.page.pointed.get_untracked();
        let own = pointed.filter(|pointed| pointed.chart == self.id);
        self.drawn.try_update_value(|drawn| {
            let Some(drawn) = drawn else { return };
            let items = pointed.map(|pointed| drawn.over(self.id, pointed)).unwrap_or_default();
            match (&drawn.bare, items.is_empty()) {
                (Some(bare), _) => bare.bring_back(&canvas),
                (None, true) => return,
                (None, false) => drawn.bare = Picture::of(&canvas),
            }
            if items.is_empty() {
                drawn.bare = None;
            } else if drawn.bare.is_some() {
                let _ = canvas::show_over(&canvas, &items, &drawn.palette, drawn.ratio);
            }
        });
        let Some(tip) = canvas.next_element_sibling() else { return };
        let shown = own.and_then(|own| {
            self.with(|drawn| {
                let text = &drawn.mark(own.mark)?.text;
                let around = Around::of(&drawn.scene, &drawn.spec()?.marks, MarkIx(own.mark))?;
                show_tip(&canvas, &tip, text, &around);
                Some(())
            })
        });
        if shown.flatten().is_none() && !tip.has_attribute("hidden") {
            pointer::hide(&tip);
        }
    }

    /// Writes the marks into the list beside the canvas: soon where there is none yet, else when the view rests.
    pub(super) fn list(self) {
        let Some(asked) = self.listing.try_update_value(|count| {
            *count += 1;
            *count
        }) else {
            return;
        };
        let list = move || self.canvas().and_then(|canvas| canvas.next_element_sibling()?.next_element_sibling());
        let is_first = list().is_none_or(|list| list.child_element_count() == 0);
        browser::after(if is_first { AFTER_PAINT } else { REST }, move || {
            if self.listing.try_get_value() != Some(asked) {
                return;
            }
            let Some(list) = list() else { return };
            self.view.with_untracked(|view| {
                let spec = view.as_deref().and_then(|view| view.drawing.as_ref().ok());
                let marks = spec.map(|spec| spec.marks.as_slice()).unwrap_or_default();
                let texts: Vec<&str> = marks.iter().map(|mark| mark.text.as_str()).collect();
                pointer::fill(&list, "li", &texts);
            });
        });
    }

    /// Notes that the canvas shows the scene, and nothing over it.
    pub(super) fn is_shown(self, shown: bool) {
        self.drawn.try_update_value(|drawn| {
            if let Some(drawn) = drawn {
                (drawn.shown, drawn.bare) = (shown, None);
            }
        });
    }

    /// The canvas, with what it hears.
    pub(super) fn heard_at(self, canvas: El) -> El {
        const HEARD: [&str; 7] =
            ["pointermove", "pointerdown", "pointerleave", "pointercancel", "click", "keydown", "blur"];
        HEARD.into_iter().fold(canvas, |canvas, name| {
            canvas.on(name, move |event| match (self.page.parts.now(), name) {
                (Some(late), _) => (late.hear)(self, &event),
                // What is pressed is answered when the part has come; where a pointer was is over by then.
                (None, "pointerdown" | "click") => self.hear_later(event),
                (None, "keydown") if pointer::key(&event).is_some_and(|key| KEYS.contains(&&*key)) => {
                    event.prevent_default();
                    self.hear_later(event);
                }
                (None, _) => self.page.parts.sign(),
            })
        })
    }

    fn hear_later(self, event: Event) {
        self.page.parts.then(move |late| {
            if let Some(late) = late {
                (late.hear)(self, &event);
            }
        });
    }

    /// Answers what the canvas heard, in the later part.
    pub(super) fn hear(self, event: &Event) {
        match event.type_().as_str() {
            "pointerdown" => {
                self.touched.set_value(pointer::is_touch(event).then(|| self.own()));
                self.follow(event);
            }
            "pointermove" => self.follow(event),
            "pointercancel" => self.point_off(),
            "pointerleave" if !pointer::is_touch(event) => {
                self.pointer.set_value(None);
                self.point_off();
            }
            "click" => {
                self.pointer.set_value(None);
                let mark = self.mark_at(pointer::at(event));
                self.point(mark);
                // A finger cannot hover: what it comes upon is read first, and chosen by another touch.
                if self.touched.with_value(|before| before.is_none_or(|before| before == mark)) {
                    self.choose();
                }
            }
            "keydown" => self.press(event),
            // The dialog takes the focus and gives it back: the reader is still there.
            "blur" if self.page.state.with_untracked(|state| state.figure.is_none()) => self.point_off(),
            _ => {}
        }
    }

    /// Follows the pointer, once a frame however often it moves.
    fn follow(self, event: &Event) {
        let waiting = self.pointer.with_value(Option::is_some);
        self.pointer.set_value(pointer::at(event));
        if !waiting {
            browser::next_frame(move || {
                let at = self.pointer.try_update_value(Option::take).flatten();
                if at.is_some() {
                    self.point(self.mark_at(at));
                }
            });
        }
    }

    /// The mark nearest to a place in the window. Far from all marks of lines a reader points at a year: the line that leads tells it.
    fn mark_at(self, at: Option<(f64, f64)>) -> Option<usize> {
        let (x, y) = at?;
        let canvas = self.canvas()?;
        let area = pointer::area(&canvas);
        let found = self.with(|drawn| {
            let scale = drawn.scene.width / area.w.max(1.0);
            let (x, y) = ((x - area.x) * scale, (y - area.y) * scale);
            let found = drawn.scene.nearest(x, y)?;
            let is_far = drawn.scene.find(found).is_some_and(|found| found.area.distance(x, y) > FAR * scale);
            let lines = drawn.spec().filter(|spec| is_far && matches!(spec.body, Body::Lines(_)));
            let leads = |spec: &ChartSpec, mark: MarkIx| spec.marks.get(mark.0).is_some_and(|mark| mark.series == 0);
            let leading = lines.and_then(|spec| drawn.scene.nearest_across(x, &|mark| leads(spec, mark)));
            Some(leading.unwrap_or(found))
        });
        found.flatten().map(|MarkIx(mark)| mark)
    }

    fn point(self, mark: Option<usize>) {
        let year = |mark| {
            self.with(|drawn| drawn.mark(mark).filter(|_| drawn.spec().is_some_and(ChartSpec::is_over_years))?.year)
        };
        let pointed = mark.map(|mark| Pointed { chart: self.id, mark, year: year(mark).flatten() });
        if self.page.pointed.get_untracked() != pointed {
            self.page.pointed.set(pointed);
        }
    }

    fn own(self) -> Option<usize> {
        self.page.pointed.get_untracked().filter(|pointed| pointed.chart == self.id).map(|pointed| pointed.mark)
    }

    fn point_off(self) {
        if self.own().is_some() {
            self.page.pointed.set(None);
        }
    }

    /// Chooses the year of the mark; where it is chosen already, or the chart is of one year, opens the mark's provenance.
    fn choose(self) {
        let Some(pointed) = self.page.pointed.get_untracked().filter(|pointed| pointed.chart == self.id) else {
            return;
        };
        let chosen = self.page.selection.with_untracked(|selection| selection.as_ref().map(|selection| selection.year));
        match pointed.year.filter(|year| Some(*year) != chosen) {
            Some(year) => self.page.change(|state| state.year = Some(year)),
            None => self.open(pointed.mark),
        }
    }

    fn open(self, mark: usize) {
        let asked = self.with(|drawn| drawn.mark(mark).and_then(|mark| Some((mark.origin()?, mark.text.clone()))));
        if let Some((figure, words)) = asked.flatten() {
            self.page.worked_out.set_value(Some((self.page.lang.get_untracked(), figure.clone(), words)));
            self.page.change(|state| state.figure = Some(figure));
        }
    }

    fn press(self, event: &Event) {
        let Some(key) = pointer::key(event) else { return };
        let step = match key.as_str() {
            "ArrowLeft" => Step::Back,
            "ArrowRight" => Step::On,
            "ArrowUp" => Step::Up,
            "ArrowDown" => Step::Down,
            "Home" => Step::First,
            "End" => Step::Last,
            "Enter" | " " | "Escape" => {
                match (key.as_str(), self.own()) {
                    ("Escape", Some(_)) => self.point_off(),
                    ("Escape", None) => return self.canvas().iter().for_each(|canvas| pointer::leave(canvas)),
                    ("Enter", Some(mark)) => self.open(mark),
                    (_, Some(_)) => self.choose(),
                    (_, None) => self.walk(None),
                }
                return event.prevent_default();
            }
            _ => return,
        };
        event.prevent_default();
        self.walk(Some(step));
    }

    /// Goes a step, or to where a walk begins, and says the mark that is there.
    fn walk(self, step: Option<Step>) {
        let year = self.page.selection.with_untracked(|selection| selection.as_ref().map(|selection| selection.year));
        let at = self.own();
        let next = self.with(|drawn| {
            let marks = &drawn.spec()?.marks;
            let next = match (at, step) {
                (Some(at), Some(step)) => walk::walk(marks, at, step)?,
                (None, Some(step @ (Step::First | Step::Last))) => walk::walk(marks, walk::start(marks, year)?, step)?,
                _ => walk::start(marks, year)?,
            };
            Some((next, marks.get(next)?.text.clone()))
        });
        if let Some((next, text)) = next.flatten() {
            self.point(Some(next));
            self.page.said.set(text);
        }
    }
}

/// Shows the tooltip beside a mark.
fn show_tip(canvas: &HtmlCanvasElement, tip: &Element, text: &str, around: &Around) {
    let size = pointer::show(tip, text);
    let (canvas, screen) = (pointer::area(canvas), pointer::screen());
    // The screen as the drawing sees it: the tooltip stands in the same element as the canvas.
    let seen = Area { x: -canvas.x, y: -canvas.y, ..screen };
    pointer::place(tip, around.place(size, &seen.grown(-4.0)));
}
