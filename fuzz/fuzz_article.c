/* fuzz_article.c: any bytes, as any format, through every layer.
 *
 * The first byte chooses the format and whether a publication date is given. Beyond what the
 * sanitizers see, the places of all results must lie in the text and map into the source. */
#include "support.h"

#include "dateline.h"

#include <stdlib.h>

static void check_span(const dl_article *article, uint32_t start, uint32_t end) {
  const dl_document *document = dl_article_document(article);
  REQUIRE(start <= end && end <= document->text_len);
  dl_span source = dl_map_span(document, (dl_span){start, end});
  REQUIRE(source.start <= source.end && source.end <= dl_article_source(article).len);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (!size) return 0;
  dl_options options;
  memset(&options, 0, sizeof options);
  options.format = (dl_format)(data[0] % 4);
  if (data[0] & 4) options.published = DL_STR("2013-07-02");
  dl_article *article;
  if (dl_article_parse((const char *)data + 1, size - 1, &options, &article, NULL) != DL_OK)
    return 0;
  const dl_text *text;
  const dl_cast *cast;
  const dl_timexes *dates;
  const dl_quotes *quotes;
  REQUIRE(dl_article_sentences(article, &text) == DL_OK);
  REQUIRE(dl_article_cast(article, &cast) == DL_OK);
  REQUIRE(dl_article_dates(article, &dates) == DL_OK);
  REQUIRE(dl_article_quotes(article, &quotes) == DL_OK);
  for (uint32_t i = 0; i < cast->mention_count; i++) {
    check_span(article, cast->mentions[i].start, cast->mentions[i].end);
    REQUIRE(cast->mentions[i].entity < cast->entity_count);
  }
  for (uint32_t i = 0; i < cast->entity_count; i++) {
    REQUIRE(cast->entities[i].mention_count > 0);
    for (uint32_t r = 0; r < cast->entities[i].role_count; r++)
      check_span(article, cast->entities[i].roles[r].place.start,
                 cast->entities[i].roles[r].place.end);
  }
  for (uint32_t i = 0; i < dates->count; i++) {
    check_span(article, dates->items[i].start, dates->items[i].end);
    REQUIRE(dates->items[i].value.len > 0);
  }
  for (uint32_t i = 0; i < quotes->count; i++) {
    check_span(article, quotes->items[i].start, quotes->items[i].end);
    check_span(article, quotes->items[i].speaker.start, quotes->items[i].speaker.end);
    check_span(article, quotes->items[i].cue.start, quotes->items[i].cue.end);
  }
  dl_article_free(article);
  return 0;
}
