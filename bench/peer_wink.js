// peer_wink.js CORPUS.jsonl [ROUNDS] [all]: wink-nlp over a corpus of bench/corpus.lua, for speed.py, with the least of
// its pipeline that finds entities (sentences and its rules for dates, numbers, money ...; this model names no persons,
// places or organisations), or with all of it.
'use strict';
const fs = require('fs');
const rows = fs.readFileSync(process.argv[2], 'utf8').trim().split('\n').map(JSON.parse);
const rounds = Number(process.argv[3] || 1);
const winkNLP = require('wink-nlp');
const nlp = winkNLP(require('wink-eng-lite-web-model'), process.argv[4] === 'all' ? undefined : ['sbd', 'ner']);
const its = nlp.its;
let names = 0, dates = 0;
const start = process.cpuUsage();
const begin = process.hrtime.bigint();
for (let round = 0; round < rounds; round++) {
  for (const row of rows) {
    const doc = nlp.readDoc(row.text);
    for (const entity of doc.entities().out(its.detail)) {
      if (/DATE|TIME|DURATION/.test(entity.type)) dates++; else names++;
    }
    doc.sentences().out();
  }
}
const wall = Number(process.hrtime.bigint() - begin) / 1e9;
const used = process.cpuUsage(start);
const seconds = Math.min(wall, (used.user + used.system) / 1e6);
console.log(JSON.stringify({ articles: rows.length * rounds, seconds, names: names / rounds, dates: dates / rounds }));
