/* recurring.c: meanings of what recurs: "daily", "every other Friday", "twice a week". */
#include "time/actions.h"

static bool set(match *m) {
  m->out.kind = K_SET;
  m->result = C_SET;
  return true;
}

/* "weekdays", "every weeknight" */
static bool workdays(match *m, const atom *word) {
  m->out.weekend = WORKDAYS;
  if (dl_ascii_lower(m->r->text->bytes[word->start + 4]) == 'n') m->out.part = PART_NI;
  return set(m);
}

bool act_adverb_set(match *m) {
  if (m->at[0]->value == U_WORKDAY) return (m->at[0]->flags & A_PLURAL) && workdays(m, m->at[0]);
  m->out.unit = (uint8_t)m->at[0]->value;
  m->out.count = 1;
  if (m->out.unit == U_QUARTER) return false;
  if (m->at[0]->flags & A_WEAK) return false; /* "annual" names a kind, not a rhythm */
  return set(m);
}

static uint8_t quantifier(const atom *every) {
  int32_t v = every->value;
  return (uint8_t)(v == 0 ? 1 : v == 1 ? 2 : v == 4 ? 3 : 0);
}

bool act_every_unit(match *m) {
  const atom *unit = matched(m, C_UNIT), *n = matched(m, C_NUM), *ord = NULL;
  if (m->at[1] && atom_is(m->at[1], C_ORD)) ord = m->at[1];
  if (ord) unit = m->at[2];
  sem *s = &m->out;
  if (m->at[0]->value == 1 && unit->flags & A_PLURAL) return false;
  s->quant = quantifier(m->at[0]);
  s->unit = (uint8_t)atom_value(unit, C_UNIT);
  if (s->unit == U_SECOND && !n && m->at[0]->value != 2) return false;
  s->count = n ? n->value : ord ? atom_value(ord, C_ORD) : s->quant == 3 ? 2 : 1;
  if (matched(m, C_VAGUE)) s->vague = 1;
  if (s->quant == 3) s->quant = 1;
  return set(m);
}

/* "every weekday", "each weeknight" */
bool act_every_workday(match *m) {
  if ((m->at[1]->flags & A_PLURAL) || m->at[0]->value == 2) return false;
  m->out.quant = quantifier(m->at[0]);
  return workdays(m, m->at[1]);
}

/* "weekday mornings", "every weekday morning" */
bool act_workday_parts(match *m) {
  const atom *every = m->at[0], *part = m->at[2];
  if ((m->at[1]->flags & A_PLURAL) || !(part->flags & A_PLURAL) != (every != NULL)) return false;
  if (every && every->value == 2) return false;
  if (every) m->out.quant = quantifier(every);
  m->out.part = (uint8_t)atom_value(part, C_PART);
  m->out.weekend = WORKDAYS;
  return set(m);
}

/* "every half hour" */
bool act_every_half(match *m) {
  const atom *unit = m->at[3];
  int32_t u = atom_value(unit, C_UNIT);
  if ((unit->flags & A_PLURAL) || u < U_MINUTE || u == U_NIGHT || u == U_MOMENT) return false;
  m->out.quant = quantifier(m->at[0]);
  m->out.unit = (uint8_t)u;
  m->out.milli = 500;
  return set(m);
}

/* "every Tuesday night" */
bool act_every_date_part(match *m) {
  sem day = *chunk_sem(m, m->at[1]), part = *chunk_sem(m, m->at[2]);
  if (m->at[0]->value == 2 || day.base != BASE_FIELDS || !day.weekday || day.day || day.mod ||
      day.other >= 0 || part.base != BASE_FIELDS || !part.part || part.hour >= 0 || part.mod ||
      dl_ascii_lower(m->r->text->bytes[m->at[2]->start]) == 't')
    return false;
  m->out = day;
  m->out.part = part.part;
  m->out.quant = quantifier(m->at[0]);
  return set(m);
}

bool act_every_part(match *m) {
  m->out.part = (uint8_t)atom_value(m->at[1], C_PART);
  m->out.quant = quantifier(m->at[0]);
  if (m->at[0]->value == 2) return false;
  return set(m);
}

bool act_times(match *m) {
  const atom *times = matched(m, C_TIMES), *n = matched(m, C_NUM), *unit = matched(m, C_UNIT),
             *every = matched(m, C_EVERY);
  int32_t f = n ? n->value : times->value;
  if (f < 1 || f > 99 || (unit->flags & A_PLURAL)) return false;
  m->out.unit = (uint8_t)atom_value(unit, C_UNIT);
  m->out.count = 1;
  m->out.freq = (uint8_t)f;
  if (every) m->out.quant = quantifier(every);
  return set(m);
}
