--- dateline over the pages of peer_pages.py:  lua peer_article.lua PAGES.jsonl PREDICTIONS.json ROUNDS
local dateline = require "dateline"
local encode = require "dateline.encode"

local pages = {}
for line in io.lines(arg[1]) do
  local row = encode.decode(line)
  local file = assert(io.open(row.path, "rb"))
  row.html = file:read "*a"
  file:close()
  if type(row.url) ~= "string" then row.url = nil end
  pages[#pages + 1] = row
end

local best, out = math.huge, nil
for _ = 1, tonumber(arg[3]) do
  out = {}
  local begin = os.clock()
  for _, page in ipairs(pages) do
    local article = dateline.parse(page.html, { format = "html", url = page.url })
    if article then
      out[page.id] = { text = article.text, title = article.title, authors = encode.array(article.authors),
        date = article.published and article.published.value }
      article:close()
    end
  end
  best = math.min(best, os.clock() - begin)
end
local file = assert(io.open(arg[2], "wb"))
file:write(encode.encode(out))
file:close()
print(("%.1f pages/s, best of %s rounds"):format(#pages / best, arg[3]))
