/* split.h: a text of the training scripts as paragraphs, cut at its blank lines, and their sentences. */
#ifndef DATELINE_TRAIN_SPLIT_H
#define DATELINE_TRAIN_SPLIT_H

#include "text/text.h"

static bool split_at_blank_lines(dl_arena *arena, const char *text, uint32_t len, dl_text *out) {
  DL_VEC(dl_span) paragraphs = {0};
  for (uint32_t at = 0; at < len;) {
    while (at < len && text[at] == '\n') at++;
    uint32_t start = at;
    while (at < len && !(text[at] == '\n' && at + 1 < len && text[at + 1] == '\n')) at++;
    if (at > start && !dl_vec_push(arena, &paragraphs, ((dl_span){start, at}))) return false;
  }
  return dl_text_split(arena, text, len, paragraphs.items, paragraphs.count, out) == DL_OK;
}

#endif
