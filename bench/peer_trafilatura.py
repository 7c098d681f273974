"""trafilatura over the pages of peer_pages.py:  python peer_trafilatura.py PAGES.jsonl PREDICTIONS.json ROUNDS"""
import json
import logging
import sys
import time

import trafilatura

logging.disable(logging.CRITICAL)
with open(sys.argv[1], encoding="utf8") as lines:
    pages = [json.loads(line) for line in lines]
for page in pages:
    with open(page["path"], encoding="utf8", newline="") as file:
        page["html"] = file.read()
best, out = float("inf"), {}
for _ in range(int(sys.argv[3])):
    out = {}
    begin = time.process_time()
    for page in pages:
        document = trafilatura.bare_extraction(page["html"], url=page["url"], with_metadata=True, include_comments=False)
        if document:
            out[page["id"]] = {"text": document.text, "title": document.title,
                               "authors": [document.author] if document.author else [], "date": document.date}
    best = min(best, time.process_time() - begin)
with open(sys.argv[2], "w", encoding="utf8") as file:
    json.dump(out, file)
print(f"{len(pages) / best:.1f} pages/s, best of {sys.argv[3]} rounds")
