//! The sentences of marks, which a pointer or a screen reader asks for: name, year, quantity and what is special about it, each in one template.
//! The quantity comes in words; what stands around the drawing is in `notes`. A mark of a figure alone is worded in `text::describe`.

use crate::model::{Lang, Year};
use crate::text::ui::Msg;

/// The sentence of a mark of an index.
#[must_use]
pub fn index_mark(
    lang: Lang,
    name: &str,
    year: Year,
    index: &str,
    base: Year,
    quantity: &str,
    standing: &str,
) -> String {
    let told = match lang {
        Lang::Vi => format!("{name}, {year}: {index} (năm {base} = 100), tức {quantity}"),
        Lang::En => format!("{name}, {year}: {index} ({base} = 100), which is {quantity}"),
    };
    standing_so(told, standing)
}

/// A sentence with how its figure stands, which may be nothing, at its end.
fn standing_so(told: String, standing: &str) -> String {
    if standing.is_empty() { told } else { format!("{told}, {standing}") }
}

/// The sentence of a part of a whole.
#[must_use]
pub fn part_mark(lang: Lang, name: &str, year: Year, quantity: &str, share: Option<&str>, standing: &str) -> String {
    let told = match (lang, share) {
        (_, None) => format!("{name}, {year}: {quantity}"),
        (Lang::Vi, Some(share)) => format!("{name}, {year}: {quantity}, chiếm {share}"),
        (Lang::En, Some(share)) => format!("{name}, {year}: {quantity}, a share of {share}"),
    };
    standing_so(told, standing)
}

/// The sentence of a place in a ranking.
#[must_use]
pub fn rank_mark(
    lang: Lang,
    place: usize,
    of: usize,
    name: &str,
    year: Year,
    quantity: &str,
    standing: &str,
) -> String {
    let told = match lang {
        Lang::Vi => format!("Hạng {place} trên {of}: {name}, {year}: {quantity}"),
        Lang::En => format!("Rank {place} of {of}: {name}, {year}: {quantity}"),
    };
    standing_so(told, standing)
}

/// The sentence of a result beside its plan; `percent` is per cent of the plan.
#[must_use]
pub fn plan_mark(
    lang: Lang,
    name: &str,
    year: Year,
    result: Option<&str>,
    plan: &str,
    percent: Option<&str>,
) -> String {
    match (lang, result, percent) {
        (Lang::Vi, Some(result), Some(percent)) => {
            format!("{name}, {year}: {result} so với kế hoạch {plan}, bằng {percent} kế hoạch")
        }
        (Lang::Vi, Some(result), None) => format!("{name}, {year}: {result} so với kế hoạch {plan}"),
        (Lang::Vi, None, Some(percent)) => {
            format!("{name}, {year}: đạt {percent} của kế hoạch {plan}; không có số thực hiện")
        }
        (Lang::Vi, None, None) => format!("{name}, {year}: kế hoạch {plan}; chưa có số thực hiện"),
        (Lang::En, Some(result), Some(percent)) => {
            format!("{name}, {year}: {result} against a plan of {plan}, which is {percent} of the plan")
        }
        (Lang::En, Some(result), None) => format!("{name}, {year}: {result} against a plan of {plan}"),
        (Lang::En, None, Some(percent)) => {
            format!("{name}, {year}: {percent} of a plan of {plan}; the result itself is not given")
        }
        (Lang::En, None, None) => format!("{name}, {year}: a plan of {plan}; no result is known"),
    }
}

/// The sentence of a growth that was worked out, with the two levels that give it.
#[must_use]
pub fn growth_mark(lang: Lang, name: &str, year: Year, percent: &str, from: &str, to: &str) -> String {
    match lang {
        Lang::Vi => format!("{name}, {year}: {percent}, tính từ {from} của năm trước và {to}"),
        Lang::En => format!("{name}, {year}: {percent}, from {from} the year before to {to}"),
    }
}

/// What a mark says of a number that was worked out here.
#[must_use]
pub fn worked_out_mark(name: &str, year: Year, quantity: &str) -> String {
    format!("{name}, {year}: {quantity}")
}

/// What a mark says of the net change of a year, with what came and what went: from these it was worked out.
#[must_use]
pub fn net_mark(lang: Lang, year: Year, change: &str, [came, went]: &[String; 2]) -> String {
    let name = Msg::NetChange.text(lang);
    match lang {
        Lang::Vi => format!("{name}, {year}: {change}, tính từ {came} thêm vào và {went} bớt đi"),
        Lang::En => format!("{name}, {year}: {change}, from {came} added and {went} removed"),
    }
}

/// What a mark says of a rate as its source states it.
#[must_use]
pub fn stated_mark(name: &str, year: Year, rate: &str, standing: &str) -> String {
    if standing.is_empty() { format!("{name}, {year}: {rate}") } else { format!("{name}, {year}: {rate}, {standing}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::testing::year;
    use Lang::{En, Vi};

    #[test]
    fn a_result_and_its_plan_are_one_sentence_whatever_is_missing() {
        let said = |result, percent| plan_mark(Vi, "HTX thành lập mới", year(2021), result, "1.500 HTX", percent);
        assert_eq!(
            said(Some("2.283 HTX"), Some("152,2%")),
            "HTX thành lập mới, 2021: 2.283 HTX so với kế hoạch 1.500 HTX, bằng 152,2% kế hoạch"
        );
        assert_eq!(said(None, None), "HTX thành lập mới, 2021: kế hoạch 1.500 HTX; chưa có số thực hiện");
        assert_ne!(said(None, Some("80%")), said(None, None));
        assert_ne!(said(Some("1 HTX"), None), said(None, None));
    }

    #[test]
    fn a_mark_tells_its_standing_only_where_there_is_one() {
        assert_eq!(part_mark(En, "Farming", year(2021), "60", Some("60%"), ""), "Farming, 2021: 60, a share of 60%");
        assert_eq!(part_mark(Vi, "Nông nghiệp", year(2021), "60", None, "ước tính"), "Nông nghiệp, 2021: 60, ước tính");
        assert_eq!(
            rank_mark(Vi, 1, 6, "Tây Nguyên", year(2022), "5 HTX", ""),
            "Hạng 1 trên 6: Tây Nguyên, 2022: 5 HTX"
        );
        assert_eq!(stated_mark("Stated", year(2021), "+7.6%", "estimate"), "Stated, 2021: +7.6%, estimate");
    }
}
