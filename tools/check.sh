#!/bin/sh
# check.sh: runs every part of `make check` and adds up what they report.
#
# A part passes when it exits with 0. Tests are counted from the lines that C tests ("N passed, N
# failed") and busted ("N successes / N failures / N errors") end with; a part without such a line
# counts as one test. The last line is the sum, alone: "N passed, N failed".
#
# Environment (from the Makefile): LUA, BUILD, JOBS, LUA_CHOSEN (set: leave other Luas out), MAKE.
set -u

logs=build/check
mkdir -p "$logs"
passed=0 failed=0 troubles=
make="${MAKE:-make} --no-print-directory -s"
export LC_ALL=C

# part NAME COMMAND...
part() {
  name=$1
  shift
  printf '\n==== %s\n' "$name"
  start=$(date +%s)
  { "$@" 2>&1 </dev/null; echo $? >"$logs/$name.status"; } | tee "$logs/$name.log"
  status=$(cat "$logs/$name.status")
  counts=$(awk '
    /(^|: )[0-9]+ passed, [0-9]+ failed$/ { n = split($0, w, " "); ok += w[n - 3]; bad += w[n - 1]; seen = 1 }
    /[0-9]+ success.* \/ [0-9]+ failure.* \/ [0-9]+ error/ {
      split($0, w, "/")
      ok += w[1]; bad += w[2] + w[3]; seen = 1
    }
    END { print ok + 0, bad + 0, seen + 0 }' "$logs/$name.log")
  # shellcheck disable=SC2086 # three numbers
  set -- $counts
  if [ "$status" != 0 ]; then
    troubles="$troubles $name"
    [ "$2" -gt 0 ] || set -- "$1" 1 1
  elif [ "$3" = 0 ]; then
    set -- 1 0 1
  fi
  passed=$((passed + $1))
  failed=$((failed + $2))
  echo "---- $name: $([ "$status" = 0 ] && echo ok || echo FAILED), $(($(date +%s) - start)) s"
}

build() { $make -j"$JOBS" all && $make -j"$JOBS" build-tests; }

part build build
part lint $make lint
part core $make check-core
part lua $make check-lua
part examples $make check-examples
part symbols $make check-symbols
[ -n "${LUA_CHOSEN:-}" ] || part versions $make check-versions
part asan $make check-asan
part gc $make check-gc
if (tools/fuzz.sh --possible) >/dev/null 2>&1; then
  part fuzz $make check-fuzz
else
  printf '\n==== fuzz: left out, clang has no fuzzer here\n'
fi
if command -v aarch64-linux-gnu-gcc >/dev/null 2>&1 && command -v qemu-aarch64 >/dev/null 2>&1; then
  part neon $make check-neon
else
  printf '\n==== neon: left out, no compiler or emulator for AArch64 here\n'
fi
part rock $make check-rock

echo
[ -z "$troubles" ] || echo "check: FAILED:$troubles (logs in $logs)"
echo "$passed passed, $failed failed"
[ -z "$troubles" ] && [ "$failed" = 0 ]
