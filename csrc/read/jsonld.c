#include "read/jsonld.h"

#include "base/plain.h"
#include "base/utf8.h"

#define DEPTH_MOST 48u
#define ITEMS_MOST 60000u

typedef DL_VEC(dl_json_item) item_vec;

typedef struct scanner {
  dl_arena *arena;
  dl_str text;
  uint32_t pos;
  item_vec items;
  uint32_t open[DEPTH_MOST], last[DEPTH_MOST]; /* open containers and their newest child */
  uint32_t depth;
  uint32_t skipped; /* containers below the depth cap */
  dl_span key;
  bool failed;
} scanner;

static bool is_blank(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

static char peek(const scanner *s, uint32_t ahead) {
  return s->pos + ahead < s->text.len ? s->text.ptr[s->pos + ahead] : '\0';
}

static uint32_t add_item(scanner *s, dl_json_kind kind, dl_span value) {
  if (s->items.count >= ITEMS_MOST) return DL_NO_ITEM;
  uint32_t parent = s->depth ? s->open[s->depth - 1] : DL_NO_ITEM;
  dl_json_item item = {(uint8_t)kind, s->key, value, parent, DL_NO_ITEM, DL_NO_ITEM};
  if (!dl_vec_push(s->arena, &s->items, item)) {
    s->failed = true;
    return DL_NO_ITEM;
  }
  uint32_t index = s->items.count - 1;
  if (s->depth) {
    uint32_t *last = &s->last[s->depth - 1];
    if (*last == DL_NO_ITEM)
      s->items.items[parent].first_child = index;
    else
      s->items.items[*last].next = index;
    *last = index;
  }
  s->key = (dl_span){0, 0};
  return index;
}

static void open_container(scanner *s, dl_json_kind kind) {
  if (s->depth == DEPTH_MOST || s->skipped) {
    s->skipped++;
    return;
  }
  uint32_t index = add_item(s, kind, (dl_span){s->pos, s->text.len});
  if (index == DL_NO_ITEM) {
    s->skipped++;
    return;
  }
  s->open[s->depth] = index;
  s->last[s->depth++] = DL_NO_ITEM;
}

static void close_container(scanner *s, dl_json_kind kind) {
  if (s->skipped) {
    s->skipped--;
    return;
  }
  /* The innermost container of that kind; what lies inside it was never closed. items[0] stays. */
  for (uint32_t d = s->depth; d > 1; d--) {
    if (s->items.items[s->open[d - 1]].kind != (uint8_t)kind) continue;
    for (uint32_t i = d; i <= s->depth; i++) s->items.items[s->open[i - 1]].value.end = s->pos + 1;
    s->depth = d - 1;
    break;
  }
  s->key = (dl_span){0, 0};
}

/* Whether the quote at `at` closes its string: what follows is a mark, or the next line. */
static bool closes(const scanner *s, uint32_t at) {
  uint32_t i = at + 1;
  bool line = false;
  /* bounded: white space behind a quote is short, and a long gap is no inside of a string */
  while (i < s->text.len && is_blank(s->text.ptr[i]) && i - at < 256) {
    if (s->text.ptr[i] == '\n') line = true;
    i++;
  }
  if (i >= s->text.len || i - at >= 256) return true;
  char c = s->text.ptr[i];
  if (c == '}' || c == ']' || c == ':') return true;
  if (c == ',') {
    /* `"one", two"`: behind a true comma comes a new value */
    uint32_t j = i + 1;
    while (j < s->text.len && is_blank(s->text.ptr[j]) && j - i < 256) j++;
    if (j >= s->text.len) return true;
    char d = s->text.ptr[j];
    return d == '"' || d == '{' || d == '[' || d == '}' || d == ']' || d == '-' || d == ',' ||
           d == '/' || (d >= '0' && d <= '9') || d == 't' || d == 'f' || d == 'n' || j - i >= 256;
  }
  if (c == '"') return line;
  return false;
}

static void scan_string(scanner *s) {
  uint32_t start = ++s->pos;
  while (s->pos < s->text.len) {
    for (; s->text.len - s->pos >= 8; s->pos += 8) { /* most text is this */
      uint64_t eight = dl_eight_at(s->text.ptr + s->pos);
      if (dl_eight_has(eight, '"') || dl_eight_has(eight, '\\')) break;
    }
    if (s->pos == s->text.len) break;
    char c = s->text.ptr[s->pos];
    while (c != '"' && c != '\\' && ++s->pos < s->text.len) c = s->text.ptr[s->pos];
    if (s->pos == s->text.len) break;
    if (c == '\\') {
      s->pos += s->pos + 1 < s->text.len ? 2 : 1;
      continue;
    }
    if (closes(s, s->pos)) break;
    s->pos++;
  }
  dl_span value = {start, s->pos};
  if (s->pos < s->text.len) s->pos++;
  if (s->skipped) return;
  bool in_object = s->items.items[s->open[s->depth - 1]].kind == DL_JSON_OBJECT;
  if (in_object && s->key.end == 0) {
    uint32_t i = s->pos;
    while (i < s->text.len && is_blank(s->text.ptr[i])) i++;
    if (i < s->text.len && s->text.ptr[i] == ':') {
      s->key = value;
      s->pos = i + 1;
    }
    return;
  }
  add_item(s, DL_JSON_STRING, value);
}

static bool skip_comment(scanner *s) {
  dl_str rest = dl_str_slice(s->text, s->pos, s->text.len);
  if (dl_str_starts(rest, DL_STR("<!--")))
    s->pos += 4;
  else if (dl_str_starts(rest, DL_STR("-->")))
    s->pos += 3;
  else if (dl_str_starts(rest, DL_STR("<![CDATA[")))
    s->pos += 9;
  else if (dl_str_starts(rest, DL_STR("]]>")))
    s->pos += 3;
  else if (dl_str_starts(rest, DL_STR("//")))
    s->pos += 2;
  else
    return false;
  return true;
}

static void scan_bare(scanner *s) {
  uint32_t start = s->pos;
  while (s->pos < s->text.len) {
    char c = s->text.ptr[s->pos];
    if (is_blank(c) || c == ',' || c == '}' || c == ']' || c == '{' || c == '[' || c == '"' ||
        c == ':')
      break;
    s->pos++;
  }
  if (s->pos == start) {
    s->pos++;
    return;
  }
  char first = s->text.ptr[start];
  bool number = first == '-' || (first >= '0' && first <= '9');
  bool value = s->key.end || s->items.items[s->open[s->depth - 1]].kind == DL_JSON_ARRAY;
  if (!s->skipped && value && s->depth > 1)
    add_item(s, number ? DL_JSON_NUMBER : DL_JSON_WORD, (dl_span){start, s->pos});
}

bool dl_json_parse(dl_arena *arena, dl_str text, dl_json *out) {
  scanner s;
  memset(&s, 0, sizeof s);
  s.arena = arena;
  s.text = text;
  open_container(&s, DL_JSON_ARRAY);
  while (s.pos < text.len && !s.failed && s.depth) {
    char c = peek(&s, 0);
    if (is_blank(c)) {
      s.pos++;
    } else if (c == '{' || c == '[') {
      open_container(&s, c == '{' ? DL_JSON_OBJECT : DL_JSON_ARRAY);
      s.pos++;
    } else if (skip_comment(&s)) {
      continue;
    } else if (c == '}' || c == ']') {
      close_container(&s, c == '}' ? DL_JSON_OBJECT : DL_JSON_ARRAY);
      s.pos++;
    } else if (c == '"') {
      scan_string(&s);
    } else if (c == ',') {
      s.key = (dl_span){0, 0};
      s.pos++;
    } else {
      scan_bare(&s);
    }
  }
  *out = (dl_json){text, s.items.items, s.items.count};
  return !s.failed && s.items.count > 0;
}

uint32_t dl_json_get(const dl_json *json, uint32_t object, const char *key) {
  if (object >= json->count || json->items[object].kind != DL_JSON_OBJECT) return DL_NO_ITEM;
  uint32_t len = (uint32_t)strlen(key);
  for (uint32_t i = json->items[object].first_child; i != DL_NO_ITEM; i = json->items[i].next) {
    dl_span span = json->items[i].key;
    if (dl_str_equal(dl_str_slice(json->text, span.start, span.end), (dl_str){key, len})) return i;
  }
  return DL_NO_ITEM;
}

/* ---- decoding --------------------------------------------------------------------------------- */

static int32_t hex4(dl_str s, uint32_t at) {
  int32_t value = 0;
  if (at + 4 > s.len) return -1;
  for (uint32_t i = at; i < at + 4; i++) {
    char c = dl_ascii_lower(s.ptr[i]);
    int32_t digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

/* \n, \", \u2019, \ud83d\ude00: the code point; *pos moves behind the escape. */
static int32_t unescape(dl_str s, uint32_t *pos) {
  char c = s.ptr[*pos + 1];
  if (c != 'u') {
    *pos += 2;
    switch (c) {
    case 'n':
    case 'r':
    case 't':
    case 'b':
    case 'f': return ' ';
    default: return (unsigned char)c < 0x80 ? c : (*pos -= 1, ' ');
    }
  }
  int32_t high = hex4(s, *pos + 2);
  if (high < 0) {
    *pos += 2;
    return ' ';
  }
  *pos += 6;
  if (high >= 0xD800 && high < 0xDC00 && *pos + 6 <= s.len && s.ptr[*pos] == '\\' &&
      s.ptr[*pos + 1] == 'u') {
    int32_t low = hex4(s, *pos + 2);
    if (low >= 0xDC00 && low < 0xE000) {
      *pos += 6;
      return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
    }
  }
  return high;
}

typedef struct named_entity {
  const char *name;
  int32_t code_point;
} named_entity;

/* Those that editors' systems write twice; the full table is the parser's. */
static const named_entity entities[] = {
    {"amp;", '&'},       {"quot;", '"'},     {"apos;", '\''},    {"lt;", '<'},
    {"gt;", '>'},        {"nbsp;", ' '},     {"rsquo;", 0x2019}, {"lsquo;", 0x2018},
    {"rdquo;", 0x201D},  {"ldquo;", 0x201C}, {"ndash;", 0x2013}, {"mdash;", 0x2014},
    {"hellip;", 0x2026}, {"eacute;", 0xE9},  {"auml;", 0xE4},    {"ouml;", 0xF6},
    {"uuml;", 0xFC},     {"Auml;", 0xC4},    {"Ouml;", 0xD6},    {"Uuml;", 0xDC},
    {"szlig;", 0xDF},    {"egrave;", 0xE8},  {"agrave;", 0xE0},  {"ccedil;", 0xE7},
    {"aacute;", 0xE1},   {"iacute;", 0xED},  {"oacute;", 0xF3},  {"uacute;", 0xFA},
    {"ntilde;", 0xF1},   {"laquo;", 0xAB},   {"raquo;", 0xBB},   {"bdquo;", 0x201E}};

/* &amp; &#39; &#x2019; at *pos; 0 where there is none. */
static int32_t entity(dl_str s, uint32_t *pos) {
  uint32_t at = *pos + 1;
  if (at < s.len && s.ptr[at] == '#') {
    int32_t value = 0;
    uint32_t digits = 0;
    bool hex = at + 1 < s.len && (s.ptr[at + 1] == 'x' || s.ptr[at + 1] == 'X');
    at += hex ? 2 : 1;
    for (; at < s.len && digits < 7; at++, digits++) {
      char c = dl_ascii_lower(s.ptr[at]);
      int32_t digit = c >= '0' && c <= '9'          ? c - '0'
                      : hex && c >= 'a' && c <= 'f' ? c - 'a' + 10
                                                    : -1;
      if (digit < 0) break;
      value = value * (hex ? 16 : 10) + digit;
    }
    if (!digits || at >= s.len || s.ptr[at] != ';' || value > 0x10FFFF || value < 9) return 0;
    *pos = at + 1;
    return value;
  }
  dl_str rest = dl_str_slice(s, at, s.len);
  for (size_t i = 0; i < sizeof entities / sizeof *entities; i++) {
    dl_str name = {entities[i].name, (uint32_t)strlen(entities[i].name)};
    if (!dl_str_starts(rest, name)) continue;
    *pos = at + name.len;
    return entities[i].code_point;
  }
  return 0;
}

/* Neither white space, an escape, a reference nor beyond ASCII. */
static bool stays_clean(char c) {
  return dl_is_visible_ascii(c) && c != '\\' && c != '&';
}

/* Where the stretch of such bytes from `at` on ends, single spaces between them included. */
static uint32_t clean_end(dl_str raw, uint32_t at) {
  if (at >= raw.len || !stays_clean(raw.ptr[at])) return at;
  while (raw.len - at >= 8) {
    uint64_t eight = dl_eight_at(raw.ptr + at);
    uint64_t space = dl_eight_has(eight, ' ');
    if (dl_eight_unprintable(eight) || dl_eight_has(eight, '\\') || dl_eight_has(eight, '&') ||
        (space & space << 8))
      break;
    at += space >> 63 ? 7 : 8; /* the last space may not be single */
  }
  while (at < raw.len && (stays_clean(raw.ptr[at]) ||
                          (raw.ptr[at] == ' ' && at + 1 < raw.len && stays_clean(raw.ptr[at + 1]))))
    at++;
  return at;
}

dl_str dl_text_clean(dl_arena *arena, dl_str raw, bool escapes) {
  char *out = dl_arena_alloc(arena, (size_t)raw.len + 4);
  if (!out) return (dl_str){NULL, 0};
  uint32_t len = 0;
  for (uint32_t pos = 0; pos < raw.len;) {
    uint32_t plain = clean_end(raw, pos);
    if (plain > pos) { /* most text is this */
      memcpy(out + len, raw.ptr + pos, plain - pos);
      len += plain - pos;
      pos = plain;
      continue;
    }
    int32_t c;
    if (escapes && raw.ptr[pos] == '\\' && pos + 1 < raw.len) {
      c = unescape(raw, &pos);
    } else if (raw.ptr[pos] == '&' && (c = entity(raw, &pos)) != 0) {
      /* taken */
    } else {
      c = dl_utf8_next(raw.ptr, raw.len, &pos);
    }
    if (c == DL_BAD_BYTE || c == 0xAD || c == 0x200B || c == 0x2060 || c == 0xFEFF) continue;
    if (c <= ' ' || c == 0x7F || dl_is_space(c)) {
      if (len && out[len - 1] != ' ') out[len++] = ' ';
      continue;
    }
    len += dl_utf8_encode(c, out + len);
  }
  while (len && out[len - 1] == ' ') len--;
  return (dl_str){out, len};
}

dl_str dl_json_text(dl_arena *arena, const dl_json *json, uint32_t item) {
  if (item >= json->count) return (dl_str){"", 0};
  const dl_json_item *it = &json->items[item];
  if (it->kind != DL_JSON_STRING && it->kind != DL_JSON_NUMBER) return (dl_str){"", 0};
  return dl_text_clean(arena, dl_str_slice(json->text, it->value.start, it->value.end), true);
}

static bool text_is(dl_str have, dl_str want, bool suffix) {
  if (suffix && have.len > want.len) have = dl_str_slice(have, have.len - want.len, have.len);
  return dl_str_equal_ci(have, want);
}

bool dl_json_is(const dl_json *json, uint32_t item, const char *text, bool suffix) {
  if (item >= json->count) return false;
  dl_str want = {text, (uint32_t)strlen(text)};
  uint32_t i = item, children = 64;
  bool array = json->items[item].kind == DL_JSON_ARRAY;
  if (array) i = json->items[item].first_child;
  for (; i != DL_NO_ITEM && children; i = json->items[i].next, children--) {
    const dl_json_item *it = &json->items[i];
    if (it->kind == DL_JSON_STRING &&
        text_is(dl_str_slice(json->text, it->value.start, it->value.end), want, suffix))
      return true;
    if (!array) break;
  }
  return false;
}
