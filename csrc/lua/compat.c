/* compat.c: see compat.h. */
#include "lua/compat.h"

void compat_setfuncs(lua_State *L, const luaL_Reg *functions) {
  for (; functions->name; functions++) {
    lua_pushcfunction(L, functions->func);
    lua_setfield(L, -2, functions->name);
  }
}

void compat_newclass(lua_State *L, const char *name, const luaL_Reg *meta,
                     const luaL_Reg *methods) {
  if (luaL_newmetatable(L, name)) {
    compat_setfuncs(L, meta);
    lua_newtable(L);
    compat_setfuncs(L, methods);
    lua_setfield(L, -2, "__index");
    lua_pushstring(L, "protected");
    lua_setfield(L, -2, "__metatable");
  }
  lua_pop(L, 1);
}

void compat_checkversion(lua_State *L) {
#if LUA_VERSION_NUM >= 502
  /* Called here and not through luaL_newlib: 5.2's does not check, and a module built for 5.2
   * would load silently into 5.3. */
  luaL_checkversion(L);
#else
  (void)L;
#endif
}
