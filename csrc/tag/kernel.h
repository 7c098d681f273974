/* kernel.h: the arithmetic of the network: whole numbers only.
 *
 * States are 7-bit (0..127), weights 8-bit, sums 32-bit, so no step rounds differently on another
 * machine and every vector path gives the same bits. Products of a pair fit 16 bits (2 * 127 * 127
 * = 32,258), which AVX2 needs. A layer ends by scaling its sums with a 32-bit multiplier and a
 * shift.
 *
 * Weights lie as [inputs / 4][outputs][4]: the layout of the dot-product instructions. */
#ifndef DATELINE_TAG_KERNEL_H
#define DATELINE_TAG_KERNEL_H

#include "base/span.h"

#pragma GCC visibility push(hidden)

typedef struct dl_layer {
  uint32_t inputs;       /* of all segments; segment bytes are a multiple of 4 */
  uint32_t outputs;      /* a multiple of 32 */
  const int8_t *weights; /* 64-byte aligned */
  const int32_t *bias;
  uint32_t shift;
  const int32_t *multiplier; /* result = sum * multiplier / 2^shift, rounded */
  const int32_t *limit;      /* |sum| is cut to this, so that the product fits 32 bits */
} dl_layer;

/* An input row is `segments` runs of equal size: a convolution reads its neighbours in place. */
typedef struct dl_rows {
  const uint8_t *base; /* row 0 */
  size_t stride;       /* bytes between rows */
  uint32_t segments;
  ptrdiff_t offset[3];   /* of each segment from its row, bytes */
  const uint32_t *index; /* which rows; NULL: 0, 1, 2, ... */
} dl_rows;

typedef struct dl_kernel {
  const char *name;
  /* sums[row][output] = bias + weights * input */
  void (*multiply)(const dl_layer *layer, const dl_rows *rows, uint32_t count, int32_t *sums);
  /* out = clamp(scaled sum + residual, 0, 127). Rows of out and residual have as many bytes as the
   * layer has outputs; residual may be NULL, and its rows are picked by index like the input's;
   * `to` says likewise which rows of out are written (NULL: 0, 1, 2, ...). */
  void (*squeeze)(const dl_layer *layer, const int32_t *sums, uint32_t count,
                  const uint8_t *residual, const uint32_t *index, const uint32_t *to, uint8_t *out);
} dl_kernel;

static inline size_t dl_row_number(const uint32_t *index, uint32_t row) {
  return index ? index[row] : row;
}

/* The best path for this processor. */
const dl_kernel *dl_kernel_choose(void);

/* All paths that this processor can run, the portable one first; returns how many (at most
 * `room`). For tests. */
uint32_t dl_kernel_list(const dl_kernel **out, uint32_t room);

/* A sum scaled by its layer: for the last layer, whose results are scores. */
static inline int32_t dl_layer_scale(const dl_layer *layer, uint32_t output, int32_t sum) {
  int32_t limit = layer->limit[output];
  sum = sum < -limit ? -limit : sum > limit ? limit : sum;
  return (sum * layer->multiplier[output] + (1 << (layer->shift - 1))) >> layer->shift;
}

#pragma GCC visibility pop
#endif
