/* hostile_names.c: the resolver on inputs made to be slow, for `valgrind --tool=callgrind` or time.
 *
 *   hostile_names KIND SIZE      KIND: words mentions long he it they president surnames commas inner cups
 *
 * bench/hostile_names.sh runs every kind at 1x, 2x and 4x and prints instructions. */
#include "name/name.h"

#include <stdio.h>
#include <stdlib.h>

static char *bytes;
static uint32_t len;
static dl_name *items;
static uint32_t count;
static dl_span *spans;

static void put(const char *s) {
  size_t n = strlen(s);
  memcpy(bytes + len, s, n);
  len += (uint32_t)n;
}

static void name(const char *s, dl_name_type type) {
  spans[count] = (dl_span){len, 0};
  put(s);
  spans[count].end = len;
  items[count].type = type;
  count++;
}

static void number_word(uint32_t i) {
  char word[16] = "Q";
  uint32_t n = 1;
  do {
    word[n++] = (char)('a' + i % 26);
    i /= 26;
  } while (i);
  word[n] = '\0';
  put(word);
}

static void build(const char *kind, uint32_t size) {
  if (strcmp(kind, "words") == 0)
    for (uint32_t i = 0; i < size; i++) {
      spans[count].start = len;
      number_word(i);
      spans[count].end = len;
      items[count].type = (dl_name_type)(i % 3);
      count++;
      put(" ");
    }
  else if (strcmp(kind, "mentions") == 0)
    for (uint32_t i = 0; i < size; i++) {
      name("John Kerry", DL_PERSON);
      put(i % 9 ? " met " : ". ");
    }
  else if (strcmp(kind, "long") == 0) {
    spans[0].start = 0;
    for (uint32_t i = 0; i < size; i++) {
      number_word(i);
      put(" ");
    }
    spans[0].end = len - 1;
    items[0].type = DL_ORGANIZATION;
    count = 1;
  } else if (strcmp(kind, "he") == 0) {
    name("Mary Ash", DL_PERSON);
    put(" met ");
    name("Tom Hale", DL_PERSON);
    for (uint32_t i = 0; i < size; i++) put(i % 3 ? " he said" : " she saw");
  } else if (strcmp(kind, "it") == 0) {
    name("Acme", DL_ORGANIZATION);
    put(" met ");
    name("Bolt", DL_ORGANIZATION);
    for (uint32_t i = 0; i < size; i++) put(" it the company");
  } else if (strcmp(kind, "they") == 0) {
    name("Syrians", DL_GROUP);
    put(" met ");
    name("Acmes", DL_ORGANIZATION);
    for (uint32_t i = 0; i < size; i++) put(" they the prime minister of state");
  } else if (strcmp(kind, "inner") == 0)
    for (uint32_t i = 0; i < size; i++) {
      spans[count].start = len;
      number_word(i);
      put(" Norvik Harbor Council");
      spans[count].end = len;
      items[count++].type = DL_ORGANIZATION;
      put(" and ");
      name("Norvik", DL_PLACE);
      put(". ");
    }
  else if (strcmp(kind, "cups") == 0)
    for (uint32_t i = 0; i < size; i++) {
      char year[32];
      snprintf(year, sizeof year, "%u Norvik Cup", 1900 + i % 200);
      name(year, DL_EVENT);
      put(" and ");
      name("Norvik Cup", DL_EVENT);
      put(". ");
    }
  else if (strcmp(kind, "president") == 0)
    for (uint32_t i = 0; i < size; i++) {
      put("president of the state president ");
      spans[count].start = len;
      number_word(i);
      spans[count].end = len;
      items[count++].type = DL_PERSON;
      put(", the president of the president, the president ");
    }
  else if (strcmp(kind, "surnames") == 0)
    for (uint32_t i = 0; i < size; i++) {
      spans[count].start = len;
      number_word(i);
      put(" Kerry");
      spans[count].end = len;
      items[count++].type = DL_PERSON;
      put(" and ");
      name("Kerry", DL_PERSON);
      put(". ");
    }
  else if (strcmp(kind, "commas") == 0)
    for (uint32_t i = 0; i < size; i++) {
      name("Paris", DL_PLACE);
      put(", Texas, ");
    }
}

int main(int argc, char **argv) {
  if (argc < 3) return 2;
  uint32_t size = (uint32_t)strtoul(argv[2], NULL, 10);
  bytes = malloc((size_t)size * 100 + 1000);
  items = calloc(2 * (size_t)size + 10, sizeof *items);
  spans = calloc(2 * (size_t)size + 10, sizeof *spans);
  if (!bytes || !items || !spans) return 1;
  build(argv[1], size);
  dl_arena arena, scratch;
  dl_arena_init(&arena, dl_allocator_libc, 0);
  dl_arena_init(&scratch, dl_allocator_libc, 0);
  dl_span paragraph = {0, len};
  dl_text text;
  if (dl_text_split(&arena, bytes, len, &paragraph, 1, &text) != DL_OK) return 1;
  uint32_t token = 0, sentence = 0, kept = 0;
  for (uint32_t i = 0; i < count; i++) {
    while (text.tokens[token].end <= spans[i].start) token++;
    while (text.sentences[sentence].end_token <= token) sentence++;
    uint32_t end = token;
    while (end < text.sentences[sentence].end_token && text.tokens[end].start < spans[i].end) end++;
    dl_name n = items[i];
    n.first_token = token;
    n.end_token = end;
    n.start = text.tokens[token].start;
    n.end = text.tokens[end - 1].end;
    n.confidence = 0.9f;
    for (int k = 0; k < DL_NAME_TYPE_COUNT; k++) n.type_share[k] = k == (int)n.type ? 0.94f : 0.01f;
    items[kept++] = n;
    token = end;
  }
  dl_names names = {items, kept};
  dl_name_context context = {.gazetteer_count = 0};
  dl_cast cast;
  size_t before = arena.held + scratch.held;
  if (dl_name_resolve(&arena, &scratch, &text, &names, &context, &cast) != DL_OK) return 1;
  printf("%s %u: %u bytes, %u tokens, %u mentions, %u entities, %zu KiB\n", argv[1], size, len,
         text.token_count, cast.mention_count, cast.entity_count,
         (arena.held + scratch.held - before) >> 10);
  return 0;
}
