/* compat.h: the few functions that differ between Lua 5.1, 5.2-5.5 and LuaJIT.
 *
 * They have names of their own and never redefine luaL_*: LuaJIT grows those over time. */
#ifndef DATELINE_LUA_COMPAT_H
#define DATELINE_LUA_COMPAT_H

#include <lauxlib.h>
#include <lua.h>

#pragma GCC visibility push(hidden)

/* luaL_setfuncs without upvalues: adds every function to the table at the top. */
void compat_setfuncs(lua_State *L, const luaL_Reg *functions);

/* Makes the metatable of a userdata, protected, its methods in __index; nothing where it is there. */
void compat_newclass(lua_State *L, const char *name, const luaL_Reg *meta, const luaL_Reg *methods);

/* [-0, +0] Raises where the module was built for another Lua than the one that loads it. */
void compat_checkversion(lua_State *L);

#pragma GCC visibility pop
#endif
