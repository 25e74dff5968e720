//! The canvas of a chart: when it is drawn, at what size, in which colours, on the way between two years, and for the printer.
//! What the reader does with the marks is in `marks`.

use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;

use crate::charts::layout::{Frame, Size, layout_first};
use crate::charts::look::{Palette, Theme};
use crate::charts::scene::Scene;
use crate::charts::spec::ChartSpec;
use crate::charts::tween;
use crate::platform::canvas::{self, Ruler};
use crate::platform::first;
use crate::platform::page as browser;
use crate::platform::pointer;
use crate::platform::watch::{SightWatch, SizeWatch};
use crate::present::charts::{self, ChartView};
use crate::text::phrases;
use crate::text::ui::Msg;

use super::chart::View;
use super::dom::{El, Place, button, el};
use super::files::theme;
use super::late::Layout;
use super::marks::{Drawn, Marks};
use super::page::{Paint, set_if_new};
use super::reactive::{Effect, Memo, RwSignal};
use super::{First, Page};

/// Where a chart is, as far as the reader's screen is concerned.
#[derive(Clone, Copy)]
pub(super) struct Sight {
    /// On it, or about to be: what is chosen shows at once.
    pub(super) seen: RwSignal<bool>,
    /// Near it: the chart is drawn.
    near: RwSignal<bool>,
}

impl Default for Sight {
    fn default() -> Self {
        Self { seen: RwSignal::new(false), near: RwSignal::new(false) }
    }
}

/// The width for which a printed drawing is laid out, in CSS pixels. A4 less its margins has 680: at 83 % of its size two charts fit a page, whatever stands under them.
const PAPER: f64 = 820.0;
/// Device pixels to one CSS pixel on paper: 288 to the inch.
const PAPER_RATIO: f64 = 3.0;

/// How far from the screen a chart is drawn: about a screen before the reader can be there.
const NEAR: &str = "100% 0px";

/// How far from the screen a chart shows at once what is chosen; farther away, when the view rests.
const SEEN: &str = "10% 0px";

/// A frame that takes longer, in milliseconds, ends the way at once: a slow machine has better things to do.
const SMOOTH: f64 = 40.0;

/// From one canvas to the next behind the pictures of the first view, in milliseconds.
const BESIDE: i32 = 60;

/// What is painted, and how: with the same of all there is nothing to do.
struct Painted {
    view: Arc<ChartView>,
    width: f64,
    near: bool,
    theme: Theme,
    ratio: f64,
    /// Counts the changes of what the reader's system asks of colours.
    colours: usize,
    first: First,
}

impl PartialEq for Painted {
    fn eq(&self, other: &Self) -> bool {
        let how = |one: &Self| (one.width, one.near, one.theme, one.ratio, one.colours, one.first);
        Arc::ptr_eq(&self.view, &other.view) && how(self) == how(other)
    }
}

/// Paints one chart.
#[derive(Clone, Copy)]
struct Painter {
    page: Page,
    id: &'static str,
    view: View,
    width: RwSignal<f64>,
    marks: Marks,
    busy: RwSignal<bool>,
    sight: Sight,
    /// What was last painted, or is under way.
    last: StoredValue<Option<Painted>, LocalStorage>,
    /// Counts the paintings: one that is under way ends when another begins.
    turn: StoredValue<usize>,
    /// What the picture of the first view shows.
    pictured: StoredValue<Option<Arc<ChartView>>>,
    /// Whether the canvas has what a printer gets. The layout for paper moves everything, and nothing of that may change the picture.
    printing: StoredValue<bool>,
}

impl Painter {
    /// Paints what is to be shown now, unless that is what was painted last; far from the screen, when the reader comes near.
    fn paint(self) {
        if self.printing.try_get_value() != Some(false) {
            return;
        }
        let Some(view) = self.view.try_get_untracked() else { return }; // the chart is gone
        let now = view.map(|view| Painted {
            view,
            width: self.width.get_untracked(),
            near: self.sight.near.get_untracked(),
            theme: theme(self.page),
            ratio: self.page.ratio.get_untracked(),
            colours: self.page.sight.get_untracked(),
            first: self.page.first.get_untracked(),
        });
        let is_new = self.last.try_with_value(|last| *last != now) == Some(true);
        if is_new && now.is_some() {
            self.last.set_value(now);
            self.anew();
        }
    }

    fn anew(self) {
        let Some(turn) = self.turn.try_update_value(|turn| {
            *turn += 1;
            *turn
        }) else {
            return; // the chart is gone
        };
        let (Some(view), Some(canvas)) = (self.view.get_untracked(), self.marks.canvas()) else { return };
        let first = self.page.first.get_untracked();
        if first == First::Stands || first::waits(&canvas) {
            self.pictured.set_value(Some(view));
            self.done();
            return;
        }
        if let Some(holder) = canvas.parent_element().filter(first::has_picture)
            && !(first == First::Pictures && self.is_pictured(&view))
        {
            first::take_picture_away(&holder);
        }
        let width = self.width.get_untracked();
        if width > 0.0 && !self.sight.near.get_untracked() {
            self.keep_room(&canvas, &view, width);
            self.done();
            return;
        }
        if let (Ok(spec), true) = (&view.drawing, width > 0.0) {
            let scene = self.lay_out(spec, width, Frame::Plot);
            let palette = browser::palette(theme(self.page));
            let ratio = self.page.ratio.get_untracked();
            let year =
                self.page.selection.with_untracked(|selection| selection.as_ref().map(|selection| selection.year));
            let before = self.marks.put(Drawn::new(scene, Arc::clone(&view), year, palette, ratio));
            match before {
                // The canvas shows the beginning of the way already.
                Some(before) if self.moves(&before) => {
                    self.busy.set(true);
                    self.next(Rc::new(before), browser::now(), turn);
                }
                before => {
                    self.last(&canvas, before.as_ref());
                    if before.is_none() {
                        self.settle(canvas, turn);
                    }
                }
            }
            return;
        }
        self.marks.clear();
        if width > 0.0 || view.drawing.is_err() {
            self.done();
        }
    }

    /// Places what is drawn. Charts that the page does not begin with are made by the later part, which can lay them out.
    fn lay_out(self, spec: &ChartSpec, width: f64, frame: Frame) -> Scene {
        let layout = self.page.parts.now().map_or(layout_first as Layout, |late| late.layout);
        layout(spec, Size { width, height: None }, frame, &Ruler)
    }

    /// Gives a canvas that is not drawn yet the size that it will have, so that nothing moves when it is.
    fn keep_room(self, canvas: &web_sys::HtmlCanvasElement, view: &ChartView, width: f64) {
        let ratio = self.page.ratio.get_untracked();
        if let Ok(spec) = &view.drawing
            && (width * ratio).round() != f64::from(canvas.width())
        {
            let scene = self.lay_out(spec, width, Frame::Plot);
            canvas::size(canvas, &scene, ratio);
            self.marks.is_shown(false);
        }
    }

    /// Whether the picture of the first view, while it stands, shows this.
    fn is_pictured(self, view: &Arc<ChartView>) -> bool {
        self.pictured.with_value(|pictured| pictured.as_ref() == Some(view))
    }

    /// Whether marks may move from an earlier picture: to a year beside it, where the eye can follow, and only for a reader who does not mind.
    fn moves(self, before: &Drawn) -> bool {
        let alike =
            |drawn: &Drawn| drawn.is_next_to(before) && tween::between(&before.scene, &drawn.scene, 0.0).is_some();
        self.marks.with(alike) == Some(true) && !browser::matches("(prefers-reduced-motion: reduce)")
    }

    /// The next picture on the way from an earlier one; the last one where the way is over, nobody sees it, or a frame took so long that it
    /// cannot be smooth.
    fn next(self, from: Rc<Drawn>, began: f64, turn: usize) {
        let asked = browser::now();
        browser::next_frame(move || {
            let (Some(now), Some(canvas)) = (self.turn.try_get_value(), self.marks.canvas()) else { return };
            if now != turn {
                return;
            }
            let share = (browser::now() - began) / tween::LASTS;
            let late = share >= 1.0 || browser::now() - asked > SMOOTH;
            let on_the_way = !late
                && pointer::area(&canvas).meets(&pointer::screen())
                && self.marks.with(|drawn| {
                    let way = tween::between(&from.scene, &drawn.scene, share)?;
                    canvas::show(&canvas, &way, &drawn.palette, drawn.ratio).ok()
                }) == Some(Some(()));
            if on_the_way { self.next(from, began, turn) } else { self.last(&canvas, None) }
        });
    }

    /// The picture itself; `before` is what the canvas shows, where that is known.
    fn last(self, canvas: &web_sys::HtmlCanvasElement, before: Option<&Drawn>) {
        let shown = self.marks.with(|drawn| match before.filter(|before| drawn.continues(before)) {
            Some(before) => canvas::show_other(canvas, &before.scene, &drawn.scene, &drawn.palette, drawn.ratio),
            // A browser that gives no canvas leaves the table, which has the same figures.
            None => canvas::show(canvas, &drawn.scene, &drawn.palette, drawn.ratio),
        });
        self.marks.is_shown(shown == Some(Ok(())));
        self.marks.redraw();
        self.done();
    }

    /// In the frame after the one that shows a canvas drawn whole.
    fn settle(self, canvas: web_sys::HtmlCanvasElement, turn: usize) {
        browser::next_frame(move || {
            browser::next_frame(move || {
                if self.turn.try_get_value() == Some(turn) {
                    self.marks.with(|drawn| canvas::settle(&canvas, &drawn.palette));
                }
            });
        });
    }

    fn done(self) {
        if self.busy.get_untracked() {
            self.busy.set(false);
        }
        self.page.is_drawn(self.id);
        self.marks.list();
    }

    /// Paints for the printer.
    fn print(self) {
        let Some(Some(view)) = self.view.try_get_untracked() else { return };
        if let (Ok(spec), Some(canvas)) = (&view.drawing, self.marks.canvas()) {
            // It was drawn for screens.
            if let Some(holder) = canvas.parent_element().filter(first::has_picture) {
                first::take_picture_away(&holder);
            }
            self.printing.set_value(true);
            self.turn.update_value(|turn| *turn += 1);
            self.last.set_value(None);
            self.marks.is_shown(false);
            let scene = self.lay_out(spec, PAPER, Frame::Paper);
            let _ = canvas::show(&canvas, &scene, &Palette::of(Theme::Print), PAPER_RATIO);
        }
    }

    fn asked(self, what: Paint) {
        match what {
            Paint::Print => self.print(),
            Paint::Now if self.turn.try_get_value().is_some_and(|turn| turn > 0) => self.paint(),
            Paint::Now => {}
            Paint::Screen => {
                if self.printing.try_set_value(false).is_none() && self.last.try_set_value(None).is_none() {
                    self.paint();
                }
            }
        }
    }
}

/// The canvas, or why there is nothing to draw; `failed`: what makes the chart did not come.
pub(super) fn drawing(
    page: Page,
    id: &'static str,
    view: View,
    sight: Sight,
    busy: RwSignal<bool>,
    failed: Memo<bool>,
) -> El {
    let canvas_ref = Place::new();
    let width = RwSignal::new(0.0_f64);
    let watch = StoredValue::new_local(None::<SizeWatch>);
    let watches = StoredValue::new_local(None);
    Effect::new(move |_| {
        // The canvas may be hidden; what holds it has a width at all times.
        let Some(holder) = canvas_ref.get().and_then(|canvas| canvas.parent_element()) else { return };
        let here = holder.clone();
        let changed = move |new: f64| {
            // The browser has just laid the page out: to ask where the chart stands costs nothing now.
            if sight.near.try_get_untracked() == Some(false) {
                let (chart, screen) = (pointer::area(&here), pointer::screen());
                set_if_new(sight.near)(chart.meets(&screen.grown(screen.h)));
                set_if_new(sight.seen)(chart.meets(&screen));
            }
            let new = new.floor();
            if width.try_get_untracked().is_some_and(|old| old != new) {
                width.set(new);
            }
        };
        watch.set_value(SizeWatch::new(&holder, changed));
        let watch = |margin, signal| SightWatch::new(&holder, margin, set_if_new(signal));
        watches.set_value(Some((watch(NEAR, sight.near), watch(SEEN, sight.seen))));
    });
    let marks = Marks::new(page, id, view, canvas_ref);
    let painter = Painter {
        page,
        id,
        view,
        width,
        marks,
        busy,
        sight,
        last: StoredValue::new_local(None),
        turn: StoredValue::new(0),
        pictured: StoredValue::new(None),
        printing: StoredValue::new(false),
    };
    let place = page.painters.with_value(Vec::len);
    page.painters.update_value(|all| {
        all.retain(|(other, _)| *other != id);
        all.push((id, Rc::new(move |what| painter.asked(what))));
    });
    // Effects run before the frame in which the page shows what changed, each once however many things changed.
    Effect::new(move |_| {
        view.track();
        width.track();
        sight.near.track();
        page.dark.track();
        page.ratio.track();
        page.sight.track();
        let first = page.first.get();
        let Some(shown) = view.get_untracked() else { return };
        if first == First::Pictures && painter.is_pictured(&shown) {
            // Nobody waits for what a picture shows already: one after the other, each in a task of its own.
            browser::after(BESIDE * (1 + i32::try_from(place).unwrap_or(0)), move || painter.paint());
        } else {
            untrack(|| painter.paint());
        }
    });
    let is_empty = move || failed.get() || view.with(|view| view.as_deref().is_some_and(|view| view.drawing.is_err()));
    let described = move || {
        let words = |view: &ChartView| view.drawing.as_ref().map(|spec| spec.description.clone()).unwrap_or_default();
        view.with(|view| view.as_deref().map(words)).unwrap_or_default()
    };
    let fallback = move || {
        let words = |view: &ChartView| {
            let marks = view.drawing.as_ref().map_or(0, |spec| spec.marks.len());
            phrases::canvas_fallback(page.lang.get(), &view.title, marks)
        };
        view.with(|view| view.as_deref().map(words)).unwrap_or_default()
    };
    let description = format!("description-{id}");
    let canvas = el("canvas")
        .at(canvas_ref)
        .attr("role", "img")
        .attr("tabindex", "0")
        .attr("aria-labelledby", format!("chart-{id}"))
        .attr("aria-describedby", format!("{description} chart-keys"))
        .child(el("p").live(fallback))
        .child(el("p").words(page.t(Msg::HowToReadKeys)));
    let list = el("ol")
        .class("quiet marks")
        .testid("chart-marks")
        .bind("aria-label", move || page.t(Msg::MarksOfChart)().to_owned());
    el("div")
        .bind("class", move || if is_empty() { "drawing empty" } else { "drawing" }.to_owned())
        .child(marks.heard_at(canvas))
        // The order of the next two is known to `marks`.
        .child(el("div").class("tip").testid("tooltip").attr("role", "tooltip").attr("hidden", ""))
        .child(list)
        .child(el("p").attr("id", description).class("quiet").live(described))
        .show_one(move || {
            if failed.get() {
                return Some(el("div").class("chart-empty").child(el("p").child(part_again(page))));
            }
            let why = |view: &ChartView| view.drawing.as_ref().err().map(|empty| why(page, empty, marks));
            view.with(|view| view.as_deref().and_then(why))
        })
}

/// A button that asks again for what makes a chart. The focus stays at the chart when it goes.
fn part_again(page: Page) -> El {
    let again = move || {
        page.parts.then(|late| {
            if let Some(late) = late {
                (late.keep_focus)();
            }
        });
    };
    button("link", again).testid("retry").words(page.t(Msg::Retry))
}

/// Why a chart shows nothing, and the nearest year for which it does.
fn why(page: Page, empty: &charts::Empty, marks: Marks) -> El {
    let nearest = empty.nearest.map(|year| {
        let go = button("link", move || {
            page.change(|state| state.year = Some(year));
            // The button is gone then: the focus goes to the drawing that was asked for.
            if let Some(canvas) = marks.canvas() {
                browser::focus_soon(canvas.into());
            }
        });
        el("p").child(go.live(move || phrases::show_year(page.lang.get(), year)))
    });
    let retry = if empty.unread { page.parts.get().and_then(|late| (late.retry)(page)) } else { None };
    // A blank between a sentence and its button, also where both stand in one line.
    el("div").class("chart-empty").child(el("p").text(empty.why.clone())).text(" ").child_if(retry).child_if(nearest)
}
