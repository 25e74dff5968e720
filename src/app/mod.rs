//! The page: its state, what goes where, and what happens when the link or the reader's system changes. Loading is in `load`.

mod load;

use std::sync::Arc;

use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::model::Dataset;
use crate::platform::history::{self, Step};
use crate::platform::page as browser;
use crate::platform::panic;
use crate::present::checks::Wanted;
use crate::present::{Selection, Theme, ViewState, cards};
use crate::text::Msg;
use crate::text::phrases;
use crate::ui::{
    Page, Problem, bar, both, button, card_list, charts, checks, el, export_dialog, figures_table, found, headline,
    notices, progress, provenance_dialog, report_sources, sources, year_notes,
};

/// Puts the page into the document's element `app`.
pub fn mount() {
    panic::tell();
    let place = web_sys::window().and_then(|w| w.document()).and_then(|d| d.get_element_by_id("app"));
    if let Some(place) = place.and_then(|element| element.dyn_into().ok()) {
        mount_to(place, App).forget();
    }
}

/// The page.
#[component]
fn App() -> impl IntoView {
    let (first, refused) = ViewState::from_query(&history::query());
    let state = RwSignal::new(first);
    let data = RwSignal::new(None);
    let problems = RwSignal::new(refused.iter().map(not_understood).collect::<Vec<_>>());
    let pending = RwSignal::new(0_usize);
    let system_dark = RwSignal::new(browser::matches(DARK));
    let theme = Memo::new(move |_| state.with(|state| state.theme));
    let loads = load::Loads::new(data, problems, pending);
    let chosen = Memo::new(move |_| {
        state.with(|state| data.with(|data: &Option<Arc<Dataset>>| Selection::resolve(state, data.as_deref()?)))
    });
    let needs = Memo::new(move |_| {
        chosen.with(|chosen| {
            data.with(|data: &Option<Arc<Dataset>>| Some(cards::needs(data.as_deref()?.catalog(), chosen.as_ref()?)))
        })
    });
    // With what is chosen goes the round of loading: what was shown of another catalog means nothing in this one.
    let shown = Memo::new(move |before: Option<&Shown>| {
        let round = loads.round.get();
        let waits = needs.with(|needs| needs.as_ref().is_none_or(|needs| loads.to_come(needs) > 0));
        match before {
            _ if !waits => Shown { round, selection: chosen.get() },
            Some(before) if before.round == round => before.clone(),
            _ => Shown { round, selection: None },
        }
    });
    let shown = Memo::new(move |_| shown.with(|shown| shown.selection.clone()));
    let page = Page {
        state,
        data,
        chosen,
        selection: shown,
        to_come: Callback::new(move |needs: Vec<_>| loads.to_come(&needs)),
        found: found(data, shown),
        wanted: RwSignal::new(Wanted::default()),
        lang: Memo::new(move |_| state.with(|state| state.lang)),
        problems,
        pending,
        dark: Memo::new(move |_| match theme.get() {
            Theme::Auto => system_dark.get(),
            Theme::Light => false,
            Theme::Dark => true,
        }),
        ratio: RwSignal::new(browser::pixel_ratio()),
        export: RwSignal::new(String::new()),
        sight: RwSignal::new(0),
        pointed: RwSignal::new(None),
        said: RwSignal::new(String::new()),
        go: Callback::new(move |(new, step): (ViewState, Step)| {
            if state.with_untracked(|old| *old != new) {
                history::set_query(&new.to_query(), step);
                state.set(new);
            }
        }),
        need: Callback::new(move |needs| loads.need(needs)),
        retry: Callback::new(move |file: String| loads.retry(&file)),
    };
    // The figures of the cards are asked for with the area; a file that every area needs is among them.
    Effect::new(move |_| {
        if needs.with(|needs| needs.as_ref().is_some_and(|needs| loads.to_come(needs) > 0)) {
            page.need.run(needs.get().unwrap_or_default());
        }
    });
    history::on_back_or_forward(move || {
        let (new, _) = ViewState::from_query(&history::query());
        let other_data = state.with_untracked(|old| old.data != new.data);
        state.set(new);
        if other_data {
            loads.begin(state.with_untracked(|state| state.data.clone()));
        }
    });
    browser::on_media_change(DARK, move || system_dark.set(browser::matches(DARK)));
    browser::on_online(move || loads.back_online());
    for query in browser::SIGHT {
        browser::on_media_change(query, move || page.sight.update(|count| *count += 1));
    }
    watch_ratio(page.ratio);
    Effect::new(move |_| browser::set_theme(theme.get().word()));
    Effect::new(move |_| {
        let lang = page.lang.get();
        let title = page.selection.get().zip(data.get()).map(|(selection, data)| {
            let place = crate::present::headline::place(data.catalog(), &selection);
            phrases::page_title(lang, data.catalog().title.get(lang), selection.year, place)
        });
        browser::set_language(lang.tag(), title.as_deref());
    });
    loads.begin(state.with_untracked(|state| state.data.clone()));
    let own = loads.own;
    let own_data = move || {
        let back = move || loads.begin(state.with_untracked(|state| state.data.clone()));
        let back = button("tool", back).words(page.t(Msg::BackToOriginal));
        own.get()
            .then(|| el("p").class("own-data").attr("role", "status").words(page.t(Msg::OwnData)).text(" ").child(back))
    };
    let main = el("main")
        .attr("id", "main")
        .attr("tabindex", "-1")
        .child(notices(page))
        .child(el("div").show_one(own_data))
        .child(headline(page))
        .child(card_list(page))
        .child(charts(page))
        .child(checks(page))
        .child(year_notes(page))
        .child(figures_table(page))
        .child(sources(page))
        .child(report_sources(page));
    vec![
        bar(page, Callback::new(move |files| loads.open(files))),
        progress(page),
        main.done(),
        provenance_dialog(page),
        export_dialog(page),
    ]
}

/// What is shown, and of which round of loading.
#[derive(Clone, PartialEq)]
struct Shown {
    round: usize,
    selection: Option<Selection>,
}

const DARK: &str = "(prefers-color-scheme: dark)";

/// Follows the number of device pixels: it changes with the zoom, and when a window moves to another screen.
fn watch_ratio(ratio: RwSignal<f64>) {
    let now = browser::pixel_ratio();
    // A query for the present ratio ceases to hold when it changes; then the next is asked for.
    browser::once_media_changes(&format!("(resolution: {now}dppx)"), move || {
        ratio.set(browser::pixel_ratio());
        watch_ratio(ratio);
    });
}

fn not_understood(refused: &crate::present::state::Refused) -> Problem {
    use crate::text::loading;
    Problem {
        code: "link".to_owned(),
        file: format!("{}={}", refused.key, refused.value),
        heading: both(|lang| loading::refused(lang, refused.key, &refused.value)),
        lines: vec![both(|lang| loading::refused_advice(lang).to_owned())],
        retry: false,
    }
}
