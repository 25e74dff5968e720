//! The words of the interface. A new one is one line in the list below: its name, Vietnamese, English. A missing translation does not compile.
//! What has a number, a year or a name in it is a function of `phrases`.

use crate::model::Lang;

macro_rules! messages {
    ($($name:ident: $vi:literal, $en:literal;)+) => {
        /// A text of the interface.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Msg {
            $(#[doc = $en] $name,)+
        }

        impl Msg {
            /// Every text of the interface.
            pub const ALL: &[Self] = &[$(Self::$name,)+];

            /// The text in a language.
            #[must_use]
            pub const fn text(self, lang: Lang) -> &'static str {
                match lang {
                    Lang::Vi => match self { $(Self::$name => $vi,)+ },
                    Lang::En => match self { $(Self::$name => $en,)+ },
                }
            }
        }
    };
}

messages! {
    // The bar.
    Year: "Năm", "Year";
    YearsTrack: "Thanh chọn năm", "Track of years";
    CompareWith: "So sánh với", "Compare with";
    NothingToChoose: "Chưa có", "Nothing yet";
    NoComparison: "Không so sánh", "No comparison";
    Area: "Địa bàn", "Area";
    Reporter: "Cơ quan báo cáo", "Reporter";
    Language: "Ngôn ngữ", "Language";
    Vietnamese: "Tiếng Việt", "Tiếng Việt";
    English: "English", "English";
    Theme: "Giao diện", "Theme";
    ThemeAuto: "Theo thiết bị", "As the device";
    ThemeLight: "Sáng", "Light";
    ThemeDark: "Tối", "Dark";
    OpenFile: "Mở tệp số liệu", "Open a data file";
    ShareLink: "Chép liên kết", "Copy link";
    LinkCopied: "Đã chép liên kết", "Link copied";
    CopyFailed: "Trình duyệt không cho chép; hãy tải tệp xuống hoặc chép bằng tay", "The browser does not allow copying; download the file or copy by hand";
    SkipToContent: "Bỏ qua, đến nội dung chính", "Skip to the main content";

    // Sections.
    Overview: "Tổng quan", "Overview";
    Charts: "Biểu đồ", "Charts";
    Checks: "Kiểm tra", "Checks";
    NotesOfYear: "Ghi chú của năm", "Notes on the year";
    DataTable: "Bảng số liệu", "Data table";
    SourcesAndMethod: "Nguồn và phương pháp", "Sources and method";

    // Cards.
    NoFiguresLoaded: "Chưa tải được số liệu nào.", "No figures could be loaded.";
    NoFiguresAtAll: "Bộ số liệu này chưa có con số nào.", "This data set has no figures yet.";
    FilesUnread: "Có tệp số liệu chưa đọc được.", "A data file could not be read.";
    Plan: "Kế hoạch", "Plan";
    Result: "Kết quả", "Result";
    Stated: "Nguồn nêu trực tiếp", "Stated by the source";
    WorkedOut: "Tính từ số liệu", "Worked out from figures";
    NetChange: "Tăng giảm ròng", "Net change";
    Unexplained: "Chưa giải thích được", "Unexplained";

    // A chart's menu and states.
    ChartMenu: "Tải xuống và xem thêm", "Download and more";
    Download: "Tải xuống", "Download";
    ImageSize: "Cỡ ảnh PNG", "Size of the PNG image";
    ExportCsv: "Số liệu CSV", "CSV data";
    CopyImage: "Chép ảnh", "Copy image";
    ImageCopied: "Đã chép ảnh", "Image copied";
    SizeColumn: "Cột báo cáo, rộng 16 cm", "Report column, 16 cm wide";
    SizeSlide: "Trang chiếu 16:9", "Slide, 16:9";
    SizeSquare: "Hình vuông", "Square";
    SizeA4: "Khổ A4 nằm ngang, 300 dpi", "A4 landscape, 300 dpi";
    SizeOwn: "Kích thước tự chọn", "Own size";
    ExportDialog: "Tải xuống…", "Download…";
    DownloadChart: "Tải biểu đồ xuống", "Download the chart";
    Preview: "Xem trước", "Preview";
    FileFormat: "Định dạng", "Format";
    SizeOfImage: "Cỡ ảnh", "Image size";
    WidthInPixels: "Rộng (px)", "Width (px)";
    HeightInPixels: "Cao (px), để trống nếu vừa theo nội dung", "Height (px), empty to fit the content";
    OwnSizeBounds: "Mỗi cạnh từ 240 đến 4096 px", "Each side from 240 to 4096 px";
    Resolution: "Độ nét", "Resolution";
    Background: "Nền", "Background";
    Transparent: "Trong suốt", "Transparent";
    ImageTooLarge: "Ảnh này lớn hơn mức trình duyệt vẽ được; hãy chọn độ nét thấp hơn", "This image is larger than a browser can draw; choose a lower resolution";
    PrintChart: "In hoặc lưu PDF", "Print or save as PDF";
    FirstRows: "Những dòng đầu của tệp", "The first rows of the file";
    FileSaved: "Đã tải xuống", "Downloaded";
    ExportAll: "Tải mọi biểu đồ (ZIP)", "Download all charts (ZIP)";
    SourcesOfReport: "Nguồn của báo cáo này", "Sources of this report";
    ExportFailed: "Không tạo được tệp", "The file could not be made";
    NoCharts: "Không có biểu đồ hay số liệu nào để tải", "There is no chart and no figure to download";
    ShowTable: "Bảng", "Table";
    Provenance: "Nguồn gốc", "Provenance";
    HowToReadKeys: "Dùng phím mũi tên để đi qua các điểm, Enter để xem nguồn gốc, Escape để thoát", "Arrow keys walk through the marks, Enter opens the provenance, Escape leaves";
    MarksOfChart: "Các điểm của biểu đồ", "The marks of the chart";
    ShareView: "Tỷ trọng", "Share";
    NumberView: "Số lượng", "Number";
    BaseYear: "Năm gốc", "Base year";
    OwnScale: "Mỗi hình có thang đo riêng", "Each chart has its own scale";
    AxisNotFromZero: "Trục không bắt đầu từ 0", "The axis does not begin at zero";
    BreakInSeries: "Dãy số đứt quãng", "Break in the series";

    // A figure's provenance.
    WorkedOutFrom: "Suy ra từ nguyên văn của nguồn", "Worked out from the words of the source";
    TableOfSource: "Bảng, biểu trong nguồn", "Table or chart of the source";
    Formula: "Công thức", "Formula";
    Source: "Nguồn", "Source";
    Sources: "Nguồn", "Sources";
    Definition: "Định nghĩa", "Definition";
    OtherStatements: "Các con số khác cho cùng chỉ tiêu", "Other statements of the same figure";
    ChecksOfFigure: "Các phép kiểm tra có con số này", "Checks that this figure takes part in";
    CopyCitation: "Chép trích dẫn", "Copy citation";
    CopyBibtex: "Chép BibTeX", "Copy BibTeX";
    BulkFigure: "Số liệu hàng loạt của nguồn, không kèm trích dẫn", "Given in bulk by its source, without a quote";

    // Tables.
    Indicator: "Chỉ tiêu", "Indicator";
    Unit: "Đơn vị", "Unit";
    Change: "Thay đổi", "Change";
    Difference: "Chênh lệch", "Difference";
    ShowAllFigures: "Mở bảng tất cả số liệu của năm", "Open the table of all figures of the year";
    ShowMore: "Xem thêm", "Show more";

    // The panel of checks.
    Check: "Phép kiểm tra", "Check";
    CheckResult: "Kết quả kiểm tra", "Result of the check";
    AllChecks: "Mọi năm", "All years";
    CheckYears: "Kiểm tra của", "Checks of";
    ShowAllChecks: "Bỏ lọc, hiện tất cả", "Clear filters, show all";
    RulesOfChecks: "Các phép kiểm tra so sánh gì", "What the checks compare";

    // Notes of a year.
    Results: "Kết quả", "Results";
    Limits: "Hạn chế", "Limits";
    Context: "Bối cảnh", "Context";
    Breaks: "Dãy số đứt quãng", "Breaks in the series";
    NoNotes: "Chưa có ghi chú cho năm này", "No notes for this year";

    // Footer and method.
    HowToCite: "Cách trích dẫn", "How to cite";
    Definitions: "Định nghĩa các chỉ tiêu", "Definitions of the indicators";
    NothingIsSent: "Trang này không gửi dữ liệu nào đi đâu: mọi tính toán diễn ra trên máy của bạn.", "This page sends nothing anywhere: all work is done on your machine.";

    // States.
    Loading: "Đang tải số liệu…", "Loading the data…";
    ChecksToCome: "Đang tải phần kiểm tra…", "Loading the checks…";
    NotChecked: "Các con số chưa được kiểm tra: chỗ không có dấu “≠” vẫn có thể lệch. Chưa tải được phần kiểm tra, ghi chú, bảng số liệu và nguồn.", "The figures have not been checked: they may differ where there is no “≠”. Checks, notes, data table and sources could not be loaded.";
    ChartFailed: "Chưa tải được biểu đồ này", "This chart could not be loaded";
    Came: "Đã tải được phần còn thiếu.", "What was missing has come.";
    Retry: "Thử lại", "Try again";
    RetryAll: "Thử lại tất cả", "Try all again";
    BackToOriginal: "Trở về số liệu của trang", "Back to the site’s data";
    SiteDataAgain: "Đang xem lại số liệu của trang.", "Showing the site’s data again.";

    // Common actions.
    Print: "In báo cáo", "Print the report";
    Close: "Đóng", "Close";
    CloseAll: "Đóng tất cả", "Close all";
    Copied: "Đã chép", "Copied";
    All: "Tất cả", "All";
}

#[cfg(test)]
mod tests {
    use super::super::test_help::check_sentence;
    use super::*;

    #[test]
    fn every_text_is_there_in_both_languages() {
        for msg in Msg::ALL {
            let [vi, en] = [Lang::Vi, Lang::En].map(|lang| msg.text(lang));
            check_sentence(vi);
            check_sentence(en);
            let names_of_languages = matches!(msg, Msg::Vietnamese | Msg::English);
            assert_eq!(vi == en, names_of_languages, "{msg:?} is not translated");
        }
    }

    #[test]
    fn no_heading_of_the_notes_says_again_what_the_one_above_it_says() {
        for lang in Lang::ALL {
            let [above, below] = [Msg::NotesOfYear, Msg::Context].map(|msg| msg.text(lang).to_lowercase());
            assert!(!above.contains(&below), "{above}: {below}");
        }
    }

    #[test]
    fn texts_are_composed_characters_so_that_search_in_the_page_finds_them() {
        for msg in Msg::ALL {
            assert!(!msg.text(Lang::Vi).chars().any(|c| ('\u{300}'..='\u{36f}').contains(&c)), "{msg:?}");
        }
    }
}
