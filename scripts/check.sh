#!/usr/bin/env bash
# What must hold before a commit: formatting, lints for both targets, the dependencies, the data.
source "$(dirname "$0")/env.sh"
scripts/setup.sh check
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
for manifest in Cargo.toml fuzz/Cargo.toml; do
  say "cargo deny, for $manifest: sources, licences, versions that stand twice"
  cargo deny --locked --log-level warn --config deny.toml --manifest-path "$manifest" check bans licenses sources
done
say "cargo deny, for tools/wasm-bindgen/Cargo.toml: sources"
cargo deny --locked --log-level warn --config deny.toml --manifest-path tools/wasm-bindgen/Cargo.toml check sources
# The weaknesses that are known are in a database on GitHub, which not every network lets through.
limit=()
if have timeout; then limit=(timeout 120); fi
# The bash of macOS takes an empty list for one that was never set.
if refusal=$(${limit[@]+"${limit[@]}"} cargo deny fetch db 2>&1); then
  for manifest in Cargo.toml fuzz/Cargo.toml tools/wasm-bindgen/Cargo.toml; do
    say "cargo deny, for $manifest: known weaknesses"
    cargo deny --locked --config deny.toml --manifest-path "$manifest" check --disable-fetch advisories
  done
else
  say "cargo deny: known weaknesses were NOT looked for, because the database could not be fetched:"
  printf '%s\n' "${refusal:-no answer within two minutes}" | sed 's/^/    /'
fi
say "coopstat check data"
cargo run --locked --quiet -- check data
