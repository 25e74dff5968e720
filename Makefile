# The only commands to remember. `make serve` and `make test` install what is missing; a second run installs nothing.
#
#   make serve            build the release page and serve it (PORT=8080; HOST=127.0.0.1; DEV=1 rebuilds when a file changes)
#   make test             every test: Rust's, then the page's in a real browser (E2E=state runs one file of them)
#   make check            what must hold before a commit: formatting, lints for both targets, the dependencies, the data
#   make fuzz             throw inputs at what reads files and links (TIME=60 seconds for each; TARGET=catalog, series, json, csv, query)
#   make build            the release page, ready for any static host, in dist/ (COOPSTAT_OFFLINE=0 keeps nothing for visits without a network,
#                         COOPSTAT_LINKS=0 makes no views of links)
#   make bench            how fast it is: the native floors, then the release page in a real browser, as Markdown (docs/performance.md)
#   make size             what a first visit transfers, by kind, against the budget
#   make shots OUT=DIR    screenshots at three widths, two themes, two languages, two pixel ratios
#   make gallery          the charts of docs/gallery.md anew, and every chart in every state on a page, target/gallery/index.html
#   make clean            remove what was built
#   make help             this list

PORT ?= 8080
HOST ?= 127.0.0.1
OUT ?= target/shots
export DEV E2E HOST PORT TARGET TIME

.PHONY: help serve test check fuzz build bench size shots gallery clean
.NOTPARALLEL:

help:
	@sed -n 's/^#  //p' Makefile

serve:
	@scripts/serve.sh

test:
	@scripts/test.sh

check:
	@scripts/check.sh

fuzz:
	@scripts/fuzz.sh

build:
	@scripts/build.sh

size:
	@scripts/build.sh && scripts/with.sh test node scripts/size.mjs

bench:
	@scripts/bench.sh

shots:
	@scripts/build.sh && scripts/with.sh test node scripts/shots.mjs "$(OUT)"

gallery:
	@scripts/gallery.sh

clean:
	rm -rf dist target node_modules tests/e2e/out
