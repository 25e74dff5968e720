//! What to do about an error in a file: one sentence for each code, told in the imperative. What is wrong is told in the module above; nothing of the file
//! is filled in here.

use super::pick;
use crate::format::{Entity, Error, OnlyOn, Problem, Type};
use crate::model::Lang;

/// What to do about it, in one sentence.
#[must_use]
pub fn advice(lang: Lang, error: &Error) -> &'static str {
    let (vi, en) = match &error.problem {
        Problem::FileMissing => (
            "Đặt tệp vào đúng chỗ, hoặc sửa “path” trong catalog.json.",
            "Put the file there, or correct its “path” in catalog.json.",
        ),
        Problem::FileUnreadable(_) => ("Kiểm tra quyền đọc và thử lại.", "Check that it may be read, then try again."),
        Problem::FileTooLarge { .. } => (
            "Tách thành nhiều tệp, mỗi tệp khai báo địa bàn hoặc chỉ tiêu của nó; dùng dạng gọn cho dữ liệu lớn.",
            "Split it into files that each declare their areas or indicators; use the compact form for bulk.",
        ),
        Problem::NotUtf8(_) => ("Lưu lại tệp với bảng mã UTF-8.", "Save the file again as UTF-8."),
        Problem::NotJson => (
            "Kiểm tra nơi lấy tệp: máy chủ có thể đã trả về trang báo lỗi hoặc trang đăng nhập thay cho tệp. Tệp đã lưu về máy thì hãy tải lại.",
            "Check where the file comes from: a server may have answered with an error or login page in its place. One that was saved to this computer is best downloaded again.",
        ),
        Problem::CutOff => (
            "Tải lại tệp; nếu vẫn vậy, thêm phần còn thiếu ở cuối tệp.",
            "Load the file again; if it stays so, add what is missing at its end.",
        ),
        Problem::Syntax { .. } => (
            "Sửa tại dòng và cột đã nêu; trình soạn thảo có kiểm tra JSON sẽ chỉ ra chỗ sai.",
            "Correct it at the line and column told; an editor that checks JSON will show the place.",
        ),
        Problem::NotFinite(_) => (
            "Thay bằng null, hoặc bằng con số mà nguồn nêu.",
            "Replace it by null, or by the number that the source states.",
        ),
        Problem::TooDeep => ("Bỏ bớt các tầng ngoặc thừa.", "Remove the levels that are not needed."),
        Problem::WrongType { expected: Type::TextByLanguage, .. } => {
            ("Viết thành {\"vi\": \"…\", \"en\": \"…\"}.", "Write it as {\"vi\": \"…\", \"en\": \"…\"}.")
        }
        Problem::WrongType { expected: Type::Number | Type::NumberOrNull | Type::Whole, .. } => (
            "Viết số không có dấu ngoặc kép, không ngăn nhóm, dùng dấu chấm thập phân: 27394, 7.6.",
            "Write the number without quotes or grouping and with a decimal point: 27394, 7.6.",
        ),
        Problem::WrongType { .. } => ("Sửa giá trị cho đúng kiểu.", "Correct the value to that type."),
        Problem::MissingKey(_) | Problem::NeedsKey { .. } => {
            ("Thêm khóa này vào đối tượng.", "Add the key to the object.")
        }
        Problem::UnknownKey { .. } => ("Sửa tên khóa, hoặc xóa khóa.", "Correct the name of the key, or remove it."),
        Problem::DuplicateKey(_) => ("Giữ lại một khóa, xóa khóa kia.", "Keep one of the two and remove the other."),
        Problem::KeyNotAllowed { only_on: OnlyOn::Catalog, .. } => (
            "Xóa khóa này. Danh mục không có series mà có title, indicators, areas, reporters, sources và files.",
            "Remove the key. A catalog has no series, but title, indicators, areas, reporters, sources and files.",
        ),
        Problem::KeyNotAllowed { .. } => ("Xóa khóa này, hoặc sửa “kind”.", "Remove the key, or correct the “kind”."),
        Problem::UnknownFormat(_) => (
            "Mở bằng phiên bản trang đọc được định dạng đó, hoặc chuyển dữ liệu sang coopstat/1.",
            "Open it with a version of the page that reads that format, or convert the data to coopstat/1.",
        ),
        Problem::BadId { .. } => {
            ("Đổi mã theo quy tắc, ở mọi nơi dùng đến nó.", "Change the id to follow the rule, wherever it is used.")
        }
        Problem::DuplicateId { .. } => ("Đổi hoặc xóa một trong hai.", "Change or remove one of the two."),
        Problem::UnknownId { entity: Entity::Source, .. } => (
            "Sửa lỗi gõ trong mã, hoặc thêm nguồn đó vào catalog.json; tệp mở thêm vào số liệu của trang thì tự khai báo nguồn trong khóa “sources”.",
            "Correct the id, or add the source to catalog.json; a file that is added to the site’s figures names its own under “sources”.",
        ),
        Problem::UnknownId { .. } => (
            "Sửa mã, hoặc thêm mục đó vào catalog.json, nơi liệt kê mọi mã; mã của trang có cả trong docs/data-format.md.",
            "Correct the id, or add what it names to catalog.json, which lists all; docs/data-format.md lists those of the site.",
        ),
        Problem::NotAmong { .. } => ("Dùng một trong các giá trị đã nêu.", "Use one of the values told."),
        Problem::OutOfRange { .. } => ("Kiểm tra lại con số với nguồn.", "Check the number against its source."),
        Problem::BelowZero(_) => (
            "Kiểm tra dấu với nguồn; mức tăng giảm là chỉ tiêu loại flow có “of”, hoặc loại rate.",
            "Check the sign against the source; a rise or fall is an indicator of the kind flow with “of”, or a rate.",
        ),
        Problem::NotWhole(_) => (
            "Nếu dấu chấm ngăn hàng nghìn, bỏ dấu ấy: 27394. Nếu chỉ tiêu có số lẻ, khai báo “decimals” trong danh mục.",
            "If the point groups thousands, leave it out: 27394. If the indicator has fractions, give it “decimals” in the catalog.",
        ),
        Problem::NumberTooLarge(_) => (
            "Kiểm tra lại con số với nguồn và “scale” của chỉ tiêu.",
            "Check the number against its source, and the “scale” of the indicator.",
        ),
        Problem::BadDate { .. } => ("Viết lại ngày theo dạng đã nêu.", "Write the date in the form told."),
        Problem::BadUrl(_) => ("Sửa địa chỉ, hoặc bỏ khóa “url”.", "Correct the address, or leave out “url”."),
        Problem::BadPath(_) => (
            "Dùng đường dẫn tương đối, không có .. \\ % ? # và không có giao thức.",
            "Use a relative path without .. \\ % ? # and without a scheme.",
        ),
        Problem::DuplicateFile { .. } => ("Gộp hai mục thành một.", "Make the two entries one."),
        Problem::TextTooLong { .. } => (
            "Rút ngắn; với trích dẫn, chỉ giữ câu nêu con số.",
            "Shorten it; of a quote keep only the sentence that states the figure.",
        ),
        Problem::EmptyText("name") => ("Điền tên.", "Fill the name in."),
        Problem::EmptyText(_) => ("Điền nội dung, hoặc dùng khóa khác.", "Fill it in, or use another of the keys."),
        Problem::Cycle(_) => ("Bỏ một liên kết trong vòng.", "Remove one link of the circle."),
        Problem::NotAFlow(_) => (
            "Nêu một chỉ tiêu loại flow, hoặc sửa “kind” của chỉ tiêu đó.",
            "Name an indicator of the kind flow, or correct the “kind” of that one.",
        ),
        Problem::TwoForms => ("Giữ một dạng, xóa dạng kia.", "Keep one form and remove the other."),
        Problem::NoForm => (
            "Thêm “points”; để danh sách rỗng nếu chưa có số liệu.",
            "Add “points”; leave the list empty if there are no figures yet.",
        ),
        Problem::YearsFall { .. } => ("Xếp lại các số liệu theo năm.", "Put the points in the order of their years."),
        Problem::YearsLeaveRange { .. } => {
            ("Kiểm tra “from” và số giá trị trong “values”.", "Check “from” and the number of “values”.")
        }
        Problem::NoOrigin => (
            "Thêm câu trích của nguồn, vị trí bảng biểu, hoặc công thức tính.",
            "Add the words of the source, the place of the table, or the formula.",
        ),
        Problem::TwoOrigins => (
            "Giữ “quote” nếu nguồn nêu con số; nếu không, giữ “table” hoặc “derived”.",
            "Keep “quote” where the source states the figure, else “table” or “derived”.",
        ),
        Problem::SecondUse(_) => ("Bỏ “use” ở một trong các số liệu.", "Remove “use” from one of the points."),
        Problem::TooManyOfYear(_) => ("Bỏ bớt số liệu của năm này.", "Leave some of the year’s points out."),
        Problem::DuplicateSeries { .. } => (
            "Gộp hai chuỗi thành một: nhiều số liệu của một năm là nhiều điểm trong cùng chuỗi.",
            "Make the two one: several statements of a year are several points of one series.",
        ),
        Problem::NotDeclared { .. } => (
            "Chuyển chuỗi sang tệp khác, hoặc thêm mã vào khai báo của tệp trong catalog.json.",
            "Move the series to another file, or add the id to the file's entry in catalog.json.",
        ),
        Problem::TooManyPoints => (
            "Chia dữ liệu thành nhiều thư mục, mỗi thư mục một danh mục.",
            "Split the data into several folders, each with a catalog of its own.",
        ),
    };
    pick(lang, vi, en)
}
