/* article.c: runs the stages that a caller asks for, each once. */
#include "dateline.h"

#include "read/metadate.h"

struct dl_article {
  dl_arena arena; /* holds the source, the document and every layer */
  dl_allocator allocator;
  dl_time_reading reading;
  dl_str source;
  dl_gazetteer gazetteers[DL_MOST_GAZETTEERS];
  uint32_t gazetteer_count;
  dl_document document;
  bool has_sentences, has_dates, has_cast, has_quotes;
  dl_text sentences;
  dl_timexes dates;
  dl_cast cast;
  dl_quotes quotes;
};

static dl_status fail(dl_error *error, dl_status status) {
  if (error) *error = (dl_error){status, dl_status_message(status), DL_NO_OFFSET};
  return status;
}

/* The caller's publication date: ISO 8601, nothing before or behind it. DL_ERR_DATE for another. */
static dl_status override_published(dl_article *article, dl_str given) {
  dl_metadate date;
  uint32_t pos = 0;
  bool iso = given.len >= 8;
  for (uint32_t i = 0; i < 4 && iso; i++) iso = given.ptr[i] >= '0' && given.ptr[i] <= '9';
  if (!iso || !dl_metadate_next(given, &pos, false, &date) || date.span.start != 0 ||
      date.span.end != given.len)
    return DL_ERR_DATE;
  dl_date_field *published = &article->document.published;
  *published = (dl_date_field){.day = date.day,
                               .minute = date.minute,
                               .has_zone = date.has_zone,
                               .zone_minutes = date.zone_minutes};
  published->field.value = dl_metadate_iso(&article->arena, &date);
  published->field.evidence = DL_FROM_INPUT;
  published->field.confidence = 1;
  return published->field.value.ptr ? DL_OK : DL_ERR_MEMORY;
}

static dl_status parse_into(dl_article *article, const char *source, size_t len,
                            const dl_options *options, dl_error *error) {
  article->source = options->source_stays ? (dl_str){source ? source : "", (uint32_t)len}
                                          : dl_arena_copy(&article->arena, source, len);
  if (!article->source.ptr) return fail(error, DL_ERR_MEMORY);
  dl_read_options read_options = {options->format, {NULL, 0}};
  if (options->url.len) {
    read_options.url = dl_arena_copy(&article->arena, options->url.ptr, options->url.len);
    if (!read_options.url.ptr) return fail(error, DL_ERR_MEMORY);
  }
  dl_arena scratch;
  dl_arena_init(&scratch, options->scratch.call ? options->scratch : article->allocator, 0);
  dl_error reason = {DL_OK, NULL, DL_NO_OFFSET};
  dl_status status = dl_read(&article->arena, &scratch, article->source, &read_options,
                             &article->document, &reason);
  dl_arena_destroy(&scratch);
  if (status != DL_OK) {
    if (!reason.message) return fail(error, status);
    if (error) *error = reason;
    return status;
  }
  if (!options->published.len) return DL_OK;
  status = override_published(article, options->published);
  return status == DL_OK ? DL_OK : fail(error, status);
}

dl_status dl_article_parse(const char *source, size_t len, const dl_options *options,
                           dl_article **out, dl_error *error) {
  static const dl_options defaults = {.format = DL_FORMAT_AUTO};
  if (!options) options = &defaults;
  size_t most = options->max_bytes ? options->max_bytes : DL_DEFAULT_MAX_BYTES;
  if (most > DL_MAX_MAX_BYTES) most = DL_MAX_MAX_BYTES;
  if (len > most) return fail(error, DL_ERR_TOO_LARGE);

  dl_allocator allocator = options->allocator.call ? options->allocator : dl_allocator_libc;
  dl_article *article = allocator.call(allocator.context, NULL, 0, sizeof *article);
  if (!article) return fail(error, DL_ERR_MEMORY);
  memset(article, 0, sizeof *article);
  article->allocator = allocator;
  article->reading = options->reading;
  dl_arena_init(&article->arena, allocator, 0);
  for (; article->gazetteer_count < options->gazetteer_count &&
         article->gazetteer_count < DL_MOST_GAZETTEERS;
       article->gazetteer_count++)
    article->gazetteers[article->gazetteer_count] = options->gazetteers[article->gazetteer_count];

  dl_status status = parse_into(article, source, len, options, error);
  if (status != DL_OK) {
    dl_article_free(article);
    return status;
  }
  *out = article;
  return DL_OK;
}

void dl_article_free(dl_article *article) {
  if (!article) return;
  dl_allocator allocator = article->allocator;
  dl_arena_destroy(&article->arena);
  allocator.call(allocator.context, article, sizeof *article, 0);
}

dl_str dl_article_source(const dl_article *article) {
  return article->source;
}

const dl_document *dl_article_document(const dl_article *article) {
  return &article->document;
}

size_t dl_article_memory(const dl_article *article) {
  return article->arena.held + sizeof *article;
}

/* The paragraphs of prose, each a block that the language stages read. */
static dl_status spoken_paragraphs(dl_article *article, const dl_span **out, uint32_t *count) {
  const dl_document *document = &article->document;
  dl_span *paragraphs = dl_arena_alloc(&article->arena, document->block_count * sizeof *paragraphs);
  if (!paragraphs) return DL_ERR_MEMORY;
  uint32_t n = 0;
  for (uint32_t i = 0; i < document->block_count; i++)
    if (document->blocks[i].flags & DL_BLOCK_SPOKEN) paragraphs[n++] = document->blocks[i].text;
  *out = paragraphs;
  *count = n;
  return DL_OK;
}

dl_status dl_article_sentences(dl_article *article, const dl_text **out) {
  if (!article->has_sentences) {
    const dl_span *paragraphs;
    uint32_t count;
    dl_status status = spoken_paragraphs(article, &paragraphs, &count);
    if (status == DL_OK)
      status = dl_text_split(&article->arena, article->document.text, article->document.text_len,
                             paragraphs, count, &article->sentences);
    if (status != DL_OK) return status;
    article->has_sentences = true;
  }
  *out = &article->sentences;
  return DL_OK;
}

dl_status dl_article_dates(dl_article *article, const dl_timexes **out) {
  if (!article->has_dates) {
    const dl_text *text;
    dl_status status = dl_article_sentences(article, &text);
    if (status != DL_OK) return status;
    const dl_date_field *published = &article->document.published;
    dl_time_context context;
    memset(&context, 0, sizeof context);
    context.published_minute = -1;
    context.reading = article->reading;
    if (published->field.value.len) {
      context.has_published = true;
      context.published = published->day;
      context.published_minute = published->minute;
      context.has_zone = published->has_zone;
      context.zone_minutes = published->zone_minutes;
    }
    dl_arena scratch;
    dl_arena_init(&scratch, article->allocator, 0);
    status = dl_time_find(&article->arena, &scratch, text, &context, &article->dates);
    dl_arena_destroy(&scratch);
    if (status != DL_OK) return status;
    article->has_dates = true;
  }
  *out = &article->dates;
  return DL_OK;
}

/* The title's place in the text, so that the resolver knows which names it holds. */
static dl_span title_span(const dl_document *document) {
  for (uint32_t i = 0; i < document->block_count; i++)
    if (document->blocks[i].kind == DL_BLOCK_TITLE && document->blocks[i].flags & DL_BLOCK_SPOKEN)
      return document->blocks[i].text;
  return (dl_span){0, 0};
}

dl_status dl_article_cast(dl_article *article, const dl_cast **out) {
  if (!article->has_cast) {
    const dl_text *text;
    dl_status status = dl_article_sentences(article, &text);
    if (status != DL_OK) return status;
    dl_name_context context = {title_span(&article->document),
                               article->document.dateline.text,
                               article->document.url.value,
                               article->document.publisher.value,
                               article->gazetteers,
                               article->gazetteer_count};
    dl_arena scratch;
    dl_arena_init(&scratch, article->allocator, 0);
    dl_names names = {NULL, 0};
    status = dl_tag_names(&article->arena, &scratch, text, &names);
    if (status == DL_OK)
      status = dl_name_resolve(&article->arena, &scratch, text, &names, &context, &article->cast);
    dl_arena_destroy(&scratch);
    if (status != DL_OK) return status;
    article->has_cast = true;
  }
  *out = &article->cast;
  return DL_OK;
}

dl_status dl_article_quotes(dl_article *article, const dl_quotes **out) {
  if (!article->has_quotes) {
    const dl_text *text;
    dl_status status = dl_article_sentences(article, &text);
    if (status != DL_OK) return status;
    dl_arena scratch;
    dl_arena_init(&scratch, article->allocator, 0);
    status = dl_quote_find(&article->arena, &scratch, text, &article->quotes);
    dl_arena_destroy(&scratch);
    if (status != DL_OK) return status;
    article->has_quotes = true;
  }
  *out = &article->quotes;
  return DL_OK;
}
