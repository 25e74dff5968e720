//! Numbers in few letters: counts and money with the word of their size.

use super::{NO_NUMBER, Sign, Zeros, write};
use crate::model::Lang;

/// A multiplier in words.
pub(super) struct Multiplier {
    /// From which absolute value it is used.
    pub(super) from: f64,
    /// What the value is divided by.
    pub(super) by: f64,
    vi: &'static str,
    en: &'static str,
}

/// Multipliers of counts, the largest first. Numbers under 10,000 are as short in full as with a word.
pub(super) const COUNTS: [Multiplier; 4] = [
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

/// What stands before English money.
pub(super) const VND: &str = "VND ";

/// The multipliers of money in a language.
pub(super) const fn money_multipliers(lang: Lang) -> &'static [Multiplier] {
    match lang {
        Lang::Vi => &MONEY_VI,
        Lang::En => &MONEY_EN,
    }
}

impl Multiplier {
    /// The word that follows the number.
    pub(super) const fn word(&self, lang: Lang) -> &'static str {
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use Lang::{En, Vi};

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

    proptest! {
        #[test]
        fn the_short_form_never_shows_a_thousand_of_a_word(value in 1e4f64..9e14) {
            let text = compact(Lang::En, value);
            let digits = text.trim_end_matches(['K', 'M', 'B', 'T']);
            prop_assert!(text.len() > digits.len());
            prop_assert!(digits.parse::<f64>().unwrap() < 1000.0, "{}", text);
        }
    }
}
