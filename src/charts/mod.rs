//! Descriptions to pictures, in three steps, each testable alone: [`spec`] (marks and labels in data space, text finished, no pixels, no language),
//! [`mod@layout`] (boxes and primitives in CSS pixels, from text measured by a small trait), [`mod@draw`] (plotters calls on any backend).
//! Knows nothing of data sets, languages or the browser.

#[cfg(not(target_arch = "wasm32"))]
pub mod bitmap;
pub mod differ;
pub mod draw;
pub mod layout;
pub mod look;
pub mod measure;
#[cfg(not(target_arch = "wasm32"))]
pub mod png;
#[cfg(not(target_arch = "wasm32"))]
mod raster;
pub mod scale;
pub mod scene;
pub mod spec;
pub mod svg;
pub mod tip;
pub mod tween;
pub mod walk;

pub use layout::{Frame, Size, layout};
