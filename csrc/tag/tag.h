/* tag.h: labelled name spans.
 *
 * The tagger reads tokens and marks those that form a name, each with one of the model's types, the
 * probability of that reading, and the probabilities of the other types (for the resolver, which
 * may overrule an unsure type with what the rest of the article says).
 *
 * The model is constant data inside the library: no loading, no state, any number of threads. */
#ifndef DATELINE_TAG_TAG_H
#define DATELINE_TAG_TAG_H

#include "base/arena.h"
#include "text/text.h"

#pragma GCC visibility push(hidden)

typedef enum dl_name_type {
  DL_PERSON = 0,
  DL_ORGANIZATION,
  DL_PLACE,
  DL_GROUP, /* nationalities, religions, political and ethnic groups */
  DL_EVENT,
  DL_WORK,
  DL_PRODUCT,
  DL_NAME_TYPE_COUNT
} dl_name_type;

/* "person", "organization", ... */
const char *dl_name_type_word(dl_name_type type);

typedef struct dl_name {
  uint32_t first_token, end_token; /* half-open, inside one sentence: the tokens that it touches */
  uint32_t start, end;             /* its bytes, half-open: those tokens' unless a hyphenated token
                                      holds more than the name ("Moscow" in "Moscow-backed") */
  dl_name_type type;
  float confidence;                     /* calibrated probability that span and type are right */
  float type_share[DL_NAME_TYPE_COUNT]; /* of each type, given that this is a name; sums to 1 */
} dl_name;

typedef struct dl_names {
  dl_name *items; /* in text order; their bytes are disjoint, though one hyphenated token may hold
                     two ("Anglo-Irish") */
  uint32_t count;
} dl_names;

/* Results live in `arena`; `scratch` is used and released. Linear time. Fails only for lack of
 * memory. */
dl_status dl_tag_names(dl_arena *arena, dl_arena *scratch, const dl_text *text, dl_names *out);

#pragma GCC visibility pop
#endif
