/* html.c: TO BE REPLACED by the reader over csrc/html (the WHATWG tree).
 *
 * Until then a page is read as paragraphs of its text with the tags cut out: no tree, no entities,
 * no metadata, no main content. */
#include "read/build.h"

/* The end of the tag that begins at `at`, or the end of the source. */
static uint32_t tag_end(dl_str source, uint32_t at) {
  const char *close = memchr(source.ptr + at, '>', source.len - at);
  return close ? (uint32_t)(close - source.ptr) + 1 : source.len;
}

static bool is_inline(dl_str source, uint32_t at) {
  static const char *const names[] = {"a",    "b",    "i",  "em",    "strong", "span",
                                      "abbr", "cite", "u",  "s",     "sub",    "sup",
                                      "q",    "time", "br", "small", "mark",   "font"};
  uint32_t start = at + 1, end;
  if (start < source.len && source.ptr[start] == '/') start++;
  for (end = start; end < source.len && end - start < 8; end++) {
    char c = dl_ascii_lower(source.ptr[end]);
    if (!(c >= 'a' && c <= 'z')) break;
  }
  dl_str name = dl_str_slice(source, start, end);
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (dl_str_equal_ci(name, (dl_str){names[i], (uint32_t)strlen(names[i])})) return true;
  return false;
}

dl_status dl_read_html(dl_arena *arena, dl_arena *scratch, dl_str source,
                       const dl_read_options *options, dl_document *out, dl_error *error) {
  (void)options;
  (void)error;
  memset(out, 0, sizeof *out);
  out->format = DL_FORMAT_HTML;
  dl_build build;
  if (!dl_build_init(&build, arena, scratch, source, out)) return DL_ERR_MEMORY;
  for (uint32_t pos = 0; pos < source.len;) {
    if (source.ptr[pos] == '<') {
      if (!is_inline(source, pos)) dl_build_close(&build);
      pos = tag_end(source, pos);
      continue;
    }
    const char *open = memchr(source.ptr + pos, '<', source.len - pos);
    uint32_t end = open ? (uint32_t)(open - source.ptr) : source.len;
    if (!build.open) dl_build_open(&build, DL_BLOCK_PARAGRAPH, 0, 0);
    dl_build_source(&build, pos, end);
    pos = end;
  }
  dl_build_close(&build);
  for (uint32_t i = 0; i < build.block_count; i++)
    dl_build_block(&build, i)->flags = DL_BLOCK_BODY | DL_BLOCK_SPOKEN;
  return dl_build_finish(&build);
}
