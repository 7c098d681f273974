/* hash.h: the one hash of the core and a string table over it.
 *
 * The hash reads eight bytes at a step and mixes by multiplication (the finaliser is MurmurHash3's
 * fmix64, public domain). It is the same on every machine: model and gazetteer files store it. */
#ifndef DATELINE_BASE_HASH_H
#define DATELINE_BASE_HASH_H

#include "base/arena.h"
#include "base/plain.h"

#pragma GCC visibility push(hidden)

static inline uint64_t dl_hash_mix(uint64_t h) {
  h ^= h >> 33;
  h *= UINT64_C(0xff51afd7ed558ccd);
  h ^= h >> 33;
  h *= UINT64_C(0xc4ceb9fe1a85ec53);
  h ^= h >> 33;
  return h;
}

/* Little-endian, as dl_eight_at. */
static inline uint64_t dl_hash_read2(const unsigned char *s) {
  return (uint64_t)s[0] | (uint64_t)s[1] << 8;
}

static inline uint64_t dl_hash_read4(const unsigned char *s) {
  return (uint64_t)s[0] | (uint64_t)s[1] << 8 | (uint64_t)s[2] << 16 | (uint64_t)s[3] << 24;
}

/* The last one to seven bytes; reads that overlap agree where they do. */
static inline uint64_t dl_hash_rest(const unsigned char *s, size_t n) {
  if (n >= 4) return dl_hash_read4(s) | dl_hash_read4(s + n - 4) << (8 * (n - 4));
  if (n >= 2) return dl_hash_read2(s) | dl_hash_read2(s + n - 2) << (8 * (n - 2));
  return s[0];
}

static inline uint64_t dl_hash(const void *bytes, size_t len, uint64_t seed) {
  const unsigned char *s = bytes;
  uint64_t h = seed ^ ((uint64_t)len * UINT64_C(0x9e3779b97f4a7c15));
  for (; len >= 8; s += 8, len -= 8)
    h = (h ^ dl_hash_mix(dl_eight_at((const char *)s))) * UINT64_C(0x9ddfea08eb382d69);
  if (len) h = (h ^ dl_hash_mix(dl_hash_rest(s, len))) * UINT64_C(0x9ddfea08eb382d69);
  return dl_hash_mix(h);
}

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
