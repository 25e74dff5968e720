//! What a link asks for, resolved against the data: every part of a view is told with this.

use crate::model::{AreaIx, Catalog, Dataset, IndicatorIx, Kind, Lang, ReporterIx, Series, SeriesKey, Year};

use super::state::{Compare, Options, ViewState};

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
    /// Resolves a link: an id that the catalog does not have, and what the link leaves open, become the catalog's default, else the first of its list.
    /// `None` where the catalog has no area, no reporter or no year at all.
    #[must_use]
    pub fn resolve(state: &ViewState, dataset: &Dataset) -> Option<Self> {
        let catalog = dataset.catalog();
        let area = area(state, catalog)?;
        let wanted = state.reporter.as_deref().and_then(|id| catalog.find_reporter(id)).or(catalog.defaults.reporter);
        let reporter = wanted.or_else(|| catalog.reporters().next().map(|(ix, _)| ix))?;
        let year = state.year.or(catalog.defaults.year).or_else(|| dataset.years(area).last().copied())?;
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

    /// The series of an indicator in the chosen area by the chosen reporter, of the whole economy.
    #[must_use]
    pub fn key(&self, indicator: IndicatorIx) -> SeriesKey {
        SeriesKey { indicator, area: self.area, sector: None, reporter: self.reporter }
    }
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
