/* htmlstory.h: blocks around the story of a page that are fields and not its text: the standfirst,
 * credits of agencies and reporters, links to related articles. */
#ifndef DATELINE_READ_HTMLSTORY_H
#define DATELINE_READ_HTMLSTORY_H

#include "read/htmlblocks.h"

#pragma GCC visibility push(hidden)

/* Sets `part` of the blocks that are such, kept or not. `title` is the block of the title, or
 * blocks->count. To be called behind dl_page_mark_captions and dl_page_judge_kind. */
void dl_page_mark_story(const dl_page *page, dl_page_blocks *blocks, uint32_t title);

#pragma GCC visibility pop
#endif
