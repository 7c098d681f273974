/* ranges.c: the short side of a range gets what it shares with the other.
 *
 * "28-29 May 1953", "June 24 to 28, 1998", "July-November 1954", "1939-45". Each side stays an
 * expression of its own. Runs once, after the points of the calendar were found. */
#include "time/engine.h"

enum { NOON = 12 };

static bool joiner(const atom *a) {
  return atom_is(a, C_HYPHEN) || atom_is(a, C_DASH) || atom_is(a, C_TO) || atom_is(a, C_AND) ||
         atom_is(a, C_OR) || atom_is(a, C_UNTIL) || atom_is(a, C_SLASHMARK) || atom_is(a, C_COMMA);
}

static void to_chunk(run *r, atom *a, const sem *s, const char *rule) {
  int32_t index = dl_sem_new(r, s);
  if (index < 0) return;
  atom_becomes(a, C_DATE);
  a->sem = index;
  a->flags |= A_CHUNK;
  a->rule = rule;
  a->value = 0;
}

static sem *date_of(run *r, const atom *a) {
  if (!atom_is(a, C_DATE) || a->sem < 0) return NULL;
  sem *s = &r->sems[a->sem];
  return s->kind == K_DATE && s->base == BASE_FIELDS && !s->weekday && !s->quarter && !s->season &&
                 !s->holiday && !s->truncated
             ? s
             : NULL;
}

static bool starts_with_figure(const run *r, const atom *a) {
  uint32_t p = a->start;
  const char *b = r->text->bytes;
  if (a->end - p > 4 && memcmp(b + p, "the ", 4) == 0) p += 4;
  return b[p] >= '0' && b[p] <= '9';
}

static bool ends_clause(const atom *a) {
  return atom_is(a, C_COMMA) || atom_is(a, C_STOP) || atom_is(a, C_PAREN) || atom_is(a, C_DASH);
}

/* "8-10 p.m.", "6:30 to 8 p.m." */
static void left_time(run *r, atom *x, const sem *right) {
  sem s = *right;
  if (s.hour < 0 || s.base != BASE_FIELDS || s.outer || !(x->flags & A_FIGURES)) return;
  int32_t hour, minute = 0;
  if (atom_is(x, C_CLOCK)) {
    hour = x->value / 3600;
    minute = x->value / 60 % 60;
  } else if (atom_is(x, C_NUM) && !x->milli && !(x->flags & A_COMMAS)) {
    hour = x->value;
  } else {
    return;
  }
  if (hour < 1 || hour > 12) return;
  if (s.hour >= 12 && hour < 12 && hour + 12 <= s.hour) hour += 12;
  s.hour = (int8_t)hour;
  s.minute = (int8_t)minute;
  to_chunk(r, x, &s, "range-left-time");
  atom_becomes(x, C_TIME);
}

void dl_ranges_expand(run *r) {
  /* leftwards: "28-29 May 1953", "July-November 1954" */
  for (uint32_t i = r->count; i-- > 2;) {
    const atom *y = &r->atoms[i], *j = &r->atoms[i - 1];
    atom *x = &r->atoms[i - 2];
    if (atom_is(y, C_TIME) && atom_ranges(j) && !((y->flags | j->flags) & A_BREAK)) {
      left_time(r, x, &r->sems[y->sem]);
      continue;
    }
    if (atom_is(y, C_TIME) && atom_is(j, C_AND) && i > 2 &&
        (atom_is(x - 1, C_AT) || atom_is(x - 1, C_BETWEEN)) && !((y->flags | j->flags) & A_BREAK)) {
      left_time(r, x, &r->sems[y->sem]); /* "between 6 and 7 p.m." */
      continue;
    }
    if (atom_is(y, C_DATE) && r->sems[y->sem].truncated == 2 && atom_is(x, C_ORD) && joiner(j) &&
        !((y->flags | j->flags) & A_BREAK) && x->value > 0 &&
        (x->value - 1) * 100 < r->sems[y->sem].year) {
      sem s = r->sems[y->sem];
      s.year = (x->value - 1) * 100; /* "the 19th and 20th centuries" */
      to_chunk(r, x, &s, "range-left-century");
      continue;
    }
    sem *right = date_of(r, y);
    if (!right || !joiner(j) || (y->flags & A_BREAK) || (j->flags & A_BREAK)) continue;
    sem s = *right;
    if (s.era && !s.month && atom_is(x, C_NUM) && (x->flags & A_FIGURES) && atom_ranges(j) &&
        !x->milli && !(x->flags & A_COMMAS) && x->value > s.year && x->value < s.year + 200) {
      s.year = x->value; /* "264 to 241 BC" */
      to_chunk(r, x, &s, "range-left-era");
      continue;
    }
    if (s.month && s.day && starts_with_figure(r, y) && !atom_is(x, C_DATE) &&
        (atom_is(x, C_DAYNUM) || (atom_is(x, C_ORD) && (x->flags & A_FIGURES)))) {
      if (x->value >= 1 &&
          x->value <= dl_days_in_month(s.year == NO_YEAR ? 2000 : s.year, s.month) &&
          (x->value < s.day || !atom_ranges(j))) {
        s.day = (uint8_t)x->value;
        to_chunk(r, x, &s, "range-left-day");
      }
      continue;
    }
    sem *left = date_of(r, x);
    if (left && left->month && left->year == NO_YEAR && s.month && s.year != NO_YEAR &&
        !left->mod && (left->day != 0) == (s.day != 0)) {
      left->year = left->month > s.month || (left->month == s.month && left->day > s.day)
                       ? s.year - 1
                       : s.year;
    }
  }
  /* rightwards: "June 24 to 28, 1998", "1939-45" */
  uint32_t out = 0;
  for (uint32_t i = 0; i < r->count; i++) {
    r->atoms[out++] = r->atoms[i];
    if (out < 3 || r->failed) continue;
    atom *y = &r->atoms[out - 1];
    const atom *j = &r->atoms[out - 2], *x = &r->atoms[out - 3];
    sem *left = date_of(r, x);
    if (!left || !joiner(j) || (y->flags & A_BREAK) || (j->flags & A_BREAK)) continue;
    const atom *next = i + 1 < r->count ? &r->atoms[i + 1] : NULL;
    bool chained = x->rule && strcmp(x->rule, "range-right-day") == 0;
    if (left->month && left->day && atom_is(y, C_DAYNUM) &&
        (!starts_with_figure(r, x) || chained) && left->year == NO_YEAR && y->value > left->day) {
      bool list = next && atom_is(next, C_AND) && i + 2 < r->count &&
                  atom_is(&r->atoms[i + 2], C_DAYNUM); /* "Nov. 15, 16 and 17" */
      list = list || (chained && atom_is(j, C_AND) &&
                      !(next && (atom_is(next, C_UNIT) || atom_is(next, C_AMPM))));
      if (!atom_ranges(j) && next && !list && !ends_clause(next) && !(next->flags & A_BREAK))
        continue;
      if (next && (atom_is(next, C_UNIT) || atom_is(next, C_AMPM) || atom_is(next, C_PLAIN)) &&
          !atom_ranges(j) && !list)
        continue;
      if (next && (atom_is(next, C_UNIT) || atom_is(next, C_AMPM))) continue;
      sem s = *left;
      if (y->value > dl_days_in_month(2000, s.month)) continue;
      s.day = (uint8_t)y->value;
      uint32_t more = 0;
      /* ", 1998" behind it dates both */
      if (i + 2 < r->count && atom_is(&r->atoms[i + 1], C_COMMA)) {
        const sem *year = date_of(r, &r->atoms[i + 2]);
        if (year && year->year != NO_YEAR && !year->month) {
          s.year = left->year = year->year;
          more = 2;
        }
      }
      to_chunk(r, y, &s, "range-right-day");
      if (more) {
        y->end = r->atoms[i + 2].end;
        y->end_token = r->atoms[i + 2].end_token;
        i += 2;
      }
    } else if (left->year != NO_YEAR && !left->month && !left->era && atom_is(y, C_NUM) &&
               (y->flags & A_FIGURES) && !(y->flags & (A_COMMAS | A_SPACE)) && !y->milli &&
               (atom_is(j, C_HYPHEN) || atom_is(j, C_DASH) || atom_is(j, C_SLASHMARK)) &&
               y->end - y->start == 2 && y->value > left->year % 100 && !atom_is(y, C_YEAR)) {
      sem s = *left;
      s.year = left->year / 100 * 100 + y->value;
      to_chunk(r, y, &s, "range-right-year");
    }
  }
  r->count = out;
}

/* "Wednesday and Thursday", "June 3 and 4", "in May or June": what is named in one breath lies
 * together. */
static void keep_together(int32_t today, const sem *written, const sem *first_written,
                          const sem *begin, sem *end) {
  if (written->base != BASE_FIELDS || first_written->base != BASE_FIELDS ||
      written->year != NO_YEAR || first_written->year != NO_YEAR || begin->year == NO_YEAR ||
      end->year == NO_YEAR || begin->ref || begin->kind != K_DATE || end->kind != K_DATE)
    return;
  bool weekdays = written->weekday && first_written->weekday && !written->day &&
                  !first_written->day && begin->day && end->day;
  if (weekdays) {
    int32_t first = dl_days_from_civil((dl_civil){begin->year, begin->month, begin->day});
    int32_t last = dl_days_from_civil((dl_civil){end->year, end->month, end->day});
    bool next_day = written->weekday == first_written->weekday % 7 + 1;
    if (last < first && (first > today || (first == today && next_day)))
      dl_step_set_day(end, first + (written->weekday - dl_weekday(first) + 7) % 7);
  } else if (written->month && first_written->month && begin->month && !begin->week && !end->week &&
             end->month * 32 + end->day > begin->month * 32 + begin->day &&
             end->day <= dl_days_in_month(begin->year, end->month)) {
    end->year = begin->year;
  }
}

/* "8 p.m. to 1 a.m.": the end is on the next day. */
static bool past_midnight(const sem *begin, sem *end) {
  if (begin->kind != K_TIME || end->kind != K_TIME || end->hour < 0 || end->hour >= NOON ||
      begin->hour < NOON || begin->hour > 23 || !begin->day || begin->year != end->year ||
      begin->month != end->month || begin->day != end->day)
    return false;
  dl_step_set_day(end, dl_days_from_civil((dl_civil){end->year, end->month, end->day}) + 1);
  return true;
}

/* "Monday to Friday", "December through March": the end comes after the beginning. */
void dl_ranges_follow(int32_t today, const sem *written, const atom *joiner,
                      const sem *first_written, const sem *begin, sem *end) {
  bool to = atom_is(joiner, C_TO) || atom_is(joiner, C_UNTIL) || atom_is(joiner, C_HYPHEN) ||
            atom_is(joiner, C_DASH);
  if (to && past_midnight(begin, end)) return;
  if (begin->ref == REF_PRESENT && (to || atom_is(joiner, C_AND)) && written->weekday &&
      !written->day && written->base == BASE_FIELDS && end->day && today != INT32_MIN) {
    int32_t day = dl_days_from_civil((dl_civil){end->year, end->month, end->day});
    if (day < today) dl_step_set_day(end, day + 7); /* "from now until Friday" */
    return;
  }
  if (atom_is(joiner, C_AND) || atom_is(joiner, C_OR)) {
    keep_together(today, written, first_written, begin, end);
    return;
  }
  if (!to || written->base != BASE_FIELDS || written->year != NO_YEAR || begin->year == NO_YEAR ||
      end->year == NO_YEAR || begin->ref)
    return;
  if (written->weekday && !written->day && first_written->weekday && begin->month && begin->day &&
      end->day && end->kind == K_DATE) {
    int32_t first = dl_days_from_civil((dl_civil){begin->year, begin->month, begin->day});
    dl_step_set_day(end, first + (written->weekday - dl_weekday(first) + 7) % 7);
  } else if (written->month && first_written->month && begin->month && !begin->week &&
             begin->kind == K_DATE && (atom_is(joiner, C_TO) || atom_is(joiner, C_UNTIL))) {
    int32_t x = (begin->year * 12 + begin->month) * 32 + begin->day;
    int32_t y = (end->year * 12 + end->month) * 32 + end->day;
    if (y < x && x - y < 12 * 32) end->year++;
  }
}

/* "Thursday (Nov. 2)", "Tuesday night (Dec. 19)": the day in brackets says which Thursday it is. */
void dl_ranges_take_bracketed(const run *r, const atom *a, uint32_t distance, sem *s) {
  if (distance != 2 || ((a[1].flags | a[2].flags) & A_BREAK) || !s->weekday || s->day ||
      s->base != BASE_FIELDS || s->other >= 0 || s->kind == K_SET)
    return;
  const sem *in = &r->sems[a[2].sem];
  if (!atom_reads(r, a + 1, "(") || in->kind != K_DATE || in->base != BASE_FIELDS || !in->month ||
      !in->day || in->weekday || in->mod)
    return;
  s->year = in->year;
  s->month = in->month;
  s->day = in->day;
}

/* "in the spring or summer of 1993", "in March and April of 2019": the year of the second is that of
 * the first. */
void dl_ranges_share_year(const run *r, const atom *a, uint32_t distance, sem *s) {
  if (distance != 2 || ((a[1].flags | a[2].flags) & A_BREAK) || s->kind != K_DATE ||
      s->base != BASE_FIELDS || s->year != NO_YEAR || s->other >= 0 || s->day || s->weekday)
    return;
  const sem *right = &r->sems[a[2].sem];
  if (s->holiday && atom_is(a + 1, C_IN) && strcmp(a[2].rule, "year") == 0) {
    s->year = right->year; /* "on Christmas Eve in 2009" */
    return;
  }
  if (s->week_of || !(s->month || (s->season && s->season != PART_WI))) return;
  if (!(atom_is(a + 1, C_AND) || atom_is(a + 1, C_OR) || atom_ranges(a + 1)) ||
      right->kind != K_DATE || right->base != BASE_FIELDS || right->year == NO_YEAR || right->era ||
      right->day || right->truncated || right->week || right->nth ||
      !(s->month ? right->month : right->season))
    return;
  s->year = right->year - (s->month > right->month || s->season > right->season);
}

/* "9 a.m.-5 p.m. Saturday", "from 6 to 8 p.m. on Jan. 4": the first time is of the same day. */
void dl_ranges_share_day(const run *r, const atom *a, uint32_t distance, sem *s) {
  if (distance != 2 || (a[2].flags & A_BREAK) || s->kind != K_TIME || s->base != BASE_FIELDS ||
      s->hour < 0 || s->day || s->month || s->weekday || s->year != NO_YEAR || s->outer)
    return;
  const atom *j = a + 1;
  const sem *right = &r->sems[a[2].sem];
  if (!(atom_is(j, C_TO) || atom_is(j, C_HYPHEN) || atom_is(j, C_DASH) || atom_is(j, C_UNTIL) ||
        atom_is(j, C_AND)) ||
      right->kind != K_TIME || right->hour < 0 || right->outer || right->other >= 0)
    return;
  /* "9 p.m. to 2 a.m. on Saturday" */
  if (right->hour < s->hour && !(atom_ranges(j) && s->hour >= NOON && right->hour < NOON)) return;
  if (!(right->day || right->weekday || right->base == BASE_DAY)) return;
  sem shared = *right;
  shared.hour = s->hour;
  shared.minute = s->minute;
  shared.second = s->second;
  shared.mod = s->mod;
  *s = shared;
}

/* The date that a unit is said to have ended on: "the quarter ended Sept. 29", "its fiscal first
 * quarter, which ended on Dec. 31"; or NULL. */
const sem *dl_ranges_end_behind(const run *r, const uint32_t *chunks, uint32_t count, uint32_t i) {
  if (i + 1 >= count) return NULL;
  const sem *next = &r->sems[r->atoms[chunks[i + 1]].sem];
  if (!next->month || next->base != BASE_FIELDS || next->kind != K_DATE) return NULL;
  const atom *w = &r->atoms[chunks[i] + 1], *end = &r->atoms[chunks[i + 1]];
  const char *bytes = r->text->bytes;
  if (w < end && atom_is(w, C_COMMA)) w++;
  if (w < end && w->end - w->start == 5 && memcmp(bytes + w->start, "which", 5) == 0) w++;
  if (w >= end) return NULL;
  uint32_t len = w->end - w->start;
  const char *verb = bytes + w->start;
  bool begins = r->sems[r->atoms[chunks[i]].sem].unit == U_WEEK &&
                ((len == 9 && memcmp(verb, "beginning", 9) == 0) ||
                 (len == 8 && memcmp(verb, "starting", 8) == 0) ||
                 (len == 10 && memcmp(verb, "commencing", 10) == 0));
  if (!begins && (len < 5 || memcmp(verb, "end", 3) != 0)) return NULL;
  w++;
  if (w < end && atom_is(w, C_ON)) w++;
  return w == end && !(w->flags & A_BREAK) ? next : NULL;
}

/* "the August 1742 rising": the date is the noun's and says nothing of the words before it. */
bool dl_ranges_names_a_noun(const run *r, uint32_t chunk) {
  const atom *a = &r->atoms[chunk], *n = a + 1;
  if (chunk == 0 || chunk + 1 >= r->count || (a->flags & A_BREAK) || (n->flags & A_BREAK))
    return false;
  return atom_is(a - 1, C_THE) && atom_is(n, C_PLAIN) && (n->flags & A_SPACE) &&
         !(n->flags & A_FIRST);
}
