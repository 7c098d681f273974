/* lengths.c: meanings of lengths of time: a number and its unit, units without a number, ages. */
#include "time/actions.h"

static bool duration(match *m, const atom *unit) {
  sem *s = &m->out;
  s->kind = K_DURATION;
  s->unit = (uint8_t)atom_value(unit, C_UNIT);
  m->result = C_DUR;
  return true;
}

bool act_duration(match *m) {
  sem *s = &m->out;
  const atom *unit = NULL, *n = NULL, *a = NULL, *vague = NULL, *half = NULL, *mod = NULL,
             *plus = NULL, *lng = NULL, *another = NULL, * or = NULL;
  for (uint32_t k = 0; k < PATTERN_LONGEST; k++) {
    const atom *x = m->at[k];
    if (!x) continue;
    if (atom_is(x, C_UNIT) && !unit)
      unit = x;
    else if (atom_is(x, C_NUM) && !n)
      n = x;
    else if (atom_is(x, C_VAGUE) && !vague && !(k == 0 && m->at[1] && atom_is(m->at[1], C_NUM)))
      vague = x;
    else if (atom_is(x, C_QMOD) && !mod)
      mod = x;
    else if (atom_is(x, C_A) && !a)
      a = x;
    else if (atom_is(x, C_HALF))
      half = x;
    else if (atom_is(x, C_PLUS))
      plus = x;
    else if (atom_is(x, C_LONG))
      lng = x;
    else if (atom_is(x, C_OR)) {
      or = x;
      break; /* "a week or two" */
    } else if (atom_is(x, C_ADJ) && x->value == 1)
      another = x;
  }
  if (!unit) return false;
  if (mod) {
    s->mod = (uint8_t)atom_value(mod, C_QMOD);
    /* "about", "around", "some" stay outside the span, their sense does not */
    if (s->mod == M_APPROX && dl_ascii_lower(m->r->text->bytes[mod->start]) != 's')
      m->trim_front = 1;
    /* "over" counts behind a preposition or a verb of lasting; else it is the preposition */
    if (atom_is(mod, C_PREP)) {
      const atom *b = m->before;
      static const char *const lasting[] = {"last", "lasted", "lasting", "lasts",
                                            "take", "taken",  "takes",   "taking",
                                            "took", "waited", "waiting", NULL};
      if (!(b &&
            (atom_is(b, C_PREP) || atom_is(b, C_IN) || atom_is(b, C_DEIXIS) ||
             atom_is(b, C_AFTER) || atom_is(b, C_RIGHT) || atom_reads_any(m->r, b, lasting)))) {
        m->trim_front = 1;
        s->mod = 0;
      }
    }
  }
  bool plural = (unit->flags & A_PLURAL) != 0;
  if (atom_value(unit, C_UNIT) == U_MOMENT && !(n || vague)) return false;
  if (half && !n && !(a && matched(m, C_AND))) {
    if (atom_value(unit, C_UNIT) < U_MINUTE) return false;
    if (a == NULL && m->at[2] == NULL && atom_value(unit, C_UNIT) != U_HOUR)
      return false; /* "half years" */
    s->count = 0;
    s->milli = 500;
    if (plural) return false;
  } else if (n) {
    if ((n->flags & A_COMMAS) && n->value > 9999999) return false;
    bool joined = unit->start > 0 && m->r->text->bytes[unit->start - 1] == '-';
    if (!plural && !joined && n->value != 1 && (n->value != 0 || n->milli) && !a) {
      /* "six year process" is told; "2010 year" is not */
      if (n->value > 200 || atom_value(unit, C_UNIT) < U_MINUTE) return false;
    }
    s->count = n->value;
    s->milli = n->milli;
    if (!s->count && !s->milli && joined) return false; /* a zero-hours contract */
    if (half) s->milli = 500;
    if (atom_is(n, C_YEAR) && (n->flags & A_FIGURES) && n->value > 1500 && n->value < 2100 &&
        !joined && atom_value(unit, C_UNIT) > U_HOUR && !plural)
      return false;
  } else if (vague) {
    if (!plural && (unit->start == 0 || m->r->text->bytes[unit->start - 1] != '-')) return false;
    s->vague = 1;
    if (!plural && dl_ascii_lower(m->r->text->bytes[vague->start]) == 'a' && !mod) return false;
  } else if (a || another) {
    if (plural) return false;
    if (m->after && atom_is(m->after, C_HYPHEN) && !half) return false; /* "a year-long" */
    s->count = 1;
    if (half) s->milli = 500;
    if (atom_value(unit, C_UNIT) == U_SECOND && !m->at[0] && a) {
      /* "a second" is mostly the ordinal */
      const atom *b = m->before;
      bool length = b && (atom_is(b, C_PREP) || atom_is(b, C_IN));
      bool noun =
          m->after &&
          (atom_is(m->after, C_PLAIN) || atom_is(m->after, C_UNIT) || atom_is(m->after, C_HYPHEN) ||
           atom_is(m->after, C_NUM) || atom_is(m->after, C_TERM) || atom_is(m->after, C_PERIOD) ||
           atom_is(m->after, C_HALF) || atom_is(m->after, C_ORD) || atom_is(m->after, C_WEEKDAY) ||
           atom_is(m->after, C_SEASON) || atom_is(m->after, C_EDGE) || atom_is(m->after, C_PART) ||
           atom_is(m->after, C_ADJ));
      if (noun || (!length && m->after && !atom_is(m->after, C_STOP) &&
                   !atom_is(m->after, C_COMMA) && !(m->after->flags & A_FIRST)))
        return false;
    }
    if (atom_value(unit, C_UNIT) == U_QUARTER &&
        !(m->after && (atom_is(m->after, C_AGO) || atom_is(m->after, C_SHIFT))))
      return false;
  } else if (lng) {
    s->vague = plural;
    if (!plural) s->count = 1;
  } else {
    return false;
  }
  if (n && atom_value(unit, C_UNIT) == U_QUARTER && plural && n->value <= 3 &&
      ((unit->start > 0 && m->r->text->bytes[unit->start - 1] == '-') ||
       (m->after && atom_is(m->after, C_OF))))
    return false;
  if (vague && atom_value(unit, C_UNIT) == U_QUARTER && !m->at[0]) {
    if (!(m->before && (atom_is(m->before, C_DEIXIS) || atom_is(m->before, C_PREP)))) return false;
  }
  if (n && (n->flags & A_FIGURES) && (unit->flags & A_CAPITAL) && !(unit->flags & A_CAPS))
    return false;
  if (plus) s->mod = M_EQUAL_OR_MORE;
  if (or) s->mod = M_APPROX;
  return duration(m, unit);
}

/* "66 million years", "a billion hours" */
bool act_millions(match *m) {
  const atom *mod = m->at[0], *n = m->at[1], *unit = m->at[5];
  bool a = atom_is(n, C_A);
  int64_t count = (a ? 1000 : (int64_t)n->value * 1000 + n->milli) * 1000 * m->at[3]->value;
  if (n->value < 0 || (n->flags & A_COMMAS) || atom_value(unit, C_UNIT) == U_MOMENT) return false;
  if (!(unit->flags & A_PLURAL) && !m->at[4]) return false;
  if (count > 2000000000) {
    m->out.vague = 1;
  } else {
    m->out.count = (int32_t)count;
  }
  if (mod) {
    m->out.mod = (uint8_t)atom_value(mod, C_QMOD);
    if (m->out.mod == M_APPROX || atom_is(mod, C_PREP)) m->trim_front = 1;
    if (atom_is(mod, C_PREP)) m->out.mod = 0;
  }
  return duration(m, unit);
}

/* "two or three weeks", "12 to 18 months": at least the smaller one */
bool act_duration_range(match *m) {
  const atom *mod = m->at[0], *low = m->at[1], *joiner = m->at[2], *high = m->at[3],
             *unit = m->at[6];
  if (low->milli || high->milli || low->value < 1 || low->value >= high->value ||
      high->value > 1000 || high->value > 10 * low->value || atom_is(low, C_YEAR))
    return false;
  if (atom_is(joiner, C_HYPHEN) && ((joiner->flags | high->flags) & A_SPACE)) return false;
  int32_t u = atom_value(unit, C_UNIT);
  bool joined = m->at[4] != NULL;
  if (!(unit->flags & A_PLURAL) && !joined) return false;
  if (u == U_MOMENT || u == U_NONE || u == U_QUARTER || atom_is(unit, C_ORD)) return false;
  /* "from 5 to 10 minutes" has two ends of its own; "5 to 2 seconds" is a clock */
  const atom *b = m->before;
  if (b && atom_is(joiner, C_TO) && (atom_is(b, C_FROM) || atom_is(b, C_BETWEEN))) return false;
  if (mod) {
    m->trim_front = 1;
    if (atom_value(mod, C_QMOD) != M_APPROX && !atom_is(mod, C_PREP)) return false;
  }
  m->out.count = low->value;
  m->out.mod = M_EQUAL_OR_MORE;
  return duration(m, unit);
}

/* "in nearly a quarter century" */
bool act_quarter_century(match *m) {
  const atom *mod = m->at[0] && atom_is(m->at[0], C_QMOD) ? m->at[0] : NULL;
  const atom *deixis = matched(m, C_DEIXIS);
  if ((m->at[2]->flags | m->at[4]->flags) & A_PLURAL) return false;
  if (deixis && atom_value(deixis, C_DEIXIS) != X_LAST && atom_value(deixis, C_DEIXIS) != X_PAST &&
      atom_value(deixis, C_DEIXIS) != X_NEXT)
    return false;
  if (mod && atom_is(mod, C_PREP)) {
    m->trim_front = 1; /* "over a quarter century" */
  } else if (mod) {
    m->out.mod = (uint8_t)atom_value(mod, C_QMOD);
    if (m->out.mod == M_APPROX) m->trim_front = 1;
  }
  m->out.kind = K_DURATION;
  m->out.unit = U_YEAR;
  m->out.count = 25;
  m->result = C_DUR;
  return true;
}

bool act_plural(match *m) {
  const atom *unit = m->at[0];
  if (!(unit->flags & A_PLURAL)) return false;
  int32_t u = atom_value(unit, C_UNIT);
  if (m->before && atom_is(m->before, C_HYPHEN) && !(unit->flags & A_SPACE))
    return false; /* "after-hours trading" */
  if (u == U_NIGHT || u == U_WEEKEND) {
    /* "weekends", "nights": mostly a habit */
    if (u == U_WEEKEND) {
      m->out.kind = K_SET;
      m->out.weekend = 1;
      m->result = C_SET;
      return true;
    }
    return false;
  }
  if ((u == U_MINUTE || u == U_SECOND) && m->before && atom_is(m->before, C_THE) &&
      !(m->after && atom_is(m->after, C_AFTER)))
    return false;
  if (u == U_MINUTE && m->after && atom_is(m->after, C_OF) &&
      (!m->before || (unit->flags & A_FIRST) || atom_is(m->before, C_PLAIN)))
    return false; /* "Minutes of the May meeting show" */
  /* "zero-hours" */
  if (m->before && atom_is(m->before, C_HYPHEN) && !(unit->flags & A_SPACE)) return false;
  /* "about their days", "each other's days" */
  if (u == U_DAY && m->before && (dl_action_possessive(m->before) || atom_is(m->before, C_POSS)))
    return false;
  if (u == U_QUARTER || u == U_SECOND || u == U_MINUTE || u == U_MOMENT) {
    if (u == U_QUARTER || u == U_MOMENT) {
      if (!(m->after && (atom_is(m->after, C_SHIFT) || atom_is(m->after, C_AGO)))) return false;
    }
  }
  /* "60 Minutes", "Six Days" are titles */
  if ((unit->flags & A_CAPITAL) && !(unit->flags & (A_CAPS | A_FIRST)) && m->before &&
      !(m->after && (atom_is(m->after, C_AFTER) || atom_is(m->after, C_SHIFT)) &&
        !atom_is(m->before, C_NUM)))
    return false; /* but "(AP) Days after the vote" */
  /* "Hours are 9 a.m. to 5 p.m.", "Hours: ..." */
  if (u == U_HOUR && (unit->flags & A_CAPITAL) && m->after && !(m->after->flags & A_BREAK) &&
      (atom_reads(m->r, m->after, "are") || atom_reads(m->r, m->after, ":")))
    return false;
  m->out.vague = 1;
  return duration(m, unit);
}

/* "weeks or months" */
bool act_plural_or(match *m) {
  const atom *a = m->at[0], *b = m->at[2];
  if (!(a->flags & A_PLURAL) || !(b->flags & A_PLURAL) || atom_value(a, C_UNIT) == U_NIGHT ||
      atom_value(b, C_UNIT) == U_NIGHT)
    return false;
  m->out.vague = 1;
  m->out.mod = M_APPROX;
  return duration(m, a);
}

/* An age says nothing about a date: the match keeps its words from other rules. */
bool act_age(match *m) {
  if (atom_is(m->at[1], C_A) && (matched(m, C_UNIT)->flags & A_PLURAL))
    return false; /* "a decades-old dispute" */
  m->result = C_PLAIN;
  return true;
}

/* "the decades-old dispute" */
bool act_units_old(match *m) {
  const atom *unit = m->at[0];
  if (!(unit->flags & A_PLURAL) || atom_value(unit, C_UNIT) == U_NIGHT ||
      ((m->at[1]->flags | m->at[2]->flags) & A_SPACE))
    return false;
  m->out.vague = 1;
  return duration(m, unit);
}

/* "a weeklong strike", "the yearslong fight" */
bool act_length_word(match *m) {
  const atom *a = m->at[0];
  m->out.kind = K_DURATION;
  m->out.unit = (uint8_t)a->value;
  m->out.count = 1;
  m->out.vague = (a->flags & A_PLURAL) != 0;
  m->result = C_DUR;
  return true;
}

bool act_while(match *m) {
  const atom *b = m->before;
  if (b && b > m->r->atoms && atom_is(b, C_IN) && atom_reads(m->r, b - 1, "once"))
    return false; /* once in a while */
  m->out.kind = K_DURATION;
  m->out.vague = 2; /* PXX */
  m->result = C_DUR;
  return true;
}
