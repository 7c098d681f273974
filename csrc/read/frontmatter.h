/* frontmatter.h: the metadata block that opens a Markdown file.
 *
 *   ---                      YAML: Hugo, Jekyll, pandoc, trafilatura
 *   +++                      TOML: Hugo
 *   Title: ...               Pelican, MultiMarkdown: labelled lines up to the first blank one
 *   Title: / URL Source: / Published Time: / Markdown Content:      Jina Reader
 *
 * Not YAML: the flat subset that front matter is written in (scalars, quoted or not, lists on one
 * line or several, folded blocks, one level of nesting below "author"). Unknown keys are passed
 * over. */
#ifndef DATELINE_READ_FRONTMATTER_H
#define DATELINE_READ_FRONTMATTER_H

#include "read/read.h"

#pragma GCC visibility push(hidden)

/* Fills what the front matter says into *out; *body gets the offset where the article begins (0:
 * there is no front matter). */
dl_status dl_frontmatter_read(dl_arena *arena, dl_str source, dl_document *out, uint32_t *body);

/* Whether the source opens with front matter of any kind. */
bool dl_frontmatter_present(dl_str source);

#pragma GCC visibility pop
#endif
