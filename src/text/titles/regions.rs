//! Titles of a ranking of areas.

use super::super::facts::Measure;
use crate::model::{Lang, Year};

/// What the chart finds: the area at the top.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Regions<'a> {
    /// What is ranked.
    pub measure: Measure<'a>,
    /// The year.
    pub year: Year,
    /// The name of the area at the top, or of two from [`super::two_areas`].
    pub top: &'a str,
    /// Whether it is two, of one value.
    pub alike: bool,
    /// Its value, or that of each.
    pub value: f64,
    /// Whose figure it is, where the data have one of no other area by the same: then nothing is ranked. Others may have figures of other areas.
    pub alone: Option<&'a str>,
    /// How many areas are ranked, where there may be others: nobody can tell then which of all is at the top.
    pub among: Option<usize>,
}

/// The title.
#[must_use]
pub fn title(lang: Lang, facts: &Regions<'_>) -> String {
    let title = of_all(lang, facts);
    match facts.among {
        Some(areas) if facts.alone.is_none() => super::among(lang, areas, &title),
        _ => title,
    }
}

fn of_all(lang: Lang, facts: &Regions<'_>) -> String {
    let Regions { measure, year, top, alike, value, alone, .. } = *facts;
    let each = |number| super::of_each(lang, alike, number);
    let name = measure.in_sentence();
    match (lang, alone, measure.things(lang)) {
        (Lang::Vi, None, Some(things)) => {
            format!("{top} có nhiều {things} nhất năm {year}: {}", each(measure.number(lang, value)))
        }
        (Lang::Vi, None, None) => {
            format!("{top} dẫn đầu năm {year} về {name}: {}", each(measure.amount(lang, value)))
        }
        (Lang::Vi, Some(by), _) => {
            format!("Về {name} năm {year}, ở đây chỉ có số liệu của {top}: {}, theo {by}", measure.counted(lang, value))
        }
        (Lang::En, None, Some(things)) => {
            format!("{top} had the most {things} in {year}: {}", each(measure.number(lang, value)))
        }
        (Lang::En, None, None) => format!("{top} led in {name} in {year}: {}", each(measure.amount(lang, value))),
        (Lang::En, Some(by), _) => {
            format!(
                "For {name} in {year}, only {top} has a figure here: {}, reported by {by}",
                measure.counted(lang, value)
            )
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
    fn the_top_area_is_told_with_its_year_and_value() {
        let facts = |lang, top| {
            let (measure, year) = (counted(lang), year(2022));
            Regions { measure, year, top, alike: false, value: 7960.0, alone: None, among: None }
        };
        assert_eq!(
            title(Vi, &facts(Vi, "Đồng bằng sông Hồng")),
            "Đồng bằng sông Hồng có nhiều hợp tác xã nhất năm 2022: 7.960"
        );
        assert_eq!(
            title(En, &facts(En, "Red River Delta")),
            "Red River Delta had the most co-operatives in 2022: 7,960"
        );
    }

    #[test]
    fn where_there_may_be_other_areas_the_title_says_of_how_many_it_speaks() {
        let told = |lang, alone| {
            let (measure, top, year) = (counted(lang), "Sơn La", year(2022));
            title(lang, &Regions { measure, year, top, alike: false, value: 995.0, alone, among: Some(2) })
        };
        assert_eq!(told(Vi, None), "Trong 2 địa bàn có số liệu, Sơn La có nhiều hợp tác xã nhất năm 2022: 995");
        assert_eq!(told(En, None), "Of 2 areas with figures, Sơn La had the most co-operatives in 2022: 995");
        assert_eq!(
            told(Vi, Some("Bộ")),
            "Về hợp tác xã năm 2022, ở đây chỉ có số liệu của Sơn La: 995 hợp tác xã, theo Bộ",
            "others may have figures of other areas"
        );
        assert_eq!(
            told(En, Some("MPI")),
            "For co-operatives in 2022, only Sơn La has a figure here: 995 co-operatives, reported by MPI"
        );
    }

    #[test]
    fn every_case_is_clean() {
        for lang in Lang::ALL {
            for measure in [counted(lang), measured(lang)] {
                for alone in [Some("VCA"), None] {
                    for among in [None, Some(2)] {
                        let facts =
                            Regions { measure, year: year(2022), top: "X", alike: false, value: 5.0, alone, among };
                        check_sentence(&title(lang, &facts));
                        check_sentence(&title(lang, &Regions { alike: true, ..facts }));
                    }
                }
            }
        }
    }
}
