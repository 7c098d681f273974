/* counter.h: byte offsets as code points or UTF-16 code units. */
#ifndef DATELINE_LUA_COUNTER_H
#define DATELINE_LUA_COUNTER_H

#include <lauxlib.h>
#include <lua.h>

#pragma GCC visibility push(hidden)

int counter_new(lua_State *L);   /* counter(source, unit) */
int counter_count(lua_State *L); /* count(counter, source, byte) */
void counter_register(lua_State *L);

#pragma GCC visibility pop
#endif
