/* interval.c: from, to and grain of a resolved expression.
 *
 * Half-open, ISO 8601: a day runs from 2013-07-02 to 2013-07-03, a month from 2013-07-01 to
 * 2013-08-01, a clock time from 2013-07-02T14:30 to 2013-07-02T14:31, with its zone where one is
 * given. A modifier that opens an interval leaves one side empty ("August or later" has no end). */
#include "time/writer.h"

#define ROOM 40u

static dl_str day_text(run *r, int32_t days) {
  char bytes[ROOM];
  writer w = {bytes, bytes + sizeof bytes};
  put_day(&w, days);
  return dl_time_string(r, bytes, (uint32_t)(w.at - bytes));
}

/* Seconds since 1970-01-01 on the clock of the place, with the zone's offset if any. */
static dl_str time_text(run *r, int64_t seconds, const sem *s, bool with_seconds) {
  char bytes[ROOM];
  writer w = {bytes, bytes + sizeof bytes};
  int64_t day = seconds >= 0 ? seconds / 86400 : -((86399 - seconds) / 86400);
  int32_t rest = (int32_t)(seconds - day * 86400);
  put_day(&w, (int32_t)day);
  put_char(&w, 'T');
  put_number(&w, rest / 3600, 2);
  put_char(&w, ':');
  put_number(&w, rest / 60 % 60, 2);
  if (with_seconds) {
    put_char(&w, ':');
    put_number(&w, rest % 60, 2);
  }
  if (s->has_zone) {
    int32_t z = s->zone < 0 ? -s->zone : s->zone;
    if (s->zone == 0) {
      put_char(&w, 'Z');
    } else {
      put_char(&w, s->zone < 0 ? '-' : '+');
      put_number(&w, z / 60, 2);
      put_char(&w, ':');
      put_number(&w, z % 60, 2);
    }
  }
  return dl_time_string(r, bytes, (uint32_t)(w.at - bytes));
}

static int32_t first_of_month(int32_t months) {
  int32_t year = months >= 0 ? months / 12 : -((11 - months) / 12);
  return dl_days_from_civil((dl_civil){year, months - year * 12 + 1, 1});
}

bool dl_interval_write(run *r, const resolved *v, dl_timex *out) {
  const sem *s = &v->s;
  dl_str none = {"", 0};
  out->from = out->to = none;
  out->grain = "";
  if (s->ref || s->kind == K_DURATION || s->kind == K_SET || s->year == NO_YEAR) return true;
  int32_t year = s->era ? 1 - s->year : s->year, from, to;
  const char *grain;
  if (year < -9998 || year > 9998) return true;
  if (s->truncated) {
    int32_t years = s->truncated == 1 ? 10 : 100;
    from = first_of_month(year * 12);
    to = first_of_month((year + years) * 12);
    grain = years == 10 ? "decade" : "century";
  } else if (s->month && s->day) {
    from = dl_days_from_civil((dl_civil){year, s->month, s->day});
    to = from + 1;
    grain = "day";
    if (s->kind == K_TIME && s->hour >= 0) {
      int64_t at = (int64_t)from * 86400 + s->hour * 3600 + (s->minute > 0 ? s->minute * 60 : 0) +
                   (s->second > 0 ? s->second : 0);
      int32_t length = s->second >= 0 ? 1 : s->minute >= 0 ? 60 : 3600;
      out->from = time_text(r, at, s, s->second >= 0);
      out->to = time_text(r, at + length, s, s->second >= 0);
      out->grain = length == 1 ? "second" : length == 60 ? "minute" : "hour";
      return !r->failed;
    }
    if (s->kind == K_TIME && s->part && s->part <= PART_DT) {
      /* hours by convention; a night ends on the next day */
      static const uint8_t begin[] = {0, 6, 11, 12, 18, 20, 6}, end[] = {0, 12, 13, 18, 22, 30, 18};
      int64_t at = (int64_t)from * 86400;
      out->from = time_text(r, at + begin[s->part] * 3600, s, false);
      out->to = time_text(r, at + end[s->part] * 3600, s, false);
      out->grain = "hour";
      return !r->failed;
    }
  } else if (s->week) {
    from = dl_days_from_iso_week(year, s->week);
    to = from + 7;
    grain = "week";
    if (s->weekend) from += 5, grain = "day";
  } else if (s->quarter && s->quarter <= 4 && !s->fiscal) {
    from = first_of_month(year * 12 + s->quarter * 3 - 3);
    to = first_of_month(year * 12 + s->quarter * 3);
    grain = "quarter";
  } else if (s->half) {
    from = first_of_month(year * 12 + s->half * 6 - 6);
    to = first_of_month(year * 12 + s->half * 6);
    grain = "month";
  } else if (s->season) {
    int32_t month = year * 12 + (s->season - PART_SP) * 3 + 2; /* meteorological, northern */
    if (s->winter_before) month -= 12;
    from = first_of_month(month);
    to = first_of_month(month + 3);
    grain = "month";
  } else if (s->month) {
    from = first_of_month(year * 12 + s->month - 1);
    to = first_of_month(year * 12 + s->month);
    grain = "month";
  } else if (s->quarter || s->fiscal || s->weekday || s->unit == U_DAY) {
    return true; /* a fiscal year's ends are its company's */
  } else {
    from = first_of_month(year * 12);
    to = first_of_month(year * 12 + 12);
    grain = "year";
  }
  out->grain = grain;
  if (s->mod != M_ON_OR_BEFORE && s->mod != M_BEFORE) out->from = day_text(r, from);
  if (s->mod != M_ON_OR_AFTER && s->mod != M_AFTER) out->to = day_text(r, to);
  return !r->failed;
}
