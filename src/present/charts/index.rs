//! Several levels on one index, or side by side on scales of their own.

use std::collections::BTreeMap;

use crate::analysis::Figure;
use crate::analysis::index as index_of;
use crate::charts::spec::{Axis, Body, Hue, LegendEntry, Line, LinePoint, Lines, Multiple, Sample, Tick, Tone};
use crate::model::{AreaIx, Catalog, Dataset, IndicatorIx, Kind, Year};
use crate::present::{Options, Selection};
use crate::text::{chart as words, date, finding, number};

use super::common::{Sheet, Words, all, breaks_at, column, family, hue, look_of, plain};
use super::{Builder, Cell, ChartTable, ChartView, Choice, Row, Toggle};

pub(super) const INDEX: Builder = Builder { id: "index", offered, needs, build };

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
    levels(catalog).map(|ix| (ix, selection.area)).collect()
}

/// One level over the years.
struct Run<'a> {
    indicator: IndicatorIx,
    figures: Vec<Figure<'a>>,
    hue: Hue,
}

impl<'a> Run<'a> {
    fn at(&self, year: Year) -> Option<&Figure<'a>> {
        self.figures.iter().find(|figure| figure.year() == year)
    }
}

fn build(dataset: &Dataset, selection: &Selection) -> Option<ChartView> {
    let catalog = dataset.catalog();
    if !offered(catalog) {
        return None;
    }
    let mut sheet = Sheet::new(dataset, selection);
    let lang = sheet.lang;
    // A single figure is no development; the first ones of the catalog are taken.
    let found = levels(catalog).map(|indicator| (indicator, all(dataset, selection.key(indicator))));
    let runs: Vec<Run<'_>> = found
        .filter(|(_, figures)| figures.len() >= 2)
        .take(MOST)
        .enumerate()
        .map(|(n, (indicator, figures))| Run { indicator, figures, hue: hue_of(selection, n) })
        .collect();
    let bases = bases(&runs);
    let base = base(&runs, &bases, selection);
    let reporter = sheet.reporter(selection.reporter);
    let names: Vec<&str> = runs.iter().map(|run| sheet.name(run.indicator)).collect();
    let what = words::development(lang).to_owned();
    let multiples = selection.options.multiples;
    let toggles = toggles(lang, &selection.options, &bases, base);

    let Some(base) = base.filter(|_| runs.len() >= 2) else {
        let subtitle = words::index_subtitle(lang, None, sheet.place().in_list(lang), &sheet.period(), reporter);
        let title = finding::only_period(lang, &what, sheet.place(), &sheet.period());
        let why = words::no_figures_of(lang, &what, sheet.place().in_sentence(lang), reporter);
        return Some(sheet.empty("index", Words { title, subtitle, description: String::new(), what }, why, None));
    };

    let mut drawn: Vec<(Line, Vec<f64>, IndicatorIx)> = Vec::new();
    let mut breaks = Vec::new();
    let mut description = Vec::new();
    let mut columns = Vec::new();
    for run in &runs {
        let name = sheet.name(run.indicator);
        let level = run.at(base).map(|figure| figure.value);
        if !multiples && level.and_then(|level| index_of(level, level)).is_none() {
            sheet.note(words::no_base(lang, name, base));
            continue;
        }
        let series = drawn.len();
        let mut points = Vec::with_capacity(run.figures.len());
        let mut before: Option<Year> = None;
        for figure in &run.figures {
            let (year, broken) = (figure.year(), breaks_at(figure));
            if broken {
                breaks.push(year);
                let why = figure.statement.note.map(|note| note.get(lang));
                sheet.note(words::broken(lang, name, year, why));
            }
            let (amount, standing) = (sheet.amount(figure), sheet.standing(figure));
            let index = level.and_then(|level| index_of(figure.value, level));
            let (value, said) = match index.filter(|_| !multiples) {
                Some(index) => {
                    let told = number::number(lang, index, 1);
                    (index, words::index_mark(lang, name, year, &told, base, &amount, &standing))
                }
                None => (figure.value, words::mark(lang, name, year, &amount, &standing)),
            };
            let mark = sheet.mark(series, figure, said);
            let joined = !broken && before.is_some() && before == year.before();
            points.push(LinePoint { year, value, look: look_of(figure), joined, mark });
            before = Some(year);
        }
        let values: Vec<f64> = points.iter().map(|point| point.value).collect();
        let last = values.last().copied().unwrap_or_default();
        let label =
            if multiples { number::compact(lang, last) } else { words::line_end(name, &number::number(lang, last, 0)) };
        description.extend(super::trend::run(&sheet, name, &run.figures));
        columns.push((run, level.filter(|_| !multiples)));
        drawn.push((Line { label, hue: run.hue, points }, values, run.indicator));
    }
    breaks.sort_unstable();
    breaks.dedup();

    let subtitle = words::index_subtitle(
        lang,
        (!multiples).then_some(base),
        sheet.place().in_list(lang),
        &sheet.period(),
        reporter,
    );
    let title = title(&sheet, &runs, base)
        .unwrap_or_else(|| finding::only_period(lang, &names.join(", "), sheet.place(), &sheet.period()));
    let legend: Vec<LegendEntry> = (!breaks.is_empty())
        .then(|| LegendEntry { sample: Sample::Break, text: words::legend_break(lang).to_owned() })
        .into_iter()
        .collect();
    let table = table(&sheet, &columns, base);
    let body = if multiples {
        sheet.note(words::own_scales(lang).to_owned());
        let pictures = drawn.into_iter().map(|(line, values, indicator)| {
            let own = |year: &Year| line.points.iter().any(|point| point.year == *year && !point.joined);
            let breaks = breaks.iter().copied().filter(own).filter(|year| breaks_of(&runs, indicator, *year)).collect();
            let measure = sheet.measure(indicator);
            let lines = Lines {
                x: sheet.years(breaks),
                y: sheet.axis(&measure, &values, false),
                reference: None,
                lines: vec![line],
            };
            Multiple { title: words::heading(measure.name, measure.unit), lines }
        });
        Body::Multiples(pictures.collect())
    } else {
        let values: Vec<f64> = drawn.iter().flat_map(|(_, values, _)| values.iter().copied()).chain([100.0]).collect();
        let y: Axis = sheet.index_axis(&values);
        let reference = Some(Tick { value: 100.0, text: words::base_rule(lang, base) });
        let lines = drawn.into_iter().map(|(line, ..)| line).collect();
        Body::Lines(Lines { x: sheet.years(breaks), y, reference, lines })
    };
    let words_ = Words { title, subtitle, description: description.join(" "), what };
    Some(ChartView { table, toggles, ..sheet.finish("index", words_, body, legend) })
}

fn breaks_of(runs: &[Run<'_>], indicator: IndicatorIx, year: Year) -> bool {
    runs.iter().any(|run| run.indicator == indicator && run.at(year).is_some_and(breaks_at))
}

/// The leading level in its reporter's colour, the others in colours that no reporter of the chart has.
fn hue_of(selection: &Selection, place: usize) -> Hue {
    match place {
        0 => hue(selection.reporter, Tone::Full),
        n => family(selection.reporter.get() + 2 + n, Tone::Full),
    }
}

/// Years in which at least two levels have a figure, with how many have one.
fn bases(runs: &[Run<'_>]) -> BTreeMap<Year, usize> {
    let mut counts: BTreeMap<Year, usize> = BTreeMap::new();
    for figure in runs.iter().flat_map(|run| &run.figures).filter(|figure| figure.value > 0.0) {
        *counts.entry(figure.year()).or_default() += 1;
    }
    counts.retain(|_, count| *count >= 2);
    counts
}

/// The base year: the one asked for; else the compared year where it serves as many levels as any, else the latest such before the chosen
/// year, else the first such of all.
fn base(runs: &[Run<'_>], bases: &BTreeMap<Year, usize>, selection: &Selection) -> Option<Year> {
    let asked = selection.options.base.filter(|year| bases.contains_key(year));
    let most = bases.values().copied().max().unwrap_or(0).min(runs.len());
    let mut best = bases.iter().filter(|(_, count)| **count == most).map(|(year, _)| *year);
    let compared = selection.compare.filter(|year| bases.get(year) == Some(&most));
    asked
        .or(compared)
        .or_else(|| best.clone().filter(|year| *year <= selection.year).next_back())
        .or_else(|| best.next())
}

/// The finding: the level that rose most from the base to the chosen year, or to the last one where the chosen has too few figures.
fn title(sheet: &Sheet<'_>, runs: &[Run<'_>], base: Year) -> Option<String> {
    let at = |year: Year| {
        let moved = runs.iter().filter_map(move |run| {
            let index = index_of(run.at(year)?.value, run.at(base)?.value)?;
            Some((run.indicator, index))
        });
        moved.collect::<Vec<_>>()
    };
    let chosen = sheet.selection.year;
    let last = runs.iter().filter_map(|run| run.figures.last()).map(Figure::year).max()?;
    let years = [chosen, last];
    let (year, moved) = years
        .into_iter()
        .filter(|year| *year > base)
        .map(|year| (year, at(year)))
        .find(|(_, moved)| moved.len() >= 2)?;
    let (indicator, index) = moved.into_iter().reduce(|best, next| if next.1 > best.1 { next } else { best })?;
    Some(finding::index(sheet.lang, base, year, sheet.name(indicator), index))
}

fn toggles(
    lang: crate::model::Lang,
    options: &Options,
    bases: &BTreeMap<Year, usize>,
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
        let choices = bases.keys().map(|year| Choice {
            text: year.to_string(),
            chosen: base == Some(*year),
            options: Options { base: Some(*year), ..options.clone() },
        });
        toggles.push(Toggle { label: words::toggle_base(lang).to_owned(), choices: choices.collect() });
    }
    toggles
}

fn table(sheet: &Sheet<'_>, runs: &[(&Run<'_>, Option<f64>)], base: Year) -> ChartTable {
    let lang = sheet.lang;
    let mut columns = vec![column(words::year(lang), false)];
    let mut width = 0;
    let mut rows: BTreeMap<Year, Vec<Cell>> = BTreeMap::new();
    let all: usize = runs.iter().map(|(_, level)| if level.is_some() { 2 } else { 1 }).sum();
    for (run, level) in runs {
        let measure = sheet.measure(run.indicator);
        columns.push(column(&words::heading(measure.name, measure.unit), true));
        if level.is_some() {
            columns.push(column(&words::heading(measure.name, &words::base_rule(lang, base)), true));
        }
        for figure in &run.figures {
            let cells = rows.entry(figure.year()).or_insert_with(|| vec![Cell::default(); all]);
            if let Some(cell) = cells.get_mut(width) {
                *cell = sheet.cell(figure);
            }
            let index = level.and_then(|level| index_of(figure.value, level));
            if let (Some(index), Some(cell)) = (index, cells.get_mut(width + 1)) {
                *cell = plain(number::number(lang, index, 1));
            }
        }
        width += if level.is_some() { 2 } else { 1 };
    }
    let rows = rows.into_iter().map(|(year, cells)| Row {
        cells: std::iter::once(plain(date::year_span(lang, year, year))).chain(cells).collect(),
        chosen: year == sheet.selection.year,
    });
    ChartTable { columns, rows: rows.collect() }
}
