//! The calendar year, the only axis of time that yearly figures have.

use std::fmt;

/// A calendar year for which figures are told, between [`Year::FIRST`] and [`Year::LAST`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Year(u16);

impl Year {
    /// The earliest year that the format allows.
    pub const FIRST: Self = Self(1900);
    /// The latest year that the format allows.
    pub const LAST: Self = Self(2200);

    /// The year, or `None` outside of what the format allows: such a year is a typing error, not a statistic.
    #[must_use]
    pub fn new(year: i64) -> Option<Self> {
        u16::try_from(year).ok().map(Self).filter(|year| (Self::FIRST..=Self::LAST).contains(year))
    }

    /// The year as a number.
    #[must_use]
    pub const fn get(self) -> i32 {
        self.0 as i32
    }

    /// The year before, if the format allows it.
    #[must_use]
    pub fn before(self) -> Option<Self> {
        self.plus(-1)
    }

    /// The year so many years later (earlier, where negative), if the format allows it.
    #[must_use]
    pub fn plus(self, years: i32) -> Option<Self> {
        Self::new(i64::from(self.0) + i64::from(years))
    }

    /// Every year from this one to `last`, both included; none where `last` is earlier.
    pub fn to(self, last: Self) -> impl DoubleEndedIterator<Item = Self> + Clone {
        (self.0..=last.0).map(Self)
    }
}

impl fmt::Display for Year {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_outside_the_range_of_the_format_does_not_exist() {
        assert_eq!(Year::new(1899), None);
        assert_eq!(Year::new(2201), None);
        assert_eq!(Year::new(i64::MIN), None);
        assert_eq!(Year::new(2021).map(Year::get), Some(2021));
    }

    #[test]
    fn the_first_year_has_none_before_it() {
        assert_eq!(Year::FIRST.before(), None);
        assert_eq!(Year::LAST.plus(1), None);
    }

    #[test]
    fn a_span_of_years_includes_both_ends() {
        let years: Vec<_> = Year(2019).to(Year(2021)).map(Year::get).collect();
        assert_eq!(years, [2019, 2020, 2021]);
        assert_eq!(Year(2021).to(Year(2019)).count(), 0);
    }
}
