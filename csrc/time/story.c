/* story.c: does a text tell history rather than news? */
#include "time/engine.h"

/* A text tells history when its events stand in months and days of years far from its own, and it
 * hardly points to its own day (yesterday, Tuesday, last week, now). Bare years alone make no story:
 * news and essays look back in them ("the worst since 2008"). */
void dl_story_count(const run *r, story_signs *signs) {
  bool has_dct = r->context->has_published && dl_civil_valid(r->context->published);
  int32_t this_year = r->context->published.year;
  for (uint32_t i = 0; i < r->count; i++) {
    if (!(r->atoms[i].flags & A_CHUNK)) continue;
    const sem *s = &r->sems[r->atoms[i].sem];
    if (s->kind != K_DATE && s->kind != K_TIME) continue;
    bool far = !has_dct || s->year < this_year - 1 || s->year > this_year + 1;
    if (s->base == BASE_FIELDS && s->year != NO_YEAR && !s->truncated) {
      signs->far += far;
      if (far)
        signs->events += s->month || s->era ? 2 : 0;
      else if (s->month)
        signs->own_day++;
    } else if (s->base == BASE_FIELDS && s->month) {
      signs->events++;
    } else if (s->base == BASE_REF) {
      signs->own_day += s->ref == REF_PRESENT;
    } else if ((s->base == BASE_DAY && s->count) ||
               (s->base == BASE_FIELDS && s->weekday && !s->day)) {
      signs->own_day += 6; /* histories hardly name a weekday, or yesterday */
    } else if (s->base == BASE_DAY || (s->weekday && !s->day) ||
               (s->holiday && s->year == NO_YEAR) || (s->base == BASE_SHIFT && s->anchor == 0) ||
               (s->base == BASE_DEIXIS && s->anchor == 0 &&
                (s->deixis == X_LAST || s->deixis == X_THIS))) {
      signs->own_day += 2;
    }
  }
}

bool dl_story_told(const story_signs *signs) {
  return signs->far >= 5 && signs->events >= 12 && signs->events > 2 * signs->own_day;
}
