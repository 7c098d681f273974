--- Names in the genres that the training sets hardly have: results, transfers, markets, the lines of agencies. The share
-- of right names is asked for, not each name: weights come and go.

local dateline = require "dateline"

local LEAST = 0.8 -- F1 of exact names and types over all lines

--- The lines of the fixture as text with { "start-end-type" = true }.
local function lines()
  local out = {}
  for line in io.lines("spec/fixtures/genres.txt") do
    if line ~= "" and line:sub(1, 1) ~= "#" then
      local text, gold, at = "", {}, 1
      for from, name, kind, to in line:gmatch("()%[([^|%]]+)|(%a+)%]()") do
        text = text .. line:sub(at, from - 1)
        gold[("%d-%d-%s"):format(#text + 1, #text + #name, kind)] = true
        text, at = text .. name, to
      end
      out[#out + 1] = { text = text .. line:sub(at), gold = gold }
    end
  end
  return out
end

describe("names of sport, market and agency copy", function()
  it("are mostly right, line by line", function()
    local right, found, wanted = 0, 0, 0
    for _, line in ipairs(lines()) do
      local article = assert(dateline.parse(line.text, { format = "text" }))
      for mention in article:mentions { type = { "person", "organization", "place" }, kind = "name" } do
        found = found + 1
        if line.gold[("%d-%d-%s"):format(mention.first, mention.last, mention.type)] then right = right + 1 end
      end
      for _ in pairs(line.gold) do wanted = wanted + 1 end
    end
    assert.is_true(wanted > 70)
    local f1 = 2 * right / (found + wanted)
    assert.is_true(f1 >= LEAST, ("F1 %.3f"):format(f1))
  end)
end)
