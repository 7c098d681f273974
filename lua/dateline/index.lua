--- dateline.index(articles): who and what is named where, over many articles.
--
-- articles is a list or an iterator of articles. The result is a list of
-- { type=, name=, count=, articles={ {article=, entity=}, ... } }, most articles first, then most
-- mentions, then by name. Entities of two articles are one entry when type and name agree (places:
-- when they are the same place on earth). That is no proof of identity: two namesakes share an entry.

local is_article = require("dateline.article").is

local function key_of(entity)
  local place = entity.place
  if place and place.geonames then return "place\0" .. place.geonames end
  return entity.type .. "\0" .. entity.name:lower()
end

return function(articles)
  local next_article = articles
  if type(articles) == "table" then
    local i = 0
    next_article = function()
      i = i + 1
      return articles[i]
    end
  elseif type(articles) ~= "function" then
    error("bad argument #1 to 'index' (list or iterator of articles expected)", 2)
  end
  local entries, by_key = {}, {}
  for article in next_article do
    if not is_article(article) then error("bad argument #1 to 'index' (not an article)", 2) end
    for _, entity in ipairs(article.entities) do
      local key = key_of(entity)
      local entry = by_key[key]
      if not entry then
        entry = { type = entity.type, name = entity.name, count = 0, articles = {} }
        by_key[key] = entry
        entries[#entries + 1] = entry
      end
      entry.count = entry.count + #entity.mentions
      entry.articles[#entry.articles + 1] = { article = article, entity = entity }
    end
  end
  table.sort(entries, function(a, b)
    if #a.articles ~= #b.articles then return #a.articles > #b.articles end
    if a.count ~= b.count then return a.count > b.count end
    if a.name ~= b.name then return a.name < b.name end
    return a.type < b.type
  end)
  return entries
end
