//! Numbers as Vietnamese and English print them: grouping, decimals, signs, per cents, money, short forms and ticks of axes.
//! No locale library and no `Intl`: the same bytes come out in the browser, on the desktop and in an exported file.
//!
//! Rounding is half away from zero on the shortest decimal writing of the number, as `Intl.NumberFormat` does it: 1.005 to two digits is 1,01,
//! because 1.005 is what the source wrote; that the nearest binary fraction lies a hair below is no concern of a reader.

use std::borrow::Cow;

use crate::model::Lang;

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

/// The digits of a number rounded to so many decimals, without its sign: before the point, after it, and whether it is negative (never for zero).
fn rounded(value: f64, decimals: usize, zeros: Zeros) -> (String, String, bool) {
    let text = value.abs().to_string(); // the shortest decimal writing, never with an exponent
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let mut digits: Vec<u8> =
        whole.bytes().chain(fraction.bytes().chain(std::iter::repeat(b'0')).take(decimals)).collect();
    let mut whole = whole.len();
    if fraction.as_bytes().get(decimals).is_some_and(|next| *next >= b'5') {
        let mut carried = true;
        for digit in digits.iter_mut().rev() {
            carried = *digit == b'9';
            *digit = if carried { b'0' } else { *digit + 1 };
            if !carried {
                break;
            }
        }
        if carried {
            digits.insert(0, b'1');
            whole += 1;
        }
    }
    let negative = value < 0.0 && digits.iter().any(|digit| *digit != b'0');
    let mut text: String = digits.into_iter().map(char::from).collect();
    let mut fraction = text.split_off(whole);
    if zeros == Zeros::Trim {
        fraction.truncate(fraction.trim_end_matches('0').len());
    }
    (text, fraction, negative)
}

/// Writes a finite number with its marks; `before` stands between the sign and the digits, `after` behind them.
fn write(lang: Lang, value: f64, decimals: usize, zeros: Zeros, sign: Sign, before: &str, after: &str) -> String {
    if !value.is_finite() {
        return NO_NUMBER.to_owned();
    }
    let (whole, fraction, negative) = rounded(value, decimals, zeros);
    let (group, point) = marks(lang);
    let mut text = String::with_capacity(before.len() + whole.len() * 4 / 3 + fraction.len() + after.len() + 4);
    if negative {
        text.push(MINUS);
    } else if sign == Sign::Always && (whole != "0" || fraction.bytes().any(|digit| digit != b'0')) {
        text.push('+');
    }
    text.push_str(before);
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            text.push(group);
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push(point);
        text.push_str(&fraction);
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
pub fn with_unit(number: &str, unit: &str) -> String {
    let mut text = String::with_capacity(number.len() + unit.len() + 1);
    text.push_str(number);
    if !unit.is_empty() && !matches!(unit, "%" | "‰") {
        text.push(' ');
    }
    text.push_str(unit);
    text
}

/// A number with its unit.
#[must_use]
pub fn quantity(lang: Lang, value: f64, decimals: u8, unit: &str) -> String {
    with_unit(&number(lang, value, decimals), unit)
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
        value.to_string()
    }
}

/// A multiplier in words.
struct Multiplier {
    /// From which absolute value it is used.
    from: f64,
    /// What the value is divided by.
    by: f64,
    vi: &'static str,
    en: &'static str,
}

/// Multipliers of counts, the largest first. Numbers under 10,000 are as short in full as with a word.
const COUNTS: [Multiplier; 4] = [
    Multiplier { from: 1e12, by: 1e12, vi: " nghìn tỷ", en: "T" },
    Multiplier { from: 1e9, by: 1e9, vi: " tỷ", en: "B" },
    Multiplier { from: 1e6, by: 1e6, vi: " triệu", en: "M" },
    Multiplier { from: 1e4, by: 1e3, vi: " nghìn", en: "K" },
];

/// Multipliers of money that is given in million đồng, the largest first. Vietnamese counts in tỷ as far as public finance goes.
const MONEY_VI: [Multiplier; 4] = [
    Multiplier { from: 1e9, by: 1e9, vi: " triệu tỷ đồng", en: "" },
    Multiplier { from: 1e3, by: 1e3, vi: " tỷ đồng", en: "" },
    Multiplier { from: 1.0, by: 1.0, vi: " triệu đồng", en: "" },
    Multiplier { from: 0.0, by: 1e-3, vi: " nghìn đồng", en: "" },
];

/// The same for English.
const MONEY_EN: [Multiplier; 4] = [
    Multiplier { from: 1e6, by: 1e6, vi: "", en: " trillion" },
    Multiplier { from: 1e3, by: 1e3, vi: "", en: " billion" },
    Multiplier { from: 1.0, by: 1.0, vi: "", en: " million" },
    Multiplier { from: 0.0, by: 1e-3, vi: "", en: " thousand" },
];

const VND: &str = "VND ";

const fn money_multipliers(lang: Lang) -> &'static [Multiplier] {
    match lang {
        Lang::Vi => &MONEY_VI,
        Lang::En => &MONEY_EN,
    }
}

impl Multiplier {
    const fn word(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Vi => self.vi,
            Lang::En => self.en,
        }
    }
}

/// The largest multiplier that a value reaches once it is rounded to so many decimals of the multiplier below: 999.95 million is a billion.
fn multiplier(all: &'static [Multiplier], value: f64, decimals: i32) -> Option<&'static Multiplier> {
    let size = value.abs();
    all.iter().enumerate().find_map(|(place, this)| {
        let step = all.get(place + 1).map_or(1.0, |below| below.by) / 10f64.powi(decimals);
        (size >= this.from - step / 2.0 || (this.from == 0.0)).then_some(this)
    })
}

/// A number in few letters: `27,4 nghìn`, `1,2 triệu`, `3 tỷ`; numbers under 10,000 in full, at most one decimal (two digits where it is under 1).
#[must_use]
pub fn compact(lang: Lang, value: f64) -> String {
    match multiplier(&COUNTS, value, 1) {
        Some(by) => write(lang, value / by.by, 1, Zeros::Trim, Sign::Minus, "", by.word(lang)),
        None => write(lang, value, decimals_of_small(value, 1), Zeros::Trim, Sign::Minus, "", ""),
    }
}

/// At least so many decimals, more where the first two digits of a small number need them.
fn decimals_of_small(value: f64, least: usize) -> usize {
    let mut size = value.abs();
    let mut decimals = least;
    if size > 0.0 && size.is_finite() {
        while size < 0.95 && decimals < 20 {
            size *= 10.0;
            decimals += 1;
        }
    }
    decimals
}

fn money_as(lang: Lang, million_vnd: f64, sign: Sign) -> String {
    if million_vnd == 0.0 {
        return match lang {
            Lang::Vi => "0 đồng".to_owned(),
            Lang::En => "VND 0".to_owned(),
        };
    }
    let Some(by) = multiplier(money_multipliers(lang), million_vnd, 1) else { return NO_NUMBER.to_owned() };
    let value = million_vnd / by.by;
    let decimals = match value.abs() {
        size if size < 99.95 => 2,
        size if size < 9999.5 => 1,
        _ => 0,
    };
    match lang {
        Lang::Vi => write(lang, value, decimals, Zeros::Trim, sign, "", by.vi),
        Lang::En => write(lang, value, decimals, Zeros::Trim, sign, VND, by.en),
    }
}

/// Money given in million đồng: `1,86 tỷ đồng`, `352 triệu đồng` (English `VND 1.86 billion`, `VND 352 million`).
#[must_use]
pub fn money(lang: Lang, million_vnd: f64) -> String {
    money_as(lang, million_vnd, Sign::Minus)
}

/// A change of money given in million đồng: `+52 triệu đồng`.
#[must_use]
pub fn signed_money(lang: Lang, million_vnd: f64) -> String {
    money_as(lang, million_vnd, Sign::Always)
}

/// What the values of an axis count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TickUnit<'a> {
    /// Things; the unit stands elsewhere (in the subtitle).
    Count,
    /// Things, and the topmost tick names them.
    Named(&'a str),
    /// Per cent.
    Percent,
    /// Million đồng.
    MillionVnd,
}

/// The words of all ticks of an axis, in the order given (rising): one multiplier for all, chosen by the largest; the last tick, which is the topmost,
/// carries the multiplier's word and the unit, the others are bare. Ticks that differ have words that differ.
#[must_use]
pub fn ticks(lang: Lang, values: &[f64], unit: TickUnit<'_>) -> Vec<String> {
    let largest = values.iter().copied().filter(|v| v.is_finite()).fold(0.0, |max: f64, v| max.max(v.abs()));
    let all: &[Multiplier] = match unit {
        TickUnit::Count | TickUnit::Named(_) => &COUNTS,
        TickUnit::MillionVnd => money_multipliers(lang),
        TickUnit::Percent => &[],
    };
    // Ticks are round: what they reach needs no rounding. An axis of zeros takes the plain million.
    let chosen = all
        .iter()
        .find(|m| largest >= m.from && (largest > 0.0 || m.by == 1.0))
        .or_else(|| all.iter().find(|m| m.by == 1.0));
    let by = chosen.map_or(1.0, |m| m.by);
    let word = chosen.map_or("", |m| m.word(lang));
    let (before, after) = match (unit, lang) {
        (TickUnit::Count, _) => ("", Cow::Borrowed(word)),
        (TickUnit::Named(name), _) => ("", Cow::Owned(with_unit(word, name))),
        (TickUnit::Percent, _) => ("", Cow::Borrowed("%")),
        (TickUnit::MillionVnd, Lang::Vi) => ("", Cow::Borrowed(word)),
        (TickUnit::MillionVnd, Lang::En) => (VND, Cow::Borrowed(word)),
    };
    let scaled: Vec<f64> = values.iter().map(|value| value / by).collect();
    let decimals = tick_decimals(&scaled);
    let last = scaled.len().saturating_sub(1);
    scaled
        .iter()
        .enumerate()
        .map(|(place, value)| {
            let zeros = if value.abs() * 10f64.powi(decimals as i32) < 0.5 { Zeros::Trim } else { Zeros::Keep };
            let (before, after) = if place == last { (before, &*after) } else { ("", "") };
            write(lang, *value, decimals, zeros, Sign::Minus, before, after)
        })
        .collect()
}

/// The fewest decimals that tell all ticks, noise of the arithmetic aside: 0.1 + 0.2 is the tick 0.3.
fn tick_decimals(values: &[f64]) -> usize {
    let step =
        values.windows(2).map(|pair| (pair[1] - pair[0]).abs()).filter(|gap| *gap > 0.0).fold(f64::INFINITY, f64::min);
    let step = if step.is_finite() { step } else { values.iter().fold(1.0, |max: f64, v| max.max(v.abs())) };
    let told = |decimals: usize| {
        let shift = 10f64.powi(decimals as i32);
        values.iter().all(|value| ((value * shift).round() / shift - value).abs() <= step * 1e-3)
    };
    (0..=18).find(|decimals| told(*decimals)).unwrap_or(18)
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
    fn the_short_form_takes_one_decimal_and_the_word_that_it_reaches() {
        for (value, vi, en) in [
            (27_000.0, "27 nghìn", "27K"),
            (27_394.0, "27,4 nghìn", "27.4K"),
            (1_234_567.0, "1,2 triệu", "1.2M"),
            (3e9, "3 tỷ", "3B"),
            (2.5e12, "2,5 nghìn tỷ", "2.5T"),
            (7960.0, "7.960", "7,960"),
            (9999.0, "9.999", "9,999"),
            (10_000.0, "10 nghìn", "10K"),
            (999_940.0, "999,9 nghìn", "999.9K"),
            (999_950.0, "1 triệu", "1M"),
            (433.0, "433", "433"),
            (7.64, "7,6", "7.6"),
            (0.042, "0,042", "0.042"),
            (0.0, "0", "0"),
            (-27_394.0, "−27,4 nghìn", "−27.4K"),
        ] {
            assert_eq!(compact(Vi, value), vi);
            assert_eq!(compact(En, value), en);
        }
    }

    #[test]
    fn money_is_told_in_the_word_that_it_reaches() {
        for (value, vi, en) in [
            (1860.0, "1,86 tỷ đồng", "VND 1.86 billion"),
            (352.0, "352 triệu đồng", "VND 352 million"),
            (203.4, "203,4 triệu đồng", "VND 203.4 million"),
            (52.8, "52,8 triệu đồng", "VND 52.8 million"),
            (999.996, "1 tỷ đồng", "VND 1 billion"),
            (102_356_000.0, "102.356 tỷ đồng", "VND 102.4 trillion"),
            (0.35, "350 nghìn đồng", "VND 350 thousand"),
            (999.96, "1 tỷ đồng", "VND 1 billion"),
            (0.0, "0 đồng", "VND 0"),
            (-352.0, "−352 triệu đồng", "−VND 352 million"),
        ] {
            assert_eq!(money(Vi, value), vi);
            assert_eq!(money(En, value), en);
        }
        assert_eq!(signed_money(Vi, 1000.0), "+1 tỷ đồng");
        assert_eq!(signed_money(En, -20.0), "−VND 20 million");
    }

    #[test]
    fn the_topmost_tick_alone_carries_the_multiplier_and_the_unit() {
        assert_eq!(ticks(Vi, &[0.0, 10e3, 20e3, 30e3], TickUnit::Count), ["0", "10", "20", "30 nghìn"]);
        assert_eq!(ticks(En, &[0.0, 10e3, 20e3, 30e3], TickUnit::Count), ["0", "10", "20", "30K"]);
        assert_eq!(ticks(Vi, &[0.0, 2500.0, 5000.0], TickUnit::Count), ["0", "2.500", "5.000"]);
        assert_eq!(ticks(Vi, &[0.0, 0.5e6, 1e6], TickUnit::Count), ["0", "0,5", "1,0 triệu"]);
        assert_eq!(ticks(Vi, &[5e6, 6e6, 7e6], TickUnit::Named("người")), ["5", "6", "7 triệu người"]);
        assert_eq!(ticks(En, &[0.0, 50.0, 100.0], TickUnit::Named("unions")), ["0", "50", "100 unions"]);
        assert_eq!(ticks(En, &[5e6, 6e6, 7e6], TickUnit::Named("people")), ["5", "6", "7M people"]);
        assert_eq!(ticks(Vi, &[-20.0, 0.0, 20.0, 60.0], TickUnit::Percent), ["−20", "0", "20", "60%"]);
        assert_eq!(ticks(Vi, &[0.0, 2000.0, 4000.0], TickUnit::MillionVnd), ["0", "2", "4 tỷ đồng"]);
        assert_eq!(ticks(En, &[0.0, 200.0, 400.0], TickUnit::MillionVnd), ["0", "200", "VND 400 million"]);
        assert_eq!(ticks(Vi, &[], TickUnit::Count), Vec::<String>::new());
    }

    #[test]
    fn ticks_are_free_of_the_noise_of_binary_arithmetic() {
        let values: Vec<f64> = (0..4).map(|n| f64::from(n) * 0.1).collect();
        assert_eq!(ticks(En, &values, TickUnit::Percent), ["0", "0.1", "0.2", "0.3%"]);
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

        #[test]
        fn ticks_that_differ_have_words_that_differ(step in prop::sample::select(vec![1.0, 2.0, 2.5, 5.0]), power in -6i32..12, from in -8i32..8, n in 1usize..8) {
            let values: Vec<f64> = (0..n).map(|k| (f64::from(from) + k as f64) * step * 10f64.powi(power)).collect();
            for lang in Lang::ALL {
                for unit in [TickUnit::Count, TickUnit::Percent, TickUnit::MillionVnd, TickUnit::Named("x")] {
                    let words = ticks(lang, &values, unit);
                    let unlike: std::collections::BTreeSet<_> = words.iter().collect();
                    prop_assert_eq!(unlike.len(), values.len(), "{:?} {:?}", values, words);
                }
            }
        }

        #[test]
        fn the_short_form_never_shows_a_thousand_of_a_word(value in 1e4f64..9e14) {
            let text = compact(Lang::En, value);
            let digits = text.trim_end_matches(['K', 'M', 'B', 'T']);
            prop_assert!(text.len() > digits.len());
            prop_assert!(read(Lang::En, digits) < 1000.0, "{}", text);
        }
    }
}
