#!/bin/sh
# peers_timex.sh: dates of news: dateline beside chrono-node and dateparser, over the same rows in one run. Prints the
# scores of the shared scorer (F1 of strict spans, relaxed spans, values) and megabytes a second.
#
#   bench/peers_timex.sh [SHARED] [SET...]
#
# The peers come from npm and PyPI into bench/peers/ at first use; without a network they are left out. Neither knows
# durations, sets or vague dates, and dateparser says nothing of how deep its answer goes: their columns say what a
# program gets that asks them for the dates of an article, not how well they do what they were made for.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
shared=${1:-${DATELINE_SHARED:-$here/../../shared}}
[ $# -gt 0 ] && shift
[ $# -gt 0 ] || set -- te3_timebank te3_aquaint wikiwars_01-16
LUA=${LUA:-lua5.4}
build=${DATELINE_BUILD:-build/$LUA}
export LUA_PATH="$here/../lua/?.lua;$here/../lua/?/init.lua;;" LUA_CPATH="$build/?.so;;"
peers=${DATELINE_PEERS:-$here/peers}
mkdir -p "$peers"
if [ ! -d "$peers/node_modules/chrono-node" ] && command -v npm >/dev/null 2>&1; then
  npm install --silent --no-audit --no-fund --prefix "$peers" chrono-node@2 >/dev/null 2>&1 ||
    echo "chrono-node could not be installed from npm" >&2
fi
if [ ! -x "$peers/dateparser/bin/python" ]; then
  { python3 -m venv "$peers/dateparser" && "$peers/dateparser/bin/pip" -q install "dateparser>=1.2,<2"; } >/dev/null 2>&1 ||
    { rm -rf "$peers/dateparser"; echo "dateparser could not be installed from PyPI" >&2; }
fi
work=${WORK:-$(mktemp -d)}
mkdir -p "$work"
echo "machine: $(getconf _NPROCESSORS_ONLN) cores, $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo 2>/dev/null | head -n 1)"
printf '%-18s %-11s %6s %7s %6s %9s\n' set program strict relaxed value MB/s
run() { # SET NAME COMMAND...
  set_name=$1 name=$2
  shift 2
  "$@" "$work/$set_name.rows" "$work/$name.pred" >"$work/$name.speed" || { echo "$name failed" >&2; return 0; }
  python3 "$shared/score/timex.py" "$shared/corpora/temporal/$set_name.jsonl" "$work/$name.pred" --json >"$work/score.json"
  python3 - "$set_name" "$name" "$work/score.json" "$work/$name.speed" <<'PY'
import json, sys
m = json.load(open(sys.argv[3]))
seconds, size = map(float, open(sys.argv[4]).read().split())
print("%-18s %-11s %6.1f %7.1f %6.1f %9.3f" % (sys.argv[1], sys.argv[2], m["strict_f1"], m["relaxed_f1"], m["value_f1"],
                                               size / seconds / 1e6))
PY
}
for each in "$@"; do
  python3 "$shared/score/timex.py" rows "$shared/corpora/temporal/$each.jsonl" >"$work/$each.rows"
  run "$each" dateline "$LUA" "$here/peer_rows.lua" dates
  [ -d "$peers/node_modules/chrono-node" ] && NODE_PATH=$peers/node_modules run "$each" chrono-node node "$here/peer_chrono.js"
  [ -x "$peers/dateparser/bin/python" ] && run "$each" dateparser "$peers/dateparser/bin/python" "$here/peer_dateparser.py"
done
