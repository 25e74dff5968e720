//! The areas within the chosen one (or beside it, where it has none within) by the leading indicator: ranked, or at two moments.

use crate::analysis::apart::{day_within, one_day};
use crate::analysis::{self, Apart, Change, Figure, apart, figure};
use crate::charts::spec::{Body, Dumbbell, DumbbellRow, LegendEntry, Moment, Ranked, RankedRow, Sample, Tone};
use crate::model::order::{self, Sorted};
use crate::model::{Approx, AreaIx, Catalog, Dataset, Date, IndicatorIx, Kind, ReporterIx, SeriesKey, SourceIx, Year};
use crate::present::headline::place_of;
use crate::present::{Selection, selection, show};
use crate::text::chart::{self as words, marks, notes};
use crate::text::date::short_date;
use crate::text::facts::Measure;
use crate::text::provenance::owner_name;
use crate::text::titles::Period;
use crate::text::titles::empty::{self, reason};
use crate::text::ui::Msg;
use crate::text::{card, number, titles};

use super::common::{column, hue, look_of, nearest, one_owner, plain};
use super::sheet::{Sheet, Words};
use super::{Builder, Cell, ChartTable, ChartView, Row};

pub(super) const REGIONS: Builder = Builder { id: "regions", offered, needs };

/// More rows than this are a table, not a picture.
const MOST: usize = 15;

fn offered(catalog: &Catalog) -> bool {
    selection::leading(catalog).is_some() && catalog.areas().any(|(_, area)| area.parent.is_some())
}

/// The area whose parts are ranked, and its parts: the chosen one, else the one that it is a part of.
fn ranked_within(catalog: &Catalog, chosen: AreaIx) -> (AreaIx, Vec<AreaIx>) {
    let within: Vec<AreaIx> = catalog.children(chosen).collect();
    match catalog.area(chosen).parent {
        Some(parent) if within.is_empty() => (parent, catalog.children(parent).collect()),
        _ => (chosen, within),
    }
}

fn needs(catalog: &Catalog, selection: &Selection) -> Vec<(IndicatorIx, AreaIx)> {
    let Some(leading) = selection::leading(catalog) else { return Vec::new() };
    let (_, areas) = ranked_within(catalog, selection.area);
    areas.into_iter().map(|area| (leading, area)).collect()
}

/// One area at the chosen and at the compared year.
struct Entry<'a> {
    area: AreaIx,
    later: Option<Figure<'a>>,
    earlier: Option<Figure<'a>>,
    /// Whether the two compare.
    compares: bool,
    /// Its place from 1 by the chosen year; equal figures share one.
    place: usize,
}

impl Entry<'_> {
    /// The source of its figure of the chosen year.
    fn source(&self) -> Option<SourceIx> {
        self.later.map(|figure| figure.statement.source)
    }
}

pub(super) fn build(dataset: &Dataset, selection: &Selection) -> Option<ChartView> {
    let catalog = dataset.catalog();
    let indicator = selection::leading(catalog)?;
    let mut sheet = Sheet::new(dataset, selection);
    let lang = sheet.lang;
    let year = selection.year;
    let (within, areas) = ranked_within(catalog, selection.area);
    let place = place_of(catalog, lang, within, sheet.sector);
    let measure = sheet.measure(indicator);
    let what = words::by_area(lang, measure.name);
    let reporter = reporter(&sheet, indicator, &areas);
    let key = |area| SeriesKey { area, reporter, ..selection.key(catalog, indicator) };

    let compare = selection.compare;
    let mut entries: Vec<Entry<'_>> = areas
        .iter()
        .map(|&area| Entry {
            area,
            later: figure(dataset, key(area), year),
            earlier: compare.and_then(|compare| figure(dataset, key(area), compare)),
            compares: true,
            place: 0,
        })
        .filter(|entry| entry.later.is_some() || entry.earlier.is_some())
        .collect();
    let with_figure = entries.iter().filter(|entry| entry.later.is_some()).count();
    let mut unlike: Vec<(Apart, Vec<&str>)> = Vec::new();
    for entry in &mut entries {
        let both = entry.earlier.zip(entry.later);
        let Some(why) = both.and_then(|(one, other)| apart(dataset, &one, &other)) else { continue };
        entry.compares = false;
        let name = catalog.area(entry.area).name.get(lang);
        match unlike.iter_mut().find(|(other, _)| *other == why) {
            Some((_, names)) => names.push(name),
            None => unlike.push((why, vec![name])),
        }
    }
    for (why, names) in unlike {
        sheet.note(notes::no_change_told(lang, &names.join(", "), card::apart(lang, why)));
    }
    // One area at two moments is no comparison of areas, but it is a change; none at both is no dumbbell.
    let two = entries.iter().any(|entry| entry.later.is_some() && entry.earlier.is_some());
    if !two {
        entries.retain(|entry| entry.later.is_some());
    }
    order::sort_by(&mut entries, |a, b| {
        let value = |entry: &Entry<'_>| entry.later.or(entry.earlier).map_or(f64::NEG_INFINITY, |figure| figure.value);
        (b.later.is_some(), value(b)).partial_cmp(&(a.later.is_some(), value(a))).unwrap_or(std::cmp::Ordering::Equal)
    });

    let mut before: Option<(f64, usize)> = None;
    for (n, entry) in entries.iter_mut().enumerate() {
        let Some(value) = entry.later.map(|figure| figure.value) else { continue };
        let place = before.filter(|(same, _)| *same == value).map_or(n + 1, |(_, place)| place);
        entry.place = place;
        before = Some((value, place));
    }

    let period = compare
        .filter(|_| two)
        .map_or(Period::Year(year), |compare| Period::Pair(compare.min(year), compare.max(year)));
    let kind = catalog.indicator(indicator).kind;
    let named = Measure { name: &what, ..measure };
    // English puts the thing counted last, where the name now has the area: its unit would say the same again.
    let unit = if named.things(lang).is_some() { measure.unit } else { measure.unit_beside(lang) };
    let shown = Measure { unit, ..named };
    entries.iter().for_each(|entry| sheet.heed_dates(&[entry.later.as_ref(), entry.earlier.as_ref()]));
    let subtitle = sheet.subtitle(shown, Some(kind), place, period, Some(reporter));
    if entries.is_empty() || with_figure == 0 {
        let title = words::shown(lang, &what, place, &year.to_string());
        let near = nearest(known_years(&sheet, indicator, &areas).into_iter(), year);
        let why = reason(lang, &empty::Empty::NoRegions { place, year, nearest: near });
        sheet.notes.clear();
        return Some(sheet.empty("regions", Words { title, subtitle, description: String::new(), what }, why, near));
    }
    let without = areas.len() - with_figure;
    let without = if without > 0 {
        // Of figures that are one other's it would be said of him that he has none elsewhere, which nobody expects.
        let others = one_owner(&sheet, &mut entries.iter().filter_map(Entry::source)).is_some();
        notes::areas_without(lang, without, areas.len(), Some(sheet.reporter(reporter)).filter(|_| !others))
    } else {
        String::new()
    };
    sheet.note(without.clone());
    let all = entries.len();
    let whole = figure(dataset, key(within), year);
    // Of all, whether or not they are drawn.
    let title = title(&sheet, &entries, two, areas.len(), whole.as_ref()).unwrap_or_else(|| {
        let years = period.words(lang);
        match &entries[..] {
            [only] => words::shown(lang, measure.name, place_of(catalog, lang, only.area, sheet.sector), &years),
            _ => words::shown(lang, &what, place, &years),
        }
    });
    if all > MOST {
        let chosen = entries.iter().position(|entry| entry.area == selection.area).filter(|at| *at >= MOST);
        if let Some(at) = chosen {
            entries.swap(MOST - 1, at);
        }
        entries.truncate(MOST);
        sheet.note(notes::first_of(lang, MOST, all));
    }

    for (year, of) in compare.filter(|_| two).map(|year| (year, false)).into_iter().chain([(year, true)]) {
        let figures = entries.iter().filter_map(|entry| if of { entry.later } else { entry.earlier });
        note_dates(&mut sheet, year, &figures.collect::<Vec<_>>());
    }

    // Who hears the title hears how many areas it leaves out.
    let description = if without.is_empty() { title.clone() } else { format!("{title}. {without}") };
    let words_ = Words { description, title, subtitle, what };
    let (body, legend, table) = match compare.filter(|_| two) {
        Some(compare) => dumbbell(&mut sheet, &entries, reporter, indicator, compare),
        None => ranked(&mut sheet, &entries, reporter, indicator, with_figure),
    };
    if reporter != selection.reporter {
        let note = notes::another_reporter(lang, sheet.reporter(selection.reporter), &sheet.whose(reporter));
        sheet.notes.insert(0, note);
    }
    Some(ChartView { table, ..sheet.finish("regions", words_, body, legend) })
}

/// The chosen reporter where it has any figure of the areas in the chosen year; else the one with the most; else the chosen one.
fn reporter(sheet: &Sheet<'_>, indicator: IndicatorIx, areas: &[AreaIx]) -> ReporterIx {
    let (dataset, selection) = (sheet.dataset, sheet.selection);
    let mut counts: Sorted<ReporterIx, usize> = Sorted::default();
    for area in areas {
        for series in dataset.by_reporter(indicator, *area, sheet.sector) {
            if figure(dataset, series.key, selection.year).is_some() {
                *counts.of(series.key.reporter) += 1;
            }
        }
    }
    if counts.get(&selection.reporter).is_some() {
        return selection.reporter;
    }
    let most = counts.iter().max_by_key(|(reporter, count)| (*count, std::cmp::Reverse(*reporter)));
    most.map_or(selection.reporter, |(reporter, _)| *reporter)
}

/// The years of which any of the areas has a figure of any reporter.
fn known_years(sheet: &Sheet<'_>, indicator: IndicatorIx, areas: &[AreaIx]) -> Vec<Year> {
    let mut years = Vec::new();
    for area in areas {
        for series in sheet.dataset.by_reporter(indicator, *area, sheet.sector) {
            years.extend(crate::analysis::figure::all_of_series(sheet.dataset, series).map(|figure| figure.year()));
        }
    }
    order::distinct(years)
}

/// Whether there are no other areas than these, as far as the figures tell: what these leave of the place that they are parts of is less than the least of
/// them. A catalog may list some provinces of a region only.
fn are_all(sheet: &Sheet<'_>, entries: &[Entry<'_>], whole: Option<&Figure<'_>>) -> bool {
    let adds_up = |of: &&Figure<'_>| {
        let kind = sheet.catalog.indicator(of.series.key.indicator).kind;
        matches!(kind, Kind::Stock | Kind::Flow)
    };
    let Some(whole) = whole.filter(adds_up) else { return false };
    let values = || entries.iter().filter_map(|entry| entry.later).map(|figure| figure.value);
    whole.value - values().sum::<f64>() < values().fold(f64::INFINITY, f64::min)
}

/// The finding: which area is at the top, or rose most, two where they are alike; of how many, where there may be others. `listed`: how many areas the catalog
/// has there. None where the areas are of different dates, or more of them alike.
fn title(
    sheet: &Sheet<'_>,
    entries: &[Entry<'_>],
    two: bool,
    listed: usize,
    whole: Option<&Figure<'_>>,
) -> Option<String> {
    let lang = sheet.lang;
    let all = are_all(sheet, entries, whole);
    let among = |told: usize| (told < listed || !all).then_some(told);
    // The chart may tell another reporter's figures than the rest of the page.
    let owner = |of: &Figure<'_>| {
        owner_name(lang, sheet.catalog.source(of.statement.source))
            .unwrap_or_else(|| sheet.reporter(of.series.key.reporter))
    };
    let whose = |of: &Figure<'_>| -> Vec<String> {
        let told = (of.series.key.reporter != sheet.selection.reporter).then(|| owner(of).to_owned());
        told.into_iter().collect()
    };
    if two {
        let moved: Vec<_> = entries
            .iter()
            .filter_map(|entry| Some((entry.area, change(sheet, entry)?, entry.later?, entry.earlier?)))
            .collect();
        let most = moved.iter().map(|(_, change, ..)| change.number).fold(f64::NEG_INFINITY, f64::max);
        let (chosen, compared) = (sheet.selection.year, sheet.selection.compare?);
        let of_one = |(area, change, later, earlier): &(AreaIx, Change, Figure<'_>, Figure<'_>)| {
            let (number, decimals) = told_change(sheet, change, earlier, later);
            let facts = titles::dumbbell::Dumbbell {
                measure: Measure { decimals, ..sheet.measure(later.series.key.indicator) },
                earlier: chosen.min(compared),
                later: chosen.max(compared),
                area: "",
                alike: false,
                change: number,
                about: change.rough.is_some(),
                among: among(moved.len()),
            };
            let mut notes = whose(later);
            // A number by which one of the two was worked out is the source's, not ours.
            let put_in = change.follows.filter(|_| !change.by_rate);
            notes.extend(put_in.map(|_| card::stated_by(lang, None)));
            let told = [earlier, later].map(|of| Some(of).filter(|of| put_in != Some(of.year())));
            notes.extend(sheet.hedges(&told));
            (*area, (facts, notes))
        };
        let top = moved.iter().filter(|(_, change, ..)| change.number == most).map(of_one);
        let (area, alike, (facts, notes)) = at_top(sheet, top)?;
        let facts = titles::dumbbell::Dumbbell { area: &area, alike, ..facts };
        return Some(titles::noted(titles::dumbbell::title(lang, &facts), &notes));
    }
    let ranked: Vec<Figure<'_>> = entries.iter().filter_map(|entry| entry.later).collect();
    if !of_one_day(sheet, &ranked) {
        return None;
    }
    let told = ranked.len();
    let of_one = |entry: &Entry<'_>| {
        let figure = entry.later.filter(|_| entry.place == 1)?;
        let facts = titles::regions::Regions {
            measure: sheet.measure_of(&figure),
            year: figure.year(),
            top: "",
            alike: false,
            value: figure.value,
            alone: (told == 1).then(|| owner(&figure)),
            among: among(told),
        };
        let mut notes = if facts.alone.is_none() { whose(&figure) } else { Vec::new() };
        notes.extend(Some(sheet.standing(&figure)).filter(|marks| !marks.is_empty()));
        Some((entry.area, (facts, notes)))
    };
    let (top, alike, (facts, notes)) = at_top(sheet, entries.iter().filter_map(of_one))?;
    let facts = titles::regions::Regions { top: &top, alike, ..facts };
    Some(titles::noted(titles::regions::title(lang, &facts), &notes))
}

/// The name of the area at the top, or of two of which the same is told, whether it is two, and what is told. Of more, or of two with something else to be known
/// of each, none is told.
fn at_top<T: PartialEq>(sheet: &Sheet<'_>, mut top: impl Iterator<Item = (AreaIx, T)>) -> Option<(String, bool, T)> {
    let name = |area: AreaIx| sheet.catalog.area(area).name.get(sheet.lang);
    let (area, told) = top.next()?;
    let Some((other, same)) = top.next() else { return Some((name(area).to_owned(), false, told)) };
    (same == told && top.next().is_none()).then(|| (titles::two_areas(sheet.lang, name(area), name(other)), true, told))
}

/// Whether figures are of one day of their year, so that they can be ranked.
fn of_one_day(sheet: &Sheet<'_>, figures: &[Figure<'_>]) -> bool {
    let day = |of: &Figure<'_>| day_within(sheet.catalog, of.series.key.indicator, &of.statement);
    figures.first().is_none_or(|first| figures.iter().all(|other| one_day(day(first), day(other))))
}

/// Of what days the figures of a year are that are not of its end, each with its areas.
fn note_dates(sheet: &mut Sheet<'_>, year: Year, figures: &[Figure<'_>]) {
    let mut days: Vec<(Date, String)> = Vec::new();
    for figure in figures {
        let Some(day) = show::standing(&figure.statement).as_of else { continue };
        let name = sheet.catalog.area(figure.series.key.area).name.get(sheet.lang);
        match days.iter_mut().find(|(other, _)| *other == day) {
            Some((_, names)) => *names = [names, ", ", name].concat(),
            None => days.push((day, name.to_owned())),
        }
    }
    let days: Vec<String> =
        days.into_iter().map(|(day, names)| format!("{names}: {}", short_date(sheet.lang, day))).collect();
    if !days.is_empty() {
        let one = of_one_day(sheet, figures);
        sheet.note(notes::dates_of_areas(sheet.lang, year, &days.join("; "), one));
    }
}

/// From the figure of the earlier year to that of the later, where both are known and compare: the year compared with may be the later one.
fn change(sheet: &Sheet<'_>, entry: &Entry<'_>) -> Option<Change> {
    let (chosen, compared) = (entry.later.filter(|_| entry.compares)?, entry.earlier?);
    let (to, from) = if chosen.year() < compared.year() { (compared, chosen) } else { (chosen, compared) };
    analysis::change(sheet.dataset, &to, from.year())
}

/// Its number and the digits of it, no finer than the rougher of the two tells it, as on cards.
fn told_change(sheet: &Sheet<'_>, change: &Change, earlier: &Figure<'_>, later: &Figure<'_>) -> (f64, u8) {
    let measure = sheet.measure_between(later.series.key.indicator, &[Some(earlier), Some(later)]);
    show::as_rough(change, measure.decimals)
}

type Drawn = (Body, Vec<LegendEntry>, ChartTable);

fn ranked(
    sheet: &mut Sheet<'_>,
    entries: &[Entry<'_>],
    reporter: ReporterIx,
    indicator: IndicatorIx,
    of: usize,
) -> Drawn {
    let lang = sheet.lang;
    let mut rows = Vec::new();
    let mut table = Vec::new();
    let mut values = vec![0.0];
    let columns = if of == 1 { 2 } else { 3 };
    for entry in entries {
        let Some(figure) = entry.later else { continue };
        let name = sheet.catalog.area(entry.area).name.get(lang);
        // One alone has no rank.
        let said = match of {
            1 => sheet.say(name, &figure.year().to_string(), &figure, None),
            _ => marks::rank_mark(
                lang,
                entry.place,
                of,
                name,
                figure.year(),
                &sheet.amount(&figure),
                &sheet.standing(&figure),
            ),
        };
        let mark = sheet.mark(0, &figure, said);
        let chosen = entry.area == sheet.selection.area;
        values.push(figure.value);
        rows.push(RankedRow {
            label: name.to_owned(),
            chosen,
            value: figure.value,
            text: sheet.label(&figure),
            hue: hue(reporter, Tone::Full),
            look: look_of(&figure),
            mark,
        });
        let mut cells = vec![plain(name), sheet.cell(&figure), plain(entry.place.to_string())];
        cells.truncate(columns);
        table.push(Row { cells, chosen });
    }
    let measure = sheet.measure(indicator);
    let mut headings = vec![
        column(Msg::Area.text(lang), false),
        column(&words::heading(measure.name, measure.unit_beside(lang)), true),
        column(words::rank(lang), true),
    ];
    headings.truncate(columns);
    let axis = sheet.axis(&measure, &values, true);
    (Body::Ranked(Ranked { axis, rows }), Vec::new(), ChartTable { columns: headings, rows: table })
}

fn dumbbell(
    sheet: &mut Sheet<'_>,
    entries: &[Entry<'_>],
    reporter: ReporterIx,
    indicator: IndicatorIx,
    compare: Year,
) -> Drawn {
    let lang = sheet.lang;
    let mut rows = Vec::new();
    let mut table = Vec::new();
    let mut values = Vec::new();
    let year = sheet.selection.year;
    let back = year < compare;
    for (n, entry) in entries.iter().enumerate() {
        let name = sheet.catalog.area(entry.area).name.get(lang);
        let told = change(sheet, entry).zip(entry.earlier.zip(entry.later)).map(|(change, (earlier, later))| {
            let (number, decimals) = told_change(sheet, &change, &earlier, &later);
            number::roughly(number::signed(lang, number, decimals), Approx::about(change.rough.is_some()))
        });
        let (joined, text) = (told.is_some(), told.unwrap_or_default());
        let mut moment = |figure: Option<Figure<'_>>| {
            figure.map(|figure| {
                let said = sheet.say(name, &figure.year().to_string(), &figure, None);
                values.push(figure.value);
                // Where no change is told, the two figures are.
                let text = if joined { String::new() } else { sheet.label(&figure) };
                Moment { value: figure.value, text, look: look_of(&figure), mark: sheet.mark(n, &figure, said) }
            })
        };
        let (earlier, later) = (moment(entry.earlier), moment(entry.later));
        let cell = |figure: Option<Figure<'_>>| figure.map_or_else(Cell::default, |figure| sheet.cell(&figure));
        let mut cells = vec![plain(name), cell(entry.earlier), cell(entry.later), plain(text.clone())];
        if back {
            cells.swap(1, 2);
        }
        table.push(Row { cells, chosen: entry.area == sheet.selection.area });
        rows.push(DumbbellRow { label: name.to_owned(), earlier, later, joined, text, hue: hue(reporter, Tone::Full) });
    }
    let measure = sheet.measure(indicator);
    let columns = vec![
        column(Msg::Area.text(lang), false),
        column(&compare.min(year).to_string(), true),
        column(&compare.max(year).to_string(), true),
        column(Msg::Change.text(lang), true),
    ];
    let entry = |sample, year: Year| LegendEntry { sample, text: year.to_string() };
    let legend = vec![entry(Sample::Earlier, compare), entry(Sample::Fill(hue(reporter, Tone::Full)), year)];
    let axis = sheet.axis(&measure, &values, false);
    (Body::Dumbbell(Dumbbell { axis, rows }), legend, ChartTable { columns, rows: table })
}
