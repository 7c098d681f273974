/* engine.h: what the files of the temporal engine share.
 *
 * The engine is a cascade. atoms.c cuts tokens into atoms (the parts of "mid-June" are three) and
 * looks each up in the lexicon; match.c walks the grammar's rules level by level, longest match
 * first, and puts one chunk in the place of the atoms it covers; a chunk carries a meaning that is
 * still unresolved ("last" + "June"); filter.c drops readings that are no dates; resolve.c fills in
 * what the context knows; value.c and interval.c write it down.
 *
 * Every pattern has bounded length and every level passes once: linear time. */
#ifndef DATELINE_TIME_ENGINE_H
#define DATELINE_TIME_ENGINE_H

#include "time/time.h"

#pragma GCC visibility push(hidden)

/* ---- classes of atoms and chunks ---- */

typedef enum atom_class {
  C_NONE = 0,
  C_NUM,     /* a cardinal: value, thousandths in milli */
  C_DAYNUM,  /* 1-31 in figures */
  C_YEAR,    /* a plausible year in four figures, or spelled out */
  C_YEAR2,   /* '98 */
  C_ORD,     /* first, 3rd */
  C_MONTH,   /* 1-12 */
  C_WEEKDAY, /* 1-7, Monday first */
  C_UNIT,    /* unit_id; A_PLURAL */
  C_SEASON,  /* part_id */
  C_PART,    /* part of a day: part_id */
  C_NOON,    /* noon, midnight: minutes */
  C_CLOCK,   /* 12:30: seconds since midnight */
  C_AMPM,    /* 0 a.m., 1 p.m. */
  C_ZONE,    /* minutes east of UTC */
  C_OCLOCK,
  C_ISO,      /* 2013-07-02, with or without a time: scanned again by its action */
  C_SLASH,    /* 7/2/2013 and its like */
  C_MONTHDAY, /* 2/15: month, and the day in milli */
  C_DECADE,
  C_QUARTER,  /* Q3 */
  C_HALFYEAR, /* H1 */
  C_HOLIDAY,  /* number in holidays.c */
  C_REFDAY,   /* today (0), yesterday (-1), tomorrow (1) */
  C_TONIGHT,
  C_REFWORD, /* now, recently: ref_id */
  C_DEIXIS,  /* this, last, next: deixis_id */
  C_THE,
  C_A,
  C_OF,
  C_IN,
  C_ON,
  C_AT,
  C_TO,
  C_AND,
  C_OR,
  C_FROM,
  C_BETWEEN,
  C_UNTIL,
  C_COMMA,
  C_DASH,
  C_HYPHEN,
  C_SLASHMARK,
  C_POSS,
  C_PAREN,
  C_STOP,
  C_EDGE, /* early, late, mid, end: mod_id */
  C_AGO,
  C_SHIFT, /* later +1, earlier -1 */
  C_AFTER, /* after +1, before -1, following +1 */
  C_QMOD,  /* about, nearly, over: mod_id */
  C_MORE,  /* more, less, fewer: mod_id */
  C_THAN,
  C_LEAST, /* least, most (after "at") */
  C_NO,
  C_NOT,
  C_UP,
  C_VAGUE, /* several, few, many */
  C_COUPLE,
  C_HALF,
  C_EVERY, /* every 0, each 1, per 2, alternate 3 */
  C_OTHER,
  C_ADVSET, /* daily: unit_id */
  C_OLD,
  C_LONG,
  C_FISCAL,
  C_ERA, /* BC -1, AD 1 */
  C_EVE,
  C_TIMES, /* once 1, twice 2, times 0 */
  C_PLUS,
  C_ADJ,    /* consecutive, full, additional: no change of meaning */
  C_PERIOD, /* the period, the time: an interval without a length */
  C_TERM,   /* term, in "the short term" */
  C_SHORT,  /* short, long, near, medium (before "term") : ref_id */
  C_SO,
  C_PREP, /* other prepositions before dates: by since during within over through */
  C_NOW,
  C_RIGHT,
  C_VERB_MODAL,
  C_BUT,
  C_LOCAL,    /* local (time) */
  C_REGION,   /* Eastern (time): minutes east of UTC in winter; plain words, too */
  C_STANDARD, /* standard 0, daylight 60 (time); plain words, too */
  C_FEAST,    /* a word of a feast: phrases.c */
  C_LENGTH,   /* weeklong: unit_id; A_PLURAL */
  C_MILLION,  /* millions 1, billions 1000; plain words, too */
  C_PLAIN,    /* any other word */
  /* chunks */
  C_DATE,
  C_TIME,
  C_DUR,
  C_SET,
  C_REMOTE, /* a C_DATE, too, that is counted or pointed at, not written in fields: "two years ago" */
  C_COUNT
} atom_class;

typedef struct class_set {
  uint64_t bits[2];
} class_set;

#define CLASS_BIT(c, w)                                                                            \
  ((((unsigned)(c)) >> 6) == (w) ? (uint64_t)1 << (((unsigned)(c)) & 63) : (uint64_t)0)

/* Classes that can be the core of an expression. */
#define CLASS_CORE(w)                                                                              \
  (CLASS_BIT(C_YEAR, w) | CLASS_BIT(C_YEAR2, w) | CLASS_BIT(C_MONTH, w) |                          \
   CLASS_BIT(C_WEEKDAY, w) | CLASS_BIT(C_UNIT, w) | CLASS_BIT(C_SEASON, w) |                       \
   CLASS_BIT(C_PART, w) | CLASS_BIT(C_NOON, w) | CLASS_BIT(C_CLOCK, w) | CLASS_BIT(C_OCLOCK, w) |  \
   CLASS_BIT(C_ISO, w) | CLASS_BIT(C_SLASH, w) | CLASS_BIT(C_MONTHDAY, w) |                        \
   CLASS_BIT(C_DECADE, w) | CLASS_BIT(C_QUARTER, w) | CLASS_BIT(C_HALFYEAR, w) |                   \
   CLASS_BIT(C_HOLIDAY, w) | CLASS_BIT(C_REFDAY, w) | CLASS_BIT(C_TONIGHT, w) |                    \
   CLASS_BIT(C_REFWORD, w) | CLASS_BIT(C_ADVSET, w) | CLASS_BIT(C_ERA, w) |                        \
   CLASS_BIT(C_PERIOD, w) | CLASS_BIT(C_TERM, w) | CLASS_BIT(C_HALF, w) | CLASS_BIT(C_FEAST, w) |  \
   CLASS_BIT(C_LENGTH, w))
#define DL_TIME_CORES                                                                              \
  {                                                                                                \
    { CLASS_CORE(0), CLASS_CORE(1) }                                                               \
  }

static inline bool class_has(class_set set, atom_class c) {
  return (set.bits[c >> 6] >> (c & 63)) & 1;
}

static inline void class_add(class_set *set, atom_class c) {
  set->bits[c >> 6] |= (uint64_t)1 << (c & 63);
}

static inline void class_join(class_set *set, class_set other) {
  set->bits[0] |= other.bits[0];
  set->bits[1] |= other.bits[1];
}

typedef enum unit_id {
  U_NONE = 0,
  U_SECOND,
  U_MINUTE,
  U_HOUR,
  U_DAY,
  U_WEEKEND,
  U_WEEK,
  U_FORTNIGHT,
  U_MONTH,
  U_QUARTER,
  U_HALF,
  U_SEASON,
  U_YEAR,
  U_DECADE,
  U_CENTURY,
  U_MILLENNIUM,
  U_NIGHT,
  U_MOMENT,
  U_WORKDAY /* in C_ADVSET alone: "weekdays", "weeknights" */
} unit_id;

typedef enum part_id {
  PART_NONE = 0,
  PART_MO,
  PART_MI, /* midday */
  PART_AF,
  PART_EV,
  PART_NI,
  PART_DT, /* daytime */
  PART_SP,
  PART_SU,
  PART_FA,
  PART_WI
} part_id;

typedef enum deixis_id {
  X_NONE = 0,
  X_THIS,
  X_LAST,
  X_NEXT,
  X_PAST,     /* past, recent */
  X_COMING,   /* coming, upcoming */
  X_PREVIOUS, /* previous, preceding: from the narrative */
  X_FOLLOWING,
  X_SAME,
  X_THAT,
  X_CURRENT,
  X_LATEST,
  X_RECENT,
  X_THE /* the day, the week */
} deixis_id;

typedef enum mod_id {
  M_NONE = 0,
  M_START,
  M_MID,
  M_END,
  M_APPROX,
  M_LESS_THAN,
  M_MORE_THAN,
  M_EQUAL_OR_LESS,
  M_EQUAL_OR_MORE,
  M_BEFORE,
  M_AFTER,
  M_ON_OR_BEFORE,
  M_ON_OR_AFTER,
  M_LATER,   /* "later this year": after the anchor, inside the unit */
  M_EARLIER, /* "earlier this year" */
  M_FIRST    /* "the first days" */
} mod_id;

typedef enum ref_id { REF_NONE = 0, REF_PRESENT, REF_PAST, REF_FUTURE } ref_id;

/* ---- a meaning ---- */

#define NO_YEAR INT32_MIN

enum {
  WORKDAYS = 2,   /* in sem.weekend: Monday to Friday */
  ANCHOR_SAME = 4 /* in sem.anchor: the month or day just spoken of, in another year */
};

typedef enum sem_kind { K_NONE = 0, K_DATE, K_TIME, K_DURATION, K_SET } sem_kind;

/* What may be left to resolve. */
typedef enum sem_base {
  BASE_FIELDS = 0, /* fields as written; missing larger ones come from the context */
  BASE_DEIXIS,     /* deixis over `unit`, or over the fields ("last June") */
  BASE_SHIFT,      /* count units away from the anchor */
  BASE_REF,        /* PRESENT_REF and its like */
  BASE_DAY         /* today + count days */
} sem_base;

typedef struct sem {
  uint8_t kind, base, mod, ref;
  uint8_t deixis, unit, unit2, anchor; /* anchor: 0 published, 1 narrative, 2 sem number `other` */
  int32_t year;                        /* NO_YEAR */
  uint8_t truncated;                   /* 1: a decade (year is its first), 2: a century */
  uint8_t era;                         /* 1: BC */
  uint8_t month, day, weekday, quarter, half, part, season, holiday, weekend, week;
  uint8_t fiscal, eve, year_edge;
  uint8_t vague;               /* 1: X; the count is unknown */
  int8_t direction;            /* of BASE_SHIFT */
  int8_t hour, minute, second; /* -1 */
  bool has_zone, week_of, has_ordinal_day, night_day, outer;
  bool untold;        /* which one it is, words that are no date tell */
  bool article;       /* "the next year": may count from the text */
  bool inside;        /* "later in the day": of the day just named */
  bool turn;          /* "the new year": the one that begins, or has just begun */
  bool winter_before; /* the winter that the year began in, not the one it ends in */
  int32_t zone;
  int32_t count, milli; /* of `unit` */
  int32_t count2;       /* of `unit2` */
  int32_t other;        /* sem index of an anchor or of an enclosing date; -1 */
  uint8_t quant, freq;  /* quant: 1 EVERY 2 EACH 3 EVERY OTHER; freq: times per period, 0 none */
  int8_t nth;           /* the nth weekday of the month; -1: the last */
  uint8_t nth_weekday;  /* 1-7; 8: week */
  uint8_t ordinal;      /* "the eighth day" */
} sem;

/* ---- atoms ---- */

enum {
  A_PLURAL = 1,
  A_CAPITAL = 2,
  A_SPACE = 4,   /* white space stands before it */
  A_FIGURES = 8, /* written in figures */
  A_FIRST = 16,  /* opens a sentence */
  A_CHUNK = 32,
  A_CAPS = 64,    /* all capitals */
  A_STOP = 128,   /* ends with its own stop: "Sept." */
  A_COMMAS = 256, /* figures with separators: 93,000 */
  A_ABBR = 512,   /* an abbreviated name: sun, mar */
  A_WEAK = 1024,  /* ambiguous word: may, march, second, fall ... */
  A_BREAK = 2048, /* first atom of a paragraph */
  A_SURE = 8192   /* a clock time whose writing leaves no doubt */
};

typedef struct atom {
  class_set cls;
  int32_t value;
  int16_t value2; /* of the class `second` */
  uint8_t second; /* the class that takes value2; C_NONE */
  uint32_t start, end;
  uint32_t token, end_token;
  uint16_t flags;
  int16_t milli;
  int32_t sem;      /* of a chunk, or -1 */
  const char *rule; /* of a chunk */
} atom;

static inline bool atom_is(const atom *a, atom_class c) {
  return class_has(a->cls, c);
}

/* The atom is of this class and no other from now on. */
static inline void atom_becomes(atom *a, atom_class c) {
  a->cls = (class_set){{0, 0}};
  a->second = C_NONE;
  class_add(&a->cls, c);
}

/* Whether it stands between the two ends of a range, and nowhere in a list: "to", "until", a hyphen, a dash. */
static inline bool atom_ranges(const atom *a) {
  return atom_is(a, C_HYPHEN) || atom_is(a, C_DASH) || atom_is(a, C_TO) || atom_is(a, C_UNTIL);
}

static inline int32_t atom_value(const atom *a, atom_class c) {
  return a->second == c && c != C_NONE ? a->value2 : a->value;
}

/* ---- the lexicon ---- */

typedef struct word_entry {
  const char *word;
  uint8_t cls;
  int16_t value;
  uint8_t cls2;
  int16_t value2;
  uint16_t flags; /* A_PLURAL, A_WEAK, A_ABBR, A_TRIGGER */
} word_entry;

#define A_TRIGGER 4096 /* a word that can be the core of an expression */

extern const word_entry dl_time_words[];
extern const uint32_t dl_time_word_count;

#define LEXICON_SLOTS   4096
#define LEXICON_LONGEST 14

typedef struct lexicon {
  uint16_t slots[LEXICON_SLOTS]; /* word number + 1 */
  uint16_t lengths[32 * 32];     /* of the words that begin with two letters: bit n for length n */
} lexicon;

void dl_time_lexicon_build(lexicon *lex);

/* The entry of a word given in any case, or NULL. */
const word_entry *dl_time_lexicon_find(const lexicon *lex, const char *bytes, uint32_t len);

/* ---- the run ---- */

typedef struct rule_index rule_index; /* match.c */
typedef struct resolver resolver;     /* resolve.c */

/* Reads the words around an expression; keeps the cues of the last ones (cues.h). */
enum { CUES_KEPT = 64 };
typedef struct tense_reader {
  const dl_text *text;
  uint32_t token[CUES_KEPT], cues[CUES_KEPT];
} tense_reader;

typedef struct run {
  dl_arena *arena, *scratch;
  const dl_text *text;
  const dl_time_context *context;
  lexicon *lex;
  rule_index *index;
  tense_reader tense;
  resolver *context_of; /* what the windows before left */
  atom *raw;            /* of one paragraph, or of its part in the window */
  uint32_t raw_count, raw_capacity;
  atom *atoms; /* of the window: those near a trigger */
  uint32_t count, capacity;
  char *pool; /* room for strings in the result */
  uint32_t pool_left;
  sem *sems;
  uint32_t sem_count, sem_capacity;
  bool story;  /* the text tells history: resolve.c */
  bool failed; /* out of memory */
} run;

/* Whether an atom, its ASCII case folded, is this word; NULL is none. */
static inline bool atom_reads(const run *r, const atom *a, const char *lower) {
  if (!a) return false;
  const char *s = r->text->bytes + a->start, *end = r->text->bytes + a->end;
  for (; s < end; s++, lower++)
    if (!*lower || dl_ascii_lower(*s) != *lower) return false; /* a text may hold NUL, too */
  return *lower == 0;
}

/* Whether it is one of these words, a list that ends with NULL and holds no figures. */
static inline bool atom_reads_any(const run *r, const atom *a, const char *const *words) {
  if (!a) return false;
  char first = dl_ascii_lower(r->text->bytes[a->start]);
  if (first >= '0' && first <= '9') return false;
  for (; *words; words++)
    if ((*words)[0] == first && atom_reads(r, a, *words)) return true;
  return false;
}

int32_t dl_sem_new(run *r, const sem *value); /* -1: out of memory */
sem dl_sem_blank(void);

/* Cuts tokens [first, end) into r->raw. */
bool dl_atoms_build(run *r, uint32_t first_token, uint32_t end_token);

/* Joins number words into one atom each ("twenty-four", "nineteen ninety-six"). */
void dl_numbers_join(run *r);

/* Joins feasts of several words. */
void dl_phrases_join(run *r);

/* Before the first window: the index of the grammar. */
bool dl_match_prepare(run *r);

bool dl_match_run(run *r);

/* "28-29 May 1953", "July-November 1954", "1939-45": the shorter side gets what it shares. */
void dl_ranges_expand(run *r);

/* Of a resolved pair: the end comes after the beginning, what is named in one breath lies together.
 * today: the day of publication, or INT32_MIN. */
void dl_ranges_follow(int32_t today, const sem *written, const atom *joiner,
                      const sem *first_written, const sem *begin, sem *end);

/* "the week ending Feb. 16": the day that chunk i ends on (or a week begins on), or NULL. */
const sem *dl_ranges_end_behind(const run *r, const uint32_t *chunks, uint32_t count, uint32_t i);

/* Whether a date is a noun's and says nothing of the words before it. */
bool dl_ranges_names_a_noun(const run *r, uint32_t chunk);

/* "9 a.m.-5 p.m. Saturday": the first time is of the day that the second names. */
void dl_ranges_share_day(const run *r, const atom *a, uint32_t distance, sem *s);

/* "the spring or summer of 1993": the year of the second is that of the first. */
void dl_ranges_share_year(const run *r, const atom *a, uint32_t distance, sem *s);

/* "Thursday (Nov. 2)": the day in brackets says which Thursday it is. */
void dl_ranges_take_bracketed(const run *r, const atom *a, uint32_t distance, sem *s);

/* ---- the grammar ---- */

#define PATTERN_LONGEST 9

typedef struct element {
  class_set any;
  uint8_t optional; /* 1: may be missing */
  uint8_t tight;    /* 1: no white space before it */
  int16_t value;    /* -1: any */
} element;

typedef struct match {
  run *r;
  atom *at[PATTERN_LONGEST]; /* NULL: an optional element that is missing */
  uint32_t first, end;       /* atoms covered */
  const atom *before, *after;
  int32_t arg;
  /* what the action may change */
  uint32_t trim_front, trim_back; /* atoms left outside the span */
  atom_class result;
  sem out;
} match;

typedef bool (*action)(match *m);

typedef struct rule {
  const char *name;
  uint8_t level;
  element pattern[PATTERN_LONGEST];
  action act;
  int32_t arg;
} rule;

extern const rule dl_time_rules[];
extern const uint32_t dl_time_rule_count;
#define LEVELS 8

/* ---- holidays ---- */

enum {
  HOLIDAY_NEW_YEAR = 61, /* of phrases.c: no day, the words "new year" */
  HOLIDAY_ELECTION = 45  /* a day of every November, great in even years */
};

/* The day of a holiday in a year (days from 1970), or false where it has none. */
bool dl_holiday_day(int32_t holiday, int32_t year, int32_t *day, int32_t *length);

/* ---- tense ---- */

void dl_tense_open(tense_reader *reader, const dl_text *text);

/* 1: the clause before a token looks ahead, -1: back, 0: no sign. */
int32_t dl_tense_before(tense_reader *reader, uint32_t token);

/* Whether it looks back in the words right before: "seen since Oct. 7". */
bool dl_tense_past_near(tense_reader *reader, uint32_t token);

/* Whether "will" stands right behind it: "voters in November will decide". */
bool dl_tense_will_behind(tense_reader *reader, uint32_t token, uint32_t end);

/* Whether something past was in it: "signed in March", "jailed since March", not "before March". */
bool dl_tense_happened_in(tense_reader *reader, uint32_t token);

/* Whether what stands behind it has been written or has happened: "the March 28 letter". */
bool dl_tense_done_behind(tense_reader *reader, uint32_t end);

typedef enum dl_event {
  DL_EVENT_NONE = 0,
  DL_EVENT_VOTE,      /* "the November elections" */
  DL_EVENT_SET,       /* for a day: "a Sept. 30 deadline", "the June debate" */
  DL_EVENT_GOODS,     /* "gold for June delivery" */
  DL_EVENT_VOTE_AHEAD /* "voters head to the polls in November" */
} dl_event;

/* What a date is of, by the words around it. */
dl_event dl_tense_of_event(tense_reader *reader, uint32_t token, uint32_t end);

/* 2: something lasts through it ("funded through September"), 1: "through" stands before it, 0: not. */
int32_t dl_tense_through(tense_reader *reader, uint32_t token);

/* Whether it is the end of a term ("by Aug. 4", "after Jan. 20"), with nothing between. */
bool dl_tense_bounds(tense_reader *reader, uint32_t token);

/* Whether "ahead of" or "ahead of the" stands before it. */
bool dl_tense_ahead_of(tense_reader *reader, uint32_t token);

/* Whether something was put off to it: "canceled until June". */
bool dl_tense_put_off(tense_reader *reader, uint32_t token);

/* Whether a clause that it opens tells what has happened: "and in late January, she resigned". */
bool dl_tense_opens_past(tense_reader *reader, uint32_t token, uint32_t end);

/* Whether the words right before it look on to it: "come November", "heading into November". */
bool dl_tense_looks_on(tense_reader *reader, uint32_t token);

/* Whether it says so beyond doubt ("scheduled", "as soon as"). */
bool dl_tense_firmly_ahead(tense_reader *reader, uint32_t token);

/* 1: a weekday in tokens [token, end) is spoken of as to come, -1: as past, 0: no sign. */
int32_t dl_tense_of_weekday(tense_reader *reader, uint32_t token, uint32_t end);

/* Whether an expression is a term to come ("will not open until October"). */
bool dl_tense_term_ahead(tense_reader *reader, uint32_t token);

/* ---- steps over the calendar ---- */

dl_civil dl_step_months(dl_civil d, int32_t months);
void dl_step_set_day(sem *s, int32_t days);
void dl_step_set_week(sem *s, int32_t days);
void dl_step_pick_nth(sem *s);
int32_t dl_step_nearest_year(dl_civil now, int32_t month, int32_t day);

/* Moves s by its count of its unit from a date whose month and day may be 0; sign: 1 or -1. */
void dl_step_by_unit(sem *s, dl_civil from, int32_t sign);

/* ---- the reading of a calendar's entry ---- */

bool dl_calendar_reads(const run *r);
int32_t dl_calendar_year(dl_civil now, const sem *s);
int32_t dl_calendar_weekday(int32_t today, int32_t weekday);
int32_t dl_calendar_weekday_of(int32_t today, int32_t weekday, int32_t step);
bool dl_calendar_day(dl_civil now, int32_t day, int32_t weekday, dl_civil *out);
bool dl_calendar_step(sem *s, dl_civil from, int32_t sign);
bool dl_calendar_point(run *r, const atom *a, const atom *before);

/* ---- zones ---- */
#define DL_ZONE_UNTOLD 10000

bool dl_zone_minutes(const char *bytes, uint32_t len, int32_t *minutes);

/* ---- after matching ---- */

/* Whether a chunk is an expression of time and not a name, a modal or a number. */
bool dl_filter_keep(run *r, uint32_t atom_index);

/* Whether the sentence of a chunk speaks of a match ("the third quarter") or of the weather ("the
 * mid-40s"): sense.c. */
bool dl_sense_of_match(const run *r, const atom *a);
bool dl_sense_of_weather(const run *r, const atom *a);

/* The year of a day that news names by month and day for what happened on it, where the sentence
 * speaks of that ("the Sept. 11 attacks"); NO_YEAR. */
int32_t dl_sense_named_year(const run *r, const atom *a, int32_t month, int32_t day);

typedef struct resolved {
  dl_timex_type type;
  char value[48];
  const char *mod, *quant;
  char freq[8];
  dl_anchor anchor;
  uint32_t anchor_index;
  const char *why;
  float confidence;
  sem s; /* completed */
} resolved;

/* Whether a text tells history rather than news. dl_story_count adds a window's signs: dates with a
 * far year, events in months and days, and what points to the text's own day. */
typedef struct story_signs {
  uint32_t far, events, own_day;
} story_signs;
void dl_story_count(const run *r, story_signs *signs);
bool dl_story_told(const story_signs *signs);

/* The context at the beginning of the text, in scratch; NULL: out of memory. */
resolver *dl_resolver_new(run *r);

/* Resolves the chunks of a window in text order and hands each to the sink, numbered from `first`;
 * stops where it returns false. */
typedef bool (*resolve_sink)(run *r, uint32_t index, const resolved *value, void *context);
bool dl_resolve_window(run *r, const uint32_t *chunks, uint32_t chunk_count, uint32_t first,
                       resolve_sink sink, void *context);

void dl_value_write(const sem *s, resolved *out);
float dl_value_confidence(const sem *written, const resolved *v);

/* A copy in the result, packed: the arena rounds every piece up to 16 bytes, most values are
 * shorter. With a NUL behind it. Marks the run as failed for lack of memory. */
dl_str dl_time_string(run *r, const char *bytes, uint32_t len);

/* Fills from, to and grain; leaves them empty where there is no interval. */
bool dl_interval_write(run *r, const resolved *v, dl_timex *out);

#pragma GCC visibility pop
#endif
