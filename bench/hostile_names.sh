#!/bin/sh
# hostile_names.sh: instructions of the resolver on hostile input at 1x, 2x and 4x (callgrind, dl_name_resolve with what
# it calls). Linear: each column doubles. Usage: bench/hostile_names.sh
set -e
cd "$(dirname "$0")/.."
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
${CC:-cc} -O2 -g -Icsrc -o "$dir/hostile" bench/hostile_names.c csrc/base/*.c csrc/text/*.c csrc/name/*.c \
  csrc/tag/*.c $(pkg-config --cflags --libs libutf8proc) -lm
for row in "words 5000" "mentions 5000" "long 2500" "he 5000" "it 1000" "they 2000" "inner 2000" "cups 2000" "president 2000" "surnames 2000" "commas 2500"; do
  set -- $row
  printf '%-10s' "$1"
  for times in 1 2 4; do
    valgrind --tool=callgrind --callgrind-out-file="$dir/out" --toggle-collect=dl_name_resolve \
      "$dir/hostile" "$1" $(($2 * times)) >/dev/null 2>&1
    printf ' %14s' "$(sed -n 's/^summary: //p; s/^totals: //p' "$dir/out" | tail -1)"
  done
  echo
done
