--- Validates a decoded JSON value against the part of JSON Schema (draft 7) that docs/row.schema.json
-- uses: $ref, type, enum, required, properties, additionalProperties, items, minItems, minLength,
-- minimum, maximum, pattern (Lua patterns stand in for the one that occurs), oneOf.
-- An unknown keyword is an error, so that the schema cannot outgrow the validator unnoticed.

local schema = {}

local KNOWN = {}
for word in ([[$ref $schema $id title description definitions type enum required properties
  additionalProperties items minItems minLength minimum maximum pattern oneOf]]):gmatch "%S+" do
  KNOWN[word] = true
end

local function kind_of(value, null)
  if value == null then return "null" end
  local kind = type(value)
  if kind == "table" then return (#value > 0 or next(value) == nil) and "array" or "object" end
  if kind == "number" then return value % 1 == 0 and "integer" or "number" end
  return kind
end

local function has_type(value, want, null)
  local got = kind_of(value, null)
  -- {} is an empty array and an empty object to a decoder
  if type(value) == "table" and next(value) == nil then return want == "array" or want == "object" end
  return got == want or (want == "number" and got == "integer")
end

function schema.check(value, rule, root, null, path)
  path = path or "$"
  for keyword in pairs(rule) do
    if not KNOWN[keyword] then return path .. ": the validator does not know " .. keyword end
  end
  if rule["$ref"] then
    local name = rule["$ref"]:match "^#/definitions/(.+)$"
    return schema.check(value, assert(root.definitions[name], name), root, null, path)
  end
  if rule.type and not has_type(value, rule.type, null) then
    return ("%s: %s expected, got %s"):format(path, rule.type, kind_of(value, null))
  end
  if rule.enum then
    local found = false
    for _, choice in ipairs(rule.enum) do found = found or choice == value end
    if not found then return ("%s: %s is not allowed"):format(path, tostring(value)) end
  end
  if rule.minimum and value < rule.minimum then return path .. ": too small" end
  if rule.maximum and value > rule.maximum then return path .. ": too large" end
  if rule.minLength and #value < rule.minLength then return path .. ": too short" end
  if rule.pattern and not value:find(rule.pattern) then return path .. ": does not match " .. rule.pattern end
  if rule.minItems and #value < rule.minItems then return path .. ": too few items" end
  if type(value) == "table" then
    for _, key in ipairs(rule.required or {}) do
      if value[key] == nil then return path .. ": " .. key .. " is missing" end
    end
    for key, sub in pairs(rule.properties or {}) do
      if value[key] ~= nil then
        local problem = schema.check(value[key], sub, root, null, path .. "." .. key)
        if problem then return problem end
      end
    end
    if rule.additionalProperties == false then
      for key in pairs(value) do
        if not (rule.properties or {})[key] then return path .. ": unexpected " .. tostring(key) end
      end
    end
    if rule.items then
      for i, item in ipairs(value) do
        local problem = schema.check(item, rule.items, root, null, path .. "[" .. i .. "]")
        if problem then return problem end
      end
    end
  end
  if rule.oneOf then
    local matches, problems = 0, {}
    for _, choice in ipairs(rule.oneOf) do
      local problem = schema.check(value, choice, root, null, path)
      if problem then problems[#problems + 1] = problem else matches = matches + 1 end
    end
    if matches ~= 1 then return table.concat(problems, " | ") end
  end
  return nil
end

return schema
