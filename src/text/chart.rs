//! The words of the charts beside their titles: names of what is shown, words in legends and at lines, headings, toggles, the line of sources. Here are
//! words in a place of their own; sentences are in [`marks`] and [`notes`]. Takes finished numbers and names; computes nothing.

pub mod marks;
pub mod notes;

use crate::model::{Lang, Year};

use super::facts::{Place, lower_first as inner};

/// Two measures in one place of a subtitle.
#[must_use]
pub fn both(lang: Lang, one: &str, other: &str) -> String {
    match lang {
        Lang::Vi => format!("{one} và {}", inner(other)),
        Lang::En => format!("{one} and {}", inner(other)),
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
    whole = "Tổng số", "Total";
    /// Of hollow marks: figures of other dates.
    legend_other_date = "không phải số cuối năm", "not a year-end figure";
    /// The legend of marks whose figure, a flow, is of a part of its year.
    legend_part_year = "chưa trọn năm", "part of the year only";
    /// The change of a level between two years' ends.
    actual_change = "Thay đổi thực tế", "Actual change";
    /// The legend of growth from a level that no source states.
    legend_from_worked_out = "Dựa trên một số tính ra", "Based on a figure that was worked out";
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
    /// Of the grey end of a bar: what the known parts leave of the whole.
    rest_unknown = "Phần còn lại, không rõ cơ cấu", "The rest, not broken down";
}

/// The publishers of the sources; `more` of them are not named.
#[must_use]
pub fn source_line(lang: Lang, publishers: &str, more: usize) -> String {
    match (lang, more) {
        (_, _) if publishers.is_empty() => String::new(),
        (Lang::Vi, 0) => format!("Nguồn: {publishers}"),
        (Lang::Vi, _) => format!("Nguồn: {publishers} và {more} nguồn khác"),
        (Lang::En, 0) => format!("Source: {publishers}"),
        (Lang::En, _) => format!("Source: {publishers} and {more} others"),
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

#[cfg(test)]
mod tests {
    use super::*;
    use Lang::{En, Vi};

    #[test]
    fn publishers_beyond_the_named_ones_are_counted() {
        assert_eq!(source_line(Vi, "A; B", 0), "Nguồn: A; B");
        assert_eq!(source_line(Vi, "A; B; C", 21), "Nguồn: A; B; C và 21 nguồn khác");
        assert_eq!(source_line(En, "A; B; C", 2), "Source: A; B; C and 2 others");
        assert_eq!(source_line(En, "", 0), "");
    }
}
