--- dateline.feed(source, options): the articles of a feed, one after the other.
--
-- source is RSS, Atom, or JSON-LD (an object such as a NewsArticle, a list of them, a @graph). The result iterates over
-- its articles in order; for one that cannot be read it gives false, message, code. options are those of parse, but for
-- `format`. What is no feed: nil, message, "not_feed".
--
--   for article, message in dateline.feed(text) do ... end
--
-- An item becomes a web page of its own: what the feed says of it as JSON-LD in the head, its content as the body.
-- article:source() is that page, and offsets count in it: the content of a feed is escaped text within text.

local core = require "dateline.core"
local article = require "dateline.article"
local encode = require "dateline.encode"
local options = require "dateline.options"

-- ---- pages -----------------------------------------------------------------------------------------

-- By hand: a pattern for blanks at the end takes quadratic time on blanks in the middle.
local function trim(text)
  local first, last = text:find "%S", #text
  while last > 0 and text:find("^%s", last) do last = last - 1 end
  return text:sub(first or 1, last)
end

local function tame(text) return (text:gsub("<", "&lt;")) end

local function attribute(text) return (tame(text):gsub('"', "&quot;")) end

-- about: a table as JSON-LD has it; content: HTML
local function page(about, title, url, charset, content)
  local json = encode.encode(about):gsub("</", "<\\/"):gsub("<!%-%-", "<\\u0021--")
  local head = { '<!DOCTYPE html><html><head><meta charset="', attribute(charset), '"><title>', tame(title or ""), "</title>" }
  if url then head[#head + 1] = '<base href="' .. attribute(url) .. '"><link rel="canonical" href="' .. attribute(url) .. '">' end
  head[#head + 1] = '<script type="application/ld+json">' .. json .. "</script></head><body><article>"
  if title then head[#head + 1] = '<h1 class="headline">' .. tame(title) .. "</h1>" end
  head[#head + 1] = '<div class="article-body entry-content" itemprop="articleBody">\n'
  return table.concat(head) .. content .. "\n</div></article></body></html>"
end

local function paragraphs(text)
  local out = {}
  for line in text:gmatch "[^\r\n]+" do
    if line:find "%S" then out[#out + 1] = "<p>" .. tame(line) .. "</p>" end
  end
  return table.concat(out, "\n")
end

-- ---- RSS and Atom ----------------------------------------------------------------------------------

local NAMED = { lt = "<", gt = ">", amp = "&", quot = '"', apos = "'" }

-- Other references stay: the page's reader knows them too.
local function unescape(text)
  return (text:gsub("&(%a+);", NAMED))
end

-- The attributes behind a start tag's name; where the tag ends, whether it is empty. nil where it has no end.
local function read_attributes(source, at)
  local attributes = {}
  while true do
    local name, past = source:match("^%s*([^%s=/>\"'<]+)%s*=%s*()", at)
    local quote = past and source:sub(past, past)
    if quote == '"' or quote == "'" then
      local stop = source:find(quote, past + 1, true)
      if not stop then return nil end
      attributes[name] = unescape(source:sub(past + 1, stop - 1))
      at = stop + 1
    else
      local stop = source:find(">", at, true)
      if not stop then return nil end
      return attributes, stop, source:sub(stop - 1, stop - 1) == "/"
    end
  end
end

local ITEMS = { item = true, entry = true }

-- Iterates over the items: lists of { name, attributes, text, markup }, their children in order. markup is what
-- stands in the child as it is, text the same without tags; `name` of a child's child (Atom's authors) is in `names`.
local function items(source)
  local at = 1
  return function()
    local item, item_name, child, text, depth, names
    while true do
      local open = source:find("<", at, true)
      if not open then
        at = #source + 1
        return nil
      end
      if child and open > at then text[#text + 1] = unescape(source:sub(at, open - 1)) end
      local function skip(mark, from)
        local _, last = source:find(mark, from, true)
        return (last or #source) + 1
      end
      if source:sub(open, open + 8) == "<![CDATA[" then
        at = skip("]]>", open + 9)
        if child then text[#text + 1] = (source:sub(open + 9, at - 1):gsub("%]%]>$", "")) end
      elseif source:sub(open, open + 3) == "<!--" then
        at = skip("-->", open + 4)
      elseif source:sub(open, open + 1) == "<?" then
        at = skip("?>", open + 2)
      elseif source:sub(open, open + 1) == "<!" then
        at = skip(">", open + 2)
      elseif source:sub(open, open + 1) == "</" then
        local name = source:match("^[^%s>]+", open + 2) or ""
        at = skip(">", open + 2)
        if child and name == child.name then
          depth = depth - 1
          if depth == 0 then
            child.text = table.concat(text)
            child.markup = source:sub(child.start, open - 1)
            child.names = names
            item[#item + 1] = child
            child = nil
          end
        elseif child and name:match "[^:]*$" == "name" and names.start then
          names[#names + 1] = unescape(source:sub(names.start, open - 1))
          names.start = nil
        elseif item and name == item_name then
          return item
        end
      else
        local name, past = source:match("^([%a_][^%s/>\"'<]*)()", open + 1)
        local attributes, stop, empty
        if name then attributes, stop, empty = read_attributes(source, past) end
        if not name then
          if child then text[#text + 1] = "<" end
          at = open + 1
        elseif not stop then
          at = #source + 1
        else
          at = stop + 1
          if not item then
            if ITEMS[name:match "[^:]*$"] and not empty then item, item_name = {}, name end
          elseif not child then
            local new = { name = name, attributes = attributes, start = at }
            if empty then
              new.text, new.markup, new.names = "", "", {}
              item[#item + 1] = new
            else
              child, text, depth, names = new, {}, 1, {}
            end
          elseif name == child.name and not empty then
            depth = depth + 1
          elseif name:match "[^:]*$" == "name" then
            names.start = at
          end
        end
      end
    end
  end
end

local MONTHS = { jan = 1, feb = 2, mar = 3, apr = 4, may = 5, jun = 6, jul = 7, aug = 8, sep = 9, oct = 10, nov = 11, dec = 12 }
local ZONES = { ut = "Z", gmt = "Z", utc = "Z", z = "Z", est = "-05:00", edt = "-04:00", cst = "-06:00", cdt = "-05:00",
  mst = "-07:00", mdt = "-06:00", pst = "-08:00", pdt = "-07:00" }

-- "Tue, 02 Jul 2013 14:30:00 +0200" as ISO 8601; anything else as it is.
local function iso_date(text)
  local day, month, year, rest = text:match "(%d%d?)%s+(%a%a%a)%a*%s+(%d%d%d%d)(.*)"
  month = month and MONTHS[month:lower()]
  if not month then return trim(text) end
  local date = ("%04d-%02d-%02d"):format(tonumber(year), month, tonumber(day))
  local hour, minute, zone = rest:match "^%s+(%d%d?):(%d%d)[:%d]*%s*(%S*)"
  if not hour then return date end
  local sign, hours, minutes = zone:match "^([+-])(%d%d):?(%d%d)$"
  zone = sign and sign .. hours .. ":" .. minutes or ZONES[zone:lower()] or ""
  return ("%sT%02d:%s:00%s"):format(date, tonumber(hour), minute, zone)
end

-- A child's content as HTML.
local function as_html(child)
  local kind = child.attributes.type
  if kind == "xhtml" then return child.markup end
  if kind == "text" or kind == "text/plain" then return paragraphs(child.text) end
  if child.text:find "<%a" then return child.text end
  return paragraphs(child.text)
end

-- "desk@example.org (Jane Doe)": the name
local function person(text)
  text = trim(text)
  return text:match "%(([^()]+)%)%s*$" or text
end

-- What an item's children say; the later of two counts where it is the better one.
local function page_of_item(item, charset)
  local about = { ["@context"] = "https://schema.org", ["@type"] = "NewsArticle" }
  local authors, tags, contents, url = {}, {}, {}, nil
  for _, child in ipairs(item) do
    local name, text = child.name:lower(), trim(child.text)
    if name == "title" and text ~= "" then
      about.headline = about.headline or text:gsub("%s+", " ")
    elseif name == "link" then
      local rel = child.attributes.rel
      local target = child.attributes.href or text
      if target ~= "" and (not rel or rel == "alternate") then url = url or target end
    elseif name == "pubdate" or name == "dc:date" or name == "published" or name == "issued" then
      if text ~= "" then about.datePublished = iso_date(text) end
    elseif name == "updated" or name == "modified" or name == "dcterms:modified" then
      if text ~= "" then about.dateModified = iso_date(text) end
    elseif name == "dc:creator" or name == "author" or name == "itunes:author" then
      local who = child.names[1] or person(text)
      if who ~= "" and not who:find "^%S+@%S+$" then authors[#authors + 1] = { ["@type"] = "Person", name = trim(who) } end
    elseif name == "category" then
      local tag = child.attributes.label or child.attributes.term or text
      if tag ~= "" and #tags < 64 then tags[#tags + 1] = tag end
    elseif name == "content:encoded" or name == "content" or name == "description" or name == "summary" then
      contents[name] = contents[name] or (text ~= "" and child or nil)
    end
  end
  if not about.datePublished then about.datePublished, about.dateModified = about.dateModified, nil end
  if #authors > 0 then about.author = encode.array(authors) end
  if #tags > 0 then about.keywords = encode.array(tags) end
  about.url = url
  local content = contents["content:encoded"] or contents.content or contents.description or contents.summary
  return page(about, about.headline, url, charset, content and as_html(content) or "")
end

local function pages_of_xml(source)
  local charset = source:match "^%s*<%?xml[^>]-encoding%s*=%s*[\"']([%w_.:-]+)[\"']" or "utf-8"
  local next_item = items(source)
  return function()
    local item = next_item()
    return item and page_of_item(item, charset)
  end
end

-- ---- JSON-LD ---------------------------------------------------------------------------------------

local function text_of(value)
  if type(value) == "string" then return value end
  if type(value) == "table" then
    for _, key in ipairs { 1, "@value", "name", "@id", "url" } do
      if type(value[key]) == "string" then return value[key] end
    end
  end
end

local function is_article(object)
  if type(object.articleBody) == "string" then return true end
  local kinds = object["@type"]
  for _, kind in ipairs(type(kinds) == "table" and kinds or { kinds }) do
    if type(kind) == "string" and (kind:find "Article$" or kind:find "Posting$" or kind == "Report") then
      return text_of(object.headline) ~= nil or text_of(object.name) ~= nil
    end
  end
  return false
end

local HOLDERS = { "@graph", "mainEntity", "itemListElement", "item", "blogPost" }
local MOST_DEPTH = 8

-- The articles of a JSON-LD value in order, by a stack of lists to look through.
local function articles_of(value)
  local found, stack = {}, { { list = { value }, at = 0, depth = 0 } }
  while #stack > 0 do
    local top = stack[#stack]
    top.at = top.at + 1
    local object = top.list[top.at]
    if object == nil then
      stack[#stack] = nil
    elseif type(object) == "table" then
      if is_article(object) then
        found[#found + 1] = object
      elseif top.depth < MOST_DEPTH then
        local inner = {}
        for _, one in ipairs(object) do inner[#inner + 1] = one end
        for _, key in ipairs(HOLDERS) do inner[#inner + 1] = type(object[key]) == "table" and object[key] or nil end
        if #inner > 0 then stack[#stack + 1] = { list = inner, at = 0, depth = top.depth + 1 } end
      end
    end
  end
  return found
end

local function page_of_object(object)
  local body = type(object.articleBody) == "string" and object.articleBody or text_of(object.description) or ""
  local title = text_of(object.headline) or text_of(object.name)
  if title then title = title:gsub("%s+", " ") end
  local content = body:find "<%a+[ >/]" and body or paragraphs(body)
  return page(object, title, text_of(object.url) or text_of(object.mainEntityOfPage), "utf-8", content)
end

local function pages_of_json(source)
  local ok, value = pcall(encode.decode, source) -- a library may run out of stack on nested lists
  if not ok or type(value) ~= "table" then return nil end
  local objects, i = articles_of(value), 0
  if #objects == 0 then return nil end
  return function()
    i = i + 1
    return objects[i] and page_of_object(objects[i])
  end
end

-- ---- the workflow ----------------------------------------------------------------------------------

local ROOTS = { rss = true, feed = true, RDF = true }

-- The name of the element that the document is, less its prefix; nil where other text comes first.
local function root_of(source)
  local at = 1
  while true do
    at = source:match("^%s*<()", at)
    if not at then return nil end
    local name = source:match("^[%a_][%w_.:-]*", at)
    if name then return name:match "[^:]*$" end
    local mark = source:sub(at, at + 2) == "!--" and "-->" or source:sub(at, at) == "?" and "?>" or ">"
    local _, last = source:find(mark, at, true)
    if not last then return nil end
    at = last + 1
  end
end

local function pages_of(source)
  source = source:gsub("^\239\187\191", "")
  if source:find "^%s*[%[{]" then return pages_of_json(source) end
  if ROOTS[root_of(source) or ""] then return pages_of_xml(source) end
end

return function(source, opts)
  if type(source) ~= "string" then
    error("bad argument #1 to 'feed' (string expected, got " .. type(source) .. ")", 2)
  end
  local format, published, url, bytes, gazetteers, reading = options.check(opts, "feed", 3)
  if format ~= "auto" then error("bad option 'format' to 'feed' (a feed tells its own)", 2) end
  local most = math.min(bytes * 8 + 65536, 2 ^ 30) -- of a page: escaped, an article may be longer than its feed
  if #source > bytes then return nil, "the input is larger than the limit", "too_large" end
  local pages = pages_of(source)
  if not pages then return nil, "neither RSS nor Atom nor JSON-LD with an article", "not_feed" end
  return function()
    local text = pages()
    if not text then return nil end
    local handle, message, code = core.parse(text, "html", published, url, most, gazetteers, reading)
    if not handle then return false, message, code end
    return article.new(handle, gazetteers)
  end
end
