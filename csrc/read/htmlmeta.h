/* htmlmeta.h: what a page says about its article: cascades of evidence, best first.
 *
 * Every field takes the first source of its cascade that holds something usable, and remembers which
 * one and where. The cascades were chosen by measuring which evidence is right on news pages:
 *
 *   title      the heading that agrees with <title>, og:title or JSON-LD, or the headline behind it
 *              where it ends a trail of links; else the best of those less the site's name
 *   authors    JSON-LD, meta, itemprop and rel, the byline at the title, a label anywhere; better
 *              none than wrong
 *   published  JSON-LD, meta, microdata, URL, <time>, a date line at the title, text; a later day
 *              in a line by the headline before all of them
 *   the rest   JSON-LD or meta, whichever is more often right
 *
 * JSON-LD: the object whose @type ends in Article or Posting, that agrees with the page's title
 * where there are several; "@id" references are resolved inside the page. */
#ifndef DATELINE_READ_HTMLMETA_H
#define DATELINE_READ_HTMLMETA_H

#include "read/htmlblocks.h"

#pragma GCC visibility push(hidden)

/* Parses the JSON-LD scripts and chooses the objects of article and page. */
dl_status dl_page_read_jsonld(dl_page *page);

/* Each fills fields of page->out that are still empty. Titles come first: others look at it. */
dl_status dl_page_fill_title(dl_page *page, const dl_page_blocks *blocks);
dl_status dl_page_fill_authors(dl_page *page, const dl_page_blocks *blocks);
dl_status dl_page_fill_dates(dl_page *page, const dl_page_blocks *blocks);
dl_status dl_page_fill_rest(dl_page *page);

/* ---- shared by the cascades -------------------------------------------------------------------- */

typedef struct dl_ld { /* an item of one of the page's JSON-LD scripts */
  uint32_t json, item; /* item DL_NO_ITEM: none */
} dl_ld;

/* The object that {"@id": ...} means; any other value as it is. */
dl_ld dl_ld_resolve(const dl_page *page, dl_ld value);

/* A key of an object, followed through {"@id": ...} to the object that it means. */
dl_ld dl_ld_get(const dl_page *page, dl_ld object, const char *key);

/* The text of a string, or of the name of an object, or of the first of an array of either; its
 * place in the source. */
dl_found dl_ld_text(const dl_page *page, dl_ld value);

/* A field in page->arena; an empty value gives an absent field. Memory failure gives ptr NULL with
 * len 0 as well, which callers may ignore: the field is then absent. */
dl_field dl_page_field(const dl_page *page, dl_found found, dl_evidence evidence, float confidence);

#define DL_TITLE_WORDS_MOST 64u

typedef struct dl_title_words { /* hashes of a line's words, without case and diacritics */
  uint32_t hashes[DL_TITLE_WORDS_MOST], count;
} dl_title_words;

dl_title_words dl_words_of(dl_str line);

/* Share of words that two lines have in common: 1 when the shorter one (of at least two words) is
 * the beginning or end of the other or they are equal; else overlap by the longer one. */
float dl_words_agree(const dl_title_words *a, const dl_title_words *b);

/* The host of the page's URL without "www.", or empty. */
dl_str dl_page_host(const dl_page *page);

#pragma GCC visibility pop
#endif
