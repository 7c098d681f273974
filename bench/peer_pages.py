"""Unpacks the pages of an extraction set, decoded as extract_rows.py does, and prints a row {"id", "path", "url"} for each.

  peer_pages.py SETDIR FOLDER > PAGES.jsonl
"""
import gzip
import json
import os
import sys

set_dir, folder = sys.argv[1:]
os.makedirs(folder, exist_ok=True)
with open(os.path.join(set_dir, "manifest.jsonl"), encoding="utf8") as lines:
    for number, line in enumerate(lines):
        row = json.loads(line)
        with gzip.open(os.path.join(set_dir, row["html"])) as page:
            raw = page.read()
        try:
            text = raw.decode("utf8")
        except UnicodeDecodeError:
            text = raw.decode("latin-1")
        path = os.path.join(folder, f"{number}.html")
        with open(path, "w", encoding="utf8", newline="") as out:
            out.write(text)
        print(json.dumps({"id": row["id"], "path": path, "url": row.get("url")}))
