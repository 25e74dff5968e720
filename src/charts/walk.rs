//! The way from mark to mark with the keyboard. No drawing, no browser.

use super::spec::{Body, ChartSpec, Mark};
use crate::model::Year;

/// A step over the marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// To the mark before in the same series: left.
    Back,
    /// To the next mark of the same series: right.
    On,
    /// To the series before: up.
    Up,
    /// To the next series: down.
    Down,
    /// To the first mark of the series.
    First,
    /// To the last mark of the series.
    Last,
}

/// Where a walk begins: the mark of a year in the first series that has one, else the first mark.
#[must_use]
pub fn start(marks: &[Mark], year: Option<Year>) -> Option<usize> {
    let of_year = || marks.iter().position(|mark| mark.year == year);
    year.and_then(|_| of_year()).or_else(|| (!marks.is_empty()).then_some(0))
}

/// The mark to which a step leads. At an end it stays: it never goes round. Where there is only one series, up and down lead along it.
#[must_use]
pub fn walk(marks: &[Mark], at: usize, step: Step) -> Option<usize> {
    let here = marks.get(at)?;
    let along = |series: usize| marks.iter().enumerate().filter(move |(_, mark)| mark.series == series);
    let lone = marks.iter().all(|mark| mark.series == here.series);
    let found = match step {
        Step::Up if !lone => nearest(marks, at, marks.iter().map(|m| m.series).filter(|s| *s < here.series).max()),
        Step::Down if !lone => nearest(marks, at, marks.iter().map(|m| m.series).filter(|s| *s > here.series).min()),
        Step::Back | Step::Up => along(here.series).take_while(|(ix, _)| *ix < at).last().map(|(ix, _)| ix),
        Step::On | Step::Down => along(here.series).find(|(ix, _)| *ix > at).map(|(ix, _)| ix),
        Step::First => along(here.series).next().map(|(ix, _)| ix),
        Step::Last => along(here.series).next_back().map(|(ix, _)| ix),
    };
    Some(found.unwrap_or(at))
}

/// The mark of another series that is nearest in years; without years the one in the same place of its series.
fn nearest(marks: &[Mark], at: usize, series: Option<usize>) -> Option<usize> {
    let (here, series) = (marks.get(at)?, series?);
    let place = marks.iter().take(at).filter(|mark| mark.series == here.series).count();
    let others = marks.iter().enumerate().filter(|(_, mark)| mark.series == series).enumerate();
    let far = |other: &Mark, other_place: usize| {
        let years = here.year.zip(other.year).map_or(0, |(a, b)| i64::from(a.get() - b.get()).unsigned_abs());
        (years, place.abs_diff(other_place))
    };
    others.min_by_key(|(other_place, (_, other))| far(other, *other_place)).map(|(_, (ix, _))| ix)
}

impl ChartSpec {
    /// Whether the marks stand side by side by their years, so that pointing at one is pointing at a year.
    #[must_use]
    pub const fn is_over_years(&self) -> bool {
        matches!(
            self.body,
            Body::Lines(_) | Body::Multiples(_) | Body::YearBars(_) | Body::Bullets(_) | Body::Stacked(_)
        )
    }
}

/// The mark of another drawing of the chart that stands for the same: the same series, year and figure.
#[must_use]
pub fn again(old: &Mark, marks: &[Mark]) -> Option<usize> {
    let same = |mark: &Mark| (mark.series, mark.year, &mark.figure) == (old.series, old.year, &old.figure);
    marks.iter().position(same)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn mark(series: usize, year: Option<i64>) -> Mark {
        Mark { text: String::new(), series, year: year.and_then(Year::new), figure: None, from: Vec::new() }
    }

    /// Two lines: 2013, 2015, 2016 and 2014, 2016.
    fn lines() -> Vec<Mark> {
        [(0, 2013), (0, 2015), (0, 2016), (1, 2014), (1, 2016)].map(|(series, year)| mark(series, Some(year))).to_vec()
    }

    #[test]
    fn left_and_right_walk_the_years_of_a_line_and_stop_at_its_ends() {
        let marks = lines();
        assert_eq!(walk(&marks, 0, Step::On), Some(1));
        assert_eq!(walk(&marks, 2, Step::On), Some(2), "the next mark belongs to another line");
        assert_eq!(walk(&marks, 3, Step::Back), Some(3));
        assert_eq!([walk(&marks, 1, Step::First), walk(&marks, 1, Step::Last)], [Some(0), Some(2)]);
    }

    #[test]
    fn up_and_down_lead_to_the_same_year_of_another_line_or_the_nearest() {
        let marks = lines();
        assert_eq!(walk(&marks, 2, Step::Down), Some(4));
        assert_eq!(walk(&marks, 0, Step::Down), Some(3));
        assert_eq!(walk(&marks, 4, Step::Up), Some(2));
        assert_eq!(walk(&marks, 4, Step::Down), Some(4));
    }

    #[test]
    fn a_ranking_is_walked_with_either_pair_of_arrows() {
        let marks = vec![mark(0, Some(2022)), mark(0, Some(2022)), mark(0, Some(2022))];
        assert_eq!([walk(&marks, 0, Step::Down), walk(&marks, 2, Step::Up)], [Some(1), Some(1)]);
        assert_eq!(walk(&[], 0, Step::On), None);
    }

    #[test]
    fn a_walk_begins_at_the_chosen_year_or_at_the_first_mark() {
        assert_eq!(start(&lines(), Year::new(2016)), Some(2));
        assert_eq!(start(&lines(), Year::new(1999)), Some(0));
        assert_eq!(start(&[mark(0, Some(2020)), mark(0, None)], None), Some(0));
        assert_eq!(start(&[], Year::new(2016)), None);
    }

    #[test]
    fn a_mark_is_found_again_in_another_drawing() {
        let marks = lines();
        assert_eq!(again(&marks[4], &marks[1..]), Some(3));
        assert_eq!(again(&mark(0, Some(1999)), &marks), None);
    }

    proptest! {
        #[test]
        fn every_mark_is_reached_by_steps_and_every_step_leads_to_a_mark(sizes in prop::collection::vec(1usize..6, 1..5)) {
            let marks: Vec<Mark> = sizes
                .iter()
                .enumerate()
                .flat_map(|(series, size)| (0..*size).map(move |n| mark(series, Some(2000 + n as i64))))
                .collect();
            let mut reached = vec![false; marks.len()];
            let mut open = vec![0];
            while let Some(at) = open.pop() {
                if std::mem::replace(&mut reached[at], true) {
                    continue;
                }
                for step in [Step::Back, Step::On, Step::Up, Step::Down, Step::First, Step::Last] {
                    open.push(walk(&marks, at, step).unwrap());
                }
            }
            prop_assert!(reached.iter().all(|reached| *reached));
        }
    }
}
