//! Titles of what came against what went, year by year, and the net.

use super::super::card::roughly;
use super::super::facts::{Measure, lower_first};
use super::super::standing::{as_of_badge, hedged};
use crate::model::{Approx, Date, Lang, Year};

/// What the chart finds for the chosen year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Flows<'a> {
    /// The year.
    pub year: Year,
    /// What came, and how much of it is known.
    pub inflow: (Measure<'a>, Option<f64>),
    /// What went, and how much of it is known.
    pub outflow: (Measure<'a>, Option<f64>),
    /// What is to be known of what came, and of what went: that it was worked out, is an estimate, …; empty of a firm figure, or one that is only told roughly.
    pub marks: [&'a str; 2],
    /// The same of the net: whatever makes either of the two uncertain.
    pub doubt: &'a str,
    /// How roughly each of them is told.
    pub approx: [Approx; 2],
    /// Whether they give a net: both are known, of one part of the year, and neither was worked out from the change of the level.
    pub net: bool,
    /// Up to which day what came and what went is known, where that is not all of the year.
    pub as_of: [Option<Date>; 2],
}

/// The title; `None` where the year has neither flow (the chart then shows other years or says why it is empty).
#[must_use]
pub fn title(lang: Lang, facts: &Flows<'_>) -> Option<String> {
    let year = facts.year;
    let (inflow, outflow) = (facts.inflow.0, facts.outflow.0);
    let (came, went) = (lower_first(inflow.name), lower_first(outflow.name));
    let told = |measure: Measure<'_>, value: f64, approx: Approx, mark: &str| {
        hedged(roughly(lang, measure.number(lang, value), approx), mark)
    };
    let [rough_in, rough_out] = facts.approx;
    let [until_in, until_out] = facts.as_of;
    // What holds of both stands with the year.
    let both = facts.inflow.1.is_some() && facts.outflow.1.is_some() && facts.marks[0] == facts.marks[1];
    let ([of_in, of_out], of_net) = if both { (["", ""], "") } else { (facts.marks, facts.doubt) };
    let of_both = if both { facts.marks[0] } else { "" };
    // A part of a year less all of it is no net: each is told with its date instead.
    if let (Some(a), Some(b), false) = (facts.inflow.1, facts.outflow.1, facts.net) {
        let dated = |number: String, until: Option<Date>| {
            until.map_or_else(|| number.clone(), |day| format!("{number} ({})", as_of_badge(lang, day)))
        };
        let (a, b) =
            (dated(told(inflow, a, rough_in, of_in), until_in), dated(told(outflow, b, rough_out, of_out), until_out));
        let year = hedged(year.to_string(), of_both);
        return Some(match lang {
            Lang::Vi => format!("Năm {year}: {came} {a}, {went} {b}"),
            Lang::En => format!("{year}: {came} {a}, {went} {b}"),
        });
    }
    // Of one part of the year both, or what there is of them: that stands with the year. A month holds of any day in it, and stands before it.
    let until = if facts.net { until_in.min(until_out) } else { until_in.or(until_out) };
    let mut with_year = vec![of_both.to_owned()];
    with_year.extend(until.map(|day| as_of_badge(lang, day)));
    with_year.retain(|mark| !mark.is_empty());
    let year = hedged(year.to_string(), &with_year.join(", "));
    Some(match (facts.inflow.1, facts.outflow.1) {
        (Some(value_in), Some(value_out)) => {
            let (a, b) = (told(inflow, value_in, rough_in, of_in), told(outflow, value_out, rough_out, of_out));
            let net = value_in - value_out;
            let n = Measure { decimals: inflow.decimals.max(outflow.decimals), ..inflow };
            let n = told(n, net.abs(), Approx::about(rough_in.is_rough() || rough_out.is_rough()), of_net);
            match lang {
                Lang::Vi if net > 0.0 => format!("Năm {year}: {came} {a}, {went} {b}, tăng ròng {n}"),
                Lang::Vi if net < 0.0 => format!("Năm {year}: {came} {a}, {went} {b}, giảm ròng {n}"),
                Lang::Vi => format!("Năm {year}: {came} {a}, {went} {b}, không tăng không giảm"),
                Lang::En if net > 0.0 => format!("{year}: {came} {a}, {went} {b}, a net gain of {n}"),
                Lang::En if net < 0.0 => format!("{year}: {came} {a}, {went} {b}, a net loss of {n}"),
                Lang::En => format!("{year}: {came} {a}, {went} {b}, neither gain nor loss"),
            }
        }
        (Some(value), None) => {
            let a = told(inflow, value, rough_in, of_in);
            match lang {
                Lang::Vi => format!("Năm {year}: {came} {a}, chưa có số liệu về {went}"),
                Lang::En => format!("{year}: {came} {a}, no figure for {went}"),
            }
        }
        (None, Some(value)) => {
            let b = told(outflow, value, rough_out, of_out);
            match lang {
                Lang::Vi => format!("Năm {year}: {went} {b}, chưa có số liệu về {came}"),
                Lang::En => format!("{year}: {went} {b}, no figure for {came}"),
            }
        }
        (None, None) => return None,
    })
}

/// Why a year has no net: a flow was worked out from the change of the level.
#[must_use]
pub fn remainder(lang: Lang, year: Year, flow: &str) -> String {
    match lang {
        Lang::Vi => format!("Năm {year} không tính mức tăng, giảm ròng, vì {flow} được tính ra từ chính mức đó."),
        Lang::En => {
            format!(
                "No net change is given for {year}, since the figure for {flow} was worked out from that very change."
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::test_help::check_sentence;
    use super::super::samples::year;
    use super::*;
    use Lang::{En, Vi};

    fn facts(lang: Lang, came: Option<f64>, went: Option<f64>) -> Flows<'static> {
        let measure = |name, unit| Measure { name, unit, decimals: 0 };
        let (inflow, outflow) = match lang {
            Vi => (measure("Thành lập mới", "HTX"), measure("Giải thể", "HTX")),
            En => (measure("New co-operatives", "co-operatives"), measure("Dissolved co-operatives", "co-operatives")),
        };
        let as_of = [None; 2];
        let (inflow, outflow) = ((inflow, came), (outflow, went));
        let approx = [Approx::No; 2];
        let net = came.is_some() && went.is_some();
        Flows { year: year(2021), inflow, outflow, marks: [""; 2], doubt: "", approx, net, as_of }
    }

    #[test]
    fn the_net_is_told_with_both_flows() {
        assert_eq!(
            title(Vi, &facts(Vi, Some(2283.0), Some(433.0))).as_deref(),
            Some("Năm 2021: thành lập mới 2.283, giải thể 433, tăng ròng 1.850")
        );
        assert_eq!(
            title(En, &facts(En, Some(433.0), Some(2283.0))).as_deref(),
            Some("2021: new co-operatives 433, dissolved co-operatives 2,283, a net loss of 1,850")
        );
    }

    #[test]
    fn a_flow_that_no_source_states_is_told_as_worked_out() {
        let out_of = |facts: Flows<'static>, marks| Flows { marks, ..facts };
        assert_eq!(
            title(Vi, &out_of(facts(Vi, Some(1942.0), Some(488.0)), ["", "tính ra"])).as_deref(),
            Some("Năm 2021: thành lập mới 1.942, giải thể 488 (tính ra), tăng ròng 1.454")
        );
        assert_eq!(
            title(En, &out_of(facts(En, Some(1942.0), None), ["worked out", ""])).as_deref(),
            Some("2021: new co-operatives 1,942 (worked out), no figure for dissolved co-operatives")
        );
    }

    #[test]
    fn what_is_rough_or_an_estimate_is_said_of_the_flow_and_of_the_net() {
        let of =
            |approx, marks, doubt| title(Vi, &Flows { approx, marks, doubt, ..facts(Vi, Some(2700.0), Some(400.0)) });
        assert_eq!(
            of([Approx::Over, Approx::Nearly], ["ước tính"; 2], "ước tính").as_deref(),
            Some("Năm 2021 (ước tính): thành lập mới trên 2.700, giải thể gần 400, tăng ròng khoảng 2.300")
        );
        assert_eq!(
            of([Approx::No; 2], ["", "ước tính"], "ước tính").as_deref(),
            Some("Năm 2021: thành lập mới 2.700, giải thể 400 (ước tính), tăng ròng 2.300 (ước tính)")
        );
    }

    #[test]
    fn a_flow_that_was_worked_out_from_the_change_of_the_level_gives_no_net() {
        let facts = Flows { marks: ["", "tính ra"], net: false, ..facts(Vi, Some(2197.0), Some(688.0)) };
        assert_eq!(title(Vi, &facts).as_deref(), Some("Năm 2021: thành lập mới 2.197, giải thể 688 (tính ra)"));
        for lang in Lang::ALL {
            check_sentence(&remainder(lang, year(2024), "HTX giải thể"));
        }
    }

    #[test]
    fn a_part_of_a_year_less_all_of_it_is_no_net() {
        let as_of = [Date::parse("2021-12-11"), None];
        let facts = |lang| Flows { as_of, net: false, ..facts(lang, Some(1942.0), Some(488.0)) };
        assert_eq!(
            title(Vi, &facts(Vi)).as_deref(),
            Some("Năm 2021: thành lập mới 1.942 (tính đến 11/12/2021), giải thể 488")
        );
        assert_eq!(
            title(En, &facts(En)).as_deref(),
            Some("2021: new co-operatives 1,942 (as of 11 December 2021), dissolved co-operatives 488")
        );
        let alone = |lang| Flows { outflow: (facts(lang).outflow.0, None), ..facts(lang) };
        assert_eq!(
            title(Vi, &alone(Vi)).as_deref(),
            Some("Năm 2021 (tính đến 11/12/2021): thành lập mới 1.942, chưa có số liệu về giải thể")
        );
        let both = |lang| Flows { as_of: [as_of[0]; 2], net: true, ..facts(lang) };
        assert_eq!(
            title(En, &both(En)).as_deref(),
            Some(
                "2021 (as of 11 December 2021): new co-operatives 1,942, dissolved co-operatives 488, a net gain of 1,454"
            )
        );
    }

    #[test]
    fn every_case_is_clean_and_a_missing_flow_is_named() {
        for lang in Lang::ALL {
            for (came, went) in [
                (Some(3.0), Some(1.0)),
                (Some(1.0), Some(3.0)),
                (Some(1.0), Some(1.0)),
                (Some(1.0), None),
                (None, Some(1.0)),
            ] {
                check_sentence(&title(lang, &facts(lang, came, went)).unwrap());
            }
            assert_eq!(title(lang, &facts(lang, None, None)), None);
        }
        assert_eq!(
            title(Vi, &facts(Vi, Some(2187.0), None)).as_deref(),
            Some("Năm 2021: thành lập mới 2.187, chưa có số liệu về giải thể")
        );
    }
}
