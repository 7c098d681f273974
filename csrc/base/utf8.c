#include "base/utf8.h"

#include <utf8proc.h>

int32_t dl_utf8_next_beyond_ascii(const char *bytes, uint32_t len, uint32_t *pos) {
  const unsigned char *s = (const unsigned char *)bytes + *pos;
  utf8proc_int32_t code_point;
  uint32_t left = len - *pos;
  utf8proc_ssize_t used = utf8proc_iterate(s, left > 4 ? 4 : (utf8proc_ssize_t)left, &code_point);
  if (used <= 0) {
    *pos += 1;
    return DL_BAD_BYTE;
  }
  *pos += (uint32_t)used;
  return code_point;
}

int32_t dl_utf8_previous(const char *bytes, uint32_t *pos) {
  uint32_t end = *pos, start = end - 1;
  while (start > 0 && end - start < 4 && ((unsigned char)bytes[start] & 0xC0) == 0x80) start--;
  uint32_t after = start;
  int32_t code_point = dl_utf8_next(bytes, end, &after);
  if (after == end) {
    *pos = start;
    return code_point;
  }
  *pos = end - 1;
  return DL_BAD_BYTE;
}

uint32_t dl_utf8_encode(int32_t code_point, char out[4]) {
  if (code_point >= 0 && code_point < 0x80) {
    out[0] = (char)code_point;
    return 1;
  }
  if (!utf8proc_codepoint_valid(code_point)) return 0;
  return (uint32_t)utf8proc_encode_char(code_point, (utf8proc_uint8_t *)out);
}

bool dl_utf8_valid(const char *bytes, uint32_t len, uint32_t *bad) {
  for (uint32_t pos = 0; pos < len;) {
    uint32_t at = pos;
    if (dl_utf8_next(bytes, len, &pos) == DL_BAD_BYTE) {
      if (bad) *bad = at;
      return false;
    }
  }
  return true;
}

static bool in_category(int32_t c, utf8proc_category_t first, utf8proc_category_t last) {
  if (c < 0) return false;
  utf8proc_category_t category = utf8proc_category(c);
  return category >= first && category <= last;
}

bool dl_is_letter_beyond_ascii(int32_t c) {
  return in_category(c, UTF8PROC_CATEGORY_LU, UTF8PROC_CATEGORY_ME);
}

bool dl_is_digit_beyond_ascii(int32_t c) {
  return in_category(c, UTF8PROC_CATEGORY_ND, UTF8PROC_CATEGORY_ND);
}

bool dl_is_upper_beyond_ascii(int32_t c) {
  utf8proc_category_t category = utf8proc_category(c);
  return category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LT;
}

bool dl_is_lower_beyond_ascii(int32_t c) {
  return in_category(c, UTF8PROC_CATEGORY_LL, UTF8PROC_CATEGORY_LL);
}

bool dl_is_space_beyond_ascii(int32_t c) {
  return c == 0x85 || in_category(c, UTF8PROC_CATEGORY_ZS, UTF8PROC_CATEGORY_ZP);
}

bool dl_is_punct(int32_t c) {
  return in_category(c, UTF8PROC_CATEGORY_PC, UTF8PROC_CATEGORY_PO);
}

bool dl_is_symbol(int32_t c) {
  return in_category(c, UTF8PROC_CATEGORY_SM, UTF8PROC_CATEGORY_SO);
}

/* Ranges by block: utf8proc has no script property. */
bool dl_is_wide_script(int32_t c) {
  if (c < 0x0E00) return false;
  return c <= 0x0EFF                        /* Thai, Lao */
         || (c >= 0x1000 && c <= 0x109F)    /* Myanmar */
         || (c >= 0x1780 && c <= 0x17FF)    /* Khmer */
         || (c >= 0x2E80 && c <= 0x9FFF)    /* CJK radicals, kana, Han */
         || (c >= 0xA000 && c <= 0xA4CF)    /* Yi */
         || (c >= 0xAC00 && c <= 0xD7AF)    /* Hangul syllables */
         || (c >= 0xF900 && c <= 0xFAFF)    /* Han compatibility */
         || (c >= 0xFF66 && c <= 0xFFDC)    /* half-width kana, Hangul */
         || (c >= 0x20000 && c <= 0x3FFFF); /* Han extensions */
}

int32_t dl_to_lower_beyond_ascii(int32_t c) {
  return utf8proc_tolower(c);
}

int32_t dl_to_upper_beyond_ascii(int32_t c) {
  return utf8proc_toupper(c);
}

int32_t dl_fold(int32_t c) {
  if (c < 0x80) return dl_to_lower(c);
  utf8proc_int32_t parts[8];
  int boundary = 0;
  utf8proc_ssize_t n = utf8proc_decompose_char(
      c, parts, 8, UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK | UTF8PROC_CASEFOLD, &boundary);
  return n >= 1 && n <= 8 ? parts[0] : utf8proc_tolower(c);
}
