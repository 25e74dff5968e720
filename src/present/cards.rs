//! The KPI cards: one for each indicator that the catalog gives a card, for the chosen year, area and reporter.

use crate::analysis::{self, Apart, Figure, change, figure, nearest_year, since};
use crate::model::{AreaIx, AreaKind, Catalog, Dataset, Indicator, IndicatorIx, Kind, Lang, SeriesKey, Status, Year};
use crate::text::card::{self, Way};
use crate::text::chart::heading;
use crate::text::facts::Percent;
use crate::text::standing::Standing;
use crate::text::{number, standing};

use super::spark::{self, Axis};
use super::{FigureRef, Selection, show};

/// A card, ready to show.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// The indicator's id.
    pub indicator: String,
    /// Its name.
    pub name: String,
    /// The moment or period.
    pub moment: String,
    /// The year.
    pub year: Year,
    /// The figure, or what stands in its place.
    pub figure: Result<CardFigure, Missing>,
    /// The years before and after, for the sparkline: year and value, years rising.
    pub line: Vec<(Year, f64)>,
    /// The years over which the sparklines of all cards are drawn.
    pub axis: Axis,
    /// What the sparkline says, in words: both ends, and where it begins; empty where there is none.
    pub course: String,
}

/// A card's figure.
#[derive(Clone, Debug, PartialEq)]
pub struct CardFigure {
    /// The value as a plain number, in the indicator's unit.
    pub plain: String,
    /// The value as people of the language write it.
    pub value: String,
    /// The unit.
    pub unit: String,
    /// The change against the compared year.
    pub change: Option<CardChange>,
    /// Why there is no change, where a year to compare with is chosen.
    pub no_change: Option<String>,
    /// The growth that a source states; failing that, the change in number that one states.
    pub stated: Option<String>,
    /// Estimate, derived, as of another date, …: in words.
    pub badges: Vec<String>,
    /// How many others there are, and how far they lie apart.
    pub others: Option<String>,
    /// The figure itself, by which its checks are found.
    pub figure: FigureRef,
    /// Who reports it, and when it was published.
    pub source: String,
    /// Its name in links.
    pub reference: String,
    /// What the button to its provenance is called.
    pub provenance: String,
}

/// A card's change.
#[derive(Clone, Debug, PartialEq)]
pub struct CardChange {
    /// The change as a plain number.
    pub plain: String,
    /// Its per cent as a plain number with one digit; empty where it has none.
    pub percent: String,
    /// The arrow; empty where nothing rises or falls.
    pub arrow: &'static str,
    /// Whether it is good or bad news; `None` where the catalog does not say.
    pub good: Option<bool>,
    /// The words.
    pub text: String,
    /// What to know of the change: that the figures do not quite compare, or that one was worked out by it.
    pub warning: Option<String>,
}

/// What a card without a figure says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// That there is none.
    pub text: String,
    /// The nearest year that has one, with the words that offer it.
    pub nearest: Option<(Year, String)>,
}

/// The figures that must be loaded before the cards of a selection are made.
#[must_use]
pub fn needs(catalog: &Catalog, selection: &Selection) -> Vec<(IndicatorIx, AreaIx)> {
    catalog.indicators().filter(|(_, indicator)| indicator.card).map(|(ix, _)| (ix, selection.area)).collect()
}

/// How many cards are shown at first where there are many: three rows of four.
pub const FIRST: usize = 12;

/// How many more than [`FIRST`] are shown all the same: a row for which nobody should have to ask.
pub const SPARE: usize = 4;

/// Every card, in the catalog's order.
#[must_use]
pub fn cards(dataset: &Dataset, selection: &Selection) -> Vec<Card> {
    some(dataset, selection, usize::MAX)
}

/// The cards that are shown before more are asked for, in the catalog's order: all, or the [`FIRST`] of many.
#[must_use]
pub fn first(dataset: &Dataset, selection: &Selection) -> Vec<Card> {
    some(dataset, selection, if beyond(dataset.catalog()) > 0 { FIRST } else { usize::MAX })
}

/// How many cards there are beyond those that are shown at first.
#[must_use]
pub fn beyond(catalog: &Catalog) -> usize {
    let all = catalog.indicators().filter(|(_, indicator)| indicator.card).count();
    if all > FIRST + SPARE { all - FIRST } else { 0 }
}

/// What is told of the indicators that have no card in an area, since the reporter has no figure of them there in any year: which others have, of which there
/// are figures of single sectors alone, and by whom, and of which there are none; empty where all have a card. Of the
/// country every indicator has a card, whatever there is.
#[must_use]
pub fn lacking(dataset: &Dataset, selection: &Selection) -> String {
    let (catalog, lang) = (dataset.catalog(), selection.lang);
    let (mut nowhere, mut elsewhere, mut in_fields) = (Vec::new(), Vec::new(), Vec::new());
    for (ix, indicator) in catalog.indicators() {
        if indicator.card && lacks(dataset, selection, ix) {
            let mut told = dataset.told_of(ix, selection.area);
            told.retain(|series| nearest_year(dataset, series.key, selection.year).is_some());
            let mut list = &mut nowhere;
            let mut fields = String::new();
            for SeriesKey { sector, reporter, .. } in told.iter().map(|series| series.key) {
                let Some(sector) = sector else {
                    list = &mut elsewhere;
                    break;
                };
                list = &mut in_fields;
                let sector = catalog.sector(sector).name.get(lang);
                card::add_field(lang, &mut fields, sector, catalog.reporter(reporter).label().get(lang));
            }
            list.push(standing::hedged(indicator.name.get(lang).to_owned(), &fields));
        }
    }
    let area = catalog.area(selection.area).name.get(lang);
    let reporter = catalog.reporter(selection.reporter).label().get(lang);
    card::lacking(lang, area, reporter, [&elsewhere, &in_fields, &nowhere])
}

/// Whether a part of the country has no figure of an indicator by the reporter, in any year: that does not change with the year, and no card comes or goes with it.
fn lacks(dataset: &Dataset, selection: &Selection, ix: IndicatorIx) -> bool {
    dataset.catalog().area(selection.area).kind != AreaKind::Country
        && !dataset.may_lack(ix, selection.area)
        && nearest_year(dataset, selection.told(dataset.catalog(), ix), selection.year).is_none()
}

/// The years over which the sparklines of cards are drawn, in words; `None` where none is drawn.
#[must_use]
pub fn years_of_lines(lang: Lang, axis: Axis) -> Option<String> {
    (axis.0 < axis.1).then(|| card::years_of_lines(lang, axis.0, axis.1))
}

fn some(dataset: &Dataset, selection: &Selection, most: usize) -> Vec<Card> {
    let catalog = dataset.catalog();
    let shown = catalog.indicators().filter(|(_, indicator)| indicator.card).take(most);
    let shown = shown.filter(|(ix, _)| !lacks(dataset, selection, *ix));
    let mut cards: Vec<Card> = shown.map(|(ix, _)| one(dataset, catalog, selection, ix)).collect();
    if let Some(axis) = spark::axis(cards.iter().map(|card| card.line.as_slice())) {
        cards.iter_mut().for_each(|card| card.axis = axis);
    }
    cards
}

fn one(dataset: &Dataset, catalog: &Catalog, selection: &Selection, ix: IndicatorIx) -> Card {
    let lang = selection.lang;
    let indicator = catalog.indicator(ix);
    let key = selection.told(catalog, ix);
    let found = figure(dataset, key, selection.year);
    let as_of = found.and_then(|f| (!f.statement.at_year_end()).then_some(f.statement.as_of).flatten());
    let card_figure = match &found {
        Some(found) => Ok(of_figure(dataset, catalog, selection, found)),
        // Of what may stand in a file that could not be read, neither that there is none nor which year is the nearest can be said.
        None if dataset.may_lack(ix, selection.area) => {
            Err(Missing { text: card::unread(lang, selection.year), nearest: None })
        }
        None => Err(Missing {
            text: card::missing(lang, selection.year),
            nearest: nearest_year(dataset, key, selection.year).map(|year| (year, card::nearest(lang, year))),
        }),
    };
    let line = dataset.get(key).map(|series| show::line(dataset, series)).unwrap_or_default();
    let amount = |at: &(Year, f64)| {
        let told = figure(dataset, key, at.0).map(|figure| show::hedged(catalog, &figure, lang));
        told.unwrap_or_default()
    };
    let course = match line.as_slice() {
        [first, .., last] => card::course(lang, (first.0, &amount(first)), (last.0, &amount(last))),
        [alone] => card::course_of_one(lang, alone.0, &amount(alone)),
        _ => String::new(),
    };
    Card {
        indicator: indicator.id.to_string(),
        name: name(catalog, key, lang),
        moment: card::moment(lang, indicator.kind, selection.year, as_of),
        year: selection.year,
        figure: card_figure,
        line,
        axis: (selection.year, selection.year), // until the lines of all cards are known
        course,
    }
}

/// The name of an indicator, and of the sector of which it is told, where that is not the whole economy.
fn name(catalog: &Catalog, key: SeriesKey, lang: Lang) -> String {
    let sector = key.sector.map_or("", |sector| catalog.sector(sector).name.get(lang));
    heading(catalog.indicator(key.indicator).name.get(lang), sector)
}

fn of_figure(dataset: &Dataset, catalog: &Catalog, selection: &Selection, found: &Figure<'_>) -> CardFigure {
    let lang = selection.lang;
    let key = found.series.key;
    let indicator = catalog.indicator(key.indicator);
    let source = catalog.source(found.statement.source);
    let reporter = catalog.reporter(key.reporter);
    let owner = show::owner(catalog, found.statement.source, lang);
    let compared = selection.compare.map(|year| (year, change(dataset, found, year)));
    let reference = FigureRef { key, year: selection.year };
    let told = compared.as_ref().and_then(|(_, change)| change.as_ref());
    let put_in = told.and_then(|change| put_in(dataset, selection, found, change));
    let stated = if put_in.is_some() { None } else { stated_growth(dataset, selection, found, told) };
    CardFigure {
        plain: number::plain(found.value),
        value: show::value(catalog, found, lang),
        unit: indicator.unit.get(lang).to_owned(),
        change: told.and_then(|change| {
            let from = figure(dataset, key, change.from_year)?;
            let base = standing::of_base(lang, change.from_year, &show::base(dataset, found, change));
            Some(card_change(lang, indicator, (found, &from), (change, &base), put_in))
        }),
        no_change: compared.and_then(|(year, change)| {
            let unread = dataset.may_lack(key.indicator, key.area);
            let why = if unread { card::unread_change } else { card::no_change };
            change.is_none().then(|| why(lang, year))
        }),
        stated,
        badges: standing::badges(lang, &show::owned(&found.statement)),
        others: (found.others > 0).then(|| {
            let spread = found.spread();
            let decimals = show::amount_decimals(indicator, spread);
            let words = number::quantity(lang, spread, decimals, indicator.unit.get(lang));
            card::others(lang, found.others, (spread > 0.0).then_some(words.as_str()))
        }),
        figure: reference,
        source: card::reported(lang, owner.as_deref().unwrap_or_else(|| reporter.label().get(lang)), source.published),
        reference: reference.name(catalog),
        provenance: card::provenance(lang, &name(catalog, key, lang), selection.year),
    }
}

fn card_change(
    lang: Lang,
    indicator: &Indicator,
    (found, from): (&Figure<'_>, &Figure<'_>),
    (change, base): (&analysis::Change, &str),
    put_in: Option<(Option<f64>, String)>,
) -> CardChange {
    let way = Way::of(change.number);
    let (number, decimals) =
        show::as_rough(change, show::decimals_between(indicator, &found.statement, &from.statement));
    let amount = card::roughly(lang, number::number(lang, number.abs(), decimals), change.rough.is_some());
    let amount = if indicator.kind == Kind::Rate { card::points(lang, &amount) } else { amount };
    // A per cent that was put in has not gained a digit by it: "nearly 25%" is no 25.0%.
    let percent = Percent::of_change(change).map(|percent| match change.follows {
        Some(_) => number::at_most(lang, percent.value.abs(), 1) + "%",
        None => percent.size(lang),
    });
    let (number, amount, percent) = match put_in {
        Some((Some(stated), words)) => (stated, words, percent),
        Some((None, words)) => (change.number, amount, Some(words)),
        None => (change.number, amount, percent),
    };
    let up_is_good = indicator.better.map(|better| better == crate::model::Direction::Up);
    CardChange {
        plain: number::plain(number),
        percent: change.percent.map(|percent| number::plain((percent * 10.0).round() / 10.0)).unwrap_or_default(),
        arrow: if change.apart.is_some() || way == Way::Same { "" } else { way.arrow() },
        // A difference of figures that do not compare is neither good nor bad news.
        good: up_is_good.filter(|_| way != Way::Same && change.apart.is_none()).map(|up| up == (way == Way::Up)),
        text: match change.apart {
            None => {
                let year = standing::hedged(change.from_year.to_string(), base);
                card::change(lang, way, &amount, percent.as_deref(), &year)
            }
            Some(why) => what_lies_between(lang, indicator, (found, from), (change, base), (way, &amount), why),
        },
        warning: warning(lang, change, (found, from)),
    }
}

/// What to know of a change before it is quoted: why it is no rise or fall, or that one of its two figures was worked out by it.
pub(super) fn warning(
    lang: Lang,
    change: &analysis::Change,
    (found, from): (&Figure<'_>, &Figure<'_>),
) -> Option<String> {
    match (change.apart, change.follows) {
        (Some(why), _) => Some(card::apart(lang, why).to_owned()),
        (None, Some(year)) if from.year() == year => Some(worked_back(lang, from, found.year())),
        (None, Some(_)) => Some(worked_back(lang, found, from.year())),
        (None, None) => None,
    }
}

/// What a source states of a change by which one of the two figures was worked out, as far as it is this very change: the number, where it is one, and the
/// words without a sign. What the rounded figures give is the same once more, with fewer digits.
fn put_in(
    dataset: &Dataset,
    selection: &Selection,
    found: &Figure<'_>,
    change: &analysis::Change,
) -> Option<(Option<f64>, String)> {
    change.follows.filter(|_| selection.year.before() == Some(change.from_year))?;
    let stated = *show::changes(dataset, found, Some(change)).first()?;
    let is_rate = dataset.catalog().indicator(stated.series.key.indicator).kind == Kind::Rate;
    let this = if is_rate { change.percent? } else { change.number };
    let words = amount_of(dataset.catalog(), selection.lang, &stated);
    let same = (stated.value - this).abs() <= 0.01 * this.abs();
    same.then_some(((!is_rate).then_some(stated.value), words))
}

/// What to know of a change by which one of its two figures was worked out. Over more than a year its note goes with it: the source may have named no
/// year, and whoever worked it out took one.
fn worked_back(lang: Lang, figure: &Figure<'_>, other: Year) -> String {
    let follows = card::follows(lang, figure.year());
    let over_years = (figure.year().get() - other.get()).abs() > 1;
    match figure.statement.note.filter(|_| over_years) {
        Some(note) => format!("{follows} {}", note.get(lang)),
        None => follows,
    }
}

/// What is told of two figures that do not compare.
fn what_lies_between(
    lang: Lang,
    indicator: &Indicator,
    (found, from): (&Figure<'_>, &Figure<'_>),
    (change, base): (&analysis::Change, &str),
    (way, amount): (Way, &str),
    why: Apart,
) -> String {
    let as_of = show::standing(&found.statement).as_of;
    let now = card::period(lang, indicator.kind, found.year(), as_of);
    let then = card::period(lang, indicator.kind, change.from_year, change.from_as_of);
    let write = if indicator.kind == Kind::Rate { number::percent } else { number::number };
    let told = |figure: &Figure<'_>| {
        let number = write(lang, figure.value, show::decimals(indicator, &figure.statement));
        card::roughly(lang, number, figure.statement.approx)
    };
    let stood = standing::hedged(then.clone(), base);
    match why {
        _ if why.tells_nothing() || way == Way::Same => {}
        Apart::Dates if change.from_year < found.year() => return card::moved(lang, way, amount, &stood, &now),
        Apart::Dates => return card::moved(lang, Way::of(-change.number), amount, &now, &stood),
        _ => return card::difference(lang, way, amount, &now, &stood),
    }
    // That it is told roughly stands before the number.
    let footing = Standing { approx: false, ..show::standing(&from.statement).of_an_end() };
    let then = standing::hedged(then, &standing::in_short(lang, &footing));
    card::side_by_side((&now, &told(found)), (&then, &told(from)))
}

/// What sources state of the change over the year before, in words: the growth in per cent, the figure's own source's first, and the change in number; failing
/// both, another per cent that they state of the figure, as a rise since an earlier year. Beside a change over more than a year, the first two would be read as
/// of that: there what a source states of the change since the compared year is told, unless the change follows from that.
fn stated_growth(
    dataset: &Dataset,
    selection: &Selection,
    shown: &Figure<'_>,
    change: Option<&analysis::Change>,
) -> Option<String> {
    let (catalog, of, lang) = (dataset.catalog(), shown.series.key.indicator, selection.lang);
    let before = selection.compare.is_none_or(|compared| selection.year.before() == Some(compared));
    let of_the_year = if before { show::changes(dataset, shown, change) } else { Vec::new() };
    let (mut own, mut others) = (String::new(), String::new());
    let mut tell = |source, words: String| {
        let told = if source == shown.statement.source { &mut own } else { &mut others };
        *told = if told.is_empty() { words } else { format!("{told}; {words}") };
    };
    for told in &of_the_year {
        let words = card::stated_change(lang, Way::of(told.value), &amount_of(catalog, lang, told));
        // What the badges of the figure itself say is not said again.
        let (footing, known) = (show::standing(&told.statement), show::standing(&shown.statement));
        let status = if footing.status == known.status { Status::Normal } else { footing.status };
        let uncertain = footing.uncertain && !known.uncertain;
        let unowned = footing.unowned && !known.unowned;
        let footing = Standing { status, uncertain, unowned, approx: false, as_of: None, ..footing };
        let marks = standing::in_short(lang, &footing);
        tell(told.statement.source, standing::hedged(words, &marks));
    }
    let follows = change.is_some_and(|change| change.follows.is_some());
    let from = selection.compare.filter(|_| of_the_year.is_empty() && !follows);
    if let Some(since) = from.and_then(|from| since(catalog, shown, from)) {
        let amount = match since.percent {
            Some(digits) => number::percent(lang, since.value.abs(), digits),
            None => number::number(lang, since.value.abs(), show::amount_decimals(catalog.indicator(of), since.value)),
        };
        let amount = card::roughly(lang, amount, since.approx);
        tell(since.source, card::stated_change(lang, Way::of(since.value), &amount));
    }
    let words = card::stated_growth(lang, &own, &others);
    if !words.is_empty() {
        return Some(words);
    }
    let beside = |(ix, indicator): (IndicatorIx, &Indicator)| {
        let plain = indicator.of == Some(of) && indicator.kind == Kind::Rate && indicator.rate.is_none();
        plain.then(|| show::stated_of(dataset, shown, ix).first().copied()).flatten()
    };
    let found = catalog.indicators().find_map(beside)?;
    let indicator = catalog.indicator(found.series.key.indicator);
    let percent = number::percent(lang, found.value.abs(), show::decimals(indicator, &found.statement));
    let words = card::stated_beside(lang, indicator.name.get(lang), &percent, found.statement.approx);
    Some(standing::hedged(words, &show::doubts(lang, &found)))
}

/// The size of a stated change, per cent or number, as its source tells it.
fn amount_of(catalog: &Catalog, lang: Lang, stated: &Figure<'_>) -> String {
    let indicator = catalog.indicator(stated.series.key.indicator);
    let write = if indicator.kind == Kind::Rate { number::percent } else { number::number };
    let amount = write(lang, stated.value.abs(), show::decimals(indicator, &stated.statement));
    card::roughly(lang, amount, stated.statement.approx)
}
