/* read_check.h: what the tests of the readers share: a text or a fixture is read; and what must hold of
 * Markdown and plain text, whatever they say (read_html_test.c has the same of web pages). The fixtures
 * spec/fixtures/read-* are written for these tests in the styles of many houses. Tests run from the root of
 * the repository. */
#ifndef DATELINE_SPEC_READ_CHECK_H
#define DATELINE_SPEC_READ_CHECK_H

#include "check.h"

#include "base/utf8.h"
#include "read/read.h"

static inline dl_str str(const char *s) {
  return (dl_str){s, (uint32_t)strlen(s)};
}

typedef struct reading {
  dl_arena arena, scratch;
  dl_document doc;
  dl_str source;
  dl_status status;
  dl_error error;
} reading;

static inline void read_with(reading *r, dl_str source, dl_format format, dl_allocator allocator) {
  memset(r, 0, sizeof *r);
  dl_arena_init(&r->arena, allocator, 0);
  dl_arena_init(&r->scratch, allocator, 0);
  dl_read_options options = {format, {NULL, 0}};
  r->source = source;
  r->status = dl_read(&r->arena, &r->scratch, source, &options, &r->doc, &r->error);
}

static inline void read_it(reading *r, dl_str source, dl_format format) {
  read_with(r, source, format, dl_allocator_libc);
}

static inline void done(reading *r) {
  dl_arena_destroy(&r->arena);
  dl_arena_destroy(&r->scratch);
}

static char file_bytes[1 << 16];

static inline dl_str load(const char *path) {
  FILE *file = fopen(path, "rb");
  if (!file) return (dl_str){NULL, 0};
  size_t len = fread(file_bytes, 1, sizeof file_bytes, file);
  fclose(file);
  return (dl_str){file_bytes, (uint32_t)len};
}

static inline dl_str fixture(const char *name) {
  char path[200];
  snprintf(path, sizeof path, "spec/fixtures/%s", name);
  dl_str source = load(path);
  CHECK(source.ptr != NULL);
  return source;
}

static inline dl_str block_str(const reading *r, uint32_t i) {
  const dl_block *b = &r->doc.blocks[i];
  return dl_str_slice((dl_str){r->doc.text, r->doc.text_len}, b->text.start, b->text.end);
}

static inline dl_str raw(const reading *r, dl_span span) {
  return dl_str_slice(r->source, span.start, span.end);
}

/* ---- properties of every reading --------------------------------------------------------------- */

static inline int field_holds(const reading *r, const dl_field *f) {
  return f->source.start <= f->source.end && f->source.end <= r->source.len &&
         dl_utf8_valid(f->value.ptr ? f->value.ptr : "", f->value.len, NULL);
}

/* The first property that fails, or NULL. */
static inline const char *broken(const reading *r) {
  const dl_document *d = &r->doc;
  uint32_t text = 0, source = 0, run = 0;
  if (r->status != DL_OK) return NULL;
  if (!dl_utf8_valid(d->text, d->text_len, NULL)) return "text is valid UTF-8";
  for (uint32_t i = 0; i < d->run_count; i++) {
    const dl_run *k = &d->runs[i];
    if (k->text < text || k->text_len == 0) return "runs ascend in text";
    if (k->source < source) return "runs ascend in source";
    if (k->source > r->source.len || k->source_len > r->source.len - k->source)
      return "runs lie in the source";
    if (k->text > d->text_len || k->text_len > d->text_len - k->text) return "runs lie in the text";
    if (k->text_len == k->source_len &&
        memcmp(d->text + k->text, r->source.ptr + k->source, k->text_len) != 0)
      return "equal lengths are equal bytes";
    text = k->text + k->text_len;
    source = k->source + k->source_len;
  }
  uint32_t end = 0;
  for (uint32_t i = 0; i < d->block_count; i++) {
    const dl_block *b = &d->blocks[i];
    if (b->text.start != (i ? end + 2 : 0)) return "blocks are two newlines apart";
    if (i && memcmp(d->text + end, "\n\n", 2) != 0) return "blocks are two newlines apart";
    if (b->text.end <= b->text.start || b->text.end > d->text_len) return "blocks lie in the text";
    if (b->source.start >= b->source.end || b->source.end > r->source.len)
      return "blocks lie in the source";
    dl_span mapped = dl_map_span(d, b->text);
    if (mapped.start != b->source.start || mapped.end != b->source.end)
      return "a block's source is where its text maps to";
    if (((unsigned char)d->text[b->text.start] <= ' ' && b->kind != DL_BLOCK_CODE) ||
        (unsigned char)d->text[b->text.end - 1] <= ' ')
      return "blocks are trimmed";
    uint32_t covered = b->text.start; /* runs cover all text of a block */
    for (; run < d->run_count && d->runs[run].text < b->text.end; run++) {
      if (d->runs[run].text != covered) return "runs cover the blocks";
      covered += d->runs[run].text_len;
    }
    if (covered != b->text.end) return "runs cover the blocks";
    if (d->format == DL_FORMAT_TEXT && b->flags != (DL_BLOCK_BODY | DL_BLOCK_SPOKEN))
      return "plain text keeps all";
    end = b->text.end;
  }
  if (end != d->text_len) return "the text ends with its last block";
  const dl_field *fields[] = {
      &d->title,          &d->subtitle,        &d->section,         &d->url,
      &d->language,       &d->publisher,       &d->published.field, &d->modified.field,
      &d->dateline.place, &d->dateline.agency, &d->dateline.date};
  for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
    if (!field_holds(r, fields[i])) return "fields lie in the source";
  for (uint32_t i = 0; i < d->authors.count; i++)
    if (!field_holds(r, &d->authors.items[i])) return "authors lie in the source";
  for (uint32_t i = 0; i < d->link_count; i++)
    if (!field_holds(r, &d->links[i].text)) return "links lie in the source";
  for (uint32_t i = 0; i < d->related_count; i++)
    if (!field_holds(r, &d->related[i].text)) return "related lie in the source";
  for (uint32_t i = 0; i < d->image_count; i++)
    if (!field_holds(r, &d->images[i].caption) || !field_holds(r, &d->images[i].credit))
      return "images lie in the source";
  if (d->dateline.end > d->text_len) return "the dateline ends in the text";
  return NULL;
}

static inline void check_sound(const reading *r, const char *name) {
  const char *why = broken(r);
  if (why) fprintf(stderr, "  %s: %s\n", name, why);
  CHECK(why == NULL);
}

static const char *const fixtures[] = {
    "read-twin.md",   "read-hugo.md",    "read-toml.md",          "read-pelican.md",
    "read-jina.md",   "read-setext.md",  "read-trafilatura.md",   "read-notitle.md",
    "read-column.md", "read-unicode.md", "read-wire.txt",         "read-indented.txt",
    "read-lines.txt", "read-labels.txt", "read-two-datelines.txt"};
#define FIXTURES (sizeof fixtures / sizeof *fixtures)

#endif
