/* shield.h: Markdown made safe for md4c without moving a byte.
 *
 * md4c is fast on articles; nesting without end, a paragraph of a million brackets, or a table of a
 * thousand columns cost it quadratic time or memory far beyond the input's. The shield copies the
 * source to a buffer of the same length in which such markup is overwritten, so that md4c sees plain
 * text there. Text is always taken from the true source by offset, so nothing is lost: a masked
 * bracket comes out as the bracket it is.
 *
 * Bytes that no reader is meant to see (comments, <script>, <style>) become DL_SHIELD_HIDDEN. */
#ifndef DATELINE_READ_SHIELD_H
#define DATELINE_READ_SHIELD_H

#include "base/arena.h"

#pragma GCC visibility push(hidden)

#define DL_SHIELD_HIDDEN '\1'

/* NULL when out of memory. *masked tells whether nesting was cut. */
char *dl_shield_copy(dl_arena *scratch, dl_str source, bool *masked);

#pragma GCC visibility pop
#endif
