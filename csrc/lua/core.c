/* core.c: the module dateline.core, the only symbol that the library exports.
 *
 * It gives Lua parse and one object, the article handle (and counters of offsets for exports). lua/dateline/ makes the
 * public interface of them: options are checked there, here arguments come by position.
 *
 * The handle owns the C memory. It is created before anything can fail and its memory goes with
 * __gc, __close or close(), whichever comes first; all are idempotent. */
#include "base/stash.h"
#include "lua/compat.h"
#include "lua/counter.h"
#include "lua/gazetteer.h"
#include "lua/push.h"

#define ARTICLE "dateline.core.Article"
#define SCRATCH "dateline.core.Scratch" /* in the registry: the stash of this state */
#define SOURCES "dateline.core.Sources" /* in the registry: handle -> its source, keys weak */

#define SCRATCH_BYTES ((size_t)4 << 20) /* most pages take less */

typedef struct handle {
  dl_article *article; /* NULL: closed */
} handle;

static dl_article *check_article(lua_State *L) {
  handle *self = luaL_checkudata(L, 1, ARTICLE);
  if (!self->article) luaL_error(L, "the article is closed");
  return self->article;
}

static dl_str opt_str(lua_State *L, int index) {
  size_t len;
  const char *ptr = luaL_optlstring(L, index, "", &len);
  return (dl_str){ptr, (uint32_t)(len > UINT32_MAX ? UINT32_MAX : len)};
}

static int raise_memory(lua_State *L) {
  return luaL_error(L, "not enough memory");
}

static int scratch_gc(lua_State *L) {
  dl_stash_close(lua_touserdata(L, 1));
  return 0;
}

static bool is_registered(lua_State *L, const char *name) {
  lua_getfield(L, LUA_REGISTRYINDEX, name);
  bool there = !lua_isnil(L, -1);
  lua_pop(L, 1);
  return there;
}

/* One stash for each state, as long as it lives. */
static void scratch_register(lua_State *L) {
  if (is_registered(L, SCRATCH)) return;
  dl_stash *stash = lua_newuserdata(L, sizeof *stash);
  dl_stash_init(stash, dl_allocator_libc, SCRATCH_BYTES);
  lua_newtable(L);
  lua_pushcfunction(L, scratch_gc);
  lua_setfield(L, -2, "__gc");
  lua_setmetatable(L, -2);
  lua_setfield(L, LUA_REGISTRYINDEX, SCRATCH);
}

static dl_allocator scratch_allocator(lua_State *L) {
  lua_getfield(L, LUA_REGISTRYINDEX, SCRATCH);
  dl_stash *stash = lua_touserdata(L, -1);
  lua_pop(L, 1);
  return dl_stash_allocator(stash);
}

/* Articles point into the strings they were read from: these stay as long as the handles do. */
static void sources_register(lua_State *L) {
  if (is_registered(L, SOURCES)) return;
  lua_newtable(L);
  lua_newtable(L);
  lua_pushstring(L, "k");
  lua_setfield(L, -2, "__mode");
  lua_setmetatable(L, -2);
  lua_setfield(L, LUA_REGISTRYINDEX, SOURCES);
}

/* parse(source, format, published, url, max_bytes, gazetteers, reading): handle, or nil, message,
 * code, offset. gazetteers is a list, which the caller keeps as long as the handle. */
static int core_parse(lua_State *L) {
  static const char *const formats[] = {"auto", "html", "markdown", "text", NULL};
  static const char *const readings[] = {"news", "calendar", NULL};
  size_t len;
  const char *source = luaL_checklstring(L, 1, &len);
  dl_options options;
  memset(&options, 0, sizeof options);
  options.format = (dl_format)luaL_checkoption(L, 2, "auto", formats);
  options.published = opt_str(L, 3);
  options.url = opt_str(L, 4);
  lua_Number max_bytes = luaL_optnumber(L, 5, (lua_Number)DL_DEFAULT_MAX_BYTES);
  luaL_argcheck(L, max_bytes >= 1 && max_bytes <= (lua_Number)DL_MAX_MAX_BYTES, 5,
                "limit out of range");
  options.max_bytes = (size_t)max_bytes;

  dl_gazetteer gazetteers[DL_MOST_GAZETTEERS];
  if (!lua_isnoneornil(L, 6)) {
    luaL_checktype(L, 6, LUA_TTABLE);
    for (int i = 1; i <= DL_MOST_GAZETTEERS; i++) {
      lua_rawgeti(L, 6, i);
      if (lua_isnil(L, -1)) {
        lua_pop(L, 1);
        break;
      }
      gazetteers[options.gazetteer_count++] = *gazetteer_check(L, -1);
      lua_pop(L, 1);
    }
    options.gazetteers = gazetteers;
  }

  options.reading = (dl_time_reading)luaL_checkoption(L, 7, "news", readings);
  options.scratch = scratch_allocator(L);
  options.source_stays = true;

  handle *self = lua_newuserdata(L, sizeof *self);
  self->article = NULL;
  luaL_getmetatable(L, ARTICLE);
  lua_setmetatable(L, -2);
  lua_getfield(L, LUA_REGISTRYINDEX, SOURCES);
  lua_pushvalue(L, -2);
  lua_pushvalue(L, 1);
  lua_rawset(L, -3);
  lua_pop(L, 1);

  dl_error error;
  dl_status status = dl_article_parse(source, len, &options, &self->article, &error);
  if (status == DL_ERR_MEMORY) return raise_memory(L);
  if (status != DL_OK) {
    lua_pushnil(L);
    lua_pushstring(L, error.message);
    lua_pushstring(L, dl_status_code(error.code));
    if (error.offset == DL_NO_OFFSET) return 3;
    lua_pushinteger(L, (lua_Integer)error.offset + 1);
    return 4;
  }
  /* The collector sees a few bytes where the article holds many: let it work for them, or a loop
   * over articles would pile up garbage. */
  lua_gc(L, LUA_GCSTEP, (int)(dl_article_memory(self->article) >> 10));
  return 1;
}

static int article_document(lua_State *L) {
  push_document(L, dl_article_document(check_article(L)));
  return 1;
}

static int article_cast(lua_State *L) {
  dl_article *article = check_article(L);
  const dl_cast *cast;
  if (dl_article_cast(article, &cast) != DL_OK) return raise_memory(L);
  push_cast(L, dl_article_document(article), cast);
  return 1;
}

static int article_dates(lua_State *L) {
  dl_article *article = check_article(L);
  const dl_timexes *dates;
  if (dl_article_dates(article, &dates) != DL_OK) return raise_memory(L);
  push_dates(L, dl_article_document(article), dates);
  return 1;
}

static int article_quotes(lua_State *L) {
  dl_article *article = check_article(L);
  const dl_quotes *quotes;
  if (dl_article_quotes(article, &quotes) != DL_OK) return raise_memory(L);
  push_quotes(L, dl_article_document(article), quotes);
  return 1;
}

static int article_sentences(lua_State *L) {
  dl_article *article = check_article(L);
  const dl_text *text;
  if (dl_article_sentences(article, &text) != DL_OK) return raise_memory(L);
  push_sentences(L, dl_article_document(article), text);
  return 1;
}

static int article_source(lua_State *L) {
  dl_str source = dl_article_source(check_article(L));
  lua_pushlstring(L, source.ptr, source.len);
  return 1;
}

/* Bytes of C memory that the handle holds; 0 when closed. */
static int article_memory(lua_State *L) {
  const handle *self = luaL_checkudata(L, 1, ARTICLE);
  lua_pushnumber(L, self->article ? (lua_Number)dl_article_memory(self->article) : 0);
  return 1;
}

static int article_close(lua_State *L) {
  handle *self = luaL_checkudata(L, 1, ARTICLE);
  if (!self->article) return 0;
  dl_article_free(self->article);
  self->article = NULL;
  lua_getfield(L, LUA_REGISTRYINDEX, SOURCES);
  lua_pushvalue(L, 1);
  lua_pushnil(L);
  lua_rawset(L, -3);
  return 0;
}

static int article_tostring(lua_State *L) {
  const handle *self = luaL_checkudata(L, 1, ARTICLE);
  lua_pushstring(L, self->article ? ARTICLE : ARTICLE " (closed)");
  return 1;
}

static const luaL_Reg article_methods[] = {
    {"document", article_document}, {"cast", article_cast},     {"dates", article_dates},
    {"quotes", article_quotes},     {"source", article_source}, {"sentences", article_sentences},
    {"memory", article_memory},     {"close", article_close},   {NULL, NULL}};

static const luaL_Reg article_meta[] = {{"__gc", article_close},
                                        {"__close", article_close},
                                        {"__tostring", article_tostring},
                                        {NULL, NULL}};

static const luaL_Reg lib[] = {{"parse", core_parse},
                               {"counter", counter_new},
                               {"count", counter_count},
                               {"gazetteer", gazetteer_open},
                               {NULL, NULL}};

#if defined(_WIN32)
#define EXPORT __declspec(dllexport)
#else
#define EXPORT __attribute__((visibility("default")))
#endif

EXPORT int luaopen_dateline_core(lua_State *L);

EXPORT int luaopen_dateline_core(lua_State *L) {
  compat_checkversion(L);
  compat_newclass(L, ARTICLE, article_meta, article_methods);
  scratch_register(L);
  sources_register(L);
  counter_register(L);
  gazetteer_register(L);
  lua_newtable(L);
  compat_setfuncs(L, lib);
  lua_pushstring(L, DATELINE_VERSION);
  lua_setfield(L, -2, "version");
  return 1;
}
