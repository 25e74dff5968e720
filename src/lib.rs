//! Coopstat: the dashboard of Viet Nam's co-operative sector.
//!
//! The crate is built like a house of floors; a floor uses only those under it (`tests/architecture.rs` holds the order):
//!
//! | floor | module | what lives there |
//! | --- | --- | --- |
//! | 0 | [`model`] | what a figure is |
//! | 1 | [`mod@format`] | bytes in and out |
//! | 2 | [`analysis`] | figures to findings |
//! | 2 | [`charts`] | descriptions to pictures |
//! | 2 | [`text`] | findings to language |
//! | 3 | [`present`] | what a view shows |
//! | 4 | `platform` | the browser, without Leptos |
//! | 5 | `ui` | Leptos components |
//! | 6 | `app` | the page |
//! | 6 | `cli` | the command line |

pub mod model;

pub mod format;

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
