/* civil.h: days of the proleptic Gregorian calendar.
 *
 * A day is counted from 1970-01-01 (day 0). Conversions follow Howard Hinnant's "chrono-compatible
 * low-level date algorithms" (days_from_civil, civil_from_days): exact for years -32767..32767,
 * without a clock, a time zone or the C library's calendar. */
#ifndef DATELINE_BASE_CIVIL_H
#define DATELINE_BASE_CIVIL_H

#include <stdbool.h>
#include <stdint.h>

#pragma GCC visibility push(hidden)

typedef struct dl_civil {
  int32_t year;
  int32_t month; /* 1-12 */
  int32_t day;   /* 1-31 */
} dl_civil;

bool dl_civil_valid(dl_civil date);
bool dl_is_leap_year(int32_t year);
int32_t dl_days_in_month(int32_t year, int32_t month);
int32_t dl_days_from_civil(dl_civil date);
dl_civil dl_civil_from_days(int32_t days);

/* 1 = Monday ... 7 = Sunday (ISO 8601). */
int32_t dl_weekday(int32_t days);

/* ISO 8601 week number (1-53) and the year that the week belongs to. */
int32_t dl_iso_week(int32_t days, int32_t *iso_year);

/* The Monday of an ISO week. */
int32_t dl_days_from_iso_week(int32_t iso_year, int32_t week);

#pragma GCC visibility pop
#endif
