/* pronoun.c: whom "he" and "the company" mean.
 *
 * Every pronoun and nominal looks back over the mentions of the last sentences and weighs each:
 * agreement in gender and number, how far back, the part in the sentence that its neighbours suggest
 * (subjects are spoken of on), parallel parts, how often it was spoken of, and whether both stand in
 * one clause (where "him" cannot be the subject). This is the family of Lappin and Leass, An
 * algorithm for pronominal anaphora resolution, 1994, without a parser. Resolved pronouns are
 * mentions themselves, so chains hold.
 *
 * What is not clear enough is left alone. The window is bounded, so time is linear.
 *
 * First names tell which gender is likelier; that weighs a reading and is never said of an entity:
 * only a pronoun that was resolved without their help or an honorific shows a gender. */
#include "name/pronoun.h"

#include "name/words.h"

enum { MOST_BACK = 4, BRACKET = 8 };

#define CATAPHORA    2.6f
#define BRACKETED    1.0f
#define SURE_PERSON  0.0f
#define SURE_LEAD    0.3f
#define PLACE_DOUBT  0.1f
#define PERSON_DOUBT 0.2f

/* ---- the word ---------------------------------------------------------------------------------- */

typedef struct pronoun {
  char gender;  /* 'm' 'f'; 'n' for "it", 'p' for "they" */
  dl_part part; /* what its form shows */
  bool reflexive;
} pronoun;

static bool read_pronoun(const dl_text *text, uint32_t token, uint32_t sentence_end, pronoun *out) {
  static const struct {
    const char *word;
    char gender;
    uint8_t part, reflexive;
  } table[] = {{"he", 'm', DL_PART_SUBJECT, 0},      {"him", 'm', DL_PART_OBJECT, 0},
               {"his", 'm', DL_PART_POSSESSOR, 0},   {"himself", 'm', DL_PART_OBJECT, 1},
               {"she", 'f', DL_PART_SUBJECT, 0},     {"her", 'f', DL_PART_POSSESSOR, 0},
               {"hers", 'f', DL_PART_OTHER, 0},      {"herself", 'f', DL_PART_OBJECT, 1},
               {"it", 'n', DL_PART_SUBJECT, 0},      {"its", 'n', DL_PART_POSSESSOR, 0},
               {"itself", 'n', DL_PART_OBJECT, 1},   {"they", 'p', DL_PART_SUBJECT, 0},
               {"their", 'p', DL_PART_POSSESSOR, 0}, {"them", 'p', DL_PART_OBJECT, 0}};
  uint32_t len = text->tokens[token].end - text->tokens[token].start;
  if (len < 2 || len > 7 || text->tokens[token].kind != DL_TOKEN_WORD) return false;
  char c = dl_ascii_lower(text->bytes[text->tokens[token].start]);
  if (c != 'h' && c != 's' && c != 'i' && c != 't') return false;
  for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
    if (!dl_token_is(text, token, table[i].word)) continue;
    /* "IT", "HIS" in capitals. */
    if (text->tokens[token].flags & DL_TOKEN_ALL_CAPS) return false;
    *out = (pronoun){table[i].gender, (dl_part)table[i].part, table[i].reflexive != 0};
    /* "her" before a noun is a possessor, elsewhere an object. */
    if (table[i].gender == 'f' && table[i].part == DL_PART_POSSESSOR && len == 3) {
      uint32_t next = token + 1;
      bool noun =
          next < sentence_end && text->tokens[next].kind == DL_TOKEN_WORD &&
          !(dl_token_classes(text, next) & DL_WORD_STOP && !dl_token_is(text, next, "own")) &&
          !dl_is_preposition(text, next) && !dl_opens_clause(text, next);
      if (!noun) out->part = DL_PART_OBJECT;
    }
    /* "it" behind a verb or preposition is an object. */
    if (table[i].gender == 'n' && table[i].part == DL_PART_SUBJECT) {
      uint32_t next = token + 1;
      if (next >= sentence_end || !dl_is_verb_like(text, next)) out->part = DL_PART_OBJECT;
    }
    return true;
  }
  return false;
}

/* "it is clear that", "it was raining": speaks of nothing. */
static bool is_pleonastic(const dl_text *text, uint32_t token, uint32_t end) {
  static const char *const verbs[] = {
      "is",     "was",     "'s",      "\xE2\x80\x99s", "seems", "seemed", "appears", "appeared",
      "turns",  "turned",  "takes",   "took",          "would", "may",    "might",   "becomes",
      "became", "remains", "happens", "will",          "could", "has",    "had",     NULL};
  static const char *const weather[] = {"rained", "rains", "snowed", "snows", NULL};
  uint32_t next = token + 1;
  if (next < end && dl_token_is_any(text, next, weather)) return true;
  if (next >= end || !dl_token_is_any(text, next, verbs)) return false;
  if (dl_token_is(text, next, "has") || dl_token_is(text, next, "had") ||
      dl_token_is(text, next, "will") || dl_token_is(text, next, "would") ||
      dl_token_is(text, next, "could"))
    return next + 1 < end && dl_token_is(text, next + 1, "be");
  /* With "that", "to", "who" behind it, not far. */
  for (uint32_t t = next + 1; t < end && t < next + 7; t++)
    if (dl_token_is(text, t, "that") || dl_token_is(text, t, "to") || dl_token_is(text, t, "who") ||
        dl_token_is(text, t, "when") || dl_token_is(text, t, "if") ||
        dl_token_is(text, t, "because"))
      return true;
  return false;
}

/* ---- one candidate ----------------------------------------------------------------------------- */

/* Whether a name that the tagger took for something else may be a surname: one word, no place that a
 * gazetteer knows, and some doubt. */
static bool may_be_person(const dl_scene *s, const dl_group *group) {
  float whole = dl_share_total(group->share);
  bool located = group->place.known && strcmp(group->place.kind, "near") != 0;
  return s->work->forms[group->first_form].word_count == 1 && !located && group->type != DL_GROUP &&
         group->share[DL_PERSON] >= (group->type == DL_PLACE ? PLACE_DOUBT : PERSON_DOUBT) * whole;
}

/* How well a group agrees with a pronoun; below 0 not at all. */
static float agreement(const dl_scene *s, const dl_group *group, char gender) {
  switch (gender) {
  case 'm':
  case 'f':
    if (group->type != DL_PERSON) return may_be_person(s, group) ? 0.0f : -1;
    if (group->gender) return group->gender == gender ? 1.0f : -1;
    if (group->given == 'm' || group->given == 'f') return group->given == gender ? 0.8f : -1;
    return 0.3f;
  case 'n':
    switch (group->type) {
    case DL_ORGANIZATION: return 0.8f;
    case DL_PRODUCT: return 0.5f;
    case DL_EVENT:
    case DL_WORK: return 0.2f;
    default: return -1;
    }
  default:
    if (group->type == DL_PERSON) return group->gender == 'p' ? 1.0f : -1;
    if (group->type == DL_GROUP) return 0.6f;
    if (group->type == DL_ORGANIZATION) return 0.3f;
    return -1;
  }
}

/* "Zissou (played by Murray)": a name in brackets that close again behind it. */
static bool is_bracketed(const dl_text *text, const dl_spot *spot) {
  uint32_t first = text->sentences[spot->sentence].first_token;
  uint32_t end = text->sentences[spot->sentence].end_token;
  uint32_t t = spot->first_token;
  for (uint32_t steps = 0; t > first && steps < BRACKET; steps++) {
    t--;
    if (dl_token_is_mark(text, t, ")")) return false;
    if (!dl_token_is_mark(text, t, "(")) continue;
    for (uint32_t k = spot->end_token; k < end && k < spot->end_token + BRACKET; k++)
      if (dl_token_is_mark(text, k, ")")) return true;
    return false;
  }
  return false;
}

static float weigh(dl_scene *s, uint32_t candidate, uint32_t token, uint32_t sentence,
                   const pronoun *p, uint32_t between) {
  const dl_spot *spot = &s->spots[candidate];
  const dl_text *text = s->text;
  dl_part part = (dl_part)s->parts[candidate];
  uint32_t back = sentence - spot->sentence;
  float score = -1.3f * (float)back - 0.55f * (float)between;
  switch (part) {
  case DL_PART_SUBJECT: score += 1.4f; break;
  case DL_PART_POSSESSOR: score += 0.3f; break;
  case DL_PART_OBJECT: score += 0.5f; break;
  case DL_PART_PREPOSITION: score -= 0.3f; break;
  default: break;
  }
  if (is_bracketed(text, spot)) score -= BRACKETED;
  if (p->part == part && part == DL_PART_SUBJECT) score += 0.5f;
  if (p->part == DL_PART_OBJECT && part == DL_PART_OBJECT) score += 0.6f;
  if (spot->kind == DL_MENTION_PRONOUN) score += 0.5f;
  score += 0.3f * dl_log2(1 + s->said[spot->group]);
  if (back == 0) {
    bool clause = dl_scene_clause_between(s, spot->end_token, token);
    if (p->part == DL_PART_OBJECT && !p->reflexive && part == DL_PART_SUBJECT && !clause)
      score -= 5.0f;
    if (p->part == DL_PART_SUBJECT && !clause && part != DL_PART_SUBJECT) score -= 0.6f;
    if (p->reflexive && part == DL_PART_SUBJECT && !clause) score += 2.0f;
    if (p->part == DL_PART_POSSESSOR && part == DL_PART_SUBJECT) score += 0.6f;
    if (p->part == DL_PART_POSSESSOR && token == spot->end_token + 1) {
      /* "Airbus and its head", "Maximus and his men"; but "Acme, its owner," is not its own */
      if (dl_token_is(text, spot->end_token, "and")) score += p->gender == 'n' ? 3.0f : 2.0f;
      if (p->gender == 'n' && dl_token_is_mark(text, spot->end_token, ",")) score -= 3.0f;
    }
    /* "met Gordy, who sold his": the nearest name, told more about. */
    if (p->gender != 'n' && between == 0) {
      uint32_t who = spot->end_token;
      if (dl_token_is_mark(text, who, ",")) who++;
      if (who < token && dl_token_is(text, who, "who")) score += 1.2f;
    }
    /* "John 's his": the possessor right before. */
    if (part == DL_PART_POSSESSOR && p->part == DL_PART_POSSESSOR && token - spot->end_token < 3)
      score -= 2.0f;
  } else if (p->reflexive) {
    score -= 3.0f;
  }
  /* Another paragraph. */
  if (text->sentences[sentence].paragraph != text->sentences[spot->sentence].paragraph)
    score -= 0.5f;
  return score;
}

/* ---- all candidates ---------------------------------------------------------------------------- */

/* The token of a comma that ends the opening phrase of a sentence in which a pronoun stands, when
 * that phrase is an adjunct ("In his speech, Kerry ..."); DL_NONE when there is none. */
static uint32_t adjunct_end(const dl_text *text, uint32_t token, uint32_t sentence) {
  static const char *const openers[] = {
      "in",         "on",      "at",     "for",     "with",  "like",    "unlike",    "during",
      "despite",    "after",   "before", "since",   "while", "when",    "as",        "because",
      "although",   "though",  "if",     "by",      "from",  "to",      "once",      "following",
      "throughout", "upon",    "under",  "besides", "until", "through", "according", "beyond",
      "among",      "without", "having", "whilst",  NULL};
  uint32_t first = text->sentences[sentence].first_token;
  uint32_t end = text->sentences[sentence].end_token;
  while (first < token && text->tokens[first].kind == DL_TOKEN_PUNCT) first++;
  if (token - first > 8) return DL_NONE;
  dl_str s = dl_token_str(text, first);
  bool participle = dl_str_ends(s, DL_STR("ing")) ||
                    (dl_str_ends(s, DL_STR("ed")) && dl_is_preposition(text, first + 1));
  if (!dl_token_is_any(text, first, openers) && !participle) return DL_NONE;
  for (uint32_t t = first + 1; t < token; t++)
    if (dl_token_is_mark(text, t, ",")) return DL_NONE;
  for (uint32_t t = token + 1; t < end && t < token + 24; t++)
    if (dl_token_is_mark(text, t, ",")) return t;
  return DL_NONE;
}

/* The old mention that begins at a token or right behind an honorific or title there. */
static uint32_t mention_at(const dl_scene *s, uint32_t token, uint32_t end) {
  for (uint32_t t = token; t < end && t < token + 4; t++) {
    if (s->spot_of[t] != DL_NONE) return s->spot_of[t];
    if (!(dl_token_classes(s->text, t) & (DL_WORD_TITLE | DL_WORD_HONORIFIC | DL_WORD_MODIFIER)) &&
        !dl_token_is(s->text, t, "the"))
      break;
  }
  return DL_NONE;
}

/* "his wife Maude": the group of the name that a possessive governs, which cannot be the owner. */
static uint32_t possessed(const dl_scene *s, uint32_t token, uint32_t end) {
  for (uint32_t t = token + 1; t < end && t < token + 6; t++) {
    uint32_t spot = s->spot_of[t];
    if (spot != DL_NONE) {
      uint32_t group = s->work->spots[spot].group;
      return s->work->groups[group].type == DL_PERSON ? group : DL_NONE;
    }
    if (dl_token_is_mark(s->text, t, ",")) {
      if (t == token + 1 || !(dl_token_classes(s->text, t - 1) & DL_WORD_TITLE)) return DL_NONE;
      continue;
    }
    if (dl_token_classes(s->text, t) & DL_WORD_STOP || dl_is_preposition(s->text, t))
      return DL_NONE;
  }
  return DL_NONE;
}

/* "save it", "of it", and "it" at the head of a quotation mean what is spoken about sooner than one who
 * is named. */
static bool speaks_of_matter(const dl_text *text, uint32_t token, const pronoun *p) {
  if (p->part == DL_PART_OBJECT && !p->reflexive) return true;
  if (p->part != DL_PART_SUBJECT || token == 0) return false;
  dl_str before = dl_token_str(text, token - 1);
  return dl_str_equal(before, DL_STR("\"")) || dl_str_equal(before, DL_STR("``")) ||
         dl_str_equal(before, DL_STR("\xE2\x80\x9C"));
}

/* ---- "they" ------------------------------------------------------------------------------------ */

/* How many tokens from this one say that the person named before is a "they" ("Kim, a nonbinary
 * teacher", "Kim is nonbinary", "Kim, who uses they/them pronouns"); 0: it says no such thing. */
static uint32_t shows_singular_they(const dl_text *text, uint32_t token, const dl_sentence *in) {
  static const char *const words[] = {"nonbinary", "non-binary", "genderqueer", NULL};
  if (dl_token_is(text, token, "they/them")) return 1;
  if (token + 2 < in->end_token && dl_token_is(text, token, "they") &&
      dl_token_is(text, token + 1, "/") && dl_token_is(text, token + 2, "them"))
    return 3;
  if (token < in->first_token + 2 || !dl_token_is_any(text, token, words)) return 0;
  bool apposed = dl_token_is(text, token - 1, "a") && dl_token_is_mark(text, token - 2, ",");
  return apposed || dl_token_is(text, token - 1, "is") || dl_token_is(text, token - 1, "as");
}

/* Notes it of the last person that the sentence named. */
static void note_singular_they(dl_scene *s, uint32_t sentence) {
  for (uint32_t i = s->count; i-- > 0 && s->spots[i].sentence == sentence;) {
    dl_group *group = &s->work->groups[s->spots[i].group];
    if (group->type != DL_PERSON) continue;
    if (!group->gender) group->gender = 'p';
    return;
  }
}

/* A noun in lower case that looks plural. */
static bool is_plural_noun(const dl_text *text, uint32_t token) {
  static const char *const words[] = {"people",   "police", "men", "women",
                                      "children", "staff",  NULL};
  const dl_token *t = &text->tokens[token];
  if (t->kind != DL_TOKEN_WORD || t->flags & (DL_TOKEN_CAPITAL | DL_TOKEN_CLITIC)) return false;
  if (dl_token_is_any(text, token, words)) return true;
  dl_str s = dl_token_str(text, token);
  if (s.len < 4 || s.ptr[s.len - 1] != 's' || strchr("sui", s.ptr[s.len - 2])) return false;
  return !(dl_token_classes(text, token) & DL_WORD_STOP);
}

/* Whether "they" can mean the thing that a mention names: it is several ("the Syrians", "Republicans")
 * or is said of as several ("Acme have"), and no other plural stands between. */
static bool is_plural_mention(const dl_scene *s, uint32_t number) {
  static const char *const verbs[] = {"are", "were", "have", "do", NULL};
  const dl_spot *spot = &s->spots[number];
  const dl_text *text = s->text;
  uint32_t end = spot->end_token, limit = text->sentences[spot->sentence].end_token;
  if (s->last_plural != DL_NONE && s->last_plural >= end) return false;
  if (spot->kind != DL_MENTION_NAME) return s->work->groups[spot->group].plural;
  bool verb = end < limit && dl_token_is_any(text, end, verbs);
  dl_str last = dl_token_str(text, end - 1);
  bool plural = last.len > 3 && last.ptr[last.len - 1] == 's' && last.ptr[last.len - 2] != 's';
  bool subject = s->parts[number] == DL_PART_SUBJECT;
  bool company = subject && s->work->groups[spot->group].type == DL_ORGANIZATION;
  return verb || company || (plural && (subject || end >= limit || !dl_is_verb_like(text, end)));
}

/* ---- the decision ------------------------------------------------------------------------------ */

/* Decides a pronoun: true when it was linked (and appended) or left; false: out of memory. */
static bool decide_pronoun(dl_scene *s, uint32_t token, uint32_t sentence, const pronoun *p) {
  const dl_text *text = s->text;
  if (p->gender == 'n' && speaks_of_matter(text, token, p)) return true;
  uint32_t groups[DL_SCENE_WINDOW];
  float scores[DL_SCENE_WINDOW];
  uint32_t found = 0, seen = 0;
  uint32_t sentence_end = text->sentences[sentence].end_token;
  uint32_t excluded = DL_NONE;
  if (p->part == DL_PART_POSSESSOR && p->gender != 'n')
    excluded = possessed(s, token, sentence_end);
  uint32_t most_back = p->gender == 'n' || p->gender == 'p' ? 1 : MOST_BACK;
  for (uint32_t i = s->count; i-- > 0 && seen < DL_SCENE_WINDOW; seen++) {
    const dl_spot *spot = &s->spots[i];
    if (sentence - spot->sentence > most_back) break;
    const dl_group *group = &s->work->groups[spot->group];
    float agrees = agreement(s, group, p->gender);
    if (agrees < 0 || spot->group == excluded) continue;
    if (p->gender == 'p' && group->gender != 'p' && !is_plural_mention(s, i)) continue;
    uint32_t k = 0;
    while (k < found && groups[k] != spot->group) k++;
    float score = agrees + weigh(s, i, token, sentence, p, found);
    if (k == found) {
      groups[found] = spot->group;
      scores[found++] = score;
    } else if (score > scores[k]) {
      scores[k] = score;
    }
  }
  /* "In his speech, Kerry said": the subject still to come. */
  uint32_t comma = p->part == DL_PART_OBJECT ? DL_NONE : adjunct_end(text, token, sentence);
  uint32_t ahead = comma == DL_NONE ? DL_NONE : mention_at(s, comma + 1, sentence_end);
  if (ahead != DL_NONE) {
    const dl_spot *spot = &s->work->spots[ahead];
    float agrees = agreement(s, &s->work->groups[spot->group], p->gender);
    if (agrees >= 0 && spot->group != excluded && found < DL_SCENE_WINDOW) {
      uint32_t k = 0;
      while (k < found && groups[k] != spot->group) k++;
      if (k == found) {
        groups[found] = spot->group;
        scores[found++] = 0;
      }
      float score = agrees + CATAPHORA;
      scores[k] = scores[k] > score ? scores[k] + 1.0f : score;
    }
  }
  if (!found) return true;
  uint32_t best = 0;
  for (uint32_t k = 1; k < found; k++)
    if (scores[k] > scores[best]) best = k;
  float second = -9;
  for (uint32_t k = 0; k < found; k++)
    if (k != best && scores[k] > second) second = scores[k];
  float lead = scores[best] - second;
  bool thing = p->gender == 'n' || p->gender == 'p';
  if (scores[best] < (thing ? 0.8f : -2.5f)) return true;
  if (thing && lead < 0.8f) return true;
  /* A name that the tagger took for a place becomes a person's only where that is clear. */
  if (!thing && s->work->groups[groups[best]].type != DL_PERSON &&
      (scores[best] < SURE_PERSON || lead < SURE_LEAD))
    return true;
  float confidence = 0.5f + lead / (2 + 2 * lead);
  if (confidence > 0.95f) confidence = 0.95f;
  dl_spot spot = dl_scene_spot(text, token, token + 1, sentence, groups[best], DL_MENTION_PRONOUN);
  spot.confidence = confidence;
  dl_group *group = &s->work->groups[groups[best]];
  if (!thing && group->type != DL_PERSON) {
    group->type = DL_PERSON;
    memset(&group->place, 0, sizeof group->place);
  }
  if (!thing && !group->gender && (lead > 1.0f || found == 1)) group->gender = p->gender;
  if (p->gender == 'p' && group->type != DL_PERSON) group->plural = true;
  return dl_scene_append(s, &spot, p->part);
}

/* ---- the whole --------------------------------------------------------------------------------- */

dl_status dl_work_pronouns(dl_work *work) {
  const dl_text *text = work->text;
  dl_scene s;
  memset(&s, 0, sizeof s);
  s.work = work;
  s.text = text;
  s.last_plural = DL_NONE;
  uint32_t *spot_of = dl_arena_alloc(work->scratch, text->token_count * sizeof *spot_of);
  s.capacity = work->spot_count + text->token_count / 8 + 16;
  s.spots = dl_arena_alloc(work->scratch, s.capacity * sizeof *s.spots);
  s.parts = dl_arena_alloc(work->scratch, s.capacity);
  s.said = dl_arena_zalloc(work->scratch, work->group_count, sizeof *s.said);
  s.told = dl_arena_zalloc(work->scratch, (size_t)work->group_count * 2, sizeof *s.told);
  if (!spot_of || !s.spots || !s.parts || !s.said || !s.told) return DL_ERR_MEMORY;
  s.clauses = dl_arena_alloc(work->scratch, ((size_t)text->token_count + 1) * sizeof *s.clauses);
  if (!s.clauses) return DL_ERR_MEMORY;
  s.clauses[0] = 0;
  memset(spot_of, 0xFF, text->token_count * sizeof *spot_of);
  for (uint32_t i = 0; i < work->spot_count; i++)
    for (uint32_t t = work->spots[i].first_token; t < work->spots[i].end_token; t++) spot_of[t] = i;
  s.spot_of = spot_of;
  uint32_t next = 0;
  for (uint32_t n = 0; n < text->sentence_count; n++) {
    const dl_sentence *sentence = &text->sentences[n];
    for (uint32_t t = sentence->first_token; t < sentence->end_token; t++) {
      /* Two names may share a token: all that begin here. */
      bool name = false;
      while (next < work->spot_count && work->spots[next].first_token <= t) {
        const dl_spot *spot = &work->spots[next++];
        if (!dl_scene_append(&s, spot, dl_scene_part(&s, spot))) return DL_ERR_MEMORY;
        name = true;
      }
      if (name || spot_of[t] != DL_NONE) continue;
      if (is_plural_noun(text, t)) s.last_plural = t;
      uint32_t shown = shows_singular_they(text, t, sentence);
      if (shown) {
        note_singular_they(&s, n);
        t += shown - 1;
        continue;
      }
      pronoun p;
      if (read_pronoun(text, t, sentence->end_token, &p)) {
        if (p.gender == 'n' && is_pleonastic(text, t, sentence->end_token)) continue;
        if (!decide_pronoun(&s, t, n, &p)) return DL_ERR_MEMORY;
      } else if (dl_token_is(text, t, "the")) {
        if (!dl_scene_nominal(&s, t, n, sentence->end_token)) return DL_ERR_MEMORY;
      }
    }
  }
  work->spots = s.spots;
  work->spot_count = s.count;
  work->spot_capacity = s.capacity;
  return DL_OK;
}
