--- A small reproducible random source (Park-Miller), the same on every Lua, and mutations of texts.

local random = {}
random.__index = random

function random.new(seed)
  return setmetatable({ state = seed % 2147483646 + 1 }, random)
end

--- An integer from low to high.
function random:int(low, high)
  self.state = self.state * 16807 % 2147483647
  return low + self.state % (high - low + 1)
end

local PIECES = {
  "\0", "\255", "\r\n", "\239\187\191", "**", "*", "`", "[", "](", "<div>", "</p>", "<!--", "&amp;", "&#8217;", "\194\160",
  "\194\173", "\226\128\156", "\n\n", "# ", "> ", "- ", "|", "---\n", "By ", "Tuesday", "John Smith", "U.S.", "(AP) - ",
  "\228\184\173\229\155\189", "\240\159\152\128", " ", "\n", "'s", "'", "\"", "1999", "$",
}

--- The text with a few random changes.
function random:mutate(text)
  for _ = 1, self:int(1, 6) do
    local at = self:int(0, #text)
    local change = self:int(1, 5)
    if change == 1 then -- cut
      text = text:sub(1, at) .. text:sub(at + 1 + self:int(1, 40))
    elseif change == 2 then -- a telling piece
      text = text:sub(1, at) .. PIECES[self:int(1, #PIECES)] .. text:sub(at + 1)
    elseif change == 3 then -- a random byte
      text = text:sub(1, at) .. string.char(self:int(0, 255)) .. text:sub(at + 2)
    elseif change == 4 then -- a passage twice
      text = text:sub(1, at) .. text:sub(math.max(1, at - self:int(1, 200))) -- luacheck: ignore
    else -- a cut-off end
      if self:int(1, 4) == 1 then text = text:sub(1, at) end
    end
  end
  return text
end

return random
