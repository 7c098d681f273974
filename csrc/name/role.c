/* role.c: what persons are, as the words around their names say.
 *
 * Before the name: "U.S. Secretary of State John Kerry", "National Security Agency leaker Edward
 * Snowden". The words are read from the name backwards as far as they can belong to a title: title
 * nouns, their modifiers, names of countries, peoples and organisations, "of" and "the" between
 * them. Behind the name: "Kerry, the U.S. Secretary of State," - a noun phrase between commas whose
 * head is a title. In front with a comma: "the U.S. Secretary of State, John Kerry,".
 *
 * Windows are short and end with the sentence, so the work is linear. */
#include "name/cast.h"

#include "name/words.h"

enum { BEFORE_MAX = 14, AFTER_MAX = 18, ROLE_BYTES = 160 };

typedef struct scene {
  dl_work *work;
  const dl_text *text;
  uint32_t *spot_of; /* by token: the mention that covers it, or DL_NONE */
} scene;

static bool token_is_char(const dl_text *text, uint32_t token, char c) {
  return text->tokens[token].end == text->tokens[token].start + 1 &&
         text->bytes[text->tokens[token].start] == c;
}

static bool is_capital(const dl_text *text, uint32_t token) {
  return (text->tokens[token].flags & DL_TOKEN_CAPITAL) != 0;
}

/* "leaker", "cartoonist": a lower-case noun of an agent. */
static bool ends_like_agent(const dl_text *text, uint32_t token) {
  static const char *const endings[] = {"er", "or", "ist", "ian", "man", "woman", "eer", "ant"};
  dl_str s = dl_token_str(text, token);
  if (s.len < 5 || text->tokens[token].kind != DL_TOKEN_WORD || is_capital(text, token))
    return false;
  if (dl_token_classes(text, token) & (DL_WORD_NOT_HEAD | DL_WORD_STOP)) return false;
  for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
    if (dl_str_ends(s, (dl_str){endings[i], (uint32_t)strlen(endings[i])})) return true;
  return false;
}

/* A title, also as the end of a hyphenated word ("actor-director"). */
static bool is_title(const dl_text *text, uint32_t token) {
  unsigned classes = dl_token_classes(text, token);
  if (classes & DL_WORD_TITLE) return true;
  dl_str s = dl_token_str(text, token);
  for (uint32_t i = s.len; i-- > 1;)
    if (s.ptr[i] == '-') {
      char word[20];
      uint32_t n = s.len - i - 1;
      if (!n || n >= sizeof word) return false;
      for (uint32_t k = 0; k < n; k++) word[k] = dl_ascii_lower(s.ptr[i + 1 + k]);
      return (dl_word_classes((dl_str){word, n}) & DL_WORD_TITLE) != 0;
    }
  return false;
}

static bool is_name_of_thing(const scene *s, uint32_t token) {
  uint32_t spot = s->spot_of[token];
  if (spot == DL_NONE) return false;
  return s->work->forms[s->work->spots[spot].form].type != DL_PERSON;
}

/* ---- before the name --------------------------------------------------------------------------- */

/* "Secretary of State", "Director for Water", "Ambassador to Norway". */
static bool links_titles(const dl_text *text, uint32_t token) {
  return dl_token_is(text, token, "of") || dl_token_is(text, token, "for") ||
         dl_token_is(text, token, "to");
}

/* "MONDAY", "Jan.": capitalised, but part of no title. */
static bool is_of_calendar(const dl_text *text, uint32_t token) {
  static const char *const starts[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun",
                                       "jan", "feb", "mar", "apr", "may", "jun", "jul",
                                       "aug", "sep", "oct", "nov", "dec"};
  static const char *const ends[] = {"day", "ary", "ch", "ril", "ne", "ly", "ust", "ber", "."};
  dl_str s = dl_token_str(text, token);
  if (dl_token_is(text, token, "may")) return true;
  if (s.len < 4) return false;
  for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
    if (!dl_str_equal_ci(dl_str_slice(s, 0, 3), (dl_str){starts[i], 3})) continue;
    for (size_t k = 0; k < sizeof ends / sizeof *ends; k++) {
      uint32_t len = (uint32_t)strlen(ends[k]);
      if (s.len >= len &&
          dl_str_equal_ci(dl_str_slice(s, s.len - len, s.len), (dl_str){ends[k], len}))
        return true;
    }
  }
  return false;
}

/* Whether a sentence has a longer word in lower case: a headline in capitals has none, and there a
 * capital says nothing. */
static bool has_small_words(const dl_text *text, uint32_t sentence) {
  const dl_sentence *in = &text->sentences[sentence];
  for (uint32_t t = in->first_token; t < in->end_token && t < in->first_token + 60; t++) {
    const dl_token *token = &text->tokens[t];
    if (token->kind == DL_TOKEN_WORD && !(token->flags & DL_TOKEN_CAPITAL) &&
        token->end - token->start > 3 && !(dl_token_classes(text, t) & DL_WORD_STOP))
      return true;
  }
  return false;
}

/* "Fisheries" in "Icelandic Fisheries Minister": a capitalised word that the title is of. */
static bool is_field(const scene *s, uint32_t token, uint32_t sentence) {
  const dl_text *text = s->text;
  const dl_token *t = &text->tokens[token];
  if (t->kind != DL_TOKEN_WORD || s->spot_of[token] != DL_NONE) return false;
  if ((t->flags & (DL_TOKEN_CAPITAL | DL_TOKEN_FIRST | DL_TOKEN_CLITIC)) != DL_TOKEN_CAPITAL)
    return false;
  unsigned classes = dl_token_classes(text, token);
  if (classes & (DL_WORD_STOP | DL_WORD_HONORIFIC) || t->end - t->start < 3) return false;
  if (t->flags & DL_TOKEN_ALL_CAPS && t->end - t->start > 4) return false; /* "MUST WATCH" */
  if (memchr(text->bytes + t->start, '/', t->end - t->start)) return false;
  return !is_of_calendar(text, token) && has_small_words(text, sentence);
}

/* The first token of the title that ends before `end`; `end` when there is none. */
static uint32_t title_start(const scene *s, uint32_t end, uint32_t sentence, bool *honorific) {
  const dl_text *text = s->text;
  uint32_t floor_token = text->sentences[sentence].first_token;
  uint32_t at = end, start = end;
  bool seen_title = false;
  *honorific = false;
  /* "Mr." and "Dr." are no part of a role; "Rev." hardly. */
  while (at > floor_token && dl_token_classes(text, at - 1) & DL_WORD_HONORIFIC &&
         !(dl_token_classes(text, at - 1) & DL_WORD_TITLE)) {
    at--;
    *honorific = true;
  }
  uint32_t right = at;
  for (uint32_t steps = 0; at > floor_token && steps < BEFORE_MAX; steps++) {
    uint32_t t = at - 1;
    unsigned classes = dl_token_classes(text, t);
    uint8_t kind = text->tokens[t].kind;
    bool title = is_title(text, t);
    if (!seen_title) {
      /* The word at the name must be a title, or the tail of one: "Secretary of State". */
      bool agent = ends_like_agent(text, t) && t > floor_token &&
                   (is_name_of_thing(s, t - 1) || is_title(text, t - 1) ||
                    dl_token_classes(text, t - 1) & DL_WORD_MODIFIER);
      if (title || agent) {
        /* A surname that is a title: "Lawyer said Judge" has none; a mention may cover it. */
        if (s->spot_of[t] != DL_NONE && !is_name_of_thing(s, t)) return end;
        seen_title = true;
        start = t;
      } else if (is_capital(text, t) && kind == DL_TOKEN_WORD && at == right + 0 && steps < 4) {
        /* Look for "... of X" behind a title. */
        uint32_t of = t;
        while (of > floor_token && of + 5 > at && is_capital(text, of)) of--;
        if (of > floor_token && links_titles(text, of) && is_title(text, of - 1)) {
          seen_title = true;
          start = of - 1;
          at = of - 1;
          continue;
        }
        if (of > floor_token + 1 && dl_token_is(text, of, "the") && links_titles(text, of - 1) &&
            is_title(text, of - 2)) {
          seen_title = true;
          start = of - 2;
          at = of - 2;
          continue;
        }
        return end;
      } else {
        return end;
      }
    } else if (title || (classes & DL_WORD_MODIFIER && !(classes & DL_WORD_STOP))) {
      start = t;
    } else if (is_name_of_thing(s, t)) {
      /* The whole mention. "Apple's chief executive" stops at the clitic before. */
      start = t;
    } else if (kind == DL_TOKEN_WORD && is_capital(text, t) && classes & DL_WORD_ORG_HEAD) {
      start = t;
    } else if (is_capital(text, start) ? is_field(s, t, sentence)
                                       : classes & DL_WORD_FIELD && !is_capital(text, t)) {
      start = t;
    } else if (dl_token_is(text, t, "and") && t > floor_token && !is_title(text, start) &&
               is_field(s, start, sentence) &&
               (is_field(s, t - 1, sentence) || is_name_of_thing(s, t - 1))) {
      /* "Ways and Means Chairman" */
    } else if (dl_token_is(text, t, "of") || dl_token_is(text, t, "and") ||
               dl_token_is(text, t, "&") || dl_token_is(text, t, "-") ||
               dl_token_is(text, t, "/")) {
      /* Between parts of the title only: what stands before must go on. */
      if (t == floor_token || !(is_title(text, t - 1) || is_name_of_thing(s, t - 1) ||
                                dl_token_classes(text, t - 1) & DL_WORD_MODIFIER))
        break;
      /* "partner of President Loth": the title is another's. */
      if (dl_token_is(text, t, "of") && is_title(text, t - 1)) break;
      /* "Obama and President Hollande": two persons; "the country and President Hollande". */
      if (dl_token_is(text, t, "and") &&
          (is_name_of_thing(s, t - 1) ||
           (is_capital(text, start) && !is_capital(text, t - 1) && !is_title(text, t - 1))))
        break;
    } else {
      break;
    }
    at--;
  }
  /* A modifier in lower case alone in front of a capital title reads on; "top" "new" do not open. */
  return seen_title ? start : end;
}

static char title_gender(const dl_text *text, uint32_t first, uint32_t end) {
  for (uint32_t t = end; t > first; t--) {
    unsigned classes = dl_token_classes(text, t - 1);
    if (!(classes & DL_WORD_TITLE)) continue;
    bool male = (classes & DL_WORD_MALE) != 0, female = (classes & DL_WORD_FEMALE) != 0;
    if (male != female) return male ? 'm' : 'f';
  }
  return 0;
}

static void role_before(scene *s, dl_spot *spot) {
  const dl_text *text = s->text;
  uint32_t name = spot->first_token;
  /* The titles that the tagger put into the mention belong to the role. */
  uint32_t first_of_form = name;
  const dl_form *form = &s->work->forms[spot->form];
  if (form->word_count) {
    uint32_t inner = spot->end_token, words = 0;
    while (inner > name && words < form->word_count) {
      inner--;
      if (text->tokens[inner].kind != DL_TOKEN_PUNCT) words++;
    }
    while (inner > name && token_is_char(text, inner - 1, '[')) inner--;
    if (words == form->word_count) first_of_form = inner;
  }
  bool honorific;
  uint32_t start = title_start(s, first_of_form, spot->sentence, &honorific);
  uint32_t end = first_of_form;
  while (end > start && dl_token_classes(text, end - 1) & DL_WORD_HONORIFIC &&
         !(dl_token_classes(text, end - 1) & DL_WORD_TITLE))
    end--;
  if (start >= end) return;
  spot->role_before = dl_token_span(text, start, end);
  if (!spot->gender) spot->gender = title_gender(text, start, end);
}

/* ---- between commas ---------------------------------------------------------------------------- */

static bool is_boundary(const dl_text *text, uint32_t token) {
  dl_str s = dl_token_str(text, token);
  if (s.len == 1 && strchr(",.;:()!?", s.ptr[0])) return true;
  if (text->tokens[token].kind == DL_TOKEN_PUNCT && s.len > 1) return true;
  return dl_token_is(text, token, "who") || dl_token_is(text, token, "whose") ||
         dl_token_is(text, token, "which");
}

static bool is_preposition(const dl_text *text, uint32_t token) {
  return dl_token_is(text, token, "of") || dl_token_is(text, token, "for") ||
         dl_token_is(text, token, "at") || dl_token_is(text, token, "in") ||
         dl_token_is(text, token, "to") || dl_token_is(text, token, "with") ||
         dl_token_is(text, token, "on") || dl_token_is(text, token, "from") ||
         dl_token_is(text, token, "and");
}

static bool is_article(const dl_text *text, uint32_t token) {
  return dl_token_is(text, token, "the") || dl_token_is(text, token, "a") ||
         dl_token_is(text, token, "an") || dl_token_is(text, token, "his") ||
         dl_token_is(text, token, "her") || dl_token_is(text, token, "its") ||
         dl_token_is(text, token, "their");
}

/* "physicist at Norvik College working on ...": a participle behind a name ends the phrase. */
static bool is_participle(const scene *s, uint32_t token) {
  return !is_capital(s->text, token) && s->spot_of[token - 1] != DL_NONE &&
         dl_str_ends(dl_token_str(s->text, token), DL_STR("ing"));
}

/* The noun phrase that starts at a token, if its head is a title and it ends at a boundary: its
 * last token + 1, else 0. */
static uint32_t role_phrase(const scene *s, uint32_t first, uint32_t limit) {
  const dl_text *text = s->text;
  uint32_t end = first, head = DL_NONE;
  bool in_tail = false;
  while (end < limit && !is_boundary(text, end)) {
    if (end - first >= AFTER_MAX) return 0;
    if (in_tail && is_participle(s, end)) break;
    unsigned classes = dl_token_classes(text, end);
    if (!in_tail && is_preposition(text, end)) {
      /* The head stands right before. */
      if (end == first) return 0;
      if (head != end - 1) {
        if (!dl_token_is(text, end, "and")) return 0;
      } else {
        in_tail = !dl_token_is(text, end, "and");
      }
    } else if (!in_tail && classes & DL_WORD_STOP) {
      return 0;
    } else if (in_tail && classes & DL_WORD_STOP && !is_preposition(text, end) &&
               !is_article(text, end)) {
      return 0;
    } else if (!in_tail && (is_title(text, end) || ends_like_agent(text, end))) {
      head = end;
    }
    end++;
  }
  if (end == first || head == DL_NONE || end >= limit) return 0;
  if (!in_tail && head != end - 1) return 0;
  /* An agent's ending alone, without a known title anywhere, is too weak for a whole phrase. */
  bool known = false;
  for (uint32_t t = first; t <= head && !known; t++) known = is_title(text, t);
  return known ? end : 0;
}

static void role_after(scene *s, dl_spot *spot) {
  const dl_text *text = s->text;
  uint32_t limit = text->sentences[spot->sentence].end_token, t = spot->end_token;
  if (t + 2 >= limit || !token_is_char(text, t, ',')) return;
  t++;
  /* An age: "Kerry, 69, the ...". */
  if (text->tokens[t].kind == DL_TOKEN_NUMBER && t + 2 < limit && token_is_char(text, t + 1, ','))
    t += 2;
  bool article = is_article(text, t);
  if (article) t++;
  uint32_t end = role_phrase(s, t, limit);
  if (!end) return;
  /* Without an article: "Kerry, secretary of state, ..." but not "Kerry, Lavrov, president ...". */
  if (!article && s->spot_of[t] != DL_NONE && !is_name_of_thing(s, t)) return;
  spot->role_after = dl_token_span(text, t, end);
  uint32_t head = t;
  while (head < end && !is_preposition(text, head)) head++;
  if (!spot->gender) spot->gender = title_gender(text, t, head);
}

/* "the U.S. Secretary of State, John Kerry, said" */
static void role_before_comma(scene *s, dl_spot *spot) {
  const dl_text *text = s->text;
  uint32_t floor_token = text->sentences[spot->sentence].first_token;
  uint32_t limit = text->sentences[spot->sentence].end_token;
  uint32_t comma = spot->first_token;
  if (spot->role_before.end || comma < floor_token + 3) return;
  comma--;
  if (!token_is_char(text, comma, ',')) return;
  if (spot->end_token >= limit || !is_boundary(text, spot->end_token)) return;
  uint32_t first = comma;
  for (uint32_t steps = 0; first > floor_token && steps < BEFORE_MAX; steps++) {
    first--;
    if (is_boundary(text, first)) return;
    /* "a spokesman for the Kremlin, Ida Wolf,": "the Kremlin" is no role, the whole is. */
    if (is_article(text, first) && role_phrase(s, first + 1, comma + 1) == comma) {
      spot->role_before = dl_token_span(text, first + 1, comma);
      return;
    }
  }
}

/* "Wolf is a Norwegian actress": the gender that the noun behind "is" shows. */
static char predicate_gender(const scene *s, const dl_spot *spot) {
  const dl_text *text = s->text;
  uint32_t limit = text->sentences[spot->sentence].end_token, t = spot->end_token;
  /* "Ida Wolf (born 1950) is" */
  if (t < limit && token_is_char(text, t, '(')) {
    uint32_t steps = 0;
    while (t < limit && !token_is_char(text, t, ')') && steps++ < AFTER_MAX) t++;
    t++;
  }
  if (t + 2 >= limit || !(dl_token_is(text, t, "is") || dl_token_is(text, t, "was") ||
                          dl_token_is(text, t, "became")))
    return 0;
  if (!is_article(text, ++t)) return 0;
  uint32_t end = ++t;
  while (end < limit && end - t < AFTER_MAX && !is_boundary(text, end) &&
         (!is_preposition(text, end) || dl_token_is(text, end, "and")))
    end++;
  return title_gender(text, t, end);
}

dl_status dl_work_roles(dl_work *work) {
  const dl_text *text = work->text;
  scene s = {work, text, NULL};
  s.spot_of = dl_arena_alloc(work->scratch, text->token_count * sizeof *s.spot_of);
  if (!s.spot_of) return DL_ERR_MEMORY;
  memset(s.spot_of, 0xFF, text->token_count * sizeof *s.spot_of);
  for (uint32_t i = 0; i < work->spot_count; i++)
    for (uint32_t t = work->spots[i].first_token; t < work->spots[i].end_token; t++)
      s.spot_of[t] = i;
  for (uint32_t i = 0; i < work->spot_count; i++) {
    dl_spot *spot = &work->spots[i];
    if (work->forms[spot->form].type != DL_PERSON) continue;
    role_before(&s, spot);
    role_after(&s, spot);
    role_before_comma(&s, spot);
    if (!spot->gender) spot->gender = predicate_gender(&s, spot);
    /* A "role" of a thousand bytes is none. */
    if (spot->role_before.end - spot->role_before.start > ROLE_BYTES)
      spot->role_before = (dl_span){0, 0};
    if (spot->role_after.end - spot->role_after.start > ROLE_BYTES)
      spot->role_after = (dl_span){0, 0};
  }
  return DL_OK;
}
