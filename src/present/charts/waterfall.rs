//! Stock and flow of the chosen year: opening, what came, what went, what remains unexplained, closing.

use crate::analysis::{Figure, Reconciled, StockFlow, begs, beyond, reconciled, stock_flow};
use crate::charts::spec::{self, Body, LegendEntry, Look, Sample, Step, StepKind, Tone};
use crate::model::{AreaIx, Catalog, Dataset, IndicatorIx, Year};
use crate::present::Selection;
use crate::text::titles::Period;
use crate::text::titles::waterfall::{self as titled, Waterfall, level_at_end_of, level_step};
use crate::text::ui::Msg;
use crate::text::{chart as words, number, titles};

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
    let key = selection.key(stock);
    let found = stock_flow(dataset, key, year)?;
    let measure = sheet.measure(stock);
    let kind = sheet.catalog.indicator(stock).kind;
    let period = year.before().map_or(Period::Year(year), |before| Period::Pair(before, year));
    sheet.heed_dates(&[found.opening.as_ref(), found.closing.as_ref()]);
    let subtitle = sheet.subtitle(measure, Some(kind), sheet.place(), period, Some(selection.reporter));
    let what = words::stock_and_flow(lang, measure.name);
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
        let why = words::missing_in(lang, year, &parts, sheet.reporter(selection.reporter));
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
    let measure = sheet.measure_between(stock, &[&parts.opening, &parts.came, &parts.went, &parts.closing].map(Some));
    let change = found.change()?;
    let told = reconciled(sheet.catalog, stock, &found)?;
    // Where nothing was tested there is no remainder to draw: it would look like a finding.
    let unexplained = if let Reconciled::By(rest) = told { rest } else { 0.0 };
    let level = StepKind::Level(hue(selection.reporter, Tone::Full));
    // As where the flows stand beside each other by year.
    let [adds, takes] = [Tone::Full, Tone::Half].map(|tone| StepKind::Flow(hue(selection.reporter, tone)));
    let mut steps = Vec::new();
    let mut at = 0.0;
    let mut values = vec![0.0];
    let rows: [(&Figure<'_>, String, f64, StepKind); 4] = [
        (&parts.opening, level_step(lang, parts.opening.year()), parts.opening.value, level),
        (&parts.came, sheet.name(came).to_owned(), parts.came.value, adds),
        (&parts.went, sheet.name(went).to_owned(), -parts.went.value, takes),
        (&parts.closing, level_step(lang, year), parts.closing.value, level),
    ];
    let mut drawn: Vec<&Figure<'_>> = Vec::new();
    for (n, (figure, label, value, kind)) in rows.into_iter().enumerate() {
        let stands = matches!(kind, StepKind::Level(_));
        if !stands && begs(sheet.catalog, stock, year, figure) {
            // Drawn, it would close on the levels, or miss them, by itself.
            sheet.cite(figure);
            continue;
        }
        drawn.push(figure);
        if n == 3 && unexplained != 0.0 {
            let label = Msg::Unexplained.text(lang).to_owned();
            let text = number::signed(lang, unexplained, measure.decimals);
            let said = words::worked_out_mark(&label, year, &measure.change(lang, unexplained));
            let mark = sheet.tell(0, year, said, &[&parts.closing, &parts.opening, &parts.came, &parts.went]);
            let to = at + unexplained;
            steps.push(Step { label, text, from: at, to, kind: StepKind::Unexplained, look: Look::Firm, mark });
        }
        let name = if stands { measure.name } else { label.as_str() };
        let said = sheet.say(name, &figure.year().to_string(), figure, None);
        let mark = sheet.mark(0, figure, said);
        let text =
            if stands { sheet.number(figure) } else { number::signed(lang, value, sheet.measure_of(figure).decimals) };
        let (from, to) = if stands { (0.0, value) } else { (at, at + value) };
        at = to;
        values.push(to);
        steps.push(Step { label, text, from, to, kind, look: look_of(figure), mark });
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
        Reconciled::Roughly => Waterfall::Roughly { measure, year, change },
        Reconciled::By(0.0) => Waterfall::Explained { measure, year, change },
        Reconciled::By(residual) => Waterfall::Unexplained { measure, year, residual },
    };
    let mut title = titles::waterfall::title(lang, &facts);
    if !matches!(told, Reconciled::Begged(_) | Reconciled::Unlike | Reconciled::TooRough) {
        title = sheet.between(title, &drawn.iter().map(|figure| Some(*figure)).collect::<Vec<_>>());
    }
    let description = title.clone();
    let table = (tables.drawn)(&sheet, &steps, &drawn);
    let body = Body::Waterfall(spec::Waterfall { axis: sheet.axis(&measure, &values, true), steps });
    Some(ChartView { table, ..sheet.finish("waterfall", Words { title, subtitle, description, what }, body, legend) })
}

/// What the known flow leaves unexplained even if the other one were nothing, in sentences; none where the other one could explain it.
fn beyond_any(sheet: &Sheet<'_>, stock: IndicatorIx, found: &StockFlow<'_>, unknown: &str) -> Vec<String> {
    let (Some((rest, day)), Some(closing)) = (beyond(sheet.catalog, stock, found), found.closing) else {
        return Vec::new();
    };
    let figures = [&found.opening, &found.inflow, &found.outflow, &found.closing].map(Option::as_ref);
    let amount = sheet.measure_between(stock, &figures).change(sheet.lang, rest);
    let told = titled::beyond(sheet.lang, unknown, closing.year(), &amount);
    [Some(told), day.map(|day| titled::not_yet(sheet.lang, day))].into_iter().flatten().collect()
}

fn table(sheet: &Sheet<'_>, steps: &[Step], figures: &[&Figure<'_>]) -> ChartTable {
    let columns = vec![column(words::step(sheet.lang), false), column(words::figure(sheet.lang), true)];
    let mut figures = figures.iter();
    let rows = steps.iter().map(|step| {
        let cell = match step.kind {
            StepKind::Unexplained => plain(step.text.clone()),
            StepKind::Level(_) | StepKind::Flow(_) => {
                let figure = figures.next().map(|figure| sheet.cell(figure)).unwrap_or_default();
                super::Cell { text: step.text.clone(), ..figure }
            }
        };
        Row { cells: vec![plain(step.label.clone()), cell], chosen: false }
    });
    ChartTable { columns, rows: rows.collect() }
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
