/* gazetteer.h: names of places on earth, used in place.
 *
 * A gazetteer is a block of bytes that tools/make_gazetteer.py writes: names in blocks of sixteen,
 * sorted by their folded form and front-coded, each with the places that bear it, the weightiest
 * first. Nothing is parsed or copied: a look-up is a binary search over blocks and a walk through
 * one, without allocation. All numbers are little-endian.
 *
 *      0  "DLGAZET1"
 *      8  u32 length of the whole, u32 zero, u64 dl_hash of the bytes from 24 on
 *     24  u32 names, blocks, places, admins, countries, width of a place number, bytes of names
 *     52  u32 offsets of: block table, names, places, admins, countries
 *     72  the sections:
 *           block table  u32 offset of each block into names
 *           names        u8 bytes shared with the name before, u8 bytes that follow, u8 flags and
 *                        count of places, the bytes, the place numbers (u16 or u24)
 *           places       i16 latitude (32767 is 90 degrees), i16 longitude (32767 is 180), u16
 *                        admin, u8 population (8 log2), u8 kind, u24 GeoNames id
 *           admins       u8 country, u8 whether the code is ISO 3166-2's, char code[4], u24 place
 *           countries    char code[2], u24 place, u24 capital
 *
 * The embedded tier is constant data of the library. A larger one, or a user's own, is memory that
 * the caller keeps (a mapped file) as long as the dl_gazetteer is in use; dl_gazetteer_open checks
 * its bounds and its checksum, and no reader trusts an offset, so that bytes made to deceive the
 * checksum still read inside their bounds.
 *
 * Data: GeoNames (CC BY 4.0), Natural Earth (public domain), CIA World Factbook (public domain),
 * Unicode CLDR (Unicode licence). Threads: read only, any number. */
#ifndef DATELINE_NAME_GAZETTEER_H
#define DATELINE_NAME_GAZETTEER_H

#include "base/span.h"
#include "base/status.h"

#pragma GCC visibility push(hidden)

/* Longest name in a gazetteer, and its folded form, in bytes. */
#define DL_GAZETTEER_NAME_MAX 100
/* Most places that one look-up gives. */
#define DL_SENSES_MAX 64

typedef enum dl_place_kind {
  DL_KIND_NONE = 0,
  DL_KIND_COUNTRY,
  DL_KIND_REGION,  /* first-level: state, province */
  DL_KIND_COUNTY,  /* second-level */
  DL_KIND_CAPITAL, /* of a country */
  DL_KIND_SEAT,    /* of a region */
  DL_KIND_CITY,
  DL_KIND_NEIGHBORHOOD,
  DL_KIND_CONTINENT,
  DL_KIND_SEA,
  DL_KIND_RIVER,
  DL_KIND_LAKE,
  DL_KIND_MOUNTAIN,
  DL_KIND_ISLAND,
  DL_KIND_DESERT,
  DL_KIND_AREA,
  DL_KIND_AIRPORT,
  DL_KIND_PARK,
  DL_KIND_FACILITY,
  DL_KIND_COUNT
} dl_place_kind;

/* "country" "region" "city" "water" ...: capitals and seats are cities, seas, rivers and lakes are
 * water, airports are facilities. */
const char *dl_place_kind_word(dl_place_kind kind);

typedef struct dl_gazetteer {
  const unsigned char *bytes; /* not owned */
  uint32_t len;
  uint32_t name_count, block_count, place_count, admin_count, country_count, width, names_len;
  const unsigned char *blocks, *names, *places, *admins, *countries;
} dl_gazetteer;

/* The gazetteer inside the library. */
dl_gazetteer dl_gazetteer_embedded(void);

/* Takes memory that holds a gazetteer. DL_ERR_CORRUPT when it is not one, is cut short or fails
 * its checksum; *out is then untouched. Time linear in len (the checksum). */
dl_status dl_gazetteer_open(const void *bytes, size_t len, dl_gazetteer *out);

/* One reading of a name. */
typedef struct dl_sense {
  uint32_t place; /* number within the gazetteer */
  uint32_t name;  /* number of the name that matched */
  bool demonym;   /* the name is that of a people; the place is its country */
} dl_sense;

/* The folded form that names are compared in: lower case without diacritics, stops and apostrophes
 * gone, other marks one space, "Saint" as "St", no leading "the". Returns its length, 0 when there
 * is none or it is longer than a name may be. */
uint32_t dl_gazetteer_key(dl_str name, char out[DL_GAZETTEER_NAME_MAX + 1]);

/* The places of a name, the weightiest first for each spelling; at most `most`. Short codes ("US",
 * "Ill.") match in their very case only. */
uint32_t dl_gazetteer_find(const dl_gazetteer *gazetteer, dl_str name, dl_sense *out,
                           uint32_t most);

/* Everything about one place; what the numbers point to is checked. */
typedef struct dl_place_record {
  dl_place_kind kind;
  float latitude, longitude; /* degrees */
  char country[3];           /* "" where none */
  uint16_t admin;            /* number of its region, 0xFFFF none: equal numbers, equal regions */
  bool in_region;            /* admin is a first-level region, not a whole country */
  char region[8];            /* "US-TX" (ISO 3166-2), "RU.48" (GeoNames), "" */
  uint32_t population;       /* to 9 % */
  uint32_t geonames;
} dl_place_record;

dl_place_record dl_gazetteer_place(const dl_gazetteer *gazetteer, uint32_t place);

/* The country's own place, or its capital's, by ISO code; UINT32_MAX when there is none. */
uint32_t dl_gazetteer_country(const dl_gazetteer *gazetteer, const char code[3]);
uint32_t dl_gazetteer_capital(const dl_gazetteer *gazetteer, const char code[3]);

/* The spelling of a name, decoded; its length. */
uint32_t dl_gazetteer_name(const dl_gazetteer *gazetteer, uint32_t name,
                           char out[DL_GAZETTEER_NAME_MAX + 1]);

#pragma GCC visibility pop
#endif
