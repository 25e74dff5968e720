//! Growth over the year before: as sources state it beside what the levels themselves give.

use std::collections::BTreeMap;

use crate::analysis::Figure;
use crate::analysis::change::{breaks_between, growth};
use crate::charts::spec::{Bar, BarSeries, Body, LegendEntry, Look, Sample, Tone, YearBars};
use crate::model::{AreaIx, Catalog, Dataset, IndicatorIx, Kind, Rate, Year};
use crate::present::{Selection, selection};
use crate::text::facts::Percent;
use crate::text::{chart as words, finding, number};

use super::common::{Sheet, Words, all, column, hue, look_of, plain};
use super::{Builder, Cell, ChartTable, ChartView, Row};

pub(super) const GROWTH: Builder = Builder { id: "growth", offered, needs, build };

fn offered(catalog: &Catalog) -> bool {
    level(catalog).is_some()
}

/// The indicator whose growth is shown: the leading one, unless it is a rate itself.
fn level(catalog: &Catalog) -> Option<IndicatorIx> {
    selection::leading(catalog).filter(|ix| catalog.indicator(*ix).kind != Kind::Rate)
}

fn needs(catalog: &Catalog, selection: &Selection) -> Vec<(IndicatorIx, AreaIx)> {
    let Some(level) = level(catalog) else { return Vec::new() };
    std::iter::once(level).chain(catalog.rate_of(level, Rate::Growth)).map(|ix| (ix, selection.area)).collect()
}

/// What is known of a year's growth.
#[derive(Default)]
struct Rates<'a> {
    stated: Option<Figure<'a>>,
    /// In per cent, with the two levels that give it.
    worked_out: Option<(f64, Figure<'a>, Figure<'a>)>,
}

fn build(dataset: &Dataset, selection: &Selection) -> Option<ChartView> {
    let catalog = dataset.catalog();
    let level = level(catalog)?;
    let mut sheet = Sheet::new(dataset, selection);
    let lang = sheet.lang;
    let reporter = sheet.reporter(selection.reporter);
    let mut by_year: BTreeMap<Year, Rates<'_>> = BTreeMap::new();
    if let Some(rate) = catalog.rate_of(level, Rate::Growth) {
        for figure in all(dataset, selection.key(rate)) {
            by_year.entry(figure.year()).or_default().stated = Some(figure);
        }
    }
    let levels = all(dataset, selection.key(level));
    for pair in levels.windows(2) {
        let [from, to] = pair else { continue };
        if to.year().before() != Some(from.year()) {
            continue;
        }
        if breaks_between(dataset, to.series, from.year(), to.year()) {
            let why = to.statement.note.map(|note| note.get(lang));
            sheet.note(words::broken(lang, reporter, to.year(), why));
        } else if let Some(percent) = growth(to.value, from.value) {
            by_year.entry(to.year()).or_default().worked_out = Some((percent, *from, *to));
        }
    }

    let (full, half) = (hue(selection.reporter, Tone::Full), hue(selection.reporter, Tone::Half));
    let mut bars = Vec::new();
    let mut values = vec![0.0];
    for (year, rates) in &by_year {
        let Some(figure) = &rates.stated else { continue };
        let told = signed(&sheet, sheet.percent(figure));
        let said = words::mark(lang, words::stated(lang), *year, &told, &sheet.standing(figure));
        let mark = sheet.mark(0, figure, said);
        values.push(figure.value);
        bars.push(Bar { year: *year, value: figure.value, series: 0, text: told, look: look_of(figure), mark });
    }
    let stated = !bars.is_empty();
    for (year, rates) in &by_year {
        let Some((percent, from, to)) = &rates.worked_out else { continue };
        sheet.cite(from);
        sheet.cite(to);
        let told = signed(&sheet, Percent::worked_out(*percent));
        let said =
            words::growth_mark(lang, words::worked_out(lang), *year, &told, &sheet.amount(from), &sheet.amount(to));
        let mark = sheet.tell(1, Some(*year), said);
        values.push(*percent);
        bars.push(Bar { year: *year, value: *percent, series: 1, text: told, look: Look::Derived, mark });
    }
    let worked_out = by_year.values().any(|rates| rates.worked_out.is_some());

    let name = words::growth_of(lang, sheet.name(level));
    let first = by_year.keys().next().copied();
    let last = by_year.keys().next_back().copied();
    let period = first
        .zip(last)
        .map_or_else(|| selection.year.to_string(), |(first, last)| crate::text::date::year_span(lang, first, last));
    let subtitle = words::subtitle(
        lang,
        words::Subtitle {
            what: &name,
            unit: words::over_the_year_before(lang),
            kind: Kind::Rate,
            area: sheet.place().in_list(lang),
            period: &period,
            reporter: Some(reporter),
        },
    );
    let chosen = by_year.get(&selection.year);
    let title = finding::growth(
        lang,
        selection.year,
        &name,
        chosen.and_then(|rates| rates.stated.as_ref()).map(|figure| sheet.percent(figure)),
        chosen.and_then(|rates| rates.worked_out.as_ref()).map(|(percent, ..)| *percent),
    )
    .unwrap_or_else(|| finding::only_period(lang, &name, sheet.place(), &period));
    let words_ = Words { title, subtitle, description: String::new(), what: name.clone() };
    if by_year.is_empty() {
        let why = words::no_figures_of(lang, &name, sheet.place().in_sentence(lang), reporter);
        return Some(sheet.empty("growth", words_, why, None));
    }
    let mut legend = Vec::new();
    let mut entry = |sample, text: &str| legend.push(LegendEntry { sample, text: text.to_owned() });
    if stated {
        entry(Sample::Fill(full), words::stated(lang));
    }
    if worked_out {
        entry(Sample::Fill(half), words::worked_out(lang));
    }
    let series = vec![
        BarSeries { label: words::stated(lang).to_owned(), hue: full, place: 0 },
        BarSeries { label: words::worked_out(lang).to_owned(), hue: half, place: 1 },
    ];
    let mut x = sheet.years(Vec::new());
    // The level before the first growth is cited, but no bar stands over its year.
    if let (Some(first), Some(last)) = (first, last) {
        x.first = first;
        x.last = last;
        let within = |year: &Year| (first..=last).contains(year);
        x.chosen = x.chosen.filter(within);
        x.compared = x.compared.filter(within);
    }
    let body = Body::YearBars(YearBars { x, y: sheet.percent_axis(&values), series, bars, net: Vec::new() });
    let table = table(&sheet, &by_year);
    let words_ = Words { description: words_.title.clone(), ..words_ };
    Some(ChartView { table, first, last, ..sheet.finish("growth", words_, body, legend) })
}

fn signed(sheet: &Sheet<'_>, percent: Percent) -> String {
    number::signed_percent(sheet.lang, percent.value, percent.decimals)
}

fn table(sheet: &Sheet<'_>, by_year: &BTreeMap<Year, Rates<'_>>) -> ChartTable {
    let lang = sheet.lang;
    let columns = vec![
        column(words::year(lang), false),
        column(words::stated(lang), true),
        column(words::worked_out(lang), true),
    ];
    let rows = by_year.iter().map(|(year, rates)| {
        let stated = rates.stated.as_ref().map_or_else(Cell::default, |figure| Cell {
            text: signed(sheet, sheet.percent(figure)),
            ..sheet.cell(figure)
        });
        let worked_out = rates.worked_out.as_ref().map(|(percent, ..)| signed(sheet, Percent::worked_out(*percent)));
        Row {
            cells: vec![plain(year.to_string()), stated, plain(worked_out.unwrap_or_default())],
            chosen: *year == sheet.selection.year,
        }
    });
    ChartTable { columns, rows: rows.collect() }
}
