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
    PreviousYear: "Năm trước", "Previous year";
    NextYear: "Năm sau", "Next year";
    CompareWith: "So sánh với", "Compare with";
    NoComparison: "Không so sánh", "No comparison";
    Area: "Địa bàn", "Area";
    WholeCountry: "Cả nước", "Whole country";
    Reporter: "Cơ quan báo cáo", "Reporter";
    AllReporters: "Mọi cơ quan báo cáo", "All reporters";
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
    Filters: "Bộ lọc", "Filters";
    Menu: "Trình đơn", "Menu";
    SkipToContent: "Bỏ qua, đến nội dung chính", "Skip to the main content";

    // Sections.
    Overview: "Tổng quan", "Overview";
    Charts: "Biểu đồ", "Charts";
    Checks: "Kiểm tra", "Checks";
    YearInContext: "Bối cảnh năm", "The year in context";
    DataTable: "Bảng số liệu", "Data table";
    SourcesAndMethod: "Nguồn và phương pháp", "Sources and method";
    OnThisPage: "Trên trang này", "On this page";

    // Cards.
    ComparedWith: "so với", "compared with";
    Up: "tăng", "up";
    Down: "giảm", "down";
    Unchanged: "không đổi", "unchanged";
    SourceStates: "Nguồn nêu", "The source states";
    StatementsDiffer: "Các con số không khớp nhau", "The figures do not agree";
    NoFigureThisYear: "Chưa có số liệu cho năm này", "No figure for this year";
    NoFiguresAtAll: "Bộ số liệu này chưa có con số nào.", "This data set has no figures yet.";
    NoFigure: "Chưa có số liệu", "No figure";
    NearestYear: "Năm gần nhất có số liệu", "The nearest year with a figure";
    ShowProvenance: "Xem nguồn gốc con số", "Show where the figure comes from";
    Plan: "Kế hoạch", "Plan";
    Result: "Kết quả", "Result";
    Attainment: "Mức đạt kế hoạch", "Share of the plan attained";
    Stated: "Nguồn nêu trực tiếp", "Stated by the source";
    WorkedOut: "Tính từ số liệu", "Worked out from figures";
    NetChange: "Tăng giảm ròng", "Net change";
    Opening: "Đầu năm", "Opening";
    Closing: "Cuối năm", "Closing";
    Unexplained: "Chưa giải thích được", "Unexplained";
    OverPlan: "vượt kế hoạch", "over plan";
    UnderPlan: "chưa đạt kế hoạch", "under plan";
    OnPlan: "đạt kế hoạch", "on plan";

    // A chart's menu and states.
    ChartMenu: "Tải xuống và xem thêm", "Download and more";
    Download: "Tải xuống", "Download";
    ExportPng: "Ảnh PNG", "PNG image";
    ExportPng1x: "Ảnh PNG 1×", "PNG image 1×";
    ExportPng2x: "Ảnh PNG 2×", "PNG image 2×";
    ExportPng4x: "Ảnh PNG 4×", "PNG image 4×";
    ImageSize: "Cỡ ảnh PNG", "Size of the PNG image";
    ExportSvg: "Ảnh SVG", "SVG image";
    ExportCsv: "Số liệu CSV", "CSV data";
    CopyImage: "Chép ảnh", "Copy image";
    ImageCopied: "Đã chép ảnh", "Image copied";
    SizeColumn: "Cột báo cáo, rộng 16 cm", "Report column, 16 cm wide";
    SizeSlide: "Trang chiếu 16:9", "Slide, 16:9";
    SizeSquare: "Hình vuông", "Square";
    SizeA4: "Khổ A4 nằm ngang, 300 dpi", "A4 landscape, 300 dpi";
    SizeOwn: "Kích thước tự chọn", "Own size";
    ExportFailed: "Không tạo được tệp", "The file could not be made";
    ShowTable: "Bảng", "Table";
    HideTable: "Ẩn bảng", "Hide table";
    Provenance: "Nguồn gốc", "Provenance";
    HowToReadKeys: "Dùng phím mũi tên để đi qua các điểm, Enter để xem nguồn gốc, Escape để thoát", "Arrow keys walk through the marks, Enter opens the provenance, Escape leaves";
    MarksOfChart: "Các điểm của biểu đồ", "The marks of the chart";
    ShareView: "Tỷ trọng", "Share";
    NumberView: "Số lượng", "Number";
    BaseYear: "Năm gốc", "Base year";
    OwnScale: "Mỗi hình có thang đo riêng", "Each picture has its own scale";
    SameScale: "Các hình chung một thang đo", "All pictures share one scale";
    AxisNotFromZero: "Trục không bắt đầu từ 0", "The axis does not begin at zero";
    LogScale: "Thang đo logarit", "Logarithmic scale";
    BreakInSeries: "Đổi cách tính", "Break in the series";

    // A figure's provenance.
    WhereFigureComesFrom: "Nguồn gốc của con số", "Where the figure comes from";
    Quote: "Trích nguyên văn", "Quote";
    TableOfSource: "Bảng, biểu trong nguồn", "Table or chart of the source";
    Formula: "Công thức", "Formula";
    Inputs: "Số liệu đầu vào", "Inputs";
    Source: "Nguồn", "Source";
    Sources: "Nguồn", "Sources";
    Publisher: "Nơi công bố", "Publisher";
    Published: "Ngày công bố", "Published";
    Accessed: "Ngày truy cập", "Accessed";
    Definition: "Định nghĩa", "Definition";
    WhyShown: "Vì sao con số này được chọn", "Why this figure is shown";
    OtherStatements: "Các con số khác cho cùng chỉ tiêu", "Other statements of the same figure";
    ChecksOfFigure: "Các phép kiểm tra có con số này", "Checks that this figure takes part in";
    CopyCitation: "Chép trích dẫn", "Copy citation";
    CopyBibtex: "Chép BibTeX", "Copy BibTeX";
    CitationCopied: "Đã chép trích dẫn", "Citation copied";
    OpenSource: "Mở nguồn trong thẻ mới", "Open the source in a new tab";
    BulkFigure: "Số liệu hàng loạt của nguồn, không kèm trích dẫn", "Given in bulk by its source, without a quote";

    // Tables.
    Indicator: "Chỉ tiêu", "Indicator";
    Sector: "Lĩnh vực", "Sector";
    WholeEconomy: "Mọi lĩnh vực", "All sectors";
    Value: "Giá trị", "Value";
    Unit: "Đơn vị", "Unit";
    Status: "Trạng thái", "Status";
    Note: "Ghi chú", "Note";
    AsOf: "Tính đến", "As of";
    Change: "Thay đổi", "Change";
    ChangePercent: "Thay đổi (%)", "Change (%)";
    Share: "Tỷ trọng", "Share";
    Digits: "Số chữ số thập phân", "Decimal digits";
    Shown: "Được hiển thị", "Shown";
    SortAscending: "Sắp xếp tăng dần", "Sort ascending";
    SortDescending: "Sắp xếp giảm dần", "Sort descending";
    ShowAllFigures: "Mở bảng tất cả số liệu của năm", "Open the table of all figures of the year";
    NoRows: "Không có dòng nào", "No rows";
    ShowMore: "Xem thêm", "Show more";
    Yes: "có", "yes";
    No: "không", "no";

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
    Breaks: "Thay đổi cách tính", "Breaks in the series";
    NoNotes: "Chưa có ghi chú cho năm này", "No notes for this year";

    // Footer and method.
    Licence: "Giấy phép", "Licence";
    Updated: "Cập nhật", "Updated";
    HowToCite: "Cách trích dẫn", "How to cite";
    Definitions: "Định nghĩa các chỉ tiêu", "Definitions of the indicators";
    HowFiguresAreChosen: "Cách chọn con số hiển thị", "How the figure shown is chosen";
    ReporterNotes: "Về các cơ quan báo cáo", "About the reporters";
    DataLicence: "Giấy phép số liệu", "Licence of the data";
    NothingIsSent: "Trang này không gửi dữ liệu nào đi đâu: mọi tính toán diễn ra trên máy của bạn.", "This page sends nothing anywhere: all work is done on your machine.";
    DownloadData: "Tải số liệu", "Download the data";

    // States.
    Loading: "Đang tải số liệu…", "Loading the data…";
    LoadingChart: "Đang vẽ biểu đồ…", "Drawing the chart…";
    Retry: "Thử lại", "Try again";
    Offline: "Không có mạng; đang dùng số liệu đã lưu", "Offline; showing the stored data";
    CouldNotLoad: "Không tải được số liệu", "The data could not be loaded";
    SomethingFailed: "Có lỗi xảy ra", "Something went wrong";
    RestOfPageWorks: "Các phần còn lại của trang vẫn dùng được.", "The rest of the page still works.";
    CopyReport: "Chép báo cáo lỗi", "Copy the error report";
    Reload: "Tải lại trang", "Reload the page";
    NeedsScript: "Trang này cần JavaScript và WebAssembly để vẽ biểu đồ và lọc số liệu.", "This page needs JavaScript and WebAssembly to draw charts and filter the data.";
    OwnData: "Đang xem số liệu từ tệp của bạn", "Showing the data of your file";
    BackToOriginal: "Trở về số liệu gốc", "Back to the original data";
    DropFileHere: "Thả tệp số liệu vào đây", "Drop a data file here";

    // Common actions.
    Print: "In báo cáo", "Print the report";
    Close: "Đóng", "Close";
    Cancel: "Hủy", "Cancel";
    Copy: "Chép", "Copy";
    Copied: "Đã chép", "Copied";
    Show: "Hiện", "Show";
    Hide: "Ẩn", "Hide";
    All: "Tất cả", "All";
    Help: "Trợ giúp", "Help";
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
    fn texts_are_composed_characters_so_that_search_in_the_page_finds_them() {
        for msg in Msg::ALL {
            assert!(!msg.text(Lang::Vi).chars().any(|c| ('\u{300}'..='\u{36f}').contains(&c)), "{msg:?}");
        }
    }
}
