/* features.c: the library's features for the training scripts (train/native.py loads this). */
#include "base/hash.h"
#include "tag/pieces.h"

#include <string.h>

#include "split.h"

#define EXPORT __attribute__((visibility("default")))

EXPORT uint64_t features_hash(const char *s, size_t len);
EXPORT uint32_t features_fold(const char *s, uint32_t len, char *out);
EXPORT size_t features_piece_size(void);
EXPORT int64_t features_make(const unsigned char *lexicon_bytes, size_t lexicon_size,
                             const char *text, uint32_t len, dl_piece *pieces, size_t piece_room,
                             uint32_t *sentences, size_t sentence_room);

uint64_t features_hash(const char *s, size_t len) {
  return dl_hash(s, len, 0);
}

uint32_t features_fold(const char *s, uint32_t len, char *out) {
  return dl_lexicon_fold((dl_str){s, len}, out);
}

size_t features_piece_size(void) {
  return sizeof(dl_piece);
}

/* Paragraphs are what stands between blank lines. Returns sentences << 32 | pieces, or -1. */
int64_t features_make(const unsigned char *lexicon_bytes, size_t lexicon_size, const char *text,
                      uint32_t len, dl_piece *pieces, size_t piece_room, uint32_t *sentences,
                      size_t sentence_room) {
  dl_lexicon lexicon;
  if (!dl_lexicon_open(lexicon_bytes, lexicon_size, &lexicon)) return -1;
  dl_arena arena;
  dl_arena_init(&arena, dl_allocator_libc, 0);
  int64_t result = -1;
  dl_text split;
  dl_pieces made;
  if (split_at_blank_lines(&arena, text, len, &split) &&
      dl_pieces_make(&arena, &lexicon, &split, &made) == DL_OK && made.count <= piece_room &&
      made.sentence_count < sentence_room) {
    if (made.count) memcpy(pieces, made.items, made.count * sizeof *pieces);
    memcpy(sentences, made.sentences, (made.sentence_count + 1) * sizeof *sentences);
    result = (int64_t)made.sentence_count << 32 | made.count;
  }
  dl_arena_destroy(&arena);
  return result;
}
