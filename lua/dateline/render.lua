--- The article's own text again, clean: as Markdown or as HTML.
--
-- Both are made from article.blocks: the structure stays (headings, lists, quotations, tables, code,
-- captions), inline markup does not. Everything is escaped, so the output holds no markup that the
-- source's text could have smuggled in.

local render = {}

-- The blocks that a reader reads, title first.
local function readable(article)
  local blocks, has_title = {}, false
  for _, block in ipairs(article.blocks) do
    local kind = block.kind
    if kind == "title" then
      if not has_title then table.insert(blocks, 1, block) end
      has_title = true
    elseif kind == "subtitle" or kind == "caption" or block.body then
      blocks[#blocks + 1] = block
    end
  end
  if not has_title and article.title then
    table.insert(blocks, 1, { kind = "title", text = article.title })
  end
  return blocks
end

local function one_line(text)
  return (text:gsub("%s+", " "))
end

local function cells(row)
  local list = {}
  for cell in (row .. "\t"):gmatch "([^\t]*)\t" do list[#list + 1] = cell end
  return list
end

-- ---- Markdown ----------------------------------------------------------------------------------

local function escape_markdown(text)
  text = one_line(text):gsub("[\\`*_%[%]<>&|~]", "\\%0")
  text = text:gsub("^([#+-])", "\\%1"):gsub("^(%d+)([.)])", "%1\\%2"):gsub("^([=]+)$", "\\%1")
  return text
end

local function fence_for(text)
  local longest = 2
  for ticks in text:gmatch "`+" do longest = math.max(longest, #ticks) end
  return ("`"):rep(longest + 1)
end

local MARKDOWN = {
  title = function(block) return "# " .. escape_markdown(block.text) end,
  subtitle = function(block) return "*" .. escape_markdown(block.text) .. "*" end,
  subhead = function(block) return ("#"):rep(math.max(2, block.level or 2)) .. " " .. escape_markdown(block.text) end,
  list_item = function(block) return ("  "):rep((block.level or 1) - 1) .. "- " .. escape_markdown(block.text) end,
  quote = function(block) return "> " .. escape_markdown(block.text) end,
  caption = function(block) return "*" .. escape_markdown(block.text) .. "*" end,
  code = function(block)
    local fence = fence_for(block.text)
    return fence .. "\n" .. block.text .. "\n" .. fence
  end,
  table = function(block)
    local row = cells(block.text)
    for i, cell in ipairs(row) do row[i] = escape_markdown(cell) end
    return "| " .. table.concat(row, " | ") .. " |"
  end,
}

--- article:markdown()
function render.markdown(article)
  local out, previous = {}, nil
  for _, block in ipairs(readable(article)) do
    local line = (MARKDOWN[block.kind] or function() return escape_markdown(block.text) end)(block)
    if previous then
      local tight = previous.kind == block.kind and (block.kind == "list_item" or block.kind == "table")
      out[#out + 1] = tight and "\n" or "\n\n"
    end
    out[#out + 1] = line
    if block.kind == "table" and not (previous and previous.kind == "table") then
      out[#out + 1] = "\n|" .. ("---|"):rep(#cells(block.text))
    end
    previous = block
  end
  out[#out + 1] = #out > 0 and "\n" or ""
  return table.concat(out)
end

-- ---- HTML --------------------------------------------------------------------------------------

local ESCAPES = { ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;", ['"'] = "&quot;" }

local function escape_html(text)
  return (text:gsub('[&<>"]', ESCAPES))
end

local function element(name, text) return "<" .. name .. ">" .. escape_html(text) .. "</" .. name .. ">" end

-- An image's address may only be one that a browser fetches and does not run.
local function safe_url(url)
  return url and url ~= "" and (url:find "^https?://" or not url:find "^%s*[%w+.-]+:") and url or nil
end

local function figure(article, block)
  local picture = ""
  for _, image in ipairs(article.images) do
    if image.caption and image.caption.first == block.first and safe_url(image.url) then
      picture = ('<img src="%s" alt="%s">'):format(escape_html(image.url), escape_html(image.alt or ""))
    end
  end
  return "<figure>" .. picture .. element("figcaption", block.text) .. "</figure>"
end

-- Blocks of these kinds stand in a common parent.
local PARENT = { list_item = "ul", table = "table" }

--- article:html()
function render.html(article)
  local out, parent = { "<article>\n" }, nil
  for _, block in ipairs(readable(article)) do
    local wanted = PARENT[block.kind]
    if parent and parent ~= wanted then out[#out + 1] = "</" .. parent .. ">\n" end
    if wanted and parent ~= wanted then out[#out + 1] = "<" .. wanted .. ">\n" end
    parent = wanted
    local kind, text = block.kind, block.text
    local html
    if kind == "title" then html = element("h1", text)
    elseif kind == "subhead" then html = element("h" .. math.min(6, math.max(2, block.level or 2)), text)
    elseif kind == "list_item" then html = element("li", text)
    elseif kind == "quote" then html = "<blockquote>" .. element("p", text) .. "</blockquote>"
    elseif kind == "code" then html = "<pre>" .. element("code", text) .. "</pre>"
    elseif kind == "caption" then html = figure(article, block)
    elseif kind == "table" then
      local row = cells(text)
      for i, cell in ipairs(row) do row[i] = element("td", cell) end
      html = "<tr>" .. table.concat(row) .. "</tr>"
    else html = element("p", text) end
    out[#out + 1] = html .. "\n"
  end
  if parent then out[#out + 1] = "</" .. parent .. ">\n" end
  out[#out + 1] = "</article>\n"
  return table.concat(out)
end

return render
