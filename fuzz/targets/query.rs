//! Links: any query string leads to a view of the shipped data, and its own link leads to the same view.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::sync::Arc;

use coopstat::format::{Loader, read_catalog, read_series};
use coopstat::model::Dataset;
use coopstat::present::image::ImageSize;
use coopstat::present::state::is_data_path;
use coopstat::present::{FigureRef, Selection, ViewState};

use super::Dice;
use super::everything::view;

thread_local! {
    static DATA: Dataset = shipped();
    /// The views that were shown already: most links that differ lead to the same one.
    static SHOWN: RefCell<BTreeSet<String>> = const { RefCell::new(BTreeSet::new()) };
}

/// The catalog and the figures of the country that ship with the page.
fn shipped() -> Dataset {
    let catalog = read_catalog("catalog.json", include_bytes!("../../data/catalog.json")).expect("it conforms");
    let catalog = Arc::new(catalog);
    let mut loader = Loader::new(Arc::clone(&catalog));
    let series = read_series("a.json", include_bytes!("../../data/series/national.json"), &catalog, None);
    loader.add("a.json", series.expect("it conforms")).expect("no series twice");
    loader.into_dataset()
}

/// Any bytes as a query string, as browsers give it: what is no UTF-8 is replaced.
pub(crate) fn query(bytes: &[u8]) {
    let query = String::from_utf8_lossy(bytes);
    let (state, refused) = ViewState::from_query(&query);
    for refused in &refused {
        assert!(refused.value.chars().count() <= 80, "{} letters are told", refused.value.len());
    }
    let link = state.to_query();
    assert!(
        link.bytes().all(|byte| byte.is_ascii_graphic() && !matches!(byte, b'<' | b'>' | b'"' | b'\'' | b'#')),
        "{link}"
    );
    assert_eq!(ViewState::from_query(&link), (state.clone(), Vec::new()), "{link}");
    if let Some(path) = &state.data {
        stays_below(path);
    }
    let encoded = ["data=", &encoded(&query)].concat();
    assert_eq!(is_data_path(&query), ViewState::from_query(&encoded).0.data.is_some());
    if let Some(size) = ImageSize::from_word(&query) {
        assert_eq!(ImageSize::from_word(&size.word()), Some(size));
    }
    DATA.with(|data| {
        let _ = state.figure.as_deref().and_then(|name| FigureRef::parse(name, data.catalog()));
        let selection = Selection::resolve(&state, data).expect("every link leads to a view of the shipped data");
        // What changes nothing in the view is left out before it is compared with those that were shown.
        let bare = ViewState { chart: None, figure: None, data: None, ..state.clone() }.to_query();
        let mut dice = Dice::of(bytes);
        let new = SHOWN.with(|shown| {
            let mut shown = shown.borrow_mut();
            if shown.len() > 10_000 {
                shown.clear();
            }
            // A view takes a thousand times as long as a link: after the first hundred, one of sixteen is shown.
            bare.len() < 400 && shown.insert(bare) && (shown.len() <= 100 || dice.throw(16) == 0)
        });
        if new {
            view(data, &state, &selection, &mut dice);
        }
    });
}

/// Every byte written as `%41`.
fn encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

/// A path that a browser resolves to something below the page, whatever the page's address: plain names between single slashes.
fn stays_below(path: &str) {
    for name in path.split('/') {
        assert!(!name.is_empty() && !name.starts_with('.'), "{path}");
        assert!(name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'-')), "{path}");
    }
    assert!(path.ends_with(".json") && path.len() <= 200, "{path}");
}
