#!/usr/bin/env bash
# Runs a command with what it needs installed and on PATH: scripts/with.sh test node scripts/size.mjs
source "$(dirname "$0")/env.sh"
scripts/setup.sh "$1"
shift
exec "$@"
