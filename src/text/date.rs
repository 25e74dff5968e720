//! Dates, years and spans of years as Vietnamese and English write them. No calendar arithmetic.

use crate::model::{Date, Lang, Year};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The English name of a month, 1 to 12.
fn month_name(month: u8) -> &'static str {
    usize::from(month).checked_sub(1).and_then(|place| MONTHS.get(place)).copied().unwrap_or("")
}

fn slashed(date: Date) -> String {
    match date.day() {
        Some(day) => format!("{day:02}/{:02}/{}", date.month(), date.year()),
        None => format!("{:02}/{}", date.month(), date.year()),
    }
}

/// A date in full: `21/01/2022` or, of a month, `06/2019`; English `21 January 2022`, `June 2019`.
#[must_use]
pub fn date(lang: Lang, date: Date) -> String {
    match (lang, date.day()) {
        (Lang::Vi, _) => slashed(date),
        (Lang::En, Some(day)) => format!("{day} {} {}", month_name(date.month()), date.year()),
        (Lang::En, None) => format!("{} {}", month_name(date.month()), date.year()),
    }
}

/// A date in few letters: `21/01/2022`, `06/2019`; English `21 Jan 2022`, `Jun 2019`.
#[must_use]
pub fn short_date(lang: Lang, date: Date) -> String {
    let month = month_name(date.month());
    let month = month.get(..3).unwrap_or(month);
    match (lang, date.day()) {
        (Lang::Vi, _) => slashed(date),
        (Lang::En, Some(day)) => format!("{day} {month} {}", date.year()),
        (Lang::En, None) => format!("{month} {}", date.year()),
    }
}

/// A date as a sentence takes it: `ngày 08/11/2022`, `tháng 06/2019`; English `8 November 2022`, `June 2019`.
#[must_use]
pub fn date_in_sentence(lang: Lang, when: Date) -> String {
    match (lang, when.day()) {
        (Lang::Vi, Some(_)) => format!("ngày {}", slashed(when)),
        (Lang::Vi, None) => format!("tháng {}", slashed(when)),
        (Lang::En, _) => date(lang, when),
    }
}

/// Years from the first to the last: `2013–2024`, and a single year as itself.
#[must_use]
pub fn year_span(_lang: Lang, first: Year, last: Year) -> String {
    if first == last { first.to_string() } else { format!("{first}–{last}") }
}

/// Rising years, those that follow each other as a span: `2019, 2021–2022`.
#[must_use]
pub fn year_spans(lang: Lang, years: &[Year]) -> String {
    let mut spans: Vec<(Year, Year)> = Vec::new();
    for year in years {
        match spans.last_mut().filter(|(_, last)| year.before() == Some(*last)) {
            Some((_, last)) => *last = *year,
            None => spans.push((*year, *year)),
        }
    }
    spans.into_iter().map(|(first, last)| year_span(lang, first, last)).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn a_day_is_written_in_each_language() {
        assert_eq!(date(Lang::Vi, day("2022-01-21")), "21/01/2022");
        assert_eq!(date(Lang::En, day("2022-01-21")), "21 January 2022");
        assert_eq!(short_date(Lang::En, day("2022-11-08")), "8 Nov 2022");
        assert_eq!(date_in_sentence(Lang::Vi, day("2022-11-08")), "ngày 08/11/2022");
    }

    #[test]
    fn a_month_without_a_day_stays_a_month() {
        assert_eq!(date(Lang::Vi, day("2019-06")), "06/2019");
        assert_eq!(date(Lang::En, day("2019-06")), "June 2019");
        assert_eq!(short_date(Lang::En, day("2019-06")), "Jun 2019");
        assert_eq!(date_in_sentence(Lang::Vi, day("2019-06")), "tháng 06/2019");
    }

    #[test]
    fn all_twelve_months_have_names() {
        let names: Vec<_> = (1..=12).map(|month| date(Lang::En, day(&format!("2020-{month:02}")))).collect();
        assert_eq!(names.first().map(String::as_str), Some("January 2020"));
        assert_eq!(names.last().map(String::as_str), Some("December 2020"));
        assert_eq!(names.iter().collect::<std::collections::BTreeSet<_>>().len(), 12);
    }

    #[test]
    fn a_span_of_one_year_is_that_year() {
        let year = |n| Year::new(n).unwrap();
        assert_eq!(year_span(Lang::Vi, year(2013), year(2024)), "2013–2024");
        assert_eq!(year_span(Lang::En, year(2021), year(2021)), "2021");
        assert_eq!(year_spans(Lang::Vi, &[2019, 2021, 2022, 2023, 2025].map(year)), "2019, 2021–2023, 2025");
        assert_eq!(year_spans(Lang::En, &[]), "");
    }
}
