#!/bin/sh
# peers_extract.sh: articles out of web pages: dateline beside @mozilla/readability on linkedom and trafilatura, over the
# same pages in one run. Prints pages a second and the scores of the shared scorer.
#
#   bench/peers_extract.sh SETDIR SCORERS [ROUNDS]
#
# SETDIR holds manifest.jsonl and html/*.gz (bench/extract.sh), SCORERS holds extract.py. The peers come from npm and
# PyPI into bench/peers/ at first use; without a network they are left out. Each peer is one process on one core that has
# the decoded pages in memory; the clock runs around the loop that makes articles of them.
set -eu
here=$(dirname "$0")
set_dir=$1 scorers=$2 rounds=${3:-3}
LUA=${LUA:-lua5.4}
build=${DATELINE_BUILD:-build/$LUA}
export LUA_PATH="$here/../lua/?.lua;$here/../lua/?/init.lua;;" LUA_CPATH="$build/?.so;;"
peers=${DATELINE_PEERS:-$here/peers}
mkdir -p "$peers"
peers=$(cd "$peers" && pwd)
if [ ! -d "$peers/node_modules/@mozilla/readability" ] && command -v npm >/dev/null 2>&1; then
  npm install --silent --no-audit --no-fund --prefix "$peers" @mozilla/readability@0.6 linkedom@0.18 >/dev/null 2>&1 ||
    echo "readability and linkedom could not be installed from npm" >&2
fi
if [ ! -x "$peers/trafilatura/bin/python" ]; then
  { python3 -m venv "$peers/trafilatura" && "$peers/trafilatura/bin/pip" -q install "trafilatura>=2,<3" lxml_html_clean; } >/dev/null 2>&1 ||
    { rm -rf "$peers/trafilatura"; echo "trafilatura could not be installed from PyPI" >&2; }
fi
work=${WORK:-$(mktemp -d)}
mkdir -p "$work"
python3 "$here/peer_pages.py" "$set_dir" "$work/pages" >"$work/pages.jsonl"
echo "machine: $(getconf _NPROCESSORS_ONLN) cores, $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo 2>/dev/null | head -n 1)"
set --
run() { # NAME COMMAND...
  name=$1
  shift
  "$@" "$work/pages.jsonl" "$work/$name.json" "$rounds" >"$work/$name.speed" || { echo "$name failed" >&2; return 0; }
  echo "$name: $(cat "$work/$name.speed")"
}
run dateline "$LUA" "$here/peer_article.lua"
[ -d "$peers/node_modules/@mozilla/readability" ] && NODE_PATH=$peers/node_modules run readability node "$here/peer_readability.js"
[ -x "$peers/trafilatura/bin/python" ] && run trafilatura "$peers/trafilatura/bin/python" "$here/peer_trafilatura.py"
for name in dateline readability trafilatura; do [ -s "$work/$name.json" ] && set -- "$@" "$work/$name.json"; done
python3 "$scorers/extract.py" "$set_dir/manifest.jsonl" "$@"
