/* resolver.h: what the text around an expression has told so far, shared by resolve.c, which fills in
 * what is missing, and years.c, which chooses years. */
#ifndef DATELINE_TIME_RESOLVER_H
#define DATELINE_TIME_RESOLVER_H

#include "time/engine.h"

#pragma GCC visibility push(hidden)

/* What recurs, as told last: habits.c. */
typedef struct habit {
  uint32_t end;             /* the token behind it; 0: none */
  uint32_t range_end;       /* the chunk that ends a range of weekdays; 0: none */
  uint8_t weekday, weekend; /* as in a sem */
  bool clock;               /* it was a clock time */
} habit;

struct resolver {
  run *r;
  bool has_dct;
  dl_civil dct;
  int32_t dct_days;
  /* the narrative anchor: the last date of the text, to its grain */
  bool has_last;
  dl_civil last; /* month and day 0 where unknown */
  uint32_t last_index;
  uint32_t last_token;
  bool last_written; /* its year was written out */
  /* the last date of the text that is a day */
  bool has_day;
  dl_civil day;
  uint32_t day_index, day_token;
  /* the last year and quarter that were named */
  int32_t last_year;
  uint8_t last_quarter;
  int32_t last_quarter_year;
  uint32_t quarter_token, quarter_index;
  bool has_quarter;
  int32_t period_months; /* 9 for "the nine months", 3 for a quarter; 0 none */
  bool narrative;
  /* days of which the text told the year, or whether they lie ahead: the last few, in a ring */
  struct {
    uint8_t month, day;
    int32_t year;
  } dated[16];
  uint32_t dated_count;
  uint8_t weekdays_ahead;    /* bit n: weekday n was last spoken of as to come */
  uint32_t token, end_token; /* of the expression in hand */
  int32_t named; /* the year of the last day that news names for what happened on it, or NO_YEAR */
  const sem *ends;      /* the day that the unit in hand ended on, or NULL */
  const sem *range_end; /* what ends the range that it begins, or NULL */
  int32_t in_year;      /* "Christmas Eve in 2009": the year behind it, or NO_YEAR */
  habit habit;
  const sem *next; /* the expression behind the one in hand, or NULL */
};
typedef resolver state;

/* What an expression was counted from, and why. */
static inline void anchored(const state *st, resolved *out, bool mention, const char *why) {
  if (mention) {
    out->anchor = DL_ANCHOR_MENTION;
    out->anchor_index = st->last_index;
  } else {
    out->anchor = DL_ANCHOR_PUBLISHED;
  }
  out->why = why;
}

/* Whether dates without a year continue the passage rather than the publication date. */
static inline bool tells_history(const state *st) {
  if (!st->has_last) return false;
  if (!st->has_dct) return true;
  if (st->narrative) return true;
  return false;
}

/* Whether what is undetermined is the next one: in a calendar, unless the clause looks back. */
static inline bool to_come(const state *st) {
  return dl_calendar_reads(st->r) &&
         dl_tense_of_weekday(&st->r->tense, st->token, st->end_token) >= 0;
}

/* habits.c: a clock time or a weekday that recurs becomes one of no single day. */
void dl_habits_read(run *r, habit *now, const uint32_t *chunks, uint32_t count, uint32_t i, sem *s);

/* years.c: the year of a date that has none, with the reason in out. */
void dl_years_fill(state *st, sem *s, resolved *out, uint32_t token);

/* The nearest year, but what lies far ahead must be spoken of as ahead. day: 0 for a month. */
int32_t dl_years_likely(const state *st, int32_t month, int32_t day, uint32_t token);

/* The same of a feast; NO_YEAR where it has no day near. */
int32_t dl_years_of_feast(const state *st, int32_t holiday);

/* Keeps the year that the text gave a day. */
void dl_years_tell(state *st, const sem *s);

#pragma GCC visibility pop
#endif
