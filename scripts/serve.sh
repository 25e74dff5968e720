#!/usr/bin/env bash
# Builds the page and serves it; with DEV=1 a quick build that follows the files.
source "$(dirname "$0")/env.sh"
PORT=${PORT:-8080} HOST=${HOST:-127.0.0.1}
# Asked before a build of minutes, not after it.
have node && node scripts/serve.mjs --port-free "$PORT" "$HOST"
if [ -n "${DEV:-}" ]; then
  scripts/setup.sh build
  page_flags
  say "http://$HOST:$PORT/ follows the files from the first build on; reload the page to see a change."
  mkdir -p dist target # what Trunk is told not to watch has to be there
  exec trunk serve --offline --locked --no-autoreload --address "$HOST" --port "$PORT"
fi
scripts/build.sh
exec node scripts/serve.mjs dist "$PORT" "$HOST"
