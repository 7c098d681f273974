--- dateline.json(article, options): the article as one line of JSON.
--
-- options.unit    "byte" (default), "codepoint", "utf16"
-- options.layers  a list of "entities", "places", "dates", "quotes", "sentences"; default: all but sentences

local article = require "dateline.article"
local encode = require "dateline.encode"
local row = require "dateline.row"

local function set_of(layers)
  if layers == nil then return nil end
  if type(layers) ~= "table" then error("bad option 'layers' to 'json' (list expected)", 3) end
  local set = {}
  for _, name in ipairs(layers) do
    if not row.layers[name] then error("unknown layer '" .. tostring(name) .. "'", 3) end
    set[name] = true
  end
  return set
end

return function(self, options)
  if not article.is(self) then error("bad argument #1 to 'json' (article expected)", 2) end
  options = options or {}
  for name in pairs(options) do
    if name ~= "unit" and name ~= "layers" then error("unknown option '" .. tostring(name) .. "' to 'json'", 2) end
  end
  local unit = options.unit or "byte"
  if not row.units[unit] then error("unknown unit '" .. tostring(unit) .. "'", 2) end
  return encode.encode(row.build(self, set_of(options.layers), unit))
end
