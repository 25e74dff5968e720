//! libFuzzer's way into [`targets::series`].
#![no_main]

#[path = "../memory.rs"]
mod memory;
#[path = "../targets/mod.rs"]
mod targets;

libfuzzer_sys::fuzz_target!(|data: &[u8]| targets::series(data));
