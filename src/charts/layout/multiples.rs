//! Small pictures of lines in rows and columns, each with its own heading.

use super::super::scene::Anchor;
use super::super::spec::Multiple;
use super::frame::Place;
use super::lines;
use super::page::{LABEL, Page};
use super::words::wrap;

const GAP: f64 = 24.0;

pub(super) fn draw(page: &mut Page<'_>, bodies: &[Multiple], place: &Place) -> f64 {
    if bodies.is_empty() {
        return 0.0;
    }
    // Beside each other only where values, course and name have room: on a phone they stand under each other, low ones.
    let (least, gap) = (210.0, GAP);
    let fit = (1..=4).rev().find(|&n| (place.w - gap * (n - 1) as f64) / n as f64 >= least).unwrap_or(1);
    let rows = bodies.len().div_ceil(fit);
    let columns = bodies.len().div_ceil(rows);
    let w = (place.w - gap * (columns - 1) as f64) / columns as f64;
    let heading = LABEL.bold(true);
    let titles: Vec<_> = bodies.iter().map(|one| wrap(page, &one.title, w, heading)).collect();
    // The same room at both sides of every plot, so that the years stand under each other.
    let sides = lines::sides(page, bodies, w);
    let share = place.h.map(|h| (h - GAP * (rows - 1) as f64) / rows as f64);
    let mut y = place.y;
    for (i, (row, titles)) in bodies.chunks(columns).zip(titles.chunks(columns)).enumerate() {
        if i > 0 {
            y += GAP;
        }
        let title = titles.iter().map(|lines| heading.height(lines.len())).fold(0.0, f64::max) + 2.0;
        let flat = if columns == 1 { 0.4 } else { 0.78 };
        let h = share.map_or_else(|| (w * flat).clamp(140.0, 240.0), |share| share - title);
        let mut used: f64 = 0.0;
        for (column, (one, lines)) in row.iter().zip(titles).enumerate() {
            let x = place.x + column as f64 * (w + gap);
            page.block((x, y), Anchor::Start, heading, lines);
            let place = Place { x, y: y + title, w, h: Some(h) };
            used = used.max(lines::draw_small(page, &one.lines, &place, sides));
        }
        y += title + used;
    }
    y - place.y
}
