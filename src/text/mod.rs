//! Findings to language: whole templates in Vietnamese and English. No arithmetic, no markup, no browser.

pub mod errors;
