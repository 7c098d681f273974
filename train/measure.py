#!/usr/bin/env python3
"""Scores a model file through the library's own code on the development sets (as shared/score/ner.py scores), with
calibration error, consistency and speed.

  measure.py MODEL.bin SHARED [--held-out]

--held-out measures on the project's own split of the training sets instead.
"""
import argparse, glob, os, time
import numpy as np
import corpus as corpora
from tagger import Tagger


def rows_of(shared, held_out, without=(), more=()):
    """(set, [(text, gold)]) of the development sets or of what was held out of the training sets; `more`: further
    training sets to take it from, whole where the network was not trained on them."""
    demonyms = corpora.load_demonyms(shared)
    if held_out:
        names = ("worldwide", "redocred-a", "redocred-b", "politics", "ewt", "pud-wiki", "btc-news", *more)
        sets = [(n, f"{shared}/corpora/ner/train/{n}.conll.xz", corpora.SETS.get(n, (0, True))[1]) for n in names if n not in without]
    else:
        sets = [(os.path.basename(p)[:-9], p, "worldwide" in p) for p in sorted(glob.glob(f"{shared}/corpora/ner/dev/*.conll.xz"))]
    for name, path, hyphens in sets:
        rows = []
        for number, doc in enumerate(corpora.documents(path)):
            if held_out and name in corpora.SETS and not corpora.is_held_out(name, number): continue
            source, spans = corpora.natural(doc, hyphens)
            raw = source.encode()
            gold = {}
            for s, e, label in spans:
                s, e = corpora.trim(raw, s, e)
                gold[s, e] = corpora.types_of(name, label, raw[s:e].decode(), demonyms)
            rows.append((raw, gold))
        yield name, rows


def calibration_error(confidence, right, bins=10):
    error, table = 0.0, []
    at = np.minimum((confidence * bins).astype(int), bins - 1)
    for b in range(bins):
        m = at == b
        if m.any():
            gap = abs(confidence[m].mean() - right[m].mean())
            error += gap * m.mean()
            table.append((b / bins, (b + 1) / bins, int(m.sum()), confidence[m].mean(), right[m].mean()))
    return error, table


def main():
    a = argparse.ArgumentParser()
    a.add_argument("model"); a.add_argument("shared"); a.add_argument("--held-out", action="store_true")
    a.add_argument("--table", action="store_true", help="print the reliability tables")
    args = a.parse_args()
    tagger = Tagger(args.model)
    f1 = lambda n: 200 * n[0] / max(1, 2 * n[0] + n[1] + n[2])
    for name, rows in rows_of(args.shared, args.held_out):
        by = np.zeros((7, 3), int); conf, right = [], []
        forms = same = 0
        began, before = time.perf_counter(), tagger.tokens
        answers = [tagger.names(raw) for raw, _ in rows]
        seconds = time.perf_counter() - began
        for (raw, gold), names in zip(rows, answers):
            seen, kinds = set(), {}
            for n in names:
                s, e = corpora.trim(raw, int(n["start"]), int(n["end"]))
                t = int(n["type"])
                kinds.setdefault(raw[s:e], []).append(t)
                ok = (s, e) in gold and t in gold[s, e]
                if ok: seen.add((s, e))
                by[t][0 if ok else 1] += 1
                if t < 3: conf.append(float(n["confidence"])); right.append(ok)
            for (s, e), types in gold.items():
                if (s, e) not in seen and types[0] is not None: by[types[0]][2] += 1
            for v in kinds.values():
                if len(v) > 1:
                    forms += len(v); same += max(v.count(x) for x in set(v))
        core = by[:3].sum(0)
        ece, table = calibration_error(np.array(conf), np.array(right))
        print(f"{name}: PER/ORG/LOC {f1(core):.2f} (P {100 * core[0] / (core[0] + core[1]):.1f} R {100 * core[0] / (core[0] + core[2]):.1f}) "
              + " ".join(f"{corpora.TYPES[t]} {f1(by[t]):.1f}" for t in range(7))
              + f"; ECE {ece:.3f}; same type {100 * same / max(1, forms):.2f} %; "
              f"{(tagger.tokens - before) / seconds / 1000:.0f}k tokens/s with the tokenizer")
        if args.table:
            for lo, hi, n, c, r in table: print(f"  {lo:.1f}-{hi:.1f}: {n} names, confidence {c:.3f}, right {r:.3f}")


if __name__ == "__main__":
    main()
