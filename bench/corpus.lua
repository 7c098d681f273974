--- Makes the texts that the measurements of speed run on, as JSON Lines {id, text, published}.
--
--   lua bench/corpus.lua OUT [COUNT]
--
-- From the articles of the repository come COUNT (default 120) texts: the clean text of each article, and
-- permutations of paragraphs from all of them, in the lengths of real articles. When the folder in
-- DATELINE_SHARED (default ../shared) is there, OUT gets a twin with "real" in its name, of real news.

local dateline = require "dateline"
local encode = require "dateline.encode"

local out_path, count = assert(arg[1], "usage: corpus.lua OUT [COUNT]"), tonumber(arg[2] or 120)

local paths = {}
local list = assert(io.popen "ls examples/articles/*")
for path in list:lines() do paths[#paths + 1] = path end
list:close()

local texts, paragraphs = {}, {}
for _, path in ipairs(paths) do
  local article = assert(dateline.open(path))
  texts[#texts + 1] = article.text
  for paragraph in (article.text .. "\n\n"):gmatch "(.-)\n\n" do
    if #paragraph > 40 then paragraphs[#paragraphs + 1] = paragraph end
  end
end

-- The minimal standard generator of Park and Miller: the same texts everywhere.
local state = 20130702
local function random(n)
  state = state * 16807 % 2147483647
  return state % n + 1
end

while #texts < count do
  local picked = {}
  for i = 1, 6 + random(22) do picked[i] = paragraphs[random(#paragraphs)] end
  texts[#texts + 1] = table.concat(picked, "\n\n")
end

local file = assert(io.open(out_path, "wb"))
for i, text in ipairs(texts) do
  file:write(encode.encode { id = "own-" .. i, text = text, published = "2019-03-12" }, "\n")
end
file:close()

local shared = os.getenv "DATELINE_SHARED" or "../shared"
local real = {}
for _, name in ipairs { "temporal/te3_timebank", "entities/news-fair-dev", "geo/gwn_dev" } do
  local source = io.open(shared .. "/corpora/" .. name .. ".jsonl", "rb")
  if source then
    for line in source:lines() do
      local row = encode.decode(line)
      if row and #real < 240 and type(row.text) == "string" and #row.text > 500 then
        local day = row.dct or row.date
        real[#real + 1] = encode.encode {
          id = "real-" .. #real + 1, text = row.text,
          published = type(day) == "string" and day:match "^%d%d%d%d%-%d%d%-%d%d" or "2019-03-12",
        }
      end
    end
    source:close()
  end
end
local real_path = out_path:gsub("%.jsonl$", "-real.jsonl")
if #real > 0 then
  file = assert(io.open(real_path, "wb"))
  file:write(table.concat(real, "\n"), "\n")
  file:close()
else
  os.remove(real_path)
end
