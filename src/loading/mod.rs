//! Which files are asked for, when, and when again. No network, no data: the page does what is decided here.

mod fault;
mod queue;

pub use fault::FetchError;
pub use queue::Queue;
