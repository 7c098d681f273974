// peer_names_compromise.js ROWS.jsonl PRED.jsonl: names of the rows by compromise; prints the seconds and the bytes.
const fs = require("fs");
const nlp = require("compromise");
const [rowsPath, predPath] = process.argv.slice(2);
const rows = fs.readFileSync(rowsPath, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line));

// Punctuation and a possessive that compromise keeps at the ends of a term are not part of a name.
function put(mentions, source, offset, type) {
  let start = offset.start, end = offset.start + offset.length;
  while (start < end && /[\s"'“”‘’(),.;:!?—-]/.test(source[start])) start++;
  while (end > start && /[\s"“”‘(),;:!?—-]/.test(source[end - 1])) end--;
  const text = source.slice(start, end).replace(/['’]s$/, "").replace(/['’]$/, "");
  const first = Buffer.byteLength(source.slice(0, start));
  mentions.push({ start: first, end: first + Buffer.byteLength(text), type });
}

const began = process.hrtime.bigint();
const found = rows.map((row) => {
  const doc = nlp(row.source);
  return ["people", "organizations", "places"].map((what) => doc[what]().json({ offset: true }));
});
const seconds = Number(process.hrtime.bigint() - began) / 1e9;

const out = rows.map((row, i) => {
  const mentions = [];
  found[i].forEach((list, kind) =>
    list.forEach((hit) => put(mentions, row.source, hit.offset, ["person", "organization", "place"][kind])));
  return JSON.stringify({ id: row.id, mentions });
});
fs.writeFileSync(predPath, out.join("\n") + "\n");
console.log(seconds, rows.reduce((sum, row) => sum + Buffer.byteLength(row.source), 0));
