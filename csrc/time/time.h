/* time.h: every date, time, duration and recurring time of an English text, as ISO-TimeML TIMEX3.
 *
 * The engine knows tokens, a calendar and a grammar of temporal expressions; it never reads a
 * clock. What "Tuesday" means follows from the publication date that the caller gives and from what
 * the text said before. Without a publication date, deictic expressions keep an undetermined value
 * ("XXXX-WXX-2") and have no from/to.
 *
 * The text is worked through in windows of a few thousand tokens (time.c), so that scratch memory
 * does not grow with it. */
#ifndef DATELINE_TIME_TIME_H
#define DATELINE_TIME_TIME_H

#include "base/arena.h"
#include "base/civil.h"
#include "text/text.h"

#pragma GCC visibility push(hidden)

typedef enum dl_timex_type { DL_DATE = 0, DL_TIME, DL_DURATION, DL_SET } dl_timex_type;

/* "DATE", "TIME", "DURATION", "SET". */
const char *dl_timex_type_word(dl_timex_type type);

/* What an expression was anchored to. */
typedef enum dl_anchor {
  DL_ANCHOR_NONE = 0,  /* explicit, or undetermined */
  DL_ANCHOR_PUBLISHED, /* the publication date */
  DL_ANCHOR_DATELINE,  /* a date in the dateline */
  DL_ANCHOR_MENTION    /* another expression: dl_timex.anchor_index */
} dl_anchor;

typedef struct dl_timex {
  uint32_t start, end;             /* bytes of the text */
  uint32_t first_token, end_token; /* tokens that it touches */
  dl_timex_type type;
  dl_str value;             /* TIMEX3 value; never empty */
  dl_str from, to;          /* ISO 8601, half-open; empty where no interval of the calendar is
                               meant, one of them empty where it is open on that side */
  const char *mod;          /* static: BEFORE AFTER START MID END APPROX LESS_THAN ... or "" */
  const char *quant, *freq; /* of a SET; may be "" */
  const char *grain;        /* static: "year" "quarter" "month" "week" "day" "hour" ... or "" */
  dl_anchor anchor;
  uint32_t anchor_index;           /* of the timex it hangs on, where anchor is DL_ANCHOR_MENTION */
  uint32_t begin_index, end_index; /* the points of a range or duration, or UINT32_MAX */
  float confidence;
  const char *rule; /* static: the name of the grammar rule that found it */
  const char *why;  /* static: why a value was filled in, one short phrase; may be NULL */
} dl_timex;

typedef struct dl_timexes {
  dl_timex *items; /* in text order, disjoint */
  uint32_t count;
} dl_timexes;

/* How what is undetermined is read. */
typedef enum dl_time_reading {
  DL_READING_NEWS = 0, /* what has happened, unless the words look ahead */
  DL_READING_CALENDAR /* what is still to come, unless the words look back; also what stands alone */
} dl_time_reading;

typedef struct dl_time_context {
  bool has_published;
  dl_civil published;       /* the day on the publisher's calendar */
  int32_t published_minute; /* minutes since midnight, or -1 */
  bool has_zone;
  int32_t zone_minutes; /* east of UTC, where has_zone */
  dl_time_reading reading;
} dl_time_context;

/* Results live in `arena`, also the strings of the items; `scratch` is used and released. Linear
 * time. Fails only for lack of memory. */
dl_status dl_time_find(dl_arena *arena, dl_arena *scratch, const dl_text *text,
                       const dl_time_context *context, dl_timexes *out);

#pragma GCC visibility pop
#endif
