//! Stands in for the crate of the same name (`[patch]` in the page's Cargo.toml).
//!
//! Leptos brings `server_fn` even where nothing is called on a server, and that brings `wasm-streams`, whose JavaScript classes are exported and
//! therefore kept by every linker: about 4 KB of a visit. This page calls no server functions; what `server_fn` names is here, and says so
//! should it ever be called.

use futures_util::stream::{Stream, once};
use wasm_bindgen::{JsValue, UnwrapThrowExt};

const NONE: &str = "this page was built without streams: vendor/wasm-streams";

/// A stream of the browser.
#[derive(Debug)]
pub struct ReadableStream {
    raw: web_sys::ReadableStream,
}

impl ReadableStream {
    /// A stream that the browser gave.
    pub fn from_raw(raw: web_sys::ReadableStream) -> Self {
        Self { raw }
    }

    /// Would hand a Rust stream to the browser.
    ///
    /// # Panics
    ///
    /// Always.
    pub fn from_stream(_: impl Stream<Item = Result<JsValue, JsValue>> + 'static) -> Self {
        None.expect_throw(NONE)
    }

    /// The browser's stream.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.raw
    }

    /// One error: nothing is read.
    pub fn into_stream(self) -> impl Stream<Item = Result<JsValue, JsValue>> + 'static {
        once(std::future::ready(Err(JsValue::from_str(NONE))))
    }
}
