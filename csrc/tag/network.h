/* network.h: from pieces to scores of labels.
 *
 *   inputs (word vector, hashed forms, bits)
 *     -> a pointwise layer -> three convolutions of reach 1, 2, 3 with residuals: the state
 *   state and, for a piece with twins, the maximum of its twins' states
 *     -> a hidden layer -> scores of 29 labels, in 1/256 of a natural-log unit
 *
 * Sentences do not see each other, except through twins. */
#ifndef DATELINE_TAG_NETWORK_H
#define DATELINE_TAG_NETWORK_H

#include "tag/model.h"

#pragma GCC visibility push(hidden)

/* Scores of every piece: [pieces->count][DL_NET_SCORES], of which the first DL_NET_LABELS count.
 * They live in the arena; scratch is used and released. */
dl_status dl_network_run(dl_arena *arena, dl_arena *scratch, const dl_model *model,
                         const dl_kernel *kernel, const dl_pieces *pieces, int32_t **scores);

#pragma GCC visibility pop
#endif
