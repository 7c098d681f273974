#!/usr/bin/env python3
"""Measures the order of entities on GUM news: nDCG at 10. Python 3, standard library only.

  bench/salience.py [--core] [--show]
  bench/salience.py --titles

Gold: how many of five summaries of the article mention a cluster (0-5) is its gain. A predicted entity, in the
order of article.entities, is the gold cluster that most of its mentions overlap in the head, each cluster once.
Three readings, each with the same clusters in the ranking's gains and in the ideal, so that none exceeds 1:

  named    clusters with a name are worth their gain, all others nothing: an entity layer of names is asked for
           nothing else. What is predicted beside them keeps its rank and earns 0, as noise in a list does.
  written  the same with clusters that a capitalised word heads ("the Legislative Council", which the corpus takes
           for a noun): all that is written like a name.
  all      every cluster ("the team", "taxes").

The ceiling of a reading is what the best order of all named clusters would earn in it.

Seven articles are few. --titles asks the same of the 252 pages of corpora/extract/naeb without gold for entities: from the
body alone, do the things that the title names come first? By half, as in bench/entities.py.
"""
import collections, math, os, re, sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from entities import SHARED, annotate, gold_rows, half, load


def dcg(gains): return sum(g / math.log2(i + 2) for i, g in enumerate(list(gains)[:10]))


def ideal(gains): return dcg(sorted(gains, reverse=True))


def clusters_of(row, heads):
    """The gold cluster of each predicted entity, None where it has none or another came first."""
    used, out = set(), []
    mentions = collections.defaultdict(list)
    for m in row['mentions'] + (row.get('references') or []): mentions[m['entity']].append(m)
    for e in row['entities']:
        votes = collections.Counter()
        for m in mentions[e['id']]:
            hit = [(min(b, m['end']) - max(a, m['start']), -size, c) for a, b, size, c in heads if a < m['end'] and m['start'] < b]
            if hit: votes[max(hit)[2]] += 1
        cluster = votes.most_common(1)[0][0] if votes else None
        out.append(None if cluster in used else cluster)
        used.add(cluster)
    return out


def words(text): return ' %s ' % ' '.join(re.findall(r'\w+', text.lower()))


def titles():
    docs = [d for d in load(os.path.join(SHARED, 'corpora', 'extract', 'naeb', 'manifest.jsonl')) if d.get('title') and d.get('text')]
    rows = annotate([{'id': d['id'], 'source': d['text'], 'format': 'text', 'layers': ['entities']} for d in docs])
    values = {'a': [], 'b': []}
    for d, row in zip(docs, rows):
        title = words(d['title'])
        gains = [any(len(n) > 2 and words(n) in title for n in [e['name']] + e['aliases']) for e in row['entities']]
        if any(gains): values[half(d)].append(dcg(gains) / ideal(gains))
    for part in 'ab', 'a', 'b':
        v = [x for p in part for x in values[p]]
        print('titles %-2s nDCG@10 %.3f of %d articles' % (part, sum(v) / len(v), len(v)))


def main():
    if '--titles' in sys.argv: return titles()
    docs = load(os.path.join(SHARED, 'corpora', 'entities', 'gum-news-dev.jsonl'))
    if '--core' in sys.argv: rows = gold_rows(docs, lambda d: [], tag=True)
    else: rows = annotate([{'id': d['id'], 'source': d['text'], 'format': 'text', 'layers': ['entities']} for d in docs])
    readings = ['named', 'written', 'all']
    sums, ceilings = dict.fromkeys(readings, 0), dict.fromkeys(readings, 0)
    for d, row in zip(docs, rows):
        gain, heads = {}, []
        members = {reading: set() for reading in readings}
        for m in d['mentions']:
            c, h = m['cluster'], m.get('head') or [[m['start'], m['end']]]
            gain[c] = max(gain.get(c, 0), m['salience'].count('s'))
            heads.append((h[0][0], h[-1][1], m['end'] - m['start'], c))
            members['all'].add(c)
            if m['kind'] == 'name': members['named'].add(c)
            if m['kind'] == 'name' or m['kind'] == 'nominal' and d['text'][h[0][0]].isupper() and h[0][0] > m['start']: members['written'].add(c)
        found = clusters_of(row, heads)
        line = []
        for reading in readings:
            worth = {c: g if c in members[reading] else 0 for c, g in gain.items()}
            best = ideal(worth.values()) or 1
            value, ceiling = dcg(worth.get(c, 0) for c in found) / best, ideal(g for c, g in worth.items() if c in members['named']) / best
            sums[reading] += value; ceilings[reading] += ceiling
            line.append('%s %.3f' % (reading, value))
        print('%-20s %s' % (d['id'], '  '.join(line)))
        if '--show' in sys.argv:
            for e, c in list(zip(row['entities'], found))[:12]:
                print('   %-40s %.2f  gain %s%s' % (e['name'][:40], e['salience'], gain.get(c, 0), '' if c in members['named'] else ' (no name)' if c is not None else ' (nothing)'))
    for reading in readings:
        print('nDCG@10 %-8s %.3f  (ceiling of named clusters %.3f)' % (reading, sums[reading] / len(docs), ceilings[reading] / len(docs)))


main()
