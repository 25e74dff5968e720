//! Tables on their way out: what is written is read by another hand as the same cells, and no spreadsheet runs one of them.

use coopstat::format::csv::{Csv, read};

/// Lines are rows and tabs part cells, unless doubled: so that any text can be a cell.
pub(crate) fn csv(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let rows: Vec<Vec<&str>> = text.split("\u{1e}").map(|row| row.split('\u{1f}').collect()).collect();
    let mut out = Csv::new();
    for row in &rows {
        for cell in row {
            out.text(cell);
        }
        out.end_row();
    }
    let written = out.finish();
    let parsed = parse(&written);
    assert_eq!(read(&written).as_ref(), Some(&parsed), "both readers find the same cells");
    assert_eq!(parsed.len(), rows.len());
    for (parsed, row) in parsed.iter().zip(&rows) {
        assert_eq!(parsed.len(), row.len(), "{row:?}");
        for (parsed, cell) in parsed.iter().zip(row) {
            let guarded = parsed.strip_prefix('\'').is_some_and(|rest| rest == *cell);
            assert!(parsed == cell || guarded, "{cell:?} became {parsed:?}");
            assert!(!runs(parsed), "{parsed:?} would run");
        }
    }
    // Whatever the bytes, the reader of tables answers.
    let _ = read(&text);
}

/// Whether a spreadsheet could take a cell for more than a text or a number: its first letter that is seen is a sign of a formula, and
/// the whole is no number.
pub(crate) fn runs(cell: &str) -> bool {
    let seen = cell.trim_start_matches(|c: char| c.is_whitespace() || c.is_control() || is_unseen(c));
    seen.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) && seen.parse::<f64>().is_err()
}

/// Letters without a width: joiners, marks of direction, byte order marks.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// A reader of RFC 4180 that is not the one under test: a machine of three states over bytes.
pub(crate) fn parse(text: &str) -> Vec<Vec<String>> {
    enum At {
        Start,
        Plain,
        Quoted,
        QuoteInQuoted,
    }
    let bytes = text.strip_prefix('\u{feff}').expect("a mark at the beginning").as_bytes();
    let (mut rows, mut row, mut cell, mut at) = (Vec::new(), Vec::new(), Vec::new(), At::Start);
    let mut place = 0;
    while let Some(&byte) = bytes.get(place) {
        place += 1;
        at = match (at, byte) {
            (At::Start, b'"') => At::Quoted,
            (At::Quoted, b'"') => At::QuoteInQuoted,
            (At::Quoted, other) => {
                cell.push(other);
                At::Quoted
            }
            (At::QuoteInQuoted, b'"') => {
                cell.push(b'"');
                At::Quoted
            }
            (_, b',') => {
                row.push(String::from_utf8(std::mem::take(&mut cell)).expect("parted at letters"));
                At::Start
            }
            (_, b'\r') => {
                assert_eq!(bytes.get(place), Some(&b'\n'), "a line ends in CR LF");
                place += 1;
                row.push(String::from_utf8(std::mem::take(&mut cell)).expect("parted at letters"));
                rows.push(std::mem::take(&mut row));
                At::Start
            }
            (At::QuoteInQuoted, other) => panic!("{other} after a closing quote"),
            (At::Start | At::Plain, b'"' | b'\n') => panic!("a bare quote or line feed"),
            (At::Start | At::Plain, other) => {
                cell.push(other);
                At::Plain
            }
        };
    }
    assert!(matches!(at, At::Start) && cell.is_empty() && row.is_empty(), "the last line ends as well");
    rows
}
