//! Small whole templates of the page: lines of a chart's footer, offers and notices with a number or a year in them.

use super::date::date;
use super::facts::Place;
use super::number::number;
use crate::model::{Date, Lang, Year};

/// How many notices more there are than those that stand open.
#[must_use]
pub fn more_notices(lang: Lang, more: usize) -> String {
    match lang {
        Lang::Vi => format!("… và {more} thông báo khác"),
        Lang::En => format!("… and {more} more"),
    }
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

/// How many of these files have come.
#[must_use]
pub fn files_came(lang: Lang, came: usize, all: usize) -> String {
    match lang {
        Lang::Vi => format!("Đã tải {came}/{all} tệp số liệu."),
        Lang::En => format!("{came} of {all} data files loaded."),
    }
}

/// The button that stops fetching them.
#[must_use]
pub const fn stop_files(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "Dừng",
        Lang::En => "Stop",
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

/// The button that goes to what another reporter has.
#[must_use]
pub fn show_reporter(lang: Lang, reporter: &str) -> String {
    match lang {
        Lang::Vi => format!("Xem số liệu theo {reporter}"),
        Lang::En => format!("Show what is reported by {reporter}"),
    }
}

/// The newest figure that somebody has, where an older year is chosen.
#[must_use]
pub fn newest(lang: Lang, who: &str, year: Year, level: &str) -> String {
    match lang {
        Lang::Vi => format!("Số mới nhất theo {who} (năm {year}): {level}."),
        Lang::En => format!("Newest figure reported by {who} ({year}): {level}."),
    }
}

/// The title of the page: `Hợp tác xã Việt Nam, 2021, Hà Nội`.
#[must_use]
pub fn page_title(lang: Lang, data_set: &str, year: Year, place: Place<'_>) -> String {
    let place = place.in_list(lang);
    format!("{data_set}, {year}, {place}")
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

/// The footer's line of where the chart is to be found; `site` is the address of the page in short.
#[must_use]
pub fn site_line(lang: Lang, site: &str) -> String {
    match lang {
        Lang::Vi => format!("Biểu đồ: Coopstat, {site}"),
        Lang::En => format!("Chart: Coopstat, {site}"),
    }
}

/// The footer's line that figures of the chart differ from each other; `words` are those of the mark on the page.
#[must_use]
pub fn differs_line(words: &str) -> String {
    format!("≠ {words}")
}

/// Whose the figure of a year is, where another year's is someone else's.
#[must_use]
pub fn source_of(lang: Lang, year: Year, publisher: &str) -> String {
    match lang {
        Lang::Vi => format!("Năm {year}: {publisher}"),
        Lang::En => format!("{year}: {publisher}"),
    }
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

/// Where a printed report came from, and when; `today` as ISO 8601 writes it.
#[must_use]
pub fn report_link(lang: Lang, link: &str, today: &str) -> String {
    let day = Date::parse(today).map_or_else(|| today.to_owned(), |day| date(lang, day));
    match lang {
        Lang::Vi => format!("In ngày {day} từ {link}"),
        Lang::En => format!("Printed on {day} from {link}"),
    }
}

/// How far the making of all images is: `Đang vẽ biểu đồ 3/8…`.
#[must_use]
pub fn chart_of(lang: Lang, place: usize, all: usize) -> String {
    match lang {
        Lang::Vi => format!("Đang vẽ biểu đồ {place}/{all}…"),
        Lang::En => format!("Drawing chart {place} of {all}…"),
    }
}

/// The pixels of an image: `1280 × 860 px`.
#[must_use]
pub fn pixels(width: u32, height: u32) -> String {
    format!("{width} × {height} px")
}

#[cfg(test)]
mod tests {
    use super::super::test_help::check_sentence;
    use super::*;
    use crate::analysis::testing::year;
    use crate::model::AreaKind;
    use Lang::{En, Vi};

    #[test]
    fn every_phrase_is_clean_in_each_language() {
        let place = Place { name: "Hà Nội", kind: AreaKind::Province, sector: None };
        for lang in Lang::ALL {
            for (licence, day) in
                [(Some("CC BY 4.0"), None), (None, Date::parse("2022-01")), (Some("CC BY 4.0"), Date::parse("2022-01"))]
            {
                check_sentence(&licence_line(lang, licence, day).unwrap());
            }
            for words in [
                show_year(lang, year(2020)),
                newest(lang, "HTX", year(2020), "7 HTX"),
                needs_files(lang, 699),
                fetch_files(lang, 699),
                files_came(lang, 12, 699),
                more_notices(lang, 1),
                more_notices(lang, 25),
                page_title(lang, "Hợp tác xã", year(2020), place),
                note_line(lang, &["A.", "B."]).unwrap(),
                canvas_fallback(lang, "HTX", 1),
                canvas_fallback(lang, "HTX", 24),
                table_caption(lang, "HTX"),
                chart_of(lang, 2, 8),
                site_line(lang, "example.org"),
                differs_line("HTX"),
                source_of(lang, year(2020), "HTX"),
            ] {
                check_sentence(&words);
            }
        }
        assert_eq!([note_line(En, &[]), licence_line(Vi, None, None)], [None, None]);
    }
}
