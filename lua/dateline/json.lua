--- dateline.json(article, options): the article as one line of JSON.
--
-- options.unit    "byte" (default), "codepoint", "utf16"
-- options.layers  a list of "entities", "places", "dates", "quotes", "sentences"; default: all but sentences

local article = require "dateline.article"
local encode = require "dateline.encode"
local row = require "dateline.row"

return function(self, options)
  if not article.is(self) then error("bad argument #1 to 'json' (article expected)", 2) end
  options = options or {}
  local unit = row.unit_of(options, "layers", "json")
  local layers, problem = row.layer_set(options.layers)
  if problem then error(problem, 2) end
  return encode.encode(row.build(self, layers, unit))
end
