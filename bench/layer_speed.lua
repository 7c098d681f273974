--- Tokens a second of the layer that names entities and places, against its bar of 150,000.
--
--   lua bench/layer_speed.lua CORPUS.jsonl [ROUNDS]
--
-- The corpus is that of bench/corpus.lua. The articles are read and split before the clock starts; what it
-- measures is the tagger, the resolver and the tables that Lua gets, as article.entities makes them at first
-- touch. The best of ROUNDS (default 5) rounds over the whole corpus; os.clock is the processor's time, of one
-- thread. Ends with status 1 below the bar.

local BAR = 150000

local dateline = require "dateline"
local encode = require "dateline.encode"

local path = assert(arg[1], "usage: layer_speed.lua CORPUS.jsonl [ROUNDS]")
local rounds = tonumber(arg[2] or 5)

local texts = {}
for line in io.lines(path) do texts[#texts + 1] = encode.decode(line) end

local function round()
  local articles, tokens, entities, places = {}, 0, 0, 0
  for i, row in ipairs(texts) do
    articles[i] = assert(dateline.parse(row.text, { format = "text", published = row.published }))
    for _, sentence in ipairs(articles[i].sentences) do tokens = tokens + sentence.tokens end
  end
  collectgarbage()
  local start = os.clock()
  for _, article in ipairs(articles) do
    entities = entities + #article.entities
    places = places + #article.places
  end
  local seconds = os.clock() - start
  for _, article in ipairs(articles) do article:close() end
  return tokens / seconds, tokens, entities, places
end

local best, tokens, entities, places = 0, nil, nil, nil
for _ = 1, rounds do
  local rate
  rate, tokens, entities, places = round()
  if rate > best then best = rate end
end
print(("%d texts, %d tokens, %d entities, %d places: %.0f tokens/s (bar %d)"):format(
  #texts, tokens, entities, places, best, BAR))
os.exit(best >= BAR and 0 or 1)
