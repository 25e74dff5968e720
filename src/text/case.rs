//! Capital and small letters of the Latin script, which both languages are written in: all of Latin-1, its Extended-A block, the horned o and u, and
//! the block of Vietnamese letters. Letters of other scripts stay as they are: the tables of all of Unicode are 10 KB of the page's module.

/// The small letter of a capital one; any other character as it is.
#[must_use]
pub const fn lower(letter: char) -> char {
    let code = letter as u32;
    let small = match code {
        0x41..=0x5a | 0xc0..=0xd6 | 0xd8..=0xde => code + 32,
        0x178 => 0xff,
        0x1af => 0x1b0,
        0x139..=0x148 | 0x179..=0x17e if code % 2 == 1 => code + 1,
        0x100..=0x12f | 0x132..=0x137 | 0x14a..=0x177 | 0x1a0 | 0x1e00..=0x1e95 | 0x1ea0..=0x1eff
            if code.is_multiple_of(2) =>
        {
            code + 1
        }
        _ => return letter,
    };
    as_char(small, letter)
}

/// The capital letter of a small one; any other character as it is.
#[must_use]
pub const fn upper(letter: char) -> char {
    let code = letter as u32;
    let capital = match code {
        0x61..=0x7a | 0xe0..=0xf6 | 0xf8..=0xfe => code - 32,
        0xff => 0x178,
        0x1b0 => 0x1af,
        0x139..=0x148 | 0x179..=0x17e if code.is_multiple_of(2) => code - 1,
        0x100..=0x12f | 0x132..=0x137 | 0x14a..=0x177 | 0x1a1 | 0x1e00..=0x1e95 | 0x1ea0..=0x1eff if code % 2 == 1 => {
            code - 1
        }
        _ => return letter,
    };
    as_char(capital, letter)
}

/// Whether a character is a capital letter.
#[must_use]
pub const fn is_capital(letter: char) -> bool {
    lower(letter) != letter
}

/// The words in small letters.
#[must_use]
pub fn lowered(words: &str) -> String {
    words.chars().map(lower).collect()
}

const fn as_char(code: u32, otherwise: char) -> char {
    match char::from_u32(code) {
        Some(letter) => letter,
        None => otherwise,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every character of the blocks that the module knows, and of ASCII.
    fn latin() -> impl Iterator<Item = char> {
        (0..=0x17f).chain([0x1a0, 0x1a1, 0x1af, 0x1b0]).chain(0x1e00..=0x1eff).filter_map(char::from_u32)
    }

    #[test]
    fn latin_letters_have_the_small_letters_of_unicode() {
        // These two have none that is one letter of its own.
        for letter in latin().filter(|letter| !['İ', 'ẞ'].contains(letter)) {
            assert!(letter.to_lowercase().eq([lower(letter)]), "{letter}");
            assert_eq!(letter.is_uppercase(), is_capital(letter), "{letter}");
        }
    }

    #[test]
    fn small_letters_have_the_capital_of_which_they_are_the_small_letter() {
        for letter in latin().filter(|letter| lower(*letter) != *letter) {
            assert_eq!(upper(lower(letter)), letter);
        }
        assert_eq!(['ß', 'İ', '1', 'я', 'µ'].map(upper), ['ß', 'İ', '1', 'я', 'µ']);
    }

    #[test]
    fn vietnamese_words_are_lowered_letter_by_letter() {
        assert_eq!(lowered("ĐỒNG BẰNG SÔNG HỒNG, ƯỚC TÍNH Ở HTX"), "đồng bằng sông hồng, ước tính ở htx");
    }
}
