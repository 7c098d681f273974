/* map.c: from a place in the clean text to its place in the source, by a search in the runs. */
#include "read/read.h"

/* First run that ends behind `at`. */
static uint32_t first_run(const dl_document *document, uint32_t at) {
  uint32_t low = 0, high = document->run_count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    const dl_run *run = &document->runs[middle];
    if (run->text + run->text_len <= at)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* The source of the part of a run that lies in [text.start, text.end). */
static dl_span part(const dl_run *run, dl_span text) {
  if (run->text_len != run->source_len)
    return (dl_span){run->source, run->source + run->source_len};
  uint32_t from = text.start > run->text ? text.start - run->text : 0;
  uint32_t to = text.end < run->text + run->text_len ? text.end - run->text : run->text_len;
  return (dl_span){run->source + from, run->source + to};
}

dl_span dl_map_span(const dl_document *document, dl_span text) {
  dl_span all = {0, 0};
  if (text.start >= text.end) return all;
  uint32_t i = first_run(document, text.start);
  while (i < document->run_count && document->runs[i].text < text.end &&
         document->runs[i].source_len == 0)
    i++;
  if (i == document->run_count || document->runs[i].text >= text.end) return all;
  all = part(&document->runs[i], text);
  /* The last run that begins before the end; runs ascend, so what lies between needs no look. */
  uint32_t last = first_run(document, text.end - 1);
  if (last == document->run_count || document->runs[last].text >= text.end) last--;
  while (last > i && document->runs[last].source_len == 0) last--;
  all.end = part(&document->runs[last], text).end;
  return all;
}

uint32_t dl_map_pieces(const dl_document *document, dl_span text, dl_span *pieces, uint32_t most) {
  uint32_t count = 0;
  dl_span open = {0, 0};
  bool bridge = false; /* an inserted space stands for the gap before the next run */
  if (text.start >= text.end) return 0;
  for (uint32_t i = first_run(document, text.start); i < document->run_count; i++) {
    const dl_run *run = &document->runs[i];
    if (run->text >= text.end) break;
    if (run->source_len == 0) {
      bridge = true;
      continue;
    }
    dl_span piece = part(run, text);
    if (count && (piece.start == open.end || bridge)) {
      open.end = piece.end;
    } else {
      if (count && count <= most) pieces[count - 1] = open;
      open = piece;
      count++;
    }
    bridge = false;
  }
  if (count && count <= most) pieces[count - 1] = open;
  return count;
}
