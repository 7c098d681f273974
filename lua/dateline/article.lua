--- The article: what was read, at once; what must be worked out, when it is first asked for.
--
-- An article is a plain table. The C memory behind it belongs to a handle that is kept apart, so
-- that printing or copying an article meets nothing but data.

local article = {}

local methods = {}
local handles = setmetatable({}, { __mode = "k" }) -- article -> handle; absent when closed
local anchors = setmetatable({}, { __mode = "k" }) -- handle -> gazetteers that its C memory points into

local function handle_of(self, what, level)
  local handle = handles[self]
  if not handle then error("cannot compute '" .. what .. "': the article is closed", level + 1) end
  return handle
end

-- Names and entities come together.
local function load_cast(self, what, level)
  local cast = handle_of(self, what, level + 1):cast()
  rawset(self, "entities", cast.entities)
  rawset(self, "all_mentions", cast.mentions)
end

local layers = {}

function layers.entities(self, level)
  load_cast(self, "entities", level + 1)
  return rawget(self, "entities")
end

--- Every mention in text order; article:mentions() iterates over it.
function layers.all_mentions(self, level)
  load_cast(self, "all_mentions", level + 1)
  return rawget(self, "all_mentions")
end

function layers.dates(self, level)
  return handle_of(self, "dates", level + 1):dates()
end

function layers.sentences(self, level)
  return handle_of(self, "sentences", level + 1):sentences()
end

--- The entities that lie somewhere on earth.
function layers.places(self)
  local places = {}
  for _, entity in ipairs(self.entities) do
    if entity.place then places[#places + 1] = entity end
  end
  return places
end

-- The mention that covers most of the speaker's words; in "Foreign Minister Lavrov" that is the
-- name. Mentions and quotations both come in text order, but speakers stand on either side of
-- their quotation, so each is looked up by bisection.
local function mention_in(mentions, first, last)
  local low, high = 1, #mentions + 1
  while low < high do
    local middle = math.floor((low + high) / 2)
    if mentions[middle].last < first then low = middle + 1 else high = middle end
  end
  local best, overlap = nil, 0
  for i = low, #mentions do
    local mention = mentions[i]
    if mention.first > last then break end
    local shared = math.min(last, mention.last) - math.max(first, mention.first) + 1
    if shared > overlap then best, overlap = mention, shared end
  end
  return best
end

--- Quotations; speaker.entity is the id of the entity that speaks, where it is known.
function layers.quotes(self, level)
  local quotes = handle_of(self, "quotes", level + 1):quotes()
  local mentions
  for _, quote in ipairs(quotes) do
    local speaker = quote.speaker
    if speaker and speaker.first then
      mentions = mentions or self.all_mentions
      local mention = mention_in(mentions, speaker.first, speaker.last)
      if mention then speaker.entity = mention.entity end
    end
  end
  return quotes
end

local meta = {}
meta.__name = "dateline.Article"

function meta.__index(self, key)
  local method = methods[key]
  if method then return method end
  local layer = layers[key]
  if not layer then return nil end
  local value = layer(self, 2)
  rawset(self, key, value)
  return value
end

function meta.__tostring(self)
  local title = rawget(self, "title")
  return "dateline.Article" .. (title and (" \"" .. title .. "\"") or "")
    .. (handles[self] and "" or " (closed)")
end

--- Frees the C memory. Layers already computed stay; others raise from now on. May be repeated.
function methods.close(self)
  local handle = handles[self]
  handles[self] = nil
  if handle then handle:close() end
end

meta.__close = methods.close

local FILTERS = { type = true, kind = true, min = true, entity = true }

--- Iterates over the mentions in text order.
-- filter.type    "person" ... or a list of them
-- filter.kind    "name" | "nominal" | "pronoun"
-- filter.min     least confidence, 0-1
-- filter.entity  id of an entity
function methods.mentions(self, filter)
  filter = filter or {}
  if type(filter) ~= "table" then
    error("bad argument #1 to 'mentions' (table expected, got " .. type(filter) .. ")", 2)
  end
  for name in pairs(filter) do
    if not FILTERS[name] then error("unknown filter '" .. tostring(name) .. "' to 'mentions'", 2) end
  end
  local types
  if filter.type ~= nil then
    types = {}
    for _, name in ipairs(type(filter.type) == "table" and filter.type or { filter.type }) do
      types[name] = true
    end
  end
  local mentions, i = self.all_mentions, 0
  return function()
    repeat
      i = i + 1
      local mention = mentions[i]
      if not mention then return nil end
      if (not types or types[mention.type])
        and (not filter.kind or mention.kind == filter.kind)
        and (not filter.min or mention.confidence >= filter.min)
        and (not filter.entity or mention.entity == filter.entity) then
        return mention
      end
    until false
  end
end

--- One line that says how a date came by its value.
function methods.explain(self, date)
  if type(date) ~= "table" or not date.value then
    error("bad argument #1 to 'explain' (a date of the article expected)", 2)
  end
  local parts = { ("%q is %s %s by rule %s"):format(date.text, date.type, date.value, tostring(date.rule)) }
  if date.anchor == "published" then
    parts[#parts + 1] = "counted from publication" .. (self.published and " on " .. self.published.value or "")
  elseif date.anchor == "mention" and date.anchor_date then
    local other = self.dates[date.anchor_date]
    parts[#parts + 1] = ("counted from %q (%s)"):format(other.text, other.value)
  elseif date.anchor then
    parts[#parts + 1] = "counted from the " .. date.anchor
  end
  if date.why then parts[#parts + 1] = date.why end
  return table.concat(parts, "; ")
end

--- The clean text as Markdown, and as HTML: structure kept, everything escaped.
function methods.markdown(self) return require("dateline.render").markdown(self) end
function methods.html(self) return require("dateline.render").html(self) end

--- The source text that the offsets count in.
function methods.source(self)
  return handle_of(self, "source", 2):source()
end

--- Wraps a handle of the core. gazetteers: what it was given, or nil.
function article.new(handle, gazetteers)
  anchors[handle] = gazetteers
  local self = handle:document()
  handles[self] = handle
  return setmetatable(self, meta)
end

--- Whether a value is an article.
function article.is(value)
  return type(value) == "table" and getmetatable(value) == meta
end

return article
