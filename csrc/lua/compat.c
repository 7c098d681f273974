#include "lua/compat.h"

void compat_setfuncs(lua_State *L, const luaL_Reg *functions) {
  for (; functions->name; functions++) {
    lua_pushcfunction(L, functions->func);
    lua_setfield(L, -2, functions->name);
  }
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
