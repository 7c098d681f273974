/* time_context_test.c: what the text around an expression decides. Histories, whose dates hang on
 * the passage, and news, whose dates hang on the day of publication.
 *
 * Every story begins with the same chronicle of a war that never was, published on Thursday, 15
 * March 2018; its last date is 12 June 1743. */
#include "check.h"

#include <stdlib.h>

#include "base/civil.h"
#include "time/engine.h"

static const char chronicle[] =
    "The Lake War began on 3 March 1741, when Osterby closed its harbour. On 9 April 1741 the "
    "fleet left Tarn, and on 17 May 1741 it reached the islands. A first truce was signed on 2 "
    "August 1741 and broken on 20 September 1741. In January 1742 the dukes met at Holm. The "
    "siege of Tarn began on 4 February 1742 and ended on 30 April 1742. On 8 July 1742 the "
    "bridges burned. On 5 October 1742 the envoys left. The queen died on 12 June 1743. ";

typedef struct sample {
  const char *sentence, *expression, *type, *value, *rule; /* value NULL: nothing is found there */
} sample;

static const sample told[] = {
    /* the year of the passage */
    {"On 20 June the town fell.", "20 June", "DATE", "1743-06-20", "day-month"},
    {"In September the dukes returned.", "September", "DATE", "1743-09", "month"},
    {"By November Osterby had lost its fleet.", "November", "DATE", "1743-11", "month"},
    {"The following day the town fell.", "The following day", "DATE", "1743-06-13", "deixis-unit"},
    /* what is told in passing moves nothing */
    {"They kept what they had won the previous year. In September they left.", "September", "DATE",
     "1743-09", "month"},
    {"On 13 July the leader of the August 1742 rising came back. On 24 September he left.",
     "24 September", "DATE", "1743-09-24", "day-month"},
    {"A study printed in 1988 doubts that the fire of 4 August was set.", "4 August", "DATE",
     "1743-08-04", "day-month"},
    /* the winter is that of the January in it */
    {"They stayed in December 1743. Through the winter they starved. The next spring they left.",
     "The next spring", "DATE", "1744-SP", "deixis-date"},
    /* the next expression tells its year */
    {"In late December the towns stood alone. They fell in February 1743, one by one.",
     "late December", "DATE", "1742-12", "edge-date"},
    /* not the day of publication */
    {"He swore that two years ago he had been a baker.", "two years ago", "DATE", "1741", "ago"},
    {"They crossed into what is today Holm.", "today", "DATE", "PRESENT_REF", "refday"},
    {"He was crowned. It was a Sunday. All rejoiced in 1744.", "Sunday", "DATE", "1743-06-16",
     "weekday"},
    {"In early 1744 all was lost. On Sunday they fled.", "Sunday", "DATE", "XXXX-WXX-7", "weekday"},
    /* in stories, words of time that news leaves aside */
    {"The former abbot fled.", "former", "DATE", "PAST_REF", "ref-adjective"},
    {"Their recent victories meant little.", "recent", "DATE", "PAST_REF", "ref-adjective"},
    {"They feared any future siege.", "future", "DATE", "FUTURE_REF", "ref-adjective"},
    {"The convoys moved only at night.", "night", "TIME", "XXXX-XX-XXTNI", "bare-part"},
    {"The summer campaign failed.", "The summer", "DATE", "1743-SU", "season-the"},
    {"As late as 1781 some still hoped.", "1781", "DATE", "1781", "year"},
    {"The 1780 \"Moon Battle\" was the last.", "1780", "DATE", "1780", "year"},
    /* news with much history in it speaks of its own days */
    {"The museum said Tuesday that it would shut. On Wednesday it did. It had shut on Monday.",
     "Tuesday", "DATE", "2018-03-13", "weekday"},
    {"The museum said Tuesday that it would shut. On Wednesday it did. It had shut last month.",
     "last month", "DATE", "2018-02", "deixis-unit"},
    /* and still no dates */
    {"The fall of Tarn was near.", "The fall", "DATE", NULL, NULL},
    {"The present king was mild.", "present", "DATE", NULL, NULL},
    {"They marched some 1700 miles.", "1700", "DATE", NULL, NULL},
};

/* The same words in news. */
static const sample reported[] = {
    {"The former mayor spoke.", "former", "DATE", NULL, NULL},
    {"Their recent victories meant little.", "recent", "DATE", NULL, NULL},
    {"The convoys moved only at night.", "night", "TIME", NULL, NULL},
    {"He spoke today.", "today", "DATE", "2018-03-15", "refday"},
    {"By November Osterby had lost its league.", "November", "DATE", "2017-11", "month"},
    {"By April Jones had left.", "April", "DATE", NULL, NULL},
    /* a day to come, told behind it */
    {"On Tuesday, the league plans to march.", "Tuesday", "DATE", "2018-03-20", "weekday"},
    {"On Tuesday, the court is expected to rule.", "Tuesday", "DATE", "2018-03-20", "weekday"},
    {"On Tuesday, the court was expected to rule.", "Tuesday", "DATE", "2018-03-13", "weekday"},
    {"On Tuesday, plans were drawn up.", "Tuesday", "DATE", "2018-03-13", "weekday"},
    {"On Friday, the trial opens.", "Friday", "DATE", "2018-03-16", "weekday"},
    {"On Friday, the trial opened.", "Friday", "DATE", "2018-03-09", "weekday"},
    /* quarters and where they end */
    {"In its fiscal third quarter, ended Feb. 28, it grew.", "fiscal third quarter", "DATE",
     "2018-Q3", "quarter-n"},
    {"In the first quarter, which ended on Dec. 31, it grew.", "the first quarter", "DATE",
     "2017-Q1", "quarter-n"},
    {"In the fourth quarter ended Jan. 31, it grew.", "the fourth quarter", "DATE", "2017-Q4",
     "quarter-n"},
    {"The third quarter was good. Ended Feb. 28 was a lease.", "The third quarter", "DATE",
     "2017-Q3", "quarter-n"},
    {"It fell in after-hours trading.", "hours", "DURATION", NULL, NULL},
    /* a distance and its day */
    {"Ten years ago today the bridge fell.", "Ten years ago today", "DATE", "2008-03-15",
     "ago-day"},
    {"A year ago Tuesday the bridge fell.", "A year ago Tuesday", "DATE", "2017-03-13", "ago-day"},
    {"It fell a decade ago this month.", "a decade ago this month", "DATE", "2008-03", "ago-day"},
    {"It fell a year ago. Tuesday was calm.", "a year ago", "DATE", "2017", "ago"},
    {"It fell in the early morning hours of Tuesday.", "the early morning hours of Tuesday", "TIME",
     "2018-03-13TMO", "part-hours-of-date"},
    {"It was the wettest in nearly a quarter century.", "nearly a quarter century", "DURATION",
     "P25Y", "quarter-century"},
    {"It rose from its quarter-century low.", "quarter-century", "DURATION", NULL, NULL},
    /* the days of something: which ones, other words tell */
    {"Today is the eighth day of the strike.", "the eighth day", "DATE", "2018-03-15", "nth-day"},
    {"On the second day of the strike he left.", "the second day", "DATE", "XXXX-XX-XX", "nth-day"},
    {"On Monday, the second day of the strike, he left.", "the second day", "DATE", "2018-03-12",
     "nth-day"},
    {"He spoke on his first day in office.", "first day", "DATE", "XXXX-XX-XX", "nth-day"},
    {"On the third day of October he left.", "the third day of October", "DATE", "2017-10-03",
     "nth-week-of"},
    {"The first day-care centre opened.", "first day", "DATE", NULL, NULL},
    {"First Day School closed.", "First Day", "DATE", NULL, NULL},
    {"He left on the last day of the year.", "the last day of the year", "DATE", "2018-12-31",
     "nth-week-of"},
    {"He left on the final day of May.", "the final day of May", "DATE", "2017-05-31",
     "final-day-of"},
    {"It is open from now until Tuesday.", "Tuesday", "DATE", "2018-03-20", "weekday"},
    {"Between now and Monday it is shut.", "Monday", "DATE", "2018-03-19", "weekday"},
    {"It was open from Monday until Tuesday.", "Tuesday", "DATE", "2018-03-13", "weekday"},
    {"Friday and Monday were hot.", "Monday", "DATE", "2018-03-12", "weekday"},
    {"Wednesday or Thursday will be hot.", "Thursday", "DATE", "2018-03-22", "weekday"},
    {"It rained on October 3 and 4.", "4", "DATE", "2017-10-04", "range-right-day"},
    {"It rained in October and November.", "November", "DATE", "2017-11", "month"},
    {"It rained in the past quarter-century.", "the past quarter-century", "DURATION", "P25Y",
     "last-quarter-century"},
    {"It rained in the past quarter.", "the past quarter", "DATE", "2017-Q4", "deixis-unit"},
    {"In the year 2525 it will rain.", "the year", "DATE", NULL, NULL},
    /* clock times */
    {"The quake struck at 0925 GMT on Tuesday.", "0925 GMT on Tuesday", "TIME", "2018-03-13T09:25",
     "time-date"},
    {"It struck at noon (2035 GMT), they said.", "2035", "DATE", NULL, NULL},
    {"She gave 2060 GMT receivers away.", "2060 GMT", "TIME", NULL, NULL},
    {"It sailed at 05:30hrs, they said.", "05:30hrs", "TIME", "2018-03-15T05:30", "clock-hours"},
    {"It sailed at 0530 hours on Tuesday.", "0530 hours on Tuesday", "TIME", "2018-03-13T05:30",
     "time-date"},
    {"It flew for 2000 hours.", "2000 hours", "DURATION", "PT2000H", "duration-n"},
    {"They waited two long years.", "two long years", "DURATION", "P2Y", "duration-n"},
    {"He left at 10 o'clock Monday night.", "10 o'clock Monday night", "TIME", "2018-03-12T22:00",
     "time-part"},
    {"He left at 3 o'clock this morning.", "3 o'clock this morning", "TIME", "2018-03-15T03:00",
     "time-part"},
    /* long ago */
    {"She ended a decades-old dispute.", "decades-old", "DURATION", "PXDE", "duration-unit-old"},
    {"She adopted the two-year-old boy.", "two-year", "DURATION", NULL, NULL},
    {"He left a long time ago.", "a long time ago", "DATE", "PAST_REF", "ago"},
    /* the day of 2001, by what it names */
    {"The Sept. 11 attacks changed the city.", "Sept. 11", "DATE", "2001-09-11", "month-day"},
    {"He opened the shop on Sept. 11 for good.", "Sept. 11", "DATE", "2017-09-11", "month-day"},
    {"He is not at home at present.", "present", "DATE", "PRESENT_REF", "refword"},
    {"They are sold at present prices.", "present", "DATE", NULL, NULL},
    /* a weekday behind what may come, or comes */
    {"The storm could reach the coast on Saturday.", "Saturday", "DATE", "2018-03-17", "weekday"},
    {"The storm could have reached the coast on Saturday.", "Saturday", "DATE", "2018-03-10",
     "weekday"},
    {"The owner could not be reached on Saturday.", "Saturday", "DATE", "2018-03-10", "weekday"},
    {"Neither he nor his wife could be found Saturday.", "Saturday", "DATE", "2018-03-10",
     "weekday"},
    {"The mayor can lift the Saturday curfew.", "Saturday", "DATE", "2018-03-10", "weekday"},
    {"The clerk said the ruling could come as early as Monday.", "Monday", "DATE", "2018-03-19",
     "weekday"},
    {"The clerk said talks would be held as soon as Monday.", "Monday", "DATE", "2018-03-19",
     "weekday"},
    {"The guards knew of it as early as Monday.", "Monday", "DATE", "2018-03-12", "weekday"},
    {"The ban goes into effect on Saturday.", "Saturday", "DATE", "2018-03-17", "weekday"},
    {"She heads to Elmwood on Saturday.", "Saturday", "DATE", "2018-03-17", "weekday"},
    {"The heads of both towns met on Saturday.", "Saturday", "DATE", "2018-03-10", "weekday"},
    {"It fell in May and September.", "September", "DATE", "2017-09", "month"},
    /* the day, and what is no day */
    {"Early in the day, when it was cool, they left.", "Early in the day", "DATE", "2018-03-15",
     "edge-in-date"},
    {"On Monday they met. Later in the day they signed.", "Later in the day", "DATE", "2018-03-12",
     "edge-in-date"},
    {"The reds carried the day.", "the day", "DATE", NULL, NULL},
    {"It came three years to the day after the fire.", "the day", "DATE", NULL, NULL},
    {"She runs the day care there.", "the day", "DATE", NULL, NULL},
    {"At the end of the day we all lose.", "the end of the day", "DATE", NULL, NULL},
    {"He left at the end of the day.", "the end of the day", "DATE", "2018-03-15", "edge-of-date"},
    {"She met him the other day.", "the other day", "DATE", "PAST_REF", "the-other-day"},
    {"I for one am sorry.", "one am", "TIME", NULL, NULL},
    {"He left at one am.", "one am", "TIME", "2018-03-15T01:00", "hour-ampm"},
    /* what is compared is a length */
    {"It opened two weeks later than planned.", "two weeks", "DURATION", "P2W", "duration-n"},
    {"It rose in the last quarter of 2012.", "the last quarter of 2012", "DATE", "2012-Q4",
     "date-of-date"},
    {"It was the last quarter of a century.", "last quarter", "DATE", NULL, NULL},
    /* the feast to come */
    {"They prepare for the upcoming St. Patrick's Day.", "the upcoming St. Patrick's Day", "DATE",
     "2018-03-17", "deixis-date"},
    /* days are counted from days, whatever years were named */
    {"He left on March 5. A long queue of people who wanted to see the old hall, which the town "
     "had built in 1998 and which it had rarely shown to anybody who came from the villages around "
     "it since then, stood in the rain and "
     "waited for him in vain the next day.",
     "the next day", "DATE", "2018-03-06", "deixis-unit"},
    {"The hall of 1998 is shut. A long queue of people who wanted to see what the town had rarely "
     "shown to anybody stood in the rain and waited for the mayor in vain two days earlier.",
     "two days earlier", "DATE", "2018-03-13", "later"},
    {"The hall was built in 1998. Two days later it burned.", "Two days later", "DATE",
     "1998-XX-XX", "later"},
    {"It will reopen on Saturday. It had been flooded a day earlier.", "a day earlier", "DATE",
     "2018-03-14", "later"},
    {"She was jailed in 1984 for a theft a year earlier.", "a year earlier", "DATE", "1983",
     "later"},
    {"She was jailed in 1984. Sales rose from a year earlier.", "a year earlier", "DATE", "2017",
     "later"},
    /* participles that are adjectives, possessives that are no verbs */
    {"It will be paid on a still unspecified date in January.", "January", "DATE", "2019-01",
     "month"},
    {"They will vote on the proposed merger in November.", "November", "DATE", "2018-11", "month"},
    {"She was the town's mayor until October.", "October", "DATE", "2017-10", "month"},
    {"It's closed until October.", "October", "DATE", "2018-10", "month"},
    /* what was said then, whatever it was about */
    {"It will never rain, she told a reporter in October.", "October", "DATE", "2017-10", "month"},
    {"It will rain again, she said during the October flood.", "October", "DATE", "2017-10",
     "month"},
    {"She told radio host Mary Gray on Saturday.", "Saturday", "DATE", "2018-03-10", "weekday"},
    {"They face the Owls on Saturday.", "Saturday", "DATE", "2018-03-17", "weekday"},
    /* a month ahead in which something has happened is the last one */
    {"The pact was signed in April.", "April", "DATE", "2017-04", "month"},
    {"He has been missing since April.", "April", "DATE", "2017-04", "month"},
    {"She testified during her April hearing.", "April", "DATE", "2017-04", "month"},
    {"Cuts that are set to hit in April are large.", "April", "DATE", "2018-04", "month"},
    {"He wants it passed before April.", "April", "DATE", "2018-04", "month"},
    {"The talks planned for April are off.", "April", "DATE", "2018-04", "month"},
    /* a capital that opens a report */
    {"MADRID (AP) Days after the vote, he left.", "Days", "DURATION", "PXD", "duration-plural"},
    {"The mill shut in 2015. Of the hundred and twenty workers who lost their jobs there only nine "
     "have found another one in the town, where rents are high and unchanged from the previous "
     "month.",
     "the previous month", "DATE", "2018-02", "deixis-unit"},
    /* a weekday that is any */
    {"It rained on a Tuesday in May, she recalled.", "Tuesday", "DATE", "XXXX-WXX-2", "weekday"},
    {"It rained on a recent Tuesday.", "Tuesday", "DATE", "XXXX-WXX-2", "weekday"},
    {"He met a Tuesday deadline.", "Tuesday", "DATE", "2018-03-13", "weekday"},
    {"She sold it to 21st Century Mills.", "21st Century", "DATE", NULL, NULL},
    {"It is a 21st century town.", "21st century", "DATE", "20", "century"},
    /* participles behind prepositions and behind is */
    {"He testifies behind closed doors in April.", "April", "DATE", "2018-04", "month"},
    {"A mayor who is sworn in in April may stay.", "April", "DATE", "2018-04", "month"},
    {"He was jailed in April.", "April", "DATE", "2017-04", "month"},
    {"He was sworn in in April.", "April", "DATE", "2017-04", "month"},
    {"The ban was lifted by the town in April.", "April", "DATE", "2017-04", "month"},
    /* the month just past is "last month" */
    {"It crashed last February.", "last February", "DATE", "2017-02", "deixis-date"},
    {"It crashed last January.", "last January", "DATE", "2018-01", "deixis-date"},
    {"It crashed last March.", "last March", "DATE", "2017-03", "deixis-date"},
    /* a year that ends within the calendar's is a length */
    {"It lost 3 million in the year ended Feb. 28.", "the year", "DURATION", "P1Y", "the-day"},
    {"It lost 3 million in the year.", "the year", "DATE", "2018", "the-day"},
    /* the period of another year */
    {"It earned 4 million in the third quarter of 2017. It had lost 2 million in the 2016 period.",
     "the 2016 period", "DATE", "2016-Q3", "the-1988-period"},
    {"It had lost 2 million in the 2016 period.", "the 2016 period", "DATE", "2016",
     "the-1988-period"},
    {"In the quarter ended Jan. 31 it grew.", "the quarter", "DATE", "2017-Q4", "the-day"},
    {"In the quarter ended Feb. 28 it grew.", "the quarter", "DATE", "2018-Q1", "the-day"},
    /* months that no name can be, and months behind an article */
    {"They recall Smith's November promise.", "November", "DATE", "2017-11", "month"},
    {"They met Smith's June.", "June", "DATE", NULL, NULL},
    {"It fell in a June Elmwood Mills survey.", "June", "DATE", "2017-06", "month"},
    {"It was an April Fool's joke.", "April", "DATE", NULL, NULL},
    {"Sirens rang in the minutes before the quake.", "the minutes", "DURATION", "PTXM",
     "the-duration"},
    {"They read the minutes of the meeting.", "the minutes", "DURATION", NULL, NULL},
    {"The newly opened hall is free in April.", "April", "DATE", "2018-04", "month"},
    /* that Friday, and the word "that" before Friday's */
    {"The ban of 2012 was lifted. Few of those who had wanted it for so many years came to see how "
     "the mayor tore the last of the signs down that Friday.",
     "that Friday", "DATE", "2018-03-09", "deixis-date"},
    {"They like the idea that Friday's vote is final.", "Friday", "DATE", "2018-03-09", "weekday"},
    {"They fled following Tuesday's attack.", "Tuesday", "DATE", "2018-03-13", "weekday"},
    {"They met on March 5 and left the following Tuesday.", "the following Tuesday", "DATE",
     "2018-03-06", "deixis-date"},
    /* halves of what is no year */
    {"It fell in the last half of the '90s.", "the last half of the '90s", "DATE", "199",
     "half-of-date"},
    {"It will open in the second half of September.", "the second half of September", "DATE",
     "2018-09", "half-of-date"},
    {"It is to start later this week.", "later this week", "DATE", "2018-W11", "edge-date"},
    {"It fell a year ago Friday.", "a year ago Friday", "DATE", "2017-03-16", "ago-day"},
    /* a year behind the day */
    {"They wed on Christmas Eve in 2009.", "Christmas Eve", "DATE", "2009-12-24", "holiday-eve"},
    {"They wed on May 4 in 2009.", "May 4", "DATE", "2009-05-04", "month-day"},
    {"They wed on May 4. In 2009 they parted.", "May 4", "DATE", "2018-05-04", "month-day"},
    /* another two years */
    {"He stays for another two years.", "another two years", "DURATION", "P2Y", "another-duration"},
    {"He wants another two-year term.", "two-year", "DURATION", "P2Y", "duration-n"},
    {"In those days it was a farm.", "those days", "DURATION", "PXD", "deixis-duration"},
    {"They want the days back.", "the days", "DURATION", "PXD", "the-duration"},
    /* months of which "will" and "if" speak, and what came to be in them */
    {"The voters in November will decide.", "November", "DATE", "2018-11", "month"},
    {"A defeat in November would hurt.", "November", "DATE", "2018-11", "month"},
    {"If they win in October, they stay.", "October", "DATE", "2018-10", "month"},
    {"He asked if she was there in November.", "November", "DATE", "2017-11", "month"},
    {"The rate may rise as soon as June.", "June", "DATE", "2018-06", "month"},
    {"The board voted to sell the mill in October.", "October", "DATE", "2017-10", "month"},
    {"It came to light in October.", "October", "DATE", "2017-10", "month"},
    {"It is supposed to come to light in October.", "October", "DATE", "2018-10", "month"},
    {"They moved from one town to another in October.", "October", "DATE", "2017-10", "month"},
    {"They keep up the pace set in October.", "October", "DATE", "2017-10", "month"},
    {"From Friday, May will be alone.", "May", "DATE", NULL, NULL},
    /* votes that do not come every year */
    {"They come to the polls on Election Day.", "Election Day", "DATE", "2018-11-06", "holiday"},
    {"He won on Super Tuesday.", "Super Tuesday", "DATE", "2016-03-01", "holiday"},
    {"He spoke on Inauguration Day.", "Inauguration Day", "DATE", "2017-01-20", "holiday"},
    /* later than what nobody told */
    {"Five years later, the mill is still shut.", "Five years later", "DATE", "2018", "later"},
    {"It led to a war four years later.", "four years later", "DATE", "XXXX", "later"},
    {"The book came out in 2001. At that same Aug. 1 event he spoke.", "that same Aug. 1", "DATE",
     "2017-08-01", "deixis-date"},
    /* what the day is of is to come */
    {"He said the Saturday vote will be close.", "Saturday", "DATE", "2018-03-17", "weekday"},
    {"He said Saturday's final game will be close.", "Saturday", "DATE", "2018-03-17", "weekday"},
    {"He said Saturday's final game was close.", "Saturday", "DATE", "2018-03-10", "weekday"},
    {"They are racing against a Saturday deadline.", "Saturday", "DATE", "2018-03-17", "weekday"},
    {"It is projected to expire Saturday.", "Saturday", "DATE", "2018-03-17", "weekday"},
    {"It will be signed and published Saturday.", "Saturday", "DATE", "2018-03-17", "weekday"},
    {"It was signed and published Saturday.", "Saturday", "DATE", "2018-03-10", "weekday"},
    {"She is preparing for the race on Saturday.", "Saturday", "DATE", "2018-03-17", "weekday"},
};

static void check_sample(const char *before, const sample *s) {
  static const dl_civil thursday = {2018, 3, 15};
  size_t head = strlen(before), size = head + strlen(s->sentence) + 1;
  char *text = malloc(size);
  CHECK(text != NULL);
  if (!text) return;
  memcpy(text, before, head);
  memcpy(text + head, s->sentence, size - head);
  dl_arena arena, scratch;
  dl_arena_init(&arena, dl_allocator_libc, 0);
  dl_arena_init(&scratch, dl_allocator_libc, 0);
  dl_span paragraph = {0, (uint32_t)(size - 1)};
  dl_text split;
  CHECK(dl_text_split(&arena, text, paragraph.end, &paragraph, 1, &split) == DL_OK);
  dl_time_context context;
  memset(&context, 0, sizeof context);
  context.published_minute = -1;
  context.has_published = true;
  context.published = thursday;
  dl_timexes found;
  CHECK(dl_time_find(&arena, &scratch, &split, &context, &found) == DL_OK);
  const char *place = strstr(text + head, s->expression);
  CHECK(place != NULL);
  uint32_t start = place ? (uint32_t)(place - text) : 0,
           end = start + (uint32_t)strlen(s->expression);
  const dl_timex *t = NULL;
  for (uint32_t i = 0; i < found.count; i++)
    if (found.items[i].start < end && found.items[i].end > start) t = &found.items[i];
  unsigned failed = check_failed;
  if (!s->value) {
    CHECK(t == NULL);
  } else {
    CHECK(t != NULL);
    if (t) {
      CHECK(t->start == start && t->end == end);
      CHECK(strcmp(dl_timex_type_word(t->type), s->type) == 0);
      CHECK_STR(t->value, s->value);
      CHECK(strcmp(t->rule, s->rule) == 0);
    }
  }
  if (check_failed > failed)
    fprintf(stderr, "  in \"%s\" for \"%s\": %s\n", s->sentence, s->expression, t ? t->rule : "");
  dl_arena_destroy(&arena);
  dl_arena_destroy(&scratch);
  free(text);
}

int main(void) {
  for (size_t i = 0; i < sizeof told / sizeof *told; i++) check_sample(chronicle, &told[i]);
  for (size_t i = 0; i < sizeof reported / sizeof *reported; i++) check_sample("", &reported[i]);
  return check_report();
}
