#!/usr/bin/env bash
# Installs what is missing, says what and why, and is quick and silent when nothing is.
#
#   scripts/setup.sh rust    the Rust toolchain with the WebAssembly target
#   scripts/setup.sh check   that, and cargo-deny, which holds the dependencies to deny.toml
#   scripts/setup.sh build   that, and what builds the page: trunk, wasm-bindgen, wasm-split-cli, binaryen
#   scripts/setup.sh test    that, and a Chromium with a font for Vietnamese
source "$(dirname "$0")/env.sh"

need_rust() {
  have cargo || die "Rust is missing: install rustup from https://rustup.rs, then run this again."
  # A toolchain chosen by hand, or one that is not rustup's, is taken as it is if it has the target.
  if have rustup && [ -z "${RUSTUP_TOOLCHAIN:-}" ]; then
    local installed part
    installed=$(rustup component list --toolchain "$RUST_VERSION" --installed 2>/dev/null || true)
    for part in clippy rustfmt rust-src rust-std-wasm32-unknown-unknown; do
      case "$installed" in
        *"$part"*) ;;
        *)
          say "Installing Rust $RUST_VERSION with clippy, rustfmt, the library's source and the WebAssembly target: rust-toolchain.toml asks for them."
          rustup toolchain install "$RUST_VERSION" --profile minimal --no-self-update \
            --component clippy --component rustfmt --component rust-src --target wasm32-unknown-unknown
          return
          ;;
      esac
    done
  elif [ ! -d "$(rustc --print target-libdir --target wasm32-unknown-unknown 2>/dev/null)" ]; then
    die "this Rust has no wasm32-unknown-unknown target: install rustup from https://rustup.rs, then run this again."
  fi
}

# The version that a tool says it is, or nothing.
version_of() { "$1" --version 2>/dev/null | awk '{ print $2; exit }' || true; }

# The splitter does not say its version; cargo remembers what it built. It is never looked for on PATH.
need_split() {
  grep -qs "\"wasm_split_cli_support $SPLIT_VERSION " "$TOOLS/.crates.toml" && [ -x "$TOOLS/bin/wasm-split-cli" ] && return
  say "Building wasm-split-cli $SPLIT_VERSION, once, into $TOOLS (a minute): it cuts the module into what is loaded at once and what later."
  cargo install --force --root "$TOOLS" "wasm_split_cli_support@$SPLIT_VERSION" --locked --features build-binary
}

# A binary from crates.io at one version: the kept one, else the one on PATH, else built once.
need_tool() { # binary, version, why, crate and flags
  local binary=$1 version=$2 why=$3
  shift 3
  [ "$(version_of "$TOOLS/bin/$binary")" = "$version" ] && return
  # A kept one of another version would hide the right one on PATH: it is replaced.
  [ ! -e "$TOOLS/bin/$binary" ] && [ "$(version_of "$binary")" = "$version" ] && return
  say "Building $binary $version, once, into $TOOLS (a few minutes): $why"
  cargo install --force --root "$TOOLS" "$@"
}

need_node() {
  have node || die "Node.js is missing: install version 20.19, or 22 or later, from https://nodejs.org or your system's packages, then run this again."
  # What builds the page asks for these, and the tests' limit of time; package.json says the same.
  node -e 'const [major, minor] = process.versions.node.split(".").map(Number); process.exit(major > 21 || (major === 20 && minor > 18) ? 0 : 1)' \
    || die "Node.js $(node -v) is too old: version 20.19, or 22 or later, is needed."
  local stamp=node_modules/.installed
  cmp -s package-lock.json "$stamp" && return
  have npm || die "npm is missing: it comes with Node.js from https://nodejs.org, or as a package of its own in some systems."
  say "Installing binaryen and terser (make module and scripts small), Workbox (keeps the page for visits without a network), linkedom (stands in for a browser while the first view is made), playwright-core (drives one) and axe-core (checks accessibility) into node_modules."
  # No package's own script runs: what they bring is used as it is.
  npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
  cp package-lock.json "$stamp"
}

# Vietnamese letters in screenshots want a font that has them. A system without fontconfig answers for itself.
need_font() {
  have fc-list || return 0
  [ -n "$(fc-list :lang=vi family | head -n 1)" ] && return
  if [ "$(id -u)" = 0 ] && have apt-get; then
    say "Installing fonts-noto-core: no font here has the Vietnamese letters."
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends fonts-noto-core >/dev/null \
      || say "No font was installed: screenshots will show boxes for some letters."
  else
    say "No font here has the Vietnamese letters: install Noto Sans to see them in screenshots."
  fi
}

kind=${1:-build}
need_rust
case $kind in
  rust) exit ;;
  check)
    need_tool cargo-deny "$DENY_VERSION" "it looks at where the dependencies come from, their licences and known weaknesses." \
      "cargo-deny@$DENY_VERSION" --locked
    exit
    ;;
  build | test) ;;
  *) die "scripts/setup.sh knows rust, check, build and test, not '$kind'." ;;
esac
need_node
need_tool trunk "$TRUNK_VERSION" "it puts the page together." \
  "trunk@$TRUNK_VERSION" --locked --no-default-features --features rustls
# From a lock file of ours: the crate's own names versions that are not offered everywhere.
grep -q "wasm-bindgen-cli = { version = \"=$BINDGEN_VERSION\"" tools/wasm-bindgen/Cargo.toml \
  || die "tools/wasm-bindgen/Cargo.toml names another version of wasm-bindgen than Cargo.lock ($BINDGEN_VERSION): make it the same."
need_tool wasm-bindgen "$BINDGEN_VERSION" "its version must be the one in Cargo.lock." \
  --path tools/wasm-bindgen --locked --target-dir "$TOOLS/build"
rm -rf "$TOOLS/build"
need_split
if [ "$kind" = test ]; then
  node scripts/chromium.mjs --install >/dev/null
  need_font
fi
