#!/usr/bin/env python3
"""Trains the tagger's network.

  train.py CORPUS.npz LEXICON.bin OUT.pt [--epochs N | --minutes M] [--seed N] [--dev SHARED] [--soft SOFT.npz...]
"""
import argparse, glob, os, time
import numpy as np
import torch
import torch.nn.functional as F
import corpus as corpora
import native
from network import *


class Data:
    """Pieces with gold label sets (corpus.py) or with a teacher's probabilities (teacher.py label)."""

    def __init__(self, *paths):
        parts = [np.load(path) for path in paths]
        join = lambda k: np.concatenate([z[k] for z in parts])
        self.soft = join("soft") if "soft" in parts[0].files else None
        self.word = join("word"); self.bits = join("bits"); self.twin = join("twin"); self.hashes = join("hashes")
        self.first = join("first"); self.masks = join("masks") if self.soft is None else None
        ends = np.cumsum([len(z["word"]) for z in parts])
        self.docs = np.concatenate([z["docs"] + np.array([end - len(z["word"])] * 2 + [0] * (z["docs"].shape[1] - 2))
                                    for z, end in zip(parts, ends)])
        self.names = list(parts[0]["names"])

    def batch(self, ids, words, train=False):
        bounds = [(int(self.docs[i][0]), int(self.docs[i][1])) for i in ids]
        index = np.concatenate([np.arange(s, e) for s, e in bounds])
        lengths = np.array([e - s for s, e in bounds])
        ends = np.cumsum(lengths)
        word = self.word[index].astype(np.int64); word[word < 0] = words
        b = batch_of(word, self.bits[index], self.twin[index], self.hashes[index], self.first[index],
                     list(zip(ends - lengths, ends)))
        if self.soft is not None:
            b["manner"] = torch.full((len(index),), MANNERS - 1)
            p = torch.from_numpy(self.soft[index].astype(np.float32))
            return b, p / p.sum(1, keepdim=True).clamp_min(1), None, index
        weight = np.repeat([self.docs[i][2] for i in ids], lengths).astype(np.float32)
        masks = self.masks[index]
        weight[masks == 0] = 0
        if train:
            manner = np.array([int(self.docs[i][3]) if np.random.rand() > 0.3 else MANNERS - 1 for i in ids])
            b["manner"] = torch.from_numpy(np.repeat(manner, lengths))
        allowed = ((masks[:, None] >> np.arange(LABELS, dtype=np.uint32)) & 1).astype(bool)
        return b, torch.from_numpy(allowed), torch.from_numpy(weight), index


def loss_of(logits, allowed, weight, smooth=0.03):
    """- log of the probability of the allowed set, with a little smoothing."""
    p = F.log_softmax(logits, 1)
    nll = -torch.logsumexp(p.masked_fill(~allowed, -1e9), 1)
    return ((1 - smooth) * nll - smooth * p.mean(1)).mul(weight).sum() / weight.sum()


def mix_in(soft, path, lexicon, share=0.4):
    """Averages a small network's probabilities into a teacher's: the two err in different places."""
    model = Tagger(lexicon); model.words = len(lexicon.vectors) - 1
    load(model, torch.load(path, weights_only=False)["state"]); model.eval()
    for lo in range(0, len(soft.docs), 8):
        b, p, _, index = soft.batch(list(range(lo, min(lo + 8, len(soft.docs)))), model.words)
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16): q = F.softmax(model(b).float(), 1)
        soft.soft[index] = ((1 - share) * p + share * q).mul(255).add(0.5).to(torch.uint8).numpy()


def f1(tp, fp, fn): return 200 * tp / max(1, 2 * tp + fp + fn)


def score_held_out(model, data, ids):
    """Exact F1 on held-out documents of the training sets: by the gold masks, PER/ORG/LOC."""
    tp = fp = fn = 0
    for lo in range(0, len(ids), 12):
        b, allowed, weight, index = data.batch(ids[lo:lo + 12], model.words)
        with torch.no_grad(): scores = F.log_softmax(model(b), 1)
        first = data.first[index]
        got = set(spans_of(viterbi(scores, first)))
        masks = data.masks[index].astype(np.int64)
        gold = np.where(masks & (masks - 1), 0, np.round(np.log2(np.maximum(masks, 1))).astype(np.int64))
        want = set(spans_of(gold))
        got = {s for s in got if s[2] < 3}; want = {s for s in want if s[2] < 3}
        tp += len(got & want); fp += len(got - want); fn += len(want - got)
    return f1(tp, fp, fn)


class DevSets:
    """The development sets, as score/ner.py makes and scores them. Reported, not chosen by."""

    def __init__(self, shared, lexicon):
        features = native.Features(native.default_work(), open(lexicon, "rb").read())
        self.sets = {}
        for path in sorted(glob.glob(f"{shared}/corpora/ner/dev/*.conll.xz")):
            name = os.path.basename(path)[:-9]
            rows = []
            for doc in corpora.documents(path):
                source, spans = corpora.natural(doc, name == "worldwide-dev")
                raw = source.encode()
                pieces, sentences = features.pieces(raw)
                first = np.zeros(len(pieces), np.uint8); first[sentences[:-1]] = 1
                gold = set()
                for s, e, label in spans:
                    t = corpora.FOLD[label][0] if len(corpora.FOLD[label]) == 1 else 4
                    gold.add((*corpora.trim(raw, s, e), t))
                rows.append((raw, pieces, first, gold))
            self.sets[name] = rows

    def score(self, model, show=None):
        line = []
        for name, rows in self.sets.items():
            tp = fp = fn = 0
            by = {t: [0, 0, 0] for t in range(7)}
            for raw, pieces, first, gold in rows:
                word = pieces["word"].astype(np.int64); word[word < 0] = model.words
                b = batch_of(word, pieces["bits"], pieces["twin"], pieces["hashes"], first, [(0, len(word))])
                with torch.no_grad(): scores = F.log_softmax(model(b), 1)
                got = set()
                for f, e, t in spans_of(viterbi(scores, first)):
                    got.add((*corpora.trim(raw, int(pieces["start"][f]), int(pieces["end"][e - 1])), t))
                for t in range(7):
                    g, w = {s for s in got if s[2] == t}, {s for s in gold if s[2] == t}
                    by[t][0] += len(g & w); by[t][1] += len(g - w); by[t][2] += len(w - g)
            for t in range(3): tp += by[t][0]; fp += by[t][1]; fn += by[t][2]
            line.append(f"{name} {f1(tp, fp, fn):.2f} (" + " ".join(f"{f1(*by[t]):.1f}" for t in range(3)) +
                        f" P{100 * tp / max(1, tp + fp):.1f} R{100 * tp / max(1, tp + fn):.1f})")
        return " | ".join(line)


def main():
    a = argparse.ArgumentParser()
    a.add_argument("corpus"); a.add_argument("lexicon"); a.add_argument("out")
    a.add_argument("--epochs", type=int, default=10); a.add_argument("--seed", type=int, default=1)
    a.add_argument("--rate", type=float, default=3e-3); a.add_argument("--batch", type=int, default=4000)
    a.add_argument("--soft-batch", type=int, default=4000, help="pieces of unlabelled text in a step")
    a.add_argument("--gmb", type=float, default=0.35, help="share of gmb seen in an epoch")
    a.add_argument("--copies", type=float, default=0.35, help="share of the augmented copies seen in an epoch")
    a.add_argument("--start", help="weights to start from")
    a.add_argument("--soft", nargs="+", help="a teacher's probabilities on unlabelled text (teacher.py label)")
    a.add_argument("--mix", help="weights of a small network whose probabilities are averaged with the teacher's")
    a.add_argument("--soft-share", type=float, default=1.0, help="weight of the soft loss beside the gold loss")
    a.add_argument("--minutes", type=float, help="fit the schedule to this time instead of the epochs")
    a.add_argument("--dropout", type=float, default=0.3)
    a.add_argument("--quantise", type=float, default=0.25, help="last share of the steps under fake quantisation")
    a.add_argument("--dev"); a.add_argument("--threads", type=int, default=1)
    args = a.parse_args()
    torch.manual_seed(args.seed); np.random.seed(args.seed)
    torch.set_num_threads(args.threads)
    data = Data(args.corpus)
    lexicon = Lexicon(args.lexicon)
    model = Tagger(lexicon, args.dropout)
    model.words = len(lexicon.vectors) - 1
    if args.start: load(model, torch.load(args.start, weights_only=False)["state"])
    gmb = data.names.index("gmb") if "gmb" in data.names else -1
    held = {n: [i for i, d in enumerate(data.docs) if d[4] and data.names[int(d[3])] == n] for n in ("worldwide", "redocred-a", "gmb", "ewt", "pud-wiki")
            if n in data.names}
    train = [i for i, d in enumerate(data.docs) if not d[4]]
    dev = DevSets(args.dev, args.lexicon) if args.dev else None

    soft = Data(*args.soft) if args.soft else None

    if soft and args.mix: mix_in(soft, args.mix, lexicon)

    def groups_of(source, ids, room):
        np.random.shuffle(ids)
        cur, n = [], 0
        for i in ids:
            cur.append(i); n += source.docs[i][1] - source.docs[i][0]
            if n >= room: yield cur; cur, n = [], 0

    def pick():
        ids = [i for i in train if np.random.rand() <
               (args.gmb if int(data.docs[i][3]) == gmb else args.copies if data.docs[i][5] else 1)]
        return list(groups_of(data, ids, args.batch))

    def endless():
        while True: yield from groups_of(soft, list(range(len(soft.docs))), args.soft_batch)

    began = time.time()
    soft_groups = endless() if soft else None
    epochs = [pick() for _ in range(args.epochs)]
    total = sum(map(len, epochs))
    decay = [p for n, p in model.named_parameters() if p.ndim > 1 and "tables" not in n]
    rest = [p for n, p in model.named_parameters() if not (p.ndim > 1 and "tables" not in n)]
    opt = torch.optim.AdamW([{"params": decay, "weight_decay": 0.02}, {"params": rest, "weight_decay": 1e-3}],
                            lr=args.rate, betas=(0.9, 0.98))
    average = {k: v.detach().clone() for k, v in model.state_dict().items()}
    step = 0
    for epoch, groups in enumerate(epochs):
        model.train(); sum_loss = 0.0
        for ids in groups:
            step += 1
            share = min(1, (time.time() - began) / (60 * args.minutes)) if args.minutes else step / total
            if share >= 1: break
            for g in opt.param_groups:
                g["lr"] = args.rate * min(1, step / 200) * (1 - share) ** 1.0 + 1e-5
            model.quantised = share > 1 - args.quantise
            b, allowed, weight, _ = data.batch(ids, model.words, True)
            with torch.autocast("cpu", dtype=torch.bfloat16): logits = model(b)
            loss = loss_of(logits.float(), allowed, weight)
            if soft:
                b, p, _, _ = soft.batch(next(soft_groups), model.words)
                with torch.autocast("cpu", dtype=torch.bfloat16): logits = model(b)
                q = F.log_softmax(logits.float(), 1)
                loss = loss + args.soft_share * -(p * q).sum(1).mean()
            opt.zero_grad(set_to_none=True); loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 2.0)
            opt.step()
            sum_loss += float(loss.detach())
            with torch.no_grad():
                keep = min(0.995, step / (step + 20))
                for k, v in model.state_dict().items(): average[k].mul_(keep).add_(v, alpha=1 - keep)
        plain = {k: v.detach().clone() for k, v in model.state_dict().items()}
        model.load_state_dict(average); model.eval()
        line = " ".join(f"{n} {score_held_out(model, data, ids):.2f}" for n, ids in held.items())
        print(f"epoch {epoch + 1} {time.time() - began:.0f} s loss {sum_loss / len(groups):.4f} held out: {line}", flush=True)
        last = epoch + 1 == args.epochs or share >= 1
        if dev and (epoch % 4 == 3 or last):
            print("  dev:", dev.score(model), flush=True)
        torch.save({"state": model.state_dict(), "args": vars(args)}, args.out)
        if last: break
        model.load_state_dict(plain)


if __name__ == "__main__":
    main()
