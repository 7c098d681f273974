--- The documents' code does what they say: the README's example prints what stands below it, and the code in docs/
-- runs. (tools/docs.lua checks links and names.)

local articles = require "spec.support.articles"

-- Runs code with globals of its own; what it prints, a line for each call.
local function run(code, name, globals)
  local lines = {}
  local env = setmetatable(globals or {}, { __index = _G })
  function env.print(...)
    local values = {}
    for i = 1, select("#", ...) do values[i] = tostring((select(i, ...))) end
    lines[#lines + 1] = table.concat(values, "\t")
  end
  local setfenv = rawget(_G, "setfenv") -- Lua 5.1
  local chunk = assert((rawget(_G, "loadstring") or load)(code, "=" .. name, "t", env))
  if setfenv then setfenv(chunk, env) end
  chunk()
  return table.concat(lines, "\n")
end

describe("the documents", function()
  it("README's example prints what stands below it", function()
    local readme = articles.read "README.md"
    local code, output = readme:match "\n```lua\n(.-)\n```\n\n```\n(.-)\n```"
    assert.equal(output, run(code, "README.md"))
  end)

  it("code in docs/api.md runs", function()
    local count, printed = 0, {}
    local globals = { text = articles.read "spec/fixtures/feed-rss.xml", dateline = require "dateline" }
    for code in articles.read "docs/api.md":gmatch "\n```lua\n(.-)\n```" do
      count = count + 1
      printed[count] = run(code, "docs/api.md", globals)
    end
    assert.equal(2, count)
    assert.truthy(printed[2]:find("2013-07-02", 1, true))
  end)
end)
