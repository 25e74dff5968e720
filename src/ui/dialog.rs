//! A modal dialog: open exactly while something else says so, named by its heading, closed by the platform's own gestures too.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

use crate::platform::page as browser;

use super::dom::{El, Place, el};
use super::reactive::Effect;

/// What a dialog is told from.
pub(super) struct Modal {
    /// Its classes.
    pub(super) class: &'static str,
    /// The id of its heading.
    pub(super) heading: &'static str,
    /// Its name for tests and scripts.
    pub(super) testid: &'static str,
    /// What it shows, from signals; empty while it is closed. Another thing in the place of the one before begins at the heading.
    pub(super) shown: Box<dyn Fn() -> String>,
    /// Called when it was closed, by whatever.
    pub(super) closed: Box<dyn Fn()>,
    /// What is in it, from signals; nothing while it is closed.
    pub(super) content: Box<dyn Fn() -> Option<El> + Send>,
}

/// The dialog.
pub(super) fn modal(Modal { class, heading, testid, shown, closed, content }: Modal) -> AnyView {
    let place = Place::new();
    let mut before = String::new();
    Effect::new(move |_| {
        let Some(dialog) = place.get().map(JsCast::unchecked_into::<HtmlDialogElement>) else { return };
        let (now, is_there) = (shown(), dialog.is_connected());
        match (!now.is_empty(), dialog.open()) {
            (true, false) => {
                let open = move || _ = dialog.show_modal();
                // What is to be shown from the beginning is made before it is on the page.
                if is_there { open() } else { browser::next_frame(open) }
            }
            (false, true) => dialog.close(),
            (true, true) if now != before => browser::next_frame(move || browser::focus(heading)),
            _ => {}
        }
        before = now;
    });
    let made = move || {
        // Where what has the focus is made anew with all that is told, the focus stays in the dialog.
        browser::keep_focus(vec![heading.to_owned()]);
        content()
    };
    el("dialog")
        .at(place)
        .class(class)
        .attr("aria-labelledby", heading)
        .attr("closedby", "any")
        .testid(testid)
        .on("close", move |_| closed())
        .child(el("div").show_one(made))
        .done()
}
