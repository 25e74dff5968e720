//! Comma-separated values as RFC 4180 has them, in a form that spreadsheets open with their diacritics and do not run as formulas.
//! Which rows there are is not decided here.

/// A table on its way to a file: a byte order mark, then one line of cells for each row, ended by CR LF.
#[derive(Clone, Debug)]
pub struct Csv {
    out: String,
    row_begun: bool,
}

/// Tells spreadsheets that the file is UTF-8.
const MARK: char = '\u{feff}';

impl Default for Csv {
    fn default() -> Self {
        Self::new()
    }
}

impl Csv {
    /// A file without rows.
    #[must_use]
    pub fn new() -> Self {
        Self { out: MARK.into(), row_begun: false }
    }

    /// Adds a cell with a text. One that a spreadsheet would run as a formula gets an apostrophe before it, which makes it a text.
    pub fn text(&mut self, text: &str) -> &mut Self {
        let formula = runs(text);
        self.begin();
        if formula || text.contains(['"', ',', '\r', '\n']) || text.trim() != text {
            self.out.push('"');
            self.out.push_str(if formula { "'" } else { "" });
            self.out.push_str(&text.replace('"', "\"\""));
            self.out.push('"');
        } else {
            self.out.push_str(text);
        }
        self
    }

    /// Ends the row.
    pub fn end_row(&mut self) -> &mut Self {
        self.out.push_str("\r\n");
        self.row_begun = false;
        self
    }

    /// The file.
    #[must_use]
    pub fn finish(self) -> String {
        self.out
    }

    fn begin(&mut self) {
        if self.row_begun {
            self.out.push(',');
        }
        self.row_begun = true;
    }
}

/// Whether a spreadsheet would take a text for a formula. A number with a sign is none.
fn runs(text: &str) -> bool {
    let first = |text: &str| text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    let inner = text.trim_start_matches(|c: char| c.is_whitespace() || c.is_control() || is_unseen(c));
    (first(text) || first(inner)) && !is_number(text)
}

/// Letters without a width: some programs drop them as they read, and what follows would then come first.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | MARK)
}

/// A sign, digits, perhaps a point with digits: nothing that could be run.
fn is_number(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (whole, part) = unsigned.split_once('.').map_or((unsigned, None), |(whole, part)| (whole, Some(part)));
    digits(whole) && part.is_none_or(digits)
}

/// Reads the rows of a file back, cells as they are written (a guarding apostrophe stays). `None` where quotes do not match or something
/// follows a closing quote. Lines may end in CR LF or LF; a byte order mark is skipped; an empty file has no rows.
#[must_use]
pub fn read(text: &str) -> Option<Vec<Vec<String>>> {
    let mut chars = text.strip_prefix(MARK).unwrap_or(text).chars().peekable();
    let mut rows = Vec::new();
    while chars.peek().is_some() {
        let mut row = Vec::new();
        loop {
            let mut cell = String::new();
            if chars.next_if_eq(&'"').is_some() {
                loop {
                    match chars.next()? {
                        '"' if chars.next_if_eq(&'"').is_some() => cell.push('"'),
                        '"' => break,
                        c => cell.push(c),
                    }
                }
            } else {
                while let Some(c) = chars.next_if(|c| !matches!(c, ',' | '\r' | '\n')) {
                    if c == '"' {
                        return None;
                    }
                    cell.push(c);
                }
            }
            row.push(cell);
            match chars.next() {
                Some(',') => {}
                Some('\r') if chars.next_if_eq(&'\n').is_some() => break,
                Some('\n') | None => break,
                Some(_) => return None,
            }
        }
        rows.push(row);
    }
    Some(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(text: &str) -> String {
        let mut csv = Csv::new();
        csv.text(text).end_row();
        csv.finish()
    }

    #[test]
    fn a_file_begins_with_a_mark_and_its_rows_end_in_cr_lf() {
        let mut csv = Csv::new();
        csv.text("năm").text("hợp tác xã").end_row().text("2021").text("27394.5").end_row();
        assert_eq!(csv.finish(), "\u{feff}năm,hợp tác xã\r\n2021,27394.5\r\n");
    }

    #[test]
    fn commas_quotes_and_line_breaks_are_quoted() {
        assert_eq!(one("a,b"), "\u{feff}\"a,b\"\r\n");
        assert_eq!(one("\"a\"\r\nb"), "\u{feff}\"\"\"a\"\"\r\nb\"\r\n");
    }

    #[test]
    fn what_a_spreadsheet_would_run_is_made_a_text() {
        for text in [
            "=1+1",
            "+A1",
            "-A1",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            "  =1",
            "\n-x",
            "-1+cmd|' /C calc'!A0",
            "＝1",
            "--1",
            "-",
            "+1.",
            "\u{200b}=1",
            "\u{ad}+1",
            "\u{202e}@x",
            "\u{2066}\u{feff}=1",
        ] {
            let rows = read(&one(text)).unwrap();
            assert_eq!(rows, [[format!("'{text}")]], "{text:?}");
        }
    }

    #[test]
    fn a_number_with_a_sign_and_a_dash_inside_stay_as_they_are() {
        for text in ["-7.6", "+52", "2016-2022", "a=b", ""] {
            assert_eq!(one(text), format!("\u{feff}{text}\r\n"));
        }
    }

    #[test]
    fn quotes_that_do_not_match_are_no_table() {
        for text in ["\"a", "\"a\"b", "a\"b\"", "a\rb"] {
            assert_eq!(read(text), None, "{text:?}");
        }
        assert_eq!(read(""), Some(vec![]));
        assert_eq!(read("a,\nb"), Some(vec![vec!["a".into(), String::new()], vec!["b".into()]]));
    }
}
