# Sourced by the other scripts: where things are, which versions, how to speak. Installs nothing.
set -euo pipefail

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$ROOT"

say() { printf '==> %s\n' "$*"; }
die() { printf 'error: %s\n' "$*" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

# rustup's own folder is on PATH only after a new login.
have cargo || PATH="$PATH:${CARGO_HOME:-$HOME/.cargo}/bin"

# Each version is written once, where the tool itself reads it.
TRUNK_VERSION=$(sed -n 's/^trunk-version = "=\([^"]*\)".*/\1/p' Trunk.toml)
BINDGEN_VERSION=$(awk '$0 == "name = \"wasm-bindgen\"" { getline; gsub(/[^0-9.]/, ""); print; exit }' Cargo.lock)
DENY_VERSION=0.20.2 # cargo-deny reads its own version nowhere
RUST_VERSION=$(sed -n 's/^channel = "\([^"]*\)".*/\1/p' rust-toolchain.toml)

# Tools that take minutes to build are kept outside the clone, so that a second clone finds them.
TOOLS=${COOPSTAT_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/coopstat/tools}
PATH="$TOOLS/bin:$ROOT/node_modules/.bin:$PATH"
export PATH
