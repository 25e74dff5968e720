//! The page: its state, what goes where, and what happens when the link or the reader's system changes. Loading is in `load`.

mod load;

use std::sync::Arc;

use leptos::mount::mount_to;
use leptos::prelude::*;
use web_sys::HtmlInputElement;

use crate::model::Dataset;
use crate::platform::first::{self, FirstView};
use crate::platform::history::{self, Step, When};
use crate::platform::page as browser;
use crate::present::checks::Wanted;
use crate::present::selection;
use crate::present::{Selection, Theme, ViewState, cards, charts};
use crate::text::Msg;
use crate::text::{number, phrases};
use crate::ui::{
    CHECKS_HEADING, DIALOGS, Effect, El, First, Memo, Page, Paint, Painters, Parts, Problem, RwSignal, SECTIONS,
    SOURCES, Signals, Standing, bar, both, button, card_list, charts, el, elsewhere, follows, headline, home, notices,
    progress, rested, steady,
};

/// Puts the page into the document's element `app`: at once where that is empty, and where the build has put a first view there, once the page
/// shows the same.
pub fn mount() {
    #[cfg(debug_assertions)]
    crate::platform::panic::tell();
    if let Some((place, first)) = first::place() {
        let stands = first.is_some();
        let put = move || mount_to(place, || app(first)).forget();
        // To make the module ready takes a slow machine as long as a frame. Where nobody waits for it, the page is made in a task of its own.
        if stands { browser::after(0, put) } else { put() }
    }
}

/// After how many milliseconds is told that something is to come: a bar, and what is shown in faint colours, say so as soon (`style/components.css`).
const SOON: i32 = 300;

/// The page.
fn app(first: Option<FirstView>) -> Vec<AnyView> {
    let has_later = first.as_ref().is_some_and(FirstView::has_later);
    let stands_whole = first.is_some();
    let standing: Standing = StoredValue::new_local(first);
    let (state, refused) = ViewState::from_query(&history::query());
    let state = RwSignal::new(state);
    let data = RwSignal::new(None);
    let problems = RwSignal::new(refused.iter().map(not_understood).collect::<Vec<_>>());
    let pending = RwSignal::new(0_usize);
    let system_dark = RwSignal::new(browser::matches(DARK));
    let theme = Memo::new(move |_| state.with(|state| state.theme));
    let parts = Parts::new(problems);
    let kept = RwSignal::new(has_later);
    let fresh = RwSignal::new(true);
    let loads = load::Loads::new(data, problems, pending, parts, fresh, stands_whole);
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
    let opened = RwSignal::new(None::<ViewState>); // the view over which the page opened a figure, where nothing was changed since
    let page = Page::from(Signals {
        state,
        data,
        chosen,
        nothing: Memo::new(move |_| data.with(Option::is_some) && chosen.with(Option::is_none) && pending.get() == 0),
        selection,
        shown,
        rested: rested(shown),
        round: loads.round,
        painters,
        worked_out: StoredValue::new(None),
        to_come: Box::new(move |needs| loads.to_come(&needs)),
        first: RwSignal::new(if stands_whole { First::Stands } else { First::Gone }),
        undrawn: StoredValue::new(Vec::new()),
        drawn: RwSignal::new(false),
        found: RwSignal::new(None),
        kept,
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
        ratio: RwSignal::new(browser::drawn_ratio()),
        export: RwSignal::new(history::over()),
        sight: RwSignal::new(0),
        pointed: RwSignal::new(None),
        said: RwSignal::new(String::new()),
        done: RwSignal::new(String::new()),
        fresh,
        go: Box::new(move |(new, step)| {
            if state.with_untracked(|old| *old != new) {
                let alike = state.with_untracked(|old| old.shows_as(&new));
                if !alike {
                    let_go(standing, kept, parts);
                }
                // Closed, what the page opened is no step of its own: Back would open it again.
                let closes = step == Step::Push && opened.with_untracked(|before| before.as_ref() == Some(&new));
                let opens = |old: &ViewState| (old.figure.is_none() && new.figure.is_some()).then(|| old.clone());
                opened.set(state.with_untracked(opens));
                if closes {
                    history::step_back();
                } else {
                    history::set_query(new.to_query(), step, if alike { When::Now } else { When::Shown });
                }
                state.set(new);
                // Before anything else of the page changes: a canvas asks for the styles of a changed page to be worked out at its first text.
                painters.try_with_value(|painters| painters.iter().for_each(|(_, paint)| paint(Paint::Now)));
            }
        }),
        need: Box::new(move |needs| loads.need(needs)),
        stop: Box::new(move |needs| loads.stop(&needs)),
        retry: Box::new(move |file| loads.retry(&file)),
    });
    // The figures of the cards are asked for with the area; a file that every area needs is among them.
    Effect::new(move |_| {
        if needs.with(|needs| needs.as_ref().is_some_and(|needs| loads.to_come(needs) > 0)) {
            (page.need)(needs.get().unwrap_or_default());
        }
    });
    let scope =
        Memo::new(move |_| (loads.round.get(), chosen.with(|chosen| chosen.as_ref().map(|chosen| chosen.area))));
    Effect::new(move |_| {
        scope.get();
        // A figure that the link names is read by the later part; until then nothing is given up.
        let asked = state.with_untracked(|state| state.figure.clone()).map(|figure| (figure, parts.get()));
        let needs = untrack(move || {
            let (data, selection) = (data.get()?, chosen.get()?);
            let catalog = data.catalog();
            let mut parts = vec![cards::needs(catalog, &selection)];
            parts.extend(charts::ids(catalog).into_iter().map(|id| charts::needs(id, catalog, &selection)));
            if let Some((figure, late)) = asked {
                parts.extend((late?.needs_of)(&figure, catalog));
            }
            Some(parts)
        });
        if let Some(needs) = needs {
            loads.keep(&needs);
        }
    });
    history::on_back_or_forward(move || {
        // A step back closes what lies over the page, a step forward opens it again: `ui::menu` made one when it opened.
        let over = history::over();
        if page.export.with_untracked(|id| *id != over) {
            page.export.set(over);
        }
        let (new, _) = ViewState::from_query(&history::query());
        let other_data = state.with_untracked(|old| old.data != new.data);
        opened.set(None);
        if state.with_untracked(|old| !old.shows_as(&new)) {
            let_go(standing, kept, parts);
        }
        if let Some(late) = parts.now() {
            (late.keep_focus)();
        }
        loads.followed.set_value(true);
        fresh.set(false);
        state.set(new);
        if other_data {
            loads.follow(state.with_untracked(|state| state.data.clone()));
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
        let title = match (data.get(), rested.get()) {
            (Some(data), Some(selection)) => {
                let place = crate::present::headline::place(data.catalog(), &selection);
                Some(phrases::page_title(lang, data.catalog().title.get(lang), selection.year, place))
            }
            (Some(data), None) if page.nothing.get() => Some(data.catalog().title.get(lang).to_owned()),
            // What was shown before is not of this link.
            (None, _) if page.round.get() > 0 => Some("Coopstat".to_owned()),
            _ => None,
        };
        browser::set_language(lang.tag(), title.as_deref());
    });
    if stands_whole {
        take_over(page, loads, standing, has_later);
    }
    loads.begin(state.with_untracked(|state| state.data.clone()));
    let told =
        Memo::new(move |_| data.with(|data| (parts.get()?.opened)(data.as_deref()?, page.lang.get(), fresh.get())));
    let mut before = (0, false);
    Effect::new(move |_| {
        let (count, own) = (loads.opened.get(), told.with(Option::is_some));
        match before {
            (last, _) if own && count != last => page.said.set(told.get_untracked().unwrap_or_default()),
            (_, true) if !own => {
                page.say(Msg::SiteDataAgain);
                browser::keep_focus(vec!["main".to_owned()]);
            }
            _ => {}
        }
        before = (count, own);
    });
    Effect::new(move |_| {
        if parts.come.get() > 0 {
            page.said.set(String::new()); // the same is heard again only after something else
            browser::after(100, move || page.say(Msg::Came));
        }
    });
    let own_data = move || {
        let line = el("p").class("own-data");
        let Some(told) = told.get() else {
            // A catalog without anything to be shown: the way to one that has.
            return home(page).filter(|_| page.nothing.get()).map(|home| line.child(home));
        };
        let back = move || loads.take_back(state.with_untracked(|state| state.data.clone()));
        let back = button("tool", back).words(page.t(Msg::BackToOriginal));
        Some(line.text(told).text(" ").child(back))
    };
    Effect::new(move |_| {
        let vain = data.with(|data: &Option<Arc<Dataset>>| {
            data.as_ref().is_some_and(|data| state.with(|state| selection::is_vain(state, data.catalog())))
        });
        match parts.get() {
            // Of which years there are figures is known when they have come.
            Some(late) if pending.get() == 0 => (late.tell_unknown)(page, loads.followed.get_value()),
            None if vain => parts.ask(),
            _ => {}
        }
    });
    let behind = Memo::new(move |_| page.is_behind());
    Effect::new(move |_| {
        if behind.get() {
            browser::after(SOON, move || {
                if behind.get_untracked() {
                    page.say(Msg::Loading);
                }
            });
        }
    });
    let main = el("main")
        .attr("id", "main")
        .attr("tabindex", "-1")
        .bind("aria-busy", move || if behind.get() { "true" } else { "false" }.to_owned())
        .child(notices(page))
        .child(el("div").show_one(own_data))
        .child(headline(page))
        .child(elsewhere(page))
        .child(card_list(page))
        .child(charts(page))
        .children(SECTIONS.into_iter().map(|name| later(page, name)))
        .show_one(move || to_come(page))
        .on("wanted", move |_| parts.ask()); // assets/boot.js tells of what a reader does with what still stands
    let dialogs = DIALOGS.into_iter().map(|name| made(page, name));
    parts.follow(
        move || {
            let asked = data.with(Option::is_some) || problems.with(|all| !all.is_empty());
            asked && pending.get() == 0 && page.first.get() != First::Stands
        },
        move || page.rests(),
        move || {
            // The build makes the first view of all that there is.
            let all = page.first.get() == First::Stands && !has_later;
            all || state.with(|state| state.figure.is_some()) || page.export.with(|id| !id.is_empty())
        },
    );
    Effect::new(move |_| {
        if let Some(late) = parts.get() {
            (late.bring)(page, standing);
        }
    });
    let open = move |input: HtmlInputElement| {
        let_go(standing, kept, parts);
        fresh.set(false);
        page.said.set(String::new()); // what is told of the files is heard again where it is the same
        // What tells that figures are not the site's comes with the part: without it nothing is opened.
        parts.then(move |late| match late {
            Some(_) => loads.open(input),
            None => input.set_value(""), // the same files can be chosen again
        });
    };
    let mut all = vec![bar(page, open), progress(page), main.done()];
    all.extend(dialogs);
    all
}

/// What the later part makes under a name, once it does.
fn made(page: Page, name: &'static str) -> AnyView {
    let part = page.parts.turn(name);
    follows(move || part().map(|late| (late.section)(page, name)).into_iter().collect())
}

/// The place of a section of the later part.
fn later(page: Page, name: &'static str) -> El {
    // Without a catalog there is nothing to choose in it, and of one without a view there are its sources alone.
    let empty = move || page.data.with(Option::is_none) || (name != SOURCES && page.nothing.get());
    el("div").attr(first::LATER, name).flag("hidden", empty).child(made(page, name))
}

/// Says below the charts that more is to come, or could not be loaded, while nothing else stands there.
fn to_come(page: Page) -> Option<El> {
    if page.selection.with(Option::is_none) || page.parts.get().is_some() || page.kept.get() {
        return None;
    }
    let line = el("p").class("section to-come quiet-text");
    if !page.parts.failed() {
        return Some(line.attr("aria-busy", "true").words(page.t(Msg::ChecksToCome)));
    }
    let at = || browser::keep_focus(vec![CHECKS_HEADING.to_owned(), "main".to_owned()]);
    let again = button("link", move || page.parts.when_whole(at)).testid("retry").words(page.t(Msg::Retry));
    Some(line.words(page.t(Msg::NotChecked)).text(" ").child(again))
}

/// Has everything that still stands of the first view give way to what comes in its place: another view is chosen.
fn let_go(standing: Standing, kept: RwSignal<bool>, parts: Parts) {
    standing.with_value(|first| {
        if first.as_ref().is_some_and(FirstView::let_go) {
            kept.set(false);
            parts.ask();
        }
    });
}

/// Puts the page in the place of the first view once all that it needs has come or failed, but for what comes later, which stays where both show the same.
/// Until then the first view stays, whatever goes wrong; what does is told in it. Where a file failed without which no view of the area has its figures, it stays for a
/// reader who chooses nothing: what it shows is more than the page would.
fn take_over(page: Page, loads: load::Loads, standing: Standing, has_later: bool) {
    const NOTICES: &str = ".notices";
    const HELD: i32 = 50; // ms until a view that is held is asked again
    let wanted = RwSignal::new(standing.with_value(|first| first.as_ref().is_some_and(FirstView::is_wanted)));
    browser::once("wanted", move || wanted.set(true));
    let held = RwSignal::new(());
    Effect::new(move |_| {
        let has_come = page.data.with(Option::is_some) && page.pending.get() == 0;
        let found = page.found.with(Option::is_some);
        // Where nothing can be chosen there is nothing to draw.
        let drawn = page.drawn.get() || page.chosen.with(Option::is_none);
        let area = page.chosen.with(|chosen| chosen.as_ref().map(|chosen| chosen.area));
        let poorer =
            page.data.with(|data: &Option<Arc<Dataset>>| data.as_ref().is_some_and(|data| data.lacks_core(area)));
        let ready = drawn && if has_later { has_come } else { found } && (wanted.get() || !poorer);
        let complete = page.problems.with(Vec::is_empty);
        held.track();
        if page.first.get_untracked() != First::Stands {
            return;
        }
        // What follows from the same change is in the page first.
        browser::after(0, move || {
            if page.first.get_untracked() == First::Stands {
                standing.with_value(|first| match first {
                    Some(first) if ready && first.is_held() => browser::after(HELD, move || held.set(())),
                    Some(first) if ready => {
                        page.first.set(First::Pictures);
                        let keeps = first.give_way(loads.made_of.get_value());
                        page.kept.set(keeps);
                    }
                    Some(first) if !complete => first.lend(NOTICES),
                    _ => {}
                });
            }
        });
    });
}

const DARK: &str = "(prefers-color-scheme: dark)";

/// Follows the number of device pixels: it changes with the zoom, and when a window moves to another screen.
fn watch_ratio(ratio: RwSignal<f64>) {
    let now = browser::pixel_ratio();
    // A query for the present ratio, whatever of it is drawn, ceases to hold when it changes; then the next is asked for.
    browser::once_media_changes(&format!("(resolution: {}dppx)", number::plain(now)), move || {
        ratio.set(browser::drawn_ratio());
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
