/* fuzz_text.c: the text stage on arbitrary bytes, valid UTF-8 or not. Asserts what text.h promises:
 * tokens ascend, are disjoint and not empty, lie in one sentence and one paragraph each; sentences
 * share out all tokens; flags agree with the bytes. */
#include <stdint.h>

#include "support.h"

#include "text/text.h"

enum { MOST_PARAGRAPHS = 64 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size > 1 << 20) return 0;
  const char *bytes = (const char *)data;
  uint32_t len = (uint32_t)size;
  dl_span paragraphs[MOST_PARAGRAPHS];
  uint32_t count = cut_lines(bytes, len, paragraphs, MOST_PARAGRAPHS);

  dl_arena arena;
  dl_arena_init(&arena, dl_allocator_libc, 0);
  dl_text text;
  REQUIRE(dl_text_split(&arena, bytes, len, paragraphs, count, &text) == DL_OK);
  uint32_t token = 0, end = 0, last_paragraph = 0;
  for (uint32_t s = 0; s < text.sentence_count; s++) {
    const dl_sentence *sentence = &text.sentences[s];
    REQUIRE(sentence->first_token == token && sentence->end_token > token);
    REQUIRE(sentence->paragraph >= last_paragraph && sentence->paragraph < count);
    last_paragraph = sentence->paragraph;
    unsigned firsts = 0;
    for (; token < sentence->end_token; token++) {
      const dl_token *t = &text.tokens[token];
      REQUIRE(t->start >= end && t->end > t->start);
      REQUIRE(t->start >= paragraphs[sentence->paragraph].start);
      REQUIRE(t->end <= paragraphs[sentence->paragraph].end);
      REQUIRE(t->kind <= DL_TOKEN_EMOJI);
      firsts += t->flags & DL_TOKEN_FIRST ? 1 : 0;
      if (t->flags & DL_TOKEN_ABBREVIATION) REQUIRE(bytes[t->end - 1] == '.');
      if (t->flags & DL_TOKEN_ALL_CAPS) REQUIRE(t->kind != DL_TOKEN_PUNCT);
      dl_span part = dl_token_name_part(&text, token);
      REQUIRE(part.start >= t->start && part.end <= t->end && part.start < part.end);
      end = t->end;
    }
    REQUIRE(firsts <= 1);
  }
  REQUIRE(token == text.token_count);
  dl_arena_destroy(&arena);
  return 0;
}
