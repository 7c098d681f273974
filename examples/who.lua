-- Who is named, what they are called, and where each mention stands in the file.
--
--   lua examples/who.lua [FILE]

local dateline = require "dateline"

local path = arg and arg[1] or "examples/articles/krill-conference.md"
local article = assert(dateline.open(path))
local source = article:source()

print(article.title)
for _, entity in ipairs(article.entities) do
  if entity.type == "person" then
    print(("\n%s  (%d mentions, salience %.2f)"):format(entity.name, #entity.mentions, entity.salience))
    if #entity.roles > 0 then print("  is called: " .. table.concat(entity.roles, "; ")) end
    if #entity.aliases > 0 then print("  also as:   " .. table.concat(entity.aliases, "; ")) end
    for _, mention in ipairs(entity.mentions) do
      -- Offsets are bytes of the file, so the file's own lines can be quoted.
      local before = source:sub(math.max(1, mention.first - 30), mention.first - 1):match "[^\n]*$"
      local after = source:sub(mention.last + 1, mention.last + 30):match "^[^\n]*"
      print(("  %6d  %s[%s]%s"):format(mention.first, before, source:sub(mention.first, mention.last), after))
    end
  end
end
