//! A value beside the words that it rests on: whether it is off by its indicator's scale, or by a thousand, from the number that they state. `74500` with
//! “74.500 người” of an indicator in millions would be shown as 74.5 billion.

use crate::model::decimal::read;
use crate::model::{Indicator, Lang, Origin, Statement, shown_digits};

/// A value that is off.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OffScale<'a> {
    /// The number as the quote writes it.
    pub quoted: &'a str,
    /// What is to be stored for that.
    pub stored: f64,
}

/// Where none of the numbers of a statement's quote is its value, and one is what it would be without the scale, or times or divided by a thousand.
#[must_use]
pub fn off_scale<'a>(indicator: &Indicator, statement: &Statement<'a>) -> Option<OffScale<'a>> {
    let (Some(value), Origin::Quote(quote)) = (statement.value, statement.origin) else { return None };
    let numbers = numbers(quote);
    let unit = times(indicator.unit.get(Lang::Vi)).0;
    let is = |stored: f64, number: &Number<'_>| {
        let amount = (stored * indicator.scale).abs();
        // Where a table or a heading tells the unit, its numbers stand without it.
        number.is(amount * unit) || number.times == 1.0 && number.is(amount)
    };
    if value == 0.0 || numbers.iter().any(|number| is(value, number)) {
        return None;
    }
    let factors = [1.0 / indicator.scale, 1000.0, 0.001];
    factors.into_iter().find_map(|factor| {
        let stored = value * factor;
        let number = numbers.iter().find(|number| is(stored, number))?;
        // Rounded to the last digit that it can have, so that binary dust does not show.
        let unit = 10_f64.powi(i32::from(shown_digits(value)) + 9);
        Some(OffScale { quoted: number.text, stored: (stored * unit).round() / unit })
    })
}

/// A number in a text, in each way in which it may be read: `74.500` is 74500 in Vietnamese, and 74.5 in English.
struct Number<'a> {
    /// As it is written, with the words that multiply it.
    text: &'a str,
    readings: [Option<f64>; 2],
    /// By what the words behind it multiply it.
    times: f64,
}

impl Number<'_> {
    fn is(&self, amount: f64) -> bool {
        self.readings.iter().flatten().any(|read| (read * self.times - amount).abs() <= amount * 1e-9)
    }
}

fn numbers(text: &str) -> Vec<Number<'_>> {
    const TO: [&str; 4] = ["-", "–", "đến", "to"];
    let mut numbers: Vec<Number<'_>> = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(|sign: char| sign.is_ascii_digit()) {
        let (between, from) = rest.split_at(start);
        let is_sign = |sign: char| sign.is_ascii_digit() || MARKS.contains(&sign);
        let end = from.find(|sign| !is_sign(sign)).unwrap_or(from.len());
        let (run, after) = from.split_at(end);
        // What ends a sentence is no part of its last number.
        let written = run.trim_end_matches(MARKS);
        let (times, words) = if written.len() == run.len() { times(after) } else { (1.0, 0) };
        let text = from.get(..written.len() + words).unwrap_or(written);
        // Of “1,1–1,2 triệu” both are millions.
        if let Some(before) = numbers.last_mut().filter(|before| before.times == 1.0 && TO.contains(&between.trim())) {
            before.times = times;
        }
        let digits = |part: &str| part.replace(MARKS, "");
        let fraction = written.rsplit_once(['.', ',']).map(|(whole, fraction)| digits(whole) + "." + fraction);
        let readings = [Some(digits(written)), fraction].map(|written| read(&written?));
        numbers.push(Number { text, readings, times });
        rest = after;
    }
    numbers
}

/// What stands between the digits of a number.
const MARKS: [char; 4] = ['.', ',', '\u{a0}', '\u{202f}'];

/// By what the words at the beginning of a text multiply the number before them, and how long they are: `nghìn tỷ`.
fn times(text: &str) -> (f64, usize) {
    const WORDS: [(&str, f64); 12] = [
        ("nghìn", 1e3),
        ("ngàn", 1e3),
        ("vạn", 1e4),
        ("triệu", 1e6),
        ("tỷ", 1e9),
        ("tỉ", 1e9),
        ("thousand", 1e3),
        ("million", 1e6),
        ("millions", 1e6),
        ("milliards", 1e9),
        ("billion", 1e9),
        ("trillion", 1e12),
    ];
    let (mut times, mut rest) = (1.0, text);
    // Without the tables of all letters: a word goes on with any sign that is not of ASCII, too.
    let goes_on = |sign: char| sign.is_ascii_alphanumeric() || !sign.is_ascii();
    loop {
        let words = rest.trim_start();
        let is_word = |word: &str| words.strip_prefix(word).filter(|after| !after.starts_with(goes_on));
        let Some((after, by)) = WORDS.iter().find_map(|(word, by)| Some((is_word(word)?, by))) else {
            return (times, text.len() - rest.len());
        };
        (times, rest) = (times * by, after);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::testing::{World, key};
    use crate::model::{Kind, PointOrigin, Text};

    /// What is told of a value with a quote, of an indicator of a scale and a unit.
    fn told(scale: f64, unit: &str, value: f64, quote: &str) -> Option<(String, f64)> {
        let mut world = World::new();
        let members = world.indicator("members", Kind::Stock);
        world.edit(members).scale = scale;
        world.edit(members).unit = Text::same(unit.into());
        world.say(key(members), 2020, value).origin = PointOrigin::Quote(quote.into());
        let data = world.build();
        let series = data.get(key(members)).expect("it was told");
        let statement = series.statements().next().expect("it was told");
        off_scale(data.catalog().indicator(members), &statement).map(|off| (off.quoted.to_owned(), off.stored))
    }

    #[test]
    fn a_value_that_lacks_the_scale_of_its_indicator_or_a_thousand_is_off() {
        let off = |quoted: &str, stored| Some((quoted.to_owned(), stored));
        assert_eq!(told(1e3, "người", 74500.0, "có 74.500 người tham gia"), off("74.500", 74.5));
        assert_eq!(told(1e6, "người", 74500.0, "74,500 members in all."), off("74,500", 0.0745));
        assert_eq!(told(1e6, "người", 5.9, "gần 5,9 nghìn người"), off("5,9 nghìn", 0.0059));
        assert_eq!(told(1.0, "người", 12.0, "12 nghìn người"), off("12 nghìn", 12000.0));
        assert_eq!(told(1e3, "triệu đồng", 4560.0, "đạt 4.560 triệu đồng"), off("4.560 triệu", 4.56));
        assert_eq!(told(1e3, "triệu đồng", 4560.0, "đạt 4,56 tỷ đồng"), off("4,56 tỷ", 4.56));
    }

    #[test]
    fn a_value_that_the_quote_states_in_any_writing_is_not() {
        for (scale, unit, value, quote) in [
            (1e3, "người", 74.5, "có 74.500 người"),
            (1e6, "người", 5.998378, "5.998.378 thành viên"),
            (1e6, "người", 6.0, "khoảng 6 triệu thành viên"),
            (1e6, "người", 6.139, "6,139 triệu"),
            (1e3, "triệu đồng", 4.56, "4.560 triệu đồng/năm"),
            (1e3, "triệu đồng", 4.56, "4,56 tỷ đồng"),
            (1e3, "triệu đồng", 4.56, "Doanh thu (triệu đồng): 4.560"),
            (1e6, "triệu đồng", 1.2, "1,2 nghìn tỷ đồng."),
            (1.0, "HTX", -496.0, "giảm 496 HTX"),
            (1.0, "%", 68.8, "68,8%"),
            (1.0, "%", 152.2, "vượt 52,2% kế hoạch"),
            (1.0, "HTX", 15300.0, "15,3 nghìn HTX, tỉnh 15"),
            (1e6, "người", 1.1, "khoảng 1,1–1,2 triệu lao động"),
            (1e6, "người", 1.1, "about 1.1 to 1.2 million workers"),
            (1e6, "người", 6.7, "à 6,7 millions d’ici à la fin de l’année"),
            (1e6, "người", 7.5, "không có số nào"),
            (1e6, "người", 0.0, "0 người"),
        ] {
            assert_eq!(told(scale, unit, value, quote), None, "{value} of {quote}");
        }
    }
}
