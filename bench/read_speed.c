/* read_speed.c: how many web pages a second the reader takes on one core: parse, metadata and body.
 *
 * usage: read_speed ROUNDS FILE...   each round reads every file once; files are loaded before. Prints the
 *                                    best round, in processor time. ROUNDS 0: once, without a clock (for callgrind)
 *
 * Build: cc -O2 -Icsrc bench/read_speed.c csrc/{read,html,base}/?*.c -lutf8proc -lmd4c */
#define _POSIX_C_SOURCE 199309L
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/stash.h"
#include "read/read.h"

#include "measure.h"

/* Reads one page, as the Lua module does; returns the bytes of its clean text. */
static size_t read_one(dl_stash *stash, const char *bytes, size_t len) {
  dl_read_options options = {DL_FORMAT_HTML, {NULL, 0}};
  dl_arena arena, scratch;
  dl_arena_init(&arena, dl_allocator_libc, 0);
  dl_arena_init(&scratch, dl_stash_allocator(stash), 0);
  dl_document document;
  size_t text = 0;
  if (dl_read(&arena, &scratch, (dl_str){bytes, (uint32_t)len}, &options, &document, NULL) == DL_OK)
    text = document.text_len;
  dl_arena_destroy(&arena);
  dl_arena_destroy(&scratch);
  return text;
}

int main(int argc, char **argv) {
  if (argc < 3) return 2;
  int rounds = atoi(argv[1]), count = argc - 2;
  char **pages = malloc((size_t)count * sizeof *pages);
  size_t *sizes = malloc((size_t)count * sizeof *sizes), total = 0, text = 0;
  if (!pages || !sizes) return 2;
  for (int i = 0; i < count; i++) {
    pages[i] = load_file(argv[i + 2], &sizes[i]);
    total += sizes[i];
  }
  double best = 1e9;
  dl_stash stash;
  dl_stash_init(&stash, dl_allocator_libc, (size_t)4 << 20);
  for (int round = 0; round < (rounds ? rounds : 1); round++) {
    double start = now();
    text = 0;
    for (int i = 0; i < count; i++) text += read_one(&stash, pages[i], sizes[i]);
    double took = now() - start;
    if (took < best) best = took;
  }
  printf("%d pages, %.1f MB, %.1f MB of text", count, (double)total * 1e-6, (double)text * 1e-6);
  if (rounds)
    printf(": best of %d rounds %.3f s, %.0f pages/s, %.1f MB/s", rounds, best,
           (double)count / best, (double)total / best * 1e-6);
  printf("\n");
  dl_stash_close(&stash);
  for (int i = 0; i < count; i++) free(pages[i]);
  free(pages);
  free(sizes);
  return 0;
}
