/* habits.c: clock times and weekdays that recur. "Open 9 a.m. to 5 p.m. on weekdays", "Mondays from
 * 6pm", "open Tuesday through Saturday", "Monday-Friday, 9am-5pm" are of no single day, and none is
 * made up for them: they keep an undetermined value (XXXX-XX-XXT09:00, XXXX-WXX-2). */
#include "time/cues.h"
#include "time/resolver.h"

enum { NEAR = 6, BESIDE = 3, WORKING_WEEK = 5, VERB_REACH = 8 };

static const sem *sem_at(const run *r, const uint32_t *chunks, uint32_t i) {
  return &r->sems[r->atoms[chunks[i]].sem];
}

/* A clock time that names no day. */
static bool bare_clock(const sem *s) {
  return s->kind == K_TIME && s->base == BASE_FIELDS && s->hour >= 0 && !s->day && !s->month &&
         !s->weekday && !s->holiday && s->year == NO_YEAR && s->other < 0;
}

static bool bare_weekday(const sem *s) {
  return s->kind == K_DATE && s->base == BASE_FIELDS && s->weekday && !s->day && !s->nth &&
         !s->week_of && s->year == NO_YEAR && s->other < 0 && !s->mod;
}

/* "every Friday", "Mondays", "weekdays", "each morning", "daily"; not "the daily briefing" */
static bool is_habit(const run *r, uint32_t chunk) {
  const atom *a = &r->atoms[chunk];
  const sem *s = &r->sems[a->sem];
  if (s->kind != K_SET) return false;
  if (s->weekday || s->weekend || (s->part && !s->unit)) return true;
  if ((s->unit != U_DAY && s->unit != U_NIGHT) || s->count != 1 || s->freq) return false;
  if (s->quant) return true;
  const atom *n = chunk + 1 < r->count ? a + 1 : NULL;
  return a->rule && strcmp(a->rule, "adverb-set") == 0 &&
         !(n && atom_is(n, C_PLAIN) && (n->flags & A_SPACE) && !(n->flags & A_BREAK));
}

/* Whether chunk i stands before the next one with but one word between that joins them. */
static bool joined(const run *r, const uint32_t *chunks, uint32_t count, uint32_t i, bool firm) {
  if (i + 1 >= count || chunks[i + 1] != chunks[i] + 2) return false;
  const atom *j = &r->atoms[chunks[i] + 1];
  if ((j->flags | j[1].flags) & A_BREAK) return false;
  return atom_ranges(j) || (!firm && atom_is(j, C_AND));
}

/* Whether so few tokens lie between two, in one sentence. */
static bool close_by(const run *r, uint32_t end, uint32_t token, uint32_t most) {
  if (token + 1 < end || (token > end && token - end > most)) return false; /* one: "9am-5pm" */
  for (uint32_t t = end; t <= token; t++)
    if (r->text->tokens[t].flags & DL_TOKEN_FIRST) return false;
  return true;
}

/* Whether a weekday that begins a range is one of many: the hours of a working week stand beside it,
 * or the words before it speak of hours that something keeps. */
static bool range_recurs(run *r, const uint32_t *chunks, uint32_t count, uint32_t i) {
  static const char *const keeping[] = {"airs", "appears", "hours", "open", "Hours", "Open", NULL};
  if (!joined(r, chunks, count, i, true) || !bare_weekday(sem_at(r, chunks, i)) ||
      !bare_weekday(sem_at(r, chunks, i + 1)))
    return false;
  const atom *a = &r->atoms[chunks[i]], *last = &r->atoms[chunks[i + 1]];
  int32_t days = (sem_at(r, chunks, i + 1)->weekday - sem_at(r, chunks, i)->weekday + 7) % 7 + 1;
  bool hours = i + 3 < count && bare_clock(sem_at(r, chunks, i + 2)) &&
               joined(r, chunks, count, i + 2, true) &&
               close_by(r, last->end_token, r->atoms[chunks[i + 2]].token, BESIDE);
  hours = hours ||
          (i > 1 && bare_clock(sem_at(r, chunks, i - 1)) && joined(r, chunks, count, i - 2, true) &&
           close_by(r, r->atoms[chunks[i - 1]].end_token, a->token, BESIDE));
  if (hours && days >= WORKING_WEEK) return true;
  bool keeps = false;
  for (uint32_t k = 0, at = a->token; k < VERB_REACH && at > 0; k++) {
    if (r->text->tokens[at].flags & DL_TOKEN_FIRST) break;
    uint32_t cues = dl_cues_of(&r->tense, --at);
    if (cues & (CUE_WILL | CUE_WOULD | CUE_BACK | CUE_TO)) return false;
    keeps = keeps || dl_str_is_any(dl_token_str(r->text, at), keeping);
  }
  return keeps;
}

/* Whether the habit of a clock time is told right behind it: "9 a.m. to 5 p.m. daily". */
static const sem *habit_ahead(run *r, const uint32_t *chunks, uint32_t count, uint32_t i) {
  uint32_t j = i + 1;
  if (j >= count) return NULL;
  if (joined(r, chunks, count, i, false) && bare_clock(sem_at(r, chunks, j))) j++;
  if (j >= count ||
      !close_by(r, r->atoms[chunks[j - 1]].end_token, r->atoms[chunks[j]].token, BESIDE - 1))
    return NULL;
  return is_habit(r, chunks[j]) || range_recurs(r, chunks, count, j) ? sem_at(r, chunks, j) : NULL;
}

/* "9 a.m. to 5 p.m. on weekdays and 10 a.m. to 2 p.m. Saturday" */
static bool goes_on(const run *r, const habit *now, const uint32_t *chunks, uint32_t i,
                    const sem *s) {
  if (s->kind != K_TIME || s->base != BASE_FIELDS || s->hour < 0 || !s->weekday || s->day ||
      s->other >= 0 || i == 0 || !now->end)
    return false;
  const atom *b = &r->atoms[chunks[i] - 1];
  if (r->atoms[chunks[i - 1]].end_token != now->end ||
      !close_by(r, now->end, r->atoms[chunks[i]].token, BESIDE))
    return false;
  return atom_is(b, C_AND) || atom_is(b, C_COMMA) || (now->clock && atom_ranges(b));
}

void dl_habits_read(run *r, habit *now, const uint32_t *chunks, uint32_t count, uint32_t i,
                    sem *s) {
  const atom *a = &r->atoms[chunks[i]];
  if (s->kind == K_SET) {
    if (!is_habit(r, chunks[i])) return;
    now->weekday = s->weekday;
    now->weekend = s->weekend;
  } else if (bare_weekday(s)) {
    bool begins = range_recurs(r, chunks, count, i);
    if (!begins && !(now->range_end && now->range_end == chunks[i])) return;
    now->range_end = begins ? chunks[i + 1] : 0;
    now->weekday = now->weekend = 0;
    s->kind = K_SET;
  } else if (bare_clock(s)) {
    const sem *ahead = NULL;
    if (!(now->end && close_by(r, now->end, a->token, NEAR))) {
      ahead = habit_ahead(r, chunks, count, i);
      if (!ahead) return;
      bool range = bare_weekday(ahead);
      now->weekday = range ? 0 : ahead->weekday;
      now->weekend = range ? 0 : ahead->weekend;
    }
    s->untold = true;
    s->weekday = now->weekday;
    s->weekend = now->weekend;
  } else if (goes_on(r, now, chunks, i, s)) {
    s->untold = true;
    now->weekday = s->weekday;
    now->weekend = 0;
  } else {
    return;
  }
  now->clock = s->hour >= 0;
  now->end = a->end_token;
}
