--- dateline: a news article in, what it says out.
--
--   local dateline = require "dateline"
--   local article = assert(dateline.open "kerry.md")
--   print(article.title, article.published.value)
--
-- The interface is described in docs/api.md; types for editors lie in types/dateline.lua.

local core = require "dateline.core"
local article = require "dateline.article"
local file = require "dateline.file"
local options = require "dateline.options"

local dateline = {
  _VERSION = "dateline " .. core.version,
}

--- Reads an article.
-- @return the article; or nil, message, code ("too_large", "not_text", "bad_date", ...)
-- Raises when an argument has the wrong type or an option is unknown.
function dateline.parse(source, opts)
  if type(source) ~= "string" then
    error("bad argument #1 to 'parse' (string expected, got " .. type(source) .. ")", 2)
  end
  local format, published, url, bytes, gazetteers, reading = options.check(opts, "parse", 3)
  local handle, message, code = core.parse(source, format, published, url, bytes, gazetteers, reading)
  if not handle then return nil, message, code end
  return article.new(handle, gazetteers)
end

--- Reads an article from a file. Its extension tells the format unless opts.format does.
-- @return the article; or nil, message, code (also "io")
function dateline.open(path, opts)
  if type(path) ~= "string" then
    error("bad argument #1 to 'open' (string expected, got " .. type(path) .. ")", 2)
  end
  local format, published, url, bytes, gazetteers, reading = options.check(opts, "open", 3)
  local source, reason, why = file.read(path, bytes)
  if not source then return nil, reason, why end
  if format == "auto" then format = file.format(path) end
  local handle, message, code = core.parse(source, format, published, url, bytes, gazetteers, reading)
  if not handle then return nil, path .. ": " .. message, code end
  return article.new(handle, gazetteers)
end

--- Opens a gazetteer file beside the embedded one, for parse's option `gazetteers`.
-- tools/make_gazetteer.py writes such files: the larger tier, or names of your own. The file is
-- mapped read-only, so it costs no memory of the process.
-- @return the gazetteer; or nil, message, code ("io", "corrupt")
function dateline.gazetteer(path)
  if type(path) ~= "string" then
    error("bad argument #1 to 'gazetteer' (string expected, got " .. type(path) .. ")", 2)
  end
  local gazetteer, message, code = core.gazetteer(path)
  if not gazetteer then return nil, path .. ": " .. message, code end
  return gazetteer
end

-- The workflows: each is a short file over the tables that an article gives, loaded when used.
local workflows = {
  timeline = "dateline.timeline",
  index = "dateline.index",
  highlight = "dateline.highlight",
  json = "dateline.json",
  pipe = "dateline.pipe",
  feed = "dateline.feed",
}

return setmetatable(dateline, {
  __index = function(self, name)
    local module = workflows[name]
    if not module then return nil end
    local workflow = require(module)
    rawset(self, name, workflow)
    return workflow
  end,
})
