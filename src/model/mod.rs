//! What a figure is: years, ids, indicators, areas, reporters, sources, statements, series.
//! Plain data, valid by construction; no file format, no arithmetic, no wording of the page, no browser.

#![warn(clippy::indexing_slicing, clippy::string_slice)] // what comes from outside never panics; an `allow` beside it tells the invariant

mod catalog;
mod dataset;
mod date;
pub mod decimal;
mod lang;
pub mod order;
mod series;
mod year;

pub use catalog::{
    Area, AreaIx, AreaKind, Catalog, Defaults, Direction, FileEntry, Indicator, IndicatorIx, Kind, Licence, Note,
    NoteKind, Owner, Rate, Reporter, ReporterIx, Sector, SectorIx, Source, SourceIx,
};
pub use dataset::{Dataset, Duplicate};
pub use date::Date;
pub use lang::{Lang, Text};
pub use series::{Approx, Origin, Point, PointOrigin, Points, Series, SeriesKey, Statement, Status, shown_digits};
pub use year::Year;
