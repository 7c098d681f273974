/* pronoun.c: whom "he" and "the company" mean.
 *
 * Every pronoun and nominal looks back over the mentions of the last sentences and weighs each:
 * agreement in gender and number, how far back, the grammatical role that its neighbours suggest
 * (subjects are spoken of on), parallel roles, how often it was spoken of, and whether both stand in
 * one clause (where "him" cannot be the subject). This is the family of Lappin and Leass, An
 * algorithm for pronominal anaphora resolution, 1994, without a parser. Resolved pronouns are
 * mentions themselves, so chains hold.
 *
 * What is not clear enough is left alone. The window is bounded, so time is linear.
 *
 * First names tell which gender is likelier; that weighs a reading and is never said of an entity:
 * only a pronoun that was resolved without their help or an honorific shows a gender. */
#include "name/cast.h"

#include "name/words.h"

enum { WINDOW = 28, MOST_BACK = 4, BRACKET = 8, OFFICE_WORDS = 5 };

#define CATAPHORA    2.6f
#define BRACKETED    1.0f
#define SURE_PERSON  0.0f
#define SURE_LEAD    0.3f
#define PLACE_DOUBT  0.1f
#define PERSON_DOUBT 0.2f

enum role { ROLE_OTHER = 0, ROLE_SUBJECT, ROLE_OBJECT, ROLE_PREPOSITION, ROLE_POSSESSOR };

typedef struct scene {
  dl_work *work;
  const dl_text *text;
  const uint32_t *spot_of; /* by token: old spot that covers it, or DL_NONE */
  dl_spot *spots;          /* the new list */
  uint8_t *roles;          /* of the new list */
  uint32_t count, capacity;
  uint32_t *said;    /* by group: how often it was mentioned so far */
  uint32_t *clauses; /* by token: how many before it part clauses; filled up to `counted` */
  uint32_t counted;
  uint32_t last_plural; /* token of the last plural noun in lower case, or DL_NONE */
  dl_span *told;        /* by group: the two roles that it was last given */
} scene;

/* ---- words around ------------------------------------------------------------------------------ */

static bool is_any(const dl_text *text, uint32_t token, const char *const *words) {
  for (; *words; words++)
    if (dl_token_is(text, token, *words)) return true;
  return false;
}

static bool is_preposition(const dl_text *text, uint32_t token) {
  static const char *const words[] = {
      "of",      "for",   "in",        "on",        "at",      "by",      "to",      "from",
      "with",    "about", "into",      "over",      "under",   "against", "between", "among",
      "through", "upon",  "toward",    "towards",   "within",  "without", "via",     "alongside",
      "like",    "near",  "including", "featuring", "despite", NULL};
  return is_any(text, token, words);
}

static bool opens_clause(const dl_text *text, uint32_t token) {
  static const char *const words[] = {
      "that",     "when",   "while", "because", "if",      "after", "before", "since", "until",
      "although", "though", "as",    "where",   "whether", "but",   "who",    "which", "whom",
      "how",      "why",    "what",  "so",      "unless",  "once",  NULL};
  return is_any(text, token, words);
}

static bool is_mark(const dl_text *text, uint32_t token, const char *marks) {
  dl_str s = dl_token_str(text, token);
  return s.len == 1 && strchr(marks, s.ptr[0]) != NULL;
}

/* A lower-case word that may be a verb: not a function word other than an auxiliary. */
static bool verb_like(const dl_text *text, uint32_t token) {
  static const char *const verbs[] = {
      "is",   "are",   "was",   "were",  "be",    "has",    "have",  "had",   "do",
      "does", "did",   "will",  "would", "shall", "should", "may",   "might", "must",
      "can",  "could", "said",  "says",  "say",   "told",   "added", "asked", "also",
      "just", "then",  "still", "never", "not",   "later",  NULL};
  const dl_token *t = &text->tokens[token];
  if (t->kind != DL_TOKEN_WORD || t->flags & DL_TOKEN_CAPITAL) return false;
  if (is_any(text, token, verbs)) return true;
  if (t->flags & DL_TOKEN_CLITIC) return !dl_token_is(text, token, "'s") && t->end - t->start > 1;
  return !(dl_token_classes(text, token) & DL_WORD_STOP) && !is_preposition(text, token) &&
         !opens_clause(text, token);
}

/* A mention of tokens [first, end) that names nothing itself. */
static dl_spot new_spot(const dl_text *text, uint32_t first, uint32_t end, uint32_t sentence,
                        uint32_t group, uint8_t kind) {
  dl_spot spot;
  memset(&spot, 0, sizeof spot);
  spot.start = text->tokens[first].start;
  spot.end = text->tokens[end - 1].end;
  spot.first_token = first;
  spot.end_token = end;
  spot.sentence = sentence;
  spot.form = DL_NONE;
  spot.group = group;
  spot.kind = kind;
  return spot;
}

static enum role role_of_mention(const scene *s, const dl_spot *spot) {
  const dl_text *text = s->text;
  const dl_sentence *sentence = &text->sentences[spot->sentence];
  uint32_t first = spot->first_token, end = spot->end_token;
  if (spot->role_before.end)
    while (first > sentence->first_token &&
           text->tokens[first - 1].start >= spot->role_before.start)
      first--;
  while (first > sentence->first_token && dl_token_classes(text, first - 1) & DL_WORD_HONORIFIC)
    first--;
  if (first > sentence->first_token && dl_token_is(text, first - 1, "the")) first--;
  if (end < sentence->end_token && text->tokens[end].flags & DL_TOKEN_CLITIC &&
      (dl_token_is(text, end, "'s") || dl_token_is(text, end, "\xE2\x80\x99s") ||
       dl_token_is(text, end, "'")))
    return ROLE_POSSESSOR;
  bool verb = end < sentence->end_token && verb_like(text, end);
  bool opens = first == sentence->first_token || is_mark(text, first - 1, ",;:\"(-") ||
               opens_clause(text, first - 1) || dl_token_is(text, first - 1, "and") ||
               text->tokens[first - 1].kind == DL_TOKEN_PUNCT;
  if (first > sentence->first_token && is_preposition(text, first - 1)) return ROLE_PREPOSITION;
  if (verb) return ROLE_SUBJECT;
  if (opens && end < sentence->end_token &&
      (is_mark(text, end, ",(") || dl_token_is(text, end, "and") || dl_token_is(text, end, "who")))
    return first == sentence->first_token ? ROLE_SUBJECT : ROLE_OTHER;
  if (first > sentence->first_token && verb_like(text, first - 1)) return ROLE_OBJECT;
  return ROLE_OTHER;
}

/* Whether a token opens a clause, or its verb takes one ("said", "to"). */
static bool parts_clauses(const dl_text *text, uint32_t token) {
  return is_mark(text, token, ",;:\"") || opens_clause(text, token) ||
         dl_token_is(text, token, "and") || dl_token_is(text, token, "to") ||
         dl_token_is(text, token, "said") || dl_token_is(text, token, "says");
}

/* Counts such tokens up to a token of the sentence at hand; each token is looked at once. */
static void count_clauses(scene *s, uint32_t token) {
  for (; s->counted < token; s->counted++)
    s->clauses[s->counted + 1] =
        s->clauses[s->counted] + (parts_clauses(s->text, s->counted) ? 1u : 0u);
}

/* Whether a clause begins between two tokens of a sentence; a comma right before the second alone
 * does not tell. */
static bool clause_between(scene *s, uint32_t from, uint32_t to) {
  count_clauses(s, to);
  uint32_t n = s->clauses[to] - s->clauses[from];
  if (to > from && is_mark(s->text, to - 1, ",")) n--;
  return n > 0;
}

/* ---- pronouns ---------------------------------------------------------------------------------- */

typedef struct pronoun {
  char gender;    /* 'm' 'f'; 'n' for "it", 'p' for "they" */
  enum role role; /* what its form shows */
  bool reflexive;
} pronoun;

static bool read_pronoun(const dl_text *text, uint32_t token, uint32_t sentence_end, pronoun *out) {
  static const struct {
    const char *word;
    char gender;
    uint8_t role, reflexive;
  } table[] = {{"he", 'm', ROLE_SUBJECT, 0},      {"him", 'm', ROLE_OBJECT, 0},
               {"his", 'm', ROLE_POSSESSOR, 0},   {"himself", 'm', ROLE_OBJECT, 1},
               {"she", 'f', ROLE_SUBJECT, 0},     {"her", 'f', ROLE_POSSESSOR, 0},
               {"hers", 'f', ROLE_OTHER, 0},      {"herself", 'f', ROLE_OBJECT, 1},
               {"it", 'n', ROLE_SUBJECT, 0},      {"its", 'n', ROLE_POSSESSOR, 0},
               {"itself", 'n', ROLE_OBJECT, 1},   {"they", 'p', ROLE_SUBJECT, 0},
               {"their", 'p', ROLE_POSSESSOR, 0}, {"them", 'p', ROLE_OBJECT, 0}};
  uint32_t len = text->tokens[token].end - text->tokens[token].start;
  if (len < 2 || len > 7 || text->tokens[token].kind != DL_TOKEN_WORD) return false;
  char c = dl_ascii_lower(text->bytes[text->tokens[token].start]);
  if (c != 'h' && c != 's' && c != 'i' && c != 't') return false;
  for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
    if (!dl_token_is(text, token, table[i].word)) continue;
    /* "IT", "HIS" in capitals. */
    if (text->tokens[token].flags & DL_TOKEN_ALL_CAPS) return false;
    *out = (pronoun){table[i].gender, (enum role)table[i].role, table[i].reflexive != 0};
    /* "her" before a noun is a possessor, elsewhere an object. */
    if (table[i].gender == 'f' && table[i].role == ROLE_POSSESSOR && len == 3) {
      uint32_t next = token + 1;
      bool noun =
          next < sentence_end && text->tokens[next].kind == DL_TOKEN_WORD &&
          !(dl_token_classes(text, next) & DL_WORD_STOP && !dl_token_is(text, next, "own")) &&
          !is_preposition(text, next) && !opens_clause(text, next);
      if (!noun) out->role = ROLE_OBJECT;
    }
    /* "it" behind a verb or preposition is an object. */
    if (table[i].gender == 'n' && table[i].role == ROLE_SUBJECT) {
      uint32_t next = token + 1;
      if (next >= sentence_end || !verb_like(text, next)) out->role = ROLE_OBJECT;
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
  if (next < end && is_any(text, next, weather)) return true;
  if (next >= end || !is_any(text, next, verbs)) return false;
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

/* Whether a name that the tagger took for something else may be a surname: one word, no place that a
 * gazetteer knows, and some doubt. */
static bool may_be_person(const scene *s, const dl_group *group) {
  float whole = dl_share_total(group->share);
  bool located = group->place.known && strcmp(group->place.kind, "near") != 0;
  return s->work->forms[group->first_form].word_count == 1 && !located && group->type != DL_GROUP &&
         group->share[DL_PERSON] >= (group->type == DL_PLACE ? PLACE_DOUBT : PERSON_DOUBT) * whole;
}

/* How well a group agrees with a pronoun; below 0 not at all. */
static float agreement(const scene *s, const dl_group *group, char gender) {
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

static float log2_of(uint32_t v) {
  uint32_t bit = 0;
  while (v >> bit > 1) bit++;
  return (float)bit + (float)(v - (1u << bit)) / (float)(1u << bit);
}

/* "Zissou (played by Murray)": a name in brackets that close again behind it. */
static bool is_bracketed(const dl_text *text, const dl_spot *spot) {
  uint32_t first = text->sentences[spot->sentence].first_token;
  uint32_t end = text->sentences[spot->sentence].end_token;
  uint32_t t = spot->first_token;
  for (uint32_t steps = 0; t > first && steps < BRACKET; steps++) {
    t--;
    if (is_mark(text, t, ")")) return false;
    if (!is_mark(text, t, "(")) continue;
    for (uint32_t k = spot->end_token; k < end && k < spot->end_token + BRACKET; k++)
      if (is_mark(text, k, ")")) return true;
    return false;
  }
  return false;
}

static float weigh(scene *s, uint32_t candidate, uint32_t token, uint32_t sentence,
                   const pronoun *p, uint32_t between) {
  const dl_spot *spot = &s->spots[candidate];
  const dl_text *text = s->text;
  enum role role = (enum role)s->roles[candidate];
  uint32_t back = sentence - spot->sentence;
  float score = -1.3f * (float)back - 0.55f * (float)between;
  switch (role) {
  case ROLE_SUBJECT: score += 1.4f; break;
  case ROLE_POSSESSOR: score += 0.3f; break;
  case ROLE_OBJECT: score += 0.5f; break;
  case ROLE_PREPOSITION: score -= 0.3f; break;
  default: break;
  }
  if (is_bracketed(text, spot)) score -= BRACKETED;
  if (p->role == role && role == ROLE_SUBJECT) score += 0.5f;
  if (p->role == ROLE_OBJECT && role == ROLE_OBJECT) score += 0.6f;
  if (spot->kind == DL_MENTION_PRONOUN) score += 0.5f;
  score += 0.3f * log2_of(1 + s->said[spot->group]);
  if (back == 0) {
    bool clause = clause_between(s, spot->end_token, token);
    if (p->role == ROLE_OBJECT && !p->reflexive && role == ROLE_SUBJECT && !clause) score -= 5.0f;
    if (p->role == ROLE_SUBJECT && !clause && role != ROLE_SUBJECT) score -= 0.6f;
    if (p->reflexive && role == ROLE_SUBJECT && !clause) score += 2.0f;
    if (p->role == ROLE_POSSESSOR && role == ROLE_SUBJECT) score += 0.6f;
    if (p->role == ROLE_POSSESSOR && token == spot->end_token + 1) {
      /* "Airbus and its head", "Maximus and his men"; but "Acme, its owner," is not its own */
      if (dl_token_is(text, spot->end_token, "and")) score += p->gender == 'n' ? 3.0f : 2.0f;
      if (p->gender == 'n' && is_mark(text, spot->end_token, ",")) score -= 3.0f;
    }
    /* "met Gordy, who sold his": the nearest name, told more about. */
    if (p->gender != 'n' && between == 0) {
      uint32_t who = spot->end_token;
      if (is_mark(text, who, ",")) who++;
      if (who < token && dl_token_is(text, who, "who")) score += 1.2f;
    }
    /* "John 's his": the possessor right before. */
    if (role == ROLE_POSSESSOR && p->role == ROLE_POSSESSOR && token - spot->end_token < 3)
      score -= 2.0f;
  } else if (p->reflexive) {
    score -= 3.0f;
  }
  /* Another paragraph. */
  if (text->sentences[sentence].paragraph != text->sentences[spot->sentence].paragraph)
    score -= 0.5f;
  return score;
}

static bool append(scene *s, const dl_spot *spot, enum role role) {
  if (s->count == s->capacity) {
    uint32_t capacity = s->capacity;
    s->spots = dl_vec_extend(s->work->scratch, s->spots, &capacity, sizeof *s->spots);
    if (capacity == s->capacity) return false;
    uint32_t other = s->capacity;
    s->roles = dl_vec_extend(s->work->scratch, s->roles, &other, sizeof *s->roles);
    if (other == s->capacity) return false;
    s->capacity = capacity < other ? capacity : other;
  }
  s->roles[s->count] = (uint8_t)role;
  s->spots[s->count++] = *spot;
  s->said[spot->group]++;
  const dl_span roles[2] = {spot->role_before, spot->role_after};
  for (uint32_t k = 0; k < 2; k++)
    if (roles[k].end > roles[k].start) {
      dl_span *told = &s->told[2 * spot->group];
      told[1] = told[0];
      told[0] = roles[k];
    }
  return true;
}

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
                    (dl_str_ends(s, DL_STR("ed")) && is_preposition(text, first + 1));
  if (!is_any(text, first, openers) && !participle) return DL_NONE;
  for (uint32_t t = first + 1; t < token; t++)
    if (is_mark(text, t, ",")) return DL_NONE;
  for (uint32_t t = token + 1; t < end && t < token + 24; t++)
    if (is_mark(text, t, ",")) return t;
  return DL_NONE;
}

/* The old mention that begins at a token or right behind an honorific or title there. */
static uint32_t mention_at(const scene *s, uint32_t token, uint32_t end) {
  for (uint32_t t = token; t < end && t < token + 4; t++) {
    if (s->spot_of[t] != DL_NONE) return s->spot_of[t];
    if (!(dl_token_classes(s->text, t) & (DL_WORD_TITLE | DL_WORD_HONORIFIC | DL_WORD_MODIFIER)) &&
        !dl_token_is(s->text, t, "the"))
      break;
  }
  return DL_NONE;
}

/* "his wife Maude": the group of the name that a possessive governs, which cannot be the owner. */
static uint32_t possessed(const scene *s, uint32_t token, uint32_t end) {
  for (uint32_t t = token + 1; t < end && t < token + 6; t++) {
    uint32_t spot = s->spot_of[t];
    if (spot != DL_NONE) {
      uint32_t group = s->work->spots[spot].group;
      return s->work->groups[group].type == DL_PERSON ? group : DL_NONE;
    }
    if (is_mark(s->text, t, ",")) {
      if (t == token + 1 || !(dl_token_classes(s->text, t - 1) & DL_WORD_TITLE)) return DL_NONE;
      continue;
    }
    if (dl_token_classes(s->text, t) & DL_WORD_STOP || is_preposition(s->text, t)) return DL_NONE;
  }
  return DL_NONE;
}

/* "save it", "of it", and "it" at the head of a quotation mean what is spoken about sooner than one who
 * is named. */
static bool speaks_of_matter(const dl_text *text, uint32_t token, const pronoun *p) {
  if (p->role == ROLE_OBJECT && !p->reflexive) return true;
  if (p->role != ROLE_SUBJECT || token == 0) return false;
  dl_str before = dl_token_str(text, token - 1);
  return dl_str_equal(before, DL_STR("\"")) || dl_str_equal(before, DL_STR("``")) ||
         dl_str_equal(before, DL_STR("\xE2\x80\x9C"));
}

/* How many tokens from this one say that the person named before is a "they" ("Kim, a nonbinary
 * teacher", "Kim is nonbinary", "Kim, who uses they/them pronouns"); 0: it says no such thing. */
static uint32_t shows_singular_they(const dl_text *text, uint32_t token, const dl_sentence *in) {
  static const char *const words[] = {"nonbinary", "non-binary", "genderqueer", NULL};
  if (dl_token_is(text, token, "they/them")) return 1;
  if (token + 2 < in->end_token && dl_token_is(text, token, "they") &&
      dl_token_is(text, token + 1, "/") && dl_token_is(text, token + 2, "them"))
    return 3;
  if (token < in->first_token + 2 || !is_any(text, token, words)) return 0;
  bool apposed = dl_token_is(text, token - 1, "a") && is_mark(text, token - 2, ",");
  return apposed || dl_token_is(text, token - 1, "is") || dl_token_is(text, token - 1, "as");
}

/* Notes it of the last person that the sentence named. */
static void note_singular_they(scene *s, uint32_t sentence) {
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
  if (is_any(text, token, words)) return true;
  dl_str s = dl_token_str(text, token);
  if (s.len < 4 || s.ptr[s.len - 1] != 's' || strchr("sui", s.ptr[s.len - 2])) return false;
  return !(dl_token_classes(text, token) & DL_WORD_STOP);
}

/* Whether "they" can mean the thing that a mention names: it is several ("the Syrians", "Republicans")
 * or is said of as several ("Acme have"), and no other plural stands between. */
static bool is_plural_mention(const scene *s, uint32_t number) {
  static const char *const verbs[] = {"are", "were", "have", "do", NULL};
  const dl_spot *spot = &s->spots[number];
  const dl_text *text = s->text;
  uint32_t end = spot->end_token, limit = text->sentences[spot->sentence].end_token;
  if (s->last_plural != DL_NONE && s->last_plural >= end) return false;
  if (spot->kind != DL_MENTION_NAME) return s->work->groups[spot->group].plural;
  bool verb = end < limit && is_any(text, end, verbs);
  dl_str last = dl_token_str(text, end - 1);
  bool plural = last.len > 3 && last.ptr[last.len - 1] == 's' && last.ptr[last.len - 2] != 's';
  bool subject = s->roles[number] == ROLE_SUBJECT;
  bool company = subject && s->work->groups[spot->group].type == DL_ORGANIZATION;
  return verb || company || (plural && (subject || end >= limit || !verb_like(text, end)));
}

/* Decides a pronoun: true when it was linked (and appended) or left; false: out of memory. */
static bool decide_pronoun(scene *s, uint32_t token, uint32_t sentence, const pronoun *p) {
  const dl_text *text = s->text;
  if (p->gender == 'n' && speaks_of_matter(text, token, p)) return true;
  uint32_t groups[WINDOW];
  float scores[WINDOW];
  uint32_t found = 0, seen = 0;
  uint32_t sentence_end = text->sentences[sentence].end_token;
  uint32_t excluded = DL_NONE;
  if (p->role == ROLE_POSSESSOR && p->gender != 'n') excluded = possessed(s, token, sentence_end);
  uint32_t most_back = p->gender == 'n' || p->gender == 'p' ? 1 : MOST_BACK;
  for (uint32_t i = s->count; i-- > 0 && seen < WINDOW; seen++) {
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
  uint32_t comma = p->role == ROLE_OBJECT ? DL_NONE : adjunct_end(text, token, sentence);
  uint32_t ahead = comma == DL_NONE ? DL_NONE : mention_at(s, comma + 1, sentence_end);
  if (ahead != DL_NONE) {
    const dl_spot *spot = &s->work->spots[ahead];
    float agrees = agreement(s, &s->work->groups[spot->group], p->gender);
    if (agrees >= 0 && spot->group != excluded && found < WINDOW) {
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
  dl_spot spot = new_spot(text, token, token + 1, sentence, groups[best], DL_MENTION_PRONOUN);
  spot.confidence = confidence;
  dl_group *group = &s->work->groups[groups[best]];
  if (!thing && group->type != DL_PERSON) {
    group->type = DL_PERSON;
    memset(&group->place, 0, sizeof group->place);
  }
  if (!thing && !group->gender && (lead > 1.0f || found == 1)) group->gender = p->gender;
  if (p->gender == 'p' && group->type != DL_PERSON) group->plural = true;
  return append(s, &spot, p->role);
}

/* ---- nominals ---------------------------------------------------------------------------------- */

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
static bool named_so(const scene *s, const dl_group *group, dl_str word) {
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
static bool has_role(const scene *s, uint32_t group, dl_str word) {
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
static uint32_t office_at(const scene *s, uint32_t first, uint32_t end) {
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
  if (is_any(text, next, narrowing)) return true;
  const dl_token *t = &text->tokens[next];
  if (t->kind != DL_TOKEN_WORD || t->flags & DL_TOKEN_CLITIC) return false;
  if (t->flags & DL_TOKEN_CAPITAL) return true;
  return !verb_like(text, next) && !(dl_token_classes(text, next) & DL_WORD_STOP) &&
         !is_preposition(text, next);
}

/* "the company", "The prime minister": the token of "the" and what stands behind it. */
static bool decide_nominal(scene *s, uint32_t the, uint32_t sentence, uint32_t end) {
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
  for (uint32_t i = s->count; i-- > 0 && seen < 3 * WINDOW; seen++) {
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
      if (s->roles[i] == ROLE_SUBJECT) score += 0.8f;
      score += 0.35f * log2_of(1 + s->said[spot->group]);
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
  dl_spot spot = new_spot(text, the, noun + 1, sentence, best, DL_MENTION_NOMINAL);
  float lead = best_score - second;
  spot.confidence = 0.5f + 0.8f * lead / (2 + 2 * lead);
  return append(s, &spot, role_of_mention(s, &spot));
}

/* ---- the whole --------------------------------------------------------------------------------- */

dl_status dl_work_pronouns(dl_work *work) {
  const dl_text *text = work->text;
  scene s;
  memset(&s, 0, sizeof s);
  s.work = work;
  s.text = text;
  s.last_plural = DL_NONE;
  uint32_t *spot_of = dl_arena_alloc(work->scratch, text->token_count * sizeof *spot_of);
  s.capacity = work->spot_count + text->token_count / 8 + 16;
  s.spots = dl_arena_alloc(work->scratch, s.capacity * sizeof *s.spots);
  s.roles = dl_arena_alloc(work->scratch, s.capacity);
  s.said = dl_arena_zalloc(work->scratch, work->group_count, sizeof *s.said);
  s.told = dl_arena_zalloc(work->scratch, (size_t)work->group_count * 2, sizeof *s.told);
  if (!spot_of || !s.spots || !s.roles || !s.said || !s.told) return DL_ERR_MEMORY;
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
        if (!append(&s, spot, role_of_mention(&s, spot))) return DL_ERR_MEMORY;
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
        if (!decide_nominal(&s, t, n, sentence->end_token)) return DL_ERR_MEMORY;
      }
    }
  }
  work->spots = s.spots;
  work->spot_count = s.count;
  work->spot_capacity = s.capacity;
  return DL_OK;
}
