//! The page as a whole: its language and theme, its time, what the reader's system prefers.

use std::cell::RefCell;

use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::Window;

use crate::charts::look::{Palette, Rgb, Theme};

fn window() -> Option<Window> {
    web_sys::window()
}

/// Runs `f` once, so many milliseconds later.
pub fn after(milliseconds: i32, f: impl FnOnce() + 'static) {
    let callback = Closure::once_into_js(f);
    if let Some(window) = window() {
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(callback.unchecked_ref(), milliseconds);
    }
}

/// Lets the browser do what waits, and goes on so many milliseconds later.
pub async fn pause(milliseconds: i32) {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        if let Some(window) = window() {
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds);
        }
    });
    let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
}

/// Runs `f` in the next animation frame.
pub fn next_frame(f: impl FnOnce() + 'static) {
    let callback = Closure::once_into_js(f);
    if let Some(window) = window() {
        let _ = window.request_animation_frame(callback.unchecked_ref());
    }
}

/// Milliseconds since the page was opened.
#[must_use]
pub fn now() -> f64 {
    window().and_then(|w| w.performance()).map_or(0.0, |performance| performance.now())
}

/// Sets a mark of the User Timing API, the first time that it is reached.
pub fn mark(name: &str) {
    let Some(performance) = window().and_then(|w| w.performance()) else { return };
    if performance.get_entries_by_name(name).length() == 0 {
        let _ = performance.mark(name);
    }
}

/// Tells the document its language and, where there is one, its title.
pub fn set_language(tag: &str, title: Option<&str>) {
    let Some(document) = window().and_then(|w| w.document()) else { return };
    if let Some(title) = title.filter(|title| document.title() != **title) {
        document.set_title(title);
    }
    set_root(&document, "lang", tag);
}

/// Sets an attribute of the root only where it differs: a browser goes through all styles of the page when it is set, even to what it was.
fn set_root(document: &web_sys::Document, name: &str, value: &str) {
    if let Some(root) = document.document_element().filter(|root| root.get_attribute(name).as_deref() != Some(value)) {
        let _ = root.set_attribute(name, value);
    }
}

/// Tells the style sheets the theme: `auto`, `light` or `dark`.
pub fn set_theme(word: &str) {
    if let Some(document) = window().and_then(|w| w.document()) {
        set_root(&document, "data-theme", word);
    }
}

thread_local! {
    /// The media queries that were asked about: a browser answers one again at once, and reads a new one anew.
    static ASKED: RefCell<Vec<(&'static str, web_sys::MediaQueryList)>> = const { RefCell::new(Vec::new()) };
}

/// Whether a media query holds now.
#[must_use]
pub fn matches(query: &'static str) -> bool {
    ASKED.with_borrow_mut(|asked| {
        if let Some((_, list)) = asked.iter().find(|(of, _)| *of == query) {
            return list.matches();
        }
        let list = window().and_then(|w| w.match_media(query).ok().flatten());
        list.is_some_and(|list| {
            let holds = list.matches();
            asked.push((query, list));
            holds
        })
    })
}

/// Calls `changed` whenever a media query begins or ceases to hold, for as long as the page lives.
pub fn on_media_change(query: &str, changed: impl Fn() + 'static) {
    let listener = Closure::<dyn Fn()>::new(changed);
    if let Some(list) = window().and_then(|w| w.match_media(query).ok().flatten()) {
        let _ = list.add_event_listener_with_callback("change", listener.as_ref().unchecked_ref());
    }
    listener.forget();
}

/// Calls `back` whenever the network is there again, for as long as the page lives.
pub fn on_online(back: impl Fn() + 'static) {
    let listener = Closure::<dyn Fn()>::new(back);
    if let Some(window) = window() {
        let _ = window.add_event_listener_with_callback("online", listener.as_ref().unchecked_ref());
    }
    listener.forget();
}

/// Calls `changed` the next time that a media query begins or ceases to hold.
pub fn once_media_changes(query: &str, changed: impl FnOnce() + 'static) {
    if let Some(list) = window().and_then(|w| w.match_media(query).ok().flatten()) {
        let options = web_sys::AddEventListenerOptions::new();
        options.set_once(true);
        let listener = Closure::once_into_js(changed);
        let _ = list.add_event_listener_with_callback_and_add_event_listener_options(
            "change",
            listener.unchecked_ref(),
            &options,
        );
    }
}

/// Calls `heard` the first time that an event comes to the window.
pub fn once(event: &str, heard: impl FnOnce() + 'static) {
    let options = web_sys::AddEventListenerOptions::new();
    options.set_once(true);
    let listener = Closure::once_into_js(heard);
    if let Some(window) = window() {
        let _ = window.add_event_listener_with_callback_and_add_event_listener_options(
            event,
            listener.unchecked_ref(),
            &options,
        );
    }
}

/// Whether the reader asked that the line be spared.
#[must_use]
pub fn saves_data() -> bool {
    let get = |from: &JsValue, name: &str| js_sys::Reflect::get(from, &JsValue::from_str(name));
    let connection = window().and_then(|window| get(&window.navigator(), "connection").ok());
    connection.and_then(|connection| get(&connection, "saveData").ok()).is_some_and(|saves| saves.is_truthy())
}

/// Tells the document that all of the page is there.
pub fn set_whole() {
    if let Some(document) = window().and_then(|w| w.document()) {
        set_root(&document, "data-whole", "");
    }
}

/// What the reader's system asks of colours; a change of any of them asks for a new drawing.
pub const SIGHT: [&str; 2] = ["(forced-colors: active)", "(prefers-contrast: more)"];

/// The colours of drawings in a theme, as the reader's system wants them now.
#[must_use]
pub fn palette(theme: Theme) -> Palette {
    let [forced, contrast] = SIGHT.map(matches);
    if let Some((text, ground)) = forced.then(forced_colours).flatten() {
        return Palette::of_system(text, ground);
    }
    let palette = Palette::of(theme);
    if contrast { palette.with_more_contrast() } else { palette }
}

/// The colours of text and ground that the system forces on the page.
fn forced_colours() -> Option<(Rgb, Rgb)> {
    let window = window()?;
    let style = window.get_computed_style(&window.document()?.document_element()?).ok()??;
    let read = |property: &str| {
        let value = style.get_property_value(property).ok()?;
        let mut numbers = value.split(|c: char| !c.is_ascii_digit()).filter_map(|number| number.parse().ok());
        Some(Rgb(numbers.next()?, numbers.next()?, numbers.next()?))
    };
    Some((read("color")?, read("background-color")?))
}

/// Calls `changed` before the page is printed (with `true`) and after it, for as long as the page lives. What it changes in microtasks
/// is on the paper.
pub fn on_print(changed: impl Fn(bool) + 'static) {
    let listener = Closure::<dyn Fn(web_sys::Event)>::new(move |event: web_sys::Event| {
        changed(event.type_() == "beforeprint");
    });
    if let Some(window) = window() {
        for name in ["beforeprint", "afterprint"] {
            let _ = window.add_event_listener_with_callback(name, listener.as_ref().unchecked_ref());
        }
    }
    listener.forget();
}

/// Today's date as ISO 8601 writes it, by the reader's clock.
#[must_use]
pub fn today() -> String {
    let now = js_sys::Date::new_0();
    format!("{:04}-{:02}-{:02}", now.get_full_year(), now.get_month() + 1, now.get_date())
}

/// Device pixels to one CSS pixel.
#[must_use]
pub fn pixel_ratio() -> f64 {
    window().map_or(1.0, |w| w.device_pixel_ratio())
}

/// As many of them as are drawn: at least 0.5 and at most 4.
#[must_use]
pub fn drawn_ratio() -> f64 {
    pixel_ratio().clamp(0.5, 4.0)
}

/// Opens the browser's print dialog.
pub fn print() {
    if let Some(window) = window() {
        let _ = window.print();
    }
}

/// The element with an id.
#[must_use]
pub fn element(id: &str) -> Option<web_sys::Element> {
    window()?.document()?.get_element_by_id(id)
}

/// The file of a part of the module that did not come; the loader that `scripts/split.mjs` writes tells it.
#[must_use]
pub fn lacks() -> Option<String> {
    window()?.document()?.document_element()?.get_attribute("data-lacks")
}

/// Moves the keyboard's focus to the element with an id.
pub fn focus(id: &str) {
    if let Some(element) = element(id) {
        focus_on(&element, &JsValue::UNDEFINED);
    }
}

fn focus_on(element: &web_sys::Element, how: &JsValue) {
    let _ = js_sys::Reflect::get(element, &JsValue::from_str("focus"))
        .ok()
        .and_then(|f| f.dyn_into::<js_sys::Function>().ok())
        .map(|f| f.call1(element, how));
}

/// What has the keyboard's focus.
fn focused() -> Option<web_sys::Element> {
    window()?.document()?.active_element().filter(|at| at.tag_name() != "BODY")
}

/// Gives the keyboard's focus, where what had it has gone with what was changed just now, to the first of some elements that is there, by their ids.
/// Nothing is scrolled: the reader may be far down.
pub fn keep_focus(ids: Vec<String>) {
    keep_focus_at(Box::new(move || ids.iter().find_map(|id| element(id))));
}

/// The same, where it is within such a part of the page, by the part's selector, that is about to be made anew, or to go: to what has its id then, or that of the
/// part, before others.
pub fn keep_focus_of(part: &str, others: Vec<String>) {
    if let Some((at, part)) = focused().and_then(|at| Some((at.id(), at.closest(part).ok()??))) {
        let mut ids = vec![at, part.id()];
        ids.extend(others);
        keep_focus(ids);
    }
}

/// Moves the keyboard's focus from one element, where it is still there, to another, by their ids, once the page shows what was changed just now.
pub fn focus_back(from: &'static str, to: String) {
    next_frame(move || {
        if focused().is_some_and(|at| at.id() == from) {
            focus(&to);
        }
    });
}

/// The same as [`keep_focus`], to the first button of a part of the page that can be seen, by the part's selector, else to the page.
pub fn keep_focus_in(part: String) {
    keep_focus_at(Box::new(move || first_button(window()?.document()?.query_selector(&part).ok()?.as_ref())));
}

/// The same, of what has it and may go with what is about to change: to the first button of its card or chart. Who had no focus is left alone.
pub fn keep_focus_near() {
    if let Some(had) = focused() {
        let near = had.closest("article,figure").ok().flatten();
        // What is hidden by then has the focus until the frame ends.
        next_frame(move || keep_focus_at(Box::new(move || first_button(near.as_ref()))));
    }
}

fn first_button(part: Option<&web_sys::Element>) -> Option<web_sys::Element> {
    let inside = part.filter(|part| part.is_connected());
    let button = inside.and_then(|part| part.query_selector("button:enabled:not([hidden] *)").ok().flatten());
    button.or_else(|| element("main"))
}

fn keep_focus_at(to: Box<dyn Fn() -> Option<web_sys::Element>>) {
    next_frame(move || {
        if let (None, Some(element)) = (focused(), to()) {
            let still = js_sys::Object::new();
            let _ = js_sys::Reflect::set(&still, &JsValue::from_str("preventScroll"), &JsValue::TRUE);
            focus_on(&element, &still);
        }
    });
}

/// Moves the keyboard's focus to an element once the page shows what was changed just now. What is hidden until it is drawn takes none: it is asked again, unless
/// the reader has gone elsewhere.
pub fn focus_soon(element: web_sys::Element) {
    next_frame(move || focus_until(element, 30));
}

fn focus_until(element: web_sys::Element, tries: u8) {
    focus_on(&element, &JsValue::UNDEFINED);
    if tries > 0 && focused().is_none() && element.is_connected() {
        after(100, move || {
            if focused().is_none() {
                focus_until(element, tries - 1);
            }
        });
    }
}
