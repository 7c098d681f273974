/* metadate.h: the explicit dates of metadata, labels and date lines.
 *
 * Not the language of running text (csrc/time does that): a date here names its day, month and
 * year in digits or words, perhaps with a time and a zone, as publishers write it:
 *
 *   2013-07-02T14:30:00+02:00      Tue, 02 Jul 2013 10:00:00 +0200      20130702
 *   July 02, 2013                  2 July 2013 14:30 GMT                02.07.2013, 14:30 Uhr
 *   Published 3:04 p.m. EDT July 2, 2013                                2 de julio de 2013
 *
 * Slashed numbers are month/day/year unless that is impossible, dotted ones day.month.year. Month
 * and weekday names are those of English, German, French, Spanish, Italian, Portuguese, Dutch,
 * Swedish, Danish, Norwegian, Polish, Finnish, Czech, Romanian, Hungarian, Turkish, Indonesian, Russian
 * and Ukrainian, months those of Greek, Slovak, Serbian, Slovene, Croatian, Catalan, Estonian and
 * Bulgarian as well (from Unicode CLDR, Unicode licence). Zones are offsets and the abbreviations that mean
 * one offset in news; "ET" and its like follow the rule of the United States since 2007. */
#ifndef DATELINE_READ_METADATE_H
#define DATELINE_READ_METADATE_H

#include "base/arena.h"
#include "base/civil.h"

#pragma GCC visibility push(hidden)

typedef enum dl_metadate_label {
  DL_LABEL_NONE = 0,
  DL_LABEL_PUBLISHED, /* "Published", "Posted on", "First published" */
  DL_LABEL_MODIFIED   /* "Updated", "Last modified" */
} dl_metadate_label;

typedef struct dl_metadate {
  dl_civil day;   /* year 0: not written ("Tuesday, July 2") */
  int32_t minute; /* since midnight; -1: no time */
  int32_t second;
  bool has_zone;
  int32_t zone_minutes; /* east of UTC */
  dl_metadate_label label;
  bool ambiguous; /* 07/02/2013: both orders are possible */
  dl_span span;   /* its bytes, with time and zone, without the label */
} dl_metadate;

/* The next date at or after *pos, which moves behind it. A date without a year is found only where
 * `partial` allows. False: there is none. Linear over all calls. */
bool dl_metadate_next(dl_str text, uint32_t *pos, bool partial, dl_metadate *out);

/* The date, with or without a year, that begins right at pos. */
bool dl_metadate_at(dl_str text, uint32_t pos, dl_metadate *out);

/* Whether text is dates and nothing else but labels, weekdays, marks: "Published: July 2, 2013 |
 * Updated: July 3, 2013". *published and *modified get what is there (day.month 0: absent). */
bool dl_metadate_line(dl_str text, dl_metadate *published, dl_metadate *modified);

/* The date in the path of a URL: /2013/07/02/, /2013-07-02-, /20130702/, /2013/jul/02/. */
bool dl_metadate_url(dl_str url, dl_metadate *out);

/* "2013-07-02" or "2013-07-02T14:30:00+02:00". {NULL, 0} when out of memory. */
dl_str dl_metadate_iso(dl_arena *arena, const dl_metadate *date);

/* 1-12 for the name or abbreviation of a month in any of the languages, else 0. The word may end
 * with a stop. */
int32_t dl_month_from_name(dl_str word);

/* 1 (Monday) - 7 for the English name or abbreviation of a weekday, else 0. */
int32_t dl_weekday_from_name(dl_str word);

#pragma GCC visibility pop
#endif
