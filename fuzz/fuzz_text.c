/* fuzz_text.c: the text stage on arbitrary bytes, valid UTF-8 or not. Asserts what text.h promises:
 * tokens ascend, are disjoint and not empty, lie in one sentence and one paragraph each; sentences
 * share out all tokens; flags agree with the bytes. */
#include <stdint.h>

#include "text/text.h"

#define DEMAND(condition)                                                                          \
  do {                                                                                             \
    if (!(condition)) __builtin_trap();                                                            \
  } while (0)

enum { MOST_PARAGRAPHS = 64 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size > 1 << 20) return 0;
  const char *bytes = (const char *)data;
  uint32_t len = (uint32_t)size;
  dl_span paragraphs[MOST_PARAGRAPHS];
  uint32_t count = 0, start = 0;
  for (uint32_t i = 0; i <= len && count < MOST_PARAGRAPHS; i++) {
    if (i < len && bytes[i] != '\n') continue;
    paragraphs[count++] = (dl_span){start, i};
    start = i < len ? i + 1 : i;
  }

  dl_arena arena;
  dl_arena_init(&arena, dl_allocator_libc, 0);
  dl_text text;
  DEMAND(dl_text_split(&arena, bytes, len, paragraphs, count, &text) == DL_OK);
  uint32_t token = 0, end = 0, last_paragraph = 0;
  for (uint32_t s = 0; s < text.sentence_count; s++) {
    const dl_sentence *sentence = &text.sentences[s];
    DEMAND(sentence->first_token == token && sentence->end_token > token);
    DEMAND(sentence->paragraph >= last_paragraph && sentence->paragraph < count);
    last_paragraph = sentence->paragraph;
    unsigned firsts = 0;
    for (; token < sentence->end_token; token++) {
      const dl_token *t = &text.tokens[token];
      DEMAND(t->start >= end && t->end > t->start);
      DEMAND(t->start >= paragraphs[sentence->paragraph].start);
      DEMAND(t->end <= paragraphs[sentence->paragraph].end);
      DEMAND(t->kind <= DL_TOKEN_EMOJI);
      firsts += t->flags & DL_TOKEN_FIRST ? 1 : 0;
      if (t->flags & DL_TOKEN_ABBREVIATION) DEMAND(bytes[t->end - 1] == '.');
      if (t->flags & DL_TOKEN_ALL_CAPS) DEMAND(t->kind != DL_TOKEN_PUNCT);
      dl_span part = dl_token_name_part(&text, token);
      DEMAND(part.start >= t->start && part.end <= t->end && part.start < part.end);
      end = t->end;
    }
    DEMAND(firsts <= 1);
  }
  DEMAND(token == text.token_count);
  dl_arena_destroy(&arena);
  return 0;
}
