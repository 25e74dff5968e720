#!/usr/bin/env bash
# Leaves the release page in dist/.
source "$(dirname "$0")/env.sh"
scripts/setup.sh build
# Some environments set NO_COLOR=1, which trunk takes for a broken flag.
[ -z "${NO_COLOR:-}" ] || export NO_COLOR=true
# Messages of panics name source files: without the folders of this machine, which no reader is to know, and which weigh.
flags=()
for folder in "${CARGO_HOME:-$HOME/.cargo}"/registry/src/*/; do flags+=("--remap-path-prefix=$folder="); done
CARGO_ENCODED_RUSTFLAGS=$(IFS=$'\x1f' && printf '%s' "${flags[*]}")
export CARGO_ENCODED_RUSTFLAGS
# Offline: what is on PATH is used, nothing is fetched behind our back. Errors only: Trunk's minifier warns that it does not know the
# syntax of wasm-bindgen's loader and leaves it as it is.
exec trunk --log error build --release --offline --locked
