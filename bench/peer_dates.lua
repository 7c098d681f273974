-- peer_dates.lua ROWS.jsonl PRED.jsonl: dates of the rows by dateline, as TIMEX3 rows; prints the seconds that finding
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
  found[i] = assert(dateline.parse(row.source, { format = "text", published = row.published })).dates
end
local seconds = os.clock() - began

local out = assert(io.open(arg[2], "wb"))
for i, row in ipairs(rows) do
  local timexes = {}
  for k, date in ipairs(found[i]) do
    timexes[k] = { start = date.first - 1, ["end"] = date.last, type = date.type, value = date.value }
  end
  out:write(encode.encode { id = row.id, timexes = encode.array(timexes) }, "\n")
end
out:close()
print(seconds, bytes)
