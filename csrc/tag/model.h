/* model.h: the trained model: a blob of constant data that is used in place.
 *
 * train/export.py writes it, little-endian: a head, the lexicon, then the network's arrays, each
 * padded to 64 bytes. It is part of the library, so opening it is
 * setting some forty pointers: it is done per call, and no state is kept. */
#ifndef DATELINE_TAG_MODEL_H
#define DATELINE_TAG_MODEL_H

#include "tag/kernel.h"
#include "tag/lexicon.h"
#include "tag/pieces.h"
#include "tag/tag.h"

#pragma GCC visibility push(hidden)

enum {
  DL_NET_INPUTS = 224,
  DL_NET_WIDTH = 160,
  DL_NET_HIDDEN = 128,
  DL_NET_CONVOLUTIONS = 4,
  DL_NET_LABELS = 1 + 4 * DL_NAME_TYPE_COUNT, /* O, then B I E S of each type */
  DL_NET_SCORES = 32,                         /* labels, padded */
  DL_NET_PAD = 4,                             /* zero rows around a sentence: the longest reach */
  DL_NET_SHIFT = 22,                          /* of the layers: results within 512 */
  DL_NET_SCORE_SHIFT = 17,                    /* of the scores: within 16,384, 64 units of log */
  DL_NET_NAT = 256,                           /* score units per natural-log unit */
  DL_NET_KNOTS = 33                           /* of the calibration curve */
};

/* Embedding tables; rows and columns as in pieces.h and train/network.py. */
typedef struct dl_table {
  const int8_t *rows;
  uint32_t columns;
} dl_table;

typedef struct dl_model {
  dl_lexicon lexicon;
  dl_table tables[DL_HASHES];
  dl_layer inner, convolutions[DL_NET_CONVOLUTIONS], hidden, out;
  const float *exp_fraction; /* exp(-i / DL_NET_NAT), i < DL_NET_NAT */
  const float *exp_whole;    /* exp(-i), i < 32 */
  /* [repeated in the article][type][knot]: what share is right at raw confidence knot / 32 */
  const float *calibration;
} dl_model;

/* The blob inside the library. */
bool dl_model_open(dl_model *out);

/* Any blob: false when it is not one. */
bool dl_model_open_bytes(const unsigned char *bytes, size_t size, dl_model *out);

#pragma GCC visibility pop
#endif
