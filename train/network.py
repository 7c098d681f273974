"""The network of csrc/tag/network.h in PyTorch: the same shapes, the same clipping, and fake quantisation.

inputs -> pointwise -> three dilated convolutions with residuals -> [state, best of its twins] -> hidden -> labels
Activations are clipped to 0..CLIP because the library holds them in 7 bits; inputs to -2..2 likewise.
"""
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

DIMENSIONS, PARTS = 100, 25
TABLES = {"word": (32768, 24), "prefix": (4096, 12), "suffix3": (4096, 16), "suffix4": (8192, 12), "shape": (256, 12)}
BITS = 46
INPUTS = 224
WIDTH, HIDDEN, CONVOLUTIONS = 160, 128, 4  # as in csrc/tag/model.h; a convolution reaches as far as its number
LABELS = 29
MANNERS = 10  # training sets, and the last: none in particular
CLIP, INPUT_SCALE, STATE_SCALE = 4.0, 32.0, 127 / 4.0


class Lexicon:
    """Vectors of the lexicon section, as the library decodes them."""

    def __init__(self, path):
        raw = open(path, "rb").read()
        words, phrases = np.frombuffer(raw, "<u4", 2)
        at = 64

        def take(dtype, n):
            nonlocal at
            a = np.frombuffer(raw, dtype, n, at)
            at += (a.nbytes + 63) // 64 * 64
            return a
        take("<u4", 65537); take("<u2", words); take("<u2", words)
        codes = take("u1", words * PARTS).reshape(words, PARTS)
        book = take("i1", PARTS * 256 * 4).reshape(PARTS, 256, 4)
        v = np.zeros((words + 1, DIMENSIONS), np.int8)  # the last row: unknown
        for p in range(PARTS):
            v[:-1, 4 * p:4 * p + 4] = book[p][codes[:, p]]
        self.vectors = torch.from_numpy(v)


def ste(x, q):
    """q in the forward pass, the slope of x in the backward pass."""
    return x + (q - x).detach()


def fake_weight(w):
    scale = w.detach().abs().amax(1, keepdim=True).clamp_min(1e-8) / 127
    return ste(w, torch.round(w.detach() / scale) * scale)


class Tagger(nn.Module):
    def __init__(self, lexicon, dropout=0.3, width=WIDTH, hidden=HIDDEN, convolutions=CONVOLUTIONS):
        super().__init__()
        self.words = len(lexicon.vectors) - 1  # the number that stands for an unknown word
        self.register_buffer("vectors", lexicon.vectors, persistent=False)
        self.width = width
        self.tables = nn.ParameterDict({k: nn.Parameter(torch.randn(n, d) * 0.1) for k, (n, d) in TABLES.items()})
        self.inner = nn.Linear(INPUTS, width)
        self.convs = nn.ModuleList(nn.Linear(3 * width, width) for _ in range(convolutions))
        self.hidden = nn.Linear(2 * width, hidden)
        self.out = nn.Linear(hidden, LABELS)
        # How each training set annotates: a vector for the first and one for the last layer. The library is
        # built with those of no set in particular (Tagger.manner), folded into the biases.
        self.manner_inner = nn.Parameter(torch.zeros(MANNERS, width))
        self.manner_hidden = nn.Parameter(torch.zeros(MANNERS, hidden))
        self.p = dropout
        self.hide_word = 0.5  # how often training hides the hashed word, which knows the training names by heart
        self.quantised = False
        self.manner = MANNERS - 1
        for c in self.convs:
            nn.init.normal_(c.weight, std=(1.0 / (3 * width)) ** 0.5)
            nn.init.zeros_(c.bias)

    def act(self, x):
        x = x.clamp(0, CLIP)
        return ste(x, torch.round(x.detach() * STATE_SCALE) / STATE_SCALE) if self.quantised else x

    def weight(self, layer):
        return fake_weight(layer.weight) if self.quantised else layer.weight

    def linear(self, layer, x):
        return F.linear(x, self.weight(layer), layer.bias)

    def forward(self, b):
        T, device = len(b["word"]), b["word"].device
        hashes, bits = b["hashes"], b["bits"]
        parts = [self.vectors[b["word"]].float() / INPUT_SCALE]
        for i, k in enumerate(TABLES):
            t = self.tables[k].clamp(-63 / INPUT_SCALE, 63 / INPUT_SCALE)
            if self.quantised: t = ste(t, torch.round(t.detach() * INPUT_SCALE) / INPUT_SCALE)
            parts.append(F.embedding(hashes[:, i], t))
        if self.training:
            seldom = lambda p: (torch.rand(T, 1, device=device) > p).float()
            parts[0] = parts[0] * seldom(0.06)
            parts[1] = parts[1] * seldom(self.hide_word)
            parts = [F.dropout(x, 0.15) for x in parts]
            bits = torch.cat([bits[:, :20] * seldom(0.08), bits[:, 20:]], 1)
        parts.append(bits)
        x = torch.cat(parts, 1)
        x = F.pad(x, (0, INPUTS - x.shape[1]))
        manner = b.get("manner")  # products with a table of ones: indexing's backward pass is slow where all rows are one
        manner = F.one_hot(manner, MANNERS).float() if manner is not None else F.one_hot(torch.tensor([self.manner], device=device), MANNERS).float()
        # rows of sentences apart from each other by rows of zeros
        h = torch.zeros(b["rows"], self.width, device=device)
        at = b["row"]
        keep = torch.zeros(b["rows"], 1, device=device); keep[at] = 1
        h = h.index_copy(0, at, self.act(self.linear(self.inner, x) + (manner @ self.manner_inner).float()))
        for d, conv in enumerate(self.convs, 1):
            s = F.dropout(h, self.p, self.training)
            z = torch.cat([F.pad(s, (0, 0, d, 0))[:-d], s, F.pad(s, (0, 0, 0, d))[d:]], 1)
            h = self.act(h + self.linear(conv, z)) * keep
        h = h.index_select(0, at)
        best = torch.zeros(T, self.width, device=device)
        if b["groups"]:
            m = b["member"]
            pool = torch.zeros(b["groups"], self.width, device=device).scatter_reduce(
                0, b["group"][:, None].expand(-1, self.width), h.index_select(0, m), "amax", include_self=True)
            best = best.index_copy(0, m, pool.index_select(0, b["group"]))
        z = torch.cat([h, best], 1)
        z = self.act(self.linear(self.hidden, F.dropout(z, self.p, self.training)) + (manner @ self.manner_hidden).float())
        return self.linear(self.out, F.dropout(z, self.p, self.training))


def mean_of(paths):
    """The mean of the weights in several files of train.py."""
    states = [torch.load(path, weights_only=False, map_location="cpu")["state"] for path in paths]
    return {k: sum(state[k] for state in states) / len(states) for k in states[0]}


def batch_of(word, bits, twin, hashes, first, begins, lengths, pad):
    """Tensors of whole documents laid behind each other; `begins`, `lengths`: where each stands, in pieces. `pad` rows
    of zeros will keep sentences apart. On the device of the tensors."""
    T, device = len(word), word.device
    row = torch.arange(T, device=device) + pad * torch.cumsum(first.long(), 0)
    owner = torch.repeat_interleave(torch.arange(len(begins), device=device), lengths)
    member = torch.nonzero(twin >= 0)[:, 0]
    # twins are numbered inside a document: room for as many groups as it has pieces
    group = twin[member] + begins[owner[member]]
    if len(group): group = torch.unique(group, return_inverse=True)[1]
    b = (bits[:, None] >> torch.arange(BITS, device=device) & 1).float()
    return dict(word=word, bits=b, hashes=hashes, row=row, rows=int(row[-1]) + 1 + pad, member=member, group=group,
                groups=int(group.max()) + 1 if len(group) else 0)


def transitions():
    """Which label may follow which: BIOES."""
    ok = np.zeros((LABELS, LABELS), bool)
    kind = lambda l: "O" if l == 0 else "BIES"[(l - 1) % 4]
    typ = lambda l: (l - 1) // 4
    for a in range(LABELS):
        for c in range(LABELS):
            if kind(a) in "OES": ok[a, c] = kind(c) in "OBS"
            else: ok[a, c] = kind(c) in "IE" and typ(a) == typ(c)
    start = np.array([kind(c) in "OBS" for c in range(LABELS)])
    end = np.array([kind(c) in "OES" for c in range(LABELS)])
    return ok, start, end


def viterbi(scores, first):
    """Best BIOES path in every sentence; scores [T, LABELS] log probabilities, first 1 where a sentence opens."""
    ok, start, end = transitions()
    bad = torch.full((LABELS, LABELS), -1e9); bad[torch.from_numpy(ok)] = 0
    starts = np.flatnonzero(first)
    lengths = np.diff(np.append(starts, len(first)))
    order = np.argsort(-lengths, kind="stable")
    path = np.zeros(len(first), np.int64)
    for lo in range(0, len(order), 256):
        ids = order[lo:lo + 256]
        L = lengths[ids]; n = int(L[0])
        pad = torch.full((len(ids), n, LABELS), 0.0); pad[:, :, 1:] = -1e9
        for i, s in enumerate(ids):
            pad[i, :L[i]] = scores[starts[s]:starts[s] + L[i]]
        a = pad[:, 0] + torch.where(torch.from_numpy(start), 0.0, -1e9)
        back = []
        for t in range(1, n):
            m, arg = (a[:, :, None] + bad).max(1)
            back.append(arg); a = m + pad[:, t]
        a = a + torch.where(torch.from_numpy(end), 0.0, -1e9)
        best = a.argmax(1)
        tags = [best]
        for arg in reversed(back):
            best = arg.gather(1, best[:, None])[:, 0]; tags.append(best)
        tags = torch.stack(tags[::-1], 1).numpy()
        for i, s in enumerate(ids):
            path[starts[s]:starts[s] + L[i]] = tags[i, :L[i]]
    return path


def spans_of(path):
    """[(first piece, end piece, type)] of a label path."""
    out, open_at = [], 0
    for i in np.flatnonzero(path):
        k, t = (path[i] - 1) % 4, int(path[i] - 1) // 4
        if k == 0: open_at = i
        elif k == 3: out.append((int(i), int(i) + 1, t))
        elif k == 2: out.append((int(open_at), int(i) + 1, t))
    return out
