//! Breaking text into lines by measured width. Words stay whole as long as they fit; an ellipsis is the last resort.

use std::borrow::Cow;

use super::page::{Page, Type};

/// Whether a letter may stand in a picture: control characters and what XML forbids may not.
#[must_use]
pub fn is_printable(letter: char) -> bool {
    !letter.is_control() && !matches!(letter, '\u{fffe}' | '\u{ffff}')
}

/// The longest text in a picture, in letters: longer ones, which the data format allows, end in an ellipsis. The whole stands in the picture's description,
/// in its table and with the figures; and laying out a picture takes no longer than its longest words.
const LONGEST: usize = 1200;

/// A text fit for one line: white space made single blanks, what cannot be printed left out. Blanks that must not break stay.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    if is_clean(text) {
        return text.into();
    }
    let mut clean = String::with_capacity(text.len());
    for (place, letter) in text.chars().enumerate() {
        if place == LONGEST {
            // No word is cut that a reader could take for another.
            let end = clean.rfind(' ').filter(|end| clean.len() - end < 60).unwrap_or(clean.len());
            clean.truncate(clean.get(..end).unwrap_or_default().trim_end_matches(' ').len());
            clean.push('…');
            break;
        }
        if breaks(letter) {
            if !clean.is_empty() && !clean.ends_with(' ') {
                clean.push(' ');
            }
        } else if is_printable(letter) {
            clean.push(letter);
        }
    }
    clean.truncate(clean.trim_end_matches(' ').len());
    clean.into()
}

/// Whether a text is as [`clean`] would make it; most are.
fn is_clean(text: &str) -> bool {
    let (mut after_blank, mut count) = (true, 0);
    for letter in text.chars() {
        let blank = letter == ' ';
        if (blank && after_blank) || (!blank && (breaks(letter) || !is_printable(letter))) {
            return false;
        }
        (after_blank, count) = (blank, count + 1);
    }
    count <= LONGEST && !text.ends_with(' ')
}

fn breaks(letter: char) -> bool {
    letter.is_whitespace() && !matches!(letter, '\u{a0}' | '\u{202f}' | '\u{2007}')
}

/// How near the width of a line, taken from those of its words, comes to the room, as a share of it, before the line itself is measured: letters move closer
/// together over a blank, too, but never by so much.
const NEAR: f64 = 0.03;

/// Breaks a text into lines no wider than `room`. A word wider than that is broken between letters. What is measured are the words, which come again from year to
/// year while the lines do not: to measure a text takes a browser some microseconds.
pub(super) fn wrap(page: &Page<'_>, text: &str, room: f64, kind: Type) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let (mut line, mut wide) = (String::with_capacity(text.len()), 0.0);
    let blank = page.width(" ", kind);
    for word in clean(text).split(' ').filter(|word| !word.is_empty()) {
        let before = line.len();
        if before > 0 {
            line.push(' ');
            wide += blank;
        }
        line.push_str(word);
        wide += page.width(word, kind);
        if (wide - room).abs() < NEAR * room {
            wide = page.width(&line, kind);
        }
        if wide <= room {
            continue;
        }
        line.truncate(before);
        if before > 0 {
            lines.push(std::mem::replace(&mut line, String::with_capacity(text.len())));
        }
        wide = page.width(word, kind);
        if wide <= room {
            line.push_str(word);
        } else {
            line = break_word(page, word, room, kind, &mut lines);
            wide = page.width(&line, kind);
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// Breaks a text into as few lines as [`wrap`] does, and as even ones: no last line of a single word.
pub(super) fn wrap_even(page: &Page<'_>, text: &str, room: f64, kind: Type) -> Vec<String> {
    let mut lines = wrap(page, text, room, kind);
    let mut narrower = widest(page, &lines, kind) - 1.0;
    while lines.len() > 1 && narrower > room / 3.0 {
        let other = wrap(page, text, narrower, kind);
        if other.len() > lines.len() {
            break;
        }
        narrower = widest(page, &other, kind) - 1.0;
        lines = other;
    }
    lines
}

/// Breaks a word that is too wide, after a hyphen where it has one; what is left of it begins the next line. A mark stays with its letter.
fn break_word(page: &Page<'_>, word: &str, room: f64, kind: Type, lines: &mut Vec<String>) -> String {
    let mut piece = String::new();
    for letter in word.chars() {
        let joins = ('\u{300}'..='\u{36f}').contains(&letter);
        let longer: String = piece.chars().chain([letter]).collect();
        if !joins && !piece.is_empty() && page.width(&longer, kind) > room {
            let after = piece
                .rfind('-')
                .filter(|&at| piece.get(..at).is_some_and(|head| head.ends_with(char::is_alphanumeric)));
            let rest = after.map_or_else(String::new, |at| piece.split_off(at + 1));
            lines.push(std::mem::replace(&mut piece, rest));
            piece.push(letter);
        } else {
            piece = longer;
        }
    }
    piece
}

/// Breaks a text into at most so many lines; the last one ends in an ellipsis where words are lost.
pub(super) fn wrap_to(page: &Page<'_>, text: &str, room: f64, kind: Type, most: usize) -> Vec<String> {
    let mut lines = wrap(page, text, room, kind);
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            while !last.is_empty() && page.width(&[last.as_str(), "…"].concat(), kind) > room {
                last.pop();
            }
            last.truncate(last.trim_end().len());
            last.push('…');
        }
    }
    lines
}

/// The width of the widest word: less room than this would break it.
pub(super) fn widest_word(page: &Page<'_>, text: &str, kind: Type) -> f64 {
    clean(text).split(' ').map(|word| page.width(word, kind)).fold(0.0, f64::max)
}

/// The width of the widest line.
pub(super) fn widest(page: &Page<'_>, lines: &[String], kind: Type) -> f64 {
    lines.iter().map(|line| page.width(line, kind)).fold(0.0, f64::max)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::super::page::LABEL;
    use super::*;
    use crate::charts::measure::EmbeddedFont;

    #[test]
    fn text_breaks_between_words_and_a_word_only_where_it_cannot_fit() {
        let font = EmbeddedFont::new();
        let page = Page::new(&font, 320.0);
        assert_eq!(
            wrap(&page, "  Liên minh\nHợp tác xã  Việt Nam ", 75.0, LABEL),
            ["Liên minh", "Hợp tác xã", "Việt Nam"]
        );
        assert_eq!(wrap(&page, "", 90.0, LABEL), [""; 0]);
        let pieces = wrap(&page, "nghiêêêêêêêêêêêêêêêêêêng", 40.0, LABEL);
        assert!(pieces.len() > 3 && pieces.iter().all(|piece| page.width(piece, LABEL) <= 40.0), "{pieces:?}");
    }

    #[test]
    fn a_hyphen_is_no_place_to_break_unless_the_word_does_not_fit_a_line_of_its_own() {
        let font = EmbeddedFont::new();
        let page = Page::new(&font, 320.0);
        let text = "Members of co-operatives";
        let whole = page.width("co-operatives", LABEL);
        assert_eq!(wrap(&page, text, whole, LABEL), ["Members of", "co-operatives"]);
        assert_eq!(wrap_even(&page, text, whole + page.width("Members of co-", LABEL), LABEL), [text]);
        assert_eq!(wrap(&page, text, whole - 1.0, LABEL), ["Members of", "co-", "operatives"]);
        assert_eq!(wrap(&page, "non-co-operatives", whole, LABEL), ["non-co-", "operatives"]);
        // A minus is not a hyphen.
        assert_eq!(wrap(&page, "-123456789", page.width("-12345", LABEL), LABEL), ["-12345", "6789"]);
    }

    #[test]
    fn a_blank_that_must_not_break_holds_number_and_unit_together() {
        let font = EmbeddedFont::new();
        let page = Page::new(&font, 320.0);
        assert_eq!(wrap(&page, "tăng 27,4\u{a0}nghìn", 70.0, LABEL), ["tăng", "27,4\u{a0}nghìn"]);
    }

    #[test]
    fn lost_words_leave_an_ellipsis_and_marks_stay_with_their_letters() {
        let font = EmbeddedFont::new();
        let page = Page::new(&font, 320.0);
        assert_eq!(wrap_to(&page, "Liên minh Hợp tác xã Việt Nam", 80.0, LABEL, 2), ["Liên minh", "Hợp tác xã…"]);
        let decomposed = "e\u{302}\u{303}".repeat(20);
        assert!(wrap(&page, &decomposed, 30.0, LABEL).iter().all(|line| line.starts_with('e')));
    }

    #[test]
    fn control_characters_are_left_out() {
        assert_eq!(clean("a\u{0}b\u{1b}[c\t d\u{7f}"), "ab[c d");
    }

    #[test]
    fn a_text_longer_than_any_picture_needs_ends_in_an_ellipsis() {
        let all = "hợp tác ".repeat(250);
        let cut = clean(&all);
        assert_eq!(cut.chars().count(), LONGEST);
        assert!(cut.ends_with("hợp tác…") && clean(&cut) == cut, "{cut}");
        let all = "nghiêng ngả ".repeat(250);
        let cut = clean(&all);
        assert!(cut.ends_with(" nghiêng…") || cut.ends_with(" ngả…"), "no word is cut: {cut}");
        let whole = "ệ".repeat(LONGEST);
        assert_eq!(clean(&whole), whole);
    }
}
