/* time_recurring_test.c: hours that something keeps, and the periods that reports compare, in sentences
 * made for them. Published on Thursday, 15 March 2018. */
#include "time_check.h"

static const wanted samples[] = {
    /* a clock time of a habit is of no single day */
    {"The shop is open from 9 a.m. to 5 p.m. on weekdays.", "9 a.m.", "TIME", "XXXX-WXX-WDT09:00"},
    {"The shop is open from 9 a.m. to 5 p.m. on weekdays.", "5 p.m. on weekdays", "SET",
     "XXXX-WXX-WDT17:00"},
    {"Doors open at 7 p.m. every Friday.", "7 p.m. every Friday", "SET", "XXXX-WXX-5T19:00"},
    {"Classes run Mondays at 6pm.", "Mondays at 6pm", "SET", "XXXX-WXX-1T18:00"},
    {"The market runs every Saturday from 8 a.m. to noon.", "8 a.m.", "TIME", "XXXX-WXX-6T08:00"},
    {"The market runs every Saturday from 8 a.m. to noon.", "noon", "TIME", "XXXX-WXX-6T12:00"},
    {"It is open daily from 10 a.m. to 6 p.m. in July.", "6 p.m.", "TIME", "XXXX-XX-XXT18:00"},
    {"It was lit 5-9 p.m. daily until the flood.", "5", "TIME", "XXXX-XX-XXT17:00"},
    {"She wakes at 5 a.m. every day.", "5 a.m.", "TIME", "XXXX-XX-XXT05:00"},
    {"Services are held Sundays at 9:30 a.m. and 11 a.m.", "11 a.m.", "TIME", "XXXX-WXX-7T11:00"},
    {"The show airs weeknights at 11:35 p.m. ET.", "11:35 p.m. ET", "TIME", "XXXX-WXX-WDT23:35"},
    {"The letter comes every weekday morning.", "every weekday morning", "SET", "XXXX-WXX-WDTMO"},
    {"He rides on weekday evenings.", "weekday evenings", "SET", "XXXX-WXX-WDTEV"},
    /* and so is a range of weekdays whose hours are told */
    {"The hall is open Monday-Friday, 9am-5pm.", "Monday", "SET", "XXXX-WXX-1"},
    {"The hall is open Monday-Friday, 9am-5pm.", "Friday", "SET", "XXXX-WXX-5"},
    {"The hall is open Monday-Friday, 9am-5pm.", "9am", "TIME", "XXXX-XX-XXT09:00"},
    {"The hall is open Monday-Friday, 9am-5pm.", "5pm", "TIME", "XXXX-XX-XXT17:00"},
    {"Call Mon-Fri 9am-5pm.", "Mon", "SET", "XXXX-WXX-1"},
    {"Hours: 9 a.m. to 5 p.m. Monday through Friday and 10 a.m. to 2 p.m. Saturday.", "5 p.m.",
     "TIME", "XXXX-XX-XXT17:00"},
    {"Hours: 9 a.m. to 5 p.m. Monday through Friday and 10 a.m. to 2 p.m. Saturday.",
     "2 p.m. Saturday", "TIME", "XXXX-WXX-6T14:00"},
    {"Hours: 9 a.m. to 5 p.m. Monday through Friday.", "Hours", "DURATION", NULL},
    {"The museum is open Tuesday through Saturday.", "Tuesday", "SET", "XXXX-WXX-2"},
    {"It runs Mondays to Thursdays.", "Thursdays", "SET", "XXXX-WXX-4"},
    /* but a day that is told is that day */
    {"The museum will be open Tuesday through Saturday.", "Tuesday", "DATE", "2018-03-20"},
    {"The poll was taken Monday to Wednesday.", "Monday", "DATE", "2018-03-12"},
    {"The talks ran from 7 p.m. Tuesday to Wednesday.", "7 p.m. Tuesday", "TIME",
     "2018-03-13T19:00"},
    {"He spoke at the daily briefing at 2 p.m. in the hall.", "2 p.m.", "TIME", "2018-03-15T14:00"},
    {"He left at 5 p.m. on Monday, as he does every day.", "5 p.m. on Monday", "TIME",
     "2018-03-12T17:00"},
    {"The shop closes every winter. He left at 5 p.m. in the rain.", "5 p.m.", "TIME",
     "2018-03-15T17:00"},
    {"The Sun-Mon merger fell through.", "Sun", "DATE", NULL},
    {"On a weekday the road is full.", "weekday", "SET", NULL},
    /* past midnight */
    {"The pub plays music from 9 PM to 2:30 AM on Saturday.", "9 PM", "TIME", "2018-03-10T21:00"},
    {"The pub plays music from 9 PM to 2:30 AM on Saturday.", "2:30 AM on Saturday", "TIME",
     "2018-03-11T02:30"},
    {"A curfew ran from 10 p.m. to 5 a.m. there.", "5 a.m.", "TIME", "2018-03-16T05:00"},
    {"It ran from 10 p.m. to midnight there.", "midnight", "TIME", "2018-03-15T24:00"},
    {"It ran from 10 a.m. to 5 p.m. on Tuesday.", "10 a.m.", "TIME", "2018-03-13T10:00"},
    {"It ran from 10 p.m. Monday to 5 a.m. Tuesday.", "5 a.m. Tuesday", "TIME", "2018-03-13T05:00"},
    {"It rained at 10 p.m. and 5 a.m. on Tuesday.", "5 a.m. on Tuesday", "TIME",
     "2018-03-13T05:00"},
    /* what a report compares */
    {"Acme's third-quarter profit fell from the prior-year quarter.", "the prior-year quarter",
     "DATE", "2016-Q3"},
    {"It was a loss in the prior-year period.", "the prior-year period", "DATE", "2017"},
    {"First-half profit fell 5 percent.", "First-half", "DATE", "2017-H1"},
    {"It expects first-half sales to rise.", "first-half", "DATE", "2018-H1"},
    {"A first-half goal sank them.", "first-half", "DATE", NULL},
    {"The first-half results stood after a touchdown.", "first-half", "DATE", NULL},
    {"It rained in the first half of the month.", "the first half of the month", "DATE", "2018-03"},
    {"The first half of that resolution was kept.", "The first half", "DATE", NULL},
    {"It was sold in the first half of last year.", "the first half of last year", "DATE",
     "2017-H1"},
    {"Profit fell in H1 again.", "H1", "DATE", "2017-H1"},
    {"The H1 virus spread.", "H1", "DATE", NULL},
    {"Sales in 3Q17 and 1H 2017 were flat.", "3Q17", "DATE", "2017-Q3"},
    {"Sales in 3Q17 and 1H 2017 were flat.", "1H 2017", "DATE", "2017-H1"},
    {"The part 7Q23 is missing.", "7Q23", "DATE", NULL},
    {"Sales fell in January from the same month last year.", "the same month last year", "DATE",
     "2017-01"},
    {"Visits fell on Tuesday from the same day a year ago.", "the same day a year ago", "DATE",
     "2017-03-13"},
    {"On this day in 1987 the dam broke.", "this day in 1987", "DATE", "1987-03-15"},
    {"Sales fell from the same period the previous year.", "the same period the previous year",
     "DATE", "2017"},
};

int main(void) {
  for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
    check_wanted(&samples[i], &thursday);
  return check_report();
}
