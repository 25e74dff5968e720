//! Words what is wrong with a file, in both languages: a heading and advice for each code, and one message with what was found and what was
//! expected. Whole templates only; which errors there are is decided in `format`. The advice is in `advice`, and how what was found or expected is called
//! in `names`.

mod advice;
mod names;

pub use advice::advice;

use crate::format::{Entity, Error, OnlyOn, Problem, number};
use crate::model::Lang;
use names::{character, hex, token, type_name, value};

use super::template;

/// Picks the wording of a language, Vietnamese first.
fn pick<'a>(lang: Lang, vi: &'a str, en: &'a str) -> &'a str {
    match lang {
        Lang::Vi => vi,
        Lang::En => en,
    }
}

/// Fills the places `{0}`, `{1}`, … of the wording of a language. What is filled in is never looked at again, so data may have braces.
fn fill(lang: Lang, vi: &str, en: &str, values: &[&str]) -> String {
    let value =
        |place: &str| place.parse().ok().and_then(|place: usize| values.get(place)).copied().unwrap_or_default();
    template::fill(pick(lang, vi, en), &value)
}

/// How many errors a file has of which more than one is told.
#[must_use]
pub fn count(lang: Lang, count: usize) -> String {
    fill(lang, "Tệp có {0} lỗi nên không được dùng", "The file has {0} errors and is not used", &[&count.to_string()])
}

/// What is wrong, in a few words: the title of a message.
#[must_use]
pub fn heading(lang: Lang, error: &Error) -> &'static str {
    let (vi, en) = match &error.problem {
        Problem::FileMissing => ("Không thấy tệp", "File not found"),
        Problem::FileUnreadable(_) => ("Không đọc được tệp", "File cannot be read"),
        Problem::FileTooLarge { .. } => ("Tệp quá lớn", "File too large"),
        Problem::NotUtf8(_) => ("Tệp không phải UTF-8", "File is not UTF-8"),
        Problem::NotJson => ("Tệp là trang web, không phải dữ liệu", "File is a web page, not data"),
        Problem::CutOff => ("Tệp bị cắt cụt", "File is cut off"),
        Problem::Syntax { .. } => ("Sai cú pháp JSON", "Broken JSON"),
        Problem::NotFinite(_) => ("Số không hữu hạn", "Number is not finite"),
        Problem::TooDeep => ("Lồng nhau quá sâu", "Nested too deeply"),
        Problem::WrongType { .. } => ("Sai kiểu giá trị", "Wrong type of value"),
        Problem::MissingKey(_) => ("Thiếu khóa", "Key is missing"),
        Problem::UnknownKey { .. } => ("Khóa không có trong định dạng", "Key is not in the format"),
        Problem::DuplicateKey(_) => ("Khóa lặp lại", "Key stands twice"),
        Problem::NeedsKey { .. } => ("Thiếu khóa đi kèm", "Accompanying key is missing"),
        Problem::KeyNotAllowed { .. } => ("Khóa đặt sai chỗ", "Key is out of place"),
        Problem::UnknownFormat(_) => ("Định dạng hoặc phiên bản lạ", "Unknown format or version"),
        Problem::BadId { .. } => ("Mã viết sai quy tắc", "Id is not well formed"),
        Problem::DuplicateId { .. } => ("Mã lặp lại", "Id stands twice"),
        Problem::UnknownId { .. } => ("Mã chưa khai báo", "Unknown id"),
        Problem::NotAmong { .. } => ("Giá trị ngoài danh sách", "Value is not on the list"),
        Problem::OutOfRange { .. } => ("Số ngoài khoảng cho phép", "Number out of range"),
        Problem::BelowZero(_) => ("Số âm", "Number below zero"),
        Problem::NotWhole(_) => ("Số lẻ ở chỉ tiêu đếm", "Fraction of what is counted"),
        Problem::NumberTooLarge(_) => ("Số quá lớn", "Number too large"),
        Problem::BadDate { .. } => ("Ngày không hợp lệ", "Date is not valid"),
        Problem::BadUrl(_) => ("Địa chỉ web không hợp lệ", "Web address is not valid"),
        Problem::BadPath(_) => ("Đường dẫn tệp không hợp lệ", "File path is not valid"),
        Problem::DuplicateFile { .. } => ("Tệp khai báo hai lần", "File is listed twice"),
        Problem::TextTooLong { .. } => ("Văn bản quá dài", "Text too long"),
        Problem::EmptyText(_) => ("Văn bản rỗng", "Text is empty"),
        Problem::Cycle(_) => ("Quan hệ vòng tròn", "Relation runs in a circle"),
        Problem::NotAFlow(_) => ("Không phải chỉ tiêu trong kỳ", "Not a flow"),
        Problem::TwoForms => ("Chuỗi có hai dạng", "Series has two forms"),
        Problem::NoForm => ("Chuỗi không có số liệu", "Series has no figures"),
        Problem::YearsFall { .. } => ("Năm không theo thứ tự", "Years are out of order"),
        Problem::YearsLeaveRange { .. } => ("Quá nhiều giá trị", "Too many values"),
        Problem::NoOrigin => ("Số liệu không có căn cứ", "Figure rests on nothing"),
        Problem::TwoOrigins => ("Số liệu có nhiều căn cứ", "Figure has several origins"),
        Problem::SecondUse(_) => ("Chọn hai số cho một năm", "Two figures chosen for one year"),
        Problem::TooManyOfYear(_) => ("Quá nhiều số liệu của một năm", "Too many figures of one year"),
        Problem::DuplicateSeries { .. } => ("Chuỗi lặp lại", "Series stands twice"),
        Problem::NotDeclared { .. } => ("Chuỗi nằm ngoài khai báo của tệp", "Series is not declared for its file"),
        Problem::TooManyPoints => ("Quá nhiều số liệu", "Too many figures"),
    };
    pick(lang, vi, en)
}

/// What was found and what was expected, in one or two sentences.
#[must_use]
pub fn message(lang: Lang, error: &Error) -> String {
    let say = |vi, en, values: &[&str]| fill(lang, vi, en, values);
    match &error.problem {
        Problem::FileMissing => say(
            "Không có tệp “{0}” trong thư mục dữ liệu.",
            "There is no file “{0}” in the data folder.",
            &[&error.file],
        ),
        Problem::FileUnreadable(reason) if reason.is_empty() => {
            say("“{0}” không phải là tệp thường.", "“{0}” is no regular file.", &[&error.file])
        }
        Problem::FileUnreadable(reason) => {
            say("Không mở được tệp “{0}”: {1}.", "The file “{0}” cannot be opened: {1}.", &[&error.file, reason])
        }
        Problem::FileTooLarge { bytes } => say(
            "Tệp có {0} MiB; một tệp được tối đa 64 MiB.",
            "The file has {0} MiB; a file may have at most 64 MiB.",
            &[&bytes.div_ceil(1 << 20).to_string()],
        ),
        Problem::NotUtf8(byte) => say(
            "Byte {0} ở đây không thuộc văn bản UTF-8.",
            "The byte {0} here is not part of any UTF-8 text.",
            &[&hex(*byte)],
        ),
        Problem::NotJson => say(
            "Tệp bắt đầu bằng “<” như một trang web; cần một đối tượng JSON, bắt đầu bằng “{0}”.",
            "The file begins with “<” as a web page does; it should be a JSON object, which begins with “{0}”.",
            &["{"],
        ),
        Problem::CutOff => say(
            "Tệp kết thúc ở đây trong khi nội dung JSON chưa hết.",
            "The file ends here although its JSON does not.",
            &[],
        ),
        Problem::Syntax { found, expected } => {
            let found = character(*found);
            say(
                "Gặp “{0}”, nhưng ở đây cần {1}.",
                "Found “{0}”, but this place needs {1}.",
                &[&found, token(lang, *expected)],
            )
        }
        Problem::NotFinite(found) => say(
            "“{0}” không phải số hữu hạn; JSON chỉ có số hữu hạn, số liệu còn thiếu thì ghi null.",
            "“{0}” is not a finite number; JSON has finite numbers only, and a figure that is missing is null.",
            &[found],
        ),
        Problem::TooDeep => say(
            "Dấu ngoặc này mở tầng thứ 17; danh sách và đối tượng được lồng nhau tối đa 16 tầng.",
            "This bracket opens a 17th level; lists and objects may be nested at most 16 deep.",
            &[],
        ),
        Problem::WrongType { found, expected } => {
            let found = value(lang, found);
            say("Gặp {0}; cần {1}.", "Found {0}; expected {1}.", &[&found, type_name(lang, *expected)])
        }
        Problem::MissingKey(key) => say("Thiếu khóa bắt buộc “{0}”.", "The required key “{0}” is missing.", &[key]),
        Problem::UnknownKey { key, allowed } => say(
            "Ở đây không có khóa “{0}”; các khóa được dùng là: {1}. Khóa riêng phải bắt đầu bằng “x-”.",
            "There is no key “{0}” here; the keys are: {1}. A key of your own must begin with “x-”.",
            &[key, &allowed.join(", ")],
        ),
        Problem::DuplicateKey(key) => say(
            "Khóa “{0}” có hai lần trong cùng một đối tượng; chỉ được một lần.",
            "The key “{0}” stands twice in one object; it may stand once.",
            &[key],
        ),
        Problem::NeedsKey { because: "target", key } => say(
            "Chỉ tiêu loại target cần khóa “{0}”: kế hoạch của chỉ tiêu nào.",
            "An indicator of the kind target needs the key “{0}”: which indicator it plans.",
            &[key],
        ),
        Problem::NeedsKey { because, key } => say(
            "Đã có khóa “{0}” thì phải có khóa “{1}”.",
            "The key “{0}” needs the key “{1}” beside it.",
            &[because, key],
        ),
        Problem::KeyNotAllowed { key, only_on } => {
            let (vi, en) = match only_on {
                OnlyOn::Speaking => (
                    "Khóa “{0}” chỉ có nghĩa với chỉ tiêu loại rate, target hoặc flow.",
                    "The key “{0}” has a meaning only for an indicator of the kind rate, target or flow.",
                ),
                OnlyOn::Rate => (
                    "Khóa “{0}” chỉ có nghĩa với chỉ tiêu loại rate.",
                    "The key “{0}” has a meaning only for an indicator of the kind rate.",
                ),
                OnlyOn::Stock => (
                    "Khóa “{0}” chỉ có nghĩa với chỉ tiêu loại stock.",
                    "The key “{0}” has a meaning only for an indicator of the kind stock.",
                ),
                OnlyOn::Additive => (
                    "Khóa “{0}” chỉ có nghĩa với chỉ tiêu cộng được (stock, flow, target).",
                    "The key “{0}” has a meaning only for an indicator that adds up (stock, flow, target).",
                ),
                OnlyOn::Catalog => (
                    "Đây là tệp số liệu (có khóa “series”), mà khóa “{0}” chỉ có ở danh mục.",
                    "This is a series file (it has the key “series”), and the key “{0}” belongs to a catalog alone.",
                ),
            };
            say(vi, en, &[key])
        }
        Problem::UnknownFormat(found) => say(
            "Tệp ghi định dạng “{0}”; trang này đọc “coopstat/1”.",
            "The file says that its format is “{0}”; this page reads “coopstat/1”.",
            &[found],
        ),
        Problem::BadId { found, upper: false } => say(
            "“{0}” không phải mã đúng quy tắc: chỉ gồm chữ thường không dấu a–z, chữ số và _ . -, bắt đầu bằng chữ hoặc số.",
            "“{0}” is not an id: only the letters a–z, digits and _ . - are used, a letter or digit first.",
            &[found],
        ),
        Problem::BadId { found, upper: true } => say(
            "“{0}” không phải mã địa bàn đúng quy tắc: chỉ gồm chữ không dấu A–Z, a–z, chữ số và _ . -, bắt đầu bằng chữ hoặc số.",
            "“{0}” is not an area's id: only the letters A–Z and a–z, digits and _ . - are used, a letter or digit first.",
            &[found],
        ),
        Problem::DuplicateId { id, first } => say(
            "Mã “{0}” đã có tại {1}; mỗi mã chỉ được có một lần.",
            "The id “{0}” already stands at {1}; each may stand once.",
            &[id, first],
        ),
        Problem::UnknownId { entity, id, near } => {
            let (vi, en) = match entity {
                Entity::Indicator => {
                    ("Danh mục không có chỉ tiêu nào mang mã “{0}”.", "The catalog has no indicator with the id “{0}”.")
                }
                Entity::Area => {
                    ("Danh mục không có địa bàn nào mang mã “{0}”.", "The catalog has no area with the id “{0}”.")
                }
                Entity::Reporter => (
                    "Danh mục không có cơ quan báo cáo nào mang mã “{0}”.",
                    "The catalog has no reporter with the id “{0}”.",
                ),
                Entity::Sector => {
                    ("Danh mục không có lĩnh vực nào mang mã “{0}”.", "The catalog has no sector with the id “{0}”.")
                }
                Entity::Source => {
                    ("Danh mục không có nguồn nào mang mã “{0}”.", "The catalog has no source with the id “{0}”.")
                }
            };
            let told = say(vi, en, &[id]);
            if near.is_empty() {
                return told;
            }
            say("{0} Mã gần giống nhất: {1}.", "{0} The nearest ids: {1}.", &[&told, &near.join(", ")])
        }
        Problem::NotAmong { found, allowed } => say(
            "“{0}” không có trong các giá trị được dùng: {1}.",
            "“{0}” is not among the values allowed: {1}.",
            &[found, &allowed.join(", ")],
        ),
        Problem::OutOfRange { found, from, to } => say(
            "Số {0} nằm ngoài khoảng từ {1} đến {2}.",
            "The number {0} is not between {1} and {2}.",
            &[&number(*found), &from.to_string(), &to.to_string()],
        ),
        Problem::BelowZero(found) => say(
            "Số {0} nhỏ hơn 0; số cuối kỳ, số tăng thêm hay giảm đi và kế hoạch của chúng không bao giờ âm.",
            "The number {0} is below zero; a level, what adds to it or takes from it, and a plan of these never are.",
            &[&number(*found)],
        ),
        Problem::NotWhole(found) => say(
            "Số {0} có phần lẻ; chỉ tiêu này đếm từng đơn vị, không có chữ số thập phân.",
            "The number {0} has a fraction; this indicator counts whole things, without decimals.",
            &[&number(*found)],
        ),
        Problem::NumberTooLarge(found) => say(
            "Số {0} quá lớn: tính theo đơn vị của chỉ tiêu, số liệu tối đa là 10^15.",
            "The number {0} is too large: in the unit of its indicator a figure may have at most 10^15.",
            &[&number(*found)],
        ),
        Problem::BadDate { found, month_allowed: false } => say(
            "“{0}” không phải một ngày có trong lịch, viết dạng NĂM-THÁNG-NGÀY như 2022-01-21.",
            "“{0}” is not a day of the calendar written YYYY-MM-DD, such as 2022-01-21.",
            &[found],
        ),
        Problem::BadDate { found, month_allowed: true } => say(
            "“{0}” không phải một ngày như 2022-06-30 hoặc một tháng như 2022-06.",
            "“{0}” is neither a day such as 2022-06-30 nor a month such as 2022-06.",
            &[found],
        ),
        Problem::BadUrl(found) => say(
            "“{0}” không phải địa chỉ web bắt đầu bằng http:// hoặc https://, không có khoảng trắng.",
            "“{0}” is not a web address that begins with http:// or https:// and has no spaces.",
            &[found],
        ),
        Problem::BadPath(found) => say(
            "“{0}” không phải đường dẫn tới một tệp nằm trong thư mục dữ liệu, như series/ca-nuoc.json.",
            "“{0}” is not a path to a file inside the data folder, such as series/country.json.",
            &[found],
        ),
        Problem::DuplicateFile { file, first } => say(
            "Tệp “{0}” đã khai báo tại {1}; mỗi tệp chỉ khai báo một lần.",
            "The file “{0}” is already listed at {1}; each is listed once.",
            &[file, first],
        ),
        Problem::TextTooLong { characters, limit } => say(
            "Văn bản có {0} ký tự; ở đây được tối đa {1}.",
            "The text has {0} characters; this place takes at most {1}.",
            &[&characters.to_string(), &limit.to_string()],
        ),
        Problem::EmptyText(key @ "owner") => say(
            "“{0}” để trống; cần tên chủ số liệu, hoặc null nếu nguồn không nêu ai.",
            "“{0}” is empty; it must name whose figures these are, or be null where the source names nobody.",
            &[key],
        ),
        Problem::EmptyText("name") => say(
            "Tên để trống; tên nằm trong các câu của trang.",
            "The name is empty; it stands in the page's sentences.",
            &[],
        ),
        Problem::EmptyText(key) => say(
            "“{0}” để trống; cần câu trích, vị trí trong nguồn hoặc công thức làm căn cứ cho số liệu.",
            "“{0}” is empty; it must hold the words, the place in the source or the formula that the figure rests on.",
            &[key],
        ),
        Problem::Cycle(ids) => say(
            "Các mã này dẫn lại về chính mình: {0}.",
            "These ids lead back to where they began: {0}.",
            &[&ids.join(" → ")],
        ),
        Problem::NotAFlow(id) => say(
            "“{0}” không phải chỉ tiêu loại flow; số tăng và số giảm của một số dư phải là chỉ tiêu trong kỳ.",
            "“{0}” is not an indicator of the kind flow; what comes to a stock and what leaves it must be flows.",
            &[id],
        ),
        Problem::TwoForms => say(
            "Chuỗi vừa có “points” vừa có khóa của dạng gọn (“from”, “values”, “source”); chỉ được một trong hai dạng.",
            "The series has “points” and also keys of the compact form (“from”, “values”, “source”); it may have one of the two.",
            &[],
        ),
        Problem::NoForm => say(
            "Chuỗi không có “points”, cũng không có “from”, “values” và “source”; cần một trong hai dạng.",
            "The series has neither “points” nor “from”, “values” and “source”; it needs one of the two.",
            &[],
        ),
        Problem::YearsFall { before, year } => say(
            "Năm {1} đứng sau năm {0}; các năm trong “points” phải tăng dần hoặc bằng nhau.",
            "The year {1} stands after {0}; the years in “points” must never fall.",
            &[&before.to_string(), &year.to_string()],
        ),
        Problem::YearsLeaveRange { from, count } => say(
            "{0} giá trị kể từ năm {1} vượt quá năm 2200, năm cuối mà định dạng cho phép.",
            "{0} values from {1} on go past 2200, the last year of the format.",
            &[&count.to_string(), &from.to_string()],
        ),
        Problem::NoOrigin => say(
            "Số liệu có giá trị nhưng không có “quote”, “table” hay “derived”; cần đúng một trong ba.",
            "The point has a value but no “quote”, “table” or “derived”; it needs exactly one of the three.",
            &[],
        ),
        Problem::TwoOrigins => say(
            "Số liệu có hơn một trong ba khóa “quote”, “table”, “derived”; chỉ được một.",
            "The point has more than one of “quote”, “table” and “derived”; it may have one.",
            &[],
        ),
        Problem::SecondUse(year) => say(
            "Năm {0} đã có một số được chọn bằng “use”; mỗi năm chỉ chọn một số.",
            "The year {0} already has a point with “use”; one of a year may be chosen.",
            &[&year.to_string()],
        ),
        Problem::TooManyOfYear(year) => say(
            "Chuỗi có hơn 500 số liệu của năm {0}; mỗi năm được tối đa 500.",
            "The series has more than 500 points of {0}; it may have at most 500 of a year.",
            &[&year.to_string()],
        ),
        Problem::DuplicateSeries { file, first } => say(
            "Chuỗi cùng chỉ tiêu, địa bàn, cơ quan báo cáo và lĩnh vực đã có trong tệp “{0}”, tại {1}.",
            "A series of the same indicator, area, reporter and sector already stands in the file “{0}”, at {1}.",
            &[file, first],
        ),
        Problem::NotDeclared { entity, id } => {
            let (vi, en) = match entity {
                Entity::Area => (
                    "Danh mục không khai báo địa bàn “{0}” cho tệp này.",
                    "The catalog does not declare the area “{0}” for this file.",
                ),
                _ => (
                    "Danh mục không khai báo chỉ tiêu “{0}” cho tệp này.",
                    "The catalog does not declare the indicator “{0}” for this file.",
                ),
            };
            say(vi, en, &[id])
        }
        Problem::TooManyPoints => say(
            "Bộ dữ liệu có hơn 5.000.000 số liệu, mức tối đa của định dạng.",
            "The data set has more than 5,000,000 points, the most that the format allows.",
            &[],
        ),
    }
}

/// Where it is: the file, line and column where the text is broken, and the JSON path.
#[must_use]
pub fn whereabouts(lang: Lang, error: &Error) -> String {
    let file = &*error.file;
    match error.place {
        Some(place) => {
            let (line, column) = (place.line.to_string(), place.column.to_string());
            let values = [file, &line, &column, &error.path];
            if &*error.path == "$" {
                fill(lang, "{0}, dòng {1}, cột {2}", "{0}, line {1}, column {2}", &values)
            } else {
                fill(lang, "{0}, dòng {1}, cột {2}, tại {3}", "{0}, line {1}, column {2}, at {3}", &values)
            }
        }
        None if &*error.path == "$" => file.into(),
        None => fill(lang, "{0}, tại {1}", "{0}, at {1}", &[file, &error.path]),
    }
}

/// What may have happened to a file of the site that does not conform, and what to do.
#[must_use]
pub const fn released_since(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => {
            "Số liệu trên máy chủ có thể đã được cập nhật từ khi bạn mở trang: hãy tải lại trang. Nếu vẫn thấy lỗi này, hãy báo cho người quản trị trang."
        }
        Lang::En => {
            "The site may have released new data since you opened the page: reload it. If the error stays, tell whoever runs the site."
        }
    }
}

/// Says that a file has more errors than are listed; `None` where it has not.
#[must_use]
pub fn omitted(lang: Lang, count: usize) -> Option<String> {
    let text = count.to_string();
    match count {
        0 => None,
        1 => Some(fill(lang, "Còn 1 lỗi nữa không liệt kê.", "1 more error is not listed.", &[])),
        _ => Some(fill(lang, "Còn {0} lỗi nữa không liệt kê.", "{0} more errors are not listed.", &[&text])),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_filled_in_may_have_braces() {
        assert_eq!(fill(Lang::Vi, "“{0}” và {1}.", "", &["{1}", "{"]), "“{1}” và {.");
    }

    #[test]
    fn a_place_is_told_with_its_path_unless_that_is_the_whole_file() {
        let place = Some(crate::format::Place { line: 3, column: 7 });
        let mut error = Error { file: "a.json".into(), path: "$".into(), place, problem: Problem::CutOff };
        assert_eq!(whereabouts(Lang::Vi, &error), "a.json, dòng 3, cột 7");
        error.path = "$.series[0]".into();
        assert_eq!(whereabouts(Lang::En, &error), "a.json, line 3, column 7, at $.series[0]");
        error.place = None;
        assert_eq!(whereabouts(Lang::Vi, &error), "a.json, tại $.series[0]");
    }

    #[test]
    fn more_errors_are_counted_in_words() {
        assert_eq!(omitted(Lang::En, 0), None);
        assert_eq!(omitted(Lang::En, 1).as_deref(), Some("1 more error is not listed."));
        assert_eq!(omitted(Lang::Vi, 12).as_deref(), Some("Còn 12 lỗi nữa không liệt kê."));
        assert_eq!(count(Lang::Vi, 10), "Tệp có 10 lỗi nên không được dùng");
        assert_eq!(count(Lang::En, 10), "The file has 10 errors and is not used");
    }
}
