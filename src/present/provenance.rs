//! Where a figure comes from: its sentence, its formula, what else has been said of it, and how to cite it.

use crate::analysis::apart::{dated_as, day_within, one_day, spoken_as};
use crate::analysis::checks::Outcome;
use crate::analysis::{Figure, figure, in_order, select::may_be_shown, times_scale};
use crate::model::{Catalog, Dataset, Kind, Lang, Origin, Source, Statement};
use crate::text::{card, number, opened, provenance as words, standing};

use super::checks::{Item, Scope, of_figure};
use super::{FigureRef, show};

/// All that is known of one figure, the statement that is shown first.
#[derive(Clone, Debug, PartialEq)]
pub struct Provenance {
    /// The figure's name in links.
    pub reference: String,
    /// The indicator and the moment: the heading.
    pub title: String,
    /// Area, sector and reporter.
    pub scope: String,
    /// What is counted, and what is not.
    pub definition: Option<String>,
    /// Every statement, in the order of the rule. The first is the one that is shown, if any may be shown.
    pub statements: Vec<Told>,
    /// Whether the first statement is the one that is shown.
    pub shown: bool,
    /// Why the first of several is shown: the clause of the rule that decides, in words.
    pub choice: Option<String>,
    /// The checks that the figure takes part in, the worst first.
    pub checks: Vec<Item>,
    /// A citation as plain text.
    pub citation: String,
    /// A citation as BibTeX.
    pub bibtex: String,
}

impl Provenance {
    /// Has the citations be those of a number that a chart works out of this figure and others: its sentence, where it is known, and every figure's own.
    pub fn cite_with(&mut self, lang: Lang, sentence: Option<&str>, others: impl Iterator<Item = Self>) {
        let mut citations = vec![std::mem::take(&mut self.citation)];
        for (place, other) in others.enumerate() {
            citations.push(other.citation);
            // Two figures may be of one source, whose id names the entry: ids hold no comma.
            self.bibtex.push_str(&other.bibtex.replacen(',', &format!("-{},", place + 2), 1));
        }
        self.citation = words::of_worked_out(lang, sentence, &citations);
    }
}

/// One statement, ready to show.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// The value with its unit; what stands in its place where it is known to be missing.
    pub value: String,
    /// Status, where it is not the normal one, and date, named even where nothing is special about it.
    pub status: String,
    /// Estimate, derived, …: in words, a sentence each.
    pub standing: Vec<String>,
    /// The short words of the same.
    pub badges: Vec<String>,
    /// That it is not the site's but stands in a file which was opened.
    pub opened: Option<String>,
    /// What it rests on.
    pub origin: ToldOrigin,
    /// The source's title, in its own language.
    pub source: String,
    /// The language of the title: `vi`, `en` or `fr`.
    pub source_lang: &'static str,
    /// Its publisher.
    pub publisher: String,
    /// Published, read: in words.
    pub dates: String,
    /// Its address.
    pub url: Option<String>,
    /// What to know about the statement.
    pub note: Option<(String, Lang)>,
    /// What to know about its source, with the language of that.
    pub source_note: Option<(String, &'static str)>,
    /// How far it lies from the statement that is shown; `None` for that one itself, where it agrees, and where it is of another day.
    pub difference: Option<String>,
}

/// What a statement rests on, ready to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ToldOrigin {
    /// The words of the source, letter by letter, in a language of their own.
    Quote {
        /// The words.
        words: String,
        /// Their language, where it can be told: `vi`, else `en`.
        lang: &'static str,
    },
    /// Which table or chart.
    Table(String),
    /// The formula as it is stored, and with the numbers put in where they are known.
    Formula {
        /// As it is stored, with the indicators' names in place of their ids.
        named: String,
        /// With the numbers put in.
        filled: Option<String>,
        /// The words of the source from which it was worked out, with their language as above, where the file gives them.
        basis: Option<(String, &'static str)>,
    },
    /// A file of many figures.
    Bulk,
    /// Nothing: a year known to be missing.
    None,
}

/// The provenance of a figure; `None` where no source says anything of it. `known` is what the checks found of the page's area.
#[must_use]
pub fn provenance(
    dataset: &Dataset,
    reference: FigureRef,
    known: Option<(Scope, &[Outcome])>,
    lang: Lang,
    link: &str,
    today: &str,
) -> Option<Provenance> {
    let catalog = dataset.catalog();
    let series = dataset.get(reference.key)?;
    let statements = in_order(catalog, series.of_year(reference.year));
    let first = statements.first()?;
    let indicator = catalog.indicator(reference.key.indicator);
    let shown = figure(dataset, reference.key, reference.year);
    let moment = card::moment(
        lang,
        spoken_as(catalog, reference.key.indicator),
        reference.year,
        first.as_of.filter(|_| !first.at_year_end()),
    );
    let sector = reference.key.sector.map(|sector| catalog.sector(sector).name.get(lang));
    let reporter = catalog.reporter(reference.key.reporter);
    let reporter = if reporter.mixed { reporter.label() } else { &reporter.name }.get(lang);
    let by = |told: &Statement<'_>| show::answers(catalog, reference.key.reporter, told.source, lang);
    let owner = by(first);
    // Over statements of several owners stands the reporter under which they all are.
    let of_all = owner.as_deref().filter(|_| statements.iter().all(|told| by(told) == owner));
    let area = catalog.area(reference.key.area).name.get(lang);
    let name = indicator.name.get(lang);
    // A citation travels without the page: what is to be known of the number goes with it.
    let cited = shown.map(|shown| {
        // So does the file that was opened, in a sentence of its own.
        let firm = standing::Standing { derived: false, opened: false, ..show::owned(&shown.statement) };
        standing::hedged(show::quantity(catalog, &shown, lang), &standing::in_short(lang, &firm))
    });
    let cited = cited.unwrap_or_default();
    let formula = match first.origin {
        Origin::Derived(formula) => {
            let (named, filled) = super::formula::explain(dataset, reference.key, formula, lang);
            Some(filled.unwrap_or(named))
        }
        _ => None,
    };
    let cite = words::Cite {
        name,
        area,
        reporter: owner.as_deref().unwrap_or(reporter),
        year: reference.year,
        value: &cited,
        formula: formula.as_deref(),
        source: catalog.source(first.source),
        note: first.note.map(|note| note.get(lang)),
        data_set: &words::data_set(lang, catalog.title.get(lang)),
        link,
        opened: dataset.opened_file(reference.key, first.place),
        today,
    };
    Some(Provenance {
        reference: reference.name(catalog),
        title: words::title(lang, name, &moment),
        scope: words::scope(lang, area, sector, of_all.unwrap_or(reporter)),
        definition: indicator.definition.as_ref().map(|text| text.get(lang).to_owned()),
        statements: statements
            .iter()
            .map(|statement| told(dataset, reference, statement, shown.as_ref(), lang))
            .collect(),
        shown: shown.is_some(),
        choice: choice(catalog, reference, &statements, lang),
        checks: of_figure(dataset, reference, known, lang),
        citation: words::citation(lang, &cite),
        bibtex: words::bibtex(lang, &cite),
    })
}

/// What one statement of a figure says; with its difference from the one that is shown, where that is another.
pub(super) fn told(
    dataset: &Dataset,
    reference: FigureRef,
    statement: &Statement<'_>,
    shown: Option<&Figure<'_>>,
    lang: Lang,
) -> Told {
    let catalog = dataset.catalog();
    let indicator = catalog.indicator(reference.key.indicator);
    let unit = indicator.unit.get(lang);
    let value = times_scale(indicator, statement);
    let source: &Source = catalog.source(statement.source);
    let firmness = show::standing(statement);
    let written = |value: f64| number::quantity(lang, value, show::decimals(indicator, statement), unit);
    // Of two days, or of a part of the year and the whole of it, two numbers differ as they should.
    let day = |of: &Statement<'_>| day_within(catalog, reference.key.indicator, of);
    let beside = |shown: &&Figure<'_>| {
        shown.statement.place != statement.place && one_day(day(&shown.statement), day(statement))
    };
    let difference = shown.filter(beside).zip(value).and_then(|(shown, value)| {
        let difference = crate::analysis::change::tidy(value - shown.value, value, shown.value);
        let percent = (shown.value != 0.0).then(|| 100.0 * difference / shown.value.abs());
        let decimals = show::amount_decimals(indicator, difference);
        (difference != 0.0).then(|| words::difference(lang, &number::signed(lang, difference, decimals), unit, percent))
    });
    Told {
        value: value.map_or_else(|| standing::status_name(lang, statement.status).to_owned(), written),
        status: words::status(lang, indicator.kind, statement),
        standing: standing::explained(lang, &firmness),
        badges: standing::badges(lang, &firmness),
        opened: dataset.opened_file(reference.key, statement.place).map(|file| opened::of_figure(lang, file)),
        origin: match statement.origin {
            Origin::Quote(text) => ToldOrigin::Quote { words: text.to_owned(), lang: language_of(text) },
            Origin::Table(place) => ToldOrigin::Table(place.get(lang).to_owned()),
            Origin::Derived(formula) => {
                let (named, filled) = super::formula::explain(dataset, reference.key, formula, lang);
                let basis = statement.basis.map(|words| (words.to_owned(), language_of(words)));
                ToldOrigin::Formula { named, filled, basis }
            }
            Origin::Bulk => ToldOrigin::Bulk,
            Origin::None => ToldOrigin::None,
        },
        source: source.title.to_string(),
        source_lang: language_of(&source.title),
        publisher: words::publisher(lang, source),
        dates: words::dates_and_page(lang, source),
        url: source.url.as_ref().map(ToString::to_string),
        note: statement.note.map(|note| (note.get(lang).to_owned(), note.told_in(lang))),
        source_note: note_of(source, lang),
        difference,
    }
}

/// What to know about a source, and in which language that is told: a plain note does not say.
pub(super) fn note_of(source: &Source, lang: Lang) -> Option<(String, &'static str)> {
    let note = source.note.as_ref()?;
    let told = note.get(lang);
    Some((told.to_owned(), if note.en().is_some() { lang.tag() } else { language_of(told) }))
}

/// Why the first of several statements is shown: the first clause of the rule in which it beats the second.
fn choice(catalog: &Catalog, of: FigureRef, statements: &[Statement<'_>], lang: Lang) -> Option<String> {
    let [first, second, ..] = statements else { return None };
    if !(first.chosen || may_be_shown(first)) {
        return Some(words::Choice::NoneReliable.words(lang).to_owned());
    }
    let published = |statement: &Statement<'_>| catalog.source(statement.source).published;
    let choice = if first.chosen {
        words::Choice::Editor
    } else if !may_be_shown(second) {
        words::Choice::Reliable
    } else if first.opened != second.opened {
        words::Choice::Site
    } else if first.is_derived() != second.is_derived() {
        words::Choice::Stated
    } else if first.at_year_end() != second.at_year_end() && dated_as(catalog, of.key.indicator) == Kind::Stock {
        words::Choice::YearEnd
    } else if first.at_year_end() != second.at_year_end() {
        words::Choice::WholeYear
    } else if first.approx.is_rough() != second.approx.is_rough() {
        words::Choice::Exact
    } else if first.is_doubted() != second.is_doubted() {
        words::Choice::Certain
    } else if first.value == second.value && second.status.is_preliminary() && !first.status.is_preliminary() {
        words::Choice::Final
    } else if published(first) != published(second) && statements.iter().any(|other| published(other).is_none()) {
        words::Choice::LaterOfDated
    } else if published(first) != published(second) {
        words::Choice::Later
    } else {
        words::Choice::LaterInFile
    };
    Some(choice.words(lang).to_owned())
}

/// The language of a source's own words, for who reads them aloud: Vietnamese where a quarter of them have accents and some a letter that only Vietnamese of
/// the sources' languages has (a place's name alone makes no sentence Vietnamese), else French where there are its letters, else English.
pub(super) fn language_of(text: &str) -> &'static str {
    let vietnamese =
        |letter: char| matches!(letter, 'đ' | 'Đ' | 'ơ' | 'Ơ' | 'ư' | 'Ư' | 'ă' | 'Ă' | '\u{1ea0}'..='\u{1ef9}');
    let accented = |word: &&str| word.chars().any(|letter| letter.is_alphabetic() && !letter.is_ascii());
    let words = || text.split_whitespace();
    if text.chars().any(vietnamese) && words().filter(accented).count() * 4 >= words().count() {
        "vi"
    } else if text.chars().any(|letter| matches!(letter, 'é' | 'è' | 'ê' | 'à' | 'ç')) {
        "fr"
    } else {
        "en"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sources_words_are_told_in_their_own_language() {
        for (words, lang) in [
            ("giải thể 433 HTX", "vi"),
            ("Toàn tỉnh có 554 hợp tác xã", "vi"),
            ("Kế hoạch 185/KH-UBND phát triển kinh tế tập thể Cần Thơ 2023", "vi"),
            ("26,040 co-operatives, attracting 8.1 million members", "en"),
            ("2024 Online Forum on Cooperative Economy and Cooperatives (Đắk Lắk bridge)", "en"),
            ("plus de 29.000 coopératives, avec près de 7 millions", "fr"),
            ("Les coopératives, rôle moteur de croissance", "fr"),
            ("24.618", "en"),
            ("", "en"),
        ] {
            assert_eq!(language_of(words), lang, "{words}");
        }
    }
}
