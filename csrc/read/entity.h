/* entity.h: character references in Markdown: all numeric ones, and the named ones in use. */
#ifndef DATELINE_READ_ENTITY_H
#define DATELINE_READ_ENTITY_H

#include "base/span.h"

#pragma GCC visibility push(hidden)

/* Decodes "&amp;", "&#8212;", "&#x2014;" (with & and ;) to UTF-8. Returns the bytes written (0: not
 * known; it stays as it is written). */
uint32_t dl_entity_decode(dl_str reference, char out[4]);

#pragma GCC visibility pop
#endif
