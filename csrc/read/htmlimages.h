/* htmlimages.h: pictures, their captions and who took them; what kind of page it is. */
#ifndef DATELINE_READ_HTMLIMAGES_H
#define DATELINE_READ_HTMLIMAGES_H

#include "read/htmlblocks.h"

#pragma GCC visibility push(hidden)

/* Which blocks are captions (kind DL_BLOCK_CAPTION) or picture credits (DL_BLOCK_CREDIT) by the
 * markup around them and the picture beside them; none of these stays body (keep is cleared). To be
 * called behind the classifier. */
void dl_page_mark_captions(const dl_page *page, dl_page_blocks *blocks);

/* Fills out->images: those of the article with caption and credit, and the page's own picture. */
dl_status dl_page_fill_images(dl_page *page, const dl_page_blocks *blocks);

/* Fills out->kind and its confidence; where the page is surely no article, its teasers are taken out
 * of the body. */
void dl_page_judge_kind(dl_page *page, dl_page_blocks *blocks);

/* The credit that ends a caption, with its label and brackets; empty: none. All of the text may be one. */
dl_span dl_figure_credit(dl_str caption);

#pragma GCC visibility pop
#endif
