--- The command. Returns a function from the arguments to the exit status.
--
--   dateline FILE...            a readable summary of each
--   dateline --json FILE...     one JSON document a line
--                               (a file that is a feed: of each of its articles)
--   dateline annotate           JSON Lines in, JSON Lines out

local dateline = require "dateline"
local check = require("dateline.options").check
local file = require "dateline.file"

local SCREEN = 78

local function out(...) io.stdout:write(...) end

local function complain(message) io.stderr:write("dateline: ", message, "\n") end

-- Code points: bytes that go on with a character count for nothing.
local function width(text)
  local _, count = text:gsub("[^\128-\191]", "")
  return count
end

local function pad(text, columns) return text .. (" "):rep(columns - width(text)) end

local function wrap(text, indent)
  local used = 0
  for word in text:gmatch "%S+" do
    local columns = width(word)
    if used > 0 and #indent + used + columns + 1 > SCREEN then
      out "\n"
      used = 0
    end
    out(used > 0 and " " or indent, word)
    used = used + columns + (used > 0 and 1 or 0)
  end
  if used > 0 then out "\n" end
end

-- At most `bytes` of a text, no character in halves.
local function cut(text, bytes)
  if #text <= bytes then return text end
  while text:byte(bytes + 1) >= 128 and text:byte(bytes + 1) < 192 do bytes = bytes - 1 end
  return text:sub(1, bytes) .. " ..."
end

-- Prints at most so many (25) of a list under its heading; an empty list not at all.
local function section(title, list, print_item, most)
  most = most or 25
  if #list == 0 then return end
  out("\n", title, "\n")
  for i = 1, math.min(#list, most) do print_item(list[i]) end
  if #list > most then out("  ... and ", #list - most, " more\n") end
end

local function place_line(place)
  local near = place.kind == "near" and "near " or ""
  return ("%s%s%s  %.2f, %.2f"):format(near, place.name or "?", place.country and ", " .. place.country or "",
    place.latitude, place.longitude)
end

local function summary(article)
  out(article.title or "(no title)", "\n")
  local function line(label, value)
    if value and value ~= "" then out(("  %-10s %s\n"):format(label, value)) end
  end
  line("by", table.concat(article.authors, ", "))
  line("published", article.published and ("%s (%s)"):format(article.published.value, article.published.source))
  line("modified", article.modified and article.modified.value)
  if article.dateline then
    local place = article.dateline.place
    line("from", article.dateline.text .. (place and "  (" .. place_line(place) .. ")" or ""))
  end
  line("section", article.section)
  line("url", article.url)
  line("language", article.language)
  for _, image in ipairs(article.images) do
    line("picture", image.caption and image.caption.text or image.alt)
    line("  credit", image.credit and image.credit.text)
  end
  for _, credit in ipairs(article.credits) do line("credit", credit.text) end
  if article.kind ~= "article" then line("note", "this looks like no article: " .. article.kind) end

  local _, words = article.text:gsub("%S+", "")
  out(("\nText: %d words in %d blocks\n"):format(words, #article.blocks))
  wrap(cut(article.text, 280), "  ")

  section("Who, what and where", article.entities, function(entity)
    out(("  %-12s %s %3d x"):format(entity.type, pad(entity.name, 30), #entity.mentions))
    if #entity.roles > 0 then out("  ", table.concat(entity.roles, "; ")) end
    if entity.place then out("  ", place_line(entity.place)) end
    out "\n"
  end)

  section("When", article.dates, function(date)
    local value = date.mod and pad(date.value, 14) .. "  " .. date.mod or date.value
    out(("  %s %-8s %s\n"):format(pad(date.text:gsub("%s+", " "), 30), date.type, value))
  end)

  local spoken = {}
  for _, quote in ipairs(article.quotes) do
    if quote.speaker and quote.direct then spoken[#spoken + 1] = quote end
  end
  section("Who said what", spoken, function(quote)
    local entity = quote.speaker.entity and article.entities[quote.speaker.entity]
    out("  ", entity and entity.name or quote.speaker.text, ":\n")
    wrap('"' .. quote.text .. '"', "    ")
  end, 8)
  section("Related", article.related, function(link) out("  ", link.title or link.url or "", "\n") end)
end

local function describe(parser, options)
  parser:option("--unit", "Unit of offsets in JSON.", "byte"):choices { "byte", "codepoint", "utf16" }
  parser:option("--limit", "Refuse inputs of more bytes than this."):convert(tonumber)
  for _, option in ipairs(options or {}) do option(parser) end
  return parser
end

-- Iterates over the articles of a file, as dateline.feed does: those of a feed, else the one that the file is. Read once,
-- for a pipe has its text only once.
local function articles_of(path, options)
  local opts = {
    format = options.format, published = options.published, url = options.url, reading = options.reading,
    limits = options.limit and { bytes = options.limit } or nil,
  }
  local _, _, _, bytes = check(opts, "open", 2)
  local source, message = file.read(path, bytes)
  local feed = source and not opts.format and dateline.feed(source, opts)
  if feed then
    return function()
      local article, why = feed()
      return article, why and path .. ": " .. why
    end
  end
  opts.format = opts.format or file.format(path)
  local done = false
  return function()
    if done then return nil end
    done = true
    if not source then return false, message end
    local article, why = dateline.parse(source, opts)
    return article or false, why and path .. ": " .. why
  end
end

local function run_files(arguments)
  local argparse = require "argparse"
  local parser = describe(argparse("dateline", "Turns news articles into data: title, authors, date, text, names, dates, quotations."))
  parser:argument("file", "HTML, Markdown or plain text; or a feed (RSS, Atom, JSON-LD), of which each article is read."):args "+"
  parser:flag("--json", "Print one JSON document a line.")
  parser:option("--format", "Format of the files, which are no feeds then; default: detected."):choices { "html", "markdown", "text" }
  parser:option("--published", "Publication date (ISO 8601), overriding what the article says.")
  parser:option("--url", "Where the article came from.")
  parser:option("--reading", "How dates that are not determined are read; default: news."):choices { "news", "calendar" }
  parser:flag("--version", "Print the version."):action(function()
    out(dateline._VERSION, "\n")
    os.exit(0)
  end)
  parser:epilog "`dateline annotate --help` tells of the filter for JSON Lines."
  local options = parser:parse(arguments)
  local status = 0
  local printed = 0
  for _, path in ipairs(options.file) do
    local found = 0
    for article, message in articles_of(path, options) do
      found = found + 1
      if not article then
        complain(message)
        status = 1
      else
        if options.json then
          out(dateline.json(article, { unit = options.unit }), "\n")
        else
          if printed > 0 then out("\n", ("-"):rep(SCREEN), "\n") end
          summary(article)
        end
        article:close()
        printed = printed + 1
      end
    end
    if found == 0 then complain(path .. ": a feed without articles") end
  end
  return status
end

local function run_annotate(arguments)
  local argparse = require "argparse"
  local parser = describe(argparse("dateline annotate",
    "Reads JSON Lines, one article a row ({\"source\": ..., \"id\": ..., \"format\": ..., \"published\": ..., "
    .. "\"url\": ..., \"reading\": ..., \"layers\": [...]}), and writes one row for each, in order. A row that cannot be read "
    .. "gives {\"id\": ..., \"error\": {...}}."))
  parser:flag("--flush", "Write each row at once.")
  local options = parser:parse(arguments)
  local encode = require "dateline.encode"
  local limits = options.limit and { bytes = options.limit } or nil
  io.stdout:setvbuf(options.flush and "line" or "full", 65536)

  local problem -- why the newest line is no row
  local function rows()
    local line = io.read()
    if not line then return nil end
    local row, message = encode.decode(line)
    problem = row == nil and message or nil
    if row == nil then return false end -- no row, but not the end either
    return row
  end
  for row in dateline.pipe(rows, { unit = options.unit, limits = limits }) do
    if problem then row = { error = { message = "not JSON: " .. problem, code = "bad_row" } } end
    local ok, text = pcall(encode.encode, row)
    out(ok and text or '{"error":{"code":"internal","message":"the row could not be encoded"}}', "\n")
    if options.flush then io.stdout:flush() end
  end
  return 0
end

return function(arguments)
  local copy = {}
  for i = 1, #arguments do copy[i] = arguments[i] end
  if copy[1] == "annotate" then
    table.remove(copy, 1)
    return run_annotate(copy)
  end
  return run_files(copy)
end
