--- dateline over a corpus of bench/corpus.lua, for speed.py: names, entities, dates, quotations and sentences of every text.
--
--   lua peer_dateline.lua CORPUS.jsonl [ROUNDS]
--
-- Prints the result of the loop as JSON. The corpus is decoded before the clock starts, for every peer. Lua has
-- no fine wall clock: this is processor time, of one thread; peers report the smaller of that and wall time.

local dateline = require "dateline"
local encode = require "dateline.encode"

local rows = {}
for line in io.lines(arg[1]) do rows[#rows + 1] = encode.decode(line) end

local rounds = tonumber(arg[2] or 1)
local names, dates, quotes, tokens = 0, 0, 0, 0
local start = os.clock()
for round = 1, rounds do
  for _, row in ipairs(rows) do
    local article = assert(dateline.parse(row.text, { format = "text", published = row.published }))
    names = names + #article.all_mentions
    dates = dates + #article.dates
    quotes = quotes + #article.quotes
    if round == 1 then
      for _, sentence in ipairs(article.sentences) do tokens = tokens + sentence.tokens end
    end
    article:close()
  end
end
local seconds = os.clock() - start
print(encode.encode {
  articles = #rows * rounds, seconds = seconds, names = names / rounds, dates = dates / rounds,
  quotes = quotes / rounds, tokens = tokens,
})
