/* text_driver.c: the text stage behind a pipe, for bench/text_score.py and for timing.
 *
 *     text_driver            documents on stdin, each ended by a NUL, its paragraphs by a newline;
 *                            answers a line each: "start:end" in bytes for every token, '|' behind
 *                            the last of a sentence
 *     text_driver speed N    splits stdin N times and prints the fastest, in MB/s and tokens/s
 *     text_driver quotes     the quotes of stdin, a line each: confidence, speaker, cue, content
 *     text_driver once       splits stdin, finds its quotes and prints nothing (to count instructions)
 *
 * bench/text_score.py and bench/text_linear.py build it. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "quote/quote.h"
#include "text/text.h"

static char *read_all(size_t *len) {
  size_t capacity = 1 << 16, n = 0, got;
  char *bytes = malloc(capacity);
  while (bytes && (got = fread(bytes + n, 1, capacity - n, stdin)) > 0) {
    n += got;
    if (n == capacity) {
      char *more = realloc(bytes, capacity *= 2);
      if (!more) free(bytes);
      bytes = more;
    }
  }
  *len = n;
  return bytes;
}

static uint32_t cut_lines(const char *bytes, uint32_t len, dl_span *paragraphs) {
  uint32_t count = 0, start = 0;
  for (uint32_t i = 0; i <= len; i++) {
    if (i < len && bytes[i] != '\n') continue;
    if (i > start) paragraphs[count++] = (dl_span){start, i};
    start = i + 1;
  }
  return count;
}

static int answer_quotes(dl_arena *arena, const dl_text *text, int print) {
  dl_arena scratch;
  dl_arena_init(&scratch, dl_allocator_libc, 0);
  dl_quotes quotes;
  int failed = dl_quote_find(arena, &scratch, text, &quotes) != DL_OK;
  for (uint32_t i = 0; print && !failed && i < quotes.count; i++) {
    const dl_quote *q = &quotes.items[i];
    printf("%s %.2f [%.*s] <%.*s> %.*s\n", q->direct ? "direct  " : "indirect", q->confidence,
           (int)(q->speaker.end - q->speaker.start), text->bytes + q->speaker.start,
           (int)(q->cue.end - q->cue.start), text->bytes + q->cue.start, (int)(q->end - q->start),
           text->bytes + q->start);
  }
  dl_arena_destroy(&scratch);
  return failed;
}

static void answer(const dl_text *text) {
  for (uint32_t i = 0; i < text->sentence_count; i++) {
    for (uint32_t t = text->sentences[i].first_token; t < text->sentences[i].end_token; t++)
      printf("%s%u:%u", t ? " " : "", text->tokens[t].start, text->tokens[t].end);
    printf(" |");
  }
  printf("\n");
}

int main(int argc, char **argv) {
  size_t len;
  char *bytes = read_all(&len);
  dl_span *paragraphs = bytes ? malloc((len + 2) * sizeof *paragraphs) : NULL;
  if (!paragraphs || len > UINT32_MAX - 1) return 1;
  dl_arena arena;
  dl_arena_init(&arena, dl_allocator_libc, 0);
  dl_text text;
  if (argc == 3 && strcmp(argv[1], "speed") == 0) {
    uint32_t count = cut_lines(bytes, (uint32_t)len, paragraphs);
    double best = 1e9;
    for (int i = 0; i < atoi(argv[2]); i++) {
      dl_arena_destroy(&arena);
      clock_t start = clock();
      if (dl_text_split(&arena, bytes, (uint32_t)len, paragraphs, count, &text)) return 1;
      double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
      if (seconds < best) best = seconds;
    }
    printf("%.1f MB/s, %.2f M tokens/s; %u tokens, %u sentences, %.2f bytes held per byte\n",
           (double)len / best / 1e6, text.token_count / best / 1e6, text.token_count,
           text.sentence_count, (double)arena.held / (double)len);
  } else if (argc == 2) {
    uint32_t count = cut_lines(bytes, (uint32_t)len, paragraphs);
    if (dl_text_split(&arena, bytes, (uint32_t)len, paragraphs, count, &text)) return 1;
    if (answer_quotes(&arena, &text, strcmp(argv[1], "quotes") == 0)) return 1;
  } else {
    for (size_t at = 0; at < len;) {
      uint32_t size = (uint32_t)strlen(bytes + at);
      dl_arena_mark mark = dl_arena_take_mark(&arena);
      uint32_t count = cut_lines(bytes + at, size, paragraphs);
      if (dl_text_split(&arena, bytes + at, size, paragraphs, count, &text)) return 1;
      answer(&text);
      dl_arena_release(&arena, mark);
      at += size + 1;
    }
  }
  dl_arena_destroy(&arena);
  free(paragraphs);
  free(bytes);
  return 0;
}
