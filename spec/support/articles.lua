--- The articles of the repository, for specs that hold of any article.

local lfs = require "lfs"

local articles = {}

function articles.read(path)
  local file = assert(io.open(path, "rb"))
  local source = file:read "*a"
  file:close()
  return source
end

--- A sorted list of { path=, source= }.
function articles.all()
  local list = {}
  for _, folder in ipairs { "examples/articles", "spec/fixtures" } do
    if lfs.attributes(folder, "mode") == "directory" then
      for name in lfs.dir(folder) do
        if name:match "%.md$" or name:match "%.txt$" or name:match "%.html$" then
          local path = folder .. "/" .. name
          list[#list + 1] = { path = path, source = articles.read(path) }
        end
      end
    end
  end
  table.sort(list, function(a, b) return a.path < b.path end)
  assert(#list >= 10, "run the specs from the root of the repository")
  return list
end

return articles
