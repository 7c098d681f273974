/* network.c: runs the network sentence by sentence. */
#include "tag/network.h"

#include <string.h>

enum {
  ZERO = 64,     /* an input of 0: inputs are signed 7-bit numbers stored with this offset */
  BIT_VALUE = 32 /* an input bit that is set: 1.0 */
};

/* Eight bits as eight inputs, the lowest first. */
static void put_bits(uint64_t bits, uint8_t *row) {
  const uint64_t each = UINT64_C(0x0101010101010101);
  uint64_t set = (bits & 0xFF) * each & UINT64_C(0x8040201008040201);
  set = (set + 0x7F * each) >> 7 & each;
  set = ZERO * each + BIT_VALUE * set;
  memcpy(row, &set, sizeof set); /* little-endian, as the model */
}

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
  for (uint32_t b = 0; b < DL_BITS; b += 8, at += 8) put_bits(piece->bits >> b, row + at);
  while (at < DL_NET_INPUTS) row[at++] = ZERO;
}

typedef struct runner {
  const dl_model *model;
  const dl_kernel *kernel;
  const dl_pieces *pieces;
  const uint32_t *row_of; /* per piece: its row of state, or DL_NO_ROW */
  uint8_t *input;         /* TILE rows */
  int32_t *sums;          /* TILE rows */
  uint8_t *needed;        /* per piece of a sentence: whether its row is, at a layer */
  uint32_t *index; /* [DL_NET_CONVOLUTIONS + 1][longest sentence]: the needed rows of a layer */
  uint8_t *state;  /* [candidates][DL_NET_WIDTH] */
  uint8_t *best;   /* [twin_count + 1][DL_NET_WIDTH]; the last is zero: no twins */
} runner;

enum { TILE = 24 };

/* A layer over `count` rows, a tile at a time; `to`: which rows of out are written. */
static void run_layer(runner *r, const dl_layer *layer, dl_rows rows, uint32_t count,
                      const uint8_t *residual, const uint32_t *to, uint8_t *out) {
  for (uint32_t done = 0; done < count; done += TILE) {
    uint32_t n = count - done < TILE ? count - done : TILE;
    r->kernel->multiply(layer, &rows, n, r->sums);
    r->kernel->squeeze(layer, r->sums, n, residual, rows.index, to, out);
    if (rows.index)
      rows.index += n;
    else
      rows.base += n * rows.stride;
    if (residual && !rows.index) residual += (size_t)n * layer->outputs;
    if (to)
      to += n;
    else
      out += (size_t)n * layer->outputs;
  }
}

/* Which rows of a layer the next one reads, given those needed of the next: the reach is `far`. */
static void spread(uint8_t *needed, uint32_t count, uint32_t far) {
  enum { NOW = 1, NEXT = 2 };
  for (uint32_t i = 0; i < count; i++) {
    if (!(needed[i] & NOW)) continue;
    needed[i] |= NEXT;
    if (i >= far) needed[i - far] |= NEXT;
    if (count - i > far) needed[i + far] |= NEXT;
  }
  for (uint32_t i = 0; i < count; i++) needed[i] >>= 1;
}

static uint32_t list_rows(const uint8_t *needed, uint32_t count, uint32_t *index) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < count; i++) {
    index[n] = i;
    n += needed[i];
  }
  return n;
}

/* The states of one sentence. a and b hold its rows with DL_NET_PAD zero rows at both ends. Of each
 * layer only those rows are made that the candidates' states rest on; the others hold anything. */
static void run_sentence(runner *r, uint32_t first, uint32_t end, uint8_t *a, uint8_t *b) {
  const uint32_t count = end - first;
  const size_t width = DL_NET_WIDTH, pad = DL_NET_PAD * width;
  uint32_t *index[DL_NET_CONVOLUTIONS + 1], needed[DL_NET_CONVOLUTIONS + 1];
  for (uint32_t i = 0; i < count; i++)
    r->needed[i] = (uint8_t)r->pieces->items[first + i].candidate;
  for (uint32_t l = DL_NET_CONVOLUTIONS + 1; l-- > 0;) {
    index[l] = r->index + (size_t)l * count;
    needed[l] = list_rows(r->needed, count, index[l]);
    spread(r->needed, count, l); /* convolution l reaches as far as its number */
  }
  if (!needed[DL_NET_CONVOLUTIONS]) return;
  for (uint32_t done = 0; done < needed[0]; done += TILE) {
    uint32_t n = needed[0] - done < TILE ? needed[0] - done : TILE;
    for (uint32_t i = 0; i < n; i++)
      fill_input(r->model, &r->pieces->items[first + index[0][done + i]],
                 r->input + (size_t)i * DL_NET_INPUTS);
    dl_rows rows = {r->input, DL_NET_INPUTS, 1, {0, 0, 0}, NULL};
    run_layer(r, &r->model->inner, rows, n, NULL, index[0] + done, a + pad);
  }
  memset(a + pad + count * width, 0, pad);
  memset(b + pad + count * width, 0, pad);
  for (uint32_t l = 1; l <= DL_NET_CONVOLUTIONS; l++) {
    const dl_layer *layer = &r->model->convolutions[l - 1];
    ptrdiff_t reach = (ptrdiff_t)(l * width);
    dl_rows rows = {a + pad, width, 3, {-reach, 0, reach}, index[l]};
    if (l < DL_NET_CONVOLUTIONS)
      run_layer(r, layer, rows, needed[l], a + pad, index[l], b + pad);
    else
      run_layer(r, layer, rows, needed[l], a + pad, NULL,
                r->state + r->row_of[first + index[l][0]] * width);
    uint8_t *swap = a;
    a = b;
    b = swap;
  }
}

static void join_twins(runner *r) {
  for (uint32_t i = 0; i < r->pieces->count; i++) {
    uint32_t twin = r->pieces->items[i].twin;
    if (twin == DL_NO_TWIN) continue; /* twins have capitals: they are candidates */
    uint8_t *best = r->best + (size_t)twin * DL_NET_WIDTH;
    const uint8_t *state = r->state + (size_t)r->row_of[i] * DL_NET_WIDTH;
    for (uint32_t d = 0; d < DL_NET_WIDTH; d++) best[d] = best[d] > state[d] ? best[d] : state[d];
  }
}

/* From `count` states to scores. */
static void finish_tile(runner *r, uint32_t count, int32_t *scores) {
  const dl_layer *out = &r->model->out;
  uint8_t hidden[TILE * DL_NET_HIDDEN];
  dl_rows rows = {r->input, 2 * DL_NET_WIDTH, 1, {0, 0, 0}, NULL};
  run_layer(r, &r->model->hidden, rows, count, NULL, NULL, hidden);
  dl_rows last = {hidden, DL_NET_HIDDEN, 1, {0, 0, 0}, NULL};
  r->kernel->multiply(out, &last, count, r->sums);
  for (uint32_t i = 0; i < count; i++)
    for (uint32_t o = 0; o < DL_NET_SCORES; o++, scores++)
      *scores = dl_layer_scale(out, o, r->sums[i * DL_NET_SCORES + o]);
}

static void finish(runner *r, int32_t *scores) {
  uint32_t tile = 0;
  for (uint32_t i = 0; i < r->pieces->count; i++) {
    if (r->row_of[i] == DL_NO_ROW) continue;
    uint32_t twin = r->pieces->items[i].twin;
    if (twin == DL_NO_TWIN) twin = r->pieces->twin_count;
    uint8_t *row = r->input + (size_t)tile * 2 * DL_NET_WIDTH;
    memcpy(row, r->state + (size_t)r->row_of[i] * DL_NET_WIDTH, DL_NET_WIDTH);
    memcpy(row + DL_NET_WIDTH, r->best + (size_t)twin * DL_NET_WIDTH, DL_NET_WIDTH);
    if (++tile < TILE) continue;
    finish_tile(r, tile, scores);
    scores += (size_t)tile * DL_NET_SCORES;
    tile = 0;
  }
  if (tile) finish_tile(r, tile, scores);
}

const int32_t *dl_scores_of(const dl_scores *scores, uint32_t piece) {
  enum { NO = -32 * DL_NET_NAT };
  static const int32_t outside[DL_NET_SCORES] = {0,  NO, NO, NO, NO, NO, NO, NO, NO, NO, NO,
                                                 NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO,
                                                 NO, NO, NO, NO, NO, NO, NO, NO, NO, NO};
  uint32_t row = scores->row_of[piece];
  return row == DL_NO_ROW ? outside : scores->rows + (size_t)row * DL_NET_SCORES;
}

dl_status dl_network_run(dl_arena *arena, dl_arena *scratch, const dl_model *model,
                         const dl_kernel *kernel, const dl_pieces *pieces, dl_scores *out) {
  const size_t width = DL_NET_WIDTH;
  uint32_t longest = 0, candidates = 0;
  uint32_t *row_of = dl_arena_alloc(arena, pieces->count * sizeof *row_of);
  if (!row_of) return DL_ERR_MEMORY;
  for (uint32_t i = 0; i < pieces->count; i++)
    row_of[i] = pieces->items[i].candidate ? candidates++ : DL_NO_ROW;
  for (uint32_t s = 0; s < pieces->sentence_count; s++) {
    uint32_t count = pieces->sentences[s + 1] - pieces->sentences[s];
    if (count > longest) longest = count;
  }
  int32_t *scores = dl_arena_alloc(arena, (size_t)candidates * DL_NET_SCORES * sizeof *scores);
  dl_arena_mark mark = dl_arena_take_mark(scratch);
  runner r = {.model = model, .kernel = kernel, .pieces = pieces, .row_of = row_of};
  r.input = dl_arena_alloc(scratch, (size_t)TILE * 2 * DL_NET_WIDTH);
  r.sums = dl_arena_alloc(scratch, (size_t)TILE * DL_NET_WIDTH * sizeof *r.sums);
  r.needed = dl_arena_alloc(scratch, longest);
  r.index = dl_arena_alloc(scratch, (size_t)longest * (DL_NET_CONVOLUTIONS + 1) * sizeof *r.index);
  r.state = dl_arena_alloc(scratch, candidates * width);
  r.best = dl_arena_zalloc(scratch, (size_t)pieces->twin_count + 1, width);
  uint8_t *a = dl_arena_zalloc(scratch, (size_t)longest + 2 * DL_NET_PAD, width);
  uint8_t *b = dl_arena_zalloc(scratch, (size_t)longest + 2 * DL_NET_PAD, width);
  bool ok = scores && r.input && r.sums && r.needed && r.index && r.state && r.best && a && b;
  if (ok) {
    for (uint32_t s = 0; s < pieces->sentence_count; s++)
      run_sentence(&r, pieces->sentences[s], pieces->sentences[s + 1], a, b);
    join_twins(&r);
    finish(&r, scores);
  }
  dl_arena_release(scratch, mark);
  *out = (dl_scores){scores, row_of};
  return ok ? DL_OK : DL_ERR_MEMORY;
}
