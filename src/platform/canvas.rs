//! Canvases: a thin plotters backend that draws text where it is told, and the measure of texts that layouts ask for.
//!
//! plotters' own measure on wasm adds a styled element to the page for every label (slow, and refused by the page's policy), and its canvas backend
//! knows nothing of device pixels or baselines. Shapes are its; text and measures are ours.

use std::cell::RefCell;

use js_sys::{Array, Function, JsString, Object, Promise, Reflect, Uint8Array};
use plotters_backend::text_anchor::HPos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
};
use plotters_canvas::CanvasBackend;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, CanvasRenderingContext2d, HtmlCanvasElement};

use crate::charts::differ::{OVERHANG, differ};
use crate::charts::draw::{Pen, RISE, draw, paint};
use crate::charts::look::{FONTS, Ground, Palette, Rgb};
use crate::charts::measure::Measure;
use crate::charts::scene::{Area, Ink, Item, Scene, Shape};
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
    stroke: Option<((u8, u8, u8), u32)>,
    align: Option<&'static str>,
}

type Outcome = Result<(), DrawingErrorKind<<CanvasBackend as DrawingBackend>::ErrorType>>;

impl Surface {
    fn of(canvas: &HtmlCanvasElement) -> Option<Self> {
        let context = context(canvas)?;
        // What the context was told before is not known here: the first of each is always set.
        let shapes = CanvasBackend::with_canvas_object(canvas.clone())?;
        Some(Self { shapes, context, font: None, fill: None, stroke: None, align: None })
    }

    fn set_font(&mut self, bold: bool, size: f64) {
        if self.font.replace((bold, size)) != Some((bold, size)) {
            self.context.set_font(&font(bold, size));
        }
    }

    fn set_fill(&mut self, color: BackendColor) {
        if self.fill.replace(color.rgb) != Some(color.rgb) {
            self.context.set_fill_style_str(&hex(color.rgb));
        }
    }

    fn set_stroke(&mut self, color: BackendColor, width: u32) {
        let before = self.stroke.replace((color.rgb, width));
        if before.map(|(rgb, _)| rgb) != Some(color.rgb) {
            self.context.set_stroke_style_str(&hex(color.rgb));
        }
        if before.map(|(_, width)| width) != Some(width) {
            self.context.set_line_width(f64::from(width));
        }
    }

    fn trace(&self, path: impl IntoIterator<Item = BackendCoord>) {
        self.context.begin_path();
        for (place, (x, y)) in path.into_iter().enumerate() {
            let (x, y) = (f64::from(x), f64::from(y));
            if place == 0 { self.context.move_to(x, y) } else { self.context.line_to(x, y) }
        }
    }

    fn set_align(&mut self, align: &'static str) {
        if self.align.replace(align) != Some(align) {
            self.context.set_text_align(align);
        }
    }
}

/// A colour as a canvas reads it quickest.
fn hex((r, g, b): (u8, u8, u8)) -> String {
    let hex = |digit: u8| char::from_digit(u32::from(digit), 16).unwrap_or('0');
    let mut text = String::from("#");
    text.extend([r >> 4, r & 15, g >> 4, g & 15, b >> 4, b & 15].map(hex));
    text
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
        self.fill = None;
        self.shapes.draw_pixel(point, color)
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Outcome {
        self.stroke = None;
        self.shapes.draw_line(from, to, style)
    }

    fn draw_rect<S: BackendStyle>(&mut self, a: BackendCoord, b: BackendCoord, style: &S, fill: bool) -> Outcome {
        if !fill {
            self.stroke = None;
            return self.shapes.draw_rect(a, b, style, fill);
        }
        self.set_fill(style.color());
        let (x, y) = (f64::from(a.0), f64::from(a.1));
        self.context.fill_rect(x, y, f64::from(b.0) - x, f64::from(b.1) - y);
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Outcome {
        self.set_stroke(style.color(), style.stroke_width());
        self.trace(path);
        self.context.stroke();
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Outcome {
        self.set_fill(style.color());
        self.trace(path);
        self.context.close_path();
        self.context.fill();
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, center: BackendCoord, radius: u32, style: &S, fill: bool) -> Outcome {
        if !fill {
            self.stroke = None;
            return self.shapes.draw_circle(center, radius, style, fill);
        }
        self.set_fill(style.color());
        self.context.begin_path();
        // What a browser cannot draw it leaves out.
        let (x, y) = (f64::from(center.0), f64::from(center.1));
        let _ = self.context.arc(x, y, f64::from(radius), 0.0, std::f64::consts::TAU);
        self.context.fill();
        Ok(())
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

/// Draws one pixel of the ground again. A browser gives a canvas its second buffer when it is drawn in a later frame than its first time; here it has
/// it before a reader's first change, which would wait for the buffers of all canvases.
pub fn settle(canvas: &HtmlCanvasElement, palette: &Palette) {
    if let Some(context) = context(canvas) {
        let Rgb(r, g, b) = palette.rgb(Ink::Ground);
        context.set_fill_style_str(&hex((r, g, b)));
        context.fill_rect(0.0, 0.0, 1.0, 1.0);
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

/// A picture that is not on the page, about to become an image.
pub struct Plate(HtmlCanvasElement);

#[wasm_bindgen]
extern "C" {
    /// A canvas that gives its image as a text of the browser's: one of the module's would be another copy in its memory.
    type Source;
    #[wasm_bindgen(method, js_name = toDataURL)]
    fn to_data_url(this: &Source) -> JsString;
}

impl Plate {
    /// A scene, drawn with `ratio` pixels for each CSS pixel.
    ///
    /// # Errors
    /// As [`show`].
    pub fn new(scene: &Scene, palette: &Palette, ground: Ground, ratio: f64) -> Result<Self, DrawError> {
        let canvas = canvas().ok_or(DrawError)?;
        // Pixels that are read once anyway are best kept where they can be read.
        let options = Object::new();
        let _ = Reflect::set(&options, &JsValue::from_str("willReadFrequently"), &JsValue::TRUE);
        let _ = canvas.get_context_with_context_options("2d", &options);
        show_on(&canvas, scene, palette, ground, ratio)?;
        Ok(Self(canvas))
    }

    /// The image at once, where the browser can do that and it is not too large.
    #[must_use]
    pub fn png_now(&self) -> Option<Png> {
        if self.0.width().saturating_mul(self.0.height()) > AT_ONCE {
            return None;
        }
        let decoder = JsValue::from(js_sys::global());
        let decoder = Reflect::get(&decoder, &JsValue::from_str("Uint8Array")).ok()?;
        let decode: Function = Reflect::get(&decoder, &JsValue::from_str("fromBase64")).ok()?.dyn_into().ok()?;
        let text = self.0.unchecked_ref::<Source>().to_data_url();
        let text = text.starts_with(DATA, 0).then(|| text.slice(DATA.len() as u32, text.length()))?;
        decode.call1(&decoder, &text).ok()?.dyn_into().ok().map(Png)
    }

    /// The image when the browser has time for it.
    #[must_use]
    pub fn png_soon(self) -> Promised {
        Promised(Promise::new(&mut |resolve, reject| {
            let done = Closure::once_into_js(move |blob: JsValue| {
                let _ = resolve.call1(&JsValue::NULL, &blob);
            });
            if self.0.to_blob(done.unchecked_ref()).is_err() {
                let _ = reject.call0(&JsValue::NULL);
            }
        }))
    }
}

/// An image on its way.
pub struct Promised(Promise);

impl Promised {
    /// The image, once it is there; `None` where the browser cannot make one of its size.
    pub async fn image(self) -> Option<Png> {
        let blob: Blob = JsFuture::from(self.0).await.ok()?.dyn_into().ok()?;
        let bytes = JsFuture::from(blob.array_buffer()).await.ok()?;
        Some(Png(Uint8Array::new(&bytes)))
    }
}

/// How a browser begins the text of a PNG image.
const DATA: &str = "data:image/png;base64,";

/// A PNG image. Its bytes stay with the browser: the module's memory never shrinks.
#[derive(Clone)]
pub struct Png(Uint8Array);

impl Png {
    /// Its bytes up to a place, or all of them.
    #[must_use]
    pub fn beginning(&self, length: u32) -> Vec<u8> {
        self.0.subarray(0, length.min(self.0.length())).to_vec()
    }

    /// How many bytes it has.
    #[must_use]
    pub fn length(&self) -> u32 {
        self.0.length()
    }

    /// A file of it with other bytes in the place of the first.
    #[must_use]
    pub fn with_beginning(&self, beginning: &[u8], in_place_of: u32) -> Option<Blob> {
        let parts = Array::of2(&Uint8Array::from(beginning), &self.0.subarray(in_place_of, self.0.length()));
        let options = BlobPropertyBag::new();
        options.set_type("image/png");
        Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()
    }
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
