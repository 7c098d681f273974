/* hash.h: the one hash of the core and a string table over it.
 *
 * The hash reads eight bytes at a step and mixes by multiplication (the finaliser is MurmurHash3's
 * fmix64, public domain). It is the same on every machine: model and gazetteer files store it. */
#ifndef DATELINE_BASE_HASH_H
#define DATELINE_BASE_HASH_H

#include "base/arena.h"

#pragma GCC visibility push(hidden)

uint64_t dl_hash(const void *bytes, size_t len, uint64_t seed);

/* From strings to 32-bit numbers; open addressing, at most half full. Keys are not copied: they
 * must outlive the table. Memory comes from the arena given to each call. */
typedef struct dl_string_entry {
  dl_str key;
  uint32_t hash, value;
} dl_string_entry;

typedef struct dl_string_table {
  dl_string_entry *entries; /* key.ptr NULL: free */
  uint32_t capacity, count; /* capacity is 0 or a power of two */
} dl_string_table;

/* Points to the value of key, adding it with `initial` when it was absent (*added tells, and may be
 * NULL). NULL when out of memory. The pointer is good until the next add. */
uint32_t *dl_string_table_put(dl_arena *arena, dl_string_table *table, dl_str key, uint32_t initial,
                              bool *added);

/* NULL when the key is absent. */
uint32_t *dl_string_table_get(const dl_string_table *table, dl_str key);

#pragma GCC visibility pop
#endif
