#include "base/hash.h"

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
