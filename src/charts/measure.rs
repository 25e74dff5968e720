//! How wide a text is: the only thing that the layout asks of the place where it will be drawn. The browser answers with `measureText` (in
//! `platform`), the desktop with the advances of an embedded font, so that tests and exports are laid out alike on every machine.

/// Tells how wide texts are.
pub trait Measure {
    /// The width of a single line of text, in the unit of `size` (CSS pixels).
    fn width(&self, text: &str, size: f64, bold: bool) -> f64;
}

#[cfg(not(target_arch = "wasm32"))]
pub use native::{BOLD, EmbeddedFont, REGULAR};

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use ttf_parser::Face;

    use super::Measure;

    /// Noto Sans, regular, cut down to Latin, Vietnamese, punctuation and a few signs. SIL Open Font License, see `assets/fonts/OFL.txt`.
    pub const REGULAR: &[u8] = include_bytes!("../../assets/fonts/NotoSans-Regular.ttf");
    /// Noto Sans, bold, cut down likewise.
    pub const BOLD: &[u8] = include_bytes!("../../assets/fonts/NotoSans-Bold.ttf");

    /// What a letter that the font lacks is taken for, in em: a wide guess, since too much room does less harm than too little.
    const UNKNOWN: f64 = 0.75;

    /// Measures by the advances of the embedded font, without kerning.
    pub struct EmbeddedFont {
        regular: Option<Face<'static>>,
        bold: Option<Face<'static>>,
    }

    impl EmbeddedFont {
        /// Reads the embedded fonts.
        #[must_use]
        pub fn new() -> Self {
            Self { regular: Face::parse(REGULAR, 0).ok(), bold: Face::parse(BOLD, 0).ok() }
        }

        /// The face of a weight; `None` only if the embedded file were broken.
        pub(in super::super) fn face(&self, bold: bool) -> Option<&Face<'static>> {
            if bold { self.bold.as_ref() } else { self.regular.as_ref() }
        }

        /// How far the next letter stands from this one, in em.
        pub(in super::super) fn advance(&self, letter: char, bold: bool) -> f64 {
            if letter.is_control() {
                return 0.0;
            }
            self.face(bold)
                .and_then(|face| {
                    let advance = face.glyph_hor_advance(face.glyph_index(letter)?)?;
                    Some(f64::from(advance) / f64::from(face.units_per_em()))
                })
                .unwrap_or(UNKNOWN)
        }
    }

    impl Default for EmbeddedFont {
        fn default() -> Self {
            Self::new()
        }
    }

    impl Measure for EmbeddedFont {
        fn width(&self, text: &str, size: f64, bold: bool) -> f64 {
            let em: f64 = text.chars().map(|letter| self.advance(letter, bold)).sum();
            em * size
        }
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn a_letter_with_two_marks_is_as_wide_as_its_bare_letter() {
            let font = EmbeddedFont::new();
            let bare = font.width("E", 100.0, false);
            assert!((bare - 55.6).abs() < 0.1, "Noto Sans' own E is 556 units wide, not {bare}");
            for text in ["Ễ", "Ệ", "E\u{302}\u{303}"] {
                assert!((font.width(text, 100.0, false) - bare).abs() < 0.1, "{text}");
            }
        }

        #[test]
        fn every_letter_that_the_page_writes_is_in_both_fonts() {
            let letters = "AĂÂBCDĐEÊGHIKLMNOÔƠPQRSTUƯVXYaăâbcdđeêghiklmnoôơpqrstuưvxyfjwzFJWZ\
                ÀẢÃÁẠẰẲẴẮẶẦẨẪẤẬÈẺẼÉẸỀỂỄẾỆÌỈĨÍỊÒỎÕÓỌỒỔỖỐỘỜỞỠỚỢÙỦŨÚỤỪỬỮỨỰỲỶỸÝỴ\
                àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ\
                0123456789.,;:!?%&()[]/+-–—−×÷=≠≈≥≤<>±…‘’“”•·▲▼→←●○\u{a0}\u{202f}\u{2011}₫€©";
            for data in [REGULAR, BOLD] {
                let face = Face::parse(data, 0).unwrap();
                let missing: String = letters.chars().filter(|&letter| face.glyph_index(letter).is_none()).collect();
                assert_eq!(missing, "");
            }
        }

        #[test]
        fn bold_is_wider_and_control_characters_have_no_width() {
            let font = EmbeddedFont::new();
            assert!(font.width("Hợp tác xã", 13.0, true) > font.width("Hợp tác xã", 13.0, false));
            assert!(font.width("\u{0}\u{7}", 13.0, false).abs() < 1e-9);
        }
    }
}
