/* scan.h: what the files of the text stage share: byte classes, the word lists, the two passes.
 *
 * The stage works in two passes over each paragraph. scan.c cuts tokens and settles which stops
 * belong to their word; sentence.c then walks the tokens and ends sentences. Neither looks back or
 * ahead further than a constant, but for runs of white space. */
#ifndef DATELINE_TEXT_SCAN_H
#define DATELINE_TEXT_SCAN_H

#include "base/utf8.h"
#include "text/text.h"

#pragma GCC visibility push(hidden)

enum {                     /* bits of dl_byte_class */
       DL_BYTE_UPPER = 1,  /* A-Z */
       DL_BYTE_LOWER = 2,  /* a-z */
       DL_BYTE_DIGIT = 4,  /* 0-9 */
       DL_BYTE_WIDE = 8,   /* 0x80 and above */
       DL_BYTE_SPACE = 16, /* white space and control characters */
       DL_BYTE_LINE = 32   /* the low line, a letter of identifiers */
};
#define DL_BYTE_LETTER (DL_BYTE_UPPER | DL_BYTE_LOWER)
#define DL_BYTE_ALNUM  (DL_BYTE_LETTER | DL_BYTE_DIGIT)

extern const uint8_t dl_byte_class[256];

/* How an abbreviation behaves, which decides whether its stop may also end a sentence. */
typedef enum dl_abbreviation {
  DL_ABBREVIATION_NONE = 0,
  DL_ABBREVIATION_TITLE,   /* stands before a name and never ends: Mr. Gov. St. */
  DL_ABBREVIATION_INNER,   /* stands before more words and never ends: vs. e.g. */
  DL_ABBREVIATION_MONTH,   /* ends before a sentence starter: Jan. */
  DL_ABBREVIATION_PLACE,   /* likewise: Calif. Ave. */
  DL_ABBREVIATION_COMPANY, /* likewise: Inc. Jr. */
  DL_ABBREVIATION_FINAL,   /* ends before any capital: etc. */
  DL_ABBREVIATION_CLOCK,   /* ends before any capital but a day, a month, a zone: p.m. */
  DL_ABBREVIATION_COUNTED, /* an abbreviation before a number only: No. p. Fig. */
  DL_ABBREVIATION_UNIT,    /* an abbreviation behind a number only: in. ft. min. */
  DL_ABBREVIATION_DAY      /* before a month, a number or a comma only: Sun. */
} dl_abbreviation;

/* The kind of `word` (without its last stop, in its own case); a comma before it tells a state from
 * its homographs. */
dl_abbreviation dl_abbreviation_find(dl_str word, bool behind_comma);

/* A capitalised word that opens sentences and hardly ever a name: The He But In. */
bool dl_is_sentence_starter(dl_str word);

/* A day, month or time zone that goes on behind "p.m.". */
bool dl_is_clock_follower(dl_str word);

/* The last label of a host name: com, org, uk. */
bool dl_is_top_domain(dl_str label);

/* A word before a single capital that is a label, no initial: "Plan B.", "vitamin C.". */
bool dl_takes_letter(dl_str word);

/* A verb that reports speech, past or present, for '"Why?" Kerry asked.' */
bool dl_is_asking_verb(dl_str word);

/* Whether every table is in the order that its search needs (for the test). */
bool dl_words_sorted(void);

/* A growing array of tokens and what the scanner knows of the text. */
typedef struct dl_scanner {
  dl_arena *arena;
  const unsigned char *bytes;
  uint32_t len; /* of the text */
  uint32_t end; /* of the paragraph */
  dl_token *tokens;
  uint32_t count, capacity;
  uint32_t floor;   /* first token of the paragraph */
  uint32_t no_host; /* no host name ends before this byte */
  bool single_open; /* inside single quotation marks */
} dl_scanner;

/* Cuts [start, end) into tokens, which it appends. DL_OK or DL_ERR_MEMORY. */
dl_status dl_scan_paragraph(dl_scanner *scanner, uint32_t start, uint32_t end);

/* The token behind the last one of the sentence that begins at token `first`; `end` bounds the
 * paragraph. Sets DL_TOKEN_FIRST on the sentence's first word. */
uint32_t dl_sentence_end(const dl_text *text, uint32_t first, uint32_t end, bool *quote_open);

#pragma GCC visibility pop
#endif
