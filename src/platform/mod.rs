//! The browser, without Leptos: fetch, canvas, download, history, preferences, time.
//! What it hands up are plain values, futures and, where there is no way around them, the browser's own events and elements.

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
