//! Findings to language: numbers, dates, standing, headline, titles, descriptions and the words of the interface, in every language of the page.
//! The same code answers in the browser and on the desktop; nothing asks a locale, and nothing here computes a finding.
//! Every sentence is a whole template of its case, never a chain of fragments.

pub mod card;
pub mod case;
pub mod chart;
pub mod checks;
pub mod date;
pub mod describe;
pub mod errors;
pub mod facts;
pub mod headline;
pub mod loading;
pub mod method;
pub mod number;
pub mod opened;
pub mod panel;
pub mod phrases;
pub mod prose;
pub mod provenance;
pub mod standing;
pub mod table;
mod template;
pub mod titles;
pub mod ui;

pub use ui::Msg;

#[cfg(test)]
mod test_help;
