/* language.h: which language an article is written in.
 *
 * For scripts that one language nearly owns (Greek, Thai, Hangul ...) by script; for Latin script by
 * counting function words, which make up a third of running text and hardly overlap between
 * languages. A few hundred words are enough; short or mixed text gets no answer. */
#ifndef DATELINE_READ_LANGUAGE_H
#define DATELINE_READ_LANGUAGE_H

#include "base/span.h"

#pragma GCC visibility push(hidden)

/* The ISO 639-1 code (static), or an empty string; *confidence (0-1) may be NULL. Looks at the first
 * 8 KiB, so time is bounded. */
dl_str dl_language_of(dl_str text, float *confidence);

#pragma GCC visibility pop
#endif
