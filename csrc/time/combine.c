/* combine.c: chunks that stand together as one meaning: a date in a larger one, the edge of a date,
 * a clock time and its day. */
#include "time/actions.h"

/* ---- one date in another ---- */

/* How fine a date is: 1 year or larger, 2 half, season, quarter, 3 month, 4 week, 5 day. */
static int32_t fineness(const sem *s) {
  if (s->base == BASE_SHIFT || s->base == BASE_REF) return 0;
  if (s->day || s->weekday || s->holiday || s->base == BASE_DAY) return 5;
  if (s->unit == U_WEEK || s->unit == U_WEEKEND || s->week_of) return 4;
  if (s->month || s->unit == U_MONTH) return 3;
  if (s->quarter || s->half || s->season || s->unit == U_QUARTER || s->unit == U_HALF) return 2;
  if (s->year != NO_YEAR || s->unit == U_YEAR) return 1;
  return s->unit == U_DAY ? 5 : 0;
}

/* fine: fields without a year; coarse: what encloses it. */
static bool merge(match *m, const sem *fine, const sem *coarse, int32_t coarse_index) {
  int32_t f = fineness(fine), c = fineness(coarse);
  if (f == 0 || c == 0 || fine->kind != K_DATE || coarse->kind != K_DATE) return false;
  /* a weekday beside its date */
  if (fine->weekday && fine->base == BASE_FIELDS && !fine->day && coarse->day &&
      coarse->base == BASE_FIELDS && !coarse->weekday) {
    m->out = *coarse;
    m->out.weekday = fine->weekday;
    return dl_action_date(m);
  }
  if (f <= c) return false;
  if (coarse->mod || coarse->year_edge) return false;
  if (coarse->truncated) return false;
  if (fine->base == BASE_DEIXIS && fine->deixis == X_THE && fine->unit == U_WEEKEND &&
      coarse->base == BASE_DEIXIS)
    return false;
  if (fine->base != BASE_FIELDS) return false;
  if (fine->year != NO_YEAR) return false;
  if (coarse->base == BASE_FIELDS) {
    if (coarse->weekday || coarse->weekend) return false;
    if (fine->weekday && c < 3) return false;
    if (fine->month && coarse->month) return false;
    if (fine->season && c != 1) return false;
    m->out = *fine;
    m->out.year = coarse->year;
    m->out.era = coarse->era;
    if (fine->weekday) return false;
    if (!m->out.month && coarse->month) return false;
    if (coarse->fiscal) m->out.fiscal = 1;
    return dl_action_date(m);
  }
  if (coarse->base == BASE_DEIXIS && coarse->unit && !coarse->part) {
    if (coarse->unit == U_DAY) return false;
    if (fine->weekday && coarse->unit != U_WEEK) return false;
    if (!fine->weekday && coarse->unit != U_YEAR) return false;
    m->out = *fine;
    m->out.other = coarse_index;
    if (coarse->fiscal) m->out.fiscal = 1;
    return dl_action_date(m);
  }
  return false;
}

bool act_merge(match *m) {
  const atom *a = m->at[0], *b = NULL;
  for (uint32_t k = 1; k < PATTERN_LONGEST; k++)
    if (m->at[k] && atom_is(m->at[k], C_DATE)) b = m->at[k];
  const sem *x = chunk_sem(m, a), *y = chunk_sem(m, b);
  /* two of a kind ("July July"): neither is inside the other */
  if (fineness(x) <= fineness(y) && !x->weekday == !y->weekday) return false;
  const atom *comma = matched(m, C_COMMA), *of = matched(m, C_OF), *in = matched(m, C_IN);
  if (comma && y->weekday && !y->day && x->day && !x->weekday && x->base == BASE_FIELDS &&
      y->base == BASE_FIELDS && y->kind == K_DATE && y->other < 0) {
    /* "Jul 18, Fri", with nothing behind it that the weekday could belong to */
    if (m->after && !(m->after->flags & A_FIRST) && !atom_is(m->after, C_STOP) &&
        !atom_is(m->after, C_COMMA) && !atom_is(m->after, C_PAREN))
      return false;
    m->out = *x;
    m->out.weekday = y->weekday;
    return dl_action_date(m);
  }
  if (comma && !(x->weekday && y->day) &&
      !(x->day && y->year != NO_YEAR && fineness(y) == 1 && y->base == BASE_FIELDS))
    return false;
  if (in && !(x->half || x->quarter)) return false;
  if (!of && !in && !comma && x->quarter && y->base == BASE_FIELDS && y->year == NO_YEAR)
    return false;
  return merge(m, x, y, b->sem);
}

bool act_merge_back(match *m) {
  const atom *a = matched(m, C_DATE), *b = NULL;
  for (uint32_t k = 0; k < PATTERN_LONGEST; k++)
    if (m->at[k] && atom_is(m->at[k], C_DATE) && m->at[k] != a) b = m->at[k];
  const sem *coarse = chunk_sem(m, a), *fine = chunk_sem(m, b);
  if (fine->weekday && fine->base == BASE_FIELDS && !fine->day && matched(m, C_POSS) &&
      fine->kind == K_DATE && coarse->base == BASE_DEIXIS && coarse->unit == U_WEEK &&
      coarse->deixis != X_THE && !coarse->mod) {
    m->out = *fine; /* "last week's Tuesday" */
    m->out.other = a->sem;
    return dl_action_date(m);
  }
  if (fine->weekday || fineness(coarse) != 1) return false;
  if (!matched(m, C_POSS) && !(fine->quarter || fine->season || fine->half)) return false;
  if (fine->month && !matched(m, C_POSS)) return false;
  return merge(m, fine, coarse, a->sem);
}

bool act_part_of(match *m) {
  sem t = *chunk_sem(m, m->at[1]), d = *chunk_sem(m, m->at[3]);
  if (t.base != BASE_FIELDS || !t.part || t.hour >= 0 || !dl_action_is_day(&d)) return false;
  if (m->at[0] && m->at[0]->value) return false;
  m->out = d;
  m->out.part = t.part;
  m->out.mod = t.mod;
  return dl_action_time(m);
}

/* "the early morning hours of Friday" */
bool act_part_hours_of(match *m) {
  sem t = *chunk_sem(m, m->at[1]), h = *chunk_sem(m, m->at[2]), d = *chunk_sem(m, m->at[4]);
  if (t.base != BASE_FIELDS || !t.part || t.hour >= 0 || t.weekday || t.day || h.unit != U_HOUR ||
      !h.vague || !dl_action_is_day(&d))
    return false;
  m->out = d;
  m->out.part = t.part;
  m->out.mod = t.mod;
  return dl_action_time(m);
}

/* "in the early morning hours": a part of a day, no length */
bool act_part_hours(match *m) {
  sem t = *chunk_sem(m, m->at[1]), h = *chunk_sem(m, m->at[2]);
  const char *first = m->r->text->bytes + m->at[1]->start;
  bool the = m->at[0] ? !m->at[0]->value
                      : dl_ascii_lower(first[0]) == 't' && memcmp(first + 1, "he ", 3) == 0;
  if (!the || t.base != BASE_FIELDS || !t.part || t.hour >= 0 || t.weekday || t.day ||
      h.unit != U_HOUR || !h.vague || h.mod || h.deixis)
    return false;
  m->out = t;
  return dl_action_time(m);
}

/* How a year beside a period is meant: written, or counted back from this one. */
typedef enum year_said { YEAR_NOT, YEAR_WRITTEN, YEAR_BACK } year_said;

static year_said which_year(const match *m, const sem *year, int32_t *back) {
  if (year->kind != K_DATE || year->mod || year->month || year->quarter || year->season ||
      year->day)
    return YEAR_NOT;
  if (year->base == BASE_FIELDS && year->year != NO_YEAR && !year->truncated && !year->era)
    return YEAR_WRITTEN;
  bool last = year->base == BASE_DEIXIS && year->unit == U_YEAR &&
              (year->deixis == X_LAST || year->deixis == X_PREVIOUS);
  bool ago = year->base == BASE_SHIFT && year->unit == U_YEAR && year->direction < 0 &&
             !year->milli && !year->vague;
  *back = ago ? year->count : 1;
  return !m->at[1] && (last || ago) ? YEAR_BACK : YEAR_NOT;
}

/* "the same period last year", "the same quarter a year earlier", "the quarter a year ago", "the same month
 * last year", "the same day in 1990", "on this day in 1990" */
bool act_same_period(match *m) {
  const sem period = *chunk_sem(m, m->at[0]), year = *chunk_sem(m, m->at[2]);
  if (period.base != BASE_DEIXIS || period.mod) return false;
  bool same = period.deixis == X_SAME, day = period.unit == U_DAY;
  bool quarter = period.unit == U_QUARTER && (same || period.deixis == X_THE);
  bool other = (same && (day || period.unit == U_MONTH)) || (period.deixis == X_THIS && day);
  if (!quarter && !other) return false;
  int32_t back = 0;
  year_said said = which_year(m, &year, &back);
  if (said == YEAR_NOT) return false;
  if (quarter && said == YEAR_WRITTEN) {
    m->out = year;
    m->out.unit2 = U_QUARTER;
    return dl_action_date(m);
  }
  if (period.deixis == X_THIS && !(said == YEAR_WRITTEN && m->at[1] && atom_is(m->at[1], C_IN)))
    return false;
  m->out.base = BASE_SHIFT;
  m->out.direction = -1;
  m->out.count = back;
  m->out.unit = U_YEAR;
  m->out.unit2 = period.unit;
  m->out.anchor = quarter ? 3 : ANCHOR_SAME;
  if (other) {
    if (said == YEAR_WRITTEN) m->out.year = year.year;
    m->out.deixis = period.deixis;
  }
  return dl_action_date(m);
}

/* ---- edges ---- */

static bool edged(match *m, const atom *edge, const atom *whole) {
  sem s = *chunk_sem(m, whole);
  if (s.base == BASE_REF || s.base == BASE_SHIFT) return false;
  int32_t e = atom_value(edge, C_EDGE);
  if (s.kind == K_TIME && s.hour >= 0) return false;
  m->out = s;
  m->out.untold = false; /* "early in the day, when ..." */
  if (e == M_LATER || e == M_EARLIER) {
    /* inside a unit that is not over; "later Tuesday" leaves the word outside */
    bool unit = s.base == BASE_DEIXIS && (s.unit || s.season) && s.deixis <= X_THE;
    if (!unit && s.kind != K_TIME) return false;
    m->out.mod = e == M_LATER ? M_END : M_START;
  } else {
    m->out.mod = (uint8_t)e;
  }
  m->result = s.kind == K_TIME ? C_TIME : C_DATE;
  return true;
}

/* beginning, start, opening, middle, end, close */
static bool edge_noun(const match *m, const atom *edge) {
  char c = dl_ascii_lower(m->r->text->bytes[edge->start]);
  uint32_t len = edge->end - edge->start;
  return (c == 'b' && len == 9) || (c == 's' && len == 5) || (c == 'o') || (c == 'm' && len == 6) ||
         (c == 'e' && len == 3) || (c == 'c' && len == 5);
}

bool act_edge(match *m) {
  const atom *edge = NULL, *whole = NULL, *of = matched(m, C_OF);
  for (uint32_t k = 0; k < PATTERN_LONGEST; k++) {
    const atom *a = m->at[k];
    if (!a) continue;
    if (atom_is(a, C_DATE) || atom_is(a, C_TIME)) whole = a;
    if (atom_is(a, C_EDGE)) {
      if (edge && edge_noun(m, edge)) return false; /* "to start later this week" */
      edge = a;
    }
  }
  if (!edge || !whole) return false;
  /* "the end of the 2021 season": the year is the season's */
  if (m->at[4] && of && whole->rule && strcmp(whole->rule, "year") == 0 && m->after &&
      ((atom_is(m->after, C_PLAIN) && (m->after->flags & A_SPACE) &&
        !(m->after->flags & A_FIRST)) ||
       atom_is(m->after, C_HYPHEN) || atom_is(m->after, C_SLASHMARK)))
    return false;
  /* "the end of" needs its preposition, "early" must not have one */
  bool joined = dl_ascii_lower(m->r->text->bytes[edge->start]) == 'e' &&
                edge->end - edge->start == 3 && !m->at[0] && matched(m, C_HYPHEN);
  if (edge_noun(m, edge) != (of != NULL) && !joined) return false; /* joined: "by end-2024" */
  return edged(m, edge, whole);
}

/* "the first half of September", "the last half of the '80s" */
bool act_half_of(match *m) {
  sem s = *chunk_sem(m, m->at[5]);
  const atom *n = m->at[1];
  bool first = atom_is(n, C_ORD) && atom_value(n, C_ORD) == 1;
  bool last = atom_is(n, C_ORD) ? atom_value(n, C_ORD) == 2 : atom_value(n, C_DEIXIS) == X_LAST;
  bool month = s.month || s.unit == U_MONTH;
  if (!first && !last) return false;
  if (s.kind != K_DATE || s.mod || s.day || s.weekday || !(month || s.truncated) ||
      (s.base != BASE_FIELDS && s.base != BASE_DEIXIS))
    return false;
  m->out = s;
  m->out.mod = first ? M_START : M_END;
  return dl_action_date(m);
}

bool act_edge_in(match *m) {
  const atom *edge = m->at[0], *whole = m->at[2];
  uint32_t len = edge->end - edge->start;
  char c = dl_ascii_lower(m->r->text->bytes[edge->start]);
  if (c != 'l' && !(c == 'e' && len > 3)) return false; /* late, later, early, earlier */
  bool is = edged(m, edge, whole);
  m->out.inside = atom_is(m->at[1], C_IN);
  return is;
}

bool act_around(match *m) {
  sem s = *chunk_sem(m, m->at[1]);
  if (s.base == BASE_REF || s.base == BASE_SHIFT) return false;
  if (s.base == BASE_DAY && s.kind == K_DATE && !s.count)
    return false; /* "is still around today" */
  if (s.base == BASE_DEIXIS || s.base == BASE_DAY || (s.holiday && s.year == NO_YEAR)) {
    /* "to think about next month", but "around Christmas" */
    const char *w = m->r->text->bytes + m->at[0]->start;
    if (m->at[0]->end - m->at[0]->start == 5 && dl_ascii_lower(w[1]) == 'b') return false;
  }
  if (s.base == BASE_FIELDS && s.year != NO_YEAR && !s.month && m->after &&
      atom_is(m->after, C_PLAIN))
    return false; /* "about 1900 workers" */
  char c = dl_ascii_lower(m->r->text->bytes[m->at[0]->start]);
  m->out = s;
  m->out.mod = M_APPROX;
  m->result = s.kind == K_TIME ? C_TIME : C_DATE;
  if (c == 's') return false;
  if (s.kind == K_DATE && s.weekday) return false;
  if (c != 'a' || m->r->text->bytes[m->at[0]->start + 1] != 'r') m->trim_front = 1;
  return true;
}

bool act_or_later(match *m) {
  sem s = *chunk_sem(m, m->at[0]);
  if (s.base == BASE_REF || s.base == BASE_SHIFT) return false;
  m->out = s;
  m->out.mod = atom_value(m->at[2], C_SHIFT) > 0 ? M_ON_OR_AFTER : M_ON_OR_BEFORE;
  return dl_action_date(m);
}

/* "the 15th of this month" */
bool act_day_of_month(match *m) {
  sem whole = *chunk_sem(m, m->at[3]);
  int32_t day = atom_value(m->at[1], C_ORD);
  if (whole.base != BASE_DEIXIS || whole.unit != U_MONTH || whole.mod || day < 1 || day > 31)
    return false;
  m->out = whole;
  m->out.day = (uint8_t)day;
  return dl_action_date(m);
}

/* "the second day of the trial": which day, other words tell; "today is the eighth day" is today. */
bool act_nth_day(match *m) {
  const atom *nth = m->at[1], *day = m->at[2], *n = m->after;
  int32_t count = atom_value(nth, C_ORD);
  if (count < 1 || count > 100 || (day->flags & (A_PLURAL | A_CAPITAL))) return false;
  if (n && (atom_is(n, C_HYPHEN) || atom_is(n, C_UNIT) || atom_is(n, C_POSS))) return false;
  const atom *b = m->before;
  const char *s = b ? m->r->text->bytes + b->start : "";
  bool now =
      b && ((b->end - b->start == 2 && (memcmp(s, "is", 2) == 0 || memcmp(s, "'s", 2) == 0)) ||
            (b->end - b->start == 1 && *s == 's'));
  m->out.base = BASE_DEIXIS;
  m->out.deixis = X_THE;
  m->out.unit = U_DAY;
  m->out.untold = !now;
  m->out.ordinal = (uint8_t)count;
  if (m->at[0] && m->at[0]->value == 1) m->trim_front = 1; /* "his first day" */
  return dl_action_date(m);
}

/* "next week on Tuesday" */
bool act_week_weekday(match *m) {
  sem week = *chunk_sem(m, m->at[0]), day = *chunk_sem(m, m->at[2]);
  if (week.base != BASE_DEIXIS || week.unit != U_WEEK || week.deixis == X_THE || week.mod)
    return false;
  if (day.base != BASE_FIELDS || !day.weekday || day.day || day.month || day.kind != K_DATE)
    return false;
  if (m->at[1] && atom_is(m->at[1], C_COMMA)) return false;
  m->out = day;
  m->out.other = m->at[0]->sem;
  return dl_action_date(m);
}

/* The part of the day tells which half of the clock is meant: "tonight at 8:30". */
static int32_t hour_in_part(int32_t hour, uint8_t part) {
  if (hour >= 12 || part == PART_MO || (part == PART_NI && hour < 5)) return hour;
  return hour + 12;
}

/* Whether a clock time says a.m. or p.m. */
static bool tells_half(const match *m, const atom *clock) {
  const char *bytes = m->r->text->bytes;
  for (uint32_t i = clock->start; i < clock->end; i++) {
    char c = dl_ascii_lower(bytes[i]);
    if (c == 'm' || (c == 'p' && i + 1 == clock->end)) return true;
  }
  return false;
}

/* "9pm last night", "5 a.m. this morning", "10 o'clock Monday night" */
bool act_time_part(match *m) {
  sem t = *chunk_sem(m, m->at[0]), d = *chunk_sem(m, m->at[2]);
  if (m->at[1] && !(d.weekday || d.day)) return false; /* "7:30 p.m. on Saturday night" */
  if (t.base != BASE_FIELDS || t.hour < 0 || t.day || t.month || t.weekday || t.year != NO_YEAR)
    return false;
  if (!d.part || d.hour >= 0 || d.mod || (d.base == BASE_FIELDS && !d.weekday && !d.day))
    return false;
  m->out = d;
  m->out.part = 0;
  m->out.hour = t.hour;
  if (d.part <= PART_NI && !tells_half(m, m->at[0]))
    m->out.hour = (int8_t)hour_in_part(t.hour, d.part);
  m->out.minute = t.minute;
  m->out.second = t.second;
  m->out.has_zone = t.has_zone;
  m->out.zone = t.zone;
  return dl_action_time(m);
}

static bool at_clock(match *m, const sem *part, int32_t hour, int32_t minute) {
  m->out = *part;
  m->out.part = 0;
  m->out.mod = 0;
  m->out.hour = (int8_t)hour;
  m->out.minute = (int8_t)minute;
  return dl_action_time(m);
}

/* "at 8 tonight", "at 9 tomorrow morning" */
bool act_hour_of_part(match *m) {
  sem t = *chunk_sem(m, m->at[1]);
  const atom *n = m->at[0];
  if (!t.part || t.hour >= 0 || t.mod || t.part > PART_NI || n->value < 1 || n->value > 12 ||
      n->milli || !(m->before && atom_is(m->before, C_AT)) ||
      (t.base == BASE_FIELDS && !t.weekday && !t.day))
    return false;
  return at_clock(m, &t, hour_in_part(n->value, t.part), 0);
}

/* "tonight at 8", "this afternoon at 3:20" */
bool act_part_at(match *m) {
  sem t = *chunk_sem(m, m->at[0]);
  const atom *n = m->at[2];
  if (m->arg) {
    sem u = *chunk_sem(m, n);
    if (!t.part || t.hour >= 0 || t.part > PART_NI || u.base != BASE_FIELDS || u.hour < 0 ||
        u.day || u.month || u.weekday || u.outer)
      return false;
    at_clock(m, &t, tells_half(m, n) ? u.hour : hour_in_part(u.hour, t.part), u.minute);
    m->out.second = u.second;
    m->out.has_zone = u.has_zone;
    m->out.zone = u.zone;
    return true;
  }
  if (!t.part || t.hour >= 0 || t.part > PART_NI || n->value < 1 || n->value > 12 || n->milli)
    return false;
  if (m->after && !atom_is(m->after, C_STOP) && !atom_is(m->after, C_COMMA) &&
      !atom_is(m->after, C_IN) && !atom_is(m->after, C_ON) && !atom_is(m->after, C_PREP) &&
      !(m->after->flags & A_FIRST))
    return false;
  int32_t hour = n->value;
  if (t.part != PART_MO && hour < 12) hour += 12;
  m->out = t;
  m->out.part = 0;
  m->out.mod = 0;
  m->out.hour = (int8_t)hour;
  m->out.minute = 0;
  return dl_action_time(m);
}

/* ---- clock and day ---- */

static bool join(match *m, const atom *t, const atom *d) {
  sem time = *chunk_sem(m, t), day = *chunk_sem(m, d);
  if (!dl_action_is_day(&day) &&
      !(day.base == BASE_DEIXIS && day.unit == U_DAY && day.deixis != X_THE))
    return false;
  if (day.hour >= 0 || day.part || day.mod) return false;
  if (time.base == BASE_DAY && atom_reads(m->r, t, "overnight"))
    time.base = BASE_FIELDS; /* "overnight Tuesday" */
  if (time.base != BASE_FIELDS || (time.hour < 0 && !time.part)) return false;
  if (time.day || time.month || time.weekday || time.year != NO_YEAR) return false;
  m->out = day;
  m->out.hour = time.hour;
  m->out.minute = time.minute;
  m->out.second = time.second;
  m->out.part = time.part;
  m->out.has_zone = time.has_zone;
  m->out.zone = time.zone;
  m->out.outer = time.outer;
  m->out.mod = time.mod;
  return dl_action_time(m);
}

static bool weekday_alone(const match *m, const atom *a) {
  if (!atom_is(a, C_DATE) || a->sem < 0) return false;
  const sem *s = &m->r->sems[a->sem];
  return s->kind == K_DATE && s->base == BASE_FIELDS && s->weekday && !s->day;
}

/* "9 a.m. to 5 p.m. Monday through Friday": the weekdays are a range of their own. */
static bool before_weekdays(const match *m) {
  const atom *b = m->before, *n = m->after;
  return b && atom_ranges(b) && b > m->r->atoms && atom_is(b - 1, C_TIME) && n && atom_ranges(n) &&
         n + 1 < m->r->atoms + m->r->count && weekday_alone(m, n + 1);
}

/* "Monday-Friday, 9am", "Monday-Friday 9am-5pm"; not "from Thursday to Friday at 9am" */
static bool behind_weekdays(const match *m) {
  const atom *b = m->before;
  return weekday_alone(m, m->at[0]) && b && atom_ranges(b) && b > m->r->atoms &&
         weekday_alone(m, b - 1) && (matched(m, C_COMMA) || (m->after && atom_ranges(m->after)));
}

/* "7 p.m. every Friday", "Mondays at 6pm", "5 p.m. on weekdays" */
bool act_time_set(match *m) {
  const atom *clock = matched(m, C_TIME), *rhythm = matched(m, C_SET);
  sem t = *chunk_sem(m, clock), s = *chunk_sem(m, rhythm);
  if (s.base != BASE_FIELDS || !(s.weekday || s.weekend) || s.part || s.hour >= 0 || s.day ||
      s.month)
    return false;
  if (t.base != BASE_FIELDS || t.hour < 0 || t.day || t.month || t.weekday || t.year != NO_YEAR ||
      t.outer || t.mod)
    return false;
  m->out = s;
  m->out.hour = t.hour;
  m->out.minute = t.minute;
  m->out.second = t.second;
  m->result = C_SET;
  return true;
}

bool act_time_date(match *m) {
  const sem *t = chunk_sem(m, m->at[0]);
  if (t->hour < 0 && matched(m, C_COMMA)) return false;
  if (before_weekdays(m)) return false;
  return join(m, m->at[0], matched(m, C_DATE));
}

/* "1 p.m. Central time", "8 p.m. Eastern", "3 p.m. Pacific Daylight Time"; not "8 p.m. Eastern Michigan
 * plays" */
bool act_time_region(match *m) {
  sem t = *chunk_sem(m, m->at[0]);
  const atom *region = m->at[1], *standard = m->at[2];
  if (t.kind != K_TIME || t.hour < 0 || t.has_zone || t.outer || !(region->flags & A_CAPITAL))
    return false;
  if (standard && !m->at[3]) return false;
  if (!m->at[3] && m->after && !(m->after->flags & A_FIRST) && atom_is(m->after, C_PLAIN) &&
      (m->after->flags & A_CAPITAL))
    return false;
  m->out = t;
  m->out.has_zone = standard != NULL; /* else the season decides */
  m->out.zone = standard ? atom_value(region, C_REGION) + atom_value(standard, C_STANDARD) : 0;
  return dl_action_time(m);
}

bool act_date_time(match *m) {
  const sem *t = chunk_sem(m, m->at[3]);
  if (t->hour < 0 || behind_weekdays(m)) return false;
  return join(m, m->at[3], m->at[0]);
}
