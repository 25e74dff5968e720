//! Leptos components: signals in, callbacks out. No arithmetic and no wording: what they show comes ready from `present`.
//! They touch the browser only in effects and event handlers, so that they can be rendered to HTML without one.

mod bar;
mod cards;
mod chart;
mod notices;
mod page;
mod provenance;
mod sections;
mod table;

pub use bar::Bar;
pub use cards::{Cards, Headline};
pub use chart::Charts;
pub use notices::{Notices, Progress};
pub use page::{Page, Problem, both};
pub use provenance::ProvenanceDialog;
pub use sections::{Sources, YearNotes};
pub use table::Figures;
