#!/bin/sh
# extract.sh: scores `dateline annotate` on the article-extraction sets, by half (bench/extract_split.py).
#
#   bench/extract.sh CORPORA SCORERS [dev|held|all] [SET...]
#
# The shipped weights were learnt from both halves of the first three sets: F and acc of the body are in-sample there, in
# each half. bench/extract_folds.sh measures bodies of pages that no weight was learnt from.
#
# CORPORA holds a folder per set (naeb fundus trafilatura postlight), SCORERS holds extract_rows.py and extract.py.
# WORK (default: a temporary folder) keeps rows and predictions between runs.
set -e
here=$(dirname "$0")
corpora=$1 scorers=$2 half=${3:-all}
shift 2; [ $# -gt 0 ] && shift
work=${WORK:-$(mktemp -d)}
for set in ${*:-naeb fundus trafilatura postlight}; do
  rows=$work/$set.rows.jsonl
  [ -f "$rows" ] || python3 "$scorers/extract_rows.py" rows "$corpora/$set" > "$rows"
  python3 "$here/extract_split.py" "$corpora/$set" "$half" > "$work/$set.$half.manifest"
  "$here/../bin/dateline" annotate < "$rows" > "$work/$set.out.jsonl"
  python3 "$scorers/extract_rows.py" predictions "$work/$set.out.jsonl" > "$work/$set.$half.json"
  echo "## $set $half ($(wc -l < "$work/$set.$half.manifest"))"
  python3 "$scorers/extract.py" "$work/$set.$half.manifest" "$work/$set.$half.json"
done
