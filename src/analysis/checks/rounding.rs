//! What a stated number stands for: the interval of true values that its source may have rounded to it, and arithmetic on such intervals.
//! A check agrees where true values inside of the intervals satisfy its equation; nothing here knows which check asks.
//!
//! # The rule
//!
//! All in stored units, times the indicator's scale at the end; all intervals are closed.
//!
//! 1. A value stated with `d` digits after the point stands for `value ± 0.5·10^-d`.
//! 2. A **whole count** is exact: a stock, a flow or a plan whose scale is 1, which is shown without decimals, whose value is a whole number and
//!    whose statement gives no `digits`. There is no half co-operative. A statement that gives `digits: 0` says that it was rounded: rule 1.
//! 3. A whole stock or flow that ends in three or more zeros was told in thousands or millions ("6,139 triệu" is 6,139,000): it stands for half
//!    a unit of its last digit that is not zero, but at most 1 % of it. For means one zero is enough ("2,84 tỷ" is 2,840 million). A plan is
//!    a chosen number and stays exact; a rate has no thousands.
//! 4. **About, nearly, over** do not tell how far; both directions are allowed, whichever it is. They widen to a whole unit of the last digit that is not zero, at
//!    least 0.5 % and at most 10 % of the value: "about 119,000" is 118,000 to 120,000, "nearly 3 million" is 2.7 to 3.3 million.
//!
//! Every interval is widened by a millionth of a millionth of its value, so that the binary writing of decimals decides nothing.

use crate::model::{Indicator, Kind, Points, Series, Statement};

/// The relative width of binary dust.
const DUST: f64 = 1e-12;

/// A closed interval of real numbers, `lo <= hi`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// Its lower end.
    pub lo: f64,
    /// Its upper end.
    pub hi: f64,
}

impl Interval {
    /// A value that may be off by so much on either side, and by binary dust.
    #[must_use]
    pub fn around(value: f64, half: f64) -> Self {
        let half = half + value.abs() * DUST;
        Self { lo: value - half, hi: value + half }
    }

    /// The sums of both.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self { lo: self.lo + other.lo, hi: self.hi + other.hi }
    }

    /// The differences of both.
    #[must_use]
    pub fn minus(self, other: Self) -> Self {
        Self { lo: self.lo - other.hi, hi: self.hi - other.lo }
    }

    /// The products of both.
    #[must_use]
    pub fn times(self, other: Self) -> Self {
        hull([self.lo * other.lo, self.lo * other.hi, self.hi * other.lo, self.hi * other.hi])
    }

    /// The quotients; `None` where the divisor may be zero.
    #[must_use]
    pub fn over(self, divisor: Self) -> Option<Self> {
        let may_be_zero = divisor.lo <= 0.0 && divisor.hi >= 0.0;
        (!may_be_zero)
            .then(|| hull([self.lo / divisor.lo, self.lo / divisor.hi, self.hi / divisor.lo, self.hi / divisor.hi]))
    }

    /// All values times a factor.
    #[must_use]
    pub fn scaled(self, factor: f64) -> Self {
        hull([self.lo * factor, self.hi * factor, self.lo * factor, self.hi * factor])
    }

    /// How far the intervals lie apart; zero where they share a value.
    #[must_use]
    pub fn gap(self, other: Self) -> f64 {
        (other.lo - self.hi).max(self.lo - other.hi).max(0.0)
    }

    /// Whether the intervals share a value.
    #[must_use]
    pub fn meets(self, other: Self) -> bool {
        self.lo <= other.hi && other.lo <= self.hi
    }

    /// Whether two figures tell how much lies between them: what they leave open of it, from end to end, is less than that itself, or both are exact.
    /// From 25,000 to 27,000 up to 27,342 is surely a rise, but one of 342 as well as one of 2,342: whatever is held against it agrees.
    #[must_use]
    pub fn tells_change_from(self, other: Self) -> bool {
        let by = ((self.lo + self.hi) - (other.lo + other.hi)).abs() / 2.0;
        2.0 * (self.half() + other.half()) < by || self.is_exact() && other.is_exact()
    }

    /// Whether it is a value alone, but for binary dust.
    #[must_use]
    pub fn is_exact(self) -> bool {
        self.half() <= self.lo.abs().max(self.hi.abs()) * 1e3 * DUST
    }

    /// Half of the distance between its ends.
    #[must_use]
    pub fn half(self) -> f64 {
        (self.hi - self.lo) / 2.0
    }
}

fn hull(values: [f64; 4]) -> Interval {
    Interval {
        lo: values.into_iter().fold(f64::INFINITY, f64::min),
        hi: values.into_iter().fold(f64::NEG_INFINITY, f64::max),
    }
}

/// What a statement stands for, in the indicator's unit; `None` where it has no value or one that its scale makes infinite.
#[must_use]
pub fn meant(indicator: &Indicator, series: &Series, statement: &Statement<'_>) -> Option<Interval> {
    stands_for(indicator, series, statement, true)
}

/// The same by its rounding alone: without rule 4, as if an "about" left nothing open.
#[must_use]
pub fn rounded(indicator: &Indicator, series: &Series, statement: &Statement<'_>) -> Option<Interval> {
    stands_for(indicator, series, statement, false)
}

fn stands_for(indicator: &Indicator, series: &Series, statement: &Statement<'_>, about: bool) -> Option<Interval> {
    let value = statement.value?;
    let digits_are_told = match series.points() {
        Points::Full(points) => points.get(statement.place).is_some_and(|point| point.digits.is_some()),
        Points::Compact { .. } => false,
    };
    let mut half = half_of_digits(indicator, value, statement.digits, digits_are_told);
    if about && statement.approx.is_rough() {
        let size = value.abs();
        half = half.max(last_place(value, statement.digits).clamp(size * 0.005, size * 0.1));
    }
    let interval = Interval::around(value, half).scaled(indicator.scale);
    (interval.lo.is_finite() && interval.hi.is_finite()).then_some(interval)
}

/// The power of ten to which a difference from a figure is told that its source tells roughly or in thousands, in the indicator's unit: "about 31,700" and
/// "73,000" leave some hundreds open. `None` where it does not, or leaves nothing open.
#[must_use]
pub fn left_open(indicator: &Indicator, series: &Series, statement: &Statement<'_>) -> Option<f64> {
    let half = meant(indicator, series, statement)?.half();
    let in_thousands = indicator.scale == 1.0 && matches!(indicator.kind, Kind::Stock | Kind::Flow) && half > 1.0;
    // Nothing is left open of a zero.
    (half > 0.0 && (statement.approx.is_rough() || in_thousands)).then(|| place_of(half))
}

/// The same of what lies between two figures: in thousands or about, as the rougher of them, and where one is told ten times finer than the other, as the last
/// digit of that: from 5,998,378 to "6.1 million" some hundred thousand came. Of two that are as fine as each other their digits tell how far they go.
#[must_use]
pub fn left_open_between(indicator: &Indicator, two: [(&Series, &Statement<'_>); 2]) -> Option<f64> {
    let [one, other] = two.map(|(series, statement)| meant(indicator, series, statement).map_or(0.0, Interval::half));
    let (rougher, finer) = (one.max(other), one.min(other));
    let shown = 10f64.powi(-i32::from(indicator.decimals));
    let about = two.iter().any(|(_, statement)| statement.approx.is_rough());
    let uneven = indicator.kind != Kind::Rate && !about && rougher > shown && rougher >= 9.9 * finer;
    let rough = two.into_iter().filter_map(|(series, statement)| left_open(indicator, series, statement));
    rough.chain(uneven.then(|| place_of(2.0 * rougher))).reduce(f64::max)
}

/// The power of ten in a size above zero.
fn place_of(size: f64) -> f64 {
    10f64.powi(size.log10().floor() as i32)
}

/// The power of ten to which a number is told of which one is left open: that one, but where it would move the number by more than a thirtieth, a finer one, so
/// that it goes with the per cent beside it. 3,378 of which thousands are left open is about 3,400, and 13%: 3,000 would be 12%.
#[must_use]
pub fn place_of_rough(number: f64, open: f64) -> f64 {
    let mut place = open;
    while (no_finer(number, place, 0).0 - number).abs() * 30.0 > number.abs() {
        place /= 10.0;
    }
    place
}

/// A number no finer than a power of ten, and the digits behind its point that are left of `decimals`.
#[must_use]
pub fn no_finer(number: f64, place: f64, decimals: u8) -> (f64, u8) {
    ((number / place).round() * place, decimals.min((-place.log10()).round().max(0.0) as u8))
}

/// Rules 1 to 3: how far the true value may lie from the stored one.
fn half_of_digits(indicator: &Indicator, value: f64, digits: u8, told: bool) -> f64 {
    let by_digits = 0.5 * 10f64.powi(-i32::from(digits));
    let whole = value.fract() == 0.0 && digits == 0;
    if told || !whole || indicator.scale != 1.0 {
        return by_digits;
    }
    let zeros = match indicator.kind {
        Kind::Rate => return by_digits,
        Kind::Mean => 1,
        Kind::Stock | Kind::Flow => 3,
        Kind::Target => u32::MAX,
    };
    let exact = if indicator.kind == Kind::Mean || indicator.decimals > 0 { by_digits } else { 0.0 };
    let place = last_place(value, 0);
    if zeros <= 15 && place >= 10f64.powi(zeros as i32) {
        return exact.max((place / 2.0).min(value.abs() * 0.01));
    }
    exact
}

/// The place of the last digit that is not zero: 1000 for 119,000; 0.1 for 4.8; `10^-digits` for zero and for what ends in no zero.
fn last_place(value: f64, digits: u8) -> f64 {
    let mut place = 10f64.powi(-i32::from(digits));
    if digits > 0 || value == 0.0 || value.fract() != 0.0 {
        return place;
    }
    while place < 1e15 && (value / (place * 10.0)).fract() == 0.0 {
        place *= 10.0;
    }
    place
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::testing::{World, key, year};
    use crate::model::Point;

    /// Half of the interval that a statement of an indicator stands for.
    fn half(kind: Kind, scale: f64, value: f64, change: impl FnOnce(&mut Point)) -> f64 {
        let half = said(kind, scale, value, change, meant).unwrap().half();
        (half * 1e3).round() / 1e3
    }

    /// What is said of a statement of an indicator.
    fn said<T>(
        kind: Kind,
        scale: f64,
        value: f64,
        change: impl FnOnce(&mut Point),
        of: impl Fn(&Indicator, &Series, &Statement<'_>) -> T,
    ) -> T {
        let mut world = World::new();
        let indicator = world.indicator("x", kind);
        world.edit(indicator).scale = scale;
        change(world.say(key(indicator), 2021, value));
        let dataset = world.build();
        let series = dataset.get(key(indicator)).unwrap();
        let statement = series.of_year(year(2021)).next().unwrap();
        of(dataset.catalog().indicator(indicator), series, &statement)
    }

    fn plain(_: &mut Point) {}

    #[test]
    fn a_rate_stands_for_what_rounds_to_it_at_the_digits_given() {
        assert_eq!(half(Kind::Rate, 1.0, 7.6, plain), 0.05);
        assert_eq!(half(Kind::Rate, 1.0, 7.0, plain), 0.5);
        assert_eq!(half(Kind::Rate, 1.0, 7.0, |p| p.digits = Some(1)), 0.05);
        assert_eq!(half(Kind::Rate, 1.0, 100.0, plain), 0.5, "a rate has no thousands");
        assert_eq!(half(Kind::Rate, 1.0, 109.35, plain), 0.005);
    }

    #[test]
    fn a_whole_count_is_exact_unless_its_statement_says_that_it_was_rounded() {
        assert_eq!(half(Kind::Stock, 1.0, 27_394.0, plain), 0.0);
        assert_eq!(half(Kind::Flow, 1.0, 1_500.0, plain), 0.0);
        assert_eq!(half(Kind::Stock, 1.0, 27_394.0, |p| p.digits = Some(0)), 0.5);
        assert_eq!(half(Kind::Stock, 1.0, 27_394.5, plain), 0.05);
    }

    #[test]
    fn a_count_told_in_thousands_or_millions_is_rounded_there() {
        assert_eq!(half(Kind::Stock, 1.0, 6_139_000.0, plain), 500.0);
        assert_eq!(half(Kind::Stock, 1.0, 7_050_000.0, plain), 5_000.0);
        assert_eq!(half(Kind::Stock, 1.0, 73_000.0, plain), 500.0);
        assert_eq!(half(Kind::Stock, 1.0, 30_000.0, plain), 300.0, "at most one per cent");
        assert_eq!(half(Kind::Flow, 1.0, 2_700.0, plain), 0.0, "two zeros are no thousands");
        assert_eq!(half(Kind::Target, 1.0, 35_000.0, plain), 0.0, "a plan is a chosen number");
    }

    #[test]
    fn means_and_scaled_values_are_rounded_to_their_digits() {
        assert_eq!(half(Kind::Mean, 1.0, 2_839.0, plain), 0.5);
        assert_eq!(half(Kind::Mean, 1.0, 3_550.0, plain), 5.0);
        assert_eq!(half(Kind::Stock, 1e6, 7.05, plain), 5_000.0);
        assert_eq!(half(Kind::Stock, 1e6, 7.0, |p| p.digits = Some(2)), 5_000.0);
    }

    #[test]
    fn about_widens_to_a_unit_of_the_last_digit_within_bounds() {
        let about = |p: &mut Point| p.approx = crate::model::Approx::About;
        assert_eq!(half(Kind::Stock, 1.0, 119_000.0, about), 1_000.0);
        assert_eq!(half(Kind::Stock, 1.0, 18_327.0, about), 91.635, "at least half a per cent");
        assert_eq!(half(Kind::Stock, 1.0, 3_000_000.0, about), 300_000.0, "at most a tenth");
        assert_eq!(half(Kind::Rate, 1.0, 4.0, about), 0.5, "never less than the digits say");
        assert_eq!(half(Kind::Rate, 1.0, 4.8, about), 0.1);
        assert_eq!(half(Kind::Stock, 1.0, 0.0, about), 0.0);
    }

    #[test]
    fn what_lies_between_two_counts_is_told_no_finer_than_they_are_told_roughly_or_in_thousands() {
        let left = |kind, scale, value, change: fn(&mut Point)| said(kind, scale, value, change, left_open);
        assert_eq!(left(Kind::Stock, 1.0, 31_700.0, |p| p.approx = crate::model::Approx::About), Some(100.0));
        assert_eq!(left(Kind::Stock, 1.0, 73_000.0, plain), Some(100.0));
        assert_eq!(left(Kind::Stock, 1.0, 27_394.0, plain), None);
        assert_eq!(left(Kind::Stock, 1.0, 15_300.0, plain), None);
        assert_eq!(left(Kind::Stock, 1e6, 7.05, plain), None, "its digits tell how far it goes");
        assert_eq!(left(Kind::Mean, 1.0, 3_550.0, plain), None, "as do those of a mean");
        assert_eq!(left(Kind::Rate, 1.0, 7.0, plain), None);
    }

    #[test]
    fn intervals_that_touch_meet() {
        let a = Interval::around(7.6, 0.05);
        assert!(a.meets(Interval::around(7.7, 0.05)), "closed at both ends");
        assert!(!a.meets(Interval::around(7.71, 0.05)));
        assert_eq!(a.gap(Interval::around(7.7, 0.05)), 0.0);
        assert!((a.gap(Interval::around(8.0, 0.05)) - 0.3).abs() < 1e-9);
    }

    #[test]
    fn products_and_quotients_keep_every_possible_value() {
        let a = Interval { lo: -2.0, hi: 3.0 };
        let b = Interval { lo: -5.0, hi: 4.0 };
        assert_eq!(a.times(b), Interval { lo: -15.0, hi: 12.0 });
        assert_eq!(a.over(b), None);
        assert_eq!(a.over(Interval { lo: 2.0, hi: 4.0 }), Some(Interval { lo: -1.0, hi: 1.5 }));
        assert_eq!(a.scaled(-2.0), Interval { lo: -6.0, hi: 4.0 });
    }
}
