//! The sentences around a chart: what to know about what is drawn, what is left out, and why there is nothing of a year.
//! Whole sentences alone; names, headings and legends are in the module above, and why a chart as a whole is empty in `text::titles::empty`.

use super::super::facts::{lower_first, upper_first};
use super::super::standing::as_of_badge;
use crate::model::{Date, Lang, Year};

/// A break in a series.
#[must_use]
pub fn broken(lang: Lang, name: &str, year: Year, why: Option<&str>) -> String {
    let name = &upper_first(name);
    match (lang, why) {
        (Lang::Vi, None) => format!("{name}: dãy số đứt quãng năm {year}, số trước và sau không so sánh được."),
        (Lang::En, None) => format!("{name}: break in the series in {year}, figures before and after do not compare."),
        (_, Some(why)) => of_figure(name, year, why),
    }
}

/// What to know of one figure.
#[must_use]
pub fn of_figure(name: &str, year: Year, note: &str) -> String {
    format!("{name}, {year}: {note}")
}

/// No growth is worked out between two years, and why: a sentence of its own.
#[must_use]
pub fn no_growth(lang: Lang, from: Year, to: Year, why: &str) -> String {
    match lang {
        Lang::Vi => format!("Không tính mức tăng từ năm {from} đến năm {to}. {why}"),
        Lang::En => format!("No growth is worked out from {from} to {to}. {why}"),
    }
}

/// No change is told of areas whose two figures do not compare, and `why`, in a sentence.
#[must_use]
pub fn no_change_told(lang: Lang, areas: &str, why: &str) -> String {
    match lang {
        Lang::Vi => format!("{areas}: không nêu tăng, giảm. {why}"),
        Lang::En => format!("{areas}: no change is given. {why}"),
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

/// What has no index, and `why`, in a sentence.
#[must_use]
pub fn no_index(lang: Lang, what: &str, base: Year, why: &str) -> String {
    match lang {
        Lang::Vi => format!("{what}: không tính chỉ số so với năm {base}. {why}"),
        Lang::En => format!("{what}: no index against {base} is given. {why}"),
    }
}

/// Why points of an index are not joined though both have one.
#[must_use]
pub const fn not_joined(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "Điểm của hai năm liền nhau không nối với nhau là hai số không so sánh được.",
        Lang::En => "Points of two successive years that are not joined do not compare with each other.",
    }
}

/// Nothing to draw for a year; `missing` lists what is.
#[must_use]
pub fn missing_in(lang: Lang, year: Year, missing: &str, reporter: &str) -> String {
    let missing = lower_first(missing);
    match lang {
        Lang::Vi => format!("Năm {year}: bộ dữ liệu này chưa có số liệu của {reporter} về {missing}."),
        Lang::En => format!("{year}: this data set has no figure by {reporter} for {missing}."),
    }
}

/// What else a reporter planned for a year of which the plan in question is not known.
#[must_use]
pub fn other_targets(lang: Lang, year: Year, reporter: &str, list: &str) -> String {
    match lang {
        Lang::Vi => format!("Chỉ tiêu khác năm {year} của {reporter}: {list}."),
        Lang::En => format!("Other targets of {reporter} for {year}: {list}."),
    }
}

/// A plan that is a range, from its lower to its upper bound, with its source's words for it.
#[must_use]
pub fn plan_between(lang: Lang, year: Year, low: &str, high: &str) -> String {
    match lang {
        Lang::Vi => format!("Năm {year}: kế hoạch từ {low} đến {high}; không tính mức đạt kế hoạch."),
        Lang::En => format!("{year}: a plan of {low} to {high}; no attainment is worked out."),
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

/// The parts of a year are more than its whole.
#[must_use]
pub fn parts_exceed(lang: Lang, year: Year, sum: &str, whole: &str, percent: &str) -> String {
    match lang {
        Lang::Vi => {
            format!("Năm {year} các phần cộng lại là {sum}, nhiều hơn tổng số {whole} và bằng {percent} tổng số.")
        }
        Lang::En => format!("In {year} the parts add up to {sum}, more than the total of {whole} and {percent} of it."),
    }
}

/// Shares are of the known parts.
#[must_use]
pub const fn share_of_known(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "Tỷ trọng tính trên tổng các phần đã biết, vì không có tổng số.",
        Lang::En => "Shares are of the sum of the known parts, since the whole is not known.",
    }
}

/// Figures that stand for a reporter other than the chosen one.
#[must_use]
pub fn another_reporter(lang: Lang, chosen: &str, shown: &str) -> String {
    match lang {
        Lang::Vi => format!("Bộ dữ liệu này chưa có số liệu như vậy của {chosen}; biểu đồ dùng số của {shown}."),
        Lang::En => format!("This data set has no such figures by {chosen}; those of {shown} are shown."),
    }
}

/// The same of a make-up: some of its parts the chosen reporter may have.
#[must_use]
pub fn another_makeup(lang: Lang, chosen: &str, shown: &str) -> String {
    match lang {
        Lang::Vi => format!("Bộ dữ liệu này chưa có cơ cấu đủ các phần của {chosen}; biểu đồ dùng số của {shown}."),
        Lang::En => format!("This data set has no total with its parts by {chosen}; the figures of {shown} are shown."),
    }
}

/// Whose figures stand among those of a reporter; `more` owners are not named.
#[must_use]
pub fn owners(lang: Lang, owners: &str, more: usize) -> String {
    match (lang, more) {
        (Lang::Vi, 0) => format!("Biểu đồ có cả số liệu theo {owners}."),
        (Lang::Vi, _) => format!("Biểu đồ có cả số liệu theo {owners} và {more} nơi khác."),
        (Lang::En, 0) => format!("Some of the figures are as given by {owners}."),
        (Lang::En, _) => format!("Some of the figures are as given by {owners} and {more} more."),
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

/// Of some of the areas a reporter has no figure; where the figures that are shown are somebody else's, of some there is none in the chart.
#[must_use]
pub fn areas_without(lang: Lang, without: usize, all: usize, by: Option<&str>) -> String {
    match (lang, by) {
        (Lang::Vi, Some(by)) => {
            format!("{without} trong số {all} địa bàn của bộ dữ liệu này không có số liệu theo {by}.")
        }
        (Lang::Vi, None) => {
            format!("{without} trong số {all} địa bàn của bộ dữ liệu này không có số liệu ở biểu đồ này.")
        }
        (Lang::En, Some(by)) if without == 1 => {
            format!("1 of the {all} areas of this data set has no figure reported by {by}.")
        }
        (Lang::En, None) if without == 1 => {
            format!("1 of the {all} areas of this data set has no figure in this chart.")
        }
        (Lang::En, Some(by)) => {
            format!("{without} of the {all} areas of this data set have no figure reported by {by}.")
        }
        (Lang::En, None) => format!("{without} of the {all} areas of this data set have no figure in this chart."),
    }
}

/// Of what days the figures of some areas are; `one`: whether all of them are of one day.
#[must_use]
pub fn dates_of_areas(lang: Lang, year: Year, list: &str, one: bool) -> String {
    match (lang, one) {
        (Lang::Vi, true) => format!("Thời điểm của số liệu năm {year}: {list}."),
        (Lang::Vi, false) => format!("Số liệu năm {year} không cùng thời điểm: {list}."),
        (Lang::En, true) => format!("Dates of the figures for {year}: {list}."),
        (Lang::En, false) => format!("The figures for {year} are of different dates: {list}."),
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

/// The make-up of some years (`2019, 2021–2022`) is not known from a reporter: these have no row. Others may tell it.
#[must_use]
pub fn no_parts_in(lang: Lang, years: &str, by: &str) -> String {
    match lang {
        Lang::Vi => format!("Bộ dữ liệu này không có cơ cấu năm {years} theo {by}."),
        Lang::En => format!("This data set has no make-up for {years} by {by}."),
    }
}

/// That rounded shares are not to be added up.
#[must_use]
pub const fn shares_rounded(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "Do làm tròn, tổng các tỷ trọng có thể khác 100%.",
        Lang::En => "Shares may not add up to 100% because of rounding.",
    }
}

/// What is special about the figures of some years (`2016, 2024`).
#[must_use]
pub fn year_standing(lang: Lang, years: &str, standing: &str) -> String {
    match lang {
        Lang::Vi => format!("Năm {years}: {standing}."),
        Lang::En => format!("{years}: {standing}."),
    }
}

/// Of or up to which day the figures of some years are, each with the name of what it is of, if it needs one.
#[must_use]
pub fn days_of_years(lang: Lang, days: &[(&str, Year, Date)]) -> String {
    let one = |(of, year, day): &(&str, Year, Date)| match lang {
        Lang::Vi if of.is_empty() => format!("năm {year}: {}", as_of_badge(lang, *day)),
        Lang::En if of.is_empty() => format!("{year}: {}", as_of_badge(lang, *day)),
        Lang::Vi | Lang::En => format!("{of}, {year}: {}", as_of_badge(lang, *day)),
    };
    upper_first(&days.iter().map(one).collect::<Vec<_>>().join("; ")) + "."
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
    use crate::analysis::testing::year;
    use Lang::En;

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
