/* words.c: look-ups in the tables of words. */
#include "name/words.h"

/* The row whose first field (a NUL-terminated key of fixed size) is the word, or NULL. */
static const void *find_row(const void *rows, uint32_t count, size_t size, dl_str word) {
  const char *base = rows;
  uint32_t low = 0, high = count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    const char *row = base + middle * size;
    size_t len = strlen(row);
    int order = memcmp(row, word.ptr, len < word.len ? len : word.len);
    if (order == 0) order = len < word.len ? -1 : len > word.len;
    if (order == 0) return row;
    if (order < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return NULL;
}

unsigned dl_word_classes(dl_str word) {
  if (!word.len || word.len > 19) return 0;
  const dl_word_row *row = find_row(dl_word_rows, dl_word_row_count, sizeof *dl_word_rows, word);
  return row ? row->classes : 0;
}

char dl_given_gender(dl_str folded) {
  if (!folded.len || folded.len > 11) return 0;
  const dl_given_row *row =
      find_row(dl_given_rows, dl_given_row_count, sizeof *dl_given_rows, folded);
  return row ? row->gender : 0;
}

static bool is_nickname(dl_str nickname, dl_str name) {
  const dl_nickname_row *row =
      find_row(dl_nickname_rows, dl_nickname_row_count, sizeof *dl_nickname_rows, nickname);
  if (!row) return false;
  const dl_nickname_row *end = dl_nickname_rows + dl_nickname_row_count;
  /* The search may land on any of several rows of one nickname. */
  while (row > dl_nickname_rows && strcmp(row[-1].nickname, row->nickname) == 0) row--;
  for (const char *key = row->nickname; row < end && strcmp(row->nickname, key) == 0; row++)
    if (strlen(row->name) == name.len && memcmp(row->name, name.ptr, name.len) == 0) return true;
  return false;
}

bool dl_given_same(dl_str a, dl_str b) {
  if (!a.len || !b.len) return false;
  if (a.len > b.len) {
    dl_str t = a;
    a = b;
    b = t;
  }
  if (dl_str_starts(b, a) && (a.len == b.len || a.len == 1)) return true;
  if (dl_str_starts(b, a) && a.len >= 3) {
    /* Not "Paul" and "Paula". */
    char x = dl_given_gender(a), y = dl_given_gender(b);
    return !((x == 'f' && y == 'm') || (x == 'm' && y == 'f'));
  }
  return is_nickname(a, b) || is_nickname(b, a);
}
