/* actions.h: the meanings of the grammar's rules. An action reads what its pattern matched and
 * fills match.out and match.result, or refuses the match by returning false. */
#ifndef DATELINE_TIME_ACTIONS_H
#define DATELINE_TIME_ACTIONS_H

#include "time/engine.h"

#pragma GCC visibility push(hidden)

/* The kind and class of a result; both return true. */
static inline bool dl_action_date(match *m) {
  m->out.kind = K_DATE;
  m->result = C_DATE;
  return true;
}

static inline bool dl_action_time(match *m) {
  m->out.kind = K_TIME;
  m->result = C_TIME;
  return true;
}

static inline bool dl_action_is_day(const sem *s) {
  return s->kind == K_DATE && (s->day || s->weekday || s->holiday || s->base == BASE_DAY) &&
         !s->vague;
}

/* "its", "his": the determiner is a possessive. */
static inline bool dl_action_possessive(const atom *a) {
  return a && atom_is(a, C_THE) && a->value == 1;
}

/* Sets the year that an atom of C_YEAR or C_YEAR2 tells; true. */
bool dl_action_take_year(match *m, const atom *a);

#define ACTION(name) bool name(match *m)

/* actions.c: points; feasts.c: feasts; recurring.c: recurring times */
ACTION(act_more_than);
ACTION(act_at_least);
ACTION(act_qmod);
ACTION(act_vague);
ACTION(act_every_other);
ACTION(act_iso);
ACTION(act_slash);
ACTION(act_month_day_figures);
ACTION(act_joined);
ACTION(act_weekday_nth);
ACTION(act_weekdays);
ACTION(act_date);
ACTION(act_the_year);
ACTION(act_era);
ACTION(act_year_pair);
ACTION(act_weekday);
ACTION(act_decade);
ACTION(act_century);
ACTION(act_quarter);
ACTION(act_half);
ACTION(act_final_quarter);
ACTION(act_season);
ACTION(act_holiday);
ACTION(act_refday);
ACTION(act_tonight);
ACTION(act_clock);
ACTION(act_past_hour);
ACTION(act_figures_zone);
ACTION(act_clock_hours);
ACTION(act_spoken_clock);
ACTION(act_on_the_nth);
ACTION(act_the_nth);
ACTION(act_holiday_weekday);
ACTION(act_one_day);
ACTION(act_adverb_set);
ACTION(act_every_unit);
ACTION(act_every_part);
ACTION(act_every_half);
ACTION(act_every_workday);
ACTION(act_workday_parts);
ACTION(act_every_date_part);
ACTION(act_times);

/* lengths.c */
ACTION(act_duration);
ACTION(act_duration_range);
ACTION(act_quarter_century);
ACTION(act_plural);
ACTION(act_plural_or);
ACTION(act_age);
ACTION(act_while);
ACTION(act_units_old);
ACTION(act_length_word);
ACTION(act_millions);

/* relative.c: what hangs on now or on the text; combine.c: chunks that stand together */
ACTION(act_the_unit);
ACTION(act_refword);
ACTION(act_ref_adjective);
ACTION(act_other_day);
ACTION(act_moment);
ACTION(act_that_time);
ACTION(act_term);
ACTION(act_deixis_unit);
ACTION(act_deixis_part);
ACTION(act_deixis_period);
ACTION(act_the_part);
ACTION(act_year_ago);
ACTION(act_prior_year);
ACTION(act_unit_end);
ACTION(act_fiscal_year);
ACTION(act_ago);
ACTION(act_from_now);
ACTION(act_shift_from);
ACTION(act_later);
ACTION(act_later_bare);
ACTION(act_deixis_duration);
ACTION(act_deixis_and_half);
ACTION(act_edge_duration);
ACTION(act_another);
ACTION(act_the_duration);
ACTION(act_compound);
ACTION(act_deixis_date);
ACTION(act_week_of);
ACTION(act_nth_of);
ACTION(act_hours_of);
ACTION(act_part_hours_of);
ACTION(act_part_hours);
ACTION(act_ago_day);
ACTION(act_day_of_month);
ACTION(act_nth_day);
ACTION(act_week_weekday);
ACTION(act_part_at);
ACTION(act_same_period);
ACTION(act_hour_of_part);
ACTION(act_after_next);
ACTION(act_before_last);
ACTION(act_prior);
ACTION(act_holiday_week);
ACTION(act_new_year);
ACTION(act_new_years);
ACTION(act_half_year);
ACTION(act_half_alone);
ACTION(act_time_part);
ACTION(act_every_date);
ACTION(act_date_part);
ACTION(act_year_period);
ACTION(act_merge);
ACTION(act_merge_back);
ACTION(act_part_of);
ACTION(act_edge);
ACTION(act_edge_in);
ACTION(act_half_of);
ACTION(act_around);
ACTION(act_or_later);
ACTION(act_time_date);
ACTION(act_time_region);
ACTION(act_time_set);
ACTION(act_date_time);

/* The sem of a chunk. */
static inline sem *chunk_sem(const match *m, const atom *a) {
  return &m->r->sems[a->sem];
}

/* The first matched atom of a class, or NULL. */
static inline const atom *matched(const match *m, atom_class c) {
  for (uint32_t k = 0; k < PATTERN_LONGEST; k++)
    if (m->at[k] && atom_is(m->at[k], c)) return m->at[k];
  return NULL;
}

#pragma GCC visibility pop
#endif
