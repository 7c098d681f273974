#!/usr/bin/env python3
"""Scores captions and photo credits of `dateline annotate` rows.

  captions.py [--known] GOLD.jsonl ROWS.jsonl

GOLD: one row a page, {"id": ..., "images": [{"caption": "...", "credit": "..."}, ...]} (or "captions": [...] and
"credits": [...], lists of strings; "authors" of an image count as its credit). A caption is right when it has the
words of a gold caption of the page (word F1 of .8 or more, each gold caption used once); a credit when the letters
and digits are equal, or one contains the other. Prints precision, recall and F1 over all pages with gold.

--known is for gold that has only some pictures of a page (captions_ld.py): found pictures whose caption shares less
than half of its words with every caption of the gold are left out, and so are credits where the gold has none for the
picture. What is found beyond the gold then counts neither way.
"""
import json, re, sys
from collections import Counter


def words(text): return re.findall(r'\w+', (text or '').lower())


def overlap(a, b):
    a, b = Counter(words(a)), Counter(words(b))
    both = sum((a & b).values())
    return 2 * both / (sum(a.values()) + sum(b.values())) if both else 0


def close(a, b): return overlap(a, b) >= 0.8


def same(a, b):
    a, b = ''.join(words(a)), ''.join(words(b))
    return bool(a and b) and (a == b or (min(len(a), len(b)) >= 3 and (a in b or b in a)))


def values(row, plural, singular):
    out = list(row.get(plural) or [])
    for image in row.get('images') or []:
        value = image.get(singular)
        if not value and singular == 'credit': value = ', '.join(image.get('authors') or [])
        if isinstance(value, dict): value = value.get('text')
        if value: out.append(value)
    return list(dict.fromkeys(v.strip() for v in out if v and v.strip()))


def text_of(value): return value.get('text') if isinstance(value, dict) else value


def known(images, gold):
    """The found pictures that the gold has, too; their credits only where it has those."""
    out = []
    for image in images or []:
        best = max(gold, key=lambda g: overlap(g.get('caption'), text_of(image.get('caption'))))
        if overlap(best.get('caption'), text_of(image.get('caption'))) < 0.5: continue
        out.append(image if best.get('credit') else dict(image, credit=None, authors=None))
    return out


def count(gold, found, equal):
    free, hits = list(gold), 0
    for value in found:
        match = next((g for g in free if equal(g, value)), None)
        if match is not None: free.remove(match); hits += 1
    return hits


def main():
    only_known = '--known' in sys.argv
    gold_path, rows_path = [a for a in sys.argv[1:] if a != '--known']
    gold = [json.loads(line) for line in open(gold_path, encoding='utf8')]
    found = {row['id']: row.get('images') for row in map(json.loads, open(rows_path, encoding='utf8'))}
    pages = [g for g in gold if values(g, 'captions', 'caption') or values(g, 'credits', 'credit')]
    if not pages: sys.exit('no captions or credits in ' + gold_path)
    for plural, singular, equal in (('captions', 'caption', close), ('credits', 'credit', same)):
        hits = wanted = given = 0
        for page in pages:
            images = found.get(page['id'])
            if only_known: images = known(images, page['images'])
            g, f = values(page, plural, singular), values({'images': images}, plural, singular)
            hits += count(g, f, equal); wanted += len(g); given += len(f)
        p, r = hits / given if given else 0, hits / wanted if wanted else 0
        print(f'{plural}: P {p:.3f} R {r:.3f} F1 {2 * p * r / (p + r) if p + r else 0:.3f} ({wanted} gold, {given} found)')


if __name__ == '__main__':
    main()
