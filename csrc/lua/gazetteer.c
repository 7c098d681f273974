/* gazetteer.c: gazetteer files for Lua: opened, checked, mapped read-only.
 *
 * A mapped file costs no memory of its own and is shared by every process that maps it. Where there
 * is no mmap the file is read into the userdata. The object has no close: articles may still point
 * into it, so it goes when nothing refers to it any more. */
#if !defined(_WIN32)
#define _POSIX_C_SOURCE 200809L
#endif
#include "lua/gazetteer.h"

#include "lua/push.h"

#if !defined(_WIN32)
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#else
#include <stdio.h>
#endif

#define GAZETTEER "dateline.Gazetteer"

typedef struct gazetteer {
  dl_gazetteer data;
  void *bytes; /* NULL: nothing is mapped */
  size_t len;
} gazetteer;

static int fail(lua_State *L, dl_status status) {
  lua_pushnil(L);
  lua_pushstring(L, dl_status_message(status));
  lua_pushstring(L, dl_status_code(status));
  return 3;
}

#if !defined(_WIN32)
static dl_status map_file(lua_State *L, const char *path, gazetteer *self) {
  (void)L;
  int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) return DL_ERR_IO;
  struct stat about;
  dl_status status = DL_OK;
  if (fstat(file, &about) != 0 || !S_ISREG(about.st_mode))
    status = DL_ERR_IO;
  else if (about.st_size <= 0 || about.st_size > INT32_MAX)
    status = DL_ERR_CORRUPT;
  if (status == DL_OK) {
    void *bytes = mmap(NULL, (size_t)about.st_size, PROT_READ, MAP_PRIVATE, file, 0);
    if (bytes == MAP_FAILED) {
      status = DL_ERR_IO;
    } else {
      self->bytes = bytes;
      self->len = (size_t)about.st_size;
    }
  }
  close(file);
  return status;
}

static void unmap(gazetteer *self) {
  if (self->bytes) munmap(self->bytes, self->len);
  self->bytes = NULL;
}
#else
static dl_status map_file(lua_State *L, const char *path, gazetteer *self) {
  (void)L;
  FILE *file = fopen(path, "rb");
  if (!file) return DL_ERR_IO;
  dl_status status = DL_ERR_IO;
  if (fseek(file, 0, SEEK_END) == 0) {
    long len = ftell(file);
    void *bytes = len > 0 ? dl_allocator_libc.call(NULL, NULL, 0, (size_t)len) : NULL;
    rewind(file);
    if (bytes && fread(bytes, 1, (size_t)len, file) == (size_t)len) {
      self->bytes = bytes;
      self->len = (size_t)len;
      status = DL_OK;
    } else if (bytes) {
      dl_allocator_libc.call(NULL, bytes, (size_t)len, 0);
    }
  }
  fclose(file);
  return status;
}

static void unmap(gazetteer *self) {
  if (self->bytes) dl_allocator_libc.call(NULL, self->bytes, self->len, 0);
  self->bytes = NULL;
}
#endif

/* gazetteer(path): a gazetteer; or nil, message, code */
int gazetteer_open(lua_State *L) {
  const char *path = luaL_checkstring(L, 1);
  gazetteer *self = lua_newuserdata(L, sizeof *self);
  memset(self, 0, sizeof *self);
  luaL_getmetatable(L, GAZETTEER);
  lua_setmetatable(L, -2);
  dl_status status = map_file(L, path, self);
  if (status == DL_OK) status = dl_gazetteer_open(self->bytes, self->len, &self->data);
  if (status != DL_OK) {
    unmap(self);
    return fail(L, status);
  }
  return 1;
}

static int gazetteer_gc(lua_State *L) {
  unmap(luaL_checkudata(L, 1, GAZETTEER));
  return 0;
}

/* gazetteer:size(): how many names it has */
static int gazetteer_size(lua_State *L) {
  const gazetteer *self = luaL_checkudata(L, 1, GAZETTEER);
  lua_pushinteger(L, (lua_Integer)self->data.name_count);
  return 1;
}

static int gazetteer_tostring(lua_State *L) {
  const gazetteer *self = luaL_checkudata(L, 1, GAZETTEER);
  lua_pushfstring(L, GAZETTEER " of %d names", (int)self->data.name_count);
  return 1;
}

const dl_gazetteer *gazetteer_check(lua_State *L, int index) {
  const gazetteer *self = luaL_checkudata(L, index, GAZETTEER);
  return &self->data;
}

void gazetteer_register(lua_State *L) {
  static const luaL_Reg methods[] = {{"size", gazetteer_size}, {NULL, NULL}};
  static const luaL_Reg meta[] = {
      {"__gc", gazetteer_gc}, {"__tostring", gazetteer_tostring}, {NULL, NULL}};
  compat_newclass(L, GAZETTEER, meta, methods);
}
