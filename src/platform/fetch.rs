//! Files of the page's own origin, as bytes.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, RequestInit, Response};

use super::page::after;
use crate::loading::FetchError;

/// How long a server may take until it begins to answer, in milliseconds.
pub const ANSWER_WITHIN: i32 = 15_000;
/// How long a file may take from the first byte of the answer to the last, in milliseconds: 64 KiB at the speed of an old telephone line.
pub const DONE_WITHIN: i32 = 60_000;

/// A fetch that can be given up.
#[derive(Clone, Debug)]
pub struct Call(Option<AbortController>);

impl Default for Call {
    fn default() -> Self {
        Self(AbortController::new().ok())
    }
}

impl Call {
    /// Gives it up: it fails at once, and nothing more is sent for it.
    pub fn give_up(&self) {
        if let Some(controller) = &self.0 {
            controller.abort();
        }
    }
}

/// Fetches a file by its path, relative to the page.
///
/// # Errors
/// See [`FetchError`].
pub async fn bytes(path: &str, call: &Call) -> Result<Vec<u8>, FetchError> {
    let controller = call.0.clone();
    let signal = controller.as_ref().map(AbortController::signal);
    let stage = Rc::new(Cell::new(Stage::Asked));
    let watch = |expected: Stage, within: i32| {
        let (controller, stage) = (controller.clone(), Rc::clone(&stage));
        after(within, move || {
            if let Some(controller) = controller.filter(|_| stage.get() == expected) {
                controller.abort();
            }
        });
    };
    watch(Stage::Asked, ANSWER_WITHIN);
    let failed = |_: JsValue| match &signal {
        Some(signal) if signal.aborted() => FetchError::Timeout,
        _ => FetchError::Network,
    };
    let how = RequestInit::new();
    how.set_signal(signal.as_ref());
    let window = web_sys::window().ok_or(FetchError::Network)?;
    let response = JsFuture::from(window.fetch_with_str_and_init(path, &how)).await.map_err(failed)?;
    let response: Response = response.unchecked_into();
    stage.set(Stage::Answered);
    if !response.ok() {
        stage.set(Stage::Done);
        let asked = header(&response, "retry-after").and_then(|asked| {
            // Seconds, or the moment itself.
            let until = || ((js_sys::Date::parse(&asked) - js_sys::Date::now()) / 1000.0).ceil();
            asked.trim().parse().ok().or_else(|| Some(until()).filter(|wait| !wait.is_nan()).map(|wait| wait as u32))
        });
        return Err(FetchError::Status(response.status(), asked));
    }
    if is_page(&response) {
        stage.set(Stage::Done);
        return Err(FetchError::NotJson);
    }
    watch(Stage::Answered, DONE_WITHIN);
    let bytes = async { JsFuture::from(response.array_buffer()?).await };
    let bytes = bytes.await.map_err(failed);
    stage.set(Stage::Done);
    bytes.map(|bytes| Uint8Array::new(&bytes).to_vec())
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Asked,
    Answered,
    Done,
}

/// Many servers answer an unknown path with their start page and status 200.
fn is_page(response: &Response) -> bool {
    header(response, "content-type").is_some_and(|kind| kind.starts_with("text/html"))
}

fn header(response: &Response, name: &str) -> Option<String> {
    response.headers().get(name).ok().flatten()
}
