//! Two moments of each row: the earlier hollow, the later filled, joined by a line.

use super::super::scale::Linear;
use super::super::scene::{Area, Dash, Ink, Shape};
use super::super::spec::{Dumbbell, Hue, Look, Tone};
use super::frame::Place;
use super::page::Page;
use super::rows::{Words, plan};

/// Radii: the earlier round is larger, so that it is seen around a later one in the same place.
const EARLIER: f64 = 6.5;
const LATER: f64 = 4.5;

pub(super) fn draw(page: &mut Page<'_>, body: &Dumbbell, place: &Place) -> f64 {
    let words: Vec<_> = body.rows.iter().map(|row| Words { label: &row.label, bold: false, end: &row.text }).collect();
    let rows = plan(page, &words, place, 2.0 * EARLIER + 4.0, true, true);
    let scale = Linear::new((body.axis.min, body.axis.max), (rows.x0 + EARLIER, rows.x1 - EARLIER));
    rows.write(page);
    rows.axis(page, &body.axis, &scale);
    for (i, row) in body.rows.iter().enumerate() {
        let y = rows.middle(i).round();
        page.level(rows.x0, rows.x1, y, Dash::Dotted, Ink::Rule);
        let hue = Hue { tone: Tone::Half, ..row.hue };
        if let (Some((from, _)), Some((to, _))) = (row.earlier, row.later) {
            let bar = Area::between((scale.at(from), y - 1.0), (scale.at(to), y + 1.0));
            page.put(Shape::Rect(bar, Ink::Hue(hue)));
        }
        for (moment, r, look) in [(row.earlier, EARLIER, Look::Hollow), (row.later, LATER, Look::Firm)] {
            let Some((value, mark)) = moment else { continue };
            let at = (scale.at(value), y);
            page.mark(mark, Area { x: at.0 - r, y: at.1 - r, w: 2.0 * r, h: 2.0 * r }, at, true);
            page.round(at, r, Ink::Hue(row.hue), look);
            page.done();
        }
    }
    rows.height(true)
}
