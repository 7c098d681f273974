/* cues.h: words that tell whether a clause looks ahead or back. */
#ifndef DATELINE_TIME_CUES_H
#define DATELINE_TIME_CUES_H

#include "time/engine.h"

#pragma GCC visibility push(hidden)

typedef enum dl_cue {
  CUE_AHEAD = 1 << 0, /* looks ahead */
  CUE_SHALL = 1 << 1, /* looks ahead wherever it stands before a weekday */
  CUE_WILL = 1 << 2,  /* "Friday will" */
  CUE_WOULD = 1 << 3,
  CUE_DUE = 1 << 4,    /* looks ahead unless what is before it is past */
  CUE_FIRM = 1 << 5,   /* looks ahead beyond doubt */
  CUE_INTENT = 1 << 6, /* what it is "to do" is still to come: "agreed to sell" */
  CUE_UNTIL = 1 << 7,
  CUE_LASTING = 1 << 8,  /* with "until", looks ahead: "is closed until" */
  CUE_TERM = 1 << 9,     /* opens a term: by, until */
  CUE_BETWEEN = 1 << 10, /* may stand between a term and its date */
  CUE_SOON = 1 << 11,    /* "as soon as" */
  CUE_BACK = 1 << 12,    /* looks back */
  CUE_PAST = 1 << 13,    /* before a word of DUE, makes it past */
  CUE_WAS = 1 << 14,
  CUE_SAYING = 1 << 15,  /* news says everything in the past tense */
  CUE_NEUTRAL = 1 << 16, /* no cue, in spite of its -ed */
  CUE_ENDED = 1 << 17,
  CUE_BE = 1 << 18, /* "will be closed": the participle says nothing of the time */
  CUE_IS = 1 << 19,
  CUE_ARTICLE = 1 << 20,
  CUE_HAVE = 1 << 21,
  CUE_TO = 1 << 22,
  CUE_OF = 1 << 23,
  CUE_AHEAD_OF = 1 << 24,
  CUE_SET = 1 << 25,
  CUE_FOR = 1 << 26,
  CUE_LATER = 1 << 27,
  CUE_AS = 1 << 28,
  CUE_MEET = 1 << 29, /* in the present tense, of a match to come: "hosts the Bears" */
  CUE_ONAT = 1 << 30,
} dl_cue;
#define CUE_MAY (UINT32_C(1) << 31) /* can, could, may: no enumerator holds this bit */

/* The cues of a word in any case, 0 for most words. */
uint32_t dl_cues_of_word(dl_str word);

/* The same of a token; remembers the last ones. */
static inline uint32_t dl_cues_of(tense_reader *reader, uint32_t token) {
  uint32_t slot = token % CUES_KEPT;
  if (reader->token[slot] != token) {
    reader->token[slot] = token;
    reader->cues[slot] = dl_cues_of_word(dl_token_str(reader->text, token));
  }
  return reader->cues[slot];
}

extern const uint32_t dl_cue_word_count;
const char *dl_cue_word(uint32_t number); /* in byte order */

#pragma GCC visibility pop
#endif
