/* extract_features.c: what the classifier of HTML blocks sees, for training.
 *
 *   extract_features < LIST            LIST: id TAB url TAB path of an HTML file
 *   extract_features SCORES < LIST     SCORES: the first stage's score of each block, one a line
 *
 * Writes "N features context", per page "P id", per block "B", tab-separated: features of the stage,
 * near words, far words, words of the text with their seed, the text. With SCORES: whether the second
 * stage looks at the block, and its columns. Development only: not part of the library. */
#include <stdio.h>
#include <stdlib.h>

#include "read/htmlclassify.h"
#include "read/htmlmeta.h"

static char *slurp(const char *path, size_t *len) {
  FILE *file = fopen(path, "rb");
  if (!file) return NULL;
  size_t room = 1 << 20, used = 0, got;
  char *bytes = malloc(room);
  while (bytes && (got = fread(bytes + used, 1, room - used, file)) > 0) {
    used += got;
    if (used == room) bytes = realloc(bytes, room *= 2);
  }
  fclose(file);
  *len = used;
  return bytes;
}

static void print_words(const dl_page *page, dl_node node) {
  dl_str words[DL_CLASS_WORDS_MOST];
  char bytes[DL_CLASS_BYTES];
  uint32_t count = dl_element_words(page, node, words, bytes);
  for (uint32_t i = 0; i < count; i++)
    printf("%s%.*s", i ? " " : "", (int)words[i].len, words[i].ptr);
}

static void print_block(const dl_page *page, const dl_page_blocks *blocks,
                        const dl_classifier *classifier, uint32_t i) {
  uint16_t features[DL_FEATURES_MOST];
  uint32_t n = dl_classifier_features(classifier, i, features);
  printf("B\t");
  for (uint32_t k = 0; k < n; k++) printf("%s%u", k ? " " : "", features[k]);
  dl_node node = blocks->items[i].container;
  printf("\t");
  print_words(page, node);
  dl_node parent = page->html.nodes[node].parent;
  if (parent != DL_NO_NODE && !dl_element_is_big(page, parent)) {
    printf(" ");
    print_words(page, parent);
  }
  printf("\t");
  for (; node != DL_NO_NODE && node; node = page->html.nodes[node].parent) {
    if (dl_element_is_big(page, node)) continue;
    print_words(page, node);
    printf(" ");
  }
  printf("\t");
  dl_str line[DL_TEXT_WORDS_MOST];
  uint8_t seeds[DL_TEXT_WORDS_MOST];
  char bytes[DL_TEXT_BYTES];
  n = dl_block_words(blocks, i, line, seeds, bytes);
  for (uint32_t k = 0; k < n; k++)
    printf("%s%u:%.*s", k ? "\x1f" : "", seeds[k], (int)line[k].len, line[k].ptr);
  dl_str text = dl_page_block_text(blocks, i);
  printf("\t%.*s\n", (int)text.len, text.ptr);
}

static int read_one(const char *id, const char *url, const char *path, FILE *scores) {
  size_t len;
  char *bytes = slurp(path, &len);
  if (!bytes) return 1;
  dl_arena arena, scratch, pool;
  dl_arena_init(&arena, dl_allocator_libc, 0);
  dl_arena_init(&scratch, dl_allocator_libc, 0);
  dl_arena_init(&pool, dl_allocator_libc, 0);
  dl_document document;
  memset(&document, 0, sizeof document);
  dl_page page;
  memset(&page, 0, sizeof page);
  page.arena = &arena;
  page.scratch = &pool;
  page.source = (dl_str){bytes, (uint32_t)len};
  page.out = &document;
  page.url = (dl_str){url, (uint32_t)strlen(url)};
  dl_page_blocks blocks;
  dl_status status = dl_html_parse(&pool, &scratch, page.source, &page.html, NULL);
  if (status == DL_OK) status = dl_page_survey(&page);
  if (status == DL_OK) status = dl_page_read_jsonld(&page);
  if (status == DL_OK) status = dl_page_make_blocks(&page, &blocks);
  if (status == DL_OK) status = dl_page_fill_rest(&page);
  if (status == DL_OK) status = dl_page_fill_title(&page, &blocks);
  if (status == DL_OK) status = dl_page_fill_authors(&page, &blocks);
  if (status == DL_OK) status = dl_page_fill_dates(&page, &blocks);
  dl_classifier *classifier = status == DL_OK ? dl_classifier_make(&page, &blocks) : NULL;
  if (classifier) {
    printf("P\t%s\n", id);
    if (scores) {
      for (uint32_t i = 0; i < blocks.count; i++) {
        int score = 0;
        if (fscanf(scores, "%d", &score) != 1) exit(2);
        dl_classifier_set_score(classifier, i, score);
      }
      dl_context *context = dl_classifier_context(classifier);
      dl_context_settle(context);
      for (uint32_t i = 0; i < blocks.count; i++) {
        int16_t columns[DL_CONTEXT_COLUMNS];
        dl_context_columns(context, i, columns);
        printf("B\t%d", dl_context_is_live(context, i));
        for (uint32_t k = 0; k < DL_CONTEXT_COLUMNS; k++) printf(" %d", columns[k]);
        printf("\n");
      }
    } else {
      for (uint32_t i = 0; i < blocks.count; i++) print_block(&page, &blocks, classifier, i);
    }
  }
  dl_arena_destroy(&pool);
  dl_arena_destroy(&scratch);
  dl_arena_destroy(&arena);
  free(bytes);
  return classifier ? 0 : 1;
}

int main(int argc, char **argv) {
  FILE *scores = argc > 1 ? fopen(argv[1], "r") : NULL;
  static char line[8192];
  int failed = 0;
  printf("N\t%u\t%u\n", dl_classifier_feature_count(), DL_CONTEXT_COLUMNS);
  while (fgets(line, sizeof line, stdin)) {
    line[strcspn(line, "\n")] = '\0';
    char *url = strchr(line, '\t');
    char *path = url ? strchr(url + 1, '\t') : NULL;
    if (!path) continue;
    *url++ = *path++ = '\0';
    failed += read_one(line, url, path, scores);
  }
  return failed > 0;
}
