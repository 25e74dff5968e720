//! The parts of the page, in Leptos: signals in, callbacks out. No arithmetic and no wording: what they show comes ready from `present`.
//! They touch the browser only in effects and event handlers.

mod bar;
mod cards;
mod chart;
mod checks;
mod dialog;
mod differs;
mod dom;
mod drawing;
mod errors;
mod export;
mod files;
mod found;
mod late;
mod marks;
mod menu;
mod notices;
mod opened;
mod page;
mod provenance;
mod reactive;
mod sections;
mod steps;
mod table;

pub(crate) use bar::bar;
pub(crate) use cards::{card_list, elsewhere, headline};
pub(crate) use chart::{MOST_UNASKED, charts};
pub(crate) use checks::HEADING as CHECKS_HEADING;
pub(crate) use dom::{El, button, el, follows};
pub(crate) use late::{DIALOGS, PART, Parts, SECTIONS, SOURCES, Sorted, Standing};
pub(crate) use notices::{home, notices, progress};
pub(crate) use page::{First, Page, Paint, Painters, Problem, Signals, UNKNOWN, both, rested};
pub(crate) use reactive::{Effect, Memo, RwSignal, steady};
