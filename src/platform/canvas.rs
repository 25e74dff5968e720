//! Canvases: a thin plotters backend that draws text where it is told, and the measure of texts that layouts ask for.
//!
//! plotters' own measure on wasm adds a styled element to the page for every label (slow, and refused by the page's policy), and its canvas backend
//! knows nothing of device pixels or baselines. Shapes are its; text and measures are ours.

use std::cell::RefCell;

use js_sys::Promise;
use plotters_backend::text_anchor::HPos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
};
use plotters_canvas::CanvasBackend;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use crate::charts::differ::{OVERHANG, differ};
use crate::charts::draw::{Pen, RISE, draw, paint};
use crate::charts::look::{FONTS, Ground, Palette};
use crate::charts::measure::Measure;
use crate::charts::scene::{Area, Ink, Item, Scene, Shape};
use crate::format::base64::base64;
use crate::model::decimal;
use crate::model::order::Ids;

/// Why a canvas could not be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DrawError;

/// A canvas as a plotters backend, in device pixels. A colour, a font and an alignment are told to the canvas only where they change: each is a
/// text that the browser has to read.
struct Surface {
    shapes: CanvasBackend,
    context: CanvasRenderingContext2d,
    font: Option<(bool, f64)>,
    fill: Option<(u8, u8, u8)>,
    align: Option<&'static str>,
}

type Outcome = Result<(), DrawingErrorKind<<CanvasBackend as DrawingBackend>::ErrorType>>;

impl Surface {
    fn of(canvas: &HtmlCanvasElement) -> Option<Self> {
        let context = context(canvas)?;
        // What the context was told before is not known here: the first of each is always set.
        let shapes = CanvasBackend::with_canvas_object(canvas.clone())?;
        Some(Self { shapes, context, font: None, fill: None, align: None })
    }

    fn set_font(&mut self, bold: bool, size: f64) {
        if self.font.replace((bold, size)) != Some((bold, size)) {
            self.context.set_font(&font(bold, size));
        }
    }

    fn set_fill(&mut self, color: BackendColor) {
        if self.fill.replace(color.rgb) != Some(color.rgb) {
            let (r, g, b) = color.rgb;
            let hex = |digit: u8| char::from_digit(u32::from(digit), 16).unwrap_or('0');
            let mut text = String::from("#");
            text.extend([r >> 4, r & 15, g >> 4, g & 15, b >> 4, b & 15].map(hex));
            self.context.set_fill_style_str(&text);
        }
    }

    fn set_align(&mut self, align: &'static str) {
        if self.align.replace(align) != Some(align) {
            self.context.set_text_align(align);
        }
    }
}

fn context(canvas: &HtmlCanvasElement) -> Option<CanvasRenderingContext2d> {
    canvas.get_context("2d").ok()??.dyn_into().ok()
}

fn font(bold: bool, size: f64) -> String {
    let weight = if bold { "bold " } else { "" };
    format!("{weight}{}px {FONTS}", decimal::write(size))
}

impl DrawingBackend for Surface {
    type ErrorType = <CanvasBackend as DrawingBackend>::ErrorType;

    fn get_size(&self) -> (u32, u32) {
        self.shapes.get_size()
    }

    fn ensure_prepared(&mut self) -> Outcome {
        self.shapes.ensure_prepared()
    }

    fn present(&mut self) -> Outcome {
        self.shapes.present()
    }

    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Outcome {
        self.shapes.draw_pixel(point, color)
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Outcome {
        self.shapes.draw_line(from, to, style)
    }

    fn draw_rect<S: BackendStyle>(&mut self, a: BackendCoord, b: BackendCoord, style: &S, fill: bool) -> Outcome {
        if !fill {
            return self.shapes.draw_rect(a, b, style, fill);
        }
        self.set_fill(style.color());
        let (x, y) = (f64::from(a.0), f64::from(a.1));
        self.context.fill_rect(x, y, f64::from(b.0) - x, f64::from(b.1) - y);
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Outcome {
        self.shapes.draw_path(path, style)
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Outcome {
        self.fill = None;
        self.shapes.fill_polygon(path, style)
    }

    fn draw_circle<S: BackendStyle>(&mut self, center: BackendCoord, radius: u32, style: &S, fill: bool) -> Outcome {
        self.fill = None;
        self.shapes.draw_circle(center, radius, style, fill)
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, pos: BackendCoord) -> Outcome {
        self.set_font(matches!(style.style(), FontStyle::Bold), style.size());
        self.set_fill(style.color());
        self.set_align(match style.anchor().h_pos {
            HPos::Left => "left",
            HPos::Center => "center",
            HPos::Right => "right",
        });
        let baseline = f64::from(pos.1) + RISE * style.size();
        // What a browser cannot draw it leaves out; the table beside the chart has the words.
        let _ = self.context.fill_text(text, f64::from(pos.0), baseline);
        Ok(())
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Self::ErrorType>> {
        let width = Ruler.width(text, style.size(), matches!(style.style(), FontStyle::Bold));
        Ok((width.ceil() as u32, style.size().ceil() as u32))
    }
}

/// Draws a scene on a canvas, sharp: the canvas gets `ratio` device pixels for each CSS pixel.
///
/// # Errors
/// The browser gives no drawing context (out of memory, or too many pixels), or a call failed.
pub fn show(canvas: &HtmlCanvasElement, scene: &Scene, palette: &Palette, ratio: f64) -> Result<(), DrawError> {
    show_on(canvas, scene, palette, Ground::Filled, ratio)
}

/// Gives a canvas the size that a scene has on it. A new size clears it and costs a new buffer, so it is set only where it changes.
pub fn size(canvas: &HtmlCanvasElement, scene: &Scene, ratio: f64) {
    let pixels = |length: f64| (length * ratio).round().max(1.0) as u32;
    let (width, height) = (pixels(scene.width), pixels(scene.height));
    if canvas.width() != width {
        canvas.set_width(width);
    }
    if canvas.height() != height {
        canvas.set_height(height);
    }
}

fn show_on(
    canvas: &HtmlCanvasElement,
    scene: &Scene,
    palette: &Palette,
    ground: Ground,
    ratio: f64,
) -> Result<(), DrawError> {
    size(canvas, scene, ratio);
    let mut surface = Surface::of(canvas).ok_or(DrawError)?;
    draw(scene, palette, ground, ratio, &mut surface).map_err(|_| DrawError)
}

/// Draws some items over what a canvas shows.
///
/// # Errors
/// As [`show`].
pub fn show_over(canvas: &HtmlCanvasElement, items: &[Item], palette: &Palette, ratio: f64) -> Result<(), DrawError> {
    let mut surface = Surface::of(canvas).ok_or(DrawError)?;
    let pen = Pen { palette, scale: ratio, type_factor: 1.0, fonts: FONTS };
    paint(&mut items.iter(), &pen, &mut surface).map_err(|_| DrawError)
}

/// Makes a canvas that shows one scene show another in the same colours: draws only where they differ.
///
/// # Errors
/// As [`show`].
pub fn show_other(
    canvas: &HtmlCanvasElement,
    from: &Scene,
    to: &Scene,
    palette: &Palette,
    ratio: f64,
) -> Result<(), DrawError> {
    let Some(areas) = differ(from, to) else { return show(canvas, to, palette, ratio) };
    if areas.is_empty() {
        return Ok(());
    }
    // Whole device pixels, so that no edge of what is kept is touched.
    let snapped = |area: &Area| {
        let (x, y) = ((area.x * ratio).floor() / ratio, (area.y * ratio).floor() / ratio);
        Area { x, y, w: (area.right() * ratio).ceil() / ratio - x, h: (area.bottom() * ratio).ceil() / ratio - y }
    };
    let areas: Vec<Area> = areas.iter().map(snapped).collect();
    let mut surface = Surface::of(canvas).ok_or(DrawError)?;
    let context = surface.context.clone();
    context.save();
    context.begin_path();
    for area in &areas {
        context.rect(
            (area.x * ratio).round(),
            (area.y * ratio).round(),
            (area.w * ratio).round(),
            (area.h * ratio).round(),
        );
    }
    context.clip();
    let pen = Pen { palette, scale: ratio, type_factor: 1.0, fonts: FONTS };
    let grounds: Vec<Item> =
        areas.iter().map(|area| Item { mark: None, shape: Shape::Rect(area.grown(1.0), Ink::Ground) }).collect();
    let touched = |item: &&Item| {
        let own = item.shape.area().grown(OVERHANG);
        areas.iter().any(|area| area.meets(&own))
    };
    let mut items = grounds.iter().chain(to.items.iter().filter(touched));
    let drawn = paint(&mut items, &pen, &mut surface).map_err(|_| DrawError);
    context.restore();
    drawn
}

/// What a canvas shows, put by so that it can be brought back after something was drawn over it.
pub struct Picture(HtmlCanvasElement);

impl Picture {
    /// What a canvas shows now; `None` where the browser has no room for it.
    #[must_use]
    pub fn of(shown: &HtmlCanvasElement) -> Option<Self> {
        let copy = canvas()?;
        copy.set_width(shown.width());
        copy.set_height(shown.height());
        context(&copy)?.draw_image_with_html_canvas_element(shown, 0.0, 0.0).ok()?;
        Some(Self(copy))
    }

    /// Shows it again on the canvas from which it was taken.
    pub fn bring_back(&self, shown: &HtmlCanvasElement) {
        if let Some(context) = context(shown) {
            let _ = context.draw_image_with_html_canvas_element(&self.0, 0.0, 0.0);
        }
    }
}

/// A canvas that is not on the page.
fn canvas() -> Option<HtmlCanvasElement> {
    web_sys::window()?.document()?.create_element("canvas").ok()?.dyn_into().ok()
}

/// How many pixels an image may have to be made at once, within the click that asks for it: larger ones would hold the page up.
const AT_ONCE: u32 = 2_500_000;

/// A scene as a PNG image with `ratio` pixels for each CSS pixel.
///
/// # Errors
/// The browser cannot make an image of this size.
pub async fn to_png(scene: &Scene, palette: &Palette, ground: Ground, ratio: f64) -> Result<Vec<u8>, DrawError> {
    let canvas = canvas().ok_or(DrawError)?;
    show_on(&canvas, scene, palette, ground, ratio)?;
    // A browser makes a blob when it has nothing better to do, and hands its bytes over in further steps; a text it gives at once.
    if canvas.width().saturating_mul(canvas.height()) <= AT_ONCE
        && let Ok(text) = canvas.to_data_url()
        && let Some(bytes) = text.strip_prefix("data:image/png;base64,").and_then(base64)
    {
        return Ok(bytes);
    }
    let promise = Promise::new(&mut |resolve, reject| {
        let done = Closure::once_into_js(move |blob: JsValue| {
            let _ = resolve.call1(&JsValue::NULL, &blob);
        });
        if canvas.to_blob(done.unchecked_ref()).is_err() {
            let _ = reject.call0(&JsValue::NULL);
        }
    });
    let blob = JsFuture::from(promise).await.map_err(|_| DrawError)?;
    super::download::bytes(&blob.dyn_into().map_err(|_| DrawError)?).await.ok_or(DrawError)
}

/// Measures texts with the browser's own fonts. Answers are kept: a label is measured once for its size and weight.
#[derive(Clone, Copy, Debug)]
pub struct Ruler;

/// Sizes of type are few and fixed, so the size in tenths of a pixel tells them apart.
type Style = (bool, u32);

#[derive(Default)]
struct Kept {
    context: Option<CanvasRenderingContext2d>,
    style: Option<Style>,
    /// For each style, where the width of a text is in `widths`.
    places: Vec<(Style, Ids)>,
    widths: Vec<f64>,
}

/// Kept widths are dropped all at once past this many, so that a long session does not grow without bound.
const MOST_KEPT: usize = 4000;

thread_local! {
    static KEPT: RefCell<Kept> = RefCell::default();
}

impl Measure for Ruler {
    fn width(&self, text: &str, size: f64, bold: bool) -> f64 {
        KEPT.with_borrow_mut(|kept| {
            let style = (bold, (size * 10.0).round() as u32);
            let known = kept.places.iter().find(|(of, _)| *of == style).and_then(|(_, places)| places.get(text));
            if let Some(width) = known.and_then(|place| kept.widths.get(*place)) {
                return *width;
            }
            if kept.context.is_none() {
                kept.context = canvas().and_then(|canvas| context(&canvas));
            }
            let Some(context) = &kept.context else { return text.chars().count() as f64 * size * 0.6 };
            if kept.style != Some(style) {
                context.set_font(&font(bold, size));
                kept.style = Some(style);
            }
            let width = context.measure_text(text).map_or(0.0, |metrics| metrics.width());
            if kept.widths.len() >= MOST_KEPT {
                kept.places.clear();
                kept.widths.clear();
            }
            let place = kept.widths.len();
            match kept.places.iter_mut().find(|(of, _)| *of == style) {
                Some((_, places)) => _ = places.insert(text.into(), place),
                None => {
                    let mut places = Ids::new();
                    places.insert(text.into(), place);
                    kept.places.push((style, places));
                }
            }
            kept.widths.push(width);
            width
        })
    }
}
