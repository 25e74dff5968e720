//! The files that a chart gives away, made in the browser: an image laid out anew for its size, its figures, all of it in one archive.
//! What a file is called and what it says of itself is told by `present`.

use std::sync::Arc;

use leptos::prelude::*;
use web_sys::Blob;

use crate::charts::look::{FONTS, Palette, Theme};
use crate::charts::svg::scene_to_svg;
use crate::format::png::with_metadata;
use crate::format::zip::Zip;
use crate::platform::canvas::{self, Ruler};
use crate::platform::{download, history, page as browser};
use crate::present::charts::{self, ChartView};
use crate::present::export::{self, Entry, Look};
use crate::text::phrases;
use crate::text::ui::Msg;

use super::Page;
use super::reactive::RwSignal;

pub(super) const PNG: &str = "image/png";
pub(super) const SVG: &str = "image/svg+xml";
pub(super) const CSV: &str = "text/csv;charset=utf-8";

/// What a chart's menu gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gift {
    /// An image to save.
    Png,
    /// A drawing to save.
    Svg,
    /// The figures to save.
    Csv,
    /// An image for the clipboard.
    Copy,
}

/// The colours of drawings that go with the page's.
pub(super) fn theme(page: Page) -> Theme {
    if page.dark.get_untracked() { Theme::Dark } else { Theme::Light }
}

/// Gives what a button of a chart's menu offers; `ratio` is the one that is chosen there.
pub(super) fn give(page: Page, view: Arc<ChartView>, gift: Gift, ratio: Option<u32>) {
    let look = plain_look(page, ratio);
    leptos::task::spawn_local(async move {
        let (bytes, kind, ending) = match gift {
            Gift::Png => (png(page, &view, look).await, PNG, "png"),
            Gift::Svg => (svg(&view, look).map(String::into_bytes), SVG, "svg"),
            Gift::Csv => (csv(page, &view).map(String::into_bytes), CSV, "csv"),
            Gift::Copy => {
                copy(page, view, look).await;
                return;
            }
        };
        save(page, bytes.as_deref(), kind, &export::file_name(&view, ending));
    });
}

/// Gives all charts of the view in one archive; `told` says how far it is, and nothing when it is over.
pub(super) fn give_all(page: Page, told: RwSignal<String>) {
    leptos::task::spawn_local(async move {
        let archive = all(page, move |words| told.set(words)).await;
        let name = page.data.get_untracked().zip(page.selection.get_untracked());
        let name = name.map(|(data, selection)| export::archive_name(&data, &selection)).unwrap_or_default();
        let saved = archive.is_some_and(|archive| download::save(&archive, &name));
        page.say(if saved { Msg::FileSaved } else { Msg::ExportFailed });
        told.set(String::new());
    });
}

/// How the buttons of a chart's menu export: as the dialog begins, in the theme of the page.
fn plain_look(page: Page, ratio: Option<u32>) -> Look {
    let plain = Look::default();
    Look { theme: theme(page), ratio: ratio.unwrap_or(plain.ratio), ..plain }
}

/// The chart as a PNG that carries its title, source, licence and link.
pub(super) async fn png(page: Page, view: &ChartView, look: Look) -> Option<Vec<u8>> {
    let spec = view.drawing.as_ref().ok()?;
    let scene = export::scene(spec, look, &Ruler);
    let metadata = {
        let (data, selection) = (page.data.get_untracked()?, page.selection.get_untracked()?);
        let link = export::link(&history::link(), &page.state.get_untracked(), &data, &selection, view.id);
        export::metadata(data.catalog(), &selection, view, &link, look.size.per_metre(look.ratio))
    };
    let scale = look.size.scale(look.ratio);
    let png = canvas::to_png(&scene, &Palette::of(look.theme), look.ground, scale).await.ok()?;
    with_metadata(&png, &metadata)
}

/// The chart as SVG.
pub(super) fn svg(view: &ChartView, look: Look) -> Option<String> {
    let spec = view.drawing.as_ref().ok()?;
    let scene = export::scene(spec, look, &Ruler);
    Some(scene_to_svg(&scene, &spec.title, &spec.description, look.theme, look.ground, FONTS))
}

/// The figures of the chart as CSV.
pub(super) fn csv(page: Page, view: &ChartView) -> Option<String> {
    let (data, selection) = (page.data.get_untracked()?, page.selection.get_untracked()?);
    Some(export::chart_csv(&data, &selection, view))
}

/// Offers bytes as a file, and tells whether that worked.
pub(super) fn save(page: Page, bytes: Option<&[u8]>, kind: &str, name: &str) -> Msg {
    let blob = bytes.and_then(|bytes| download::blob(bytes, kind));
    let saved = blob.is_some_and(|blob| download::save(&blob, name));
    let outcome = if saved { Msg::FileSaved } else { Msg::ExportFailed };
    page.say(outcome);
    outcome
}

/// Puts the chart on the clipboard as a PNG, and tells whether that worked.
pub(super) async fn copy(page: Page, view: Arc<ChartView>, look: Look) -> Msg {
    let image = async move {
        let bytes = png(page, &view, look).await?;
        download::blob(&bytes, PNG)
    };
    let outcome = if download::copy_png(Box::pin(image)).await { Msg::ImageCopied } else { Msg::CopyFailed };
    page.say(outcome);
    outcome
}

/// All charts of the view with their figures and a list of what is there, in one archive. `told` hears how far the work is; the page lives
/// on between one chart and the next.
async fn all(page: Page, told: impl Fn(String)) -> Option<Blob> {
    let data = page.data.get_untracked()?;
    let selection = page.selection.get_untracked()?;
    let ids = charts::ids(data.catalog());
    for id in &ids {
        page.need.run(charts::needs(id, data.catalog(), &selection));
    }
    // What is still under way is waited for, but not for ever: a chart whose file does not come leaves as it stands on the page.
    for _ in 0..200 {
        if page.pending.get_untracked() == 0 {
            break;
        }
        browser::pause(50).await;
    }
    let data = page.data.get_untracked()?;
    let look = plain_look(page, None);
    let mut zip = Zip::default();
    let mut entries = Vec::new();
    for (place, id) in ids.iter().enumerate() {
        told(phrases::chart_of(page.lang.get_untracked(), place + 1, ids.len()));
        browser::pause(0).await;
        let Some(view) = charts::build(id, &data, &selection) else { continue };
        let link = export::link(&history::link(), &page.state.get_untracked(), &data, &selection, id);
        let mut put = |ending: &str, bytes: &[u8]| {
            let name = export::file_name(&view, ending);
            let kept = zip.add(&name, bytes);
            entries.push(Entry::of(&data, &selection, &view, name, link.clone()));
            kept
        };
        let figures = export::chart_csv(&data, &selection, &view);
        let drawn = match svg(&view, look) {
            Some(svg) => put("png", &png(page, &view, look).await?) && put("svg", svg.as_bytes()),
            None => true,
        };
        if !(drawn && put("csv", figures.as_bytes())) {
            return None;
        }
    }
    zip.add(export::CONTENTS, export::contents(&entries).as_bytes()).then_some(())?;
    download::blob(&zip.finish(), "application/zip")
}
