/* entities.h: character references of HTML, "&eacute;" and "&#233;".
 *
 * The names lie sorted in a generated table; a lookup narrows the range of names one character at a
 * time, so it costs a few comparisons per character and stops where no name goes on. */
#ifndef DATELINE_HTML_ENTITIES_H
#define DATELINE_HTML_ENTITIES_H

#include "base/span.h"

#pragma GCC visibility push(hidden)

typedef struct dl_reference {
  uint16_t name, value; /* offsets into dl_reference_names and dl_reference_values */
  uint8_t name_len, value_len;
} dl_reference;

extern const char dl_reference_names[];
extern const unsigned char dl_reference_values[];
extern const dl_reference dl_references[];
extern const uint32_t dl_reference_count;
extern const uint16_t dl_reference_first[129];

#define DL_REFERENCE_MOST 8u /* bytes that a reference stands for, at most */

/* Reads the reference at `at`, which points to '&'; `end` bounds it. Writes what it stands for to
 * out and returns the bytes of source read, 0 where there is no reference. in_attribute applies the
 * rule of attribute values ("&copy=1" stays). */
uint32_t dl_reference_read(const char *at, const char *end, bool in_attribute,
                           char out[DL_REFERENCE_MOST], uint32_t *out_len);

#pragma GCC visibility pop
#endif
