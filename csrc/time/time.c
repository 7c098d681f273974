/* time.c: the words of the public types, and dl_time_find: tokens in, expressions out. */
#include "time/engine.h"

const char *dl_timex_type_word(dl_timex_type type) {
  static const char *const words[] = {"DATE", "TIME", "DURATION", "SET"};
  return words[type];
}

dl_str dl_time_string(run *r, const char *bytes, uint32_t len) {
  enum { POOL = 256 };
  if (r->pool_left < len + 1) {
    uint32_t size = len + 1 > POOL ? len + 1 : POOL;
    r->pool = dl_arena_alloc(r->arena, size);
    r->pool_left = r->pool ? size : 0;
    if (!r->pool) {
      r->failed = true;
      return (dl_str){NULL, 0};
    }
  }
  dl_str out = {r->pool, len};
  memcpy(r->pool, bytes, len);
  r->pool[len] = 0;
  r->pool += len + 1;
  r->pool_left -= len + 1;
  return out;
}

static const char *or_empty(const char *s) {
  return s ? s : "";
}

/* Whether an atom can be the core of an expression: most words of a text are far from any. */
static bool is_trigger(const run *r, uint32_t i) {
  static const class_set cores = DL_TIME_CORES;
  const atom *a = &r->raw[i];
  if ((a->cls.bits[0] & cores.bits[0]) | (a->cls.bits[1] & cores.bits[1])) return true;
  if (atom_is(a, C_AMPM)) return i > 0 && atom_is(a - 1, C_NUM);
  /* "on the 15th" */
  if (atom_is(a, C_ORD) && (a->flags & A_FIGURES))
    return i > 0 && atom_is(a - 1, C_THE) &&
           ((i > 1 && atom_is(a - 2, C_ON)) || dl_calendar_reads(r));
  /* "nineteen ninety-six" */
  return atom_is(a, C_NUM) && !(a->flags & A_FIGURES) && i > 0 && atom_is(a - 1, C_NUM) &&
         !(a[-1].flags & A_FIGURES);
}

static bool append(run *r, const atom *a) {
  if (r->count == r->capacity) {
    uint32_t capacity = r->capacity ? r->capacity * 2 : 512;
    atom *grown = dl_arena_alloc(r->scratch, capacity * sizeof *grown);
    if (!grown) {
      r->failed = true;
      return false;
    }
    if (r->count) memcpy(grown, r->atoms, r->count * sizeof *grown);
    r->atoms = grown;
    r->capacity = capacity;
  }
  r->atoms[r->count++] = *a;
  return true;
}

/* Keeps the atoms of a paragraph that are near a trigger: no pattern reaches farther. */
static void keep_near_triggers(run *r) {
  enum { REACH = 10 };
  uint32_t next = 0, last = 0; /* last: one behind the reach of the last trigger */
  uint16_t pending = A_BREAK;  /* no pattern crosses the beginning of a paragraph */
  for (uint32_t i = 0; i < r->raw_count; i++) {
    for (; next < r->raw_count && next <= i + REACH; next++)
      if (is_trigger(r, next)) last = next + REACH + 1;
    if (i >= last) continue;
    if (!append(r, &r->raw[i])) return;
    r->atoms[r->count - 1].flags |= pending;
    pending = 0;
  }
}

/* ---- windows ---- */

/* Most of a window. The limit in bytes bounds the atoms of tokens that are long chains. */
enum { WINDOW_TOKENS = 4096, WINDOW_BYTES = 32768 };

/* The token behind the window that begins at `first`: whole paragraphs where one fits, else whole
 * sentences, else a hard cut. *sentence is the one that `first` lies in, and moves along. */
static uint32_t window_end(const dl_text *text, uint32_t first, uint32_t *sentence) {
  const dl_token *tokens = text->tokens;
  uint32_t from = tokens[first].start, whole = 0, whole_sentence = 0, end = first, s = *sentence;
  for (; s < text->sentence_count; s++) {
    const dl_sentence *now = &text->sentences[s];
    if (s > *sentence && now->paragraph != now[-1].paragraph) whole = end, whole_sentence = s;
    uint32_t last = now->end_token;
    if (last > first &&
        (last - first > WINDOW_TOKENS || tokens[last - 1].end - from > WINDOW_BYTES))
      break;
    if (last > end) end = last;
  }
  if (s == text->sentence_count) {
    *sentence = s;
    return end;
  }
  if (whole > first) {
    *sentence = whole_sentence;
    return whole;
  }
  *sentence = s;
  if (end > first) return end;
  for (; end < text->sentences[s].end_token && end - first < WINDOW_TOKENS; end++)
    if (end > first && tokens[end].end - from > WINDOW_BYTES) break;
  return end;
}

typedef struct window {
  uint32_t first, end; /* tokens */
  uint32_t from;       /* the sentence that `first` lies in */
  uint32_t sentence;   /* the one that `end` lies in */
} window;

static bool next_window(const run *r, window *w) {
  const dl_text *text = r->text;
  while (w->sentence < text->sentence_count && text->sentences[w->sentence].end_token <= w->end)
    w->sentence++;
  if (w->sentence >= text->sentence_count) return false;
  uint32_t begin = text->sentences[w->sentence].first_token;
  w->first = w->end > begin ? w->end : begin;
  w->from = w->sentence;
  w->end = window_end(text, w->first, &w->sentence);
  return w->end > w->first;
}

/* Tokens to chunks. What it holds is released with the window. */
static bool build(run *r, const window *w) {
  const dl_text *text = r->text;
  r->raw = r->atoms = NULL;
  r->sems = NULL;
  r->raw_count = r->raw_capacity = r->count = r->capacity = r->sem_count = r->sem_capacity = 0;
  for (uint32_t s = w->from; s < text->sentence_count && !r->failed;) {
    uint32_t first = text->sentences[s].first_token, end = first,
             paragraph = text->sentences[s].paragraph;
    if (first >= w->end) break;
    while (s < text->sentence_count && text->sentences[s].paragraph == paragraph &&
           text->sentences[s].first_token < w->end)
      end = text->sentences[s++].end_token;
    if (first < w->first) first = w->first;
    if (end > w->end) end = w->end;
    if (dl_atoms_build(r, first, end)) keep_near_triggers(r);
  }
  if (r->failed) return false;
  dl_phrases_join(r);
  dl_numbers_join(r);
  return dl_match_run(r);
}

/* "from X to Y", "between X and Y", "X-Y": the two know each other. */
static void link_ranges(const run *r, const uint32_t *chunks, dl_timex *items, uint32_t count,
                        uint32_t base) {
  for (uint32_t i = 0; i + 1 < count; i++) {
    uint32_t x = chunks[i], y = chunks[i + 1];
    if (y != x + 2 || (r->atoms[y].flags & A_BREAK)) continue;
    const atom *j = &r->atoms[x + 1];
    const atom *b = x > 0 ? &r->atoms[x - 1] : NULL;
    bool range = atom_is(j, C_HYPHEN) || atom_is(j, C_DASH) || atom_is(j, C_TO) ||
                 atom_is(j, C_UNTIL) || (atom_is(j, C_AND) && b && atom_is(b, C_BETWEEN));
    if (!range || items[i].type == DL_SET || items[i + 1].type == DL_SET) continue;
    items[i].begin_index = items[i + 1].begin_index = base + i;
    items[i].end_index = items[i + 1].end_index = base + i + 1;
  }
}

typedef struct output {
  const uint32_t *chunks; /* of the window */
  uint32_t first;         /* its first item */
  dl_timex *items;
} output;

static bool emit(run *r, uint32_t index, const resolved *v, void *context) {
  const output *out = context;
  const atom *a = &r->atoms[out->chunks[index - out->first]];
  dl_timex *t = &out->items[index];
  memset(t, 0, sizeof *t);
  t->start = a->start;
  t->end = a->end;
  t->first_token = a->token;
  t->end_token = a->end_token;
  t->type = v->type;
  t->value = dl_time_string(r, v->value, (uint32_t)strlen(v->value));
  t->mod = or_empty(v->mod);
  t->quant = or_empty(v->quant);
  t->freq = v->freq[0] ? dl_time_string(r, v->freq, (uint32_t)strlen(v->freq)).ptr : "";
  t->anchor = v->anchor;
  t->anchor_index = v->anchor_index;
  t->begin_index = t->end_index = UINT32_MAX;
  t->confidence = v->confidence;
  t->rule = a->rule;
  t->why = v->why;
  return dl_interval_write(r, v, t) && !r->failed;
}

/* The chunks of the window that are expressions, in scratch; NULL: out of memory. */
static uint32_t *kept_chunks(run *r, uint32_t *count) {
  uint32_t total = 0;
  for (uint32_t i = 0; i < r->count; i++) total += (r->atoms[i].flags & A_CHUNK) != 0;
  uint32_t *chunks = dl_arena_alloc(r->scratch, (total + 1) * sizeof *chunks);
  *count = 0;
  for (uint32_t i = 0; chunks && i < r->count; i++)
    if ((r->atoms[i].flags & A_CHUNK) && dl_filter_keep(r, i)) chunks[(*count)++] = i;
  return chunks;
}

/* Resolves the window in hand behind the items that stand. */
static bool finish_window(run *r, dl_timexes *out) {
  uint32_t count;
  uint32_t *chunks = kept_chunks(r, &count);
  if (!chunks) return false;
  output sink = {chunks, out->count, out->items};
  if (!dl_resolve_window(r, chunks, count, out->count, emit, &sink)) return false;
  link_ranges(r, chunks, out->items + out->count, count, out->count);
  out->count += count;
  return !r->failed;
}

/* Whether the text tells history decides how its first date is read, so a text of several windows
 * is matched twice: first to count, then to resolve. The count also says how many items to hold. */
static dl_status find(run *r, dl_timexes *out) {
  window w = {0, 0, 0, 0};
  story_signs signs = {0, 0, 0};
  uint32_t most = 0;
  bool one = true;
  r->story = true; /* while counting: keeps the most */
  dl_arena_mark mark = dl_arena_take_mark(r->scratch);
  for (uint32_t n = 0; next_window(r, &w); n++) {
    one = n == 0;
    if (!one) dl_arena_release(r->scratch, mark);
    if (!build(r, &w)) return DL_ERR_MEMORY;
    dl_story_count(r, &signs);
    if (n == 0) {
      window ahead = w;
      if (!next_window(r, &ahead)) {
        for (uint32_t i = 0; i < r->count; i++) most += (r->atoms[i].flags & A_CHUNK) != 0;
        break; /* the common case: its chunks are still there */
      }
    }
    uint32_t count;
    if (!kept_chunks(r, &count)) return DL_ERR_MEMORY;
    most += count;
  }
  r->story = dl_story_told(&signs);
  out->items = dl_arena_alloc(r->arena, (most + 1) * sizeof *out->items);
  if (!out->items) return DL_ERR_MEMORY;
  if (one) {
    r->context_of = dl_resolver_new(r);
    return r->context_of && finish_window(r, out) ? DL_OK : DL_ERR_MEMORY;
  }
  dl_arena_release(r->scratch, mark);
  r->context_of = dl_resolver_new(r);
  if (!r->context_of) return DL_ERR_MEMORY;
  mark = dl_arena_take_mark(r->scratch);
  w = (window){0, 0, 0, 0};
  while (next_window(r, &w)) {
    dl_arena_release(r->scratch, mark);
    if (!build(r, &w) || !finish_window(r, out)) return DL_ERR_MEMORY;
  }
  return DL_OK;
}

dl_status dl_time_find(dl_arena *arena, dl_arena *scratch, const dl_text *text,
                       const dl_time_context *context, dl_timexes *out) {
  out->items = NULL;
  out->count = 0;
  dl_arena_mark mark = dl_arena_take_mark(scratch);
  run r;
  memset(&r, 0, sizeof r);
  r.arena = arena;
  r.scratch = scratch;
  r.text = text;
  r.context = context;
  dl_tense_open(&r.tense, text);
  r.lex = dl_arena_alloc(scratch, sizeof *r.lex);
  dl_status status = DL_ERR_MEMORY;
  if (r.lex && dl_match_prepare(&r)) {
    dl_time_lexicon_build(r.lex);
    status = find(&r, out);
  }
  dl_arena_release(scratch, mark);
  if (status != DL_OK) out->count = 0;
  return status;
}
