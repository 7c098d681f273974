/* htmlblocks.h: the blocks of text of a page, in document order.
 *
 * A block is what a reader sees as one: a paragraph, a heading, an item, a cell. Inline elements are
 * joined without gluing words or tearing them; every block-level element ends the block before it,
 * and so do two <br> with nothing between them. A block remembers the pieces of text nodes it came
 * from, so that html.c can hand them to the builder with their source, and a copy of its text with
 * white space collapsed, by which htmlclassify.c judges it. */
#ifndef DATELINE_READ_HTMLBLOCKS_H
#define DATELINE_READ_HTMLBLOCKS_H

#include "read/htmlpage.h"

#pragma GCC visibility push(hidden)

typedef struct dl_piece {
  dl_node node; /* a text node; or a <br>, then from == to */
  uint32_t from, to;
  uint16_t style; /* DL_HINT_STRONG | DL_HINT_EMPHASIS | DL_HINT_LINK */
} dl_piece;

typedef enum dl_part {
  DL_PART_NONE = 0,
  DL_PART_CREDIT,
  DL_PART_RELATED,
  DL_PART_SUBTITLE,
  DL_PART_BYLINE,
  DL_PART_DATE
} dl_part;

typedef struct dl_page_block {
  dl_span text; /* of dl_page_blocks.text */
  uint32_t first_piece, piece_count;
  dl_node container; /* the block-level element it stands in */
  dl_node inner;     /* the innermost element that holds all of its text; may be the container */
  uint32_t link_bytes, strong_bytes, emphasis_bytes; /* of its text */
  uint16_t links, breaks;
  uint8_t name;  /* dl_name of the container, or of a heading, item or cell right above it */
  bool hidden;   /* display: none or its like, here or above */
  bool media;    /* an image came since the block before it */
  int32_t score; /* what htmlclassify.c thinks: above 0 is body */
  uint8_t kind;  /* dl_block_kind */
  uint8_t part;  /* dl_part: a field, whether kept or not */
  bool keep;     /* goes into the document */
  bool dialog;   /* kept, but in a dialog about cookies (htmlrelax.c) */
} dl_page_block;

typedef struct dl_page_image {
  dl_node node;
  uint32_t block; /* the next block behind it */
} dl_page_image;

typedef struct dl_page_blocks {
  char *text;
  uint32_t text_len;
  dl_page_block *items;
  uint32_t count;
  dl_piece *pieces;
  uint32_t piece_count;
  dl_page_image *images;
  uint32_t image_count;
} dl_page_blocks;

dl_status dl_page_make_blocks(const dl_page *page, dl_page_blocks *out);

static inline dl_str dl_page_block_text(const dl_page_blocks *blocks, uint32_t i) {
  dl_span span = blocks->items[i].text;
  return (dl_str){blocks->text + span.start, span.end - span.start};
}

#pragma GCC visibility pop
#endif
