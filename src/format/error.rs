//! What is wrong with a file: a stable code, where, what was found and what the format allows. Data only; `text` words it.

use super::limits;
use crate::model::Year;

/// A place in the text of a file. Lines and columns count from 1; a column counts characters, as editors do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

/// A JSON value as it was found. Long texts are cut.
#[derive(Clone, Debug, PartialEq)]
pub enum Found {
    /// `null`.
    Null,
    /// `true` or `false`.
    Boolean(bool),
    /// A number.
    Number(f64),
    /// A text; its beginning.
    Text(Box<str>),
    /// A list.
    List,
    /// An object.
    Object,
}

/// What type of JSON value a key takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// A text.
    Text,
    /// A text for people: an object by language.
    TextByLanguage,
    /// A number.
    Number,
    /// A number, or `null` for none.
    NumberOrNull,
    /// A whole number.
    Whole,
    /// `true` or `false`.
    Boolean,
    /// A list.
    List,
    /// An object.
    Object,
}

/// What an id names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entity {
    /// An indicator.
    Indicator,
    /// An area.
    Area,
    /// A reporter.
    Reporter,
    /// A sector.
    Sector,
    /// A source.
    Source,
}

/// What JSON's grammar wants where a text breaks it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token {
    /// A value.
    Value,
    /// A number in JSON's writing.
    Number,
    /// A key in double quotes.
    Key,
    /// A colon after a key.
    Colon,
    /// A comma or the end of the list.
    CommaOrListEnd,
    /// A comma or the end of the object.
    CommaOrObjectEnd,
    /// No comma after the last item.
    NoTrailingComma,
    /// An escape that JSON knows.
    Escape,
    /// Control characters as escapes.
    EscapedControl,
    /// Nothing more.
    End,
}

/// Why a key stands where it must not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnlyOn {
    /// `of` belongs to rates, targets and flows.
    Speaking,
    /// `rate` belongs to rates.
    Rate,
    /// `inflow` and `outflow` belong to stocks.
    Stock,
    /// `parts` belongs to what can be added up.
    Additive,
    /// `format` belongs to the catalog.
    Catalog,
}

/// What is wrong, with what was found and what was expected. Each variant has one stable code, see [`Problem::code`].
#[derive(Clone, Debug, PartialEq)]
pub enum Problem {
    /// The catalog names a file that is not there.
    FileMissing,
    /// The file is there but cannot be read; the system's own words, or none where it is no regular file (a folder, a pipe).
    FileUnreadable(Box<str>),
    /// The file is larger than [`limits::FILE_BYTES`].
    FileTooLarge {
        /// Its size in bytes.
        bytes: u64,
    },
    /// The text is not UTF-8; the first byte that does not fit.
    NotUtf8(u8),
    /// The file is a web page, not JSON.
    NotJson,
    /// The text ends before the JSON does.
    CutOff,
    /// The text breaks JSON's grammar.
    Syntax {
        /// The character at the place.
        found: char,
        /// What the grammar wants there.
        expected: Token,
    },
    /// A number that is not finite (`NaN`, `Infinity`, `1e999`), as the file writes it.
    NotFinite(Box<str>),
    /// Lists and objects lie deeper in one another than [`limits::DEPTH`].
    TooDeep,
    /// A value of another type.
    WrongType {
        /// The value.
        found: Found,
        /// The type that the key takes.
        expected: Type,
    },
    /// A key that must be there is not.
    MissingKey(&'static str),
    /// A key that the format does not know, and the keys that it knows there.
    UnknownKey {
        /// The key.
        key: Box<str>,
        /// What the object may have.
        allowed: &'static [&'static str],
    },
    /// A key stands twice in one object.
    DuplicateKey(Box<str>),
    /// A key needs another beside it.
    NeedsKey {
        /// What is there.
        because: &'static str,
        /// What must be there too.
        key: &'static str,
    },
    /// A key stands where it has no meaning.
    KeyNotAllowed {
        /// The key.
        key: &'static str,
        /// Where it has one.
        only_on: OnlyOn,
    },
    /// The file says that it is of another format, or of a later version.
    UnknownFormat(Box<str>),
    /// An id that is not written as ids are.
    BadId {
        /// The id.
        found: Box<str>,
        /// Whether upper case is allowed, as in areas.
        upper: bool,
    },
    /// Two entries of one list have the same id.
    DuplicateId {
        /// The id.
        id: Box<str>,
        /// Where it stands first.
        first: Box<str>,
    },
    /// The catalog has nothing of that id.
    UnknownId {
        /// What it should name.
        entity: Entity,
        /// The id.
        id: Box<str>,
        /// Those that come nearest to it, where they were looked for: see [`super::with_near`].
        near: Box<[Box<str>]>,
    },
    /// A word (or number) that is not among those allowed.
    NotAmong {
        /// What was found.
        found: Box<str>,
        /// What is allowed.
        allowed: &'static [&'static str],
    },
    /// A number outside of its range.
    OutOfRange {
        /// The number.
        found: f64,
        /// The least allowed.
        from: i64,
        /// The greatest allowed.
        to: i64,
    },
    /// A value below zero of an indicator that has none.
    BelowZero(f64),
    /// A fraction of what is counted.
    NotWhole(f64),
    /// A value over [`limits::VALUE`].
    NumberTooLarge(f64),
    /// Not a day of the calendar as ISO 8601 writes it.
    BadDate {
        /// What was found.
        found: Box<str>,
        /// Whether a month without a day would do.
        month_allowed: bool,
    },
    /// Not an address that begins with http:// or https://.
    BadUrl(Box<str>),
    /// Not a path inside the data folder.
    BadPath(Box<str>),
    /// Two entries of `files` name the same file.
    DuplicateFile {
        /// The path.
        file: Box<str>,
        /// Where it stands first.
        first: Box<str>,
    },
    /// A text with too many characters.
    TextTooLong {
        /// How many it has.
        characters: usize,
        /// How many it may have.
        limit: usize,
    },
    /// A text that says nothing, where it is a name or what a figure rests on.
    EmptyText(&'static str),
    /// Areas, sectors or indicators that lie in one another in a circle: their ids in order, the first again at the end.
    Cycle(Vec<Box<str>>),
    /// `inflow` or `outflow` names an indicator that is not a flow.
    NotAFlow(Box<str>),
    /// A series has both `points` and keys of the compact form.
    TwoForms,
    /// A series has neither `points` nor `from`, `values` and `source`.
    NoForm,
    /// The years of `points` fall.
    YearsFall {
        /// The year before.
        before: Year,
        /// The earlier year after it.
        year: Year,
    },
    /// The values of the compact form go on past the last year.
    YearsLeaveRange {
        /// The first year.
        from: Year,
        /// The number of values.
        count: usize,
    },
    /// A point with a value has no `quote`, `table` or `derived`.
    NoOrigin,
    /// A point has more than one of `quote`, `table` and `derived`.
    TwoOrigins,
    /// A second point of one year has `use`.
    SecondUse(Year),
    /// More statements of one year than [`limits::OF_YEAR`] in one series.
    TooManyOfYear(Year),
    /// Two series tell the same indicator, area, reporter and sector.
    DuplicateSeries {
        /// The file of the first.
        file: Box<str>,
        /// Where it stands there.
        first: Box<str>,
    },
    /// A series of an area or indicator that the catalog does not declare for its file.
    NotDeclared {
        /// Which of the two.
        entity: Entity,
        /// The id.
        id: Box<str>,
    },
    /// More points than [`limits::POINTS`].
    TooManyPoints,
}

impl Problem {
    /// Every code, in the order of the variants.
    pub const CODES: [&'static str; 43] = [
        "file-missing",
        "file-unreadable",
        "file-too-large",
        "not-utf8",
        "not-json",
        "cut-off",
        "syntax",
        "not-finite",
        "too-deep",
        "wrong-type",
        "missing-key",
        "unknown-key",
        "duplicate-key",
        "needs-key",
        "key-not-allowed",
        "unknown-format",
        "bad-id",
        "duplicate-id",
        "unknown-id",
        "not-among",
        "out-of-range",
        "below-zero",
        "not-whole",
        "number-too-large",
        "bad-date",
        "bad-url",
        "bad-path",
        "duplicate-file",
        "text-too-long",
        "empty-text",
        "cycle",
        "not-a-flow",
        "two-forms",
        "no-form",
        "years-fall",
        "years-leave-range",
        "no-origin",
        "two-origins",
        "second-use",
        "too-many-of-year",
        "duplicate-series",
        "not-declared",
        "too-many-points",
    ];

    /// The code: never changes once released, so that others can rely on it.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::FileMissing => "file-missing",
            Self::FileUnreadable(_) => "file-unreadable",
            Self::FileTooLarge { .. } => "file-too-large",
            Self::NotUtf8(_) => "not-utf8",
            Self::NotJson => "not-json",
            Self::CutOff => "cut-off",
            Self::Syntax { .. } => "syntax",
            Self::NotFinite(_) => "not-finite",
            Self::TooDeep => "too-deep",
            Self::WrongType { .. } => "wrong-type",
            Self::MissingKey(_) => "missing-key",
            Self::UnknownKey { .. } => "unknown-key",
            Self::DuplicateKey(_) => "duplicate-key",
            Self::NeedsKey { .. } => "needs-key",
            Self::KeyNotAllowed { .. } => "key-not-allowed",
            Self::UnknownFormat(_) => "unknown-format",
            Self::BadId { .. } => "bad-id",
            Self::DuplicateId { .. } => "duplicate-id",
            Self::UnknownId { .. } => "unknown-id",
            Self::NotAmong { .. } => "not-among",
            Self::OutOfRange { .. } => "out-of-range",
            Self::BelowZero(_) => "below-zero",
            Self::NotWhole(_) => "not-whole",
            Self::NumberTooLarge(_) => "number-too-large",
            Self::BadDate { .. } => "bad-date",
            Self::BadUrl(_) => "bad-url",
            Self::BadPath(_) => "bad-path",
            Self::DuplicateFile { .. } => "duplicate-file",
            Self::TextTooLong { .. } => "text-too-long",
            Self::EmptyText(_) => "empty-text",
            Self::Cycle(_) => "cycle",
            Self::NotAFlow(_) => "not-a-flow",
            Self::TwoForms => "two-forms",
            Self::NoForm => "no-form",
            Self::YearsFall { .. } => "years-fall",
            Self::YearsLeaveRange { .. } => "years-leave-range",
            Self::NoOrigin => "no-origin",
            Self::TwoOrigins => "two-origins",
            Self::SecondUse(_) => "second-use",
            Self::TooManyOfYear(_) => "too-many-of-year",
            Self::DuplicateSeries { .. } => "duplicate-series",
            Self::NotDeclared { .. } => "not-declared",
            Self::TooManyPoints => "too-many-points",
        }
    }
}

/// One thing that is wrong with a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Error {
    /// The file, as the catalog names it.
    pub file: Box<str>,
    /// The JSON path of the value: `$.series[3].points[7].year`. `$` is the file itself.
    pub path: Box<str>,
    /// Where the text itself is broken; `None` where the text is sound and the path leads to the place.
    pub place: Option<Place>,
    /// What is wrong.
    pub problem: Problem,
}

impl Error {
    /// The stable code of what is wrong.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        self.problem.code()
    }
}

/// What is wrong with one file: at most [`limits::ERRORS`] in full, the rest counted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Errors {
    list: Vec<Error>,
    omitted: usize,
}

impl Errors {
    /// A single error that is of the whole file.
    #[must_use]
    pub fn of_file(file: &str, problem: Problem) -> Self {
        Self { list: vec![Error { file: file.into(), path: "$".into(), place: None, problem }], omitted: 0 }
    }

    pub(super) fn of_error(error: Error) -> Self {
        Self { list: vec![error], omitted: 0 }
    }

    /// The errors as the reader came upon them; where the text itself is broken, that comes first.
    pub fn iter(&self) -> std::slice::Iter<'_, Error> {
        self.list.iter()
    }

    pub(super) fn iter_mut(&mut self) -> std::slice::IterMut<'_, Error> {
        self.list.iter_mut()
    }

    /// How many are told in full.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// How many more there are.
    #[must_use]
    pub fn omitted(&self) -> usize {
        self.omitted
    }

    /// Those that a test finds, and as many more as there were.
    #[must_use]
    pub(super) fn only(&self, test: &dyn Fn(&Error) -> bool) -> Self {
        Self { list: self.list.iter().filter(|error| test(error)).cloned().collect(), omitted: self.omitted }
    }

    /// These and others of another reading of the same file, those of one place once; where the text itself is broken, that alone.
    pub(super) fn and(mut self, others: Self) -> Self {
        if others.list.iter().any(|error| error.place.is_some()) {
            return others;
        }
        self.omitted += others.omitted;
        for error in others.list {
            if !self.list.iter().any(|told| told.path == error.path) {
                self.push(error);
            }
        }
        self
    }

    pub(super) fn push(&mut self, error: Error) {
        if self.list.len() < limits::ERRORS {
            self.list.push(error);
        } else {
            self.omitted += 1;
        }
    }

    /// Puts an error before all others: what breaks the text explains why the rest was not read.
    pub(super) fn push_first(&mut self, error: Error) {
        self.list.insert(0, error);
        if self.list.len() > limits::ERRORS {
            self.list.pop();
            self.omitted += 1;
        }
    }
}

impl<'a> IntoIterator for &'a Errors {
    type Item = &'a Error;
    type IntoIter = std::slice::Iter<'a, Error>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn errors(n: usize) -> Errors {
        let mut errors = Errors::default();
        for _ in 0..n {
            errors.push(Error { file: "a".into(), path: "$".into(), place: None, problem: Problem::NoForm });
        }
        errors
    }

    #[test]
    fn what_is_beyond_fifty_is_counted_not_kept() {
        let errors = errors(53);
        assert_eq!((errors.len(), errors.omitted()), (50, 3));
    }

    #[test]
    fn a_broken_text_comes_first_even_where_the_list_is_full() {
        let mut errors = errors(50);
        errors.push_first(Error { file: "a".into(), path: "$".into(), place: None, problem: Problem::CutOff });
        assert_eq!(errors.iter().next().map(Error::code), Some("cut-off"));
        assert_eq!((errors.len(), errors.omitted()), (50, 1));
    }
}
