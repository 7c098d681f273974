/* read_test.c: the readers of Markdown and plain text.
 *
 * Tables for the small parsers (dates, bylines, datelines); the fixtures of spec/fixtures/read-*,
 * which are written for this test in the styles of many houses; and properties that must hold for
 * any input, checked on the fixtures, on mutations of them and on pathological texts. Run from the
 * root of the repository. */
#include <stdlib.h>

#include "base/utf8.h"
#include "check.h"
#include "read/byline.h"
#include "read/dateline.h"
#include "read/detect.h"
#include "read/language.h"
#include "read/metadate.h"
#include "read/read.h"
#include "read/roles.h"

/* ---- helpers ---------------------------------------------------------------------------------- */

static dl_str str(const char *s) {
  return (dl_str){s, (uint32_t)strlen(s)};
}

typedef struct reading {
  dl_arena arena, scratch;
  dl_document doc;
  dl_str source;
  dl_status status;
  dl_error error;
} reading;

static void read_with(reading *r, dl_str source, dl_format format, dl_allocator allocator) {
  memset(r, 0, sizeof *r);
  dl_arena_init(&r->arena, allocator, 0);
  dl_arena_init(&r->scratch, allocator, 0);
  dl_read_options options = {format, {NULL, 0}};
  r->source = source;
  r->status = dl_read(&r->arena, &r->scratch, source, &options, &r->doc, &r->error);
}

static void read_it(reading *r, dl_str source, dl_format format) {
  read_with(r, source, format, dl_allocator_libc);
}

static void done(reading *r) {
  dl_arena_destroy(&r->arena);
  dl_arena_destroy(&r->scratch);
}

static char file_bytes[1 << 16];

static dl_str load(const char *path) {
  FILE *file = fopen(path, "rb");
  if (!file) return (dl_str){NULL, 0};
  size_t len = fread(file_bytes, 1, sizeof file_bytes, file);
  fclose(file);
  return (dl_str){file_bytes, (uint32_t)len};
}

static dl_str fixture(const char *name) {
  char path[200];
  snprintf(path, sizeof path, "spec/fixtures/%s", name);
  dl_str source = load(path);
  CHECK(source.ptr != NULL);
  return source;
}

static dl_str block_str(const reading *r, uint32_t i) {
  const dl_block *b = &r->doc.blocks[i];
  return dl_str_slice((dl_str){r->doc.text, r->doc.text_len}, b->text.start, b->text.end);
}

static dl_str raw(const reading *r, dl_span span) {
  return dl_str_slice(r->source, span.start, span.end);
}

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

/* ---- properties of every reading --------------------------------------------------------------- */

static int field_holds(const reading *r, const dl_field *f) {
  return f->source.start <= f->source.end && f->source.end <= r->source.len &&
         dl_utf8_valid(f->value.ptr ? f->value.ptr : "", f->value.len, NULL);
}

/* The first property that fails, or NULL. */
static const char *broken(const reading *r) {
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

/* Every letter and digit of a plain text is in the reading, in order. */
static bool keeps_all(const reading *r) {
  uint32_t at = 0;
  for (uint32_t i = 0; i < r->source.len; i++) {
    unsigned char c = (unsigned char)r->source.ptr[i];
    if (c >= 0x80 || !(dl_is_letter(c) || dl_is_digit(c))) continue;
    while (at < r->doc.text_len && r->doc.text[at] != (char)c) {
      unsigned char t = (unsigned char)r->doc.text[at];
      if (t < 0x80 && (dl_is_letter(t) || dl_is_digit(t))) return false;
      at++;
    }
    if (at++ >= r->doc.text_len) return false;
  }
  return true;
}

static void check_sound(const reading *r, const char *name) {
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

/* ---- properties ------------------------------------------------------------------------------- */

/* The same article with CRLF, with a byte order mark, gives the same text. */
static void test_line_ends(void) {
  static char crlf[1 << 17];
  for (size_t i = 0; i < FIXTURES; i++) {
    dl_str source = fixture(fixtures[i]);
    dl_format format = strstr(fixtures[i], ".txt") ? DL_FORMAT_TEXT : DL_FORMAT_MARKDOWN;
    for (int variant = 0; variant < 3; variant++) {
      uint32_t n = 0;
      if (variant & 1) {
        memcpy(crlf, "\xEF\xBB\xBF", 3);
        n = 3;
      }
      for (uint32_t k = 0; k < source.len; k++) {
        if (source.ptr[k] == '\n' && variant != 1) crlf[n++] = '\r';
        crlf[n++] = source.ptr[k];
      }
      reading a, b;
      read_it(&a, source, format);
      read_it(&b, (dl_str){crlf, n}, format);
      check_sound(&a, fixtures[i]);
      check_sound(&b, fixtures[i]);
      bool same = a.doc.text_len == b.doc.text_len && a.doc.block_count == b.doc.block_count &&
                  memcmp(a.doc.text, b.doc.text, a.doc.text_len) == 0 &&
                  dl_str_equal(a.doc.title.value, b.doc.title.value) &&
                  dl_str_equal(a.doc.published.field.value, b.doc.published.field.value) &&
                  dl_str_equal(a.doc.dateline.place.value, b.doc.dateline.place.value);
      if (!same) fprintf(stderr, "  %s, variant %d\n", fixtures[i], variant);
      CHECK(same);
      done(&a);
      done(&b);
    }
  }
}

static uint32_t next_random(uint32_t *state) {
  *state = *state * 1664525u + 1013904223u;
  return *state >> 8;
}

static void test_mutations(void) {
  static const char *const pieces[] = {"\n",
                                       "\n\n",
                                       "**",
                                       "*",
                                       "_",
                                       "[",
                                       "](",
                                       ")",
                                       "<",
                                       ">",
                                       "#",
                                       "`",
                                       "> ",
                                       "- ",
                                       "1. ",
                                       "|",
                                       "---\n",
                                       "&amp;",
                                       "\xC2\xA0",
                                       "\xC2\xAD",
                                       "\xFF",
                                       "\r\n",
                                       "\t",
                                       "<br>",
                                       "<p>",
                                       "<!--",
                                       "-->",
                                       "~~",
                                       "\\",
                                       "By A B\n",
                                       "July 2, 2013\n",
                                       "LIMA \xE2\x80\x94 ",
                                       "a"};
  static char mutant[1 << 17];
  uint32_t state = 7;
  const char *why = NULL;
  for (size_t i = 0; i < FIXTURES; i++) {
    dl_str source = fixture(fixtures[i]);
    for (int round = 0; round < 120 && !why; round++) {
      uint32_t n = source.len;
      memcpy(mutant, source.ptr, n);
      for (uint32_t edits = 1 + next_random(&state) % 12; edits > 0; edits--) {
        const char *piece = pieces[next_random(&state) % (sizeof pieces / sizeof *pieces)];
        uint32_t at = next_random(&state) % (n + 1), len = (uint32_t)strlen(piece);
        uint32_t cut = next_random(&state) % 3 == 0 ? next_random(&state) % 40 : 0;
        if (cut > n - at) cut = n - at;
        memmove(mutant + at + len, mutant + at + cut, n - at - cut);
        memcpy(mutant + at, piece, len);
        n = n + len - cut;
      }
      for (int f = DL_FORMAT_MARKDOWN; f <= DL_FORMAT_TEXT; f++) {
        reading r;
        read_it(&r, (dl_str){mutant, n}, (dl_format)f);
        if (!why) why = broken(&r);
        if (!why && r.status == DL_OK && f == DL_FORMAT_TEXT && !keeps_all(&r))
          why = "plain text keeps every letter";
        if (why) fprintf(stderr, "  %s mutated: %s\n", fixtures[i], why);
        done(&r);
      }
    }
  }
  CHECK(why == NULL);
}

/* Fails the allocation whose number is left == 0. */
static void *failing(void *context, void *ptr, size_t old_size, size_t new_size) {
  int *left = context;
  if (new_size && (*left)-- == 0) return NULL;
  return dl_allocator_libc.call(NULL, ptr, old_size, new_size);
}

static void test_memory(void) {
  for (size_t i = 0; i < FIXTURES; i++) {
    dl_str source = fixture(fixtures[i]);
    bool finished = false;
    for (int n = 0; n < 200 && !finished; n++) {
      int left = n;
      reading r;
      read_with(&r, source, DL_FORMAT_AUTO, (dl_allocator){failing, &left});
      finished = r.status == DL_OK && left >= 0;
      if (!finished) CHECK(r.status == DL_ERR_MEMORY && r.error.code == DL_ERR_MEMORY);
      done(&r);
    }
    CHECK(finished);
  }
  /* arenas that may hold so much and no more */
  static char many[40000];
  for (uint32_t i = 0; i < sizeof many; i++) many[i] = "[a](b) *c*\n\n- d\n\n"[i % 17];
  for (size_t limit = 1024; limit < 4000000; limit = limit * 5 / 4) {
    reading r;
    memset(&r, 0, sizeof r);
    dl_arena_init(&r.arena, dl_allocator_libc, limit);
    dl_arena_init(&r.scratch, dl_allocator_libc, limit);
    r.source = (dl_str){many, sizeof many};
    dl_read_options options = {DL_FORMAT_MARKDOWN, {NULL, 0}};
    r.status = dl_read(&r.arena, &r.scratch, r.source, &options, &r.doc, &r.error);
    CHECK(r.status == DL_OK || r.status == DL_ERR_MEMORY);
    if (r.status == DL_OK) check_sound(&r, "within a limit");
    done(&r);
  }
}

/* Texts that parsers are slow or hungry on. That the time is linear is measured by counting
 * instructions (docs); here: the answer is right and memory stays in its bounds. */
static size_t memory_in_use, memory_most;

static void *counting(void *context, void *ptr, size_t old_size, size_t new_size) {
  (void)context;
  memory_in_use += new_size - (ptr ? old_size : 0);
  if (memory_in_use > memory_most) memory_most = memory_in_use;
  return dl_allocator_libc.call(NULL, ptr, old_size, new_size);
}

static void test_pathological(void) {
  static const char *const units[] = {"> ",
                                      "- ",
                                      "* ",
                                      "1. ",
                                      "[",
                                      "]",
                                      "*",
                                      "**a ",
                                      "_",
                                      "`",
                                      "<",
                                      "![",
                                      "](",
                                      "[a](",
                                      "&",
                                      "&amp;",
                                      "<!--",
                                      "<a ",
                                      "# h\n",
                                      "#\n",
                                      "a\n",
                                      "a\n\n",
                                      "\n",
                                      "- a\n",
                                      "> a\n",
                                      "| a ",
                                      "|",
                                      "|a|b|\n",
                                      "[a]: b\n",
                                      "[a]\n",
                                      "\\",
                                      "~~",
                                      "\xC2\xAD",
                                      "\xC2\xA0",
                                      "\xFF",
                                      " ",
                                      "\t",
                                      "a ",
                                      "A. ",
                                      "By A B\n",
                                      "July 2, 2013\n",
                                      "LIMA \xE2\x80\x94 A\n\n",
                                      "\r",
                                      "\r\n",
                                      "```\n",
                                      "---\n",
                                      "***\n",
                                      "<br>",
                                      "<p>",
                                      "a&lt;",
                                      "(",
                                      "\"",
                                      "http://a.b ",
                                      "- - a\n",
                                      "    a\n",
                                      "AB\n\n",
                                      "x.",
                                      "*a _b ",
                                      "[a][b]"};
  uint32_t size = 1 << 17;
  char *bytes = malloc(size);
  CHECK(bytes != NULL);
  if (!bytes) return;
  for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
    uint32_t len = (uint32_t)strlen(units[i]);
    for (uint32_t k = 0; k < size; k++) bytes[k] = units[i][k % len];
    for (int f = DL_FORMAT_MARKDOWN; f <= DL_FORMAT_TEXT; f++) {
      reading r;
      memory_in_use = memory_most = 0;
      read_with(&r, (dl_str){bytes, size}, (dl_format)f, (dl_allocator){counting, NULL});
      CHECK(r.status == DL_OK);
      check_sound(&r, units[i]);
      /* 40 bytes for one, and the room that is left in the arenas' newest chunks */
      if (memory_most > 40u * size + (1u << 20))
        fprintf(stderr, "  %s: %zu bytes\n", units[i], memory_most);
      CHECK(memory_most <= 40u * size + (1u << 20));
      done(&r);
      CHECK(memory_in_use == 0);
    }
  }
  free(bytes);
}

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
  test_language();
  test_dates();
  test_bylines();
  test_datelines();
  test_detection();
  test_twin("read-twin.md", false);
  test_twin("../shared/articles/kerry-syria-conference.md", true);
  test_front_matter();
  test_markdown();
  test_text();
  test_line_ends();
  test_mutations();
  test_memory();
  test_pathological();
  return check_report();
}
