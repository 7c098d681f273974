#!/usr/bin/env python3
"""Measures pronouns on GAP (Webster and others, Mind the GAP, 2018): which of two names a pronoun means.
Python 3, standard library only.

  bench/gap.py [--core] [--errors N]

A name counts as found when the entity of the pronoun's mention has a mention that overlaps it; end to
end, so a name that was not tagged is missed. F1 over both names of all texts, by the pronoun's gender, and
the ratio feminine / masculine. By half of each set as in bench/entities.py.
"""
import sys, os

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from entities import SHARED, annotate, gold_rows, half, load


def overlaps(m, start, text): return m['start'] < start + len(text) and start < m['end']


def judge(d, row):
    ms = (row.get('mentions') or []) + (row.get('references') or [])
    own = {m['entity'] for m in ms if overlaps(m, d['pron']['start'], d['pron']['text']) and m.get('kind') == 'pronoun'}
    return [any(m['entity'] in own and m.get('kind') == 'name' and overlaps(m, d[k]['start'], d[k]['text']) for m in ms) for k in 'ab']


def main():
    docs = load(os.path.join(SHARED, 'corpora', 'entities', 'gap_development.jsonl'))
    if '--core' in sys.argv: rows = gold_rows(docs, lambda d: [], tag=True)
    else: rows = annotate([{'id': d['id'], 'source': d['text'], 'format': 'text', 'layers': ['entities']} for d in docs])
    rows = {r['id']: r for r in rows}
    shown = int(sys.argv[sys.argv.index('--errors') + 1]) if '--errors' in sys.argv else 0
    for part in 'ab', 'a', 'b':
        count = {}
        for d in docs:
            if half(d) not in part: continue
            gender = 'F' if d['pron']['text'].lower() in ('she', 'her', 'hers') else 'M'
            guess = judge(d, rows[d['id']])
            for k, p in zip('ab', guess):
                g = d[k]['coref']
                c = count.setdefault(gender, [0, 0, 0])
                c[0] += g and p; c[1] += p and not g; c[2] += g and not p
            if shown and part == 'a' and any(d[k]['coref'] != p for k, p in zip('ab', guess)):
                shown -= 1
                t, s = d['text'], d['pron']['start']
                own = [m for m in rows[d['id']]['mentions'] + rows[d['id']].get('references', []) if m['start'] == s]
                print('##', t[max(0, s - 260):s], '<<%s>>' % d['pron']['text'], t[s + len(d['pron']['text']):s + 60], '| A', d['a']['text'], d['a']['coref'], guess[0], '| B', d['b']['text'], d['b']['coref'], guess[1],
                      '| got', [e['name'] for m in own for e in rows[d['id']]['entities'] if e['id'] == m['entity']])
        f = lambda c: 2 * c[0] / max(1, 2 * c[0] + c[1] + c[2])
        both = [sum(x) for x in zip(*count.values())]
        print('gap_development %-2s P %.3f R %.3f F1 %.3f | masculine %.3f feminine %.3f ratio %.3f' % (part, both[0] / max(1, both[0] + both[1]), both[0] / max(1, both[0] + both[2]), f(both), f(count['M']), f(count['F']), f(count['F']) / max(1e-9, f(count['M']))))


main()
