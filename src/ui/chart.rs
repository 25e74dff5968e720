//! The charts: each a figure with its finding, its drawing on a canvas, its notes, its menu and its table.

use std::sync::Arc;

use leptos::prelude::*;

use crate::charts::spec::{Body, ChartSpec};
use crate::platform::{first, page as browser, pointer};
use crate::present::charts::{self, ChartView, Toggle};
use crate::present::{Options, Selection};
use crate::text::phrases;
use crate::text::ui::Msg;

use super::dom::{El, button, el};
use super::drawing::{Sight, drawing};
use super::late::{Late, OfChart};
use super::menu::menu;
use super::page::{Paint, set_if_new};
use super::reactive::{Effect, Memo, RwSignal};
use super::{First, Page};

/// How many files a chart fetches without being asked.
pub(crate) const MOST_UNASKED: usize = 16;

/// A chart that is ready to show, made anew only when the data or the selection changes.
pub(super) type View = Memo<Option<Arc<ChartView>>>;

/// All charts that the catalog can have, or the one that the link sets apart.
pub(crate) fn charts(page: Page) -> AnyView {
    let offered = Memo::new(move |_| {
        page.data.with(|data| data.as_ref().map(|data| charts::ids(data.catalog()))).unwrap_or_default()
    });
    let ids = Memo::new(move |_| {
        let alone = page.state.with(|state| state.chart.clone());
        let all = offered.get();
        match alone.and_then(|one| all.iter().find(|id| **id == one).copied()) {
            Some(one) => vec![one],
            None => all,
        }
    });
    Effect::new(move |_| page.undrawn.set_value(ids.get()));
    let class = move || ids.with(|ids| if ids.len() == 1 { "charts alone" } else { "charts" }).to_owned();
    browser::on_print(move |begins| page.paint(if begins { Paint::Print } else { Paint::Screen }));
    let all = move || ids.get().into_iter().map(|id| chart(page, id)).collect();
    // What a finger pointed at stays so until it touches something else.
    let touched = move |event: web_sys::Event| {
        if !pointer::is_on(&event, "CANVAS") && page.pointed.with_untracked(Option::is_some) {
            page.pointed.set(None);
        }
    };
    // Who points at a chart or walks to it needs its canvas.
    let reached = move |event: web_sys::Event| {
        if page.first.get_untracked() == First::Pictures && pointer::is_on(&event, "CANVAS") {
            page.first.set(First::Gone);
        }
    };
    // They are measured before the cards come, by which they are moved: until then nobody sees them.
    let waits = Memo::new(move |_| page.selection.with(Option::is_none));
    el("section")
        .class("section")
        .flag("data-waits", move || waits.get())
        .attr("aria-labelledby", "charts-heading")
        .on("pointerdown", touched)
        .on("pointerover", reached)
        .on("focusin", reached)
        .child(
            el("div")
                .class("charts-head")
                .child(el("h2").attr("id", "charts-heading").words(page.t(Msg::Charts)))
                .child(export_all(page)),
        )
        .child(el("p").attr("id", "chart-keys").class("quiet").words(page.t(Msg::HowToReadKeys)))
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
        page.parts.then(move |late| match late {
            Some(late) => (late.give_all)(page, under_way),
            None => under_way.set(String::new()),
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

fn chart(page: Page, id: &'static str) -> AnyView {
    let sight = Sight::default();
    let selection = page.trailing(move || sight.seen.get());
    let needs = Memo::new(move |_| {
        let selection = page.selection.get()?;
        page.data.with(|data| data.as_ref().map(|data| charts::needs(id, data.catalog(), &selection)))
    });
    let to_come = Memo::new(move |_| needs.get().map_or(0, |needs| (page.to_come)(needs)));
    // Many files, as for a ranking of hundreds of areas, are fetched only for who asks for them.
    // How many of them, once they are asked for.
    let wanted = RwSignal::new(0_usize);
    let too_many = move || to_come.get() > MOST_UNASKED && wanted.get() == 0;
    let later = (!charts::is_first(id)).then(|| page.parts.turn(id));
    let turn = turn(page, move || to_come.get() == 0 && selection.with(Option::is_some));
    let view: View = Memo::new(move |_| {
        if !turn.get() {
            return None;
        }
        let selection = selection.get()?;
        let data = page.data.get()?;
        // Half of its figures would be another picture, and a wrong one.
        if to_come.get() > 0 {
            return None;
        }
        let build = match later {
            None if charts::has_small_pictures(id, &selection.options) => page.parts.get()?.build,
            None => charts::build_first,
            Some(part) => part()?.build,
        };
        build(id, &data, &selection).map(Arc::new)
    });
    Effect::new(move |_| {
        if to_come.get() == 0 {
            if wanted.get_untracked() > 0 {
                wanted.set(0);
            }
        } else if !too_many() {
            (page.need)(needs.get().unwrap_or_default());
        }
    });
    let many = Memo::new(move |_| too_many());
    let under_way = Memo::new(move |_| wanted.get() > 0 && to_come.get() > 0);
    let offer = move || {
        if under_way.get() {
            let all = wanted.get();
            let came = move || phrases::files_came(page.lang.get(), all.saturating_sub(to_come.get()), all);
            let stop = move || {
                wanted.set(0);
                (page.stop)(needs.get_untracked().unwrap_or_default());
            };
            let stop =
                button("tool", stop).testid("stop-many").live(move || phrases::stop_files(page.lang.get()).to_owned());
            let came = el("p").testid("files-came").live(came);
            return Some(el("div").class("chart-empty").child(came).child(el("p").child(stop)));
        }
        many.get().then(|| {
            let files = to_come.get();
            let fetch = button("tool", move || wanted.set(to_come.get_untracked())).testid("fetch-many");
            let fetch = fetch.live(move || phrases::fetch_files(page.lang.get(), files));
            let why = el("p").live(move || phrases::needs_files(page.lang.get(), files));
            el("div").class("chart-empty").child(why).child(el("p").child(fetch))
        })
    };
    let table_open = Memo::new(move |_| page.state.with(|state| state.options.tables.iter().any(|open| open == id)));
    let sources_open = RwSignal::new(false);
    let busy = RwSignal::new(true);
    // Whether the part that makes it has not come, or it is not its turn.
    let to_be_made = move || {
        let small = move || {
            let now = |shown: &Option<Selection>| {
                shown.as_ref().is_some_and(|shown| charts::has_small_pictures(id, &shown.options))
            };
            selection.with(now) && page.parts.get().is_none()
        };
        view.with(Option::is_none) && later.map_or_else(small, |part| part().is_none())
    };
    let failed = Memo::new(move |_| page.parts.failed() && to_be_made());
    Effect::new(move |_| {
        if view.with(Option::is_none) {
            let to_be_made = to_be_made();
            if to_be_made && later.is_none() {
                page.parts.sign();
            }
            // What waits for the reader is not busy, and the page waits for nothing that comes later.
            let waits = too_many() || failed.get();
            busy.set(!waits);
            if waits || to_be_made {
                page.is_drawn(id);
            }
        }
    });
    let behind = move || selection.with(|drawn| page.selection.with(|shown| drawn != shown));
    let text = move |part: fn(&ChartView) -> &str| {
        move || view.with(|view| view.as_deref().map(|view| part(view).to_owned())).unwrap_or_default()
    };
    // A chart has a name before it is made: it stands among the others and can be walked to.
    let title = move || {
        view.with(|view| view.as_deref().map(|view| view.title.clone()))
            .unwrap_or_else(|| page.t(if failed.get() { Msg::ChartFailed } else { Msg::Loading })().to_owned())
    };
    let points = move || {
        let marks = |view: &ChartView| view.drawing.as_ref().map_or(0, |spec| spec.marks.len());
        view.with(|view| view.as_deref().map_or(0, marks)).to_string()
    };
    let notes =
        Memo::new(move |_| view.with(|view| view.as_deref().map(|view| view.notes.clone()).unwrap_or_default()));
    let notes = move || {
        let notes = notes.get();
        (!notes.is_empty())
            .then(|| el("ul").class("chart-notes").children(notes.into_iter().map(|note| el("li").prose(&note))))
    };
    let mark = Memo::new(move |_| {
        let late = page.parts.get()?;
        view.with(|view| (late.mark_of_chart)(page, view.as_deref()?))
    });
    let marked = move || Some((page.parts.get()?.button_of_chart)(page, &mark.get()?, view));
    let heading = format!("chart-{id}");
    let (table_id, sources_id) = (format!("table-{id}"), format!("sources-{id}"));
    let caption = el("figcaption")
        .child(el("h3").attr("id", heading.clone()).live_prose(title))
        .child(el("p").class("chart-subtitle").live_prose(text(|view| &view.subtitle)));
    let opened = move |open: bool, make: fn(Late) -> OfChart| {
        if !open {
            return None;
        }
        let Some(late) = page.parts.get() else {
            page.parts.ask();
            return None;
        };
        view.get().zip(selection.get_untracked()).map(|(view, selection)| make(late)(page, &view, &selection))
    };
    // What cannot be drawn of a part of the country is told in a line, with the buttons for what there is behind it; a point or two get half of the page's width.
    let class = move || {
        let class = |view: &ChartView| match &view.drawing {
            Err(empty) if empty.small && view.statements.is_empty() => "chart told nothing",
            Err(empty) if empty.small => "chart told",
            Err(_) if view.statements.is_empty() => "chart bare void",
            Err(_) => "chart bare",
            Ok(ChartSpec { body: Body::Lines(lines), .. }) if lines.is_slight() => "chart slight",
            _ => "chart",
        };
        // What could not be loaded takes a line; controls that led to it stay where they are.
        let none = || match (failed.get(), later) {
            (false, _) => "chart",
            (true, None) => "chart told",
            (true, _) => "chart told nothing",
        };
        view.with(|view| view.as_deref().map_or_else(none, class)).to_owned()
    };
    let figure = el("figure").bind("class", class);
    let figure = if later.is_some() { figure.attr(first::LATER, id) } else { figure };
    figure
        .testid("chart")
        .attr("data-chart", id)
        .bind("data-points", points)
        .bind("aria-busy", move || if busy.get() || behind() { "true" } else { "false" }.to_owned())
        .attr("aria-labelledby", heading)
        .attr("aria-describedby", format!("description-{id}"))
        .child(caption)
        .child(toggles(page, view))
        .child(drawing(page, id, view, sight, busy, failed))
        .child(el("div").show_one(offer))
        .child(el("p").class("chart-source").live(text(|view| &view.source_line)))
        .child(el("div").show_one(notes))
        .child(el("div").class("chart-mark").attr(first::LATER, first::MARKS).show_one(marked))
        .child(menu(page, id, view, table_open, sources_open))
        .child(
            el("div")
                .attr("id", table_id)
                .class("chart-table")
                .show_one(move || opened(table_open.get(), |late| late.table)),
        )
        .child(
            el("div")
                .attr("id", sources_id)
                .class("chart-sources")
                .show_one(move || opened(sources_open.get(), |late| late.sources)),
        )
        .done()
}

/// Whether it is the turn of a chart, `comes` saying that there is all that it is made of. Behind the first view nobody waits for it, and each is made in a task
/// of its own.
fn turn(page: Page, comes: impl Fn() -> bool + 'static) -> RwSignal<bool> {
    let turn = RwSignal::new(page.first.get_untracked() != First::Stands);
    let asked = StoredValue::new(false);
    Effect::new(move |_| {
        if comes() && !turn.get_untracked() && !asked.get_value() {
            asked.set_value(true);
            browser::after(0, move || set_if_new(turn)(true));
        }
    });
    turn
}

/// Ways of showing the chart. A control is made anew only where it offers something else: what has the keyboard's focus stays.
fn toggles(page: Page, view: View) -> El {
    // A chart that is made anew may take a while; its controls stand until then.
    let all = Memo::new(move |before: Option<&Vec<Toggle>>| {
        view.with(|view| view.as_deref().map(|view| &view.toggles).or(before).cloned().unwrap_or_default())
    });
    (0..MOST_TOGGLES).fold(el("div").class("toggles"), |row, at| {
        let offered = Memo::new(move |_| {
            let mut one: Vec<Toggle> = all.with(|all| all.get(at).cloned().into_iter().collect());
            for choice in one.iter_mut().flat_map(|toggle| &mut toggle.choices) {
                choice.chosen = false;
                choice.options = Options::default();
            }
            one
        });
        row.show_one(move || offered.get().pop().map(|one| toggle(page, all, at, one)))
    })
}

/// As many controls as a chart can have.
const MOST_TOGGLES: usize = 2;

/// One of them, by its place.
fn toggle(page: Page, all: Memo<Vec<Toggle>>, at: usize, toggle: Toggle) -> El {
    let chosen =
        move || all.with(|all| all.get(at)?.choices.iter().position(|choice| choice.chosen)).unwrap_or_default();
    let choose = move |place: usize| {
        let options = all.with_untracked(|all| Some(all.get(at)?.choices.get(place)?.options.clone()));
        if let Some(options) = options {
            page.change(|state| state.options = options);
        }
    };
    let choices = toggle.choices.into_iter().enumerate();
    if choices.len() <= 3 {
        let choice = move |(place, choice): (usize, charts::Choice)| {
            let pressed = move || if chosen() == place { "true" } else { "false" }.to_owned();
            button("tool", move || choose(place)).bind("aria-pressed", pressed).text(choice.text)
        };
        let group = el("div").class("toggle").attr("role", "group").attr("aria-label", toggle.label);
        return group.children(choices.map(choice));
    }
    let first = untrack(chosen);
    let option = move |(place, choice): (usize, charts::Choice)| {
        el("option").attr("value", place.to_string()).prop("selected", first == place).text(choice.text)
    };
    let heard = move |event: web_sys::Event| super::dom::value(&event).parse().into_iter().for_each(choose);
    let list = el("select").bind_value(move || chosen().to_string()).on("change", heard).children(choices.map(option));
    el("label").class("toggle").child(el("span").text(toggle.label)).text(" ").child(list)
}
