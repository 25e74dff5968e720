//! Coopstat: the dashboard of Viet Nam's co-operative sector.
//!
//! The crate is built like a house of floors; a floor uses only those under it (`tests/architecture.rs` holds the order):
//!
//! | floor | module | what lives there |
//! | --- | --- | --- |
//! | 0 | [`model`] | what a figure is |
//! | 1 | [`mod@format`] | bytes in and out |
//! | 1 | [`loading`] | which files are asked for, and when |
//! | 2 | [`analysis`] | figures to findings |
//! | 2 | [`charts`] | descriptions to pictures |
//! | 3 | [`text`] | findings to language |
//! | 4 | [`present`] | what a view shows |
//! | 5 | `platform` | the browser, without Leptos |
//! | 6 | `ui` | Leptos components |
//! | 7 | `app` | the page |
//! | 7 | `cli` | the command line |

pub mod model;

pub mod format;
pub mod loading;

pub mod analysis;
pub mod charts;

pub mod text;

pub mod present;

#[cfg(target_arch = "wasm32")]
pub mod platform;

#[cfg(target_arch = "wasm32")]
pub mod ui;

#[cfg(target_arch = "wasm32")]
pub mod app;
#[cfg(not(target_arch = "wasm32"))]
pub mod cli;
