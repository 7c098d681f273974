--- A file's text, and the format that its name tells.

local file = {}

local FORMAT_OF = { md = "markdown", markdown = "markdown", html = "html", htm = "html", xhtml = "html" }

function file.format(path)
  local extension = path:match "%.(%w+)$"
  return extension and FORMAT_OF[extension:lower()] or "auto"
end

--- Reads a file, but little more than `bytes` of it: one byte more is enough to know that it is too large.
-- @return the text; or nil, message, "io"
function file.read(path, bytes)
  local stream, reason = io.open(path, "rb")
  if not stream then return nil, reason, "io" end
  -- The size comes from chunks, not from seek: pipes have none.
  local chunks, size = {}, 0
  repeat
    local chunk, why = stream:read(65536)
    if not chunk and why then
      stream:close()
      return nil, path .. ": " .. tostring(why), "io"
    end
    if chunk then
      chunks[#chunks + 1] = chunk
      size = size + #chunk
    end
  until not chunk or size > bytes
  stream:close()
  return table.concat(chunks)
end

return file
