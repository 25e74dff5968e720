#!/usr/bin/env bash
# Throws inputs at what reads what others wrote, for a while: `make fuzz TARGET=series TIME=600`. Needs a C++ compiler, for libFuzzer, and nothing else:
# the coverage that guides it is a pass of the compiler that a stable toolchain has.
source "$(dirname "$0")/env.sh"
scripts/setup.sh rust
have "${CXX:-c++}" || die "A C++ compiler is missing: libFuzzer is built from source. Install g++ or clang, then run this again."

TARGETS=(catalog series json csv query)
time=${TIME:-60}                   # seconds for each target
only=(${TARGET:-${TARGETS[@]}})    # which ones
work=${FUZZ_WORK:-target/fuzz}     # where found inputs are kept from run to run
host=$(rustc -vV | sed -n 's/^host: //p')

# --target keeps build scripts out of the instrumentation.
passes="-Cpasses=sancov-module"
for argument in level=4 inline-8bit-counters pc-table trace-compares; do
  passes+=" -Cllvm-args=-sanitizer-coverage-$argument"
done
say "Building the fuzzers: ${only[*]}"
RUSTFLAGS="--cfg fuzzing $passes" cargo build --locked --release --manifest-path fuzz/Cargo.toml --target "$host" \
  --target-dir "$work/build" "${only[@]/#/--bin=}"

for target in "${only[@]}"; do
  case $target in
    query | csv) longest=2048 ;;
    json) longest=1024 ;;
    *) longest=16384 ;;
  esac
  say "$target, for $time seconds"
  mkdir -p "$work/corpus/$target" "$work/found"
  "$work/build/$host/release/$target" "$work/corpus/$target" "fuzz/seeds/$target" \
    -dict="fuzz/dict/$target.dict" -max_len="$longest" -max_total_time="$time" \
    -rss_limit_mb=256 -malloc_limit_mb=256 -timeout=10 -artifact_prefix="$work/found/" -print_final_stats=1 ${FUZZ_ARGS:-}
done
say "Nothing found."
