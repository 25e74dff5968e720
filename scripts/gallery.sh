#!/usr/bin/env bash
# Draws the charts of docs/gallery.md and those that tests compare with, anew, and a page of all charts in all states to look through.
source "$(dirname "$0")/env.sh"
scripts/setup.sh rust
cargo test --locked --test integration --no-run # first: what does not compile leaves the pictures where they are
rm -rf docs/gallery tests/present/gallery target/gallery
export COOPSTAT_GALLERY=$PWD/target/gallery INSTA_UPDATE=always
cargo test --locked --test integration -- gallery charts::a_chart_is_drawn
say "target/gallery/index.html shows every chart in every state"
