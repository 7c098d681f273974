/* decode.h: from scores of labels to names.
 *
 * The best path that obeys B I E S O (Viterbi, whole numbers), then, for each name on it, the
 * probability of exactly that span under the same lattice (forward and backward), type by type.
 * Because a name's labels all carry its type, a step needs one number for "outside" and one for
 * each open type: time is linear with a small factor. */
#ifndef DATELINE_TAG_DECODE_H
#define DATELINE_TAG_DECODE_H

#include "tag/network.h"

#pragma GCC visibility push(hidden)

/* A name in pieces. */
typedef struct dl_tagged {
  uint32_t first, end; /* pieces, half-open */
  dl_name_type type;
  float share[DL_NAME_TYPE_COUNT]; /* probability of this span with each type */
} dl_tagged;

typedef struct dl_tagged_list {
  dl_tagged *items;
  uint32_t count, capacity;
} dl_tagged_list;

/* Appends the names of one sentence, pieces [first, end), to `out` (in arena). Scratch is used and
 * released; it must not be `arena`. */
dl_status dl_decode_sentence(dl_arena *arena, dl_arena *scratch, const dl_model *model,
                             const dl_scores *scores, uint32_t first, uint32_t end,
                             dl_tagged_list *out);

/* The calibrated confidence of a raw probability. `repeated`: the article has the name elsewhere. */
float dl_decode_calibrate(const dl_model *model, dl_name_type type, bool repeated, float raw);

#pragma GCC visibility pop
#endif
