//! Lying bars cut into parts.

use super::super::scale::Linear;
use super::super::scene::{Anchor, Area, Ink, Shape};
use super::super::spec::{LegendEntry, Look, Sample, Stacked};
use super::frame::Place;
use super::page::{Page, SMALL, Type, at_least};
use super::rows::{GAP, Rows, Words, plan};

const BAR: f64 = 26.0;
const NAMES: Type = SMALL.bold(true);

/// The parts' names, where they do not all fit over their segments of the first row.
pub(super) fn unplaced(page: &Page<'_>, body: &Stacked, w: f64) -> Vec<LegendEntry> {
    let place = Place { x: 0.0, y: 0.0, w, h: None };
    let rows = rows(page, body, &place);
    if over_first(page, body, &scale(body, &rows)) {
        return Vec::new();
    }
    body.parts.iter().map(|(name, hue)| LegendEntry { sample: Sample::Fill(*hue), text: name.clone() }).collect()
}

fn rows(page: &Page<'_>, body: &Stacked, place: &Place) -> Rows {
    let words: Vec<_> =
        body.rows.iter().map(|row| Words { label: &row.label, bold: row.chosen, end: &row.text }).collect();
    plan(page, &words, place, BAR, true, true)
}

fn scale(body: &Stacked, rows: &Rows) -> Linear {
    Linear::new((body.axis.min, body.axis.max), (rows.x0, rows.x1))
}

/// Whether every part has a segment in the first row that is as wide as its name.
fn over_first(page: &Page<'_>, body: &Stacked, scale: &Linear) -> bool {
    let Some(first) = body.rows.first() else { return false };
    first.segments.len() == body.parts.len()
        && first.segments.iter().all(|segment| {
            let wide = (scale.at(segment.to) - scale.at(segment.from)).abs();
            body.parts.get(segment.part).is_some_and(|(name, _)| page.width(name, NAMES) + 8.0 <= wide)
        })
}

pub(super) fn draw(page: &mut Page<'_>, body: &Stacked, place: &Place) -> f64 {
    // Whether names stand over the first row is a matter of width alone: it must agree with the legend.
    let direct = over_first(page, body, &scale(body, &rows(page, body, &Place { h: None, ..*place })));
    let headed = body.rows.iter().any(|row| !row.text.is_empty());
    let head = if direct || headed { NAMES.height(1) } else { 0.0 };
    let under = Place { y: place.y + head, h: place.h.map(|h| (h - head).max(0.0)), ..*place };
    let rows = rows(page, body, &under);
    let scale = scale(body, &rows);
    rows.write(page);
    rows.axis(page, &body.axis, &scale);
    let (right, wide) = (place.x + place.w, page.width(&body.total, SMALL));
    if headed {
        // Over its column, which may be narrower than it.
        let at = (rows.x1 + GAP).min(right - wide);
        page.text((at, rows.upmost() - 5.0), Anchor::Start, SMALL, &body.total);
    }
    for (i, row) in body.rows.iter().enumerate() {
        let known = row.segments.iter().map(|segment| segment.to).fold(0.0, f64::max);
        if let Some(rest) = row.whole.map(|whole| rows.bar(i, rows.thick, scale.at(known), scale.at(whole.max(known))))
        {
            page.rest(rest);
        }
        for segment in &row.segments {
            let Some((name, hue)) = body.parts.get(segment.part) else { continue };
            let whole = rows.bar(i, rows.thick, scale.at(segment.from), scale.at(segment.to));
            // The ground shows between two parts.
            let area = Area { w: (whole.w - 1.0).max(1.0), ..whole };
            let middle = (area.x + area.w / 2.0, area.y + area.h / 2.0);
            page.mark(segment.mark, at_least(area), middle, false);
            page.bar(area, *hue, segment.look);
            let on = if segment.look == Look::Firm { Ink::On(*hue) } else { Ink::Ink };
            let kind = SMALL.ink(on);
            let wide = page.width(&segment.text, kind) + 8.0;
            let at = (middle.0, Page::centred(middle.1, kind));
            if !segment.text.is_empty() && wide <= area.w && page.takes(at, Anchor::Middle, kind, &segment.text) {
                if segment.look == Look::Dated {
                    // Of a half-filled one they would stand across the edge of the fill.
                    let h = kind.height(1).min(area.h - 4.0);
                    let plate = Area { x: middle.0 - wide / 2.0 + 1.0, y: middle.1 - h / 2.0, w: wide - 2.0, h };
                    page.put(Shape::Rect(plate, Ink::Ground));
                }
                page.text(at, Anchor::Middle, kind, &segment.text);
            }
            page.done();
            if direct && i == 0 {
                let kind = NAMES.ink(super::frame::full(*hue));
                page.text_if_free((area.x + 1.0, area.y - 5.0), Anchor::Start, kind, name);
            }
        }
    }
    rows.rule(page, scale.at(0.0), Ink::Third);
    head + rows.height(true)
}
