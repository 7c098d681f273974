--- dateline.timeline(article): what happens when, in order of time.
--
-- A list of { from=, to=, grain=, value=, text=, sentence=, date=, position= }, one for each date or
-- time of the article that has a place on the calendar, earliest first (for the same beginning, the
-- finer one first, then text order). sentence is the text around it, date the entry of article.dates,
-- position its index there.

local article = require "dateline.article"

-- The sentence around a byte of the source; sentences come in order.
local function sentence_at(sentences, first)
  local low, high = 1, #sentences
  while low <= high do
    local middle = math.floor((low + high) / 2)
    local sentence = sentences[middle]
    if sentence.last < first then
      low = middle + 1
    elseif sentence.first > first then
      high = middle - 1
    else
      return sentence
    end
  end
  return nil
end

return function(self)
  if not article.is(self) then error("bad argument #1 to 'timeline' (article expected)", 2) end
  local entries = {}
  for i, date in ipairs(self.dates) do
    if (date.type == "DATE" or date.type == "TIME") and (date.from or date.to) then
      local sentence = sentence_at(self.sentences, date.first)
      entries[#entries + 1] = {
        from = date.from, to = date.to, grain = date.grain, value = date.value, text = date.text,
        sentence = sentence and sentence.text, date = date, position = i,
      }
    end
  end
  -- ISO 8601 strings of one form sort as text; an open beginning counts from its end.
  table.sort(entries, function(a, b)
    local from_a, from_b = a.from or a.to, b.from or b.to
    if from_a ~= from_b then return from_a < from_b end
    local to_a, to_b = a.to or "9999", b.to or "9999"
    if to_a ~= to_b then return to_a < to_b end
    return a.position < b.position
  end)
  return entries
end
