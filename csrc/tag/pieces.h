/* pieces.h: what the network reads: a row of features for every piece of the text.
 *
 * A piece is a token, except that a hyphenated token with a capital letter is cut at its hyphens
 * ("Moscow-backed" is Moscow, -, backed), because a name may be a part of it.
 *
 * Features are small whole numbers, computed here for the library and, through train/features.c,
 * for the training, so that both see the same. Document context is among them: pieces with the same
 * letters are twins, and what one of them shows (a capital inside a sentence, a lower-case form)
 * is told to all. */
#ifndef DATELINE_TAG_PIECES_H
#define DATELINE_TAG_PIECES_H

#include "tag/lexicon.h"
#include "text/text.h"

#pragma GCC visibility push(hidden)

enum { DL_HASH_WORD, DL_HASH_PREFIX, DL_HASH_SUFFIX3, DL_HASH_SUFFIX4, DL_HASH_SHAPE, DL_HASHES };

/* Rows of the hashed embedding tables (powers of two). */
enum {
  DL_ROWS_WORD = 32768,
  DL_ROWS_PREFIX = 4096,
  DL_ROWS_SUFFIX3 = 4096,
  DL_ROWS_SUFFIX4 = 8192,
  DL_ROWS_SHAPE = 256
};

enum { /* bits 16.. of dl_piece.bits; 0..15 are dl_lexicon.info */
       DL_BIT_PLACE_BEGIN = 16,
       DL_BIT_PLACE_INSIDE,
       DL_BIT_ORGANIZATION_BEGIN,
       DL_BIT_ORGANIZATION_INSIDE,
       DL_BIT_FIRST,
       DL_BIT_SPACE_BEFORE,
       DL_BIT_CLITIC,
       DL_BIT_ABBREVIATION,
       DL_BIT_DIGIT,
       DL_BIT_CAPITAL,
       DL_BIT_ALL_CAPS,
       DL_BIT_NON_ASCII,
       DL_BIT_PUNCT,
       DL_BIT_NUMBER,
       DL_BIT_OTHER_KIND,
       DL_BIT_QUOTED,
       DL_BIT_BRACKETED,
       DL_BIT_LOUD_SENTENCE,  /* most of its words are ALL CAPS */
       DL_BIT_TITLE_SENTENCE, /* most of its longer words have a capital */
       DL_BIT_AFTER_HYPHEN,
       DL_BIT_BEFORE_HYPHEN,
       DL_BIT_KNOWN,
       DL_BIT_TWIN_LOWER,   /* the same letters stand in lower case elsewhere */
       DL_BIT_TWIN_CAPITAL, /* a twin has its capital inside an ordinary sentence */
       DL_BIT_TWINS_2,      /* at least two twins, itself counted */
       DL_BIT_TWINS_4,
       DL_BIT_NO_STOP, /* the sentence ends without . ? ! */
       DL_BIT_ONE_LETTER,
       DL_BIT_SHORT, /* 2 or 3 bytes */
       DL_BIT_LEAD,  /* the first paragraph with a full stop, and all before it */
       DL_BITS
};

#define DL_NO_TWIN UINT32_MAX

typedef struct dl_piece {
  uint64_t bits;
  uint32_t start, end; /* bytes */
  uint32_t token;
  int32_t word;               /* in the lexicon, or DL_NO_WORD */
  uint32_t twin;              /* its group, or DL_NO_TWIN for a piece without twins */
  uint16_t hashes[DL_HASHES]; /* rows of the tables */
  uint16_t candidate;         /* 1: may be part of a name; others are outside without asking */
} dl_piece;

typedef struct dl_pieces {
  dl_piece *items;
  uint32_t count;
  uint32_t *sentences; /* first piece of every sentence, and count behind the last */
  uint32_t sentence_count;
  uint32_t twin_count; /* groups */
} dl_pieces;

/* Everything lives in the arena. Linear time. Fails only for lack of memory. */
dl_status dl_pieces_make(dl_arena *arena, const dl_lexicon *lexicon, const dl_text *text,
                         dl_pieces *out);

#pragma GCC visibility pop
#endif
