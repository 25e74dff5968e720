//! The canvas of a chart: when it is drawn, at what size, in which colours, on the way between two years, and for the printer.
//! What the reader does with the marks is in `marks`.

use std::rc::Rc;
use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;

use crate::charts::layout::{Frame, Size, layout};
use crate::charts::look::{Palette, Theme};
use crate::charts::scene::Scene;
use crate::charts::tween;
use crate::platform::canvas::{self, Ruler};
use crate::platform::first;
use crate::platform::page as browser;
use crate::platform::pointer;
use crate::platform::watch::SizeWatch;
use crate::present::charts::{self, ChartView};
use crate::text::phrases;
use crate::text::ui::Msg;

use super::chart::View;
use super::dom::{El, button, el};
use super::files::theme;
use super::marks::{Drawn, Marks};
use super::{First, Page};

/// How each chart is drawn for the printer (`true`) and for the screen again: both at once, because a printer does not wait.
pub(super) type Painters = StoredValue<Vec<(&'static str, Rc<dyn Fn(bool)>)>, LocalStorage>;

/// The width of a printed drawing in CSS pixels: A4 less its margins.
const PAPER: f64 = 680.0;
/// Device pixels to one CSS pixel on paper: 288 to the inch.
const PAPER_RATIO: f64 = 3.0;

/// A frame that takes longer, in milliseconds, ends the way at once: a slow machine has better things to do.
const SMOOTH: f64 = 40.0;

/// From one canvas to the next behind the pictures of the first view, in milliseconds.
const BESIDE: i32 = 60;

/// Paints one chart.
#[derive(Clone, Copy)]
struct Painter {
    page: Page,
    id: &'static str,
    view: View,
    width: RwSignal<f64>,
    marks: Marks,
    busy: RwSignal<bool>,
    drawn: Callback<&'static str>,
    /// Counts the paintings: one that is under way ends when another begins.
    turn: StoredValue<usize>,
    /// What the picture of the first view shows.
    pictured: StoredValue<Option<Arc<ChartView>>>,
}

impl Painter {
    /// Paints what is to be shown now.
    fn paint(self) {
        let Some(turn) = self.turn.try_update_value(|turn| {
            *turn += 1;
            *turn
        }) else {
            return; // the chart is gone
        };
        let (Some(view), Some(canvas)) = (self.view.get_untracked(), self.marks.canvas()) else { return };
        let first = self.page.first.get_untracked();
        if first == First::Stands {
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
        if let (Ok(spec), true) = (&view.drawing, width > 0.0) {
            let scene = layout(spec, Size { width, height: None }, Frame::Plot, &Ruler);
            let palette = browser::palette(theme(self.page));
            let ratio = self.page.ratio.get_untracked();
            let before = self.marks.put(Drawn::new(scene, Arc::clone(&view), palette, ratio));
            match before.filter(|before| self.moves(before, &canvas)) {
                // The canvas shows the beginning of the way already.
                Some(before) => self.next(Rc::new(before), browser::now(), turn),
                None => self.last(&canvas),
            }
            return;
        }
        self.marks.clear();
        if width > 0.0 || view.drawing.is_err() {
            self.done();
        }
    }

    /// Whether the picture of the first view, while it stands, shows this.
    fn is_pictured(self, view: &Arc<ChartView>) -> bool {
        self.pictured.with_value(|pictured| pictured.as_ref() == Some(view))
    }

    /// Whether marks may move from an earlier picture: only where the reader sees it and does not mind.
    fn moves(self, before: &Drawn, canvas: &web_sys::HtmlCanvasElement) -> bool {
        !browser::matches("(prefers-reduced-motion: reduce)")
            && self
                .marks
                .with(|drawn| drawn.is_other_view(before) && tween::between(&before.scene, &drawn.scene, 0.0).is_some())
                == Some(true)
            && pointer::area(canvas).meets(&pointer::screen())
    }

    /// The next picture on the way from an earlier one; the last one where the way is over, or a frame took so long that it cannot be smooth.
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
                && self.marks.with(|drawn| {
                    let way = tween::between(&from.scene, &drawn.scene, share)?;
                    canvas::show(&canvas, &way, &drawn.palette, drawn.ratio).ok()
                }) == Some(Some(()));
            if on_the_way { self.next(from, began, turn) } else { self.last(&canvas) }
        });
    }

    /// The picture itself.
    fn last(self, canvas: &web_sys::HtmlCanvasElement) {
        self.marks.with(|drawn| {
            // A browser that gives no canvas leaves the table, which has the same figures.
            let _ = canvas::show(canvas, &drawn.scene, &drawn.palette, drawn.ratio);
        });
        self.marks.redraw();
        self.done();
    }

    fn done(self) {
        self.busy.set(false);
        self.drawn.run(self.id);
        self.marks.list();
    }

    /// Paints for the printer, or for the screen again.
    fn print(self, begins: bool) {
        if !begins {
            self.paint();
            return;
        }
        let Some(Some(view)) = self.view.try_get_untracked() else { return };
        if let (Ok(spec), Some(canvas)) = (&view.drawing, self.marks.canvas()) {
            self.turn.update_value(|turn| *turn += 1);
            let scene: Scene = layout(spec, Size { width: PAPER, height: None }, Frame::Plot, &Ruler);
            let _ = canvas::show(&canvas, &scene, &Palette::of(Theme::Print), PAPER_RATIO);
        }
    }
}

/// The canvas, or why there is nothing to draw.
pub(super) fn drawing(
    page: Page,
    id: &'static str,
    view: View,
    busy: RwSignal<bool>,
    drawn: Callback<&'static str>,
    painters: Painters,
) -> El {
    let canvas_ref = NodeRef::<html::Canvas>::new();
    let width = RwSignal::new(0.0_f64);
    let watch = StoredValue::new_local(None::<SizeWatch>);
    Effect::new(move |_| {
        // The canvas may be hidden; what holds it has a width at all times.
        let Some(holder) = canvas_ref.get().and_then(|canvas| canvas.parent_element()) else { return };
        let changed = move |new: f64| {
            let new = new.floor();
            if width.try_get_untracked().is_some_and(|old| old != new) {
                width.set(new);
            }
        };
        watch.set_value(SizeWatch::new(&holder, changed));
    });
    let marks = Marks::new(page, id, canvas_ref);
    let painter = Painter {
        page,
        id,
        view,
        width,
        marks,
        busy,
        drawn,
        turn: StoredValue::new(0),
        pictured: StoredValue::new(None),
    };
    let place = painters.with_value(Vec::len);
    painters.update_value(|all| {
        all.retain(|(other, _)| *other != id);
        all.push((id, Rc::new(move |begins| painter.print(begins))));
    });
    // However many things change before the next frame, there is one drawing in it.
    let asked = StoredValue::new(false);
    let paint = move || {
        if asked.try_set_value(false).is_none() {
            painter.paint();
        }
    };
    Effect::new(move |_| {
        view.track();
        width.track();
        page.dark.track();
        page.ratio.track();
        page.sight.track();
        let first = page.first.get();
        let Some(shown) = view.get_untracked() else { return };
        let pictured = first == First::Pictures && painter.is_pictured(&shown);
        if !pictured {
            busy.set(true);
        }
        if !asked.get_value() {
            asked.set_value(true);
            match first {
                // Nobody waits for what a picture shows already: one after the other, each in a task of its own.
                First::Pictures if pictured => browser::after(BESIDE * (1 + i32::try_from(place).unwrap_or(0)), paint),
                // Beside the document there are no frames to wait for.
                First::Stands => browser::after(0, paint),
                _ => browser::next_frame(paint),
            }
        }
    });
    let is_empty = move || view.with(|view| view.as_deref().is_some_and(|view| view.drawing.is_err()));
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
    let canvas = html::canvas()
        .node_ref(canvas_ref)
        .attr("role", "img")
        .attr("tabindex", "0")
        .attr("aria-labelledby", format!("chart-{id}"))
        .attr("aria-describedby", format!("{description} chart-keys"))
        .add_any_attr(marks.listeners())
        .child(vec![el("p").live(fallback).done(), el("p").words(page.t(Msg::HowToReadKeys)).done()]);
    let list = el("ol")
        .class("quiet marks")
        .testid("chart-marks")
        .bind("aria-label", move || page.t(Msg::MarksOfChart)().to_owned());
    el("div")
        .bind("class", move || if is_empty() { "drawing empty" } else { "drawing" }.to_owned())
        .child(canvas.into_any())
        // The order of the next two is known to `marks`.
        .child(el("div").class("tip").testid("tooltip").attr("role", "tooltip").attr("hidden", ""))
        .child(list)
        .child(el("p").attr("id", description).class("quiet").live(described))
        .show_one(move || {
            view.with(|view| view.as_deref().and_then(|view| view.drawing.as_ref().err().map(|empty| why(page, empty))))
        })
}

/// Why a chart shows nothing, and the nearest year for which it does.
fn why(page: Page, empty: &charts::Empty) -> El {
    let nearest = empty.nearest.map(|year| {
        let go = button("link", move || page.change(|state| state.year = Some(year)));
        el("p").child(go.live(move || phrases::show_year(page.lang.get(), year)))
    });
    el("div").class("chart-empty").child(el("p").text(empty.why.clone())).child_if(nearest)
}
