//! Titles of growth: what the source states beside what the levels give.

use super::super::card::roughly;
use super::super::facts::{Percent, Way};
use super::reads_as;
use crate::analysis::Held;
use crate::model::{Lang, Year};

/// What the chart finds for the chosen year.
#[derive(Clone, Debug, PartialEq)]
pub enum Growth {
    /// Both are known, and one is evidence of the other.
    Both {
        /// The year.
        year: Year,
        /// What the source states.
        stated: Percent,
        /// Whether it states it only about.
        about: bool,
        /// What the levels give.
        worked_out: Percent,
        /// What the checks make of the two.
        held: Held,
    },
    /// Only what the source states is known, or what the levels give is no evidence of it.
    Stated {
        /// The year.
        year: Year,
        /// What the source states: its way, and its size in words, a per cent or a number.
        said: (Way, String),
    },
    /// No source states a rate; the levels give one.
    WorkedOut {
        /// The year.
        year: Year,
        /// What the levels give.
        worked_out: Percent,
        /// The change in number that a source states: its way, and its size in words.
        said: Option<(Way, String)>,
    },
}

/// A change in words: `tăng 7,6%`, English `a rise of 7.6%`; `tăng khoảng 5%` where its source says about.
#[must_use]
pub fn change_words(lang: Lang, percent: Percent, about: bool) -> String {
    let (way, size) = size_words(lang, percent, about);
    moved(lang, way, &size)
}

/// The way of a change in per cent, and its size in words.
#[must_use]
pub fn size_words(lang: Lang, percent: Percent, about: bool) -> (Way, String) {
    (percent.way(), roughly(lang, percent.size(lang), about))
}

fn moved(lang: Lang, way: Way, p: &str) -> String {
    match (lang, way) {
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
pub fn title(lang: Lang, facts: &Growth) -> String {
    match *facts {
        Growth::Both { year, stated, about, worked_out, held: Held::Agrees } if reads_as(stated, worked_out) => {
            let s = change_words(lang, stated, about);
            match lang {
                Lang::Vi => format!("Năm {year}: nguồn nêu {s}, khớp với số liệu"),
                Lang::En => format!("{year}: the source states {s}, and the figures agree"),
            }
        }
        Growth::Both { year, stated, about, worked_out, held } => {
            let s = change_words(lang, stated, about);
            let alike = stated.way() == worked_out.way() && matches!(worked_out.way(), Way::Up | Way::Down);
            let w = if alike { worked_out.size(lang) } else { change_words(lang, worked_out, false) };
            // Each a clause of its own after what is set side by side.
            let found = match (lang, held) {
                (_, Held::Differs) => "",
                (Lang::Vi, Held::Agrees) => ", chênh lệch trong phạm vi làm tròn",
                (Lang::En, Held::Agrees) => ", apart by no more than rounding",
                (Lang::Vi, Held::Elsewhere) => "; số liệu công bố khác khớp với nguồn",
                (Lang::En, Held::Elsewhere) => "; other published figures agree with it",
            };
            match lang {
                Lang::Vi => format!("Năm {year}: nguồn nêu {s}, số liệu cho thấy {w}{found}"),
                Lang::En => format!("{year}: the source states {s}, the figures show {w}{found}"),
            }
        }
        Growth::Stated { year, said: (way, ref size) } => {
            let s = moved(lang, way, size);
            match lang {
                Lang::Vi => format!("Năm {year}: nguồn nêu {s}, chưa đủ số liệu để kiểm tra"),
                Lang::En => format!("{year}: the source states {s}; the figures do not suffice to check it"),
            }
        }
        Growth::WorkedOut { year, worked_out, ref said } => {
            let w = change_words(lang, worked_out, false);
            let s = said.as_ref().map(|(way, size)| moved(lang, *way, size));
            match (lang, s) {
                (Lang::Vi, Some(s)) => format!("Năm {year}: nguồn nêu {s}, số liệu cho thấy {w}"),
                (Lang::En, Some(s)) => format!("{year}: the source states {s}, the figures show {w}"),
                (Lang::Vi, None) => {
                    format!("Năm {year}: số liệu cho thấy {w}; chưa có tỷ lệ do cơ quan báo cáo này nêu")
                }
                (Lang::En, None) => format!("{year}: the figures show {w}; no rate stated by this reporter is known"),
            }
        }
    }
}

/// What is said beside the title where sources state another growth of the same year, too: nobody shall take the one in it for the only one.
#[must_use]
pub fn also(lang: Lang, percent: Percent) -> String {
    let p = change_words(lang, percent, false);
    match lang {
        Lang::Vi => format!("cũng có nguồn nêu {p}"),
        Lang::En => format!("also stated: {p}"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::test_help::check_sentence;
    use super::super::samples::year;
    use super::*;
    use Lang::{En, Vi};

    fn both(stated: f64, worked_out: f64, held: Held) -> Growth {
        let (stated, worked_out) = (Percent::worked_out(stated), Percent::worked_out(worked_out));
        Growth::Both { year: year(2021), stated, about: false, worked_out, held }
    }

    #[test]
    fn a_contradiction_is_told_with_both_rates() {
        assert_eq!(title(Vi, &both(7.6, 5.2, Held::Differs)), "Năm 2021: nguồn nêu tăng 7,6%, số liệu cho thấy 5,2%");
        assert_eq!(
            title(En, &both(7.6, 5.2, Held::Differs)),
            "2021: the source states a rise of 7.6%, the figures show 5.2%"
        );
        assert_eq!(
            title(Vi, &both(11.0, -3.8, Held::Differs)),
            "Năm 2021: nguồn nêu tăng 11,0%, số liệu cho thấy giảm 3,8%"
        );
        assert_eq!(title(Vi, &both(0.4, 0.4, Held::Agrees)), "Năm 2021: nguồn nêu tăng 0,4%, khớp với số liệu");
    }

    #[test]
    fn two_rates_that_only_rounding_parts_are_told_as_two_that_agree() {
        assert_eq!(
            title(Vi, &both(4.7, 5.2, Held::Agrees)),
            "Năm 2021: nguồn nêu tăng 4,7%, số liệu cho thấy 5,2%, chênh lệch trong phạm vi làm tròn"
        );
        assert_eq!(
            title(En, &both(4.7, 5.2, Held::Agrees)),
            "2021: the source states a rise of 4.7%, the figures show 5.2%, apart by no more than rounding"
        );
        assert_eq!(
            title(En, &both(7.6, 5.2, Held::Elsewhere)),
            "2021: the source states a rise of 7.6%, the figures show 5.2%; other published figures agree with it"
        );
    }

    #[test]
    fn a_rate_told_about_is_told_about_and_a_change_in_number_stands_beside_what_the_figures_show() {
        let (year, stated) = (year(2021), Percent { value: 5.0, decimals: 0, about: false });
        let about = |lang| Growth::Stated { year, said: size_words(lang, stated, true) };
        assert_eq!(title(Vi, &about(Vi)), "Năm 2021: nguồn nêu tăng khoảng 5%, chưa đủ số liệu để kiểm tra");
        assert_eq!(
            title(En, &about(En)),
            "2021: the source states a rise of about 5%; the figures do not suffice to check it"
        );
        let said = |lang: Lang| Some((Way::Up, super::super::samples::counted(lang).counted(lang, 1454.0)));
        let worked_out = Percent::worked_out(7.0);
        assert_eq!(
            title(Vi, &Growth::WorkedOut { year, worked_out, said: said(Vi) }),
            "Năm 2021: nguồn nêu tăng 1.454 hợp tác xã, số liệu cho thấy tăng 7,0%"
        );
        assert_eq!(
            title(En, &Growth::WorkedOut { year, worked_out, said: said(En) }),
            "2021: the source states a rise of 1,454 co-operatives, the figures show a rise of 7.0%"
        );
    }

    #[test]
    fn what_else_is_stated_of_the_same_growth_is_named() {
        assert_eq!(also(Vi, Percent::worked_out(5.4)), "cũng có nguồn nêu tăng 5,4%");
        assert_eq!(also(En, Percent::worked_out(5.4)), "also stated: a rise of 5.4%");
    }

    #[test]
    fn every_case_is_clean() {
        for lang in Lang::ALL {
            for stated in [5.0, -5.0, 0.01, 0.0] {
                for worked_out in [7.0, -7.0, 0.01, 0.0] {
                    for held in [Held::Agrees, Held::Elsewhere, Held::Differs] {
                        check_sentence(&title(lang, &both(stated, worked_out, held)));
                    }
                }
                let (year, stated) = (year(2021), Percent::worked_out(stated));
                for about in [false, true] {
                    check_sentence(&title(lang, &Growth::Stated { year, said: size_words(lang, stated, about) }));
                }
                for said in [Some(Way::Up), Some(Way::Down), Some(Way::Same), None] {
                    let said = said.map(|way| (way, "HTX".to_owned()));
                    check_sentence(&title(lang, &Growth::WorkedOut { year, worked_out: stated, said }));
                }
            }
        }
    }
}
