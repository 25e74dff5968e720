//! The leading level over the years, every reporter a line of its own.

use crate::analysis::{Apart, Figure, apart, change, growth};
use crate::charts::spec::{Body, Line, LinePoint, Lines, Tone};
use crate::model::order::{self, Sorted};
use crate::model::{AreaIx, Catalog, Dataset, IndicatorIx, Rate, ReporterIx, Year};
use crate::present::{Selection, headline, selection};
use crate::text::chart::{self as words, notes};
use crate::text::facts::{Percent, upper_first};
use crate::text::provenance::owner_name;
use crate::text::standing;
use crate::text::titles;
use crate::text::titles::trend::Trend;
use crate::text::ui::Msg;

use super::common::{all, breaks_at, column, hue, joins, look_of, named, one_owner, plain};
use super::sheet::{Sheet, Words};
use super::{Builder, Cell, ChartTable, ChartView, Row};

pub(super) const TREND: Builder = Builder { id: "trend", offered, needs };

fn offered(catalog: &Catalog) -> bool {
    selection::leading(catalog).is_some()
}

fn needs(catalog: &Catalog, selection: &Selection) -> Vec<(IndicatorIx, AreaIx)> {
    let Some(level) = selection::leading(catalog) else { return Vec::new() };
    with_stated(catalog, level).into_iter().map(|ix| (ix, selection.area)).collect()
}

/// An indicator, and those in which sources state how it changed: the words of a mark may tell them.
pub(super) fn with_stated(catalog: &Catalog, of: IndicatorIx) -> Vec<IndicatorIx> {
    let stated = [Some(of), catalog.rate_of(of, Rate::Growth), catalog.change_of(of)];
    stated.into_iter().flatten().collect()
}

/// How the figures of the drawing become a table.
type Table = fn(&Sheet<'_>, &[(ReporterIx, Vec<Figure<'_>>)]) -> ChartTable;

pub(super) fn build(dataset: &Dataset, selection: &Selection) -> Option<ChartView> {
    build_with(dataset, selection, table)
}

/// As [`build`], without its table.
pub(super) fn drawn(dataset: &Dataset, selection: &Selection) -> Option<ChartView> {
    build_with(dataset, selection, |_, _| ChartTable::default())
}

fn build_with(dataset: &Dataset, selection: &Selection, table: Table) -> Option<ChartView> {
    let indicator = selection::leading(dataset.catalog())?;
    let mut sheet = Sheet::new(dataset, selection);
    let mut runs: Vec<(ReporterIx, Vec<Figure<'_>>)> = dataset
        .by_reporter(indicator, selection.area, sheet.sector)
        .map(|series| (series.key.reporter, all(dataset, series.key)))
        .filter(|(_, figures)| !figures.is_empty())
        .collect();
    // The chosen reporter leads; the others keep the catalog's order.
    order::sort_by_key(&mut runs, |(reporter, _)| (*reporter != selection.reporter, *reporter));

    let mut lines = Vec::new();
    let mut values = Vec::new();
    let mut description = Vec::new();
    let mut lasts = runs.iter().filter_map(|(_, figures)| figures.last()).map(Figure::year);
    // The year that the title tells at the end of the picture is said once; but beside the chosen one it would be taken for that.
    let titled = lasts.clone().next().filter(|year| *year <= selection.year && lasts.all(|last| last <= *year));
    for (place, (reporter, figures)) in runs.iter().enumerate() {
        let by = name_of(&sheet, *reporter, figures);
        let name = &upper_first(by);
        let mut points: Vec<LinePoint> = Vec::with_capacity(figures.len());
        let mut before: Option<&Figure<'_>> = None;
        let mut breaks = Vec::new();
        for figure in figures {
            let (year, broken) = (figure.year(), breaks_at(figure));
            if broken && before.is_some() {
                breaks.push(year);
                let why = figure.statement.note.map(|note| note.get(sheet.lang));
                sheet.note(notes::broken(sheet.lang, name, year, why));
            }
            let change = change_on_compared(&sheet, dataset, figure);
            let text = sheet.say_whose(name, &year.to_string(), figure, change.as_deref());
            let mark = sheet.mark(place, figure, text);
            let joined = !broken && before.is_some_and(|before| joins(sheet.catalog, before, figure));
            // The leading line's values where a rule stands; the last one stands at its end.
            let ruled = place == 0 && [Some(selection.year), selection.compare].contains(&Some(year));
            let is_last = figures.last().is_some_and(|last| year == last.year());
            if ruled || is_last {
                sheet.note_date(by, figure);
            }
            let told = if ruled && !is_last { sheet.label(figure) } else { String::new() };
            points.push(LinePoint { year, value: figure.value, look: look_of(figure), joined, told, mark });
            values.push(figure.value);
            before = Some(figure);
        }
        description.push(sheet.course(dataset, name, figures));
        let last = figures.last().map(|figure| sheet.label(figure)).unwrap_or_default();
        let end = words::line_end(name, &last);
        let label = match figures.last().map(Figure::year) {
            Some(year) if titled != Some(year) => words::line_end_in(&end, year),
            _ => end,
        };
        // The chosen reporter stands out; where he has no figures, nobody does.
        let leads = runs.first().is_none_or(|(first, _)| *first != selection.reporter) || place == 0;
        lines.push(Line { label, hue: hue(*reporter, if leads { Tone::Full } else { Tone::Half }), points, breaks });
    }

    let measure = sheet.measure(indicator);
    let kind = sheet.catalog.indicator(indicator).kind;
    let subtitle = sheet.subtitle(measure, Some(kind), sheet.place(), sheet.period(), None);
    let what = measure.name.to_owned();
    let Some((_, leading)) = runs.first() else {
        let title = words::shown(sheet.lang, measure.name, sheet.place(), &sheet.period_words());
        let why = sheet.none(dataset, measure, &[indicator]);
        return Some(sheet.empty("trend", Words { title, subtitle, description: String::new(), what }, why, None));
    };
    let title = title(&sheet, dataset, indicator, leading, runs.len() > 1);
    let (first, last) = ends(dataset, leading);
    let [now, then] =
        [Some(selection.year), selection.compare].map(|year| leading.iter().find(|figure| Some(figure.year()) == year));
    // One source of every line at least.
    let mut led = vec![now.or(last)];
    led.extend(runs.iter().skip(1).map(|(_, figures)| figures.last()));
    led.extend([then, last, first]);
    sheet.lead_with(&led);
    if runs.first().is_some_and(|(reporter, _)| *reporter != selection.reporter) {
        let (shown, _) = named(&mut runs.iter().map(|(reporter, figures)| name_of(&sheet, *reporter, figures)));
        let note = notes::another_reporter(sheet.lang, sheet.reporter(selection.reporter), &shown);
        sheet.notes.insert(0, note);
    }
    let legend = sheet.legend_of_breaks(lines.iter().any(|line| !line.breaks.is_empty()));
    let body = Body::Lines(Lines { x: sheet.years(), y: sheet.axis(&measure, &values, false), reference: None, lines });
    let table = table(&sheet, &runs);
    let words = Words { title, subtitle, description: description.join(" "), what };
    Some(ChartView { table, ..sheet.finish("trend", words, body, legend) })
}

/// The name of a line: the one owner of its figures, else their reporter. That nobody is named as it, the figures themselves say.
fn name_of<'a>(sheet: &Sheet<'a>, reporter: ReporterIx, figures: &[Figure<'_>]) -> &'a str {
    let owner = one_owner(sheet, &mut figures.iter().map(|figure| figure.statement.source));
    let name = owner.and_then(|source| owner_name(sheet.lang, sheet.catalog.source(source)));
    name.unwrap_or_else(|| sheet.reporter(reporter))
}

/// The two figures of the finding, the earlier first: the last one, and the first with which it compares. Where those two are too coarse to tell a change
/// there is none: a later start would be picked for what it finds.
fn ends<'f, 'a>(dataset: &Dataset, figures: &'f [Figure<'a>]) -> (Option<&'f Figure<'a>>, Option<&'f Figure<'a>>) {
    let last = figures.last();
    let compares = |first: &&Figure<'_>| last.map(|last| apart(dataset, first, last));
    let first = figures.iter().find(|first| matches!(compares(first), Some(None | Some(Apart::Coarse))));
    (first.filter(|first| compares(first) == Some(None)), last)
}

/// The finding: how far the leading line came since the first of its figures with which the last one compares.
fn title(
    sheet: &Sheet<'_>,
    dataset: &Dataset,
    indicator: IndicatorIx,
    figures: &[Figure<'_>],
    several: bool,
) -> String {
    let measure = sheet.measure(indicator);
    let (first, last) = ends(dataset, figures);
    let name = last.map(|last| name_of(sheet, last.series.key.reporter, figures)).filter(|_| several);
    let facts = match (first, last) {
        (Some(first), Some(last)) if first.year() < last.year() => {
            let (start, end) = (first.value, last.value);
            growth(end, start).map(|percent| Trend::Moved {
                measure,
                percent: sheet.as_rough(Percent::rough(percent), first, last),
                first: first.year(),
                last: last.year(),
                reporter: name,
            })
        }
        (_, Some(last)) if figures.len() == 1 => {
            let measure = sheet.measure_of(last);
            Some(Trend::Only { measure, year: last.year(), value: last.value, reporter: name })
        }
        _ => None,
    };
    facts.map_or_else(
        || words::shown(sheet.lang, measure.name, sheet.place(), &sheet.period_words()),
        |facts| {
            let title = titles::trend::title(sheet.lang, &facts);
            match last.filter(|_| matches!(facts, Trend::Only { .. })) {
                Some(only) => standing::hedged(title, &sheet.standing(only)),
                None => sheet.between(title, &[first, last]),
            }
        },
    )
}

/// The change of a figure on the compared year, as the headline has it, for the reader who points at it; none where the two do not compare, nor where one of them was worked out by that
/// very change: there is no room here for what the card says of it. Back in time nothing rises or falls: only the
/// chosen year is compared with a later one, as everywhere on the page.
pub(super) fn change_on_compared(sheet: &Sheet<'_>, dataset: &Dataset, figure: &Figure<'_>) -> Option<String> {
    let (year, chosen) = (figure.year(), sheet.selection.year);
    let base = sheet.selection.compare.filter(|base| *base < year || *base != year && year == chosen)?;
    let change = change(dataset, figure, base)?;
    if change.follows.is_some() || change.percent.is_none() {
        return None;
    }
    headline::change_words(dataset, sheet.lang, figure, base)
}

fn table(sheet: &Sheet<'_>, runs: &[(ReporterIx, Vec<Figure<'_>>)]) -> ChartTable {
    let mut columns = vec![column(Msg::Year.text(sheet.lang), false)];
    columns
        .extend(runs.iter().map(|(reporter, figures)| column(&upper_first(name_of(sheet, *reporter, figures)), true)));
    let mut rows: Sorted<Year, Vec<Cell>> = Sorted::default();
    for (place, (_, figures)) in runs.iter().enumerate() {
        for figure in figures {
            let cells = rows.of(figure.year());
            cells.resize(runs.len(), Cell::default());
            if let Some(cell) = cells.get_mut(place) {
                *cell = sheet.cell(figure);
            }
        }
    }
    let rows = rows
        .into_iter()
        .map(|(year, cells)| Row {
            cells: std::iter::once(plain(year.to_string())).chain(cells).collect(),
            chosen: year == sheet.selection.year,
        })
        .collect();
    ChartTable { columns, rows }
}
