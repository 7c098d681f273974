--- Everything has a place: source:sub(first, last) is the raw text of every mention, date, quotation,
-- sentence and block, in every article of the repository and in random mutations of them.

local dateline = require "dateline"
local articles = require "spec.support.articles"
local random = require "spec.support.random"

local NAMED = { amp = "&", lt = "<", gt = ">", quot = '"', apos = "'", nbsp = "", rsquo = "\226\128\153",
  lsquo = "\226\128\152", ldquo = "\226\128\156", rdquo = "\226\128\157", mdash = "\226\128\148", ndash = "\226\128\147",
  hellip = "\226\128\166", eacute = "\195\169", Aacute = "\195\129" }
-- Numbers from 128 to 159 are read as windows-1252, as the HTML standard has it.
local WINDOWS = { [133] = NAMED.hellip, [145] = NAMED.lsquo, [146] = NAMED.rsquo, [147] = NAMED.ldquo,
  [148] = NAMED.rdquo, [150] = NAMED.ndash, [151] = NAMED.mdash }

local function encode(code)
  if WINDOWS[code] then return WINDOWS[code] end
  if code < 0x80 then return string.char(code) end
  if code < 0x800 then return string.char(0xC0 + math.floor(code / 64), 0x80 + code % 64) end
  return string.char(0xE0 + math.floor(code / 4096), 0x80 + math.floor(code / 64) % 64, 0x80 + code % 64)
end

-- What raw and clean text share: no white space, no soft hyphens or byte order marks, no tags and no
-- table rules (a space or a tab of the text stands for them), entities decoded.
local function essence(text)
  text = text:gsub("</?%a[^>]*>", ""):gsub("|", "")
  text = text:gsub("&#(%d+);", function(n) return encode(tonumber(n)) end)
    :gsub("&#[xX](%x+);", function(n) return encode(tonumber(n, 16)) end)
    :gsub("&(%a+);", NAMED)
  for _, invisible in ipairs { "\194\160", "\194\173", "\239\187\191", "\226\128\139", "\239\191\189" } do
    text = text:gsub(invisible, "")
  end
  return (text:gsub("[%s%c%z]", ""))
end

local function raw(source, value)
  if not value.spans then return source:sub(value.first, value.last) end
  local pieces = {}
  for i, span in ipairs(value.spans) do
    assert(span.first <= span.last and span.first >= value.first and span.last <= value.last)
    assert(i == 1 or span.first > value.spans[i - 1].last)
    pieces[i] = source:sub(span.first, span.last)
  end
  return table.concat(pieces)
end

local function is_subsequence(short, long)
  local at = 1
  for i = 1, #short do
    at = long:find(short:sub(i, i), at, true)
    if not at then return false end
    at = at + 1
  end
  return true
end

-- Raises with the name of what does not hold. `broken`: the markup may be, so that a line break and
-- the marker behind it can be one piece that a space stands for.
local function check(source, article, exact, broken)
  -- Malformed bytes are in the source and not in the text; a page that is no UTF-8 is read as
  -- windows-1252.
  local ascii = #article.warnings > 0 or (broken and article.format == "html")
  local function same(text)
    text = essence(text)
    return ascii and text:gsub("[\128-\255]", "") or text
  end
  local function spot(value, what)
    assert(value.first and value.last, what .. " has no place: " .. value.text)
    assert(value.first >= 1 and value.first <= value.last and value.last <= #source, what .. " lies outside")
    if not exact then return end
    local got, want = same(raw(source, value)), same(value.text)
    if broken then got, want = got:gsub("[*_`~>#-]", ""), want:gsub("[*_`~>#-]", "") end
    if got ~= want then error(("%s at %d: source has %q, text is %q"):format(what, value.first, got, want)) end
  end
  for _, mention in ipairs(article.all_mentions) do spot(mention, "mention") end
  for _, date in ipairs(article.dates) do spot(date, "date") end
  for _, quote in ipairs(article.quotes) do
    spot(quote, "quote")
    if quote.speaker then spot(quote.speaker, "speaker") end
    if quote.cue then spot(quote.cue, "cue") end
  end
  for _, sentence in ipairs(article.sentences) do spot(sentence, "sentence") end
  for _, entity in ipairs(article.entities) do
    for _, role in ipairs(entity.role_mentions) do spot(role, "role") end
  end
  for _, block in ipairs(article.blocks) do
    assert(block.first >= 1 and block.first <= block.last and block.last <= #source, "block lies outside")
    if exact and not is_subsequence(same(block.text), same(source:sub(block.first, block.last))) then
      error(("block %s at %d: %q is not in its source"):format(block.kind, block.first, block.text))
    end
  end
  for _, field in ipairs { article.published or {}, article.dateline or {} } do
    if field.first then assert(field.first <= field.last and field.last <= #source, "field lies outside") end
  end
end

describe("offsets", function()
  for _, item in ipairs(articles.all()) do
    it("hold in " .. item.path, function()
      local article = assert(dateline.open(item.path))
      check(item.source, article, true)
      article:close()
    end)

    it("hold in mutations of " .. item.path, function()
      local dice = random.new(#item.source)
      for _ = 1, tonumber(os.getenv "DATELINE_MUTATIONS" or 12) do
        local source = dice:mutate(item.source)
        local format = ({ "html", "markdown", "text", "auto" })[dice:int(1, 4)]
        local article, _, code = dateline.parse(source, { format = format })
        if article then
          -- entities and tags that a mutation broke or made are not understood here
          local ok, message = pcall(check, source, article, not source:find "[&<]", true)
          if not ok then error(("%s, as %s\n--- the mutated source:\n%s"):format(message, format, source)) end
          article:close()
        else
          assert.equal("not_text", code)
        end
      end
    end)
  end
end)
