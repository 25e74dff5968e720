//! The words of the data that the project ships: a reader of either language reads their own, without the editors' signs among them. What stands in
//! quotation marks are a source's own words, and is not held to this.

use std::collections::BTreeSet;

use coopstat::model::{Dataset, Lang, Origin, Text};
use coopstat::present::about;

use crate::support;

fn shipped() -> Dataset {
    support::folder("data").dataset.expect("the shipped folder conforms")
}

/// Every text for people of the data, with where it stands: notes, definitions, places of tables.
fn texts(data: &Dataset) -> Vec<(String, Text)> {
    let catalog = data.catalog();
    let mut all = Vec::new();
    let mut put = |place: String, text: Option<&Text>| all.extend(text.map(|text| (place, text.clone())));
    for (_, source) in catalog.sources() {
        put(format!("note of source {}", source.id), source.note.as_ref());
    }
    for (_, reporter) in catalog.reporters() {
        put(format!("note of reporter {}", reporter.id), reporter.note.as_ref());
    }
    for (_, indicator) in catalog.indicators() {
        put(format!("definition of {}", indicator.id), indicator.definition.as_ref());
    }
    for note in &catalog.notes {
        put(format!("note of {}", note.year), Some(&note.text));
    }
    for series in data.series() {
        let indicator = &catalog.indicator(series.key.indicator).id;
        for statement in series.statements() {
            let place = format!("{indicator} of {} by {}", statement.year, catalog.source(statement.source).id);
            put(format!("note of {place}"), statement.note);
            if let Origin::Table(table) = statement.origin {
                put(format!("table of {place}"), Some(table));
            }
        }
    }
    all
}

/// A text without what it quotes.
fn own_words(text: &str) -> String {
    let mut depth = 0_u32;
    let mut kept = String::new();
    for letter in text.chars() {
        match letter {
            '“' => depth += 1,
            '”' => depth = depth.saturating_sub(1),
            _ if depth == 0 => kept.push(letter),
            _ => {}
        }
    }
    kept
}

/// What is written with figures and one sign between them: `31/12/2021`. Numbers of laws (`113/2024/NĐ-CP`) end in the sign and are none.
fn joined(text: &str, sign: char) -> Vec<&str> {
    let runs = text.split(|letter: char| !letter.is_ascii_digit() && letter != sign);
    runs.map(|run| run.trim_start_matches(sign)).filter(|run| run.contains(sign) && !run.ends_with(sign)).collect()
}

/// Whether a date is written as the page writes them: two digits for day and month, four for the year.
fn is_whole(date: &str) -> bool {
    let parts: Vec<&str> = date.split('/').collect();
    let number = |text: &str, most: u32| text.len() == 2 && text.parse().is_ok_and(|n: u32| (1..=most).contains(&n));
    match parts[..] {
        [day, month, year] => number(day, 31) && number(month, 12) && year.len() == 4,
        [month, year] => number(month, 12) && year.len() == 4,
        _ => false,
    }
}

#[test]
fn every_note_is_told_in_vietnamese_and_in_english() {
    let data = shipped();
    let all = texts(&data);
    assert!(all.len() > 300, "the data have notes");
    for (place, text) in &all {
        let (vi, en) = (own_words(text.get(Lang::Vi)), own_words(text.get(Lang::En)));
        assert!(text.en().is_some(), "{place} has no English: {vi}");
        let words = |text: &str| -> BTreeSet<String> {
            text.split(|letter: char| !letter.is_alphabetic()).map(str::to_lowercase).collect()
        };
        let (of_vi, of_en) = (words(&vi), words(&en));
        for english in ["the", "of", "and", "is", "are", "by", "with", "for"] {
            assert!(!of_vi.contains(english), "{place}, in Vietnamese: {vi}");
        }
        for vietnamese in ["của", "và", "số", "năm", "tháng", "ngày", "liên", "trang", "nguồn"] {
            assert!(!of_en.contains(vietnamese), "{place}, in English: {en}");
        }
    }
}

#[test]
fn what_the_page_shows_of_a_source_is_in_the_readers_language_and_says_so() {
    let data = shipped();
    for lang in Lang::ALL {
        for (ix, source) in data.catalog().sources() {
            let line = about::source(data.catalog(), ix, lang);
            assert_eq!(line.note.is_some(), source.note.is_some());
            assert!(line.note.is_none_or(|(_, told)| told == lang.tag()), "{}", source.id);
        }
    }
}

#[test]
fn no_note_names_a_source_or_an_indicator_by_its_id() {
    let data = shipped();
    let catalog = data.catalog();
    let ids: BTreeSet<&str> = catalog.sources().map(|(_, source)| &*source.id).collect();
    for (place, text) in texts(&data) {
        for lang in Lang::ALL {
            let told = text.get(lang);
            let words = told.split(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_');
            for word in words {
                assert!(!ids.contains(word) && !word.contains('_'), "{place}: {told}");
            }
        }
    }
}

#[test]
fn dates_in_notes_have_the_one_form_of_their_language() {
    for (place, text) in texts(&shipped()) {
        let (vi, en) = (own_words(text.get(Lang::Vi)), own_words(text.get(Lang::En)));
        for date in joined(&vi, '/') {
            assert!(is_whole(date), "{place}: {date} in “{vi}”");
        }
        assert!(joined(&en, '/').is_empty(), "{place}: {en}");
        for told in [&vi, &en] {
            let dotted =
                |date: &&str| date.split('.').count() == 3 && date.rsplit('.').next().is_some_and(|y| y.len() == 4);
            assert!(joined(told, '-').iter().all(|run| run.split('-').count() < 3), "{place}: {told}");
            assert!(!joined(told, '.').iter().any(dotted), "{place}: {told}");
        }
    }
}

#[test]
fn a_publisher_is_a_name_and_no_word_that_stands_in_for_one() {
    for (_, source) in shipped().catalog().sources() {
        for lang in Lang::ALL {
            let publisher = source.publisher.get(lang);
            let told = publisher.to_lowercase();
            let mut words = told.split(|letter: char| !letter.is_alphanumeric());
            let stands_in = |word: &str| {
                ["style", "story", "copy", "mirror", "unknown", "tbd", "todo", "na", "xxx", "post"]
                    .contains(&word.trim_end_matches(|digit: char| digit.is_ascii_digit()))
            };
            assert!(!words.any(stands_in) && !told.contains('?'), "{}: {publisher}", source.id);
        }
        let (vi, en) = (source.publisher.get(Lang::Vi), source.publisher.get(Lang::En));
        assert!(source.publisher.en().is_none() || vi != en, "{}: a name is written once", source.id);
    }
}

#[test]
fn no_name_of_an_indicator_has_a_comma_for_it_stands_within_sentences_and_lists() {
    let data = shipped();
    for (_, indicator) in data.catalog().indicators() {
        for lang in Lang::ALL {
            let name = indicator.name.get(lang);
            assert!(!name.contains(','), "{name}");
        }
    }
}
