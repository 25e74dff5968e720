//! A scene on any plotters backend: canvas, SVG and bitmap get the same calls. No theme is decided here, nothing is measured, nothing moved.
//!
//! **The convention for text.** A text is passed with the anchor `VPos::Top` and a position [`RISE`]` × size` over its baseline, which is where plotters-svg
//! expects it (`dy="0.76em"`). A backend that draws text by itself puts the alphabetic baseline at `pos.1 + RISE × style.size()`. The size is
//! 1 em in device pixels; plotters-svg divides it by [`SVG_SHRINK`], which [`super::svg`] undoes.

use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{FontDesc, FontFamily, FontStyle, TextStyle};
use plotters_backend::{BackendColor, BackendStyle, DrawingBackend, DrawingErrorKind};

use super::look::{FONTS, Ground, Palette, Rgb};
use super::scene::{Anchor, Area, Dash, Ink, Item, Label, Scene, Shape};

/// How far over the baseline a text is passed to the backend, in em.
pub const RISE: f64 = 0.76;
/// What plotters-svg divides sizes of type by.
pub const SVG_SHRINK: f64 = 1.24;
/// Distance of the lines of a hatch, in CSS pixels.
const HATCH: f64 = 5.0;

/// What turns a scene into device pixels and colours.
#[derive(Clone, Copy)]
pub struct Pen<'a> {
    /// The colours.
    pub palette: &'a Palette,
    /// Device pixels per CSS pixel.
    pub scale: f64,
    /// By how much sizes of type are enlarged, for a backend that shrinks them.
    pub type_factor: f64,
    /// The family of fonts.
    pub fonts: &'a str,
}

/// Draws a scene, on a ground or on none. The backend is `scale` times as large as the scene and shows system fonts.
///
/// # Errors
/// What the backend reports.
pub fn draw<DB: DrawingBackend>(
    scene: &Scene,
    palette: &Palette,
    ground: Ground,
    scale: f64,
    backend: &mut DB,
) -> Result<(), DrawingErrorKind<DB::ErrorType>> {
    let pen = Pen { palette, scale, type_factor: 1.0, fonts: FONTS };
    backend.ensure_prepared()?;
    if ground == Ground::Filled {
        let all = Shape::Rect(Area { x: 0.0, y: 0.0, w: scene.width, h: scene.height }, Ink::Ground);
        paint(&mut [Item { mark: None, shape: all }].iter(), &pen, backend)?;
    }
    paint(&mut scene.items.iter(), &pen, backend)?;
    backend.present()
}

/// Draws some items over what is there.
///
/// # Errors
/// What the backend reports.
pub fn paint<DB: DrawingBackend>(
    items: &mut dyn Iterator<Item = &Item>,
    pen: &Pen<'_>,
    backend: &mut DB,
) -> Result<(), DrawingErrorKind<DB::ErrorType>> {
    // Only this function is compiled once per backend: whatever can be decided before is decided in `lower`.
    let mut calls = Vec::new();
    for item in items {
        lower(&item.shape, pen, &mut calls);
        for Call { ink, what } in calls.drain(..) {
            match what {
                What::Rect(a, b) => backend.draw_rect(a, b, &ink, true)?,
                What::Path(points) => backend.draw_path(points, &ink)?,
                What::Polygon(points) => backend.fill_polygon(points, &ink)?,
                What::Round(at, r) => backend.draw_circle(at, r, &ink, true)?,
                What::Text(label, at) => backend.draw_text(&label.text, &style(label, ink, pen), at)?,
            }
        }
    }
    Ok(())
}

type Point = (i32, i32);

/// One call of the backend, in whole device pixels.
struct Call<'a> {
    ink: Stroke,
    what: What<'a>,
}

enum What<'a> {
    Rect(Point, Point),
    Path(Vec<Point>),
    Polygon(Vec<Point>),
    Round(Point, u32),
    Text(&'a Label, Point),
}

#[derive(Clone, Copy)]
struct Stroke {
    rgb: Rgb,
    width: u32,
}

impl BackendStyle for Stroke {
    fn color(&self) -> BackendColor {
        BackendColor { alpha: 1.0, rgb: (self.rgb.0, self.rgb.1, self.rgb.2) }
    }

    fn stroke_width(&self) -> u32 {
        self.width
    }
}

fn style<'a>(label: &Label, ink: Stroke, pen: &Pen<'a>) -> TextStyle<'a> {
    let weight = if label.bold { FontStyle::Bold } else { FontStyle::Normal };
    let font = FontDesc::new(FontFamily::Name(pen.fonts), label.size * pen.scale * pen.type_factor, weight);
    let h_pos = match label.anchor {
        Anchor::Start => HPos::Left,
        Anchor::Middle => HPos::Center,
        Anchor::End => HPos::Right,
    };
    TextStyle { font, color: ink.color(), pos: Pos { h_pos, v_pos: VPos::Top } }
}

fn lower<'a>(shape: &'a Shape, pen: &Pen<'_>, calls: &mut Vec<Call<'a>>) {
    let px = |v: f64| (v * pen.scale).round() as i32;
    let point = |p: &(f64, f64)| (px(p.0), px(p.1));
    let stroke = |ink, width: f64| Stroke { rgb: pen.palette.rgb(ink), width: px(width).max(1).unsigned_abs() };
    let mut add = |ink, what| calls.push(Call { ink, what });
    // A rectangle never vanishes: at least one device pixel each way.
    let corners = |area: &Area| {
        let (x, y) = (px(area.x), px(area.y));
        ((x, y), (px(area.right()).max(x + 1), px(area.bottom()).max(y + 1)))
    };
    match shape {
        Shape::Rect(area, ink) => {
            let (a, b) = corners(area);
            add(stroke(*ink, 1.0), What::Rect(a, b));
        }
        Shape::Outline(area, width, ink) => {
            let ((x0, y0), (x1, y1)) = corners(area);
            let ink = stroke(*ink, 1.0);
            let d = px(*width).max(1).min((x1 - x0 + 1) / 2).min((y1 - y0 + 1) / 2);
            add(ink, What::Rect((x0, y0), (x1, y0 + d)));
            add(ink, What::Rect((x0, y1 - d), (x1, y1)));
            add(ink, What::Rect((x0, y0), (x0 + d, y1)));
            add(ink, What::Rect((x1 - d, y0), (x1, y1)));
        }
        Shape::Hatch(area, ink) => {
            for (a, b) in hatch(area) {
                add(stroke(*ink, 1.0), What::Path(vec![point(&a), point(&b)]));
            }
            let mut outline = Vec::new();
            let frame = Shape::Outline(*area, 1.0, *ink);
            lower(&frame, pen, &mut outline);
            for call in outline {
                if let What::Rect(a, b) = call.what {
                    add(call.ink, What::Rect(a, b));
                }
            }
        }
        Shape::Line { points, width, dash, ink } => {
            let ink = stroke(*ink, *width);
            if *dash == Dash::Solid {
                add(ink, What::Path(points.iter().map(point).collect()));
            } else {
                for (a, b) in dashes(points, *dash) {
                    add(ink, What::Path(vec![point(&a), point(&b)]));
                }
            }
        }
        Shape::Round { at, r, ink } => add(stroke(*ink, 1.0), What::Round(point(at), px(*r).max(1).unsigned_abs())),
        Shape::Polygon(points, ink) => add(stroke(*ink, 1.0), What::Polygon(points.iter().map(point).collect())),
        Shape::Text(label) => {
            let at = (px(label.x), px(label.y - RISE * label.size));
            add(stroke(label.ink, 1.0), What::Text(label, at));
        }
    }
}

/// Length of a stroke and of the gap after it, in CSS pixels.
#[must_use]
pub fn rhythm(dash: Dash) -> (f64, f64) {
    match dash {
        Dash::Solid => (f64::MAX, 0.0),
        Dash::Dashed => (6.0, 4.0),
        Dash::Dotted => (2.0, 3.0),
    }
}

type Segment = ((f64, f64), (f64, f64));

/// The strokes of an interrupted line.
fn dashes(points: &[(f64, f64)], dash: Dash) -> Vec<Segment> {
    let (on, off) = rhythm(dash);
    let mut strokes = Vec::new();
    let mut done = 0.0;
    for pair in points.windows(2) {
        let &[a, b] = pair else { continue };
        let (dx, dy) = (b.0 - a.0, b.1 - a.1);
        // Not `hypot`, whose last digit is the platform's.
        let length = (dx * dx + dy * dy).sqrt();
        let along = |d: f64| (a.0 + (b.0 - a.0) * d / length, a.1 + (b.1 - a.1) * d / length);
        // Without the remainder of doubles, which brings long division into the module.
        let mut start: f64 = (on + off) * (done / (on + off)).floor() - done;
        while start < length {
            let (from, to) = (start.max(0.0), (start + on).min(length));
            if to > from {
                strokes.push((along(from), along(to)));
            }
            start += on + off;
        }
        done += length;
    }
    strokes
}

/// The rising lines of a hatch, cut to their rectangle.
fn hatch(area: &Area) -> Vec<Segment> {
    let mut lines = Vec::new();
    let mut c = HATCH;
    while c < area.w + area.h {
        // On this line the distance from the left edge and from the lower edge add to c.
        let (from, to) = ((c - area.h).max(0.0), c.min(area.w));
        let at = |x: f64| (area.x + x, area.y + (c - x));
        lines.push((at(from), at(to)));
        c += HATCH;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dashes_run_on_over_the_bends_of_a_line() {
        let strokes = dashes(&[(0.0, 0.0), (8.0, 0.0), (8.0, 20.0)], Dash::Dashed);
        assert_eq!(strokes, [((0.0, 0.0), (6.0, 0.0)), ((8.0, 2.0), (8.0, 8.0)), ((8.0, 12.0), (8.0, 18.0)),]);
    }

    #[test]
    fn a_hatch_stays_within_its_rectangle() {
        let area = Area { x: 3.0, y: 5.0, w: 12.0, h: 40.0 };
        let lines = hatch(&area);
        assert!(lines.len() > 5);
        for (x, y) in lines.iter().flat_map(|(a, b)| [a, b]) {
            assert!((3.0..=15.0).contains(x) && (5.0..=45.0).contains(y), "{x} {y}");
        }
    }

    #[test]
    fn a_rule_of_one_pixel_is_one_device_pixel_at_any_scale() {
        for scale in [1.0, 1.25, 1.5, 2.0] {
            let palette = Palette::of(super::super::look::Theme::Light);
            let pen = Pen { palette: &palette, scale, type_factor: 1.0, fonts: FONTS };
            let shape = Shape::Rect(Area { x: 0.0, y: 17.0, w: 100.0, h: 1.0 }, Ink::Rule);
            let mut calls = Vec::new();
            lower(&shape, &pen, &mut calls);
            let What::Rect(a, b) = &calls[0].what else { panic!("a rectangle") };
            assert!((1..=2).contains(&(b.1 - a.1)), "{scale}");
        }
    }
}
