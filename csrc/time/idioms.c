/* idioms.c: words of time that tell none: "at the end of the day", "Midnight Oil", "a better tomorrow".
 *
 * Each rule has its example. What is left is kept, so a rule must be sure; a few change what a chunk means:
 * "$5 a day" is a rate, "alive today" the present. */
#include "time/filter.h"

/* "today's digital age" is now. */
static const char *const modern[] = {"world", "society", "age",        "era",       "standards",
                                     "youth", "culture", "generation", "landscape", NULL};
static const char *const living[] = {"alive", "around", "living", NULL};

/* Nouns of the money market: "the overnight rate". */
static const char *const overnight_nouns[] = {"rate",  "rates",   "lending",   "borrowing",
                                              "index", "indexed", "funding",   "repo",
                                              "swap",  "success", "sensation", NULL};

static const char *const programmes[] = {"show", "programme", "program", NULL};

/* What people hope that times to come will be. */
static const char *const brighter[] = {"better", "brighter", "new", "safer", "greener", NULL};

/* Kinds of hours, days and years: "peak hours", "school days". */
static const char *const kinds[] = {
    "peak",   "happy",    "visiting",  "rush",     "school",   "sunny",   "rainy",
    "light",  "election", "contract",  "sick",     "vacation", "teenage", "formative",
    "golden", "college",  "childhood", "student",  "business", "office",  "opening",
    "voting", "trading",  "operating", "daylight", "waking",   NULL};

/* "the day care", "the day traders": no day */
static const char *const day_nouns[] = {"care",    "camp", "camps",  "job",    "school",
                                        "shift",   "trip", "trips",  "trader", "traders",
                                        "nursery", "pass", "passes", NULL};

/* "carried the day": idioms of winning */
static const char *const day_winning[] = {"carry", "carries", "carried", "carrying", "win",
                                          "wins",  "won",     "save",    "saves",    "saved",
                                          "rule",  "ruled",   "seize",   "seized",   NULL};

/* "But, at the end of the day, ...": all things considered */
static bool idle_end_of_day(const run *r, const atom *b, const atom *n) {
  static const char *const pronouns[] = {"i",  "we",   "you",  "they",  "he",   "she",
                                         "it", "it's", "this", "there", "what", NULL};
  static const char *const openers[] = {"that", "because", "if", "so", "what", NULL};
  if (!b || !atom_is(b, C_AT) || !n) return false;
  if (!atom_is(n, C_COMMA) && !atom_reads_any(r, n, pronouns)) return false;
  if ((b->flags & (A_FIRST | A_BREAK)) || b == r->atoms) return true;
  const atom *bb = b - 1;
  return atom_is(bb, C_COMMA) || atom_is(bb, C_STOP) || atom_is(bb, C_BUT) || atom_is(bb, C_AND) ||
         atom_is(bb, C_DASH) || atom_reads_any(r, bb, openers);
}

/* "$1 billion a year", "358,000 a month", "dozens of interviews a day": a rate, so a SET. */
static bool is_rate(const run *r, uint32_t i) {
  const atom *a = &r->atoms[i];
  char c = r->text->bytes[a->start];
  if (c != 'a') return false;
  const sem *s = &r->sems[a->sem];
  if (s->kind != K_DURATION || s->count != 1 || s->milli || s->mod || s->count2 || s->deixis)
    return false;
  if (i == 0) return false;
  const atom *b = a - 1;
  if (atom_is(b, C_NUM) || atom_is(b, C_VAGUE)) return true;
  if (atom_is(b, C_DUR) && r->sems[b->sem].kind == K_DURATION && r->sems[b->sem].unit < s->unit)
    return true; /* "30 hours a week" */
  if (!atom_is(b, C_PLAIN)) return false;
  for (uint32_t k = 2; k <= 5 && k <= i; k++) {
    const atom *x = a - k;
    if (atom_is(x, C_STOP) && !money(r, x)) return false;
    if (x->flags & A_CHUNK || atom_is(x, C_COMMA)) return false;
    if (atom_is(x, C_NUM) || money(r, x) || atom_is(x, C_VAGUE) || atom_is(x, C_TIMES)) return true;
  }
  return false;
}

static bool atom_ends(const run *r, const atom *a, const char *word) {
  uint32_t len = (uint32_t)strlen(word);
  return a->end - a->start >= len && memcmp(r->text->bytes + a->end - len, word, len) == 0;
}

/* Whether the last word of a chunk begins with a capital. */
static bool capital_within(const run *r, const atom *a) {
  const char *bytes = r->text->bytes;
  uint32_t p = a->end;
  while (p > a->start && bytes[p - 1] != ' ' && bytes[p - 1] != '-') p--;
  return bytes[p] >= 'A' && bytes[p] <= 'Z';
}

/* "every day of the week", "at this time of the year"; "it grows by the day": none of them. */
static bool any_of_them(const run *r, const atom *a, const atom *b, const atom *n, const atom *bb) {
  static const char *const times[] = {"time", "times", NULL};
  const sem *s = &r->sems[a->sem];
  if (b && atom_is(b, C_OF) && (s->unit == U_DAY || s->unit == U_WEEK || s->unit == U_YEAR))
    return bb &&
           (atom_reads_any(r, bb, times) ||
            ((bb->flags & A_CHUNK) && (atom_is(bb, C_SET) || r->sems[bb->sem].unit == U_MOMENT)) ||
            (atom_reads(r, bb, "day") && bb > r->atoms && atom_reads(r, bb - 1, "any")));
  bool ends =
      !n || (n->flags & A_FIRST) || atom_is(n, C_STOP) || atom_is(n, C_COMMA) || atom_is(n, C_AND);
  return s->unit == U_DAY && ends && (atom_reads(r, b, "by") || atom_reads(r, b, "to"));
}

/* "today's world", "today's digital age" */
static bool is_modern(const run *r, const atom *poss) {
  if (!poss || !atom_is(poss, C_POSS)) return false;
  const atom *noun = behind(r, poss);
  return noun && (atom_reads_any(r, noun, modern) || atom_reads_any(r, behind(r, noun), modern));
}

/* A chunk and its neighbours; NULL where the window or the paragraph ends. */
typedef struct around {
  run *r;
  const atom *before2, *before, *a, *after;
} around;

/* "the day", "the week" that is none. */
static bool idle_unit(const around *w, const sem *s) {
  const run *r = w->r;
  const atom *a = w->a, *b = w->before, *bb = w->before2, *n = w->after;
  if (s->kind != K_DATE || s->base != BASE_DEIXIS || s->deixis != X_THE || !s->unit) return false;
  if (s->unit == U_DAY && s->mod == M_END && idle_end_of_day(r, b, n)) return true;
  if (!s->mod && any_of_them(r, a, b, n, bb)) return true;
  /* "Man of the Year", "the Week" */
  const char *bytes = r->text->bytes;
  uint32_t p = a->end;
  while (p > a->start && bytes[p - 1] != ' ') p--;
  if (bytes[p] >= 'A' && bytes[p] <= 'Z' && !(a->flags & A_CAPS)) return true;
  return b && atom_is(b, C_OF) && bb && plain_capital(bb);
}

/* Parts of the day and hours. */
static bool idle_time(const around *w, const sem *s) {
  const run *r = w->r;
  const atom *a = w->a, *b = w->before, *n = w->after;
  const char *rule = a->rule;
  if (strcmp(rule, "edge-part") == 0 && (a->flags & A_CAPITAL) && !(a->flags & A_CAPS)) {
    const char *word = r->text->bytes + a->start;
    uint32_t p = 0, len = a->end - a->start;
    while (p < len && word[p] != ' ') p++;
    if (p + 1 < len && word[p + 1] >= 'A' && word[p + 1] <= 'Z') return true; /* Late Night */
  }
  /* "in the morning" tells a time of a day; "the morning after", "the night sky" */
  if (strcmp(rule, "the-part") == 0 && n &&
      (atom_is(n, C_AFTER) || (atom_is(n, C_PLAIN) && (n->flags & A_SPACE) && !prep(b))))
    return true;
  return s->part == PART_MO && n && atom_is(n, C_OF) && atom_ends(r, a, "dawn"); /* of an age */
}

/* Whatever kind the chunk is of. */
static bool idle_words(const around *w, const sem *s) {
  const run *r = w->r;
  const atom *a = w->a, *b = w->before, *bb = w->before2, *n = w->after;
  const char *rule = a->rule;
  if (s->holiday && s->year == NO_YEAR && (a->flags & A_CAPITAL) &&
      (name_word(b) || plain_capital(n)))
    return true; /* "Operation Ramadan", "Easter Island" */
  if (s->holiday && s->year == NO_YEAR && !s->eve &&
      (strcmp(rule, "holiday") == 0 || strcmp(rule, "new-years") == 0) &&
      atom_reads_any(r, n, dl_feast_things))
    return true; /* "a Christmas tree" */
  if (plain_capital(n) && (a->flags & A_CAPITAL) && !(a->flags & (A_CAPS | A_FIRST)) &&
      strcmp(rule, "noon") == 0)
    return true; /* Midnight Oil */
  if (plain_capital(n) && strcmp(rule, "century") == 0 && capital_within(r, a) &&
      r->text->bytes[a->start + 3] != ' ') /* "of the 19th Century Is Back" */
    return true;                           /* 20th Century Fox */
  if (s->kind == K_SET && !r->story && atom_reads(r, a, "everyday") && n && atom_is(n, C_PLAIN) &&
      (n->flags & A_SPACE))
    return true; /* "everyday life" is the usual one */
  if (s->kind == K_SET && strcmp(rule, "adverb-set") == 0 && (a->flags & A_CAPITAL) &&
      (plain_capital(n) || (!(a->flags & A_FIRST) && name_word(b) && !(a->flags & A_CAPS))))
    return true; /* the Daily Telegraph, Music Weekly */
  if (s->unit == U_DAY && strcmp(rule, "the-day") == 0 &&
      ((atom_reads(r, bb, "back") && atom_is(b, C_IN)) || atom_reads_any(r, b, day_winning) ||
       (b && atom_is(b, C_TO) && bb && atom_is(bb, C_DUR)) || atom_reads_any(r, n, day_nouns)))
    return true; /* back in the day; three years to the day */
  if (s->kind == K_TIME && strcmp(rule, "hour-ampm") == 0 &&
      dl_ascii_lower(r->text->bytes[a->start]) >= 'a' &&
      !(b && (atom_is(b, C_AT) || (prep(b) && !atom_reads(r, b, "for")))) &&
      dl_ascii_lower(r->text->bytes[a->end - 2]) == 'a')
    return true; /* "I for one am" */
  /* "Hawaii News Now reports"; a headline would go on in capitals */
  bool now = s->base == BASE_REF && strcmp(rule, "refword") == 0 && a->end - a->start == 3;
  return now && (a->flags & A_CAPITAL) && !(a->flags & (A_FIRST | A_CAPS)) && name_word(b) && n &&
         atom_is(n, C_PLAIN) && (n->flags & A_SPACE) && !(n->flags & A_CAPITAL);
}

/* "today", "tomorrow", "overnight" */
static bool idle_day(const around *w, sem *s) {
  const run *r = w->r;
  const atom *a = w->a, *b = w->before, *n = w->after;
  bool capital = (a->flags & A_CAPITAL) && !(a->flags & A_CAPS);
  if (s->part == PART_NI && atom_reads_any(r, n, overnight_nouns)) return true;
  if (!s->month && capital && !(a->flags & A_FIRST) && name_word(b)) return true; /* USA Today */
  if (s->kind != K_DATE) return false;
  if (s->count == 1 && atom_reads_any(r, b, brighter)) return true; /* a better tomorrow */
  if (capital && atom_reads_any(r, n, programmes)) return true;
  if ((a->flags & A_CAPITAL) && b && atom_is(b, C_THE)) return true; /* the Today programme */
  if (s->count || s->mod) return false;
  if (is_modern(r, n)) return true;   /* "in today's world" */
  if (atom_reads_any(r, b, living)) { /* "if she were alive today" */
    s->base = BASE_REF;
    s->ref = REF_PRESENT;
  }
  return false;
}

static bool idle_length(const around *w, sem *s) {
  run *r = w->r;
  const atom *a = w->a, *b = w->before, *bb = w->before2, *n = w->after;
  if (s->vague && b && atom_is(b, C_EDGE) && bb && atom_is(bb, C_THE) && bb->value == 1)
    return true; /* "in his early years" */
  if (s->unit == U_QUARTER && dl_sense_of_match(r, a)) return true;
  if (s->unit == U_DAY && strcmp(a->rule, "duration-a") == 0 && atom_reads_any(r, n, day_nouns))
    return true;                                                                 /* a day pass */
  if (s->unit == U_MINUTE && !s->vague && atom_reads(r, n, "read")) return true; /* "5 min read" */
  if (s->vague && (atom_reads_any(r, b, kinds) ||
                   (atom_reads(r, b, "as") && dl_ascii_lower(r->text->bytes[a->start]) == 'm')))
    return true; /* "peak hours"; "his third title in as many years" */
  if (dl_calendar_point(r, a, b)) {
    s->kind = s->unit <= U_HOUR ? K_TIME : K_DATE;
    s->base = BASE_SHIFT;
    s->direction = 1;
  } else if (is_rate(r, (uint32_t)(a - r->atoms))) {
    s->kind = K_SET;
    s->quant = 0;
  }
  return false;
}

bool dl_filter_idiom(run *r, uint32_t i) {
  const atom *a = &r->atoms[i];
  sem *s = &r->sems[a->sem];
  around w = {.r = r, .a = a};
  if (i > 0 && !(a->flags & A_BREAK)) w.before = a - 1;
  if (i > 1 && w.before && !(w.before->flags & A_BREAK)) w.before2 = a - 2;
  if (i + 1 < r->count && !(a[1].flags & A_BREAK)) w.after = a + 1;
  if (s->kind == K_TIME && s->base == BASE_FIELDS && s->part && s->hour < 0 && s->year == NO_YEAR &&
      !s->weekday && !s->month && strcmp(a->rule, "bare-part") == 0) {
    s->untold = true; /* "at night", "night attacks": a habit of no day */
    return !r->story || (a->flags & (A_PLURAL | A_CAPITAL));
  }
  if (idle_unit(&w, s) || (s->kind == K_TIME && idle_time(&w, s)) || idle_words(&w, s)) return true;
  if (s->base == BASE_DAY && idle_day(&w, s)) return true;
  if (s->kind == K_DATE && s->base == BASE_DEIXIS && s->deixis == X_THIS && s->unit == U_DAY &&
      w.before && atom_is(w.before, C_TO) && !r->story) {
    s->base = BASE_REF; /* "to this day" */
    s->ref = REF_PRESENT;
    s->unit = U_NONE;
  }
  return s->kind == K_DURATION && idle_length(&w, s);
}
