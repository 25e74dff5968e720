//! How the page works, told to its readers: the rule of selection, what is worked out, how to cite.

use crate::model::{Date, Lang};

use super::date;

/// The method, a paragraph each.
#[must_use]
pub const fn paragraphs(lang: Lang) -> &'static [&'static str] {
    match lang {
        Lang::Vi => &[
            "Mỗi con số ở đây hoặc do một nguồn nêu, kèm câu, bảng hay biểu đồ nêu nó, hoặc được ghi rõ là số “tính ra”: không nguồn nào nêu, nó được tính từ các số khác, và công thức luôn đi kèm. Số của hai cơ quan báo cáo không bao giờ được ghép vào một dãy, và năm thiếu số thì để trống, không điền thay.",
            "Khi nhiều nguồn nêu cùng một số, trang hiển thị số được người biên tập chọn; nếu không có, lần lượt ưu tiên số được nêu trực tiếp hơn số tính ra, số cuối năm hoặc cả năm hơn số của ngày khác, số chính xác hơn số gần đúng, số đọc được chắc chắn và rõ chủ hơn số có độ chắc chắn thấp hoặc không thấy nêu chủ số liệu, nguồn đăng sau hơn nguồn đăng trước. Các số còn lại luôn mở xem được, kèm độ lệch nếu cùng thời điểm.",
            "Mức thay đổi so với năm khác là mức mà nguồn nêu chính con số đó nêu; mức tính từ hai số hiển thị, nếu khác, đứng sau và ghi là “tính ra”. Khi nguồn không nêu, mức thay đổi được tính từ hai số hiển thị. Số hiện có mà nguồn không ghi ngày được hiểu là số cuối năm.",
            "Khi trích dẫn, hãy dẫn nguồn gốc của con số (nút “Nguồn gốc”) rồi đến trang này, kèm đường dẫn và ngày truy cập.",
        ],
        Lang::En => &[
            "Every figure here is either stated by a source, and stands with the words, table or chart that state it, or marked “worked out”: no source states it, it follows from other figures, and its formula goes with it. Figures of two reporters are never joined in one series, and a year without a figure stays empty.",
            "Where several sources tell the same figure, the editor's choice is shown; failing that, what is stated before what is worked out, the end or the whole of the year before another date, exact before approximate, what was read with certainty and has an owner before what was not or has none, later published before earlier. The others stay one click away, with how far they lie apart where they are of one date.",
            "A change against another year is the one stated by a source of that very figure; what the two figures shown give, if another, comes after it and is marked “worked out”. Where none is stated it is worked out from the two figures shown. A level whose source gives no date is taken as that of the end of its year.",
            "To cite, name the source of the figure (“Provenance” on a card, “Sources” under a chart), then this page with its link and the day you read it.",
        ],
    }
}

/// When the data were last edited.
#[must_use]
pub fn updated(lang: Lang, day: Date) -> String {
    match lang {
        Lang::Vi => format!("Số liệu cập nhật ngày {}.", date::short_date(lang, day)),
        Lang::En => format!("Data last edited on {}.", date::short_date(lang, day)),
    }
}

/// An indicator with how many figures of it a source gives.
#[must_use]
pub fn figures_of(indicator: &str, count: usize) -> String {
    format!("{indicator} ({count})")
}

/// What a source contributes; `named` lists the first indicators, `more` counts the others.
#[must_use]
pub fn contributes(lang: Lang, count: usize, named: &str, more: usize) -> String {
    match (lang, count, more) {
        (Lang::Vi, n, 0) => format!("Cho {n} con số: {named}."),
        (Lang::Vi, n, more) => format!("Cho {n} con số: {named} và {more} chỉ tiêu khác."),
        (Lang::En, 1, _) => format!("Gives 1 figure: {named}."),
        (Lang::En, n, 0) => format!("Gives {n} figures: {named}."),
        (Lang::En, n, 1) => format!("Gives {n} figures: {named} and 1 more indicator."),
        (Lang::En, n, more) => format!("Gives {n} figures: {named} and {more} more indicators."),
    }
}

/// What the numbers behind the sources count.
#[must_use]
pub const fn counted(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "Số lượng số liệu đếm trong những tệp mà trang đã tải đến lúc này.",
        Lang::En => "Figures are counted in the files that the page has loaded so far.",
    }
}

/// What opens the list of all sources.
#[must_use]
pub fn all_sources(lang: Lang, count: usize) -> String {
    match (lang, count) {
        (Lang::Vi, n) => format!("Tất cả {n} nguồn"),
        (Lang::En, 1) => "The one source".to_owned(),
        (Lang::En, n) => format!("All {n} sources"),
    }
}
