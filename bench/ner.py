#!/usr/bin/env python3
"""Names, through the command: makes rows of the development sets, annotates them, scores them, and measures
calibration and whether one article calls one name one thing. Python 3, standard library only.

  bench/ner.py [--command "bin/dateline annotate"] [--table] [SET...]

The sets and their scorer lie in the folder that DATELINE_SHARED names (default ../shared). For every set: F1 of
persons, organisations and places; the expected calibration error over ten bins; the share of repeated names that have
one type; tokens (white-space separated) per second of the whole command.
"""
import argparse, glob, json, os, shlex, subprocess, sys, tempfile, time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SHARED = os.environ.get("DATELINE_SHARED", os.path.join(ROOT, "..", "shared"))
sys.path.insert(0, os.path.join(SHARED, "score"))


def expected_calibration_error(answers, bins=10):
    """answers: (confidence, right). The mean gap between confidence and accuracy over bins, and the bins."""
    table = [[0, 0.0, 0] for _ in range(bins)]
    for confidence, right in answers:
        b = table[min(bins - 1, int(confidence * bins))]
        b[0] += 1; b[1] += confidence; b[2] += right
    error = sum(abs(c - r) for _, c, r in table) / max(1, len(answers))
    return error, [(n, c / n, r / n) for n, c, r in table if n]


def main():
    a = argparse.ArgumentParser()
    a.add_argument("--command", default=os.path.join(ROOT, "bin", "dateline") + " annotate")
    a.add_argument("--table", action="store_true", help="print the reliability tables")
    a.add_argument("sets", nargs="*")
    args = a.parse_args()
    import ner
    files = sorted(glob.glob(os.path.join(SHARED, "corpora", "ner", "dev", "*.conll.xz")))
    if not files: sys.exit(f"no sets in {SHARED}: set DATELINE_SHARED")
    scorer = os.path.join(SHARED, "score", "ner.py")
    for path in files:
        name = os.path.basename(path)[:-9]
        if args.sets and name not in args.sets: continue
        with tempfile.TemporaryDirectory() as work:
            rows, answers = os.path.join(work, "rows"), os.path.join(work, "answers")
            with open(rows, "wb") as f:
                subprocess.run([sys.executable, scorer, "make", path, *(["--hyphens"] if "worldwide" in name else [])],
                               stdout=f, check=True)
            began = time.perf_counter()
            with open(rows, "rb") as i, open(answers, "wb") as o:
                subprocess.run(shlex.split(args.command), stdin=i, stdout=o, check=True)
            seconds = time.perf_counter() - began
            print(f"== {name}")
            subprocess.run([sys.executable, scorer, "score", rows, answers], check=True)
            predicted = {str(d["id"]): d for d in map(json.loads, open(answers, encoding="utf8"))}
            judged, repeated, agreeing, words = [], 0, 0, 0
            for row in map(json.loads, open(rows, encoding="utf8")):
                source = row["source"].encode()
                words += len(source.split())
                gold = {(*ner.trim(source, s, e), t) for s, e, t in row["gold"]}
                kinds = {}
                for m in predicted.get(row["id"], {}).get("mentions") or []:
                    span, fold = ner.trim(source, m["start"], m["end"]), ner.FOLD.get(m["type"])
                    if fold in ("PER", "ORG", "LOC") and "confidence" in m:
                        judged.append((m["confidence"], (*span, fold) in gold))
                    if source[m["start"]:m["start"] + 1].isupper():
                        kinds.setdefault(source[span[0]:span[1]], []).append(m["type"])
                for types in kinds.values():
                    if len(types) > 1:
                        repeated += len(types); agreeing += max(types.count(t) for t in set(types))
            error, table = expected_calibration_error(judged)
            print(f"calibration error {error:.3f}; same name, same type {100 * agreeing / max(1, repeated):.2f} % of "
                  f"{repeated}; {words / seconds:.0f} words/s for the whole command")
            if args.table:
                for n, c, r in table: print(f"  {n:5d} names, confidence {c:.3f}, right {r:.3f}")


if __name__ == "__main__":
    main()
