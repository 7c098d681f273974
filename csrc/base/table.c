/* table.c: the search of table.h. */
#include "base/table.h"

const void *dl_table_find(const void *table, size_t count, size_t stride, dl_str word) {
  char key[DL_TABLE_WIDTH];
  if (word.len == 0 || word.len >= DL_TABLE_WIDTH) return NULL;
  for (uint32_t i = 0; i < word.len; i++) key[i] = dl_ascii_lower(word.ptr[i]);
  key[word.len] = 0;
  size_t low = 0, high = count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    const char *row = (const char *)table + middle * stride;
    int order = (unsigned char)row[0] - (unsigned char)key[0];
    if (order == 0) order = strcmp(row, key);
    if (order == 0) return row;
    if (order < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return NULL;
}

bool dl_table_sorted(const void *table, size_t count, size_t stride) {
  for (size_t i = 1; i < count; i++)
    if (strcmp((const char *)table + (i - 1) * stride, (const char *)table + i * stride) >= 0)
      return false;
  return true;
}
