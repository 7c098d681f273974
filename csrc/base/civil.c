#include "base/civil.h"

bool dl_is_leap_year(int32_t year) {
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int32_t dl_days_in_month(int32_t year, int32_t month) {
  static const int8_t days[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month < 1 || month > 12) return 0;
  return month == 2 && dl_is_leap_year(year) ? 29 : days[month - 1];
}

bool dl_civil_valid(dl_civil date) {
  return date.year >= -32767 && date.year <= 32767 && date.month >= 1 && date.month <= 12 &&
         date.day >= 1 && date.day <= dl_days_in_month(date.year, date.month);
}

int32_t dl_days_from_civil(dl_civil date) {
  int32_t y = date.month <= 2 ? date.year - 1 : date.year;
  int32_t era = (y >= 0 ? y : y - 399) / 400;
  int32_t year_of_era = y - era * 400;
  int32_t month_from_march = (date.month + 9) % 12;
  int32_t day_of_year = (153 * month_from_march + 2) / 5 + date.day - 1;
  int32_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

dl_civil dl_civil_from_days(int32_t days) {
  int32_t z = days + 719468;
  int32_t era = (z >= 0 ? z : z - 146096) / 146097;
  int32_t doe = z - era * 146097;
  int32_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  int32_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  int32_t mp = (5 * doy + 2) / 153;
  dl_civil date;
  date.day = doy - (153 * mp + 2) / 5 + 1;
  date.month = mp < 10 ? mp + 3 : mp - 9;
  date.year = yoe + era * 400 + (date.month <= 2);
  return date;
}

int32_t dl_weekday(int32_t days) {
  int32_t r = (days + 3) % 7; /* day 0 was a Thursday */
  return (r < 0 ? r + 7 : r) + 1;
}

int32_t dl_days_from_iso_week(int32_t iso_year, int32_t week) {
  int32_t fourth = dl_days_from_civil((dl_civil){iso_year, 1, 4}); /* always in week 1 */
  return fourth - (dl_weekday(fourth) - 1) + (week - 1) * 7;
}

int32_t dl_iso_week(int32_t days, int32_t *iso_year) {
  int32_t thursday = days - dl_weekday(days) + 4;
  int32_t year = dl_civil_from_days(thursday).year;
  if (iso_year) *iso_year = year;
  return (thursday - dl_days_from_civil((dl_civil){year, 1, 1})) / 7 + 1;
}
