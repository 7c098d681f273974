/* dateline.h: the public C interface: a news article in, what it says out.
 *
 *     dl_article *article;
 *     dl_error error;
 *     if (dl_article_parse(bytes, length, NULL, &article, &error) == DL_OK) {
 *       const dl_timexes *dates;
 *       if (dl_article_dates(article, &dates) == DL_OK) ...
 *       dl_article_free(article);
 *     }
 *
 * Memory: dl_article_parse copies the source unless that is to stay; everything an article hands out
 * belongs to the article and lives until dl_article_free. A failed call leaves no trace and may be tried
 * again.
 *
 * Threads: there is no global state. Any number of threads may work on articles of their own; one
 * article belongs to one thread at a time (layers are computed at first use).
 *
 * Offsets: results of the language layers count bytes of the clean text (dl_document.text), 0-based
 * and half-open; dl_map_span and dl_map_pieces (read/read.h) turn them into bytes of the source. */
#ifndef DATELINE_H
#define DATELINE_H

#include "name/gazetteer.h"
#include "name/name.h"
#include "quote/quote.h"
#include "read/read.h"
#include "tag/tag.h"
#include "text/text.h"
#include "time/time.h"

#define DATELINE_VERSION "0.1.0"

#pragma GCC visibility push(hidden)

/* Inputs longer than this are refused unless the caller says otherwise. */
#define DL_DEFAULT_MAX_BYTES ((size_t)8 << 20)

/* No limit may be set higher: offsets are 32 bits wide. */
#define DL_MAX_MAX_BYTES ((size_t)1 << 30)

/* Most gazetteers beside the embedded one. */
#define DL_MOST_GAZETTEERS 8

typedef struct dl_options {
  dl_format format;        /* DL_FORMAT_AUTO: detected */
  dl_str published;        /* ISO 8601 day, with or without a time; empty: what the article says */
  dl_str url;              /* where it came from; may be empty */
  dl_time_reading reading; /* of dates that are not determined */
  size_t max_bytes;        /* 0: DL_DEFAULT_MAX_BYTES */
  dl_allocator allocator;  /* .call NULL: malloc */
  dl_allocator scratch;    /* of what goes before dl_article_parse returns; .call NULL: allocator */
  bool source_stays;       /* the source outlives the article: it is not copied */
  const dl_gazetteer *gazetteers; /* copied; the bytes behind them must outlive the article */
  uint32_t gazetteer_count;       /* at most DL_MOST_GAZETTEERS are used */
} dl_options;

typedef struct dl_article dl_article;

/* Reads an article. options may be NULL, error too. *out is set on DL_OK alone. */
dl_status dl_article_parse(const char *source, size_t len, const dl_options *options,
                           dl_article **out, dl_error *error);

/* NULL is allowed. */
void dl_article_free(dl_article *article);

/* The source that its offsets count in. */
dl_str dl_article_source(const dl_article *article);

/* Blocks, clean text, metadata. */
const dl_document *dl_article_document(const dl_article *article);

/* The layers: computed at the first call, then kept. They fail for lack of memory only. Asking for
 * dates never runs the tagger. */
dl_status dl_article_sentences(dl_article *article, const dl_text **out);
dl_status dl_article_dates(dl_article *article, const dl_timexes **out);
dl_status dl_article_cast(dl_article *article, const dl_cast **out);
dl_status dl_article_quotes(dl_article *article, const dl_quotes **out);

/* Bytes that the article holds from its allocator. */
size_t dl_article_memory(const dl_article *article);

#pragma GCC visibility pop
#endif
