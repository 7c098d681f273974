/* tag_test.c: the tagger: every vector path gives the same bits, the model is whole, and names come
 * out of sentences written for this test. */
#include "check.h"
#include "refuse.h"

#include "tag/decode.h"
#include "tag/network.h"
#include "tag/products.h"
#include "tag/tag.h"

#include <stdlib.h>

static dl_arena arena, scratch;

/* Splits a text whose paragraphs stand between blank lines. */
static dl_text split(const char *bytes) {
  uint32_t len = (uint32_t)strlen(bytes), count = 0;
  dl_span *paragraphs = dl_arena_alloc(&arena, (len + 1) * sizeof *paragraphs);
  for (uint32_t at = 0; at < len;) {
    while (at < len && bytes[at] == '\n') at++;
    uint32_t start = at;
    while (at < len && !(bytes[at] == '\n' && bytes[at + 1] == '\n')) at++;
    if (at > start) paragraphs[count++] = (dl_span){start, at};
  }
  dl_text text;
  CHECK(dl_text_split(&arena, bytes, len, paragraphs, count, &text) == DL_OK);
  return text;
}

static dl_names tag(const dl_text *text) {
  dl_names names = {NULL, 0};
  CHECK(dl_tag_names(&arena, &scratch, text, &names) == DL_OK);
  return names;
}

static const dl_name *find(const dl_text *text, const dl_names *names, const char *want) {
  for (uint32_t i = 0; i < names->count; i++) {
    const dl_name *n = &names->items[i];
    if (n->end - n->start == strlen(want) &&
        memcmp(text->bytes + n->start, want, strlen(want)) == 0)
      return n;
  }
  return NULL;
}

static bool has(const dl_text *text, const dl_names *names, const char *want, dl_name_type type) {
  const dl_name *n = find(text, names, want);
  if (!n || n->type != type)
    fprintf(stderr, "  wanted %s \"%s\", got %s\n", dl_name_type_word(type), want,
            n ? dl_name_type_word(n->type) : "nothing");
  return n && n->type == type;
}

/* ---- the network -------------------------------------------------------------------------------*/

static const char *const article =
    "BERLIN (Reuters) - German Chancellor Angela Merkel met Jean-Claude Juncker in Brussels on "
    "Friday, officials said.\n\nMerkel's party, the Christian Democratic Union, had asked the "
    "European Commission to look at the U.S.-backed plan. \xe2\x80\x9cWe agreed,\xe2\x80\x9d "
    "Juncker told "
    "reporters at the University of Oxford.\n\nA SECOND ROUND IN NEW YORK\n\nThe talks between "
    "Microsoft and the United Nations in New York end next week.";

static void test_network_paths(void) {
  dl_text text = split(article);
  dl_model model;
  dl_pieces pieces;
  CHECK(dl_model_open(&model));
  CHECK(dl_pieces_make(&arena, &model.lexicon, &text, &pieces) == DL_OK);
  const dl_kernel *kernels[8];
  uint32_t count = dl_kernel_list(kernels, 8);
  dl_scores first = {NULL, NULL};
  for (uint32_t k = 0; k < count; k++) {
    dl_scores scores;
    CHECK(dl_network_run(&arena, &scratch, &model, kernels[k], &pieces, &scores) == DL_OK);
    if (k == 0) first = scores;
    for (uint32_t i = 0; i < pieces.count; i++)
      CHECK(memcmp(dl_scores_of(&first, i), dl_scores_of(&scores, i),
                   DL_NET_SCORES * sizeof(int32_t)) == 0);
  }
}

/* ---- pieces -----------------------------------------------------------------------------------*/

static void test_pieces(void) {
  dl_text text = split("The Moscow-backed two-year plan of Moscow failed, MOSCOW said.");
  dl_model model;
  dl_pieces pieces;
  CHECK(dl_model_open(&model));
  CHECK(dl_pieces_make(&arena, &model.lexicon, &text, &pieces) == DL_OK);
  CHECK(pieces.sentence_count == text.sentence_count);
  CHECK(pieces.sentences[pieces.sentence_count] == pieces.count);
  const dl_piece *p = pieces.items;
  CHECK_TEXT(text.bytes + p[1].start, p[1].end - p[1].start, "Moscow");
  CHECK_TEXT(text.bytes + p[2].start, p[2].end - p[2].start, "-");
  CHECK_TEXT(text.bytes + p[3].start, p[3].end - p[3].start, "backed");
  CHECK_TEXT(text.bytes + p[4].start, p[4].end - p[4].start, "two-year");
  CHECK(p[1].token == p[3].token);
  CHECK(p[1].twin == p[7].twin && p[1].twin == p[10].twin && p[1].twin != DL_NO_TWIN);
  CHECK(p[1].word != DL_NO_WORD && p[1].word == p[7].word);
  CHECK(p[1].bits >> 6 & 1 && p[1].bits >> 14 & 1); /* a large city, usually with a capital */
}

/* ---- names ------------------------------------------------------------------------------------*/

static void test_names(void) {
  dl_text text = split(article);
  dl_names names = tag(&text);
  CHECK(has(&text, &names, "Angela Merkel", DL_PERSON));
  CHECK(has(&text, &names, "Jean-Claude Juncker", DL_PERSON));
  CHECK(has(&text, &names, "Juncker", DL_PERSON));
  CHECK(has(&text, &names, "Merkel", DL_PERSON));
  CHECK(has(&text, &names, "Brussels", DL_PLACE));
  CHECK(has(&text, &names, "U.S.", DL_PLACE));
  CHECK(has(&text, &names, "European Commission", DL_ORGANIZATION));
  CHECK(has(&text, &names, "Christian Democratic Union", DL_ORGANIZATION));
  CHECK(has(&text, &names, "Microsoft", DL_ORGANIZATION));
  CHECK(has(&text, &names, "United Nations", DL_ORGANIZATION));
  CHECK(has(&text, &names, "New York", DL_PLACE));
  CHECK(has(&text, &names, "German", DL_GROUP));
  CHECK(find(&text, &names, "Friday") == NULL);
  CHECK(find(&text, &names, "The") == NULL);
  const dl_name *us = find(&text, &names, "U.S.");
  if (us) {
    dl_span token = dl_token_span(&text, us->first_token, us->end_token);
    CHECK(us->end_token == us->first_token + 1 && token.end > us->end); /* "U.S.-backed" */
  }
}

/* What holds for any text. */
static void check_invariants(const dl_text *text, const dl_names *names) {
  uint32_t at = 0, sentence = 0;
  for (uint32_t i = 0; i < names->count; i++) {
    const dl_name *n = &names->items[i];
    float sum = 0;
    CHECK(n->start >= at && n->start < n->end && n->end <= text->len);
    at = n->end;
    CHECK(n->first_token < n->end_token && n->end_token <= text->token_count);
    CHECK(text->tokens[n->first_token].start <= n->start &&
          text->tokens[n->end_token - 1].end >= n->end);
    while (sentence < text->sentence_count && text->sentences[sentence].end_token <= n->first_token)
      sentence++;
    CHECK(sentence < text->sentence_count && n->end_token <= text->sentences[sentence].end_token);
    CHECK(n->type < DL_NAME_TYPE_COUNT);
    CHECK(n->confidence >= 0 && n->confidence <= 1);
    for (int y = 0; y < DL_NAME_TYPE_COUNT; y++) sum += n->type_share[y];
    CHECK(sum > 0.99f && sum < 1.01f);
  }
}

static void test_products(void) {
  static const char *const products[] = {"Honda Pilot",    "Windows 10",  "iPhone",
                                         "Apple iPad Pro", "Pixel 6 Pro", "Tesla Model 3"};
  static const char *const works[] = {
      "Ford v Ferrari", "Pilot", "Windows on the World", "Honda", "Sony World Photography Award",
      "Galaxy Quest",   ""};
  CHECK(dl_products_sorted());
  for (size_t i = 0; i < sizeof products / sizeof *products; i++)
    CHECK(dl_is_product_name((dl_str){products[i], (uint32_t)strlen(products[i])}));
  for (size_t i = 0; i < sizeof works / sizeof *works; i++)
    CHECK(!dl_is_product_name((dl_str){works[i], (uint32_t)strlen(works[i])}));
}

/* A hyphenated name is whole, and a place does not reach over a comma. */
static void test_extents(void) {
  dl_text text = split("Itar-Tass reported on Tuesday that the mill in Salem, Oregon, had burnt "
                       "down. Agence France-Presse had no word of it.");
  dl_names names = tag(&text);
  CHECK(has(&text, &names, "Itar-Tass", DL_ORGANIZATION));
  CHECK(has(&text, &names, "Agence France-Presse", DL_ORGANIZATION));
  CHECK(has(&text, &names, "Salem", DL_PLACE));
  CHECK(has(&text, &names, "Oregon", DL_PLACE));
}

static void test_odd_texts(void) {
  static const char *const texts[] = {
      "",
      ".",
      "A",
      "\xff\xfe",
      "-",
      "A-",
      "--A--B--",
      "The",
      "The the THE",
      "'s",
      "Mr. 's of the",
      "ÉCOLE Élysée",
      "\xe2\x80\x99\xe2\x80\x99",
      "12-A-12-B",
      "IBM",
      "iPhone",
      "@Kerry #Syria",
  };
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
    dl_text text = split(texts[i]);
    dl_names names = tag(&text);
    check_invariants(&text, &names);
  }
  dl_text text = split(article);
  dl_names names = tag(&text);
  check_invariants(&text, &names);
  /* a chain of hyphens is one piece */
  char chain[2001];
  for (size_t i = 0; i < 2000; i++) chain[i] = i % 2 ? '-' : 'A';
  chain[2000] = 0;
  text = split(chain);
  dl_model model;
  dl_pieces pieces;
  CHECK(dl_model_open(&model));
  CHECK(dl_pieces_make(&arena, &model.lexicon, &text, &pieces) == DL_OK);
  CHECK(pieces.count <= text.token_count * 25);
  names = tag(&text);
  check_invariants(&text, &names);
  /* one sentence without end, longer than a window */
  size_t words = 30000;
  char *big = malloc(words * 7 + 1);
  for (size_t i = 0; i < words; i++) memcpy(big + i * 7, i % 5 ? "Berlin " : "ran of ", 7);
  big[words * 7] = 0;
  text = split(big);
  names = tag(&text);
  check_invariants(&text, &names);
  free(big);
}

/* Letters with marks count as letters; words of scripts without case are no names of anybody. */
static void test_other_letters(void) {
  dl_text text = split("Mesut Özil met Émile Zola in Århus, officials said on Monday.");
  dl_names names = tag(&text);
  CHECK(has(&text, &names, "Mesut Özil", DL_PERSON));
  CHECK(has(&text, &names, "Émile Zola", DL_PERSON));
  text = split("\xE5\x8C\x97\xE4\xBA\xAC\xE4\xBB\x8A\xE5\xA4\xA9 \xE5\xA4\xA7\xE9\x9B\xAA");
  names = tag(&text);
  CHECK(names.count == 0);
}

static void test_same_name_same_type(void) {
  dl_text text = split(article);
  dl_names names = tag(&text);
  for (uint32_t i = 0; i < names.count; i++)
    for (uint32_t j = 0; j < i; j++) {
      const dl_name *a = &names.items[i], *b = &names.items[j];
      if (a->end - a->start == b->end - b->start &&
          memcmp(text.bytes + a->start, text.bytes + b->start, a->end - a->start) == 0)
        CHECK(a->type == b->type);
    }
}

static void test_refused_memory(void) {
  dl_text text = split(article);
  bool ended = false;
  for (unsigned allowed = 0; allowed < 200 && !ended; allowed++) {
    unsigned left = allowed;
    dl_arena a, s;
    dl_arena_init(&a, refuse_after(&left), 0);
    dl_arena_init(&s, refuse_after(&left), 0);
    dl_names names;
    dl_status status = dl_tag_names(&a, &s, &text, &names);
    CHECK(status == DL_OK || status == DL_ERR_MEMORY);
    ended = status == DL_OK;
    dl_arena_destroy(&a);
    dl_arena_destroy(&s);
  }
  CHECK(ended);
}

static void test_damaged_model(void) {
  dl_model model;
  static unsigned char bytes[4096];
  CHECK(!dl_model_open_bytes(bytes, sizeof bytes, &model));
  memcpy(bytes, "DLNM\1\0\0\0\0\20\0\0", 12);
  CHECK(!dl_model_open_bytes(bytes, sizeof bytes, &model));
  CHECK(!dl_model_open_bytes(bytes, 3, &model));
}

int main(void) {
  dl_arena_init(&arena, dl_allocator_libc, 0);
  dl_arena_init(&scratch, dl_allocator_libc, 0);
  test_network_paths();
  test_pieces();
  test_names();
  test_extents();
  test_products();
  test_odd_texts();
  test_other_letters();
  test_same_name_same_type();
  test_refused_memory();
  test_damaged_model();
  dl_arena_destroy(&arena);
  dl_arena_destroy(&scratch);
  return check_report();
}
