/* time.c: the words of the public types, and dl_time_find: tokens in, expressions out. */
#include "time/engine.h"

const char *dl_timex_type_word(dl_timex_type type) {
  static const char *const words[] = {"DATE", "TIME", "DURATION", "SET"};
  return words[type];
}

static dl_str copy(run *r, const char *s) {
  if (!s || !*s) return (dl_str){"", 0};
  dl_str out = dl_arena_copy(r->arena, s, (uint32_t)strlen(s));
  if (!out.ptr) r->failed = true;
  return out;
}

static dl_str fixed(const char *s) {
  return s ? (dl_str){s, (uint32_t)strlen(s)} : (dl_str){"", 0};
}

/* Whether an atom can be the core of an expression: most words of a text are far from any. */
static bool is_trigger(const run *r, uint32_t i) {
  static const class_set cores = DL_TIME_CORES;
  const atom *a = &r->raw[i];
  if ((a->cls.bits[0] & cores.bits[0]) | (a->cls.bits[1] & cores.bits[1])) return true;
  if (atom_is(a, C_AMPM)) return i > 0 && atom_is(a - 1, C_NUM);
  /* "on the 15th" */
  if (atom_is(a, C_ORD) && (a->flags & A_FIGURES))
    return i > 1 && atom_is(a - 1, C_THE) && atom_is(a - 2, C_ON);
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

static bool build(run *r) {
  const dl_text *text = r->text;
  for (uint32_t s = 0; s < text->sentence_count && !r->failed;) {
    uint32_t first = text->sentences[s].first_token, end = first,
             paragraph = text->sentences[s].paragraph;
    while (s < text->sentence_count && text->sentences[s].paragraph == paragraph)
      end = text->sentences[s++].end_token;
    if (dl_atoms_build(r, first, end)) keep_near_triggers(r);
  }
  if (r->failed) return false;
  dl_phrases_join(r);
  dl_numbers_join(r);
  return dl_match_run(r);
}

/* "from X to Y", "between X and Y", "X-Y": the two know each other. */
static void link_ranges(const run *r, const uint32_t *chunks, dl_timex *items, uint32_t count) {
  for (uint32_t i = 0; i + 1 < count; i++) {
    uint32_t x = chunks[i], y = chunks[i + 1];
    if (y != x + 2 || (r->atoms[y].flags & A_BREAK)) continue;
    const atom *j = &r->atoms[x + 1];
    const atom *b = x > 0 ? &r->atoms[x - 1] : NULL;
    bool range = atom_is(j, C_HYPHEN) || atom_is(j, C_DASH) || atom_is(j, C_TO) ||
                 atom_is(j, C_UNTIL) || (atom_is(j, C_AND) && b && atom_is(b, C_BETWEEN));
    if (!range || items[i].type == DL_SET || items[i + 1].type == DL_SET) continue;
    items[i].begin_index = i;
    items[i].end_index = i + 1;
    items[i + 1].begin_index = i;
    items[i + 1].end_index = i + 1;
  }
}

typedef struct output {
  const uint32_t *chunks;
  dl_timex *items;
} output;

static bool emit(run *r, uint32_t index, const resolved *v, void *context) {
  const output *out = context;
  const atom *a = &r->atoms[out->chunks[index]];
  dl_timex *t = &out->items[index];
  memset(t, 0, sizeof *t);
  t->start = a->start;
  t->end = a->end;
  t->first_token = a->token;
  t->end_token = a->end_token;
  t->type = v->type;
  t->value = copy(r, v->value);
  t->mod = fixed(v->mod);
  t->quant = fixed(v->quant);
  t->freq = copy(r, v->freq);
  t->anchor = v->anchor;
  t->anchor_index = v->anchor_index;
  t->begin_index = t->end_index = UINT32_MAX;
  t->confidence = v->confidence;
  t->rule = a->rule;
  t->why = v->why;
  return dl_interval_write(r, v, t) && !r->failed;
}

static dl_status find(run *r, dl_timexes *out) {
  if (!build(r)) return DL_ERR_MEMORY;
  uint32_t *chunks = dl_arena_alloc(r->scratch, (r->count + 1) * sizeof *chunks);
  if (!chunks) return DL_ERR_MEMORY;
  uint32_t count = 0;
  r->story = dl_is_story(r);
  for (uint32_t i = 0; i < r->count; i++)
    if ((r->atoms[i].flags & A_CHUNK) && dl_filter_keep(r, i)) chunks[count++] = i;
  out->items = dl_arena_alloc(r->arena, (count + 1) * sizeof *out->items);
  if (!out->items) return DL_ERR_MEMORY;
  output sink = {chunks, out->items};
  if (!dl_resolve_all(r, chunks, count, emit, &sink)) return DL_ERR_MEMORY;
  link_ranges(r, chunks, out->items, count);
  out->count = count;
  return r->failed ? DL_ERR_MEMORY : DL_OK;
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
  r.lex = dl_arena_alloc(scratch, sizeof *r.lex);
  dl_status status = DL_ERR_MEMORY;
  if (r.lex) {
    dl_time_lexicon_build(r.lex);
    status = find(&r, out);
  }
  dl_arena_release(scratch, mark);
  if (status != DL_OK) out->count = 0;
  return status;
}
