/* measure.h: the clock, and a whole file in memory, for programs that measure. They define
 * _POSIX_C_SOURCE before anything is included. */
#ifndef DATELINE_BENCH_MEASURE_H
#define DATELINE_BENCH_MEASURE_H

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double now(void) {
  struct timespec at;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &at); /* other programs on the machine count less */
  return (double)at.tv_sec + (double)at.tv_nsec * 1e-9;
}

/* Ends the program where the file cannot be had. */
static char *load_file(const char *path, size_t *len) {
  FILE *file = fopen(path, "rb");
  if (!file) {
    perror(path);
    exit(2);
  }
  fseek(file, 0, SEEK_END);
  *len = (size_t)ftell(file);
  rewind(file);
  char *bytes = malloc(*len + 1);
  if (!bytes || fread(bytes, 1, *len, file) != *len) exit(2);
  fclose(file);
  return bytes;
}

#endif
