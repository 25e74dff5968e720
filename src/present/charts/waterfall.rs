//! Stock and flow of the chosen year: what came, what went, what remains unexplained, and what the level changed by.

use crate::analysis::checks::rounding::{left_open, no_finer};
use crate::analysis::{self, Apart, Figure, Reconciled, StockFlow, begs, beyond, reconciled, stock_flow};
use crate::charts::spec::{self, Body, LegendEntry, Look, Sample, Step, StepKind, Tone};
use crate::model::{Approx, AreaIx, Catalog, Dataset, IndicatorIx, Kind, Year};
use crate::present::{Selection, show};
use crate::text::chart::{self as words, marks, notes};
use crate::text::facts::Measure;
use crate::text::titles::Period;
use crate::text::titles::waterfall::{self as titled, Waterfall, level_at_end_of, level_step};
use crate::text::ui::Msg;
use crate::text::{card, number, titles};

use super::common::{all, column, hue, look_of, nearest, plain, stock_with_flows};
use super::sheet::{Sheet, Words};
use super::{Builder, ChartTable, ChartView, Row};

pub(super) const WATERFALL: Builder = Builder { id: "waterfall", offered, needs };

fn offered(catalog: &Catalog) -> bool {
    stock_with_flows(catalog).is_some()
}

fn needs(catalog: &Catalog, selection: &Selection) -> Vec<(IndicatorIx, AreaIx)> {
    stock_with_flows(catalog)
        .map_or_else(Vec::new, |(stock, came, went)| [stock, came, went].map(|ix| (ix, selection.area)).to_vec())
}

/// All four figures, where all are known.
struct Whole<'a> {
    opening: Figure<'a>,
    came: Figure<'a>,
    went: Figure<'a>,
    closing: Figure<'a>,
}

fn whole<'a>(found: &StockFlow<'a>) -> Option<Whole<'a>> {
    Some(Whole { opening: found.opening?, came: found.inflow?, went: found.outflow?, closing: found.closing? })
}

/// How the figures become a table: those of the drawing, or what is known where nothing is drawn.
#[derive(Clone, Copy)]
struct Tables {
    drawn: fn(&Sheet<'_>, &[Step], &[&Figure<'_>]) -> ChartTable,
    known: fn(&Sheet<'_>, &StockFlow<'_>, [&str; 2], Year) -> ChartTable,
}

pub(super) fn build(dataset: &Dataset, selection: &Selection) -> Option<ChartView> {
    build_with(dataset, selection, Tables { drawn: table, known })
}

/// As [`build`], without its table.
pub(super) fn drawn(dataset: &Dataset, selection: &Selection) -> Option<ChartView> {
    let none = Tables { drawn: |_, _, _| ChartTable::default(), known: |_, _, _, _| ChartTable::default() };
    build_with(dataset, selection, none)
}

fn build_with(dataset: &Dataset, selection: &Selection, tables: Tables) -> Option<ChartView> {
    let (stock, came, went) = stock_with_flows(dataset.catalog())?;
    let mut sheet = Sheet::new(dataset, selection);
    let lang = sheet.lang;
    let year = selection.year;
    let key = selection.key(dataset.catalog(), stock);
    let found = stock_flow(dataset, key, year)?;
    let measure = sheet.measure(stock);
    sheet.heed_dates(&[found.opening.as_ref(), found.closing.as_ref()]);
    let what = words::stock_and_flow(lang, measure.name);
    // What is drawn is of the year: of its two ends only what lies between them.
    let moved = Measure { name: &what, unit: measure.unit_beside(lang), ..measure };
    let period = Period::Year(year);
    let subtitle = sheet.subtitle(moved, Some(Kind::Flow), sheet.place(), period, Some(selection.reporter));
    let Some(parts) = whole(&found) else {
        let mut missing = Vec::new();
        let before = year.before().unwrap_or(year);
        for (figure, name) in [
            (found.opening, level_at_end_of(lang, &measure, before)),
            (found.inflow, sheet.measure(came).in_sentence()),
            (found.outflow, sheet.measure(went).in_sentence()),
            (found.closing, level_at_end_of(lang, &measure, year)),
        ] {
            match figure {
                Some(figure) => sheet.cite(&figure),
                None => missing.push(name),
            }
        }
        let parts = missing.join(", ");
        let why = notes::missing_in(lang, year, &parts, sheet.owner(selection.reporter));
        let why = beyond_any(&sheet, stock, &found, &parts).into_iter().fold(why, |why, more| why + " " + &more);
        let complete = all(dataset, key)
            .into_iter()
            .map(|figure| figure.year())
            .filter(|year| stock_flow(dataset, key, *year).as_ref().and_then(whole).is_some());
        let near = nearest(complete, year);
        let title = titles::waterfall::title(lang, &Waterfall::Missing { year, parts: missing });
        let known = (tables.known)(&sheet, &found, [sheet.name(came), sheet.name(went)], year);
        let empty = sheet.empty("waterfall", Words { title, subtitle, description: String::new(), what }, why, near);
        return Some(ChartView { table: known, ..empty });
    };

    // What is worked out from the four is told with the digits of the most exact of them.
    let all_parts = [&parts.opening, &parts.came, &parts.went, &parts.closing];
    let measure = sheet.measure_between(stock, &all_parts.map(Some));
    // Told no finer than the rougher of its two levels, as on cards; drawn as it is.
    let moved = analysis::change(dataset, &parts.closing, parts.opening.year())?;
    let (change, told_change) = (moved.number, show::as_rough(&moved, measure.decimals).0);
    let told = reconciled(sheet.catalog, stock, &found)?;
    // Where nothing was tested there is no remainder to draw: it would look like a finding.
    let unexplained = if let Reconciled::By(rest) = told { rest } else { 0.0 };
    let (told_rest, rest_about) = no_finer_than(sheet.catalog, &all_parts, unexplained);
    let signed = |value: f64| number::signed(lang, value, measure.decimals);
    let mut steps = Vec::new();
    let mut at = 0.0;
    let mut values = vec![0.0];
    let mut drawn: Vec<&Figure<'_>> = vec![&parts.opening];
    for (figure, sign, tone) in [(&parts.came, 1.0, Tone::Full), (&parts.went, -1.0, Tone::Half)] {
        if begs(sheet.catalog, stock, year, figure) {
            // Drawn, it would close on the change, or miss it, by itself.
            sheet.cite(figure);
            continue;
        }
        drawn.push(figure);
        let label = sheet.name(figure.series.key.indicator).to_owned();
        let said = sheet.say(&label, &figure.year().to_string(), figure, None);
        let mark = sheet.mark(0, figure, said);
        let text = number::signed(lang, sign * figure.value, sheet.measure_of(figure).decimals);
        let text = number::roughly(text, figure.statement.approx);
        let (from, to) = (at, at + sign * figure.value);
        at = to;
        values.push(to);
        // The colours that they have by year.
        let kind = StepKind::Flow(hue(selection.reporter, tone));
        steps.push(Step { label, text, from, to, kind, look: look_of(figure), mark });
    }
    drawn.push(&parts.closing);
    if unexplained != 0.0 {
        let label = Msg::Unexplained.text(lang).to_owned();
        let said = card::roughly(lang, measure.change(lang, told_rest), rest_about);
        let said = marks::worked_out_mark(&label, year, &said);
        let mark = sheet.tell(0, year, said, &[&parts.closing, &parts.opening, &parts.came, &parts.went]);
        let (text, to) = (number::roughly(signed(told_rest), rest_about), at + unexplained);
        steps.push(Step { label, text, from: at, to, kind: StepKind::Unexplained, look: Look::Firm, mark });
        values.push(to);
    }
    drawn.iter().for_each(|figure| sheet.note_date(sheet.name(figure.series.key.indicator), figure));
    let levels = [&parts.opening, &parts.closing];
    match moved.apart.filter(|why| *why != Apart::Dates && unexplained == 0.0) {
        // What lies between two levels that do not compare may be nothing.
        Some(why) => {
            levels.into_iter().for_each(|figure| sheet.cite(figure));
            sheet.note(notes::no_growth(lang, parts.opening.year(), year, card::apart(lang, why)));
        }
        None => {
            let [from, to] = levels.map(|figure| sheet.hedged(figure));
            let name = words::actual_change(lang);
            let rough = Approx::about(moved.rough.is_some());
            let said = card::roughly(lang, measure.change(lang, told_change), rough);
            let said = marks::growth_mark(lang, name, year, &said, &from, &to);
            let look = sheet.look_from(&levels);
            let mark = sheet.tell(0, year, said, &[&parts.closing, &parts.opening]);
            let [from, to] = levels.map(|figure| sheet.label(figure));
            let label = titled::change_step(lang, &from, &to);
            let kind = StepKind::Change;
            let text = number::roughly(signed(told_change), rough);
            steps.push(Step { label, text, from: 0.0, to: change, kind, look, mark });
            values.push(change);
        }
    }
    let legend = (unexplained != 0.0)
        .then(|| LegendEntry { sample: Sample::Hatch, text: Msg::Unexplained.text(lang).to_owned() })
        .into_iter()
        .collect();
    let facts = match told {
        Reconciled::Begged(part) => {
            let indicator = part.series.key.indicator;
            let name = if indicator == stock {
                level_at_end_of(lang, &measure, part.year())
            } else {
                sheet.measure(indicator).in_sentence()
            };
            sheet.note(titled::begged(lang, &name, &measure.in_sentence()));
            if indicator != stock {
                sheet.note(titled::left_out(lang, &name));
                for sentence in beyond_any(&sheet, stock, &found, &name) {
                    sheet.note(sentence);
                }
            }
            Waterfall::Begged { year, part: name }
        }
        Reconciled::Unlike => Waterfall::Unlike { year },
        Reconciled::TooRough => Waterfall::TooRough { year },
        Reconciled::Roughly(by_about) => {
            Waterfall::Roughly { measure, year, change: told_change, about: moved.rough.is_some(), by_about }
        }
        Reconciled::By(0.0) => Waterfall::Explained { measure, year, change: told_change },
        Reconciled::By(_) => {
            Waterfall::Unexplained { measure, year, residual: told_rest, about: rest_about.is_rough() }
        }
    };
    let mut title = titles::waterfall::title(lang, &facts);
    if !matches!(told, Reconciled::Begged(_) | Reconciled::Unlike | Reconciled::TooRough) {
        title = sheet.between(title, &drawn.iter().map(|figure| Some(*figure)).collect::<Vec<_>>());
    }
    let description = title.clone();
    let table = (tables.drawn)(&sheet, &steps, &drawn);
    // Within the rounding of the figures the steps meet the change, though not to the pixel.
    let meets = matches!(told, Reconciled::Roughly(_) | Reconciled::By(_));
    let body = Body::Waterfall(spec::Waterfall { axis: sheet.axis(&measure, &values, true), steps, meets });
    Some(ChartView { table, ..sheet.finish("waterfall", Words { title, subtitle, description, what }, body, legend) })
}

/// What figures leave unexplained, no finer than the rougher of them are told, and whether that is only about so much.
fn no_finer_than(catalog: &Catalog, figures: &[&Figure<'_>], rest: f64) -> (f64, Approx) {
    let open = |one: &&Figure<'_>| left_open(catalog.indicator(one.series.key.indicator), one.series, &one.statement);
    let place = figures.iter().filter_map(open).reduce(f64::max);
    (place.map_or(rest, |place| no_finer(rest, place, 0).0), Approx::about(place.is_some()))
}

/// What the known flow leaves unexplained even if the other one were nothing, in sentences; none where the other one could explain it.
fn beyond_any(sheet: &Sheet<'_>, stock: IndicatorIx, found: &StockFlow<'_>, unknown: &str) -> Vec<String> {
    let (Some((rest, day)), Some(closing)) = (beyond(sheet.catalog, stock, found), found.closing) else {
        return Vec::new();
    };
    let figures = [&found.opening, &found.inflow, &found.outflow, &found.closing].map(Option::as_ref);
    let known: Vec<&Figure<'_>> = figures.into_iter().flatten().collect();
    let (rest, about) = no_finer_than(sheet.catalog, &known, rest);
    let amount = sheet.measure_between(stock, &figures).change(sheet.lang, rest);
    let amount = card::roughly(sheet.lang, amount, about);
    let told = titled::beyond(sheet.lang, unknown, closing.year(), &amount);
    [Some(told), day.map(|day| titled::not_yet(sheet.lang, day))].into_iter().flatten().collect()
}

/// The steps between the two levels. `figures`: the opening level, the flows that are drawn, the closing level.
fn table(sheet: &Sheet<'_>, steps: &[Step], figures: &[&Figure<'_>]) -> ChartTable {
    let columns = vec![column(words::step(sheet.lang), false), column(words::figure(sheet.lang), true)];
    let level = |figure: Option<&&Figure<'_>>| {
        let cells = |figure: &&Figure<'_>| vec![plain(level_step(sheet.lang, figure.year())), sheet.cell(figure)];
        figure.map(|figure| Row { cells: cells(figure), chosen: false })
    };
    let (opening, closing) = (figures.first(), figures.last());
    let mut flows = figures.iter().skip(1);
    let steps = steps.iter().map(|step| {
        let cell = match step.kind {
            StepKind::Unexplained => super::Cell::default(),
            StepKind::Change => {
                let levels = opening.zip(closing).map(|(opening, closing)| sheet.standings(&[opening, closing]));
                super::Cell { standing: levels.flatten(), ..super::Cell::default() }
            }
            StepKind::Flow(_) => flows.next().map(|figure| sheet.cell(figure)).unwrap_or_default(),
        };
        let cell = super::Cell { text: step.text.clone(), ..cell };
        Row { cells: vec![plain(step.label.clone()), cell], chosen: false }
    });
    let rows = level(opening).into_iter().chain(steps).chain(level(closing)).collect();
    ChartTable { columns, rows }
}

/// What is known of a year that is not complete.
fn known(sheet: &Sheet<'_>, found: &StockFlow<'_>, flows: [&str; 2], year: Year) -> ChartTable {
    let columns = vec![column(words::step(sheet.lang), false), column(words::figure(sheet.lang), true)];
    let opening = year.before().map_or_else(String::new, |before| level_step(sheet.lang, before));
    let rows = [
        (opening, found.opening),
        (flows[0].to_owned(), found.inflow),
        (flows[1].to_owned(), found.outflow),
        (level_step(sheet.lang, year), found.closing),
    ];
    let rows = rows.into_iter().filter_map(|(label, figure)| {
        figure.map(|figure| Row { cells: vec![plain(label), sheet.cell(&figure)], chosen: false })
    });
    ChartTable { columns, rows: rows.collect() }
}
