/* push.c: fields and small values. */
#include "lua/push.h"

#include <math.h>

/* A span that crosses more pieces than this lists the first ones only: first and last still bound
 * it. Bounded so that the C stack is. */
#define MOST_PIECES 64

void set_str(lua_State *L, const char *key, dl_str value) {
  if (!value.len) return;
  lua_pushlstring(L, value.ptr, value.len);
  lua_setfield(L, -2, key);
}

void set_word(lua_State *L, const char *key, const char *word) {
  if (!word || !*word) return;
  lua_pushstring(L, word);
  lua_setfield(L, -2, key);
}

void set_number(lua_State *L, const char *key, float value) {
  lua_pushnumber(L, floor((double)value * 1e4 + 0.5) / 1e4);
  lua_setfield(L, -2, key);
}

void set_index(lua_State *L, const char *key, uint32_t value) {
  lua_pushinteger(L, (lua_Integer)value);
  lua_setfield(L, -2, key);
}

void set_flag(lua_State *L, const char *key, bool value) {
  lua_pushboolean(L, value);
  lua_setfield(L, -2, key);
}

void set_source_span(lua_State *L, dl_span source) {
  if (source.end <= source.start) return;
  set_index(L, "first", source.start + 1);
  set_index(L, "last", source.end);
}

void set_place_in_source(lua_State *L, const dl_document *document, dl_span text) {
  set_source_span(L, dl_map_span(document, text));
  dl_span pieces[MOST_PIECES];
  uint32_t count = dl_map_pieces(document, text, pieces, MOST_PIECES);
  if (count < 2) return;
  if (count > MOST_PIECES) count = MOST_PIECES;
  lua_createtable(L, (int)count, 0);
  for (uint32_t i = 0; i < count; i++) {
    lua_createtable(L, 0, 2);
    set_source_span(L, pieces[i]);
    lua_rawseti(L, -2, (int)i + 1);
  }
  lua_setfield(L, -2, "spans");
}

void set_text(lua_State *L, const dl_document *document, dl_span text) {
  lua_pushlstring(L, document->text + text.start, text.end - text.start);
  lua_setfield(L, -2, "text");
}

void push_place(lua_State *L, const dl_place *place) {
  lua_createtable(L, 0, 10);
  set_str(L, "name", place->name);
  set_word(L, "country", place->country);
  set_word(L, "region", place->region);
  set_number(L, "latitude", place->latitude);
  set_number(L, "longitude", place->longitude);
  if (place->geonames) set_index(L, "geonames", place->geonames);
  if (place->population) set_index(L, "population", place->population);
  set_word(L, "kind", place->kind);
  set_number(L, "confidence", place->confidence);
}
