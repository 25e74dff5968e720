//! Where a tooltip stands: beside its mark, on the screen. No drawing, no browser.

use super::scene::Area;

/// Room between a mark and its tooltip.
const GAP: f64 = 10.0;

/// The upper left corner of a tooltip of a size: over its mark, else under it, else right, else left of it, whichever first lies on the screen. It
/// covers the mark only where the screen has no room beside it at all.
#[must_use]
pub fn place(mark: &Area, at: (f64, f64), (w, h): (f64, f64), screen: &Area) -> (f64, f64) {
    let held = |wanted: f64, low: f64, high: f64| wanted.min(high).max(low);
    let x = held(at.0 - w / 2.0, screen.x, screen.right() - w);
    let y = held(at.1 - h / 2.0, screen.y, screen.bottom() - h);
    let (over, under) = (mark.y - GAP - h, mark.bottom() + GAP);
    let (right, left) = (mark.right() + GAP, mark.x - GAP - w);
    for (fits, place) in [
        (over >= screen.y && over + h <= screen.bottom(), (x, over)),
        (under >= screen.y && under + h <= screen.bottom(), (x, under)),
        (right >= screen.x && right + w <= screen.right(), (right, y)),
        (left >= screen.x && left + w <= screen.right(), (left, y)),
    ] {
        if fits {
            return place;
        }
    }
    (x, held(over, screen.y, screen.bottom() - h))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const SCREEN: Area = Area { x: 0.0, y: 0.0, w: 400.0, h: 300.0 };

    fn point(x: f64, y: f64) -> (Area, (f64, f64)) {
        (Area { x: x - 5.0, y: y - 5.0, w: 10.0, h: 10.0 }, (x, y))
    }

    #[test]
    fn a_tooltip_stands_over_its_mark_and_under_one_at_the_upper_edge() {
        let (mark, at) = point(200.0, 150.0);
        assert_eq!(place(&mark, at, (100.0, 40.0), &SCREEN), (150.0, 95.0));
        let (mark, at) = point(200.0, 20.0);
        assert_eq!(place(&mark, at, (100.0, 40.0), &SCREEN), (150.0, 35.0));
    }

    #[test]
    fn a_tooltip_at_the_edge_is_pushed_onto_the_screen() {
        let (mark, at) = point(398.0, 150.0);
        assert_eq!(place(&mark, at, (100.0, 40.0), &SCREEN).0, 300.0);
    }

    #[test]
    fn beside_a_bar_as_high_as_the_screen_it_stands_right_or_left() {
        let bar = Area { x: 20.0, y: 0.0, w: 30.0, h: 300.0 };
        assert_eq!(place(&bar, (35.0, 0.0), (100.0, 40.0), &SCREEN), (60.0, 0.0));
        let bar = Area { x: 360.0, ..bar };
        assert_eq!(place(&bar, (375.0, 0.0), (100.0, 40.0), &SCREEN), (250.0, 0.0));
    }

    proptest! {
        #[test]
        fn a_tooltip_never_leaves_the_screen_nor_covers_a_mark_that_leaves_it_room(
            x in 0.0f64..390.0, y in 0.0f64..290.0, w in 1.0f64..200.0, h in 1.0f64..280.0, wide in 20.0f64..180.0, high in 16.0f64..90.0,
        ) {
            let mark = Area { x, y, w: w.min(400.0 - x), h: h.min(300.0 - y) };
            let (left, top) = place(&mark, (mark.x + mark.w / 2.0, mark.y), (wide, high), &SCREEN);
            prop_assert!(left >= 0.0 && top >= 0.0 && left + wide <= 400.0 + 1e-9 && top + high <= 300.0 + 1e-9);
            let room = mark.y >= high + GAP || 300.0 - mark.bottom() >= high + GAP;
            let tip = Area { x: left, y: top, w: wide, h: high };
            prop_assert!(!room || !tip.meets(&mark), "{tip:?} {mark:?}");
        }
    }
}
