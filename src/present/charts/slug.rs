//! Names to parts of file names: ASCII, small letters, hyphens.

use crate::text::case;

/// A name as a part of a file name: Vietnamese letters lose their marks (`đ` becomes `d`), everything else that is not a letter or a digit
/// of ASCII becomes one hyphen. At most 60 letters; `chart` where nothing is left.
#[must_use]
pub(super) fn slug(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for letter in name.chars() {
        match plain(letter) {
            Some(letter) => out.push(letter),
            // Combining marks vanish, so that a decomposed name gives the same file.
            None if ('\u{300}'..='\u{36f}').contains(&letter) => {}
            None if !out.is_empty() && !out.ends_with('-') => out.push('-'),
            None => {}
        }
        if out.len() >= 60 {
            break;
        }
    }
    out.truncate(out.trim_end_matches('-').len());
    if out.is_empty() { "chart".to_owned() } else { out }
}

/// The letter without its marks, small.
fn plain(letter: char) -> Option<char> {
    const FOLDED: [(char, &str); 7] = [
        ('a', "àáảãạăằắẳẵặâầấẩẫậ"),
        ('e', "èéẻẽẹêềếểễệ"),
        ('i', "ìíỉĩị"),
        ('o', "òóỏõọôồốổỗộơờớởỡợ"),
        ('u', "ùúủũụưừứửữự"),
        ('y', "ỳýỷỹỵ"),
        ('d', "đð"),
    ];
    if letter.is_ascii_alphanumeric() {
        return Some(letter.to_ascii_lowercase());
    }
    let small = case::lower(letter);
    FOLDED.iter().find(|(_, marked)| marked.contains(small)).map(|(plain, _)| *plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vietnamese_letters_lose_their_marks() {
        assert_eq!(slug("Tổng số HTX"), "tong-so-htx");
        assert_eq!(slug("Đóng góp vào GDP (%)"), "dong-gop-vao-gdp");
        assert_eq!(slug("ỄỘƯỜNG quỹ"), "eouong-quy");
        assert_eq!(slug("Đo\u{302}\u{323}"), "do");
    }

    #[test]
    fn nothing_that_a_file_system_would_take_for_something_else_is_left() {
        assert_eq!(slug("../../etc/passwd"), "etc-passwd");
        assert_eq!(slug("<script>"), "script");
        assert_eq!(slug("  "), "chart");
        assert_eq!(slug("統計"), "chart");
        assert!(slug(&"a".repeat(2000)).len() <= 60);
    }
}
