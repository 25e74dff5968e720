//! What every sentence of this floor must keep to, for the tests of its modules.

/// Fails on what a template gone wrong leaves behind.
pub(super) fn check_sentence(sentence: &str) {
    assert!(!sentence.is_empty());
    assert_eq!(sentence.trim(), sentence, "space at an end: {sentence:?}");
    for wrong in
        ["{", "}", "  ", " ,", " .", " ;", " :", ",,", "..", ";;", ", .", "()", "NaN", "inf", "-", "Some(", "None"]
    {
        let hyphen_of_a_word = wrong == "-"
            && sentence.match_indices('-').all(|(at, _)| {
                sentence[..at].ends_with(char::is_alphabetic) && sentence[at + 1..].starts_with(char::is_alphabetic)
            });
        assert!(hyphen_of_a_word || !sentence.contains(wrong), "{wrong:?} in {sentence:?}");
    }
}
