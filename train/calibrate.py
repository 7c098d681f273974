#!/usr/bin/env python3
"""Fits the calibration curves of the model blob on the project's own held-out split of the training sets.

  calibrate.py MODEL.bin SHARED OUT.npy [WITHOUT...]   MODEL.bin was exported without --calibration: it answers raw

A third of the weight is the newswire set's, the rest is shared alike by the others, large or small: the curves are to
hold on text of an unknown kind.

Isotonic regression (pool adjacent violators) from raw span probability to the share that is right, for persons,
organisations, places and groups each, and one curve for the rarer types together; smoothed towards the overall curve
where a type has few mentions, and read off at 33 knots.
"""
import sys
import numpy as np
import measure, corpus as corpora
from tagger import Tagger

KNOTS, TYPES = 33, 7
NEWSWIRE = 1 / 3


def isotonic(x, y, w):
    """Pool adjacent violators: fitted values at sorted x."""
    order = np.argsort(x, kind="stable")
    blocks = []  # value, weight, count
    for v, n in zip(y[order], w[order]):
        blocks.append([v, n, 1])
        while len(blocks) > 1 and blocks[-2][0] >= blocks[-1][0]:
            v2, n2, c2 = blocks.pop(); v1, n1, c1 = blocks.pop()
            blocks.append([(v1 * n1 + v2 * n2) / (n1 + n2), n1 + n2, c1 + c2])
    return x[order], np.concatenate([np.full(c, v) for v, _, c in blocks])


def curve(x, y, w, prior=None):
    knots = np.linspace(0, 1, KNOTS)
    # a straight line of light pseudo-observations keeps the ends sane
    px, py = knots, knots if prior is None else prior
    weight = np.concatenate([w, np.full(KNOTS, 1.0 if prior is None else 4.0)])
    fx, fy = isotonic(np.concatenate([x, px]), np.concatenate([y, py]), weight)
    out = np.array([np.average(fy, weights=np.exp(-0.5 * ((fx - k) / 0.03) ** 2) + 1e-12) for k in knots])
    return np.clip(np.maximum.accumulate(out), 0, 0.995)


def weights(names):
    """Of each name, by its set: NEWSWIRE of the sum for that set, the rest to the others alike."""
    sets, which, sizes = np.unique(names, return_inverse=True, return_counts=True)
    share = np.where(sets == "worldwide", NEWSWIRE, (1 - NEWSWIRE) / max(1, (sets != "worldwide").sum()))
    return len(names) * (share / share.sum() / sizes)[which]


def main(model, shared, out, *without):
    tagger = Tagger(model)
    x, y, t, w = [], [], [], []
    for name, rows in measure.rows_of(shared, True, without):
        labelled = corpora.SETS[name][2]
        for raw, gold in rows:
            for n in tagger.names(raw):
                if labelled and int(n["type"]) not in labelled: continue
                w.append(name)
                s, e = corpora.trim(raw, int(n["start"]), int(n["end"]))
                x.append(float(n["confidence"])); t.append(int(n["type"]))
                y.append((s, e) in gold and int(n["type"]) in gold[s, e])
    x, y, t, w = np.array(x), np.array(y, float), np.array(t), weights(np.array(w))
    overall = curve(x, y, w)
    rare = curve(x[t > 3], y[t > 3], w[t > 3], overall)
    curves = np.stack([curve(x[t == k], y[t == k], w[t == k], overall) if k < 4 else rare for k in range(TYPES)])
    np.save(out, curves)
    print(f"{len(x)} names, right {y.mean():.3f}, mean raw {x.mean():.3f}")
    for k in range(TYPES): print(corpora.TYPES[k], (t == k).sum(), np.round(curves[k][::4], 2))


if __name__ == "__main__":
    main(*sys.argv[1:])
