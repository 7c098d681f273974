#!/bin/sh
# A pipeline of JSON Lines: articles in, annotations through `dateline annotate`, a table out.
#
#   sh examples/pipeline.sh [FILE...]
#
# Each part can be replaced: the first by a crawler or a queue, the last by a database. Rows stay in
# order, one out for each in, and a bad row gives an error inside its row while the others go on.
set -eu
lua=${LUA:-lua5.4}
[ $# -gt 0 ] || set -- examples/articles/*

"$lua" - "$@" <<'LUA' | LUA="$lua" bin/dateline annotate | "$lua" -e '
local encode = require "dateline.encode"
for line in io.lines() do
  local row = assert(encode.decode(line))
  if row.error then
    print(("%-22s %s: %s"):format(row.id, row.error.code, row.error.message))
  else
    local published = row.published ~= encode.null and row.published or nil
    print(("%-22s %-10s %3d entities, %2d dates"):format(row.id, published and published.value:sub(1, 10) or "-",
      #row.entities, #row.dates))
  end
end'
local encode = require "dateline.encode"
for i = 1, #arg do
  local file = assert(io.open(arg[i], "rb"))
  print(encode.encode { id = arg[i]:match "[^/]*$", source = file:read "*a", layers = { "entities", "dates" } })
  file:close()
end
print '{"id":"no source"}'
LUA
