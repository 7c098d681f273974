/* read_html_test.c: web pages as articles.
 *
 * Pages of spec/fixtures, written for this test in the make of many houses; the scanner of
 * JSON-LD on data that no JSON parser takes; and what must hold for any input, checked on the pages,
 * on mutations of them and on hostile markup. Run from the root of the repository. */
#include <stdlib.h>
#include <time.h>

#include "read_check.h"

#include "read/jsonld.h"

static bool contains(const dl_document *doc, const char *text) {
  size_t len = strlen(text);
  for (uint32_t b = 0; b < doc->block_count; b++) {
    if (!(doc->blocks[b].flags & DL_BLOCK_BODY)) continue;
    dl_span span = doc->blocks[b].text;
    for (uint32_t i = span.start; i + len <= span.end; i++)
      if (memcmp(doc->text + i, text, len) == 0) return true;
  }
  return false;
}

/* ---- what must hold for any input -------------------------------------------------------------- */

static bool span_ok(dl_span span, uint32_t len) {
  return span.start <= span.end && span.end <= len;
}

static bool field_ok(const dl_field *f, uint32_t len) {
  uint32_t bad;
  return span_ok(f->source, len) &&
         (!f->value.len || dl_utf8_valid(f->value.ptr, f->value.len, &bad)) && f->confidence >= 0 &&
         f->confidence <= 1;
}

static bool fields_ok(const dl_fields *fields, uint32_t len) {
  for (uint32_t i = 0; i < fields->count; i++)
    if (!field_ok(&fields->items[i], len) || !fields->items[i].value.len) return false;
  return true;
}

static bool sound(const reading *r) {
  const dl_document *d = &r->doc;
  uint32_t bad, len = r->source.len, at = 0, end = 0;
  if (d->text_len && !dl_utf8_valid(d->text, d->text_len, &bad)) return false;
  for (uint32_t i = 0; i < d->block_count; i++) {
    const dl_block *b = &d->blocks[i];
    if (b->text.start != at || b->text.end <= b->text.start || b->text.end > d->text_len)
      return false;
    if (!span_ok(b->source, len)) return false;
    at = b->text.end + 2;
  }
  if (d->block_count && at != d->text_len + 2) return false;
  for (uint32_t i = 0; i < d->run_count; i++) {
    const dl_run *run = &d->runs[i];
    if (run->text < end || !run->text_len || run->text + run->text_len > d->text_len) return false;
    if (run->source > len || run->source_len > len - run->source) return false;
    if (run->text_len == run->source_len &&
        memcmp(d->text + run->text, r->source.ptr + run->source, run->text_len) != 0)
      return false;
    end = run->text + run->text_len;
  }
  if (!field_ok(&d->title, len) || !field_ok(&d->section, len) || !field_ok(&d->url, len))
    return false;
  if (!field_ok(&d->language, len) || !field_ok(&d->publisher, len)) return false;
  if (!field_ok(&d->published.field, len) || !field_ok(&d->modified.field, len)) return false;
  if (!fields_ok(&d->authors, len) || !fields_ok(&d->tags, len)) return false;
  if (!fields_ok(&d->credits, len) || !field_ok(&d->subtitle, len)) return false;
  if (!field_ok(&d->dateline.place, len) || !field_ok(&d->dateline.agency, len)) return false;
  if (!span_ok(d->dateline.text, d->text_len) || d->dateline.end > d->text_len) return false;
  for (uint32_t i = 0; i < d->link_count; i++)
    if (!field_ok(&d->links[i].text, len)) return false;
  for (uint32_t i = 0; i < d->related_count; i++)
    if (!field_ok(&d->related[i].text, len)) return false;
  for (uint32_t i = 0; i < d->image_count; i++)
    if (!field_ok(&d->images[i].caption, len) || !field_ok(&d->images[i].credit, len)) return false;
  return true;
}

/* ---- pages ------------------------------------------------------------------------------------- */

typedef struct page_case {
  const char *file, *title, *authors, *published, *section, *language;
  dl_article_kind kind;
  const char *with[8], *without[8];
} page_case;

static const page_case pages[] = {
    {"blog.html",
     "Harbour ferry to run all winter after volunteers find a crew",
     "Ruth Calder",
     "2021-11-09T07:15:00Z",
     "Transport",
     "en-US",
     DL_ARTICLE,
     {"The little ferry that joins", "keep running through the winter",
      "tie up the Marigold on the last", "said Moira Tennant, who runs",
      "Fares stay at two pounds."},
     {"Advertisement", "Share this", "Bridge repairs delayed", "walk round by the bridge",
      "Chip shop wins", "All rights reserved", "Photo: Ian Petrov", "Sport"}},
    {"graph.html",
     "Parliament passes water law after all-night debate",
     "Grace Oduya|Tomas Lindqvist",
     "2022-03-18T06:40:00+02:00",
     "Politics",
     "en",
     DL_ARTICLE,
     {"ending a debate that had lasted nineteen hours.", "The law passed by 112 votes to 98.",
      "\xE2\x80\x9CThis is the first honest account", "The law takes effect on July 1."},
     {"Wells run dry", "Read more", "Mayor drops plan", "use cookies", "Lena Abara", "Contact us"}},
    {"breaks.html",
     "Old mill to become a school for carpenters",
     "Edith Mallory",
     "1999-03-04",
     "",
     "en",
     DL_ARTICLE,
     {"The old paper mill at Dunmore", "Forty students will learn there",
      "It is the best timber building", "A month of lessons will cost $120."},
     {"Archive", "Copyright 1999", "VALLEY MESSENGER"}},
    {"live.html",
     "Storm Petra live: rail lines shut as winds reach 140 km/h",
     "Niamh Corrigan",
     "2023-01-14T05:30:00Z",
     "",
     "en",
     DL_ARTICLE,
     {"One runway is open at the city airport", "Police have closed the coast road",
      "The storm came ashore at four o'clock"},
     {"Cat returns", "Most read"}},
    {"tables.html",
     "Glassworks to reopen under new owners",
     "Peter Nagy|Ilse Brandt",
     "2004-05-21",
     "",
     "en",
     DL_ARTICLE,
     {"The glassworks at Altmark", "Sixty people will work there",
      "The town has lent the new owners"},
     {"Choir seeks tenors", "Weather", "Copyright 2004"}},
    {"index.html", NULL, "", "", "", "en", DL_INDEX_PAGE, {NULL}, {"Bridge closed for a week"}},
    {"error.html", NULL, "", "", "", "en", DL_ERROR_PAGE, {NULL}, {"Search", "News"}}};

static void test_pages(void) {
  for (size_t p = 0; p < sizeof pages / sizeof *pages; p++) {
    const page_case *want = &pages[p];
    unsigned failed = check_failed;
    reading r;
    read_it(&r, fixture(want->file), DL_FORMAT_HTML);
    CHECK(r.source.ptr && r.status == DL_OK);
    CHECK(sound(&r));
    const dl_document *d = &r.doc;
    CHECK(d->kind == want->kind && d->kind_confidence > 0.5f);
    if (want->title) CHECK_STR(d->title.value, want->title);
    char authors[400] = "";
    for (uint32_t i = 0; i < d->authors.count; i++)
      snprintf(authors + strlen(authors), sizeof authors - strlen(authors), "%s%.*s", i ? "|" : "",
               (int)d->authors.items[i].value.len, d->authors.items[i].value.ptr);
    CHECK_TEXT(authors, strlen(authors), want->authors);
    CHECK_STR(d->published.field.value, want->published);
    CHECK_STR(d->section.value, want->section);
    CHECK_STR(d->language.value, want->language);
    for (int i = 0; i < 8 && want->with[i]; i++) {
      if (!contains(d, want->with[i])) fprintf(stderr, "  lost: %s\n", want->with[i]);
      CHECK(contains(d, want->with[i]));
    }
    for (int i = 0; i < 8 && want->without[i]; i++) {
      if (contains(d, want->without[i])) fprintf(stderr, "  kept: %s\n", want->without[i]);
      CHECK(!contains(d, want->without[i]));
    }
    if (check_failed != failed) fprintf(stderr, "  in %s\n", want->file);
    done(&r);
  }
}

static void test_details(void) {
  reading r;
  read_it(&r, fixture("blog.html"), DL_FORMAT_HTML);
  /* the same bytes where the text came from; an entity as one piece */
  bool found = false;
  for (uint32_t i = 0; i < r.doc.block_count; i++) {
    dl_span text = r.doc.blocks[i].text;
    for (uint32_t at = text.start; at + 12 <= text.end; at++)
      if (memcmp(r.doc.text + at, "Moira Tennant", 12) == 0) {
        dl_span span = dl_map_span(&r.doc, (dl_span){at, at + 13});
        CHECK_TEXT(r.source.ptr + span.start, span.end - span.start, "Moira&nbsp;Tennant");
        found = true;
      }
  }
  CHECK(found);
  CHECK(r.doc.title.evidence == DL_FROM_HEADING);
  CHECK_TEXT(r.source.ptr + r.doc.title.source.start,
             r.doc.title.source.end - r.doc.title.source.start,
             "Harbour ferry to run all winter after volunteers find a crew");
  CHECK(r.doc.modified.day.day == 10 && r.doc.tags.count == 2);
  CHECK(r.doc.image_count == 1);
  if (r.doc.image_count == 1) {
    CHECK_STR(r.doc.images[0].caption.value, "The ferry Marigold at its winter berth on Sunday.");
    CHECK_STR(r.doc.images[0].credit.value, "Ian Petrov");
    CHECK_STR(r.doc.images[0].alternative, "A small ferry at a jetty");
    CHECK_STR(r.doc.images[0].url, "/wp-content/uploads/ferry.jpg");
  }
  CHECK(r.doc.link_count == 1);
  if (r.doc.link_count) CHECK_STR(r.doc.links[0].text.value, "A shortfall in the transport budget");
  done(&r);
  read_it(&r, fixture("graph.html"), DL_FORMAT_HTML);
  CHECK_STR(r.doc.publisher.value, "The Meridian Courier");
  CHECK(r.doc.published.has_zone && r.doc.published.zone_minutes == 120 &&
        r.doc.published.minute == 400);
  CHECK(r.doc.published.field.evidence == DL_FROM_JSON_LD);
  CHECK_TEXT(r.source.ptr + r.doc.published.field.source.start, 25, "2022-03-18T06:40:00+02:00");
  CHECK(r.doc.image_count == 1);
  if (r.doc.image_count == 1) {
    CHECK_STR(r.doc.images[0].caption.value,
              "Deputies rest in the chamber shortly before the vote.");
    CHECK_STR(r.doc.images[0].credit.value, "Lena Abara/Courier");
  }
  done(&r);
}

/* Dateline, standfirst, credits and related links are fields; of these only the dateline is body. */
static void test_story(void) {
  static const char page[] =
      "<html><head><title>Dam gates open as river falls</title></head><body><article>"
      "<h1>Dam gates open as river falls</h1>"
      "<p class=\"standfirst\">Villages below the dam may go home after nine days in tents</p>"
      "<div class=\"article-body\">"
      "<p><b>TALLAHASSEE</b>, Fla. (AP) &mdash; Engineers opened the last gate of the dam on "
      "Tuesday "
      "after the river had fallen by two metres, and families began to walk home along the "
      "dike.</p>"
      "<p>The water board said the gates would stay open until the end of the month, when a new "
      "pump "
      "is to arrive. \"We were lucky with the wind,\" its director, Ana Brandt, said.</p>"
      "<p>Information from gauges upstream reaches the board every hour, and nobody there expects "
      "another flood before the autumn rains, which usually begin in the last days of October.</p>"
      "<p>The board will meet on Thursday to decide who pays for the dike, which was last repaired "
      "in 1988, and whether the lower fields may be sown again this year.</p>"
      "<p>Farmers asked for a pump of their own, at half the price of the large one, and promised "
      "to keep it in repair for ten years.</p>"
      "<p>The council has not answered them, but a clerk said that their letter had been read.</p>"
      "<p><em>Associated Press writer Carl Moreno contributed to this report.</em></p></div>"
      "<h4>Related articles</h4><ul><li><a href=\"/dike\">Dike held by sandbags for a "
      "night</a></li>"
      "<li><a href=\"/tents\">Nine days in tents: a diary</a></li></ul></article></body></html>";
  reading r;
  read_it(&r, (dl_str){page, sizeof page - 1}, DL_FORMAT_HTML);
  const dl_document *d = &r.doc;
  CHECK(r.status == DL_OK && sound(&r));
  CHECK_STR(d->dateline.place.value, "TALLAHASSEE, Fla.");
  CHECK_STR(d->dateline.agency.value, "AP");
  CHECK_TEXT(d->text + d->dateline.text.start, d->dateline.text.end - d->dateline.text.start,
             "TALLAHASSEE, Fla.");
  CHECK(d->dateline.end < d->text_len && memcmp(d->text + d->dateline.end, "Engineers", 9) == 0);
  CHECK(r.source.ptr[d->dateline.place.source.start] == 'T');
  CHECK_STR(d->subtitle.value, "Villages below the dam may go home after nine days in tents");
  CHECK(d->credits.count == 1);
  if (d->credits.count)
    CHECK_STR(d->credits.items[0].value,
              "Associated Press writer Carl Moreno contributed to this report.");
  CHECK(!contains(d, "Carl Moreno") && contains(d, "Information from gauges"));
  CHECK(d->related_count == 2);
  if (d->related_count == 2) {
    CHECK_STR(d->related[0].text.value, "Dike held by sandbags for a night");
    CHECK_STR(d->related[1].url, "/tents");
  }
  CHECK(!contains(d, "sandbags"));
  uint32_t last = 0;
  for (uint32_t i = 0; i < d->block_count; i++) last = d->blocks[i].kind;
  CHECK(last == DL_BLOCK_RELATED);
  done(&r);
}

/* NUL bytes are no news in a page; in anything else they are the mark of a binary file. */
static void test_nul(void) {
  static const char page[] =
      "\xEF\xBB\xBF<html><head><title>Ferry\0 aground</title></head><body><article><h1>Ferry "
      "aground"
      "</h1><p>The ferry to the outer \0islands ran aground in fog on Monday, and all\0 forty "
      "people "
      "on board were taken off by boat, the harbour master said.</p><p>Nobody was hurt. The ship "
      "is "
      "to be towed at high water on Tuesday morning, he added.</p></article></body></html>";
  reading r;
  read_it(&r, (dl_str){page, sizeof page - 1}, DL_FORMAT_HTML);
  CHECK(r.status == DL_OK && sound(&r));
  CHECK(contains(&r.doc, "ferry to the outer islands ran aground"));
  CHECK(contains(&r.doc, "and all forty people"));
  done(&r);
  static char flood[4096] = "<html><body><p>";
  memset(flood + 600, 'x', sizeof flood - 600);
  read_it(&r, (dl_str){flood, sizeof flood}, DL_FORMAT_HTML); /* a seventh of it is NUL */
  CHECK(r.status == DL_ERR_NOT_TEXT);
  done(&r);
  static const dl_str binaries[] = {{"\x7F"
                                     "ELF\2\1\1\0\0\0\0\0<p>",
                                     15},
                                    {"\x89PNG\r\n\x1A\n\0\0\0\rIHDR<p>", 19},
                                    {"PK\3\4\x14\0<html>", 12},
                                    {"%PDF-1.4\n<html><p>", 18},
                                    {"a\0<p>b</p>", 10}};
  for (size_t i = 0; i < sizeof binaries / sizeof *binaries; i++) {
    read_it(&r, binaries[i], DL_FORMAT_HTML);
    CHECK(r.status == DL_ERR_NOT_TEXT);
    done(&r);
  }
}

/* ---- JSON-LD ----------------------------------------------------------------------------------- */

/* No element has a word that the classifier knows. */
static void test_unknown_elements(void) {
  static const char page[] = "<di\xFFv>x";
  reading r;
  read_it(&r, (dl_str){page, sizeof page - 1}, DL_FORMAT_HTML);
  CHECK(r.status == DL_OK && sound(&r));
  CHECK(contains(&r.doc, "x"));
  done(&r);
}

/* Days that other parts of a page name are not the article's. */
static void test_dates_aside(void) {
  static const struct {
    const char *page, *day;
  } cases[] = {
      {"<h1>Ferry fares rise in spring</h1><p>Lena Marsh<br>am 20.09.2020</p><p>The fares of the "
       "ferry rise by a tenth, the operator said.</p><div class='comment-box'><time "
       "datetime='2020-09-23T18:19'>then</time><p>Too much.</p></div>",
       "2020-09-20"},
      {"<h1>Ferry fares rise in spring</h1><p>The fares rise on 4 May 2021, the operator "
       "said.</p><p>Nobody was glad of that, and the harbour master least of all.</p><p>Published: "
       "2 May 2021</p>",
       "2021-05-02"},
      {"<h1>Ferry fares rise in spring</h1><p>The fares of the ferry rise, the operator said.</p>"
       "<div class=comments><time datetime='2020-09-23'>then</time><p>Too much.</p></div>",
       "2020-09-23"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    reading r;
    read_it(&r, (dl_str){cases[i].page, (uint32_t)strlen(cases[i].page)}, DL_FORMAT_HTML);
    dl_str day = {cases[i].day, 10};
    CHECK(r.status == DL_OK && dl_str_starts(r.doc.published.field.value, day));
    done(&r);
  }
}

static uint8_t kind_at(const dl_document *d, const char *text) {
  uint32_t len = (uint32_t)strlen(text);
  for (uint32_t i = 0; i < d->block_count; i++) {
    dl_str block = {d->text + d->blocks[i].text.start,
                    d->blocks[i].text.end - d->blocks[i].text.start};
    if (dl_str_equal(block, (dl_str){text, len})) return d->blocks[i].kind;
  }
  return UINT8_MAX;
}

/* Rows of tables, the lines that sign and date a story; tables for layout are none. */
static void test_kinds(void) {
  static const char page[] =
      "<html><body><article><h1>Glassworks to reopen under new owners</h1>"
      "<p class=byline>By Peter Nagy</p><p class=date>Published: 21 May 2004</p>"
      "<p>The glassworks at Altmark, which closed in 2002, will light its furnaces again in August "
      "under new owners, the two companies said on Friday.</p><p>Sixty people will work there at "
      "first, making lamp shades and laboratory glass, and no bottles, as the old company "
      "did.</p></article></body></html>";
  reading r;
  read_it(&r, (dl_str){page, sizeof page - 1}, DL_FORMAT_HTML);
  CHECK(r.status == DL_OK && sound(&r));
  CHECK(kind_at(&r.doc, "By Peter Nagy") == DL_BLOCK_BYLINE);
  CHECK(kind_at(&r.doc, "Published: 21 May 2004") == DL_BLOCK_DATE);
  for (uint32_t i = 0; i < r.doc.block_count; i++) {
    const dl_block *b = &r.doc.blocks[i];
    if (b->kind == DL_BLOCK_BYLINE || b->kind == DL_BLOCK_DATE) CHECK(b->flags == 0);
  }
  done(&r);
  static const char table[] =
      "<h1>Workers at the glassworks</h1><table><tr><th>Year</th><th>Workers</th></tr><tr><td> "
      "1998 "
      "</td>\n<td><p>410</p></td></tr></table><p>More came later.</p>";
  read_it(&r, (dl_str){table, sizeof table - 1}, DL_FORMAT_HTML);
  CHECK(r.status == DL_OK && sound(&r));
  CHECK(kind_at(&r.doc, "Year\tWorkers") == DL_BLOCK_TABLE);
  CHECK(kind_at(&r.doc, "1998\t410") == DL_BLOCK_TABLE);
  CHECK(kind_at(&r.doc, "More came later.") == DL_BLOCK_PARAGRAPH);
  done(&r);
  static const char layout[] =
      "<table><tr><td>The works open again in May.</td></tr><tr><td>They had been "
      "shut.<p>For years.</td><td>No bottles are "
      "made.</td></tr><tr><td>One.</td><td>Two.<p>Three.</td></tr></table>";
  read_it(&r, (dl_str){layout, sizeof layout - 1}, DL_FORMAT_HTML);
  CHECK(r.status == DL_OK && sound(&r));
  CHECK(kind_at(&r.doc, "The works open again in May.") == DL_BLOCK_PARAGRAPH);
  CHECK(kind_at(&r.doc, "No bottles are made.") == DL_BLOCK_PARAGRAPH);
  CHECK(kind_at(&r.doc, "Two.") == DL_BLOCK_PARAGRAPH);
  done(&r);
}

/* Labels set off from a title or a name by style sheets alone. */
static void test_glued(void) {
  static const char page[] =
      "<title>Ferry fares rise in spring | Ledger</title><body><h1><span>Harbour and "
      "port</span><span>Ferry fares rise in spring</span></h1><p class=byline>By<a rel=author "
      "href=/jane>Jane Doe</a></p><p>The fares of the ferry rise by a tenth, the operator said "
      "on Monday, and children ride free as before.</p>";
  reading r;
  read_it(&r, (dl_str){page, sizeof page - 1}, DL_FORMAT_HTML);
  CHECK(r.status == DL_OK && sound(&r));
  CHECK(dl_str_equal(r.doc.title.value, DL_STR("Ferry fares rise in spring")));
  CHECK(r.doc.authors.count == 1 && dl_str_equal(r.doc.authors.items[0].value, DL_STR("Jane Doe")));
  CHECK(r.doc.block_count && r.doc.blocks[0].kind == DL_BLOCK_TITLE);
  done(&r);
  static const char dash[] =
      "<title>Ferry fares rise in spring</title><body><h1>Harbour - Ferry fares rise in "
      "spring</h1><p>The fares of the ferry rise by a tenth, the operator said.</p>";
  read_it(&r, (dl_str){dash, sizeof dash - 1}, DL_FORMAT_HTML);
  CHECK(dl_str_equal(r.doc.title.value, DL_STR("Ferry fares rise in spring")));
  done(&r);
}

static void test_json(void) {
  static const struct {
    const char *text, *key, *value;
  } cases[] = {{"{\"a\":\"b\"}", "a", "b"},
               {"<!-- {\"a\":\"b\",} -->", "a", "b"},
               {"//<![CDATA[\n{\"a\":\"b\"}\n//]]>", "a", "b"},
               {"{\"x\":[1,2,],\"a\":\"b\"", "a", "b"},
               {"{\"x\":{\"y\":\"z\"},\"a\":\"b\\u00e9 \\ud83d\\ude00\"}", "a",
                "b\xC3\xA9 \xF0\x9F\x98\x80"},
               {"{\"a\":\"one\n two\"}", "a", "one two"},
               {"{\"a\":\"He said \"no\" twice\",\"b\":1}", "a", "He said \"no\" twice"},
               {"{\"b\":\"1\"\n\"a\":\"2\"}", "a", "2"},
               {"{\"a\":\"Tom &amp; Jerry &#8211; on &quot;ice&quot;\"}", "a",
                "Tom & Jerry \xE2\x80\x93 on \"ice\""},
               {"{\"a\":12.5e3}", "a", "12.5e3"},
               {"{\"a\":", "a", ""},
               {"{\"a\":\"b", "a", "b"},
               {"]]}}{{[[\"a\"", "a", ""},
               {"", "a", ""}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    dl_arena arena;
    dl_arena_init(&arena, dl_allocator_libc, 0);
    dl_json json;
    CHECK(dl_json_parse(&arena, (dl_str){cases[i].text, (uint32_t)strlen(cases[i].text)}, &json));
    uint32_t item = dl_json_get(&json, json.items[0].first_child, cases[i].key);
    CHECK_STR(dl_json_text(&arena, &json, item), cases[i].value);
    dl_arena_destroy(&arena);
  }
}

/* ---- any input --------------------------------------------------------------------------------- */

static void test_mutations(void) {
  static char mutant[1 << 17];
  uint32_t state = 7;
  for (int round = 0; round < 350; round++) {
    dl_str page = fixture(pages[(size_t)round % (sizeof pages / sizeof *pages)].file);
    uint32_t len = 0;
    for (uint32_t i = 0; i < page.len && len + 64 < sizeof mutant; i++) {
      uint32_t dice = check_random(&state) % 400;
      if (dice == 0) continue;
      if (dice == 1) mutant[len++] = "<>\"&/-= \xC3\xFF"[check_random(&state) % 10];
      if (dice == 2) i += check_random(&state) % 40; /* may step over the end: the loop ends */
      if (i < page.len) mutant[len++] = page.ptr[i];
    }
    reading r;
    read_it(&r, (dl_str){mutant, len}, DL_FORMAT_HTML);
    CHECK(r.status == DL_OK && sound(&r));
    done(&r);
  }
}

typedef struct quota {
  int left;
} quota;

static void *failing(void *context, void *ptr, size_t old_size, size_t new_size) {
  quota *q = context;
  if (new_size && q->left-- <= 0) return NULL;
  return dl_allocator_libc.call(dl_allocator_libc.context, ptr, old_size, new_size);
}

static void test_memory(void) {
  dl_str page = fixture("graph.html");
  for (int calls = 0; calls < 200; calls++) {
    quota q = {calls};
    reading r;
    read_with(&r, page, DL_FORMAT_HTML, (dl_allocator){failing, &q});
    bool served = r.status == DL_OK;
    CHECK(served ? sound(&r) : r.status == DL_ERR_MEMORY);
    done(&r);
    if (served) return;
  }
  CHECK(0 && "a page takes fewer than 200 chunks");
}

static double seconds(dl_str source) {
  reading r;
  clock_t start = clock();
  read_it(&r, source, DL_FORMAT_HTML);
  double used = (double)(clock() - start) / CLOCKS_PER_SEC;
  CHECK(r.status == DL_OK && sound(&r));
  done(&r);
  return used;
}

/* Time grows with the input: twice of it takes no more than three times as long (and a tenth of a
 * second is forgiven). */
static void test_hostile(void) {
  static const struct {
    const char *piece, *tail;
    uint32_t count;
  } cases[] = {{"<div>", "text", 20000},
               {"<b 1><i class=x>", "text", 50000},
               {"<ul><li>", "word", 40000},
               {"<table><tr><td>", "word", 10000},
               {"<p>word word word, said he. <a href=/x>link</a>", "", 30000},
               {"<h1>Title words here</h1>", "", 30000},
               {"<meta property=og:title content='a | b - c'>", "", 20000},
               {"<a rel=author href=/author/x>A B</a>", "", 20000},
               {"<time datetime=2020-01-02>x</time>", "", 20000},
               {"<figure><img src=x><figcaption>y</figcaption>", "", 20000},
               {"<span itemprop=author><span itemprop=name>", "", 20000},
               {"<x-y>a", "b", 20000},
               {"a<br>", "b", 60000}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    double used[2];
    for (uint32_t twice = 0; twice < 2; twice++) {
      uint32_t n = cases[i].count * (twice + 1), len = (uint32_t)strlen(cases[i].piece), at = 0;
      char *bytes = malloc((size_t)n * len + 64);
      if (!bytes) return;
      for (uint32_t k = 0; k < n; k++, at += len) memcpy(bytes + at, cases[i].piece, len);
      memcpy(bytes + at, cases[i].tail, strlen(cases[i].tail));
      used[twice] = seconds((dl_str){bytes, at + (uint32_t)strlen(cases[i].tail)});
      free(bytes);
    }
    if (used[1] > used[0] * 3 + 0.1)
      fprintf(stderr, "  %s: %.3f s, %.3f s\n", cases[i].piece, used[0], used[1]);
    CHECK(used[1] <= used[0] * 3 + 0.1);
  }
  /* JSON-LD: a long string of quotes, brackets without end */
  static const char *const scripts[] = {
      "\"", "[", "{\"a\":", "{\"@type\":\"Article\",\"author\":{\"@id\":\"x\"},", "\"a\" \"b\""};
  for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++) {
    uint32_t len = (uint32_t)strlen(scripts[i]), n = 300000 / len, at = 0;
    char *bytes = malloc((size_t)n * len + 100);
    if (!bytes) return;
    static const char open[] = "<script type=application/ld+json>";
    memcpy(bytes, open, at = sizeof open - 1);
    for (uint32_t k = 0; k < n; k++, at += len) memcpy(bytes + at, scripts[i], len);
    double used = seconds((dl_str){bytes, at});
    if (used > 1.5) fprintf(stderr, "  JSON-LD %s: %.3f s\n", scripts[i], used);
    CHECK(used < 1.5);
    free(bytes);
  }
}

int main(void) {
  test_pages();
  test_details();
  test_story();
  test_nul();
  test_unknown_elements();
  test_dates_aside();
  test_kinds();
  test_glued();
  test_json();
  test_mutations();
  test_memory();
  test_hostile();
  return check_report();
}
