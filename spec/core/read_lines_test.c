/* read_lines_test.c: what one line says: dates of publication, bylines, datelines; and in which language
 * a text is. Tables of lines, also of such that must not match. */
#include "check.h"

#include "read/byline.h"
#include "read/dateline.h"
#include "read/language.h"
#include "read/metadate.h"
#include "read/words.h"

static dl_str str(const char *s) {
  return (dl_str){s, (uint32_t)strlen(s)};
}

/* ---- dates ------------------------------------------------------------------------------------ */

static void test_dates(void) {
  static const struct {
    const char *text, *iso;
  } cases[] = {{"2013-07-02", "2013-07-02"},
               {"2013-07-02T14:30:00+02:00", "2013-07-02T14:30:00+02:00"},
               {"2013-07-02T14:30:00.123Z", "2013-07-02T14:30:00Z"},
               {"2013-07-02 14:30", "2013-07-02T14:30:00"},
               {"2013-07-02T14:30:05-0530", "2013-07-02T14:30:05-05:30"},
               {"20130702", "2013-07-02"},
               {"20130702T143005Z", "2013-07-02T14:30:05Z"},
               {"2013/07/02", "2013-07-02"},
               {"2013\xEB\x85\x84 7\xEC\x9B\x94 2\xEC\x9D\xBC", "2013-07-02"},
               {"2 \xCE\x99\xCE\xBF\xCF\x85\xCE\xBB\xCE\xAF\xCE\xBF\xCF\x85 2013", "2013-07-02"},
               {"2. julija 2013", "2013-07-02"},
               {"2. srpnja 2013.", "2013-07-02"},
               {"2 de juliol de 2013", "2013-07-02"},
               {"2 \xD1\x8E\xD0\xBB\xD0\xB8 2013", "2013-07-02"},
               {"July 02, 2013", "2013-07-02"},
               {"Jul. 2, 2013", "2013-07-02"},
               {"July 2nd, 2013", "2013-07-02"},
               {"Tuesday, July 2, 2013", "2013-07-02"},
               {"2 July 2013", "2013-07-02"},
               {"2nd of July 2013", "2013-07-02"},
               {"2 July 2013 14:30 GMT", "2013-07-02T14:30:00Z"},
               {"02-Jul-2013", "2013-07-02"},
               {"Tue, 02 Jul 2013 10:00:00 +0200", "2013-07-02T10:00:00+02:00"},
               {"Tue Jul  2 10:00:00 2013", "2013-07-02T10:00:00"},
               {"Published 3:04 p.m. EDT July 2, 2013", "2013-07-02T15:04:00-04:00"},
               {"July 2, 2013 at 12:15 am ET", "2013-07-02T00:15:00-04:00"},
               {"December 2, 2013, 5 PM ET", "2013-12-02T17:00:00-05:00"},
               {"July 2, 2013 | 6:01 PM", "2013-07-02T18:01:00"},
               {"14:30, 2 July 2013", "2013-07-02T14:30:00"},
               {"1430 GMT, July 2, 2013", "2013-07-02T14:30:00Z"},
               {"07/02/2013", "2013-07-02"},
               {"27/02/2013", "2013-02-27"},
               {"7/2/13", "2013-07-02"},
               {"02.07.2013", "2013-07-02"},
               {"2. Juli 2013, 14:30 Uhr", "2013-07-02T14:30:00"},
               {"2 juillet 2013 \xC3\xA0 14h30", "2013-07-02T14:30:00"},
               {"1er ao\xC3\xBBt 2013", "2013-08-01"},
               {"2 de julio de 2013", "2013-07-02"},
               {"2 luglio 2013", "2013-07-02"},
               {"2 de julho de 2013", "2013-07-02"},
               {"2 lipca 2013", "2013-07-02"},
               {"2 \xD0\xB8\xD1\x8E\xD0\xBB\xD1\x8F 2013", "2013-07-02"},
               {"2 \xD0\xBC\xD0\xB0\xD1\x8F 2013", "2013-05-02"},
               {"2013. j\xC3\xBAlius 2.", "2013-07-02"},
               {"2013\xE5\xB9\xB4"
                "7\xE6\x9C\x88"
                "2\xE6\x97\xA5",
                "2013-07-02"},
               {"2013-07-02T10:00:00+05:45", "2013-07-02T10:00:00+05:45"},
               {"July 2, 2013 10:00 (GMT +8)", "2013-07-02T10:00:00+08:00"},
               /* none */
               {"2013-02-30", ""},
               {"13/13/2013", ""},
               {"July 2013", ""},
               {"version 10.0.12.99", ""},
               {"call 555-01-2013", ""},
               {"May 12:30", ""},
               {"the summer of 1969", ""}};
  dl_arena arena;
  dl_arena_init(&arena, dl_allocator_libc, 0);
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    dl_metadate date;
    uint32_t pos = 0;
    dl_str iso = {"", 0};
    if (dl_metadate_next(str(cases[i].text), &pos, false, &date))
      iso = dl_metadate_iso(&arena, &date);
    if (!dl_str_equal(iso, str(cases[i].iso))) fprintf(stderr, "  %s\n", cases[i].text);
    CHECK_STR(iso, cases[i].iso);
  }
  dl_metadate published, modified;
  CHECK(dl_metadate_line(str("Published: July 2, 2013 | Updated: July 3, 2013 4:00 pm"), &published,
                         &modified));
  CHECK(published.day.day == 2 && modified.day.day == 3 && modified.minute == 16 * 60);
  CHECK(dl_metadate_line(str("Tuesday 2 July"), &published, &modified) && published.day.year == 0);
  CHECK(!dl_metadate_line(str("July 2, 2013 was a warm day"), &published, &modified));
  CHECK(!dl_metadate_line(str("Kerry"), &published, &modified));
  CHECK(dl_metadate_url(str("https://a.example/2013/07/02/kerry-7"), &published) &&
        published.day.month == 7);
  CHECK(dl_metadate_url(str("https://a.example/news/kerry-2013-07-02.html"), &published));
  CHECK(dl_metadate_url(str("https://a.example/2013/jul/02/kerry"), &published));
  CHECK(!dl_metadate_url(str("https://a.example/story/20139977"), &published));
  dl_arena_destroy(&arena);
}

/* ---- bylines ---------------------------------------------------------------------------------- */

static void test_bylines(void) {
  static const struct {
    const char *line, *names; /* joined by "|"; NULL: no byline */
    bool loose;
  } cases[] = {{"By Ada Quinn", "Ada Quinn", false},
               {"By Ada Quinn and Ben Roe", "Ada Quinn|Ben Roe", false},
               {"By Ada Quinn, Ben Roe and Cy Ito", "Ada Quinn|Ben Roe|Cy Ito", false},
               {"BY ADA QUINN", "ADA QUINN", false},
               {"By ADA QUINN Associated Press", "ADA QUINN", false},
               {"By Ada Quinn, Staff Writer", "Ada Quinn", false},
               {"By Ada Quinn | Reuters", "Ada Quinn", false},
               {"By Ada M. Quinn-Ross, Political Correspondent", "Ada M. Quinn-Ross", false},
               {"By Jos\xC3\xA9 de la Cruz and Amal al-Sayed",
                "Jos\xC3\xA9 de la Cruz|Amal al-Sayed", false},
               {"By Ada Quinn, Jr., Times Staff Writer", "Ada Quinn, Jr.", false},
               {"Written by Ada Quinn for The Post", "Ada Quinn", false},
               {"By Ada Quinn and Ben Roe, CNN", "Ada Quinn|Ben Roe", false},
               {"By Ada Quinn, July 2, 2013", "Ada Quinn", false},
               {"Ada Quinn, Staff Writer", "Ada Quinn", false},
               {"*Ada Quinn, Reuters*", "Ada Quinn", false},
               {"Ada Quinn", "Ada Quinn", true},
               {"Ada Quinn", NULL, false},
               {"By Reuters", "Reuters", false},
               {"By the time help came, it was too late.", NULL, true},
               {"By Tuesday, the river had risen to the bridge.", NULL, true},
               {"By some accounts, Ada Quinn was there", NULL, true},
               {"Kerry, Lavrov and Davutoglu met in Brunei on Monday.", NULL, true},
               {"From Monday, buses run again", NULL, true},
               {"The Council Voted", NULL, false}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    dl_byline byline;
    char names[200] = "";
    bool found = dl_byline_parse(str(cases[i].line), cases[i].loose, &byline);
    for (uint32_t k = 0; found && k < byline.count; k++) {
      if (k) strcat(names, "|");
      strncat(names, cases[i].line + byline.names[k].start,
              byline.names[k].end - byline.names[k].start);
    }
    if (found != (cases[i].names != NULL)) fprintf(stderr, "  %s\n", cases[i].line);
    CHECK(found == (cases[i].names != NULL));
    if (cases[i].names) CHECK_STR(str(names), cases[i].names);
  }
}

/* ---- datelines -------------------------------------------------------------------------------- */

static void test_datelines(void) {
  static const struct {
    const char *text, *place, *agency, *date, *story; /* place NULL: none */
  } cases[] = {
      {"BANDAR SERI BEGAWAN \xE2\x80\x94 Ministers met.", "BANDAR SERI BEGAWAN", "", "",
       "Ministers"},
      {"KATHMANDU, April 25 (Reuters) - A quake hit.", "KATHMANDU", "Reuters", "April 25",
       "A quake"},
      {"TALLAHASSEE, Fla. (AP) \xE2\x80\x94 The Senate voted.", "TALLAHASSEE, Fla.", "AP", "",
       "The Senate"},
      {"WASHINGTON/LONDON (Reuters) \xE2\x80\x93 Shares fell.", "WASHINGTON/LONDON", "Reuters", "",
       "Shares"},
      {"(CNN) -- The storm moved on.", "", "CNN", "", "The storm"},
      {"(CNN)The storm moved on.", "", "CNN", "", "The storm"},
      {"Kabul, Afghanistan (CNN) -- Two men ran.", "Kabul, Afghanistan", "CNN", "", "Two men"},
      {"PARIS, July 3 \xE2\x80\x94 The market rose.", "PARIS", "", "July 3", "The market"},
      {"BEIJING, 3 July (Xinhua) -- China said.", "BEIJING", "Xinhua", "3 July", "China"},
      {"PARIS, July 3, 2015 \xE2\x80\x94 The market rose.", "PARIS", "", "July 3, 2015",
       "The market"},
      {"NEW DELHI: The minister resigned.", "NEW DELHI", "", "", "The minister"},
      {"WASHINGTON (AP) _ The House voted.", "WASHINGTON", "AP", "", "The House"},
      {"ST. LOUIS \xE2\x80\x94 \xE2\x80\x9CWe won,\xE2\x80\x9D he said.", "ST. LOUIS", "", "",
       "\xE2\x80\x9CWe won"},
      {"PORT-AU-PRINCE, Haiti \xE2\x80\x94 The port opened.", "PORT-AU-PRINCE, Haiti", "", "",
       "The port"},
      {"McALLEN, Texas \xE2\x80\x94 The bridge closed.", "McALLEN, Texas", "", "", "The bridge"},
      {"MOSCOW and KYIV \xE2\x80\x94 Talks went on.", "MOSCOW and KYIV", "", "", "Talks"},
      {"NEW HAVEN, Conn. \xE2\x80\x94 Yale said no.", "NEW HAVEN, Conn.", "", "", "Yale"},
      {"CAIRO\xE2\x80\x94"
       "Egypt said no.",
       "CAIRO", "", "", "Egypt"},
      {"UPDATED: The story changed.", NULL, "", "", ""},
      {"CLAIM: The moon is cheese.", NULL, "", "", ""},
      {"DEAR ABBY: My neighbour sings.", NULL, "", "", ""},
      {"BREAKING \xE2\x80\x94 The mayor resigned.", NULL, "", "", ""},
      {"WATCH: The ship sinks.", NULL, "", "", ""},
      {"ANALYSIS \xE2\x80\x94 The vote matters.", NULL, "", "", ""},
      {"KEY POINTS \xE2\x80\x94 The vote matters.", NULL, "", "", ""},
      {"NATO \xE2\x80\x94 the alliance \xE2\x80\x94 met.", NULL, "", "", ""},
      {"NATO \xE2\x80\x94 The alliance met.", NULL, "", "", ""},
      {"The plan \xE2\x80\x94 The big one \xE2\x80\x94 failed.", NULL, "", "", ""},
      {"LATEST: The bill passed.", NULL, "", "", ""},
      {"A U.S.-Russia deal was near.", NULL, "", "", ""},
      {"Kerry said Tuesday (AP Photo) that it was over.", NULL, "", "", ""},
      {"", NULL, "", "", ""}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    dl_dateline_parts parts;
    dl_str text = str(cases[i].text);
    bool found = dl_dateline_parse(text, &parts) && parts.confidence >= 0.5f;
    if (found != (cases[i].place != NULL)) fprintf(stderr, "  %s\n", cases[i].text);
    CHECK(found == (cases[i].place != NULL));
    if (!found || !cases[i].place) continue;
    CHECK_STR(dl_str_slice(text, parts.place.start, parts.place.end), cases[i].place);
    CHECK_STR(dl_str_slice(text, parts.agency.start, parts.agency.end), cases[i].agency);
    CHECK_STR(dl_str_slice(text, parts.date.start, parts.date.end), cases[i].date);
    CHECK(dl_str_starts(dl_str_slice(text, parts.end, text.len), str(cases[i].story)));
  }
}

/* ---- letters ----------------------------------------------------------------------------------- */

static void test_letters(void) {
  static const struct {
    const char *a, *b;
    bool equal, inside; /* a in b */
  } cases[] = {{"The Elm Times", "the elm-times!", true, true},
               {"El Pa\xC3\xADs de Elm", "EL PAIS DE ELM", true, true},
               {"Elm\xE2\x80\x99s Daily", "elmsdaily", true, true},
               {"The Elm Times", "www.theelmtimes.example", false, true},
               {"Elm Times", "Elm Post", false, false},
               {"Elm Times 2", "Elm Times", false, false},
               {"El", "elm.example", false, false},
               {"...", "", true, false}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    CHECK(dl_letters_equal(str(cases[i].a), str(cases[i].b)) == cases[i].equal);
    CHECK(dl_letters_inside(str(cases[i].a), str(cases[i].b)) == cases[i].inside);
  }
}

/* ---- the language ----------------------------------------------------------------------------- */

static void test_language(void) {
  static const struct {
    const char *code, *text;
  } cases[] = {
      {"en", "The mayor said that the bridge would be closed for two weeks and that he was sorry."},
      {"de", "Der B\xC3\xBCrgermeister sagte, dass die Br\xC3\xBC"
             "cke f\xC3\xBCr zwei Wochen gesperrt wird und es nicht anders geht."},
      {"fr", "Le maire a dit que le pont sera ferm\xC3\xA9 pour deux semaines et qu'il ne le "
             "regrette pas, mais que les travaux sont n\xC3\xA9"
             "cessaires."},
      {"es", "El alcalde dijo que el puente estar\xC3\xA1 cerrado por dos semanas y que no hay "
             "otra manera para los vecinos."},
      {"it", "Il sindaco ha detto che il ponte sar\xC3\xA0 chiuso per due settimane e che non "
             "\xC3\xA8 possibile fare di pi\xC3\xB9."},
      {"pt", "O presidente disse que a ponte n\xC3\xA3o vai abrir por duas semanas e que os "
             "moradores da cidade j\xC3\xA1 foram avisados."},
      {"nl", "De burgemeester zei dat de brug voor twee weken wordt gesloten en dat het niet "
             "anders kan."},
      {"sv", "Borgm\xC3\xA4staren sade att bron ska st\xC3\xA4ngas i tv\xC3\xA5 veckor och att "
             "det inte kan g\xC3\xB6ras p\xC3\xA5 annat s\xC3\xA4tt."},
      {"pl", "Burmistrz powiedzia\xC5\x82, \xC5\xBC"
             "e most b\xC4\x99"
             "dzie zamkni\xC4\x99ty na dwa tygodnie i \xC5\xBC"
             "e nie ma innego sposobu, ale to jest konieczne."},
      {"ru", "\xD0\x9C\xD1\x8D\xD1\x80 \xD1\x81\xD0\xBA\xD0\xB0\xD0\xB7\xD0\xB0\xD0\xBB"},
      {"zh", "\xE5\xB8\x82\xE9\x95\xBF\xE8\xAF\xB4\xE6\xA1\xA5"},
      {"ja", "\xE5\xB8\x82\xE9\x95\xB7\xE3\x81\xAF\xE6\xA9\x8B\xE3\x82\x92"},
      {"", ""},
      {"", "Oslo Reuters 1999"},
      {"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx yyyyyyyyyyyyyyyyyyyyyyyy zz 12 13 14"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    float confidence;
    dl_str text = {cases[i].text, (uint32_t)strlen(cases[i].text)};
    CHECK_STR(dl_language_of(text, &confidence), cases[i].code);
    CHECK(confidence >= 0 && confidence <= 1);
  }
}

int main(void) {
  test_dates();
  test_bylines();
  test_datelines();
  test_letters();
  test_language();
  return check_report();
}
