/* time_outlets_test.c: forms and senses of news sites, in sentences made for them: which day a
 * weekday is, what one breath names, what is no date. Published on Thursday, 15 March 2018. */
#include "time_check.h"

static const wanted samples[] = {
    /* a weekday to come, by the words around it */
    {"The winners will be announced Saturday.", "Saturday", "DATE", "2018-03-17"},
    {"A vote is likely to come Monday.", "Monday", "DATE", "2018-03-19"},
    {"The cuts are due to hit on Friday.", "Friday", "DATE", "2018-03-16"},
    {"The club said Tuesday's game will be played at Elmwood.", "Tuesday", "DATE", "2018-03-20"},
    {"The court could rule on Monday.", "Monday", "DATE", "2018-03-19"},
    {"Hail may move into Tarn on Saturday.", "Saturday", "DATE", "2018-03-17"},
    /* the present tense, a term that is given, what would have to be done */
    {"The book comes out Tuesday.", "Tuesday", "DATE", "2018-03-20"},
    {"It was the last rally before voters head to the polls Tuesday.", "Tuesday", "DATE",
     "2018-03-20"},
    {"The chamber, which reconvenes Monday, is split.", "Monday", "DATE", "2018-03-19"},
    {"The two sides are sitting down Wednesday for talks.", "Wednesday", "DATE", "2018-03-21"},
    {"The town has until Monday to reply.", "Monday", "DATE", "2018-03-19"},
    {"They would have to begin debate on Tuesday.", "Tuesday", "DATE", "2018-03-20"},
    {"They would have begun debate on Tuesday.", "Tuesday", "DATE", "2018-03-13"},
    {"She waited until Monday to reply.", "Monday", "DATE", "2018-03-12"},
    {"The paper is calling Sunday races a danger.", "Sunday", "DATE", "2018-03-11"},
    {"He lost both of the House votes on Tuesday.", "Tuesday", "DATE", "2018-03-13"},
    {"It comes after the Tuesday meeting.", "Tuesday", "DATE", "2018-03-13"},
    {"She is in town to prep for her hearing Tuesday.", "Tuesday", "DATE", "2018-03-20"},
    {"The mayor summoned the owners for an urgent meeting on Monday.", "Monday", "DATE",
     "2018-03-19"},
    {"They met for a debate on Tuesday.", "Tuesday", "DATE", "2018-03-13"},
    {"The mayor drew criticism for his visit on Tuesday.", "Tuesday", "DATE", "2018-03-13"},
    {"He went on stage for the debate on Tuesday.", "Tuesday", "DATE", "2018-03-13"},
    /* a headline has no stop and, where it looks ahead, no verb but the infinitive */
    {"Council to vote Tuesday on harbor plan", "Tuesday", "DATE", "2018-03-20"},
    {"Mill strike, Day 3: Owners to meet Monday", "Monday", "DATE", "2018-03-19"},
    {"Five things to watch in Tuesday's debate", "Tuesday", "DATE", "2018-03-20"},
    {"Council voted to sell harbor Tuesday", "Tuesday", "DATE", "2018-03-13"},
    {"Mayor declines to comment Tuesday", "Tuesday", "DATE", "2018-03-13"},
    {"The mayor came to the harbor to speak Tuesday.", "Tuesday", "DATE", "2018-03-13"},
    /* and one that has passed */
    {"Tuesday's news that the mill will close pleased few.", "Tuesday", "DATE", "2018-03-13"},
    {"If Tuesday's hearing is a sign, she will win.", "Tuesday", "DATE", "2018-03-13"},
    {"She would not comment on Monday.", "Monday", "DATE", "2018-03-12"},
    {"He could not be reached on Monday.", "Monday", "DATE", "2018-03-12"},
    {"The minister did meet Tuesday with farmers.", "Tuesday", "DATE", "2018-03-13"},
    {"The vote will be held soon. As of Monday, it was not.", "Monday", "DATE", "2018-03-12"},
    {"They could see where he hid it Tuesday.", "Tuesday", "DATE", "2018-03-13"},
    {"The meeting was held in May and not on Monday.", "Monday", "DATE", "2018-03-12"},
    /* which one it is, what stands beside it says */
    {"It aired Tuesday night (Feb. 20) on screens.", "Tuesday night", "TIME", "2018-02-20TNI"},
    {"It aired Tuesday (the 20th one) on screens.", "Tuesday", "DATE", "2018-03-13"},
    {"Snow is falling both Thursday and Friday.", "Friday", "DATE", "2018-03-16"},
    {"Snow fell on Wednesday and Friday.", "Friday", "DATE", "2018-03-09"},
    /* the year of a day or a month far ahead */
    {"As radio host Ann Lee put it in August, all is well.", "August", "DATE", "2017-08"},
    {"Lee will face Nolan in the Oct. 4 runoff.", "Oct. 4", "DATE", "2018-10-04"},
    {"The record high set on Aug. 6 still stands.", "Aug. 6", "DATE", "2017-08-06"},
    {"He was shot to death on Oct. 23.", "Oct. 23", "DATE", "2017-10-23"},
    {"If Lee wins in June, all will change.", "June", "DATE", "2018-06"},
    /* a season of two years is one */
    {"He scored 20 goals in the 2016/17 season.", "2016/17", "DATE", "2016"},
    {"She sat out the 2016-17 ZBA season.", "2016-17", "DATE", "2016"},
    {"She sat out the 2016\xE2\x80\x93"
     "17 season.",
     "2016\xE2\x80\x93"
     "17",
     "DATE", "2016"},
    {"The academic year 2016/17 was long.", "2016/17", "DATE", "2016"},
    {"It fell in fiscal year 2016-17 again.", "fiscal year 2016-17", "DATE", "2016"},
    {"The 2016/2017 financial year was good.", "The 2016/2017 financial year", "DATE", "2016"},
    {"The siege lasted 1915-16 and failed.", "16", "DATE", "1916"},
    {"They fought in the 1915-16 dry season.", "1915", "DATE", "1915"},
    {"He lived here 1912-15 with her.", "15", "DATE", "1915"},
    /* decades, centuries */
    {"It was loved in the 1970s and 80s.", "80s", "DATE", "198"},
    {"It was loved in the 1870s and 80s.", "80s", "DATE", "188"},
    {"It was loved in the 1970s by men in their 80s.", "80s", "DATE", NULL},
    {"The mill dates to the late 1800s.", "the late 1800s", "DATE", "18"},
    {"The mill dates to the late 2000s.", "the late 2000s", "DATE", "200"},
    /* what is no "following Thursday" */
    {"They met following Tuesday's loss.", "Tuesday", "DATE", "2018-03-13"},
    {"They lost on March 1 and met the following Tuesday.", "the following Tuesday", "DATE",
     "2018-03-06"},
    {"He warned that the fall could be wet.", "that the fall", "DATE", NULL},
    /* lengths and rhythms */
    {"Prices fell over the last year and a half.", "the last year and a half", "DURATION", "P1Y6M"},
    {"The bus runs every half hour until noon.", "every half hour", "SET", "PT30M"},
    {"They sing every Tuesday night there.", "every Tuesday night", "SET", "XXXX-WXX-2TNI"},
    {"They sing each Sunday morning there.", "each Sunday morning", "SET", "XXXX-WXX-7TMO"},
    {"He fell in the early morning hours on March 6.", "the early morning hours on March 6", "TIME",
     "2018-03-06TMO"},
    {"It snowed in the evening hours.", "the evening hours", "TIME", "2018-03-15TEV"},
    {"Minutes of the May meeting show it.", "Minutes", "DURATION", NULL},
    {"Within minutes of the fire she was there.", "minutes", "DURATION", "PTXM"},
    {"The deal was saved at the last minute.", "the last minute", "DURATION", NULL},
    {"She scored in the last minute.", "the last minute", "DURATION", "PT1M"},
    {"In a second early note she agreed.", "a second", "DURATION", NULL},
    {"It is part of everyday life.", "everyday", "SET", NULL},
    {"She swims everyday.", "everyday", "SET", "P1D"},
    {"He sat on the set of NTV's Today show.", "Today", "DATE", NULL},
    {"He said so today show or no show.", "today", "DATE", "2018-03-15"},
    /* what is still so, what was somebody's */
    {"Nobody knows why to this day.", "this day", "DATE", "PRESENT_REF"},
    {"Voters read of his past.", "past", "DATE", NULL},
    {"It was so in the past.", "the past", "DATE", "PAST_REF"},
    {"The future health of the lake is at risk.", "future", "DATE", NULL},
    {"She plans her future home.", "future", "DATE", NULL},
    {"It grew in his early years there.", "years", "DURATION", NULL},
    {"It grew in the early years there.", "the early years", "DURATION", "PXY"},
    {"She fought it in her teenage years.", "years", "DURATION", NULL},
    {"Call 020 7946 2014 to book.", "2014", "DATE", NULL},
    /* the year of both */
    {"They met in the spring or summer of 1993.", "the spring", "DATE", "1993-SP"},
    {"They met in October or March of 1993.", "October", "DATE", "1992-10"},
    {"It passed on Christmas Eve in 2009.", "Christmas Eve", "DATE", "2009-12-24"},
    {"Twenty years later, the mill is a ruin.", "Twenty years later", "DATE", "2018"},
    /* seasons of any year, and what recurs with them */
    {"It keeps you dry in winter.", "winter", "DATE", "XXXX-WI"},
    {"The pass was closed in winter.", "winter", "DATE", "2018-WI"},
    {"The pass will open in summer.", "summer", "DATE", "2018-SU"},
    {"They went to summer camp.", "summer", "DATE", NULL},
    {"Crowds came for the winter solstice.", "winter", "DATE", NULL},
    /* today's world is no day's */
    {"All is new in today's digital age.", "today", "DATE", NULL},
    {"All hangs on today's first vote.", "today", "DATE", "2018-03-15"},
    {"If she were alive today, she would laugh.", "today", "DATE", "PRESENT_REF"},
    {"The mill is still around today.", "today", "DATE", "PRESENT_REF"},
    {"Once in a while they sing.", "a while", "DURATION", NULL},
    {"The talks lasted over two hours.", "over two hours", "DURATION", "PT2H"},
    {"It came just over a week ago.", "over a week ago", "DATE", "2018-W10"},
    {"He won it over two years.", "two years", "DURATION", "P2Y"},
    /* the week before a day */
    {"They met the week before Labor Day.", "the week before Labor Day", "DATE", "2017-W35"},
    {"It snowed the weekend before Christmas.", "the weekend before Christmas", "DATE",
     "2017-W51-WE"},
    {"It snowed the weekend after March 3.", "the weekend after March 3", "DATE", "2018-W10-WE"},
    {"She swims every day of the week.", "the week", "DATE", NULL},
    {"Snow is rare at this time of the year.", "year", "DATE", NULL},
    {"It was the best game of the year.", "the year", "DATE", "2018"},
    {"The debt grows by the day.", "the day", "DATE", NULL},
    {"By the day's end all were safe.", "the day", "DATE", "2018-03-15"},
    /* a month that opens a clause goes by that clause; what should have been is past */
    {"She urged him to pay, and in late August, he paid the town.", "late August", "DATE",
     "2017-08"},
    {"She will face a rival, in August, though few have heard of it.", "August", "DATE", "2018-08"},
    {"It should have been clear by August, she said.", "August", "DATE", "2017-08"},
    {"It could have a say in August, she said.", "August", "DATE", "2018-08"},
    /* what lasts through a month */
    {"The bill keeps the town funded through October.", "October", "DATE", "2018-10"},
    {"The pact extends the truce through December.", "December", "DATE", "2018-12"},
    {"He raised four million through December.", "December", "DATE", "2017-12"},
    {"Prices fell from October through December.", "December", "DATE", "2017-12"},
    {"Rents rose through February.", "February", "DATE", "2018-02"},
    /* Mrs May */
    {"Speaking on Wednesday, May pointed at the mill.", "May", "DATE", NULL},
    {"Members of May's cabinet left.", "May", "DATE", NULL},
    {"It rained in March, April, May and June.", "May", "DATE", "2017-05"},
    {"She lost her seat in May's election.", "May", "DATE", "2017-05"},
    /* what is no length, no age, no single day */
    {"In the year since the flood, rents fell.", "the year", "DURATION", "P1Y"},
    {"The year, since it began, was wet.", "The year", "DATE", "2018"},
    {"It cut visits from 15 minutes to 10 minutes.", "15 minutes", "DURATION", "PT15M"},
    {"It is for men 25-54 years old.", "25-54 years", "DURATION", NULL},
    {"It took 20-50 years.", "20-50 years", "DURATION", "P20Y"},
    {"It rose in the first half of calendar year 2017.", "the first half of calendar year 2017",
     "DATE", "2017-H1"},
    {"The whole year 2016 was dry.", "The whole year 2016", "DATE", "2016"},
    {"It grew in the financial year of 2016/17.", "the financial year of 2016/17", "DATE", "2016"},
    {"One Sunday night, she made a cake.", "Sunday night", "TIME", "XXXX-WXX-7TNI"},
    {"She left on one Friday in May.", "Friday", "DATE", "XXXX-WXX-5"},
    {"They met one on one Tuesday.", "Tuesday", "DATE", "2018-03-13"},
    {"A day pass is dear.", "A day", "DURATION", NULL},
    {"The barn turned into this overnight.", "overnight", "TIME", "2018-03-15TNI"},
    {"It was told after '60 Minutes' aired.", "'60", "DATE", NULL},
    {"The club won in '98 and left.", "'98", "DATE", "1998"},
    {"In the wake of September 11 there was talk of schools.", "September 11", "DATE",
     "2001-09-11"},
    {"Before Sept. 11, they could run for the gate.", "Sept. 11", "DATE", "2001-09-11"},
    {"He wrote to the mayor on Sept. 11 of the leak.", "Sept. 11", "DATE", "2017-09-11"},
    /* stamps and clocks */
    {"Modified on Sat 3 Mar 2018 10.43 EDT", "Sat 3 Mar 2018 10.43 EDT", "TIME",
     "2018-03-03T10:43"},
    {"The index rose 5.30 PTS in all.", "5.30 PTS", "TIME", NULL},
    {"Profit fell in 1H17 again.", "1H17", "DATE", "2017-H1"},
    {"He left in the early hours of Wednesday, March 7.", "the early hours of Wednesday, March 7",
     "TIME", "2018-03-07TMO"},
    {"It was built in the mid-to-late 1990s.", "the mid-to-late 1990s", "DATE", "199"},
    {"Rates will fall by end-2019.", "end-2019", "DATE", "2019"},
    {"Harbour to close: 5 min read", "5 min", "DURATION", NULL},
    {"The fair was on Dec. 5 & 6.", "6", "DATE", "2017-12-06"},
    /* users' forms */
    {"The fair is on Thursday 22nd.", "Thursday 22nd", "DATE", "2018-03-22"},
    {"Last week's Tuesday was wet.", "Last week's Tuesday", "DATE", "2018-03-06"},
    {"Tonight @ 8:30 they sing.", "Tonight @ 8:30", "TIME", "2018-03-15T20:30"},
    {"Todays vote is near.", "Todays", "DATE", "2018-03-15"},
    {"It grew this spring.", "this spring", "DATE", "2018-SP"},
    /* feasts */
    {"Banks close on Presidents' Day.", "Presidents' Day", "DATE", "2018-02-19"},
    {"It was a joke for April Fools\xE2\x80\x99 Day.", "April Fools\xE2\x80\x99 Day", "DATE",
     "2018-04-01"},
    {"They wed on New Years Eve.", "New Years Eve", "DATE", "2017-12-31"},
    {"He will ring her on Mothers Day.", "Mothers Day", "DATE", "2018-05-13"},
    {"Pews filled on Remembrance Sunday 2016.", "Remembrance Sunday 2016", "DATE", "2016-11-13"},
    {"Lunch on Mothering Sunday is dear.", "Mothering Sunday", "DATE", "2018-03-11"},
    {"The state votes on Super Tuesday 2016.", "Super Tuesday 2016", "DATE", "2016-03-01"},
    {"Candles were lit on Advent Sunday 2017.", "Advent Sunday 2017", "DATE", "2017-12-03"},
    {"The workers' Friday strike was called off.", "Friday", "DATE", "2018-03-09"},
    {"She sold shares of Twenty-First Century Fox.", "Twenty-First Century", "DATE", NULL},
    /* the older spelling of decades */
    {"It fell silent in the 1990's, he says.", "the 1990's", "DATE", "199"},
    {"It began in the mid-1960's.", "the mid-1960's", "DATE", "196"},
    {"They sang it in the '70's.", "the '70's", "DATE", "197"},
    {"2010's best film was sold.", "2010", "DATE", "2010"},
    /* what is no date */
    {"The best time of the day is dawn.", "the day", "DATE", NULL},
    {"He won, following four years of drift.", "four years", "DURATION", "P4Y"},
    {"Posts of the past two years after May 1, 2017 stay.", "the past two years", "DURATION",
     "P2Y"},
    {"Valley News Now reports that it rained.", "Now", "DATE", NULL},
    {"Mayor Now Says Bridge Is Safe", "Now", "DATE", "PRESENT_REF"},
    {"The battery has 2000 mAh.", "2000", "DATE", NULL},
    /* years of days and months far off */
    {"A judge set his hearing tentatively for Aug. 20.", "Aug. 20", "DATE", "2018-08-20"},
    {"They chose rules to carry out the mayor's Oct. 20 order.", "Oct. 20", "DATE", "2017-10-20"},
    {"The show is rumored to open in October.", "October", "DATE", "2018-10"},
    {"Those who will vote for her came and resumed the march Wednesday.", "Wednesday", "DATE",
     "2018-03-14"},
    {"It took tens of thousands of years.", "tens of thousands of years", "DURATION", "PXY"},
    {"The rock formed over billions of years.", "billions of years", "DURATION", "PXY"},
    {"She earns thousands a year.", "a year", "SET", "P1Y"},
    {"Songs of the '90s and '00s were played.", "'00s", "DATE", "200"},
    {"Nobody has sung so since the dawn of time.", "the dawn", "TIME", NULL},
    {"They set out at dawn on Tuesday.", "dawn on Tuesday", "TIME", "2018-03-13TMO"},
    {"He reads of current events.", "current", "DATE", NULL},
    {"Fires burned overnight Tuesday.", "overnight Tuesday", "TIME", "2018-03-13TNI"},
    {"Prices rose overnight. Friday was calm.", "overnight", "TIME", "2018-03-15TNI"},
};

/* On 22 December and 8 January. */
static const wanted december[] = {
    {"The trial could begin this summer.", "this summer", "DATE", "2019-SU"},
    {"The lake was low this summer.", "this summer", "DATE", "2018-SU"},
};
/* In June of an odd year and of an even one: which November a vote was, or will be. */
static const wanted odd_june[] = {
    {"She won the November election.", "November", "DATE", "2016-11"},
    {"The mayor faces a primary in August.", "August", "DATE", "2017-08"},
};
static const wanted even_june[] = {
    {"It was put off until after the November elections.", "November", "DATE", "2018-11"},
    {"Three quit ahead of November's midterm elections.", "November", "DATE", "2018-11"},
    {"He is not seeking re-election in November.", "November", "DATE", "2018-11"},
    {"Polls show a tight race before the Nov. 6 election.", "Nov. 6", "DATE", "2018-11-06"},
    {"It could matter come November.", "November", "DATE", "2018-11"},
    {"The party is nervous heading into November.", "November", "DATE", "2018-11"},
    {"The bridge fell in November.", "November", "DATE", "2017-11"},
    {"She skipped the December vote for a trip.", "December", "DATE", "2017-12"},
    {"The clerk has an October deadline to reply.", "October", "DATE", "2018-10"},
    {"It has no real path before the September convention.", "September", "DATE", "2018-09"},
    {"Gold for August delivery rose.", "August", "DATE", "2018-08"},
    {"Voters Turn Away Heading Into November Elections", "November", "DATE", "2018-11"},
    {"She lost at the September convention.", "September", "DATE", "2017-09"},
    {"All sports are canceled until August 31.", "August 31", "DATE", "2018-08-31"},
    {"The town asked for plans by Aug. 4, it said.", "Aug. 4", "DATE", "2018-08-04"},
    {"He ran the mill until October.", "October", "DATE", "2017-10"},
    {"They were held after the Aug. 14 fire.", "Aug. 14", "DATE", "2017-08-14"},
    {"The November storm tore off the roof.", "November", "DATE", "2017-11"},
};
static const wanted january[] = {
    {"Sales fell this fall.", "this fall", "DATE", "2017-FA"},
    {"The trial could begin this fall.", "this fall", "DATE", "2018-FA"},
};

int main(void) {
  static const dl_civil late = {2018, 12, 22}, early = {2018, 1, 8}, odd = {2017, 6, 7},
                        even = {2018, 6, 6};
  for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
    check_wanted(&samples[i], &thursday);
  for (size_t i = 0; i < sizeof december / sizeof *december; i++) check_wanted(&december[i], &late);
  for (size_t i = 0; i < sizeof january / sizeof *january; i++) check_wanted(&january[i], &early);
  for (size_t i = 0; i < sizeof odd_june / sizeof *odd_june; i++) check_wanted(&odd_june[i], &odd);
  for (size_t i = 0; i < sizeof even_june / sizeof *even_june; i++)
    check_wanted(&even_june[i], &even);
  return check_report();
}
