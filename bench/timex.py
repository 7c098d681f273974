#!/usr/bin/env python3
"""Dates through `dateline annotate`, scored on every development set, dev part and check part apart.

  timex.py [SHARED] [--sets NAME,...] [--suites] [--keep DIR]

SHARED holds corpora/temporal/ and score/ (default: $DATELINE_SHARED, else ../shared). The split is
timex_split.py's: rules are written on the dev part, the check part tells whether they learned it."""
import argparse
import json
import os
import subprocess
import sys
import tempfile

from timex_split import part

HERE = os.path.dirname(os.path.abspath(__file__))
COMMAND = [os.path.join(HERE, "..", "bin", "dateline"), "annotate"]
SETS = ["te3_timebank", "te3_aquaint", "te3_tbaq_artime_corrected", "wikiwars_01-16", "tweets_train", "meantime_sample"]
SUITES = ["duckling_en", "chrono_en", "recognizers_text_en"]


def run(command, source, target):
    with open(source, "rb") as rows, open(target, "wb") as out:
        subprocess.run(command, stdin=rows, stdout=out, check=True)


def score_set(shared, name, keep):
    score = os.path.join(shared, "score", "timex.py")
    gold = os.path.join(shared, "corpora", "temporal", name + ".jsonl")
    rows, pred = os.path.join(keep, name + ".rows"), os.path.join(keep, name + ".pred")
    with open(rows, "wb") as out:
        subprocess.run([sys.executable, score, "rows", gold], stdout=out, check=True)
    run(COMMAND, rows, pred)
    ids = {"dev": [], "check": []}
    with open(gold, encoding="utf8") as lines:
        for line in lines:
            if line.strip():
                doc = json.loads(line)["id"]
                ids[part(doc)].append(doc)
    cells = []
    for side in ("dev", "check"):
        if not ids[side]:
            continue
        only = os.path.join(keep, name + "." + side)
        with open(only, "w", encoding="utf8") as out:
            out.write("\n".join(ids[side]) + "\n")
        answer = subprocess.run([sys.executable, score, gold, pred, "--only", only, "--json"],
                                capture_output=True, text=True, check=True).stdout
        m = json.loads(answer)
        cells.append("%-5s %5.1f %5.1f %5.1f  type %5.1f  (%d docs, %d gold)" % (
            side, m["strict_f1"], m["relaxed_f1"], m["value_f1"], m["type_f1"], len(ids[side]), m["counts"]["gold"]))
    print("%-28s %s" % (name, " | ".join(cells)), flush=True)


def score_suite(shared, name, keep):
    score = os.path.join(shared, "score", "timex_suites.py")
    suite = os.path.join(shared, "corpora", "temporal", "suites", name + ".jsonl")
    rows, pred = os.path.join(keep, name + ".rows"), os.path.join(keep, name + ".pred")
    subprocess.run([sys.executable, score, "make", suite, rows], check=True)
    run(COMMAND, rows, pred)
    answer = subprocess.run([sys.executable, score, "score", suite, pred], capture_output=True, text=True, check=True)
    print("%-28s %s" % (name, answer.stdout.strip()), flush=True)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("shared", nargs="?", default=os.environ.get("DATELINE_SHARED", os.path.join(HERE, "..", "..", "shared")))
    options.add_argument("--sets", default=",".join(SETS))
    options.add_argument("--suites", action="store_true")
    options.add_argument("--keep", help="leave rows and predictions in this directory")
    given = options.parse_args()
    print("F1 strict, relaxed, value")
    with tempfile.TemporaryDirectory() as scratch:
        keep = given.keep or scratch
        os.makedirs(keep, exist_ok=True)
        for name in filter(None, given.sets.split(",")):
            score_set(given.shared, name, keep)
        if given.suites:
            for name in SUITES:
                score_suite(given.shared, name, keep)


if __name__ == "__main__":
    main()
