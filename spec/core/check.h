/* check.h: the smallest test harness. CHECK counts and reports; a test program ends with
 * `return check_report();`, whose last line is "N passed, N failed". */
#ifndef DATELINE_SPEC_CHECK_H
#define DATELINE_SPEC_CHECK_H

#include <stdint.h>
#include <stdio.h>
#include <string.h>

static unsigned check_passed, check_failed;

static void check_at(int ok, const char *what, const char *file, int line) {
  if (ok) {
    check_passed++;
  } else {
    check_failed++;
    fprintf(stderr, "%s:%d: failed: %s\n", file, line, what);
  }
}

/* Compares len bytes with a C string and shows both when they differ. */
static inline void check_text_at(const char *got, size_t len, const char *want, const char *file,
                                 int line) {
  int ok = strlen(want) == len && (len == 0 || memcmp(got, want, len) == 0);
  if (!ok) fprintf(stderr, "  got  \"%.*s\"\n  want \"%s\"\n", (int)len, got ? got : "", want);
  check_at(ok, "texts are equal", file, line);
}

#define CHECK(condition)           check_at((condition) ? 1 : 0, #condition, __FILE__, __LINE__)
#define CHECK_TEXT(got, len, want) check_text_at((got), (len), (want), __FILE__, __LINE__)
#define CHECK_STR(got, want)       check_text_at((got).ptr, (got).len, (want), __FILE__, __LINE__)

/* Numbers that look like chance and are the same in every run; the state begins with any number. */
static inline uint32_t check_random(uint32_t *state) {
  *state = *state * 1664525u + 1013904223u;
  return *state >> 8;
}

static inline int check_report(void) {
  printf("%u passed, %u failed\n", check_passed, check_failed);
  return check_failed || !check_passed ? 1 : 0;
}

#endif
