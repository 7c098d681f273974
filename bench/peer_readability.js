// @mozilla/readability on linkedom over the pages of peer_pages.py:
//   node peer_readability.js PAGES.jsonl PREDICTIONS.json ROUNDS
'use strict';
const fs = require('fs');
const { parseHTML } = require('linkedom');
const { Readability } = require('@mozilla/readability');
const pages = fs.readFileSync(process.argv[2], 'utf8').trim().split('\n').map((line) => JSON.parse(line));
for (const page of pages) page.html = fs.readFileSync(page.path, 'utf8');
const rounds = Number(process.argv[4]);
let best = Infinity;
let out;
for (let round = 0; round < rounds; round++) {
  out = {};
  const start = process.cpuUsage();
  const begin = process.hrtime.bigint();
  for (const page of pages) {
    try {
      const { document } = parseHTML(page.html);
      const article = new Readability(document).parse();
      if (article)
        out[page.id] = { text: article.textContent, title: article.title, authors: article.byline ? [article.byline] : [],
          date: article.publishedTime };
    } catch (error) {
      // no article: scored as none
    }
  }
  const used = process.cpuUsage(start);
  best = Math.min(best, Number(process.hrtime.bigint() - begin) / 1e9, (used.user + used.system) / 1e6);
}
fs.writeFileSync(process.argv[3], JSON.stringify(out));
console.log(`${(pages.length / best).toFixed(1)} pages/s, best of ${rounds} rounds`);
