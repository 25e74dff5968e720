//! What a panic says while the page is worked on, before the trap that ends the module. In a release a panic is the trap alone. Nothing is shown here:
//! `assets/boot.js` listens, and speaks where the module cannot.

use js_sys::{Function, Reflect};
use wasm_bindgen::JsCast;

/// From now on a panic tells its words and its place in the sources to the page, as an error that begins with `panicked at`. A browser that has no
/// `reportError` shows the trap alone.
pub fn tell() {
    std::panic::set_hook(Box::new(|panic| {
        let Some(window) = web_sys::window() else { return };
        let report = Reflect::get(&window, &"reportError".into()).ok().and_then(|f| f.dyn_into::<Function>().ok());
        if let Some(report) = report {
            let _ = report.call1(&window, &js_sys::Error::new(&panic.to_string()));
        }
    }));
}
