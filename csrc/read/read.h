/* read.h: HTML, Markdown and plain text as articles.
 *
 * The reader turns source bytes into a dl_document: blocks by role, the clean text of all of them
 * in one buffer, a map from every byte of that text to the source, and the article's metadata with
 * the place and kind of evidence for each field. It knows formats and the habits of publishers; it
 * knows no language beyond the words that mark bylines, datelines and credits. */
#ifndef DATELINE_READ_READ_H
#define DATELINE_READ_READ_H

#include "base/arena.h"
#include "base/civil.h"

#pragma GCC visibility push(hidden)

typedef enum dl_format {
  DL_FORMAT_AUTO = 0,
  DL_FORMAT_HTML,
  DL_FORMAT_MARKDOWN,
  DL_FORMAT_TEXT
} dl_format;

/* "html", "markdown", "text". */
const char *dl_format_word(dl_format format);

typedef enum dl_block_kind {
  DL_BLOCK_PARAGRAPH = 0,
  DL_BLOCK_TITLE,
  DL_BLOCK_SUBTITLE, /* standfirst, deck */
  DL_BLOCK_SUBHEAD,
  DL_BLOCK_LIST_ITEM,
  DL_BLOCK_QUOTE,      /* block quotation */
  DL_BLOCK_PULL_QUOTE, /* repeats or advertises the text: not body */
  DL_BLOCK_TABLE,      /* one row, cells separated by a tab */
  DL_BLOCK_CODE,
  DL_BLOCK_CAPTION,
  DL_BLOCK_BYLINE,
  DL_BLOCK_DATE,    /* a line that only dates the article */
  DL_BLOCK_CREDIT,  /* "Material from Reuters is included...", "(Reporting by ...)" */
  DL_BLOCK_RELATED, /* the title of a related article, or the label above such titles */
  DL_BLOCK_META     /* slugs, page furniture, "Original url:" */
} dl_block_kind;

/* "paragraph", "title", ... */
const char *dl_block_kind_word(dl_block_kind kind);

enum {                     /* dl_block.flags */
       DL_BLOCK_BODY = 1,  /* part of article.text */
       DL_BLOCK_SPOKEN = 2 /* prose that the language stages read (names, dates, quotes) */
};

typedef struct dl_block {
  uint8_t kind; /* dl_block_kind */
  uint8_t flags;
  uint8_t level;  /* of a heading or list, 1-6; else 0 */
  dl_span text;   /* bytes of dl_document.text */
  dl_span source; /* bytes of the source, from the first to the last byte of its text */
} dl_block;

/* One run of the clean text and its place in the source. Runs are ascending in text, disjoint, and
 * cover all text but the separators between blocks. Where text_len == source_len the bytes are
 * equal; else the run is indivisible ("&amp;" for "&", or CRLF for "\n"): any piece of its text
 * stands for its whole source. */
typedef struct dl_run {
  uint32_t text, source;
  uint32_t text_len, source_len;
} dl_run;

/* Where a metadata value was found. */
typedef enum dl_evidence {
  DL_FROM_NOTHING = 0,
  DL_FROM_INPUT, /* the caller's option */
  DL_FROM_FRONT_MATTER,
  DL_FROM_JSON_LD,
  DL_FROM_META,      /* <meta> of any vocabulary */
  DL_FROM_MICRODATA, /* itemprop, rel, RDFa */
  DL_FROM_HEADING,
  DL_FROM_TITLE_TAG,
  DL_FROM_LABEL, /* a labelled line: "Published: ...", "URL: ..." */
  DL_FROM_BYLINE,
  DL_FROM_DATE_LINE,
  DL_FROM_DATELINE,
  DL_FROM_TIME_TAG,
  DL_FROM_URL,
  DL_FROM_TEXT /* running text, first line, position */
} dl_evidence;

/* "input", "json-ld", "heading", ... : article.published.source and its like. */
const char *dl_evidence_word(dl_evidence evidence);

typedef struct dl_field {
  dl_str value;   /* UTF-8, trimmed, white space collapsed; len 0: absent */
  dl_span source; /* its raw bytes in the source; start == end: derived, no one place */
  dl_evidence evidence;
  float confidence; /* 0-1 */
} dl_field;

typedef struct dl_fields {
  dl_field *items;
  uint32_t count;
} dl_fields;

typedef struct dl_date_field {
  dl_field field; /* value is ISO 8601: "2013-07-02" or "2013-07-02T14:30:00+02:00" */
  dl_civil day;   /* as written, in its own zone */
  int32_t minute; /* since midnight; -1: no time given */
  bool has_zone;
  int32_t zone_minutes; /* east of UTC */
} dl_date_field;

typedef struct dl_dateline_field {
  dl_field place;  /* "BANDAR SERI BEGAWAN", "TALLAHASSEE, Fla."; absent: value.len == 0 */
  dl_span text;    /* the same in dl_document.text */
  dl_field agency; /* "AP", "Reuters"; may be absent */
  dl_field date;   /* "April 25" as written; may be absent */
  uint32_t end;    /* byte of dl_document.text where the story begins behind it */
} dl_dateline_field;

typedef struct dl_link {
  dl_field text; /* anchor text */
  dl_str url;    /* as written, entities decoded; resolved against the base where one is known */
} dl_link;

typedef struct dl_image {
  dl_str url;         /* may be empty */
  dl_field caption;   /* without the credit */
  dl_field credit;    /* photographer, agency */
  dl_str alternative; /* alt text */
} dl_image;

typedef enum dl_article_kind {
  DL_ARTICLE = 0,
  DL_INDEX_PAGE,
  DL_ERROR_PAGE,
  DL_PAYWALL_STUB,
  DL_EMPTY_SHELL
} dl_article_kind;
const char *
dl_article_kind_word(dl_article_kind kind); /* "article" "index" "error" "paywall" "empty" */

enum {                       /* dl_document.warnings */
       DL_WARN_BAD_UTF8 = 1, /* bytes were skipped */
       DL_WARN_DEPTH = 2,    /* markup nested beyond the cap was flattened */
       DL_WARN_ENCODING = 4  /* the declared encoding was wrong or unknown and was replaced */
};

typedef struct dl_document {
  dl_format format;
  dl_article_kind kind;
  float kind_confidence;
  uint32_t warnings;
  uint32_t first_bad_byte; /* source offset for DL_WARN_BAD_UTF8 */

  const char *text; /* clean UTF-8 of all blocks in document order, separated by "\n\n" */
  uint32_t text_len;
  dl_block *blocks;
  uint32_t block_count;
  dl_run *runs;
  uint32_t run_count;

  dl_field title, subtitle, section, url, language, publisher;
  dl_fields authors, tags, credits; /* credits: agency and reporting lines */
  dl_date_field published, modified;
  dl_dateline_field dateline;
  dl_link *links; /* of the body */
  uint32_t link_count;
  dl_link *related;
  uint32_t related_count;
  dl_image *images;
  uint32_t image_count;
} dl_document;

typedef struct dl_read_options {
  dl_format format;
  dl_str url; /* where the page came from, or empty */
} dl_read_options;

/* Reads source (which must outlive *out: values may point into it) into *out. `scratch` is used and
 * released. Linear time. *error may be NULL. */
dl_status dl_read(dl_arena *arena, dl_arena *scratch, dl_str source, const dl_read_options *options,
                  dl_document *out, dl_error *error);

/* The readers of each format, behind dl_read (which detects the format, checks that the input is
 * text, and skips a byte order mark). source offsets of what they produce count from the start of
 * `source`. */
dl_status dl_read_html(dl_arena *, dl_arena *, dl_str source, const dl_read_options *,
                       dl_document *, dl_error *);
dl_status dl_read_markdown(dl_arena *, dl_arena *, dl_str source, const dl_read_options *,
                           dl_document *);
dl_status dl_read_text(dl_arena *, dl_arena *, dl_str source, const dl_read_options *,
                       dl_document *);

/* The source range of a range of the clean text: from the first source byte that its text came from
 * to the last. An empty or unmapped range gives an empty span. O(log runs). */
dl_span dl_map_span(const dl_document *document, dl_span text);

/* The pieces of the source that a range of the clean text came from, adjacent ones joined; more
 * than one where it crosses markup. Writes at most `most`; returns how many there are. */
uint32_t dl_map_pieces(const dl_document *document, dl_span text, dl_span *pieces, uint32_t most);

#pragma GCC visibility pop
#endif
