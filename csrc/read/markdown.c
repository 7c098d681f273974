#include "read/build.h"

dl_status dl_read_markdown(dl_arena *arena, dl_arena *scratch, dl_str source,
                           const dl_read_options *options, dl_document *out, dl_error *error) {
  dl_status status = dl_read_text(arena, scratch, source, options, out, error);
  out->format = DL_FORMAT_MARKDOWN;
  return status;
}
