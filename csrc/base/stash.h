/* stash.h: an allocator that keeps its memory from one use to the next.
 *
 * Reading an article takes a few megabytes for a moment. A C library that is asked for them and given
 * them back a thousand times a second returns them to the system and fetches them again, page by page,
 * which takes longer than some of the reading. A stash holds one block, made at the first use, and hands
 * out pieces of it from the front; when all are back it begins anew. What does not fit comes from the
 * allocator below it. Meant for scratch arenas, which go before a call returns.
 *
 * Threads: a stash belongs to one thread at a time. */
#ifndef DATELINE_BASE_STASH_H
#define DATELINE_BASE_STASH_H

#include "base/arena.h"

#pragma GCC visibility push(hidden)

typedef struct dl_stash {
  dl_allocator below;
  size_t size; /* of the block; 0: all comes from below */
  char *block; /* NULL until it is asked for */
  size_t used, pieces;
} dl_stash;

/* A stash of `size` bytes. */
void dl_stash_init(dl_stash *stash, dl_allocator below, size_t size);

/* The stash stays the caller's and must not move. */
dl_allocator dl_stash_allocator(dl_stash *stash);

/* Frees the block, of which nothing may be in use; from now on all comes from below. */
void dl_stash_close(dl_stash *stash);

#pragma GCC visibility pop
#endif
