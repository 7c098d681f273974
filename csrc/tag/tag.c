/* tag.c: the name tagger's entry: pieces, network, decoder, and one type for one name.
 *
 * Long texts are tagged in windows of whole sentences, so that working memory is bounded whatever
 * the text; twins are looked for inside a window, which holds any ordinary article. */
#include "tag/tag.h"

#include "base/hash.h"
#include "base/utf8.h"
#include "tag/decode.h"
#include "tag/network.h"
#include "tag/products.h"

#include <string.h>

#if defined(__clang__)
#pragma STDC FP_CONTRACT OFF
#elif defined(__GNUC__)
#pragma GCC optimize("fp-contract=off")
#endif

enum {
  WINDOW_TOKENS = 12000,
  SENTENCE_TOKENS = 400 /* a longer "sentence" is no sentence: it is cut */
};

const char *dl_name_type_word(dl_name_type type) {
  static const char *const words[DL_NAME_TYPE_COUNT] = {
      "person", "organization", "place", "group", "event", "work", "product",
  };
  return (unsigned)type < DL_NAME_TYPE_COUNT ? words[type] : "";
}

typedef struct tagger {
  dl_arena *arena, *scratch;
  const dl_text *text;
  dl_model model;
  const dl_kernel *kernel;
  DL_VEC(dl_name) names;
} tagger;

static bool is_word(dl_str s, const char *word) {
  return dl_str_equal_ci(s, (dl_str){word, (uint32_t)strlen(word)});
}

static dl_str piece_str(const tagger *t, const dl_piece *piece) {
  return (dl_str){t->text->bytes + piece->start, piece->end - piece->start};
}

/* "the" and "'s" are not part of a name, nor are marks at its ends. */
static void trim(const tagger *t, const dl_pieces *pieces, dl_tagged *name) {
  while (name->first < name->end) {
    const dl_piece *piece = &pieces->items[name->first];
    dl_str s = piece_str(t, piece);
    bool article = name->first + 1 < name->end &&
                   (is_word(s, "the") || is_word(s, "a") || is_word(s, "an")) &&
                   !(s.len == 1 && piece->bits >> DL_BIT_CAPITAL & 1);
    if (!article && !(piece->bits >> DL_BIT_PUNCT & 1)) break;
    name->first++;
  }
  while (name->first < name->end) {
    const dl_piece *piece = &pieces->items[name->end - 1];
    bool mark = piece->bits >> DL_BIT_PUNCT & 1, clitic = piece->bits >> DL_BIT_CLITIC & 1;
    dl_str s = piece_str(t, piece);
    if (mark && s.len == 1 && (s.ptr[0] == '.' || s.ptr[0] == '!' || s.ptr[0] == ')'))
      break; /* "Yahoo!", "Inc ." cut off by the tokenizer */
    if (!mark && !clitic) break;
    name->end--;
  }
}

/* Whether a piece may be the missing half of a hyphenated name: it has a capital that its word does not
 * usually lack ("Itar", but not "Post" or "Era"). */
static bool is_half(const dl_piece *piece, uint32_t token) {
  return piece->token == token && piece->bits >> DL_BIT_CAPITAL & 1 &&
         !(piece->bits & DL_WORD_USUALLY_LOWER);
}

/* Of a person or an organization half a hyphenated word is seldom the whole name: "Itar-Tass",
 * "Rolls-Royce". The other half is taken in where it is in no name itself. */
static void complete_hyphenated(const dl_pieces *pieces, uint32_t from, uint32_t to,
                                dl_tagged *name) {
  if (name->type != DL_PERSON && name->type != DL_ORGANIZATION) return;
  const dl_piece *items = pieces->items;
  if (name->first >= from + 2 && items[name->first].bits >> DL_BIT_AFTER_HYPHEN & 1 &&
      is_half(&items[name->first - 2], items[name->first].token))
    name->first -= 2;
  uint32_t last = name->end - 1;
  if (name->end + 2 <= to && items[last].bits >> DL_BIT_BEFORE_HYPHEN & 1 &&
      is_half(&items[name->end + 1], items[last].token))
    name->end += 2;
}

/* A name shows a capital or a digit somewhere. Letters of scripts without case show neither: of
 * their words the model knows nothing. */
static bool looks_like_name(const dl_pieces *pieces, const dl_tagged *name) {
  uint64_t bits = 0;
  for (uint32_t i = name->first; i < name->end; i++) bits |= pieces->items[i].bits;
  if (bits >> DL_BIT_CAPITAL & 1) return true;
  if (bits >> DL_BIT_NON_ASCII & 1) return false;
  return bits >> DL_BIT_DIGIT & 1 || name->type == DL_PRODUCT || name->type == DL_ORGANIZATION;
}

static bool add_name(tagger *t, const dl_pieces *pieces, dl_tagged *tagged) {
  trim(t, pieces, tagged);
  if (tagged->first == tagged->end || !looks_like_name(pieces, tagged)) return true;
  const dl_piece *first = &pieces->items[tagged->first], *last = &pieces->items[tagged->end - 1];
  dl_name name = {.first_token = first->token,
                  .end_token = last->token + 1,
                  .start = first->start,
                  .end = last->end,
                  .type = tagged->type};
  float sum = 0;
  for (int y = 0; y < DL_NAME_TYPE_COUNT; y++) sum += tagged->share[y];
  for (int y = 0; y < DL_NAME_TYPE_COUNT; y++)
    name.type_share[y] = sum > 0 ? tagged->share[y] / sum : y == (int)tagged->type ? 1.0f : 0.0f;
  /* raw for now: of the span, whatever its type; calibrated when the type is final */
  name.confidence = sum;
  return dl_vec_push(t->arena, &t->names, name);
}

/* Where a place ends before a comma: "Lima, Peru" are two. "Washington, D.C." is one. */
static uint32_t part_end(const tagger *t, const dl_pieces *pieces, const dl_tagged *name) {
  if (name->type != DL_PLACE) return name->end;
  for (uint32_t i = name->first + 1; i + 1 < name->end; i++)
    if (is_word(piece_str(t, &pieces->items[i]), ",") &&
        !is_word(piece_str(t, &pieces->items[i + 1]), "d.c."))
      return i;
  return name->end;
}

static bool add_parts(tagger *t, const dl_pieces *pieces, const dl_tagged *tagged) {
  dl_tagged rest = *tagged;
  while (rest.first < rest.end) {
    dl_tagged part = rest;
    part.end = part_end(t, pieces, &rest);
    rest.first = part.end == rest.end ? rest.end : part.end + 1;
    if (!add_name(t, pieces, &part)) return false;
  }
  return true;
}

/* The names of one window. */
static dl_status tag_window(tagger *t, const dl_text *window) {
  dl_arena_mark mark = dl_arena_take_mark(t->scratch);
  dl_pieces pieces;
  dl_scores scores;
  dl_tagged_list found = {0};
  dl_status status = dl_pieces_make(t->scratch, &t->model.lexicon, window, &pieces);
  if (status == DL_OK)
    status = dl_network_run(t->scratch, t->scratch, &t->model, t->kernel, &pieces, &scores);
  if (status == DL_OK) {
    /* room for all names at once, so that the list never moves under the decoder's scratch */
    found.items = dl_arena_alloc(t->scratch, pieces.count * sizeof *found.items);
    found.capacity = pieces.count;
    if (!found.items) status = DL_ERR_MEMORY;
  }
  for (uint32_t s = 0; status == DL_OK && s < pieces.sentence_count; s++) {
    found.count = 0;
    status = dl_decode_sentence(t->scratch, t->scratch, &t->model, &scores, pieces.sentences[s],
                                pieces.sentences[s + 1], &found);
    for (uint32_t i = 0; status == DL_OK && i < found.count; i++) {
      uint32_t from = i ? found.items[i - 1].end : pieces.sentences[s];
      uint32_t to = i + 1 < found.count ? found.items[i + 1].first : pieces.sentences[s + 1];
      complete_hyphenated(&pieces, from, to, &found.items[i]);
      if (!add_parts(t, &pieces, &found.items[i])) status = DL_ERR_MEMORY;
    }
  }
  dl_arena_release(t->scratch, mark);
  return status;
}

/* What the mentions with the same letters say together. */
typedef struct poll {
  float of[DL_NAME_TYPE_COUNT];
  uint32_t mentions;
} poll;

/* Counts the votes; number[i] is then the poll of name i. NULL: no memory. */
static poll *take_polls(tagger *t, uint32_t *number) {
  dl_string_table table = {0};
  uint32_t count = t->names.count, groups = 0;
  poll *polls = dl_arena_zalloc(t->scratch, count, sizeof *polls);
  for (uint32_t i = 0; polls && i < count; i++) {
    const dl_name *name = &t->names.items[i];
    dl_str key = {t->text->bytes + name->start, name->end - name->start};
    bool added;
    uint32_t *at = dl_string_table_put(t->scratch, &table, key, groups, &added);
    if (!at) return NULL;
    groups += added;
    number[i] = *at;
    polls[*at].mentions++;
    for (int y = 0; y < DL_NAME_TYPE_COUNT; y++) {
      float vote = name->type_share[y] * name->confidence;
      polls[*at].of[y] += vote;
    }
  }
  return polls;
}

/* One name, one type: mentions with the same letters take the type that most of their probability
 * is on. Confidence is then that span and type are right: the probability the mention itself gives
 * them, calibrated apart for names that the article repeats, which are right more often. */
static dl_status settle(tagger *t) {
  dl_arena_mark mark = dl_arena_take_mark(t->scratch);
  uint32_t *number = dl_arena_alloc(t->scratch, t->names.count * sizeof *number);
  const poll *polls = number ? take_polls(t, number) : NULL;
  for (uint32_t i = 0; polls && i < t->names.count; i++) {
    dl_name *name = &t->names.items[i];
    const poll *poll = &polls[number[i]];
    int best = (int)name->type;
    for (int y = 0; y < DL_NAME_TYPE_COUNT; y++)
      if (poll->of[y] > poll->of[best]) best = y;
    dl_str text = {t->text->bytes + name->start, name->end - name->start};
    if (best == DL_WORK && dl_is_product_name(text)) {
      best = DL_PRODUCT; /* the network hardly tells the two apart */
      name->type_share[DL_PRODUCT] += name->type_share[DL_WORK];
      name->type_share[DL_WORK] = 0;
    }
    name->type = (dl_name_type)best;
    float raw = name->confidence * name->type_share[best];
    name->confidence =
        dl_decode_calibrate(&t->model, name->type, poll->mentions > 1, raw > 1 ? 1.0f : raw);
  }
  dl_arena_release(t->scratch, mark);
  return polls ? DL_OK : DL_ERR_MEMORY;
}

/* Sentences, the over-long ones cut. */
static dl_sentence *cut_sentences(dl_arena *arena, const dl_text *text, uint32_t *count) {
  size_t total = 0;
  for (uint32_t s = 0; s < text->sentence_count; s++) {
    uint32_t tokens = text->sentences[s].end_token - text->sentences[s].first_token;
    total += (tokens + SENTENCE_TOKENS - 1) / SENTENCE_TOKENS;
  }
  dl_sentence *cut = dl_arena_alloc(arena, total * sizeof *cut);
  if (!cut) return NULL;
  *count = 0;
  for (uint32_t s = 0; s < text->sentence_count; s++) {
    dl_sentence rest = text->sentences[s];
    while (rest.first_token < rest.end_token) {
      dl_sentence piece = rest;
      if (piece.end_token - piece.first_token > SENTENCE_TOKENS)
        piece.end_token = piece.first_token + SENTENCE_TOKENS;
      cut[(*count)++] = piece;
      rest.first_token = piece.end_token;
    }
  }
  return cut;
}

static dl_status tag_all(tagger *t) {
  dl_text window = *t->text;
  uint32_t count;
  dl_sentence *sentences = cut_sentences(t->scratch, t->text, &count);
  if (!sentences) return DL_ERR_MEMORY;
  for (uint32_t first = 0; first < count;) {
    uint32_t end = first + 1;
    while (end < count && sentences[end].end_token - sentences[first].first_token <= WINDOW_TOKENS)
      end++;
    window.sentences = sentences + first;
    window.sentence_count = end - first;
    dl_status status = tag_window(t, &window);
    if (status != DL_OK) return status;
    first = end;
  }
  return settle(t);
}

dl_status dl_tag_names(dl_arena *arena, dl_arena *scratch, const dl_text *text, dl_names *out) {
  tagger t = {.arena = arena, .scratch = scratch, .text = text, .kernel = dl_kernel_choose()};
  *out = (dl_names){0};
  if (!dl_model_open(&t.model)) return DL_ERR_CORRUPT;
  dl_arena_mark mark = dl_arena_take_mark(scratch);
  dl_status status = tag_all(&t);
  dl_arena_release(scratch, mark);
  if (status == DL_OK) {
    out->items = t.names.items ? t.names.items : dl_arena_alloc(arena, 0);
    out->count = t.names.count;
    if (!out->items) status = DL_ERR_MEMORY;
  }
  return status;
}
