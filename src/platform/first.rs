//! The first view that stands in the HTML, made by the build: finding it, and giving its place to the page. What it looks like is not decided here.
//!
//! `assets/boot.js` hears two events: [`GIVES_WAY`] while the first view still stands, and [`LIVE`] once the page stands in its place.

use std::cell::Cell;

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Event, EventInit, HtmlElement};

/// Told at the first view, before it goes.
pub const GIVES_WAY: &str = "gives-way";
/// Told at the page, once it is there.
pub const LIVE: &str = "live";
/// The element of the page.
const PLACE: &str = "app";
/// The attribute that tells of which data a view was made.
const MADE_OF: &str = "data-made-of";
/// The attribute of a drawing that shows its picture of the first view.
const PICTURE: &str = "data-first";

/// The first view, and the page that is to take its place.
pub struct FirstView {
    stands: Element,
    page: Element,
    /// The part of the page that is shown in the first view already.
    lent: Cell<Option<&'static str>>,
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// Where the page is to be made, and the first view that stands there: then the page is made beside the document.
#[must_use]
pub fn place() -> Option<(HtmlElement, Option<FirstView>)> {
    let document = document()?;
    let stands = document.get_element_by_id(PLACE)?;
    if !stands.has_attribute(MADE_OF) {
        return Some((stands.dyn_into().ok()?, None));
    }
    let page = document.create_element("div").ok()?;
    page.set_id(PLACE);
    let first = FirstView { stands, page: page.clone(), lent: Cell::new(None) };
    Some((page.dyn_into().ok()?, Some(first)))
}

impl FirstView {
    /// Shows a part of the page in the first view already, in place of the same part there.
    pub fn lend(&self, selector: &'static str) {
        if self.lent.replace(Some(selector)).is_none() {
            self.exchange(selector);
        }
    }

    /// The part of the page and that of the first view take each other's place.
    fn exchange(&self, selector: &str) {
        let find = |within: &Element| within.query_selector(selector).ok().flatten();
        let Some(((here, there), between)) =
            find(&self.page).zip(find(&self.stands)).zip(document().map(|document| document.create_comment("")))
        else {
            return;
        };
        let _ = here.replace_with_with_node_1(&between);
        let _ = there.replace_with_with_node_1(&here);
        let _ = between.replace_with_with_node_1(&there);
    }

    /// Puts the page in the place of the first view. `made_of` tells of which data: where the first view was made of the same, its pictures stay.
    pub fn give_way(&self, made_of: u32) {
        tell(&self.stands, GIVES_WAY);
        if let Some(lent) = self.lent.take() {
            self.exchange(lent);
        }
        let _ = self.page.set_attribute(MADE_OF, &made_of.to_string());
        let _ = self.stands.replace_with_with_node_1(&self.page);
        tell(&self.page, LIVE);
    }
}

fn tell(element: &Element, name: &str) {
    let init = EventInit::new();
    init.set_bubbles(true);
    if let Ok(event) = Event::new_with_event_init_dict(name, &init) {
        let _ = element.dispatch_event(&event);
    }
}

/// Whether a drawing shows its picture of the first view.
#[must_use]
pub fn has_picture(drawing: &Element) -> bool {
    drawing.has_attribute(PICTURE)
}

/// Takes the picture of the first view away: the canvas is seen.
pub fn take_picture_away(drawing: &Element) {
    let _ = drawing.remove_attribute(PICTURE);
    while let Ok(Some(picture)) = drawing.query_selector(":scope > svg") {
        picture.remove();
    }
}
