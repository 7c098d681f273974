--- A helper for busted (`busted --helper=spec/support/gcstress.lua`): the collector never rests.
--
-- A new cycle begins as soon as one ends, steps come after a kilobyte of allocation instead of many,
-- and a full collection stands before and after every call into the core. What the binding fails
-- to anchor is gone by the time it is used.

local version = tonumber(_VERSION:match "%d%.%d")
if version >= 5.4 and not rawget(_G, "jit") then
  if version == 5.4 then
    collectgarbage("incremental", 10, 400, 10) -- pause 10 %, 2^10 bytes a step
  else
    collectgarbage "incremental"
    collectgarbage("param", "pause", 10)
    collectgarbage("param", "stepmul", 400)
  end
else
  collectgarbage("setpause", 10)
  collectgarbage("setstepmul", 400)
end

local core = require "dateline.core"

local budget = 20000 -- full collections in one run: enough to meet every function in many states

local function collect()
  if budget > 0 then
    budget = budget - 1
    collectgarbage()
  end
end

local function wrapped(call)
  local function after(...)
    collect()
    return ...
  end
  return function(...)
    collect()
    return after(call(...))
  end
end

for name, value in pairs(core) do
  if type(value) == "function" then core[name] = wrapped(value) end
end

-- The methods of the handle, where its metatable can be seen.
local handle = core.parse("x", "text", nil, nil, 100)
local methods = debug.getmetatable(handle).__index
if type(methods) == "table" then
  for name, value in pairs(methods) do
    if type(value) == "function" then methods[name] = wrapped(value) end
  end
end
handle:close()
