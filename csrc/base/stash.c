#include "base/stash.h"

#define ALIGNMENT ((size_t)16)

static size_t round_up(size_t size) {
  return (size + ALIGNMENT - 1) & ~(ALIGNMENT - 1);
}

static bool is_ours(const dl_stash *stash, const void *ptr) {
  uintptr_t at = (uintptr_t)ptr, block = (uintptr_t)stash->block;
  return stash->block && at >= block && at - block < stash->size;
}

static void *take(dl_stash *stash, size_t size) {
  if (size <= stash->size && !stash->block)
    stash->block = stash->below.call(stash->below.context, NULL, 0, stash->size);
  if (!stash->block || size > stash->size || round_up(size) > stash->size - stash->used)
    return stash->below.call(stash->below.context, NULL, 0, size);
  void *piece = stash->block + stash->used;
  stash->used += round_up(size);
  stash->pieces++;
  return piece;
}

static void give_back(dl_stash *stash, void *ptr, size_t size) {
  if (!ptr) return;
  if (!is_ours(stash, ptr)) {
    stash->below.call(stash->below.context, ptr, size, 0);
    return;
  }
  if (--stash->pieces == 0)
    stash->used = 0;
  else if ((char *)ptr + round_up(size) == stash->block + stash->used)
    stash->used -= round_up(size);
}

static void *stash_alloc(void *context, void *ptr, size_t old_size, size_t new_size) {
  dl_stash *stash = context;
  if (new_size == 0) {
    give_back(stash, ptr, old_size);
    return NULL;
  }
  void *piece = take(stash, new_size);
  if (ptr && piece) {
    memcpy(piece, ptr, old_size < new_size ? old_size : new_size);
    give_back(stash, ptr, old_size);
  }
  return piece;
}

void dl_stash_init(dl_stash *stash, dl_allocator below, size_t size) {
  memset(stash, 0, sizeof *stash);
  stash->below = below;
  stash->size = size & ~(ALIGNMENT - 1);
}

dl_allocator dl_stash_allocator(dl_stash *stash) {
  return (dl_allocator){stash_alloc, stash};
}

void dl_stash_close(dl_stash *stash) {
  if (stash->block) stash->below.call(stash->below.context, stash->block, stash->size, 0);
  stash->block = NULL;
  stash->size = stash->used = 0;
}
