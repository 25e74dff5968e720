//! What a view shows: the state of a link, and from it and the data cards, chart specs, tables, provenance, file names, all ready to show.
//! Joins data, findings, language and pictures; knows no pixels and no browser.

pub mod charts;
pub mod figure_ref;
pub mod selection;
pub mod state;

pub use figure_ref::FigureRef;
pub use selection::Selection;
pub use state::{Compare, Options, Theme, ViewState};
