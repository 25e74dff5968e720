//! Two moments of each row: the earlier grey, the later in its colour, joined by a line where a change is told.

use super::super::scale::Linear;
use super::super::scene::{Anchor, Area, Dash, Ink, Shape};
use super::super::spec::{Dumbbell, Hue, Tone};
use super::frame::Place;
use super::page::{Page, SMALL, Type};
use super::rows::{Words, plan};

/// Radii: the earlier round is larger, so that it is seen around a later one in the same place.
pub(super) const EARLIER: f64 = 5.5;
pub(super) const LATER: f64 = 4.5;

pub(super) fn draw(page: &mut Page<'_>, body: &Dumbbell, place: &Place) -> f64 {
    let words: Vec<_> = body.rows.iter().map(|row| Words { label: &row.label, bold: false, end: &row.text }).collect();
    let rows = plan(page, &words, place, 2.0 * EARLIER + 4.0, true, true);
    let scale = Linear::new((body.axis.min, body.axis.max), (rows.x0 + EARLIER, rows.x1 - EARLIER));
    rows.write(page);
    rows.axis(page, &body.axis, &scale);
    for (i, row) in body.rows.iter().enumerate() {
        let y = rows.middle(i).round();
        page.level(rows.x0, rows.x1, y, Dash::Dotted, Ink::Rule);
        let moments = [(&row.later, LATER, Ink::Hue(row.hue)), (&row.earlier, EARLIER, Ink::Third)];
        if let (Some(from), Some(to), true) = (&row.earlier, &row.later, row.joined) {
            let bar = Area::between((scale.at(from.value), y - 1.0), (scale.at(to.value), y + 1.0));
            page.put(Shape::Rect(bar, Ink::Hue(Hue { tone: Tone::Half, ..row.hue })));
        }
        for (moment, r, ink) in moments.into_iter().rev() {
            let Some(moment) = moment else { continue };
            let at = (scale.at(moment.value), y);
            page.mark(moment.mark, Area { x: at.0 - r, y: at.1 - r, w: 2.0 * r, h: 2.0 * r }, at, true);
            page.round(at, r, ink, moment.look);
            page.done();
        }
        let ends = moments.map(|(moment, ..)| moment.as_ref().map(|moment| scale.at(moment.value)));
        for ((moment, _, ink), other) in moments.into_iter().zip(ends.into_iter().rev()) {
            if let Some(moment) = moment.as_ref().filter(|moment| !moment.text.is_empty()) {
                tell(page, &moment.text, SMALL.ink(ink), (scale.at(moment.value), y), other);
            }
        }
    }
    rows.height(true)
}

/// Writes the value of a point beside it: at the side where the other point of its row is not, else at the other one.
fn tell(page: &mut Page<'_>, text: &str, kind: Type, (x, y): (f64, f64), other: Option<f64>) {
    let off = EARLIER + 4.0;
    let (w, h) = (page.width(text, kind), kind.height(1));
    // Letters that are wider than measured grow away from the point.
    let mut sides = [(x + off, Anchor::Start), (x - off, Anchor::End)];
    if other.is_some_and(|other| other > x) {
        sides.reverse();
    }
    for (from, anchor) in sides {
        let left = if anchor == Anchor::End { from - w } else { from };
        let area = Area { x: left, y: y - h / 2.0, w, h };
        let at = (from, Page::centred(y, kind));
        let clear = other.is_none_or(|other| other + EARLIER < area.x || other - EARLIER > area.right());
        if clear && page.takes(at, anchor, kind, text) {
            page.part(&Area { x: area.x - 3.0, w: w + 6.0, ..area });
            page.text(at, anchor, kind, text);
            return;
        }
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::super::super::measure::EmbeddedFont;
    use super::super::super::scene::Scene;
    use super::super::super::spec::{Axis, DumbbellRow, Look, MarkIx, Moment};
    use super::*;

    const HUE: Hue = Hue { family: 0, tone: Tone::Full };

    /// A picture of one row with these two values on an axis from 0 to 100.
    fn scene(values: [f64; 2], joined: bool, w: f64) -> Scene {
        let moment = |at: usize| {
            let text = if joined { String::new() } else { format!("{}.000", values[at]) };
            Some(Moment { value: values[at], text, look: Look::Firm, mark: MarkIx(at) })
        };
        let (earlier, later) = (moment(0), moment(1));
        let row = DumbbellRow { label: "Hà Nội".into(), earlier, later, joined, text: String::new(), hue: HUE };
        let axis = Axis { min: 0.0, max: 100.0, ticks: Vec::new(), note: None };
        let font = EmbeddedFont::new();
        let mut page = Page::new(&font, w);
        let high = draw(&mut page, &Dumbbell { axis, rows: vec![row] }, &Place { x: 0.0, y: 0.0, w, h: None });
        page.finish(high)
    }

    #[test]
    fn no_line_joins_two_points_of_which_no_change_is_told() {
        let lines = |joined| {
            let scene = scene([10.0, 90.0], joined, 600.0);
            let joins = |shape: &Shape| matches!(shape, Shape::Rect(area, Ink::Hue(_)) if area.w > 20.0);
            scene.items.iter().filter(|item| joins(&item.shape)).count()
        };
        assert_eq!((lines(true), lines(false)), (1, 0));
    }

    #[test]
    fn the_two_figures_of_such_a_row_stand_beside_their_points_and_cover_neither() {
        for w in [320.0, 600.0, 1150.0] {
            for values in [[0.0, 100.0], [100.0, 0.0], [10.0, 90.0], [48.0, 52.0], [50.0, 50.0]] {
                let scene = scene(values, false, w);
                for (at, value) in values.iter().enumerate() {
                    let text = format!("{value}.000");
                    let labels = scene.labels().filter(|label| label.text == text);
                    let areas: Vec<Area> = labels.map(|label| label.area()).collect();
                    let nearest = |n: usize| {
                        let tip = scene.find(MarkIx(n)).map(|mark| mark.tip).unwrap_or_default();
                        areas.iter().map(|area| area.distance(tip.0, tip.1)).fold(f64::INFINITY, f64::min)
                    };
                    assert!((EARLIER..EARLIER + 6.0).contains(&nearest(at)), "{w} {values:?}: {areas:?}");
                    assert!(nearest(1 - at) >= EARLIER, "{w} {values:?}: {areas:?}");
                }
            }
        }
    }
}
