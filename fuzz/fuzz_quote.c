/* fuzz_quote.c: the quote stage on arbitrary bytes. Asserts what quote.h promises: quotes in text
 * order, every span inside the text, a confidence between 0 and 1, a cue only with a speaker. */
#include <stdint.h>

#include "support.h"

#include "quote/quote.h"

enum { MOST_PARAGRAPHS = 64 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size > 1 << 20) return 0;
  const char *bytes = (const char *)data;
  uint32_t len = (uint32_t)size;
  dl_span paragraphs[MOST_PARAGRAPHS];
  uint32_t count = cut_lines(bytes, len, paragraphs, MOST_PARAGRAPHS);

  dl_arena arena, scratch;
  dl_arena_init(&arena, dl_allocator_libc, 0);
  dl_arena_init(&scratch, dl_allocator_libc, 0);
  dl_text text;
  dl_quotes quotes;
  REQUIRE(dl_text_split(&arena, bytes, len, paragraphs, count, &text) == DL_OK);
  REQUIRE(dl_quote_find(&arena, &scratch, &text, &quotes) == DL_OK);
  for (uint32_t i = 0; i < quotes.count; i++) {
    const dl_quote *q = &quotes.items[i];
    REQUIRE(q->start < q->end && q->end <= len);
    REQUIRE(i == 0 || quotes.items[i - 1].start <= q->start);
    REQUIRE(q->speaker.start <= q->speaker.end && q->speaker.end <= len);
    REQUIRE(q->cue.start <= q->cue.end && q->cue.end <= len);
    REQUIRE(q->confidence > 0 && q->confidence <= 1);
    if (q->cue.end > 0) REQUIRE(q->speaker.end > q->speaker.start);
    if (!q->direct) REQUIRE(q->cue.end > q->cue.start);
  }
  dl_arena_destroy(&arena);
  dl_arena_destroy(&scratch);
  return 0;
}
