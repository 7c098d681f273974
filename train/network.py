"""The network of csrc/tag/network.h in PyTorch: the same shapes, the same clipping, and fake quantisation.

inputs -> pointwise -> three dilated convolutions with residuals -> [state, best of its twins] -> hidden -> labels
Activations are clipped to 0..CLIP because the library holds them in 7 bits; inputs to -2..2 likewise.
"""
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

DIMENSIONS, PARTS = 100, 25
TABLES = {"word": (16384, 24), "prefix": (4096, 12), "suffix3": (4096, 16), "suffix4": (8192, 12), "shape": (256, 12)}
BITS = 46
INPUTS = 224
WIDTH, HIDDEN = 128, 96
DILATIONS = (1, 2, 3)
PAD = 3
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


NOISE = torch.rand(1 << 21, generator=torch.Generator().manual_seed(7))


def drop(x, p, training):
    """Dropout from a pool of random numbers: drawing fresh ones takes a quarter of the training time."""
    if not training or p == 0: return x
    n = x.numel()
    at = int(torch.randint(0, len(NOISE) - 1, ()))
    pool = torch.cat([NOISE[at:], NOISE[:at]]) if at + n > len(NOISE) else NOISE[at:]
    while len(pool) < n: pool = torch.cat([pool, pool])
    return x * ((pool[:n] > p) * (1 / (1 - p))).view(x.shape)


class Tagger(nn.Module):
    def __init__(self, lexicon, dropout=0.3):
        super().__init__()
        self.lexicon = lexicon
        self.tables = nn.ParameterDict({k: nn.Parameter(torch.randn(n, d) * 0.1) for k, (n, d) in TABLES.items()})
        self.inner = nn.Linear(INPUTS, WIDTH)
        self.convs = nn.ModuleList(nn.Linear(3 * WIDTH, WIDTH) for _ in DILATIONS)
        self.hidden = nn.Linear(2 * WIDTH, HIDDEN)
        self.out = nn.Linear(HIDDEN, LABELS)
        # How each training set annotates: a vector for the first and one for the last layer. The library is
        # built with those of no set in particular (Tagger.manner), folded into the biases.
        self.manner_inner = nn.Parameter(torch.zeros(MANNERS, WIDTH))
        self.manner_hidden = nn.Parameter(torch.zeros(MANNERS, HIDDEN))
        self.p = dropout
        self.quantised = False
        self.manner = MANNERS - 1
        for c in self.convs:
            nn.init.normal_(c.weight, std=(1.0 / (3 * WIDTH)) ** 0.5)
            nn.init.zeros_(c.bias)

    def act(self, x):
        x = x.clamp(0, CLIP)
        return ste(x, torch.round(x.detach() * STATE_SCALE) / STATE_SCALE) if self.quantised else x

    def weight(self, layer):
        return fake_weight(layer.weight) if self.quantised else layer.weight

    def linear(self, layer, x):
        return F.linear(x, self.weight(layer), layer.bias)

    def forward(self, b):
        T = len(b["word"])
        word = b["word"]
        hashes, bits = b["hashes"], b["bits"]
        parts = [self.lexicon.vectors[word].float() / INPUT_SCALE]
        for i, k in enumerate(TABLES):
            t = self.tables[k].clamp(-63 / INPUT_SCALE, 63 / INPUT_SCALE)
            if self.quantised: t = ste(t, torch.round(t.detach() * INPUT_SCALE) / INPUT_SCALE)
            parts.append(F.embedding(hashes[:, i], t))
        if self.training:
            known = (torch.rand(T, 1) > 0.06).float()
            parts[0] = parts[0] * known
            parts[1] = parts[1] * (torch.rand(T, 1) > 0.5).float()  # the hashed word knows the training names by heart
            parts = [drop(x, 0.15, True) for x in parts]
            lists = (torch.rand(T, 1) > 0.08).float()
            bits = torch.cat([bits[:, :20] * lists, bits[:, 20:]], 1)
        parts.append(bits)
        x = torch.cat(parts, 1)
        x = F.pad(x, (0, INPUTS - x.shape[1]))
        manner = b.get("manner")
        if manner is None: manner = torch.full((T,), self.manner)
        # rows of sentences apart from each other by PAD rows of zeros
        h = torch.zeros(b["rows"], WIDTH)
        at = b["row"]
        keep = torch.zeros(b["rows"], 1); keep[at] = 1
        h = h.index_copy(0, at, self.act(self.linear(self.inner, x) + self.manner_inner[manner]))
        for d, conv in zip(DILATIONS, self.convs):
            s = drop(h, self.p, self.training)
            z = torch.cat([F.pad(s, (0, 0, d, 0))[:-d], s, F.pad(s, (0, 0, 0, d))[d:]], 1)
            h = self.act(h + self.linear(conv, z)) * keep
        h = h[at]
        best = torch.zeros(T, WIDTH)
        if b["groups"]:
            m = b["member"]
            pool = torch.zeros(b["groups"], WIDTH).scatter_reduce(
                0, b["group"][:, None].expand(-1, WIDTH), h[m], "amax", include_self=True)
            best = best.index_copy(0, m, pool[b["group"]])
        z = torch.cat([h, best], 1)
        z = self.act(self.linear(self.hidden, drop(z, self.p, self.training)) + self.manner_hidden[manner])
        return self.linear(self.out, drop(z, self.p, self.training))


def load(model, state):
    """Loads weights, also those of a narrower network: the units that are new then start unheard by the old ones, so
    that the network answers as the narrow one did."""
    width = len(state["inner.bias"])
    if width == WIDTH: return model.load_state_dict(state)
    hidden = len(state["hidden.bias"])
    segments = lambda n: torch.cat([torch.arange(width) + s * WIDTH for s in range(n)])
    own = model.state_dict()
    for k, old in state.items():
        new = own[k]
        if k.startswith("convs.") and old.ndim == 2: rows, columns = width, segments(3)
        elif k == "hidden.weight": rows, columns = hidden, segments(2)
        elif k == "out.weight": rows, columns = LABELS, torch.arange(hidden)
        elif k == "inner.weight": rows, columns = width, torch.arange(INPUTS)
        else:
            if new.shape == old.shape: new.copy_(old)
            elif k.startswith("manner"): new.zero_(); new[:, :old.shape[1]] = old
            else: new.zero_(); new[:len(old)] = old
            continue
        new[:rows] = 0
        new[:rows, columns] = old
    model.load_state_dict(own)


def batch_of(word, bits, twin, hashes, first, doc_bounds):
    """Rows for whole documents laid behind each other: arrays of pieces, doc_bounds as offsets into them."""
    T = len(word)
    row = np.arange(T) + PAD * np.cumsum(first, dtype=np.int64)
    group, groups = np.full(T, -1, np.int64), 0
    for s, e in doc_bounds:
        t = twin[s:e].astype(np.int64)
        has = t != 0xFFFFFFFF
        if has.any():
            group[s:e][has] = t[has] + groups
            groups += int(t[has].max()) + 1
    member = np.flatnonzero(group >= 0)
    b = ((bits[:, None] >> np.arange(BITS, dtype=np.uint64)) & np.uint64(1)).astype(np.float32)
    return dict(word=torch.from_numpy(word.astype(np.int64)), bits=torch.from_numpy(b),
                hashes=torch.from_numpy(hashes.astype(np.int64)), row=torch.from_numpy(row),
                rows=int(row[-1]) + 1 + PAD, member=torch.from_numpy(member),
                group=torch.from_numpy(group[member]), groups=groups)


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
