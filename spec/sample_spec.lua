--- The main job on a real news article, read from the shared data where that is present, and on an
-- article of our own with the same structure, always.

local dateline = require "dateline"

local function readable(path)
  local file = io.open(path, "rb")
  if file then file:close() end
  return file ~= nil
end

local SAMPLE = (os.getenv "DATELINE_SHARED" or "../shared") .. "/articles/kerry-syria-conference.md"

-- Entities by name, and every text that each is mentioned by.
local function cast_of(article)
  local cast = {}
  for _, entity in ipairs(article.entities) do
    local texts = {}
    for _, mention in ipairs(entity.mentions) do
      if mention.kind == "name" then texts[mention.text] = (texts[mention.text] or 0) + 1 end
    end
    cast[entity.name] = { entity = entity, texts = texts, type = entity.type }
  end
  return cast
end

local function values_of(article)
  local values = {}
  for _, date in ipairs(article.dates) do
    values[date.text] = values[date.text] or {}
    table.insert(values[date.text], date)
  end
  return values
end

-- Counts a word in the prose that the language stages read.
local function count_in(article, word)
  local count = 0
  for _, block in ipairs(article.blocks) do
    if block.kind ~= "related" and block.kind ~= "meta" then
      for _ in block.text:gmatch("%f[%w]" .. word .. "%f[%W]") do count = count + 1 end
    end
  end
  return count
end

-- Every occurrence of a surname is a mention of this one entity, and no other name is.
local function check_person(article, name, surname, allowed)
  local person = cast_of(article)[name]
  assert.truthy(person, name .. " is no entity")
  assert.equal("person", person.type, name)
  local total = 0
  for text, count in pairs(person.texts) do
    assert.truthy(allowed[text], ("%q is not %s"):format(text, name))
    total = total + count
  end
  assert.equal(count_in(article, surname), total, "mentions of " .. name)
  return person.entity
end

local function set(...)
  local out = {}
  for _, text in ipairs { ... } do out[text] = true end
  return out
end

-- want: what must come out, in the terms of the issue that this project began with.
local function check_article(name, path, want)
  describe(name, function()
    if not readable(path) then
      pending "the shared data are not here"
      return
    end
    local article = assert(dateline.open(path))

    it("is read", function()
      assert.equal(want.title, article.title)
      assert.equal(want.published, article.published.value)
      assert.equal(want.dateline[1], article.dateline.text)
      assert.equal(want.dateline[2], article.dateline.place.country)
      assert.equal(1, #article.images)
      assert.truthy(article.images[1].caption.text:find(want.caption))
      assert.equal(want.photographer, article.images[1].credit.text)
      assert.truthy(article.text:find(want.joined, 1, true))
      assert.equal(1, #article.credits)
      assert.truthy(article.credits[1].text:find(want.credit, 1, true))
      assert.equal(3, #article.related)
      assert.equal(want.related, article.related[1].title)
      assert.equal(want.url, article.url:sub(1, #want.url))
      assert.falsy(article.text:find(want.photographer, 1, true))
      assert.falsy(article.text:find("Related articles", 1, true))
      assert.falsy(article.text:find("Original url", 1, true))
    end)

    it("is dated", function()
      local values = values_of(article)
      for text, value in pairs(want.dates) do
        assert.truthy(values[text], text .. " was not found")
        for _, date in ipairs(values[text]) do
          for key, expected in pairs(value) do assert.equal(expected, date[key] or false, text .. " " .. key) end
        end
      end
      assert.equal(3, #values.Tuesday)
      assert.truthy(values[want.approximate][1].mod)
      for _, date in ipairs(article.dates) do
        for _, piece in ipairs(want.no_dates) do assert.falsy(date.text:find(piece, 1, true), date.text) end
        if date.text:find "coming" or date.text:find "these" then assert.is_nil(date.from) end
      end
    end)

    it("is peopled", function()
      for _, person in ipairs(want.people) do
        local entity = check_person(article, person[1], person[2], person[3])
        for _, role in ipairs(person[4]) do
          local roles = table.concat(entity.roles, "; ")
          assert.truthy(roles:find(role, 1, true), person[1] .. " is called " .. roles)
        end
      end
      local cast = cast_of(article)
      for place, country in pairs(want.places) do
        assert.truthy(cast[place], place)
        assert.equal("place", cast[place].type, place)
        assert.equal(country, cast[place].entity.place and cast[place].entity.place.country, place)
      end
      for _, organization in ipairs(want.organizations) do
        assert.truthy(cast[organization], organization)
        assert.equal("organization", cast[organization].type, organization)
      end
    end)
  end)
end

check_article("the sample article", SAMPLE, {
  title = "U.S. and Russia Want Syria Conference Soon, Kerry Says",
  published = "2013-07-02",
  dateline = { "BANDAR SERI BEGAWAN", "BN" },
  caption = "^Lavrov, second from right.*Tuesday%.$",
  photographer = "Vincent Thian",
  joined = "expressed concern over recent Assad regime attacks on civilians",
  credit = "Material from Reuters",
  related = "Hezbollah Accused of Undermining Syria Peace Effort",
  url = "https://www.themoscowtimes.com/2013/07/02/us-and-russia",
  dates = {
    ["Tuesday"] = { value = "2013-07-02" },
    ["August or later"] = { value = "2013-08", from = "2013-08-01", to = false },
    ["June last year"] = { value = "2012-06" },
    ["last month"] = { value = "2013-06" },
    ["Last month"] = { value = "2013-06" },
    ["two-year"] = { value = "P2Y" },
    ["90-minute-plus"] = { value = "PT90M" },
  },
  approximate = "90-minute-plus",
  no_dates = { "93,000", "Geneva" },
  people = {
    { "John Kerry", "Kerry", set("John Kerry", "Kerry"), { "U.S. Secretary of State" } },
    { "Sergei Lavrov", "Lavrov", set("Sergei Lavrov", "Lavrov", "[Sergei] Lavrov", "Sergei] Lavrov"), {} },
    { "Bashar Assad", "Assad", set("Bashar Assad", "Assad"), {} },
    { "Ahmet Davutoglu", "Davutoglu", set "Ahmet Davutoglu", {} },
    { "Edward Snowden", "Snowden", set("Edward Snowden", "Snowden"), {} },
  },
  places = { Brunei = "BN", Geneva = "CH", Syria = "SY", Homs = "SY", Russia = "RU", Iran = "IR" },
  organizations = { "Hezbollah", "National Security Agency", "Itar-Tass", "Reuters" },
})

check_article("its twin", "examples/articles/krill-conference.md", {
  title = "Norway and Chile Want Krill Conference Soon, Halvorsen Says",
  published = "2016-03-15",
  dateline = { "PUERTO MONTT", "CL" },
  caption = "^Arancibia, third from left.*Tuesday%.$",
  photographer = "Renata Villalobos",
  joined = "expressed concern over recent Namibian navy searches of trawlers",
  credit = "Material from Reuters",
  related = "Namibia Accused of Stalling Krill Survey",
  url = "https://www.southerntidings.example/2016/03/15/norway-and-chile",
  dates = {
    ["Tuesday"] = { value = "2016-03-15" },
    ["October or later"] = { value = "2016-10", from = "2016-10-01", to = false },
    ["May last year"] = { value = "2015-05" },
    ["last month"] = { value = "2016-02" },
    ["Last month"] = { value = "2016-02" },
    ["three-year"] = { value = "P3Y" },
    ["45-minute-plus"] = { value = "PT45M" },
  },
  approximate = "45-minute-plus",
  no_dates = { "1,400", "Hobart" },
  people = {
    { "Ingrid Halvorsen", "Halvorsen", set("Ingrid Halvorsen", "Halvorsen"), { "Norwegian Foreign Minister" } },
    { "Tomas Arancibia", "Arancibia", set("Tomas Arancibia", "Arancibia", "[Tomas] Arancibia", "Tomas] Arancibia"), {} },
    { "Elias Shikongo", "Shikongo", set("Elias Shikongo", "Shikongo"), {} },
    { "Gudrun Palsdottir", "Palsdottir", set "Gudrun Palsdottir", {} },
    { "Marta Quiroga", "Quiroga", set("Marta Quiroga", "Quiroga"), {} },
  },
  places = { Norway = "NO", Chile = "CL", Hobart = "AU", Argentina = "AR", Oslo = "NO", ["Walvis Bay"] = "NA" },
  organizations = { "World Bank", "Interfax", "Reuters" },
})
