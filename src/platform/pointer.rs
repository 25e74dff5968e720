//! What a reader does at an element with pointer and keyboard, and the elements that answer: a tooltip, a list, choices. No signals, no charts.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Event, HtmlElement, HtmlSelectElement, KeyboardEvent, MouseEvent, PointerEvent};

use crate::charts::scene::Area;
use crate::present::choices::{Choice, Edit, edits};

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

/// Whether the keyboard's focus came to the element at which an event happened, and not that of a click.
#[must_use]
pub fn is_by_keyboard(event: &Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|element| element.matches(":focus-visible") == Ok(true))
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

/// Gives an element a text in pieces (see `text::prose`), of which some are to stay whole.
pub fn prose(element: &Element, pieces: &[(&str, bool)]) {
    element.set_text_content(match pieces {
        [] => Some(""),
        [(text, false)] => Some(*text),
        _ => None,
    });
    if let (false, Some(document)) = (element.has_child_nodes() || pieces.is_empty(), document()) {
        for (text, whole) in pieces {
            if *whole && let Ok(span) = document.create_element("span") {
                span.set_class_name("whole");
                span.set_text_content(Some(text));
                let _ = element.append_child(&span);
            } else {
                let _ = element.append_child(&document.create_text_node(text));
            }
        }
    }
}

/// Gives a list of choices its options, changing only what differs from those that it was given before: what it holds need not be read for that.
pub fn offer(list: &Element, before: &[Choice], now: &[Choice]) {
    let (same, edits) = edits(before, now);
    let mut here = u32::try_from(same).ok().filter(|_| !edits.is_empty()).and_then(|same| list.children().item(same));
    for edit in edits {
        let option = here.take();
        let next = || option.as_ref().and_then(Element::next_element_sibling);
        here = match edit {
            Edit::Keep => next(),
            Edit::Reword(text) => {
                option.iter().for_each(|option| option.set_text_content(Some(text)));
                next()
            }
            Edit::Remove => {
                let next = next();
                option.iter().for_each(Element::remove);
                next
            }
            Edit::Add(choice) => {
                if let Some(added) = document().and_then(|document| document.create_element("option").ok()) {
                    let _ = added.set_attribute("value", &choice.value);
                    if let Some(lang) = choice.lang {
                        let _ = added.set_attribute("lang", lang.tag());
                    }
                    added.set_text_content(Some(&choice.text));
                    let _ = list.insert_before(&added, option.as_deref());
                }
                option
            }
        };
    }
    let chosen = now.iter().position(|choice| choice.chosen).and_then(|place| i32::try_from(place).ok()).unwrap_or(-1);
    if let Some(list) = list.dyn_ref::<HtmlSelectElement>()
        && list.selected_index() != chosen
    {
        list.set_selected_index(chosen);
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
