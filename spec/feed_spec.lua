--- Feeds: RSS, Atom and JSON-LD, through dateline.feed and through the command.

local dateline = require "dateline"
local encode = require "dateline.encode"

local function fixture(name)
  local file = assert(io.open("spec/fixtures/" .. name, "rb"))
  local text = file:read "*a"
  file:close()
  return text
end

local function all(source, options)
  local list = {}
  for article in assert(dateline.feed(source, options)) do list[#list + 1] = article end
  return list
end

-- Every block lies in the page that the article was read from.
local function check_places(article)
  local source = article:source()
  for _, block in ipairs(article.blocks) do
    assert.truthy(block.first >= 1 and block.last <= #source)
    local word = block.text:match "%w+"
    assert.truthy(source:sub(block.first, block.last):find(word, 1, true))
  end
end

describe("feed", function()
  it("reads the items of RSS, their content before their description", function()
    local articles = all(fixture "feed-rss.xml")
    assert.equal(2, #articles)
    local first, second = articles[1], articles[2]
    assert.equal("Bridge to close for <repairs> & paint", first.title)
    assert.same({ "Jane Doe", "Omar Field" }, first.authors)
    assert.equal("2013-07-02T23:30:00-04:00", first.published.value)
    assert.equal("json-ld", first.published.source)
    assert.equal("https://ledger.example/2013/07/bridge", first.url)
    assert.same({ "Roads", "Harbour" }, first.tags)
    assert.equal("PORT ELLERY", first.dateline.text)
    assert.equal("https://ledger.example/plans", first.links[1].url)
    assert.equal("PORT ELLERY — Mayor Tomas Reyes said Tuesday that the harbour bridge would close.\n\n"
      .. "What comes next\n\nWork ends in May, he said. See the plans.\n\nNew deck\nNew paint", first.text)
    assert.equal("Ferry fares rise", second.title)
    assert.same({ "Lena Marsh" }, second.authors)
    assert.equal("2013-07-03T08:05:00Z", second.published.value)
    assert.equal("Fares on the ferry rise by a tenth on Monday.\n\n"
      .. "Children ride free, the operator said — as before.", second.text)
    for _, article in ipairs(articles) do check_places(article) end
  end)

  it("calls a brief an article, an item without text empty", function()
    local articles = all("<rss><channel><item><title>Ferry sinks</title><description>A ferry sank in the harbour. "
      .. "Nobody was hurt.</description></item><item><title>Mayor resigns</title></item></channel></rss>")
    assert.equal("article", articles[1].kind)
    assert.equal("A ferry sank in the harbour. Nobody was hurt.", articles[1].text)
    assert.equal("empty", articles[2].kind)
  end)

  it("dates what is said from the item's own date", function()
    local article = dateline.feed(fixture "feed-rss.xml")()
    assert.equal("Tuesday", article.dates[1].text)
    assert.equal("2013-07-02", article.dates[1].value)
  end)

  it("reads the entries of Atom", function()
    local articles = all(fixture "feed-atom.xml")
    assert.equal(2, #articles)
    local first, second = articles[1], articles[2]
    assert.equal("Council votes on the “long pier”", first.title)
    assert.same({ "Ruth Ang", "Tom Vale" }, first.authors)
    assert.equal("https://ledger.example/2013/07/pier", first.url)
    assert.equal("2013-07-03T18:00:00+02:00", first.published.value)
    assert.equal("2013-07-04T10:00:00Z", first.modified.value)
    assert.same({ "council" }, first.tags)
    assert.equal("The council votes on Friday on the long pier.\n\nIt was built in June 1921 & rebuilt twice.", first.text)
    assert.equal("The lighthouse is lit again, the keeper said on Thursday.", second.text)
    assert.equal("2013-07-04T09:00:00Z", second.published.value)
    assert.is_nil(second.modified)
    for _, article in ipairs(articles) do check_places(article) end
  end)

  it("reads a JSON-LD article", function()
    local articles = all(fixture "feed-article.json")
    assert.equal(1, #articles)
    local article = articles[1]
    assert.equal("Harbour bank opens </script> a vault", article.title)
    assert.same({ "Jane Doe", "Ruth Ang" }, article.authors)
    assert.equal("2013-07-02T14:30:00+02:00", article.published.value)
    assert.equal("2013-07-03", article.modified.value)
    assert.equal("Business", article.section)
    assert.equal("Port Ellery Ledger", article.publisher)
    assert.same({ "banks", "harbour" }, article.tags)
    assert.equal("PORT ELLERY — The Harbour Bank opened its vault on Tuesday.\n\n"
      .. "Nothing < 1921 was found, director Lena Marsh said.\n\nThe bank closes at five.", article.text)
    check_places(article)
  end)

  it("finds articles in lists and graphs", function()
    local one = fixture "feed-article.json"
    assert.equal(2, #all("[" .. one .. "," .. one .. "]"))
    local graph = '{"@graph": [{"@type": "WebSite", "name": "Ledger"}, ' .. one .. "]}"
    assert.equal("Harbour bank opens </script> a vault", all(graph)[1].title)
    local list = '{"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": ' .. one .. "}]}"
    assert.equal(1, #all(list))
  end)

  it("reads an articleBody that is HTML", function()
    local source = encode.encode { ["@type"] = "NewsArticle", headline = "Tides turn early",
      articleBody = "<p>The tides turned early.</p><p>Nobody knows why, sailors said.</p>" }
    assert.equal("The tides turned early.\n\nNobody knows why, sailors said.", all(source)[1].text)
  end)

  it("keeps to the declared encoding", function()
    local source = '<?xml version="1.0" encoding="ISO-8859-1"?><rss><channel><item><title>Caf\233 opens</title>'
      .. "<description>The caf\233 opens on Monday, the owner said.</description></item></channel></rss>"
    local article = dateline.feed(source)()
    assert.equal("Café opens", article.title)
    assert.equal("The café opens on Monday, the owner said.", article.text)
  end)

  it("gives each item that cannot be read as false, with the reason", function()
    local source = "<rss><item><title>A\0B</title><description>" .. ("\0"):rep(400) .. "</description></item>"
      .. "<item><title>Good</title><description>A good item, one said.</description></item></rss>"
    local articles = assert(dateline.feed(source))
    local article, message, code = articles()
    assert.is_false(article)
    assert.is_string(message)
    assert.equal("not_text", code)
    assert.equal("Good", articles().title)
    assert.is_nil(articles())
  end)

  it("says what is no feed", function()
    for _, source in ipairs { "", "Plain text.", "<html><p>A page</p></html>", "{}", "[1, 2]", '{"@type": "Person"}', "{",
      ("["):rep(100000) } do
      local articles, message, code = dateline.feed(source)
      assert.is_nil(articles)
      assert.is_string(message)
      assert.equal("not_feed", code)
    end
    local _, _, code = dateline.feed(("<rss>"):rep(100), { limits = { bytes = 20 } })
    assert.equal("too_large", code)
  end)

  it("checks its arguments", function()
    assert.has_error(function() dateline.feed(7) end, "bad argument #1 to 'feed' (string expected, got number)")
    assert.has_error(function() dateline.feed("<rss>", { format = "html" }) end)
    assert.has_error(function() dateline.feed("<rss>", { colour = 1 }) end)
  end)

  it("ends on broken and hostile feeds, in linear time", function()
    local many = 200000
    local hostile = {
      "<item>" .. ("<title>x"):rep(many / 10), "<item><title><![CDATA[" .. ("x<item>"):rep(many / 10),
      ("<item "):rep(many), '<item a="' .. ("b='"):rep(many), ("<item></item"):rep(many / 10),
      "<item><title>" .. (" "):rep(many) .. "x" .. (" "):rep(many) .. "y</title></item>",
      "<item><pubDate>" .. ("1 "):rep(many) .. "</pubDate></item>", "<item><title>" .. ("&amp"):rep(many) .. "</title></item>",
      "<item><author>" .. ("("):rep(many) .. "</author></item>", "<item>" .. ("<a><name>"):rep(many / 10),
      ("</"):rep(many), "<item><!--" .. ("<!--"):rep(many), ("<?"):rep(many),
    }
    local started = os.clock()
    for _, text in ipairs(hostile) do
      for article in assert(dateline.feed("<rss>" .. text)) do
        if article then article:close() end
      end
    end
    assert.truthy(os.clock() - started < 20)
  end)
end)
