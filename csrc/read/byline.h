/* byline.h: who wrote it, from a line that says so.
 *
 *   By A and B          By A, B and C       BY JANE DOE           By Jane Doe, Staff Writer
 *   By JANE DOE Associated Press            Jane Doe, Reuters     Written by Jane Doe for The Post
 *
 * A byline is short, holds names and words of the trade and nothing else; "By the time help came"
 * is none. Names come without the job or outlet behind them. */
#ifndef DATELINE_READ_BYLINE_H
#define DATELINE_READ_BYLINE_H

#include "base/span.h"

#pragma GCC visibility push(hidden)

#define DL_BYLINE_NAMES 12

typedef struct dl_byline {
  dl_span names[DL_BYLINE_NAMES]; /* bytes of the line */
  uint32_t count;
  bool labelled; /* opens with "By" or its like */
  dl_span date;  /* the part behind the names that may be a date; empty: none */
} dl_byline;

/* Whether the line is a byline. Without an opening word it must name a person and a job or agency:
 * "Jane Doe, Staff Writer"; `loose` takes a bare name as well ("Jane Doe"). */
bool dl_byline_parse(dl_str line, bool loose, dl_byline *out);

/* Whether the line opens with "By" or its like; cheap. */
bool dl_byline_opens(dl_str line);

/* How much of a text that holds one author is "By" or its like; 0: nothing. */
uint32_t dl_byline_opener(dl_str text);

/* The names of a list of authors without label ("A, B and C"; "A; B"), as metadata gives them. */
void dl_byline_names(dl_str list, dl_byline *out);

#pragma GCC visibility pop
#endif
