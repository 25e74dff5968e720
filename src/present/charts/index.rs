//! Several levels on one index, or side by side on scales of their own.

use crate::analysis::apart::of_two_owners;
use crate::analysis::index as index_of;
use crate::analysis::{Apart, Figure, apart};
use crate::charts::spec::{Axis, Body, Hue, Line, LinePoint, Lines, Multiple, Tick};
use crate::model::order::{self, Sorted};
use crate::model::{Approx, AreaIx, Catalog, Dataset, IndicatorIx, Kind, Rate, Year};
use crate::present::{Options, Selection, selection, show};
use crate::text::chart::{self as words, marks, notes};
use crate::text::facts::{Measure, Percent};
use crate::text::titles::empty::{self, reason};
use crate::text::ui::Msg;
use crate::text::{card, date, number, titles};

use super::common::{all, breaks_at, column, hue_at, look_of, plain};
use super::sheet::{Sheet, Words};
use super::{Builder, Cell, ChartTable, ChartView, Choice, Row, Toggle};

pub(super) const INDEX: Builder = Builder { id: "index", offered, needs };

/// More lines than this cannot be told apart.
const MOST: usize = 4;

fn offered(catalog: &Catalog) -> bool {
    levels(catalog).count() >= 2
}

/// The levels that are counted and have cards.
fn levels(catalog: &Catalog) -> impl Iterator<Item = IndicatorIx> + '_ {
    let counted = catalog.indicators().filter(|(_, i)| i.card && i.kind == Kind::Stock && i.decimals == 0);
    counted.map(|(ix, _)| ix)
}

fn needs(catalog: &Catalog, selection: &Selection) -> Vec<(IndicatorIx, AreaIx)> {
    // With the growth that the title may tell as stated.
    let with_rate = |ix| [ix, catalog.rate_of(ix, Rate::Growth).unwrap_or(ix)];
    levels(catalog).flat_map(with_rate).map(|ix| (ix, selection.area)).collect()
}

/// One level over the years.
struct Run<'a> {
    indicator: IndicatorIx,
    figures: Vec<Figure<'a>>,
    /// What has no index and is not drawn, with the reason.
    left: Vec<(Figure<'a>, Apart)>,
    /// Its course in words, with what has no index: of its years nobody is to hear that they have no figure.
    course: String,
    hue: Hue,
}

impl<'a> Run<'a> {
    fn at(&self, year: Year) -> Option<&Figure<'a>> {
        self.figures.iter().find(|figure| figure.year() == year)
    }
}

/// The index of a figure that compares with that of the base year, with so many digits behind its point; without any where one of the two is told roughly,
/// which comes with it.
fn index_between(sheet: &Sheet<'_>, from: &Figure<'_>, to: &Figure<'_>, decimals: u8) -> Option<(String, Approx)> {
    let value = index_of(to.value, from.value)?;
    let index = Percent { value, decimals, about: Approx::No };
    let index = if from.year() == to.year() { index } else { sheet.as_rough(index, from, to) };
    Some((number::number(sheet.lang, value, index.decimals), index.about))
}

/// The same in words.
fn told_index(sheet: &Sheet<'_>, from: &Figure<'_>, to: &Figure<'_>, decimals: u8) -> Option<String> {
    index_between(sheet, from, to, decimals).map(|(number, about)| card::roughly(sheet.lang, number, about))
}

type Table = fn(&Sheet<'_>, &[(&Run<'_>, Option<Figure<'_>>)], Year) -> ChartTable;

pub(super) fn build(dataset: &Dataset, selection: &Selection) -> Option<ChartView> {
    build_with(dataset, selection, table)
}

/// As [`build`], without its table.
pub(super) fn drawn(dataset: &Dataset, selection: &Selection) -> Option<ChartView> {
    build_with(dataset, selection, |_, _, _| ChartTable::default())
}

fn build_with(dataset: &Dataset, selection: &Selection, table: Table) -> Option<ChartView> {
    let catalog = dataset.catalog();
    if !offered(catalog) {
        return None;
    }
    let mut sheet = Sheet::new(dataset, selection);
    let lang = sheet.lang;
    let mut runs = runs(dataset, selection);
    let bases = bases(&runs);
    let base = base(dataset, &runs, &bases, selection);
    if let Some(base) = base {
        without_far_years(&mut sheet, &mut runs, base);
    }
    let what = words::development(lang).to_owned();
    let multiples = selection.options.multiples;
    let toggles = toggles(lang, &selection.options, &bases, base);

    let Some(base) = base.filter(|_| runs.len() >= 2) else {
        let told: Vec<Measure<'_>> = runs.iter().map(|run| sheet.measure(run.indicator)).collect();
        let subtitle = index_subtitle(&mut sheet, &titles::names(&told), None);
        let title = words::shown(lang, &what, sheet.place(), &sheet.period_words());
        let why = too_few(&sheet);
        return Some(sheet.empty("index", Words { title, subtitle, description: String::new(), what }, why, None));
    };

    let mut drawn: Vec<(Line, Vec<f64>, IndicatorIx)> = Vec::new();
    if !multiples {
        as_counted(&mut sheet, &mut runs, base);
    }
    for run in &mut runs {
        run.course = sheet.course(dataset, sheet.name(run.indicator), &run.figures);
    }
    if !multiples {
        comparable(dataset, &mut runs, base);
    }
    // Over pictures that each have a scale of their own nothing is found of which rose most.
    let found = if multiples { None } else { find(&sheet, &runs, base) };
    let found_year = found.as_ref().map(|found| found.year);
    // What has no index, by the reason.
    let mut not_joined = false;
    let mut without: Vec<(Apart, Vec<(&str, String)>)> = Vec::new();
    let mut description = Vec::new();
    let (mut columns, mut shown) = (Vec::new(), Vec::new());
    let ends = runs.iter().filter_map(|run| run.figures.last()).map(Figure::year).max();
    for run in &runs {
        let name = sheet.name(run.indicator);
        let from = run.at(base).filter(|_| !multiples);
        if !multiples && from.is_none() {
            sheet.note(notes::no_base(lang, name, base));
            continue;
        }
        if run.figures.len() < 2 && !multiples {
            // A point at 100 is no course.
            sheet.note(notes::only_base(lang, name, base));
            continue;
        }
        let series = drawn.len();
        let mut points = Vec::with_capacity(run.figures.len());
        let (mut before, mut breaks): (Option<&Figure<'_>>, Vec<Year>) = (None, Vec::new());
        let mut label = name.to_owned();
        for (place, figure) in run.figures.iter().enumerate() {
            let (year, broken) = (figure.year(), breaks_at(figure) && before.is_some());
            let said = match from.and_then(|from| told_index(&sheet, from, figure, 1)) {
                Some(told) => {
                    let (amount, standing) = (sheet.amount(figure), sheet.standing(figure));
                    marks::index_mark(lang, name, year, &told, base, &amount, &standing)
                }
                None => sheet.say(name, &year.to_string(), figure, None),
            };
            let mark = sheet.mark(series, figure, said);
            let is_last = place + 1 == run.figures.len();
            let ruled = year == selection.year && (multiples || year != base);
            let mut told = match from {
                _ if !is_last && !ruled => String::new(),
                Some(from) => {
                    let index = index_between(&sheet, from, figure, 0);
                    index.map_or_else(String::new, |(number, about)| number::roughly(number, about))
                }
                None => sheet.label(figure),
            };
            if !told.is_empty() {
                sheet.note_date(name, figure);
            }
            if is_last && !told.is_empty() {
                if multiples {
                    // A number without its year is that of the chosen one.
                    told = if ruled { told } else { words::line_end_in(&told, year) };
                } else {
                    label = words::line_end(name, &told);
                    told.clear();
                    // What the title tells at the end of the picture has its year said once; but beside the chosen one it would be taken for that.
                    if year > selection.year || found_year != Some(year) || ends > found_year {
                        label = words::line_end_in(&label, year);
                    }
                }
            }
            if broken {
                breaks.push(year);
                sheet.note(notes::broken(lang, name, year, figure.statement.note.map(|note| note.get(lang))));
            }
            // Nor over a year that is left out: of such a line its index could be read.
            let neighbour = before.filter(|before| !broken && Some(before.year()) == year.before());
            let joined = neighbour.is_some_and(|before| from.is_none() || apart(dataset, before, figure).is_none());
            not_joined |= neighbour.is_some() && !joined;
            let value = from.and_then(|from| index_of(figure.value, from.value)).unwrap_or(figure.value);
            points.push(LinePoint { year, value, look: look_of(figure), joined, told, mark });
            before = Some(figure);
        }
        for (figure, why) in &run.left {
            let year = figure.year();
            let at = without.iter().position(|(other, _)| other == why).unwrap_or_else(|| {
                without.push((*why, Vec::new()));
                without.len() - 1
            });
            if let Some((_, of)) = without.get_mut(at) {
                match of.last_mut() {
                    Some((last, years)) if *last == name => years.push_str(&format!(", {year}")),
                    _ => of.push((name, year.to_string())),
                }
            }
        }
        let values: Vec<f64> = points.iter().map(|point| point.value).collect();
        description.push(run.course.clone());
        shown.push(sheet.measure(run.indicator));
        columns.push((run, from.copied()));
        if multiples {
            // In a picture of its own a line needs no name.
            label.clear();
        }
        drawn.push((Line { label, hue: run.hue, points, breaks }, values, run.indicator));
    }
    for (why, of) in without {
        let what: Vec<String> = of.iter().map(|(name, years)| words::heading(name, years)).collect();
        sheet.note(notes::no_index(lang, &what.join("; "), base, card::apart(lang, why)));
    }
    if not_joined {
        sheet.note(notes::not_joined(lang).to_owned());
    }

    let names = titles::names(&shown);
    let subtitle = index_subtitle(&mut sheet, &names, (!multiples).then_some(base));
    let of = if multiples { &what } else { &names };
    let (leads, title, stated) = match found {
        Some(found) => (Some(found.indicator), found.title, found.stated),
        None => (None, words::shown(lang, of, sheet.place(), &sheet.period_words()), Vec::new()),
    };
    if drawn.is_empty() {
        let why = too_few(&sheet);
        let words_ = Words { title, subtitle, description: String::new(), what };
        return Some(ChartView { toggles, ..sheet.empty("index", words_, why, None) });
    }
    let legend = sheet.legend_of_breaks(drawn.iter().any(|(line, ..)| !line.breaks.is_empty()));
    // Behind the picture, not in it: the rows of the table that have no index, and what the title says that sources state.
    let x = sheet.years();
    columns.iter().flat_map(|(run, _)| &run.left).for_each(|(figure, _)| sheet.cite(figure));
    stated.iter().for_each(|figure| sheet.cite(figure));
    for year in [base, found_year.unwrap_or(selection.year)] {
        sheet.lead_with(&columns.iter().map(|(run, _)| run.at(year)).collect::<Vec<_>>());
    }
    sheet.shows(x.first, x.last);
    // The line of which the title speaks has the first choice of a place for its number.
    let led = drawn.iter().position(|(.., indicator)| leads == Some(*indicator));
    if let Some(first) = led.and_then(|at| drawn.get_mut(..=at)) {
        first.rotate_right(1);
    }
    let table = table(&sheet, &columns, base);
    let body = if multiples {
        sheet.note(notes::sentence(Msg::OwnScale.text(lang)));
        let pictures = drawn.into_iter().map(|(line, values, indicator)| {
            let measure = sheet.measure(indicator);
            let lines =
                Lines { x: sheet.years(), y: sheet.axis(&measure, &values, true), reference: None, lines: vec![line] };
            Multiple { title: words::heading(measure.name, measure.unit_beside(lang)), lines }
        });
        Body::Multiples(pictures.collect())
    } else {
        let values: Vec<f64> = drawn.iter().flat_map(|(_, values, _)| values.iter().copied()).chain([100.0]).collect();
        let y: Axis = sheet.index_axis(&values);
        let reference = Some(Tick { value: 100.0, text: titles::index::base_is_100(base) });
        let lines = drawn.into_iter().map(|(line, ..)| line).collect();
        Body::Lines(Lines { x, y, reference, lines })
    };
    let words_ = Words { title, subtitle, description: description.join(" "), what };
    Some(ChartView { table, toggles, ..sheet.finish("index", words_, body, legend) })
}

/// Why there is no index: the chosen reporter has too few levels, whoever else may have enough.
fn too_few(sheet: &Sheet<'_>) -> String {
    let enough = |reporter| runs(sheet.dataset, &Selection { reporter, ..sheet.selection.clone() }).len() >= 2;
    let others = sheet.catalog.reporters().any(|(ix, _)| ix != sheet.selection.reporter && enough(ix));
    let reporter = sheet.reporter(sheet.selection.reporter);
    reason(sheet.lang, &empty::Empty::NeedsTwoLevels { place: sheet.place(), reporter, others })
}

/// The line under the title: the index or, for small pictures, the names of what they show.
fn index_subtitle(sheet: &mut Sheet<'_>, names: &str, base: Option<Year>) -> String {
    let unit = base.map(titles::index::base_is_100).unwrap_or_default();
    let name = if names.is_empty() { words::development(sheet.lang) } else { names };
    let measure = Measure { name, unit: &unit, decimals: 0 };
    sheet.subtitle(measure, Some(Kind::Stock), sheet.place(), sheet.period(), Some(sheet.selection.reporter))
}

/// The levels of the index. A single figure is no development; the first ones of the catalog are taken.
fn runs<'a>(dataset: &'a Dataset, selection: &Selection) -> Vec<Run<'a>> {
    let catalog = dataset.catalog();
    let mut runs: Vec<Run<'_>> = Vec::new();
    for indicator in levels(catalog) {
        let figures = all(dataset, selection.key(catalog, indicator));
        let one_owner = figures.iter().zip(figures.iter().skip(1)).all(|(a, b)| !of_two_owners(catalog, a, b));
        if figures.len() >= 2 && one_owner && runs.len() < MOST {
            runs.push(Run {
                indicator,
                figures,
                left: Vec::new(),
                course: String::new(),
                hue: hue_at(selection.reporter, runs.len()),
            });
        }
    }
    runs
}

/// The base year that the index has in place of the one asked for; `None` where it has that, or none.
#[must_use]
pub fn other_base(dataset: &Dataset, selection: &Selection) -> Option<Year> {
    let asked = selection.options.base?;
    let runs = runs(dataset, selection);
    base(dataset, &runs, &bases(&runs), selection).filter(|base| *base != asked && runs.len() >= 2)
}

/// The base year that the index has.
pub(in crate::present) fn base_of(dataset: &Dataset, selection: &Selection) -> Option<Year> {
    let runs = runs(dataset, selection);
    base(dataset, &runs, &bases(&runs), selection)
}

/// Years in which at least two levels have a figure, with how many have one.
fn bases(runs: &[Run<'_>]) -> Sorted<Year, usize> {
    let mut counts: Sorted<Year, usize> = Sorted::default();
    for figure in runs.iter().flat_map(|run| &run.figures).filter(|figure| figure.value > 0.0) {
        *counts.of(figure.year()) += 1;
    }
    counts.retain(|count| *count >= 2);
    counts
}

/// The base year: the one asked for, else the usual one.
fn base(dataset: &Dataset, runs: &[Run<'_>], bases: &Sorted<Year, usize>, selection: &Selection) -> Option<Year> {
    let asked = selection.options.base.filter(|year| bases.get(year).is_some());
    asked.or_else(|| usual_base(dataset, runs, bases))
}

/// The base year where none is asked for: the same whatever year is chosen, so that images of several years can be set side by side. Of the years against
/// which most levels have an index, those of which it reaches the furthest; of these the earliest, one with a firm figure of the leading level first.
fn usual_base(dataset: &Dataset, runs: &[Run<'_>], bases: &Sorted<Year, usize>) -> Option<Year> {
    let years = years_of(runs);
    let mut best = None;
    for (year, _) in bases.iter() {
        let near = Near::to(*year, &years);
        let (mut lines, mut reach, mut firm) = (0, None, true);
        for (place, run) in runs.iter().enumerate() {
            let Some(from) = run.at(*year).filter(|from| from.value > 0.0) else { continue };
            let parted = breaks_of(run);
            let has_index = |to: &&Figure<'_>| {
                let to_year = to.year();
                to_year != *year
                    && near.has(to_year)
                    && !parts(&parted, *year, to_year)
                    && apart(dataset, from, to).is_none()
            };
            if let Some(last) = run.figures.iter().rev().find(has_index) {
                lines += 1;
                reach = reach.max(Some(last.year()));
                firm &= place > 0 || !(from.is_uncertain() || from.statement.is_derived());
            }
        }
        let rank = (lines, reach, firm);
        if best.is_none_or(|(other, _)| rank > other) {
            best = Some((rank, *year));
        }
    }
    best.map(|(_, year)| year)
}

/// The years of all levels.
fn years_of(runs: &[Run<'_>]) -> Vec<Year> {
    order::distinct(runs.iter().flat_map(|run| &run.figures).map(Figure::year))
}

/// The figures at which a level is counted anew. Of the first nothing is parted.
fn breaks_of<'a>(run: &Run<'a>) -> Vec<Figure<'a>> {
    run.figures.iter().skip(1).filter(|figure| breaks_at(figure)).copied().collect()
}

/// Whether any of some breaks lies between two years.
fn parts(breaks: &[Figure<'_>], a: Year, b: Year) -> bool {
    breaks.iter().any(|at| at.year() > a.min(b) && at.year() <= a.max(b))
}

/// Leaves out the years that lie beyond a break, as seen from the base: an index over a break would tell a change of counting as growth. Of a line that is left
/// the reader is told so.
fn as_counted(sheet: &mut Sheet<'_>, runs: &mut [Run<'_>], base: Year) {
    for run in runs {
        let breaks = breaks_of(run);
        let figures = &mut run.figures;
        figures.retain(|figure| !parts(&breaks, base, figure.year()));
        if figures.len() < 2 || breaks.is_empty() {
            continue;
        }
        let name = sheet.name(run.indicator);
        for figure in breaks {
            let why = figure.statement.note.map(|note| note.get(sheet.lang));
            sheet.note(notes::broken(sheet.lang, name, figure.year(), why));
        }
        sheet.note(notes::only_as_counted(sheet.lang, name, base));
    }
}

/// Takes from the lines what has no index, since it does not compare with the figure of the base year: drawn, its index could be read from the axis. The base
/// year is 100 of itself, however roughly it is told. Of what has no base nothing is left.
fn comparable(dataset: &Dataset, runs: &mut [Run<'_>], base: Year) {
    for run in runs {
        let figures = std::mem::take(&mut run.figures);
        let from = figures.iter().find(|figure| figure.year() == base).copied();
        let Some(from) = from.filter(|from| index_of(from.value, from.value).is_some()) else { continue };
        for figure in figures {
            let why = if figure.year() == base { None } else { apart(dataset, &from, &figure) };
            match why {
                Some(why) => run.left.push((figure, why)),
                None => run.figures.push(figure),
            }
        }
    }
}

/// Longest gap over which a development can still be read, in years.
const GAP: i32 = 2;

/// The years beyond which a longer gap lies, as seen from the base: one figure of long before, perhaps counted otherwise, would flatten all the rest. One year
/// alone is no development: then far years are better than none.
#[derive(Default)]
struct Near {
    first: Option<Year>,
    last: Option<Year>,
}

impl Near {
    fn to(base: Year, years: &[Year]) -> Self {
        let mut near = Self::default();
        for pair in years.windows(2) {
            match pair {
                [a, b] if b.get() - a.get() <= GAP => {}
                [_, b] if *b <= base => near.first = Some(*b),
                [a, _] if near.last.is_none() => near.last = Some(*a),
                _ => {}
            }
        }
        if years.iter().filter(|year| near.has(**year)).count() < 2 { Self::default() } else { near }
    }

    fn has(&self, year: Year) -> bool {
        self.first.is_none_or(|first| year >= first) && self.last.is_none_or(|last| year <= last)
    }
}

/// Leaves out the years that lie beyond a longer gap. The reader is told.
fn without_far_years(sheet: &mut Sheet<'_>, runs: &mut Vec<Run<'_>>, base: Year) {
    let near = Near::to(base, &years_of(runs));
    if near.first.is_some() || near.last.is_some() {
        sheet.note(notes::far_years(sheet.lang, near.first, near.last));
    }
    runs.iter_mut().for_each(|run| run.figures.retain(|figure| near.has(figure.year())));
    runs.retain(|run| !run.figures.is_empty());
}

/// What the title tells.
struct Found<'a> {
    /// Its later year.
    year: Year,
    /// The level of which it speaks.
    indicator: IndicatorIx,
    title: String,
    /// What sources state otherwise of its change.
    stated: Vec<Figure<'a>>,
}

/// The finding: the level that rose most between the base and the chosen year, where all of them are known and compare and no other rose as much; else how far
/// the leading one came, where that is known: of another one nobody would know why it is told. Of some alone nobody can tell which rose most. Where no rule of the chosen year stands beside the base it is of the last year; where one does, a
/// finding of another year would be taken for one of that. Of a change over the year before sources may state another per cent, which stands beside it.
fn find<'a>(sheet: &Sheet<'a>, runs: &[Run<'_>], base: Year) -> Option<Found<'a>> {
    let (lang, dataset, catalog) = (sheet.lang, sheet.dataset, sheet.catalog);
    let years = years_of(runs);
    let (first, last) = years.first().zip(years.last())?;
    let chosen = sheet.selection.year;
    let (from_year, year) = match chosen {
        _ if chosen >= *first && chosen < base => (chosen, base),
        _ if *last <= base => return None,
        _ if chosen > base && chosen < *last => (base, chosen),
        _ => (base, *last),
    };
    let mut moved = Vec::new();
    for run in runs {
        let Some((then, now)) = run.at(from_year).zip(run.at(year)) else { continue };
        moved.extend(index_of(now.value, then.value).map(|index| (run.indicator, index, then, now)));
    }
    let most = moved.iter().map(|one| one.1).fold(f64::NEG_INFINITY, f64::max);
    let alone = moved.len() < runs.len() || moved.iter().filter(|one| one.1 == most).count() > 1;
    let leading = selection::leading(catalog);
    let told = |one: &&(IndicatorIx, f64, _, _)| if alone { Some(one.0) == leading } else { one.1 == most };
    let (indicator, index, from, to) = *moved.iter().find(told)?;
    let percent = sheet.as_rough(Percent::rough(index - 100.0), from, to);
    let facts = titles::index::Index { base: from_year, last: year, name: sheet.name(indicator), percent, alone };
    let mut stated = Vec::new();
    if let Some(rate) = catalog.rate_of(indicator, Rate::Growth).filter(|_| year.before() == Some(from_year)) {
        stated = show::stated_of(dataset, to, rate);
    }
    // What was not read with certainty, or comes from a file of the reader's, stands on the card with its mark.
    let firm = |one: &Figure<'_>| !one.statement.is_doubted() && one.statement.opened == to.statement.opened;
    stated.retain(|one| firm(one) && show::is_news(&sheet.percent(one), &percent));
    let percents = stated.iter().map(|one| (sheet.percent(one), sheet.marks(one, Some(to))));
    let beside = titles::index::stated(lang, &percents.collect::<Vec<_>>());
    // At the end of a line its number stands.
    let within = match year {
        _ if from_year < base => {
            told_index(sheet, to, from, 0).map(|told| titles::index::reached_in(lang, from_year, &told))
        }
        _ if year < *last => told_index(sheet, from, to, 0).map(|told| titles::index::reached(lang, &told)),
        _ => None,
    };
    let mut notes: Vec<String> = within.into_iter().collect();
    notes.extend(Some(beside).filter(|words| !words.is_empty()));
    notes.extend(sheet.hedges(&[Some(from), Some(to)]));
    let title = titles::noted(titles::index::title(lang, &facts), &notes);
    Some(Found { year, indicator, title, stated })
}

fn toggles(
    lang: crate::model::Lang,
    options: &Options,
    bases: &Sorted<Year, usize>,
    base: Option<Year>,
) -> Vec<Toggle> {
    let shape = |text: &str, multiples: bool| Choice {
        text: text.to_owned(),
        chosen: options.multiples == multiples,
        options: Options { multiples, ..options.clone() },
    };
    let mut toggles = vec![Toggle {
        label: words::toggle_shape(lang).to_owned(),
        choices: vec![shape(words::toggle_index(lang), false), shape(words::toggle_multiples(lang), true)],
    }];
    if !options.multiples && bases.len() > 1 {
        let choices = bases.iter().map(|(year, _)| Choice {
            text: year.to_string(),
            chosen: base == Some(*year),
            options: Options { base: Some(*year), ..options.clone() },
        });
        toggles.push(Toggle { label: Msg::BaseYear.text(lang).to_owned(), choices: choices.collect() });
    }
    toggles
}

fn table(sheet: &Sheet<'_>, runs: &[(&Run<'_>, Option<Figure<'_>>)], base: Year) -> ChartTable {
    let lang = sheet.lang;
    let mut columns = vec![column(Msg::Year.text(lang), false)];
    let mut width = 0;
    let mut rows: Sorted<Year, Vec<Cell>> = Sorted::default();
    let all: usize = runs.iter().map(|(_, from)| if from.is_some() { 2 } else { 1 }).sum();
    for (run, from) in runs {
        let measure = sheet.measure(run.indicator);
        columns.push(column(&words::heading(measure.name, measure.unit_beside(lang)), true));
        if from.is_some() {
            columns.push(column(&words::heading(measure.name, &titles::index::base_is_100(base)), true));
        }
        let drawn = run.figures.iter().map(|figure| (figure, None));
        for (figure, why) in drawn.chain(run.left.iter().map(|(figure, why)| (figure, Some(*why)))) {
            let cells = rows.of(figure.year());
            cells.resize(all, Cell::default());
            if let Some(cell) = cells.get_mut(width) {
                *cell = sheet.cell(figure);
            }
            if let (Some(from), Some(cell)) = (from, cells.get_mut(width + 1)) {
                *cell = match why {
                    Some(why) => Cell { standing: Some(card::apart(lang, why).to_owned()), ..plain("–") },
                    None => plain(told_index(sheet, from, figure, 1).unwrap_or_default()),
                };
            }
        }
        width += if from.is_some() { 2 } else { 1 };
    }
    let rows = rows.into_iter().map(|(year, cells)| Row {
        cells: std::iter::once(plain(date::year_span(lang, year, year))).chain(cells).collect(),
        chosen: year == sheet.selection.year,
    });
    ChartTable { columns, rows: rows.collect() }
}
