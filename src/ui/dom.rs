//! Elements as values: a tag with attributes, handlers and children, all erased to one type each.
//!
//! Leptos' `view!` gives every element a type of its own, and each is compiled on its own: for this page that was more than all its own code.
//! Here an element is `el("p")` and what is chained to it; text is always text, never markup. See `docs/decisions/0005-erased-views.md`.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::tachys::html::attribute::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::tachys::html::attribute::custom::custom_attribute;
use leptos::tachys::html::directive::directive;
use leptos::tachys::html::element::{ElementChild, custom};
use leptos::tachys::html::event::on;
use leptos::tachys::view::add_attr::AddAnyAttr;
use wasm_bindgen::JsValue;
use web_sys::{Element, Event};

use crate::text::prose::pieces;

use super::reactive::{Effect, RwSignal};

/// An element under construction. One pointer: it goes through a dozen calls, and each would be code to move what it has.
pub(crate) struct El(Box<Parts>);

struct Parts {
    tag: &'static str,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

/// An element with a tag.
pub(crate) fn el(tag: &'static str) -> El {
    El(Box::new(Parts { tag, attributes: Vec::new(), children: Vec::new() }))
}

/// Elements that follow signals, without one around them: all are made anew when one changes.
pub(crate) fn follows(children: impl FnMut() -> Vec<AnyView> + Send + 'static) -> AnyView {
    let children: Made<Vec<AnyView>> = Box::new(children);
    children.into_any()
}

/// Where an element itself is to be found once it is made.
#[derive(Clone, Copy)]
pub(super) struct Place {
    element: StoredValue<Option<Element>, LocalStorage>,
    made: RwSignal<bool>,
}

impl Place {
    /// Of an element that is still to be made.
    pub(super) fn new() -> Self {
        Self { element: StoredValue::new_local(None), made: RwSignal::new(false) }
    }

    /// The element, once it is made; follows that.
    pub(super) fn get(self) -> Option<Element> {
        self.made.track();
        self.now()
    }

    /// The element, if it is made and the part of the page that it belongs to is not gone.
    pub(super) fn now(self) -> Option<Element> {
        self.element.try_get_value().flatten()
    }
}

type Made<T> = Box<dyn FnMut() -> T + Send>;

impl El {
    /// Gives it an attribute.
    pub(crate) fn attr(self, name: &'static str, value: impl Into<String>) -> Self {
        self.with(erased(name, value.into()))
    }

    /// Gives it classes.
    pub(crate) fn class(self, names: &'static str) -> Self {
        self.attr("class", names)
    }

    /// The stable name for tests and scripts.
    pub(crate) fn testid(self, name: &'static str) -> Self {
        self.attr("data-testid", name)
    }

    /// An attribute that follows signals.
    pub(crate) fn bind(self, name: &'static str, value: impl FnMut() -> String + Send + 'static) -> Self {
        let mut value: Made<String> = Box::new(value);
        self.with(followed(name, Box::new(move || Some(value()))))
    }

    /// An attribute that is there while a signal says so.
    pub(crate) fn flag(self, name: &'static str, mut value: impl FnMut() -> bool + Send + 'static) -> Self {
        self.with(followed(name, Box::new(move || value().then(String::new))))
    }

    /// A property that follows signals: a control's value.
    pub(crate) fn bind_value(self, value: impl FnMut() -> String + 'static) -> Self {
        let value = Cell::new(Some(value)); // an element is made once
        self.made(Rc::new(move |element| {
            let Some(mut value) = value.take() else { return };
            Effect::new(move |_| set_property(&element, "value", &value().into()));
        }))
    }

    /// A property that is true or false.
    pub(crate) fn prop(self, name: &'static str, value: bool) -> Self {
        self.made(Rc::new(move |element| set_property(&element, name, &value.into())))
    }

    /// Tells where it is once it is made.
    pub(super) fn at(self, place: Place) -> Self {
        self.made(Rc::new(move |element| {
            place.element.set_value(Some(element));
            place.made.set(true);
        }))
    }

    /// Hands it over as soon as it is made, before it is on the page.
    pub(super) fn made(self, told: Rc<dyn Fn(Element)>) -> Self {
        self.with(made(told))
    }

    /// Hears an event.
    pub(crate) fn on(self, event: &'static str, heard: impl FnMut(Event) + 'static) -> Self {
        let heard: Box<dyn FnMut(Event)> = Box::new(heard);
        self.with(hears(event, heard))
    }

    /// Adds a text.
    pub(crate) fn text(self, text: impl Into<String>) -> Self {
        let text: String = text.into();
        self.child(text.into_any())
    }

    /// Adds a text that follows signals.
    pub(crate) fn live(self, text: impl FnMut() -> String + Send + 'static) -> Self {
        let text: Made<String> = Box::new(text);
        self.child(text.into_any())
    }

    /// Adds a text in which no word is broken at its hyphen, unless it does not fit a line.
    pub(crate) fn prose(mut self, text: &str) -> Self {
        self.0.children.extend(whole(text));
        self
    }

    /// Adds such a text that follows signals.
    pub(crate) fn live_prose(self, mut text: impl FnMut() -> String + Send + 'static) -> Self {
        self.show(move || whole(&text()))
    }

    /// Adds words of the interface, which follow the language.
    pub(crate) fn words(self, words: impl Fn() -> &'static str + Send + 'static) -> Self {
        self.live(move || words().to_owned())
    }

    /// Adds a child.
    pub(crate) fn child(mut self, child: impl Into<Child>) -> Self {
        self.0.children.push(child.into().0);
        self
    }

    /// Adds a child where there is one.
    pub(crate) fn child_if(self, child: Option<El>) -> Self {
        match child {
            Some(child) => self.child(child),
            None => self,
        }
    }

    /// Adds children.
    pub(crate) fn children(mut self, children: impl Iterator<Item = El>) -> Self {
        add(&mut self.0.children, &mut { children });
        self
    }

    /// Adds children that follow signals: all are made anew when one changes.
    pub(crate) fn show(self, children: impl FnMut() -> Vec<AnyView> + Send + 'static) -> Self {
        self.child(follows(children))
    }

    /// Adds a child that follows signals, or none.
    pub(crate) fn show_one(self, child: impl FnMut() -> Option<El> + Send + 'static) -> Self {
        self.child(follows_one(Box::new(child)))
    }

    /// The finished element.
    pub(crate) fn done(self) -> AnyView {
        finish(self)
    }

    fn with(mut self, attribute: AnyAttribute) -> Self {
        self.0.attributes.push(attribute);
        self
    }
}

/// The attribute that hands an element over, for an element that is not an [`El`].
pub(super) fn made(told: Rc<dyn Fn(Element)>) -> AnyAttribute {
    let tell: fn(Element, Rc<dyn Fn(Element)>) = |element, told| told(element);
    directive(tell, told).into_any_attr()
}

fn hears(event: &'static str, heard: Box<dyn FnMut(Event)>) -> AnyAttribute {
    on(leptos::ev::Custom::<Event>::new(event), heard).into_any_attr()
}

fn add(children: &mut Vec<AnyView>, more: &mut dyn Iterator<Item = El>) {
    for one in more {
        children.push(one.done());
    }
}

fn follows_one(mut child: Made<Option<El>>) -> AnyView {
    follows(move || child().map(El::done).into_iter().collect())
}

fn set_property(element: &Element, name: &str, value: &JsValue) {
    let _ = js_sys::Reflect::set(element, &name.into(), value);
}

fn followed(name: &'static str, value: Made<Option<String>>) -> AnyAttribute {
    custom_attribute(name, value).into_any_attr()
}

fn erased(name: &'static str, value: String) -> AnyAttribute {
    custom_attribute(name, value).into_any_attr()
}

/// One function for all elements: it is compiled once.
fn finish(element: El) -> AnyView {
    let Parts { tag, attributes, children } = *element.0;
    custom(tag).add_any_attr(attributes).child(children).into_any()
}

fn whole(text: &str) -> Vec<AnyView> {
    let piece = |(piece, whole): (&str, bool)| {
        if whole { el("span").class("whole").text(piece).done() } else { piece.to_owned().into_any() }
    };
    pieces(text).into_iter().map(piece).collect()
}

/// What can be a child.
pub(crate) struct Child(AnyView);

impl From<El> for Child {
    fn from(element: El) -> Self {
        Self(element.done())
    }
}

impl From<AnyView> for Child {
    fn from(view: AnyView) -> Self {
        Self(view)
    }
}

/// A button.
pub(crate) fn button(class: &'static str, mut pressed: impl FnMut() + 'static) -> El {
    el("button").attr("type", "button").class(class).on("click", move |_| pressed())
}

/// The value of the control at which an event happened.
pub(crate) fn value(event: &Event) -> String {
    use wasm_bindgen::JsCast;
    let Some(target) = event.target() else { return String::new() };
    if let Some(select) = target.dyn_ref::<web_sys::HtmlSelectElement>() {
        return select.value();
    }
    target.dyn_ref::<web_sys::HtmlInputElement>().map(web_sys::HtmlInputElement::value).unwrap_or_default()
}
