/* lexicon.h: what is known of a word before reading: its vector, its casing, the lists it is on.
 *
 * The lexicon is a part of the model blob and is used in place. A word is found by 64 bits of
 * dl_hash of its lower-case form: the top 16 choose a bucket, the next 16 must agree, so a word that
 * is not in the lexicon is taken for one that is about once in 30,000 times. No spelling is stored.
 *
 * Vectors are product-quantised (Jegou, Douze, Schmid, "Product quantization for nearest neighbor
 * search", 2011): 100 numbers are 25 bytes, each naming one of 256 quadruples. */
#ifndef DATELINE_TAG_LEXICON_H
#define DATELINE_TAG_LEXICON_H

#include "base/span.h"

#pragma GCC visibility push(hidden)

enum {
  DL_LEXICON_DIMENSIONS = 100,
  DL_LEXICON_PARTS = 25, /* of four dimensions each */
  DL_LEXICON_WORD_BYTES = 64,
  DL_LEXICON_PHRASE_WORDS = 6, /* the longest phrase of the gazetteer */
  DL_NO_WORD = -1
};

enum { /* dl_lexicon.info, per word; train/lexicon.py sets them */
       DL_WORD_GIVEN_COMMON = 1 << 0,
       DL_WORD_GIVEN = 1 << 1,
       DL_WORD_SURNAME_COMMON = 1 << 2,
       DL_WORD_SURNAME = 1 << 3,
       DL_WORD_COUNTRY = 1 << 4,
       DL_WORD_DEMONYM = 1 << 5,
       DL_WORD_CITY_LARGE = 1 << 6,
       DL_WORD_CITY = 1 << 7,
       DL_WORD_REGION = 1 << 8,
       DL_WORD_IN_PLACE = 1 << 9, /* part of a place name of several words */
       DL_WORD_TITLE = 1 << 10,
       DL_WORD_IN_ORGANIZATION = 1 << 11,
       DL_WORD_OCCUPATION = 1 << 12,
       DL_WORD_USUALLY_LOWER = 1 << 13, /* in the middle of sentences of news */
       DL_WORD_USUALLY_CAPITAL = 1 << 14,
       DL_WORD_ORGANIZATION = 1 << 15 /* alone the name of one */
};

enum { /* kinds of phrases; a mask per phrase */
       DL_PHRASE_PLACE = 1,
       DL_PHRASE_ORGANIZATION = 2
};

typedef struct dl_lexicon {
  uint32_t word_count, phrase_count;
  const uint32_t *buckets;        /* 65537: first word of each bucket */
  const uint16_t *remainder;      /* per word */
  const uint16_t *info;           /* per word */
  const uint8_t *codes;           /* DL_LEXICON_PARTS per word */
  const int8_t *codebook;         /* [DL_LEXICON_PARTS][256][4], in -63..63 */
  const uint16_t *phrase_buckets; /* 4097 */
  const uint32_t *phrase_remainder;
  const uint8_t *phrase_kind;
} dl_lexicon;

/* The number of a lower-case word, by its hash; DL_NO_WORD. */
int32_t dl_lexicon_find(const dl_lexicon *lexicon, uint64_t hash);

/* The kinds of a phrase, by the hash of its lower-case words joined by one space; 0 when unknown. */
uint8_t dl_lexicon_phrase(const dl_lexicon *lexicon, uint64_t hash);

/* Writes the lower-case form that the lexicon and the hashes use: curly apostrophes and quotation
 * marks straight. Returns its length, or 0 when it does not fit DL_LEXICON_WORD_BYTES. */
uint32_t dl_lexicon_fold(dl_str word, char out[DL_LEXICON_WORD_BYTES]);

/* The bytes of the lexicon section of a blob: false when they are not one. */
bool dl_lexicon_open(const unsigned char *bytes, size_t size, dl_lexicon *out);

#pragma GCC visibility pop
#endif
