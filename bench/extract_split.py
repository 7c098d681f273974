#!/usr/bin/env python3
"""Halves of an article-extraction set, split by domain, so that no site is in both.

  extract_split.py SETDIR dev|held > MANIFEST.jsonl

A page's half is a hash of its registered domain (of its file name where it has no URL). Rules, features and learners are
chosen on `dev`; `held` only gives figures, and its pages to the shipped weights (bench/extract_folds.sh). The manifest keeps the paths of html/ relative to SETDIR.
"""
import hashlib, json, os, re, sys

SECOND = {'co', 'com', 'org', 'net', 'gov', 'edu', 'ac', 'or', 'ne', 'go'}


def domain(row):
    match = re.match(r'https?://([^/:?#]+)', row.get('url') or '')
    parts = (match.group(1) if match else row['id']).lower().split('.')
    keep = 3 if len(parts) > 2 and parts[-2] in SECOND and len(parts[-1]) == 2 else 2
    return '.'.join(parts[-keep:])


def half(row):
    return 'dev' if hashlib.sha256(domain(row).encode()).digest()[0] & 1 else 'held'


def rows(directory, which=None):
    with open(os.path.join(directory, 'manifest.jsonl'), encoding='utf8') as lines:
        for line in lines:
            row = json.loads(line)
            if which in (None, 'all') or half(row) == which:
                yield row


if __name__ == '__main__':
    for row in rows(sys.argv[1], sys.argv[2]):
        print(json.dumps(row, ensure_ascii=False))
