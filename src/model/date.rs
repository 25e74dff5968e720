//! Dates as sources give them: a day, or only a month.

use std::fmt;

/// A day of the calendar, or a month where the source tells no day. Ordered by time; a month stands before its days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: Option<u8>,
}

impl Date {
    /// Reads `YYYY-MM-DD` or `YYYY-MM`; `None` for anything else and for days that the calendar does not have.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = |s: &str, n: usize| {
            (s.len() == n && s.bytes().all(|b| b.is_ascii_digit())).then(|| s.parse::<u16>().ok()).flatten()
        };
        let mut parts = text.split('-');
        let year = digits(parts.next()?, 4)?;
        let month = u8::try_from(digits(parts.next()?, 2)?).ok().filter(|m| (1..=12).contains(m))?;
        let day = match parts.next() {
            None => None,
            Some(day) => Some(u8::try_from(digits(day, 2)?).ok().filter(|d| (1..=days(year, month)).contains(d))?),
        };
        parts.next().is_none().then_some(Self { year, month, day })
    }

    /// The calendar year.
    #[must_use]
    pub const fn year(self) -> i32 {
        self.year as i32
    }

    /// The month, 1 to 12.
    #[must_use]
    pub const fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, where one is told.
    #[must_use]
    pub const fn day(self) -> Option<u8> {
        self.day
    }
}

/// The number of days of a month in the Gregorian calendar.
fn days(year: u16, month: u8) -> u8 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// As ISO 8601 writes it.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)?;
        self.day.map_or(Ok(()), |day| write!(f, "-{day:02}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_and_a_month_are_read_and_written_alike() {
        for text in ["2022-01-21", "2019-06", "2024-02-29", "2000-02-29"] {
            assert_eq!(Date::parse(text).map(|d| d.to_string()).as_deref(), Some(text));
        }
    }

    #[test]
    fn what_the_calendar_does_not_have_is_refused() {
        for text in [
            "2023-02-29",
            "1900-02-29",
            "2022-13",
            "2022-00-01",
            "2022-1-1",
            "2022",
            "2022-01-01-01",
            "",
            "٢٠٢٢-٠١",
            "+022-01",
        ] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }

    #[test]
    fn later_dates_are_greater() {
        assert!(Date::parse("2022-01-21") < Date::parse("2022-02"));
        assert!(Date::parse("2021-12") < Date::parse("2021-12-31"));
    }
}
