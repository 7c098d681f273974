/* pronoun.h: what the files that resolve pronouns hand to each other.
 *
 *   pronoun.c          the walk over the text, and whom "he", "it", "they" mean
 *   pronoun_nominal.c  whom "the company" means
 *   pronoun_scene.c    parts in the sentence, and the list of mentions
 *
 * All of it lives in the scratch arena. */
#ifndef DATELINE_NAME_PRONOUN_H
#define DATELINE_NAME_PRONOUN_H

#include "name/cast.h"

#pragma GCC visibility push(hidden)

enum { DL_SCENE_WINDOW = 28 }; /* mentions that a pronoun looks back over */

/* The part that a mention has in its sentence, as far as its neighbours tell. */
typedef enum dl_part {
  DL_PART_OTHER = 0,
  DL_PART_SUBJECT,
  DL_PART_OBJECT,
  DL_PART_PREPOSITION,
  DL_PART_POSSESSOR
} dl_part;

typedef struct dl_scene {
  dl_work *work;
  const dl_text *text;
  const uint32_t *spot_of; /* by token: old spot that covers it, or DL_NONE */
  dl_spot *spots;          /* the new list */
  uint8_t *parts;          /* dl_part, of the new list */
  uint32_t count, capacity;
  uint32_t *said;    /* by group: how often it was mentioned so far */
  uint32_t *clauses; /* by token: how many before it part clauses; filled up to `counted` */
  uint32_t counted;
  uint32_t last_plural; /* token of the last plural noun in lower case, or DL_NONE */
  dl_span *told;        /* by group: the two roles that it was last given */
} dl_scene;

/* Whether a token reads like one of a list of words, which NULL ends. */
static inline bool dl_token_is_any(const dl_text *text, uint32_t token, const char *const *words) {
  for (; *words; words++)
    if (dl_token_is(text, token, *words)) return true;
  return false;
}

/* Whether a token is one of some marks of a byte each. */
static inline bool dl_token_is_mark(const dl_text *text, uint32_t token, const char *marks) {
  dl_str s = dl_token_str(text, token);
  return s.len == 1 && strchr(marks, s.ptr[0]) != NULL;
}

static inline float dl_log2(uint32_t v) {
  uint32_t bit = 0;
  while (v >> bit > 1) bit++;
  return (float)bit + (float)(v - (1u << bit)) / (float)(1u << bit);
}

bool dl_is_preposition(const dl_text *text, uint32_t token);
bool dl_opens_clause(const dl_text *text, uint32_t token);

/* A lower-case word that may be a verb: not a function word other than an auxiliary. */
bool dl_is_verb_like(const dl_text *text, uint32_t token);

dl_part dl_scene_part(const dl_scene *s, const dl_spot *spot);

/* Whether a clause begins between two tokens of the sentence at hand; a comma right before the second
 * alone does not tell. */
bool dl_scene_clause_between(dl_scene *s, uint32_t from, uint32_t to);

/* A mention of tokens [first, end) that names nothing itself. */
dl_spot dl_scene_spot(const dl_text *text, uint32_t first, uint32_t end, uint32_t sentence,
                      uint32_t group, uint8_t kind);

/* Appends a mention to the list; false: out of memory. */
bool dl_scene_append(dl_scene *s, const dl_spot *spot, dl_part part);

/* Decides "the company", "The prime minister": the token of "the" and what stands behind it. true when
 * it was linked (and appended) or left; false: out of memory. */
bool dl_scene_nominal(dl_scene *s, uint32_t the, uint32_t sentence, uint32_t end);

#pragma GCC visibility pop
#endif
