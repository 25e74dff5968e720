//! Integration tests: one binary, a module for each subject.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test's helpers may take what they have just made, as tests may"
)]

mod architecture;
mod charts;
mod checks;
mod cli;
mod data;
mod export;
mod format;
mod fuzzing;
mod hostile;
mod present;
mod provinces;
mod support;
mod wording;
