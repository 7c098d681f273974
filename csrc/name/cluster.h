/* cluster.h: what the files that group forms hand to each other.
 *
 *   cluster.c         takes the forms in order; each joins a group or founds one
 *   cluster_index.c   under which keys a group is found
 *   cluster_person.c  which group a person's form joins
 *   cluster_thing.c   which group the form of anything else joins
 *   cluster_short.c   ... when it is short for a longer name
 *
 * All of it lives in the scratch arena. Searches give a group or DL_NONE. */
#ifndef DATELINE_NAME_CLUSTER_H
#define DATELINE_NAME_CLUSTER_H

#include "name/cast.h"

#pragma GCC visibility push(hidden)

enum { DL_CLUSTER_LIST_MAX = 12, DL_CLUSTER_KEY_MAX = 250 };

typedef struct dl_cluster_node {
  uint32_t group, next;
} dl_cluster_node;

typedef struct dl_cluster {
  dl_work *work;
  dl_gazetteer gazetteer;
  dl_string_table index;
  dl_string_table legal; /* keys of the cores that stand with "Inc." somewhere */
  DL_VEC(dl_cluster_node) nodes;
  char key[DL_CLUSTER_KEY_MAX + 2];
  bool failed; /* out of memory */
} dl_cluster;

/* Groups found under a key. */
typedef struct dl_candidates {
  uint32_t groups[DL_CLUSTER_LIST_MAX];
  uint32_t count;
  bool cut; /* there were more */
} dl_candidates;

static inline bool dl_form_is_person(const dl_form *form) {
  return form->type == DL_PERSON;
}

static inline bool dl_form_words_equal(const dl_form *a, uint32_t i, const dl_form *b, uint32_t j) {
  return dl_str_equal(a->words[i].folded, b->words[j].folded);
}

/* Whether the tagger's doubts allow that both are of one type. */
bool dl_types_agree(const dl_form *form, const dl_group *group);

/* Keys are written to cluster.key and last until the next one; len 0 when there is none. */

/* Words [first, end) behind a letter that tells kinds of keys apart. */
dl_str dl_cluster_key(dl_cluster *c, char kind, const dl_name_word *words, uint32_t first,
                      uint32_t end);

/* The set of its words of content, sorted: "Department of State" and "State Department". */
dl_str dl_cluster_bag(dl_cluster *c, const dl_form *form);

void dl_cluster_find(dl_cluster *c, dl_str key, dl_candidates *out);

/* The one candidate, or DL_NONE. */
uint32_t dl_candidates_only(const dl_candidates *list);

/* Puts a group under the keys of a form. */
void dl_cluster_index_person(dl_cluster *c, const dl_form *form, uint32_t group);
void dl_cluster_index_thing(dl_cluster *c, const dl_form *form, uint32_t group);

/* The group that a person's form joins. An ambiguous form gets its readings instead. */
uint32_t dl_cluster_person(dl_cluster *c, dl_form *form, float *confidence);

/* The group that another form joins. */
uint32_t dl_cluster_thing(dl_cluster *c, dl_form *form, float *confidence);

/* The group with the longer name that a form is short for. A form that turns out to name the town of
 * a public body becomes a place. */
uint32_t dl_cluster_longer(dl_cluster *c, dl_form *form);

/* Only candidates whose type agrees with the form's stay, and of events the same edition. */
void dl_cluster_keep_agreeing(const dl_cluster *c, const dl_form *form, dl_candidates *list);

/* Remembers which names are full company names: "Apple" is not short for "Apple Corps" where "Apple
 * Inc." is spoken of as well. */
bool dl_cluster_learn_legal_names(dl_cluster *c);

#pragma GCC visibility pop
#endif
