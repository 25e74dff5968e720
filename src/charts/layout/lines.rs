//! Lines over the years, with their names at their ends: where the plot, its points and the words are. What a line is drawn with is in `strokes`; the axes
//! that other pictures have too are in `axes`.

use super::super::look;
use super::super::scale::spread;
use super::super::scene::{ASCENT, Anchor, Area, Dash, Ink, Shape};
use super::super::spec::{Axis, LegendEntry, Line, LinePoint, Lines, Look, Multiple, Sample, Tick, Tone};
use super::axes::{self, YEARS};
use super::frame::{Place, full};
use super::page::{LABEL, Page, SMALL, Type};
use super::strokes::{BREAK, break_at, breaks, strokes};
use super::words::{widest, widest_word, wrap, wrap_even, wrap_to};
use crate::model::Year;
use crate::model::order;

/// The radius of a point.
const POINT: f64 = 3.5;
/// By how much the points of the chosen year are larger.
const CHOSEN: f64 = 9.0 / 7.0;
/// The height of a picture of a point or two.
pub(super) const SLIGHT: f64 = 180.0;
/// The least share of the room between two years that a point leaves free at both its sides, in all.
const AIR: f64 = 0.36;
/// The smallest point; where even that leaves no air, those that are told nothing of shrink to the width of their line.
const LEAST_POINT: f64 = 2.0;
/// Room between a line's end and its name.
const NAME_GAP: f64 = 10.0;
/// Room between one name and the next, beside what lies between the lines of one.
const NAME_AIR: f64 = 4.0;

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
    let height: f64 = names.iter().map(|lines| LABEL.height(lines.len()) + NAME_AIR).sum();
    (height <= fitting(body, w) * 0.8).then_some(names)
}

/// The height that suits lines: of a point or two there is no course to be seen, and a high picture would be of its frame.
fn fitting(body: &Lines, w: f64) -> f64 {
    if body.is_slight() { SLIGHT.min(natural(w)) } else { natural(w) }
}

/// The height that suits a width.
pub(super) fn natural(w: f64) -> f64 {
    if w < 480.0 { (w * 0.68).clamp(190.0, 280.0) } else { (w * 0.42).clamp(260.0, 440.0) }
}

pub(super) fn draw(page: &mut Page<'_>, body: &Lines, place: &Place) -> f64 {
    let names = names(page, body, place.w).unwrap_or_default();
    picture(page, body, place, &names, LABEL, (0.0, 0.0))
}

/// A small picture: its heading is its name. It leaves at least so much room at the left of its plot and over it.
pub(super) fn draw_small(page: &mut Page<'_>, body: &Lines, place: &Place, room: (f64, f64)) -> f64 {
    picture(page, body, place, &[], SMALL, room)
}

/// The room that the values of small pictures take at most, at the left and over the plot, of pictures that are so wide.
pub(super) fn room(page: &Page<'_>, pictures: &[Multiple], w: f64) -> (f64, f64) {
    let mut room: (f64, f64) = (0.0, 0.0);
    for Multiple { lines, .. } in pictures {
        let column = axes::column(page, &lines.y, w);
        room = (room.0.max(column.w), room.1.max(column.top));
    }
    room
}

/// The room beside a plot for names that are set so.
fn margin(page: &Page<'_>, names: &[Vec<String>], kind: Type) -> f64 {
    let wide = names.iter().map(|lines| widest(page, lines, kind)).fold(0.0, f64::max);
    if wide > 0.0 { wide + NAME_GAP } else { 0.0 }
}

fn picture(
    page: &mut Page<'_>,
    body: &Lines,
    place: &Place,
    names: &[Vec<String>],
    kind: Type,
    room: (f64, f64),
) -> f64 {
    let (axis, caption) = referred(page, body, place.w);
    let mut column = axes::column(page, &axis, place.w);
    (column.w, column.top) = (column.w.max(room.0), column.top.max(room.1));
    let margin = margin(page, names, kind);
    let stack: f64 = names.iter().map(|lines| kind.height(lines.len()) + NAME_AIR).sum();
    let least = stack.max(if kind.size < look::LABEL { 70.0 } else { 110.0 });
    let mut top = (place.y + column.top).ceil();
    if let Some(caption) = caption {
        page.text_if_free((place.x, place.y + ASCENT * SMALL.size), Anchor::Start, SMALL, &caption);
        top += SMALL.height(1).ceil();
    }
    let wanted = place.h.unwrap_or_else(|| fitting(body, place.w)) - (top - place.y) - YEARS;
    let plot = Area {
        x: place.x + column.w,
        y: top,
        w: (place.w - column.w - margin).max(20.0),
        h: wanted.floor().max(least),
    };
    let y = axes::values(page, &axis, &column, &plot, place.x);
    let inset = 6.0_f64.min(plot.w / 4.0);
    let x = span(body.x.first, body.x.last, plot.x + inset, plot.right() - inset);
    axes::year_rules(page, &body.x, &x, &plot);
    axes::years(page, &body.x, None, &x, &plot, (place.x, place.x + place.w));
    if let Some(reference) = reference(body) {
        page.level(plot.x, plot.right(), y.at(reference.value).round(), Dash::Solid, Ink::Second);
    }

    let at = |point: &LinePoint| (x(point.year), y.at(point.value));
    let years = f64::from(body.x.last.get() - body.x.first.get());
    let step = if years > 0.0 { (plot.w - 2.0 * inset) / years } else { f64::MAX };
    // All points of a picture are of one size, which leaves air between those of neighbouring years.
    let dot = if kind.size < look::LABEL { 2.8 } else { POINT }.min((step * (1.0 - AIR) / 2.0).max(LEAST_POINT));
    let crowded = step < 3.0 * LEAST_POINT;
    for line in &body.lines {
        breaks(page, line, &at);
    }
    // The leading line is drawn last, over the others.
    let led = body.lines.iter().any(|line| line.hue.tone == Tone::Half);
    for line in body.lines.iter().rev() {
        let leads = led && line.hue.tone == Tone::Full;
        strokes(page, line, (dot, if leads { look::LEADING_STROKE } else { look::STROKE }), &at);
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
                // The chosen year's points stand out a little.
                let r = if body.x.chosen == Some(point.year) { dot * CHOSEN } else { dot };
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
    let level = reference(body).map(|tick| y.at(tick.value));
    // Beside the plot are the names, which a number must not run into.
    let right = if margin > 0.0 { plot.right() - 4.0 } else { place.x + place.w };
    let laid = Laid { body, plot, dot, level, top: place.y, right, at: &at };
    // The chosen year's numbers have the first choice of a place.
    let silent = tell_chosen(page, &laid, &x);
    label_ends(page, &laid, names, kind, top);
    tell_others(page, &laid, &silent, &x);
    laid.plot.bottom() + YEARS - place.y
}

/// Lines as they lie: what words keep off.
struct Laid<'a> {
    body: &'a Lines,
    plot: Area,
    /// The radius of a point.
    dot: f64,
    /// Where the reference lies.
    level: Option<f64>,
    /// How far up and how far to the right the words of a point may reach.
    top: f64,
    right: f64,
    at: &'a dyn Fn(&LinePoint) -> (f64, f64),
}

/// The axis with the words of the reference in the place of its value, and with that value where the axis has none there: beside the axis they cannot be taken
/// for the value of a point. On a phone, whose plot they would make narrow, words longer than the values stand over it instead.
fn referred(page: &Page<'_>, body: &Lines, w: f64) -> (Axis, Option<String>) {
    let mut axis = body.y.clone();
    let Some(reference) = reference(body) else { return (axis, None) };
    // Where it does not fit beside the plot it must not run into the names at the other side.
    let Some(text) = wrap_to(page, &reference.text, w * 0.5, SMALL, 1).pop() else { return (axis, None) };
    let widest = axis.ticks.iter().map(|tick| page.width(&tick.text, SMALL)).fold(0.0, f64::max);
    match axis.ticks.iter_mut().find(|tick| tick.value == reference.value) {
        Some(_) if w < 480.0 && page.width(&text, SMALL) > widest + 10.0 => return (axis, Some(text)),
        Some(tick) => tick.text = text,
        // Before the others, which give way to it.
        None => axis.ticks.insert(0, Tick { value: reference.value, text }),
    }
    (axis, None)
}

/// The reference, where it lies on the axis.
fn reference(body: &Lines) -> Option<&Tick> {
    body.reference.as_ref().filter(|tick| (body.y.min..=body.y.max).contains(&tick.value))
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

/// Writes the names: of a line that ends early beside its last point, broken into more lines where there is room for those alone; the others right of the plot,
/// pushed apart. What leads to those that had to move begins beyond the plot, at a line that reaches there: a rule through its years would say that the line goes
/// on, and one from the frame that it had come so far. Colour and year tell the others.
fn label_ends(page: &mut Page<'_>, laid: &Laid<'_>, names: &[Vec<String>], kind: Type, top: f64) {
    let Laid { body, plot, at, .. } = laid;
    let mut ends: Vec<(&Line, &Vec<String>, (f64, f64))> = Vec::new();
    for (line, name) in body.lines.iter().zip(names).filter(|(_, name)| !name.is_empty()) {
        let Some((x, y)) = line.points.last().map(at) else { continue };
        let beside = |name: &[String]| {
            let (w, h) = (widest(page, name, kind), kind.height(name.len()));
            let aside = h / 2.0 + POINT * CHOSEN + 3.0;
            let places = [(x + POINT + 5.0, y), (x + POINT, y + aside), (x + POINT, y - aside)];
            // Figures end above the lowest line where the height that is kept for their letters reaches it.
            let upper = |middle: f64| (middle - h / 2.0).min(plot.bottom() + 1.0 - h).max(plot.y + 1.0);
            let mut areas = places.into_iter().map(|(x, middle)| Area { x, y: upper(middle), w, h });
            let air = |area: &Area| Area { x: area.x - 3.0, w: area.w + 6.0, ..*area };
            areas.find(|area| area.right() <= plot.right() && is_open(page, laid, &air(area)))
        };
        let (mut words, wide) = (name.clone(), widest(page, name, kind));
        let area = loop {
            let area = beside(&words);
            let narrower = widest(page, &words, kind) - 1.0;
            // In more lines only far from the edge, where the name would else stand far from its line.
            let breaks = x + wide < plot.right() && words.len() < 3 && widest_word(page, &line.label, kind) <= narrower;
            if area.is_some() || !breaks {
                break area;
            }
            words = wrap_even(page, &line.label, narrower, kind);
        };
        match area {
            Some(area) => write_over(page, plot, &area, kind.ink(full(line.hue)), &words),
            None => ends.push((line, name, (x, y))),
        }
    }
    order::sort_by(&mut ends, |a, b| a.2.1.total_cmp(&b.2.1));
    let wanted: Vec<f64> = ends.iter().map(|end| end.2.1).collect();
    let heights: Vec<f64> = ends.iter().map(|end| kind.height(end.1.len()) + NAME_AIR).collect();
    let places = spread(&wanted, &heights, top - NAME_AIR / 2.0, plot.bottom() + 4.0 + NAME_AIR / 2.0);
    let left = plot.right() + NAME_GAP;
    for ((line, name, (x, y)), place) in ends.into_iter().zip(places) {
        if (place - y).abs() > 6.0 && x + NAME_GAP > plot.right() {
            let points = vec![(plot.right() + 1.0, y), (left - 3.0, place)];
            page.put(Shape::Line { points, width: 1.0, dash: Dash::Solid, ink: Ink::Rule });
        }
        page.block_at((left, place), Anchor::Start, kind.ink(full(line.hue)), name);
    }
}

/// Where the words of a point are looked for: where they begin, in their widths and in steps from the point, and where their upper edge is, in their heights and
/// in steps. Rising lines leave room at their upper left and lower right; farther off where points of other lines lie beside it.
const BESIDE: [[f64; 4]; 12] = [
    [-0.5, 0.0, -1.0, -1.0],
    [-1.0, -1.0, -1.0, -0.3],
    [-1.0, -1.0, -0.5, 0.0],
    [0.0, 1.0, 0.0, 0.3],
    [0.0, 1.0, -0.5, 0.0],
    [-0.5, 0.0, 0.0, 1.0],
    [0.0, 1.0, -1.0, -0.3],
    [-1.0, -1.0, 0.0, 0.3],
    [0.0, 1.0, 0.0, 1.5],
    [-1.0, -1.0, -1.0, -1.5],
    [0.0, 1.0, -1.0, -1.5],
    [-1.0, -1.0, 0.0, 1.5],
];

/// How many places over and under its point words are looked for whose year is sure: along the rule of the chosen year, and of another where they name it.
const ALONG: [u8; 2] = [24, 12];
/// How far one of these places is from the next on the same side of the point.
const FARTHER: f64 = 4.0;

/// Writes what is told of the chosen year's points, the leading line before the others. Tells of which lines nothing stands there.
fn tell_chosen(page: &mut Page<'_>, laid: &Laid<'_>, x: &dyn Fn(Year) -> f64) -> Vec<bool> {
    let silent = |line: &Line| {
        let chosen = line.points.iter().find(|point| laid.body.x.chosen == Some(point.year));
        // Of the last point it is told at the line's end.
        !chosen.is_some_and(|point| point.told.is_empty() || tell(page, laid, (line, point), x))
    };
    laid.body.lines.iter().map(silent).collect()
}

/// Writes what is told of other points. What is told of the compared year stands only where that of the chosen one does, here or at the line's end: alone it
/// would be taken for it.
fn tell_others(page: &mut Page<'_>, laid: &Laid<'_>, silent: &[bool], x: &dyn Fn(Year) -> f64) {
    let years = &laid.body.x;
    for (line, silent) in laid.body.lines.iter().zip(silent) {
        let said = line.label.is_empty() || !silent;
        for point in line.points.iter().filter(|point| !point.told.is_empty() && years.chosen != Some(point.year)) {
            if said || years.compared != Some(point.year) {
                tell(page, laid, (line, point), x);
            }
        }
    }
}

/// Writes what is told of a point beside it: where no line, point or other words lie, and no rule of a year, and no nearer to another point of its line. What
/// stands for the name of its line parts a rule where there is no room but on it. What is told of the chosen year then stands on that year's own rule, never on
/// another's, which would be taken for its: as near to its point as there is room, and no nearer to another line's. Tells whether there was room.
fn tell(page: &mut Page<'_>, laid: &Laid<'_>, (line, point): (&Line, &LinePoint), x: &dyn Fn(Year) -> f64) -> bool {
    let (plot, years) = (&laid.plot, &laid.body.x);
    let chosen = years.chosen == Some(point.year);
    let kind = SMALL.bold(chosen).ink(full(line.hue));
    let (tip, w, h) = ((laid.at)(point), page.width(&point.told, kind), SMALL.height(1));
    let step = POINT * CHOSEN + 3.0;
    let beside = BESIDE.iter().map(|[a, b, c, d]| (a * w + b * step, c * h + d * step));
    // Of a line without name the last number names its year.
    let places = match (chosen, line.label.is_empty()) {
        (true, _) => ALONG[0],
        (_, true) => ALONG[1],
        _ => 0,
    };
    let along = (0..places).map(|n| {
        let off = step + FARTHER * f64::from(n / 2);
        (-0.5 * w, if n % 2 == 0 { -h - off } else { off })
    });
    let mut best: Option<(bool, Area)> = None;
    for (n, (dx, dy)) in beside.chain(along).enumerate() {
        let area = Area { x: (tip.0 + dx).min(laid.right - w).max(plot.x), y: tip.1 + dy, w, h };
        let meets =
            |year: Option<Year>| year.map(x).is_some_and(|rule| rule > area.x - 2.0 && rule < area.right() + 2.0);
        let ruled = area.bottom() > plot.y && (meets(years.chosen) || meets(years.compared));
        let sure = n >= BESIDE.len();
        // Of its year, but of which line?
        let others = laid.body.lines.iter().filter(|other| sure || std::ptr::eq(*other, line));
        let mut rivals = others.flat_map(|other| &other.points).filter(|other| !sure || other.year == point.year);
        let far = |(x, y): (f64, f64)| area.distance(x, y);
        let room = if sure { 2.0 * POINT } else { 0.5 };
        if best.is_none_or(|(other, _)| other && !ruled && !sure)
            && (!ruled || sure || line.label.is_empty() && !chosen)
            && area.right() < laid.right + 0.5
            && area.y >= laid.top
            && area.bottom() < plot.bottom()
            && rivals.all(|other| far((laid.at)(other)) >= far(tip) - room)
            && is_open(page, laid, &area.grown(2.0))
        {
            best = Some((ruled, area));
        }
    }
    if let Some((_, area)) = &best {
        write_over(page, plot, area, kind, std::slice::from_ref(&point.told));
    }
    best.is_some()
}

/// Whether nothing lies within an area that words there would hide or cross.
fn is_open(page: &Page<'_>, laid: &Laid<'_>, area: &Area) -> bool {
    page.is_free(area)
        && !lies_under(laid, area)
        && laid.level.is_none_or(|level| level < area.y || level > area.bottom())
}

/// Writes words within the plot; grid lines and rules stop before them, but for the lowest line.
fn write_over(page: &mut Page<'_>, plot: &Area, area: &Area, kind: Type, lines: &[String]) {
    let h = area.h.min(plot.bottom() - 1.0 - area.y);
    page.part(&Area { x: area.x - 2.0, y: area.y, w: area.w + 4.0, h });
    page.block_at((area.x, area.y + area.h / 2.0), Anchor::Start, kind, lines);
}

/// Whether any line or point lies within an area or, with its ring, reaches into it.
fn lies_under(Laid { body, dot, at, .. }: &Laid<'_>, area: &Area) -> bool {
    body.lines.iter().any(|line| {
        line.points.iter().enumerate().any(|(i, point)| {
            let b = at(point);
            let reach = if body.x.chosen == Some(point.year) { dot * CHOSEN } else { *dot };
            if area.distance(b.0, b.1) < reach {
                return true;
            }
            let Some((before, a)) = line.points.get(i.wrapping_sub(1)).map(|before| (before, at(before))) else {
                return false;
            };
            if line.breaks.contains(&point.year) {
                let (x, y) = break_at((before, a), (point, b));
                let mark = Area { x: x - BREAK.0, y: y - BREAK.1, w: 2.0 * BREAK.0, h: 2.0 * BREAK.1 };
                if mark.meets(area) {
                    return true;
                }
            }
            if !point.joined {
                return false;
            }
            let (left, right) = (a.0.max(area.x), b.0.min(area.right()));
            let height = |x: f64| a.1 + (b.1 - a.1) * (x - a.0) / (b.0 - a.0).max(1e-9);
            let (from, to) = (height(left), height(right));
            left <= right && from.min(to) <= area.bottom() && from.max(to) >= area.y
        })
    })
}

#[cfg(all(test, not(target_arch = "wasm32")))]
#[allow(clippy::unwrap_used, clippy::expect_used)] // helpers of tests may take what they have just made
mod tests;
