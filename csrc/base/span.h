/* span.h: places in a text and pieces of it.
 *
 * Every offset inside the core counts bytes from 0; every range is half-open. Inputs are capped far
 * below 4 GiB, so 32 bits hold any offset. */
#ifndef DATELINE_BASE_SPAN_H
#define DATELINE_BASE_SPAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Bytes [start, end) of some text that the context names. */
typedef struct dl_span {
  uint32_t start, end;
} dl_span;

/* A string that is not NUL-terminated and not owned: it lives in an arena, a blob or the source.
 * The empty string has len 0; ptr may then be NULL. */
typedef struct dl_str {
  const char *ptr;
  uint32_t len;
} dl_str;

#define DL_STR(literal) ((dl_str){"" literal, (uint32_t)(sizeof(literal) - 1)})

static inline bool dl_str_equal(dl_str a, dl_str b) {
  return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

static inline char dl_ascii_lower(char c) {
  return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

/* Equality that ignores the case of ASCII letters only. */
static inline bool dl_str_equal_ci(dl_str a, dl_str b) {
  if (a.len != b.len) return false;
  for (uint32_t i = 0; i < a.len; i++)
    if (dl_ascii_lower(a.ptr[i]) != dl_ascii_lower(b.ptr[i])) return false;
  return true;
}

static inline bool dl_str_starts(dl_str s, dl_str prefix) {
  return s.len >= prefix.len && (prefix.len == 0 || memcmp(s.ptr, prefix.ptr, prefix.len) == 0);
}

static inline bool dl_str_ends(dl_str s, dl_str suffix) {
  return s.len >= suffix.len &&
         (suffix.len == 0 || memcmp(s.ptr + s.len - suffix.len, suffix.ptr, suffix.len) == 0);
}

/* Whether it is one of the words of a list that ends with NULL. */
static inline bool dl_str_is_any(dl_str s, const char *const *words) {
  if (s.len == 0) return false;
  for (; *words; words++)
    if (**words == *s.ptr && strlen(*words) == s.len && memcmp(*words, s.ptr, s.len) == 0)
      return true;
  return false;
}

/* Bytes [start, end) of s. Of a string without bytes only [0, 0): NULL + 0 is undefined in C. */
static inline dl_str dl_str_slice(dl_str s, uint32_t start, uint32_t end) {
  return (dl_str){s.ptr ? s.ptr + start : s.ptr, end - start};
}

#endif
