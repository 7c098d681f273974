-- The library runs on Lua 5.1 to 5.5 and LuaJIT: only what all of them have.
std = "min"
max_line_length = 140
exclude_files = { "build", "bench/peers", "lua_modules" }
-- `local _ = a.b, a.c` computes layers; some inputs are one long line.
files["spec"] = { std = "min+busted", read_globals = { "loadstring" }, ignore = { "531" }, max_line_length = 160 }
files["spec/support/gcstress.lua"] = { std = "max" }
files["tools"] = { std = "max" }
files["rockspec"] = { std = "+rockspec" }
files[".busted"] = { std = "max" }
