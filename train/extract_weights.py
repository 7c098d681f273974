#!/usr/bin/env python3
"""Learns the weights of the HTML block classifier: writes csrc/read/htmlweights.c.

  extract_weights.py CORPORA FEATURES [--part dev|held|all] [--out FILE] [--work DIR]

CORPORA holds the article-extraction sets; FEATURES is the program made from train/extract_features.c. Pages are learnt
from by part of bench/extract_split.py: the shipped table knows `all`, and bench/extract_folds.sh shows what a table from
one half does on the other. Features, learners and their numbers were chosen on `dev` alone. A block is body when
the page's known text has it, found by aligning blocks and text in order. Words become features when they occur on
--domains sites or more: no single site has a word of its own. The second stage, boosted trees, learns from scores
that the first gave to pages it had not seen (cross-validation by site); all figures printed are of such pages.
The same pages give the same table: nothing depends on the order of hashes, on threads or on chance.
Needs train/requirements_extract.txt.
"""
import bisect, argparse, collections, gzip, os, re, subprocess, sys

for threads in ('OMP_NUM_THREADS', 'OPENBLAS_NUM_THREADS', 'MKL_NUM_THREADS'): os.environ[threads] = '1'  # sums in one order
import numpy as np
import scipy.sparse as sp
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..')
sys.path.insert(0, os.path.join(ROOT, 'bench'))
import extract_split

FOLDS, UNIT, DEPTH = 8, 256, 4
NEAR, FAR = 1, 2
PARTS = {'dev': 'the dev half of bench/extract_split.py', 'held': 'the held half of bench/extract_split.py',
         'all': 'both halves of\n * bench/extract_split.py: figures on these pages are in-sample. What tables that are made like this from one\n'
                ' * half do on the other half, whose sites they have not seen, bench/extract_folds.sh measures'}
MASK = (1 << 64) - 1


def mix(h):
    h ^= h >> 33; h = h * 0xff51afd7ed558ccd & MASK
    h ^= h >> 33; h = h * 0xc4ceb9fe1a85ec53 & MASK
    return h ^ h >> 33


def dl_hash(text, seed):
    """dl_hash of csrc/base/hash.c."""
    data = text.encode()
    h = seed ^ (len(data) * 0x9e3779b97f4a7c15 & MASK)
    for i in range(0, len(data), 8):
        h = (h ^ mix(int.from_bytes(data[i:i + 8], 'little'))) * 0x9ddfea08eb382d69 & MASK
    return mix(h)


WORD = re.compile(r'\w+')


def words_of(text):
    return [w.lower() for w in WORD.findall(text or '')]


def align(blocks, gold):
    """For each block 1, 0, or None where it cannot be told: whether the text has it, in order."""
    g = words_of(gold)
    n = 3
    index = collections.defaultdict(list)
    for i in range(len(g) - n + 1): index[tuple(g[i:i + n])].append(i)
    lines = collections.Counter(tuple(words_of(line)) for line in gold.split('\n'))
    starts = collections.defaultdict(list)
    for i, w in enumerate(g): starts[w].append(i)
    candidates = []   # (block, start in gold, words)
    for b, text in enumerate(blocks):
        w = words_of(text)
        if not w: continue
        if len(w) < n:
            if tuple(w) in lines:
                for s in starts[w[0]]:
                    if g[s:s + len(w)] == w: candidates.append((b, s, len(w), len(w)))
            continue
        votes = collections.Counter()
        for i in range(len(w) - n + 1):
            for p in index.get(tuple(w[i:i + n]), ())[:40]: votes[p - i] += 1
        total = len(w) - n + 1
        merged = collections.Counter()
        for s, v in votes.items(): merged[s // 12] += v
        seen = set()
        for s, v in votes.most_common(6):
            near = merged[s // 12] + merged[s // 12 - 1] + merged[s // 12 + 1]
            if near >= 0.6 * total and s // 12 not in seen:
                seen.add(s // 12)
                candidates.append((b, max(0, s), len(w), min(near, total) / total * len(w)))
    # the heaviest chain that ascends in both
    best = []
    for k, (b, s, length, weight) in enumerate(candidates):
        top, back = 0, -1
        for j in range(max(0, k - 400), k):
            bj, sj, lj, _ = candidates[j]
            if bj < b and sj + lj * 0.7 <= s + 2 and best[j][0] > top: top, back = best[j][0], j
        best.append((top + weight, back))
    labels = [0] * len(blocks)
    k = max(range(len(best)), key=lambda i: best[i][0]) if best else -1
    while k >= 0:
        labels[candidates[k][0]] = 1
        k = best[k][1]
    return labels


def mark(blocks, inside, outside):
    """Labels from segments that must and must not appear; None for blocks that have neither."""
    labels = [None] * len(blocks)
    def squeeze(text): return re.sub(r'\s+', ' ', text).strip()
    for wanted, segments in ((1, inside), (0, outside)):
        for segment in segments or ():
            segment = squeeze(segment)
            hits = [i for i, text in enumerate(blocks) if segment in squeeze(text)]
            if wanted and len(hits) > 1: hits = [max(hits, key=lambda i: len(blocks[i]))]
            for i in hits:
                if wanted or labels[i] != 1: labels[i] = wanted
    return labels


def run(program, pages, work, scores=None):
    listing = ''.join(f"{p['id']}\t{p['url']}\t{p['path']}\n" for p in pages)
    args = [program]
    if scores is not None:
        path = os.path.join(work, 'scores.txt')
        with open(path, 'w') as f: f.writelines(f'{int(s)}\n' for s in scores)
        args.append(path)
    return subprocess.run(args, input=listing.encode(), stdout=subprocess.PIPE).stdout.decode('utf8', 'replace')


def load(corpora, work, part):
    pages = []
    for name in ('naeb', 'fundus', 'trafilatura'):
        directory = os.path.join(corpora, name)
        for row in extract_split.rows(directory, part):
            if not (row.get('text') or row.get('with')): continue
            path = os.path.join(work, name + '_' + os.path.basename(row['html'])[:-3])
            if not os.path.exists(path):
                raw = gzip.open(os.path.join(directory, row['html'])).read()
                try: raw.decode('utf8')
                except UnicodeDecodeError: raw = raw.decode('latin-1').encode('utf8')
                open(path, 'wb').write(raw)
            pages.append({'id': name + '/' + row['id'], 'url': row.get('url') or '', 'path': path,
                          'text': row.get('text'), 'with': row.get('with'), 'without': row.get('without'), 'domain': extract_split.domain(row),
                          'group': name + ' ' + extract_split.half(row)})
    return pages


def matrix(rows, width):
    indptr, indices = [0], []
    for row in rows:
        indices.extend(row); indptr.append(len(indices))
    return sp.csr_matrix((np.ones(len(indices), np.float32), indices, indptr), shape=(len(rows), width))


def fit(x, y, weight, c):
    known = weight > 0
    x, y, weight = x[known], y[known], weight[known]
    model = LogisticRegression(C=c, solver='lbfgs', max_iter=400)
    model.fit(x, y, sample_weight=weight)
    return model


def boost(x, y, weight, live, args):
    known = live & (weight > 0)
    model = HistGradientBoostingClassifier(
        early_stopping=False, max_iter=args.trees, learning_rate=args.rate, max_depth=DEPTH,
        max_leaf_nodes=2 ** DEPTH, l2_regularization=5, min_samples_leaf=30, random_state=1)
    return model.fit(x[known], y[known], sample_weight=weight[known] / weight[known].mean())


def full_tree(nodes):
    """A tree as arrays of a full one: columns, thresholds (to the right where above), leaves."""
    columns, thresholds, leaves = [0] * (2 ** DEPTH - 1), [32767] * (2 ** DEPTH - 1), [0] * 2 ** DEPTH
    def place(at, index, depth):
        node = nodes[index]
        if depth == DEPTH: leaves[at - len(columns)] = int(round(node['value'] * UNIT)); return
        if node['is_leaf']:
            place(2 * at + 1, index, depth + 1); place(2 * at + 2, index, depth + 1)
            return
        columns[at], thresholds[at] = int(node['feature_idx']), int(np.floor(node['num_threshold']))
        place(2 * at + 1, node['left'], depth + 1); place(2 * at + 2, node['right'], depth + 1)
    place(0, 0, 0)
    return columns, thresholds, leaves


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('corpora'); parser.add_argument('features')
    parser.add_argument('--part', default='all', choices=('dev', 'held', 'all'), help='pages to learn from')
    parser.add_argument('--out', default=os.path.join(ROOT, 'csrc', 'read', 'htmlweights.c'), help='"" for none')
    parser.add_argument('--work', default='/tmp/extract')
    parser.add_argument('--quiet', action='store_true', help='no cross-validation of the second stage')
    parser.add_argument('--c1', type=float, default=0.05)
    parser.add_argument('--trees', type=int, default=60); parser.add_argument('--rate', type=float, default=0.1)
    parser.add_argument('--segment', type=float, default=3.0, help='weight of a block known by a segment')
    parser.add_argument('--domains', type=int, default=4)
    parser.add_argument('--shift', type=float, default=0.1)
    args = parser.parse_args()
    os.makedirs(args.work, exist_ok=True)
    pages = load(args.corpora, args.work, args.part)
    by_id = {p['id']: p for p in pages}

    blocks, current = [], None   # (page, features, words, text)
    for line in run(args.features, pages, args.work).split('\n'):
        part = line.split('\t')
        if part[0] == 'N': features, contexts = int(part[1]), int(part[2])
        elif part[0] == 'P': current = by_id[part[1]]; current['blocks'] = []
        elif part[0] == 'B':
            words = {(NEAR, w) for w in part[2].split()} | {(FAR, w) for w in part[3].split()}
            for w in part[4].split('\x1f'):
                if ':' in w: words.add((int(w.split(':', 1)[0]), w.split(':', 1)[1]))
            current['blocks'].append(len(blocks))
            blocks.append((current, [int(f) for f in part[1].split()], words, part[5]))
    pages = [p for p in pages if p.get('blocks')]

    y = np.zeros(len(blocks), np.int8); weight = np.zeros(len(blocks))
    for page in pages:
        texts = [blocks[b][3] for b in page['blocks']]
        if page['text']:
            labels = align(texts, page['text'])
            sizes = np.array([(len(words_of(t)) + 2) ** 0.5 for t in texts])
            sizes = sizes * (60.0 / sizes.sum()) ** 0.7
        else:
            labels = mark(texts, page['with'], page['without'])
            sizes = [0.0 if label is None else args.segment for label in labels]
        for b, label, size in zip(page['blocks'], labels, sizes): y[b], weight[b] = label or 0, size
    weight *= len(blocks) / weight.sum()
    print(f'{len(pages)} pages, {len(blocks)} blocks, {int(y.sum())} body')

    domains = collections.defaultdict(set)
    for page, _, words, _ in blocks:
        for w in words: domains[w].add(page['domain'])
    vocabulary = {w: features + i for i, w in enumerate(sorted(w for w, d in domains.items() if len(d) >= args.domains))}
    x = matrix([f + sorted(vocabulary[w] for w in words if w in vocabulary) for _, f, words, _ in blocks], features + len(vocabulary))
    print(f'{features} features, {len(vocabulary)} words')

    names = sorted({p['domain'] for p in pages})
    fold_of = {d: i % FOLDS for i, d in enumerate(sorted(names, key=lambda d: dl_hash(d, 99)))}
    fold = np.array([fold_of[b[0]['domain']] for b in blocks])
    score = np.zeros(len(blocks))
    for k in range(FOLDS):
        model = fit(x[fold != k], y[fold != k], weight[fold != k], args.c1)
        score[fold == k] = model.decision_function(x[fold == k])
    report('first stage ', score, y, weight, blocks, pages)

    lines = run(args.features, pages, args.work, np.clip(np.round(score * UNIT), -30000, 30000)).split('\n')
    rows = np.array([[int(f) for f in l.split('\t')[1].split()] for l in lines if l.startswith('B\t')])
    live, x2 = rows[:, 0] > 0, rows[:, 1:]
    assert x2.shape[1] == contexts
    if not args.quiet:
        score2 = np.minimum(score, -1)
        for k in range(FOLDS):
            model = boost(x2[fold != k], y[fold != k], weight[fold != k], live[fold != k], args)
            score2[live & (fold == k)] = model.decision_function(x2[live & (fold == k)])
        for shift in (-0.3, 0, 0.1, 0.2, 0.3): report(f'second stage {shift:+.1f}', score2 + shift, y, weight, blocks, pages)
        for group in sorted({p['group'] for p in pages}):
            some = [p for p in pages if p['group'] == group]
            report(f'  {group} {args.shift:+.1f}', score2 + args.shift, y, weight, blocks, some)

    if not args.out: return
    first, second = fit(x, y, weight, args.c1), boost(x2, y, weight, live, args)
    def scaled(values): return [int(max(-32000, min(32000, round(v * UNIT)))) for v in values]
    w1 = scaled(first.coef_[0])
    # the intercept goes into the first family, of which one feature is always on
    for i in range(20): w1[i] += int(round(first.intercept_[0] * UNIT))
    table = {}
    for (seed, word), index in vocabulary.items():
        if w1[index]: table[dl_hash(word, seed) & 0xffffffff] = (w1[index], seed, word)
    with open(args.out, 'w') as out:
        out.write('/* Generated by train/extract_weights.py; do not edit.\n *\n'
                  f' * Learnt from {len(pages)} news pages of {len(names)} sites, {PARTS[args.part]}.\n'
                  ' * 256 is one unit of log odds. */\n'
                  '/* clang-format off */\n#include "read/htmlclassify.h"\n\n')
        def array(name, values, kind='int16_t'):
            out.write(f'const {kind} {name}[] = {{')
            for i, v in enumerate(values): out.write(('\n    ' if i % 14 == 0 else ' ') + f'{v},')
            out.write('\n};\n\n')
        array('dl_html_weights', w1[:features])
        out.write('const dl_tree dl_html_trees[] = {')
        for predictor in second._predictors:
            parts = [', '.join(map(str, part)) for part in full_tree(predictor[0].nodes)]
            out.write('\n    {{' + '},\n     {'.join(parts) + '}},')
        start = int(round((float(second._baseline_prediction.ravel()[0]) + args.shift) * UNIT))
        out.write(f'\n}};\n\nconst uint32_t dl_html_tree_count = {len(second._predictors)};\n'
                  f'const int32_t dl_html_tree_start = {start};\n\n')
        out.write('const dl_word_weight dl_html_word_weights[] = {')
        for i, h in enumerate(sorted(table)): out.write(('\n    ' if i % 5 == 0 else ' ') + f'{{0x{h:08x}, {table[h][0]}}},')
        out.write('\n};\n\n')
        hashes = sorted(table)
        array('dl_html_word_places', [bisect.bisect_left(hashes, top << 20) for top in range(4097)], 'uint16_t')
        out.write(f'const uint32_t dl_html_word_count = {len(table)};\n'
                  f'const uint32_t dl_html_feature_count = {features}, dl_html_context_count = {contexts};\n')


def report(name, score, y, weight, blocks, pages):
    """Mean over pages of word precision, recall and F of what would be kept, and the share without an error."""
    P, R, exact = [], [], 0
    seg = collections.Counter()
    for page in pages:
        if not page['text']:
            for b in page['blocks']:
                if weight[b]: seg[bool(score[b] > 0), int(y[b])] += 1
            continue
        tp = fp = fn = 0
        for b in page['blocks']:
            n = len(words_of(blocks[b][3]))
            if score[b] > 0 and y[b]: tp += n
            elif score[b] > 0: fp += n
            elif y[b]: fn += n
        P.append(tp / (tp + fp) if tp + fp else 1); R.append(tp / (tp + fn) if tp + fn else 1); exact += fp + fn == 0
    line = name + ':'
    if P:
        p, r = np.mean(P), np.mean(R)
        line += f' P {p:.3f} R {r:.3f} F {2 * p * r / (p + r):.3f} exact {exact / len(P):.3f}'
    if seg:
        line += f' segments F {2 * seg[True, 1] / max(1, 2 * seg[True, 1] + seg[True, 0] + seg[False, 1]):.3f}'
    print(line, flush=True)


if __name__ == '__main__':
    main()
