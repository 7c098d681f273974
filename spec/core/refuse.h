/* refuse.h: an allocator that refuses from a certain call on, for tests of failing memory.
 *
 *   unsigned left = 3;
 *   dl_arena_init(&arena, refuse_after(&left), 0);   the fourth piece is refused, and all behind it */
#ifndef DATELINE_SPEC_REFUSE_H
#define DATELINE_SPEC_REFUSE_H

#include "base/arena.h"

static void *refuse(void *context, void *ptr, size_t old_size, size_t new_size) {
  unsigned *left = context;
  if (new_size > 0 && *left == 0) return NULL;
  if (new_size > 0) --*left;
  return dl_allocator_libc.call(dl_allocator_libc.context, ptr, old_size, new_size);
}

static inline dl_allocator refuse_after(unsigned *left) {
  return (dl_allocator){refuse, left};
}

#endif
