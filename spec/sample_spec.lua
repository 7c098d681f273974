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

describe("the sample article", function()
  if not readable(SAMPLE) then
    pending "the shared data are not here"
    return
  end
  local article = assert(dateline.open(SAMPLE))

  it("is read", function()
    assert.equal("U.S. and Russia Want Syria Conference Soon, Kerry Says", article.title)
    assert.equal("2013-07-02", article.published.value)
    assert.equal("BANDAR SERI BEGAWAN", article.dateline.text)
    assert.equal("BN", article.dateline.place.country)
    assert.equal(1, #article.images)
    assert.truthy(article.images[1].caption.text:find "^Lavrov, second from right.*Tuesday%.$")
    assert.equal("Vincent Thian", article.images[1].credit.text)
    assert.truthy(article.text:find("expressed concern over recent Assad regime attacks on civilians", 1, true))
    assert.equal(1, #article.credits)
    assert.truthy(article.credits[1].text:find("Material from Reuters", 1, true))
    assert.equal(3, #article.related)
    assert.equal("Hezbollah Accused of Undermining Syria Peace Effort", article.related[1].title)
    assert.truthy(article.url:find("^https://www.themoscowtimes.com/2013/07/02/us%-and%-russia"))
    assert.falsy(article.text:find("Vincent", 1, true))
    assert.falsy(article.text:find("Related articles", 1, true))
  end)

  it("is dated", function()
    local values = values_of(article)
    for _, date in ipairs(values["Tuesday"]) do assert.equal("2013-07-02", date.value) end
    assert.equal(3, #values["Tuesday"])
    local later = values["August or later"][1]
    assert.equal("2013-08", later.value)
    assert.equal("2013-08-01", later.from)
    assert.is_nil(later.to)
    assert.equal("2012-06", values["June last year"][1].value)
    assert.equal("2013-06", values["last month"][1].value)
    assert.equal("2013-06", values["Last month"][1].value)
    assert.equal("P2Y", values["two-year"][1].value)
    local meeting = values["90-minute-plus"][1]
    assert.equal("PT90M", meeting.value)
    assert.truthy(meeting.mod)
    for _, date in ipairs(article.dates) do
      assert.falsy(date.text:find "93,000")
      assert.falsy(date.text:find "Geneva")
      if date.text:find "coming" or date.text:find "these" then assert.is_nil(date.from) end
    end
  end)

  it("is peopled", function()
    local set = function(...)
      local out = {}
      for _, text in ipairs { ... } do out[text] = true end
      return out
    end
    local kerry = check_person(article, "John Kerry", "Kerry", set("John Kerry", "Kerry"))
    local roles = table.concat(kerry.roles, "; ")
    assert.truthy(roles:find("U.S. Secretary of State", 1, true), roles)
    check_person(article, "Sergei Lavrov", "Lavrov", set("Sergei Lavrov", "Lavrov", "[Sergei] Lavrov", "Sergei] Lavrov"))
    check_person(article, "Bashar Assad", "Assad", set("Bashar Assad", "Assad"))
    check_person(article, "Ahmet Davutoglu", "Davutoglu", set "Ahmet Davutoglu")
    check_person(article, "Edward Snowden", "Snowden", set("Edward Snowden", "Snowden"))
    local cast = cast_of(article)
    for _, name in ipairs { "Brunei", "Geneva", "Syria", "Homs", "Russia", "Iran" } do
      assert.truthy(cast[name], name)
      assert.equal("place", cast[name].type, name)
    end
    for name, country in pairs { Brunei = "BN", Geneva = "CH", Syria = "SY", Homs = "SY", Russia = "RU", Iran = "IR" } do
      assert.equal(country, cast[name].entity.place and cast[name].entity.place.country, name)
    end
    for _, name in ipairs { "Hezbollah", "National Security Agency", "Itar-Tass", "Reuters" } do
      assert.truthy(cast[name], name)
      assert.equal("organization", cast[name].type, name)
    end
  end)
end)
