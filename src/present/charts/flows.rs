//! What came and what went, year by year, and the net.

use crate::analysis::apart::one_day;
use crate::analysis::{Figure, is_remainder};
use crate::charts::spec::{Bar, BarSeries, Body, LegendEntry, Sample, Tone, YearBars};
use crate::model::order::Sorted;
use crate::model::{Approx, AreaIx, Catalog, Dataset, IndicatorIx, Year};
use crate::present::{Selection, show};
use crate::text::chart::{self as words, marks, notes};
use crate::text::facts::Measure;
use crate::text::titles::flows::Flows;
use crate::text::ui::Msg;
use crate::text::{card, number, standing, titles};

use super::common::{all, column, hue, look_of, only_drawn, plain, stock_with_flows, weakest};
use super::sheet::{Sheet, Words};
use super::{Builder, Cell, ChartTable, ChartView, Row};

pub(super) const FLOWS: Builder = Builder { id: "flows", offered, needs };

fn offered(catalog: &Catalog) -> bool {
    stock_with_flows(catalog).is_some()
}

fn needs(catalog: &Catalog, selection: &Selection) -> Vec<(IndicatorIx, AreaIx)> {
    let Some((_, came, went)) = stock_with_flows(catalog) else { return Vec::new() };
    let both = [came, went].into_iter().flat_map(|flow| super::trend::with_stated(catalog, flow));
    both.map(|ix| (ix, selection.area)).collect()
}

/// What came and what went in one year.
type Pair<'a> = (Option<Figure<'a>>, Option<Figure<'a>>);

/// How the figures of the drawing become a table.
type Table = fn(&Sheet<'_>, [&str; 2], &Sorted<Year, Pair<'_>>) -> ChartTable;

pub(super) fn build(dataset: &Dataset, selection: &Selection) -> Option<ChartView> {
    build_with(dataset, selection, table)
}

/// As [`build`], without its table.
pub(super) fn drawn(dataset: &Dataset, selection: &Selection) -> Option<ChartView> {
    build_with(dataset, selection, |_, _, _| ChartTable::default())
}

fn build_with(dataset: &Dataset, selection: &Selection, table: Table) -> Option<ChartView> {
    let (_, came, went) = stock_with_flows(dataset.catalog())?;
    let mut sheet = Sheet::new(dataset, selection);
    let lang = sheet.lang;
    let inflows = all(dataset, selection.key(dataset.catalog(), came));
    let outflows = all(dataset, selection.key(dataset.catalog(), went));
    let mut by_year: Sorted<Year, Pair<'_>> = Sorted::default();
    for figure in &inflows {
        by_year.of(figure.year()).0 = Some(*figure);
    }
    for figure in &outflows {
        by_year.of(figure.year()).1 = Some(*figure);
    }

    let names = [sheet.name(came), sheet.name(went)];
    let mut bars = Vec::new();
    let mut values = vec![0.0];
    for (series, (figures, sign)) in [(&inflows, 1.0), (&outflows, -1.0)].into_iter().enumerate() {
        for figure in figures {
            let name = names.get(series).copied().unwrap_or_default();
            let change = super::trend::change_on_compared(&sheet, dataset, figure);
            let text = sheet.say(name, &figure.year().to_string(), figure, change.as_deref());
            let mark = sheet.mark(series, figure, text);
            sheet.note_date("", figure);
            let value = sign * figure.value;
            values.push(value);
            let text = number::roughly(number::compact(lang, figure.value), figure.statement.approx);
            bars.push(Bar { year: figure.year(), value, series, text, look: look_of(figure), mark });
        }
    }
    let (measured, measure) = (came, sheet.measure(came));
    let mut net = Vec::new();
    for (year, pair) in &by_year {
        let Some((value, came, went)) = net_of(sheet.catalog, pair) else {
            if let Some(figure) = remainder_of(sheet.catalog, pair) {
                let name = sheet.measure_of(figure).in_sentence();
                sheet.note(titles::flows::remainder(lang, *year, &name));
            }
            continue;
        };
        let flows = [came, went].map(|figure| standing::hedged(sheet.amount(figure), &sheet.standing(figure)));
        let between = sheet.measure_between(measured, &[Some(came), Some(went)]);
        let doubt = marks_of(&sheet, &[*came, *went], false);
        let about = Approx::about([came, went].iter().any(|figure| figure.statement.approx.is_rough()));
        let text = standing::hedged(card::roughly(lang, between.change(lang, value), about), &doubt);
        let text = marks::net_mark(lang, *year, &text, &flows);
        let mark = sheet.tell(2, *year, text, &[came, went]);
        let text = number::signed(lang, value, between.decimals);
        values.push(value);
        // The net of what is not the last word is not it either.
        let look = weakest(&[came, went]);
        net.push(Bar { year: *year, value, series: 2, text, look, mark });
    }

    let both = words::both(lang, names[0], names[1]);
    let measure_both = Measure { name: &both, ..measure };
    let kind = sheet.catalog.indicator(came).kind;
    let subtitle = sheet.subtitle(measure_both, Some(kind), sheet.place(), sheet.period(), Some(selection.reporter));
    let chosen = by_year.get(&selection.year).copied().unwrap_or_default();
    sheet.lead_with(&[chosen.0.as_ref(), chosen.1.as_ref()]);
    let told = |figure: Option<Figure<'_>>| figure.map(|figure| figure.value);
    let marks = [&chosen.0, &chosen.1].map(|figure| marks_of(&sheet, figure.as_slice(), true));
    let doubt = marks_of(&sheet, &[chosen.0, chosen.1].into_iter().flatten().collect::<Vec<_>>(), false);
    let facts = Flows {
        year: selection.year,
        inflow: (sheet.measure_between(came, &[chosen.0.as_ref()]), told(chosen.0)),
        outflow: (sheet.measure_between(went, &[chosen.1.as_ref()]), told(chosen.1)),
        marks: [&marks[0], &marks[1]],
        doubt: &doubt,
        approx: [chosen.0, chosen.1].map(|figure| figure.map(|figure| figure.statement.approx).unwrap_or_default()),
        net: net_of(sheet.catalog, &chosen).is_some(),
        as_of: [chosen.0, chosen.1].map(|figure| figure.and_then(|figure| show::standing(&figure.statement).as_of)),
    };
    let title = titles::flows::title(lang, &facts)
        .unwrap_or_else(|| words::shown(lang, &both, sheet.place(), &sheet.period_words()));
    let what = both.clone();
    if by_year.is_empty() {
        let why = sheet.none(dataset, measure_both, &[came, went]);
        return Some(sheet.empty("flows", Words { title, subtitle, description: String::new(), what }, why, None));
    }

    let (up, down) = (hue(selection.reporter, Tone::Full), hue(selection.reporter, Tone::Half));
    let entry = |sample, text: &str| LegendEntry { sample, text: text.to_owned() };
    let mut legend = Vec::new();
    if !inflows.is_empty() {
        legend.push(entry(Sample::Fill(up), names[0]));
    }
    if !outflows.is_empty() {
        legend.push(entry(Sample::Fill(down), names[1]));
    }
    if !net.is_empty() {
        legend.push(entry(Sample::Net, Msg::NetChange.text(lang)));
    }
    let series = vec![
        BarSeries { label: names[0].to_owned(), hue: up, place: 0 },
        BarSeries { label: names[1].to_owned(), hue: down, place: 0 },
    ];
    let series = only_drawn(series, &mut bars);
    let description = [(names[0], &inflows), (names[1], &outflows)]
        .into_iter()
        .filter(|(_, figures)| !figures.is_empty())
        .map(|(name, figures)| sheet.course(dataset, name, figures))
        .collect::<Vec<_>>()
        .join(" ");
    if by_year.get(&selection.year).is_none() {
        // The year stands in the title only where it has figures; a reader who chose it is told why it is not there.
        let missing = notes::missing_in(lang, selection.year, &both, sheet.owner(selection.reporter));
        sheet.note(missing);
    }
    let body = Body::YearBars(YearBars { x: sheet.years(), y: sheet.axis(&measure, &values, true), series, bars, net });
    let table = table(&sheet, names, &by_year);
    Some(ChartView { table, ..sheet.finish("flows", Words { title, subtitle, description, what }, body, legend) })
}

/// The flow that was worked out from the change of the level, where one of them was.
fn remainder_of<'p, 'a>(catalog: &Catalog, (came, went): &'p Pair<'a>) -> Option<&'p Figure<'a>> {
    came.iter().chain(went).find(|figure| is_remainder(catalog, figure))
}

/// What came less what went; nothing where one of them is of a part of the year and the other of another, or was worked out from the change of the level: the
/// net would be that change again.
fn net_of<'p, 'a>(catalog: &Catalog, pair: &'p Pair<'a>) -> Option<(f64, &'p Figure<'a>, &'p Figure<'a>)> {
    let (came, went) = (pair.0.as_ref()?, pair.1.as_ref().filter(|_| remainder_of(catalog, pair).is_none())?);
    let until = |figure: &Figure<'_>| show::standing(&figure.statement).as_of;
    one_day(until(came), until(went)).then_some((came.value - went.value, came, went))
}

/// What makes flows uncertain, each once, and that one was worked out where that is to be said; their date has a place of its own, and that they are told
/// roughly stands before their numbers.
fn marks_of(sheet: &Sheet<'_>, figures: &[Figure<'_>], derived: bool) -> String {
    let mut marks = Vec::new();
    for figure in figures {
        let standing = show::standing(&figure.statement).of_an_end();
        let standing = standing::Standing { derived: standing.derived && derived, approx: Approx::No, ..standing };
        let badges = standing::badges(sheet.lang, &standing);
        marks.extend(badges.into_iter().filter(|badge| !marks.contains(badge)).collect::<Vec<_>>());
    }
    marks.join(", ")
}

fn table(sheet: &Sheet<'_>, names: [&str; 2], by_year: &Sorted<Year, Pair<'_>>) -> ChartTable {
    let columns = vec![
        column(Msg::Year.text(sheet.lang), false),
        column(names[0], true),
        column(names[1], true),
        column(Msg::NetChange.text(sheet.lang), true),
    ];
    let rows = by_year.iter().map(|(year, (came, went))| {
        let cell =
            |figure: &Option<Figure<'_>>| figure.as_ref().map_or_else(Cell::default, |figure| sheet.cell(figure));
        let pair = (*came, *went);
        let net = net_of(sheet.catalog, &pair);
        let net = net.map_or_else(Cell::default, |(net, came, went)| {
            let between = sheet.measure_between(came.series.key.indicator, &[Some(came), Some(went)]);
            Cell {
                standing: sheet.standings(&[came, went]),
                ..plain(number::signed(sheet.lang, net, between.decimals))
            }
        });
        Row { cells: vec![plain(year.to_string()), cell(came), cell(went), net], chosen: *year == sheet.selection.year }
    });
    ChartTable { columns, rows: rows.collect() }
}
