#!/bin/sh
# fuzz.sh FOLDER SECONDS TARGET...: runs the fuzz targets in FOLDER/fuzz, sharing out the seconds.
# fuzz.sh --possible: whether clang can build them here.
#
# Each run starts from the articles of the repository and from fuzz/seeds/TARGET, where committed inputs
# of interest lie (also those that once failed). What is found on the way stays in
# build/fuzz/corpus/TARGET, so that the next run goes on from there. FUZZ_SEED=1 repeats a run (0, the default:
# a new one each time).
set -u

if [ "${1:-}" = --possible ]; then
  folder=$(mktemp -d)
  echo 'int LLVMFuzzerTestOneInput(const char *d, unsigned long n) { return d && n > 9; }' >"$folder/f.c"
  "${CLANG:-clang}" -fsanitize=fuzzer,address -o "$folder/f" "$folder/f.c"
  status=$?
  rm -rf "$folder"
  exit $status
fi

folder=$1 seconds=$2
shift 2
[ $# -gt 0 ] || { echo "fuzz: no targets in fuzz/" >&2; exit 1; }
share=$(((seconds + $# - 1) / $#))
passed=0 failed=0
export ASAN_OPTIONS=detect_leaks=1:allocator_may_return_null=1 UBSAN_OPTIONS=print_stacktrace=1
for target in "$@"; do
  corpus=build/fuzz/corpus/$target
  mkdir -p "$corpus"
  seeds=examples/articles
  [ -d "fuzz/seeds/$target" ] && seeds="$seeds fuzz/seeds/$target"
  # shellcheck disable=SC2086 # a list of folders
  if "$folder/fuzz/$target" -seed="${FUZZ_SEED:-0}" -max_total_time="$share" -timeout=20 -rss_limit_mb=4096 -max_len=20000 \
      -print_final_stats=1 -verbosity=0 -artifact_prefix="build/fuzz/$target-" \
      "$corpus" $seeds >"build/fuzz/$target.log" 2>&1; then
    passed=$((passed + 1))
    runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "build/fuzz/$target.log")
    echo "fuzz $target: ok, $share s, ${runs:-?} runs"
  else
    failed=$((failed + 1))
    echo "fuzz $target: FAILED"
    tail -n 40 "build/fuzz/$target.log"
  fi
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
