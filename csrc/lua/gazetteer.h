/* gazetteer.h: gazetteer files for Lua. */
#ifndef DATELINE_LUA_GAZETTEER_H
#define DATELINE_LUA_GAZETTEER_H

#include "lua/compat.h"
#include "name/gazetteer.h"

#pragma GCC visibility push(hidden)

int gazetteer_open(lua_State *L); /* gazetteer(path) */
void gazetteer_register(lua_State *L);

/* The gazetteer at index; raises where there is none. It lives as long as the Lua value. */
const dl_gazetteer *gazetteer_check(lua_State *L, int index);

#pragma GCC visibility pop
#endif
