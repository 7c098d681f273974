/* time.c: the words of the public types, and dl_time_find: tokens in, expressions out. */
#include "time/time.h"

const char *dl_timex_type_word(dl_timex_type type) {
  static const char *const words[] = {"DATE", "TIME", "DURATION", "SET"};
  return words[type];
}

dl_status dl_time_find(dl_arena *arena, dl_arena *scratch, const dl_text *text,
                       const dl_time_context *context, dl_timexes *out) {
  (void)scratch, (void)text, (void)context;
  out->items = dl_arena_alloc(arena, sizeof *out->items);
  out->count = 0;
  return out->items ? DL_OK : DL_ERR_MEMORY;
}
