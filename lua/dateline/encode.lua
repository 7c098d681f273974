--- JSON through whichever library is there: lua-cjson first, for speed, else dkjson.
--
-- The library reads, and it writes strings and numbers. Lists and objects are put together here, since neither library
-- keeps an order of keys: here they are sorted, so that every run writes the same bytes. And Lua cannot tell an empty
-- list from an empty object; `encode.array` marks a list so that it is written as [] when it is empty.

local encode = {}

local decode, scalar, null
local found, cjson = pcall(require, "cjson")
if found then
  cjson = cjson.new() -- settings of our own: nobody else's change, and ours change nobody else's
  if cjson.encode_keep_buffer then cjson.encode_keep_buffer(false) end
  scalar, null = cjson.encode, cjson.null

  function decode(text)
    local ok, value = pcall(cjson.decode, text)
    if ok then return value end
    return nil, tostring(value)
  end
else
  local has, dkjson = pcall(require, "dkjson")
  if not has then error("dateline needs a JSON library for this: install lua-cjson or dkjson", 0) end
  scalar, null = dkjson.encode, dkjson.null

  function decode(text)
    local value, position, message = dkjson.decode(text, 1, dkjson.null)
    if message then return nil, message end
    if text:find("%S", position) then return nil, "text after the value" end
    return value
  end
end

encode.decode, encode.null = decode, null

local LIST = { __jsontype = "array" } -- dkjson's mark

function encode.array(list) return setmetatable(list, LIST) end

-- Keys as they are written, each asked of the library once.
local LABELS = {
  __index = function(labels, key)
    labels[key] = scalar(key) .. ":"
    return labels[key]
  end,
}

local kind = rawget(math, "type") or type -- an integer is a piece as it is

-- Appends the JSON of a value to the pieces out[1], ..., out[n]; returns how many there are then.
local function write(value, out, n, labels)
  if type(value) ~= "table" or value == null then
    out[n + 1] = kind(value) == "integer" and value or scalar(value)
    return n + 1
  end
  local mark = getmetatable(value)
  local is_list = value[1] ~= nil or mark and mark.__jsontype == "array"
  out[n + 1] = is_list and "[" or "{"
  local last = n + 1
  if is_list then
    for i = 1, #value do
      last = write(value[i], out, last, labels) + 1
      out[last] = ","
    end
  else
    local keys, count = {}, 0
    for key in pairs(value) do
      count = count + 1
      keys[count] = key
    end
    table.sort(keys)
    for i = 1, count do
      local key = keys[i]
      out[last + 1] = labels[key]
      last = write(value[key], out, last + 1, labels) + 1
      out[last] = ","
    end
  end
  if last == n + 1 then last = n + 2 end -- else in the place of the last comma
  out[last] = is_list and "]" or "}"
  return last
end

function encode.encode(value)
  local out = {}
  write(value, out, 0, setmetatable({}, LABELS))
  return table.concat(out)
end

return encode
