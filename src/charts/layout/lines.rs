//! Lines over the years, with their names at their ends.

use super::super::look;
use super::super::scale::spread;
use super::super::scene::{ASCENT, Anchor, Area, DESCENT, Dash, Ink, Shape};
use super::super::spec::{LegendEntry, Line, LinePoint, Lines, Look, Sample};
use super::axes::{self, YEARS};
use super::frame::{Place, full};
use super::page::{LABEL, Page, SMALL, Type};
use super::words::{widest, widest_word, wrap, wrap_to};
use crate::model::Year;
use crate::model::order;

/// The radius of a point.
const POINT: f64 = 3.5;
/// Room between a line's end and its name.
const NAME_GAP: f64 = 10.0;

/// Names that find no room at the ends of their lines.
pub(super) fn unplaced(page: &Page<'_>, body: &Lines, w: f64) -> Vec<LegendEntry> {
    if names(page, body, w).is_some() {
        return Vec::new();
    }
    body.lines.iter().map(|line| LegendEntry { sample: Sample::Line(line.hue), text: line.label.clone() }).collect()
}

/// The names set in lines, where they fit beside the plot: words whole, no more than three lines each, all together no higher than the plot.
fn names(page: &Page<'_>, body: &Lines, w: f64) -> Option<Vec<Vec<String>>> {
    let room = if w < 480.0 { w * 0.31 } else { (w * 0.26).clamp(120.0, 220.0) };
    let most = if w < 480.0 { 4 } else { 3 };
    let mut names = Vec::new();
    for line in &body.lines {
        let lines = wrap(page, &line.label, room, LABEL);
        if widest_word(page, &line.label, LABEL) > room || lines.len() > most {
            return None;
        }
        names.push(lines);
    }
    let height: f64 = names.iter().map(|lines| LABEL.height(lines.len())).sum();
    (height <= natural(w) * 0.8).then_some(names)
}

/// The height that suits a width.
pub(super) fn natural(w: f64) -> f64 {
    if w < 480.0 { (w * 0.68).clamp(190.0, 280.0) } else { (w * 0.42).clamp(260.0, 440.0) }
}

pub(super) fn draw(page: &mut Page<'_>, body: &Lines, place: &Place) -> f64 {
    let names = names(page, body, place.w).unwrap_or_default();
    picture(page, body, place, &names, LABEL)
}

/// A small picture: its names are short and always at the lines' ends.
pub(super) fn draw_small(page: &mut Page<'_>, body: &Lines, place: &Place) -> f64 {
    let room = place.w * 0.34;
    let names: Vec<_> = body.lines.iter().map(|line| wrap_to(page, &line.label, room, SMALL, 2)).collect();
    picture(page, body, place, &names, SMALL)
}

fn picture(page: &mut Page<'_>, body: &Lines, place: &Place, names: &[Vec<String>], kind: Type) -> f64 {
    let column = axes::column(page, &body.y, place.w);
    let widest_name = names.iter().map(|lines| widest(page, lines, kind)).fold(0.0, f64::max);
    let margin = if widest_name > 0.0 { widest_name + NAME_GAP } else { 0.0 };
    let stack: f64 = names.iter().map(|lines| kind.height(lines.len())).sum();
    let least = stack.max(if kind.size < look::LABEL { 70.0 } else { 110.0 });
    let top = (place.y + column.top).ceil();
    let wanted = place.h.unwrap_or_else(|| natural(place.w)) - (top - place.y) - YEARS;
    let plot = Area {
        x: place.x + column.w,
        y: top,
        w: (place.w - column.w - margin).max(20.0),
        h: wanted.floor().max(least),
    };
    let y = axes::values(page, &body.y, &column, &plot, place.x);
    let inset = 6.0_f64.min(plot.w / 4.0);
    let x = span(body.x.first, body.x.last, plot.x + inset, plot.right() - inset);
    axes::year_rules(page, &body.x, &x, &plot);
    axes::years(page, &body.x, &x, &plot, (place.x, place.x + place.w));
    if let Some(reference) = body.reference.as_ref().filter(|tick| (body.y.min..=body.y.max).contains(&tick.value)) {
        let at = y.at(reference.value).round();
        page.level(plot.x, plot.right(), at, Dash::Solid, Ink::Second);
        reference_words(page, body, &reference.text, &plot, at, &|point| (x(point.year), y.at(point.value)));
    }

    let at = |point: &LinePoint| (x(point.year), y.at(point.value));
    let years = f64::from(body.x.last.get() - body.x.first.get());
    let dot = if kind.size < look::LABEL { 2.8 } else { POINT };
    let crowded = years > 0.0 && (plot.w - 2.0 * inset) / years < 3.0 * POINT;
    // The leading line is drawn last, over the others.
    for line in body.lines.iter().rev() {
        strokes(page, line, &at);
    }
    for line in body.lines.iter().rev() {
        for (i, point) in line.points.iter().enumerate() {
            let (cx, cy) = at(point);
            let reach = POINT + 2.0;
            page.mark(
                point.mark,
                Area { x: cx - reach, y: cy - reach, w: 2.0 * reach, h: 2.0 * reach },
                (cx, cy),
                true,
            );
            let next = line.points.get(i + 1);
            let ties = i > 0 && point.joined || next.is_some_and(|next| next.joined);
            let alone = !ties;
            let told = next.is_none() || body.x.chosen == Some(point.year) || point.look != Look::Firm;
            if !crowded || alone || told {
                let r = if crowded && !alone && next.is_some() { 2.5 } else { dot };
                // The chosen year's points stand out a little.
                let r = if body.x.chosen == Some(point.year) { r + 1.0 } else { r };
                page.round((cx, cy), r, Ink::Hue(line.hue), point.look);
            } else {
                // No wider than its line: a mark that is there to be counted, not to be seen.
                page.round((cx, cy), look::STROKE / 2.0, Ink::Hue(line.hue), Look::Firm);
            }
            page.done();
        }
    }
    // Names stay under the unit where that stands over the plot.
    let top = if column.raised { plot.y - 1.0 } else { plot.y - 8.0 };
    label_ends(page, body, names, kind, (&plot, top), &at);
    plot.bottom() + YEARS - place.y
}

/// Writes the words of the reference over or under its line, at the end where the fewest lines run through them.
fn reference_words(
    page: &mut Page<'_>,
    body: &Lines,
    words: &str,
    plot: &Area,
    rule: f64,
    at: &dyn Fn(&LinePoint) -> (f64, f64),
) {
    let kind = SMALL.ink(Ink::Second);
    let Some(words) = wrap_to(page, words, plot.w - 8.0, kind, 1).pop() else { return };
    let wide = page.width(&words, kind);
    let mut best: Option<(usize, f64, f64)> = None;
    for x in [plot.right() - wide - 4.0, plot.x + 4.0, plot.x + (plot.w - wide) / 2.0] {
        for baseline in [rule - 5.0, rule + kind.size + 3.0] {
            let area = Area { x, y: baseline - kind.size, w: wide, h: kind.size * 1.25 };
            let letters = Area { y: baseline - kind.size * ASCENT, h: kind.size * (ASCENT + DESCENT), ..area };
            if area.y < plot.y - 4.0 || area.bottom() > plot.bottom() || !page.is_free(&letters) {
                continue;
            }
            let crossed = crossings(body, &area, at);
            if best.is_none_or(|(least, ..)| crossed < least) {
                best = Some((crossed, x, baseline));
            }
        }
    }
    if let Some((_, x, baseline)) = best {
        page.text_if_free((x, baseline), Anchor::Start, kind, &words);
    }
}

/// How many places of lines, looked at every few pixels, lie in an area.
fn crossings(body: &Lines, area: &Area, at: &dyn Fn(&LinePoint) -> (f64, f64)) -> usize {
    const LOOKS: u32 = 24;
    let inside = |x: f64, y: f64| (area.x..=area.right()).contains(&x) && (area.y..=area.bottom()).contains(&y);
    let pairs = body.lines.iter().flat_map(|line| line.points.windows(2));
    pairs
        .filter_map(|pair| match pair {
            [a, b] if b.joined => Some((at(a), at(b))),
            _ => None,
        })
        .map(|(a, b)| {
            let looks = (0..=LOOKS).map(|i| f64::from(i) / f64::from(LOOKS));
            looks.filter(|share| inside(a.0 + (b.0 - a.0) * share, a.1 + (b.1 - a.1) * share)).count()
        })
        .sum()
}

/// Where the years lie between two edges; a single year lies in the middle.
pub(super) fn span(first: Year, last: Year, left: f64, right: f64) -> impl Fn(Year) -> f64 {
    let years = f64::from(last.get() - first.get());
    move |year| {
        if years <= 0.0 {
            return (left + right) / 2.0;
        }
        let share = f64::from(year.get() - first.get()) / years;
        left + share.clamp(0.0, 1.0) * (right - left)
    }
}

/// The strokes of a line: whole runs of firm points as one, others interrupted. A stroke is as uncertain as the less certain of its ends.
fn strokes(page: &mut Page<'_>, line: &Line, at: &dyn Fn(&LinePoint) -> (f64, f64)) {
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
        if run.is_empty() {
            run.push(at(from));
        }
        run.push(at(to));
    }
    end(page, &mut run, kind);
}

/// Writes the names right of the plot, pushed apart, with hair lines to the ends that are not beside them.
fn label_ends(
    page: &mut Page<'_>,
    body: &Lines,
    names: &[Vec<String>],
    kind: Type,
    (plot, top): (&Area, f64),
    at: &dyn Fn(&LinePoint) -> (f64, f64),
) {
    let mut ends: Vec<_> = body
        .lines
        .iter()
        .zip(names)
        .filter(|(_, name)| !name.is_empty())
        .filter_map(|(line, name)| Some((line, name, at(line.points.last()?))))
        .collect();
    order::sort_by(&mut ends, |a, b| a.2.1.total_cmp(&b.2.1));
    let wanted: Vec<f64> = ends.iter().map(|end| end.2.1).collect();
    let heights: Vec<f64> = ends.iter().map(|end| kind.height(end.1.len())).collect();
    let places = spread(&wanted, &heights, top, plot.bottom() + 4.0);
    let left = plot.right() + NAME_GAP;
    for ((line, name, (x, y)), place) in ends.into_iter().zip(places) {
        let start = x + POINT + 3.0;
        if (place - y).abs() > 6.0 || plot.right() - start > 12.0 {
            let points = vec![(start, y), (plot.right() - 2.0, y), (left - 3.0, place)];
            page.put(Shape::Line { points, width: 1.0, dash: Dash::Solid, ink: Ink::Third });
        }
        page.block_at((left, place), Anchor::Start, kind.ink(full(line.hue)), name);
    }
}
