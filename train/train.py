#!/usr/bin/env python3
"""Trains the tagger's network.

  train.py CORPUS.npz LEXICON.bin OUT.pt [--epochs N | --minutes M] [--seed N] [--dev SHARED] [--soft SOFT.npz]...
"""
import argparse, glob, os, time
import numpy as np
import torch
import torch.nn.functional as F
import corpus as corpora
import native
from network import *


def tensors_of(pieces, words, device):
    """word, bits, twin, hashes as the network takes them; no word is the number `words`, no twin -1."""
    word = pieces["word"].astype(np.int32); word[word < 0] = words
    twin = pieces["twin"].astype(np.int64); twin[twin == 0xFFFFFFFF] = -1
    arrays = word, np.ascontiguousarray(pieces["bits"]).view(np.int64), twin.astype(np.int32), pieces["hashes"].astype(np.int32)
    return [torch.from_numpy(a).to(device) for a in arrays]


def together(files):
    """The columns of several files, each loaded once; the documents of a later one begin where the one before ends."""
    if len(files) == 1: return files[0]
    columns = {k: [z[k] for z in files] for k in files[0].files}
    begin = 0
    for docs, first in zip(columns["docs"], columns["first"]):
        docs[:, :2] += begin; begin += len(first)
    return {k: np.concatenate(v) for k, v in columns.items()}


class Data:
    """Pieces with gold label sets (corpus.py) or with a teacher's probabilities (teacher.py label), on a device. Several
    files are one behind the other."""

    def __init__(self, paths, words, device):
        z = together([np.load(path) for path in ([paths] if isinstance(paths, str) else paths)])
        self.device, self.docs, self.names = device, z["docs"], list(z["names"])
        put = lambda a: torch.from_numpy(a).to(device)
        self.word, self.bits, self.twin, self.hashes = tensors_of(z, words, device)
        self.first = put(z["first"])
        self.soft = put(z["soft"]) if "soft" in z else None
        self.masks = put(z["masks"].astype(np.int64)) if "masks" in z else None
        self.labels = torch.arange(LABELS, device=device)

    def batch(self, ids, pad, train=False):
        """(input, allowed labels or probabilities, weights or None, where the pieces stand)"""
        docs = torch.from_numpy(self.docs[ids]).to(self.device)
        lengths = (docs[:, 1] - docs[:, 0]).long()
        begins = torch.cumsum(lengths, 0) - lengths
        index = torch.repeat_interleave(docs[:, 0].long() - begins, lengths)
        index += torch.arange(len(index), device=self.device)
        b = batch_of(self.word[index].long(), self.bits[index], self.twin[index].long(), self.hashes[index].long(),
                     self.first[index], begins, lengths, pad)
        if self.soft is not None:
            p = self.soft[index].float()
            return b, p / p.sum(1, keepdim=True).clamp_min(1), None, index
        masks = self.masks[index]
        weight = torch.repeat_interleave(docs[:, 2].float(), lengths) * (masks != 0)
        if train:
            manner = torch.where(torch.rand(len(ids), device=self.device) > 0.3, docs[:, 3].long(), MANNERS - 1)
            b["manner"] = torch.repeat_interleave(manner, lengths)
        return b, (masks[:, None] >> self.labels & 1).bool(), weight, index


def loss_of(logits, allowed, weight, smooth=0.03):
    """- log of the probability of the allowed set, with a little smoothing."""
    p = F.log_softmax(logits, 1)
    nll = -torch.logsumexp(p.masked_fill(~allowed, -1e9), 1)
    return ((1 - smooth) * nll - smooth * p.mean(1)).mul(weight).sum() / weight.sum()


def f1(tp, fp, fn): return 200 * tp / max(1, 2 * tp + fp + fn)


def score_held_out(model, data, ids):
    """Exact F1 on held-out documents of the training sets: by the gold masks, PER/ORG/LOC."""
    tp = fp = fn = 0
    for lo in range(0, len(ids), 12):
        b, allowed, weight, index = data.batch(ids[lo:lo + 12], len(model.convs))
        with torch.no_grad(): scores = F.log_softmax(model(b), 1).cpu()
        first = data.first[index].cpu().numpy()
        got = set(spans_of(viterbi(scores, first)))
        masks = data.masks[index].cpu().numpy()
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
                first = native.first_of(sentences, len(pieces))
                gold = set()
                for s, e, label in spans:
                    t = corpora.FOLD[label][0] if len(corpora.FOLD[label]) == 1 else 4
                    gold.add((*corpora.trim(raw, s, e), t))
                rows.append((raw, pieces, first, gold))
            self.sets[name] = rows

    def score(self, model):
        line, device = [], model.out.bias.device
        for name, rows in self.sets.items():
            tp = fp = fn = 0
            by = {t: [0, 0, 0] for t in range(7)}
            for raw, pieces, first, gold in rows:
                columns = (t.long() for t in tensors_of(pieces, model.words, device))
                b = batch_of(*columns, torch.from_numpy(first).to(device), torch.zeros(1, dtype=torch.long, device=device),
                             torch.tensor([len(pieces)], device=device), len(model.convs))
                with torch.no_grad(): scores = F.log_softmax(model(b), 1).cpu()
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
    a.add_argument("--start", nargs="+", help="weights to start from; of several files the mean")
    a.add_argument("--soft", action="append", help="a teacher's probabilities on unlabelled text (teacher.py label, rename.py)")
    a.add_argument("--soft-share", type=float, default=1.0, help="weight of the soft loss beside the gold loss")
    a.add_argument("--minutes", type=float, help="fit the schedule to this time instead of the epochs")
    a.add_argument("--dropout", type=float, default=0.3)
    a.add_argument("--quantise", type=float, default=0.25, help="last share of the steps under fake quantisation")
    a.add_argument("--hide-word", type=float, default=0.15, help="how often the hashed word is hidden in unlabelled text")
    a.add_argument("--average", type=float, default=0.995, help="how slowly the averaged weights follow")
    a.add_argument("--width", type=int, default=WIDTH); a.add_argument("--hidden", type=int, default=HIDDEN)
    a.add_argument("--convolutions", type=int, default=CONVOLUTIONS)
    a.add_argument("--report", type=float, help="minutes between reports (default: every epoch)")
    a.add_argument("--dev"); a.add_argument("--threads", type=int, default=1)
    a.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    args = a.parse_args()
    torch.manual_seed(args.seed); np.random.seed(args.seed)
    torch.set_num_threads(args.threads)
    device = torch.device(args.device)
    lexicon = Lexicon(args.lexicon)
    model = Tagger(lexicon, args.dropout, args.width, args.hidden, args.convolutions).to(device)
    pad = args.convolutions
    data = Data(args.corpus, model.words, device)
    if args.start: model.load_state_dict(mean_of(args.start))
    gmb = data.names.index("gmb") if "gmb" in data.names else -1
    held = {n: [i for i, d in enumerate(data.docs) if d[4] and data.names[int(d[3])] == n] for n in ("worldwide", "redocred-a", "gmb", "ewt", "pud-wiki")
            if n in data.names}
    train = np.flatnonzero(data.docs[:, 4] == 0)
    share = np.where(data.docs[train, 3] == gmb, args.gmb, np.where(data.docs[train, 5] > 0, args.copies, 1))
    dev = DevSets(args.dev, args.lexicon) if args.dev else None
    soft = Data(args.soft, model.words, device) if args.soft else None

    def groups_of(source, ids, room):
        np.random.shuffle(ids)
        ends = np.cumsum(source.docs[ids, 1] - source.docs[ids, 0])
        return np.split(ids, np.flatnonzero(np.diff(ends // room)) + 1)

    def endless():
        while True: yield from groups_of(soft, np.arange(len(soft.docs)), args.soft_batch)

    began = time.time()
    soft_groups = endless() if soft else None
    epochs = [groups_of(data, train[np.random.rand(len(train)) < share], args.batch) for _ in range(args.epochs)]
    total = sum(map(len, epochs))
    decay = [p for n, p in model.named_parameters() if p.ndim > 1 and "tables" not in n]
    rest = [p for n, p in model.named_parameters() if not (p.ndim > 1 and "tables" not in n)]
    opt = torch.optim.AdamW([{"params": decay, "weight_decay": 0.02}, {"params": rest, "weight_decay": 1e-3}],
                            lr=args.rate, betas=(0.9, 0.98))
    average = {k: v.detach().clone() for k, v in model.state_dict().items()}
    step, steps, sum_loss, reported = 0, 0, 0.0, time.time()

    def report(last):
        plain = {k: v.detach().clone() for k, v in model.state_dict().items()}
        model.load_state_dict(average); model.eval()
        line = " ".join(f"{n} {score_held_out(model, data, ids):.2f}" for n, ids in held.items())
        print(f"step {step} {time.time() - began:.0f} s loss {float(sum_loss) / max(1, steps):.4f} held out: {line}", flush=True)
        if dev and last: print("  dev:", dev.score(model), flush=True)
        torch.save({"state": {k: v.cpu() for k, v in model.state_dict().items()}, "args": vars(args)}, args.out)
        model.load_state_dict(plain); model.train()

    model.train()
    for epoch, groups in enumerate(epochs):
        for ids in groups:
            step += 1
            passed = min(1, (time.time() - began) / (60 * args.minutes)) if args.minutes else step / total
            if passed >= 1: break
            for g in opt.param_groups:
                g["lr"] = args.rate * min(1, step / 200) * (1 - passed) + 1e-5
            model.quantised = passed > 1 - args.quantise
            b, allowed, weight, _ = data.batch(ids, pad, True)
            model.hide_word = 0.5
            with torch.autocast(device.type, dtype=torch.bfloat16): logits = model(b)
            loss = loss_of(logits.float(), allowed, weight)
            if soft:
                b, p, _, _ = soft.batch(next(soft_groups), pad)
                model.hide_word = args.hide_word
                with torch.autocast(device.type, dtype=torch.bfloat16): logits = model(b)
                q = F.log_softmax(logits.float(), 1)
                loss = loss + args.soft_share * -(p * q).sum(1).mean()
            opt.zero_grad(set_to_none=True); loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 2.0)
            opt.step()
            sum_loss = sum_loss + loss.detach(); steps += 1
            with torch.no_grad():
                keep = min(args.average, step / (step + 20))
                for k, v in model.state_dict().items(): average[k].mul_(keep).add_(v, alpha=1 - keep)
        if passed >= 1: break
        if not args.report or time.time() - reported > 60 * args.report:
            report(False)
            reported, steps, sum_loss = time.time(), 0, 0.0
    report(True)


if __name__ == "__main__":
    main()
