/* build.h: how a reader makes a dl_document.
 *
 * A reader walks its format and calls the builder: open a block, append pieces of the source (or
 * text that replaces a piece of it), close the block. The builder keeps the clean text, the runs
 * that map it to the source, and one draft per block with the hints that roles.h judges by.
 *
 * The builder cleans as it appends: white space is collapsed, the white space of Unicode becomes a
 * space, soft hyphens, zero-width spaces, byte order marks and control characters vanish, malformed
 * UTF-8 is skipped with a warning. Every byte kept knows its source.
 *
 * A line break inside a paragraph becomes a space. Because a run of equal lengths promises equal
 * bytes, such a space is a run with source_len 0: it stands for the gap between its neighbours.
 *
 * Drafts and runs live in segments in the scratch arena until dl_build_finish copies them, so that
 * peak memory is proportional to what there is and not to a doubled capacity.
 *
 * Units: `text` spans are bytes of the clean text, `source` spans bytes of the source. Until
 * dl_build_finish, text spans count in the draft text; finish joins blocks, moves everything, and
 * only then are spans those of dl_document.text. */
#ifndef DATELINE_READ_BUILD_H
#define DATELINE_READ_BUILD_H

#include "read/read.h"

#pragma GCC visibility push(hidden)

enum {                         /* dl_draft.hints: what the markup said, whatever the format */
       DL_HINT_HEADING = 1,    /* level says which */
       DL_HINT_LIST = 2,       /* an item of a list */
       DL_HINT_QUOTE = 4,      /* inside a block quotation */
       DL_HINT_TABLE = 8,      /* a row of a table */
       DL_HINT_CODE = 16,      /* preformatted */
       DL_HINT_IMAGE = 32,     /* contains or directly follows an image */
       DL_HINT_CAPTION = 64,   /* the markup says caption: <figcaption>, alternative text */
       DL_HINT_STRONG = 128,   /* all of its text is strong */
       DL_HINT_EMPHASIS = 256, /* all of its text is emphasised */
       DL_HINT_LINK = 512,     /* all of its text is one or more links */
       DL_HINT_JOIN = 1024,    /* continues the block before it: finish joins the two */
       DL_HINT_RULE = 2048,    /* a thematic break stands before it */
       DL_HINT_INDENTED = 4096 /* its first line is indented */
};

typedef struct dl_draft {
  dl_span text;
  uint16_t hints;
  uint16_t tail; /* bytes of strong or emphasised text that end the block; 0: none */
  uint8_t kind;  /* dl_block_kind; what the reader knows, then what roles decide */
  uint8_t flags;
  uint8_t level;
} dl_draft;

typedef struct dl_draft_link {
  dl_span text; /* anchor text; empty where it has none */
  dl_str url;
} dl_draft_link;

typedef struct dl_draft_image {
  dl_str url, alternative;
  uint32_t block; /* the block open when it came, or the next to be opened */
} dl_draft_image;

#define DL_SEGMENT_BITS 9u
#define DL_SEGMENT      (1u << DL_SEGMENT_BITS)

typedef struct dl_build {
  dl_arena *arena, *scratch;
  dl_str source;
  dl_document *out;
  bool failed; /* out of memory: every later call does nothing */

  char *text;
  uint32_t text_len, text_capacity;
  uint32_t block_count, run_count;
  void *
      *blocks; /* segments of DL_SEGMENT drafts, of runs: reached through the two functions below */
  void **runs;
  uint32_t block_segments, run_segments; /* capacity of the directories */
  uint32_t block_segments_used, run_segments_used;
  DL_VEC(dl_draft_link) links;
  DL_VEC(dl_draft_image) images;

  bool open;           /* a block is open: it is blocks[block_count - 1] */
  bool preformatted;   /* white space is kept */
  uint32_t block_run;  /* first run of the open block */
  uint32_t covered;    /* source bytes behind the last one seen */
  uint16_t style;      /* DL_HINT_STRONG | DL_HINT_EMPHASIS | DL_HINT_LINK now in force */
  uint16_t whole;      /* those that held for all text of the block so far */
  uint32_t tail_start; /* where the strong or emphasised tail began; UINT32_MAX: none */
} dl_build;

/* `source` is what spans count in. False when out of memory. */
bool dl_build_init(dl_build *build, dl_arena *arena, dl_arena *scratch, dl_str source,
                   dl_document *out);

void dl_build_open(dl_build *build, dl_block_kind kind, uint16_t hints, uint8_t level);

/* Appends source bytes [start, end), cleaned. */
void dl_build_source(dl_build *build, uint32_t start, uint32_t end);

/* Appends `text` (valid UTF-8) that stands for source bytes [start, end): a decoded entity. */
void dl_build_replaced(dl_build *build, const char *text, uint32_t len, uint32_t start,
                       uint32_t end);

/* A space for the source bytes [start, end), which are white space or markup: a soft line break. */
void dl_build_space(dl_build *build, uint32_t start, uint32_t end);

/* A line break that matters (verse, an address) or a tab between cells. */
void dl_build_mark(dl_build *build, char mark);

/* Changes which of DL_HINT_STRONG, _EMPHASIS and _LINK hold for text from here on. */
void dl_build_style(dl_build *build, uint16_t style);

/* Trims white space and keeps the block; a block without text vanishes. */
void dl_build_close(dl_build *build);

/* Splits the open block: what was appended from text offset `at` on becomes a block of its own of
 * the same kind and hints. White space around the cut goes. */
void dl_build_split(dl_build *build, uint32_t at);

dl_draft *dl_build_block(const dl_build *build, uint32_t index);

static inline dl_str dl_build_text(const dl_build *build, dl_span span) {
  return (dl_str){build->text + span.start, span.end - span.start};
}

/* Joins blocks marked DL_HINT_JOIN, and fills text, blocks, runs, links of the document. */
dl_status dl_build_finish(dl_build *build);

#pragma GCC visibility pop
#endif
