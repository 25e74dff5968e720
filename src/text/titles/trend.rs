//! Titles of a stock over the years, the reporters as lines.

use super::super::facts::{Measure, Percent, Way};
use crate::model::{Lang, Year};

/// What the chart finds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Trend<'a> {
    /// One reporter's line from its first to its last year.
    Moved {
        /// What.
        measure: Measure<'a>,
        /// The change between the two years.
        percent: Percent,
        /// The first year of the line.
        first: Year,
        /// The last year of the line, after the first.
        last: Year,
        /// Whose line, where there are several.
        reporter: Option<&'a str>,
    },
    /// Only one year is known.
    Only {
        /// What.
        measure: Measure<'a>,
        /// The year.
        year: Year,
        /// Its value.
        value: f64,
        /// Whose, where others have other years.
        reporter: Option<&'a str>,
    },
}

/// The title.
#[must_use]
pub fn title(lang: Lang, facts: &Trend<'_>) -> String {
    match *facts {
        Trend::Moved { measure, percent, first, last, reporter } => {
            let name = measure.name;
            let p = percent.size(lang);
            match (lang, percent.way(), reporter) {
                (Lang::Vi, Way::Up, Some(by)) => format!("{name} tăng {p} từ năm {first} đến năm {last}, theo {by}"),
                (Lang::Vi, Way::Up, None) => format!("{name} tăng {p} từ năm {first} đến năm {last}"),
                (Lang::Vi, Way::Down, Some(by)) => format!("{name} giảm {p} từ năm {first} đến năm {last}, theo {by}"),
                (Lang::Vi, Way::Down, None) => format!("{name} giảm {p} từ năm {first} đến năm {last}"),
                (Lang::Vi, Way::About, Some(by)) => {
                    format!("{name} gần như không đổi từ năm {first} đến năm {last}, theo {by}")
                }
                (Lang::Vi, Way::About, None) => format!("{name} gần như không đổi từ năm {first} đến năm {last}"),
                (Lang::Vi, Way::Same, Some(by)) => format!("{name} không đổi từ năm {first} đến năm {last}, theo {by}"),
                (Lang::Vi, Way::Same, None) => format!("{name} không đổi từ năm {first} đến năm {last}"),
                (Lang::En, Way::Up, Some(by)) => format!("{name} rose {p} from {first} to {last}, reported by {by}"),
                (Lang::En, Way::Up, None) => format!("{name} rose {p} from {first} to {last}"),
                (Lang::En, Way::Down, Some(by)) => format!("{name} fell {p} from {first} to {last}, reported by {by}"),
                (Lang::En, Way::Down, None) => format!("{name} fell {p} from {first} to {last}"),
                (Lang::En, Way::About, Some(by)) => {
                    format!("{name} hardly changed from {first} to {last}, reported by {by}")
                }
                (Lang::En, Way::About, None) => format!("{name} hardly changed from {first} to {last}"),
                (Lang::En, Way::Same, Some(by)) => {
                    format!("{name} did not change from {first} to {last}, reported by {by}")
                }
                (Lang::En, Way::Same, None) => format!("{name} did not change from {first} to {last}"),
            }
        }
        Trend::Only { measure, year, value, reporter } => {
            let (name, n) = (measure.name, measure.amount(lang, value));
            match (lang, reporter) {
                (Lang::Vi, None) => format!("{name}: {n} năm {year}, năm duy nhất có số liệu"),
                (Lang::Vi, Some(by)) => format!("{name}: {n} năm {year}, năm duy nhất có số liệu theo {by}"),
                (Lang::En, None) => format!("{name}: {n} in {year}, the only year with a figure"),
                (Lang::En, Some(by)) => format!("{name}: {n} in {year}, the only year with a figure reported by {by}"),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::test_help::check_sentence;
    use super::super::samples::{counted, measured, year};
    use super::*;
    use Lang::{En, Vi};

    fn moved(lang: Lang, value: f64, last: i64, reporter: Option<&'static str>) -> Trend<'static> {
        Trend::Moved {
            measure: counted(lang),
            percent: Percent::rough(value),
            first: year(2016),
            last: year(last),
            reporter,
        }
    }

    #[test]
    fn a_rise_and_a_fall_are_told_with_their_years_and_reporter() {
        assert_eq!(
            title(Vi, &moved(Vi, 45.3, 2024, Some("Liên minh HTX"))),
            "Hợp tác xã tăng 45% từ năm 2016 đến năm 2024, theo Liên minh HTX"
        );
        assert_eq!(
            title(En, &moved(En, 45.3, 2024, Some("VCA"))),
            "Co-operatives rose 45% from 2016 to 2024, reported by VCA"
        );
        assert_eq!(title(Vi, &moved(Vi, -2.34, 2018, None)), "Hợp tác xã giảm 2,3% từ năm 2016 đến năm 2018");
        assert_eq!(title(En, &moved(En, 5.2, 2017, None)), "Co-operatives rose 5.2% from 2016 to 2017");
    }

    #[test]
    fn every_case_is_clean_and_unlike_the_others() {
        for lang in Lang::ALL {
            let mut seen = std::collections::BTreeSet::new();
            let mut cases = Vec::new();
            for value in [45.0, -45.0, 0.01, 0.0] {
                for last in [2017, 2024] {
                    cases.extend([moved(lang, value, last, None), moved(lang, value, last, Some("VCA"))]);
                }
            }
            for measure in [counted(lang), measured(lang)] {
                for reporter in [None, Some("VCA")] {
                    cases.push(Trend::Only { measure, year: year(2010), value: 1.0, reporter });
                }
            }
            for facts in &cases {
                let words = title(lang, facts);
                check_sentence(&words);
                assert!(seen.insert(words.clone()), "{words}");
            }
        }
    }
}
