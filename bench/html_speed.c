/* html_speed.c: how fast csrc/html parses, in MB of input for a second of processor time.
 *
 * usage: html_speed ROUNDS FILE...   each round parses every file once; files are read before
 *        html_speed --hostile        times the hostile inputs at 1, 2 and 4 times a size
 *        html_speed --make NAME N    writes the hostile input NAME of size N (for callgrind)
 *        html_speed --parse FILE     parses once (for callgrind), prints nodes and memory held
 *
 * Build: cc -O2 -Icsrc bench/html_speed.c csrc/html/?*.c csrc/base/?*.c -lutf8proc */
#define _POSIX_C_SOURCE 199309L
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "html/html.h"

#include "measure.h"

typedef struct parsed {
  dl_status status;
  size_t held, scratch_held;
  uint32_t nodes, runs;
} parsed;

static size_t now_held, most_held;

/* malloc that knows how much it holds. */
static void *counting(void *context, void *ptr, size_t old_size, size_t new_size) {
  (void)context;
  now_held += new_size - old_size;
  if (now_held > most_held) most_held = now_held;
  if (new_size == 0) {
    free(ptr);
    return NULL;
  }
  return realloc(ptr, new_size);
}

static parsed parse(const char *bytes, size_t len) {
  dl_allocator allocator = {counting, NULL};
  dl_arena arena, scratch;
  dl_arena_init(&arena, allocator, 0);
  dl_arena_init(&scratch, allocator, 0);
  dl_html html;
  parsed out = {DL_OK, 0, 0, 0, 0};
  most_held = now_held;
  out.status = dl_html_parse(&arena, &scratch, (dl_str){bytes, (uint32_t)len}, &html, NULL);
  out.held = most_held;
  if (out.status == DL_OK) {
    out.nodes = html.node_count;
    out.runs = html.run_count;
  }
  dl_arena_destroy(&arena);
  dl_arena_destroy(&scratch);
  return out;
}

/* Where an input repeats a piece, %u in it is the number of the repetition. */
typedef struct hostile {
  const char *name, *head, *piece, *tail;
  uint32_t count;
} hostile;

static const hostile inputs[] = {
    {"nested div", "", "<div>", "x", 20000},
    {"nested div, closed", "", "<div>", "x</div></div></div>", 20000},
    {"b with attributes", "", "<b %u>", "x", 100000},
    {"b, then paragraphs", "<p><b 1><b 2><b 3><b 4><b 5><b 6><b 7><b 8>", "<p>x", "", 100000},
    {"b and closed blocks", "", "<b %u><p>", "", 100000},
    {"misnested end tags", "", "<b><i><p></b></i>", "", 50000},
    {"a in a", "", "<a><div>", "", 100000},
    {"lists", "", "<ul><li>", "", 100000},
    {"list items", "", "<li>x", "", 100000},
    {"one attribute", "<p class='", "0123456789abcdef", "'>x", 500000},
    {"one open attribute", "<p class='", "0123456789abcdef", "", 500000},
    {"many attributes", "<p ", "a%u=1 ", ">x", 100000},
    {"ampersands in an attribute", "<p class='", "&&&a", "'>x", 500000},
    {"tables in tables", "", "<table><tr><td>", "x", 10000},
    {"tables alone", "", "<table>", "x", 100000},
    {"text in tables", "<table>", "x<tr>y<td>z", "", 100000},
    {"foster parents", "<table>", "<b>x", "", 100000},
    {"open comment", "<!--", "--x>", "", 500000},
    {"open script", "<script><!--", "<script>-->", "", 500000},
    {"scripts", "", "<script></scrip", "", 200000},
    {"less-than signs", "", "<<<<", "", 500000},
    {"ampersands", "", "&amp&a&&", "", 500000},
    {"carriage returns", "", "\r\r\nx", "", 500000},
    {"templates", "", "<template>", "x", 100000},
    {"selects", "", "<select><option>", "", 100000},
    {"svg", "", "<svg><g>", "", 100000},
    {"svg and out", "", "<svg><desc><p>", "", 100000},
    {"deep spans, then p", "", "<span>", "", 490},
    {"bodies", "", "<body a%u>", "", 100000},
    {"formatting and tables", "", "<b><table><td><i>", "", 50000},
    {"unknown end tags", "", "<x></y>", "", 100000},
    {"Cyrillic", "<meta charset=windows-1251>", "\xcf\xf0\xe8\xe2\xe5\xf2 ", "", 500000},
    {"bad bytes", "<meta charset=utf-8>", "\xff\xfe", "", 1000000},
    {"Shift_JIS", "<meta charset=shift_jis>", "\x83\x65\x83\x58", "", 500000},
};

static char *make(const hostile *input, uint32_t times, size_t *len) {
  size_t count = (size_t)input->count * times, capacity = count * (strlen(input->piece) + 12) + 512;
  char *bytes = malloc(capacity);
  if (!bytes) exit(2);
  *len = (size_t)sprintf(bytes, "%s", input->head);
  for (size_t i = 0; i < count; i++)
    *len += (size_t)sprintf(bytes + *len, input->piece, (unsigned)i);
  *len += (size_t)sprintf(bytes + *len, "%s", input->tail);
  return bytes;
}

static void run_hostile(void) {
  printf("%-28s %9s %8s %8s %8s %7s %9s\n", "input", "bytes", "1x ms", "2x ms", "4x ms", "MB/s",
         "held B/B");
  for (size_t i = 0; i < sizeof inputs / sizeof *inputs; i++) {
    double seconds[3];
    size_t size = 0;
    double held = 0;
    for (uint32_t step = 0; step < 3; step++) {
      size_t len;
      char *bytes = make(&inputs[i], 1u << step, &len);
      double best = 1e9;
      for (int round = 0; round < 3; round++) {
        double start = now();
        parsed out = parse(bytes, len);
        double took = now() - start;
        if (took < best) best = took;
        if (out.status != DL_OK) printf("%s: status %d\n", inputs[i].name, (int)out.status);
        held = (double)out.held / (double)len;
      }
      seconds[step] = best;
      size = len;
      free(bytes);
    }
    printf("%-28s %9zu %8.2f %8.2f %8.2f %7.1f %9.1f\n", inputs[i].name, size, seconds[0] * 1e3,
           seconds[1] * 1e3, seconds[2] * 1e3, (double)size / seconds[2] * 1e-6, held);
  }
}

int main(int argc, char **argv) {
  if (argc == 2 && strcmp(argv[1], "--hostile") == 0) {
    run_hostile();
    return 0;
  }
  if (argc == 4 && strcmp(argv[1], "--make") == 0) {
    for (size_t i = 0; i < sizeof inputs / sizeof *inputs; i++)
      if (strcmp(inputs[i].name, argv[2]) == 0) {
        hostile input = inputs[i];
        input.count = (uint32_t)atoi(argv[3]);
        size_t len;
        char *bytes = make(&input, 1, &len);
        fwrite(bytes, 1, len, stdout);
        free(bytes);
      }
    return 0;
  }
  if (argc == 3 && strcmp(argv[1], "--parse") == 0) {
    size_t len;
    char *bytes = load_file(argv[2], &len);
    parsed out = parse(bytes, len);
    printf("status %d, %u nodes, %u runs, %zu bytes, %.1f held per byte\n", (int)out.status,
           out.nodes, out.runs, len, (double)out.held / (double)len);
    free(bytes);
    return 0;
  }
  if (argc < 3) return 2;
  int rounds = atoi(argv[1]), count = argc - 2;
  char **pages = malloc((size_t)count * sizeof *pages);
  size_t *sizes = malloc((size_t)count * sizeof *sizes), total = 0;
  if (!pages || !sizes) return 2;
  for (int i = 0; i < count; i++) {
    pages[i] = load_file(argv[i + 2], &sizes[i]);
    total += sizes[i];
  }
  double best = 1e9, worst_held = 0;
  for (int round = 0; round < rounds; round++) {
    double start = now();
    for (int i = 0; i < count; i++) {
      parsed out = parse(pages[i], sizes[i]);
      if (out.status != DL_OK) printf("%s: status %d\n", argv[i + 2], (int)out.status);
      double held = (double)out.held / (double)(sizes[i] + 1);
      if (sizes[i] > 100000 && held > worst_held) worst_held = held;
    }
    double took = now() - start;
    if (took < best) best = took;
  }
  printf("%d pages, %.1f MB: best of %d rounds %.3f s, %.1f MB/s, %.0f pages/s; at most %.1f bytes "
         "held per byte (pages above 100 kB)\n",
         count, (double)total * 1e-6, rounds, best, (double)total / best * 1e-6,
         (double)count / best, worst_held);
  for (int i = 0; i < count; i++) free(pages[i]);
  free(pages);
  free(sizes);
  return 0;
}
