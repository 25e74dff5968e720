//! What a view shows: the state of a link, and from it and the data cards, chart specs, tables, provenance, file names, all ready to show.
//! Joins data, findings, language and pictures; knows no pixels and no browser.

pub mod about;
pub mod cards;
pub mod charts;
pub mod checks;
pub mod choices;
pub mod csv;
pub mod export;
pub mod figure_ref;
pub mod formula;
pub mod headline;
pub mod image;
pub mod provenance;
pub mod selection;
pub mod show;
pub mod spark;
pub mod state;
pub mod table;

pub use figure_ref::FigureRef;
pub use selection::Selection;
pub use state::{Compare, Options, Theme, ViewState};
