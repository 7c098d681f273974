/* htmlclassify.h: which blocks of a page are its article.
 *
 * Two stages. The first, a linear classifier over features that are on or off, looks at one block:
 * its length, link density, punctuation, place; the words in the classes of the elements it stands
 * in, near (its container and the one above) and far (all above that do not hold most of the page);
 * its first words; whether JSON-LD's articleBody has it. The second (htmlcontext.h) looks at what the
 * first thought of the block and of those around it.
 *
 * Weights are fixed-point numbers, 256 to a unit of log odds, in htmlweights.c, which
 * train/extract_weights.py writes from pages with known articles. Arithmetic is on integers: the
 * same page gives the same answer on every machine. */
#ifndef DATELINE_READ_HTMLCLASSIFY_H
#define DATELINE_READ_HTMLCLASSIFY_H

#include "base/hash.h"
#include "read/htmlblocks.h"
#include "read/htmlcontext.h"

#pragma GCC visibility push(hidden)

#define DL_FEATURES_MOST 160u /* of one block in one stage, words included */

/* Features of words: the 32 low bits of dl_hash of the word with one of these seeds. */
enum { DL_WORD_NEAR = 1, DL_WORD_FAR, DL_WORD_FIRST, DL_WORD_ANY, DL_WORD_PAIR };

typedef struct dl_word_weight {
  uint32_t hash;
  int16_t weight;
} dl_word_weight;

/* htmlweights.c */
extern const int16_t dl_html_weights[];             /* of the first stage, by feature */
extern const dl_word_weight dl_html_word_weights[]; /* ascending by hash */
extern const uint16_t dl_html_word_places[]; /* of the hashes from i << 20 on, 4097 of them */
extern const uint32_t dl_html_word_count;
extern const uint32_t dl_html_feature_count; /* what they were made for */

typedef struct dl_classifier dl_classifier;

/* In page->scratch; NULL when out of memory. */
dl_classifier *dl_classifier_make(const dl_page *page, dl_page_blocks *blocks);

/* Sets score and keep of every block. */
dl_status dl_classifier_run(dl_classifier *classifier);

/* ---- for training ------------------------------------------------------------------------------ */

/* The first stage's features of a block without those of words; returns how many. */
uint32_t dl_classifier_features(const dl_classifier *classifier, uint32_t block, uint16_t *out);

/* The second stage, and a score of the first for it. */
dl_context *dl_classifier_context(const dl_classifier *classifier);
void dl_classifier_set_score(dl_classifier *classifier, uint32_t block, int32_t score);

uint32_t dl_classifier_feature_count(void);

#define DL_WORD_BYTES       40u /* no word is as long */
#define DL_CLASS_WORDS_MOST 24u
#define DL_CLASS_BYTES      2048u
#define DL_TEXT_WORDS_MOST  40u
#define DL_TEXT_BYTES       (16u * (DL_WORD_BYTES + 1))

/* The words of an element: its tag ("<p"), the parts of class, id, role and itemprop, pairs of
 * neighbouring parts ("article-body"), "!hidden". They lie in bytes. */
uint32_t dl_element_words(const dl_page *page, dl_node node, dl_str words[DL_CLASS_WORDS_MOST],
                          char bytes[DL_CLASS_BYTES]);

/* The words of a block's text that are features, with their seed. They lie in bytes. */
uint32_t dl_block_words(const dl_page_blocks *blocks, uint32_t block,
                        dl_str words[DL_TEXT_WORDS_MOST], uint8_t seeds[DL_TEXT_WORDS_MOST],
                        char bytes[DL_TEXT_BYTES]);

/* What the words of a block's text weigh, each once. */
int32_t dl_block_score(const dl_page_blocks *blocks, uint32_t block);

/* Index of a word in the table of weights, by its hash or as a feature; UINT32_MAX: it has none. */
uint32_t dl_weight_find(uint32_t hash);
static inline uint32_t dl_word_find(dl_str word, uint8_t seed) {
  return dl_weight_find((uint32_t)dl_hash(word.ptr, word.len, seed));
}

/* The next word of a text in lower case without diacritics; its length, 0 at the end. */
uint32_t dl_next_folded(dl_str text, uint32_t *pos, char word[DL_WORD_BYTES]);

/* Whether the element holds so much of the page that its classes say nothing of a block. */
static inline bool dl_element_is_big(const dl_page *page, dl_node node) {
  return page->elements[node].plain > page->plain / 5 * 3;
}

#pragma GCC visibility pop
#endif
