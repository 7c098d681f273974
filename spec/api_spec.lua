--- What require "dateline" gives: parse, open, the article, its layers and methods, and the errors of each.

local dateline = require "dateline"

local STORY = [[
# Harbour Bridge Closes for Repairs

March 4, 2019

By Nora Quist

PORT ELLERY — Mayor Tomas Reyes said Tuesday that the harbour bridge would close for two weeks.

"We have waited too long," Reyes told reporters.
]]

describe("parse", function()
  it("gives a plain table with what was read", function()
    local article = assert(dateline.parse(STORY))
    assert.equal("Harbour Bridge Closes for Repairs", article.title)
    assert.same({ "Nora Quist" }, article.authors)
    assert.equal("2019-03-04", article.published.value)
    assert.equal("PORT ELLERY", article.dateline.text)
    assert.equal("markdown", article.format)
    assert.equal("article", article.kind)
    assert.truthy(article.text:find("Mayor Tomas Reyes said Tuesday", 1, true))
    assert.falsy(article.text:find("Nora Quist", 1, true))
    assert.same({}, article.warnings)
    assert.same({}, article.related)
    for key, value in pairs(article) do
      assert.equal("string", type(key))
      assert.not_equal("userdata", type(value))
    end
  end)

  it("computes layers when they are touched, and once", function()
    for _, layer in ipairs { "entities", "dates", "quotes", "sentences", "places", "all_mentions" } do
      local article = assert(dateline.parse(STORY))
      assert.is_nil(rawget(article, layer))
      local value = article[layer]
      assert.equal("table", type(value))
      assert.equal(value, rawget(article, layer))
      assert.equal(value, article[layer])
    end
    local other = assert(dateline.parse(STORY))
    assert.is_table(other.dates)
    assert.is_nil(rawget(other, "entities"))
  end)

  it("knows no other fields", function()
    local article = assert(dateline.parse(STORY))
    assert.is_nil(article.no_such_field)
  end)

  it("lets the caller override the publication date", function()
    local article = assert(dateline.parse(STORY, { published = "2020-03-04" }))
    assert.equal("2020-03-04", article.published.value)
    assert.equal("input", article.published.source)
    assert.equal("2020-03-03", article.dates[1].value)
  end)

  it("reads dates as news does, or as a calendar's entry", function()
    local function value(text, reading)
      return assert(dateline.parse(text, { format = "text", published = "2013-07-02", reading = reading })).dates[1].value
    end
    assert.equal("2013-06-28", value("Dinner on Friday."))
    assert.equal("2013-06-28", value("Dinner on Friday.", "news"))
    assert.equal("2013-07-05", value("Dinner on Friday.", "calendar"))
    assert.equal("P2W", value("Dinner in two weeks."))
    assert.equal("2013-07-16", value("Dinner in two weeks.", "calendar"))
  end)

  it("keeps all the text in the text format", function()
    local article = assert(dateline.parse("UPDATED: a slug\n\nBy Nora Quist\n\nA story.\n\n-30-\n", { format = "text" }))
    for _, piece in ipairs { "UPDATED: a slug", "By Nora Quist", "A story.", "-30-" } do
      assert.truthy(article.text:find(piece, 1, true), piece)
    end
  end)

  it("keeps the text of a fragment of HTML", function()
    local article = assert(dateline.parse("<p>Kerry spoke in <b>Geneva</b> on Tuesday.</p><ul><li>One point</li></ul>",
      { format = "html", published = "2013-07-02" }))
    assert.truthy(article.text:find("Kerry spoke in Geneva on Tuesday.", 1, true), article.text)
    assert.truthy(article.text:find("One point", 1, true))
    assert.equal("2013-07-02", article.dates[1].value)
  end)

  it("finds nothing in nothing", function()
    local article = assert(dateline.parse "")
    assert.is_nil(article.title)
    assert.equal("", article.text)
    for _, list in ipairs { "authors", "blocks", "entities", "dates", "quotes", "sentences", "places", "links" } do
      assert.same({}, article[list])
    end
  end)

  it("has a version that the rockspecs carry too", function()
    assert.truthy(dateline._VERSION:match "^dateline %d+%.%d+%.%d+$")
    local version = dateline._VERSION:match "%d.*$"
    local spec = assert(io.open("rockspec/dateline-" .. version .. "-1.rockspec"))
    spec:close()
  end)

  it("sets no global", function()
    local before = {}
    for key in pairs(_G) do before[key] = true end
    local article = assert(dateline.parse(STORY))
    dateline.timeline(article)
    dateline.json(article)
    dateline.highlight(article)
    for key in pairs(_G) do assert.truthy(before[key], "a global was set: " .. tostring(key)) end
  end)
end)

describe("misuse raises and names the argument", function()
  local function raises(pattern, f, ...)
    local ok, message = pcall(f, ...)
    assert.is_false(ok)
    assert.truthy(tostring(message):find(pattern), message)
    assert.truthy(tostring(message):find("api_spec", 1, true), "no position: " .. tostring(message))
  end

  it("in parse", function()
    raises("argument #1 to 'parse'", function() dateline.parse(nil) end)
    raises("argument #1 to 'parse'", function() dateline.parse(42) end)
    raises("argument #2 to 'parse'", function() dateline.parse("x", "html") end)
    raises("unknown option 'fromat'", function() dateline.parse("x", { fromat = "html" }) end)
    raises("option 'format'", function() dateline.parse("x", { format = "pdf" }) end)
    raises("option 'published'", function() dateline.parse("x", { published = 20130702 }) end)
    raises("option 'url'", function() dateline.parse("x", { url = true }) end)
    raises("option 'reading'", function() dateline.parse("x", { reading = "future" }) end)
    raises("option 'limits'", function() dateline.parse("x", { limits = 3 }) end)
    raises("unknown option 'limits.seconds'", function() dateline.parse("x", { limits = { seconds = 1 } }) end)
    raises("limits.bytes", function() dateline.parse("x", { limits = { bytes = 0 } }) end)
    raises("limits.bytes", function() dateline.parse("x", { limits = { bytes = 2 ^ 40 } }) end)
    raises("limits.bytes", function() dateline.parse("x", { limits = { bytes = 0 / 0 } }) end)
  end)

  it("in open, mentions, explain and the workflows", function()
    local article = assert(dateline.parse(STORY))
    raises("argument #1 to 'open'", function() dateline.open({}) end)
    raises("unknown filter 'typ'", function() article:mentions { typ = "person" } end)
    raises("argument #1 to 'mentions'", function() article:mentions "person" end)
    raises("argument #1 to 'explain'", function() article:explain() end)
    raises("'timeline'", function() dateline.timeline {} end)
    raises("'highlight'", function() dateline.highlight "x" end)
    raises("'json'", function() dateline.json {} end)
    raises("unknown unit", function() dateline.json(article, { unit = "line" }) end)
    raises("unknown layer", function() dateline.json(article, { layers = { "enitities" } }) end)
    raises("'index'", function() dateline.index(7) end)
    raises("unknown option", function() dateline.pipe({}, { units = "byte" }) end)
  end)
end)

describe("bad data answers nil, a message and a code", function()
  local function fails(code, ...)
    local article, message, got = ...
    assert.is_nil(article)
    assert.equal("string", type(message))
    assert.equal(code, got)
  end

  it("for each code", function()
    fails("too_large", dateline.parse(("x"):rep(101), { limits = { bytes = 100 } }))
    fails("not_text", dateline.parse("\127ELF\2\1\1\0\0\0\0\0\0\0\0\0\3\0>\0"))
    fails("bad_date", dateline.parse("x", { published = "last Tuesday" }))
    fails("bad_date", dateline.parse("x", { published = "2013-02-30" }))
    fails("io", dateline.open "no/such/file.md")
    fails("io", dateline.open "spec")
  end)

  it("accepts invalid UTF-8 with a warning", function()
    local article = assert(dateline.parse "A caf\233 in Geneva opened.\n\nIt is small.")
    assert.equal("bad_utf8", article.warnings[1].code)
    assert.equal(6, article.warnings[1].first)
    assert.equal("A caf in Geneva opened.\n\nIt is small.", article.text)
  end)
end)

describe("an article that is closed", function()
  it("keeps what was computed and raises for the rest", function()
    local article = assert(dateline.parse(STORY))
    local dates = article.dates
    article:close()
    article:close()
    assert.equal(dates, article.dates)
    assert.equal("Harbour Bridge Closes for Repairs", article.title)
    assert.has_error(function() return article.entities end)
    assert.has_error(function() return article:source() end)
    assert.truthy(tostring(article):find("(closed)", 1, true))
    local ok, message = pcall(function() return article.quotes end)
    assert.is_false(ok)
    assert.truthy(message:find "quotes.*closed")
  end)

  it("is closed by a to-be-closed variable", function()
    local chunk = (loadstring or load) [[
      local dateline, story = ...
      local kept
      do local article <close> = dateline.parse(story); kept = article end
      return kept
    ]]
    if not chunk then return pending "to-be-closed variables need Lua 5.4" end
    assert.truthy(tostring(chunk(dateline, STORY)):find("(closed)", 1, true))
  end)

  it("keeps the source it points into, however it was made", function()
    local articles = {}
    for i = 1, 20 do
      articles[i] = assert(dateline.parse(STORY .. "\nThe work begins on Friday, says plan " .. i .. "."))
    end
    collectgarbage()
    collectgarbage()
    for i, article in ipairs(articles) do
      assert.truthy(article:source():find("says plan " .. i .. ".", 1, true))
      assert.equal("2019-03-08", article.dates[#article.dates].value)
      article:close()
    end
  end)

  it("frees its memory when collected", function()
    for _ = 1, 200 do
      local article = assert(dateline.parse(STORY))
      local _ = article.entities, article.dates
    end
    collectgarbage()
    collectgarbage()
    assert.truthy(collectgarbage "count" < 64 * 1024)
  end)
end)

describe("mentions", function()
  local article = assert(dateline.parse(STORY))

  it("come in text order and can be filtered", function()
    local last, people = 0, 0
    for mention in article:mentions() do
      assert.truthy(mention.first >= last)
      last = mention.first
      assert.equal(mention.type, article.entities[mention.entity].type)
    end
    for mention in article:mentions { type = "person" } do
      assert.equal("person", mention.type)
      people = people + 1
    end
    assert.truthy(people >= 2)
    for mention in article:mentions { type = { "person", "place" }, min = 0.5, kind = "name" } do
      assert.truthy(mention.type == "person" or mention.type == "place")
      assert.truthy(mention.confidence >= 0.5)
    end
    for _ in article:mentions { min = 1.1 } do error "no mention is that sure" end
  end)

  it("belong to exactly one entity each", function()
    local seen, count = {}, 0
    for id, entity in ipairs(article.entities) do
      assert.equal(id, entity.id)
      for _, mention in ipairs(entity.mentions) do
        assert.is_nil(seen[mention])
        seen[mention] = true
        count = count + 1
        assert.equal(id, mention.entity)
      end
    end
    assert.equal(#article.all_mentions, count)
  end)
end)

describe("the dateline", function()
  it("is a town: of the state behind its comma, and not a state", function()
    local article = assert(dateline.parse("PARIS, Texas (AP) - Two people were hurt in Paris on Monday, police said.",
      { format = "text" }))
    assert.equal("PARIS, Texas", article.dateline.text)
    assert.equal("US-TX", article.dateline.place.region)
    assert.equal("AP", article.dateline.agency)
    article = assert(dateline.parse("WASHINGTON (Reuters) - The Senate voted on Monday. Washington was calm.",
      { format = "text" }))
    local found = false
    for _, entity in ipairs(article.places) do
      if entity.name:lower() == "washington" then
        found = true
        assert.truthy(math.abs(entity.place.latitude - 38.9) < 0.2, "not the city")
      end
    end
    assert.truthy(found)
  end)
end)

describe("explain", function()
  it("says which rule fired and what the date was counted from", function()
    local article = assert(dateline.parse(STORY))
    local line = article:explain(article.dates[1])
    assert.truthy(line:find('"Tuesday" is DATE 2019-02-26', 1, true), line)
    assert.truthy(line:find("publication on 2019-03-04", 1, true), line)
  end)
end)
