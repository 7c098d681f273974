--- dateline.highlight(article): the source with its names and dates marked, as HTML.
--
-- Each name becomes <mark class="person" data-entity="1" title="John Kerry">, each date
-- <time datetime="2013-07-02">. HTML sources keep their markup, and marks go around the pieces of
-- text; other sources are escaped and wrapped in <pre>. Where two overlap, the one that begins
-- first stays (the longer of two that begin together).

local article = require "dateline.article"

local ESCAPES = { ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;", ['"'] = "&quot;" }

local function escape(text)
  return (text:gsub('[&<>"]', ESCAPES))
end

-- A date's value as HTML's <time datetime> takes it: calendar dates, months, years, weeks.
local function datetime(value)
  return value:match "^%d%d%d%d%-%d%d%-%d%d$" or value:match "^%d%d%d%d%-%d%d%-%d%dT%d%d:%d%d$"
    or value:match "^%d%d%d%d%-%d%d$" or value:match "^%d%d%d%d$" or value:match "^%d%d%d%d%-W%d%d$"
end

local function marks_of(self)
  local marks = {}
  local function add(value, open, close)
    for _, span in ipairs(value.spans or { value }) do
      if span.first then marks[#marks + 1] = { first = span.first, last = span.last, open = open, close = close } end
    end
  end
  for mention in self:mentions { kind = "name" } do
    local entity = self.entities[mention.entity]
    add(mention, ('<mark class="%s" data-entity="%d" title="%s">'):format(mention.type, mention.entity,
      escape(entity.name or mention.text)), "</mark>")
  end
  for _, date in ipairs(self.dates) do
    local day = datetime(date.value)
    add(date, day and ('<time datetime="%s">'):format(day) or ('<time data-value="%s">'):format(escape(date.value)),
      "</time>")
  end
  table.sort(marks, function(a, b)
    if a.first ~= b.first then return a.first < b.first end
    if a.last ~= b.last then return a.last > b.last end
    return a.open < b.open
  end)
  return marks
end

return function(self)
  if not article.is(self) then error("bad argument #1 to 'highlight' (article expected)", 2) end
  local source = self:source()
  local is_html = self.format == "html"
  local keep = is_html and function(text) return text end or escape
  local out, position = {}, 1
  for _, mark in ipairs(marks_of(self)) do
    if mark.first >= position then
      out[#out + 1] = keep(source:sub(position, mark.first - 1))
      out[#out + 1] = mark.open .. keep(source:sub(mark.first, mark.last)) .. mark.close
      position = mark.last + 1
    end
  end
  out[#out + 1] = keep(source:sub(position))
  local body = table.concat(out)
  return is_html and body or '<pre class="dateline">' .. body .. "</pre>\n"
end
