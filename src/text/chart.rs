//! The words of the charts beside their titles: subtitles, sentences of marks, legends, notes, reasons why there is none, headings, toggles.
//! Takes finished numbers and names; computes nothing.

use crate::model::{Lang, Year};

use super::facts::{Place, lower_first as inner};
use super::ui::Msg;

/// Two measures in one place of a subtitle.
#[must_use]
pub fn both(lang: Lang, one: &str, other: &str) -> String {
    match lang {
        Lang::Vi => format!("{one} và {}", inner(other)),
        Lang::En => format!("{one} and {}", inner(other)),
    }
}

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
    match (lang, standing.is_empty()) {
        (Lang::Vi, true) => format!("{name}, {year}: {index} (năm {base} = 100), tức {quantity}"),
        (Lang::Vi, false) => format!("{name}, {year}: {index} (năm {base} = 100), tức {quantity}, {standing}"),
        (Lang::En, true) => format!("{name}, {year}: {index} ({base} = 100), which is {quantity}"),
        (Lang::En, false) => format!("{name}, {year}: {index} ({base} = 100), which is {quantity}, {standing}"),
    }
}

/// The sentence of a part of a whole.
#[must_use]
pub fn part_mark(lang: Lang, name: &str, year: Year, quantity: &str, share: Option<&str>, standing: &str) -> String {
    match share {
        None => match standing.is_empty() {
            true => format!("{name}, {year}: {quantity}"),
            false => format!("{name}, {year}: {quantity}, {standing}"),
        },
        Some(share) => match (lang, standing.is_empty()) {
            (Lang::Vi, true) => format!("{name}, {year}: {quantity}, chiếm {share}"),
            (Lang::Vi, false) => format!("{name}, {year}: {quantity}, chiếm {share}, {standing}"),
            (Lang::En, true) => format!("{name}, {year}: {quantity}, a share of {share}"),
            (Lang::En, false) => format!("{name}, {year}: {quantity}, a share of {share}, {standing}"),
        },
    }
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
    match (lang, standing.is_empty()) {
        (Lang::Vi, true) => format!("Hạng {place} trên {of}: {name}, {year}: {quantity}"),
        (Lang::Vi, false) => format!("Hạng {place} trên {of}: {name}, {year}: {quantity}, {standing}"),
        (Lang::En, true) => format!("Rank {place} of {of}: {name}, {year}: {quantity}"),
        (Lang::En, false) => format!("Rank {place} of {of}: {name}, {year}: {quantity}, {standing}"),
    }
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

/// The legend of plans that are not firm; `standing` is what a legend says of them.
#[must_use]
pub fn plan_not_firm(lang: Lang, standing: &str) -> String {
    match lang {
        Lang::Vi => format!("Kế hoạch ({})", inner(standing)),
        Lang::En => format!("Plan ({})", inner(standing)),
    }
}

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident = $vi:literal, $en:literal;)*) => {
        $($(#[$doc])*
        #[must_use]
        pub const fn $name(lang: Lang) -> &'static str {
            match lang {
                Lang::Vi => $vi,
                Lang::En => $en,
            }
        })*
    };
}

words! {
    /// The heading of the steps of a year.
    step = "Bước", "Step";
    /// The heading of numbers.
    figure = "Số liệu", "Figure";
    /// The heading of per cents of the plan that a source states.
    attained_stated = "% kế hoạch, nguồn nêu", "% of plan, stated";
    /// The heading of per cents of the plan that are worked out.
    attained_worked_out = "% kế hoạch, tính ra", "% of plan, worked out";
    /// The heading of places in a ranking.
    rank = "Hạng", "Rank";
    /// The heading of wholes.
    whole = "Tổng số", "Whole";
    /// Of hollow marks: figures of other dates.
    legend_other_date = "không phải số cuối năm", "not of the end of the year";
    /// The legend of marks whose figure, a flow, is of a part of its year.
    legend_part_year = "chưa trọn năm", "not of the whole year";
    /// The change of a level between two years' ends.
    actual_change = "Thay đổi thực tế", "Actual change";
    /// The legend of growth from a level that no source states.
    legend_from_worked_out = "Một trong hai mốc là số tính ra", "One of the two levels was worked out itself";
    /// A choice: how several indicators are shown.
    toggle_shape = "Cách vẽ", "Shape";
    /// A choice: on one index.
    toggle_index = "Chỉ số", "Index";
    /// A choice: small pictures.
    toggle_multiples = "Từng hình", "Small multiples";
    /// A choice: what the bars measure.
    toggle_measure = "Đơn vị", "Measure";
    /// The unit of growth.
    over_the_year_before = "% so với năm trước", "% over the year before";
    /// Several levels over the years, as a name.
    development = "Diễn biến các chỉ tiêu", "Development of the indicators";
    /// The unit of shares.
    percent_of_whole = "% tổng số", "% of the whole";
    /// Of the empty end of a bar: what the known parts leave of the whole.
    rest_unknown = "Phần còn lại, không rõ cơ cấu", "The rest, not broken down";
    /// Shares are of the known parts.
    share_of_known = "Tỷ trọng tính trên tổng các phần đã biết, vì không có tổng số.",
        "Shares are of the sum of the known parts, since the whole is not known.";
}

/// The heading of a measure in a year.
#[must_use]
pub fn of_year(lang: Lang, what: &str, year: Year) -> String {
    match lang {
        Lang::Vi => format!("{what}, năm {year}"),
        Lang::En => format!("{what}, {year}"),
    }
}

/// The publishers of the sources; `more` of them are not named.
#[must_use]
pub fn source_line(lang: Lang, publishers: &str, more: usize) -> String {
    match (lang, more) {
        (_, _) if publishers.is_empty() => String::new(),
        (Lang::Vi, 0) => format!("Nguồn: {publishers}"),
        (Lang::Vi, _) => format!("Nguồn: {publishers} và {more} nguồn khác"),
        (Lang::En, 0) => format!("Source: {publishers}"),
        (Lang::En, 1) => format!("Source: {publishers} and 1 other"),
        (Lang::En, _) => format!("Source: {publishers} and {more} others"),
    }
}

/// A break in a series.
#[must_use]
pub fn broken(lang: Lang, name: &str, year: Year, why: Option<&str>) -> String {
    match (lang, why) {
        (Lang::Vi, None) => format!("{name}: dãy số đứt quãng năm {year}, số trước và sau không so sánh được."),
        (Lang::Vi, Some(why)) => format!("{name}, {year}: {why}"),
        (Lang::En, None) => format!("{name}: break in the series in {year}, figures before and after do not compare."),
        (Lang::En, Some(why)) => format!("{name}, {year}: {why}"),
    }
}

/// No growth is worked out between two years, and why: a sentence of its own.
#[must_use]
pub fn no_growth(lang: Lang, from: Year, to: Year, why: &str) -> String {
    match lang {
        Lang::Vi => format!("Không tính mức tăng từ năm {from} đến năm {to}. {why}"),
        Lang::En => format!("No growth is worked out from {from} to {to}. {why}"),
    }
}

/// No change is told of areas whose two figures do not compare.
#[must_use]
pub fn no_change_told(lang: Lang, areas: &str) -> String {
    match lang {
        Lang::Vi => {
            format!("{areas}: không nêu tăng, giảm, vì hai số khác kỳ, dãy số đứt quãng hoặc số chưa đủ chính xác.")
        }
        Lang::En => {
            format!(
                "{areas}: no change is given, since the two figures are of different periods, the series breaks or they are too imprecise."
            )
        }
    }
}

/// A line of an index is drawn only as far as no break lies between its figures and the base year.
#[must_use]
pub fn only_as_counted(lang: Lang, name: &str, base: Year) -> String {
    match lang {
        Lang::Vi => format!("{name}: chỉ số chỉ vẽ những năm không đứt quãng với năm {base}."),
        Lang::En => format!("{name}: the index has only the years with no break between them and {base}."),
    }
}

/// Nothing to draw for a year; `missing` lists what is.
#[must_use]
pub fn missing_in(lang: Lang, year: Year, missing: &str, reporter: &str) -> String {
    match lang {
        Lang::Vi => format!("Năm {year}, {reporter} không có số liệu: {missing}."),
        Lang::En => format!("For {year}, {reporter} has no figure: {missing}."),
    }
}

/// A per cent of a plan that is itself not stated.
#[must_use]
pub fn percent_without_plan(lang: Lang, year: Year, percent: &str) -> String {
    match lang {
        Lang::Vi => format!("Năm {year}: nguồn chỉ nêu mức đạt {percent} kế hoạch, không nêu kế hoạch."),
        Lang::En => format!("{year}: the source states only {percent} of the plan, not the plan itself."),
    }
}

/// Some parts are not known of some years (`2016, 2024`).
#[must_use]
pub fn parts_missing(lang: Lang, years: &str, missing: &str) -> String {
    match lang {
        Lang::Vi => format!("Năm {years} thiếu: {missing}."),
        Lang::En => format!("Missing for {years}: {missing}."),
    }
}

/// Figures that stand for a reporter other than the chosen one.
#[must_use]
pub fn another_reporter(lang: Lang, chosen: &str, shown: &str) -> String {
    match lang {
        Lang::Vi => format!("{chosen} không có số liệu này; biểu đồ dùng số của {shown}."),
        Lang::En => format!("{chosen} has no such figures; those of {shown} are shown."),
    }
}

/// Only the first of many rows are drawn.
#[must_use]
pub fn first_of(lang: Lang, shown: usize, all: usize) -> String {
    match lang {
        Lang::Vi => format!("Hiển thị {shown} trên {all} địa bàn có số liệu."),
        Lang::En => format!("{shown} of the {all} areas with figures are shown."),
    }
}

/// Some of the areas have no figure.
#[must_use]
pub fn areas_without(lang: Lang, without: usize, all: usize) -> String {
    match lang {
        Lang::Vi => format!("{without} trên {all} địa bàn không có số liệu."),
        Lang::En if without == 1 => format!("1 of {all} areas has no figure."),
        Lang::En => format!("{without} of {all} areas have no figure."),
    }
}

/// Only the last of many years are drawn.
#[must_use]
pub fn last_years(lang: Lang, shown: usize, all: usize) -> String {
    match lang {
        Lang::Vi => format!("Hiển thị {shown} trên {all} năm có số liệu."),
        Lang::En => format!("{shown} of the {all} years with figures are shown."),
    }
}

/// A level of an indicator that has no figure in the base year of an index.
#[must_use]
pub fn no_base(lang: Lang, what: &str, base: Year) -> String {
    match lang {
        Lang::Vi => format!("{what} không có số liệu năm gốc {base} nên không có trên chỉ số."),
        Lang::En => format!("{what}: no figure for the base year {base}, hence not on the index."),
    }
}

/// A level that has nothing on an index but the 100 of its base year.
#[must_use]
pub fn only_base(lang: Lang, what: &str, base: Year) -> String {
    match lang {
        Lang::Vi => format!("{what} không có năm nào khác so sánh được với năm gốc {base} nên không có trên chỉ số."),
        Lang::En => format!("{what}: no other year compares with the base year {base}, hence not on the index."),
    }
}

/// The words at a line's end: name and last value.
#[must_use]
pub fn line_end(name: &str, value: &str) -> String {
    format!("{name} {value}")
}

/// The end of a line that ends before the others: its words, and its year.
#[must_use]
pub fn line_end_in(end: &str, year: Year) -> String {
    format!("{end} ({year})")
}

/// What the rule of the chosen year is, in an image.
#[must_use]
pub fn chosen_year(lang: Lang, year: Year) -> String {
    match lang {
        Lang::Vi => format!("{year}: năm được chọn"),
        Lang::En => format!("{year}: the year chosen"),
    }
}

/// What the rule of the compared year is, in an image.
#[must_use]
pub fn compared_year(lang: Lang, year: Year) -> String {
    match lang {
        Lang::Vi => format!("{year}: năm so sánh"),
        Lang::En => format!("{year}: the year compared"),
    }
}

/// The name of a stock and flow.
#[must_use]
pub fn stock_and_flow(lang: Lang, what: &str) -> String {
    match lang {
        Lang::Vi => format!("Biến động {}", inner(what)),
        Lang::En => format!("Stock and flow of {}", inner(what)),
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

/// The growth of an indicator, as a name.
#[must_use]
pub fn growth_of(lang: Lang, what: &str) -> String {
    match lang {
        Lang::Vi => format!("Mức tăng {}", inner(what)),
        Lang::En => format!("Growth of {}", inner(what)),
    }
}

/// An indicator against its plan, as a name.
#[must_use]
pub fn against_plan(lang: Lang, what: &str) -> String {
    match lang {
        Lang::Vi => format!("{what} so với kế hoạch"),
        Lang::En => format!("{what} against the plan"),
    }
}

/// A name with what it is told in.
#[must_use]
pub fn heading(name: &str, unit: &str) -> String {
    if unit.is_empty() { name.to_owned() } else { format!("{name} ({unit})") }
}

/// The make-up of an indicator, as a name.
#[must_use]
pub fn makeup_of(lang: Lang, what: &str) -> String {
    match lang {
        Lang::Vi => format!("Cơ cấu {}", inner(what)),
        Lang::En => format!("Make-up of {}", inner(what)),
    }
}

/// The make-up of the chosen year is not known.
#[must_use]
pub fn no_parts_in(lang: Lang, year: Year) -> String {
    match lang {
        Lang::Vi => format!("Không có số liệu về cơ cấu năm {year}."),
        Lang::En => format!("The make-up for {year} is not known."),
    }
}

/// An indicator by area, as a name.
#[must_use]
pub fn by_area(lang: Lang, what: &str) -> String {
    match lang {
        Lang::Vi => format!("{what} theo địa bàn"),
        Lang::En => format!("{what} by area"),
    }
}

/// The title where no finding can be told: what is shown, where, when.
#[must_use]
pub fn shown(lang: Lang, name: &str, place: Place<'_>, period: &str) -> String {
    let at = place.in_list(lang);
    format!("{name}, {at}, {period}")
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
        Lang::En => format!("{name}, {year}: {change}, from {came} that came and {went} that went"),
    }
}

/// What a mark says of a rate as its source states it.
#[must_use]
pub fn stated_mark(name: &str, year: Year, rate: &str, standing: &str) -> String {
    if standing.is_empty() { format!("{name}, {year}: {rate}") } else { format!("{name}, {year}: {rate}, {standing}") }
}

/// What is special about the figures of some years (`2016, 2024`).
#[must_use]
pub fn year_standing(lang: Lang, years: &str, standing: &str) -> String {
    match lang {
        Lang::Vi => format!("Năm {years}: {standing}."),
        Lang::En => format!("{years}: {standing}."),
    }
}

/// What is special about some of the figures of a year.
#[must_use]
pub fn among_figures(lang: Lang, year: Year, standing: &str) -> String {
    match lang {
        Lang::Vi => format!("Số liệu năm {year} có một phần là: {standing}."),
        Lang::En => format!("Among the figures of {year}, some are: {standing}."),
    }
}

/// Years beyond a long gap are not drawn: those before `first`, those after `last`.
#[must_use]
pub fn far_years(lang: Lang, first: Option<Year>, last: Option<Year>) -> String {
    match (lang, first, last) {
        (Lang::Vi, Some(first), Some(last)) => {
            format!("Không vẽ các năm trước {first} và sau {last} vì cách quá xa.")
        }
        (Lang::Vi, Some(first), None) => format!("Không vẽ các năm trước {first} vì cách quá xa."),
        (Lang::Vi, None, Some(last)) => format!("Không vẽ các năm sau {last} vì cách quá xa."),
        (Lang::En, Some(first), Some(last)) => {
            format!("Years before {first} and after {last} are not drawn: the gap is too long.")
        }
        (Lang::En, Some(first), None) => format!("Years before {first} are not drawn: the gap is too long."),
        (Lang::En, None, Some(last)) => format!("Years after {last} are not drawn: the gap is too long."),
        (_, None, None) => String::new(),
    }
}

/// Words of the interface as a sentence among others.
#[must_use]
pub fn sentence(words: &str) -> String {
    format!("{words}.")
}

#[cfg(test)]
mod tests {
    use super::*;
    use Lang::{En, Vi};

    fn year(n: i64) -> Year {
        Year::new(n).unwrap()
    }

    #[test]
    fn publishers_beyond_the_named_ones_are_counted() {
        assert_eq!(source_line(Vi, "A; B", 0), "Nguồn: A; B");
        assert_eq!(source_line(Vi, "A; B; C", 21), "Nguồn: A; B; C và 21 nguồn khác");
        assert_eq!(source_line(En, "A; B; C", 1), "Source: A; B; C and 1 other");
        assert_eq!(source_line(En, "", 0), "");
    }

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

    #[test]
    fn years_that_are_not_drawn_are_named_on_the_side_on_which_they_lie() {
        assert_eq!(far_years(En, None, None), "");
        let sides = [(Some(year(2013)), None), (None, Some(year(2020))), (Some(year(2013)), Some(year(2020)))];
        for lang in Lang::ALL {
            let told = sides.map(|(first, last)| far_years(lang, first, last));
            for (told, (first, last)) in told.iter().zip(sides) {
                assert_eq!(told.contains("2013"), first.is_some(), "{told}");
                assert_eq!(told.contains("2020"), last.is_some(), "{told}");
            }
        }
    }
}
