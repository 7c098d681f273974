/* support.h: what the fuzz targets share. */
#ifndef DATELINE_FUZZ_SUPPORT_H
#define DATELINE_FUZZ_SUPPORT_H

#include <stdlib.h>

#include "base/span.h"

/* A macro, so that the stack trace names the line that failed. */
#define REQUIRE(condition)                                                                         \
  do {                                                                                             \
    if (!(condition)) abort();                                                                     \
  } while (0)

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Cuts bytes into their first `most` lines; returns how many there are. */
static inline uint32_t cut_lines(const char *bytes, uint32_t len, dl_span *lines, uint32_t most) {
  uint32_t count = 0, start = 0;
  for (uint32_t i = 0; i <= len && count < most; i++) {
    if (i < len && bytes[i] != '\n') continue;
    lines[count++] = (dl_span){start, i};
    start = i < len ? i + 1 : i;
  }
  return count;
}

#endif
