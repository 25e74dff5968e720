//! From a chart's description to places: boxes and primitives in CSS pixels, by measured text. One file for each kind of body; [`frame`] puts
//! title, legend, body and footer together. Nothing is cut off and no two texts touch, from 320 pixels on. No colours, no backend, no language.

mod axes;
mod bullets;
mod dumbbell;
mod frame;
mod lines;
mod multiples;
mod page;
mod ranked;
mod rows;
mod stacked;
mod strokes;
mod waterfall;
mod words;
mod year_bars;

use super::measure::Measure;
use super::scene::Scene;
use super::spec::{Body, ChartSpec};
use frame::Bodies;

pub use words::is_printable;

/// The size of the picture, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Size {
    /// The width; less than [`Size::LEAST`] is laid out at that width and made smaller.
    pub width: f64,
    /// The height; `None` for the one that suits the content.
    pub height: Option<f64>,
}

impl Size {
    /// The narrowest picture that is laid out as such.
    pub const LEAST: f64 = 240.0;
}

/// How much of the chart is in the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frame {
    /// Legend, plot and notes: the page shows title, subtitle and footer itself.
    Plot,
    /// The same with what the rules of the chosen and the compared year are, on paper, where no bar tells them.
    Paper,
    /// All, with margins: an exported image.
    Full,
}

/// Lays a chart out. The scene has the size asked for; where its words do not fit into the height asked for, it is laid out in a larger
/// picture of the same shape and made smaller as a whole. An image that has far more height than a few rows can take is laid out in a smaller
/// one, and made larger as a whole.
#[must_use]
pub fn layout(spec: &ChartSpec, size: Size, frame: Frame, measure: &dyn Measure) -> Scene {
    let larger = if frame == Frame::Full { larger(spec, size, measure) } else { 1.0 };
    of_bodies(spec, size, frame, measure, (frame::ALL, 1.0 / larger))
}

/// How many times larger an image is at most for being made of little.
const MOST_LARGER: f64 = 1.75;
/// The narrowest layout that is made larger.
const LEAST_LARGER: f64 = 360.0;

/// By how much all of an image grows that has far more height than its content can take: what is left free otherwise is half of a slide of one row.
fn larger(spec: &ChartSpec, size: Size, measure: &dyn Measure) -> f64 {
    let rows = match &spec.body {
        Body::Bullets(body) => body.rows.len(),
        Body::Stacked(body) => body.rows.len(),
        Body::Ranked(body) => body.rows.len(),
        Body::Dumbbell(body) => body.rows.len(),
        Body::Waterfall(body) => body.steps.len(),
        Body::Lines(body) if body.is_slight() => 0,
        Body::YearBars(body) if body.is_slight() => 0,
        // A plot takes what height there is.
        Body::Lines(_) | Body::Multiples(_) | Body::YearBars(_) => return 1.0,
    };
    let Some(height) = size.height else { return 1.0 };
    let mut best = 1.0;
    loop {
        let next = best * 1.05;
        let width = (size.width / next).round();
        if next > MOST_LARGER || width < LEAST_LARGER {
            return best;
        }
        let least = frame::compose(spec, width, None, Frame::Full, measure, frame::ALL).height;
        if least + rows as f64 * rows::SPREAD > height / next {
            return best;
        }
        best = next;
    }
}

/// As [`layout`], of a body with which the page begins (`frame::FIRST`); of any other only what stands around it. The layouts of the others are then not
/// among what a first view waits for.
#[must_use]
pub fn layout_first(spec: &ChartSpec, size: Size, frame: Frame, measure: &dyn Measure) -> Scene {
    of_bodies(spec, size, frame, measure, (frame::FIRST, 1.0))
}

/// `least`: by how much the layout's own picture is larger than the one asked for, unless it has to be more.
fn of_bodies(
    spec: &ChartSpec,
    size: Size,
    frame: Frame,
    measure: &dyn Measure,
    (bodies, least): (Bodies, f64),
) -> Scene {
    let asked = if size.width.is_finite() { size.width.round().max(1.0) } else { Size::LEAST };
    let mut enlarged = (Size::LEAST / asked).max(least);
    let mut scene = frame::compose(spec, asked * enlarged, size.height.map(|h| h * enlarged), frame, measure, bodies);
    let Some(height) = size.height.map(|height| height.round().max(1.0)) else {
        return whole(scene.scaled(1.0 / enlarged));
    };
    while scene.height > height * enlarged + TOLERANCE && enlarged < 12.0 {
        enlarged *= 1.08;
        scene = frame::compose(spec, asked * enlarged, Some(height * enlarged), frame, measure, bodies);
    }
    // Dozens of rows in a picture far wider than high: no width makes them fit. Then the whole gets smaller still, and leaves the right side free.
    let fits = scene.height <= height * enlarged + TOLERANCE;
    let smaller = if fits { enlarged } else { scene.height / height };
    let mut scene = whole(scene.scaled(1.0 / smaller));
    (scene.width, scene.height) = (scene.width.max(asked), scene.height.max(height));
    scene
}

/// A picture has whole pixels, and its marks stand in it. What a layout may be too high by, [`layout`]'s tolerance, makes no pixel of its own. The box of
/// a mark without extent, as of a part of zero at the end of a bar, is made wide enough to point at: it must not leave the picture by that.
fn whole(scene: Scene) -> Scene {
    let (width, height) = (scene.width.round(), (scene.height - 2.0 * TOLERANCE).ceil());
    let mut scene = Scene { width, height, ..scene };
    for mark in &mut scene.marks {
        mark.area.x = mark.area.x.min(width - mark.area.w).max(0.0);
        mark.area.y = mark.area.y.min(height - mark.area.h).max(0.0);
        mark.tip = (mark.tip.0.clamp(0.0, width), mark.tip.1.clamp(0.0, height));
    }
    scene
}

/// By how much a layout may be higher than asked for, in CSS pixels: what adding up many heights loses.
const TOLERANCE: f64 = 0.001;
