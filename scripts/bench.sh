#!/usr/bin/env bash
# How fast it is: the native floors by criterion, then the release page in a real browser. Prints Markdown; asserts nothing.
source "$(dirname "$0")/env.sh"
scripts/setup.sh test
say "cargo bench"
cargo bench --locked --bench native -- --noplot | grep -E "time:|^[a-z]" # a bench that fails ends this here, and so does one that measures nothing
say "make build"
scripts/build.sh
say "node scripts/bench.mjs"
exec node scripts/bench.mjs
