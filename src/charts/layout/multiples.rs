//! Small pictures of lines in rows and columns, each with its own heading.

use super::super::scene::Anchor;
use super::super::spec::Multiple;
use super::frame::Place;
use super::lines;
use super::page::{LABEL, Page};
use super::words::wrap;

const GAP: f64 = 24.0;
/// The height of a picture that suits its width best, as a part of that.
const SHAPE: f64 = 0.75;

pub(super) fn draw(page: &mut Page<'_>, bodies: &[Multiple], place: &Place) -> f64 {
    if bodies.is_empty() {
        return 0.0;
    }
    // Beside each other only where values, course and name have room: on a phone they stand under each other, low ones.
    let (least, gap) = (210.0, GAP);
    let wide = |n: usize| (place.w - gap * (n - 1) as f64) / n as f64;
    let high = |h: f64, rows: usize| (h - GAP * (rows - 1) as f64) / rows as f64;
    let mut fitting = (1..=4).rev().filter(|&n| wide(n) >= least);
    let fit = match place.h {
        // On a sheet as many beside each other as makes them neither strips nor towers.
        Some(h) => {
            let off = |n: &usize| (high(h, bodies.len().div_ceil(*n)).max(1.0) / wide(*n) / SHAPE).ln().abs();
            fitting.min_by(|a, b| off(a).total_cmp(&off(b)))
        }
        None => fitting.next(),
    };
    let rows = bodies.len().div_ceil(fit.unwrap_or(1));
    let columns = bodies.len().div_ceil(rows);
    let w = wide(columns);
    let heading = LABEL.bold(true);
    let titles: Vec<_> = bodies.iter().map(|one| wrap(page, &one.title, w, heading)).collect();
    // The same room beside and over every plot, so that years stand under each other, and grids beside each other.
    let room = lines::room(page, bodies, w);
    let share = place.h.map(|h| high(h, rows));
    let mut y = place.y;
    for (i, (row, titles)) in bodies.chunks(columns).zip(titles.chunks(columns)).enumerate() {
        if i > 0 {
            y += GAP;
        }
        let title = titles.iter().map(|lines| heading.height(lines.len())).fold(0.0, f64::max) + 2.0;
        let flat = if columns == 1 { 0.4 } else { 0.78 };
        let h = share.map_or_else(|| (w * flat).clamp(140.0, 240.0), |share| (share - title).min(w * 1.2));
        let mut used: f64 = 0.0;
        for (column, (one, lines)) in row.iter().zip(titles).enumerate() {
            let x = place.x + column as f64 * (w + gap);
            page.block((x, y), Anchor::Start, heading, lines);
            let place = Place { x, y: y + title, w, h: Some(h) };
            used = used.max(lines::draw_small(page, &one.lines, &place, room));
        }
        y += title + used;
    }
    y - place.y
}

#[cfg(test)]
mod tests {
    use super::super::super::measure::EmbeddedFont;
    use super::super::super::scene::{Ink, Shape};
    use super::super::super::spec::{Axis, Hue, Line, LinePoint, Lines, Look, MarkIx, Tick, Tone, YearAxis};
    use super::*;
    use crate::model::Year;

    fn year(year: i64) -> Year {
        Year::new(year).unwrap()
    }

    /// Four pictures, of which the unit of the last stands over its plot.
    fn four() -> Vec<Multiple> {
        let of = |n: usize| {
            let tick = |value: f64, text: &str| Tick { value, text: text.into() };
            let top = if n == 3 { "100 triệu đồng" } else { "100" };
            let point = |at: i64| LinePoint {
                year: year(2013 + at),
                value: 10.0 * at as f64,
                look: Look::Firm,
                joined: at > 0,
                told: if at == 10 { "100.000".into() } else { String::new() },
                mark: MarkIx(11 * n + usize::try_from(at).unwrap_or_default()),
            };
            let hue = Hue { family: 0, tone: Tone::Full };
            let line = Line { label: String::new(), hue, points: (0..=10).map(point).collect(), breaks: Vec::new() };
            let y = Axis { min: 0.0, max: 100.0, ticks: vec![tick(0.0, "0"), tick(100.0, top)], note: None };
            let x = YearAxis { first: year(2013), last: year(2023), chosen: None, compared: None };
            Multiple { title: "HTX".into(), lines: Lines { x, y, reference: None, lines: vec![line] } }
        };
        (0..4).map(of).collect()
    }

    #[test]
    fn small_pictures_are_neither_strips_nor_towers_have_grids_in_one_line_and_keep_no_room_for_names() {
        for (w, h) in [(912.0, 240.0), (1214.0, 570.0), (600.0, 900.0)] {
            let font = EmbeddedFont::new();
            let mut page = Page::new(&font, w);
            draw(&mut page, &four(), &Place { x: 0.0, y: 0.0, w, h: Some(h) });
            let scene = page.finish(h);
            let ends = |n: usize| [0, 10].map(|at| scene.find(MarkIx(11 * n + at)).unwrap().tip);
            for n in 0..4 {
                let [from, to] = ends(n);
                let slope = (from.1 - to.1) / (to.0 - from.0);
                assert!((0.2..1.2).contains(&slope), "{w}x{h}: {slope}");
                let row = (0..4).filter(|other| (ends(*other)[0].1 - from.1).abs() < 60.0);
                row.for_each(|other| assert_eq!((ends(other)[0].1, ends(other)[1].1), (from.1, to.1), "{w}x{h}"));
            }
            let zero = scene.items.iter().find_map(|item| match &item.shape {
                Shape::Rect(area, Ink::Third) if area.h == 1.0 => Some(*area),
                _ => None,
            });
            assert!(zero.is_some_and(|rule| ends(0)[1].0 > rule.right() - 10.0), "{w}x{h}: the last point at the edge");
            let told = scene.labels().filter(|label| label.text == "100.000").count();
            assert_eq!(told, 4, "{w}x{h}");
        }
    }
}
