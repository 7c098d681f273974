/* quote_test.c: who said what, on sentences written for this test. */
#include <stdio.h>
#include <stdlib.h>

#include "check.h"
#include "refuse.h"
#include "quote/find.h"

#define ANSWER_MOST 4000

static dl_quotes find(dl_arena *arena, dl_arena *scratch, const char *source, uint32_t len,
                      dl_text *text) {
  dl_span *paragraphs = dl_arena_alloc(arena, (len + 1) * sizeof *paragraphs);
  uint32_t count = 0, start = 0;
  for (uint32_t i = 0; i <= len; i++) {
    if (i < len && source[i] != '\n') continue;
    if (i > start) paragraphs[count++] = (dl_span){start, i};
    start = i + 1;
  }
  dl_quotes quotes = {0};
  CHECK(dl_text_split(arena, source, len, paragraphs, count, text) == DL_OK);
  CHECK(dl_quote_find(arena, scratch, text, &quotes) == DL_OK);
  return quotes;
}

static size_t append(char *out, size_t n, const char *bytes, uint32_t start, uint32_t end) {
  if (n + (end - start) >= ANSWER_MOST) return n;
  memcpy(out + n, bytes + start, end - start);
  return n + (end - start);
}

/* One line a quote, joined by " & ": speaker/cue: content, with "~" before indirect speech. */
static void check_quotes_at(const char *source, const char *want, const char *file, int line) {
  dl_arena arena, scratch;
  dl_arena_init(&arena, dl_allocator_libc, 0);
  dl_arena_init(&scratch, dl_allocator_libc, 0);
  dl_text text;
  dl_quotes quotes = find(&arena, &scratch, source, (uint32_t)strlen(source), &text);
  char got[ANSWER_MOST];
  size_t n = 0;
  for (uint32_t i = 0; i < quotes.count; i++) {
    const dl_quote *q = &quotes.items[i];
    if (i > 0) n = append(got, n, " & ", 0, 3);
    if (!q->direct) n = append(got, n, "~", 0, 1);
    n = append(got, n, source, q->speaker.start, q->speaker.end);
    n = append(got, n, "/", 0, 1);
    n = append(got, n, source, q->cue.start, q->cue.end);
    n = append(got, n, ": ", 0, 2);
    n = append(got, n, source, q->start, q->end);
    check_at(q->confidence > 0 && q->confidence <= 1, "confidence is a share", file, line);
  }
  check_text_at(got, n, want, file, line);
  dl_arena_destroy(&arena);
  dl_arena_destroy(&scratch);
}

#define QUOTES(source, want) check_quotes_at((source), (want), __FILE__, __LINE__)

static void test_direct(void) {
  /* the cue behind */
  QUOTES("\"We won,\" Park said.", "Park/said: We won,");
  QUOTES("\"We won,\" said Park.", "Park/said: We won,");
  QUOTES("\"We won,\" Park told reporters in Leeds, where he lives.", "Park/told: We won,");
  QUOTES("\"We won,\" Park said then.", "Park/said: We won,");
  QUOTES("\"We won,\" he later wrote.", "he/wrote: We won,");
  QUOTES("\"Who won?\" Park asked.", "Park/asked: Who won?");
  QUOTES("\"We won,\" Park, who arrived on Monday, said.", "Park/said: We won,");
  QUOTES("\"We won,\" said Lena Park, the mayor of Leeds.", "Lena Park/said: We won,");
  QUOTES("\"We won,\" U.S. Secretary of State Ann Cole said.",
         "U.S. Secretary of State Ann Cole/said: We won,");
  QUOTES("\"We won,\" said a spokesman for the ministry on Tuesday.",
         "a spokesman for the ministry/said: We won,");
  QUOTES("\"We won,\" police spokesman Lt. Joe Roe said in an e-mail.",
         "police spokesman Lt. Joe Roe/said: We won,");
  QUOTES("\"We won,\" the head of the weather office told the paper.",
         "the head of the weather office/told: We won,");
  QUOTES("\"We won\", she wrote.", "she/wrote: We won");
  QUOTES("\"It failed,\" according to Lena Park.", "Lena Park/according to: It failed,");
  QUOTES("\"We won,\" said attorney Lena Park, who was there.", "attorney Lena Park/said: We won,");
  /* the cue before */
  QUOTES("It led Lena Park to write: \"We won the cup.\"", "Lena Park/write: We won the cup.");
  QUOTES("Park said, \"We won.\"", "Park/said: We won.");
  QUOTES("In a statement, the ministry said: \"We regret the loss.\"",
         "the ministry/said: We regret the loss.");
  QUOTES("Asked why, Mr. Diaz replied, \"Never heard of it.\"",
         "Mr. Diaz/replied: Never heard of it.");
  QUOTES("Park said the plan was \"a good start\" for all.", "Park/said: a good start");
  QUOTES("Park called the plan \"reckless.\"", "Park/called: reckless.");
  QUOTES("Before lunch, Park scolded a clerk, saying, \"Do not shout.\"",
         "Park/saying: Do not shout.");
  QUOTES("Park was quoted as saying \"it is over\" on Monday.", "Park/saying: it is over");
  QUOTES("Park did not say \"never\" or \"no\".", "");
  QUOTES("Lena Park: \"We won the cup at last.\"", "Lena Park/: We won the cup at last.");
  QUOTES("The motto: \"Win the cup at last.\"", "/: Win the cup at last.");
  /* split by its cue, and several in one sentence */
  QUOTES("\"We won,\" Park said, \"and they lost.\"",
         "Park/said: We won, & Park/said: and they lost.");
  QUOTES("Park said it was \"fair\" and \"just\" to all.", "Park/said: fair & Park/: just");
  QUOTES("\"We won,\" Park said, adding: \"They lost it.\"",
         "Park/said: We won, & Park/adding: They lost it.");
  QUOTES("\"Is it?\" she said. \"Yes,\" he said.", "she/said: Is it? & he/said: Yes,");
  /* goes on in its paragraph and in the next */
  QUOTES("\"We won,\" Park said. \"It was a long and cold day.\"",
         "Park/said: We won, & Park/: It was a long and cold day.");
  QUOTES("\"We stand here and will not leave.\n\"We will win,\" said Park.",
         "Park/: We stand here and will not leave. & Park/said: We will win,");
  QUOTES(
      "\"We will win,\" said Park. \"We stand here now.\n\"We will not leave this place.\"",
      "Park/said: We will win, & Park/: We stand here now. & Park/: We will not leave this place.");
  /* two sentences inside the marks */
  QUOTES("\"We won. They lost,\" Park said.", "Park/said: We won. They lost,");
}

static void test_marks(void) {
  QUOTES("\xE2\x80\x9CWe won,\xE2\x80\x9D Park said.", "Park/said: We won,");
  QUOTES("\xC2\xABWe won,\xC2\xBB Park said.", "Park/said: We won,");
  QUOTES("``We won,'' Park said.", "Park/said: We won,");
  QUOTES("\xE2\x80\x98We won,\xE2\x80\x99 Park said.", "Park/said: We won,");
  QUOTES("'We won,' Park said. The workers' day was long.", "Park/said: We won,");
  QUOTES("\"He told me 'never,' and left,\" Diaz recalled.",
         "Diaz/recalled: He told me 'never,' and left,");
  QUOTES("A man of 6'2\" bought a 20\" screen.", "");
  QUOTES("Park's and the workers' plan isn't new.", "");
  QUOTES("\"\"", "");
  QUOTES("\"", "");
}

static void test_left_out(void) {
  QUOTES("It is known as \"Geneva II\" by now.", "");
  QUOTES("The so-called \"road map\" failed.", "");
  QUOTES("According to Park, their robot, named \"Better Idea of All,\" won a point.", "");
  QUOTES("Park has asked that land near the mill be used as a \"town centre\" later.", "");
  QUOTES("The band played \"Blue Night\" and left.", "");
  QUOTES("The film \"The Long and Cold Day\" opened.", "");
}

static void test_indirect(void) {
  QUOTES("Park said Tuesday that the talks had failed.", "~Park/said: the talks had failed");
  QUOTES("Park told reporters on Tuesday that the talks had failed.",
         "~Park/told: the talks had failed");
  QUOTES("A senior official said the talks had failed.",
         "~A senior official/said: the talks had failed");
  QUOTES("The talks had failed, Park said Tuesday.", "~Park/said: The talks had failed");
  QUOTES("According to Park, the talks failed last week.",
         "~Park/According to: the talks failed last week");
  QUOTES("The talks failed last week, according to two officials.",
         "~two officials/according to: The talks failed last week");
  QUOTES("But Park said that he would leave soon.", "~Park/said: he would leave soon");
  QUOTES("Park denied that he would leave soon.", "");
  QUOTES("Park did not say that he would leave.", "");
  QUOTES("Park declined to say that he would leave.", "");
  QUOTES("The talks failed last week in Leeds.", "");
}

static void test_confidence(void) {
  dl_arena arena, scratch;
  dl_arena_init(&arena, dl_allocator_libc, 0);
  dl_arena_init(&scratch, dl_allocator_libc, 0);
  dl_text text;
  const char *source = "\"We won,\" Park said. \"It was a long and cold day.\"";
  dl_quotes quotes = find(&arena, &scratch, source, (uint32_t)strlen(source), &text);
  CHECK(quotes.count == 2);
  if (quotes.count == 2) {
    CHECK(quotes.items[0].confidence > 0.9F);
    CHECK(quotes.items[1].confidence < quotes.items[0].confidence);
  }
  dl_arena_destroy(&arena);
  dl_arena_destroy(&scratch);
}

/* Megabytes of one thing stay within their memory and end. */
static void test_hostile(void) {
  static const char *const units[] = {"\"",
                                      "\"a ",
                                      "\"a\" ",
                                      "said ",
                                      "a said \"b\" ",
                                      "\"a\n",
                                      "Kerry ",
                                      "\xE2\x80\x9C",
                                      "' ",
                                      "saying, ",
                                      "a, said ",
                                      "of the ",
                                      "\"A,\" said B. ",
                                      "according to ",
                                      "A said that b c d e f. "};
  enum { SIZE = 1 << 20 };
  char *source = malloc(SIZE);
  CHECK(source != NULL);
  if (!source) return;
  for (size_t u = 0; u < sizeof units / sizeof units[0]; u++) {
    size_t unit = strlen(units[u]), n = 0;
    for (; n + unit <= SIZE; n += unit) memcpy(source + n, units[u], unit);
    dl_arena arena, scratch;
    dl_arena_init(&arena, dl_allocator_libc, 0);
    dl_arena_init(&scratch, dl_allocator_libc, 0);
    dl_text text;
    dl_quotes quotes = find(&arena, &scratch, source, (uint32_t)n, &text);
    bool ordered = true;
    for (uint32_t i = 0; i < quotes.count; i++)
      ordered = ordered && quotes.items[i].start < quotes.items[i].end &&
                quotes.items[i].end <= n &&
                (i == 0 || quotes.items[i - 1].start <= quotes.items[i].start);
    CHECK(ordered);
    dl_arena_destroy(&arena);
    dl_arena_destroy(&scratch);
  }
  free(source);
}

/* Each allocation refused in turn is DL_ERR_MEMORY and nothing else. */
static void test_memory(void) {
  enum { SIZE = 60000 };
  static const char sentence[] = "\"We won,\" Park said. He said that all was well now. ";
  char *source = malloc(SIZE);
  CHECK(source != NULL);
  if (!source) return;
  for (size_t i = 0; i < SIZE; i++) source[i] = sentence[i % (sizeof sentence - 1)];
  dl_arena arena;
  dl_arena_init(&arena, dl_allocator_libc, 0);
  dl_text text;
  find(&arena, &arena, source, SIZE, &text);
  unsigned calls = 0;
  for (; calls < 100; calls++) {
    unsigned left = calls;
    dl_arena tight, scratch;
    dl_arena_init(&tight, refuse_after(&left), 0);
    dl_arena_init(&scratch, refuse_after(&left), 0);
    dl_quotes quotes;
    dl_status status = dl_quote_find(&tight, &scratch, &text, &quotes);
    dl_arena_destroy(&tight);
    dl_arena_destroy(&scratch);
    if (status == DL_OK) break;
    CHECK(status == DL_ERR_MEMORY && quotes.count == 0);
  }
  CHECK(calls > 0 && calls < 100);
  dl_arena_destroy(&arena);
  free(source);
}

int main(void) {
  CHECK(dl_cues_sorted());
  test_direct();
  test_marks();
  test_left_out();
  test_indirect();
  test_confidence();
  test_hostile();
  test_memory();
  return check_report();
}
