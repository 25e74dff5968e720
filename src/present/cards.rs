//! The KPI cards: one for each indicator that the catalog gives a card, for the chosen year, area and reporter.

use crate::analysis::apart::spoken_as;
use crate::analysis::since::put_in_roughly;
use crate::analysis::{self, Apart, Figure, change, figure, nearest_year};
use crate::model::{
    Approx, AreaIx, AreaKind, Catalog, Dataset, Indicator, IndicatorIx, Kind, Lang, SeriesKey, Year, order,
};
use crate::text::card;
use crate::text::chart::heading;
use crate::text::facts::{Percent, Way, lower_first, upper_first};
use crate::text::standing::Standing;
use crate::text::{number, standing, titles};

use super::show::Stated;
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
    // By whose figures there are: of many indicators they are the same one's.
    let (mut nowhere, mut elsewhere, mut in_fields) = (Groups::new(), Groups::new(), Groups::new());
    for (ix, indicator) in catalog.indicators() {
        if indicator.card && lacks(dataset, selection, ix) {
            let told = dataset.told_of(ix, selection.area);
            let near = |key| figure(dataset, key, nearest_year(dataset, key, selection.year)?);
            let mut told: Vec<_> = told.iter().filter_map(|series| near(series.key)).collect();
            let of_whole = told.iter().any(|figure| figure.series.key.sector.is_none());
            told.retain(|figure| !of_whole || figure.series.key.sector.is_none());
            let who = told.iter().map(|figure| {
                let by = show::name_of_who(catalog, figure, lang);
                let sector = figure.series.key.sector.map(|sector| catalog.sector(sector).name.get(lang));
                sector.map_or_else(|| by.to_owned(), |sector| card::field_by(lang, sector, by))
            });
            let who = order::distinct(who).join("; ");
            let groups = match (of_whole, who.is_empty()) {
                (true, _) => &mut elsewhere,
                (false, false) => &mut in_fields,
                (false, true) => &mut nowhere,
            };
            let name = lower_first(indicator.name.get(lang));
            match groups.iter_mut().find(|(other, _)| *other == who) {
                Some((_, names)) => names.push(name),
                None => groups.push((who, vec![name])),
            }
        }
    }
    let list = |groups: Groups| {
        let listed = groups.into_iter().map(|(who, names)| standing::hedged(names.join(", "), &who));
        listed.collect::<Vec<_>>().join("; ")
    };
    let area = catalog.area(selection.area).name.get(lang);
    let reporter = catalog.reporter(selection.reporter).label().get(lang);
    card::lacking(lang, area, reporter, [elsewhere, in_fields, nowhere].map(list))
}

/// Names of indicators by what is told of each.
type Groups = Vec<(String, Vec<String>)>;

/// Whether a part of the country has no figure of an indicator by the reporter, in any year: that does not change with the year, and no card comes or goes with it.
fn lacks(dataset: &Dataset, selection: &Selection, ix: IndicatorIx) -> bool {
    dataset.catalog().area(selection.area).kind != AreaKind::Country
        && !dataset.may_lack(ix, selection.area)
        && nearest_year(dataset, selection.key(dataset.catalog(), ix), selection.year).is_none()
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
    let key = selection.key(catalog, ix);
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
        moment: card::moment(lang, spoken_as(catalog, key.indicator), selection.year, as_of),
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
    let compared = selection.compare.map(|year| (year, change(dataset, found, year)));
    let reference = FigureRef { key, year: selection.year };
    let told = compared.as_ref().and_then(|(_, change)| change.as_ref());
    let says = said_of(dataset, selection, found, told);
    let (mut ours, spoken) = (None, spoken_as(catalog, key.indicator));
    CardFigure {
        plain: number::plain(found.value),
        value: show::value(catalog, found, lang),
        unit: indicator.unit.get(lang).to_owned(),
        change: told.and_then(|change| {
            let from = figure(dataset, key, change.from_year)?;
            let footing = show::base(dataset, found, change);
            let base = standing::of_base(lang, change.from_year, &footing);
            let size = size(lang, indicator, (found, &from), change, says.put_in.as_ref());
            let mut told = card_change(catalog, lang, (indicator, spoken), (found, &from), (change, &base), &size);
            if let Some(put_in) = &says.put_in {
                // Beside the number that a source states its per cent is nobody's word.
                let percent = (!put_in.is_rate).then_some(size.percent).flatten();
                told.text = led_by(catalog, lang, found, change.from_year, put_in, percent);
            } else if let Some(lead) = &says.lead {
                told.text = led_by(catalog, lang, found, change.from_year, lead, None);
                // That it is told roughly stands before the number.
                let base = standing::in_short(lang, &Standing { approx: Approx::No, ..footing });
                let level = card::roughly(lang, show::value(catalog, &from, lang), from.statement.approx);
                let moved = card::stated_change(lang, Way::of(change.number), &size.whole);
                ours = Some(card::worked_out_from(lang, &standing::hedged(level, &base), &moved));
            }
            Some(told)
        }),
        no_change: compared.and_then(|(year, change)| {
            let unread = dataset.may_lack(key.indicator, key.area);
            let why = if unread { card::unread_change } else { card::no_change };
            change.is_none().then(|| why(lang, year))
        }),
        stated: below(dataset, selection, found, ours, &says.others),
        badges: standing::badges(lang, &show::owned(&found.statement)),
        others: (found.others > 0).then(|| {
            let decimals = show::amount_decimals(indicator, found.off);
            let words = number::quantity(lang, found.off, decimals, indicator.unit.get(lang));
            card::others(lang, found.others, (found.off > 0.0).then_some(words.as_str()))
        }),
        figure: reference,
        source: card::reported(lang, &show::who(catalog, found, lang), source.published),
        reference: reference.name(catalog),
        provenance: card::provenance(lang, &name(catalog, key, lang), selection.year),
    }
}

/// What sources say of the change of a figure, by the one rule of card and table (decision 7).
#[derive(Default)]
pub(super) struct Says {
    /// What one of the two figures was worked out by: the change itself is then the source's word.
    pub put_in: Option<Stated>,
    /// What is told before that which the two figures give.
    pub lead: Option<Stated>,
    /// What is told after it.
    others: Vec<Stated>,
}

/// What sources say of the change of a figure against the compared year; `ours` is what the two figures give.
pub(super) fn said_of(
    dataset: &Dataset,
    selection: &Selection,
    found: &Figure<'_>,
    ours: Option<&analysis::Change>,
) -> Says {
    let put_in = ours.and_then(|change| put_in(dataset, selection, found, change));
    if put_in.is_some() {
        return Says { put_in, ..Says::default() };
    }
    let mut others = stated_changes(dataset, selection, found, ours);
    let first_is_rate = others.first().is_some_and(|stated| stated.is_rate);
    let leads = |stated: &Stated| stated.is_rate == first_is_rate && ours.is_some_and(|ours| stated.leads(found, ours));
    let lead = others.iter().position(leads).map(|at| others.remove(at));
    Says { put_in, lead, others }
}

/// What lies between the two figures of a card: as a number, in words without a sign, its per cent, and both.
struct Size {
    number: f64,
    amount: String,
    percent: Option<String>,
    whole: String,
}

fn size(
    lang: Lang,
    indicator: &Indicator,
    (found, from): (&Figure<'_>, &Figure<'_>),
    change: &analysis::Change,
    put_in: Option<&Stated>,
) -> Size {
    let amount = show::number_of(indicator, (found, from), change, lang);
    let amount = if indicator.kind == Kind::Rate { card::points(lang, &amount) } else { amount };
    // A per cent that was put in has not gained a digit by it: "nearly 25%" is no 25.0%.
    let put_by = [(found, from), (from, found)].into_iter().find(|(by, _)| change.follows == Some(by.year()));
    let percent = Percent::of_change(change).map(|percent| match put_by {
        Some((by, level)) => {
            let about = if change.by_rate { put_in_roughly(&level.statement, &by.statement) } else { Approx::No };
            card::roughly(lang, number::at_most(lang, percent.value.abs(), 1) + "%", about)
        }
        None => percent.size(lang),
    });
    let (number, amount, percent) = match put_in {
        Some(stated) if stated.is_rate => (change.number, amount, Some(amount_of(lang, stated))),
        Some(stated) => (stated.value, amount_of(lang, stated), percent),
        None => (change.number, amount, percent),
    };
    let whole = match &percent {
        // Nobody states a number then, and what would be worked out here is as rough as the per cent.
        Some(percent) if change.by_rate => percent.clone(),
        percent => standing::hedged(amount.clone(), percent.as_deref().unwrap_or_default()),
    };
    Size { number, amount, percent, whole }
}

fn card_change(
    catalog: &Catalog,
    lang: Lang,
    (indicator, spoken): (&Indicator, Kind),
    (found, from): (&Figure<'_>, &Figure<'_>),
    (change, base): (&analysis::Change, &str),
    Size { number, amount, whole, .. }: &Size,
) -> CardChange {
    let way = Way::of(change.number);
    let up_is_good = indicator.better.map(|better| better == crate::model::Direction::Up);
    // Nor does anything rise or fall back in time.
    let moves = change.apart.is_none() && way != Way::Same && change.from_year < found.year();
    let counted = show::measure(indicator, lang, None).is_whole();
    CardChange {
        plain: number::plain(*number),
        percent: change.percent.map(|percent| number::plain((percent * 10.0).round() / 10.0)).unwrap_or_default(),
        arrow: if moves { way.arrow() } else { "" },
        // A difference of figures that do not compare is neither good nor bad news.
        good: up_is_good.filter(|_| moves).map(|up| up == (way == Way::Up)),
        text: match change.apart {
            None => {
                let year = standing::hedged(change.from_year.to_string(), base);
                match moves || way == Way::Same {
                    true => card::change(lang, way, whole, &year),
                    false => card::beside_later(lang, way == Way::Up, counted, whole, &year),
                }
            }
            Some(why) => {
                what_lies_between(lang, (indicator, spoken, counted), (found, from), (change, base), (way, amount), why)
            }
        },
        warning: warning(catalog, lang, change, (found, from)),
    }
}

/// What to know of a change before it is quoted: why it is no rise or fall, or that one of its two figures was worked out, by it or from a third year's.
pub(super) fn warning(
    catalog: &Catalog,
    lang: Lang,
    change: &analysis::Change,
    (found, from): (&Figure<'_>, &Figure<'_>),
) -> Option<String> {
    match (change.apart, change.follows) {
        (Some(why), _) => {
            let why_not = card::apart(lang, why);
            // What lies between two dates may be what was put in, all the same.
            let put_in = (why == Apart::Dates).then(|| analysis::follows(catalog, from, found)).flatten();
            let one = [from, found].into_iter().find(|one| put_in == Some(one.year()));
            Some(
                one.map_or_else(|| why_not.to_owned(), |one| [why_not, " ", &card::follows(lang, one.year())].concat()),
            )
        }
        (None, Some(year)) if from.year() == year => Some(worked_back(lang, from, found.year())),
        (None, Some(_)) => Some(worked_back(lang, found, from.year())),
        // The figure of the year compared with bears its mark beside the change; how it was worked out its note tells.
        (None, None) => {
            let leans = [found, from].into_iter().find(|one| change.leans == Some(one.year()))?;
            leans.statement.note.map(|note| card::worked_out_by(lang, leans.year(), note.get(lang)))
        }
    }
}

/// What a source states of a change by which one of the two figures was worked out, as far as it is this very change. What the rounded figures give is the
/// same once more, with fewer digits.
fn put_in(dataset: &Dataset, selection: &Selection, found: &Figure<'_>, change: &analysis::Change) -> Option<Stated> {
    change.follows.filter(|_| selection.year.before() == Some(change.from_year))?;
    let catalog = dataset.catalog();
    let stated = Stated::new(catalog, show::changes(dataset, found, Some(change)).first()?, found);
    let this = if stated.is_rate { change.percent? } else { change.number };
    let by_digits = 0.5 * 10f64.powi(-i32::from(stated.decimals));
    let same = (stated.value - this).abs() <= by_digits.max(0.01 * this.abs());
    same.then_some(stated)
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
    (indicator, spoken, counted): (&Indicator, Kind, bool),
    (found, from): (&Figure<'_>, &Figure<'_>),
    (change, base): (&analysis::Change, &str),
    (way, amount): (Way, &str),
    why: Apart,
) -> String {
    let as_of = show::standing(&found.statement).as_of;
    let now = card::period(lang, spoken, found.year(), as_of);
    let then = card::period(lang, spoken, change.from_year, change.from_as_of);
    let write = if indicator.kind == Kind::Rate { number::percent } else { number::number };
    let told = |figure: &Figure<'_>| {
        let number = write(lang, figure.value, show::decimals(indicator, &figure.statement));
        card::roughly(lang, number, figure.statement.approx)
    };
    let stood = standing::hedged(then.clone(), base);
    // That it is told roughly stands before the number.
    let footing = Standing { approx: Approx::No, ..show::standing(&from.statement).of_an_end() };
    let footing = standing::in_short(lang, &footing);
    match why {
        _ if why.tells_nothing() || way == Way::Same => {}
        Apart::Dates if change.from_year < found.year() => return card::moved(lang, way, amount, &stood, &now),
        Apart::Dates => return card::moved(lang, Way::of(-change.number), amount, &now, &stood),
        _ => {
            // Beside the figure of the card its unit says what the difference counts.
            let unit = if indicator.kind == Kind::Rate { "" } else { indicator.unit.get(lang) };
            let sign = if footing.is_empty() { "" } else { ", " };
            let then = standing::hedged(then, &[&*told(from), sign, &footing].concat());
            return card::difference(lang, way, counted, &number::with_unit(amount.to_owned(), unit), &now, &then);
        }
    }
    let then = standing::hedged(then, &footing);
    card::side_by_side((&now, &told(found)), (&then, &told(from)))
}

/// What sources state of the change over the year before, the figure's own source first: the growth in per cent, and the change in number. Beside a change
/// over more than a year it would be read as of that: there what a source states of the change since the compared year is told, unless the change
/// follows from that.
fn stated_changes(
    dataset: &Dataset,
    selection: &Selection,
    shown: &Figure<'_>,
    change: Option<&analysis::Change>,
) -> Vec<Stated> {
    let before = selection.year.before();
    let Some(base) = selection.compare.or(before) else { return Vec::new() };
    let stated = show::stated_changes(dataset, shown, base, change);
    let follows = change.is_some_and(|change| change.follows.is_some());
    let of_the_year = Some(base) == before && stated.iter().any(|stated| !stated.kept);
    if follows && !of_the_year { Vec::new() } else { stated }
}

/// Who states a change, and how that stands.
pub(super) fn stated_by(catalog: &Catalog, lang: Lang, found: &Figure<'_>, stated: &Stated) -> String {
    let by = card::stated_by(lang, show::other_publisher(catalog, stated.source, found, lang));
    standing::hedged_within(by, &standing::in_short(lang, &stated.footing))
}

/// The change that a source states, and who does, where that leads; `percent` is what the two figures give beside its number.
fn led_by(
    catalog: &Catalog,
    lang: Lang,
    found: &Figure<'_>,
    base: Year,
    stated: &Stated,
    percent: Option<String>,
) -> String {
    let mut beside = vec![stated_by(catalog, lang, found, stated)];
    beside.extend(percent.map(|percent| card::worked_out(lang, &percent)));
    card::change(lang, Way::of(stated.value), &amount_of(lang, stated), &titles::noted(base.to_string(), &beside))
}

/// The line below the change: what the two figures give, where a stated change leads, and what else sources state; where they state no change, another per cent
/// that they state of the figure, as a rise since an earlier year.
fn below(
    dataset: &Dataset,
    selection: &Selection,
    shown: &Figure<'_>,
    ours: Option<String>,
    stated: &[Stated],
) -> Option<String> {
    let (catalog, of, lang) = (dataset.catalog(), shown.series.key.indicator, selection.lang);
    let mut line = upper_first(&ours.unwrap_or_default());
    let mut last = None;
    for stated in stated {
        let words = card::stated_change(lang, Way::of(stated.value), &amount_of(lang, stated));
        let words = standing::hedged(words, &standing::in_short(lang, &stated.footing));
        let by = show::other_publisher(catalog, stated.source, shown, lang);
        let (sign, words) = match last.replace(by) {
            Some(before) if before == by => ("; ", words),
            _ => (". ", upper_first(&card::states(lang, by, &words))),
        };
        if !line.is_empty() {
            line.push_str(sign);
        }
        line.push_str(&words);
    }
    if !line.is_empty() {
        return Some(line);
    }
    let beside = |(ix, indicator): (IndicatorIx, &Indicator)| {
        let plain = indicator.of == Some(of) && indicator.kind == Kind::Rate && indicator.rate.is_none();
        plain.then(|| show::stated_of(dataset, shown, ix).first().copied()).flatten()
    };
    let found = catalog.indicators().find_map(beside)?;
    let indicator = catalog.indicator(found.series.key.indicator);
    let words =
        card::stated_beside(lang, indicator.name.get(lang), &amount_of(lang, &Stated::new(catalog, &found, shown)));
    Some(standing::hedged(words, &show::doubts(lang, &found)))
}

/// The size of a stated change, per cent or number, as its source tells it.
fn amount_of(lang: Lang, stated: &Stated) -> String {
    let write = if stated.is_rate { number::percent } else { number::number };
    card::roughly(lang, write(lang, stated.value.abs(), stated.decimals), stated.about)
}
