--- dateline.pipe(rows, options): annotates a stream.
--
-- rows is an iterator of row tables ({source=, id=, format=, published=, url=, reading=, layers=}); the result
-- iterates over one output row for each, in order. A row that cannot be read gives
-- {id=, error={message=, code=}}: the stream goes on.
--
--   for row in dateline.pipe(rows, { unit = "codepoint" }) do ... end

local core = require "dateline.core"
local article = require "dateline.article"
local encode = require "dateline.encode"
local build = require "dateline.row"

local null = encode.null
local known = require "dateline.options"

local function failure(id, message, code)
  return { id = id, error = { message = message, code = code } }
end

local function optional(row, key)
  local value = row[key]
  if value == null then return nil end
  return value
end

local function annotate(row, unit, bytes)
  if type(row) ~= "table" then return failure(nil, "the row is not an object", "bad_row") end
  local id = optional(row, "id")
  if type(row.source) ~= "string" then return failure(id, "'source' is missing or not a string", "bad_row") end
  local format = optional(row, "format") or "auto"
  local published, url = optional(row, "published"), optional(row, "url")
  if not known.formats[format] then return failure(id, "unknown format '" .. tostring(format) .. "'", "bad_row") end
  for key, value in pairs { published = published, url = url } do
    if type(value) ~= "string" then return failure(id, "'" .. key .. "' is not a string", "bad_row") end
  end
  local reading = optional(row, "reading") or "news"
  if not known.readings[reading] then return failure(id, "unknown reading '" .. tostring(reading) .. "'", "bad_row") end
  local layers, problem = build.layer_set(optional(row, "layers"))
  if problem then return failure(id, problem, "bad_row") end

  local handle, message, code = core.parse(row.source, format, published, url, bytes, nil, reading)
  if not handle then return failure(id, message, code) end
  local self = article.new(handle)
  local ok, out = pcall(build.build, self, layers, unit)
  self:close() -- now, not when the collector comes by: memory stays that of one article
  if not ok then return failure(id, tostring(out), "internal") end
  out.id = id
  return out
end

return function(rows, options)
  if type(rows) == "table" and not (getmetatable(rows) or {}).__call then
    local list, i = rows, 0
    rows = function()
      i = i + 1
      return list[i]
    end
  end
  options = options or {}
  local unit = build.unit_of(options, "limits", "pipe")
  local bytes = options.limits and options.limits.bytes
  return function()
    local row = rows()
    if row == nil then return nil end
    return annotate(row, unit, bytes)
  end
end
