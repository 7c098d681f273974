/* atoms.c: from tokens to atoms.
 *
 * A hyphenated token holds several words of an expression ("mid-June", "90-minute-plus"), a token
 * of figures can hold a number and its unit ("5pm", "1980s"). Atoms are those parts, with the
 * classes that the lexicon gives them. Figures are classified here: years, days, clock times,
 * ordinals, decades, dates in figures. */
#include "time/engine.h"

#include "base/utf8.h"

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

static bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static atom *add_atom(run *r, uint32_t token, uint32_t start, uint32_t end) {
  if (r->raw_count == r->raw_capacity) {
    uint32_t capacity = r->raw_capacity ? r->raw_capacity * 2 : 512;
    atom *grown = dl_arena_alloc(r->scratch, capacity * sizeof *grown);
    if (!grown) {
      r->failed = true;
      return NULL;
    }
    if (r->raw_count) memcpy(grown, r->raw, r->raw_count * sizeof *grown);
    r->raw = grown;
    r->raw_capacity = capacity;
  }
  atom *a = &r->raw[r->raw_count++];
  memset(a, 0, sizeof *a);
  a->start = start;
  a->end = end;
  a->token = token;
  a->end_token = token + 1;
  a->sem = -1;
  const dl_token *t = &r->text->tokens[token];
  if (start == t->start && (t->flags & DL_TOKEN_SPACE_BEFORE)) a->flags |= A_SPACE;
  if (start == t->start && (t->flags & DL_TOKEN_FIRST)) a->flags |= A_FIRST;
  return a;
}

static int32_t digits_value(const char *s, uint32_t n) {
  int32_t v = 0;
  for (uint32_t i = 0; i < n; i++) {
    if (v > 99999999) return 999999999;
    v = v * 10 + (s[i] - '0');
  }
  return v;
}

static uint32_t digits_run(const char *s, uint32_t len, uint32_t p) {
  uint32_t n = 0;
  while (p + n < len && is_digit(s[p + n])) n++;
  return n;
}

/* The length of a date in figures at s: 2013-07-02, 2013-07-02T14:30:00+02:00, 7/2/2013, 02.07.2013,
 * 2013/07/02; *iso tells the kind. 0: none. */
static uint32_t date_figures(const char *s, uint32_t len, bool *iso) {
  uint32_t a = digits_run(s, len, 0);
  if (a != 1 && a != 2 && a != 4) return 0;
  if (a >= len) return 0;
  char sep = s[a];
  if (sep != '-' && sep != '/' && sep != '.') return 0;
  uint32_t b = digits_run(s, len, a + 1);
  if (b == 0 || b > 2) return 0;
  uint32_t p = a + 1 + b;
  if (p >= len || s[p] != sep) return 0;
  uint32_t c = digits_run(s, len, p + 1);
  if (c == 0) return 0;
  uint32_t end = p + 1 + c;
  if (a == 4) {
    if (c > 2) return 0;
    *iso = true;
    if (end < len && (s[end] == 'T' || s[end] == 't') && is_digit(end + 1 < len ? s[end + 1] : 0)) {
      uint32_t q = end + 1;
      while (q < len && (is_digit(s[q]) || s[q] == ':' || s[q] == '.' || s[q] == '+' ||
                         s[q] == '-' || s[q] == 'Z'))
        q++;
      end = q;
    }
    return end;
  }
  if (c != 4 && !(c == 2 && sep != '.' && a <= 2)) return 0;
  if (sep == '.' && c != 4) return 0;
  *iso = false;
  return end;
}

/* "2/15" right behind "on", "by", "since" or "until", or before "at 5", and no fraction. */
static uint32_t month_and_day(const run *r, const char *s, uint32_t len, uint32_t at) {
  uint32_t n = digits_run(s, len, 0), m = 0;
  if (n == 0 || n > 2 || n + 1 >= len || s[n] != '/') return 0;
  m = digits_run(s, len, n + 1);
  if (m == 0 || m > 2 || n + 1 + m != len) return 0;
  int32_t month = digits_value(s, n), day = digits_value(s + n + 1, m);
  if (month < 1 || month > 12 || day < 1 || day > dl_days_in_month(2000, month)) return 0;
  if (r->raw_count == 0 && dl_calendar_reads(r)) { /* it stands alone: no "1/2 cup" */
    const char *behind = s + len, *end = r->text->bytes + r->text->len;
    while (behind < end && *behind == ' ') behind++;
    bool at_clock = end - behind > 3 && memcmp(behind, "at ", 3) == 0;
    return behind == end || at_clock || !is_letter(*behind) ? n + 1 + m : 0;
  }
  if (r->raw_count == 0 || at == 0 || r->text->bytes[at - 1] != ' ') return 0;
  const atom *b = &r->raw[r->raw_count - 1];
  const char *w = r->text->bytes + b->start;
  uint32_t size = b->end - b->start;
  const char *next = s + len;
  uint32_t room = r->text->len - (at + len), k = 0;
  while (k < room && next[k] == ' ') k++;
  if (n == 1 && m == 2 && month == 9 && day == 11 &&
      !(room > k + 2 && memcmp(next + k, "of", 2) == 0))
    return n + 1 + m; /* everybody's 9/11 */
  bool timed = room > k + 3 && memcmp(next + k, "at ", 3) == 0 && is_digit(next[k + 3]);
  if (!timed && !atom_is(b, C_ON) && !atom_is(b, C_UNTIL) &&
      !(atom_is(b, C_PREP) &&
        ((size == 2 && dl_ascii_lower(w[0]) == 'b') || (size == 5 && dl_ascii_lower(w[0]) == 's'))))
    return 0;
  if (room > k + 2 && memcmp(next + k, "of", 2) == 0) return 0;
  return n + 1 + m;
}

static bool ordinal_suffix(const char *s, uint32_t n) {
  if (n != 2) return false;
  char a = dl_ascii_lower(s[0]), b = dl_ascii_lower(s[1]);
  return (a == 's' && b == 't') || (a == 'n' && b == 'd') || (a == 'r' && b == 'd') ||
         (a == 't' && b == 'h');
}

/* An atom of figures, of one class; NULL: out of memory. */
static atom *add_figures(run *r, uint32_t token, uint32_t at, uint32_t end, atom_class cls) {
  atom *a = add_atom(r, token, at, end);
  if (!a) return NULL;
  class_add(&a->cls, cls);
  a->flags |= A_FIGURES;
  return a;
}

/* Whether what stands behind "7.30" makes it a clock: "p.m.", "BST". */
static bool clock_follows(const run *r, uint32_t at) {
  const char *next = r->text->bytes + at;
  uint32_t room = r->text->len - at, k = 0;
  while (k < room && k < 2 && next[k] == ' ') k++;
  if (room <= k + 1) return false;
  char p = dl_ascii_lower(next[k]), m = dl_ascii_lower(next[k + 1]);
  if (m == '.' && room > k + 2) m = dl_ascii_lower(next[k + 2]);
  uint32_t z = k;
  while (z < room && z < k + 5 && next[z] >= 'A' && next[z] <= 'Z') z++;
  int32_t zone;
  return ((p == 'a' || p == 'p') && m == 'm') || (z > k + 1 && (z == room || !is_letter(next[z])) &&
                                                  dl_zone_minutes(next + k, z - k, &zone));
}

/* A clock, and how many bytes it took; 0: none. 12:30, 12:30:15, 3:15p, 15h30; 7.30 right before am or pm. */
static uint32_t clock_figures(run *r, uint32_t token, uint32_t at, uint32_t end) {
  const char *s = r->text->bytes + at;
  uint32_t len = end - at, n = digits_run(s, len, 0);
  if (n > 2 || n + 3 > len || digits_run(s, len, n + 1) != 2) return 0;
  int32_t value = digits_value(s, n), minutes = digits_value(s + n + 1, 2), seconds = -1;
  uint32_t used = n + 3;
  if (value > 24 || minutes >= 60) return 0;
  if (s[n] == 'h' && (used == len || !is_letter(s[used]))) { /* as timetables write it */
    atom *a = add_figures(r, token, at, at + used, C_CLOCK);
    if (!a) return used;
    a->value = value * 3600 + minutes * 60;
    a->flags |= A_SURE;
    return used;
  }
  if (s[n] == ':' && used < len && s[used] == ':' && digits_run(s, len, used + 1) == 2) {
    seconds = digits_value(s + used + 1, 2);
    used += 3;
  }
  if (seconds >= 60 || (s[n] != ':' && !(s[n] == '.' && clock_follows(r, at + used)))) return 0;
  char half = used + 1 == len && seconds < 0 ? dl_ascii_lower(s[used]) : ' ';
  bool letter = (half == 'a' || half == 'p') && value >= 1 && value <= 12;
  if (letter) value = value % 12 + (half == 'p' ? 12 : 0), used++;
  atom *a = add_figures(r, token, at, at + used, C_CLOCK);
  if (!a) return used;
  if (letter) a->flags |= A_SURE;
  a->value = value * 3600 + minutes * 60 + (seconds < 0 ? 0 : seconds);
  a->milli = (int16_t)(seconds < 0 ? 0 : 1); /* seconds were given */
  return used;
}

/* The bytes of the mark before a number that an apostrophe opens ('98), or 0. */
static uint32_t quote_before(const run *r, uint32_t at) {
  const char *b = r->text->bytes;
  if (at > 0 && (b[at - 1] == '\'' || b[at - 1] == '`')) return 1;
  if (at >= 3 &&
      (memcmp(b + at - 3, "\xE2\x80\x99", 3) == 0 || memcmp(b + at - 3, "\xE2\x80\x98", 3) == 0))
    return 3;
  return 0;
}

/* A number with what its letters make of it, 1980s, 21st; 0: no such letters. */
static uint32_t number_with_suffix(run *r, uint32_t token, uint32_t at, uint32_t end) {
  const char *s = r->text->bytes + at;
  uint32_t len = end - at, n = digits_run(s, len, 0), letters = 0, mark = quote_before(r, at);
  int32_t value = digits_value(s, n);
  while (n + letters < len && is_letter(s[n + letters])) letters++;
  if (letters == 1 && dl_ascii_lower(s[n]) == 's' && value % 10 == 0 &&
      ((n == 4 && value >= 1000 && value < 2200) || (n == 2 && (value >= 10 || mark)))) {
    uint32_t start = n == 2 ? at - mark : at;
    atom *a = add_figures(r, token, start, at + n + 1, C_DECADE);
    if (!a) return n + 1;
    a->value = value;
    if (n == 2) a->value = value <= 20 ? 2000 + value : 1900 + value;
    if (n == 2 && !mark) a->flags |= A_WEAK;
    return n + 1;
  }
  bool half = letters == 1 && n == 1 && s[n] == 'H' && (value == 1 || value == 2);
  if (half || (letters == 1 && n == 1 && s[n] == 'Q' && value >= 1 && value <= 4)) {
    atom *a = add_atom(r, token, at, at + n + 1); /* 3Q23, 1H */
    if (!a) return n + 1;
    class_add(&a->cls, half ? C_HALFYEAR : C_QUARTER);
    a->value = value;
    return n + 1;
  }
  if (ordinal_suffix(s + n, letters) && n <= 4) {
    atom *a = add_figures(r, token, at, at + n + 2, C_ORD);
    if (a) a->value = value;
    return n + 2;
  }
  return 0;
}

/* A number: 12, 1,200, 2.5, 98 with or without its apostrophe. */
static uint32_t number_figures(run *r, uint32_t token, uint32_t at, uint32_t end) {
  const char *s = r->text->bytes + at;
  uint32_t len = end - at, n = digits_run(s, len, 0), used = n;
  int32_t value = digits_value(s, n), milli = 0;
  bool commas = false, fraction = false;
  while (n <= 3 && used + 3 < len && s[used] == ',' && digits_run(s, len, used + 1) == 3) {
    value = value > 999999 ? 999999999 : value * 1000 + digits_value(s + used + 1, 3);
    used += 4;
    commas = true;
  }
  if (used + 1 < len && s[used] == '.' && is_digit(s[used + 1])) {
    uint32_t f = digits_run(s, len, used + 1);
    for (uint32_t i = 0, scale = 100; i < 3; i++, scale /= 10)
      if (i < f) milli += (int32_t)scale * (s[used + 1 + i] - '0');
    used += 1 + f;
    fraction = true;
  } else if (used + 1 < len && (uint8_t)s[used] == 0xC2 && (uint8_t)s[used + 1] >= 0xBC &&
             (uint8_t)s[used + 1] <= 0xBE) {
    milli = ((uint8_t)s[used + 1] - 0xBB) * 250; /* one quarter, a half, three quarters */
    used += 2;
    fraction = true;
  }
  bool plain = !commas && !fraction;
  uint32_t suffixed = plain ? number_with_suffix(r, token, at, end) : 0;
  if (suffixed) return suffixed;
  uint32_t start = at, mark = quote_before(r, at);
  if (mark && n == 2 && plain && !(used < len && is_letter(s[used]))) {
    char before = at > mark ? r->text->bytes[at - mark - 1] : ' ';
    if (before == ' ' || before == '\n' || before == '(' || before == '-') start = at - mark;
  }
  atom *a = add_figures(r, token, start, at + used, C_NUM);
  if (!a) return used;
  a->value = value;
  a->milli = (int16_t)milli;
  if (commas) a->flags |= A_COMMAS;
  if (!plain) return used;
  if (n <= 2 && value >= 1 && value <= 31) class_add(&a->cls, C_DAYNUM);
  if (n == 4 && value >= 1000 && value <= 2199) class_add(&a->cls, C_YEAR);
  /* '98; FY24 */
  const atom *b = r->raw_count > 1 ? a - 1 : NULL;
  if (start < at || (n == 2 && b && b->end == start &&
                     (atom_is(b, C_FISCAL) || atom_is(b, C_QUARTER) || atom_is(b, C_HALFYEAR))))
    class_add(&a->cls, C_YEAR2);
  return used;
}

/* One run of figures of a token; returns how many bytes it took. */
static uint32_t figures(run *r, uint32_t token, uint32_t at, uint32_t end) {
  const char *s = r->text->bytes + at;
  uint32_t len = end - at;
  bool iso = false;
  uint32_t n = date_figures(s, len, &iso);
  /* "133-03-03-2020": a code */
  if (n && at > 1 && (s[-1] == '-' || s[-1] == '/') && is_digit(s[-2])) n = 0;
  if (n) {
    add_figures(r, token, at, at + n, iso ? C_ISO : C_SLASH);
    return n;
  }
  n = clock_figures(r, token, at, end);
  if (n) return n;
  n = month_and_day(r, s, len, at);
  if (n) {
    atom *a = add_figures(r, token, at, at + n, C_MONTHDAY);
    uint32_t slash = digits_run(s, len, 0);
    if (!a) return n;
    a->value = digits_value(s, slash);
    a->milli = (int16_t)digits_value(s + slash + 1, n - slash - 1);
    return n;
  }
  return number_figures(r, token, at, end);
}

/* A word: its entry, or a zone, or a plain word. */
static void word(run *r, uint32_t token, uint32_t start, uint32_t end) {
  const char *s = r->text->bytes + start;
  uint32_t len = end - start;
  atom *a = add_atom(r, token, start, end);
  if (!a) return;
  if (is_letter(s[0]) && s[0] < 'a') {
    a->flags |= A_CAPITAL;
    bool caps = len > 1;
    for (uint32_t i = 0; i < len && caps; i++) caps = !(s[i] >= 'a' && s[i] <= 'z');
    if (caps) a->flags |= A_CAPS;
  }
  char without_stops[LEXICON_LONGEST + 1];
  const char *plain = s;
  uint32_t n = len;
  if (memchr(s, '.', len)) {
    plain = without_stops;
    n = 0;
    for (uint32_t i = 0; i < len && n <= LEXICON_LONGEST; i++)
      if (s[i] != '.') without_stops[n++] = s[i];
  }
  if (len && s[len - 1] == '.') a->flags |= A_STOP;
  const word_entry *e = n <= LEXICON_LONGEST ? dl_time_lexicon_find(r->lex, plain, n) : NULL;
  if (e) {
    class_add(&a->cls, (atom_class)e->cls);
    a->value = e->value;
    if (e->cls2) {
      class_add(&a->cls, (atom_class)e->cls2);
      a->second = e->cls2;
      a->value2 = e->value2;
    }
    a->flags = (uint16_t)(a->flags | (e->flags & (A_PLURAL | A_WEAK | A_ABBR)));
    if (e->cls == C_AMPM && a->end - a->start == 2 && s[0] == 'A' && s[1] == 'M') return;
    return;
  }
  int32_t minutes;
  if ((a->flags & A_CAPS) && n <= 4 && dl_zone_minutes(plain, n, &minutes)) {
    class_add(&a->cls, C_ZONE);
    a->value = minutes;
    return;
  }
  if (n == 2 && dl_ascii_lower(plain[0]) == 'q' && plain[1] >= '1' && plain[1] <= '4') {
    class_add(&a->cls, C_QUARTER);
    a->value = plain[1] - '0';
    return;
  }
  if (n == 2 && plain[0] == 'H' && (plain[1] == '1' || plain[1] == '2')) {
    class_add(&a->cls, C_HALFYEAR);
    a->value = plain[1] - '0';
    return;
  }
  class_add(&a->cls, C_PLAIN);
}

static uint32_t mark(run *r, uint32_t token, uint32_t at, uint32_t end, atom_class c) {
  atom *a = add_atom(r, token, at, end);
  if (a) class_add(&a->cls, c);
  return end - at;
}

static void cut_token(run *r, uint32_t token) {
  const dl_token *t = &r->text->tokens[token];
  const char *b = r->text->bytes;
  uint32_t p = t->start, end = t->end;
  if (t->kind == DL_TOKEN_URL || t->kind == DL_TOKEN_EMAIL || t->kind == DL_TOKEN_HANDLE ||
      t->kind == DL_TOKEN_HASHTAG || t->kind == DL_TOKEN_EMOJI) {
    mark(r, token, p, end, C_PLAIN);
    return;
  }
  if (t->flags & DL_TOKEN_CLITIC) {
    uint32_t len = end - p;
    bool poss = len <= 4 && (dl_ascii_lower(b[end - 1]) == 's' || !is_letter(b[end - 1])); /* s' */
    mark(r, token, p, end, poss ? C_POSS : C_PLAIN);
    return;
  }
  while (p < end && !r->failed) {
    char c = b[p];
    if (is_digit(c)) {
      p += figures(r, token, p, end);
    } else if (is_letter(c) || (uint8_t)c >= 0xC3) {
      if ((uint8_t)c == 0xE2) { /* dashes and quotation marks */
        uint32_t n = end - p < 3 ? end - p : 3;
        atom_class k = C_STOP;
        if (n == 3 && (uint8_t)b[p + 1] == 0x80 && (uint8_t)b[p + 2] >= 0x90 &&
            (uint8_t)b[p + 2] <= 0x95)
          k = (uint8_t)b[p + 2] <= 0x92 ? C_HYPHEN : C_DASH;
        else if (n == 3 && (uint8_t)b[p + 1] == 0x80 && ((uint8_t)b[p + 2] & 0xFE) == 0x98)
          k = end - p == 3 && !(t->flags & DL_TOKEN_SPACE_BEFORE) ? C_POSS : C_STOP;
        p += mark(r, token, p, p + n, k);
        continue;
      }
      uint32_t q = p;
      while (q < end) {
        char d = b[q];
        if (is_letter(d) || ((uint8_t)d >= 0x80 && (uint8_t)d != 0xE2)) {
          q++;
        } else if (d == '.' && (q + 1 == end || is_letter(b[q + 1]) ||
                                (b[q + 1] == '-' && q >= p + 3 && b[q - 2] == '.'))) {
          q++; /* also "a.m.-5" */
        } else if (d == '\'' && q + 1 < end && is_letter(b[q + 1])) {
          q++;
        } else if (is_digit(d) && q == p + 1 && !(q + 1 < end && is_digit(b[q + 1])) &&
                   (((c == 'Q' || c == 'q') && d >= '1' && d <= '4') ||
                    (c == 'H' && (d == '1' || d == '2') && q + 1 == end))) {
          q++;
        } else {
          break;
        }
      }
      word(r, token, p, q);
      /* letters glued to figures ("F16", "B2B", "A380") are no numbers */
      if (q < end && is_digit(b[q]) && r->raw_count &&
          !atom_is(&r->raw[r->raw_count - 1], C_FISCAL)) {
        uint32_t s = q;
        while (s < end && (is_digit(b[s]) || is_letter(b[s]))) s++;
        mark(r, token, q, s, C_PLAIN);
        q = s;
      }
      p = q;
    } else if (c == '-') {
      uint32_t q = p;
      while (q < end && b[q] == '-') q++;
      p += mark(r, token, p, q,
                q - p > 1                                                         ? C_DASH
                : p == t->start && (t->flags & DL_TOKEN_SPACE_BEFORE) && q == end ? C_DASH
                                                                                  : C_HYPHEN);
    } else if (c == '+') {
      p += mark(r, token, p, p + 1, C_PLUS);
    } else if (c == ',') {
      p += mark(r, token, p, p + 1, C_COMMA);
    } else if (c == '/') {
      p += mark(r, token, p, p + 1, C_SLASHMARK);
    } else if (c == '&' && end - p == 1 && (t->flags & DL_TOKEN_SPACE_BEFORE)) {
      p += mark(r, token, p, p + 1, C_AND);
    } else if (c == '@' && end - p == 1) {
      p += mark(r, token, p, p + 1, C_AT);
    } else if (c == '(' || c == ')') {
      p += mark(r, token, p, p + 1, C_PAREN);
    } else if (c == '\'' && p + 1 == end && p == t->start && !(t->flags & DL_TOKEN_SPACE_BEFORE)) {
      p += mark(r, token, p, p + 1, C_POSS); /* "three years' time" */
    } else if ((c == '\'' || c == '`') && p + 1 < end && is_digit(b[p + 1])) {
      p++; /* '98: the figures take it in */
    } else {
      uint32_t n = 1;
      if ((uint8_t)c >= 0x80) {
        uint32_t q = p;
        dl_utf8_next(b, end, &q);
        n = q - p;
      }
      p += mark(r, token, p, p + n, C_STOP);
    }
  }
}

bool dl_atoms_build(run *r, uint32_t first_token, uint32_t end_token) {
  r->raw_count = 0;
  for (uint32_t t = first_token; t < end_token && !r->failed; t++) cut_token(r, t);
  return !r->failed;
}
