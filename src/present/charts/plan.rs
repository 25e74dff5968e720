//! Results against plans, a year each.

use crate::analysis::{Attainment, Figure, attainment, figure};
use crate::charts::spec::{Body, Bullet, Bullets, LegendEntry, Look, Sample, Tone};
use crate::model::order;
use crate::model::{Approx, AreaIx, Catalog, Dataset, IndicatorIx, Kind, Lang, Origin, Rate, SeriesKey, Year};
use crate::present::{Selection, selection, show};
use crate::text::chart::{self as words, marks, notes};
use crate::text::facts::{Measure, Percent, lower_first};
use crate::text::titles::plan::Plan;
use crate::text::ui::Msg;
use crate::text::{card, number, standing, titles};

use super::common::{column, hue, look_of, plain};
use super::sheet::{Sheet, Words};
use super::{Builder, Cell, ChartTable, ChartView, Row};

pub(super) const PLAN: Builder = Builder { id: "plan", offered, needs };

fn offered(catalog: &Catalog) -> bool {
    !candidates(catalog).is_empty()
}

/// The indicators that have a plan, those first that the page leads with: what comes to the leading stock, that stock, what goes, then the rest.
fn candidates(catalog: &Catalog) -> Vec<IndicatorIx> {
    let mut found: Vec<IndicatorIx> = Vec::new();
    if let Some(leading) = selection::leading(catalog) {
        let indicator = catalog.indicator(leading);
        found.extend(indicator.inflow.into_iter().chain([leading]).chain(indicator.outflow));
    }
    let planned =
        catalog.indicators().filter(|(_, indicator)| indicator.kind == Kind::Target).filter_map(|(_, i)| i.of);
    let planned: Vec<IndicatorIx> = planned.collect();
    found.retain(|ix| planned.contains(ix));
    for ix in planned {
        if !found.contains(&ix) {
            found.push(ix);
        }
    }
    found
}

/// The plans and the per cents of plans that speak of an indicator.
fn speakers(catalog: &Catalog, of: IndicatorIx) -> impl Iterator<Item = IndicatorIx> + '_ {
    let speaks = move |indicator: &crate::model::Indicator| {
        indicator.of == Some(of) && (indicator.kind == Kind::Target || indicator.rate == Some(Rate::Attainment))
    };
    catalog.indicators().filter(move |(_, indicator)| speaks(indicator)).map(|(ix, _)| ix)
}

fn needs(catalog: &Catalog, selection: &Selection) -> Vec<(IndicatorIx, AreaIx)> {
    let mut needed = Vec::new();
    for of in candidates(catalog) {
        needed.push((of, selection.area));
        needed.extend(speakers(catalog, of).map(|ix| (ix, selection.area)));
    }
    needed
}

/// The years of which a plan or a per cent of one is known, with what is known.
fn years<'a>(dataset: &'a Dataset, selection: &Selection, of: IndicatorIx) -> Vec<(Year, Attainment<'a>)> {
    let mut years = Vec::new();
    for speaker in speakers(dataset.catalog(), of) {
        if let Some(series) = dataset.get(selection.key(dataset.catalog(), speaker)) {
            years.extend(series.statements().map(|statement| statement.year));
        }
    }
    order::distinct(years)
        .into_iter()
        .filter_map(|year| attainment(dataset, selection.key(dataset.catalog(), of), year).map(|found| (year, found)))
        .collect()
}

/// How the figures of the drawing become a table.
type Table = fn(&Sheet<'_>, &[(Year, Attainment<'_>)]) -> ChartTable;

pub(super) fn build(dataset: &Dataset, selection: &Selection) -> Option<ChartView> {
    build_with(dataset, selection, table)
}

/// As [`build`], without its table.
pub(super) fn drawn(dataset: &Dataset, selection: &Selection) -> Option<ChartView> {
    build_with(dataset, selection, |_, _| ChartTable::default())
}

fn build_with(dataset: &Dataset, selection: &Selection, table: Table) -> Option<ChartView> {
    let candidates = candidates(dataset.catalog());
    let first = *candidates.first()?;
    // The first that has a plan to draw, else the first that has a range, which is told, else the first that has anything, else the first.
    let found: Vec<_> = candidates.into_iter().map(|of| (of, years(dataset, selection, of))).collect();
    let first_of = |such: fn(&Attainment<'_>) -> bool| {
        found.iter().position(|(_, years)| years.iter().any(|(_, found)| such(found)))
    };
    let place = first_of(|found| one_plan(found).is_some())
        .or_else(|| first_of(|found| found.plan.is_some()))
        .or_else(|| first_of(|_| true));
    let (of, years) = place.and_then(|place| found.into_iter().nth(place)).unwrap_or_else(|| (first, Vec::new()));

    let mut sheet = Sheet::new(dataset, selection);
    let lang = sheet.lang;
    let measure = sheet.measure(of);
    let mut rows = Vec::new();
    let mut values = vec![0.0];
    // What its legend tells: whether any tick is firm, what makes others hollow, and whether any row says a result and a per cent.
    let (mut has_firm, mut both, mut unfirm) = (false, None, Vec::new());
    for (year, found) in &years {
        for figure in [found.result, found.plan, found.stated].into_iter().flatten() {
            sheet.cite(&figure);
            sheet.note_date("", &figure);
        }
        if let Some((plan, upto)) = found.plan.zip(found.upto) {
            for bound in
                speakers(sheet.catalog, of).filter_map(|ix| figure(dataset, selection.key(sheet.catalog, ix), *year))
            {
                sheet.cite(&bound);
            }
            let words = match plan.statement.origin {
                Origin::Quote(words) => ["“", words, "”"].concat(),
                _ => String::new(),
            };
            let [low, high] = bounds(&sheet, &plan, upto);
            let high = number::with_unit(high, measure.unit);
            sheet.note(notes::plan_between(lang, *year, &low, &standing::hedged(high, &words)));
        }
        let Some(plan) = one_plan(found) else {
            if let Some(stated) = found.stated.filter(|_| found.plan.is_none()) {
                sheet.note(notes::percent_without_plan(lang, *year, &told(&sheet, sheet.percent(&stated))));
            }
            continue;
        };
        let percent = show::attained(sheet.catalog, found);
        if found.result.is_some() {
            both = Some(both == Some(true) || percent.is_some());
        }
        let result = found.result.map(|figure| sheet.hedged(&figure));
        let said = marks::plan_mark(
            lang,
            measure.name,
            *year,
            result.as_deref(),
            &sheet.hedged(&plan),
            percent.map(|percent| told(&sheet, percent)).as_deref(),
        );
        // The look of a plan is that of a tick, which has an entry of its own.
        let mark = match &found.result {
            Some(result) => sheet.mark(0, result, said),
            None => sheet.mark_alike(0, &plan, said),
        };
        for standing in not_firm(lang, &plan) {
            if !unfirm.contains(&standing) {
                unfirm.push(standing);
            }
        }
        has_firm |= look_of(&plan) == Look::Firm;
        values.push(plan.value);
        values.extend(found.result.map(|figure| figure.value));
        rows.push(Bullet {
            label: year.to_string(),
            chosen: *year == selection.year,
            result: found.result.map(|figure| figure.value),
            plan: plan.value,
            text: titles::plan::row(
                lang,
                percent,
                found.result.map(|figure| sheet.label(&figure)),
                &sheet.label(&plan),
            ),
            hue: hue(selection.reporter, Tone::Full),
            look: found.result.map_or(Look::Firm, |figure| look_of(&figure)),
            plan_look: look_of(&plan),
            mark,
        });
    }

    let name = words::against_plan(lang, measure.name);
    let kind = sheet.catalog.indicator(of).kind;
    let shown = Measure { name: &name, ..measure };
    let subtitle = sheet.subtitle(shown, Some(kind), sheet.place(), sheet.period(), Some(selection.reporter));
    let year = selection.year;
    let chosen = years.iter().find(|(found, _)| *found == year).map(|(_, found)| found);
    if let Some(found) = chosen {
        sheet.lead_with(&[found.stated.as_ref(), found.result.as_ref(), found.plan.as_ref()]);
    }
    let facts = match chosen.map(|found| (show::attained(sheet.catalog, found), found.plan.and(found.result))) {
        Some((Some(percent), _)) => Plan::Attained { year, percent },
        Some((None, _)) if chosen.is_some_and(|found| found.upto.is_some()) => Plan::Range { year },
        Some((None, Some(_))) => Plan::NoPercent { year },
        Some((None, None)) if chosen.is_some_and(|found| found.plan.is_some()) => Plan::NoResult { year },
        _ => Plan::NoPlan { year },
    };
    let title = titles::noted(
        titles::plan::title(lang, &measure, facts),
        &chosen.filter(|_| facts != (Plan::Range { year })).map_or_else(Vec::new, |found| doubts(lang, found)),
    );
    if facts == (Plan::NoPlan { year }) {
        let others = others(&sheet, of);
        if !others.is_empty() {
            sheet.note(notes::other_targets(lang, year, sheet.reporter(selection.reporter), &others.join(", ")));
        }
    }
    let description = title.clone();
    let words_ = Words { title, subtitle, description, what: name.clone() };
    let table = table(&sheet, &years);
    if rows.is_empty() {
        // A per cent of a plan that nobody states is a reason, not a note.
        let mut why = std::mem::take(&mut sheet.notes);
        if years.is_empty() {
            why.insert(0, sheet.none(dataset, shown, &speakers(sheet.catalog, of).collect::<Vec<_>>()));
        }
        let why = why.join(" ");
        return Some(ChartView { table, ..sheet.empty("plan", words_, why, None) });
    }
    let fill = hue(selection.reporter, Tone::Full);
    let result = both.map_or_else(|| Msg::Result.text(lang), |percent| titles::plan::row_legend(lang, percent));
    let mut legend = vec![LegendEntry { sample: Sample::Fill(fill), text: result.to_owned() }];
    if has_firm {
        legend.push(LegendEntry { sample: Sample::Tick, text: Msg::Plan.text(lang).to_owned() });
    }
    if !unfirm.is_empty() {
        let text = words::plan_not_firm(lang, &standing::legend(lang, &unfirm, false));
        legend.push(LegendEntry { sample: Sample::HollowTick, text });
    }
    let body = Body::Bullets(Bullets { axis: sheet.axis(&measure, &values, true), rows });
    Some(ChartView { table, ..sheet.finish("plan", words_, body, legend) })
}

/// The plan, where it is one number.
fn one_plan<'a>(found: &Attainment<'a>) -> Option<Figure<'a>> {
    found.plan.filter(|_| found.upto.is_none())
}

/// The bounds of a plan that is a range, the lower one first, without their unit.
fn bounds(sheet: &Sheet<'_>, plan: &Figure<'_>, upto: f64) -> [String; 2] {
    let measure = sheet.measure_of(plan);
    [plan.value.min(upto), plan.value.max(upto)].map(|bound| measure.number(sheet.lang, bound))
}

/// What is to be known of what a title tells: that the per cent was worked out, what makes it uncertain or the plan, and up to which day it goes.
fn doubts(lang: Lang, found: &Attainment<'_>) -> Vec<String> {
    let told = found.stated.or(found.result).map(|figure| show::standing(&figure.statement)).unwrap_or_default();
    // Where there is no per cent, nothing was worked out.
    let derived =
        if found.stated.is_some() { found.plan.is_some() && told.derived } else { found.worked_out.is_some() };
    let told = if found.stated.is_some() { told } else { show::of_worked_out(told) };
    let mut doubts = standing::badges(lang, &standing::Standing { derived, ..told });
    let of_plan = found.plan.as_ref().map_or_else(Vec::new, |plan| not_firm(lang, plan));
    if !of_plan.is_empty() {
        doubts.push(titles::plan::of_plan(lang, &of_plan.join(", ")));
    }
    doubts
}

/// What else the reporter planned for the chosen year here, in the whole or in a sector: the page tells it elsewhere.
fn others(sheet: &Sheet<'_>, but: IndicatorIx) -> Vec<String> {
    let mut found = Vec::new();
    for series in sheet.dataset.in_area(sheet.selection.area) {
        let SeriesKey { indicator, sector, reporter, .. } = series.key;
        let target = sheet.catalog.indicator(indicator);
        let Some(of) = target.of.filter(|of| target.kind == Kind::Target && (*of != but || sector != sheet.sector))
        else {
            continue;
        };
        if reporter == sheet.selection.reporter && figure(sheet.dataset, series.key, sheet.selection.year).is_some() {
            let sector = sector.map_or("", |ix| sheet.catalog.sector(ix).name.get(sheet.lang));
            let name = words::heading(&lower_first(sheet.name(of)), sector);
            if !found.contains(&name) {
                found.push(name);
            }
        }
    }
    found
}

/// What makes the tick of a plan hollow.
fn not_firm(lang: Lang, plan: &Figure<'_>) -> Vec<&'static str> {
    match look_of(plan) {
        Look::Firm => Vec::new(),
        Look::Derived => vec![standing::derived_badge(lang)],
        Look::Dated => vec![words::legend_other_date(lang)],
        Look::Hollow => {
            let badges = standing::uncertain(lang, &show::standing(&plan.statement));
            badges.into_iter().filter(|badge| !badge.is_empty()).collect()
        }
    }
}

fn told(sheet: &Sheet<'_>, percent: Percent) -> String {
    card::roughly(sheet.lang, number::percent(sheet.lang, percent.value, percent.decimals), percent.about)
}

fn table(sheet: &Sheet<'_>, years: &[(Year, Attainment<'_>)]) -> ChartTable {
    let columns = vec![
        column(Msg::Year.text(sheet.lang), false),
        column(Msg::Result.text(sheet.lang), true),
        column(Msg::Plan.text(sheet.lang), true),
        column(words::attained_stated(sheet.lang), true),
        column(words::attained_worked_out(sheet.lang), true),
    ];
    ChartTable { columns, rows: years.iter().map(|(year, found)| row(sheet, *year, found)).collect() }
}

fn row(sheet: &Sheet<'_>, year: Year, found: &Attainment<'_>) -> Row {
    let cell = |figure: Option<Figure<'_>>| figure.map_or_else(Cell::default, |figure| sheet.cell(&figure));
    let stated = found.stated.map_or_else(Cell::default, |figure| Cell {
        text: told(sheet, Percent { about: Approx::No, ..sheet.percent(&figure) }),
        ..sheet.cell(&figure)
    });
    // Beside a per cent told with two decimals, one would look like another figure.
    // But what follows from a plan that was itself worked out, of that very per cent, is told no finer than that.
    let ours = found.plan.is_some_and(|plan| plan.statement.is_derived());
    let decimals = found.stated.filter(|_| !ours).map_or(1, |figure| sheet.percent(&figure).decimals.clamp(1, 2));
    let decimals = if found.is_rough() { 0 } else { decimals };
    let worked_out =
        found.worked_out.map(|value| told(sheet, Percent { value, decimals, about: Approx::No })).unwrap_or_default();
    let mut plan = cell(found.plan);
    if let Some((of, upto)) = found.plan.zip(found.upto) {
        plan.text = bounds(sheet, &of, upto).join("–");
    }
    Row {
        cells: vec![plain(year.to_string()), cell(found.result), plan, stated, plain(worked_out)],
        chosen: year == sheet.selection.year,
    }
}
