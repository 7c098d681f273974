--- Writes the rockspecs' lists of files from what lies in csrc/ and lua/.
--
--   lua tools/rockspec.lua           writes rockspec/*.rockspec anew
--   lua tools/rockspec.lua --check   fails when they are out of step
--
-- Run from the root of the repository. The release's version comes from csrc/dateline.h.

local function lines_of(command)
  local pipe = assert(io.popen(command))
  local lines = {}
  for line in pipe:lines() do lines[#lines + 1] = line end
  pipe:close()
  table.sort(lines)
  return lines
end

local function read(path)
  local file = io.open(path, "rb")
  if not file then return nil end
  local text = file:read "*a"
  file:close()
  return text
end

local version = assert(read "csrc/dateline.h"):match '#define DATELINE_VERSION "([^"]+)"'
assert(version, "no DATELINE_VERSION in csrc/dateline.h")

local TEMPLATE = [[
-- Written by tools/rockspec.lua.
rockspec_format = "3.0"
package = "dateline"
version = "@VERSION@"

source = {
  url = "git+https://github.com/dateline-lua/dateline.git",@TAG@
}

description = {
  summary = "Turns news articles into data: title, authors, date, clean text, names, dates, quotations",
  detailed = "Reads a news article as HTML, Markdown or plain text and gives what it says: title, authors, publication "
    .. "date and place, clean text, who and what it names, when things happen as calendar dates, and who said what. "
    .. "Every value carries its place in the source. No network, no model to download.",
  homepage = "https://github.com/dateline-lua/dateline",
  license = "MIT",
  labels = { "nlp", "news", "text", "date", "html", "markdown" },
}

dependencies = {
  "lua >= 5.1, < 5.6",
}

external_dependencies = {
  UTF8PROC = { header = "utf8proc.h", library = "utf8proc" },
  MD4C = { header = "md4c.h", library = "md4c" },
}

build = {
  type = "builtin",
  modules = {
    ["dateline.core"] = {
      sources = {
@SOURCES@
      },
      incdirs = { "csrc", ".", "$(UTF8PROC_INCDIR)", "$(MD4C_INCDIR)" },
      libdirs = { "$(UTF8PROC_LIBDIR)", "$(MD4C_LIBDIR)" },
      libraries = { "utf8proc", "md4c", "m" },
    },
@MODULES@
  },
  install = {
    bin = { dateline = "bin/dateline" },
  },
}

test = {
  type = "command",
  command = "make check",
}
]]

local sources = {}
for _, path in ipairs(lines_of "ls csrc/*.c csrc/*/*.c") do
  sources[#sources + 1] = ('        "%s",'):format(path)
end

local modules = {}
for _, path in ipairs(lines_of "ls lua/dateline/*.lua") do
  local name = path:match "^lua/(.*)%.lua$":gsub("/init$", ""):gsub("/", ".")
  modules[#modules + 1] = ('    ["%s"] = "%s",'):format(name, path)
end

local function render(rock_version, tag)
  local values = {
    VERSION = rock_version,
    TAG = tag and ('\n  tag = "%s",'):format(tag) or "",
    SOURCES = table.concat(sources, "\n"),
    MODULES = table.concat(modules, "\n"),
  }
  return (TEMPLATE:gsub("@(%u+)@", values))
end

local files = {
  ["rockspec/dateline-scm-1.rockspec"] = render "scm-1",
  [("rockspec/dateline-%s-1.rockspec"):format(version)] = render(version .. "-1", "v" .. version),
}

local stale = 0
for path, text in pairs(files) do
  if arg[1] == "--check" then
    if read(path) ~= text then
      io.stderr:write(path, " is out of step: run `make rockspec`\n")
      stale = stale + 1
    end
  elseif read(path) ~= text then
    local file = assert(io.open(path, "wb"))
    file:write(text)
    file:close()
    print("wrote " .. path)
  end
end
os.exit(stale == 0 and 0 or 1)
