/* utf8.h: walking UTF-8 and asking what a code point is.
 *
 * Properties come from utf8proc; ASCII, nearly all of English news, takes a table-free fast path.
 * Malformed sequences (overlong, surrogate, truncated, above U+10FFFF) read as DL_BAD_BYTE one byte
 * at a time, so a walk always ends and never skips good text. */
#ifndef DATELINE_BASE_UTF8_H
#define DATELINE_BASE_UTF8_H

#include "base/span.h"

#pragma GCC visibility push(hidden)

#define DL_BAD_BYTE (-1)

int32_t dl_utf8_next_beyond_ascii(const char *bytes, uint32_t len, uint32_t *pos);

/* The code point at *pos, which moves behind it; DL_BAD_BYTE moves by one byte. *pos < len. */
static inline int32_t dl_utf8_next(const char *bytes, uint32_t len, uint32_t *pos) {
  unsigned char first = (unsigned char)bytes[*pos];
  if (first >= 0x80) return dl_utf8_next_beyond_ascii(bytes, len, pos);
  *pos += 1;
  return first;
}

/* The code point that ends at *pos, which moves to its first byte. *pos > 0. */
int32_t dl_utf8_previous(const char *bytes, uint32_t *pos);

/* Writes 1-4 bytes; returns how many, 0 for a code point that has no encoding. */
uint32_t dl_utf8_encode(int32_t code_point, char out[4]);

/* Whether all bytes are well-formed; *bad gets the offset of the first that is not. */
bool dl_utf8_valid(const char *bytes, uint32_t len, uint32_t *bad);

/* The same for code points from 0x80 on, by the tables. */
bool dl_is_letter_beyond_ascii(int32_t code_point);
bool dl_is_digit_beyond_ascii(int32_t code_point);
bool dl_is_upper_beyond_ascii(int32_t code_point);
bool dl_is_lower_beyond_ascii(int32_t code_point);
bool dl_is_space_beyond_ascii(int32_t code_point);
int32_t dl_to_lower_beyond_ascii(int32_t code_point);
int32_t dl_to_upper_beyond_ascii(int32_t code_point);

static inline bool dl_is_letter(int32_t c) { /* categories L* and M* */
  return c < 0x80 ? (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') : dl_is_letter_beyond_ascii(c);
}

static inline bool dl_is_digit(int32_t c) { /* Nd */
  return c < 0x80 ? c >= '0' && c <= '9' : dl_is_digit_beyond_ascii(c);
}

static inline bool dl_is_upper(int32_t c) { /* Lu, Lt */
  return c < 0x80 ? c >= 'A' && c <= 'Z' : dl_is_upper_beyond_ascii(c);
}

static inline bool dl_is_lower(int32_t c) { /* Ll */
  return c < 0x80 ? c >= 'a' && c <= 'z' : dl_is_lower_beyond_ascii(c);
}

static inline bool dl_is_space(int32_t c) { /* White_Space, with NBSP and U+3000 */
  return c < 0x80 ? c == ' ' || (c >= '\t' && c <= '\r') : dl_is_space_beyond_ascii(c);
}

static inline int32_t dl_to_lower(int32_t c) {
  return c < 0x80 ? (c >= 'A' && c <= 'Z' ? c + 32 : c) : dl_to_lower_beyond_ascii(c);
}

static inline int32_t dl_to_upper(int32_t c) {
  return c < 0x80 ? (c >= 'a' && c <= 'z' ? c - 32 : c) : dl_to_upper_beyond_ascii(c);
}

bool dl_is_punct(int32_t code_point);       /* P* */
bool dl_is_symbol(int32_t code_point);      /* S* */
bool dl_is_wide_script(int32_t code_point); /* written without spaces: Han, kana, Hangul, Thai... */

/* The lower-case form without diacritics of a letter ("É" gives 'e'), for comparing names; other
 * code points come back lower-cased. */
int32_t dl_fold(int32_t code_point);

#pragma GCC visibility pop
#endif
