//! Between two pictures of one chart: where the marks are on their way from one year to the next. No clock, no backend.

use super::scene::{Area, Item, Label, Scene, Shape};

/// How long the way takes, in milliseconds.
pub const LASTS: f64 = 140.0;

/// The picture at a share of the way from one scene to another; words and colours are those of the later one at once. `None` where the two are
/// not made alike, so that there is no way between them, or are the same.
#[must_use]
pub fn between(from: &Scene, to: &Scene, share: f64) -> Option<Scene> {
    let alike = (from.width, from.height, from.items.len()) == (to.width, to.height, to.items.len());
    if !alike || from.items == to.items {
        return None;
    }
    // Fast away, slowly home.
    let left = 1.0 - share.clamp(0.0, 1.0);
    let way = Way(1.0 - left * left * left);
    let mut items = Vec::with_capacity(to.items.len());
    for (a, b) in from.items.iter().zip(&to.items) {
        if a.mark != b.mark {
            return None;
        }
        items.push(Item { mark: b.mark, shape: way.shape(&a.shape, &b.shape)? });
    }
    Some(Scene { items, ..Scene { width: to.width, height: to.height, ..Scene::default() } })
}

struct Way(f64);

impl Way {
    fn at(&self, a: f64, b: f64) -> f64 {
        a + (b - a) * self.0
    }

    fn point(&self, a: (f64, f64), b: (f64, f64)) -> (f64, f64) {
        (self.at(a.0, b.0), self.at(a.1, b.1))
    }

    fn area(&self, a: &Area, b: &Area) -> Area {
        Area { x: self.at(a.x, b.x), y: self.at(a.y, b.y), w: self.at(a.w, b.w), h: self.at(a.h, b.h) }
    }

    fn points(&self, a: &[(f64, f64)], b: &[(f64, f64)]) -> Option<Vec<(f64, f64)>> {
        (a.len() == b.len()).then(|| a.iter().zip(b).map(|(a, b)| self.point(*a, *b)).collect())
    }

    fn shape(&self, a: &Shape, b: &Shape) -> Option<Shape> {
        Some(match (a, b) {
            (Shape::Rect(a, _), Shape::Rect(b, ink)) => Shape::Rect(self.area(a, b), *ink),
            (Shape::Outline(a, ..), Shape::Outline(b, width, ink)) => Shape::Outline(self.area(a, b), *width, *ink),
            (Shape::Hatch(a, _), Shape::Hatch(b, ink)) => Shape::Hatch(self.area(a, b), *ink),
            (Shape::Line { points: a, .. }, Shape::Line { points: b, width, dash, ink }) => {
                Shape::Line { points: self.points(a, b)?, width: *width, dash: *dash, ink: *ink }
            }
            (Shape::Round { at: a, r: from, .. }, Shape::Round { at: b, r, ink }) => {
                Shape::Round { at: self.point(*a, *b), r: self.at(*from, *r), ink: *ink }
            }
            (Shape::Polygon(a, _), Shape::Polygon(b, ink)) => Shape::Polygon(self.points(a, b)?, *ink),
            (Shape::Text(a), Shape::Text(b)) => {
                let (x, y) = self.point((a.x, a.y), (b.x, b.y));
                Shape::Text(Label { x, y, ..b.clone() })
            }
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::scene::Ink;
    use super::super::spec::MarkIx;
    use super::*;

    fn bar(h: f64) -> Scene {
        let area = Area { x: 10.0, y: 100.0 - h, w: 20.0, h };
        let item = Item { mark: Some(MarkIx(0)), shape: Shape::Rect(area, Ink::Ink) };
        Scene { width: 100.0, height: 100.0, items: vec![item], marks: Vec::new() }
    }

    #[test]
    fn a_bar_grows_from_where_it_was_to_where_it_comes() {
        let (from, to) = (bar(20.0), bar(80.0));
        assert_eq!(between(&from, &to, 0.0), Some(from.clone()));
        assert_eq!(between(&from, &to, 1.0), Some(to.clone()));
        let Some(Item { shape: Shape::Rect(area, _), .. }) = between(&from, &to, 0.5).unwrap().items.pop() else {
            panic!()
        };
        assert!(area.h > 50.0 && area.h < 80.0, "{area:?}");
        assert!((area.bottom() - 100.0).abs() < 1e-9, "it stays on its ground");
    }

    #[test]
    fn there_is_no_way_between_pictures_that_are_not_made_alike_or_are_the_same() {
        let (from, mut to) = (bar(20.0), bar(80.0));
        assert_eq!(between(&from, &from, 0.5), None);
        to.items.push(to.items[0].clone());
        assert_eq!(between(&from, &to, 0.5), None);
        let mut to = bar(80.0);
        to.items[0].shape = Shape::Polygon(Vec::new(), Ink::Ink);
        assert_eq!(between(&from, &to, 0.5), None);
        assert_eq!(between(&from, &Scene { width: 90.0, ..bar(80.0) }, 0.5), None);
    }
}
