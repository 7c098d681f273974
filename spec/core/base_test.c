/* base_test.c: arena, vectors, UTF-8, hash, string table, calendar, status words.
 *
 * The calendar is checked against the C library's (timegm, gmtime, strftime), day by day over more
 * than one cycle of 400 years; the arena against an allocator that counts, and that refuses every
 * allocation in turn. */
#define _DEFAULT_SOURCE 1
#ifdef __APPLE__
#define _DARWIN_C_SOURCE 1
#endif

#include "check.h"

#include <stdlib.h>
#include <time.h>

#include "base/arena.h"
#include "base/civil.h"
#include "base/hash.h"
#include "base/span.h"
#include "base/stash.h"
#include "base/status.h"
#include "base/utf8.h"

/* ---- an allocator that counts and refuses ------------------------------------------------------ */

typedef struct counter {
  size_t held;     /* bytes out */
  size_t peak;     /* most bytes out */
  unsigned calls;  /* allocations asked for */
  unsigned refuse; /* the call to refuse, from 1; 0: none */
  unsigned wrong;  /* frees with a size that was not the one allocated */
} counter;

/* The size is kept in front of each piece, so that a free with another size is noticed. */
static void *counted_alloc(void *context, void *ptr, size_t old_size, size_t new_size) {
  counter *c = context;
  if (ptr) {
    char *block = (char *)ptr - 16;
    size_t size;
    memcpy(&size, block, sizeof size);
    if (size != old_size || new_size != 0) c->wrong++;
    c->held -= size;
    free(block);
    return NULL;
  }
  if (++c->calls == c->refuse) return NULL;
  char *block = malloc(new_size + 16);
  if (!block) return NULL;
  memcpy(block, &new_size, sizeof new_size);
  c->held += new_size;
  if (c->held > c->peak) c->peak = c->held;
  return block + 16;
}

/* ---- arena ------------------------------------------------------------------------------------- */

static void test_arena_basics(void) {
  counter c = {0};
  dl_arena arena;
  dl_arena_init(&arena, (dl_allocator){counted_alloc, &c}, 0);
  CHECK(c.calls == 0); /* an arena that is not used costs nothing */

  char *nothing = dl_arena_alloc(&arena, 0);
  CHECK(nothing != NULL);
  char *one = dl_arena_alloc(&arena, 1);
  CHECK(one && one != nothing);
  for (size_t size = 1; size < 100; size++) {
    char *piece = dl_arena_alloc(&arena, size);
    CHECK(piece && (uintptr_t)piece % 16 == 0);
    memset(piece, (int)size, size);
  }
  char *large = dl_arena_alloc(&arena, 3u << 20);
  CHECK(large != NULL);
  if (large) memset(large, 1, 3u << 20);
  CHECK(arena.held == c.held);

  unsigned char *zeroed = dl_arena_zalloc(&arena, 100, 7);
  unsigned sum = 0;
  for (size_t i = 0; zeroed && i < 700; i++) sum += zeroed[i];
  CHECK(zeroed && sum == 0);

  dl_str copy = dl_arena_copy(&arena, "news", 4);
  CHECK_STR(copy, "news");
  CHECK(copy.ptr && copy.ptr[4] == '\0');
  dl_str empty = dl_arena_copy(&arena, NULL, 0);
  CHECK(empty.ptr != NULL && empty.len == 0);

  dl_arena_destroy(&arena);
  CHECK(c.held == 0 && c.wrong == 0 && arena.held == 0);
  CHECK(dl_arena_alloc(&arena, 10) != NULL); /* may be used again */
  dl_arena_destroy(&arena);
  dl_arena_destroy(&arena); /* and destroyed twice */
  CHECK(c.held == 0);
}

static void test_arena_sizes(void) {
  dl_arena arena;
  dl_arena_init(&arena, dl_allocator_libc, 0);
  CHECK(dl_arena_alloc(&arena, SIZE_MAX) == NULL);
  CHECK(dl_arena_alloc(&arena, SIZE_MAX - 8) == NULL);
  CHECK(dl_arena_alloc(&arena, SIZE_MAX / 2) == NULL);
  CHECK(dl_arena_zalloc(&arena, SIZE_MAX / 2, 3) == NULL);
  CHECK(dl_arena_zalloc(&arena, 3, SIZE_MAX / 2) == NULL);
  CHECK(dl_arena_zalloc(&arena, 0, 8) != NULL);
  CHECK(dl_arena_zalloc(&arena, 8, 0) != NULL);
  char *piece = dl_arena_alloc(&arena, 8);
  CHECK(dl_arena_grow(&arena, piece, 8, SIZE_MAX - 4) == NULL);
  CHECK(dl_arena_copy(&arena, "x", (size_t)UINT32_MAX).ptr == NULL);
  CHECK(dl_arena_alloc(&arena, 8) != NULL); /* still usable */
  dl_arena_destroy(&arena);
}

/* Chunks double: n bytes in small pieces take few calls of the allocator. */
static void test_arena_growth(void) {
  counter c = {0};
  dl_arena arena;
  dl_arena_init(&arena, (dl_allocator){counted_alloc, &c}, 0);
  bool all = true;
  for (int i = 0; i < 65536; i++) all = all && dl_arena_alloc(&arena, 16);
  CHECK(all);
  CHECK(c.calls <= 10);
  CHECK(c.held <= 3u << 20); /* 1 MiB of pieces */
  dl_arena_destroy(&arena);
  CHECK(c.held == 0);
}

static void test_arena_limit(void) {
  counter c = {0};
  dl_arena arena;
  size_t limit = 100000;
  dl_arena_init(&arena, (dl_allocator){counted_alloc, &c}, limit);
  CHECK(dl_arena_alloc(&arena, limit) == NULL); /* no room for the header */
  unsigned pieces = 0;
  while (dl_arena_alloc(&arena, 1000)) pieces++;
  CHECK(pieces > 80 && pieces <= 100); /* chunks shrink near the limit, so little of it is lost */
  CHECK(c.peak <= limit && arena.held <= limit);
  CHECK(dl_arena_alloc(&arena, 50000) == NULL);
  dl_arena_destroy(&arena);
  CHECK(dl_arena_alloc(&arena, 50000) != NULL);
  dl_arena_destroy(&arena);
  CHECK(c.held == 0);
}

static void test_arena_marks(void) {
  counter c = {0};
  dl_arena arena;
  dl_arena_init(&arena, (dl_allocator){counted_alloc, &c}, 0);
  dl_arena_mark start = dl_arena_take_mark(&arena);
  dl_str kept = dl_arena_copy(&arena, "kept", 4);
  size_t held = arena.held;
  dl_arena_mark mark = dl_arena_take_mark(&arena);
  char *scratch = dl_arena_alloc(&arena, 64);
  for (int i = 0; i < 1000; i++) dl_arena_alloc(&arena, 500);
  CHECK(arena.held > held);
  dl_arena_release(&arena, mark);
  CHECK(arena.held == held && c.held == held);
  CHECK_STR(kept, "kept");
  CHECK(dl_arena_alloc(&arena, 64) == scratch); /* the room is used again */
  dl_arena_mark inner = dl_arena_take_mark(&arena);
  dl_arena_release(&arena, inner); /* nothing in between */
  CHECK(arena.held == held);
  dl_arena_release(&arena, start); /* a mark of the empty arena */
  CHECK(arena.held == 0 && c.held == 0);
  CHECK(dl_arena_alloc(&arena, 1) != NULL);
  dl_arena_destroy(&arena);
  CHECK(c.held == 0 && c.wrong == 0);
}

static void test_arena_grow(void) {
  dl_arena arena;
  dl_arena_init(&arena, dl_allocator_libc, 0);
  char *first = dl_arena_grow(&arena, NULL, 0, 16);
  CHECK(first != NULL);
  memcpy(first, "0123456789abcdef", 16);
  CHECK(dl_arena_grow(&arena, first, 16, 1000) == first); /* the newest grows in place */
  CHECK(dl_arena_grow(&arena, first, 1000, 500) == first);
  char *blocker = dl_arena_alloc(&arena, 8);
  memcpy(blocker, "blocker", 8);
  char *moved = dl_arena_grow(&arena, first, 1000, 1001);
  CHECK(moved && moved == first); /* rounding leaves 8 bytes */
  moved = dl_arena_grow(&arena, first, 1001, 2000);
  CHECK(moved && moved != first && memcmp(moved, "0123456789abcdef", 16) == 0);
  CHECK(memcmp(blocker, "blocker", 8) == 0);
  char *far = dl_arena_grow(&arena, moved, 2000, 100000); /* out of the chunk */
  CHECK(far && far != moved && memcmp(far, "0123456789abcdef", 16) == 0);
  dl_arena_destroy(&arena);
}

static void test_vectors(void) {
  dl_arena arena;
  dl_arena_init(&arena, dl_allocator_libc, 0);
  DL_VEC(uint32_t) numbers = {0};
  bool all = true;
  for (uint32_t i = 0; i < 100000; i++) {
    all = all && dl_vec_push(&arena, &numbers, i);
    if (i % 100 == 0) dl_arena_alloc(&arena, 1); /* so that it has to move now and then */
  }
  for (uint32_t i = 0; i < numbers.count; i++) all = all && numbers.items[i] == i;
  CHECK(all && numbers.count == 100000);
  dl_arena_destroy(&arena);

  dl_arena_init(&arena, dl_allocator_libc, 20000);
  DL_VEC(uint64_t) few = {0};
  while (dl_vec_push(&arena, &few, 7)) {
  }
  CHECK(few.count > 100 && few.count == few.capacity);
  uint32_t count = few.count;
  CHECK(!dl_vec_push(&arena, &few, 1)); /* a refused push changes nothing */
  CHECK(few.count == count && few.items[count - 1] == 7);
  dl_arena_destroy(&arena);
}

/* ---- every allocation refused in turn ---------------------------------------------------------- */

/* Work that uses all of the base. False when memory ran out. */
static bool work(dl_arena *arena) {
  dl_string_table table = {0};
  DL_VEC(dl_str) words = {0};
  for (uint32_t i = 0; i < 3000; i++) {
    char name[16];
    snprintf(name, sizeof name, "word%u", (unsigned)i);
    dl_str copy = dl_arena_copy(arena, name, strlen(name));
    if (!copy.ptr || !dl_vec_push(arena, &words, copy)) return false;
    if (!dl_string_table_put(arena, &table, copy, i, NULL)) return false;
    if (i % 1000 == 500) {
      dl_arena_mark mark = dl_arena_take_mark(arena);
      if (!dl_arena_zalloc(arena, 10000, 3)) return false;
      dl_arena_release(arena, mark);
    }
  }
  for (uint32_t i = 0; i < words.count; i++) {
    uint32_t *value = dl_string_table_get(&table, words.items[i]);
    if (!value || *value != i) return false;
  }
  return table.count == 3000;
}

static void test_every_failure(void) {
  counter all = {0};
  dl_arena arena;
  dl_arena_init(&arena, (dl_allocator){counted_alloc, &all}, 0);
  CHECK(work(&arena));
  dl_arena_destroy(&arena);
  CHECK(all.held == 0 && all.calls > 5);
  for (unsigned n = 1; n <= all.calls; n++) {
    counter c = {0};
    c.refuse = n;
    dl_arena_init(&arena, (dl_allocator){counted_alloc, &c}, 0);
    CHECK(!work(&arena));
    CHECK(c.calls == n); /* the work stops at once */
    CHECK(work(&arena)); /* and the arena is still good */
    dl_arena_destroy(&arena);
    CHECK(c.held == 0 && c.wrong == 0);
  }
}

/* ---- UTF-8 ------------------------------------------------------------------------------------- */

static void test_utf8_round_trip(void) {
  bool all = true, back = true;
  for (int32_t c = 0; c <= 0x110000; c++) {
    char bytes[4];
    uint32_t len = dl_utf8_encode(c, bytes);
    bool encodable = c <= 0x10FFFF && !(c >= 0xD800 && c <= 0xDFFF);
    if (!encodable) {
      all = all && len == 0;
      continue;
    }
    uint32_t pos = 0;
    all = all && len >= 1 && len <= 4 && dl_utf8_next(bytes, len, &pos) == c && pos == len;
    back = back && dl_utf8_previous(bytes, &pos) == c && pos == 0;
  }
  CHECK(all);
  CHECK(back);
  char bytes[4];
  CHECK(dl_utf8_encode(-1, bytes) == 0);
}

static void test_utf8_malformed(void) {
  static const struct {
    const char *bytes;
    uint32_t len, good, bad; /* how many code points and how many bad bytes */
  } cases[] = {
      {"\x80", 1, 0, 1},                 /* a continuation alone */
      {"\xC3", 1, 0, 1},                 /* truncated */
      {"\xE2\x82", 2, 0, 2},             /* truncated */
      {"\xF0\x9F\x98", 3, 0, 3},         /* truncated */
      {"\xC0\xAF", 2, 0, 2},             /* overlong */
      {"\xE0\x80\xAF", 3, 0, 3},         /* overlong */
      {"\xF0\x80\x80\xAF", 4, 0, 4},     /* overlong */
      {"\xED\xA0\x80", 3, 0, 3},         /* surrogate */
      {"\xF4\x90\x80\x80", 4, 0, 4},     /* above U+10FFFF */
      {"\xFF\xFE", 2, 0, 2},             /* never in UTF-8 */
      {"a\xC3z", 3, 2, 1},               /* good text on both sides stays */
      {"\xC3\xA9\x80\xC3\xA9", 5, 2, 1}, /* likewise */
      {"\xE2\x82\xE2\x82\xAC", 5, 1, 2}, /* a truncated one before a whole one */
      {"\0x", 2, 2, 0},                  /* NUL is a character here */
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    uint32_t good = 0, bad = 0, pos = 0, first_bad = 99, reported = 99;
    while (pos < cases[i].len) {
      uint32_t at = pos;
      if (dl_utf8_next(cases[i].bytes, cases[i].len, &pos) == DL_BAD_BYTE) {
        if (bad++ == 0) first_bad = at;
      } else {
        good++;
      }
    }
    CHECK(good == cases[i].good && bad == cases[i].bad && pos == cases[i].len);
    CHECK(dl_utf8_valid(cases[i].bytes, cases[i].len, &reported) == (bad == 0));
    if (bad) CHECK(reported == first_bad);
    uint32_t good_back = 0, bad_back = 0;
    while (pos > 0) {
      uint32_t end = pos;
      if (dl_utf8_previous(cases[i].bytes, &pos) == DL_BAD_BYTE) {
        bad_back++;
      } else {
        good_back++;
      }
      CHECK(pos < end);
    }
    CHECK(good_back == good && bad_back == bad);
  }
}

/* The bytes behind len are not looked at. */
static void test_utf8_bounds(void) {
  uint32_t pos = 0;
  CHECK(dl_utf8_next("\xC3\xA9", 1, &pos) == DL_BAD_BYTE && pos == 1);
  pos = 2;
  CHECK(dl_utf8_next("ab\xE2\x82\xAC", 4, &pos) == DL_BAD_BYTE && pos == 3);
}

static void test_classes(void) {
  CHECK(dl_is_letter('a') && dl_is_letter('Z') && dl_is_letter(0xE9) && dl_is_letter(0x4E2D));
  CHECK(dl_is_letter(0x301) && !dl_is_letter('1') && !dl_is_letter('-') && !dl_is_letter(' '));
  CHECK(dl_is_digit('0') && dl_is_digit('9') && dl_is_digit(0x663) && !dl_is_digit(0xBD));
  CHECK(dl_is_upper('A') && dl_is_upper(0xC9) && dl_is_upper(0x1C5) && !dl_is_upper(0xE9));
  CHECK(dl_is_lower('a') && dl_is_lower(0xE9) && !dl_is_lower('A') && !dl_is_lower('1'));
  CHECK(dl_is_space(' ') && dl_is_space('\t') && dl_is_space('\r') && dl_is_space(0xA0));
  CHECK(dl_is_space(0x85) && dl_is_space(0x2028) && dl_is_space(0x3000));
  CHECK(!dl_is_space(0x200B) && !dl_is_space(0x1C) && !dl_is_space('a'));
  CHECK(dl_is_punct('.') && dl_is_punct('"') && dl_is_punct(0x2014) && dl_is_punct(0x201C));
  CHECK(!dl_is_punct('$') && dl_is_symbol('$') && dl_is_symbol(0x20AC) && dl_is_symbol('+'));
  CHECK(dl_is_wide_script(0x4E2D) && dl_is_wide_script(0x3042) && dl_is_wide_script(0xE01));
  CHECK(!dl_is_wide_script('a') && !dl_is_wide_script(0x430) && !dl_is_wide_script(0x1F600));
  /* Bad bytes and numbers beyond Unicode are nothing at all. */
  int32_t strange[] = {DL_BAD_BYTE, INT32_MIN, 0x110000, INT32_MAX};
  for (size_t i = 0; i < 4; i++) {
    int32_t c = strange[i];
    CHECK(!dl_is_letter(c) && !dl_is_digit(c) && !dl_is_upper(c) && !dl_is_lower(c));
    CHECK(!dl_is_space(c) && !dl_is_punct(c) && !dl_is_symbol(c) && !dl_is_wide_script(c));
    CHECK(dl_to_lower(c) == c && dl_to_upper(c) == c && dl_fold(c) == c);
  }
}

static void test_case(void) {
  CHECK(dl_to_lower('A') == 'a' && dl_to_lower('a') == 'a' && dl_to_lower('[') == '[');
  CHECK(dl_to_upper('z') == 'Z' && dl_to_upper(0xE9) == 0xC9 && dl_to_lower(0x416) == 0x436);
  CHECK(dl_fold(0xC9) == 'e' && dl_fold(0xE9) == 'e' && dl_fold('E') == 'e');
  CHECK(dl_fold(0xF1) == 'n' && dl_fold(0x10C) == 'c' && dl_fold(0xDC) == 'u');
  CHECK(dl_fold(0x416) == 0x436 && dl_fold(0x4E2D) == 0x4E2D && dl_fold('7') == '7');
  CHECK(dl_fold(0xF8) == 0xF8); /* o with a stroke is a letter of its own, not o with a mark */
}

/* ---- spans and strings ------------------------------------------------------------------------- */

static void test_strings(void) {
  dl_str nothing = {NULL, 0};
  CHECK(dl_str_equal(nothing, DL_STR("")) && dl_str_equal_ci(nothing, DL_STR("")));
  CHECK(dl_str_equal(DL_STR("Kerry"), DL_STR("Kerry")));
  CHECK(!dl_str_equal(DL_STR("Kerry"), DL_STR("kerry")));
  CHECK(dl_str_equal_ci(DL_STR("Kerry"), DL_STR("kERRY")));
  CHECK(!dl_str_equal_ci(DL_STR("Kerry"), DL_STR("Kerr")));
  CHECK(!dl_str_equal_ci(DL_STR("@"), DL_STR("`"))); /* only letters have case */
  CHECK(dl_str_starts(DL_STR("August"), DL_STR("Aug")) && dl_str_starts(nothing, nothing));
  CHECK(!dl_str_starts(DL_STR("Aug"), DL_STR("August")));
  CHECK(dl_str_ends(DL_STR("August"), DL_STR("ust")) && !dl_str_ends(DL_STR("a"), DL_STR("aa")));
  CHECK_STR(dl_str_slice(DL_STR("dateline"), 4, 8), "line");
}

/* ---- hash and table ---------------------------------------------------------------------------- */

/* Files store these numbers: they must never change. */
static void test_hash_is_stable(void) {
  CHECK(dl_hash("", 0, 0) == 0);
  CHECK(dl_hash("dateline", 8, 0) == UINT64_C(0xe985f0cb7d2903d8));
  CHECK(dl_hash("Bandar Seri Begawan", 19, 7) == UINT64_C(0xa4246d7faa275d69));
}

static void test_hash_spreads(void) {
  enum { BUCKETS = 1024, KEYS = 65536 };
  static unsigned low[BUCKETS], high[BUCKETS];
  for (unsigned i = 0; i < KEYS; i++) {
    char key[16];
    snprintf(key, sizeof key, "%u", i);
    uint64_t hash = dl_hash(key, strlen(key), 0);
    low[hash % BUCKETS]++;
    high[hash >> 54]++;
  }
  unsigned most = 0, least = KEYS;
  for (unsigned i = 0; i < BUCKETS; i++) {
    if (low[i] > most) most = low[i];
    if (high[i] > most) most = high[i];
    if (low[i] < least) least = low[i];
    if (high[i] < least) least = high[i];
  }
  CHECK(most < 112 && least > 24); /* 64 each, give or take five standard deviations */
  CHECK(dl_hash("a", 1, 0) != dl_hash("a", 1, 1));
  CHECK(dl_hash("a\0", 2, 0) != dl_hash("a", 1, 0));
  CHECK(dl_hash("ab", 2, 0) != dl_hash("ba", 2, 0));
}

static void test_string_table(void) {
  dl_arena arena;
  dl_arena_init(&arena, dl_allocator_libc, 0);
  dl_string_table table = {0};
  bool added = false;
  CHECK(dl_string_table_get(&table, DL_STR("x")) == NULL);
  uint32_t *value = dl_string_table_put(&arena, &table, DL_STR("x"), 7, &added);
  CHECK(value && *value == 7 && added);
  value = dl_string_table_put(&arena, &table, DL_STR("x"), 8, &added);
  CHECK(value && *value == 7 && !added);
  if (value) *value = 9;
  value = dl_string_table_get(&table, DL_STR("x"));
  CHECK(value && *value == 9);
  CHECK(dl_string_table_get(&table, DL_STR("X")) == NULL);

  value = dl_string_table_put(&arena, &table, (dl_str){NULL, 0}, 3, &added); /* the empty key */
  CHECK(value && *value == 3 && added);
  value = dl_string_table_put(&arena, &table, DL_STR(""), 4, &added);
  CHECK(value && *value == 3 && !added && table.count == 2);

  bool all = true;
  static char keys[50000][8];
  for (uint32_t i = 0; i < 50000; i++) {
    snprintf(keys[i], sizeof keys[i], "k%u", (unsigned)i);
    dl_str key = {keys[i], (uint32_t)strlen(keys[i])};
    value = dl_string_table_put(&arena, &table, key, i, &added);
    all = all && value && *value == i && added;
  }
  for (uint32_t i = 0; i < 50000; i++) {
    value = dl_string_table_get(&table, (dl_str){keys[i], (uint32_t)strlen(keys[i])});
    all = all && value && *value == i;
  }
  CHECK(all && table.count == 50002);
  CHECK(table.count <= table.capacity / 2 + 1);
  dl_arena_destroy(&arena);
}

/* ---- calendar ---------------------------------------------------------------------------------- */

static void test_civil_against_libc(void) {
  int32_t first = dl_days_from_civil((dl_civil){1790, 1, 1});
  int32_t last = dl_days_from_civil((dl_civil){2230, 1, 1});
  CHECK(last - first > 400 * 365);
  unsigned wrong = 0;
  for (int32_t day = first; day <= last && wrong == 0; day++) {
    time_t seconds = (time_t)day * 86400;
    struct tm tm;
    if (!gmtime_r(&seconds, &tm)) {
      wrong++;
      break;
    }
    dl_civil date = dl_civil_from_days(day);
    if (date.year != tm.tm_year + 1900 || date.month != tm.tm_mon + 1 || date.day != tm.tm_mday)
      wrong++;
    if (dl_days_from_civil(date) != day || !dl_civil_valid(date)) wrong++;
    if ((int32_t)(timegm(&tm) / 86400) != day) wrong++;
    if (dl_weekday(day) != (tm.tm_wday + 6) % 7 + 1) wrong++;
    char iso[16], text[40];
    int32_t iso_year = 0, week = dl_iso_week(day, &iso_year);
    strftime(iso, sizeof iso, "%G-%V", &tm);
    snprintf(text, sizeof text, "%04d-%02d", (int)iso_year, (int)week);
    if (strcmp(iso, text) != 0) wrong++;
    int32_t monday = dl_days_from_iso_week(iso_year, week);
    if (monday > day || day - monday > 6 || dl_weekday(monday) != 1) wrong++;
  }
  CHECK(wrong == 0);
}

static void test_civil_range(void) {
  CHECK(dl_days_from_civil((dl_civil){1970, 1, 1}) == 0);
  CHECK(dl_days_from_civil((dl_civil){2000, 2, 29}) == 11016);
  CHECK(dl_weekday(0) == 4);
  CHECK(dl_days_from_civil((dl_civil){1582, 10, 15}) -
            dl_days_from_civil((dl_civil){1582, 10, 4}) ==
        11);
  CHECK(dl_is_leap_year(2000) && dl_is_leap_year(2012) && dl_is_leap_year(0) &&
        dl_is_leap_year(-4));
  CHECK(!dl_is_leap_year(1900) && !dl_is_leap_year(2013) && !dl_is_leap_year(-100));
  CHECK(dl_days_in_month(2012, 2) == 29 && dl_days_in_month(2013, 2) == 28);
  CHECK(dl_days_in_month(2013, 12) == 31 && dl_days_in_month(2013, 4) == 30);
  CHECK(dl_days_in_month(2013, 0) == 0 && dl_days_in_month(2013, 13) == 0);
  CHECK(dl_civil_valid((dl_civil){2012, 2, 29}) && !dl_civil_valid((dl_civil){2013, 2, 29}));
  CHECK(!dl_civil_valid((dl_civil){2013, 0, 1}) && !dl_civil_valid((dl_civil){2013, 1, 0}));
  CHECK(!dl_civil_valid((dl_civil){2013, 13, 1}) && !dl_civil_valid((dl_civil){2013, 4, 31}));
  CHECK(!dl_civil_valid((dl_civil){INT32_MAX, 1, 1}) &&
        !dl_civil_valid((dl_civil){INT32_MIN, 1, 1}));
  bool all = true;
  int32_t before = dl_days_from_civil((dl_civil){-32767, 1, 1}) - 1;
  for (int32_t year = -32767; year <= 32767; year++) {
    for (int32_t month = 1; month <= 12; month++) {
      dl_civil ends[2] = {{year, month, 1}, {year, month, dl_days_in_month(year, month)}};
      for (int i = 0; i < 2; i++) {
        int32_t day = dl_days_from_civil(ends[i]);
        dl_civil back = dl_civil_from_days(day);
        all = all && back.year == year && back.month == month && back.day == ends[i].day;
        all = all && (i == 1 || day == before + 1); /* months follow one another */
        before = day;
      }
    }
  }
  CHECK(all);
}

/* ---- status ------------------------------------------------------------------------------------ */

static void test_status(void) {
  static const char *const codes[] = {"ok",       "memory", "too_large", "not_text",
                                      "encoding", "io",     "bad_date",  "corrupt"};
  for (int i = DL_OK; i <= DL_ERR_CORRUPT; i++) {
    CHECK(strcmp(dl_status_code((dl_status)i), codes[i]) == 0);
    CHECK(strlen(dl_status_message((dl_status)i)) > 5);
  }
  CHECK(dl_status_code((dl_status)99) && dl_status_message((dl_status)99));
}

/* ---- stash ------------------------------------------------------------------------------------- */

static void test_stash(void) {
  counter c = {0, 0, 0, 0, 0};
  dl_stash stash;
  dl_stash_init(&stash, (dl_allocator){counted_alloc, &c}, 100000);
  dl_allocator allocator = dl_stash_allocator(&stash);
  CHECK(c.calls == 0); /* a stash that is not used costs nothing */
  for (int round = 0; round < 50; round++) {
    dl_arena one, two;
    dl_arena_init(&one, allocator, 0);
    dl_arena_init(&two, allocator, 0);
    for (int i = 0; i < 100; i++) {
      char *piece = dl_arena_alloc(i % 2 ? &one : &two, 200);
      CHECK(piece && (uintptr_t)piece % 16 == 0);
      memset(piece, round, 200);
    }
    dl_arena_destroy(&one);
    dl_arena_destroy(&two);
  }
  CHECK(c.calls == 1 && stash.used == 0 && stash.pieces == 0); /* all of it from one block */

  char *first = allocator.call(allocator.context, NULL, 0, 60000);
  char *beyond = allocator.call(allocator.context, NULL, 0, 60000);
  char *larger = allocator.call(allocator.context, NULL, 0, 200000);
  CHECK(first && beyond && larger && c.calls == 3); /* what does not fit comes from below */
  memset(first, 'a', 60000);
  first = allocator.call(allocator.context, first, 60000, 90000);
  CHECK(first && first[0] == 'a' && first[59999] == 'a');
  allocator.call(allocator.context, first, 90000, 0);
  allocator.call(allocator.context, beyond, 60000, 0);
  allocator.call(allocator.context, larger, 200000, 0);
  allocator.call(allocator.context, NULL, 0, 0);
  CHECK(stash.used == 0 && c.held == 100000);
  dl_stash_close(&stash);
  CHECK(c.held == 0 && c.wrong == 0);
  char *after = allocator.call(allocator.context, NULL, 0, 100); /* a closed one hands through */
  CHECK(after && c.held == 100);
  allocator.call(allocator.context, after, 100, 0);
  dl_stash_close(&stash);
  CHECK(c.held == 0 && c.wrong == 0);

  counter refusing = {0, 0, 0, 1, 0}; /* no block to be had: pieces from below */
  dl_stash_init(&stash, (dl_allocator){counted_alloc, &refusing}, 1000);
  char *piece = allocator.call(&stash, NULL, 0, 100);
  CHECK(piece && refusing.held == 100);
  allocator.call(&stash, piece, 100, 0);
  dl_stash_close(&stash);
  CHECK(refusing.held == 0);
}

int main(void) {
  test_arena_basics();
  test_arena_sizes();
  test_arena_growth();
  test_arena_limit();
  test_arena_marks();
  test_arena_grow();
  test_vectors();
  test_stash();
  test_every_failure();
  test_utf8_round_trip();
  test_utf8_malformed();
  test_utf8_bounds();
  test_classes();
  test_case();
  test_strings();
  test_hash_is_stable();
  test_hash_spreads();
  test_string_table();
  test_civil_against_libc();
  test_civil_range();
  test_status();
  return check_report();
}
