//! libFuzzer's way into [`targets::csv`].
#![no_main]

#[path = "../memory.rs"]
mod memory;
#[path = "../targets/mod.rs"]
mod targets;

libfuzzer_sys::fuzz_target!(|data: &[u8]| targets::csv(data));
