#!/usr/bin/env python3
"""Fine-tunes a pretrained encoder (encoder.py) on the training sets and labels running text with it, for the small
network to learn from.

  teacher.py train SHARED LEXICON.bin ENCODER TEACHER.pt [--epochs E] [--minutes M] [--without worldwide]
  teacher.py label SHARED LEXICON.bin ENCODER SOFT.npz TEACHER.pt... [--documents N]

Pieces are the library's own (train/native.py), so labels need no projection: the first word piece of each answers for
it. Several teachers label as their mean. SOFT.npz has the columns of corpus.py's output, and `soft`: the probabilities
of the 29 labels, in 1/255.

What a set annotates differs (manner): the running text is labelled a third as no set in particular, a third as the
newswire set, a third as the two of Universal NER, so that no one's habits are learnt alone.
"""
import argparse, glob, multiprocessing, os, time
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from tokenizers import Tokenizer
import corpus as corpora
import native
from augment import Augmenter, Names
from encoder import Encoder, SPECIAL, kind_of
from network import viterbi, spans_of, LABELS

WINDOW = 256  # word pieces at once
# How often a document of each set is seen in an epoch, and how often its copy with other names and casing.
SHARE = {"gmb": 0.15, "redocred-a": 0.7, "redocred-b": 0.7}
COPIES = 0.35
ORDER = list(corpora.SETS)
MANNERS = len(ORDER) + 1
NONE = MANNERS - 1
MIXTURE = {"none": 1 / 3, "worldwide": 1 / 3, "pud-wiki": 1 / 6, "ewt": 1 / 6}


def shape_of(text):
    """0 lower, 1 capital, 2 all capitals, 3 mixed, 4 digits, 5 digits and letters, 6 marks, 7 one capital."""
    letters = [c for c in text if c.isalpha()]
    digits = any(c.isdigit() for c in text)
    if not letters: return 4 if digits else 6
    if digits: return 5
    if all(c.isupper() for c in letters): return 7 if len(letters) == 1 else 2
    if letters[0].isupper() and all(c.islower() for c in letters[1:]): return 1
    return 0 if all(c.islower() for c in letters) else 3


class Cutter:
    """Texts as windows of word pieces."""

    def __init__(self, encoder, kind):
        self.tokenizer = Tokenizer.from_file(os.path.join(encoder, "tokenizer.json"))
        self.tokenizer.no_padding(); self.tokenizer.no_truncation()
        self.start, self.end, self.unknown = SPECIAL[kind][:3]
        self.cache = {}

    def word(self, text):
        got = self.cache.get(text)
        if got is None:
            ids = self.tokenizer.encode(text, add_special_tokens=False).ids[:8] or [self.unknown]
            got = self.cache[text] = (ids, shape_of(text))
        return got

    def cut(self, raw, pieces, sentences):
        """(ids, shapes, where windows start, where each piece starts), all flat; a sentence stays in one window."""
        ids, shapes, windows, firsts = [], [], [], []

        def close():
            if windows: ids.append(self.end); shapes.append(6)

        def open_one():
            close(); windows.append(len(ids)); ids.append(self.start); shapes.append(6)
        for s, e in zip(sentences[:-1], sentences[1:]):
            words = [self.word(raw[pieces["start"][i]:pieces["end"][i]].decode("utf8", "replace")) for i in range(s, e)]
            if not windows or len(ids) - windows[-1] + sum(len(w[0]) for w in words) + 1 > WINDOW: open_one()
            for w, shape in words:
                if len(ids) - windows[-1] + len(w) + 1 > WINDOW: open_one()
                firsts.append(len(ids))
                ids.extend(w); shapes.extend([shape] * len(w))
        close()
        return np.array(ids, np.int32), np.array(shapes, np.uint8), np.array(windows, np.int64), np.array(firsts, np.int64)


class Texts:
    """Many documents as one: flat word pieces, windows, and for every piece the place of its first word piece."""

    def __init__(self, documents, device):
        cat = lambda k: np.concatenate([d[k] for d in documents])
        sizes = np.array([len(d["ids"]) for d in documents])
        shift = np.cumsum(sizes) - sizes
        self.ids = torch.from_numpy(cat("ids")).to(device).long(); self.shapes = torch.from_numpy(cat("shapes")).to(device).long()
        starts = np.concatenate([d["windows"] + s for d, s in zip(documents, shift)])
        self.lengths = np.diff(np.append(starts, sizes.sum()))
        self.starts, self.device = torch.from_numpy(starts).to(device), device
        self.firsts = torch.from_numpy(np.concatenate([d["firsts"] + s for d, s in zip(documents, shift)])).to(device)
        self.owner = np.repeat(np.arange(len(documents)), [len(d["windows"]) for d in documents])

    def batches(self, chosen, room, shuffle):
        """Windows of like length together, about `room` word pieces a batch."""
        order = chosen[np.argsort(self.lengths[chosen] + (np.random.rand(len(chosen)) * 30 if shuffle else 0), kind="stable")]
        groups, lo = [], 0
        while lo < len(order):
            hi = lo + 1
            while hi < len(order) and (hi + 1 - lo) * self.lengths[order[hi]] <= room: hi += 1
            groups.append(order[lo:hi]); lo = hi
        if shuffle: np.random.shuffle(groups)
        return groups

    def tensors(self, group, pad):
        lengths = torch.from_numpy(self.lengths[group]).to(self.device)
        longest = int(self.lengths[group].max() + 7) // 8 * 8  # attention on GPUs likes multiples of 8
        column = torch.arange(longest, device=self.device)
        real = column[None] < lengths[:, None]
        at = torch.where(real, self.starts[torch.from_numpy(group).to(self.device)][:, None] + column[None], 0)
        return torch.where(real, self.ids[at], pad), torch.where(real, self.shapes[at], 6), real, at


class Teacher(nn.Module):
    def __init__(self, encoder):
        super().__init__()
        self.encoder = Encoder(encoder, MANNERS)
        self.head = nn.Linear(self.encoder.width, LABELS)

    def forward(self, texts, group, manner):
        """(scores of the real word pieces, where they stand in the flat text)"""
        ids, shapes, real, at = texts.tensors(group, self.encoder.special[3])
        x = self.encoder(ids, shapes, manner, real)
        return self.head(F.dropout(x[real], self.encoder.p, self.training).float()), at[real]


def probabilities(model, texts, mixture=MIXTURE, room=32_000):
    """Of the labels of every piece, on the texts' device. Each window is read in one manner, drawn from the mixture:
    a network that learns from the answers learns their mean."""
    flat = torch.zeros(len(texts.ids), LABELS, dtype=torch.float16, device=texts.device)
    names = [NONE if name == "none" else ORDER.index(name) for name in mixture]
    with torch.inference_mode():
        for group in texts.batches(np.arange(len(texts.lengths)), room, False):
            manner = np.random.choice(names, len(group), p=list(mixture.values()))
            scores, at = model(texts, group, torch.from_numpy(manner).to(texts.device))
            flat[at] = F.softmax(scores, 1).half()
    return flat[texts.firsts]


def separate(p, comma):
    """Moves what probability a place that reaches over a comma has to the places on its two sides (corpus.parts_of)."""
    begin, inside, end, single = (1 + 4 * corpora.PLACE + k for k in range(4))
    at = np.flatnonzero(comma[1:-1]) + 1
    joined = p[at, inside].copy()
    p[at, 0] += joined; p[at, inside] = 0
    for side, moves in ((-1, ((begin, single), (inside, end))), (1, ((end, single), (inside, begin)))):
        rest = joined.copy()
        for a, b in moves:
            moved = np.minimum(rest, p[at + side, a])
            p[at + side, a] -= moved; p[at + side, b] += moved; rest -= moved
    return p


# ---- preparation, in as many processes as there are cores -----------------------------------------------------------

def prepare_init(lexicon, encoder, kind, shared):
    global features, cutter, demonyms
    features = native.Features(native.default_work(), open(lexicon, "rb").read())
    cutter, demonyms = Cutter(encoder, kind), corpora.load_demonyms(shared)


def prepare(job):
    """(set, number, document, copied) or (None, number, lines, False) as arrays."""
    name, number, doc, copied = job
    if name is None:
        raw, spans = corpora.raw_of(doc), []
    else:
        weight, hyphens, labelled = corpora.SETS.get(name, (1, name == "worldwide-dev", None))
        source, spans = corpora.natural(doc, hyphens, (1, 1, 2, 3)[number % 4] if name in corpora.SETS else 1)
        raw = source.encode()
    pieces, sentences = features.pieces(raw)
    if not len(pieces): return None
    ids, shapes, windows, firsts = cutter.cut(raw, pieces, sentences)
    out = dict(ids=ids, shapes=shapes, windows=windows, firsts=firsts, name=name, first=native.first_of(sentences, len(pieces)), copied=copied)
    if name is None:
        out["pieces"] = pieces
        text = [raw[s:e] for s, e in zip(pieces["start"], pieces["end"])]
        out["comma"] = np.array([a == b"," and b != b"D.C." for a, b in zip(text, text[1:] + [b""])])
    elif name in corpora.SETS:
        gold = []
        for s, e, label in spans:
            s, e = corpora.trim(raw, s, e)
            gold += corpora.parts_of(raw, s, e, corpora.types_of(name, label, raw[s:e].decode(), demonyms))
        out["masks"] = corpora.project(raw, pieces, gold, labelled)
    else:
        out["raw"], out["pieces"], out["gold"] = raw, pieces, spans
    return out


def prepared(args, jobs):
    kind = kind_of(args.encoder)
    native.build(native.default_work())
    with multiprocessing.get_context("fork").Pool(os.cpu_count(), prepare_init, (args.lexicon, args.encoder, kind, args.shared)) as pool:
        return [d for d in pool.imap(prepare, jobs, 16) if d]


def training_jobs(args):
    augmenter = Augmenter(Names(f"{args.shared}/gazetteers"), corpora.FOLD)
    for name in ORDER:
        if name in args.without: continue
        for number, doc in enumerate(corpora.documents(f"{args.shared}/corpora/ner/train/{name}.conll.xz")):
            if corpora.is_held_out(name, number): continue
            yield name, number, doc, False
            if name in corpora.COPIED: yield name, number, augmenter.document(doc), True


def development_jobs(args):
    for path in sorted(glob.glob(f"{args.shared}/corpora/ner/dev/*.conll.xz")):
        for number, doc in enumerate(corpora.documents(path)): yield os.path.basename(path)[:-9], number, doc, False


def unlabelled_jobs(args):
    return [(None, i, doc, False) for i, doc in enumerate(corpora.running_news(args.shared)[:args.documents])]


# ---- the verbs ------------------------------------------------------------------------------------------------------

def score_dev(models, args, device):
    """The development sets, reported: by each manner of the mixture, and by their mean."""
    documents = prepared(args, development_jobs(args))
    texts = Texts(documents, device)
    mean = 0
    for label in [*MIXTURE, "mean"]:
        if label == "mean": p = mean
        else: p = sum(probabilities(m.eval(), texts, {label: 1.0}).float() for m in models) / len(models); mean = mean + MIXTURE[label] * p
        p = p.clamp_min(1e-9).log().cpu()
        counts, lo = {}, 0
        for d in documents:
            pieces, raw = d["pieces"], d["raw"]
            spans = spans_of(viterbi(p[lo:lo + len(pieces)], d["first"])); lo += len(pieces)
            got = {(*corpora.trim(raw, int(pieces["start"][f]), int(pieces["end"][e - 1])), t) for f, e, t in spans if t < 3}
            gold = {(*corpora.trim(raw, s, e), corpora.FOLD[l][0]) for s, e, l in d["gold"]
                    if len(corpora.FOLD[l]) == 1 and corpora.FOLD[l][0] < 3}
            c = counts.setdefault(d["name"], [0, 0, 0])
            c[0] += len(got & gold); c[1] += len(got); c[2] += len(gold)
        print(f"  {label}:", *(f"{n} {200 * c[0] / max(1, c[1] + c[2]):.2f}" for n, c in counts.items()), flush=True)


def train(args, device):
    torch.manual_seed(args.seed); np.random.seed(args.seed)
    began = time.time()
    documents = prepared(args, training_jobs(args))
    texts = Texts(documents, device)
    masks, weight = np.zeros(len(texts.ids), np.uint32), np.zeros(len(texts.ids), np.float32)
    at = texts.firsts.cpu().numpy()
    masks[at] = np.concatenate([d["masks"] for d in documents])
    weight[at] = np.concatenate([np.full(len(d["masks"]), corpora.SETS[d["name"]][0], np.float32) for d in documents])
    weight[masks == 0] = 0
    masks, weight = torch.from_numpy(masks.astype(np.int64)).to(device), torch.from_numpy(weight).to(device)
    manners = np.array([ORDER.index(d["name"]) for d in documents])
    share = np.array([SHARE.get(d["name"], 1) * (COPIES if d["copied"] else 1) for d in documents])
    print(f"{len(documents)} documents, {len(at)} pieces, {time.time() - began:.0f} s", flush=True)

    model = Teacher(args.encoder).to(device); model.train()
    new = ("encoder.shapes", "encoder.manners", "head.")
    parameters = lambda wanted: [p for n, p in model.named_parameters() if n.startswith(new) == wanted and p.requires_grad]
    opt = torch.optim.AdamW([{"params": parameters(False), "lr": args.rate}, {"params": parameters(True), "lr": 10 * args.rate}],
                            weight_decay=0.01, fused=True)
    peaks = [g["lr"] for g in opt.param_groups]
    epochs = []
    for _ in range(args.epochs):
        seen = np.random.rand(len(documents)) < share
        epochs.append(texts.batches(np.flatnonzero(seen[texts.owner]), args.batch, True))
    total, step, shown, sum_loss, steps = sum(map(len, epochs)), 0, time.time(), 0.0, 0
    label_bits = torch.arange(LABELS, device=device)
    began = time.time()
    for group in (g for epoch in epochs for g in epoch):
        step += 1
        passed = max(step / total, (time.time() - began) / (60 * args.minutes) if args.minutes else 0)
        if passed >= 1: break
        for g, peak in zip(opt.param_groups, peaks):
            g["lr"] = peak * min(1, passed / 0.06) * (1 - passed) + 1e-7
        manner = np.where(np.random.rand(len(group)) < 0.3, NONE, manners[texts.owner[group]])
        scores, at = model(texts, group, torch.from_numpy(manner).to(device))
        w, allowed = weight[at], (masks[at][:, None] >> label_bits & 1).bool()
        p = F.log_softmax(scores, 1)
        loss = (-torch.logsumexp(p.masked_fill(~allowed, -1e9), 1) * w).sum() / w.sum().clamp_min(1)
        opt.zero_grad(set_to_none=True); loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        opt.step()
        sum_loss += loss.detach(); steps += 1
        if time.time() - shown > args.show:
            print(f"{step} of {total} steps, loss {float(sum_loss) / steps:.4f}, {time.time() - began:.0f} s", flush=True)
            shown, sum_loss, steps = time.time(), 0.0, 0
    print(f"{step} steps, {time.time() - began:.0f} s", flush=True)
    torch.save({k: v.half() if v.ndim > 1 else v for k, v in model.state_dict().items()}, args.out)
    score_dev([model], args, device)


def loaded(args, path, device):
    model = Teacher(args.encoder)
    model.load_state_dict(torch.load(path, map_location="cpu"))
    return model.to(device).eval()


def label(args, device):
    began = time.time()
    models = [loaded(args, path, device) for path in args.teachers]
    if len(models) > 1: score_dev(models, args, device)
    jobs = unlabelled_jobs(args)
    documents = prepared(args, jobs)
    print(f"{len(documents)} documents prepared, {time.time() - began:.0f} s", flush=True)
    parts, lo = [], 0
    while lo < len(documents):  # some two million word pieces at once
        hi, room = lo, 0
        while hi < len(documents) and room < 2_000_000: room += len(documents[hi]["ids"]); hi += 1
        texts = Texts(documents[lo:hi], device)
        p = sum(probabilities(m, texts).float() for m in models) / len(models)
        p = separate(p.cpu().numpy(), np.concatenate([d["comma"] for d in documents[lo:hi]])); lo = hi
        parts.append((p * 255 + 0.5).astype(np.uint8))
        print(f"{hi} of {len(documents)} documents, {time.time() - began:.0f} s", flush=True)
    total = corpora.save_labelled(args.out, "unlabelled", [d["pieces"] for d in documents], [d["first"] for d in documents], parts)
    print(f"{total} pieces, {time.time() - began:.0f} s", flush=True)


def main():
    a = argparse.ArgumentParser()
    a.add_argument("verb", choices=["train", "label"])
    for name in ("shared", "lexicon", "encoder", "out"): a.add_argument(name)
    a.add_argument("teachers", nargs="*")
    a.add_argument("--epochs", type=int, default=4); a.add_argument("--minutes", type=float, help="at most")
    a.add_argument("--rate", type=float, default=6e-5); a.add_argument("--batch", type=int, default=8000)
    a.add_argument("--documents", type=int, help="of the unlabelled ones")
    a.add_argument("--seed", type=int, default=1); a.add_argument("--show", type=float, default=60)
    a.add_argument("--without", action="append", default=[]); a.add_argument("--threads", type=int, default=1)
    a.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    args = a.parse_args()
    torch.set_num_threads(args.threads)
    (train if args.verb == "train" else label)(args, torch.device(args.device))


if __name__ == "__main__":
    main()
