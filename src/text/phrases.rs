//! Small whole templates of the page: what a card says of a change, lines of a chart's footer, offers and notices with a number or a year in them.

use super::date::{date, year_span};
use super::facts::{Measure, Percent, Place, Way, lower_first};
use super::number::number;
use crate::model::{Date, Lang, Year};

/// A change on a card: an arrow for the eye, words for everyone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardChange {
    /// `▲`, `▼` or `=`; decoration, the words say it too.
    pub arrow: &'static str,
    /// `tăng 1.354 (5,2%) so với 2020`.
    pub text: String,
}

/// The change of a card's figure against a year, in the unit and in per cent. Of a per cent the change is in percentage points.
#[must_use]
pub fn card_change(
    lang: Lang,
    measure: &Measure<'_>,
    difference: f64,
    percent: Option<Percent>,
    base: Year,
) -> CardChange {
    // As it is told: a difference that the digits do not show is none.
    let way = Percent { value: difference, decimals: measure.decimals }.way();
    let points = measure.unit == "%";
    let size = difference.abs();
    let n =
        if points || measure.things(lang).is_some() { measure.number(lang, size) } else { measure.amount(lang, size) };
    let p = percent.filter(|percent| !points && percent.way() != Way::About).map(|percent| percent.size(lang));
    let text = match (lang, way, p) {
        (Lang::Vi, Way::Up, _) if points => format!("tăng {n} điểm phần trăm so với {base}"),
        (Lang::Vi, Way::Down, _) if points => format!("giảm {n} điểm phần trăm so với {base}"),
        (Lang::Vi, Way::Up, Some(p)) => format!("tăng {n} ({p}) so với {base}"),
        (Lang::Vi, Way::Up, None) => format!("tăng {n} so với {base}"),
        (Lang::Vi, Way::Down, Some(p)) => format!("giảm {n} ({p}) so với {base}"),
        (Lang::Vi, Way::Down, None) => format!("giảm {n} so với {base}"),
        (Lang::Vi, Way::About, _) => format!("gần như không đổi so với {base}"),
        (Lang::Vi, Way::Same, _) => format!("không đổi so với {base}"),
        (Lang::En, Way::Up, _) if points => format!("up {n} percentage points on {base}"),
        (Lang::En, Way::Down, _) if points => format!("down {n} percentage points on {base}"),
        (Lang::En, Way::Up, Some(p)) => format!("up {n} ({p}) on {base}"),
        (Lang::En, Way::Up, None) => format!("up {n} on {base}"),
        (Lang::En, Way::Down, Some(p)) => format!("down {n} ({p}) on {base}"),
        (Lang::En, Way::Down, None) => format!("down {n} on {base}"),
        (Lang::En, Way::About, _) => format!("almost the same as in {base}"),
        (Lang::En, Way::Same, _) => format!("the same as in {base}"),
    };
    let arrow = match way {
        Way::Up => "▲",
        Way::Down => "▼",
        Way::About | Way::Same => "=",
    };
    CardChange { arrow, text }
}

/// Why a chart waits: it would need so many files.
#[must_use]
pub fn needs_files(lang: Lang, files: usize) -> String {
    match lang {
        Lang::Vi => format!("Biểu đồ này cần {files} tệp số liệu chưa tải."),
        Lang::En => format!("This chart needs {files} data files that are not loaded."),
    }
}

/// The offer to fetch them.
#[must_use]
pub fn fetch_files(lang: Lang, files: usize) -> String {
    match lang {
        Lang::Vi => format!("Tải {files} tệp"),
        Lang::En => format!("Load {files} files"),
    }
}

/// A card's line for the growth that a source states: `Nguồn nêu: tăng 7,6%`.
#[must_use]
pub fn stated_growth(lang: Lang, percent: Percent) -> String {
    let p = percent.size(lang);
    match (lang, percent.way()) {
        (Lang::Vi, Way::Up) => format!("Nguồn nêu: tăng {p}"),
        (Lang::Vi, Way::Down) => format!("Nguồn nêu: giảm {p}"),
        (Lang::Vi, Way::About | Way::Same) => "Nguồn nêu: không đổi".to_owned(),
        (Lang::En, Way::Up) => format!("The source states: up {p}"),
        (Lang::En, Way::Down) => format!("The source states: down {p}"),
        (Lang::En, Way::About | Way::Same) => "The source states: unchanged".to_owned(),
    }
}

/// Why a change is not told: the compared year has no figure.
#[must_use]
pub fn no_figure_to_compare(lang: Lang, base: Year) -> String {
    match lang {
        Lang::Vi => format!("chưa có số liệu năm {base} để so sánh"),
        Lang::En => format!("no figure of {base} to compare with"),
    }
}

/// A card without a figure: `Chưa có số liệu năm 2020`.
#[must_use]
pub fn no_figure_of(lang: Lang, year: Year) -> String {
    match lang {
        Lang::Vi => format!("Chưa có số liệu năm {year}"),
        Lang::En => format!("No figure for {year}"),
    }
}

/// The button that goes to the nearest year with a figure.
#[must_use]
pub fn show_year(lang: Lang, year: Year) -> String {
    match lang {
        Lang::Vi => format!("Xem năm {year}"),
        Lang::En => format!("Show {year}"),
    }
}

/// That there are other statements of a figure, and how far they lie apart: `Còn 2 con số khác, lệch nhau tới 739 HTX`.
#[must_use]
pub fn other_statements(lang: Lang, measure: &Measure<'_>, others: usize, spread: f64) -> String {
    let n = measure.amount(lang, spread);
    match (lang, others, spread > 0.0) {
        (Lang::Vi, _, true) => format!("Còn {others} con số khác, lệch nhau tới {n}"),
        (Lang::Vi, _, false) => format!("Còn {others} nguồn khác nêu cùng con số"),
        (Lang::En, 1, true) => format!("1 other statement, {n} apart"),
        (Lang::En, _, true) => format!("{others} other statements, up to {n} apart"),
        (Lang::En, 1, false) => "1 other source states the same".to_owned(),
        (Lang::En, _, false) => format!("{others} other sources state the same"),
    }
}

/// The heading of a card: `Hợp tác xã · cuối năm 2021`; the moment is of [`super::titles::moment`].
#[must_use]
pub fn card_heading(name: &str, moment: Option<&str>, year: Year) -> String {
    match moment {
        Some(moment) => format!("{name} · {moment} {year}"),
        None => format!("{name} · {year}"),
    }
}

/// The title of the page: `Hợp tác xã Việt Nam, 2021, Hà Nội`.
#[must_use]
pub fn page_title(lang: Lang, data_set: &str, year: Year, place: Place<'_>) -> String {
    let place = place.in_list(lang);
    format!("{data_set}, {year}, {place}")
}

/// What changed on the page, for the live region: `Đang xem năm 2021, cả nước`.
#[must_use]
pub fn now_showing(lang: Lang, year: Year, place: Place<'_>) -> String {
    let place = place.in_list(lang);
    match lang {
        Lang::Vi => format!("Đang xem năm {year}, {place}"),
        Lang::En => format!("Showing {year}, {place}"),
    }
}

/// The footer's line of sources. `None` without any.
#[must_use]
pub fn source_line(lang: Lang, sources: &[&str]) -> Option<String> {
    let list = sources.join("; ");
    match lang {
        _ if sources.is_empty() => None,
        Lang::Vi => Some(format!("Nguồn: {list}")),
        Lang::En => Some(format!("Source: {list}")),
    }
}

/// The footer's line of notes. `None` without any.
#[must_use]
pub fn note_line(lang: Lang, notes: &[&str]) -> Option<String> {
    let list = notes.join(" ");
    match lang {
        _ if notes.is_empty() => None,
        Lang::Vi => Some(format!("Ghi chú: {list}")),
        Lang::En => Some(format!("Note: {list}")),
    }
}

/// The footer's line of licence and date.
#[must_use]
pub fn licence_line(lang: Lang, licence: Option<&str>, updated: Option<Date>) -> Option<String> {
    match (lang, licence, updated) {
        (_, None, None) => None,
        (Lang::Vi, Some(licence), Some(day)) => {
            Some(format!("Giấy phép: {licence}. Số liệu cập nhật {}", date(lang, day)))
        }
        (Lang::Vi, Some(licence), None) => Some(format!("Giấy phép: {licence}")),
        (Lang::Vi, None, Some(day)) => Some(format!("Số liệu cập nhật {}", date(lang, day))),
        (Lang::En, Some(licence), Some(day)) => Some(format!("Licence: {licence}. Data updated {}", date(lang, day))),
        (Lang::En, Some(licence), None) => Some(format!("Licence: {licence}")),
        (Lang::En, None, Some(day)) => Some(format!("Data updated {}", date(lang, day))),
    }
}

/// A line's name where the measure and the reporter both matter: `Hợp tác xã (Liên minh HTX)`.
#[must_use]
pub fn by_reporter(name: &str, reporter: &str) -> String {
    format!("{name} ({reporter})")
}

/// What a canvas says to who cannot see it: how many marks, and where else to find them.
#[must_use]
pub fn canvas_fallback(lang: Lang, title: &str, marks: usize) -> String {
    let n = number(lang, marks as f64, 0);
    match lang {
        Lang::Vi => format!("Biểu đồ: {title}. Gồm {n} điểm, đọc được trong danh sách và bảng bên dưới."),
        Lang::En if marks == 1 => {
            format!("Chart: {title}. It has 1 mark, which the list and the table below tell too.")
        }
        Lang::En => format!("Chart: {title}. It has {n} marks, which the list and the table below tell too."),
    }
}

/// The caption of a chart's table.
#[must_use]
pub fn table_caption(lang: Lang, title: &str) -> String {
    match lang {
        Lang::Vi => format!("Số liệu của biểu đồ: {title}"),
        Lang::En => format!("Figures of the chart: {title}"),
    }
}

/// How many rows a table shows of how many.
#[must_use]
pub fn rows_shown(lang: Lang, shown: usize, all: usize) -> String {
    let (n, all) = (number(lang, shown as f64, 0), number(lang, all as f64, 0));
    match lang {
        Lang::Vi => format!("{n} trên {all} dòng"),
        Lang::En => format!("{n} of {all} rows"),
    }
}

/// The years for which an indicator has figures: `Có số liệu 2013–2024`.
#[must_use]
pub fn years_known(lang: Lang, first: Year, last: Year) -> String {
    let span = year_span(lang, first, last);
    match lang {
        Lang::Vi => format!("Có số liệu {span}"),
        Lang::En => format!("Figures for {span}"),
    }
}

/// The label of a button that acts on one thing of many alike, for a screen reader: `Ảnh PNG: Hợp tác xã tăng 45%`.
#[must_use]
pub fn action_on(action: &str, what: &str) -> String {
    format!("{action}: {what}")
}

/// How a change of an indicator is called in a table's heading: `Thay đổi của hợp tác xã so với 2020`.
#[must_use]
pub fn change_heading(lang: Lang, name: &str, base: Year) -> String {
    let name = lower_first(name);
    match lang {
        Lang::Vi => format!("Thay đổi của {name} so với {base}"),
        Lang::En => format!("Change of {name} on {base}"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::test_help::check_sentence;
    use super::*;
    use Lang::{En, Vi};

    const HTX: Measure<'_> = Measure { name: "Hợp tác xã", unit: "HTX", decimals: 0 };
    const RATE: Measure<'_> = Measure { name: "Tỷ lệ", unit: "%", decimals: 1 };
    const MONEY: Measure<'_> = Measure { name: "Doanh thu", unit: "triệu đồng", decimals: 0 };

    fn year(n: i64) -> Year {
        Year::new(n).unwrap()
    }

    fn change(lang: Lang, measure: &Measure<'_>, difference: f64, percent: Option<f64>) -> String {
        card_change(lang, measure, difference, percent.map(Percent::worked_out), year(2020)).text
    }

    #[test]
    fn a_card_tells_the_change_in_number_and_per_cent() {
        assert_eq!(
            card_change(Vi, &HTX, 1354.0, Some(Percent::worked_out(5.1997)), year(2020)),
            CardChange { arrow: "▲", text: "tăng 1.354 (5,2%) so với 2020".into() }
        );
        assert_eq!(change(En, &HTX, -1354.0, Some(-5.2)), "down 1,354 (5.2%) on 2020");
        assert_eq!(change(Vi, &HTX, 0.0, Some(0.0)), "không đổi so với 2020");
        assert_eq!(change(Vi, &MONEY, -711.0, Some(-20.0)), "giảm 711 triệu đồng (20,0%) so với 2020");
    }

    #[test]
    fn a_change_of_a_per_cent_is_in_percentage_points() {
        assert_eq!(change(Vi, &RATE, 2.1, Some(40.0)), "tăng 2,1 điểm phần trăm so với 2020");
        assert_eq!(change(En, &RATE, -2.1, None), "down 2.1 percentage points on 2020");
        assert_eq!(card_change(Vi, &RATE, 0.01, None, year(2020)).arrow, "=");
    }

    #[test]
    fn a_per_cent_too_small_to_show_is_left_out() {
        assert_eq!(change(Vi, &HTX, 1.0, Some(0.004)), "tăng 1 so với 2020");
    }

    #[test]
    fn other_statements_are_counted_with_their_spread() {
        assert_eq!(other_statements(Vi, &HTX, 2, 739.0), "Còn 2 con số khác, lệch nhau tới 739 HTX");
        assert_eq!(other_statements(En, &HTX, 1, 0.0), "1 other source states the same");
    }

    #[test]
    fn every_phrase_is_clean_in_each_language() {
        let place = Place { name: "Hà Nội", is_country: false };
        for lang in Lang::ALL {
            for measure in [HTX, RATE, MONEY] {
                for difference in [5.0, -5.0, 0.01, 0.0] {
                    for percent in [Some(5.0), None] {
                        check_sentence(&change(lang, &measure, difference, percent));
                    }
                }
            }
            for value in [7.6, -7.6, 0.0] {
                check_sentence(&stated_growth(lang, Percent::worked_out(value)));
            }
            for (others, spread) in [(1, 0.0), (1, 2.0), (2, 0.0), (2, 2.0)] {
                check_sentence(&other_statements(lang, &HTX, others, spread));
            }
            for (licence, day) in
                [(Some("CC BY 4.0"), None), (None, Date::parse("2022-01")), (Some("CC BY 4.0"), Date::parse("2022-01"))]
            {
                check_sentence(&licence_line(lang, licence, day).unwrap());
            }
            for words in [
                no_figure_to_compare(lang, year(2020)),
                no_figure_of(lang, year(2020)),
                show_year(lang, year(2020)),
                card_heading("HTX", Some("cuối năm"), year(2020)),
                card_heading("HTX", None, year(2020)),
                page_title(lang, "Hợp tác xã", year(2020), place),
                now_showing(lang, year(2020), place),
                source_line(lang, &["A", "B"]).unwrap(),
                note_line(lang, &["A.", "B."]).unwrap(),
                by_reporter("HTX", "VCA"),
                canvas_fallback(lang, "HTX", 1),
                canvas_fallback(lang, "HTX", 24),
                table_caption(lang, "HTX"),
                rows_shown(lang, 50, 1200),
                years_known(lang, year(2013), year(2024)),
                action_on("PNG", "HTX"),
                change_heading(lang, "HTX", year(2020)),
            ] {
                check_sentence(&words);
            }
        }
        assert_eq!([source_line(Vi, &[]), note_line(En, &[]), licence_line(Vi, None, None)], [None, None, None]);
    }
}
