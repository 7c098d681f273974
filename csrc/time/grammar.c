/* grammar.c: every form of temporal expression, one line each.
 *
 * How to read it. A rule is a name, a level, a pattern and the action that gives its meaning. The
 * levels run one after the other over the atoms of a paragraph; within a level the longest match
 * wins, then the earlier rule. What a rule covers becomes one chunk (C_DATE, C_TIME, C_DUR, C_SET)
 * that the patterns of later levels can name.
 *
 *   M(x)      an atom of class x            O(x)      the same, may be missing
 *   M2(x, y)  of class x or y               V(x, n)   of class x with value n
 *   O2, OV    optional forms                T(x), T2  without white space before it
 *
 * To add a form: one line here, one line in spec/core/time_test.c (in time_context_test.c where the text
 * around it decides). Actions are in actions.c, lengths.c, relative.c and combine.c. */
#include "time/actions.h"

#define BIT(c, w) ((((unsigned)(c)) >> 6) == (w) ? (uint64_t)1 << (((unsigned)(c)) & 63) : 0)
#define SET1(a)                                                                                    \
  {                                                                                                \
    { BIT(a, 0), BIT(a, 1) }                                                                       \
  }
#define SET2(a, b)                                                                                 \
  {                                                                                                \
    { BIT(a, 0) | BIT(b, 0), BIT(a, 1) | BIT(b, 1) }                                               \
  }
#define SET3(a, b, c)                                                                              \
  {                                                                                                \
    { BIT(a, 0) | BIT(b, 0) | BIT(c, 0), BIT(a, 1) | BIT(b, 1) | BIT(c, 1) }                       \
  }

#define M(a)                                                                                       \
  { SET1(a), 0, 0, -1 }
#define O(a)                                                                                       \
  { SET1(a), 1, 0, -1 }
#define M2(a, b)                                                                                   \
  { SET2(a, b), 0, 0, -1 }
#define O2(a, b)                                                                                   \
  { SET2(a, b), 1, 0, -1 }
#define M3(a, b, c)                                                                                \
  { SET3(a, b, c), 0, 0, -1 }
#define O3(a, b, c)                                                                                \
  { SET3(a, b, c), 1, 0, -1 }
#define V(a, v)                                                                                    \
  { SET1(a), 0, 0, v }
#define OV(a, v)                                                                                   \
  { SET1(a), 1, 0, v }
#define T(a)                                                                                       \
  { SET1(a), 0, 1, -1 }
#define T2(a, b)                                                                                   \
  { SET2(a, b), 0, 1, -1 }
#define T3(a, b, c)                                                                                \
  { SET3(a, b, c), 0, 1, -1 }
#define OT(a)                                                                                      \
  { SET1(a), 1, 1, -1 }

/* One rule, one line. */
/* clang-format off */
const rule dl_time_rules[] = {
    /* ---- level 0: words that act as one ---- */
    {"more-than", 0, {O(C_NO), M(C_MORE), M(C_THAN)}, act_more_than, 0},
    {"at-least", 0, {M(C_AT), O(C_THE), M(C_LEAST)}, act_at_least, 0},
    {"up-to", 0, {M(C_UP), M(C_TO)}, act_qmod, M_EQUAL_OR_LESS},
    {"a-few", 0, {M(C_A), M(C_VAGUE)}, act_vague, 0},
    {"a-couple", 0, {M(C_A), M(C_COUPLE), O(C_OF)}, act_vague, 0},
    {"couple-of", 0, {M(C_COUPLE), O(C_OF)}, act_vague, 0},
    {"dozens-of", 0, {M(C_VAGUE), M(C_OF)}, act_vague, 0},
    {"tens-of-thousands-of", 0, {M(C_VAGUE), M(C_OF), M(C_VAGUE), M(C_OF)}, act_vague, 0},
    {"every-other", 0, {M(C_EVERY), M(C_OTHER)}, act_every_other, 0},

    /* ---- level 1: points of the calendar ---- */
    {"iso-date", 1, {M(C_ISO)}, act_iso, 0},
    {"iso-date-zone", 1, {M(C_ISO), T2(C_STOP, C_PLUS), T(C_CLOCK)}, act_iso, 0},
    {"figures-date", 1, {M(C_SLASH)}, act_slash, 0},
    {"month-day-figures", 1, {M(C_MONTHDAY)}, act_month_day_figures, 0},
    {"day-mon-year", 1, {M(C_DAYNUM), T2(C_HYPHEN, C_SLASHMARK), T(C_MONTH), T2(C_HYPHEN, C_SLASHMARK), T(C_NUM)}, act_joined, 0},
    {"mon-day-year", 1, {M(C_MONTH), T2(C_HYPHEN, C_SLASHMARK), T(C_DAYNUM), T2(C_HYPHEN, C_SLASHMARK), T(C_YEAR)}, act_joined, 1},
    {"year-mon-day", 1, {M(C_YEAR), T2(C_HYPHEN, C_SLASHMARK), T(C_MONTH), T2(C_HYPHEN, C_SLASHMARK), T(C_DAYNUM)}, act_joined, 2},
    {"month-day-year",
     1,
     {M(C_MONTH), O(C_THE), M2(C_DAYNUM, C_ORD), O(C_COMMA), M2(C_YEAR, C_YEAR2)},
     act_date,
     0},
    {"month-day", 1, {M(C_MONTH), O(C_THE), M2(C_DAYNUM, C_ORD)}, act_date, 0},
    {"day-month-year",
     1,
     {O(C_THE), M2(C_DAYNUM, C_ORD), O2(C_OF, C_HYPHEN), M(C_MONTH), O2(C_COMMA, C_HYPHEN),
      M2(C_YEAR, C_YEAR2)},
     act_date,
     0},
    {"day-month", 1, {O(C_THE), M2(C_DAYNUM, C_ORD), O2(C_OF, C_HYPHEN), M(C_MONTH)}, act_date, 0},
    {"month-year", 1, {M(C_MONTH), O2(C_COMMA, C_OF), M2(C_YEAR, C_YEAR2)}, act_date, 0},
    {"year-month", 1, {M(C_YEAR), M(C_MONTH)}, act_date, 0},
    {"on-the-nth", 1, {M(C_ON), M(C_THE), M(C_ORD)}, act_on_the_nth, 0},
    {"the-nth", 1, {M(C_THE), M(C_ORD)}, act_the_nth, 0},
    {"month", 1, {M(C_MONTH)}, act_date, 0},
    {"the-month-of", 1, {M(C_THE), V(C_UNIT, U_MONTH), M(C_OF), M(C_MONTH)}, act_date, 0},
    {"the-year-n", 1, {O(C_THE), O(C_ADJ), V(C_UNIT, U_YEAR), M(C_YEAR)}, act_the_year, 0},
    {"year-era", 1, {M2(C_NUM, C_YEAR), M(C_ERA)}, act_era, 0},
    {"era-year", 1, {V(C_ERA, 1), M2(C_NUM, C_YEAR)}, act_era, 0},
    {"year", 1, {M(C_YEAR)}, act_date, 0},
    {"year-pair", 1, {M(C_YEAR), T3(C_SLASHMARK, C_HYPHEN, C_DASH), T2(C_NUM, C_YEAR)}, act_year_pair, 0},
    {"fiscal-year-pair",
     1,
     {O(C_THE), M(C_FISCAL), O(C_HYPHEN), OV(C_UNIT, U_YEAR), O(C_OF), M(C_YEAR), T3(C_SLASHMARK, C_HYPHEN, C_DASH), T2(C_NUM, C_YEAR)},
     act_year_pair,
     1},
    {"year-pair-fiscal",
     1,
     {O(C_THE), M(C_YEAR), T3(C_SLASHMARK, C_HYPHEN, C_DASH), T2(C_NUM, C_YEAR), M(C_FISCAL), V(C_UNIT, U_YEAR)},
     act_year_pair,
     1},
    {"year-short", 1, {M(C_YEAR2)}, act_date, 0},
    {"fiscal-year-n",
     1,
     {O(C_THE), M(C_FISCAL), O(C_HYPHEN), OV(C_UNIT, U_YEAR), M2(C_YEAR, C_YEAR2)},
     act_date,
     0},
    {"n-fiscal-year", 1, {O(C_THE), M(C_YEAR), M(C_FISCAL), V(C_UNIT, U_YEAR)}, act_date, 0},
    {"weekday", 1, {M(C_WEEKDAY)}, act_weekday, 0},
    {"weekday-nth", 1, {M(C_WEEKDAY), O(C_THE), M(C_ORD)}, act_weekday_nth, 0},
    {"weekdays-ago", 1, {M(C_NUM), M(C_WEEKDAY), V(C_AGO, -1)}, act_weekdays, -1},
    {"weekdays-from-now", 1, {M(C_NUM), M(C_WEEKDAY), M(C_FROM), M(C_NOW)}, act_weekdays, 1},
    {"weekday-after-next", 1, {O(C_THE), M(C_WEEKDAY), V(C_AFTER, 1), V(C_DEIXIS, X_NEXT)}, act_after_next, 0},
    {"unit-after-next", 1, {M(C_THE), M(C_UNIT), V(C_AFTER, 1), V(C_DEIXIS, X_NEXT)}, act_after_next, 0},
    {"weekday-before-last", 1, {O(C_THE), M(C_WEEKDAY), V(C_AFTER, -1), V(C_DEIXIS, X_LAST)}, act_before_last, 0},
    {"unit-before-last", 1, {M(C_THE), M(C_UNIT), V(C_AFTER, -1), V(C_DEIXIS, X_LAST)}, act_before_last, 0},
    {"decade-figures", 1, {O(C_THE), M(C_DECADE)}, act_decade, 0},
    {"century",
     1,
     {O(C_THE), M(C_ORD), O(C_HYPHEN), V(C_UNIT, U_CENTURY), O(C_ERA)},
     act_century,
     0},
    {"quarter-n",
     1,
     {O(C_THE), O(C_FISCAL), O(C_HYPHEN), M2(C_ORD, C_DEIXIS), O2(C_HYPHEN, C_FISCAL),
      V(C_UNIT, U_QUARTER)},
     act_quarter,
     0},
    {"final-quarter", 1, {O(C_THE), V(C_ADJ, 2), V(C_UNIT, U_QUARTER)}, act_final_quarter, 0},
    {"quarter-q", 1, {M(C_QUARTER), O(C_OF), O2(C_YEAR, C_YEAR2)}, act_quarter, 0},
    {"half-n", 1, {O(C_THE), M2(C_ORD, C_DEIXIS), O(C_HYPHEN), M(C_HALF)}, act_half, 0},
    {"half-h", 1, {M(C_HALFYEAR), O(C_OF), M2(C_YEAR, C_YEAR2)}, act_half_year, 0},
    {"half-h-alone", 1, {M(C_HALFYEAR)}, act_half_alone, 0},
    {"season", 1, {M(C_SEASON), O2(C_YEAR, C_YEAR2)}, act_season, 0},
    {"season-the", 1, {M(C_THE), M(C_SEASON)}, act_season, 0},
    {"holiday", 1, {M(C_HOLIDAY), OV(C_UNIT, U_DAY), O2(C_YEAR, C_YEAR2)}, act_holiday, 0},
    {"holiday-year", 1, {M(C_HOLIDAY), OV(C_UNIT, U_DAY), M(C_COMMA), M(C_YEAR)}, act_holiday, 1},
    {"new-year", 1, {M(C_THE), V(C_HOLIDAY, HOLIDAY_NEW_YEAR)}, act_new_year, 0},
    {"new-years", 1, {V(C_HOLIDAY, HOLIDAY_NEW_YEAR), M(C_POSS)}, act_new_years, 0},
    {"holiday-week", 1, {M(C_HOLIDAY), M(C_UNIT)}, act_holiday_week, 0},
    {"holiday-weekday", 1, {M(C_HOLIDAY), M(C_WEEKDAY)}, act_holiday_weekday, 0},
    {"holiday-eve", 1, {M(C_HOLIDAY), M(C_EVE), O2(C_YEAR, C_YEAR2)}, act_holiday, 0},
    {"refday", 1, {M(C_REFDAY)}, act_refday, 0},
    {"day-before-refday", 1, {O(C_THE), V(C_UNIT, U_DAY), M(C_AFTER), M(C_REFDAY)}, act_refday, 0},
    {"tonight", 1, {M(C_TONIGHT)}, act_tonight, 0},
    {"the-day", 1, {M(C_THE), M(C_UNIT)}, act_the_unit, 0},

    /* ---- level 1: times of the day ---- */
    {"clock", 1, {M(C_CLOCK), O(C_AMPM), O(C_ZONE)}, act_clock, 0},
    {"hour-ampm", 1, {M(C_NUM), M(C_AMPM), O(C_ZONE)}, act_clock, 0},
    {"clock-hours", 1, {M2(C_CLOCK, C_NUM), V(C_UNIT, U_HOUR), O(C_ZONE)}, act_clock_hours, 0},
    {"figures-zone", 1, {M(C_NUM), M(C_ZONE)}, act_figures_zone, 0},
    {"hour-minutes-ampm", 1, {M(C_NUM), M(C_NUM), M(C_AMPM), O(C_ZONE)}, act_spoken_clock, 0},
    {"oclock", 1, {M(C_NUM), M(C_OCLOCK), O(C_AMPM), O(C_ZONE)}, act_clock, 0},
    {"clock-in-the-part",
     1,
     {M2(C_CLOCK, C_NUM), O(C_OCLOCK), M2(C_IN, C_AT), O(C_THE), M(C_PART)},
     act_clock,
     0},
    {"half-past", 1, {M2(C_HALF, C_NUM), V(C_DEIXIS, X_PAST), M(C_NUM), O(C_OCLOCK), O(C_AMPM), O(C_ZONE)}, act_past_hour, 0},
    {"quarter-past", 1, {O(C_A), V(C_UNIT, U_QUARTER), M2(C_DEIXIS, C_TO), M(C_NUM), O(C_OCLOCK), O(C_AMPM), O(C_ZONE)}, act_past_hour, 0},
    {"minutes-past", 1, {M(C_NUM), V(C_UNIT, U_MINUTE), M3(C_DEIXIS, C_TO, C_AFTER), M(C_NUM), O(C_OCLOCK), O(C_AMPM), O(C_ZONE)}, act_past_hour, 1},
    {"noon", 1, {O2(C_NUM, C_CLOCK), M(C_NOON), O(C_ZONE)}, act_clock, 0},

    /* ---- level 1: lengths ---- */
    {"some-day-to-come", 1, {V(C_NUM, 1), V(C_UNIT, U_DAY)}, act_one_day, 0},
    {"duration-n",
     1,
     {O(C_QMOD), M(C_NUM), O(C_HYPHEN), O3(C_ADJ, C_MORE, C_LONG), O(C_ADJ), M(C_UNIT)},
     act_duration,
     0},
    {"duration-n-plus",
     1,
     {O(C_QMOD), M(C_NUM), O(C_HYPHEN), M(C_UNIT), O(C_HYPHEN), M(C_PLUS)},
     act_duration,
     0},
    {"duration-plus-n", 1, {O(C_QMOD), M(C_NUM), O(C_HYPHEN), M(C_PLUS), O(C_HYPHEN), M(C_UNIT)}, act_duration, 0},
    {"duration-millions", 1, {O(C_QMOD), M2(C_NUM, C_A), O(C_HYPHEN), M(C_MILLION), O(C_HYPHEN), M(C_UNIT)}, act_millions, 0},
    {"year-and-a-half", 1, {O(C_QMOD), M2(C_A, C_NUM), M(C_UNIT), T(C_HYPHEN), M(C_AND), T(C_HYPHEN), M(C_A), T(C_HYPHEN), M(C_HALF)}, act_duration, 0},
    {"length-word", 1, {M(C_LENGTH)}, act_length_word, 0},
    {"duration-n-long",
     1,
     {O(C_QMOD), M(C_NUM), M(C_HYPHEN), M(C_UNIT), M(C_HYPHEN), M(C_LONG)},
     act_duration,
     0},
    {"duration-unit-long", 1, {M(C_UNIT), M(C_HYPHEN), M(C_LONG)}, act_duration, 0},
    {"duration-unit-old", 1, {M(C_UNIT), M(C_HYPHEN), M(C_OLD)}, act_units_old, 0},
    {"duration-a", 1, {O(C_QMOD), M(C_A), O(C_ADJ), M(C_UNIT)}, act_duration, 0},
    {"duration-another", 1, {V(C_ADJ, 1), M(C_UNIT)}, act_duration, 0},
    {"duration-vague",
     1,
     {O(C_QMOD), M(C_VAGUE), O(C_HYPHEN), O(C_ADJ), M(C_UNIT)},
     act_duration,
     0},
    {"duration-half-a", 1, {O(C_QMOD), M(C_HALF), O2(C_A, C_HYPHEN), M(C_UNIT)}, act_duration, 0},
    {"duration-a-half", 1, {O(C_QMOD), M(C_A), M(C_HALF), O(C_HYPHEN), M(C_UNIT)}, act_duration, 0},
    {"duration-and-a-half",
     1,
     {O(C_QMOD), M2(C_A, C_NUM), M(C_UNIT), M(C_AND), M(C_A), M(C_HALF)},
     act_duration,
     0},
    {"duration-plural", 1, {M(C_UNIT)}, act_plural, 0},
    {"weeks-or-months", 1, {M(C_UNIT), M(C_OR), M(C_UNIT)}, act_plural_or, 0},
    {"deixis-and-a-half", 1, {O(C_THE), M(C_DEIXIS), M(C_UNIT), M(C_AND), M(C_A), M(C_HALF)}, act_deixis_and_half, 0},
    {"quarter-century", 1, {O(C_QMOD), M(C_A), V(C_UNIT, U_QUARTER), O(C_HYPHEN), V(C_UNIT, U_CENTURY)}, act_quarter_century, 0},
    {"last-quarter-century", 1, {O(C_THE), M(C_DEIXIS), V(C_UNIT, U_QUARTER), O(C_HYPHEN), V(C_UNIT, U_CENTURY)}, act_quarter_century, 0},
    {"or-so", 1, {O(C_QMOD), M2(C_A, C_NUM), M(C_UNIT), M(C_OR), M(C_SO)}, act_duration, 0},
    {"or-two", 1, {M(C_A), M(C_UNIT), M(C_OR), V(C_NUM, 2)}, act_duration, 0},
    {"duration-range", 1, {O(C_QMOD), M(C_NUM), M3(C_TO, C_OR, C_HYPHEN), M(C_NUM), O(C_HYPHEN), O(C_ADJ), M(C_UNIT)}, act_duration_range, 0},
    {"age",
     1,
     {O(C_QMOD), M2(C_NUM, C_A), O(C_HYPHEN), M(C_UNIT), O(C_HYPHEN), M(C_OLD)},
     act_age,
     0},
    {"age-range", 1, {O(C_QMOD), M(C_NUM), M3(C_TO, C_OR, C_HYPHEN), M(C_NUM), O(C_HYPHEN), M(C_UNIT), O(C_HYPHEN), M(C_OLD)}, act_age, 0},
    {"age-millions", 1, {O(C_QMOD), M2(C_NUM, C_A), O(C_HYPHEN), M(C_MILLION), O(C_HYPHEN), M(C_UNIT), O(C_HYPHEN), M(C_OLD)}, act_age, 0},
    {"a-while", 1, {M(C_A), V(C_PERIOD, 4)}, act_while, 0},
    {"some-time", 1, {V(C_VAGUE, 1), V(C_PERIOD, 2)}, act_while, 0},
    {"a-long-time", 1, {M(C_A), M(C_LONG), V(C_PERIOD, 2)}, act_while, 0},

    /* ---- level 1: relative to now or to the text ---- */
    {"refword", 1, {O(C_THE), M(C_REFWORD)}, act_refword, 0},
    {"ref-adjective", 1, {M(C_REFWORD)}, act_ref_adjective, 0},
    {"near-future", 1, {M(C_THE), M2(C_SHORT, C_ADJ), M(C_REFWORD)}, act_refword, 0},
    {"the-other-day", 1, {M(C_THE), M(C_OTHER), V(C_UNIT, U_DAY)}, act_other_day, 0},
    {"that-time", 1, {M2(C_THE, C_DEIXIS), O(C_DEIXIS), V(C_PERIOD, 2)}, act_that_time, 0},
    {"that-period", 1, {M(C_DEIXIS), V(C_PERIOD, 1)}, act_that_time, 0},
    {"the-moment", 1, {M2(C_THE, C_DEIXIS), V(C_PERIOD, 3)}, act_moment, 0},
    {"short-term", 1, {M(C_THE), M2(C_SHORT, C_LONG), M(C_TERM)}, act_term, 0},
    {"deixis-unit",
     1,
     {O(C_THE), M(C_DEIXIS), O(C_DEIXIS), O2(C_FISCAL, C_ADJ), M(C_UNIT)},
     act_deixis_unit,
     0},
    {"deixis-part",
     1,
     {O(C_THE), M(C_DEIXIS), O(C_DEIXIS), M2(C_PART, C_NOON)},
     act_deixis_part,
     0},
    {"deixis-period", 1, {M(C_THE), M(C_DEIXIS), V(C_PERIOD, 1)}, act_deixis_period, 0},
    {"the-part", 1, {M(C_THE), M(C_PART)}, act_the_part, 0},
    {"bare-part", 1, {M(C_PART)}, act_the_part, 0},
    {"edge-part", 1, {M(C_EDGE), O(C_HYPHEN), M(C_PART)}, act_the_part, 0},
    {"year-ago-unit",
     1,
     {O2(C_THE, C_A), O(C_ADJ), M(C_UNIT), M(C_HYPHEN), M2(C_AGO, C_SHIFT), O2(C_UNIT, C_PERIOD)},
     act_year_ago,
     0},
    {"prior-year-unit", 1, {O2(C_THE, C_A), V(C_DEIXIS, X_PREVIOUS), T(C_HYPHEN), V(C_UNIT, U_YEAR), M2(C_UNIT, C_PERIOD)}, act_prior_year, 0},
    {"year-end", 1, {O(C_THE), M(C_UNIT), O(C_HYPHEN), V(C_EDGE, M_END)}, act_unit_end, 0},
    {"years-end", 1, {O(C_THE), M(C_UNIT), M(C_POSS), V(C_EDGE, M_END)}, act_unit_end, 0},
    {"fiscal-year", 1, {O2(C_THE, C_DEIXIS), M(C_FISCAL), V(C_UNIT, U_YEAR)}, act_fiscal_year, 0},

    /* ---- level 1: recurring ---- */
    {"adverb-set", 1, {M(C_ADVSET)}, act_adverb_set, 0},
    {"every-workday", 1, {M(C_EVERY), V(C_ADVSET, U_WORKDAY)}, act_every_workday, 0},
    {"workday-parts", 1, {O(C_EVERY), V(C_ADVSET, U_WORKDAY), M(C_PART)}, act_workday_parts, 0},
    {"every-unit", 1, {M(C_EVERY), O(C_ADJ), M(C_UNIT)}, act_every_unit, 0},
    {"every-n-units", 1, {M(C_EVERY), M2(C_NUM, C_VAGUE), M(C_UNIT)}, act_every_unit, 0},
    {"every-nth-unit", 1, {M(C_EVERY), M(C_ORD), M(C_UNIT)}, act_every_unit, 0},
    {"every-half-unit", 1, {M(C_EVERY), M(C_HALF), O2(C_A, C_HYPHEN), M(C_UNIT)}, act_every_half, 0},
    {"every-part", 1, {M(C_EVERY), M(C_PART)}, act_every_part, 0},
    {"times-a-unit", 1, {M(C_TIMES), M2(C_A, C_EVERY), M(C_UNIT)}, act_times, 0},
    {"n-times-a-unit", 1, {M(C_NUM), V(C_TIMES, 0), M2(C_A, C_EVERY), M(C_UNIT)}, act_times, 0},

    /* ---- level 2: over chunks ---- */
    {"ago", 3, {O(C_QMOD), M(C_DUR), O(C_COMMA), M(C_AGO)}, act_ago, 0},
    {"from-now", 3, {M(C_DUR), M(C_FROM), V(C_DATE, REF_PRESENT)}, act_from_now, 0},
    {"from-today", 3, {M(C_DUR), M(C_FROM), M(C_DATE)}, act_shift_from, 1},
    {"later", 3, {M(C_DUR), M(C_SHIFT)}, act_later, 0},
    {"prior", 3, {M3(C_DUR, C_DATE, C_TIME), V(C_DEIXIS, X_PREVIOUS)}, act_prior, 0},
    {"later-after", 3, {M3(C_DUR, C_DATE, C_TIME), M(C_AFTER)}, act_later_bare, 0},
    {"before-a-day", 3, {M(C_DUR), M(C_AFTER), M(C_DATE)}, act_shift_from, 0},
    {"before-a-day-the", 3, {M(C_DATE), M(C_AFTER), M(C_DATE)}, act_shift_from, 0},
    {"these-next-days", 2, {M(C_DEIXIS), M(C_DEIXIS), M(C_DUR)}, act_deixis_duration, 0},
    {"deixis-duration",
     2,
     {O(C_QMOD), O(C_THE), M2(C_DEIXIS, C_ORD), M(C_DUR)},
     act_deixis_duration,
     0},
    {"another-duration", 2, {V(C_ADJ, 1), M(C_DUR)}, act_another, 0},
    {"final-duration", 2, {O(C_THE), V(C_ADJ, 2), M(C_DUR)}, act_deixis_duration, 0},
    {"edge-duration", 2, {O(C_THE), M(C_EDGE), M(C_DUR)}, act_edge_duration, 0},
    {"the-duration", 2, {M(C_THE), M(C_DUR)}, act_the_duration, 0},
    {"compound-duration", 2, {M(C_DUR), O2(C_AND, C_COMMA), O(C_AND), M(C_DUR)}, act_compound, 0},
    {"deixis-date", 2, {O(C_THE), M(C_DEIXIS), O(C_DEIXIS), M(C_DATE)}, act_deixis_date, 0},
    {"nth-weekday-of", 2, {O(C_THE), M2(C_ORD, C_DEIXIS), M(C_DATE), M2(C_OF, C_IN), M(C_DATE)}, act_nth_of, 0},
    {"nth-week-of", 2, {O(C_THE), M2(C_ORD, C_DEIXIS), M(C_UNIT), M2(C_OF, C_IN), M(C_DATE)}, act_nth_of, 0},
    {"final-day-of", 2, {O(C_THE), V(C_ADJ, 2), M(C_UNIT), M2(C_OF, C_IN), M(C_DATE)}, act_nth_of, 0},
    {"nth-of-month", 2, {O(C_THE), M(C_ORD), M(C_OF), M(C_DATE)}, act_day_of_month, 0},
    {"week-of", 2, {M(C_DATE), M(C_OF), M(C_DATE)}, act_week_of, 0},
    {"every-nth-date", 2, {M(C_EVERY), M(C_ORD), M(C_DATE)}, act_every_date, 0},
    {"every-date", 2, {M(C_EVERY), M2(C_DATE, C_TIME)}, act_every_date, 0},
    {"every-date-part", 2, {M(C_EVERY), M(C_DATE), M(C_TIME)}, act_every_date_part, 0},
    {"date-part", 2, {M(C_DATE), O(C_HYPHEN), M(C_TIME)}, act_date_part, 0},
    {"date-part-the", 2, {M(C_DATE), M(C_IN), M(C_TIME)}, act_date_part, 0},
    {"last-date-part", 3, {M(C_DATE), O(C_HYPHEN), M(C_TIME)}, act_date_part, 0},
    {"the-1988-period", 2, {M(C_THE), M(C_DATE), V(C_PERIOD, 1)}, act_year_period, 0},

    /* ---- level 3: one date inside another ---- */
    {"weekday-date", 3, {M(C_DATE), O(C_COMMA), O(C_THE), M(C_DATE)}, act_merge, 0},
    {"date-of-date", 3, {M(C_DATE), M2(C_OF, C_IN), M(C_DATE)}, act_merge, 0},
    {"date-of-the-date", 3, {M(C_DATE), M(C_POSS), O(C_FISCAL), M(C_DATE)}, act_merge_back, 0},
    {"year-quarter", 3, {O(C_THE), M(C_DATE), M(C_DATE)}, act_merge_back, 0},
    {"early-hours-of-date", 4, {M(C_DUR), M(C_OF), M2(C_DATE, C_TIME)}, act_hours_of, 0},
    {"part-hours-of-date", 4, {O(C_THE), M(C_TIME), M(C_DUR), M2(C_OF, C_ON), M(C_DATE)}, act_part_hours_of, 0},
    {"part-hours", 4, {O(C_THE), M(C_TIME), M(C_DUR)}, act_part_hours, 0},
    {"part-of-date", 4, {O(C_THE), M(C_TIME), M(C_OF), M(C_DATE)}, act_part_of, 0},

    /* ---- level 4: edges ---- */
    {"edge-of-date",
     4,
     {O(C_THE), O(C_ADJ), M(C_EDGE), M(C_OF), O(C_THE), M2(C_DATE, C_TIME)},
     act_edge,
     0},
    {"half-of-date", 4, {O(C_THE), M2(C_ORD, C_DEIXIS), M(C_HALF), M(C_OF), O(C_THE), M(C_DATE)}, act_half_of, 0},
    {"edge-in-date", 4, {M(C_EDGE), M2(C_IN, C_ON), M2(C_DATE, C_TIME)}, act_edge_in, 0},
    {"edge-date", 4, {O(C_THE), M(C_EDGE), O(C_HYPHEN), M2(C_DATE, C_TIME)}, act_edge, 0},
    {"edge-to-edge-date",
     4,
     {O(C_THE), M(C_EDGE), O(C_HYPHEN), O(C_TO), O(C_HYPHEN), M(C_EDGE), O(C_HYPHEN), M(C_DATE)},
     act_edge,
     0},
    {"same-period-of", 4, {M(C_REMOTE), O2(C_OF, C_IN), M(C_DATE)}, act_same_period, 0},
    {"around-date", 4, {V(C_QMOD, M_APPROX), M2(C_DATE, C_TIME)}, act_around, 0},
    {"or-later", 4, {M(C_DATE), M(C_OR), M(C_SHIFT)}, act_or_later, 0},

    /* ---- level 5: clock and day ---- */
    {"ago-day", 4, {M(C_REMOTE), M(C_DATE)}, act_ago_day, 0},
    {"week-weekday", 4, {M(C_REMOTE), O2(C_ON, C_COMMA), M(C_DATE)}, act_week_weekday, 0},
    {"part-at-time", 5, {M(C_TIME), M(C_AT), M(C_TIME)}, act_part_at, 1},
    {"hour-of-part", 5, {M(C_NUM), M(C_TIME)}, act_hour_of_part, 0},
    {"part-at-hour", 5, {M(C_TIME), M(C_AT), M(C_NUM)}, act_part_at, 0},
    {"time-date", 5, {M(C_TIME), O2(C_ON, C_COMMA), O(C_COMMA), M(C_DATE)}, act_time_date, 0},
    {"time-region", 4, {M(C_TIME), M(C_REGION), O(C_STANDARD), OV(C_PERIOD, 2)}, act_time_region, 0},
    {"time-local-date", 5, {M(C_TIME), M(C_LOCAL), V(C_PERIOD, 2), O(C_ON), O(C_COMMA), M(C_DATE)}, act_time_date, 0},
    {"time-part", 5, {M(C_TIME), O2(C_ON, C_COMMA), M(C_TIME)}, act_time_part, 0},
    {"date-time", 5, {M(C_DATE), O(C_COMMA), O(C_AT), M(C_TIME)}, act_date_time, 0},
    {"time-set", 5, {M(C_TIME), O(C_ON), M(C_SET)}, act_time_set, 0},
    {"set-time", 5, {M(C_SET), O(C_COMMA), O(C_AT), M(C_TIME)}, act_time_set, 0},
    {"nth-day", 6, {O(C_THE), M(C_ORD), V(C_UNIT, U_DAY)}, act_nth_day, 0},
    {"time-date-year", 6, {M(C_TIME), O(C_COMMA), M(C_DATE)}, act_time_date, 0},

};
/* clang-format on */

const uint32_t dl_time_rule_count = sizeof dl_time_rules / sizeof *dl_time_rules;
