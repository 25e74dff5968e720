//! The first view that stands in the HTML, made by the build: finding it, and giving its place to the page, some parts later than the rest. What it
//! looks like is not decided here.
//!
//! `assets/boot.js` hears two events, for the view and for each part that stays longer: [`GIVES_WAY`] at what still stands, and [`LIVE`] at what
//! stands in its place. Before the view goes it is asked whether that may be ([`MAY`]).

use std::cell::{Cell, RefCell};

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Event, EventInit, HtmlElement};

/// Asked at the first view; refused while a press, a drag or an open list is under way in it, which would end.
pub const MAY: &str = "may-give-way";
/// Told at the first view, before it goes.
pub const GIVES_WAY: &str = "gives-way";
/// Told at the page, once it is there.
pub const LIVE: &str = "live";
/// The attribute that tells that the reader did something in the first view that only the page can answer; the event `wanted` is heard at the window then.
const WANTED: &str = "data-wanted";
/// The element of the page.
const PLACE: &str = "app";
/// The attribute that tells of which data a view was made.
const MADE_OF: &str = "data-made-of";
/// The attribute of a drawing that shows its picture of the first view.
const PICTURE: &str = "data-first";
/// The attribute of what comes later than the rest of the page: its name.
pub const LATER: &str = "data-later";
/// The name of the marks that the checks put beside figures.
pub const MARKS: &str = "marks";
/// The attribute of what stays of the first view while the page is there already, and of what waits beside the document to take its place.
const KEPT: &str = "data-kept";

/// The first view, and the page that is to take its place.
pub struct FirstView {
    stands: Element,
    page: Element,
    /// The part of the page that is shown in the first view already.
    lent: Cell<Option<&'static str>>,
    /// What stays, for now, in the place of the page's own.
    kept: RefCell<Vec<Kept>>,
}

struct Kept {
    stands: Element,
    page: Element,
}

impl Kept {
    fn is(&self, name: &str) -> bool {
        self.page.get_attribute(LATER).as_deref() == Some(name)
    }
}

fn give_way(all: Vec<Kept>) -> bool {
    let any = !all.is_empty();
    for Kept { stands, page } in all {
        tell(&stands, GIVES_WAY);
        let _ = page.remove_attribute(KEPT);
        let _ = stands.replace_with_with_node_1(&page);
        tell(&page, LIVE);
    }
    any
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
    let first = FirstView { stands, page: page.clone(), lent: Cell::new(None), kept: RefCell::default() };
    Some((page.dyn_into().ok()?, Some(first)))
}

impl FirstView {
    /// Whether the reader has done something that only the page can answer.
    #[must_use]
    pub fn is_wanted(&self) -> bool {
        self.stands.has_attribute(WANTED)
    }

    /// Whether the reader is in the middle of something that would end if it gave way.
    #[must_use]
    pub fn is_held(&self) -> bool {
        !tell(&self.stands, MAY)
    }

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

    /// Whether it has what comes later than the rest of the page. The build makes it of a page that has nothing to stand in for that.
    #[must_use]
    pub fn has_later(&self) -> bool {
        !all(&self.stands, OUTER).is_empty()
    }

    /// Puts the page in the place of the first view. `made_of` tells of which data: where the first view was made of the same, its pictures stay, and what
    /// comes later stays as it stands. Returns whether anything does.
    pub fn give_way(&self, made_of: u32) -> bool {
        tell(&self.stands, GIVES_WAY);
        if let Some(lent) = self.lent.take() {
            self.exchange(lent);
        }
        let made_of = made_of.to_string();
        if self.stands.get_attribute(MADE_OF).as_ref() == Some(&made_of) {
            self.keep();
        }
        let _ = self.page.set_attribute(MADE_OF, &made_of);
        let _ = self.stands.replace_with_with_node_1(&self.page);
        tell(&self.page, LIVE);
        !self.kept.borrow().is_empty()
    }

    fn keep(&self) {
        let (stand, own) = (all(&self.stands, OUTER), all(&self.page, OUTER));
        // Views of the same data have the same elements.
        if stand.len() != own.len() {
            return;
        }
        let mut kept = Vec::new();
        for (stands, page) in stand.into_iter().zip(own) {
            let _ = page.replace_with_with_node_1(&stands);
            for one in [&stands, &page] {
                let _ = one.set_attribute(KEPT, "");
            }
            kept.push(Kept { stands, page });
        }
        self.kept.replace(kept);
    }

    /// Puts what has a name in the place of what stands for it; returns whether anything did.
    pub fn take_place(&self, name: &str) -> bool {
        // Out of the list first: whoever hears of it may do something to another part.
        let (gone, left) = self.kept.take().into_iter().partition(|one| one.is(name));
        self.kept.replace(left);
        give_way(gone)
    }

    /// Whether what has a name waits to take its place, and is not ready for it.
    #[must_use]
    pub fn is_awaited(&self, name: &str) -> bool {
        self.kept.borrow().iter().any(|one| one.is(name) && is_busy(&one.page))
    }

    /// Has everything that still stands give way, ready or not: it is not what is shown any more. Returns whether anything did.
    pub fn let_go(&self) -> bool {
        let kept = self.kept.take();
        for one in &kept {
            if let Ok(Some(drawing)) = one.stands.query_selector("[data-first]") {
                let _ = drawing.remove_attribute(PICTURE);
            }
        }
        give_way(kept)
    }
}

fn is_busy(element: &Element) -> bool {
    let within = element.query_selector("[aria-busy=true]").is_ok_and(|busy| busy.is_some());
    within || element.get_attribute("aria-busy").as_deref() == Some("true")
}

/// What comes later than the rest, but not what is within another such thing.
const OUTER: &str = "[data-later]:not([data-later] *)";
/// Of that, what is not a mark: those are everywhere.
const PLACES: &str = "[data-later]:not([data-later] *, [data-later=marks])";

fn all(view: &Element, selector: &str) -> Vec<Element> {
    let Ok(list) = view.query_selector_all(selector) else { return Vec::new() };
    (0..list.length()).filter_map(|place| list.item(place)?.dyn_into().ok()).collect()
}

/// What comes later than the rest and has a place of its own, in the document as it is now.
#[must_use]
pub fn later() -> Vec<Element> {
    let place = document().and_then(|document| document.get_element_by_id(PLACE));
    place.map(|place| all(&place, PLACES)).unwrap_or_default()
}

/// Whether an element waits, beside the document, to take the place of what stands of the first view.
#[must_use]
pub fn waits(element: &Element) -> bool {
    element.closest("[data-kept]").is_ok_and(|kept| kept.is_some())
}

/// Tells of something at an element; returns whether nobody objects.
fn tell(element: &Element, name: &str) -> bool {
    let init = EventInit::new();
    init.set_bubbles(true);
    init.set_cancelable(true);
    let event = Event::new_with_event_init_dict(name, &init);
    event.and_then(|event| element.dispatch_event(&event)).unwrap_or(true)
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
