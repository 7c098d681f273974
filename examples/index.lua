-- An index over a folder of articles: each name with the articles that it stands in.
--
--   lua examples/index.lua [FILE...]

local dateline = require "dateline"

local function articles_of(folder)
  local paths = {}
  local list = assert(io.popen('ls "' .. folder .. '"'))
  for name in list:lines() do paths[#paths + 1] = folder .. "/" .. name end
  list:close()
  return paths
end

local paths = arg and #arg > 0 and arg or articles_of "examples/articles"

-- An iterator: one article is read at a time.
local i = 0
local function next_article()
  i = i + 1
  return paths[i] and assert(dateline.open(paths[i]))
end

local shown = 0
for _, entry in ipairs(dateline.index(next_article)) do
  print(("%s (%s), %d mentions"):format(entry.name, entry.type, entry.count))
  for _, item in ipairs(entry.articles) do
    local published = item.article.published
    print(("    %-10s  %s"):format(published and published.value:sub(1, 10) or "", item.article.title or "(no title)"))
  end
  shown = shown + 1
  if shown == 40 then break end
end
