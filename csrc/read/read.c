#include "read/read.h"

#include "read/detect.h"
#include "read/language.h"

static dl_status refuse(dl_error *error, dl_status code, const char *message, uint32_t offset) {
  if (error) *error = (dl_error){code, message, offset};
  return code;
}

/* The language of the text, where the article does not declare one. */
static void detect_language(dl_document *out) {
  if (out->language.value.len) return;
  out->language.value =
      dl_language_of((dl_str){out->text, out->text_len}, &out->language.confidence);
  if (out->language.value.len) out->language.evidence = DL_FROM_TEXT;
}

#define INPUT_MOST ((uint32_t)1 << 30) /* offsets and sums of lengths stay within 32 bits */

dl_status dl_read(dl_arena *arena, dl_arena *scratch, dl_str source, const dl_read_options *options,
                  dl_document *out, dl_error *error) {
  memset(out, 0, sizeof *out);
  dl_read_options chosen = {DL_FORMAT_AUTO, {NULL, 0}};
  if (options) chosen = *options;
  if (source.len > INPUT_MOST)
    return refuse(error, DL_ERR_TOO_LARGE, dl_status_message(DL_ERR_TOO_LARGE), DL_NO_OFFSET);
  if (!source.ptr) source = DL_STR("");
  bool may_be_html = chosen.format == DL_FORMAT_AUTO || chosen.format == DL_FORMAT_HTML;
  uint32_t at;
  if (dl_detect_binary(source, may_be_html, &at))
    return refuse(error, DL_ERR_NOT_TEXT, dl_status_message(DL_ERR_NOT_TEXT), at);
  bool utf16 =
      dl_str_starts(source, DL_STR("\xFE\xFF")) || dl_str_starts(source, DL_STR("\xFF\xFE"));

  /* A byte order mark is no text. The readers drop it where it stands; here it must not hide what
   * the source begins with. */
  dl_str head = source;
  if (dl_str_starts(head, DL_STR("\xEF\xBB\xBF"))) head = dl_str_slice(head, 3, head.len);
  if (chosen.format == DL_FORMAT_AUTO)
    chosen.format = utf16 ? DL_FORMAT_HTML : dl_detect_format(head);

  dl_arena_mark mark = dl_arena_take_mark(scratch);
  dl_status status;
  if (error) *error = (dl_error){DL_OK, NULL, DL_NO_OFFSET};
  switch (chosen.format) {
  case DL_FORMAT_HTML: status = dl_read_html(arena, scratch, source, &chosen, out, error); break;
  case DL_FORMAT_MARKDOWN: status = dl_read_markdown(arena, scratch, source, &chosen, out); break;
  default: status = dl_read_text(arena, scratch, source, &chosen, out);
  }
  dl_arena_release(scratch, mark);
  if (status == DL_OK) detect_language(out);
  if (status != DL_OK && error && !error->message)
    refuse(error, status, dl_status_message(status), DL_NO_OFFSET);
  return status;
}
