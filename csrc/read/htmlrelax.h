/* htmlrelax.h: the second pass over a page of which too little was kept. */
#ifndef DATELINE_READ_HTMLRELAX_H
#define DATELINE_READ_HTMLRELAX_H

#include "read/htmlblocks.h"

#pragma GCC visibility push(hidden)

/* Keeps more blocks where the classifier kept next to none. title: the block of the title, which is
 * no body, or blocks->count. */
void dl_page_relax(dl_page_blocks *blocks, uint32_t title);

/* Drops what was kept of dialogs about cookies and privacy, where enough else is kept: long prose that looks
 * like an article's, by what their elements are called. */
void dl_page_drop_consent(const dl_page *page, dl_page_blocks *blocks);

/* Keeps what the classifier knows better as parts of menus: lists without links right behind a kept
 * block, and subheads without links between two kept ones, where they stand in the same element. */
void dl_page_keep_between(const dl_page *page, dl_page_blocks *blocks);

#pragma GCC visibility pop
#endif
