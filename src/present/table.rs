//! The table of the selection: every figure that the chosen area and reporter have for the chosen year, beside the compared one.

use crate::analysis::checks::Outcome;
use crate::analysis::{Change, Figure, change, figure};
use crate::model::{Approx, Catalog, Dataset, Kind, Lang, Rate, SeriesKey};
use crate::text::card;
use crate::text::facts::Way;
use crate::text::{number, phrases, standing, table, titles};

use super::checks::{Mark, mark_of_figure};
use super::{FigureRef, Selection, cards, show};

/// One row: a figure of the chosen year, or of the compared one alone.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureRow {
    /// The indicator's name.
    pub indicator: String,
    /// The sector's name; empty for the whole economy.
    pub sector: String,
    /// The unit.
    pub unit: String,
    /// The figure of the chosen year.
    pub value: Option<FigureCell>,
    /// The figure of the compared year.
    pub compared: Option<FigureCell>,
    /// The change between them.
    pub change: Option<RowChange>,
    /// The publisher of the figure's source; where the figures of both years have different ones, each after its year.
    pub sources: Vec<String>,
}

/// A figure in a cell.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureCell {
    /// The value, to sort by.
    pub value: f64,
    /// The words.
    pub text: String,
    /// The figure's name in links.
    pub reference: String,
    /// Estimate, derived, …; empty of a firm figure.
    pub standing: String,
    /// That it takes part in a check that differs, as its card has it.
    pub mark: Option<Mark>,
}

/// What lies between the two figures of a row.
#[derive(Clone, Debug, PartialEq)]
pub struct RowChange {
    /// The number, to sort by; `None` where the two do not compare, which has no place among rises and falls.
    pub number: Option<f64>,
    /// The words: with a sign where it is a rise or a fall, else the difference, also to a later year.
    pub text: String,
    /// Who states it, and what the two figures give where that is another; nothing of what these give alone.
    pub beside: Vec<String>,
    /// Why it is neither, or that it was put into one of the two, as the card says it.
    pub warning: Option<String>,
}

/// The rows, in the catalog's order of indicators, the whole economy before its sectors; their marks are by what the checks found.
#[must_use]
pub fn figures(dataset: &Dataset, selection: &Selection, found: &[Outcome]) -> Vec<FigureRow> {
    let catalog = dataset.catalog();
    let lang = selection.lang;
    let series = catalog.indicators().flat_map(|(ix, _)| dataset.by_sector(ix, selection.area, selection.reporter));
    series
        .filter_map(|series| {
            let key: SeriesKey = series.key;
            let indicator = catalog.indicator(key.indicator);
            let now = figure(dataset, key, selection.year);
            let before = selection.compare.and_then(|year| figure(dataset, key, year));
            let leading = now.or(before)?;
            let cell = |figure: Figure<'_>| {
                let reference = FigureRef { key, year: figure.year() };
                FigureCell {
                    value: figure.value,
                    text: show::value(catalog, &figure, lang),
                    reference: reference.name(catalog),
                    standing: also(dataset, lang, &figure),
                    mark: mark_of_figure(dataset, found, reference, lang),
                }
            };
            let change = now.zip(selection.compare).and_then(|(now, year)| change(dataset, &now, year));
            Some(FigureRow {
                indicator: indicator.name.get(lang).to_owned(),
                sector: key.sector.map(|sector| catalog.sector(sector).name.get(lang).to_owned()).unwrap_or_default(),
                unit: indicator.unit.get(lang).to_owned(),
                value: now.map(cell),
                compared: before.map(cell),
                change: change.zip(now.zip(before)).map(|(change, of)| row_change(dataset, selection, &change, of)),
                sources: sources(catalog, lang, leading, before.filter(|_| now.is_some())),
            })
        })
        .collect()
}

/// How a figure stands; with a growth also the one that the source of its level states, where that is another: charts and cards tell it first, while
/// what is shown here is by the rule of every figure, as the link from it has it.
fn also(dataset: &Dataset, lang: Lang, found: &Figure<'_>) -> String {
    let (key, catalog) = (found.series.key, dataset.catalog());
    let indicator = catalog.indicator(key.indicator);
    let of = indicator.of.filter(|_| indicator.rate == Some(Rate::Growth));
    let level = of.and_then(|of| figure(dataset, SeriesKey { indicator: of, ..key }, found.year()));
    let own = level.and_then(|level| show::stated_of(dataset, &level, key.indicator).into_iter().next());
    let own = own.filter(|own| own.value != found.value).map(|own| {
        let footing = show::beside(&own.statement, Some(&found.statement));
        titles::growth::also(lang, show::percent(catalog, &own), &standing::in_short(lang, &footing))
    });
    let mut told = vec![standing::in_short(lang, &show::standing(&found.statement))];
    told.extend(own);
    told.retain(|words| !words.is_empty());
    told.join(", ")
}

fn row_change(
    dataset: &Dataset,
    selection: &Selection,
    change: &Change,
    (now, then): (Figure<'_>, Figure<'_>),
) -> RowChange {
    let (catalog, lang) = (dataset.catalog(), selection.lang);
    let indicator = catalog.indicator(now.series.key.indicator);
    let decimals = show::decimals_between(indicator, &now.statement, &then.statement);
    let told = change.apart.is_none();
    // Back in time nothing rises or falls.
    let moves = told && then.year() < now.year();
    let (number, decimals) = show::as_rough(change, decimals);
    let amount =
        if moves { number::signed(lang, number, decimals) } else { number::number(lang, number.abs(), decimals) };
    let amount = card::roughly(lang, amount, Approx::about(change.rough.is_some()));
    // Beside two figures in per cent, a bare number would be read as one.
    let amount = if indicator.kind == Kind::Rate { card::points(lang, &amount) } else { amount };
    let counted = show::measure(indicator, lang, None).is_whole();
    let text = match change.apart {
        None if moves => amount,
        // The figures stand beside it.
        Some(why) if why.tells_nothing() => "–".to_owned(),
        None | Some(_) => table::difference(lang, Way::of(change.number), counted, &amount),
    };
    let mut row = RowChange {
        number: told.then_some(change.number),
        text,
        beside: Vec::new(),
        warning: cards::warning(catalog, lang, change, (&now, &then)),
    };
    let says = cards::said_of(dataset, selection, &now, Some(change));
    if let Some(stated) = says.put_in.as_ref().or(says.lead.as_ref()).filter(|_| moves) {
        row.beside.push(cards::stated_by(catalog, lang, &now, stated));
        let write = if stated.is_rate { number::signed_percent } else { number::signed };
        let ours = std::mem::replace(
            &mut row.text,
            card::roughly(lang, write(lang, stated.value, stated.decimals), stated.about),
        );
        row.beside.extend(says.lead.map(|_| card::worked_out(lang, &ours)));
        row.number = Some(stated.value).filter(|_| !stated.is_rate).or(row.number);
    }
    row
}

/// The publishers of a row: of its leading figure and of the one that stands beside it.
fn sources(catalog: &Catalog, lang: Lang, leading: Figure<'_>, beside: Option<Figure<'_>>) -> Vec<String> {
    let of = |figure: &Figure<'_>| catalog.source(figure.statement.source).publisher.get(lang);
    match beside.filter(|beside| of(beside) != of(&leading)) {
        None => vec![of(&leading).to_owned()],
        Some(beside) => [leading, beside].map(|one| phrases::source_of(lang, one.year(), of(&one))).to_vec(),
    }
}

/// Every statement behind the table, all years: what its CSV holds.
#[must_use]
pub fn statements(dataset: &Dataset, selection: &Selection) -> Vec<(SeriesKey, usize)> {
    let catalog = dataset.catalog();
    let series = catalog.indicators().flat_map(|(ix, _)| dataset.by_sector(ix, selection.area, selection.reporter));
    series.flat_map(|series| series.statements().map(|statement| (series.key, statement.place))).collect()
}
