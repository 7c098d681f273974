#!/usr/bin/env python3
"""Measures the order of entities on GUM news: nDCG at 10. Python 3, standard library only.

  bench/salience.py [--core] [--show]

Gold: how many of five summaries of the article mention a cluster (0-5) is its gain. A predicted entity,
in the order of article.entities, earns the gain of the gold cluster that most of its mentions overlap in
the head, each cluster once. Two ideals: over all clusters ("the team"), and over those with a name,
which are all that an entity layer of names can reach.
"""
import collections, math, os, sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from entities import SHARED, annotate, gold_rows, load


def dcg(gains): return sum(g / math.log2(i + 2) for i, g in enumerate(gains[:10]))


def main():
    docs = load(os.path.join(SHARED, 'corpora', 'entities', 'gum-news-dev.jsonl'))
    if '--core' in sys.argv: rows = gold_rows(docs, lambda d: [], tag=True)
    else: rows = annotate([{'id': d['id'], 'source': d['text'], 'format': 'text', 'layers': ['entities']} for d in docs])
    sums = [0, 0]
    for d, row in zip(docs, rows):
        row['mentions'] = row['mentions'] + (row.get('references') or [])
        gain, named, heads = {}, set(), []
        for m in d['mentions']:
            gain[m['cluster']] = max(gain.get(m['cluster'], 0), m['salience'].count('s'))
            if m['kind'] == 'name': named.add(m['cluster'])
            h = m.get('head') or [[m['start'], m['end']]]
            heads.append((h[0][0], h[-1][1], m['end'] - m['start'], m['cluster']))
        got, used = [], set()
        for e in row['entities']:
            votes = collections.Counter()
            for m in row['mentions']:
                if m['entity'] != e['id']: continue
                hit = [(min(b, m['end']) - max(a, m['start']), -size, c) for a, b, size, c in heads if a < m['end'] and m['start'] < b]
                if hit: votes[max(hit)[2]] += 1
            c = votes.most_common(1)[0][0] if votes else None
            got.append(gain[c] if c is not None and c not in used else 0)
            if '--show' in sys.argv and len(got) <= 10: print('  ', e['name'], round(e['salience'], 2), got[-1])
            used.add(c)
        ideal = [dcg(sorted((g for c, g in gain.items() if ok(c)), reverse=True)) for ok in (lambda c: True, lambda c: c in named)]
        value = [dcg(got) / i if i else 1 for i in ideal]
        sums = [s + v for s, v in zip(sums, value)]
        print('%-32s all %.3f named %.3f' % (d['id'], *value))
    print('nDCG@10 all clusters %.3f, clusters with a name %.3f' % tuple(s / len(docs) for s in sums))


main()
