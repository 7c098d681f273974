/* fuzz_time.c: any bytes through the temporal engine.
 *
 * The first two bytes choose the publication date (or none); the rest is the text, cut into
 * paragraphs at blank lines. Build: clang -fsanitize=fuzzer,address,undefined -Icsrc. */
#include <stdlib.h>

#include "support.h"

#include "time/time.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size < 2 || size > 65536) return 0;
  dl_time_context context;
  memset(&context, 0, sizeof context);
  context.has_published = data[0] & 1;
  context.published = dl_civil_from_days((int32_t)(data[1] * 257 + (data[0] >> 1) * 13));
  context.published_minute = data[0] & 2 ? data[1] * 5 : -1;
  context.reading = data[0] & 4 ? DL_READING_CALENDAR : DL_READING_NEWS;
  uint32_t len = (uint32_t)(size - 2);
  char *bytes = malloc(len + 1);
  dl_span *paragraphs = malloc((len + 1) * sizeof *paragraphs);
  REQUIRE(bytes && paragraphs);
  memcpy(bytes, data + 2, len);
  bytes[len] = 0;
  uint32_t count = 0, i = 0;
  while (i < len) {
    while (i < len && bytes[i] == '\n') i++;
    uint32_t start = i;
    while (i < len && !(bytes[i] == '\n' && (i + 1 == len || bytes[i + 1] == '\n'))) i++;
    if (i > start) paragraphs[count++] = (dl_span){start, i};
  }
  dl_arena arena, scratch;
  dl_arena_init(&arena, dl_allocator_libc, 0);
  dl_arena_init(&scratch, dl_allocator_libc, 0);
  dl_text text;
  dl_timexes found;
  REQUIRE(dl_text_split(&arena, bytes, len, paragraphs, count, &text) == DL_OK);
  REQUIRE(dl_time_find(&arena, &scratch, &text, &context, &found) == DL_OK);
  for (uint32_t k = 0; k < found.count; k++) {
    const dl_timex *t = &found.items[k];
    REQUIRE(t->start < t->end && t->end <= len);
    REQUIRE(k == 0 || found.items[k - 1].end <= t->start); /* in order, disjoint */
    REQUIRE(t->first_token < t->end_token && t->end_token <= text.token_count);
    REQUIRE(t->value.len > 0 && t->rule != NULL);
    REQUIRE(t->confidence > 0 && t->confidence <= 1);
    REQUIRE(context.has_published || t->anchor != DL_ANCHOR_PUBLISHED);
    REQUIRE(t->anchor != DL_ANCHOR_MENTION || t->anchor_index < k);
    REQUIRE(t->begin_index == UINT32_MAX || t->begin_index < found.count);
    REQUIRE(t->end_index == UINT32_MAX || t->end_index < found.count);
    /* from is before to, in time and so in text (years of four figures, one form) */
    if (t->from.len == 10 && t->to.len == 10 && t->from.ptr[0] != '-')
      REQUIRE(memcmp(t->from.ptr, t->to.ptr, 10) < 0);
  }
  dl_arena_destroy(&arena);
  dl_arena_destroy(&scratch);
  free(paragraphs);
  free(bytes);
  return 0;
}
