//! Bars that lie, one a row, each with its value at its end.

use super::super::scene::{Anchor, Area, Dash, Ink};
use super::super::spec::Ranked;
use super::frame::Place;
use super::page::{LABEL, Page, at_least};
use super::rows::{GAP, Words, plan, scale_beside};

const BAR: f64 = 18.0;

pub(super) fn draw(page: &mut Page<'_>, body: &Ranked, place: &Place) -> f64 {
    let words: Vec<_> = body.rows.iter().map(|row| Words { label: &row.label, bold: row.chosen, end: "" }).collect();
    let rows = plan(page, &words, place, BAR, false, false);
    let ends: Vec<_> = body.rows.iter().map(|row| (row.value, page.width(&row.text, LABEL.bold(row.chosen)))).collect();
    let scale = scale_beside(&body.axis, &ends, rows.x0, rows.x1);
    rows.write(page);
    let zero = scale.at(0.0);
    for (i, row) in body.rows.iter().enumerate() {
        let area = rows.bar(i, BAR, zero, scale.at(row.value));
        let down = row.value < 0.0;
        let tip = if down { area.x } else { area.right() };
        page.mark(row.mark, at_least(area), (tip, rows.middle(i)), false);
        page.bar(area, row.hue, row.look);
        let kind = LABEL.bold(row.chosen);
        let (x, anchor) = if down { (tip - GAP * 0.6, Anchor::End) } else { (tip + GAP * 0.6, Anchor::Start) };
        page.text_if_free((x, Page::centred(rows.middle(i), kind)), anchor, kind, &row.text);
        page.done();
    }
    zero_line(page, zero, rows.top, rows.bottom);
    rows.height(false)
}

/// The line from which bars begin.
pub(super) fn zero_line(page: &mut Page<'_>, x: f64, top: f64, bottom: f64) {
    if bottom > top {
        let Area { y, h, .. } = Area::between((x, top), (x, bottom));
        page.upright(x - 0.5, y, y + h, Dash::Solid, Ink::Third);
    }
}
