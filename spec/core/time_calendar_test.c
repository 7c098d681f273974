/* time_calendar_test.c: what holds of the temporal engine whatever the text: the calendar as properties
 * over 400 years, windows and memory, the order of its tables. */
/* For gmtime_r and timegm, the references of the calendar checks. */
#define _DEFAULT_SOURCE 1
#ifdef __APPLE__
#define _DARWIN_C_SOURCE 1
#endif
#include "time_check.h"

#include <stdlib.h>
#include <time.h>

#include "time/cues.h"

/* ---- the calendar, against the C library's ---- */

static void check_calendar(void) {
  int32_t day = dl_days_from_civil((dl_civil){1800, 1, 1});
  int32_t end = dl_days_from_civil((dl_civil){2200, 1, 1});
  bool days_agree = true, weeks_agree = true;
  for (; day < end; day++) {
    time_t seconds = (time_t)day * 86400;
    struct tm tm;
    gmtime_r(&seconds, &tm);
    dl_civil d = dl_civil_from_days(day);
    days_agree = days_agree && d.year == tm.tm_year + 1900 && d.month == tm.tm_mon + 1 &&
                 d.day == tm.tm_mday && dl_weekday(day) == (tm.tm_wday + 6) % 7 + 1;
    char text[16];
    strftime(text, sizeof text, "%G %V", &tm);
    int32_t year, week = dl_iso_week(day, &year);
    weeks_agree = weeks_agree && year == atoi(text) && week == atoi(text + 5);
  }
  CHECK(days_agree);
  CHECK(weeks_agree);
}

/* "tomorrow" and "next week" through the engine, on the days around every year's end and every
 * 28 February of 400 years, against the C library. */
static void check_steps(void) {
  unsigned wrong = 0;
  for (int32_t year = 1800; year < 2200; year++) {
    static const int8_t around[][2] = {{12, 30}, {12, 31}, {1, 1}, {2, 28}, {3, 1}, {6, 30}};
    for (size_t k = 0; k < sizeof around / sizeof *around; k++) {
      dl_civil today = {year, around[k][0], around[k][1]};
      finding f;
      find_in(&f, "She came tomorrow and left next week.", &today, -1);
      struct tm tm;
      memset(&tm, 0, sizeof tm);
      tm.tm_year = year - 1900;
      tm.tm_mon = today.month - 1;
      tm.tm_mday = today.day + 1;
      timegm(&tm);
      char text[32], week[32];
      strftime(text, sizeof text, "%Y-%m-%d", &tm);
      tm.tm_mday += 6;
      timegm(&tm);
      strftime(week, sizeof week, "%G-W%V", &tm);
      if (f.found.count != 2 || f.found.items[0].value.len != strlen(text) ||
          memcmp(f.found.items[0].value.ptr, text, strlen(text)) != 0 ||
          f.found.items[1].value.len != strlen(week) ||
          memcmp(f.found.items[1].value.ptr, week, strlen(week)) != 0) {
        if (!wrong++)
          fprintf(stderr, "  on %d-%02d-%02d: want %s %s, got %.*s %.*s\n", (int)year,
                  (int)today.month, (int)today.day, text, week,
                  f.found.count > 0 ? (int)f.found.items[0].value.len : 0,
                  f.found.count > 0 ? f.found.items[0].value.ptr : "",
                  f.found.count > 1 ? (int)f.found.items[1].value.len : 0,
                  f.found.count > 1 ? f.found.items[1].value.ptr : "");
      }
      forget(&f);
    }
  }
  CHECK(wrong == 0);
}

static void check_leap_day(void) {
  unsigned wrong = 0;
  for (int32_t year = 1800; year < 2200; year++) {
    char text[64];
    snprintf(text, sizeof text, "It fell on February 29, %d, he said.", (int)year);
    finding f;
    find_in(&f, text, &thursday, -1);
    bool whole = f.found.count > 0 && f.found.items[0].value.len == 10;
    if (whole != dl_is_leap_year(year)) wrong++;
    forget(&f);
  }
  CHECK(wrong == 0);
}

static void check_holidays(void) {
  int32_t day, length;
  static const int16_t easters[][3] = {{1961, 4, 2},  {1998, 4, 12}, {2000, 4, 23},
                                       {2013, 3, 31}, {2024, 3, 31}, {2038, 4, 25}};
  for (size_t i = 0; i < sizeof easters / sizeof *easters; i++) {
    CHECK(dl_holiday_day(3, easters[i][0], &day, &length));
    CHECK(day == dl_days_from_civil((dl_civil){easters[i][0], easters[i][1], easters[i][2]}));
  }
  /* Passover (first day): 6 April 2023, 23 April 2024; Hanukkah (first day): 8 December 2023 */
  CHECK(dl_holiday_day(7, 2023, &day, &length) &&
        day == dl_days_from_civil((dl_civil){2023, 4, 6}));
  CHECK(dl_holiday_day(7, 2024, &day, &length) &&
        day == dl_days_from_civil((dl_civil){2024, 4, 23}));
  CHECK(dl_holiday_day(6, 2023, &day, &length) &&
        day == dl_days_from_civil((dl_civil){2023, 12, 8}));
  /* holiday, then year, month and day as they were kept */
  static const int16_t kept[][4] = {
      {52, 2018, 4, 8},   {52, 2021, 5, 2},   {52, 2024, 5, 5},   {53, 2020, 4, 17},
      {54, 2023, 1, 7},   {55, 2017, 1, 28},  {55, 2018, 2, 16},  {55, 2019, 2, 5},
      {55, 2020, 1, 25},  {55, 2021, 2, 12},  {55, 2022, 2, 1},   {55, 2023, 1, 22},
      {55, 2024, 2, 10},  {55, 2025, 1, 29},  {56, 2018, 11, 7},  {56, 2019, 10, 27},
      {56, 2020, 11, 14}, {56, 2021, 11, 4},  {56, 2022, 10, 24}, {56, 2023, 11, 12},
      {56, 2024, 10, 31}, {56, 2025, 10, 20}, {57, 2018, 3, 1},   {57, 2023, 3, 7},
      {57, 2024, 3, 24},  {58, 2023, 5, 26},  {58, 2024, 6, 12},  {59, 2020, 10, 3},
      {59, 2023, 9, 30},  {60, 2018, 10, 2},  {77, 2008, 2, 5},   {77, 2016, 3, 1},
      {77, 2020, 3, 3},   {78, 2021, 1, 20}};
  for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
    CHECK(dl_holiday_day(kept[i][0], kept[i][1], &day, &length));
    CHECK(day == dl_days_from_civil((dl_civil){kept[i][1], kept[i][2], kept[i][3]}));
  }
  CHECK(!dl_holiday_day(77, 2018, &day, &length) && !dl_holiday_day(78, 2018, &day, &length));
  /* Ramadan within two days of what was observed: 9 July 2013, 23 March 2023 */
  CHECK(dl_holiday_day(5, 2013, &day, &length));
  CHECK(abs(day - dl_days_from_civil((dl_civil){2013, 7, 9})) <= 2);
  CHECK(dl_holiday_day(5, 2023, &day, &length));
  CHECK(abs(day - dl_days_from_civil((dl_civil){2023, 3, 23})) <= 2);
}

/* A text of many windows in one paragraph: anchors are carried over, scratch stays small. */
static void check_windows(void) {
  static const char unit[] = "He came on May 4, 1999, and left two days later. ";
  enum { UNIT = sizeof unit - 1, COPIES = 3000 };
  char *bytes = malloc(UNIT * COPIES + 1);
  CHECK(bytes != NULL);
  if (!bytes) return;
  for (uint32_t k = 0; k < 2; k++) { /* as sentences, and as one sentence that is cut */
    for (uint32_t i = 0; i < COPIES; i++) {
      memcpy(bytes + i * UNIT, unit, UNIT);
      if (k == 1) bytes[i * UNIT + UNIT - 2] = ',', bytes[i * UNIT] = 'h';
    }
    bytes[UNIT * COPIES] = 0;
    finding f;
    dl_arena_init(&f.arena, dl_allocator_libc, 0);
    dl_arena_init(&f.scratch, dl_allocator_libc, (size_t)3 << 20);
    f.paragraph = (dl_span){0, UNIT * COPIES};
    CHECK(dl_text_split(&f.arena, bytes, f.paragraph.end, &f.paragraph, 1, &f.text) == DL_OK);
    dl_time_context context;
    memset(&context, 0, sizeof context);
    context.published_minute = -1;
    CHECK(dl_time_find(&f.arena, &f.scratch, &f.text, &context, &f.found) == DL_OK);
    uint32_t right = 0;
    for (uint32_t i = 1; i < f.found.count; i++)
      right += f.found.items[i].anchor == DL_ANCHOR_MENTION &&
               f.found.items[i].anchor_index == i - 1 && f.found.items[i].value.len == 10 &&
               memcmp(f.found.items[i].value.ptr, "1999-05-06", 10) == 0;
    if (k == 0) {
      CHECK(f.found.count == 2 * COPIES && right == COPIES);
    } else { /* a cut may fall into an expression */
      CHECK(right + 20 > COPIES && right <= COPIES);
    }
    forget(&f);
  }
  free(bytes);
}

/* Every size of memory: an answer or DL_ERR_MEMORY, never a crash. */
static void check_little_memory(void) {
  const char *text = "On Monday, March 12, he left; two days later, at 5 p.m., he came back.";
  dl_span paragraph = {0, (uint32_t)strlen(text)};
  for (size_t limit = 0; limit < 400000; limit += 7919) {
    dl_arena arena, scratch;
    dl_arena_init(&arena, dl_allocator_libc, 0);
    dl_arena_init(&scratch, dl_allocator_libc, limit ? limit : 1);
    dl_text split;
    CHECK(dl_text_split(&arena, text, paragraph.end, &paragraph, 1, &split) == DL_OK);
    dl_time_context context;
    memset(&context, 0, sizeof context);
    context.published_minute = -1;
    dl_timexes found;
    dl_status status = dl_time_find(&arena, &scratch, &split, &context, &found);
    CHECK(status == DL_OK || (status == DL_ERR_MEMORY && found.count == 0));
    dl_arena_destroy(&arena);
    dl_arena_destroy(&scratch);
  }
}

/* Names of words and rules are unique, so that explain() and the tests mean one thing. */
static void check_tables(void) {
  /* the cues are searched by halves: in byte order, none too long */
  for (uint32_t i = 0; i < dl_cue_word_count; i++) {
    const char *word = dl_cue_word(i);
    CHECK(dl_cues_of_word((dl_str){word, (uint32_t)strlen(word)}) != 0);
    CHECK(i == 0 || strcmp(dl_cue_word(i - 1), word) < 0);
  }
  for (uint32_t i = 0; i < dl_time_rule_count; i++)
    for (uint32_t j = i + 1; j < dl_time_rule_count; j++)
      CHECK(strcmp(dl_time_rules[i].name, dl_time_rules[j].name) != 0);
  lexicon *lex = malloc(sizeof *lex);
  CHECK(lex != NULL);
  if (!lex) return;
  dl_time_lexicon_build(lex);
  for (uint32_t i = 0; i < dl_time_word_count; i++) {
    const char *w = dl_time_words[i].word;
    CHECK(dl_time_lexicon_find(lex, w, (uint32_t)strlen(w)) == &dl_time_words[i]);
  }
  free(lex);
}

/* Found by the fuzzer: neighbours that do not exist, and words that hold NUL. Under the sanitizer
 * these fail where the engine reads too far. */
static void check_edges(void) {
  static const char nul[] = "Mayor 1988 per\0\0decade-per\0\0 and in 1987 per\0";
  static const char end[] = "He ran. 1804 Elm";
  finding f;
  find_bytes(&f, nul, sizeof nul - 1, &thursday, -1);
  forget(&f);
  find_bytes(&f, end, sizeof end - 1, &thursday, -1);
  CHECK(f.found.count == 0);
  forget(&f);
}

int main(void) {
  check_calendar();
  check_steps();
  check_leap_day();
  check_holidays();
  check_windows();
  check_little_memory();
  check_tables();
  check_edges();
  return check_report();
}
