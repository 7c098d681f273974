#!/usr/bin/env python3
"""Errors of the dates layer by class, on the dev part of a set alone (timex_split.py): what to work on next.

  timex_errors.py SET [SHARED] [--class CLASS] [--rule RULE] [--grep TEXT] [--half 0|1] [--pred FILE] [--count]

SET is a name of timex.py's (te3_timebank, wikiwars_01-16, ...). Classes: missed, spurious, span, type, value. --count
prints the table alone: errors by class and by rule. --half keeps one half of the documents, to look at one and test on
the other. --pred reads predictions that timex.py --keep left, else they are made."""
import argparse
import collections
import hashlib
import json
import os
import subprocess
import sys

from timex import COMMAND, HERE
from timex_split import part


def predictions(score, gold):
    rows = subprocess.run([sys.executable, score, "rows", gold], stdout=subprocess.PIPE, check=True).stdout
    out = subprocess.run(COMMAND, input=rows, stdout=subprocess.PIPE, check=True).stdout
    return [json.loads(line) for line in out.splitlines() if line.strip()]


def half(doc_id):
    return hashlib.sha256(doc_id.encode()).digest()[1] % 2


def errors_of(timex, gold, pred):
    """Yields class, gold expression or None, ours or None."""
    ours = pred.get("dates") or []
    pairs = timex.align([(t["start"], t["end"]) for t in gold["timexes"]], [(t["start"], t["end"]) for t in ours])
    paired, used = dict(pairs), {p for _, p in pairs}
    text = gold["text"].encode()
    for i, g in enumerate(gold["timexes"]):
        if i not in paired:
            yield "missed", g, None
            continue
        p = ours[paired[i]]
        if text[g["start"]:g["end"]] != text[p["start"]:p["end"]]:
            yield "span", g, p
        if (g.get("value") or "") != (p.get("value") or ""):
            yield "value", g, p
        elif g.get("type") != p.get("type"):
            yield "type", g, p
        else:
            yield "right", g, p
    for i, p in enumerate(ours):
        if i not in used:
            yield "spurious", None, p


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("set")
    options.add_argument("shared", nargs="?", default=os.environ.get("DATELINE_SHARED", os.path.join(HERE, "..", "..", "shared")))
    options.add_argument("--class", dest="kind")
    options.add_argument("--rule")
    options.add_argument("--grep")
    options.add_argument("--half", type=int, choices=(0, 1))
    options.add_argument("--pred")
    options.add_argument("--count", action="store_true")
    given = options.parse_args()
    sys.path.insert(0, os.path.join(given.shared, "score"))
    sys.modules.pop("timex", None)
    import timex
    gold_file = os.path.join(given.shared, "corpora", "temporal", given.set + ".jsonl")
    if given.pred:
        with open(given.pred, encoding="utf8") as lines:
            made = [json.loads(line) for line in lines if line.strip()]
    else:
        made = predictions(os.path.join(given.shared, "score", "timex.py"), gold_file)
    pred = {d["id"]: d for d in made}
    table = collections.Counter()
    with open(gold_file, encoding="utf8") as lines:
        docs = [json.loads(line) for line in lines if line.strip()]
    for doc in docs:
        if part(doc["id"]) != "dev" or (given.half is not None and half(doc["id"]) != given.half):
            continue
        text = doc["text"].encode()
        for kind, g, p in errors_of(timex, doc, pred.get(doc["id"], {})):
            table[kind, p["rule"] if p else "-"] += 1
            if given.count or (kind == "right" and given.kind != "right") or (given.kind and kind != given.kind):
                continue
            if given.rule and (p["rule"] if p else "-") != given.rule:
                continue
            here = g or p
            start, end = min(x["start"] for x in (g, p) if x), max(x["end"] for x in (g, p) if x)
            told = "%s{%s}%s" % tuple(text[a:b].decode("utf8", "replace").replace("\n", " ") for a, b in (
                (max(0, start - 90), start), (start, end), (end, end + 70)))
            if given.grep and given.grep.lower() not in told.lower():
                continue
            side = lambda t: "[%s %s%s]" % (text[t["start"]:t["end"]].decode("utf8", "replace").replace("\n", " "), t.get("value"),
                                            " " + t["mod"] if t.get("mod") else "") if t else "-"
            print("%-8s %s %s\n   gold %s  ours %s  %s (%s)\n   %s" % (
                kind, doc["id"], doc.get("dct"), side(g), side(p), p["rule"] if p else "", p.get("why") if p else "", told))
            del here
    if given.count:
        for kind in ("missed", "spurious", "span", "type", "value"):
            rules = [(n, rule) for (k, rule), n in table.items() if k == kind]
            print("%-9s %4d" % (kind, sum(n for n, _ in rules)))
            for n, rule in sorted(rules, reverse=True):
                print("    %4d of %4d  %s" % (n, sum(v for (k, r), v in table.items() if r == rule and k != "span"), rule))


if __name__ == "__main__":
    main()
