/* read_properties_test.c: what must hold whatever Markdown or plain text is read.
 *
 * On the fixtures, with other ends of lines, on mutations of them, with memory that fails or is short,
 * and on texts that parsers are slow or hungry on. */
#include <stdlib.h>

#include "read_check.h"

/* Every letter and digit of a plain text is in the reading, in order. */
static bool keeps_all(const reading *r) {
  uint32_t at = 0;
  for (uint32_t i = 0; i < r->source.len; i++) {
    unsigned char c = (unsigned char)r->source.ptr[i];
    if (c >= 0x80 || !(dl_is_letter(c) || dl_is_digit(c))) continue;
    while (at < r->doc.text_len && r->doc.text[at] != (char)c) {
      unsigned char t = (unsigned char)r->doc.text[at];
      if (t < 0x80 && (dl_is_letter(t) || dl_is_digit(t))) return false;
      at++;
    }
    if (at++ >= r->doc.text_len) return false;
  }
  return true;
}

/* The same article with CRLF, with a byte order mark, gives the same text. */
static void test_line_ends(void) {
  static char crlf[1 << 17];
  for (size_t i = 0; i < FIXTURES; i++) {
    dl_str source = fixture(fixtures[i]);
    dl_format format = strstr(fixtures[i], ".txt") ? DL_FORMAT_TEXT : DL_FORMAT_MARKDOWN;
    for (int variant = 0; variant < 3; variant++) {
      uint32_t n = 0;
      if (variant & 1) {
        memcpy(crlf, "\xEF\xBB\xBF", 3);
        n = 3;
      }
      for (uint32_t k = 0; k < source.len; k++) {
        if (source.ptr[k] == '\n' && variant != 1) crlf[n++] = '\r';
        crlf[n++] = source.ptr[k];
      }
      reading a, b;
      read_it(&a, source, format);
      read_it(&b, (dl_str){crlf, n}, format);
      check_sound(&a, fixtures[i]);
      check_sound(&b, fixtures[i]);
      bool same = a.doc.text_len == b.doc.text_len && a.doc.block_count == b.doc.block_count &&
                  memcmp(a.doc.text, b.doc.text, a.doc.text_len) == 0 &&
                  dl_str_equal(a.doc.title.value, b.doc.title.value) &&
                  dl_str_equal(a.doc.published.field.value, b.doc.published.field.value) &&
                  dl_str_equal(a.doc.dateline.place.value, b.doc.dateline.place.value);
      if (!same) fprintf(stderr, "  %s, variant %d\n", fixtures[i], variant);
      CHECK(same);
      done(&a);
      done(&b);
    }
  }
}

static void test_mutations(void) {
  static const char *const pieces[] = {"\n",
                                       "\n\n",
                                       "**",
                                       "*",
                                       "_",
                                       "[",
                                       "](",
                                       ")",
                                       "<",
                                       ">",
                                       "#",
                                       "`",
                                       "> ",
                                       "- ",
                                       "1. ",
                                       "|",
                                       "---\n",
                                       "&amp;",
                                       "\xC2\xA0",
                                       "\xC2\xAD",
                                       "\xFF",
                                       "\r\n",
                                       "\t",
                                       "<br>",
                                       "<p>",
                                       "<!--",
                                       "-->",
                                       "~~",
                                       "\\",
                                       "By A B\n",
                                       "July 2, 2013\n",
                                       "LIMA \xE2\x80\x94 ",
                                       "a"};
  static char mutant[1 << 17];
  uint32_t state = 7;
  const char *why = NULL;
  for (size_t i = 0; i < FIXTURES; i++) {
    dl_str source = fixture(fixtures[i]);
    for (int round = 0; round < 120 && !why; round++) {
      uint32_t n = source.len;
      memcpy(mutant, source.ptr, n);
      for (uint32_t edits = 1 + check_random(&state) % 12; edits > 0; edits--) {
        const char *piece = pieces[check_random(&state) % (sizeof pieces / sizeof *pieces)];
        uint32_t at = check_random(&state) % (n + 1), len = (uint32_t)strlen(piece);
        uint32_t cut = check_random(&state) % 3 == 0 ? check_random(&state) % 40 : 0;
        if (cut > n - at) cut = n - at;
        memmove(mutant + at + len, mutant + at + cut, n - at - cut);
        memcpy(mutant + at, piece, len);
        n = n + len - cut;
      }
      for (int f = DL_FORMAT_MARKDOWN; f <= DL_FORMAT_TEXT; f++) {
        reading r;
        read_it(&r, (dl_str){mutant, n}, (dl_format)f);
        if (!why) why = broken(&r);
        if (!why && r.status == DL_OK && f == DL_FORMAT_TEXT && !keeps_all(&r))
          why = "plain text keeps every letter";
        if (why) fprintf(stderr, "  %s mutated: %s\n", fixtures[i], why);
        done(&r);
      }
    }
  }
  CHECK(why == NULL);
}

/* Fails the allocation whose number is left == 0. */
static void *failing(void *context, void *ptr, size_t old_size, size_t new_size) {
  int *left = context;
  if (new_size && (*left)-- == 0) return NULL;
  return dl_allocator_libc.call(NULL, ptr, old_size, new_size);
}

static void test_memory(void) {
  for (size_t i = 0; i < FIXTURES; i++) {
    dl_str source = fixture(fixtures[i]);
    bool finished = false;
    for (int n = 0; n < 200 && !finished; n++) {
      int left = n;
      reading r;
      read_with(&r, source, DL_FORMAT_AUTO, (dl_allocator){failing, &left});
      finished = r.status == DL_OK && left >= 0;
      if (!finished) CHECK(r.status == DL_ERR_MEMORY && r.error.code == DL_ERR_MEMORY);
      done(&r);
    }
    CHECK(finished);
  }
  /* arenas that may hold so much and no more */
  static char many[40000];
  for (uint32_t i = 0; i < sizeof many; i++) many[i] = "[a](b) *c*\n\n- d\n\n"[i % 17];
  for (size_t limit = 1024; limit < 4000000; limit = limit * 5 / 4) {
    reading r;
    memset(&r, 0, sizeof r);
    dl_arena_init(&r.arena, dl_allocator_libc, limit);
    dl_arena_init(&r.scratch, dl_allocator_libc, limit);
    r.source = (dl_str){many, sizeof many};
    dl_read_options options = {DL_FORMAT_MARKDOWN, {NULL, 0}};
    r.status = dl_read(&r.arena, &r.scratch, r.source, &options, &r.doc, &r.error);
    CHECK(r.status == DL_OK || r.status == DL_ERR_MEMORY);
    if (r.status == DL_OK) check_sound(&r, "within a limit");
    done(&r);
  }
}

/* Texts that parsers are slow or hungry on. That the time is linear is measured by counting
 * instructions (docs); here: the answer is right and memory stays in its bounds. */
static size_t memory_in_use, memory_most;

static void *counting(void *context, void *ptr, size_t old_size, size_t new_size) {
  (void)context;
  memory_in_use += new_size - (ptr ? old_size : 0);
  if (memory_in_use > memory_most) memory_most = memory_in_use;
  return dl_allocator_libc.call(NULL, ptr, old_size, new_size);
}

static void test_pathological(void) {
  static const char *const units[] = {"> ",
                                      "- ",
                                      "* ",
                                      "1. ",
                                      "[",
                                      "]",
                                      "*",
                                      "**a ",
                                      "_",
                                      "`",
                                      "<",
                                      "![",
                                      "](",
                                      "[a](",
                                      "&",
                                      "&amp;",
                                      "<!--",
                                      "<a ",
                                      "# h\n",
                                      "#\n",
                                      "a\n",
                                      "a\n\n",
                                      "\n",
                                      "- a\n",
                                      "> a\n",
                                      "| a ",
                                      "|",
                                      "|a|b|\n",
                                      "[a]: b\n",
                                      "[a]\n",
                                      "\\",
                                      "~~",
                                      "\xC2\xAD",
                                      "\xC2\xA0",
                                      "\xFF",
                                      " ",
                                      "\t",
                                      "a ",
                                      "A. ",
                                      "By A B\n",
                                      "July 2, 2013\n",
                                      "LIMA \xE2\x80\x94 A\n\n",
                                      "\r",
                                      "\r\n",
                                      "```\n",
                                      "---\n",
                                      "***\n",
                                      "<br>",
                                      "<p>",
                                      "a&lt;",
                                      "(",
                                      "\"",
                                      "http://a.b ",
                                      "- - a\n",
                                      "    a\n",
                                      "AB\n\n",
                                      "x.",
                                      "*a _b ",
                                      "[a][b]"};
  uint32_t size = 1 << 17;
  char *bytes = malloc(size);
  CHECK(bytes != NULL);
  if (!bytes) return;
  for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
    uint32_t len = (uint32_t)strlen(units[i]);
    for (uint32_t k = 0; k < size; k++) bytes[k] = units[i][k % len];
    for (int f = DL_FORMAT_MARKDOWN; f <= DL_FORMAT_TEXT; f++) {
      reading r;
      memory_in_use = memory_most = 0;
      read_with(&r, (dl_str){bytes, size}, (dl_format)f, (dl_allocator){counting, NULL});
      CHECK(r.status == DL_OK);
      check_sound(&r, units[i]);
      /* 40 bytes for one, and the room that is left in the arenas' newest chunks */
      if (memory_most > 40u * size + (1u << 20))
        fprintf(stderr, "  %s: %zu bytes\n", units[i], memory_most);
      CHECK(memory_most <= 40u * size + (1u << 20));
      done(&r);
      CHECK(memory_in_use == 0);
    }
  }
  free(bytes);
}

int main(void) {
  test_line_ends();
  test_mutations();
  test_memory();
  test_pathological();
  return check_report();
}
