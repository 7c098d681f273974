-- peer_names.lua ROWS.jsonl PRED.jsonl: names of the rows by dateline; prints the seconds that finding and resolving
-- them took (processor time) and the bytes.
local dateline = require "dateline"
local encode = require "dateline.encode"

local rows, bytes = {}, 0
for line in io.lines(arg[1]) do
  local row = encode.decode(line)
  rows[#rows + 1] = row
  bytes = bytes + #row.source
end

local found = {}
local began = os.clock()
for i, row in ipairs(rows) do
  found[i] = assert(dateline.parse(row.source, { format = "text" })).all_mentions
end
local seconds = os.clock() - began

local out = assert(io.open(arg[2], "wb"))
for i, row in ipairs(rows) do
  local mentions = {}
  for _, mention in ipairs(found[i]) do
    if mention.kind == "name" then
      mentions[#mentions + 1] = { start = mention.first - 1, ["end"] = mention.last, type = mention.type }
    end
  end
  out:write(encode.encode { id = row.id, mentions = encode.array(mentions) }, "\n")
end
out:close()
print(seconds, bytes)
