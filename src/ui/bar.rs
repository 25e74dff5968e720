//! The bar: what is chosen. Year, year to compare with, area, reporter, language, theme; open a file, share, print.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement};

use crate::model::{Catalog, Lang, Year};
use crate::platform::history::{Step, When};
use crate::platform::pointer::offer;
use crate::platform::{download, history, page as browser};
use crate::present::choices::{self, Choice, Place};
use crate::present::{Compare, Selection, Theme};
use crate::text::ui::Msg;

use super::Page;
use super::dom::{self, El, button, el, value};
use super::page::set_if_new;
use super::reactive::{Effect, Memo, RwSignal};

/// The bar. `opened` is called with the input in which the reader chose files to open.
pub(crate) fn bar(page: Page, opened: impl Fn(HtmlInputElement) + 'static) -> AnyView {
    let lang = page.lang;
    let theme = Memo::new(move |_| page.state.with(|state| state.theme));
    // What does not depend on the year is not made again when it changes: there may be hundreds of areas.
    let place = Memo::new(move |_| page.chosen.with(|chosen| chosen.as_ref().map(Place::of)));
    let told = Memo::new(move |_| {
        let place = place.get()?;
        page.data.with(|data| Some(choices::told(data.as_ref()?, place.area)))
    });
    let offered = move |choices: Option<Vec<Choice>>| match choices {
        None if page.nothing.get() => vec![choices::none(lang.get())],
        choices => choices.unwrap_or_default(),
    };
    let of_year = move |make: fn(&[Year], &Selection) -> Vec<Choice>| {
        let choices = Memo::new(move |_| {
            told.with(|told| page.chosen.with(|chosen| Some(make(told.as_ref()?, chosen.as_ref()?))))
        });
        move || offered(choices.get())
    };
    let of_place = move |make: fn(&Catalog, &Place) -> Vec<Choice>| {
        let choices = Memo::new(move |_| {
            let place = place.get()?;
            page.data.with(|data| Some(make(data.as_ref()?.catalog(), &place)))
        });
        move || offered(choices.get())
    };
    let fields = el("div")
        .class("fields")
        .child(
            select(page, Msg::Year, "year-select", of_year(choices::years), move |value| {
                if let Some(year) = year(&value) {
                    let step = history::step_by_key();
                    page.change_as(step, |state| state.year = Some(year));
                    history::stepped();
                }
            })
            .on("keydown", |_| history::by_key(true))
            .on("pointerdown", |_| history::by_key(false)),
        )
        .child(select(page, Msg::CompareWith, "compare-select", of_year(choices::compared), move |value| {
            page.change(|state| state.compare = year(&value).map_or(Compare::Nothing, Compare::With));
        }))
        .child(select(page, Msg::Area, "area-select", of_place(choices::areas), move |value| {
            page.change(|state| state.area = Some(value));
        }))
        .child(select(page, Msg::Reporter, "reporter-select", of_place(choices::reporters), move |value| {
            page.change(|state| state.reporter = Some(value));
        }))
        .child(select(
            page,
            Msg::Language,
            "lang-select",
            move || choices::langs(lang.get()),
            move |value| {
                if let Some(lang) = Lang::from_tag(&value) {
                    page.change(|state| state.lang = lang);
                }
            },
        ))
        .child(select(
            page,
            Msg::Theme,
            "theme-select",
            move || choices::themes(lang.get(), theme.get()),
            move |value| {
                if let Some(theme) = Theme::from_word(&value) {
                    page.change(|state| state.theme = theme);
                }
            },
        ));
    let open = el("input")
        .attr("type", "file")
        .attr("multiple", "")
        .attr("accept", ".json,application/json")
        .testid("open-file")
        .on("change", move |event| {
            if let Some(input) = event.target().and_then(|target| target.dyn_into().ok()) {
                opened(input);
            }
        });
    let tools = el("div")
        .class("tools")
        .child(button("tool", move || share(page)).testid("share").words(page.t(Msg::ShareLink)))
        .child(button("tool", move || page.parts.when_whole(browser::print)).testid("print").words(page.t(Msg::Print)))
        .child(el("label").class("tool file").child(el("span").words(page.t(Msg::OpenFile))).child(open));
    // Without a catalog there is nothing to choose but language and theme.
    let bare = move || page.data.with(Option::is_none) && page.problems.with(|all| !all.is_empty());
    el("header")
        .class("bar")
        .flag("data-bare", bare)
        .child(el("a").class("skip").attr("href", "#main").words(page.t(Msg::SkipToContent)))
        .child(el("p").class("brand").text("Coopstat"))
        .child(fields)
        .child(tools)
        .child(track(page, told))
        .done()
}

/// A labelled choice. What it offers follows signals; `chosen` is called with the value that the reader chose.
pub(super) fn select(
    page: Page,
    label: Msg,
    testid: &'static str,
    mut choices: impl FnMut() -> Vec<Choice> + Send + 'static,
    chosen: impl Fn(String) + 'static,
) -> El {
    // Lists of years and areas are long, and of another choice hardly anything in them changes: the options are kept, not made anew.
    let place = dom::Place::new();
    let touched = RwSignal::new(false);
    let mut before = Vec::new();
    Effect::new(move |_| {
        if let Some(list) = place.get() {
            let mut now = choices();
            if now.len() > LONG && !touched.get() && !page.parts.is_whole() {
                now.retain(|choice| choice.chosen);
            }
            offer(&list, &before, &now);
            // A long name that is chosen has more room than others: cut, it may be another's.
            let is_long = now.iter().any(|choice| choice.chosen && choice.text.chars().count() > LONG_NAME);
            let _ = list.toggle_attribute_with_force("data-long", is_long);
            let is_none = now.iter().all(|choice| choice.value.is_empty()) && !now.is_empty();
            let _ = list.toggle_attribute_with_force("disabled", is_none);
            before = now;
        }
    });
    let list = el("select").at(place).testid(testid).on("change", move |event| chosen(value(&event)));
    let list = TOUCHES.into_iter().fold(list, |list, touch| list.on(touch, move |_| set_if_new(touched)(true)));
    el("label").class("field").child(el("span").class("field-label").words(page.t(label))).child(list)
}

/// A list with more choices has the others when the page is whole, or the reader comes to it: hundreds of them take longer than a frame.
const LONG: usize = 100;

/// A name of more characters has more room.
const LONG_NAME: usize = 24;

/// What happens at a list before it is opened.
const TOUCHES: [&str; 3] = ["pointerenter", "pointerdown", "focus"];

fn year(text: &str) -> Option<Year> {
    text.parse().ok().and_then(Year::new)
}

/// The track of years: a handle that mouse, finger and arrow keys move. While it is dragged the link's last step is rewritten; letting go is a step of
/// its own.
fn track(page: Page, told: Memo<Option<Vec<Year>>>) -> El {
    let track = Memo::new(move |before: Option<&Option<choices::Track>>| {
        let now = told.with(|told| page.chosen.with(|chosen| choices::track(told.as_ref()?, chosen.as_ref()?)))?;
        // Of which years an area has figures is known when they have come. Until then nothing is to move.
        match before {
            Some(Some(before)) if page.is_behind() => Some(choices::Track { year: now.year, ..*before }),
            _ => Some(now),
        }
    });
    // The year with which the drag began: Back leads there. And whether a run of keys goes on with it.
    let began = StoredValue::new(None::<(Option<Year>, Step)>);
    // Whether a finger that came down on the track went on to scroll the page: a browser tells of a choice all the same.
    let scrolls = StoredValue::new(false);
    let moved = move |event: Event| {
        scrolls.set_value(false);
        if let Some(year) = year(&value(&event)) {
            if began.get_value().is_none() {
                began.set_value(Some((page.state.with_untracked(|state| state.year), history::step_by_key())));
            }
            page.change_as(Step::Replace, |state| state.year = Some(year));
        }
    };
    let scrolled = move |_| {
        scrolls.set_value(true);
        if let Some((before, _)) = began.try_update_value(Option::take).flatten() {
            page.change_as(Step::Replace, |state| state.year = before);
        }
    };
    let done = move |event: Event| {
        let Some(year) = year(&value(&event)).filter(|_| !scrolls.get_value()) else { return };
        let begun = began.try_update_value(Option::take).flatten();
        page.change_as(begun.map_or(Step::Push, |_| Step::Replace), |state| state.year = Some(year));
        if let Some((before, Step::Push)) = begun {
            // The year before the drag gets its own entry back, and the new one is pushed over it. The page shows that one already.
            let mut state = page.state.get_untracked();
            if before != state.year {
                let now = state.to_query();
                state.year = before;
                history::set_query(state.to_query(), Step::Replace, When::Shown);
                history::set_query(now, Step::Push, When::Shown);
            }
        }
        history::stepped();
    };
    let part = move |part: fn(&choices::Track) -> Year| {
        move || track.get().map(|track| part(&track).to_string()).unwrap_or_default()
    };
    let end =
        |year: fn(&choices::Track) -> Year| el("span").class("track-end").attr("aria-hidden", "true").live(part(year));
    let handle = el("input")
        .attr("type", "range")
        .attr("step", "1")
        .testid("year-track")
        .bind("min", part(|track| track.first))
        .bind("max", part(|track| track.last))
        .bind_value(part(|track| track.year))
        .bind("aria-label", move || page.t(Msg::YearsTrack)().to_owned())
        .bind("aria-valuetext", part(|track| track.year))
        .on("keydown", |_| history::by_key(true))
        .on("pointerdown", move |_| {
            // A drag that ended where it began has changed nothing, and no browser tells of its end.
            began.set_value(None);
            history::by_key(false);
        })
        .on("pointercancel", scrolled)
        .on("input", moved)
        .on("change", done);
    // In one year alone there is nowhere to go. While figures are to come there may be more, and nothing is to move.
    let one =
        move || page.selection.with(Option::is_some) && track.get().is_some_and(|track| track.first == track.last);
    let one = move || one() || page.nothing.get();
    el("div")
        .class("track")
        .flag("hidden", one)
        .child(end(|track| track.first))
        .child(handle)
        .child(end(|track| track.last))
}

/// What is said of a link that was to be copied: of opened files it carries nothing.
pub(super) fn link_copied(page: Page, copied: bool, done: Msg) -> &'static str {
    let more = page.parts.now().filter(|_| copied).and_then(|late| (late.link_copied)(page));
    more.unwrap_or_else(|| if copied { done } else { Msg::CopyFailed }.text(page.lang.get_untracked()))
}

fn share(page: Page) {
    leptos::task::spawn_local(async move {
        let copied = download::copy_text(&history::link()).await;
        page.say_words(link_copied(page, copied, Msg::LinkCopied));
    });
}
