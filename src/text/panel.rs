//! The words of the panel of checks and of the marks that lead there: counts, groups, how a difference is to be taken.

use crate::analysis::checks::Nature;
use crate::model::{Lang, Year};
use crate::text::number::number;

/// The three verdicts as a panel groups them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// The statements differ.
    Differs,
    /// Something is missing.
    Untestable,
    /// They agree.
    Agrees,
}

impl Group {
    /// All, in the order in which they are shown.
    pub const ALL: [Self; 3] = [Self::Differs, Self::Untestable, Self::Agrees];

    /// The name in files and links: that of the verdict.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Differs => "differs",
            Self::Untestable => "untestable",
            Self::Agrees => "agrees",
        }
    }

    /// The name.
    #[must_use]
    pub const fn name(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Differs, Lang::Vi) => "Lệch",
            (Self::Differs, Lang::En) => "Differ",
            (Self::Untestable, Lang::Vi) => "Chưa kiểm tra được",
            (Self::Untestable, Lang::En) => "Cannot be tested",
            (Self::Agrees, Lang::Vi) => "Khớp",
            (Self::Agrees, Lang::En) => "Agree",
        }
    }
}

/// A name with how many there are of it.
#[must_use]
pub fn counted(name: &str, count: usize) -> String {
    format!("{name} ({count})")
}

/// What was found, in the order of [`Group::ALL`]; of a year, or of all.
#[must_use]
pub fn summary(lang: Lang, place: &str, year: Option<Year>, counts: [usize; 3]) -> String {
    let [differ, untestable, agree] = counts;
    match (lang, year) {
        (Lang::Vi, Some(year)) => {
            format!("{place}, năm {year}: {differ} phép kiểm tra lệch, {untestable} chưa kiểm tra được, {agree} khớp.")
        }
        (Lang::Vi, None) => {
            format!("{place}, mọi năm: {differ} phép kiểm tra lệch, {untestable} chưa kiểm tra được, {agree} khớp.")
        }
        (Lang::En, Some(year)) => {
            format!("{place}, {year}: {differ} differ, {untestable} cannot be tested, {agree} agree.")
        }
        (Lang::En, None) => {
            format!("{place}, all years: {differ} differ, {untestable} cannot be tested, {agree} agree.")
        }
    }
}

/// The same of the checks that the filters leave, with how many there are without them.
#[must_use]
pub fn filtered(lang: Lang, place: &str, year: Option<Year>, counts: [usize; 3], all: usize) -> String {
    let [differ, untestable, agree] = counts;
    let left = differ + untestable + agree;
    match (lang, year) {
        (Lang::Vi, Some(year)) => format!(
            "{place}, năm {year}, đã lọc: {left} trong {all} phép kiểm tra, gồm {differ} lệch, {untestable} chưa kiểm tra được, {agree} khớp."
        ),
        (Lang::Vi, None) => format!(
            "{place}, mọi năm, đã lọc: {left} trong {all} phép kiểm tra, gồm {differ} lệch, {untestable} chưa kiểm tra được, {agree} khớp."
        ),
        (Lang::En, Some(year)) => format!(
            "{place}, {year}, filtered: {left} of {all} checks; {differ} differ, {untestable} cannot be tested, {agree} agree."
        ),
        (Lang::En, None) => format!(
            "{place}, all years, filtered: {left} of {all} checks; {differ} differ, {untestable} cannot be tested, {agree} agree."
        ),
    }
}

/// What the panel is, in a sentence or two.
#[must_use]
pub const fn lead(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => {
            "Những con số lẽ ra phải khớp được so với nhau. Lệch không có nghĩa là một nguồn sai: có thể hai nơi đếm khác nhau, hoặc số đã được sửa."
        }
        Lang::En => {
            "Figures that should agree are compared. A difference does not mean that a source is wrong: two may count differently, or a figure was revised."
        }
    }
}

/// The choice of one year.
#[must_use]
pub fn of_year(lang: Lang, year: Year) -> String {
    match lang {
        Lang::Vi => format!("Năm {year}"),
        Lang::En => format!("{year}"),
    }
}

/// That a list is cut, and by how much.
#[must_use]
pub fn shown_of(lang: Lang, shown: usize, all: usize) -> String {
    match lang {
        Lang::Vi => format!("Đang hiện {shown} trong {all}"),
        Lang::En => format!("{shown} of {all} shown"),
    }
}

/// How far a search is that takes long: figures looked at, of how many.
#[must_use]
pub fn under_way(lang: Lang, looked: usize, all: usize) -> String {
    let [looked, all] = [looked, all].map(|count| number(lang, count as f64, 0));
    match lang {
        Lang::Vi => format!("Đang đối chiếu các con số: đã xem {looked} trong {all}."),
        Lang::En => format!("Comparing the figures: {looked} of {all} looked at."),
    }
}

/// What ends the search through all years.
#[must_use]
pub const fn stop(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "Thôi, chỉ xem năm đang chọn",
        Lang::En => "Stop, and show the chosen year alone",
    }
}

/// What opens the statements of a check.
#[must_use]
pub fn statements(lang: Lang, count: usize) -> String {
    match (lang, count) {
        (Lang::Vi, n) => format!("Xem {n} con số đã dùng và câu nêu"),
        (Lang::En, 1) => "See the figure used and its words".to_owned(),
        (Lang::En, n) => format!("See the {n} figures used and their words"),
    }
}

/// What the mark of a card is called.
#[must_use]
pub fn mark(lang: Lang, count: usize) -> String {
    match (lang, count) {
        (Lang::Vi, n) => format!("Nguồn không khớp: {n} phép kiểm tra"),
        (Lang::En, 1) => "Sources disagree: 1 check".to_owned(),
        (Lang::En, n) => format!("Sources disagree: {n} checks"),
    }
}

/// What the mark of a card is called where all that differs is a rounding, a revision or of low reliability.
#[must_use]
pub fn soft_mark(lang: Lang, count: usize) -> String {
    match (lang, count) {
        (Lang::Vi, n) => format!("Lệch do làm tròn, sửa số hoặc số kém tin cậy: {n} phép kiểm tra"),
        (Lang::En, 1) => "Off by rounding, revision or low reliability: 1 check".to_owned(),
        (Lang::En, n) => format!("Off by rounding, revision or low reliability: {n} checks"),
    }
}

/// A mark with the years of its checks: those of a chart may be of all years.
#[must_use]
pub fn spanning(mark: &str, years: &str) -> String {
    format!("{mark} ({years})")
}

/// That a file could not be read, whose figures no check has seen.
#[must_use]
pub const fn unread(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "Có tệp số liệu không đọc được: các phép kiểm tra cần số trong tệp đó chưa được thực hiện.",
        Lang::En => "A data file could not be read: the checks that need its figures were not made.",
    }
}

/// That the panel shows only what concerns something: a chart, by its title.
#[must_use]
pub fn only(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Vi => format!("Chỉ các phép kiểm tra có số trong: {name}"),
        Lang::En => format!("Only checks with figures of: {name}"),
    }
}

/// How a difference is to be taken, in one sentence.
#[must_use]
pub const fn explained(lang: Lang, nature: Nature) -> &'static str {
    match (nature, lang) {
        (Nature::Contradiction, Lang::Vi) => "Các con số này không khớp với nhau.",
        (Nature::Contradiction, Lang::En) => "These figures do not agree with each other.",
        (Nature::Slip, Lang::Vi) => "Lệch không quá một lần làm tròn nữa: nhiều khả năng chỉ do làm tròn.",
        (Nature::Slip, Lang::En) => "Off by no more than one further rounding: most likely nothing but rounding.",
        (Nature::Implied, Lang::Vi) => "Một trong hai số không nguồn nào nêu: nó suy ra từ các số được nêu khác.",
        (Nature::Implied, Lang::En) => "One of the two is stated by nobody: it follows from other stated figures.",
        (Nature::Revision, Lang::Vi) => "Số ước, số sơ bộ hoặc kế hoạch đã được sửa: không phải là sai.",
        (Nature::Revision, Lang::En) => "An estimate, a provisional figure or a plan that was revised: not an error.",
        (Nature::Unreliable, Lang::Vi) => "Một trong các số đã được ghi trước là kém tin cậy.",
        (Nature::Unreliable, Lang::En) => "One of the figures was marked as of low reliability beforehand.",
    }
}

/// Why a list is empty.
#[must_use]
pub const fn none(lang: Lang, filtered: bool) -> &'static str {
    match (lang, filtered) {
        (Lang::Vi, false) => "Chưa có con số nào có thể so với nhau.",
        (Lang::En, false) => "There are no figures yet that could be compared.",
        (Lang::Vi, true) => "Không có phép kiểm tra nào như vậy.",
        (Lang::En, true) => "No check matches.",
    }
}

#[cfg(test)]
mod tests {
    use super::super::test_help::check_sentence;
    use super::*;

    #[test]
    fn every_template_is_a_clean_sentence() {
        let year = Year::new(2021).unwrap();
        for lang in Lang::ALL {
            for count in [0, 1, 2, 198] {
                for text in [
                    summary(lang, "Cả nước", Some(year), [count, 5, 10]),
                    summary(lang, "Cả nước", None, [count, 5, 10]),
                    filtered(lang, "Cả nước", Some(year), [count, 5, 10], 300),
                    filtered(lang, "Cả nước", None, [count, 5, 10], 300),
                    shown_of(lang, 20, count),
                    statements(lang, count),
                    mark(lang, count),
                    soft_mark(lang, count),
                    only(lang, "Số hợp tác xã"),
                    of_year(lang, year),
                ] {
                    check_sentence(&text);
                }
            }
            let natures = [Nature::Contradiction, Nature::Slip, Nature::Implied, Nature::Revision, Nature::Unreliable];
            natures.iter().for_each(|nature| check_sentence(explained(lang, *nature)));
            Group::ALL.iter().for_each(|group| check_sentence(group.name(lang)));
            [true, false].iter().for_each(|filtered| check_sentence(none(lang, *filtered)));
            check_sentence(lead(lang));
            check_sentence(unread(lang));
            check_sentence(&spanning(&mark(lang, 2), "2013–2024"));
        }
    }
}
