//! Where two pictures of one chart differ: what a canvas that shows the one must draw anew to show the other. No backend.

use super::scene::{Area, Item, Scene};

/// How far ink may reach beyond what an item measures, in CSS pixels: letters hang over their advance, and edges are smoothed.
pub const OVERHANG: f64 = 2.0;
/// How far ahead an item is looked for, where one picture has items that the other lacks.
const AHEAD: usize = 12;
/// Of how many rectangles at most the difference is made; nearer ones are taken together.
const MOST: usize = 4;
/// The share of a picture from which on it is drawn as a whole.
const MUCH: f64 = 0.6;

/// The rectangles outside of which two pictures are the same, in CSS pixels; none where they are the same everywhere. `None` where the sizes
/// differ, or so much else that the whole is to be drawn.
#[must_use]
pub fn differ(from: &Scene, to: &Scene) -> Option<Vec<Area>> {
    if (from.width, from.height) != (to.width, to.height) {
        return None;
    }
    let mut areas = Vec::new();
    let (mut old, mut new) = (from.items.as_slice(), to.items.as_slice());
    // Items that are kept keep their order in both, so that what lies over what stays as it is; every other item counts as a difference.
    loop {
        match (old, new) {
            ([a, before @ ..], [b, after @ ..]) => {
                if a.shape == b.shape {
                    (old, new) = (before, after);
                } else if let Some(gone) = find(old, b) {
                    areas.extend(old.iter().take(gone).map(|item| item.shape.area()));
                    old = old.get(gone..).unwrap_or_default();
                } else if let Some(come) = find(new, a) {
                    areas.extend(new.iter().take(come).map(|item| item.shape.area()));
                    new = new.get(come..).unwrap_or_default();
                } else {
                    areas.extend([a.shape.area(), b.shape.area()]);
                    (old, new) = (before, after);
                }
            }
            (rest, []) | ([], rest) => {
                areas.extend(rest.iter().map(|item| item.shape.area()));
                break;
            }
        }
    }
    let areas = joined(areas.into_iter().map(|area: Area| area.grown(OVERHANG)).collect());
    let size: f64 = areas.iter().map(|area| area.w * area.h).sum();
    (size <= MUCH * to.width * to.height).then_some(areas)
}

fn find(items: &[Item], wanted: &Item) -> Option<usize> {
    items.iter().take(AHEAD).position(|item| item.shape == wanted.shape)
}

/// The same area in few rectangles: those that meet are taken together, then those that waste least.
fn joined(areas: Vec<Area>) -> Vec<Area> {
    let mut joined: Vec<Area> = Vec::new();
    for mut area in areas {
        while let Some(place) = joined.iter().position(|other| other.meets(&area)) {
            area = both(&joined.swap_remove(place), &area);
        }
        joined.push(area);
    }
    while joined.len() > MOST {
        let Some(last) = joined.pop() else { break };
        let waste = |other: &Area| {
            let all = both(other, &last);
            all.w * all.h - other.w * other.h
        };
        let mut least: Option<(f64, usize)> = None;
        for (place, other) in joined.iter().enumerate() {
            let waste = waste(other);
            if least.is_none_or(|(known, _)| waste < known) {
                least = Some((waste, place));
            }
        }
        let Some(found) = least.and_then(|(_, place)| joined.get_mut(place)) else { break };
        *found = both(found, &last);
    }
    joined
}

fn both(a: &Area, b: &Area) -> Area {
    let (x, y) = (a.x.min(b.x), a.y.min(b.y));
    Area { x, y, w: a.right().max(b.right()) - x, h: a.bottom().max(b.bottom()) - y }
}

#[cfg(test)]
mod tests {
    use super::super::scene::{Ink, Shape};
    use super::*;

    fn rect(x: f64, ink: Ink) -> Item {
        Item { mark: None, shape: Shape::Rect(Area { x, y: 40.0, w: 10.0, h: 10.0 }, ink) }
    }

    fn scene(items: Vec<Item>) -> Scene {
        Scene { width: 400.0, height: 100.0, items, marks: Vec::new() }
    }

    fn row() -> Vec<Item> {
        (0..10).map(|n| rect(f64::from(n) * 40.0, Ink::Ink)).collect()
    }

    #[test]
    fn pictures_that_are_the_same_differ_nowhere() {
        assert_eq!(differ(&scene(row()), &scene(row())), Some(Vec::new()));
    }

    #[test]
    fn one_item_that_moves_is_a_difference_where_it_was_and_where_it_is() {
        let mut items = row();
        items[3] = rect(300.0, Ink::Ink);
        let areas = differ(&scene(row()), &scene(items)).unwrap();
        assert_eq!(areas.len(), 2);
        for x in [120.0, 300.0] {
            assert!(areas.iter().any(|area| area.x <= x && area.right() >= x + 10.0), "{areas:?}");
        }
        assert!(areas.iter().all(|area| area.w < 20.0), "{areas:?}");
    }

    #[test]
    fn an_item_that_comes_or_goes_in_between_is_the_only_difference() {
        let mut more = row();
        more.insert(2, rect(340.0, Ink::Raised));
        for (from, to) in [(row(), more.clone()), (more, row())] {
            let areas = differ(&scene(from), &scene(to)).unwrap();
            assert_eq!(areas, [Area { x: 336.0, y: 36.0, w: 18.0, h: 18.0 }]);
        }
    }

    #[test]
    fn what_lies_over_what_is_a_difference_too() {
        let (below, over) = (rect(40.0, Ink::Ink), rect(45.0, Ink::Second));
        let areas = differ(&scene(vec![below.clone(), over.clone()]), &scene(vec![over, below])).unwrap();
        assert!(areas.iter().any(|area| area.x <= 45.0 && area.right() >= 50.0), "{areas:?}");
    }

    #[test]
    fn many_differences_are_few_rectangles_that_hold_them_all_and_too_many_are_the_whole() {
        let other: Vec<Item> = row().into_iter().map(|item| Item { shape: colour(item.shape), ..item }).collect();
        let areas = differ(&scene(row()), &scene(other.clone())).unwrap();
        assert!(areas.len() <= MOST);
        for item in &other {
            let area = item.shape.area();
            assert!(areas.iter().any(|held| both(held, &area) == *held), "{area:?} is in none of {areas:?}");
        }
        let large =
            |ink| scene(vec![Item { mark: None, shape: Shape::Rect(Area { x: 0.0, y: 0.0, w: 390.0, h: 90.0 }, ink) }]);
        assert_eq!(differ(&large(Ink::Ink), &large(Ink::Rule)), None);
        assert_eq!(differ(&scene(row()), &Scene { width: 300.0, ..scene(row()) }), None);
    }

    fn colour(shape: Shape) -> Shape {
        match shape {
            Shape::Rect(area, _) => Shape::Rect(area, Ink::Second),
            other => other,
        }
    }
}
