/* counter.c: byte offsets in other units, for exports.
 *
 * A counter is a table of the units (code points or UTF-16 code units) before every 256th byte of a
 * string; a look-up adds those of at most 256 bytes more. Malformed bytes count as one unit each
 * where they could begin a sequence, so counting is a function of the bytes alone. */
#include "lua/counter.h"

#include <stdint.h>

#define COUNTER "dateline.core.Counter"
#define STEP    256u

typedef struct counter {
  size_t len;
  int utf16;
  uint32_t before[]; /* units before byte i * STEP */
} counter;

static uint32_t count(const unsigned char *s, size_t len, int utf16) {
  uint32_t units = 0;
  for (size_t i = 0; i < len; i++) {
    if ((s[i] & 0xC0) != 0x80) units++;
    if (utf16 && s[i] >= 0xF0) units++;
  }
  return units;
}

/* counter(source, "codepoint" | "utf16"): a counter for that very string */
int counter_new(lua_State *L) {
  static const char *const units[] = {"codepoint", "utf16", NULL};
  size_t len;
  const unsigned char *source = (const unsigned char *)luaL_checklstring(L, 1, &len);
  int utf16 = luaL_checkoption(L, 2, NULL, units);
  size_t steps = len / STEP + 1;
  counter *self = lua_newuserdata(L, sizeof *self + steps * sizeof self->before[0]);
  self->len = len;
  self->utf16 = utf16;
  uint32_t sum = 0;
  for (size_t i = 0; i < steps; i++) {
    self->before[i] = sum;
    size_t left = len - i * STEP;
    sum += count(source + i * STEP, left < STEP ? left : STEP, utf16);
  }
  luaL_getmetatable(L, COUNTER);
  lua_setmetatable(L, -2);
  return 1;
}

/* count(counter, source, byte): units in the first `byte` bytes of source */
int counter_count(lua_State *L) {
  const counter *self = luaL_checkudata(L, 1, COUNTER);
  size_t len;
  const unsigned char *source = (const unsigned char *)luaL_checklstring(L, 2, &len);
  lua_Number byte = luaL_checknumber(L, 3);
  luaL_argcheck(L, len == self->len, 2, "not the string that the counter was made for");
  luaL_argcheck(L, byte >= 0 && byte <= (lua_Number)len, 3, "offset out of range");
  size_t offset = (size_t)byte, step = offset / STEP;
  uint32_t units =
      self->before[step] + count(source + step * STEP, offset - step * STEP, self->utf16);
  lua_pushinteger(L, (lua_Integer)units);
  return 1;
}

void counter_register(lua_State *L) {
  luaL_newmetatable(L, COUNTER);
  lua_pop(L, 1);
}
