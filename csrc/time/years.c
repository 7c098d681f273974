/* years.c: the year of a date that has none.
 *
 * Measured on news: a month and day, and a bare month, take the nearest year; quarters that are
 * reported are the last ones. Where a passage tells history, dates continue from what was said. What
 * the words around a date say of past and future corrects that (tense.c). */
#include "time/cues.h"
#include "time/resolver.h"

/* The year that the text gave this day before ("Oct. 7, 2023", later "Oct. 7"), or NO_YEAR. */
static int32_t told_year(const state *st, int32_t month, int32_t day) {
  uint32_t size = sizeof st->dated / sizeof *st->dated;
  for (uint32_t i = 0; i < size && i < st->dated_count; i++)
    if (st->dated[i].month == month && st->dated[i].day == day) return st->dated[i].year;
  return NO_YEAR;
}

void dl_years_tell(state *st, const sem *s) {
  int32_t known = told_year(st, s->month, s->day);
  if (known == s->year) return;
  uint32_t size = sizeof st->dated / sizeof *st->dated, at = st->dated_count % size;
  if (known != NO_YEAR)
    for (at = 0; st->dated[at].month != s->month || st->dated[at].day != s->day;) at++;
  else
    st->dated_count++;
  st->dated[at].month = s->month;
  st->dated[at].day = s->day;
  st->dated[at].year = s->year;
}

/* "the July 21 order", "Obama's July 21 order": a noun's day, of which the clause tells nothing */
static bool is_attribute(const state *st, uint32_t token) {
  if (token == 0) return false;
  return (dl_cues_of(&st->r->tense, token - 1) & CUE_ARTICLE) ||
         (st->r->text->tokens[token - 1].flags & DL_TOKEN_CLITIC);
}

enum { NOVEMBER = 11 };

/* The year of a vote or of what is set for a day, or NO_YEAR where the words around it must tell:
 * November's great votes are in even years, others are the nearest, unless they are spoken of as past
 * or to come. */
static int32_t event_year(const state *st, dl_event event, int32_t month, int32_t nearest,
                          uint32_t token) {
  if ((event == DL_EVENT_VOTE || event == DL_EVENT_VOTE_AHEAD) && month == NOVEMBER)
    return st->dct.year % 2 == 0 ? st->dct.year : NO_YEAR;
  return event != DL_EVENT_GOODS && dl_tense_before(&st->r->tense, token) ? NO_YEAR : nearest;
}

int32_t dl_years_likely(const state *st, int32_t month, int32_t day, uint32_t token) {
  int32_t told = day ? told_year(st, month, day) : NO_YEAR;
  if (told != NO_YEAR &&
      ((told >= st->dct.year - 1 && told <= st->dct.year + 1) || st->named == told))
    return told;
  int32_t year = dl_step_nearest_year(st->dct, month, day ? day : 15);
  int32_t d = day ? day : 15;
  if (d > dl_days_in_month(year, month)) return year;
  int32_t gap = dl_days_from_civil((dl_civil){year, month, d}) - st->dct_days;
  enum { SURE = 45 }; /* within so many days it is the nearest anyway */
  dl_event event = token && (gap < -SURE || gap > SURE)
                       ? dl_tense_of_event(&st->r->tense, token, st->end_token)
                       : DL_EVENT_NONE;
  if (event != DL_EVENT_NONE) {
    int32_t of_event = event_year(st, event, month, year, token);
    bool far = event == DL_EVENT_VOTE_AHEAD && month != NOVEMBER &&
               gap > 120; /* "the shock vote in June" */
    if (of_event != NO_YEAR && !far) return of_event;
  }
  if (token && !day && (gap < 0 || gap > SURE) && dl_tense_looks_on(&st->r->tense, token))
    return year + (gap < -15);
  if (dl_tense_will_behind(&st->r->tense, token, st->end_token) &&
      !dl_tense_happened_in(&st->r->tense, token))
    return year + (gap < (day ? -45 : -15));
  /* "funded through September", but "rose from January through March", "raised through June" */
  if (token && (gap < -60 || gap > SURE) && !(st->has_last && token - st->last_token <= 4)) {
    int32_t through = dl_tense_through(&st->r->tense, token);
    if (through == 2 || (through && (gap > 0 || gap < -120))) return year + (gap < 0);
  }
  if (gap > SURE && token &&
      ((day && gap <= 100 && dl_tense_bounds(&st->r->tense, token)) ||
       dl_tense_ahead_of(&st->r->tense, token) || dl_tense_put_off(&st->r->tense, token)))
    return year;
  if (gap > SURE && token && dl_tense_opens_past(&st->r->tense, token, st->end_token))
    return year - 1;
  if (gap < -120 && !(day && is_attribute(st, token)) && dl_tense_before(&st->r->tense, token) > 0)
    return year + 1;
  if (gap < -45 && dl_tense_of_weekday(&st->r->tense, token, st->end_token) > 0) return year + 1;
  /* a term to come is the next one, but for days just past: those are reported */
  if (dl_tense_term_ahead(&st->r->tense, token))
    return year + (gap < (day ? -30 : 0) && (year < st->dct.year || month < st->dct.month));
  if (day ? (gap > 90 && dl_tense_before(&st->r->tense, token) <= (gap > 120 ? 0 : -1)) ||
                (gap > 45 && dl_tense_past_near(&st->r->tense, token))
          : (gap > 60 && dl_tense_before(&st->r->tense, token) <= 0) ||
                (gap > 15 && dl_tense_happened_in(&st->r->tense, token)))
    return year - 1;
  if (day && gap > 0 && dl_tense_done_behind(&st->r->tense, st->end_token)) return year - 1;
  return year;
}

/* Whether a feast is kept, or meant, in a year: "Election Day" is that of an even year, but for those
 * right ahead and just past. */
static bool feast_in(const state *st, int32_t holiday, int32_t year, int32_t *day) {
  int32_t length;
  if (!dl_holiday_day(holiday, year, day, &length)) return false;
  int32_t gap = *day - st->dct_days;
  return holiday != HOLIDAY_ELECTION || year % 2 == 0 || (gap > -100 && gap < 60);
}

/* The year of a feast that has none: the nearest, unless the words around it look the other way. */
int32_t dl_years_of_feast(const state *st, int32_t holiday) {
  enum { CYCLE = 4 }; /* some come every fourth year */
  int32_t now = st->dct.year, best = NO_YEAR, least = INT32_MAX, day = 0, ahead = NO_YEAR,
          behind = NO_YEAR;
  for (int32_t y = now - CYCLE; y <= now + CYCLE; y++) {
    int32_t h;
    if (!feast_in(st, holiday, y, &h)) continue;
    int32_t gap = h - st->dct_days, distance = gap < 0 ? -gap : gap;
    if (gap >= 0 && ahead == NO_YEAR) ahead = y;
    if (gap < 0) behind = y;
    if (distance < least) least = distance, best = y, day = gap;
  }
  if (to_come(st)) return ahead;
  if (day > 45 && behind != NO_YEAR && dl_tense_past_near(&st->r->tense, st->token)) return behind;
  if (day < -45 && ahead != NO_YEAR && dl_tense_before(&st->r->tense, st->token) > 0) return ahead;
  return best;
}

/* The nearest season, unless the words around it look the other way. */
static int32_t season_year(const state *st, int32_t month) {
  int32_t year = dl_step_nearest_year(st->dct, month, 15);
  int32_t gap = dl_days_from_civil((dl_civil){year, month, 15}) - st->dct_days;
  if (gap > 60) return year - dl_tense_past_near(&st->r->tense, st->token);
  return year + (gap < -45 && dl_tense_of_weekday(&st->r->tense, st->token, st->end_token) > 0);
}

/* The year of a month in a story, where the next expression tells its own: "that August ... until
 * September 30, 1812" is of 1812 even where the story stood in 1813. */
static int32_t year_before_next(const state *st, int32_t year, int32_t month) {
  enum { NEAR = 3 };
  const sem *next = st->next;
  if (!next || next->kind != K_DATE || next->base != BASE_FIELDS || next->year == NO_YEAR ||
      next->era || !next->month || !month || next->year < st->last.year - 1 ||
      next->year > st->last.year + 1)
    return year;
  int32_t fitting = next->year - (month > next->month);
  int32_t gap = (next->year - fitting) * 12 + next->month - month;
  bool behind = year * 12 + month > next->year * 12 + next->month;
  if (gap <= NEAR && (behind ? fitting < year : fitting > year)) return fitting;
  return year;
}

/* "In winter, the pass is closed": of any year, where no word tells of one that was or will be. */
static bool any_season(const state *st, const sem *s) {
  if (!s->season || s->mod || dl_calendar_reads(st->r) || st->token == 0 ||
      st->end_token != st->token + 1)
    return false;
  dl_str before = dl_token_str(st->r->text, st->token - 1);
  return before.len == 2 && dl_ascii_lower(before.ptr[0]) == 'i' && before.ptr[1] == 'n' &&
         dl_tense_before(&st->r->tense, st->token) == 0 &&
         dl_tense_of_weekday(&st->r->tense, st->token, st->end_token) == 0;
}

static bool falls_on(int32_t year, int32_t month, int32_t day, int32_t weekday) {
  return day <= dl_days_in_month(year, month) &&
         dl_weekday(dl_days_from_civil((dl_civil){year, month, day})) == weekday;
}

void dl_years_fill(state *st, sem *s, resolved *out, uint32_t token) {
  if (s->year != NO_YEAR) return;
  if (s->month && st->in_year != NO_YEAR) {
    s->year = st->in_year;
    out->why = "the year behind it";
    return;
  }
  s->winter_before = s->season == PART_WI && st->has_dct && st->dct.month <= 6;
  int32_t month = s->month, day = s->day ? s->day : 15;
  if (s->season) {
    static const uint8_t middle[] = {4, 7, 10, 1};
    month = middle[s->season - PART_SP];
  }
  if (s->half) month = s->half == 1 ? 4 : 10;
  if (s->quarter) month = s->quarter * 3 - 1;
  if (tells_history(st)) {
    int32_t y = st->last.year;
    s->year = y;
    s->winter_before = false;
    /* January after a December is the next year's */
    if (st->last.month && month && month + 8 < st->last.month) s->year = y + 1;
    s->year = year_before_next(st, s->year, month);
    if (s->month == 2 && s->day == 29) /* the leap year that is near */
      while (s->day > dl_days_in_month(s->year, 2) && s->year < y + 4) s->year++;
    anchored(st, out, true, "the year of the passage");
    return;
  }
  if (!st->has_dct) return;
  if (any_season(st, s)) return;
  if (s->quarter && st->ends) { /* "its fiscal third quarter, ended Feb. 28" */
    s->year = st->ends->year != NO_YEAR ? st->ends->year
                                        : dl_years_likely(st, st->ends->month, st->ends->day, 0);
    s->year -= s->quarter == 4 && st->ends->month <= 3;
    anchored(st, out, false, "the year that the quarter ended in");
    return;
  }
  if (to_come(st) && s->season != PART_WI) {
    int32_t next = dl_calendar_year(st->dct, s);
    if (!s->weekday || !s->day || falls_on(next, month, s->day, s->weekday)) {
      s->year = next;
      anchored(st, out, false, "the next one");
      return;
    }
  }
  if (s->quarter) {
    /* reports speak of the quarter that ended, or of the running one */
    int32_t best = st->dct.year, gap = INT32_MAX;
    for (int32_t y = st->dct.year - 1; y <= st->dct.year + 1; y++) {
      int32_t g = dl_days_from_civil((dl_civil){y, s->quarter * 3 - 1, 15}) - (st->dct_days - 60);
      if (g > 0) g = g * 3 / 2;
      if (g < 0) g = -g;
      if (g < gap) gap = g, best = y;
    }
    s->year = best;
    anchored(st, out, false, "the quarter nearest to publication");
    return;
  }
  if (s->half && !s->month) { /* half years are reported from their last month on */
    int32_t last_month = s->half * 6;
    bool ahead = dl_tense_before(&st->r->tense, token) > 0;
    s->year = st->dct.year - (st->dct.month < last_month && !ahead);
    anchored(st, out, false, ahead ? "spoken of as to come" : "the last one that has ended");
    return;
  }
  if (s->weekday && s->day) {
    /* "Saturday, Sept. 21" fits one year in six */
    static const int8_t order[] = {0, 1, -1, 2, -2, 3, -3};
    int32_t middle = dl_step_nearest_year(st->dct, month, day);
    for (size_t k = 0; k < sizeof order; k++) {
      int32_t y = middle + order[k];
      if (falls_on(y, month, s->day, s->weekday)) {
        s->year = y;
        anchored(st, out, false, "the nearest year in which the weekday fits");
        return;
      }
    }
  }
  const sem *end = st->range_end;
  if (s->month && !s->day && end && end->month > s->month && !end->day && end->year == NO_YEAR &&
      end->base == BASE_FIELDS && end->kind == K_DATE) /* "from January to June" */
    s->year = dl_years_likely(st, end->month, 0, token);
  else if (s->month)
    s->year = dl_years_likely(st, month, s->day, token);
  else if (s->season == PART_WI)
    s->year = st->dct.year;
  else
    s->year = s->season ? season_year(st, month) : dl_step_nearest_year(st->dct, month, day);
  anchored(st, out, false, "the year nearest to publication");
}
