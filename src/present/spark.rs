//! Sparklines: a card's years as paths in a box of 120 by 28. Each is drawn from zero, so that how far a line rises over its ground is how much it grew, in one
//! card as in another: with a scale from its lowest to its highest value, a change of one per cent would look like a doubling beside it. And all of a view are
//! drawn over the same years: a year stands where it stands in the card beside it, and a line ends where its figures do.

use crate::model::{Year, decimal};

/// The paths of a sparkline.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spark {
    /// Lines through years that follow each other; a missing year is a gap.
    pub lines: String,
    /// Years that stand alone, as points.
    pub dots: String,
    /// Whether zero is the ground of the box ([`GROUND`]); else there are values below it.
    pub grounded: bool,
}

/// The line of zero where no value is below it.
pub const GROUND: &str = "M4 24H116";

const WIDTH: f64 = 120.0;
const HEIGHT: f64 = 28.0;
const MARGIN: f64 = 4.0;

/// The first and the last year over which a sparkline is drawn.
pub type Axis = (Year, Year);

/// The years of several lines, over which all of them are drawn; `None` of none.
#[must_use]
pub fn axis<'a>(lines: impl Iterator<Item = &'a [(Year, f64)]>) -> Option<Axis> {
    let mut axis: Option<Axis> = None;
    for line in lines {
        if let (Some(&(first, _)), Some(&(last, _))) = (line.first(), line.last()) {
            axis = Some(axis.map_or((first, last), |(from, to)| (from.min(first), to.max(last))));
        }
    }
    axis
}

/// The sparkline of years and values; `None` where there are none, or the axis is a single year.
#[must_use]
pub fn spark(line: &[(Year, f64)], axis: Axis) -> Option<Spark> {
    let frame = Frame::of(line, axis)?;
    let mut spark = Spark { grounded: frame.low == 0.0, ..Spark::default() };
    for run in line.chunk_by(|(a, _), (b, _)| a.plus(1) == Some(*b)) {
        if let [alone] = run {
            spark.dots.push_str(&frame.point(alone));
            continue;
        }
        for (n, year) in run.iter().enumerate() {
            spark.lines.push(if n == 0 { 'M' } else { 'L' });
            spark.lines.push_str(&frame.pair(year));
        }
    }
    Some(spark)
}

/// The path of one year on the sparkline, as a point; `None` where it is not on it.
#[must_use]
pub fn point(line: &[(Year, f64)], axis: Axis, year: Year) -> Option<String> {
    let frame = Frame::of(line, axis)?;
    line.iter().find(|(other, _)| *other == year).map(|found| frame.point(found))
}

/// What of years and values the box shows.
struct Frame {
    first: Year,
    last: Year,
    low: f64,
    high: f64,
}

impl Frame {
    fn of(line: &[(Year, f64)], (first, last): Axis) -> Option<Self> {
        let low = line.iter().map(|(_, v)| *v).fold(0.0, f64::min);
        let high = line.iter().map(|(_, v)| *v).fold(0.0, f64::max);
        (first < last && !line.is_empty()).then_some(Self { first, last, low, high })
    }

    fn at(&self, &(year, value): &(Year, f64)) -> (f64, f64) {
        let span = f64::from(self.last.get() - self.first.get());
        let x = MARGIN + (WIDTH - 2.0 * MARGIN) * f64::from(year.get() - self.first.get()) / span;
        (tenths(x), self.level(value))
    }

    fn level(&self, value: f64) -> f64 {
        let share = if self.high > self.low { (value - self.low) / (self.high - self.low) } else { 0.0 };
        tenths(HEIGHT - MARGIN - (HEIGHT - 2.0 * MARGIN) * share)
    }

    /// A stroke of no length with round ends is a point that stays round however the box is stretched.
    fn point(&self, year: &(Year, f64)) -> String {
        format!("M{}h0", self.pair(year))
    }

    /// Where a year is, as in a path.
    fn pair(&self, year: &(Year, f64)) -> String {
        let (x, y) = self.at(year);
        format!("{} {}", decimal::write(x), decimal::write(y))
    }
}

fn tenths(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn year(year: i64) -> Year {
        Year::new(year).unwrap()
    }

    fn years(line: &[(i64, f64)]) -> Vec<(Year, f64)> {
        line.iter().map(|(of, value)| (year(*of), *value)).collect()
    }

    fn own(line: &[(Year, f64)]) -> Axis {
        axis([line].into_iter()).unwrap()
    }

    #[test]
    fn a_missing_year_is_a_gap_and_a_lonely_one_a_point() {
        let line = years(&[(2018, 1.0), (2019, 2.0), (2021, 3.0), (2022, 2.5), (2025, 1.0)]);
        let spark = spark(&line, own(&line)).unwrap();
        assert_eq!((spark.lines.matches('M').count(), spark.lines.matches('L').count()), (2, 2));
        assert_eq!(spark.dots, "M116 17.3h0");
        assert_eq!(point(&line, own(&line), year(2025)), Some(spark.dots));
        assert_eq!(point(&line, own(&line), year(2020)), None);
    }

    #[test]
    fn heights_are_from_zero_so_that_growth_looks_alike_whatever_the_level() {
        let path = |line: &[(i64, f64)]| spark(&years(line), own(&years(line))).unwrap();
        let doubled = "M4 14L116 4";
        assert_eq!(path(&[(2018, 10.0), (2019, 20.0)]).lines, doubled);
        assert_eq!(path(&[(2018, 10_000.0), (2019, 20_000.0)]).lines, doubled);
        assert_eq!(path(&[(2018, 99.0), (2019, 100.0)]).lines, "M4 4.2L116 4");
        assert!(path(&[(2018, 99.0), (2019, 100.0)]).grounded);
        let around = path(&[(2018, -5.0), (2019, 15.0)]);
        assert_eq!((around.lines.as_str(), around.grounded), ("M4 24L116 4", false));
        assert_eq!(path(&[(2018, -5.0), (2019, -10.0)]).lines, "M4 14L116 24");
    }

    #[test]
    fn a_line_begins_and_ends_where_its_figures_do_on_the_axis_of_all() {
        let (long, short) = (years(&[(2010, 5.0), (2014, 5.0)]), years(&[(2012, 1.0), (2013, 1.0)]));
        let lone = years(&[(2014, 7.0)]);
        let all = axis([long.as_slice(), &short, &lone, &[]].into_iter()).unwrap();
        assert_eq!(all, (year(2010), year(2014)));
        assert_eq!(spark(&short, all).unwrap().lines, "M60 4L88 4");
        assert_eq!(spark(&lone, all).unwrap().dots, "M116 4h0", "a single year is a point in its place");
        assert_eq!(point(&short, all, year(2013)).as_deref(), Some("M88 4h0"));
    }

    #[test]
    fn nothing_but_zeros_lies_on_the_ground_and_no_axis_is_a_single_year() {
        let line = years(&[(2018, 0.0), (2019, 0.0)]);
        let flat = spark(&line, own(&line)).unwrap();
        assert_eq!((flat.lines.as_str(), flat.grounded), ("M4 24L116 24", true));
        let lone = years(&[(2018, 5.0)]);
        assert_eq!(spark(&lone, own(&lone)), None);
        assert_eq!(point(&lone, own(&lone), year(2018)), None);
        assert_eq!(spark(&[], own(&line)), None);
        assert_eq!(axis(std::iter::empty()), None);
    }
}
