//! Statements and series: what a source says of one figure, and the figures of one indicator in one area by one reporter over the years.

use std::sync::Arc;

use super::{AreaIx, Date, IndicatorIx, ReporterIx, SectorIx, SourceIx, Text, Year, decimal};

/// Which series: one indicator in one area by one reporter, of one sector or of the whole economy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SeriesKey {
    /// What is counted.
    pub indicator: IndicatorIx,
    /// Where.
    pub area: AreaIx,
    /// Of which part of the economy; `None` for the whole.
    pub sector: Option<SectorIx>,
    /// Who reports it.
    pub reporter: ReporterIx,
}

/// How roughly a source tells a value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Approx {
    /// Not at all.
    #[default]
    No,
    /// "About", "up to", or in a word of which nothing more is known.
    About,
    /// "Over", "more than": the value lies above the number.
    Over,
    /// "Nearly": it lies below.
    Nearly,
}

impl Approx {
    /// Whether the value is told roughly, on whichever side.
    #[must_use]
    pub const fn is_rough(self) -> bool {
        !matches!(self, Self::No)
    }

    /// Of a number that was worked out: about, where it is rough.
    #[must_use]
    pub const fn about(rough: bool) -> Self {
        if rough { Self::About } else { Self::No }
    }
}

/// The standing of a figure: the codes of SDMX's list `CL_OBS_STATUS` that the format uses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// `A`: normal.
    #[default]
    Normal,
    /// `E`: estimated by its reporter.
    Estimate,
    /// `P`: provisional.
    Provisional,
    /// `F`: forecast.
    Forecast,
    /// `B`: a break in the series; figures before and after do not compare.
    Break,
    /// `BE`: a break in the series, and estimated by its reporter.
    BreakEstimate,
    /// `M`: missing.
    Missing,
    /// `O`: not available.
    NotAvailable,
    /// `U`: low reliability.
    LowReliability,
}

impl Status {
    /// All codes, in the order of the format's page.
    pub const ALL: [Self; 9] = [
        Self::Normal,
        Self::Estimate,
        Self::Provisional,
        Self::Forecast,
        Self::Break,
        Self::BreakEstimate,
        Self::Missing,
        Self::NotAvailable,
        Self::LowReliability,
    ];

    /// Whether a figure of it is not its reporter's last word.
    #[must_use]
    pub const fn is_preliminary(self) -> bool {
        matches!(self, Self::Estimate | Self::BreakEstimate | Self::Provisional | Self::Forecast)
    }

    /// Whether figures before and after do not compare.
    #[must_use]
    pub const fn is_break(self) -> bool {
        matches!(self, Self::Break | Self::BreakEstimate)
    }

    /// What is left of it where a break is told otherwise.
    #[must_use]
    pub const fn without_break(self) -> Self {
        match self {
            Self::Break => Self::Normal,
            Self::BreakEstimate => Self::Estimate,
            other => other,
        }
    }

    /// The code of SDMX's list.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Normal => "A",
            Self::Estimate => "E",
            Self::Provisional => "P",
            Self::Forecast => "F",
            Self::Break => "B",
            Self::BreakEstimate => "BE",
            Self::Missing => "M",
            Self::NotAvailable => "O",
            Self::LowReliability => "U",
        }
    }
}

/// What a figure rests on, as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PointOrigin {
    /// The words of the source, letter by letter.
    Quote(Box<str>),
    /// Which table, chart or cell of the source has it.
    Table(Box<Text>),
    /// The formula by which it was worked out; no source states it.
    Derived(Box<str>),
    /// A value of the compact form, told among others of the full one: its source gives it in bulk.
    Bulk,
    /// Nothing: a year known to be missing.
    None,
}

/// One statement as the full form stores it.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// The year of which it speaks.
    pub year: Year,
    /// The stored value, finite, to be multiplied by the indicator's scale; `None` for known to be missing.
    pub value: Option<f64>,
    /// Where it was read.
    pub source: SourceIx,
    /// What it rests on.
    pub origin: PointOrigin,
    /// The words of its source from which it was worked out, where it was.
    pub basis: Option<Box<str>>,
    /// Its standing.
    pub status: Status,
    /// Whether the source says about, over or nearly.
    pub approx: Approx,
    /// Whether value, year or reporter could not be read with certainty.
    pub uncertain: bool,
    /// Whether its source names nobody as the owner of its figures: see [`super::Owner::Nobody`].
    pub unowned: bool,
    /// Digits after the decimal point of the stored value as the source states it, where the number itself does not show them.
    pub digits: Option<u8>,
    /// The date of which it speaks, where that is not 31 December.
    pub as_of: Option<Date>,
    /// Whether the editor chose it as the statement to show.
    pub chosen: bool,
    /// What to know about it.
    pub note: Option<Text>,
}

impl Point {
    /// A statement of which nothing else is told: firm, of the end of its year, with the digits that its number shows.
    #[must_use]
    pub const fn of(year: Year, value: Option<f64>, source: SourceIx, origin: PointOrigin) -> Self {
        Self {
            year,
            value,
            source,
            origin,
            basis: None,
            status: Status::Normal,
            approx: Approx::No,
            uncertain: false,
            unowned: false,
            digits: None,
            as_of: None,
            chosen: false,
            note: None,
        }
    }
}

/// The statements of a series.
#[derive(Clone, Debug, PartialEq)]
pub enum Points {
    /// Each with its own words and source; years never fall.
    Full(Vec<Point>),
    /// For bulk: `values[i]` is of the year `from + i`, NaN where there is none; one source for all.
    Compact {
        /// The year of the first value.
        from: Year,
        /// The stored values.
        values: Box<[f64]>,
        /// The source of all.
        source: SourceIx,
        /// Whether that names nobody as the owner of its figures.
        unowned: bool,
    },
}

/// One indicator in one area by one reporter (and one sector) over the years.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// Which series it is.
    pub key: SeriesKey,
    /// Which of its places came from a file that the reader added to the catalog's own, and from which; rising.
    opened: Vec<(usize, Arc<str>)>,
    pub(crate) points: Points,
}

/// What a figure rests on, as it is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin<'a> {
    /// The words of the source, letter by letter.
    Quote(&'a str),
    /// Which table, chart or cell of the source has it.
    Table(&'a Text),
    /// The formula by which it was worked out; no source states it.
    Derived(&'a str),
    /// A value of the compact form: its source gives it in bulk.
    Bulk,
    /// Nothing: a year known to be missing.
    None,
}

/// What one source says of one figure. A view into a [`Series`], the same for both forms.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Statement<'a> {
    /// The year of which it speaks.
    pub year: Year,
    /// The stored value, finite, to be multiplied by the indicator's scale; `None` for known to be missing.
    pub value: Option<f64>,
    /// Where it was read.
    pub source: SourceIx,
    /// What it rests on.
    pub origin: Origin<'a>,
    /// The words of its source from which it was worked out, where it was.
    pub basis: Option<&'a str>,
    /// Its standing.
    pub status: Status,
    /// Whether the source says about, over or nearly.
    pub approx: Approx,
    /// Whether value, year or reporter could not be read with certainty.
    pub uncertain: bool,
    /// Whether its source names nobody as the owner of its figures.
    pub unowned: bool,
    /// Digits after the decimal point of the stored value as the source states it.
    pub digits: u8,
    /// The date of which it speaks, where that is not 31 December.
    pub as_of: Option<Date>,
    /// Whether the editor chose it as the statement to show.
    pub chosen: bool,
    /// What to know about it.
    pub note: Option<&'a Text>,
    /// Whether it stands in a file that the reader added to the catalog's own: see [`Series::opened_file`].
    pub opened: bool,
    /// Its place among the statements of its series, from 0: with the series it names the statement.
    pub place: usize,
}

impl Statement<'_> {
    /// Whether no source states it: it was worked out from others.
    #[must_use]
    pub fn is_derived(&self) -> bool {
        matches!(self.origin, Origin::Derived(_))
    }

    /// Whether it, or whose it is, is in doubt: what is known without one comes first.
    #[must_use]
    pub const fn is_doubted(&self) -> bool {
        self.uncertain || self.unowned
    }

    /// Whether it speaks of 31 December of its year.
    #[must_use]
    pub fn at_year_end(&self) -> bool {
        self.as_of.is_none_or(|date| date.year() == self.year.get() && date.month() == 12 && date.day() == Some(31))
    }
}

impl Series {
    /// A series of statements whose years never fall; `None` where they do.
    #[must_use]
    pub fn full(key: SeriesKey, points: Vec<Point>) -> Option<Self> {
        points.is_sorted_by_key(|point| point.year).then_some(Self {
            key,
            opened: Vec::new(),
            points: Points::Full(points),
        })
    }

    /// A series of values, one a year; `None` where a year would lie outside of what the format allows or a value is infinite. `unowned`: whether the source names
    /// nobody as the owner of its figures.
    #[must_use]
    pub fn compact(key: SeriesKey, from: Year, values: Box<[f64]>, source: SourceIx, unowned: bool) -> Option<Self> {
        let last = i32::try_from(values.len()).ok().and_then(|n| from.plus((n - 1).max(0)));
        (last.is_some() && !values.iter().any(|v| v.is_infinite())).then_some(Self {
            key,
            opened: Vec::new(),
            points: Points::Compact { from, values, source, unowned },
        })
    }

    /// The statements as they are stored.
    #[must_use]
    pub fn points(&self) -> &Points {
        &self.points
    }

    /// Every statement, years never falling, in the order of the file within a year.
    pub fn statements(&self) -> impl Iterator<Item = Statement<'_>> + Clone {
        (0..self.len()).filter_map(|place| self.statement(place))
    }

    /// The statements of one year, in the order of the file.
    pub fn of_year(&self, year: Year) -> impl Iterator<Item = Statement<'_>> + Clone {
        let places = match &self.points {
            Points::Full(points) => {
                points.partition_point(|p| p.year < year)..points.partition_point(|p| p.year <= year)
            }
            Points::Compact { from, values, .. } => match usize::try_from(year.get() - from.get()) {
                Ok(place) if place < values.len() => place..place + 1,
                _ => 0..0,
            },
        };
        places.filter_map(|place| self.statement(place))
    }

    /// The statement at a place; `None` past the end, and where the compact form has no value.
    #[must_use]
    pub fn statement(&self, place: usize) -> Option<Statement<'_>> {
        match &self.points {
            Points::Full(points) => points.get(place).map(|point| Statement {
                year: point.year,
                value: point.value,
                source: point.source,
                origin: match &point.origin {
                    PointOrigin::Quote(words) => Origin::Quote(words),
                    PointOrigin::Table(place) => Origin::Table(place),
                    PointOrigin::Derived(formula) => Origin::Derived(formula),
                    PointOrigin::Bulk => Origin::Bulk,
                    PointOrigin::None => Origin::None,
                },
                basis: point.basis.as_deref(),
                status: point.status,
                approx: point.approx,
                uncertain: point.uncertain,
                unowned: point.unowned,
                digits: point.digits.unwrap_or_else(|| point.value.map_or(0, shown_digits)),
                as_of: point.as_of,
                chosen: point.chosen,
                note: point.note.as_ref(),
                opened: self.opened_file(place).is_some(),
                place,
            }),
            Points::Compact { from, values, source, unowned } => {
                let value = values.get(place).copied().filter(|v| !v.is_nan())?;
                Some(Statement {
                    year: i32::try_from(place).ok().and_then(|n| from.plus(n))?,
                    value: Some(value),
                    source: *source,
                    origin: Origin::Bulk,
                    basis: None,
                    status: Status::Normal,
                    approx: Approx::No,
                    uncertain: false,
                    unowned: *unowned,
                    digits: shown_digits(value),
                    as_of: None,
                    chosen: false,
                    note: None,
                    opened: self.opened_file(place).is_some(),
                    place,
                })
            }
        }
    }

    /// The file that a place came from, where the reader added that to the catalog's own.
    #[must_use]
    #[inline(never)] // most have none, and it is asked of each statement
    pub fn opened_file(&self, place: usize) -> Option<&str> {
        self.added_at(place).map(|file| &**file)
    }

    /// The same, as it is kept: the places rise.
    fn added_at(&self, place: usize) -> Option<&Arc<str>> {
        let at = self.opened.binary_search_by_key(&place, |(at, _)| *at).ok()?;
        self.opened.get(at).map(|(_, file)| file)
    }

    /// The files that parts of it came from, as far as the reader added them to the catalog's own.
    pub fn opened_files(&self) -> impl Iterator<Item = &str> {
        self.opened.iter().map(|(_, file)| &**file)
    }

    /// Takes down that all of it came from a file that the reader added.
    pub fn set_opened(&mut self, file: &Arc<str>) {
        self.opened = (0..self.len()).map(|place| (place, Arc::clone(file))).collect();
    }

    /// The series with the statements of another one among its own, those of a year after its own of that year. The other is of a file that the reader added: what
    /// its editor chose to show is not shown in the place of what stands here.
    #[must_use]
    pub fn with_added(&self, added: &Self) -> Self {
        let mut all = self.to_points();
        let of_year = |year: Year| self.of_year(year).next().is_some();
        for (mut point, file) in added.to_points() {
            point.chosen &= !of_year(point.year);
            let at = all.partition_point(|(other, _)| other.year <= point.year);
            all.insert(at, (point, file));
        }
        let (mut points, mut opened) = (Vec::new(), Vec::new());
        for (point, file) in all {
            opened.extend(file.map(|file| (points.len(), file)));
            points.push(point);
        }
        Self { key: self.key, opened, points: Points::Full(points) }
    }

    /// Every statement in the full form, each with the file that it came from, where that was added.
    fn to_points(&self) -> Vec<(Point, Option<Arc<str>>)> {
        // To tell digits would be to say that a whole count was rounded.
        let of_bulk = |told: Statement<'_>| Point {
            status: told.status,
            unowned: told.unowned,
            ..Point::of(told.year, told.value, told.source, PointOrigin::Bulk)
        };
        let point = |told: Statement<'_>| {
            let file = self.added_at(told.place).cloned();
            let point = match &self.points {
                Points::Full(points) => points.get(told.place).cloned(),
                Points::Compact { .. } => Some(of_bulk(told)),
            };
            Some((point?, file))
        };
        self.statements().filter_map(point).collect()
    }

    /// The same series with its sources counted anew.
    #[must_use]
    pub fn with_sources(mut self, place: &dyn Fn(SourceIx) -> SourceIx) -> Self {
        match &mut self.points {
            Points::Full(points) => points.iter_mut().for_each(|point| point.source = place(point.source)),
            Points::Compact { source, .. } => *source = place(*source),
        }
        self
    }

    /// The number of places, missing values of the compact form counted.
    #[must_use]
    pub fn len(&self) -> usize {
        match &self.points {
            Points::Full(points) => points.len(),
            Points::Compact { values, .. } => values.len(),
        }
    }

    /// Whether there is no place at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Digits after the decimal point that the shortest decimal writing of a number has: 2 for 52.25, 0 for 7.0.
/// Trailing zeros are not digits of a JSON number: a source's "7,0" needs `digits`.
#[must_use]
pub fn shown_digits(value: f64) -> u8 {
    if value.fract() == 0.0 {
        return 0;
    }
    u8::try_from(decimal::decimals(value)).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key() -> SeriesKey {
        SeriesKey { indicator: IndicatorIx::at(0), area: AreaIx::at(0), sector: None, reporter: ReporterIx::at(0) }
    }

    fn year(n: i64) -> Year {
        Year::new(n).unwrap()
    }

    #[test]
    fn a_missing_value_of_the_compact_form_is_no_statement() {
        let series =
            Series::compact(key(), year(2019), Box::new([24618.0, f64::NAN, 27394.0]), SourceIx::at(0), false).unwrap();
        let years: Vec<_> = series.statements().map(|s| (s.year.get(), s.value)).collect();
        assert_eq!(years, [(2019, Some(24618.0)), (2021, Some(27394.0))]);
        assert_eq!(series.of_year(year(2020)).count(), 0);
        assert_eq!(series.of_year(year(2021)).count(), 1);
        assert_eq!(series.of_year(year(2022)).count(), 0);
    }

    #[test]
    fn a_series_that_would_leave_the_range_of_years_does_not_exist() {
        assert_eq!(Series::compact(key(), year(2199), Box::new([1.0, 2.0, 3.0]), SourceIx::at(0), false), None);
    }

    #[test]
    fn digits_are_those_of_the_shortest_writing() {
        assert_eq!([52.2, 109.35, 7.0, 0.4, 1e12].map(shown_digits), [1, 2, 0, 1, 0]);
    }
}
