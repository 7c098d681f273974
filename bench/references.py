#!/usr/bin/env python3
"""Measures which things pronouns and nominals are linked to. Python 3, standard library only.

  bench/references.py [--core] [--errors N] [SET ...]

SET: gum-news-dev (full coreference of seven articles), meantime-dev (pronouns of things with an identity, where the annotators
marked them: up to the last mention marked). An entity is the cluster that most of its names fit best. A link of ours
is right when a gold mention of that cluster stands there. Precision is over our links; recall over the gold pronouns
of clusters that one of our entities with a name stands for. By kind and word, by half as in bench/entities.py
(--errors: of half a).
"""
import collections, os, sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from entities import SHARED, annotate, gold_rows, half, load

THIRD = 'he him his himself she her hers herself it its itself they them their themselves'.split()


def gold_of(d):
    """(start, end, cluster, text of the whole, whether it is a pronoun); where a head is given, the head's place."""
    for m in d['mentions']:
        cluster = m.get('cluster') or m.get('dbpedia') or m.get('qid')
        if cluster in (None, '', 'NIL'): continue
        a, b = m['start'], m['end']
        if m.get('head'): a, b = m['head'][0][0], m['head'][-1][1]
        yield a, b, cluster, d['text'][m['start']:m['end']].lower()


def main():
    args = sys.argv[1:]
    shown = int(args.pop(args.index('--errors') + 1)) if '--errors' in args else 0
    for name in [a for a in args if a[0] != '-'] or ['gum-news-dev', 'meantime-dev']:
        docs = load(os.path.join(SHARED, 'corpora', 'entities', name + '.jsonl'))
        if '--core' in args: rows = gold_rows(docs, lambda d: [], tag=True)
        else: rows = annotate([{'id': d['id'], 'source': d['text'], 'format': 'text', 'layers': ['entities']} for d in docs])
        counts = {p: [collections.Counter() for _ in range(3)] for p in 'ab'}
        for d, row in zip(docs, rows):
            right, ours, gold = counts[half(d)]
            marked = list(gold_of(d))
            end = max([b for a, b, c, t in marked] or [0])
            votes = collections.defaultdict(collections.Counter)
            for m in row['mentions']:
                if m.get('kind', 'name') != 'name': continue
                hit = [(min(b, m['end']) - max(a, m['start']), -abs(b - a - m['end'] + m['start']), c) for a, b, c, t in marked if a < m['end'] and m['start'] < b]
                if hit: votes[m['entity']][max(hit)[2]] += 1
            cluster_of = {e: v.most_common(1)[0][0] for e, v in votes.items()}
            named = set(cluster_of.values())
            for a, b, c, t in marked:
                if c in named and t in THIRD: gold[t] += 1; gold['pronouns'] += 1
            for m in row.get('references') or [m for m in row['mentions'] if m.get('kind') != 'name']:
                if m['start'] >= end: continue
                text = d['text'][m['start']:m['end']]
                good = cluster_of.get(m['entity']) in {c for a, b, c, t in marked if a < m['end'] and m['start'] < b and (b - a <= len(text))}
                for key in ('pronouns', text.lower()) if m['kind'] == 'pronoun' else ('nominals',):
                    ours[key] += 1; right[key] += good
                if shown and not good and half(d) == 'a':
                    shown -= 1
                    print('##', d['text'][max(0, m['start'] - 160):m['start']].replace('\n', ' '), '<<%s>>' % text, d['text'][m['end']:m['end'] + 60].replace('\n', ' '),
                          '| got', [e['name'] for e in row['entities'] if e['id'] == m['entity']], m['confidence'])
        for part in 'ab', 'a', 'b':
            right, ours, gold = [sum((counts[p][i] for p in part), collections.Counter()) for i in range(3)]
            groups = {'he she': 'he him his himself she her hers herself', 'it': 'it its itself', 'they': 'they them their themselves'}
            print(name, part, end=' ')
            for key, words in [('pronouns', 'pronouns'), ('nominals', 'nominals')] + list(groups.items()):
                r, o, g = [sum(c[w] for w in ([key] if key == words else words.split())) for c in (right, ours, gold)]
                print('| %s %d/%d %.2f%s' % (key, r, o, r / max(1, o), ' of %d' % g if g else ''), end=' ')
            print()


main()
