--- An article as one JSON row: the export format of `dateline --json` and `dateline annotate`.
--
-- Offsets of rows are 0-based and half-open and count bytes, code points or UTF-16 code units of
-- the source. docs/row.schema.json describes the row.

local core = require "dateline.core"
local encode = require "dateline.encode"

local row = {}

local array, null = encode.array, encode.null

row.layers = { entities = true, places = true, dates = true, quotes = true, sentences = true }
row.units = { byte = true, codepoint = true, utf16 = true }

--- A list of layers as a set (nil: all but sentences); or nil and what is wrong with it.
function row.layer_set(layers)
  if layers == nil then return nil end
  if type(layers) ~= "table" then return nil, "'layers' is not a list" end
  local set = {}
  for _, name in ipairs(layers) do
    if type(name) ~= "string" or not row.layers[name] then
      return nil, "unknown layer '" .. tostring(name) .. "'"
    end
    set[name] = true
  end
  return set
end

--- The unit that the options of a workflow ask for. They may hold `other` and nothing else beside it; else this
-- raises where the workflow was called.
function row.unit_of(options, other, func)
  for name in pairs(options) do
    if name ~= "unit" and name ~= other then error("unknown option '" .. tostring(name) .. "' to '" .. func .. "'", 3) end
  end
  local unit = options.unit or "byte"
  if not row.units[unit] then error("unknown unit '" .. tostring(unit) .. "'", 3) end
  return unit
end

-- A function from byte offsets of the source to offsets in `unit`.
local function converter(source, unit)
  if unit == "byte" or not source:find "[\128-\255]" then
    return function(byte) return byte end
  end
  local counter, count = core.counter(source, unit), core.count
  return function(byte) return count(counter, source, byte) end
end

-- start and end of a value that has a place in the source.
local function put_place(out, value, convert)
  if not value.first then return out end
  out.start, out["end"] = convert(value.first - 1), convert(value.last)
  if value.spans then
    local spans = {}
    for i, span in ipairs(value.spans) do
      spans[i] = { start = convert(span.first - 1), ["end"] = convert(span.last) }
    end
    out.spans = array(spans)
  end
  return out
end

local function copy_place(place)
  if not place then return null end
  local out = {}
  for key, value in pairs(place) do out[key] = value end
  return out
end

local function map(list, f)
  local out = {}
  for i, value in ipairs(list) do out[i] = f(value) end
  return array(out)
end

local function identity(value) return value end

local function metadata(out, article, convert)
  local function field(value)
    if not value then return nil end
    return put_place({ value = value.value, source = value.source, confidence = value.confidence }, value, convert)
  end
  local function text(value)
    return value and put_place({ text = value.text }, value, convert) or nil
  end
  out.format, out.kind = article.format, article.kind
  out.title, out.subtitle, out.section = article.title, article.subtitle, article.section
  out.language, out.url, out.publisher = article.language, article.url, article.publisher
  out.authors, out.tags = map(article.authors, identity), map(article.tags, identity)
  out.published, out.modified = field(article.published), field(article.modified)
  if article.dateline then
    local dateline = article.dateline
    out.dateline = put_place({
      text = dateline.text, agency = dateline.agency, date = dateline.date, place = copy_place(dateline.place),
    }, dateline, convert)
  end
  out.text = article.text
  out.blocks = map(article.blocks, function(block)
    return put_place({ kind = block.kind, level = block.level }, block, convert)
  end)
  out.credits = map(article.credits, text)
  out.links = map(article.links, function(link)
    return put_place({ text = link.text, url = link.url }, link, convert)
  end)
  out.related = map(article.related, function(link)
    return put_place({ title = link.title, url = link.url }, link, convert)
  end)
  out.images = map(article.images, function(image)
    return { url = image.url, alt = image.alt, caption = text(image.caption), credit = text(image.credit) }
  end)
  if #article.warnings > 0 then
    out.warnings = map(article.warnings, function(warning)
      return { code = warning.code, start = warning.first and convert(warning.first - 1) }
    end)
  end
end

-- Names go to `mentions`; pronouns and nominals ("she", "the company"), which refer to an entity
-- without naming it, go to `references`, so that a consumer of names meets nothing else.
local function entities(out, article, convert)
  local position = {} -- of each mention in its list, from 0
  local names, references = {}, {}
  for _, mention in ipairs(article.all_mentions) do
    local list = mention.kind == "name" and names or references
    position[mention] = #list
    list[#list + 1] = put_place({
      text = mention.text, type = mention.type, kind = mention.kind, entity = mention.entity,
      confidence = mention.confidence,
    }, mention, convert)
  end
  out.mentions, out.references = array(names), array(references)
  out.entities = map(article.entities, function(entity)
    local named, referred = {}, {}
    for _, mention in ipairs(entity.mentions) do
      local list = mention.kind == "name" and named or referred
      list[#list + 1] = position[mention]
    end
    return {
      id = entity.id, type = entity.type, name = entity.name, gender = entity.gender,
      aliases = map(entity.aliases, identity), roles = map(entity.roles, identity),
      salience = entity.salience, confidence = entity.confidence,
      mentions = array(named), references = array(referred),
      place = copy_place(entity.place),
    }
  end)
end

local DATE_KEYS = {
  "text", "type", "value", "mod", "quant", "freq", "from", "to", "grain", "anchor", "rule", "confidence",
}

local function dates(out, article, convert)
  out.dates = map(article.dates, function(date)
    local copy = {}
    for _, key in ipairs(DATE_KEYS) do copy[key] = date[key] end
    copy.anchor_date = date.anchor_date and date.anchor_date - 1 -- positions in the list, from 0
    copy.begin_date = date.begin_date and date.begin_date - 1
    copy.end_date = date.end_date and date.end_date - 1
    return put_place(copy, date, convert)
  end)
end

local function quotes(out, article, convert)
  out.quotes = map(article.quotes, function(quote)
    local copy = put_place({ text = quote.text, direct = quote.direct, confidence = quote.confidence }, quote, convert)
    local speaker, cue = quote.speaker, quote.cue
    if speaker and speaker.first then
      copy.speaker, copy.speaker_text = speaker.entity, speaker.text
      copy.speaker_start, copy.speaker_end = convert(speaker.first - 1), convert(speaker.last)
    end
    if cue and cue.first then
      copy.cue, copy.cue_start, copy.cue_end = cue.text, convert(cue.first - 1), convert(cue.last)
    end
    return copy
  end)
end

local function sentences(out, article, convert)
  out.sentences = map(article.sentences, function(sentence)
    return put_place({}, sentence, convert)
  end)
end

--- The row of an article, ready for encode.
-- @param layers a set ({entities=true, ...}); nil: all but sentences
-- @param unit "byte" (default), "codepoint" or "utf16"
function row.build(article, layers, unit)
  unit = unit or "byte"
  layers = layers or { entities = true, dates = true, quotes = true }
  local convert = converter(article:source(), unit)
  local out = { unit = unit }
  metadata(out, article, convert)
  if layers.entities or layers.places then entities(out, article, convert) end
  if layers.dates then dates(out, article, convert) end
  if layers.quotes then quotes(out, article, convert) end
  if layers.sentences then sentences(out, article, convert) end
  return out
end

return row
