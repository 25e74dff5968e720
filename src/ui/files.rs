//! The files that a chart gives away, made in the browser: an image laid out anew for its size, its figures, all of it in one archive.
//! What a file is called and what it says of itself is told by `present`.

use std::cell::{Cell, OnceCell, RefCell};
use std::sync::Arc;

use leptos::prelude::*;
use web_sys::{Blob, Event};

use crate::analysis::checks::Outcome;
use crate::charts::look::{FONTS, Palette, Theme};
use crate::charts::spec::ChartSpec;
use crate::charts::svg::scene_to_svg;
use crate::format::png::{pixels_at, with_metadata};
use crate::format::zip::Zip;
use crate::model::Dataset;
use crate::platform::canvas::{self, Ruler};
use crate::platform::{download, history, page as browser, pointer};
use crate::present::charts::{self, ChartView};
use crate::present::checks::{find, mark_of_leaving, scope};
use crate::present::export::{self, Entry, Look};
use crate::present::{Selection, ViewState};
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

/// Of what a file is made, as it was when the file was asked for: the reader may choose something else while it is made, and what it says of itself
/// is to be of what it shows.
#[derive(Clone)]
pub(super) struct Asked {
    data: Arc<Dataset>,
    selection: Selection,
    state: ViewState,
    link: String,
    /// What the checks find of it; looked for when it is needed, where the page's search has not come so far.
    found: OnceCell<Arc<Vec<Outcome>>>,
}

impl Asked {
    /// What is shown now; nothing until something is.
    pub(super) fn now(page: Page) -> Option<Self> {
        let (data, selection) = (page.data.get_untracked()?, page.selection.get_untracked()?);
        let found = untrack(move || differs::known(page)).map(OnceCell::from).unwrap_or_default();
        Some(Self { data, selection, state: page.state.get_untracked(), link: history::link(), found })
    }

    /// The drawing of a chart as it leaves: with the page's address in its foot, and with the mark that figures differ, where they do.
    pub(super) fn leaving(&self, view: &ChartView) -> Option<ChartSpec> {
        let look_for = || find(&self.data, scope(&self.data, &self.selection));
        let lang = self.selection.lang;
        let found = self.found.get_or_init(look_for);
        let mark = mark_of_leaving(&self.data, found, &view.statements, lang);
        export::leaving(&self.data, lang, view, &self.link, mark.as_ref())
    }

    /// The link of the view in which a chart stands alone.
    fn link(&self, chart: &str) -> String {
        export::link(&self.link, &self.state, &self.data, &self.selection, chart)
    }

    /// The chart as SVG.
    pub(super) fn svg(&self, view: &ChartView, look: Look) -> Option<String> {
        let spec = self.leaving(view)?;
        let scene = export::scene(&spec, look, &Ruler);
        Some(scene_to_svg(&scene, &spec.title, &spec.description, look.theme, look.ground, FONTS))
    }

    /// The figures of the chart as CSV; nothing where it has none.
    pub(super) fn csv(&self, view: &ChartView) -> Option<String> {
        view.has_figures().then(|| export::chart_csv(&self.data, &self.selection, view))
    }

    fn plate(&self, view: &ChartView, look: Look) -> Option<canvas::Plate> {
        let scene = export::scene(&self.leaving(view)?, look, &Ruler);
        canvas::Plate::new(&scene, &Palette::of(look.theme), look.ground, look.size.scale(look.ratio)).ok()
    }

    /// The image of a chart, without what it says of itself: the one that was made ahead, else a new one.
    async fn image(&self, view: &Arc<ChartView>, look: Look) -> Option<canvas::Png> {
        let ahead = AHEAD.take().filter(|ahead| ahead.is_of(view, look));
        let ahead = match ahead.map(|ahead| ahead.image) {
            Some(Ok(image)) => Some(image),
            Some(Err(promised)) => promised.image().await,
            None => None,
        };
        if ahead.is_some() {
            return ahead;
        }
        let plate = self.plate(view, look)?;
        match plate.png_now() {
            Some(image) => Some(image),
            None => plate.png_soon().image().await,
        }
    }

    /// The chart as a PNG that carries its title, source, licence and link.
    pub(super) async fn png(&self, view: &Arc<ChartView>, look: Look) -> Option<Blob> {
        let image = self.image(view, look).await?;
        let per_metre = look.size.per_metre(look.ratio);
        let metadata = export::metadata(&self.data, &self.selection, view, &self.link(view.id), per_metre);
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
}

/// Gives what a button of a chart's menu offers; `ratio` is the one that is chosen there.
pub(super) fn give(page: Page, view: Arc<ChartView>, gift: Gift, ratio: Option<u32>) {
    let look = plain_look(page, ratio);
    if let Gift::PngSoon(event) = &gift {
        return expect(page, view, look, event);
    }
    let Some(asked) = Asked::now(page) else { return };
    leptos::task::spawn_local(async move {
        let text = |text: Option<String>, kind| text.and_then(|text| download::blob(text.as_bytes(), kind));
        let (file, ending) = match gift {
            Gift::Png => (asked.png(&view, look).await, "png"),
            Gift::Svg => (text(asked.svg(&view, look), SVG), "svg"),
            Gift::Csv => (text(asked.csv(&view), CSV), export::FIGURES),
            Gift::Copy => {
                copy(page, asked, view, look).await;
                return;
            }
            Gift::PngSoon(_) => return,
        };
        save(page, file, &export::file_name(&view, look, ending));
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
    let Some(plate) = (!is_made).then(|| Asked::now(page)?.plate(&view, look)).flatten() else { return };
    let image = match now.then(|| plate.png_now()).flatten() {
        Some(image) => Ok(image),
        None => Err(plate.png_soon()),
    };
    AHEAD.set(Some(Ahead { view: Arc::clone(&view), look, image }));
    browser::after(KEPT, move || {
        AHEAD.with_borrow_mut(|ahead| _ = ahead.take_if(|ahead| ahead.is_of(&view, look)));
    });
}

/// Gives all charts of the view in one archive; `told` says how far it is, and nothing when it is over.
pub(super) fn give_all(page: Page, told: RwSignal<String>) {
    // Another catalog may have been taken since this was asked for.
    let Some(asked) = Asked::now(page) else { return told.set(String::new()) };
    leptos::task::spawn_local(async move {
        let name = export::archive_name(&asked.data, &asked.selection);
        let outcome = match all(page, asked, move |words| told.set(words)).await {
            Some(Some(archive)) if download::save(&archive, &name) => Msg::FileSaved,
            Some(None) => Msg::NoCharts,
            _ => Msg::ExportFailed,
        };
        page.say(outcome);
        told.set(String::new());
    });
}

/// How the buttons of a chart's menu export: as the dialog begins, in the theme of the page.
fn plain_look(page: Page, ratio: Option<u32>) -> Look {
    let plain = Look::default();
    Look { theme: theme(page), ratio: ratio.unwrap_or(plain.ratio), ..plain }
}

/// Bytes of an image among which its pixels begin, but for one with a colour profile.
const BEGINNING: u32 = 512;

/// Offers a file, and tells whether that worked.
pub(super) fn save(page: Page, file: Option<Blob>, name: &str) -> Msg {
    let saved = file.is_some_and(|file| download::save(&file, name));
    let outcome = if saved { Msg::FileSaved } else { Msg::ExportFailed };
    page.say(outcome);
    outcome
}

/// Puts the chart on the clipboard as a PNG, and tells whether that worked.
pub(super) async fn copy(page: Page, asked: Asked, view: Arc<ChartView>, look: Look) -> Msg {
    let image = async move { asked.png(&view, look).await };
    let outcome = if download::copy_png(Box::pin(image)).await { Msg::ImageCopied } else { Msg::CopyFailed };
    page.say(outcome);
    outcome
}

/// All charts of the view with their figures and a list of what is there, in one archive. `told` hears how far the work is; the page lives
/// on between one chart and the next. Nothing where it could not be made, an empty one where no chart has anything to give.
async fn all(page: Page, mut asked: Asked, told: impl Fn(String)) -> Option<Option<Blob>> {
    let look = plain_look(page, None);
    let catalog = asked.data.shared_catalog();
    let ids = charts::ids(&catalog);
    for id in &ids {
        (page.need)(charts::needs(id, &catalog, &asked.selection));
    }
    // What is still under way is waited for, but not for ever: a chart whose file does not come leaves as it stands on the page.
    for _ in 0..200 {
        if page.pending.get_untracked() == 0 {
            break;
        }
        browser::pause(50).await;
    }
    // What came meanwhile belongs to it, unless it came of another catalog; what the checks found did so without it.
    let came = |data: &Arc<Dataset>| !Arc::ptr_eq(data, &asked.data) && data.has_catalog_of(&asked.data);
    if let Some(data) = page.data.get_untracked().filter(came) {
        asked = Asked { data, found: OnceCell::new(), ..asked };
    }
    let mut zip = Zip::default();
    let mut entries = Vec::new();
    for (place, id) in ids.iter().enumerate() {
        told(phrases::chart_of(page.lang.get_untracked(), place + 1, ids.len()));
        browser::pause(0).await;
        let Some(view) = charts::build(id, &asked.data, &asked.selection).map(Arc::new) else { continue };
        let link = asked.link(id);
        let mut put = |ending: &str, bytes: &[u8]| {
            let name = export::file_name(&view, look, ending);
            let kept = zip.add(&name, bytes);
            entries.push(Entry::of(&asked.data, &asked.selection, &view, name, link.clone()));
            kept
        };
        let drawn = match asked.svg(&view, look) {
            Some(svg) => {
                let png = download::bytes(&asked.png(&view, look).await?).await?;
                put("png", &png) && put("svg", svg.as_bytes())
            }
            None => true,
        };
        let told = match asked.csv(&view) {
            Some(csv) => put(export::FIGURES, csv.as_bytes()),
            None => {
                entries.push(Entry::of(&asked.data, &asked.selection, &view, String::new(), link.clone()));
                true
            }
        };
        if !(drawn && told) {
            return None;
        }
    }
    if entries.iter().all(Entry::is_bare) {
        return Some(None);
    }
    zip.add(export::CONTENTS, export::contents(&entries).as_bytes()).then_some(())?;
    download::blob(&zip.finish(), "application/zip").map(Some)
}
