//! The headline: facts for the sentence that tells the state of the sector in the chosen year.

use crate::analysis::figure::all_of_series;
use crate::analysis::{self, Apart, Figure, attainment, change, figure, nearest_year};
use crate::model::{Approx, AreaIx, Catalog, Dataset, Lang, SectorIx, Year};
use crate::text::facts::{Percent, Place};
use crate::text::headline::{
    self as words, Change, Difference, Elsewhere, Headline, Inflow, Level, Ours, Said, Witness, of_another, of_sector,
};
use crate::text::phrases;
use crate::text::standing::{Standing, hedged, in_short};

use super::selection::leading;
use super::{Selection, show};

/// The headline of a selection; empty where the catalog has no indicator at all.
#[must_use]
pub fn headline(dataset: &Dataset, selection: &Selection) -> String {
    let catalog = dataset.catalog();
    let Some(stock) = leading(catalog) else { return String::new() };
    let lang = selection.lang;
    let key = selection.key(catalog, stock);
    let level = figure(dataset, key, selection.year);
    let inflow =
        catalog.indicator(stock).inflow.and_then(|ix| figure(dataset, selection.key(catalog, ix), selection.year));
    let compared = level.as_ref().zip(selection.compare);
    let (told, says) = compared.and_then(|(found, base)| told_change(dataset, lang, found, base)).unzip();
    let says = says.unwrap_or_default();
    let apart = compared.filter(|_| told.is_none()).and_then(|(found, base)| change(dataset, found, base));
    let attained = inflow.as_ref().map_or((None, false), |found| attained(dataset, selection, found));
    let own = || catalog.reporter(selection.reporter).label().get(lang).to_owned();
    let reporter = level.as_ref().map_or_else(own, |level| show::who(catalog, level, lang));
    let by = inflow.as_ref().map(|found| show::who(catalog, found, lang));
    let elsewhere = elsewhere_facts(dataset, selection);
    let facts = Headline {
        reporter: &reporter,
        place: place(catalog, selection),
        year: selection.year,
        stock: show::measure(catalog.indicator(key.indicator), lang, level.as_ref().map(|level| &level.statement)),
        level: level.as_ref().map(|found| Level {
            value: found.value,
            footing: show::owned(&found.statement),
            change: told.map(|told| Change { source_says: &says, ..told }),
        }),
        difference: apart.and_then(|change| {
            let (base, base_as_of, about) = (change.from_year, change.from_as_of, change.rough.is_some());
            // Of what does not compare for another reason nothing is told here: the card tells why. Nor does anything rise or fall back in time.
            let why =
                change.apart.filter(|why| *why == Apart::Break || *why == Apart::Dates && base < selection.year)?;
            let base_footing = level.map(|found| show::base(dataset, &found, &change)).unwrap_or_default();
            let then = figure(dataset, key, base)?;
            let digits =
                |found: Figure<'_>| show::decimals_between(catalog.indicator(stock), &found.statement, &then.statement);
            let (number, decimals) = show::as_rough(&change, level.map_or(0, digits));
            Some(Difference { why, number, decimals, about, base, base_as_of, base_footing })
        }),
        inflow: inflow.as_ref().map(|found| Inflow {
            measure: show::measure(catalog.indicator(found.series.key.indicator), lang, Some(&found.statement)),
            by: by.as_deref().filter(|by| *by != reporter || elsewhere.is_some()),
            value: found.value,
            footing: show::owned(&found.statement),
            attained: attained.0,
            worked_out: attained.1,
        }),
        unread: dataset.may_lack(stock, selection.area),
        nearest: if level.is_none() { nearest_year(dataset, key, selection.year) } else { None },
        elsewhere,
    };
    words::headline(lang, &facts)
}

/// Who else has a figure of the headline's indicator for the chosen year and area, where the chosen reporter has none; where nobody has one of the whole, the
/// first figures of single sectors.
#[must_use]
pub fn elsewhere<'a>(dataset: &'a Dataset, selection: &Selection) -> Vec<Figure<'a>> {
    let Some(stock) = leading(dataset.catalog()) else { return Vec::new() };
    let key = selection.key(dataset.catalog(), stock);
    if dataset.may_lack(stock, selection.area) || figure(dataset, key, selection.year).is_some() {
        return Vec::new();
    }
    let mut told = Vec::new();
    for series in dataset.told_of(stock, selection.area) {
        let of_whole = told.last().is_some_and(|last: &Figure<'_>| last.series.key.sector == key.sector);
        // Where nobody has a figure of the whole, one of a sector is better than none: as many as a sentence has room for.
        let wanted = series.key.sector == key.sector || key.sector.is_none() && !of_whole && told.len() < 3;
        told.extend(figure(dataset, series.key, selection.year).filter(|_| wanted));
    }
    told
}

/// The newest figure of the headline's indicator after the chosen year: the chosen reporter's, and another one's where that is newer still. Where nobody has one of
/// that year, another one's that is earlier is better than none; to that of the chosen reporter the card leads.
fn newer<'a>(dataset: &'a Dataset, selection: &Selection) -> [Option<Figure<'a>>; 2] {
    let catalog = dataset.catalog();
    let [mut own, mut other] = [None, None];
    let Some(stock) = leading(catalog).filter(|stock| !dataset.may_lack(*stock, selection.area)) else {
        return [own, other];
    };
    let key = selection.key(catalog, stock);
    let is_told = figure(dataset, key, selection.year).is_some() || !elsewhere(dataset, selection).is_empty();
    let after = is_told.then_some(selection.year);
    for series in dataset.told_of(stock, selection.area) {
        let of_page = catalog.reporter(series.key.reporter).sector;
        if [series.key.sector, of_page] == [key.sector; 2] {
            let newest = if series.key == key { &mut own } else { &mut other };
            let after = newest.as_ref().map(Figure::year).or(after);
            let last = all_of_series(dataset, series).last();
            *newest = last.filter(|last| after.is_none_or(|after| last.year() > after)).or(*newest);
        }
    }
    other = other.filter(|other| own.is_none_or(|own| other.year() > own.year()));
    [own.filter(|own| own.year() > selection.year), other]
}

/// What leads from the headline to another view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// What is told of a figure there, in a sentence; empty where the headline tells it.
    pub line: String,
    /// The words of the button.
    pub words: String,
    /// The year that it leads to, where that is another.
    pub year: Option<Year>,
    /// The id of the reporter, where that is another.
    pub reporter: Option<String>,
}

/// The ways from the headline: to the reporters who have what it lacks, and to newer figures.
#[must_use]
pub fn ways(dataset: &Dataset, selection: &Selection) -> Vec<Way> {
    let (catalog, lang) = (dataset.catalog(), selection.lang);
    let mut figures = elsewhere(dataset, selection);
    figures.extend(newer(dataset, selection).into_iter().flatten());
    let mut ways = Vec::new();
    for figure in figures {
        let (year, key) = (figure.year(), figure.series.key);
        let reporter = catalog.reporter(key.reporter);
        let (line, words) = if year == selection.year {
            (String::new(), phrases::show_reporter(lang, show::name_of_who(catalog, &figure, lang)))
        } else {
            let level = beside_owner(catalog, &figure, lang);
            (phrases::newest(lang, &show::who(catalog, &figure, lang), year, &level), phrases::show_year(lang, year))
        };
        // Whose page tells another sector, or the whole, has nothing of this one to show.
        if key.sector == reporter.sector {
            ways.push(Way {
                line,
                words,
                year: Some(year).filter(|year| *year != selection.year),
                reporter: (key.reporter != selection.reporter).then(|| reporter.id.to_string()),
            });
        }
    }
    ways
}

/// A figure with what is to be known of it, beside the name of its owner.
fn beside_owner(catalog: &Catalog, figure: &Figure<'_>, lang: Lang) -> String {
    hedged(show::quantity(catalog, figure, lang), &in_short(lang, &show::owned(&figure.statement)))
}

fn elsewhere_facts(dataset: &Dataset, selection: &Selection) -> Option<Elsewhere> {
    let (catalog, lang) = (dataset.catalog(), selection.lang);
    let own = catalog.reporter(selection.reporter).sector;
    let told = |found: Figure<'_>| {
        let level = beside_owner(catalog, &found, lang);
        let sector = found.series.key.sector.filter(|sector| own != Some(*sector));
        let sector = sector.map(|ix| catalog.sector(ix).name.get(lang));
        of_another(&show::who(catalog, &found, lang), &sector.map(|sector| of_sector(sector, &level)).unwrap_or(level))
    };
    let others: Vec<_> = elsewhere(dataset, selection).into_iter().map(told).collect();
    (!others.is_empty()).then_some(Elsewhere { others })
}

/// The chosen area, for sentences. Of a reporter that has figures of one sector, that sector is spoken of, and not the whole economy.
#[must_use]
pub fn place<'a>(catalog: &'a Catalog, selection: &Selection) -> Place<'a> {
    place_of(catalog, selection.lang, selection.area, catalog.reporter(selection.reporter).sector)
}

/// An area, and a sector of it, for sentences.
pub(super) fn place_of(catalog: &Catalog, lang: Lang, area: AreaIx, sector: Option<SectorIx>) -> Place<'_> {
    let area = catalog.area(area);
    let sector = sector.map(|sector| catalog.sector(sector).name.get(lang));
    Place { name: area.name.get(lang), kind: area.kind, sector }
}

/// The change of a figure against another year in words; `None` where none can be told.
#[must_use]
pub fn change_words(dataset: &Dataset, lang: Lang, found: &Figure<'_>, base: Year) -> Option<String> {
    let (told, says) = told_change(dataset, lang, found, base)?;
    let indicator = dataset.catalog().indicator(found.series.key.indicator);
    let measure = show::measure(indicator, lang, Some(&found.statement));
    Some(words::change_words(lang, &measure, found.year(), &Change { source_says: &says, ..told }))
}

/// What is said of a change, and who says it.
type Says<'a> = Vec<(Said, Witness<'a>)>;

/// The change against another year (decision 7): first what a source of the figure states, with what the two shown levels give where that is another; else what
/// those give, with what is stated otherwise beside it. Where they give none what is stated stands alone.
fn told_change<'a>(dataset: &'a Dataset, lang: Lang, found: &Figure<'_>, base: Year) -> Option<(Change<'a>, Says<'a>)> {
    let (catalog, told) = (dataset.catalog(), change(dataset, found, base));
    let mut stated = show::stated_changes(dataset, found, base, told.as_ref());
    // A change that was put into one of the two levels is the source's.
    let put_in = told.is_some_and(|change| change.follows.is_some()) && !stated.is_empty();
    let ours = told.as_ref().and_then(|change| Some((change, Percent::of_change(change)?))).filter(|_| !put_in);
    // Beside a per cent a number has no room, and what reads as ours says nothing new.
    let rated = stated.first().is_some_and(|stated| stated.is_rate);
    stated.retain(|stated| stated.is_rate == rated && ours.is_none_or(|(ours, _)| stated.is_news(ours)));
    let lead = match ours {
        Some((ours, _)) => stated.iter().position(|stated| stated.leads(found, ours)),
        None => {
            // Alone, one that was not read with certainty would pass for firm: the card tells it, with its mark.
            stated.retain(|stated| !stated.uncertain);
            (!stated.is_empty()).then_some(0)
        }
    };
    let said = |stated: &show::Stated| match stated.is_rate {
        true => Said::Percent(stated.percent()),
        false => Said::Number(stated.value, stated.decimals),
    };
    let witness = |stated: &show::Stated| Witness {
        about: stated.about,
        other: show::other_publisher(catalog, stated.source, found, lang),
        footing: stated.footing,
    };
    let mut change = Change {
        said: Said::Number(0.0, 0),
        base,
        base_footing: Standing::default(),
        stated: None,
        ours: None,
        not_on: None,
        source_says: &[],
    };
    if let Some((ours, percent)) = ours {
        change.said = Said::Percent(percent);
        // No sentence beside it tells of a base that was worked out by this very change.
        change.base_footing = show::base(dataset, found, &analysis::Change { follows: None, ..*ours });
    }
    if let Some(stated) = lead.map(|at| stated.remove(at)) {
        (change.said, change.stated) = (said(&stated), Some(witness(&stated)));
        let from = ours.filter(|(ours, _)| stated.denies(ours)).zip(figure(dataset, found.series.key, base));
        change.ours = from.map(|((ours, percent), from)| {
            let indicator = catalog.indicator(from.series.key.indicator);
            let number = (!stated.is_rate).then(|| show::number_between(indicator, (found, &from), ours));
            let decimals = show::decimals(indicator, &from.statement);
            Ours { percent, number, from: from.value, decimals, about: from.statement.approx }
        });
        // That it is told roughly stands before its number; where it is not told, nothing is to be known of it.
        let footing = Standing { approx: Approx::No, ..change.base_footing };
        change.base_footing = if change.ours.is_some() { footing } else { Standing::default() };
    } else if ours.is_none() {
        return None;
    }
    // Beside a level on which it is not, a stated change would be taken for that on it.
    let denied = told.filter(|told| matches!(told.apart, Some(Apart::Editions | Apart::Contrary)));
    change.not_on = denied.and_then(|_| figure(dataset, found.series.key, base)).map(|from| {
        let indicator = catalog.indicator(from.series.key.indicator);
        (from.value, show::decimals(indicator, &from.statement), from.statement.approx)
    });
    Some((change, stated.iter().map(|stated| (said(stated), witness(stated))).collect()))
}

/// Per cent of the plan that was attained, and whether it is one that no source states: as the card and the chart of the plan have it.
fn attained(dataset: &Dataset, selection: &Selection, result: &Figure<'_>) -> (Option<Percent>, bool) {
    let Some(found) = attainment(dataset, result.series.key, selection.year) else { return (None, false) };
    // Plan or per cent of an added file stand with their badge in cards and charts; here there is no room for it.
    if found.plan.into_iter().chain(found.stated).any(|figure| figure.statement.opened) {
        return (None, false);
    }
    (show::attained(dataset.catalog(), &found), found.stated.is_none_or(|told| told.statement.is_derived()))
}
