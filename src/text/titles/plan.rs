//! Titles of results against plans.

use super::super::facts::{AgainstPlan, Measure, Percent};
use super::super::number::{percent, roughly};
use crate::model::{Lang, Year};

/// What the chart finds for the chosen year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Plan {
    /// Result and plan are known.
    Attained {
        /// The year.
        year: Year,
        /// Per cent of the plan.
        percent: Percent,
    },
    /// The plan is known, the result is not.
    NoResult {
        /// The year.
        year: Year,
    },
    /// The plan is a range: no one number was planned.
    Range {
        /// The year.
        year: Year,
    },
    /// Both are known, and the plan is not above zero: there is no per cent of it.
    NoPercent {
        /// The year.
        year: Year,
    },
    /// No plan for what is shown is known for the year, of the reporter that is shown: it may have others.
    NoPlan {
        /// The year.
        year: Year,
    },
}

/// The title; `measure` is what was planned.
#[must_use]
pub fn title(lang: Lang, measure: &Measure<'_>, facts: Plan) -> String {
    let name = measure.in_sentence();
    match facts {
        Plan::Attained { year, percent } => {
            let name = measure.name;
            match (lang, AgainstPlan::of(lang, percent)) {
                (Lang::Vi, AgainstPlan::Over(p)) => format!("{name} vượt {p} kế hoạch năm {year}"),
                (Lang::Vi, AgainstPlan::Met) => format!("{name} đạt đúng kế hoạch năm {year}"),
                (Lang::Vi, AgainstPlan::Almost) => format!("{name} gần đạt kế hoạch năm {year}"),
                (Lang::Vi, AgainstPlan::Under(p)) => format!("{name} đạt {p} kế hoạch năm {year}"),
                (Lang::En, AgainstPlan::Over(p)) => format!("{name} exceeded the {year} plan by {p}"),
                (Lang::En, AgainstPlan::Met) => format!("{name} met the {year} plan"),
                (Lang::En, AgainstPlan::Almost) => format!("{name} almost met the {year} plan"),
                (Lang::En, AgainstPlan::Under(p)) => format!("{name} reached {p} of the {year} plan"),
            }
        }
        Plan::NoResult { year } => match lang {
            Lang::Vi => format!("Có kế hoạch năm {year} về {name} nhưng chưa có kết quả"),
            Lang::En => format!("There is a {year} plan for {name}, but no result yet"),
        },
        Plan::Range { year } => match lang {
            Lang::Vi => format!("Kế hoạch năm {year} về {name} là một khoảng, không phải một con số"),
            Lang::En => format!("The {year} plan for {name} is a range, not one number"),
        },
        Plan::NoPercent { year } => match lang {
            Lang::Vi => format!("Không tính được mức đạt kế hoạch năm {year} về {name}"),
            Lang::En => format!("How far the {year} plan for {name} was met cannot be worked out"),
        },
        Plan::NoPlan { year } => match lang {
            Lang::Vi => format!("Chưa có số liệu kế hoạch năm {year} về {name}"),
            Lang::En => format!("No {year} plan for {name} is known"),
        },
    }
}

/// What is to be known of the plan, beside a title: its badges in short.
#[must_use]
pub fn of_plan(lang: Lang, standing: &str) -> String {
    match lang {
        Lang::Vi => format!("kế hoạch: {standing}"),
        Lang::En => format!("plan: {standing}"),
    }
}

/// The words at a row's end, the result, the plan and what the one is of the other, which the legend tells: `2.283 / 1.500 (152,2%)`, and
/// `≈ 2.700 / 2.000 (≈ 135%)` of what is told roughly.
#[must_use]
pub fn row(lang: Lang, attained: Option<Percent>, result: Option<String>, plan: &str) -> String {
    let attained = attained.map(|of| roughly(percent(lang, of.value, of.decimals), of.about));
    match (result, attained, lang) {
        (Some(result), Some(percent), _) => format!("{result} / {plan} ({percent})"),
        (Some(result), None, _) => format!("{result} / {plan}"),
        (None, Some(percent), Lang::Vi) => format!("{percent} kế hoạch {plan}"),
        (None, Some(percent), Lang::En) => format!("{percent} of planned {plan}"),
        (None, None, Lang::Vi) => format!("kế hoạch {plan}, chưa có kết quả"),
        (None, None, Lang::En) => format!("plan {plan}, no result"),
    }
}

/// What a bar and the parts of the words at its end are; `percent`: whether any of them tells one.
#[must_use]
pub const fn row_legend(lang: Lang, percent: bool) -> &'static str {
    match (lang, percent) {
        (Lang::Vi, true) => "Kết quả / kế hoạch (% so với kế hoạch)",
        (Lang::Vi, false) => "Kết quả / kế hoạch",
        (Lang::En, true) => "Result / plan (% of plan)",
        (Lang::En, false) => "Result / plan",
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::test_help::check_sentence;
    use super::super::samples::{counted, year};
    use super::*;
    use crate::model::Approx;
    use Lang::{En, Vi};

    fn told(lang: Lang, facts: Plan) -> String {
        title(lang, &counted(lang), facts)
    }

    fn attained(value: f64, decimals: u8) -> Plan {
        Plan::Attained { year: year(2021), percent: Percent { value, decimals, about: crate::model::Approx::No } }
    }

    #[test]
    fn over_and_under_the_plan_are_told_by_their_size() {
        assert_eq!(told(Vi, attained(152.2, 1)), "Hợp tác xã vượt 52,2% kế hoạch năm 2021");
        assert_eq!(told(En, attained(152.2, 1)), "Co-operatives exceeded the 2021 plan by 52.2%");
        assert_eq!(told(Vi, attained(73.23, 2)), "Hợp tác xã đạt 73,23% kế hoạch năm 2021");
        assert_eq!(told(En, Plan::NoPlan { year: year(2025) }), "No 2025 plan for co-operatives is known");
        let percent = Percent { value: 109.35, decimals: 2, about: crate::model::Approx::No };
        assert_eq!(row(Vi, Some(percent), Some("2.187".to_owned()), "2.000"), "2.187 / 2.000 (109,35%)");
        assert_eq!(row(Vi, Some(percent), None, "2.000"), "109,35% kế hoạch 2.000");
        let rough = Percent { about: Approx::About, ..percent };
        assert_eq!(
            row(En, Some(rough), Some("≈\u{a0}2,700".to_owned()), "2,469"),
            "≈\u{a0}2,700 / 2,469 (≈\u{a0}109.35%)"
        );
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
                Plan::NoResult { year },
                Plan::Range { year },
                Plan::NoPercent { year },
                Plan::NoPlan { year },
            ];
            let titles: std::collections::BTreeSet<String> = cases.iter().map(|facts| told(lang, *facts)).collect();
            titles.iter().for_each(|words| check_sentence(words));
            assert_eq!(titles.len(), cases.len());
            check_sentence(&row(lang, None, Some("5".to_owned()), "4"));
            check_sentence(&row(lang, None, None, "4"));
            check_sentence(&of_plan(lang, "X"));
        }
    }
}
