//! What the bar offers: years, areas, reporters, languages, themes, with the chosen one marked.

use crate::model::{AreaIx, AreaKind, Catalog, Dataset, Lang, ReporterIx, Year, order};
use crate::text::facts::upper_first;
use crate::text::ui::Msg;

use super::{Selection, Theme};

/// What of a selection stays when another year is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The area.
    pub area: AreaIx,
    /// The reporter.
    pub reporter: ReporterIx,
    /// The language.
    pub lang: Lang,
}

impl Place {
    /// That of a selection.
    #[must_use]
    pub fn of(selection: &Selection) -> Self {
        Self { area: selection.area, reporter: selection.reporter, lang: selection.lang }
    }
}

/// One thing to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Its value in links.
    pub value: String,
    /// Its name.
    pub text: String,
    /// Whether it is the chosen one.
    pub chosen: bool,
    /// The language of its name, where that is not the page's.
    pub lang: Option<Lang>,
}

/// The years of which an area has figures, earliest first: what the lists of years below are made of. The chosen year is in them all, whatever it is.
#[must_use]
pub fn told(dataset: &Dataset, area: AreaIx) -> Vec<Year> {
    dataset.years(area)
}

fn with(told: &[Year], chosen: Year) -> Vec<Year> {
    let mut years = told.to_vec();
    order::insert(&mut years, chosen);
    years
}

/// The years that have figures, latest first.
#[must_use]
pub fn years(told: &[Year], selection: &Selection) -> Vec<Choice> {
    with(told, selection.year).into_iter().rev().map(|year| of_year(year, year == selection.year)).collect()
}

fn of_year(year: Year, chosen: bool) -> Choice {
    Choice { value: year.to_string(), text: year.to_string(), chosen, lang: None }
}

/// What a list offers in which there is nothing to choose.
#[must_use]
pub fn none(lang: Lang) -> Choice {
    Choice { value: String::new(), text: Msg::NothingToChoose.text(lang).to_owned(), chosen: true, lang: None }
}

/// The years to compare with, latest first, after the choice of none.
#[must_use]
pub fn compared(told: &[Year], selection: &Selection) -> Vec<Choice> {
    let none = Choice {
        value: String::new(),
        text: Msg::NoComparison.text(selection.lang).to_owned(),
        chosen: selection.compare.is_none(),
        lang: None,
    };
    let mut years = with(told, selection.year);
    if let Some(compared) = selection.compare {
        order::insert(&mut years, compared);
    }
    let others = years.into_iter().rev().filter(|year| *year != selection.year);
    std::iter::once(none).chain(others.map(|year| of_year(year, selection.compare == Some(year)))).collect()
}

/// The areas: country, regions and provinces, parts after their wholes and indented.
#[must_use]
pub fn areas(catalog: &Catalog, chosen: &Place) -> Vec<Choice> {
    catalog
        .areas()
        .map(|(ix, area)| {
            let indent = match area.kind {
                AreaKind::Country => "",
                AreaKind::Region => "\u{2003}",
                AreaKind::Province => "\u{2003}\u{2003}",
            };
            let mut text = String::from(indent);
            text.push_str(area.name.get(chosen.lang));
            Choice { value: area.id.to_string(), text, chosen: ix == chosen.area, lang: None }
        })
        .collect()
}

/// The reporters.
#[must_use]
pub fn reporters(catalog: &Catalog, place: &Place) -> Vec<Choice> {
    catalog
        .reporters()
        .map(|(ix, reporter)| Choice {
            value: reporter.id.to_string(),
            text: upper_first(reporter.label().get(place.lang)),
            chosen: ix == place.reporter,
            lang: None,
        })
        .collect()
}

/// The languages, each in its own words and marked as of its own language: a screen reader pronounces them so.
#[must_use]
pub fn langs(chosen: Lang) -> Vec<Choice> {
    let name = |lang| match lang {
        Lang::Vi => "Tiếng Việt",
        Lang::En => "English",
    };
    Lang::ALL
        .map(|lang| Choice {
            value: lang.tag().to_owned(),
            text: name(lang).to_owned(),
            chosen: lang == chosen,
            lang: Some(lang),
        })
        .into()
}

/// The themes.
#[must_use]
pub fn themes(lang: Lang, chosen: Theme) -> Vec<Choice> {
    let name = |theme| match theme {
        Theme::Auto => Msg::ThemeAuto,
        Theme::Light => Msg::ThemeLight,
        Theme::Dark => Msg::ThemeDark,
    };
    let choice = |theme: Theme| Choice {
        value: theme.word().to_owned(),
        text: name(theme).text(lang).to_owned(),
        chosen: theme == chosen,
        lang: None,
    };
    Theme::ALL.map(choice).into()
}

/// The track of years: its ends and its handle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Track {
    /// The first year that has a figure.
    pub first: Year,
    /// The last.
    pub last: Year,
    /// The chosen year.
    pub year: Year,
}

/// The track of years. A chosen year that lies farther from all that have figures than these from each other leaves its handle at an end: they would have
/// no room.
#[must_use]
pub fn track(told: &[Year], selection: &Selection) -> Option<Track> {
    let year = selection.year;
    let ends = |years: &[Year]| Some((*years.first()?, *years.last()?));
    let is_far = |(first, last): &(Year, Year)| {
        let span = last.get() - first.get();
        span > 0 && (first.get() - year.get() > span || year.get() - last.get() > span)
    };
    let (first, last) = ends(told).filter(is_far).or_else(|| ends(&with(told, year)))?;
    Some(Track { first, last, year })
}

/// What is done to an option on the way from one list to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edit<'a> {
    /// It stays.
    Keep,
    /// It has another name.
    Reword(&'a str),
    /// It goes.
    Remove,
    /// Another one comes before it.
    Add(&'a Choice),
}

/// How one list of choices becomes another: so many stay at the beginning, and from there on what is done to one after the other. What follows the last
/// edit stays. Which of them is chosen is left out.
#[must_use]
pub fn edits<'a>(before: &[Choice], now: &'a [Choice]) -> (usize, Vec<Edit<'a>>) {
    let is_same = |(one, other): (&Choice, &Choice)| one.value == other.value && one.text == other.text;
    let same = before.iter().zip(now).take_while(|pair| is_same(*pair)).count();
    let (mut old, mut new) = (before.get(same..).unwrap_or_default(), now.get(same..).unwrap_or_default());
    let mut edits = Vec::new();
    while old.len() != new.len() || !old.iter().zip(new).all(is_same) {
        let is_next = || matches!((old, new), ([_, next, ..], [wanted, ..]) if next.value == wanted.value);
        match (old, new) {
            ([there, rest @ ..], [wanted, next @ ..]) if there.value == wanted.value => {
                edits.push(if there.text == wanted.text { Edit::Keep } else { Edit::Reword(&wanted.text) });
                (old, new) = (rest, next);
            }
            // It is gone where nothing more is wanted, or the next is what is wanted here.
            ([_, rest @ ..], _) if new.is_empty() || is_next() => {
                edits.push(Edit::Remove);
                old = rest;
            }
            (_, [wanted, next @ ..]) => {
                edits.push(Edit::Add(wanted));
                new = next;
            }
            (_, []) => break,
        }
    }
    (same, edits)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn list(names: &[(u8, bool)]) -> Vec<Choice> {
        let one = |(value, other): &(u8, bool)| Choice {
            value: value.to_string(),
            text: format!("{value}{}", if *other { "!" } else { "" }),
            chosen: false,
            lang: None,
        };
        names.iter().map(one).collect()
    }

    /// A list after its edits.
    fn edited(before: &[Choice], now: &[Choice]) -> Vec<Choice> {
        let (same, edits) = edits(before, now);
        let mut list = before.to_vec();
        let mut at = same;
        for edit in edits {
            match edit {
                Edit::Keep => at += 1,
                Edit::Reword(text) => {
                    list[at].text = text.to_owned();
                    at += 1;
                }
                Edit::Remove => _ = list.remove(at),
                Edit::Add(choice) => {
                    list.insert(at, choice.clone());
                    at += 1;
                }
            }
        }
        list
    }

    proptest! {
        #[test]
        fn edits_make_one_list_of_another(
            before in prop::collection::vec((0u8..9, any::<bool>()), 0..9),
            now in prop::collection::vec((0u8..9, any::<bool>()), 0..9),
        ) {
            prop_assert_eq!(edited(&list(&before), &list(&now)), list(&now));
        }
    }

    #[test]
    fn each_language_is_named_in_itself_and_says_so() {
        for chosen in Lang::ALL {
            let told = langs(chosen).into_iter().map(|choice| (choice.lang, choice.text)).collect::<Vec<_>>();
            assert_eq!(told, [(Some(Lang::Vi), "Tiếng Việt".into()), (Some(Lang::En), "English".into())]);
        }
    }

    #[test]
    fn a_list_that_leaves_out_another_year_has_one_option_added_and_one_removed() {
        let without = |left_out: u8| list(&(0..30).filter(|n| *n != left_out).map(|n| (n, false)).collect::<Vec<_>>());
        for (from, to) in [(3, 20), (20, 3), (0, 29), (29, 0), (7, 8)] {
            let (before, now) = (without(from), without(to));
            assert_eq!(edited(&before, &now), now);
            let (_, edits) = edits(&before, &now);
            assert_eq!(edits.iter().filter(|edit| **edit != Edit::Keep).count(), 2, "{from} to {to}");
        }
    }
}
