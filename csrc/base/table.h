/* table.h: looking a word up in a sorted constant table.
 *
 * Rows begin with a word in a field of DL_TABLE_WIDTH bytes, NUL-terminated, ASCII lower case, in
 * byte order (the test of each table checks that); what follows the word is the table's own. A
 * look-up copies at most DL_TABLE_WIDTH - 1 bytes, so it costs the same for any word. */
#ifndef DATELINE_BASE_TABLE_H
#define DATELINE_BASE_TABLE_H

#include "base/span.h"

#pragma GCC visibility push(hidden)

#define DL_TABLE_WIDTH 16

/* The row of `word`, its ASCII case folded, among `count` rows of `stride` bytes; NULL: none. */
const void *dl_table_find(const void *table, size_t count, size_t stride, dl_str word);

#define DL_TABLE_FIND(table, word)                                                                 \
  dl_table_find((table), sizeof(table) / sizeof(table)[0], sizeof(table)[0], (word))

/* Whether the rows are in the order that the search needs (for tests). */
bool dl_table_sorted(const void *table, size_t count, size_t stride);

#define DL_TABLE_SORTED(table)                                                                     \
  dl_table_sorted((table), sizeof(table) / sizeof(table)[0], sizeof(table)[0])

#pragma GCC visibility pop
#endif
