//! Bars that lie, one a row, each with its value at its end.

use super::super::scene::{Anchor, Ink};
use super::super::spec::{Ranked, RankedRow};
use super::frame::Place;
use super::page::{LABEL, Page, at_least};
use super::rows::{GAP, Words, plan, scale_beside};

const BAR: f64 = 18.0;
/// The share of the width from which on a value is too long to stand at the end of its bar.
pub(super) const LONG: f64 = 0.36;

pub(super) fn draw(page: &mut Page<'_>, body: &Ranked, place: &Place) -> f64 {
    let wide = |row: &RankedRow| page.width(&row.text, LABEL.bold(row.chosen));
    // Values that would take too much from the bars stand in a column of their own, where they can be broken.
    let column = body.rows.iter().any(|row| wide(row) > place.w * LONG);
    let ends: Vec<_> = body.rows.iter().map(|row| (row.value, if column { 0.0 } else { wide(row) })).collect();
    let words: Vec<_> = body
        .rows
        .iter()
        .map(|row| Words { label: &row.label, bold: row.chosen, end: if column { &row.text } else { "" } })
        .collect();
    let rows = plan(page, &words, place, BAR, column, false);
    let scale = scale_beside(&body.axis, &ends, rows.x0, rows.x1);
    rows.write(page);
    let zero = scale.at(0.0);
    for (i, row) in body.rows.iter().enumerate() {
        let area = rows.bar(i, rows.thick, zero, scale.at(row.value));
        let down = row.value < 0.0;
        let tip = if down { area.x } else { area.right() };
        page.mark(row.mark, at_least(area), (tip, rows.middle(i)), false);
        page.bar(area, row.hue, row.look);
        if !column {
            let kind = LABEL.bold(row.chosen);
            let (x, anchor) = if down { (tip - GAP * 0.6, Anchor::End) } else { (tip + GAP * 0.6, Anchor::Start) };
            page.text_if_free((x, Page::centred(rows.middle(i), kind)), anchor, kind, &row.text);
        }
        page.done();
    }
    rows.rule(page, zero, Ink::Third);
    rows.height(false)
}
