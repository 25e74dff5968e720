#!/usr/bin/env bash
# Every test: Rust's, then the page's in a real browser. Output is the runners' own.
source "$(dirname "$0")/env.sh"
scripts/setup.sh test
if [ -z "${E2E:-}" ]; then
  say "cargo test"
  cargo test --locked
fi
say "make build"
scripts/build.sh
say "node --test (the release page in $(node scripts/chromium.mjs))"
files=(tests/e2e/${E2E:-*}.test.mjs)
# A test that hangs fails after three minutes; none takes one.
exec node --test --test-timeout=180000 --test-reporter=spec "${files[@]}"
