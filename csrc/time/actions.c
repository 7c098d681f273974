/* actions.c: meanings of points of the calendar and clock times. */
#include "time/actions.h"

/* ---- level 0 ---- */

bool act_qmod(match *m) {
  m->out.mod = (uint8_t)m->arg;
  m->result = C_QMOD;
  return true;
}

bool act_more_than(match *m) {
  int32_t mod = atom_value(m->at[1], C_MORE);
  if (m->at[0]) mod = mod == M_MORE_THAN ? M_EQUAL_OR_LESS : M_EQUAL_OR_MORE;
  m->out.mod = (uint8_t)mod;
  m->result = C_QMOD;
  return true;
}

bool act_at_least(match *m) {
  m->out.mod = (uint8_t)atom_value(m->at[2], C_LEAST);
  m->result = C_QMOD;
  return true;
}

bool act_vague(match *m) {
  if (m->at[0] && atom_is(m->at[0], C_VAGUE) && m->at[0]->value2 && atom_is(m->at[0], C_QMOD))
    return false; /* "some of" */
  if (m->at[0] && atom_is(m->at[0], C_A) && atom_is(m->at[1], C_VAGUE) &&
      m->at[1]->end - m->at[1]->start != 3)
    return false; /* "a several-year tenure" */
  m->result = C_VAGUE;
  return true;
}

bool act_every_other(match *m) {
  if (m->at[0]->value > 1) return false;
  m->out.quant = 4;
  m->result = C_EVERY;
  return true;
}

/* ---- years ---- */

static int32_t two_digit_year(const match *m, int32_t value) {
  int32_t now = m->r->context->has_published ? m->r->context->published.year : 2020;
  int32_t century = now / 100 * 100;
  int32_t year = century + value;
  return year > now + 20 ? year - 100 : year;
}

bool dl_action_take_year(match *m, const atom *a) {
  if (atom_is(a, C_YEAR))
    m->out.year = a->value;
  else
    m->out.year = two_digit_year(m, a->value);
  return true;
}

/* ---- points ---- */

static int32_t figure(const char **p, const char *end) {
  int32_t v = 0;
  while (*p < end && **p >= '0' && **p <= '9') v = v < 100000 ? v * 10 + (**p - '0') : v, (*p)++;
  return v;
}

bool act_iso(match *m) {
  const char *p = m->r->text->bytes + m->at[0]->start,
             *end = m->r->text->bytes + (m->at[2] ? m->at[2] : m->at[0])->end;
  sem *s = &m->out;
  s->year = figure(&p, end);
  p++;
  s->month = (uint8_t)figure(&p, end);
  p++;
  s->day = (uint8_t)figure(&p, end);
  if (!dl_civil_valid((dl_civil){s->year, s->month, s->day})) return false;
  dl_action_date(m);
  if (p >= end) return true;
  p++; /* T */
  int32_t hour = figure(&p, end), minute = -1, second = -1;
  if (p < end && *p == ':') p++, minute = figure(&p, end);
  if (p < end && *p == ':') p++, second = figure(&p, end);
  if (hour > 24 || minute > 59 || second > 60) return true;
  while (p < end && (*p == '.' || (*p >= '0' && *p <= '9'))) p++;
  s->hour = (int8_t)hour;
  s->minute = (int8_t)minute;
  s->second = (int8_t)second;
  if (p < end && (*p == 'Z' || *p == '+' || *p == '-')) {
    char sign = *p++;
    s->has_zone = true;
    if (sign != 'Z') {
      int32_t h = figure(&p, end), mm = 0;
      if (p < end && *p == ':')
        p++, mm = figure(&p, end);
      else if (h >= 100)
        mm = h % 100, h /= 100;
      if (h <= 14 && mm < 60) s->zone = (sign == '-' ? -1 : 1) * (h * 60 + mm);
    }
  }
  return dl_action_time(m);
}

bool act_slash(match *m) {
  const char *p = m->r->text->bytes + m->at[0]->start, *end = m->r->text->bytes + m->at[0]->end;
  int32_t a = figure(&p, end);
  char sep = *p++;
  int32_t b = figure(&p, end);
  p++;
  const char *year = p;
  int32_t c = figure(&p, end);
  if (p - year == 2) c = two_digit_year(m, c);
  if (c < 1000 || c > 2199) return false;
  /* American order unless the figures or the full stops say otherwise */
  int32_t month = a, day = b;
  if (sep == '.' || a > 12) month = b, day = a;
  if (month > 12 && a <= 12) month = a, day = b;
  if (!dl_civil_valid((dl_civil){c, month, day})) return false;
  m->out.year = c;
  m->out.month = (uint8_t)month;
  m->out.day = (uint8_t)day;
  return dl_action_date(m);
}

/* "on 2/15"; 9/11 is one day for everybody */
bool act_month_day_figures(match *m) {
  const atom *a = m->at[0];
  m->out.month = (uint8_t)a->value;
  m->out.day = (uint8_t)a->milli;
  if (a->value == 9 && a->milli == 11) m->out.year = 2001;
  return dl_action_date(m);
}

/* "31-Oct-1974", "Sep/23/2020", "2019-Aug-1": the argument tells the order */
bool act_joined(match *m) {
  static const uint8_t places[3][3] = {{0, 1, 2}, {1, 0, 2}, {2, 1, 0}}; /* of day, month, year */
  const atom *part[3] = {m->at[0], m->at[2], m->at[4]};
  const uint8_t *order = places[m->arg];
  const atom *day = part[order[0]], *month = part[order[1]], *year = part[order[2]];
  uint32_t figures = year->end - year->start;
  if (year->milli || (year->flags & A_COMMAS) || (figures != 4 && figures != 2)) return false;
  m->out.year = figures == 2 ? two_digit_year(m, year->value) : year->value;
  m->out.month = (uint8_t)month->value;
  if (day->value > dl_days_in_month(m->out.year, month->value)) return false;
  m->out.day = (uint8_t)day->value;
  return dl_action_date(m);
}

/* "3 Fridays from now", "two Thursdays ago" */
bool act_weekdays(match *m) {
  const atom *n = m->at[0], *day = m->at[1];
  if (n->milli || n->value < 1 || n->value > 52 || (n->value > 1 && !(day->flags & A_PLURAL)))
    return false;
  m->out.base = BASE_DEIXIS;
  m->out.deixis = m->arg < 0 ? X_LAST : X_NEXT;
  m->out.weekday = (uint8_t)day->value;
  m->out.count = m->arg * 7 * (n->value - 1);
  return dl_action_date(m);
}

/* "Tuesday the 19th", and nothing that the ordinal could count */
bool act_weekday_nth(match *m) {
  const atom *n = m->at[2], *a = m->after;
  if (n->value < 1 || n->value > 31 || (m->at[0]->flags & A_PLURAL)) return false;
  if (!m->at[1] && !(n->flags & A_FIGURES)) return false; /* "Thursday 15th" */
  if (a && !atom_is(a, C_STOP) && !atom_is(a, C_COMMA) && !(a->flags & A_FIRST) &&
      !atom_is(a, C_AT) && !atom_is(a, C_CLOCK) && !atom_is(a, C_QMOD))
    return false;
  m->out.weekday = (uint8_t)m->at[0]->value;
  m->out.day = (uint8_t)n->value;
  return dl_action_date(m);
}

/* What "the Sept. 11" is followed by where it is that of 2001. */
static bool names_the_attacks(const match *m) {
  static const char *const nouns[] = {"attacks",    "terrorist",  "terror",      "hijackers",
                                      "hijackings", "commission", "anniversary", NULL};
  const atom *a = m->after;
  if (!a || !atom_is(a, C_PLAIN)) return false;
  return atom_reads_any(m->r, a, nouns);
}

/* "2022/23", "2022-2023": a year and the next one */
static bool years_in_a_row(const atom *year, const atom *next) {
  uint32_t figures = next->end - next->start;
  if (!(year->flags & next->flags & A_FIGURES) || next->milli || (next->flags & A_COMMAS) ||
      (figures != 2 && figures != 4))
    return false;
  int32_t expected = year->value + 1;
  return next->value == (figures == 2 ? expected % 100 : expected);
}

/* Any of month, day, year that the pattern has. */
bool act_date(match *m) {
  const atom *month = matched(m, C_MONTH), *fiscal = matched(m, C_FISCAL), *day = NULL,
             *year = NULL;
  for (uint32_t k = 0; k < PATTERN_LONGEST; k++) {
    const atom *a = m->at[k];
    if (!a) continue;
    if (atom_is(a, C_YEAR) || atom_is(a, C_YEAR2))
      year = a;
    else if (atom_is(a, C_DAYNUM) || atom_is(a, C_ORD))
      day = a;
  }
  sem *s = &m->out;
  if (fiscal && fiscal->value == 1 && !matched(m, C_UNIT)) return false;
  if (fiscal) s->fiscal = 1;
  /* "the academic year 2022/23": the pair is one */
  if (year && !month && !day && m->end + 1 < m->r->count && m->after &&
      atom_is(m->after, C_SLASHMARK) && years_in_a_row(year, m->after + 1))
    return false;
  if (year) dl_action_take_year(m, year);
  if (month) {
    s->month = (uint8_t)month->value;
    bool of = day && matched(m, C_OF) && atom_is(day, C_ORD);
    if (month->flags & A_WEAK && !(month->flags & A_CAPITAL) && !(day && year) && !of) return false;
  }
  if (day) {
    if (day->value < 1 || day->value > dl_days_in_month(year ? s->year : 2000, s->month))
      return false;
    if (atom_is(day, C_ORD) && !month) return false;
    s->day = (uint8_t)day->value;
    if (!year && s->month == 9 && s->day == 11 && names_the_attacks(m)) s->year = 2001;
    /* 29 February of a year that has none is no day */
    if (!year && m->after && atom_is(m->after, C_COMMA) && m->end + 1 < m->r->count &&
        atom_is(m->after + 1, C_YEAR) && s->day > dl_days_in_month(m->after[1].value, s->month))
      return false;
    if (!year && m->after && atom_is(m->after, C_YEAR) &&
        s->day > dl_days_in_month(m->after->value, s->month))
      return false;
    /* "May 10,000", "March 15 percent" cannot be seen here; "Dec. 10-15" is a range */
    if (m->after && day == &m->r->atoms[m->end - 1] && !(day->flags & A_FIGURES) &&
        atom_is(day, C_ORD) && atom_is(m->after, C_UNIT) && !(m->after->flags & A_SPACE))
      return false;
  }
  return dl_action_date(m);
}

/* What is counted in such pairs: "the 2022-23 NBA season", but not "the 1975-76 dry season". */
static bool counts_in_seasons(const match *m) {
  static const char *const nouns[] = {"season",    "seasons", "campaign", "school",
                                      "academic",  "budget",  "session",  "flu",
                                      "influenza", "edition", "term",     NULL};
  static const char *const weather[] = {"dry", "rainy", "wet", "monsoon", NULL};
  enum { NEAR = 3 };
  const atom *end = m->r->atoms + m->r->count;
  for (const atom *a = m->after; a && a < end && a - m->after <= NEAR; a++) {
    if ((a->flags & (A_BREAK | A_FIRST)) || atom_is(a, C_STOP) || atom_is(a, C_COMMA) ||
        atom_reads_any(m->r, a, weather))
      return false;
    if (atom_reads_any(m->r, a, nouns)) return true;
  }
  return m->before && atom_reads(m->r, m->before, "season");
}

/* "the 2022/23 season", "the 2022-23 season", "fiscal 2022/23": one season, in the year that it begins. Where
 * nothing says so, a hyphen joins two years: "it lasted 1915-16". */
bool act_year_pair(match *m) {
  const atom *year = matched(m, C_YEAR), *next = year + 2;
  if (!years_in_a_row(year, next)) return false;
  if (m->after && (atom_is(m->after, C_HYPHEN) || atom_is(m->after, C_SLASHMARK)) &&
      !(m->after->flags & A_SPACE))
    return false;
  if (!m->arg && !atom_is(next - 1, C_SLASHMARK) && !counts_in_seasons(m)) return false;
  if (m->arg) m->out.fiscal = 1;
  m->out.year = year->value;
  return dl_action_date(m);
}

bool act_era(match *m) {
  const atom *n = matched(m, C_YEAR);
  if (!n) n = matched(m, C_NUM);
  const atom *era = matched(m, C_ERA);
  if (!(era->flags & A_CAPS) || n->value > 9999 || n->value < 1) return false;
  m->out.year = n->value;
  m->out.era = era->value < 0;
  return dl_action_date(m);
}

/* "One Sunday night", "on one Friday"; not "Phase One Friday" */
static bool is_some_day(const match *m) {
  const atom *b = m->before;
  if (!b || !atom_reads(m->r, b, "one")) return false;
  if ((b->flags & (A_FIRST | A_BREAK)) || b == m->r->atoms) return true;
  if (b - 1 > m->r->atoms && atom_reads(m->r, b - 2, "one")) return false; /* "met one on one" */
  return atom_is(b - 1, C_ON) || atom_is(b - 1, C_COMMA) || atom_is(b - 1, C_STOP) ||
         atom_is(b - 1, C_AND) || atom_is(b - 1, C_BUT);
}

bool act_weekday(match *m) {
  const atom *a = m->at[0];
  if (!(a->flags & A_CAPITAL) && (a->flags & A_ABBR) && !dl_calendar_reads(m->r)) return false;
  m->out.weekday = (uint8_t)a->value;
  if (a->flags & A_PLURAL) {
    m->out.kind = K_SET;
    m->result = C_SET;
    return true;
  }
  /* "on a Tuesday in May", "on a recent Tuesday,": which one, nobody says; not "a Tuesday vote" */
  const atom *b = m->before, *n = m->after;
  bool alone = !n || atom_is(n, C_IN) || atom_is(n, C_STOP) || atom_is(n, C_COMMA) ||
               atom_is(n, C_PREP) || (n->flags & A_FIRST);
  if (b && b > m->r->atoms && atom_is(b, C_DEIXIS) && atom_value(b, C_DEIXIS) == X_RECENT) b--;
  m->out.untold = (alone && b && atom_is(b, C_A)) || is_some_day(m);
  return dl_action_date(m);
}

/* The decade that another is named with: "the 1970s and 80s", or NULL. */
static const sem *decade_before(const match *m) {
  const atom *b = m->before;
  if (!b || b == m->r->atoms || (b->flags & A_BREAK) ||
      !(atom_is(b, C_AND) || atom_is(b, C_OR) || atom_is(b, C_TO) || atom_is(b, C_HYPHEN) ||
        atom_is(b, C_DASH) || atom_is(b, C_COMMA)))
    return NULL;
  const atom *x = b - 1;
  if (!atom_is(x, C_DATE) || x->sem < 0) return NULL;
  const sem *s = &m->r->sems[x->sem];
  return s->kind == K_DATE && s->truncated == 1 && !s->era ? s : NULL;
}

bool act_decade(match *m) {
  const atom *a = m->at[1];
  const atom *b = m->before;
  if (b && atom_is(b, C_HYPHEN) && b > m->r->atoms) b--;
  const sem *first = decade_before(m);
  if ((a->flags & A_WEAK) && !first) {
    if (!m->at[0] && !(b && atom_is(b, C_EDGE))) return false;
    /* "in her 30s", "his early forties": an age */
    if (dl_action_possessive(m->at[0] ? m->at[0] : b > m->r->atoms ? b - 1 : NULL)) return false;
  }
  m->out.year = a->value;
  m->out.truncated = 1;
  if ((a->flags & A_WEAK) && first && a->value % 100 > first->year % 100)
    m->out.year = first->year / 100 * 100 + a->value % 100; /* "the 1870s and 80s" */
  if (a->value % 100 == 0 && a->value < 2000 && a->end - a->start > 3)
    m->out.truncated = 2; /* "the 1800s" are a century */
  return dl_action_date(m);
}

bool act_century(match *m) {
  const atom *n = m->at[1], *era = m->at[4];
  if (n->value < 1 || n->value > 30) return false;
  m->out.truncated = 2;
  m->out.year = (n->value - 1) * 100;
  if (era && era->value < 0) m->out.era = 1;
  return dl_action_date(m);
}

bool act_quarter(match *m) {
  const atom *q = matched(m, C_QUARTER);
  sem *s = &m->out;
  if (q) {
    s->quarter = (uint8_t)q->value;
    const atom *y = m->at[2];
    if (m->at[1] && !y) return false;
    if (y) dl_action_take_year(m, y);
    return dl_action_date(m);
  }
  const atom *n = m->at[3];
  if (atom_is(n, C_ORD)) {
    int32_t v = atom_value(n, C_ORD);
    if (v < 1 || v > 4) return false;
    s->quarter = (uint8_t)v;
  } else if (atom_value(n, C_DEIXIS) == X_LAST && m->after && atom_is(m->after, C_OF) &&
             m->end + 1 < m->r->count && atom_is(m->after + 1, C_YEAR)) {
    s->quarter = 4; /* "the last quarter of 2012" */
  } else {
    return false;
  }
  if (matched(m, C_FISCAL)) s->fiscal = 1;
  /* "the third-quarter loss", "its third quarter": the article is the noun's */
  const atom *the = m->at[0];
  if (the && (the->value == 1 || (atom_is(m->at[5] - 1, C_HYPHEN)))) m->trim_front = 1;
  return dl_action_date(m);
}

/* "the final quarter" of a year */
bool act_final_quarter(match *m) {
  if (dl_ascii_lower(m->r->text->bytes[m->at[1]->start]) != 'f') return false;
  if (!m->after || !atom_is(m->after, C_OF)) return false;
  m->out.quarter = 4;
  return dl_action_date(m);
}

/* What a report tells of a half year: "first-half profit". */
static const char *const reported[] = {
    "profit",  "profits",  "sales",    "revenue",  "revenues",   "earnings",  "results",
    "income",  "losses",   "net",      "pretax",   "pre",        "operating", "underlying",
    "output",  "dividend", "turnover", "guidance", "deliveries", "shipments", "exports",
    "imports", "ebitda",   "adjusted", "report",   NULL};

bool act_half(match *m) {
  const atom *n = m->at[1];
  sem *s = &m->out;
  if (!m->at[0] && m->at[2] && atom_is(n, C_ORD) && atom_value(n, C_ORD) <= 2 &&
      atom_reads_any(m->r, m->after, reported)) {
    s->half = (uint8_t)atom_value(n, C_ORD);
    return s->half && dl_action_date(m);
  }
  if (m->after && (atom_is(m->after, C_UNIT) || atom_is(m->after, C_HYPHEN))) return false;
  bool of = m->after && (atom_is(m->after, C_OF) || atom_is(m->after, C_YEAR));
  if (!of) return false;
  const atom *end = &m->r->atoms[m->r->count], *w = m->after + (atom_is(m->after, C_OF) ? 1 : 0);
  if (w < end && (atom_is(w, C_THE) || atom_is(w, C_FISCAL) || atom_is(w, C_ADJ))) w++;
  if (w < end && atom_is(w, C_DEIXIS)) { /* "of last year", not "of that resolution" */
    w++;
    if (w < end && (atom_is(w, C_FISCAL) || atom_is(w, C_ADJ))) w++;
    if (w < end && !atom_is(w, C_UNIT)) return false;
  }
  if (w >= end || !(atom_is(w, C_YEAR) || atom_is(w, C_YEAR2) ||
                    (atom_is(w, C_UNIT) && atom_value(w, C_UNIT) == U_YEAR)))
    return false;
  if (atom_is(n, C_ORD)) {
    int32_t v = atom_value(n, C_ORD);
    if (v < 1 || v > 2) return false;
    s->half = (uint8_t)v;
  } else if (atom_value(n, C_DEIXIS) == X_LAST) {
    s->half = 2;
  } else {
    return false;
  }
  return dl_action_date(m);
}

bool act_season(match *m) {
  const atom *a = matched(m, C_SEASON);
  const atom *y = matched(m, C_YEAR);
  if (!y) y = matched(m, C_YEAR2);
  m->out.season = (uint8_t)a->value;
  if (y) dl_action_take_year(m, y);
  if (a->flags & A_PLURAL) {
    if (y) return false;
    m->out.kind = K_SET;
    m->result = C_SET;
    return !m->at[0];
  }
  return dl_action_date(m);
}

/* "in H1", "H1 profit" */
bool act_half_alone(match *m) {
  if (!(m->before && atom_is(m->before, C_IN)) && !atom_reads_any(m->r, m->after, reported))
    return false;
  m->out.half = (uint8_t)m->at[0]->value;
  return dl_action_date(m);
}

/* "H1 2024" */
bool act_half_year(match *m) {
  m->out.half = (uint8_t)m->at[0]->value;
  dl_action_take_year(m, m->at[2]);
  return dl_action_date(m);
}

bool act_refday(match *m) {
  const atom *a = matched(m, C_REFDAY);
  int32_t v = atom_value(a, C_REFDAY);
  m->out.base = BASE_DAY;
  if (v == 9) { /* overnight */
    m->out.part = PART_NI;
    return dl_action_time(m);
  }
  m->out.count = v;
  /* "day before yesterday", but not "a day before yesterday's vote" */
  if (m->at[2] && !m->at[0] && m->before && !atom_is(m->before, C_STOP) &&
      !atom_is(m->before, C_COMMA) && !atom_is(m->before, C_ON))
    return false;
  if (m->at[2]) m->out.count += atom_value(m->at[2], C_AFTER);
  return dl_action_date(m);
}

bool act_tonight(match *m) {
  m->out.base = BASE_DAY;
  m->out.part = PART_NI;
  return dl_action_time(m);
}

/* A clock's time is told; its zone, too, where a word names one. */
static bool clock_in_zone(match *m, const atom *zone) {
  if (zone && zone->value != DL_ZONE_UNTOLD) {
    m->out.has_zone = true;
    m->out.zone = zone->value;
  }
  return dl_action_time(m);
}

bool act_clock(match *m) {
  sem *s = &m->out;
  const atom *clock = matched(m, C_CLOCK), *n = matched(m, C_NUM), *ampm = matched(m, C_AMPM),
             *zone = matched(m, C_ZONE), *noon = matched(m, C_NOON), *part = matched(m, C_PART);
  if (noon) {
    if ((n && n->value != 12) || (clock && clock->value != 12 * 3600)) return false;
    int32_t minutes = noon->value;
    s->hour = (int8_t)(minutes / 60);
    s->minute = 0;
    if (minutes == 1440) s->outer = true;
  } else if (clock) {
    s->hour = (int8_t)(clock->value / 3600);
    s->minute = (int8_t)(clock->value / 60 % 60);
    if (clock->milli) s->second = (int8_t)(clock->value % 60);
    if (s->hour == 24 && (s->minute || s->second > 0)) return false;
  } else {
    if (n->milli || n->value < 0 || n->value > 24 || (n->flags & A_COMMAS)) {
      /* 430pm */
      if (n->value > 100 && n->value < 1260 && n->value % 100 < 60 && ampm && !n->milli) {
        s->hour = (int8_t)(n->value / 100);
        s->minute = (int8_t)(n->value % 100);
      } else {
        return false;
      }
    } else {
      s->hour = (int8_t)n->value;
      s->minute = 0;
    }
  }
  if (ampm) {
    if (s->hour > 12 || (s->hour == 0 && ampm->value)) {
      if (s->hour > 12 && ampm->value == 0) return false;
    } else if (ampm->value && s->hour < 12) {
      s->hour = (int8_t)(s->hour + 12);
    } else if (!ampm->value && s->hour == 12) {
      s->hour = 0;
    }
  } else if (part) {
    if ((part->value == PART_AF || part->value == PART_EV ||
         (part->value == PART_NI && s->hour > 4)) &&
        s->hour < 12)
      s->hour = (int8_t)(s->hour + 12);
    if (n && !matched(m, C_OCLOCK) && (s->hour > 23 || n->value > 12)) return false;
    if (m->at[3] == NULL && part->value != PART_NI) return false;
  } else if (clock && !noon) {
    /* without am/pm a colon can be a score or a verse; small hours of a 24-hour clock pass */
    const atom *b = m->before;
    bool prep = b && (atom_is(b, C_AT) || atom_is(b, C_BETWEEN) || atom_is(b, C_FROM) ||
                      atom_is(b, C_UNTIL) || atom_is(b, C_PREP) || atom_is(b, C_QMOD) ||
                      atom_is(b, C_AFTER) || atom_is(b, C_DASH) || atom_is(b, C_HYPHEN) ||
                      atom_is(b, C_TO) || atom_is(b, C_COMMA) || atom_is(b, C_WEEKDAY) ||
                      atom_is(b, C_REFDAY) || atom_is(b, C_DATE) || atom_is(b, C_PAREN));
    bool more = zone || (clock->flags & A_SURE) || (m->after && atom_is(m->after, C_WEEKDAY));
    if (!prep && !more && !(dl_calendar_reads(m->r) && !b)) return false;
  }
  return clock_in_zone(m, zone);
}

/* "0925 GMT", "1400 ET". In brackets it only says a time again: "at noon (1700 GMT)". */
bool act_figures_zone(match *m) {
  const atom *n = m->at[0], *zone = m->at[1];
  if (!(n->flags & A_FIGURES) || (n->flags & A_COMMAS) || n->milli || n->end - n->start != 4 ||
      !(zone->flags & A_SPACE) || n->value / 100 > 23 || n->value % 100 > 59)
    return false;
  if (m->before && atom_is(m->before, C_PAREN)) {
    m->result = C_PLAIN;
    return true;
  }
  m->out.hour = (int8_t)(n->value / 100);
  m->out.minute = (int8_t)(n->value % 100);
  return clock_in_zone(m, zone);
}

/* "05:30hrs", "0530 hours" */
bool act_clock_hours(match *m) {
  const atom *n = m->at[0], *zone = m->at[2];
  if (!(m->at[1]->flags & A_PLURAL)) return false;
  if (atom_is(n, C_CLOCK)) {
    m->out.hour = (int8_t)(n->value / 3600);
    m->out.minute = (int8_t)(n->value / 60 % 60);
  } else {
    /* "2000 hours" is a length */
    if (n->end - n->start != 4 || m->r->text->bytes[n->start] != '0' || n->milli ||
        n->value % 100 > 59)
      return false;
    m->out.hour = (int8_t)(n->value / 100);
    m->out.minute = (int8_t)(n->value % 100);
  }
  if (m->out.hour > 23) return false;
  return clock_in_zone(m, zone);
}

/* "seven thirty p.m." */
bool act_spoken_clock(match *m) {
  const atom *hour = m->at[0], *minute = m->at[1], *ampm = m->at[2], *zone = m->at[3];
  if (((hour->flags | minute->flags) & A_FIGURES) || hour->milli || minute->milli ||
      hour->value < 1 || hour->value > 12 || minute->value < 10 || minute->value > 59)
    return false;
  m->out.hour = (int8_t)(hour->value % 12 + (ampm->value ? 12 : 0));
  m->out.minute = (int8_t)minute->value;
  return clock_in_zone(m, zone);
}

/* "the year 2024", "calendar year 2024"; "for full year 2024" is 2024's */
bool act_the_year(match *m) {
  const atom *kind = m->at[1];
  if (kind && !atom_reads(m->r, kind, "calendar") && !m->at[0]) m->trim_front = 1;
  return act_date(m);
}

/* "half past nine", "a quarter to six", "20 past 3 p.m." */
bool act_past_hour(match *m) {
  sem *s = &m->out;
  const atom *ampm = matched(m, C_AMPM), *zone = matched(m, C_ZONE), *to = matched(m, C_TO),
             *hour = NULL;
  int32_t minutes = 30;
  if (m->arg) { /* "20 minutes past 3 p.m." */
    const atom *x = m->at[2];
    if (m->at[0]->value < 1 || m->at[0]->value > 59 || m->at[0]->milli) return false;
    if (atom_is(x, C_DEIXIS) && atom_value(x, C_DEIXIS) != X_PAST) return false;
    if (atom_is(x, C_AFTER)) {
      if (atom_value(x, C_AFTER) < 0) to = x;
      if (!ampm && !matched(m, C_OCLOCK)) return false; /* "20 minutes after 3 people" */
    }
    minutes = m->at[0]->value;
    hour = m->at[3];
  } else if (matched(m, C_UNIT)) {
    minutes = 15;
    hour = m->at[3];
    const atom *x = m->at[2];
    if (!to && atom_value(x, C_DEIXIS) != X_PAST) return false;
  } else {
    if (!matched(m, C_HALF)) {
      if (m->at[0]->value < 1 || m->at[0]->value > 59 || m->at[0]->milli) return false;
      minutes = m->at[0]->value;
      if (!ampm && !matched(m, C_OCLOCK)) return false;
    }
    hour = m->at[2];
  }
  if (hour->value < 1 || hour->value > 12 || hour->milli || (hour->flags & A_COMMAS)) return false;
  if (m->after && atom_is(m->after, C_UNIT) && !ampm && !matched(m, C_OCLOCK))
    return false; /* "from 15 minutes to 10 minutes" */
  if (!(m->before && (atom_is(m->before, C_AT) || atom_is(m->before, C_PREP))) && !ampm &&
      !matched(m, C_OCLOCK))
    return false;
  int32_t at =
      (hour->value % 12) * 60 + (ampm && ampm->value ? 720 : 0) + (to ? -minutes : minutes);
  if (!ampm && hour->value == 12) at += 720;
  at = (at + 1440) % 1440;
  s->hour = (int8_t)(at / 60);
  s->minute = (int8_t)(at % 60);
  return clock_in_zone(m, zone);
}

/* "on the 15th", and nothing that the ordinal could count */
bool act_on_the_nth(match *m) {
  const atom *n = m->at[2], *a = m->after;
  if (!(n->flags & A_FIGURES) || n->value < 1 || n->value > 31) return false;
  if (a && !atom_is(a, C_STOP) && !atom_is(a, C_COMMA) && !(a->flags & A_FIRST)) return false;
  m->out.day = (uint8_t)n->value;
  m->trim_front = 1;
  return dl_action_date(m);
}

/* "the 24th" alone, in a calendar */
bool act_the_nth(match *m) {
  const atom *n = m->at[1], *a = m->after;
  if (!dl_calendar_reads(m->r) || m->at[0]->value || !(n->flags & A_FIGURES) || n->value < 1 ||
      n->value > 31)
    return false;
  if (a && !atom_is(a, C_STOP) && !atom_is(a, C_COMMA) && !(a->flags & A_FIRST)) return false;
  m->out.day = (uint8_t)n->value;
  return dl_action_date(m);
}

/* "Islam will one day be ...": some day to come */
bool act_one_day(match *m) {
  const atom *n = m->at[0], *b = m->before;
  if ((n->flags & A_FIGURES) || !b || b->token + 1 != n->token ||
      (m->after && !atom_is(m->after, C_PLAIN)))
    return false;
  static const char *const modals[] = {"will", "would", "could", "can", "might", "may", NULL};
  dl_str s = dl_token_str(m->r->text, b->token);
  bool modal = false;
  for (const char *const *w = modals; *w && !modal; w++)
    modal = strlen(*w) == s.len && memcmp(*w, s.ptr, s.len) == 0;
  if (!modal) return false;
  m->out.base = BASE_REF;
  m->out.ref = REF_FUTURE;
  return dl_action_date(m);
}
