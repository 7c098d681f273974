--- Checks the documents, as far as a program can (`make docs`):
--   * links between files of the repository lead somewhere, also to a heading;
--   * Lua in ```lua blocks compiles;
--   * what `require "dateline"` offers is written up in docs/api.md and types/dateline.lua.

local problems = 0

local function complain(...)
  problems = problems + 1
  io.stderr:write(table.concat({ ... }, ""), "\n")
end

local function read(path)
  local file = io.open(path, "rb")
  if not file then return nil end
  local text = file:read "*a" -- nil for a folder
  file:close()
  return text or ""
end

local function list(command)
  local pipe = assert(io.popen(command))
  local paths = {}
  for line in pipe:lines() do paths[#paths + 1] = line end
  pipe:close()
  return paths
end

-- GitHub's way to make an anchor of a heading.
local function anchors_of(text)
  local anchors = {}
  for heading in ("\n" .. text):gmatch "\n#+ +([^\n]+)" do
    local anchor = heading:lower():gsub("[^%w%s_\128-\255-]", ""):gsub("%s", "-")
    anchors[anchor] = true
  end
  return anchors
end

local function without_code(text)
  return (("\n" .. text):gsub("\n```.-\n```", "\n"):gsub("`[^`\n]*`", ""))
end

local function check_links(path, text)
  local folder = path:match "^(.*/)" or ""
  for target in without_code(text):gmatch "%]%(([^)%s]+)%)" do
    if not target:match "^%a+:" then
      local file, anchor = target:match "^([^#]*)#?(.*)$"
      local where = file == "" and path or folder .. file
      where = where:gsub("[^/]+/%.%./", "")
      local there = read(where)
      if not there then
        complain(path, ": broken link to ", target)
      elseif anchor ~= "" and not anchors_of(there)[anchor] then
        complain(path, ": no heading ", anchor, " in ", where)
      end
    end
  end
end

local compile = loadstring or load

local function check_code(path, text)
  for code in text:gmatch "\n```lua\n(.-)\n```" do
    -- Lua 5.4's attributes are good Lua, though not for every Lua that this may run on.
    local plain = code:gsub("<close>", ""):gsub("…", "nil"):gsub("%.%.%. do", "do")
    local ok, message = compile(plain, "=" .. path)
    if not ok then complain(path, ": code does not compile: ", message) end
  end
end

for _, path in ipairs(list "ls *.md docs/*.md fuzz/*.md bench/*.md train/*.md examples/*.md 2>/dev/null") do
  local text = read(path)
  check_links(path, text)
  check_code(path, text)
end

local api = read "docs/api.md"
local types = read "types/dateline.lua"
if api and types then
  local names = { "parse", "open" }
  for name in read "lua/dateline/init.lua":match "local workflows = (%b{})":gmatch "(%w+) = " do
    names[#names + 1] = name
  end
  for _, name in ipairs(names) do
    if not api:find("dateline." .. name, 1, true) then complain("docs/api.md: dateline.", name, " is missing") end
    if not types:find("function dateline%." .. name .. "%f[%W]") then
      complain("types/dateline.lua: dateline.", name, " is missing")
    end
  end
  for name in read "lua/dateline/article.lua":gmatch "\nfunction methods%.(%w+)" do
    if not api:find("article:" .. name, 1, true) then complain("docs/api.md: article:", name, " is missing") end
  end
end

os.exit(problems == 0 and 0 or 1)
