//! Titles of growth: what the source states beside what the levels give.

use super::super::facts::{Percent, Way};
use crate::model::{Lang, Year};

/// What the chart finds for the chosen year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Growth {
    /// Both are known; whether they agree is decided with the rounding of the sources.
    Both {
        /// The year.
        year: Year,
        /// What the source states.
        stated: Percent,
        /// What the levels give.
        worked_out: Percent,
        /// Whether the two agree.
        agree: bool,
    },
    /// Only the source's rate is known.
    Stated {
        /// The year.
        year: Year,
        /// What the source states.
        stated: Percent,
    },
    /// No source states a rate; the levels give one.
    WorkedOut {
        /// The year.
        year: Year,
        /// What the levels give.
        worked_out: Percent,
    },
}

/// A change in words: `tăng 7,6%`, English `a rise of 7.6%`.
#[must_use]
pub fn change_words(lang: Lang, percent: Percent) -> String {
    let p = percent.size(lang);
    match (lang, percent.way()) {
        (Lang::Vi, Way::Up) => format!("tăng {p}"),
        (Lang::Vi, Way::Down) => format!("giảm {p}"),
        (Lang::Vi, Way::About) => "gần như không đổi".to_owned(),
        (Lang::Vi, Way::Same) => "không đổi".to_owned(),
        (Lang::En, Way::Up) => format!("a rise of {p}"),
        (Lang::En, Way::Down) => format!("a fall of {p}"),
        (Lang::En, Way::About) => "almost no change".to_owned(),
        (Lang::En, Way::Same) => "no change".to_owned(),
    }
}

/// The title.
#[must_use]
pub fn title(lang: Lang, facts: Growth) -> String {
    match facts {
        Growth::Both { year, stated, worked_out, agree: false } => {
            let (s, w) = (change_words(lang, stated), change_words(lang, worked_out));
            match (lang, stated.way() == worked_out.way(), worked_out.way()) {
                (Lang::Vi, true, Way::Up | Way::Down) => {
                    format!("Năm {year}: nguồn nêu {s}, số liệu cho thấy {}", worked_out.size(lang))
                }
                (Lang::En, true, Way::Up | Way::Down) => {
                    format!("{year}: the source states {s}, the figures show {}", worked_out.size(lang))
                }
                (Lang::Vi, ..) => format!("Năm {year}: nguồn nêu {s}, số liệu cho thấy {w}"),
                (Lang::En, ..) => format!("{year}: the source states {s}, the figures show {w}"),
            }
        }
        Growth::Both { year, stated, agree: true, .. } => {
            let s = change_words(lang, stated);
            match lang {
                Lang::Vi => format!("Năm {year}: nguồn nêu {s}, khớp với số liệu"),
                Lang::En => format!("{year}: the source states {s}, and the figures agree"),
            }
        }
        Growth::Stated { year, stated } => {
            let s = change_words(lang, stated);
            match lang {
                Lang::Vi => format!("Năm {year}: nguồn nêu {s}, chưa đủ số liệu để tính lại"),
                Lang::En => format!("{year}: the source states {s}, which the figures at hand cannot confirm"),
            }
        }
        Growth::WorkedOut { year, worked_out } => {
            let w = change_words(lang, worked_out);
            match lang {
                Lang::Vi => format!("Năm {year}: số liệu cho thấy {w}; chưa có tỷ lệ do cơ quan báo cáo này nêu"),
                Lang::En => format!("{year}: the figures show {w}; no rate stated by this reporter is known"),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::test_help::check_sentence;
    use super::super::samples::year;
    use super::*;
    use Lang::{En, Vi};

    fn both(stated: f64, worked_out: f64, agree: bool) -> Growth {
        Growth::Both {
            year: year(2021),
            stated: Percent::worked_out(stated),
            worked_out: Percent::worked_out(worked_out),
            agree,
        }
    }

    #[test]
    fn a_contradiction_is_told_with_both_rates() {
        assert_eq!(title(Vi, both(7.6, 5.2, false)), "Năm 2021: nguồn nêu tăng 7,6%, số liệu cho thấy 5,2%");
        assert_eq!(title(En, both(7.6, 5.2, false)), "2021: the source states a rise of 7.6%, the figures show 5.2%");
        assert_eq!(title(Vi, both(11.0, -3.8, false)), "Năm 2021: nguồn nêu tăng 11,0%, số liệu cho thấy giảm 3,8%");
        assert_eq!(title(Vi, both(0.4, 0.4, true)), "Năm 2021: nguồn nêu tăng 0,4%, khớp với số liệu");
    }

    #[test]
    fn every_case_is_clean() {
        for lang in Lang::ALL {
            for stated in [5.0, -5.0, 0.01, 0.0] {
                for worked_out in [7.0, -7.0, 0.01, 0.0] {
                    check_sentence(&title(lang, both(stated, worked_out, false)));
                }
                check_sentence(&title(lang, both(stated, stated, true)));
                check_sentence(&title(lang, Growth::Stated { year: year(2021), stated: Percent::worked_out(stated) }));
                check_sentence(&title(
                    lang,
                    Growth::WorkedOut { year: year(2021), worked_out: Percent::worked_out(stated) },
                ));
            }
        }
    }
}
