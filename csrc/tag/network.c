/* network.c: runs the network sentence by sentence. */
#include "tag/network.h"

#include <string.h>

enum {
  ZERO = 64,     /* an input of 0: inputs are signed 7-bit numbers stored with this offset */
  BIT_VALUE = 32 /* an input bit that is set: 1.0 */
};

/* The input row of a piece. */
static void fill_input(const dl_model *model, const dl_piece *piece, uint8_t *row) {
  uint32_t at = 0;
  if (piece->word == DL_NO_WORD) {
    memset(row, ZERO, DL_LEXICON_DIMENSIONS);
  } else {
    const uint8_t *codes = model->lexicon.codes + (size_t)piece->word * DL_LEXICON_PARTS;
    const int8_t *book = model->lexicon.codebook;
    for (uint32_t p = 0; p < DL_LEXICON_PARTS; p++, book += 256 * 4)
      for (uint32_t d = 0; d < 4; d++) row[4 * p + d] = (uint8_t)(ZERO + book[4 * codes[p] + d]);
  }
  at = DL_LEXICON_DIMENSIONS;
  for (uint32_t t = 0; t < DL_HASHES; t++) {
    const dl_table *table = &model->tables[t];
    const int8_t *values = table->rows + (size_t)piece->hashes[t] * table->columns;
    for (uint32_t d = 0; d < table->columns; d++) row[at++] = (uint8_t)(ZERO + values[d]);
  }
  for (uint32_t b = 0; b < DL_BITS; b++)
    row[at++] = (uint8_t)(ZERO + (piece->bits >> b & 1) * BIT_VALUE);
  while (at < DL_NET_INPUTS) row[at++] = ZERO;
}

typedef struct runner {
  const dl_model *model;
  const dl_kernel *kernel;
  const dl_pieces *pieces;
  uint8_t *input; /* TILE rows */
  int32_t *sums;  /* TILE rows */
  uint8_t *state; /* [pieces->count][DL_NET_WIDTH] */
  uint8_t *best;  /* [twin_count + 1][DL_NET_WIDTH]; the last is zero: no twins */
} runner;

enum { TILE = 24 };

/* A layer over `count` rows, a tile at a time. */
static void run_layer(runner *r, const dl_layer *layer, dl_rows rows, uint32_t count,
                      const uint8_t *residual, uint8_t *out, size_t stride) {
  for (uint32_t done = 0; done < count; done += TILE) {
    uint32_t n = count - done < TILE ? count - done : TILE;
    r->kernel->multiply(layer, &rows, n, r->sums);
    r->kernel->squeeze(layer, r->sums, n, residual ? residual + done * stride : NULL,
                       out + done * stride, stride);
    rows.base += n * rows.stride;
  }
}

/* The states of one sentence. a and b hold its rows with DL_NET_PAD zero rows at both ends. */
static void run_sentence(runner *r, uint32_t first, uint32_t end, uint8_t *a, uint8_t *b) {
  const uint32_t count = end - first;
  const size_t width = DL_NET_WIDTH;
  for (uint32_t done = 0; done < count; done += TILE) {
    uint32_t n = count - done < TILE ? count - done : TILE;
    for (uint32_t i = 0; i < n; i++)
      fill_input(r->model, &r->pieces->items[first + done + i],
                 r->input + (size_t)i * DL_NET_INPUTS);
    dl_rows rows = {r->input, DL_NET_INPUTS, 1, {0, 0, 0}};
    run_layer(r, &r->model->inner, rows, n, NULL, a + (DL_NET_PAD + done) * width, width);
  }
  memset(a + (DL_NET_PAD + count) * width, 0, DL_NET_PAD * width);
  memset(b + (DL_NET_PAD + count) * width, 0, DL_NET_PAD * width);
  for (uint32_t l = 0; l < DL_NET_CONVOLUTIONS; l++) {
    ptrdiff_t reach = (ptrdiff_t)((l + 1) * width);
    dl_rows rows = {a + DL_NET_PAD * width, width, 3, {-reach, 0, reach}};
    bool last = l + 1 == DL_NET_CONVOLUTIONS;
    uint8_t *out = last ? r->state + first * width : b + DL_NET_PAD * width;
    run_layer(r, &r->model->convolutions[l], rows, count, a + DL_NET_PAD * width, out, width);
    uint8_t *swap = a;
    a = b;
    b = swap;
  }
}

static void join_twins(runner *r) {
  for (uint32_t i = 0; i < r->pieces->count; i++) {
    uint32_t twin = r->pieces->items[i].twin;
    if (twin == DL_NO_TWIN) continue;
    uint8_t *best = r->best + (size_t)twin * DL_NET_WIDTH;
    const uint8_t *state = r->state + (size_t)i * DL_NET_WIDTH;
    for (uint32_t d = 0; d < DL_NET_WIDTH; d++) best[d] = best[d] > state[d] ? best[d] : state[d];
  }
}

/* From states to scores, a tile of pieces at a time. */
static void run_end(runner *r, int32_t *scores) {
  const dl_layer *out = &r->model->out;
  uint8_t hidden[TILE * DL_NET_HIDDEN];
  for (uint32_t done = 0; done < r->pieces->count; done += TILE) {
    uint32_t n = r->pieces->count - done < TILE ? r->pieces->count - done : TILE;
    for (uint32_t i = 0; i < n; i++) {
      uint32_t twin = r->pieces->items[done + i].twin;
      if (twin == DL_NO_TWIN) twin = r->pieces->twin_count;
      uint8_t *row = r->input + (size_t)i * 2 * DL_NET_WIDTH;
      memcpy(row, r->state + (size_t)(done + i) * DL_NET_WIDTH, DL_NET_WIDTH);
      memcpy(row + DL_NET_WIDTH, r->best + (size_t)twin * DL_NET_WIDTH, DL_NET_WIDTH);
    }
    dl_rows rows = {r->input, 2 * DL_NET_WIDTH, 1, {0, 0, 0}};
    run_layer(r, &r->model->hidden, rows, n, NULL, hidden, DL_NET_HIDDEN);
    dl_rows last = {hidden, DL_NET_HIDDEN, 1, {0, 0, 0}};
    r->kernel->multiply(out, &last, n, r->sums);
    for (uint32_t i = 0; i < n; i++)
      for (uint32_t o = 0; o < DL_NET_SCORES; o++)
        scores[(size_t)(done + i) * DL_NET_SCORES + o] =
            dl_layer_scale(out, o, r->sums[i * DL_NET_SCORES + o]);
  }
}

dl_status dl_network_run(dl_arena *arena, dl_arena *scratch, const dl_model *model,
                         const dl_kernel *kernel, const dl_pieces *pieces, int32_t **scores) {
  const size_t width = DL_NET_WIDTH;
  uint32_t longest = 0;
  for (uint32_t s = 0; s < pieces->sentence_count; s++) {
    uint32_t count = pieces->sentences[s + 1] - pieces->sentences[s];
    if (count > longest) longest = count;
  }
  int32_t *result = dl_arena_alloc(arena, (size_t)pieces->count * DL_NET_SCORES * sizeof *result);
  dl_arena_mark mark = dl_arena_take_mark(scratch);
  runner r = {.model = model, .kernel = kernel, .pieces = pieces};
  r.input = dl_arena_alloc(scratch, (size_t)TILE * 2 * DL_NET_WIDTH);
  r.sums = dl_arena_alloc(scratch, (size_t)TILE * DL_NET_WIDTH * sizeof *r.sums);
  r.state = dl_arena_alloc(scratch, pieces->count * width);
  r.best = dl_arena_zalloc(scratch, (size_t)pieces->twin_count + 1, width);
  uint8_t *a = dl_arena_zalloc(scratch, (size_t)longest + 2 * DL_NET_PAD, width);
  uint8_t *b = dl_arena_zalloc(scratch, (size_t)longest + 2 * DL_NET_PAD, width);
  bool ok = result && r.input && r.sums && r.state && r.best && a && b;
  if (ok) {
    for (uint32_t s = 0; s < pieces->sentence_count; s++)
      run_sentence(&r, pieces->sentences[s], pieces->sentences[s + 1], a, b);
    join_twins(&r);
    run_end(&r, result);
  }
  dl_arena_release(scratch, mark);
  *scores = result;
  return ok ? DL_OK : DL_ERR_MEMORY;
}
