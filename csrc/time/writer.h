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
  uint32_t number = (uint32_t)(n < 0 ? -n : n);
  int32_t digits = 1, room = (int32_t)(w->end - w->at) - 1;
  for (uint32_t rest = number; rest > 9; rest /= 10) digits++;
  if (digits < width) digits = width;
  for (; digits > room; digits--) number /= 10;
  w->at += digits;
  *w->at = 0;
  for (char *at = w->at; digits > 0; digits--, number /= 10) *--at = (char)('0' + number % 10);
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
