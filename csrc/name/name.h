/* name.h: from the tagger's spans to the article's cast.
 *
 * Mentions are grouped into entities: one for each real person, organisation, place ... of the
 * article, with its fullest name, aliases, roles, salience and, for places, where on earth it lies.
 * Errors are not symmetric: a wrong merge is worse than a missed one. */
#ifndef DATELINE_NAME_NAME_H
#define DATELINE_NAME_NAME_H

#include "base/arena.h"
#include "name/gazetteer.h"
#include "tag/tag.h"
#include "text/text.h"

#pragma GCC visibility push(hidden)

typedef enum dl_mention_kind {
  DL_MENTION_NAME = 0,
  DL_MENTION_NOMINAL,
  DL_MENTION_PRONOUN
} dl_mention_kind;

/* "name", "nominal", "pronoun". */
const char *dl_mention_kind_word(dl_mention_kind kind);

typedef struct dl_mention {
  uint32_t start, end; /* bytes of the text */
  dl_mention_kind kind;
  uint32_t entity; /* index into dl_cast.entities */
  float confidence;
} dl_mention;

typedef struct dl_role {
  dl_str text;   /* "U.S. Secretary of State", a piece of the text */
  dl_span place; /* where it stands */
} dl_role;

/* A place on earth. Strings are static (gazetteer data). */
typedef struct dl_place {
  bool known;
  dl_str name;     /* as the gazetteer spells it; from dl_place_find, as it was asked for */
  char country[3]; /* ISO 3166-1 alpha-2, "" where none (seas, continents) */
  char region[8];  /* ISO 3166-2 or GeoNames admin-1 code within the country, "" where none */
  float latitude, longitude; /* degrees, WGS 84 */
  uint32_t geonames;         /* GeoNames id, 0 where unknown */
  uint32_t population;       /* 0 where unknown */
  const char *kind; /* "country" "region" "city" "facility" "water" "continent" ... ; static */
  float confidence;
} dl_place;

typedef struct dl_entity {
  dl_name_type type;
  dl_str name;     /* fullest form */
  dl_str *aliases; /* other forms, in order of appearance */
  uint32_t alias_count;
  dl_role *roles;
  uint32_t role_count;
  uint32_t *mentions; /* indices into dl_cast.mentions, ascending */
  uint32_t mention_count;
  float salience;   /* 0-1 */
  float confidence; /* 0-1 */
  dl_str gender;    /* "male" "female" where the text shows it (pronoun, honorific), else empty */
  dl_place place;
} dl_entity;

typedef struct dl_cast {
  dl_mention *mentions; /* in text order */
  uint32_t mention_count;
  dl_entity *entities; /* by descending salience */
  uint32_t entity_count;
} dl_cast;

/* What the article knows besides its words. */
typedef struct dl_name_context {
  dl_span title;    /* bytes of the text; empty where the text has none */
  dl_span dateline; /* the place name of the dateline ("BANDAR SERI BEGAWAN"); may be empty */
  dl_str url;       /* where it was published; its country domain is weak evidence; may be empty */
  dl_str publisher; /* by whom: "The Oregon Tribune" is at home in Oregon; may be empty */
  /* Gazetteers beside the embedded one (name/gazetteer.h), checked by dl_gazetteer_open. */
  const dl_gazetteer *gazetteers;
  uint32_t gazetteer_count;
} dl_name_context;

/* Results live in `arena`; strings point into the text, the arena or constant data; `scratch` is
 * used and released. Near-linear time. Fails only for lack of memory. */
dl_status dl_name_resolve(dl_arena *arena, dl_arena *scratch, const dl_text *text,
                          const dl_names *names, const dl_name_context *context, dl_cast *out);

/* The likeliest place of a name in the embedded gazetteer: "BANDAR SERI BEGAWAN", "Bandar Seri
 * Begawan", "PARIS, Texas"; of "WASHINGTON/LONDON" the first. place.known is false when there is
 * none. */
dl_place dl_place_find(dl_str name);

#pragma GCC visibility pop
#endif
