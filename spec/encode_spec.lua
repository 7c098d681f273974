--- JSON: keys in order, lists that stay lists, with either library.

local articles = require "spec.support.articles"

-- The module anew, with one JSON library only.
local function with(library)
  local other = library == "cjson" and "dkjson" or "cjson"
  local kept, preload = package.loaded["dateline.encode"], package.preload[other]
  local loaded = package.loaded[other]
  package.loaded["dateline.encode"], package.loaded[other] = nil, nil
  package.preload[other] = function() error "not here" end
  local ok, encode = pcall(require, "dateline.encode")
  package.loaded["dateline.encode"], package.loaded[other], package.preload[other] = kept, loaded, preload
  assert(ok, encode)
  return encode
end

for _, library in ipairs { "cjson", "dkjson" } do
  describe("encode with " .. library, function()
    local encode = with(library)

    it("sorts the keys of every object", function()
      local value = { b = 1, a = { z = true, y = false, x = encode.null }, c = { { n = 1, m = 2 } }, B = "" }
      assert.equal('{"B":"","a":{"x":null,"y":false,"z":true},"b":1,"c":[{"m":2,"n":1}]}', encode.encode(value))
    end)

    it("tells an empty list from an empty object", function()
      assert.equal('{"list":[],"object":{}}', encode.encode { list = encode.array {}, object = {} })
      assert.equal("[[],{},[[]]]", encode.encode { encode.array {}, {}, { encode.array {} } })
      assert.equal("[1,2]", encode.encode(encode.array { 1, 2 }))
    end)

    it("gives the list itself back", function()
      local list = {}
      assert.equal(list, encode.array(list))
      assert.equal(0, #encode.array(list))
    end)

    it("writes strings that read as themselves", function()
      for _, text in ipairs { "", 'a "b" \\ / c', "\0\1\31\127\r\n\t", "Caf\195\169 \240\159\152\128", "\226\128\168" } do
        local json = encode.encode { [text] = text }
        assert.falsy(json:find "%c")
        assert.same({ [text] = text }, encode.decode(json))
      end
    end)

    it("writes numbers that read as themselves", function()
      local numbers = { 0, 1, -1, 0.5, 40.4406, -79.9959, 2 ^ 31, 1e14 - 1, 1e-7 }
      assert.same(numbers, encode.decode(encode.encode(numbers)))
      assert.equal("[0,3,12]", encode.encode { 0, 3, 12 })
    end)

    it("writes what is no table", function()
      assert.equal("null", encode.encode(encode.null))
      assert.equal("true", encode.encode(true))
      assert.equal('"a"', encode.encode "a")
    end)

    it("reads nothing but whole JSON", function()
      assert.same({ a = { 1, encode.null } }, encode.decode '{"a": [1, null]} ')
      for _, bad in ipairs { "", "{", "[1", "{} x", "nul" } do
        local value, message = encode.decode(bad)
        assert.is_nil(value)
        assert.equal("string", type(message))
      end
    end)
  end)
end

describe("the command", function()
  -- The seed of Lua's hashing differs between processes, and with it the order of pairs().
  it("writes the same bytes in every run", function()
    local paths = {}
    for _, item in ipairs(articles.all()) do paths[#paths + 1] = item.path end
    local function run()
      local lua = os.getenv "LUA" or "lua5.4"
      local pipe = assert(io.popen(("LUA=%s bin/dateline --json %s"):format(lua, table.concat(paths, " "))))
      local output = pipe:read "*a"
      pipe:close()
      return output
    end
    local first = run()
    assert.truthy(#first > 10000)
    for _ = 1, 3 do assert.equal(first, run()) end
  end)
end)
