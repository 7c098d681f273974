#!/usr/bin/env python3
"""Turns the CoNLL training sets into natural text, cuts it with the library's own tokenizer, and projects the gold
spans onto the pieces.

  corpus.py SHARED LEXICON.bin OUT.npz [--without worldwide]

Every piece gets the SET of labels that the gold allows, as a bit mask over the 29 labels (O, then B I E S of each
type), because several corpora leave some types unlabelled or fold them together: the loss is then the probability of
the whole set. Mask 0: the piece is not scored.
"""
import argparse, hashlib, json, lzma, re
import numpy as np
import native
import wire
from augment import Augmenter, Names

PERSON, ORGANIZATION, PLACE, GROUP, EVENT, WORK, PRODUCT = range(7)
TYPES = "person organization place group event work product".split()
LABELS = 1 + 4 * len(TYPES)
REST = (GROUP, EVENT, WORK, PRODUCT)
NAMED = (PERSON, ORGANIZATION, PLACE)

# name: (weight, split hyphens off in the corpus, which types it labels; None: all)
SETS = {
    "worldwide": (1.0, True, None),
    "redocred-a": (0.7, True, None),
    "redocred-b": (0.7, True, None),
    "politics": (0.7, True, None),
    "pud-wiki": (1.0, True, NAMED),
    "ewt": (0.8, False, NAMED),
    "btc-news": (0.5, False, NAMED),
    "gmb": (0.3, False, (PERSON, ORGANIZATION, PLACE, GROUP)),
}
WIRE = 0.3  # the weight of made-up wire copy (wire.py)
COPIED = ("worldwide", "redocred-a", "redocred-b", "politics", "ewt", "pud-wiki")  # augment.py makes a second copy
FOLD = {}
for fold, names in {
    (PERSON,): "PER per Person person politician",
    (ORGANIZATION,): "ORG org Organization organisation politicalparty organization",
    (PLACE,): "LOC geo Location Facility location country place",
    (GROUP,): "NORP gpe",
    (EVENT,): "eve nat event election",
    (PRODUCT,): "Product",
    (WORK, PRODUCT): "art object",
    (EVENT, WORK): "MISC Misc misc abstract",
}.items():
    for n in names.split():
        FOLD[n] = fold

EVENT_WORD = re.compile(
    r"\b(Wars?|Battle|Cup|Olympics?|Games|Championships?|League final|Festival|Elections?|Summit|Hurricane|Typhoon|"
    r"Cyclone|Storm|Tournament|Open|Grand Prix|Conference|Referendum|Revolution|Uprising|Spring|Day|Week|Christmas|"
    r"Ramadan|Easter|Eid|Diwali|Genocide|Holocaust|Massacre|Attack|Crisis|Awards?|Prize|Expo|Fair|Congress of|"
    r"Super Bowl|Series|Brexit|Pandemic|Covid|COVID|Operation|Protests?|Campaign|Marathon|Tour|Derby|Rally)\b")
WORK_WORD = re.compile(
    r"\b(Act|Treaty|Constitution|Agreement|Accords?|Law|Code|Bill|Charter|Convention|Protocol|Declaration|Amendment|"
    r"Report|Bible|Quran|Koran|Book|Song|Symphony|Directive|Regulation|Resolution|Plan|Magazine)\b")
LANGUAGE = set("English Arabic French Spanish Mandarin Hindi Urdu Swahili Russian German Portuguese Persian Farsi "
               "Turkish Kurdish Pashto Dari Bengali Punjabi Tamil Telugu Japanese Korean Cantonese Latin Greek Hebrew "
               "Italian Dutch Ukrainian Polish Somali Amharic Hausa Yoruba Igbo Zulu".split())

NO_SPACE_BEFORE = set(". , ; : ! ? ) ] } % ' ’ ” … 's ’s 'S n't n’t 're 've 'll 'd 'm ’re ’ve ’ll ’d ’m".split())
NO_SPACE_AFTER = set("( [ { $ £ € “ ‘ #".split())
QUOTES = {"``": "“", "''": "”", "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]"}


def documents(path):
    """[[(token, tag), ...] sentence, ...] per document; 20 sentences a document where none are marked."""
    doc, sent, marked = [], [], False
    with lzma.open(path, "rt", encoding="utf8") as f:
        for line in f:
            line = line.rstrip("\n")
            if line.startswith("-DOCSTART-"):
                if sent: doc.append(sent); sent = []
                if doc: yield doc; doc = []
                marked = True
            elif not line.strip():
                if sent: doc.append(sent); sent = []
                if not marked and len(doc) >= 20: yield doc; doc = []
            else:
                p = line.split("\t") if "\t" in line else line.split()
                sent.append((p[0], p[-1]))
    if sent: doc.append(sent)
    if doc: yield doc


CLITICS = set("s S t re ve ll d m".split())
INITIAL = re.compile(r"^[A-Z]\.$")


def natural(doc, hyphens, paragraph=1, joined=False):
    """A document as text with (start, end, label) byte spans; `paragraph` sentences make a paragraph.
    `joined` closes the gaps that some corpora leave inside "Kerry 's" and "U. S." but running news has not."""
    out, size, gold = [], 0, []
    for number, sent in enumerate(doc):
        if out:
            gap = "\n\n" if number % paragraph == 0 else " "
            out.append(gap); size += len(gap)
        quote, prev, glue = False, None, True
        cur = None
        for tok, tag in sent:
            t = QUOTES.get(tok, tok)
            space = not glue and t not in NO_SPACE_BEFORE
            glue = t in NO_SPACE_AFTER
            if t == '"':
                space = not quote and prev is not None and prev not in NO_SPACE_AFTER
                quote = not quote
                glue = quote
            if hyphens and t in ("-", "–") and prev and prev[-1].isalnum():
                space, glue = False, True
            if joined and prev is not None and (t in CLITICS and prev in ("’", "'") or INITIAL.match(t) and INITIAL.match(prev)):
                space = False
            if space and prev is not None:
                out.append(" "); size += 1
            b = len(t.encode())
            label = tag[2:] if tag[0] in "BI" and tag[2:] in FOLD else None
            if label and tag[0] == "I" and cur and cur[2] == label: cur[1] = size + b
            elif label:
                cur = [size, size + b, label]; gold.append(cur)
            else: cur = None
            out.append(t); size += b; prev = t
    return "".join(out), gold


def running_news(shared):
    """The unlabelled articles as lists of tokenised lines: every fifth, then every fifth of the others, so that a part of
    them has seen all outlets and years."""
    news, doc = [], []
    with lzma.open(f"{shared}/corpora/ner/unlabelled-us-news.txt.xz", "rt", encoding="utf8") as f:
        for line in f:
            if line.startswith("# "):
                if doc: news.append(doc)
                doc = []
            elif line.strip() and "███" not in line and len(doc) < 60:
                doc.append(line)
    if doc: news.append(doc)
    return [news[i] for lap in range(5) for i in range(lap, len(news), 5)]


def raw_of(lines):
    """An unlabelled article as natural text."""
    source, _ = natural([[(t, "O") for t in line.split()] for line in lines], False, 2)
    return source.replace(" ’ s ", "’s ").replace(" n’t", "n’t").replace(" ’ ", "’ ").encode()


def trim(src, s, e):
    """The span without a leading article and a final possessive."""
    m = re.match(rb"(?i)(the|an|a)\s+", src[s:e])
    if m and s + m.end() < e: s += m.end()
    for tail in (b"'s", "’s".encode(), b"'S", b"'", "’".encode()):
        if src[s:e].endswith(tail) and e - len(tail) > s:
            e -= len(tail); break
    return s, e


def parts_of(raw, s, e, types):
    """A place does not reach over a comma: "Lima, Peru" are two, as most sets have it; "Washington, D.C." is one."""
    if types != (PLACE,): return [(s, e, types)]
    out, at = [], s
    for part in re.split(rb"( ?, ?(?! ?D\.C))", raw[s:e]):
        if part.strip(b" ,"): out.append((at, at + len(part), types))
        at += len(part)
    return out


def types_of(corpus, label, name, demonyms):
    """Which of our types a gold label allows for this name."""
    if corpus.startswith("redocred") and label == "LOC" and name in demonyms: return (GROUP,)
    if label == "gpe" and name not in demonyms: return (PLACE, GROUP)
    fold = FOLD[label]
    if fold == (EVENT, WORK):
        if name in LANGUAGE or name in demonyms: return (GROUP, WORK, None)
        if WORK_WORD.search(name): return (WORK,)
        if EVENT_WORD.search(name): return (EVENT,)
        return (WORK, PRODUCT) if corpus.startswith("redocred") else (EVENT, WORK, PRODUCT)
    return fold


def mask_of(types, place):
    """Labels of the types at a place of the span: 0 B, 1 I, 2 E, 3 S."""
    return sum(1 if t is None else 1 << (1 + 4 * t + place) for t in types)


def project(source, pieces, gold, labelled):
    """Label masks of the pieces, from (start, end, types) spans."""
    masks = np.ones(len(pieces), np.uint32)
    if labelled is not None:
        rest = 1 | sum(mask_of(REST, p) for p in range(4)) if GROUP not in labelled else \
            1 | sum(mask_of((EVENT, WORK, PRODUCT), p) for p in range(4))
        capital = (pieces["bits"] >> np.uint64(25)) & np.uint64(1) == 1
        masks[capital] = rest
    start, end = pieces["start"], pieces["end"]
    for s, e, types in gold:
        first = np.searchsorted(end, s, "right")
        last = np.searchsorted(start, e, "left")
        if first >= last: continue
        if start[first] != s or end[last - 1] != e:
            masks[first:last] = 0  # the tokenizer cut elsewhere
            continue
        if last - first == 1:
            masks[first] = mask_of(types, 3)
        else:
            masks[first] = mask_of(types, 0)
            masks[first + 1:last - 1] = mask_of(types, 1)
            masks[last - 1] = mask_of(types, 2)
    return masks


def is_held_out(corpus, number):
    """The project's own split for choosing: one document in sixteen."""
    return hashlib.sha256(f"{corpus}/{number}".encode()).digest()[0] < 16


def load_demonyms(shared):
    with lzma.open(f"{shared}/corpora/ner/lex/demonyms.txt.xz", "rt", encoding="utf8") as f:
        words = {w.strip() for w in f}
    # the list holds countries and capitals beside the adjectives
    with lzma.open(f"{shared}/gazetteers/geonames/countryInfo.txt.xz", "rt", encoding="utf8") as f:
        rows = [line.split("\t") for line in f if not line.startswith("#")]
    words -= {w for r in rows for name in r[4:6] for w in name.split()}
    words -= {"Britain", "Vatican", "Cote", "Sri", "North", "South", "New"}
    for row in lzma.open(f"{shared}/gazetteers/countries/factbook_extract.jsonl.xz", "rt", encoding="utf8"):
        row = json.loads(row)
        for w in re.findall(r"[A-Z][a-z]+", f"{row.get('adj') or ''} {row.get('noun') or ''}"):
            words |= {w, w + "s"}
    return words


def save_labelled(path, name, pieces, firsts, soft):
    """Documents with the probabilities of their labels (in 1/255), one array a document: the file that train.py reads
    with --soft. Returns how many pieces they have."""
    sizes = np.array([len(p) for p in pieces]); ends = np.cumsum(sizes)
    docs = np.zeros((len(pieces), 6)); docs[:, 0], docs[:, 1], docs[:, 2] = ends - sizes, ends, 1
    columns = {k: np.concatenate([p[k] for p in pieces]) for k in ("word", "bits", "twin", "hashes")}
    np.savez(path, docs=docs, names=np.array([name]), first=np.concatenate(firsts), soft=np.concatenate(soft), **columns)
    return int(ends[-1])


def main():
    a = argparse.ArgumentParser()
    a.add_argument("shared"); a.add_argument("lexicon"); a.add_argument("out")
    a.add_argument("--without", action="append", default=[])
    args = a.parse_args()
    features = native.Features(native.default_work(), open(args.lexicon, "rb").read())
    demonyms = load_demonyms(args.shared)
    columns = {k: [] for k in ("pieces", "masks")}
    pools = Names(f"{args.shared}/gazetteers")
    augmenter = Augmenter(pools, FOLD)
    docs, names, total = [], [], 0

    def add(corpus, source, spans, labelled, document):
        """Puts one text with its spans behind the others: (spans, pieces not scored, pieces)."""
        nonlocal total
        raw = source.encode()
        pieces, sentences = features.pieces(raw)
        gold = []
        for s, e, label in spans:
            s, e = trim(raw, s, e)
            gold += parts_of(raw, s, e, types_of(corpus, label, raw[s:e].decode(), demonyms))
        masks = project(raw, pieces, gold, labelled)
        docs.append((total, total + len(pieces), *document))
        pieces["start"] = native.first_of(sentences, len(pieces))  # 1: opens a sentence
        columns["pieces"].append(pieces); columns["masks"].append(masks)
        total += len(pieces)
        return np.array([len(gold), (masks == 0).sum(), len(pieces)])

    def told(corpus, counts):
        names.append(corpus)
        spans, lost, count = counts
        print(f"{corpus}: {count} pieces, {spans} spans, {lost} pieces not scored", flush=True)

    for corpus, (weight, hyphens, labelled) in SETS.items():
        if corpus in args.without: continue
        counts = np.zeros(3, int)
        originals = enumerate(documents(f"{args.shared}/corpora/ner/train/{corpus}.conll.xz"))
        for number, doc, copied in ((n, d, c) for n, d in originals for c in ((0, 1) if corpus in COPIED else (0,))):
            held = is_held_out(corpus, number)
            if copied:
                if held: continue
                doc = augmenter.document(doc)
            # paragraphs of news hold one to three sentences
            source, spans = natural(doc, hyphens, (1, 1, 2, 3)[number % 4], not held and (number // 4 + copied) % 2 == 0)
            counts += add(corpus, source, spans, labelled, (weight, len(names), held, copied))
        told(corpus, counts)
    told("wire", sum(add("wire", *article, None, (WIRE, len(names), is_held_out("wire", number), 0))
                     for number, article in enumerate(wire.articles(pools))))
    pieces = np.concatenate(columns["pieces"])
    np.savez(args.out, word=pieces["word"], bits=pieces["bits"], twin=pieces["twin"], hashes=pieces["hashes"],
             first=pieces["start"].astype(np.uint8), masks=np.concatenate(columns["masks"]),
             docs=np.array(docs, np.float64), names=np.array(names))


if __name__ == "__main__":
    main()
