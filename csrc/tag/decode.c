/* decode.c: Viterbi and span probabilities over BIOES labels.
 *
 * Floating point appears only in probabilities, with tables for the exponential and no contraction
 * of products and sums, so that it too is the same on every machine. */
#include "tag/decode.h"

#include <string.h>

#if defined(__clang__)
#pragma STDC FP_CONTRACT OFF
#elif defined(__GNUC__)
#pragma GCC optimize("fp-contract=off")
#endif

enum { TYPES = DL_NAME_TYPE_COUNT };
enum { BEGIN, INSIDE, END, SINGLE }; /* label = 1 + 4 * type + place */

static inline int label(int type, int place) {
  return 1 + 4 * type + place;
}

/* ---- the best path ----------------------------------------------------------------------------*/

/* How the best path arrives at a piece: outside or closing a name, and for each type inside. */
typedef struct arrival {
  uint8_t closed;    /* 0: O; 1 + y: S of type y; 1 + TYPES + y: E of type y */
  uint8_t continues; /* bit y: I of type y, else B */
} arrival;

static void find_path(const dl_scores *scores, uint32_t first, uint32_t count, arrival *back) {
  const int64_t never = INT64_MIN / 4;
  int64_t closed = 0, open[TYPES];
  for (int y = 0; y < TYPES; y++) open[y] = never;
  for (uint32_t t = 0; t < count; t++) {
    const int32_t *s = dl_scores_of(scores, first + t);
    int64_t best = closed + s[0];
    arrival how = {0, 0};
    for (int y = 0; y < TYPES; y++) {
      int64_t single = closed + s[label(y, SINGLE)], end = open[y] + s[label(y, END)];
      if (single > best) {
        best = single;
        how.closed = (uint8_t)(1 + y);
      }
      if (end > best) {
        best = end;
        how.closed = (uint8_t)(1 + TYPES + y);
      }
      int64_t begin = closed + s[label(y, BEGIN)], inside = open[y] + s[label(y, INSIDE)];
      if (inside > begin) how.continues |= (uint8_t)(1 << y);
      open[y] = inside > begin ? inside : begin;
    }
    closed = best;
    back[t] = how;
  }
}

/* ---- probabilities ----------------------------------------------------------------------------*/

typedef struct chances {
  float outside;
  float of[TYPES][4];
} chances;

static float exponential(const dl_model *model, int32_t below) {
  uint32_t whole = (uint32_t)below / DL_NET_NAT, part = (uint32_t)below % DL_NET_NAT;
  return whole >= 32 ? 0.0f : model->exp_whole[whole] * model->exp_fraction[part];
}

/* Probabilities of the labels of a piece. */
static void soften(const dl_model *model, const int32_t *scores, chances *out) {
  int32_t top = scores[0];
  for (int l = 1; l < DL_NET_LABELS; l++) top = scores[l] > top ? scores[l] : top;
  float p[DL_NET_LABELS], sum = 0;
  for (int l = 0; l < DL_NET_LABELS; l++) {
    p[l] = exponential(model, top - scores[l]);
    sum += p[l];
  }
  float scale = 1.0f / sum;
  out->outside = p[0] * scale;
  for (int y = 0; y < TYPES; y++)
    for (int k = 0; k < 4; k++) out->of[y][k] = p[label(y, k)] * scale;
}

/* Mass of the paths up to (or from) a point between pieces: outside, or inside a name. */
typedef struct mass {
  float closed, open[TYPES];
} mass;

static float total(const mass *m) {
  float sum = m->closed;
  for (int y = 0; y < TYPES; y++) sum += m->open[y];
  return sum;
}

static void scale_by(mass *m, float factor) {
  m->closed *= factor;
  for (int y = 0; y < TYPES; y++) m->open[y] *= factor;
}

/* The point behind a piece from the point before it. */
static mass step_forward(const mass *from, const chances *p) {
  mass to;
  float single = 0, ended = 0;
  for (int y = 0; y < TYPES; y++) {
    single += p->of[y][SINGLE];
    ended += from->open[y] * p->of[y][END];
    float begun = from->closed * p->of[y][BEGIN], inside = from->open[y] * p->of[y][INSIDE];
    to.open[y] = begun + inside;
  }
  float alone = p->outside + single;
  float stays = from->closed * alone;
  to.closed = stays + ended;
  return to;
}

/* The point before a piece from the point behind it. */
static mass step_back(const mass *from, const chances *p) {
  mass to;
  float single = 0, begun = 0;
  for (int y = 0; y < TYPES; y++) {
    single += p->of[y][SINGLE];
    begun += from->open[y] * p->of[y][BEGIN];
    float ended = from->closed * p->of[y][END], inside = from->open[y] * p->of[y][INSIDE];
    to.open[y] = ended + inside;
  }
  float alone = p->outside + single;
  float stays = from->closed * alone;
  to.closed = stays + begun;
  return to;
}

/* forward[t], backward[t]: the point before piece t; scaled so that their product sums to one. */
static void sum_paths(const chances *p, uint32_t count, mass *forward, mass *backward,
                      float *scale) {
  forward[0] = (mass){.closed = 1.0f};
  for (uint32_t t = 0; t < count; t++) {
    forward[t + 1] = step_forward(&forward[t], &p[t]);
    if (t + 1 == count)
      for (int y = 0; y < TYPES; y++) forward[t + 1].open[y] = 0; /* no name is left open */
    float sum = total(&forward[t + 1]);
    scale[t] = sum > 0 ? 1.0f / sum : 1.0f;
    scale_by(&forward[t + 1], scale[t]);
  }
  backward[count] = (mass){.closed = 1.0f};
  for (uint32_t t = count; t-- > 0;) {
    backward[t] = step_back(&backward[t + 1], &p[t]);
    scale_by(&backward[t], scale[t]);
  }
}

static float span_chance(const chances *p, const mass *forward, const mass *backward,
                         const float *scale, uint32_t first, uint32_t end, int type) {
  float product = forward[first].closed * backward[end].closed;
  for (uint32_t t = first; t < end; t++) {
    int place = end - first == 1 ? SINGLE : t == first ? BEGIN : t + 1 == end ? END : INSIDE;
    product *= p[t].of[type][place] * scale[t];
  }
  return product < 0 ? 0 : product > 1 ? 1 : product;
}

/* ---- a sentence -------------------------------------------------------------------------------*/

/* Walks the path back and writes its names, the last one first. */
static uint32_t read_path(const arrival *back, uint32_t count, dl_tagged *names) {
  uint32_t found = 0;
  for (uint32_t t = count; t > 0;) {
    uint32_t closed = back[t - 1].closed;
    if (closed == 0) {
      t--;
    } else if (closed <= TYPES) {
      names[found++] = (dl_tagged){.first = t - 1, .end = t, .type = (dl_name_type)(closed - 1)};
      t--;
    } else {
      uint32_t type = closed - 1 - TYPES, end = t;
      t--;
      while (t > 0 && back[t - 1].continues >> type & 1) t--;
      if (t > 0) t--;
      names[found++] = (dl_tagged){.first = t, .end = end, .type = (dl_name_type)type};
    }
  }
  return found;
}

static bool append(dl_arena *arena, dl_tagged_list *list, dl_tagged value) {
  return dl_vec_push(arena, list, value);
}

dl_status dl_decode_sentence(dl_arena *arena, dl_arena *scratch, const dl_model *model,
                             const dl_scores *scores, uint32_t first, uint32_t end,
                             dl_tagged_list *out) {
  const uint32_t count = end - first;
  dl_arena_mark mark = dl_arena_take_mark(scratch);
  arrival *back = dl_arena_alloc(scratch, count * sizeof *back);
  dl_tagged *names = dl_arena_alloc(scratch, count * sizeof *names);
  dl_status status = back && names ? DL_OK : DL_ERR_MEMORY;
  uint32_t found = 0;
  if (status == DL_OK) {
    find_path(scores, first, count, back);
    found = read_path(back, count, names);
  }
  if (found) {
    chances *p = dl_arena_alloc(scratch, count * sizeof *p);
    mass *forward = dl_arena_alloc(scratch, ((size_t)count + 1) * sizeof *forward);
    mass *backward = dl_arena_alloc(scratch, ((size_t)count + 1) * sizeof *backward);
    float *scale = dl_arena_alloc(scratch, count * sizeof *scale);
    if (!p || !forward || !backward || !scale) {
      status = DL_ERR_MEMORY;
      found = 0;
    } else {
      for (uint32_t t = 0; t < count; t++) soften(model, dl_scores_of(scores, first + t), &p[t]);
      sum_paths(p, count, forward, backward, scale);
      while (found && status == DL_OK) {
        dl_tagged name = names[--found];
        for (int y = 0; y < TYPES; y++)
          name.share[y] = span_chance(p, forward, backward, scale, name.first, name.end, y);
        name.first += first;
        name.end += first;
        if (!append(arena, out, name)) status = DL_ERR_MEMORY;
      }
    }
  }
  dl_arena_release(scratch, mark);
  return status;
}

float dl_decode_calibrate(const dl_model *model, dl_name_type type, bool repeated, float raw) {
  const float *curve =
      model->calibration + ((repeated ? DL_NAME_TYPE_COUNT : 0) + (size_t)type) * DL_NET_KNOTS;
  float at = raw * (float)(DL_NET_KNOTS - 1);
  uint32_t knot = at >= (float)(DL_NET_KNOTS - 2) ? DL_NET_KNOTS - 2 : at <= 0 ? 0 : (uint32_t)at;
  float part = at - (float)knot;
  float rise = curve[knot + 1] - curve[knot];
  float step = rise * part;
  return curve[knot] + step;
}
