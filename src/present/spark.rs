//! Sparklines: a card's years as paths in a box of 120 by 28, for a picture that says nothing which the card does not say in words.

use std::fmt::Write as _;

use crate::model::Year;

/// The paths of a sparkline.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spark {
    /// Lines through years that follow each other; a missing year is a gap.
    pub runs: Vec<String>,
    /// Years that stand alone, as points.
    pub dots: Vec<String>,
    /// The chosen year, as a point.
    pub chosen: Option<String>,
}

const WIDTH: f64 = 120.0;
const HEIGHT: f64 = 28.0;
const MARGIN: f64 = 4.0;

/// The sparkline of years and values; `None` where there are fewer than two.
#[must_use]
pub fn spark(line: &[(Year, f64)], chosen: Year) -> Option<Spark> {
    let (&(first, _), &(last, _)) = (line.first()?, line.last()?);
    if first == last {
        return None;
    }
    let low = line.iter().map(|(_, v)| *v).fold(f64::INFINITY, f64::min);
    let high = line.iter().map(|(_, v)| *v).fold(f64::NEG_INFINITY, f64::max);
    let span = f64::from(last.get() - first.get());
    let at = |&(year, value): &(Year, f64)| {
        let x = MARGIN + (WIDTH - 2.0 * MARGIN) * f64::from(year.get() - first.get()) / span;
        let share = if high > low { (value - low) / (high - low) } else { 0.5 };
        (tenths(x), tenths(HEIGHT - MARGIN - (HEIGHT - 2.0 * MARGIN) * share))
    };
    // A stroke of no length with round ends is a point that stays round however the box is stretched.
    let point = |(x, y): (f64, f64)| format!("M{x} {y}h0");
    let mut spark = Spark::default();
    for run in line.chunk_by(|(a, _), (b, _)| a.plus(1) == Some(*b)) {
        if let [alone] = run {
            spark.dots.push(point(at(alone)));
            continue;
        }
        let mut path = String::new();
        for (n, (x, y)) in run.iter().map(at).enumerate() {
            // Writing to a string cannot fail.
            let _ = write!(path, "{}{x} {y}", if n == 0 { 'M' } else { 'L' });
        }
        spark.runs.push(path);
    }
    spark.chosen = line.iter().find(|(year, _)| *year == chosen).map(|found| point(at(found)));
    Some(spark)
}

fn tenths(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn years(line: &[(i64, f64)]) -> Vec<(Year, f64)> {
        line.iter().map(|(year, value)| (Year::new(*year).unwrap(), *value)).collect()
    }

    #[test]
    fn a_missing_year_is_a_gap() {
        let line = years(&[(2018, 1.0), (2019, 2.0), (2021, 3.0), (2022, 2.5)]);
        let spark = spark(&line, Year::new(2021).unwrap()).unwrap();
        assert_eq!((spark.runs.len(), spark.dots.len(), spark.chosen.is_some()), (2, 0, true));
    }

    #[test]
    fn equal_values_lie_in_the_middle_and_one_year_is_no_line() {
        let chosen = Year::new(2020).unwrap();
        let flat = spark(&years(&[(2018, 5.0), (2019, 5.0)]), chosen).unwrap();
        assert_eq!(flat.runs, ["M4 14L116 14"]);
        assert_eq!(flat.chosen, None);
        assert_eq!(spark(&years(&[(2018, 5.0)]), chosen), None);
        assert_eq!(spark(&[], chosen), None);
    }
}
