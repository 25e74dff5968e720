//! What all bodies with lying rows share: names at the left (or over the row on a phone), words at the right, heights, and an axis underneath.

use super::super::look;
use super::super::scale::{LABEL_GAP, Linear};
use super::super::scene::{ASCENT, Anchor, Area, Dash, Ink};
use super::super::spec::Axis;
use super::frame::Place;
use super::page::{BESIDE, LABEL, Page, SMALL};
use super::words::{widest, widest_word, wrap};
use crate::model::order;

/// What a row says beside its bar.
pub(super) struct Words<'a> {
    pub(super) label: &'a str,
    pub(super) bold: bool,
    pub(super) end: &'a str,
}

/// Rows with their places.
pub(super) struct Rows {
    /// The part of the width where bars are drawn.
    pub(super) x0: f64,
    pub(super) x1: f64,
    /// The upper edge of the first row and the lower edge of the last.
    pub(super) top: f64,
    pub(super) bottom: f64,
    /// How thick a bar is.
    pub(super) thick: f64,
    rows: Vec<Row>,
    right: f64,
    above: bool,
    left: f64,
}

struct Row {
    label: Vec<String>,
    bold: bool,
    end: Vec<String>,
    /// The middle of the bar.
    middle: f64,
    top: f64,
}

/// Room between a name and its bar, and between a bar and its words.
pub(super) const GAP: f64 = 10.0;
/// By how much a row grows with its bar in a picture higher than it need be; what is left beyond that is air.
pub(super) const SPREAD: f64 = 72.0;
/// The height of the axis underneath.
const AXIS: f64 = 24.0;

/// Places rows of bars of a height. `ends` keeps a column at the right for their words; without it the body writes them itself. `axis` keeps room
/// for [`Rows::axis`].
pub(super) fn plan(page: &Page<'_>, words: &[Words<'_>], place: &Place, bar: f64, ends: bool, axis: bool) -> Rows {
    let phone = place.w < 480.0;
    let (cap, most) = if phone { (place.w * 0.34, 2) } else { (place.w * 0.3, 3) };
    let set = |text: &str, bold, room| wrap(page, text, room, LABEL.bold(bold));
    let widest_of = |room: f64| {
        words.iter().map(|one| widest(page, &set(one.label, one.bold, room), LABEL.bold(one.bold))).fold(0.0, f64::max)
    };
    let fits = words.iter().all(|one| {
        widest_word(page, one.label, LABEL.bold(one.bold)) <= cap && set(one.label, one.bold, cap).len() <= most
    });
    let above = phone && !fits;
    let label_room = if above { place.w } else { widest_of(cap).min(cap) };
    // Wide enough for a result, its plan and per cent in a font a fifth wider than the one that the pictures of the first view are laid out in.
    let end_cap = place.w * if phone { 0.28 } else { 0.3 };
    let ends_of: Vec<_> =
        words.iter().map(|one| if ends { wrap(page, one.end, end_cap, LABEL) } else { Vec::new() }).collect();
    let end_room = ends_of.iter().map(|lines| widest(page, lines, LABEL)).fold(0.0, f64::max);

    let gap = if above { 12.0 } else { (bar * 0.6).max(8.0) };
    let mut rows = Vec::new();
    let mut heights = Vec::new();
    for (one, end) in words.iter().zip(ends_of) {
        let label = set(one.label, one.bold, label_room + 0.01);
        let (own, beside) = (LABEL.height(label.len()), LABEL.height(end.len()));
        let bar = bar.max(beside);
        heights.push(gap + if above { own + 1.0 + bar } else { bar.max(own) });
        rows.push(Row { label, bold: one.bold, end, middle: 0.0, top: 0.0 });
    }
    let under = if axis { AXIS } else { 0.0 };
    let used: f64 = heights.iter().sum::<f64>() + under;
    let more = place.h.map_or(0.0, |h| ((h - used) / rows.len().max(1) as f64).max(0.0));
    // In a picture higher than it need be the bars grow with their rows.
    let thick = (bar + 0.45 * more.min(SPREAD)).round();
    let mut y = place.y;
    for (row, height) in rows.iter_mut().zip(heights) {
        let height = height + more;
        row.top = y + (gap + more) / 2.0;
        row.middle = if above {
            let bar_top = row.top + LABEL.height(row.label.len()) + 1.0;
            (bar_top + y + height - (gap + more) / 2.0) / 2.0
        } else {
            y + height / 2.0
        };
        y += height;
    }
    let x0 = if above || label_room <= 0.0 { place.x } else { place.x + label_room + GAP };
    let right = place.x + place.w;
    let x1 = if end_room > 0.0 { right - end_room - GAP } else { right };
    Rows { x0, x1: x1.max(x0 + 20.0), top: place.y, bottom: y, rows, right, thick, above, left: place.x }
}

impl Rows {
    /// The middle of a row's bar.
    pub(super) fn middle(&self, row: usize) -> f64 {
        self.rows.get(row).map_or(self.top, |row| row.middle)
    }

    /// The upper edge of a row's bar, or of its name where that stands over the bar.
    pub(super) fn upper(&self, row: usize) -> f64 {
        let over = self.rows.get(row).filter(|_| self.above).map(|row| row.top);
        over.unwrap_or_else(|| self.middle(row) - self.thick / 2.0)
    }

    /// The upper edge of the first row with the words at its end.
    pub(super) fn upmost(&self) -> f64 {
        let end = self.rows.first().map_or(self.top, |row| row.middle - LABEL.height(row.end.len()) / 2.0);
        self.upper(0).min(end)
    }

    /// Writes names and words.
    pub(super) fn write(&self, page: &mut Page<'_>) {
        page.lying = true;
        for row in &self.rows {
            let kind = LABEL.bold(row.bold);
            if self.above {
                page.block((self.left, row.top), Anchor::Start, kind, &row.label);
            } else {
                page.block_at((self.left, row.middle), Anchor::Start, kind, &row.label);
            }
            let kind = LABEL.bold(row.bold).ink(Ink::Ink);
            // A column measured in regular type holds bold type only where that is no wider.
            let fits = widest(page, &row.end, kind) <= self.right - self.x1 - GAP + 0.01;
            let kind = if fits { kind } else { kind.bold(false) };
            page.block_at((self.x1 + GAP, row.middle), Anchor::Start, kind, &row.end);
        }
    }

    /// Draws light upright lines with their values underneath, as many as fit; the last one, with the unit, first.
    pub(super) fn axis(&self, page: &mut Page<'_>, axis: &Axis, scale: &Linear) {
        let baseline = self.bottom + 6.0 + ASCENT * look::SMALL;
        let mut ticks: Vec<_> = axis.ticks.iter().collect();
        order::sort_by(&mut ticks, |a, b| b.value.total_cmp(&a.value));
        let lowest = ticks.len().saturating_sub(1);
        let order = std::iter::once(0).chain(std::iter::once(lowest)).chain(1..lowest);
        for (turn, i) in order.take(ticks.len()).enumerate() {
            let Some(tick) = ticks.get(i) else { continue };
            let x = scale.at(tick.value);
            let half = page.width(&tick.text, SMALL) / 2.0;
            let at = if turn == 0 { x.min(self.right - half) } else { x }.max(self.left + half);
            let reach = half + LABEL_GAP - BESIDE;
            let air = Area { x: at - reach, y: baseline - ASCENT * look::SMALL, w: 2.0 * reach, h: SMALL.height(1) };
            if page.is_free(&air) && page.text_if_free((at, baseline), Anchor::Middle, SMALL, &tick.text) {
                self.rule(page, x, Ink::Rule);
            }
        }
    }

    /// An upright rule beside all rows; where names stand over their rows it is interrupted for them.
    pub(super) fn rule(&self, page: &mut Page<'_>, x: f64, ink: Ink) {
        if self.rows.is_empty() {
            return;
        }
        if !self.above {
            page.upright(x - 0.5, self.top, self.bottom, Dash::Solid, ink);
            return;
        }
        for row in &self.rows {
            let half = self.thick / 2.0 + 3.0;
            page.upright(x - 0.5, row.middle - half, row.middle + half, Dash::Solid, ink);
        }
    }

    /// The height of everything, with the axis where there is one.
    pub(super) fn height(&self, axis: bool) -> f64 {
        self.bottom - self.top + if axis { AXIS } else { 0.0 }
    }

    /// A bar in a row, between two places.
    pub(super) fn bar(&self, row: usize, high: f64, from: f64, to: f64) -> Area {
        let to = if (from - to).abs() < 1.5 { from + 1.5 } else { to };
        let y = (self.middle(row) - high / 2.0).round();
        Area::between((from, y), (to, y + high))
    }
}

/// A scale between the edges of rows that leaves room for words of these widths at the ends of bars: each bar's value, and the width of its words,
/// which stand left of it where the value is negative.
pub(super) fn scale_beside(axis: &Axis, ends: &[(f64, f64)], x0: f64, x1: f64) -> Linear {
    let span = axis.max - axis.min;
    let share = |value: f64| ((value - axis.min) / span).clamp(0.0, 1.0);
    let all = (x1 - x0).max(20.0);
    let (mut left, mut right): (f64, f64) = (0.0, 0.0);
    // Room taken at one side moves the bars' ends at the other: a few rounds settle both.
    for _ in 0..12 {
        for &(value, wide) in ends.iter().filter(|(_, wide)| *wide > 0.0) {
            let plain = (all - left - right).max(20.0);
            let share = share(value);
            let end = left + share * plain;
            if value < 0.0 {
                left += ((wide + GAP - end) / (1.0 - share).max(0.3)).max(0.0);
            } else {
                right += ((end + wide + GAP - all) / share.max(0.3)).max(0.0);
            }
            (left, right) = (left.min(all * 0.45), right.min(all * 0.6));
        }
    }
    Linear::new((axis.min, axis.max), (x0 + left, (x1 - right).max(x0 + left + 20.0)))
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::super::super::measure::EmbeddedFont;
    use super::super::super::spec::Tick;
    use super::*;

    fn axis(min: f64, max: f64) -> Axis {
        Axis { min, max, ticks: Vec::new(), note: None }
    }

    #[test]
    fn the_longest_bar_and_its_words_fill_the_room_and_no_more() {
        let scale = scale_beside(&axis(0.0, 100.0), &[(100.0, 40.0), (50.0, 40.0), (98.0, 30.0)], 10.0, 210.0);
        assert!((scale.at(100.0) + GAP + 40.0 - 210.0).abs() < 0.5, "{}", scale.at(100.0));
        assert!((scale.at(0.0) - 10.0).abs() < 1e-9);
    }

    #[test]
    fn values_of_an_axis_are_kept_apart_in_a_wider_font_too() {
        let font = EmbeddedFont::new();
        for w in 60..500 {
            let w = f64::from(w);
            let mut page = Page::new(&font, w);
            let rows = plan(&page, &[], &Place { x: 0.0, y: 0.0, w, h: None }, 10.0, false, true);
            let ticks: Vec<_> = (0..6).map(|n| Tick { value: f64::from(n), text: format!("{n}.000") }).collect();
            rows.axis(&mut page, &Axis { ticks, ..axis(0.0, 5.0) }, &Linear::new((0.0, 5.0), (0.0, w)));
            let scene = page.finish(100.0);
            let mut areas: Vec<_> = scene.labels().map(|label| label.area()).collect();
            order::sort_by(&mut areas, |a, b| a.x.total_cmp(&b.x));
            for pair in areas.windows(2) {
                let [a, b] = pair else { continue };
                assert!(b.x - a.right() >= 0.15 * (a.w + b.w) / 2.0 + 3.0, "{w}: {pair:?}");
            }
        }
    }

    #[test]
    fn words_of_negative_bars_have_room_at_their_left() {
        let scale = scale_beside(&axis(-20.0, 80.0), &[(-20.0, 50.0), (80.0, 40.0)], 0.0, 300.0);
        assert!(scale.at(-20.0) - GAP - 50.0 >= -0.5, "{}", scale.at(-20.0));
        assert!(scale.at(80.0) + GAP + 40.0 <= 300.5, "{}", scale.at(80.0));
    }
}
