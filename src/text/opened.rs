//! Words for figures that are not the site's: those of files that the reader opened. Whoever gets a link, an image or a citation does not have the file.

use crate::format::Foreign;
use crate::model::{Date, Lang};

use super::date;
use super::provenance::Cite;

/// The badge of a figure that stands in a file which the reader added to the site's figures.
#[must_use]
pub const fn badge(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "từ tệp mở thêm",
        Lang::En => "from an added file",
    }
}

/// What is shown in place of the site's figures, or together with them. `whole`: nothing is the site's.
#[must_use]
pub fn banner(lang: Lang, files: &[&str], whole: bool) -> String {
    let files = named(files);
    match (lang, whole) {
        (Lang::Vi, true) => format!(
            "Đang xem số liệu từ tệp của bạn ({files}), không phải số liệu của trang. Liên kết không mang theo tệp: người khác mở liên kết, hoặc bạn tải lại trang, sẽ không thấy số liệu này."
        ),
        (Lang::En, true) => format!(
            "Showing the data of your file ({files}), not the site’s. Links do not carry it: whoever opens a link, or you after a reload, will not see these figures."
        ),
        (Lang::Vi, false) => format!(
            "Đang xem số liệu của trang cùng số liệu từ tệp của bạn ({files}), ghi là “từ tệp mở thêm”. Liên kết không mang theo tệp: người khác mở liên kết, hoặc bạn tải lại trang, chỉ thấy số liệu của trang."
        ),
        (Lang::En, false) => format!(
            "Showing the site’s data together with those of your file ({files}), marked “from an added file”. Links do not carry it: whoever opens a link, or you after a reload, will see the site’s figures alone."
        ),
    }
}

/// That files were opened once more, and what that did.
#[must_use]
pub fn replaced(lang: Lang, files: &[&str]) -> String {
    let (count, files) = (files.len(), named(files));
    match lang {
        Lang::Vi => format!("Đã mở lại tệp cùng tên ({files}): số liệu mới thay toàn bộ số liệu của lần mở trước."),
        Lang::En if count == 1 => {
            format!("A file of the same name was opened again ({files}): its figures replace all those of before.")
        }
        Lang::En => {
            format!("Files of the same names were opened again ({files}): their figures replace all those of before.")
        }
    }
}

/// That a file which was opened once more could not be taken, and what is shown.
#[must_use]
pub const fn stays(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "Trang vẫn hiện số liệu của lần mở trước của tệp này.",
        Lang::En => "The page still shows the figures of this file as it was opened before.",
    }
}

/// That a link was copied, and what it does not carry.
#[must_use]
pub const fn link_copied(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => {
            "Đã chép liên kết. Liên kết không mang theo tệp bạn mở: người mở liên kết chỉ thấy số liệu của trang."
        }
        Lang::En => {
            "Link copied. It does not carry the file that you opened: whoever opens the link sees the site’s figures."
        }
    }
}

/// That a catalog was opened without files that it names, and how to open them.
#[must_use]
pub fn not_opened(lang: Lang, files: &[&str]) -> String {
    let (count, files) = (files.len(), named(files));
    match lang {
        Lang::Vi => format!(
            "Danh mục bạn mở nêu tên {count} tệp số liệu chưa được mở ({files}), nên số liệu trong đó chưa hiển thị. Hãy mở thêm các tệp ấy; có thể chọn nhiều tệp một lượt."
        ),
        Lang::En if count == 1 => format!(
            "The catalog that you opened names a data file that was not opened ({files}), so its figures are not shown. Open that file, too."
        ),
        Lang::En => format!(
            "The catalog that you opened names {count} data files that were not opened ({files}), so their figures are not shown. Open them, too; several can be chosen at once."
        ),
    }
}

/// That a file of the site came after one that the reader added, and tells figures of it: where both do, the site's are shown then.
#[must_use]
pub fn gave_way(lang: Lang, added: &str, file: &str) -> String {
    match lang {
        Lang::Vi => format!(
            "Trang đã đọc được tệp “{file}” của mình, trong đó có con số mà tệp “{added}” của bạn cũng nêu. Từ nay trang hiển thị số của trang; số trong tệp của bạn vẫn mở xem được bên cạnh."
        ),
        Lang::En => format!(
            "The site’s file “{file}” has come after all, and tells figures that your file “{added}” tells, too. The site’s are shown from now on; those of your file stay one click away."
        ),
    }
}

/// That of the catalogs which were opened at once another one is shown.
#[must_use]
pub fn second_catalog(lang: Lang, shown: &str) -> String {
    match lang {
        Lang::Vi => format!("Bạn mở nhiều danh mục một lượt. Trang dùng danh mục “{shown}” và bỏ qua tệp này."),
        Lang::En => format!("Several catalogs were opened at once. The page shows “{shown}” and leaves this one out."),
    }
}

/// How the other one is shown.
#[must_use]
pub const fn one_catalog(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "Muốn xem danh mục này, hãy mở riêng nó cùng các tệp số liệu của nó.",
        Lang::En => "To see it, open it alone with its data files.",
    }
}

/// That there is no catalog with which a series file could be read.
#[must_use]
pub const fn no_catalog(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "Trang chưa tải được danh mục nào để đọc tệp này.",
        Lang::En => "The page has no catalog to read this file with.",
    }
}

/// How it can be read.
#[must_use]
pub const fn with_catalog(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "Hãy mở tệp cùng danh mục của nó (catalog.json), hoặc mở lại khi trang đã tải được số liệu.",
        Lang::En => {
            "Open it together with its catalog (catalog.json), or again once the figures of the page are there."
        }
    }
}

/// How many values of a file may be off by their scale.
#[must_use]
pub fn off_scale_heading(lang: Lang, count: usize) -> String {
    match (lang, count) {
        (Lang::Vi, n) => format!("{n} giá trị không khớp với câu trích, có thể vì sai thang đo"),
        (Lang::En, 1) => "1 value is not what its quote states and may be of another scale".to_owned(),
        (Lang::En, n) => format!("{n} values are not what their quotes state and may be of another scale"),
    }
}

/// A value that is not what its quote states, but would be at another scale: how it is shown, and what would have to be stored.
#[must_use]
pub fn off_scale(lang: Lang, file: &str, path: &str, quoted: &str, shown: &str, stored: &str) -> String {
    match lang {
        Lang::Vi => format!(
            "{file}, tại {path}: câu trích nêu “{quoted}” nhưng trang hiển thị {shown}. Nếu câu trích đúng, hãy ghi \"value\": {stored} rồi mở lại tệp; “scale” của chỉ tiêu cho biết giá trị được nhân với bao nhiêu."
        ),
        Lang::En => format!(
            "{file}, at {path}: the quote states “{quoted}”, and the page shows {shown}. If the quote is right, write \"value\": {stored} and open the file again; the indicator’s “scale” tells by what a value is multiplied."
        ),
    }
}

/// What an opened file is that is no data file of the page's format.
#[must_use]
pub const fn foreign(lang: Lang, kind: Foreign) -> &'static str {
    match (lang, kind) {
        (Lang::Vi, Foreign::Csv) => "Đây là tệp CSV. Trang xuất số liệu ra CSV nhưng không đọc được tệp CSV.",
        (Lang::En, Foreign::Csv) => "This is a CSV file. The page gives figures away as CSV, but reads none.",
        (Lang::Vi, Foreign::Document) => "Đây là văn bản, như của Word. Trang không đọc được số liệu trong văn bản.",
        (Lang::En, Foreign::Document) => "This is a text document, as of Word. The page reads no figures from one.",
        (Lang::Vi, Foreign::Image) => "Đây là tệp ảnh. Trang không đọc được số liệu trong ảnh.",
        (Lang::En, Foreign::Image) => "This is a picture. The page reads no figures from one.",
        (Lang::Vi, Foreign::Pdf) => "Đây là tệp PDF. Trang không đọc được số liệu trong tệp PDF.",
        (Lang::En, Foreign::Pdf) => "This is a PDF file. The page reads no figures from a PDF.",
        (Lang::Vi, Foreign::Spreadsheet) => "Đây là bảng tính, như của Excel. Trang không đọc được bảng tính.",
        (Lang::En, Foreign::Spreadsheet) => {
            "This is a spreadsheet, as Excel makes them. The page reads no spreadsheets."
        }
        (Lang::Vi, Foreign::Utf16) => "Tệp này lưu bằng bảng mã UTF-16. Hãy lưu lại bằng UTF-8 rồi mở lại.",
        (Lang::En, Foreign::Utf16) => "This file is saved as UTF-16. Save it as UTF-8 and open it again.",
        (Lang::Vi, Foreign::Zip) => "Đây là tệp nén ZIP. Hãy giải nén rồi mở các tệp số liệu trong đó.",
        (Lang::En, Foreign::Zip) => "This is a ZIP archive. Unpack it and open the data files in it.",
    }
}

/// That an opened file tells nothing.
#[must_use]
pub const fn without_series(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "Tệp này không có chuỗi số liệu nào (“series” trống), nên không thêm con số nào.",
        Lang::En => "This file holds no series (its “series” is empty), so it adds no figures.",
    }
}

/// What the page reads, and where that is described.
#[must_use]
pub const fn what_is_read(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => {
            "Trang đọc tệp JSON theo định dạng coopstat/1: một danh mục (catalog.json) cùng các tệp số liệu của nó, hoặc tệp số liệu dùng danh mục của trang. Định dạng được mô tả trong docs/data-format.md, đi cùng mã nguồn của trang."
        }
        Lang::En => {
            "The page reads JSON files of the format coopstat/1: a catalog (catalog.json) with its data files, or data files under the site’s catalog. docs/data-format.md, which comes with the page’s source code, describes the format."
        }
    }
}

/// Where a figure is from.
#[must_use]
pub fn of_figure(lang: Lang, file: &str) -> String {
    match lang {
        Lang::Vi => format!("Con số này lấy từ tệp “{file}” được mở trên máy này, không phải từ số liệu của trang."),
        Lang::En => format!("This figure is from the file “{file}” opened on this machine, not from the site’s data."),
    }
}

/// The dates of a source that such a file names: nobody has looked whether it is one.
#[must_use]
pub fn of_source(lang: Lang, dates: &str, file: &str) -> String {
    match (lang, dates) {
        (Lang::Vi, "") => format!("nguồn do tệp “{file}” mở thêm khai báo"),
        (Lang::En, "") => format!("named by the added file “{file}”"),
        (Lang::Vi, dates) => format!("{dates}; nguồn do tệp “{file}” mở thêm khai báo"),
        (Lang::En, dates) => format!("{dates}; named by the added file “{file}”"),
    }
}

/// Which figures of a check stand in files that the reader added to the site's.
#[must_use]
pub fn of_check(lang: Lang, files: &[&str], figures: &str) -> String {
    let (one, files) = (files.len() == 1, named(files));
    match lang {
        Lang::Vi => format!("Lấy từ tệp mở thêm ({files}), không phải từ số liệu của trang: {figures}."),
        Lang::En if one => format!("From an added file ({files}), not from the site’s data: {figures}."),
        Lang::En => format!("From added files ({files}), not from the site’s data: {figures}."),
    }
}

/// The foot of a chart with such figures. `whole`: all of them are.
#[must_use]
pub fn foot(lang: Lang, files: &[&str], whole: bool) -> String {
    let files = named(files);
    match (lang, whole) {
        (Lang::Vi, true) => {
            format!("Số liệu từ tệp do người dùng mở ({files}), không phải số liệu công bố trên trang Coopstat")
        }
        (Lang::En, true) => format!("Data of a file that a user opened ({files}), not published by the Coopstat site"),
        (Lang::Vi, false) => format!(
            "Có số liệu từ tệp do người dùng mở thêm ({files}), không thuộc số liệu công bố trên trang Coopstat"
        ),
        (Lang::En, false) => {
            format!("With data of a file that a user added ({files}), not published by the Coopstat site")
        }
    }
}

/// A citation of a figure in a file: the file is what is quoted, and what it says of its source is its own word. No link leads to it.
#[must_use]
pub fn citation(lang: Lang, cite: &Cite<'_>, file: &str) -> String {
    let Cite { name, area, reporter, year, value, formula, source, today, .. } = cite;
    let (title, publisher, today) = (&source.title, source.publisher.get(lang), day(lang, today));
    let address = source.url.as_deref().map(|url| format!(" {url}")).unwrap_or_default();
    match (lang, formula) {
        (Lang::Vi, None) => format!(
            "{name}, {area}, {year}, {reporter}: {value}. Theo tệp “{file}” do người trích dẫn mở ngày {today}, không có trên trang Coopstat; tệp ghi nguồn là “{title}”, {publisher}.{address}"
        ),
        (Lang::En, None) => format!(
            "{name}, {area}, {year}, {reporter}: {value}. From the file “{file}”, opened by whoever cites it on {today}, not on the Coopstat site; the file names as its source “{title}”, {publisher}.{address}"
        ),
        (Lang::Vi, Some(formula)) => format!(
            "{name}, {area}, {year}, {reporter}: {value}, tính từ công thức {formula}; không nguồn nào nêu con số này. Theo tệp “{file}” do người trích dẫn mở ngày {today}, không có trên trang Coopstat; tệp ghi số dùng để tính là của “{title}”, {publisher}.{address}"
        ),
        (Lang::En, Some(formula)) => format!(
            "{name}, {area}, {year}, {reporter}: {value}, worked out as {formula}; no source states this figure. From the file “{file}”, opened by whoever cites it on {today}, not on the Coopstat site; the file names as the source of the figures used “{title}”, {publisher}.{address}"
        ),
    }
}

fn day(lang: Lang, today: &str) -> String {
    Date::parse(today).map_or_else(|| today.to_owned(), |day| date::short_date(lang, day))
}

/// What a printed report with such figures says in place of its link.
#[must_use]
pub fn report(lang: Lang, files: &[&str], today: &str, whole: bool) -> String {
    let (foot, day) = (foot(lang, files, whole), day(lang, today));
    match lang {
        Lang::Vi => format!("{foot}. In ngày {day}."),
        Lang::En => format!("{foot}. Printed on {day}."),
    }
}

/// Most names that are told; more would push the figures out of sight.
const MOST: usize = 3;

fn named(files: &[&str]) -> String {
    let mut names = files.get(..MOST).unwrap_or(files).join(", ");
    if files.len() > MOST {
        names.push_str(", …");
    }
    names
}

#[cfg(test)]
mod tests {
    use super::super::test_help::check_sentence;
    use super::*;

    #[test]
    fn whatever_is_told_of_an_opened_file_names_it_and_not_the_whole_of_a_long_list() {
        let many = ["a.json", "b.json", "c.json", "d.json"];
        for lang in Lang::ALL {
            check_sentence(badge(lang));
            check_sentence(link_copied(lang));
            check_sentence(&of_figure(lang, "a.json"));
            assert!(of_figure(lang, "a.json").contains("“a.json”"));
            check_sentence(&gave_way(lang, "a.json", "b.json"));
            check_sentence(&of_check(lang, &["a.json"], "HTX, 2021"));
            check_sentence(&of_check(lang, &many, "HTX, 2021"));
            assert!(of_check(lang, &many, "HTX, 2021").contains("(a.json, b.json, c.json, …)"));
            check_sentence(&not_opened(lang, &["a.json"]));
            check_sentence(stays(lang));
            check_sentence(&off_scale_heading(lang, 1));
            check_sentence(&off_scale_heading(lang, 12));
            let off = off_scale(lang, "a.json", "$.series[0].points[0].value", "74.500", "74.500.000 người", "74.5");
            for part in ["a.json", "$.series[0].points[0].value", "“74.500”", "74.500.000 người", "\"value\": 74.5 "]
            {
                assert!(off.contains(part), "{off}");
            }
            check_sentence(what_is_read(lang));
            check_sentence(&second_catalog(lang, "a.json"));
            for words in [one_catalog, no_catalog, with_catalog] {
                check_sentence(words(lang));
            }
            let all = [
                Foreign::Csv,
                Foreign::Document,
                Foreign::Image,
                Foreign::Pdf,
                Foreign::Spreadsheet,
                Foreign::Utf16,
                Foreign::Zip,
            ];
            for kind in all {
                check_sentence(&foreign(lang, kind).replace("UTF-", "UTF"));
            }
            for files in [&many[..1], &many] {
                check_sentence(&replaced(lang, files));
                assert!(replaced(lang, files).contains("a.json"));
            }
            assert!(not_opened(lang, &many).contains("4 ") && not_opened(lang, &many).contains("a.json, b.json"));
            for whole in [true, false] {
                for words in
                    [banner(lang, &many, whole), foot(lang, &many, whole), report(lang, &many, "2026-11-27", whole)]
                {
                    check_sentence(&words);
                    assert!(words.contains("(a.json, b.json, c.json, …)"), "{words}");
                }
            }
            assert!(banner(lang, &many, false).contains(badge(lang)), "the banner tells how the figures are marked");
        }
    }
}
