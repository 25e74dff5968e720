//! The link of the page: read it, change it, hear when Back or Forward changed it.

use std::cell::{Cell, RefCell};

use js_sys::{Object, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};

use super::page::{after, next_frame, now};

/// How long a changed link waits at most, in milliseconds: a page that is hidden has no frames.
const AT_LAST: i32 = 250;

thread_local! {
    /// The changes of the link that wait, in order.
    static WAITING: RefCell<Vec<(String, Step)>> = const { RefCell::new(Vec::new()) };
    /// Whether a key was the last that happened where years are chosen, not a pointer.
    static BY_KEY: Cell<bool> = const { Cell::new(false) };
    /// When the link's last change was made by a key, in milliseconds; long ago where something else made it.
    static KEYED: Cell<f64> = const { Cell::new(f64::NEG_INFINITY) };
}

/// The query string of the page's link, with its `?`.
#[must_use]
pub fn query() -> String {
    write();
    web_sys::window().and_then(|w| w.location().search().ok()).unwrap_or_default()
}

/// Whether a change of the link can be undone with Back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A step of its own: Back undoes it.
    Push,
    /// Part of the step under way, as while a handle is dragged.
    Replace,
}

/// Milliseconds between two keys of one run, at most: longer than a held key takes to repeat, shorter than it takes to read what is shown.
const SOON: f64 = 1000.0;

/// Takes down that a key, or else a pointer, is about to choose.
pub fn by_key(key: bool) {
    BY_KEY.set(key);
}

/// How a choice counts that is about to be made: keys that follow each other soon are one step, as a drag is, so that Back leads to where the run
/// began. Whatever else changes the link meanwhile ends the run.
#[must_use]
pub fn step_by_key() -> Step {
    if BY_KEY.get() && now() - KEYED.get() < SOON { Step::Replace } else { Step::Push }
}

/// Takes down that such a choice was made.
pub fn stepped() {
    if BY_KEY.get() {
        KEYED.set(now());
    }
}

/// When a link is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// At once: Back may be the next thing that the reader does, as after a dialog was closed.
    Now,
    /// As soon as what changed is on the screen: a browser takes a millisecond or two for a link.
    Shown,
}

/// Makes `query` (without `?`) the query string of the page's link. A browser that refuses, as it may after hundreds of changes in a few seconds, leaves
/// the link as it was; the page goes on.
pub fn set_query(query: String, step: Step, when: When) {
    KEYED.set(f64::NEG_INFINITY);
    let first = WAITING.with_borrow_mut(|waiting| {
        waiting.push((query, step));
        waiting.len() == 1
    });
    if when == When::Now {
        write();
    } else if first {
        next_frame(|| after(0, write));
        after(AT_LAST, write);
    }
}

/// Writes the changes that wait.
fn write() {
    for (query, step) in WAITING.take() {
        write_one(&query, step, "");
    }
}

/// What an entry of the history keeps beside its link: how far down the reader was last at rest (`assets/boot.js`), and what lies over the page.
const TOP: &str = "top";
const OVER: &str = "over";

fn kept(history: &web_sys::History, key: &str) -> JsValue {
    history.state().ok().and_then(|state| Reflect::get(&state, &JsValue::from_str(key)).ok()).unwrap_or_default()
}

fn write_one(query: &str, step: Step, over: &str) {
    let Some(window) = web_sys::window() else { return };
    let (Ok(history), Ok(path)) = (window.history(), window.location().pathname()) else { return };
    let hash = window.location().hash().unwrap_or_default();
    let link = if query.is_empty() { format!("{path}{hash}") } else { format!("{path}?{query}{hash}") };
    let _ = match step {
        Step::Push => {
            let state = Object::new();
            // A choice moves nobody.
            let _ = Reflect::set(&state, &JsValue::from_str(TOP), &kept(&history, TOP));
            let _ = Reflect::set(&state, &JsValue::from_str(OVER), &JsValue::from_str(over));
            history.push_state_with_url(&state, "", Some(&link))
        }
        Step::Replace => history.replace_state_with_url(&history.state().unwrap_or_default(), "", Some(&link)),
    };
}

/// Makes a step for Back, under the link that is there: something opens over the page, by its name, or is shown elsewhere on it.
pub fn step_over(over: &str) {
    KEYED.set(f64::NEG_INFINITY);
    write_one(query().trim_start_matches('?'), Step::Push, over);
}

/// What opened over the page with the step that the reader is at, by its name; empty for nothing. It is there again when they come back to that step or load the page
/// again: a step that shows what the one before shows would be a Back, or a Forward, that does nothing.
#[must_use]
pub fn over() -> String {
    let history = web_sys::window().and_then(|window| window.history().ok());
    history.and_then(|history| kept(&history, OVER).as_string()).unwrap_or_default()
}

/// Takes that step back: what opened has been closed, and a step that leads to the same view would be a Back that does nothing.
pub fn step_back() {
    write();
    if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
        let _ = history.back();
    }
}

/// The page's whole link, to be shared.
#[must_use]
pub fn link() -> String {
    write();
    web_sys::window().and_then(|w| w.location().href().ok()).unwrap_or_default()
}

/// Calls `changed` whenever Back or Forward changed the link, for as long as the page lives.
pub fn on_back_or_forward(changed: impl Fn() + 'static) {
    let listener = Closure::<dyn Fn()>::new(move || {
        // What still waits belongs to where the reader has left.
        WAITING.take();
        KEYED.set(f64::NEG_INFINITY);
        changed();
    });
    if let Some(window) = web_sys::window() {
        let _ = window.add_event_listener_with_callback("popstate", listener.as_ref().unchecked_ref());
    }
    listener.forget();
}
