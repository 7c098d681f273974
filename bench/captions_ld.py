#!/usr/bin/env python3
"""Captions and credits that pages tell machines, as gold for captions.py.

  captions_ld.py SETDIR dev|held|all > GOLD.jsonl

Takes the images of JSON-LD (caption, description, creditText, copyrightHolder, author) of an article-extraction set, of
which the reader's figures know nothing, where the page shows the same words to people. Only some newsrooms give them, and
mostly those of the first picture: score with `captions.py --known`.
"""
import gzip, html, json, os, re, sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import extract_split


def squeeze(text): return ''.join(re.findall(r'\w+', html.unescape(text or '').lower()))


def walk(value):
    if isinstance(value, dict):
        yield value
        for inner in value.values(): yield from walk(inner)
    elif isinstance(value, list):
        for inner in value: yield from walk(inner)


def name(value):
    if isinstance(value, list): return ', '.join(filter(None, map(name, value)))
    if isinstance(value, dict): return name(value.get('name'))
    return value.strip() if isinstance(value, str) else ''


def images(source):
    for script in re.findall(r'<script[^>]*ld\+json[^>]*>(.*?)</script>', source, re.S | re.I):
        try: data = json.loads(script, strict=False)
        except ValueError: continue
        for item in walk(data):
            if item.get('@type') not in ('ImageObject', ['ImageObject'], 'Photograph'): continue
            caption = name(item.get('caption')) or name(item.get('description'))
            credit = name(item.get('creditText')) or name(item.get('author')) or name(item.get('copyrightHolder'))
            yield re.sub(r'<[^>]*>', ' ', html.unescape(caption)), html.unescape(credit)


def main():
    for row in extract_split.rows(sys.argv[1], sys.argv[2]):
        raw = gzip.open(os.path.join(sys.argv[1], row['html'])).read()
        try: source = raw.decode('utf8')
        except UnicodeDecodeError: source = raw.decode('latin-1')
        visible = re.sub(r'<(script|style|template|noscript)\b.*?</\1>|<!--.*?-->', ' ', source, flags=re.S | re.I)
        visible = squeeze(re.sub(r'<[^>]*>', ' ', visible[visible.lower().find('<body'):]))
        title, pictures = squeeze(row.get('title')), {}
        for caption, credit in images(source):
            words = squeeze(caption)
            # a line that stands in the text as well, or repeats the title, is no caption
            if 25 <= len(words) <= 600 and words != title and words in visible and words not in squeeze(row.get('text')):
                shown = len(squeeze(credit)) >= 3 and squeeze(credit) in visible
                pictures[caption] = {'caption': caption, 'credit': credit if shown else pictures.get(caption, {}).get('credit')}
        if pictures: print(json.dumps({'id': row['id'], 'images': list(pictures.values())}, ensure_ascii=False))


if __name__ == '__main__':
    main()
