#!/bin/sh
# extract_folds.sh: the two-fold measure of the page classifier: a table of weights from each half of the article-extraction sets
# (bench/extract_split.py: no site is in both), scored on the other half; then the table from all pages on all of them,
# which is in-sample and says nothing of new pages. The committed table is only compared, never written.
#
#   bench/extract_folds.sh CORPORA SCORERS [dev|held|all]...
#
# The last arguments choose the tables. PYTHON has train/requirements_extract.txt; WORK (default: a temporary folder) keeps
# pages, tables and builds. The module is built once by `make`, then linked anew with each table.
set -eu
corpora=$(cd "$1" && pwd) scorers=$(cd "$2" && pwd)
shift 2
[ -z "${WORK:-}" ] || mkdir -p "$WORK"
work=$(cd "${WORK:-$(mktemp -d)}" && pwd)
cd "$(dirname "$0")/.."
lua=${LUA:-lua5.4} python=${PYTHON:-python3} cc=${CC:-cc}
build=${DATELINE_BUILD:-build/$lua}

make -s LUA="$lua" BUILD="$build" all "$build/libdateline.a"
# shellcheck disable=SC2046
"$cc" -O2 -std=c99 -Icsrc train/extract_features.c "$build/libdateline.a" $(pkg-config --libs libutf8proc md4c) -lm \
  -o "$work/features"

for part in ${*:-dev held all}; do
  table=$work/$part.c other=all
  case $part in dev) other=held ;; held) other=dev ;; esac
  mkdir -p "$work/pages" "$work/scores-$part"
  "$python" train/extract_weights.py "$corpora" "$work/features" --part "$part" --quiet --work "$work/pages" --out "$table" \
    >"$work/$part.log"
  rm -rf "$work/build-$part"
  cp -a "$build" "$work/build-$part"
  "$cc" -O2 -std=c99 -fPIC -Icsrc -c -o "$work/build-$part/read/htmlweights.o" "$table"
  make -s LUA="$lua" BUILD="$work/build-$part" all
  case $part in
  all) echo "# weights from all pages, scored on the same pages (in-sample)" ;;
  *) echo "# weights from $part, scored on $other" ;;
  esac
  sed -n 1p "$work/$part.log"
  if cmp -s "$table" csrc/read/htmlweights.c; then echo "this is the committed table"; fi
  DATELINE_BUILD=$work/build-$part LUA=$lua WORK=$work/scores-$part bench/extract.sh "$corpora" "$scorers" "$other"
done
