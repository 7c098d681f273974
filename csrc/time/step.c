/* step.c: steps over the calendar, from a day, month or year to another. */
#include "time/engine.h"

dl_civil dl_step_months(dl_civil d, int32_t months) {
  int32_t m = d.year * 12 + d.month - 1 + months;
  d.year = m >= 0 ? m / 12 : -((11 - m) / 12);
  d.month = m - d.year * 12 + 1;
  int32_t most = dl_days_in_month(d.year, d.month);
  if (d.day > most) d.day = most;
  return d;
}

void dl_step_set_day(sem *s, int32_t days) {
  dl_civil d = dl_civil_from_days(days);
  s->year = d.year;
  s->month = (uint8_t)d.month;
  s->day = (uint8_t)d.day;
  s->week = 0;
}

void dl_step_set_week(sem *s, int32_t days) {
  int32_t year;
  s->week = (uint8_t)dl_iso_week(days, &year);
  s->year = year;
  s->month = s->day = 0;
}

void dl_step_by_unit(sem *s, dl_civil from, int32_t sign) {
  uint8_t unit = s->unit;
  int64_t count = s->count;
  int32_t months = 0;
  if (count > 100000) count = 100000;
  int32_t n = (int32_t)count;
  bool has_month = from.month != 0, has_day = from.day != 0;
  if (!has_month) from.month = 7;
  if (!has_day) from.day = 1;
  switch (unit) {
  case U_DAY:
  case U_NIGHT:
    if (!has_day) break;
    dl_step_set_day(s, dl_days_from_civil(from) + sign * n);
    return;
  case U_WEEKEND:
    dl_step_set_week(s, dl_days_from_civil(from) + sign * 7 * n);
    s->weekend = 1;
    return;
  case U_WEEK:
  case U_FORTNIGHT:
    if (!has_day) break;
    if (unit == U_FORTNIGHT) n *= 2;
    dl_step_set_week(s, dl_days_from_civil(from) + sign * 7 * n);
    return;
  case U_MONTH: months = n; break;
  case U_QUARTER: {
    int32_t q = from.year * 4 + (from.month - 1) / 3 + sign * n;
    s->year = q / 4;
    s->quarter = (uint8_t)(q % 4 + 1);
    return;
  }
  case U_HALF: months = 6 * n; break;
  case U_YEAR:
    if (s->milli || s->unit2 == U_MONTH) {
      months = 12 * n + 12 * s->milli / 1000 + (s->unit2 == U_MONTH ? s->count2 : 0);
      break;
    }
    s->year = from.year + sign * n;
    return;
  case U_DECADE: s->year = from.year + sign * (10 * n + s->milli / 100); return;
  case U_CENTURY: s->year = from.year + sign * (100 * n + s->milli / 10); return;
  case U_MILLENNIUM: s->year = from.year + sign * 1000 * n; return;
  default: break;
  }
  if (months && has_month) {
    dl_civil d = dl_step_months((dl_civil){from.year, from.month, 1}, sign * months);
    s->year = d.year;
    s->month = (uint8_t)d.month;
    return;
  }
  if (months) {
    s->year = from.year + sign * (months / 12);
    return;
  }
  s->year = from.year;
  if (has_month) s->month = (uint8_t)from.month;
}

/* The nth weekday of a month; its nth week is that of its nth Thursday, as ISO counts. */
void dl_step_pick_nth(sem *s) {
  if (s->nth_weekday == 9) { /* "the third day of October" */
    int32_t days = dl_days_in_month(s->year, s->month);
    if (s->nth <= days) s->day = (uint8_t)(s->nth < 0 ? days : s->nth);
    return;
  }
  int32_t weekday = s->nth_weekday == 8 ? 4 : s->nth_weekday;
  int32_t first = dl_days_from_civil((dl_civil){s->year, s->month, 1});
  int32_t length = dl_days_in_month(s->year, s->month);
  int32_t day = (weekday - dl_weekday(first) + 7) % 7;
  if (s->nth > 0)
    day += 7 * (s->nth - 1);
  else
    day += (length - 1 - day) / 7 * 7;
  if (day >= length) return;
  if (s->nth_weekday == 8)
    dl_step_set_week(s, first + day);
  else
    dl_step_set_day(s, first + day);
  s->weekday = 0;
}

/* The year in which a day is nearest to another. */
int32_t dl_step_nearest_year(dl_civil now, int32_t month, int32_t day) {
  int32_t best = now.year, gap = INT32_MAX;
  int32_t today = dl_days_from_civil(now);
  if (day <= dl_days_in_month(now.year, month)) { /* none is nearer than half a year */
    int32_t here = dl_days_from_civil((dl_civil){now.year, month, day}) - today;
    if (here >= -182 && here <= 182) return now.year;
  }
  int32_t reach = month == 2 && day == 29 ? 8 : 1;
  for (int32_t y = now.year - reach; y <= now.year + reach; y++) {
    int32_t d = day;
    if (d > dl_days_in_month(y, month)) continue;
    int32_t g = dl_days_from_civil((dl_civil){y, month, d}) - today;
    if (g < 0) g = -g;
    if (g < gap) gap = g, best = y;
  }
  return best;
}
