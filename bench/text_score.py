#!/usr/bin/env python3
"""Measures the text stage against the tokens and sentence ends of the name corpora.

  bench/text_score.py [--shared ../shared] [--errors N] [--half 0|1] [SET ...]

Each document becomes natural text (the rules of score/ner.py) with all its sentences on one line, joined by a
space; the stage splits it. Prints, a line a set:

  tokens     F1 of token spans; "-" also splits hyphenated words on both sides, since corpora disagree on those
  names      share of the gold's name mentions whose both ends are token ends of ours
  ends       F1 of sentence ends, over all text and over the sentences that end in a mark (a headline without a
             stop, glued to the next sentence, cannot be found)

--half 0 or 1 takes every other document. The script compiles bench/text_driver.c with $CC or cc.
"""
import argparse, glob, importlib.util, os, re, subprocess, tempfile
from collections import Counter

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def driver(folder):
    out = os.path.join(folder, 'text_driver')
    flags = subprocess.run(['pkg-config', '--cflags', '--libs', 'libutf8proc'], capture_output=True, text=True)
    sources = [f for stage in ('base', 'text', 'quote') for f in sorted(glob.glob(f'{ROOT}/csrc/{stage}/*.c'))]
    subprocess.run([os.environ.get('CC', 'cc'), '-std=c99', '-O2', f'-I{ROOT}/csrc', '-o', out,
                    f'{ROOT}/bench/text_driver.c', *sources, *(flags.stdout.split() or ['-lutf8proc'])], check=True)
    return out


def natural(doc, ner, hyphens):
    """Text of sentences [(token, tag)...], byte spans of tokens, ends of sentences, spans of names."""
    out, size, tokens, ends, names = [], 0, [], [], []
    swap = {'``': '“', "''": '”', '-LRB-': '(', '-RRB-': ')', '-LSB-': '[', '-RSB-': ']'}
    for sentence in doc:
        if out: out.append(' '); size += 1
        quote, previous, glue, name = False, None, True, None
        for token, tag in sentence:
            t = swap.get(token, token)
            space = not glue and t not in ner.NO_SPACE_BEFORE
            glue = t in ner.NO_SPACE_AFTER
            if t == '"':
                space = not quote and previous is not None and previous not in ner.NO_SPACE_AFTER
                quote = not quote
                glue = quote
            if hyphens and t == '-' and previous and previous[-1].isalnum(): space, glue = False, True
            if space and previous is not None: out.append(' '); size += 1
            end = size + len(t.encode())
            tokens.append((size, end))
            if tag[0] == 'B' or (tag[0] == 'I' and not name): name = [size, end]; names.append(name)
            elif tag[0] == 'I': name[1] = end
            else: name = None
            out.append(t); size = end; previous = t
        ends.append(size)
    return ''.join(out), tokens, ends, names


def has_mark(sentence):
    for token, _ in reversed(sentence):
        if token in ('"', "''", '”', '’', "'", ')', ']', '-RRB-'): continue
        return token[-1] in '.!?…'
    return False


def f1(gold, found):
    both = sum((gold & found).values())
    p, r = both / max(1, sum(found.values())), both / max(1, sum(gold.values()))
    return 100 * p, 100 * r, 200 * p * r / max(1e-9, p + r)


def hyphen_cut(source, spans):
    out = []
    for d, s, e in spans:
        at = s
        for m in re.finditer(rb'-', source[d][s:e]):
            if s + m.start() > at: out.append((d, at, s + m.start()))
            out.append((d, s + m.start(), s + m.end()))
            at = s + m.end()
        if at < e: out.append((d, at, e))
    return Counter(out)


def split(program, texts):
    data = b''.join(t.encode() + b'\0' for t in texts)
    lines = subprocess.run([program], input=data, capture_output=True, check=True).stdout.decode().splitlines()
    tokens, ends = [], []
    for d, line in enumerate(lines):
        last = None
        for piece in line.split():
            if piece == '|': ends.append((d, last)); continue
            s, e = map(int, piece.split(':'))
            tokens.append((d, s, e)); last = e
    return tokens, ends


def context(source, d, at, width=45):
    return source[d][max(0, at - width):at].decode('utf8', 'replace') + ' ‖' + source[d][at:at + width].decode('utf8', 'replace')


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument('sets', nargs='*'); ap.add_argument('--shared', default=os.path.join(ROOT, '..', 'shared'))
    ap.add_argument('--errors', type=int, default=0); ap.add_argument('--half', type=int)
    a = ap.parse_args()
    spec = importlib.util.spec_from_file_location('ner', os.path.join(a.shared, 'score', 'ner.py'))
    ner = importlib.util.module_from_spec(spec); spec.loader.exec_module(ner)
    paths = a.sets or sorted(glob.glob(os.path.join(a.shared, 'corpora/ner/dev/*.conll.xz')))
    with tempfile.TemporaryDirectory() as folder:
        program = driver(folder)
        for path in paths:
            docs = list(ner.documents(path))
            if a.half is not None: docs = docs[a.half::2]
            name = os.path.basename(path).split('.')[0]
            line = '%-15s' % name
            for marked in (False, True):
                kept = [[s for s in doc if has_mark(s)] for doc in docs] if marked else docs
                kept = [doc for doc in kept if doc]
                made = [natural(doc, ner, 'worldwide' in name) for doc in kept]
                source = [m[0].encode() for m in made]
                tokens, ends = split(program, [m[0] for m in made])
                gold = [(d, s, e) for d, m in enumerate(made) for s, e in m[1]]
                if not marked:
                    line += ' tokens %.2f  -%.2f' % (f1(Counter(gold), Counter(tokens))[2],
                                                      f1(hyphen_cut(source, gold), hyphen_cut(source, tokens))[2])
                    starts, stops = {(d, s) for d, s, _ in tokens}, {(d, e) for d, _, e in tokens}
                    names = [(d, s, e) for d, m in enumerate(made) for s, e in m[3]]
                    lost = [n for n in names if (n[0], n[1]) not in starts or (n[0], n[2]) not in stops]
                    line += '  names %.2f' % (100 - 100 * len(lost) / max(1, len(names)))
                gold_ends = Counter((d, e) for d, m in enumerate(made) for e in m[2])
                line += '  %s P %.2f R %.2f F %.2f' % (('marked' if marked else 'ends',) + f1(gold_ends, Counter(ends)))
                if a.errors and not marked:
                    wrong = Counter((source[d][s:e].decode()) for d, s, e in (hyphen_cut(source, tokens) - hyphen_cut(source, gold)))
                    print('tokens not in gold:', wrong.most_common(a.errors * 3))
                    print('names lost:', Counter(source[d][max(0, s - 8):s].decode('utf8', 'replace') + '[' + source[d][s:e].decode() + ']' + source[d][e:e + 8].decode('utf8', 'replace') for d, s, e in lost).most_common(a.errors))
                if a.errors and marked:
                    for d, e in list(gold_ends - Counter(ends))[:a.errors]: print('  missed', context(source, d, e))
                    for d, e in list(Counter(ends) - gold_ends)[:a.errors]: print('  false ', context(source, d, e))
            print(line)


if __name__ == '__main__':
    main()
