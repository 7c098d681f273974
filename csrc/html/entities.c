#include "html/entities.h"

#include "base/utf8.h"

static bool is_alnum(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/* What the numbers of the C1 controls stand for (the windows-1252 meaning); 0: themselves. */
static const uint16_t c1_code_points[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

static int digit_value(char c, bool hexadecimal) {
  if (c >= '0' && c <= '9') return c - '0';
  if (!hexadecimal) return -1;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

static uint32_t read_number(const char *at, const char *end, char out[DL_REFERENCE_MOST],
                            uint32_t *out_len) {
  const char *pos = at + 2; /* behind "&#" */
  bool hexadecimal = pos < end && (*pos == 'x' || *pos == 'X');
  if (hexadecimal) pos++;
  const char *digits = pos;
  int32_t value = 0;
  for (; pos < end; pos++) {
    int digit = digit_value(*pos, hexadecimal);
    if (digit < 0) break;
    if (value <= 0x10FFFF) value = value * (hexadecimal ? 16 : 10) + digit;
  }
  if (pos == digits) return 0;
  if (pos < end && *pos == ';') pos++;
  if (value == 0 || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) value = 0xFFFD;
  if (value >= 0x80 && value <= 0x9F && c1_code_points[value - 0x80])
    value = c1_code_points[value - 0x80];
  *out_len = dl_utf8_encode(value, out);
  return (uint32_t)(pos - at);
}

/* Markup in attributes is made of these; no other name begins with one of them. Returns the bytes read
 * with the '&', or 0. */
static uint32_t read_frequent(const char *name, const char *end, char out[DL_REFERENCE_MOST]) {
  static const struct {
    char name[6];
    uint8_t len;
    char stands_for;
  } frequent[] = {{"quot;", 5, '"'}, {"amp;", 4, '&'}, {"lt;", 3, '<'}, {"gt;", 3, '>'}};
  for (size_t i = 0; i < sizeof frequent / sizeof *frequent; i++)
    if (*name == frequent[i].name[0] && end - name >= frequent[i].len &&
        memcmp(name, frequent[i].name, frequent[i].len) == 0) {
      out[0] = frequent[i].stands_for;
      return frequent[i].len + 1u;
    }
  return 0;
}

/* The first of the references [low, high), which agree before `at`, whose character there is not below
 * `wanted`. */
static uint32_t find_first(uint32_t low, uint32_t high, uint32_t at, int wanted) {
  while (low < high) {
    uint32_t middle = (low + high) / 2;
    if (dl_reference_names[dl_references[middle].name + at] < wanted)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

uint32_t dl_reference_read(const char *at, const char *end, bool in_attribute,
                           char out[DL_REFERENCE_MOST], uint32_t *out_len) {
  const char *name = at + 1;
  if (name >= end) return 0;
  if (*name == '#') return read_number(at, end, out, out_len);
  uint32_t read = read_frequent(name, end, out);
  if (read) {
    *out_len = 1;
    return read;
  }
  if (!is_alnum(*name)) return 0;
  uint32_t low = dl_reference_first[(uint8_t)*name], high = dl_reference_first[(uint8_t)*name + 1];
  const dl_reference *match = NULL;
  /* [low, high) are the names whose first `length` characters are those read. */
  for (uint32_t length = 1; low < high; length++) {
    if (dl_references[low].name_len == length) match = &dl_references[low++];
    if (name + length >= end) break;
    low = find_first(low, high, length, name[length]);
    high = find_first(low, high, length, name[length] + 1);
  }
  if (!match) return 0;
  const char *behind = name + match->name_len;
  if (in_attribute && behind[-1] != ';' && behind < end && (*behind == '=' || is_alnum(*behind)))
    return 0;
  memcpy(out, dl_reference_values + match->value, match->value_len);
  *out_len = match->value_len;
  return (uint32_t)(behind - at);
}
