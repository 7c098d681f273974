--- Gazetteer files: the embedded one's own file stands for any.

local dateline = require "dateline"
local articles = require "spec.support.articles"

local FILE = "csrc/name/gazetteer.bin"

local function write(bytes)
  local path = os.tmpname()
  local file = assert(io.open(path, "wb"))
  file:write(bytes)
  file:close()
  return path
end

local function run(command)
  local status = os.execute(command) -- true, or 0 in Lua 5.1
  return status == true or status == 0
end

describe("a gazetteer file", function()
  it("is opened and used beside the embedded one", function()
    local gazetteer = assert(dateline.gazetteer(FILE))
    assert.truthy(gazetteer:size() > 10000)
    assert.truthy(tostring(gazetteer):find "dateline.Gazetteer of %d+ names")
    local source = "OSLO (Reuters) - The mayor of Oslo spoke in Geneva on Tuesday."
    local plain = assert(dateline.parse(source))
    local with = assert(dateline.parse(source, { gazetteers = { gazetteer } }))
    assert.truthy(#plain.places > 0)
    assert.same(plain.places, with.places)
  end)

  it("stays as long as an article needs it", function()
    local kept = {}
    for i = 1, 20 do
      kept[i] = assert(dateline.parse("He spoke in Oslo.", { gazetteers = { assert(dateline.gazetteer(FILE)) } }))
    end
    collectgarbage()
    collectgarbage()
    for _, article in ipairs(kept) do assert.equal("NO", article.places[1].place.country) end
  end)

  it("is refused when it is damaged, cut short or another file", function()
    local bytes = articles.read(FILE)
    local middle = math.floor(#bytes / 2)
    for _, broken in ipairs {
      "", "DLGAZET1", bytes:sub(1, middle), bytes .. "x", ("x"):rep(4096),
      bytes:sub(1, middle) .. string.char((bytes:byte(middle + 1) + 1) % 256) .. bytes:sub(middle + 2),
    } do
      local path = write(broken)
      local gazetteer, message, code = dateline.gazetteer(path)
      os.remove(path)
      assert.is_nil(gazetteer)
      assert.truthy(message:find(path, 1, true))
      assert.equal("corrupt", code)
    end
  end)

  it("must be a file that can be read", function()
    for _, path in ipairs { "no/such/file", "spec" } do
      local gazetteer, _, code = dateline.gazetteer(path)
      assert.is_nil(gazetteer)
      assert.equal("io", code)
    end
  end)

  it("may hold names of the user's own, made without any other data", function()
    if not run("python3 --version >/dev/null 2>&1") then return pending("no python3") end
    local names, path = write("Vosterholm\t60.5\t11.25\tNO\t1200\tcity\nQuen Bay\t-1\t2\n"), os.tmpname()
    -- the leaks of other programs are not looked for, though all runs under the sanitizer
    local made = run(("ASAN_OPTIONS=detect_leaks=0 python3 tools/make_gazetteer.py %s --tier none --names %s >/dev/null"):format(path, names))
    local gazetteer = assert(dateline.gazetteer(path))
    os.remove(names)
    os.remove(path)
    assert.truthy(made)
    assert.equal(2, gazetteer:size())
    local article = assert(dateline.parse("VOSTERHOLM, Norway (AP) - He lives in Vosterholm.", { gazetteers = { gazetteer } }))
    local place = article.places[1].place
    assert.equal("NO", place.country)
    assert.equal("city", place.kind)
    assert.is_true(math.abs(place.latitude - 60.5) < 0.01 and math.abs(place.longitude - 11.25) < 0.01)
  end)

  it("is checked as an argument", function()
    assert.has_error(function() dateline.gazetteer(7) end)
    assert.has_error(function() dateline.parse("x", { gazetteers = FILE }) end)
    assert.has_error(function() dateline.parse("x", { gazetteers = { FILE } }) end)
    assert.has_error(function() dateline.parse("x", { gazetteers = { io.stdout } }) end)
    local nine = {}
    for i = 1, 9 do nine[i] = assert(dateline.gazetteer(FILE)) end
    assert.has_error(function() dateline.parse("x", { gazetteers = nine }) end)
  end)
end)
