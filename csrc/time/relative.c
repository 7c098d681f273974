/* relative.c: meanings that hang on now or on what was said, and distances. */
#include "time/actions.h"

/* "the day she left", "the night of the vote", "the day before the vote": which day, other words
 * tell. Dates that follow were taken in by the rules before. */
static bool told_by_clause(const match *m) {
  static const char *const openers[] = {"when", "that", "he",   "she",   "they",  "it",  "we",
                                        "i",    "you",  "his",  "her",   "their", "its", "my",
                                        "our",  "a",    "this", "these", "where", NULL};
  const atom *a = m->after;
  if (!a || (a->flags & A_FIRST) || !(a->flags & A_SPACE)) return false;
  return atom_reads_any(m->r, a, openers) || atom_is(a, C_THE) ||
         (atom_is(a, C_PLAIN) && (a->flags & A_CAPITAL) && !(a->flags & A_CAPS));
}

/* "the day before the vote", "the night of the attack" */
static bool told_by_noun(const match *m) {
  const atom *a = m->after;
  if (!a || !(atom_is(a, C_OF) || atom_is(a, C_AFTER)) || m->end + 1 >= m->r->count) return false;
  const atom *b = a + 1;
  return !(b->flags & A_BREAK) && (b->flags & A_SPACE) &&
         (atom_is(b, C_THE) || atom_is(b, C_A) || atom_is(b, C_PLAIN)) &&
         (m->end + 2 >= m->r->count || atom_is(b, C_PLAIN) || atom_is(b + 1, C_PLAIN));
}

/* ---- the week, this week ---- */

bool act_the_unit(match *m) {
  const atom *unit = m->at[1];
  if ((unit->flags & A_PLURAL) || m->at[0]->value == 1) return false; /* "her day" */
  int32_t u = atom_value(unit, C_UNIT);
  if (u < U_DAY || u == U_NIGHT || u == U_MOMENT) return false;
  if (m->after && (atom_is(m->after, C_HYPHEN) || atom_is(m->after, C_YEAR))) return false;
  if (u == U_YEAR && m->after && atom_is(m->after, C_NUM) && (m->after->flags & A_FIGURES))
    return false; /* "the year 2525" */
  if (u >= U_WEEK && m->after && atom_reads(m->r, m->after, "since") &&
      !(m->after->flags & (A_FIRST | A_BREAK))) { /* "in the year since" */
    m->out.kind = K_DURATION;
    m->out.unit = (uint8_t)u;
    m->out.count = 1;
    m->result = C_DUR;
    return true;
  }
  m->out.base = BASE_DEIXIS;
  m->out.deixis = X_THE;
  m->out.unit = (uint8_t)u;
  if (u == U_WEEKEND) m->out.weekend = 1;
  m->out.untold = u == U_DAY && (told_by_clause(m) || told_by_noun(m));
  if (u >= U_WEEK && m->after && atom_is(m->after, C_AFTER) && !atom_is(m->after, C_DEIXIS) &&
      told_by_noun(m))
    m->out.untold = true; /* "the week after the election" */
  return dl_action_date(m);
}

static const atom *last_deixis(const match *m) {
  const atom *found = NULL;
  for (uint32_t k = 0; k < PATTERN_LONGEST; k++)
    if (m->at[k] && atom_is(m->at[k], C_DEIXIS)) found = m->at[k];
  return found;
}

/* "this past June": the second word decides. Some words need an article: "the same day". */
static bool take_deixis(match *m) {
  const atom *d = last_deixis(m);
  int32_t v = atom_value(d, C_DEIXIS);
  const atom *first = matched(m, C_DEIXIS);
  if (first != d && v == X_THIS) v = atom_value(first, C_DEIXIS);
  bool the = matched(m, C_THE) != NULL;
  if (first != d && atom_value(first, C_DEIXIS) == X_THAT && v != X_SAME) return false;
  if ((v == X_THIS || v == X_THAT) && the) return false;
  m->out.deixis = (uint8_t)v;
  m->out.base = BASE_DEIXIS;
  return true;
}

bool act_deixis_unit(match *m) {
  const atom *unit = matched(m, C_UNIT);
  if (unit->flags & A_PLURAL) return false;
  if (!take_deixis(m)) return false;
  int32_t u = atom_value(unit, C_UNIT);
  if (atom_is(unit, C_ORD) && u == U_SECOND) return false;
  if (u == U_MOMENT) return false;
  if ((unit->flags & A_CAPITAL) && !(unit->flags & A_CAPS)) return false; /* "This Week" */
  uint8_t d = m->out.deixis;
  if (d == X_RECENT) return false; /* "its recent day in court" */
  /* without an article these are adjectives of something else */
  bool the = matched(m, C_THE) != NULL;
  if (!the && d == X_FOLLOWING) return false;
  /* "the last week of October", "last day of May" is not last week, nor yesterday */
  if (d == X_LAST && m->after && atom_is(m->after, C_OF) && m->end + 1 < m->r->count &&
      (atom_is(m->after + 1, C_MONTH) || atom_is(m->after + 1, C_YEAR)))
    return false;
  if ((the || (m->before && atom_is(m->before, C_THE))) && d == X_LAST && m->after &&
      atom_is(m->after, C_OF))
    return false;
  if (d == X_LAST && u <= U_MINUTE && m->before && atom_is(m->before, C_AT))
    return false; /* at the last minute */
  if (u <= U_HOUR && d != X_LAST && d != X_NEXT && d != X_PAST && d != X_COMING) return false;
  if (matched(m, C_FISCAL)) m->out.fiscal = 1;
  if (u <= U_HOUR) {
    if (!the) return false;
    m->out.kind = K_DURATION;
    m->out.base = BASE_FIELDS;
    m->out.unit = (uint8_t)u;
    m->out.count = 1;
    m->result = C_DUR;
    return true;
  }
  if (u == U_NIGHT) {
    m->out.unit = U_DAY;
    m->out.part = PART_NI;
    return dl_action_time(m);
  }
  m->out.unit = (uint8_t)u;
  m->out.article = the;
  if (the && d == X_NEXT && u == U_DAY) m->out.deixis = X_FOLLOWING;
  if ((u == U_DECADE || u == U_CENTURY || u == U_MILLENNIUM) &&
      (d == X_LAST || d == X_PAST || d == X_NEXT || d == X_COMING)) {
    m->out.kind = K_DURATION;
    m->out.base = BASE_FIELDS;
    m->out.count = 1;
    m->result = C_DUR;
    return true;
  }
  if (u == U_WEEKEND) m->out.weekend = 1;
  return dl_action_date(m);
}

bool act_deixis_part(match *m) {
  const atom *part = matched(m, C_PART), *noon = matched(m, C_NOON);
  if (!take_deixis(m)) return false;
  if (m->out.deixis >= X_CURRENT) return false;
  if (m->out.deixis == X_NEXT && matched(m, C_THE)) m->out.deixis = X_FOLLOWING;
  if (noon && m->out.deixis == X_PAST) return false; /* "just past noon" */
  m->out.unit = U_DAY;
  if (part && part->flags & A_PLURAL) return false;
  if (part && atom_is(part, C_REFDAY)) return false; /* "it did this overnight" */
  if (noon) {
    m->out.hour = (int8_t)(noon->value / 60);
    m->out.minute = 0;
  } else {
    m->out.part = (uint8_t)atom_value(part, C_PART);
    if (part->flags & A_WEAK) return false;
  }
  /* This Morning is a programme */
  if (part && (part->flags & A_CAPITAL) && !(part->flags & A_CAPS)) return false;
  return dl_action_time(m);
}

/* "the latest period", "the same period": mostly a quarter of a business report. */
bool act_deixis_period(match *m) {
  int32_t v = atom_value(m->at[1], C_DEIXIS);
  if (v != X_LATEST && v != X_SAME && v != X_CURRENT) return false;
  m->out.base = BASE_DEIXIS;
  m->out.deixis = (uint8_t)v;
  m->out.unit = U_QUARTER;
  m->out.has_ordinal_day = true; /* only where quarters were spoken of */
  return dl_action_date(m);
}

bool act_the_part(match *m) {
  const atom *part = matched(m, C_PART), *edge = matched(m, C_EDGE), *the = matched(m, C_THE);
  int32_t p = atom_value(part, C_PART);
  m->out.part = (uint8_t)p;
  if (edge) m->out.mod = (uint8_t)atom_value(edge, C_EDGE);
  if (m->out.mod >= M_LATER) m->out.mod = m->out.mod == M_LATER ? M_END : M_START;
  if ((part->flags & A_WEAK) && !edge) {
    if (!(m->before && (atom_is(m->before, C_AT) || atom_is(m->before, C_PREP)))) return false;
  }
  if (the && the->value == 1) return false;
  m->out.untold = the && !edge &&
                  !(m->before && (atom_is(m->before, C_IN) || atom_is(m->before, C_OF))) &&
                  (told_by_clause(m) || told_by_noun(m));
  return dl_action_time(m);
}

/* "at that time", "during this period": the date that a story tells of. The filter keeps it in
 * stories only; in news the words seldom point to a date. */
bool act_that_time(match *m) {
  const atom *b = m->before, *d = last_deixis(m);
  if (!b || !(atom_is(b, C_AT) || atom_is(b, C_PREP) || atom_is(b, C_IN) || atom_is(b, C_FROM) ||
              atom_is(b, C_UNTIL) || atom_is(b, C_QMOD)))
    return false;
  int32_t v = d ? atom_value(d, C_DEIXIS) : X_THE;
  if (v != X_THIS && v != X_THAT && v != X_SAME && v != X_THE) return false;
  if (v == X_THE && (!atom_is(b, C_AT) || !m->at[0] || m->at[0]->value == 1)) return false;
  if (v == X_SAME && !matched(m, C_THE)) return false;
  if (atom_is(m->at[0], C_DEIXIS) && (m->r->text->bytes[m->at[0]->end - 1] == 'e') &&
      m->at[0]->end - m->at[0]->start == 5)
    return false; /* these, those */
  m->out.base = BASE_DEIXIS;
  m->out.deixis = X_SAME;
  m->out.unit = U_MOMENT;
  return dl_action_date(m);
}

bool act_moment(match *m) {
  if (m->at[0] && atom_is(m->at[0], C_DEIXIS) && m->at[0]->value != X_THIS) return false;
  const atom *b = m->before;
  if (!(b && (atom_is(b, C_AT) || atom_is(b, C_PREP)))) return false;
  if (atom_is(b, C_IN) && atom_is(m->at[0], C_THE)) return false; /* "to live in the moment" */
  m->out.base = BASE_REF;
  m->out.ref = REF_PRESENT;
  return dl_action_date(m);
}

bool act_term(match *m) {
  if (atom_is(m->at[1], C_LONG) || !m->before) return false;
  if (!atom_is(m->before, C_IN) && !atom_is(m->before, C_PREP) && !atom_is(m->before, C_OF))
    return false;
  m->out.base = BASE_REF;
  m->out.ref = REF_FUTURE;
  return dl_action_date(m);
}

bool act_refword(match *m) {
  const atom *a = matched(m, C_REFWORD);
  if (!a) a = matched(m, C_NOW);
  int32_t ref = atom_value(a, C_REFWORD);
  if (atom_is(a, C_NOW)) ref = REF_PRESENT;
  const atom *the = matched(m, C_THE), *d = atom_is(a, C_DEIXIS) ? a : NULL;
  if (atom_is(a, C_NOW) && the) return false;
  if (d) {
    int32_t v = atom_value(a, C_DEIXIS);
    if (v == X_PAST) {
      /* "in the past" and nothing behind it */
      if (!the || the->value == 1 || !m->before) return false; /* "his past" is no date */
      if (m->after && (atom_is(m->after, C_UNIT) || atom_is(m->after, C_NUM) ||
                       atom_is(m->after, C_DATE) || atom_is(m->after, C_VAGUE)))
        return false;
      if (m->after && atom_is(m->after, C_PLAIN) && (m->after->flags & A_SPACE) &&
          !(atom_is(m->before, C_IN)))
        return false;
    } else if (the) {
      m->trim_front = 1; /* "the [current] system" */
    }
    if (v == X_RECENT) return false; /* an adjective, rarely a date */
    if (m->after && (atom_is(m->after, C_UNIT) || atom_is(m->after, C_ADJ))) return false;
    if (v == X_CURRENT) { /* an adjective with its noun, no stream and no account */
      const atom *b = the ? the : m->before, *n = m->after;
      if (!n || !atom_is(n, C_PLAIN) || !b || atom_is(b, C_PLAIN)) return false;
      if (n->end - n->start >= 7 && memcmp(m->r->text->bytes + n->start, "account", 7) == 0)
        return false;
      if (atom_reads(m->r, n, "events") || atom_reads(m->r, n, "affairs")) return false;
    }
  } else if (a->flags & A_WEAK) {
    bool at = m->before && atom_is(m->before, C_AT); /* "at present" */
    if (ref == REF_PAST) return false;               /* "former": act_ref_adjective */
    if (ref == REF_FUTURE && !the) return false;
    if (ref == REF_PRESENT && !the && !at) return false;
    if (ref == REF_PRESENT && m->after && atom_is(m->after, C_PLAIN) &&
        !(at && (m->before->flags & A_FIRST)))
      return false; /* "at present prices" */
    if (ref == REF_FUTURE && !the && m->before && m->before->flags & A_CAPITAL) return false;
    if (ref == REF_FUTURE && the && m->after && atom_is(m->after, C_PLAIN) &&
        (m->after->flags & A_SPACE) && !(m->after->flags & A_FIRST) &&
        (the->value == 1 || !m->before ||
         !(atom_is(m->before, C_IN) || atom_reads(m->r, m->before, "into"))))
      return false; /* "the future health", "in our future homes" */
  } else if (the) {
    m->trim_front = 1;
  }
  m->out.base = BASE_REF;
  m->out.ref = (uint8_t)ref;
  return dl_action_date(m);
}

/* "the former king", "recent victories", "any future campaign". The filter keeps it in stories only:
 * news says of half its people what they were. */
bool act_ref_adjective(match *m) {
  const atom *a = m->at[0], *n = m->after;
  int32_t ref = atom_value(a, C_REFWORD);
  if (!(a->flags & A_WEAK) || ref == REF_PRESENT ||
      (atom_is(a, C_DEIXIS) && atom_value(a, C_DEIXIS) == X_PAST))
    return false;
  if (!n || !atom_is(n, C_PLAIN) || !(n->flags & A_SPACE) || (n->flags & A_FIRST)) return false;
  m->out.base = BASE_REF;
  m->out.ref = (uint8_t)ref;
  return dl_action_date(m);
}

/* "I met him the other day": not long ago */
bool act_other_day(match *m) {
  const atom *n = m->after;
  if (m->at[0]->value || (m->at[2]->flags & (A_PLURAL | A_CAPITAL))) return false;
  if (n && (atom_is(n, C_HYPHEN) || atom_is(n, C_UNIT))) return false;
  m->out.base = BASE_REF;
  m->out.ref = REF_PAST;
  return dl_action_date(m);
}

/* "the year-ago quarter", "a year-earlier loss", "year-ago results" */
bool act_year_ago(match *m) {
  const atom *det = m->at[0], *unit = m->at[2], *noun = m->at[5];
  if (unit->flags & A_PLURAL) return false;
  int32_t u = atom_value(unit, C_UNIT);
  if (u < U_WEEK) return false;
  if (!noun) {
    if (det)
      m->trim_front = m->at[1] ? 2 : 1;
    else if (m->at[1])
      m->trim_front = 1;
  }
  m->out.base = BASE_SHIFT;
  m->out.direction = -1;
  m->out.count = 1;
  m->out.unit = (uint8_t)u;
  m->out.anchor = 3; /* the period that is compared */
  if (noun && atom_is(noun, C_UNIT)) m->out.unit2 = (uint8_t)atom_value(noun, C_UNIT);
  return dl_action_date(m);
}

/* "the prior-year period", "the previous-year quarter" */
bool act_prior_year(match *m) {
  const atom *noun = m->at[4];
  if ((m->at[3]->flags | noun->flags) & A_PLURAL) return false;
  m->out.base = BASE_SHIFT;
  m->out.direction = -1;
  m->out.count = 1;
  m->out.unit = U_YEAR;
  m->out.anchor = 3;
  if (atom_is(noun, C_UNIT)) m->out.unit2 = (uint8_t)atom_value(noun, C_UNIT);
  return dl_action_date(m);
}

bool act_unit_end(match *m) {
  int32_t u = atom_value(m->at[1], C_UNIT);
  if ((m->at[1]->flags & A_PLURAL) || u < U_WEEK || u == U_NIGHT) return false;
  if (!m->at[2] && u != U_YEAR && u != U_MONTH) return false;
  if (m->at[0] && m->at[2] == NULL) return false;
  m->out.base = BASE_DEIXIS;
  m->out.deixis = X_THE;
  m->out.unit = (uint8_t)u;
  m->out.mod = M_END;
  m->out.year_edge = 1;
  if (m->at[0]) m->trim_front = 1;
  return dl_action_date(m);
}

bool act_fiscal_year(match *m) {
  if (m->at[0] && atom_is(m->at[0], C_DEIXIS)) {
    if (!take_deixis(m)) return false;
  } else {
    m->out.base = BASE_DEIXIS;
    m->out.deixis = X_THE;
  }
  m->out.unit = U_YEAR;
  m->out.fiscal = 1;
  return dl_action_date(m);
}

/* "the week after next", "Friday after next" */
bool act_after_next(match *m) {
  const atom *weekday = matched(m, C_WEEKDAY), *unit = matched(m, C_UNIT);
  if (m->after &&
      (atom_is(m->after, C_UNIT) || atom_is(m->after, C_WEEKDAY) || atom_is(m->after, C_MONTH) ||
       atom_is(m->after, C_NUM) || atom_is(m->after, C_PLAIN)))
    return false; /* "Friday after next week's vote" */
  if (weekday) {
    if (weekday->flags & A_PLURAL) return false;
    m->out.base = BASE_DEIXIS;
    m->out.deixis = X_NEXT;
    m->out.weekday = (uint8_t)weekday->value;
    m->out.count = 7;
    return dl_action_date(m);
  }
  int32_t u = atom_value(unit, C_UNIT);
  if ((unit->flags & A_PLURAL) || u < U_DAY || u == U_NIGHT || u == U_MOMENT) return false;
  m->out.base = BASE_SHIFT;
  m->out.unit = (uint8_t)u;
  m->out.count = 2;
  m->out.direction = 1;
  return dl_action_date(m);
}

/* "the week before last", "the Thursday before last" */
bool act_before_last(match *m) {
  const atom *weekday = matched(m, C_WEEKDAY), *unit = matched(m, C_UNIT);
  if (m->after &&
      (atom_is(m->after, C_UNIT) || atom_is(m->after, C_WEEKDAY) || atom_is(m->after, C_MONTH) ||
       atom_is(m->after, C_SEASON) || atom_is(m->after, C_NUM) || atom_is(m->after, C_PART)))
    return false; /* "the day before last week's vote" */
  if (weekday) {
    if (weekday->flags & A_PLURAL) return false;
    m->out.base = BASE_DEIXIS;
    m->out.deixis = X_LAST;
    m->out.weekday = (uint8_t)weekday->value;
    m->out.count = -7;
    return dl_action_date(m);
  }
  int32_t u = atom_value(unit, C_UNIT);
  if ((unit->flags & A_PLURAL) || u < U_DAY || u == U_MOMENT) return false;
  m->out.base = BASE_SHIFT;
  m->out.unit = (uint8_t)(u == U_NIGHT ? U_DAY : u);
  m->out.count = 2;
  m->out.direction = -1;
  if (u != U_NIGHT) return dl_action_date(m);
  m->out.part = PART_NI;
  return dl_action_time(m);
}

/* ---- distances ---- */

static bool shift(match *m, const atom *dur, int32_t direction, uint8_t anchor) {
  sem d = *chunk_sem(m, dur);
  if (d.kind != K_DURATION || (d.vague == 2 && (direction > 0 || anchor))) return false;
  m->out.base = BASE_SHIFT;
  m->out.unit = d.unit;
  m->out.count = d.count;
  m->out.milli = d.milli;
  m->out.count2 = d.count2;
  m->out.unit2 = d.unit2;
  m->out.vague = d.vague;
  m->out.mod = d.mod;
  m->out.direction = (int8_t)direction;
  m->out.anchor = anchor;
  return dl_action_date(m);
}

bool act_ago(match *m) {
  int32_t direction = m->at[3]->value;
  if (m->at[2] && direction > 0) return false;
  if (!shift(m, m->at[1], direction, 0)) return false;
  if (m->at[0]) {
    m->out.mod = (uint8_t)atom_value(m->at[0], C_QMOD);
    if (m->out.mod == M_APPROX) m->trim_front = 1;
  }
  if (m->out.unit <= U_HOUR && m->out.unit != U_NONE) dl_action_time(m);
  return true;
}

bool act_from_now(match *m) {
  sem *d = chunk_sem(m, m->at[2]);
  if (d->base != BASE_REF || d->ref != REF_PRESENT) return false;
  return shift(m, m->at[0], 1, 0);
}

bool act_later(match *m) {
  const atom *s = m->at[1];
  if (m->after && atom_is(m->after, C_THAN)) return false; /* "two weeks later than planned" */
  if (!shift(m, m->at[0], atom_value(s, C_SHIFT), 1)) return false;
  if (m->out.unit <= U_HOUR && m->out.unit != U_NONE) dl_action_time(m);
  /* "a year earlier" in reports: the period a year before */
  if (m->out.direction < 0 && m->out.unit == U_YEAR && m->out.count == 1 && !m->out.milli)
    m->out.anchor = 3;
  return true;
}

/* Also before another preposition: "paralyzed the year before in an accident". */
static bool clause_end(const atom *a) {
  return !a || atom_is(a, C_IN) || atom_is(a, C_ON) || atom_is(a, C_AT) || atom_is(a, C_AND) ||
         atom_is(a, C_STOP) || atom_is(a, C_COMMA) || atom_is(a, C_PAREN) || atom_is(a, C_DASH) ||
         (a->flags & A_FIRST);
}

/* "two years before." and "the day after,": nothing follows to count from */
static bool later_bare(match *m, int32_t direction) {
  if (!clause_end(m->after)) return false;
  const atom *a = m->at[0];
  sem d = *chunk_sem(m, a);
  if (atom_is(a, C_TIME)) { /* "the night before" */
    if (d.base != BASE_FIELDS || !d.part || d.hour >= 0 || d.weekday || d.day ||
        !matched(m, C_TIME))
      return false;
    m->out.base = BASE_DEIXIS;
    m->out.deixis = direction < 0 ? X_PREVIOUS : X_FOLLOWING;
    m->out.unit = U_DAY;
    m->out.part = d.part;
    return dl_action_time(m);
  }
  if (atom_is(a, C_DATE)) {
    if (d.base != BASE_DEIXIS || d.deixis != X_THE || d.weekend) return false;
    m->out.base = BASE_SHIFT;
    m->out.unit = d.unit;
    m->out.count = 1;
    m->out.direction = (int8_t)direction;
    m->out.anchor = 1;
    return dl_action_date(m);
  }
  return shift(m, a, direction, 1);
}

bool act_later_bare(match *m) {
  return later_bare(m, atom_value(m->at[1], C_AFTER));
}

/* "a week prior", "the month prior": as "before", with nothing behind it */
bool act_prior(match *m) {
  if (m->at[1]->end - m->at[1]->start != 5) return false; /* previous, preceding */
  return later_bare(m, -1);
}

/* "two days before Christmas", "a week from Tuesday", "the day after Thanksgiving" */
bool act_shift_from(match *m) {
  sem to = *chunk_sem(m, m->at[2]);
  if (!dl_action_is_day(&to)) return false;
  /* "64 days from May 1 to July 3" is a range */
  if (m->after && (atom_is(m->after, C_TO) || atom_is(m->after, C_UNTIL))) return false;
  int32_t direction = m->arg ? 1 : atom_value(m->at[1], C_AFTER);
  if (m->arg && to.holiday) return false; /* "now, four weeks from Election Day" */
  if (atom_is(m->at[0], C_DATE)) {
    sem d = *chunk_sem(m, m->at[0]);
    if (d.base != BASE_DEIXIS || d.deixis != X_THE ||
        (d.unit != U_DAY && d.unit != U_WEEK && d.unit != U_WEEKEND))
      return false;
    m->out.base = BASE_SHIFT;
    m->out.unit = d.unit;
    m->out.week_of = d.unit != U_DAY; /* "the weekend before Christmas" */
    m->out.weekend = d.unit == U_WEEKEND;
    m->out.count = 1;
    m->out.direction = (int8_t)direction;
    dl_action_date(m);
  } else {
    sem d = *chunk_sem(m, m->at[0]);
    if (d.vague || d.unit < U_DAY || d.deixis) return false; /* "the past two years" */
    if (!shift(m, m->at[0], direction, 2)) return false;
  }
  m->out.anchor = 2;
  m->out.other = m->at[2]->sem;
  return true;
}

/* "ten years ago today", "a year ago Thursday", "a decade ago this month" */
bool act_ago_day(match *m) {
  if (strcmp(m->at[0]->rule, "ago") != 0) return false;
  sem ago = *chunk_sem(m, m->at[0]), day = *chunk_sem(m, m->at[1]);
  if (ago.kind != K_DATE || ago.vague || ago.milli || ago.count2 || ago.mod || ago.direction > 0)
    return false;
  m->out = ago;
  bool today = day.base == BASE_DAY && !day.count && !day.part && day.kind == K_DATE;
  bool weekday = day.base == BASE_FIELDS && day.kind == K_DATE && day.weekday && !day.day &&
                 day.other < 0 && !(m->at[1]->flags & A_PLURAL);
  if (today || weekday) {
    if (ago.unit < U_DAY || (weekday && ago.unit == U_DAY)) return false;
    m->out.anchor = 2;
    m->out.other = m->at[1]->sem;
    if (ago.unit == U_DECADE || ago.unit == U_CENTURY) {
      m->out.count = ago.count * (ago.unit == U_DECADE ? 10 : 100);
      m->out.unit = U_YEAR;
    }
    return dl_action_date(m);
  }
  bool month = day.base == BASE_DEIXIS && day.deixis == X_THIS && day.unit == U_MONTH && !day.mod;
  if (!month || (ago.unit != U_YEAR && ago.unit != U_DECADE)) return false;
  m->out.count = ago.count * (ago.unit == U_DECADE ? 120 : 12);
  m->out.unit = U_MONTH;
  return dl_action_date(m);
}

bool act_deixis_duration(match *m) {
  const atom *dur = matched(m, C_DUR), *d = dur - 1;
  const atom *mod = m->at[0] && atom_is(m->at[0], C_QMOD) ? m->at[0] : NULL;
  sem s = *chunk_sem(m, dur);
  if (s.kind != K_DURATION) return false;
  const atom *the = matched(m, C_THE);
  if (atom_is(d, C_ORD)) {
    if (!the) return false;
    if (atom_value(d, C_ORD) != 1) return false; /* "the second two years" */
  } else if (atom_is(d, C_DEIXIS)) {
    int32_t v = atom_value(d, C_DEIXIS);
    bool those = v == X_THAT && d->end - d->start == 5 && d == &m->r->atoms[m->first];
    if (v == X_CURRENT || v == X_SAME || (v == X_THAT && !those)) return false;
    if (v == X_THIS && s.vague && s.unit == U_DAY && !s.mod && d == &m->r->atoms[m->first] &&
        d->end - d->start == 5 && dur->end - dur->start == 4) { /* "these days" */
      m->out.base = BASE_REF;
      m->out.ref = REF_PRESENT;
      return dl_action_date(m);
    }
    if (v == X_THIS && d->end - d->start == 4 && d == &m->r->atoms[m->first]) return false;
    if (v == X_LAST && !the && !s.vague && s.mod) return false; /* "to last over a week" */
    if (v == X_FOLLOWING && !the && !(m->before && atom_is(m->before, C_IN)))
      return false; /* "following decades of neglect" */
    s.deixis = (uint8_t)v;
    if (v == X_PREVIOUS || v == X_FOLLOWING) s.anchor = 1;
    /* the inner words must not begin with an article: "last a year" */
    if (dur->start < dur->end) {
      char c = m->r->text->bytes[dur->start];
      if ((c == 'a' || c == 'A') && m->r->text->bytes[dur->start + 1] == ' ' && !s.vague)
        return false;
    }
  }
  m->out = s;
  if (mod) {
    m->out.mod = (uint8_t)atom_value(mod, C_QMOD);
    if (m->out.mod == M_APPROX || atom_is(mod, C_PREP)) m->trim_front = 1;
    if (atom_is(mod, C_PREP)) m->out.mod = s.mod; /* "over the past year" */
  }
  m->result = C_DUR;
  return true;
}

/* "another two years" */
bool act_another(match *m) {
  sem s = *chunk_sem(m, m->at[1]);
  char c = dl_ascii_lower(m->r->text->bytes[m->at[1]->start]);
  if (s.kind != K_DURATION || s.deixis || s.count < 2 || s.vague || c == 'a') return false;
  if (m->at[1]->end_token == m->at[1]->token + 1) return false; /* "another two-year term" */
  m->out = s;
  m->result = C_DUR;
  return true;
}

/* "over the last year and a half" */
bool act_deixis_and_half(match *m) {
  const atom *unit = m->at[2];
  int32_t v = atom_value(m->at[1], C_DEIXIS), u = atom_value(unit, C_UNIT);
  if ((v != X_LAST && v != X_PAST && v != X_NEXT && v != X_COMING && v != X_PREVIOUS) ||
      (unit->flags & A_PLURAL) || u < U_MINUTE || u == U_NIGHT || u == U_MOMENT || u == U_WEEKEND)
    return false;
  if (m->after && atom_is(m->after, C_PLAIN) && (m->after->flags & A_CAPITAL)) return false;
  m->out.kind = K_DURATION;
  m->out.unit = (uint8_t)u;
  m->out.count = 1;
  m->out.milli = 500;
  m->out.deixis = (uint8_t)v;
  m->result = C_DUR;
  return true;
}

bool act_edge_duration(match *m) {
  sem s = *chunk_sem(m, m->at[2]);
  int32_t edge = atom_value(m->at[1], C_EDGE);
  if (!m->at[0] || m->at[0]->value == 1 || s.kind != K_DURATION || !s.vague ||
      (edge != M_START && edge != M_END))
    return false;
  m->out = s;
  if (s.unit == U_HOUR) m->out.mod = (uint8_t)edge;
  m->result = C_DUR;
  return true;
}

/* "the early hours of Sunday" */
bool act_hours_of(match *m) {
  sem h = *chunk_sem(m, m->at[0]), d = *chunk_sem(m, m->at[2]);
  bool day = dl_action_is_day(&d) && d.kind == K_DATE && !d.part;
  bool morning = d.kind == K_TIME && (d.part == PART_MO || d.part == PART_NI);
  if (h.unit != U_HOUR || !h.vague || h.mod != M_START || !(day || morning) || d.hour >= 0)
    return false;
  m->out = d;
  m->out.part = PART_MO;
  m->out.mod = M_START;
  return dl_action_time(m);
}

bool act_the_duration(match *m) {
  sem s = *chunk_sem(m, m->at[1]);
  if (s.kind != K_DURATION) return false;
  if (strcmp(m->at[1]->rule, "length-word") == 0) return false; /* "the weeklong strike" */
  if (s.vague && (s.unit == U_MINUTE || s.unit == U_SECOND) &&
      !(m->after && atom_is(m->after, C_AFTER)))
    return false; /* the minutes were read */
  char c = m->r->text->bytes[m->at[1]->start];
  if ((c == 'a' || c == 'A') && m->r->text->bytes[m->at[1]->start + 1] == ' ') return false;
  if (!s.vague && s.count > 1) {
    const char *end = m->r->text->bytes + m->at[1]->end;
    if (end[-1] != 's' && m->after && atom_is(m->after, C_PLAIN)) return false;
  }
  /* "the two-year war": the article belongs to the war */
  const char *b = m->r->text->bytes;
  for (uint32_t i = m->at[1]->start; i < m->at[1]->end; i++)
    if (b[i] == '-' && m->at[1]->end_token == m->at[1]->token + 1) return false;
  m->out = s;
  m->result = C_DUR;
  return true;
}

/* "5 hours 30 minutes", "two years and three months" */
bool act_compound(match *m) {
  sem a = *chunk_sem(m, m->at[0]), b = *chunk_sem(m, m->at[3]);
  if (a.vague || b.vague || a.count2 || b.count2 || b.unit >= a.unit || a.milli) return false;
  if (a.deixis || b.deixis || b.mod) return false;
  const char *first = m->r->text->bytes + m->at[0]->start;
  if (matched(m, C_COMMA) && dl_ascii_lower(first[0]) == 'a') return false; /* "a week, 40 hours" */
  if (m->at[0]->end_token == m->at[0]->token + 1 || m->at[3]->end_token == m->at[3]->token + 1) {
    /* one token each: "18-month and 100-day", but "2h 30m" */
    const char *x = m->r->text->bytes + m->at[0]->start;
    if (memchr(x, '-', m->at[0]->end - m->at[0]->start)) return false;
  }
  if (!(a.unit <= U_HOUR && b.unit <= U_MINUTE) && !(a.unit >= U_DAY && b.unit >= U_HOUR))
    return false;
  m->out = a;
  m->out.unit2 = b.unit;
  m->out.count2 = b.count;
  m->result = C_DUR;
  return true;
}

/* "last June", "next Friday", "this summer", "this past Christmas" */
bool act_deixis_date(match *m) {
  sem s = *chunk_sem(m, m->at[3]);
  if (s.base != BASE_FIELDS || s.kind != K_DATE || s.truncated) return false;
  bool bare_year = s.year != NO_YEAR && !s.month && !s.season && !s.quarter && !s.holiday;
  if (bare_year || strcmp(m->at[3]->rule, "season-the") == 0) return false; /* "that the fall" */
  if (!take_deixis(m)) return false;
  uint8_t d = m->out.deixis;
  m->out = s;
  m->out.base = BASE_DEIXIS;
  m->out.deixis = d;
  m->out.unit = U_NONE;
  if (m->out.deixis == X_CURRENT || m->out.deixis == X_RECENT || m->out.deixis == X_LATEST)
    return false;
  if (m->out.deixis == X_PAST && !m->at[0] && !m->at[2]) return false; /* "well past Labor Day" */
  if (m->out.deixis == X_FOLLOWING && !m->at[0]) return false; /* "following Tuesday's attack" */
  if (m->out.deixis == X_THAT && s.weekday && m->before && atom_is(m->before, C_PLAIN) &&
      m->after && atom_is(m->after, C_POSS))
    return false; /* "the idea that Friday's vote is final" */
  if (m->out.deixis == X_THAT && !s.season && !(s.weekday && !(m->at[3]->flags & A_ABBR)))
    return false; /* "that May", mostly a clause */
  if (m->out.deixis == X_THAT && m->before && atom_is(m->before, C_PLAIN)) {
    static const char *const sayings[] = {"said",  "says", "adding", "noting", "saying",
                                          "shows", "told", "show",   "means",  NULL};
    const char *end = m->r->text->bytes + m->before->end;
    if (atom_reads_any(m->r, m->before, sayings) ||
        (m->before->end - m->before->start > 3 && memcmp(end - 2, "ed", 2) == 0))
      return false; /* "added that Thursday's vote" */
  }
  if (s.year != NO_YEAR) m->out.base = BASE_FIELDS;
  return dl_action_date(m);
}

bool act_week_of(match *m) {
  sem a = *chunk_sem(m, m->at[0]), b = *chunk_sem(m, m->at[2]);
  if (a.base != BASE_DEIXIS || a.deixis != X_THE || (a.unit != U_WEEK && a.unit != U_WEEKEND))
    return false;
  if (!dl_action_is_day(&b)) return false;
  m->out = b;
  m->out.week_of = true;
  m->out.weekend = a.unit == U_WEEKEND;
  return dl_action_date(m);
}

/* "the first Monday of May", "the last week of October 2014", "second Friday in March" */
bool act_nth_of(match *m) {
  sem whole = *chunk_sem(m, m->at[4]);
  int32_t n = atom_is(m->at[1], C_ORD) ? atom_value(m->at[1], C_ORD) : -1;
  if (atom_is(m->at[1], C_ADJ)) /* final, opening */
    n = dl_ascii_lower(m->r->text->bytes[m->at[1]->start]) == 'f' ? -1 : 1;
  else if (n < 0 && atom_value(m->at[1], C_DEIXIS) != X_LAST)
    return false;
  if (n == 0 || n > (atom_is(m->at[2], C_UNIT) ? 31 : 5)) return false;
  if (whole.kind != K_DATE || whole.day || whole.weekday || whole.mod || whole.truncated)
    return false;
  bool month = whole.base == BASE_FIELDS && whole.month;
  bool deictic = whole.base == BASE_DEIXIS && whole.unit == U_MONTH;
  bool year = atom_is(m->at[2], C_UNIT) &&
              ((whole.base == BASE_FIELDS && whole.year != NO_YEAR && !whole.season &&
                !whole.quarter && !whole.half && !whole.holiday && !whole.era) ||
               (whole.base == BASE_DEIXIS && whole.unit == U_YEAR));
  if (!month && !deictic && !year) return false;
  m->out = whole;
  m->out.nth = (int8_t)n;
  if (atom_is(m->at[2], C_DATE)) {
    sem day = *chunk_sem(m, m->at[2]);
    if (!day.weekday || day.day || day.base != BASE_FIELDS || day.other >= 0) return false;
    m->out.nth_weekday = day.weekday;
  } else {
    int32_t u = atom_value(m->at[2], C_UNIT);
    if (u == U_DAY && !year && !(m->at[2]->flags & A_PLURAL)) {
      m->out.nth_weekday = 9;
      return dl_action_date(m);
    }
    if (u == U_DAY && year && (n == 1 || n == -1) && !(m->at[2]->flags & A_PLURAL)) {
      m->out.nth = 0;
      m->out.month = n > 0 ? 1 : 12;
      m->out.day = n > 0 ? 1 : 31;
      return dl_action_date(m);
    }
    if (whole.base == BASE_DEIXIS && whole.unit == U_YEAR && whole.deixis == X_THE) return false;
    if (u != U_WEEK || n > 5 || (m->at[2]->flags & A_PLURAL)) return false;
    m->out.nth_weekday = 8;
  }
  return dl_action_date(m);
}

bool act_every_date(match *m) {
  const atom *nth = matched(m, C_ORD), *date = m->at[nth ? 2 : 1];
  sem s = *chunk_sem(m, date);
  if (m->at[0]->value == 2) return false;
  if (nth && (!s.weekday || atom_value(nth, C_ORD) < 2 || atom_value(nth, C_ORD) > 6)) return false;
  if (s.base != BASE_FIELDS || s.year != NO_YEAR) return false;
  if (s.kind == K_TIME && s.part == 0 && s.hour < 0) return false;
  m->out = s;
  m->out.kind = K_SET;
  m->out.quant = (uint8_t)(m->at[0]->value == 0 ? 1 : m->at[0]->value == 1 ? 2 : 3);
  m->result = C_SET;
  return true;
}

/* "Friday night", "yesterday morning" */
bool act_date_part(match *m) {
  sem d = *chunk_sem(m, m->at[0]), t = *chunk_sem(m, m->at[2]);
  if (t.base != BASE_FIELDS || !t.part || t.hour >= 0) return false;
  char c = dl_ascii_lower(m->r->text->bytes[m->at[2]->start]);
  if (c == 't' && !m->at[1] && matched(m, C_IN) == NULL) return false; /* "Sunday the night" */
  if (!dl_action_is_day(&d) && !(d.base == BASE_DEIXIS && d.unit == U_DAY)) return false;
  if (d.deixis == X_THE) return false;
  /* Saturday Night Live */
  const atom *part = m->at[2], *n = m->after;
  if ((part->flags & A_CAPITAL) && !(part->flags & A_CAPS) && n && atom_is(n, C_PLAIN) &&
      (n->flags & A_CAPITAL))
    return false;
  m->out = d;
  m->out.part = t.part;
  m->out.mod = t.mod;
  dl_action_time(m);
  if (part->flags & A_PLURAL) { /* "Thursday nights" */
    if (!d.weekday || d.base != BASE_FIELDS || d.day || d.mod) return false;
    m->out.kind = K_SET;
    m->result = C_SET;
  }
  return true;
}

bool act_year_period(match *m) {
  sem s = *chunk_sem(m, m->at[1]);
  if (s.base != BASE_FIELDS || s.year == NO_YEAR || s.month || s.truncated) return false;
  m->out = s;
  m->out.unit2 = U_QUARTER; /* where a report speaks of a quarter, that of the year */
  return dl_action_date(m);
}
