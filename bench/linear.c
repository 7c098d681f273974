/* linear.c: one hostile input through the whole core, for counting instructions.
 *
 *     linear FORMAT BYTES UNIT [BEFORE]
 *
 * The input is BEFORE (once) and then UNIT again and again up to BYTES bytes; in both, \n, \t and \xHH
 * stand for bytes; %u in UNIT is the number of the repetition. FORMAT is html, markdown or text. All layers are computed. bench/linear.sh has the list. */
#include "dateline.h"

#include <stdio.h>
#include <stdlib.h>

/* Decodes the escapes; returns the length. out has room for strlen(text). */
static size_t unescape(const char *text, char *out) {
  size_t len = 0;
  for (const char *p = text; *p; p++) {
    if (p[0] == '\\' && p[1] == 'n') {
      out[len++] = '\n';
      p++;
    } else if (p[0] == '\\' && p[1] == 't') {
      out[len++] = '\t';
      p++;
    } else if (p[0] == '\\' && p[1] == 'x' && p[2] && p[3]) {
      const char digits[3] = {p[2], p[3], '\0'};
      out[len++] = (char)strtol(digits, NULL, 16);
      p += 3;
    } else {
      out[len++] = *p;
    }
  }
  return len;
}

int main(int argc, char **argv) {
  if (argc < 4) return 2;
  size_t size = (size_t)strtoul(argv[2], NULL, 10);
  const char *before = argc > 4 ? argv[4] : "";
  char *unit = malloc(strlen(argv[3]) + 1), *input = malloc(size + strlen(before) + 1);
  if (!unit || !input) return 2;
  size_t unit_len = unescape(argv[3], unit);
  size_t len = unescape(before, input);
  if (!unit_len || len > size) return 2;
  char *number = strstr(unit, "%u"), digits[12] = "";
  if (number) {
    *number = '\0';
    for (unsigned i = 0; len < size; i++) {
      sprintf(digits, "%u", i);
      for (const char *p = unit; *p && len < size; p++) input[len++] = *p;
      for (const char *p = digits; *p && len < size; p++) input[len++] = *p;
      for (const char *p = number + 2; *p && len < size; p++) input[len++] = *p;
    }
  }
  for (size_t i = 0; len < size; i++) input[len++] = unit[i % unit_len];

  dl_options options;
  memset(&options, 0, sizeof options);
  options.format = argv[1][0] == 'h'   ? DL_FORMAT_HTML
                   : argv[1][0] == 'm' ? DL_FORMAT_MARKDOWN
                                       : DL_FORMAT_TEXT;
  options.published = DL_STR("2013-07-02");
  dl_article *article;
  dl_error error;
  if (dl_article_parse(input, len, &options, &article, &error) != DL_OK) {
    fprintf(stderr, "%s\n", error.message);
    return 1;
  }
  const dl_text *text;
  const dl_cast *cast;
  const dl_timexes *dates;
  const dl_quotes *quotes;
  bool ok =
      dl_article_sentences(article, &text) == DL_OK && dl_article_dates(article, &dates) == DL_OK &&
      dl_article_quotes(article, &quotes) == DL_OK && dl_article_cast(article, &cast) == DL_OK;
  printf("%.1f\n", (double)dl_article_memory(article) / (double)len);
  dl_article_free(article);
  free(input);
  free(unit);
  return ok ? 0 : 1;
}
