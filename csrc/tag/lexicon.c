/* lexicon.c: finding words and phrases in the lexicon of the model blob. */
#include "tag/lexicon.h"

#include "base/utf8.h"

enum { WORD_BUCKETS = 1 << 16, PHRASE_BUCKETS = 1 << 12 };

int32_t dl_lexicon_find(const dl_lexicon *lexicon, uint64_t hash) {
  uint32_t bucket = (uint32_t)(hash >> 48);
  uint16_t remainder = (uint16_t)(hash >> 32);
  uint32_t end = lexicon->buckets[bucket + 1];
  for (uint32_t i = lexicon->buckets[bucket]; i < end; i++)
    if (lexicon->remainder[i] == remainder) return (int32_t)i;
  return DL_NO_WORD;
}

uint8_t dl_lexicon_phrase(const dl_lexicon *lexicon, uint64_t hash) {
  uint32_t bucket = (uint32_t)(hash >> 52);
  uint32_t remainder = (uint32_t)(hash >> 20);
  uint32_t end = lexicon->phrase_buckets[bucket + 1];
  for (uint32_t i = lexicon->phrase_buckets[bucket]; i < end; i++)
    if (lexicon->phrase_remainder[i] == remainder) return lexicon->phrase_kind[i];
  return 0;
}

uint32_t dl_lexicon_fold(dl_str word, char out[DL_LEXICON_WORD_BYTES]) {
  uint32_t size = 0;
  for (uint32_t at = 0; at < word.len;) {
    unsigned char byte = (unsigned char)word.ptr[at];
    if (byte < 0x80) {
      if (size == DL_LEXICON_WORD_BYTES) return 0;
      out[size++] = dl_ascii_lower((char)byte);
      at++;
      continue;
    }
    int32_t c = dl_utf8_next(word.ptr, word.len, &at);
    if (c == DL_BAD_BYTE) continue;
    if (c == 0x2018 || c == 0x2019)
      c = '\'';
    else if (c == 0x201C || c == 0x201D)
      c = '"';
    else
      c = dl_to_lower(c);
    char bytes[4];
    uint32_t n = dl_utf8_encode(c, bytes);
    if (size + n > DL_LEXICON_WORD_BYTES) return 0;
    for (uint32_t i = 0; i < n; i++) out[size++] = bytes[i];
  }
  return size;
}

/* The next `size` bytes of the section, padded to 64. */
static const void *take(const unsigned char *bytes, size_t total, size_t *at, size_t size) {
  size_t padded = (size + 63) & ~(size_t)63;
  if (padded > total - *at) return NULL;
  const void *piece = bytes + *at;
  *at += padded;
  return piece;
}

bool dl_lexicon_open(const unsigned char *bytes, size_t size, dl_lexicon *out) {
  size_t at = 0;
  const uint32_t *head = take(bytes, size, &at, 8);
  if (!head || head[0] > (1u << 24) || head[1] > 65535) return false;
  dl_lexicon lexicon = {.word_count = head[0], .phrase_count = head[1]};
  size_t words = lexicon.word_count, phrases = lexicon.phrase_count;
  lexicon.buckets = take(bytes, size, &at, (WORD_BUCKETS + 1) * 4);
  lexicon.remainder = take(bytes, size, &at, words * 2);
  lexicon.info = take(bytes, size, &at, words * 2);
  lexicon.codes = take(bytes, size, &at, words * DL_LEXICON_PARTS);
  lexicon.codebook = take(bytes, size, &at, DL_LEXICON_PARTS * 256 * 4);
  lexicon.phrase_buckets = take(bytes, size, &at, (PHRASE_BUCKETS + 1) * 2);
  lexicon.phrase_remainder = take(bytes, size, &at, phrases * 4);
  lexicon.phrase_kind = take(bytes, size, &at, phrases);
  if (!lexicon.phrase_kind || !lexicon.phrase_remainder || !lexicon.phrase_buckets ||
      !lexicon.codebook || !lexicon.codes || !lexicon.info || !lexicon.remainder ||
      !lexicon.buckets)
    return false;
  *out = lexicon;
  return true;
}
