//! The words of a figure's provenance: scope, dates, differences, why a statement is the one shown, and citations.

use crate::model::{Date, Kind, Lang, Owner, Source, Statement, Status, Year};

use super::{case, date, number, opened, phrases, standing};

/// The heading: indicator and moment.
#[must_use]
pub fn title(lang: Lang, name: &str, moment: &str) -> String {
    match lang {
        Lang::Vi | Lang::En => format!("{name}, {moment}"),
    }
}

/// That a number of a chart is no figure of the data, and from how many it was worked out.
#[must_use]
pub fn behind(lang: Lang, figures: usize) -> String {
    match lang {
        Lang::Vi => format!("Con số trên biểu đồ được tính ra từ {figures} số liệu dưới đây."),
        Lang::En => format!("The number in the chart was worked out from the {figures} figures below."),
    }
}

/// The heading of the others of them.
#[must_use]
pub const fn also_behind(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "Số liệu khác được dùng để tính",
        Lang::En => "The other figures that it was worked out from",
    }
}

/// Where, of which sector, by whom.
#[must_use]
pub fn scope(lang: Lang, area: &str, sector: Option<&str>, reporter: &str) -> String {
    match (lang, sector) {
        (Lang::Vi, None) => format!("{area} · theo {reporter}"),
        (Lang::En, None) => format!("{area} · reported by {reporter}"),
        (Lang::Vi, Some(sector)) => format!("{area} · {sector} · theo {reporter}"),
        (Lang::En, Some(sector)) => format!("{area} · {sector} · reported by {reporter}"),
    }
}

/// What a source is called in a line: its publisher.
#[must_use]
pub fn publication(lang: Lang, source: &Source) -> &str {
    let publisher = source.publisher.get(lang);
    // No name but a remark that nobody knows it: such a document has but its title to be found by.
    let unknown = source.url.is_none() && publisher.chars().next().is_some_and(|first| !case::is_capital(first));
    if unknown { &source.title } else { publisher }
}

/// Its publisher within a sentence: what explains the name would stand in brackets within brackets, and a title would be taken for somebody's name.
#[must_use]
pub fn short_publication(lang: Lang, source: &Source) -> &str {
    let publisher = source.publisher.get(lang);
    publisher.split(" (").next().unwrap_or(publisher)
}

/// Whose the figures of a source are, where that is not their reporter: the body that it names, or else its publication.
#[must_use]
pub fn owner_name(lang: Lang, source: &Source) -> Option<&str> {
    match &source.owner {
        Owner::Reporter => None,
        Owner::Named(body) => Some(body.get(lang)),
        Owner::Nobody => Some(short_publication(lang, source)),
    }
}

/// Who published a source, and whose figures it gives, where that is another body than their reporter.
#[must_use]
pub fn publisher(lang: Lang, source: &Source) -> String {
    let publisher = source.publisher.get(lang);
    match &source.owner {
        Owner::Named(owner) if !publisher.starts_with(owner.get(Lang::Vi)) => match lang {
            Lang::Vi => format!("{publisher}, số của {}", owner.get(lang)),
            Lang::En => format!("{publisher}, figures of {}", owner.get(lang)),
        },
        _ => publisher.to_owned(),
    }
}

/// When a source was published and read; empty where neither is known.
#[must_use]
pub fn dates(lang: Lang, published: Option<Date>, accessed: Option<Date>) -> String {
    let day = |day| date::short_date(lang, day);
    match (lang, published, accessed) {
        (_, None, None) => String::new(),
        (Lang::Vi, Some(p), Some(a)) => format!("đăng {}, đọc {}", day(p), day(a)),
        (Lang::En, Some(p), Some(a)) => format!("published {}, read {}", day(p), day(a)),
        (Lang::Vi, Some(p), None) => format!("đăng {}", day(p)),
        (Lang::En, Some(p), None) => format!("published {}", day(p)),
        (Lang::Vi, None, Some(a)) => format!("không ghi ngày đăng, đọc {}", day(a)),
        (Lang::En, None, Some(a)) => format!("undated, read {}", day(a)),
    }
}

/// What there is to say of a source's dates; and where its address is the start page of a site alone, that the page itself is not known.
#[must_use]
pub fn dates_and_page(lang: Lang, source: &Source) -> String {
    let dates = dates(lang, source.published, source.accessed);
    let path = source.url.as_deref().and_then(|url| url.split_once("://")).map(|(_, rest)| rest.trim_end_matches('/'));
    match (lang, path.is_some_and(|path| !path.contains(['/', '?', '#'])), dates.is_empty()) {
        (_, false, _) => dates,
        (Lang::Vi, true, true) => "chỉ biết trang chủ, chưa biết địa chỉ của bài".to_owned(),
        (Lang::En, true, true) => "only the start page of the site is known".to_owned(),
        (Lang::Vi, true, false) => format!("{dates}; chỉ biết trang chủ, chưa biết địa chỉ của bài"),
        (Lang::En, true, false) => format!("{dates}; only the start page of the site is known"),
    }
}

/// Status and date of a statement, each with its name. A normal figure has no status worth a word: its date alone is told. Only a date that the data have is
/// told as one: where a level has none, that it is taken as the one of the year's end is the page's reading, and no word of its source.
#[must_use]
pub fn status(lang: Lang, kind: Kind, statement: &Statement<'_>) -> String {
    let year = statement.year;
    let when = match (lang, statement.as_of, kind) {
        (Lang::Vi, Some(day), _) => format!("Tính đến {}.", date::date_in_sentence(lang, day)),
        (Lang::En, Some(day), _) => format!("As of {}.", date::date_in_sentence(lang, day)),
        (Lang::Vi, None, Kind::Stock) => format!("Hiểu là cuối năm {year}; không có ngày cụ thể."),
        (Lang::En, None, Kind::Stock) => format!("Taken as the end of {year}; no day is given."),
        (Lang::Vi, None, _) => format!("Của năm {year}."),
        (Lang::En, None, _) => format!("Of the year {year}."),
    };
    let status = standing::status_name(lang, statement.status);
    match lang {
        _ if statement.status == Status::Normal => when,
        Lang::Vi => format!("Trạng thái: {status}. {when}"),
        Lang::En => format!("Status: {status}. {when}"),
    }
}

/// How far a statement lies from the one that is shown. `amount` is written with its sign.
#[must_use]
pub fn difference(lang: Lang, amount: &str, unit: &str, percent: Option<f64>) -> String {
    let amount = number::with_unit(amount.to_owned(), unit);
    match (lang, percent) {
        (Lang::Vi, Some(percent)) => {
            format!("{amount} ({}) so với số hiển thị", number::signed_percent(lang, percent, 1))
        }
        (Lang::En, Some(percent)) => {
            format!("{amount} ({}) from the figure shown", number::signed_percent(lang, percent, 1))
        }
        (Lang::Vi, None) => format!("{amount} so với số hiển thị"),
        (Lang::En, None) => format!("{amount} from the figure shown"),
    }
}

/// The clause of the rule by which one of several statements is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// The editor chose it, and says why in its note.
    Editor,
    /// The others are of low reliability or missing.
    Reliable,
    /// It is the site's, the others stand in files that the reader added.
    Site,
    /// It is stated, the others are worked out.
    Stated,
    /// It is of the end of the year, or taken as such.
    YearEnd,
    /// It is of the whole year, or taken as such.
    WholeYear,
    /// It is exact.
    Exact,
    /// It was read with certainty.
    Certain,
    /// It is the last word, while the same number is an estimate elsewhere.
    Final,
    /// Its source was published later.
    Later,
    /// The same, where the day of another source is not known.
    LaterOfDated,
    /// It stands later in the file.
    LaterInFile,
    /// None may be shown.
    NoneReliable,
}

impl Choice {
    /// The clause in words.
    #[must_use]
    pub const fn words(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Editor, Lang::Vi) => "Hiển thị số này vì người biên tập chọn, lý do ghi ở ghi chú.",
            (Self::Editor, Lang::En) => "Shown because the editor chose it; the note says why.",
            (Self::Reliable, Lang::Vi) => "Hiển thị số này vì các số khác có độ tin cậy thấp hoặc bị thiếu.",
            (Self::Reliable, Lang::En) => "Shown because the others are of low reliability or missing.",
            (Self::Site, Lang::Vi) => "Hiển thị số này vì là số của trang, còn số khác lấy từ tệp mở thêm.",
            (Self::Site, Lang::En) => "Shown because it is the site’s, while the others are from an added file.",
            (Self::Stated, Lang::Vi) => "Hiển thị số này vì nguồn nêu trực tiếp, còn số khác là số tính ra.",
            (Self::Stated, Lang::En) => "Shown because a source states it, while the others are worked out.",
            (Self::YearEnd, Lang::Vi) => "Hiển thị số này vì là số cuối năm, còn số khác tính đến ngày khác.",
            (Self::YearEnd, Lang::En) => {
                "Shown because it is of the end of the year, while the others are of another date."
            }
            (Self::WholeYear, Lang::Vi) => "Hiển thị số này vì là số cả năm, còn số khác tính đến ngày khác.",
            (Self::WholeYear, Lang::En) => {
                "Shown because it is of the whole year, while the others are of another date."
            }
            (Self::Exact, Lang::Vi) => "Hiển thị số này vì là số chính xác, còn số khác là số gần đúng.",
            (Self::Exact, Lang::En) => "Shown because it is exact, while the others are approximate.",
            (Self::Certain, Lang::Vi) => {
                "Hiển thị số này vì số khác có độ chắc chắn thấp hoặc không thấy nêu chủ số liệu."
            }
            (Self::Certain, Lang::En) => "Shown because the others are of low certainty, or their owner is not named.",
            (Self::Later, Lang::Vi) => "Hiển thị số này vì nguồn được đăng sau cùng.",
            (Self::Later, Lang::En) => "Shown because its source was published last.",
            (Self::LaterOfDated, Lang::Vi) => {
                "Hiển thị số này vì nguồn được đăng sau cùng trong các nguồn có ghi ngày."
            }
            (Self::LaterOfDated, Lang::En) => "Shown because its source was published last of those that give a date.",
            (Self::Final, Lang::Vi) => {
                "Hiển thị số này vì nguồn không coi là số ước; nguồn khác nêu cùng số nhưng là số ước, sơ bộ hoặc dự báo."
            }
            (Self::Final, Lang::En) => {
                "Shown because its source does not call it an estimate; another states the same number as an estimate, provisional or a forecast."
            }
            (Self::LaterInFile, Lang::Vi) => {
                "Các nguồn ngang nhau theo quy tắc; hiển thị số đứng sau cùng trong tệp dữ liệu."
            }
            (Self::LaterInFile, Lang::En) => "The sources are equal by the rule; the last in the data file is shown.",
            (Self::NoneReliable, Lang::Vi) => "Không số nào đủ tin cậy để hiển thị.",
            (Self::NoneReliable, Lang::En) => "None is reliable enough to be shown.",
        }
    }
}

/// What a citation is made of, in the language of the citation.
#[derive(Clone, Copy, Debug)]
pub struct Cite<'a> {
    /// The indicator.
    pub name: &'a str,
    /// The area.
    pub area: &'a str,
    /// Who reports it.
    pub reporter: &'a str,
    /// The year.
    pub year: Year,
    /// The value with its unit and what is to be known of it, as its date or that it is an estimate; empty where none is shown.
    pub value: &'a str,
    /// The formula in words, where no source states the figure and it was worked out from others.
    pub formula: Option<&'a str>,
    /// The source of the statement.
    pub source: &'a Source,
    /// What there is to know of the statement: why it is read so, or whose figure it is.
    pub note: Option<&'a str>,
    /// The site with the title of its data set, as [`data_set`] has it.
    pub data_set: &'a str,
    /// The link of the view.
    pub link: &'a str,
    /// The file that the reader opened and in which the figure stands, where it is not the site's: no link shows it to anyone else.
    pub opened: Option<&'a str>,
    /// Today, as ISO 8601 writes it.
    pub today: &'a str,
}

/// On which site a figure was found: it is the site that is quoted, not the sector after which its data set is named.
#[must_use]
pub fn data_set(lang: Lang, title: &str) -> String {
    match lang {
        Lang::Vi => format!("trang Coopstat ({title})"),
        Lang::En => format!("Coopstat ({title})"),
    }
}

/// A citation as plain text.
#[must_use]
pub fn citation(lang: Lang, cite: &Cite<'_>) -> String {
    let cited = match cite.opened {
        Some(file) => opened::citation(lang, cite, file),
        None => of_the_site(lang, cite),
    };
    with_note(lang, cited, cite.note)
}

/// What is cited, then the note of the statement, a sentence or more of its own.
fn with_note(lang: Lang, cited: String, note: Option<&str>) -> String {
    match note.and_then(|note| phrases::note_line(lang, &[note])) {
        Some(note) => [cited, note].join(" "),
        None => cited,
    }
}

fn of_the_site(lang: Lang, cite: &Cite<'_>) -> String {
    let Cite { name, area, reporter, year, value, formula, source, data_set, link, today, .. } = cite;
    let published = source.published.map(|day| date::short_date(lang, day));
    let today = Date::parse(today).map_or_else(|| (*today).to_owned(), |day| date::short_date(lang, day));
    let (title, publisher) = (&source.title, source.publisher.get(lang));
    let address = source.url.as_deref().map(|url| format!(" {url}")).unwrap_or_default();
    if let Some(formula) = formula {
        // Whoever cites it must not have its source say what it does not.
        let day = published.map(|day| format!(", {day}")).unwrap_or_default();
        return match lang {
            Lang::Vi => format!(
                "{name}, {area}, {year}, {reporter}: {value}, tính ra theo công thức {formula}; không nguồn nào nêu con số này. Số dùng để tính: “{title}”, {publisher}{day}.{address} Dẫn theo {data_set}, {link} (truy cập {today})."
            ),
            Lang::En => format!(
                "{name}, {area}, {year}, {reporter}: {value}, worked out as {formula}; no source states this figure. Figures used: “{title}”, {publisher}{day}.{address} Quoted from {data_set}, {link} (accessed {today})."
            ),
        };
    }
    match (lang, published) {
        (Lang::Vi, Some(day)) => {
            format!(
                "{name}, {area}, {year}, {reporter}: {value}. Nguồn: “{title}”, {publisher}, {day}.{address} Dẫn theo {data_set}, {link} (truy cập {today})."
            )
        }
        (Lang::Vi, None) => {
            format!(
                "{name}, {area}, {year}, {reporter}: {value}. Nguồn: “{title}”, {publisher}.{address} Dẫn theo {data_set}, {link} (truy cập {today})."
            )
        }
        (Lang::En, Some(day)) => {
            format!(
                "{name}, {area}, {year}, {reporter}: {value}. Source: “{title}”, {publisher}, {day}.{address} Quoted from {data_set}, {link} (accessed {today})."
            )
        }
        (Lang::En, None) => {
            format!(
                "{name}, {area}, {year}, {reporter}: {value}. Source: “{title}”, {publisher}.{address} Quoted from {data_set}, {link} (accessed {today})."
            )
        }
    }
}

/// A citation as BibTeX. What BibTeX would read as its own signs is escaped.
#[must_use]
pub fn bibtex(lang: Lang, cite: &Cite<'_>) -> String {
    let Cite { name, area, reporter, year, value, formula, source, data_set, link, today, .. } = cite;
    let mut entry = String::from("@misc{");
    entry.push_str(&source.id);
    entry.push_str(",\n");
    let mut put = |key: &str, value: &str| {
        entry.push_str("  ");
        entry.push_str(key);
        entry.push_str(" = {");
        entry.push_str(&escape(value));
        entry.push_str("},\n");
    };
    if let Some(file) = cite.opened {
        // Nobody has looked whether the source says what the file says that it does.
        put("title", file);
        put("note", &citation(lang, cite));
        entry.push_str("}\n");
        return entry;
    }
    put("title", &source.title);
    put("author", &format!("{{{}}}", source.publisher.get(lang)).replace(['{', '}'], ""));
    if let Some(day) = source.published {
        put("date", &day.to_string());
    }
    if let Some(url) = &source.url {
        put("url", url);
    }
    if let Some(day) = source.accessed {
        put("urldate", &day.to_string());
    }
    let note = match (lang, formula) {
        (Lang::Vi, Some(formula)) => format!(
            "{name}, {area}, {year}, {reporter}: {value}, tính ra theo công thức {formula}, không nguồn nào nêu con số này; dẫn theo {data_set}, {link}, truy cập {today}"
        ),
        (Lang::En, Some(formula)) => format!(
            "{name}, {area}, {year}, {reporter}: {value}, worked out as {formula}, no source states this figure; quoted from {data_set}, {link}, accessed {today}"
        ),
        (Lang::Vi, None) => {
            format!("{name}, {area}, {year}, {reporter}: {value}; dẫn theo {data_set}, {link}, truy cập {today}")
        }
        (Lang::En, None) => {
            format!("{name}, {area}, {year}, {reporter}: {value}; quoted from {data_set}, {link}, accessed {today}")
        }
    };
    // Elsewhere it is a list with semicolons: a note of sentences comes after its end.
    let end = if cite.note.is_some() { "." } else { "" };
    put("note", &with_note(lang, note + end, cite.note));
    entry.push_str("}\n");
    entry
}

/// The citation of a number that the page works out itself: its sentence, where it is known, that no source states it, then the citation of each figure behind
/// it, a line each.
#[must_use]
pub fn of_worked_out(lang: Lang, sentence: Option<&str>, citations: &[String]) -> String {
    let (count, list) = (citations.len(), citations.join("\n"));
    match (lang, sentence.map(|sentence| sentence.trim_end_matches('.'))) {
        (_, None) => list,
        (Lang::Vi, Some(said)) => {
            format!("{said}. Không nguồn nào nêu con số này; nó được tính ra từ {count} số liệu sau:\n{list}")
        }
        (Lang::En, Some(said)) => {
            format!("{said}. No source states this number; it was worked out from these {count} figures:\n{list}")
        }
    }
}

fn escape(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    for letter in value.chars() {
        match letter {
            '\\' => out.push_str("\\textbackslash{}"),
            // BibTeX counts braces whatever stands before them: one without its other would end the entry.
            '{' => out.push_str("\\textbraceleft{}"),
            '}' => out.push_str("\\textbraceright{}"),
            '%' | '#' | '&' | '_' | '$' => {
                out.push('\\');
                out.push(letter);
            }
            control if control.is_control() => out.push(' '),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Text;

    fn source() -> Source {
        Source {
            id: "s-1".into(),
            title: "A & B {100%}".into(),
            publisher: Text::same("Báo".into()),
            owner: Owner::Reporter,
            url: Some("https://example.org/a_b".into()),
            published: Date::parse("2022-01-21"),
            accessed: None,
            note: None,
            opened: None,
        }
    }

    #[test]
    fn an_address_that_is_a_start_page_alone_is_told_to_be_one() {
        let told = |lang, url: Option<&str>, accessed: Option<Date>| {
            let (title, publisher) = ("Hội nghị".into(), Text::same("Liên minh".into()));
            let source = Source {
                id: "s".into(),
                title,
                publisher,
                owner: Owner::Reporter,
                url: url.map(Into::into),
                published: None,
                accessed,
                note: None,
                opened: None,
            };
            dates_and_page(lang, &source)
        };
        let read = Date::parse("2026-11-23");
        assert_eq!(
            told(Lang::Vi, Some("https://vca.org.vn/"), read),
            "không ghi ngày đăng, đọc 23/11/2026; chỉ biết trang chủ, chưa biết địa chỉ của bài"
        );
        assert_eq!(told(Lang::En, Some("https://vca.org.vn"), None), "only the start page of the site is known");
        for url in [Some("https://vca.org.vn/tin.html"), Some("https://vca.org.vn/?id=1"), None] {
            assert_eq!(told(Lang::En, url, None), "", "{url:?}");
        }
    }

    #[test]
    fn a_normal_figure_is_told_with_its_date_and_no_status() {
        let told = |status, as_of: Option<&str>, kind| {
            let statement = Statement {
                year: Year::new(2021).unwrap(),
                value: Some(1.0),
                source: crate::model::SourceIx::at(0),
                origin: crate::model::Origin::Quote("…"),
                basis: None,
                status,
                approx: crate::model::Approx::No,
                uncertain: false,
                unowned: false,
                digits: 0,
                as_of: as_of.and_then(Date::parse),
                chosen: false,
                note: None,
                opened: false,
                place: 0,
            };
            Lang::ALL.map(|lang| super::status(lang, kind, &statement))
        };
        assert_eq!(
            told(Status::Normal, Some("2021-12-31"), Kind::Stock),
            ["Tính đến ngày 31/12/2021.", "As of 31 December 2021."]
        );
        let taken = ["Hiểu là cuối năm 2021; không có ngày cụ thể.", "Taken as the end of 2021; no day is given."];
        assert_eq!(told(Status::Normal, None, Kind::Stock), taken, "a date that nobody printed is told as none");
        assert_eq!(told(Status::Normal, None, Kind::Flow), ["Của năm 2021.", "Of the year 2021."]);
        assert!(told(Status::Normal, Some("2021-11-08"), Kind::Flow)[0].starts_with("Tính đến "));
        assert_eq!(
            told(Status::Estimate, None, Kind::Stock),
            [format!("Trạng thái: ước tính. {}", taken[0]), format!("Status: estimate. {}", taken[1])]
        );
    }

    #[test]
    fn a_figure_of_an_opened_file_is_cited_by_the_file_and_leads_to_no_link() {
        let source = source();
        for formula in [None, Some("a + b")] {
            let cite = Cite {
                name: "HTX",
                area: "Cả nước",
                reporter: "Liên minh HTX",
                year: Year::new(2021).unwrap(),
                value: "9.999 HTX",
                formula,
                source: &source,
                note: None,
                data_set: "Bộ số liệu của trang",
                link: "https://example.org/?year=2021",
                opened: Some("cua_toi.json"),
                today: "2026-11-23",
            };
            for lang in Lang::ALL {
                for text in [citation(lang, &cite), bibtex(lang, &cite)] {
                    assert!(text.contains("9.999 HTX") && text.contains("toi.json"), "{text}");
                    assert!(!text.contains("?year=2021") && !text.contains("Bộ số liệu của trang"), "{text}");
                    assert!(formula.is_none_or(|formula| text.contains(formula)), "{text}");
                }
                assert!(!bibtex(lang, &cite).contains("author ="), "the publisher is no author of the file");
            }
        }
    }

    #[test]
    fn bibtex_escapes_what_it_would_read_as_its_own_signs() {
        let source = source();
        let cite = Cite {
            name: "HTX",
            area: "Cả nước",
            reporter: "Liên minh HTX",
            year: Year::new(2021).unwrap(),
            value: "27.394 HTX",
            formula: None,
            source: &source,
            note: Some("Không gồm quỹ tín dụng nhân dân."),
            data_set: "Coopstat",
            link: "https://example.org/?year=2021",
            opened: None,
            today: "2026-11-23",
        };
        let entry = bibtex(Lang::Vi, &cite);
        assert!(entry.contains("title = {A \\& B \\textbraceleft{}100\\%\\textbraceright{}}"), "{entry}");
        assert!(entry.contains("date = {2022-01-21}"), "{entry}");
        assert!(entry.starts_with("@misc{s-1,\n") && entry.ends_with("}\n"), "{entry}");
        let text = citation(Lang::En, &cite);
        assert!(text.contains("27.394 HTX") && text.contains("23 Nov") | text.contains("23/11/2026"), "{text}");
        assert!(text.ends_with(" Note: Không gồm quỹ tín dụng nhân dân."), "the note travels with the figure: {text}");
        assert!(entry.contains("2026-11-23. Ghi chú: Không gồm quỹ tín dụng nhân dân."), "{entry}");
    }

    #[test]
    fn a_figure_that_was_worked_out_is_cited_with_its_formula_and_as_stated_by_no_source() {
        let source = source();
        let cite = Cite {
            name: "HTX giải thể",
            area: "Cả nước",
            reporter: "Liên minh HTX",
            year: Year::new(2024).unwrap(),
            value: "488 HTX",
            formula: Some("1.942 − 1.454"),
            source: &source,
            note: Some("Không gồm quỹ tín dụng nhân dân."),
            data_set: "Coopstat",
            link: "https://example.org/?year=2024",
            opened: None,
            today: "2026-11-23",
        };
        for (lang, words) in [(Lang::Vi, "không nguồn nào nêu con số này"), (Lang::En, "no source states this figure")]
        {
            for text in [citation(lang, &cite), bibtex(lang, &cite)] {
                assert!(text.contains("1.942 − 1.454") && text.contains(words), "{text}");
                assert!(!text.contains("Nguồn:") && !text.contains("Source:"), "{text}");
            }
        }
    }

    #[test]
    fn no_word_of_the_data_ends_a_bibtex_entry() {
        let title = "}}\n@preamble{\"\\input{x}\"} {{";
        let source = Source { title: title.into(), publisher: Text::same(title.into()), ..source() };
        let cite = Cite {
            name: title,
            area: title,
            reporter: title,
            year: Year::new(2021).unwrap(),
            value: title,
            formula: Some(title),
            source: &source,
            note: Some("Không gồm quỹ tín dụng nhân dân."),
            data_set: title,
            link: "https://example.org/?year=2021",
            opened: None,
            today: "2026-11-23",
        };
        let entry = bibtex(Lang::Vi, &cite);
        // As BibTeX reads it: braces are counted whatever stands before them.
        let mut depth = 0;
        let end = entry.bytes().position(|byte| {
            depth += i32::from(byte == b'{') - i32::from(byte == b'}');
            byte == b'}' && depth == 0
        });
        assert_eq!(end, Some(entry.len() - 2), "{entry}");
        assert!(!entry.contains("\\input"), "{entry}");
    }
}
