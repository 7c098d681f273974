#include "base/arena.h"

#include <stdlib.h>

#define ALIGNMENT   16u
#define FIRST_CHUNK ((size_t)4096)
#define LAST_CHUNK  ((size_t)1 << 20) /* chunks stop doubling here: waste stays below 1 MiB */

struct dl_arena_chunk {
  dl_arena_chunk *previous;
  size_t size; /* with this header */
};

#define HEADER ((sizeof(dl_arena_chunk) + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1))

static void *libc_alloc(void *context, void *ptr, size_t old_size, size_t new_size) {
  (void)context;
  (void)old_size;
  if (new_size == 0) {
    free(ptr);
    return NULL;
  }
  return realloc(ptr, new_size);
}

const dl_allocator dl_allocator_libc = {libc_alloc, NULL};

void dl_arena_init(dl_arena *arena, dl_allocator allocator, size_t limit) {
  memset(arena, 0, sizeof *arena);
  arena->allocator = allocator;
  arena->limit = limit;
}

static void drop_newest(dl_arena *arena) {
  dl_arena_chunk *chunk = arena->chunk;
  arena->chunk = chunk->previous;
  arena->held -= chunk->size;
  arena->allocator.call(arena->allocator.context, chunk, chunk->size, 0);
}

void dl_arena_destroy(dl_arena *arena) {
  while (arena->chunk) drop_newest(arena);
  arena->next = arena->end = NULL;
}

/* A chunk with room for size bytes: double the last one, or just large enough. Where the limit is
 * near, the chunk shrinks to what is needed. */
static bool add_chunk(dl_arena *arena, size_t size) {
  if (size > SIZE_MAX / 2) return false;
  size_t need = size + HEADER;
  size_t want = arena->chunk ? arena->chunk->size * 2 : FIRST_CHUNK;
  if (want > LAST_CHUNK) want = LAST_CHUNK;
  if (want < need) want = need;
  if (arena->limit && (arena->held > arena->limit || want > arena->limit - arena->held)) {
    want = need;
    if (arena->held > arena->limit || want > arena->limit - arena->held) return false;
  }
  dl_arena_chunk *chunk = arena->allocator.call(arena->allocator.context, NULL, 0, want);
  if (!chunk) return false;
  chunk->previous = arena->chunk;
  chunk->size = want;
  arena->chunk = chunk;
  arena->held += want;
  arena->next = (char *)chunk + HEADER;
  arena->end = (char *)chunk + want;
  return true;
}

static size_t round_up(size_t size) {
  return (size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
}

void *dl_arena_alloc(dl_arena *arena, size_t size) {
  if (size > SIZE_MAX / 4) return NULL;
  size = size ? round_up(size) : ALIGNMENT;
  if ((size_t)(arena->end - arena->next) < size && !add_chunk(arena, size)) return NULL;
  void *piece = arena->next;
  arena->next += size;
  return piece;
}

void *dl_arena_zalloc(dl_arena *arena, size_t count, size_t size) {
  if (size && count > SIZE_MAX / 4 / size) return NULL;
  void *piece = dl_arena_alloc(arena, count * size);
  if (piece) memset(piece, 0, count * size);
  return piece;
}

void *dl_arena_grow(dl_arena *arena, void *ptr, size_t old_size, size_t new_size) {
  if (!ptr) return dl_arena_alloc(arena, new_size);
  if (new_size <= old_size) return ptr;
  if (new_size > SIZE_MAX / 4) return NULL;
  char *old_end = (char *)ptr + round_up(old_size ? old_size : 1);
  size_t extra = round_up(new_size) - round_up(old_size ? old_size : 1);
  if (extra == 0) return ptr;
  if (old_end == arena->next && (size_t)(arena->end - arena->next) >= extra) {
    arena->next += extra;
    return ptr;
  }
  void *piece = dl_arena_alloc(arena, new_size);
  if (piece) memcpy(piece, ptr, old_size);
  return piece;
}

dl_str dl_arena_copy(dl_arena *arena, const char *bytes, size_t len) {
  if (len >= UINT32_MAX) return (dl_str){NULL, 0};
  char *copy = dl_arena_alloc(arena, len + 1);
  if (!copy) return (dl_str){NULL, 0};
  if (len) memcpy(copy, bytes, len);
  copy[len] = '\0';
  return (dl_str){copy, (uint32_t)len};
}

dl_arena_mark dl_arena_take_mark(const dl_arena *arena) {
  return (dl_arena_mark){arena->chunk, arena->next};
}

void dl_arena_release(dl_arena *arena, dl_arena_mark mark) {
  while (arena->chunk != mark.chunk) drop_newest(arena);
  arena->next = mark.next;
  arena->end = mark.chunk ? (char *)mark.chunk + mark.chunk->size : NULL;
}

void *dl_vec_extend(dl_arena *arena, void *items, uint32_t *capacity, size_t size) {
  uint32_t wanted = *capacity ? *capacity * 2 : 8;
  if (wanted < *capacity || wanted > SIZE_MAX / 4 / size) return items;
  void *grown = dl_arena_grow(arena, items, *capacity * size, wanted * size);
  if (!grown) return items;
  *capacity = wanted;
  return grown;
}
