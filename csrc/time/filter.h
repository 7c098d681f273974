/* filter.h: what filter.c and idioms.c ask of the words around a chunk. */
#ifndef DATELINE_TIME_FILTER_H
#define DATELINE_TIME_FILTER_H

#include "time/engine.h"

#pragma GCC visibility push(hidden)

/* Things of a feast or a season: "a Christmas tree", "winter coats". */
extern const char *const dl_feast_things[];

/* Whether a chunk is a part of an idiom or a name, and so no expression of time. Rates become sets, and
 * what only looks like a day ("alive today") the present. */
bool dl_filter_idiom(run *r, uint32_t atom_index);

/* The atom behind another, or NULL at the end of the window. */
static inline const atom *behind(const run *r, const atom *a) {
  return a + 1 < r->atoms + r->count ? a + 1 : NULL;
}

static inline bool prep(const atom *b) {
  return b && (atom_is(b, C_PREP) || atom_is(b, C_IN) || atom_is(b, C_OF) || atom_is(b, C_FROM) ||
               atom_is(b, C_UNTIL) || atom_is(b, C_BETWEEN) || atom_is(b, C_AFTER) ||
               atom_is(b, C_ON) || atom_is(b, C_EDGE));
}

static inline bool money(const run *r, const atom *b) {
  return b && (atom_reads(r, b, "$") || atom_reads(r, b, "#") || atom_reads(r, b, "\xC2\xA3") ||
               atom_reads(r, b, "\xE2\x82\xAC") || atom_reads(r, b, "\xC2\xA5"));
}

static inline bool plain_capital(const atom *a) {
  return a && atom_is(a, C_PLAIN) && (a->flags & A_CAPITAL) && (a->flags & A_SPACE);
}

/* A capitalised word that is no word of time, also at the head of a sentence. */
static inline bool name_word(const atom *a) {
  return a && atom_is(a, C_PLAIN) && (a->flags & A_CAPITAL);
}

#pragma GCC visibility pop
#endif
