#!/usr/bin/env bash
# What must hold before a commit: formatting, lints for both targets, the data.
source "$(dirname "$0")/env.sh"
scripts/setup.sh rust
say "cargo fmt --check"
cargo fmt --check
say "cargo clippy, for the desktop"
cargo clippy --locked --all-targets -- -D warnings
say "cargo clippy, for the browser"
cargo clippy --locked --target wasm32-unknown-unknown -- -D warnings
if have "${CXX:-c++}"; then
  say "cargo clippy, for the fuzzers"
  cargo clippy --locked --manifest-path fuzz/Cargo.toml --target-dir target -- -D warnings
else
  say "cargo clippy, for the fuzzers: left out, for there is no C++ compiler here to build libFuzzer with"
fi
say "coopstat check data"
cargo run --locked --quiet -- check data
