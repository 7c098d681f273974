/* time_test.c: the temporal engine, rule by rule, and silence where there is no date (no_dates.txt
 * beside this file). */
#include "time_check.h"

static const sample samples[] = {
    /* terms to come; published in March */
    {"The fair might not be possible until October or later.", "October or later", "DATE",
     "2018-10", "ON_OR_AFTER", "2018-10-01", "", NULL},
    {"The bridge will stay closed until at least November.", "November", "DATE", "2018-11", NULL,
     NULL, NULL, NULL},
    {"It was not possible until October.", "October", "DATE", "2017-10", NULL, NULL, NULL, NULL},
    {"She must reply no later than December 20.", "December 20", "DATE", "2018-12-20", NULL, NULL,
     NULL, NULL},
    {"The road will be closed until Tuesday.", "Tuesday", "DATE", "2018-03-20", NULL, NULL, NULL,
     NULL},
    {"They may be bound by the March 3 treaty.", "March 3", "DATE", "2018-03-03", NULL, NULL, NULL,
     NULL},
    {"It was closed until Tuesday.", "Tuesday", "DATE", "2018-03-13", NULL, NULL, NULL, NULL},
    {"The shop was closed until December.", "December", "DATE", "2017-12", NULL, NULL, NULL, NULL},
    {"The shop is closed until December.", "December", "DATE", "2018-12", NULL, NULL, NULL, NULL},
    {"The fee will be paid on December 14.", "December 14", "DATE", "2018-12-14", NULL, NULL, NULL,
     NULL},
    {"In the year ended July 31, sales fell.", "July 31", "DATE", "2017-07-31", NULL, NULL, NULL,
     NULL},
    {"He agreed to sell the second shop to a friend in July.", "July", "DATE", "2018-07", NULL,
     NULL, NULL, NULL},
    {"They met on Lunar New Year 2023.", "Lunar New Year 2023", "DATE", "2023-01-22", "", NULL,
     NULL, "holiday"},
    {"They met on Diwali.", "Diwali", "DATE", "2017-10-19", "", NULL, NULL, "holiday"},
    /* seasons and weekends, by the words around them */
    {"The cup will be held over the autumn.", "the autumn", "DATE", "2018-FA", "", NULL, NULL,
     "season-the"},
    {"He has been away since the summer.", "the summer", "DATE", "2017-SU", "", NULL, NULL,
     "season-the"},
    {"Traders sold ahead of the weekend.", "the weekend", "DATE", "2018-W11-WE", "", NULL, NULL,
     "the-day"},
    {"He fell over the weekend.", "the weekend", "DATE", "2018-W10-WE", "", NULL, NULL, "the-day"},
    /* the same period of another year */
    {"Sales rose from the same period last year.", "the same period last year", "DATE", "2017", "",
     NULL, NULL, "same-period-of"},
    {"Sales rose in the third quarter from the corresponding period a year ago.",
     "the corresponding period a year ago", "DATE", "2016-Q3", "", NULL, NULL, "same-period-of"},
    {"Sales rose in the third quarter from the same quarter of 2012.", "the same quarter of 2012",
     "DATE", "2012-Q3", "", NULL, NULL, "same-period-of"},
    {"They earned more over the same period.", "the same period", "DATE", "XXXX", "", "", "",
     "deixis-period"},
    /* lengths with two ends */
    {"It took two or three weeks.", "two or three weeks", "DURATION", "P2W", "EQUAL_OR_MORE", "",
     "", "duration-range"},
    {"It will last for the next 12 to 18 months.", "the next 12 to 18 months", "DURATION", "P12M",
     "EQUAL_OR_MORE", "", "", "deixis-duration"},
    {"It took about 10-15 minutes.", "10-15 minutes", "DURATION", "PT10M", "EQUAL_OR_MORE", "", "",
     "duration-range"},
    {"It rose from 5 to 10 minutes.", "10 minutes", "DURATION", "PT10M", "", "", "", "duration-n"},
    {"It may save a life in a year or two.", "a year or two", "DURATION", "P1Y", "APPROX", "", "",
     "or-two"},
    {"The town will one day be rich.", "one day", "DATE", "FUTURE_REF", "", "", "",
     "some-day-to-come"},
    {"The town will have one day to vote.", "one day", "DURATION", "P1D", "", "", "", "duration-n"},
    /* figures in other orders */
    {"It was signed on 2/15 at last.", "2/15", "DATE", "2018-02-15", "", "2018-02-15", NULL,
     "month-day-figures"},
    {"It opens 4/25 at 4pm.", "4/25 at 4pm", "TIME", "2018-04-25T16:00", "", NULL, NULL,
     "date-time"},
    {"Much has changed since 9/11.", "9/11", "DATE", "2001-09-11", "", "2001-09-11", NULL,
     "month-day-figures"},
    {"It ran from 31/Oct/1974.", "31/Oct/1974", "DATE", "1974-10-31", "", NULL, NULL,
     "day-mon-year"},
    {"It ran from 31-Oct-14.", "31-Oct-14", "DATE", "2014-10-31", "", NULL, NULL, "day-mon-year"},
    {"It ran from Sep-23-2020.", "Sep-23-2020", "DATE", "2020-09-23", "", NULL, NULL,
     "mon-day-year"},
    {"It ran from 2012/Aug/10.", "2012/Aug/10", "DATE", "2012-08-10", "", NULL, NULL,
     "year-mon-day"},
    /* weekdays and days by their number */
    {"It opens Tuesday the 20th.", "Tuesday the 20th", "DATE", "2018-03-20", "", NULL, NULL,
     "weekday-nth"},
    {"On Tuesday the 9th Circuit ruled.", "Tuesday", "DATE", "2018-03-13", "", NULL, NULL,
     "weekday"},
    {"They left two Mondays ago.", "two Mondays ago", "DATE", "2018-03-05", "", NULL, NULL,
     "weekdays-ago"},
    {"They leave 3 Fridays from now.", "3 Fridays from now", "DATE", "2018-03-30", "", NULL, NULL,
     "weekdays-from-now"},
    {"They leave Friday after next.", "Friday after next", "DATE", "2018-03-23", "", NULL, NULL,
     "weekday-after-next"},
    {"They leave the week after next.", "the week after next", "DATE", "2018-W13", "", NULL, NULL,
     "unit-after-next"},
    {"It ends on the last day of March.", "the last day of March", "DATE", "2018-03-31", "", NULL,
     NULL, "nth-week-of"},
    {"It ends on the 15th day of next month.", "the 15th day of next month", "DATE", "2018-04-15",
     "", NULL, NULL, "nth-week-of"},
    {"They met in the first week of last year.", "the first week of last year", "DATE", "2017-W01",
     "", NULL, NULL, "nth-week-of"},
    {"They met on the 1st of march.", "the 1st of march", "DATE", "2018-03-01", "", NULL, NULL,
     "day-month"},
    {"They are four weeks from Christmas.", "four weeks", "DURATION", "P4W", "", NULL, NULL,
     "duration-n"},
    {"Everybody is busy these days.", "these days", "DATE", "PRESENT_REF", "", "", "", NULL},
    /* clock times */
    {"The train leaves at 15h30.", "15h30", "TIME", "2018-03-15T15:30", "", NULL, NULL, "clock"},
    {"The train leaves 3:15p.", "3:15p", "TIME", "2018-03-15T15:15", "", NULL, NULL, "clock"},
    {"It starts this afternoon at 3:20.", "this afternoon at 3:20", "TIME", "2018-03-15T15:20", "",
     NULL, NULL, "part-at-time"},
    {"It starts tonight at 8:30 p.m. again.", "tonight at 8:30 p.m.", "TIME", "2018-03-15T20:30",
     "", NULL, NULL, "part-at-time"},
    {"It starts at 8 tonight.", "8 tonight", "TIME", "2018-03-15T20:00", "", NULL, NULL,
     "hour-of-part"},
    {"It starts at seven thirty p.m. sharp.", "seven thirty p.m.", "TIME", "2018-03-15T19:30", "",
     NULL, NULL, "hour-minutes-ampm"},
    {"It was 20 minutes past 3 p.m. there.", "20 minutes past 3 p.m.", "TIME", "2018-03-15T15:20",
     "", NULL, NULL, "minutes-past"},
    {"It was just past noon.", "noon", "TIME", "2018-03-15T12:00", "", NULL, NULL, "noon"},
    {"It took 1/2 hour.", "1/2 hour", "DURATION", "PT30M", "", "", "", "duration-n"},
    /* no day is invented where other words tell which */
    {"He left the day she died.", "the day", "DATE", "XXXX-XX-XX", "", "", "", "the-day"},
    {"He left the day before the vote.", "the day", "DATE", "XXXX-XX-XX", "", "", "", "the-day"},
    {"On the night of the attack he was away.", "the night", "TIME", "XXXX-XX-XXTNI", "", "", "",
     "the-part"},
    {"He worked in the morning and the shop was full.", "the morning", "TIME", "2018-03-15TMO", "",
     NULL, NULL, "the-part"},
    {"She added that Monday's vote was close.", "Monday", "DATE", "2018-03-12", NULL, NULL, NULL,
     "weekday"},
    {"Prices for the week ending March 2 fell.", "the week", "DATE", "2018-W09", NULL, NULL, NULL,
     "the-day"},
    {"They crossed in the autumn of 481 BC.", "the autumn of 481 BC", "DATE", "BC0481-FA", "", NULL,
     NULL, "date-of-date"},
    /* a day keeps the year that it was given */
    {"It began on May 3, 2017. Few had foreseen May 3rd there.", "May 3rd", "DATE", "2017-05-03",
     NULL, NULL, NULL, "month-day"},
    {"Nobody has seen her since June 7.", "June 7", "DATE", "2017-06-07", NULL, NULL, NULL, NULL},
    /* weekdays to come; published on a Thursday */
    {"The mayor will meet them on Monday.", "Monday", "DATE", "2018-03-19", NULL, NULL, NULL, NULL},
    {"She is set to face her rival on Saturday.", "Saturday", "DATE", "2018-03-17", NULL, NULL,
     NULL, NULL},
    {"The match is expected Sunday.", "Sunday", "DATE", "2018-03-18", NULL, NULL, NULL, NULL},
    {"On Friday, rain will be heavy.", "Friday", "DATE", "2018-03-16", NULL, NULL, NULL, NULL},
    {"Friday will be wet.", "Friday", "DATE", "2018-03-16", NULL, NULL, NULL, NULL},
    {"They signed ahead of Saturday's fight.", "Saturday", "DATE", "2018-03-17", NULL, NULL, NULL,
     NULL},
    {"The trial begins Tuesday.", "Tuesday", "DATE", "2018-03-20", NULL, NULL, NULL, NULL},
    {"He would be leaving Tuesday.", "Tuesday", "DATE", "2018-03-20", NULL, NULL, NULL, NULL},
    {"The shop is to reopen Tuesday.", "Tuesday", "DATE", "2018-03-20", NULL, NULL, NULL, NULL},
    {"She will win, he said Tuesday.", "Tuesday", "DATE", "2018-03-13", NULL, NULL, NULL, NULL},
    {"He said on Tuesday that it would rain.", "Tuesday", "DATE", "2018-03-13", NULL, NULL, NULL,
     NULL},
    {"On Tuesday, the firm said it will close.", "Tuesday", "DATE", "2018-03-13", NULL, NULL, NULL,
     NULL},
    {"The offer had been due to expire Friday.", "Friday", "DATE", "2018-03-09", NULL, NULL, NULL,
     NULL},
    {"A rally planned for Saturday was called off.", "Saturday", "DATE", "2018-03-10", NULL, NULL,
     NULL, NULL},
    {"He would look for ways around Wednesday's ruling.", "Wednesday", "DATE", "2018-03-14", NULL,
     NULL, NULL, NULL},
    {"She will sing on Saturday. Tickets for Sunday are gone.", "Saturday", "DATE", "2018-03-17",
     NULL, NULL, NULL, NULL},
    /* winter: the year's own, that began before it */
    {"They stayed indoors during the winter.", "the winter", "DATE", "2018-WI", "", "2017-12-01",
     "2018-03-01", "season-the"},
    /* points of the calendar */
    {"It was signed on 2013-07-02.", "2013-07-02", "DATE", "2013-07-02", "", "2013-07-02",
     "2013-07-03", "iso-date"},
    {"It was signed at 2013-07-02T14:30:00+02:00 there.", "2013-07-02T14:30:00+02:00", "TIME",
     "2013-07-02T14:30:00", "", "2013-07-02T14:30:00+02:00", "2013-07-02T14:30:01+02:00",
     "iso-date-zone"},
    {"It was signed on 7/2/2013.", "7/2/2013", "DATE", "2013-07-02", "", "2013-07-02", "2013-07-03",
     "figures-date"},
    {"It was signed on 25/2/2013.", "25/2/2013", "DATE", "2013-02-25", "", "2013-02-25", NULL,
     "figures-date"},
    {"It was signed on 25.02.2013.", "25.02.2013", "DATE", "2013-02-25", "", "2013-02-25", NULL,
     "figures-date"},
    {"It began on July 4, 1976, in the town.", "July 4, 1976", "DATE", "1976-07-04", "",
     "1976-07-04", "1976-07-05", "month-day-year"},
    {"It began on Feb. 29, 2016.", "Feb. 29, 2016", "DATE", "2016-02-29", "", "2016-02-29",
     "2016-03-01", "month-day-year"},
    {"It began on Dec. 31, 1999.", "Dec. 31, 1999", "DATE", "1999-12-31", "", "1999-12-31",
     "2000-01-01", "month-day-year"},
    {"It begins on March 20 in Rome.", "March 20", "DATE", "2018-03-20", "", "2018-03-20",
     "2018-03-21", "month-day"},
    {"It began on Dec. 28 in Rome.", "Dec. 28", "DATE", "2017-12-28", "", "2017-12-28",
     "2017-12-29", "month-day"},
    {"It began on 4 July 1976.", "4 July 1976", "DATE", "1976-07-04", "", "1976-07-04", NULL,
     "day-month-year"},
    {"It began on the 4th of July 1976.", "the 4th of July 1976", "DATE", "1976-07-04", "",
     "1976-07-04", NULL, "day-month-year"},
    {"It began on 20 March.", "20 March", "DATE", "2018-03-20", "", NULL, NULL, "day-month"},
    {"It began in June 1976.", "June 1976", "DATE", "1976-06", "", "1976-06-01", "1976-07-01",
     "month-year"},
    {"It began in the month of June 1976.", "the month of June 1976", "DATE", "1976-06", "", NULL,
     NULL, NULL},
    {"It begins in the month of June, we hope.", "the month of June", "DATE", "2018-06", "", NULL,
     NULL, "the-month-of"},
    {"He was hired in January.", "January", "DATE", "2018-01", "", "2018-01-01", "2018-02-01",
     "month"},
    {"He was hired in November.", "November", "DATE", "2017-11", "", "2017-11-01", "2017-12-01",
     "month"},
    {"He was hired in 1976.", "1976", "DATE", "1976", "", "1976-01-01", "1977-01-01", "year"},
    {"He was hired in the year 1976.", "the year 1976", "DATE", "1976", "", NULL, NULL,
     "the-year-n"},
    {"He was hired in nineteen ninety-six.", "nineteen ninety-six", "DATE", "1996", "", NULL, NULL,
     "year"},
    {"The wall fell in 146 BC.", "146 BC", "DATE", "BC0146", "", NULL, NULL, "year-era"},
    {"The wall fell in AD 410.", "AD 410", "DATE", "0410", "", NULL, NULL, "era-year"},
    {"The class of '98 met in '99.", "'99", "DATE", "1999", "", NULL, NULL, "year-short"},
    {"Sales rose in fiscal 2015.", "fiscal 2015", "DATE", "2015", "", "", "", "fiscal-year-n"},
    {"He spoke on Tuesday.", "Tuesday", "DATE", "2018-03-13", "", "2018-03-13", "2018-03-14",
     "weekday"},
    {"He spoke on Thursday.", "Thursday", "DATE", "2018-03-15", "", "2018-03-15", NULL, "weekday"},
    {"The vote is scheduled for Monday.", "Monday", "DATE", "2018-03-19", "", NULL, NULL,
     "weekday"},
    {"They met on Mondays.", "Mondays", "SET", "XXXX-WXX-1", "", "", "", "weekday"},
    {"It was the music of the 1990s.", "the 1990s", "DATE", "199", "", "1990-01-01", "2000-01-01",
     "decade-figures"},
    {"It was the music of the '80s.", "the '80s", "DATE", "198", "", "1980-01-01", "1990-01-01",
     "decade-figures"},
    {"It was the music of the `80s.", "`80s", "DATE", "198", "", "1980-01-01", "1990-01-01",
     "decade-figures"},
    {"`90s music came back.", "`90s", "DATE", "199", "", "1990-01-01", "2000-01-01",
     "decade-figures"},
    {"\xE2\x80\x99"
     "90s music came back.",
     "\xE2\x80\x99"
     "90s",
     "DATE", "199", "", "1990-01-01", "2000-01-01", "decade-figures"},
    {"It was built in the 19th century.", "the 19th century", "DATE", "18", "", "1800-01-01",
     "1900-01-01", "century"},
    {"Profit fell in the fourth quarter.", "the fourth quarter", "DATE", "2017-Q4", "",
     "2017-10-01", "2018-01-01", "quarter-n"},
    {"Third-quarter profit fell.", "Third-quarter", "DATE", "2017-Q3", "", "2017-07-01",
     "2017-10-01", "quarter-n"},
    {"Profit fell in Q3 2016.", "Q3 2016", "DATE", "2016-Q3", "", "2016-07-01", "2016-10-01",
     "quarter-q"},
    {"Profit fell in the second half of 2016.", "the second half of 2016", "DATE", "2016-H2", "",
     "2016-07-01", "2017-01-01", "date-of-date"},
    {"It rained in summer 2013.", "summer 2013", "DATE", "2013-SU", "", "2013-06-01", "2013-09-01",
     "season"},
    {"It rained during the summer.", "the summer", "DATE", NULL, "", NULL, NULL, "season-the"},
    {"They met on Christmas.", "Christmas", "DATE", "2017-12-25", "", "2017-12-25", "2017-12-26",
     "holiday"},
    {"They met on Christmas Eve 2010.", "Christmas Eve 2010", "DATE", "2010-12-24", "",
     "2010-12-24", "2010-12-25", "holiday-eve"},
    {"They met on Thanksgiving Day.", "Thanksgiving Day", "DATE", "2017-11-23", "", NULL, NULL,
     "holiday"},
    {"They met on Easter 2019 there.", "Easter 2019", "DATE", "2019-04-21", "", NULL, NULL,
     "holiday"},
    {"They fasted in Ramadan 2013.", "Ramadan 2013", "DATE", "2013-07", "", "2013-07-01", NULL,
     "holiday"},
    {"He arrived today.", "today", "DATE", "2018-03-15", "", "2018-03-15", "2018-03-16", "refday"},
    {"He arrived yesterday.", "yesterday", "DATE", "2018-03-14", "", "2018-03-14", "2018-03-15",
     "refday"},
    {"He arrives tomorrow.", "tomorrow", "DATE", "2018-03-16", "", "2018-03-16", "2018-03-17",
     "refday"},
    {"He arrived the day before yesterday.", "the day before yesterday", "DATE", "2018-03-13", "",
     NULL, NULL, "day-before-refday"},
    {"He arrives tonight.", "tonight", "TIME", "2018-03-15TNI", "", "2018-03-15T20:00",
     "2018-03-16T06:00", "tonight"},
    /* times of the day */
    {"It begins at 7:30 p.m. in the hall.", "7:30 p.m.", "TIME", "2018-03-15T19:30", "",
     "2018-03-15T19:30", "2018-03-15T19:31", "clock"},
    {"It begins at 5pm in the hall.", "5pm", "TIME", "2018-03-15T17:00", "", NULL, NULL,
     "hour-ampm"},
    {"It begins at 7.30pm in the hall.", "7.30pm", "TIME", "2018-03-15T19:30", "", NULL, NULL,
     "clock"},
    {"It begins at 12 a.m. in the hall.", "12 a.m.", "TIME", "2018-03-15T00:00", "", NULL, NULL,
     "hour-ampm"},
    {"It begins at 10 o'clock in the hall.", "10 o'clock", "TIME", "2018-03-15T10:00", "", NULL,
     NULL, "oclock"},
    {"It begins at noon.", "noon", "TIME", "2018-03-15T12:00", "", NULL, NULL, "noon"},
    {"It begins at 4 in the morning.", "4 in the morning", "TIME", "2018-03-15T04:00", "", NULL,
     NULL, "clock-in-the-part"},
    {"It ended at 10 p.m. Wednesday in the hall.", "10 p.m. Wednesday", "TIME", "2018-03-14T22:00",
     "", "2018-03-14T22:00", NULL, "time-date"},
    {"It ended at 3 p.m. EDT Tuesday, he said.", "3 p.m. EDT Tuesday", "TIME", "2018-03-13T15:00",
     "", "2018-03-13T15:00-04:00", "2018-03-13T15:01-04:00", "time-date"},
    {"It ended Tuesday at 3 p.m., he said.", "Tuesday at 3 p.m.", "TIME", "2018-03-13T15:00", "",
     NULL, NULL, "date-time"},
    {"He died on Tuesday night.", "Tuesday night", "TIME", "2018-03-13TNI", "", "2018-03-13T20:00",
     "2018-03-14T06:00", "date-part"},
    {"He left this morning.", "this morning", "TIME", "2018-03-15TMO", "", "2018-03-15T06:00",
     "2018-03-15T12:00", "deixis-part"},
    {"He left last night.", "last night", "TIME", "2018-03-14TNI", "", NULL, NULL, NULL},
    /* lengths */
    {"He waited for two weeks.", "two weeks", "DURATION", "P2W", "", "", "", "duration-n"},
    {"He waited for 2 1/2 years.", "2 1/2 years", "DURATION", "P2Y6M", "", "", "", "duration-n"},
    {"It was a two-year war.", "two-year", "DURATION", "P2Y", "", "", "", "duration-n"},
    {"It was a 90-minute-plus meeting.", "90-minute-plus", "DURATION", "PT90M", "EQUAL_OR_MORE", "",
     "", "duration-n-plus"},
    {"He waited for more than three hours.", "more than three hours", "DURATION", "PT3H",
     "MORE_THAN", "", "", "duration-n"},
    {"He waited for about three hours.", "three hours", "DURATION", "PT3H", "APPROX", "", "",
     "duration-n"},
    {"He waited for nearly two years.", "nearly two years", "DURATION", "P2Y", "LESS_THAN", "", "",
     "duration-n"},
    {"He waited for at least 72 hours.", "at least 72 hours", "DURATION", "PT72H", "EQUAL_OR_MORE",
     "", "", "duration-n"},
    {"He waited for up to 180 days.", "up to 180 days", "DURATION", "P180D", "EQUAL_OR_LESS", "",
     "", "duration-n"},
    {"He waited for an hour.", "an hour", "DURATION", "PT1H", "", "", "", "duration-a"},
    {"He waited for half an hour.", "half an hour", "DURATION", "PT30M", "", "", "",
     "duration-half-a"},
    {"He waited for a year and a half.", "a year and a half", "DURATION", "P1Y6M", "", "", "",
     "duration-and-a-half"},
    {"He waited for several months.", "several months", "DURATION", "PXM", "", "", "",
     "duration-vague"},
    {"He waited for a few days.", "a few days", "DURATION", "PXD", "", "", "", "duration-vague"},
    {"He waited for years.", "years", "DURATION", "PXY", "", "", "", "duration-plural"},
    {"It was a months-long siege.", "months-long", "DURATION", "PXM", "", "", "",
     "duration-unit-long"},
    {"He waited for a while.", "a while", "DURATION", "PXX", "", "", "", "a-while"},
    {"It took 5 hours 30 minutes.", "5 hours 30 minutes", "DURATION", "PT5H30M", "", "", "",
     "compound-duration"},
    {"Sales rose over the past two months.", "the past two months", "DURATION", "P2M", "", "", "",
     "deixis-duration"},
    {"Sales rose in the first nine months.", "the first nine months", "DURATION", "P9M", "", "", "",
     "deixis-duration"},
    {"Sales rose in recent years.", "recent years", "DURATION", "PXY", "", "", "",
     "deixis-duration"},
    {"Sales rose in the past decade.", "the past decade", "DURATION", "P10Y", "", "", "",
     "deixis-unit"},
    {"Sales rose in the nine months.", "the nine months", "DURATION", "P9M", "", "", "",
     "the-duration"},
    /* relative to now or to the text */
    {"He left last year.", "last year", "DATE", "2017", "", "2017-01-01", "2018-01-01",
     "deixis-unit"},
    {"He left last month.", "last month", "DATE", "2018-02", "", "2018-02-01", "2018-03-01",
     "deixis-unit"},
    {"He left this week.", "this week", "DATE", "2018-W11", "", "2018-03-12", "2018-03-19",
     "deixis-unit"},
    {"He leaves next week.", "next week", "DATE", "2018-W12", "", "2018-03-19", "2018-03-26",
     "deixis-unit"},
    {"He left last quarter.", "last quarter", "DATE", "2017-Q4", "", NULL, NULL, "deixis-unit"},
    {"He rested over the weekend.", "the weekend", "DATE", "2018-W10-WE", "", "2018-03-10",
     "2018-03-12", "the-day"},
    {"He left last June.", "last June", "DATE", "2017-06", "", NULL, NULL, "deixis-date"},
    {"He left in June last year.", "June last year", "DATE", "2017-06", "", "2017-06-01",
     "2017-07-01", "weekday-date"},
    {"He leaves next Friday.", "next Friday", "DATE", "2018-03-16", "", NULL, NULL, "deixis-date"},
    {"He left last Friday.", "last Friday", "DATE", "2018-03-09", "", NULL, NULL, "deixis-date"},
    {"He left last fall.", "last fall", "DATE", "2017-FA", "", NULL, NULL, "deixis-date"},
    {"He left two days ago.", "two days ago", "DATE", "2018-03-13", "", "2018-03-13", "2018-03-14",
     "ago"},
    {"He left three weeks ago.", "three weeks ago", "DATE", "2018-W08", "", NULL, NULL, "ago"},
    {"He left five months ago.", "five months ago", "DATE", "2017-10", "", NULL, NULL, "ago"},
    {"He left 10 years ago.", "10 years ago", "DATE", "2008", "", NULL, NULL, "ago"},
    {"He left a decade ago.", "a decade ago", "DATE", "2008", "", NULL, NULL, "ago"},
    {"He left several years ago.", "several years ago", "DATE", "PAST_REF", "", "", "", "ago"},
    {"He leaves a week from Tuesday.", "a week from Tuesday", "DATE", "2018-03-20", "", NULL, NULL,
     "from-today"},
    {"He left two days before Christmas.", "two days before Christmas", "DATE", "2017-12-23", "",
     NULL, NULL, "before-a-day"},
    {"He came on May 4, 1999, and left the next day.", "the next day", "DATE", NULL, "", NULL, NULL,
     "deixis-unit"},
    {"He came on May 4, 1999, and left two days later.", "two days later", "DATE", "1999-05-06", "",
     "1999-05-06", "1999-05-07", "later"},
    {"He came in 1999 and left three years later.", "three years later", "DATE", "2002", "", NULL,
     NULL, "later"},
    {"He came in 1999 and left the following year.", "the following year", "DATE", "2000", "", NULL,
     NULL, "deixis-unit"},
    {"He came in 1999 and left that year.", "that year", "DATE", "1999", "", NULL, NULL,
     "deixis-unit"},
    {"The week of May 4 will be hot.", "The week of May 4", "DATE", "2018-W18", "", "2018-04-30",
     "2018-05-07", "week-of"},
    {"He now owns it.", "now", "DATE", "PRESENT_REF", "", "", "", "refword"},
    {"He recently sold it.", "recently", "DATE", "PAST_REF", "", "", "", "refword"},
    {"He fears the future.", "the future", "DATE", "FUTURE_REF", "", "", "", "refword"},
    {"It will end in the near future.", "the near future", "DATE", "FUTURE_REF", "", "", "",
     "near-future"},
    {"There is no plan at the moment.", "the moment", "DATE", "PRESENT_REF", "", "", "",
     "the-moment"},
    {"Profit fell from the year-ago quarter.", "the year-ago quarter", "DATE", NULL, NULL, NULL,
     NULL, "year-ago-unit"},
    /* edges */
    {"He left in early 2014.", "early 2014", "DATE", "2014", "START", "2014-01-01", "2015-01-01",
     "edge-date"},
    {"He left in mid-June.", "mid-June", "DATE", NULL, "MID", NULL, NULL, "edge-date"},
    {"He left late last month.", "late last month", "DATE", "2018-02", "END", NULL, NULL,
     "edge-date"},
    {"He left at the end of 1989.", "the end of 1989", "DATE", "1989", "END", NULL, NULL,
     "edge-of-date"},
    {"He left later that year.", "later that year", "DATE", NULL, "END", NULL, NULL, "edge-date"},
    {"He left by year-end.", "year-end", "DATE", "2018", "END", NULL, NULL, "year-end"},
    {"It is not possible until August or later.", "August or later", "DATE", "2018-08",
     "ON_OR_AFTER", "2018-08-01", "", "or-later"},
    {"He left around March 10.", "around March 10", "DATE", "2018-03-10", "APPROX", NULL, NULL,
     "around-date"},
    {"He left in the third quarter of last year.", "the third quarter of last year", "DATE",
     "2017-Q3", "", NULL, NULL, "date-of-date"},
    {"He left in last year's third quarter.", "last year's third quarter", "DATE", "2017-Q3", "",
     NULL, NULL, "date-of-the-date"},
    {"He left on Monday, March 12.", "Monday, March 12", "DATE", "2018-03-12", "", NULL, NULL,
     "weekday-date"},
    {"He left on Friday of last week.", "Friday of last week", "DATE", "2018-03-09", "", NULL, NULL,
     "date-of-date"},
    /* recurring */
    {"He runs every day.", "every day", "SET", "P1D", "", "", "", "every-unit"},
    {"He runs every other day.", "every other day", "SET", "P2D", "", "", "", "every-unit"},
    {"He runs every two weeks.", "every two weeks", "SET", "P2W", "", "", "", NULL},
    {"He runs each month.", "each month", "SET", "P1M", "", "", "", "every-unit"},
    {"He runs every Friday.", "every Friday", "SET", "XXXX-WXX-5", "", "", "", "every-date"},
    {"He runs daily.", "daily", "SET", "P1D", "", "", "", "adverb-set"},
    {"He runs twice a week.", "twice a week", "SET", "P1W", "", "", "", "times-a-unit"},
    {"He runs three times a year.", "three times a year", "SET", "P1Y", "", "", "",
     "n-times-a-unit"},
    {"It costs $3 million a year.", "a year", "SET", "P1Y", "", "", "", "duration-a"},
    /* the rest of the forms, one each */
    {"It was signed in 1954 July.", "1954 July", "DATE", "1954-07", "", NULL, NULL, "year-month"},
    {"The rent is due on the 20th.", "the 20th", "DATE", "2018-03-20", "", NULL, NULL,
     "on-the-nth"},
    {"Sales fell in the final quarter of 2016.", "the final quarter of 2016", "DATE", "2016-Q4", "",
     "2016-10-01", "2017-01-01", NULL},
    {"Sales fell in the first half of the year.", "the first half of the year", "DATE", "2018-H1",
     "", NULL, NULL, NULL},
    {"They met on Easter Monday.", "Easter Monday", "DATE", "2018-04-02", "", NULL, NULL,
     "holiday-weekday"},
    {"They met on New Year's Eve.", "New Year's Eve", "DATE", "2017-12-31", "", NULL, NULL,
     "holiday"},
    {"They met on Martin Luther King Jr. Day.", "Martin Luther King Jr. Day", "DATE", "2018-01-15",
     "", NULL, NULL, "holiday"},
    {"They met at half past nine.", "half past nine", "TIME", "2018-03-15T09:30", "", NULL, NULL,
     "half-past"},
    {"They met at a quarter to six.", "a quarter to six", "TIME", "2018-03-15T05:45", "", NULL,
     NULL, "quarter-past"},
    {"He waited for another week.", "another week", "DURATION", "P1W", "", "", "",
     "duration-another"},
    {"He waited for a half hour.", "a half hour", "DURATION", "PT30M", "", "", "",
     "duration-a-half"},
    {"He waited for a week or so.", "a week or so", "DURATION", "P1W", "APPROX", "", "", "or-so"},
    {"He waited for some time.", "some time", "DURATION", "PXX", "", "", "", "some-time"},
    {"He waited for a long time.", "a long time", "DURATION", "PXX", "", "", "", "a-long-time"},
    {"It may rise in the short term.", "the short term", "DATE", "FUTURE_REF", "", "", "",
     "short-term"},
    {"Profit fell in the latest period.", "the latest period", "DATE", "2017-Q4", "", NULL, NULL,
     "deixis-period"},
    {"He arrived in the morning.", "the morning", "TIME", "2018-03-15TMO", "", NULL, NULL,
     "the-part"},
    {"He arrived by mid-afternoon.", "mid-afternoon", "TIME", "2018-03-15TAF", "MID", NULL, NULL,
     "edge-part"},
    {"It must be in place by year's end.", "year's end", "DATE", "2018", "END", NULL, NULL,
     "years-end"},
    {"Profit rose in this fiscal year.", "this fiscal year", "DATE", "2018", "", "", "", NULL},
    {"Profit rose in the fiscal year.", "the fiscal year", "DATE", "2018", "", "", "",
     "fiscal-year"},
    {"He votes every four years.", "every four years", "SET", "P4Y", "", "", "", "every-n-units"},
    {"He votes every fourth year.", "every fourth year", "SET", "P4Y", "", "", "",
     "every-nth-unit"},
    {"He runs every morning.", "every morning", "SET", "XXXX-XX-XXTMO", "", "", "", "every-part"},
    {"He leaves two weeks from now.", "two weeks from now", "DATE", "2018-W13", "", NULL, NULL,
     "from-now"},
    {"He came on May 4, 1999, and had left the day before.", "the day before", "DATE", "1999-05-03",
     "", NULL, NULL, "later-after"},
    {"He left the day after Thanksgiving.", "the day after Thanksgiving", "DATE", "2017-11-24", "",
     NULL, NULL, "before-a-day-the"},
    {"It will happen over these next days.", "these next days", "DURATION", "PXD", "", "", "",
     "these-next-days"},
    {"It was lost in the final two minutes.", "the final two minutes", "DURATION", "PT2M", "", "",
     "", "final-duration"},
    {"It was hard in the early years.", "the early years", "DURATION", "PXY", "", "", "",
     "edge-duration"},
    {"It is held on the first Monday of May 2019.", "the first Monday of May 2019", "DATE",
     "2019-05-06", "", NULL, NULL, "nth-weekday-of"},
    {"It is held in the last week of October 2014.", "the last week of October 2014", "DATE",
     "2014-W44", "", NULL, NULL, "nth-week-of"},
    {"It is held on the 20th of next month.", "the 20th of next month", "DATE", "2018-04-20", "",
     NULL, NULL, "nth-of-month"},
    {"He died on Tuesday in the morning.", "Tuesday in the morning", "TIME", "2018-03-13TMO", "",
     NULL, NULL, "date-part-the"},
    {"Sales fell from the 1988 period.", "the 1988 period", "DATE", "1988", "", NULL, NULL,
     "the-1988-period"},
    {"Sales fell from the 1988 second quarter.", "the 1988 second quarter", "DATE", "1988-Q2", "",
     NULL, NULL, "year-quarter"},
    {"He died in the early hours of Sunday.", "the early hours of Sunday", "TIME", "2018-03-11TMO",
     "START", NULL, NULL, "early-hours-of-date"},
    {"He died on the night of March 4.", "the night of March 4", "TIME", "2018-03-04TNI", "", NULL,
     NULL, "part-of-date"},
    {"He died late on Tuesday.", "late on Tuesday", "DATE", "2018-03-13", "END", NULL, NULL,
     "edge-in-date"},
    {"They meet next week on Tuesday.", "next week on Tuesday", "DATE", "2018-03-20", "", NULL,
     NULL, "week-weekday"},
    {"They meet tonight at 8.", "tonight at 8", "TIME", "2018-03-15T20:00", "", NULL, NULL,
     "part-at-hour"},
    {"It fell at 11 a.m. local time on Tuesday.", "11 a.m. local time on Tuesday", "TIME",
     "2018-03-13T11:00", "", NULL, NULL, "time-local-date"},
    {"It fell at 9pm last night.", "9pm last night", "TIME", "2018-03-14T21:00", "", NULL, NULL,
     "time-part"},
    {"It is open from 8-10 p.m. in summer.", "8", "TIME", "2018-03-15T20:00", "", NULL, NULL,
     "range-left-time"},
    {"It was fought from 264 to 241 BC.", "264", "DATE", "BC0264", "", NULL, NULL,
     "range-left-era"},
    {"The match is on Saturday, Sept. 21, they say.", "Saturday, Sept. 21", "DATE", "2019-09-21",
     "", NULL, NULL, "weekday-date"},
    /* ranges */
    {"The talks of 28-29 May 1953 failed.", "28", "DATE", "1953-05-28", "", NULL, NULL,
     "range-left-day"},
    {"The talks of June 24 to 28, 1998, failed.", "28, 1998", "DATE", "1998-06-28", "", NULL, NULL,
     "range-right-day"},
    {"The war of 1939-45 was long.", "45", "DATE", "1945", "", NULL, NULL, "range-right-year"},
    {"The drought of July-November 1954 was long.", "July", "DATE", "1954-07", "", NULL, NULL,
     "month"},
};

/* What is no date stays silent: at most six of the sentences may be misread. */
static void check_silence(const char *path) {
  FILE *file = fopen(path, "r");
  CHECK(file != NULL);
  if (!file) return;
  char line[512];
  unsigned sentences = 0, alarms = 0;
  while (fgets(line, sizeof line, file)) {
    line[strcspn(line, "\n")] = 0;
    if (!line[0]) continue;
    sentences++;
    finding f;
    dl_civil day = {2020, 5, 15};
    find_in(&f, line, &day, -1);
    if (f.found.count) {
      alarms++;
      printf("false alarm: %s [%.*s]\n", line, (int)(f.found.items[0].end - f.found.items[0].start),
             line + f.found.items[0].start);
    }
    forget(&f);
  }
  fclose(file);
  CHECK(sentences >= 300);
  CHECK(alarms <= 6);
}

/* Without a publication date nothing is invented. */
static void check_undetermined(void) {
  static const char *const cases[][3] = {
      {"He left on Tuesday.", "Tuesday", "XXXX-WXX-2"},
      {"He left yesterday.", "yesterday", "XXXX-XX-XX"},
      {"He left in June.", "June", "XXXX-06"},
      {"He left on June 4.", "June 4", "XXXX-06-04"},
      {"He left last year.", "last year", "XXXX"},
      {"He left last week.", "last week", "XXXX-WXX"},
      {"He left at 5 p.m. today.", "5 p.m. today", "XXXX-XX-XXT17:00"},
      {"He left two years ago.", "two years ago", "XXXX"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    finding f;
    find_in(&f, cases[i][0], NULL, -1);
    const dl_timex *t = at_expression(&f, cases[i][0], cases[i][1]);
    CHECK(t != NULL);
    if (t) {
      CHECK_STR(t->value, cases[i][2]);
      CHECK(t->from.len == 0 && t->to.len == 0);
    } else {
      fprintf(stderr, "  in \"%s\"\n", cases[i][0]);
    }
    forget(&f);
  }
}

static void check_details(void) {
  finding f;
  const char *text = "He slept from Monday to Wednesday and ran twice a week.";
  find_in(&f, text, &thursday, -1);
  CHECK(f.found.count == 3);
  if (f.found.count == 3) {
    CHECK(f.found.items[0].begin_index == 0 && f.found.items[0].end_index == 1);
    CHECK(f.found.items[1].begin_index == 0 && f.found.items[1].end_index == 1);
    CHECK(f.found.items[2].begin_index == UINT32_MAX);
    CHECK(strcmp(f.found.items[2].freq, "2X") == 0);
    CHECK(f.found.items[0].anchor == DL_ANCHOR_PUBLISHED);
    CHECK(strcmp(f.found.items[0].grain, "day") == 0);
    CHECK(f.found.items[0].why != NULL && f.found.items[0].confidence > 0);
  }
  forget(&f);
  find_in(&f, "He left two hours ago.", &thursday, 14 * 60 + 30);
  CHECK(f.found.count == 1);
  if (f.found.count == 1) CHECK_STR(f.found.items[0].value, "2018-03-15T12:30");
  forget(&f);
  find_in(&f, "He came on May 4, 1999, and left two days later.", &thursday, -1);
  CHECK(f.found.count == 2);
  if (f.found.count == 2) {
    CHECK(f.found.items[1].anchor == DL_ANCHOR_MENTION);
    CHECK(f.found.items[1].anchor_index == 0);
  }
  forget(&f);
  /* without a publication date a clock time hangs on the day the text gave */
  find_in(&f, "He came on May 4, 1999. He ate at 5 p.m. in the hall.", NULL, -1);
  CHECK(f.found.count == 2);
  if (f.found.count == 2) {
    CHECK_STR(f.found.items[1].value, "1999-05-04T17:00");
    CHECK(f.found.items[1].anchor == DL_ANCHOR_MENTION);
  }
  forget(&f);
  /* what a quarter is compared with hangs on the quarter */
  find_in(&f,
          "It earned 4 million in the fourth quarter of 2021, up from 3 million a year earlier.",
          NULL, -1);
  CHECK(f.found.count == 2);
  if (f.found.count == 2) {
    CHECK_STR(f.found.items[1].value, "2020-Q4");
    CHECK(f.found.items[1].anchor == DL_ANCHOR_MENTION && f.found.items[1].anchor_index == 0);
  }
  forget(&f);
  find_in(&f, "", &thursday, -1);
  CHECK(f.found.count == 0);
  forget(&f);
}

int main(int argc, char **argv) {
  check_samples(samples, sizeof samples / sizeof *samples);
  check_undetermined();
  check_details();
  check_silence(argc > 1 ? argv[1] : "spec/core/no_dates.txt");
  return check_report();
}
