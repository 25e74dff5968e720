//! The files that a chart gives away, made in the browser: an image laid out anew for its size, its figures, all of it in one archive.
//! What a file is called and what it says of itself is told by `present`.

use std::cell::{Cell, RefCell};
use std::sync::Arc;

use leptos::prelude::*;
use web_sys::{Blob, Event};

use crate::charts::look::{FONTS, Palette, Theme};
use crate::charts::spec::ChartSpec;
use crate::charts::svg::scene_to_svg;
use crate::format::png::{pixels_at, with_metadata};
use crate::format::zip::Zip;
use crate::platform::canvas::{self, Ruler};
use crate::platform::{download, history, page as browser, pointer};
use crate::present::charts::{self, ChartView};
use crate::present::export::{self, Entry, Look};
use crate::text::phrases;
use crate::text::ui::Msg;

use super::Page;
use super::differs;
use super::reactive::RwSignal;

pub(super) const SVG: &str = "image/svg+xml";
pub(super) const CSV: &str = "text/csv;charset=utf-8";

/// What a chart's menu gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Gift {
    /// An image to save.
    Png,
    /// Not yet: something happened at the button for the image that tells whether it will be asked for.
    PngSoon(Event),
    /// A drawing to save.
    Svg,
    /// The figures to save.
    Csv,
    /// An image for the clipboard.
    Copy,
}

/// What happens at a button before it is pressed.
pub(super) const SIGNS: [&str; 5] = ["pointerenter", "pointerleave", "focus", "blur", PRESSED];

/// The last of them.
pub(super) const PRESSED: &str = "pointerdown";

/// The colours of drawings that go with the page's.
pub(super) fn theme(page: Page) -> Theme {
    if page.dark.get_untracked() { Theme::Dark } else { Theme::Light }
}

/// Gives what a button of a chart's menu offers; `ratio` is the one that is chosen there.
pub(super) fn give(page: Page, view: Arc<ChartView>, gift: Gift, ratio: Option<u32>) {
    let look = plain_look(page, ratio);
    if let Gift::PngSoon(event) = &gift {
        return expect(page, view, look, event);
    }
    leptos::task::spawn_local(async move {
        let text = |text: Option<String>, kind| text.and_then(|text| download::blob(text.as_bytes(), kind));
        let (file, ending) = match gift {
            Gift::Png => (png(page, &view, look).await, "png"),
            Gift::Svg => (text(svg(page, &view, look), SVG), "svg"),
            Gift::Csv => (text(csv(page, &view), CSV), "csv"),
            Gift::Copy => {
                copy(page, view, look).await;
                return;
            }
            Gift::PngSoon(_) => return,
        };
        save(page, file, &export::file_name(&view, ending));
    });
}

/// An image that was made before it was asked for, or is on its way.
struct Ahead {
    view: Arc<ChartView>,
    look: Look,
    image: Result<canvas::Png, canvas::Promised>,
}

impl Ahead {
    fn is_of(&self, view: &Arc<ChartView>, look: Look) -> bool {
        Arc::ptr_eq(&self.view, view) && self.look == look
    }
}

thread_local! {
    static AHEAD: RefCell<Option<Ahead>> = const { RefCell::new(None) };
    /// Counts what happens at the buttons: a sign is good until the next.
    static SIGNS_SEEN: Cell<usize> = const { Cell::new(0) };
}

/// How long pointer or focus rest on the button until the image is made, in milliseconds.
const RESTS: i32 = 120;

/// How long an image is kept that nobody has asked for, in milliseconds.
const KEPT: i32 = 10_000;

/// Makes the image before it is asked for, where that is about to happen: at once when a button of a mouse or pen goes down, in the browser's own time when
/// the pointer or the keyboard's focus rests there. A finger may only be scrolling.
fn expect(page: Page, view: Arc<ChartView>, look: Look, event: &Event) {
    let turn = SIGNS_SEEN.get() + 1;
    SIGNS_SEEN.set(turn);
    match event.type_().as_str() {
        _ if pointer::is_touch(event) => {}
        PRESSED => make_ahead(page, view, look, true),
        "pointerenter" => rest(page, view, look, turn),
        "focus" if pointer::is_by_keyboard(event) => rest(page, view, look, turn),
        _ => {}
    }
}

/// Makes the image if pointer or focus still rest on the button after a while.
fn rest(page: Page, view: Arc<ChartView>, look: Look, turn: usize) {
    browser::after(RESTS, move || {
        if SIGNS_SEEN.get() == turn {
            make_ahead(page, view, look, false);
        }
    });
}

fn make_ahead(page: Page, view: Arc<ChartView>, look: Look, now: bool) {
    // The search for what differs is not begun where a pointer only rests.
    if !now && untrack(move || differs::known(page).is_none()) {
        return;
    }
    let is_made = AHEAD.with_borrow(|ahead| ahead.as_ref().is_some_and(|ahead| ahead.is_of(&view, look)));
    let Some(plate) = (!is_made).then(|| plate(page, &view, look)).flatten() else { return };
    let image = match now.then(|| plate.png_now()).flatten() {
        Some(image) => Ok(image),
        None => Err(plate.png_soon()),
    };
    AHEAD.set(Some(Ahead { view: Arc::clone(&view), look, image }));
    browser::after(KEPT, move || {
        AHEAD.with_borrow_mut(|ahead| _ = ahead.take_if(|ahead| ahead.is_of(&view, look)));
    });
}

/// The image of a chart, without what it says of itself: the one that was made ahead, else a new one.
async fn image(page: Page, view: &Arc<ChartView>, look: Look) -> Option<canvas::Png> {
    let ahead = AHEAD.take().filter(|ahead| ahead.is_of(view, look));
    let ahead = match ahead.map(|ahead| ahead.image) {
        Some(Ok(image)) => Some(image),
        Some(Err(promised)) => promised.image().await,
        None => None,
    };
    if ahead.is_some() {
        return ahead;
    }
    let plate = plate(page, view, look)?;
    match plate.png_now() {
        Some(image) => Some(image),
        None => plate.png_soon().image().await,
    }
}

/// The drawing of a chart as it leaves: with the page's address in its foot, and with the mark that figures differ, where they do.
pub(super) fn leaving(page: Page, view: &ChartView) -> Option<ChartSpec> {
    let mark = untrack(move || differs::mark_of_leaving(page, view));
    let data = page.data.get_untracked()?;
    export::leaving(&data, page.lang.get_untracked(), view, &history::link(), mark.as_ref())
}

fn plate(page: Page, view: &ChartView, look: Look) -> Option<canvas::Plate> {
    let scene = export::scene(&leaving(page, view)?, look, &Ruler);
    canvas::Plate::new(&scene, &Palette::of(look.theme), look.ground, look.size.scale(look.ratio)).ok()
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
pub(super) async fn png(page: Page, view: &Arc<ChartView>, look: Look) -> Option<Blob> {
    let image = image(page, view, look).await?;
    let metadata = {
        let (data, selection) = (page.data.get_untracked()?, page.selection.get_untracked()?);
        let link = export::link(&history::link(), &page.state.get_untracked(), &data, &selection, view.id);
        export::metadata(&data, &selection, view, &link, look.size.per_metre(look.ratio))
    };
    // The metadata goes before the pixels: only the little that is there already comes into the module.
    let mut length = BEGINNING;
    loop {
        let beginning = image.beginning(length);
        match pixels_at(&beginning) {
            Some(at) => {
                let told = with_metadata(beginning.get(..at)?, &metadata)?;
                return image.with_beginning(&told, u32::try_from(at).ok()?);
            }
            None if length >= image.length() => return None,
            None => length = length.saturating_mul(16),
        }
    }
}

/// Bytes of an image among which its pixels begin, but for one with a colour profile.
const BEGINNING: u32 = 512;

/// The chart as SVG.
pub(super) fn svg(page: Page, view: &ChartView, look: Look) -> Option<String> {
    let spec = leaving(page, view)?;
    let scene = export::scene(&spec, look, &Ruler);
    Some(scene_to_svg(&scene, &spec.title, &spec.description, look.theme, look.ground, FONTS))
}

/// The figures of the chart as CSV.
pub(super) fn csv(page: Page, view: &ChartView) -> Option<String> {
    let (data, selection) = (page.data.get_untracked()?, page.selection.get_untracked()?);
    Some(export::chart_csv(&data, &selection, view))
}

/// Offers a file, and tells whether that worked.
pub(super) fn save(page: Page, file: Option<Blob>, name: &str) -> Msg {
    let saved = file.is_some_and(|file| download::save(&file, name));
    let outcome = if saved { Msg::FileSaved } else { Msg::ExportFailed };
    page.say(outcome);
    outcome
}

/// Puts the chart on the clipboard as a PNG, and tells whether that worked.
pub(super) async fn copy(page: Page, view: Arc<ChartView>, look: Look) -> Msg {
    let image = async move { png(page, &view, look).await };
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
        let Some(view) = charts::build(id, &data, &selection).map(Arc::new) else { continue };
        let link = export::link(&history::link(), &page.state.get_untracked(), &data, &selection, id);
        let mut put = |ending: &str, bytes: &[u8]| {
            let name = export::file_name(&view, ending);
            let kept = zip.add(&name, bytes);
            entries.push(Entry::of(&data, &selection, &view, name, link.clone()));
            kept
        };
        let figures = export::chart_csv(&data, &selection, &view);
        let drawn = match svg(page, &view, look) {
            Some(svg) => {
                let png = download::bytes(&png(page, &view, look).await?).await?;
                put("png", &png) && put("svg", svg.as_bytes())
            }
            None => true,
        };
        if !(drawn && put("csv", figures.as_bytes())) {
            return None;
        }
    }
    zip.add(export::CONTENTS, export::contents(&entries).as_bytes()).then_some(())?;
    download::blob(&zip.finish(), "application/zip")
}
