//! The limits of the format: what a reader refuses so that no file can freeze or fill the page.

/// The largest file, in bytes: 64 MiB.
pub const FILE_BYTES: usize = 64 * 1024 * 1024;
/// The most points of a data set, over all its files; places of the compact form count, `null` too.
pub const POINTS: usize = 5_000_000;
/// The most statements of one year in one series: a page lists them all.
pub const OF_YEAR: usize = 500;
/// The longest text, in characters.
pub const TEXT: usize = 2_000;
/// The longest id, in characters: links and file names carry it.
pub const ID: usize = 100;
/// The longest quote, in characters.
pub const QUOTE: usize = 300;
/// How deep lists and objects may lie in one another; the outermost is 1.
pub const DEPTH: usize = 16;
/// The largest number, in the unit of its indicator, on either side of zero: a double tells all whole numbers up to there, and a page has room for them.
pub const VALUE: f64 = 1e15;
/// How many errors of a file are told in full.
pub const ERRORS: usize = 50;
/// The most digits after the decimal point that a source can claim: more than a double holds says nothing.
pub const DIGITS: i64 = 15;
