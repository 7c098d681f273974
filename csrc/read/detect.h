/* detect.h: which format a text is in, and whether it is text at all. */
#ifndef DATELINE_READ_DETECT_H
#define DATELINE_READ_DETECT_H

#include "read/read.h"

#pragma GCC visibility push(hidden)

/* HTML by its opening or several block tags early; Markdown by front matter, headings, links,
 * emphasis; plain text otherwise. Looks at the first 64 KiB. */
dl_format dl_detect_format(dl_str source);

/* Whether the bytes are those of a binary file: a known signature, a NUL byte, or many control
 * characters. Where they may be HTML, UTF-16 with a byte order mark is none, and neither is a page
 * with a few NUL bytes that opens as HTML does. *at gets the offset. */
bool dl_detect_binary(dl_str source, bool html_allowed, uint32_t *at);

#pragma GCC visibility pop
#endif
