/* value.c: a completed meaning as a TIMEX3 value.
 *
 * Forms: 2013-07-02, 2013-07, 2013, 201, 20, 2013-Q3, 2013-H1, 2013-SU, 2013-W27, 2013-W27-WE,
 * BC0146, a part of the day behind a T (TMO, T14:30, T14:30+02:00), durations P2Y6M, PT90M, PXW,
 * and undetermined figures as X (XXXX-06, XXXX-WXX-2). */
#include "time/writer.h"

static const char *const parts[] = {"", "MO", "MI", "AF", "EV", "NI", "DT", "SP", "SU", "FA", "WI"};

static void put_clock(writer *w, const sem *s) {
  if (s->part) {
    put(w, "T");
    put(w, parts[s->part]);
    return;
  }
  if (s->hour < 0) return;
  put(w, "T");
  put_number(w, s->hour, 2);
  if (s->minute >= 0) {
    put(w, ":");
    put_number(w, s->minute, 2);
  }
  if (s->second >= 0) {
    put(w, ":");
    put_number(w, s->second, 2);
  }
}

static void put_year(writer *w, const sem *s) {
  if (s->era) put(w, "BC");
  if (s->year == NO_YEAR)
    put(w, "XXXX");
  else if (s->truncated == 1)
    put_number(w, s->year / 10, 3);
  else if (s->truncated == 2)
    put_number(w, s->year / 100, 2);
  else
    put_number(w, s->year, 4);
}

static void put_date(writer *w, const sem *s) {
  put_year(w, s);
  if (s->truncated) return;
  if (s->week || s->weekend || (s->weekday && !s->day) ||
      (s->unit == U_WEEK && s->year == NO_YEAR && !s->month)) {
    put(w, "-W");
    if (s->week)
      put_number(w, s->week, 2);
    else
      put(w, "XX");
    if (s->weekend)
      put(w, s->weekend == WORKDAYS ? "-WD" : "-WE");
    else if (s->weekday && !s->week_of) {
      put(w, "-");
      put_number(w, s->weekday, 1);
    }
    put_clock(w, s);
    return;
  }
  if (s->quarter) {
    put(w, "-Q");
    if (s->quarter > 4)
      put(w, "X");
    else
      put_number(w, s->quarter, 1);
    return;
  }
  if (s->half) {
    put(w, "-H");
    put_number(w, s->half, 1);
    return;
  }
  if (s->season) {
    put(w, "-");
    put(w, parts[s->season]);
    return;
  }
  bool clock = s->part || s->hour >= 0;
  if (s->month) {
    put(w, "-");
    put_number(w, s->month, 2);
  } else if (s->day || clock || s->unit == U_MONTH || s->unit == U_DAY || s->holiday) {
    put(w, "-XX");
  }
  if (s->day) {
    put(w, "-");
    put_number(w, s->day, 2);
  } else if (clock || s->unit == U_DAY || s->holiday) {
    put(w, "-XX");
  }
  put_clock(w, s);
}

/* A unit's letter; a unit of the clock needs a T before it. */
static char unit_letter(uint8_t unit, bool *clock, int32_t *factor) {
  *clock = unit == U_SECOND || unit == U_MINUTE || unit == U_HOUR;
  *factor = 1;
  switch (unit) {
  case U_SECOND: return 'S';
  case U_MINUTE: return 'M';
  case U_HOUR: return 'H';
  case U_DAY:
  case U_NIGHT: return 'D';
  case U_WEEKEND: return 'W';
  case U_WEEK: return 'W';
  case U_FORTNIGHT: *factor = 2; return 'W';
  case U_MONTH: return 'M';
  case U_QUARTER: return 'Q';
  case U_HALF: *factor = 6; return 'M';
  case U_SEASON: *factor = 3; return 'M';
  case U_YEAR: return 'Y';
  case U_DECADE: *factor = 10; return 'Y';
  case U_CENTURY: *factor = 100; return 'Y';
  case U_MILLENNIUM: *factor = 1000; return 'Y';
  default: return 'X';
  }
}

static void put_length(writer *w, const sem *s) {
  bool clock, clock2;
  int32_t factor, factor2;
  char letter = unit_letter(s->unit, &clock, &factor);
  put(w, "P");
  if (s->vague == 2 || letter == 'X') {
    put(w, "XX");
    return;
  }
  if (clock) put(w, "T");
  if (s->vague) {
    put(w, "X");
    if (s->unit == U_DECADE)
      put(w, "DE");
    else if (s->unit == U_CENTURY)
      put(w, "C");
    else
      put_char(w, letter);
    return;
  }
  if (s->unit == U_WEEKEND) {
    put_number(w, s->count, 1);
    put(w, "WE");
    return;
  }
  int32_t count = s->count, milli = s->milli;
  if (factor > 1) {
    count = count > 99999 ? 99999 : count * factor + milli * factor / 1000;
    milli = 0;
  }
  /* halves go to the next smaller unit where it is exact */
  static const struct {
    char from;
    bool clock;
    int32_t parts;
    char to;
  } smaller[] = {
      {'Y', false, 12, 'M'}, {'H', true, 60, 'M'}, {'M', true, 60, 'S'}, {'D', false, 24, 'H'}};
  if (milli) {
    for (size_t i = 0; i < sizeof smaller / sizeof *smaller; i++) {
      if (smaller[i].from != letter || smaller[i].clock != clock) continue;
      if (milli * smaller[i].parts % 1000) break;
      if (count) {
        put_number(w, count, 1);
        put_char(w, letter);
      }
      if (!clock && smaller[i].to == 'H') put(w, "T");
      put_number(w, milli * smaller[i].parts / 1000, 1);
      put_char(w, smaller[i].to);
      return;
    }
  }
  put_number(w, count, 1);
  if (milli) {
    put(w, ".");
    int32_t m = milli, width = 3;
    while (m % 10 == 0) m /= 10, width--;
    put_number(w, m, width);
  }
  put_char(w, letter);
  if (s->count2) {
    letter = unit_letter(s->unit2, &clock2, &factor2);
    if (clock2 && !clock) put(w, "T");
    put_number(w, s->count2 * factor2, 1);
    put_char(w, letter);
  }
}

static const char *const refs[] = {"", "PRESENT_REF", "PAST_REF", "FUTURE_REF"};

static const char *const mods[] = {NULL,
                                   "START",
                                   "MID",
                                   "END",
                                   "APPROX",
                                   "LESS_THAN",
                                   "MORE_THAN",
                                   "EQUAL_OR_LESS",
                                   "EQUAL_OR_MORE",
                                   "BEFORE",
                                   "AFTER",
                                   "ON_OR_BEFORE",
                                   "ON_OR_AFTER",
                                   NULL,
                                   NULL,
                                   NULL};

static const char *const quants[] = {NULL, "EVERY", "EACH", "EVERY OTHER"};

void dl_value_write(const sem *s, resolved *out) {
  writer w = {out->value, out->value + sizeof out->value};
  *w.at = 0;
  out->mod = mods[s->mod & 15];
  out->quant = NULL;
  out->freq[0] = 0;
  if (s->ref) {
    out->type = s->kind == K_TIME ? DL_TIME : DL_DATE;
    put(&w, refs[s->ref]);
    return;
  }
  switch (s->kind) {
  case K_DURATION:
    out->type = DL_DURATION;
    put_length(&w, s);
    return;
  case K_SET: {
    out->type = DL_SET;
    out->quant = quants[s->quant & 3];
    writer f = {out->freq, out->freq + sizeof out->freq};
    if (s->freq) {
      put_number(&f, s->freq, 1);
      put(&f, "X");
    }
    if (s->unit && !s->weekday && !s->month)
      put_length(&w, s);
    else
      put_date(&w, s);
    return;
  }
  case K_TIME: /* the zone is told by from and to; TIMEX3 values of news leave it out */
    out->type = DL_TIME;
    put_date(&w, s);
    return;
  default: out->type = DL_DATE; put_date(&w, s);
  }
}

/* How sure a reading is; the figures are shares of right values measured on news, rounded. */
float dl_value_confidence(const sem *written, const resolved *v) {
  const sem *s = &v->s;
  if (s->ref) return 0.65f;
  if (written->kind == K_DURATION) return written->vague ? 0.75f : 0.9f;
  if (written->kind == K_SET) return 0.8f;
  if (s->year == NO_YEAR) return 0.5f;
  if (written->base == BASE_FIELDS && written->year != NO_YEAR)
    return written->month ? 0.98f : 0.95f;
  if (v->anchor == DL_ANCHOR_MENTION) return 0.75f;
  if (written->base == BASE_DAY) return 0.95f;
  if (written->weekday || written->day) return 0.93f;
  if (written->base == BASE_DEIXIS && written->deixis == X_THE) return 0.6f;
  if (written->base == BASE_FIELDS) return 0.8f;
  return 0.9f;
}
