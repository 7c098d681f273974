/* repeat.c: names that the tagger found in one place of the article and missed in another.
 *
 * A reader who has met "Brightwater Industries" knows it when it comes up again. The same words,
 * capitalised in the same way and standing by themselves inside a sentence, are taken for the same
 * name; so is what carries a number behind a maker's name: after "Carrow X90", "the X90" and "X90s".
 * A letter and a number right behind a maker's own name are a product's ("Carrow's X90"), and so is a
 * maker's name with such a number in it, whatever the tagger took it for.
 * One-word names need not be looked for at the head of a sentence, where any word is capitalised.
 * One table look-up per capitalised word; names of more than four words are left alone. */
#include "name/cast.h"

#include "name/words.h"

enum { LONGEST = 4 };

#define SURE_NAME   0.5f
#define SURE_NUMBER 0.3f /* a number beside a capital is more telling than a word */
#define SURE_MAKER  0.7f /* from here on the tagger's type stands */
#define BY_REPEAT   0.7f

typedef struct repeater {
  dl_work *work;
  const dl_text *text;
  DL_VEC(dl_name) names; /* the tagger's, then models behind their maker's name */
  uint8_t *covered;      /* by token */
  dl_string_table table; /* from a name's text to the number of its surest mention */
} repeater;

static dl_str words_at(const dl_text *text, uint32_t first, uint32_t end) {
  dl_span span = dl_token_span(text, first, end);
  return (dl_str){text->bytes + span.start, span.end - span.start};
}

static bool remember(repeater *r, dl_str key, uint32_t name) {
  bool added;
  uint32_t *known = dl_string_table_put(r->work->scratch, &r->table, key, name, &added);
  if (!known) return false;
  if (!added && r->names.items[name].confidence > r->names.items[*known].confidence) *known = name;
  return true;
}

static bool has_flag(const dl_text *text, uint32_t token, unsigned flag) {
  return (text->tokens[token].flags & flag) != 0;
}

/* "iPod": capitals behind the first letter. */
static bool is_camel(const dl_text *text, uint32_t token) {
  dl_str s = dl_token_str(text, token);
  return s.len > 3 && s.ptr[0] >= 'a' && s.ptr[0] <= 'z' && s.ptr[1] >= 'A' && s.ptr[1] <= 'Z' &&
         s.ptr[2] >= 'a' && s.ptr[2] <= 'z';
}

/* The number of a model, without a plural's s: "A380", "787", "777-200"; len 0 for "10th" and "2". */
static dl_str model_number(const dl_text *text, uint32_t token) {
  dl_str s = dl_token_str(text, token), none = {NULL, 0};
  if (!has_flag(text, token, DL_TOKEN_HAS_DIGIT)) return none;
  if (s.len > 3 && s.ptr[s.len - 1] == 's') s.len--;
  if (s.len < 3) return none;
  uint32_t digits = 0;
  while (digits < s.len && s.ptr[digits] >= '0' && s.ptr[digits] <= '9') digits++;
  return digits == 0 || (digits == 3 && (s.len == 3 || s.ptr[3] == '-')) ? s : none;
}

/* Whether a name covers whole tokens, and few. */
static bool is_plain(const repeater *r, const dl_name *name) {
  return name->end_token - name->first_token <= LONGEST &&
         name->start == r->text->tokens[name->first_token].start &&
         name->end == r->text->tokens[name->end_token - 1].end;
}

static void make_product(dl_name *name) {
  float share = name->type_share[DL_PRODUCT];
  name->type_share[DL_PRODUCT] = name->type_share[name->type];
  name->type_share[name->type] = share;
  name->type = DL_PRODUCT;
}

/* "Carrow's X90": the token of the model behind a maker's name, or DL_NONE. */
static uint32_t model_behind(const repeater *r, const dl_name *maker) {
  const dl_text *text = r->text;
  uint32_t t = maker->end_token;
  if (maker->type != DL_ORGANIZATION || maker->confidence < SURE_NAME || t >= text->token_count)
    return DL_NONE;
  if (has_flag(text, t, DL_TOKEN_CLITIC)) t++;
  if (t >= text->token_count || r->covered[t] || !has_flag(text, t, DL_TOKEN_CAPITAL))
    return DL_NONE;
  return model_number(text, t).len ? t : DL_NONE;
}

/* Names of makers and their models: "Carrow X90" is no organisation where "Carrow" is one. */
static bool learn_models(repeater *r) {
  const dl_text *text = r->text;
  uint32_t count = r->names.count;
  for (uint32_t i = 0; i < count; i++) {
    dl_name *name = &r->names.items[i];
    uint32_t first = name->first_token, end = name->end_token, t = model_behind(r, name);
    if (t != DL_NONE) {
      dl_name model = *name;
      dl_span span = dl_token_span(text, t, t + 1);
      model.first_token = t;
      model.end_token = t + 1;
      model.start = span.start;
      model.end = span.end;
      make_product(&model);
      if (!dl_vec_push(r->work->scratch, &r->names, model) ||
          !remember(r, model_number(text, t), r->names.count - 1))
        return false;
    } else if (name->type == DL_ORGANIZATION && name->confidence < SURE_MAKER &&
               is_plain(r, name) && end - first > 1 && model_number(text, end - 1).len) {
      const uint32_t *maker = dl_string_table_get(&r->table, words_at(text, first, end - 1));
      if (maker && r->names.items[*maker].type == DL_ORGANIZATION) make_product(name);
    }
  }
  return true;
}

static bool learn(repeater *r) {
  const dl_text *text = r->text;
  for (uint32_t i = 0; i < r->names.count; i++) {
    const dl_name *name = &r->names.items[i];
    uint32_t first = name->first_token, end = name->end_token;
    if (name->confidence < SURE_NUMBER || !is_plain(r, name)) continue;
    if (name->confidence >= SURE_NAME && !remember(r, words_at(text, first, end), i)) return false;
    /* The number beside a maker's name or a model's. */
    if (name->type == DL_PERSON || name->type == DL_PLACE || end - first < 2) continue;
    for (uint32_t t = first; t < end; t++) {
      dl_str number = model_number(text, t);
      if (number.len && has_flag(text, t > first ? t - 1 : t + 1, DL_TOKEN_CAPITAL) &&
          !remember(r, number, i))
        return false;
    }
  }
  return true;
}

/* Whether the words before a bare number show that it is no count: "the 787", "the first 787". */
static bool is_after_article(const dl_text *text, uint32_t token, const dl_sentence *sentence) {
  for (uint32_t steps = 0; token > sentence->first_token && steps < 2; steps++) {
    token--;
    if (dl_token_is(text, token, "the") || dl_token_is(text, token, "a") ||
        dl_token_is(text, token, "its"))
      return true;
    if (text->tokens[token].kind != DL_TOKEN_WORD || dl_token_classes(text, token) & DL_WORD_STOP)
      return false;
  }
  return false;
}

/* How many tokens from `token` on repeat a name, and which; 0: none. */
static uint32_t find_repeat(const repeater *r, uint32_t token, const dl_sentence *sentence,
                            uint32_t *name) {
  const dl_text *text = r->text;
  bool capital = has_flag(text, token, DL_TOKEN_CAPITAL), camel = is_camel(text, token);
  bool digit = has_flag(text, token, DL_TOKEN_HAS_DIGIT);
  if (!capital && !camel && !digit) return 0;
  uint32_t run = 1, end = sentence->end_token;
  while (token + run < end && run <= LONGEST && !r->covered[token + run]) run++;
  for (uint32_t n = run < LONGEST ? run : LONGEST; n > 1; n--) {
    uint32_t *found =
        capital ? dl_string_table_get(&r->table, words_at(text, token, token + n)) : NULL;
    if (!found) continue;
    *name = *found;
    return n;
  }
  dl_str word = dl_token_str(text, token), number = model_number(text, token);
  uint32_t *found = dl_string_table_get(&r->table, number.len ? number : word);
  if (!found) return 0;
  *name = *found;
  if (digit) return capital || is_after_article(text, token, sentence) ? 1 : 0;
  if (camel) return 1;
  /* One word: by itself, inside a sentence. */
  if (has_flag(text, token, DL_TOKEN_FIRST)) return 0;
  if (token > sentence->first_token &&
      (r->covered[token - 1] || has_flag(text, token - 1, DL_TOKEN_CAPITAL)))
    return 0;
  if (token + 1 < end && (r->covered[token + 1] || has_flag(text, token + 1, DL_TOKEN_CAPITAL)))
    return 0;
  return 1;
}

dl_status dl_work_repeat(dl_work *work, const dl_names *names, dl_names *out) {
  const dl_text *text = work->text;
  repeater r = {work, text, {NULL, 0, 0}, NULL, {NULL, 0, 0}};
  DL_VEC(dl_name) list = {NULL, 0, 0};
  /* at their usual length at once: growing arrays would leave copies in the arena */
  uint32_t capacity = names->count + names->count / 16 + 16;
  r.covered = dl_arena_zalloc(work->scratch, text->token_count, 1);
  r.names.items = dl_arena_alloc(work->scratch, capacity * sizeof *r.names.items);
  list.items = dl_arena_alloc(work->scratch, capacity * sizeof *list.items);
  if (!r.covered || !r.names.items || !list.items) return DL_ERR_MEMORY;
  r.names.capacity = list.capacity = capacity;
  for (uint32_t i = 0; i < names->count; i++) {
    r.names.items[r.names.count++] = names->items[i];
    for (uint32_t t = names->items[i].first_token; t < names->items[i].end_token; t++)
      r.covered[t] = 1;
  }
  if (!learn(&r) || !learn_models(&r)) return DL_ERR_MEMORY;
  uint32_t next = 0;
  for (uint32_t s = 0; s < text->sentence_count; s++) {
    const dl_sentence *sentence = &text->sentences[s];
    for (uint32_t t = sentence->first_token; t < sentence->end_token; t++) {
      while (next < names->count && names->items[next].first_token <= t)
        if (!dl_vec_push(work->scratch, &list, r.names.items[next++])) return DL_ERR_MEMORY;
      if (r.covered[t]) continue;
      uint32_t model, n = find_repeat(&r, t, sentence, &model);
      if (!n) continue;
      dl_name found = r.names.items[model];
      dl_span span = dl_token_span(text, t, t + n);
      found.first_token = t;
      found.end_token = t + n;
      found.start = span.start;
      found.end = span.end;
      found.confidence *= BY_REPEAT;
      if (!dl_vec_push(work->scratch, &list, found)) return DL_ERR_MEMORY;
      t += n - 1;
    }
  }
  *out = (dl_names){list.items, list.count};
  return DL_OK;
}
