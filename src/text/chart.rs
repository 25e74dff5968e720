//! The words of the charts beside their titles: subtitles, sentences of marks, legends, notes, reasons why there is none, headings, toggles.
//! Takes finished numbers and names; computes nothing.

use crate::model::{Kind, Lang, Year};

use super::facts::lower_first as inner;

/// Measure, unit, area, moment and period of a chart.
#[derive(Clone, Copy, Debug)]
pub struct Subtitle<'a> {
    /// What is counted.
    pub what: &'a str,
    /// In what.
    pub unit: &'a str,
    /// What kind of number it is: tells the moment.
    pub kind: Kind,
    /// Where.
    pub area: &'a str,
    /// Which years, as words.
    pub period: &'a str,
    /// Who reports it, where it is one.
    pub reporter: Option<&'a str>,
}

/// The line under the title.
#[must_use]
pub fn subtitle(lang: Lang, measure: Subtitle<'_>) -> String {
    let Subtitle { what, unit, kind, area, period, reporter } = measure;
    let told = match (lang, kind) {
        (Lang::Vi, Kind::Stock) => format!("{what} ({unit}), {area}, cuối năm, {period}"),
        (Lang::En, Kind::Stock) => format!("{what} ({unit}), {area}, at the end of the year, {period}"),
        (Lang::Vi, Kind::Flow | Kind::Target) => format!("{what} ({unit}), {area}, trong năm, {period}"),
        (Lang::En, Kind::Flow | Kind::Target) => format!("{what} ({unit}), {area}, over the year, {period}"),
        (_, Kind::Rate | Kind::Mean) => format!("{what} ({unit}), {area}, {period}"),
    };
    match (lang, reporter) {
        (_, None) => told,
        (Lang::Vi, Some(reporter)) => format!("{told} · số của {reporter}"),
        (Lang::En, Some(reporter)) => format!("{told} · figures of {reporter}"),
    }
}

/// Two measures in one place of a subtitle.
#[must_use]
pub fn both(lang: Lang, one: &str, other: &str) -> String {
    match lang {
        Lang::Vi => format!("{one} và {}", inner(other)),
        Lang::En => format!("{one} and {}", inner(other)),
    }
}

/// The sentence of a mark: whose or which figure, when, how much, and what is special about it.
#[must_use]
pub fn mark(lang: Lang, name: &str, year: Year, quantity: &str, standing: &str) -> String {
    match (lang, standing.is_empty()) {
        (Lang::Vi, true) => format!("{name}, năm {year}: {quantity}."),
        (Lang::Vi, false) => format!("{name}, năm {year}: {quantity} ({standing})."),
        (Lang::En, true) => format!("{name}, {year}: {quantity}."),
        (Lang::En, false) => format!("{name}, {year}: {quantity} ({standing})."),
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
        (Lang::Vi, true) => format!("{name}, năm {year}: {index} (năm {base} = 100), tức {quantity}."),
        (Lang::Vi, false) => format!("{name}, năm {year}: {index} (năm {base} = 100), tức {quantity} ({standing})."),
        (Lang::En, true) => format!("{name}, {year}: {index} ({base} = 100), which is {quantity}."),
        (Lang::En, false) => format!("{name}, {year}: {index} ({base} = 100), which is {quantity} ({standing})."),
    }
}

/// The sentence of a part of a whole.
#[must_use]
pub fn part_mark(lang: Lang, name: &str, year: Year, quantity: &str, share: Option<&str>, standing: &str) -> String {
    match share {
        None => mark(lang, name, year, quantity, standing),
        Some(share) => match (lang, standing.is_empty()) {
            (Lang::Vi, true) => format!("{name}, năm {year}: {quantity}, chiếm {share}."),
            (Lang::Vi, false) => format!("{name}, năm {year}: {quantity}, chiếm {share} ({standing})."),
            (Lang::En, true) => format!("{name}, {year}: {quantity}, a share of {share}."),
            (Lang::En, false) => format!("{name}, {year}: {quantity}, a share of {share} ({standing})."),
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
        (Lang::Vi, true) => format!("Hạng {place} trên {of}: {name}, năm {year}, {quantity}."),
        (Lang::Vi, false) => format!("Hạng {place} trên {of}: {name}, năm {year}, {quantity} ({standing})."),
        (Lang::En, true) => format!("Rank {place} of {of}: {name}, {year}, {quantity}."),
        (Lang::En, false) => format!("Rank {place} of {of}: {name}, {year}, {quantity} ({standing})."),
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
            format!("{name}, năm {year}: {result} so với kế hoạch {plan}, bằng {percent} kế hoạch.")
        }
        (Lang::Vi, Some(result), None) => format!("{name}, năm {year}: {result} so với kế hoạch {plan}."),
        (Lang::Vi, None, Some(percent)) => {
            format!("{name}, năm {year}: đạt {percent} của kế hoạch {plan}; không có số thực hiện.")
        }
        (Lang::Vi, None, None) => format!("{name}, năm {year}: kế hoạch {plan}; chưa có số thực hiện."),
        (Lang::En, Some(result), Some(percent)) => {
            format!("{name}, {year}: {result} against a plan of {plan}, which is {percent} of the plan.")
        }
        (Lang::En, Some(result), None) => format!("{name}, {year}: {result} against a plan of {plan}."),
        (Lang::En, None, Some(percent)) => {
            format!("{name}, {year}: {percent} of a plan of {plan}; the result itself is not given.")
        }
        (Lang::En, None, None) => format!("{name}, {year}: a plan of {plan}; no result is known."),
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
    /// The heading of years.
    year = "Năm", "Year";
    /// The heading of areas.
    area = "Địa bàn", "Area";
    /// The heading of the steps of a year.
    step = "Bước", "Step";
    /// The heading of numbers.
    figure = "Số liệu", "Figure";
    /// The heading of results.
    result = "Thực hiện", "Result";
    /// The heading of plans.
    plan = "Kế hoạch", "Plan";
    /// The heading of per cents of the plan that a source states.
    attained_stated = "% kế hoạch, nguồn nêu", "% of plan, stated";
    /// The heading of per cents of the plan that are worked out.
    attained_worked_out = "% kế hoạch, tính ra", "% of plan, worked out";
    /// What came less what went.
    net = "Tăng ròng", "Net";
    /// The heading of places in a ranking.
    rank = "Hạng", "Rank";
    /// The heading of changes.
    change = "Thay đổi", "Change";
    /// The heading of wholes.
    whole = "Tổng số", "Whole";
    /// A growth that a source states.
    stated = "Nguồn nêu", "Stated";
    /// A growth that is worked out.
    worked_out = "Tính từ số tuyệt đối", "Worked out from levels";
    /// What no source explains.
    unexplained = "Chưa giải thích được", "Unexplained";
    /// Of a mark: worked out.
    legend_derived = "tính ra, không nguồn nào nêu", "worked out, stated by no source";
    /// Of a rule: a break in the series.
    legend_break = "đổi cách tính", "break in the series";
    /// Of hollow marks: figures of other dates.
    legend_other_date = "không phải số cuối năm", "not of the end of the year";
    /// An axis that does not begin at zero.
    not_from_zero = "Trục không bắt đầu từ 0", "The axis does not begin at zero";
    /// A choice: how several indicators are shown.
    toggle_shape = "Cách vẽ", "Shape";
    /// A choice: on one index.
    toggle_index = "Chỉ số", "Index";
    /// A choice: small pictures.
    toggle_multiples = "Từng hình", "Small multiples";
    /// A choice: what the bars measure.
    toggle_measure = "Đơn vị", "Measure";
    /// A choice: numbers.
    toggle_number = "Số lượng", "Number";
    /// A choice: shares.
    toggle_share = "Tỷ trọng", "Share";
    /// A choice: the base year.
    toggle_base = "Năm gốc", "Base year";
    /// The unit of growth.
    over_the_year_before = "% so với năm trước", "% over the year before";
    /// A plan without a result.
    no_result = "chưa có kết quả", "no result yet";
    /// Several levels over the years, as a name.
    development = "Diễn biến các chỉ tiêu", "Development of the indicators";
    /// The unit of shares.
    percent_of_whole = "% tổng số", "% of the whole";
    /// Small multiples have scales of their own.
    own_scales = "Mỗi hình có thang đo riêng.", "Each picture has a scale of its own.";
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

/// A level at the end of a year.
#[must_use]
pub fn level(lang: Lang, year: Year) -> String {
    match lang {
        Lang::Vi => format!("Cuối năm {year}"),
        Lang::En => format!("End of {year}"),
    }
}

/// An index on a base year.
#[must_use]
pub fn index_on(lang: Lang, base: Year) -> String {
    match lang {
        Lang::Vi => format!("Chỉ số, năm {base} = 100"),
        Lang::En => format!("Index, {base} = 100"),
    }
}

/// The words at the base rule of an index.
#[must_use]
pub fn base_rule(lang: Lang, base: Year) -> String {
    match lang {
        Lang::Vi => format!("năm {base} = 100"),
        Lang::En => format!("{base} = 100"),
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
        (Lang::Vi, None) => format!("{name} đổi cách tính năm {year}: số trước và sau không so sánh được."),
        (Lang::Vi, Some(why)) => format!("{name} đổi cách tính năm {year}: {why}"),
        (Lang::En, None) => format!("{name}: break in the series in {year}, figures before and after do not compare."),
        (Lang::En, Some(why)) => format!("{name}: break in the series in {year}. {why}"),
    }
}

/// Nothing to draw at all: the indicator has no figure in the area.
#[must_use]
pub fn no_figures(lang: Lang, what: &str, area: &str) -> String {
    match lang {
        Lang::Vi => format!("Chưa có số liệu về {} của {area}.", inner(what)),
        Lang::En => format!("There are no figures on {} for {area}.", inner(what)),
    }
}

/// Nothing to draw for a reporter.
#[must_use]
pub fn no_figures_of(lang: Lang, what: &str, area: &str, reporter: &str) -> String {
    match lang {
        Lang::Vi => format!("Chưa có số liệu về {} của {area} theo {reporter}.", inner(what)),
        Lang::En => format!("There are no figures of {reporter} on {} for {area}.", inner(what)),
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

/// No part of a whole is known.
#[must_use]
pub fn no_parts(lang: Lang, what: &str, area: &str) -> String {
    match lang {
        Lang::Vi => format!("Chưa có số liệu về cơ cấu {} của {area}.", inner(what)),
        Lang::En => format!("There are no figures on the make-up of {} for {area}.", inner(what)),
    }
}

/// No area has a figure in a year.
#[must_use]
pub fn no_areas_in(lang: Lang, what: &str, area: &str, year: Year) -> String {
    match lang {
        Lang::Vi => format!("Năm {year} không có số liệu về {} theo địa bàn của {area}.", inner(what)),
        Lang::En => format!("There are no figures on {} by area of {area} for {year}.", inner(what)),
    }
}

/// No plan is known.
#[must_use]
pub fn no_plan(lang: Lang, area: &str, reporter: &str) -> String {
    match lang {
        Lang::Vi => format!("Chưa có kế hoạch nào của {area} theo {reporter}."),
        Lang::En => format!("No plan of {reporter} for {area} is known."),
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

/// Some parts of a row are not known.
#[must_use]
pub fn parts_missing(lang: Lang, year: Year, missing: &str) -> String {
    match lang {
        Lang::Vi => format!("Năm {year} thiếu: {missing}."),
        Lang::En => format!("Missing for {year}: {missing}."),
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

/// What a screen reader hears of a line: start, end, peak.
#[must_use]
pub fn run(lang: Lang, name: &str, first: (Year, &str), last: (Year, &str), peak: (Year, &str)) -> String {
    let ((from, start), (to, end), (at, most)) = (first, last, peak);
    match (lang, from == to, at == to) {
        (Lang::Vi, true, _) => format!("{name}: chỉ có năm {from}, {start}."),
        (Lang::Vi, _, true) => format!("{name}: từ {start} năm {from} đến {end} năm {to}, cũng là mức cao nhất."),
        (Lang::Vi, ..) => format!("{name}: từ {start} năm {from} đến {end} năm {to}; cao nhất {most} năm {at}."),
        (Lang::En, true, _) => format!("{name}: {from} only, {start}."),
        (Lang::En, _, true) => format!("{name}: from {start} in {from} to {end} in {to}, the highest of all."),
        (Lang::En, ..) => format!("{name}: from {start} in {from} to {end} in {to}; highest {most} in {at}."),
    }
}

/// Licence and date of the data, for an exported image.
#[must_use]
pub fn colophon(lang: Lang, licence: Option<&str>, updated: Option<&str>) -> Option<String> {
    Some(match (lang, licence, updated) {
        (_, None, None) => return None,
        (_, Some(licence), None) => licence.to_owned(),
        (Lang::Vi, Some(licence), Some(updated)) => format!("Dữ liệu cập nhật {updated}. {licence}"),
        (Lang::En, Some(licence), Some(updated)) => format!("Data as of {updated}. {licence}"),
        (Lang::Vi, None, Some(updated)) => format!("Dữ liệu cập nhật {updated}."),
        (Lang::En, None, Some(updated)) => format!("Data as of {updated}."),
    })
}

/// The words at a line's end: name and last value.
#[must_use]
pub fn line_end(name: &str, value: &str) -> String {
    format!("{name} {value}")
}

/// The year that a stock and flow covers.
#[must_use]
pub fn between(lang: Lang, year: Year) -> String {
    match (lang, year.before()) {
        (Lang::Vi, Some(before)) => format!("từ cuối năm {before} đến cuối năm {year}"),
        (Lang::En, Some(before)) => format!("from the end of {before} to the end of {year}"),
        (_, None) => year.to_string(),
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
        Lang::Vi => format!("{name}, năm {year}: {percent}, tính từ {from} của năm trước và {to}."),
        Lang::En => format!("{name}, {year}: {percent}, from {from} the year before to {to}."),
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

/// An amount with what is special about it.
#[must_use]
pub fn amount_standing(amount: &str, standing: &str) -> String {
    if standing.is_empty() { amount.to_owned() } else { format!("{amount} ({standing})") }
}

/// The line under the title of several indicators; `base` where they are on one index.
#[must_use]
pub fn index_subtitle(lang: Lang, base: Option<Year>, area: &str, period: &str, reporter: &str) -> String {
    match (lang, base) {
        (Lang::Vi, Some(base)) => {
            format!("Chỉ số (năm {base} = 100), {area}, cuối năm, {period} · số của {reporter}")
        }
        (Lang::Vi, None) => format!("Mỗi chỉ tiêu một hình, {area}, cuối năm, {period} · số của {reporter}"),
        (Lang::En, Some(base)) => {
            format!("Index ({base} = 100), {area}, at the end of the year, {period} · figures of {reporter}")
        }
        (Lang::En, None) => {
            format!("One picture for each indicator, {area}, at the end of the year, {period} · figures of {reporter}")
        }
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

/// Two years that are compared.
#[must_use]
pub fn two_years(lang: Lang, from: Year, to: Year) -> String {
    match lang {
        Lang::Vi => format!("{from} và {to}"),
        Lang::En => format!("{from} and {to}"),
    }
}
