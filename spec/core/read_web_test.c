/* read_web_test.c: small web pages, one for each thing that newsrooms do.
 *
 * Titles, dates, pictures and odd pages, all written for this test. read_html_test.c has whole pages
 * and what must hold for any input. */
#include "read_check.h"

static void read_at(reading *r, const char *url, const char *html, size_t len) {
  memset(r, 0, sizeof *r);
  dl_arena_init(&r->arena, dl_allocator_libc, 0);
  dl_arena_init(&r->scratch, dl_allocator_libc, 0);
  dl_read_options options = {DL_FORMAT_HTML, {url, url ? (uint32_t)strlen(url) : 0}};
  r->source = (dl_str){html, (uint32_t)len};
  r->status = dl_read(&r->arena, &r->scratch, r->source, &options, &r->doc, &r->error);
  CHECK(r->status == DL_OK);
}

static void read_page(reading *r, const char *html) {
  read_at(r, NULL, html, strlen(html));
}

/* ---- titles ------------------------------------------------------------------------------------- */

static void check_title(const char *html, const char *title) {
  reading r;
  read_page(&r, html);
  CHECK_STR(r.doc.title.value, title);
  done(&r);
}

static void test_titles(void) {
  /* A kicker goes ... */
  check_title("<title>Harbour fares: Ferry costs more in spring - Ledger</title>"
              "<h1><span class=article__kicker>Harbour fares</span> "
              "<span class=article__head>Ferry costs more in spring</span></h1>",
              "Ferry costs more in spring");
  check_title("<meta property=og:title content='Ferry costs more in spring'>"
              "<h1>Harbour fares: Ferry costs more in spring</h1>",
              "Ferry costs more in spring");
  /* ... unless og:title has it too, or a colon joins it to the rest. */
  check_title("<meta property=og:title content='Harbour fares: Ferry costs more in spring'>"
              "<script type=application/ld+json>{\"@type\":\"NewsArticle\","
              "\"headline\":\"Ferry costs more in spring\"}</script>"
              "<h1>Harbour fares: Ferry costs more in spring</h1>",
              "Harbour fares: Ferry costs more in spring");
  check_title("<title>Harbour fares: Ferry costs more in spring - Ledger</title>"
              "<h1><span class=kicker>Harbour fares:</span> Ferry costs more in spring</h1>",
              "Harbour fares: Ferry costs more in spring");
  /* What follows the title behind a bar or is a date is none of it; a dash is. */
  check_title("<meta property=og:title content='Ferry costs more in spring'>"
              "<h1>Ferry costs more in spring | Port Ledger of Elmouth</h1>",
              "Ferry costs more in spring");
  check_title("<meta property=og:title content='Ferry costs more in spring'>"
              "<h1>Ferry costs more in spring <small>03.02.2022, Traffic, All</small></h1>",
              "Ferry costs more in spring");
  check_title("<title>Ferry costs more in spring</title>"
              "<h1>Ferry costs more in spring \xE2\x80\x93 if it sails</h1>",
              "Ferry costs more in spring \xE2\x80\x93 if it sails");
  /* An h1 that ends a trail of links is for search engines where a headline follows that the page
   * is called by; without one it is the title. */
  check_title("<meta property=og:title content='Dearer boats anger Elmouth'>"
              "<title>Ferry prices: fares rise in spring - Ledger</title>"
              "<ol class=breadcrumb><li><a href=/>Home</a><li><h1>Ferry prices: fares rise in "
              "spring</h1></ol><h2>Dearer boats anger Elmouth</h2>",
              "Dearer boats anger Elmouth");
  check_title("<meta property=og:title content='Dearer boats anger Elmouth'>"
              "<title>Ferry prices: fares rise in spring - Ledger</title>"
              "<nav><a href=/>Home</a><h1>Ferry prices: fares rise in spring</h1></nav>"
              "<h2><span>\"Far too much\"</span><span>Dearer boats anger Elmouth</span></h2>",
              "Dearer boats anger Elmouth");
  check_title("<title>Ferry prices: fares rise in spring - Ledger</title>"
              "<ol class=breadcrumb><li><a href=/>Home</a><li><h1>Ferry prices: fares rise in "
              "spring</h1></ol><h2>What the council says</h2>",
              "Ferry prices: fares rise in spring");
  /* What a heading has to agree with is the title less the site's name, however long that is. */
  check_title("<title>Lemon cake on a tray | The kitchen of Elmouth bakes and makes you "
              "happy</title><h1>Fluffy lemon cake on a tray: simply delicious</h1>"
              "<h2>Tray of the week</h2>",
              "Fluffy lemon cake on a tray: simply delicious");
  /* Scripts without spaces between words. */
  check_title("<title>\xE6\xB8\xAF\xE7\x9A\x84\xE6\xB8\xA1\xE8\xBD\xAE\xE6\x98\xA5"
              "\xE5\xA4\xA9\xE6\xB6\xA8\xE4\xBB\xB7</title>"
              "<h1>\xE6\xB8\xAF\xE7\x9A\x84\xE6\xB8\xA1\xE8\xBD\xAE\xE6\x98\xA5\xE5\xA4\xA9"
              "\xE5\xB0\x86\xE6\xB6\xA8\xE4\xBB\xB7</h1>",
              "\xE6\xB8\xAF\xE7\x9A\x84\xE6\xB8\xA1\xE8\xBD\xAE\xE6\x98\xA5\xE5\xA4\xA9"
              "\xE5\xB0\x86\xE6\xB6\xA8\xE4\xBB\xB7");
  /* A site that is called like a part of its titles. */
  reading r;
  static const char page[] =
      "<title>Marta Elm \xE2\x80\x9CNew harbour tides\xE2\x80\x9D \xE2\x80\x93 a study "
      "of the harbour by Jon Reed | Marta Elm</title>"
      "<h1>\xE2\x80\x9CNew harbour tides\xE2\x80\x9D \xE2\x80\x93 a study of the "
      "harbour by Jon Reed</h1>";
  read_at(&r, "https://martaelm.example/new-tides", page, sizeof page - 1);
  CHECK_STR(r.doc.title.value,
            "\xE2\x80\x9CNew harbour tides\xE2\x80\x9D \xE2\x80\x93 a study of the harbour "
            "by Jon Reed");
  done(&r);
  /* The one h1 of a page, against what search engines are told. */
  check_title(
      "<meta property=og:title content='The future of ferries | Elmouth'>"
      "<title>The future of ferries | Elmouth</title><h1>Elmouth trials three electric ferries "
      "and a bridge of boats</h1><p>The future of ferries</p>",
      "Elmouth trials three electric ferries and a bridge of boats");
}

/* ---- dates -------------------------------------------------------------------------------------- */

static const char prose[] =
    "<p>The ferry across the harbour will cost more from next spring, the council of Elmouth "
    "decided "
    "on Monday evening after a long debate about what it may cost.</p><p>A ticket will be three "
    "crowns "
    "instead of two, and children will pay half of that as they did before, said Marta Elm.</p>";

static void check_published(const char *head, const char *tail, const char *value) {
  char html[3000];
  snprintf(html, sizeof html, "<title>Ferry costs more</title><h1>Ferry costs more</h1>%s%s%s",
           head, prose, tail);
  reading r;
  read_page(&r, html);
  CHECK_STR(r.doc.published.field.value, value);
  done(&r);
}

static void test_dates(void) {
  check_published(
      "<p><b>01.02.2022</b> Der Hafen von Elm ist gut in das Jahr gestartet, sagt der Rat.</p>", "",
      "2022-02-01");
  check_published("",
                  "<p>8. <a href=/2010/12/>Dezember 2010</a> um 09:43 &middot; Marta Elm &middot; "
                  "Boote, Wetter und allerlei aus dem Hafen, das sonst nirgends steht</p>",
                  "2010-12-08T09:43:00");
  check_published(
      "<p>ELMOUTH, 3 March 2020 &ndash; The council met again on the price of the boats.</p>", "",
      "2020-03-03");
  /* A line of a block that <br> parts, and its labels. */
  check_published("<div class=info>24.01.2022 11:38<br>Rubrik: <a href=/n>Boote</a></div>",
                  "<p>Marta Elm, 03.02.2022</p>", "2022-01-24T11:38:00");
  check_published("<p>The next issue is out on 6 November 2023.</p>",
                  "<p>Letzte \xC3\x84nderung: 31.10.2023 - 14:49:39<br>Erschienen am: "
                  "01.11.2023<br>Lesungen: 61</p>",
                  "2023-11-01");
  /* A later day in a line by the headline counts, unless it is an update, a matter of zones, the day
   * of the visit above it, or may be read in two ways. */
#define MACHINE "<meta property=article:published_time content=2019-03-30T08:00:00+01:00>"
  check_published(MACHINE "<p class=when>Dec 19, 2023 9:00 AM</p>", "", "2023-12-19T09:00:00");
  check_published(MACHINE "<p class=when>Updated Dec 19, 2023</p>", "",
                  "2019-03-30T08:00:00+01:00");
  check_published(MACHINE "<p class=when>31 March 2019</p>", "", "2019-03-30T08:00:00+01:00");
  check_published(MACHINE "<p class=when>29 January 2019</p>", "", "2019-03-30T08:00:00+01:00");
  check_published(MACHINE "<p class=when>07/05/2019</p>", "", "2019-03-30T08:00:00+01:00");
  check_published(MACHINE "<meta property=article:modified_time content=2019-04-02T08:00:00+01:00>"
                          "<p class=when>31 May 2019</p>",
                  "", "2019-03-30T08:00:00+01:00");
  /* 3/5 is the third of May but in the United States. */
  reading r;
  static const char slashed[] =
      "<html lang=%s><title>Ferry costs more</title><h1>Ferry costs more</h1><p>03/05/2022</p>"
      "<p>The ferry across the harbour will cost more from next spring.</p>";
  static const char *const languages[][2] = {
      {"es", "2022-05-03"}, {"en-US", "2022-03-05"}, {"en", "2022-03-05"}, {"en-GB", "2022-05-03"}};
  for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
    char html[400];
    snprintf(html, sizeof html, slashed, languages[i][0]);
    read_page(&r, html);
    CHECK_STR(r.doc.published.field.value, languages[i][1]);
    done(&r);
  }
  static const char visit[] =
      "<title>Ferry costs more</title>" MACHINE "<div class=date>3 December 2023</div>"
      "<h1>Ferry costs more</h1><p>The ferry across the harbour will cost more.</p>";
  read_page(&r, visit);
  CHECK_STR(r.doc.published.field.value, "2019-03-30T08:00:00+01:00");
  done(&r);
  /* The line by the headline against the URL; a machine's day that it names against the URL's. */
  static const char line[] = "<title>Ferry costs more</title><h1>Ferry costs more</h1>"
                             "<p>May 2, 2024</p><p>The ferry across the harbour.</p>";
  read_at(&r, "https://elm.example/2024/05/03/ferry", line, sizeof line - 1);
  CHECK_STR(r.doc.published.field.value, "2024-05-02");
  done(&r);
  static const char zone[] = "<title>Ferry costs more</title><meta property="
                             "article:published_time content=2024-05-02T23:30:00Z>"
                             "<h1>Ferry costs more</h1><p>May 2, 2024</p><p>The ferry.</p>";
  read_at(&r, "https://elm.example/2024/05/03/ferry", zone, sizeof zone - 1);
  CHECK_STR(r.doc.published.field.value, "2024-05-02T23:30:00Z");
  done(&r);
  /* a day that the story tells of */
  check_published("<p>The first ferry that crossed the harbour of Elmouth did so on 3 March 1920 "
                  "in heavy rain, and the town has talked of that crossing ever since, says the "
                  "chronicle of the parish.</p>",
                  "", "");
}

/* ---- authors ------------------------------------------------------------------------------------ */

/* The names, with "; " between them. */
static void check_authors(const char *head, const char *line, const char *tail, const char *names) {
  char html[3000], found[400] = "";
  snprintf(html, sizeof html, "%s<title>Ferry costs more</title><h1>Ferry costs more</h1>%s%s%s",
           head, line, prose, tail);
  reading r;
  read_at(&r, "https://www.elmledger.example/a", html, strlen(html));
  for (uint32_t i = 0; i < r.doc.authors.count; i++) {
    dl_str name = r.doc.authors.items[i].value;
    size_t len = strlen(found);
    snprintf(found + len, sizeof found - len, "%s%.*s", i ? "; " : "", (int)name.len, name.ptr);
  }
  CHECK_STR(((dl_str){found, (uint32_t)strlen(found)}), names);
  done(&r);
}

#define META_AUTHOR "<meta name=author content='"

static void test_authors(void) {
  /* Behind a date, before one, with a small opener by the title. */
  check_authors("", "<p>Tue 25.04.24 | 14:07 Uhr | Von Marta Elm-Reed</p>", "", "Marta Elm-Reed");
  check_authors("", "<p>25.10.2022 - Jon Reed</p>", "", "Jon Reed");
  check_authors("", "<p>von Jon Reed</p>", "", "Jon Reed");
  check_authors("", "<p class=author>By Jon Reed December 28, 2016</p>", "", "Jon Reed");
  check_authors("", "<p class=author>Marta Elm Stand: 20.06.2018</p>", "", "Marta Elm");
  check_authors("", "<p>from Monday on</p>", "", "");
  /* Labels, wherever they stand; not those of a form for comments. */
  check_authors("", "", "<p>Lektorat: Ann Hill<br>Text: Jon Reed</p>", "Jon Reed");
  check_authors("", "", "<p>Autorin/Autor Marta Elm</p>", "Marta Elm");
  check_authors("", "<p>By :</p><p><a href=/j>Joe S.</a></p>", "", "Joe S.");
  check_authors("",
                "<form id=respond><p class=comment-form-author><label>Name (erforderlich)</label>"
                "</p></form>",
                "", "");
  check_authors("", "<div class=comment><p class=fn>Ann Hill</p></div>", "", "");
  /* The outlet, by its host, its owner, what stands behind a bar or in brackets. */
  check_authors(META_AUTHOR "Elm Ledger'>", "<p>Von Jon Reed</p>", "", "Jon Reed");
  check_authors(META_AUTHOR "Elm Ledger'>", "", "", "Elm Ledger");
  check_authors("<meta name=copyright content='(c) Harbour Press'>" META_AUTHOR
                "Harbour Press'><meta property=article:author content='Ann Hill'>",
                "", "", "Ann Hill");
  check_authors(META_AUTHOR "Ann Hill | Elm Media For elm.example'>", "", "", "Ann Hill");
  check_authors(META_AUTHOR "Ann Hill | Jon Reed'>", "", "", "Ann Hill; Jon Reed");
  check_authors("", "<p class=author>von Jon Reed, ELM HAVEN</p>", "", "Jon Reed");
  check_authors("", "<p class=author>JON REED, ANN HILL</p>", "", "JON REED; ANN HILL");
  check_authors("", "<p class=author>Redaktion: Ann Hill (Sprecherin des Hafens)</p>", "",
                "Ann Hill");
  /* The outlet in capitals, in English; what they are, in small letters; marks in brackets. */
  check_authors("<html lang=en>" META_AUTHOR "Ann Hill Reed ELMTV'>", "", "", "Ann Hill Reed");
  check_authors("<html lang=de>" META_AUTHOR "Ann Maria REED'>", "", "", "Ann Maria REED");
  check_authors(META_AUTHOR "Ann Hill, reporter, Jon Reed, dpa'>", "", "",
                "Ann Hill; Jon Reed; dpa");
  check_authors(META_AUTHOR "Ann Hill (ahi)'>", "", "", "Ann Hill");
  /* Small words of other languages join names, but not the parts of one. */
  check_authors(META_AUTHOR "Ana Campo y Luis Puerto'>", "", "", "Ana Campo; Luis Puerto");
  check_authors(META_AUTHOR "Luis Campo y Puerto'>", "", "", "Luis Campo y Puerto");
  check_authors(META_AUTHOR "Rui da Costa e Silva'>", "", "", "Rui da Costa e Silva");
  check_authors(META_AUTHOR "Kari Elv og Ola Havn'>", "", "", "Kari Elv; Ola Havn");
  /* An organization that is not the outlet, unless the byline names somebody. */
#define AGENCY                                                                                     \
  "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"Ferry costs more\"," \
  "\"author\":{\"@type\":\"Organization\",\"name\":\"Harbour Wire\"}}</script>"
  check_authors(AGENCY META_AUTHOR "desk12'>", "", "", "Harbour Wire");
  check_authors(AGENCY META_AUTHOR "desk12'>", "<p class=byline>By Jon Reed</p>", "", "Jon Reed");
  /* Slashes join agencies and part persons; degrees are no part of a name. */
  check_authors(META_AUTHOR "AFP/The Harbour'>", "", "", "AFP/The Harbour");
  check_authors(META_AUTHOR "Ann Hill/Jon Reed'>", "", "", "Ann Hill; Jon Reed");
  check_authors(META_AUTHOR "Ann Hill, PhD'>", "", "", "Ann Hill");
  check_authors("", "<p class=author>By<a href=/j><span>Jon Reed</span></a></p>", "", "Jon Reed");
  check_authors("", "<p class=author>Erstellt von Jon Reed</p>", "", "Jon Reed");
}

static void test_signatures(void) {
  /* The line that signs is no part of the body, in front of the story or behind its standfirst. */
  static const char page[] =
      "<meta name=author content='Jon Reed'><title>Ferry costs more</title><article>"
      "<h1>Ferry costs more</h1><p class=lead>The ferry across the harbour of Elmouth will cost "
      "more from next spring, and the council has decided that children, who paid half of that "
      "until now, will pay the same.</p><p>%s</p>%s</article>";
  static const char *const cases[] = {"von Jon Reed", "By Jon Reed, Elmouth", "Jon Reed"};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    char html[3000];
    snprintf(html, sizeof html, page, cases[i], prose);
    reading r;
    read_page(&r, html);
    bool found = false;
    dl_str sought = {cases[i], (uint32_t)strlen(cases[i])};
    for (uint32_t k = 0; k < r.doc.block_count; k++) {
      dl_span span = r.doc.blocks[k].text;
      if (r.doc.blocks[k].flags & DL_BLOCK_BODY &&
          dl_str_equal((dl_str){r.doc.text + span.start, span.end - span.start}, sought))
        found = true;
    }
    CHECK(!found);
    done(&r);
  }
}

static bool tail_kept(const char *tail) {
  char html[4000];
  snprintf(html, sizeof html,
           "<meta name=author content='Jon Reed'><title>Ferry costs more</title><article><h1>Ferry "
           "costs more</h1>%s%s<p>%s</p></article>",
           prose, prose, tail);
  reading r;
  read_page(&r, html);
  bool found = false;
  for (uint32_t k = 0; k < r.doc.block_count; k++) {
    dl_span span = r.doc.blocks[k].text;
    if (r.doc.blocks[k].flags & DL_BLOCK_BODY &&
        dl_str_starts((dl_str){r.doc.text + span.start, span.end - span.start},
                      (dl_str){tail, (uint32_t)strlen(tail)}))
      found = true;
  }
  done(&r);
  return found;
}

/* A standfirst is a field and a part of what people read. */
static void test_standfirst(void) {
  char html[3000];
  snprintf(html, sizeof html,
           "<meta name=description content='Children pay as much as others from April on.'><title>"
           "Ferry costs more</title><header><h1>Ferry costs more</h1><h2 class=standfirst>Children "
           "pay as much as others from April on.</h2></header><article>%s</article>",
           prose);
  reading r;
  read_page(&r, html);
  CHECK_STR(r.doc.subtitle.value, "Children pay as much as others from April on.");
  bool body = false;
  for (uint32_t k = 0; k < r.doc.block_count; k++)
    if (r.doc.blocks[k].kind == DL_BLOCK_SUBTITLE) body = r.doc.blocks[k].flags & DL_BLOCK_BODY;
  CHECK(body);
  done(&r);
  /* by its place: a sentence between the title and the line that signs the story */
  static const char page[] =
      "<title>Ferry costs more</title><div><h1>Ferry costs more</h1><div class=x>Children pay as "
      "much as others from April on.</div><div class=y>%s</div></div><article>%s</article>";
  snprintf(html, sizeof html, page, "By Jon Reed", prose);
  read_page(&r, html);
  CHECK_STR(r.doc.subtitle.value, "Children pay as much as others from April on.");
  done(&r);
}

static void test_bios(void) {
  CHECK(!tail_kept("Jon Reed is the harbour correspondent of the Ledger and lives in Elmouth."));
  CHECK(!tail_kept("Jon Reed, who sails himself, can be reached at the desk of the Ledger."));
  CHECK(tail_kept("Marta Elm is the owner of two boats and says that she will sell one of them."));
}

/* ---- appeals ------------------------------------------------------------------------------------ */

static bool body_has(const char *paragraph) {
  char html[3000];
  snprintf(
      html, sizeof html,
      "<title>Ferry costs more</title><article><h1>Ferry costs more</h1>%s<p>%s</p>%s</article>",
      prose, paragraph, prose);
  reading r;
  read_page(&r, html);
  bool found = false;
  dl_str sought = {paragraph, (uint32_t)strlen(paragraph)};
  for (uint32_t i = 0; i < r.doc.block_count; i++) {
    dl_span span = r.doc.blocks[i].text;
    if (r.doc.blocks[i].flags & DL_BLOCK_BODY &&
        dl_str_equal((dl_str){r.doc.text + span.start, span.end - span.start}, sought))
      found = true;
  }
  done(&r);
  return found;
}

/* A story that scripts show stands in <noscript> for browsers without; a word about scripts does not count. */
static void test_noscript(void) {
  static const char sentence[] =
      "The ferry across the harbour will cost more from next spring, the council of Elmouth "
      "decided "
      "on Monday evening after a long debate about what it may cost in the years to come.";
  char html[4000];
  int len = snprintf(html, sizeof html,
                     "<title>Ferry costs more</title><h1>Ferry costs more</h1><script type="
                     "text/template>x</script><noscript>");
  for (int i = 0; i < 6; i++)
    len += snprintf(html + len, sizeof html - (size_t)len, "<p>%d %s</p>", i, sentence);
  snprintf(html + len, sizeof html - (size_t)len, "</noscript>");
  reading r;
  read_page(&r, html);
  CHECK(r.doc.text_len > 6 * sizeof sentence);
  done(&r);
  snprintf(html, sizeof html,
           "<title>Ferry costs more</title><h1>Ferry costs more</h1><p>%s</p>"
           "<noscript><p>Please switch on scripts to see this page as it is meant.</p></noscript>",
           sentence);
  read_page(&r, html);
  CHECK(r.doc.text_len < 2 * sizeof sentence);
  bool word = false;
  for (uint32_t i = 0; i + 7 < r.doc.text_len; i++)
    word |= memcmp(r.doc.text + i, "scripts", 7) == 0;
  CHECK(!word);
  done(&r);
}

static void test_appeals(void) {
  CHECK(!body_has("Support our work. Without our readers there would be no Ledger: donate today."));
  CHECK(!body_has("The Ledger is free for all. Please consider becoming a member of our house."));
  CHECK(!body_has("Mit Ihrer Spende k\xC3\xB6nnen wir weiter \xC3\xBC"
                  "ber den Hafen berichten."));
  /* What others ask, what somebody says, an invitation at the end of a paragraph. */
  CHECK(body_has("The lifeboat crew of Elmouth asks everyone to make a donation to the harbour."));
  CHECK(body_has("\"Please donate to our lifeboats,\" said Marta Elm when the ferry had come in."));
  CHECK(body_has("The ferry will sail again from next spring, and the council hopes that the new "
                 "boats will be safer than those which they replace after twenty years at sea. We "
                 "will write of it in our newsletter."));
}

/* ---- pictures ----------------------------------------------------------------------------------- */

static void check_figure(const char *inside, const char *caption, const char *credit) {
  char html[2000];
  snprintf(
      html, sizeof html,
      "<title>Ferry costs more in spring</title><h1>Ferry costs more in spring</h1>"
      "<figure><img src=a.jpg>%s</figure><p>The ferry across the harbour will cost more from the "
      "first of April, the council of Elmouth decided on Monday evening after a long debate.</p>"
      "<p>A ticket will be three crowns instead of two, and children will pay half of that as "
      "they did before, said Marta Elm, who runs the boats.</p>",
      inside);
  reading r;
  read_page(&r, html);
  CHECK(r.doc.image_count == 1);
  if (r.doc.image_count) {
    CHECK_STR(r.doc.images[0].caption.value, caption);
    CHECK_STR(r.doc.images[0].credit.value, credit);
  }
  done(&r);
}

static void test_figures(void) {
  static const struct {
    const char *line, *caption, *credit;
  } cases[] = {
      {"The ferry at dawn. (Photo by Jon Reed/Harbour Press)", "The ferry at dawn.",
       "Jon Reed/Harbour Press"},
      {"Die F\xC3\xA4hre am Morgen Foto: Jon Reed", "Die F\xC3\xA4hre am Morgen", "Jon Reed"},
      {"Die F\xC3\xA4hre am Morgen, Foto: HP Bilder", "Die F\xC3\xA4hre am Morgen", "HP Bilder"},
      {"The ferry on Feb. 26, 2024. Photo: Jon Reed for The Ledger via Getty Images",
       "The ferry on Feb. 26, 2024.", "Jon Reed for The Ledger via Getty Images"},
      {"She follows Michael D. Reed. | Nia Carr/PA Images", "She follows Michael D. Reed.",
       "Nia Carr/PA Images"},
      {"The boats after the storm. Supplied", "The boats after the storm.", "Supplied"},
      {"El barco en el puerto de Elmar.AFP", "El barco en el puerto de Elmar.", "AFP"},
      {"The map for Friday. (NOAA/SPC)", "The map for Friday.", "NOAA/SPC"},
      {"The cup that was sold. (Elm's)", "The cup that was sold.", "Elm's"},
      {"\xC2\xA9 Jon Reed", "", "Jon Reed"},
      {"Image Credits: Harbour Press", "", "Harbour Press"},
      {"The ferry at dawn. Illustration by Ann Hill; Jon Reed", "The ferry at dawn.",
       "Ann Hill; Jon Reed"},
      {"Picture by Jon Reed", "", "Jon Reed"},
      {"El barco al alba. Cr\xC3\xA9"
       "ditos: Elm Press",
       "El barco al alba.", "Elm Press"},
      {"Legende: Die F\xC3\xA4hre im Hafen von Elm.", "Die F\xC3\xA4hre im Hafen von Elm.", ""},
      {"\xE6\xB8\xAF\xE3\x81\xAE\xE8\x88\xB9\xEF\xBC\x9D\xEF\xBC\xA1\xEF\xBC\xB0",
       "\xE6\xB8\xAF\xE3\x81\xAE\xE8\x88\xB9", "\xEF\xBC\xA1\xEF\xBC\xB0"},
      /* no credits */
      {"Marta Elm (left) and Jon Reed on the ferry.", "Marta Elm (left) and Jon Reed on the ferry.",
       ""},
      {"Die F\xC3\xA4hre im Hafen. (Archivbild)", "Die F\xC3\xA4hre im Hafen. (Archivbild)", ""},
      {"The ferry in the harbour, photo day or not.", "The ferry in the harbour, photo day or not.",
       ""},
      {"Marta Elm on a courtesy call at the harbour", "Marta Elm on a courtesy call at the harbour",
       ""},
      {"The ferry, pictured by the old pier", "The ferry, pictured by the old pier", ""},
      {"Foto zum Jubil\xC3\xA4um der F\xC3\xA4hre von Elm",
       "Foto zum Jubil\xC3\xA4um der F\xC3\xA4hre von Elm", ""},
      /* no captions */
      {"By Jon Reed, Staff Writer", "", ""},
      {"Von Jon Reed, Redakteur", "", ""},
      {"Updated March 5, 2024", "", ""},
      {"Advertisement", "", ""},
      {"ANZEIGE", "", ""},
      {"Image 3 of 12", "", ""},
      {"44 Bilder", "", ""},
      {"Newsletter abonnieren", "", ""},
      {"02:14", "", ""},
      /* but these */
      {"From left: Marta Elm and Jon Reed", "From left: Marta Elm and Jon Reed", ""},
      {"By the harbour the ferry waits", "By the harbour the ferry waits", ""},
      {"Video artist Marta Elm", "Video artist Marta Elm", ""},
      {"The ferry in March 2024", "The ferry in March 2024", ""},
      {"44 boats", "44 boats", ""},
      {"Marta Elm, who edits the newsletter, on Monday",
       "Marta Elm, who edits the newsletter, on Monday", ""},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    char inside[600];
    snprintf(inside, sizeof inside, "<figcaption>%s</figcaption>", cases[i].line);
    check_figure(inside, cases[i].caption, cases[i].credit);
  }
  /* one element called both, and one called a credit */
  check_figure("<div class='image__caption attribution'>The ferry leaves the harbour at dawn.</div>"
               "<figcaption class=image__credit>Jon Reed/Getty Images</figcaption>",
               "The ferry leaves the harbour at dawn.", "Jon Reed/Getty Images");
}

/* ---- odd pages ---------------------------------------------------------------------------------- */

#define FARES                                                                                      \
  "The ferry across the harbour will cost more from next spring, the council of Elmouth decided "  \
  "on "                                                                                            \
  "Monday evening after a long debate about what it may cost."
#define TICKET                                                                                     \
  "A ticket will be three crowns instead of two, and children will pay half of that as they did "  \
  "before, said Marta Elm, who runs the boats."
#define AUTUMN                                                                                     \
  "The new fares hold until the autumn, when the council wants to look at the numbers again and "  \
  "decide whether the night boat stays."

/* The text of the body, blocks parted by a bar. */
static void check_body(const char *html, size_t len, const char *title, const char *body) {
  reading r;
  read_at(&r, NULL, html, len);
  char text[2000];
  size_t used = 0;
  for (uint32_t b = 0; b < r.doc.block_count; b++) {
    if (!(r.doc.blocks[b].flags & DL_BLOCK_BODY)) continue;
    dl_span span = r.doc.blocks[b].text;
    size_t bytes = span.end - span.start;
    if (used + bytes + 2 > sizeof text) break;
    if (used) text[used++] = '|';
    memcpy(text + used, r.doc.text + span.start, bytes);
    used += bytes;
  }
  CHECK_STR(r.doc.title.value, title);
  CHECK_TEXT(text, used, body);
  done(&r);
}

static void check_html(const char *html, const char *title, const char *body) {
  check_body(html, strlen(html), title, body);
}

/* ASCII as UTF-16, with a mark in front. */
static void check_utf16(const char *html, bool big, const char *title, const char *body) {
  char wide[4000];
  size_t len = 0;
  wide[len++] = big ? (char)0xFE : (char)0xFF;
  wide[len++] = big ? (char)0xFF : (char)0xFE;
  for (const char *at = html; *at && len + 2 < sizeof wide; at++) {
    wide[len++] = big ? 0 : *at;
    wide[len++] = big ? *at : 0;
  }
  check_body(wide, len, title, body);
}

static void test_odd(void) {
  /* title, author and date in one block of <br>; what follows in blocks of its own */
  check_html(
      "<title>Ferry costs more in spring</title><font size=5>Ferry costs more in spring</font><br>"
      "By Jon Reed<br>March 5, 2004<br><br>" FARES "<br><br>" TICKET "<br><br>" AUTUMN
      "<br><br><a href=/>Home</a> | <a href=/a>Archive</a>",
      "Ferry costs more in spring", FARES "|" TICKET "|" AUTUMN);
  /* lines with <br> that are no head */
  check_html("<title>Ferry costs more in spring</title><h1>Ferry costs more in "
             "spring</h1><p>Adults: three "
             "crowns.<br>Children: two crowns.</p><p>" FARES "</p><p>" TICKET "</p>",
             "Ferry costs more in spring",
             "Adults: three crowns. Children: two crowns.|" FARES "|" TICKET);
  check_html("<title>Ferry costs more in spring</title>\r\n<h1>Ferry costs\r\nmore in "
             "spring</h1>\r\n<p>" FARES "\r\n</p>\r\n<p>" TICKET "</p>\r\n",
             "Ferry costs more in spring", FARES "|" TICKET);
  check_html("<p>" FARES "</p><p>" TICKET "</p><p>" AUTUMN "</p>", "", FARES "|" TICKET "|" AUTUMN);
  static const char page[] =
      "<!doctype html><html><head><meta charset=utf-8><title>Ferry costs more in "
      "spring</title></head><body><h1>Ferry costs more in spring</h1><p>" FARES "</p><p>" TICKET
      "</p></body></html>";
  check_utf16(page, false, "Ferry costs more in spring", FARES "|" TICKET);
  check_utf16(page, true, "Ferry costs more in spring", FARES "|" TICKET);
  /* lists and subheads between paragraphs; a list of links is none of them */
  check_html(
      "<title>Ferry costs more in spring</title><h1>Ferry costs more in spring</h1><div><p>" FARES
      "</p><ul><li>New deck</li><li>New paint</li></ul><p>" TICKET "</p><h3>At night</h3><p>" AUTUMN
      "</p><ul><li><a href=/a>Boats</a></li><li><a href=/b>Harbour</a></li></ul></div>",
      "Ferry costs more in spring", FARES "|New deck|New paint|" TICKET "|At night|" AUTUMN);
  /* a table of figures in what wraps it, kept whole; one with links is none, nor is one behind the text */
  check_html(
      "<title>Ferry costs more in spring</title><h1>Ferry costs more in spring</h1><div><p>" FARES
      "</p><div class=responsive-widget><table><caption>Fares in "
      "crowns</caption><thead><tr><th>Line</th>"
      "<th>Now</th><th>May</th></tr></thead><tbody><tr><td>North</td><td>3.00</td><td>3.40</td></"
      "tr>"
      "<tr><td>South</td><td>2.50</td><td>2.80</td></tr></tbody></table></div><p>" TICKET
      "</p><table><tr><td>Sport</td><td><a href=/s>Rowing</a></td></tr><tr><td>Weather</td><td><a "
      "href=/w>Storm</a></td></tr></table><p>" AUTUMN
      "</p><table><tr><td>Harbour</td><td>Open</td></tr><tr><td>Market</td><td>Shut</td></tr></"
      "table></div>",
      "Ferry costs more in spring",
      FARES "|Fares in crowns|Line\tNow\tMay|North\t3.00\t3.40|South\t2.50\t2.80|" TICKET
            "|" AUTUMN);
  /* a dialog about cookies in prose; an article that is called by what it tells of */
  check_html(
      "<title>Ferry costs more in spring</title><main><h1>Ferry costs more in spring</h1><p>" FARES
      "</p><p>" TICKET "</p><p>" AUTUMN "</p><div class=dsgvo-layer><div><p>We and our partners, "
      "said the ferry, would like to store a few things "
      "on your device, which help us to learn how the pages are read, and you can say no to each "
      "of them at any "
      "time.</p><p>The boats run without them, and nothing of what you read is sold to others, as "
      "the council "
      "decided on Monday after a long debate.</p></div></div></main>",
      "Ferry costs more in spring", FARES "|" TICKET "|" AUTUMN);
  check_html(
      "<title>Ferry asks for consent</title><article class='post tag-consent'><h1>Ferry asks for "
      "consent</h1><p>" FARES "</p><p>" TICKET "</p><p>" AUTUMN "</p></article>",
      "Ferry asks for consent", FARES "|" TICKET "|" AUTUMN);
  /* tables for layout within each other */
  check_html(
      "<title>Ferry costs more in spring - Ledger</title><table width=100%><tr><td><a "
      "href=/>Home</a>"
      "<br><a href=/s>Sport</a><br><a href=/w>Weather</a></td><td><table><tr><td><b>Ferry costs "
      "more "
      "in spring</b></td></tr><tr><td>" FARES "<p>" TICKET "<p>" AUTUMN
      "</td></tr></table></td><td>Advertisement<br><a href=/x>Buy boats</a></td></tr></table>",
      "Ferry costs more in spring", FARES "|" TICKET "|" AUTUMN);
  /* Chinese in GB18030: a title, a date line, a paragraph */
  static const char chinese[] =
      "<meta charset=gb18030><title>\xB6\xC9\xC2\xD6\xD5\xC7\xBC\xDB_\xB8\xDB\xBF\xDA</title>"
      "<h1>\xB6\xC9\xC2\xD6\xD5\xC7\xBC\xDB</h1><p>\xB8\xDB\xBF\xDA\xB6\xC9\xC2\xD6\xB5\xC4"
      "\xC6\xB1\xBC\xDB\xBD\xAB\xC9\xCF\xD5\xC7\xA1\xA3</p>";
  check_html(chinese, "\xE6\xB8\xA1\xE8\xBD\xAE\xE6\xB6\xA8\xE4\xBB\xB7",
             "\xE6\xB8\xAF\xE5\x8F\xA3\xE6\xB8\xA1\xE8\xBD\xAE\xE7\x9A\x84\xE7\xA5\xA8\xE4\xBB\xB7"
             "\xE5\xB0\x86\xE4\xB8\x8A\xE6\xB6\xA8\xE3\x80\x82");
  /* a live blog, its entries in order */
  check_html("<title>Ferry strike live</title><h1>Ferry strike live</h1><div "
             "class=liveblog><article><time "
             "datetime=2024-03-05T09:00Z>09:00</time><h2>No boats at noon</h2><p>" FARES
             "</p></article><article><time datetime=2024-03-05T08:00Z>08:00</time><h2>Talks go "
             "on</h2><p>" TICKET
             "</p></article><article><time datetime=2024-03-05T07:00Z>07:00</time><h2>First boats "
             "cancelled</h2><p>" AUTUMN "</p></article></div>",
             "Ferry strike live",
             "No boats at noon|" FARES "|Talks go on|" TICKET "|First boats cancelled|" AUTUMN);
}

int main(void) {
  test_titles();
  test_dates();
  test_authors();
  test_signatures();
  test_standfirst();
  test_bios();
  test_noscript();
  test_appeals();
  test_figures();
  test_odd();
  return check_report();
}
