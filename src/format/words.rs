//! The fixed words of the format and what they mean. Reader, writer and messages use the same lists.

use crate::model::{Approx, AreaKind, Direction, Kind, NoteKind, Rate, Status};

/// A list of words, each with its meaning at the same place.
pub(super) struct Words<T: 'static> {
    pub(super) words: &'static [&'static str],
    values: &'static [T],
}

impl<T: Copy + PartialEq> Words<T> {
    /// The meaning of a word.
    pub(super) fn value(&self, word: &str) -> Option<T> {
        self.words.iter().position(|known| *known == word).and_then(|at| self.values.get(at)).copied()
    }

    /// The word for a meaning. Every meaning has one; a test holds it.
    pub(super) fn word(&self, value: T) -> &'static str {
        self.values
            .iter()
            .position(|known| *known == value)
            .and_then(|at| self.words.get(at))
            .copied()
            .unwrap_or_default()
    }
}

pub(super) const KIND: Words<Kind> = Words {
    words: &["stock", "flow", "rate", "target", "mean"],
    values: &[Kind::Stock, Kind::Flow, Kind::Rate, Kind::Target, Kind::Mean],
};

pub(super) const RATE: Words<Rate> =
    Words { words: &["growth", "attainment"], values: &[Rate::Growth, Rate::Attainment] };

pub(super) const BETTER: Words<Direction> = Words { words: &["up", "down"], values: &[Direction::Up, Direction::Down] };

pub(super) const AREA_KIND: Words<AreaKind> = Words {
    words: &["country", "region", "province"],
    values: &[AreaKind::Country, AreaKind::Region, AreaKind::Province],
};

pub(super) const NOTE_KIND: Words<NoteKind> = Words {
    words: &["result", "limit", "context", "break"],
    values: &[NoteKind::Result, NoteKind::Limit, NoteKind::Context, NoteKind::Break],
};

pub(super) const STATUS: Words<Status> =
    Words { words: &["A", "E", "P", "F", "B", "BE", "M", "O", "U"], values: &Status::ALL };

/// What may stand for `true`, where the source tells on which side of the number the value lies.
pub(super) const APPROX: Words<Approx> = Words { words: &["over", "nearly"], values: &[Approx::Over, Approx::Nearly] };

pub(super) const SCALE: Words<f64> =
    Words { words: &["1", "1000", "1000000", "1000000000"], values: &[1.0, 1e3, 1e6, 1e9] };

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_has_a_meaning_and_leads_back_from_it() {
        fn holds<T: Copy + PartialEq>(words: &Words<T>) -> bool {
            words.words.len() == words.values.len()
                && words.words.iter().all(|word| words.value(word).is_some_and(|value| words.word(value) == *word))
        }
        assert!(holds(&KIND) && holds(&RATE) && holds(&BETTER) && holds(&AREA_KIND) && holds(&NOTE_KIND));
        assert!(holds(&STATUS) && holds(&APPROX) && holds(&SCALE));
    }

    #[test]
    fn the_codes_of_standing_are_those_of_the_model() {
        assert!(Status::ALL.into_iter().all(|status| STATUS.word(status) == status.code()));
    }
}
