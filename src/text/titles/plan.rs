//! Titles of results against plans.

use super::super::date::date_in_sentence;
use super::super::facts::{AgainstPlan, Percent};
use crate::model::{Date, Lang, Year};

/// What the chart finds for the chosen year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Plan {
    /// Result and plan are known.
    Attained {
        /// The year.
        year: Year,
        /// Per cent of the plan.
        percent: Percent,
        /// Up to which day the result goes, where that is not all of the year.
        as_of: Option<Date>,
    },
    /// The plan is known, the result is not.
    NoResult {
        /// The year.
        year: Year,
    },
    /// Both are known, and the plan is not above zero: there is no per cent of it.
    NoPercent {
        /// The year.
        year: Year,
    },
    /// No plan is known for the year, of the reporter that is shown.
    NoPlan {
        /// The year.
        year: Year,
    },
}

/// The title.
#[must_use]
pub fn title(lang: Lang, facts: Plan) -> String {
    match facts {
        Plan::Attained { year, percent, as_of: Some(day) } => {
            let (plan, day) = (AgainstPlan::of(lang, percent), date_in_sentence(lang, day));
            match (lang, plan) {
                (Lang::Vi, AgainstPlan::Over(p)) => format!("Đến {day} đã vượt {p} kế hoạch năm {year}"),
                (Lang::Vi, AgainstPlan::Met) => format!("Đến {day} đã đạt đúng kế hoạch năm {year}"),
                (Lang::Vi, AgainstPlan::Almost) => format!("Đến {day} đã gần đạt kế hoạch năm {year}"),
                (Lang::Vi, AgainstPlan::Under(p)) => format!("Đến {day} mới đạt {p} kế hoạch năm {year}"),
                (Lang::En, AgainstPlan::Over(p)) => format!("The plan of {year} was exceeded by {p} by {day}"),
                (Lang::En, AgainstPlan::Met) => format!("The plan of {year} was met by {day}"),
                (Lang::En, AgainstPlan::Almost) => format!("The plan of {year} was almost met by {day}"),
                (Lang::En, AgainstPlan::Under(p)) => format!("{p} of the plan of {year} was reached by {day}"),
            }
        }
        Plan::Attained { year, percent, as_of: None } => match (lang, AgainstPlan::of(lang, percent)) {
            (Lang::Vi, AgainstPlan::Over(p)) => format!("Năm {year} vượt {p} kế hoạch"),
            (Lang::Vi, AgainstPlan::Met) => format!("Năm {year} đạt đúng kế hoạch"),
            (Lang::Vi, AgainstPlan::Almost) => format!("Năm {year} gần đạt kế hoạch"),
            (Lang::Vi, AgainstPlan::Under(p)) => format!("Năm {year} chỉ đạt {p} kế hoạch"),
            (Lang::En, AgainstPlan::Over(p)) => format!("{year} exceeded its plan by {p}"),
            (Lang::En, AgainstPlan::Met) => format!("{year} met its plan"),
            (Lang::En, AgainstPlan::Almost) => format!("{year} fell just short of its plan"),
            (Lang::En, AgainstPlan::Under(p)) => format!("{year} reached only {p} of its plan"),
        },
        Plan::NoResult { year } => match lang {
            Lang::Vi => format!("Năm {year} có kế hoạch nhưng chưa có kết quả"),
            Lang::En => format!("{year} has a plan but no result yet"),
        },
        Plan::NoPercent { year } => match lang {
            Lang::Vi => format!("Năm {year}: không tính được mức đạt kế hoạch"),
            Lang::En => format!("{year}: the share of the plan attained cannot be worked out"),
        },
        Plan::NoPlan { year } => match lang {
            Lang::Vi => format!("Chưa có chỉ tiêu kế hoạch năm {year} của cơ quan báo cáo này"),
            Lang::En => format!("No plan for {year} is known from this reporter"),
        },
    }
}

/// The words at a row's end: `152,2%`, with its meaning; without a per cent, whether the result is lacking.
#[must_use]
pub fn row(lang: Lang, attained: Option<Percent>, has_result: bool) -> String {
    match (attained, lang) {
        (None, Lang::Vi) if has_result => "không tính được tỷ lệ".to_owned(),
        (None, Lang::En) if has_result => "no per cent".to_owned(),
        (Some(percent), Lang::Vi) => format!("{} kế hoạch", percent.size(lang)),
        (Some(percent), Lang::En) => format!("{} of plan", percent.size(lang)),
        (None, Lang::Vi) => "chưa có kết quả".to_owned(),
        (None, Lang::En) => "no result".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::test_help::check_sentence;
    use super::super::samples::year;
    use super::*;
    use Lang::{En, Vi};

    fn attained(value: f64, decimals: u8) -> Plan {
        Plan::Attained { year: year(2021), percent: Percent { value, decimals, about: false }, as_of: None }
    }

    fn so_far(value: f64) -> Plan {
        let percent = Percent { value, decimals: 2, about: false };
        Plan::Attained { year: year(2022), percent, as_of: Date::parse("2022-11-08") }
    }

    #[test]
    fn a_plan_of_a_year_that_is_not_over_is_told_with_the_day() {
        assert_eq!(title(Vi, so_far(109.35)), "Đến ngày 08/11/2022 đã vượt 9,35% kế hoạch năm 2022");
        assert_eq!(title(En, so_far(109.35)), "The plan of 2022 was exceeded by 9.35% by 8 November 2022");
    }

    #[test]
    fn over_and_under_the_plan_are_told_by_their_size() {
        assert_eq!(title(Vi, attained(152.2, 1)), "Năm 2021 vượt 52,2% kế hoạch");
        assert_eq!(title(En, attained(152.2, 1)), "2021 exceeded its plan by 52.2%");
        assert_eq!(title(Vi, attained(73.23, 2)), "Năm 2021 chỉ đạt 73,23% kế hoạch");
        assert_eq!(title(Vi, attained(100.0, 0)), "Năm 2021 đạt đúng kế hoạch");
        assert_eq!(row(Vi, Some(Percent { value: 109.35, decimals: 2, about: false }), true), "109,35% kế hoạch");
    }

    #[test]
    fn every_case_is_clean_and_unlike_the_others() {
        for lang in Lang::ALL {
            let year = year(2021);
            let cases = [
                attained(152.0, 0),
                attained(99.9, 0),
                attained(100.0, 0),
                attained(50.0, 0),
                so_far(109.35),
                so_far(100.0),
                so_far(99.999),
                so_far(73.23),
                Plan::NoResult { year },
                Plan::NoPercent { year },
                Plan::NoPlan { year },
            ];
            let titles: std::collections::BTreeSet<String> = cases.iter().map(|facts| title(lang, *facts)).collect();
            titles.iter().for_each(|words| check_sentence(words));
            assert_eq!(titles.len(), cases.len());
            check_sentence(&row(lang, None, true));
            check_sentence(&row(lang, None, false));
        }
    }
}
