/* tagger.c: the whole tagger for the training scripts (train/tagger.py loads this): reads a model
 * file, not the library's, and returns raw or calibrated names. */
#include "tag/decode.h"
#include "tag/tag.h"

#include "split.h"

#define EXPORT __attribute__((visibility("default")))

typedef struct tagger_name {
  uint32_t start, end, first_token, end_token, type;
  float confidence;
} tagger_name;

EXPORT int64_t tagger_names(const char *text, uint32_t len, tagger_name *out, size_t room,
                            uint32_t *tokens);

/* Paragraphs are what stands between blank lines. Returns the number of names, or -1. */
int64_t tagger_names(const char *text, uint32_t len, tagger_name *out, size_t room,
                     uint32_t *tokens) {
  dl_arena arena, scratch;
  dl_arena_init(&arena, dl_allocator_libc, 0);
  dl_arena_init(&scratch, dl_allocator_libc, 0);
  int64_t result = -1;
  dl_text split;
  dl_names names;
  if (split_at_blank_lines(&arena, text, len, &split) &&
      dl_tag_names(&arena, &scratch, &split, &names) == DL_OK && names.count <= room) {
    for (uint32_t i = 0; i < names.count; i++) {
      const dl_name *n = &names.items[i];
      out[i] = (tagger_name){n->start,          n->end,       n->first_token, n->end_token,
                             (uint32_t)n->type, n->confidence};
    }
    *tokens = split.token_count;
    result = names.count;
  }
  dl_arena_destroy(&arena);
  dl_arena_destroy(&scratch);
  return result;
}
