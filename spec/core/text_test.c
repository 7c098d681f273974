/* text_test.c: tokens, sentence ends (spec/core/sentences.txt), properties and hostile input. */
#include <stdio.h>
#include <stdlib.h>

#include "check.h"
#include "refuse.h"
#include "text/scan.h"
#include "text/text.h"

#define GOLD      "spec/core/sentences.txt"
#define FLOOR     0.97 /* of the F1 on the gold */
#define LINE_MOST 2000

static dl_text split(dl_arena *arena, const char *bytes, uint32_t len) {
  dl_span *paragraph = dl_arena_alloc(arena, sizeof *paragraph);
  *paragraph = (dl_span){0, len};
  dl_text text;
  CHECK(dl_text_split(arena, bytes, len, paragraph, 1, &text) == DL_OK);
  return text;
}

/* Tokens joined by a space, sentences by " | ". */
static void check_split_at(const char *source, const char *want, const char *file, int line) {
  dl_arena arena;
  dl_arena_init(&arena, dl_allocator_libc, 0);
  dl_text text = split(&arena, source, (uint32_t)strlen(source));
  char got[LINE_MOST];
  size_t n = 0;
  for (uint32_t s = 0; s < text.sentence_count; s++)
    for (uint32_t t = text.sentences[s].first_token; t < text.sentences[s].end_token; t++) {
      dl_str word = dl_token_str(&text, t);
      if (n + word.len + 4 > sizeof got) break;
      const char *gap = t == 0 ? "" : t == text.sentences[s].first_token ? " | " : " ";
      memcpy(got + n, gap, strlen(gap));
      n += strlen(gap);
      memcpy(got + n, word.ptr, word.len);
      n += word.len;
    }
  check_text_at(got, n, want, file, line);
  dl_arena_destroy(&arena);
}

#define SPLIT(source, want) check_split_at((source), (want), __FILE__, __LINE__)

/* The kind and flags of the token that reads `word`. */
static dl_token token_of(const char *source, const char *word) {
  dl_arena arena;
  dl_arena_init(&arena, dl_allocator_libc, 0);
  dl_text text = split(&arena, source, (uint32_t)strlen(source));
  dl_token found = {0};
  for (uint32_t t = 0; t < text.token_count; t++)
    if (dl_str_equal(dl_token_str(&text, t), (dl_str){word, (uint32_t)strlen(word)}))
      found = text.tokens[t];
  CHECK(found.end > 0);
  dl_arena_destroy(&arena);
  return found;
}

static void test_tokens(void) {
  /* clitics, with both apostrophes */
  SPLIT("Kerry's plan", "Kerry 's plan");
  SPLIT("Kerry\xE2\x80\x99s plan", "Kerry \xE2\x80\x99s plan");
  SPLIT("we don't, can't, won't", "we do n't , ca n't , wo n't");
  SPLIT("they don\xE2\x80\x99t", "they do n\xE2\x80\x99t");
  SPLIT("I'm you're he'd we'll they've", "I 'm you 're he 'd we 'll they 've");
  SPLIT("THEY'RE AND DON'T", "THEY 'RE AND DO N'T");
  SPLIT("the workers' rights", "the workers ' rights");
  SPLIT("O'Brien's o'clock N'Djamena D'Arcy ma'am", "O'Brien 's o'clock N'Djamena D'Arcy ma'am");
  SPLIT("U.S.'s and Jr.'s and 1990's", "U.S. 's and Jr. 's and 1990 's");
  SPLIT("the '90s, rock 'n' roll, get 'em, '13", "the '90s , rock 'n' roll , get 'em , '13");
  SPLIT("he was goin' home", "he was goin' home");
  SPLIT("a 'scare' quote", "a ' scare ' quote");
  SPLIT("Yahoo!'s chief", "Yahoo ! 's chief");
  /* hyphens and dashes */
  SPLIT("two-year 90-minute-plus mid-June", "two-year 90-minute-plus mid-June");
  SPLIT("U.S.-Mexico and U.S.-led and ex-Gov. Roe", "U.S.-Mexico and U.S.-led and ex-Gov. Roe");
  SPLIT("two- and three-year", "two- and three-year");
  SPLIT("word\xE2\x80\x94word word--word word - word",
        "word \xE2\x80\x94 word word -- word word - word");
  SPLIT("2003\xE2\x80\x93"
        "2005",
        "2003 \xE2\x80\x93 2005");
  SPLIT("non\xE2\x80\x91"
        "breaking",
        "non\xE2\x80\x91"
        "breaking");
  /* numbers, money, dates */
  SPLIT("93,000 3.5 12:30 7/2/2013 2013-07-02 3-2", "93,000 3.5 12:30 7/2/2013 2013-07-02 3-2");
  SPLIT("$1.5m \xE2\x82\xAC"
        "3bn US$5 \xC2\xA3"
        "2.50",
        "$ 1.5m \xE2\x82\xAC 3bn US $ 5 \xC2\xA3 2.50");
  SPLIT("50% 50%-owned 10am 5p.m. 1st 1990s", "50 % 50 % - owned 10am 5p.m. 1st 1990s");
  SPLIT("a .45 pistol, +5, 2\xC2\xBD hours", "a .45 pistol , + 5 , 2\xC2\xBD hours");
  SPLIT("in 2012, 2013, and 9/11", "in 2012 , 2013 , and 9/11");
  SPLIT("(202) 555-0123", "( 202 ) 555-0123");
  /* stops */
  SPLIT("Jan. 5 No. 2 No.2 J.K. Roe J.K.Roe Ph.D. a.m.",
        "Jan. 5 No. 2 No. 2 J.K. Roe J.K. Roe Ph.D. a.m.");
  SPLIT("He left. ", "He left .");
  SPLIT("report.pdf v1.2 Node.js ASP.NET", "report.pdf v1.2 Node.js ASP.NET");
  SPLIT("wait... what", "wait ... what");
  /* joined words */
  SPLIT("AT&T S&P 500 R&D and/or km/h 24/7 Moscow/Kiev C++ Disney+",
        "AT&T S&P 500 R&D and / or km/h 24/7 Moscow / Kiev C++ Disney+");
  SPLIT("snake_case x=1", "snake_case x = 1");
  /* addresses */
  SPLIT("at john.smith@example.co.uk, ok", "at john.smith@example.co.uk , ok");
  SPLIT("(https://x.com/a_(b)) and www.bbc.co.uk/news?id=3.",
        "( https://x.com/a_(b) ) and www.bbc.co.uk/news?id=3 .");
  SPLIT("Amazon.com's", "Amazon.com 's");
  SPLIT("RT @bob_1: see #MeToo #1", "RT @bob_1 : see #MeToo # 1");
  /* emoji: a family joined, a flag, a skin tone, a heart with its selector */
  SPLIT("x\xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9\xF0\x9F\x87\xBA\xF0\x9F\x87\xB8",
        "x \xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9 \xF0\x9F\x87\xBA\xF0\x9F\x87\xB8");
  SPLIT("\xF0\x9F\x91\x8D\xF0\x9F\x8F\xBD\xE2\x9D\xA4\xEF\xB8\x8F",
        "\xF0\x9F\x91\x8D\xF0\x9F\x8F\xBD \xE2\x9D\xA4\xEF\xB8\x8F");
  /* other scripts, odd spaces */
  SPLIT("\xE4\xBB\x8A\xE6\x97\xA5\xE3\x81\xA7\xE3\x81\x99",
        "\xE4\xBB\x8A \xE6\x97\xA5 \xE3\x81\xA7\xE3\x81\x99");
  SPLIT("\xE0\xB8\x81\xE0\xB8\xB2 \xE0\xB8\x81", "\xE0\xB8\x81\xE0\xB8\xB2 \xE0\xB8\x81");
  SPLIT("caf\xC3\xA9 \xC3\x89"
        "douard's",
        "caf\xC3\xA9 \xC3\x89"
        "douard 's");
  SPLIT("10\xC2\xA0"
        "June\nnext\r\nline\tend",
        "10 June next line end");
  SPLIT("pro\xC2\xAD"
        "duct zero\xE2\x80\x8Bwidth",
        "pro\xC2\xAD"
        "duct zero width");
  SPLIT("", "");
  SPLIT(" \n\t ", "");
}

static void test_flags(void) {
  CHECK(token_of("Paris is", "Paris").flags == (DL_TOKEN_CAPITAL | DL_TOKEN_FIRST));
  CHECK(token_of("\"Paris\" is", "Paris").flags == (DL_TOKEN_CAPITAL | DL_TOKEN_FIRST));
  CHECK(token_of("the NATO-led x", "NATO-led").flags == (DL_TOKEN_CAPITAL | DL_TOKEN_SPACE_BEFORE));
  CHECK(token_of("the NATO x", "NATO").flags ==
        (DL_TOKEN_CAPITAL | DL_TOKEN_ALL_CAPS | DL_TOKEN_SPACE_BEFORE));
  CHECK(token_of("the U.S. army", "U.S.").flags ==
        (DL_TOKEN_CAPITAL | DL_TOKEN_ALL_CAPS | DL_TOKEN_SPACE_BEFORE | DL_TOKEN_ABBREVIATION));
  CHECK(token_of("he's", "'s").flags == DL_TOKEN_CLITIC);
  CHECK(token_of("don't", "n't").flags == DL_TOKEN_CLITIC);
  CHECK(token_of("in 1990s", "1990s").flags == (DL_TOKEN_HAS_DIGIT | DL_TOKEN_SPACE_BEFORE));
  CHECK(token_of("x \xC3\x89ire", "\xC3\x89ire").flags ==
        (DL_TOKEN_CAPITAL | DL_TOKEN_NON_ASCII | DL_TOKEN_SPACE_BEFORE));
  CHECK(token_of("x ISIS's", "ISIS").flags & DL_TOKEN_ALL_CAPS);
  CHECK(token_of("at 93,000 x", "93,000").kind == DL_TOKEN_NUMBER);
  CHECK(token_of("at 7/2/2013 x", "7/2/2013").kind == DL_TOKEN_NUMBER);
  CHECK(token_of("at 10am x", "10am").kind == DL_TOKEN_WORD);
  CHECK(token_of("at www.bbc.co.uk x", "www.bbc.co.uk").kind == DL_TOKEN_URL);
  CHECK(token_of("at a@b.com x", "a@b.com").kind == DL_TOKEN_EMAIL);
  CHECK(token_of("at @jo x", "@jo").kind == DL_TOKEN_HANDLE);
  CHECK(token_of("at #jo x", "#jo").kind == DL_TOKEN_HASHTAG);
  CHECK(token_of("at $5", "$").kind == DL_TOKEN_SYMBOL);
  CHECK(token_of("ok \xF0\x9F\x91\x8D", "\xF0\x9F\x91\x8D").kind == DL_TOKEN_EMOJI);
}

static void check_part_at(const char *source, const char *want, const char *file, int line) {
  dl_arena arena;
  dl_arena_init(&arena, dl_allocator_libc, 0);
  dl_text text = split(&arena, source, (uint32_t)strlen(source));
  check_at(text.token_count == 1, "one token", file, line);
  dl_span part = dl_token_name_part(&text, 0);
  check_text_at(source + part.start, part.end - part.start, want, file, line);
  dl_arena_destroy(&arena);
}

#define PART(source, want) check_part_at((source), (want), __FILE__, __LINE__)

static void test_name_part(void) {
  PART("Paris-based", "Paris");
  PART("U.S.-led", "U.S.");
  PART("Hindi-speaking", "Hindi");
  PART("Obama-era", "Obama");
  PART("anti-American", "American");
  PART("pro-Moscow", "Moscow");
  PART("mid-June", "June");
  PART("post-2020", "2020");
  PART("non-NATO-backed", "NATO");
  PART("two-year", "two-year");
  PART("90-minute-plus", "90-minute-plus");
  PART("Rolls-Royce", "Rolls-Royce");
  PART("Jae-in", "Jae-in");
  PART("Ka-shing", "Ka-shing");
  PART("Itar-Tass", "Itar-Tass");
  PART("COVID-19", "COVID-19");
  PART("well-based", "well-based");
  PART("Paris", "Paris");
}

/* Every sentence end that the gold marks and that the stage finds. */
static void test_gold(void) {
  FILE *file = fopen(GOLD, "rb");
  CHECK(file != NULL);
  if (!file) return;
  char line[LINE_MOST], source[LINE_MOST];
  bool gold[LINE_MOST], ours[LINE_MOST];
  unsigned both = 0, marked = 0, found = 0, cases = 0, wrong = 0;
  while (fgets(line, sizeof line, file)) {
    size_t len = strcspn(line, "\r\n");
    line[len] = 0;
    if (len == 0 || strncmp(line, "# ", 2) == 0) continue;
    memset(gold, 0, sizeof gold);
    memset(ours, 0, sizeof ours);
    size_t n = 0;
    for (size_t i = 0; i < len; i++) {
      if (strncmp(line + i, " | ", 3) == 0) {
        gold[n] = true;
        source[n++] = ' ';
        i += 2;
      } else if (line[i] == '|') {
        gold[n] = true;
      } else {
        source[n++] = line[i];
      }
    }
    dl_arena arena;
    dl_arena_init(&arena, dl_allocator_libc, 0);
    dl_text text = split(&arena, source, (uint32_t)n);
    for (uint32_t s = 0; s + 1 < text.sentence_count; s++)
      ours[text.tokens[text.sentences[s].end_token - 1].end] = true;
    bool good = true;
    for (size_t i = 0; i <= n; i++) {
      both += gold[i] && ours[i];
      marked += gold[i];
      found += ours[i];
      good = good && gold[i] == ours[i];
    }
    cases++;
    if (!good) {
      wrong++;
      fprintf(stderr, "  differs: %s\n", line);
      for (uint32_t s = 0; s + 1 < text.sentence_count; s++)
        fprintf(stderr, "    end at byte %u\n", text.tokens[text.sentences[s].end_token - 1].end);
    }
    dl_arena_destroy(&arena);
  }
  fclose(file);
  double precision = both / (double)(found ? found : 1),
         recall = both / (double)(marked ? marked : 1);
  double f1 = 2 * precision * recall / (precision + recall);
  printf("sentence ends: %u cases, %u ends, P %.3f R %.3f F1 %.3f, %u cases differ\n", cases,
         marked, precision, recall, f1, wrong);
  CHECK(cases >= 200);
  CHECK(f1 >= FLOOR);
}

static bool is_nothing(const char *bytes, uint32_t len, uint32_t *pos) {
  int32_t c = dl_utf8_next(bytes, len, pos);
  return dl_is_space(c) || (c >= 0 && c < 0x20) || (c >= 0x7F && c < 0xA0) || c == 0xAD ||
         (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || c == 0x2060 ||
         (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF || (c >= 0xFE00 && c <= 0xFE0F);
}

/* Tokens ascend, are disjoint, lie in one sentence each, and leave out white space only. */
static void check_cover(const dl_text *text) {
  bool good = true;
  uint32_t token = 0;
  for (uint32_t s = 0; s < text->sentence_count; s++) {
    const dl_sentence *sentence = &text->sentences[s];
    good = good && sentence->first_token == token && sentence->end_token > token;
    dl_span paragraph = text->paragraphs[sentence->paragraph];
    token = sentence->end_token;
    good = good && text->tokens[sentence->first_token].start >= paragraph.start &&
           text->tokens[token - 1].end <= paragraph.end;
  }
  good = good && token == text->token_count;
  token = 0;
  for (uint32_t p = 0; p < text->paragraph_count; p++) {
    uint32_t pos = text->paragraphs[p].start;
    while (pos < text->paragraphs[p].end) {
      if (token < text->token_count && text->tokens[token].start == pos) {
        good = good && text->tokens[token].end > pos &&
               text->tokens[token].end <= text->paragraphs[p].end;
        pos = text->tokens[token++].end;
      } else if (!is_nothing(text->bytes, text->paragraphs[p].end, &pos)) {
        good = false;
      }
    }
  }
  CHECK(good && token == text->token_count);
}

static uint32_t random_state = 1;
static uint32_t random_below(uint32_t n) {
  return check_random(&random_state) % n;
}

static void test_cover(void) {
  static const char *const pieces[] = {"a",
                                       "B",
                                       "Mr",
                                       ".",
                                       "..",
                                       " ",
                                       "  ",
                                       "\n",
                                       "'",
                                       "\"",
                                       "s",
                                       "n't",
                                       "-",
                                       "--",
                                       "@",
                                       "#",
                                       "com",
                                       "http",
                                       "://",
                                       "www.",
                                       "\xE2\x80\x99",
                                       "U.S.",
                                       "1",
                                       "23",
                                       ",",
                                       ":",
                                       "/",
                                       "!",
                                       "?",
                                       "(",
                                       ")",
                                       "\xE2\x80\x9C",
                                       "\xC2\xAD",
                                       "$",
                                       "%",
                                       "é",
                                       "今",
                                       "。",
                                       "\xEF\xB8\x8F",
                                       "👍",
                                       "\xE2\x80\x8D",
                                       "p.m.",
                                       "The",
                                       "\xE2\x80\x8B"};
  for (int round = 0; round < 4000; round++) {
    char source[512];
    uint32_t n = 0;
    for (uint32_t k = random_below(60); k > 0; k--) {
      const char *piece = pieces[random_below(sizeof pieces / sizeof pieces[0])];
      memcpy(source + n, piece, strlen(piece));
      n += (uint32_t)strlen(piece);
    }
    /* Two paragraphs, cut at a character. */
    uint32_t cut = n / 2;
    while (cut > 0 && ((unsigned char)source[cut] & 0xC0) == 0x80) cut--;
    dl_span paragraphs[2] = {{0, cut}, {cut, n}};
    dl_arena arena;
    dl_arena_init(&arena, dl_allocator_libc, 0);
    dl_text text;
    CHECK(dl_text_split(&arena, source, n, paragraphs, 2, &text) == DL_OK);
    check_cover(&text);
    dl_arena_destroy(&arena);
  }
}

/* Megabytes of one thing: the answer stands, in memory below 40 bytes a byte. Time is shown by
 * bench/text_linear.py. */
static void test_hostile(void) {
  static const char *const units[] = {
      "a.",           "\"",  ".",       "@",   "a",   "a@a",    "Mr.", "a.b@", "'s", "!?",
      "(\"",          "U.S", "http://", "a'",  "J. ", "www.a.", "-a-", "1,",   "\n", "…",
      "\xE2\x80\x99", "。",  ". \"",    "No. "};
  enum { SIZE = 1 << 20 };
  char *source = malloc(SIZE);
  CHECK(source != NULL);
  if (!source) return;
  for (size_t u = 0; u < sizeof units / sizeof units[0]; u++) {
    size_t unit = strlen(units[u]), n = 0;
    for (; n + unit <= SIZE; n += unit) memcpy(source + n, units[u], unit);
    dl_arena arena;
    dl_arena_init(&arena, dl_allocator_libc, (size_t)40 * SIZE);
    dl_text text = split(&arena, source, (uint32_t)n);
    check_cover(&text);
    dl_arena_destroy(&arena);
  }
  free(source);
}

static void test_memory(void) {
  enum { SIZE = 100000 };
  char *source = malloc(SIZE);
  CHECK(source != NULL);
  if (!source) return;
  for (size_t i = 0; i < SIZE; i++) source[i] = "A b. "[i % 5];
  dl_span paragraph = {0, SIZE};
  unsigned calls = 0;
  for (; calls < 100; calls++) {
    unsigned left = calls;
    dl_arena arena;
    dl_arena_init(&arena, refuse_after(&left), 0);
    dl_text text;
    dl_status status = dl_text_split(&arena, source, SIZE, &paragraph, 1, &text);
    dl_arena_destroy(&arena);
    if (status == DL_OK) break;
    CHECK(status == DL_ERR_MEMORY);
  }
  CHECK(calls > 0 && calls < 100);
  free(source);
}

static void test_words(void) {
  CHECK(dl_words_sorted());
  CHECK(dl_abbreviation_find(DL_STR("Gov"), false) == DL_ABBREVIATION_TITLE);
  CHECK(dl_abbreviation_find(DL_STR("gov"), false) == DL_ABBREVIATION_NONE);
  CHECK(dl_abbreviation_find(DL_STR("Mass"), true) == DL_ABBREVIATION_PLACE);
  CHECK(dl_abbreviation_find(DL_STR("Mass"), false) == DL_ABBREVIATION_NONE);
  CHECK(dl_abbreviation_find((dl_str){0}, false) == DL_ABBREVIATION_NONE);
  CHECK(dl_is_sentence_starter(DL_STR("The")) && !dl_is_sentence_starter(DL_STR("Kerry")));
}

int main(void) {
  test_words();
  test_tokens();
  test_flags();
  test_name_part();
  test_gold();
  test_cover();
  test_hostile();
  test_memory();
  return check_report();
}
