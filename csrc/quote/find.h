/* find.h: what the files of the quote stage share: the words of attribution and the search for a
 * cue and its speaker in a stretch of tokens.
 *
 * Every search is bounded by a constant number of tokens, so the stage is linear. */
#ifndef DATELINE_QUOTE_FIND_H
#define DATELINE_QUOTE_FIND_H

#include "base/utf8.h"
#include "quote/quote.h"

#pragma GCC visibility push(hidden)

typedef enum dl_cue_kind {
  DL_CUE_NONE = 0,
  DL_CUE_SPEECH,     /* said, told, asks: with a subject beside it */
  DL_CUE_PARTICIPLE, /* saying, telling: the subject is that of the clause before */
  DL_CUE_NAMING,     /* called, described: takes pieces of speech only */
  DL_CUE_ACCORDING   /* "according to" */
} dl_cue_kind;

/* What a word does in an attribution, by its letters alone (case ignored). */
dl_cue_kind dl_cue_find(dl_str word);
bool dl_is_pronoun_subject(dl_str word); /* he she they I we it who */
bool dl_is_determiner(dl_str word);      /* the a his one several */
bool dl_is_noun_bound(dl_str word);      /* ends a noun phrase: that but when said was */
bool dl_is_noun_link(dl_str word);       /* may stand inside one: of for at */
bool dl_is_calendar_word(dl_str word);   /* Tuesday July yesterday */
bool dl_is_auxiliary(dl_str word);       /* has had also later: between subject and verb */
bool dl_is_naming_word(dl_str word);     /* before a name in marks: called dubbed entitled */

/* Whether the tables are in the order that their search needs (for the test). */
bool dl_cues_sorted(void);

/* A cue with its speaker, as tokens; start == end: nothing. */
typedef struct dl_attribution {
  uint32_t cue_start, cue_end;
  uint32_t speaker_start, speaker_end;
  dl_cue_kind kind;
  float confidence; /* 0: none found */
} dl_attribution;

/* The first attribution in [start, end), which follows a quotation. */
dl_attribution dl_attribution_behind(const dl_text *text, uint32_t start, uint32_t end);

/* The last attribution in [start, end), which leads to a quotation that opens at `end`. */
dl_attribution dl_attribution_before(const dl_text *text, uint32_t start, uint32_t end);

/* The subject and cue that open the clause at or behind `start`, for indirect speech; only where the
 * subject begins the sentence or its clause. */
dl_attribution dl_attribution_opening(const dl_text *text, uint32_t start, uint32_t end);

/* A name and a colon before a quotation, as in an interview: 'Park: "We won."' No cue. */
dl_attribution dl_attribution_colon(const dl_text *text, uint32_t start, uint32_t end);

/* The "according to" of a sentence and whom it names. */
dl_attribution dl_attribution_according(const dl_text *text, uint32_t start, uint32_t end);

#pragma GCC visibility pop
#endif
