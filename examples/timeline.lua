-- What happens when: the dates of an article, earliest first, with the sentences around them.
--
--   lua examples/timeline.lua [FILE]

local dateline = require "dateline"

local path = arg and arg[1] or "examples/articles/museum-theft.md"
local article = assert(dateline.open(path))

print(article.title)
print("published " .. (article.published and article.published.value or "(unknown)"))
print()

for _, entry in ipairs(dateline.timeline(article)) do
  local sentence = (entry.sentence or ""):gsub("%s+", " ")
  if #sentence > 90 then
    -- Around the date, cut at blanks.
    local at = sentence:find(entry.text, 1, true) or 1
    local from = math.max(1, at - 40)
    sentence = "..." .. sentence:sub(from, from + 90):gsub("^%S*", ""):gsub("%S*$", "") .. "..."
  end
  print(("%-16s  %-28s %s"):format(entry.value, entry.text, sentence))
end
