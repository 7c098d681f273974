/* text.h: sentences and tokens of English.
 *
 * Input is the clean text that the reader made (valid UTF-8) with its paragraphs. A sentence never
 * crosses a paragraph, a token never crosses a sentence. Tokens follow the Penn Treebank where it
 * matters for names and dates: the clitics 's 'll n't ... are tokens of their own ("Kerry" "'s",
 * "do" "n't"), hyphenated words stay whole ("two-year"), abbreviations and initials keep their stop
 * ("U.S.", "Gov.", "J."), a currency sign, a bracket and a quotation mark stand alone.
 *
 * Numbers keep their separators ("7/2/2013", "12:30", "3-2", "1.5m", "10am"); a percent sign and an
 * en dash stand alone. An abbreviation that ends its sentence keeps its stop, so such a sentence has
 * no token "." at its end. Han is one token an ideograph; kana, Thai and other scripts without
 * spaces are one token a run. White space, control and format characters (zero-width space, byte
 * order mark, variation selectors) between words belong to no token; inside a word a soft hyphen or
 * a joiner stays in it. Bytes that are not UTF-8 are symbols.
 *
 * Time is linear in the text; memory is 12 bytes a token and 12 bytes a sentence, and at most twice
 * that while they grow. */
#ifndef DATELINE_TEXT_TEXT_H
#define DATELINE_TEXT_TEXT_H

#include "base/arena.h"

#pragma GCC visibility push(hidden)

typedef enum dl_token_kind {
  DL_TOKEN_WORD = 0, /* letters, also with digits, hyphens, inner stops and apostrophes */
  DL_TOKEN_NUMBER,   /* digits with their separators: 93,000  3.5  12:30  7/2/2013  2013-07-02 */
  DL_TOKEN_PUNCT,    /* one mark, or a run of one kind: ...  --  "  ( */
  DL_TOKEN_SYMBOL,   /* $ % + currency, mathematics, arrows */
  DL_TOKEN_URL,
  DL_TOKEN_EMAIL,
  DL_TOKEN_HANDLE,  /* @name */
  DL_TOKEN_HASHTAG, /* #name */
  DL_TOKEN_EMOJI
} dl_token_kind;

enum {                        /* dl_token.flags */
       DL_TOKEN_CAPITAL = 1,  /* the first letter is upper case */
       DL_TOKEN_ALL_CAPS = 2, /* has letters, none is lower case (also "U.S.", "A") */
       DL_TOKEN_HAS_DIGIT = 4,
       DL_TOKEN_SPACE_BEFORE = 8,  /* white space stands before it */
       DL_TOKEN_FIRST = 16,        /* opens its sentence (leading marks and quotes do not count) */
       DL_TOKEN_CLITIC = 32,       /* 's  'll  n't ... split from the token before */
       DL_TOKEN_ABBREVIATION = 64, /* its last byte is a stop that belongs to it */
       DL_TOKEN_NON_ASCII = 128
};

typedef struct dl_token {
  uint32_t start, end; /* bytes of dl_text.bytes, half-open */
  uint8_t kind;        /* dl_token_kind */
  uint8_t flags;
} dl_token;

typedef struct dl_sentence {
  uint32_t first_token, end_token; /* half-open; never empty */
  uint32_t paragraph;              /* index into dl_text.paragraphs */
} dl_sentence;

typedef struct dl_text {
  const char *bytes; /* not owned */
  uint32_t len;
  const dl_span *paragraphs; /* not owned; ascending, disjoint */
  uint32_t paragraph_count;
  dl_token *tokens;
  uint32_t token_count;
  dl_sentence *sentences;
  uint32_t sentence_count;
} dl_text;

/* Splits every paragraph of bytes into sentences and tokens, which live in the arena. bytes and
 * paragraphs must outlive *out. Fails only for lack of memory. */
dl_status dl_text_split(dl_arena *arena, const char *bytes, uint32_t len, const dl_span *paragraphs,
                        uint32_t paragraph_count, dl_text *out);

static inline dl_str dl_token_str(const dl_text *text, uint32_t token) {
  const dl_token *t = &text->tokens[token];
  return (dl_str){text->bytes + t->start, t->end - t->start};
}

/* The bytes from the first token to the last of [first, end). */
static inline dl_span dl_token_span(const dl_text *text, uint32_t first, uint32_t end) {
  return (dl_span){text->tokens[first].start, text->tokens[end - 1].end};
}

/* The part of a hyphenated word that a name can be: "Paris" of "Paris-based", "American" of
 * "anti-American"; all of any other token, "two-year" and "Rolls-Royce" among them. */
dl_span dl_token_name_part(const dl_text *text, uint32_t token);

#pragma GCC visibility pop
#endif
