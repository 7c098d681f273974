#!/usr/bin/env python3
"""Split a temporal gold set by document: two thirds to develop on, one third to check.

  timex_split.py GOLD.jsonl dev|check      prints the ids of that part, one a line

A document belongs to the check part when the first byte of SHA-256 of its id, modulo 3, is 0. The same id
falls on the same side in every set (the corrected TimeBank+AQUAINT holds the same documents as the two)."""
import hashlib
import json
import sys


def part(doc_id):
    return "check" if hashlib.sha256(doc_id.encode()).digest()[0] % 3 == 0 else "dev"


if __name__ == "__main__":
    if len(sys.argv) != 3 or sys.argv[2] not in ("dev", "check"):
        sys.exit(__doc__)
    with open(sys.argv[1], encoding="utf8") as rows:
        for line in rows:
            if line.strip():
                doc_id = json.loads(line)["id"]
                if part(doc_id) == sys.argv[2]:
                    print(doc_id)
