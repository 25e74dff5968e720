//! What a level is made of, a row a year: by its parts or by the sectors of the economy, in numbers or in shares.

use crate::analysis::{Figure, figure};
use crate::charts::spec::{Axis, Body, Hue, LegendEntry, Sample, Segment, Stacked, StackedRow};
use crate::model::order;
use crate::model::{
    Approx, AreaIx, Catalog, Dataset, Indicator, IndicatorIx, Kind, Lang, ReporterIx, SectorIx, SeriesKey, Year,
};
use crate::present::{Options, Selection, selection};
use crate::text::chart::{self as words, marks, notes};
use crate::text::date::year_spans;
use crate::text::facts::{Measure, Percent, lower_first};
use crate::text::titles::empty::{self, reason};
use crate::text::titles::reads_as;
use crate::text::ui::Msg;
use crate::text::{number, standing, titles};

use super::common::{all, column, hue_at, look_of, nearest, plain};
use super::sheet::{Sheet, Words};
use super::{Builder, Cell, ChartTable, ChartView, Choice, Row, Toggle};

pub(super) const MAKEUP: Builder = Builder { id: "makeup", offered, needs };

/// More rows than this are no picture any more.
const MOST: usize = 12;

/// The least share of a whole that its parts leave and that is drawn.
const RESTS: f64 = 0.003;

/// A part of a whole.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// An indicator that the whole names as a part.
    Indicator(IndicatorIx),
    /// A sector of the economy.
    Sector(SectorIx),
}

fn offered(catalog: &Catalog) -> bool {
    whole(catalog).is_some()
}

/// The indicator that is taken apart: the leading one where it has parts or there are sectors, else the first with parts.
fn whole(catalog: &Catalog) -> Option<IndicatorIx> {
    let leading = selection::leading(catalog)?;
    if catalog.sectors().len() > 0 || !catalog.indicator(leading).parts.is_empty() {
        return Some(leading);
    }
    catalog.indicators().find(|(_, indicator)| !indicator.parts.is_empty()).map(|(ix, _)| ix)
}

/// The figure of the whole of which another one is a part in this chart.
pub(in crate::present) fn whole_of<'a>(dataset: &'a Dataset, part: &Figure<'_>) -> Option<Figure<'a>> {
    let key = SeriesKey { indicator: whole(dataset.catalog())?, sector: None, ..part.series.key };
    figure(dataset, key, part.year())
}

fn needs(catalog: &Catalog, selection: &Selection) -> Vec<(IndicatorIx, AreaIx)> {
    let Some(whole) = whole(catalog) else { return Vec::new() };
    let parts = catalog.indicator(whole).parts.iter().copied();
    let mut needs: Vec<_> = std::iter::once(whole).chain(parts).map(|ix| (ix, selection.area)).collect();
    for (ix, rate) in catalog.indicators() {
        if tells_share(rate, whole) {
            needs.push((ix, selection.area));
        }
    }
    needs
}

/// The parts that a series is taken into. A sector without any figure of its own gives way to the sectors within it.
fn parts(dataset: &Dataset, key: SeriesKey) -> Vec<(Part, SeriesKey)> {
    let catalog = dataset.catalog();
    let named = &catalog.indicator(key.indicator).parts;
    if !named.is_empty() {
        return named.iter().map(|&ix| (Part::Indicator(ix), SeriesKey { indicator: ix, ..key })).collect();
    }
    let known = |sector| dataset.get(SeriesKey { sector: Some(sector), ..key }).is_some();
    let mut found = Vec::new();
    for (top, _) in catalog.sectors().filter(|(_, sector)| sector.parent.is_none()) {
        let within = catalog.sectors().filter(|(_, sector)| sector.parent == Some(top)).map(|(ix, _)| ix);
        if known(top) {
            found.push(top);
        } else {
            found.extend(within.filter(|sector| known(*sector)));
        }
    }
    found.into_iter().map(|ix| (Part::Sector(ix), SeriesKey { sector: Some(ix), ..key })).collect()
}

/// The years in which at least two parts are known, or one beside the whole.
fn years(dataset: &Dataset, key: SeriesKey, parts: &[(Part, SeriesKey)]) -> Vec<Year> {
    let mut years: Vec<Year> = Vec::new();
    for (_, key) in parts {
        if let Some(series) = dataset.get(*key) {
            years.extend(series.statements().map(|statement| statement.year));
        }
    }
    let mut years = order::distinct(years);
    years.retain(|year| {
        let known = parts.iter().filter(|(_, key)| figure(dataset, *key, *year).is_some()).count();
        known >= 2 || (known == 1 && figure(dataset, key, *year).is_some())
    });
    years
}

/// The names of the parts of which anybody has a figure, where no year has enough of them to make anything up.
fn lone_parts(sheet: &Sheet<'_>, key: SeriesKey) -> String {
    let mut names: Vec<String> = Vec::new();
    for (reporter, _) in sheet.catalog.reporters() {
        for (part, key) in parts(sheet.dataset, SeriesKey { reporter, ..key }) {
            let name = lower_first(part_name(sheet, Some(part)));
            if !all(sheet.dataset, key).is_empty() && !names.contains(&name) {
                names.push(name);
            }
        }
    }
    names.join(", ")
}

/// Whether a rate may tell the share of a part in a whole: it speaks of it, and tells neither its growth nor how far a plan was met.
fn tells_share(rate: &Indicator, whole: IndicatorIx) -> bool {
    rate.kind == Kind::Rate && rate.of == Some(whole) && rate.rate.is_none()
}

/// The share of a sector as it is stated, whether or not it is what the numbers give.
fn stated_share<'a>(dataset: &'a Dataset, part: &Figure<'_>) -> Option<Figure<'a>> {
    let key = part.series.key;
    key.sector?;
    for (indicator, rate) in dataset.catalog().indicators() {
        if tells_share(rate, key.indicator)
            && let Some(found) = figure(dataset, SeriesKey { indicator, ..key }, part.year())
        {
            return Some(found);
        }
    }
    None
}

/// Words with the years of which they hold.
type Said = Vec<(Vec<Year>, String)>;

fn say(said: &mut Said, year: Year, what: &str) {
    if what.is_empty() {
        return;
    }
    match said.iter_mut().find(|(_, other)| other == what) {
        Some((years, _)) => years.push(year),
        None => said.push((vec![year], what.to_owned())),
    }
}

/// What is special about figures of a year, each with its name: once where it holds of all, else with the names of which it holds.
fn specials(sheet: &Sheet<'_>, figures: &[(&str, &Figure<'_>)]) -> String {
    let mut told: Vec<(String, Vec<&str>)> = Vec::new();
    for (name, figure) in figures {
        let badges = sheet.badges(figure).join(", ");
        match told.iter_mut().find(|(other, _)| *other == badges) {
            Some((_, names)) => names.push(name),
            None => told.push((badges, vec![name])),
        }
    }
    if let [(badges, _)] = &told[..] {
        return badges.clone();
    }
    let firm = |(badges, _): &&(String, Vec<&str>)| !badges.is_empty();
    let one = |(badges, names): &(String, Vec<&str>)| standing::hedged(names.join(", "), badges);
    told.iter().filter(firm).map(one).collect::<Vec<_>>().join("; ")
}

/// Whether a source tells a figure roughly.
fn is_rough(figure: &Figure<'_>) -> bool {
    figure.statement.approx.is_rough()
}

/// The years between two that follow each other in a list.
fn between(two: &[Year]) -> Vec<Year> {
    let years = |first: &Year, last: &Year| {
        std::iter::successors(last.before(), |year| year.before()).take_while(|year| year > first).collect()
    };
    if let [first, last] = two { years(first, last) } else { Vec::new() }
}

/// Whether shares of all parts of a whole, rounded to so many digits, give something else than 100 per cent.
fn off(shares: &[f64], digits: i32) -> bool {
    let unit = 10f64.powi(digits);
    let whole: f64 = shares.iter().sum();
    let rounded: f64 = shares.iter().map(|share| (share * unit).round()).sum();
    (whole - 100.0).abs() < 0.5 / unit && (rounded - 100.0 * unit).abs() > 0.5
}

pub(super) fn build(dataset: &Dataset, selection: &Selection) -> Option<ChartView> {
    let catalog = dataset.catalog();
    let indicator = whole(catalog)?;
    let mut sheet = Sheet::new(dataset, selection);
    sheet.sector = None; // what is made up is the whole economy
    let lang = sheet.lang;
    let of = |reporter: ReporterIx| {
        let key = SeriesKey { reporter, sector: sheet.sector, ..selection.key(catalog, indicator) };
        let parts = parts(dataset, key);
        let years = years(dataset, key, &parts);
        (key, parts, years)
    };
    // The chosen reporter, else the one with the most years.
    let mut found = of(selection.reporter);
    if found.2.is_empty() {
        let others = catalog.reporters().map(|(ix, _)| of(ix));
        let best = others.reduce(|best, next| if next.2.len() > best.2.len() { next } else { best });
        if let Some(best) = best.filter(|best| !best.2.is_empty()) {
            found = best;
        }
    }
    let (key, parts, mut years) = found;
    let known_years = years.clone();
    let all_years = years.len();
    if all_years > MOST {
        // The last ones, and the chosen one whatever it is.
        let chosen = years.iter().copied().find(|year| *year == selection.year);
        years.drain(..all_years - MOST);
        if let Some(chosen) = chosen.filter(|year| !years.contains(year)) {
            years.splice(..1, [chosen]);
        }
        sheet.note(notes::last_years(lang, years.len(), all_years));
    }

    let name = sheet.name(indicator);
    let what = words::makeup_of(lang, name);
    let share = selection.options.share;
    let hues: Vec<Hue> = (0..parts.len()).map(|n| hue_at(key.reporter, n)).collect();
    let measure = sheet.measure(indicator);
    let mut rows = Vec::new();
    let mut table_rows = Vec::new();
    let mut values = vec![0.0];
    let mut used = vec![false; parts.len()];
    let mut finding = None;
    let mut rest = false;
    // What is said of years is said once for all years of which it holds.
    let (mut special, mut lacking) = (Said::new(), Said::new());
    for (series, year) in years.iter().enumerate() {
        let known: Vec<(usize, Figure<'_>)> =
            parts.iter().enumerate().filter_map(|(n, (_, key))| Some((n, figure(dataset, *key, *year)?))).collect();
        let whole = figure(dataset, key, *year);
        let sum: f64 = known.iter().map(|(_, figure)| figure.value).sum();
        let base = whole.map_or(sum, |figure| figure.value);
        let percent = |value: f64| (base > 0.0).then(|| 100.0 * value / base);
        let told = |value: f64| percent(value).map(|p| number::percent(lang, p, 1));
        // A share is no firmer than what it is a share of.
        let doubts = whole.as_ref().map(|whole| sheet.doubts(whole)).unwrap_or_default();
        let of_total = (!doubts.is_empty()).then(|| titles::makeup::of_total(lang, &doubts));
        let mut at = 0.0;
        let mut segments = Vec::new();
        for (part, figure) in &known {
            let Some(value) = (if share { percent(figure.value) } else { Some(figure.value) }) else { continue };
            let label = part_name(&sheet, parts.get(*part).map(|(part, _)| *part));
            let mut standing = sheet.badges(figure);
            // What holds of both is said once.
            standing.extend(of_total.clone().filter(|_| sheet.doubts(figure) != doubts));
            let (amount, share_of) = (sheet.amount(figure), told(figure.value));
            let said = marks::part_mark(lang, label, *year, &amount, share_of.as_deref(), &standing.join(", "));
            let mark = sheet.mark(series, figure, said);
            let rough = Approx::about(is_rough(figure) || whole.as_ref().is_some_and(is_rough));
            let text =
                if share { number::roughly(number::percent(lang, value, 0), rough) } else { sheet.label(figure) };
            segments.push(Segment { part: *part, from: at, to: at + value, text, look: look_of(figure), mark });
            at += value;
            if let Some(used) = used.get_mut(*part) {
                *used = true;
            }
        }
        values.push(at);
        let name = |part: usize| part_name(&sheet, parts.get(part).map(|(part, _)| *part));
        let of_parts = known.iter().map(|(part, figure)| (name(*part), figure));
        let told_of: Vec<_> = of_parts.chain(whole.as_ref().map(|whole| (words::whole(lang), whole))).collect();
        if told_of.iter().any(|(_, figure)| figure.is_soft()) {
            say(&mut special, *year, &specials(&sheet, &told_of));
        }
        let missing: Vec<&str> = parts
            .iter()
            .enumerate()
            .filter(|(n, _)| !known.iter().any(|(part, _)| part == n))
            .map(|(_, (part, _))| part_name(&sheet, Some(*part)))
            .collect();
        say(&mut lacking, *year, &missing.join(", "));
        match &whole {
            Some(figure) => {
                sheet.cite(figure);
                // As one digit tells it: less is rounding, which is said otherwise.
                if let Some(percent) = percent(sum).filter(|percent| (percent * 10.0).round() > 1000.0) {
                    let [sum, percent] = [measure.number(lang, sum), number::percent(lang, percent, 1)];
                    sheet.note(notes::parts_exceed(lang, *year, &sum, &sheet.number(figure), &percent));
                }
                values.push(if share { 100.0 } else { figure.value });
            }
            None if share => sheet.note(notes::share_of_known(lang).to_owned()),
            None => {}
        }
        if share && missing.is_empty() {
            let shares: Vec<f64> = known.iter().filter_map(|(_, figure)| percent(figure.value)).collect();
            // As they are drawn, and as the table has them.
            if off(&shares, 0) || off(&shares, 1) {
                sheet.note(notes::shares_rounded(lang).to_owned());
            }
        }
        if *year == selection.year {
            let lead: Vec<_> = [whole.as_ref()].into_iter().chain(known.iter().map(|(_, part)| Some(part))).collect();
            sheet.lead_with(&lead);
            let largest = known.iter().map(|(_, figure)| figure.value).fold(f64::NEG_INFINITY, f64::max);
            let mut at_top = known.iter().filter(|(_, figure)| figure.value == largest);
            let first = at_top.next();
            // Of two that are alike none is the largest; their shares can still be told.
            let first = first.filter(|_| whole.is_some() || at_top.next().is_none());
            finding = first.map(|(part, figure)| {
                let about = [whole.as_ref(), Some(figure)].into_iter().flatten().any(is_rough);
                let share = whole.and(percent(figure.value)).map(|share| Percent::worked_out(share).of_rough(about));
                let facts = titles::makeup::Makeup {
                    year: *year,
                    whole: Measure { decimals: sheet.measure_of(figure).decimals, ..measure },
                    part: part_name(&sheet, parts.get(*part).map(|(part, _)| *part)),
                    value: figure.value,
                    share,
                    complete: missing.is_empty(),
                };
                let mut notes = sheet.worked_out(&[whole.as_ref(), Some(figure)]);
                let rests_on_ours = !notes.is_empty();
                let of_part = if share.is_some() { sheet.doubts_of_worked_out(figure) } else { sheet.doubts(figure) };
                notes.extend(of_total.clone().filter(|_| share.is_some() && of_part != doubts));
                notes.extend(Some(of_part).filter(|doubts| !doubts.is_empty()));
                if let Some(share) = share {
                    let stated = stated_share(dataset, figure);
                    stated.iter().for_each(|stated| sheet.cite(stated));
                    let stated = stated.map_or_else(Vec::new, |stated| sheet.stated(&stated, None, Some(figure)));
                    // Where no source states one of its figures, that was said already.
                    let ours = !stated.iter().any(|(stated, _)| reads_as(*stated, share));
                    if ours && !(rests_on_ours && stated.is_empty()) {
                        notes.push(titles::makeup::share_of_ours(lang, &stated));
                    }
                }
                titles::noted(titles::makeup::title(lang, &facts), &notes)
            });
        }
        let whole_drawn = whole.map(|figure| if share { 100.0 } else { figure.value });
        // Less is the rounding of the parts.
        let left = whole_drawn.filter(|whole| whole - at > RESTS * whole);
        rest |= left.is_some();
        rows.push(StackedRow {
            label: year.to_string(),
            chosen: *year == selection.year,
            segments,
            whole: left,
            text: whole.map(|figure| sheet.label(&figure)).unwrap_or_default(),
        });
        table_rows.push(row(&sheet, *year, parts.len(), &known, whole.as_ref(), &told));
    }

    if key.reporter != selection.reporter {
        let note = notes::another_makeup(lang, sheet.reporter(selection.reporter), &sheet.whose(key.reporter));
        sheet.notes.insert(0, note);
    }
    for (years, what) in &special {
        sheet.note(notes::year_standing(lang, &year_spans(lang, years), what));
    }
    for (years, what) in &lacking {
        sheet.note(notes::parts_missing(lang, &year_spans(lang, years), what));
    }

    let unit = if share { words::percent_of_whole(lang) } else { measure.unit_beside(lang) };
    // The name is made up: where it does not hold the unit that stands with it, so that nothing is taken from it as the thing counted.
    let told = words::heading(&what, unit);
    let kind = catalog.indicator(indicator).kind;
    let shown = Measure { name: &told, unit: "", ..measure };
    let subtitle = sheet.subtitle(shown, Some(kind), sheet.place(), sheet.period(), Some(key.reporter));
    let title = finding.unwrap_or_else(|| {
        let title = words::shown(lang, &what, sheet.place(), &sheet.period_words());
        // A title of one year bears what is to be known of its total, as one that finds something does.
        let only = years.first().filter(|_| rows.len() == 1).and_then(|year| figure(dataset, key, *year));
        titles::noted(
            title,
            &only.map(|whole| sheet.doubts(&whole)).filter(|doubts| !doubts.is_empty()).into_iter().collect::<Vec<_>>(),
        )
    });
    let description = title.clone();
    let words_ = Words { title, subtitle, description, what };
    let toggles = toggles(lang, &selection.options);
    if rows.is_empty() {
        let alone = lone_parts(&sheet, key);
        let why = match &*alone {
            "" => empty::Empty::NoParts { measure },
            parts => empty::Empty::LoneParts { measure, parts },
        };
        let why = reason(lang, &why);
        return Some(sheet.empty("makeup", words_, why, nearest(years.into_iter(), selection.year)));
    }
    // Rows follow each other at equal steps, whatever years lie between them.
    let mut without: Vec<Year> = years.windows(2).flat_map(between).collect();
    without.push(selection.year);
    let mut without = order::distinct(without);
    without.retain(|year| !known_years.contains(year));
    if !without.is_empty() {
        sheet.note(notes::no_parts_in(lang, &year_spans(lang, &without), sheet.owner(key.reporter)));
    }
    let named: Vec<(String, Hue)> =
        parts.iter().zip(&hues).map(|((part, _), hue)| (part_name(&sheet, Some(*part)).to_owned(), *hue)).collect();
    let mut legend: Vec<LegendEntry> = named
        .iter()
        .zip(&used)
        .filter(|(_, used)| **used)
        .map(|((text, hue), _)| LegendEntry { sample: Sample::Fill(*hue), text: text.clone() })
        .collect();
    if rest {
        legend.push(LegendEntry { sample: Sample::Rest, text: words::rest_unknown(lang).to_owned() });
    }
    let axis: Axis = if share { sheet.percent_axis(&values) } else { sheet.axis(&measure, &values, true) };
    let table = table(&sheet, &parts, table_rows);
    let body = Body::Stacked(Stacked { axis, parts: named, rows, total: words::whole(lang).to_owned() });
    Some(ChartView { table, toggles, ..sheet.finish("makeup", words_, body, legend) })
}

fn part_name<'a>(sheet: &Sheet<'a>, part: Option<Part>) -> &'a str {
    match part {
        Some(Part::Indicator(ix)) => sheet.name(ix),
        Some(Part::Sector(ix)) => sheet.catalog.sector(ix).name.get(sheet.lang),
        None => "",
    }
}

fn toggles(lang: Lang, options: &Options) -> Vec<Toggle> {
    let choice = |text: &str, share: bool| Choice {
        text: text.to_owned(),
        chosen: options.share == share,
        options: Options { share, ..options.clone() },
    };
    vec![Toggle {
        label: words::toggle_measure(lang).to_owned(),
        choices: vec![choice(Msg::NumberView.text(lang), false), choice(Msg::ShareView.text(lang), true)],
    }]
}

fn table(sheet: &Sheet<'_>, parts: &[(Part, SeriesKey)], rows: Vec<Row>) -> ChartTable {
    let lang = sheet.lang;
    let mut columns = vec![column(Msg::Year.text(lang), false)];
    for (part, _) in parts {
        let name = part_name(sheet, Some(*part));
        columns.push(column(name, true));
        columns.push(column(&words::heading(name, words::percent_of_whole(lang)), true));
    }
    columns.push(column(words::whole(lang), true));
    ChartTable { columns, rows }
}

fn row(
    sheet: &Sheet<'_>,
    year: Year,
    parts: usize,
    known: &[(usize, Figure<'_>)],
    whole: Option<&Figure<'_>>,
    told: &dyn Fn(f64) -> Option<String>,
) -> Row {
    let mut cells = vec![plain(year.to_string())];
    for part in 0..parts {
        let figure = known.iter().find(|(known, _)| *known == part).map(|(_, figure)| figure);
        cells.push(figure.map_or_else(Cell::default, |figure| sheet.cell(figure)));
        cells.push(plain(figure.and_then(|figure| told(figure.value)).unwrap_or_default()));
    }
    cells.push(whole.map_or_else(Cell::default, |figure| sheet.cell(figure)));
    Row { cells, chosen: year == sheet.selection.year }
}
