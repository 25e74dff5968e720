//! The page: its state, what goes where, and what happens when the link or the reader's system changes. Loading is in `load`.

mod load;

use std::sync::Arc;

use leptos::mount::mount_to;
use leptos::prelude::*;

use crate::model::Dataset;
use crate::platform::first::{self, FirstView};
use crate::platform::history::{self, Step};
use crate::platform::page as browser;
use crate::platform::panic;
use crate::present::checks::Wanted;
use crate::present::{FigureRef, Selection, Theme, ViewState, cards, charts};
use crate::text::Msg;
use crate::text::phrases;
use crate::ui::{
    Effect, First, Memo, Page, Paint, Painters, Parts, Problem, bar, both, button, card_list, charts, el, follows,
    headline, notices, progress, rested, steady,
};

/// Puts the page into the document's element `app`: at once where that is empty, and where the build has put a first view there, once the page
/// shows the same.
pub fn mount() {
    panic::tell();
    if let Some((place, first)) = first::place() {
        mount_to(place, || app(first)).forget();
    }
}

/// The page.
fn app(first: Option<FirstView>) -> Vec<AnyView> {
    let (state, refused) = ViewState::from_query(&history::query());
    let state = RwSignal::new(state);
    let data = RwSignal::new(None);
    let problems = RwSignal::new(refused.iter().map(not_understood).collect::<Vec<_>>());
    let pending = RwSignal::new(0_usize);
    let system_dark = RwSignal::new(browser::matches(DARK));
    let theme = Memo::new(move |_| state.with(|state| state.theme));
    let parts = Parts::new(problems);
    let loads = load::Loads::new(data, problems, pending, parts);
    let chosen = Memo::new(move |_| {
        state.with(|state| data.with(|data: &Option<Arc<Dataset>>| Selection::resolve(state, data.as_deref()?)))
    });
    let needs = Memo::new(move |_| {
        chosen.with(|chosen| {
            data.with(|data: &Option<Arc<Dataset>>| Some(cards::needs(data.as_deref()?.catalog(), chosen.as_ref()?)))
        })
    });
    // With what is chosen goes the round of loading: what was shown of another catalog means nothing in this one.
    let shown = Memo::new(move |before: Option<&(usize, Option<Selection>)>| {
        let round = loads.round.get();
        let waits = needs.with(|needs| needs.as_ref().is_none_or(|needs| loads.to_come(needs) > 0));
        match before {
            _ if !waits => (round, chosen.get()),
            Some(before) if before.0 == round => before.clone(),
            _ => (round, None),
        }
    });
    let selection = Memo::new(move |_| shown.with(|shown| shown.1.clone()));
    let painters: Painters = StoredValue::new_local(Vec::new());
    let page = Page {
        state,
        data,
        chosen,
        selection,
        shown,
        rested: rested(shown),
        round: loads.round,
        painters,
        to_come: Callback::new(move |needs: Vec<_>| loads.to_come(&needs)),
        first: RwSignal::new(if first.is_some() { First::Stands } else { First::Gone }),
        drawn: RwSignal::new(false),
        found: RwSignal::new(None),
        checking: RwSignal::new(None),
        parts,
        wanted: RwSignal::new(Wanted::default()),
        lang: steady(Memo::new(move |_| state.with(|state| state.lang))),
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
                history::set_query(new.to_query(), step);
                state.set(new);
                // Before anything else of the page changes: a canvas asks for the styles of a changed page to be worked out at its first text.
                painters.try_with_value(|painters| painters.iter().for_each(|(_, paint)| paint(Paint::Now)));
            }
        }),
        need: Callback::new(move |needs| loads.need(needs)),
        stop: Callback::new(move |needs: Vec<_>| loads.stop(&needs)),
        retry: Callback::new(move |file: String| loads.retry(&file)),
    };
    // The figures of the cards are asked for with the area; a file that every area needs is among them.
    Effect::new(move |_| {
        if needs.with(|needs| needs.as_ref().is_some_and(|needs| loads.to_come(needs) > 0)) {
            page.need.run(needs.get().unwrap_or_default());
        }
    });
    let scope =
        Memo::new(move |_| (loads.round.get(), chosen.with(|chosen| chosen.as_ref().map(|chosen| chosen.area))));
    Effect::new(move |_| {
        scope.get();
        let needs = untrack(move || {
            let (data, selection) = (data.get()?, chosen.get()?);
            let catalog = data.catalog();
            let mut parts = vec![cards::needs(catalog, &selection)];
            parts.extend(charts::ids(catalog).into_iter().map(|id| charts::needs(id, catalog, &selection)));
            let asked = state.with(|state| FigureRef::parse(state.figure.as_ref()?, catalog));
            parts.extend(asked.map(|figure| vec![(figure.key.indicator, figure.key.area)]));
            Some(parts)
        });
        if let Some(needs) = needs {
            loads.keep(&needs);
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
    // Many browsers take longer for a title than the page for a chart.
    let rested = page.trailing(|| false);
    Effect::new(move |_| {
        let lang = page.lang.get();
        let title = rested.get().zip(data.get()).map(|(selection, data)| {
            let place = crate::present::headline::place(data.catalog(), &selection);
            phrases::page_title(lang, data.catalog().title.get(lang), selection.year, place)
        });
        browser::set_language(lang.tag(), title.as_deref());
    });
    if let Some(first) = first {
        take_over(page, loads, first);
    }
    loads.begin(state.with_untracked(|state| state.data.clone()));
    let own = loads.own;
    let own_data = move || {
        let back = move || loads.begin(state.with_untracked(|state| state.data.clone()));
        let back = button("tool", back).words(page.t(Msg::BackToOriginal));
        own.get()
            .then(|| el("p").class("own-data").attr("role", "status").words(page.t(Msg::OwnData)).text(" ").child(back))
    };
    // The sections of the later part are made when the view rests, and stay; where the first view stands, the page has to show as much.
    let made = Memo::new(move |before: Option<&bool>| {
        before == Some(&true) || page.first.get() == First::Stands || (parts.get().is_some() && page.rests())
    });
    let main = el("main")
        .attr("id", "main")
        .attr("tabindex", "-1")
        .child(notices(page))
        .child(el("div").show_one(own_data))
        .child(headline(page))
        .child(card_list(page))
        .child(charts(page))
        .show(move || parts.get().filter(|_| made.get()).map(|late| (late.sections)(page)).unwrap_or_default());
    let dialogs = follows(move || parts.get().map(|late| (late.dialogs)(page)).unwrap_or_default());
    parts.follow(
        move || pending.get() == 0 && (data.with(Option::is_some) || problems.with(|all| !all.is_empty())),
        move || {
            // The first view has the sections of the later part: the page cannot take its place without them.
            let whole = page.first.get() == First::Stands;
            whole || state.with(|state| state.figure.is_some()) || page.export.with(|id| !id.is_empty())
        },
    );
    vec![bar(page, Callback::new(move |files| loads.open(files))), progress(page), main.done(), dialogs]
}

/// Puts the page in the place of the first view once it shows the same. Until then the first view stays, whatever goes wrong; what does is told in it.
fn take_over(page: Page, loads: load::Loads, first: FirstView) {
    const NOTICES: &str = ".notices";
    let first = StoredValue::new_local(first);
    Effect::new(move |_| {
        let (whole, complete) =
            (page.drawn.get() && page.found.with(Option::is_some), page.problems.with(Vec::is_empty));
        if page.first.get_untracked() != First::Stands {
            return;
        }
        // What follows from the same change is in the page first.
        browser::after(0, move || {
            if page.first.get_untracked() == First::Stands {
                match complete {
                    true if whole => {
                        page.first.set(First::Pictures);
                        first.with_value(|first| first.give_way(loads.made_of.get_value()));
                    }
                    true => {}
                    false => first.with_value(|first| first.lend(NOTICES)),
                }
            }
        });
    });
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
