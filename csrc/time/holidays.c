/* holidays.c: the day of a holiday in a year.
 *
 * Sources of the rules: Western Easter by the anonymous Gregorian algorithm (Meeus/Jones/Butcher);
 * Ramadan by the tabular Islamic calendar (civil epoch, type II leap years), which is within a day
 * or two of the observed month; Passover and Hanukkah by the arithmetic Hebrew calendar
 * (Dershowitz and Reingold's molad arithmetic); the Orthodox Easter by Meeus's Julian algorithm; the
 * Lunar New Year and Diwali from the new moon (Meeus, Astronomical Algorithms, chapter 49, its
 * largest terms: minutes off); United States federal law for Thanksgiving. */
#include <math.h>

#include "time/engine.h"

static int32_t easter(int32_t y) {
  int32_t a = y % 19, b = y / 100, c = y % 100, d = b / 4, e = b % 4, f = (b + 8) / 25;
  int32_t g = (b - f + 1) / 3, h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4;
  int32_t l = (32 + 2 * e + 2 * i - h - k) % 7, m = (a + 11 * h + 22 * l) / 451;
  int32_t n = h + l - 7 * m + 114;
  return dl_days_from_civil((dl_civil){y, n / 31, n % 31 + 1});
}

/* Easter of the Julian calendar, on the Gregorian one. */
static int32_t orthodox_easter(int32_t y) {
  int32_t a = y % 4, b = y % 7, c = y % 19, d = (19 * c + 15) % 30,
          e = (2 * a + 4 * b - d + 34) % 7;
  int32_t n = d + e + 114;
  return dl_days_from_civil((dl_civil){y, n / 31, n % 31 + 1}) + y / 100 - y / 400 - 2;
}

/* The first new moon at or after a day (from 1970), in days and their parts, universal time. */
static double new_moon(int32_t from) {
  double k = floor((from - 10962.6) / 29.530588861) - 1, moon;
  do {
    double t = ++k / 1236.85, rad = 3.14159265358979 / 180;
    double sun = (2.5534 + 29.10535670 * k) * rad;         /* its mean anomaly */
    double anomaly = (201.5643 + 385.81693528 * k) * rad;  /* the moon's */
    double latitude = (160.7108 + 390.67050284 * k) * rad; /* its argument */
    double e = 1 - 0.002516 * t;
    double julian = 2451550.09766 + 29.530588861 * k + 0.00015437 * t * t;
    julian += -0.40720 * sin(anomaly) + 0.17241 * e * sin(sun) + 0.01608 * sin(2 * anomaly) +
              0.01039 * sin(2 * latitude) + 0.00739 * e * sin(anomaly - sun) -
              0.00514 * e * sin(anomaly + sun) + 0.00208 * e * e * sin(2 * sun);
    moon = julian - 2440587.5 - 0.0008; /* dynamical to universal time: about 70 seconds */
  } while (moon < from);
  return moon;
}

/* The new moon from 21 January, on Beijing's clock. */
static int32_t lunar_new_year(int32_t y) {
  int32_t first = dl_days_from_civil((dl_civil){y, 1, 21});
  return (int32_t)floor(new_moon(first - 1) + 8.0 / 24) >= first
             ? (int32_t)floor(new_moon(first - 1) + 8.0 / 24)
             : (int32_t)floor(new_moon(first) + 8.0 / 24);
}

/* The day whose evening the moonless day from 17 October on covers whole, on the clock of India. */
static int32_t diwali(int32_t y) {
  double moon = new_moon(dl_days_from_civil((dl_civil){y, 10, 17})) + 5.5 / 24;
  double evening = 20.0 / 24, day = floor(moon);
  return (int32_t)(moon - day > evening ? day : day - 1);
}

static int32_t nth_weekday(int32_t year, int32_t month, int32_t weekday, int32_t n) {
  int32_t first = dl_days_from_civil((dl_civil){year, month, 1});
  return first + (weekday - dl_weekday(first) + 7) % 7 + 7 * (n - 1);
}

/* The first day of a month of the tabular Islamic calendar; 16 July 622 (Julian) is -492148. */
static int32_t islamic(int32_t year, int32_t month) {
  return -492148 + (year - 1) * 354 + (3 + 11 * year) / 30 + 29 * (month - 1) + month / 2;
}

/* The day of the tabular Islamic calendar that falls in a Gregorian year: the first, where two do. */
static bool islamic_day(int32_t year, int32_t month, int32_t nth, int32_t *day) {
  int32_t guess = (int32_t)(((int64_t)year - 622) * 33 / 32);
  for (int32_t y = guess - 1; y <= guess + 2; y++) {
    int32_t d = islamic(y, month) + nth - 1;
    if (dl_civil_from_days(d).year != year) continue;
    *day = d;
    return true;
  }
  return false;
}

/* Rosh Hashanah of a Hebrew year. */
static int32_t hebrew_new_year(int32_t year) {
  int64_t months = (235 * (int64_t)year - 234) / 19;
  int64_t parts = 12084 + 13753 * months;
  int64_t day = 29 * months + parts / 25920;
  if ((3 * (day + 1)) % 7 < 3) day++;
  return (int32_t)(day - 2092590);
}

static int32_t hebrew_start(int32_t year) {
  int32_t before = hebrew_new_year(year - 1), now = hebrew_new_year(year),
          after = hebrew_new_year(year + 1);
  int32_t fix = after - now == 356 ? 2 : now - before == 382 ? 1 : 0;
  return now + fix;
}

bool dl_holiday_day(int32_t holiday, int32_t year, int32_t *day, int32_t *length) {
  *length = 1;
  switch (holiday) {
  case 1: *day = dl_days_from_civil((dl_civil){year, 12, 25}); return true;
  case 2: *day = nth_weekday(year, 11, 4, 4); return true;
  case 3: *day = easter(year); return true;
  case 4: *day = dl_days_from_civil((dl_civil){year, 10, 31}); return true;
  case 5: *length = 30; return islamic_day(year, 9, 1, day);
  case 6: /* 25 Kislev: 24 days into the third month, whose place the year's length decides */
  {
    int32_t start = hebrew_start(year + 3761), next = hebrew_start(year + 3762);
    int32_t heshvan = (next - start) % 10 == 5 ? 30 : 29;
    *day = start + 30 + heshvan + 24;
    *length = 8;
    return true;
  }
  case 7: /* 15 Nisan: 163 days before the next Rosh Hashanah */
    *day = hebrew_start(year + 3761) - 163;
    *length = 8;
    return true;
  case 8: *day = easter(year) + 49; return true;
  case 9: *day = dl_days_from_civil((dl_civil){year, 6, 19}); return true;
  case 10:
    *day = dl_days_from_civil((dl_civil){year, 12, 26});
    *length = 7;
    return true;
  case 11: *day = dl_days_from_civil((dl_civil){year, 1, 1}); return true;   /* New Year's */
  case 12: *day = dl_days_from_civil((dl_civil){year, 2, 14}); return true;  /* Valentine's */
  case 13: *day = dl_days_from_civil((dl_civil){year, 3, 17}); return true;  /* St. Patrick's */
  case 14: *day = dl_days_from_civil((dl_civil){year, 7, 4}); return true;   /* Independence */
  case 15: *day = dl_days_from_civil((dl_civil){year, 11, 11}); return true; /* Veterans */
  case 16: *day = nth_weekday(year, 9, 1, 1); return true;                   /* Labor */
  case 17: *day = nth_weekday(year, 6, 1, 1) - 7; return true;               /* Memorial */
  case 18: *day = nth_weekday(year, 10, 1, 2); return true;                  /* Columbus */
  case 19: *day = nth_weekday(year, 1, 1, 3); return true;                   /* M. L. King */
  case 20: *day = nth_weekday(year, 2, 1, 3); return true;                   /* Presidents */
  case 21: *day = nth_weekday(year, 5, 7, 2); return true;                   /* Mother's */
  case 22: *day = nth_weekday(year, 6, 7, 3); return true;                   /* Father's */
  case 23: *day = dl_days_from_civil((dl_civil){year, 12, 26}); return true; /* Boxing */
  case 24: *day = easter(year) - 2; return true;                             /* Good Friday */
  case 25: *day = easter(year) - 46; return true;                            /* Ash Wednesday */
  case 26: *day = easter(year) - 7; return true;                             /* Palm Sunday */
  case 27: *day = nth_weekday(year, 11, 4, 4) + 1; return true;              /* Black Friday */
  case 28: *day = dl_days_from_civil((dl_civil){year, 4, 22}); return true;  /* Earth Day */
  case 29: *day = dl_days_from_civil((dl_civil){year, 1, 26}); return true;  /* Australia Day */
  case 30: *day = nth_weekday(year, 6, 1, 1) - 7; return true;
  case 31: *day = easter(year) + 1; return true; /* Easter Monday */
  case 32: *day = dl_days_from_civil((dl_civil){year, 9, 11}); return true;
  case 33: *day = dl_days_from_civil((dl_civil){year, 7, 14}); return true; /* Bastille Day */
  case 35: *day = dl_days_from_civil((dl_civil){year, 12, 31}); return true;
  case 36: *day = dl_days_from_civil((dl_civil){year, 7, 1}); return true;
  case 37: *day = dl_days_from_civil((dl_civil){year, 4, 1}); return true;
  case 38: *day = dl_days_from_civil((dl_civil){year, 2, 2}); return true;
  case 39: *day = dl_days_from_civil((dl_civil){year, 5, 5}); return true;
  case 40: return islamic_day(year, 10, 1, day);
  case 41: return islamic_day(year, 12, 10, day);
  case 42: *day = hebrew_start(year + 3761) + 9; return true;
  case 43: *day = hebrew_start(year + 3761); return true;
  case 44: *day = dl_days_from_civil((dl_civil){year, 11, 1}); return true;
  case 45: *day = nth_weekday(year, 11, 1, 1) + 1; return true; /* United States */
  case 46: *day = dl_days_from_civil((dl_civil){year, 3, 8}); return true;
  case 47: *day = easter(year) - 3; return true;
  case 48: *day = easter(year) - 1; return true;
  case 49: *day = easter(year) - 47; return true;
  case 50: *day = nth_weekday(year, 11, 4, 4) + 4; return true;
  case 51: *day = nth_weekday(year, 11, 4, 4) + 5; return true;
  case 52: *day = orthodox_easter(year); return true;
  case 53: *day = orthodox_easter(year) - 2; return true;
  case 54: *day = dl_days_from_civil((dl_civil){year, 1, 7}); return true; /* Orthodox Christmas */
  case 55:
    if (year < 1900 || year > 2100) return false;
    *day = lunar_new_year(year);
    return true;
  case 56:
    if (year < 1900 || year > 2100) return false;
    *day = diwali(year);
    return true;
  case 62: *day = easter(year) + 56; return true;                            /* Trinity Sunday */
  case 63: *day = easter(year) + 50; return true;                            /* Whit Monday */
  case 64: *day = easter(year) + 39; return true;                            /* Ascension */
  case 65: *day = dl_days_from_civil((dl_civil){year, 4, 25}); return true;  /* Anzac Day */
  case 66: *day = dl_days_from_civil((dl_civil){year, 2, 6}); return true;   /* Waitangi Day */
  case 67: *day = dl_days_from_civil((dl_civil){year, 11, 5}); return true;  /* Guy Fawkes */
  case 68: *day = dl_days_from_civil((dl_civil){year, 1, 25}); return true;  /* Burns Night */
  case 69: *day = dl_days_from_civil((dl_civil){year, 4, 23}); return true;  /* St George's */
  case 70: *day = dl_days_from_civil((dl_civil){year, 3, 1}); return true;   /* St David's */
  case 71: *day = dl_days_from_civil((dl_civil){year, 11, 30}); return true; /* St Andrew's */
  case 72: *day = dl_days_from_civil((dl_civil){year, 11, 2}); return true;  /* All Souls' */
  case 73: /* King's Day of the Netherlands, since 2014 */
    if (year < 2014) return false;
    *day = dl_days_from_civil((dl_civil){year, 4, 27});
    *day -= dl_weekday(*day) == 7;
    return true;
  case 74: /* Super Bowl Sunday: the second of February since the season has seventeen games */
    if (year < 2004) return false;
    *day = nth_weekday(year, 2, 7, year < 2022 ? 1 : 2);
    return true;
  case 75: /* Victoria Day: the Monday before 25 May */
    *day = dl_days_from_civil((dl_civil){year, 5, 24});
    *day -= dl_weekday(*day) - 1;
    return true;
  case 76: *day = easter(year) - 48; return true; /* Shrove Monday */
  case 77: /* Super Tuesday, of years with a vote for president */
    if (year % 4 || year < 2000) return false;
    *day = year == 2008 ? dl_days_from_civil((dl_civil){2008, 2, 5}) : nth_weekday(year, 3, 2, 1);
    return true;
  case 78: /* Inauguration Day, the year after */
    if (year % 4 != 1 || year < 1937) return false;
    *day = dl_days_from_civil((dl_civil){year, 1, 20});
    return true;
  case 86: *day = easter(year) - 21; return true;               /* Mothering Sunday */
  case 79: *day = nth_weekday(year, 11, 7, 2); return true;     /* Remembrance Sunday */
  case 80: *day = nth_weekday(year, 11, 4, 4) + 2; return true; /* Small Business Saturday */
  case 81: *day = dl_days_from_civil((dl_civil){year, 12, 1}); return true; /* World AIDS Day */
  case 82: *day = dl_days_from_civil((dl_civil){year, 5, 8}); return true;  /* VE Day */
  case 83: *day = dl_days_from_civil((dl_civil){year, 8, 15}); return true; /* VJ Day */
  case 84:
    *day = dl_days_from_civil((dl_civil){year, 12, 3}); /* Advent Sunday: on it or before */
    *day -= dl_weekday(*day) % 7;
    return true;
  case 85: *day = dl_days_from_civil((dl_civil){year, 4, 15}); return true; /* Tax Day */
  case 57: *day = hebrew_start(year + 3761) - 193; return true;             /* Purim */
  case 58: *day = hebrew_start(year + 3761) - 113; return true;             /* Shavuot */
  case 59:
    *day = hebrew_start(year + 3761) + 14;
    *length = 7;
    return true;                                                           /* Sukkot */
  case 60: *day = hebrew_start(year + 3761) + 22; return true;             /* Simchat Torah */
  case 34: *day = dl_days_from_civil((dl_civil){year, 5, 1}); return true; /* May Day */
  default: return false;
  }
}
