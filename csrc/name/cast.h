/* cast.h: what the steps of the resolver hand to each other.
 *
 *   recall.c    names of the tagger  ->  those and places that it missed
 *   repeat.c    names of the tagger  ->  those and their repetitions that it missed
 *   mention.c   names of the tagger  ->  mentions, and forms: the distinct ways of writing a name
 *   role.c      words around mentions -> titles ("Syrian President"), gender
 *   cluster.c   forms                ->  groups: forms that mean one thing
 *   locate.c    groups               ->  places on earth
 *   nearby.c    places unknown     -> beside the places named near them
 *   pronoun.c   "he", "the company"  ->  mentions of a group
 *   salience.c  groups               ->  how much the article is about each
 *   resolve.c   groups               ->  dl_cast, by salience
 *
 * All of it lives in the scratch arena; groups and forms are numbered from 0. */
#ifndef DATELINE_NAME_CAST_H
#define DATELINE_NAME_CAST_H

#include "base/hash.h"
#include "name/gazetteer.h"
#include "name/name.h"

#pragma GCC visibility push(hidden)

#define DL_NONE UINT32_MAX

/* Names of more words than this are compared as a whole only. */
#define DL_FORM_WORDS 12

enum {                  /* dl_name_word.flags */
       DL_NW_CAPS = 1,  /* several letters, all capitals: "NSA" */
       DL_NW_LOWER = 2, /* begins in lower case: "of" "bin" */
       DL_NW_INITIAL = 4,
       DL_NW_DIGIT = 8
};

typedef struct dl_name_word {
  dl_str folded; /* lower case, no diacritics, stops or apostrophes */
  uint8_t flags;
  uint16_t classes; /* DL_WORD_* */
} dl_name_word;

/* A way of writing a name. */
typedef struct dl_form {
  dl_str text; /* "Sergei Lavrov" */
  dl_str key;  /* folded words joined by one space */
  const dl_name_word *words;
  uint32_t word_count;           /* 0: too many to compare */
  uint32_t core_first, core_end; /* words without "the", "Inc.", "Jr." */
  uint32_t first_mention, mention_count;
  float share[DL_NAME_TYPE_COUNT]; /* sums over its mentions */
  dl_name_type type;
  char gender;         /* 'm' 'f' shown by honorifics, 0 */
  uint32_t definition; /* the form that it abbreviates in brackets, or DL_NONE */
  uint32_t group;
  uint32_t next;            /* next form of its group */
  const uint32_t *readings; /* groups it may mean when it is ambiguous, most 4; else NULL */
  uint32_t reading_count;
} dl_form;

typedef struct dl_spot {
  uint32_t start, end; /* bytes */
  uint32_t first_token, end_token;
  uint32_t sentence;
  uint32_t form; /* DL_NONE: pronoun or nominal */
  uint32_t group;
  uint8_t kind; /* dl_mention_kind */
  char gender;  /* shown by an honorific or title before it */
  float confidence;
  dl_span role_before, role_after; /* bytes; empty where none */
} dl_spot;

typedef struct dl_group {
  dl_name_type type;
  float share[DL_NAME_TYPE_COUNT];
  uint32_t first_form, last_form; /* list through dl_form.next; the first is the fullest */
  uint32_t first_spot, spot_count;
  uint32_t into;    /* merged into this group, or itself */
  char gender;      /* shown by the text: 'm' 'f', 'p' for a "they", 0 */
  char given;       /* likelier gender by the first name: 'm' 'f' 'u' 0 */
  bool plural;      /* a group of people, a pair */
  float confidence; /* of the joins made */
  dl_place place;
  float salience;
} dl_group;

typedef struct dl_work {
  dl_arena *arena, *scratch;
  const dl_text *text;
  const dl_name_context *context;
  dl_spot *spots; /* in text order */
  uint32_t spot_count, spot_capacity;
  dl_form *forms;
  uint32_t form_count;
  dl_group *groups;
  uint32_t group_count;
  uint32_t *sentence_of; /* by token */
} dl_work;

/* *out takes the tagger's names and more, in text order, in scratch. */
dl_status dl_work_recall(dl_work *work, const dl_names *names, dl_names *out);
dl_status dl_work_repeat(dl_work *work, const dl_names *names, dl_names *out);
dl_status dl_work_mentions(dl_work *work, const dl_names *names);
dl_status dl_work_roles(dl_work *work);
dl_status dl_work_cluster(dl_work *work);
dl_status dl_work_locate(dl_work *work);
dl_status dl_work_nearby(dl_work *work);
dl_status dl_work_pronouns(dl_work *work);
dl_status dl_work_salience(dl_work *work);

/* The sum of the shares of all types. */
static inline float dl_share_total(const float *share) {
  float sum = 0;
  for (uint32_t i = 0; i < DL_NAME_TYPE_COUNT; i++) sum += share[i];
  return sum;
}

/* The group that a group was merged into. */
static inline uint32_t dl_work_root(const dl_work *work, uint32_t group) {
  while (work->groups[group].into != group) group = work->groups[group].into;
  return group;
}

/* Merges b into a. */
void dl_work_merge(dl_work *work, uint32_t a, uint32_t b);

/* Words [first, end) with a space between, in a caller's buffer; {NULL, 0} when they do not fit in. */
dl_str dl_join_words(const dl_name_word *words, uint32_t first, uint32_t end, char *buffer,
                     size_t size);

/* Whether a folded word tells one edition of an event from another: a year, "22nd". */
bool dl_is_edition(dl_str word);

/* Class bits of a token: its lower-case form without a stop. ASCII only. */
unsigned dl_token_classes(const dl_text *text, uint32_t token);

/* Whether a token reads so, in any case. */
static inline bool dl_token_is(const dl_text *text, uint32_t token, const char *word) {
  dl_str s = dl_token_str(text, token);
  return dl_str_equal_ci(s, (dl_str){word, (uint32_t)strlen(word)});
}

#pragma GCC visibility pop
#endif
