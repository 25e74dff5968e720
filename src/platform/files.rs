//! Files that the reader opened, as bytes. They are read here and go nowhere.

use js_sys::Uint8Array;
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlInputElement;

/// A file that the reader opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// Its name, without any folder.
    pub name: String,
    /// What is in it; `None` where the browser could not read it, or it is larger than `most` bytes.
    pub bytes: Option<Vec<u8>>,
}

/// Reads all files of an input, none of more than `most` bytes, and empties the input so that the same file can be chosen again.
pub async fn read(input: HtmlInputElement, most: usize) -> Vec<Opened> {
    let mut all = Vec::new();
    let Some(list) = input.files() else { return all };
    for place in 0..list.length() {
        let Some(file) = list.item(place) else { continue };
        let mut bytes = None;
        if file.size() <= most as f64 {
            bytes = JsFuture::from(file.array_buffer()).await.ok().map(|buffer| Uint8Array::new(&buffer).to_vec());
        }
        all.push(Opened { name: file.name(), bytes });
    }
    input.set_value("");
    all
}
