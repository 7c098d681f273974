/* quote.h: who said what.
 *
 * Finds quotations by their marks, the verb of saying beside them (the cue) and the words that name
 * the speaker. Whether the speaker's words are a mention of an entity is for the caller to join:
 * the stage knows tokens only. */
#ifndef DATELINE_QUOTE_QUOTE_H
#define DATELINE_QUOTE_QUOTE_H

#include "base/arena.h"
#include "text/text.h"

#pragma GCC visibility push(hidden)

typedef struct dl_quote {
  uint32_t start, end; /* bytes of the text: the content between its marks */
  dl_span speaker;     /* the words that name the speaker ("Kerry", "he"); empty: not found */
  dl_span cue;         /* the verb ("said"); empty: not found */
  bool direct;         /* in quotation marks */
  float confidence;
} dl_quote;

typedef struct dl_quotes {
  dl_quote *items; /* in text order */
  uint32_t count;
} dl_quotes;

/* Linear time. Fails only for lack of memory. */
dl_status dl_quote_find(dl_arena *arena, dl_arena *scratch, const dl_text *text, dl_quotes *out);

#pragma GCC visibility pop
#endif
