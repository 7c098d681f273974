/* markdown.c: Markdown through md4c.
 *
 * md4c calls back with pointers into the buffer it was given (the shield's copy, which has the
 * offsets of the source), or with static white space; so every piece of text knows its place. HTML
 * blocks are off: tags inside Markdown then come as inline HTML, and the text between them stays.
 * Indented code is off too, because articles indent their paragraphs.
 *
 * md4c allocates with malloc: the one exception to "all memory through the arena". It frees all of
 * it before md_parse returns, and its failure comes back as DL_ERR_MEMORY. */
#include <md4c.h>

#include "html/entities.h"
#include "read/build.h"
#include "read/frontmatter.h"
#include "read/roles.h"
#include "read/shield.h"

typedef struct reader {
  dl_build *build;
  const char *masked;
  dl_str source;
  uint32_t last; /* source offset behind the last text */
  uint32_t quotes, lists, strong, emphasis, links, images;
  uint32_t link_start; /* text offset where the open link began */
  dl_span alternative; /* source of the text inside the open image */
  bool rule;           /* a thematic break came before the next block */
  bool cell;           /* a cell of this row came before */
  bool code;
  bool caption;        /* inside <figcaption> */
  uint32_t line_start; /* text offset of the current line of the open block */
  uint32_t lines;      /* lines of the open block */
} reader;

/* Only near the top are lines of a paragraph looked at one by one. */
#define SPLIT_BLOCKS 48u
#define SPLIT_LINES  12u
#define SPLIT_BYTES  160u

static void open_block(reader *r, dl_block_kind kind, uint16_t hints, uint8_t level) {
  if (r->quotes) {
    hints |= DL_HINT_QUOTE;
    if (kind == DL_BLOCK_PARAGRAPH) kind = DL_BLOCK_QUOTE;
  }
  if (r->lists) {
    hints |= DL_HINT_LIST;
    if (kind == DL_BLOCK_PARAGRAPH || kind == DL_BLOCK_QUOTE) kind = DL_BLOCK_LIST_ITEM;
    if (!level) level = (uint8_t)(r->lists < 6 ? r->lists : 6);
  }
  if (r->rule) hints |= DL_HINT_RULE;
  if (r->caption) {
    hints |= DL_HINT_CAPTION;
    kind = DL_BLOCK_CAPTION;
  }
  r->rule = false;
  dl_build_open(r->build, kind, hints, level);
  r->line_start = r->build->text_len;
  r->lines = 0;
}

static void ensure_block(reader *r) {
  if (!r->build->open) open_block(r, DL_BLOCK_PARAGRAPH, 0, 0);
}

static bool line_stands_alone(const reader *r) {
  const dl_build *b = r->build;
  if (!b->open || b->failed || r->code || r->lines > SPLIT_LINES || b->block_count > SPLIT_BLOCKS ||
      b->text_len <= r->line_start || b->text_len - r->line_start > SPLIT_BYTES)
    return false;
  return dl_line_stands_alone(dl_build_text(b, (dl_span){r->line_start, b->text_len}));
}

/* A line of a paragraph ends: one that stands alone becomes a block of its own. */
static void end_line(reader *r, bool last) {
  if (!r->build->open) return;
  dl_draft *block = dl_build_block(r->build, r->build->block_count - 1);
  bool alone = line_stands_alone(r);
  bool first = r->line_start <= block->text.start;
  if (alone && !first) dl_build_split(r->build, r->line_start);
  if (alone && !last) {
    dl_block_kind kind = (dl_block_kind)block->kind;
    uint16_t hints = block->hints;
    uint8_t level = block->level;
    dl_build_close(r->build);
    dl_build_open(r->build, kind,
                  hints &
                      (uint16_t) ~(DL_HINT_STRONG | DL_HINT_EMPHASIS | DL_HINT_LINK | DL_HINT_RULE),
                  level);
    r->line_start = r->build->text_len;
  }
  r->lines++;
}

static void close_block(reader *r) {
  if (r->build->open && !r->code) end_line(r, true);
  dl_build_close(r->build);
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *user) {
  reader *r = user;
  switch (type) {
  case MD_BLOCK_DOC: break;
  case MD_BLOCK_QUOTE:
    close_block(r);
    r->quotes++;
    break;
  case MD_BLOCK_UL:
  case MD_BLOCK_OL:
    close_block(r);
    r->lists++;
    break;
  case MD_BLOCK_LI: close_block(r); break;
  case MD_BLOCK_HR: r->rule = true; break;
  case MD_BLOCK_H:
    open_block(r, DL_BLOCK_SUBHEAD, DL_HINT_HEADING, (uint8_t)((MD_BLOCK_H_DETAIL *)detail)->level);
    break;
  case MD_BLOCK_CODE:
    r->code = true;
    open_block(r, DL_BLOCK_CODE, DL_HINT_CODE, 0);
    break;
  case MD_BLOCK_P: open_block(r, DL_BLOCK_PARAGRAPH, 0, 0); break;
  case MD_BLOCK_TR:
    open_block(r, DL_BLOCK_TABLE, DL_HINT_TABLE, 0);
    r->cell = false;
    break;
  case MD_BLOCK_TH:
  case MD_BLOCK_TD:
    if (r->cell) dl_build_mark(r->build, '\t');
    r->cell = true;
    break;
  default: break;
  }
  return r->build->failed;
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *user) {
  reader *r = user;
  (void)detail;
  switch (type) {
  case MD_BLOCK_QUOTE:
    close_block(r);
    r->quotes--;
    break;
  case MD_BLOCK_UL:
  case MD_BLOCK_OL:
    close_block(r);
    r->lists--;
    break;
  case MD_BLOCK_CODE:
    close_block(r);
    r->code = false;
    break;
  case MD_BLOCK_LI:
  case MD_BLOCK_H:
  case MD_BLOCK_P: close_block(r); break;
  case MD_BLOCK_TR: dl_build_close(r->build); break;
  default: break;
  }
  return r->build->failed;
}

/* ---- attributes ------------------------------------------------------------------------------- */

static bool in_source(const reader *r, const char *text) {
  return (uintptr_t)text >= (uintptr_t)r->masked &&
         (uintptr_t)text < (uintptr_t)r->masked + r->source.len;
}

#define URL_MOST 4096u

/* What a whole character reference ("&amp;", "&#8212;") stands for; 0 bytes where it is none. */
static uint32_t decode_reference(dl_str reference, char out[DL_REFERENCE_MOST]) {
  uint32_t len = 0;
  uint32_t used = dl_reference_read(reference.ptr, reference.ptr + reference.len, false, out, &len);
  return used == reference.len ? len : 0;
}

/* The value of an attribute: a slice of the source, or a copy with its entities decoded. */
static dl_str read_attribute(reader *r, const MD_ATTRIBUTE *attribute) {
  dl_str none = {NULL, 0};
  if (!attribute->size || attribute->size > URL_MOST) return none;
  bool plain = attribute->substr_offsets[1] == attribute->size &&
               attribute->substr_types[0] == MD_TEXT_NORMAL;
  if (plain && in_source(r, attribute->text)) {
    uint32_t start = (uint32_t)(attribute->text - r->masked);
    return dl_str_slice(r->source, start, start + attribute->size);
  }
  char *out = dl_arena_alloc(r->build->arena, attribute->size);
  if (!out) {
    r->build->failed = true;
    return none;
  }
  uint32_t len = 0;
  for (uint32_t i = 0; attribute->substr_offsets[i] < attribute->size; i++) {
    uint32_t start = attribute->substr_offsets[i], end = attribute->substr_offsets[i + 1];
    char bytes[DL_REFERENCE_MOST];
    uint32_t decoded = 0;
    if (attribute->substr_types[i] == MD_TEXT_ENTITY)
      decoded = decode_reference((dl_str){attribute->text + start, end - start}, bytes);
    if (decoded > end - start) decoded = 0; /* "&nGt;" stands for more bytes than it has */
    if (decoded)
      memcpy(out + len, bytes, decoded);
    else
      memcpy(out + len, attribute->text + start, end - start);
    len += decoded ? decoded : end - start;
  }
  return (dl_str){out, len};
}

static void add_image(reader *r, dl_str url, dl_str alternative) {
  dl_build *b = r->build;
  uint32_t block = b->open ? b->block_count - 1 : b->block_count;
  if (!dl_vec_push(b->scratch, &b->images, ((dl_draft_image){url, alternative, block})))
    b->failed = true;
}

/* ---- spans and text --------------------------------------------------------------------------- */

static void set_style(reader *r) {
  uint16_t style = 0;
  if (r->strong) style |= DL_HINT_STRONG;
  if (r->emphasis) style |= DL_HINT_EMPHASIS;
  if (r->links) style |= DL_HINT_LINK;
  dl_build_style(r->build, style);
}

static int enter_span(MD_SPANTYPE type, void *detail, void *user) {
  reader *r = user;
  (void)detail;
  ensure_block(r);
  switch (type) {
  case MD_SPAN_EM: r->emphasis++; break;
  case MD_SPAN_STRONG: r->strong++; break;
  case MD_SPAN_A:
    if (r->links++ == 0) r->link_start = r->build->text_len;
    break;
  case MD_SPAN_IMG:
    if (r->images++ == 0) r->alternative = (dl_span){0, 0};
    break;
  default: break;
  }
  set_style(r);
  return r->build->failed;
}

static int leave_span(MD_SPANTYPE type, void *detail, void *user) {
  reader *r = user;
  dl_build *b = r->build;
  switch (type) {
  case MD_SPAN_EM: r->emphasis--; break;
  case MD_SPAN_STRONG: r->strong--; break;
  case MD_SPAN_A:
    if (--r->links == 0 && !r->images) {
      dl_str url = read_attribute(r, &((MD_SPAN_A_DETAIL *)detail)->href);
      dl_span text = {r->link_start, b->text_len};
      if (!dl_vec_push(b->scratch, &b->links, ((dl_draft_link){text, url}))) b->failed = true;
    }
    break;
  case MD_SPAN_IMG:
    if (--r->images == 0)
      add_image(r, read_attribute(r, &((MD_SPAN_IMG_DETAIL *)detail)->src),
                dl_str_slice(r->source, r->alternative.start, r->alternative.end));
    break;
  default: break;
  }
  set_style(r);
  return b->failed;
}

/* Source bytes [start, end) without those that the shield hides. */
static void append(reader *r, uint32_t start, uint32_t end) {
  while (start < end) {
    const char *hidden = memchr(r->masked + start, DL_SHIELD_HIDDEN, end - start);
    uint32_t stop = hidden ? (uint32_t)(hidden - r->masked) : end;
    if (stop > start) dl_build_source(r->build, start, stop);
    while (stop < end && r->masked[stop] == DL_SHIELD_HIDDEN) stop++;
    start = stop;
  }
}

/* The line break behind the last text: md4c does not say where it stands. */
static void line_break(reader *r, bool hard) {
  dl_build *b = r->build;
  uint32_t at = r->last;
  while (at < r->source.len && r->masked[at] != '\n' && r->masked[at] != '\r') at++;
  bool newline = at < r->source.len;
  uint32_t end = at + 1;
  if (newline && r->masked[at] == '\r' && end < r->source.len && r->masked[end] == '\n') end++;
  if (r->code) {
    if (newline) dl_build_source(b, at, end);
  } else {
    uint32_t count = b->block_count;
    end_line(r, false);
    if (b->block_count == count) { /* not split: the paragraph goes on */
      if (hard)
        dl_build_mark(b, '\n');
      else if (newline)
        dl_build_space(b, at, end);
    }
    r->line_start = b->text_len;
  }
  if (newline) r->last = end;
}

/* Tags inside Markdown: block elements end a paragraph, <br> a line, <img> is an image. */
static dl_str tag_name(dl_str tag) {
  uint32_t start = 1, end;
  if (tag.len > 1 && tag.ptr[1] == '/') start = 2;
  for (end = start; end < tag.len; end++) {
    char c = dl_ascii_lower(tag.ptr[end]);
    if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9')) break;
  }
  return start <= tag.len ? dl_str_slice(tag, start, end) : (dl_str){NULL, 0};
}

static dl_str tag_attribute(dl_str tag, const char *name) {
  uint32_t len = (uint32_t)strlen(name);
  for (uint32_t i = 1; i + len + 2 < tag.len; i++) {
    if (tag.ptr[i - 1] > ' ' ||
        !dl_str_equal_ci(dl_str_slice(tag, i, i + len), (dl_str){name, len}))
      continue;
    uint32_t at = i + len;
    if (tag.ptr[at] != '=') continue;
    char quote = tag.ptr[at + 1];
    if (quote != '"' && quote != '\'') continue;
    const char *close = memchr(tag.ptr + at + 2, quote, tag.len - at - 2);
    if (close) return dl_str_slice(tag, at + 2, (uint32_t)(close - tag.ptr));
  }
  return (dl_str){NULL, 0};
}

static void html_tag(reader *r, dl_str tag) {
  static const char *const blocks[] = {"p",      "div",     "h1",     "h2",     "h3", "h4",
                                       "h5",     "h6",      "ul",     "ol",     "li", "blockquote",
                                       "table",  "tr",      "hr",     "figure", "td", "figcaption",
                                       "aside",  "section", "dl",     "dt",     "dd", "article",
                                       "header", "footer",  "center", "iframe"};
  dl_str name = tag_name(tag);
  if (dl_str_equal_ci(name, DL_STR("br"))) {
    uint32_t at = r->last;
    if (r->build->open) {
      uint32_t count = r->build->block_count;
      end_line(r, false);
      if (r->build->block_count == count) dl_build_mark(r->build, '\n');
      r->line_start = r->build->text_len;
    }
    r->last = at;
    return;
  }
  if (dl_str_equal_ci(name, DL_STR("img"))) {
    add_image(r, tag_attribute(tag, "src"), tag_attribute(tag, "alt"));
    return;
  }
  for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++) {
    if (!dl_str_equal_ci(name, (dl_str){blocks[i], (uint32_t)strlen(blocks[i])})) continue;
    if (r->build->open && !r->code) close_block(r);
    if (dl_str_equal_ci(name, DL_STR("figcaption"))) r->caption = tag.len > 1 && tag.ptr[1] != '/';
    return;
  }
}

static int text(MD_TEXTTYPE type, const MD_CHAR *bytes, MD_SIZE size, void *user) {
  reader *r = user;
  dl_build *b = r->build;
  if (!in_source(r, bytes)) { /* white space that md4c made */
    if (r->images) return 0;
    if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR || (size == 1 && *bytes == '\n'))
      line_break(r, type == MD_TEXT_BR);
    else if (type == MD_TEXT_CODE && !r->code && b->open)
      dl_build_space(b, r->last, r->last);
    return b->failed;
  }
  uint32_t start = (uint32_t)(bytes - r->masked), end = start + size;
  if (r->images) {
    if (r->alternative.end == 0) r->alternative.start = start;
    r->alternative.end = end;
    r->last = end;
    return b->failed;
  }
  if (type == MD_TEXT_HTML) {
    r->last = end;
    html_tag(r, dl_str_slice(r->source, start, end));
    return b->failed;
  }
  ensure_block(r);
  if (r->code) { /* indentation that md4c gave as blanks of its own */
    while (start > r->last && (r->source.ptr[start - 1] == ' ' || r->source.ptr[start - 1] == '\t'))
      start--;
  }
  char decoded[DL_REFERENCE_MOST];
  uint32_t len = 0;
  if (type == MD_TEXT_ENTITY) len = decode_reference(dl_str_slice(r->source, start, end), decoded);
  if (len)
    dl_build_replaced(b, decoded, len, start, end);
  else
    append(r, start, end);
  r->last = end;
  return b->failed;
}

dl_status dl_read_markdown(dl_arena *arena, dl_arena *scratch, dl_str source,
                           const dl_read_options *options, dl_document *out) {
  memset(out, 0, sizeof *out);
  out->format = DL_FORMAT_MARKDOWN;
  dl_build build;
  if (!dl_build_init(&build, arena, scratch, source, out)) return DL_ERR_MEMORY;
  uint32_t body = 0;
  dl_status status = dl_frontmatter_read(arena, source, out, &body);
  if (status != DL_OK) return status;
  bool masked = false;
  reader r = {.build = &build, .source = source, .last = body};
  r.masked = dl_shield_copy(scratch, source, &masked);
  if (!r.masked) return DL_ERR_MEMORY;
  if (masked) out->warnings |= DL_WARN_DEPTH;
  MD_PARSER parser = {0,
                      MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_NOINDENTEDCODEBLOCKS |
                          MD_FLAG_NOHTMLBLOCKS,
                      enter_block,
                      leave_block,
                      enter_span,
                      leave_span,
                      text,
                      NULL,
                      NULL};
  if (md_parse(r.masked + body, source.len - body, &parser, &r) != 0) return DL_ERR_MEMORY;
  dl_build_close(&build);
  if (build.failed) return DL_ERR_MEMORY;
  status = dl_roles_assign(&build);
  if (status == DL_OK) status = dl_build_finish(&build);
  if (status == DL_OK) status = dl_fields_fill(&build, options);
  return status;
}
