/* timex_speed.c: the temporal engine alone, over prose and over hostile repetitions.
 *
 *   cc -O2 -std=gnu99 -Icsrc -DUTF8PROC_EXPORTS -o timex_speed bench/timex_speed.c \
 *      $(find csrc/time csrc/text csrc/base -name '*.c') -lutf8proc -lm
 *   ./timex_speed PROSE.txt
 *
 * PROSE.txt: plain text, paragraphs apart by blank lines, a megabyte of news for figures that count.
 * Prints MB/s (processor time, tokens given) and how many times longer than prose a byte of each
 * repetition takes; over ten is a failure. */
#define _POSIX_C_SOURCE 199309L
#include "measure.h"
#include "time/time.h"

/* MB/s: the best of some runs, and how many expressions there were. */
static double speed(const char *bytes, uint32_t len, uint32_t *count) {
  dl_span *paragraphs = malloc((len + 1) * sizeof *paragraphs);
  uint32_t n = 0, i = 0;
  if (!paragraphs) exit(1);
  while (i < len) {
    while (i < len && bytes[i] == '\n') i++;
    uint32_t start = i;
    while (i < len && !(bytes[i] == '\n' && (i + 1 == len || bytes[i + 1] == '\n'))) i++;
    if (i > start) paragraphs[n++] = (dl_span){start, i};
  }
  dl_arena arena;
  dl_text text;
  dl_arena_init(&arena, dl_allocator_libc, 0);
  if (dl_text_split(&arena, bytes, len, paragraphs, n, &text) != DL_OK) exit(1);
  dl_time_context context;
  memset(&context, 0, sizeof context);
  context.has_published = true;
  context.published = (dl_civil){2023, 12, 20};
  context.published_minute = -1;
  double best = 0;
  for (int run = 0; run < 9; run++) {
    dl_arena results, scratch;
    dl_timexes found;
    dl_arena_init(&results, dl_allocator_libc, 0);
    dl_arena_init(&scratch, dl_allocator_libc, 0);
    double begin = now();
    if (dl_time_find(&results, &scratch, &text, &context, &found) != DL_OK) exit(1);
    double rate = len / (now() - begin) / 1e6;
    if (rate > best) best = rate;
    *count = found.count;
    dl_arena_destroy(&results);
    dl_arena_destroy(&scratch);
  }
  dl_arena_destroy(&arena);
  free(paragraphs);
  return best;
}

int main(int argc, char **argv) {
  static const char *const units[] = {"1999 ",
                                      "3-4 May ",
                                      "Monday ",
                                      "October ",
                                      "May 3 to 5 and ",
                                      "last June ",
                                      "5 p.m. ",
                                      "12:30 ",
                                      "1/2 ",
                                      "the last day of ",
                                      "two and a half ",
                                      "early next week ",
                                      "year ",
                                      "the first ",
                                      "20 minutes past ",
                                      "on 2/15 ",
                                      "2 Fridays from ",
                                      "31-Oct-74 ",
                                      "will ",
                                      "the day ",
                                      "Q3 ",
                                      "July ",
                                      "2019-20 ",
                                      "7-Feb "};
  if (argc != 2) return fprintf(stderr, "usage: timex_speed PROSE.txt\n"), 2;
  enum { REPEATED = 200000 };
  size_t size_of_prose;
  char *text = load_file(argv[1], &size_of_prose), *bytes = malloc(REPEATED);
  if (!bytes) return 1;
  uint32_t len, count, failed = 0;
  double prose = speed(text, (uint32_t)size_of_prose, &count);
  free(text);
  printf("%-18s %8.1f MB/s %8u expressions\n", "prose", prose, count);
  for (size_t u = 0; u < sizeof units / sizeof *units; u++) {
    uint32_t size = (uint32_t)strlen(units[u]);
    for (len = 0; len + size <= REPEATED; len += size) memcpy(bytes + len, units[u], size);
    double rate = speed(bytes, len, &count);
    bool slow = prose > 10 * rate;
    failed += slow;
    printf("%-18s %8.1f MB/s %8u expressions %6.1f x%s\n", units[u], rate, count, prose / rate,
           slow ? "  SLOW" : "");
  }
  free(bytes);
  return failed != 0;
}
