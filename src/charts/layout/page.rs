//! The sheet that a layout writes on: primitives, texts with their boxes, marks. Knows no chart.

use super::super::look;
use super::super::measure::Measure;
use super::super::scene::{ASCENT, Anchor, Area, DESCENT, Dash, Ink, Item, Label, MarkBox, Scene, Shape};
use super::super::spec::{Hue, Look, MarkIx};
use crate::model::order;

/// How a text is set.
#[derive(Clone, Copy)]
pub(super) struct Type {
    pub(super) size: f64,
    pub(super) bold: bool,
    pub(super) ink: Ink,
}

impl Type {
    pub(super) const fn bold(self, bold: bool) -> Self {
        Self { bold, ..self }
    }

    pub(super) const fn ink(self, ink: Ink) -> Self {
        Self { ink, ..self }
    }

    /// The height of so many lines.
    pub(super) fn height(self, lines: usize) -> f64 {
        match lines {
            0 => 0.0,
            lines => ((lines - 1) as f64 * look::LEADING + ASCENT + DESCENT) * self.size,
        }
    }
}

/// Labels of marks and rows.
pub(super) const LABEL: Type = Type { size: look::LABEL, bold: false, ink: Ink::Ink };
/// Ticks, notes.
pub(super) const SMALL: Type = Type { size: look::SMALL, bold: false, ink: Ink::Third };
/// The radius from which on a ring is as thick as outlines are.
const RING: f64 = 3.5;
/// How near to each other two texts may stand on a line.
pub(super) const BESIDE: f64 = 3.0;
/// From the baseline to the middle of figures and capitals, in em.
const MIDDLE: f64 = 0.36;

/// The sheet.
pub(super) struct Page<'a> {
    measure: &'a dyn Measure,
    /// Its width.
    pub(super) wide: f64,
    /// Whether bars lie on it.
    pub(super) lying: bool,
    items: Vec<Item>,
    marks: Vec<MarkBox>,
    texts: Vec<Area>,
    current: Option<MarkIx>,
}

fn label((x, y): (f64, f64), anchor: Anchor, kind: Type, text: String, width: f64) -> Label {
    Label { x, y, anchor, size: kind.size, bold: kind.bold, ink: kind.ink, text, width }
}

impl<'a> Page<'a> {
    pub(super) fn new(measure: &'a dyn Measure, wide: f64) -> Self {
        Self { measure, wide, lying: false, items: Vec::new(), marks: Vec::new(), texts: Vec::new(), current: None }
    }

    pub(super) fn finish(mut self, height: f64) -> Scene {
        order::sort_by_key(&mut self.marks, |found| found.mark);
        Scene { width: self.wide, height, items: self.items, marks: self.marks }
    }

    pub(super) fn measure(&self) -> &'a dyn Measure {
        self.measure
    }

    pub(super) fn width(&self, text: &str, kind: Type) -> f64 {
        self.measure.width(text, kind.size, kind.bold)
    }

    pub(super) fn put(&mut self, shape: Shape) {
        self.items.push(Item { mark: self.current, shape });
    }

    /// Notes where a mark stands; what is put until [`Page::done`] is part of it.
    pub(super) fn mark(&mut self, mark: MarkIx, area: Area, tip: (f64, f64), round: bool) {
        self.marks.push(MarkBox { mark, area, tip, round });
        self.current = Some(mark);
    }

    pub(super) fn done(&mut self) {
        self.current = None;
    }

    /// Writes a line of text on a baseline.
    pub(super) fn text(&mut self, (x, y): (f64, f64), anchor: Anchor, kind: Type, text: &str) {
        let text = super::words::clean(text).into_owned();
        let width = self.width(&text, kind);
        let label = label((x, y), anchor, kind, text, width);
        self.texts.push(label.area());
        self.put(Shape::Text(label));
    }

    /// Writes a line of text where no other text stands and the sheet does not end; tells whether it did.
    pub(super) fn text_if_free(&mut self, at: (f64, f64), anchor: Anchor, kind: Type, text: &str) -> bool {
        let free = self.takes(at, anchor, kind, text);
        if free {
            self.text(at, anchor, kind, text);
        }
        free
    }

    /// Whether no other text stands where a line of text would, and the sheet does not end.
    pub(super) fn takes(&self, at: (f64, f64), anchor: Anchor, kind: Type, text: &str) -> bool {
        let width = self.width(&super::words::clean(text), kind);
        let area = label(at, anchor, kind, String::new(), width).area();
        // What was measured and added up again may be less by the last digit.
        area.x > -0.01 && area.y > -0.01 && area.right() < self.wide + 0.01 && self.is_free(&area)
    }

    /// Whether no text stands in an area, nor right beside it.
    pub(super) fn is_free(&self, area: &Area) -> bool {
        let air = Area { x: area.x - BESIDE, w: area.w + 2.0 * BESIDE, ..*area };
        !self.texts.iter().any(|other| other.meets(&air))
    }

    /// Has the rules that cross an area, at whose place words are to stand, end before it and begin again behind it: a ground of its own would be a patch where
    /// the picture has none.
    pub(super) fn part(&mut self, area: &Area) {
        let (x, y) = (area.x.floor(), area.y.floor());
        let area = Area { x, y, w: area.right().ceil() - x, h: area.bottom().ceil() - y };
        for item in std::mem::take(&mut self.items) {
            match item.shape {
                Shape::Rect(rule, ink) if item.mark.is_none() && rule.w.min(rule.h) <= 1.0 && rule.meets(&area) => {
                    let ends = if rule.h > rule.w {
                        let h = rule.bottom() - area.bottom();
                        [Area { h: area.y - rule.y, ..rule }, Area { y: area.bottom(), h, ..rule }]
                    } else {
                        let w = rule.right() - area.right();
                        [Area { w: area.x - rule.x, ..rule }, Area { x: area.right(), w, ..rule }]
                    };
                    for end in ends {
                        if end.w.min(end.h) > 0.0 {
                            self.put(Shape::Rect(end, ink));
                        }
                    }
                }
                _ => self.items.push(item),
            }
        }
    }

    /// Writes lines under each other from an upper edge; returns their lower edge.
    pub(super) fn block(&mut self, (x, top): (f64, f64), anchor: Anchor, kind: Type, lines: &[String]) -> f64 {
        for (i, line) in lines.iter().enumerate() {
            self.text((x, top + (ASCENT + i as f64 * look::LEADING) * kind.size), anchor, kind, line);
        }
        top + kind.height(lines.len())
    }

    /// Writes lines so that the middle of their letters lies at `y`.
    pub(super) fn block_at(&mut self, (x, y): (f64, f64), anchor: Anchor, kind: Type, lines: &[String]) {
        let first = y + (MIDDLE - (lines.len().saturating_sub(1)) as f64 * look::LEADING / 2.0) * kind.size;
        for (i, line) in lines.iter().enumerate() {
            self.text((x, first + i as f64 * look::LEADING * kind.size), anchor, kind, line);
        }
    }

    /// The baseline on which letters have their middle at `y`.
    pub(super) fn centred(y: f64, kind: Type) -> f64 {
        y + MIDDLE * kind.size
    }

    /// A level rule, one pixel high on whole pixels.
    pub(super) fn level(&mut self, x0: f64, x1: f64, y: f64, dash: Dash, ink: Ink) {
        self.rule(x0, x1, dash, &|from, length| Area { x: from, y: y.round(), w: length, h: 1.0 }, ink);
    }

    /// An upright rule, one pixel wide on whole pixels.
    pub(super) fn upright(&mut self, x: f64, y0: f64, y1: f64, dash: Dash, ink: Ink) {
        self.rule(y0, y1, dash, &|from, length| Area { x: x.round(), y: from, w: 1.0, h: length }, ink);
    }

    fn rule(&mut self, from: f64, to: f64, dash: Dash, area: &dyn Fn(f64, f64) -> Area, ink: Ink) {
        let (from, to) = (from.min(to).round(), from.max(to).round());
        let (on, off) = super::super::draw::rhythm(dash);
        let mut at = from;
        while at < to {
            self.put(Shape::Rect(area(at, on.min(to - at)), ink));
            at += on + off;
        }
    }

    /// A bar of a colour and a look.
    pub(super) fn bar(&mut self, area: Area, hue: Hue, look: Look) {
        self.block_of(area, Ink::Hue(hue), Ink::Hue(hue), look);
    }

    /// A rectangle of a look: filled, hollow, half filled, or hollow within dots, as lines are dotted. A dot within it would be read as a value.
    pub(super) fn block_of(&mut self, area: Area, fill: Ink, outline: Ink, look: Look) {
        if look == Look::Firm {
            self.put(Shape::Rect(area, fill));
            return;
        }
        self.put(Shape::Rect(area, Ink::Ground));
        if look == Look::Dated {
            // Half of its thickness: half of its length would be read as a value.
            let half = if self.lying {
                Area { y: area.y + area.h / 2.0, h: area.h / 2.0, ..area }
            } else {
                Area { w: area.w / 2.0, ..area }
            };
            self.put(Shape::Rect(half, fill));
        }
        if look == Look::Derived {
            let half = look::OUTLINE / 2.0;
            let (x, y, right, bottom) = (area.x + half, area.y + half, area.right() - half, area.bottom() - half);
            let points = vec![(x, bottom), (x, y), (right, y), (right, bottom), (x, bottom)];
            self.put(Shape::Line { points, width: look::OUTLINE, dash: Dash::Dotted, ink: outline });
        } else {
            self.put(Shape::Outline(area, look::OUTLINE, outline));
        }
    }

    /// What is not broken down: grey, unlike any look.
    pub(super) fn rest(&mut self, area: Area) {
        self.put(Shape::Rect(area, Ink::Rule));
        self.put(Shape::Outline(area, 1.0, Ink::Third));
    }

    /// A diamond, which is no round of a line and no dot: a net change, hollow where what it was worked out from does not stand firm.
    pub(super) fn diamond(&mut self, (x, y): (f64, f64), r: f64, look: Look) {
        let mut put = |r: f64, ink| {
            self.put(Shape::Polygon(vec![(x - r, y), (x, y - r), (x + r, y), (x, y + r)], ink));
        };
        // Kept off a bar by an edge of the ground.
        put(r + 2.0, Ink::Ground);
        put(r, Ink::Second);
        if look != Look::Firm {
            put(r - 2.0, Ink::Ground);
        }
    }

    /// A round of a colour and a look.
    pub(super) fn round(&mut self, at: (f64, f64), r: f64, ink: Ink, look: Look) {
        // A small ring is thinner: its hole, and a dot in it, are to be seen.
        let inner = r - look::OUTLINE * (r / RING).min(1.0);
        self.put(Shape::Round { at, r, ink });
        if look != Look::Firm {
            self.put(Shape::Round { at, r: inner, ink: Ink::Ground });
        }
        if look == Look::Dated {
            // As high as its corners stay within the ring.
            let half = (r * r - inner * inner).max(0.0).sqrt().min(inner);
            self.put(Shape::Rect(Area { x: at.0 - inner, y: at.1 - half, w: inner, h: 2.0 * half }, ink));
        }
        if look == Look::Derived {
            self.put(Shape::Round { at, r: (r * 0.35).max(1.0), ink });
        }
    }
}

/// An area of at least two pixels each way, to point at.
pub(super) fn at_least(area: Area) -> Area {
    let (w, h) = (area.w.max(2.0), area.h.max(2.0));
    Area { x: area.x - (w - area.w) / 2.0, y: area.y - (h - area.h) / 2.0, w, h }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::super::super::measure::EmbeddedFont;
    use super::*;

    #[test]
    fn a_bar_of_another_date_is_filled_for_half_of_its_thickness_and_no_part_of_its_length() {
        let font = EmbeddedFont::new();
        for (lying, wanted) in
            [(false, Area { x: 10.0, y: 10.0, w: 10.0, h: 40.0 }), (true, Area { x: 10.0, y: 30.0, w: 20.0, h: 20.0 })]
        {
            let mut page = Page { lying, ..Page::new(&font, 100.0) };
            page.block_of(Area { x: 10.0, y: 10.0, w: 20.0, h: 40.0 }, Ink::Ink, Ink::Ink, Look::Dated);
            let filled = page.items.iter().find_map(|item| match item.shape {
                Shape::Rect(area, Ink::Ink) => Some(area),
                _ => None,
            });
            assert_eq!(filled, Some(wanted));
        }
    }

    #[test]
    fn a_bar_that_was_worked_out_has_nothing_within_it_that_could_be_read_as_a_value() {
        let font = EmbeddedFont::new();
        let mut page = Page::new(&font, 100.0);
        page.block_of(Area { x: 10.0, y: 10.0, w: 20.0, h: 40.0 }, Ink::Ink, Ink::Ink, Look::Derived);
        let shapes: Vec<_> = page.items.iter().map(|item| &item.shape).collect();
        assert!(
            matches!(shapes[..], [Shape::Rect(_, Ink::Ground), Shape::Line { dash: Dash::Dotted, .. }]),
            "{shapes:?}"
        );
    }

    #[test]
    fn the_filled_half_of_a_round_stays_within_its_ring() {
        let font = EmbeddedFont::new();
        for r in [2.0, 2.5, 3.5, 4.5, 6.5] {
            let mut page = Page::new(&font, 100.0);
            page.round((50.0, 50.0), r, Ink::Ink, Look::Dated);
            let Some(Shape::Rect(half, _)) = page.items.last().map(|item| item.shape.clone()) else { panic!("{r}") };
            let (dx, dy) = (50.0 - half.x, 50.0 - half.y);
            assert!((dx * dx + dy * dy).sqrt() <= r + 1e-9 && (half.right() - 50.0).abs() < 1e-9, "{r}: {half:?}");
        }
    }
}
