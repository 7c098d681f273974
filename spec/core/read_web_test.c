/* read_web_test.c: small web pages, one for each thing that newsrooms do.
 *
 * Titles, dates, pictures and odd pages, all written for this test. read_html_test.c has whole pages
 * and what must hold for any input. */
#include "check.h"
#include "read/read.h"

typedef struct reading {
  dl_arena arena, scratch;
  dl_document doc;
  dl_status status;
} reading;

static void read_at(reading *r, const char *url, const char *html, size_t len) {
  memset(r, 0, sizeof *r);
  dl_arena_init(&r->arena, dl_allocator_libc, 0);
  dl_arena_init(&r->scratch, dl_allocator_libc, 0);
  dl_read_options options = {DL_FORMAT_HTML, {url, url ? (uint32_t)strlen(url) : 0}};
  dl_str source = {html, (uint32_t)len};
  r->status = dl_read(&r->arena, &r->scratch, source, &options, &r->doc, NULL);
  CHECK(r->status == DL_OK);
}

static void read_page(reading *r, const char *html) {
  read_at(r, NULL, html, strlen(html));
}

static void done(reading *r) {
  dl_arena_destroy(&r->arena);
  dl_arena_destroy(&r->scratch);
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
  /* a day that the story tells of */
  check_published("<p>The first ferry that crossed the harbour of Elmouth did so on 3 March 1920 "
                  "in heavy rain, and the town has talked of that crossing ever since, says the "
                  "chronicle of the parish.</p>",
                  "", "");
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
      {"Legende: Die F\xC3\xA4hre im Hafen von Elm.", "Die F\xC3\xA4hre im Hafen von Elm.", ""},
      {"\xE6\xB8\xAF\xE3\x81\xAE\xE8\x88\xB9\xEF\xBC\x9D\xEF\xBC\xA1\xEF\xBC\xB0",
       "\xE6\xB8\xAF\xE3\x81\xAE\xE8\x88\xB9", "\xEF\xBC\xA1\xEF\xBC\xB0"},
      /* no credits */
      {"Marta Elm (left) and Jon Reed on the ferry.", "Marta Elm (left) and Jon Reed on the ferry.",
       ""},
      {"Die F\xC3\xA4hre im Hafen. (Archivbild)", "Die F\xC3\xA4hre im Hafen. (Archivbild)", ""},
      {"The ferry in the harbour, photo day or not.", "The ferry in the harbour, photo day or not.",
       ""},
      {"Foto zum Jubil\xC3\xA4um der F\xC3\xA4hre von Elm",
       "Foto zum Jubil\xC3\xA4um der F\xC3\xA4hre von Elm", ""},
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

int main(void) {
  test_titles();
  test_dates();
  test_figures();
  return check_report();
}
