/* htmlcontext.h: the second look at the blocks of a page, in the light of the first.
 *
 * The first stage (htmlclassify.h) judges each block alone. Here boosted trees look at what it thought
 * of the block, of those around it, of its siblings and of all blocks of the same make, so that a
 * subhead between two paragraphs is kept and a long teaser among teasers is not. Trees, since it is the
 * combinations that tell; on pages of unseen sites they had a third fewer pages with a wrong block
 * than a linear model over the same columns. A block in whose neighbourhood the first stage saw
 * nothing like an article is dropped without asking them.
 *
 * The trees stand in htmlweights.c; columns, thresholds and leaves are whole numbers. */
#ifndef DATELINE_READ_HTMLCONTEXT_H
#define DATELINE_READ_HTMLCONTEXT_H

#include "read/htmlblocks.h"

#pragma GCC visibility push(hidden)

#define DL_CONTEXT_COLUMNS 46u
#define DL_TREE_DEPTH      4u
#define DL_TREE_SPLITS     15u /* of a tree: 2^depth - 1 */
#define DL_TREE_LEAVES     16u

/* A full tree: from split i on to 2i + 1, or to 2i + 2 where the column is above the threshold. */
typedef struct dl_tree {
  uint8_t columns[DL_TREE_SPLITS];
  int16_t thresholds[DL_TREE_SPLITS];
  int16_t leaves[DL_TREE_LEAVES]; /* 256 to a unit of log odds */
} dl_tree;

/* htmlweights.c */
extern const dl_tree dl_html_trees[];
extern const uint32_t dl_html_tree_count, dl_html_context_count; /* columns they were made for */
extern const int32_t dl_html_tree_start;

typedef struct dl_context_block { /* what the first stage knows of a block */
  int32_t score;
  uint32_t make; /* the number of its make */
  uint16_t words;
  uint8_t linked;  /* percent */
  int8_t anchored; /* percent of it that JSON-LD's articleBody has; -1: there is none */
  uint8_t twin;    /* 0 no other block is like it, 1 the first of them, 2 another */
  uint8_t depth;   /* below the element that holds most of the page; 5: outside */
} dl_context_block;

typedef struct dl_context dl_context;

/* blocks and items, of `makes` makes, stay the caller's; all in page->scratch. NULL when out of memory. */
dl_context *dl_context_make(const dl_page *page, const dl_page_blocks *blocks,
                            const dl_context_block *items, uint32_t makes);

/* Sums up the scores of items; before anything below and when they have changed. */
void dl_context_settle(dl_context *context);

/* Whether a block is worth asking about. */
bool dl_context_is_live(const dl_context *context, uint32_t block);

void dl_context_columns(const dl_context *context, uint32_t block, int16_t out[DL_CONTEXT_COLUMNS]);

/* Log odds of a block's being body, 256 to a unit. */
int32_t dl_context_judge(const int16_t columns[DL_CONTEXT_COLUMNS]);

#pragma GCC visibility pop
#endif
