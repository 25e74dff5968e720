//! The findings that stand as titles over the charts: one whole sentence for each case, in each language.
//! Takes finished numbers and names; computes nothing.

use crate::model::{Lang, Year};

use super::facts::{AgainstPlan, Measure, Percent, Place, Way, lower_first, upper_first};
use super::{date, number};

/// The title of a level over the years.
#[must_use]
pub fn trend(lang: Lang, name: &str, place: Place<'_>, from: (Year, f64), to: (Year, f64)) -> String {
    let at = place.in_sentence(lang);
    let ((first, start), (last, end)) = (from, to);
    if start <= 0.0 || first == last {
        return only_period(lang, name, place, &date::year_span(lang, first, last));
    }
    let times = end / start;
    let change = Percent::rough(100.0 * (times - 1.0));
    let size = change.size(lang);
    let name_in = lower_first(name);
    if times >= 2.0 {
        let times = number::at_most(lang, times, 1);
        return match lang {
            Lang::Vi => format!("{name} của {at} năm {last} gấp {times} lần năm {first}"),
            Lang::En => format!("{name} in {at}: {times} times as many in {last} as in {first}"),
        };
    }
    match (lang, change.way()) {
        (Lang::Vi, Way::Up) => format!("{name} của {at} tăng {size} từ năm {first} đến năm {last}"),
        (Lang::Vi, Way::Down) => format!("{name} của {at} giảm {size} từ năm {first} đến năm {last}"),
        (Lang::Vi, _) => format!("{name} của {at} năm {last} gần như bằng năm {first}"),
        (Lang::En, Way::Up) => format!("From {first} to {last}, {name_in} in {at} rose {size}"),
        (Lang::En, Way::Down) => format!("From {first} to {last}, {name_in} in {at} fell {size}"),
        (Lang::En, _) => format!("In {last}, {name_in} in {at} stood about where they were in {first}"),
    }
}

/// The title where no finding can be told: what is shown.
#[must_use]
pub fn only_period(lang: Lang, name: &str, place: Place<'_>, period: &str) -> String {
    let at = place.in_sentence(lang);
    match lang {
        Lang::Vi => format!("{name} của {at}, {period}"),
        Lang::En => format!("{name} in {at}, {period}"),
    }
}

/// The title of what came and went in a year; `None` for what is not known, never both.
#[must_use]
pub fn flows(
    lang: Lang,
    year: Year,
    inflow: (&Measure<'_>, Option<f64>),
    outflow: (&Measure<'_>, Option<f64>),
) -> Option<String> {
    let name_in = inflow.0.in_sentence();
    let name_out = outflow.0.in_sentence();
    let came = inflow.1.map(|value| inflow.0.number(lang, value));
    let went = outflow.1.map(|value| outflow.0.number(lang, value));
    let net = inflow.1.zip(outflow.1).map(|(came, went)| came - went);
    Some(match (lang, came, went, net) {
        (Lang::Vi, Some(came), Some(went), Some(net)) => {
            let net_size = inflow.0.number(lang, net.abs());
            if net >= 0.0 {
                format!("Năm {year}: {came} {name_in}, {went} {name_out}, tăng ròng {net_size}")
            } else {
                format!("Năm {year}: {came} {name_in}, {went} {name_out}, giảm ròng {net_size}")
            }
        }
        (Lang::En, Some(came), Some(went), Some(net)) => {
            let net_size = inflow.0.number(lang, net.abs());
            if net >= 0.0 {
                format!("{year}: {came} {name_in}, {went} {name_out}, a net gain of {net_size}")
            } else {
                format!("{year}: {came} {name_in}, {went} {name_out}, a net loss of {net_size}")
            }
        }
        (Lang::Vi, Some(came), None, _) => format!("Năm {year}: {came} {name_in}; không có số {name_out}"),
        (Lang::En, Some(came), None, _) => format!("{year}: {came} {name_in}; no figure on {name_out}"),
        (Lang::Vi, None, Some(went), _) => format!("Năm {year}: {went} {name_out}; không có số {name_in}"),
        (Lang::En, None, Some(went), _) => format!("{year}: {went} {name_out}; no figure on {name_in}"),
        _ => return None,
    })
}

/// The title of a year's stock and flow.
#[must_use]
pub fn stock_flow(lang: Lang, year: Year, stock: &Measure<'_>, change: f64, net: f64, unexplained: f64) -> String {
    let change_told = stock.change(lang, change);
    let net_told = number::signed(lang, net, stock.decimals);
    let rest = stock.number(lang, unexplained.abs());
    match (lang, unexplained == 0.0) {
        (Lang::Vi, true) => format!("Năm {year}: số vào và số ra giải thích trọn mức thay đổi {change_told}"),
        (Lang::En, true) => format!("{year}: what came and what went explain all of the change of {change_told}"),
        (Lang::Vi, false) => {
            format!(
                "Năm {year}: vào trừ ra là {net_told} nhưng tổng số thay đổi {change_told}, {rest} chưa giải thích được"
            )
        }
        (Lang::En, false) => {
            format!("{year}: flows give {net_told}, the level changed by {change_told}: {rest} remain unexplained")
        }
    }
}

/// The title of a stock and flow that is not complete.
#[must_use]
pub fn stock_flow_incomplete(lang: Lang, year: Year) -> String {
    match lang {
        Lang::Vi => format!("Năm {year}: chưa đủ số liệu để đối chiếu số đầu năm, vào, ra và cuối năm"),
        Lang::En => format!("{year}: not enough figures to reconcile opening, flows and closing"),
    }
}

/// The title of growth as sources state it beside growth as the levels give it; `None` where neither is known.
#[must_use]
pub fn growth(lang: Lang, year: Year, name: &str, stated: Option<Percent>, worked_out: Option<f64>) -> Option<String> {
    let name_in = lower_first(name);
    let signed = |percent: Percent| number::signed_percent(lang, percent.value, percent.decimals);
    let told = stated.map(signed);
    let found = worked_out.map(|value| signed(Percent::worked_out(value)));
    // Both agree where the worked out one, rounded as the stated one is, reads the same.
    let agree =
        stated.zip(worked_out).is_some_and(|(stated, value)| signed(Percent { value, ..stated }) == signed(stated));
    Some(match (lang, told, found) {
        (Lang::Vi, Some(told), Some(_)) if agree => {
            format!("Năm {year}: nguồn nêu và phép tính đều cho {name_in} {told}")
        }
        (Lang::En, Some(told), Some(_)) if agree => format!("{year}: {name_in} {told}, both stated and worked out"),
        (Lang::Vi, Some(told), Some(found)) => {
            format!("Năm {year}: nguồn nêu {name_in} {told}, tính từ số tuyệt đối là {found}")
        }
        (Lang::En, Some(told), Some(found)) => {
            format!("{year}: sources state {told} for {name_in}, the levels themselves give {found}")
        }
        (Lang::Vi, Some(told), None) => format!("Năm {year}: nguồn nêu {name_in} {told}, không có số để tính lại"),
        (Lang::En, Some(told), None) => format!("{year}: {name_in} {told} as stated; no levels to work it out from"),
        (Lang::Vi, None, Some(found)) => {
            format!("Năm {year}: {name_in} {found} theo số tuyệt đối, không nguồn nào nêu")
        }
        (Lang::En, None, Some(found)) => format!("{year}: {name_in} {found} by the levels; no source states a rate"),
        _ => return None,
    })
}

/// The title of a result against its plan.
#[must_use]
pub fn plan(lang: Lang, year: Year, name: &str, attained: Percent) -> String {
    let name_in = lower_first(name);
    match (lang, AgainstPlan::of(lang, attained)) {
        (Lang::Vi, AgainstPlan::Over(over)) => format!("Năm {year}, {name_in} vượt {over} so với kế hoạch"),
        (Lang::Vi, AgainstPlan::Met) => format!("Năm {year}, {name_in} đạt đúng kế hoạch"),
        (Lang::Vi, AgainstPlan::Almost) => format!("Năm {year}, {name_in} gần như đạt kế hoạch"),
        (Lang::Vi, AgainstPlan::Under(part)) => format!("Năm {year}, {name_in} chỉ đạt {part} kế hoạch"),
        (Lang::En, AgainstPlan::Over(over)) => format!("{year}: {name_in} went {over} over the plan"),
        (Lang::En, AgainstPlan::Met) => format!("{year}: {name_in} met the plan exactly"),
        (Lang::En, AgainstPlan::Almost) => format!("{year}: {name_in} all but met the plan"),
        (Lang::En, AgainstPlan::Under(part)) => format!("{year}: {name_in} reached {part} of the plan"),
    }
}

/// The title where a year has no plan to compare with.
#[must_use]
pub fn no_plan(lang: Lang, year: Year, name: &str) -> String {
    let name_in = lower_first(name);
    match lang {
        Lang::Vi => format!("Năm {year} không có kế hoạch và kết quả để so sánh {name_in}"),
        Lang::En => format!("{year}: no plan and result to compare for {name_in}"),
    }
}

/// The title of several indicators on one index: the one that moved most.
#[must_use]
pub fn index(lang: Lang, base: Year, to: Year, name: &str, index: f64) -> String {
    let name_in = lower_first(name);
    let change = Percent::rough(index - 100.0);
    let size = change.size(lang);
    match (lang, change.way()) {
        (Lang::Vi, Way::Up) => format!("{} tăng mạnh nhất: {size} từ năm {base} đến năm {to}", upper_first(name)),
        (Lang::Vi, Way::Down) => format!("{} giảm ít nhất: {size} từ năm {base} đến năm {to}", upper_first(name)),
        (Lang::Vi, _) => format!("Năm {to} các chỉ tiêu hầu như không vượt mức năm {base}"),
        (Lang::En, Way::Up) => format!("From {base} to {to}, {name_in} rose most: {size}"),
        (Lang::En, Way::Down) => format!("From {base} to {to}, {name_in} fell least: {size}"),
        (Lang::En, _) => format!("In {to}, none stood clearly above {base}"),
    }
}

/// The title of a make-up: the largest part.
#[must_use]
pub fn makeup(lang: Lang, year: Year, whole: &str, largest: &str, share: &str) -> String {
    let whole = lower_first(whole);
    match lang {
        Lang::Vi => format!("Năm {year}, {} chiếm {share} {whole}", lower_first(largest)),
        Lang::En => format!("{year}: {} made up {share} of {whole}", lower_first(largest)),
    }
}

/// The title of a ranking: the first, and how much.
#[must_use]
pub fn ranking(lang: Lang, year: Year, first: &str, amount: &str) -> String {
    match lang {
        Lang::Vi => format!("Năm {year}, {first} dẫn đầu với {amount}"),
        Lang::En => format!("{year}: {first} leads with {amount}"),
    }
}

/// The title of a ranking of two years: the one that changed most.
#[must_use]
pub fn movers(lang: Lang, from: Year, to: Year, name: &str, change: &str) -> String {
    match lang {
        Lang::Vi => format!("Từ năm {from} đến năm {to}, {name} thay đổi nhiều nhất: {change}"),
        Lang::En => format!("From {from} to {to}, {name} changed most: {change}"),
    }
}
