//! The style sheets of the page: rules that come with the later part, as a sheet of their own. Which they are is told by who calls.

use js_sys::Array;
use web_sys::CssStyleSheet;

/// Adds a style sheet to the page, after its own. A style element would need a digest in the policy, and a file a way of its own to fail; rules put into the
/// page's own sheet would have all of that be matched anew, with every element of the page.
pub fn add(css: &str) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    if let Ok(sheet) = CssStyleSheet::new()
        && sheet.replace_sync(css).is_ok()
    {
        document.set_adopted_style_sheets(&Array::of1(&sheet));
    }
}
