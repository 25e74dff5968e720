//! Lines over the years, with their names at their ends.

use super::super::look;
use super::super::scale::{Linear, spread};
use super::super::scene::{Anchor, Area, Dash, Ink, Shape};
use super::super::spec::{Axis, LegendEntry, Line, LinePoint, Lines, Look, Multiple, Sample, Tick, YearAxis};
use super::axes::{self, YEARS};
use super::frame::{Place, full};
use super::page::{LABEL, Page, SMALL, Type};
use super::words::{widest, widest_word, wrap, wrap_to};
use crate::model::Year;
use crate::model::order;

/// The radius of a point.
const POINT: f64 = 3.5;
/// By how much the points of the chosen year are larger.
const CHOSEN: f64 = 9.0 / 7.0;
/// The height of a picture of a point or two.
const SLIGHT: f64 = 180.0;
/// The least share of the room between two years that a point leaves free at both its sides, in all.
const AIR: f64 = 0.36;
/// The smallest point; where even that leaves no air, those that are told nothing of shrink to the width of their line.
const LEAST_POINT: f64 = 2.0;
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

/// A small picture: its names are short and always at the lines' ends. It leaves at least so much room at the sides of its plot.
pub(super) fn draw_small(page: &mut Page<'_>, body: &Lines, place: &Place, sides: (f64, f64)) -> f64 {
    let names = small_names(page, body, place.w);
    picture(page, body, place, &names, SMALL, sides)
}

fn small_names(page: &Page<'_>, body: &Lines, w: f64) -> Vec<Vec<String>> {
    body.lines.iter().map(|line| wrap_to(page, &line.label, w * 0.34, SMALL, 2)).collect()
}

/// The room that the values at the left and the names at the right take at most of small pictures that are so wide.
pub(super) fn sides(page: &Page<'_>, pictures: &[Multiple], w: f64) -> (f64, f64) {
    let mut sides: (f64, f64) = (0.0, 0.0);
    for Multiple { lines, .. } in pictures {
        let column = axes::column(page, &referred(page, lines, w), w).w;
        sides = (sides.0.max(column), sides.1.max(margin(page, &small_names(page, lines, w), SMALL)));
    }
    sides
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
    sides: (f64, f64),
) -> f64 {
    let axis = referred(page, body, place.w);
    let mut column = axes::column(page, &axis, place.w);
    column.w = column.w.max(sides.0);
    let margin = margin(page, names, kind).max(sides.1);
    let stack: f64 = names.iter().map(|lines| kind.height(lines.len())).sum();
    let least = stack.max(if kind.size < look::LABEL { 70.0 } else { 110.0 });
    let top = (place.y + column.top).ceil();
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
    axes::years(page, &body.x, &x, &plot, (place.x, place.x + place.w));
    if let Some(reference) = reference(body) {
        page.level(plot.x, plot.right(), y.at(reference.value).round(), Dash::Solid, Ink::Second);
    }

    let at = |point: &LinePoint| (x(point.year), y.at(point.value));
    let years = f64::from(body.x.last.get() - body.x.first.get());
    let step = if years > 0.0 { (plot.w - 2.0 * inset) / years } else { f64::MAX };
    // All points of a picture are of one size, which leaves air between those of neighbouring years.
    let dot = if kind.size < look::LABEL { 2.8 } else { POINT }.min((step * (1.0 - AIR) / 2.0).max(LEAST_POINT));
    let crowded = step < 3.0 * LEAST_POINT;
    let alone = body.lines.len() == 1;
    for line in &body.lines {
        breaks(page, line, &body.x, &x, &y, (&plot, alone));
    }
    // The leading line is drawn last, over the others.
    for line in body.lines.iter().rev() {
        strokes(page, line, dot, &at);
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
    label_ends(page, body, names, kind, (&plot, top, level), &at);
    plot.bottom() + YEARS - place.y
}

/// The axis with the words of the reference in the place of its value, and with that value where the axis has none there: beside the axis they cannot be taken
/// for the value of a point.
fn referred(page: &Page<'_>, body: &Lines, w: f64) -> Axis {
    let mut axis = body.y.clone();
    let Some(reference) = reference(body) else { return axis };
    // Where it does not fit beside the plot it must not run into the names at the other side.
    let Some(text) = wrap_to(page, &reference.text, w * 0.5, SMALL, 1).pop() else { return axis };
    match axis.ticks.iter_mut().find(|tick| tick.value == reference.value) {
        Some(tick) => tick.text = text,
        // Before the others, which give way to it.
        None => axis.ticks.insert(0, Tick { value: reference.value, text }),
    }
    axis
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

/// How far the rule of a break reaches over and under its line, among others.
const BREAK: f64 = 11.0;

/// The breaks of a line, halfway from the year before: over the height of the plot where it is alone; else in its colour where it ends and begins, so that no
/// other line seems to break there.
fn breaks(
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
fn strokes(page: &mut Page<'_>, line: &Line, dot: f64, at: &dyn Fn(&LinePoint) -> (f64, f64)) {
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

/// Writes the names: of a line that ends early beside its last point, where nothing lies there; the others right of the plot, pushed apart. What leads to those
/// that had to move begins beyond the plot: a rule through its years would say that the line goes on.
fn label_ends(
    page: &mut Page<'_>,
    body: &Lines,
    names: &[Vec<String>],
    kind: Type,
    (plot, top, reference): (&Area, f64, Option<f64>),
    at: &dyn Fn(&LinePoint) -> (f64, f64),
) {
    let mut ends: Vec<(&Line, &Vec<String>, (f64, f64))> = Vec::new();
    for (line, name) in body.lines.iter().zip(names).filter(|(_, name)| !name.is_empty()) {
        let Some((x, y)) = line.points.last().map(at) else { continue };
        let size = (widest(page, name, kind), kind.height(name.len()));
        let aside = size.1 / 2.0 + POINT + 3.0;
        let free = |&(left, middle): &(f64, f64)| {
            let area = Area { x: left, y: middle - size.1 / 2.0, w: size.0, h: size.1 };
            let air = area.grown(3.0);
            area.right() <= plot.right()
                && air.y >= plot.y
                && air.bottom() <= plot.bottom()
                && page.is_free(&air)
                && !lies_under(body, &air, at)
                && reference.is_none_or(|level| level < air.y || level > air.bottom())
        };
        let beside = [(x + POINT + 5.0, y), (x + POINT, y + aside), (x + POINT, y - aside)];
        match beside.into_iter().find(free) {
            Some((left, middle)) => {
                // Grid lines stop before the words.
                let area = Area { x: left - 2.0, y: middle - size.1 / 2.0, w: size.0 + 4.0, h: size.1 };
                page.put(Shape::Rect(area, Ink::Ground));
                page.block_at((left, middle), Anchor::Start, kind.ink(full(line.hue)), name);
            }
            None => ends.push((line, name, (x, y))),
        }
    }
    order::sort_by(&mut ends, |a, b| a.2.1.total_cmp(&b.2.1));
    let wanted: Vec<f64> = ends.iter().map(|end| end.2.1).collect();
    let heights: Vec<f64> = ends.iter().map(|end| kind.height(end.1.len())).collect();
    let places = spread(&wanted, &heights, top, plot.bottom() + 4.0);
    let left = plot.right() + NAME_GAP;
    for ((line, name, (_, y)), place) in ends.into_iter().zip(places) {
        if (place - y).abs() > 6.0 {
            let points = vec![(plot.right() + 1.0, y), (left - 3.0, place)];
            page.put(Shape::Line { points, width: 1.0, dash: Dash::Solid, ink: Ink::Rule });
        }
        page.block_at((left, place), Anchor::Start, kind.ink(full(line.hue)), name);
    }
}

/// Whether any line or point lies within an area.
fn lies_under(body: &Lines, area: &Area, at: &dyn Fn(&LinePoint) -> (f64, f64)) -> bool {
    body.lines.iter().any(|line| {
        line.points.iter().enumerate().any(|(i, point)| {
            let b = at(point);
            // A point alone is a stroke of no length.
            let a = line.points.get(i.wrapping_sub(1)).filter(|_| point.joined).map_or(b, at);
            let (left, right) = (a.0.max(area.x), b.0.min(area.right()));
            let height = |x: f64| a.1 + (b.1 - a.1) * (x - a.0) / (b.0 - a.0).max(1e-9);
            let (from, to) = (height(left), height(right));
            left <= right && from.min(to) <= area.bottom() && from.max(to) >= area.y
        })
    })
}

#[cfg(all(test, not(target_arch = "wasm32")))]
#[allow(clippy::unwrap_used, clippy::expect_used)] // helpers of tests may take what they have just made
mod tests {
    use super::super::super::measure::EmbeddedFont;
    use super::super::super::scene::Label;
    use super::super::super::spec::{Hue, MarkIx, Tone};
    use super::*;

    /// The words of a picture with a reference at 100, the left edge of its plot and the height of the reference.
    fn words(ticks: &[f64], w: f64) -> (Vec<Label>, f64, f64) {
        let year = |year: i64| Year::new(year).unwrap();
        let tick = |value: f64| Tick { value, text: value.to_string() };
        let point = |(of, value): (i64, f64)| LinePoint {
            year: year(of),
            value,
            look: Look::Firm,
            joined: of > 2017,
            mark: MarkIx(usize::try_from(of - 2017).unwrap()),
        };
        let (min, max) = (ticks[0], ticks[ticks.len() - 1]);
        let body = Lines {
            x: YearAxis { first: year(2017), last: year(2020), chosen: None, compared: None },
            y: Axis { min, max, ticks: ticks.iter().map(|value| tick(*value)).collect(), note: None },
            reference: Some(Tick { value: 100.0, text: "2017 = 100".into() }),
            lines: vec![Line {
                label: "HTX".into(),
                hue: Hue { family: 0, tone: Tone::Full },
                points: [(2017, 100.0), (2018, 104.0), (2019, 98.0), (2020, 101.0)].map(point).to_vec(),
                breaks: Vec::new(),
            }],
        };
        let font = EmbeddedFont::new();
        let mut page = Page::new(&font, w);
        draw(&mut page, &body, &Place { x: 0.0, y: 0.0, w, h: None });
        let scene = page.finish(400.0);
        let rule = scene.items.iter().find_map(|item| match &item.shape {
            Shape::Rect(area, Ink::Second) if area.h == 1.0 => Some((area.x, area.y)),
            _ => None,
        });
        let (left, height) = rule.expect("the rule of the reference");
        (scene.labels().cloned().collect(), left, height)
    }

    #[test]
    fn the_words_of_the_reference_stand_among_the_values_of_the_axis() {
        for (ticks, w) in [(&[80.0, 100.0, 120.0][..], 900.0), (&[0.0, 200.0, 400.0], 600.0), (&[60.0, 100.0], 320.0)] {
            let (labels, left, height) = words(ticks, w);
            let told: Vec<_> = labels.iter().filter(|label| label.text == "2017 = 100").collect();
            assert_eq!(told.len(), 1, "{ticks:?}: {labels:?}");
            let area = told[0].area();
            let beside = area.right() < left && area.y < height && height < area.bottom();
            // Where there is more room over the line than beside it, it stands there as the highest value does.
            let over = area.x == 0.0 && area.bottom() <= height + 1.0 && area.bottom() > height - 8.0;
            assert!(beside || over, "{ticks:?}: {area:?} at {left} {height}");
            assert!(!labels.iter().any(|label| label.text == "100"), "the bare value is not told again");
        }
    }

    #[test]
    fn a_break_is_drawn_at_its_own_line_and_across_the_picture_only_where_that_is_the_only_one() {
        let year = |year: i64| Year::new(year).unwrap();
        let hues = [0, 1].map(|family| Hue { family, tone: Tone::Full });
        let line = |n: usize, height: f64, breaks: Vec<Year>| Line {
            label: "HTX".into(),
            hue: hues[n],
            points: (0..4)
                .map(|at| LinePoint {
                    year: year(2017 + at),
                    value: height,
                    look: Look::Firm,
                    joined: at > 0,
                    mark: MarkIx(4 * n + usize::try_from(at).unwrap()),
                })
                .collect(),
            breaks,
        };
        let rules = |lines: Vec<Line>| {
            let body = Lines {
                x: YearAxis { first: year(2017), last: year(2020), chosen: None, compared: None },
                y: Axis { min: 0.0, max: 100.0, ticks: Vec::new(), note: None },
                reference: None,
                lines,
            };
            let font = EmbeddedFont::new();
            let mut page = Page::new(&font, 600.0);
            draw(&mut page, &body, &Place { x: 0.0, y: 0.0, w: 600.0, h: None });
            let dots = page.finish(400.0).items.into_iter().filter_map(|item| match item.shape {
                Shape::Rect(area, ink) if area.w == 1.0 && area.h < 4.0 && area.h > 0.0 => Some((area.y, ink)),
                _ => None,
            });
            dots.collect::<Vec<_>>()
        };
        let height = |dots: &[(f64, Ink)], ink: Ink| {
            let of_ink = dots.iter().filter(|dot| dot.1 == ink).map(|dot| dot.0);
            of_ink.clone().fold(f64::NEG_INFINITY, f64::max) - of_ink.fold(f64::INFINITY, f64::min)
        };
        let two = rules(vec![line(0, 80.0, Vec::new()), line(1, 20.0, vec![year(2019)])]);
        assert!(height(&two, Ink::Hue(hues[1])) <= 2.0 * BREAK, "{two:?}");
        assert!(!two.iter().any(|dot| dot.1 == Ink::Third), "{two:?}");
        assert!(height(&rules(vec![line(0, 80.0, vec![year(2019)])]), Ink::Third) > 150.0);
    }

    /// A picture of one line over so many years, every point of a look.
    fn scene(years: i64, look: Look, w: f64) -> super::super::super::scene::Scene {
        let year = |year: i64| Year::new(year).unwrap();
        let point = |n: i64| LinePoint {
            year: year(2000 + n),
            value: 50.0,
            look,
            joined: n > 0,
            mark: MarkIx(usize::try_from(n).unwrap()),
        };
        let body = Lines {
            x: YearAxis { first: year(2000), last: year(1999 + years), chosen: None, compared: None },
            y: Axis { min: 0.0, max: 100.0, ticks: Vec::new(), note: None },
            reference: None,
            lines: vec![Line {
                label: "HTX".into(),
                hue: Hue { family: 0, tone: Tone::Full },
                points: (0..years).map(point).collect(),
                breaks: Vec::new(),
            }],
        };
        let font = EmbeddedFont::new();
        let mut page = Page::new(&font, w);
        let high = draw(&mut page, &body, &Place { x: 0.0, y: 0.0, w, h: None });
        page.finish(high)
    }

    #[test]
    fn every_point_is_to_be_seen_and_touches_none_of_a_neighbouring_year_however_narrow_the_picture() {
        for (years, w) in [(25, 320.0), (25, 358.0), (14, 358.0), (25, 556.0), (25, 1150.0)] {
            let scene = scene(years, Look::Firm, w);
            let rounds = scene.items.iter().filter_map(|item| match item.shape {
                Shape::Round { at, r, .. } => Some((at.0, r)),
                _ => None,
            });
            let mut rounds: Vec<(f64, f64)> = rounds.collect();
            order::sort_by(&mut rounds, |a, b| a.0.total_cmp(&b.0));
            assert_eq!(rounds.len(), usize::try_from(years).unwrap());
            for pair in rounds.windows(2) {
                let [(x0, r0), (x1, r1)] = pair else { continue };
                assert!((r0 - r1).abs() < 1e-9 && *r0 >= LEAST_POINT, "{years} in {w}: {pair:?}");
                assert!(x1 - x0 - r0 - r1 > 1.5, "{years} in {w}: {pair:?}");
            }
        }
    }

    #[test]
    fn an_interrupted_stroke_shows_its_gap_between_points_that_lie_near() {
        // Farther apart, two strokes and the gap between them fit, whatever their beginning.
        for (look, far) in [(Look::Hollow, 16.0), (Look::Derived, 7.0)] {
            for (years, w) in [(25, 320.0), (25, 358.0), (22, 358.0)] {
                let scene = scene(years, look, w);
                let points = scene.items.iter().filter_map(|item| match &item.shape {
                    Shape::Round { at, r, ink: Ink::Hue(_) } if *r > 1.5 => Some((at.0, *r)),
                    _ => None,
                });
                let points: Vec<(f64, f64)> = points.collect();
                for pair in points.windows(2) {
                    let [(x0, r0), (x1, r1)] = pair else { continue };
                    let (from, to) = (x0 + r0, x1 - r1);
                    if to - from >= far {
                        continue;
                    }
                    let drawn = scene.items.iter().filter_map(|item| match &item.shape {
                        Shape::Line { points, dash: Dash::Solid, ink: Ink::Hue(_), .. } => {
                            let (a, b) = (points.first()?.0, points.last()?.0);
                            (a >= from - 1e-6 && b <= to + 1e-6).then_some(b - a)
                        }
                        _ => None,
                    });
                    let inked: f64 = drawn.sum();
                    assert!(
                        inked > 0.0 && inked <= (to - from) * 0.51,
                        "{look:?}, {years} in {w}: {inked} of {}",
                        to - from
                    );
                }
            }
        }
    }

    #[test]
    fn no_rule_leads_from_a_line_that_ends_early_through_the_years_after_it() {
        let year = |year: i64| Year::new(year).unwrap();
        let line = |family: u8, label: &str, years: i64, value: f64| Line {
            label: label.into(),
            hue: Hue { family, tone: Tone::Full },
            points: (0..years)
                .map(|n| LinePoint {
                    year: year(2017 + n),
                    value,
                    look: Look::Firm,
                    joined: n > 0,
                    mark: MarkIx(usize::try_from(n + 8 * i64::from(family)).unwrap()),
                })
                .collect(),
            breaks: Vec::new(),
        };
        // At its point where it fits there, above or below where another line runs on beside it, else beside the plot.
        for (years, high, aside) in [(3, 90.0, Some(0.0)), (3, 52.0, Some(1.0)), (7, 90.0, None)] {
            let name = "THT 123 (nghìn)";
            let body = Lines {
                x: YearAxis { first: year(2017), last: year(2024), chosen: None, compared: None },
                y: Axis { min: 0.0, max: 100.0, ticks: Vec::new(), note: None },
                reference: None,
                lines: vec![line(0, "HTX", 8, high), line(1, name, years, 50.0)],
            };
            let font = EmbeddedFont::new();
            let mut page = Page::new(&font, 480.0);
            draw(&mut page, &body, &Place { x: 0.0, y: 0.0, w: 480.0, h: None });
            let scene = page.finish(400.0);
            let tip = scene.find(MarkIx(7 + usize::try_from(years).unwrap())).unwrap().tip;
            let end = scene.find(MarkIx(7)).unwrap().tip.0;
            for item in &scene.items {
                let Shape::Line { points, ink, .. } = &item.shape else { continue };
                assert!(matches!(ink, Ink::Hue(_)) || points.iter().all(|point| point.0 > end), "{points:?}");
            }
            let label = scene.labels().find(|label| label.text.starts_with("THT")).unwrap().area();
            let below = (label.y + label.h / 2.0 - tip.1).abs();
            match aside {
                Some(far) => assert!(label.right() < end && (below > 8.0) == (far > 0.0), "{high}: {label:?}"),
                None => assert!(label.x > end, "{label:?}"),
            }
        }
    }

    #[test]
    fn a_picture_of_a_point_or_two_is_low() {
        assert!(scene(1, Look::Firm, 1150.0).height <= SLIGHT);
        assert!(scene(2, Look::Firm, 1150.0).height <= SLIGHT);
        assert!(scene(3, Look::Firm, 1150.0).height > 2.0 * SLIGHT);
    }
}
