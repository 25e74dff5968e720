//! Bytes in and out: reads and writes `coopstat/1` (`docs/data-format.md` is the contract), writes CSV, ZIP and the chunks of PNG. What the reader yields is valid by
//! construction: ids resolved, years ordered, duplicates refused; nobody above checks again. No wording, no arithmetic, no files.
//!
//! Where the format leaves a choice, this reader takes the one that the contract tells: a byte order mark is skipped; whole numbers may be
//! written `2021.0`; what stands under a key that begins with `x-` is not looked at beyond being JSON.

#![warn(clippy::indexing_slicing, clippy::string_slice)] // what comes from outside never panics; an `allow` beside it tells the invariant

mod added;
mod catalog;
pub mod csv;
mod error;
mod fields;
mod grammar;
mod json;
mod kind;
pub mod limits;
mod load;
mod near;
pub mod png;
mod resolve;
mod scan;
mod series;
mod words;
mod write;
pub mod zip;

pub use added::{Added, Own};
pub use catalog::{FORMAT, read_catalog};
pub use error::{Entity, Error, Errors, Found, OnlyOn, Place, Problem, Token, Type};
pub use fields::{is_web_address, own};
pub use kind::{Foreign, foreign, in_short, is_catalog};
pub use load::Loader;
pub use near::with_near;
pub use series::{SeriesReading, read_series};
pub use write::{number, write_catalog, write_series};
