//! Titles of growth: what the source states beside what the levels give.

use super::super::facts::{Percent, Way};
use super::super::standing::{hedged, hedged_within};
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
        /// What is to be known of it, in short; empty where it stands firm.
        marks: String,
        /// What the levels give.
        worked_out: Percent,
        /// What the checks make of the two.
        held: Held,
    },
    /// Only what the source states is known, or what the levels give is no evidence of it.
    Stated {
        /// The year.
        year: Year,
        /// What the source states.
        said: Stated,
    },
    /// No source states a rate; the levels give one.
    WorkedOut {
        /// The year.
        year: Year,
        /// What the levels give.
        worked_out: Percent,
        /// The change in number that a source states, and that of the levels in words without a sign: a number does not stand against a per cent.
        said: Option<(Stated, String)>,
    },
}

/// A change as a source states it.
#[derive(Clone, Debug, PartialEq)]
pub struct Stated {
    /// Its way.
    pub way: Way,
    /// Its size in words, a per cent or a number.
    pub size: String,
    /// What is to be known of it, in short; empty where it stands firm.
    pub marks: String,
}

impl Stated {
    /// A stated per cent.
    #[must_use]
    pub fn percent(lang: Lang, percent: Percent, marks: String) -> Self {
        Self { way: percent.way(), size: percent.size(lang), marks }
    }

    fn words(&self, lang: Lang) -> String {
        hedged(moved(lang, self.way, &self.size), &self.marks)
    }
}

/// A change in words: `tăng 7,6%`, English `a rise of 7.6%`; `tăng khoảng 5%` where it is told roughly.
#[must_use]
pub fn change_words(lang: Lang, percent: Percent) -> String {
    moved(lang, percent.way(), &percent.size(lang))
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
        Growth::Both { year, stated, ref marks, worked_out, held: Held::Agrees | Held::About }
            if reads_as(stated, worked_out) =>
        {
            let s = hedged(change_words(lang, stated), marks);
            match lang {
                Lang::Vi => format!("Năm {year}: nguồn nêu {s}, khớp với số liệu"),
                Lang::En => format!("{year}: the source states {s}, and the figures agree"),
            }
        }
        Growth::Both { year, stated, ref marks, worked_out, held } => {
            let s = hedged(change_words(lang, stated), marks);
            let alike = stated.way() == worked_out.way() && matches!(worked_out.way(), Way::Up | Way::Down);
            let w = if alike { worked_out.size(lang) } else { change_words(lang, worked_out) };
            // Each a clause of its own after what is set side by side.
            let found = match (lang, held) {
                (_, Held::Differs) => "",
                (Lang::Vi, Held::Agrees) => ", chênh lệch trong phạm vi làm tròn",
                (Lang::En, Held::Agrees) => ", apart by no more than rounding",
                (Lang::Vi, Held::About) => ", chênh lệch trong phạm vi của số gần đúng",
                (Lang::En, Held::About) => ", apart by no more than an approximate figure leaves open",
                (Lang::Vi, Held::Elsewhere) => "; số liệu công bố khác khớp với nguồn",
                (Lang::En, Held::Elsewhere) => "; other published figures agree with it",
            };
            match lang {
                Lang::Vi => format!("Năm {year}: nguồn nêu {s}, số liệu cho thấy {w}{found}"),
                Lang::En => format!("{year}: the source states {s}, the figures show {w}{found}"),
            }
        }
        Growth::Stated { year, ref said } => {
            let s = said.words(lang);
            match lang {
                Lang::Vi => format!("Năm {year}: nguồn nêu {s}, chưa đủ số liệu để kiểm tra"),
                Lang::En => format!("{year}: the source states {s}; the figures do not suffice to check it"),
            }
        }
        Growth::WorkedOut { year, worked_out, ref said } => {
            let told = |n: &String| moved(lang, worked_out.way(), &[n, " (", &worked_out.size(lang), ")"].concat());
            let w = said.as_ref().map_or_else(|| change_words(lang, worked_out), |(_, ours)| told(ours));
            let s = said.as_ref().map(|(said, _)| said.words(lang));
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

/// What is said beside the title where sources state another growth of the same year, too, with what is to be known of that: nobody shall take the one in it
/// for the only one.
#[must_use]
pub fn also(lang: Lang, percent: Percent, marks: &str) -> String {
    let p = hedged_within(change_words(lang, percent), marks);
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
        Growth::Both { year: year(2021), stated, marks: String::new(), worked_out, held }
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
            title(Vi, &both(4.7, 5.2, Held::About)),
            "Năm 2021: nguồn nêu tăng 4,7%, số liệu cho thấy 5,2%, chênh lệch trong phạm vi của số gần đúng"
        );
        assert_eq!(
            title(En, &both(4.7, 5.2, Held::About)),
            "2021: the source states a rise of 4.7%, the figures show 5.2%, apart by no more than an approximate figure leaves open"
        );
        assert_eq!(title(Vi, &both(0.4, 0.4, Held::About)), "Năm 2021: nguồn nêu tăng 0,4%, khớp với số liệu");
        assert_eq!(
            title(En, &both(7.6, 5.2, Held::Elsewhere)),
            "2021: the source states a rise of 7.6%, the figures show 5.2%; other published figures agree with it"
        );
    }

    #[test]
    fn a_rate_told_about_is_told_about_and_a_change_in_number_stands_beside_what_the_figures_show() {
        let (year, stated) = (year(2021), Percent { value: 5.0, decimals: 0, about: crate::model::Approx::About });
        let about = |lang, marks: &str| {
            title(lang, &Growth::Stated { year, said: Stated::percent(lang, stated, marks.to_owned()) })
        };
        assert_eq!(about(Vi, ""), "Năm 2021: nguồn nêu tăng khoảng 5%, chưa đủ số liệu để kiểm tra");
        assert_eq!(
            about(En, "estimate"),
            "2021: the source states a rise of about 5% (estimate); the figures do not suffice to check it"
        );
        let said = |lang: Lang| {
            let size = super::super::samples::counted(lang).counted(lang, 1454.0);
            Some((
                Stated { way: Way::Up, size, marks: String::new() },
                if lang == Vi { "2.193" } else { "2,193" }.to_owned(),
            ))
        };
        let worked_out = Percent::worked_out(7.0);
        assert_eq!(
            title(Vi, &Growth::WorkedOut { year, worked_out, said: said(Vi) }),
            "Năm 2021: nguồn nêu tăng 1.454 hợp tác xã, số liệu cho thấy tăng 2.193 (7,0%)"
        );
        assert_eq!(
            title(En, &Growth::WorkedOut { year, worked_out, said: said(En) }),
            "2021: the source states a rise of 1,454 co-operatives, the figures show a rise of 2,193 (7.0%)"
        );
    }

    #[test]
    fn what_else_is_stated_of_the_same_growth_is_named() {
        assert_eq!(also(Vi, Percent::worked_out(5.4), ""), "cũng có nguồn nêu tăng 5,4%");
        assert_eq!(also(En, Percent::worked_out(5.4), "estimate"), "also stated: a rise of 5.4% [estimate]");
    }

    #[test]
    fn every_case_is_clean() {
        for lang in Lang::ALL {
            for stated in [5.0, -5.0, 0.01, 0.0] {
                for worked_out in [7.0, -7.0, 0.01, 0.0] {
                    for held in [Held::Agrees, Held::About, Held::Elsewhere, Held::Differs] {
                        check_sentence(&title(lang, &both(stated, worked_out, held)));
                    }
                }
                let (year, stated) = (year(2021), Percent::worked_out(stated));
                for about in [crate::model::Approx::No, crate::model::Approx::Over] {
                    let said = Stated::percent(lang, Percent { about, ..stated }, String::new());
                    check_sentence(&title(lang, &Growth::Stated { year, said }));
                }
                for said in [Some(Way::Up), Some(Way::Down), Some(Way::Same), None] {
                    let said = said.map(|way| Stated { way, size: "HTX".to_owned(), marks: String::new() });
                    let said = said.map(|said| (said, "96".to_owned()));
                    check_sentence(&title(lang, &Growth::WorkedOut { year, worked_out: stated, said }));
                }
            }
        }
    }
}
