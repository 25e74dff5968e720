#!/usr/bin/env bash
# Leaves the release page in dist/.
source "$(dirname "$0")/env.sh"
scripts/setup.sh build
page_flags
small_std
# Offline: what is on PATH is used, nothing is fetched behind our back. Errors only: Trunk's minifier warns that it does not know the
# syntax of wasm-bindgen's loader and leaves it as it is.
exec trunk --log error build --release --offline --locked
