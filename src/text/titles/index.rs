//! Titles of several stocks on one base year, which is 100.

use super::super::facts::{Percent, Way};
use super::super::standing::hedged_within;
use super::growth::change_words;
use crate::model::{Lang, Year};

/// What the chart finds: the stock that moved most between two years, one of which is the base, or how far the leading one came.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Index<'a> {
    /// The earlier year.
    pub base: Year,
    /// The later year.
    pub last: Year,
    /// The name of the stock that grew most (or fell least), or that leads, as the catalog gives it.
    pub name: &'a str,
    /// Its change between them.
    pub percent: Percent,
    /// Whether nothing is said of the others, since not all of them are known for both years, or two moved alike.
    pub alone: bool,
}

/// The title.
#[must_use]
pub fn title(lang: Lang, facts: &Index<'_>) -> String {
    let Index { base, last, name, percent, alone } = *facts;
    let p = percent.size(lang);
    match (lang, alone, percent.way()) {
        (Lang::Vi, false, Way::Up) => format!("{name} tăng nhiều nhất từ {base} đến {last}: {p}"),
        (Lang::Vi, false, Way::Down) => {
            format!("Từ {base} đến {last} không chỉ tiêu nào tăng; {name} giảm ít nhất: {p}")
        }
        (Lang::Vi, false, Way::About) => {
            format!("Từ {base} đến {last} không chỉ tiêu nào tăng đáng kể; {name} gần như không đổi")
        }
        (Lang::Vi, false, Way::Same) => {
            format!("Từ {base} đến {last} không chỉ tiêu nào tăng; {name} giữ nguyên mức")
        }
        (Lang::Vi, true, Way::Up) => format!("{name} tăng {p} từ {base} đến {last}"),
        (Lang::Vi, true, Way::Down) => format!("{name} giảm {p} từ {base} đến {last}"),
        (Lang::Vi, true, Way::About) => format!("{name} gần như không đổi từ {base} đến {last}"),
        (Lang::Vi, true, Way::Same) => format!("{name} giữ nguyên mức từ {base} đến {last}"),
        (Lang::En, false, Way::Up) => format!("{name} grew most from {base} to {last}: {p}"),
        (Lang::En, false, Way::Down) => format!("Nothing grew from {base} to {last}; smallest fall: {name}, {p}"),
        (Lang::En, false, Way::About) => {
            format!("Nothing grew much from {base} to {last}; hardly changed: {name}")
        }
        (Lang::En, false, Way::Same) => {
            format!("Nothing grew from {base} to {last}; held its level: {name}")
        }
        (Lang::En, true, Way::Up) => format!("{name} rose {p} from {base} to {last}"),
        (Lang::En, true, Way::Down) => format!("{name} fell {p} from {base} to {last}"),
        (Lang::En, true, Way::About) => format!("{name} hardly changed from {base} to {last}"),
        (Lang::En, true, Way::Same) => format!("{name} held the same level from {base} to {last}"),
    }
}

/// What is said beside a title of the change over the year before, where sources state other per cents, each with what is to be known of it; empty where none
/// does.
#[must_use]
pub fn stated(lang: Lang, percents: &[(Percent, String)]) -> String {
    let one = |(percent, marks): &(Percent, String)| hedged_within(change_words(lang, *percent), marks);
    let told: Vec<String> = percents.iter().map(one).collect();
    let told = told.join(", ");
    match lang {
        _ if told.is_empty() => told,
        Lang::Vi => format!("nguồn nêu {told}"),
        Lang::En => format!("stated: {told}"),
    }
}

/// The number that the index has where the title speaks of a year within the picture: beside its point there may be no room for it.
#[must_use]
pub fn reached(lang: Lang, index: &str) -> String {
    match lang {
        Lang::Vi => format!("chỉ số {index}"),
        Lang::En => format!("index {index}"),
    }
}

/// The same of a year before the base, from which the title speaks.
#[must_use]
pub fn reached_in(lang: Lang, year: Year, index: &str) -> String {
    match lang {
        Lang::Vi => format!("chỉ số năm {year}: {index}"),
        Lang::En => format!("{year} index: {index}"),
    }
}

/// What the axis counts: `2016 = 100`, which no line breaks.
#[must_use]
pub fn base_is_100(base: Year) -> String {
    format!("{base}\u{a0}=\u{a0}100")
}

#[cfg(test)]
mod tests {
    use super::super::super::test_help::check_sentence;
    use super::super::samples::year;
    use super::*;
    use Lang::{En, Vi};

    fn facts(value: f64, alone: bool) -> Index<'static> {
        Index { base: year(2016), last: year(2024), name: "Liên hiệp", percent: Percent::rough(value), alone }
    }

    #[test]
    fn the_stock_that_grew_most_is_named() {
        assert_eq!(title(Vi, &facts(261.9, false)), "Liên hiệp tăng nhiều nhất từ 2016 đến 2024: 262%");
        assert_eq!(title(En, &facts(261.9, false)), "Liên hiệp grew most from 2016 to 2024: 262%");
        assert_eq!(base_is_100(year(2016)), "2016\u{a0}=\u{a0}100");
    }

    #[test]
    fn what_sources_state_otherwise_is_told_beside_the_change() {
        let about = Percent { value: 7.0, decimals: 0, about: crate::model::Approx::About };
        let percents = [(Percent::worked_out(5.4), "ước tính".to_owned()), (about, String::new())];
        assert_eq!(stated(Vi, &percents), "nguồn nêu tăng 5,4% [ước tính], tăng khoảng 7%");
        assert_eq!(stated(En, &percents[1..]), "stated: a rise of about 7%");
        assert_eq!(stated(En, &[]), "");
        assert_eq!((reached(Vi, "khoảng 97"), reached(En, "107")), ("chỉ số khoảng 97".into(), "index 107".into()));
        assert_eq!(reached_in(Vi, year(2015), "97"), "chỉ số năm 2015: 97");
        assert_eq!(reached_in(En, year(2015), "97"), "2015 index: 97");
    }

    #[test]
    fn what_hardly_changed_is_not_told_to_have_kept_its_level() {
        // 100,000 and 100,040.
        assert_eq!(title(Vi, &facts(0.04, true)), "Liên hiệp gần như không đổi từ 2016 đến 2024");
        assert_eq!(title(En, &facts(-0.04, true)), "Liên hiệp hardly changed from 2016 to 2024");
        assert_eq!(title(En, &facts(0.0, true)), "Liên hiệp held the same level from 2016 to 2024");
    }

    #[test]
    fn every_case_is_clean_and_unlike_the_others() {
        for lang in Lang::ALL {
            let cases = [5.0, -5.0, 0.04, 0.0].into_iter().flat_map(|value| [facts(value, true), facts(value, false)]);
            let titles: std::collections::BTreeSet<String> = cases.map(|facts| title(lang, &facts)).collect();
            titles.iter().for_each(|words| check_sentence(words));
            assert_eq!(titles.len(), 8);
        }
    }
}
