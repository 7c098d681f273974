/* plain.h: ordinary text, eight bytes at a time.
 *
 * Nearly all text of pages is words of ASCII with a space between two. Loops that treat such text one way
 * and everything else another skip it with these; masks have the high bit of each byte that they speak
 * of, the first byte in the low bits on every machine. */
#ifndef DATELINE_BASE_PLAIN_H
#define DATELINE_BASE_PLAIN_H

#include "base/span.h"

#pragma GCC visibility push(hidden)

#define DL_EIGHT(byte) ((uint64_t)(byte)*UINT64_C(0x0101010101010101))

/* Compilers make one load of it. */
static inline uint64_t dl_eight_at(const char *bytes) {
  const unsigned char *s = (const unsigned char *)bytes;
  return (uint64_t)s[0] | (uint64_t)s[1] << 8 | (uint64_t)s[2] << 16 | (uint64_t)s[3] << 24 |
         (uint64_t)s[4] << 32 | (uint64_t)s[5] << 40 | (uint64_t)s[6] << 48 | (uint64_t)s[7] << 56;
}

/* The bytes above ' ', those from 0x80 on among them. */
static inline uint64_t dl_eight_above_space(uint64_t eight) {
  return (((eight & DL_EIGHT(0x7F)) + DL_EIGHT(0x5F)) | eight) & DL_EIGHT(0x80);
}

static inline uint32_t dl_eight_count(uint64_t mask) {
  return (uint32_t)((mask >> 7) * DL_EIGHT(1) >> 56);
}

/* 0: all bytes stand between ' ' and '~'. */
static inline uint64_t dl_eight_unprintable(uint64_t eight) {
  return ((eight - DL_EIGHT(0x20)) | (eight + DL_EIGHT(1)) | eight) & DL_EIGHT(0x80);
}

/* 0: none of them is `byte`. */
static inline uint64_t dl_eight_has(uint64_t eight, char byte) {
  uint64_t other = eight ^ DL_EIGHT((unsigned char)byte);
  return (other - DL_EIGHT(1)) & ~other & DL_EIGHT(0x80);
}

static inline bool dl_is_visible_ascii(char c) {
  return c > ' ' && c < 0x7F;
}

/* Where the stretch of visible ASCII and single spaces that begins at `at` ends, behind a visible
 * character or at `at`. A space at `at` needs to be a single one too. */
static inline uint32_t dl_plain_end(dl_str text, uint32_t at) {
  while (text.len - at >= 8) {
    uint64_t eight = dl_eight_at(text.ptr + at);
    uint64_t space = ~dl_eight_above_space(eight) & DL_EIGHT(0x80);
    if (dl_eight_unprintable(eight) || (space & space << 8)) break;
    at += space >> 63 ? 7 : 8; /* the last space may not be single */
  }
  while (at < text.len &&
         (dl_is_visible_ascii(text.ptr[at]) ||
          (text.ptr[at] == ' ' && at + 1 < text.len && dl_is_visible_ascii(text.ptr[at + 1]))))
    at++;
  return at;
}

#pragma GCC visibility pop
#endif
