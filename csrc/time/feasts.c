/* feasts.c: meanings of feasts, their eves, weeks and weekends, and of the new year. */
#include "time/actions.h"

/* "the new year" is a year, no feast's name */
bool act_new_year(match *m) {
  const atom *a = m->at[1];
  if (m->at[0]->value || ((a->flags & A_CAPITAL) && !(a->flags & A_CAPS))) return false;
  m->out.base = BASE_DEIXIS;
  m->out.deixis = X_NEXT;
  m->out.unit = U_YEAR;
  m->out.turn = true;
  return dl_action_date(m);
}

/* "between Christmas and New Year's": its first day */
bool act_new_years(match *m) {
  m->out.holiday = 11;
  return (m->at[0]->flags & A_CAPITAL) ? dl_action_date(m) : false;
}

bool act_holiday(match *m) {
  const atom *a = m->at[0];
  if (a->value == HOLIDAY_NEW_YEAR) return false;
  m->out.holiday = (uint8_t)a->value;
  if (m->at[1] && atom_is(m->at[1], C_EVE)) m->out.eve = 1;
  const atom *y = m->at[m->arg ? 3 : 2];
  if (y) dl_action_take_year(m, y);
  return dl_action_date(m);
}

/* "Thanksgiving week", "Labor Day weekend" */
bool act_holiday_week(match *m) {
  const atom *h = m->at[0], *unit = m->at[1];
  int32_t u = atom_value(unit, C_UNIT);
  if ((u != U_WEEK && u != U_WEEKEND) || (unit->flags & A_PLURAL) || h->value == HOLIDAY_NEW_YEAR)
    return false;
  m->out.holiday = (uint8_t)h->value;
  m->out.week_of = true;
  m->out.weekend = u == U_WEEKEND;
  return dl_action_date(m);
}

/* "Easter Monday", "Christmas Sunday" */
bool act_holiday_weekday(match *m) {
  const atom *h = m->at[0];
  int32_t weekday = atom_value(m->at[1], C_WEEKDAY);
  m->out.holiday = (uint8_t)h->value;
  if (h->value == 3) {
    if (weekday == 1)
      m->out.holiday = 31;
    else if (weekday != 7)
      return false;
  } else {
    return false;
  }
  return dl_action_date(m);
}
