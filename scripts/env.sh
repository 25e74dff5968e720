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

SPLIT_VERSION=0.2.4 # reads what the macro of wasm_split_helpers in Cargo.lock writes

# Tools that take minutes to build are kept outside the clone, so that a second clone finds them.
TOOLS=${COOPSTAT_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/coopstat/tools}
PATH="$TOOLS/bin:$ROOT/node_modules/.bin:$PATH"
export PATH

# How the page is compiled, for a release and while it is worked on. Messages of panics name source files: without the folders of this
# machine, which no reader is to know, and which weigh. The relocations tell scripts/split.mjs what needs what.
page_flags() {
  # Fetched first: Trunk is told to fetch nothing itself, and the folder of the crates' sources is there only then.
  cargo fetch --locked --quiet
  # A stack of 896 KB in place of 1 MB: texts and tables behind it have addresses below 2^20, which are written in one byte less.
  local flags=("-Clink-arg=--emit-relocs" "-Clink-arg=-zstack-size=917504") folder
  for folder in "${CARGO_HOME:-$HOME/.cargo}"/registry/src/*/; do flags+=("--remap-path-prefix=$folder="); done
  CARGO_ENCODED_RUSTFLAGS=$(IFS=$'\x1f' && printf '%s' "${flags[*]}")
  export CARGO_ENCODED_RUSTFLAGS
  # Some environments set NO_COLOR=1, which trunk takes for a broken flag.
  [ -z "${NO_COLOR:-}" ] || export NO_COLOR=true
}

# How a release is compiled beyond that (docs/decisions/0016-a-small-standard-library.md): the standard library anew, for size, and every panic a bare trap:
# what went wrong is found by the trap's place in the module (scripts/where.mjs). These are options that the pinned compiler has and does not yet
# promise; a toolchain without the library's source builds a larger page without them.
small_std() {
  if [ ! -f "$(rustc --print sysroot)/lib/rustlib/src/rust/library/Cargo.lock" ]; then
    say "The source of the standard library is not here (rustup component add rust-src): the module comes out larger."
    return
  fi
  # It has dependencies and a lock file of its own.
  RUSTC_BOOTSTRAP=1 cargo fetch --locked --quiet --manifest-path "$(rustc --print sysroot)/lib/rustlib/src/rust/library/Cargo.toml"
  export RUSTC_BOOTSTRAP=1 CARGO_UNSTABLE_BUILD_STD=std,panic_abort CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size
  export CARGO_UNSTABLE_PANIC_IMMEDIATE_ABORT=true CARGO_PROFILE_RELEASE_PANIC=immediate-abort
  CARGO_ENCODED_RUSTFLAGS+=$'\x1f-Zlocation-detail=none\x1f-Zfmt-debug=none\x1f-Zunstable-options\x1f-Cpanic=immediate-abort'
}
