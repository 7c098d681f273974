/* locate.h: what the files that place names on earth hand to each other.
 *
 *   locate.c            the rounds, and what is made of their result
 *   locate_reading.c    which places a name may mean
 *   locate_container.c  what it is said to lie in: "Paris, Texas"
 *   locate_evidence.c   which countries and regions the article speaks of
 *   locate_score.c      the likeliest reading
 *
 * All of it lives in the scratch arena. */
#ifndef DATELINE_NAME_LOCATE_H
#define DATELINE_NAME_LOCATE_H

#include "name/cast.h"

#pragma GCC visibility push(hidden)

enum {
  DL_LOCATE_ANCHORS = 24,
  DL_LOCATE_COUNTRIES = 1024,
  DL_LOCATE_MOST_GAZETTEERS = 8,
  DL_LOCATE_TWINS = 32 /* most pairs */
};

typedef struct dl_reading {
  dl_place_record record;
  uint8_t gazetteer;
  uint32_t name;
  bool demonym;
} dl_reading;

typedef struct dl_readings {
  dl_reading items[DL_SENSES_MAX];
  uint32_t count;
} dl_readings;

typedef struct dl_anchor {
  float latitude, longitude, weight;
  uint32_t group;
} dl_anchor;

/* How much the article speaks of a country, and of a region. */
typedef struct dl_tally {
  char code[8]; /* "US", "US-TX" */
  float weight;
} dl_tally;

typedef struct dl_twin_pair {
  uint32_t first, second; /* groups */
} dl_twin_pair;

typedef struct dl_locator {
  dl_work *work;
  dl_gazetteer gazetteers[DL_LOCATE_MOST_GAZETTEERS + 1];
  uint32_t gazetteer_count;
  dl_span *containers; /* of each group: the text of what it is said to lie in; empty: none */
  dl_reading *chosen;  /* of each group; kind 0: none */
  dl_tally *countries, *regions;
  float country_total, region_total;
  dl_twin_pair twins[DL_LOCATE_TWINS]; /* places of one name that the article tells apart */
  uint32_t last_twin[DL_LOCATE_TWINS]; /* of the last pair of a group: the one spoken of last */
  uint32_t twin_count;
  uint32_t dateline_group; /* the group that the dateline names, or DL_NONE */
  dl_anchor anchors[DL_LOCATE_ANCHORS];
  uint32_t anchor_count;
} dl_locator;

/* How much a group counts by its mentions. */
static inline float dl_locate_weight(const dl_group *group) {
  return 1.0f + 0.25f * (float)(group->spot_count < 8 ? group->spot_count : 8);
}

/* Adds the places of a name to *out. */
void dl_locate_look_up(const dl_locator *l, dl_str name, dl_readings *out);

/* Adds the readings of a form; *inside gets what the form itself says it lies in ("Paris, Texas"). */
void dl_locate_read_form(const dl_locator *l, const dl_form *form, dl_readings *out,
                         dl_str *inside);

/* The readings of a group: those of the first of its forms that has any. */
void dl_locate_read_group(const dl_locator *l, const dl_group *group, dl_readings *out,
                          dl_str *inside);

/* The code of the region or country that a piece of text names, "" when it names none. */
void dl_locate_container_code(const dl_locator *l, dl_str name, char code[8], bool *is_region);

/* Finds what each place is said to lie in. "Portland, Ore., and Portland, Maine": two places of one
 * name; a mention that does not say which means the last. */
void dl_locate_containers(dl_locator *l);

/* Collects what the article says by the places chosen so far; in the first round only what hardly has
 * a second reading counts. */
void dl_locate_collect(dl_locator *l, bool first);

float dl_tally_of(const dl_tally *table, const char *code);

/* Gives a group its likeliest reading and the place of that. */
void dl_locate_choose(dl_locator *l, uint32_t group);

#pragma GCC visibility pop
#endif
