#include "base/hash.h"

static uint64_t mix(uint64_t h) {
  h ^= h >> 33;
  h *= UINT64_C(0xff51afd7ed558ccd);
  h ^= h >> 33;
  h *= UINT64_C(0xc4ceb9fe1a85ec53);
  h ^= h >> 33;
  return h;
}

/* Little-endian, whatever the machine; a compiler makes one load of each. */
static uint64_t read2(const unsigned char *s) {
  return (uint64_t)s[0] | (uint64_t)s[1] << 8;
}

static uint64_t read4(const unsigned char *s) {
  return (uint64_t)s[0] | (uint64_t)s[1] << 8 | (uint64_t)s[2] << 16 | (uint64_t)s[3] << 24;
}

static uint64_t read8(const unsigned char *s) {
  return (uint64_t)s[0] | (uint64_t)s[1] << 8 | (uint64_t)s[2] << 16 | (uint64_t)s[3] << 24 |
         (uint64_t)s[4] << 32 | (uint64_t)s[5] << 40 | (uint64_t)s[6] << 48 | (uint64_t)s[7] << 56;
}

/* The last one to seven bytes; reads that overlap agree where they do. */
static uint64_t read_rest(const unsigned char *s, size_t n) {
  if (n >= 4) return read4(s) | read4(s + n - 4) << (8 * (n - 4));
  if (n >= 2) return read2(s) | read2(s + n - 2) << (8 * (n - 2));
  return s[0];
}

uint64_t dl_hash(const void *bytes, size_t len, uint64_t seed) {
  const unsigned char *s = bytes;
  uint64_t h = seed ^ ((uint64_t)len * UINT64_C(0x9e3779b97f4a7c15));
  for (; len >= 8; s += 8, len -= 8) h = (h ^ mix(read8(s))) * UINT64_C(0x9ddfea08eb382d69);
  if (len) h = (h ^ mix(read_rest(s, len))) * UINT64_C(0x9ddfea08eb382d69);
  return mix(h);
}

static dl_string_entry *find(const dl_string_table *table, dl_str key, uint32_t hash) {
  uint32_t mask = table->capacity - 1;
  for (uint32_t i = hash & mask;; i = (i + 1) & mask) {
    dl_string_entry *entry = &table->entries[i];
    if (!entry->key.ptr || (entry->hash == hash && dl_str_equal(entry->key, key))) return entry;
  }
}

static bool enlarge(dl_arena *arena, dl_string_table *table) {
  uint32_t capacity = table->capacity ? table->capacity * 2 : 16;
  if (capacity < table->capacity) return false;
  dl_string_entry *entries = dl_arena_zalloc(arena, capacity, sizeof *entries);
  if (!entries) return false;
  dl_string_table larger = {entries, capacity, table->count};
  for (uint32_t i = 0; i < table->capacity; i++) {
    dl_string_entry *entry = &table->entries[i];
    if (entry->key.ptr) *find(&larger, entry->key, entry->hash) = *entry;
  }
  *table = larger;
  return true;
}

uint32_t *dl_string_table_put(dl_arena *arena, dl_string_table *table, dl_str key, uint32_t initial,
                              bool *added) {
  uint32_t hash = (uint32_t)dl_hash(key.ptr, key.len, 0);
  if (table->count >= table->capacity / 2 && !enlarge(arena, table)) return NULL;
  dl_string_entry *entry = find(table, key, hash);
  bool absent = entry->key.ptr == NULL;
  if (absent) {
    *entry = (dl_string_entry){{key.ptr ? key.ptr : "", key.len}, hash, initial};
    table->count++;
  }
  if (added) *added = absent;
  return &entry->value;
}

uint32_t *dl_string_table_get(const dl_string_table *table, dl_str key) {
  if (!table->capacity) return NULL;
  dl_string_entry *entry = find(table, key, (uint32_t)dl_hash(key.ptr, key.len, 0));
  return entry->key.ptr ? &entry->value : NULL;
}
