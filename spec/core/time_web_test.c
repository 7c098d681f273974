/* time_web_test.c: what web news of today writes, and the reading of a calendar's entry. Published on
 * Thursday, 15 March 2018. */
#include "check.h"

#include "base/civil.h"
#include "time/engine.h"

/* NULL: not looked at. */
typedef struct sample {
  const char *sentence, *expression, *type, *value, *mod, *from, *to, *rule;
} sample;

static const sample web_samples[] = {
    /* a weekday, its part and its clock */
    {"He was seen last Friday night.", "last Friday night", "TIME", "2018-03-09TNI", "", NULL, NULL,
     "last-date-part"},
    {"It opens this Saturday night.", "this Saturday night", "TIME", "2018-03-17TNI", "", NULL,
     NULL, "last-date-part"},
    {"It begins next Monday morning at 7 a.m. sharp.", "next Monday morning at 7 a.m.", "TIME",
     "2018-03-19T07:00", "", NULL, NULL, "part-at-time"},
    {"The match was at 7:30 p.m. ET on Saturday night.", "7:30 p.m. ET on Saturday night", "TIME",
     "2018-03-10T19:30", "", NULL, NULL, "time-part"},
    {"She left in the early hours of Wednesday morning.", "the early hours of Wednesday morning",
     "TIME", "2018-03-14TMO", "START", NULL, NULL, "early-hours-of-date"},
    {"She left in the wee hours of Sunday.", "the wee hours of Sunday", "TIME", "2018-03-11TMO",
     "START", NULL, NULL, "early-hours-of-date"},
    {"The show airs Thursday nights.", "Thursday nights", "SET", "XXXX-WXX-4TNI", "", "", "",
     "date-part"},
    {"It was open 9 a.m.-5 p.m. on Tuesday.", "9 a.m.", "TIME", "2018-03-13T09:00", "", NULL, NULL,
     "hour-ampm"},
    {"Visitors came from 6 to 8 p.m. on March 6.", "6", "TIME", "2018-03-06T18:00", "", NULL, NULL,
     "range-left-time"},
    {"It rained between 6 and 7 p.m. there.", "6", "TIME", "2018-03-15T18:00", "", NULL, NULL,
     "range-left-time"},
    /* what the calendar of matches and shows tells in the present tense */
    {"The Owls host the Bats on Tuesday.", "Tuesday", "DATE", "2018-03-20", "", NULL, NULL,
     "weekday"},
    {"The Owls play at Elmwood on Monday.", "Monday", "DATE", "2018-03-19", "", NULL, NULL,
     "weekday"},
    {"The Owls travel to Elmwood to face the Bats on Sunday.", "Sunday", "DATE", "2018-03-18", "",
     NULL, NULL, "weekday"},
    {"The Owls traveled to Elmwood to face the Bats on Sunday.", "Sunday", "DATE", "2018-03-11", "",
     NULL, NULL, "weekday"},
    {"She made the plays in a loss on Sunday.", "Sunday", "DATE", "2018-03-11", "", NULL, NULL,
     "weekday"},
    {"Kickoff is at 8 p.m. Sunday.", "8 p.m. Sunday", "TIME", "2018-03-18T20:00", "", NULL, NULL,
     "time-date"},
    {"The funeral is Monday.", "Monday", "DATE", "2018-03-19", "", NULL, NULL, "weekday"},
    {"The sale ends Sunday.", "Sunday", "DATE", "2018-03-18", "", NULL, NULL, "weekday"},
    /* counted from what was said */
    {"They fled on March 5 and were caught the next day.", "the next day", "DATE", "2018-03-06", "",
     NULL, NULL, "deixis-unit"},
    {"They fled on March 5 and were caught the next morning.", "the next morning", "TIME",
     "2018-03-06TMO", "", NULL, NULL, "deixis-part"},
    {"He was freed in 2011. He sued the town the next year.", "the next year", "DATE", "2012", "",
     NULL, NULL, "deixis-unit"},
    {"He was freed in 2011. It will grow in the next year.", "the next year", "DATE", "2019", "",
     NULL, NULL, "deixis-unit"},
    {"They met in May 2016. She had come two years prior.", "two years prior", "DATE", "2014", "",
     NULL, NULL, "prior"},
    {"Prices fell in January. They had risen the month prior.", "the month prior", "DATE",
     "2017-12", "", NULL, NULL, "prior"},
    {"It takes two weeks prior to the vote.", "two weeks", "DURATION", "P2W", "", "", "",
     "duration-n"},
    {"He came the week before last.", "the week before last", "DATE", "2018-W09", "", NULL, NULL,
     "unit-before-last"},
    {"He came on the Tuesday before last.", "the Tuesday before last", "DATE", "2018-03-06", "",
     NULL, NULL, "weekday-before-last"},
    {"It opens in the week beginning March 26.", "the week", "DATE", "2018-W13", "", NULL, NULL,
     "the-day"},
    {"In a June 28 letter she agreed.", "June 28", "DATE", "2017-06-28", "", NULL, NULL,
     "month-day"},
    /* years and halves */
    {"Much will change in the new year.", "the new year", "DATE", "2018", "", NULL, NULL,
     "new-year"},
    {"They rest between Christmas and New Year's.", "New Year's", "DATE", "2018-01-01", "", NULL,
     NULL, "new-years"},
    {"It grew in the 2019 fiscal year.", "the 2019 fiscal year", "DATE", "2019", "", "", "",
     "n-fiscal-year"},
    {"The outlook for FY19 was raised.", "FY19", "DATE", "2019", "", "", "", "fiscal-year-n"},
    {"Sales in H1 2017 were flat.", "H1 2017", "DATE", "2017-H1", "", "2017-01-01", "2017-07-01",
     "half-h"},
    {"Prices are lower than 2017 levels.", "2017", "DATE", "2017", "", NULL, NULL, "year"},
    {"It stood in the 19th and 20th centuries.", "19th", "DATE", "18", "", NULL, NULL,
     "range-left-century"},
    {"The fair was on Nov. 15, 16 and 17.", "17", "DATE", "2017-11-17", "", NULL, NULL,
     "range-right-day"},
    /* feasts, and days with a name */
    {"They fished over Labor Day weekend.", "Labor Day weekend", "DATE", "2017-W35-WE", "",
     "2017-09-02", "2017-09-04", "holiday-week"},
    {"They fished in Thanksgiving week.", "Thanksgiving week", "DATE", "2017-W47", "", NULL, NULL,
     "holiday-week"},
    {"She was born on Bastille Day, 1990.", "Bastille Day, 1990", "DATE", "1990-07-14", "", NULL,
     NULL, "holiday-year"},
    {"He lost a friend in the Sept. 11 attacks.", "Sept. 11", "DATE", "2001-09-11", "", NULL, NULL,
     "month-day"},
    {"It opened on Sept. 11 last.", "Sept. 11", "DATE", "2017-09-11", "", NULL, NULL, "month-day"},
    {"The 9/11 attacks changed the law.", "9/11", "DATE", "2001-09-11", "", NULL, NULL,
     "month-day-figures"},
    {"The pier opens later this summer.", "later this summer", "DATE", "2018-SU", "END", NULL, NULL,
     "edge-date"},
    {"She fell in the early morning of March 6.", "the early morning of March 6", "TIME",
     "2018-03-06TMO", "START", NULL, NULL, "part-of-date"},
    {"It was signed in 2015, the year the bridge fell.", "the year", "DATE", "2015", "", NULL, NULL,
     "the-day"},
    {"He moved the week after the vote.", "the week", "DATE", "XXXX-WXX", "", "", "", "the-day"},
    {"In May 2016 he won. He had lost the year before in a fog.", "the year before", "DATE", "2015",
     "", NULL, NULL, "later-after"},
    {"He was freed in 2016. Two years later, he is at home.", "Two years later", "DATE", "2018", "",
     NULL, NULL, "later"},
    {"He was freed in 2016. Ten years later, he is at home.", "Ten years later", "DATE", "2018", "",
     NULL, NULL, "later"},
    {"It was planned in 2016 and will end ten years later.", "ten years later", "DATE", "2026", "",
     NULL, NULL, "later"},
    {"It was the best list from April to June.", "April", "DATE", "2017-04", "", NULL, NULL,
     "month"},
    {"By the middle of the 2017 season he was gone.", "2017", "DATE", "2017", "", NULL, NULL,
     "year"},
    {"They think about next month.", "next month", "DATE", "2018-04", "", NULL, NULL,
     "deixis-unit"},
    /* lengths and rhythms */
    {"It was played for 2.5 million hours.", "2.5 million hours", "DURATION", "PT2500000H", "", "",
     "", "duration-millions"},
    {"It died out 66 million years ago.", "66 million years ago", "DATE", "PAST_REF", "", "", "",
     "ago"},
    {"He left over a year-and-a-half ago.", "over a year-and-a-half ago", "DATE", "2016-09",
     "MORE_THAN", NULL, NULL, "ago"},
    {"It was a weeklong strike.", "weeklong", "DURATION", "P1W", "", "", "", "length-word"},
    {"The yearslong fight is over.", "yearslong", "DURATION", "PXY", "", "", "", "length-word"},
    {"She has 20-plus years behind her.", "20-plus years", "DURATION", "P20Y", "EQUAL_OR_MORE", "",
     "", "duration-plus-n"},
    {"It took 30+ hours to mend.", "30+ hours", "DURATION", "PT30H", "EQUAL_OR_MORE", "", "",
     "duration-plus-n"},
    {"They ran it in a single day.", "a single day", "DURATION", "P1D", "", "", "", "duration-a"},
    {"She swims every single day.", "every single day", "SET", "P1D", "", "", "", "every-unit"},
    {"She works 40 hours a week.", "a week", "SET", "P1W", "", "", "", "duration-a"},
    {"It gives tens of millions of dollars a year.", "a year", "SET", "P1Y", "", "", "",
     "duration-a"},
    {"They meet every third Sunday.", "every third Sunday", "SET", "XXXX-WXX-7", "", "", "",
     "every-nth-date"},
    /* more feasts, and a weekday behind its day */
    {"They marched on Anzac Day.", "Anzac Day", "DATE", "2018-04-25", "", NULL, NULL, "holiday"},
    {"He sang on Super Bowl Sunday.", "Super Bowl Sunday", "DATE", "2018-02-04", "", NULL, NULL,
     "holiday"},
    {"It was on King's Day 2014.", "King's Day 2014", "DATE", "2014-04-26", "", NULL, NULL,
     "holiday"},
    {"They left on Whit Monday 2017.", "Whit Monday 2017", "DATE", "2017-06-05", "", NULL, NULL,
     "holiday"},
    {"It was on Victoria Day 2017.", "Victoria Day 2017", "DATE", "2017-05-22", "", NULL, NULL,
     "holiday"},
    {"They met on March 12, Monday.", "March 12, Monday", "DATE", "2018-03-12", "", NULL, NULL,
     "weekday-date"},
};

/* The reading of a calendar's entry: what is undetermined is still to come, and a distance is a
 * point. */
static const sample calendar_samples[] = {
    {"Lunch on Tuesday.", "Tuesday", "DATE", "2018-03-20", "", NULL, NULL, "weekday"},
    {"Lunch on Thursday.", "Thursday", "DATE", "2018-03-22", "", NULL, NULL, "weekday"},
    {"He was at lunch on Tuesday.", "Tuesday", "DATE", "2018-03-13", "", NULL, NULL, "weekday"},
    {"thu", "thu", "DATE", "2018-03-22", "", NULL, NULL, "weekday"},
    {"Dinner on Oct. 7.", "Oct. 7", "DATE", "2018-10-07", "", NULL, NULL, "month-day"},
    {"Dinner on March 15.", "March 15", "DATE", "2018-03-15", "", NULL, NULL, "month-day"},
    {"Dinner on March 14.", "March 14", "DATE", "2019-03-14", "", NULL, NULL, "month-day"},
    {"Dinner on Feb. 29.", "Feb. 29", "DATE", "2020-02-29", "", NULL, NULL, "month-day"},
    {"Dinner on Monday, March 12.", "Monday, March 12", "DATE", "2018-03-12", "", NULL, NULL, NULL},
    {"March", "March", "DATE", "2018-03", "", NULL, NULL, "month"},
    {"A trip in February.", "February", "DATE", "2019-02", "", NULL, NULL, "month"},
    {"Plans for the autumn and for Christmas.", "Christmas", "DATE", "2018-12-25", "", NULL, NULL,
     "holiday"},
    {"A trip at Easter.", "Easter", "DATE", "2018-04-01", "", NULL, NULL, "holiday"},
    {"2/15", "2/15", "DATE", "2019-02-15", "", NULL, NULL, "month-day-figures"},
    {"15:15", "15:15", "TIME", "2018-03-15T15:15", "", NULL, NULL, "clock"},
    {"the 24th", "the 24th", "DATE", "2018-03-24", "", NULL, NULL, "the-nth"},
    {"Rent is due on the 2nd.", "the 2nd", "DATE", "2018-04-02", "", NULL, NULL, "on-the-nth"},
    {"Call him in two weeks.", "two weeks", "DATE", "2018-03-29", "", NULL, NULL, "duration-n"},
    {"Call him in 3 months.", "3 months", "DATE", "2018-06-15", "", NULL, NULL, "duration-n"},
    {"It was built in two weeks.", "two weeks", "DURATION", "P2W", "", NULL, NULL, "duration-n"},
    {"She called a month ago.", "a month ago", "DATE", "2018-02-15", "", NULL, NULL, "ago"},
    {"Tea next Friday.", "next Friday", "DATE", "2018-03-23", "", NULL, NULL, "deixis-date"},
    {"It was last Wednesday.", "last Wednesday", "DATE", "2018-03-07", "", NULL, NULL,
     "deixis-date"},
    {"Budget for the third quarter.", "the third quarter", "DATE", "2018-Q3", "", NULL, NULL,
     "quarter-n"},
    {"The first quarter of 2017 was fine.", "The first quarter of 2017", "DATE", "2017-Q1", "",
     NULL, NULL, "date-of-date"},
};

/* At ten o'clock, an hour that has passed is tomorrow's. */
static const sample passed[] = {
    {"The call is at 3 a.m. sharp.", "3 a.m.", "TIME", "2018-03-16T03:00", NULL, NULL, NULL, NULL},
    {"The call is at 1 p.m. sharp.", "1 p.m.", "TIME", "2018-03-15T13:00", NULL, NULL, NULL, NULL},
    {"Call him in two hours.", "two hours", "TIME", "2018-03-15T12:00", NULL, NULL, NULL, NULL},
};

static void check_sample(const sample *s, dl_time_reading reading, int32_t minute) {
  dl_arena arena, scratch;
  dl_arena_init(&arena, dl_allocator_libc, 0);
  dl_arena_init(&scratch, dl_allocator_libc, 0);
  dl_span paragraph = {0, (uint32_t)strlen(s->sentence)};
  dl_text text;
  CHECK(dl_text_split(&arena, s->sentence, paragraph.end, &paragraph, 1, &text) == DL_OK);
  dl_time_context context;
  memset(&context, 0, sizeof context);
  context.has_published = true;
  context.published = (dl_civil){2018, 3, 15};
  context.published_minute = minute;
  context.reading = reading;
  dl_timexes found;
  CHECK(dl_time_find(&arena, &scratch, &text, &context, &found) == DL_OK);
  const char *place = strstr(s->sentence, s->expression);
  CHECK(place != NULL);
  uint32_t start = place ? (uint32_t)(place - s->sentence) : 0,
           end = start + (uint32_t)strlen(s->expression);
  const dl_timex *t = NULL;
  for (uint32_t i = 0; i < found.count; i++)
    if (found.items[i].start == start && found.items[i].end == end) t = &found.items[i];
  unsigned failed = check_failed;
  CHECK(t != NULL);
  if (t) {
    CHECK(strcmp(dl_timex_type_word(t->type), s->type) == 0);
    if (s->value) CHECK_STR(t->value, s->value);
    if (s->mod) CHECK(strcmp(t->mod, s->mod) == 0);
    if (s->from) CHECK_STR(t->from, s->from);
    if (s->to) CHECK_STR(t->to, s->to);
    if (s->rule) CHECK(strcmp(t->rule, s->rule) == 0);
  }
  if (check_failed > failed) {
    fprintf(stderr, "  in \"%s\" for \"%s\"; found:", s->sentence, s->expression);
    for (uint32_t i = 0; i < found.count; i++)
      fprintf(stderr, " [%.*s %s]", (int)(found.items[i].end - found.items[i].start),
              s->sentence + found.items[i].start, found.items[i].rule);
    fprintf(stderr, "\n");
  }
  dl_arena_destroy(&arena);
  dl_arena_destroy(&scratch);
}

int main(void) {
  for (size_t i = 0; i < sizeof web_samples / sizeof *web_samples; i++)
    check_sample(&web_samples[i], DL_READING_NEWS, -1);
  for (size_t i = 0; i < sizeof calendar_samples / sizeof *calendar_samples; i++)
    check_sample(&calendar_samples[i], DL_READING_CALENDAR, -1);
  for (size_t i = 0; i < sizeof passed / sizeof *passed; i++)
    check_sample(&passed[i], DL_READING_CALENDAR, 10 * 60);
  return check_report();
}
