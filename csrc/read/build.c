#include "read/build.h"

#include "base/plain.h"
#include "base/utf8.h"

#define NO_TAIL UINT32_MAX

/* ---- memory ----------------------------------------------------------------------------------- */

/* Where lines are so short that the runs would outweigh the text (a million lines of one letter),
 * line breaks stay as they are: a run for a line costs 32 bytes. */
#define RUNS_PER_BYTE 16u
#define RUNS_FREE     4096u

bool dl_build_init(dl_build *b, dl_arena *arena, dl_arena *scratch, dl_str source,
                   dl_document *out) {
  memset(b, 0, sizeof *b);
  b->arena = arena;
  b->scratch = scratch;
  b->source = source;
  b->out = out;
  b->tail_start = NO_TAIL;
  size_t room = (size_t)source.len + source.len / 16 + 256;
  if (room > UINT32_MAX / 2) room = UINT32_MAX / 2;
  b->text = dl_arena_alloc(arena, room);
  b->text_capacity = (uint32_t)room;
  b->failed = !b->text;
  return !b->failed;
}

static bool fail(dl_build *b) {
  b->failed = true;
  return false;
}

/* Room for a segmented array to hold index `count`. Segments once allocated are used again when the
 * count falls and rises. */
static bool segment_reserve(dl_build *b, void ***segments, uint32_t *capacity, uint32_t *used,
                            uint32_t count, size_t size) {
  if (count >> DL_SEGMENT_BITS < *used) return true;
  if (*used == *capacity) {
    *segments = dl_vec_extend(b->scratch, *segments, capacity, sizeof **segments);
    if (*used == *capacity) return fail(b);
  }
  void *segment = dl_arena_alloc(b->scratch, size * DL_SEGMENT);
  if (!segment) return fail(b);
  (*segments)[(*used)++] = segment;
  return true;
}

dl_draft *dl_build_block(const dl_build *b, uint32_t i) {
  return (dl_draft *)b->blocks[i >> DL_SEGMENT_BITS] + (i & (DL_SEGMENT - 1));
}

static dl_run *run_at(const dl_build *b, uint32_t i) {
  return (dl_run *)b->runs[i >> DL_SEGMENT_BITS] + (i & (DL_SEGMENT - 1));
}

static dl_draft *push_block(dl_build *b) {
  if (!segment_reserve(b, &b->blocks, &b->block_segments, &b->block_segments_used, b->block_count,
                       sizeof(dl_draft)))
    return NULL;
  dl_draft *block = dl_build_block(b, b->block_count++);
  memset(block, 0, sizeof *block);
  return block;
}

static void push_run(dl_build *b, dl_run run) {
  if (!segment_reserve(b, &b->runs, &b->run_segments, &b->run_segments_used, b->run_count,
                       sizeof(dl_run)))
    return;
  *run_at(b, b->run_count++) = run;
}

static bool reserve_text(dl_build *b, uint32_t more) {
  if (b->failed) return false;
  if (more <= b->text_capacity - b->text_len) return true;
  uint64_t wanted = (uint64_t)b->text_capacity + b->text_capacity / 2 + more;
  if (wanted > UINT32_MAX - 16) return fail(b);
  char *grown = dl_arena_grow(b->arena, b->text, b->text_capacity, (size_t)wanted);
  if (!grown) return fail(b);
  b->text = grown;
  b->text_capacity = (uint32_t)wanted;
  return true;
}

/* ---- text and runs ---------------------------------------------------------------------------- */

static uint32_t block_start(const dl_build *b) {
  return dl_build_block(b, b->block_count - 1)->text.start;
}

static bool at_block_start(const dl_build *b) {
  return b->text_len == block_start(b);
}

static bool after_space(const dl_build *b) {
  if (at_block_start(b)) return true;
  char last = b->text[b->text_len - 1];
  return last == ' ' || last == '\n' || last == '\t';
}

/* Adds a run for text that was just appended, or lengthens the last one. */
static void note_run(dl_build *b, uint32_t text_len, uint32_t source, uint32_t source_len) {
  uint32_t text = b->text_len - text_len;
  if (b->run_count > b->block_run && text_len == source_len) {
    dl_run *last = run_at(b, b->run_count - 1);
    if (last->text_len == last->source_len && last->source + last->source_len == source &&
        last->text + last->text_len == text) {
      last->text_len += text_len;
      last->source_len += source_len;
      return;
    }
  }
  push_run(b, (dl_run){text, source, text_len, source_len});
}

/* Visible text of the style now in force is about to come: what was strong from end to end is so no
 * longer when this is not, and a strong tail ends where plain text follows it. */
static void note_style(dl_build *b, const char *text, uint32_t len) {
  b->whole &= b->style;
  if (b->tail_start == NO_TAIL || (b->style & (DL_HINT_STRONG | DL_HINT_EMPHASIS))) return;
  for (uint32_t i = 0; i < len; i++)
    if (text[i] != ' ' && text[i] != '.' && text[i] != ')') {
      b->tail_start = NO_TAIL;
      return;
    }
}

/* Bytes of the source as they are. */
static void append_verbatim(dl_build *b, uint32_t start, uint32_t end) {
  uint32_t len = end - start;
  if (!len || !reserve_text(b, len)) return;
  memcpy(b->text + b->text_len, b->source.ptr + start, len);
  b->text_len += len;
  note_run(b, len, start, len);
}

static void append_other(dl_build *b, const char *text, uint32_t len, uint32_t start,
                         uint32_t end) {
  if (!len || !reserve_text(b, len)) return;
  memcpy(b->text + b->text_len, text, len);
  b->text_len += len;
  if (len == end - start) end = start; /* equal lengths promise equal bytes: an insertion */
  note_run(b, len, start, end - start);
}

static bool runs_are_many(const dl_build *b) {
  return b->run_count > RUNS_FREE + b->source.len / RUNS_PER_BYTE;
}

/* White space of the source, already known to be nothing else. */
static void append_space(dl_build *b, uint32_t start, uint32_t end) {
  if (runs_are_many(b)) {
    if (!at_block_start(b)) append_verbatim(b, start, end);
    return;
  }
  if (after_space(b)) return;
  if (b->source.ptr[start] == ' ')
    append_verbatim(b, start, start + 1);
  else if (end - start == 1 && b->source.ptr[start] == '\t')
    append_verbatim(b, start, end);
  else
    append_other(b, " ", 1, start, end);
}

/* What becomes of a code point: 0 keep, 1 white space, 2 drop. */
enum { KEEP, SPACE, DROP };

static int fate(int32_t c) {
  if (c == DL_BAD_BYTE) return DROP;
  if (c < 0x80) {
    if (c > ' ') return c == 0x7F ? DROP : KEEP;
    return c == ' ' || (c >= '\t' && c <= '\r') ? SPACE : DROP;
  }
  if (c == 0xAD || c == 0x200B || c == 0x2060 || c == 0xFEFF) return DROP; /* SHY, ZWSP, WJ, BOM */
  return dl_is_space(c) ? SPACE : KEEP;
}

void dl_build_source(dl_build *b, uint32_t start, uint32_t end) {
  if (b->failed || !b->open) return;
  const char *s = b->source.ptr;
  uint32_t pos = start, kept = start;
  while (pos < end) {
    if (pos > kept || s[pos] != ' ') pos = dl_plain_end((dl_str){s, end}, pos); /* most text */
    if (pos == end) break;
    /* A single space between words is the usual case. */
    if (s[pos] == ' ' && pos > kept && pos + 1 < end && s[pos + 1] > ' ') {
      pos++;
      continue;
    }
    uint32_t at = pos;
    int32_t c = dl_utf8_next(s, end, &pos);
    int what = fate(c);
    if (what == KEEP) continue;
    if (b->preformatted && (c == ' ' || c == '\t' || c == '\n')) continue;
    if (at > kept) note_style(b, s + kept, at - kept);
    append_verbatim(b, kept, at);
    if (c == DL_BAD_BYTE && !(b->out->warnings & DL_WARN_BAD_UTF8)) {
      b->out->warnings |= DL_WARN_BAD_UTF8;
      b->out->first_bad_byte = at;
    }
    if (what == SPACE) {
      while (pos < end) { /* all of the white space that follows */
        uint32_t next = pos;
        if (fate(dl_utf8_next(s, end, &next)) != SPACE) break;
        pos = next;
      }
      append_space(b, at, pos);
    }
    kept = pos;
  }
  if (end > kept) note_style(b, s + kept, end - kept);
  append_verbatim(b, kept, end);
  if (end > b->covered) b->covered = end;
}

void dl_build_replaced(dl_build *b, const char *text, uint32_t len, uint32_t start, uint32_t end) {
  if (b->failed || !b->open) return;
  if (end > b->covered) b->covered = end;
  uint32_t pos = 0;
  int32_t c = len ? dl_utf8_next(text, len, &pos) : 0;
  if (pos == len && len) {
    int what = fate(c);
    if (what == DROP) return;
    if (what == SPACE) {
      dl_build_space(b, start, end);
      return;
    }
  }
  note_style(b, text, len);
  append_other(b, text, len, start, end);
}

void dl_build_space(dl_build *b, uint32_t start, uint32_t end) {
  if (b->failed || !b->open) return;
  if (end > b->covered) b->covered = end;
  if (after_space(b)) return;
  if (runs_are_many(b) && end > start && b->source.ptr[start] == '\n')
    append_verbatim(b, start, start + 1);
  else if (end > start && b->source.ptr[start] == ' ')
    append_verbatim(b, start, start + 1);
  else
    append_other(b, " ", 1, start, end);
}

void dl_build_mark(dl_build *b, char mark) {
  if (b->failed || !b->open || at_block_start(b)) return;
  while (b->text_len > block_start(b) && b->text[b->text_len - 1] == ' ' && !b->preformatted) {
    dl_run *last = run_at(b, b->run_count - 1);
    if (last->text_len == last->source_len)
      last->source_len--;
    else if (last->text_len > 1)
      break;
    b->text_len--;
    if (--last->text_len == 0) b->run_count--;
  }
  if (at_block_start(b)) return;
  append_other(b, &mark, 1, b->covered, b->covered);
}

void dl_build_style(dl_build *b, uint16_t style) {
  uint16_t loud = DL_HINT_STRONG | DL_HINT_EMPHASIS;
  if (b->open) {
    if ((style & loud) && !(b->style & loud)) b->tail_start = b->text_len;
  }
  b->style = style;
}

/* ---- blocks ----------------------------------------------------------------------------------- */

void dl_build_open(dl_build *b, dl_block_kind kind, uint16_t hints, uint8_t level) {
  if (b->open) dl_build_close(b);
  if (b->failed || !reserve_text(b, 2)) return;
  if (b->block_count) {
    b->text[b->text_len++] = '\n';
    b->text[b->text_len++] = '\n';
  }
  dl_draft *block = push_block(b);
  if (!block) return;
  block->kind = (uint8_t)kind;
  block->hints = hints;
  block->level = level;
  block->text = (dl_span){b->text_len, b->text_len};
  b->block_run = b->run_count;
  b->open = true;
  b->preformatted = (hints & DL_HINT_CODE) != 0;
  b->whole = DL_HINT_STRONG | DL_HINT_EMPHASIS | DL_HINT_LINK;
  b->tail_start = NO_TAIL;
}

static bool is_blank(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Takes white space off the end of the open block, text and runs. */
static void trim_end(dl_build *b) {
  uint32_t start = block_start(b);
  while (b->text_len > start && is_blank(b->text[b->text_len - 1])) {
    dl_run *last = run_at(b, b->run_count - 1);
    b->text_len--;
    if (last->text_len == last->source_len) last->source_len--;
    if (--last->text_len == 0) b->run_count--;
  }
}

/* The source of runs [first, end): from the first that has any to the last. */
static dl_span source_of(const dl_build *b, uint32_t first, uint32_t end) {
  while (first < end && run_at(b, first)->source_len == 0) first++;
  while (end > first && run_at(b, end - 1)->source_len == 0) end--;
  if (first == end) return (dl_span){0, 0};
  const dl_run *last = run_at(b, end - 1);
  return (dl_span){run_at(b, first)->source, last->source + last->source_len};
}

void dl_build_close(dl_build *b) {
  if (!b->open || b->failed) return;
  b->open = false;
  trim_end(b);
  dl_draft *block = dl_build_block(b, b->block_count - 1);
  if (b->text_len == block->text.start) { /* nothing: take it back with its separator */
    b->block_count--;
    if (b->block_count) b->text_len -= 2;
    return;
  }
  block->text.end = b->text_len;
  block->hints |= b->whole;
  if (b->tail_start != NO_TAIL && b->tail_start < b->text_len)
    block->tail =
        b->text_len - b->tail_start <= UINT16_MAX ? (uint16_t)(b->text_len - b->tail_start) : 0;
}

/* ---- the end ---------------------------------------------------------------------------------- */

void dl_build_split(dl_build *b, uint32_t at) {
  if (!b->open || b->failed) return;
  dl_draft *first = dl_build_block(b, b->block_count - 1);
  while (at < b->text_len && is_blank(b->text[at])) at++;
  uint32_t end = at;
  while (end > first->text.start && is_blank(b->text[end - 1])) end--;
  if (end == first->text.start || at == b->text_len || !reserve_text(b, 2)) return;

  /* Runs up to the cut stay; one that crosses it is cut in two when its bytes are equal. */
  uint32_t cut = b->run_count;
  while (cut > b->block_run && run_at(b, cut - 1)->text >= at) cut--;
  dl_run *left = run_at(b, cut - 1);
  if (left->text + left->text_len > at) {
    if (left->text_len != left->source_len) return;
    uint32_t keep = at - left->text;
    dl_run right = {at, left->source + keep, left->text_len - keep, left->source_len - keep};
    push_run(b, right);
    if (b->failed) return;
    for (uint32_t i = b->run_count - 1; i > cut; i--) *run_at(b, i) = *run_at(b, i - 1);
    left = run_at(b, cut - 1);
    left->text_len = left->source_len = keep;
    *run_at(b, cut) = right;
  }
  uint32_t first_run = b->block_run;
  uint32_t removed = 0, first_end = cut;
  while (first_end > first_run) {
    dl_run *run = run_at(b, first_end - 1);
    if (run->text + run->text_len <= end) break;
    uint32_t over = run->text + run->text_len - end;
    if (over >= run->text_len) {
      first_end--;
      removed++;
      continue;
    }
    if (run->text_len == run->source_len) run->source_len -= over;
    run->text_len -= over;
  }
  uint32_t shift = end + 2 - at; /* 2, 1, 0, or below where more white space goes */
  memmove(b->text + end + 2, b->text + at, b->text_len - at);
  memcpy(b->text + end, "\n\n", 2);
  b->text_len += shift;
  for (uint32_t i = cut; i < b->run_count; i++) {
    dl_run run = *run_at(b, i);
    run.text += shift;
    *run_at(b, i - removed) = run;
  }
  b->run_count -= removed;
  if (b->tail_start != NO_TAIL && b->tail_start >= at) b->tail_start += shift;
  for (uint32_t i = b->links.count; i > 0 && b->links.items[i - 1].text.start >= at; i--) {
    b->links.items[i - 1].text.start += shift;
    b->links.items[i - 1].text.end += shift;
  }

  first->text.end = end;
  first->hints |= b->whole;
  uint8_t kind = first->kind, level = first->level;
  uint16_t hints = first->hints & (uint16_t)~b->whole;
  dl_draft *second = push_block(b);
  if (!second) return;
  second->kind = kind;
  second->level = level;
  second->hints = hints;
  second->text = (dl_span){end + 2, end + 2};
  b->block_run = first_end;
}

/* The blocks as they will be: joined ones as one, a space between their texts. */
dl_status dl_build_finish(dl_build *b) {
  if (b->open) dl_build_close(b);
  if (b->failed) return DL_ERR_MEMORY;
  dl_document *out = b->out;
  uint32_t joins = 0;
  for (uint32_t i = 1; i < b->block_count; i++)
    if (dl_build_block(b, i)->hints & DL_HINT_JOIN) joins++;
  dl_run *runs = dl_arena_alloc(b->arena, ((size_t)b->run_count + joins) * sizeof *runs);
  dl_block *blocks = dl_arena_alloc(b->arena, ((size_t)b->block_count - joins) * sizeof *blocks);
  if (!runs || !blocks) return DL_ERR_MEMORY;

  uint32_t text_len = 0, run = 0, run_count = 0, count = 0, link = 0;
  for (uint32_t i = 0; i < b->block_count; i++) {
    dl_draft *draft = dl_build_block(b, i);
    bool join = i > 0 && (draft->hints & DL_HINT_JOIN);
    uint32_t first_run = run;
    while (run < b->run_count && run_at(b, run)->text < draft->text.end) run++;
    dl_span source = source_of(b, first_run, run);
    if (join) {
      uint32_t gap = blocks[count - 1].source.end;
      uint32_t gap_len = source.start - gap;
      runs[run_count++] = (dl_run){text_len, gap, 1, gap_len == 1 ? 0 : gap_len};
      b->text[text_len++] = ' ';
    } else if (i > 0) {
      memcpy(b->text + text_len, "\n\n", 2);
      text_len += 2;
    }
    uint32_t shift = draft->text.start - text_len, len = draft->text.end - draft->text.start;
    memmove(b->text + text_len, b->text + draft->text.start, len);
    for (uint32_t k = first_run; k < run; k++) {
      runs[run_count] = *run_at(b, k);
      runs[run_count++].text -= shift;
    }
    for (; link < b->links.count && b->links.items[link].text.start < draft->text.end; link++) {
      b->links.items[link].text.start -= shift;
      b->links.items[link].text.end -= shift;
    }
    draft->text.start -= shift;
    draft->text.end -= shift;
    text_len += len;
    if (join) {
      blocks[count - 1].text.end = draft->text.end;
      blocks[count - 1].source.end = source.end;
    } else {
      blocks[count++] = (dl_block){.kind = draft->kind,
                                   .flags = draft->flags,
                                   .level = draft->level,
                                   .text = draft->text,
                                   .source = source};
    }
  }
  out->text = b->text;
  out->text_len = text_len;
  out->blocks = blocks;
  out->block_count = count;
  out->runs = runs;
  out->run_count = run_count;
  return DL_OK;
}
