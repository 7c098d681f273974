#!/usr/bin/env python3
"""Dates through `dateline annotate`, scored on every development set, dev part and check part apart.

  timex.py [SHARED] [--sets NAME,...] [--suites] [--keep DIR]

--suites also scores the suites of other date parsers, as news and as a calendar's entries (the `reading` of a row),
and without the cases that suite_classes.py names.

SHARED holds corpora/temporal/ and score/ (default: $DATELINE_SHARED, else ../shared). The split is
timex_split.py's: rules are written on the dev part, the check part tells whether they learned it."""
import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter

from suite_classes import left_out
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
    ids["whole"] = ids["dev"] + ids["check"]
    for side in ("dev", "check", "whole"):
        if not ids[side]:
            continue
        only = os.path.join(keep, name + "." + side)
        with open(only, "w", encoding="utf8") as out:
            out.write("\n".join(ids[side]) + "\n")
        answer = subprocess.run([sys.executable, score, gold, pred, "--only", only, "--json"],
                                capture_output=True, text=True, check=True).stdout
        m = json.loads(answer)
        cells.append("%s %.1f %.1f %.1f (%.1f)" % (
            side, m["strict_f1"], m["relaxed_f1"], m["value_f1"], m["lenient_value_f1"]))
    print("%-26s %s" % (name, " | ".join(cells)), flush=True)


def suite_cases(score, suite, pred):
    """The suite's expected items: (case, want, right, values found there), as timex_suites.py counts them."""
    sys.path.insert(0, os.path.join(score))
    from timex import lenient
    sys.path.pop(0)
    answers = {}
    with open(pred, encoding="utf8") as lines:
        for line in lines:
            row = json.loads(line)
            answers[str(row["id"])] = row.get("dates") or []
    with open(suite, encoding="utf8") as lines:
        cases = [json.loads(line) for line in lines]
    cases = [case for case in cases if re.match(r"\d{4}-\d\d-\d\d", case.get("reference") or "")]
    for number, case in enumerate(cases):
        for item in case["expected"]:
            if "timex3" not in item:
                continue
            found = answers.get(str(number), [])
            if item.get("start") is not None:
                start, end = (len(case["text"][:item[side]].encode("utf8")) for side in ("start", "end"))
                found = [date for date in found if date["start"] < end and start < date["end"]]
            values = [date.get("value") for date in found]
            yield case, item["timex3"], any(lenient(v) == lenient(item["timex3"]) for v in values), values


def score_suite(shared, name, keep):
    """Under both readings, and without the classes that docs/dates.md leaves out."""
    score = os.path.join(shared, "score", "timex_suites.py")
    suite = os.path.join(shared, "corpora", "temporal", "suites", name + ".jsonl")
    rows, pred = os.path.join(keep, name + ".rows"), os.path.join(keep, name + ".pred")
    subprocess.run([sys.executable, score, "make", suite, rows], check=True)
    for reading in ("news", "calendar"):
        asked = rows + "." + reading
        with open(rows, encoding="utf8") as lines, open(asked, "w", encoding="utf8") as out:
            for line in lines:
                out.write(json.dumps(dict(json.loads(line), reading=reading), ensure_ascii=False) + "\n")
        run(COMMAND, asked, pred)
        answer = subprocess.run([sys.executable, score, "score", suite, pred], capture_output=True, text=True, check=True)
        print("%-28s %-8s %s" % (name, reading, answer.stdout.strip()), flush=True)
        right, counted, classes = 0, 0, Counter()
        for case, want, ok, values in suite_cases(os.path.join(shared, "score"), suite, pred):
            left = left_out(case["text"], case["reference"], want, [] if ok else values)
            if left:  # also where the answer is right
                classes[left] += 1
                continue
            counted += 1
            right += ok
        print("%-37s without what is left out: %d of %d (%.1f%%)" % ("", right, counted, 100 * right / max(counted, 1)))
        for left, count in classes.most_common():
            print("%-39s %4d %s" % ("", count, left), flush=True)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("shared", nargs="?", default=os.environ.get("DATELINE_SHARED", os.path.join(HERE, "..", "..", "shared")))
    options.add_argument("--sets", default=",".join(SETS))
    options.add_argument("--suites", action="store_true")
    options.add_argument("--keep", help="leave rows and predictions in this directory")
    given = options.parse_args()
    print("F1 strict, relaxed, value (value where 1998-W2 is 1998-W02, P1DE is P10Y and the like: the scorer's lenient one)")
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
