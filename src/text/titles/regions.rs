//! Titles of a ranking of areas.

use super::super::facts::{Measure, Percent};
use crate::model::Lang;

/// What the chart finds: the area at the top.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Regions<'a> {
    /// What is ranked.
    pub measure: Measure<'a>,
    /// The name of the area at the top.
    pub top: &'a str,
    /// Its value.
    pub value: f64,
    /// Its share of the whole, where the measure adds up and the whole is known.
    pub share: Option<Percent>,
    /// Whether it is the only area with a figure: then nothing is ranked.
    pub alone: bool,
    /// How many areas are ranked, where there may be others: nobody can tell then which of all is at the top.
    pub among: Option<usize>,
}

/// The title.
#[must_use]
pub fn title(lang: Lang, facts: &Regions<'_>) -> String {
    let title = of_all(lang, facts);
    match facts.among {
        Some(areas) if !facts.alone => super::among(lang, areas, &title),
        _ => title,
    }
}

fn of_all(lang: Lang, facts: &Regions<'_>) -> String {
    let Regions { measure, top, value, share, alone, .. } = *facts;
    let name = measure.in_sentence();
    let p = share.map(|share| share.size(lang));
    match (lang, alone, measure.things(lang), p) {
        (Lang::Vi, false, Some(things), Some(p)) => {
            format!("{top} có nhiều {things} nhất: {}, chiếm {p}", measure.number(lang, value))
        }
        (Lang::Vi, false, Some(things), None) => {
            format!("{top} có nhiều {things} nhất: {}", measure.number(lang, value))
        }
        (Lang::Vi, false, None, Some(p)) => {
            format!("{top} dẫn đầu về {name}: {}, chiếm {p}", measure.amount(lang, value))
        }
        (Lang::Vi, false, None, None) => format!("{top} dẫn đầu về {name}: {}", measure.amount(lang, value)),
        (Lang::Vi, true, _, _) => format!("Chỉ {top} có số liệu: {}", measure.counted(lang, value)),
        (Lang::En, false, Some(things), Some(p)) => {
            format!("{top} has the most {things}: {}, {p} of all", measure.number(lang, value))
        }
        (Lang::En, false, Some(things), None) => {
            format!("{top} has the most {things}: {}", measure.number(lang, value))
        }
        (Lang::En, false, None, Some(p)) => {
            format!("{top} leads in {name}: {}, {p} of all", measure.amount(lang, value))
        }
        (Lang::En, false, None, None) => format!("{top} leads in {name}: {}", measure.amount(lang, value)),
        (Lang::En, true, _, _) => format!("{top} alone has a figure: {}", measure.counted(lang, value)),
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::test_help::check_sentence;
    use super::super::samples::{counted, measured};
    use super::*;
    use Lang::{En, Vi};

    #[test]
    fn the_top_area_is_told_with_value_and_share() {
        let facts = |lang, top| Regions {
            measure: counted(lang),
            top,
            value: 7960.0,
            share: Some(Percent::worked_out(27.0951)),
            alone: false,
            among: None,
        };
        assert_eq!(
            title(Vi, &facts(Vi, "Đồng bằng sông Hồng")),
            "Đồng bằng sông Hồng có nhiều hợp tác xã nhất: 7.960, chiếm 27,1%"
        );
        assert_eq!(
            title(En, &facts(En, "Red River Delta")),
            "Red River Delta has the most co-operatives: 7,960, 27.1% of all"
        );
    }

    #[test]
    fn where_there_may_be_other_areas_the_title_says_of_how_many_it_speaks() {
        let told = |lang, alone| {
            let (measure, top) = (counted(lang), "Sơn La");
            title(lang, &Regions { measure, top, value: 995.0, share: None, alone, among: Some(2) })
        };
        assert_eq!(told(Vi, false), "Trong 2 địa bàn có số liệu, Sơn La có nhiều hợp tác xã nhất: 995");
        assert_eq!(told(En, false), "Of 2 areas with figures, Sơn La has the most co-operatives: 995");
        assert_eq!(told(En, true), "Sơn La alone has a figure: 995 co-operatives");
    }

    #[test]
    fn every_case_is_clean() {
        for lang in Lang::ALL {
            for measure in [counted(lang), measured(lang)] {
                for share in [None, Some(Percent::worked_out(27.1))] {
                    for alone in [true, false] {
                        for among in [None, Some(2)] {
                            let facts = Regions { measure, top: "X", value: 5.0, share, alone, among };
                            check_sentence(&title(lang, &facts));
                        }
                    }
                }
            }
        }
    }
}
