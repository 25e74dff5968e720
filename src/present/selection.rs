//! What a link asks for, resolved against the data: every part of a view is told with this.

use std::cmp::Reverse;

use crate::analysis::select::may_be_shown;
use crate::model::{AreaIx, Catalog, Dataset, IndicatorIx, Kind, Lang, ReporterIx, Series, SeriesKey, Year};
use crate::text::loading;

use super::charts::{self, other_base};
use super::checks::Filter;
use super::state::{Compare, MOST_REFUSED, Options, ViewState};

/// What is shown: a year, perhaps another to compare with, an area, a reporter, a language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection {
    /// The chosen year.
    pub year: Year,
    /// The year compared with; never the chosen one.
    pub compare: Option<Year>,
    /// The area.
    pub area: AreaIx,
    /// The reporter whose figures lead.
    pub reporter: ReporterIx,
    /// The language.
    pub lang: Lang,
    /// How charts are shown.
    pub options: Options,
}

impl Selection {
    /// Resolves a link: an id that the catalog does not have, and what the link leaves open, become the catalog's default, else the first of its list. Where an
    /// area has nothing by the default reporter or of the default year, what the link leaves open is one of whom, and the newest of which, it has.
    /// `None` where the catalog has no area, no reporter or no year at all.
    #[must_use]
    pub fn resolve(state: &ViewState, dataset: &Dataset) -> Option<Self> {
        let catalog = dataset.catalog();
        let area = area(state, catalog)?;
        let told = told_by(state, dataset, area);
        let reporter = told.map_or_else(|| reporter(state, catalog), |(reporter, _)| Some(reporter))?;
        let year = state.year.or(told.map(|(_, year)| year)).or(catalog.defaults.year);
        let year = year.or_else(|| dataset.years(area).last().copied())?;
        let compare = match state.compare {
            Compare::YearBefore => year_before(dataset, area, year),
            Compare::Nothing => None,
            Compare::With(other) => Some(other),
        };
        Some(Self {
            year,
            compare: compare.filter(|other| *other != year),
            area,
            reporter,
            lang: state.lang,
            options: state.options.clone(),
        })
    }

    /// The ids of area and reporter where they are not those that the page opens with: what tells two views apart by name.
    pub(super) fn ids<'a>(&self, catalog: &'a Catalog) -> impl Iterator<Item = &'a str> {
        let opens = ViewState::default();
        let area = (area(&opens, catalog) != Some(self.area)).then(|| &*catalog.area(self.area).id);
        let other = reporter(&opens, catalog) != Some(self.reporter);
        area.into_iter().chain(other.then(|| &*catalog.reporter(self.reporter).id))
    }

    /// The series of an indicator that the page tells: in the chosen area, by the chosen reporter, and of its own sector where it has figures of one
    /// alone.
    #[must_use]
    pub fn key(&self, catalog: &Catalog, indicator: IndicatorIx) -> SeriesKey {
        let sector = catalog.reporter(self.reporter).sector;
        SeriesKey { indicator, area: self.area, sector, reporter: self.reporter }
    }
}

/// A part of a link that is well formed and names nothing that the data has: something else is shown in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown {
    /// The part, as the link has it: `area=VN-60`.
    pub part: String,
    /// What is unknown and what is shown, in each language, in the order of [`Lang::ALL`].
    pub words: [String; 2],
}

/// Whether a link names an area or a reporter in vain: other figures than those it asks for are shown. See [`unknown`].
#[must_use]
pub fn is_vain(state: &ViewState, catalog: &Catalog) -> bool {
    state.area.as_deref().is_some_and(|id| catalog.find_area(id).is_none())
        || state.reporter.as_deref().is_some_and(|id| catalog.find_reporter(id).is_none())
}

/// Where a link names a year in vain.
enum Vain {
    /// It is before or after all that was read: the years of that.
    Beyond(loading::DataYears),
    /// It lies between, and nothing is told of it.
    Between,
}

/// Whether a year is before or after all that was read, or one of which nothing is told. What may stand in a file that could not be read cannot be told to
/// be missing.
fn in_vain(year: Year, dataset: &Dataset) -> Option<Vain> {
    let all = ends(dataset, &|_| true).filter(|_| !dataset.lacks_files())?;
    if year < all.0 || year > all.1 {
        let is_result = |series: &Series| dataset.catalog().indicator(series.key.indicator).kind != Kind::Target;
        let (first, last) = ends(dataset, &is_result).unwrap_or(all);
        return Some(Vain::Beyond((first, last, Some(all.1).filter(|plans| *plans > last))));
    }
    (!is_told(year, dataset)).then_some(Vain::Between)
}

/// Whether anything is told of a year.
fn is_told(year: Year, dataset: &Dataset) -> bool {
    dataset.series().any(|series| series.of_year(year).any(|statement| statement.value.is_some()))
}

/// What a link names in vain. A year only where it is before or after all that was read: within, it is told with the figures that it lacks. A year to
/// compare with also where nothing at all is told of it: one of which only the chosen area has no figures is among the choices of another.
#[must_use]
pub fn unknown(state: &ViewState, dataset: &Dataset) -> Vec<Unknown> {
    let mut unknown = Vec::new();
    let Some(selection) = Selection::resolve(state, dataset) else { return unknown };
    let catalog = dataset.catalog();
    let mut tell = |key: &str, value: &str, words: &dyn Fn(Lang) -> String| {
        unknown.push(Unknown { part: [key, "=", value].concat(), words: Lang::ALL.map(words) });
    };
    if let Some(id) = state.area.as_deref().filter(|id| catalog.find_area(id).is_none()) {
        let shown = &catalog.area(selection.area).name;
        tell("area", id, &|lang| loading::unknown_area(lang, id, shown.get(lang)));
    }
    if let Some(id) = state.reporter.as_deref().filter(|id| catalog.find_reporter(id).is_none()) {
        let shown = &catalog.reporter(selection.reporter).name;
        tell("reporter", id, &|lang| loading::unknown_reporter(lang, id, shown.get(lang)));
    }
    let vain = |year: Option<Year>| year.and_then(|year| Some((year, in_vain(year, dataset)?)));
    if let Some((year, Vain::Beyond(years))) = vain(state.year) {
        tell("year", &year.to_string(), &|lang| loading::unknown_year(lang, year, years));
    }
    match vain(selection.compare.filter(|other| state.compare == Compare::With(*other))) {
        Some((year, Vain::Beyond(years))) => {
            tell("compare", &year.to_string(), &|lang| loading::unknown_compared(lang, year, years));
        }
        Some((year, Vain::Between)) => {
            tell("compare", &year.to_string(), &|lang| loading::untold_compared(lang, year));
        }
        None => {}
    }
    unknown_of_view(state, dataset, &selection, &mut tell);
    unknown.truncate(MOST_REFUSED);
    unknown
}

/// A state without what it names in vain, as [`unknown`] tells, and without years of which nothing is told: what was chosen in other data and this data does
/// not have. What remains is kept.
#[must_use]
pub fn without(state: &ViewState, dataset: &Dataset, vain: &[Unknown]) -> ViewState {
    let mut kept = state.clone();
    for (key, value) in vain.iter().filter_map(|unknown| unknown.part.split_once('=')) {
        match (key, value.strip_prefix(TABLE)) {
            ("area", _) => kept.area = None,
            ("reporter", _) => kept.reporter = None,
            ("chart", _) => kept.chart = None,
            ("view", Some(chart)) => kept.options.tables.retain(|open| open != chart),
            ("view", None) => kept.options.base = None,
            ("checks", _) => {
                let words = kept.checks.take().unwrap_or_default();
                let left: Vec<&str> = words.split(',').filter(|word| *word != value).collect();
                kept.checks = (!left.is_empty()).then(|| left.join(","));
            }
            _ => {}
        }
    }
    let may_be = |year: &Year| dataset.lacks_files() || is_told(*year, dataset);
    kept.year = kept.year.filter(may_be);
    kept.options.base = kept.options.base.filter(may_be);
    if let Compare::With(year) = kept.compare
        && !may_be(&year)
    {
        kept.compare = Compare::default();
    }
    kept
}

/// Tells of a key and a value that they are named in vain, with the words for it.
type Tell<'a> = dyn FnMut(&str, &str, &dyn Fn(Lang) -> String) + 'a;

/// What a link asks of charts and checks in vain.
fn unknown_of_view(state: &ViewState, dataset: &Dataset, selection: &Selection, tell: &mut Tell<'_>) {
    let catalog = dataset.catalog();
    let charts = charts::ids(catalog);
    let is_no_chart = |id: &&str| !charts.contains(id);
    if let Some(id) = state.chart.as_deref().filter(is_no_chart) {
        tell("chart", id, &|lang| loading::unknown_chart(lang, id));
    }
    for id in state.options.tables.iter().map(String::as_str).filter(is_no_chart) {
        tell("view", &[TABLE, id].concat(), &|lang| loading::unknown_table(lang, id));
    }
    if let Some((asked, shown)) = state.options.base.zip(other_base(dataset, selection)) {
        let word = [BASE, &asked.to_string()].concat();
        tell("view", &word, &|lang| loading::unknown_base(lang, asked, shown));
    }
    for word in state.checks.iter().flat_map(|words| words.split(',')) {
        if Filter::of_words(word, catalog) == Filter::default() {
            tell("checks", word, &|lang| loading::unknown_filter(lang, word));
        }
    }
}

/// How the word for the base year of the index begins.
const BASE: &str = "base-";

/// How the word for an open table begins.
const TABLE: &str = "table-";

impl Unknown {
    /// Whether it is told of the index, whose figures may be read later than others.
    #[must_use]
    pub fn is_of_index(&self) -> bool {
        self.part.strip_prefix("view=").is_some_and(|word| word.starts_with(BASE))
    }

    /// Whether it is told of something that is chosen in the page, not in the bar.
    #[must_use]
    pub fn is_of_view(&self) -> bool {
        ["chart=", "view=", "checks="].iter().any(|key| self.part.starts_with(key))
    }
}

/// The first and the last year of which anything is told by such series.
fn ends(dataset: &Dataset, such: &dyn Fn(&Series) -> bool) -> Option<(Year, Year)> {
    let mut ends: Option<(Year, Year)> = None;
    for series in dataset.series().filter(|series| such(series)) {
        // Years never fall within a series.
        let mut first = (0..series.len()).filter_map(|place| series.statement(place));
        let mut last = (0..series.len()).rev().filter_map(|place| series.statement(place));
        for year in first.next().into_iter().chain(last.next()).map(|statement| statement.year) {
            let (first, last) = ends.unwrap_or((year, year));
            ends = Some((year.min(first), year.max(last)));
        }
    }
    ends
}

/// The year that another is compared with where nobody chose one: the year before; where the area has no figure of it, the latest before it that has one.
/// Of an area without any figure, whose file may still be under way, the year before.
fn year_before(dataset: &Dataset, area: AreaIx, year: Year) -> Option<Year> {
    let before = year.before()?;
    let is_told = |series: &Series| series.of_year(before).any(|statement| statement.value.is_some());
    let is_plan = |series: &Series| dataset.catalog().indicator(series.key.indicator).kind == Kind::Target;
    if dataset.in_area(area).any(|series| is_told(series) && !is_plan(series)) {
        return Some(before);
    }
    let told = dataset.years(area);
    if told.is_empty() { Some(before) } else { told.into_iter().rfind(|told| *told < before) }
}

/// By whom an area that the page does not open with is told, and of which year: of the default reporter, else of one after the other, the first who has a figure of
/// what leads the page, else of anything; of the default year where it has one, else the newest. A year that the link names changes nothing of the reporter: its cards
/// are the same in all years. `None` where there is nothing to choose from, as while the area's file is under way.
fn told_by(state: &ViewState, dataset: &Dataset, area: AreaIx) -> Option<(ReporterIx, Year)> {
    let catalog = dataset.catalog();
    if self::area(&ViewState::default(), catalog) == Some(area) {
        return None;
    }
    let (opens, leads) = (reporter(state, catalog)?, leading(catalog)?);
    let is_named = state.reporter.as_deref().is_some_and(|id| catalog.find_reporter(id).is_some());
    // What is best comes last: a figure of what leads, by whom the page opens with, of the year that it opens with, of a late year.
    let mut best = None;
    for series in dataset.in_area(area) {
        let SeriesKey { indicator, sector, reporter, .. } = series.key;
        let is_of = sector == catalog.reporter(reporter).sector && (!is_named || reporter == opens);
        if !is_of || catalog.indicator(indicator).kind == Kind::Target {
            continue;
        }
        let home = catalog.defaults.year;
        for year in series.statements().filter(may_be_shown).map(|statement| statement.year) {
            let worth = (indicator == leads, reporter == opens, Reverse(reporter), home == Some(year), year);
            best = best.max(Some(worth));
        }
    }
    best.map(|(_, _, Reverse(reporter), _, year)| (reporter, year))
}

/// The reporter that a link asks for, else the default, else the first.
fn reporter(state: &ViewState, catalog: &Catalog) -> Option<ReporterIx> {
    let wanted = state.reporter.as_deref().and_then(|id| catalog.find_reporter(id)).or(catalog.defaults.reporter);
    wanted.or_else(|| catalog.reporters().next().map(|(ix, _)| ix))
}

/// The area that a link asks for, else the default, else the first.
#[must_use]
pub fn area(state: &ViewState, catalog: &Catalog) -> Option<AreaIx> {
    let wanted = state.area.as_deref().and_then(|id| catalog.find_area(id)).or(catalog.defaults.area);
    wanted.or_else(|| catalog.areas().next().map(|(ix, _)| ix))
}

/// The indicator that leads the page: the first stock that has a card, else the first that has one, else the first.
#[must_use]
pub fn leading(catalog: &Catalog) -> Option<IndicatorIx> {
    let find =
        |test: &dyn Fn(&crate::model::Indicator) -> bool| catalog.indicators().find(|(_, i)| test(i)).map(|(ix, _)| ix);
    find(&|i| i.card && i.kind == Kind::Stock).or_else(|| find(&|i| i.card)).or_else(|| find(&|_| true))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::testing::{World, key};

    #[test]
    fn an_area_opens_by_a_reporter_and_on_a_year_of_which_it_has_figures_unless_the_link_names_them() {
        let mut world = World::new();
        let (stock, flow) = (key(world.indicator("stock", Kind::Stock)), key(world.indicator("flow", Kind::Flow)));
        let plan = key(world.indicator("plan", Kind::Target));
        let (own, other) = (stock.reporter, world.reporter("other"));
        let far = world.area("far", crate::model::AreaKind::Province, Some(stock.area));
        let at = |of: SeriesKey, area, reporter| SeriesKey { area, reporter, ..of };
        world.say(stock, 2021, 1.0);
        world.say(at(flow, far, own), 2025, 1.0);
        world.say(at(plan, far, own), 2030, 1.0);
        for of in [2018, 2019] {
            world.say(at(stock, far, other), of, 1.0);
        }
        world.say(at(stock, far, other), 2020, 1.0).status = crate::model::Status::LowReliability;
        let data = world.build();
        let opens = |query: &str| {
            let told = Selection::resolve(&ViewState::from_query(query).0, &data).unwrap();
            (told.reporter, told.year.get())
        };
        assert_eq!(opens("area=far"), (other, 2019), "who has a figure of what leads, and the newest");
        assert_eq!(opens("area=far&year=2018"), (other, 2018));
        assert_eq!(opens("area=far&year=2025"), (other, 2025), "the reporter is the same in all years");
        assert_eq!(opens("area=far&reporter=vca"), (own, 2025), "the newest of the one that is asked for");
        assert_eq!(opens("").1, 2021, "the page opens as the catalog says");
        assert_eq!(opens("area=far&year=2010").1, 2010, "a year that is asked for stays");
    }

    #[test]
    fn a_link_that_names_an_area_a_reporter_or_a_year_in_vain_is_told_so_with_what_is_shown() {
        let mut world = World::new();
        let stock = key(world.indicator("stock", Kind::Stock));
        world.say(stock, 2001, 1.0);
        world.say(stock, 2024, 2.0);
        let data = world.build();
        let told = |query: &str| -> Vec<String> {
            let (state, refused) = ViewState::from_query(query);
            assert_eq!(refused, []);
            let told: Vec<String> = unknown(&state, &data).into_iter().map(|one| one.part).collect();
            let figures = |part: &String| part.starts_with("area=") || part.starts_with("reporter=");
            assert_eq!(is_vain(&state, data.catalog()), told.iter().any(figures));
            told
        };
        let catalog = data.catalog();
        let (area, reporter) = (&catalog.area(stock.area).id, &catalog.reporter(stock.reporter).id);
        for query in ["".to_owned(), format!("year=2010&area={area}&reporter={reporter}"), "year=2024".to_owned()] {
            assert!(told(&query).is_empty(), "{query}");
        }
        assert_eq!(told("year=1999&area=VN-60&reporter=gso"), ["area=VN-60", "reporter=gso", "year=1999"]);
        assert_eq!(told("year=2030"), ["year=2030"]);
        assert_eq!(told("year=2024&compare=2001"), [""; 0]);
        assert_eq!(told("year=2024&compare=1999"), ["compare=1999"], "before all that is told");
        assert_eq!(told("year=2024&compare=2010"), ["compare=2010"], "nothing is told of it");
        assert_eq!(told("year=2030&compare=2030"), ["year=2030"], "a year is never compared with itself");
        assert_eq!(told("chart=nope&view=table-none,table-trend"), ["chart=nope", "view=table-none"]);
        assert!(told("chart=trend&checks=kind-growth,result-differs").is_empty());
        assert_eq!(told("checks=foo,kind-foo,result-differs"), ["checks=foo", "checks=kind-foo"]);
        let left = |query: &str| {
            let (state, _) = ViewState::from_query(query);
            without(&state, &data, &unknown(&state, &data)).to_query()
        };
        assert_eq!(left("year=1999&compare=1998&area=VN-60&reporter=gso&lang=en&chart=nope"), "lang=en");
        assert_eq!(left("year=2010&view=base-2010"), "", "nothing is told of it");
        assert_eq!(left("data=a.json&checks=foo,kind-growth,kind-foo"), "data=a.json&checks=kind-growth");
        assert_eq!(left("view=share,table-none,table-trend&checks=foo"), "view=share,table-trend");
        let nothing = Dataset::new(data.shared_catalog());
        let (state, _) = ViewState::from_query("year=2024&compare=2001&lang=en");
        assert_eq!(without(&state, &nothing, &unknown(&state, &nothing)).to_query(), "lang=en");
        let all = format!("year=2024&compare=2001&area={area}&reporter={reporter}&theme=dark&chart=trend");
        assert_eq!(left(&all), all, "what the data has is kept");
        let (state, _) = ViewState::from_query("area=VN-60");
        let shown = catalog.area(stock.area).name.get(Lang::Vi);
        assert!(unknown(&state, &data)[0].words[0].ends_with(&format!("{shown}.")), "whose figures are shown is said");
    }
}
