//! The headline: facts for the sentence that tells the state of the sector in the chosen year.

use crate::analysis::{Apart, Figure, Since, attainment, change, figure, nearest_year, since};
use crate::model::{AreaKind, Catalog, Dataset, Indicator, Kind, Lang};
use crate::text::facts::{Percent, Place, sector_of};
use crate::text::headline::{
    Change, Difference, Elsewhere, Headline, Inflow, Level, Said, Witness, headline as words, of_another, of_sector,
};
use crate::text::provenance::short_publication;
use crate::text::standing::{Standing, hedged, in_short};

use super::selection::leading;
use super::{Selection, show};

/// The headline of a selection; empty where the catalog has no indicator at all.
#[must_use]
pub fn headline(dataset: &Dataset, selection: &Selection) -> String {
    let catalog = dataset.catalog();
    let Some(stock) = leading(catalog) else { return String::new() };
    let lang = selection.lang;
    let key = selection.told(catalog, stock);
    let place = place(catalog, selection);
    // Of a reporter that has figures of one sector, that sector is spoken of, and not the whole economy.
    let sector = key.sector.map(|ix| sector_of(lang, catalog.sector(ix).name.get(lang), place));
    let level = figure(dataset, key, selection.year);
    let inflow =
        catalog.indicator(stock).inflow.and_then(|ix| figure(dataset, selection.told(catalog, ix), selection.year));
    let (told, says) = level.as_ref().and_then(|found| level_change(dataset, selection, found)).unzip();
    let says = says.unwrap_or_default();
    let apart = level.as_ref().filter(|_| told.is_none()).zip(selection.compare);
    let apart = apart.and_then(|(found, base)| change(dataset, found, base));
    let reporter = level.as_ref().map(|level| who(catalog, level, lang));
    // Beside a level, what came is of the same owner, or it would pass for his.
    let inflow = inflow.filter(|inflow| level.is_none() || reporter == Some(who(catalog, inflow, lang)));
    let footing = if level.is_some() { show::owned } else { show::standing };
    let attained = inflow.as_ref().map_or((None, false), |found| attained(dataset, selection, found));
    let facts = Headline {
        reporter: reporter.as_deref().unwrap_or_else(|| catalog.reporter(selection.reporter).label().get(lang)),
        place: sector.as_deref().map_or(place, |name| Place { name, is_country: false }),
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
            value: found.value,
            footing: footing(&found.statement),
            attained: attained.0,
            worked_out: attained.1,
        }),
        unread: dataset.may_lack(stock, selection.area),
        nearest: if level.is_none() { nearest_year(dataset, key, selection.year) } else { None },
        elsewhere: elsewhere_facts(dataset, selection),
    };
    words(lang, &facts)
}

/// Who else has a figure of the headline's indicator for the chosen year and area, where the chosen reporter has none; where nobody has one of the whole, the
/// first figures of single sectors.
#[must_use]
pub fn elsewhere<'a>(dataset: &'a Dataset, selection: &Selection) -> Vec<Figure<'a>> {
    let Some(stock) = leading(dataset.catalog()) else { return Vec::new() };
    let key = selection.told(dataset.catalog(), stock);
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

fn elsewhere_facts(dataset: &Dataset, selection: &Selection) -> Option<Elsewhere> {
    let (catalog, lang) = (dataset.catalog(), selection.lang);
    let own = catalog.reporter(selection.reporter).sector;
    let told = |found: Figure<'_>| {
        let footing = in_short(lang, &show::owned(&found.statement));
        let level = hedged(show::quantity(catalog, &found, lang), &footing);
        let sector = found.series.key.sector.filter(|sector| own != Some(*sector));
        let sector = sector.map(|ix| catalog.sector(ix).name.get(lang));
        of_another(&who(catalog, &found, lang), &sector.map(|sector| of_sector(sector, &level)).unwrap_or(level))
    };
    let others: Vec<_> = elsewhere(dataset, selection).into_iter().map(told).collect();
    (!others.is_empty()).then_some(Elsewhere { others })
}

/// Who states a figure: the owner that its source names, else its reporter, and of a collection of owners the publisher.
fn who(catalog: &Catalog, figure: &Figure<'_>, lang: Lang) -> String {
    let (reporter, source) = (catalog.reporter(figure.series.key.reporter), figure.statement.source);
    show::owner(catalog, source, lang).unwrap_or_else(|| match reporter.mixed {
        true => short_publication(lang, catalog.source(source)).to_owned(),
        false => reporter.label().get(lang).to_owned(),
    })
}

/// The chosen area, for sentences.
#[must_use]
pub fn place<'a>(catalog: &'a Catalog, selection: &Selection) -> Place<'a> {
    let area = catalog.area(selection.area);
    Place { name: area.name.get(selection.lang), is_country: area.kind == AreaKind::Country }
}

/// What is said of a change, and who says it.
type Says<'a> = Vec<(Said, Witness<'a>)>;

/// The change against the compared year, worked out from the two levels shown, as the cards tell it, and the per cents that sources tell otherwise, the
/// level's own source first; a source's alone where the level of the year before is not known.
fn level_change<'a>(dataset: &'a Dataset, selection: &Selection, found: &Figure<'_>) -> Option<(Change<'a>, Says<'a>)> {
    let base = selection.compare?;
    let before = Some(base) == selection.year.before();
    let (catalog, told) = (dataset.catalog(), change(dataset, found, base));
    // A change that was put into one of the two levels is the source's.
    let follows = told.is_some_and(|change| change.follows.is_some());
    let stated = if before { show::changes(dataset, found, told.as_ref()) } else { Vec::new() };
    let is_rate = |stated: &Figure<'_>| catalog.indicator(stated.series.key.indicator).kind == Kind::Rate;
    let rated = stated.first().is_some_and(is_rate);
    let implied = since(catalog, found, base).filter(|_| !rated && (stated.is_empty() || !follows));
    let its_own = follows && (implied.is_some() || !stated.is_empty());
    let percent = told.as_ref().and_then(Percent::of_change).filter(|_| !its_own);
    let mut says = Vec::new();
    for stated in &stated {
        let decimals = show::decimals(catalog.indicator(stated.series.key.indicator), &stated.statement);
        let value = stated.value;
        let ours = told.zip(percent);
        // A per cent that rounds to the stated one says nothing new; and beside one a number has no room.
        let (said, new) = match is_rate(stated) {
            true => {
                let stated = Percent { value, decimals, about: false };
                (Said::Percent(stated), percent.as_ref().is_none_or(|ours| show::is_news(&stated, ours)))
            }
            false => {
                let another = |ours: f64| show::is_another(value, decimals, ours);
                let new = follows || ours.is_some_and(|(ours, _)| another(ours.number));
                (Said::Number(value, decimals), !rated && new)
            }
        };
        if new {
            says.push((said, witness(dataset, selection.lang, stated, found)));
        }
    }
    if !(before && percent.is_some()) {
        let indicator = catalog.indicator(found.series.key.indicator);
        says.extend(implied.map(|since| said_since(indicator, since)));
    }
    if percent.is_none() {
        // Alone, one that was not read with certainty would pass for firm: the card tells it, with its mark.
        says.retain(|(_, witness)| !witness.uncertain);
    }
    let (said, stated, base_footing) = match (percent, told) {
        (Some(percent), Some(change)) => (Said::Percent(percent), None, show::base(dataset, found, &change)),
        _ if says.is_empty() => return None,
        _ => {
            let (said, witness) = says.remove(0);
            (said, Some(witness), Standing::default())
        }
    };
    Some((Change { said, base, base_footing, stated, source_says: &[] }, says))
}

/// What a source of the figure states of the change since another year.
fn said_since<'a>(indicator: &Indicator, since: Since) -> (Said, Witness<'a>) {
    let said = match since.percent {
        Some(decimals) => Said::Percent(Percent { value: since.value, decimals, about: false }),
        None => Said::Number(since.value, show::amount_decimals(indicator, since.value)),
    };
    (said, Witness { about: since.approx, ..Witness::default() })
}

/// Who states a change, beside a level.
fn witness<'a>(dataset: &'a Dataset, lang: Lang, stated: &Figure<'_>, level: &Figure<'_>) -> Witness<'a> {
    let statement = &stated.statement;
    let other = (statement.source != level.statement.source)
        .then(|| short_publication(lang, dataset.catalog().source(statement.source)));
    Witness { about: statement.approx, other, added: statement.opened, uncertain: statement.uncertain }
}

/// Per cent of the plan that was attained, and whether it is one that no source states: as the card and the chart of the plan have it.
fn attained(dataset: &Dataset, selection: &Selection, result: &Figure<'_>) -> (Option<Percent>, bool) {
    let Some(found) = attainment(dataset, result.series.key, selection.year) else { return (None, false) };
    // Plan or per cent of an added file stand with their badge in cards and charts; here there is no room for it.
    if found.plan.into_iter().chain(found.stated).any(|figure| figure.statement.opened) {
        return (None, false);
    }
    match found.stated.filter(|told| !told.statement.is_derived()) {
        Some(stated) => {
            let indicator = dataset.catalog().indicator(stated.series.key.indicator);
            (
                Some(Percent {
                    value: stated.value,
                    decimals: show::decimals(indicator, &stated.statement),
                    about: false,
                }),
                false,
            )
        }
        None => (found.percent().map(Percent::worked_out), true),
    }
}
