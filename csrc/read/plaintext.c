/* plaintext.c: articles as plain text: of the wire, of archives, of annotated corpora.
 *
 * Paragraphs are told by blank lines; where a text has none, by indentation, or, when lines are
 * long, by lines. Lines of a hard-wrapped paragraph are joined by a space. All text is kept: every
 * line is inside some block. */
#include "base/utf8.h"
#include "read/build.h"
#include "read/byline.h"
#include "read/roles.h"
#include "read/words.h"

typedef struct line {
  uint32_t start, end; /* without the line end */
  uint32_t next;
  uint32_t indent;
  bool blank;
} line;

static bool is_line_space(int32_t c) {
  return c == 0xA0 || c == '\r' || c == '\f' || c == ' ' || c == '\t' || c == '\v';
}

static line read_line(dl_str source, uint32_t pos) {
  uint32_t end = pos;
  while (end < source.len && source.ptr[end] != '\n' && source.ptr[end] != '\r') end++;
  line l = {pos, end, end < source.len ? end + 1 : end, 0, true};
  if (end + 1 < source.len && source.ptr[end] == '\r' && source.ptr[end + 1] == '\n') l.next++;
  uint32_t at = pos;
  while (at < l.end) {
    uint32_t next = at;
    int32_t c = dl_utf8_next(source.ptr, l.end, &next);
    if (!is_line_space(c)) {
      l.blank = false;
      break;
    }
    if (c != '\r') l.indent += c == '\t' ? 4 : 1;
    at = next;
  }
  while (l.end > pos && (unsigned char)source.ptr[l.end - 1] <= ' ') l.end--;
  return l;
}

/* How the lines of the text make paragraphs. */
typedef struct layout {
  bool wrapped;  /* lines were cut at a width: they flow together */
  bool indented; /* an indented line begins a paragraph */
  uint32_t width;
} layout;

#define SAMPLE_LINES 2000u

static layout find_layout(dl_str source) {
  uint32_t lines = 0, blanks = 0, indented = 0, flush = 0, longest = 0, full = 0, open = 0;
  uint32_t bytes = 0, full_bytes = 0, lengths[121] = {0};
  for (uint32_t pos = 0; pos < source.len && lines + blanks < SAMPLE_LINES;) {
    line l = read_line(source, pos);
    pos = l.next;
    if (l.blank) {
      blanks++;
      continue;
    }
    uint32_t len = l.end - l.start;
    lines++;
    if (l.indent >= 2)
      indented++;
    else
      flush++;
    if (len > longest) longest = len;
    bytes += len;
    if (len < 40) continue;
    full++;
    lengths[len < 120 ? len : 120]++;
    full_bytes += len;
    if (!dl_ends_sentence(dl_str_slice(source, l.start, l.end))) open++;
  }
  layout found = {false, false, 120};
  for (uint32_t most = 0; found.width > 40; found.width--) { /* one line in ten may be longer */
    most += lengths[found.width];
    if (most * 10 >= full) break;
  }
  /* Hard-wrapped: no line beyond 120, most of the text in lines that are not short, and many of
   * those end inside a sentence. */
  found.wrapped =
      longest <= 120 && lines >= 3 && full_bytes >= bytes / 2 && open >= 2 && open * 3 >= full;
  found.indented = indented >= 2 && flush > indented / 4 && blanks * 4 < lines;
  return found;
}

/* Whether a line goes on with the paragraph that ends with `before`. */
static bool goes_on(dl_str source, const layout *form, const line *before, const line *now) {
  dl_str last = dl_str_slice(source, before->start, before->end);
  dl_str next = dl_trim(dl_str_slice(source, now->start, now->end));
  dl_span url;
  if (form->indented && now->indent >= 2 && before->indent < now->indent) return false;
  if (form->indented && now->indent >= 2 && form->wrapped) return false;
  if (dl_is_furniture(last) || dl_is_furniture(next) || dl_is_slug(last)) return false;
  if (dl_line_stands_alone(last) || dl_line_stands_alone(next)) return false;
  if (dl_is_url_line(next, &url)) return false;
  if (!form->wrapped) return false;
  /* A heading in capitals stands alone. */
  dl_shape shape = dl_text_shape(last);
  if (last.len < 60 && shape.letters && shape.lower == 0 && shape.words >= 1) return false;
  uint32_t pos = 0;
  dl_span word = dl_next_word(next, &pos);
  uint32_t first_word = word.end;
  /* A break where the next word would have fitted was meant, unless the sentence runs on. */
  if (last.len + 1 + first_word + 10 < form->width) {
    int32_t first = dl_first_visible(next);
    if (dl_ends_sentence(last) || !dl_is_lower(first)) return false;
  }
  return true;
}

dl_status dl_read_text(dl_arena *arena, dl_arena *scratch, dl_str source,
                       const dl_read_options *options, dl_document *out) {
  memset(out, 0, sizeof *out);
  out->format = DL_FORMAT_TEXT;
  dl_build build;
  if (!dl_build_init(&build, arena, scratch, source, out)) return DL_ERR_MEMORY;
  layout form = find_layout(source);
  line before = {0, 0, 0, 0, true};
  for (uint32_t pos = 0; pos < source.len && !build.failed;) {
    line now = read_line(source, pos);
    if (now.blank) {
      dl_build_close(&build);
    } else {
      if (build.open && !goes_on(source, &form, &before, &now)) dl_build_close(&build);
      if (build.open)
        dl_build_space(&build, before.end, now.start);
      else
        dl_build_open(&build, DL_BLOCK_PARAGRAPH, now.indent >= 2 ? DL_HINT_INDENTED : 0, 0);
      dl_build_source(&build, now.start, now.end);
    }
    before = now;
    pos = now.next;
  }
  dl_build_close(&build);
  if (build.failed) return DL_ERR_MEMORY;
  dl_status status = dl_roles_assign(&build);
  if (status == DL_OK) status = dl_build_finish(&build);
  if (status == DL_OK) status = dl_fields_fill(&build, options);
  return status;
}
