//! Where a tooltip stands: beside its mark, on the screen, off the marks next to it. No drawing, no browser.

use super::scene::{Area, Scene};
use super::spec::{Mark, MarkIx};
use super::walk::{Step, walk};

/// Room between a mark and its tooltip.
const GAP: f64 = 10.0;

/// A mark that is pointed at, with what is around it.
#[derive(Clone, Debug, PartialEq)]
pub struct Around {
    /// The mark.
    pub mark: Area,
    /// Where it tells its value.
    pub tip: (f64, f64),
    /// The marks before and after it in its series.
    pub beside: Vec<Area>,
    /// All other marks.
    pub others: Vec<Area>,
}

impl Around {
    /// What is around a mark of a scene; `None` where it is not drawn.
    #[must_use]
    pub fn of(scene: &Scene, marks: &[Mark], mark: MarkIx) -> Option<Self> {
        let own = scene.find(mark)?;
        let next = [Step::Back, Step::On].map(|step| walk(marks, mark.0, step).filter(|found| *found != mark.0));
        let mut around = Self { mark: own.area, tip: own.tip, beside: Vec::new(), others: Vec::new() };
        for other in scene.marks.iter().filter(|other| other.mark != mark) {
            let list = if next.contains(&Some(other.mark.0)) { &mut around.beside } else { &mut around.others };
            list.push(other.area);
        }
        Some(around)
    }

    /// The upper left corner of a tooltip of a size: over its mark, else under it, else right, else left of it, whichever lies on the screen and covers none
    /// of the marks before and after it, or the fewest; and then as few others as may be. It covers the mark only where the screen has no room beside it at all.
    #[must_use]
    pub fn place(&self, (w, h): (f64, f64), screen: &Area) -> (f64, f64) {
        let held = |wanted: f64, low: f64, high: f64| wanted.min(high).max(low);
        let on_x = |x: f64| held(x, screen.x, screen.right() - w);
        let on_y = |y: f64| held(y, screen.y, screen.bottom() - h);
        let all = self.beside.iter().fold(self.mark, |all, other| {
            Area::between(
                (all.x.min(other.x), all.y.min(other.y)),
                (all.right().max(other.right()), all.bottom().max(other.bottom())),
            )
        });
        let mut best: Option<(usize, (f64, f64))> = None;
        // Beside the mark itself, in the middle or with an edge at the mark's; then beside all three marks.
        for base in [&self.mark, &all] {
            let (over, under) = (base.y - GAP - h, base.bottom() + GAP);
            let (right, left) = (base.right() + GAP, base.x - GAP - w);
            let xs = [self.tip.0 - w / 2.0, base.right() - w, base.x].map(on_x);
            let ys = [self.tip.1 - h / 2.0, base.bottom() - h, base.y].map(on_y);
            let upright = [over, under].into_iter().flat_map(|y| xs.map(|x| (x, y)));
            let level = [right, left].into_iter().flat_map(|x| ys.map(|y| (x, y)));
            for (x, y) in upright.chain(level) {
                let tip = Area { x, y, w, h };
                if (x, y) != (on_x(x), on_y(y)) || tip.meets(&self.mark) {
                    continue;
                }
                let covered = |marks: &[Area]| marks.iter().filter(|mark| mark.meets(&tip)).count();
                let cost = covered(&self.beside) * (self.others.len() + 1) + covered(&self.others);
                if best.is_none_or(|(least, _)| cost < least) {
                    best = Some((cost, (x, y)));
                }
            }
        }
        best.map_or_else(|| (on_x(self.tip.0 - w / 2.0), on_y(self.mark.y - GAP - h)), |(_, place)| place)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::scene::MarkBox;
    use super::*;

    const SCREEN: Area = Area { x: 0.0, y: 0.0, w: 400.0, h: 300.0 };

    fn alone(mark: Area, tip: (f64, f64)) -> Around {
        Around { mark, tip, beside: Vec::new(), others: Vec::new() }
    }

    fn point(x: f64, y: f64) -> Area {
        Area { x: x - 5.0, y: y - 5.0, w: 10.0, h: 10.0 }
    }

    fn lone(x: f64, y: f64) -> Around {
        alone(point(x, y), (x, y))
    }

    #[test]
    fn a_tooltip_stands_over_its_mark_and_under_one_at_the_upper_edge() {
        assert_eq!(lone(200.0, 150.0).place((100.0, 40.0), &SCREEN), (150.0, 95.0));
        assert_eq!(lone(200.0, 20.0).place((100.0, 40.0), &SCREEN), (150.0, 35.0));
    }

    #[test]
    fn a_tooltip_at_the_edge_is_pushed_onto_the_screen() {
        assert_eq!(lone(398.0, 150.0).place((100.0, 40.0), &SCREEN).0, 300.0);
    }

    #[test]
    fn beside_a_bar_as_high_as_the_screen_it_stands_right_or_left() {
        let bar = Area { x: 20.0, y: 0.0, w: 30.0, h: 300.0 };
        assert_eq!(alone(bar, (35.0, 0.0)).place((100.0, 40.0), &SCREEN), (60.0, 0.0));
        let bar = Area { x: 360.0, ..bar };
        assert_eq!(alone(bar, (375.0, 0.0)).place((100.0, 40.0), &SCREEN), (250.0, 0.0));
    }

    #[test]
    fn on_a_rising_line_it_stands_where_neither_neighbour_is() {
        let rising = Around {
            beside: vec![point(170.0, 190.0), point(230.0, 110.0)],
            others: vec![point(140.0, 230.0), point(260.0, 70.0)],
            ..lone(200.0, 150.0)
        };
        for size in [(100.0, 40.0), (272.0, 60.0)] {
            let (x, y) = rising.place(size, &SCREEN);
            let tip = Area { x, y, w: size.0, h: size.1 };
            assert!(rising.beside.iter().chain([&rising.mark]).all(|mark| !mark.meets(&tip)), "{tip:?}");
        }
    }

    #[test]
    fn over_a_low_bar_between_two_high_ones_it_stands_over_all_three_even_on_a_phone() {
        let bar = |x: f64, y: f64| Area { x, y, w: 24.0, h: 260.0 - y };
        let low = Around {
            beside: vec![bar(170.0, 90.0), bar(230.0, 100.0)],
            others: vec![bar(140.0, 120.0)],
            ..alone(bar(200.0, 200.0), (212.0, 200.0))
        };
        assert_eq!(low.place((272.0, 60.0), &Area { w: 390.0, ..SCREEN }).1, 90.0 - GAP - 60.0);
        // Where there is no room over them, at least the mark itself stays in sight.
        let (x, y) = low.place((272.0, 60.0), &Area { y: 60.0, h: 200.0, ..SCREEN });
        assert!(!Area { x, y, w: 272.0, h: 60.0 }.meets(&low.mark));
    }

    #[test]
    fn beside_a_mark_are_those_before_and_after_it_in_its_series() {
        let mark = |series| Mark { text: String::new(), series, year: None, figure: None, from: Vec::new() };
        let marks = [mark(0), mark(0), mark(0), mark(0), mark(1)];
        let place = |n: usize| point(n as f64 * 20.0, 50.0);
        let boxes = (0..5).map(|n| MarkBox { mark: MarkIx(n), area: place(n), tip: (0.0, 0.0), round: true });
        let scene = Scene { marks: boxes.collect(), ..Scene::default() };
        let around = Around::of(&scene, &marks, MarkIx(1)).unwrap();
        assert_eq!(around.beside, [place(0), place(2)]);
        assert_eq!(around.others, [place(3), place(4)]);
        assert_eq!(Around::of(&scene, &marks, MarkIx(3)).unwrap().beside, [place(2)]);
        assert_eq!(Around::of(&scene, &marks, MarkIx(9)), None);
    }

    proptest! {
        #[test]
        fn a_tooltip_never_leaves_the_screen_nor_covers_a_mark_that_leaves_it_room(
            x in 0.0f64..390.0, y in 0.0f64..290.0, w in 1.0f64..200.0, h in 1.0f64..280.0, wide in 20.0f64..180.0, high in 16.0f64..90.0,
            beside in prop::collection::vec((0.0f64..390.0, 0.0f64..290.0), 0..3),
        ) {
            let mark = Area { x, y, w: w.min(400.0 - x), h: h.min(300.0 - y) };
            let tip = (mark.x + mark.w / 2.0, mark.y);
            let beside = beside.into_iter().map(|(x, y)| point(x, y)).collect();
            let (left, top) = Around { beside, ..alone(mark, tip) }.place((wide, high), &SCREEN);
            prop_assert!(left >= 0.0 && top >= 0.0 && left + wide <= 400.0 + 1e-9 && top + high <= 300.0 + 1e-9);
            let room = mark.y >= high + GAP || 300.0 - mark.bottom() >= high + GAP;
            let tip = Area { x: left, y: top, w: wide, h: high };
            prop_assert!(!room || !tip.meets(&mark), "{tip:?} {mark:?}");
        }
    }
}
