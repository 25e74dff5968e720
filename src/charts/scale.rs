//! Values to places and back to round numbers: linear scales, round ticks, years that are labelled. No wording but of years, no drawing.

use super::measure::Measure;
use super::spec::YearAxis;
use crate::model::Year;
use crate::model::order;

/// A linear scale; what lies outside of it is held at its ends, what is no number at its beginning.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Linear {
    from: (f64, f64),
    to: (f64, f64),
}

impl Linear {
    /// The scale that sends `from.0` to `to.0` and `from.1` to `to.1`.
    #[must_use]
    pub fn new(from: (f64, f64), to: (f64, f64)) -> Self {
        Self { from, to }
    }

    /// Where a value lies.
    #[must_use]
    pub fn at(&self, value: f64) -> f64 {
        let share = (value - self.from.0) / (self.from.1 - self.from.0);
        let share = if share.is_finite() { share.clamp(0.0, 1.0) } else { 0.0 };
        self.to.0 + share * (self.to.1 - self.to.0)
    }
}

/// Steps of ticks within one power of ten, times ten: 1, 2, 2.5 and 5.
const STEPS: [i64; 4] = [10, 20, 25, 50];

/// A round axis that holds the values from `min` to `max`: its ends and its ticks, which are multiples of 1, 2, 2.5 or 5 times a power of ten, both ends
/// among them, at most `max_ticks` (never fewer than 3, so that zero can lie between). With `include_zero` zero is on the axis. Equal values get an axis around them.
#[must_use]
pub fn nice_axis(min: f64, max: f64, include_zero: bool, max_ticks: usize) -> (f64, f64, Vec<f64>) {
    let (mut low, mut high) =
        if min.is_finite() && max.is_finite() { (min.min(max), min.max(max)) } else { (0.0, 1.0) };
    if include_zero {
        low = low.min(0.0);
        high = high.max(0.0);
    }
    let size = low.abs().max(high.abs());
    if high - low <= size * 1e-9 {
        // Without a span there is no scale: take one that is small beside the value, or the unit where the value is zero.
        let span = if size > 0.0 { size * 0.1 } else { 1.0 };
        if low < 0.0 || !include_zero && size > 0.0 {
            low -= span;
        }
        high += span;
    }
    let room = max_ticks.max(3);
    let mut exponent = floored(((high - low) / room as f64).log10()) - 1;
    loop {
        for step in STEPS {
            let unit = |count: i64| decimal(count.saturating_mul(step), exponent - 1);
            let one = unit(1);
            let first = floored(low / one + 1e-9);
            let last = -floored(-(high / one) + 1e-9);
            if last > first && usize::try_from(last - first).is_ok_and(|steps| steps < room) {
                let ticks: Vec<f64> = (first..=last).map(unit).collect();
                return (unit(first), unit(last), ticks);
            }
        }
        exponent += 1;
        if exponent > 300 {
            return (low, high, vec![low, high]);
        }
    }
}

/// `digits` times a power of ten, as exact as a float can be: a division by a whole power of ten rounds only once.
fn decimal(digits: i64, exponent: i64) -> f64 {
    let power = 10f64.powi(i32::try_from(exponent.unsigned_abs()).unwrap_or(300));
    if exponent < 0 { digits as f64 / power } else { digits as f64 * power }
}

/// The whole number under a float; floats beyond all counting become the last whole numbers.
fn floored(value: f64) -> i64 {
    value.floor() as i64
}

/// A year that is labelled on an axis.
#[derive(Clone, Debug, PartialEq)]
pub struct YearLabel {
    /// Which.
    pub year: Year,
    /// Its words: "2021", or "’21" where nothing else fits.
    pub text: String,
    /// The middle of its label: over the year's own place, or as near as the edges of the drawing let it.
    pub x: f64,
    /// The label's width.
    pub width: f64,
    /// Whether it is the chosen year.
    pub chosen: bool,
}

/// Room that must stay between two labels of an axis, also where they are shown in another font than the one that they were measured in: the pictures of the first view are,
/// and fonts are up to 15 per cent wider.
pub const LABEL_GAP: f64 = 10.0;

/// Which years get a label, and how it is written, so that none is cut off (all stay between `left` and `right`) and no two touch: the chosen year and the
/// compared one, which have rules to find them by and are pushed apart where they touch; those of `apart`, the last and the first, where they do not touch one before, and others by
/// the smallest regular step that fits. Of these none is pushed aside: it would stand under another year. They are shortened only where otherwise there would be
/// a single one.
#[must_use]
pub fn year_labels(
    axis: &YearAxis,
    apart: &[Year],
    place: &dyn Fn(Year) -> f64,
    (left, right): (f64, f64),
    size: f64,
    measure: &dyn Measure,
) -> Vec<YearLabel> {
    let on_axis = |year: &Year| (axis.first..=axis.last).contains(year);
    let chosen = axis.chosen.filter(on_axis);
    let label = |year: Year, short: bool| {
        let bold = chosen == Some(year);
        let text = if short { short_year(year) } else { year.to_string() };
        let width = measure.width(&text, size, bold);
        let x = place(year).min(right - width / 2.0).max(left + width / 2.0);
        YearLabel { year, text, x, width, chosen: bold }
    };
    let compared = axis.compared.filter(on_axis);
    // The first ones before the later ones; a year that is there already touches itself.
    let fitting = |short: bool| {
        let mut labels: Vec<YearLabel> = Vec::new();
        let ends = [axis.last, axis.first];
        for year in chosen.into_iter().chain(compared).chain(apart.iter().copied()).chain(ends) {
            let mut new = label(year, short);
            if let (true, [old]) = (compared == Some(year), &mut labels[..])
                && old.year != year
                && old.width + new.width + LABEL_GAP <= right - left
                && touch(old, &new, LABEL_GAP)
            {
                let far = (old.width + new.width) / 2.0 + LABEL_GAP;
                let (a, b) = if old.year < year { (old, &mut new) } else { (&mut new, old) };
                a.x = ((a.x + b.x - far) / 2.0).min(right - b.width / 2.0 - far).max(left + a.width / 2.0);
                b.x = a.x + far;
                labels.push(new);
                continue;
            }
            if !labels.iter().any(|old| touch(old, &new, LABEL_GAP)) {
                labels.push(new);
            }
        }
        labels
    };
    let (full, short) = (fitting(false), fitting(true));
    let shortened = full.len() < 2 && short.len() > full.len();
    let mut labels = if shortened { short } else { full };
    fill(&mut labels, axis, &|year| label(year, shortened));
    labels
}

/// Whether two labels leave less than a gap between them.
fn touch(a: &YearLabel, b: &YearLabel, gap: f64) -> bool {
    (a.x - b.x).abs() < (a.width + b.width) / 2.0 + gap
}

/// Adds the years of the smallest step of which no two neighbours touch, leaving out those that touch a label already there.
fn fill(labels: &mut Vec<YearLabel>, axis: &YearAxis, label: &dyn Fn(Year) -> YearLabel) {
    for step in [1, 2, 5, 10, 20, 50, 100] {
        let regular: Vec<_> = axis.first.to(axis.last).filter(|year| year.get() % step == 0).map(label).collect();
        let close = |a: &YearLabel, b: &YearLabel| touch(a, b, LABEL_GAP);
        if step < 100 && regular.windows(2).any(|pair| matches!(pair, [a, b] if close(a, b))) {
            continue;
        }
        for new in regular {
            if !labels.iter().any(|old| close(old, &new)) {
                labels.push(new);
            }
        }
        break;
    }
    order::sort_by_key(labels, |label| label.year);
}

/// "’21": the apostrophe tells that digits are left out.
fn short_year(year: Year) -> String {
    let rest = year.get().rem_euclid(100);
    format!("’{}{}", rest / 10, rest % 10)
}

/// Moves centres apart until boxes of the given sizes no longer overlap, as little as possible, keeping their order and, where there is room, inside of `low` to
/// `high`. The centres must not fall. Neighbours that meet are pooled and stand around the mean of what they wanted (isotonic regression by pooling).
#[must_use]
pub fn spread(wanted: &[f64], sizes: &[f64], low: f64, high: f64) -> Vec<f64> {
    // With the sizes before it taken off, each box is a point and the order is all that must hold.
    let mut before = 0.0;
    let starts: Vec<f64> = sizes
        .iter()
        .map(|size| {
            let start = before;
            before += size;
            start
        })
        .collect();
    let mut pools: Vec<(f64, usize)> = Vec::new();
    for ((wanted, size), start) in wanted.iter().zip(sizes).zip(&starts) {
        let mut pool = (wanted - size / 2.0 - start, 1);
        while let Some(&(mean, count)) = pools.last() {
            if mean <= pool.0 {
                break;
            }
            pools.pop();
            let all = count + pool.1;
            pool = ((mean * count as f64 + pool.0 * pool.1 as f64) / all as f64, all);
        }
        pools.push(pool);
    }
    let last = (high - before).max(low);
    let held = pools.into_iter().flat_map(|(mean, count)| std::iter::repeat_n(mean.min(last).max(low), count));
    held.zip(&starts).zip(sizes).map(|((place, start), size)| place + start + size / 2.0).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::charts::measure::EmbeddedFont;

    #[test]
    fn ticks_are_round_and_hold_the_values() {
        assert_eq!(
            nice_axis(18_859.0, 33_557.0, true, 5),
            (0.0, 40_000.0, vec![0.0, 10_000.0, 20_000.0, 30_000.0, 40_000.0])
        );
        assert_eq!(nice_axis(0.0, 0.3, true, 5).2, [0.0, 0.1, 0.2, 0.3]);
        assert_eq!(nice_axis(96.0, 131.0, false, 5).2, [80.0, 100.0, 120.0, 140.0]);
        assert_eq!(nice_axis(-12.0, 30.0, true, 5).2, [-20.0, 0.0, 20.0, 40.0]);
        assert_eq!(nice_axis(1.0, 1e12, true, 5).2.last(), Some(&1e12));
    }

    #[test]
    fn equal_values_and_no_values_still_have_an_axis() {
        assert_eq!(nice_axis(0.0, 0.0, true, 5).0, 0.0);
        assert!(nice_axis(0.0, 0.0, true, 5).1 >= 1.0);
        let (low, high, _) = nice_axis(27_394.0, 27_394.0, false, 5);
        assert!(low < 27_394.0 && high > 27_394.0);
        assert_eq!(nice_axis(-7.0, -7.0, true, 5).1, 0.0);
        assert_eq!(nice_axis(f64::NAN, f64::INFINITY, true, 5).0, 0.0);
    }

    #[test]
    fn what_is_off_the_scale_is_held_at_its_ends() {
        let scale = Linear::new((0.0, 10.0), (100.0, 0.0));
        assert_eq!([-5.0, 2.5, 50.0, f64::NAN].map(|v| scale.at(v)), [100.0, 75.0, 0.0, 100.0]);
        assert_eq!(Linear::new((3.0, 3.0), (7.0, 9.0)).at(3.0), 7.0);
    }

    fn axis(first: i64, last: i64, chosen: Option<i64>, compared: Option<i64>) -> YearAxis {
        let year = |year| Year::new(year).unwrap();
        YearAxis { first: year(first), last: year(last), chosen: chosen.map(year), compared: compared.map(year) }
    }

    fn words(axis: &YearAxis, width: f64) -> Vec<String> {
        let span = f64::from((axis.last.get() - axis.first.get()).max(1));
        let place = |year: Year| f64::from(year.get() - axis.first.get()) / span * width;
        let labels = year_labels(axis, &[], &place, (-10.0, width + 10.0), 12.0, &EmbeddedFont::new());
        labels.into_iter().map(|label| label.text).collect()
    }

    #[test]
    fn a_wide_axis_labels_every_year_and_a_narrow_one_the_even_years_first_last_and_chosen() {
        assert_eq!(words(&axis(2013, 2018, Some(2015), None), 600.0), ["2013", "2014", "2015", "2016", "2017", "2018"]);
        assert_eq!(words(&axis(2013, 2025, Some(2021), None), 300.0), ["2013", "2016", "2018", "2021", "2025"]);
    }

    #[test]
    fn a_year_is_rather_left_out_than_written_under_another() {
        assert_eq!(words(&axis(2013, 2024, Some(2023), None), 165.0), ["2013", "2020", "2023"]);
    }

    #[test]
    fn chosen_and_compared_year_are_labelled_both_however_near_they_lie() {
        assert_eq!(
            words(&axis(2001, 2025, Some(2021), Some(2020)), 420.0),
            ["2001", "2005", "2010", "2015", "2020", "2021", "2025"]
        );
        assert_eq!(words(&axis(2013, 2024, Some(2024), Some(2023)), 165.0), ["2013", "2023", "2024"]);
        assert_eq!(words(&axis(2001, 2025, Some(2001), Some(2002)), 110.0), ["2001", "2002", "2025"]);
        assert_eq!(words(&axis(2001, 2025, Some(2020), Some(2021)), 25.0), ["’20", "’21"]);
    }

    #[test]
    fn a_year_apart_is_named_before_the_last_and_the_first_one() {
        let axis = axis(2013, 2024, Some(2024), Some(2023));
        let place = |year: Year| f64::from(year.get() - 2013) * 20.0;
        let apart = [Year::new(2014).unwrap()];
        let labels = year_labels(&axis, &apart, &place, (-10.0, 230.0), 12.0, &EmbeddedFont::new());
        let named: Vec<i64> = labels.iter().map(|label| i64::from(label.year.get())).collect();
        assert!(named.starts_with(&[2014]) && named.ends_with(&[2023, 2024]), "{named:?}");
    }

    #[test]
    fn years_are_shortened_only_where_nothing_else_fits() {
        assert_eq!(words(&axis(2023, 2025, Some(2024), None), 66.0), ["’23", "’24", "’25"]);
        assert_eq!(words(&axis(2021, 2021, Some(2021), None), 60.0), ["2021"]);
    }

    proptest! {
        #[test]
        fn a_round_axis_holds_its_values_with_few_ticks(a in -1e12f64..1e12, b in -1e12f64..1e12, zero: bool, room in 3usize..7) {
            let (low, high, ticks) = nice_axis(a, b, zero, room);
            prop_assert!(low <= a.min(b) + 1e-3 && high >= a.max(b) - 1e-3 && low < high);
            prop_assert!((2..=room).contains(&ticks.len()), "{ticks:?}");
            prop_assert_eq!((ticks.first().copied(), ticks.last().copied()), (Some(low), Some(high)));
        }

        #[test]
        fn year_labels_never_touch_and_never_leave_their_room(first in 1900i64..2140, span in 0i64..61, chosen in 0i64..61, compared in 0i64..61, width in 110f64..1200.0) {
            let axis = axis(first, first + span, Some(first + chosen), Some(first + compared));
            let place = |year: Year| f64::from(year.get() - axis.first.get()) / (span.max(1) as f64) * width;
            let labels = year_labels(&axis, &[], &place, (-8.0, width + 8.0), 12.0, &EmbeddedFont::new());
            let chosen = axis.chosen.filter(|year| *year <= axis.last);
            prop_assert!(chosen.is_none_or(|year| labels.iter().any(|label| label.year == year)), "{labels:?}");
            let compared = axis.compared.filter(|year| *year <= axis.last);
            prop_assert!(compared.is_none_or(|year| labels.iter().any(|label| label.year == year)), "{labels:?}");
            prop_assert!(!labels.is_empty());
            for label in &labels {
                let own = place(label.year);
                let edge = own.min(width + 8.0 - label.width / 2.0).max(-8.0 + label.width / 2.0);
                let ruled = [axis.chosen, axis.compared].contains(&Some(label.year));
                prop_assert!((label.x - edge).abs() < if ruled { label.width * 1.5 } else { 1e-9 }, "{label:?} is at {own}");
            }
            for pair in labels.windows(2) {
                prop_assert!(pair[1].x - pair[0].x >= (pair[0].width + pair[1].width) / 2.0 + LABEL_GAP - 1e-6, "{pair:?}");
                // What was laid out with this font is shown with another, too.
                let wider = 1.15 * (pair[0].width + pair[1].width) / 2.0;
                prop_assert!(pair[1].x - pair[0].x >= wider + 5.0, "one string in a wider font: {pair:?}");
            }
            for label in &labels {
                prop_assert!(label.x - label.width / 2.0 >= -8.0 - 1e-6 && label.x + label.width / 2.0 <= width + 8.0 + 1e-6, "{label:?}");
            }
        }

        #[test]
        fn spread_boxes_keep_their_order_and_their_distance(mut wanted in prop::collection::vec(0f64..100.0, 0..8)) {
            wanted.sort_by(f64::total_cmp);
            let places = spread(&wanted, &vec![10.0; wanted.len()], 0.0, 100.0);
            prop_assert!(places.windows(2).all(|pair| pair[1] - pair[0] >= 10.0 - 1e-9), "{places:?}");
            prop_assert!(places.iter().all(|place| (5.0 - 1e-9..=95.0 + 1e-9).contains(place)), "{places:?}");
        }
    }
}
