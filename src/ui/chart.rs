//! The charts: each a figure with its finding, its drawing on a canvas, its notes, its menu and its table.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;

use crate::charts::layout::{Frame, Size, layout};
use crate::charts::look::Palette;
use crate::platform::canvas::{self, Ruler};
use crate::platform::download;
use crate::platform::page as browser;
use crate::platform::watch::SizeWatch;
use crate::present::charts::{self, ChartView, Toggle};
use crate::present::export;
use crate::text::phrases;
use crate::text::ui::Msg;

use super::Page;
use super::dom::{El, button, el};
use super::files::{self, theme};
use super::menu::{menu, source_list, table};

/// A chart that is ready to show, made anew only when the data or the selection changes.
pub(super) type View = Memo<Option<Arc<ChartView>>>;

/// All charts that the catalog can have, or the one that the link sets apart.
pub(crate) fn charts(page: Page) -> AnyView {
    let ids = Memo::new(move |_| {
        let alone = page.state.with(|state| state.chart.clone());
        let mut all = page.data.with(|data| data.as_ref().map(|data| charts::ids(data.catalog()))).unwrap_or_default();
        if let Some(one) = alone.and_then(|one| all.iter().find(|id| **id == one).copied()) {
            all = vec![one];
        }
        all
    });
    // The charts of which the first drawing is still to come: when none is left, the page is ready.
    let waiting = StoredValue::new(Vec::<&'static str>::new());
    Effect::new(move |_| waiting.set_value(ids.get()));
    let drawn = Callback::new(move |id: &'static str| {
        browser::mark("first-chart");
        let left = waiting.try_update_value(|waiting| {
            waiting.retain(|other| *other != id);
            waiting.len()
        });
        if left == Some(0) {
            browser::mark("ready");
        }
    });
    let class = move || ids.with(|ids| if ids.len() == 1 { "charts alone" } else { "charts" }).to_owned();
    let all = move || ids.get().into_iter().map(|id| chart(page, id, drawn)).collect();
    el("section")
        .class("section")
        .attr("aria-labelledby", "charts-heading")
        .child(
            el("div")
                .class("charts-head")
                .child(el("h2").attr("id", "charts-heading").words(page.t(Msg::Charts)))
                .child(export_all(page)),
        )
        .child(el("div").bind("class", class).show(all))
        .done()
}

/// A button that gives all charts of the view in one archive, and tells how far it is.
fn export_all(page: Page) -> El {
    let under_way = RwSignal::new(String::new()); // how far it is; empty while nothing is being made
    let export = move || {
        if !under_way.with_untracked(String::is_empty) {
            return;
        }
        under_way.set(page.t(Msg::ExportAll)().to_owned());
        leptos::task::spawn_local(async move {
            let archive = files::all(page, move |words| under_way.set(words)).await;
            let name = page.data.get_untracked().zip(page.selection.get_untracked());
            let name = name.map(|(data, selection)| export::archive_name(&data, &selection)).unwrap_or_default();
            let saved = archive.is_some_and(|archive| download::save(&archive, &name));
            page.say(if saved { Msg::FileSaved } else { Msg::ExportFailed });
            under_way.set(String::new());
        });
    };
    // Not `disabled` while it works: the focus would be lost.
    button("tool", export)
        .testid("export-all")
        .bind("aria-disabled", move || if under_way.with(String::is_empty) { "false" } else { "true" }.to_owned())
        .live(move || {
            let words = under_way.get();
            if words.is_empty() { page.t(Msg::ExportAll)().to_owned() } else { words }
        })
}

fn chart(page: Page, id: &'static str, drawn: Callback<&'static str>) -> AnyView {
    let view: View = Memo::new(move |_| {
        let selection = page.selection.get()?;
        let data = page.data.get()?;
        charts::build(id, &data, &selection).map(Arc::new)
    });
    // What the chart wants beyond the files of the start is asked for once the view is there.
    Effect::new(move |_| {
        let Some(selection) = page.selection.get() else { return };
        let needs = page.data.with(|data| data.as_ref().map(|data| charts::needs(id, data.catalog(), &selection)));
        if let Some(needs) = needs.filter(|needs| !needs.is_empty()) {
            page.need.run(needs);
        }
    });
    let table_open = Memo::new(move |_| page.state.with(|state| state.options.tables.iter().any(|open| open == id)));
    let sources_open = RwSignal::new(false);
    let busy = RwSignal::new(true);
    let text = move |part: fn(&ChartView) -> &str| {
        move || view.with(|view| view.as_deref().map(|view| part(view).to_owned())).unwrap_or_default()
    };
    let points = move || {
        let marks = |view: &ChartView| view.drawing.as_ref().map_or(0, |spec| spec.marks.len());
        view.with(|view| view.as_deref().map_or(0, marks)).to_string()
    };
    let notes = move || {
        let notes = view.with(|view| view.as_deref().map(|view| view.notes.clone())).unwrap_or_default();
        (!notes.is_empty())
            .then(|| el("ul").class("chart-notes").children(notes.into_iter().map(|note| el("li").text(note))))
    };
    let heading = format!("chart-{id}");
    let (table_id, sources_id) = (format!("table-{id}"), format!("sources-{id}"));
    let caption = el("figcaption")
        .child(el("h3").attr("id", heading.clone()).live(text(|view| &view.title)))
        .child(el("p").class("chart-subtitle").live(text(|view| &view.subtitle)));
    let opened = move |open: bool, make: fn(Page, &ChartView) -> El| {
        if open { view.get().map(|view| make(page, &view)) } else { None }
    };
    el("figure")
        .class("chart")
        .testid("chart")
        .attr("data-chart", id)
        .bind("data-points", points)
        .bind("aria-busy", move || if busy.get() { "true" } else { "false" }.to_owned())
        .attr("aria-labelledby", heading)
        .child(caption)
        .child(el("div").show_one(move || toggles(page, view)))
        .child(drawing(page, id, view, busy, drawn))
        .child(el("p").class("chart-source").live(text(|view| &view.source_line)))
        .child(el("div").show_one(notes))
        .child(menu(page, id, view, table_open, sources_open))
        .child(el("div").attr("id", table_id).class("chart-table").show_one(move || opened(table_open.get(), table)))
        .child(
            el("div")
                .attr("id", sources_id)
                .class("chart-sources")
                .show_one(move || opened(sources_open.get(), source_list)),
        )
        .done()
}

/// Ways of showing the chart.
fn toggles(page: Page, view: View) -> Option<El> {
    let toggles = view.with(|view| view.as_deref().map(|view| view.toggles.clone())).unwrap_or_default();
    (!toggles.is_empty())
        .then(|| el("div").class("toggles").children(toggles.into_iter().map(move |one| toggle(page, one))))
}

fn toggle(page: Page, toggle: Toggle) -> El {
    let choices = toggle.choices;
    if choices.len() <= 3 {
        let choice = move |choice: charts::Choice| {
            let options = choice.options;
            let choose = move || {
                let options = options.clone();
                page.change(|state| state.options = options);
            };
            let pressed = if choice.chosen { "true" } else { "false" };
            button("tool", choose).attr("aria-pressed", pressed).text(choice.text)
        };
        let group = el("div").class("toggle").attr("role", "group").attr("aria-label", toggle.label);
        return group.children(choices.into_iter().map(choice));
    }
    let options: Vec<_> = choices.iter().map(|choice| choice.options.clone()).collect();
    let choose = move |event: web_sys::Event| {
        let place: Option<usize> = super::dom::value(&event).parse().ok();
        if let Some(options) = place.and_then(|place| options.get(place).cloned()) {
            page.change(|state| state.options = options);
        }
    };
    let option = |(place, choice): (usize, charts::Choice)| {
        el("option").attr("value", place.to_string()).prop("selected", choice.chosen).text(choice.text)
    };
    let list = el("select").on("change", choose).children(choices.into_iter().enumerate().map(option));
    el("label").class("toggle").child(el("span").text(toggle.label)).text(" ").child(list)
}

/// The canvas, or why there is nothing to draw.
fn drawing(page: Page, id: &'static str, view: View, busy: RwSignal<bool>, drawn: Callback<&'static str>) -> El {
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
    // However many things change before the next frame, there is one drawing in it.
    let asked = StoredValue::new(false);
    let paint = move || {
        if asked.try_set_value(false).is_some() {
            return; // the chart is gone
        }
        let (Some(view), Some(canvas)) = (view.get_untracked(), canvas_ref.get_untracked()) else { return };
        let width = width.get_untracked();
        if let (Ok(spec), true) = (&view.drawing, width > 0.0) {
            let scene = layout(spec, Size { width, height: None }, Frame::Plot, &Ruler);
            // A browser that gives no canvas leaves the table, which has the same figures.
            let _ = canvas::show(&canvas, &scene, &Palette::of(theme(page)), page.ratio.get_untracked());
        }
        if width > 0.0 || view.drawing.is_err() {
            busy.set(false);
            drawn.run(id);
        }
    };
    Effect::new(move |_| {
        view.track();
        width.track();
        page.dark.track();
        page.ratio.track();
        if view.with_untracked(Option::is_none) {
            return;
        }
        busy.set(true);
        if !asked.get_value() {
            asked.set_value(true);
            browser::next_frame(paint);
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
        .attr("aria-labelledby", format!("chart-{id}"))
        .attr("aria-describedby", description.clone())
        .child(el("p").live(fallback).done());
    el("div")
        .bind("class", move || if is_empty() { "drawing empty" } else { "drawing" }.to_owned())
        .child(canvas.into_any())
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
