#include "read/metadate.h"

#include "base/utf8.h"
#include "read/metadate_words.h"

/* ---- tokens ----------------------------------------------------------------------------------- */

typedef enum token_kind { END, NUMBER, WORD, MARK } token_kind;

typedef struct token {
  uint32_t start, end;
  token_kind kind;
  int32_t value; /* of a number of up to nine digits */
  int32_t digits;
  bool gap; /* white space before it */
  char mark;
  char word[DL_DATE_WORD_MOST]; /* folded; empty when too long */
} token;

#define TOKENS_MOST 72

typedef struct tokens {
  dl_str text;
  uint32_t pos; /* behind the last token */
  bool gap;     /* white space there */
  int32_t count;
  token items[TOKENS_MOST + 1]; /* the last is END */
} tokens;

static void begin_tokens(tokens *t, dl_str text, uint32_t pos) {
  t->text = text;
  t->pos = pos;
  t->gap = true;
  t->count = 0;
}

/* Reads the next token; NULL at the end. */
static const token *next_token(tokens *t) {
  dl_str text = t->text;
  while (t->pos < text.len && t->count < TOKENS_MOST) {
    uint32_t pos = t->pos, start = pos;
    int32_t c = dl_utf8_next(text.ptr, text.len, &pos);
    if (c == DL_BAD_BYTE || dl_is_space(c)) {
      t->pos = pos;
      t->gap = true;
      continue;
    }
    token *k = &t->items[t->count++];
    memset(k, 0, sizeof *k);
    k->start = start;
    k->gap = t->gap;
    t->gap = false;
    if (c >= '0' && c <= '9') {
      k->kind = NUMBER;
      k->value = c - '0';
      k->digits = 1;
      while (pos < text.len && text.ptr[pos] >= '0' && text.ptr[pos] <= '9') {
        if (k->digits < 9) k->value = k->value * 10 + (text.ptr[pos] - '0');
        k->digits++;
        pos++;
      }
    } else if (dl_is_letter(c)) {
      k->kind = WORD;
      while (pos < text.len) {
        uint32_t next = pos;
        if (!dl_is_letter(dl_utf8_next(text.ptr, text.len, &next))) break;
        pos = next;
        if (pos - k->start > 64) break;
      }
      if (!dl_date_word_fold(dl_str_slice(text, k->start, pos), k->word)) k->word[0] = '\0';
    } else {
      k->kind = MARK;
      k->mark = c < 0x80 ? (char)c : (c == 0x2013 || c == 0x2014 || c == 0x2212) ? '-' : '\1';
      if (c == 0x2019) k->mark = '\'';
    }
    k->end = t->pos = pos;
    return k;
  }
  return NULL;
}

static void read_tokens(tokens *t) {
  while (next_token(t)) {
  }
  memset(&t->items[t->count], 0, sizeof *t->items);
  t->items[t->count].start = t->items[t->count].end = t->pos;
}

static void tokenize(tokens *t, dl_str text, uint32_t pos) {
  begin_tokens(t, text, pos);
  read_tokens(t);
}

static const token *at(const tokens *t, int32_t i) {
  return &t->items[i < t->count ? i : t->count];
}

static bool is_mark(const token *k, char mark) {
  return k->kind == MARK && k->mark == mark;
}

static bool is_word(const token *k, const char *words) {
  return k->kind == WORD && k->word[0] && dl_date_word_in(k->word, words);
}

static bool is_number(const token *k, int32_t fewest, int32_t most) {
  return k->kind == NUMBER && k->digits >= fewest && k->digits <= most;
}

/* ---- the day ---------------------------------------------------------------------------------- */

static bool is_year(const token *k) {
  return is_number(k, 4, 4) && k->value >= 1600 && k->value <= 2199;
}

static int32_t wide_year(int32_t two_digits) {
  return two_digits >= 70 ? 1900 + two_digits : 2000 + two_digits;
}

typedef struct day_match {
  dl_civil day;
  bool ambiguous;
  int32_t used; /* tokens; 0: none */
} day_match;

static day_match day_found(int32_t year, int32_t month, int32_t day, int32_t used) {
  day_match found = {{year, month, day}, false, used};
  dl_civil check = found.day;
  if (!year) check.year = 2000;
  if (!dl_civil_valid(check)) found.used = 0;
  return found;
}

static const day_match no_day = {{0, 0, 0}, false, 0};

/* 2013-07-02, 02.07.2013, 07/02/2013, 20130702, 2013年7月2日, 2013년 7월 2일 */
static day_match match_numeric_day(const tokens *t, int32_t i) {
  const token *a = at(t, i), *m = at(t, i + 1), *b = at(t, i + 2), *m2 = at(t, i + 3),
              *c = at(t, i + 4);
  if (is_number(a, 8, 8)) {
    int32_t year = a->value / 10000;
    if (year < 1900 || year > 2100) return no_day;
    return day_found(year, a->value / 100 % 100, a->value % 100, 1);
  }
  if (b->kind != NUMBER || c->kind != NUMBER) return no_day;
  if (m->kind == WORD && is_year(a) && strcmp(m->word, "年") == 0 && strcmp(m2->word, "月") == 0)
    return day_found(a->value, b->value, c->value, strcmp(at(t, i + 5)->word, "日") == 0 ? 6 : 5);
  if (m->kind == WORD && is_year(a) && strcmp(m->word, "년") == 0 && strcmp(m2->word, "월") == 0)
    return day_found(a->value, b->value, c->value, strcmp(at(t, i + 5)->word, "일") == 0 ? 6 : 5);
  if (m->kind != MARK || m2->kind != MARK || m->mark != m2->mark || b->digits > 2) return no_day;
  if (m->mark != '-' && m->mark != '/' && m->mark != '.') return no_day;
  bool spaced = m->gap || b->gap || m2->gap || c->gap;
  if (spaced && (m->mark != '.' || m->gap || m2->gap)) return no_day;
  if (is_year(a) && c->digits <= 2) return day_found(a->value, b->value, c->value, 5);
  if (!is_number(a, 1, 2)) return no_day;
  int32_t year;
  if (is_year(c))
    year = c->value;
  else if (c->digits == 2 && m->mark != '-' && !spaced)
    year = wide_year(c->value);
  else
    return no_day;
  if (at(t, i + 5)->kind == MARK && at(t, i + 5)->mark == m->mark && !at(t, i + 5)->gap &&
      at(t, i + 6)->kind == NUMBER && !at(t, i + 6)->gap)
    return no_day; /* 10.0.12.99: an address, a version */
  bool day_first = a->value > 12 || (m->mark != '/' && b->value <= 12);
  day_match found =
      day_first ? day_found(year, b->value, a->value, 5) : day_found(year, a->value, b->value, 5);
  found.ambiguous = m->mark != '.' && a->value <= 12 && b->value <= 12 && a->value != b->value;
  return found;
}

static int32_t skip_ordinal(const tokens *t, int32_t i) {
  const token *k = at(t, i);
  if (k->kind == WORD && !k->gap && dl_date_word_in(k->word, "st nd rd th er re o a e eme"))
    return i + 1;
  if (is_mark(k, '.') && !k->gap) return i + 1;
  if (k->kind == MARK && !k->gap && k->mark == '\1') return i + 1; /* 1º */
  return i;
}

/* July 2, 2013 */
static day_match match_month_first(const tokens *t, int32_t i) {
  const token *word = at(t, i);
  if (word->kind != WORD || !word->word[0]) return no_day;
  int32_t next = i + 1;
  if (is_mark(at(t, next), '.')) next++;
  if (is_mark(at(t, next), '/') || is_mark(at(t, next), '-')) next++;
  const token *day = at(t, next);
  if (!is_number(day, 1, 2)) return no_day;
  int32_t month = dl_date_word_month(word->word);
  if (!month) return no_day;
  next = skip_ordinal(t, next + 1);
  int32_t after_day = next;
  if (is_mark(at(t, next), ',') || is_mark(at(t, next), '.')) next++;
  if (is_mark(at(t, next), '/') || is_mark(at(t, next), '-')) next++;
  if (is_word(at(t, next), "of de")) next++;
  if (is_year(at(t, next)) && !is_mark(at(t, next + 1), ':'))
    return day_found(at(t, next)->value, month, day->value, next + 1 - i);
  if (is_mark(at(t, after_day), ':')) return no_day; /* May 12:30 */
  return day_found(0, month, day->value, after_day - i);
}

/* 2 July 2013, 2. Juli 2013, 2 de julio de 2013, 02-Jul-13 */
static day_match match_day_first(const tokens *t, int32_t i) {
  const token *day = at(t, i);
  if (!is_number(day, 1, 2)) return no_day;
  int32_t next = skip_ordinal(t, i + 1);
  if (is_mark(at(t, next), '-') || is_mark(at(t, next), '/')) next++;
  if (is_word(at(t, next), "of de den d'")) next++;
  const token *word = at(t, next);
  if (word->kind != WORD || !word->word[0]) return no_day;
  int32_t month = dl_date_word_month(word->word);
  if (!month) return no_day;
  next++;
  int32_t after_month = next;
  if (is_mark(at(t, next), '.')) next++;
  bool dashed = is_mark(at(t, next), '-') || is_mark(at(t, next), '/');
  if (dashed || is_mark(at(t, next), ',')) next++;
  if (is_word(at(t, next), "of de del")) next++;
  if (is_year(at(t, next)) && !is_mark(at(t, next + 1), ':'))
    return day_found(at(t, next)->value, month, day->value, next + 1 - i);
  if (is_number(at(t, next), 2, 2) && dashed)
    return day_found(wide_year(at(t, next)->value), month, day->value, next + 1 - i);
  return day_found(0, month, day->value, after_month - i);
}

/* 2013 July 2, 2013. július 2. */
static day_match match_year_first(const tokens *t, int32_t i) {
  if (!is_year(at(t, i))) return no_day;
  int32_t next = i + 1;
  if (is_mark(at(t, next), '.') || is_mark(at(t, next), ',') || is_mark(at(t, next), '-') ||
      is_mark(at(t, next), '/'))
    next++;
  const token *word = at(t, next);
  int32_t month = word->kind == WORD && word->word[0] ? dl_date_word_month(word->word) : 0;
  if (!month) return no_day;
  next++;
  if (is_mark(at(t, next), '.') || is_mark(at(t, next), '-') || is_mark(at(t, next), '/')) next++;
  if (!is_number(at(t, next), 1, 2) || is_mark(at(t, next + 1), ':')) return no_day;
  return day_found(at(t, i)->value, month, at(t, next)->value, next + 1 - i);
}

static day_match match_day(const tokens *t, int32_t i) {
  if (at(t, i)->kind != NUMBER) return match_month_first(t, i);
  day_match found = match_numeric_day(t, i);
  if (!found.used) found = match_year_first(t, i);
  if (!found.used) found = match_day_first(t, i);
  return found;
}

/* ---- the time --------------------------------------------------------------------------------- */

typedef struct time_match {
  int32_t minute, second;
  bool has_zone, us_zone; /* us_zone: daylight saving by the day decides */
  int32_t zone;
  int32_t used;
} time_match;

typedef struct zone_name {
  const char *word;
  int16_t minutes;
  bool us;
} zone_name;

static const zone_name zones[] = {
    {"z", 0, false},      {"gmt", 0, false},    {"utc", 0, false},     {"wet", 0, false},
    {"bst", 60, false},   {"cet", 60, false},   {"mez", 60, false},    {"wat", 60, false},
    {"cest", 120, false}, {"mesz", 120, false}, {"eet", 120, false},   {"sast", 120, false},
    {"cat", 120, false},  {"eest", 180, false}, {"msk", 180, false},   {"eat", 180, false},
    {"trt", 180, false},  {"pkt", 300, false},  {"npt", 345, false},   {"wib", 420, false},
    {"ict", 420, false},  {"sgt", 480, false},  {"hkt", 480, false},   {"pht", 480, false},
    {"myt", 480, false},  {"awst", 480, false}, {"jst", 540, false},   {"kst", 540, false},
    {"acst", 570, false}, {"aest", 600, false}, {"acdt", 630, false},  {"aedt", 660, false},
    {"nzst", 720, false}, {"nzdt", 780, false}, {"nst", -210, false},  {"ndt", -150, false},
    {"ast", -240, false}, {"adt", -180, false}, {"est", -300, false},  {"edt", -240, false},
    {"cst", -360, false}, {"cdt", -300, false}, {"mst", -420, false},  {"mdt", -360, false},
    {"pst", -480, false}, {"pdt", -420, false}, {"akst", -540, false}, {"akdt", -480, false},
    {"hst", -600, false}, {"brt", -180, false}, {"et", -300, true},    {"ct", -360, true},
    {"mt", -420, true},   {"pt", -480, true},   {"ist", 330, false}};

/* +02:00, -0500, +2 behind GMT; tokens used or 0. */
static int32_t match_offset(const tokens *t, int32_t i, bool after_name, int32_t *minutes) {
  const token *sign = at(t, i), *hours = at(t, i + 1);
  if (!(is_mark(sign, '+') || is_mark(sign, '-')) || hours->kind != NUMBER || hours->gap) return 0;
  int32_t used = 2, total;
  if (hours->digits == 4) {
    total = hours->value / 100 * 60 + hours->value % 100;
  } else if (hours->digits == 2 || (after_name && hours->digits == 1)) {
    total = hours->value * 60;
    if (is_mark(at(t, i + 2), ':') && is_number(at(t, i + 3), 2, 2)) {
      total += at(t, i + 3)->value;
      used = 4;
    } else if (!after_name && is_mark(sign, '-') && sign->gap) {
      return 0;
    }
  } else {
    return 0;
  }
  if (total > 14 * 60) return 0;
  *minutes = is_mark(sign, '-') ? -total : total;
  return used;
}

static int32_t match_zone(const tokens *t, int32_t i, time_match *out) {
  int32_t first = i;
  bool bracket = is_mark(at(t, i), '(');
  if (bracket) i++;
  const token *k = at(t, i);
  int32_t used = 0;
  if (k->kind == WORD && k->word[0]) {
    for (size_t z = 0; z < sizeof zones / sizeof *zones && !used; z++)
      if (zones[z].word[0] == k->word[0] && strcmp(zones[z].word, k->word) == 0) {
        /* "et" and "ist" are words of other languages: capitals only */
        const char *raw = t->text.ptr + k->start;
        if (raw[0] >= 'a' && raw[0] <= 'z' && strlen(k->word) < 3 && k->word[0] != 'z') return 0;
        out->zone = zones[z].minutes;
        out->us_zone = zones[z].us;
        used = 1;
      }
    if (used && dl_date_word_in(k->word, "gmt utc")) {
      int32_t minutes, more = match_offset(t, i + 1, true, &minutes);
      if (more) {
        out->zone = minutes;
        used += more;
      }
    }
  } else {
    int32_t minutes;
    used = match_offset(t, i, false, &minutes);
    if (used) {
      out->zone = minutes;
      out->us_zone = false;
    }
  }
  if (!used) return 0;
  i += used;
  if (bracket) {
    if (!is_mark(at(t, i), ')')) return 0;
    i++;
  }
  out->has_zone = true;
  return i - first;
}

/* am, p.m.: tokens used or 0. */
static int32_t match_half(const tokens *t, int32_t i, bool *afternoon) {
  const token *k = at(t, i);
  if (is_word(k, "am pm")) {
    *afternoon = k->word[0] == 'p';
    return 1;
  }
  if (is_word(k, "a p") && is_mark(at(t, i + 1), '.') && is_word(at(t, i + 2), "m")) {
    *afternoon = k->word[0] == 'p';
    return is_mark(at(t, i + 3), '.') ? 4 : 3;
  }
  return 0;
}

static const time_match no_time = {-1, 0, false, false, 0, 0};

static time_match match_time(const tokens *t, int32_t i) {
  time_match m = no_time;
  const token *hour = at(t, i), *mark = at(t, i + 1), *minute = at(t, i + 2);
  int32_t next, hours = hour->value, minutes = 0;
  bool sure = false; /* the form can be nothing but a time */
  if (hour->kind != NUMBER) return no_time;
  if (is_number(hour, 6, 6) && i > 0 && is_word(at(t, i - 1), "t")) {
    hours = hour->value / 10000;
    minutes = hour->value / 100 % 100;
    m.second = hour->value % 100;
    next = i + 1;
    sure = true;
  } else if (is_number(hour, 4, 4) && is_word(mark, "gmt utc hrs hours h uhr ist")) {
    hours = hour->value / 100;
    minutes = hour->value % 100;
    next = i + 1;
    sure = true;
  } else if (hour->digits <= 2 &&
             (is_mark(mark, ':') ||
              (mark->kind == WORD && !mark->gap && strcmp(mark->word, "h") == 0)) &&
             is_number(minute, 2, 2) && !minute->gap) {
    minutes = minute->value;
    next = i + 3;
    sure = true;
    if (is_mark(at(t, next), ':') && is_number(at(t, next + 1), 2, 2)) {
      m.second = at(t, next + 1)->value;
      next += 2;
      if ((is_mark(at(t, next), '.') || is_mark(at(t, next), ',')) &&
          at(t, next + 1)->kind == NUMBER && !at(t, next + 1)->gap)
        next += 2;
    }
  } else if (hour->digits <= 2 && is_mark(mark, '.') && is_number(minute, 2, 2) && !minute->gap) {
    minutes = minute->value;
    next = i + 3;
  } else if (hour->digits <= 2) {
    next = i + 1;
    if (at(t, next)->kind == WORD && !at(t, next)->gap && strcmp(at(t, next)->word, "h") == 0) {
      next++;
      sure = true;
    }
  } else {
    return no_time;
  }
  bool afternoon = false;
  int32_t half = match_half(t, next, &afternoon);
  if (half) {
    if (hours < 1 || hours > 12) {
      if (hours > 23) return no_time; /* "14:30 pm" is written; the 24-hour clock wins */
    } else {
      hours = hours % 12 + (afternoon ? 12 : 0);
    }
    next += half;
    sure = true;
  } else if (is_word(at(t, next), "uhr hrs hours")) {
    next++;
    sure = true;
  }
  int32_t zone = match_zone(t, next, &m);
  if (zone) sure = true;
  if (!sure || hours > 24 || minutes > 59 || m.second > 60) return no_time;
  if (hours == 24) hours = 0;
  m.minute = hours * 60 + minutes;
  m.used = next + zone - i;
  return m;
}

/* Daylight saving time in the United States since 2007: from the second Sunday of March to the
 * first of November; close enough for the days before. */
static bool us_summer(dl_civil day) {
  if (day.month < 3 || day.month > 11) return false;
  if (day.month > 3 && day.month < 11) return true;
  int32_t first = dl_weekday(dl_days_from_civil((dl_civil){day.year, day.month, 1}));
  int32_t sunday = 1 + (7 - first) % 7;
  return day.month == 3 ? day.day >= sunday + 7 : day.day < sunday;
}

/* ---- a date with its time --------------------------------------------------------------------- */

static void set_time(dl_metadate *out, const time_match *time) {
  out->minute = time->minute;
  out->second = time->second;
  out->has_zone = time->has_zone;
  out->zone_minutes = time->zone;
  if (time->us_zone && us_summer(out->day)) out->zone_minutes += 60;
}

static bool is_weekday_token(const token *k) {
  return k->kind == WORD && k->word[0] &&
         (dl_date_word_in(k->word, dl_date_other_weekdays) ||
          dl_weekday_from_name((dl_str){k->word, (uint32_t)strlen(k->word)}));
}

/* Between a date and its time: ", at", "T", "|", "um", a weekday. */
static bool is_bridge(const token *k) {
  if (k->kind == MARK) return k->mark != '+' && k->mark != '/' && k->mark != '#';
  return is_word(k, "t at um a las alle kl klo on the ore le el de h g der den") ||
         is_weekday_token(k);
}

#define BRIDGE_MOST 4

/* A date that begins at token i, its time before or behind it; tokens used or 0. */
static int32_t match_date(const tokens *t, int32_t i, dl_metadate *out) {
  memset(out, 0, sizeof *out);
  out->minute = -1;
  time_match time = match_time(t, i);
  int32_t next = i;
  day_match day = match_day(t, i);
  if (!day.used && time.used) {
    next = i + time.used;
    for (int32_t n = 0; n <= BRIDGE_MOST && !day.used; n++) {
      day = match_day(t, next);
      if (!day.used) {
        if (!is_bridge(at(t, next))) return 0;
        next++;
      }
    }
  } else {
    time = no_time;
  }
  if (!day.used) return 0;
  out->day = day.day;
  out->ambiguous = day.ambiguous;
  next += day.used;
  if (!time.used) {
    int32_t behind = next;
    for (int32_t n = 0; n <= BRIDGE_MOST; n++) {
      time = match_time(t, behind);
      if (time.used && !(match_day(t, behind).used && at(t, behind)->digits != 2)) break;
      time.used = 0;
      if (!is_bridge(at(t, behind))) break;
      behind++;
    }
    /* "Jul 2 10:00:00 2013" */
    if (time.used) {
      next = behind + time.used;
      if (!out->day.year && is_year(at(t, next))) {
        out->day.year = at(t, next)->value;
        if (!dl_civil_valid(out->day)) return 0;
        next++;
      }
    }
  }
  if (time.used) set_time(out, &time);
  out->span = (dl_span){at(t, i)->start, at(t, next - 1)->end};
  return next - i;
}

/* The label in the words right before token i, back to token `from`. */
static dl_metadate_label label_before(const tokens *t, int32_t from, int32_t i) {
  for (int32_t k = i - 1, words = 0; k >= from && words < 5; k--) {
    if (at(t, k)->kind == WORD) words++;
    if (is_word(at(t, k), dl_date_modified_words)) return DL_LABEL_MODIFIED;
    if (is_word(at(t, k), dl_date_published_words)) return DL_LABEL_PUBLISHED;
  }
  return DL_LABEL_NONE;
}

static int32_t find_date(const tokens *t, int32_t from, bool partial, int32_t *used,
                         dl_metadate *out) {
  for (int32_t i = from; i < t->count; i++) {
    if (i > 0 && !at(t, i)->gap && at(t, i)->kind == NUMBER && at(t, i - 1)->kind == MARK &&
        strchr("-/.:", at(t, i - 1)->mark) && i > 1 && at(t, i - 2)->kind == NUMBER)
      continue; /* in the middle of a longer number */
    if (at(t, i)->kind == MARK || (at(t, i)->kind == WORD && at(t, i + 1)->kind == WORD))
      continue; /* no date begins so */
    *used = match_date(t, i, out);
    if (*used && (partial || out->day.year)) {
      out->label = label_before(t, from, i);
      return i;
    }
  }
  return -1;
}

bool dl_metadate_next(dl_str text, uint32_t *pos, bool partial, dl_metadate *out) {
  tokens t;
  while (*pos < text.len) {
    tokenize(&t, text, *pos);
    int32_t used, i = find_date(&t, 0, partial, &used, out);
    if (i >= 0) {
      *pos = out->span.end;
      return true;
    }
    if (t.count < TOKENS_MOST) break;
    *pos = at(&t, t.count - 16)->start; /* a date may cross the end of the window */
  }
  *pos = text.len;
  return false;
}

bool dl_metadate_at(dl_str text, uint32_t pos, dl_metadate *out) {
  tokens t;
  tokenize(&t, text, pos);
  return match_date(&t, 0, out) > 0 && out->span.start == pos;
}

/* Words that may stand on a line of dates. */
static bool is_date_filler(const token *k) {
  return is_word(k, dl_date_published_words) || is_word(k, dl_date_modified_words) ||
         is_word(k, dl_date_fillers) || is_weekday_token(k);
}

static const token *next_but_marks(tokens *t) {
  const token *k = next_token(t);
  while (k && k->kind == MARK) k = next_token(t);
  return k;
}

/* Whether a line begins with a word that no line of dates begins with: nearly all are done here, before
 * their tokens are read. */
static bool begins_otherwise(tokens *t) {
  const token *first = next_but_marks(t);
  if (!first || first->kind != WORD || is_date_filler(first)) return false;
  const token *second = next_but_marks(t);
  return !second || second->kind != NUMBER || !first->word[0] || !dl_date_word_month(first->word);
}

bool dl_metadate_line(dl_str text, dl_metadate *published, dl_metadate *modified) {
  memset(published, 0, sizeof *published);
  memset(modified, 0, sizeof *modified);
  bool digit = false; /* no date is without a digit: most lines are done here */
  for (uint32_t i = 0; i < text.len && !digit; i++)
    digit = text.ptr[i] >= '0' && text.ptr[i] <= '9';
  if (!digit) return false;
  tokens t;
  begin_tokens(&t, text, 0);
  if (begins_otherwise(&t)) return false;
  read_tokens(&t);
  if (t.count == TOKENS_MOST) return false;
  bool any = false;
  for (int32_t from = 0; from < t.count;) {
    dl_metadate date;
    int32_t used = 0, i = find_date(&t, from, true, &used, &date);
    int32_t end = i < 0 ? t.count : i;
    for (int32_t k = from; k < end; k++) {
      const token *w = at(&t, k);
      if (w->kind == NUMBER) {
        time_match time = match_time(&t, k); /* "Updated 3:04 p.m." */
        if (!time.used) return false;
        k += time.used - 1;
      } else if (w->kind == WORD && !is_date_filler(w)) {
        return false;
      }
    }
    if (i < 0) break;
    any = true;
    dl_metadate *slot = date.label == DL_LABEL_MODIFIED ? modified : published;
    if (!slot->day.month || (!slot->day.year && date.day.year)) *slot = date;
    from = i + used;
  }
  return any;
}

bool dl_metadate_url(dl_str url, dl_metadate *out) {
  memset(out, 0, sizeof *out);
  out->minute = -1;
  for (uint32_t i = 0; i + 7 < url.len; i++) {
    if (url.ptr[i] != '/' && url.ptr[i] != '-' && url.ptr[i] != '_' && url.ptr[i] != '=') continue;
    uint32_t end = i + 24 < url.len ? i + 24 : url.len;
    tokens t;
    tokenize(&t, dl_str_slice(url, 0, end), i + 1);
    const token *year = at(&t, 0);
    if (!is_number(year, 4, 4) && !is_number(year, 8, 8)) continue;
    if (year->digits == 4 && (year->value < 1990 || year->value > 2100)) continue;
    day_match day = match_numeric_day(&t, 0);
    if (!day.used) day = match_year_first(&t, 0);
    if (!day.used) continue;
    const token *last = at(&t, day.used - 1);
    char after = last->end < url.len ? url.ptr[last->end] : '/';
    if (after >= '0' && after <= '9') continue;
    out->day = day.day;
    out->span = (dl_span){year->start, last->end};
    return true;
  }
  return false;
}

static char *put_number(char *at, int32_t value, int32_t digits) {
  for (int32_t i = digits - 1; i >= 0; i--) {
    at[i] = (char)('0' + value % 10);
    value /= 10;
  }
  return at + digits;
}

dl_str dl_metadate_iso(dl_arena *arena, const dl_metadate *date) {
  char iso[32], *end = iso;
  end = put_number(end, date->day.year, 4);
  *end++ = '-';
  end = put_number(end, date->day.month, 2);
  *end++ = '-';
  end = put_number(end, date->day.day, 2);
  if (date->minute >= 0) {
    *end++ = 'T';
    end = put_number(end, date->minute / 60, 2);
    *end++ = ':';
    end = put_number(end, date->minute % 60, 2);
    *end++ = ':';
    end = put_number(end, date->second > 59 ? 59 : date->second, 2);
    if (date->has_zone) {
      int32_t zone = date->zone_minutes;
      if (zone == 0) {
        *end++ = 'Z';
      } else {
        *end++ = zone < 0 ? '-' : '+';
        if (zone < 0) zone = -zone;
        end = put_number(end, zone / 60, 2);
        *end++ = ':';
        end = put_number(end, zone % 60, 2);
      }
    }
  }
  return dl_arena_copy(arena, iso, (size_t)(end - iso));
}
