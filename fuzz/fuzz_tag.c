/* fuzz_tag.c: any bytes, valid UTF-8 or not, as paragraphs: the tagger must end, and its names must lie in
 * order inside their tokens and sentences. */
#include "support.h"

#include "tag/tag.h"
#include "text/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size > 1 << 16) return 0;
  const char *bytes = (const char *)data;
  uint32_t len = (uint32_t)size;
  dl_arena arena, scratch;
  dl_arena_init(&arena, dl_allocator_libc, 0);
  dl_arena_init(&scratch, dl_allocator_libc, 0);
  DL_VEC(dl_span) paragraphs = {0};
  for (uint32_t at = 0; at < len;) {
    while (at < len && bytes[at] == '\n') at++;
    uint32_t start = at;
    while (at < len && !(bytes[at] == '\n' && at + 1 < len && bytes[at + 1] == '\n')) at++;
    if (at > start && !dl_vec_push(&arena, &paragraphs, ((dl_span){start, at}))) break;
  }
  dl_text text;
  dl_names names;
  if (dl_text_split(&arena, bytes, len, paragraphs.items, paragraphs.count, &text) == DL_OK &&
      dl_tag_names(&arena, &scratch, &text, &names) == DL_OK) {
    uint32_t at = 0, sentence = 0;
    for (uint32_t i = 0; i < names.count; i++) {
      const dl_name *n = &names.items[i];
      REQUIRE(n->start >= at && n->start < n->end && n->end <= len);
      at = n->end;
      REQUIRE(n->first_token < n->end_token && n->end_token <= text.token_count);
      REQUIRE(text.tokens[n->first_token].start <= n->start);
      REQUIRE(text.tokens[n->end_token - 1].end >= n->end);
      while (text.sentences[sentence].end_token <= n->first_token) sentence++;
      REQUIRE(n->end_token <= text.sentences[sentence].end_token);
      REQUIRE(n->type < DL_NAME_TYPE_COUNT);
      REQUIRE(n->confidence >= 0 && n->confidence <= 1);
    }
  }
  dl_arena_destroy(&arena);
  dl_arena_destroy(&scratch);
  return 0;
}
