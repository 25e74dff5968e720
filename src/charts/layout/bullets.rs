//! Results against plans: a bar to a short thick tick.

use super::super::look;
use super::super::scale::Linear;
use super::super::scene::{Area, Ink, Shape};
use super::super::spec::{Bullets, Look};
use super::frame::Place;
use super::page::{Page, at_least};
use super::rows::{Words, plan};

const BAR: f64 = 14.0;
const TICK: (f64, f64) = (4.0, 24.0);

pub(super) fn draw(page: &mut Page<'_>, body: &Bullets, place: &Place) -> f64 {
    let words: Vec<_> =
        body.rows.iter().map(|row| Words { label: &row.label, bold: row.chosen, end: &row.text }).collect();
    let rows = plan(page, &words, place, TICK.1, true, true);
    let scale = Linear::new((body.axis.min, body.axis.max), (rows.x0, rows.x1 - TICK.0));
    rows.write(page);
    rows.axis(page, &body.axis, &scale);
    let zero = scale.at(0.0);
    let (high, bar) = (rows.thick, (rows.thick * BAR / TICK.1).round());
    for (i, row) in body.rows.iter().enumerate() {
        let (middle, plan) = (rows.middle(i).round(), scale.at(row.plan));
        let end = row.result.map_or(plan, |result| scale.at(result));
        let whole = Area::between((zero, middle - high / 2.0), (end.max(plan + TICK.0 / 2.0), middle + high / 2.0));
        page.mark(row.mark, at_least(whole), (end, middle), false);
        if row.result.is_some() {
            page.bar(rows.bar(i, bar, zero, end), row.hue, row.look);
        }
        let tick = Area { x: (plan - TICK.0 / 2.0).round(), y: middle - high / 2.0, w: TICK.0, h: high };
        // A thin edge of ground keeps the tick apart from a bar that runs past it.
        page.put(Shape::Rect(Area { x: tick.x - 1.0, w: tick.w + 2.0, ..tick }, Ink::Ground));
        self::tick(page, tick, row.plan_look == Look::Firm);
        page.done();
    }
    rows.rule(page, zero, Ink::Third);
    rows.height(true)
}

/// The tick of a plan, hollow where it is not firm.
pub(super) fn tick(page: &mut Page<'_>, area: Area, firm: bool) {
    if firm {
        page.put(Shape::Rect(area, Ink::Ink));
    } else {
        page.put(Shape::Rect(area, Ink::Ground));
        page.put(Shape::Outline(area, look::OUTLINE * 0.75, Ink::Ink));
    }
}
