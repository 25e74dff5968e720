//! x
/// m
pub fn mount() {}
