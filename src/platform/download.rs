//! What the page gives away: files to save, texts and images for the clipboard. Nothing is sent anywhere.

use std::pin::Pin;

use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, Clipboard, HtmlAnchorElement, Url};

/// A blob of bytes.
#[must_use]
pub fn blob(bytes: &[u8], kind: &str) -> Option<Blob> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    Blob::new_with_u8_array_sequence_and_options(&Array::of1(&Uint8Array::from(bytes)), &options).ok()
}

/// Offers a blob as a file to save. Answers whether the browser took it.
pub fn save(blob: &Blob, name: &str) -> bool {
    let Some(document) = web_sys::window().and_then(|w| w.document()) else { return false };
    let Ok(url) = Url::create_object_url_with_blob(blob) else { return false };
    let Some(anchor) = document.create_element("a").ok().and_then(|e| e.dyn_into::<HtmlAnchorElement>().ok()) else {
        return false;
    };
    anchor.set_href(&url);
    anchor.set_download(name);
    anchor.click();
    // The download has its own hold of the blob once the click is handled; a minute is ample and keeps exports from piling up in memory.
    crate::platform::page::after(60_000, move || {
        let _ = Url::revoke_object_url(&url);
    });
    true
}

/// Puts a text on the clipboard. Answers whether the browser let it.
pub async fn copy_text(text: &str) -> bool {
    let Some(clipboard) = clipboard() else { return false };
    JsFuture::from(clipboard.write_text(text)).await.is_ok()
}

/// The clipboard. Browsers give it to pages that came over a secure connection alone.
fn clipboard() -> Option<Clipboard> {
    let navigator = web_sys::window()?.navigator();
    let clipboard = Reflect::get(&navigator, &JsValue::from_str("clipboard")).ok()?;
    (!clipboard.is_undefined()).then(|| clipboard.unchecked_into())
}

/// An image under way; nothing where it cannot be made.
pub type Making = Pin<Box<dyn Future<Output = Option<Blob>>>>;

/// Puts a PNG image on the clipboard. Answers whether the browser let it. The image may still be under way: some browsers let only
/// what is asked for within the click itself.
pub async fn copy_png(image: Making) -> bool {
    let Some(clipboard) = clipboard() else { return false };
    let image =
        wasm_bindgen_futures::future_to_promise(
            async move { image.await.map(JsValue::from).ok_or(JsValue::UNDEFINED) },
        );
    let entries = Object::new();
    if Reflect::set(&entries, &JsValue::from_str("image/png"), &image).is_err() {
        return false;
    }
    let Ok(item) = web_sys::ClipboardItem::new_with_record_from_str_to_blob_promise(&entries) else { return false };
    JsFuture::from(clipboard.write(&Array::of1(&item))).await.is_ok()
}

/// The bytes of a blob.
pub async fn bytes(blob: &Blob) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(blob.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

/// An address under which a blob can be shown, for as long as this lives.
#[derive(Debug)]
pub struct ShownBlob(String);

impl ShownBlob {
    /// Gives a blob an address.
    #[must_use]
    pub fn new(blob: &Blob) -> Option<Self> {
        Url::create_object_url_with_blob(blob).ok().map(Self)
    }

    /// The address.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.0
    }
}

impl Drop for ShownBlob {
    fn drop(&mut self) {
        let _ = Url::revoke_object_url(&self.0);
    }
}
