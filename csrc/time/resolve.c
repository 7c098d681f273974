/* resolve.c: what the context knows.
 *
 * Expressions are resolved in text order. The context is the publication date and the last dates
 * that the text itself gave (the narrative anchor). Directions, measured on news: a bare weekday is
 * the most recent one, publication day included; a month and day, and a bare month, take the
 * nearest year; quarters that are reported are the last ones. Where a passage tells history (its
 * last dates carry years away from the publication), dates without a year continue from there. */
#include "time/cues.h"
#include "time/resolver.h"

static bool sane(int32_t year) {
  return year > -9000 && year < 9000;
}

/* The day that a clock time or a clause without a date belongs to. */
static int32_t current_day(const state *st) {
  if (st->has_last && st->last.day && (st->narrative || !st->has_dct))
    return dl_days_from_civil(st->last);
  return st->dct_days;
}

/* Of a news text: where days, weeks and months are counted from. From the last date where that is as
 * fine; a month or year named in the same breath makes it vague; else from the last day near, or back
 * from the publication. What is counted back never starts from a day to come. */
static bool news_point(state *st, bool months, int32_t step, dl_civil *d, bool *mention) {
  enum { CLOSE = 25, NEAR = 80, FAR = 150 };
  uint32_t gap = st->token - st->last_token;
  bool ahead = st->last.day && dl_days_from_civil(st->last) > st->dct_days;
  *mention = false;
  *d = st->dct;
  if (months && st->last.month) return false;
  if (st->last.day) return step < 0 && (ahead || gap > FAR);
  if (gap <= CLOSE) return false;
  if (st->has_day && st->token - st->day_token < NEAR) {
    *d = st->day;
    *mention = true;
    st->last_index = st->day_index;
    return true;
  }
  return step < 0;
}

/* The anchor of "the next day", "two years later": what the text said last, or the publication. */
static bool narrative_point(state *st, uint8_t unit, int32_t step, dl_civil *d, bool *mention) {
  bool days = unit == U_DAY || unit == U_NIGHT || unit == U_WEEK || unit == U_FORTNIGHT;
  if ((days || unit == U_MONTH) && st->has_last && st->has_dct && !st->narrative &&
      news_point(st, !days, step, d, mention))
    return true;
  if (st->has_last) {
    *d = st->last;
    if (!d->month) d->month = 0;
    *mention = true;
    return true;
  }
  *mention = false;
  *d = st->dct;
  return st->has_dct;
}

/* ---- this, last, next ---- */

static int32_t step_of(uint8_t deixis) {
  switch (deixis) {
  case X_LAST:
  case X_PREVIOUS:
  case X_PAST: return -1;
  case X_NEXT:
  case X_COMING:
  case X_FOLLOWING: return 1;
  default: return 0;
  }
}

static bool from_text(uint8_t deixis) {
  return deixis == X_PREVIOUS || deixis == X_FOLLOWING || deixis == X_SAME || deixis == X_THAT;
}

/* "ahead of the weekend", "will meet at the weekend" */
static bool weekend_ahead(const state *st) {
  if (st->token > 0) {
    uint32_t cues = dl_cues_of(&st->r->tense, st->token - 1);
    if (cues & (CUE_UNTIL | CUE_TERM)) return true;
  }
  return dl_tense_of_weekday(&st->r->tense, st->token, st->end_token) > 0;
}

/* "He sued the next year": where the clause looks back, the year behind the one said before. */
static bool told_before(const state *st) {
  if (!st->has_last || !st->has_dct || st->token - st->last_token > 60) return false;
  dl_civil last = st->last;
  if (last.year > st->dct.year || (last.year == st->dct.year && last.month >= st->dct.month))
    return false;
  static const char *const spans[] = {"in",     "over", "within", "for",
                                      "during", "by",   "into",   "through"};
  if (st->token > 0) { /* "over the next year" */
    dl_str before = dl_token_str(st->r->text, st->token - 1);
    for (size_t k = 0; k < sizeof spans / sizeof *spans; k++)
      if (strlen(spans[k]) == before.len && memcmp(spans[k], before.ptr, before.len) == 0)
        return false;
  }
  return dl_tense_before(&st->r->tense, st->token) <= 0 &&
         dl_tense_of_weekday(&st->r->tense, st->token, st->end_token) <= 0;
}

static void deixis_unit(state *st, sem *s, resolved *out) {
  uint8_t d = s->deixis, unit = s->unit;
  int32_t step = step_of(d);
  dl_civil base = st->dct;
  bool mention = false, have = st->has_dct;
  bool text = from_text(d) || (st->narrative && d != X_LATEST && d != X_CURRENT);
  if (d == X_THE && st->has_last && st->narrative) text = true;
  if (d == X_THE && unit == U_DAY && s->inside && st->has_last && st->last.day &&
      st->token - st->last_token < 60)
    text = true; /* "later in the day" is of the day just named */
  if (d == X_NEXT && s->article && told_before(st)) text = true;
  if (text) have = narrative_point(st, unit, step, &base, &mention);
  if (!have || s->untold) {
    s->unit = unit;
    if (unit == U_WEEK) s->weekday = 0;
    return;
  }
  anchored(st, out, mention, mention ? "counted from the date before" : "counted from publication");
  dl_civil full = base;
  if (!full.month) full.month = 1;
  if (!full.day) full.day = 1;
  int32_t day = dl_days_from_civil(full);
  switch (unit) {
  case U_DAY:
    if (mention && !base.day) {
      s->year = base.year;
      s->month = (uint8_t)base.month;
      return;
    }
    dl_step_set_day(s, day + step);
    return;
  case U_WEEK:
  case U_FORTNIGHT:
    if (st->ends && st->ends->day && st->has_dct) { /* "the week ending Feb. 16" */
      int32_t year = st->ends->year != NO_YEAR
                         ? st->ends->year
                         : dl_years_likely(st, st->ends->month, st->ends->day, 0);
      if (st->ends->day <= dl_days_in_month(year, st->ends->month))
        dl_step_set_week(s, dl_days_from_civil((dl_civil){year, st->ends->month, st->ends->day}));
      return;
    }
    if (mention && !base.day) {
      s->year = base.year;
      s->month = (uint8_t)base.month;
      s->unit = U_NONE;
      return;
    }
    dl_step_set_week(s, day + 7 * step);
    return;
  case U_WEEKEND:
    if (d == X_THE || d == X_PAST) {
      /* the one that was last: on Saturday and Sunday the running one */
      step = dl_weekday(day) >= 6 || (d == X_THE && weekend_ahead(st)) ? 0 : -1;
    } else if (d == X_LAST) {
      step = -1;
    }
    dl_step_set_week(s, day + 7 * step);
    s->weekend = 1;
    return;
  case U_MONTH: {
    if (mention && !base.month) {
      s->year = base.year;
      return;
    }
    dl_civil m = dl_step_months((dl_civil){full.year, full.month, 1}, step);
    s->year = m.year;
    s->month = (uint8_t)m.month;
    s->unit = U_NONE;
    return;
  }
  case U_QUARTER: {
    int32_t q = full.year * 4 + (full.month - 1) / 3;
    if (st->ends && st->has_dct) { /* "the quarter ended Sept. 29" */
      int32_t year = st->ends->year != NO_YEAR
                         ? st->ends->year
                         : dl_years_likely(st, st->ends->month, st->ends->day, 0);
      /* that of its middle month; what ends in a month's first days ends with the month before */
      int32_t month = st->ends->month - 1 - (st->ends->day && st->ends->day < 10);
      if (month < 1) month += 12, year--;
      s->year = year;
      s->quarter = (uint8_t)((month - 1) / 3 + 1);
      s->unit = U_NONE;
      return;
    }
    if (s->has_ordinal_day && d == X_SAME && !st->has_quarter)
      return; /* a period that nothing tells */
    if ((d == X_THE || d == X_SAME || d == X_THAT) && st->has_quarter) {
      q = st->last_quarter_year * 4 + st->last_quarter - 1;
    } else if (d == X_THE || d == X_LATEST) {
      q -= 1;
    } else {
      q += step;
    }
    if (d == X_PREVIOUS && st->has_quarter) q = st->last_quarter_year * 4 + st->last_quarter - 2;
    s->year = q / 4;
    s->quarter = (uint8_t)(q % 4 + 1);
    s->unit = U_NONE;
    return;
  }
  case U_YEAR:
    if (d == X_THE && !s->year_edge && !s->mod && st->ends && st->ends->month) {
      s->kind = K_DURATION; /* "the year ended March 31": a length that is no calendar year */
      s->base = BASE_FIELDS;
      s->count = 1;
      return;
    }
    if (d == X_THE && !s->year_edge && st->has_last && !st->last.month &&
        st->token - st->last_token <= 4) {
      s->year = st->last.year; /* "in 2015, the year it was signed" */
      s->unit = U_NONE;
      return;
    }
    if (s->turn) step = full.month > 6;
    s->year = full.year + step;
    s->unit = U_NONE;
    return;
  case U_DECADE:
    s->year = (full.year / 10 + step) * 10;
    s->truncated = 1;
    return;
  case U_CENTURY:
    s->year = (full.year / 100 + step) * 100;
    s->truncated = 2;
    return;
  case U_MOMENT: /* "at that time": as fine as what was said */
    s->year = base.year;
    s->month = (uint8_t)base.month;
    s->day = (uint8_t)base.day;
    return;
  default: s->year = full.year; return;
  }
}

/* "last June", "this Friday", "next summer" */
static void deixis_fields(state *st, sem *s, resolved *out) {
  uint8_t d = s->deixis;
  int32_t step = step_of(d);
  bool text = (from_text(d) || st->narrative) && st->has_last;
  enum { NEAR = 60 }; /* "that Wednesday" is not of a year that was named, nor of a day far off */
  if (s->weekday && text && !st->narrative && st->has_dct &&
      (!st->last.day || st->token - st->last_token > NEAR))
    text = false;
  dl_civil base = text ? st->last : st->dct;
  if (!text && !st->has_dct) return;
  if (!base.month) base.month = 1;
  if (!base.day) base.day = 1;
  int32_t day = dl_days_from_civil(base);
  anchored(st, out, text, text ? "counted from the date before" : "counted from publication");
  if (s->weekday) {
    int32_t today = dl_weekday(day), gap;
    if (step < 0)
      gap = -((today - s->weekday + 6) % 7 + 1);
    else if (step > 0)
      gap = (s->weekday - today + 6) % 7 + 1;
    else if (d == X_THAT || d == X_SAME)
      gap = -((today - s->weekday + 7) % 7);
    else
      gap = (s->weekday - today + 7) % 7;
    if (d == X_PAST) gap = -((today - s->weekday + 6) % 7 + 1);
    if (step && !text && !s->count && dl_calendar_reads(st->r))
      gap = dl_calendar_weekday_of(day, s->weekday, step) - day;
    dl_step_set_day(s, day + gap + s->count); /* count: "Friday after next" */
    return;
  }
  if (s->holiday) {
    int32_t h, length, year = base.year;
    for (int32_t y = base.year - 1; y <= base.year + 1; y++) {
      if (!dl_holiday_day(s->holiday, y, &h, &length)) continue;
      if (step < 0 && h < day) year = y;
      if (step > 0 && h > day + (d == X_COMING ? -1 : 14)) { /* "next Christmas" in its week */
        year = y;
        break;
      }
    }
    s->year = year;
    return;
  }
  int32_t month = s->month;
  if (s->season) {
    static const uint8_t first[] = {3, 6, 9, 12};
    month = first[s->season - PART_SP];
  }
  if (s->quarter) month = s->quarter * 3 - 2;
  if (s->half) month = s->half == 1 ? 1 : 7;
  if (s->day && !step && !st->narrative && st->has_dct && from_text(d)) { /* "that same Aug. 1" */
    s->year = dl_years_likely(st, s->month, s->day, st->token);
    return;
  }
  if (s->day) {
    if (step < 0)
      s->year = s->month * 32 + s->day < base.month * 32 + base.day ? base.year : base.year - 1;
    else if (step > 0)
      s->year = s->month * 32 + s->day > base.month * 32 + base.day ? base.year : base.year + 1;
    else
      s->year = base.year;
    return;
  }
  /* in March, "last February" is that of the year before: this year's is last month */
  bool just = d == X_LAST && s->month && month + 1 == base.month;
  if (step < 0)
    s->year = month < base.month && !just ? base.year : base.year - 1;
  else if (step > 0)
    s->year = month > base.month ? base.year : base.year + 1;
  else
    s->year = base.year;
  if (step == 0 && s->season && s->season != PART_WI && !text && d == X_THIS) {
    /* "could begin this summer", said in December, is the next; "fell this autumn", said in
     * January, the last */
    int32_t ahead = dl_tense_before(&st->r->tense, st->token);
    if (base.month > month + 3) s->year += ahead > 0;
    if (base.month == 1 && month > 7) s->year -= ahead < 0;
  }
}

/* ---- ago, later ---- */

static void complete(state *st, sem *s, resolved *out, uint32_t token);

/* Whether the last date stands in the same sentence: "jailed in 1984 for what he did a year
 * earlier". */
static bool in_the_sentence(const state *st) {
  enum { REACH = 40 };
  if (st->token - st->last_token > REACH) return false;
  for (uint32_t t = st->last_token + 1; t <= st->token; t++)
    if (st->r->text->tokens[t].flags & DL_TOKEN_FIRST) return false;
  return true;
}

/* "the same month last year", "on this day in 1990" */
static void same_in_another_year(state *st, sem *s, resolved *out) {
  bool said = s->deixis == X_SAME && st->has_last && st->last.month;
  dl_civil like = said ? st->last : st->dct;
  if (!st->has_dct) return;
  if (s->year == NO_YEAR) s->year = st->dct.year - s->count;
  s->month = (uint8_t)like.month;
  s->day = (uint8_t)(s->unit2 == U_DAY ? like.day : 0);
  anchored(st, out, said, "the same as was said, in another year");
}

static void resolve_shift(state *st, sem *s, resolved *out, uint32_t token) {
  int32_t sign = s->direction;
  if (s->anchor == ANCHOR_SAME) {
    same_in_another_year(st, s, out);
    return;
  }
  if (s->anchor == 2 && s->other >= 0) {
    sem to = st->r->sems[s->other];
    resolved inner = *out;
    complete(st, &to, &inner, token);
    out->why = "counted from the day it names";
    if (to.holiday && to.year != NO_YEAR) {
      int32_t h, length;
      if (dl_holiday_day(to.holiday, to.year, &h, &length)) dl_step_set_day(&to, h - to.eve);
    }
    if (to.year == NO_YEAR || !to.month || !to.day) {
      s->base = BASE_FIELDS;
      s->unit = U_DAY;
      return;
    }
    sem moved = *s;
    moved.year = NO_YEAR;
    int32_t day = dl_days_from_civil((dl_civil){to.year, to.month, to.day});
    const sem *named = &st->r->sems[s->other];
    if (sign < 0 && s->unit >= U_MONTH && named->weekday && !named->day && st->has_dct &&
        day < st->dct_days - 3) { /* "a year ago Wednesday", said on Tuesday: tomorrow's */
      day += 7;
      dl_step_set_day(&to, day);
    }
    int32_t weekday = dl_weekday(day);
    if (s->unit == U_WEEKEND) /* by its Sunday */
      dl_step_set_week(&moved, day - weekday + (sign < 0 ? 0 : weekday < 6 ? 7 : 14));
    else if (s->week_of)
      dl_step_set_week(&moved, day + sign * 7);
    else if (s->unit == U_DAY)
      dl_step_set_day(&moved, day + sign * s->count);
    else if (s->unit == U_WEEK)
      dl_step_set_day(&moved, day + sign * 7 * s->count);
    else {
      dl_step_by_unit(&moved, (dl_civil){to.year, to.month, to.day}, sign);
      if (s->unit >= U_YEAR && !moved.month) moved.month = to.month; /* "a year from Friday" */
      if (moved.month) moved.day = to.day;
    }
    *s = moved;
    out->anchor = inner.anchor;
    out->anchor_index = inner.anchor_index;
    return;
  }
  if (s->vague) {
    s->ref = sign < 0 ? REF_PAST : REF_FUTURE;
    return;
  }
  bool mention = false;
  dl_civil from = st->dct;
  bool have = st->has_dct;
  if ((s->anchor == 3 ||
       (s->anchor == 0 && s->direction < 0 && s->unit == U_YEAR && s->count == 1 && !s->milli &&
        st->has_quarter && token - st->quarter_token < 60)) &&
      st->has_quarter && !st->narrative &&
      (s->unit2 == U_QUARTER || s->unit2 == U_NONE || s->unit2 == U_YEAR)) {
    if (token - st->quarter_token < 400 || s->unit2 == U_QUARTER) {
      s->year = st->last_quarter_year - s->count;
      s->quarter = st->last_quarter;
      anchored(st, out, true, "the same quarter of the year before");
      out->anchor_index = st->quarter_index;
      return;
    }
  }
  bool beside = s->anchor == 3 && st->has_last && st->last_written && in_the_sentence(st);
  if (s->anchor == 1 || st->narrative || beside) /* in a story, "two years ago" is somebody's */
    have = narrative_point(st, s->unit, sign, &from, &mention);
  if (s->unit <= U_HOUR && s->unit != U_NONE) {
    int32_t minute = st->r->context->published_minute;
    if (have && !mention && minute >= 0 && s->anchor == 0) {
      int64_t seconds = (int64_t)st->dct_days * 86400 + (int64_t)minute * 60;
      int64_t each = s->unit == U_HOUR ? 3600 : s->unit == U_MINUTE ? 60 : 1;
      seconds += sign * (each * s->count + each * s->milli / 1000);
      int64_t day = seconds >= 0 ? seconds / 86400 : -((86399 - seconds) / 86400);
      if (day > -3000000 && day < 3000000) {
        dl_step_set_day(s, (int32_t)day);
        int32_t rest = (int32_t)(seconds - day * 86400);
        s->hour = (int8_t)(rest / 3600);
        s->minute = (int8_t)(rest / 60 % 60);
        anchored(st, out, false, "counted from the time of publication");
        return;
      }
    }
    s->ref = sign < 0 ? REF_PAST : REF_FUTURE;
    return;
  }
  /* later than what was not told: "Five years later, it is still shut" speaks of its own day */
  bool nowhere = have && s->anchor == 1 && sign > 0 && !mention;
  if (nowhere && (st->r->text->tokens[token].flags & DL_TOKEN_FIRST) && s->unit >= U_MONTH) {
    dl_civil own = st->dct;
    s->year = own.year;
    s->month = (uint8_t)(s->unit == U_MONTH ? own.month : 0);
    anchored(st, out, false, "the day of publication");
    return;
  }
  if (!have || nowhere) {
    s->base = BASE_FIELDS;
    s->month = s->day = 0;
    return;
  }
  anchored(st, out, mention, mention ? "counted from the date before" : "counted from publication");
  if (!(s->anchor == 0 && dl_calendar_reads(st->r) && dl_calendar_step(s, from, sign)))
    dl_step_by_unit(s, from, sign);
  if (!sane(s->year)) { /* "66 million years ago" */
    s->year = NO_YEAR;
    s->ref = sign < 0 ? REF_PAST : REF_FUTURE;
    return;
  }
  bool beyond = s->year > st->dct.year || (s->year == st->dct.year && s->month > st->dct.month);
  if (beyond && (mention || s->anchor == 1) && sign > 0 && st->has_dct && !st->narrative &&
      (s->unit == U_YEAR || s->unit == U_MONTH || s->unit == U_DECADE) &&
      dl_tense_of_weekday(&st->r->tense, token, st->end_token) <= 0) {
    /* "two years later, it is gone": no further than the text's own day */
    s->year = st->dct.year;
    if (s->month) s->month = (uint8_t)st->dct.month;
    anchored(st, out, false, "not after publication");
  }
}

/* ---- one expression ---- */

static void resolve_weekday(state *st, sem *s, resolved *out, uint32_t token) {
  if (s->untold && !st->narrative) return;
  if (tells_history(st) && st->narrative && st->last.day) {
    int32_t day = dl_days_from_civil(st->last);
    dl_step_set_day(s, day + (s->weekday - dl_weekday(day) + 7) % 7);
    anchored(st, out, true, "the weekday after the date before");
    return;
  }
  if (!st->has_dct || st->narrative) return; /* no day of the text's own week */
  if (to_come(st)) {
    dl_step_set_day(s, dl_calendar_weekday(st->dct_days, s->weekday));
    anchored(st, out, false, "the next one");
    return;
  }
  int32_t back = (dl_weekday(st->dct_days) - s->weekday + 7) % 7;
  int32_t tense = dl_tense_of_weekday(&st->r->tense, token, st->end_token);
  bool ahead = tense > 0 || (tense == 0 && st->weekdays_ahead >> s->weekday & 1);
  if (tense) {
    uint8_t bit = (uint8_t)(1u << s->weekday);
    st->weekdays_ahead = (uint8_t)(ahead ? st->weekdays_ahead | bit : st->weekdays_ahead & ~bit);
  }
  ahead = ahead || (tense >= 0 && (dl_tense_firmly_ahead(&st->r->tense, token) ||
                                   dl_tense_term_ahead(&st->r->tense, token)));
  if (back && ahead) {
    dl_step_set_day(s, st->dct_days + 7 - back);
    anchored(st, out, false, "the next one: it is spoken of as to come");
    return;
  }
  dl_step_set_day(s, st->dct_days - back);
  anchored(st, out, false, "the most recent one at publication");
}

static void complete(state *st, sem *s, resolved *out, uint32_t token) {
  if (s->kind == K_DURATION) return;
  if (s->kind == K_SET) return;
  switch (s->base) {
  case BASE_REF: return;
  case BASE_DAY:
    if (st->narrative && !s->count && !s->part && s->hour < 0) { /* "in what is today Poland" */
      s->ref = REF_PRESENT;
      return;
    }
    if (st->has_dct) {
      dl_step_set_day(s, (s->part && st->narrative && !s->count ? current_day(st) : st->dct_days) +
                             s->count);
      anchored(st, out, false, "counted from publication");
    } else {
      s->unit = U_DAY;
    }
    break;
  case BASE_SHIFT: resolve_shift(st, s, out, token); break;
  case BASE_DEIXIS:
    if (s->unit)
      deixis_unit(st, s, out);
    else
      deixis_fields(st, s, out);
    break;
  default:
    if (s->other >= 0) { /* "the third quarter of last year", "Monday of next week" */
      sem whole = st->r->sems[s->other];
      complete(st, &whole, out, token);
      if (s->weekday && whole.week && whole.year != NO_YEAR) {
        dl_step_set_day(s, dl_days_from_iso_week(whole.year, whole.week) + s->weekday - 1);
      } else {
        s->year = whole.year;
      }
      break;
    }
    if (s->week_of && (s->day || s->weekday)) {
      if (s->weekday && !s->day)
        resolve_weekday(st, s, out, token);
      else
        dl_years_fill(st, s, out, token);
      if (s->year != NO_YEAR && s->month && s->day) {
        dl_step_set_week(s, dl_days_from_civil((dl_civil){s->year, s->month, s->day}));
        s->weekday = 0;
      }
      break;
    }
    if (s->weekday && !s->day) {
      resolve_weekday(st, s, out, token);
    } else if (s->month || s->season || s->quarter || s->half) {
      dl_years_fill(st, s, out, token);
    } else if (s->holiday) {
      if (s->year == NO_YEAR && st->in_year != NO_YEAR) {
        s->year = st->in_year;
        out->why = "the year behind it";
      } else if (s->year == NO_YEAR) {
        if (tells_history(st)) {
          s->year = st->last.year;
          anchored(st, out, true, "the year of the passage");
        } else if (st->has_dct) {
          s->year = dl_years_of_feast(st, s->holiday);
          anchored(st, out, false,
                   to_come(st) ? "the next one" : "the year nearest to publication");
        }
      }
    } else if (s->day && s->year == NO_YEAR) {
      /* "on the 15th" */
      if (tells_history(st) && st->last.month) {
        s->year = st->last.year;
        s->month = (uint8_t)st->last.month;
        anchored(st, out, true, "the month of the date before");
      } else if (st->has_dct && to_come(st)) {
        dl_civil next;
        if (dl_calendar_day(st->dct, s->day, s->weekday, &next))
          dl_step_set_day(s, dl_days_from_civil(next));
        anchored(st, out, false, "the next one");
      } else if (st->has_dct) {
        int32_t gap = INT32_MAX, dayn = s->day;
        for (int32_t k = s->weekday ? -11 : -1; k <= (s->weekday ? 11 : 1); k++) {
          dl_civil m = dl_step_months((dl_civil){st->dct.year, st->dct.month, 1}, k);
          if (dayn > dl_days_in_month(m.year, m.month)) continue;
          int32_t at = dl_days_from_civil((dl_civil){m.year, m.month, dayn}), g = at - st->dct_days;
          if (s->weekday && dl_weekday(at) != s->weekday) continue; /* "Tuesday the 19th" */
          if (g < 0) g = -g;
          if (g >= gap) continue;
          gap = g;
          s->year = m.year;
          s->month = (uint8_t)m.month;
        }
        anchored(st, out, false, "the month nearest to publication");
      }
    } else if (s->kind == K_TIME && s->year == NO_YEAR) {
      /* a clock time or a part of the day alone */
      if (!s->untold && (st->has_dct || (st->has_last && st->last.day))) {
        bool said = st->has_last && st->last.day &&
                    (st->narrative || !st->has_dct || token - st->last_token < 40);
        dl_step_set_day(s, said ? dl_days_from_civil(st->last) : current_day(st));
        if (!said && st->r->context->published_minute >= 0 && s->hour >= 0 && to_come(st) &&
            s->hour * 60 + (s->minute > 0 ? s->minute : 0) < st->r->context->published_minute)
          dl_step_set_day(s, st->dct_days + 1);
        anchored(st, out, said, said ? "the day of the date before" : "the day of publication");
      } else {
        s->unit = U_DAY;
      }
    }
  }
  if (s->base == BASE_FIELDS && s->unit2 == U_QUARTER && st->has_quarter && !s->quarter)
    s->quarter = st->last_quarter; /* "the same quarter of 2012" */
  if (s->nth && s->year != NO_YEAR && s->month && !s->day)
    dl_step_pick_nth(s);
  else if (s->nth && s->year != NO_YEAR && !s->month) /* the first, the last week of a year */
    dl_step_set_week(s, dl_days_from_iso_week(s->year + (s->nth < 0), s->nth < 0 ? 1 : s->nth) -
                            (s->nth < 0 ? 7 : 0));
  if (s->holiday && s->year != NO_YEAR && !s->day) {
    int32_t h, length;
    if (s->week_of && dl_holiday_day(s->holiday, s->year, &h, &length)) {
      /* the weekend of a Monday is the one before it */
      bool weekend = s->weekend;
      dl_step_set_week(s, h - (weekend && dl_weekday(h) <= 2 ? 3 : 0));
      s->holiday = 0;
    } else if (dl_holiday_day(s->holiday, s->year, &h, &length)) {
      dl_step_set_day(s, h - s->eve);
      if (length >= 28) s->day = s->holiday = 0; /* Ramadan: the month it begins in */
    }
  }
  if (s->year != NO_YEAR && s->year < 0) {
    s->era = 1;
    s->year = -s->year;
  }
  if (s->year != NO_YEAR && s->month && s->day > dl_days_in_month(s->year, s->month)) s->day = 0;
}

/* What the text now speaks of. */
static void remember(state *st, const sem *s, uint32_t index, uint32_t token, bool initial,
                     bool written) {
  if (s->kind == K_DURATION && s->unit == U_MONTH && s->count >= 6 && s->count <= 12)
    st->has_quarter = false; /* "the nine months": what follows is compared with a year */
  if (s->kind != K_DATE && s->kind != K_TIME) return;
  if (s->ref || s->year == NO_YEAR || s->truncated) return;
  if (s->quarter && (s->base == BASE_SHIFT || s->unit2 == U_QUARTER))
    return; /* compared with, not spoken of */
  if (s->quarter) {
    st->has_quarter = true;
    st->last_quarter = s->quarter > 4 ? 4 : s->quarter;
    st->last_quarter_year = s->year;
    st->quarter_token = token;
    st->quarter_index = index;
    if (!st->narrative) return;
  }
  /* years before Christ count backwards: -218 and two years are -216 */
  dl_civil d = {s->era ? -s->year : s->year, s->month, s->day};
  /* what is counted back, or from the text's own day, is told in passing */
  if (st->narrative &&
      (s->base == BASE_DAY || (s->base == BASE_SHIFT && (s->anchor == 0 || s->direction < 0)) ||
       (s->base == BASE_DEIXIS && step_of(s->deixis) < 0)))
    return;
  /* a year in passing ("as in 1614") does not move the story: a date that opens its sentence, or
     goes on from the last one, does */
  if (st->has_last && st->narrative && s->base == BASE_FIELDS) {
    int32_t gap = d.year - st->last.year;
    if (initial && (gap < -60 || gap > (s->month || s->era ? 60 : 30))) return;
    if (initial) gap = 0;
    if (!initial && !s->month && !s->era) return;
    if (s->month && (gap < 0 || gap > 20)) return;
  }
  if (s->week && !s->day) {
    d = dl_civil_from_days(dl_days_from_iso_week(s->year, s->week) + (s->weekend ? 5 : 0));
  }
  if (s->season) {
    static const uint8_t middle[] = {4, 7, 10, 1};
    d.month = middle[s->season - PART_SP];
  }
  if (s->quarter) d.month = s->quarter * 3 - 1;
  st->has_last = true;
  st->last = d;
  st->last_index = index;
  st->last_token = token;
  st->last_written = written;
  if (d.day) {
    st->has_day = true;
    st->day = d;
    st->day_index = index;
    st->day_token = token;
  }
  st->last_year = s->year;
}

resolver *dl_resolver_new(run *r) {
  state *st = dl_arena_zalloc(r->scratch, 1, sizeof *st);
  if (!st) return NULL;
  st->r = r;
  st->has_dct = r->context->has_published && dl_civil_valid(r->context->published);
  st->last_year = st->named = st->in_year = NO_YEAR;
  if (st->has_dct) {
    st->dct = r->context->published;
    st->dct_days = dl_days_from_civil(st->dct);
  }
  st->narrative = r->story;
  return st;
}

/* "the Sept. 11 attacks": the day of the attacks, and told from then on. */
static void name_year(state *st, const atom *a, const sem *s) {
  if (!st->has_dct || s->base != BASE_FIELDS || !s->month || !s->day || s->year != NO_YEAR ||
      s->weekday)
    return;
  int32_t year = dl_sense_named_year(st->r, a, s->month, s->day);
  if (year == NO_YEAR || dl_days_from_civil((dl_civil){year, s->month, s->day}) > st->dct_days)
    return;
  sem known = *s;
  known.year = year;
  dl_years_tell(st, &known);
  st->named = year;
}

bool dl_resolve_window(run *r, const uint32_t *chunks, uint32_t count, uint32_t first,
                       resolve_sink sink, void *context) {
  state *st = r->context_of;
  st->habit.range_end = 0;
  sem previous = dl_sem_blank();
  for (uint32_t i = 0; i < count; i++) {
    const atom *a = &r->atoms[chunks[i]];
    resolved now, *v = &now;
    memset(v, 0, sizeof *v);
    v->s = r->sems[a->sem];
    st->ends = NULL;
    if (v->s.base == BASE_DEIXIS || (v->s.quarter && v->s.base == BASE_FIELDS))
      st->ends = dl_ranges_end_behind(r, chunks, count, i);
    st->next = i + 1 < count && !dl_ranges_names_a_noun(r, chunks[i + 1])
                   ? &r->sems[r->atoms[chunks[i + 1]].sem]
                   : NULL;
    bool range = i + 1 < count && chunks[i + 1] == chunks[i] + 2 && !(a[2].flags & A_BREAK) &&
                 (atom_is(a + 1, C_TO) || atom_is(a + 1, C_UNTIL) || atom_is(a + 1, C_HYPHEN) ||
                  atom_is(a + 1, C_DASH) || atom_is(a + 1, C_AND));
    st->in_year = NO_YEAR;
    if (i + 1 < count && chunks[i + 1] == chunks[i] + 2 &&
        !((a[1].flags | a[2].flags) & (A_BREAK | A_FIRST)) && atom_is(a + 1, C_IN) && a[2].rule &&
        strcmp(a[2].rule, "year") == 0)
      st->in_year = r->sems[a[2].sem].year;
    st->range_end = range ? &r->sems[a[2].sem] : NULL;
    st->token = a->token;
    st->end_token = a->end_token;
    name_year(st, a, &v->s);
    if (i + 1 < count) {
      dl_ranges_share_day(r, a, chunks[i + 1] - chunks[i], &v->s);
      dl_ranges_share_year(r, a, chunks[i + 1] - chunks[i], &v->s);
      dl_ranges_take_bracketed(r, a, chunks[i + 1] - chunks[i], &v->s);
    }
    dl_habits_read(r, &st->habit, chunks, count, i, &v->s);
    bool apposed = i > 0 && chunks[i] == chunks[i - 1] + 2 && atom_is(a - 1, C_COMMA) &&
                   !((a->flags | a[-1].flags) & A_BREAK);
    if (v->s.ordinal && apposed && previous.day && previous.year != NO_YEAR && !previous.week) {
      v->s.untold = false; /* "On Tuesday, the second day of the trial" */
      v->s.year = previous.year;
      v->s.month = previous.month;
      v->s.day = previous.day;
      v->s.era = previous.era;
      anchored(st, v, true, "the date before it names");
      v->anchor_index = first + i - 1;
    } else {
      complete(st, &v->s, v, a->token);
    }
    if (v->s.month && v->s.day && v->s.year != NO_YEAR && !v->s.era &&
        (r->sems[a->sem].year != NO_YEAR ||
         (r->sems[a->sem].month &&
          (dl_tense_before(&r->tense, a->token) > 0 || dl_tense_past_near(&r->tense, a->token)))))
      dl_years_tell(st, &v->s);
    if (i > 0 && chunks[i] == chunks[i - 1] + 2 && !(a->flags & A_BREAK))
      dl_ranges_follow(st->has_dct ? st->dct_days : INT32_MIN, &r->sems[a->sem], a - 1,
                       &r->sems[r->atoms[chunks[i - 1]].sem], &previous, &v->s);
    dl_value_write(&v->s, v);
    v->confidence = dl_value_confidence(&r->sems[a->sem], v);
    bool initial = false;
    for (uint32_t k = 0; k <= 14 && k <= chunks[i]; k++) {
      const atom *x = a - k;
      if (x->flags & (A_FIRST | A_BREAK)) {
        initial = true;
        break;
      }
      if (k > 0 && (x->flags & A_CHUNK)) break;
    }
    remember(st, &v->s, first + i, a->token, initial, r->sems[a->sem].year != NO_YEAR);
    if (!sink(r, first + i, v, context)) return false;
    previous = v->s;
  }
  return true;
}
