//! Descriptions to pictures, in three steps, each testable alone: [`spec`] (marks and labels in data space, text finished, no pixels, no language),
//! `layout` (boxes and primitives in CSS pixels, from text measured by a small trait), `draw` (plotters calls on any backend).
//! Knows nothing of data sets, languages or the browser.

pub mod spec;
