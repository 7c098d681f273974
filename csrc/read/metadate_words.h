/* metadate_words.h: the words of dates and date lines, in the languages of metadate.h. */
#ifndef DATELINE_READ_METADATE_WORDS_H
#define DATELINE_READ_METADATE_WORDS_H

#include "base/span.h"

#pragma GCC visibility push(hidden)

#define DL_DATE_WORD_MOST 24u /* bytes of a folded word, with the closing NUL */

/* Lower case without diacritics; false where it does not fit. A final stop is left out. */
bool dl_date_word_fold(dl_str word, char out[DL_DATE_WORD_MOST]);

/* 1-12 for a folded name of a month, else 0. */
int32_t dl_date_word_month(const char *folded);

/* Whether a folded word is one of a space-separated list. */
bool dl_date_word_in(const char *folded, const char *words);

extern const char dl_date_other_weekdays[]; /* those that are not English */
extern const char dl_date_published_words[], dl_date_modified_words[]; /* labels */

/* Words that may stand beside the date on a date line without saying anything else. */
extern const char dl_date_fillers[];

#pragma GCC visibility pop
#endif
