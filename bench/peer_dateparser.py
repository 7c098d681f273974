#!/usr/bin/env python3
"""peer_dateparser.py ROWS.jsonl PRED.jsonl: dates of the rows by dateparser's search, as TIMEX3 rows; prints the
seconds that searching took and the bytes.

search_dates answers with the words and a moment, without places: the words are looked for from the last hit on. It
does not say how deep the answer goes; a value is given to the day, with the clock where the words have a colon."""
import datetime
import json
import sys
import time

from dateparser.search import search_dates


def hits_of(row):
    settings = {"PREFER_DATES_FROM": "past"}
    if row.get("published"):
        settings["RELATIVE_BASE"] = datetime.datetime.fromisoformat(row["published"][:10]) + datetime.timedelta(hours=12)
    return search_dates(row["source"], languages=["en"], settings=settings) or []


def timexes_of(source, hits):
    out, at = [], 0
    for words, moment in hits:
        found = source.find(words, at)
        if found < 0:
            continue
        at = found + len(words)
        start = len(source[:found].encode())
        clock = ":" in words
        out.append({"start": start, "end": start + len(words.encode()), "type": "TIME" if clock else "DATE",
                    "value": moment.strftime("%Y-%m-%dT%H:%M" if clock else "%Y-%m-%d")})
    return out


def main():
    with open(sys.argv[1], encoding="utf8") as lines:
        rows = [json.loads(line) for line in lines]
    began = time.perf_counter()
    found = [hits_of(row) for row in rows]
    seconds = time.perf_counter() - began
    with open(sys.argv[2], "w", encoding="utf8") as out:
        for row, hits in zip(rows, found):
            out.write(json.dumps({"id": row["id"], "timexes": timexes_of(row["source"], hits)}) + "\n")
    print(seconds, sum(len(row["source"].encode()) for row in rows))


if __name__ == "__main__":
    main()
