//! All integration tests are modules of this one binary: it links once.

mod cli;
mod format;
mod support;
