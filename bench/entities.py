#!/usr/bin/env python3
"""Measures how mentions are grouped into entities. Python 3, standard library only.

  bench/entities.py [--gold | --core] [--keep DIR] [SET ...]

SET: reuters-128, news-fair-dev, meantime-dev (default: all). Without --gold from raw text through
`bin/dateline annotate`; with --gold the resolver alone over the gold mentions (bench/gold_names.c, built with
$CC), with --core that program with the tagger's names: the core without reader and binding ($GAZETTEER: a
gazetteer file beside the embedded one). Data: $DATELINE_SHARED, default ../shared. Each set is reported by half
(of a hash of the document's id): rules are written on half a, half b checks them.
"""
import glob, json, os, subprocess, sys, tempfile, zlib

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SHARED = os.environ.get('DATELINE_SHARED', os.path.join(ROOT, '..', 'shared'))
TYPES = ['person', 'organization', 'place', 'group', 'event', 'work', 'product']


def load(path): return [json.loads(l) for l in open(path, encoding='utf8') if l.strip()]


def half(d): return 'ab'[zlib.crc32(d['id'].encode()) & 1]


def build():
    out = os.path.join(ROOT, 'build', 'bench', 'gold_names')
    os.makedirs(os.path.dirname(out), exist_ok=True)
    sources = [f for s in ('base', 'text', 'tag', 'name') for f in glob.glob(os.path.join(ROOT, 'csrc', s, '*.c'))]
    sources += [os.path.join(ROOT, 'bench', 'gold_names.c')]
    stamp = max(os.path.getmtime(s) for s in sources + glob.glob(os.path.join(ROOT, 'csrc', '*', '*.bin')) + glob.glob(os.path.join(ROOT, 'csrc', '*', '*.h')))
    if not os.path.exists(out) or os.path.getmtime(out) < stamp:
        flags = subprocess.run(['pkg-config', '--cflags', '--libs', 'libutf8proc'], capture_output=True, text=True).stdout.split()
        subprocess.run([os.environ.get('CC', 'cc'), '-O2', '-g', '-Icsrc', '-o', out] + sources + flags + ['-lm'], check=True, cwd=ROOT)
    return out


def gold_type(m):
    """The type of a gold mention, from its classes in Wikidata or its own label; and how sure."""
    t = m.get('type') or m.get('etype') or ''
    if t in ('PER', 'person') or 'Q215627' in t: return 0, .95
    if t in ('ORG', 'organization'): return 1, .9
    if t in ('LOC', 'place') or 'Q27096213' in t: return 2, .9
    if 'Q43229' in t or 'Q2424752' in t and 'Q43229' in t: return 1, .9
    if t == 'PRO' or 'Q2424752' in t: return 6, .7
    if t == 'group': return 3, .9
    if t == 'event': return 4, .8
    return 1, .3


def gold_rows(docs, mentions_of, tag=False):
    program = [build()] + (['--tag'] if tag else []) + ([os.environ['GAZETTEER']] if tag and 'GAZETTEER' in os.environ else [])
    feed, maps = [], []
    for d in docs:
        text = d['text']
        at, offsets = 0, []
        for c in text: offsets.append(at); at += len(c.encode())
        offsets.append(at)
        spans = []
        for m in sorted(mentions_of(d), key=lambda m: (m['start'], -m['end'])):
            if spans and m['start'] < spans[-1][1]: continue
            kind, share = gold_type(m)
            spans.append((m['start'], m['end'], kind, share))
        maps.append({b: i for i, b in enumerate(offsets)})
        title = text.find('\n')
        feed.append(('%d %d %d\n' % (at, len(spans), offsets[title] if 0 < title < 200 else 0)).encode() + text.encode() + b'\n' +
                    ''.join('%d %d %d %f\n' % (offsets[a], offsets[b], k, s) for a, b, k, s in spans).encode())
    out = subprocess.run(program, input=b''.join(feed), capture_output=True, check=True).stdout.decode().splitlines()
    rows = []
    for d, line, to_char in zip(docs, out, maps):
        row = json.loads(line); row['id'] = d['id']
        for m in row['mentions']: m['start'], m['end'] = to_char[m['start']], to_char[m['end']]
        rows.append(row)
    return rows


def annotate(rows):
    """Rows through the command, in order."""
    command = os.environ.get('DATELINE', os.path.join(ROOT, 'bin', 'dateline'))
    feed = ''.join(json.dumps(r, ensure_ascii=False) + '\n' for r in rows)
    out = subprocess.run([command, 'annotate', '--unit', 'codepoint'], input=feed.encode(), capture_output=True, check=True, cwd=ROOT).stdout.decode()
    return [json.loads(l) for l in out.splitlines()]


def is_name(m):
    t = m.get('text') or ''
    if m.get('coref') or m.get('kind') in ('pronoun', 'nominal', 'pron'): return False
    return any(m.get(k) not in (None, '', 'NIL') for k in ('qid', 'dbpedia', 'cluster')) and t and (t[0].isupper() or t[0].isdigit() or t.lower().startswith('the '))


def score(scorer, docs, rows):
    with tempfile.TemporaryDirectory() as d:
        gold, pred = os.path.join(d, 'gold'), os.path.join(d, 'pred')
        open(gold, 'w').write(''.join(json.dumps(x) + '\n' for x in docs))
        open(pred, 'w').write(''.join(json.dumps(x) + '\n' for x in rows))
        return subprocess.run([sys.executable, os.path.join(SHARED, 'score', scorer), gold, pred], capture_output=True, text=True, check=True).stdout.strip()


def predict(docs, mode, layers):
    if mode == 'gold':
        texts = lambda d: [dict(m, text=m.get('text') or d['text'][m['start']:m['end']]) for m in d['mentions']]
        return gold_rows(docs, lambda d: [m for m in texts(d) if is_name(m)])
    if mode == 'core': return gold_rows(docs, lambda d: [], tag=True)
    return annotate([dict({'id': d['id'], 'source': d['text'], 'format': 'text', 'layers': layers}, **({'url': 'http://%s/' % d['domain']} if 'domain' in d else {})) for d in docs])


def report(scorer, folder, sets, layers):
    args = sys.argv[1:]
    keep = args.pop(args.index('--keep') + 1) if '--keep' in args else None
    mode = 'gold' if '--gold' in args else 'core' if '--core' in args else 'command'
    for name in [a for a in args if a[0] != '-'] or sets:
        docs = load(os.path.join(SHARED, 'corpora', folder, name + '.jsonl'))
        rows = predict(docs, mode, layers)
        for part in 'ab', 'a', 'b':
            print('%-14s %-2s %s' % (name, part, score(scorer, [d for d in docs if half(d) in part], rows)))
        if keep: open(os.path.join(keep, name + '.pred.jsonl'), 'w').write(''.join(json.dumps(r) + '\n' for r in rows))


if __name__ == '__main__': report('entities.py', 'entities', ['reuters-128', 'news-fair-dev', 'meantime-dev'], ['entities'])
