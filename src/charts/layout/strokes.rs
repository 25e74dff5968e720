//! What a line is drawn with: its strokes, firm or interrupted, and the rules of its breaks. Where the plot, its points and the names are is decided in
//! `lines`.

use super::super::look;
use super::super::scale::Linear;
use super::super::scene::{Area, Dash, Ink, Shape};
use super::super::spec::{Line, LinePoint, Look, YearAxis};
use super::frame::full;
use super::page::Page;
use crate::model::Year;

/// How far the rule of a break reaches over and under its line, among others.
pub(super) const BREAK: f64 = 11.0;

/// The breaks of a line, halfway from the year before: over the height of the plot where it is alone; else in its colour where it ends and begins, so that no
/// other line seems to break there.
pub(super) fn breaks(
    page: &mut Page<'_>,
    line: &Line,
    axis: &YearAxis,
    x: &dyn Fn(Year) -> f64,
    y: &Linear,
    (plot, alone): (&Area, bool),
) {
    let on_axis = |year: &Year| (axis.first..=axis.last).contains(year);
    for year in line.breaks.iter().copied().filter(on_axis) {
        let before = year.before().filter(on_axis).map_or(x(year), x);
        let at = (before + x(year)) / 2.0;
        if alone {
            page.upright(at, plot.y, plot.bottom(), Dash::Dotted, Ink::Third);
            continue;
        }
        let (mut ends, mut begins) = (None, None);
        for point in &line.points {
            if point.year < year {
                ends = Some(point);
            } else if begins.is_none() {
                begins = Some(point);
            }
        }
        let (mut top, mut bottom) = (plot.bottom(), plot.y);
        for point in [ends, begins].into_iter().flatten() {
            let height = y.at(point.value);
            (top, bottom) = (top.min(height - BREAK).max(plot.y), bottom.max(height + BREAK).min(plot.bottom()));
        }
        page.upright(at, top.min(bottom), bottom, Dash::Dotted, full(line.hue));
    }
}

/// The strokes of a line: whole runs of firm points as one, others interrupted. A stroke is as uncertain as the less certain of its ends.
/// Between two points of radius `dot` that lie so near that the rhythm of an interrupted stroke would not show, it is interrupted once, in the middle.
pub(super) fn strokes(page: &mut Page<'_>, line: &Line, dot: f64, at: &dyn Fn(&LinePoint) -> (f64, f64)) {
    let ink = Ink::Hue(line.hue);
    let mut run: Vec<(f64, f64)> = Vec::new();
    let mut kind = Dash::Solid;
    let end = |page: &mut Page<'_>, run: &mut Vec<(f64, f64)>, dash| {
        let points = std::mem::take(run);
        if points.len() > 1 {
            page.put(Shape::Line { points, width: look::STROKE, dash, ink });
        }
    };
    for pair in line.points.windows(2) {
        let [from, to] = pair else { continue };
        if !to.joined {
            end(page, &mut run, kind);
            continue;
        }
        let dash = match (from.look, to.look) {
            (Look::Derived, _) | (_, Look::Derived) => Dash::Dotted,
            (Look::Hollow, _) | (_, Look::Hollow) => Dash::Dashed,
            _ => Dash::Solid,
        };
        if dash != kind {
            end(page, &mut run, kind);
            kind = dash;
        }
        let (a, b) = (at(from), at(to));
        let (dx, dy) = (b.0 - a.0, b.1 - a.1);
        let long = (dx * dx + dy * dy).sqrt(); // not `hypot`, whose last digit is the platform's
        let (on, off) = super::super::draw::rhythm(dash);
        if dash != Dash::Solid && long < 2.0 * (dot + on) + off {
            end(page, &mut run, kind);
            let bare = (long - 2.0 * dot).max(0.0);
            let along = |share: f64| (a.0 + dx * share / long, a.1 + dy * share / long);
            // A stroke at both points, and a gap of half of what is to be seen between them; or a dot in the middle of that.
            let stroke = bare / 4.0;
            let mut put = |start: f64| {
                let points = vec![along(start), along(start + stroke)];
                page.put(Shape::Line { points, width: look::STROKE, dash: Dash::Solid, ink });
            };
            if dash == Dash::Dashed {
                put(dot);
            }
            put(if dash == Dash::Dashed { long - dot - stroke } else { (long - stroke) / 2.0 });
            continue;
        }
        if run.is_empty() {
            run.push(a);
        }
        run.push(b);
    }
    end(page, &mut run, kind);
}
