//! Words for files that do not come: what happened, and what to do.

use crate::model::{Lang, Year};

/// Why a file did not come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The server answered with this status.
    Status(u16),
    /// The server answered with a web page in place of the file.
    WebPage,
    /// There was no answer.
    NoAnswer,
    /// The answer did not begin, or did not end, in time.
    TooSlow,
    /// The browser could not read the file that the reader opened.
    Unreadable,
    /// A part of the page itself did not come.
    NoPart,
    /// The file does not conform, and the part of the page that explains it did not come.
    Unexplained,
}

/// What happened, in a few words.
#[must_use]
pub fn heading(lang: Lang, why: Why) -> String {
    match (lang, why) {
        (Lang::Vi, Why::Status(404)) => "Không có tệp số liệu này trên máy chủ".to_owned(),
        (Lang::En, Why::Status(404)) => "The server does not have this data file".to_owned(),
        (Lang::Vi, Why::Status(status)) => format!("Máy chủ trả lời lỗi {status}"),
        (Lang::En, Why::Status(status)) => format!("The server answered with error {status}"),
        (Lang::Vi, Why::WebPage) => "Máy chủ trả về một trang web thay cho tệp số liệu".to_owned(),
        (Lang::En, Why::WebPage) => "The server sent a web page in place of the data file".to_owned(),
        (Lang::Vi, Why::NoAnswer) => "Không nhận được trả lời của máy chủ".to_owned(),
        (Lang::En, Why::NoAnswer) => "The server did not answer".to_owned(),
        (Lang::Vi, Why::TooSlow) => "Máy chủ trả lời quá chậm".to_owned(),
        (Lang::En, Why::TooSlow) => "The server answered too slowly".to_owned(),
        (Lang::Vi, Why::Unreadable) => "Không đọc được tệp bạn mở".to_owned(),
        (Lang::En, Why::Unreadable) => "The file that you opened cannot be read".to_owned(),
        (Lang::Vi, Why::NoPart) => "Chưa tải được một phần của trang".to_owned(),
        (Lang::En, Why::NoPart) => "A part of the page did not come".to_owned(),
        (Lang::Vi, Why::Unexplained) => "Tệp số liệu có lỗi".to_owned(),
        (Lang::En, Why::Unexplained) => "The data file has an error".to_owned(),
    }
}

/// What it means that the catalog did not come. `first`: whether the page shows what the build put into it.
#[must_use]
pub const fn without_catalog(lang: Lang, first: bool) -> &'static str {
    match (lang, first) {
        (Lang::Vi, true) => {
            "Trang đang hiện số liệu có sẵn từ khi dựng trang. Lựa chọn của bạn được giữ lại và có hiệu lực khi tải được tệp này."
        }
        (Lang::En, true) => {
            "What is shown are the figures as of when the page was built. What you choose is kept, and takes effect once this file has come."
        }
        (Lang::Vi, false) => "Thiếu tệp này, trang không tải được số liệu nào.",
        (Lang::En, false) => "Without this file no figures can be loaded.",
    }
}

/// What to do. `all`: whether it is the catalog that did not come, without which nothing else works.
#[must_use]
pub const fn advice(lang: Lang, why: Why, all: bool) -> &'static str {
    match (lang, why) {
        (Lang::Vi, Why::Status(404)) if all => "Hãy báo cho người quản trị trang, hoặc kiểm tra lại đường dẫn.",
        (Lang::En, Why::Status(404)) if all => "Tell whoever runs the site, or check the link.",
        (Lang::Vi, Why::Status(_)) if all => "Hãy thử lại sau ít phút.",
        (Lang::En, Why::Status(_)) if all => "Try again in a few minutes.",
        (Lang::Vi, Why::NoAnswer | Why::TooSlow) if all => "Hãy kiểm tra kết nối mạng rồi thử lại.",
        (Lang::En, Why::NoAnswer | Why::TooSlow) if all => "Check the connection, then try again.",
        (Lang::Vi, Why::Status(404)) => {
            "Các phần khác vẫn dùng được. Nếu trang đã mở từ lâu, hãy tải lại trang; nếu không, hãy báo cho người quản trị trang rằng tệp bị thiếu, hoặc kiểm tra lại đường dẫn."
        }
        (Lang::En, Why::Status(404)) => {
            "The rest still works. Reload a page that has been open for long; else tell whoever runs the site that the file is missing, or check the link."
        }
        (Lang::Vi, Why::Status(_)) => "Các phần khác vẫn dùng được. Hãy thử lại sau ít phút.",
        (Lang::En, Why::Status(_)) => "The rest still works. Try again in a few minutes.",
        (Lang::Vi, Why::WebPage) => {
            "Mạng của bạn có thể cần đăng nhập, hoặc đường dẫn sai. Hãy mở một trang web khác để kiểm tra rồi thử lại."
        }
        (Lang::En, Why::WebPage) => {
            "Your network may want you to log in, or the link is wrong. Open another site to see, then try again."
        }
        (Lang::Vi, Why::NoAnswer) => "Hãy kiểm tra kết nối mạng rồi thử lại. Những gì đã tải vẫn xem được.",
        (Lang::En, Why::NoAnswer) => "Check the connection, then try again. What was loaded can still be read.",
        (Lang::Vi, Why::TooSlow) => "Mạng có thể đang yếu. Những gì đã tải vẫn xem được; hãy thử lại khi mạng tốt hơn.",
        (Lang::En, Why::TooSlow) => {
            "The line may be weak. What was loaded can still be read; try again when it is better."
        }
        (Lang::Vi, Why::Unreadable) => {
            "Tệp có thể quá lớn (trên 64 MiB) hoặc đang bị khóa: hãy chọn lại tệp. Nếu đó là thư mục, hãy chọn các tệp bên trong."
        }
        (Lang::En, Why::Unreadable) => {
            "It may be too large (over 64 MiB) or locked: choose it again. If it is a folder, choose the files in it."
        }
        (Lang::Vi, Why::NoPart) => {
            "Phần kiểm tra, một số biểu đồ, nguồn, bảng và tải xuống cần phần này; các phần khác vẫn dùng được. Ở đâu không hiện phần kiểm tra, các con số có thể lệch nhau mà không có dấu “≠”. Hãy kiểm tra kết nối mạng rồi thử lại; nếu trang đã mở từ lâu, hãy tải lại trang."
        }
        (Lang::En, Why::NoPart) => {
            "Checks, some charts, sources, tables and downloads need it; the rest still works. Where no checks are shown, figures may differ without a “≠”. Check the connection, then try again; reload a page that has been open for long."
        }
        (Lang::Vi, Why::Unexplained) => {
            "Chưa tải được phần giải thích lỗi. Hãy kiểm tra kết nối mạng rồi thử lại để biết lỗi ở đâu."
        }
        (Lang::En, Why::Unexplained) => {
            "The part of the page that explains it did not come. Check the connection, then try again to see where it is."
        }
    }
}

/// That the page asks again by itself.
#[must_use]
pub fn asks_again(lang: Lang, seconds: u32) -> String {
    match (lang, seconds) {
        (Lang::Vi, n) => format!("Trang sẽ tự thử lại sau {n} giây."),
        (Lang::En, 1) => "The page tries again by itself in 1 second.".to_owned(),
        (Lang::En, n) => format!("The page tries again by itself in {n} seconds."),
    }
}

/// That a part of the link was not understood and is left out.
#[must_use]
pub fn refused(lang: Lang, key: &str, value: &str) -> String {
    match lang {
        Lang::Vi => format!("Đường dẫn có “{key}={value}” mà trang không hiểu; phần này được bỏ qua."),
        Lang::En => format!("The link has “{key}={value}”, which the page does not understand; that part is left out."),
    }
}

/// What to do about a link that was not understood.
#[must_use]
pub const fn refused_advice(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "Hãy kiểm tra đường dẫn, hoặc chọn lại ở thanh phía trên.",
        Lang::En => "Check the link, or choose again in the bar above.",
    }
}

/// That a link names a figure that the data does not have.
#[must_use]
pub fn unknown_figure(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Vi => format!("Đường dẫn dẫn đến con số “{name}”, nhưng số liệu không có con số ấy."),
        Lang::En => format!("The link leads to the figure “{name}”, which the data does not have."),
    }
}

/// That a link names an area that the data does not have, and whose figures are shown in its place.
#[must_use]
pub fn unknown_area(lang: Lang, id: &str, shown: &str) -> String {
    match lang {
        Lang::Vi => format!("Đường dẫn nêu địa bàn “{id}” mà số liệu không có. Các con số dưới đây là của {shown}."),
        Lang::En => {
            format!("The link names the area “{id}”, which the data does not have. The figures below are of {shown}.")
        }
    }
}

/// That a link names a reporter whom the data does not have, and whose figures are shown in their place.
#[must_use]
pub fn unknown_reporter(lang: Lang, id: &str, shown: &str) -> String {
    match lang {
        Lang::Vi => {
            format!("Đường dẫn nêu cơ quan báo cáo “{id}” mà số liệu không có. Các con số dưới đây theo {shown}.")
        }
        Lang::En => format!(
            "The link names the reporter “{id}”, which the data does not have. The figures below are reported by {shown}."
        ),
    }
}

/// What to do about a link that asks for what charts or checks do not have.
#[must_use]
pub const fn view_advice(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "Hãy kiểm tra đường dẫn, hoặc chọn lại ngay trên trang.",
        Lang::En => "Check the link, or choose again on the page.",
    }
}

/// That a link asks for a chart alone that the page does not have.
#[must_use]
pub fn unknown_chart(lang: Lang, id: &str) -> String {
    match lang {
        Lang::Vi => format!("Đường dẫn nêu biểu đồ “{id}” mà trang không có. Trang hiện tất cả các biểu đồ."),
        Lang::En => format!("The link names the chart “{id}”, which the page does not have. All charts are shown."),
    }
}

/// That a link opens the table of a chart that the page does not have.
#[must_use]
pub fn unknown_table(lang: Lang, id: &str) -> String {
    match lang {
        Lang::Vi => format!("Đường dẫn mở bảng số liệu của biểu đồ “{id}” mà trang không có."),
        Lang::En => format!("The link opens the table of the chart “{id}”, which the page does not have."),
    }
}

/// That a link asks for a base year that the index cannot have, and which one it has.
#[must_use]
pub fn unknown_base(lang: Lang, asked: Year, shown: Year) -> String {
    match lang {
        Lang::Vi => {
            format!(
                "Đường dẫn chọn năm {asked} làm gốc của chỉ số, nhưng năm đó không có đủ số liệu. Chỉ số đang lấy năm {shown} làm gốc."
            )
        }
        Lang::En => format!(
            "The link takes {asked} as the base year of the index, but there are not enough figures of it. The index is based on {shown}."
        ),
    }
}

/// That a link filters the checks by what they cannot be filtered by.
#[must_use]
pub fn unknown_filter(lang: Lang, word: &str) -> String {
    match lang {
        Lang::Vi => {
            format!("Đường dẫn lọc đối chiếu theo “{word}”, là bộ lọc mà trang không có; phần này được bỏ qua.")
        }
        Lang::En => {
            format!("The link filters the checks by “{word}”, which is no filter of the page; that part is left out.")
        }
    }
}

/// The first and the last year of results, and the last of plans where they go on.
pub type DataYears = (Year, Year, Option<Year>);

fn span(lang: Lang, (first, last, plans): DataYears) -> String {
    match (lang, plans) {
        (Lang::Vi, None) => format!("từ năm {first} đến năm {last}"),
        (Lang::Vi, Some(plans)) => format!("từ năm {first} đến năm {last} (mục tiêu: đến năm {plans})"),
        (Lang::En, None) => format!("from {first} to {last}"),
        (Lang::En, Some(plans)) => format!("from {first} to {last} (targets: to {plans})"),
    }
}

/// That a link names a year before or after all of the data.
#[must_use]
pub fn unknown_year(lang: Lang, year: Year, years: DataYears) -> String {
    let span = span(lang, years);
    match lang {
        Lang::Vi => format!("Đường dẫn nêu năm {year}, nhưng số liệu chỉ có {span}."),
        Lang::En => format!("The link names the year {year}, but the data runs {span}."),
    }
}

/// That a link compares with a year before or after all of the data.
#[must_use]
pub fn unknown_compared(lang: Lang, year: Year, years: DataYears) -> String {
    let span = span(lang, years);
    match lang {
        Lang::Vi => {
            format!("Đường dẫn so sánh với năm {year}, nhưng số liệu chỉ có {span}, nên không có gì để so sánh.")
        }
        Lang::En => format!(
            "The link compares with the year {year}, but the data runs {span}, so there is nothing to compare with."
        ),
    }
}

/// That a link compares with a year within the data of which nothing is told.
#[must_use]
pub fn untold_compared(lang: Lang, year: Year) -> String {
    match lang {
        Lang::Vi => format!("Đường dẫn so sánh với năm {year}, nhưng số liệu không có con số nào của năm ấy."),
        Lang::En => format!("The link compares with the year {year}, of which the data has no figure."),
    }
}

#[cfg(test)]
mod tests {
    use super::super::test_help::check_sentence;
    use super::*;

    #[test]
    fn what_a_link_names_in_vain_is_told_with_what_is_shown_in_its_place() {
        let year = |year| Year::new(year).unwrap();
        for lang in Lang::ALL {
            for words in [unknown_area(lang, "VN-DN", "Việt Nam"), unknown_reporter(lang, "VN-DN", "Việt Nam")] {
                check_sentence(&words);
                assert!(words.contains("“VN-DN”") && words.contains("Việt Nam"), "{words}");
            }
            for words in [unknown_chart(lang, "no"), unknown_table(lang, "no"), unknown_filter(lang, "no")] {
                check_sentence(&words);
                assert!(words.contains("“no”"), "{words}");
            }
            check_sentence(view_advice(lang));
            let words = unknown_base(lang, year(1999), year(2001));
            check_sentence(&words);
            assert!(words.contains("1999") && words.contains("2001"), "{words}");
            for tell in [unknown_year, unknown_compared] {
                let words = tell(lang, year(1999), (year(2001), year(2025), None));
                check_sentence(&words);
                assert!(["1999", "2001", "2025"].iter().all(|year| words.contains(year)), "{words}");
                let with_plans = tell(lang, year(1999), (year(2001), year(2025), Some(year(2030))));
                check_sentence(&with_plans);
                assert!(["2025", "2030"].iter().all(|year| with_plans.contains(year)), "{with_plans}");
            }
            check_sentence(&untold_compared(lang, year(2010)));
            assert!(untold_compared(lang, year(2010)).contains("2010"));
        }
    }

    #[test]
    fn where_the_checks_do_not_come_no_mark_is_said_to_tell_nothing() {
        for (lang, checks) in [(Lang::Vi, "không hiện phần kiểm tra"), (Lang::En, "no checks are shown")] {
            let told = advice(lang, Why::NoPart, false);
            check_sentence(told);
            assert!(told.contains(checks) && told.contains("“≠”"), "{told}");
        }
    }

    #[test]
    fn where_the_catalog_does_not_come_nothing_is_said_to_work_still() {
        let all = [Why::Status(404), Why::Status(500), Why::WebPage, Why::NoAnswer, Why::TooSlow, Why::Unexplained];
        for why in all {
            for lang in Lang::ALL {
                let (part, whole) = (advice(lang, why, false), advice(lang, why, true));
                check_sentence(part);
                check_sentence(whole);
                for claim in ["vẫn dùng được", "vẫn xem được", "still works", "can still be read"] {
                    assert!(!whole.contains(claim), "{whole}");
                }
            }
        }
        assert!(advice(Lang::En, Why::Status(404), false).contains("still works"));
        for (lang, none, built) in [
            (Lang::Vi, "không tải được số liệu nào", "từ khi dựng trang"),
            (Lang::En, "no figures", "when the page was built"),
        ] {
            let (alone, first) = (without_catalog(lang, false), without_catalog(lang, true));
            check_sentence(alone);
            check_sentence(first);
            assert!(alone.contains(none) && !first.contains(none) && first.contains(built), "{alone} {first}");
        }
    }
}
