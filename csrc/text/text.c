/* text.c: the stage's entrance: paragraph by paragraph, tokens first, then sentences.
 *
 * All tokens are made before the first sentence, so that both arrays grow at the arena's end. */
#include "text/scan.h"

/* One row for sixteen bytes: the bits of scan.h. */
const uint8_t dl_byte_class[256] = {
    16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16,
    16, 16, 16, 16, 16, 16, 16, 16, 16, 0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,
    4,  4,  4,  4,  4,  4,  4,  4,  4,  4,  0,  0,  0,  0,  0,  0,  0,  1,  1,  1,  1,  1,  1,  1,
    1,  1,  1,  1,  1,  1,  1,  1,  1,  1,  1,  1,  1,  1,  1,  1,  1,  1,  1,  0,  0,  0,  0,  32,
    0,  2,  2,  2,  2,  2,  2,  2,  2,  2,  2,  2,  2,  2,  2,  2,  2,  2,  2,  2,  2,  2,  2,  2,
    2,  2,  2,  0,  0,  0,  0,  16, 8,  8,  8,  8,  8,  8,  8,  8,  8,  8,  8,  8,  8,  8,  8,  8,
    8,  8,  8,  8,  8,  8,  8,  8,  8,  8,  8,  8,  8,  8,  8,  8,  8,  8,  8,  8,  8,  8,  8,  8,
    8,  8,  8,  8,  8,  8,  8,  8,  8,  8,  8,  8,  8,  8,  8,  8,  8,  8,  8,  8,  8,  8,  8,  8,
    8,  8,  8,  8,  8,  8,  8,  8,  8,  8,  8,  8,  8,  8,  8,  8,  8,  8,  8,  8,  8,  8,  8,  8,
    8,  8,  8,  8,  8,  8,  8,  8,  8,  8,  8,  8,  8,  8,  8,  8,  8,  8,  8,  8,  8,  8,  8,  8,
    8,  8,  8,  8,  8,  8,  8,  8,  8,  8,  8,  8,  8,  8,  8,  8,
};

dl_status dl_text_split(dl_arena *arena, const char *bytes, uint32_t len, const dl_span *paragraphs,
                        uint32_t paragraph_count, dl_text *out) {
  *out = (dl_text){
      .bytes = bytes, .len = len, .paragraphs = paragraphs, .paragraph_count = paragraph_count};
  dl_scanner scanner = {.arena = arena, .bytes = (const unsigned char *)bytes, .len = len};
  for (uint32_t i = 0; i < paragraph_count; i++) {
    if (dl_scan_paragraph(&scanner, paragraphs[i].start, paragraphs[i].end)) return DL_ERR_MEMORY;
  }
  out->tokens = scanner.tokens;
  out->token_count = scanner.count;

  DL_VEC(dl_sentence) sentences = {0};
  uint32_t token = 0;
  for (uint32_t i = 0; i < paragraph_count; i++) {
    uint32_t end = token;
    bool quote_open = false;
    while (end < scanner.count && scanner.tokens[end].start < paragraphs[i].end) end++;
    while (token < end) {
      uint32_t next = dl_sentence_end(out, token, end, &quote_open);
      dl_sentence sentence = {token, next, i};
      if (!dl_vec_push(arena, &sentences, sentence)) return DL_ERR_MEMORY;
      token = next;
    }
  }
  out->sentences = sentences.items;
  out->sentence_count = sentences.count;
  return DL_OK;
}
