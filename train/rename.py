#!/usr/bin/env python3
"""Copies of labelled running news with other names in it.

  rename.py SHARED LEXICON.bin SOFT.npz OUT.npz [--seed N] [--without worldwide]

SOFT.npz is what `teacher.py label` made, OUT.npz has the same columns. A network that learns from the teacher's labels
alone comes to know the names that US news is about; elsewhere others are about. Names that the teacher is sure of give
way to names from the gazetteers and from the training sets, always the same one in a document, and the labels stay:
what says that "Kerry" is a person in "Kerry told reporters" says it of anyone.
"""
import argparse, csv, json, multiprocessing, os, random, re
import numpy as np
import corpus as corpora
import native
from augment import Names, acronym
from corpus import PERSON, ORGANIZATION, PLACE, GROUP, LABELS, TYPES
from lexicon import text as opened

SURE = 0.7       # of the teacher's probability of a name's type
REPLACED = 0.75  # of the different names of a document
APART = 0.4      # of the documents, whose paragraphs become documents of their own: short texts repeat no names
MADE_UP = 0.12   # of persons' names and of places: put together from two, so that no list knows them
# Names that are rare, and would be common if each name stood as often as any other: "Center for the Study of ..."
LONG = re.compile(r'[,()"“”\n]| for | and |( \S+){4}')


class Pools:
    """Names by type, from lists and from training sets; of organizations and places also how often they take a "the"."""

    def __init__(self, shared, without):
        g = f"{shared}/gazetteers"
        names = Names(g, 8_000)
        self.given, self.surname, self.country, self.place = names.given, names.surname, names.country, names.place
        for row in csv.DictReader(opened(f"{g}/naturalearth/ne_50m_admin_1.tsv.xz"), delimiter="\t", quoting=csv.QUOTE_NONE):
            if row.get("name"): self.place += [row["name"]] * 8
        self.group = sorted(w for w in corpora.load_demonyms(shared) if w.isalpha() and len(w) > 3)
        listed = list(names.company)
        listed += [u["name"] for u in json.load(opened(f"{g}/lists/universities.json.xz"))][::4]
        self.sets = {(kind, the): [] for kind in (PERSON, ORGANIZATION, PLACE) for the in (False, True)}
        for corpus in corpora.SETS:
            if corpus in without: continue
            for doc in corpora.documents(f"{shared}/corpora/ner/train/{corpus}.conll.xz"):
                source, spans = corpora.natural(doc, corpora.SETS[corpus][1])
                raw = source.encode()
                for s, e, label in spans:
                    kind = corpora.FOLD[label]
                    before = raw[max(0, s - 4):s].lower() == b"the " or raw[s:s + 4].lower() == b"the "
                    s, e = corpora.trim(raw, s, e)
                    name = raw[s:e].decode()
                    if len(kind) == 1 and (kind[0], before) in self.sets and name[:1].isupper() and not LONG.search(name):
                        self.sets[kind[0], before].append(name)
        self.sets = {k: sorted(set(v)) for k, v in self.sets.items()}
        self.listed = listed
        self.known = set(self.place) | set(self.country)


def made_up(rng, pool):
    """The beginning of one name and the end of another."""
    a, b = rng.choice(pool).split()[0], rng.choice(pool).split()[-1]
    return a[:max(2, len(a) // 2)] + b[len(b) // 2:].lower()


class Renamer:
    def __init__(self, pools):
        self.pools, self.rng = pools, random.Random()

    def of_person(self, words, memory):
        rng, pools, out = self.rng, self.pools, []
        for i, w in enumerate(words):
            if not w[:1].isupper() or not w.isalpha() or len(w) < 3:
                out.append(w); continue
            role = "given" if i + 1 < len(words) and i == 0 else "surname"
            if (role, w) not in memory:
                pool = pools.given if role == "given" else pools.surname
                if rng.random() < 0.25:  # of persons that wikis and world news name
                    known = rng.choice(pools.sets[PERSON, False]).split()
                    name = known[0] if role == "given" else known[-1]
                else: name = made_up(rng, pool) if rng.random() < MADE_UP else rng.choice(pool)
                memory[role, w] = name
            out.append(memory[role, w])
        return " ".join(out)

    def of_place(self, name, the):
        rng, pools = self.rng, self.pools
        r = rng.random()
        if the or r < 0.3: return rng.choice(pools.sets[PLACE, the])
        if name in pools.country or r < 0.45: return rng.choice(pools.country)
        if r < 0.45 + MADE_UP: return made_up(rng, pools.place)
        return rng.choice(pools.place)

    def of_organization(self, name, the):
        rng, pools = self.rng, self.pools
        if name.isupper() and name.isalpha() and 2 <= len(name) <= 6 and rng.random() < 0.6:
            return acronym(rng, rng.choice((len(name), 3, 4)))
        if not the and rng.random() < 0.3: return rng.choice(pools.listed)
        first, *rest = name.split()
        if rest and first in pools.known: return " ".join([rng.choice(pools.place), *rest])
        return rng.choice(pools.sets[ORGANIZATION, the])

    def name(self, kind, name, the, memory):
        """Another name, or None where this one stays."""
        key = kind, name
        if kind == PERSON:
            words = name.split()
            if ("stays", words[-1]) not in memory: memory["stays", words[-1]] = self.rng.random() > REPLACED
            return None if memory["stays", words[-1]] else self.of_person(words, memory)
        if key not in memory:
            if self.rng.random() > REPLACED: memory[key] = None
            elif kind == PLACE: memory[key] = self.of_place(name, the)
            elif kind == ORGANIZATION: memory[key] = self.of_organization(name, the)
            else: memory[key] = self.rng.choice(self.pools.group)
        return memory[key]


def types_of_labels(soft):
    """[pieces, O and the seven types]"""
    return np.concatenate([soft[:, :1], soft[:, 1:].reshape(-1, len(TYPES), 4).sum(2)], 1)


def sure_names(soft):
    """[(first piece, end piece, type)] by the likeliest label of every piece, where that makes a whole name."""
    best = soft.argmax(1)
    out, open_at = [], None
    for i in np.flatnonzero(best):
        place, kind = (best[i] - 1) % 4, (best[i] - 1) // 4
        if place == 3: out.append((i, i + 1, kind)); open_at = None
        elif place == 0: open_at = (i, kind)
        elif open_at is None or open_at[1] != kind: open_at = None
        elif place == 2: out.append((open_at[0], i + 1, kind)); open_at = None
    sums = types_of_labels(soft)
    return [(int(s), int(e), int(k)) for s, e, k in out if k <= GROUP and sums[s:e, 1 + k].min() > SURE]


def labels_in(kinds, count):
    """Probabilities of the labels of a name's pieces, from those of the types of the name whose place it takes."""
    out = np.zeros((count, LABELS), np.float32)
    out[:, 0] = kinds[0]
    for i in range(count):
        place = 3 if count == 1 else 0 if i == 0 else 2 if i + 1 == count else 1
        out[i, 1 + place::4] = kinds[1:]
    return out


def recased(rng, raw):
    """Some sentences as headlines have them; only letters of ASCII, so that offsets stay."""
    def line(m):
        s, r = m.group(), rng.random()
        if r < 0.03: return re.sub(rb"[a-z]+", lambda w: w.group().upper(), s)
        if r < 0.06: return re.sub(rb"(?<![\w\x80-\xff'])[a-z](?=[a-z]{3})", lambda w: w.group().upper(), s)
        return s
    return re.sub(rb"[^\n]+", line, raw)


def copy_of(raw, pieces, soft, features, renamer):
    """(pieces, where sentences open, labels) of the copy; a piece whose labels are not known has none."""
    memory, out, at = {}, [], 0
    kept, renamed = [], []  # (start, end in the copy, shift back); (start, end in the copy, first and end piece)
    size = 0
    for s, e, kind in sure_names(soft):
        a, b = int(pieces["start"][s]), int(pieces["end"][e - 1])
        name = raw[a:b].decode("utf8", "replace")
        if not name[:1].isupper() or re.search(r"[^\w .'’&]", name): continue
        new = renamer.name(kind, name, raw[max(0, a - 4):a].lower() == b"the ", memory)
        if new is None: continue
        new = (new.upper() if len(name) > 6 and name.isupper() else new).encode()
        out += [raw[at:a], new]
        kept.append((size, size + a - at, at - size)); size += a - at
        renamed.append((size, size + len(new), s, e)); size += len(new)
        at = b
    out.append(raw[at:]); kept.append((size, size + len(raw) - at, at - size))
    copy = recased(renamer.rng, b"".join(out))
    new, sentences = features.pieces(copy)
    labels = np.zeros((len(new), LABELS), np.float32)
    by_start = {int(a): i for i, a in enumerate(pieces["start"])}
    starts, ends = new["start"].astype(np.int64), new["end"].astype(np.int64)
    for lo, hi, back in kept:
        for i in range(*np.searchsorted(starts, (lo, hi))):
            old = by_start.get(int(starts[i]) + back)
            if old is not None and ends[i] <= hi and int(pieces["end"][old]) == ends[i] + back: labels[i] = soft[old]
    kinds = types_of_labels(soft)
    for lo, hi, s, e in renamed:
        i, j = np.searchsorted(starts, (lo, hi))
        if j > i and starts[i] == lo and ends[j - 1] == hi: labels[i:j] = labels_in(kinds[s:e].mean(0), j - i)
    return new, native.first_of(sentences, len(new)), labels


def fragments(rng, raw, pieces):
    """The document as [(start, end, first and end piece)]: whole, or every paragraph apart."""
    if rng.random() > APART: return [(0, len(raw), 0, len(pieces))]
    out = []
    for m in re.finditer(rb"[^\n]+", raw):
        first, end = np.searchsorted(pieces["start"], (m.start(), m.end()))
        if end > first: out.append((m.start(), m.end(), first, end))
    return out


def begin(lexicon, shared, without, number):
    global features, renamer, seed
    features = native.Features(native.default_work(), open(lexicon, "rb").read())
    renamer, seed = Renamer(Pools(shared, without)), number


def copied(job):
    number, raw, soft = job
    pieces, _ = features.pieces(raw)
    assert len(pieces) == len(soft), "other pieces than the labelled ones: another lexicon or tokenizer"
    renamer.rng.seed(f"{seed} {number}")
    soft = soft.astype(np.float32) / np.maximum(1, soft.sum(1, keepdims=True))
    out = []
    for lo, hi, s, e in fragments(renamer.rng, raw, pieces):
        part = pieces[s:e].copy(); part["start"] -= lo; part["end"] -= lo
        new, first, labels = copy_of(raw[lo:hi], part, soft[s:e], features, renamer)
        out.append((new, first, (labels * 255 + 0.5).astype(np.uint8)))
    return out


def main():
    a = argparse.ArgumentParser()
    for name in ("shared", "lexicon", "soft", "out"): a.add_argument(name)
    a.add_argument("--seed", type=int, default=1); a.add_argument("--without", action="append", default=[])
    a.add_argument("--documents", type=int)
    args = a.parse_args()
    z = np.load(args.soft)
    soft, spans = z["soft"], z["docs"][:args.documents, :2].astype(np.int64)
    native.build(native.default_work())
    probe = native.Features(native.default_work(), open(args.lexicon, "rb").read())
    texts = (raw for raw in map(corpora.raw_of, corpora.running_news(args.shared)) if len(probe.pieces(raw)[0]))
    jobs = ((i, raw, soft[lo:hi]) for i, (raw, (lo, hi)) in enumerate(zip(texts, spans)))
    with multiprocessing.get_context("fork").Pool(os.cpu_count(), begin, (args.lexicon, args.shared, args.without, args.seed)) as pool:
        parts = [p for parts in pool.imap(copied, jobs, 16) for p in parts]
    pieces, firsts, labels = zip(*parts)
    total = corpora.save_labelled(args.out, "renamed", pieces, firsts, labels)
    unknown = sum(int((l.sum(1) == 0).sum()) for l in labels) / total
    print(f"{len(parts)} documents, {total} pieces, {unknown:.4f} of them without labels")


if __name__ == "__main__":
    main()
