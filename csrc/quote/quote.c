/* quote.c: who said what. */
#include "quote/quote.h"

dl_status dl_quote_find(dl_arena *arena, dl_arena *scratch, const dl_text *text, dl_quotes *out) {
  (void)arena;
  (void)scratch;
  (void)text;
  *out = (dl_quotes){0};
  return DL_OK;
}
