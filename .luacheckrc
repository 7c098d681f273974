-- The library runs on Lua 5.1 to 5.5 and LuaJIT: only what all of them have.
std = "min"
max_line_length = 120
exclude_files = { "build", "bench/peers", "lua_modules" }
files["spec"] = { std = "min+busted" }
files["spec/support/gcstress.lua"] = { std = "max" }
files["tools"] = { std = "max" }
files["rockspec"] = { std = "+rockspec" }
files[".busted"] = { std = "max" }
