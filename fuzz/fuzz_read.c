/* fuzz_read.c: any bytes through the readers (libFuzzer).
 *
 * The first byte picks the format, the rest is the source. Asserted: the text is valid UTF-8, blocks
 * and runs ascend and lie where they say, equal lengths are equal bytes, every field lies in the
 * source, plain text leaves nothing out of the body. */
#include <stdlib.h>

#include "support.h"

#include "base/utf8.h"
#include "read/read.h"

static void check_field(const dl_field *field, uint32_t len) {
  REQUIRE(field->source.start <= field->source.end && field->source.end <= len);
  REQUIRE(field->value.len == 0 || dl_utf8_valid(field->value.ptr, field->value.len, NULL));
}

static void check(const dl_document *d, dl_str source) {
  uint32_t text = 0, at = 0, end = 0;
  REQUIRE(dl_utf8_valid(d->text, d->text_len, NULL));
  for (uint32_t i = 0; i < d->run_count; i++) {
    const dl_run *run = &d->runs[i];
    REQUIRE(run->text_len > 0 && run->text >= text);
    REQUIRE(run->text + run->text_len <= d->text_len);
    REQUIRE(run->source + run->source_len <= source.len);
    if (run->text_len == run->source_len)
      REQUIRE(memcmp(d->text + run->text, source.ptr + run->source, run->text_len) == 0);
    if (d->format != DL_FORMAT_HTML) REQUIRE(run->source >= at); /* HTML may move elements */
    text = run->text + run->text_len;
    at = run->source + run->source_len;
  }
  for (uint32_t i = 0; i < d->block_count; i++) {
    const dl_block *block = &d->blocks[i];
    REQUIRE(block->text.start == (i ? end + 2 : 0));
    REQUIRE(block->text.start < block->text.end && block->text.end <= d->text_len);
    REQUIRE(block->source.start <= block->source.end && block->source.end <= source.len);
    dl_span whole = dl_map_span(d, block->text), piece;
    REQUIRE(whole.start <= whole.end && whole.end <= source.len);
    REQUIRE(dl_map_pieces(d, block->text, &piece, 1) >= 1);
    if (d->format == DL_FORMAT_TEXT) REQUIRE(block->flags == (DL_BLOCK_BODY | DL_BLOCK_SPOKEN));
    end = block->text.end;
  }
  const dl_field *fields[] = {
      &d->title,          &d->subtitle,        &d->section,         &d->url,
      &d->language,       &d->publisher,       &d->published.field, &d->modified.field,
      &d->dateline.place, &d->dateline.agency, &d->dateline.date};
  for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) check_field(fields[i], source.len);
  for (uint32_t i = 0; i < d->authors.count; i++) check_field(&d->authors.items[i], source.len);
  for (uint32_t i = 0; i < d->tags.count; i++) check_field(&d->tags.items[i], source.len);
  for (uint32_t i = 0; i < d->credits.count; i++) check_field(&d->credits.items[i], source.len);
  for (uint32_t i = 0; i < d->link_count; i++) check_field(&d->links[i].text, source.len);
  for (uint32_t i = 0; i < d->related_count; i++) check_field(&d->related[i].text, source.len);
  for (uint32_t i = 0; i < d->image_count; i++) {
    check_field(&d->images[i].caption, source.len);
    check_field(&d->images[i].credit, source.len);
  }
  REQUIRE(d->dateline.end <= d->text_len);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static const dl_format formats[] = {DL_FORMAT_AUTO, DL_FORMAT_MARKDOWN, DL_FORMAT_TEXT,
                                      DL_FORMAT_HTML};
  if (size < 1 || size > 1u << 20) return 0;
  dl_read_options options = {formats[data[0] & 3], {NULL, 0}};
  dl_str source = {(const char *)data + 1, (uint32_t)(size - 1)};
  dl_arena arena, scratch;
  dl_arena_init(&arena, dl_allocator_libc, 0);
  dl_arena_init(&scratch, dl_allocator_libc, 0);
  dl_document document;
  dl_error error;
  if (dl_read(&arena, &scratch, source, &options, &document, &error) == DL_OK)
    check(&document, source);
  dl_arena_destroy(&arena);
  dl_arena_destroy(&scratch);
  return 0;
}
