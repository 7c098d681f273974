#include "read/read.h"

#include "base/utf8.h"

static dl_status refuse(dl_error *error, dl_status code, const char *message, uint32_t offset) {
  if (error) *error = (dl_error){code, message, offset};
  return code;
}

/* A NUL byte never occurs in text (but in UTF-16, which only HTML may be in). */
static dl_status check_text(dl_str source, dl_error *error) {
  const char *nul = source.len ? memchr(source.ptr, '\0', source.len) : NULL;
  if (nul)
    return refuse(error, DL_ERR_NOT_TEXT, "the input contains a NUL byte",
                  (uint32_t)(nul - source.ptr));
  return DL_OK;
}

dl_status dl_read(dl_arena *arena, dl_arena *scratch, dl_str source, const dl_read_options *options,
                  dl_document *out, dl_error *error) {
  memset(out, 0, sizeof *out);
  dl_read_options chosen = {0};
  if (options) chosen = *options;
  dl_status status = check_text(source, error);
  if (status != DL_OK) return status;
  if (chosen.format == DL_FORMAT_AUTO) chosen.format = DL_FORMAT_MARKDOWN;
  dl_arena_mark mark = dl_arena_take_mark(scratch);
  switch (chosen.format) {
  case DL_FORMAT_HTML: status = dl_read_html(arena, scratch, source, &chosen, out, error); break;
  case DL_FORMAT_MARKDOWN:
    status = dl_read_markdown(arena, scratch, source, &chosen, out, error);
    break;
  default: status = dl_read_text(arena, scratch, source, &chosen, out, error);
  }
  dl_arena_release(scratch, mark);
  if (status == DL_ERR_MEMORY) refuse(error, status, dl_status_message(status), DL_NO_OFFSET);
  return status;
}
