//! Why a chart is empty, and what would fill it. There is always either a chart or one of these sentences.

use super::super::facts::{Measure, Place, lower_first};
use crate::model::{Lang, Year};

/// Why a chart has nothing to show where a file that may hold its figures could not be read: nobody knows whether there are any.
#[must_use]
pub const fn unread(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "Chưa đọc được tệp có thể có số liệu của biểu đồ này, nên chưa biết có số liệu hay không.",
        Lang::En => {
            "A file that may hold the figures of this chart could not be read, so it is not known whether there are any."
        }
    }
}

/// What to know of a chart where such a file is missing and others are there.
#[must_use]
pub const fn partly_unread(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "Có tệp số liệu chưa đọc được: những gì biểu đồ này cho là thiếu có thể nằm trong tệp ấy.",
        Lang::En => "A data file could not be read: what this chart calls missing may be in it.",
    }
}

/// Why a chart has nothing to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Empty<'a> {
    /// No year has a figure of the measure here.
    NoYears {
        /// What is missing.
        measure: Measure<'a>,
        /// Where.
        place: Place<'a>,
    },
    /// The area has no areas within it that have figures for the year.
    NoRegions {
        /// The area.
        place: Place<'a>,
        /// The chosen year.
        year: Year,
        /// The nearest year that has some.
        nearest: Option<Year>,
    },
    /// The parts of the whole are not told for any year.
    NoParts {
        /// The whole.
        measure: Measure<'a>,
    },
    /// Of some parts there are figures, and no year has two of them, or one beside the whole.
    LoneParts {
        /// The whole.
        measure: Measure<'a>,
        /// The names of the parts.
        parts: &'a str,
    },
    /// No year has a rate of growth, stated or worked out.
    NoGrowth {
        /// Of what.
        measure: Measure<'a>,
    },
    /// Two indicators with figures of two years each are needed, and the reporter has fewer.
    NeedsTwoLevels {
        /// Where.
        place: Place<'a>,
        /// The chosen reporter.
        reporter: &'a str,
        /// Whether another one has them.
        others: bool,
    },
    /// The reporter tells nothing of it; others do.
    NoneByReporter {
        /// What is missing.
        measure: Measure<'a>,
        /// The chosen reporter.
        reporter: &'a str,
    },
}

/// The reason, a sentence or two.
#[must_use]
pub fn reason(lang: Lang, facts: &Empty<'_>) -> String {
    match *facts {
        Empty::NoYears { measure, place } => {
            let (name, place) = (lower_first(measure.name), place.in_sentence(lang));
            match lang {
                Lang::Vi => format!("Chưa có số liệu về {name} của {place} cho năm nào."),
                Lang::En => format!("There is no figure for {name} in {place} for any year."),
            }
        }
        Empty::NoRegions { place, year, nearest } => {
            let place = place.in_sentence(lang);
            match (lang, nearest) {
                (Lang::Vi, Some(near)) => format!(
                    "Chưa có số liệu theo vùng hoặc tỉnh của {place} năm {year}. Năm gần nhất có số liệu: {near}."
                ),
                (Lang::Vi, None) => format!("Chưa có số liệu theo vùng hoặc tỉnh của {place}."),
                (Lang::En, Some(near)) => {
                    format!(
                        "There are no figures by region or province of {place} for {year}. The nearest year with figures: {near}."
                    )
                }
                (Lang::En, None) => format!("There are no figures by region or province of {place}."),
            }
        }
        Empty::NoParts { measure } => {
            let name = lower_first(measure.name);
            match lang {
                Lang::Vi => format!("Chưa có số liệu về các phần của {name}."),
                Lang::En => format!("There are no figures for the parts of {name}."),
            }
        }
        Empty::LoneParts { measure, parts } => {
            let name = lower_first(measure.name);
            match lang {
                Lang::Vi => format!(
                    "Về các phần của {name} chỉ có số liệu của: {parts}. Không năm nào có hai phần, hoặc một phần cùng tổng số."
                ),
                Lang::En => format!(
                    "Of the parts of {name} there are figures for {parts} only, and no year has two parts, or one and the total."
                ),
            }
        }
        Empty::NoGrowth { measure } => {
            let name = lower_first(measure.name);
            match lang {
                Lang::Vi => format!(
                    "Chưa có tốc độ tăng của {name}: cần số liệu của hai năm liền nhau hoặc tỷ lệ do nguồn nêu."
                ),
                Lang::En => format!(
                    "There is no growth rate for {name}: it takes two years in a row, or a rate that a source states."
                ),
            }
        }
        Empty::NeedsTwoLevels { place, reporter, others } => {
            let place = place.in_sentence(lang);
            let needs = match lang {
                Lang::Vi => format!(
                    "Bộ dữ liệu này chưa đủ số liệu của {place} theo {reporter}: cần hai chỉ tiêu, mỗi chỉ tiêu ít nhất hai năm, trong đó có một năm chung."
                ),
                Lang::En => format!(
                    "This data set has too few figures for {place} by {reporter}: the chart needs two indicators with two years each, one of them in common."
                ),
            };
            if others { [&needs, " ", choose_another(lang)].concat() } else { needs }
        }
        Empty::NoneByReporter { measure, reporter } => {
            let name = lower_first(measure.name);
            let none = match lang {
                Lang::Vi => format!("Bộ dữ liệu này chưa có số liệu của {reporter} về {name}."),
                Lang::En => format!("This data set has no figure by {reporter} for {name}."),
            };
            [&none, " ", choose_another(lang)].concat()
        }
    }
}

/// A sentence of its own, after one that tells what a reporter lacks.
const fn choose_another(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "Hãy chọn cơ quan báo cáo khác.",
        Lang::En => "Choose another reporter.",
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::test_help::check_sentence;
    use super::super::samples::{counted, year};
    use super::*;
    use crate::model::AreaKind;

    #[test]
    fn every_reason_is_a_sentence_of_its_own_in_each_language() {
        let mut seen = std::collections::BTreeSet::new();
        let place = Place { name: "Hà Nội", kind: AreaKind::Province, sector: None };
        let year = year(2020);
        for lang in Lang::ALL {
            let measure = counted(lang);
            let near = Year::new(2021);
            for facts in [
                Empty::NoYears { measure, place },
                Empty::NoRegions { place, year, nearest: near },
                Empty::NoRegions { place, year, nearest: None },
                Empty::NoParts { measure },
                Empty::NoGrowth { measure },
                Empty::LoneParts { measure, parts: "nông nghiệp" },
                Empty::NeedsTwoLevels { place, reporter: "VCA", others: false },
                Empty::NeedsTwoLevels { place, reporter: "VCA", others: true },
                Empty::NoneByReporter { measure, reporter: "VCA" },
            ] {
                let words = reason(lang, &facts);
                check_sentence(&words);
                assert!(words.ends_with('.'), "{words}");
                assert!(seen.insert(words.clone()), "{words}");
            }
            for words in [unread(lang), partly_unread(lang)] {
                check_sentence(words);
                assert!(seen.insert(words.to_owned()), "{words}");
            }
        }
    }

    #[test]
    fn the_nearest_year_is_offered() {
        let place = Place { name: "Việt Nam", kind: AreaKind::Country, sector: None };
        let facts = Empty::NoRegions { place, year: year(2012), nearest: Year::new(2013) };
        assert_eq!(
            reason(Lang::Vi, &facts),
            "Chưa có số liệu theo vùng hoặc tỉnh của cả nước năm 2012. Năm gần nhất có số liệu: 2013."
        );
    }
}
