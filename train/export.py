#!/usr/bin/env python3
"""Writes the model blob that csrc/tag/model.h reads. Of several sets of weights it takes the mean.

  export.py LEXICON.bin OUT.bin MODEL.pt... [--calibration CURVES.npy]
"""
import argparse, struct
import numpy as np
from network import *

SHIFT, SCORE_SHIFT, NAT, KNOTS, TYPES = 22, 17, 256, 33, 7


def padded(a):
    b = a if isinstance(a, bytes) else np.ascontiguousarray(a).tobytes()
    return b + bytes(-len(b) % 64)


def layer(weight, bias, input_scale, unit, shift, outputs, offset=0):
    """A layer's arrays. `unit`: result units per 1.0; `offset`: what the inputs are stored above."""
    weight, bias = weight.numpy().astype(np.float64), bias.numpy().astype(np.float64)
    rows, inputs = weight.shape
    scale = np.maximum(np.abs(weight).max(1), 1e-8) / 127
    q = np.round(weight / scale[:, None]).astype(np.int64)
    b = np.round(bias / (scale / input_scale)).astype(np.int64) - offset * q.sum(1)
    multiplier = np.round(scale / input_scale * unit * 2 ** shift).astype(np.int64)
    limit = (2 ** 31 - 1 - 2 ** (shift - 1)) // np.maximum(multiplier, 1)
    full = lambda a: np.concatenate([a, np.zeros((outputs - rows, *a.shape[1:]), a.dtype)])
    q, b, multiplier, limit = full(q), full(b), full(multiplier), full(limit)
    limit = np.minimum(limit, 2 ** 31 - 1)
    assert np.abs(b).max() + np.abs(q).sum(1).max() * 127 < 2 ** 31
    assert multiplier.max() < 2 ** 31
    packed = q.astype(np.int8).reshape(outputs, inputs // 4, 4).transpose(1, 0, 2)
    return padded(packed) + padded(b.astype("<i4")) + padded(multiplier.astype("<i4")) + padded(limit.astype("<i4"))


def main():
    a = argparse.ArgumentParser()
    a.add_argument("lexicon"); a.add_argument("out"); a.add_argument("models", nargs="+"); a.add_argument("--calibration")
    args = a.parse_args()
    s = mean_of(args.models)
    network = b""
    for k, (rows, columns) in TABLES.items():
        t = np.clip(np.round(s[f"tables.{k}"].numpy() * INPUT_SCALE), -63, 63).astype(np.int8)
        assert t.shape == (rows, columns)
        network += padded(t)
    manner = MANNERS - 1
    inner_bias = s["inner.bias"] + s["manner_inner"][manner]
    hidden_bias = s["hidden.bias"] + s["manner_hidden"][manner]
    network += layer(s["inner.weight"], inner_bias, INPUT_SCALE, STATE_SCALE, SHIFT, WIDTH, offset=64)
    for i in range(CONVOLUTIONS):
        network += layer(s[f"convs.{i}.weight"], s[f"convs.{i}.bias"], STATE_SCALE, STATE_SCALE, SHIFT, WIDTH)
    network += layer(s["hidden.weight"], hidden_bias, STATE_SCALE, STATE_SCALE, SHIFT, HIDDEN)
    network += layer(s["out.weight"], s["out.bias"], STATE_SCALE, NAT, SCORE_SHIFT, 32)
    network += padded(np.exp(-np.arange(NAT) / NAT).astype("<f4")) + padded(np.exp(-np.arange(32)).astype("<f4"))
    curve = np.load(args.calibration) if args.calibration else np.tile(np.linspace(0, 1, KNOTS), (2, TYPES, 1))
    assert curve.shape == (2, TYPES, KNOTS)
    network += padded(curve.astype("<f4"))
    lexicon = padded(open(args.lexicon, "rb").read())
    blob = padded(b"DLNM" + struct.pack("<III", 2, len(lexicon), len(network))) + lexicon + network
    open(args.out, "wb").write(blob)
    print(f"{args.out}: {len(blob)} bytes (lexicon {len(lexicon)}, network {len(network)})")


if __name__ == "__main__":
    main()
