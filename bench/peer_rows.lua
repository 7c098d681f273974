--- dateline over rows, for peers_ner.sh and peers_timex.sh:
--
--   lua peer_rows.lua names|dates ROWS.jsonl PRED.jsonl
--
-- Writes what it found in each row, names or TIMEX3 values; prints the seconds that finding took (processor time; of
-- names the whole layer, with entities and places) and the bytes.

local dateline = require "dateline"
local encode = require "dateline.encode"

local layers = {
  names = {
    find = function(article) return article.all_mentions end,
    row = function(mention)
      return mention.kind == "name" and { start = mention.first - 1, ["end"] = mention.last, type = mention.type }
    end,
    key = "mentions",
  },
  dates = {
    find = function(article) return article.dates end,
    row = function(date)
      return { start = date.first - 1, ["end"] = date.last, type = date.type, value = date.value }
    end,
    key = "timexes",
  },
}
local layer = assert(layers[arg[1]], "usage: peer_rows.lua names|dates ROWS.jsonl PRED.jsonl")

local rows, bytes = {}, 0
for line in io.lines(arg[2]) do
  local row = encode.decode(line)
  rows[#rows + 1] = row
  bytes = bytes + #row.source
end

local found = {}
local began = os.clock()
for i, row in ipairs(rows) do
  found[i] = layer.find(assert(dateline.parse(row.source, { format = "text", published = row.published })))
end
local seconds = os.clock() - began

local out = assert(io.open(arg[3], "wb"))
for i, row in ipairs(rows) do
  local list = {}
  for _, value in ipairs(found[i]) do list[#list + 1] = layer.row(value) or nil end
  out:write(encode.encode { id = row.id, [layer.key] = encode.array(list) }, "\n")
end
out:close()
print(seconds, bytes)
