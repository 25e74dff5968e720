//! Growth over the year before: as sources state it beside what the levels themselves give.

use crate::analysis::{Apart, Figure, apart, change, follows, growth, held};
use crate::charts::spec::{Bar, BarSeries, Body, LegendEntry, Sample, Tone, YearBars};
use crate::model::order::{self, Sorted};
use crate::model::{AreaIx, Catalog, Dataset, IndicatorIx, Kind, Rate, Year};
use crate::present::{Selection, selection, show};
use crate::text::chart::{self as words, marks, notes};
use crate::text::facts::{Measure, Percent, Way};
use crate::text::titles::empty::{self, reason};
use crate::text::titles::growth::{Growth, Stated};
use crate::text::ui::Msg;
use crate::text::{card, number, titles};

use super::common::{all, column, hue, look_of, only_drawn, plain};
use super::sheet::{Sheet, Words};
use super::{Builder, Cell, ChartTable, ChartView, Row};

pub(super) const GROWTH: Builder = Builder { id: "growth", offered, needs };

fn offered(catalog: &Catalog) -> bool {
    level(catalog).is_some()
}

/// The indicator whose growth is shown: the leading one, unless it is a rate itself.
fn level(catalog: &Catalog) -> Option<IndicatorIx> {
    selection::leading(catalog).filter(|ix| catalog.indicator(*ix).kind != Kind::Rate)
}

fn needs(catalog: &Catalog, selection: &Selection) -> Vec<(IndicatorIx, AreaIx)> {
    let Some(level) = level(catalog) else { return Vec::new() };
    let stated = [catalog.rate_of(level, Rate::Growth), catalog.change_of(level)].into_iter().flatten();
    std::iter::once(level).chain(stated).map(|ix| (ix, selection.area)).collect()
}

/// What is known of a year's growth.
#[derive(Default)]
struct Rates<'a> {
    stated: Option<Figure<'a>>,
    worked_out: Option<WorkedOut<'a>>,
}

/// No finer than a change is told, with the two levels that give it.
type WorkedOut<'a> = (Percent, Figure<'a>, Figure<'a>);

/// Why a year has no growth of its own although two levels are known: a row of the table, no bar.
type Without = Sorted<Year, String>;

/// How the figures of the drawing become a table.
type Table = fn(&Sheet<'_>, &Sorted<Year, Rates<'_>>, &Without) -> ChartTable;

pub(super) fn build(dataset: &Dataset, selection: &Selection) -> Option<ChartView> {
    build_with(dataset, selection, table)
}

/// As [`build`], without its table.
pub(super) fn drawn(dataset: &Dataset, selection: &Selection) -> Option<ChartView> {
    build_with(dataset, selection, |_, _, _| ChartTable::default())
}

fn build_with(dataset: &Dataset, selection: &Selection, table: Table) -> Option<ChartView> {
    let catalog = dataset.catalog();
    let level = level(catalog)?;
    let mut sheet = Sheet::new(dataset, selection);
    let lang = sheet.lang;
    let reporter = sheet.reporter(selection.reporter);
    let mut by_year: Sorted<Year, Rates<'_>> = Sorted::default();
    let levels = all(dataset, selection.key(catalog, level));
    if let Some(rate) = catalog.rate_of(level, Rate::Growth) {
        for figure in all(dataset, selection.key(catalog, rate)) {
            // Of several rates the one that the source of the level states, as on cards.
            let other = |level: &&Figure<'_>| level.statement.source != figure.statement.source;
            let of = levels.iter().find(|level| level.year() == figure.year()).filter(other);
            let own = of.and_then(|level| show::stated_of(dataset, level, rate).into_iter().next());
            by_year.of(figure.year()).stated = own.or(Some(figure));
        }
    }
    let mut without = Without::default();
    for pair in levels.windows(2) {
        let [from, to] = pair else { continue };
        if to.year().before() != Some(from.year()) {
            continue;
        }
        let why = match (apart(dataset, from, to), follows(catalog, from, to)) {
            (Some(why), _) => {
                if why == Apart::Break {
                    let note = to.statement.note.map(|note| note.get(lang));
                    sheet.note(notes::broken(lang, reporter, to.year(), note));
                }
                card::apart(lang, why).to_owned()
            }
            // Beside the change that went into it, what comes out again would look like a proof.
            (None, Some(year))
                if by_year.get(&to.year()).is_some_and(|rates| rates.stated.is_some())
                    || changed(&sheet, to).is_some() =>
            {
                card::follows(lang, year)
            }
            (None, _) => {
                if let Some(percent) = growth(to.value, from.value) {
                    let percent = sheet.as_rough(Percent::worked_out(percent), from, to);
                    by_year.of(to.year()).worked_out = Some((percent, *from, *to));
                }
                continue;
            }
        };
        if !to.statement.status.is_break() {
            sheet.note(notes::no_growth(lang, from.year(), to.year(), &why));
        }
        *without.of(to.year()) = why;
    }

    let (full, half) = (hue(selection.reporter, Tone::Full), hue(selection.reporter, Tone::Half));
    let mut bars = Vec::new();
    let mut values = vec![0.0];
    for (year, rates) in &by_year {
        let Some(figure) = &rates.stated else { continue };
        let told = signed(&sheet, sheet.percent(figure));
        sheet.note_date("", figure);
        let said = marks::stated_mark(Msg::Stated.text(lang), *year, &told, &sheet.standing(figure));
        let mark = sheet.mark(0, figure, said);
        values.push(figure.value);
        bars.push(Bar { year: *year, value: figure.value, series: 0, text: told, look: look_of(figure), mark });
    }
    let stated = !bars.is_empty();
    for (year, rates) in &by_year {
        let Some((percent, from, to)) = &rates.worked_out else { continue };
        let told = signed(&sheet, *percent);
        let [before, now] = [from, to].map(|figure| sheet.hedged(figure));
        let said = marks::growth_mark(lang, Msg::WorkedOut.text(lang), *year, &told, &before, &now);
        let mark = sheet.tell(1, *year, said, &[to, from]);
        values.push(percent.value);
        // That it is worked out its colour tells; what its levels are, its look.
        let look = sheet.look_from(&[from, to]);
        [from, to].into_iter().for_each(|figure| sheet.note_date("", figure));
        bars.push(Bar { year: *year, value: percent.value, series: 1, text: told, look, mark });
    }
    let worked_out = by_year.iter().any(|(_, rates)| rates.worked_out.is_some());

    // The level before the first growth is cited, but no bar stands over its year.
    if let Some(((first, _), (last, _))) = by_year.first().zip(by_year.last()) {
        sheet.shows(*first, *last);
    }
    let name = words::growth_of(lang, sheet.name(level));
    let measure = Measure { name: &name, unit: words::over_the_year_before(lang), decimals: 1 };
    let subtitle = sheet.subtitle(measure, None, sheet.place(), sheet.period(), Some(selection.reporter));
    let chosen = by_year.get(&selection.year);
    let of_stated = chosen.and_then(|rates| rates.stated.as_ref());
    // A rate that was worked out is nothing that a source states.
    let stated_now = of_stated.filter(|figure| !figure.statement.is_derived());
    let found_now = chosen.and_then(|rates| rates.worked_out.as_ref());
    let [from, to] = found_now.map_or([None; 2], |(_, from, to)| [Some(from), Some(to)]);
    sheet.lead_with(&[of_stated, to, from]);
    let level_now = levels.iter().find(|level| level.year() == selection.year);
    // Where no rate is stated, the title tells a change in number, and rests on it.
    let changed = level_now.filter(|_| of_stated.is_none()).and_then(|level| changed(&sheet, level));
    changed.iter().for_each(|figure| sheet.cite(figure));
    // What a doubt about the one that is told is about changes what it says, such as since when.
    if let Some(told) = stated_now.or(changed.as_ref()).filter(|told| told.statement.uncertain)
        && let Some(note) = told.statement.note
    {
        let name = sheet.name(told.series.key.indicator);
        sheet.note(notes::of_figure(name, selection.year, note.get(lang)));
    }
    let found = finding(&sheet, selection.year, stated_now, found_now, changed);
    let title = found.map_or_else(
        || words::shown(lang, &name, sheet.place(), &sheet.period_words()),
        |facts| {
            // A rate that the figures cannot confirm rests on none of them.
            let rests = !matches!(facts, Growth::Stated { .. });
            let mut notes = if rests { sheet.hedges(&[from, to]) } else { Vec::new() };
            if let Some(figure) = of_stated {
                let others = sheet.stated(figure, Some(sheet.percent(figure)), to.filter(|_| rests));
                for (percent, marks) in others {
                    notes.push(titles::growth::also(lang, percent, &marks));
                }
            }
            titles::noted(titles::growth::title(lang, &facts), &notes)
        },
    );
    let words_ = Words { title, subtitle, description: String::new(), what: name.clone() };
    if by_year.is_empty() {
        let why = reason(lang, &empty::Empty::NoGrowth { measure: sheet.measure(level) });
        return Some(sheet.empty("growth", words_, why, None));
    }
    let mut legend = Vec::new();
    let mut entry = |sample, text: &str| legend.push(LegendEntry { sample, text: text.to_owned() });
    if stated {
        entry(Sample::Fill(full), Msg::Stated.text(lang));
    }
    if worked_out {
        entry(Sample::Fill(half), Msg::WorkedOut.text(lang));
    }
    let series = vec![
        BarSeries { label: Msg::Stated.text(lang).to_owned(), hue: full, place: 0 },
        BarSeries { label: Msg::WorkedOut.text(lang).to_owned(), hue: half, place: 1 },
    ];
    let series = only_drawn(series, &mut bars);
    let x = sheet.years();
    let body = Body::YearBars(YearBars { x, y: sheet.percent_axis(&values), series, bars, net: Vec::new() });
    let table = table(&sheet, &by_year, &without);
    let words_ = Words { description: words_.title.clone(), ..words_ };
    Some(ChartView { table, ..sheet.finish("growth", words_, body, legend) })
}

/// What the title finds, as the check of growth holds the one against the other; nothing where neither rate is known.
fn finding(
    sheet: &Sheet<'_>,
    year: Year,
    stated: Option<&Figure<'_>>,
    worked_out: Option<&WorkedOut<'_>>,
    changed: Option<Figure<'_>>,
) -> Option<Growth> {
    let Some(rate) = stated else {
        return match worked_out {
            Some((worked_out, from, to)) => {
                let stated = |changed| Some((said(sheet, changed, Some(to)), ours(sheet, from, to)?));
                Some(Growth::WorkedOut { year, worked_out: *worked_out, said: changed.as_ref().and_then(stated) })
            }
            None => changed.map(|changed| Growth::Stated { year, said: said(sheet, &changed, None) }),
        };
    };
    let stated = sheet.percent(rate);
    let found = worked_out.and_then(|found| Some((found, held(sheet.dataset, rate, &found.1, &found.2)?)));
    Some(match found {
        Some(((worked_out, _, to), held)) => {
            Growth::Both { year, stated, marks: sheet.marks(rate, Some(to)), worked_out: *worked_out, held }
        }
        None => Growth::Stated { year, said: Stated::percent(sheet.lang, stated, sheet.marks(rate, None)) },
    })
}

/// The change of a level in number that a source states.
fn changed<'a>(sheet: &Sheet<'a>, of: &Figure<'_>) -> Option<Figure<'a>> {
    show::stated_of(sheet.dataset, of, sheet.catalog.change_of(of.series.key.indicator)?).into_iter().next()
}

/// The same in words, its size in the unit of the level.
fn said(sheet: &Sheet<'_>, found: &Figure<'_>, of: Option<&Figure<'_>>) -> Stated {
    let indicator = found.series.key.indicator;
    let level = sheet.catalog.indicator(indicator).of.unwrap_or(indicator);
    let measure = Measure { decimals: sheet.measure_of(found).decimals, ..sheet.measure(level) };
    let size = card::roughly(sheet.lang, measure.counted(sheet.lang, found.value.abs()), found.statement.approx);
    Stated { way: Way::of(found.value), size, marks: sheet.marks(found, of) }
}

/// What two levels give, in number, without a sign.
fn ours(sheet: &Sheet<'_>, from: &Figure<'_>, to: &Figure<'_>) -> Option<String> {
    let change = change(sheet.dataset, to, from.year())?;
    Some(show::number_of(sheet.catalog.indicator(to.series.key.indicator), (to, from), &change, sheet.lang))
}

fn signed(sheet: &Sheet<'_>, percent: Percent) -> String {
    number::roughly(number::signed_percent(sheet.lang, percent.value, percent.decimals), percent.about)
}

fn table(sheet: &Sheet<'_>, by_year: &Sorted<Year, Rates<'_>>, without: &Without) -> ChartTable {
    let lang = sheet.lang;
    let columns = vec![
        column(Msg::Year.text(lang), false),
        column(Msg::Stated.text(lang), true),
        column(Msg::WorkedOut.text(lang), true),
    ];
    let years = order::distinct(by_year.iter().map(|(year, _)| *year).chain(without.iter().map(|(year, _)| *year)));
    let rows = years.into_iter().map(|year| {
        let rates = by_year.get(&year);
        let stated = rates.and_then(|rates| rates.stated.as_ref()).map_or_else(Cell::default, |figure| Cell {
            text: signed(sheet, sheet.percent(figure)),
            ..sheet.cell(figure)
        });
        let worked_out = match rates.and_then(|rates| rates.worked_out.as_ref()) {
            Some((percent, from, to)) => {
                Cell { standing: sheet.standings(&[from, to]), ..plain(signed(sheet, *percent)) }
            }
            None => without
                .get(&year)
                .map_or_else(Cell::default, |why| Cell { standing: Some(why.clone()), ..plain("–") }),
        };
        Row { cells: vec![plain(year.to_string()), stated, worked_out], chosen: year == sheet.selection.year }
    });
    ChartTable { columns, rows: rows.collect() }
}
