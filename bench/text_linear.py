#!/usr/bin/env python3
"""Shows that the text and quote stages take linear time: instructions a byte on hostile input at 1x, 2x, 4x.

  bench/text_linear.py [--bytes 100000]

Counts with valgrind's callgrind. A unit is repeated up to the size; a growth above 1.15 between sizes is marked.
"""
import argparse, importlib.util, os, re, subprocess, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
UNITS = ['a.', 'a. ', '"', '"a" ', '.', '@', 'a@a', 'Mr.', 'a.b@', "'s", "'a ", '!?', '("', 'U.S', 'http://', 'www.a.',
         '-a-', '1,', 'J. ', 'a', ' ', '. "', 'No. ', 'a said "b" ', '"a said\n', '"a\n', 'saying, ', 'of the ',
         '"A," said B. ', 'A said that b c d e. ', 'according to ', '…', '。', '👍\u200d', '\u00ad']


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument('--bytes', type=int, default=100000)
    a = ap.parse_args()
    spec = importlib.util.spec_from_file_location('text_score', os.path.join(HERE, 'text_score.py'))
    text_score = importlib.util.module_from_spec(spec); spec.loader.exec_module(text_score)
    bad = 0
    with tempfile.TemporaryDirectory() as folder:
        program = text_score.driver(folder)

        def instructions(data):
            p = subprocess.run(['valgrind', '--tool=callgrind', '--callgrind-out-file=/dev/null', program, 'once'],
                               input=data, capture_output=True, check=True)
            return int(re.search(rb'refs:\s*([\d,]+)', p.stderr).group(1).replace(b',', b''))

        base = instructions(b'')
        for unit in UNITS:
            per = []
            for factor in (1, 2, 4):
                u = unit.encode()
                data = u * (a.bytes * factor // len(u))
                per.append((instructions(data) - base) / len(data))
            grows = max(per[1] / per[0], per[2] / per[1])
            bad += grows > 1.15
            print('%-26r %7.1f %7.1f %7.1f %s' % (unit, *per, 'GROWS' if grows > 1.15 else ''))
    raise SystemExit(1 if bad else 0)


if __name__ == '__main__':
    main()
