//! The browser, without Leptos: fetch, canvas, download, history, preferences, time.
//! The only floor that names `web_sys`; what it hands up are plain values and futures.

pub mod canvas;
pub mod download;
pub mod fetch;
pub mod files;
pub mod first;
pub mod history;
pub mod page;
pub mod panic;
pub mod pointer;
pub mod style;
pub mod watch;
