/* calendar.c: the other reading, that of an entry in a calendar: what is undetermined is still to
 * come, today included, and a distance is a point ("in two weeks" is a day). News reads otherwise;
 * resolve.c asks here where dl_time_context says so. */
#include "time/engine.h"

bool dl_calendar_reads(const run *r) {
  return r->context->reading == DL_READING_CALENDAR;
}

/* The year in which the month, day, quarter, half or season next ends: the running one counts. */
int32_t dl_calendar_year(dl_civil now, const sem *s) {
  int32_t month = s->month;
  if (s->quarter) month = s->quarter * 3;
  if (s->half) month = s->half * 6;
  if (s->season) {
    static const uint8_t last[] = {5, 8, 11, 2};
    month = last[s->season - PART_SP];
  }
  for (int32_t year = now.year; year <= now.year + 8; year++) {
    if (s->day > dl_days_in_month(year, month)) continue; /* 29 February */
    if (year > now.year || month > now.month ||
        (month == now.month && (!s->day || s->day >= now.day)))
      return year;
  }
  return now.year;
}

/* The next such weekday after a day. */
int32_t dl_calendar_weekday(int32_t today, int32_t weekday) {
  return today + (weekday - dl_weekday(today) + 6) % 7 + 1;
}

/* "next Friday", "last Friday": of the next and of the last week. */
int32_t dl_calendar_weekday_of(int32_t today, int32_t weekday, int32_t step) {
  return today - dl_weekday(today) + weekday + 7 * step;
}

/* The next day of the month with that number; its weekday, too, where one is given (1-7). */
bool dl_calendar_day(dl_civil now, int32_t day, int32_t weekday, dl_civil *out) {
  for (int32_t k = 0; k < 60; k++) {
    int32_t month = now.year * 12 + now.month - 1 + k;
    dl_civil d = {month / 12, month % 12 + 1, day};
    if (day > dl_days_in_month(d.year, d.month) || (k == 0 && day < now.day)) continue;
    if (weekday && dl_weekday(dl_days_from_civil(d)) != weekday) continue;
    *out = d;
    return true;
  }
  return false;
}

/* "in two weeks", "a month ago": the same day, so far away. False where the unit has no such day. */
bool dl_calendar_step(sem *s, dl_civil from, int32_t sign) {
  int32_t n = s->count > 4000 ? 4000 : s->count;
  if (s->milli || s->vague || !from.month || !from.day) return false;
  switch (s->unit) {
  case U_WEEK: dl_step_set_day(s, dl_days_from_civil(from) + sign * 7 * n); return true;
  case U_FORTNIGHT: dl_step_set_day(s, dl_days_from_civil(from) + sign * 14 * n); return true;
  case U_MONTH:
  case U_YEAR: {
    int32_t months = s->unit == U_YEAR ? 12 * n : n;
    if (s->count2 && s->unit == U_YEAR && s->unit2 == U_MONTH) months += s->count2;
    dl_civil d = dl_step_months(from, sign * months);
    int32_t days = dl_days_from_civil(d);
    if (s->count2 && s->unit2 == U_WEEK) days += sign * 7 * s->count2;
    if (s->count2 && s->unit2 == U_DAY) days += sign * s->count2;
    dl_step_set_day(s, days);
    return true;
  }
  default: return false;
  }
}

/* Whether a length stands for the point it leads to: "in two weeks", where nothing looks back. */
bool dl_calendar_point(run *r, const atom *a, const atom *before) {
  const sem *s = &r->sems[a->sem];
  if (!dl_calendar_reads(r) || !before || !atom_is(before, C_IN) || s->deixis || s->vague || s->mod)
    return false;
  return dl_tense_before(&r->tense, a->token) >= 0;
}
