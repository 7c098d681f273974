// peer_chrono.js ROWS.jsonl PRED.jsonl: dates of the rows by chrono-node, as TIMEX3 rows; prints the seconds that
// parsing took and the bytes. A value goes as deep as chrono says it knows; a span of two ends counts as its first.
const fs = require("fs");
const chrono = require("chrono-node");
const [rowsPath, predPath] = process.argv.slice(2);
const rows = fs.readFileSync(rowsPath, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line));

const two = (n) => String(n).padStart(2, "0");
function valueOf(parts) {
  // A year, month or day that the text leaves out is filled in from the reference day: that is chrono's answer too.
  let value = String(parts.get("year")).padStart(4, "0");
  const clock = parts.isCertain("hour");
  const day = parts.isCertain("day") || parts.isCertain("weekday") || clock;
  if (parts.isCertain("month") || day) value += "-" + two(parts.get("month"));
  if (day) value += "-" + two(parts.get("day"));
  if (clock) value += "T" + two(parts.get("hour")) + ":" + two(parts.get("minute") || 0);
  return { value, type: clock ? "TIME" : "DATE" };
}

const began = process.hrtime.bigint();
const found = rows.map((row) =>
  chrono.parse(row.source, row.published ? new Date(row.published.slice(0, 10) + "T12:00:00") : undefined));
const seconds = Number(process.hrtime.bigint() - began) / 1e9;

const out = rows.map((row, i) => JSON.stringify({
  id: row.id,
  timexes: found[i].map((hit) => {
    const start = Buffer.byteLength(row.source.slice(0, hit.index));
    return { start, end: start + Buffer.byteLength(hit.text), ...valueOf(hit.start) };
  }),
}));
fs.writeFileSync(predPath, out.join("\n") + "\n");
console.log(seconds, rows.reduce((sum, row) => sum + Buffer.byteLength(row.source), 0));
