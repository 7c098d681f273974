/* fuzz_page.c: web pages of news through the reader (libFuzzer).
 *
 * Random bytes seldom make a page whose metadata, headings and bylines are worth a look. Here each byte of the
 * input picks a piece of one: tags, classes, JSON-LD, dates, names, the habits and slips of publishers; a
 * byte from 0xF0 on takes the bytes behind it as they are. Asserted: the text is valid UTF-8, blocks and runs lie
 * where they say, fields lie in the source, the same page gives the same answer twice. */
#include <stdlib.h>

#include "support.h"

#include "base/utf8.h"
#include "read/read.h"

static const char *const pieces[] = {
    "<html lang=en><head>",
    "</head><body>",
    "<title>Bridge closes for repairs | The Ledger</title>",
    "<meta property=og:title content='Bridge closes for repairs'>",
    "<meta property='article:published_time' content='2013-07-02T14:30:00+02:00'>",
    "<meta name=author content='Jane Doe and Omar Field'>",
    "<meta charset=windows-1252>",
    "<meta property=og:image content='/a.jpg'>",
    "<base href='https://ledger.example/x/'>",
    "<link rel=canonical href='/2013/07/02/bridge'>",
    "<script type='application/ld+json'>",
    "</script>",
    "{\"@type\":\"NewsArticle\",\"headline\":\"Bridge closes\",",
    "\"author\":[{\"@id\":\"#a\"},{\"name\":\"Jane Doe\"}],",
    "\"datePublished\":\"2013-07-02\",\"dateModified\":\"July 3, 2013\",",
    "\"articleBody\":\"The mayor said on Tuesday that the bridge would close. ",
    "\"@graph\":[",
    "\"isAccessibleForFree\":false,",
    "\\u00e9\\ud83d\\ude00\\n&amp;",
    "\"",
    "}",
    "]",
    "<h1>Bridge closes for repairs</h1>",
    "<h1><span class=sr-only>Video: </span>",
    "<h2>",
    "</h2>",
    "<div class='article-body entry-content'>",
    "<div class='related-stories teaser'>",
    "<div style='display: none'>",
    "</div>",
    "<p>",
    "</p>",
    "<p>PORT ELLERY (AP) - The mayor said on Tuesday that the bridge, opened in June 1974, would "
    "close.</p>",
    "<p class=byline>By <a rel=author href=/jane>Jane Doe</a> and OMAR FIELD, Staff Writer | July "
    "2, 2013</p>",
    "<time datetime='2013-07-02T12:00Z' itemprop=datePublished>",
    "</time>",
    "<span class=date>Updated 3:04 p.m. July 3, 2013</span>",
    "<figure><img src=a.jpg alt=x data-src='b.jpg'><figcaption>The bridge. Photo: Jane "
    "Doe/AP</figcaption></figure>",
    "<ul><li><a href=/more>More on this story</a></li>",
    "</ul>",
    "<blockquote>",
    "</blockquote>",
    "<table><tr><td>a<td>b",
    "</table>",
    "<br>",
    "<br><br>",
    "<a href='#top'>",
    "</a>",
    "<b>",
    "<i>",
    "</b>",
    "<p>(Reporting by Jane Doe; editing by Omar Field)</p>",
    "<p>Read more: <a href=/y>Ferry fares rise</a></p>",
    "<section id=comments>",
    "</section>",
    "<svg><title>",
    "<template>",
    "<noscript>",
    "<!--",
    "-->",
    "&nbsp;&mdash;\xC2\xAD\xE2\x80\x8B",
    "\xE4\xB8\xAD\xE6\x96\x87\xE3\x80\x82",
    "<article itemscope itemprop=headline>",
    "</article>",
    " already a subscriber? subscribe to continue reading ",
    "404 page not found",
};

#define PIECES (sizeof pieces / sizeof *pieces)

static dl_str compose(const uint8_t *data, size_t size) {
  size_t len = 0, room = size * 160 + 1;
  char *page = malloc(room);
  REQUIRE(page);
  for (size_t i = 0; i < size; i++) {
    if (data[i] >= 0xF0) { /* up to 15 bytes as they are */
      for (uint32_t n = data[i] & 15u; n && i + 1 < size; n--) page[len++] = (char)data[++i];
      continue;
    }
    const char *piece = pieces[data[i] % PIECES];
    size_t bytes = strlen(piece);
    REQUIRE(bytes < 160);
    memcpy(page + len, piece, bytes);
    len += bytes;
  }
  return (dl_str){page, (uint32_t)len};
}

static void check_value(const dl_field *field, uint32_t len) {
  REQUIRE(field->source.start <= field->source.end && field->source.end <= len);
  REQUIRE(field->value.len == 0 || dl_utf8_valid(field->value.ptr, field->value.len, NULL));
  REQUIRE(field->confidence >= 0 && field->confidence <= 1);
}

static void check_document(const dl_document *d, dl_str source) {
  REQUIRE(dl_utf8_valid(d->text, d->text_len, NULL));
  uint32_t text = 0;
  for (uint32_t i = 0; i < d->run_count; i++) {
    const dl_run *run = &d->runs[i];
    REQUIRE(run->text >= text && run->text_len > 0);
    REQUIRE(run->source + run->source_len <= source.len);
    if (run->text_len == run->source_len)
      REQUIRE(memcmp(d->text + run->text, source.ptr + run->source, run->text_len) == 0);
    text = run->text + run->text_len;
    REQUIRE(text <= d->text_len);
  }
  for (uint32_t i = 0; i < d->block_count; i++) {
    const dl_block *block = &d->blocks[i];
    REQUIRE(block->text.start == (i ? d->blocks[i - 1].text.end + 2 : 0));
    REQUIRE(block->text.start < block->text.end && block->text.end <= d->text_len);
    REQUIRE(block->source.start <= block->source.end && block->source.end <= source.len);
  }
  const dl_field *fields[] = {
      &d->title,          &d->subtitle,        &d->section,         &d->url,
      &d->language,       &d->publisher,       &d->published.field, &d->modified.field,
      &d->dateline.place, &d->dateline.agency, &d->dateline.date};
  for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) check_value(fields[i], source.len);
  for (uint32_t i = 0; i < d->authors.count; i++) check_value(&d->authors.items[i], source.len);
  for (uint32_t i = 0; i < d->tags.count; i++) check_value(&d->tags.items[i], source.len);
  for (uint32_t i = 0; i < d->credits.count; i++) check_value(&d->credits.items[i], source.len);
  for (uint32_t i = 0; i < d->link_count; i++) check_value(&d->links[i].text, source.len);
  for (uint32_t i = 0; i < d->related_count; i++) check_value(&d->related[i].text, source.len);
  for (uint32_t i = 0; i < d->image_count; i++) {
    check_value(&d->images[i].caption, source.len);
    check_value(&d->images[i].credit, source.len);
  }
  REQUIRE(d->dateline.end <= d->text_len);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size > 4000) return 0;
  dl_str source = compose(data, size);
  dl_read_options options = {DL_FORMAT_HTML, DL_STR("https://ledger.example/2013/07/02/bridge")};
  dl_document documents[2];
  dl_arena arenas[2], scratch;
  dl_status status[2];
  for (int i = 0; i < 2; i++) {
    dl_arena_init(&arenas[i], dl_allocator_libc, 0);
    dl_arena_init(&scratch, dl_allocator_libc, 0);
    status[i] = dl_read(&arenas[i], &scratch, source, &options, &documents[i], NULL);
    dl_arena_destroy(&scratch);
    if (status[i] == DL_OK) check_document(&documents[i], source);
  }
  REQUIRE(status[0] == status[1]);
  if (status[0] == DL_OK) {
    REQUIRE(dl_str_equal((dl_str){documents[0].text, documents[0].text_len},
                         (dl_str){documents[1].text, documents[1].text_len}));
    REQUIRE(dl_str_equal(documents[0].title.value, documents[1].title.value));
    REQUIRE(dl_str_equal(documents[0].published.field.value, documents[1].published.field.value));
  }
  dl_arena_destroy(&arenas[0]);
  dl_arena_destroy(&arenas[1]);
  free((char *)(uintptr_t)source.ptr);
  return 0;
}
