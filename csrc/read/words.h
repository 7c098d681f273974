/* words.h: small words of publishers, and the shapes of names, as roles.h and its kin ask for them.
 *
 * Everything here looks at one word or one short line. Word lists are space-separated strings of
 * lower-case words, which suits lists of tens of words looked up a few times a block. */
#ifndef DATELINE_READ_WORDS_H
#define DATELINE_READ_WORDS_H

#include "base/span.h"

#pragma GCC visibility push(hidden)

dl_str dl_trim(dl_str text);

/* Whether `word` (any case, a final stop is left out) is one of a space-separated list. */
bool dl_word_in(dl_str word, const char *list);

/* Whether text begins with the phrase (lower case) as whole words, any case: behind it comes the
 * end or no letter. */
bool dl_phrase_starts(dl_str text, const char *phrase);

/* One of many phrases, separated by '|'; returns the bytes matched, or 0. */
uint32_t dl_phrase_any(dl_str text, const char *phrases);

/* Whether any of the phrases ('|'-separated) stands in text at a word's start. */
bool dl_phrase_inside(dl_str text, const char *phrases);

/* The next line from *pos, without its end; false behind the last. Blocks keep <br> as line ends. */
bool dl_next_line(dl_str text, uint32_t *pos, dl_str *line);

/* The next word from *pos: letters, digits, inner hyphens, apostrophes and stops, with a final
 * stop. {0, 0} at the end. */
dl_span dl_next_word(dl_str text, uint32_t *pos);

/* Whether both have the same letters and digits, case and accents aside. */
bool dl_letters_equal(dl_str a, dl_str b);

/* Whether the letters and digits of `part`, three bytes at least, stand in `whole` in one row ("The Elm Times" in
 * "theelmtimes.example"). Of long texts only the beginning is compared. */
bool dl_letters_inside(dl_str part, dl_str whole);

typedef struct dl_shape {
  uint32_t letters, upper, lower, digits, words;
  bool first_upper; /* the first letter is upper case */
} dl_shape;

/* Counts of at most the first 400 bytes. */
dl_shape dl_text_shape(dl_str text);

/* Whether text ends as a sentence does: a stop, question or exclamation mark or an ellipsis,
 * perhaps with closing quotes and brackets behind it. */
bool dl_ends_sentence(dl_str text);

/* The first code point that is no opening quote or bracket; 0 when there is none. */
int32_t dl_first_visible(dl_str text);

/* A word that can be part of a person's name by its shape: "Kerry", "O'Brien", "J.", "KERRY",
 * "McCain", "Jean-Luc"; or a particle: "de", "van", "bin", "al-". */
bool dl_is_name_word(dl_str word);
bool dl_is_name_particle(dl_str word);

/* Two to five name words that may be a person, no word of the trade among them. */
bool dl_is_person_shaped(dl_str text);

/* A word that tells a job, an outlet or an agency on a byline: "staff", "correspondent", "news". */
bool dl_is_trade_word(dl_str word);

/* Agencies that sign stories and pictures: "AP", "Reuters", "AFP"... The whole of text. */
bool dl_is_agency(dl_str text);

#pragma GCC visibility pop
#endif
