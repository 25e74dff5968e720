//! The style sheet of the page: rules that come with the later part, in the place that they have among the others. Which they are is told by who calls.

use wasm_bindgen::JsCast;
use web_sys::{CssMediaRule, CssStyleSheet};

/// Before which rule the others stand: those for a finger, and all after them, are of what comes later, too, and go before it.
const BEFORE: &str = "(pointer: coarse)";

/// Adds rules to the style sheet of the page. A style element of its own would need a digest in the policy, and a file a way of its own to fail; rules that a
/// script adds one by one need neither.
pub fn add(css: &str) {
    let sheets = web_sys::window().and_then(|window| window.document()).map(|document| document.style_sheets());
    let Some(sheets) = sheets else { return };
    for sheet in (0..sheets.length()).filter_map(|n| sheets.get(n)?.dyn_into::<CssStyleSheet>().ok()) {
        let Ok(rules) = sheet.css_rules() else { continue };
        let is_it = |place: &u32| {
            let rule = rules.get(*place).and_then(|rule| rule.dyn_into::<CssMediaRule>().ok());
            rule.is_some_and(|rule| rule.media().media_text() == BEFORE)
        };
        if let Some(place) = (0..rules.length()).find(is_it) {
            let _ = sheet.insert_rule_with_index(&["@media all {", css, "}"].concat(), place);
            return;
        }
    }
}
