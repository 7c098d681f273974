/* writer.h: values and ends of intervals, written piece by piece into a buffer of the caller's. What has
 * no room is cut; a NUL stands behind the last byte. */
#ifndef DATELINE_TIME_WRITER_H
#define DATELINE_TIME_WRITER_H

#include "time/engine.h"

typedef struct writer {
  char *at, *end;
} writer;

static inline void put(writer *w, const char *s) {
  while (*s && w->at + 1 < w->end) *w->at++ = *s++;
  *w->at = 0;
}

static inline void put_char(writer *w, char c) {
  if (w->at + 1 < w->end) *w->at++ = c;
  *w->at = 0;
}

static inline void put_number(writer *w, int32_t n, int32_t width) {
  char digits[12];
  int32_t count = 0;
  if (n < 0) n = -n;
  do {
    digits[count++] = (char)('0' + n % 10);
    n /= 10;
  } while (n && count < 11);
  while (count < width && count < 11) digits[count++] = '0';
  while (count) put_char(w, digits[--count]);
}

/* "2013-07-02" */
static inline void put_day(writer *w, int32_t days) {
  dl_civil d = dl_civil_from_days(days);
  if (d.year < 0) put_char(w, '-');
  put_number(w, d.year, 4);
  put_char(w, '-');
  put_number(w, d.month, 2);
  put_char(w, '-');
  put_number(w, d.day, 2);
}

#endif
