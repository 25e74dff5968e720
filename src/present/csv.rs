//! Figures to take away: one row for each statement, with status, reporter, source and quote, and one for each number that a chart draws and works out itself.

use crate::analysis::change::tidy;
use crate::analysis::{Figure, attainment, change, figure, shown, times_scale};
use crate::charts::spec::{Body, MarkIx};
use crate::model::{Approx, Catalog, Dataset, Lang, Origin, SeriesKey, Statement, Year};
use crate::text::chart as words;
use crate::text::number;
use crate::text::titles::index::base_is_100;
use crate::text::ui::Msg;

use super::charts::{ChartView, index, makeup};
use super::{FigureRef, Selection, export, show};

/// The columns of an exported file. Names are stable and in English, so that a script that reads them need not know the language; new ones come last.
pub const COLUMNS: [&str; 32] = [
    "year",
    "indicator",
    "indicator_name",
    "area",
    "area_name",
    "sector",
    "reporter",
    "reporter_name",
    "value",
    "unit",
    "status",
    "approx",
    "uncertain",
    "as_of",
    "origin",
    "shown",
    "quote",
    "table",
    "formula",
    "source",
    "source_title",
    "publisher",
    "published",
    "url",
    "opened_file",
    "digits",
    "note",
    "accessed",
    "source_note",
    "licence",
    "updated",
    "owner",
];

/// A row on its way: what is not known of it stays empty.
struct Row(Vec<String>);

impl Row {
    fn put(&mut self, column: &str, text: impl Into<String>) {
        let place = COLUMNS.iter().position(|name| *name == column);
        if let Some(cell) = place.and_then(|place| self.0.get_mut(place)) {
            *cell = text.into();
        }
    }

    fn tick(&mut self, column: &str, is_so: bool) {
        self.put(column, if is_so { "yes" } else { "" });
    }

    /// A row with what a statement and a number that was worked out of some have in common; `opened`: the files by which it is not the site's.
    fn new(dataset: &Dataset, key: SeriesKey, year: Year, opened: &[&str], lang: Lang) -> Self {
        let catalog = dataset.catalog();
        let mut row = Self(vec![String::new(); COLUMNS.len()]);
        let (area, reporter) = (catalog.area(key.area), catalog.reporter(key.reporter));
        row.put("year", year.to_string());
        row.put("area", &*area.id);
        row.put("area_name", area.name.get(lang));
        row.put("sector", key.sector.map_or("", |sector| &*catalog.sector(sector).id));
        row.put("reporter", &*reporter.id);
        row.put("reporter_name", reporter.name.get(lang));
        row.put("opened_file", opened.join("; "));
        if export::is_of_catalog(dataset, !opened.is_empty()) {
            row.put("licence", export::licence(catalog.licence.as_ref(), lang));
            row.put("updated", catalog.updated.map(|day| day.to_string()).unwrap_or_default());
        }
        row
    }
}

/// How roughly a value is told, for programs.
const fn approx(approx: Approx) -> &'static str {
    match approx {
        Approx::No => "",
        Approx::About => "about",
        Approx::Over => "over",
        Approx::Nearly => "nearly",
    }
}

/// The rows of statements, each named by its series and its place in it. What names nothing is left out.
#[must_use]
pub fn rows(dataset: &Dataset, statements: &[(SeriesKey, usize)], lang: Lang) -> Vec<Vec<String>> {
    // Which of a year is shown is looked for once where its statements follow each other.
    let mut first: Option<(SeriesKey, Year, Option<usize>)> = None;
    statements.iter().filter_map(|&(key, place)| row(dataset, key, place, &mut first, lang)).collect()
}

fn row(
    dataset: &Dataset,
    key: SeriesKey,
    place: usize,
    first: &mut Option<(SeriesKey, Year, Option<usize>)>,
    lang: Lang,
) -> Option<Vec<String>> {
    let catalog = dataset.catalog();
    let series = dataset.get(key)?;
    let statement: Statement<'_> = series.statement(place)?;
    let indicator = catalog.indicator(key.indicator);
    let source = catalog.source(statement.source);
    let value = times_scale(indicator, &statement);
    let opened: Vec<&str> = dataset.opened_file(key, place).into_iter().collect();
    let mut row = Row::new(dataset, key, statement.year, &opened, lang);
    row.put("indicator", &*indicator.id);
    row.put("indicator_name", indicator.name.get(lang));
    row.put("value", value.map(number::plain).unwrap_or_default());
    row.put("unit", indicator.unit.get(lang));
    row.put("status", statement.status.code());
    row.put("approx", approx(statement.approx));
    row.tick("uncertain", statement.uncertain);
    row.put("as_of", statement.as_of.map(|day| day.to_string()).unwrap_or_default());
    let (origin, column, words) = match statement.origin {
        Origin::Quote(words) => ("quote", "quote", words),
        Origin::Table(place) => ("table", "table", place.get(lang)),
        Origin::Derived(formula) => ("derived", "formula", formula),
        Origin::Bulk => ("bulk", "", ""),
        Origin::None => ("", "", ""),
    };
    row.put("origin", origin);
    row.put(column, words);
    if let Some(words) = statement.basis {
        row.put("quote", words);
    }
    if value.is_some() && !statement.is_derived() {
        // Of the value as it stands in the row: 5.935 million is told to the thousand.
        row.put("digits", number::plain(f64::from(statement.digits) - indicator.scale.log10().round()));
    }
    let year = statement.year;
    if first.is_none_or(|(of, at, _)| (of, at) != (key, year)) {
        *first = Some((key, year, shown(catalog, series.of_year(year)).map(|shown| shown.place)));
    }
    row.tick("shown", first.is_some_and(|(.., shown)| shown == Some(place)));
    row.put("note", statement.note.map_or("", |note| note.get(lang)));
    row.put("source", &*source.id);
    row.put("source_title", &*source.title);
    row.put("source_note", source.note.as_ref().map_or("", |note| note.get(lang)));
    row.put("publisher", source.publisher.get(lang));
    row.put("published", source.published.map(|day| day.to_string()).unwrap_or_default());
    row.put("accessed", source.accessed.map(|day| day.to_string()).unwrap_or_default());
    row.put("url", source.url.as_deref().unwrap_or_default());
    row.put("owner", whose(catalog, key, &statement, lang));
    Some(row.0)
}

/// Whose a statement is: the owner that its source names, its publication where it names nobody, else its reporter; nothing of a collection of owners.
fn whose(catalog: &Catalog, key: SeriesKey, statement: &Statement<'_>, lang: Lang) -> String {
    let reporter = catalog.reporter(key.reporter);
    let own = || if reporter.mixed { String::new() } else { reporter.name.get(lang).to_owned() };
    show::owner(catalog, statement.source, lang).unwrap_or_else(own)
}

/// The rows of the numbers that a chart draws and that no source and no file states: growth worked out of two levels, the points of an index, the net of two
/// flows, the steps of a waterfall, shares of a whole, per cents of a plan, what lies between two years of an area. Each has its formula, in the words of the
/// data's own.
#[must_use]
pub fn worked_out(dataset: &Dataset, selection: &Selection, view: &ChartView) -> Vec<Vec<String>> {
    let mut drawn: Vec<(f64, Vec<Figure<'_>>)> = Vec::new();
    let Ok(spec) = &view.drawing else { return Vec::new() };
    let named = |name: &String| {
        let of = FigureRef::parse(name, dataset.catalog())?;
        figure(dataset, of.key, of.year)
    };
    // The figure of a mark, and those from which what it stands for was worked out.
    let own = |at: MarkIx| spec.marks.get(at.0).and_then(|mark| mark.figure.as_ref()).and_then(named);
    let from =
        |at: MarkIx| spec.marks.get(at.0).map_or_else(Vec::new, |mark| mark.from.iter().filter_map(named).collect());
    match &spec.body {
        Body::YearBars(body) => {
            drawn.extend(body.bars.iter().chain(&body.net).map(|bar| (bar.value, from(bar.mark))));
        }
        Body::Waterfall(body) => {
            let steps = body.steps.iter();
            drawn.extend(steps.map(|step| (tidy(step.to - step.from, step.from, step.to), from(step.mark))));
        }
        Body::Lines(body) if view.id == "index" => {
            let base = index::base_of(dataset, selection);
            for point in body.lines.iter().flat_map(|line| &line.points) {
                // The points of an index are marks of their figures.
                let Some(now) = own(point.mark) else { continue };
                let then = base.and_then(|base| figure(dataset, now.series.key, base));
                drawn.extend(then.map(|then| (point.value, vec![now, then])));
            }
        }
        Body::Stacked(body) if selection.options.share => {
            for row in &body.rows {
                let parts: Vec<_> = row.segments.iter().filter_map(|segment| own(segment.mark)).collect();
                for part in &parts {
                    let whole = makeup::whole_of(dataset, part).map_or_else(|| parts.clone(), |whole| vec![whole]);
                    let sum: f64 = whole.iter().map(|one| one.value).sum();
                    let of = std::iter::once(*part).chain(whole).collect();
                    drawn.push((100.0 * part.value / sum, of));
                }
            }
        }
        Body::Bullets(body) => {
            for result in body.rows.iter().filter(|row| row.result.is_some()).filter_map(|row| own(row.mark)) {
                let found =
                    attainment(dataset, result.series.key, result.year()).filter(|found| found.stated.is_none());
                let both = found.and_then(|found| Some((found.worked_out?, vec![result, found.plan?])));
                drawn.extend(both);
            }
        }
        Body::Dumbbell(body) => {
            for row in body.rows.iter().filter(|row| row.joined) {
                let ends = [&row.earlier, &row.later].map(|end| end.as_ref().and_then(|end| own(end.mark)));
                let [Some(one), Some(other)] = ends else { continue };
                let (to, from) = if one.year() > other.year() { (one, other) } else { (other, one) };
                drawn.push((tidy(to.value - from.value, to.value, from.value), vec![to, from]));
            }
        }
        _ => {}
    }
    drawn.iter().filter_map(|(value, of)| worked_out_row(dataset, view.id, *value, of, selection.lang)).collect()
}

fn worked_out_row(dataset: &Dataset, chart: &str, value: f64, of: &[Figure<'_>], lang: Lang) -> Option<Vec<String>> {
    let catalog = dataset.catalog();
    let leading = of.first()?;
    let key = leading.series.key;
    let indicator = catalog.indicator(key.indicator);
    let (name, unit) = (indicator.name.get(lang), indicator.unit.get(lang));
    // A term is of the row's own sector, unless there are several.
    let one_sector = of.iter().all(|one| one.series.key.sector == key.sector);
    let term = |one: &Figure<'_>| {
        let of = one.series.key;
        let sector = of.sector.filter(|_| !one_sector).map(|sector| [":", &catalog.sector(sector).id].concat());
        format!("{}{}[{}]", catalog.indicator(of.indicator).id, sector.unwrap_or_default(), one.year())
    };
    let terms: Vec<_> = of.iter().map(term).collect();
    let terms: Vec<&str> = terms.iter().map(String::as_str).collect();
    let per_cent = || "%".to_owned();
    let (name, unit, formula) = match (chart, terms.as_slice()) {
        ("growth", [to, from]) => (words::growth_of(lang, name), per_cent(), format!("100 * ({to} / {from} - 1)")),
        ("index", [now, base]) => {
            let unit = base_is_100(of.last()?.year());
            (words::heading(name, &unit), unit, format!("100 * {now} / {base}"))
        }
        ("flows", [came, went]) => (Msg::NetChange.text(lang).to_owned(), unit.to_owned(), format!("{came} - {went}")),
        ("waterfall", [closing, opening]) => {
            (words::actual_change(lang).to_owned(), unit.to_owned(), format!("{closing} - {opening}"))
        }
        ("waterfall", [closing, opening, came, went]) => {
            let formula = format!("{closing} - {opening} - {came} + {went}");
            (Msg::Unexplained.text(lang).to_owned(), unit.to_owned(), formula)
        }
        ("makeup", [part, whole @ ..]) => {
            let whole = if let [whole] = whole { (*whole).to_owned() } else { ["(", &whole.join(" + "), ")"].concat() };
            let name = words::heading(name, words::percent_of_whole(lang));
            (name, per_cent(), format!("100 * {part} / {whole}"))
        }
        ("plan", [result, plan]) => {
            (words::attained_worked_out(lang).to_owned(), per_cent(), format!("100 * {result} / {plan}"))
        }
        ("regions", [to, from]) => (Msg::Change.text(lang).to_owned(), unit.to_owned(), format!("{to} - {from}")),
        _ => return None,
    };
    let statements: Vec<_> = of.iter().map(|one| (one.series.key, one.statement.place)).collect();
    let opened = dataset.opened_among(&statements);
    let mut row = Row::new(dataset, key, leading.year(), &opened, lang);
    row.put("indicator_name", name);
    row.put("value", number::plain(value));
    row.put("unit", unit);
    let is_rough =
        of.get(1).and_then(|from| change(dataset, leading, from.year())).is_some_and(|change| change.rough.is_some());
    row.put("approx", approx(Approx::about(is_rough || of.iter().any(|one| one.statement.approx.is_rough()))));
    row.tick("uncertain", of.iter().any(|one| one.statement.uncertain));
    row.put("origin", "worked_out");
    row.tick("shown", true);
    row.put("formula", formula);
    Some(row.0)
}
