/* pronoun_nominal.c: whom "the company" and "the prime minister" mean.
 *
 * Of the things of the noun's kind, or the persons with that office, that were spoken of last, the one
 * that leads clearly. */
#include "name/pronoun.h"

#include "name/words.h"

enum { OFFICE_WORDS = 5 };

typedef struct nominal {
  char word[16];
  uint8_t type; /* dl_name_type */
} nominal;

/* Nouns of places ("the city") are left out: far more often than not they only describe. */

static const nominal nominals[] = {
    {"agency", DL_ORGANIZATION},
    {"aircraft", DL_PRODUCT},
    {"airline", DL_ORGANIZATION},
    {"alliance", DL_ORGANIZATION},
    {"automaker", DL_ORGANIZATION},
    {"bank", DL_ORGANIZATION},
    {"broadcaster", DL_ORGANIZATION},
    {"bureau", DL_ORGANIZATION},
    {"carmaker", DL_ORGANIZATION},
    {"carrier", DL_ORGANIZATION},
    {"club", DL_ORGANIZATION},
    {"commission", DL_ORGANIZATION},
    {"committee", DL_ORGANIZATION},
    {"company", DL_ORGANIZATION},
    {"council", DL_ORGANIZATION},
    {"court", DL_ORGANIZATION},
    {"department", DL_ORGANIZATION},
    {"device", DL_PRODUCT},
    {"firm", DL_ORGANIZATION},
    {"foundation", DL_ORGANIZATION},
    {"hospital", DL_ORGANIZATION},
    {"institute", DL_ORGANIZATION},
    {"league", DL_ORGANIZATION},
    {"manufacturer", DL_ORGANIZATION},
    {"ministry", DL_ORGANIZATION},
    {"network", DL_ORGANIZATION},
    {"newspaper", DL_ORGANIZATION},
    {"organisation", DL_ORGANIZATION},
    {"organization", DL_ORGANIZATION},
    {"party", DL_ORGANIZATION},
    {"plane", DL_PRODUCT},
    {"planemaker", DL_ORGANIZATION},
    {"retailer", DL_ORGANIZATION},
    {"team", DL_ORGANIZATION},
    {"union", DL_ORGANIZATION},
    {"university", DL_ORGANIZATION},
};

static const nominal *read_nominal(const dl_text *text, uint32_t token) {
  dl_str s = dl_token_str(text, token);
  if (s.len < 4 || s.len > 15) return NULL;
  for (size_t i = 0; i < sizeof nominals / sizeof *nominals; i++) {
    const char *word = nominals[i].word;
    if (word[0] == dl_ascii_lower(s.ptr[0]) &&
        dl_str_equal_ci(s, (dl_str){word, (uint32_t)strlen(word)}))
      return &nominals[i];
  }
  return NULL;
}

/* Whether one of a group's names holds a word as its head ("Deutsche Bank", "Bank of England"). */
static bool named_so(const dl_scene *s, const dl_group *group, dl_str word) {
  uint32_t steps = 0;
  for (uint32_t i = group->first_form; i != DL_NONE && steps < 4;
       i = s->work->forms[i].next, steps++) {
    const dl_form *form = &s->work->forms[i];
    for (uint32_t k = form->core_first; k < form->core_end; k++)
      if (dl_str_equal_ci(form->words[k].folded, word)) return true;
  }
  return false;
}

/* Whether one of the two roles that a group was last given holds a phrase, which stands elsewhere:
 * one may be undersecretary to the prime minister. */
static bool has_role(const dl_scene *s, uint32_t group, dl_str word) {
  uint32_t at = (uint32_t)(word.ptr - s->text->bytes);
  for (uint32_t k = 0; k < 2; k++) {
    dl_span span = s->told[2 * group + k];
    if (span.end <= span.start || (at >= span.start && at < span.end)) continue;
    dl_str role = {s->text->bytes + span.start, span.end - span.start};
    for (uint32_t i = 0; i + word.len <= role.len; i++)
      if ((i == 0 || role.ptr[i - 1] == ' ') &&
          (i + word.len == role.len || role.ptr[i + word.len] == ' ') &&
          dl_str_equal_ci(dl_str_slice(role, i, i + word.len), word))
        return true;
  }
  return false;
}

/* How many tokens from `first` on are the name of an office: "president", "prime minister", "Russian
 * president", "chief executive officer"; 0: none. */
static uint32_t office_at(const dl_scene *s, uint32_t first, uint32_t end) {
  const dl_text *text = s->text;
  uint32_t head = DL_NONE;
  for (uint32_t t = first; t < end && t < first + OFFICE_WORDS; t++) {
    uint32_t spot = s->spot_of[t];
    unsigned classes = dl_token_classes(text, t);
    if (spot != DL_NONE) {
      /* "the Russian president", not "the president Putin" */
      dl_name_type type = s->work->groups[s->work->spots[spot].group].type;
      if (head != DL_NONE || (type != DL_GROUP && type != DL_PLACE)) break;
    } else if (classes & DL_WORD_TITLE) {
      head = t;
    } else if (head != DL_NONE || !(classes & (DL_WORD_MODIFIER | DL_WORD_FIELD))) {
      break;
    }
  }
  return head == DL_NONE ? 0 : head + 1 - first;
}

/* What follows narrows a nominal down ("the company that") or makes a compound of it. */
static bool is_narrowed(const dl_text *text, uint32_t next, uint32_t end) {
  static const char *const narrowing[] = {"of",    "that",  "which", "who",
                                          "whose", "where", "for",   NULL};
  if (next >= end) return false;
  if (dl_token_is_any(text, next, narrowing)) return true;
  const dl_token *t = &text->tokens[next];
  if (t->kind != DL_TOKEN_WORD || t->flags & DL_TOKEN_CLITIC) return false;
  if (t->flags & DL_TOKEN_CAPITAL) return true;
  return !dl_is_verb_like(text, next) && !(dl_token_classes(text, next) & DL_WORD_STOP) &&
         !dl_is_preposition(text, next);
}

bool dl_scene_nominal(dl_scene *s, uint32_t the, uint32_t sentence, uint32_t end) {
  const dl_text *text = s->text;
  if (the + 1 >= end) return true;
  uint32_t office = office_at(s, the + 1, end), noun = the + (office ? office : 1);
  if (!office && s->spot_of[noun] != DL_NONE) return true;
  /* "the secretary of state": as a whole, if it is somebody's role. */
  bool whole = office && noun + 2 < end && dl_token_is(text, noun + 1, "of") &&
               s->spot_of[noun + 2] == DL_NONE;
  if (whole) noun += 2;
  if (is_narrowed(text, noun + 1, end)) return true;
  dl_span words = dl_token_span(text, the + 1, noun + 1);
  dl_str word = {text->bytes + words.start, words.end - words.start};
  const nominal *n = office ? NULL : read_nominal(text, noun);
  bool person = office != 0;
  if (!n && !person) return true;
  uint32_t best = DL_NONE, seen = 0;
  float best_score = -9, second = -9;
  for (uint32_t i = s->count; i-- > 0 && seen < 3 * DL_SCENE_WINDOW; seen++) {
    const dl_spot *spot = &s->spots[i];
    uint32_t back = sentence - spot->sentence;
    if (back > 8) break;
    const dl_group *group = &s->work->groups[spot->group];
    float score;
    if (person) {
      if (group->type != DL_PERSON || !has_role(s, spot->group, word)) continue;
      score = 3.0f - 0.2f * (float)back;
    } else {
      if (group->type != n->type) continue;
      bool named = n->type == DL_ORGANIZATION && named_so(s, group, word);
      if (!named && back > 2) continue;
      score = (named ? 2.5f : 0.0f) - 0.6f * (float)back;
      if (s->parts[i] == DL_PART_SUBJECT) score += 0.8f;
      score += 0.35f * dl_log2(1 + s->said[spot->group]);
    }
    if (spot->group == best) {
      if (score > best_score) best_score = score;
    } else if (score > best_score) {
      second = best_score;
      best_score = score;
      best = spot->group;
    } else if (score > second) {
      second = score;
    }
  }
  /* One of its kind so far needs less. */
  float least = second < -8 ? -0.4f : 0.3f;
  if (best == DL_NONE || best_score - second < 0.5f || best_score < least) return true;
  dl_spot spot = dl_scene_spot(text, the, noun + 1, sentence, best, DL_MENTION_NOMINAL);
  float lead = best_score - second;
  spot.confidence = 0.5f + 0.8f * lead / (2 + 2 * lead);
  return dl_scene_append(s, &spot, dl_scene_part(s, &spot));
}
