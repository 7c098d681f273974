--- The workflows over an article: timeline, index, highlight, pipe; and the article as Markdown and HTML.

local dateline = require "dateline"
local encode = require "dateline.encode"

local STORY = [[
# Harbour Bridge Closes for Repairs

March 4, 2019

PORT ELLERY — Mayor Tomas Reyes said Tuesday that the bridge, opened in June 1974, would close on March 20, 2019.

Reyes said work would end in May 2020. "We have waited too long," Reyes told reporters.
]]

local function parse(source, options) return assert(dateline.parse(source, options)) end

describe("timeline", function()
  it("is sorted by time", function()
    local entries = dateline.timeline(parse(STORY))
    local values = {}
    for i, entry in ipairs(entries) do values[i] = entry.value end
    assert.same({ "1974-06", "2019-02-26", "2019-03-20", "2020-05" }, values)
    assert.truthy(entries[1].sentence:find("bridge, opened in June 1974", 1, true))
    assert.equal("1974-06-01", entries[1].from)
    assert.equal("1974-07-01", entries[1].to)
  end)

  it("leaves out what has no place on the calendar", function()
    assert.same({}, dateline.timeline(parse "It lasted two years, as always."))
  end)
end)

describe("index", function()
  it("counts articles and mentions", function()
    local entries = dateline.index { parse(STORY), parse "Mayor Tomas Reyes spoke again.\n\nHe left for Geneva." }
    local reyes
    for i, entry in ipairs(entries) do
      if entry.name == "Tomas Reyes" then reyes = entry end
      assert.truthy(i == 1 or #entry.articles <= #entries[i - 1].articles)
    end
    assert.equal("person", reyes.type)
    assert.equal(2, #reyes.articles)
  end)

  it("takes an iterator, and nothing", function()
    assert.same({}, dateline.index {})
    local given = false
    local entries = dateline.index(function()
      if given then return nil end
      given = true
      return parse(STORY)
    end)
    assert.truthy(#entries > 0)
  end)
end)

describe("highlight", function()
  it("marks names and dates and keeps the rest", function()
    local html = dateline.highlight(parse(STORY))
    assert.truthy(html:find('<time datetime="2019-03-20">March 20, 2019</time>', 1, true), html)
    assert.truthy(html:find('<mark class="person"[^>]*>Tomas Reyes</mark>'), html)
    local plain = html:gsub("<[^>]*>", ""):gsub("&quot;", '"'):gsub("&amp;", "&")
    assert.equal(STORY .. "\n", plain)
  end)

  it("escapes what is no markup", function()
    local html = dateline.highlight(parse("a < b & c > d on Tuesday, <script>", { format = "text" }))
    assert.truthy(html:find("a &lt; b &amp; c &gt; d on ", 1, true), html)
    assert.falsy(html:find("<script>", 1, true))
  end)
end)

describe("pipe", function()
  it("annotates rows from a list or an iterator", function()
    local rows = { { id = 1, source = STORY, layers = { "dates" } }, { id = 2 }, { id = 3, source = "x" } }
    local got = {}
    for row in dateline.pipe(rows) do got[#got + 1] = row end
    assert.equal(3, #got)
    assert.equal(1, got[1].id)
    assert.equal("bad_row", got[2].error.code)
    assert.equal(3, got[3].id)
    local i = 0
    local iterator = function() i = i + 1 return rows[i] end
    for row in dateline.pipe(iterator, { unit = "utf16" }) do
      assert.truthy(row.error or row.unit == "utf16")
      assert.equal("string", type(encode.encode(row)))
    end
    assert.equal(4, i)
  end)

  it("gives empty lists where nothing was found", function()
    for row in dateline.pipe { { source = "It rained, and nobody minded." } } do
      for _, name in ipairs { "mentions", "references", "entities", "dates", "quotes", "authors", "links", "images" } do
        assert.equal(0, #row[name], name)
        assert.is_nil(next(row[name]), name)
      end
    end
  end)
end)

describe("markdown and html", function()
  local source = "# A <b>*title*</b>\n\nOne & two < three.\n\n## Part_one\n\n- first\n- second\n\n> said\n\n"
    .. "| a | b |\n|---|---|\n| 1 | 2 |\n\n```\nx < `y`\n```\n\n1\\. not a list\n"

  it("keep the structure and escape the text", function()
    local article = parse(source, { format = "markdown" })
    local html = article:html()
    for _, piece in ipairs {
      "<p>One &amp; two &lt; three.</p>", "<h2>Part_one</h2>", "<ul>\n<li>first</li>\n<li>second</li>\n</ul>",
      "<blockquote><p>said</p></blockquote>", "<tr><td>1</td><td>2</td></tr>", "x &lt; `y`",
    } do
      assert.truthy(html:find(piece, 1, true), piece .. " is missing in\n" .. html)
    end
  end)

  it("give Markdown that reads as the same article", function()
    local article = parse(source, { format = "markdown" })
    local again = parse(article:markdown(), { format = "markdown" })
    assert.equal(article.title, again.title)
    assert.equal(article.text, again.text)
    assert.equal(article:html(), again:html())
  end)

  it("of nothing are empty", function()
    local article = parse ""
    assert.equal("", article:markdown())
    assert.equal("<article>\n</article>\n", article:html())
  end)

  it("leave no way for markup from the text", function()
    local article = parse("<script>alert(1)</script> **x** <img src=x onerror=y> on Tuesday", { format = "text" })
    assert.falsy(article:html():find("<script", 1, true))
    assert.falsy(article:html():find("<img", 1, true))
  end)
end)
