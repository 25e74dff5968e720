//! All integration tests are modules of this one binary: it links once.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test's helpers may take what they have just made, as tests may"
)]

mod cli;
mod format;
mod support;
