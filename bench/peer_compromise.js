// peer_compromise.js CORPUS.jsonl [ROUNDS] [dates]: compromise over a corpus of bench/corpus.lua, for speed.py: people,
// places and organisations; with "dates" also its dates plugin.
'use strict';
const fs = require('fs');
const rows = fs.readFileSync(process.argv[2], 'utf8').trim().split('\n').map(JSON.parse);
const rounds = Number(process.argv[3] || 1);
const nlp = require('compromise');
const withDates = process.argv[4] === 'dates';
if (withDates) {
  const plugin = require('compromise-dates');
  nlp.plugin(plugin.default || plugin);
}
let names = 0, dates = 0;
const start = process.cpuUsage();
const begin = process.hrtime.bigint();
for (let round = 0; round < rounds; round++) {
  for (const row of rows) {
    const doc = nlp(row.text);
    names += doc.people().out('array').length + doc.places().out('array').length + doc.organizations().out('array').length;
    if (withDates) dates += doc.dates({ today: row.published }).json().length;
  }
}
const wall = Number(process.hrtime.bigint() - begin) / 1e9;
const used = process.cpuUsage(start);
const seconds = Math.min(wall, (used.user + used.system) / 1e6);
console.log(JSON.stringify({ articles: rows.length * rounds, seconds, names: names / rounds, dates: dates / rounds }));
