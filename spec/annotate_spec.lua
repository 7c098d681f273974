--- The command: one line out for each line in, whatever the lines are.

local dateline = require "dateline"
local encode = require "dateline.encode"
local articles = require "spec.support.articles"
local schema = require "spec.support.schema"

local rules = assert(encode.decode(articles.read "docs/row.schema.json"))
local interpreter = arg and arg[-1] and os.getenv "LUA" or os.getenv "LUA" or "lua5.4"

local function lines_of(text)
  local lines = {}
  for line in text:gmatch "([^\n]*)\n" do lines[#lines + 1] = line end
  return lines
end

local function run(arguments, input)
  local path = os.tmpname()
  local file = assert(io.open(path, "wb"))
  file:write(input)
  file:close()
  local pipe = assert(io.popen(("LUA=%s bin/dateline %s < %s 2>&1"):format(interpreter, arguments, path)))
  local output = pipe:read "*a"
  pipe:close()
  os.remove(path)
  return output
end

local function check(value, where)
  local problem = schema.check(value, rules, rules, encode.null)
  if problem then error((where or "row") .. ": " .. problem) end
end

describe("a row", function()
  it("satisfies the schema for every article of the repository, in every unit", function()
    for _, item in ipairs(articles.all()) do
      for _, unit in ipairs { "byte", "codepoint", "utf16" } do
        local article = assert(dateline.open(item.path))
        local text = dateline.json(article, { unit = unit, layers = { "entities", "dates", "quotes", "sentences" } })
        check(assert(encode.decode(text)), item.path)
        assert.falsy(text:find "\n")
        article:close()
      end
    end
  end)

  it("is refused by the schema when it is wrong", function()
    local article = assert(dateline.parse "# A\n\nOn Tuesday.")
    local value = assert(encode.decode(dateline.json(article)))
    check(value)
    value.surprise = 1
    assert.has_error(function() check(value) end)
    value.surprise = nil
    value.dates[1].type = "WEEK"
    assert.has_error(function() check(value) end)
  end)

  it("counts offsets in its unit", function()
    local source = "\240\159\152\128 Caf\195\169 owner Tomas Reyes spoke on Tuesday."
    local want = { byte = { 38, 45 }, codepoint = { 34, 41 }, utf16 = { 35, 42 } }
    for unit, offsets in pairs(want) do
      local article = assert(dateline.parse(source, { format = "text", published = "2019-03-04" }))
      local value = encode.decode(dateline.json(article, { unit = unit, layers = { "dates" } }))
      assert.equal(unit, value.unit)
      assert.same(offsets, { value.dates[1].start, value.dates[1]["end"] })
      assert.equal("2019-02-26", value.dates[1].value)
      assert.is_nil(value.mentions)
    end
    assert.equal("Tuesday", source:sub(want.byte[1] + 1, want.byte[2]))
  end)

  it("writes empty lists as lists", function()
    local text = dateline.json(assert(dateline.parse "x"))
    for _, name in ipairs { "authors", "dates", "entities", "mentions", "quotes" } do
      assert.truthy(text:find('"' .. name .. '":[]', 1, true), name)
    end
  end)
end)

describe("dateline annotate", function()
  it("answers every line, in order, and stops at none", function()
    local input = {
      '{"id":"a","source":"Mayor Tomas Reyes spoke on Tuesday.","published":"2019-03-04","format":"text"}',
      "not json",
      "",
      '{"id":3}',
      '{"id":4,"source":7}',
      '{"id":5,"source":"x","format":"pdf"}',
      '{"id":6,"source":"x","layers":["nothing"]}',
      '{"id":7,"source":"x","published":"soon"}',
      '[1,2]',
      '"text"',
      '{"id":{"deep":[1]},"source":"On Tuesday.","layers":[]}',
      '{"id":"last","source":"On Tuesday.","layers":["dates"]}\r',
      '{"source":"\\u0000\\u0001\\u0002\\u0000"}',
      '{"id":null,"source":"x"}',
    }
    local lines = lines_of(run("annotate", table.concat(input, "\n") .. "\n"))
    assert.equal(#input, #lines)
    local rows = {}
    for i, line in ipairs(lines) do
      rows[i] = assert(encode.decode(line))
      check(rows[i], "line " .. i)
    end
    assert.equal("a", rows[1].id)
    assert.equal("2019-02-26", rows[1].dates[1].value)
    for i, code in pairs { [2] = "bad_row", [3] = "bad_row", [4] = "bad_row", [5] = "bad_row", [6] = "bad_row",
      [7] = "bad_row", [8] = "bad_date", [9] = "bad_row", [10] = "bad_row", [13] = "not_text" } do
      assert.equal(code, rows[i].error and rows[i].error.code, "line " .. i)
    end
    assert.equal(3, rows[4].id)
    assert.same({ deep = { 1 } }, rows[11].id)
    assert.is_nil(rows[11].dates)
    assert.equal("last", rows[12].id)
    assert.is_nil(rows[12].mentions)
    assert.equal(1, #rows[12].dates)
    assert.is_nil(rows[14].error)
  end)

  it("takes a last line without an end, and no input at all", function()
    assert.equal(1, #lines_of(run("annotate --flush", '{"source":"x"}')))
    assert.equal("", run("annotate", ""))
  end)

  it("reads dates as a row asks", function()
    local rows = lines_of(run("annotate", ([[
{"source":"Dinner on Friday.","published":"2013-07-02"}
{"source":"Dinner on Friday.","published":"2013-07-02","reading":"calendar"}
{"source":"Dinner on Friday.","published":"2013-07-02","reading":"tea leaves"}
]])))
    assert.equal("2013-06-28", encode.decode(rows[1]).dates[1].value)
    assert.equal("2013-07-05", encode.decode(rows[2]).dates[1].value)
    assert.equal("bad_row", encode.decode(rows[3]).error.code)
  end)

  it("knows its units and limits", function()
    local line = run("annotate --unit utf16 --limit 10", '{"source":"short"}\n{"source":"much too long for ten"}\n')
    local rows = lines_of(line)
    assert.equal("utf16", encode.decode(rows[1]).unit)
    assert.equal("too_large", encode.decode(rows[2]).error.code)
  end)
end)

describe("dateline FILE", function()
  local path = articles.all()[1].path

  it("prints a summary", function()
    local text = run(path, "")
    local article = assert(dateline.open(path))
    assert.truthy(text:find(article.title, 1, true), text)
    assert.truthy(text:find("Who, what and where", 1, true))
    assert.truthy(text:find("When", 1, true))
  end)

  it("prints a summary of whole characters, without empty sections", function()
    local name = os.tmpname()
    local file = assert(io.open(name, "wb"))
    file:write("a", ("\230\151\165"):rep(200))
    file:close()
    local text = run("--format text " .. name, "")
    os.remove(name)
    assert.truthy(text:find("a" .. ("\230\151\165"):rep(93) .. "\n  ...", 1, true), text)
    assert.falsy(text:find("When", 1, true))
  end)

  it("prints JSON", function()
    local value = assert(encode.decode(run("--json " .. path, "")))
    check(value)
  end)

  it("complains about what it cannot read and goes on", function()
    local text = run("--json no/such/file " .. path, "")
    assert.truthy(text:find("dateline: no/such/file", 1, true))
    assert.truthy(text:find('"title"', 1, true))
  end)

  it("has a version", function()
    assert.equal(dateline._VERSION .. "\n", run("--version", ""))
  end)
end)

describe("the command on a file", function()
  -- The titles of the documents that it prints, and all it prints.
  local function titles(arguments, input)
    local output = run(arguments, input or "")
    local list = {}
    for _, line in ipairs(lines_of(output)) do
      local value = encode.decode(line)
      if value then
        check(value, arguments)
        list[#list + 1] = value.title or "(none)"
      end
    end
    return list, output
  end

  it("prints each article of a feed", function()
    assert.same({ "Bridge to close for <repairs> & paint", "Ferry fares rise" }, titles "--json spec/fixtures/feed-rss.xml")
    assert.same({ "Council votes on the “long pier”", "Lighthouse lit again" }, titles "--json spec/fixtures/feed-atom.xml")
    assert.same({ "Harbour bank opens </script> a vault" }, titles "--json spec/fixtures/feed-article.json")
    local summary = run("spec/fixtures/feed-atom.xml", "")
    assert.truthy(summary:find("Council votes", 1, true) and summary:find("Lighthouse lit", 1, true))
    assert.falsy(summary:find "&amp;")
  end)

  it("reads a feed from a pipe, behind declarations and comments", function()
    local feed = '\239\187\191<?xml version="1.0"?>\n<!-- <html> -->\n<!DOCTYPE x>\n<a:feed xmlns:a="x"><entry><title>Gulls return</title>'
      .. "<summary>The gulls returned on Monday, wardens said.</summary></entry></a:feed>"
    assert.same({ "Gulls return" }, (titles("--json /dev/stdin", feed)))
  end)

  it("takes no page for a feed, nor a feed for one when a format is chosen", function()
    local page = "<html><head><title>Feeds</title></head><body><h1>How feeds work</h1><p>A <code>&lt;rss&gt;</code> has "
      .. "channels, the author said, and <rss >this</rss> is none.</p></body></html>"
    assert.same({ "How feeds work" }, (titles("--json /dev/stdin", page)))
    assert.equal(1, #titles("--json /dev/stdin", "An <rss> opens a feed, the author said."))
    assert.equal(1, #titles "--json --format html spec/fixtures/feed-rss.xml")
    assert.equal(1, #titles("--json /dev/stdin", '{"@type": "Person", "name": "Jane Doe"}'))
  end)

  it("tells of what it cannot read", function()
    local list, output = titles("--json /dev/stdin", "<rss><channel></channel></rss>")
    assert.same({}, list)
    assert.truthy(output:find "a feed without articles")
    list, output = titles "--json --limit 10 spec/fixtures/feed-rss.xml"
    assert.same({}, list)
    assert.truthy(output:find("feed-rss.xml: the input is larger", 1, true))
    list, output = titles "--json spec/fixtures/none.xml spec/fixtures/feed-article.json"
    assert.equal(1, #list)
    assert.truthy(output:find("none.xml: No such file", 1, true))
  end)
end)
