//! A text in pieces for the page, so that no word is broken at its hyphen and no range of years at its dash: "co-operatives" is one word, "2016–2024" one range,
//! and browsers know no style that says so; a unit of several parts, "đồng/HTX/năm", is broken after its strokes alone. Copied, searched and read aloud it is the same text.

/// The pieces of a text in their order; those that are true hold a word with a hyphen, a range, or a part of a unit, and are to stay whole as long as they fit a line.
#[must_use]
pub fn pieces(text: &str) -> Vec<(&str, bool)> {
    let mut pieces = Vec::new();
    let (mut done, mut place) = (0, 0);
    for word in text.split(' ') {
        let end = place + word.len();
        let is_unit = word.split('/').filter(|part| part.starts_with(char::is_alphabetic)).count() > 2;
        if is_unit || is_hyphenated(word) {
            pieces.extend(text.get(done..place).filter(|piece| !piece.is_empty()).map(|piece| (piece, false)));
            if is_unit {
                pieces.extend(word.split_inclusive('/').map(|part| (part, true)));
            } else {
                pieces.push((word, true));
            }
            done = end;
        }
        place = end + 1;
    }
    pieces.extend(text.get(done..).filter(|piece| !piece.is_empty()).map(|piece| (piece, false)));
    pieces
}

fn is_hyphenated(word: &str) -> bool {
    let mut threes = word.chars().zip(word.chars().skip(1)).zip(word.chars().skip(2));
    threes
        .any(|((before, sign), after)| matches!(sign, '-' | '–') && before.is_alphanumeric() && after.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_word_with_a_hyphen_stays_whole_with_what_stands_at_it() {
        let text = "In 2021, 27,394 co-operatives; (non-co-operative) groups";
        let wanted = [
            ("In 2021, 27,394 ", false),
            ("co-operatives;", true),
            (" ", false),
            ("(non-co-operative)", true),
            (" groups", false),
        ];
        assert_eq!(pieces(text), wanted);
        assert_eq!(pieces("2021-2025"), [("2021-2025", true)]);
        let unit = [("triệu ", false), ("đồng/", true), ("HTX/", true), ("năm", true), (" x/y 8/11/2022", false)];
        assert_eq!(pieces("triệu đồng/HTX/năm x/y 8/11/2022"), unit);
        assert_eq!(pieces("cả nước, 2016–2024,"), [("cả nước, ", false), ("2016–2024,", true)]);
    }

    #[test]
    fn dashes_and_minus_signs_are_no_hyphens() {
        for text in ["2013 - 2024", "-5", "a- b", "Hợp tác xã – 2021", "--", "-"] {
            assert_eq!(pieces(text), [(text, false)]);
        }
        assert_eq!(pieces(""), []);
    }

    proptest! {
        #[test]
        fn the_pieces_are_the_text(text in "[a-zớ \u{a0}-]{0,24}") {
            let joined: String = pieces(&text).into_iter().map(|(piece, _)| piece).collect();
            prop_assert_eq!(joined, text);
        }
    }
}
