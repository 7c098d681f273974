/* arena.h: all memory of the core.
 *
 * An arena hands out pieces of large chunks and frees them together. Nothing allocated from it is
 * freed alone, so no error path can leak: whoever owns the arena destroys it and everything is
 * gone. Chunks double in size, so the number of calls to the allocator is logarithmic.
 *
 * Failure is a status, not a crash: an allocation that cannot be served returns NULL and leaves the
 * arena usable. An arena counts what it holds and refuses to pass its limit (0: none).
 *
 * Scratch memory: take a mark, allocate, release to the mark.
 *
 * Threads: an arena belongs to one thread at a time. Nothing is shared between arenas. */
#ifndef DATELINE_BASE_ARENA_H
#define DATELINE_BASE_ARENA_H

#include "base/span.h"
#include "base/status.h"

#pragma GCC visibility push(hidden)

/* The host's allocator, in the shape of lua_Alloc: new_size 0 frees; ptr NULL allocates. Returns
 * NULL when it cannot. */
typedef void *(*dl_alloc_fn)(void *context, void *ptr, size_t old_size, size_t new_size);

typedef struct dl_allocator {
  dl_alloc_fn call;
  void *context;
} dl_allocator;

/* malloc and free. */
extern const dl_allocator dl_allocator_libc;

typedef struct dl_arena_chunk dl_arena_chunk;

typedef struct dl_arena {
  dl_allocator allocator;
  dl_arena_chunk *chunk; /* the newest */
  char *next, *end;      /* free room in it */
  size_t held;           /* bytes taken from the allocator */
  size_t limit;          /* most bytes to hold; 0: no limit */
} dl_arena;

typedef struct dl_arena_mark {
  dl_arena_chunk *chunk;
  char *next;
} dl_arena_mark;

void dl_arena_init(dl_arena *arena, dl_allocator allocator, size_t limit);

/* Frees everything; the arena may be used again. */
void dl_arena_destroy(dl_arena *arena);

/* size bytes aligned for any type (16), not initialised; NULL when out of memory. size 0 gives a
 * valid pointer. */
void *dl_arena_alloc(dl_arena *arena, size_t size);

/* count * size zeroed bytes; the product is checked. */
void *dl_arena_zalloc(dl_arena *arena, size_t count, size_t size);

/* Grows an array: the newest allocation grows in place, others are copied (the old bytes stay in
 * the arena until it goes). NULL on failure, the old piece stays valid. */
void *dl_arena_grow(dl_arena *arena, void *ptr, size_t old_size, size_t new_size);

/* A copy with a NUL behind it (not counted). {NULL, 0} on failure, so a copy of an empty string
 * has a non-NULL ptr. */
dl_str dl_arena_copy(dl_arena *arena, const char *bytes, size_t len);

dl_arena_mark dl_arena_take_mark(const dl_arena *arena);

/* Frees everything allocated since the mark. */
void dl_arena_release(dl_arena *arena, dl_arena_mark mark);

/* A growable array in an arena: DL_VEC(dl_token) tokens = {0}; Declare named vectors as typedefs
 * where they cross functions. */
#define DL_VEC(type)                                                                               \
  struct {                                                                                         \
    type *items;                                                                                   \
    uint32_t count, capacity;                                                                      \
  }

/* Room for one more: true, or false when out of memory (the vector stays as it was). */
#define dl_vec_reserve(arena, vec)                                                                 \
  ((vec)->count < (vec)->capacity ||                                                               \
   ((vec)->items = dl_vec_extend((arena), (vec)->items, &(vec)->capacity, sizeof *(vec)->items),   \
    (vec)->count < (vec)->capacity))

/* Appends a value: false when out of memory. */
#define dl_vec_push(arena, vec, value)                                                             \
  (dl_vec_reserve((arena), (vec)) ? ((vec)->items[(vec)->count++] = (value), true) : false)

/* Doubles an array (behind dl_vec_reserve); on failure returns it as it was, capacity unchanged. */
void *dl_vec_extend(dl_arena *arena, void *items, uint32_t *capacity, size_t size);

#pragma GCC visibility pop
#endif
