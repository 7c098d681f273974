-- The source of an article as a page of HTML with its names and dates marked.
--
--   lua examples/highlight.lua [FILE] > page.html

local dateline = require "dateline"

local path = arg and arg[1] or "examples/articles/reservoir.html"
local article = assert(dateline.open(path))

local STYLE = [[
<style>
  mark { padding: 0 .15em; border-radius: .2em; background: #eee }
  mark.person { background: #fde2a8 }
  mark.organization { background: #cfe4ff }
  mark.place { background: #cdeccd }
  mark.group, mark.event { background: #ecd3f2 }
  time { border-bottom: 2px solid #d66 }
  pre.dateline { white-space: pre-wrap; max-width: 45em; font: 16px/1.5 Georgia, serif }
</style>
]]

local html = dateline.highlight(article)
if article.format == "html" then
  -- The page keeps its own markup; the style goes to the end of its head.
  local head = html:find("</head>", 1, true)
  if head then html = html:sub(1, head - 1) .. STYLE .. html:sub(head) end
  io.write(html)
else
  io.write("<!DOCTYPE html>\n<meta charset=\"utf-8\">\n<title>", article.title or path, "</title>\n", STYLE, html)
end
