//! What a line is drawn with: its strokes, firm or interrupted, and the marks of its breaks. Where the plot, its points and the names are is decided in
//! `lines`.

use super::super::scene::{Dash, Ink, Shape};
use super::super::spec::{Line, LinePoint, Look};
use super::frame::full;
use super::page::Page;

/// The breaks of a line, halfway from the year before and on the way between the two points that they part.
pub(super) fn breaks(page: &mut Page<'_>, line: &Line, at: &dyn Fn(&LinePoint) -> (f64, f64)) {
    for pair in line.points.windows(2) {
        let [from, to] = pair else { continue };
        if line.breaks.contains(&to.year) {
            parted(page, break_at((from, at(from)), (to, at(to))), full(line.hue));
        }
    }
}

/// Where the mark of a break stands between two points.
pub(super) fn break_at((from, a): (&LinePoint, (f64, f64)), (to, b): (&LinePoint, (f64, f64))) -> (f64, f64) {
    let years = f64::from(to.year.get() - from.year.get()).max(1.0);
    let back = 0.5 / years;
    (b.0 - back * (b.0 - a.0), b.1 - back * (b.1 - a.1))
}

/// How far the mark of a break reaches to each side, and up and down.
pub(super) const BREAK: (f64, f64) = (4.0, 5.0);

/// The mark of a break: two slanted strokes.
pub(super) fn parted(page: &mut Page<'_>, (x, y): (f64, f64), ink: Ink) {
    for x in [x - 2.0, x + 2.0] {
        let points = vec![(x - 2.0, y + 5.0), (x + 2.0, y - 5.0)];
        page.put(Shape::Line { points, width: 1.5, dash: Dash::Solid, ink });
    }
}

/// The strokes of a line, so wide: whole runs of firm points as one, others interrupted. A stroke is as uncertain as the less certain of its ends.
/// Between two points of radius `dot` that lie so near that the rhythm of an interrupted stroke would not show, it is interrupted once, in the middle.
pub(super) fn strokes(
    page: &mut Page<'_>,
    line: &Line,
    (dot, width): (f64, f64),
    at: &dyn Fn(&LinePoint) -> (f64, f64),
) {
    let ink = Ink::Hue(line.hue);
    let mut run: Vec<(f64, f64)> = Vec::new();
    let mut kind = Dash::Solid;
    let end = |page: &mut Page<'_>, run: &mut Vec<(f64, f64)>, dash| {
        let points = std::mem::take(run);
        if points.len() > 1 {
            page.put(Shape::Line { points, width, dash, ink });
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
                page.put(Shape::Line { points, width, dash: Dash::Solid, ink });
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
