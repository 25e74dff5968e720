//! Elements that are watched: their width, and when they come near the screen.

use js_sys::Array;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit, ResizeObserver};

/// A watch that ends when it is dropped.
pub struct SizeWatch {
    observer: ResizeObserver,
    _listener: Closure<dyn FnMut(Array)>,
}

impl SizeWatch {
    /// Calls `changed` with the width of an element in CSS pixels, now and whenever it changes.
    pub fn new(element: &Element, mut changed: impl FnMut(f64) + 'static) -> Option<Self> {
        let listener = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
            if let Some(entry) = entries.iter().last().and_then(|e| e.dyn_into::<web_sys::ResizeObserverEntry>().ok()) {
                changed(entry.content_rect().width());
            }
        });
        let observer = ResizeObserver::new(listener.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Self { observer, _listener: listener })
    }
}

impl Drop for SizeWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// A watch over whether an element is on the screen or near it; it ends when it is dropped.
pub struct SightWatch {
    observer: IntersectionObserver,
    _listener: Closure<dyn FnMut(Array)>,
}

impl SightWatch {
    /// Calls `changed` soon and then whenever an element comes into the screen or leaves it; `margin` is how far around the screen still counts,
    /// as style sheets write it.
    pub fn new(element: &Element, margin: &str, mut changed: impl FnMut(bool) + 'static) -> Option<Self> {
        let listener = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
            if let Some(entry) = entries.iter().last().and_then(|e| e.dyn_into::<IntersectionObserverEntry>().ok()) {
                changed(entry.is_intersecting());
            }
        });
        let options = IntersectionObserverInit::new();
        options.set_root_margin(margin);
        let observer = IntersectionObserver::new_with_options(listener.as_ref().unchecked_ref(), &options).ok()?;
        observer.observe(element);
        Some(Self { observer, _listener: listener })
    }
}

impl Drop for SightWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
