//! Titles of what a whole is made up of.

use super::super::facts::{Measure, Percent};
use super::super::standing::hedged_within;
use crate::model::{Lang, Year};

/// What the chart finds: the largest part of the chosen year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Makeup<'a> {
    /// The year.
    pub year: Year,
    /// The whole.
    pub whole: Measure<'a>,
    /// The name of the largest part that is known.
    pub part: &'a str,
    /// Its value.
    pub value: f64,
    /// Its share of the whole; `None` where the whole is not known.
    pub share: Option<Percent>,
    /// Whether all parts are known. Else another part may be larger, and the title does not rank.
    pub complete: bool,
}

/// What is said beside a share: that it was worked out, and what sources state instead, where they state anything, with what is to be known of that.
#[must_use]
pub fn share_of_ours(lang: Lang, stated: &[(Percent, String)]) -> String {
    let one = |(percent, marks): &(Percent, String)| hedged_within(percent.size(lang), marks);
    let stated = stated.iter().map(one).collect::<Vec<_>>().join(", ");
    match lang {
        Lang::Vi if stated.is_empty() => "tính ra".to_owned(),
        Lang::Vi => format!("tính ra; nguồn nêu {stated}"),
        Lang::En if stated.is_empty() => "worked out".to_owned(),
        Lang::En => format!("worked out; the source states {stated}"),
    }
}

/// What is to be known of the total, beside a share of it: its badges in short.
#[must_use]
pub fn of_total(lang: Lang, standing: &str) -> String {
    match lang {
        Lang::Vi => format!("tổng số: {standing}"),
        Lang::En => format!("total: {standing}"),
    }
}

/// The title.
#[must_use]
pub fn title(lang: Lang, facts: &Makeup<'_>) -> String {
    let Makeup { year, whole, part, value, share, complete } = *facts;
    let things = whole.things(lang);
    let name = whole.in_sentence();
    match (lang, share.map(|share| share.size(lang)), &things) {
        (Lang::Vi, Some(p), Some(things)) => format!("{part} chiếm {p} số {things} năm {year}"),
        (Lang::Vi, Some(p), None) => format!("{part} chiếm {p} {name} năm {year}"),
        (Lang::En, Some(p), Some(things)) => format!("{part} made up {p} of {things} in {year}"),
        (Lang::En, Some(p), None) => format!("{part} made up {p} of {name} in {year}"),
        (Lang::Vi, None, _) => {
            let n = whole.counted(lang, value);
            if complete {
                format!("{part} lớn nhất năm {year}: {n}")
            } else {
                format!("{part}: {n} năm {year}, chưa đủ số liệu các phần còn lại")
            }
        }
        (Lang::En, None, _) => {
            let n = whole.counted(lang, value);
            if complete {
                format!("{part} was the largest part in {year}: {n}")
            } else {
                format!("{part}: {n} in {year}, the other parts are not all known")
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

    #[test]
    fn the_largest_part_is_told_by_its_share() {
        let facts = |lang, part| Makeup {
            year: year(2018),
            whole: counted(lang),
            part,
            value: 13712.0,
            share: Some(Percent::rough(61.06)),
            complete: true,
        };
        assert_eq!(title(Vi, &facts(Vi, "Nông nghiệp")), "Nông nghiệp chiếm 61% số hợp tác xã năm 2018");
        assert_eq!(title(En, &facts(En, "Agriculture")), "Agriculture made up 61% of co-operatives in 2018");
    }

    #[test]
    fn a_share_that_was_worked_out_says_so_and_what_the_source_states() {
        let stated = [(Percent::worked_out(68.8), String::new())];
        assert_eq!(share_of_ours(Vi, &stated), "tính ra; nguồn nêu 68,8%");
        assert_eq!(share_of_ours(En, &stated), "worked out; the source states 68.8%");
        assert_eq!([share_of_ours(Vi, &[]), share_of_ours(En, &[])], ["tính ra", "worked out"]);
    }

    #[test]
    fn every_case_is_clean() {
        for lang in Lang::ALL {
            for whole in [counted(lang), measured(lang)] {
                for share in [None, Some(Percent::rough(61.0))] {
                    for complete in [true, false] {
                        check_sentence(&title(
                            lang,
                            &Makeup { year: year(2018), whole, part: "X", value: 5.0, share, complete },
                        ));
                    }
                }
            }
        }
    }
}
