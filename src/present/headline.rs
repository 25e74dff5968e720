//! The headline: facts for the sentence that tells the state of the sector in the chosen year.

use crate::analysis::{Apart, Figure, Since, attainment, change, figure, nearest_year, since};
use crate::model::{AreaKind, Catalog, Dataset, Lang, Rate, Year};
use crate::text::facts::{Percent, Place, sector_of};
use crate::text::headline::{Change, Difference, Elsewhere, Headline, Inflow, Level, Said, Witness, headline as words};
use crate::text::standing::Standing;

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
    let told = level.as_ref().and_then(|found| level_change(dataset, selection, found));
    let apart = level.as_ref().filter(|_| told.is_none()).zip(selection.compare);
    let apart = apart.and_then(|(found, base)| change(dataset, found, base));
    let attained = inflow.as_ref().map_or((None, false), |found| attained(dataset, selection, found));
    let facts = Headline {
        reporter: level
            .as_ref()
            .map_or_else(|| catalog.reporter(selection.reporter).label().get(lang), |level| who(catalog, level, lang)),
        place: sector.as_deref().map_or(place, |name| Place { name, is_country: false }),
        year: selection.year,
        stock: show::measure(catalog.indicator(key.indicator), lang, level.as_ref().map(|level| &level.statement)),
        level: level.as_ref().map(|found| Level {
            value: found.value,
            footing: show::standing(&found.statement),
            change: told,
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
            footing: show::standing(&found.statement),
            attained: attained.0,
            worked_out: attained.1,
        }),
        unread: dataset.may_lack(stock, selection.area),
        nearest: if level.is_none() { nearest_year(dataset, key, selection.year) } else { None },
        elsewhere: elsewhere_facts(dataset, selection),
    };
    words(lang, &facts)
}

/// Who else has a figure of the headline's indicator for the chosen year and area, where the chosen reporter has none.
#[must_use]
pub fn elsewhere<'a>(dataset: &'a Dataset, selection: &Selection) -> Vec<Figure<'a>> {
    let Some(stock) = leading(dataset.catalog()) else { return Vec::new() };
    let key = selection.told(dataset.catalog(), stock);
    if dataset.may_lack(stock, selection.area) || figure(dataset, key, selection.year).is_some() {
        return Vec::new();
    }
    let others = dataset.by_reporter(stock, selection.area, key.sector);
    others.filter_map(|series| figure(dataset, series.key, selection.year)).collect()
}

fn elsewhere_facts<'a>(dataset: &'a Dataset, selection: &Selection) -> Option<Elsewhere<'a>> {
    let (catalog, lang) = (dataset.catalog(), selection.lang);
    let told = |found: Figure<'_>| (who(catalog, &found, lang), show::hedged(catalog, &found, lang));
    let others: Vec<_> = elsewhere(dataset, selection).into_iter().map(told).collect();
    (!others.is_empty()).then_some(Elsewhere { others })
}

/// Who states a figure: its reporter, and of a collection of owners the publisher.
fn who<'a>(catalog: &'a Catalog, figure: &Figure<'_>, lang: Lang) -> &'a str {
    let reporter = catalog.reporter(figure.series.key.reporter);
    if reporter.mixed { publisher(catalog, figure, lang) } else { reporter.label().get(lang) }
}

/// The publisher of a figure; what explains the name would stand in brackets within brackets.
fn publisher<'a>(catalog: &'a Catalog, figure: &Figure<'_>, lang: Lang) -> &'a str {
    let publisher = catalog.source(figure.statement.source).publisher.get(lang);
    publisher.split(" (").next().unwrap_or(publisher)
}

/// The chosen area, for sentences.
#[must_use]
pub fn place<'a>(catalog: &'a Catalog, selection: &Selection) -> Place<'a> {
    let area = catalog.area(selection.area);
    Place { name: area.name.get(selection.lang), is_country: area.kind == AreaKind::Country }
}

/// The change against the compared year, worked out from the two levels shown, as the cards tell it, with the source's own per cent beside it where it
/// tells another one; the source's alone where the level of the year before is not known.
fn level_change<'a>(dataset: &'a Dataset, selection: &Selection, found: &Figure<'_>) -> Option<Change<'a>> {
    let base = selection.compare?;
    let before = Some(base) == selection.year.before();
    let stated = if before { stated_growth(dataset, selection, found) } else { None };
    let told = change(dataset, found, base);
    // A change that was put into one of the two levels is the source's.
    let follows = told.is_some_and(|change| change.follows.is_some());
    let since = if follows { None } else { since(dataset.catalog(), found, base) };
    match told.as_ref().and_then(Percent::of_change).filter(|_| !(follows && stated.is_some())) {
        Some(percent) => Some(Change {
            said: Said::Percent(percent),
            base,
            base_footing: told.map(|change| show::base(dataset, found, &change)).unwrap_or_default(),
            stated: None,
            // A per cent that rounds to the stated one says nothing new.
            source_says: match stated {
                Some((stated, witness)) => {
                    let finer = percent.about && stated.decimals > 0;
                    let differs = (stated.value - percent.value).abs() > 0.5 / 10f64.powi(stated.decimals.into());
                    (differs || finer).then_some((Said::Percent(stated), witness))
                }
                None if before => stated_change(dataset, selection, found, base),
                None => since.map(said_since),
            },
        }),
        None => {
            let stated = stated.map(|(percent, witness)| (Said::Percent(percent), witness));
            stated.or(since.map(said_since)).map(|(said, witness)| Change {
                said,
                base,
                base_footing: Standing::default(),
                stated: Some(witness),
                source_says: None,
            })
        }
    }
}

/// What a source of the figure states of the change since another year.
fn said_since<'a>(since: Since) -> (Said, Witness<'a>) {
    let percent = |decimals| Said::Percent(Percent { value: since.value, decimals, about: false });
    (since.percent.map_or(Said::Number(since.value, 0), percent), Witness { about: since.approx, ..Witness::default() })
}

/// Who states a change, beside a level.
fn witness<'a>(dataset: &'a Dataset, lang: Lang, stated: &Figure<'_>, level: &Figure<'_>) -> Witness<'a> {
    let statement = &stated.statement;
    let other = (statement.source != level.statement.source).then(|| publisher(dataset.catalog(), stated, lang));
    Witness { about: statement.approx, other, added: statement.opened }
}

/// The growth that a source states, and who does.
fn stated_growth<'a>(dataset: &'a Dataset, selection: &Selection, of: &Figure<'_>) -> Option<(Percent, Witness<'a>)> {
    let catalog = dataset.catalog();
    let rate = catalog.rate_of(of.series.key.indicator, Rate::Growth)?;
    let found = show::stated(dataset, selection, rate)?;
    let decimals = show::decimals(catalog.indicator(rate), &found.statement);
    Some((Percent { value: found.value, decimals, about: false }, witness(dataset, selection.lang, &found, of)))
}

/// The change in number that a source states, where that is not what the two levels give, and who does.
fn stated_change<'a>(
    dataset: &'a Dataset,
    selection: &Selection,
    of: &Figure<'_>,
    base: Year,
) -> Option<(Said, Witness<'a>)> {
    let change_of = dataset.catalog().change_of(of.series.key.indicator)?;
    let found = show::stated(dataset, selection, change_of)?;
    let stated = found.value;
    let number = change(dataset, of, base)?.number;
    let decimals = show::decimals(dataset.catalog().indicator(change_of), &found.statement);
    ((stated - number).abs() > 0.5 / 10f64.powi(decimals.into()))
        .then(|| (Said::Number(stated, decimals), witness(dataset, selection.lang, &found, of)))
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
