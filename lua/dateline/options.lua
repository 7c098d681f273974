--- The options of parse and open: checked once, here.

local options = {}

local FORMATS = { auto = true, html = true, markdown = true, text = true }
local READINGS = { news = true, calendar = true }
local DEFAULT_BYTES = 8 * 2 ^ 20
local MOST_BYTES = 2 ^ 30
local MOST_GAZETTEERS = 8

local function expect(kind, value, name, func, level)
  if type(value) ~= kind then
    error(("bad option '%s' to '%s' (%s expected, got %s)"):format(name, func, kind, type(value)), level + 1)
  end
end

--- Checks an options table (or nil).
-- @return format, published (may be nil), url (may be nil), most bytes, gazetteers (may be nil), reading
-- Raises at `level` with the name of what is wrong.
function options.check(opts, func, level)
  if opts == nil then return "auto", nil, nil, DEFAULT_BYTES, nil, "news" end
  if type(opts) ~= "table" then
    error(("bad argument #2 to '%s' (table expected, got %s)"):format(func, type(opts)), level)
  end
  local format, published, url, bytes, gazetteers, reading = "auto", nil, nil, DEFAULT_BYTES, nil, "news"
  for name, value in pairs(opts) do
    if name == "format" then
      if not FORMATS[value] then
        error(("bad option 'format' to '%s' (unknown format %s)"):format(func, tostring(value)), level)
      end
      format = value
    elseif name == "reading" then
      if not READINGS[value] then
        error(("bad option 'reading' to '%s' (unknown reading %s)"):format(func, tostring(value)), level)
      end
      reading = value
    elseif name == "published" then
      expect("string", value, name, func, level)
      published = value
    elseif name == "url" then
      expect("string", value, name, func, level)
      url = value
    elseif name == "gazetteers" then
      expect("table", value, name, func, level)
      if #value > MOST_GAZETTEERS then
        error(("bad option 'gazetteers' to '%s' (at most %d)"):format(func, MOST_GAZETTEERS), level)
      end
      gazetteers = {}
      for i, gazetteer in ipairs(value) do
        if type(gazetteer) ~= "userdata" then
          error(("bad option 'gazetteers' to '%s' (entry %d is no gazetteer)"):format(func, i), level)
        end
        gazetteers[i] = gazetteer
      end
    elseif name == "limits" then
      expect("table", value, name, func, level)
      for limit, amount in pairs(value) do
        if limit ~= "bytes" then
          error(("unknown option 'limits.%s' to '%s'"):format(tostring(limit), func), level)
        end
        expect("number", amount, "limits.bytes", func, level)
        if not (amount >= 1 and amount <= MOST_BYTES) then
          error(("bad option 'limits.bytes' to '%s' (out of range)"):format(func), level)
        end
        bytes = amount
      end
    else
      error(("unknown option '%s' to '%s'"):format(tostring(name), func), level)
    end
  end
  return format, published, url, bytes, gazetteers, reading
end

--- The formats, and the readings of dates.
options.formats = FORMATS
options.readings = READINGS

return options
