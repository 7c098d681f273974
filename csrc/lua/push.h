/* push.h: results of the core as plain Lua tables.
 *
 * Offsets become 1-based inclusive bytes of the source: `first`, `last`; a value whose text crosses
 * markup also gets `spans`, the pieces of the source that hold it.
 *
 * Every function pushes one value and may raise a memory error; nothing it calls allocates C
 * memory, so nothing can leak. */
#ifndef DATELINE_LUA_PUSH_H
#define DATELINE_LUA_PUSH_H

#include <lauxlib.h>
#include <lua.h>

#include "dateline.h"

#pragma GCC visibility push(hidden)

/* ---- values: each sets one field of the table at the top; absent values are left out ---------- */

void set_str(lua_State *L, const char *key, dl_str value);      /* nothing where len is 0 */
void set_word(lua_State *L, const char *key, const char *word); /* nothing where NULL or "" */
void set_number(lua_State *L, const char *key, float value);    /* to four decimals: the same text
                                                                   on every machine */
void set_index(lua_State *L, const char *key, uint32_t value);
void set_flag(lua_State *L, const char *key, bool value);

/* first and last; nothing where the span is empty. */
void set_source_span(lua_State *L, dl_span source);

/* first, last and, where it crosses markup, spans. */
void set_place_in_source(lua_State *L, const dl_document *document, dl_span text);

/* text = the clean text of the span. */
void set_text(lua_State *L, const dl_document *document, dl_span text);

/* ---- whole results ----------------------------------------------------------------------------- */

void push_document(lua_State *L, const dl_document *document);
void push_place(lua_State *L, const dl_place *place);
void push_cast(lua_State *L, const dl_document *document, const dl_cast *cast);
void push_dates(lua_State *L, const dl_document *document, const dl_timexes *dates);
void push_quotes(lua_State *L, const dl_document *document, const dl_quotes *quotes);
void push_sentences(lua_State *L, const dl_document *document, const dl_text *text);

#pragma GCC visibility pop
#endif
