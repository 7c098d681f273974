#!/usr/bin/env python3
"""Fits the calibration curves of the model blob on the project's own held-out split of the training sets.

  calibrate.py MODEL.bin SHARED OUT.npy [WITHOUT...]   MODEL.bin was exported without --calibration: it answers raw

The curves are to hold on text of an unknown kind, annotated by rules that the network has not seen. So a fifth of the
weight is the newswire set's, three tenths are shared alike by the other training sets, large or small, and half by two
whose rules are strange to the network (gum, which it was not trained on, and gmb, hardly). And since on strange text
the raw probability says less, a fifth of each curve is the mean over all names.

Isotonic regression (pool adjacent violators) from raw span probability to the share that is right: one curve for
persons, organisations and places (a curve for each learns how the training sets annotate each, which other text does
not), one for groups, one for the rarer types together; the first two again apart for names that the article has once
and for those it repeats. Smoothed towards the more general curve where there are few mentions, and read off at 33 knots.
"""
import sys
from collections import Counter
import numpy as np
import measure, corpus as corpora
from tagger import Tagger

KNOTS, TYPES = 33, 7
STRANGE = ("gmb", "gum")
SHARES = (0.2, 0.3, 0.5)  # newswire, the other training sets, STRANGE
MEAN = 0.2


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
    """Of each name, by its set: every kind has its share, its sets alike."""
    sets, which, sizes = np.unique(names, return_inverse=True, return_counts=True)
    kinds = np.array([0 if s == "worldwide" else 2 if s in STRANGE else 1 for s in sets])
    share = np.array(SHARES)[kinds] / np.bincount(kinds, minlength=3)[kinds]
    return len(names) * (share / share.sum() / sizes)[which]


def main(model, shared, out, *without):
    tagger = Tagger(model)
    x, y, t, w, r = [], [], [], [], []
    for name, rows in measure.rows_of(shared, True, without, STRANGE):
        labelled = corpora.SETS[name][2] if name in corpora.SETS else corpora.NAMED
        for raw, gold in rows:
            found = tagger.names(raw)
            forms = Counter(raw[n["start"]:n["end"]] for n in found)
            for n in found:
                if labelled and int(n["type"]) not in labelled: continue
                w.append(name)
                s, e = corpora.trim(raw, int(n["start"]), int(n["end"]))
                x.append(float(n["confidence"])); t.append(int(n["type"])); r.append(forms[raw[n["start"]:n["end"]]] > 1)
                y.append((s, e) in gold and int(n["type"]) in gold[s, e])
    x, y, t, w, r = np.array(x), np.array(y, float), np.array(t), weights(np.array(w)), np.array(r)
    overall = curve(x, y, w)
    curves = np.zeros((2, TYPES, KNOTS))
    for k, kin in enumerate(((0, 1, 2),) * 3 + ((3,),) + ((4, 5, 6),) * 3):
        of_type = np.isin(t, kin)
        general = curve(x[of_type], y[of_type], w[of_type], overall)
        for repeated in range(2):
            m = of_type & (r == repeated)
            curves[repeated, k] = curve(x[m], y[m], w[m], general) if k < 4 else general
    curves = (1 - MEAN) * curves + MEAN * np.average(y, weights=w)
    np.save(out, curves)
    print(f"{len(x)} names, right {y.mean():.3f}, mean raw {x.mean():.3f}")
    for k in range(TYPES): print(corpora.TYPES[k], (t == k).sum(), *(np.round(curves[i][k][::4], 2) for i in range(2)))


if __name__ == "__main__":
    main(*sys.argv[1:])
