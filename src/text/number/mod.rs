//! Numbers as Vietnamese and English print them: grouping, decimals, signs, per cents, money, short forms and ticks of axes.
//! No locale library and no `Intl`: the same bytes come out in the browser, on the desktop and in an exported file.
//!
//! Rounding is half away from zero on the shortest decimal writing of the number, as `Intl.NumberFormat` does it: 1.005 to two digits is 1,01,
//! because 1.005 is what the source wrote; that the nearest binary fraction lies a hair below is no concern of a reader.

mod short;
mod tick;

pub use short::{compact, money, signed_money};
pub use tick::{TickUnit, ticks};

use crate::model::decimal::{self, Decimal};
use crate::model::{Approx, Lang};

/// Room behind a number for its unit, in bytes: most are put there.
const FOR_A_UNIT: usize = 24;

/// The minus sign U+2212: as wide as a plus and as a figure.
pub const MINUS: char = '\u{2212}';

/// What stands where a number is not one (NaN, infinite): never shown for a conforming data set.
pub const NO_NUMBER: &str = "–";

/// How the sign of a number is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    /// A minus where it is negative.
    Minus,
    /// A plus or a minus, none for zero.
    Always,
}

/// What becomes of zeros at the end of the decimals.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Zeros {
    Keep,
    Trim,
}

/// The grouping mark and the decimal mark of a language.
const fn marks(lang: Lang) -> (char, char) {
    match lang {
        Lang::Vi => ('.', ','),
        Lang::En => (',', '.'),
    }
}

/// Writes a finite number with its marks; `before` stands between the sign and the digits, `after` behind them. Nothing but the text is allocated: a change
/// of the year writes five hundred numbers.
fn write(lang: Lang, value: f64, decimals: usize, zeros: Zeros, sign: Sign, before: &str, after: &str) -> String {
    if !value.is_finite() {
        return NO_NUMBER.to_owned();
    }
    let decimal = Decimal::of(value).rounded(decimals);
    let digits = decimal.digits();
    // So many digits stand before the point; of none of them, a zero does.
    let point = digits.len() as i64 + decimal.exponent();
    let digit = |place: i64| {
        let digit = usize::try_from(place).ok().and_then(|place| digits.get(place));
        digit.map_or('0', |digit| char::from(*digit))
    };
    let whole = point.max(1);
    let fraction = match zeros {
        Zeros::Keep => decimals as i64,
        Zeros::Trim => -decimal.exponent(),
    };
    let (group, mark) = marks(lang);
    let room = before.len() + (whole * 4 / 3 + fraction.max(0)) as usize + after.len() + 4 + FOR_A_UNIT;
    let mut text = String::with_capacity(room);
    let is_zero = decimal.is_zero(); // and a zero has no sign
    if value < 0.0 && !is_zero {
        text.push(MINUS);
    } else if sign == Sign::Always && !is_zero {
        text.push('+');
    }
    text.push_str(before);
    for place in 0..whole {
        if place > 0 && (whole - place) % 3 == 0 {
            text.push(group);
        }
        text.push(digit(place + point - whole));
    }
    if fraction > 0 {
        text.push(mark);
        text.extend((0..fraction).map(|place| digit(point + place)));
    }
    text.push_str(after);
    text
}

/// A number with exactly so many decimals: `27.394`, `7,6` (English `27,394`, `7.6`).
#[must_use]
pub fn number(lang: Lang, value: f64, decimals: u8) -> String {
    write(lang, value, decimals.into(), Zeros::Keep, Sign::Minus, "", "")
}

/// A number with at most so many decimals: zeros at the end are left out.
#[must_use]
pub fn at_most(lang: Lang, value: f64, decimals: u8) -> String {
    write(lang, value, decimals.into(), Zeros::Trim, Sign::Minus, "", "")
}

/// A number with as many decimals as its shortest writing has.
#[must_use]
pub fn exact(lang: Lang, value: f64) -> String {
    // No shortest writing of a finite number has more decimals than this; the zeros that fill it are trimmed.
    write(lang, value, 1100, Zeros::Trim, Sign::Minus, "", "")
}

/// A number as it is written at a mark of a drawing, where there is no room for words: `≈ 2.700` of what is told, or worked out, only roughly, `> 26.000` of
/// what its source tells to be over that.
#[must_use]
pub fn roughly(number: String, approx: Approx) -> String {
    let sign = match approx {
        Approx::No => return number,
        Approx::Over if !is_below_zero(&number) => ">\u{a0}",
        _ => "≈\u{a0}",
    };
    [sign, &number].concat()
}

/// Whether a written number is below zero.
#[must_use]
pub fn is_below_zero(number: &str) -> bool {
    number.starts_with('−')
}

/// A change: `+1.354`, `−496`, and `0` without a sign.
#[must_use]
pub fn signed(lang: Lang, value: f64, decimals: u8) -> String {
    write(lang, value, decimals.into(), Zeros::Keep, Sign::Always, "", "")
}

/// A per cent, given in per cent: `7,6%`.
#[must_use]
pub fn percent(lang: Lang, value: f64, decimals: u8) -> String {
    write(lang, value, decimals.into(), Zeros::Keep, Sign::Minus, "", "%")
}

/// A change in per cent: `+7,6%`.
#[must_use]
pub fn signed_percent(lang: Lang, value: f64, decimals: u8) -> String {
    write(lang, value, decimals.into(), Zeros::Keep, Sign::Always, "", "%")
}

/// A written number with its unit: `27.394 HTX`, `7,6%`. A unit that is only a sign stands close.
#[must_use]
pub fn with_unit(mut number: String, unit: &str) -> String {
    if !unit.is_empty() && !matches!(unit, "%" | "‰") {
        number.push(' ');
    }
    number.push_str(unit);
    number
}

/// A number with its unit.
#[must_use]
pub fn quantity(lang: Lang, value: f64, decimals: u8, unit: &str) -> String {
    with_unit(number(lang, value, decimals), unit)
}

/// The machine's form, for `data-` attributes and CSV: the shortest decimal that is the same number, `.` as decimal point, nothing grouped,
/// ASCII minus, no exponent. Empty where it is not a number.
#[must_use]
pub fn plain(value: f64) -> String {
    if !value.is_finite() {
        String::new()
    } else if value == 0.0 {
        "0".to_owned() // not "-0"
    } else {
        decimal::write(value)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use Lang::{En, Vi};

    /// Reads back what [`number`] wrote.
    fn read(lang: Lang, text: &str) -> f64 {
        let (group, point) = marks(lang);
        text.replace(group, "").replace(point, ".").replace(MINUS, "-").parse().unwrap()
    }

    #[test]
    fn thousands_are_grouped_and_decimals_marked_as_each_language_does() {
        for (value, decimals, vi, en) in [
            (27394.0, 0, "27.394", "27,394"),
            (7.6, 1, "7,6", "7.6"),
            (7.0, 1, "7,0", "7.0"),
            (109.35, 2, "109,35", "109.35"),
            (0.0, 0, "0", "0"),
            (999.0, 0, "999", "999"),
            (1000.0, 0, "1.000", "1,000"),
            (1_234_567.891, 2, "1.234.567,89", "1,234,567.89"),
            (-496.0, 0, "−496", "−496"),
            (-1234.5, 1, "−1.234,5", "−1,234.5"),
            (1e15, 0, "1.000.000.000.000.000", "1,000,000,000,000,000"),
            (1e21, 0, "1.000.000.000.000.000.000.000", "1,000,000,000,000,000,000,000"),
        ] {
            assert_eq!(number(Vi, value, decimals), vi);
            assert_eq!(number(En, value, decimals), en);
        }
    }

    #[test]
    fn rounding_is_half_away_from_zero_on_the_decimal_that_a_reader_sees() {
        for (value, decimals, text) in [
            (1.005, 2, "1.01"),
            (2.675, 2, "2.68"),
            (0.5, 0, "1"),
            (1.5, 0, "2"),
            (2.5, 0, "3"),
            (-2.5, 0, "−3"),
            (0.49999999999999994, 0, "0"),
            (9.95, 1, "10.0"),
            (99.96, 1, "100.0"),
            (999.5, 0, "1,000"),
            (0.045, 2, "0.05"),
            (1e-7, 2, "0.00"),
        ] {
            assert_eq!(number(En, value, decimals), text);
        }
    }

    #[test]
    fn there_is_no_minus_zero() {
        for text in [
            number(Vi, -0.0, 0),
            number(Vi, -0.04, 1),
            signed(Vi, -0.2, 0),
            percent(Vi, -0.04, 1),
            signed_percent(Vi, 0.04, 1),
            plain(-0.0),
        ] {
            assert!(!text.contains([MINUS, '-', '+']), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_is_a_dash_and_no_panic() {
        for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            assert_eq!(number(Vi, value, 2), NO_NUMBER);
            assert_eq!(exact(Vi, value), NO_NUMBER);
            assert_eq!(compact(En, value), NO_NUMBER);
            assert_eq!(money(En, value), NO_NUMBER);
            assert_eq!(ticks(En, &[value], TickUnit::Count), [NO_NUMBER]);
            assert_eq!(plain(value), "");
        }
    }

    #[test]
    fn a_change_carries_its_sign() {
        assert_eq!(signed(Vi, 1354.0, 0), "+1.354");
        assert_eq!(signed(En, -496.0, 0), "−496");
        assert_eq!(signed(En, 0.0, 0), "0");
        assert_eq!(signed_percent(Vi, 5.2, 1), "+5,2%");
        assert_eq!(signed_percent(En, -5.2, 1), "−5.2%");
        assert_eq!(percent(Vi, 152.2, 1), "152,2%");
    }

    #[test]
    fn an_exact_number_keeps_the_digits_it_has() {
        assert_eq!(exact(Vi, 109.35), "109,35");
        assert_eq!(exact(Vi, 25459.108), "25.459,108");
        assert_eq!(exact(En, 7.0), "7");
        assert_eq!(exact(En, 5e-324).len(), 326);
    }

    #[test]
    fn a_unit_stands_apart_and_a_sign_close() {
        assert_eq!(quantity(Vi, 27394.0, 0, "HTX"), "27.394 HTX");
        assert_eq!(quantity(Vi, 7.6, 1, "%"), "7,6%");
        assert_eq!(quantity(En, 3.0, 0, ""), "3");
    }

    #[test]
    fn the_machine_form_is_the_shortest_decimal() {
        assert_eq!([27394.0, 7.6, -0.25, 1e21].map(plain), ["27394", "7.6", "-0.25", "1000000000000000000000"]);
    }

    proptest! {
        #[test]
        fn a_written_number_reads_back_within_half_of_its_last_digit(value in -1e12f64..1e12, decimals in 0u8..=6) {
            for lang in Lang::ALL {
                let text = number(lang, value, decimals);
                let back = read(lang, &text);
                prop_assert!((back - value).abs() <= 0.5 * 10f64.powi(-i32::from(decimals)) + value.abs() * 1e-15, "{value} {text}");
                let (group, point) = marks(lang);
                let (whole, fraction) = text.trim_start_matches(MINUS).split_once(point).unwrap_or((text.trim_start_matches(MINUS), ""));
                prop_assert_eq!(fraction.len(), usize::from(decimals));
                let mut groups = whole.split(group);
                prop_assert!(groups.next().is_some_and(|first| (1..=3).contains(&first.len())));
                prop_assert!(groups.all(|rest| rest.len() == 3));
            }
        }

        #[test]
        fn an_exact_and_a_plain_number_read_back_as_the_same_number(value in proptest::num::f64::NORMAL | proptest::num::f64::ZERO) {
            prop_assert_eq!(read(Lang::En, &exact(Lang::En, value)), value);
            prop_assert_eq!(read(Lang::Vi, &exact(Lang::Vi, value)), value);
            prop_assert_eq!(plain(value).parse::<f64>().unwrap(), value);
        }

    }
}
