//! The figure of a year: the statement that is shown, in the indicator's unit, and how far the others lie from it.

use crate::model::{Dataset, Indicator, Origin, Series, SeriesKey, Statement, Status, Year};

use super::select;

/// The figure of one series and year, as the rule chooses it.
#[derive(Clone, Copy, Debug)]
pub struct Figure<'a> {
    /// Its series.
    pub series: &'a Series,
    /// The statement that is shown.
    pub statement: Statement<'a>,
    /// Its value in the indicator's unit: the stored value times the indicator's scale.
    pub value: f64,
    /// How many other statements of the same figure there are.
    pub others: usize,
    /// The lowest and the highest value of all statements of the figure that may be shown, in the indicator's unit.
    pub range: (f64, f64),
}

impl Figure<'_> {
    /// The year.
    #[must_use]
    pub fn year(&self) -> Year {
        self.statement.year
    }

    /// Whether it is anything but a final, exact figure of the year's end that a source states.
    #[must_use]
    pub fn is_soft(&self) -> bool {
        let s = &self.statement;
        s.approx
            || matches!(s.status, Status::Estimate | Status::Provisional | Status::Forecast | Status::LowReliability)
            || !s.at_year_end()
            || matches!(s.origin, Origin::Derived(_))
    }

    /// How far apart the statements of the figure lie, in the indicator's unit; zero where they agree.
    #[must_use]
    pub fn spread(&self) -> f64 {
        self.range.1 - self.range.0
    }
}

/// A stored value in the indicator's unit. Where the scale is a power of ten, the decimals stay what they were: 5.998378 million is 5,998,378.
#[must_use]
pub fn times_scale(indicator: &Indicator, statement: &Statement<'_>) -> Option<f64> {
    let value = statement.value?;
    if indicator.scale == 1.0 {
        return Some(value);
    }
    let exact = value * indicator.scale;
    // Rounded to the last digit that the stored decimal can reach, so that binary dust does not show.
    let digits = i32::from(crate::model::shown_digits(value)) - indicator.scale.log10().round() as i32;
    let unit = 10f64.powi(digits.clamp(0, 15));
    let rounded = (exact * unit).round() / unit;
    Some(if rounded.is_finite() { rounded } else { exact }).filter(|v| v.is_finite())
}

/// The figure of a series' key and year; `None` where there is no statement that may be shown.
#[must_use]
pub fn figure(dataset: &Dataset, key: SeriesKey, year: Year) -> Option<Figure<'_>> {
    let series = dataset.get(key)?;
    of_series(dataset, series, year)
}

/// The figure of a series and year; `None` where there is no statement that may be shown.
#[must_use]
pub fn of_series<'a>(dataset: &Dataset, series: &'a Series, year: Year) -> Option<Figure<'a>> {
    let catalog = dataset.catalog();
    let indicator = catalog.indicator(series.key.indicator);
    let statement = select::shown(catalog, series.of_year(year))?;
    let value = times_scale(indicator, &statement)?;
    let mut range = (value, value);
    let mut others = 0;
    for other in series.of_year(year).filter(|other| other.place != statement.place) {
        others += 1;
        if matches!(other.status, Status::LowReliability | Status::Missing) {
            continue;
        }
        if let Some(value) = times_scale(indicator, &other) {
            range = (range.0.min(value), range.1.max(value));
        }
    }
    Some(Figure { series, statement, value, others, range })
}

/// Every figure of a series, one a year, years rising.
pub fn all_of_series<'a>(dataset: &'a Dataset, series: &'a Series) -> impl Iterator<Item = Figure<'a>> {
    let mut last = None;
    let years = series.statements().filter_map(move |statement| {
        let new = last != Some(statement.year);
        last = Some(statement.year);
        new.then_some(statement.year)
    });
    years.filter_map(move |year| of_series(dataset, series, year))
}

/// The year with a figure that lies nearest to `year`, the later of two equally near; `None` where the series has no figure at all.
#[must_use]
pub fn nearest_year(dataset: &Dataset, key: SeriesKey, year: Year) -> Option<Year> {
    let series = dataset.get(key)?;
    all_of_series(dataset, series)
        .map(|f| f.year())
        .min_by_key(|found| ((found.get() - year.get()).abs(), std::cmp::Reverse(*found)))
}
