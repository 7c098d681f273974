/* network.h: from pieces to scores of labels.
 *
 *   inputs (word vector, hashed forms, bits)
 *     -> a pointwise layer -> three convolutions of reach 1, 2, 3 with residuals: the state
 *   state and, for a piece with twins, the maximum of its twins' states
 *     -> a hidden layer -> scores of 29 labels, in 1/256 of a natural-log unit
 *
 * Sentences do not see each other, except through twins. The last convolution and what follows run
 * only for candidates (pieces.h), about a third of the pieces; the others are outside names. */
#ifndef DATELINE_TAG_NETWORK_H
#define DATELINE_TAG_NETWORK_H

#include "tag/model.h"

#pragma GCC visibility push(hidden)

typedef struct dl_scores {
  const int32_t *rows;    /* [candidates][DL_NET_SCORES], of which the first DL_NET_LABELS count */
  const uint32_t *row_of; /* per piece; DL_NO_ROW for one that is no candidate */
} dl_scores;

#define DL_NO_ROW UINT32_MAX

/* Scores of the labels of a piece. */
const int32_t *dl_scores_of(const dl_scores *scores, uint32_t piece);

/* Scores live in the arena; scratch is used and released. */
dl_status dl_network_run(dl_arena *arena, dl_arena *scratch, const dl_model *model,
                         const dl_kernel *kernel, const dl_pieces *pieces, dl_scores *out);

#pragma GCC visibility pop
#endif
