#include "read/shield.h"

#include "read/metadate.h"

/* Measured on md4c 0.4.8: see the pathological inputs in spec/core/read_properties_test.c. */
#define NESTING_MOST 24u   /* containers opened on one line */
#define INDENT_MOST  48u   /* columns of white space that may open containers */
#define MARKS_MOST   1024u /* inline marks between two block boundaries */
#define BARS_MOST    24u   /* columns of a table */
#define LABEL_MOST   8192u /* link reference definitions */
#define LABEL_BYTES  2048u /* bytes of one: every use of it may copy its address */

#define MASK 'x'

typedef struct shield {
  char *text;
  uint32_t len;
  uint32_t marks;       /* since the last block boundary */
  uint32_t definitions; /* lines that look like "[label]: url" */
  bool after_definition;
  bool masked;
} shield;

static bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

static uint32_t line_end(const shield *s, uint32_t at) {
  while (at < s->len && s->text[at] != '\n' && s->text[at] != '\r') at++;
  return at;
}

/* The length of a container mark at `at` ('>', "- ", "12. "), or 0. */
static uint32_t container_mark(const shield *s, uint32_t at, uint32_t end) {
  char c = s->text[at];
  uint32_t next = at + 1;
  if (c == '>') return 1;
  if (c >= '0' && c <= '9') {
    while (next < end && s->text[next] >= '0' && s->text[next] <= '9' && next - at < 9) next++;
    if (next == end || (s->text[next] != '.' && s->text[next] != ')')) return 0;
    next++;
  } else if (c != '-' && c != '*' && c != '+') {
    return 0;
  }
  return next == end || is_blank(s->text[next]) ? next - at : 0;
}

/* Caps containers and indentation at the head of a line; returns where its content begins. */
static uint32_t shield_head(shield *s, uint32_t at, uint32_t end) {
  uint32_t containers = 0, columns = 0;
  while (at < end) {
    if (is_blank(s->text[at])) {
      columns += s->text[at] == '\t' ? 4 : 1;
      if (columns > INDENT_MOST) s->text[at] = MASK;
      at++;
      continue;
    }
    uint32_t mark = container_mark(s, at, end);
    if (!mark) break;
    if (containers >= NESTING_MOST) {
      s->masked = true;
      for (uint32_t i = at; i < at + mark; i++) s->text[i] = MASK;
      break;
    }
    containers++;
    columns = 0;
    at += mark;
    s->marks = 0;
  }
  return at;
}

static bool is_inline_mark(char c) {
  return c == '*' || c == '_' || c == '[' || c == ']' || c == '!' || c == '`' || c == '<' ||
         c == '&' || c == '~' || c == '\\' || c == '|' || c == '(' || c == '>';
}

/* "[label]: address" */
static bool is_definition(const shield *s, uint32_t at, uint32_t end) {
  if (s->text[at] != '[') return false;
  const char *close = memchr(s->text + at, ']', end - at);
  uint32_t after = close ? (uint32_t)(close - s->text) + 1 : end;
  return after < end && s->text[after] == ':';
}

/* Whether a title that opens on the line is not closed on it. */
static bool is_open_ended(const shield *s, uint32_t at, uint32_t end) {
  uint32_t quotes = 0, ticks = 0, opened = 0, closed = 0;
  for (uint32_t i = at; i < end; i++) {
    char c = s->text[i];
    quotes += c == '"';
    ticks += c == '\'';
    opened += c == '(';
    closed += c == ')';
  }
  return quotes % 2 || ticks % 2 || opened != closed;
}

/* "2. Juli 2013" is a date, no item of a list. */
static void unlist_date(shield *s, uint32_t at, uint32_t end) {
  uint32_t stop = at;
  while (stop < end && s->text[stop] >= '0' && s->text[stop] <= '9') stop++;
  if (stop == at || stop - at > 2 || stop + 4 >= end || s->text[stop] != '.') return;
  uint32_t word = stop + 2, last = word;
  while (last < end && last - word < 24 && (unsigned char)s->text[last] > ' ') last++;
  if (dl_month_from_name((dl_str){s->text + word, last - word})) s->text[stop] = MASK;
}

static void shield_line(shield *s, uint32_t at, uint32_t end) {
  unlist_date(s, at, end);
  uint32_t content = shield_head(s, at, end);
  if (content == end) {
    s->marks = 0;
    return;
  }
  if (s->text[content] == '#' || s->text[content] == '|') s->marks = 0;
  uint32_t bars = 0;
  bool definition = is_definition(s, content, end);
  if (definition && (++s->definitions > LABEL_MOST || end - content > LABEL_BYTES ||
                     is_open_ended(s, content, end)))
    s->text[content] = MASK;
  /* A title may stand on the line behind its definition, and be as long as it likes. */
  if (s->after_definition && strchr("\"'(", s->text[content])) s->text[content] = MASK;
  s->after_definition = definition;
  for (uint32_t i = content; i < end; i++) {
    char c = s->text[i];
    if (!is_inline_mark(c)) continue;
    if (++s->marks > MARKS_MOST || (c == '|' && ++bars > BARS_MOST)) s->text[i] = MASK;
  }
}

static bool starts_at(const shield *s, uint32_t at, const char *word) {
  uint32_t len = (uint32_t)strlen(word);
  if (len > s->len - at) return false;
  for (uint32_t i = 0; i < len; i++)
    if (dl_ascii_lower(s->text[at + i]) != word[i]) return false;
  return true;
}

/* Hides comments, scripts and style sheets. Each kind is looked for once more only as long as its
 * end was found, so an unclosed one costs one scan. */
static void hide_markup(shield *s) {
  static const struct {
    const char *open, *close;
  } hidden[] = {{"<!--", "-->"}, {"<script", "</script>"}, {"<style", "</style>"}};
  bool unclosed[3] = {false, false, false};
  uint32_t at = 0;
  while (at < s->len) {
    const char *open = memchr(s->text + at, '<', s->len - at);
    if (!open) return;
    uint32_t start = (uint32_t)(open - s->text);
    at = start + 1;
    for (size_t k = 0; k < 3; k++) {
      if (unclosed[k] || !starts_at(s, start, hidden[k].open)) continue;
      uint32_t end = start + (uint32_t)strlen(hidden[k].open);
      while (end < s->len && !starts_at(s, end, hidden[k].close)) end++;
      if (end == s->len) {
        unclosed[k] = true;
        continue;
      }
      end += (uint32_t)strlen(hidden[k].close);
      memset(s->text + start, DL_SHIELD_HIDDEN, end - start);
      at = end;
    }
  }
}

char *dl_shield_copy(dl_arena *scratch, dl_str source, bool *masked) {
  shield s = {NULL, source.len, 0, 0, false, false};
  s.text = dl_arena_alloc(scratch, source.len ? source.len : 1);
  if (!s.text) return NULL;
  if (source.len) memcpy(s.text, source.ptr, source.len);
  /* Up to three blanks may stand before a heading, so a byte order mark becomes that. */
  if (dl_str_starts(source, DL_STR("\xEF\xBB\xBF"))) memset(s.text, ' ', 3);
  hide_markup(&s);
  for (uint32_t at = 0; at < s.len;) {
    uint32_t end = line_end(&s, at);
    shield_line(&s, at, end);
    at = end + 1;
    if (end < s.len && s.text[end] == '\r' && at < s.len && s.text[at] == '\n') at++;
  }
  *masked = s.masked;
  return s.text;
}
