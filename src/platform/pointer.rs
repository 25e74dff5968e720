//! What a reader does at an element with pointer and keyboard, and the elements that answer: a tooltip, a list, choices. No signals, no charts.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Event, HtmlElement, HtmlSelectElement, KeyboardEvent, MouseEvent, PointerEvent};

use crate::charts::scene::Area;

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// Where an event of a pointer happened, in CSS pixels of the window.
#[must_use]
pub fn at(event: &Event) -> Option<(f64, f64)> {
    let event = event.dyn_ref::<MouseEvent>()?;
    Some((f64::from(event.client_x()), f64::from(event.client_y())))
}

/// Whether a finger did it: what it points at stays pointed at when it is lifted.
#[must_use]
pub fn is_touch(event: &Event) -> bool {
    event.dyn_ref::<PointerEvent>().is_some_and(|event| event.pointer_type() == "touch")
}

/// The key that was pressed alone; `None` with a modifier, which is the browser's.
#[must_use]
pub fn key(event: &Event) -> Option<String> {
    let event = event.dyn_ref::<KeyboardEvent>()?;
    let modified = event.alt_key() || event.ctrl_key() || event.meta_key();
    (!modified).then(|| event.key())
}

/// Whether an event happened on an element with a tag (in capitals).
#[must_use]
pub fn is_on(event: &Event, tag: &str) -> bool {
    event.target().and_then(|target| target.dyn_into::<Element>().ok()).is_some_and(|element| element.tag_name() == tag)
}

/// Where an element stands in the window.
#[must_use]
pub fn area(element: &Element) -> Area {
    let rect = element.get_bounding_client_rect();
    Area { x: rect.left(), y: rect.top(), w: rect.width(), h: rect.height() }
}

/// The window without its scroll bars.
#[must_use]
pub fn screen() -> Area {
    let root = document().and_then(|document| document.document_element());
    let (w, h) = root.map_or((0, 0), |root| (root.client_width(), root.client_height()));
    Area { x: 0.0, y: 0.0, w: f64::from(w), h: f64::from(h) }
}

/// Takes the focus from an element.
pub fn leave(element: &HtmlElement) {
    let _ = element.blur();
}

/// Hides an element that [`show`] showed.
pub fn hide(element: &Element) {
    let _ = element.set_attribute("hidden", "");
}

/// Gives an element its text and shows it; what comes before the first colon is a line of its own. Returns its size.
pub fn show(element: &Element, text: &str) -> (f64, f64) {
    let (head, rest) = text.find(": ").map_or(("", text), |colon| text.split_at(colon + 2));
    fill(element, "span", &[head, rest]);
    let _ = element.remove_attribute("hidden");
    let area = area(element);
    (area.w, area.h)
}

/// Moves an element that stands absolutely, by so many CSS pixels from the corner of what holds it.
pub fn place(element: &Element, (x, y): (f64, f64)) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        // Style set by script is no inline style to the page's policy.
        let _ = element.style().set_property("transform", &format!("translate({}px,{}px)", x.round(), y.round()));
    }
}

/// Gives an element one child with a tag for each text, changing only what differs from what is there.
pub fn fill(element: &Element, tag: &str, texts: &[&str]) {
    children(element, tag, texts.len(), &mut |place, here| {
        if let Some(text) = texts.get(place).filter(|text| here.text_content().as_deref() != Some(**text)) {
            here.set_text_content(Some(text));
        }
    });
}

/// Gives a list of choices its options, each a value and its words, and chooses one, changing only what differs from what is there.
pub fn offer(list: &Element, options: &[(&str, &str)], chosen: Option<usize>) {
    children(list, "option", options.len(), &mut |place, here| {
        let Some((value, text)) = options.get(place) else { return };
        if here.get_attribute("value").as_deref() != Some(*value) {
            let _ = here.set_attribute("value", value);
        }
        if here.text_content().as_deref() != Some(*text) {
            here.set_text_content(Some(text));
        }
    });
    if let Some(list) = list.dyn_ref::<HtmlSelectElement>() {
        let chosen = chosen.and_then(|place| i32::try_from(place).ok()).unwrap_or(-1);
        if list.selected_index() != chosen {
            list.set_selected_index(chosen);
        }
    }
}

/// Gives an element so many children with a tag, keeping those that are there, and hands over each.
fn children(element: &Element, tag: &str, count: usize, each: &mut dyn FnMut(usize, &Element)) {
    let Some(document) = document() else { return };
    let mut child = element.first_element_child();
    for place in 0..count {
        let here = match child.take() {
            Some(here) => here,
            None => {
                let Ok(new) = document.create_element(tag) else { return };
                let _ = element.append_child(&new);
                new
            }
        };
        each(place, &here);
        child = here.next_element_sibling();
    }
    while let Some(spare) = child {
        child = spare.next_element_sibling();
        spare.remove();
    }
}
