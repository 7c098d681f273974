/* article_test.c: the whole of the core through its public interface: failing allocations, memory
 * bounds, threads, and the rule that the same input gives the same output. */
#include "check.h"

#include "base/hash.h"
#include "base/stash.h"
#include "dateline.h"

#include <pthread.h>
#include <stdlib.h>

static const char STORY[] =
    "# Harbour Bridge Closes for Repairs\n\nMarch 4, 2019\n\nBy Nora Quist and **Ben Adeyemi**\n\n"
    "PORT ELLERY \xE2\x80\x94 Mayor Tomas Reyes said Tuesday that the harbour bridge, opened in "
    "June 1974, would close for two weeks.\n\n\"We have *waited* too long,\" Reyes told reporters "
    "in Geneva. He said the U.S. Coast Guard &amp; the Port Authority (PA) agreed last month.\n\n"
    "- One item\n- Another item, due every Friday\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n"
    "*Material from Reuters is included in this report.*\n\n#### Related articles:\n\n"
    "- [Old Bridge, New Money](https://example.org/1)\n";

/* ---- an allocator that counts, and refuses the n-th request -------------------------------------- */

typedef struct meter {
  size_t held, peak;
  long calls, refuse_at; /* refuse_at < 0: never */
} meter;

static void *metered(void *context, void *ptr, size_t old_size, size_t new_size) {
  meter *m = context;
  if (new_size == 0) {
    m->held -= ptr ? old_size : 0;
    free(ptr);
    return NULL;
  }
  if (m->calls++ == m->refuse_at) return NULL;
  void *piece = realloc(ptr, new_size);
  if (!piece) return NULL;
  m->held += new_size - (ptr ? old_size : 0);
  if (m->held > m->peak) m->peak = m->held;
  return piece;
}

static dl_options options_with(meter *m, dl_format format) {
  dl_options options;
  memset(&options, 0, sizeof options);
  options.format = format;
  options.max_bytes = (size_t)64 << 20;
  options.allocator = (dl_allocator){metered, m};
  return options;
}

/* Runs every layer. */
static dl_status run_all(const char *source, size_t len, const dl_options *options,
                         dl_article **out) {
  dl_article *article;
  dl_status status = dl_article_parse(source, len, options, &article, NULL);
  if (status != DL_OK) return status;
  const dl_cast *cast;
  const dl_timexes *dates;
  const dl_quotes *quotes;
  status = dl_article_cast(article, &cast);
  if (status == DL_OK) status = dl_article_dates(article, &dates);
  if (status == DL_OK) status = dl_article_quotes(article, &quotes);
  if (status != DL_OK || !out)
    dl_article_free(article);
  else
    *out = article;
  return status;
}

static void test_failing_allocations(void) {
  for (int format = DL_FORMAT_AUTO; format <= DL_FORMAT_TEXT; format++) {
    long n = 0;
    dl_status status;
    do {
      meter m = {0, 0, 0, n++};
      dl_options options = options_with(&m, (dl_format)format);
      status = run_all(STORY, sizeof STORY - 1, &options, NULL);
      CHECK(m.held == 0);
      CHECK(status == DL_OK || status == DL_ERR_MEMORY);
    } while (status != DL_OK && n < 10000);
    CHECK(status == DL_OK);
    CHECK(n > 5);
  }
}

/* Below 40 bytes per input byte plus 8 MiB, all layers together. Paragraphs of one letter are the
 * known exception: each is a node, a block and a row of features ("Limits" in docs/api.md). */
static void test_memory_bound(void) {
  static const char *const units[] = {"John Smith of Oslo spoke on Tuesday. ",
                                      "a ",
                                      "# Head\n\n",
                                      "<div>",
                                      "<p>x",
                                      "*a* ",
                                      "1999 ",
                                      "\"",
                                      "&amp;",
                                      "\r\n",
                                      "\xC2\xA0 x",
                                      "A. ",
                                      "[",
                                      "| a ",
                                      "- x\n"};
  const size_t len = (size_t)1 << 20;
  char *source = malloc(len);
  for (size_t u = 0; u < sizeof units / sizeof *units; u++) {
    size_t step = strlen(units[u]);
    for (size_t i = 0; i < len; i++) source[i] = units[u][i % step];
    for (int format = DL_FORMAT_HTML; format <= DL_FORMAT_TEXT; format++) {
      meter m = {0, 0, 0, -1};
      dl_options options = options_with(&m, (dl_format)format);
      CHECK(run_all(source, len, &options, NULL) == DL_OK);
      CHECK(m.held == 0);
      bool tiny = strcmp(units[u], "<p>x") == 0;
      size_t rate = !tiny || format == DL_FORMAT_TEXT ? 40 : format == DL_FORMAT_HTML ? 104 : 56;
      if (m.peak > rate * len + ((size_t)8 << 20))
        fprintf(stderr, "  %s of \"%s\": %.1f bytes per byte\n", dl_format_word((dl_format)format),
                units[u], (double)m.peak / (double)len);
      CHECK(m.peak <= rate * len + ((size_t)8 << 20));
    }
  }
  free(source);
}

/* A piece again and again between a head and a tail; %u in it is the number of the repetition. */
static char *repeat(const char *head, const char *piece, uint32_t times, const char *tail,
                    size_t *len) {
  char *source = malloc(strlen(head) + (strlen(piece) + 10) * times + strlen(tail) + 1),
       *at = source;
  at += sprintf(at, "%s", head);
  for (uint32_t i = 0; i < times; i++) at += sprintf(at, piece, i);
  at += sprintf(at, "%s", tail);
  *len = (size_t)(at - source);
  return source;
}

/* Markup that no page should send: every layer answers, within the bound of memory. That time is linear
 * bench/linear.sh shows. */
static void test_hostile_markup(void) {
  static const struct {
    const char *name, *head, *piece;
    uint32_t times;
    const char *tail;
  } pages[] = {
      {"nested divisions", "", "<div>", 20000, "Mayor Reyes spoke in Oslo."},
      {"numbered formatting", "", "<b %u>", 100000, "Mayor Reyes spoke in Oslo."},
      {"lists without an end", "", "<ul><li>", 100000, "Mayor Reyes spoke in Oslo."},
      {"one attribute", "<p class='", "0123456789abcdef", 50u << 16,
       "'>Mayor Reyes spoke in Oslo."},
      {"an attribute without an end", "<p>Oslo.</p><p class='", "0123456789abcdef", 50u << 16, ""},
      {"tables in tables", "", "<table><tr><td>", 10000, "Mayor Reyes spoke in Oslo."},
      {"an unclosed comment", "<p>Mayor Reyes spoke in Oslo.</p><!--", "--x>", 500000, ""},
      {"an unclosed script", "<p>Mayor Reyes spoke in Oslo.</p><script><!--", "<script>-->", 300000,
       ""},
  };
  for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
    size_t len;
    char *source = repeat(pages[i].head, pages[i].piece, pages[i].times, pages[i].tail, &len);
    meter m = {0, 0, 0, -1};
    dl_options options = options_with(&m, DL_FORMAT_HTML);
    dl_article *article = NULL;
    CHECK(run_all(source, len, &options, &article) == DL_OK);
    if (article) {
      const dl_document *document = dl_article_document(article);
      CHECK(document->text_len < 200 && strstr(document->text, "Oslo."));
    }
    dl_article_free(article);
    CHECK(m.held == 0);
    if (m.peak > 40 * len + ((size_t)8 << 20))
      fprintf(stderr, "  %s: %.1f bytes per byte\n", pages[i].name, (double)m.peak / (double)len);
    CHECK(m.peak <= 40 * len + ((size_t)8 << 20));
    free(source);
  }
}

/* UTF-16 that declares UTF-8: the byte order mark counts, and offsets are those of the source. */
static void test_false_declaration(void) {
  static const char page[] =
      "<meta charset=utf-8><title>Harbour Bridge</title><h1>Harbour Bridge</h1>"
      "<p>Mayor Reyes said the old bridge would close for two weeks.</p>";
  char source[2 * sizeof page] = "\xFF\xFE";
  size_t len = 2;
  for (const char *at = page; *at; at++) {
    source[len++] = *at;
    source[len++] = '\0';
  }
  dl_article *article = NULL;
  CHECK(run_all(source, len, NULL, &article) == DL_OK);
  if (!article) return;
  const dl_document *document = dl_article_document(article);
  CHECK(document->text_len && strstr(document->text, "would close for two weeks."));
  const dl_block *last = &document->blocks[document->block_count - 1];
  CHECK(last->source.start % 2 == 0 && source[last->source.start] == 'M');
  dl_article_free(article);
}

static uint64_t digest(dl_article *article) {
  const dl_document *document = dl_article_document(article);
  const dl_cast *cast;
  const dl_timexes *dates;
  uint64_t h = dl_hash(document->text, document->text_len, 1);
  if (dl_article_cast(article, &cast) != DL_OK || dl_article_dates(article, &dates) != DL_OK)
    return 0;
  for (uint32_t i = 0; i < cast->mention_count; i++) {
    const dl_mention *m = &cast->mentions[i];
    uint32_t words[4] = {m->start, m->end, m->entity, (uint32_t)m->kind};
    h = dl_hash(words, sizeof words, h);
    h = dl_hash(&m->confidence, sizeof m->confidence, h);
  }
  for (uint32_t i = 0; i < dates->count; i++)
    h = dl_hash(dates->items[i].value.ptr, dates->items[i].value.len, h);
  return h;
}

static void *thread_main(void *result) {
  uint64_t first = 0;
  for (int i = 0; i < 50; i++) {
    dl_article *article;
    if (run_all(STORY, sizeof STORY - 1, NULL, &article) != DL_OK) return NULL;
    uint64_t h = digest(article);
    dl_article_free(article);
    if (i && h != first) return NULL;
    first = h;
  }
  *(uint64_t *)result = first;
  return NULL;
}

static void test_threads(void) {
  enum { THREADS = 8 };
  pthread_t threads[THREADS];
  uint64_t results[THREADS] = {0};
  for (int i = 0; i < THREADS; i++)
    CHECK(pthread_create(&threads[i], NULL, thread_main, &results[i]) == 0);
  for (int i = 0; i < THREADS; i++) CHECK(pthread_join(threads[i], NULL) == 0);
  CHECK(results[0] != 0);
  for (int i = 1; i < THREADS; i++) CHECK(results[i] == results[0]);
}

static void test_errors(void) {
  dl_error error;
  dl_article *article = NULL;
  dl_options options;
  memset(&options, 0, sizeof options);
  options.max_bytes = 10;
  CHECK(dl_article_parse(STORY, sizeof STORY - 1, &options, &article, &error) == DL_ERR_TOO_LARGE);
  CHECK(error.code == DL_ERR_TOO_LARGE && error.message && !article);
  options.max_bytes = 0;
  options.published = DL_STR("2013-13-01");
  CHECK(dl_article_parse("x", 1, &options, &article, &error) == DL_ERR_DATE);
  CHECK(error.code == DL_ERR_DATE && !article);
  options.published = DL_STR("2013-07-02T10:00:00+02:00");
  CHECK(dl_article_parse("x", 1, &options, &article, NULL) == DL_OK);
  CHECK(dl_article_document(article)->published.minute == 600);
  CHECK(dl_article_document(article)->published.zone_minutes == 120);
  dl_article_free(article);
  CHECK(dl_article_parse("", 0, NULL, &article, NULL) == DL_OK);
  CHECK(dl_article_source(article).len == 0);
  dl_article_free(article);
  dl_article_free(NULL);
}

static void test_source_that_stays(void) {
  meter m = {0, 0, 0, -1};
  dl_stash stash;
  dl_stash_init(&stash, dl_allocator_libc, 1 << 20);
  dl_options options = options_with(&m, DL_FORMAT_MARKDOWN);
  options.scratch = dl_stash_allocator(&stash);
  options.source_stays = true;
  dl_article *copied, *stays;
  dl_options plain = options_with(&m, DL_FORMAT_MARKDOWN);
  CHECK(run_all(STORY, sizeof STORY - 1, &plain, &copied) == DL_OK);
  CHECK(run_all(STORY, sizeof STORY - 1, &options, &stays) == DL_OK);
  CHECK(stash.pieces == 0 && stash.block); /* scratch goes before parsing returns */
  const dl_cast *a, *b;
  CHECK(dl_article_cast(copied, &a) == DL_OK && dl_article_cast(stays, &b) == DL_OK);
  CHECK(a->mention_count > 0 && a->mention_count == b->mention_count);
  CHECK(dl_str_equal(dl_article_source(copied), dl_article_source(stays)));
  dl_article_free(copied);
  dl_article_free(stays);
  dl_stash_close(&stash);
  CHECK(m.held == 0);
}

int main(void) {
  test_errors();
  test_source_that_stays();
  test_failing_allocations();
  test_memory_bound();
  test_hostile_markup();
  test_false_declaration();
  test_threads();
  return check_report();
}
