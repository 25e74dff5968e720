//! The year in context, and the sources and definitions: what the catalog tells in words.

use crate::analysis::figure;
use crate::model::order;
use crate::model::{AreaIx, AreaKind, Catalog, Dataset, IndicatorIx, Lang, Note, NoteKind, SourceIx};
use crate::text::{method, opened, provenance};

use super::{Selection, charts};

/// A note of a year, ready to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearNote {
    /// What it tells.
    pub kind: NoteKind,
    /// The words.
    pub text: String,
    /// The language in which they are told.
    pub lang: Lang,
    /// Where they were read.
    pub source: SourceLine,
}

/// A source, ready to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceLine {
    /// Its title, in its own language.
    pub title: String,
    /// The language of the title: `vi`, `en` or `fr`.
    pub title_lang: &'static str,
    /// Its publisher.
    pub publisher: String,
    /// Published, read: in words.
    pub dates: String,
    /// Its address.
    pub url: Option<String>,
    /// What to know about it, with the language of that.
    pub note: Option<(String, &'static str)>,
}

/// The areas whose notes stand on the page of one: itself, those that it lies in, the country last. Another province's would be taken for its own.
fn areas_of_notes(catalog: &Catalog, chosen: AreaIx) -> Vec<Option<AreaIx>> {
    let mut areas: Vec<_> = std::iter::successors(Some(chosen), |ix| catalog.area(*ix).parent).map(Some).collect();
    let country = country(catalog);
    if !areas.contains(&country) {
        areas.push(country); // a region of an older map lies in nothing
    }
    areas
}

/// The area of a note that names none.
fn country(catalog: &Catalog) -> Option<AreaIx> {
    catalog.areas().find(|(_, area)| area.kind == AreaKind::Country).map(|(ix, _)| ix)
}

/// The notes that stand on a page, with the area of each.
fn told_notes<'a>(catalog: &'a Catalog, selection: &Selection) -> Vec<(Option<AreaIx>, &'a Note)> {
    let of_year = || catalog.notes.iter().filter(|note| note.year == selection.year);
    let country = country(catalog);
    let of_area = |area| of_year().map(|note| (note.area.or(country), note)).filter(move |(of, _)| *of == area);
    areas_of_notes(catalog, selection.area).into_iter().flat_map(of_area).collect()
}

/// What to know of a year: of the chosen area, of those that it lies in, of the country, in turn, each under the name of its area where another than the country
/// is chosen. Results first, then limits, context and breaks; the catalog's order within each.
#[must_use]
pub fn notes(catalog: &Catalog, selection: &Selection) -> Vec<(Option<String>, Vec<YearNote>)> {
    let lang = selection.lang;
    let headed = Some(selection.area) != country(catalog);
    let mut blocks: Vec<(Option<AreaIx>, Vec<YearNote>)> = Vec::new();
    for (area, note) in told_notes(catalog, selection) {
        let note = YearNote {
            kind: note.kind,
            text: note.text.get(lang).to_owned(),
            lang: note.text.told_in(lang),
            source: source(catalog, note.source, lang),
        };
        match blocks.last_mut() {
            Some((last, notes)) if *last == area => notes.push(note),
            _ => blocks.push((area, vec![note])),
        }
    }
    let named = |(area, mut notes): (Option<AreaIx>, Vec<YearNote>)| {
        order::sort_by_key(&mut notes, |note| match note.kind {
            NoteKind::Result => 0,
            NoteKind::Limit => 1,
            NoteKind::Context => 2,
            NoteKind::Break => 3,
        });
        (area.filter(|_| headed).map(|area| catalog.area(area).name.get(lang).to_owned()), notes)
    };
    blocks.into_iter().map(named).collect()
}

/// A source in words.
#[must_use]
pub fn source(catalog: &Catalog, ix: SourceIx, lang: Lang) -> SourceLine {
    let source = catalog.source(ix);
    SourceLine {
        title: source.title.to_string(),
        title_lang: super::provenance::language_of(&source.title),
        publisher: provenance::publisher(lang, source),
        dates: match &source.opened {
            Some(file) => opened::of_source(lang, &provenance::dates_and_page(lang, source), file),
            None => provenance::dates_and_page(lang, source),
        },
        url: source.url.as_ref().map(ToString::to_string),
        note: super::provenance::note_of(source, lang),
    }
}

/// Indicators of which a source's contribution is named; of more, how many.
const MOST_NAMED: usize = 4;

/// Every source, in the catalog's order, with what it contributes to the figures read so far: how many, of which indicators.
#[must_use]
pub fn sources(dataset: &Dataset, lang: Lang) -> Vec<(SourceLine, Option<String>)> {
    let catalog = dataset.catalog();
    let mut given: Vec<Vec<(IndicatorIx, usize)>> = vec![Vec::new(); catalog.sources().len()];
    for series in dataset.series() {
        let indicator = series.key.indicator;
        for statement in series.statements().filter(|statement| statement.value.is_some()) {
            let Some(given) = given.get_mut(statement.source.get()) else { continue };
            // The series come by indicator: each has its turn once.
            match given.last_mut() {
                Some((last, count)) if *last == indicator => *count += 1,
                _ => given.push((indicator, 1)),
            }
        }
    }
    let told = |given: &Vec<(IndicatorIx, usize)>| {
        let all = given.iter().map(|(_, count)| count).sum();
        let names: Vec<_> = given
            .iter()
            .take(MOST_NAMED)
            .map(|(ix, count)| method::figures_of(catalog.indicator(*ix).name.get(lang), *count))
            .collect();
        (all > 0).then(|| method::contributes(lang, all, &names.join(", "), given.len().saturating_sub(MOST_NAMED)))
    };
    catalog.sources().zip(&given).map(|((ix, _), given)| (source(catalog, ix, lang), told(given))).collect()
}

/// The sources of what a view shows: of its cards, its charts and its notes, each once, in the order of their first use.
#[must_use]
pub fn used_sources(dataset: &Dataset, selection: &Selection, charts: &[&str]) -> Vec<SourceLine> {
    let catalog = dataset.catalog();
    let cards = catalog.indicators().filter(|(_, indicator)| indicator.card);
    let cards =
        cards.filter_map(|(ix, _)| Some(figure(dataset, selection.key(catalog, ix), selection.year)?.statement.source));
    let views = charts.iter().filter_map(|id| charts::build(id, dataset, selection));
    let notes = told_notes(catalog, selection).into_iter().map(|(_, note)| note.source);
    let mut used: Vec<SourceIx> = Vec::new();
    for ix in cards.chain(views.flat_map(|view| view.sources)).chain(notes) {
        if !used.contains(&ix) {
            used.push(ix);
        }
    }
    used.into_iter().map(|ix| source(catalog, ix, selection.lang)).collect()
}

/// Every indicator that has a definition: name and definition.
#[must_use]
pub fn definitions(catalog: &Catalog, lang: Lang) -> Vec<(String, String)> {
    let defined = catalog.indicators().filter_map(|(_, indicator)| Some((indicator, indicator.definition.as_ref()?)));
    defined
        .map(|(indicator, definition)| (indicator.name.get(lang).to_owned(), definition.get(lang).to_owned()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::testing::{World, year};
    use crate::model::Text;
    use crate::present::ViewState;

    #[test]
    fn a_page_shows_the_notes_of_its_area_and_the_countrys_under_its_name_and_never_another_provinces() {
        let mut world = World::new();
        let region = world.area("R", AreaKind::Region, Some(AreaIx::at(0)));
        let one = world.area("A", AreaKind::Province, Some(region));
        let other = world.area("B", AreaKind::Province, Some(region));
        let older = world.area("O", AreaKind::Region, None);
        for (area, kind) in [
            (Some(other), NoteKind::Context),
            (None, NoteKind::Break),
            (Some(one), NoteKind::Context),
            (Some(AreaIx::at(0)), NoteKind::Result),
        ] {
            let name = area.map_or("none", |area| &*world.catalog.area(area).id).to_owned();
            let text = Text::new(&*name, Some(&*name));
            world.catalog.notes.push(Note { year: year(2021), kind, area, text, source: SourceIx::at(0) });
        }
        let dataset = world.build();
        let catalog = dataset.catalog();
        let told = |area| {
            let area = Some(catalog.area(area).id.to_string());
            let state = ViewState { area, year: Some(year(2021)), ..ViewState::default() };
            let selection = Selection::resolve(&state, &dataset).unwrap();
            let texts = |notes: Vec<YearNote>| notes.into_iter().map(|note| note.text).collect::<Vec<_>>().join(" ");
            notes(catalog, &selection).into_iter().map(|(place, notes)| (place, texts(notes))).collect::<Vec<_>>()
        };
        let country = (Some("VN".to_owned()), "VN none".to_owned());
        assert_eq!(told(AreaIx::at(0)), [(None, "VN none".to_owned())], "on its own page nothing else is there");
        assert_eq!(told(one), [(Some("A".to_owned()), "A".to_owned()), country.clone()]);
        assert_eq!(
            [told(region), told(older)],
            [[country.clone()], [country]],
            "a region of an older map lies in nothing"
        );
    }

    #[test]
    fn a_note_by_language_is_told_in_the_readers_and_a_plain_one_in_its_own() {
        let mut world = World::new();
        for (id, note) in [
            ("both", Text::new("Số của liên minh HTX tỉnh.", Some("Figures of the provincial alliance."))),
            ("english", Text::same("Figures of the provincial alliance.".into())),
            ("vietnamese", Text::new("Số của liên minh HTX tỉnh.", None::<&str>)),
        ] {
            world.source(id, None);
            world.catalog.sources.last_mut().unwrap().note = Some(note);
        }
        let told = |id: &str, lang| source(&world.catalog, world.catalog.find_source(id).unwrap(), lang).note.unwrap();
        let (vi, en) =
            (("Số của liên minh HTX tỉnh.".to_owned(), "vi"), ("Figures of the provincial alliance.".to_owned(), "en"));
        assert_eq!([told("both", Lang::Vi), told("both", Lang::En)], [vi.clone(), en.clone()]);
        assert_eq!([told("english", Lang::Vi), told("english", Lang::En)], [en.clone(), en]);
        assert_eq!([told("vietnamese", Lang::Vi), told("vietnamese", Lang::En)], [vi.clone(), vi]);
    }
}
