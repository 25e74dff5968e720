//! What a layout yields: primitives with boxes in CSS pixels and colours as roles, and where each mark stands, for pointer and keyboard.
//! No theme, no backend.

use super::spec::{Hue, MarkIx};

/// A chart laid out: everything to draw, in the order of drawing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// Width in CSS pixels, whole.
    pub width: f64,
    /// Height in CSS pixels, whole.
    pub height: f64,
    /// What to draw, back to front. Items of one mark follow each other.
    pub items: Vec<Item>,
    /// Where the marks stand, in their order; one for each mark that is drawn.
    pub marks: Vec<MarkBox>,
}

/// One thing to draw.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// The mark of which it is a part, where it is one.
    pub mark: Option<MarkIx>,
    /// What.
    pub shape: Shape,
}

/// A primitive, in CSS pixels from the upper left corner.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A filled rectangle; rules and bars are such, so that their edges can lie on whole device pixels.
    Rect(Area, Ink),
    /// The outline of a rectangle, drawn inside of it, with its width.
    Outline(Area, f64, Ink),
    /// Slanted lines within a rectangle, with an outline.
    Hatch(Area, Ink),
    /// A line through points.
    Line {
        /// The points.
        points: Vec<(f64, f64)>,
        /// The stroke's width.
        width: f64,
        /// Whether it is interrupted.
        dash: Dash,
        /// The colour.
        ink: Ink,
    },
    /// A filled round.
    Round {
        /// The centre.
        at: (f64, f64),
        /// The radius.
        r: f64,
        /// The colour.
        ink: Ink,
    },
    /// A filled polygon.
    Polygon(Vec<(f64, f64)>, Ink),
    /// A line of text.
    Text(Label),
}

/// A line of text.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// Where the anchor stands.
    pub x: f64,
    /// The alphabetic baseline.
    pub y: f64,
    /// Which end of the text stands at `x`.
    pub anchor: Anchor,
    /// The size of the type (1 em) in CSS pixels.
    pub size: f64,
    /// Whether it is bold.
    pub bold: bool,
    /// The colour.
    pub ink: Ink,
    /// The words.
    pub text: String,
    /// The measured width.
    pub width: f64,
}

/// How far letters reach over the baseline, in em: to the tilde of "Ễ", 1.054 em in Noto Sans Bold.
pub const ASCENT: f64 = 1.06;
/// How far letters reach under the baseline, in em: to the tail of "g" and the dot of "Ộ".
pub const DESCENT: f64 = 0.25;

impl Label {
    /// The box that the letters stay in, with room for the tallest Vietnamese letters.
    #[must_use]
    pub fn area(&self) -> Area {
        let x = match self.anchor {
            Anchor::Start => self.x,
            Anchor::Middle => self.x - self.width / 2.0,
            Anchor::End => self.x - self.width,
        };
        Area { x, y: self.y - ASCENT * self.size, w: self.width, h: (ASCENT + DESCENT) * self.size }
    }
}

/// Which point of a text its `x` is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Its left end.
    Start,
    /// Its middle.
    Middle,
    /// Its right end.
    End,
}

/// Whether a line is interrupted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dash {
    /// It is not.
    Solid,
    /// Long strokes: estimated, compared.
    Dashed,
    /// Short strokes: worked out, a break.
    Dotted,
}

/// The role of a colour; a palette (see [`super::look`]) tells which colour it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// The ground itself, to cut out and to keep apart.
    Ground,
    /// A ground raised a little: the chosen year's column.
    Raised,
    /// Text and what must be seen first.
    Ink,
    /// Second: labels, zero lines, plans.
    Second,
    /// Third: ticks, notes, hair lines.
    Third,
    /// Grid lines.
    Rule,
    /// A mark.
    Hue(Hue),
    /// Text on a mark.
    On(Hue),
    /// The ring around the mark that has the focus.
    Focus,
}

/// A rectangle.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Area {
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// Width.
    pub w: f64,
    /// Height.
    pub h: f64,
}

impl Area {
    /// The rectangle between two corners, in any order.
    #[must_use]
    pub fn between(a: (f64, f64), b: (f64, f64)) -> Self {
        Self { x: a.0.min(b.0), y: a.1.min(b.1), w: (a.0 - b.0).abs(), h: (a.1 - b.1).abs() }
    }

    /// The right edge.
    #[must_use]
    pub fn right(&self) -> f64 {
        self.x + self.w
    }

    /// The lower edge.
    #[must_use]
    pub fn bottom(&self) -> f64 {
        self.y + self.h
    }

    /// The same, larger by so much on every side.
    #[must_use]
    pub fn grown(&self, by: f64) -> Self {
        Self { x: self.x - by, y: self.y - by, w: self.w + 2.0 * by, h: self.h + 2.0 * by }
    }

    /// Whether two rectangles share more than an edge.
    #[must_use]
    pub fn meets(&self, other: &Self) -> bool {
        const EDGE: f64 = 1e-6;
        self.x + EDGE < other.right()
            && other.x + EDGE < self.right()
            && self.y + EDGE < other.bottom()
            && other.y + EDGE < self.bottom()
    }

    /// How far a point is from it; 0 inside.
    pub fn distance(&self, x: f64, y: f64) -> f64 {
        let dx = (self.x - x).max(x - self.right()).max(0.0);
        let dy = (self.y - y).max(y - self.bottom()).max(0.0);
        (dx * dx + dy * dy).sqrt() // not `hypot`, whose last digit is the platform's
    }
}

/// Where a mark stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MarkBox {
    /// The mark.
    pub mark: MarkIx,
    /// The box to point at.
    pub area: Area,
    /// Where a tooltip points to: the end of a bar, the centre of a round.
    pub tip: (f64, f64),
    /// Whether the mark is a round (the ring around it is round too).
    pub round: bool,
}

impl Shape {
    /// The box in which its pixels lie, with room for their edges.
    #[must_use]
    pub fn area(&self) -> Area {
        match self {
            Self::Rect(area, _) | Self::Outline(area, ..) | Self::Hatch(area, _) => area.grown(2.0),
            // The corner of a sharp bend reaches five widths out.
            Self::Line { points, width, .. } => around(points).grown(5.0 * width + 2.0),
            Self::Round { at, r, .. } => around(&[*at]).grown(r + 2.0),
            Self::Polygon(points, _) => around(points).grown(2.0),
            Self::Text(label) => label.area().grown(3.0),
        }
    }
}

/// The smallest rectangle that holds all points.
fn around(points: &[(f64, f64)]) -> Area {
    let mut all = points.iter();
    let first = all.next().copied().unwrap_or_default();
    let (low, high) = all.fold((first, first), |(low, high), point| {
        ((low.0.min(point.0), low.1.min(point.1)), (high.0.max(point.0), high.1.max(point.1)))
    });
    Area::between(low, high)
}

impl Scene {
    /// The texts.
    pub fn labels(&self) -> impl Iterator<Item = &Label> {
        self.items.iter().filter_map(|item| match &item.shape {
            Shape::Text(label) => Some(label),
            _ => None,
        })
    }

    /// The mark to which a point is nearest: the one whose box holds it, then the nearest box; of several the one whose tip is nearest.
    #[must_use]
    pub fn nearest(&self, x: f64, y: f64) -> Option<MarkIx> {
        let key = |found: &MarkBox| (found.area.distance(x, y), (found.tip.0 - x).hypot(found.tip.1 - y));
        let mut best: Option<((f64, f64), MarkIx)> = None;
        for found in &self.marks {
            let key = key(found);
            if best.is_none_or(|(least, _)| key < least) {
                best = Some((key, found.mark));
            }
        }
        best.map(|(_, mark)| mark)
    }

    /// The mark to which a point is nearest from side to side, of those that are asked for.
    #[must_use]
    pub fn nearest_across(&self, x: f64, among: &dyn Fn(MarkIx) -> bool) -> Option<MarkIx> {
        let far = |found: &&MarkBox| (found.tip.0 - x).abs();
        let all = self.marks.iter().filter(|found| among(found.mark));
        all.min_by(|a, b| far(a).total_cmp(&far(b))).map(|found| found.mark)
    }

    /// The box of a mark, if it is drawn.
    #[must_use]
    pub fn find(&self, mark: MarkIx) -> Option<&MarkBox> {
        self.marks.iter().find(|found| found.mark == mark)
    }

    /// What to draw over the scene to bring one mark out: a ring in the colour of the focus, kept off the mark by a ring of the ground.
    #[must_use]
    pub fn highlight(&self, mark: MarkIx) -> Vec<Item> {
        let Some(found) = self.find(mark) else { return Vec::new() };
        let shapes = if found.round {
            let r = found.area.w.min(found.area.h) / 2.0;
            vec![ring(found.tip, r + 1.5, 1.5, Ink::Ground), ring(found.tip, r + 3.5, 2.0, Ink::Focus)]
        } else {
            let area = Area { w: found.area.w.max(1.0), h: found.area.h.max(1.0), ..found.area };
            vec![Shape::Outline(area.grown(1.0), 1.0, Ink::Ground), Shape::Outline(area.grown(3.0), 2.0, Ink::Focus)]
        };
        shapes.into_iter().map(|shape| Item { mark: None, shape }).collect()
    }

    /// What to draw over the scene to point quietly at a mark: a thin line around it.
    #[must_use]
    pub fn hint(&self, mark: MarkIx) -> Option<Item> {
        let found = self.find(mark)?;
        let shape = if found.round {
            ring(found.tip, found.area.w.min(found.area.h) / 2.0 + 1.5, 1.0, Ink::Second)
        } else {
            let area = Area { w: found.area.w.max(1.0), h: found.area.h.max(1.0), ..found.area };
            Shape::Outline(area.grown(2.0), 1.0, Ink::Second)
        };
        Some(Item { mark: None, shape })
    }

    /// The same picture, larger or smaller.
    #[must_use]
    pub(super) fn scaled(mut self, k: f64) -> Self {
        let area = |a: &mut Area| *a = Area { x: a.x * k, y: a.y * k, w: a.w * k, h: a.h * k };
        for item in &mut self.items {
            match &mut item.shape {
                Shape::Rect(a, _) | Shape::Hatch(a, _) => area(a),
                Shape::Outline(a, width, _) => {
                    area(a);
                    *width *= k;
                }
                Shape::Line { points, width, .. } => {
                    points.iter_mut().for_each(|p| *p = (p.0 * k, p.1 * k));
                    *width *= k;
                }
                Shape::Round { at, r, .. } => {
                    *at = (at.0 * k, at.1 * k);
                    *r *= k;
                }
                Shape::Polygon(points, _) => points.iter_mut().for_each(|p| *p = (p.0 * k, p.1 * k)),
                Shape::Text(label) => {
                    label.x *= k;
                    label.y *= k;
                    label.size *= k;
                    label.width *= k;
                }
            }
        }
        for found in &mut self.marks {
            area(&mut found.area);
            found.tip = (found.tip.0 * k, found.tip.1 * k);
        }
        self.width *= k;
        self.height *= k;
        self
    }
}

/// A ring of an outer radius and a width, as a line around: on every backend it leaves what lies inside.
fn ring(at: (f64, f64), outer: f64, width: f64, ink: Ink) -> Shape {
    let r = outer - width / 2.0;
    // Each point is the one before, turned by a 32nd of a circle: the general sine and cosine would be 7 KB of the page's module.
    let (cos, sin) = (0.980_785_280_403_230_4, 0.195_090_322_016_128_27);
    let mut points = Vec::with_capacity(33);
    let (mut x, mut y) = (r, 0.0);
    for _ in 0..=32 {
        points.push((at.0 + x, at.1 + y));
        (x, y) = (x * cos - y * sin, x * sin + y * cos);
    }
    Shape::Line { points, width, dash: Dash::Solid, ink }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scene() -> Scene {
        let mark = |ix, x, y| MarkBox {
            mark: MarkIx(ix),
            area: Area { x: x - 5.0, y: y - 5.0, w: 10.0, h: 10.0 },
            tip: (x, y),
            round: ix == 0,
        };
        Scene { width: 100.0, height: 100.0, items: Vec::new(), marks: vec![mark(0, 20.0, 20.0), mark(1, 28.0, 20.0)] }
    }

    #[test]
    fn a_point_in_two_boxes_belongs_to_the_mark_with_the_nearer_tip() {
        assert_eq!(scene().nearest(23.2, 20.0), Some(MarkIx(0)));
        assert_eq!(scene().nearest(24.8, 20.0), Some(MarkIx(1)));
        assert_eq!(scene().nearest(500.0, 20.0), Some(MarkIx(1)));
        assert_eq!(Scene::default().nearest(0.0, 0.0), None);
    }

    #[test]
    fn across_only_the_way_from_side_to_side_counts_and_only_what_is_asked_for() {
        assert_eq!(scene().nearest_across(27.0, &|_| true), Some(MarkIx(1)));
        assert_eq!(scene().nearest_across(27.0, &|mark| mark == MarkIx(0)), Some(MarkIx(0)));
        assert_eq!(scene().nearest_across(27.0, &|_| false), None);
    }

    #[test]
    fn the_highlight_rings_the_mark_and_is_empty_for_a_mark_that_is_not_drawn() {
        let items = scene().highlight(MarkIx(1));
        let Some(Item { shape: Shape::Outline(area, ..), .. }) = items.last() else { panic!("{items:?}") };
        assert_eq!(*area, Area { x: 20.0, y: 12.0, w: 16.0, h: 16.0 });
        assert_eq!(scene().highlight(MarkIx(7)), []);
        assert!(matches!(scene().hint(MarkIx(1)), Some(Item { shape: Shape::Outline(..), .. })));
        assert_eq!(scene().hint(MarkIx(7)), None);
        assert!(matches!(scene().highlight(MarkIx(0))[0].shape, Shape::Line { .. }));
    }

    #[test]
    fn rectangles_that_share_an_edge_do_not_meet() {
        let a = Area { x: 0.0, y: 0.0, w: 10.0, h: 10.0 };
        assert!(!a.meets(&Area { x: 10.0, ..a }));
        assert!(a.meets(&Area { x: 9.9, ..a }));
    }
}
