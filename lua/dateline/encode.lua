--- JSON through whichever library is there: lua-cjson first, for speed, else dkjson.
--
-- Lua cannot tell an empty list from an empty object; `encode.array` marks a list so that it is
-- written as [] when it is empty, with either library.

local encode = {}

local found, cjson = pcall(require, "cjson")
if found then
  cjson = cjson.new() -- settings of our own: nobody else's change, and ours change nobody else's
  if cjson.encode_keep_buffer then cjson.encode_keep_buffer(false) end

  encode.null = cjson.null
  -- Older releases write {} for every empty table. A list with one string that JSON text cannot
  -- contain in this form (the quotes of a string's content are escaped) stands for the empty list.
  local EMPTY = cjson.empty_array or { "\1empty\1" }
  local pattern = '%["\\u0001empty\\u0001"%]'

  function encode.array(list)
    return #list == 0 and EMPTY or list
  end

  function encode.encode(value)
    local text = cjson.encode(value)
    return cjson.empty_array and text or (text:gsub(pattern, "[]"))
  end

  function encode.decode(text)
    local ok, value = pcall(cjson.decode, text)
    if ok then return value end
    return nil, tostring(value)
  end
else
  local has, dkjson = pcall(require, "dkjson")
  if not has then error("dateline needs a JSON library for this: install lua-cjson or dkjson", 0) end

  encode.null = dkjson.null
  local array_meta = { __jsontype = "array" }

  function encode.array(list)
    return setmetatable(list, array_meta)
  end

  function encode.encode(value)
    return dkjson.encode(value)
  end

  function encode.decode(text)
    local value, position, message = dkjson.decode(text, 1, dkjson.null)
    if message then return nil, message end
    if text:find("%S", position) then return nil, "text after the value" end
    return value
  end
end

return encode
