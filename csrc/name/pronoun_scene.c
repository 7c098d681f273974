/* pronoun_scene.c: what the words around a mention say of its part in the sentence, without a parser; and
 * the list of mentions that grows as pronouns are resolved. */
#include "name/pronoun.h"

#include "name/words.h"

/* ---- words ------------------------------------------------------------------------------------- */

bool dl_is_preposition(const dl_text *text, uint32_t token) {
  static const char *const words[] = {
      "of",      "for",   "in",        "on",        "at",      "by",      "to",      "from",
      "with",    "about", "into",      "over",      "under",   "against", "between", "among",
      "through", "upon",  "toward",    "towards",   "within",  "without", "via",     "alongside",
      "like",    "near",  "including", "featuring", "despite", NULL};
  return dl_token_is_any(text, token, words);
}

bool dl_opens_clause(const dl_text *text, uint32_t token) {
  static const char *const words[] = {
      "that",     "when",   "while", "because", "if",      "after", "before", "since", "until",
      "although", "though", "as",    "where",   "whether", "but",   "who",    "which", "whom",
      "how",      "why",    "what",  "so",      "unless",  "once",  NULL};
  return dl_token_is_any(text, token, words);
}

bool dl_is_verb_like(const dl_text *text, uint32_t token) {
  static const char *const verbs[] = {
      "is",   "are",   "was",   "were",  "be",    "has",    "have",  "had",   "do",
      "does", "did",   "will",  "would", "shall", "should", "may",   "might", "must",
      "can",  "could", "said",  "says",  "say",   "told",   "added", "asked", "also",
      "just", "then",  "still", "never", "not",   "later",  NULL};
  const dl_token *t = &text->tokens[token];
  if (t->kind != DL_TOKEN_WORD || t->flags & DL_TOKEN_CAPITAL) return false;
  if (dl_token_is_any(text, token, verbs)) return true;
  if (t->flags & DL_TOKEN_CLITIC) return !dl_token_is(text, token, "'s") && t->end - t->start > 1;
  return !(dl_token_classes(text, token) & DL_WORD_STOP) && !dl_is_preposition(text, token) &&
         !dl_opens_clause(text, token);
}

/* ---- parts ------------------------------------------------------------------------------------- */

dl_part dl_scene_part(const dl_scene *s, const dl_spot *spot) {
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
    return DL_PART_POSSESSOR;
  bool verb = end < sentence->end_token && dl_is_verb_like(text, end);
  bool opens = first == sentence->first_token || dl_token_is_mark(text, first - 1, ",;:\"(-") ||
               dl_opens_clause(text, first - 1) || dl_token_is(text, first - 1, "and") ||
               text->tokens[first - 1].kind == DL_TOKEN_PUNCT;
  if (first > sentence->first_token && dl_is_preposition(text, first - 1))
    return DL_PART_PREPOSITION;
  if (verb) return DL_PART_SUBJECT;
  if (opens && end < sentence->end_token &&
      (dl_token_is_mark(text, end, ",(") || dl_token_is(text, end, "and") ||
       dl_token_is(text, end, "who")))
    return first == sentence->first_token ? DL_PART_SUBJECT : DL_PART_OTHER;
  if (first > sentence->first_token && dl_is_verb_like(text, first - 1)) return DL_PART_OBJECT;
  return DL_PART_OTHER;
}

/* Whether a token opens a clause, or its verb takes one ("said", "to"). */
static bool parts_clauses(const dl_text *text, uint32_t token) {
  return dl_token_is_mark(text, token, ",;:\"") || dl_opens_clause(text, token) ||
         dl_token_is(text, token, "and") || dl_token_is(text, token, "to") ||
         dl_token_is(text, token, "said") || dl_token_is(text, token, "says");
}

/* Counts such tokens up to a token of the sentence at hand; each token is looked at once. */
static void count_clauses(dl_scene *s, uint32_t token) {
  for (; s->counted < token; s->counted++)
    s->clauses[s->counted + 1] =
        s->clauses[s->counted] + (parts_clauses(s->text, s->counted) ? 1u : 0u);
}

bool dl_scene_clause_between(dl_scene *s, uint32_t from, uint32_t to) {
  count_clauses(s, to);
  uint32_t n = s->clauses[to] - s->clauses[from];
  if (to > from && dl_token_is_mark(s->text, to - 1, ",")) n--;
  return n > 0;
}

/* ---- the list ---------------------------------------------------------------------------------- */

dl_spot dl_scene_spot(const dl_text *text, uint32_t first, uint32_t end, uint32_t sentence,
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

bool dl_scene_append(dl_scene *s, const dl_spot *spot, dl_part part) {
  if (s->count == s->capacity) {
    uint32_t capacity = s->capacity;
    s->spots = dl_vec_extend(s->work->scratch, s->spots, &capacity, sizeof *s->spots);
    if (capacity == s->capacity) return false;
    uint32_t other = s->capacity;
    s->parts = dl_vec_extend(s->work->scratch, s->parts, &other, sizeof *s->parts);
    if (other == s->capacity) return false;
    s->capacity = capacity < other ? capacity : other;
  }
  s->parts[s->count] = (uint8_t)part;
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
