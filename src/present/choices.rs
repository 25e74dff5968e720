//! What the bar offers: years, areas, reporters, languages, themes, with the chosen one marked.

use crate::model::{AreaKind, Dataset, Lang, Year};
use crate::text::ui::Msg;

use super::selection::years as years_of;
use super::{Selection, Theme};

/// One thing to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Its value in links.
    pub value: String,
    /// Its name.
    pub text: String,
    /// Whether it is the chosen one.
    pub chosen: bool,
}

/// The years that have figures, latest first.
#[must_use]
pub fn years(dataset: &Dataset, selection: &Selection) -> Vec<Choice> {
    let years = years_of(dataset, selection.area, selection.year);
    years.into_iter().rev().map(|year| of_year(year, year == selection.year)).collect()
}

fn of_year(year: Year, chosen: bool) -> Choice {
    Choice { value: year.to_string(), text: year.to_string(), chosen }
}

/// The years to compare with, latest first, after the choice of none.
#[must_use]
pub fn compared(dataset: &Dataset, selection: &Selection) -> Vec<Choice> {
    let none = Choice {
        value: String::new(),
        text: Msg::NoComparison.text(selection.lang).to_owned(),
        chosen: selection.compare.is_none(),
    };
    let mut years = years_of(dataset, selection.area, selection.year);
    years.extend(selection.compare);
    let others = years.into_iter().rev().filter(|year| *year != selection.year);
    std::iter::once(none).chain(others.map(|year| of_year(year, selection.compare == Some(year)))).collect()
}

/// The areas: country, regions and provinces, parts after their wholes and indented.
#[must_use]
pub fn areas(dataset: &Dataset, selection: &Selection) -> Vec<Choice> {
    let catalog = dataset.catalog();
    catalog
        .areas()
        .map(|(ix, area)| {
            let indent = match area.kind {
                AreaKind::Country => "",
                AreaKind::Region => "\u{2003}",
                AreaKind::Province => "\u{2003}\u{2003}",
            };
            let mut text = String::from(indent);
            text.push_str(area.name.get(selection.lang));
            Choice { value: area.id.to_string(), text, chosen: ix == selection.area }
        })
        .collect()
}

/// The reporters.
#[must_use]
pub fn reporters(dataset: &Dataset, selection: &Selection) -> Vec<Choice> {
    let catalog = dataset.catalog();
    catalog
        .reporters()
        .map(|(ix, reporter)| Choice {
            value: reporter.id.to_string(),
            text: reporter.label().get(selection.lang).to_owned(),
            chosen: ix == selection.reporter,
        })
        .collect()
}

/// The languages, each in its own words.
#[must_use]
pub fn langs(chosen: Lang) -> Vec<Choice> {
    let name = |lang| match lang {
        Lang::Vi => "Tiếng Việt",
        Lang::En => "English",
    };
    Lang::ALL
        .map(|lang| Choice { value: lang.tag().to_owned(), text: name(lang).to_owned(), chosen: lang == chosen })
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

/// The track of years.
#[must_use]
pub fn track(dataset: &Dataset, selection: &Selection) -> Option<Track> {
    let years = years_of(dataset, selection.area, selection.year);
    Some(Track { first: *years.first()?, last: *years.last()?, year: selection.year })
}
