/* read_test.c: articles in Markdown and plain text, and what format a text is in.
 *
 * read_lines_test.c has what stands on one line (dates, bylines, datelines) and the language,
 * read_properties_test.c what must hold for any input, read_html_test.c and read_web_test.c web pages. */
#include "read_check.h"

#include "read/detect.h"

static uint32_t count_kind(const reading *r, dl_block_kind kind) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < r->doc.block_count; i++) n += r->doc.blocks[i].kind == kind;
  return n;
}

static const dl_block *find_kind(const reading *r, dl_block_kind kind) {
  for (uint32_t i = 0; i < r->doc.block_count; i++)
    if (r->doc.blocks[i].kind == kind) return &r->doc.blocks[i];
  return NULL;
}

static int find_block(const reading *r, const char *start) {
  for (uint32_t i = 0; i < r->doc.block_count; i++)
    if (dl_str_starts(block_str(r, i), str(start))) return (int)i;
  return -1;
}

static int block_kind(const reading *r, const char *start) {
  int i = find_block(r, start);
  return i < 0 ? -1 : r->doc.blocks[i].kind;
}

/* ---- detection -------------------------------------------------------------------------------- */

static void test_detection(void) {
  static const struct {
    const char *text;
    dl_format format;
  } cases[] = {{"<!DOCTYPE html><p>x", DL_FORMAT_HTML},
               {"\n <html><body>", DL_FORMAT_HTML},
               {"<p>One paragraph.</p>", DL_FORMAT_HTML},
               {"<!-- c --><div>x</div>", DL_FORMAT_HTML},
               {"# Title\n\nText of it.", DL_FORMAT_MARKDOWN},
               {"See [the report](https://x.example).", DL_FORMAT_MARKDOWN},
               {"---\ntitle: x\n---\ntext", DL_FORMAT_MARKDOWN},
               {"Title\n=====\n\ntext", DL_FORMAT_MARKDOWN},
               {"Plain text.\n\nMore of it.", DL_FORMAT_TEXT},
               {"Prices rose 3 < 5 and # 1 * 2.", DL_FORMAT_TEXT},
               {"{\"id\": 1}", DL_FORMAT_TEXT},
               {"", DL_FORMAT_TEXT}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    if (dl_detect_format(str(cases[i].text)) != cases[i].format)
      fprintf(stderr, "  %s\n", cases[i].text);
    CHECK(dl_detect_format(str(cases[i].text)) == cases[i].format);
  }
  for (size_t i = 0; i < FIXTURES; i++) {
    bool text = strstr(fixtures[i], ".txt") != NULL;
    dl_str source = fixture(fixtures[i]);
    bool right = dl_detect_format(source) == (text ? DL_FORMAT_TEXT : DL_FORMAT_MARKDOWN);
    if (strcmp(fixtures[i], "read-trafilatura.md") != 0 || right) CHECK(right);
  }
  reading r;
  read_it(&r, (dl_str){"a\0b", 3}, DL_FORMAT_AUTO);
  CHECK(r.status == DL_ERR_NOT_TEXT && r.error.offset == 1);
  done(&r);
  read_it(&r, str("%PDF-1.4 and so on"), DL_FORMAT_TEXT);
  CHECK(r.status == DL_ERR_NOT_TEXT);
  done(&r);
}

/* ---- articles --------------------------------------------------------------------------------- */

static void test_twin(const char *path, bool shared) {
  reading r;
  dl_str source = shared ? load(path) : fixture(path);
  if (!source.ptr) return;
  read_it(&r, source, DL_FORMAT_AUTO);
  check_sound(&r, path);
  CHECK(r.doc.format == DL_FORMAT_MARKDOWN);
  CHECK(r.doc.title.evidence == DL_FROM_HEADING);
  CHECK_STR(r.doc.title.value,
            shared ? "U.S. and Russia Want Syria Conference Soon, Kerry Says"
                   : "Norway and Chile Press for Whaling Talks, Foreign Minister Says");
  CHECK_STR(r.doc.published.field.value, shared ? "2013-07-02" : "2016-03-14");
  CHECK_STR(raw(&r, r.doc.published.field.source), shared ? "July 02, 2013" : "March 14, 2016");
  CHECK_STR(r.doc.dateline.place.value, shared ? "BANDAR SERI BEGAWAN" : "APIA");
  CHECK(r.doc.image_count == 1);
  CHECK_STR(r.doc.images[0].credit.value, shared ? "Vincent Thian" : "Petra Halloway");
  CHECK(dl_str_ends(r.doc.images[0].caption.value,
                    shared ? DL_STR("in Brunei on Tuesday.") : DL_STR("in Samoa on Monday.")));
  const dl_block *caption = find_kind(&r, DL_BLOCK_CAPTION);
  CHECK(caption && caption->flags == DL_BLOCK_SPOKEN);
  CHECK(r.doc.credits.count == 1);
  CHECK_STR(r.doc.credits.items[0].value, "Material from Reuters is included in this report.");
  CHECK(r.doc.related_count == (shared ? 3u : 2u));
  CHECK_STR(r.doc.related[0].text.value, shared
                                             ? "Hezbollah Accused of Undermining Syria Peace Effort"
                                             : "Island States Ask for Patrol Boats");
  CHECK(dl_str_starts(r.doc.url.value, shared ? DL_STR("https://www.themoscowtimes.com/2013/07/02/")
                                              : DL_STR("https://www.example.org/2016/03/14/")));
  CHECK(r.doc.authors.count == 0);
  int joined = find_block(&r, shared ? "The official, who" : "The two delegations");
  CHECK(joined >= 0);
  if (joined >= 0) {
    dl_str text = block_str(&r, (uint32_t)joined);
    const char *seam = shared ? "recent Assad regime attacks" : "end of the month and to invite";
    bool found = false;
    for (uint32_t i = 0; i + strlen(seam) <= text.len && !found; i++)
      found = memcmp(text.ptr + i, seam, strlen(seam)) == 0;
    CHECK(found);
    CHECK(dl_str_ends(text, shared ? DL_STR("militia Hezbollah.") : DL_STR("as observers.")));
  }
  if (!shared) {
    CHECK(block_kind(&r, "We are not there yet") == DL_BLOCK_PULL_QUOTE);
    CHECK(block_kind(&r, "What comes next") == DL_BLOCK_SUBHEAD);
  }
  for (uint32_t i = 0; i < r.doc.block_count; i++) {
    uint8_t kind = r.doc.blocks[i].kind;
    if (kind == DL_BLOCK_RELATED || kind == DL_BLOCK_META || kind == DL_BLOCK_DATE)
      CHECK(r.doc.blocks[i].flags == 0);
  }
  done(&r);
}

static void test_front_matter(void) {
  reading r;
  read_it(&r, fixture("read-hugo.md"), DL_FORMAT_AUTO);
  CHECK_STR(r.doc.title.value, "Ferry Runs Aground Near Split: 'We Heard a Bang'");
  CHECK(r.doc.title.evidence == DL_FROM_FRONT_MATTER);
  CHECK_STR(r.doc.published.field.value, "2019-08-05T06:40:00+02:00");
  CHECK(r.doc.published.minute == 400 && r.doc.published.zone_minutes == 120);
  CHECK_STR(r.doc.modified.field.value, "2019-08-06");
  CHECK_STR(r.doc.language.value, "en");
  CHECK(r.doc.authors.count == 2 && r.doc.tags.count == 2);
  CHECK_STR(r.doc.authors.items[0].value, "Ana Mari\xC4\x87");
  CHECK_STR(raw(&r, r.doc.authors.items[1].source), "Peter O'Neil");
  CHECK_STR(r.doc.dateline.place.value, "SPLIT, Croatia");
  CHECK_STR(r.doc.dateline.agency.value, "AP");
  CHECK(dl_str_starts(
      dl_str_slice((dl_str){r.doc.text, r.doc.text_len}, r.doc.dateline.end, r.doc.text_len),
      DL_STR("A ferry with")));
  CHECK(r.doc.image_count == 1);
  CHECK_STR(r.doc.images[0].url, "ferry.jpg");
  CHECK_STR(r.doc.images[0].alternative, "The ferry on the rocks");
  CHECK_STR(r.doc.images[0].credit.value, "AP Photo/Lena Kova\xC4\x8D");
  CHECK(r.doc.credits.count == 1);
  int quoted = find_block(&r, "The ship, the Sveti Duje");
  CHECK(quoted >= 0 && strstr(block_str(&r, (uint32_t)quoted).ptr, "master\xE2\x80\x99s office"));
  done(&r);

  read_it(&r, fixture("read-toml.md"), DL_FORMAT_AUTO);
  CHECK_STR(r.doc.title.value, "Council Votes to Close Two Libraries");
  CHECK_STR(r.doc.published.field.value, "2021-11-30");
  CHECK(r.doc.authors.count == 1);
  CHECK(count_kind(&r, DL_BLOCK_TABLE) == 3 && count_kind(&r, DL_BLOCK_LIST_ITEM) == 2);
  CHECK(find_block(&r, "Mill Road\t12,400") >= 0);
  done(&r);

  read_it(&r, fixture("read-pelican.md"), DL_FORMAT_AUTO);
  CHECK_STR(r.doc.title.value, "Rail Strike Enters Second Week");
  CHECK_STR(r.doc.published.field.value, "2014-02-10T09:15:00");
  CHECK_STR(r.doc.section.value, "Labour");
  CHECK(r.doc.authors.count == 2 && r.doc.tags.count == 2 && r.doc.block_count == 2);
  done(&r);

  read_it(&r, fixture("read-jina.md"), DL_FORMAT_AUTO);
  CHECK_STR(r.doc.url.value, "https://news.example.com/2022/07/26/storm-cuts-power");
  CHECK_STR(r.doc.published.field.value, "2022-07-26T03:12:44Z");
  CHECK(r.doc.authors.count == 2);
  CHECK(block_kind(&r, "Storm cuts power") == DL_BLOCK_TITLE);
  CHECK(r.doc.related_count == 1);
  CHECK_STR(r.doc.related[0].url, "https://news.example.com/power-cut");
  CHECK_STR(r.doc.dateline.place.value, "DUNEDIN, New Zealand");
  done(&r);

  read_it(&r, fixture("read-trafilatura.md"), DL_FORMAT_AUTO);
  CHECK_STR(r.doc.publisher.value, "The Example Paper");
  CHECK(r.doc.authors.count == 2 && r.doc.tags.count == 2);
  CHECK_STR(r.doc.dateline.place.value, "LONDON");
  CHECK(r.doc.credits.count == 1);
  done(&r);
}

static void test_markdown(void) {
  reading r;
  read_it(&r, fixture("read-setext.md"), DL_FORMAT_AUTO);
  CHECK(block_kind(&r, "Senate Passes") == DL_BLOCK_TITLE);
  CHECK(block_kind(&r, "A compromise") == DL_BLOCK_SUBTITLE);
  CHECK(block_kind(&r, "By Jane Doe") == DL_BLOCK_BYLINE);
  CHECK(block_kind(&r, "Published:") == DL_BLOCK_DATE);
  CHECK(block_kind(&r, "A long night") == DL_BLOCK_SUBHEAD);
  CHECK(block_kind(&r, "Wells and springs") == DL_BLOCK_SUBHEAD);
  CHECK(block_kind(&r, "ADVERTISEMENT") == DL_BLOCK_META);
  CHECK(block_kind(&r, "Jane Doe covers") == DL_BLOCK_META);
  CHECK_STR(r.doc.published.field.value, "2017-06-03T06:02:00-04:00");
  CHECK_STR(r.doc.modified.field.value, "2017-06-04");
  CHECK(r.doc.authors.count == 1);
  CHECK_STR(r.doc.authors.items[0].value, "Jane Doe");
  done(&r);

  read_it(&r, fixture("read-notitle.md"), DL_FORMAT_AUTO);
  CHECK(r.doc.title.value.len == 0 && r.doc.block_count == 2 && r.doc.link_count == 1);
  CHECK(dl_str_starts(block_str(&r, 0), DL_STR("The central bank held its key rate")));
  dl_span pieces[4];
  CHECK(dl_map_pieces(&r.doc, (dl_span){0, 16}, pieces, 4) == 2); /* The **central bank** */
  CHECK_STR(raw(&r, pieces[1]), "central bank");
  CHECK_STR(r.doc.links[0].url, "https://bank.example/survey");
  done(&r);

  read_it(&r, fixture("read-column.md"), DL_FORMAT_AUTO);
  CHECK(r.doc.dateline.place.value.len == 0 && r.doc.dateline.end == 0);
  CHECK_STR(r.doc.published.field.value, "2012-07-09");
  CHECK(r.doc.authors.count == 1);
  CHECK_STR(r.doc.authors.items[0].value, "MABEL STRAND");
  done(&r);

  read_it(&r, fixture("read-unicode.md"), DL_FORMAT_AUTO);
  CHECK_STR(
      r.doc.title.value,
      "\xE2\x80\x9CS\xC3\xB8ren\xE2\x80\x99s\xE2\x80\x9D caf\xC3\xA9 reopens in \xC3\x85rhus");
  CHECK_STR(r.doc.published.field.value, "2013-07-02");
  CHECK(r.doc.authors.count == 2);
  CHECK(find_block(&r, "The new kitchen cost \xE2\x82\xAC"
                       "1.2 million\xE2\x80\x94twice the plan\xE2\x80\x94"
                       "and has a view of the harbour&canal.") >= 0);
  int story = find_block(&r, "AARHUS");
  CHECK(story >= 0 && strstr(block_str(&r, (uint32_t)story).ptr,
                             "reopened on Tuesday after a fire; some 300 guests"));
  done(&r);

  read_it(&r,
          str("# T\n\nOne <b>bold</b> line<br>and `code` &amp; &unknown; \\*star\\*.\n\n"
              "<!-- hidden\n\nfor all -->\n\n```\n  a\n  b\n```\n"),
          DL_FORMAT_MARKDOWN);
  check_sound(&r, "inline");
  CHECK(find_block(&r, "One bold line\nand code & &unknown; *star*.") >= 0);
  CHECK(find_block(&r, "hidden") < 0 && find_block(&r, "for all") < 0);
  CHECK(count_kind(&r, DL_BLOCK_CODE) == 1);
  done(&r);
}

static void test_text(void) {
  reading r;
  read_it(&r, fixture("read-wire.txt"), DL_FORMAT_TEXT);
  CHECK_STR(r.doc.title.value, "Tanker crews freed after week at anchor");
  CHECK_STR(r.doc.dateline.place.value, "MUSCAT, Oman");
  CHECK_STR(r.doc.dateline.agency.value, "AP");
  CHECK(block_kind(&r, "BC-EU") == DL_BLOCK_META && block_kind(&r, "(MORE)") == DL_BLOCK_META);
  CHECK(block_kind(&r, "-30-") == DL_BLOCK_META);
  CHECK(r.doc.authors.count == 1);
  CHECK(find_block(&r,
                   "MUSCAT, Oman (AP) -- The crews of two tankers held for a week off the coast of "
                   "Oman were freed on Sunday") >= 0);
  CHECK(count_kind(&r, DL_BLOCK_PARAGRAPH) == 3);
  done(&r);

  read_it(&r, fixture("read-indented.txt"), DL_FORMAT_TEXT);
  CHECK(count_kind(&r, DL_BLOCK_PARAGRAPH) == 3 && r.doc.authors.count == 2);
  CHECK_STR(r.doc.dateline.date.value, "Aug. 3");
  CHECK(r.doc.credits.count == 1);
  done(&r);

  read_it(&r, fixture("read-lines.txt"), DL_FORMAT_TEXT);
  CHECK(count_kind(&r, DL_BLOCK_PARAGRAPH) == 3);
  CHECK_STR(r.doc.dateline.agency.value, "Xinhua");
  CHECK(r.doc.related_count == 1);
  done(&r);

  read_it(&r, fixture("read-labels.txt"), DL_FORMAT_TEXT);
  CHECK_STR(r.doc.title.value, "Court frees two editors in Lusaka");
  CHECK_STR(r.doc.published.field.value, "2011-01-12");
  CHECK_STR(r.doc.url.value, "https://daily.example.zm/court-frees-two-editors");
  CHECK_STR(r.doc.dateline.place.value, "LUSAKA");
  CHECK(r.doc.authors.count == 1);
  done(&r);

  read_it(&r, fixture("read-two-datelines.txt"), DL_FORMAT_TEXT);
  CHECK_STR(r.doc.dateline.place.value, "WASHINGTON/LONDON");
  CHECK(r.doc.credits.count == 1);
  done(&r);

  read_it(&r, str("One line without an end"), DL_FORMAT_TEXT);
  CHECK(r.doc.block_count == 1 && r.doc.title.value.len == 0);
  done(&r);
  read_it(&r, str(""), DL_FORMAT_TEXT);
  CHECK(r.status == DL_OK && r.doc.block_count == 0 && r.doc.text_len == 0);
  done(&r);
  read_it(&r, str(" \r\n\t\n\xC2\xA0\n"), DL_FORMAT_MARKDOWN);
  CHECK(r.status == DL_OK && r.doc.block_count == 0);
  done(&r);
  read_it(&r, str("Good \xFF\xFEtext\xC3 here."), DL_FORMAT_TEXT);
  CHECK(r.doc.warnings == DL_WARN_BAD_UTF8 && r.doc.first_bad_byte == 5);
  CHECK_STR(block_str(&r, 0), "Good text here.");
  check_sound(&r, "bad bytes");
  done(&r);
}

int main(void) {
  test_detection();
  test_twin("read-twin.md", false);
  test_twin("../shared/articles/kerry-syria-conference.md", true);
  test_front_matter();
  test_markdown();
  test_text();
  return check_report();
}
