#include "read/build.h"

dl_status dl_read_text(dl_arena *arena, dl_arena *scratch, dl_str source,
                       const dl_read_options *options, dl_document *out, dl_error *error) {
  (void)options;
  (void)error;
  memset(out, 0, sizeof *out);
  out->format = DL_FORMAT_TEXT;
  dl_build build;
  if (!dl_build_init(&build, arena, scratch, source, out)) return DL_ERR_MEMORY;
  uint32_t pos = 0;
  while (pos < source.len) {
    const char *newline = memchr(source.ptr + pos, '\n', source.len - pos);
    uint32_t end = newline ? (uint32_t)(newline - source.ptr) : source.len;
    bool blank = true;
    for (uint32_t i = pos; i < end && blank; i++) blank = (unsigned char)source.ptr[i] <= ' ';
    if (blank) {
      dl_build_close(&build);
    } else {
      if (!build.open) dl_build_open(&build, DL_BLOCK_PARAGRAPH, 0, 0);
      dl_build_source(&build, pos, end);
      if (end < source.len) dl_build_space(&build, end, end + 1);
    }
    pos = end + 1;
  }
  dl_build_close(&build);
  for (uint32_t i = 0; i < build.block_count; i++)
    dl_build_block(&build, i)->flags = DL_BLOCK_BODY | DL_BLOCK_SPOKEN;
  return dl_build_finish(&build);
}
