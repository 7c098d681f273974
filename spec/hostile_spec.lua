--- Input that nobody should send: the documented answer, no crash, in bounded time.

local dateline = require "dateline"

local MIB = 2 ^ 20
-- Under sanitizers and the collector's stress everything is slower: less of it shows the same.
local SCALE = os.getenv "DATELINE_SLOW" and 0.1 or 1

-- Every layer of a source, in every format; returns seconds.
local function read_all(source, formats)
  local began = os.clock()
  for _, format in ipairs(formats or { "html", "markdown", "text" }) do
    local article = assert(dateline.parse(source, { format = format, limits = { bytes = 64 * MIB } }))
    local _ = article.entities, article.dates, article.quotes, article.sentences
    article:close()
  end
  return os.clock() - began
end

describe("hostile input", function()
  it("empty, blank and single bytes", function()
    read_all ""
    read_all " \n\t\r\n"
    for byte = 1, 255 do read_all(string.char(byte)) end
  end)

  it("with a NUL byte is read, binary data is refused", function()
    local article = dateline.parse("A story\0 from Geneva.\n\nIt goes on on Tuesday.")
    if article then article:close() end
    local _, _, code = dateline.parse(("\0\1\2\3"):rep(100))
    assert.equal("not_text", code)
  end)

  it("line ends, byte order marks and odd spaces change nothing", function()
    local source = "# Bridge Closes\n\nMarch 4, 2019\n\nOSLO \226\128\148 Mayor Tomas Reyes spoke on Tuesday.\n\nHe left.\n"
    local want = assert(dateline.parse(source, { format = "markdown" }))
    for name, variant in pairs {
      crlf = source:gsub("\n", "\r\n"), cr = source:gsub("\n", "\r"), bom = "\239\187\191" .. source,
    } do
      local got = assert(dateline.parse(variant, { format = "markdown" }))
      assert.equal(want.title, got.title, name)
      assert.equal(want.published.value, got.published.value, name)
      assert.equal(want.dateline.text, got.dateline.text, name)
      assert.equal(want.text, got.text, name)
      assert.equal(want.dates[1].value, got.dates[1].value, name)
      assert.equal("Tuesday", variant:sub(got.dates[1].first, got.dates[1].last), name)
    end
  end)

  it("text in another script is read whole", function()
    local source = "# \228\184\173\229\155\189\230\150\176\233\151\187\n\n\229\140\151\228\186\172\239\188\140\228\187\138\229\164\169\227\128\130\n"
    local article = assert(dateline.parse(source))
    assert.equal("\228\184\173\229\155\189\230\150\176\233\151\187", article.title)
    assert.truthy(article.text:find("\229\140\151\228\186\172", 1, true))
    read_all(source)
  end)

  it("unclosed everything", function()
    for _, opening in ipairs {
      "<div><p><b><!-- ", "```\n", "**", "*", "[", "![", "[a](", "<", "<a href=\"", "---\ntitle: \"x", "+++\ntitle = '",
      "|a|b|\n|-", "\"", "\226\128\156", "(", "&#", "&", "<script>", "<![CDATA[", "> > >", "- - - -", "1. 1. 1.",
    } do
      read_all(opening)
      read_all(opening .. "Mayor Tomas Reyes spoke in Oslo on Tuesday.")
      read_all("Mayor Tomas Reyes spoke in Oslo on Tuesday. " .. opening)
      read_all(opening:rep(2000))
    end
  end)

  -- Two headings each of these sizes: time must not grow faster than the input by much. Absolute
  -- times are noisy; bench/linear.sh counts instructions.
  local shapes = {
    ["headings"] = function(n) return ("# Title\n\n"):rep(math.floor(n / 9)) end,
    ["divs"] = function(n) return ("<div>"):rep(math.floor(n / 5)) end,
    ["quotes"] = function(n) return ("> "):rep(math.floor(n / 2)) end,
    ["brackets"] = function(n) return ("["):rep(n) end,
    ["stars"] = function(n) return ("*a "):rep(math.floor(n / 3)) end,
    ["backticks"] = function(n) return ("`"):rep(n) end,
    ["one word"] = function(n) return ("a"):rep(n) end,
    ["capitals"] = function(n) return ("Aa "):rep(math.floor(n / 3)) end,
    ["one name"] = function(n) return ("John Smith spoke. "):rep(math.floor(n / 18)) end,
    ["dates"] = function(n) return ("Tuesday "):rep(math.floor(n / 8)) end,
    ["numbers"] = function(n) return ("1999 "):rep(math.floor(n / 5)) end,
    ["stops"] = function(n) return ("a."):rep(math.floor(n / 2)) end,
    ["marks"] = function(n) return ("\""):rep(n) end,
    ["lines"] = function(n) return ("a\n"):rep(math.floor(n / 2)) end,
    ["blank lines"] = function(n) return ("\n"):rep(n) end,
    ["numbered tags"] = function(n)
      local tags = {}
      for i = 1, math.floor(n / 10) do tags[i] = ("<b %06d>"):format(i) end
      return table.concat(tags)
    end,
    ["open lists"] = function(n) return ("<ul><li>"):rep(math.floor(n / 8)) end,
    ["nested tables"] = function(n) return ("<table><tr><td>"):rep(math.floor(n / 15)) end,
    ["bytes of an attribute"] = function(n) return "<p class='" .. ("0123456789"):rep(math.floor(n / 10)) end,
    ["bytes of a comment"] = function(n) return "<!--" .. ("--x>"):rep(math.floor(n / 4)) end,
    ["bytes of a script"] = function(n) return "<script><!--" .. ("<script>-->"):rep(math.floor(n / 11)) end,
    ["tables"] = function(n) return "|a|b|\n|-|-|\n" .. ("|x|y|\n"):rep(math.floor(n / 6)) end,
  }
  for name, shape in pairs(shapes) do
    it("many " .. name .. " take linear time", function()
      local small = read_all(shape(math.floor(100000 * SCALE)))
      local large = read_all(shape(math.floor(400000 * SCALE)))
      assert.truthy(large < 10 * small + 0.5, ("%.2f s, then %.2f s for four times as much"):format(small, large))
    end)
  end

  it("ten megabytes of prose", function()
    local prose = ("The mayor of Oslo, Tomas Reyes, said on Tuesday that 1,999 people had left. "):rep(60)
    local source = (prose .. "\n\n"):rep(math.floor(10 * MIB * SCALE / (#prose + 2)))
    read_all(source, { "text" })
  end)
end)
